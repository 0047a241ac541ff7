"""The function from one batch to the same with answers, and the parts that make it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

import attrs

from ccm.columns.arrow import Table, answered, columns_of, read, with_answers
from ccm.columns.block import Block, blocks
from ccm.columns.filing import Filing
from ccm.columns.joining import Joining
from ccm.columns.made import Answer, Made
from ccm.columns.once import Once
from ccm.columns.stating import Column, stem
from ccm.columns.yearly import Yearly
from ccm.errors import InvalidValueError
from ccm.rules import (
    EntryIntoForceRule,
    ExtensionRule,
    Reading,
    Recurring,
    TimeBound,
    WithdrawalRule,
)

__all__ = ["Columns", "Question"]

_B = TypeVar("_B")


@attrs.define(frozen=True, kw_only=True)
class Question:
    """What is asked of columns; all that must travel to where they are.

    Attributes:
        on: The day asked about.
        reading: How the text is read.
        decisive: The day of the deposit that brought the treaty into force, if any.
        opened: The day on which it was opened for signature.
        entry: When it enters into force.
        withdrawal: When a withdrawal takes effect.
        norms: The duties that are asked about.
        requests: The rule on requests that is asked about, if one is.
    """

    on: date
    reading: Reading
    decisive: date | None
    opened: date
    entry: EntryIntoForceRule
    withdrawal: WithdrawalRule
    norms: tuple[TimeBound | Recurring, ...] = ()
    requests: ExtensionRule | None = None


class _Part(Protocol):
    """What makes some of the answers."""

    @property
    def takes(self) -> tuple[Column, ...]: ...
    @property
    def gives(self) -> tuple[Answer, ...]: ...
    def run(self, block: Block, made: Made) -> None: ...


class Columns:
    """A function from a batch of rows to the same batch with answers after it.

    Made by `ccm.columns.answers` and `ccm.columns.requests`. It can be pickled and
    sent to where the rows are; a table is answered like a batch.
    """

    __slots__ = ("_kept", "_question")

    def __init__(self, question: Question) -> None:
        self._question = question
        self._kept: dict[tuple[int, ...], tuple[_Part, ...]] = {}

    def __reduce__(self) -> tuple[type[Columns], tuple[Question]]:
        return type(self), (self._question,)

    def __repr__(self) -> str:
        asked = ", ".join(norm.id for norm in self._question.norms) or "requests"
        return f"<Columns: {asked} as of {self._question.on}>"

    @property
    def takes(self) -> tuple[Column, ...]:
        """The columns that it reads; those of the first request stand for all."""
        counts = tuple(int(_extended(norm)) for norm in self._question.norms)
        return _taken(self._parts(counts))

    @property
    def gives(self) -> tuple[Answer, ...]:
        """The columns that it adds."""
        parts = self._parts(tuple(0 for _ in self._question.norms))
        return tuple(answer for part in parts for answer in part.gives)

    def __call__(self, batch: _B) -> _B:
        """Return a batch of Arrow, or a table, with the answers about its rows.

        Args:
            batch: A `pyarrow.RecordBatch` or a `pyarrow.Table`.

        Raises:
            InvalidValueError: It is neither; or a column is missing, has another type,
                or looks like one of an obligation that is asked about and is none.
        """
        return answered(batch, self._answered)

    def _answered(self, batch: object) -> object:
        names = columns_of(batch)
        parts = self._parts(tuple(_requests(n, names) for n in self._question.norms))
        answers = tuple(answer for part in parts for answer in part.gives)
        taken = _taken(parts)
        self._refuse(names, taken, answers)
        table = read(batch, taken)
        made = Made(answers, table.size)
        run(parts, table, made)
        return with_answers(batch, made, answers)

    def _parts(self, counts: tuple[int, ...]) -> tuple[_Part, ...]:
        """Return the parts, made once for each number of requests."""
        if counts not in self._kept:
            self._kept[counts] = tuple(_made(self._question, counts))
        return self._kept[counts]

    def _refuse(
        self, names: list[str], taken: tuple[Column, ...], answers: tuple[Answer, ...]
    ) -> None:
        """Refuse what looks like a column of an obligation and is none."""
        known = {column.name for column in taken}
        added = {answer.name for answer in answers}
        stems = tuple(f"{stem(norm)}_" for norm in self._question.norms)
        for name in names:
            if name in added:
                msg = f"{name}: expected no such column, it is one of the answers"
                raise InvalidValueError(msg)
            if name.startswith(stems) and name not in known:
                ours = ", ".join(sorted(n for n in known if n.startswith(stems)))
                msg = f"{name}: expected one of the columns {ours}"
                raise InvalidValueError(msg)


def run(parts: Iterable[_Part], table: Table, made: Made) -> None:
    """Answer for all rows, block by block."""
    ours = tuple(parts)
    for start, stop in blocks(made.size):
        block = Block(table.stored, table.reports, start, stop)
        for part in ours:
            part.run(block, made)


def _taken(parts: Iterable[_Part]) -> tuple[Column, ...]:
    named = {column.name: column for part in parts for column in part.takes}
    return tuple(named.values())


def _extended(norm: TimeBound | Recurring) -> bool:
    """Tell whether the deadline of a duty can be extended."""
    return isinstance(norm, TimeBound) and norm.extension is not None


def _requests(norm: TimeBound | Recurring, names: Iterable[str]) -> int:
    """Return how many requests the columns of a duty tell of."""
    if not _extended(norm):
        return 0
    found = (re.match(rf"{stem(norm)}_([1-9][0-9]?)_", name) for name in names)
    return max((int(each[1]) for each in found if each), default=0)


def _made(asked: Question, counts: tuple[int, ...]) -> Iterable[_Part]:
    """Yield the parts that answer a question."""
    if asked.requests is not None:
        yield Filing(asked.requests, asked.reading)
        return
    yield Joining(
        asked.on,
        asked.entry,
        asked.withdrawal,
        asked.decisive,
        asked.reading,
        opened=asked.opened,
    )
    begins = None
    if asked.decisive is not None:
        begins = asked.entry.general_day(asked.decisive)
    for norm, count in zip(asked.norms, counts, strict=True):
        if isinstance(norm, Recurring):
            yield Yearly(norm, asked.on, asked.reading, begins)
        else:
            yield Once(norm, asked.on, asked.reading, count)
