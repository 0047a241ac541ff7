"""What columns state: their names and types, what each says, what is in doubt."""

from __future__ import annotations

from enum import IntEnum, StrEnum

import attrs

from ccm.rules import Norm, TimeBound
from ccm.rules.shown import Shown

__all__ = [
    "ARMED_CONFLICT",
    "COVERED",
    "DEPOSIT",
    "NOTICE",
    "Column",
    "Doubt",
    "Kind",
    "done_in",
    "stem",
]


class Kind(StrEnum):
    """What type a column has."""

    DAY = "date32"
    FLAG = "bool"
    MONTHS = "an integer"
    REPORTS = "list<struct<year: an integer, filed: date32>>"
    MISSING = "list<struct<year: an integer, by: date32>>"


@attrs.define(frozen=True, repr=False)
class Column(Shown):
    """A column that a function of columns reads.

    Attributes:
        name: Its name.
        kind: Its type.
        says: What a value says, and what null says.
        needed: Whether it must be there.
    """

    name: str
    kind: Kind
    says: str
    needed: bool = True

    def latest(self) -> Column:
        """Return the column of the last day that a day known in part can be."""
        says = f"last day that {self.name} can be; null if that is the day itself"
        return Column(f"{self.name}_latest", self.kind, says, needed=False)


class Doubt(IntEnum):
    """Why a row is not answered, or not in full."""

    NONE = 0
    LEAVING = 1
    ARISES = 2
    DONE = 3
    EXTENSION = 4
    SILENCE = 5
    REPORT = 6
    SITTING = 7
    JOINING = 8

    @property
    def words(self) -> str:
        """What is in doubt, in words."""
        return _WORDS[self]


_WORDS = (
    "nothing",
    "whether it has left",
    "whether the duty arises",
    "when it was performed",
    "what was decided on extensions",
    "what happened since the row covers all",
    "when a report was submitted",
    "the days of the meeting",
    "whether it has joined",
)

DEPOSIT = Column("deposit", Kind.DAY, "day of its deposit; null if it made none")
COVERED = Column(
    "covered",
    Kind.DAY,
    "last day through which the row holds all that happened; null if it does on none",
)
NOTICE = Column(
    "withdrawal_notice",
    Kind.DAY,
    "receipt of its notice of withdrawal; null if it gave none",
    needed=False,
)
ARMED_CONFLICT = Column(
    "armed_conflict",
    Kind.FLAG,
    "whether a conflict may defer its withdrawal; null if that is not known",
    needed=False,
)


def stem(norm: Norm) -> str:
    """Return how the names of the columns of a norm begin.

    >>> from ccm.convention import INITIAL_REPORT
    >>> stem(INITIAL_REPORT)
    'art7_1'
    """
    return norm.id.replace(".", "_")


def done_in(norm: TimeBound) -> Column:
    """Return the column that says when a duty was performed."""
    says = "day on which it was performed; null if the row tells of none"
    return Column(f"{stem(norm)}_done", Kind.DAY, says)
