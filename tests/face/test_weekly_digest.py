"""The example of a digest, on weeks of which it is known what falls due in them."""

from __future__ import annotations

import json
import runpy
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

DIGEST = Path(__file__).parents[2] / "examples" / "weekly_digest.py"

pytestmark = pytest.mark.skipif(
    not DIGEST.is_file(), reason="the examples are not part of the installed package"
)

DEPOSITED = date(2020, 8, 6)
"""Niue's instrument of accession, by the Depositary."""

BOUND = DEPOSITED.replace(day=1) + relativedelta(months=6)
"""The first day of the sixth month after the month of deposit (Article 17(2))."""

REPORT = BOUND + timedelta(days=180)
"""The last day for its initial report (Article 7(1))."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run the example as a user does, and give what it prints."""

    def run(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", [str(DIGEST), *arguments])
        runpy.run_path(str(DIGEST), run_name="__main__")
        return capsys.readouterr().out

    return run


def _told(printed: str) -> dict[str, list[str]]:
    """Return what falls due for each State, by the JSON of a digest."""
    return {
        each["state"]["name"]: [f"{due['due']} {due['what']}" for due in each["due"]]
        for each in json.loads(printed)["ahead"]
    }


@pytest.mark.parametrize(
    ("day", "what"), [(BOUND, "entry into force"), (REPORT, "art7.1")]
)
def test_it_falls_due_in_the_week_that_ends_with_it(
    asked: Any, day: date, what: str
) -> None:
    """Seven days, the first included; not in the week before."""
    first = day - timedelta(days=6)
    assert _told(asked("--on", str(first), "--json", "Niue")) == {
        "Niue": [f"{day} {what}"]
    }
    before = first - timedelta(days=1)
    assert _told(asked("--on", str(before), "--json", "Niue")) == {"Niue": []}
    assert (
        what
        in _told(asked("--on", str(before), "--days", "8", "--json", "NIU"))["Niue"][0]
    )


def test_text_and_json_name_the_same_days(asked: Any) -> None:
    """Reports are due on 30 April; who is not bound owes none (Article 7(2))."""
    week = ("--on", "2022-04-25", "Niue", "New Zealand", "Marshall Islands")
    told = _told(asked(*week, "--json"))
    assert told["Niue"] == told["New Zealand"] == ["2022-04-30 art7.2"]
    assert told["Marshall Islands"] == []
    lines = [line.strip() for line in asked(*week).splitlines()]
    assert [line[:10] for line in lines if line.endswith("[art7.2]")] == [
        "2022-04-30"
    ] * 2
    assert lines[lines.index("Marshall Islands") + 1] == "nothing"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--on", "2021-01-28", "Atlantis"], "no State is called 'Atlantis'"),
        (["--on", "2021-01-28", "--days", "0", "NIU"], "expected a whole number"),
        (["--on", "9999-12-31", "--days", "9", "NIU"], "out of the calendar"),
        (["--on", "yesterday", "NIU"], "--on"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(
    asked: Any, capsys: pytest.CaptureFixture[str], arguments: list[str], why: str
) -> None:
    """And the exit status is 2."""
    with pytest.raises(SystemExit, match="2"):
        asked(*arguments)
    assert why in capsys.readouterr().err
