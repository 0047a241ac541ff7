"""Applying a duty with a deadline to a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import attrs

from ccm.dates import PartialDate, Period
from ccm.facts import Assessment, Event
from ccm.rules.case import Answer, Case, beyond, happened, name_of
from ccm.rules.deadlines import (
    Term,
    choices,
    counted_from,
    deadline_of,
    explained,
    terms,
)
from ccm.rules.explanation import Explanation
from ccm.rules.filing import extension_of, left_out, without_base
from ccm.rules.finding import Cause, Deadline, Missing
from ccm.rules.gaps import IN_TIME_OR_LATE, Gaps
from ccm.rules.irregularities import irregularities, measured
from ccm.rules.pending import Unrecorded, suspended, unrecorded, why_open
from ccm.rules.progress import (
    Arising,
    Performance,
    arising,
    surely_absent,
    ways_performed,
)
from ccm.rules.reopening import reopened, why_reopened
from ccm.rules.shapes import TimeBound
from ccm.rules.starts import (
    Start,
    beginnings,
    from_entry,
    from_event,
    shown,
    surely_begun,
    too_early,
    untold_due,
)
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["apply_time_bound"]

_LATE = frozenset({Status.OVERDUE})

_Terms = tuple[Term | None, ...]
"""The deadlines of one course of events; None where no day is set."""


def apply_time_bound(norm: TimeBound, case: Case) -> Answer:
    """Return where the State stands under a duty with a deadline."""
    if norm.runs_from is None:
        return _Argument.of(norm, case, from_entry(case)).answer()
    starts = beginnings(norm, case)
    begun = [event for event in starts if event.date.possibly_by(case.on)]
    if not begun:
        return _not_begun(norm, case)
    answers = [_since(norm, case, event) for event in begun]
    grave = max(answers, key=lambda answer: _gravity(answer.possible))
    courses = product(*(answer.possible for answer in answers))
    possible = frozenset(max(course, key=_ORDER.index) for course in courses)
    if any(surely_begun(event, case) for event in begun):
        return attrs.evolve(grave, possible=possible)
    none = _not_begun(norm, case)  # for each of them may still lie ahead
    return attrs.evolve(
        grave,
        possible=possible | none.possible,
        missing=(*grave.missing, *none.missing),
    )


def _since(norm: TimeBound, case: Case, event: Event) -> Answer:
    """Return where the State stands under the period that one event starts."""
    answer = _Argument.of(norm, case, from_event(norm, event, case)).answer()
    if surely_begun(event, case):
        return answer
    fact = f"the day of: {event.detail()} (known: {event.date})"
    gap = Missing(fact, Cause.PARTIAL_DATE, told_by=(event,))
    return attrs.evolve(
        answer,
        possible=answer.possible | {Status.NOT_APPLICABLE},
        missing=(gap, *answer.missing),
    )


_ORDER = (
    Status.NOT_APPLICABLE,
    Status.FULFILLED,
    Status.FULFILLED_LATE,
    Status.OUTSTANDING,
    Status.OVERDUE,
)
"""From the lightest to the gravest: of several periods, the gravest is told."""


def _gravity(possible: frozenset[Status]) -> int:
    return max(_ORDER.index(status) for status in possible)


def _not_begun(norm: TimeBound, case: Case) -> Answer:
    assert norm.runs_from is not None  # noqa: S101 - for the type checkers
    name = name_of(norm.runs_from)
    claim, before = f"the record holds no {name}", too_early(norm, case)
    if before:
        claim = f"{claim} since entry into force"
    facts = case.accounts(before)
    step = Explanation(claim, None, norm.provision, facts, choices=shown(norm))
    if case.absence_counts(norm.id):
        return Answer(possible=frozenset({Status.NOT_APPLICABLE}), because=(step,))
    possible = {Status.NOT_APPLICABLE, Status.OUTSTANDING, Status.FULFILLED}
    if (due := untold_due(norm, case)) and case.on > due:
        possible |= {Status.OVERDUE, Status.FULFILLED_LATE}
    return Answer(
        possible=frozenset(possible),
        because=(step,),
        missing=(
            beyond(f"whether there was an {name}", case, norm.id, (norm.runs_from,)),
        ),
    )


@attrs.define(frozen=True, eq=False, repr=False)
class _Argument:
    """The parts from which the answer is put together."""

    norm: TimeBound
    case: Case
    start: Start
    arising: Arising
    courses: tuple[Performance, ...]
    terms: tuple[Term, ...]
    by_course: tuple[_Terms, ...]
    initial: PartialDate
    found_since: bool

    @classmethod
    def of(cls, norm: TimeBound, case: Case, start: Start) -> _Argument:
        found = terms(norm, case, start.day)
        initial = (
            found[0].due if not found[0].extensions else _initial(norm, case, start)
        )
        courses = ways_performed(norm, case, start.day)
        finds = [course.find for course in courses]
        by_course: tuple[_Terms, ...] = (found,) * len(courses)
        if found_since := any(find is not None for find in finds):
            by_course = tuple(
                reopened(norm, case, start.day, find, case.on) if find else found
                for find in finds
            )
            found = tuple(t for each in by_course for t in each if t is not None)
        return cls(
            norm,
            case,
            start,
            arising(norm, case),
            courses,
            found,
            by_course,
            initial,
            found_since,
        )

    def answer(self) -> Answer:
        possible = frozenset(self._statuses())
        arises = True in self.arising.states
        due = self._deadline() if arises else None
        odd = irregularities(self.norm, self.case, due) if due else ()
        because: list[Explanation] = []
        if due:
            because.extend(self._why_due(due))
        because.extend(self._why_arising())
        if arises:
            because.extend(self._how_reopened())
            because.append(self._how_performed())
            because.extend(self._why_doubtful(possible))
        if due and (step := measured(self.norm, self.case, due, odd)):
            because.append(step)
        because.extend(self._judgements())
        (course, *others) = self.courses
        alike = not others or all(other.span == course.span for other in others)
        return Answer(
            possible=possible,
            because=tuple(because),
            deadline=due if self.terms else None,
            fulfilled_on=course.span if arises and alike else None,
            missing=self._missing(possible),
            irregularities=odd,
        )

    def _deadline(self) -> Deadline:
        """Return the deadline; the one that has passed where none is set since."""
        found = self.terms or terms(self.norm, self.case, self.start.day)
        return deadline_of(found, self.initial)

    def _missing(self, possible: frozenset[Status]) -> tuple[Missing, ...]:
        if len(possible) == 1:
            return ()
        gaps = Gaps(
            self.norm,
            self.case,
            self.start.day,
            self.arising,
            self.courses,
            self.terms,
            self._unrecorded(),
        )
        return tuple(gaps.missing(possible))

    def _statuses(self) -> Iterator[Status]:
        for arises in self.arising.states:
            if not arises:
                yield Status.NOT_APPLICABLE
                continue
            for course, found in zip(self.courses, self.by_course, strict=True):
                if course.span is None:
                    yield from self._open(found)
                else:
                    yield from self._performed(course, course.span)

    def _open(self, found: _Terms) -> Iterator[Status]:
        for term in found:
            if term is None or self.case.on <= term.due.latest:
                yield Status.OUTSTANDING
            if term is not None and self.case.on > term.due.earliest:
                yield from self._lapsed()

    def _lapsed(self) -> frozenset[Status]:
        """Return what a passed deadline without performance allows."""
        if surely_absent(self.norm, self.case):
            return _LATE
        waits = suspended(self.norm, self.case)
        if waits is Truth.TRUE:
            return frozenset({Status.OUTSTANDING})
        known = self.case.absence_counts(self.norm.id)
        lapsed = _LATE if known else _LATE | IN_TIME_OR_LATE
        if waits == Truth.UNKNOWN or self._may_be_extended(self.case.on):
            return lapsed | {Status.OUTSTANDING}
        return lapsed

    def _may_be_extended(self, by: date) -> bool:
        """Tell whether it may have been extended by a day, unrecorded."""
        if extension_of(self.norm, self.case.reading) is None:
            return False
        known = self.case.absence_counts(self.norm.id, by)
        return not known or bool(unrecorded(self.norm, self.case, by))

    def _unrecorded(self) -> tuple[Unrecorded, ...]:
        """Return the decisions that are lacking, today or when it was performed."""
        case = self.case
        spans = [s for c in self.courses for s in (c.span, *c.first) if s is not None]
        days = {case.on}
        for span in spans:
            days.update(self._telling_days(span.earliest, min(span.latest, case.on)))
        found = {u.number: u for by in days for u in unrecorded(self.norm, case, by)}
        return tuple(found[number] for number in sorted(found))

    def _performed(self, course: Performance, span: PartialDate) -> Iterator[Status]:
        """Compare performance with the deadline that was in force at the time."""
        last = min(span.latest, self.case.on)  # performed by the day, if it was
        for day in self._telling_days(span.earliest, last):
            for term in self._terms_on(day, course.find):
                if term is None:  # urgent: what counts is when it was done at first
                    yield from self._at_first(course)
                    continue
                if day <= term.due.latest:
                    yield Status.FULFILLED
                if day > term.due.earliest:
                    yield Status.FULFILLED_LATE
                    if self._may_be_extended(day):
                        yield Status.FULFILLED

    def _at_first(self, course: Performance) -> Iterator[Status]:
        for span in course.first:
            yield from self._performed(Performance(), span)
        if not course.first:
            yield Status.FULFILLED

    def _terms_on(self, day: date, find: Event | None) -> _Terms:
        start = self.start.day
        if find:
            return reopened(self.norm, self.case, start, find, day)
        known = not self.found_since and not self.terms[-1].extensions
        return self.terms if known else terms(self.norm, self.case, start, day)

    def _telling_days(self, first: date, last: date) -> Iterator[date]:
        """Yield the days on which the deadline turns, of those between two."""
        yield first
        if first == last:
            return
        yield last
        for step in (step for term in self.terms for step in term.extensions):
            taken = step.decision.date
            for day in (step.before, taken.earliest, taken.latest):
                for near in range(day.toordinal() - 1, day.toordinal() + 2):
                    if first.toordinal() < near < last.toordinal():
                        yield date.fromordinal(near)

    def _why_due(self, deadline: Deadline) -> Iterator[Explanation]:
        initial = self._initially()
        step = explained(self.norm, self.case, deadline, initial)
        if step.value != deadline.date:
            claim, provision = f"deadline {deadline}", self.norm.provision
            step = Explanation(claim, deadline.date, provision, (), (step,))
        yield step
        for decision in left_out(self.norm, self.case):
            claim = f"extends nothing, as the text is read: {decision.detail()}"
            chosen = ("late_request", "silence_procedure")
            accounts = self.case.accounts((decision,))
            yield Explanation(claim, None, "", accounts, (), chosen)
        for decision in happened(without_base(self.norm, self.case), self.case.on):
            claim = f"counts from a deadline that is not known: {decision.detail()}"
            accounts = self.case.accounts((decision,))
            yield Explanation(claim, None, "", accounts, (), ("extension_base",))

    def _initially(self) -> Explanation:
        norm = self.norm
        rule = extension_of(norm, self.case.reading)
        words = "initial deadline" if rule else "deadline"
        start = self.start
        from_start = counted_from(norm, self.case, start.day) is start.day
        why = f"{norm.period} from {start.words if from_start else 'the deposit'}"
        return Explanation(
            f"{words} {self.initial}: {why}",
            self.initial.day,
            norm.provision,
            (),
            (start.step,),
            (*choices(norm.period), "later_remnants")
            if norm.extension_doubted
            else choices(norm.period),
        )

    def _how_reopened(self) -> Iterator[Explanation]:
        step = why_reopened(self.norm, self.case, self.start.day)
        if step is not None:
            yield step

    def _why_arising(self) -> Iterator[Explanation]:
        norm, found = self.norm, self.arising
        if norm.arises_from is None:
            return
        facts = (*found.heard, *found.overheard)
        truth = Truth.of(found.states[0]) if len(found.states) == 1 else Truth.UNKNOWN
        words = {
            Truth.TRUE: f"the duty arises: {name_of(norm.arises_from)}",
            Truth.FALSE: "the duty does not arise, or is moot",
            Truth.UNKNOWN: "the record does not say whether the duty arises",
        }
        yield Explanation(words[truth], truth, norm.arises_provision, facts)

    def _how_performed(self) -> Explanation:
        case, norm = self.case, self.norm
        (course, *others) = self.courses
        facts = [e for c in self.courses for e in (c.undone, c.event) if e]
        if len(self.courses) > 1:
            facts = list({id(event): event for event in facts}.values())
        accounts = case.accounts(facts)
        told = (course.event, course.undone)
        if any((other.event, other.undone) != told for other in others):
            claim = f"it is in doubt whether it was {norm.done} by {case.on}"
            return Explanation(claim, Truth.UNKNOWN, norm.provision, accounts)
        if course.span:
            claim = f"{norm.done}: {course.span}"
            return Explanation(claim, course.span, norm.provision, accounts)
        owed = self.arising.states == (True,)
        known = surely_absent(norm, case) or (owed and case.absence_counts(norm.id))
        absent = case.dossier.of(norm.unfulfilled_by) if norm.unfulfilled_by else ()
        listed = case.accounts(e for e in absent if case.on <= e.date.latest)
        undone = f", {name_of(type(course.undone))} since" if course.undone else ""
        if known:
            claim = f"not {norm.done} by {case.on}{undone}{self._late_by()}"
        else:
            claim = f"no record that it was {norm.done}{undone}"
        truth = Truth.FALSE if known else Truth.UNKNOWN
        return Explanation(claim, truth, norm.provision, (*accounts, *listed))

    def _late_by(self) -> str:
        """Return how long ago the deadline passed, where it surely has."""
        if any(term is None for found in self.by_course for term in found):
            return ""
        due = max(term.due.latest for term in self.terms)
        if self.case.on <= due:
            return ""
        return f", {Period.between(due, self.case.on)} after the deadline"

    def _why_doubtful(self, possible: frozenset[Status]) -> Iterator[Explanation]:
        suspending = self._can_be_suspended()
        if suspending or Status.OVERDUE in possible or possible >= IN_TIME_OR_LATE:
            lacking = self._unrecorded()
            yield from why_open(self.norm, self.case, lacking, suspending=suspending)

    def _can_be_suspended(self) -> bool:
        """Tell whether a deadline that may have passed can be suspended, so read."""
        if self.case.reading.pending_request == "suspends nothing":
            return False
        passed = any(self.case.on > term.due.earliest for term in self.terms)
        return passed and any(course.span is None for course in self.courses)

    def _judgements(self) -> Iterator[Explanation]:
        for judged in self.case.dossier.of(Assessment):
            if judged.obligation == self.norm.id and judged.bears_from <= self.case.on:
                claim = f"an observer calls it a {judged.verdict}"
                yield Explanation(claim, None, "", (judged,))


def _initial(norm: TimeBound, case: Case, start: Start) -> PartialDate:
    """Return the deadline before any extension."""
    return terms(norm, case, start.day, date.min)[0].due
