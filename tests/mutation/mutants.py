"""A sample of mutants of a room, and which of them the tests notice.

``python tests/mutation/mutants.py dates --part 1/4``: the places of the room that the
operators of cosmic-ray can change are ranked by a seed, the first 300 are the sample,
one change at each, and the first quarter of them is tried. A place keeps its rank while
other lines change. A mutant that changes nothing but types is none. Decorated functions
are mutated like others, and their decorators too.

A map says which test reaches which line: it is made by one run of all tests, and kept
in ``build/mutants``. A mutant stands in a copy of the tree, and a fork of a process in
which nothing of the library is loaded runs the tests that reach it, the nearest and
quickest first. What a test has kept from another, it reaches without a line of its own;
so what else speaks of the room is tried after them. Of each test that fails, it is made
sure that it passes without a mutant.

Outcomes are kept in ``tried.csv``, and what has one is not tried twice, so that a night
can go on where another stopped, on another machine as well; ``--again`` tries what
survived, in the tree as it is now. ``mutants.py told`` prints what became of all.
``equivalent.csv`` says of which mutants no test can notice anything, and why.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import csv
import gc
import hashlib
import json
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from itertools import accumulate, count, islice
from multiprocessing.connection import Connection
from operator import itemgetter
from pathlib import Path
from typing import Literal, TypedDict

import attrs
import pytest
from cosmic_ray import mutating, plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.operators.operator import Operator
from coverage import CoverageData

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "mutants"
TRIED = Path(__file__).parent / "tried.csv"
EQUIVALENT = Path(__file__).parent / "equivalent.csv"

_LAWS = ("tests/laws", "tests/record", "tests/scenarios", "tests/reference")
_RULES = ("tests/convention", "tests/rules")
_CLASSES = "tests/house/test_classes.py"
_AUDIT = ("tests/claims", "tests/cli/test_ask.py", "tests/cli/test_audit.py")
TESTS: dict[str, tuple[str, ...]] = {
    "dates": ("tests/dates", *_RULES, "tests/facts", *_LAWS),
    "rules": (*reversed(_RULES), *_LAWS, "tests/treaties"),
    "duties": (*_RULES, *_LAWS, "tests/treaties"),
    "view": ("tests/record", *_RULES, *_LAWS, "tests/share", "tests/cli"),
    "meetings": ("tests/meetings", *_RULES, "tests/support", *_LAWS),
    "convention": (*_RULES, *_LAWS),
    "plans": ("tests/plans", "tests/cli/test_progress.py", *_AUDIT),
    "support": ("tests/support", "tests/cli/test_conference.py", *_AUDIT),
    "questions": (*_AUDIT, "tests/share"),
    "claims": (*_AUDIT, "tests/share"),
}
"""Which tests speak of a room: the nearest stand first. Of every class one does."""

_SAME = {
    "ReplaceComparisonOperator_Eq_Is",
    "ReplaceComparisonOperator_NotEq_IsNot",
    "ReplaceComparisonOperator_Is_Eq",
    "ReplaceComparisonOperator_IsNot_NotEq",
}
"""Between members of an enumeration and None these change nothing."""

_NEED_ARGUMENTS = {"VariableReplacer", "VariableInserter", "ExceptionReplacer"}


@attrs.frozen(kw_only=True)
class Mutant:
    """One change at one place.

    Attributes:
        path: The module, from the root of the tree.
        line: On which line the place begins.
        within: The function or class around it.
        before: The lines that are changed, as they stand.
        after: What they are changed to.
        code: The module with the change.
    """

    path: str
    line: int
    within: str
    before: str
    after: str
    code: str = attrs.field(repr=False)

    @property
    def digest(self) -> str:
        """Return what names it, wherever its lines have moved."""
        return _named(self.path, self.within, self.before, self.after)


@attrs.frozen(kw_only=True)
class Place:
    """Where an operator can change something, and how often it could before."""

    path: str
    operator: str
    occurrence: int
    line: int
    column: int
    text: str

    def mutant(self, tree: Path) -> Mutant | None:
        """Return the module with the change; None if nothing but types changed."""
        source = (tree / self.path).read_text(encoding="utf-8")
        operator = _operator(self.operator)
        changed: str | None = mutating.mutate_code(source, operator, self.occurrence)
        if changed is None or _bare(changed) in (None, _bare(source)):
            return None
        before, after = _differing(source.splitlines(), changed.splitlines())
        return Mutant(
            path=self.path,
            line=self.line,
            within=".".join(each.name for each in _around(source, self.line)),
            before=before,
            after=after,
            code=changed,
        )


def _operator(name: str) -> Operator:
    return plugins.get_operator(f"core/{name}")()


def _differing(before: list[str], after: list[str]) -> tuple[str, str]:
    """Return what differs between two texts, each in one line."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    one, other = before[head : len(before) - tail], after[head : len(after) - tail]
    return " ".join(" ".join(one).split()), " ".join(" ".join(other).split())


