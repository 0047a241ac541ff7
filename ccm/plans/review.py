"""What a review says besides its findings: challenges, lessons, and tools that help.

No answer rests on them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from ccm.plans.assessment import Challenge, Said, Tool
from ccm.plans.loading import load_challenges, load_tools
from ccm.plans.loading import plan as plan_of
from ccm.plans.model import Plan
from ccm.rules import Truth
from ccm.rules.bearing import come_by
from ccm.rules.courses import moment
from ccm.view.roster import Roster

__all__ = ["challenges", "tools"]

_T = TypeVar("_T", bound=Said)


def challenges(
    view: Roster, plan: str | Plan, *, aim: str = "", article: str = ""
) -> tuple[Challenge, ...]:
    """Return what a review says of challenges and lessons, in order of paragraphs.

    Args:
        view: The day and the knowledge; nothing is told before it was published.
        plan: The plan that was reviewed, or its name.
        aim: Id of an action; what concerns a part of it, or the whole of which it is
            a part, is told as well.
        article: Id of an obligation or provision, such as ``art4``.

    Raises:
        UnknownPlanError: There is no plan of that name.
        UnknownActionError: The plan has no such action.

    >>> from datetime import date
    >>> import ccm
    >>> view = ccm.as_of(date(2020, 9, 28))
    >>> for each in challenges(view, "dubrovnik", aim="5.4"):
    ...     print(each.kind, "-", each.source[0].citation[-8:])
    challenge - para. 90
    lesson - para. 90
    """
    found = plan if isinstance(plan, Plan) else plan_of(plan)
    return _of(load_challenges(found.name), view, found, aim, article)


def tools(
    view: Roster, plan: str | Plan, *, aim: str = "", article: str = ""
) -> tuple[Tool, ...]:
    """Return the tools and guides that a review names; see `challenges`.

    Raises:
        UnknownPlanError: There is no plan of that name.
        UnknownActionError: The plan has no such action.

    >>> from datetime import date
    >>> import ccm
    >>> view = ccm.as_of(date(2020, 9, 28))
    >>> for tool in tools(view, "dubrovnik", aim="7.2"):
    ...     print(tool.kind, "-", tool.name)
    model law - model law for States of common law
    model law - model law for small States without munitions or contamination
    """
    found = plan if isinstance(plan, Plan) else plan_of(plan)
    return _of(load_tools(found.name), view, found, aim, article)


def _of(
    rows: Iterable[_T], view: Roster, plan: Plan, aim: str, article: str
) -> tuple[_T, ...]:
    near = _near(plan, aim) if aim else frozenset[str]()
    return tuple(
        row
        for row in rows
        if _is_told(row, view)
        and (not aim or near & set(row.aims))
        and article in ("", *row.articles)
    )


def _is_told(row: Said, view: Roster) -> bool:
    by = view.on if view.known_by is None else view.known_by
    return come_by(moment((id(row), "known"), row.known), by) is Truth.TRUE


def _near(plan: Plan, aim: str) -> frozenset[str]:
    """Return the ids of an action, of its parts, and of those that it is a part of."""
    found = {plan.aim(aim).id}
    whole = plan.aim(aim)
    while parent := getattr(whole, "parent", ""):
        whole = plan.aim(parent)
        found.add(parent)
    below = [plan.aim(aim)]
    while below:
        parts = plan.parts(below.pop())
        found |= {part.id for part in parts}
        below += parts
    return frozenset(found)
