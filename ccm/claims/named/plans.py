"""Questions on action plans: their actions, days and targets, and steps under them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.moments import sat
from ccm.claims.named.told import number, one
from ccm.claims.question import Asked, Question
from ccm.claims.values import Figure, Listing, Unit, Value
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.plans import (
    Action,
    ExpectedResult,
    Level,
    Outcome,
    Plan,
    Progress,
    plan,
    plan_names,
    progress,
)
from ccm.plans.deadlines import AfterConference, AtConference, ByDay, DeadlineRule
from ccm.rules import Cause, Explanation, Missing, Truth

__all__ = ["PLANS", "plan_of", "plans"]

_Answers = Callable[[Inquiry, Asked], tuple[Answer, ...]]
_Aim = Action | ExpectedResult


@cache
def plans() -> Mapping[str, Plan]:
    """Return the plans of the library by their titles."""
    return {found.title: found for found in map(plan, plan_names())}


def plan_of(asked: Asked) -> Plan:
    """Return the plan that is named after a place.

    Raises:
        InvalidValueError: The library has no such plan.
    """
    title = f"{asked.words['place']} Action Plan"
    if title not in plans():
        msg = f"plan: expected {' or '.join(plans())}, got {title!r}"
        raise InvalidValueError(msg)
    return plans()[title]


def _chapter(asked: Asked, found: Plan) -> str:
    """Return the chapter of which the claim gives the first words.

    Raises:
        InvalidValueError: The plan has no such chapter.
    """
    chapters = tuple(dict.fromkeys(aim.chapter for aim in found))
    words = asked.words.get("chapter", "")
    for chapter in chapters:
        if f"{chapter} ".startswith(f"{words} "):
            return chapter
    msg = f"chapter: expected {', '.join(chapters)}, got {words!r}"
    raise InvalidValueError(msg)


def _actions(found: Plan) -> tuple[Action, ...]:
    return tuple(action for action in found.actions if action.level is Level.ACTION)


def _counted(kind: Callable[[Plan], tuple[_Aim, ...]], *, inside: bool) -> _Answers:
    """Return what answers how many actions or results there are, in a chapter."""

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        found = plan_of(asked)
        chapter = _chapter(asked, found) if inside else ""
        ours = [aim for aim in kind(found) if chapter in ("", aim.chapter)]
        rows = inquiry.read(ours)
        return (number(len(rows), *rows),) if rows else ()

    return answers


def _results(found: Plan) -> tuple[ExpectedResult, ...]:
    return found.results


def _chapters(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    rows = inquiry.read(_actions(plan_of(asked)))
    count = len({action.chapter for action in rows})
    return (number(count, *rows),) if rows else ()


def _paragraphs(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer with the last paragraph in which an action or a result stands."""
    rows = inquiry.read(plan_of(asked))
    numbers = [int(n) for row in rows for n in re.findall(r"[0-9]+", row.paragraph)]
    return (number(max(numbers), *rows[-1:]),) if numbers else ()


