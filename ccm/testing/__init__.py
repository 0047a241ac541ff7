"""Strategies, laws and a fictional State, to test rules of any treaty with.

A set of rules is held to what it must obey in a few lines: `histories` draws what
States do under a treaty, read off its norms; `check_all` holds each answer to every
law (`LAWS`); `TreatyMachine` plays Depositary, States and meetings against it; and
`consistency` names what in the norms themselves does not go together.

`ccm.testing.fiction` holds a fictional State and its world, `ccm.testing.pages` reads
pages of scenarios; neither needs anything more. The rest needs the extra
``ccm[testing]``: `ccm.testing.kinds` reads off a norm what can happen under it,
`ccm.testing.history` draws it, and `ccm.testing.tangled` what answers go wrong on;
`ccm.testing.questions` draws a day and a reading to ask about, `ccm.testing.fillings`
the exact courses of events that a record allows, by which `ccm.testing.judging` judges
an answer. The laws are those of one answer (`ccm.testing.laws`), of days counted again
(`ccm.testing.counting`), and of a record told otherwise (`ccm.testing.retelling`).
`ccm.testing.registering` tells Hypothesis what to draw where a type is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ccm.errors import MissingExtraError

if TYPE_CHECKING:
    from ccm.testing.checking import LAWS, Law, check_all
    from ccm.testing.fillings import Filling
    from ccm.testing.history import (
        HORIZON,
        History,
        exact_courses,
        histories,
        records,
    )
    from ccm.testing.judging import Judgement, judge
    from ccm.testing.laws import BrokenLawError
    from ccm.testing.playing import TreatyMachine
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
        states,
    )
    from ccm.testing.tangled import tangled_histories
    from ccm.testing.together import consistency
    from ccm.testing.variants import disputed, returned

__all__ = [
    "FIRST_DAY",
    "HORIZON",
    "LAST_DAY",
    "LAWS",
    "BrokenLawError",
    "Filling",
    "History",
    "Judgement",
    "Law",
    "Question",
    "TreatyMachine",
    "blurred",
    "check_all",
    "consistency",
    "days",
    "days_near",
    "days_within",
    "disputed",
    "exact_courses",
    "histories",
    "judge",
    "partial_dates",
    "periods",
    "readings",
    "records",
    "returned",
    "states",
    "tangled_histories",
]

_HOMES = {
    "checking": ("LAWS", "Law", "check_all"),
    "fillings": ("Filling",),
    "history": (
        "HORIZON",
        "History",
        "exact_courses",
        "histories",
        "records",
    ),
    "judging": ("Judgement", "judge"),
    "laws": ("BrokenLawError",),
    "playing": ("TreatyMachine",),
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
        "states",
    ),
    "tangled": ("tangled_histories",),
    "together": ("consistency",),
    "variants": ("disputed", "returned"),
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
