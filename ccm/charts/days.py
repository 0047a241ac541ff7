"""Deadlines as stretches of days: what was given, how long it runs, what is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ccm.charts.stretches import Bar, Point
from ccm.dates import PartialDate
from ccm.phrases import Phrase, day, phrase
from ccm.rules import Deadline

__all__ = ["DONE_IN_DOUBT", "GIVEN", "done", "given", "open_end", "points", "until"]

_DAY = timedelta(days=1)

GIVEN = {
    "given": "time that the Convention gives",
    "more": "extension",
    "doubt": "in doubt",
}
"""What the inks of time that was given stand for."""

DONE_IN_DOUBT = "performed, on a day not known"


def given(deadline: Deadline, since: date) -> Iterator[Bar]:
    """Yield the time that was given, extension by extension, then what is in doubt."""
    if deadline.initial is not None:
        yield Bar(since, deadline.initial, "given", "initial deadline")
        for number, each in enumerate(deadline.extensions, start=1):
            which = each.decision.number or number
            what = phrase("extension {number}", number=which)
            ink = "more" if each.certain else "doubt"
            yield Bar(each.before, each.after, ink, what)
    yield from open_end(deadline)


def open_end(deadline: Deadline) -> Iterator[Bar]:
    """Yield the days among which the deadline lies, where it is not one known day."""
    first, last = deadline.candidates[0], deadline.candidates[-1]
    if last > first:
        yield Bar(first, last, "doubt", "the deadline lies between")
    if deadline.or_later:
        yield Bar(last, None, "doubt", "the deadline, or later")


def until(deadline: Deadline | None) -> str:
    """Return a deadline; of more than two days that it can be, the ends."""
    if deadline is None or not deadline.candidates:
        return ""
    said = _days_of(deadline)
    return phrase("{day} or later", day=said) if deadline.or_later else said


def _days_of(deadline: Deadline) -> Phrase:
    match deadline.spans:
        case [PartialDate() as only]:
            return day(only.day or only)
        case [PartialDate(day=date() as first), PartialDate(day=date() as last)]:
            return phrase("{first} or {last}", first=first, last=last)
        case _:
            ends = deadline.candidates
            return phrase("{first}..{last}", first=ends[0], last=ends[-1])


def points(deadline: Deadline) -> Iterator[Point]:
    """Yield the days that are known to be deadlines, or to be one that is possible."""
    known = {deadline.initial, *(each.after for each in deadline.extensions)}
    known |= {first for first, last in deadline.runs if first == last}
    for each in sorted(filter(None, known)):
        yield Point(each, "deadline", "deadline")


def done(
    on: PartialDate | None, since: date
) -> tuple[tuple[Bar, ...], tuple[Point, ...]]:
    """Return performance: a point if its day is known, else a stretch in doubt."""
    if on is None:
        return (), ()
    if on.day is not None:
        return (), (Point(on.day, "performed", "done"),)
    first = max(on.earliest, since)
    return (Bar(first, max(on.latest, first), "doubt", DONE_IN_DOUBT),), ()
