"""Whether a State would finish in time at the pace on record, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

import attrs

import ccm
from ccm.errors import InvalidValueError
from ccm.facts import State, Voice
from ccm.phrases import many
from ccm.quantities.amounts import Amount
from ccm.quantities.assumptions import Assumptions
from ccm.quantities.completion import Completion, completion, pace_needed
from ccm.quantities.rates import LAND, Rate, Remaining, Work, recent, remaining
from ccm.rules import (
    Cause,
    Deadline,
    Explanation,
    Finding,
    Missing,
    Status,
    Truth,
)
from ccm.rules.status import NOTHING_OWED
from ccm.view.findings import Duties

__all__ = ["Projection", "project"]


@attrs.define(frozen=True, kw_only=True)
class Projection:
    """What would come of it if a State went on at the pace on record.

    No forecast: the printed assumptions, carried to their end. Survey can release
    areas that need no clearance, and a find can add to what is left.

    Attributes:
        state: The State.
        work: What is done.
        on: The day asked about.
        assumptions: What was assumed.
        finding: Where the State stands under the obligation, with its deadline.
        remaining: What is left to do; None if no figure says.
        rates: The yearly figures that the pace is taken from.
        completion: When it would be completed; None if the figures give nothing,
            or nothing is left to project.
        needed: The pace a year that would meet the deadline; None if unknown, or
            if the deadline has passed.
        in_time: Whether the deadline in force would be met.
        explanation: The reasons, down to the figures and their sources.
        missing: What the record lacks.
    """

    state: State
    work: Work
    on: date
    assumptions: Assumptions
    finding: Finding
    remaining: Remaining | None
    rates: tuple[Rate, ...]
    completion: Completion | None
    needed: Amount | None
    in_time: Truth
    explanation: Explanation
    missing: tuple[Missing, ...]

    @property
    def deadline(self) -> Deadline | None:
        """The deadline in force on the day asked about; None where none runs."""
        return self.finding.deadline

    @property
    def pace(self) -> Amount | None:
        """What is done in a year, by all of the figures; None if there is none."""
        return _pace(self.rates)

    def explain(self, form: str = "text") -> str:
        """Return the reasons as text, Markdown or HTML.

        Args:
            form: ``text``, ``markdown`` or ``html``.

        Raises:
            InvalidValueError: There is no such form.
        """
        return ccm.as_tree(self.explanation, form, missing=self.missing)

    def to_dict(self) -> ccm.projection_records.ProjectionRow:
        """Return it as in JSON: days, paces and reasons."""
        return ccm.projection_records.projection_row(self)


def project(
    view: Duties,
    state: str | State,
    *,
    work: Work = LAND,
    assumptions: Assumptions | None = None,
) -> Projection:
    """Return when a State would finish at the pace on record, against its deadline.

    Args:
        view: The record on a day.
        state: The State.
        work: What is to be done; clearance if not given.
        assumptions: How figures are read and which show the pace; the defaults if
            None.

    Raises:
        InvalidValueError: The years of the assumptions lead out of the calendar,
            or *work* is none.
        UnknownStateError: There is no such State.
        UnknownObligationError: The treaty has no such obligation.

    >>> import ccm
    >>> found = project(ccm.as_of(date(2018, 6, 1)), "BIH")
    >>> print(found.completion)
    between 2041-06-04 and 2042-06-08 (2041-12-18 by the figures as printed)
    >>> str(found.deadline), found.in_time
    ('2021-03-01', <Truth.FALSE: 'false'>)
    """
    _a_work(work)
    assumptions = assumptions or Assumptions()
    finding = view.assess(state, work.obligation.id)
    who = finding.state
    basis = _Basis(
        finding=finding,
        work=work,
        assumptions=assumptions,
        left=remaining(view, who, work=work, assumptions=assumptions),
        rates=recent(view, who, work, assumptions),
    )
    return Projection(
        state=who,
        work=work,
        on=view.on,
        assumptions=assumptions,
        finding=finding,
        remaining=basis.left,
        rates=basis.rates,
        completion=basis.ends,
        needed=basis.needed,
        in_time=basis.in_time,
        explanation=Explanation(
            claim=_verdict(basis), value=basis.in_time, because=_reasons(basis)
        ),
        missing=_gaps(basis),
    )


def _pace(rates: tuple[Rate, ...]) -> Amount | None:
    return Amount.spanning(rate.a_year for rate in rates) if rates else None


@attrs.define(frozen=True, kw_only=True, slots=False)
class _Basis:
    """What a projection rests on, and what follows from it."""

    finding: Finding
    work: Work
    assumptions: Assumptions
    left: Remaining | None
    rates: tuple[Rate, ...]

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to project: it is done, or does not arise."""
        settled = self.finding.status in NOTHING_OWED
        return settled or self.finding.performed is Truth.TRUE

    @cached_property
    def pace(self) -> Amount | None:
        return _pace(self.rates)

    @cached_property
    def ends(self) -> Completion | None:
        if self.is_settled or self.left is None or self.pace is None:
            return None
        found = completion(self.left.amount, self.left.date, self.pace)
        if self.finding.performed is Truth.FALSE:
            return found.not_before(self.finding.on)
        return found

    @property
    def needed(self) -> Amount | None:
        deadline = self.finding.deadline
        day = deadline.date if deadline else None
        if self.is_settled or self.left is None or day is None:
            return None
        if day < self.finding.on:
            return None
        return pace_needed(self.left.amount, self.left.date.latest, day)

    @property
    def in_time(self) -> Truth:
        finding = self.finding
        if finding.performed is Truth.TRUE:
            late = {status is Status.FULFILLED_LATE for status in finding.possible}
            return Truth.of(not late.pop()) if len(late) == 1 else Truth.UNKNOWN
        if finding.status is Status.OVERDUE:
            return Truth.FALSE
        if self.ends is None or finding.deadline is None:
            return Truth.UNKNOWN
        said = {self.ends.by(day) for day in finding.deadline.candidates}
        if finding.deadline.or_later and said != {Truth.TRUE}:
            return Truth.UNKNOWN  # it may meet a deadline that is not on record
        return said.pop() if len(said) == 1 else Truth.UNKNOWN


