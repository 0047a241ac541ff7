"""What goes into a function of columns, what comes out, and what is refused."""

from __future__ import annotations

import pickle
import sys
from datetime import date, timedelta
from itertools import product
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
import ccm.columns
from ccm.columns.calendar import month_of
from ccm.dates import Period, Rounding
from ccm.errors import InvalidValueError, MissingExtraError, UnknownObligationError
from ccm.facts import ExtensionRequest, StockpileDeclared
from ccm.rules import Reading, Status
from ccm.testing.fiction import event, meeting, world

DAY = date(2020, 9, 28)
NOW = ccm.as_of(DAY)
KEPT = date(2025, 12, 31)
REPORT = pa.list_(pa.struct([("year", pa.int16()), ("filed", pa.date32())]))
MISSING = pa.list_(pa.struct([("year", pa.int16()), ("by", pa.date32())]))
DAYS = ("filed", pa.date32())
OF_A_REPORT = "when a report was submitted"
SINCE_COVERED = "what happened since the row covers all"
FEW = {"art7_2_reports": pa.array([[]], REPORT)}
ENDS = (-(2**31) + 1, 2**31 - 1)


def batch(**columns: list[Any]) -> pa.RecordBatch:
    """Return a batch about Article 3, some of its columns replaced or added."""
    size = len(next(iter(columns.values()), [None]))
    told: dict[str, Any] = {
        "deposit": [date(2011, 4, 6)] * size,
        "covered": [KEPT] * size,
        "art3_arises": [True] * size,
        "art3_done": pa.nulls(size, pa.date32()),
    }
    return pa.RecordBatch.from_pydict(told | columns)


def asked(
    obligations: str | tuple[str, ...] = "art3", **columns: Any
) -> list[dict[str, Any]]:
    """Return the answers about a batch."""
    ask = ccm.columns.answers(NOW, obligations)
    found = ask(batch(**columns)).select([each.name for each in ask.gives])
    answer: list[dict[str, Any]] = found.to_pylist()
    return answer


def one(**columns: Any) -> dict[str, Any]:
    """Return the answer about one row."""
    return asked("art3", **{name: [value] for name, value in columns.items()})[0]


