"""By when a request for a longer deadline is to be filed, row by row."""

from __future__ import annotations

from datetime import date

import numpy as np

from ccm.columns.block import Block
from ccm.columns.calendar import FAR, Days, day_of, number
from ccm.columns.made import Answer, Made, Sort
from ccm.columns.stating import Column, Doubt, Kind
from ccm.duties.extensions import Lead
from ccm.rules import ExtensionRule, Reading

__all__ = ["Filing"]

_OPENS = Column("meeting_opens", Kind.DAY, "opening of the meeting; null if not known")
_CLOSES = Column("meeting_closes", Kind.DAY, "its close; null if not known")
_DECIDED = Column("decided", Kind.DAY, "decision on the request; null if there is none")
_FILED = Column(
    "filed", Kind.DAY, "day of the request; null if there is none", needed=False
)
_BY = Answer("request_by", Sort.DAY)
_LATE = Answer("request_late", Sort.FLAG)
_DOUBT = Answer("request_doubt", Sort.DOUBT)

_FIRST, _LAST = number(date(1990, 1, 1)), number(date(2099, 12, 31))
"""Meetings of other days are in doubt: the steps back are worked out beforehand."""


class Filing:
    """The last day for a request to a meeting, and whether it was kept.

    Attributes:
        takes: The columns that it reads.
        gives: The columns that it makes.
    """

    gives: tuple[Answer, ...] = (_BY, _LATE, _DOUBT)

    def __init__(self, rule: ExtensionRule, reading: Reading) -> None:
        self._from = reading.lead_counts_from
        asked = {
            "opening": (_OPENS,),
            "closing": (_CLOSES,),
            "decision": (_DECIDED, _CLOSES),
        }
        self.takes: tuple[Column, ...] = (*asked[self._from], _FILED)
        lead = Lead(rule.lead, reading)
        days = range(int(_FIRST), int(_LAST) + 1)
        self._back = np.array([number(lead(day_of(day))) for day in days], np.int32)

    def run(self, block: Block, made: Made) -> None:
        """Answer for a block."""
        counted = self._counted_from(block)
        known = (counted >= _FIRST) & (counted <= _LAST)
        due = made.days(_BY.name, block)
        np.take(self._back, counted - _FIRST, out=due, mode="clip")
        made.tell(_BY.name, block, known)
        made.doubt(
            _DOUBT.name, block, (~known).view(np.uint8) * np.uint8(Doubt.SITTING)
        )
        filed = np.full(block.size, FAR)
        if block.has(_FILED):
            filed = block.days(_FILED)
        made.codes(_LATE.name, block)[...] = filed > due
        made.tell(_LATE.name, block, known & (filed < FAR))

    def _counted_from(self, block: Block) -> Days:
        """Return the day from which the time counts back."""
        if self._from == "opening":
            return block.days(_OPENS)
        if self._from == "closing":
            return block.days(_CLOSES)
        decided = block.days(_DECIDED)
        return np.where(decided < FAR, decided, block.days(_CLOSES))
