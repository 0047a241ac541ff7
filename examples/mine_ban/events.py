"""What happens under the Mine Ban Convention: each kind of event with its data file."""

from __future__ import annotations

from typing import ClassVar

import attrs

from ccm.facts import Event, OfYear, Placed, Statement

__all__ = [
    "KINDS",
    "ForbiddenAct",
    "InitialReport",
    "MinedAreasCleared",
    "MinedAreasDeclared",
    "MinedAreasFound",
    "MinedAreasRuledOut",
    "MinesRetained",
    "StockpileDeclared",
    "StockpileDestroyed",
    "StockpileFound",
    "StockpileRemaining",
    "StockpileRuledOut",
    "YearlyReport",
    "YearlyReportMissing",
]


class ForbiddenAct(Event):
    """The State did what Article 1(1) forbids."""

    __slots__ = ()
    file: ClassVar[str] = "forbidden_acts"
    title: ClassVar[str] = "act that Article 1(1) forbids"


class StockpileDeclared(Statement):
    """The State had anti-personnel mines in stock at entry into force."""

    __slots__ = ()
    file: ClassVar[str] = "stockpiles_declared"
    title: ClassVar[str] = "stockpiled mines declared"


class StockpileRuledOut(Event):
    """The State has no anti-personnel mines in stock, it says."""

    __slots__ = ()
    file: ClassVar[str] = "stockpiles_ruled_out"
    title: ClassVar[str] = "no stockpiled mines"


class StockpileDestroyed(Statement):
    """The State destroyed the last of its stockpiled mines (Article 4)."""

    __slots__ = ()
    file: ClassVar[str] = "stockpiles_destroyed"
    title: ClassVar[str] = "destruction of stockpiled mines completed"


class StockpileRemaining(Statement):
    """On the date, stockpiled mines had still to be destroyed."""

    __slots__ = ()
    file: ClassVar[str] = "stockpiles_remaining"
    title: ClassVar[str] = "stockpiled mines listed as not yet destroyed"


class StockpileFound(Event):
    """Further mines came to light after their destruction was completed."""

    __slots__ = ()
    file: ClassVar[str] = "stockpiles_found"
    title: ClassVar[str] = "further stockpiled mines found"


class MinedAreasDeclared(Statement):
    """There were mined areas under the State's jurisdiction or control."""

    __slots__ = ()
    file: ClassVar[str] = "mined_areas_declared"
    title: ClassVar[str] = "mined areas declared"


class MinedAreasRuledOut(Event):
    """There are no mined areas, the State says."""

    __slots__ = ()
    file: ClassVar[str] = "mined_areas_ruled_out"
    title: ClassVar[str] = "no mined areas"


class MinedAreasCleared(Placed, Statement):
    """The State destroyed the last mines in its mined areas (Article 5(1))."""

    __slots__ = ()
    file: ClassVar[str] = "mined_areas_cleared"
    title: ClassVar[str] = "clearance of mined areas completed"


class MinedAreasFound(Placed):
    """Mined areas came to light after clearance was completed."""

    __slots__ = ()
    file: ClassVar[str] = "mined_areas_found"
    title: ClassVar[str] = "previously unknown mined areas found"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class MinesRetained(Event):
    """Mines kept for training and for the development of techniques (Article 3(1)).

    Attributes:
        mines: How many, as printed.
    """

    file: ClassVar[str] = "mines_retained"
    title: ClassVar[str] = "mines retained"
    mines: int

    def detail(self) -> str:
        """Name the number."""
        return f"{self.mines} mines retained" if self.mines else "no mines retained"

    @property
    def is_none(self) -> bool:
        """Whether it says that none are kept."""
        return not self.mines


class InitialReport(Event):
    """The State submitted its first report (Article 7(1))."""

    __slots__ = ()
    file: ClassVar[str] = "initial_reports"
    title: ClassVar[str] = "initial report submitted"


class YearlyReport(OfYear):
    """The State submitted its report on a calendar year (Article 7(2))."""

    __slots__ = ()
    file: ClassVar[str] = "yearly_reports"
    title: ClassVar[str] = "yearly report submitted"

    def detail(self) -> str:
        """Name the year."""
        return f"report on {self.year} submitted"


class YearlyReportMissing(OfYear, Statement):
    """On the date, the State's report on a calendar year had not been submitted."""

    __slots__ = ()
    file: ClassVar[str] = "yearly_reports_missing"
    title: ClassVar[str] = "yearly report listed as not submitted"

    def detail(self) -> str:
        """Name the year."""
        return f"report on {self.year} listed as not submitted"


KINDS: tuple[type[Event], ...] = (
    ForbiddenAct,
    StockpileDeclared,
    StockpileRuledOut,
    StockpileDestroyed,
    StockpileRemaining,
    StockpileFound,
    MinedAreasDeclared,
    MinedAreasRuledOut,
    MinedAreasCleared,
    MinedAreasFound,
    MinesRetained,
    InitialReport,
    YearlyReport,
    YearlyReportMissing,
)
"""The kinds of events that only this Convention knows."""