class TestWhatComesOut:
    """The batch itself, and after its columns the answers."""

    def test_columns_of_the_batch_are_kept(self) -> None:
        """In their order, whatever they are called."""
        given = batch(scenario=["a", "b"])
        answer = ccm.columns.answers(NOW, "art3")(given)
        assert answer.select(given.schema.names).equals(given)

    def test_no_rows_have_no_answers(self) -> None:
        """And the same columns."""
        ask = ccm.columns.answers(NOW, "art3")
        none = ask(batch().slice(0, 0))
        assert none.num_rows == 0
        assert none.schema.equals(ask(batch()).schema)

    def test_a_table_is_answered_like_its_batches(self) -> None:
        """However it is cut, and if it has no rows at all."""
        ask = ccm.columns.answers(NOW, "art3")
        rows = batch(art3_done=[None, date(2018, 1, 1), date(2020, 1, 1)])
        table = pa.Table.from_batches([rows.slice(0, 2), rows.slice(2)])
        assert ask(table).to_pylist() == ask(rows).to_pylist()
        assert ask(table.schema.empty_table()).schema.equals(ask(table).schema)

    @given(st.data())
    def test_a_slice_has_the_answers_of_its_rows(self, data: st.DataObject) -> None:
        """Values and bits that say which are null begin anywhere, not at a byte."""
        days = st.one_of(st.none(), st.dates(date(2009, 1, 1), date(2024, 12, 31)))
        flags = st.lists(st.sampled_from((True, False, None)), min_size=1, max_size=40)
        arises = data.draw(flags)
        size = len(arises)
        columns = {
            name: pa.array([data.draw(days) for _ in range(size)], pa.date32())
            for name in ("deposit", "covered", "art3_done", "art7_1_done")
        }
        reports = [
            data.draw(st.sampled_from((None, [], [{"year": 2012, "filed": DAY}])))
            for _ in range(size)
        ]
        missing = [
            data.draw(st.sampled_from((None, [], [{"year": 2012, "by": DAY}])))
            for _ in range(size)
        ]
        columns["art3_arises"] = pa.array(arises, pa.bool_())
        columns["art7_2_missing"] = pa.array(missing, MISSING)
        columns["art7_2_reports"] = pa.array(reports, REPORT)
        ask = ccm.columns.answers(NOW, ("art3", "art7.1", "art7.2"))
        whole = pa.RecordBatch.from_pydict(columns)
        start = data.draw(st.integers(0, size - 1))
        stop = data.draw(st.integers(start, size))
        part = ask(whole.slice(start, stop - start))
        part.validate(full=True)
        assert part.to_pylist() == ask(whole).to_pylist()[start:stop]

    def test_more_rows_than_a_block_are_answered_alike(self) -> None:
        """So that no block is left out or answered twice."""
        size = 40_000
        done = [date(2018, 1, 1) if n % 7 else None for n in range(size)]
        found = ccm.columns.answers(NOW, "art3")(batch(art3_done=done))
        statuses = found.column("art3_status").to_pylist()
        assert statuses == ["fulfilled" if n % 7 else "overdue" for n in range(size)]

    def test_a_function_can_be_sent(self) -> None:
        """Pickled, it answers as before."""
        ask = ccm.columns.answers(ccm.as_of(DAY, reading=Reading(last_day="too late")))
        again = pickle.loads(pickle.dumps(ask))
        rows = batch(
            art4_arises=[None],
            art4_done=[None],
            art7_1_done=[None],
            art7_2_reports=pa.array([None], REPORT),
        )
        assert again(rows).equals(ask(rows))
        assert repr(again) == "<Columns: art3, art4, art7.1, art7.2 as of 2020-09-28>"

    def test_what_it_takes_and_gives_is_what_it_says(self) -> None:
        """`takes` is enough to ask, and `gives` is what comes."""
        ask = ccm.columns.answers(NOW, "art3")
        needed = {column.name for column in ask.takes if column.needed}
        own = {"deposit", "covered", "art3_arises", "art3_done"}
        assert needed == own | {"art3_1_decided", "art3_1_months"}
        answer = ask(batch())
        assert answer.schema.names[4:] == [each.name for each in ask.gives]

    def test_what_it_takes_can_be_given(self) -> None:
        """Article 7(1) cannot be extended, so none of them is a decision on it."""
        ask = ccm.columns.answers(NOW)
        names = [column.name for column in ask.takes]
        nothing = pa.table({name: pa.nulls(1) for name in names})
        assert ask(nothing).column("in_force").to_pylist() == [False]
        assert [name for name in names if name.startswith("art7_1_")] == [
            "art7_1_done",
            "art7_1_done_latest",
        ]


