"""A fictional State, and strategies and laws for Hypothesis.

`ccm.testing.fiction` holds a fictional State and its world, `ccm.testing.pages` reads
pages of scenarios; neither needs anything more.
The rest needs the extra ``ccm[testing]``: `ccm.testing.history` draws what the State
did, and `ccm.testing.tangled` what answers go wrong on; `ccm.testing.questions` draws
a day and a reading to ask about, `ccm.testing.fillings` the exact courses of events
that a record allows, by which `ccm.testing.judging` judges an answer;
`ccm.testing.laws` says what every answer must obey.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ccm.errors import MissingExtraError

if TYPE_CHECKING:
    from ccm.testing.fillings import Filling
    from ccm.testing.history import (
        HORIZON,
        History,
        exact_courses,
        histories,
    )
    from ccm.testing.judging import Judgement, judge
    from ccm.testing.laws import BrokenLawError
    from ccm.testing.questions import Question
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
    from ccm.testing.tangled import tangled_histories

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
    "fillings": ("Filling",),
    "history": (
        "HORIZON",
        "History",
        "exact_courses",
        "histories",
    ),
    "judging": ("Judgement", "judge"),
    "laws": ("BrokenLawError",),
    "questions": ("Question",),
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
    "tangled": ("tangled_histories",),
}


_HYPOTHESIS = "hypothesis", "testing"
"""The package that draws, and the extra that brings it."""


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(_loaded(f"ccm.testing.{home}"), name)
            globals()[name] = value
            return value
    msg = f"module 'ccm.testing' has no attribute {name!r}"
    raise AttributeError(msg)


def _loaded(module: str) -> object:
    """Return a module, which may need the extra.

    Raises:
        MissingExtraError: The extra ``testing`` is not installed.
    """
    try:
        return import_module(module)
    except ImportError as missing:
        if missing.name != _HYPOTHESIS[0]:
            raise
        raise MissingExtraError(*_HYPOTHESIS) from None
