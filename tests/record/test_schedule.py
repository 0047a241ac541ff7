"""What falls due: in order, with what is certain and what is not."""

from __future__ import annotations

import pickle
import sys
from datetime import date

import attrs
import pyarrow as pa
import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.dates import PartialDate, Period
from ccm.errors import (
    InvalidValueError,
    MissingExtraError,
    UnknownObligationError,
)
from ccm.facts import (
    AnnualReport,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    InitialReport,
    Record,
    StockpileDeclared,
    StockpileDestroyed,
    WithdrawalNotice,
)
from ccm.testing.fiction import event, meeting, world

Listed = list[tuple[str, str, bool]]


def _ruritania(
    on: date, until: date, *events: Event, deposit: date = date(2011, 4, 6)
) -> Listed:
    view = ccm.as_of(on, record=world(*events, deposit=deposit))
    return [
        (str(due.on), due.what, due.certain)
        for due in view.schedule(until=until)
        if due.state.alpha3 == "XRU"
    ]


class TestTable:
    """The same as a table: a row for each that falls due."""

    FOUND = ccm.as_of(date(2020, 9, 28)).schedule(until=date(2022, 9, 28))

    def test_rows_say_what_json_says(self) -> None:
        """But for the days, which are days."""
        for row, due in zip(self.FOUND.to_dicts(), self.FOUND, strict=True):
            told = {k: str(v) if k == "due" else v for k, v in row.items()}
            assert told == {**due.to_dict(), "obligation": due.id}

    def test_arrow_holds_the_same_rows(self) -> None:
        """With types that do not hang on them."""
        table = self.FOUND.to_arrow()
        assert table.to_pylist() == self.FOUND.to_dicts()
        none = ccm.Schedule((), self.FOUND.view).to_arrow()
        assert none.num_rows == 0
        types = [str(kind) for kind in none.schema.types]
        assert [str(kind) for kind in table.schema.types] == types
        assert (types[0], types[-1]) == ("date32[day]", "bool")

    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """One line says which; rows need none."""
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(MissingExtraError, match="pyarrow is not .* extra 'tables'"):
            self.FOUND.to_arrow()
        with pytest.raises(MissingExtraError, match="pyarrow is not .* extra 'tables'"):
            ccm.panel("BGR", days=[date(2020, 1, 1)]).to_arrow()
        assert len(self.FOUND.to_dicts()) == len(self.FOUND)


