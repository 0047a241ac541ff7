"""What the reference found besides, each in the smallest history that shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import ccm
from ccm.dates import PartialDate, Period
from ccm.facts import (
    ClearanceCompleted,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationFound,
    Coverage,
    Deposit,
    EndShownBy,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Instrument,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    WithdrawalNotice,
)
from ccm.rules import Finding, Reading
from ccm.testing.fiction import FICTION, THIRTIETH, event, meeting, world

MEETINGS = tuple(
    meeting(f"{year - 2009}MSP", f"{year}-09-02", f"{year}-09-04")
    for year in range(2010, 2030)
)
STOCK = event(StockpileDeclared, "2011-12-01")
AREAS = event(ContaminationDeclared, "2011-12-01")
SUSPENDS: dict[str, Any] = {"pending_request": "suspends"}
LEFT = event(WithdrawalNotice, "2013-01-15")  # out on 15 July 2013
BACK = event(Deposit, "2014-03-10", instrument=Instrument.ACCESSION)


def found(
    obligation: str,
    on: str,
    *events: Event,
    coverage: tuple[Coverage, ...] = (),
    deposit: date = date(2011, 4, 6),
    **chosen: Any,
) -> Finding:
    """Return where Ruritania stands, bound from 1 October 2011 unless said."""
    record = world(*events, deposit=deposit, meetings=MEETINGS, coverage=coverage)
    view = ccm.as_of(date.fromisoformat(on), record=record, reading=Reading(**chosen))
    return view.assess("XRU", obligation)


def asked(when: str, label: str, number: int = 1, duty: str = "art3") -> Event:
    """Return a request for a year."""
    case = {"obligation": duty, "number": number, "meeting": label}
    return event(ExtensionRequest, when, length=Period(years=1), **case)


def granted(
    when: str, label: str, number: int = 1, duty: str = "art3", **what: object
) -> Event:
    """Return a decision that grants it, or something else."""
    case = {"obligation": duty, "number": number, "meeting": label}
    given = what or {"length": Period(years=1)}
    return event(ExtensionDecision, when, **given, **case)


def held(kind: type[Event], through: str | None = None) -> Coverage:
    """Return the claim to hold a kind of event through a day."""
    last = date.fromisoformat(through) if through else None
    return Coverage(event=kind, through=last, source=FICTION)


class TestGeneralEntryIntoForce:
    """Article 17(1) names the month; only 17(2) can be read as six full months."""

    FULL = "six full months"

    def test_one_of_the_first_thirty(self) -> None:
        """1 August 2010 under either reading."""
        said = found("art7.1", "2010-08-01", deposit=THIRTIETH)
        full = found(
            "art7.1", "2010-08-01", deposit=THIRTIETH, entry_into_force=self.FULL
        )
        assert said.status == full.status == "outstanding"
        assert str(full.deadline) == "2011-01-28"
        assert "entry_into_force" not in full.reading

    def test_of_the_treaty(self) -> None:
        """It is no date of a State, either."""
        read = Reading(entry_into_force="six full months")
        view = ccm.as_of(date(2012, 1, 1), record=world(), reading=read)
        assert view.general_entry_into_force == date(2010, 8, 1)

    def test_a_later_deposit(self) -> None:
        """Of 6 April 2011: 1 November, where the practice has October."""
        full = found("art7.1", "2011-12-01", entry_into_force=self.FULL)
        assert str(full.deadline) == "2012-04-29"
        assert "entry_into_force" in full.reading


class TestPendingRequests:
    """What keeps a deadline from passing comes before it; due on 1 October 2019."""

    def test_filed_after_the_deadline(self) -> None:
        """It had passed by then, and stays so."""
        late = asked("2019-10-02", "11MSP")
        said = found("art3", "2019-10-03", STOCK, late, **SUSPENDS)
        assert said.status == "overdue"
        assert "request 1 is pending, which suspends nothing" in said.explain()

    def test_filed_on_the_deadline(self) -> None:
        """That day is in time."""
        timely = asked("2019-10-01", "11MSP")
        said = found("art3", "2019-10-03", STOCK, timely, **SUSPENDS)
        assert said.status == "outstanding"
        kept = "request 1 is pending, which keeps the deadline from passing"
        assert kept in said.explain()

    def test_filed_while_another_kept_it_from_passing(self) -> None:
        """The first is decided by a refusal; the second was filed in time by it."""
        first, second = asked("2019-10-01", "11MSP"), asked("2019-12-01", "11MSP", 2)
        refused = granted("2020-09-04", "11MSP", granted=False)
        for told, status in (
            ((first, second, refused), "outstanding"),
            ((first, refused), "overdue"),
            ((second,), "overdue"),
        ):
            said = found("art3", "2020-09-04", STOCK, *told, **SUSPENDS)
            assert said.status == status

    @pytest.mark.parametrize(
        ("filed", "does"),
        [
            ("2019-09", "keeps the deadline from passing"),
            ("2019-09..2019-10", "may keep the deadline from passing"),
            ("2019-11", "suspends nothing"),
        ],
    )
    def test_what_a_request_does_whose_day_is_not_known(
        self, filed: str, does: str
    ) -> None:
        """It is told as the answer stands: in each course, in some, in none."""
        said = found("art3", "2019-12-01", STOCK, asked(filed, "11MSP"), **SUSPENDS)
        assert f"request 1 is pending, which {does}" in said.explain()

    def test_what_a_request_does_that_came_while_another_was_pending(self) -> None:
        """Filed after the deadline, it came in time by the first, and keeps it."""
        first, second = asked("2019-10-01", "11MSP"), asked("2019-12-01", "11MSP", 2)
        refused = granted("2020-09-04", "11MSP", granted=False)
        told = STOCK, first, second, refused
        said = found("art3", "2020-09-04", *told, **SUSPENDS)
        kept = "request 2 is pending, which keeps the deadline from passing"
        assert kept in said.explain()

    def test_done_while_it_was_pending(self) -> None:
        """Nobody called it overdue that day: it was in time."""
        events = (asked("2019-06-01", "11MSP"), event(StockpileDestroyed, "2020-01-01"))
        assert found("art3", "2021-01-01", STOCK, *events).status == "fulfilled late"
        said = found("art3", "2020-01-01", STOCK, *events, **SUSPENDS)
        assert said.status == "fulfilled"

    def test_done_in_a_month_while_it_was_pending(self) -> None:
        """January 2020 lies before the decision, September may lie after it."""
        refused = granted("2020-09-04", "11MSP", granted=False)
        for month, status in (("2020-01", "fulfilled"), ("2020-09", "undetermined")):
            done = event(StockpileDestroyed, PartialDate.parse(month))
            told = (asked("2019-06-01", "11MSP"), refused, done)
            said = found("art3", "2021-01-01", STOCK, *told, **SUSPENDS)
            assert said.status == status

    def test_urgent_stocks_have_no_deadline_that_passes(self) -> None:
        """Found once it had passed, and destroyed before that in time."""
        events = (
            event(StockpileDestroyed, "2015-01-01"),
            event(StockpileFound, "2020-01-01"),
            asked("2020-02-01", "12MSP"),
        )
        said = found("art3", "2020-03-01", STOCK, *events, **SUSPENDS)
        assert (said.status, said.deadline) == ("outstanding", None)


class TestLaterHostilities:
    """What shows that they ended is one question for Article 4(1)(b) and (c)."""

    @pytest.mark.parametrize(
        ("option", "status"),
        [("declaration", "overdue"), ("finding", "fulfilled")],
    )
    def test_a_second_declaration(self, option: str, status: str) -> None:
        """Declared in 2014; what hostilities left by 2015 was cleared in 2016."""
        told = (
            event(ClearanceCompleted, "2014-01-01"),
            event(ClearanceDeclared, "2014-09-03", meeting="5MSP"),
            event(HostilitiesEnded, "2015-01-01", shown_by=EndShownBy.DECLARATION),
            event(ClearanceCompleted, "2016-01-01"),
        )
        said = found("art4.1c", "2017-01-01", *told, hostilities_end=option)
        assert said.status == status
        assert "hostilities_end" in said.reading

    def test_no_declaration_of_a_former_duty(self) -> None:
        """Complete before entry into force; that hostilities ended, the State says."""
        told = (
            event(ClearanceCompleted, "2011-06-01"),
            event(HostilitiesEnded, "2014-09-10"),
            event(ClearanceCompleted, "2016-01-01"),
        )
        said = found("art4.1c", "2017-01-01", *told, hostilities_end="finding")
        assert said.status == "not applicable"
        assert "hostilities_end" in said.reading


def test_areas_found_before_a_decision_that_is_not_on_record() -> None:
    """Overdue at once, unless that decision came after the find."""
    told = (
        asked("2010-07-30", "4MSP", duty="art4"),
        event(ContaminationFound, "2021-10-01"),
    )
    done = event(ClearanceCompleted, "2015-01-01")
    said = found(
        "art4", "2021-10-01", AREAS, done, *told, areas_found="overdue at once"
    )
    assert said.possible == {"outstanding", "overdue"}


def test_what_is_kept_once_a_state_is_out() -> None:
    """Out on 15 July 2013, it owes reports on its time as a Party alone."""
    kept = event(Retention, "2013-08-01", munitions=5)
    chosen: dict[str, Any] = {"last_reports": "for its time as a Party"}
    said = found("art3.8", "2014-05-01", LEFT, kept, **chosen)
    assert said.status == "not bound"
    before = event(Retention, "2013-07-14", munitions=5)
    assert found("art3.8", "2014-05-01", LEFT, before, **chosen).status == "overdue"


@pytest.mark.parametrize("on", ["2013-07-15", "2014-04-30"])
def test_what_may_have_been_kept_before_a_state_was_out(on: str) -> None:
    """Of 2013 a report may be owed, by 30 April 2014, as nobody tells of that year.

    To learn that something was kept then leaves one of the answers.
    """
    heard = (Coverage(obligation="art3.8", through=date(2012, 12, 31), source=FICTION),)
    chosen: dict[str, Any] = {"last_reports": "for its time as a Party"}
    said = found("art3.8", on, LEFT, coverage=heard, **chosen)
    assert said.possible == {"not bound", "outstanding"}
    kept = event(Retention, "2013-02-01", munitions=5)
    sure = found("art3.8", on, LEFT, kept, coverage=heard, **chosen)
    assert sure.possible == {"outstanding"}


def test_silence_up_to_a_day_after_a_state_was_out() -> None:
    """It tells of all its time as a Party: what comes later of the year matters not."""
    heard = (Coverage(obligation="art3.8", through=date(2013, 8, 1), source=FICTION),)
    chosen: dict[str, Any] = {"last_reports": "for its time as a Party"}
    for on in ("2013-07-20", "2014-05-01"):
        said = found("art3.8", on, LEFT, coverage=heard, **chosen)
        assert said.possible == {"not bound"}


def test_numbers_of_requests_go_on_in_a_second_term() -> None:
    """Request 1 was of the first term: none is lacking before request 2."""
    told = (
        asked("2012-01-01", "4MSP"),
        granted("2013-01-04", "4MSP"),
        asked("2021-01-01", "13MSP", 2),
        granted("2022-09-04", "13MSP", 2),
    )
    said = found("art3", "2023-09-02", STOCK, LEFT, BACK, *told)
    assert (said.status, str(said.deadline)) == ("overdue", "2023-09-01")


class TestUnheardPerformance:
    """Beyond the record it can have been performed, in time only if there was time."""

    def test_all_decisions_are_on_record(self) -> None:
        """None extended 1 October 2019: who performed since was late."""
        silent = (held(StockpileDestroyed, "2019-12-31"),)
        said = found("art3", "2020-02-01", STOCK, coverage=silent)
        assert said.possible == {"overdue", "fulfilled late"}

    def test_decisions_are_not_on_record_either(self) -> None:
        """Then one may have extended it."""
        silent = (held(StockpileDestroyed, "2019-12-31"), held(ExtensionDecision))
        said = found("art3", "2020-02-01", STOCK, coverage=silent)
        late = {"overdue", "outstanding", "fulfilled", "fulfilled late"}
        assert said.possible == late

    def test_found_after_the_deadline(self) -> None:
        """Something was left then, whatever had been cleared before."""
        told = (AREAS, event(ContaminationFound, "2022-01-01"))
        silent = (held(ClearanceCompleted),)
        said = found("art4", "2022-02-01", *told, coverage=silent)
        assert said.possible == {"overdue", "fulfilled late"}
        earlier = (AREAS, event(ContaminationFound, "2021-01-01"))
        said = found("art4", "2022-02-01", *earlier, coverage=silent)
        assert said.possible == {"overdue", "fulfilled", "fulfilled late"}

    def test_performed_late_before_a_find(self) -> None:
        """Whatever was done since, and however it was extended: it had been late."""
        told = (
            AREAS,
            event(ClearanceCompleted, "2022-01-01"),
            event(ContaminationFound, "2023-01-01"),
        )
        silent = (held(ClearanceCompleted), held(ExtensionDecision, "2023-06-01"))
        said = found("art4", "2024-01-01", *told, coverage=silent)
        assert said.possible == {"overdue", "outstanding", "fulfilled late"}

    @pytest.mark.parametrize(
        ("decided", "more"),
        [("2020-09-04", {"fulfilled"}), ("2021-12-01", set[str]())],
    )
    def test_by_a_deadline_that_a_decision_set(
        self, decided: str, more: set[str]
    ) -> None:
        """To 1 October 2020, from 2019: before it had passed, or after."""
        told = (STOCK, asked("2018-12-01", "10MSP"), granted(decided, "10MSP"))
        silent = (held(StockpileDestroyed, "2019-12-31"),)
        said = found("art3", "2022-01-01", *told, coverage=silent)
        assert said.possible == {"overdue", "fulfilled late"} | more
