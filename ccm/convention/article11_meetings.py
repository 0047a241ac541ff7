"""Article 11: Meetings of States Parties."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import MeetingKind, Session, Source, sessions
from ccm.meetings import Base, Clause, Force, Length, Majority, forums
from ccm.rules import Cause, Explanation, Missing, Roll, Ruling, Truth, as_read

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
    start = PartialDate.on(entry)
    held = [s for s in sessions(roll.record, MeetingKind.MSP) if _begun(s, on)]
    if held:
        first = held[0]
        what = f"{first.label} opened"
        kept = FIRST_MEETING.kept(what, start, first.opens, roll.reading)
        if kept.truth is Truth.TRUE or roll.reading.convened == "held":
            return kept
        gap = Missing(f"when {first.label} was called", Cause.NOT_REPORTED)
        because = (kept.explanation, as_read(roll.reading, "convened"))
        claim = f"{first.label} may have been called in time"
        return Ruling.of(
            Truth.UNKNOWN, claim, "art11.2", because=because, missing=(gap,)
        )
    due = FIRST_MEETING.ends(start, roll.reading)
    claim = f"due by {due}; the record holds no Meeting of States Parties by {on}"
    return _absent("the first Meeting of States Parties", claim, due.latest, roll, on)


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
    if not meetings or year <= meetings[0].opens.latest.year:
        msg = f"year: expected one after that of the first Meeting, got {year}"
        raise InvalidValueError(msg)
    asked, rule = _rule_for(year, roll, tuple(plans))
    held = _sittings(meetings, year, on)
    if held:
        claim = f"{year}: {', '.join(held)}"
        return Ruling.of(Truth.TRUE, claim, rule.provision, because=(rule,))
    other = _instead(year, roll, on)
    read = other.explanation.because if asked is not Truth.FALSE else ()
    return Ruling.of(
        other.truth | ~asked,
        other.explanation.claim,
        rule.provision,
        because=(rule, *read),
        missing=other.missing,
    )


def _instead(year: int, roll: Roll, on: date) -> Ruling:
    """Tell whether there was anything in the place of a year's Meeting."""
    conferences = _sittings(sessions(roll.record, MeetingKind.RC), year, on)
    if conferences:
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
        and meeting.opens.earliest.year <= year <= meeting.opens.latest.year
        and meeting.opens.possibly_by(on)
    ]
    claim = f"{year}: no meeting is on record by {on}"
    if doubtful:
        claim = f"{year}: a meeting may have been held"
        return Ruling.of(Truth.UNKNOWN, claim, "art11.2", missing=doubtful)
    return _absent(f"the meeting of {year}", claim, date(year, 12, 31), roll, on)


def _absent(what: str, claim: str, last: date, roll: Roll, on: date) -> Ruling:
    """Return what it means that no meeting is on record by the last day for it."""
    if on <= last:
        truth, cause = Truth.UNKNOWN, Cause.NOT_YET_DUE
    elif last <= roll.record.covered_through("art11.2"):
        truth, cause = Truth.FALSE, Cause.NOT_REPORTED
    else:
        truth, cause = Truth.UNKNOWN, Cause.BEYOND_THE_RECORD
    return Ruling.of(truth, claim, "art11.2", missing=(Missing(what, cause),))


def _begun(session: Session, on: date) -> bool:
    return session.opens.surely_by(on)


def _sittings(found: Iterable[Session], year: int, on: date) -> list[str]:
    """Return what was surely opened in a year, by a day, in words."""
    return [
        f"{session.label}"
        + (f", part {sitting.part}," if len(session.sittings) > 1 else "")
        + f" opened {sitting.opens}"
        for session in found
        for sitting in session.sittings
        if sitting.opens.earliest.year == sitting.opens.latest.year == year
        and sitting.opens.surely_by(on)
    ]


def _rule_for(
    year: int, roll: Roll, plans: tuple[MeetingPlan, ...]
) -> tuple[Truth, Explanation]:
    """Return whether a meeting was asked for in a year, and why."""
    reviews = sessions(roll.record, MeetingKind.RC)
    first = reviews[0].opens.earliest.year if reviews else year + 1
    truth, provision = Truth.UNKNOWN, "art12.2.b"
    claim = "how often to meet is for the Review Conference to decide"
    if year < first:
        truth, provision = Truth.TRUE, "art11.2"
        claim = "one Meeting a year until the first Review Conference"
    elif year == first:
        truth, provision = Truth.FALSE, "art11.2"
        claim = f"a Meeting each year only until {reviews[0].label}, held that year"
    opened = {review.label: review.opens.earliest.year for review in reviews}
    for plan in plans:
        begins, ends = opened.get(plan.by, year), opened.get(plan.until, year + 1)
        if begins < year < ends:
            truth, claim = Truth.TRUE, str(plan)
    return truth, Explanation(claim, truth, provision)
