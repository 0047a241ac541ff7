"""Laws of a set of rules as such: its norms go together, and each can be lived with.

Nothing is known here of any treaty. What a text says of periods and lengths is for its
author to hold the norms to, by a table of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args, get_type_hints

from ccm.dates import Period
from ccm.facts import Event
from ccm.rules import (
    FollowUp,
    Norm,
    Reading,
    StandingDuty,
    TimeBound,
    Treaty,
)
from ccm.rules.citing import cited, cited_by, provision
from ccm.rules.slips import slips_in
from ccm.testing.kinds import events_named_by
from ccm.testing.living import expected, reached

__all__ = ["consistency"]


def consistency(treaty: Treaty) -> tuple[str, ...]:
    """Return what does not go together in the norms of a treaty; nothing if all does.

    * Each obligation has the id by which it is found, an id and a provision of its own,
      and provisions that can be cited as they are written.
    * Each norm that another names is one of the treaty's.
    * Each choice that a norm hangs on is a field of `ccm.Reading`, with the option that
      it names; each day of a year is one of every year; what tells events apart is a
      field of theirs.
    * Each kind of events that a norm names has a file in the schema of the record.
    * Lengths of time are lengths of time, and contents of a request are listed once.
    * No event both performs a duty and undoes or breaches it, or another.
    * Each duty can arise, be performed, lapse and end: in a record made for it, its
      answer comes to each status that there is for a norm of its shape. This is asked
      once the rest holds.

    Args:
        treaty: The treaty.

    >>> from ccm.convention import CONVENTION
    >>> consistency(CONVENTION)
    ()
    """
    stated = tuple(_faults(treaty))
    if stated:
        return stated  # no record need be made of what is not even well said
    return tuple(f for norm in treaty.obligations for f in _lives(norm, treaty))


def _faults(treaty: Treaty) -> Iterator[str]:
    yield from _ids(treaty)
    for norm in treaty.obligations:
        yield from _provisions(norm)
        yield from _norms(norm, treaty)
        yield from (f"{norm.id}: {slip}" for slip in slips_in(norm))
        yield from _options(norm)
        yield from _kinds(norm, treaty)
        yield from _lengths(norm)
        yield from _contrary(norm, treaty)
    unknown = {*treaty.provisional.covers} - {*treaty.by_id}
    yield from (f"{each}: applied provisionally, and no obligation" for each in unknown)


def _ids(treaty: Treaty) -> Iterator[str]:
    for found, norm in treaty.by_id.items():
        if norm.id != found:
            yield f"{found}: its norm has the id {norm.id}"
    told = Counter(norm.provision for norm in treaty.obligations)
    yield from (
        f"{each}: the provision of {n} norms" for each, n in told.items() if n > 1
    )


def _provisions(norm: Norm) -> Iterator[str]:
    other = (getattr(norm, "arises_provision", ""), getattr(norm, "reopening", None))
    arises, reopening = other
    told = [*cited_by(norm), arises, reopening.provision if reopening else ""]
    for each in filter(None, told):
        if provision(cited(each)) != each:
            yield f"{norm.id}: {each!r} is cited as {provision(cited(each))!r}"


def _norms(norm: Norm, treaty: Treaty) -> Iterator[str]:
    for name in ("after", "reported_under"):
        other = getattr(norm, name, None)
        if other is not None and treaty.by_id.get(other.id) is not other:
            yield f"{norm.id}: {name} names {other.id}, which is no norm of the treaty"


def _options(norm: Norm) -> Iterator[str]:
    if not isinstance(norm, TimeBound):
        return
    options = get_args(get_type_hints(Reading).get(norm.start_read_by))
    if norm.start_overheard and norm.start_overheard not in options:
        yield f"{norm.id}: {norm.start_overheard!r} is no option of its choice"


def _kinds(norm: Norm, treaty: Treaty) -> Iterator[str]:
    held = {*treaty.schema.values()}
    for kind in events_named_by(norm):
        if kind not in held:
            yield f"{norm.id}: {kind.__name__} has no file in the schema"
        if kind.title == Event.title:
            yield f"{norm.id}: {kind.__name__} has no title"


def _lengths(norm: Norm) -> Iterator[str]:
    if not isinstance(norm, TimeBound):
        return
    if norm.period == Period():
        yield f"{norm.id}: its period is no time at all"
    if norm.extension is not None:
        if norm.extension.longest == Period():
            yield f"{norm.id}: its longest extension is no time at all"
        told = (*norm.extension.contents, *norm.extension.renewal_contents)
        items = Counter((item.letter, item.exceptional) for item in told)
        yield from (f"{norm.id}: item {k[0]} twice" for k, n in items.items() if n > 1)


def _contrary(norm: Norm, treaty: Treaty) -> Iterator[str]:
    """Yield the events that the treaty both asks for and holds against a State."""
    for other in treaty.obligations:
        for kind in _performing(norm):
            if kind in _against(other):
                yield f"{kind.__name__}: performs {norm.id}, and breaches {other.id}"
    for kind in _performing(norm):
        if kind in _undoing(norm):
            yield f"{kind.__name__}: performs {norm.id}, and undoes that"


def _performing(norm: Norm) -> tuple[type[Event], ...]:
    if isinstance(norm, StandingDuty):
        return (*norm.ended_by, *norm.shown_by)
    return (norm.fulfilled_by,)


def _against(norm: Norm) -> tuple[type[Event], ...]:
    return norm.breached_by if isinstance(norm, StandingDuty) else ()


def _undoing(norm: Norm) -> tuple[type[Event] | None, ...]:
    match norm:
        case TimeBound():
            return (*norm.reopened_by, norm.unfulfilled_by)
        case FollowUp():
            return (norm.undone_by,)
        case StandingDuty():
            return norm.renewed_by
        case _:  # a report of every year, or of some
            return (norm.unfulfilled_by,)


def _lives(norm: Norm, treaty: Treaty) -> Iterator[str]:
    found = reached(norm, treaty)
    for status in expected(norm):
        if status not in found:
            yield f"{norm.id}: in no record is it {status}"
