"""The engine names no article, no event and no State of this Convention.

What its articles, plans, meetings and documents say stands in the rooms named for them.
Read off the syntax tree; a docstring may say what an example is taken from.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ccm
from ccm.facts import packaged_record
from ccm.facts.schema import SCHEMA, schema_of

CCM = Path(ccm.__file__).parent

OF_THE_CONVENTION = frozenset({"convention", "plans", "support", "claims", "questions"})
"""The rooms whose matter it is."""

EXEMPT = {
    "facts/events": "the kinds of events are data; each treaty brings its own",
    "facts/schema.py": "the table of the packaged files",
    "facts/__init__.py": "the face of the facts has the packaged kinds",
    "facts/units.py": "what is counted in the packaged quantities",
    "tables/of_quantities.py": "columns of these quantities",
    "quantities": "figures of munitions and remnants, and what they make likely",
    "testing": "draws its histories; a treaty of one's own brings strategies",
    "cli": "shows by examples what can be typed",
}
"""What speaks of it all the same, and why."""

_OURS = {*SCHEMA.values()} - {*schema_of(()).values()}
_WORDS = {"Act", "EndShownBy", "Legislation", "Measure", "Qualifier", "VictimStep"}
NAMES = frozenset({kind.__name__ for kind in _OURS} | _WORDS)
"""Its kinds of events, and the words that stand in their fields."""

_ARTICLE = re.compile(r"\bart[0-9]+\b|\bArticles? [0-9]+")
_STATES = re.compile(
    "|".join(
        rf"\b{re.escape(name)}\b"
        for state in packaged_record().states
        for name in (state.alpha3, state.name)
    )
)


def _engine() -> Iterator[Path]:
    for path in sorted(CCM.rglob("*.py")):
        name = path.relative_to(CCM).as_posix()
        room = name.partition("/")[0]
        exempt = any(name == each or name.startswith(f"{each}/") for each in EXEMPT)
        if room not in OF_THE_CONVENTION and not exempt:
            yield path


def _named(tree: ast.AST) -> Iterator[str]:
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.alias | ast.Attribute):
            name = getattr(node, "id", getattr(node, "name", getattr(node, "attr", "")))
            if name in NAMES:
                yield name
        elif isinstance(node, ast.Constant) and id(node) not in docs:
            said = node.value if isinstance(node.value, str) else ""
            yield from _ARTICLE.findall(said)
            yield from _STATES.findall(said)


@pytest.mark.parametrize(
    "path", [*_engine()], ids=lambda path: path.relative_to(CCM).as_posix()
)
def test_it_names_nothing_of_it(path: Path) -> None:
    """Neither in its code nor in a text that it prints."""
    assert [*_named(ast.parse(path.read_text("utf-8")))] == []


def test_the_search_finds_what_it_looks_for() -> None:
    """In the rooms of the Convention it does."""
    told = "from ccm.facts import StockpileDeclared\nwhere = 'art3'\nwho = 'Peru'\n"
    assert [*_named(ast.parse(told))] == ["StockpileDeclared", "art3", "Peru"]


def test_nothing_is_exempt_that_is_not_there() -> None:
    """A list that is not read grows."""
    assert [name for name in EXEMPT if not (CCM / name).exists()] == []
