"""Applying a duty with a deadline to a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import attrs

from ccm.dates import PartialDate, Period
from ccm.facts import Assessment, Event, ExtensionRequest
from ccm.rules.case import Answer, Case, beyond, happened, name_of
from ccm.rules.deadlines import (
    Term,
    choices,
    deadline_of,
    decisions,
    explained,
    irregularities,
    requests,
    terms,
)
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Cause, Missing
from ccm.rules.gaps import IN_TIME_OR_LATE, Gaps
from ccm.rules.progress import (
    Arising,
    Performance,
    arising,
    performances,
    surely_absent,
)
from ccm.rules.shapes import TimeBound
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["apply_time_bound"]

_LATE = frozenset({Status.OVERDUE})


def apply_time_bound(norm: TimeBound, case: Case) -> Answer:
    """Return where the State stands under a duty with a deadline."""
    if norm.runs_from is None:
        return _Argument.of(norm, case, _from_entry(case)).answer()
    starts = case.heard(norm.runs_from)
    begun = [event for event in starts if event.date.possibly_by(case.on)]
    if not begun:
        return _not_begun(norm, case)
    answers = [_since(norm, case, event) for event in begun]
    grave = max(answers, key=lambda answer: _gravity(answer.possible))
    courses = product(*(answer.possible for answer in answers))
    possible = frozenset(max(course, key=_ORDER.index) for course in courses)
    return attrs.evolve(grave, possible=possible)


def _since(norm: TimeBound, case: Case, event: Event) -> Answer:
    """Return where the State stands under the period that one event starts."""
    answer = _Argument.of(norm, case, _from_event(norm, event, case)).answer()
    if event.date.surely_by(case.on):
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
    step = Explanation(f"the record holds no {name}", None, norm.provision)
    if case.absence_counts(norm.id):
        return Answer(possible=frozenset({Status.NOT_APPLICABLE}), because=(step,))
    return Answer(
        possible=frozenset(
            {Status.NOT_APPLICABLE, Status.OUTSTANDING, Status.FULFILLED}
        ),
        because=(step,),
        missing=(
            beyond(f"whether there was an {name}", case, norm.id, (norm.runs_from,)),
        ),
    )


@attrs.define(frozen=True, eq=False, repr=False)
class _Start:
    """From when the period runs, and why."""

    day: PartialDate
    words: str
    step: Explanation


def _from_entry(case: Case) -> _Start:
    standing = case.standing
    assert standing.in_force_from is not None  # noqa: S101 - the State is bound
    assert standing.entry is not None  # noqa: S101
    day = PartialDate.on(standing.in_force_from)
    return _Start(day, "entry into force", standing.entry)


def _from_event(norm: TimeBound, event: Event, case: Case) -> _Start:
    claim = f"{event.detail()}: {event.date}"
    step = Explanation(claim, event.date, norm.provision, case.accounts((event,)))
    return _Start(event.date, event.detail(), step)


@attrs.define(frozen=True, eq=False, repr=False)
class _Argument:
    """The parts from which the answer is put together."""

    norm: TimeBound
    case: Case
    start: _Start
    arising: Arising
    courses: tuple[Performance, ...]
    terms: tuple[Term, ...]
    initial: PartialDate

    @classmethod
    def of(cls, norm: TimeBound, case: Case, start: _Start) -> _Argument:
        found = terms(norm, case, start.day)
        initial = (
            found[0].due if not found[0].extensions else _initial(norm, case, start)
        )
        return cls(
            norm,
            case,
            start,
            arising(norm, case),
            performances(norm, case, start.day),
            found,
            initial,
        )

    def answer(self) -> Answer:
        possible = frozenset(self._statuses())
        arises = True in self.arising.states
        deadline = deadline_of(self.terms, self.initial) if arises else None
        because: list[Explanation] = []
        if deadline:
            because.append(explained(self.norm, self.case, deadline, self._initially()))
        because.extend(self._why_arising())
        if arises:
            because.append(self._how_performed())
            because.extend(self._why_doubtful(possible))
        because.extend(self._judgements())
        (course, *others) = self.courses
        return Answer(
            possible=possible,
            because=tuple(because),
            deadline=deadline,
            fulfilled_on=course.span if arises and not others else None,
            missing=self._missing(possible),
            irregularities=(
                irregularities(self.norm, self.case, deadline) if deadline else ()
            ),
        )

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
            self._undecided(),
        )
        return tuple(gaps.missing(possible))

    def _statuses(self) -> Iterator[Status]:
        for arises in self.arising.states:
            if not arises:
                yield Status.NOT_APPLICABLE
                continue
            for course in self.courses:
                if course.span is None:
                    yield from self._open()
                else:
                    yield from self._performed(course.span)

    def _open(self) -> Iterator[Status]:
        for term in self.terms:
            if self.case.on <= term.due.latest:
                yield Status.OUTSTANDING
            if self.case.on > term.due.earliest:
                yield from self._lapsed()

    def _lapsed(self) -> frozenset[Status]:
        """Return what a passed deadline without performance allows."""
        if surely_absent(self.norm, self.case):
            return _LATE
        if self._suspended():
            return frozenset({Status.OUTSTANDING})
        known = self.case.absence_counts(self.norm.id)
        lapsed = _LATE if known else _LATE | IN_TIME_OR_LATE
        extendable = self.norm.extension is not None and not known
        undecided = extendable or self._undecided() is not None
        return lapsed | {Status.OUTSTANDING} if undecided else lapsed

    def _performed(self, span: PartialDate) -> Iterator[Status]:
        """Compare performance with the deadline that was in force at the time."""
        last = min(span.latest, self.case.on)  # performed by the day, if it was
        for day in self._telling_days(span.earliest, last):
            found = (
                terms(self.norm, self.case, self.start.day, day)
                if self.terms[-1].extensions
                else self.terms
            )
            if any(day <= term.due.latest for term in found):
                yield Status.FULFILLED
            if any(day > term.due.earliest for term in found):
                yield Status.FULFILLED_LATE

    def _telling_days(self, first: date, last: date) -> Iterator[date]:
        """Yield the days on which the deadline turns, of those between two."""
        yield first
        if first == last:
            return
        yield last
        for step in self.terms[-1].extensions:
            taken = step.decision.date
            for day in (step.before, taken.earliest, taken.latest):
                for near in range(day.toordinal() - 1, day.toordinal() + 2):
                    if first.toordinal() < near < last.toordinal():
                        yield date.fromordinal(near)

    def _pending(self) -> ExtensionRequest | None:
        """Return the request that awaits a decision on the day."""
        on = self.case.on
        decided = {
            decision.number
            for decision in decisions(self.norm, self.case)
            if decision.date.possibly_by(on)
        }
        for request in requests(self.norm, self.case):
            if request.number not in decided and request.date.surely_by(on):
                return request
        return None

    def _undecided(self) -> ExtensionRequest | None:
        """Return the request whose meeting has closed without recorded decision.

        A decision that the record holds and that simply came later is no doubt:
        until it was taken, the request was pending. Nor is a request that a
        decision on a later one has overtaken.
        """
        recorded = {decision.number for decision in decisions(self.norm, self.case)}
        for request in happened(requests(self.norm, self.case), self.case.on):
            sittings = self.case.record.sittings(request.meeting)
            closed = bool(sittings) and sittings[-1].closes.latest < self.case.on
            overtaken = any(
                decision.number > request.number
                and decision.date.surely_by(self.case.on)
                for decision in decisions(self.norm, self.case)
            )
            if closed and request.number not in recorded and not overtaken:
                return request
        return None

    def _suspended(self) -> bool:
        suspends = self.case.reading.pending_request == "suspends"
        return suspends and self._pending() is not None and self._undecided() is None

    def _initially(self) -> Explanation:
        words = "initial deadline" if self.norm.extension else "deadline"
        why = f"{self.norm.period} from {self.start.words}"
        return Explanation(
            f"{words} {self.initial}: {why}",
            self.initial.day,
            self.norm.provision,
            (),
            (self.start.step,),
            choices(self.norm.period),
        )

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
        accounts = case.accounts(facts)
        if others:
            claim = f"it is in doubt whether it was {norm.done} by {case.on}"
            return Explanation(claim, Truth.UNKNOWN, "", accounts)
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
        return Explanation(claim, truth, "", (*accounts, *listed))

    def _late_by(self) -> str:
        """Return how long ago the deadline passed, where it surely has."""
        due = max(term.due.latest for term in self.terms)
        if self.case.on <= due:
            return ""
        return f", {Period.between(due, self.case.on)} after the deadline"

    def _why_doubtful(self, possible: frozenset[Status]) -> Iterator[Explanation]:
        if Status.OVERDUE not in possible:
            return
        request = self._undecided()
        if request is not None:
            claim = (
                f"{request.meeting}, which was to decide request {request.number}, "
                "has closed, and its decision is not in the record"
            )
            facts = self.case.accounts((request,))
            yield Explanation(claim, Truth.UNKNOWN, "", facts)
        elif pending := self._pending():
            claim = f"request {pending.number} is pending, which suspends nothing"
            facts = self.case.accounts((pending,))
            yield Explanation(claim, None, "", facts, (), ("pending_request",))

    def _judgements(self) -> Iterator[Explanation]:
        for judged in self.case.dossier.of(Assessment):
            if judged.obligation == self.norm.id and judged.bears_from <= self.case.on:
                claim = f"an observer calls it a {judged.verdict}"
                yield Explanation(claim, None, "", (judged,))


def _initial(norm: TimeBound, case: Case, start: _Start) -> PartialDate:
    """Return the deadline before any extension."""
    return terms(norm, case, start.day, date.min)[0].due
