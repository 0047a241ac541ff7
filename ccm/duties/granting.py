"""The deadline that a request would extend, and how far it can be extended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

import attrs

from ccm.dates import PartialDate, Period
from ccm.duties.extensions import Expiry, Extensions, Requested, ends, requested
from ccm.duties.once import Bearing
from ccm.errors import InvalidValueError
from ccm.facts import ExtensionDecision, ExtensionRequest
from ccm.rules.bearing import days_in, days_in_all, truth_of, truth_of_courses
from ccm.rules.case import Case
from ccm.rules.courses import Course, Courses, When, every_course, later_of, moved
from ccm.rules.lapse import Lapse
from ccm.rules.norms import Content, ExtensionRule, TimeBound
from ccm.rules.shown import Shown
from ccm.rules.told import Cause, Irregularity, Missing
from ccm.rules.truth import Truth, agreed

__all__ = [
    "RENEWED_ONCE",
    "Extendable",
    "Filing",
    "decision_missing",
    "in_whole_years",
    "late_filing",
]

_MONTHS = 12
RENEWED_ONCE = 2
"""How many extensions there are once the first has been renewed."""


def in_whole_years(length: Period) -> Period:
    """Return the whole years of a length, and nothing of the rest.

    >>> print(in_whole_years(Period(months=37)))
    3 years
    """
    return Period(years=length.calendar_months // _MONTHS)


@attrs.define(frozen=True, eq=False, repr=False)
class Extendable:
    """The deadline that a request would extend.

    Attributes:
        bearing: What of the State's dossier bears on the duty.
        rule: How its deadline can be extended.
        asked: The request, with the sittings of its meeting.
        case: The State on the day.
        earlier: The requests before it, and the decisions on them.
        due: The deadline, as far as the record knows it.
        initial: The deadline before any extension.
        extended: How many extensions were granted before, at the most.
        surely: How many at the least.
        unrecorded: The numbers of the decisions before that the record lacks.
    """

    bearing: Bearing
    rule: ExtensionRule
    asked: Requested
    case: Case
    earlier: Extensions
    due: PartialDate
    initial: PartialDate
    extended: int
    surely: int
    unrecorded: tuple[int, ...]

    @classmethod
    def of(cls, norm: TimeBound, request: ExtensionRequest, case: Case) -> Extendable:
        """Return the deadline that a request would extend.

        Raises:
            InvalidValueError: It cannot be extended, or none runs for the State.
        """
        bearing = case.once(norm, Bearing.of)
        extensions, asked = bearing.extensions, requested(request, case)
        if extensions.rule is None:
            msg = f"{request}: expected a deadline that can be extended [{norm.id}]"
            raise InvalidValueError(msg)
        earlier = extensions.before(request.number)
        periods = _Periods(bearing, earlier, case.on, asked.filed)
        counts = periods.counts()
        due, initial = days_in_all(periods.dues), days_in_all(periods.first_dues)
        if due is None or initial is None:
            msg = f"{request}: expected a State for which a deadline runs [{norm.id}]"
            raise InvalidValueError(msg)
        return cls(
            bearing,
            extensions.rule,
            asked,
            case,
            earlier,
            due,
            initial,
            max(counts),
            min(counts),
            _unrecorded(extensions, request.number),
        )

    @property
    def norm(self) -> TimeBound:
        """The duty."""
        return self.bearing.norm

    @property
    def request(self) -> ExtensionRequest:
        """The request."""
        return self.asked.request

    @property
    def certain(self) -> bool:
        """Whether the record leaves no doubt of the deadline."""
        return self.due.day is not None and not self.unrecorded

    def deadlines(self, course: Course) -> tuple[When, ...]:
        """Return the deadline that the request would extend, of each period."""
        filed, on = self.asked.filed, self.case.on
        return _Periods(self.bearing, self.earlier, on, filed).dues(course)

    def granted_before(self, number: int) -> Truth:
        """Tell whether so many extensions were granted before.

        A decision that is not on record may have granted one more.
        """
        if self.surely >= number:
            return Truth.TRUE
        most = self.extended + len(self.unrecorded)
        return Truth.UNKNOWN if most >= number else Truth.FALSE

    def exceptional(self) -> Truth:
        """Tell whether exceptional circumstances must be shown."""
        after = self.rule.exceptional_after
        if after is None:
            return Truth.FALSE
        always = self.case.reading.exceptional_circumstances == "for any extension"
        return Truth.TRUE if always else self.granted_before(after)

    def asked_for(self) -> Iterator[tuple[str, Content, Truth]]:
        """Yield what a request can have to contain: where it is said, and whether."""
        rule, exceptional = self.rule, self.exceptional()
        for content in rule.contents:
            needed = exceptional if content.exceptional else Truth.TRUE
            yield f"{rule.contents_provision}.{content.letter}", content, needed
        for content in rule.renewal_contents:
            yield rule.renewal_provision, content, self.granted_before(1)

    def by_the_deadline(self, when: When) -> Truth:
        """Tell whether something came by the deadline, in the courses that have one."""

        def asked(course: Course) -> bool | None:
            dues = self.deadlines(course)
            return any(course.no_later(when, due) for due in dues) if dues else None

        courses = every_course(asked)
        told = agreed(each for each in courses.outcomes if each is not None)
        return told if courses.whole else Truth.UNKNOWN

    def too_far(self, day: date, longest: Period) -> Truth:
        """Tell whether a day is later than the deadline can be extended to."""
        lapse = Lapse(longest, self.case.reading.rounding)

        def asked(course: Course) -> bool:
            dues = self.deadlines(course)
            return not any(course.no_later(day, moved(due, lapse)) for due in dues)

        far = truth_of(asked)
        if self.unrecorded and far is not Truth.FALSE:
            return Truth.UNKNOWN  # from a later deadline it may be in reach
        return far

    def too_soon(self, day: date) -> Truth:
        """Tell whether a day comes no later than the deadline."""
        soon = self.by_the_deadline(day)
        if self.unrecorded and soon is not Truth.TRUE:
            return Truth.UNKNOWN  # the deadline may be later
        return soon

    def __str__(self) -> str:
        return f"{self.due}{' or later' if self.unrecorded else ''}"

    def missing(self) -> Iterator[Missing]:
        """Yield what would have to be known to know the deadline."""
        for number in self.unrecorded:
            extensions = self.bearing.extensions
            yield decision_missing(extensions, number, self.norm, self.case)
        if self.due.day is None:
            fact = f"the deadline that it would extend (known: {self.due})"
            yield Missing(fact, Cause.PARTIAL_DATE)

    def inadmissible(self) -> Truth:
        """Tell whether the request was filed too late, where that bars it."""
        ours = self.bearing.extensions
        return truth_of(lambda course: ours.inadmissible(course, self.asked))

    def longest(self) -> Period:
        """Return the longest extension that can be granted."""
        if self.inadmissible() is Truth.TRUE or self.used_up() is Truth.TRUE:
            return Period()
        reading, longest = self.case.reading, self.rule.longest
        in_all = reading.longest_extension == "all together"
        if in_all and not self.rule.renewal_provision:
            longest = self._left_of(longest)
        if reading.grant_beyond_request == "not allowed":
            longest = self._up_to_asked(longest)
        whole = reading.extension_length == "whole years"
        return in_whole_years(longest) if whole else longest

    def used_up(self) -> Truth:
        """Tell whether the deadline was renewed as often as it can be, so read."""
        if self.case.reading.renewals == "unlimited" or not self.rule.renewal_provision:
            return Truth.FALSE
        return self.granted_before(RENEWED_ONCE)

    def exceeds(self, one: Period, other: Period) -> bool:
        """Tell whether one length leads further than another from the deadline."""
        return self.latest_for(one) > self.latest_for(other)

    def latest_for(self, length: Period) -> date:
        """Return where a length from the deadline ends, before any other choice."""
        return Lapse(length, self.case.reading.rounding)(self.due.latest)

    def latest(self, longest: Period, taken: PartialDate | None) -> date | None:
        """Return the deadline that the longest extension gives; None if in doubt.

        So it is where nobody can tell whether the request is admissible, or whether
        the deadline can be renewed.
        """
        if not self.certain or (self.inadmissible() | self.used_up()) == Truth.UNKNOWN:
            return None
        if longest == Period():
            return self.due.day
        ends = self.ends(longest, taken)
        if ends is None or ends.day is None:
            return None
        asked, reading = self.request.until, self.case.reading
        if asked and reading.grant_beyond_request == "not allowed":
            return max(self.due.latest, min(ends.day, asked))
        return ends.day

    def ends(self, longest: Period, taken: PartialDate | None) -> PartialDate | None:
        """Return the days to which a length leads from a deadline on record."""
        granted = self.earlier.granted(self.request, longest, taken=taken)
        by = self.case.on if taken is None else date.max
        filed = self.asked.filed if taken is None else date.max
        return days_in_all(_Periods(self.bearing, granted, by, filed).dues)

    def _up_to_asked(self, longest: Period) -> Period:
        """Return a length, cut to what was asked for."""
        asked = self._asked_for()
        if asked is None or self.exceeds(asked, longest):
            return longest
        return asked

    def _asked_for(self) -> Period | None:
        """Return the length asked for; up to the day asked for, where only that is.

        Where the deadline is in doubt, the longest that this can be.
        """
        length, until = self.request.length, self.request.until
        if length is not None or until is None:
            return length
        first = self.due.earliest
        return Period.between(first, max(until, first))

    def _left_of(self, longest: Period) -> Period:
        """Return what is left of a length that counts from the first deadline.

        Where the deadline is in doubt, the most that this can be.
        """
        rounding = self.case.reading.rounding
        last = Lapse(longest, rounding)(self.initial.latest)
        now = self.due.earliest
        return Period.between(now, last) if now < last else Period()


def _unrecorded(extensions: Extensions, number: int) -> tuple[int, ...]:
    untold = every_course(lambda course: tuple(extensions.untold(course, number)))
    return tuple(sorted(set[int]().union(*untold.outcomes)))


def decision_missing(
    extensions: Extensions, number: int, norm: TimeBound, case: Case
) -> Missing:
    """Return that the decision on a request is missing, and why."""
    asked = extensions.asked.get(number)
    fact = f"the decision on request {number}, which came before one recorded"
    if asked is not None:
        fact = f"the decision of {asked.request.meeting} on request {number}"
    ours = (case.standing.state, norm.id, number)
    left_out = (*case.record.withheld, *case.record.doubted)
    told = (each for each in left_out if isinstance(each, ExtensionDecision))
    withheld = any((e.state, e.obligation, e.number) == ours for e in told)
    cause = Cause.UNVERIFIED if withheld else Cause.DECISION_NOT_RECORDED
    return Missing(fact, cause, told_by=(ExtensionDecision,))


@attrs.define(frozen=True, eq=False, repr=False)
class _Periods:
    """The periods that have begun by a day, with what decisions made of each.

    What came by the day asked about counts, or by the filing of the request if later.
    """

    bearing: Bearing
    extensions: Extensions
    on: date
    filed: When

    def terms(self, course: Course) -> Iterator[tuple[Expiry, Expiry]]:
        """Yield each period, and what it has become."""
        extensions = self.extensions.among(course)
        by = later_of(course, self.filed, self.on)
        for first, since in self._begun(course, by):
            now = extensions.extended(course, first, by, since=since)
            yield first, now

    def _begun(self, course: Course, by: When) -> Iterator[tuple[Expiry, When | None]]:
        b = self.bearing
        if b.first is not None:
            if b.entry > date.min:
                yield b.first, None
            return
        for each in b.starts:
            start = each.when
            if course.no_later(b.entry, start) and course.no_later(start, by):
                due = ends(course, start, b.norm.period, b.reading)
                yield Expiry(start, b.norm.period, due), start

    def dues(self, course: Course) -> tuple[When, ...]:
        """Return the deadlines."""
        return tuple(now.due for _, now in self.terms(course))

    def first_dues(self, course: Course) -> tuple[When, ...]:
        """Return the first period's deadline before any extension."""
        return tuple(first.due for first, _ in self.terms(course))[:1]

    def counts(self) -> frozenset[int]:
        """Return how many extensions there can be of a deadline."""
        told = every_course(
            lambda course: [len(t.steps) for _, t in self.terms(course)]
        )
        return frozenset(count for each in told.outcomes for count in each)


