"""What a version said, the next says too, or the changelog tells why not."""

from __future__ import annotations

import csv
import json
import pickle
from operator import attrgetter
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

import ccm
import ccm.errors

HERE = Path(__file__).parent
KEPT = sorted(path.parent for path in HERE.glob("*/about.json"))
CHANGELOG = HERE.parents[1] / "CHANGELOG.md"

Row = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def keep() -> dict[str, Any]:
    """Return the script that keeps what a version says."""
    return run_path(str(HERE / "keep.py"))


@pytest.fixture(scope="module")
def now(keep: dict[str, Any]) -> set[Row]:
    """Return what this version says."""
    return set(keep["changes"]())


def _rows(path: Path) -> set[Row]:
    with path.open(newline="", encoding="utf-8") as file:
        return {(a, b, c, d) for a, b, c, d in list(csv.reader(file))[1:]}


def _told_otherwise(folder: Path) -> dict[tuple[str, str, str], str]:
    path = folder / "changed.csv"
    if not path.exists():
        return {}
    return {(a, b, c): why for a, b, c, why in _rows(path)}


@pytest.mark.parametrize("folder", KEPT, ids=lambda path: path.name)
class TestReleased:
    """Each version whose answers were kept."""

    def test_answers(self, folder: Path, now: set[Row]) -> None:
        """Each is given again, save those that are listed with why."""
        differ = {row[:3] for row in _rows(folder / "answers.csv") ^ now}
        assert differ == set(_told_otherwise(folder))

    def test_what_changed_is_told(self, folder: Path) -> None:
        """In the changelog, under *Law and data*."""
        if not CHANGELOG.exists():
            pytest.skip("the changelog is in the tree alone")
        told = " ".join(CHANGELOG.read_text(encoding="utf-8").split())
        assert all(why in told for why in _told_otherwise(folder).values())

    def test_names(self, folder: Path) -> None:
        """No public name has gone."""
        for name in (folder / "names.txt").read_text().split():
            assert attrgetter(name)(ccm) is not None

    def test_pickles(self, folder: Path) -> None:
        """They are read, and say in JSON what they said."""
        found = pickle.loads((folder / "findings.pickle").read_bytes())
        told = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
        for was, finding in zip(told, found, strict=True):
            row = finding.to_dict()
            assert {key: row[key] for key in was} == was

    def test_json(self, folder: Path, keep: dict[str, Any]) -> None:
        """Every key that was there is there."""
        told = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
        for was, found in zip(told, keep["whole"](), strict=True):
            assert was.keys() <= found.to_dict().keys()


def test_this_version_was_kept_if_it_was_released() -> None:
    """What is released has its answers kept."""
    if not CHANGELOG.exists():
        pytest.skip("the changelog is in the tree alone")
    released = f"\n## [{ccm.__version__}]" in CHANGELOG.read_text(encoding="utf-8")
    assert not released or (HERE / ccm.__version__) in KEPT
