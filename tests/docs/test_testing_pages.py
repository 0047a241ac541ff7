"""The pages on `ccm.testing`: the table of laws, and the suite in ten lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from unittest import TextTestRunner, defaultTestLoader

import pytest
from hypothesis import HealthCheck, settings

import ccm.testing
from ccm.share.treaties import treaty_named
from ccm.testing import LAWS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

pytestmark = pytest.mark.skipif(
    not DOCS.is_dir(), reason="the pages are not part of the installed package"
)


def test_every_law_stands_in_the_table() -> None:
    """With the sentence that it stands for, in order."""
    page = (DOCS / "reference" / "testing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", page, flags=re.MULTILINE)
    assert [row for row in rows if row[0] in {law.name for law in LAWS}] == [
        (law.name, law.says) for law in LAWS
    ]


def test_every_name_stands_in_the_table() -> None:
    """No more and no fewer than `ccm.testing` has."""
    page = (DOCS / "reference" / "testing.md").read_text(encoding="utf-8")
    table = page.partition("## The names")[2]
    cells = [line.split(" | ")[0] for line in table.splitlines() if "`" in line]
    told = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert told == set(ccm.testing.__all__)


def test_the_suite_passes() -> None:
    """Against the example, as it stands on the page."""
    treaty_named(str(ROOT / "examples" / "mine_ban"))
    page = (DOCS / "how-to" / "test-a-rule-set.md").read_text(encoding="utf-8")
    (suite,) = re.findall(r"```python\n(from hypothesis.*?)```", page, flags=re.DOTALL)
    told: dict[str, Any] = {"__name__": "suite"}
    exec(compile(suite, "suite", "exec"), told)  # noqa: S102 - our own page
    lines = [line for line in suite.splitlines() if line]
    assert len(lines) <= 12
    quick = settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow])
    told["test_the_norms_go_together"]()
    quick(told["test_every_answer_obeys_every_law"])()
    machine = told["TestMachine"]
    machine.settings = settings(quick, stateful_step_count=8)
    ran = TextTestRunner().run(defaultTestLoader.loadTestsFromTestCase(machine))
    assert ran.testsRun
    assert ran.wasSuccessful()
