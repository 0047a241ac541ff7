"""How fast a State works, and how much is left, as far as figures on record say."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from operator import attrgetter

import attrs

import ccm
from ccm.convention.article03_stockpiles import STOCKPILE_DESTRUCTION
from ccm.convention.article04_clearance import CLEARANCE
from ccm.dates import PartialDate, Period, Rounding
from ccm.errors import InvalidValueError
from ccm.facts import Measure, Measurement, State
from ccm.quantities.amounts import (
    DAYS_OF_A_YEAR,
    UNLIMITED,
    Amount,
    amount_of,
)
from ccm.quantities.assumptions import Assumptions
from ccm.rules import TimeBound, Truth
from ccm.rules.bearing import Dated, dated, day_of, happened_by, truth_of
from ccm.rules.courses import Course
from ccm.view.findings import Duties

__all__ = [
    "LAND",
    "MUNITIONS",
    "SUBMUNITIONS",
    "Rate",
    "Remaining",
    "Work",
    "rates",
    "recent",
    "remaining",
]


@attrs.define(frozen=True, kw_only=True)
class Work:
    """A task of which figures show how much is left and how much is done.

    Attributes:
        obligation: The obligation that it performs, with its deadline.
        left: The measure of what is left to do.
        done: The measures of what is done over a time.
        unit: The unit in which both are told.
        words: What is done, in words.
    """

    obligation: TimeBound = attrs.field(eq=attrgetter("id"))
    left: Measure
    done: tuple[Measure, ...]
    unit: str
    words: str


LAND = Work(
    obligation=CLEARANCE,
    left=Measure.AREA_CONTAMINATED,
    done=(Measure.AREA_CLEARED, Measure.AREA_RELEASED),
    unit="km2",
    words="cleared or released",
)
"""Article 4: areas leave the list when they are cleared, or surveyed and released."""

MUNITIONS = Work(
    obligation=STOCKPILE_DESTRUCTION,
    left=Measure.MUNITIONS_HELD,
    done=(Measure.MUNITIONS_DESTROYED,),
    unit="munitions",
    words="destroyed",
)
"""Article 3: stockpiled cluster munitions."""

SUBMUNITIONS = Work(
    obligation=STOCKPILE_DESTRUCTION,
    left=Measure.SUBMUNITIONS_HELD,
    done=(Measure.STOCK_SUBMUNITIONS_DESTROYED,),
    unit="submunitions",
    words="destroyed",
)
"""Article 3: the submunitions in them."""


@attrs.define(frozen=True, kw_only=True)
class Rate:
    """How much was done in a year, by one figure.

    Attributes:
        a_year: The amount for one year.
        figure: The figure, with its source.
    """

    a_year: Amount
    figure: Measurement

    def __str__(self) -> str:
        return f"{self.a_year} a year, {self.figure.date}"

    def to_dict(self) -> ccm.projection_records.RateRow:
        """Return it as in JSON: what was done in a year."""
        return ccm.projection_records.rate_row(self)


@attrs.define(frozen=True, kw_only=True)
class Remaining:
    """How much was left to do, by the last figures on record.

    Attributes:
        amount: What any of the figures can stand for.
        date: When that was, as far as their dates say.
        figures: Every figure that can be the last, with its source.
    """

    amount: Amount
    date: PartialDate
    figures: tuple[Measurement, ...]

    def __str__(self) -> str:
        return f"{self.amount}, {self.date}"


def rates(
    view: Duties,
    state: str | State,
    *,
    work: Work = LAND,
    assumptions: Assumptions | None = None,
) -> tuple[Rate, ...]:
    """Return how much a State did in a year, by each figure that says so.

    A figure counts if it is for a year or longer and the time that it is for has
    ended by the day asked about. One for a few months, or for all time until a day, is
    no yearly rate. One for several years gives their mean.

    Args:
        view: The record on a day.
        state: The State.
        work: What is done; clearance if not given.
        assumptions: How the words beside a figure are read; the defaults if None.

    Raises:
        UnknownStateError: There is no such State.

    >>> import ccm
    >>> for rate in rates(ccm.as_of(date(2020, 9, 28)), "BIH"):
    ...     print(rate)
    0.265 to 0.275 km2 a year, 2017
    """
    found: list[Rate] = []
    for figure in _figures(view, state, work.done):
        if (days := _days(figure.date)) is not None:
            amount = amount_of(figure, assumptions).to(work.unit)
            found.append(Rate(a_year=amount.a_year(days), figure=figure))
    return tuple(found)


def recent(
    view: Duties,
    state: str | State,
    work: Work,
    assumptions: Assumptions,
) -> tuple[Rate, ...]:
    """Return the rates of the last years before the day asked about.

    Raises:
        InvalidValueError: The first of those years lies outside the calendar.
        UnknownStateError: There is no such State.
    """
    back = Period(years=assumptions.years)
    try:
        since = back.before(view.on, rounding=Rounding.DOWN)
    except InvalidValueError as error:
        msg = f"years: {error}"
        raise InvalidValueError(msg) from None
    found = rates(view, state, work=work, assumptions=assumptions)
    return tuple(
        rate for rate in found if happened_by((rate.figure,), since) is not Truth.TRUE
    )


def remaining(
    view: Duties,
    state: str | State,
    *,
    work: Work = LAND,
    assumptions: Assumptions | None = None,
) -> Remaining | None:
    """Return how much is left to do, by the last figures on record; None if none is.

    Where the dates leave open which of several figures is the last, all count; as
    printed then stands the newest. A figure from before a later find says nothing
    of what was found: where a find may have come later, it limits what is left from
    below and not from above.

    Args:
        view: The record on a day.
        state: The State.
        work: What is to be done; clearance if not given.
        assumptions: How the words beside a figure are read; the defaults if None.

    Raises:
        UnknownStateError: There is no such State.

    >>> import ccm
    >>> print(remaining(ccm.as_of(date(2020, 9, 28)), "BIH"))
    6.465 to 6.475 km2, 2017-12
    """
    told = _Told.of(view, state, work)
    last = told.last()
    if not last:
        return None
    earliest = min(figure.date.earliest for figure in last)
    latest = max(figure.date.latest for figure in last)
    amounts = {figure: amount_of(figure, assumptions).to(work.unit) for figure in last}
    newest = [amounts[figure] for figure in last if figure.date.latest == latest]
    amount = Amount.spanning(amounts.values())
    return Remaining(
        amount=attrs.evolve(
            amount,
            printed=Amount.spanning(newest).printed,
            high=UNLIMITED if told.may_be_overtaken() else amount.high,
        ),
        date=PartialDate(earliest, latest),
        figures=last,
    )


@attrs.define(frozen=True, eq=False)
class _Told:
    """Figures of what is left, and the finds that may have added to it since."""

    figures: tuple[Measurement, ...]
    finds: tuple[Dated, ...]
    on: date

    @classmethod
    def of(cls, view: Duties, state: str | State, work: Work) -> _Told:
        dossier = view.roll.record.dossier(view.state(state))
        finds = dated(dossier.heard(*work.obligation.reopened_by))
        return cls(_figures(view, state, (work.left,)), finds, view.on)

    def last(self) -> tuple[Measurement, ...]:
        """Return each that can be the last, with no find after it."""
        return tuple(
            figure
            for figure in self.figures
            if truth_of(partial(self._is_last, figure)) is not Truth.FALSE
        )

    def _is_last(self, figure: Measurement, course: Course) -> bool:
        when = day_of(figure)
        later = any(not course.no_later(day_of(one), when) for one in self.figures)
        return not later and not self._is_overtaken(course)

    def may_be_overtaken(self) -> bool:
        """Tell whether a find can have come after all of them, by the day."""
        return truth_of(self._is_overtaken) is not Truth.FALSE

    def _is_overtaken(self, course: Course) -> bool:
        return any(
            course.no_later(find.when, self.on)
            and not any(course.no_later(find.when, day_of(one)) for one in self.figures)
            for find in self.finds
        )


def _figures(
    view: Duties, state: str | State, measures: tuple[Measure, ...]
) -> tuple[Measurement, ...]:
    dossier = view.roll.record.dossier(view.state(state))
    return tuple(
        figure
        for figure in dossier.of(Measurement)
        if figure.measure in measures and happened_by((figure,), view.on) is Truth.TRUE
    )


def _days(span: PartialDate) -> Decimal | None:
    """Return the length of a time; None if it is no year, or has no start.

    Whole years count as years of the mean length, whichever they are.
    """
    if span.earliest == date.min:
        return None
    before = span.earliest - timedelta(days=1)
    whole = Period(years=span.latest.year - before.year)
    if whole.after(before, rounding=Rounding.DOWN) == span.latest:
        return whole.years * DAYS_OF_A_YEAR or None
    days = Decimal((span.latest - before).days)
    return days if days > DAYS_OF_A_YEAR else None