class TestDoubt:
    """What is not known is said, and not guessed."""

    @pytest.mark.parametrize(
        ("columns", "doubt"),
        [
            ({"art3_arises": None}, "whether the duty arises"),
            ({"covered": None}, "what happened since the row covers all"),
            ({"covered": date(2019, 1, 1)}, "what happened since the row covers all"),
            (
                {"art3_done": date(2019, 1, 1), "art3_done_latest": date(2020, 1, 1)},
                "when it was performed",
            ),
            (
                {"art3_1_decided": date(2019, 9, 4), "art3_1_months": None},
                "what was decided on extensions",
            ),
            (
                {
                    "art3_1_decided": None,
                    "art3_1_months": None,
                    "art3_1_filed": date(2019, 1, 1),
                    "art3_1_closes": date(2019, 9, 6),
                },
                "what was decided on extensions",
            ),
            (
                {
                    "withdrawal_notice": date(2020, 3, 1),
                    "withdrawal_notice_latest": date(2020, 4, 15),
                },
                "whether it has left",
            ),
            (
                {"withdrawal_notice": date(2019, 1, 1), "armed_conflict": None},
                "whether it has left",
            ),
        ],
    )
    def test_a_column_says_of_what(self, columns: dict[str, Any], doubt: str) -> None:
        """And the status is undetermined."""
        answer = one(**columns)
        assert answer["art3_status"] == "undetermined"
        assert answer["art3_doubt"] == doubt

    def test_what_does_not_matter_is_no_doubt(self) -> None:
        """A day known in part, all of it in time."""
        answer = one(
            art3_done=date(2015, 1, 1),
            art3_done_latest=date(2015, 12, 31),
        )
        assert (answer["art3_status"], answer["art3_doubt"]) == ("fulfilled", None)

    def test_a_report_of_no_known_day_leaves_its_year_open(self) -> None:
        """It may have come before the day asked about, or after."""
        years = [{"year": y, "filed": date(y + 1, 4, 1)} for y in range(2011, 2019)]
        for last, expected in (
            ({"year": 2019, "filed": date(2020, 4, 1)}, ("outstanding", None)),
            (
                {"year": 2019, "filed": None},
                ("undetermined", "when a report was submitted"),
            ),
            (
                {"year": None, "filed": date(2020, 4, 1)},
                ("undetermined", "when a report was submitted"),
            ),
        ):
            reports = pa.array([[*years, last]], REPORT)
            answer = asked("art7.2", art7_2_reports=reports)[0]
            assert (answer["art7_2_status"], answer["art7_2_doubt"]) == expected

    @pytest.mark.parametrize(
        ("last", "by", "expected"),
        [
            (None, DAY, ("overdue", None)),
            (None, date(2019, 12, 31), ("undetermined", SINCE_COVERED)),
            (None, None, ("undetermined", SINCE_COVERED)),
            ({"year": 2019, "filed": None}, DAY, ("overdue", OF_A_REPORT)),
            ({"year": 2019, "filed": date(2020, 4, 1)}, DAY, ("outstanding", None)),
        ],
    )
    def test_a_report_that_a_source_misses(
        self, last: Any, by: date | None, expected: tuple[str, str | None]
    ) -> None:
        """It had not come by the day asked about, however little else is known."""
        years = [{"year": y, "filed": date(y + 1, 4, 1)} for y in range(2011, 2019)]
        answer = asked(
            "art7.2",
            art7_2_reports=pa.array([[*years, *filter(None, (last,))]], REPORT),
            art7_2_missing=pa.array([[{"year": 2019, "by": by}]], MISSING),
            covered=pa.array([date(2015, 1, 1)]),
        )[0]
        assert (answer["art7_2_status"], answer["art7_2_doubt"]) == expected


EXTENDED = "what was decided on extensions"
NEVER, ALWAYS = (pa.array([day], pa.int32()).cast(pa.date32()) for day in ENDS)


