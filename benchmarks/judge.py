"""Judge answers by brute force: each must be what its exact fillings say together.

Histories are drawn at random; each is asked about on a day near which something
turns, and the answer is held against exact courses of events, of which the library
is asked as well::

    python benchmarks/judge.py 2000
    python benchmarks/judge.py 2000 --seed 7 --obligation art4.1b --default

Printed are the counts, and for each kind of difference the smallest history found,
as Python to be pasted. ``lost``: a filling gives a status that the answer leaves out.
``untight``: the answer holds possible what no filling gives; ``bounded``, where it says
itself that it did not follow all courses. ``wider``: to learn a day, or something that
the record left open, made more possible. ``deadline`` and ``fulfilled_on``: a filling's
day lies outside what the answer gives. ``slow`` and ``raised``: as they say.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import Enum
from random import Random
from time import perf_counter
from typing import Any, TypeVar

import attrs

from ccm.dates import PartialDate, Period
from ccm.facts import Event, Meeting, State, Voice
from ccm.rules import Reading, Status
from ccm.testing.fillings import Filling, learned
from ccm.testing.history import OBLIGATIONS
from ccm.testing.judging import Judgement, judge
from ccm.testing.questions import Question, asked

_T = TypeVar("_T")

FIRST = date(2009, 1, 1)
QUICK = 300  # rounds while a difference is made smaller
MANY = 20  # untight answers, after which fewer rounds will do
KEPT = 8  # of each kind
SLOW, STUCK = 0.25, 2.0  # seconds for one answer
PATIENCE = 20.0  # seconds for making one history smaller

Key = tuple[str, str, str]
"""A kind of difference, the obligation, and what differs."""


class StuckError(Exception):
    """An answer took longer than anybody waits for."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Give up what takes longer."""

    def give_up(_signal: int, _frame: object) -> None:
        msg = f"no answer after {seconds} s"
        raise StuckError(msg)

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@attrs.define(frozen=True, eq=False)
class Difference:
    """What was found, and where."""

    key: Key
    question: Question
    judgement: Judgement | None = None
    filling: Filling | None = None
    words: str = ""

    @property
    def size(self) -> tuple[int, ...]:
        """Order of differences, the smallest first."""
        history = self.question.history
        doubtful = sum(e.date.day is None for e in history.events)
        changed = len(changes(self.question.reading))
        return (
            len(history.events) + len(history.coverage),
            doubtful + changed,
            len(history.meetings),
        )


def changes(reading: Reading) -> dict[str, object]:
    """Return in what a reading differs from the default."""
    plain = Reading()
    return {
        f.name: value
        for f in attrs.fields(Reading)
        if (value := getattr(reading, f.name)) != getattr(plain, f.name)
    }


def differences(question: Question, random: Random, most: int) -> Iterator[Difference]:
    """Yield in what an answer and the fillings of its history differ."""
    about, start = question.obligation, perf_counter()
    try:
        with at_most(STUCK):
            question.answer  # noqa: B018 - to see how long it takes
        spent = perf_counter() - start
        with at_most(5 * STUCK):
            found = judge(question, random, most=most)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is printed
        name = type(error).__name__
        yield Difference(("raised", about, name), question, words=f"{name}: {error}")
        return
    if spent > SLOW:
        words = f"the answer took {spent:.2f} s"
        yield Difference(("slow", about, ""), question, words=words)
    for status, filling in found.lost.items():
        yield Difference(("lost", about, status), question, found, filling)
    kind = "bounded" if found.bounded else "untight"
    for status in found.untight:
        yield Difference((kind, about, status), question, found)
    for what, filling in found.misdated.items():
        yield Difference((what, about, ""), question, found, filling)
    yield from wider(question, random)


def wider(question: Question, random: Random) -> Iterator[Difference]:
    """Yield that to learn something made more possible."""
    for words, before, after in learned(question, random):
        for status in after.answer.possible - before.answer.possible:
            key = ("wider", question.obligation, status)
            yield Difference(key, before, words=words)


# -- to make it smaller ---------------------------------------------------------


