"""The last day for an action, as it follows from the record."""

from __future__ import annotations

from datetime import date as Day

import attrs

from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import State
from ccm.plans.deadlines import (
    AfterConference,
    AtConference,
    ByDay,
    DeadlineRule,
    OfObligation,
)
from ccm.plans.model import Addressees
from ccm.plans.pursuit import Pursuit
from ccm.rules import Explanation, Finding, Standing, Status, Truth, as_read
from ccm.rules.bearing import sitting_of, span_of, truth_of
from ccm.rules.courses import Course, Moment, When, moment, moved
from ccm.rules.status import NOTHING_OWED

__all__ = ["Due", "beginning_for", "conference_day", "due_of", "last_day_of"]


@attrs.define(frozen=True, eq=False)
class Due:
    """The last day for an action, with the reason for it.

    Attributes:
        when: The last day on which it is in time, known or not; None if the plan
            sets none.
        why: Where the day comes from.
        judged_on_it: Whether it is decided on the day itself, as what is to be
            reached by a conference is; else from the day after it.
        bound_from: When the State was bound, if the last day can have passed before:
            a State cannot have missed what it was not asked to do in time.
    """

    when: When | None
    why: Explanation
    judged_on_it: bool = False
    bound_from: Day | None = None

    @property
    def last(self) -> PartialDate | None:
        """The last day as it is shown, a range where it is in doubt."""
        return None if self.when is None else span_of(self.when)

    def of(self, course: Course) -> When | None:
        """Return the last day in a course of events; None if the plan sets none."""
        bound, when = self.bound_from, self.when
        if bound is None or when is None or course.no_later(bound, when):
            return when
        return None

    def has_passed(self, course: Course, on: Day) -> bool:
        """Tell whether the last day has passed by a day, in a course of events."""
        last = self.of(course)
        if last is None:
            return False
        if self.judged_on_it:
            return course.no_later(last, on)
        return not course.no_later(on, last)

    def passed(self, on: Day) -> Truth:
        """Return whether it has passed in every course of events, or in none."""
        return truth_of(lambda course: self.has_passed(course, on))


@attrs.define(frozen=True)
class _NotBefore:
    """The step from a day to a later one, if it is earlier than that."""

    day: Day

    def __call__(self, day: Day) -> Day:
        return max(day, self.day)


@attrs.define(frozen=True)
class _NotAfter:
    """The step from a day to an earlier one, if it is later than that."""

    day: Day

    def __call__(self, day: Day) -> Day:
        return min(day, self.day)


@attrs.define(frozen=True)
class _After:
    """The step over a period; what is in doubt to the end of the calendar stays so."""

    period: Period
    rounding: Rounding

    def __call__(self, day: Day) -> Day:
        if day in (Day.min, Day.max):
            return day
        return self.period.after(day, rounding=self.rounding)


def due_of(pursuit: Pursuit) -> Due:
    """Return the last day for the State, or for the States Parties together."""
    match pursuit.aim.deadline:
        case ByDay(day=day, words=words):
            why = Explanation(f"{words}: {day}", day, pursuit.ref)
            return _unless_over(day, why, pursuit)
        case AtConference(label=label):
            when, why = conference_day(pursuit, label)
            return Due(when, why, judged_on_it=True)
        case AfterConference(period=period, label=label):
            return _after_conference(pursuit, period, label)
        case OfObligation(obligation=obligation):
            return _of_obligation(pursuit, obligation)
        case undated:
            return _undated(pursuit, undated)


def _undated(pursuit: Pursuit, rule: DeadlineRule) -> Due:
    said = f", only: {rule}" if str(rule) else ""
    return Due(None, Explanation(f"the plan sets no day{said}", None, pursuit.ref))


def _after_conference(pursuit: Pursuit, period: Period, label: str) -> Due:
    """Return the day, counted from the later of the two or the earlier (A-45)."""
    day, why = conference_day(pursuit, label)
    assert pursuit.state  # noqa: S101 - such a day is one State's own
    entry = pursuit.duties.entry_into_force(pursuit.state)
    assert entry  # noqa: S101 - only States Parties are asked
    reading = pursuit.duties.reading
    later = reading.plan_period_runs_from == "the later"
    anchor = moved(day, _NotBefore(entry) if later else _NotAfter(entry))
    last = moved(anchor, _After(period, reading.rounding))
    claim = f"{period} from {span_of(anchor)}: {span_of(last)}"
    steps = (
        why,
        *_of_entry(pursuit.duties.standing(pursuit.state)),
        as_read(reading, "plan_period_runs_from"),
    )
    chosen = ("plan_period_runs_from",)
    step = Explanation(claim, span_of(last), pursuit.ref, (), steps, chosen)
    if _had_nothing_to_do(pursuit, pursuit.state, last):
        claim = f"nothing was to be done by {span_of(last)}: no day is set"
        return Due(None, Explanation(claim, None, pursuit.ref, (), (step,)))
    return _unless_over(last, step, pursuit)


