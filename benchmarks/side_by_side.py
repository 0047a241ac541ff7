"""`ccm` beside other tools that answer the same nine questions about made-up States.

Run it with a folder of contestants::

    python benchmarks/side_by_side.py FOLDER --size 124
    python benchmarks/side_by_side.py FOLDER --size 5000 --on 2024-02-29 --edges

The folder holds a package ``peers``. ``peers.spec`` makes the States and says what is
asked, ``peers.python_hand`` answers in plain Python and is the reference, and
``peers.load`` finds further contestants; it is not needed to import this module.

Answers are checked before any time is printed: a difference is printed with State, day,
column and both values, and the exit status is 1. ``--edges`` also asks each State on
the days around its own deadlines. All take turns in one process; a ratio is the median
over rounds of CPU time within the same round. What is compared, and what is left out,
is said column by column in ``made_up_states.py``.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from statistics import median
from time import process_time
from types import ModuleType

import attrs
from made_up_states import Answers, Row, World, answers, solve, worlds

DAY = timedelta(days=1)
INITIAL_REPORT = timedelta(days=180)
ONE_BY_ONE = ("object", "rules", "logic")
SAMPLE = 0.02  # seconds: long enough for the resolution of the clock
REASONS = "yes: provisions, facts and every step"


@attrs.define(frozen=True)
class Folder:
    """A folder of contestants."""

    peers: ModuleType
    spec: ModuleType
    hand: ModuleType

    @classmethod
    def at(cls, path: Path) -> Folder:
        """Open a folder, and see that it asks what `made_up_states` answers."""
        if not (path / "peers" / "spec.py").is_file():
            sys.exit(f"{path}: expected a folder with a package 'peers', see --help")
        sys.path.insert(0, str(path))
        names = ("peers", "peers.spec", "peers.python_hand")
        found = cls(*(import_module(name) for name in names))
        asked = tuple(found.spec.IN_COLS), tuple(found.spec.OUT_COLS)
        if asked != (Row._fields, Answers._fields):
            sys.exit(f"{path} asks other questions: {asked}")
        return found

    def told(self, row: Row, on: date) -> Answers:
        """Return what plain Python says of one State."""
        return Answers(*self.hand.assess(tuple(row), on, *self.spec.apr30(on)))

    def contestants(self, table: object, on: date) -> Iterator[Contestant]:
        """Yield those that answer one State at a time, and agree with plain Python."""
        others = self.peers.load()[0]
        hand = next(peer for peer in others if peer.name == "python_hand")
        size = len(self.spec.rows(table))
        want = self.spec.canonical(
            hand.to_canonical(hand.solve(hand.prepare(table), on))
        )
        for peer in sorted(others, key=lambda peer: peer is not hand):
            ours = type(peer).__module__ == "peers.ccm_lib"
            if ours or peer.kind not in ONE_BY_ONE or size > peer.max_rows:
                continue
            native = peer.prepare(table)
            got = self.spec.canonical(peer.to_canonical(peer.solve(native, on)))
            if wrong := self.spec.first_difference(got, want):
                print(f"left out, because it is wrong: {peer.name}: {wrong}")
                continue
            yield Contestant(peer.name, _bound(peer.solve, native, on), peer.explains)


@attrs.define(frozen=True)
class Contestant:
    """One of those that take turns.

    Attributes:
        name: What it is called.
        solve: Answers about every State.
        reasons: What it says about why.
    """

    name: str
    solve: Callable[[], object]
    reasons: str


def _bound(
    solving: Callable[..., object], native: object, on: date
) -> Callable[[], object]:
    return lambda: solving(native, on)


@attrs.define(frozen=True)
class Difference:
    """An answer of ccm that is not the reference's."""

    state: str
    on: date
    column: str
    ours: object
    theirs: object
    row: Row

    def __str__(self) -> str:
        answers = f"ccm {self.ours}, plain Python {self.theirs}"
        return f"{self.state} on {self.on}, {self.column}: {answers}\n    {self.row}"


def where_due(row: Row, told: Answers) -> Answers:
    """Return the reference's answers, without the days of duties that do not arise."""
    bound = told.in_force
    return told._replace(
        art3_deadline=told.art3_deadline if bound and row.stockpile else None,
        art4_deadline=told.art4_deadline if bound and row.contaminated else None,
        art7_due=told.art7_due if bound else None,
    )


def left_out(row: Row, told: Answers, on: date) -> Iterator[tuple[str, str]]:
    """Yield the columns in which another question is asked of the State, and why."""
    if told.eif is None or not told.in_force:
        return
    found = (*_of_remnants(row, told.eif, on), *_of_reports(row, told, told.eif, on))
    yield from found
    if any(column.endswith("_status") for column, _ in found):
        yield "overall", "a status is left out"


def _of_remnants(row: Row, eif: date, on: date) -> Iterator[tuple[str, str]]:
    ended = row.hostilities_end
    if not row.contaminated or ended is None or not eif < ended <= on:
        return
    granted = (row.ext4_a_granted, row.ext4_b_granted)
    if any(day and day < ended for day in granted):
        for column in ("art4_deadline", "art4_status"):
            yield column, "extended before hostilities ended"
    elif row.cleared and row.cleared < ended:
        yield "art4_status", "cleared before hostilities ended"


def _of_reports(
    row: Row, told: Answers, eif: date, on: date
) -> Iterator[tuple[str, str]]:
    first, due, filed = eif + INITIAL_REPORT, told.art7_due, row.last_report
    assert due is not None
    if row.withdrawal and row.withdrawal <= due:
        yield "art7_due", "no Party any more on the day"
    elif on > first and filed and filed <= on and filed.year >= due.year:
        yield "art7_due", "already filed"
    if filed and filed < eif:
        yield "art7_status", "reported before entry into force"
    elif on > first and (first.month, first.day) == (due.month, due.day):
        yield "art7_status", "initial and annual report due on one day"


