"""The rows of JSON and CSV: the keys that are promised, and only plain values."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest

import ccm
from ccm import as_of, timeline
from ccm.claims import packaged_claims
from ccm.facts import WithdrawalNotice
from ccm.share import plan_records, records, support_records
from ccm.share.auditing import auditing
from ccm.share.conference import conference
from ccm.share.history import history
from ccm.share.listings import deadlines, parties, schedule
from ccm.share.pages import Page
from ccm.share.plans import progress
from ccm.share.profile import state
from ccm.share.reasons import explain
from ccm.share.report import report
from ccm.share.request import request
from ccm.share.support import support
from ccm.support import conference as support_of
from ccm.testing.fiction import event

VIEW = as_of(date(2020, 9, 28))
_MAKES: dict[str, Callable[[], Page]] = {
    "report": lambda: report(VIEW, date(2022, 9, 28)),
    "parties": lambda: parties(VIEW, "deposited"),
    "deadlines": lambda: deadlines(VIEW, None, done=True),
    "schedule": lambda: schedule(VIEW, date(2022, 9, 28)),
    "support": lambda: support(VIEW, date(2022, 9, 28)),
    "conference": lambda: conference(VIEW, "1RC"),
    "explain": lambda: explain(VIEW, "BGR", "art3"),
    "timeline": lambda: history(VIEW, "MRT", "art4"),
    "progress": lambda: progress(VIEW, "dubrovnik"),
}


@cache
def page_of(name: str) -> Page:
    """Return a page, made when a test first asks for it."""
    return _MAKES[name]()


@pytest.fixture(params=_MAKES)
def page(request: pytest.FixtureRequest) -> Page:
    """Every page in turn."""
    return page_of(request.param)


def keys_of(row: type) -> list[str]:
    """Return the keys that a row promises."""
    return list(row.__annotations__)


def test_rows_survive_json(page: Page) -> None:
    """What is read back is what was written: nothing but plain values."""
    assert json.loads(page.as_json())["rows"] == list(page.rows)


def test_no_column_is_unknown_to_the_rows(page: Page) -> None:
    """A column that no row fills would be a slip of the pen."""
    rows: Any = page.rows if page.cells is None else page.cells
    filled = {key for row in rows for key in row}
    assert set(page.columns) <= filled


def test_rows_have_the_keys_that_are_documented() -> None:
    """In the order in which they are documented."""
    (finding,) = page_of("explain").rows
    step = finding["explanation"]
    assert list(finding)[:-1] == keys_of(records.FindingRow)
    assert list(step) == keys_of(records.StepRow)
    assert list(page_of("parties").rows[0]) == keys_of(records.MemberRow)
    assert list(page_of("schedule").rows[0]) == keys_of(records.DueRow)
    page = page_of("support")
    assert list(page.rows[0]) == keys_of(support_records.SupportDueRow)
    aside: dict[str, Any] = dict(page.more)
    assert list(aside["presidency"]) == keys_of(support_records.PresidencyRow)
    assert list(aside["committee"][0]) == keys_of(support_records.SeatRow)
    assert list(finding["extensions"][0]) == keys_of(records.ExtensionRow)
    assert list(finding["irregularities"][0]) == keys_of(records.IrregularityRow)
    assert list(page_of("progress").rows[0]) == keys_of(plan_records.ResultRow)
    aims = page_of("progress").more["aims"]
    assert isinstance(aims, list)
    assert list(aims[0]) == keys_of(plan_records.AimRow)
    bissau = records.finding_row(VIEW.assess("GNB", "art3"))
    assert list(bissau["missing"][0]) == keys_of(records.MissingRow)


class TestOneShape:
    """What a page has is what its values say of themselves."""

    def test_of_findings(self) -> None:
        """In the report, in the list of deadlines, and one alone with its reasons."""
        for name in ("report", "deadlines"):
            asked = ((row["state"], row["obligation"]) for row in page_of(name).rows)
            told = [VIEW.assess(*each).to_dict() for each in asked]
            assert list(page_of(name).rows) == told
        finding = VIEW.assess("BGR", "art3")
        reasons = finding.explanation.to_dict()
        (alone,) = page_of("explain").rows
        assert alone == {**finding.to_dict(), "explanation": reasons}

    def test_of_what_falls_due(self) -> None:
        """In the schedule, and in the report."""
        found = [due.to_dict() for due in VIEW.schedule(until=date(2022, 9, 28))]
        assert list(page_of("schedule").rows) == found == page_of("report").more["due"]

    def test_of_changes(self) -> None:
        """Span by span."""
        told = timeline("MRT", "art4", view=VIEW).to_dict()["spans"]
        assert list(page_of("timeline").rows) == told

    def test_of_a_plan(self) -> None:
        """Aims and results."""
        page, told = page_of("progress"), VIEW.progress("dubrovnik").to_dict()
        assert list(page.rows) == told["results"]
        assert page.more["aims"] == told["aims"]

    def test_of_a_meeting(self) -> None:
        """Who took part, and all else."""
        page = page_of("conference")
        told = support_of(VIEW, "1RC").to_dict()
        assert {"participants": list(page.rows), **page.more} == told

    def test_of_one_state(self) -> None:
        """All that is told of it."""
        page, told = state(VIEW, "LAO"), VIEW.profile("LAO").to_dict()
        assert list(page.rows) == told["owed"]
        kept = {key: page.more[key] for key in told if key not in ("on", "owed")}
        assert {"on": str(VIEW.on), "owed": list(page.rows), **kept} == told

    def test_of_a_request(self) -> None:
        """With what meetings decided, which is no part of the outlook."""
        (row,) = request(VIEW, "LAO", "art4").rows
        told = VIEW.outlook("LAO", "art4").to_dict()
        assert {key: row[key] for key in told} == told
        assert set(row) - set(told) == {"guidelines", "review"}

    def test_of_an_audit(self) -> None:
        """Claim by claim, with the counts."""
        page = auditing(VIEW, (), ("review-2020",))
        told = VIEW.audit(packaged_claims("review-2020")).to_dict()
        assert {"results": list(page.rows), **page.more} == told


def test_what_comes_after_the_day_is_left_out() -> None:
    """Lithuania's notice of September 2024 is not known in 2020 (Depositary)."""
    lithuania = VIEW.state("LTU")
    assert records.member_row(VIEW, lithuania)["withdrawal"] is None
    later = VIEW.at(date(2024, 12, 1))
    assert records.member_row(later, lithuania)["withdrawal"] == "2025-03-06"


