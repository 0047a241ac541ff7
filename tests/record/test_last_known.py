"""What is said where the record stops: where States stood, and what would settle it."""

from __future__ import annotations

import pickle
from datetime import date
from typing import get_args

import attrs
import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.duties import cells
from ccm.facts import (
    Coverage,
    Deposit,
    Event,
    InitialReport,
    Instrument,
    ProvisionalApplication,
    WithdrawalNotice,
    packaged_record,
)
from ccm.facts.reach import reach_of
from ccm.rules import Cause, Finding, Missing, Reading, Status
from ccm.rules.reading import Unheard
from ccm.share.findings import findings_table
from ccm.share.profile import state
from ccm.share.tables import Table
from ccm.site.drafts import Draft
from ccm.site.tongues import tongue
from ccm.testing.fiction import FICTION, RURITANIA, event, world

DAYS = (date(2020, 9, 28), date(2026, 11, 25))
RECORD = packaged_record()
LAST_DAYS = sorted({reach.through for reach in reach_of(RECORD)})


def open_on(day: date) -> list[Finding]:
    """Return the answers of a day that are open."""
    found = ccm.as_of(day).findings()
    return [finding for finding in found if finding.shown == Status.UNDETERMINED]


@pytest.mark.parametrize("day", DAYS)
def test_what_is_open_says_where_it_stood_and_what_would_settle_it(day: date) -> None:
    """Or that it never was known; in words, and in what is missing."""
    for finding in open_on(day):
        text, known = finding.explain(), finding.last_known
        assert finding.missing
        assert (str(known) if known else "no day since it is bound") in text
        assert known is None or known.missing
        assert known is None or known.on < day


@pytest.mark.parametrize("day", LAST_DAYS)
def test_nothing_is_beyond_the_record_on_the_last_day_it_reaches(day: date) -> None:
    """No answer hangs on events of a kind of which the record claims to hold all."""
    for finding in open_on(day):
        for gap in finding.missing:
            if gap.cause is Cause.BEYOND_THE_RECORD and _claimed(finding, gap):
                assert not _covered(finding, gap, day), (finding, gap)


def _claimed(finding: Finding, gap: Missing) -> bool:
    """Tell whether the record claims something of every kind that would tell it."""
    claims = [RECORD.claims_on(finding.obligation, kind) for kind in _kinds(gap)]
    return bool(claims) and all(claims)


def _covered(finding: Finding, gap: Missing, day: date) -> bool:
    spans = RECORD.covered(finding.obligation, _kinds(gap), finding.state)
    since = ccm.as_of(day).entry_into_force(finding.state) or day
    return any(first <= since and day <= last for first, last in spans)


def _kinds(gap: Missing) -> tuple[type[Event], ...]:
    """Return the kinds of events that would tell what is missing."""
    return tuple(each for each in gap.told_by if isinstance(each, type))


def test_not_the_same_words_for_all() -> None:
    """The record stops, a decision lacks, nobody reported, a source is not sure."""
    causes = {gap.cause for finding in open_on(DAYS[1]) for gap in finding.missing}
    assert causes >= {
        Cause.BEYOND_THE_RECORD,
        Cause.DECISION_NOT_RECORDED,
        Cause.NOT_REPORTED,
        Cause.UNVERIFIED,
        Cause.PARTIAL_DATE,
    }


class TestArticle4:
    """As Lao PDR, Germany and Lebanon read on 25 November 2026."""

    def test_a_deadline_that_was_extended(self) -> None:
        """12MSP extended Lao PDR's to 1 August 2030 (profile of the Monitor)."""
        finding = ccm.as_of(DAYS[1]).assess("LAO", "art4")
        assert str(finding.courses[0]) == "outstanding until 2030-08-01"

    def test_a_decision_that_no_page_prints(self) -> None:
        """Germany's second request went to 12MSP; its deadline was 1 August 2025."""
        finding = ccm.as_of(DAYS[1]).assess("DEU", "art4")
        known = finding.last_known
        assert known is not None
        assert (known.status, known.on) == (Status.OUTSTANDING, date(2025, 8, 1))
        assert known.deadline is not None
        assert known.deadline.candidates[0] == date(2025, 8, 1)
        assert known.kinds == (ccm.facts.ExtensionDecision,)

    def test_use_that_observers_report(self) -> None:
        """On Lebanon's territory, from October 2023; no presumption answers for it."""
        for presumed in get_args(Unheard):
            reading = ccm.Reading(unheard_events=presumed)
            view = ccm.as_of(date(2025, 9, 1), reading=reading)
            finding = view.assess("LBN", "art4.1b")
            assert finding.possible == {Status.NOT_APPLICABLE, Status.OUTSTANDING}
            known = finding.last_known
            assert known is not None
            assert (known.status, known.on) == (
                Status.NOT_APPLICABLE,
                date(2023, 9, 30),
            )

    def test_nobody_else_while_a_source_covers_the_time(self) -> None:
        """From the adoption of the Convention to 15 September 2025."""
        view = ccm.as_of(date(2025, 9, 15))
        found = view.findings(obligations="art4.1b")
        bound = [f for f in found if f.status is not Status.NOT_BOUND]
        open_ = [f.state.alpha3 for f in bound if f.status != Status.NOT_APPLICABLE]
        assert open_ == ["LBN"]


