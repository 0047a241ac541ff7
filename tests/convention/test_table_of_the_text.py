"""The norms against a table of the text: every figure, and every row answered for.

Both tables were transcribed from an inventory of the rules in Articles 1 to 23, read
off the text of the Convention; each row has the inventory's id.
"""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from importlib import import_module
from operator import attrgetter
from pathlib import Path

import attrs
import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.convention.register import REGISTER
from ccm.dates import Period
from ccm.meetings import Majority
from ccm.rules import Content, Norm, Reading, Recurring
from ccm.rules.norms import Occasional
from ccm.testing import consistency

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


FIGURES = rows("figures_of_the_text")
RULES = rows("rows_of_the_rules")


def written(value: object) -> str:
    """Return a figure as the table writes it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            told = (c.letter if isinstance(c, Content) else str(c) for c in value)
            return " ".join(dict.fromkeys(told))
        case Majority():
            return f"{value.share} of {value.base}"
        case _:
            return str(value)


def stated(where: str) -> object:
    """Return what a norm, or an object of a module of its article, states."""
    home, _, path = where.partition(":")
    if home in CONVENTION.by_id:
        return attrgetter(path)(CONVENTION.norm(home))
    return attrgetter(path)(import_module(f"ccm.convention.{home}"))


class TestFigures:
    """Periods, lengths, leads, numbers, days of the year, contents, majorities."""

    @pytest.mark.parametrize("row", FIGURES, ids=lambda row: row["where"])
    def test_a_norm_states_what_the_text_says(self, row: dict[str, str]) -> None:
        """Row by row."""
        assert written(stated(row["where"])) == row["figure"], row["row"]

    def test_no_figure_of_a_norm_is_left_out(self) -> None:
        """A norm that is added brings its row."""
        told = {row["where"] for row in FIGURES}
        for norm in CONVENTION.obligations:
            for path in _figures(norm):
                assert f"{norm.id}:{path}" in told

    def test_each_row_is_one_of_the_inventory(self) -> None:
        """So that a reader finds what it was read from."""
        assert {row["row"] for row in FIGURES} <= {row["row"] for row in RULES}


def _figures(norm: Norm) -> Iterator[str]:
    """Yield where a norm states a length of time, a day of the year or contents."""
    if isinstance(norm, Recurring | Occasional):
        yield from ("month", "day")
    rule = getattr(norm, "extension", None)
    for holder, before in ((norm, ""), (rule, "extension.")):
        for field in attrs.fields(type(holder)) if holder else ():
            value = getattr(holder, field.name)
            contents = (
                isinstance(value, tuple) and value and isinstance(value[0], Content)
            )
            if contents or (isinstance(value, Period) and field.name != "papers"):
                yield before + field.name


class TestEveryRow:
    """Articles 1 to 23."""

    @pytest.mark.parametrize("row", RULES, ids=lambda row: row["row"])
    def test_it_is_stated_or_registered_with_why_not(self, row: dict[str, str]) -> None:
        """By its own provision, or by one that holds it or lies in it."""
        asked = row["provision"]
        answering = [
            entry
            for entry in REGISTER
            if f"{entry.provision}.".startswith(f"{asked}.")
            or f"{asked}.".startswith(f"{entry.provision}.")
        ]
        assert answering
        assert all(entry.norm or entry.why_not for entry in answering)

    def test_every_article_is_there(self) -> None:
        """No article of the text is without a row."""
        articles = {int(row["provision"][3:].partition(".")[0]) for row in RULES}
        assert articles == set(range(1, 24))


class TestNorms:
    """They go together, and each can be lived with."""

    def test_they_are_consistent(self) -> None:
        """Ids, provisions, choices, kinds of events, lengths, and each status."""
        assert consistency(CONVENTION) == ()

    def test_every_question_of_reading_is_asked(self) -> None:
        """By a norm, or by a function of the library that asks the reading."""
        asked = {name for path in _sources() for name in _names(path)}
        assert {field.name for field in attrs.fields(Reading)} <= asked


def _sources() -> Iterator[Path]:
    """Yield the modules that can ask a question; those that put it do not."""
    root = Path(ccm.__file__).parent
    for path in root.rglob("*.py"):
        putting = path.name in ("reading.py", "questions.py")
        if not putting and "testing" not in path.relative_to(root).parts:
            yield path


def _names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
