"""A page on obligations: their ids and provisions, and what a provision holds."""

from __future__ import annotations

from collections.abc import Iterator

from ccm.convention import CONVENTION
from ccm.convention.register import REGISTER
from ccm.errors import InvalidValueError
from ccm.rules import Treaty, with_deadline
from ccm.rules.citing import Parts, alike, cited, named, obligations_in
from ccm.share.pages import Page, Scope
from ccm.share.rule_records import ObligationRow, obligation_row
from ccm.share.tables import Block, Heading, Table
from ccm.words.sentences import article

__all__ = ["obligations"]

_Said = tuple[str, str]
"""A provision, and what it says in a few words."""


def obligations(provision: str | None = None, treaty: Treaty = CONVENTION) -> Page:
    """Return the obligations; or those that a provision holds, and what it says.

    Args:
        provision: The provision, in any usual spelling, or the id of an obligation; all
            obligations if None.
        treaty: The treaty; what else a provision says is told of this Convention alone.

    Raises:
        InvalidValueError: The treaty has no such provision.
    """
    norms, said = treaty.obligations, tuple[_Said, ...]()
    if provision is not None:
        parts = cited(provision)
        told = obligations_in(parts, norms)
        norms = tuple(
            norm
            for norm in norms
            if norm in told or norm.id == provision or _holds(parts, norm.provision)
        )
        told_of = (*_in_few_words(parts, treaty), *_items(parts, treaty))
        said = tuple(dict.fromkeys(told_of))  # two duties can share a rule
        if not (norms or said):
            near = " or ".join(map(named, alike(provision, treaty.obligations)))
            msg = (
                f"provision: expected one of the {treaty.name}, such as 4(1)(a), "
                f"got {provision!r}{f'; did you mean {near}?' if near else ''}"
            )
            raise InvalidValueError(msg)
    rows = [*map(obligation_row, norms), *(_row(*each) for each in said)]
    return Page(
        name="obligations",
        scope=Scope(title=treaty.name, on=None, known_by=None, trust=None),
        blocks=tuple(_blocks(rows)),
        rows=rows,
        columns=tuple(ObligationRow.__annotations__),
    )


def _holds(parts: Parts, provision: str) -> bool:
    """Tell whether a provision is the one that is cited, or a part of it."""
    return bool(parts) and cited(provision)[: len(parts)] == parts


def _in_few_words(parts: Parts, treaty: Treaty) -> Iterator[_Said]:
    """Yield what a provision of this Convention says, and what its parts do."""
    for entry in REGISTER if treaty is CONVENTION else ():
        if _holds(parts, entry.provision):
            yield entry.provision, entry.text


def _items(parts: Parts, treaty: Treaty) -> Iterator[_Said]:
    """Yield what a request must contain, of a provision that says it, or an item."""
    for norm in filter(None, map(with_deadline, treaty.obligations)):
        rule = norm.extension
        if rule is not None and len(parts) >= len(cited(rule.contents_provision)):
            for item in rule.contents:
                provision = f"{rule.contents_provision}.{item.letter}"
                if _holds(parts, provision):
                    yield provision, f"a request contains {item.text}"


def _row(provision: str, text: str) -> ObligationRow:
    return {
        "obligation": None,
        "provision": provision,
        "cited": article(provision),
        "text": text,
    }


def _blocks(rows: list[ObligationRow]) -> Iterator[Block]:
    duties = [
        (row["obligation"], row["cited"], f"to {row['text']}")
        for row in rows
        if row["obligation"] is not None
    ]
    said = [(row["cited"], row["text"]) for row in rows if row["obligation"] is None]
    if duties:
        yield Heading(f"Obligations: {len(duties)}")
        yield Table(("Id", "Provision", "What is to be done"), tuple(duties))
    if said:
        yield Heading("What the provision says, in a few words")
        yield Table(("Provision", "What it says"), tuple(said))
