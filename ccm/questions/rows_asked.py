"""Questions about rows of other rooms: meetings, terms, votes, amounts, decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

import attrs

from ccm.dates import PartialDate
from ccm.dates import Period as Length
from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.questions.answers import Answer
from ccm.questions.conditions import obligation_named
from ccm.questions.inquiry import Inquiry, Sourced
from ccm.questions.periods import LEADS, Period, period_in
from ccm.questions.rows import (
    Row,
    cell_of,
    lacking,
    one,
    pieces_of,
    reasons,
    states_of,
    words_of,
)
from ccm.questions.tables import TABLES, Table
from ccm.questions.values import Bound, Figure, Listing, Span, Unit, Value
from ccm.questions.values import Words as Said
from ccm.questions.words import Words
from ccm.rules import Cause, Missing, Status
from ccm.rules.bearing import span_of
from ccm.rules.courses import Course, When, every_course

__all__ = ["ROW_QUESTIONS", "rows_asked"]

_Rows = tuple[Sourced, ...]
_Fits = Callable[[Course, _Rows], _Rows]
"""Which of some rows fit, in one course of events."""


@attrs.define(frozen=True)
class _Query:
    """What is asked of a table.

    Attributes:
        asks: What is done with the rows.
        table: Its name.
        column: The column that answers.
        unit: What a number counts; None for what the column says itself.
        bound: How it is limited.
        basis: A name for the answer.
        fits: Which rows are meant, one condition after the other.
        otherwise: What is missing where no row fits.
        near: Whether the answer is only something near a claim.
        years: The years of which there must be a row each, for a sum.
        whole: Whether there is nothing by the day of which the table has no row.
    """

    asks: str
    table: str
    column: str
    unit: Unit | None
    bound: Bound
    basis: str
    fits: tuple[_Fits, ...]
    otherwise: str
    near: bool
    years: frozenset[int]
    whole: bool


def rows_asked(words: Words, inquiry: Inquiry, basis: str) -> tuple[Answer, ...]:
    """Answer with rows of a table that fit, as far as they were read elsewhere.

    ``sum cells francs as CHF where item travel and year from 2016 to 2020``.

    Args:
        words: The question.
        inquiry: The record on the day.
        basis: A name for the answer.

    Raises:
        InvalidValueError: It is no question.
    """
    query = _query(words, inquiry, basis)
    found = _answers(query, inquiry)
    if not found and query.otherwise:
        return lacking(query.otherwise)
    return tuple(attrs.evolve(a, near=True) for a in found) if query.near else found


def _query(words: Words, inquiry: Inquiry, basis: str) -> _Query:
    near = words.accept("note")
    asks = words.one_of(_ASKED, "one of")
    table = words.one_of(TABLES, "a table, one of")
    column = words.take("a column")
    units = {str(unit).casefold(): unit for unit in Unit}
    unit = units[words.one_of(units, "a unit, one of")] if words.accept("as") else None
    bound = Bound.AT_LEAST if words.accept("at-least") else Bound.EXACT
    reader = _Conditions(words, inquiry, TABLES[table])
    fits = reader.fits()
    otherwise = words.name("what is missing") if words.accept("else") else ""
    if words:
        words.refuse("where, and, else or the end")
    years, whole = reader.years, TABLES[table].tells_all(inquiry)
    return _Query(
        asks, table, column, unit, bound, basis, fits, otherwise, near, years, whole
    )


def _answers(query: _Query, inquiry: Inquiry) -> tuple[Answer, ...]:
    """Return what the rows say that fit in every course, or in some."""
    table = TABLES[query.table]
    rows = inquiry.read(table.rows(inquiry))

    def fitting(course: Course) -> _Rows:
        left = rows
        for fits in query.fits:
            left = fits(course, left)
        return left

    courses = every_course(fitting)
    each = tuple(dict.fromkeys(courses.outcomes))
    perhaps = tuple(dict.fromkeys(row for found in each for row in found))
    sure = tuple(row for row in perhaps if all(row in found for found in each))
    found = _Found(each, perhaps, sure if courses.whole else (), courses.whole)
    return _ASKED[query.asks](query, found) if rows else ()


@attrs.define(frozen=True)
class _Found:
    """The rows that fit.

    Attributes:
        each: Those that fit, in each course.
        perhaps: Those that fit in one.
        sure: Those that fit in every one.
        whole: Whether every course was followed.
    """

    each: tuple[_Rows, ...]
    perhaps: _Rows
    sure: _Rows
    whole: bool

    def holds(self, told: Iterable[Sourced]) -> bool:
        """Tell whether, in every course, one of some rows fits."""
        ours = tuple(told)
        return self.whole and all(any(r in rows for r in ours) for rows in self.each)

    def gaps(self, column: str) -> tuple[Missing, ...]:
        """Return of which rows it is not known whether they fit."""
        return tuple(
            _in_doubt(row, when, column)
            for row, when in _timed(self.perhaps)
            if row not in self.sure
        )


def _in_doubt(row: Row, when: When, column: str) -> Missing:
    """Return that it is not known whether a row fits: its moment leaves that open."""
    label = row.cells.get("label") or cell_of(row, column) or row.basis
    said = f"whether {label}: {span_of(when)} is among them"
    return Missing(said, Cause.PARTIAL_DATE)


@attrs.define(frozen=True)
class _Conditions:
    """Reads which rows are meant.

    Attributes:
        words: What is still to be read.
        inquiry: Where meetings, States and obligations are looked up.
        table: The table.
    """

    words: Words
    inquiry: Inquiry
    table: Table
    _years: set[int] = attrs.field(factory=set[int], init=False)
    _when: set[str] = attrs.field(factory=set[str], init=False)

    def fits(self) -> tuple[_Fits, ...]:
        """Read which rows are meant: by the day, unless it is said of when they are.

        The first or the last of them is that of those that had come by the day.
        """
        told = self.read() if self.words.accept("where") else ()
        if self._when:
            return told
        ends = (n for n, each in enumerate(told) if each in _ENDS)
        place = next(ends, len(told))
        return (*told[:place], partial(_by_the_day, self.inquiry), *told[place:])

    @property
    def years(self) -> frozenset[int]:
        """The years between which rows are meant."""
        return frozenset(self._years)

    def read(self) -> tuple[_Fits, ...]:
        """Read conditions, joined by ``and``."""
        found = [self._one()]
        while self.words.accept("and"):
            found.append(self._one())
        return tuple(found)

    def _one(self) -> _Fits:
        """Read a moment, or a column and what it must hold."""
        words = self.words
        if words.next in LEADS:
            return self._in(period_in(words, self.inquiry) or Period())
        if words.next in _OF_THE_DAY:
            self._when.add(words.next)
            return partial(_OF_THE_DAY[words.take()], self.inquiry)
        if words.next in _OF_ALL:
            return _OF_ALL[words.take()]
        column = words.take("a column")
        self._when.update({column} & {*self.table.says_when})
        if words.accept("from"):
            return self._between(column, *self._years_named())
        if words.next in _LIKE:
            return self._holding(column, _LIKE[words.take()])
        return self._equal(column)

    def _years_named(self) -> tuple[int, int]:
        """Read a year, ``to`` and another, which comes no earlier.

        Raises:
            InvalidValueError: They are none.
        """
        words, first = self.words, self.words.year()
        if not words.accept("to"):
            words.refuse("to and a year")
        if words.next.isdecimal() and words.next < str(first):
            words.refuse(f"a year from {first} on")
        return first, words.year()

    def _in(self, period: Period) -> _Fits:
        if period.until:
            self._when.add("a period with an end")

        def fits(course: Course, row: Sourced) -> bool:
            when = row.when if isinstance(row, Row) else None
            return when is not None and (course, when) in period

        return lambda course, rows: tuple(row for row in rows if fits(course, row))

    def _between(self, column: str, first: int, last: int) -> _Fits:
        self._years.update(range(first, min(last, first + _MANY) + 1))

        def fits(row: Sourced) -> bool:
            year = cell_of(row, column)
            return isinstance(year, int) and first <= year <= last

        return lambda _course, rows: tuple(filter(fits, rows))

    def _holding(self, column: str, like: Callable[[str, str], bool]) -> _Fits:
        said = self.words.name("some words")
        (wanted,) = words_of(said)

        def fits(row: Sourced) -> bool:
            return any(like(cell, wanted) for cell in words_of(cell_of(row, column)))

        self._refuse_slips(column, said, fits)
        return lambda _course, rows: tuple(filter(fits, rows))

    def _equal(self, column: str) -> _Fits:
        said = [self.words.name("a value")]
        while self.words.accept("or"):
            said.append(self.words.name("a value"))
        wanted = {self._meant(column, word) for word in said}

        def fits(row: Sourced) -> bool:
            return not wanted.isdisjoint(words_of(cell_of(row, column)))

        self._refuse_slips(column, " or ".join(said), fits)
        return lambda _course, rows: tuple(filter(fits, rows))

    def _meant(self, column: str, word: str) -> str:
        """Return a word as cells of the column have it; of a State its name.

        Raises:
            CCMError: It names no State, obligation or meeting.
        """
        if column == "state":
            return words_of(self.inquiry.view.state(word))[0]
        if column == "obligation":
            return words_of(self.inquiry.view.treaty.norm(obligation_named(word)).id)[0]
        if column in _OF_MEETINGS and not self._stands_in(column, word):
            word = self._meeting(column, word)
        return words_of(word)[0]

    def _meeting(self, column: str, word: str) -> str:
        """Return the label of a meeting that is written in another spacing.

        Raises:
            InvalidValueError: The record holds no meeting of that label.
        """
        if column in self.table.closed:
            return "".join(word.split())  # what is none is refused with those there are
        return self.inquiry.session(word).label

    def _stands_in(self, column: str, word: str) -> bool:
        rows = self.table.rows(self.inquiry)
        (wanted,) = words_of(word)
        return any(wanted in words_of(cell_of(row, column)) for row in rows)

    def _refuse_slips(
        self, column: str, said: str, fits: Callable[[Sourced], bool]
    ) -> None:
        """Refuse a word that no row of a closed table has, and name those that do.

        Raises:
            InvalidValueError: No row has it.
        """
        known = self.table.known(column, self.inquiry)
        if known and not any(fits(Row((), {column: word})) for word in known):
            msg = f"{column}: expected {', '.join(known)}, got {said!r}"
            raise InvalidValueError(msg)


_LIKE: Mapping[str, Callable[[str, str], bool]] = {
    "begins": lambda cell, words: (
        cell.startswith(words) and not cell[len(words) : len(words) + 1].isalnum()
    ),
    "holds": lambda cell, words: words in cell,
}
"""How a cell can be like some words, besides being equal to them."""

_OF_MEETINGS = ("label", "meeting", "meetings")
"""The columns that hold labels of meetings."""

_MANY = 200
"""How many years a span can have."""


def _by_the_day(inquiry: Inquiry, course: Course, rows: _Rows) -> _Rows:
    """Return the rows but those of which the moment had not come by the day."""
    return tuple(
        row
        for row in rows
        if not isinstance(row, Row)
        or row.when is None
        or course.no_later(row.when, inquiry.on)
    )


def _came(inquiry: Inquiry, course: Course, rows: _Rows) -> _Rows:
    """Return the rows of which the moment had come by the day."""
    return tuple(r for r, when in _timed(rows) if course.no_later(when, inquiry.on))


def _ahead(inquiry: Inquiry, course: Course, rows: _Rows) -> _Rows:
    """Return the rows of which it had not, up to the next Review Conference."""
    ends = TABLES["meetings"].rows(inquiry)
    reviews = (row for row in ends if cell_of(row, "kind") == "review")
    nexts = [w for _, w in _timed(reviews) if not course.no_later(w, inquiry.on)]
    return tuple(
        row
        for row, when in _timed(rows)
        if not course.no_later(when, inquiry.on)
        and all(course.no_later(when, end) for end in nexts)
    )


def _first(course: Course, rows: _Rows) -> _Rows:
    """Return the row before which no other came."""
    first: tuple[Sourced, When] | None = None
    for row, when in _timed(rows):
        if first is None or not course.no_later(first[1], when):
            first = row, when
    return first[:1] if first else ()


def _last(course: Course, rows: _Rows) -> _Rows:
    """Return the row after which no other came."""
    last: tuple[Sourced, When] | None = None
    for row, when in _timed(rows):
        if last is None or not course.no_later(when, last[1]):
            last = row, when
    return last[:1] if last else ()


def _timed(rows: Iterable[Sourced]) -> Iterator[tuple[Row, When]]:
    for row in rows:
        if isinstance(row, Row) and row.when is not None:
            yield row, row.when


_OF_THE_DAY: Mapping[str, Callable[[Inquiry, Course, _Rows], _Rows]] = {
    "come": _came,
    "ahead": _ahead,
}
"""On which side of the day the moments of rows can be."""

_OF_ALL: Mapping[str, _Fits] = {"first": _first, "last": _last}
"""What else can be asked of their moments, besides a period."""

_ENDS = frozenset(_OF_ALL.values())


def _value(raw: object, query: _Query) -> Value | None:
    """Return what a cell holds as the value of a claim; None where it is empty."""
    value: Value | None = Said((str(raw),)) if raw else None
    match raw:
        case Figure(unit=Unit.COUNT):
            value = attrs.evolve(raw, unit=query.unit or Unit.COUNT)
        case Figure():
            value = raw if query.unit is None else raw.to(query.unit)
        case Fraction():
            part = Decimal(100) * raw.numerator / raw.denominator
            value = Figure(part, Unit.PERCENT)
        case int() | Decimal():
            value = Figure(Decimal(raw), query.unit or Unit.COUNT, query.bound)
        case Length():
            value = _length(raw, query)
        case PartialDate() | Span() | Status():
            value = raw
        case date():
            value = PartialDate.on(raw)
        case _:
            pass
    return value


def _length(length: Length, query: _Query) -> Value | None:
    """Return a length in one unit; in words if it is of months and days."""
    days, months = 7 * length.weeks + length.days, length.calendar_months
    if days and months:
        return Said((str(length),))
    figure = Figure(Decimal(days), Unit.DAYS)
    if months:
        figure = Figure(Decimal(months), Unit.MONTHS)
    if length == Length(years=length.years):
        figure = Figure(Decimal(length.years), Unit.YEARS)
    return figure if query.unit is None else figure.to(query.unit)


def _pieces(row: Sourced, query: _Query) -> tuple[Value, ...]:
    """Return the values of a cell: of several pieces each."""
    pieces = pieces_of(cell_of(row, query.column))
    values = (_value(piece, query) for piece in pieces)
    return tuple(value for value in values if value is not None)


def _each(query: _Query, found: _Found) -> tuple[Answer, ...]:
    """Answer with each value, what most rows say first."""
    rows: defaultdict[Value, list[Sourced]] = defaultdict(list)
    for row in found.perhaps:
        for value in _pieces(row, query):
            rows[value].append(row)
    ordered = sorted(rows.items(), key=lambda told: -len(told[1]))
    return tuple(_one(value, told, query, found) for value, told in ordered)


def _one(value: Value, told: list[Sourced], query: _Query, found: _Found) -> Answer:
    first = told[0] if isinstance(told[0], Row) else None
    basis = query.basis or (first.basis if first else "")
    near = all(isinstance(row, Row) and row.near for row in told)
    sure = found.holds(told)
    return Answer(
        value=value if sure else None,
        options=() if sure else (value,),
        basis=basis,
        near=near,
        reasons=reasons(told),
        gaps=lambda: () if sure else found.gaps(query.column),
    )


def _sum(query: _Query, found: _Found) -> tuple[Answer, ...]:
    """Answer with sums of rows that stand in one place, where it tells of each year.

    From the least to the largest, where it is not known whether a row is among them.
    """
    places: defaultdict[str, list[Sourced]] = defaultdict(list)
    for row in found.perhaps if found.whole else ():
        places[" | ".join(map(str, row.source))].append(row)
    told = (_summed(rows, query, found) for rows in places.values())
    return tuple(a for a in told if a and (a.value is not None or a.options))


def _summed(told: list[Sourced], query: _Query, found: _Found) -> Answer | None:
    """Return the sum of the rows of one place, or all that it can be."""
    ours = dict.fromkeys(tuple(r for r in told if r in rows) for rows in found.each)
    sums = [_added(list(rows), query) for rows in ours]
    if len(sums) == 1:
        return sums[0]
    known = [a.value for a in sums if a and isinstance(a.value, Figure)]
    if len(known) == len(sums):
        least, most = _from_to(known)
        value, options = least, tuple[Value, ...]()
    else:
        ordered = sorted(known, key=lambda figure: figure.number)
        value, options, most = None, tuple(ordered), None
    return Answer(
        value=value,
        options=options,
        up_to=most,
        basis=query.basis,
        reasons=reasons(told),
        gaps=lambda: found.gaps(query.column),
    )


def _added(rows: list[Sourced], query: _Query) -> Answer | None:
    if query.years and not query.years <= {cell_of(row, "year") for row in rows}:
        return None
    values = _figures(rows, query)
    if not values:
        return None
    first = rows[0].basis if isinstance(rows[0], Row) else ""
    added = "" if len(rows) == 1 else f"the sum of {len(rows)} cells"
    basis = query.basis or first or added
    return one(_together(values), *rows, basis=basis)


_Worked = Callable[[_Rows, _Query], Figure | Said | None]


def _in_each(work: _Worked) -> Callable[[_Query, _Found], tuple[Answer, ...]]:
    """Return what answers with something worked out of the rows of each course."""

    def answers(query: _Query, found: _Found) -> tuple[Answer, ...]:
        told = tuple(dict.fromkeys(work(rows, query) for rows in found.each))
        known = tuple(value for value in told if value is not None)
        if not known:
            return ()
        figures = [value for value in known if isinstance(value, Figure)]
        whole = found.whole and len(known) == len(told)
        value: Figure | Said | None = None
        options, most = known, None
        if whole and figures:
            (value, most), options = _from_to(figures), ()
        elif whole and len(known) == 1:
            value, options = known[0], ()
        return (
            Answer(
                value=value,
                options=options,
                up_to=most,
                basis=query.basis,
                reasons=reasons(found.perhaps),
                gaps=lambda: found.gaps(query.column),
            ),
        )

    return answers


def _from_to(figures: Iterable[Figure]) -> tuple[Figure, Decimal | None]:
    """Return the least that can be meant by figures of several courses, and the most.

    None for the most of one alone, and where nothing limits it.
    """
    told = _alike(figures)
    first = told[0]
    if len(told) == 1:
        return first, None
    least = min(figure.reach[0] for figure in told)
    most = max(figure.reach[1] for figure in told)
    if most.is_finite():
        return Figure(least, first.unit), most
    return Figure(least, first.unit, Bound.AT_LEAST), None


def _number(rows: _Rows, query: _Query) -> Figure | None:
    """Return how many there are: none only where the table would tell of any."""
    if not rows and not query.whole:
        return None
    apart = {words_of(cell_of(row, query.column)) for row in rows}
    return Figure(Decimal(len(apart)), query.unit or Unit.COUNT)


def _figures(rows: Iterable[Sourced], query: _Query) -> list[Figure]:
    """Return the numbers of a column, all in the unit of the first.

    Raises:
        InvalidValueError: They are of different things, of which no number is one.
    """
    ours = tuple(rows)
    told = (row.cells.get("measure") for row in ours if isinstance(row, Row))
    _refuse_several("measure", (str(each) for each in told if each))
    pieces = [each for row in ours for each in pieces_of(cell_of(row, query.column))]
    values = [_value(each, query) for each in pieces]
    for piece, value in zip(pieces, values, strict=True):
        if isinstance(piece, Length) and isinstance(value, Said):
            expected = "expected a length of whole months, or of days"
            msg = f"{query.column}: {expected}, got {piece}"
            raise InvalidValueError(msg)
    return _alike(value for value in values if isinstance(value, Figure))


def _alike(figures: Iterable[Figure]) -> list[Figure]:
    """Return figures in the unit of the first.

    Raises:
        InvalidValueError: They are of different things.
    """
    told = tuple(figures)
    alike = [figure.to(told[0].unit) for figure in told]
    if None in alike:
        _refuse_several("unit", (str(figure.unit) for figure in told))
    return [figure for figure in alike if figure is not None]


def _refuse_several(what: str, told: Iterable[str]) -> None:
    """Refuse to make one number of several things.

    Raises:
        InvalidValueError: There are several.
    """
    first, *others = sorted({*told}) or ("",)
    if others:
        msg = f"{what}: expected numbers of one, got {', '.join((first, *others))}"
        raise InvalidValueError(msg)


def _together(values: Sequence[Figure]) -> Figure:
    """Return the sum of some figures of one unit, limited as they are together.

    With one that has no upper limit among them, the sum has none; where another may
    be less than its number, it is at least the least that all can be.
    """
    bounds = {value.bound for value in values}
    if bounds & _OPEN_ENDED and bounds & _LESS:
        least = sum((value.reach[0] for value in values), Decimal())
        return Figure(least, values[0].unit, Bound.AT_LEAST)
    number = sum((value.number for value in values), Decimal())
    margin = sum((value.margin for value in values), Decimal())
    return Figure(number, values[0].unit, max(bounds, key=tuple(Bound).index), margin)


_OPEN_ENDED = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_LESS = frozenset({Bound.ABOUT, Bound.NEARLY})


def _mean(rows: _Rows, query: _Query) -> Figure | None:
    values = _figures(rows, query)
    if not values:
        return None
    total, count = _together(values), len(values)
    margin = total.margin / count
    return Figure(total.number / count, total.unit, total.bound, margin)


def _most(rows: _Rows, query: _Query) -> Figure | None:
    """Return the largest; at least that, where another may be larger."""
    values = _figures(rows, query)
    if not values:
        return None
    most = max(values, key=lambda figure: figure.number)
    if any(value.bound in _OPEN_ENDED for value in values if value is not most):
        return Figure(most.reach[0], most.unit, Bound.AT_LEAST)
    return most


def _yearly(rows: _Rows, query: _Query) -> Figure | None:
    """Return how many there were in a year that had one."""
    years = {cell_of(row, query.column) for row in rows}
    if not years or None in years:
        return None
    return Figure(Decimal(len(rows)) / len(years), query.unit or Unit.COUNT)


def _all(rows: _Rows, query: _Query) -> Said | None:
    items = dict.fromkeys(str(value) for row in rows for value in _pieces(row, query))
    return Said(tuple(items)) if items else None


def _named(query: _Query, found: _Found) -> tuple[Answer, ...]:
    """Answer with the States that rows name; with none where a row names nobody."""
    told = [
        (piece, row)
        for row in found.perhaps
        for piece in pieces_of(cell_of(row, query.column))
    ]
    named = [(state, row) for state, row in told if isinstance(state, State)]
    if not named or len(named) != len(told):
        return ()
    answer = states_of(named, query.basis)
    sure = frozenset(state for state, row in named if row in found.sure)
    return (
        attrs.evolve(
            answer,
            value=Listing(sure),
            doubtful=answer.states - sure,
            gaps=lambda: found.gaps(query.column),
        ),
    )


_ASKED: Mapping[str, Callable[[_Query, _Found], tuple[Answer, ...]]] = {
    "each": _each,
    "named": _named,
    "sum": _sum,
    "number": _in_each(_number),
    "mean": _in_each(_mean),
    "most": _in_each(_most),
    "yearly": _in_each(_yearly),
    "all": _in_each(_all),
}

ROW_QUESTIONS = (*_ASKED, "note")
"""One answer a value, States, the sum, how many there are, the average, the largest,
how many a year, all together; and before any of them that it is only near a claim."""
