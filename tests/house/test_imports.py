"""Who imports whom in `ccm`: nothing from a room above, and never in a circle.

Read off the syntax tree, so an import inside a function, or for types alone, counts
like any other, and so does a module that is named in a string to be loaded on demand.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Container, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from inspect import ismodule
from pathlib import Path

import pytest

import ccm

ROOT = Path(__file__).parents[2]
FACE = "ccm"
"""Loads rooms when they are asked for: it alone may name them all."""


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def trees() -> dict[str, ast.Module]:
    """Return the syntax tree of every module."""
    return {
        _name(path): ast.parse(path.read_text("utf-8"))
        for path in (ROOT / FACE).rglob("*.py")
    }


def imports(module: str, tree: ast.AST, modules: Container[str]) -> set[str]:
    """Return every module of the library that a module names, however it does."""
    found = {*_imported(tree, modules), *_in_strings(module, tree)}
    return {name for name in found if name in modules} - {module}


def _imported(tree: ast.AST, modules: Container[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import is written out"
            home = node.module or ""
            for alias in node.names:
                inner = f"{home}.{alias.name}"
                yield inner if inner in modules else home


def _in_strings(module: str, tree: ast.AST) -> Iterator[str]:
    """Yield what strings can stand for, whole or after the start of an f-string."""
    starts = {"", *_starts(module, tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            name = node.value.partition(":")[0]
            yield from (start + name for start in starts)


def _starts(module: str, tree: ast.AST) -> Iterator[str]:
    """Yield what f-strings that name modules begin with, such as ``ccm.rules.``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            start = ast.unparse(node)[2:-1].replace("{__name__}", module)
            if start.startswith(f"{FACE}."):
                yield start.partition("{")[0]


@cache
def graph() -> dict[str, set[str]]:
    """Return which modules each module names."""
    return {
        name: imports(name, tree, trees()) - {FACE}
        for name, tree in trees().items()
        if name != FACE
    }


TOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
CONTRACTS = TOOLS["importlinter"]["contracts"]
ORDER: list[str] = next(c["layers"] for c in CONTRACTS if c["type"] == "layers")
HEIGHT = {
    room: -depth
    for depth, rooms in enumerate(("testing", *ORDER))
    for room in rooms.split(" | ")
}


def _room(module: str) -> str:
    return module.split(".")[1]


def circle(graph: Mapping[str, set[str]]) -> str:
    """Return a circle of imports in words, or nothing if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return " -> ".join(reversed(error.args[1]))
    return ""


def test_no_room_imports_from_above() -> None:
    """Nor from one beside it: the order stands in ``pyproject.toml``."""
    wrong = {
        (module, name)
        for module, named in graph().items()
        for name in named
        if _room(module) != _room(name) and HEIGHT[_room(name)] >= HEIGHT[_room(module)]
    }
    assert not wrong


def test_imports_form_no_circle() -> None:
    """Within a room either: between rooms, the order leaves none."""
    assert not circle(graph())


HANDED_DOWN: dict[str, tuple[str, ...]] = vars(ccm)["_ABOVE"]
ROWS: dict[str, str] = vars(ccm)["_ROWS"]


def _taken_from_the_face(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="ccm"):
                yield from (alias.name for alias in node.names)
            case ast.Attribute(value=ast.Name(id="ccm")):
                yield node.attr
            case _:
                pass


def test_the_face_is_no_way_around() -> None:
    """A room takes from it only what its two tables hand down."""
    names = {name for names in HANDED_DOWN.values() for name in names}
    may = {"__version__", *names, *ROWS}
    wrong = {
        (module, name)
        for module, tree in trees().items()
        for name in _taken_from_the_face(tree)
        if name not in may
    }
    assert not wrong


@pytest.mark.parametrize("room", HANDED_DOWN)
def test_what_is_handed_down_is_there(room: str) -> None:
    """Each function is the one that the table names."""
    for name in HANDED_DOWN[room]:
        assert getattr(ccm, name).__module__ == room


@pytest.mark.parametrize(("name", "room"), ROWS.items())
def test_what_says_json_is_there(name: str, room: str) -> None:
    """Each module of rows is the one that the table names."""
    assert getattr(ccm, name).__name__ == room


@pytest.mark.parametrize(
    "source",
    [
        "import ccm.b",
        "from ccm.b import anything",
        "from ccm import b",
        "def f():\n    from ccm.b import anything",
        "if TYPE_CHECKING:\n    from ccm.b import Anything",
        "HOMES = {'anything': 'ccm.b'}",
        "ENTRY = 'b:ANYTHING'\ndef f(m): import_module(f'ccm.{m}')",
        "HOMES = ('b',)\ndef f(m): import_module(f'{__name__}.{m}')",
    ],
)
def test_every_way_of_naming_a_module_counts(source: str) -> None:
    """The reader of the other tests overlooks none."""
    module = "ccm" if "__name__" in source else "ccm.a"
    assert "ccm.b" in imports(module, ast.parse(source), {"ccm", "ccm.a", "ccm.b"})


def test_a_circle_is_named() -> None:
    """The failure says who imports whom."""
    graph = {"ccm.a": {"ccm.b"}, "ccm.b": {"ccm.c"}, "ccm.c": {"ccm.b"}}
    assert circle(graph) in ("ccm.b -> ccm.c -> ccm.b", "ccm.c -> ccm.b -> ccm.c")
    assert not circle({"ccm.a": {"ccm.b"}, "ccm.b": set()})


def test_no_module_hides_what_its_package_gives() -> None:
    """Where both have one name, importing the module put it in the other's place."""
    for module in trees():
        if module.rpartition(".")[2] != "__main__":
            import_module(module)
    packages = {module.rpartition(".")[0] for module in trees()} - {""}
    given = (
        (f"{package}.{name}", getattr(import_module(package), name))
        for package in packages
        for name in getattr(import_module(package), "__all__", ())
    )
    assert not [name for name, value in given if name in trees() and ismodule(value)]
