"""Functions fit a screen, in the rooms that decide and in the one that words it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import ccm

CCM = Path(ccm.__file__).parent
ROOMS = ("rules", "duties", "meetings", "view", "words")
LONGEST = 25
"""Lines from ``def`` to the last, the docstring left out."""


def longer(source: str) -> Iterator[str]:
    """Yield each function or method that is too long, with its length."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = _lines(node)
            if ast.get_docstring(node) is not None:
                lines -= _lines(node.body[0])
            if lines > LONGEST:
                yield f"{node.name}: {lines} lines"


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


FOUND = {
    path.relative_to(CCM).as_posix(): tuple(longer(path.read_text("utf-8")))
    for path in sorted(CCM.rglob("*.py"))
    if path.relative_to(CCM).with_suffix("").parts[0] in ROOMS
}


def test_no_function_is_longer() -> None:
    """Whoever reads one need not scroll."""
    assert not {file: found for file, found in FOUND.items() if found}


def test_lines_are_counted_without_the_docstring() -> None:
    """Of a function as long as may be, and of one longer by a line."""
    head = 'def f():\n    """Say.\n\n    More.\n    """\n'
    body = "    pass\n"
    assert not list(longer(head + body * (LONGEST - 1)))
    assert list(longer(head + body * LONGEST)) == [f"f: {LONGEST + 1} lines"]