def _target(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    rows = inquiry.read(aim for aim in plan_of(asked) if aim.target)
    return tuple(number(aim.target, aim, basis=aim.id) for aim in rows if aim.target)


def _span(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    rows = inquiry.read((plan_of(asked),))
    return tuple(one(f"{row.adopted_by} to {row.ends_with}", row) for row in rows)


def _adoption(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer with the days of the meeting at the place that the plan is named after."""
    place = asked.words["place"]
    there = [s for s in inquiry.meetings() if s.sittings[0].place == place]
    held = [s for s in there if inquiry.had_opened(s) is Truth.TRUE]
    return tuple(
        Answer(
            value=sat(session),
            basis=f"while {session.label} sat",
            reasons=(Explanation(f"{session.label}: held there"),),
        )
        for session in held
    )


def _deadline(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    rows = inquiry.read((plan_of(asked).aim(asked.words["action"]),))
    told = ((_day(row.deadline), row) for row in rows)
    return tuple(one(value, row) for value, row in told if value)


def _day(rule: DeadlineRule) -> Value | str | None:
    """Return a day, a number of years after a conference, or a conference."""
    match rule:
        case ByDay(day=day):
            return PartialDate.on(day)
        case AfterConference(period=period):
            return Figure(Decimal(period.years), Unit.YEARS)
        case AtConference(label=label):
            return label
        case _:
            return None


def _action_on(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer with the action that asks for a step, or of which it is a part."""
    found, step = plan_of(asked), asked.words["step"]
    rows = inquiry.read(a for a in found.actions if step in a.subject)
    return tuple(
        one(name, row, basis="" if name == row.id else f"of which {row.id} is a part")
        for row in rows
        for name in _upwards(row, found)
    )


def _upwards(action: Action, found: Plan) -> tuple[str, ...]:
    """Return the id of an item and those of the items that it is a part of."""
    above = found.by_id.get(action.parent)
    if isinstance(above, Action) and above.level is not Level.ACTION:
        return (action.id, *_upwards(above, found))
    return (action.id,)


def _carried_out(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer which States did everything that a chapter asks of them."""
    found = plan_of(asked)
    chapter = _chapter(asked, found)
    rows = inquiry.read(a for a in _actions(found) if a.chapter == chapter)
    if not rows:
        return ()
    made = progress(inquiry.view, found)
    told = {state: _all_done(made, rows, state) for state in inquiry.parties()}
    told = {state: found for state, found in told.items() if found[1].because}
    sure = {state: why for state, (truth, why) in told.items() if truth is Truth.TRUE}
    doubtful = {
        state: why for state, (truth, why) in told.items() if truth == Truth.UNKNOWN
    }
    return (
        Answer(
            value=Listing(frozenset(sure)),
            doubtful=frozenset(doubtful),
            why={**sure, **doubtful},
            gaps=lambda: tuple(
                Missing(f"{state.alpha3}: {_WHETHER}", Cause.NOT_REPORTED)
                for state in sorted(doubtful, key=lambda state: state.alpha3)
            ),
        ),
    )


_WHETHER = "whether it did what the plan asks for and nothing measures"


def _all_done(
    made: Progress, actions: tuple[Action, ...], state: State
) -> tuple[Truth, Explanation]:
    """Tell whether every action that speaks to a State was surely carried out.

    Of what nothing measures nobody can tell. What is asked of the States Parties
    together is not asked of the State.
    """
    asked = (a.id for a in actions if not made.is_joint(a.id))
    ours = [
        result
        for result in (made.result(aim, state) for aim in asked)
        if result.outcome is not Outcome.NOT_ADDRESSED
    ]
    why = Explanation(str(state), because=tuple(r.explanation for r in ours))
    if not ours or any(result.possible <= _NOT_DONE for result in ours):
        return Truth.FALSE, why
    return (Truth.TRUE if all(r.is_done for r in ours) else Truth.UNKNOWN), why


_NOT_DONE = frozenset(
    {
        Outcome.MISSED,
        Outcome.NOT_DONE,
        Outcome.NOT_YET_DUE,
        Outcome.NOT_ADDRESSED,
    }
)


PLANS = (
    Question(
        subject="{place} Action Plan",
        predicate="adopted",
        asks="the days of the meeting at the place that the plan is named after",
        answers=_adoption,
    ),
    Question(
        subject="{place} Declaration",
        predicate="adopted",
        asks="the same, of a declaration",
        answers=_adoption,
    ),
    Question(
        subject="{place} Action Plan",
        predicate="period",
        asks="the conferences that adopted it and up to which it runs",
        answers=_span,
    ),
    Question(
        subject="{place} Action Plan",
        predicate="States Parties aimed at",
        asks="the number of States Parties that it sets as its target",
        answers=_target,
    ),
    Question(
        subject="{place} Action Plan",
        predicate="chapters",
        asks="how many chapters its actions stand in",
        answers=_chapters,
    ),
    Question(
        subject="{place} Action Plan",
        predicate="paragraphs",
        asks="the number of the last paragraph with an action or result",
        answers=_paragraphs,
    ),
    Question(
        subject="{place} Action Plan",
        predicate="headline actions",
        asks="how many actions it has, their items and bullets not counted",
        answers=_counted(_actions, inside=False),
    ),
    Question(
        subject="{place} Action Plan",
        predicate="expected results",
        asks="how many results it expects",
        answers=_counted(_results, inside=False),
    ),
    Question(
        subject="{place} Action Plan, {chapter}",
        predicate="actions",
        asks="how many actions stand in a chapter, given by its first words",
        answers=_counted(_actions, inside=True),
    ),
    Question(
        subject="{place} Action Plan, {chapter}",
        predicate="expected results",
        asks="how many results are expected in a chapter",
        answers=_counted(_results, inside=True),
    ),
    Question(
        subject="{place} Action Plan, {chapter}",
        predicate="States that carried out every action",
        asks="the States that did all that a chapter asks of them",
        answers=_carried_out,
    ),
    Question(
        subject="{place} Action Plan, action {action}",
        predicate="deadline",
        asks="the last day, the years after the conference, or the conference by which",
        answers=_deadline,
    ),
    Question(
        subject="{place} Action Plan",
        predicate="action on {step}",
        asks="the action, item or bullet that asks for a step",
        answers=_action_on,
    ),
)
"""Questions that the text of a plan answers, and what was done under it."""
