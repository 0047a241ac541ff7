"""What columns answer is what the path by objects answers, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs
import pyarrow as pa
import pytest
from hypothesis import currently_in_test_context, given
from hypothesis import event as seen
from hypothesis import strategies as st

import ccm
import ccm.columns
from ccm.dates import PartialDate, Period, Rounding
from ccm.errors import UndeterminedError
from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    ArmedConflict,
    ClearanceCompleted,
    ContaminationDeclared,
    ContaminationRuledOut,
    Coverage,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    InitialReport,
    Meeting,
    Record,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileRuledOut,
    Voice,
    WithdrawalNotice,
)
from ccm.rules import Membership, Reading, Status
from ccm.testing.fiction import FICTION, RURITANIA, THIRTIETH, event, meeting, world

DAY = timedelta(days=1)
OBLIGATIONS = ("art3", "art4", "art7.1", "art7.2")
LEAP = date(2012, 2, 29)

WORDS: dict[str, tuple[type[Event], type[Event], type[Event]]] = {
    "art3": (StockpileDeclared, StockpileRuledOut, StockpileDestroyed),
    "art4": (ContaminationDeclared, ContaminationRuledOut, ClearanceCompleted),
}
"""What shows that a duty arises, that it does not, and that it was performed."""


@attrs.define(frozen=True, kw_only=True)
class Granted:
    """A request and the decision on it, as far as they are told."""

    decided: PartialDate | None
    months: int | None
    until: date | None = None
    filed: date | None = None
    opens: date | None = None

    @property
    def closes(self) -> date | None:
        """The last day of the meeting, the fifth."""
        return self.opens and self.opens + 4 * DAY


@attrs.define(frozen=True, kw_only=True)
class Told:
    """What a row tells of one duty."""

    arises: bool | None = None
    done: PartialDate | None = None
    granted: tuple[Granted, ...] = ()


@attrs.define(frozen=True, kw_only=True)
class Row:
    """A made-up State."""

    deposit: date | None
    covered: date | None
    notice: PartialDate | None = None
    conflict: bool = False
    told: dict[str, Told]
    reports: tuple[tuple[int, date], ...] = ()
    missing: tuple[tuple[int, date], ...] = ()

    @property
    def exact(self) -> bool:
        """Whether every day of it is known, and no decision is missing."""
        days = [self.notice, *(each.done for each in self.told.values())]
        asked = [one for each in self.told.values() for one in each.granted]
        days += [one.decided for one in asked]
        return (
            all(day is None or day.day is not None for day in days)
            and all(one.decided is not None for one in asked)
            and not self.conflict
        )

    def batch(self) -> pa.RecordBatch:
        """Return it as columns."""
        return pa.RecordBatch.from_pylist([self.columns()], schema=self.schema())

    def columns(self) -> dict[str, Any]:
        """Return the value of each column."""
        found: dict[str, Any] = {
            "deposit": self.deposit,
            "covered": self.covered,
            "armed_conflict": self.conflict,
            "art7_2_reports": [{"year": y, "filed": d} for y, d in self.reports],
            "art7_2_missing": [{"year": y, "by": d} for y, d in self.missing],
            **_span("withdrawal_notice", self.notice),
        }
        for obligation, told in self.told.items():
            stem = obligation.replace(".", "_")
            found |= _span(f"{stem}_done", told.done)
            if obligation in WORDS:
                found[f"{stem}_arises"] = told.arises
            for number, one in enumerate(told.granted, 1):
                found |= _span(f"{stem}_{number}_decided", one.decided)
                found |= {
                    f"{stem}_{number}_months": one.months,
                    f"{stem}_{number}_until": one.until,
                    f"{stem}_{number}_filed": one.filed,
                    f"{stem}_{number}_closes": one.closes,
                }
        return found

    def schema(self) -> pa.Schema:
        """Return the type of each column."""
        report = pa.struct([("year", pa.int16()), ("filed", pa.date32())])
        missing = pa.struct([("year", pa.int16()), ("by", pa.date32())])

        def kind(name: str) -> pa.DataType:
            if name.endswith("_reports"):
                return pa.list_(report)
            if name.endswith("_missing"):
                return pa.list_(missing)
            if name.endswith("_months"):
                return pa.int16()
            flag = name.endswith(("_arises", "_conflict"))
            return pa.bool_() if flag else pa.date32()

        return pa.schema([(name, kind(name)) for name in self.columns()])

    def record(self) -> Record:
        """Return it as a record of events."""
        return world(
            *self._events(),
            deposit=self.deposit,
            meetings=tuple(self._meetings()),
            coverage=tuple(
                Coverage(obligation=each, through=self.covered, source=FICTION)
                for each in OBLIGATIONS
            ),
        )

    def _events(self) -> Iterator[Event]:
        if self.notice and self.deposit:
            yield event(WithdrawalNotice, self.notice)
            if self.conflict:
                yield event(ArmedConflict, self.notice)
        for obligation, (declared, ruled_out, performed) in WORDS.items():
            told = self.told[obligation]
            if told.arises is not None:
                yield event(declared if told.arises else ruled_out, "2008-12-03")
            if told.done:
                yield event(performed, told.done)
            yield from self._requests(obligation)
        if done := self.told["art7.1"].done:
            yield event(InitialReport, done)
        yield from self._on_years()

    def _on_years(self) -> Iterator[Event]:
        for year, day in self.reports:
            yield event(AnnualReport, day, year=year)
        for year, day in self.missing:
            yield event(AnnualReportMissing, day, year=year, voice=Voice.OBSERVER)

    def _requests(self, obligation: str) -> Iterator[Event]:
        for number, one in enumerate(self.told[obligation].granted, 1):
            about = {
                "obligation": obligation,
                "number": number,
                "meeting": f"{obligation}-{number}",
            }
            if one.filed:
                yield event(ExtensionRequest, one.filed, **about)
            if one.decided:
                granted = bool(one.months or one.until)
                length = Period(months=one.months) if one.months else None
                yield event(
                    ExtensionDecision,
                    one.decided,
                    granted=granted,
                    length=length,
                    until=one.until,
                    **about,
                )

    def _meetings(self) -> Iterator[Meeting]:
        for obligation in WORDS:
            for number, one in enumerate(self.told[obligation].granted, 1):
                if one.opens and one.closes:
                    opens, closes = str(one.opens), str(one.closes)
                    yield meeting(f"{obligation}-{number}", opens, closes)


def _span(name: str, day: PartialDate | None) -> dict[str, date | None]:
    """Return the columns of a day that may be known in part."""
    if day is None:
        return {name: None, f"{name}_latest": None}
    last = None if day.day else day.latest
    return {name: day.earliest, f"{name}_latest": last}


READINGS = (
    "entry_into_force",
    "last_day",
    "day_zero",
    "first_annual_report",
    "report_day",
    "extension_base",
    "extension_end",
    "pending_request",
    "late_request",
    "silence_procedure",
    "last_reports",
    "rounding",
)
"""The choices on which an answer of columns can hang."""


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Draw a reading that differs in a few choices, or in none."""
    fields = attrs.fields_dict(Reading)
    chosen = draw(st.lists(st.sampled_from(READINGS), max_size=3, unique=True))
    options: dict[str, Any] = {}
    for name in chosen:
        each = fields[name].metadata.get("options", tuple(Rounding))
        options[name] = draw(st.sampled_from(each))
    return Reading(**options)


