"""A fictional State, and strategies and laws for Hypothesis.

`ccm.testing.fiction` holds a fictional State and its world, `ccm.testing.pages` reads
pages of scenarios; neither needs anything more.
The rest needs the extra ``ccm[testing]``: `ccm.testing.history` draws what the State
did, `ccm.testing.fillings` judges an answer by the exact courses of events that a
record allows, and `ccm.testing.laws` says what every answer must obey.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccm.testing.fillings import Filling, Judgement, Question, judge
    from ccm.testing.history import (
        HORIZON,
        History,
        exact_courses,
        histories,
        tangled_histories,
    )
    from ccm.testing.laws import BrokenLawError
    from ccm.testing.strategies import (
        FIRST_DAY,
        LAST_DAY,
        blurred,
        days,
        days_near,
        days_within,
        partial_dates,
        periods,
        readings,
    )

__all__ = [
    "FIRST_DAY",
    "HORIZON",
    "LAST_DAY",
    "BrokenLawError",
    "Filling",
    "History",
    "Judgement",
    "Question",
    "blurred",
    "days",
    "days_near",
    "days_within",
    "exact_courses",
    "histories",
    "judge",
    "partial_dates",
    "periods",
    "readings",
    "tangled_histories",
]

_HOMES = {
    "fillings": ("Filling", "Judgement", "Question", "judge"),
    "history": (
        "HORIZON",
        "History",
        "exact_courses",
        "histories",
        "tangled_histories",
    ),
    "laws": ("BrokenLawError",),
    "strategies": (
        "FIRST_DAY",
        "LAST_DAY",
        "blurred",
        "days",
        "days_near",
        "days_within",
        "partial_dates",
        "periods",
        "readings",
    ),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(f"ccm.testing.{home}"), name)
            globals()[name] = value
            return value
    msg = f"module 'ccm.testing' has no attribute {name!r}"
    raise AttributeError(msg)
