"""What is kept is the same for threads that ask at once."""

from __future__ import annotations

from datetime import date

import attrs

import ccm
from ccm.duties.cells import Row, _Kept
from ccm.rules.finding import Cell

DAY = date(2020, 9, 28)
OVERDUE = date(2020, 12, 1)
_MOST_KEPT = 32


class _Hurried(Row):
    """A row of which another thread asks about another day, whenever one has asked."""

    __slots__ = ()
    other: tuple[int, int, Cell]

    @property
    def _near(self) -> tuple[int, int, Cell]:
        return self.other

    @_near.setter
    def _near(self, found: tuple[int, int, Cell] | None) -> None:
        """Lose it, as if the other thread had written last."""


class _Interrupted(int):
    """A day during whose look-up another thread keeps something."""

    kept: _Kept[str]

    def __lt__(self, other: int) -> bool:
        self.kept.keep(0, 9, "all of it")
        return int(self) < other


class _Key:
    """A key during whose second look-up another thread keeps something of the kind."""

    def __init__(self, record: ccm.Record) -> None:
        self.record, self.until = record, -1

    def __hash__(self) -> int:
        self.until -= 1
        if self.until == 0:
            self.record.once("kind", "of another thread", lambda: "its own")
        return 1


def test_an_answer_is_of_the_day_asked_about() -> None:
    """Also where another thread asked about another day in the meantime."""
    view = ccm.as_of(DAY)
    row = _Hurried(view.roll, view.state("BGR"), view.treaty.norm("art3"))
    _Hurried.other = Row(view.roll, view.state("BGR"), view.treaty.norm("art3")).around(
        OVERDUE
    )
    assert row.on(OVERDUE).status is ccm.Status.OVERDUE
    assert row.on(DAY).status is ccm.Status.OUTSTANDING


def test_a_look_up_sees_what_was_there_when_it_began() -> None:
    """Not the days of one time with the answers of another."""
    kept = _Kept[str]()
    for first, last, known in ((0, 4, "a"), (5, 9, "b"), (10, 19, "c")):
        kept.keep(first, last, known)
    day = _Interrupted(7)
    day.kept = kept
    assert kept.at(day) == (5, 9, "b")
    assert kept.at(7) == (0, 9, "all of it")


def test_threads_may_push_out_the_same_at_once() -> None:
    """What has gone already is no error."""
    record = attrs.evolve(ccm.packaged_record())
    oldest = _Key(record)
    record.once("kind", oldest, lambda: "the oldest")
    for number in range(1, _MOST_KEPT):
        record.once("kind", number, lambda: "another")
    oldest.until = 1
    assert record.once("kind", "new", lambda: "new") == "new"
    assert record.at_hand("kind", "of another thread") == "its own"