_AT_REST = NOTHING_OWED | {Status.FULFILLED, Status.FULFILLED_LATE}


def _had_nothing_to_do(pursuit: Pursuit, state: State, last: When) -> bool:
    """Tell whether the duty that an action serves surely rested until its last day.

    A State that found areas later cannot have missed what was to be done before. What
    was found and cleared between the two days was cleared on another day than before.
    """
    if getattr(pursuit.aim, "addressees", None) is not Addressees.AFFECTED:
        return False
    days = (span_of(beginning_for(pursuit, state)).latest, span_of(last).latest)
    if max(days) > pursuit.on:
        return False
    found = [pursuit.at(day).finding(state, "art4") for day in days]
    rested = all(finding.possible <= _AT_REST for finding in found)
    return rested and len({finding.fulfilled_on for finding in found}) == 1


def _of_entry(standing: Standing) -> tuple[Explanation, ...]:
    return (standing.entry,) if standing.entry else ()


def _of_obligation(pursuit: Pursuit, obligation: str) -> Due:
    """Return the deadline that runs for the State under the Convention."""
    assert pursuit.state  # noqa: S101 - such a day is one State's own
    finding = pursuit.finding(pursuit.state, obligation)
    last = last_day_of(finding)
    if last is None:
        claim = f"no deadline runs under {obligation}"
        return Due(None, Explanation(claim, None, pursuit.ref))
    claim = f"the Convention's own deadline: {finding.deadline}"
    why = Explanation(claim, last, finding.explanation.provision)
    return Due(moment((pursuit.state, obligation, "deadline"), last), why)


def last_day_of(finding: Finding) -> PartialDate | None:
    """Return a deadline of the Convention as a date; None if none runs.

    Where a decision that is not on record may have set a later day, it can be any.
    """
    deadline = finding.deadline
    if deadline is None or not deadline.candidates:
        return None
    last = Day.max if deadline.or_later else max(deadline.candidates)
    return PartialDate(min(deadline.candidates), last)


def conference_day(pursuit: Pursuit, label: str) -> tuple[When, Explanation]:
    """Return the day that stands for a Review Conference, as the reading has it.

    The conference with which the plan ends has the day that is chosen by
    ``plan_ends_at``; any other that of ``plan_starts_at``. Any day, if the
    record does not hold the conference.
    """
    plan, reading = pursuit.plan, pursuit.duties.reading
    sittings = pursuit.duties.record.sittings(label)
    field = "plan_ends_at" if label == plan.ends_with else "plan_starts_at"
    chosen: str = getattr(reading, field)
    choice = as_read(reading, field)
    if chosen == "planned opening" and plan.planned_end:
        day: When = plan.planned_end
    elif not sittings:
        claim = f"the record does not hold the days of {label}"
        any_day = Moment((label, "unrecorded"), (Day.min, Day.max))
        return any_day, Explanation(claim, None, "", (), (choice,), (field,))
    elif chosen == "close":
        day = sitting_of(sittings[-1]).closes
    else:
        day = sitting_of(sittings[0]).opens
    shown = span_of(day)
    return day, Explanation(f"{label}: {shown}", shown, "", (), (choice,), (field,))


def beginning_for(pursuit: Pursuit, state: State) -> When:
    """Return when the plan began for a State: with entry into force, if later."""
    began, _ = conference_day(pursuit, pursuit.plan.adopted_by)
    entry = pursuit.duties.entry_into_force(state)
    assert entry  # noqa: S101 - only States Parties are asked
    return moved(moved(began, _NotBefore(entry)), _NotAfter(pursuit.on))


def _unless_over(last: When, why: Explanation, pursuit: Pursuit) -> Due:
    """Return the day, or none if it had surely passed when the State was bound."""
    state = pursuit.state
    entry = pursuit.duties.entry_into_force(state) if state else None
    if entry is None:
        return Due(last, why)
    if truth_of(lambda course: course.no_later(entry, last)) is not Truth.FALSE:
        return Due(last, why, bound_from=entry)
    claim = f"{span_of(last)} had passed at entry into force on {entry}: no day is set"
    return Due(None, Explanation(claim, None, pursuit.ref, (), (why,)))