class TestSchedule:
    """A fictional State: in force from 1 October 2011."""

    def test_a_contracting_state(self) -> None:
        """Entry into force, and the initial report that it will owe in any case."""
        found = _ruritania(date(2011, 5, 1), date(2012, 4, 29))
        assert found == [
            ("2011-10-01", "entry into force", True),
            ("2012-03-29", "art7.1", True),
        ]

    def test_the_whole_calendar_of_a_state_that_has_just_deposited(self) -> None:
        """Eight and ten years from entry into force, which may or may not fall due.

        Deposited on 12 October 2026, in force from 1 April 2027 (Article 17(2)).
        """
        day = date(2026, 10, 12)
        found = _ruritania(day, date(2037, 4, 1), deposit=day)
        assert [due for due in found if due[1] != "art7.2"] == [
            ("2027-04-01", "entry into force", True),
            ("2027-09-28", "art7.1", True),
            ("2035-04-01", "art3", False),
            ("2037-04-01", "art4", False),
        ]
        declared = event(StockpileDeclared, "2026-10-12")
        found = _ruritania(day, date(2037, 4, 1), declared, deposit=day)
        assert ("2035-04-01", "art3", True) in found

    def test_of_some_states(self) -> None:
        """Nothing of any other, and of all of them what stands in the whole."""
        view = ccm.as_of(date(2020, 9, 28))
        until = date(2021, 12, 31)
        whole = view.schedule(until=until)
        for states in (["NIU", "BGR"], "NIU", ["Bulgaria"]):
            found = view.schedule(until=until, states=states)
            named = {view.state(s) for s in ([states] if states == "NIU" else states)}
            assert found == tuple(due for due in whole if due.state in named)
            assert found

    def test_a_report_filed_early_is_not_due(self) -> None:
        """Who has reported before entry into force owes no initial report."""
        filed = event(InitialReport, "2011-05-01")
        found = _ruritania(date(2011, 5, 1), date(2012, 4, 29), filed)
        assert [what for _, what, _ in found] == ["entry into force"]

    def test_reports_year_by_year(self) -> None:
        """Every 30 April until the last day, those already filed left out."""
        filed = event(AnnualReport, "2014-02-01", year=2013)
        on, until = date(2013, 1, 1), date(2016, 4, 30)
        annual = [due for due in _ruritania(on, until, filed) if due[1] == "art7.2"]
        assert [day for day, _, _ in annual] == [
            "2013-04-30",
            "2014-04-30",  # filed later than the day that is asked about
            "2015-04-30",
            "2016-04-30",
        ]
        later = _ruritania(date(2014, 3, 1), until, filed)
        days = [day for day, what, _ in later if what == "art7.2"]
        assert days == ["2015-04-30", "2016-04-30"]

    def test_a_deadline_that_is_certain(self) -> None:
        """A declared stock is due on the deadline."""
        declared = event(StockpileDeclared, "2012-01-01")
        found = _ruritania(date(2019, 5, 1), date(2019, 12, 31), declared)
        assert ("2019-10-01", "art3", True) in found

    def test_a_deadline_that_is_in_doubt(self) -> None:
        """Without a report, it may fall due: it is listed, and marked."""
        found = _ruritania(date(2019, 5, 1), date(2019, 12, 31))
        assert ("2019-10-01", "art3", False) in found

    def test_a_decision_of_unknown_day_gives_both_days(self) -> None:
        """Each day on which it may fall due, marked as uncertain."""
        events = (
            event(StockpileDeclared, "2012-01-01"),
            event(
                ExtensionDecision,
                "2019-05",
                obligation="art3",
                number=1,
                meeting="9MSP",
                length=Period(months=2),
            ),
        )
        found = _ruritania(date(2019, 5, 15), date(2019, 12, 31), *events)
        assert [due for due in found if due[1] == "art3"] == [
            ("2019-10-01", "art3", False),
            ("2019-12-01", "art3", False),
        ]

    @pytest.mark.parametrize(
        ("on", "asks", "days"),
        [
            ("2019-09-04", {"length": Period(years=2)}, ["2019-10-01"]),
            ("2019-09-05", {"length": Period(years=2)}, ["2019-10-01", "2021-10-01"]),
            ("2019-10-02", {"length": Period(years=2)}, ["2021-10-01"]),
            ("2021-10-02", {"length": Period(years=2)}, []),
            ("2019-10-02", {"until": date(2021, 12, 31)}, ["2021-12-31"]),
            ("2019-09-05", {"until": date(2019, 10, 1)}, ["2019-10-01"]),
            ("2019-10-02", {"until": date(2022, 1, 1)}, []),
            ("2019-10-02", {}, []),
        ],
    )
    def test_a_deadline_as_asked_for_while_the_decision_is_lacking(
        self, on: str, asks: dict[str, Period | date], days: list[str]
    ) -> None:
        """Eight years end on 1 October 2019; 9MSP, which was to decide, has closed."""
        filed = event(
            ExtensionRequest,
            "2018-10-01",
            obligation="art3",
            number=1,
            meeting="9MSP",
            **asks,
        )
        record = world(
            event(StockpileDeclared, "2012-01-01"),
            filed,
            meetings=(meeting("9MSP", "2019-09-02", "2019-09-04"),),
        )
        view = ccm.as_of(date.fromisoformat(on), record=record)
        found = view.schedule(
            until=date(2021, 12, 31), states="XRU", obligations="art3"
        )
        due = [each for each in found if each.what == "art3"]
        assert [str(each.on) for each in due] == days
        lacking = view.on > date(2019, 9, 4)
        assert all(each.certain is not lacking for each in due)

    def test_what_is_done_or_overdue_is_not_due(self) -> None:
        """Only what runs on the day."""
        declared = event(StockpileDeclared, "2012-01-01")
        done = event(StockpileDestroyed, "2015-01-01")
        ahead = _ruritania(date(2016, 1, 1), date(2025, 1, 1), declared, done)
        assert not [due for due in ahead if due[1] == "art3"]
        late = _ruritania(date(2020, 1, 1), date(2025, 1, 1), declared)
        assert not [due for due in late if due[1] == "art3"]

    def test_a_withdrawal(self) -> None:
        """It is listed, and nothing that would fall due from that day on is."""
        leaves = event(WithdrawalNotice, "2019-04-01")
        declared = event(StockpileDeclared, "2012-01-01")
        found = _ruritania(date(2019, 5, 1), date(2020, 12, 31), declared, leaves)
        assert found == [("2019-10-01", "withdrawal", True)]

    @pytest.mark.parametrize(
        ("on", "until", "days"),
        [
            (date(2019, 9, 30), date(2019, 12, 31), ("2019-10-01", "2019-10-30")),
            (date(2019, 10, 10), date(2019, 12, 31), ("2019-10-11", "2019-10-30")),
            (date(2019, 10, 10), date(2019, 10, 20), ("2019-10-11",)),
            (date(2019, 10, 10), date(2019, 10, 11), ("2019-10-11",)),
            (date(2019, 9, 1), date(2019, 9, 30), ()),
            (date(2019, 10, 30), date(2019, 12, 31), ()),
        ],
    )
    def test_a_withdrawal_on_some_day_of_a_month(
        self, on: date, until: date, days: tuple[str, ...]
    ) -> None:
        """Six months from April: the first that is ahead, and the last, in doubt."""
        leaves = event(WithdrawalNotice, "2019-04")
        found = [due for due in _ruritania(on, until, leaves) if due[1] == "withdrawal"]
        assert found == [(day, "withdrawal", False) for day in days]

    def test_both_ends_are_included(self) -> None:
        """A day that is both first and last is looked at."""
        day = date(2013, 4, 30)
        assert ("2013-04-30", "art7.2", True) in _ruritania(day, day)

    def test_until_before_on_is_refused(self) -> None:
        """The message names the argument and both days."""
        view = ccm.as_of(date(2020, 1, 2))
        with pytest.raises(InvalidValueError, match="until: expected 2020-01-02"):
            view.schedule(until=date(2020, 1, 1))

    def test_an_unknown_obligation_is_refused(self) -> None:
        """With the ids that exist."""
        view = ccm.as_of(date(2020, 1, 2))
        with pytest.raises(UnknownObligationError, match=r"art4\.1b"):
            view.schedule(until=date(2021, 1, 1), obligations="art99")


