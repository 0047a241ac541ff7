"""Doubt has one home: nothing outside it compares days of which a part is unknown."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import ccm

CCM = Path(ccm.__file__).parent
SHORTCUTS = frozenset({"surely_by", "possibly_by"})
"""What compares a partial date with a day, and forgets which unknown day it is of."""


@cache
def parsed() -> dict[str, ast.Module]:
    """Return the syntax tree of every module."""
    return {
        path.relative_to(CCM).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(CCM.rglob("*.py"))
    }


def _names(tree: ast.AST) -> set[str]:
    """Return the names that code defines, calls or reads."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.Name(id=name):
                found.add(name)
            case ast.Attribute(attr=name):
                found.add(name)
            case _:
                pass
    return found


def test_no_shortcut_is_left() -> None:
    """Whether something has happened by a day is asked of every course of events."""
    assert not {file for file, tree in parsed().items() if SHORTCUTS & _names(tree)}


def test_days_are_put_in_order_by_a_course_alone() -> None:
    """`no_later` is a method of `Course`; nothing else bears the name."""
    defined = {
        file
        for file, tree in parsed().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name == "no_later"
    }
    assert defined == {"rules/courses.py"}
