"""The program of every public name leaves none out, and runs as it is typed."""

from __future__ import annotations

import ast
import runpy
from pathlib import Path

import ccm

PROGRAM = Path(__file__).with_name("every_name.py")


def test_it_leaves_none_out() -> None:
    """So that a checker has seen each."""
    tree = ast.parse(PROGRAM.read_text(encoding="utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "ccm"
    }
    assert used == set(ccm.__all__)


def test_it_runs() -> None:
    """What it says of types and values is so."""
    runpy.run_path(str(PROGRAM), run_name="__main__")