def _gaps(basis: _Basis) -> tuple[Missing, ...]:
    if basis.is_settled:
        return ()
    deadline = () if basis.finding.deadline else basis.finding.missing
    lacking = (Missing(fact, Cause.NOT_REPORTED) for fact in _lacking(basis))
    return (*lacking, *deadline)


def _lacking(basis: _Basis) -> Iterator[str]:
    left, rates, work = basis.left, basis.rates, basis.work
    if left is None:
        yield f"a figure of the {work.left}"
    elif not left.amount.is_limited:
        yield f"a figure that limits the {work.left} from above"
    if not rates:
        years = f"one of the last {many(basis.assumptions.years, 'year')}"
        yield f"a figure of what was {work.words} in {years}"
    elif len(rates) == 1:
        yield "a figure for another year: one year shows no range of the pace"
    if left and rates and basis.ends is None:
        done = f"by the pace on record all was {work.words} before {basis.finding.on}"
        yield f"a newer figure of the {work.left}: {done}"


def _verdict(basis: _Basis) -> str:
    finding = basis.finding
    who = f"{finding.state} on {finding.on}, to {basis.work.obligation.duty}"
    if basis.is_settled:
        return f"{who}: {finding.status}, nothing is left to project"
    if finding.deadline is None:
        return f"{who}: no deadline is known"
    if finding.status is Status.OVERDUE:
        return f"{who}: the deadline of {finding.deadline} has passed"
    said = {
        Truth.TRUE: "at the pace on record, completed by",
        Truth.FALSE: "at the pace on record, not completed by",
        Truth.UNKNOWN: "the figures on record do not say whether completed by",
    }
    return f"{who}: {said[basis.in_time]} the deadline of {finding.deadline}"


def _reasons(basis: _Basis) -> tuple[Explanation, ...]:
    if basis.is_settled:
        return (basis.finding.explanation,)
    return (
        _what_is_left(basis.left),
        _how_fast(basis),
        Explanation(claim=_when(basis)),
        _by_when(basis),
        Explanation(claim=f"assumed: {basis.assumptions}"),
    )


def _what_is_left(left: Remaining | None) -> Explanation:
    if left is None:
        return Explanation(claim="left to do: no figure on record")
    return Explanation(claim=f"left to do: {left}", facts=left.figures)


def _how_fast(basis: _Basis) -> Explanation:
    words = f"{basis.work.words} a year"
    return Explanation(
        claim=f"the pace: {f'{basis.pace} {words}' if basis.pace else 'not on record'}",
        because=tuple(
            Explanation(claim=f"{rate}{_by_whom(rate)}", facts=(rate.figure,))
            for rate in basis.rates
        ),
    )


def _by_whom(rate: Rate) -> str:
    return ", by an observer" if rate.figure.voice is Voice.OBSERVER else ""


def _when(basis: _Basis) -> str:
    ends, on = basis.ends, basis.finding.on
    if ends is None:
        return "completed: the figures do not say when"
    held = ", as the record shows it open on that day" if ends.earliest == on else ""
    return f"completed {ends}{held}"


def _by_when(basis: _Basis) -> Explanation:
    deadline = basis.finding.deadline
    if deadline is None:
        reasons = (basis.finding.explanation,)
        return Explanation(claim="no deadline is known", because=reasons)
    rest = (
        f"; to meet it, {basis.needed} a year since {basis.left.date.latest}"
        if (basis.needed and basis.left)
        else ""
    )
    return Explanation(
        claim=f"the deadline in force is {deadline}{rest}",
        value=deadline.date,
        provision=basis.work.obligation.provision,
        facts=tuple(step.decision for step in deadline.extensions),
    )


def _a_work(thing: object) -> None:
    if not isinstance(thing, Work):
        msg = f"work: expected LAND, MUNITIONS or SUBMUNITIONS, got {thing!r}"
        raise InvalidValueError(msg)
