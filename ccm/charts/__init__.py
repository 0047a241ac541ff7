"""Charts: what the record says, drawn; each with its numbers and in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from ccm.charts.all_states import members, running, standing
from ccm.charts.charts import Chart
from ccm.charts.one_state import clearance, state
from ccm.charts.plan import plan
from ccm.charts.png import png
from ccm.charts.svg import style, svg
from ccm.convention import CONVENTION
from ccm.errors import InvalidValueError
from ccm.view import AsOf

__all__ = ["ABOUT", "KINDS", "Chart", "Kind", "chart", "png", "style", "svg"]

Kind = Literal["state", "clearance", "running", "members", "standing", "plan"]
"""Which chart: `ABOUT` says what each is about, and needs to be told."""

KINDS: tuple[Kind, ...] = get_args(Kind)

ABOUT: Mapping[Kind, str] = {
    "state": "a State",
    "clearance": "a State",
    "running": "",
    "members": "",
    "standing": "an obligation",
    "plan": "an action plan",
}
"""What each kind of chart is about, besides the day; nothing where it is all States."""

_ALONE: Mapping[Kind, Callable[[AsOf], Chart]] = {
    "running": running,
    "members": members,
}
_OF_ONE: Mapping[Kind, Callable[[AsOf, str], Chart]] = {
    "state": state,
    "clearance": clearance,
    "standing": standing,
    "plan": plan,
}


def chart(view: AsOf, kind: Kind, about: str | None = None) -> Chart:
    """Return a chart of what a view says.

    Args:
        view: The record on a day.
        kind: Which chart.
        about: A State, an obligation or a plan, as `ABOUT` says; else None.

    Raises:
        InvalidValueError: There is no such chart, it is about something that was not
            told or that the treaty has none of, or there is nothing to draw.
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        UnknownPlanError: There is no such plan.

    >>> import ccm
    >>> from datetime import date
    >>> drawn = chart(ccm.as_of(date(2020, 12, 1)), "state", "BGR")
    >>> for row in drawn.rows[:3]:
    ...     print(*row, sep=" | ")
    Article 3(2) | initial deadline | 2011-10-01 | 2019-10-01
    Article 3(2) | deadline | 2019-10-01 | 2019-10-01
    Article 3(2) | extension 1 | 2019-10-01 | 2020-10-01
    """
    if kind not in KINDS:
        msg = f"kind: expected one of {', '.join(KINDS)}, got {kind!r}"
        raise InvalidValueError(msg)
    if kind == "plan" and view.treaty is not CONVENTION:
        msg = f"kind: expected another than 'plan': {view.treaty.name} has none"
        raise InvalidValueError(msg)
    if (about is None) is bool(ABOUT[kind]):
        wanted = f"{ABOUT[kind]} beside" if ABOUT[kind] else "nothing beside"
        got = "nothing" if about is None else repr(about)
        msg = f"about: expected {wanted} {kind!r}, got {got}"
        raise InvalidValueError(msg)
    return _ALONE[kind](view) if about is None else _OF_ONE[kind](view, about)
