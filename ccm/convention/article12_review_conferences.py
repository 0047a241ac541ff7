"""Article 12: Review Conferences."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from ccm.dates import PartialDate, Period
from ccm.facts import MeetingKind, Session, sessions
from ccm.meetings import Clause, Force, Length
from ccm.meetings.sittings import opened, opening
from ccm.phrases import many
from ccm.rules import Cause, Explanation, Missing, Reading, Roll, Ruling, Truth, as_read
from ccm.rules.bearing import sitting_of, span_in_all, truth_of
from ccm.rules.courses import Course, When
from ccm.rules.lapse import after

__all__ = [
    "CONFERENCES",
    "FIRST_CONFERENCE",
    "INTERVAL",
    "first_conference",
    "interval",
    "intervals",
]

FIRST_CONFERENCE = Length(provision="art12.1", period=Period(years=5))
"""Article 12(1): the first, five years after the general entry into force."""

INTERVAL = Length(provision="art12.1", period=Period(years=5))
"""Article 12(1): never less than five years between Review Conferences."""

_NEXT_YEAR = Period(years=1)

CONFERENCES = (
    Clause(
        "art12.1",
        "the Secretary-General",
        Force.MUST,
        "convene the first Review Conference, and a further one if at least one State "
        "Party asks for it",
    ),
    Clause("art12.1", "the Secretary-General", Force.MUST, "invite all States Parties"),
    *(
        Clause(f"art12.2.{letter}", "the Review Conference", Force.MUST, what)
        for letter, what in (
            ("a", "review the operation and status of the Convention"),
            ("b", "consider whether to meet again and how often"),
            ("c", "decide on submissions under Articles 3 and 4"),
        )
    ),
)
"""Article 12: who convenes, on whose request, and what for."""


def first_conference(roll: Roll, on: date) -> Ruling:
    """Tell whether the first Review Conference came five years after.

    The text names neither a first nor a last day. The ruling is yes where five
    whole years had passed and not six, and its reasons tell the exact distance.
    """
    entry, reading = roll.general_entry_into_force, roll.reading
    if entry is None:
        gap = Missing("the general entry into force", Cause.NOT_YET_DUE)
        return Ruling.of(
            Truth.UNKNOWN, "the Convention is not in force", "art12.1", missing=(gap,)
        )
    held = sessions(roll.record, MeetingKind.RC)
    days = _Window(entry, reading)
    if held and opened(held[0], on) is Truth.TRUE:
        return _held_five_years_after(held[0], days)
    claim = f"due {days.first_day}; the record holds no Review Conference by {on}"
    waiting = truth_of(lambda course: not course.no_later(days.end(course), on))
    cause = Cause.NOT_YET_DUE if waiting is not Truth.FALSE else Cause.BEYOND_THE_RECORD
    gap = Missing("the first Review Conference", cause)
    return Ruling.of(Truth.UNKNOWN, claim, "art12.1", missing=(gap,))


class _Window:
    """The days that lie five years after entry into force, and not yet six."""

    __slots__ = ("entry", "reading")

    def __init__(self, entry: date, reading: Reading) -> None:
        self.entry, self.reading = entry, reading

    def opens(self, course: Course) -> When:
        """Return the first of these days."""
        return FIRST_CONFERENCE.ends(course, self.entry, self.reading)

    def end(self, course: Course) -> When:
        """Return the day after the last."""
        return after(course, self.opens(course), _NEXT_YEAR, self.reading.rounding)

    def holds(self, course: Course, opened: When) -> Truth:
        """Tell whether a conference that opened at a moment came on one of them."""
        if not course.no_later(self.opens(course), opened):
            return Truth.FALSE
        if self.reading.convened == "called":
            return Truth.UNKNOWN  # the call came before; the record lacks it
        return Truth.of(not course.no_later(self.end(course), opened))

    @property
    def first_day(self) -> PartialDate:
        """The first of these days, to be shown."""
        return span_in_all(self.opens)


def _held_five_years_after(first: Session, window: _Window) -> Ruling:
    """Tell whether the first Review Conference, which was held, came in its time."""
    reading, years, opened = window.reading, window.first_day, first.opens.day
    gap = Missing(f"the exact day on which {first.label} opened", Cause.PARTIAL_DATE)
    if reading.convened == "called":
        gap = Missing(f"when {first.label} was called", Cause.NOT_REPORTED)
    distance = ""
    if opened and years.day:
        distance = f", {many((opened - years.day).days, 'day')} after {years}"
    counted = f"{FIRST_CONFERENCE.period} after entry into force on {window.entry}"
    step = Explanation(counted, years, FIRST_CONFERENCE.provision)
    return Ruling.of(
        truth_of(lambda course: window.holds(course, opening(first))),
        f"{first.label} opened {first.opens}{distance}",
        "art12.1",
        because=(step, as_read(reading, "convened")),
        missing=(gap,),
    )


def interval(earlier: Session, later: Session, reading: Reading) -> Ruling:
    """Tell whether two Review Conferences lie five years apart, or more.

    Counted to the opening of the later one, as the reading says from the
    opening of the earlier one, from its close, from the close of its first
    part, or from the opening of its last.
    """
    first, last = (sitting_of(earlier.sittings[part]) for part in (0, -1))
    start, said = {
        "opening to opening": (first.opens, earlier.opens),
        "close to opening": (last.closes, earlier.closes),
        "part 1": (first.closes, earlier.sittings[0].closes),
        "part 2": (last.opens, earlier.sittings[-1].opens),
    }[reading.review_interval]
    what = f"from {earlier.label}, {said}, to {later.label}, which opened"
    found = INTERVAL.waited(what, start, opening(later), reading)
    return Ruling.of(
        found.truth,
        found.explanation.claim,
        INTERVAL.provision,
        because=(*found.explanation.because, as_read(reading, "review_interval")),
        missing=found.missing,
    )


def intervals(roll: Roll) -> tuple[Ruling, ...]:
    """Tell of each two successive Review Conferences whether they lie far enough."""
    held = sessions(roll.record, MeetingKind.RC)
    return tuple(interval(a, b, roll.reading) for a, b in pairwise(held))