def smaller(question: Question) -> Iterator[Question]:
    """Yield what is asked with one thing less in it."""
    history = question.history
    for events in _without_one(history.events):
        yield attrs.evolve(question, history=history.with_events(events))
    meetings = history.meetings
    for held_ in (meetings[::2], meetings[1::2], *_without_one(meetings)):
        yield attrs.evolve(question, history=attrs.evolve(history, meetings=held_))
    for coverage in _without_one(history.coverage):
        yield attrs.evolve(question, history=attrs.evolve(history, coverage=coverage))
    for name in changes(question.reading):
        plain: dict[str, Any] = {name: getattr(Reading(), name)}
        reading = attrs.evolve(question.reading, **plain)
        yield attrs.evolve(question, reading=reading)
    for index, told_ in enumerate(history.events):
        for plainer in _plainer(told_):
            events = (*history.events[:index], plainer, *history.events[index + 1 :])
            yield attrs.evolve(question, history=history.with_events(events))


def _without_one(items: tuple[_T, ...]) -> Iterator[tuple[_T, ...]]:
    for index in range(len(items)):
        yield (*items[:index], *items[index + 1 :])


def _plainer(told: Event) -> Iterator[Event]:
    if told.voice is not Voice.STATE:
        yield attrs.evolve(told, voice=Voice.STATE)
    if told.date.day is None:
        for day in (told.date.latest, max(told.date.earliest, FIRST)):
            if day <= told.date.latest:
                yield attrs.evolve(told, date=PartialDate.on(day))


def chance(seed: int) -> Random:
    """Return a source of choices that can be drawn again."""
    return Random(seed)  # noqa: S311 - nothing is kept secret by it


def shrunk(found: Difference) -> Difference:
    """Return the same difference in as small a history as is found quickly."""
    moved, start = True, perf_counter()
    while moved:
        moved = False
        for less in smaller(found.question):
            if perf_counter() - start > PATIENCE:
                return found
            again = [
                other
                for seed in range(3 if found.key[0] == "wider" else 1)
                for other in differences(less, chance(seed), QUICK)
                if other.key == found.key
            ]
            if again and again[0].size <= found.size:
                moved = again[0].size < found.size
                found = again[0] if moved else found
                if moved:
                    break
    return found


# -- to print it ----------------------------------------------------------------


def _date(day: date) -> str:
    return f"date({day.year}, {day.month}, {day.day})"


def _value(value: object) -> str:
    if isinstance(value, date):
        return _date(value)
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, Period):
        parts = ("years", "months", "weeks", "days")
        given = ((name, getattr(value, name)) for name in parts)
        return f"Period({', '.join(f'{name}={n}' for name, n in given if n)})"
    if isinstance(value, State):
        return "NEIGHBOUR"
    return repr(value)


_SAID = ("state", "source", "date")


def told(one: Event) -> str:
    """Return an event as Python."""
    fields = [
        f"{f.name}={_value(value)}"
        for f in attrs.fields(type(one))
        if f.name not in _SAID and (value := getattr(one, f.name)) != f.default
    ]
    if getattr(one, "ended", None):
        fields = [f'ended=PartialDate.parse("{one.ended}")']  # type: ignore[attr-defined]
    return ", ".join([f'event({type(one).__name__}, "{one.date}"', *fields]) + ")"


def held(one: Meeting) -> str:
    """Return a meeting as Python."""
    days = f'"{one.opens}", "{one.closes}"'
    made = f'meeting("{one.label}", {days}, kind=MeetingKind.{one.kind.name})'
    return f"attrs.evolve({made}, part={one.part})" if one.part > 1 else made


def _statuses(statuses: frozenset[Status]) -> str:
    return "{" + ", ".join(sorted(map(str, statuses))) + "}"


HEAD = """\
from datetime import date
from random import Random
import attrs
from ccm.dates import PartialDate, Period
from ccm.facts import *
from ccm.rules import Reading
from ccm.testing.fiction import FICTION, NEIGHBOUR, event, meeting
from ccm.testing.judging import judge
from ccm.testing.questions import Question
from ccm.testing.history import History"""
"""What a printed history needs; then `judge(q, Random(0))` judges it."""


def printed(found: Difference) -> str:
    """Return a difference as Python to be pasted."""
    question, history = found.question, found.question.history
    reading = ", ".join(f"{k}={v!r}" for k, v in changes(question.reading).items())
    lines = [f"# {' '.join(found.key)}", "h = History("]
    lines.append(f"    deposit={_date(history.deposit)},")
    for name, items in (
        ("events", [told(e) for e in history.events]),
        ("meetings", [held(m) for m in history.meetings]),
        ("coverage", [_claim(c) for c in history.coverage]),
    ):
        if items or name == "events":
            lines += [f"    {name}=(", *(f"        {i}," for i in items), "    ),"]
    lines.append(")")
    asked = f'obligation="{question.obligation}", on={_date(question.on)}'
    lines.append(f"q = Question(history=h, {asked}, reading=Reading({reading}))")
    try:
        lines.append(f"# says    {_statuses(question.answer.possible)}")
        lines[-1] += f", deadline {question.answer.deadline}"
    except Exception:  # noqa: BLE001 - it is what was found
        lines.append("# says    nothing: it raises")
    if found.judgement:
        judgement = found.judgement
        lines.append(f"# union   {_statuses(judgement.reached)}")
        if judgement.reached != judgement.required:
            lines[-1] += f", of which required {_statuses(judgement.required)}"
    if found.filling:
        lines += _filling(found.filling)
    if found.words:
        lines.append(f"# {found.words}")
    return "\n".join(lines)