def near(*days: date) -> st.SearchStrategy[date]:
    """Return a strategy for days near some days."""
    gaps = st.sampled_from((-31, -2, -1, 0, 0, 0, 1, 2, 31))
    return st.builds(lambda day, gap: day + gap * DAY, st.sampled_from(days), gaps)


_MONTH_ENDS = tuple(
    date(2011 + month // 12, month % 12 + 1, 1) - DAY for month in range(60)
)
deposits = st.one_of(
    near(THIRTIETH, LEAP, date(2011, 1, 1)),
    st.sampled_from(_MONTH_ENDS),
    st.dates(date(2008, 12, 3), date(2022, 12, 31)),
)


def _after(day: date, months: int) -> date:
    return Period(months=months).after(day, rounding=Rounding.DOWN)


def edges(row: Row) -> tuple[date, ...]:
    """Return days on which answers about a row can turn, reckoned without the library.

    And some that are only near them.
    """
    if row.deposit is None:
        return (THIRTIETH,)
    entry = max(_after(row.deposit.replace(day=1), 6), date(2010, 8, 1))
    found = [row.deposit, entry, entry + 180 * DAY, row.deposit + 180 * DAY]
    found += [date(entry.year + n, 4, 30) for n in range(3)]
    found += [_after(entry, 12 * years) for years in (8, 10)]
    for told in row.told.values():
        found += [told.done.earliest, told.done.latest] if told.done else []
        months = 0
        for one in told.granted:
            months += one.months or 0
            found += [_after(entry, 12 * years + months) for years in (8, 10)]
            found += [one.decided.earliest] if one.decided else []
            found += [d for d in (one.until, one.filed, one.closes) if d]
    found += [_after(row.notice.earliest, 6)] if row.notice else []
    found += [row.covered] if row.covered else []
    found += [day for _, day in (*row.reports, *row.missing)]
    return tuple(found)


@st.composite
def rows(draw: st.DrawFn, *, exact: bool = False) -> Row:
    """Draw a made-up State.

    Args:
        draw: Draws from a strategy.
        exact: Whether to draw no more than exact days, and decisions on record.
    """
    deposit = draw(st.one_of(st.none(), *[deposits] * 9))
    entry = _after((deposit or LEAP).replace(day=1), 6)
    begins = max(entry, date(2010, 8, 1))
    dues = [_after(begins, 12 * years) for years in (8, 10)]

    def day(*anchors: date) -> st.SearchStrategy[PartialDate]:
        known = st.one_of(
            near(*anchors), st.dates(date(2009, 1, 1), date(2035, 12, 31))
        ).map(PartialDate.on)
        if exact:
            return known
        spans = st.sampled_from((0, 0, 0, 1, 30, 400))
        return st.builds(
            lambda one, gap: PartialDate(one.earliest, one.earliest + gap * DAY),
            known,
            spans,
        )

    def maybe(strategy: st.SearchStrategy[Any]) -> Any:
        return draw(st.one_of(st.none(), strategy))

    def granted() -> Granted:
        decided = draw(day(*dues, LEAP)) if exact else maybe(day(*dues, LEAP))
        until = maybe(near(*dues, LEAP, date(2020, 12, 31))) if decided else None
        lengths = st.sampled_from((0, 1, 6, 12, 18, 48, 60))
        months = draw(lengths) if decided and not until else None
        asked = None if exact else maybe(near(*dues, LEAP))
        opens = asked and maybe(near(asked + 270 * DAY, asked + 300 * DAY))
        return Granted(
            decided=decided, months=months, until=until, filed=asked, opens=opens
        )

    told = {
        obligation: Told(
            arises=draw(st.sampled_from((True, True, False, None))),
            done=maybe(day(*dues)),
            granted=tuple(granted() for _ in range(draw(st.integers(0, 3)))),
        )
        for obligation in WORDS
    }
    told["art7.1"] = Told(done=maybe(day(begins, begins + 180 * DAY)))
    years = st.lists(st.integers(begins.year - 2, begins.year + 4), max_size=5)
    notice = None
    if deposit and draw(st.integers(0, 3)) == 0:
        notice = draw(day(begins + 200 * DAY, *dues))
        if notice.earliest < deposit:
            notice = None
    return Row(
        deposit=deposit,
        covered=maybe(near(*dues, begins + 180 * DAY, date(2060, 1, 1))),
        notice=notice,
        conflict=not exact and draw(st.booleans()),
        told=told,
        reports=tuple((y, draw(near(date(y + 1, 4, 30), begins))) for y in draw(years)),
        missing=tuple((y, draw(near(date(y + 1, 6, 1), begins))) for y in draw(years)),
    )


UNDETERMINED = str(Status.UNDETERMINED)


def by_objects(view: ccm.AsOf) -> dict[str, Any]:
    """Return what a view says of the made-up State, in the names of the columns."""
    found: dict[str, Any] = {
        "entry_into_force": view.entry_into_force(RURITANIA),
        "in_force": _in_force(view),
    }
    for obligation in OBLIGATIONS:
        finding = view.assess(RURITANIA, obligation)
        stem = obligation.replace(".", "_")
        found[f"{stem}_status"] = str(finding.status)
        due = finding.deadline.date if finding.deadline else None
        found[f"{stem}_deadline"] = due
    return found


def _in_force(view: ccm.AsOf) -> bool | None:
    try:
        return view.membership(RURITANIA) is Membership.PARTY
    except UndeterminedError:
        return None


def asked(row: Row, view: ccm.AsOf) -> dict[str, Any]:
    """Return what columns say of it."""
    answer: dict[str, Any] = ccm.columns.answers(view)(row.batch()).to_pylist()[0]
    return answer


def view_of(row: Row, on: date, reading: Reading) -> ccm.AsOf:
    """Return a view of the record of a row."""
    return ccm.as_of(on, record=row.record(), reading=reading)


def days(row: Row) -> st.SearchStrategy[list[date]]:
    """Return a strategy for days near those on which answers turn."""
    asked = near(*(day for day in edges(row) if day < date(2060, 1, 1)))
    return st.lists(asked, min_size=1, max_size=4, unique=True)


def followed(reading: Reading) -> bool:
    """Tell whether columns follow every choice of a reading."""
    return (
        reading.late_request != "inadmissible"
        and reading.silence_procedure == "a decision"
        and reading.rounding.value != "refuse"
    )


@given(data=st.data(), row=rows(exact=True), reading=readings())
def test_where_all_days_are_known_they_say_the_same(
    data: st.DataObject, row: Row, reading: Reading
) -> None:
    """Entry into force, deadlines, statuses: nothing is wider, nothing narrower."""
    for on in data.draw(days(row)):
        view = view_of(row, on, reading)
        said, expected = asked(row, view), by_objects(view)
        if followed(reading):
            assert {name: said[name] for name in expected} == expected, on
        else:
            holds(said, expected)


@given(data=st.data(), row=rows(), reading=readings())
def test_where_some_are_not_they_never_say_more(
    data: st.DataObject, row: Row, reading: Reading
) -> None:
    """What they say is so; where they do not say, a column tells why."""
    for on in data.draw(days(row)):
        view = view_of(row, on, reading)
        holds(asked(row, view), by_objects(view))


def holds(said: dict[str, Any], expected: dict[str, Any]) -> None:
    """Hold an answer with its doubts to what objects say."""
    for name, value in expected.items():
        stem = "in_force" if name == "in_force" else name.rpartition("_")[0]
        doubt = said.get(f"{stem}_doubt")
        settled = said[name] is not None and said[name] != UNDETERMINED
        if currently_in_test_context():
            seen(f"{name} {'told' if settled else 'in doubt' if doubt else 'none'}")
        if settled or doubt is None:
            assert said[name] == value, (name, doubt)
        else:
            assert doubt


KEPT = date(2060, 1, 1)
NOTHING = {obligation: Told() for obligation in ("art3", "art4", "art7.1")}
"""Ruritania deposited on 6 April 2011: in force from 1 October 2011, stocks to be
destroyed by 1 October 2019, yearly reports on 30 April."""


def _row(**told: Any) -> Row:
    """Return Ruritania, of which all that happened is told."""
    duties = told.pop("duties", {})
    return Row(deposit=date(2011, 4, 6), covered=KEPT, told=NOTHING | duties, **told)


def _on(day: str) -> PartialDate:
    return PartialDate.parse(day)


def _destroyed(day: str, *granted: Granted) -> Row:
    stocks = Told(arises=True, done=_on(day), granted=granted)
    return _row(duties={"art3": stocks})


TWELVE = Granted(decided=_on("2020-01-15"), months=12)
LEAVER = _row(
    notice=_on("2015-03-01"),  # it takes effect on 1 September
    reports=((2011, date(2012, 4, 30)), (2012, date(2013, 5, 1))),
)
REPORTED = _row(duties={"art7.1": Told(done=_on("2012-05-02"))})

CASES: dict[str, tuple[Row, Reading, tuple[date, ...]]] = {
    "granted after performance": (
        _destroyed("2019-11-01", TWELVE),
        Reading(),
        (date(2019, 12, 1), date(2020, 1, 15), date(2021, 1, 1)),
    ),
    "granted from the decision": (
        _destroyed("2020-06-01", TWELVE),
        Reading(extension_base="decision"),
        (date(2020, 1, 31), date(2020, 6, 1)),
    ),
    "the day before, of extensions alone": (
        _destroyed("2020-10-01", Granted(decided=_on("2019-09-04"), months=12)),
        Reading(extension_end="day before"),
        (date(2019, 9, 3), date(2020, 9, 30), date(2020, 10, 1)),
    ),
    "bound until the notice takes effect": (
        LEAVER,
        Reading(),
        (date(2015, 2, 28), date(2015, 8, 31), date(2015, 9, 1)),
    ),
    "reports for its time as a Party": (
        LEAVER,
        Reading(last_reports="for its time as a Party"),
        (date(2015, 4, 30), date(2015, 10, 1), date(2016, 4, 30), date(2016, 5, 1)),
    ),
    "years before the initial report": (
        REPORTED,
        Reading(
            first_annual_report="year before the 30 April after the initial report"
        ),
        (date(2012, 5, 1), date(2012, 5, 2), date(2013, 4, 30), date(2013, 5, 1)),
    ),
}
"""Rows of which every day is known, each with a reading and days."""


@pytest.mark.parametrize(("row", "reading", "days"), CASES.values(), ids=CASES)
def test_of_rows_where_it_turns(
    row: Row, reading: Reading, days: tuple[date, ...]
) -> None:
    """On the last day of one answer, and on the first of the next."""
    for on in days:
        view = view_of(row, on, reading)
        said, expected = asked(row, view), by_objects(view)
        assert {name: said[name] for name in expected} == expected, on


IN_DOUBT: dict[str, tuple[Row, Reading, date]] = {
    "a day that there is not": (
        # six months after 31 August end on 28 February, or on 1 March
        _destroyed("2021-02-28", Granted(decided=_on("2020-08-31"), months=6)),
        Reading(extension_base="decision", rounding=Rounding.REFUSE),
        date(2021, 3, 1),
    ),
    "a request that may be void": (
        _destroyed(
            "2021-01-01",
            Granted(
                decided=None,
                months=None,
                filed=date(2018, 12, 1),
                opens=date(2019, 9, 2),
            ),
        ),
        Reading(late_request="inadmissible", pending_request="suspends"),
        date(2019, 12, 1),
    ),
    "an initial report of no known day": (
        _row(duties={"art7.1": Told(done=_on("2012-04..2012-05"))}),
        Reading(
            first_annual_report="year before the 30 April after the initial report"
        ),
        date(2012, 6, 1),
    ),
}
"""Rows of which columns may leave open what objects say, and never say otherwise."""


@pytest.mark.parametrize(("row", "reading", "on"), IN_DOUBT.values(), ids=IN_DOUBT)
def test_of_rows_in_doubt(row: Row, reading: Reading, on: date) -> None:
    """What columns say is so."""
    view = view_of(row, on, reading)
    holds(asked(row, view), by_objects(view))


def test_before_the_treaty_is_in_force() -> None:
    """Of four States that deposited nobody is bound: Article 17(1)."""
    record = world(deposit=date(2011, 4, 6), founders=3)
    view = ccm.as_of(date(2020, 9, 28), record=record)
    said, expected = asked(_row(), view), by_objects(view)
    assert {name: said[name] for name in expected} == expected
    assert said["in_force"] is False


def test_where_no_column_tells_of_requests_none_is_pending() -> None:
    """Though a request would suspend the deadline, as the text is read."""
    reading = Reading(pending_request="suspends")
    row = _destroyed("2021-01-01", Granted(decided=None, months=None))
    view = view_of(row, date(2019, 12, 1), reading)
    told = row.batch().drop_columns(["art3_1_filed", "art3_1_closes"])
    (said,) = ccm.columns.answers(view)(told).to_pylist()
    assert said["art3_status"] == str(view.assess(RURITANIA, "art3").status)
    assert said["art3_status"] == "overdue"


@pytest.mark.parametrize("done", ["2019-11-15", "2021-01-01", "2022-01-01"])
@pytest.mark.parametrize("filed", [date(2019, 6, 1), date(2019, 10, 1)])
@pytest.mark.parametrize("on", [date(2019, 12, 1), date(2020, 12, 1)])
def test_a_request_keeps_a_deadline_from_passing(
    done: str, filed: date, on: date
) -> None:
    """If it came before that, whatever was done while it was pending; so of two."""
    first = Granted(decided=None, months=None, filed=filed, opens=date(2022, 9, 2))
    second = attrs.evolve(first, filed=date(2020, 6, 1))
    view = view_of(
        row := _destroyed(done, first, second), on, Reading(pending_request="suspends")
    )
    said, expected = asked(row, view), by_objects(view)
    assert said["art3_status"] == expected["art3_status"]


@pytest.mark.parametrize(("first", "status"), [(0, "outstanding"), (1, "overdue")])
def test_a_score_of_requests_hang_on_the_first(first: int, status: str) -> None:
    """Filed on the deadline or a day late, and each while the one before is pending."""
    on, closes = date(2020, 2, 1), date(2030, 1, 1)
    told: dict[str, Any] = {}
    for n in range(40):
        name, filed = f"art3_{n + 1}", date(2019, 10, 1) + (first + n) * DAY
        told |= {f"{name}_filed": filed, f"{name}_closes": closes}
        told |= {f"{name}_decided": on if n < 39 else None, f"{name}_months": 0}
    told[f"{name}_months"] = None
    row = {k: v for k, v in _row().columns().items() if not k.startswith("art3_")}
    batch = pa.RecordBatch.from_pylist([row | {"art3_arises": True, "art3_done": None}])
    for name, value in told.items():
        kind = pa.int16() if name.endswith("months") else pa.date32()
        batch = batch.append_column(name, pa.array([value], kind))
    view = ccm.as_of(on, reading=Reading(pending_request="suspends"))
    (said,) = ccm.columns.answers(view, "art3")(batch).to_pylist()
    assert said["art3_status"] == status


def test_where_no_column_tells_of_days_in_part_all_are_exact() -> None:
    """By the initial report of 2 May 2012, the first of every year is that on 2012."""
    reading = CASES["years before the initial report"][1]
    view = view_of(REPORTED, date(2012, 6, 1), reading)
    told = REPORTED.batch().drop_columns(["art7_1_done_latest"])
    (said,) = ccm.columns.answers(view)(told).to_pylist()
    assert said["art7_2_deadline"] == date(2013, 4, 30)
    assert said == {k: asked(REPORTED, view)[k] for k in said}
