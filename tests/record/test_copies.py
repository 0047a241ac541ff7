"""What is kept of a record stays behind when it is copied."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import attrs
import pytest

import ccm

DAY = date(2020, 9, 28)
OVERDUE = date(2020, 12, 1)


def _pickled(one: Any) -> Any:
    return pickle.loads(pickle.dumps(one))


@pytest.mark.parametrize("copied", [deepcopy, _pickled])
def test_a_copy_is_made_of_what_was_asked(copied: Callable[[Any], Any]) -> None:
    """Of records, views, and rows: what was sorted out of them is left behind."""
    record = attrs.evolve(ccm.packaged_record())
    view = ccm.as_of(DAY, record=record)
    finding = view.assess("BGR", "art3")
    words = finding.explain()
    again = copied(record)
    assert again.events == record.events
    assert ccm.as_of(DAY, record=again).assess("BGR", "art3") == finding
    assert copied(view).assess("BGR", "art3").explain() == words
    supposed = view.supposing()
    assert copied(supposed).assess("BGR", "art3").explain() == words
    panel = ccm.panel("BGR", days=[DAY, OVERDUE], view=view)
    assert copied(panel).to_dicts() == panel.to_dicts()
    spans = view.spans(states="BGR")
    assert copied(spans).to_dicts() == spans.to_dicts()
