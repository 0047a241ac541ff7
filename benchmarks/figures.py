"""A figure beside what is asked of it, as one line of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

import attrs

__all__ = ["Figure", "table"]

_HEAD = f"{'':62}{'median':>9}{'largest':>9}{'asked':>9}"


@attrs.define(frozen=True)
class Figure:
    """What something costs, in units.

    Attributes:
        name: What it is.
        each: What each case costs; nothing where it is not there.
        asked: What it may cost; None where nothing is asked.
        note: What more must be said.
    """

    name: str
    each: Sequence[float] = ()
    asked: float | None = None
    note: str = ""

    def __str__(self) -> str:
        asked = "" if self.asked is None else f"{self.asked:,g}"
        if not self.each:
            return f"{self.name:62}{'not there':>18}{asked:>9}  {self.note}".rstrip()
        middle = median(self.each)
        most = _short(max(self.each)) if len(self.each) > 1 else ""
        line = f"{self.name:62}{_short(middle):>9}{most:>9}{asked:>9}"
        return f"{line}  {self._verdict(middle)}{self.note}".rstrip()

    def _verdict(self, middle: float) -> str:
        if self.asked is None:
            return ""
        return "met " if middle <= self.asked else "MISSED "


def table(title: str, figures: Iterator[Figure]) -> None:
    """Print figures as they come."""
    print(f"\n{title}\n{_HEAD}")
    for figure in figures:
        print(figure, flush=True)


def _short(units: float) -> str:
    return f"{units:,.0f}" if units >= 100 else f"{units:.2f}"  # noqa: PLR2004
