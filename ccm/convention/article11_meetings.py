"""Article 11: Meetings of States Parties."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import attrs

from ccm.dates import Period
from ccm.errors import InvalidValueError
from ccm.facts import Meeting, MeetingKind, Session, Source, sessions
from ccm.meetings import Base, Clause, Force, Length, Majority, forums
from ccm.meetings.sittings import opened, opening
from ccm.rules import Cause, Explanation, Missing, Roll, Ruling, Truth, as_read
from ccm.rules.bearing import Silence, sitting_of, span_in_all, truth_of
from ccm.rules.courses import Course, When, every_course

__all__ = [
    "CLEARANCE_REQUESTS",
    "CONVENING",
    "FIRST_MEETING",
    "OBSERVERS",
    "STOCKPILE_REQUESTS",
    "SUBJECTS",
    "MeetingPlan",
    "decided_in_silence",
    "first_meeting",
    "yearly_meeting",
]

FIRST_MEETING = Length(provision="art11.2", period=Period(years=1))
"""Article 11(2): the first Meeting within one year of entry into force."""

CONVENING = Clause(
    "art11.2",
    "the Secretary-General",
    Force.MUST,
    "convene the first Meeting, and one each year until the first Review Conference",
)
"""Article 11(2): who convenes, and how often; later it is for Review Conferences."""

SUBJECTS = tuple(
    Clause(f"art11.1.{letter}", "the Meeting", Force.MUST, f"consider {what}")
    for letter, what in (
        ("a", "the operation and status of the Convention"),
        ("b", "matters that arise from the reports"),
        ("c", "cooperation and assistance under Article 6"),
        ("d", "technologies to clear remnants"),
        ("e", "submissions under Articles 8 and 10"),
        ("f", "submissions of States Parties under Articles 3 and 4"),
    )
)
"""Article 11(1): what Meetings consider and, where necessary, decide."""

OBSERVERS = (
    "States not party",
    "the United Nations",
    "other relevant international organizations and institutions",
    "regional organizations",
    "the International Committee of the Red Cross",
    "the International Federation of Red Cross and Red Crescent Societies",
    "relevant non-governmental organizations",
)
"""Articles 11(3), 12(3), 13(2): who may be invited, by the rules of procedure."""

STOCKPILE_REQUESTS = Majority(provision="art3.5", base=Base.VOTING)
"""Article 3(5): requests for a longer deadline for stockpiles are put to the vote."""

CLEARANCE_REQUESTS = Majority(provision="art4.7", base=Base.VOTING)
"""Article 4(7): requests for a longer deadline for clearance likewise."""


@attrs.define(frozen=True, kw_only=True)
class MeetingPlan:
    """What a Review Conference decided on later meetings (Article 12(2)(b)).

    Attributes:
        by: Label of the Review Conference that decided.
        until: Label of the meeting up to which it decided; empty if without end.
        source: Where the decision is recorded.
    """

    by: str
    until: str = ""
    source: tuple[Source, ...]

    def __str__(self) -> str:
        end = f" until {self.until}" if self.until else ""
        cited = " | ".join(str(source) for source in self.source)
        return f"{self.by} decided on one meeting a year{end} ({cited})"


def decided_in_silence(rule: Majority, roll: Roll, *, objected: Truth) -> Ruling:
    """Tell whether a silence procedure decided a request in place of a vote.

    Args:
        rule: The majority that a vote would need.
        roll: For its reading.
        objected: Whether a State Party objected in time.
    """
    counts = Truth.of(roll.reading.silence_procedure == "a decision")
    return Ruling.of(
        counts & ~objected,
        f"decided without a vote: any objection in time? {objected.value}",
        rule.provision,
        because=(as_read(roll.reading, "silence_procedure"),),
        missing=(Missing("whether a State Party objected", Cause.NOT_REPORTED),),
    )


def first_meeting(roll: Roll, on: date) -> Ruling:
    """Tell whether the first Meeting was convened in time.

    A meeting that was held in time was called in time as well; of one held
    late the record does not tell when it was called.
    """
    entry = roll.general_entry_into_force
    if entry is None or on < entry:
        claim = "the Convention is not in force, so no Meeting is due"
        gap = Missing("the general entry into force", Cause.NOT_YET_DUE)
        return Ruling.of(Truth.UNKNOWN, claim, "art11.2", missing=(gap,))
    held = [
        session
        for session in sessions(roll.record, MeetingKind.MSP)
        if opened(session, on) is not Truth.FALSE
    ]
    if held:
        return _first_held(tuple(held), entry, roll, on)

    def last(course: Course) -> When:
        return FIRST_MEETING.ends(course, entry, roll.reading)

    what = "the first Meeting of States Parties"
    none = f"the record holds no Meeting of States Parties by {on}"
    return _absent(what, f"due by {span_in_all(last)}; {none}", last, roll, on)


def _first_held(held: tuple[Session, ...], entry: date, roll: Roll, on: date) -> Ruling:
    """Tell whether one of the meetings that can have been held came in time."""
    days = [opening(session) for session in held]
    called = roll.reading.convened == "called"

    def in_time(course: Course) -> Truth:
        last = FIRST_MEETING.ends(course, entry, roll.reading)
        begun = [day for day in days if course.no_later(day, on)]
        if any(course.no_later(day, last) for day in begun):
            return Truth.TRUE
        if begun:
            return Truth.UNKNOWN if called else Truth.FALSE
        return _absence(course, last, roll, on)

    first, truth = held[0], truth_of(in_time)
    what = f"{first.label} opened"
    kept = FIRST_MEETING.kept(what, entry, days[0], roll.reading)
    if called and kept.truth is not Truth.TRUE:
        return _perhaps_called(first, truth, kept, roll)
    claim, because = kept.explanation.claim, kept.explanation.because
    gap = Missing(f"the exact day (known: {first.opens})", Cause.PARTIAL_DATE)
    return Ruling.of(truth, claim, "art11.2", because=because, missing=(gap,))


def _perhaps_called(first: Session, truth: Truth, kept: Ruling, roll: Roll) -> Ruling:
    claim = f"{first.label} may have been called in time"
    gap = Missing(f"when {first.label} was called", Cause.NOT_REPORTED)
    because = (kept.explanation, as_read(roll.reading, "convened"))
    return Ruling.of(truth, claim, "art11.2", because=because, missing=(gap,))


def yearly_meeting(
    year: int, roll: Roll, on: date, plans: Iterable[MeetingPlan] = ()
) -> Ruling:
    """Tell whether the States Parties met in a year, as they were to.

    Article 11(2) asks for one Meeting a year until the first Review
    Conference; from then on a Review Conference decides (Article 12(2)(b)).

    Args:
        year: A calendar year after that of the first Meeting.
        roll: The record, for its meetings, and the reading.
        on: The day asked about.
        plans: What Review Conferences decided.

    Raises:
        InvalidValueError: The year is not later than that of the first Meeting.
    """
    meetings = sessions(roll.record, MeetingKind.MSP)
    eve = date(year - 1, 12, 31)
    if not meetings or opened(meetings[0], eve) is not Truth.TRUE:
        msg = f"year: expected one after that of the first Meeting, got {year}"
        raise InvalidValueError(msg)
    asked = _Year(year, roll, on, tuple(plans))
    rule = asked.rule()
    if held := asked.surely_held(MeetingKind.MSP):
        claim = f"{year}: {', '.join(held)}"
        return Ruling.of(Truth.TRUE, claim, rule.provision, because=(rule,))
    other = _instead(asked)
    read = other.explanation.because if rule.value is not Truth.FALSE else ()
    return Ruling.of(
        truth_of(lambda course: asked.met(course) | ~asked.basis(course)[0]),
        other.explanation.claim,
        rule.provision,
        because=(rule, *read),
        missing=other.missing,
    )


_Basis = tuple[Truth, str, str]
"""Whether a Meeting was asked for in a year, by which provision, and why."""

_FOR_THE_CONFERENCE = "how often to meet is for the Review Conference to decide"


class _Year:
    """The meetings of a year, over one course of events."""

    __slots__ = ("eve", "last", "on", "opened", "plans", "roll", "year")

    def __init__(
        self, year: int, roll: Roll, on: date, plans: tuple[MeetingPlan, ...]
    ) -> None:
        self.year, self.roll, self.on, self.plans = year, roll, on, plans
        self.eve, self.last = date(year - 1, 12, 31), date(year, 12, 31)
        self.opened = {
            review.label: opening(review)
            for review in sessions(roll.record, MeetingKind.RC)
        }

    def has(self, course: Course, sitting: Meeting) -> bool:
        """Tell whether a sitting opened in the year, by the day asked about."""
        opens = sitting_of(sitting).opens
        return (
            course.no_later(opens, self.on)
            and course.no_later(opens, self.last)
            and not course.no_later(opens, self.eve)
        )

    def holds(self, sitting: Meeting) -> Truth:
        """Tell the same, whichever course events took."""
        return truth_of(lambda course: self.has(course, sitting))

    def met(self, course: Course) -> Truth:
        """Tell whether there was a Meeting, or anything in its place."""
        held = {
            sitting.kind
            for sitting in self.roll.record.meetings
            if sitting.kind.decides and self.has(course, sitting)
        }
        if MeetingKind.MSP in held:
            return Truth.TRUE
        if MeetingKind.RC in held:
            return Truth.of(MeetingKind.RC in forums(self.roll.reading))
        return _absence(course, self.last, self.roll, self.on)

    def basis(self, course: Course) -> _Basis:
        """Return whether a Meeting was asked for, and why."""
        reviews = self.opened.items()
        by_then = [label for label, d in reviews if course.no_later(d, self.last)]
        if not by_then:
            claim = "one Meeting a year until the first Review Conference"
            return Truth.TRUE, "art11.2", claim
        if not any(course.no_later(self.opened[one], self.eve) for one in by_then):
            claim = f"a Meeting each year only until {by_then[0]}, held that year"
            return Truth.FALSE, "art11.2", claim
        for plan in reversed(self.plans):
            if self._covered(course, plan):
                return Truth.TRUE, "art12.2.b", str(plan)
        return Truth.UNKNOWN, "art12.2.b", _FOR_THE_CONFERENCE

    def _covered(self, course: Course, plan: MeetingPlan) -> bool:
        """Tell whether the year lies between two conferences of a plan."""
        begins, ends = self.opened.get(plan.by), self.opened.get(plan.until)
        begun = begins is not None and course.no_later(begins, self.eve)
        return begun and (ends is None or not course.no_later(ends, self.last))

    def rule(self) -> Explanation:
        """Return whether a Meeting was asked for, whichever course events took."""
        courses = every_course(self.basis)
        said = set(courses.outcomes)
        if courses.whole and len(said) == 1:
            truth, provision, claim = said.pop()
            return Explanation(claim, truth, provision)
        truth = truth_of(lambda course: self.basis(course)[0])
        return Explanation(_FOR_THE_CONFERENCE, truth, "art12.2.b")

    def surely_held(self, kind: MeetingKind) -> list[str]:
        """Return what was surely opened in the year, in words."""
        return [
            f"{session.label}"
            + (f", part {sitting.part}," if len(session.sittings) > 1 else "")
            + f" opened {sitting.opens}"
            for session in sessions(self.roll.record, kind)
            for sitting in session.sittings
            if self.holds(sitting) is Truth.TRUE
        ]


def _instead(asked: _Year) -> Ruling:
    """Tell whether there was anything in the place of a year's Meeting."""
    year, roll = asked.year, asked.roll
    if conferences := asked.surely_held(MeetingKind.RC):
        return Ruling.of(
            Truth.of(MeetingKind.RC in forums(roll.reading)),
            f"{year}: no Meeting of States Parties, but {', '.join(conferences)}",
            "art11.2",
            because=(as_read(roll.reading, "declaration_forum"),),
        )
    doubtful = [
        Missing(f"the days of {meeting.label} ({meeting.opens})", Cause.PARTIAL_DATE)
        for meeting in roll.record.meetings
        if meeting.kind in forums(roll.reading)
        and asked.holds(meeting) == Truth.UNKNOWN
    ]
    if doubtful:
        claim = f"{year}: a meeting may have been held"
        return Ruling.of(Truth.UNKNOWN, claim, "art11.2", missing=doubtful)
    claim = f"{year}: no meeting is on record by {asked.on}"
    what = f"the meeting of {year}"
    return _absent(what, claim, lambda _: asked.last, roll, asked.on)


def _absence(course: Course, last: When, roll: Roll, on: date) -> Truth:
    """Tell what it means in a course that no meeting came by the last day for it."""
    heard = Silence.on("art11.2", roll.record, ()).heard_on(course, last)
    return Truth.FALSE if heard and not course.no_later(on, last) else Truth.UNKNOWN


def _absent(
    what: str, claim: str, last: Callable[[Course], When], roll: Roll, on: date
) -> Ruling:
    """Return what it means that no meeting is on record by the last day for it."""
    waiting = truth_of(lambda course: course.no_later(on, last(course)))
    cause = Cause.BEYOND_THE_RECORD if waiting is Truth.FALSE else Cause.NOT_YET_DUE
    return Ruling.of(
        truth_of(lambda course: _absence(course, last(course), roll, on)),
        claim,
        "art11.2",
        missing=(Missing(what, cause),),
    )
