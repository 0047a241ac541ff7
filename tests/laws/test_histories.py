"""What histories are drawn of: whatever can bear on an obligation can happen."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis.internal.conjecture import providers

from ccm.convention import CONVENTION
from ccm.facts import Event, ProvisionalApplication
from ccm.rules import Evidence, Norm
from ccm.testing import HORIZON, History, histories
from ccm.testing.history import OBLIGATIONS


def named(value: object) -> Iterator[type[Event]]:
    """Yield the types of events that a norm names, save those of another norm."""
    if isinstance(value, tuple):
        for each in value:
            yield from named(each)
    elif isinstance(value, Evidence):
        yield value.event
    elif isinstance(value, type) and issubclass(value, Event):
        yield value


def types_of(norm: Norm) -> set[type[Event]]:
    """Return the types of events that a norm names, save those of another's period."""
    fields = {field.name for field in attrs.fields(type(norm))} - {"apart_from"}
    values = (getattr(norm, name) for name in fields)
    return {kind for value in values for kind in named(value)}


def test_there_is_one_for_each_obligation() -> None:
    """No more and no fewer."""
    assert set(OBLIGATIONS) == set(CONVENTION.by_id)


@pytest.mark.parametrize("norm", CONVENTION.obligations, ids=lambda norm: norm.id)
def test_every_event_that_a_norm_names_can_happen(norm: Norm) -> None:
    """The norm says which: a new one is not forgotten."""
    assert types_of(norm) == set(OBLIGATIONS[norm.id])


def test_article_1_can_be_applied_provisionally() -> None:
    """The one event that has its own day: that of the deposit."""
    found = find(
        histories(about="art1"),
        lambda h: any(isinstance(e, ProvisionalApplication) for e in h.events),
        settings=settings(database=None, phases=[Phase.generate]),
    )
    declared = [e for e in found.events if isinstance(e, ProvisionalApplication)]
    assert {e.date.day for e in declared} == {found.deposit}


@given(history=histories())
def test_every_history_is_admissible(history: History) -> None:
    """The record can be asked on any day: nothing in it is refused."""
    assert history.view(HORIZON).findings(states=["XRU"])


def test_no_history_hangs_on_what_was_tested_before() -> None:
    """Hypothesis draws nothing that it finds in the modules loaded so far.

    If this fails, it keeps them elsewhere by now, and ``conftest.py`` must say so.
    """
    assert "ccm.testing.history" in sys.modules
    assert not len(providers._get_local_constants())  # noqa: SLF001
