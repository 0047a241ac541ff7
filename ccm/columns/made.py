"""Answers as they are written: values, and which rows have one."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

import attrs
import numpy as np
from numpy.typing import NDArray

from ccm.columns.block import Block
from ccm.columns.calendar import Codes, Days, Flags

__all__ = ["Answer", "Made", "Sort"]


class Sort(Enum):
    """What an answer is."""

    DAY = "day"
    FLAG = "flag"
    STATUS = "status"
    DOUBT = "doubt"


@attrs.define(frozen=True)
class Answer:
    """A column of answers.

    Attributes:
        name: Its name.
        sort: What they are.
    """

    name: str
    sort: Sort


class Made:
    """The answers about the rows of a batch, filled a block at a time.

    Attributes:
        size: How many rows there are.
    """

    __slots__ = ("_bits", "_values", "size")

    def __init__(self, answers: Iterable[Answer], size: int) -> None:
        self.size = size
        self._values: dict[str, NDArray[np.generic]] = {}
        self._bits: dict[str, Codes] = {}
        for answer in answers:
            days = answer.sort is Sort.DAY
            self._values[answer.name] = np.empty(size, np.int32 if days else np.uint8)
            self._bits[answer.name] = np.empty((size + 7) // 8, np.uint8)

    def days(self, name: str, block: Block) -> Days:
        """Return the room for the days of a block."""
        room: Days = self._values[name][block.start : block.stop]  # type: ignore[assignment]
        return room

    def codes(self, name: str, block: Block) -> Codes:
        """Return the room for the codes of a block."""
        room: Codes = self._values[name][block.start : block.stop]  # type: ignore[assignment]
        return room

    def tell(self, name: str, block: Block, told: Flags) -> None:
        """Write which rows of a block have an answer."""
        start, stop = block.start // 8, (block.stop + 7) // 8
        self._bits[name][start:stop] = np.packbits(told, bitorder="little")

    def doubt(self, name: str, block: Block, doubts: Codes) -> None:
        """Write what is in doubt, where anything is."""
        self.codes(name, block)[...] = doubts
        self.tell(name, block, doubts != 0)

    def values(self, name: str) -> NDArray[np.generic]:
        """Return all values of an answer."""
        return self._values[name]

    def bits(self, name: str) -> Codes:
        """Return a bit for each row: whether it has an answer."""
        return self._bits[name]
