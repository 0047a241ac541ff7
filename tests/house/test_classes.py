"""Values do not change, and show themselves in one way."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from inspect import getsourcefile
from pathlib import Path
from typing import get_args

import attrs
import pytest

import ccm
from ccm.convention.article13_course import Course
from ccm.facts import Event
from ccm.meetings.lengths import Length
from ccm.meetings.majorities import Majority
from ccm.plans import Comparison, Result
from ccm.plans.dues import Due
from ccm.plans.model import Action, Aim, ExpectedResult, Plan
from ccm.rules import joining, norms
from ccm.rules.leaving import Leaving
from ccm.rules.shown import Shown

MADE_STEP_BY_STEP = {
    "ccm.share.checking._Reading",
    "ccm.share.words.Notes",
    "ccm.site.drafts.Draft",
    "ccm.words.tree.Numbers",
}
"""What is filled while something is made."""


def _classes() -> Iterator[type]:
    """Yield every class of the library that attrs has made."""
    for module in pkgutil.walk_packages(ccm.__path__, "ccm."):
        if module.name != "ccm.__main__":
            for each in vars(import_module(module.name)).values():
                made = isinstance(each, type) and "__attrs_attrs__" in vars(each)
                if made and each.__module__ == module.name:
                    yield each


CLASSES = {f"{each.__module__}.{each.__qualname__}": each for each in _classes()}


@pytest.mark.parametrize("name", sorted(CLASSES.keys() - MADE_STEP_BY_STEP))
def test_a_value_cannot_be_changed(name: str) -> None:
    """Not one of its fields can be set, nor any other."""
    kind = CLASSES[name]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(object.__new__(kind), "anything", None)  # noqa: B010 - no class has it


@pytest.mark.parametrize(
    "name", [name for name, kind in CLASSES.items() if issubclass(kind, Shown)]
)
def test_what_leaves_out_defaults_does_so_in_every_class(name: str) -> None:
    """None of them has a way of its own to show itself."""
    shown: object = CLASSES[name].__repr__
    assert shown is Shown.__repr__


def _says_how(kind: type) -> bool:
    """Tell whether a class has a way of its own to show itself."""
    module = Path(getsourcefile(kind) or "").read_text("utf-8")
    body = rf"^class {kind.__name__}\b.*?(?=^\S|\Z)"
    found = re.search(body, module, re.DOTALL | re.MULTILINE)
    return found is not None and "    def __repr__(" in found[0]


@pytest.mark.parametrize(
    "name", [name for name, kind in CLASSES.items() if _says_how(kind)]
)
def test_what_says_how_it_shows_itself_shows_itself_so(name: str) -> None:
    """And not field by field."""
    kind = CLASSES[name]
    assert kind.__repr__.__code__.co_filename == getsourcefile(kind)


@pytest.mark.parametrize(
    "name", [name for name, kind in CLASSES.items() if issubclass(kind, Event)]
)
def test_every_event_shows_itself_in_one_way(name: str) -> None:
    """Whose it is, when it was and what is told of it."""
    shown: object = CLASSES[name].__repr__
    assert shown is Event.__repr__


@pytest.mark.parametrize(
    "kind",
    [
        *get_args(norms.Norm),
        *(norms.ExtensionRule, norms.Reopening, norms.Evidence),
        *(joining.SignatureRule, joining.InstrumentRule, joining.EntryIntoForceRule),
        *(joining.ProvisionalRule, joining.WithdrawalRule),
        *(Length, Majority, Plan, Action, Aim, ExpectedResult),
    ],
)
def test_what_a_text_says_is_itself(kind: type) -> None:
    """One that says the same stands elsewhere, and what is kept of it is kept apart."""
    assert object.__new__(kind) != object.__new__(kind)


@pytest.mark.parametrize("kind", [Result, Comparison, Due, Course])
def test_an_answer_with_its_reasons_is_itself(kind: type) -> None:
    """One that was worked out anew has its own reasons."""
    assert object.__new__(kind) != object.__new__(kind)


@pytest.mark.parametrize(
    "kind",
    [
        *(joining.SignatureRule, joining.InstrumentRule, joining.EntryIntoForceRule),
        *(joining.ProvisionalRule, joining.WithdrawalRule, Leaving),
    ],
)
def test_what_nobody_is_shown_has_no_words_for_it(kind: type) -> None:
    """Each way to show itself would take its time at every start."""
    shown: object = kind.__repr__
    assert shown is object.__repr__
