"""Article 2: victims, remnants, transfer, safeguards and contaminated areas."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from enum import StrEnum

import attrs

from ccm.convention.article02_criteria import (
    Characteristic,
    Classification,
    Definition,
    Element,
    Join,
    Trait,
    elements,
    of_kinds,
    trait,
)
from ccm.rules import Reading

__all__ = [
    "CONTAMINATED_AREA",
    "REMNANT",
    "SELF_DEACTIVATING",
    "SELF_DESTRUCTION",
    "TRANSFER",
    "VICTIM",
    "Area",
    "Dealing",
    "Find",
    "Harm",
    "Item",
    "Remnant",
    "Safeguard",
    "Sufferer",
    "transfer",
]


class Harm(StrEnum):
    """What makes somebody a victim (2(1))."""

    DEATH = "death"
    INJURY = "physical or psychological injury"
    ECONOMIC_LOSS = "economic loss"
    MARGINALISATION = "social marginalisation"
    IMPAIRED_RIGHTS = "substantial impairment of the realisation of rights"


@attrs.define(frozen=True, kw_only=True)
class Sufferer:
    """A person hit, or an affected family or community; what is not said is unknown.

    Attributes:
        harms: What was suffered.
        caused_by_use: Whether the use of cluster munitions caused it.
    """

    harms: Iterable[Harm] | None = of_kinds(Harm, "what was suffered")
    caused_by_use: Trait = trait("the use of cluster munitions caused it")


VICTIM: Definition[Sufferer] = Definition(
    provision="art2.1",
    words="a cluster munition victim",
    parts=(
        Element(
            "art2.1",
            "somebody was killed, or suffered one of the harms listed",
            "harms",
        ),
        *elements("art2.1", Sufferer, "caused_by_use"),
    ),
)
"""Article 2(1): those directly impacted, their affected families and communities."""


class Item(StrEnum):
    """What an item that was found is."""

    CLUSTER_MUNITION = "cluster munition"
    SUBMUNITION = "explosive submunition"
    BOMBLET = "explosive bomblet"
    OTHER = "something else"


class Remnant(StrEnum):
    """The four kinds of cluster munition remnants (2(7)), by their provisions."""

    FAILED_CLUSTER_MUNITION = "art2.4"
    """Delivered, and did not release its submunitions as it should have."""

    UNEXPLODED_SUBMUNITION = "art2.5"
    """Separated from its cluster munition, and did not explode as intended."""

    ABANDONED_CLUSTER_MUNITION = "art2.6"
    """Not used, left behind or dumped, and no longer under control."""

    UNEXPLODED_BOMBLET = "art2.15"
    """Separated from its dispenser, and did not explode as intended."""


@attrs.define(frozen=True, kw_only=True)
class Find:
    """An item that was found; what is not said is not known.

    Attributes:
        item: What it is.
        delivered: Whether it was fired, dropped, launched, projected or otherwise
            delivered: a munition that was not has not been used.
        emptied: Whether it released its submunitions as it should have.
        separated: Whether it was dispersed, released or otherwise separated from
            its munition or dispenser.
        exploded: Whether it exploded as intended.
        left_behind: Whether it was left behind or dumped.
        controlled: Whether the party that did so still controls it.
    """

    item: Item | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(Item),
        metadata={"characteristic": Characteristic("what the item is", tuple(Item))},
    )
    delivered: Trait = trait(
        "it was fired, dropped, launched, projected or otherwise delivered"
    )
    emptied: Trait = trait("it released its submunitions as it should have")
    separated: Trait = trait(
        "it was dispersed, released or otherwise separated from its munition or "
        "dispenser"
    )
    exploded: Trait = trait("it exploded as intended")
    left_behind: Trait = trait("it was left behind or dumped")
    controlled: Trait = trait("it is under the control of the party that left it")


def _item(provision: str, words: str, *items: Item) -> Element:
    return Element(provision, words, "item", lambda item: item in items)


def _not(provision: str, words: str, asks: str) -> Element:
    return Element(provision, words, asks, operator.not_)


REMNANT: Definition[Find] = Definition(
    provision="art2.7",
    words="a cluster munition remnant",
    join=Join.ANY,
    either="delivered",  # failed if it was, abandoned if not
    parts=(
        Definition(
            provision=Remnant.FAILED_CLUSTER_MUNITION,
            words="a failed cluster munition",
            parts=(
                _item("art2.4", "it is a cluster munition", Item.CLUSTER_MUNITION),
                *elements("art2.4", Find, "delivered"),
                _not("art2.4", "it failed to release its submunitions", "emptied"),
            ),
        ),
        Definition(
            provision=Remnant.ABANDONED_CLUSTER_MUNITION,
            words="an abandoned cluster munition",
            parts=(
                _item(
                    "art2.6",
                    "it is a cluster munition or submunition",
                    Item.CLUSTER_MUNITION,
                    Item.SUBMUNITION,
                ),
                _not("art2.6", "it was not used", "delivered"),
                *elements("art2.6", Find, "left_behind"),
                _not(
                    "art2.6",
                    "it is no longer under the control of the party that left it",
                    "controlled",
                ),
            ),
        ),
        Definition(
            provision=Remnant.UNEXPLODED_SUBMUNITION,
            words="an unexploded submunition",
            parts=(
                _item("art2.5", "it is an explosive submunition", Item.SUBMUNITION),
                *elements("art2.5", Find, "separated"),
                _not("art2.5", "it failed to explode as intended", "exploded"),
            ),
        ),
        Definition(
            provision=Remnant.UNEXPLODED_BOMBLET,
            words="an unexploded bomblet",
            parts=(
                _item("art2.15", "it is an explosive bomblet", Item.BOMBLET),
                *elements("art2.15", Find, "separated"),
                _not("art2.15", "it failed to explode as intended", "exploded"),
            ),
        ),
    ),
)
"""Article 2(7), with 2(4), 2(5), 2(6) and 2(15); an abandoned bomblet is none."""


@attrs.define(frozen=True, kw_only=True)
class Dealing:
    """What happens to cluster munitions; what is not said is not known.

    Attributes:
        moved: Whether they move into or from national territory.
        title_passes: Whether title to them and control over them pass.
        only_territory: Whether what passes is territory that contains remnants.
    """

    moved: Trait = trait("they move into or from national territory")
    title_passes: Trait = trait("title to them and control over them pass")
    only_territory: Trait = trait("what passes is territory that contains remnants")


_INVOLVES: Definition[Dealing] = Definition(
    provision="art2.8",
    words="what a transfer involves",
    join=Join.ANY,
    parts=elements("art2.8", Dealing, "moved", "title_passes"),
)

_NO_TERRITORY: Definition[Dealing] = Definition(
    provision="art2.8",
    words="not the transfer of territory",
    join=Join.NONE,
    parts=elements("art2.8", Dealing, "only_territory"),
)

TRANSFER: Definition[Dealing] = Definition(
    provision="art2.8", words="a transfer", parts=(_INVOLVES, _NO_TERRITORY)
)
"""Article 2(8), where movement or title is enough."""


def transfer(dealing: Dealing, reading: Reading | None = None) -> Classification:
    """Decide whether a dealing is a transfer, with reasons.

    Args:
        dealing: What is known of it.
        reading: How the text is read; `Reading.transfer` matters here.

    Source:
        Convention on Cluster Munitions, Article 2(8).

    >>> transfer(Dealing(moved=True, only_territory=False)).verdict
    <Truth.TRUE: 'true'>
    """
    if (reading or Reading()).transfer == "movement or title":
        return TRANSFER.of(dealing)
    both = attrs.evolve(_INVOLVES, join=Join.ALL)
    return attrs.evolve(TRANSFER, parts=(both, _NO_TERRITORY)).of(dealing)


@attrs.define(frozen=True, kw_only=True)
class Safeguard:
    """What is to make a munition harmless; what is not said is not known.

    Attributes:
        incorporated: Whether it is built into the munition.
        automatic: Whether it functions by itself.
        additional: Whether it comes in addition to the primary initiating mechanism.
        destroys: Whether it secures the destruction of the munition.
        exhausts: Whether it makes the munition inoperable because a component that
            it cannot do without, such as a battery, is irreversibly exhausted.
    """

    incorporated: Trait = trait("it is incorporated in the munition")
    automatic: Trait = trait("it functions automatically")
    additional: Trait = trait("it is additional to the primary initiating mechanism")
    destroys: Trait = trait("it secures the destruction of the munition")
    exhausts: Trait = trait(
        "it makes the munition inoperable by irreversible exhaustion of an essential "
        "component"
    )


SELF_DESTRUCTION: Definition[Safeguard] = Definition(
    provision="art2.9",
    words="a self-destruction mechanism",
    parts=elements(
        "art2.9", Safeguard, "incorporated", "automatic", "additional", "destroys"
    ),
)
"""Article 2(9); the exemption of 2(2)(c)(iv) asks that it be electronic as well."""

SELF_DEACTIVATING: Definition[Safeguard] = Definition(
    provision="art2.10",
    words="self-deactivating",
    parts=elements("art2.10", Safeguard, "automatic", "exhausts"),
)
"""Article 2(10); the exemption of 2(2)(c)(v) asks that it be electronic as well."""


@attrs.define(frozen=True, kw_only=True)
class Area:
    """An area; what is not said is not known.

    Attributes:
        known: Whether it is known to contain remnants.
        suspected: Whether it is suspected to.
    """

    known: Trait = trait("it is known to contain cluster munition remnants")
    suspected: Trait = trait("it is suspected to contain cluster munition remnants")


CONTAMINATED_AREA: Definition[Area] = Definition(
    provision="art2.11",
    words="a cluster munition contaminated area",
    join=Join.ANY,
    parts=elements("art2.11", Area, "known", "suspected"),
)
"""Article 2(11): suspicion is enough."""
