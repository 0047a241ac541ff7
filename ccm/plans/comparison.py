"""What a review of the States Parties found, held beside what the record shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Day
from enum import StrEnum

import attrs

from ccm.phrases import many
from ccm.plans.assessment import Assessed, Rating
from ccm.plans.deadlines import AtConference
from ccm.plans.dues import conference_day
from ccm.plans.outcomes import Outcome, Result, shown_counts
from ccm.plans.pursuit import Pursuit
from ccm.rules import Explanation, Truth
from ccm.rules.bearing import span_of

__all__ = ["Agreement", "Comparison", "compare"]


class Agreement(StrEnum):
    """Whether the record shows what the review found."""

    AGREES = "agrees"
    DIFFERS = "differs"
    SILENT = "silent"
    """The record cannot tell: what the review found may be so, and may be not."""


@attrs.define(frozen=True, kw_only=True, eq=False)
class Comparison:
    """One answer beside what a review found.

    Attributes:
        assessed: What the review found.
        results: What the record shows.
        agreement: Whether that comes to the same.
        why: Why it does not, and what else is worth saying; empty only where
            they agree.
    """

    assessed: Assessed
    results: tuple[Result, ...]
    agreement: Agreement
    why: tuple[str, ...]

    @property
    def outcomes(self) -> str:
        """How many answers there are of each outcome, in words."""
        return _counts(self.results)

    def __str__(self) -> str:
        review = f"the review: {self.assessed.rating}"
        lines = (f"{self.assessed.aim}: {self.agreement} ({review}; {self.outcomes})",)
        return "\n  ".join((*lines, *self.why))


def compare(
    pursuit: Pursuit, every: Sequence[Result], assessed: Assessed
) -> Comparison:
    """Return what the record shows of an action beside what a review found.

    States count that the action surely speaks to; of how many it may be that it
    does is said.

    Args:
        pursuit: The action, as it is put to the States Parties together.
        every: What the record shows of it, for all to whom it may speak.
        assessed: What the review found of it.
    """
    results = tuple(r for r in every if r.addressed is Truth.TRUE)
    same = _comes_to(assessed.rating, results)
    why = [
        *_on_counting(pursuit, assessed),
        *_on_names(assessed, every),
        *_on_measure(pursuit, assessed, results),
        *(() if same else _on_extent(results)),
        *_on_doubt(results),
        *_on_addressees(every),
        *_on_time(pursuit, assessed, results),
    ]
    if assessed.note:
        why.append(assessed.note)
    agreement = (
        Agreement.SILENT if _is_open(assessed.rating, every) else Agreement.DIFFERS
    )
    return Comparison(
        assessed=assessed,
        results=results,
        agreement=Agreement.AGREES if same else agreement,
        why=tuple(why),
    )


def _is_joint(results: Sequence[Result]) -> bool:
    return len(results) == 1 and results[0].state is None


def _counts(results: Sequence[Result]) -> str:
    if _is_joint(results):
        return str(results[0].outcome)
    found = shown_counts(results)
    words = (f"{said} {number}" for said, number in found.items())
    return ", ".join(words) or "no State is surely addressed"


def _comes_to(rating: Rating, results: Sequence[Result]) -> bool:
    """Tell whether the results are what the words of the review come to."""
    outcomes = {result.outcome for result in results}
    done = sum(result.is_done for result in results)
    may_be_done = any(o.is_done for result in results for o in result.possible)
    undone = any(_is_undone(result) for result in results)
    return {
        Rating.NOT_ASSESSABLE: outcomes == {Outcome.NOT_MEASURABLE},
        Rating.NOT_TRIGGERED: not outcomes,
        Rating.NOT_MET: bool(results) and not may_be_done,
        Rating.DONE_NO_DAY: 0 < done == len(results),
        Rating.PARTLY: done > 0 and undone,
        Rating.LARGELY_MET: 2 * done > len(results),
        Rating.NOT_RATED: False,
    }[rating]


def _is_undone(result: Result) -> bool:
    """Tell whether it was surely not done by the day."""
    return not any(o.is_done or o is Outcome.NOT_MEASURABLE for o in result.possible)


_UNTOLD = frozenset({Outcome.NOT_MEASURABLE, Outcome.NOT_YET_DUE, Outcome.UNKNOWN})


def _is_open(rating: Rating, every: Sequence[Result]) -> bool:
    """Tell whether what the review found can be so, by all that the record shows."""
    if rating is Rating.NOT_RATED or not every:
        return True
    if _is_joint(every):
        return every[0].outcome in _UNTOLD
    asked = [r for r in every if r.addressed is not Truth.FALSE]
    sure = sum(r.addressed is Truth.TRUE for r in asked)
    least = sum(r.is_done and r.addressed is Truth.TRUE for r in asked)
    most = sum(any(o.is_done or o in _UNTOLD for o in r.possible) for r in asked)
    return {
        Rating.NOT_MET: least == 0,
        Rating.PARTLY: most > 0 and least < len(asked),
        Rating.LARGELY_MET: 2 * most > sure,
        Rating.DONE_NO_DAY: most >= sure,
        Rating.NOT_TRIGGERED: sure == 0,
        Rating.NOT_ASSESSABLE: least == 0,
    }[rating]


def _on_extent(results: Sequence[Result]) -> Iterator[str]:
    """Yield what was measured, where the record shows more or less than the review."""
    if _is_joint(results):
        if results[0].outcome is not Outcome.NOT_MEASURABLE:
            steps = results[0].explanation.because
            shown = [step.claim for step in steps if not _is_of_days(step)]
            if shown:
                yield f"what is measured: {'; '.join(shown)}"
    elif not results:
        yield "the record names no State to which the action surely speaks"
    else:
        who = many(len(results), "State")
        yield f"of {who} that it surely speaks to: {_counts(results)}"


def _is_of_days(step: Explanation) -> bool:
    """Tell whether a step says no more than which days are compared."""
    return bool({"plan_starts_at", "plan_ends_at"} & set(step.choices))


def _on_addressees(every: Sequence[Result]) -> Iterator[str]:
    """Yield how many States the action may speak to."""
    if doubtful := [r for r in every if r.addressed == Truth.UNKNOWN]:
        gap = doubtful[0].missing[0] if doubtful[0].missing else "no report"
        yield (
            f"whether it speaks to {many(len(doubtful), 'State')} besides is unknown, "
            f"such as: {gap}"
        )


def _on_counting(pursuit: Pursuit, assessed: Assessed) -> Iterator[str]:
    """Yield on which basis each printed number of States Parties was counted."""
    if pursuit.aim.indicator != "number of States Parties":
        return
    began, _ = conference_day(pursuit, pursuit.plan.adopted_by)
    for printed, day in ((assessed.before, began), (assessed.after, assessed.as_of)):
        if printed is None or not isinstance(day, Day):
            continue
        then = pursuit.duties.at(day)
        numbers = {
            "deposited": len(then.states_parties(basis="deposited")),
            "in force": len(then.states_parties()),
        }
        fits = " or ".join(basis for basis, n in numbers.items() if n == printed)
        shown = ", ".join(f"{number} {basis}" for basis, number in numbers.items())
        fit = f"it counts States Parties {fits}" if fits else "it fits neither"
        yield f"the review prints {printed} for {day}; the record has {shown}: {fit}"


def _on_names(assessed: Assessed, results: Sequence[Result]) -> Iterator[str]:
    """Yield where the States that the review names and those of the record part."""
    named = set(assessed.states)
    if assessed.number is not None and assessed.states:
        counted = len(assessed.states)
        if counted != assessed.number:
            yield f"the review counts {assessed.number} and names {counted}"
    if not named or _is_joint(results):
        return
    by_state = {result.state: result for result in results}
    done = {state for state, result in by_state.items() if result.is_done and state}
    grouped: dict[str, list[str]] = {}
    for state in sorted(named - done, key=str):
        result = by_state.get(state)
        because = f": {result.missing[0]}" if result and result.missing else ""
        outcome = result.outcome if result else Outcome.NOT_ADDRESSED
        grouped.setdefault(f"{outcome}{because}", []).append(str(state))
    for what, states in grouped.items():
        yield f"{', '.join(states)}, which the review names: {what}"
    others = sorted(str(state) for state in done - named)
    if others:
        yield f"done as well, by the record: {', '.join(others)}"


def _on_measure(
    pursuit: Pursuit, assessed: Assessed, results: Sequence[Result]
) -> Iterator[str]:
    """Yield why nothing measures what the review judges in words."""
    if assessed.rating is Rating.NOT_ASSESSABLE:
        return
    unmeasured = [r for r in results if Outcome.NOT_MEASURABLE in r.possible]
    if not unmeasured:
        return
    wholes = (pursuit.aim, *pursuit.plan.counting_parts(pursuit.aim))
    reasons = (
        f"{aim.id}: {aim.not_measurable}" for aim in wholes if aim.not_measurable
    )
    yield (
        "the review judges in words what the plan gives nothing to measure by "
        f"({'; '.join(reasons)})"
    )


def _on_doubt(results: Sequence[Result]) -> Iterator[str]:
    """Yield what keeps answers unknown, each cause once with an example."""
    unknown = [result for result in results if result.missing]
    causes: dict[str, list[Result]] = {}
    for result in unknown:
        causes.setdefault(str(result.missing[0].cause), []).append(result)
    for cause, found in causes.items():
        gap = found[0].missing[0].fact
        if found[0].state is None:
            yield f"unknown ({cause}): {gap}"
        else:
            yield f"unknown for {many(len(found), 'State')} ({cause}), such as: {gap}"


def _on_time(
    pursuit: Pursuit, assessed: Assessed, results: Sequence[Result]
) -> Iterator[str]:
    """Yield that the plan's day is still ahead, or that the review is older."""
    ahead = any(Outcome.NOT_YET_DUE in result.possible for result in results)
    if ahead and isinstance(pursuit.aim.deadline, AtConference):
        ends, _ = conference_day(pursuit, pursuit.plan.ends_with)
        yield f"on {pursuit.on} the plan's day is still ahead: {span_of(ends)}"
    settled = all(r.outcome is not Outcome.UNKNOWN for r in results)
    if pursuit.on > assessed.as_of and not settled:
        yield (
            f"the review's information ends on {assessed.as_of}, "
            f"the answer is for {pursuit.on}"
        )
