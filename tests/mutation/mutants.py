"""A sample of mutants of a room, and which of them the tests notice.

``python tests/mutation/mutants.py dates --part 1/12``: of all places of the room that
the operators of cosmic-ray can change, 300 are drawn by a seed, one change at each, and
part one of twelve is tried. A mutant that changes nothing but types is none. Decorated
functions are mutated like others, and their decorators too. Each mutant stands in a
copy of the tree: what is imported, by a child process as well, is the mutant.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import attrs
from cosmic_ray import mutating, plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.operators.operator import Operator

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("ccm", "tests", "docs", "examples", "conftest.py", "pyproject.toml")

_LAWS = ("tests/laws", "tests/record", "tests/scenarios", "tests/reference")
_RULES = ("tests/convention", "tests/rules")
_AUDIT = ("tests/claims", "tests/cli/test_ask.py", "tests/cli/test_audit.py")
TESTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "dates": (("tests/dates",), _RULES, ("tests/facts",), _LAWS),
    "rules": (_RULES, _LAWS, ("tests/treaties",)),
    "duties": (_RULES, _LAWS, ("tests/treaties",)),
    "view": (("tests/record",), _RULES, _LAWS, ("tests/share", "tests/cli")),
    "meetings": (("tests/meetings",), _RULES, ("tests/support",), _LAWS),
    "convention": (_RULES, ("tests/house",), _LAWS),
    "plans": (("tests/plans",), ("tests/cli/test_progress.py",), _AUDIT),
    "support": (("tests/support",), ("tests/cli/test_conference.py",), _AUDIT),
    "questions": (_AUDIT, ("tests/share",)),
    "claims": (_AUDIT, ("tests/share",)),
}
"""Which tests speak of a room: those that fail soonest stand first."""

_SAME = {
    "ReplaceComparisonOperator_Eq_Is",
    "ReplaceComparisonOperator_NotEq_IsNot",
    "ReplaceComparisonOperator_Is_Eq",
    "ReplaceComparisonOperator_IsNot_NotEq",
}
"""Between members of an enumeration and None these change nothing."""

_NEED_ARGUMENTS = {"VariableReplacer", "VariableInserter", "ExceptionReplacer"}


@attrs.define(frozen=True, kw_only=True)
class Mutant:
    """One change at one place.

    Attributes:
        path: The module, from the root of the tree.
        operator: The operator's name, as cosmic-ray has it.
        occurrence: At which of the places of that operator, from 0.
        line: On which line the place begins.
    """

    path: str
    operator: str
    occurrence: int
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.operator} {self.occurrence}"

    def code(self) -> str | None:
        """Return the module with the change; None if nothing but types changed."""
        source = (ROOT / self.path).read_text(encoding="utf-8")
        operator = _operator(self.operator)
        changed: str | None = mutating.mutate_code(source, operator, self.occurrence)
        if changed is None or _bare(changed) in (None, _bare(source)):
            return None
        return changed


def _operator(name: str) -> Operator:
    return plugins.get_operator(f"core/{name}")()


def _bare(source: str) -> str | None:
    """Return what a module does, without types and docstrings; None if it is none."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return None
    return ast.dump(_Bare().visit(tree))


class _Bare(ast.NodeTransformer):
    """Takes types and docstrings away: where annotations are text, they do nothing."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        is_text = isinstance(node.value, ast.Constant)
        return ast.Pass() if is_text else self.generic_visit(node)


def places(path: Path) -> dict[tuple[int, int], list[Mutant]]:
    """Return the changes that can be made at each place of a module."""
    found: dict[tuple[int, int], list[Mutant]] = {}
    tree = get_ast(path.read_text(encoding="utf-8"))
    nodes = [*ast_nodes(tree)]
    for full in sorted(plugins.operator_names()):
        name = full.removeprefix("core/")
        if name in _SAME | _NEED_ARGUMENTS:
            continue
        operator, occurrence = _operator(name), 0
        for node in nodes:
            for (line, column), _ in operator.mutation_positions(node):
                mutant = Mutant(
                    path=path.relative_to(ROOT).as_posix(),
                    operator=name,
                    occurrence=occurrence,
                    line=line,
                )
                found.setdefault((line, column), []).append(mutant)
                occurrence += 1
    return found


def sample(room: str, count: int, seed: int) -> list[Mutant]:
    """Return mutants of a room: so many places by a seed, one change at each."""
    draw = random.Random(f"{seed} {room}")  # noqa: S311 - a sample, no secret
    files = sorted((ROOT / "ccm" / room).glob("*.py"))
    everywhere = [each for path in files for each in places(path).values()]
    draw.shuffle(everywhere)
    drawn: list[Mutant] = []
    for each in everywhere:
        mutant = draw.choice(each)
        if mutant.code() is not None:
            drawn.append(mutant)
        if len(drawn) == count:
            break
    return drawn


_LONG = 1800.0

Outcome = Literal["killed", "survived", "too long"]


@attrs.define(frozen=True, kw_only=True)
class Trial:
    """A copy of the tree, in which mutants are tried one after the other.

    Attributes:
        tree: The folder of the copy.
        room: The room.
        budget: For how many seconds the tests of a mutant may run.
    """

    tree: Path
    room: str
    budget: float

    def outcome(self, mutant: Mutant) -> Outcome:
        """Return what becomes of a mutant."""
        path = self.tree / mutant.path
        before = path.read_text(encoding="utf-8")
        path.write_text(mutant.code() or before, encoding="utf-8")
        until = time.monotonic() + self.budget
        try:
            for tests in ((mutant.path,), *TESTS[self.room]):
                if self._fails(tests, until - time.monotonic()):
                    return "killed"
        except subprocess.TimeoutExpired:
            return "too long"
        finally:
            path.write_text(before, encoding="utf-8")
        return "survived"

    def passes_as_it_is(self) -> None:
        """Make sure that nothing is called killed that fails without a mutant."""
        for tests in TESTS[self.room]:
            if self._fails(tests, _LONG):
                sys.exit(f"{' '.join(tests)}: fails without a mutant")

    def _fails(self, tests: tuple[str, ...], seconds: float) -> bool:
        command = (
            *(sys.executable, "-m", "pytest", "-x", "-q", "-n", "0"),
            *("-p", "no:cacheprovider", "--hypothesis-profile=quick", *tests),
        )
        done = subprocess.run(
            command,
            cwd=self.tree,
            env=os.environ | {"PYTHONPATH": str(self.tree)},
            capture_output=True,
            check=False,
            timeout=max(seconds, 1),
        )
        return done.returncode not in (0, 5)  # 5: no test in it


def tried(room: str, mutants: list[Mutant], budget: float) -> Iterator[Outcome]:
    """Yield what becomes of each mutant of a room."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        for name in COPIED:
            source, target = ROOT / name, tree / name
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copy(source, target)
        trial = Trial(tree=tree, room=room, budget=budget)
        trial.passes_as_it_is()
        yield from (trial.outcome(mutant) for mutant in mutants)


def main() -> None:
    """Try a part of a sample, and write a line for each mutant."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", choices=sorted(TESTS))
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", default="1/1", help="such as 2/6")
    parser.add_argument("--budget", type=float, default=300.0, help="seconds a mutant")
    asked = parser.parse_args()
    part, parts = map(int, asked.part.split("/"))
    mutants = sample(asked.room, asked.count, asked.seed)[part - 1 :: parts]
    for mutant, outcome in zip(
        mutants, tried(asked.room, mutants, asked.budget), strict=True
    ):
        row = {"outcome": outcome, **attrs.asdict(mutant)}
        sys.stdout.write(f"{json.dumps(row)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
