"""The coming meetings that can decide on a request, and by when each must be asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.dates.spans import Span, gaps_in
from ccm.duties.extensions import Lead, Requested
from ccm.duties.granting import Extendable
from ccm.errors import InvalidValueError
from ccm.facts import ExtensionDecision, ExtensionRequest, Meeting, Source
from ccm.facts.meetings import told_of
from ccm.rules.bearing import (
    come_by,
    days_in_all,
    happened,
    happened_by,
    runs_in_all,
    sitting_of,
    span_in_all,
    spanned,
    truth_of,
)
from ccm.rules.case import Case
from ccm.rules.courses import Course, When, moved, sooner_of
from ccm.rules.norms import TimeBound
from ccm.rules.truth import Truth

__all__ = [
    "Hearing",
    "ahead",
    "hearings",
    "last_day_allowed",
    "last_day_undelayed",
    "to_be_extended",
]

_DAY = timedelta(days=1)
_YES = Truth.TRUE
_TO_BE_FILED = (Source("a request that is yet to be filed"),)


@attrs.define(frozen=True, kw_only=True)
class Hearing:
    """A sitting of a coming meeting that can decide on a request.

    Attributes:
        meeting: The sitting.
        planned: Whether the record stops before its end: that it was held as
            planned is not on record.
        lead: The last day that is long enough before it.
        last_day: Last day to file a request to it: the same, or the deadline if that is
            the earlier and a request must come before it; None if there is none, where
            a decision must come before the deadline and the meeting opens after it.
        passed: Whether that day has passed; true as well where there is none.
        in_time: Whether it closes by the deadline.
        lapse: First and last day between the deadline and its end; None if there is
            none, or one of the days is in doubt.
        is_late_enough: Whether it sits after the deadline, and can still be asked in
            time if any meeting can: whoever looks further finds no other use.
        runs: The first and the last of the days that the last day to file can be, of
            those that follow each other, run by run.
    """

    meeting: Meeting = attrs.field(eq=told_of)
    planned: bool
    lead: PartialDate
    last_day: PartialDate | None
    passed: Truth
    in_time: Truth
    lapse: tuple[date, date] | None
    is_late_enough: bool
    runs: tuple[Span, ...] = attrs.field(eq=False, repr=False)

    @property
    def label(self) -> str:
        """Name of the meeting; of a later part, with its number."""
        part = f", part {self.meeting.part}" if self.meeting.part > 1 else ""
        return f"{self.meeting.label}{part}"

    def to_dict(self) -> ccm.request_records.HearingRow:
        """Return it as in JSON: the meeting, and by when it must be asked."""
        return ccm.request_records.hearing_row(self)


def to_be_extended(norm: TimeBound, case: Case) -> Extendable | None:
    """Return the deadline that a request of the day would extend.

    None where none runs, or where it cannot be extended.
    """
    numbers = [each.number for each in _asked_or_decided(norm, case)]
    request = ExtensionRequest(
        state=case.standing.state,
        date=PartialDate.on(case.on),
        source=_TO_BE_FILED,
        obligation=norm.id,
        number=max(numbers, default=0) + 1,
        meeting="",
    )
    try:
        return Extendable.of(norm, request, case)
    except InvalidValueError:
        return None


def _asked_or_decided(
    norm: TimeBound, case: Case
) -> Iterator[ExtensionRequest | ExtensionDecision]:
    """Yield the requests surely filed by the day, and decisions that may be taken."""
    for asked in case.dossier.of(ExtensionRequest):
        if asked.obligation == norm.id and happened_by((asked,), case.on) is _YES:
            yield asked
    for decided in happened(case.dossier.of(ExtensionDecision), case.on):
        if decided.obligation == norm.id:
            yield decided


def ahead(case: Case) -> Iterator[Meeting]:
    """Yield the sittings that can decide and may be to come, in order of days."""
    deciding = (meeting for meeting in case.record.meetings if meeting.kind.decides)
    for meeting in sorted(deciding, key=lambda each: each.opens.earliest):
        if come_by(sitting_of(meeting).opens, case.on) is not _YES:
            yield meeting


def hearings(ours: Extendable, *, or_later: bool = False) -> Iterator[Hearing]:
    """Yield the coming meetings that can decide, in order of days.

    Of those that the record knows to have been held, up to the first after the
    deadline to which a request can still be filed: a later one would only lapse it
    for longer.
    """
    enough = False  # what is planned, or named by somebody, is shown all the same
    for meeting in ahead(ours.case):
        if _is_for_an_earlier_part(ours, meeting):
            continue
        hearing = _hearing(ours, meeting, or_later=or_later)
        if hearing.planned or not enough:
            yield hearing
        enough = enough or hearing.is_late_enough


def _hearing(ours: Extendable, meeting: Meeting, *, or_later: bool) -> Hearing:
    filing = _Filing(ours, meeting, or_later)
    runs = runs_in_all(filing.last_days)
    in_time = _in_time(ours, meeting, or_later=or_later)
    after = in_time is Truth.FALSE
    lapses = after and ours.certain and meeting.closes.day
    return Hearing(
        meeting=meeting,
        planned=_is_planned(ours, meeting),
        lead=span_in_all(partial(_lead, ours, meeting)),
        last_day=spanned(runs) if runs else None,
        passed=truth_of(filing.is_over),
        in_time=in_time,
        lapse=(ours.due.latest + _DAY, meeting.closes.latest) if lapses else None,
        is_late_enough=after and truth_of(filing.is_all_there_is) is _YES,
        runs=runs,
    )


def _in_time(ours: Extendable, meeting: Meeting, *, or_later: bool) -> Truth:
    """Return whether a sitting closes by the deadline, or by one not on record."""
    in_time = ours.by_the_deadline(sitting_of(meeting).closes)
    later = or_later or ours.unrecorded
    return Truth.UNKNOWN if later and in_time is Truth.FALSE else in_time


def _is_planned(ours: Extendable, meeting: Meeting) -> bool:
    """Tell whether the record does not tell of decisions up to its end."""
    state = ours.case.standing.state
    told = ours.case.record.covered(ours.norm.id, (ExtensionDecision,), state)
    return any(gaps_in(told, meeting.opens.earliest, meeting.closes.latest))


def _lead(ours: Extendable, meeting: Meeting, course: Course) -> When:
    """Return the last day for a request that is long enough before a meeting."""
    asked = Requested(ours.request, (sitting_of(meeting),))
    return ours.bearing.extensions.last_day_for(course, asked)


@attrs.define(frozen=True, eq=False, repr=False)
class _Filing:
    """By when a request to a sitting must be filed.

    Where it is said so, a decision that is not on record may have set a later deadline.
    """

    ours: Extendable
    meeting: Meeting = attrs.field(eq=told_of)
    or_later: bool

    def last_days(self, course: Course) -> Iterator[When]:
        """Yield each last day that there can be, the deadline being what it is."""
        lead = _lead(self.ours, self.meeting, course)
        dues = self.ours.deadlines(course)
        if self.or_later or not self.ours.rule.before_expiry:
            yield lead
        if self.ours.rule.before_expiry:
            yield from self._by_expiry(course, lead, dues)

    def _by_expiry(
        self, course: Course, lead: When, dues: tuple[When, ...]
    ) -> Iterator[When]:
        """Return the last days so that a request, or a decision, precedes deadlines."""
        if self.ours.case.reading.before_expiry == "request":
            return (sooner_of(course, due, lead) for due in dues)
        opens = sitting_of(self.meeting).opens
        return (lead for due in dues if course.no_later(opens, due))

    def is_over(self, course: Course) -> Truth:
        """Tell whether each of these days is over on the day asked about."""
        on = self.ours.case.on
        over = {not course.no_later(on, day) for day in self.last_days(course)}
        return Truth.UNKNOWN if len(over) > 1 else Truth.of(over != {False})

    def is_all_there_is(self, course: Course) -> bool:
        """Tell whether it can be asked in time, unless no later meeting can either."""
        on, rule = self.ours.case.on, self.ours.rule
        days = tuple(self.last_days(course))
        if days and all(course.no_later(on, day) for day in days):
            return True
        dues = self.ours.deadlines(course)
        expired = not any(course.no_later(on, due) for due in dues)
        return rule.before_expiry and not self.or_later and expired


def _is_for_an_earlier_part(ours: Extendable, meeting: Meeting) -> bool:
    """Tell whether what is filed in time for a part may be for an earlier one.

    A meeting held in parts considers in a later one what was filed since the earlier.
    """
    earlier = [
        sitting_of(each).opens
        for each in ours.case.record.sittings(meeting.label)
        if each.part < meeting.part
    ]

    def may_be(course: Course) -> bool:
        lead = _lead(ours, meeting, course)
        return any(course.no_later(lead, opens) for opens in earlier)

    return bool(earlier) and truth_of(may_be) is not Truth.FALSE


def last_day_allowed(ours: Extendable) -> PartialDate | None:
    """Return the last day on which the text allows a request; None if it sets none."""
    if not ours.rule.before_expiry:
        return None
    if ours.case.reading.before_expiry == "request":
        return ours.due
    return last_day_undelayed(ours)


def last_day_undelayed(ours: Extendable) -> PartialDate | None:
    """Return the last day to file for a meeting that opens by the deadline."""
    lead = Lead(ours.rule.lead, ours.case.reading)

    def asked(course: Course) -> Iterator[When]:
        return (moved(due, lead) for due in ours.deadlines(course))

    return days_in_all(asked)
