"""What was asked of the packaged record stays at hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import ccm
from ccm.duties import answering, cells

DAY = date(2020, 9, 28)
NOW = date(2026, 11, 24)


class _Counted:
    """Counts how often a rule runs."""

    def __init__(self) -> None:
        self.runs = 0
        self.asked = answering.answered

    def __call__(self, *given: object) -> object:
        """Run it."""
        self.runs += 1
        return self.asked(*given)  # type: ignore[arg-type]


def test_another_day_of_the_same_stretch_runs_no_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between two of its turns an answer is looked up."""
    ccm.as_of(NOW).findings()
    counted = _Counted()
    monkeypatch.setattr(cells, "answered", counted)
    found = ccm.as_of(NOW - timedelta(days=1)).findings()
    assert counted.runs == 0
    assert {finding.on for finding in found} == {NOW - timedelta(days=1)}


def test_views_of_other_knowledge_do_not_push_it_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor do other readings, less trust, and facts that are supposed."""
    asked = ccm.as_of(DAY).assess("BGR", "art3")
    assert asked.missing == ()  # reads the reasons, which are compared below as well
    for days in range(1, 60):
        known = DAY - timedelta(days=days)
        ccm.as_of(DAY, known_by=known).assess("BGR", "art3")
    ccm.as_of(DAY).across_readings("BGR", "art3")
    ccm.as_of(DAY).what_would_change("BGR", "art3")
    ccm.as_of(DAY, trust="high").assess("BGR", "art3")
    counted = _Counted()
    monkeypatch.setattr(cells, "answered", counted)
    assert ccm.as_of(DAY).assess("BGR", "art3") == asked
    assert counted.runs == 0


def test_a_first_question_runs_the_rule_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A single question is no slower for what is kept of it."""
    record = ccm.packaged_record().with_events()
    counted = _Counted()
    monkeypatch.setattr(cells, "answered", counted)
    finding = ccm.as_of(DAY, record=record).assess("BGR", "art3")
    assert finding.explain().startswith("Bulgaria on 2020-09-28")
    assert counted.runs == 1