def _shared(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    shorter = min(len(one), len(other))
    return next((place for place, (a, b) in pairs if a != b), shorter)


_Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@cache
def _parsed(source: str) -> ast.Module:
    return ast.parse(source)


def _around(source: str, line: int) -> list[_Named]:
    """Return the classes and functions in which a line stands, decorators included."""
    return [
        node
        for node in ast.walk(_parsed(source))
        if isinstance(node, _Named)
        and min([node.lineno, *(each.lineno for each in node.decorator_list)])
        <= line
        <= (node.end_lineno or 0)
    ]


@cache
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


def places(tree: Path, path: Path) -> Iterator[Place]:
    """Yield every change that can be made in a module."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    nodes = [*ast_nodes(get_ast(source))]
    for full in sorted(plugins.operator_names()):
        name = full.removeprefix("core/")
        if name in _SAME | _NEED_ARGUMENTS:
            continue
        operator = _operator(name)
        found = (at for node in nodes for at in operator.mutation_positions(node))
        for occurrence, ((line, column), _) in enumerate(found):
            yield Place(
                path=path.relative_to(tree).as_posix(),
                operator=name,
                occurrence=occurrence,
                line=line,
                column=column,
                text=lines[line - 1].strip(),
            )


def sample(tree: Path, room: str, count: int, seed: int) -> list[Mutant]:
    """Return mutants of a room: so many places by a seed, one change at each."""
    everywhere: defaultdict[tuple[str, int, int], list[Place]] = defaultdict(list)
    for path in sorted((tree / "ccm" / room).glob("*.py")):
        for place in places(tree, path):
            everywhere[place.path, place.line, place.column].append(place)
    like: Counter[tuple[str, str, int]] = Counter()
    ranked: list[tuple[str, list[Place]]] = []
    for _, each in sorted(everywhere.items()):
        looks = each[0].path, each[0].text, each[0].column
        like[looks] += 1
        told = f"{seed} {looks} {like[looks]}"
        ranked.append((hashlib.sha256(told.encode()).hexdigest(), each))
    drawn = (
        random.Random(rank).choice(each)  # noqa: S311 - a sample, no secret
        for rank, each in sorted(ranked, key=itemgetter(0))
    )
    mutants = (place.mutant(tree) for place in drawn)
    return [*islice(filter(None, mutants), count)]


def _named(path: str, within: str, before: str, after: str) -> str:
    """Return a short name of a change."""
    told = f"{path}\0{within}\0{before}\0{after}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]


class Row(TypedDict):
    """What became of a mutant, as it is printed."""

    outcome: Outcome
    digest: str
    path: str
    line: int
    within: str
    before: str
    after: str
    by: str


Outcome = Literal["killed", "too long", "survived", "gone"]
"""`too long`: the tests took many times what they take without the mutant. `gone`: it
survived, and can no longer be made."""


@attrs.frozen(kw_only=True)
class Reach:
    """Which test reaches which line.

    A test of `tests/` is tried by itself. The examples of a page or of a docstring rest
    on those above them, so that their file stands for them all.

    Attributes:
        lines: What coverage.py wrote down.
        seconds: How long each test took.
        digests: Of what each module and each file of tests was when it was made.
    """

    lines: CoverageData
    seconds: dict[str, float]
    digests: dict[str, str]
    _read: dict[str, Mapping[int, set[str]]] = attrs.field(factory=dict, init=False)

    def tests(self, tree: Path, path: str, lines: Collection[int]) -> set[str]:
        """Return the tests that reach one of some lines.

        Of a module that is another by now, those that reach any.
        """
        changed = self.digests.get(path) != _digest(tree / path)
        each = self._by_line(path)
        of = each.keys() if changed else each.keys() & set(lines)
        return set[str]().union(*(each[line] for line in of))

    def _by_line(self, path: str) -> Mapping[int, set[str]]:
        """Return the tests that reach each line of a module; read once."""
        if path not in self._read:
            by_line: defaultdict[int, set[str]] = defaultdict(set)
            for each in self.lines.measured_files():  # in each tree that was mapped
                if each.endswith(f"/{path}"):
                    for line, told in self.lines.contexts_by_lineno(each).items():
                        named = (context.rpartition("|")[0] for context in told)
                        by_line[line] |= {_unit(test) for test in named if test}
            self._read[path] = by_line
        return self._read[path]


def mapped() -> Reach:
    """Return the map of the tests; of files that are others by now, made anew."""
    told = KEPT / "map.json"
    known: _Known = {"seconds": {}, "digests": {}}
    if told.exists():
        known = json.loads(told.read_text(encoding="utf-8"))
    tests = (ROOT / "tests").rglob("test_*.py")
    digests = {each.relative_to(ROOT).as_posix(): _digest(each) for each in tests}
    younger = sorted(digests.items() - known["digests"].items())
    if younger:
        files = [file for file, _ in younger] if known["digests"] else []
        known["digests"] |= dict(younger)
        KEPT.mkdir(parents=True, exist_ok=True)
        process = _FORK.Process(target=_map, args=(told, known, files))
        process.start()
        process.join()
        known = json.loads(told.read_text(encoding="utf-8"))
    lines = CoverageData(str(KEPT / ".coverage"))
    lines.read()
    return Reach(lines=lines, **known)


class _Known(TypedDict):
    """What is kept of a map beside what coverage.py writes down."""

    seconds: dict[str, float]
    digests: dict[str, str]


def _map(told: Path, known: _Known, files: list[str]) -> None:
    """Run tests, all or those of some files, and write down how long each took.

    Of modules the digest is noted once: the lines are those of the first run.
    """
    os.environ |= {"PYTHONPATH": str(ROOT), "COVERAGE_FILE": str(KEPT / ".coverage")}
    os.chdir(ROOT)
    seconds = _Seconds()
    cover = ("--cov=ccm", "--cov-branch", "--cov-context=test", "--cov-report=")
    options = ("-q", "-n", "auto", *cover, *(["--cov-append"] if files else []))
    pytest.main([*options, _PROFILE, *files], plugins=[seconds])
    for each in (ROOT / "ccm").rglob("*.py"):
        known["digests"].setdefault(each.relative_to(ROOT).as_posix(), _digest(each))
    known["seconds"] |= seconds.seconds
    told.write_text(json.dumps(known, indent=1), encoding="utf-8")


class _Seconds:
    """Notes how long each test took."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[_unit(report.nodeid)] += report.duration


def _file(test: str) -> str:
    return test.partition("::")[0]


def _unit(test: str) -> str:
    """Return what is tried by itself: a test of `tests/`, or a whole file."""
    return test if _is_test(test) else _file(test)


def _is_test(test: str) -> bool:
    file = _file(test)
    return file.startswith("tests/") and file.endswith(".py")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _reached(source: str, line: int) -> tuple[bool, range]:
    """Return whether a line runs when a function is called, and its statement's lines.

    Of what holds other statements, those are the lines of its head.
    """
    around = [
        (node.lineno, getattr(node, "body", None), node.end_lineno or 0)
        for node in ast.walk(_parsed(source))
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    begin, body, end = around[-1] if around else (line, None, line)
    if body:
        end = max(begin, body[0].lineno - 1)
    called = any(
        isinstance(each, ast.FunctionDef) and each.body[0].lineno <= line
        for each in _around(source, line)
    )
    return called, range(begin, end + 1) if line <= end else range(line, line + 1)


@attrs.frozen(kw_only=True)
class Trial:
    """A copy of the tree, in which mutants are tried one after the other.

    Attributes:
        tree: The folder of the copy.
        room: The room.
        budget: For how many seconds the tests of a mutant may run.
        reach: Which test reaches which line.
        hits: How many mutants each test has noticed.
        passing: Tests that pass in the copy as it is.
        failing: Tests that fail in it, and are not asked.
    """

    tree: Path
    room: str
    budget: float
    reach: Reach
    hits: Counter[str] = attrs.field(factory=Counter)
    passing: set[str] = attrs.field(factory=set)
    failing: set[str] = attrs.field(factory=set)

    def row(self, mutant: Mutant) -> Row:
        """Return what becomes of a mutant."""
        outcome: Outcome = "survived"
        by = ""
        for batch in self._batches(self._chosen(mutant)):
            outcome, by = self._noticed(mutant, batch)
            if outcome != "survived":
                break
        self.hits[by] += bool(by)
        return Row(
            outcome=outcome,
            digest=mutant.digest,
            path=mutant.path,
            line=mutant.line,
            within=mutant.within,
            before=mutant.before,
            after=mutant.after,
            by=by,
        )

    def check(self, mutant: Mutant) -> None:
        """Make sure that no change is no change, and that ruin is noticed.

        Raises:
            SystemExit: If it is not so.
        """
        same = (self.tree / mutant.path).read_text(encoding="utf-8")
        for code, expected in ((same, "survived"), ("1 / 0", "killed")):
            row = self.row(attrs.evolve(mutant, code=code))
            if row["outcome"] != expected:
                sys.exit(f"should be {expected}: {row}")

    def _chosen(self, mutant: Mutant) -> list[str]:
        """Return the tests to try, the nearest and quickest first.

        What runs at import, tests do not reach by a line: there all that speak of the
        room have as much time as those that reach the statement of a function.
        """
        source = (self.tree / mutant.path).read_text(encoding="utf-8")
        called, lines = _reached(source, mutant.line)
        every = range(len(source.splitlines()) + 2)
        of_room = {
            test for test in self.reach.seconds if test.startswith(TESTS[self.room])
        }
        near = {_CLASSES}
        if called:
            near = self.reach.tests(self.tree, mutant.path, lines)
        near |= {test for test, hits in self.hits.items() if hits >= _BEFORE_ALL}
        wide = self.reach.tests(self.tree, mutant.path, every) - near
        rest = of_room - near - wide
        first = self._within(self._ranked(mutant, near), self.budget)
        then = [*self._ranked(mutant, wide), *self._ranked(mutant, rest)]
        return first + self._within(then, self.budget / 3 if called else self.budget)

    def _ranked(self, mutant: Mutant, tests: Collection[str]) -> list[str]:
        """Return tests in order: its own examples, files of its name, the room.

        Of those that bear its name all come first, then the quickest of every file
        before the others of any. What has noticed the most other mutants for the time
        that it takes comes before all.
        """
        files: defaultdict[str, list[str]] = defaultdict(list)
        for test in sorted(tests, key=lambda test: (self._seconds(test), test)):
            files[_file(test)].append(test)
        names = (mutant.path, Path(mutant.path).stem.lstrip("_"), *TESTS[self.room])

        def rank(file: str) -> tuple[int, float]:
            far = next((i for i, name in enumerate(names) if name in file), len(names))
            return far, sum(map(self._seconds, files[file]))

        order = sorted(files, key=rank)
        own = [test for file in order if rank(file)[0] < _OWN for test in files[file]]
        of_each = [files[file] for file in order if rank(file)[0] >= _OWN]
        most = max(map(len, of_each), default=0)
        ranked = own + [
            test
            for begin in range(0, most, _AT_ONCE)
            for each in of_each
            for test in each[begin : begin + _AT_ONCE]
        ]
        return sorted(ranked, key=lambda test: -self.hits[test] / self._seconds(test))

    def _seconds(self, test: str) -> float:
        return self.reach.seconds.get(test, 1.0) + 0.01

    def _within(self, tests: list[str], seconds: float) -> list[str]:
        until = accumulate(map(self._seconds, tests))
        return [test for test, at in zip(tests, until, strict=True) if at <= seconds]

    def _batches(self, tests: list[str]) -> Iterator[list[str]]:
        """Yield the tests a few at a time, and more each time.

        Examples are run apart from tests: what they load, sybil unloads again.
        """
        batch: list[str] = []
        seconds, enough = 0.0, 3.0
        for test in tests:
            if batch and _is_test(test) is not _is_test(batch[-1]):
                yield batch
                batch, seconds = [], 0.0
            batch.append(test)
            seconds += self._seconds(test)
            if seconds > enough:
                yield batch
                batch, seconds, enough = [], 0.0, 4 * enough
        yield batch

    def _noticed(self, mutant: Mutant, batch: list[str]) -> tuple[Outcome, str]:
        """Return what tests make of a mutant; what fails without it is not asked."""
        while True:
            with self._standing(mutant):
                told = self._run([each for each in batch if each not in self.failing])
            outcome, by = told
            if outcome != "killed" or not by or self._passes(by):
                return told

    def _passes(self, test: str) -> bool:
        """Return whether a test passes in the copy as it is."""
        if test not in self.passing | self.failing:
            passes = self._run([test])[0] == "survived"
            (self.passing if passes else self.failing).add(test)
        return test in self.passing

    @contextmanager
    def _standing(self, mutant: Mutant) -> Iterator[None]:
        """Let a mutant stand in the copy.

        It has a time of its own, so that no bytecode of another is taken for its own.
        """
        path = self.tree / mutant.path
        before, at = path.read_bytes(), path.stat().st_mtime
        path.write_text(mutant.code, encoding="utf-8")
        os.utime(path, (at, at + next(_TIMES)))
        try:
            yield
        finally:
            path.write_bytes(before)
            os.utime(path, (at, at))

    def _run(self, tests: list[str]) -> tuple[Outcome, str]:
        """Run tests in a fork, and return what they make of the copy as it is now."""
        mine, theirs = _FORK.Pipe(duplex=False)
        enough = 30 + 4 * round(sum(map(self._seconds, tests)))
        process = _FORK.Process(target=_child, args=(self.tree, tests, enough, theirs))
        process.start()
        process.join(10 * enough)
        late = process.is_alive()
        with suppress(ProcessLookupError):
            os.killpg(process.ident or 0, signal.SIGKILL)
        process.join()
        if late or process.exitcode == -signal.SIGXCPU:
            return "too long", ""
        if process.exitcode in (0, pytest.ExitCode.NO_TESTS_COLLECTED):
            return "survived", ""
        return "killed", mine.recv() if mine.poll() else ""


_FORK = multiprocessing.get_context("fork")
_TIMES = count(1)
_MEMORY = 8 << 30
_BEFORE_ALL = 1_000_000
_OWN = 2
"""How many names are of a module alone: its path, with its examples, and its stem."""
_AT_ONCE = 8
"""How many tests of a file are asked before those of another."""
_PROFILE = "--hypothesis-profile=quick"


def _load() -> None:
    """Load what tests need and what is not the library, once for all forks."""
    os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"  # one of which is the library's
    for name in _HEAVY:
        import_module(name)
    del os.environ["HYPOTHESIS_NO_PLUGINS"]
    sys.dont_write_bytecode = False  # or the tests would be compiled for each mutant
    drawing = import_module("hypothesis")
    phases = set(drawing.Phase) - {drawing.Phase.shrink, drawing.Phase.explain}
    drawing.settings.register_profile("first", phases=phases)  # a failure is enough
    drawing.settings.load_profile("first")
    if "ccm" in sys.modules:
        sys.exit("the library was loaded too early")
    gc.freeze()


_HEAVY = (
    *("hypothesis.strategies", "hypothesis.internal.conjecture.engine"),
    *("_hypothesis_pytestplugin", "xdist.plugin", "sybil.parsers.myst"),
    *("attrs", "cattrs", "click.testing", "dateutil", "pint", "rich.table"),
)


def _child(tree: Path, tests: list[str], seconds: int, told: Connection) -> None:
    """Run tests in a tree, and tell of the first that fails.

    The seconds are of the processor: that the machine is busy makes none too long.
    """
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.chdir(tree)
    os.environ["PYTHONPATH"] = str(tree)
    sys.path.insert(0, str(tree))
    import_module(
        "hypothesis.entry_points"
    ).run()  # which loads the library: from the copy
    if not str(sys.modules["ccm"].__file__).startswith(str(tree)):
        os._exit(0)
    files = dict.fromkeys(_file(test) for test in tests)
    options = ("-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-p", "no:cov")
    loaded = "ignore::pytest.PytestAssertRewriteWarning"  # plugins are, by `_load`
    sys.exit(
        pytest.main(
            [*options, "-W", loaded, _PROFILE, *files], plugins=[_Chosen(tests, told)]
        )
    )


class _Chosen:
    """Runs chosen tests in their order, and tells of the first that fails."""

    def __init__(self, tests: list[str], told: Connection) -> None:
        self._places = {test: place for place, test in enumerate(tests)}
        self._told = told

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [each for each in items if self._place(each) is not None]
        items.sort(key=lambda each: self._place(each) or 0)

    def _place(self, item: pytest.Item) -> int | None:
        unit = _unit(item.nodeid)
        return self._places.get(unit, self._places.get(_file(unit)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._told.send(_unit(report.nodeid))

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._told.send(report.nodeid)


@contextmanager
def copied() -> Iterator[Path]:
    """Yield a copy of the tree, compiled."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder).resolve()
        listed = subprocess.run(
            ("git", "ls-files", "--cached", "--others", "--exclude-standard"),  # noqa: S607
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        for name in filter(os.path.isfile, listed.stdout.splitlines()):
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
        compileall.compile_dir(tree / "ccm", quiet=1)
        yield tree


def outcomes(room: str) -> dict[str, str]:
    """Return what became of each mutant of a room that was tried: the last word."""
    with TRIED.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["mutant"]: row["outcome"] for row in rows if row["room"] == room}


def keep(room: str, mutant: str, outcome: str) -> None:
    """Write down what became of a mutant."""
    with TRIED.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow((room, mutant, outcome))


def equivalent() -> set[str]:
    """Return the mutants of which no test can notice anything."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        names = ("path", "within", "before", "after")
        return {_named(*(row[n] for n in names)) for row in csv.DictReader(file)}


def told() -> str:
    """Return what became of the mutants that were tried, room by room."""
    same = equivalent()
    lines = [
        "| room | tried | noticed | equivalent | survived | noticed of the others |",
        "|---|---|---|---|---|---|",
    ]
    for room in TESTS:
        count = Counter(outcomes(room).values())
        tried, survived = count.total() - count["gone"], count["survived"]
        lived = {each for each, of in outcomes(room).items() if of == "survived"}
        equal, noticed = len(same & lived), tried - survived
        rate = f"{noticed / (tried - equal):.1%}" if tried else ""
        cells = room, tried, noticed, equal, survived - equal, rate
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def tried(asked: argparse.Namespace) -> Iterator[Row]:
    """Yield what becomes of the mutants of a part, or of those that survived."""
    with copied() as tree:
        mutants = chosen(tree, asked)
        reach = mapped()
        _load()
        trial = Trial(tree=tree, room=asked.room, budget=asked.budget, reach=reach)
        ours = (test for test in reach.seconds if test.startswith(asked.first))
        trial.hits.update(dict.fromkeys(ours, _BEFORE_ALL))
        if mutants:
            trial.check(mutants[0])
        yield from map(trial.row, mutants)


def chosen(tree: Path, asked: argparse.Namespace) -> list[Mutant]:
    """Return the mutants to be tried: of a part of the sample, or of what survived."""
    before = outcomes(asked.room)
    part, parts = map(int, asked.part.split("/"))
    if not asked.again:
        first, last = (round(n * asked.count / parts) for n in (part - 1, part))
        drawn = sample(tree, asked.room, last, asked.seed)[first:]
        return [mutant for mutant in drawn if mutant.digest not in before]
    lived = {each for each, outcome in before.items() if outcome == "survived"}
    lived -= equivalent()
    drawn = sample(tree, asked.room, 2 * asked.count, asked.seed)  # some moved down
    for mutant in lived - {mutant.digest for mutant in drawn}:
        keep(asked.room, mutant, "gone")
    return [mutant for mutant in drawn if mutant.digest in lived][part - 1 :: parts]


def main() -> None:
    """Try a part of a sample, and keep a line for each mutant."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", choices=[*TESTS, "told"])
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", default="1/1", help="such as 2/6")
    parser.add_argument("--again", action="store_true", help="what survived")
    parser.add_argument("--first", default="::", help="tests to ask before others")
    parser.add_argument("--budget", type=float, default=60.0, help="seconds a mutant")
    asked = parser.parse_args()
    if asked.room == "told":
        sys.stdout.write(f"{told()}\n")
        return
    for row in tried(asked):
        keep(asked.room, row["digest"], row["outcome"])
        sys.stdout.write(f"{json.dumps(row, ensure_ascii=False)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