@attrs.define(frozen=True, eq=False, repr=False)
class Filing(Shown):
    """By when a request must be filed, and whether it was.

    Attributes:
        day: The day of the meeting from which the time counts back; None if the
            meeting is not on record.
        due: The last day for the request; as far as the former is known.
        timely: Whether it was filed by then.
        late: By how many days it was late, at the least; 0 if it may have been timely.
    """

    day: PartialDate | None
    due: PartialDate | None
    timely: Truth
    late: int = 0

    @classmethod
    def of(
        cls, extensions: Extensions, asked: Requested, by: date | None = None
    ) -> Filing:
        """Return by when a request must be filed, and whether it was.

        Args:
            extensions: The requests and decisions on the deadline.
            asked: The request.
            by: A day by which it was filed, if it was; None for any. What was filed
                by then can be in time though what is filed later would not be.
        """
        if not asked.sittings:
            return cls(None, None, Truth.UNKNOWN)
        found = every_course(partial(_filed, extensions, asked, by))
        filed = [each for each in found.each if each.outcome.filed]
        late = [
            0 if each.outcome.timely else _late_by(each.course, asked, each.outcome)
            for each in filed
        ]
        timely = Courses(tuple(filed), whole=found.whole)
        return cls(
            days_in(found, lambda one: [one.day]),
            days_in(found, lambda one: [one.due]),
            truth_of_courses(timely, lambda one: one.timely),
            min(late),
        )