def test_a_signatory_has_no_deposit() -> None:
    """Nigeria signed on 12 June 2009 and ratified in 2023 (Depositary)."""
    row = records.member_row(VIEW, VIEW.state("NGA"))
    assert row["signed"] == "2009-06-12"
    assert row["deposited"] is row["instrument"] is row["entry_into_force"] is None


def test_an_unknown_day_of_fulfilment_stays_partial() -> None:
    """Bulgaria completed in June 2023; no source gives the day."""
    later = VIEW.at(date(2025, 1, 1))
    row = records.finding_row(later.assess("BGR", "art3"))
    assert row["fulfilled_on"] == "2023-06"
    assert [step["after"] for step in row["extensions"]] == [
        *("2020-10-01", "2022-10-01", "2023-12-31"),
    ]


def test_truths_are_words() -> None:
    """A request whose decision is not in the record: unknown, and not null."""
    later = VIEW.at(date(2026, 11, 21)).assess("AFG", "art4")
    values = [records.step_row(step)["value"] for _, step in later.explanation.walk()]
    assert "unknown" in values


def test_that_there_is_no_party_is_said() -> None:
    """Before it was in force there were signatories, and before them nobody."""
    text = parties(VIEW.at(date(2010, 3, 1)), "in force").as_text()
    assert "States Parties (in force): 0\n" in text
    assert "Signatories: 74\n" in text
    none = parties(VIEW.at(date(2007, 1, 1)), "deposited").as_text()
    assert "States Parties (deposited): 0\n\nSignatories: 0\n" in none


class TestWhoMayHaveLeft:
    """Article 20(3): six months from some day of March, asked in September."""

    DAY = date(2020, 9, 10)

    @pytest.fixture
    def view(self) -> ccm.AsOf:
        """Return a view in which Austria may have left, or not."""
        left = event(WithdrawalNotice, "2020-03", state=VIEW.state("AUT"))
        return VIEW.at(self.DAY).supposing(left)

    def test_it_stands_apart_among_the_parties(self, view: ccm.AsOf) -> None:
        """A list of all says what it knows, and does not refuse."""
        page = parties(view, "in force")
        (row,) = (row for row in page.rows if row["state"] == "AUT")
        assert (row["membership"], row["withdrawal"]) == (None, "2020-09")
        assert "A Party or withdrawn, as the record leaves open: 1" in page.as_text()
        before = {row["state"] for row in parties(VIEW.at(self.DAY), "in force").rows}
        assert {row["state"] for row in page.rows} == before

    def test_a_report_counts_it_in_none_and_says_so(self, view: ccm.AsOf) -> None:
        """There were 109 by deposit: 108 surely, and one that may be."""
        page = report(view, date(2020, 12, 31))
        plain = report(VIEW.at(self.DAY), date(2020, 12, 31))
        counts, before = (json.loads(p.as_json())["counts"] for p in (page, plain))
        assert counts["deposited"] + 1 == before["deposited"]
        assert (counts["in_doubt"], before["in_doubt"]) == (1, 0)
        assert "1 more may have left, or not" in " ".join(page.as_text().split())
        assert "may have left" not in plain.as_text()
