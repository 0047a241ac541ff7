"""The page on coverage: each object and each test that it names is there."""

from __future__ import annotations

import ast
import importlib
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "coverage.md"

pytestmark = pytest.mark.skipif(
    not PAGE.is_file(), reason="the pages are not part of the installed package"
)


def _text() -> str:
    return PAGE.read_text(encoding="utf-8")


def _rows(width: int = 5) -> list[list[str]]:
    """Return the rows of a table: that of elements, or that of their tests."""
    lines = (line for line in _text().splitlines() if re.match(r"\| \d", line))
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return [row for row in rows if len(row) == width]


def _names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _is_there(name: str) -> bool:
    """Tell whether a dotted name leads to an object."""
    parts = name.split(".")
    for split in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:split]))
        except ModuleNotFoundError:
            continue
        for part in parts[split:]:
            found = getattr(found, part, None)
        return found is not None
    return False


@cache
def _tests(path: str) -> frozenset[str]:
    """Return the tests of a file, by class and name."""
    if not (ROOT / path).is_file():
        return frozenset()
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(_within(tree.body, ""))


def _within(body: list[ast.stmt], before: str) -> list[str]:
    found: list[str] = []
    for node in body:
        if isinstance(node, ast.ClassDef):
            found += _within(node.body, f"{before}{node.name}::")
        elif isinstance(node, ast.FunctionDef):
            found.append(f"{before}{node.name}")
    return found


def test_eighty_three_elements() -> None:
    """Numbered as they stand, each in one of two states."""
    for width in (5, 2):
        assert [int(row[0]) for row in _rows(width)] == [*range(1, 84)]
    assert {row[3] for row in _rows()} == {"works", "in part"}


def test_as_many_as_it_says() -> None:
    """The first lines have the numbers of the table, and seventy or more work."""
    states = [row[3] for row in _rows()]
    works, part = states.count("works"), states.count("in part")
    told = " ".join(_text().split())
    assert f"83 elements. Of these {works} work, {part} work in part, and none" in told
    assert works >= 70


def test_every_object_is_there() -> None:
    """Each element has one at least."""
    named = {name for row in _rows() for name in _names(row[4])}
    assert all(_names(row[4]) for row in _rows())
    assert [name for name in sorted(named) if not _is_there(name)] == []


def test_every_test_is_there() -> None:
    """Each element has one at least."""
    named = {name for row in _rows(2) for name in _names(row[1])}
    assert all(_names(row[1]) for row in _rows(2))
    parted = (name.partition("::") for name in named)
    lost = [f"{path}::{test}" for path, _, test in parted if test not in _tests(path)]
    assert lost == []


def test_what_works_in_part_says_why() -> None:
    """Each by its number, and no other."""
    told = [int(number) for number in re.findall(r"- \*\*(\d+)\.\*\*", _text())]
    assert told == [int(row[0]) for row in _rows() if row[3] == "in part"]


@pytest.mark.parametrize("name", ["ccm.no", "ccm.support.Task.no", "no.such.module"])
def test_a_name_that_leads_nowhere(name: str) -> None:
    """It would be told."""
    assert not _is_there(name)