def test_what_was_last_known_is_cited_where_the_record_stops() -> None:
    """Madagascar is on the ISU's list of about 2021 to 2022: no report by then."""
    finding = ccm.as_of(DAYS[1]).assess("MDG", "art7.1")
    known = finding.last_known
    assert known is not None
    assert (known.status, known.on) == (Status.OVERDUE, date(2021, 1, 1))
    cited = [
        event for event in finding.explanation.evidence() if event.date.day is None
    ]
    assert "2021..2022" in map(str, (event.date for event in cited))


def test_every_decision_that_could_settle_it_is_missing() -> None:
    """Of Mauritania's requests 2 and 3 neither outcome is printed (13MSP page)."""
    view = ccm.as_of(DAYS[1])
    finding = view.assess("MRT", "art4")
    granted = ccm.facts.ExtensionDecision(
        state=finding.state,
        date=ccm.PartialDate.parse("2023-09-11..2023-09-14"),
        source=(ccm.facts.Source("a supposition"),),
        obligation="art4",
        number=2,
        meeting="11MSP",
        length=ccm.Period(years=5),
    )
    settled = view.supposing(granted).assess("MRT", "art4")
    assert settled.status is Status.OUTSTANDING
    assert [gap.fact for gap in finding.missing][:2] == [
        "the decision of 13MSP on request 3",
        "the decision of 11MSP on request 2",
    ]


class TestNotLookedThrough:
    """Where the search ended before the days did, nothing claims that it did not."""

    @pytest.fixture(params=[True, False], ids=["to the end", "in part"])
    def asked(
        self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
    ) -> tuple[Finding, bool]:
        """Return what nothing on record ever told, and whether all days are sought."""
        if not request.param:
            monkeypatch.setattr(cells, "_MOST_LOOKED_THROUGH", 0)
        view = ccm.as_of(DAYS[1], record=world())
        return view.assess(RURITANIA, "art3"), request.param

    def test_is_told_apart(self, asked: tuple[Finding, bool]) -> None:
        """In the finding, and once it was pickled."""
        found, whole = asked
        for finding in (found, pickle.loads(pickle.dumps(found))):
            assert (finding.last_known, finding.looked_through) == (None, whole)

    @pytest.mark.parametrize("form", ["text", "brief", "markdown", "html"])
    def test_in_words(self, asked: tuple[Finding, bool], form: str) -> None:
        """They say that nobody looked, and not that there is nothing."""
        found, whole = asked
        text = found.explain(form)
        assert ("earlier days were not looked through" in text) is not whole
        assert ("no day since it is bound" in text) is whole

    def test_on_pages(self, asked: tuple[Finding, bool]) -> None:
        """In a table, in a profile and on the site: "never" is no word for it."""
        found, whole = asked
        draft = Draft()
        profile = state(ccm.as_of(DAYS[1], record=world()), "XRU")
        tables = [block for block in profile.blocks if isinstance(block, Table)]
        rows = [row for table in tables for row in table.rows]
        (owed,) = (row for row in rows if row[0].startswith("art3 "))
        for page in (
            str([*findings_table([found])]),
            str(owed),
            draft.filled(draft.written(draft.known(found)), tongue("en")),
        ):
            assert ("never known" in page) is whole
            assert ("not known of late" in page) is not whole

    def test_what_is_decided_was_found_at_once(self) -> None:
        """Whatever came before: Brazil is not bound."""
        assert ccm.as_of(DAYS[1]).assess("BRA", "art3").looked_through


def test_it_was_last_known_on_the_last_day_that_the_record_reaches() -> None:
    """Later hostilities, of which it tells up to the end of 2012: none had ended."""
    reach = Coverage(obligation="art4.1b", through=date(2012, 12, 31), source=FICTION)
    view = ccm.as_of(date(2013, 6, 1), record=world(coverage=(reach,)))
    known = view.assess(RURITANIA, "art4.1b").last_known
    assert str(known) == "not applicable, as last known on 2012-12-31"


def test_before_the_first_day_of_the_calendar_nothing_is_sought() -> None:
    """Article 1 is applied provisionally from that day on, and nobody says how."""
    silent = Coverage(obligation="art1", through=None, source=FICTION)
    record = world(
        event(Deposit, "0001-01-01", instrument=Instrument.ACCESSION),
        event(ProvisionalApplication, "0001-01-01"),
        deposit=None,
        coverage=(silent,),
    )
    opened = attrs.evolve(CONVENTION.signature, opens=date.min)
    treaty = attrs.evolve(CONVENTION, signature=opened)
    for day in (date.min, date(1, 3, 1)):
        view = ccm.as_of(day, record=record, treaty=treaty)
        finding = view.assess(RURITANIA, "art1")
        assert finding.shown == Status.UNDETERMINED
        assert (finding.last_known, finding.looked_through) == (None, True)


def test_that_a_state_was_out_is_the_last_that_was_known() -> None:
    """So read, a first report that it made later raises one more, on a day not known.

    It had been a Party until 15 July 2013; the treaty was in force for it before.
    """
    reading = Reading(
        first_annual_report="year before the 30 April after the initial report",
        last_reports="for its time as a Party",
    )
    told = (
        event(WithdrawalNotice, "2013-01-15"),
        event(InitialReport, "2013-09-01..2013-12-31"),
    )
    view = ccm.as_of(date(2013, 10, 1), record=world(*told), reading=reading)
    finding = view.assess(RURITANIA, "art7.2")
    assert finding.possible == {Status.NOT_BOUND, Status.OUTSTANDING}
    assert str(finding.last_known) == "not bound, as last known on 2013-08-31"