class TestDaysOfNoCalendar:
    """Of days that cannot be, or that lie too far away, nothing is made up."""

    @pytest.mark.parametrize(
        ("deposit", "entry", "doubt", "status"),
        [
            (date(1, 1, 1), None, "whether it has joined", "undetermined"),
            (date(2008, 12, 2), None, "whether it has joined", "undetermined"),
            (date(2008, 12, 3), date(2010, 8, 1), None, "overdue"),
            (date(9999, 12, 31), None, None, "not bound"),
        ],
    )
    def test_a_deposit_before_the_treaty_was_opened(
        self, deposit: date, entry: date | None, doubt: str | None, status: str
    ) -> None:
        """There was nothing to join before 3 December 2008: Articles 15 and 16."""
        (answer,) = asked(("art3", "art7.2"), **FEW, deposit=[deposit])
        assert answer["entry_into_force"] == entry
        assert answer["in_force_doubt"] == answer["art3_doubt"] == doubt
        assert answer["art3_status"] == answer["art7_2_status"] == status

    def test_who_left_without_having_joined(self) -> None:
        """A notice of withdrawal does not settle it."""
        for on in (date(2015, 3, 1), DAY):
            ask = ccm.columns.answers(ccm.as_of(on), ("art3", "art7.2"))
            told = {"deposit": [date(2008, 1, 1)], "withdrawal_notice": [on]}
            (answer,) = ask(batch(**FEW, **told)).to_pylist()
            assert answer["in_force_doubt"] == "whether it has joined"
            assert answer["art7_2_doubt"] == "whether it has joined"

    def test_a_deposit_that_never_comes(self) -> None:
        """Databases write infinity as the first or the last of all numbers."""
        (answer,) = asked(deposit=ALWAYS)
        assert (answer["in_force"], answer["art3_status"]) == (False, "not bound")
        (answer,) = asked(deposit=NEVER)
        assert answer["in_force_doubt"] == "whether it has joined"

    @pytest.mark.parametrize(
        "until", [date(2300, 1, 1), date(2299, 12, 31), date(9999, 12, 31), None]
    )
    def test_an_extension_beyond_the_calendar(self, until: date | None) -> None:
        """A day that an extension leads to after the year 2299 is not told."""
        (answer,) = asked(
            art3_1_decided=[date(2019, 1, 1)],
            art3_1_months=[None],
            art3_1_until=[until] if until else ALWAYS,
            art3_2_decided=[date(2020, 1, 1)],
            art3_2_months=[6],
        )
        assert answer["art3_deadline"] is None
        assert (answer["art3_status"], answer["art3_doubt"]) == (
            "undetermined",
            EXTENDED,
        )

    @pytest.mark.parametrize("base", ["previous deadline", "expiry"])
    @pytest.mark.parametrize(
        ("count", "deadline", "doubt"),
        [
            (1, date(2119, 10, 1), None),
            (2, date(2219, 10, 1), None),
            (3, None, EXTENDED),
            (27, None, EXTENDED),
            (28, None, EXTENDED),
            (55, None, EXTENDED),
        ],
    )
    def test_hundreds_of_years_are_added_up(
        self, base: Any, count: int, deadline: date | None, doubt: str | None
    ) -> None:
        """However many decisions there are."""
        numbers = range(1, count + 1)
        told = {f"art3_{n}_decided": [date(2019, 1, 1)] for n in numbers}
        months = {f"art3_{n}_months": [1200] for n in numbers}
        view = ccm.as_of(DAY, reading=Reading(extension_base=base))
        (answer,) = ccm.columns.answers(view, "art3")(
            batch(**told, **months)
        ).to_pylist()
        assert (answer["art3_deadline"], answer["art3_doubt"]) == (deadline, doubt)