@attrs.define(frozen=True)
class Check:
    """What came of holding ccm to the reference."""

    folder: Folder
    asked: Counter[str] = attrs.field(factory=Counter[str])
    out: Counter[tuple[str, str]] = attrs.field(factory=Counter[tuple[str, str]])
    differences: list[Difference] = attrs.field(factory=list[Difference])

    def compare(self, name: str, row: Row, on: date, ours: Answers) -> None:
        """Compare the answers about one State on one day."""
        told = self.folder.told(row, on)
        want = where_due(row, told)
        skipped = dict(left_out(row, told, on))
        self.out.update(skipped.items())
        for column, got, expected in zip(Answers._fields, ours, want, strict=True):
            if column in skipped:
                continue
            self.asked[column] += 1
            if got != expected:
                found = Difference(name, on, column, got, expected, row)
                self.differences.append(found)

    def whole(self, given: Iterable[World], on: date) -> None:
        """Compare all States on one day."""
        for world in given:
            for (state, row), ours in zip(
                world.states, solve([world], on), strict=True
            ):
                self.compare(str(state), row, on, ours)

    def edges(self, given: Iterable[World], on: date) -> None:
        """Compare each State on the days around its own deadlines."""
        for world in given:
            view, known = world.on(on), world.known(date.max)
            for state, row in world.states:
                for day in self.around(row, on):
                    ours = answers(view.at(day), known, state, row)
                    self.compare(str(state), row, day, ours)

    def around(self, row: Row, on: date) -> list[date]:
        """Return the days on which a State's answers turn, and those next to them."""
        turns = {on, *(day for day in row if isinstance(day, date))}
        told = [answer for day in turns for answer in self.folder.told(row, day)]
        turns |= {answer for answer in told if isinstance(answer, date)}
        return sorted({day + step * DAY for day in turns for step in (-1, 0, 1)})

    def report(self) -> None:
        """Print what was compared, and stop at differences."""
        for column in Answers._fields:
            why = ", ".join(
                f"{n} {why}" for (c, why), n in self.out.items() if c == column
            )
            skipped = f"; left out: {why}" if why else ""
            print(f"{column:14} {self.asked[column]:9} answers compared{skipped}")
        for difference in self.differences[:50]:
            print(difference)
        if self.differences:
            sys.exit(f"{len(self.differences)} answers differ")
        print("no answer differs\n")


def rounds(contestants: list[Contestant], count: int) -> list[tuple[float, float]]:
    """Return seconds for each, and the ratio to the first; medians over rounds."""
    calls = [max(1, round(SAMPLE / seconds(each, 1))) for each in contestants]
    gc.collect()
    gc.freeze()  # what one of them holds is no burden on another's
    found = [
        [seconds(*pair) for pair in zip(contestants, calls, strict=True)]
        for _ in range(count)
    ]
    gc.unfreeze()
    taken = list(zip(*found, strict=True))
    return [
        (median(ours), median(o / f for o, f in zip(ours, taken[0], strict=True)))
        for ours in taken
    ]


def seconds(contestant: Contestant, calls: int) -> float:
    """Return the CPU time of one of several calls."""
    gc.collect()
    start = process_time()
    for _ in range(calls):
        contestant.solve()
    return (process_time() - start) / calls


def of_ccm(given: tuple[World, ...], on: date) -> Iterator[Contestant]:
    """Yield ccm: all nine answers, from events nobody has looked at, and one answer."""
    yield Contestant("ccm", lambda: solve(given, on), REASONS)
    yield Contestant(
        "ccm, new record", lambda: solve([w.anew() for w in given], on), REASONS
    )
    for duty in ("art3", "art4"):
        yield Contestant(f"ccm, one answer: {duty}", _one(given, on, duty), REASONS)


def _one(given: tuple[World, ...], on: date, duty: str) -> Callable[[], object]:
    views = [(world.on(on), world) for world in given]
    return lambda: [view.assess(s, duty) for view, w in views for s, _ in w.states]


def main() -> None:
    """Check the answers, then let all take turns."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="a folder of contestants")
    parser.add_argument("--size", type=int, default=124, help="how many States")
    parser.add_argument("--on", type=date.fromisoformat, nargs="+", help="days to ask")
    parser.add_argument(
        "--edges", action="store_true", help="days around deadlines too"
    )
    parser.add_argument("--rounds", type=int, default=9, help="0 to check alone")
    given = parser.parse_args()
    folder = Folder.at(given.folder)
    days: list[date] = given.on or [folder.spec.AS_OF]
    table = folder.spec.make_states(given.size)
    made = worlds([Row(*row) for row in folder.spec.rows(table)])
    check = Check(folder)
    for day in days:
        check.whole(made, day)
    if given.edges:
        check.edges(made, days[-1])
    check.report()
    if given.rounds:
        on = days[0]
        all_of_them = [*folder.contestants(table, on), *of_ccm(made, on)]
        print(f"{given.size} States on {on}, CPU time, {given.rounds} rounds")
        print(f"{'contestant':24}{'µs a State':>12}{'ratio':>9}  reasons")
        for each, (taken, ratio) in zip(
            all_of_them, rounds(all_of_them, given.rounds), strict=True
        ):
            micro = 1e6 * taken / given.size
            print(f"{each.name:24}{micro:12.2f}{ratio:9.1f}  {each.reasons}")


if __name__ == "__main__":
    main()