class _Filed(NamedTuple):
    """When a request was to be filed in one course, and whether it was."""

    day: When
    due: When
    timely: bool
    filed: bool


def _filed(
    extensions: Extensions, asked: Requested, by: date | None, course: Course
) -> _Filed:
    day = extensions.counted_from(course, asked)
    due = extensions.last_day_for(course, asked)
    filed = by is None or course.no_later(asked.filed, by)
    return _Filed(day, due, filed and course.no_later(asked.filed, due), filed)


def _late_by(course: Course, asked: Requested, told: _Filed) -> int:
    first, _ = course.span(asked.filed)
    _, last = course.span(told.due)
    return max(1, (first - last).days)


def late_filing(
    request: ExtensionRequest, rule: ExtensionRule, filing: Filing
) -> Iterator[Irregularity]:
    """Yield that a request was filed too late for its meeting, if that is shown."""
    if filing.due is None or filing.timely is not Truth.FALSE:
        return  # in time, or nothing in the record shows the contrary
    late = filing.late
    least = "" if request.date.day and filing.due.day else "at least "
    yield Irregularity(
        rule.lead_provision,
        f"{request}: {least}{Period(days=late)} late; expected by {filing.due}, "
        f"{rule.ahead} {request.meeting} ({filing.day})",
        request,
    )
