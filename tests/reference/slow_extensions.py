"""Articles 3(3) to (5) and 4(5) to (8) in plain Python: how a deadline moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from slow_courses import Course, add_months, day_of
from slow_silence import FIRST, gap, within

from ccm.facts import (
    ClearanceCompleted,
    ContaminationFound,
    ExtensionDecision,
    ExtensionRequest,
    Meeting,
    StockpileDestroyed,
    StockpileFound,
)

FAR = date(2200, 1, 1)
DAY = timedelta(days=1)

DEEDS = (
    StockpileDestroyed,
    StockpileFound,
    ClearanceCompleted,
    ContaminationFound,
)
"""What can be in time or late."""

AREAS = ("art4", "art4.1b")


class Period(NamedTuple):
    """A period within which something is to be done, and one way in which it moved.

    Attributes:
        course: What happened.
        duty: Id of the obligation.
        anchor: The day from which it runs.
        months: Its length.
        since: From when on requests and decisions bear on it.
        taken: When a decision was taken that is not on record; None if none was.
        unheard: Whether nothing tells that one was to be taken.
        until: The day that it set; None if it refused.
    """

    course: Course
    duty: str
    anchor: date
    months: int
    since: date = date.min
    taken: date | None = None
    until: date | None = None
    unheard: bool = False

    def due(self, by: date, since: date | None = None) -> date:
        """Return the deadline as it stood on a day.

        Args:
            by: The day.
            since: When that was found which is to be dealt with; None if it was there
                when the period began.
        """
        read = self.course.reading.areas_found
        anew = since if self.duty in AREAS and read != "old deadline" else None
        if self.taken and self.until and (anew or date.min) <= self.taken <= by:
            return self.until
        decisions = [d for d in _decisions(self) if day_of(d) <= by]
        if anew is None:
            return extended(self, self.anchor, self.months, decisions)
        later = [d for d in decisions if day_of(d) >= anew]
        if read == "new period":
            return extended(self, anew, self.months, later)
        return _moved(self, _Due(anew, 0, anew - DAY), later)

    def over(self, by: date, since: date | None = None) -> bool:
        """Tell whether the deadline was over on a day.

        The deadline day is in time, or the last in time is the day before (A-03). A
        request that was filed in time can keep it from passing while it is pending
        (A-12).
        """
        suspends = self.course.reading.pending_request == "suspends"
        requests = _requests(self) if suspends else []
        return by > self.due(by, since) and not self._waits(by, since, requests)

    def _waits(
        self, by: date, since: date | None, requests: list[ExtensionRequest]
    ) -> bool:
        """Tell whether a request, made before the deadline was over, is pending."""
        taken = [(d.number, day_of(d)) for d in _taken(self)]
        for index, request in enumerate(requests):
            filed = day_of(request)
            decided = [day for number, day in taken if number >= request.number]
            if self.taken:
                decided.append(self.taken)
            if filed <= by and not any(day <= by for day in decided):
                before = requests[:index]
                if filed <= self.due(filed, since) or self._waits(filed, since, before):
                    return True
        return False


def _requests(period: Period) -> list[ExtensionRequest]:
    """Return the requests for more time that are admissible (A-11b)."""
    course = period.course
    if period.duty == "art4.1b" and (
        course.reading.later_remnants == "cannot be extended"
    ):
        return []
    ours = (e for e in course.events if isinstance(e, ExtensionRequest))
    return [
        e
        for e in ours
        if e.obligation == period.duty
        and day_of(e) >= period.since
        and _admissible(course, e)
    ]


def _admissible(course: Course, request: ExtensionRequest) -> bool:
    if course.reading.late_request != "inadmissible":
        return True
    return all(_in_time(course, request, m) for m in sittings(course, request)[:1])


def _in_time(course: Course, request: ExtensionRequest, sat: Meeting) -> bool:
    """Tell whether a request came nine months before a meeting (A-11)."""
    reading = course.reading
    counts = sat.opens.latest
    if reading.lead_counts_from == "closing":
        counts = sat.closes.latest
    elif reading.lead_counts_from == "decision":
        taken = [
            day_of(e)
            for e in course.events
            if isinstance(e, ExtensionDecision)
            and (e.obligation, e.number) == (request.obligation, request.number)
        ]
        counts = taken[0] if taken else counts
    if reading.lead_counted_in == "months of 30 days":
        return day_of(request) <= counts - 270 * DAY
    if reading.lead_counted_in == "twelfths of a year":
        return day_of(request) <= counts - 274 * DAY
    return day_of(request) <= add_months(counts, -9, up=course.up)


def _taken(period: Period) -> list[ExtensionDecision]:
    """Return every decision: by silence, too, a request has had its answer."""
    ours = (e for e in period.course.events if isinstance(e, ExtensionDecision))
    ours = (e for e in ours if day_of(e) >= period.since)
    return [e for e in ours if e.obligation == period.duty]


def _decisions(period: Period) -> list[ExtensionDecision]:
    """Return the decisions on record that bear on a period.

    What was decided before hostilities ended extends no period that begins with their
    end. No decision is one on a request that is read as inadmissible (A-11b), or one
    that was taken when the meeting did not sit, where silence is none (A-54).
    """
    course, duty = period.course, period.duty
    if duty == "art4.1b" and course.reading.later_remnants == "cannot be extended":
        return []
    told = _taken(period)
    void = {
        e.number
        for e in course.events
        if isinstance(e, ExtensionRequest)
        and e.obligation == duty
        and day_of(e) >= period.since
        and not _admissible(course, e)
    }
    return [
        e
        for e in told
        if e.number not in void
        and (duty != "art4.1b" or period.anchor <= day_of(e))
        and _by_a_meeting(course, e)
    ]


def _by_a_meeting(course: Course, decision: ExtensionDecision) -> bool:
    if course.reading.silence_procedure == "a decision":
        return True
    day = day_of(decision)
    sat = (m for m in course.meetings if m.label == decision.meeting)
    return any(m.opens.earliest <= day <= m.closes.latest for m in sat)


class _Due(NamedTuple):
    """A deadline, and from where the months are counted that lead to it."""

    anchor: date
    months: int
    day: date


def extended(
    period: Period, anchor: date, months: int, decisions: list[ExtensionDecision]
) -> date:
    """Return the deadline after some decisions, in order.

    Calendar months are added to the previous deadline and counted from the anchor at
    once; a day that a decision names wins, and is the new anchor (A-15). What would
    end sooner extends nothing.
    """
    first = add_months(anchor, months, up=period.course.up)
    if period.course.reading.last_day == "too late":
        first -= DAY
    return _moved(period, _Due(anchor, months, first), decisions)


def _moved(period: Period, due: _Due, decisions: list[ExtensionDecision]) -> date:
    for decision in decisions:
        new = _after(period, due, decision)
        if new is not None and new.day > due.day:
            due = new
    return due.day


def _after(period: Period, due: _Due, decision: ExtensionDecision) -> _Due | None:
    """Return what a decision makes of a deadline; None if it grants nothing.

    Months run from the previous deadline, from that day as it was in the calendar, or
    from the day of the decision (A-15).
    """
    reading = period.course.reading
    if decision.until:
        return _Due(decision.until, 0, decision.until)
    if not decision.length:
        return None
    anchor, months = due.anchor, due.months
    if reading.extension_base == "decision":
        anchor, months = day_of(decision), 0
    elif reading.extension_base == "expiry":
        anchor, months = due.day, 0
    months += 12 * decision.length.years + decision.length.months
    day = add_months(anchor, months, up=period.course.up)
    if reading.extension_end == "day before" or reading.last_day == "too late":
        day -= DAY
    return _Due(anchor, months, day)


def periods(period: Period, on: date) -> Iterator[Period]:
    """Yield how a period can have moved.

    Where the meeting that was to decide has closed and no decision is on record, the
    deadline stayed, or was moved to a day that nobody knows, at some time from the
    opening of that meeting on. So on days of which the record does not tell: as early
    and as far as can be, which is most.
    """
    yield period
    first = max(period.since, period.anchor if period.duty == "art4.1b" else FIRST)
    for taken in within(
        gap(period.course, period.duty, ExtensionDecision, on), first, []
    ):
        yield period._replace(taken=taken, until=FAR, unheard=True)
    request = _undecided(period, on)
    if request is None:
        return
    sat = _heard_at(period, request)[0]
    since = max(sat.opens.latest, day_of(request))
    for taken in _near(period, on, since):
        if taken <= on:
            for until in (None, *_near(period, on, period.due(on))):
                yield period._replace(taken=taken, until=until)


def _undecided(period: Period, on: date) -> ExtensionRequest | None:
    """Return the request that was to be decided by a day, if nobody tells how."""
    decided = {decision.number for decision in _taken(period)}
    for request in _requests(period):
        if request.number in decided or day_of(request) > on:
            continue
        if all(m.closes.latest < on for m in _heard_at(period, request)):
            return request
    return None


def _heard_at(period: Period, request: ExtensionRequest) -> list[Meeting]:
    """Return the sittings at which a request was to be decided (A-11b)."""
    course = period.course
    sat = sittings(course, request)
    if course.reading.late_request != "moved to a later meeting":
        return sat
    if all(_in_time(course, request, m) for m in sat[:1]):
        return sat
    later = (m for m in course.meetings if m.kind.decides)
    heard = next((m for m in later if _in_time(course, request, m)), sat[0])
    return [m for m in course.meetings if m.label == heard.label]


def sittings(course: Course, request: ExtensionRequest) -> list[Meeting]:
    """Return the sittings of the meeting to which a request was put."""
    return [m for m in course.meetings if m.label == request.meeting]


def _near(period: Period, on: date, first: date) -> list[date]:
    """Return days from a first one on, one for each way in which they can matter."""
    days = {day_of(word) for word in period.course.words(*DEEDS)} | {on, first, FAR}
    near = {day + timedelta(days=more) for day in days for more in (-1, 0, 1)}
    return sorted(day for day in near if day >= first)
