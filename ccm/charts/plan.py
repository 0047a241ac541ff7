"""A chart of an action plan: how its actions came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from ccm.charts.charts import Chart
from ccm.charts.resting import listed, rests_on
from ccm.charts.stacks import Bars, Stack
from ccm.phrases import Code, Phrase, counted, joined, phrase
from ccm.plans import Action, ExpectedResult, Outcome, Progress, Result
from ccm.view import AsOf
from ccm.view.schedules import not_too_late

__all__ = ["outcomes", "plan"]

_LATE_OR_NOT = "done, in time unknown"
_INKS = {
    str(Outcome.MET): "done",
    _LATE_OR_NOT: "either",
    str(Outcome.MET_LATE): "late",
    str(Outcome.NOT_YET_DUE): "open",
    str(Outcome.MISSED): "overdue",
    str(Outcome.NOT_DONE): "undone",
    str(Outcome.UNKNOWN): "doubt",
    str(Outcome.NOT_MEASURABLE): "none",
}


def plan(view: AsOf, name: str) -> Chart:
    """Return how the actions of a plan came out, each as the share of its answers.

    Raises:
        UnknownPlanError: There is no plan of that name.
        InvalidValueError: The day is more than a hundred years after the treaty opened
            for signature.
    """
    not_too_late(view.on, view.treaty.signature.opens)
    found = view.progress(name)
    return outcomes(view, found, {aim.id: found.results(aim.id) for aim in found.plan})


def outcomes(
    view: AsOf, found: Progress, results: Mapping[str, Sequence[Result]]
) -> Chart:
    """Return how the actions of a plan came out, where that has been asked already.

    Args:
        view: The record on a day.
        found: The plan on that day.
        results: How each action came out, by its id.
    """
    answers = {aim: results[aim.id] for aim in found.plan}
    each = {aim: of for aim, of in answers.items() if of and of[0].state}
    together = [of[0] for of in answers.values() if of and not of[0].state]
    stacks = (
        Stack(_TOGETHER, Counter(r.shown for r in together), _many(together, "aims")),
        *(_stack(aim, of) for aim, of in each.items()),
    )
    used = {part for stack in stacks for part in stack.parts}
    inks = {part: ink for part, ink in _INKS.items() if part in used}
    asked = sum((Counter(stack.parts) for stack in stacks[1:]), Counter[str]())
    return Chart(
        kind="plan",
        subject=found.plan.name,
        title=phrase("{plan}: how its actions came out", plan=found.plan.title),
        shown=phrase(_HOW, day=view.on),
        source=rests_on(view),
        told=phrase(
            "{together}: {aims}. Of the answers State by State: {answers}.",
            together=_TOGETHER,
            aims=listed(stacks[0].parts, inks),
            answers=listed(asked, inks),
        ),
        figure=Bars(stacks, inks),
    )


_TOGETHER = "all together"
_HOW = (
    "As of {day}. The first bar holds what is asked of all together, or cannot be "
    "measured. Each other bar is an action: its parts are the States to which it "
    "speaks, or may speak, by outcome; how many stands at its end."
)


def _many(results: Sequence[Result], of: Literal["aims", "States"]) -> Phrase:
    """Return how many there are, in words of their own where it is one."""
    if of == "aims":
        return counted(len(results), "1 aim", "{number} aims")
    return counted(len(results), "1 State", "{number} States")


def _stack(aim: Action | ExpectedResult, results: Sequence[Result]) -> Stack:
    parts = Counter(each.shown for each in results)
    said = getattr(aim, "title", "") or aim.text
    name = joined(" ", (Code(aim.id), said))
    return Stack(name, parts, _many(results, "States"))