class TestOfTheRecord:
    """What lay ahead on 28 September 2020."""

    FOUND = ccm.as_of(date(2020, 9, 28)).schedule(until=date(2022, 9, 28))

    def test_in_order_of_days(self) -> None:
        """Then by obligation and State."""
        keys = [(due.on, due.what, due.state.alpha3) for due in self.FOUND]
        assert keys == sorted(keys)
        assert len(set(keys)) == len(keys)

    def test_within_the_days_asked_for(self) -> None:
        """Nothing before and nothing after."""
        assert all(date(2020, 9, 28) <= d.on <= date(2022, 9, 28) for d in self.FOUND)

    @pytest.mark.parametrize(
        ("day", "what", "state"),
        [
            ("2020-10-01", "art3", "BGR"),  # review, para. 30, and the Monitor
            ("2021-02-01", "entry into force", "NIU"),  # ISU
            ("2021-03-01", "entry into force", "LCA"),  # ISU
            ("2021-03-01", "art3", "PER"),  # ISU
            ("2021-03-01", "art4", "BIH"),  # Monitor
            ("2021-05-01", "art4", "LBN"),  # ISU
            ("2022-03-01", "art4", "AFG"),  # Monitor
        ],
    )
    def test_printed_dates_are_among_them(
        self, day: str, what: str, state: str
    ) -> None:
        """Deadlines and entries into force that sources print."""
        found = {(str(d.on), d.what, d.state.alpha3): d.certain for d in self.FOUND}
        assert found[day, what, state] is True

    def test_provisions(self) -> None:
        """Each entry cites the provision of its obligation."""
        for due in self.FOUND:
            if due.what in CONVENTION.by_id:
                assert due.provision == CONVENTION.norm(due.what).provision
            elif due.what.startswith("request "):
                assert due.what == f"request {due.id}"
                expected = {"art3": "art3.5", "art4": "art4.6", "art4.1b": "art4.6"}
                assert due.provision == expected[due.id]
            else:
                assert due.provision.startswith(("art17", "art20"))
            assert due.text

    def test_somalia_asked_for_four_years(self) -> None:
        """To 1 March 2030; what 13MSP decided is not on record."""
        view = ccm.as_of(date(2026, 11, 28))
        found = view.schedule(until=date(2031, 1, 1), states="SOM", obligations="art4")
        (due,) = (each for each in found if each.what == "art4")
        assert (str(due.on), due.certain) == ("2030-03-01", False)

    def test_it_can_be_narrowed(self) -> None:
        """To some obligations; entries into force are then left out."""
        view = ccm.as_of(date(2020, 9, 28))
        some = view.schedule(until=date(2022, 9, 28), obligations=("art3", "art4"))
        wanted = [due for due in self.FOUND if due.id in ("art3", "art4")]
        assert list(some) == wanted