class TestWhatIsRefused:
    """The library's own error names the column, and what was expected."""

    @pytest.mark.parametrize(
        ("columns", "message"),
        [
            ({"deposit": ["2011-04-06"]}, "deposit: expected a column of date32"),
            ({"art3_arises": [1]}, "art3_arises: expected a column of bool"),
            ({"art3_dne": [None]}, "art3_dne: expected one of the columns art3_1_"),
            ({"art3_status": ["?"]}, "art3_status: expected no such column"),
            (
                {"art3_1_decided": pa.array([DAY])},
                "art3_1_months: expected a column of an integer",
            ),
            (
                {"art3_1_decided": pa.array([DAY]), "art3_1_months": [1.5]},
                "art3_1_months: expected a column of an integer",
            ),
            (
                {"art3_1_decided": pa.array([DAY]), "art3_1_months": [-1]},
                "art3_1_months: expected a column of an integer",
            ),
        ],
    )
    def test_columns_that_do_not_fit(
        self, columns: dict[str, Any], message: str
    ) -> None:
        """Of another type, of no known name, or out of bounds."""
        with pytest.raises(InvalidValueError) as refused:
            asked(**columns)
        assert str(refused.value).startswith(message[:30])

    @pytest.mark.parametrize(
        "name", ["art3_done", "art3_1_decided", "withdrawal_notice"]
    )
    def test_a_last_day_before_the_first(self, name: str) -> None:
        """As `ccm.PartialDate` refuses it; a last day alone, and none, are taken."""
        last, early = f"{name}_latest", DAY - timedelta(days=5)
        given: dict[str, Any] = {"art3_1_decided": [DAY] * 3, "art3_1_months": [12] * 3}
        given |= {name: [None, DAY, DAY], last: [DAY, None, DAY]}
        assert len(asked(**given)) == 3
        assert len(asked(**given | {last: pa.nulls(3)})) == 3
        told = f"^{last}: expected .*, got 5 days before {name} in row 2$"
        with pytest.raises(InvalidValueError, match=told):
            asked(**given | {last: [DAY, None, early]})

    @pytest.mark.parametrize("view", [DAY, None, "2020-09-28"])
    def test_what_is_no_view(self, view: Any) -> None:
        """A day, say."""
        for ask in (ccm.columns.answers, ccm.columns.requests):
            with pytest.raises(InvalidValueError, match="^view: expected"):
                ask(view, "art3")

    def test_a_column_that_is_missing(self) -> None:
        """Or is there twice."""
        ask, rows = ccm.columns.answers(NOW, "art3"), batch()
        with pytest.raises(InvalidValueError, match="^covered: expected .*, got none"):
            ask(rows.drop_columns(["covered"]))
        twice = pa.RecordBatch.from_arrays(
            [*rows.columns, rows.column(0)], [*rows.schema.names, "deposit"]
        )
        with pytest.raises(InvalidValueError, match="^deposit: expected .*, got more"):
            ask(twice)

    @pytest.mark.parametrize("reports", [["2011"], [[2011]], [[{"year": 2011}]]])
    def test_reports_of_another_form(self, reports: list[Any]) -> None:
        """They have a year and a day each."""
        with pytest.raises(InvalidValueError, match="^art7_2_reports: expected"):
            asked("art7.2", art7_2_reports=reports)

    def test_what_is_no_batch(self) -> None:
        """A dictionary, say."""
        with pytest.raises(InvalidValueError, match="^batch: expected a RecordBatch"):
            ccm.columns.answers(NOW, "art3")({"deposit": [DAY]})

    @pytest.mark.parametrize("obligation", ["art5", "art4.1b", "art4.1c", "art3.8"])
    def test_obligations_of_other_shapes(self, obligation: str) -> None:
        """Those without a date, and those that something later raises."""
        with pytest.raises(InvalidValueError, match="^obligations: expected"):
            ccm.columns.answers(NOW, obligation)

    def test_obligations_that_there_are_not(self) -> None:
        """As everywhere."""
        with pytest.raises(UnknownObligationError):
            ccm.columns.answers(NOW, "art99")

    def test_days_beyond_the_calendar(self) -> None:
        """It goes to 2100; yearly reports, sixty years from the first."""
        with pytest.raises(InvalidValueError, match="^on: expected a day of 1900"):
            ccm.columns.answers(ccm.as_of(date(2101, 1, 1)), "art3")
        late = ccm.columns.answers(ccm.as_of(date(2090, 1, 1)), "art7.2")
        with pytest.raises(InvalidValueError, match="^on: expected a day within 60"):
            late(batch())

    @pytest.mark.parametrize("package", ["numpy", "pyarrow"])
    def test_without_the_extra_the_error_says_what_to_install(
        self, package: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """And it is the library's own."""
        for name in list(sys.modules):
            if name.startswith("ccm.columns."):
                monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, package, None)
        with pytest.raises(
            MissingExtraError, match=r"pip install '\.\[columns\]'"
        ) as no:
            ccm.columns.answers(NOW)
        assert no.value.package == package

    def test_another_fault_of_loading_is_not_hidden(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is no extra that lacks."""
        monkeypatch.setitem(sys.modules, "ccm.columns.running", None)
        with pytest.raises(ImportError, match="ccm.columns.running"):
            ccm.columns.answers(NOW)


class TestRequests:
    """By when a request is to be filed, and whether it was."""

    LEADS = ("opening", "closing", "decision")
    UNITS = ("calendar months", "months of 30 days", "twelfths of a year")

    @pytest.mark.parametrize(("counted", "unit"), list(product(LEADS, UNITS)))
    def test_they_are_the_days_of_the_review(self, counted: Any, unit: Any) -> None:
        """Under every reading of the nine months, and at month ends."""
        for rounding in (Rounding.DOWN, Rounding.UP):
            reading = Reading(
                lead_counts_from=counted, lead_counted_in=unit, rounding=rounding
            )
            for opens in (date(2018, 9, 3), date(2018, 11, 29), date(2018, 11, 30)):
                self._holds(reading, opens, date(2018, 2, 1))

    @staticmethod
    def _holds(reading: Reading, opens: date, filed: date) -> None:
        closes = Period(days=2).after(opens)
        request = event(
            ExtensionRequest,
            filed,
            obligation="art3",
            number=1,
            meeting="8MSP",
            length=Period(months=12),
        )
        record = world(
            event(StockpileDeclared, "2011-04-06"),
            request,
            meetings=(meeting("8MSP", str(opens), str(closes)),),
        )
        view = ccm.as_of(date(2018, 6, 1), record=record, reading=reading)
        review = view.review(request)
        rows = {"meeting_opens": opens, "meeting_closes": closes, "filed": filed}
        told = {name: [day] for name, day in rows.items()}
        told["decided"] = pa.nulls(1, pa.date32())
        given = pa.RecordBatch.from_pydict(told)
        answer = ccm.columns.requests(view, "art3")(given).to_pylist()[0]
        assert answer["request_by"] == review.due
        assert answer["request_late"] == (filed > answer["request_by"])

    def test_of_a_meeting_that_nobody_knows_it_is_in_doubt(self) -> None:
        """And of a request that is not filed, whether it was late is no question."""
        given = pa.RecordBatch.from_pydict(
            {"meeting_opens": [None, date(2023, 9, 11)], "filed": [DAY, None]}
        )
        unknown, unfiled = ccm.columns.requests(NOW, "art4")(given).to_pylist()
        assert unknown["request_doubt"] == "the days of the meeting"
        assert unknown["request_by"] is None
        assert unknown["request_late"] is None
        assert unfiled["request_by"] == date(2022, 12, 11)
        assert unfiled["request_late"] is None

    def test_a_deadline_that_cannot_be_extended_has_none(self) -> None:
        """The initial report."""
        with pytest.raises(InvalidValueError, match="^obligation: expected one that"):
            ccm.columns.requests(NOW, "art7.1")


def test_statuses_are_the_words_of_the_library() -> None:
    """So that a column can be compared with `ccm.Status`."""
    answer = one()
    assert answer["art3_status"] == Status.OVERDUE


class TestColumnsWithoutAType:
    """What is null in every row has no type, and says as much as any other null."""

    @pytest.mark.parametrize(
        "reports",
        [
            pa.nulls(2),
            pa.array([None, []], pa.list_(pa.struct([("year", pa.null()), DAYS]))),
        ],
    )
    def test_reports(self, reports: pa.Array) -> None:
        """Of no report is there anything to tell."""
        typed = asked("art7.2", art7_2_reports=pa.array([None, None], REPORT))
        bare = asked("art7.2", art7_2_reports=reports)
        assert typed == bare

    def test_years_that_are_no_numbers(self) -> None:
        """They are refused."""
        reports = pa.array([[]], pa.list_(pa.struct([("year", pa.string()), DAYS])))
        with pytest.raises(InvalidValueError, match="^art7_2_reports: expected .*year"):
            asked("art7.2", art7_2_reports=reports)


@pytest.mark.parametrize(
    ("counted", "by"),
    [
        ("opening", date(2017, 12, 3)),
        ("closing", date(2017, 12, 5)),
        ("decision", date(2017, 12, 4)),
    ],
)
def test_nine_months_count_from_what_the_reading_says(counted: Any, by: date) -> None:
    """A meeting of 3 to 5 September 2018 that decided on the 4th, or has not."""
    view = ccm.as_of(DAY, reading=Reading(lead_counts_from=counted))
    told = {
        "meeting_opens": [date(2018, 9, 3)] * 2,
        "meeting_closes": [date(2018, 9, 5)] * 2,
        "decided": [date(2018, 9, 4), None],
        "filed": [by, by + timedelta(days=1)],
    }
    ask = ccm.columns.requests(view, "art4")
    decided, pending = ask(pa.RecordBatch.from_pydict(told)).to_pylist()
    assert (decided["request_by"], decided["request_late"]) == (by, False)
    if counted == "decision":
        assert pending["request_by"] == date(2017, 12, 5)
    else:
        assert pending["request_late"]


def test_the_calendar_begins_in_1900() -> None:
    """What lies before is refused, and not counted from its end."""
    assert month_of(date(1900, 1, 31)) == 0
    with pytest.raises(InvalidValueError, match="expected one of the years 1900 to"):
        month_of(date(1899, 12, 31))