def _claim(claim: Any) -> str:
    since = f"since={_date(claim.since)}, " if claim.since else ""
    through = _date(claim.through) if claim.through else "None"
    days = f"{since}through={through}"
    return f'Coverage(obligation="{claim.obligation}", {days}, source=FICTION)'


def _filling(filling: Filling) -> list[str]:
    said = filling.finding
    days = f"deadline {said.deadline}, fulfilled_on {said.fulfilled_on}"
    lines = [f"# filling {_statuses(said.possible)}, {days}"]
    for one in filling.events:
        mark = "+" if one in filling.added else " "
        lines.append(f"#       {mark} {told(one)}")
    return lines


# -- all of it ------------------------------------------------------------------


@attrs.define
class Tally:
    """What was found so far."""

    cases: int = 0
    sound: int = 0
    denied: int = 0
    courses: int = 0
    kinds: Counter[Key] = attrs.field(factory=Counter)
    loose: Counter[str] = attrs.field(factory=Counter)
    smallest: dict[Key, list[Difference]] = attrs.field(factory=dict)

    def add(self, question: Question, random: Random, most: int) -> None:
        """Judge one answer."""
        about = question.obligation
        self.cases += 1
        rounds = most if self.loose[about] < MANY else most // 5
        found = list(differences(question, random, rounds))
        for each in {d.key: d for d in found}.values():
            self.kinds[each.key] += 1
            known = self.smallest.setdefault(each.key, [])
            known.append(each)
            known.sort(key=lambda difference: difference.size)
            del known[KEPT:]
        self.loose[about] += any(d.key[0] in ("untight", "bounded") for d in found)
        self.sound += not found


def run(arguments: argparse.Namespace) -> Tally:
    """Judge as many answers as were asked for."""
    random, tally = chance(arguments.seed), Tally()
    ids = [arguments.obligation] if arguments.obligation else list(OBLIGATIONS)
    for number in range(arguments.count):
        about = ids[number % len(ids)]
        question = asked(
            random, about, plain=arguments.default, returning=arguments.returning
        )
        tally.add(question, random, arguments.rounds)
    return tally


def report(tally: Tally, seconds: float, asked: argparse.Namespace) -> None:
    """Print what was found."""
    rate = tally.cases / seconds
    print(f"{tally.cases} histories, {seconds:.1f} s, {rate:.0f} a second")
    print(f"as its fillings: {tally.sound} ({tally.sound / tally.cases:.2%})")
    kinds: Counter[str] = Counter()
    for (kind, _, _), count in tally.kinds.items():
        kinds[kind] += count
    for kind, count in kinds.most_common():
        print(f"  {kind:13} {count:6} {count / tally.cases:8.3%}")
    for (kind, about, what), count in tally.kinds.most_common():
        print(f"    {count:5} {kind:12} {about:8} {what}")
    if tally.kinds and asked.show:
        print(f"\n{HEAD}")
    for key, _ in tally.kinds.most_common(asked.show):
        for found in tally.smallest[key][: asked.each]:
            print(f"\n{printed(found if asked.raw else shrunk(found))}")


def main() -> int:
    """Read what is asked for, and do it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("count", type=int, help="how many histories")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--obligation", choices=list(OBLIGATIONS))
    parser.add_argument("--default", action="store_true", help="default reading only")
    parser.add_argument("--returning", action="store_true", help="accession again")
    parser.add_argument("--rounds", type=int, default=1500, help="before untight")
    parser.add_argument("--show", type=int, default=8, help="differences to print")
    parser.add_argument("--each", type=int, default=1, help="histories of a kind")
    parser.add_argument("--raw", action="store_true", help="do not make them smaller")
    arguments = parser.parse_args()
    start = perf_counter()
    tally = run(arguments)
    seconds = perf_counter() - start
    report(tally, seconds, arguments)
    return 1 if tally.kinds else 0


if __name__ == "__main__":
    sys.exit(main())