def test_a_notice_of_which_only_the_month_is_known() -> None:
    """As of Lithuania's before 6 September 2024 was read: effect in March."""
    until = date(2025, 12, 31)
    plain = ccm.packaged_record()
    (notice,) = plain.every(WithdrawalNotice)
    vague = attrs.evolve(notice, date=PartialDate.parse("2024-09"))
    events = (*(event for event in plain.events if event is not notice), vague)
    record = attrs.evolve(plain, events=events)

    def due(day: str, of: Record = record) -> list[tuple[str, str, bool]]:
        view = ccm.as_of(date.fromisoformat(day), record=of)
        found = (d for d in view.schedule(until=until) if d.state.alpha3 == "LTU")
        return [(str(d.on), d.what, d.certain) for d in found]

    report = ("2025-04-30", "art7.2")
    leaving = ("2025-03-06", "withdrawal")
    assert due("2024-08-31") == [(*report, True)]
    assert due("2024-09-15") == [(*leaving, False), (*report, False)]
    assert due("2024-09-30") == [(*leaving, True)]
    assert due("2024-09-06", plain) == [(*leaving, True)]  # C.N.347.2024
    in_between = ccm.as_of(date(2024, 9, 15), record=record).assess("LTU", "art7.2")
    assert in_between.deadline is not None


def test_how_far_ahead_a_schedule_looks() -> None:
    """Yearly reports fall due for ever: a hundred years are enough to ask for."""
    view = ccm.as_of(date(2026, 11, 25))
    assert view.schedule(until=date(2126, 12, 31), obligations="art7.2")
    with pytest.raises(InvalidValueError, match="expected 2126-12-31 or earlier"):
        view.schedule(until=date(2127, 1, 1))


@pytest.mark.parametrize(
    ("on", "until", "days"),
    [
        ("2022-03-01", "2024-06-01", ["2023-01-01", "2023-12-31"]),
        ("2022-03-01", "2023-06-01", ["2023-01-01", "2023-06-01"]),
        ("2023-03-01", "2024-06-01", ["2023-03-01", "2023-12-31"]),
        ("2023-03-01", "2023-06-01", ["2023-03-01", "2023-06-01"]),
    ],
)
def test_a_deadline_on_some_day_of_a_year(on: str, until: str, days: list[str]) -> None:
    """It may fall due on each day of 2023, those that are looked at included."""
    record = world(event(HostilitiesEnded, "2013"))
    view = ccm.as_of(date.fromisoformat(on), record=record)
    found = view.schedule(until=date.fromisoformat(until), obligations="art4.1b")
    assert [str(due.on) for due in found] == days
    assert not any(due.certain for due in found)


def test_it_can_be_sent() -> None:
    """With the view that was asked, and what was looked at."""
    found = ccm.as_of(date(2020, 9, 28)).schedule(
        until=date(2021, 9, 28), states=["BGR"]
    )
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert (again.asked, again.view.on) == (found.asked, found.view.on)


def test_of_findings_a_stream_holds_what_a_table_holds() -> None:
    """Other libraries read it by the Arrow PyCapsule interface."""
    findings = ccm.as_of(date(2020, 9, 28)).findings(states=["BGR"])
    assert pa.RecordBatchReader.from_stream(findings).read_all() == findings.to_arrow()
