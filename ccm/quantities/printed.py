"""Figures of nobody in particular: the world's, or those of the States Parties."""

from __future__ import annotations

import os
from decimal import Decimal
from enum import StrEnum
from functools import cache

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import Confidence, Measure, Qualifier, Source, Unit, Voice
from ccm.facts.events import check_unit
from ccm.facts.tables import read_rows
from ccm.rules import Truth
from ccm.rules.bearing import come_by
from ccm.rules.courses import When, moment
from ccm.view.roster import Roster

__all__ = ["Figure", "Whose", "figures", "packaged_figures"]

_DATA = os.path.join(os.path.dirname(__file__), "data")  # noqa: PTH118, PTH120 - as in ccm.facts


class Whose(StrEnum):
    """Of whom a figure speaks."""

    WORLD = "world"
    """Every State and area, Party or not."""

    STATES_PARTIES = "States Parties"
    """The States Parties together, as the source counts them."""


@attrs.define(frozen=True, kw_only=True)
class Figure:
    """A quantity that a source prints for many States together.

    It is no event of a State, and no obligation rests on it.

    Attributes:
        whose: Of whom it speaks.
        date: The time that it is for: a year, a range, or all time until a day.
        measure: What was measured.
        value: The number.
        unit: The unit that is printed.
        qualifier: The word that limits it, where one is printed.
        covers: What part it is for, where not the whole.
        source: Where that was read; at least one.
        confidence: How sure it is.
        voice: Whose word it is.
        known: When it became public, where that was later.
        note: What else a reader should know.

    Raises:
        InvalidValueError: It has no source, or a unit that its measure cannot have.
    """

    whose: Whose
    date: PartialDate
    measure: Measure
    value: Decimal
    unit: Unit
    qualifier: Qualifier | None = None
    covers: str = ""
    source: tuple[Source, ...]
    confidence: Confidence = Confidence.HIGH
    voice: Voice = Voice.PARTIES
    known: PartialDate | None = None
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.source:
            msg = "source: expected at least one"
            raise InvalidValueError(msg)
        check_unit(self.measure, self.unit)

    def __str__(self) -> str:
        words = f"{self.qualifier} " if self.qualifier else ""
        number = f"{words}{self.value} {self.unit}"
        return f"{self.whose}: {self.measure}: {number}, {self.date}"


@cache
def packaged_figures() -> tuple[Figure, ...]:
    """Return the figures that come with the library; read once, on first use.

    Raises:
        DataFileError: The installed data file is damaged.
    """
    path = os.path.join(_DATA, "figures.csv")  # noqa: PTH118 - as above
    return tuple(row.value for row in read_rows(path, Figure))


def figures(
    view: Roster, measure: Measure, *, whose: Whose | None = None
) -> tuple[Figure, ...]:
    """Return the figures for a measure, in order of the time that they are for.

    Those of the view's day and trust, published by its day of knowledge. Two
    sources may give two figures for one year; both are there.

    Args:
        view: The day, the trust and the knowledge.
        measure: What was measured.
        whose: Of whom they speak; of anybody if None.

    Raises:
        InvalidValueError: There is no such measure.

    >>> import ccm
    >>> then = ccm.as_of(date(2020, 9, 28))
    >>> for found in figures(then, Measure.SUPPORT_FOR_CLEARANCE):
    ...     print(found.date, found.value, found.unit)
    2015 218.6 million USD
    2016 343.2 million USD
    2017 395.9 million USD
    2018 396.9 million USD
    """
    if measure not in tuple(Measure):
        msg = f"measure: expected one of {', '.join(Measure)}, got {measure!r}"
        raise InvalidValueError(msg)
    found = [
        figure
        for figure in packaged_figures()
        if figure.measure == measure
        and whose in (None, figure.whose)
        and come_by(_day_of(figure), view.on) is Truth.TRUE
        and _counts(figure, view)
    ]
    return tuple(sorted(found, key=lambda f: (f.date.latest, f.date.earliest, f.whose)))


def _day_of(figure: Figure) -> When:
    return moment((id(figure), "date"), figure.date)


def _counts(figure: Figure, view: Roster) -> bool:
    order = tuple(Confidence)
    if order.index(figure.confidence) > order.index(view.trust):
        return False
    if view.known_by is None:
        return True
    published = _day_of(figure)
    if figure.known is not None:
        published = moment((id(figure), "known"), figure.known)
    return come_by(published, view.known_by) is Truth.TRUE
