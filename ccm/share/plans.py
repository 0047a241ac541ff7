"""The page on a plan: every action, and how it came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ccm.dates import PartialDate
from ccm.dates.partial import open_ended
from ccm.plans import (
    Action,
    ExpectedResult,
    Outcome,
    Plan,
    Progress,
    Result,
    challenges,
    shown_counts,
    tools,
)
from ccm.rules import Truth
from ccm.share.pages import Page, Scope
from ccm.share.plan_records import ResultRow, aim_row, result_row
from ccm.share.reasons import REASON_COLUMNS, reason_cells, reason_lines
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.view import AsOf
from ccm.view.schedules import not_too_late
from ccm.words.rows import step_row

__all__ = ["action", "progress"]

_NAMED = 20
"""How many States under one head are still named."""

_COLUMNS = tuple(key for key in ResultRow.__annotations__ if key != "on")
"""The columns of CSV; the day asked about is none of them."""

_TITLES = ("Id", "What", "By", "Outcome")


def progress(view: AsOf, plan: str | Plan) -> Page:
    """Return how every action of a plan came out by the day.

    A State to which an action does not speak has no row. Of a plan in part it says
    which actions are missing.

    Raises:
        UnknownPlanError: There is no plan of that name.
        InvalidValueError: The day is more than a hundred years after the treaty opened
            for signature.
    """
    not_too_late(view.on, view.treaty.signature.opens)
    found = view.progress(plan)
    results = {aim.id: found.results(aim.id) for aim in found.plan}
    row = found.to_dict()
    return Page(
        name="progress",
        scope=Scope.of(view),
        blocks=(
            Heading(f"{found.plan.title}, up to {found.plan.ends_with}: {found.ends}"),
            *_absent(found.plan),
            *_chapters(found, found.plan.actions, results),
            Heading("Expected results"),
            *_table(found.plan.results, results),
            *_legend(results),
        ),
        rows=row["results"],
        columns=_COLUMNS,
        cells=[
            {**result_row(each), "due": _due(each.due)}
            for every in results.values()
            for each in every
        ],
        more={key: row[key] for key in ("plan", "ends", "absent", "baselines", "aims")},
    )


def _due(due: PartialDate | None) -> str | None:
    """Return the last day as it is told: no day of 9999 where there may be a later."""
    return open_ended(due) if due else None


def action(view: AsOf, plan: str | Plan, aim: str, state: str | None = None) -> Page:
    """Return how one action or expected result came out, State by State, and why.

    Args:
        view: The day and the record.
        plan: A plan, or its name.
        aim: Id of the action or result, such as ``4.1(a)(i)``.
        state: Code or name of one State; every State that it may speak to if
            None.

    Raises:
        UnknownPlanError: There is no plan of that name.
        UnknownActionError: The plan has no such action or result.
        UnknownStateError: There is no such State.
    """
    found = view.progress(plan)
    every = (found.result(aim, state),) if state else found.results(aim)
    whole = found.plan.aim(aim)
    told = (line for each in every for line in reason_lines(each.explain("numbered")))
    return Page(
        name="progress-action",
        scope=Scope.of(view),
        blocks=(
            Heading(f"{found.plan.title}, {whole.id}: {whole.text}"),
            *_of_all(every[0], view, state),
            *told,
            *_review(view, found.plan, whole.id),
        ),
        rows=[{**result_row(r), "explanation": step_row(r.explanation)} for r in every],
        columns=("about", *REASON_COLUMNS),
        cells=[
            {"about": result_row(each)["state"], **cell}
            for each in every
            for cell in reason_cells(each.explanation, each.missing)
        ],
        more={
            "plan": found.plan.name,
            "aim": aim_row(whole),
            **_besides(view, found.plan, whole.id),
        },
    )


def _of_all(result: Result, view: AsOf, state: str | None) -> Iterator[Block]:
    """Yield that an action has no answer for the State that it was asked of."""
    if state and result.state is None:
        told = f"It has one answer for all, and none for {view.state(state)} alone."
        yield Paragraph(told)


def _absent(plan: Plan) -> Iterator[Block]:
    if plan.absent:
        text = f"Actions whose text is not at hand: {', '.join(plan.absent)}."
        yield Paragraph(text, hang=2)


_Results = dict[str, tuple[Result, ...]]


def _chapters(
    progress: Progress, actions: Sequence[Action], results: _Results
) -> Iterator[Block]:
    for chapter, found in groupby(actions, key=lambda action: action.chapter):
        listed = tuple(found)
        yield Heading(chapter.capitalize())
        yield from _baselines(progress.plan, chapter)
        yield from _table(listed, results)
        yield from _missed(progress, listed, results)


def _besides(view: AsOf, plan: Plan, aim: str) -> dict[str, object]:
    return {
        "challenges": [each.to_dict() for each in challenges(view, plan, aim=aim)],
        "tools": [each.to_dict() for each in tools(view, plan, aim=aim)],
    }


def _review(view: AsOf, plan: Plan, aim: str) -> Iterator[Block]:
    """Yield from where an action starts, and what a review says of it besides."""
    told = [
        *(f"baseline: {each}" for each in plan.baseline(aim)),
        *(f"{each.kind}: {each.text}" for each in challenges(view, plan, aim=aim)),
        *(f"{each.kind}: {each.name}" for each in tools(view, plan, aim=aim)),
    ]
    if told:
        yield Heading("From where it starts, and what the review says besides")
        yield from (Paragraph(line, hang=2) for line in told)


def _baselines(plan: Plan, chapter: str) -> Iterator[Block]:
    """Yield from where the plan itself says that a chapter starts."""
    if found := [str(each) for each in plan.baselines if each.chapter == chapter]:
        yield Paragraph(f"Baseline, as the plan prints it: {'; '.join(found)}.", hang=2)


def _table(
    aims: Sequence[Action | ExpectedResult], results: _Results
) -> Iterator[Block]:
    rows = [
        (
            aim.id,
            getattr(aim, "title", "") or aim.text,
            str(aim.deadline),
            _outcome(results[aim.id]),
        )
        for aim in aims
    ]
    yield Table(_TITLES, tuple(rows))


def _outcome(results: Sequence[Result]) -> str:
    """Return the one outcome, or how many States have each."""
    if len(results) == 1 and results[0].state is None:
        return results[0].shown
    sure = shown_counts(r for r in results if r.addressed is Truth.TRUE)
    words = [f"{number} {said}" for said, number in sure.items()]
    if doubtful := sum(r.addressed == Truth.UNKNOWN for r in results):
        words.append(f"{doubtful} ?")
    return ", ".join(words) or "nobody is addressed"


def _missed(
    progress: Progress, actions: Sequence[Action], results: _Results
) -> Iterator[Block]:
    """Yield who missed an action that is measured by itself."""
    for action in actions:
        missed = [
            str(result.state)
            for result in results[action.id]
            if result.outcome is Outcome.MISSED and result.state
        ]
        if missed and not progress.plan.parts(action) and len(missed) <= _NAMED:
            yield Paragraph(f"{action.id} missed: {', '.join(sorted(missed))}", hang=2)


def _legend(results: _Results) -> Iterator[Block]:
    every = [result for found in results.values() for result in found]
    if any(result.addressed == Truth.UNKNOWN for result in every):
        yield Paragraph(
            "? States of which the record cannot say whether the action speaks to them",
            hang=2,
        )
