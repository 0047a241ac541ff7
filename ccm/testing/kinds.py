"""What can happen under a treaty: the kinds of events that its norms name.

Read off the norms themselves, so that a norm of one's own is tried on whatever it
speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, cast, get_type_hints

import attrs
from hypothesis import strategies as st

from ccm.errors import InvalidValueError
from ccm.facts import Event, Meeting, OfYear, State, Statement, ToMeeting
from ccm.rules import (
    Evidence,
    Norm,
    Occasional,
    Recurring,
    StandingDuty,
    TimeBound,
    Treaty,
)
from ccm.testing.fiction import NEIGHBOUR

__all__ = ["events_named_by", "fields_of", "kinds_by_obligation", "options_of"]


def events_named_by(norm: Norm) -> tuple[type[Event], ...]:
    """Return the kinds of events that a norm names, each once, in its own order.

    Those alone that can bear on it: what has a period of its own
    (`ccm.rules.TimeBound.apart_from`) is left out.

    >>> from ccm.convention import CONVENTION
    >>> [kind.__name__ for kind in events_named_by(CONVENTION.norm("art7.1"))]
    ['InitialReport', 'InitialReportMissing']
    """
    fields = (f.name for f in attrs.fields(type(norm)) if f.name != "apart_from")
    named = (kind for name in fields for kind in _kinds_in(getattr(norm, name)))
    return tuple(dict.fromkeys(named))


def _kinds_in(value: object) -> Iterator[type[Event]]:
    if isinstance(value, tuple):
        for each in cast("tuple[object, ...]", value):
            yield from _kinds_in(each)
    elif isinstance(value, Evidence):
        yield value.event
    elif isinstance(value, type) and issubclass(value, Event):
        yield value


@cache
def kinds_by_obligation(treaty: Treaty) -> Mapping[str, tuple[type[Event], ...]]:
    """Return the obligations of a treaty, each with the kinds of events to draw.

    A kind that stands twice is drawn twice as often: what a duty is about.
    """
    return {
        norm.id: tuple(
            kind
            for kind in events_named_by(norm)
            for _ in range(2 if kind in _mattering(norm) else 1)
        )
        for norm in treaty.obligations
    }


def _mattering(norm: Norm) -> tuple[type[Event], ...]:
    match norm:
        case Recurring():
            return (norm.fulfilled_by,)
        case Occasional():
            return norm.raised_by[:1]
        case StandingDuty():
            return norm.shown_by
        case TimeBound():
            return () if norm.runs_from is None else (norm.runs_from,)
        case _:  # a duty that another raises
            return ()


def options_of(
    kind: type[Event], day: date, meetings: Sequence[Meeting]
) -> Mapping[str, Sequence[Any]]:
    """Return what each field can be that a kind of events has of its own.

    Of a field that can be left out, a number alone is told.

    Args:
        kind: The kind.
        day: The day on which it happens.
        meetings: The meetings that a field can name.

    Raises:
        InvalidValueError: A field must be given of which no value is known here.

    >>> from ccm.facts import AnnualReport
    >>> options_of(AnnualReport, date(2020, 4, 30), ())
    {'year': (2019,)}
    """
    common = {field.name for field in attrs.fields(Event)}
    known = get_type_hints(kind)
    found: dict[str, Sequence[Any]] = {}
    for field in attrs.fields(kind):
        if field.name in common:
            continue
        if field.name == "year" and issubclass(kind, OfYear):
            found["year"] = _years(kind, day)
        elif field.name == "meeting" and issubclass(kind, ToMeeting):
            found["meeting"] = [meeting.label for meeting in meetings]
        elif field.default is attrs.NOTHING or known[field.name] == int | None:
            found[field.name] = _values(kind, field.name, known[field.name])
    return found


def fields_of(
    kind: type[Event], day: date, meetings: Sequence[Meeting]
) -> Mapping[str, st.SearchStrategy[Any]]:
    """Return a strategy for each of these fields: one of its options.

    Args:
        kind: The kind.
        day: The day on which it happens.
        meetings: The meetings that a field can name.
    """
    options = options_of(kind, day, meetings)
    return {name: st.sampled_from(each) for name, each in options.items()}


def _years(kind: type[OfYear], day: date) -> tuple[int, ...]:
    """Return the year that a report covers, or of which it was found missing."""
    before = day.year - 1
    return (before, before - 1) if issubclass(kind, Statement) else (before,)


def _values(kind: type[Event], name: str, hint: Any) -> Sequence[Any]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(hint)
    for known, values in _KNOWN:
        if hint == known:
            return values
    msg = f"{kind.__name__}.{name}: expected a number, a State or one of an enum"
    raise InvalidValueError(msg)


_KNOWN: tuple[tuple[Any, Sequence[Any]], ...] = (
    (int | None, (None, 0, 5)),
    (int, (0, 5)),
    (bool, (False, True)),
    (str, ("something",)),
    (State, (NEIGHBOUR,)),
)
"""The values of fields that are no enumeration."""
