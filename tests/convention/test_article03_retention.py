"""Article 3(1), (4), (6) to (8): separation, contents, retention, transfer, reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

import ccm
from ccm.convention.article03_retention import (
    RETENTION_REPORT,
    Purpose,
    may_retain,
    may_transfer,
)
from ccm.convention.article03_stockpiles import (
    CONTENTS_3_4,
    SEPARATION,
    STOCKPILE_DESTRUCTION,
)
from ccm.convention.article04_clearance import CONTENTS_4_6, EXTENSION
from ccm.dates import PartialDate
from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    Coverage,
    Event,
    MunitionsAcquired,
    MunitionsTransferred,
    Retention,
    Signature,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
    StockpileSeparated,
    WithdrawalNotice,
)
from ccm.rules import Cause, Status, Truth
from ccm.testing.fiction import FICTION, event, world

TRAINING = [Purpose.CLEARANCE, Purpose.COUNTERMEASURES]
SILENT = Coverage(obligation="art3.8", source=FICTION)


def _view(on: date, *events: Event, coverage: tuple[Coverage, ...] = ()) -> ccm.AsOf:
    return ccm.as_of(on, record=world(*events, coverage=coverage))


class TestParagraph1:
    """Separation and marking: as long as there are stockpiles."""

    @staticmethod
    def _assess(*events: Event, on: date = date(2015, 1, 1)) -> ccm.Finding:
        return _view(on, *events).assess("XRU", "art3.1")

    def test_a_stock_of_which_nothing_is_reported(self) -> None:
        """In doubt, and what would show it is named."""
        finding = self._assess(event(StockpileDeclared))
        assert finding.possible == {Status.FULFILLED, Status.OUTSTANDING}
        assert "kept apart and marked" in finding.missing[0].fact

    def test_a_stock_that_is_kept_apart(self) -> None:
        """Performed from the day of the report."""
        kept = event(StockpileSeparated, "2012-01-01")
        finding = self._assess(event(StockpileDeclared), kept)
        assert finding.status is Status.FULFILLED
        assert str(finding.fulfilled_on) == "2012-01-01"

    @pytest.mark.parametrize("kind", [StockpileRuledOut, StockpileRetained])
    def test_without_a_stock_there_is_nothing_to_keep_apart(
        self, kind: type[Event]
    ) -> None:
        """No stock, or one that is kept for training as a whole."""
        assert self._assess(event(kind, "2012-01-01")).status is Status.NOT_APPLICABLE

    def test_destruction_ends_it(self) -> None:
        """Also where the declaration that there had been a stock came later."""
        done = event(StockpileDestroyed, "2011-12-01")
        declared = event(StockpileDeclared, "2012-03-01")
        assert self._assess(done, declared).status is Status.NOT_APPLICABLE

    def test_a_find_renews_it(self) -> None:
        """What is found must be kept apart as well."""
        declared = event(StockpileDeclared)
        done = event(StockpileDestroyed, "2012-01-01")
        found = event(StockpileFound, "2013-01-01")
        finding = self._assess(declared, done, found)
        assert finding.status is Status.UNDETERMINED
        assert Status.NOT_APPLICABLE not in finding.possible

    @pytest.mark.parametrize("destroyed", ["2013-01-01", "2013-01"])
    def test_a_find_on_the_first_day_of_destruction(self, destroyed: str) -> None:
        """What was found was destroyed with the rest: nothing is left to keep apart."""
        declared = event(StockpileDeclared)
        found = event(StockpileFound, "2013-01-01")
        done = event(StockpileDestroyed, destroyed)
        finding = self._assess(declared, found, done)
        assert finding.status is Status.NOT_APPLICABLE

    def test_a_stock_in_doubt(self) -> None:
        """Whether there is one comes first among what is missing."""
        finding = self._assess(event(StockpileInDoubt, "2012-01-01"))
        assert Status.NOT_APPLICABLE in finding.possible
        assert finding.missing[0].cause is Cause.DISPUTED

    def test_under_jurisdiction_and_control(self) -> None:
        """Article 4 says or."""
        assert "jurisdiction and control" in SEPARATION.condition

    @pytest.mark.parametrize("state", ["BGR", "PER", "SVK", "ZAF"])
    def test_the_four_with_stocks_left(self, state: str) -> None:
        """The review of 2020 (para. 28(d)) does not say how they keep them."""
        finding = ccm.as_of(date(2020, 9, 28)).assess(state, "art3.1")
        assert finding.possible == {Status.FULFILLED, Status.OUTSTANDING}
        assert finding.missing[0].cause is Cause.BEYOND_THE_RECORD

    @pytest.mark.parametrize("state", ["DEU", "FRA", "AUT", "IRL"])
    def test_those_that_finished_or_had_none(self, state: str) -> None:
        """Nothing is left to keep apart (paras. 28 and 28(a))."""
        finding = ccm.as_of(date(2020, 9, 28)).assess(state, "art3.1")
        assert finding.status is Status.NOT_APPLICABLE


class TestParagraph4:
    """What a request must contain; and how it differs from Article 4(6)."""

    def test_six_items(self) -> None:
        """(a) to (f)."""
        assert "".join(dict.fromkeys(c.letter for c in CONTENTS_3_4)) == "abcdef"

    def test_article_4_has_nine(self) -> None:
        """(a) to (i)."""
        assert "".join(c.letter for c in CONTENTS_4_6) == "abcdefghi"

    def test_exceptional_circumstances_where_they_must_be_shown(self) -> None:
        """Only under Article 3, and only as part of (b)."""
        (item,) = (c for c in CONTENTS_3_4 if c.exceptional)
        assert item.letter == "b"
        assert not any(c.exceptional for c in CONTENTS_4_6)

    def test_means_available_or_required(self) -> None:
        """Article 3(4)(b) says or, Article 4(6)(b) says and."""
        assert "available or required" in CONTENTS_3_4[1].text
        assert "available and required" in CONTENTS_4_6[1].text

    def test_the_rules_on_extension_ask_for_them(self) -> None:
        """The review of a request reads the same objects."""
        rule = STOCKPILE_DESTRUCTION.extension
        assert rule is not None
        assert rule.contents is CONTENTS_3_4
        assert rule.contents_provision == "art3.4"
        assert EXTENSION.contents is CONTENTS_4_6
        assert EXTENSION.contents_provision == "art4.6"


class TestParagraph6:
    """Retention: for what, and how many."""

    @pytest.mark.parametrize(
        "purpose", [p for p in Purpose if "training" in p or "counter" in p]
    )
    def test_permitted_purposes(self, purpose: Purpose) -> None:
        """Techniques of detection, clearance and destruction; counter-measures."""
        ruling = may_retain([purpose], no_more_than_necessary=Truth.TRUE)
        assert ruling.truth is Truth.TRUE
        assert ruling.explanation.provisions() == ("art3.6",)

    @pytest.mark.parametrize("purpose", [Purpose.OTHER, Purpose.DESTRUCTION])
    def test_anything_else_is_not(self, purpose: Purpose) -> None:
        """One other purpose among permitted ones is enough."""
        assert may_retain([*TRAINING, purpose]).truth is Truth.FALSE

    def test_there_is_no_number(self) -> None:
        """The least that is necessary is not known unless it is given (A-29)."""
        ruling = may_retain(TRAINING)
        assert ruling.truth is Truth.UNKNOWN
        assert "number" in ruling.missing[0].fact

    def test_more_than_necessary(self) -> None:
        """Not permitted, whatever the purpose."""
        more = may_retain(TRAINING, no_more_than_necessary=Truth.FALSE)
        assert more.truth is Truth.FALSE

    def test_without_purposes_nothing_is_known(self) -> None:
        """No purpose named is not no purpose."""
        ruling = may_retain([], no_more_than_necessary=Truth.TRUE)
        assert ruling.truth is Truth.UNKNOWN
        assert ruling.missing[0].fact == "the purposes"


class TestParagraph7:
    """Transfer: to a State Party, for destruction or what may be kept."""

    @staticmethod
    def _truth(
        when: str,
        *events: Event,
        purposes: tuple[Purpose, ...] = (Purpose.DESTRUCTION,),
    ) -> Truth:
        view = _view(date(2015, 1, 1), *events)
        return may_transfer(
            view.standing("XRU"), PartialDate.parse(when), purposes
        ).truth

    def test_to_a_state_party(self) -> None:
        """From the day on which the Convention is in force for it."""
        assert self._truth("2011-10-01") is Truth.TRUE
        assert self._truth("2011-09-30") is Truth.FALSE

    def test_a_deposit_or_a_signature_is_not_enough(self) -> None:
        """Neither a contracting State nor a signatory is a Party."""
        assert self._truth("2011-04-06") is Truth.FALSE
        record = world(event(Signature, "2008-12-03"), deposit=None)
        signatory = ccm.as_of(date(2015, 1, 1), record=record).standing("XRU")
        ruling = may_transfer(signatory, PartialDate.parse("2015"), TRAINING)
        assert ruling.truth is Truth.FALSE
        assert "is not a State Party" in str(ruling)

    def test_not_to_a_state_that_has_withdrawn(self) -> None:
        """The day on which the withdrawal takes effect is the first one out."""
        gone = event(WithdrawalNotice, "2013-01-15")
        assert self._truth("2013-07-14", gone) is Truth.TRUE
        assert self._truth("2013-07-15", gone) is Truth.FALSE

    def test_a_day_in_doubt(self) -> None:
        """In the year of entry into force it depends on the day."""
        assert self._truth("2011") is Truth.UNKNOWN
        assert self._truth("2012") is Truth.TRUE

    @pytest.mark.parametrize("purpose", [p for p in Purpose if p is not Purpose.OTHER])
    def test_purposes(self, purpose: Purpose) -> None:
        """Destruction, and every purpose of paragraph 6."""
        assert self._truth("2012", purposes=(purpose,)) is Truth.TRUE
        other = self._truth("2012", purposes=(purpose, Purpose.OTHER))
        assert other is Truth.FALSE

    def test_real_memberships(self) -> None:
        """On the day of the review Niue had deposited, and was no Party yet."""
        view = ccm.as_of(date(2020, 9, 28))
        day = PartialDate.on(view.on)
        answers: Mapping[str, Truth] = {
            state: may_transfer(view.standing(state), day, TRAINING).truth
            for state in ("DEU", "NIU", "COD", "SSD")
        }
        assert answers == {
            "DEU": Truth.TRUE,
            "NIU": Truth.FALSE,
            "COD": Truth.FALSE,
            "SSD": Truth.FALSE,
        }


class TestParagraph8:
    """A report by 30 April on each calendar year in which munitions were kept."""

    KEPT = event(Retention, "2013", munitions=6, submunitions=300)
    NONE_LEFT = event(Retention, "2014", munitions=0, submunitions=0)

    @staticmethod
    def _assess(on: date, *events: Event, silent: bool = False) -> ccm.Finding:
        coverage = (SILENT,) if silent else ()
        return _view(on, *events, coverage=coverage).assess("XRU", "art3.8")

    def test_the_years_that_are_missing(self) -> None:
        """All from the first to the last, and not these two; of reports, too."""
        kept = [event(Retention, str(year), munitions=6) for year in (2012, 2013)]
        finding = self._assess(date(2017, 6, 1), *kept, silent=True)
        told = [gap.fact.partition(": ")[0] for gap in finding.missing]
        raising = "munitions retained or munitions acquired or munitions transferred"
        assert told == [
            "reports on 2012 to 2013",
            f"whether there were {raising} (2011 to 2016)",
            f"whether there were {raising} (2017)",
        ]

    def test_due_on_30_april_of_the_next_year(self) -> None:
        """That day is in time; the morrow is late."""
        finding = self._assess(date(2014, 4, 30), self.KEPT)
        assert finding.status is Status.OUTSTANDING
        assert str(finding.deadline) == "2014-04-30"
        assert self._assess(date(2014, 5, 1), self.KEPT).status is Status.OVERDUE

    def test_the_annual_report_on_the_year_fulfils_it(self) -> None:
        """A report on another year does not; what is kept on may be owed next year."""
        on_2013 = event(AnnualReport, "2014-04-01", year=2013)
        on_2012 = event(AnnualReport, "2014-04-01", year=2012)
        after = date(2014, 5, 1)
        filed = self._assess(after, self.KEPT, on_2013)
        assert filed.possible == {Status.FULFILLED, Status.OUTSTANDING}
        assert filed.compliant is Truth.TRUE
        assert self._assess(after, self.KEPT, on_2012).status is Status.OVERDUE

    @pytest.mark.parametrize("kind", [MunitionsAcquired, MunitionsTransferred])
    def test_acquisition_and_transfer_raise_it_too(self, kind: type[Event]) -> None:
        """Each for the year in which it happened."""
        founder = world().states.find("Founder 1")
        receiver = {"receiver": founder} if kind is MunitionsTransferred else {}
        done = event(kind, "2013-06-01", **receiver)
        finding = self._assess(date(2014, 5, 1), done)
        assert finding.status is Status.OVERDUE

    def test_the_year_ends_on_31_december(self) -> None:
        """What was acquired on that day of 2013 is reported by 30 April 2014."""
        acquired = event(MunitionsAcquired, "2013-12-31")
        finding = self._assess(date(2014, 5, 1), acquired)
        assert finding.status is Status.OVERDUE
        assert "report on 2013, due 2014-04-30: not made" in finding.explain()

    def test_the_reasons_name_the_next_report(self) -> None:
        """By 30 April 2014, on the year before."""
        finding = self._assess(date(2014, 4, 30), self.KEPT)
        owed = "next report, if one is owed: due 2014-04-30, on 2013"
        assert owed in finding.explain()

    def test_years_that_follow_each_other_are_told_as_one_span(self) -> None:
        """Nothing is known of 2012 and 2013; what was kept in 2011 was reported.

        And of 2015 it was reported what was kept: 2014 stands alone.
        """
        reports = [event(AnnualReport, f"{y + 1}-04-01", year=y) for y in (2011, 2014)]
        finding = self._assess(date(2016, 6, 1), *reports, silent=True)
        takes = " ".join(way.takes for way in finding.courses)
        assert "a report on 2012 to 2013, 2015 was owed and not made" in takes

    def test_nothing_kept_nothing_owed(self) -> None:
        """Where the record would hold it."""
        finding = self._assess(date(2014, 5, 1))
        assert finding.status is Status.NOT_APPLICABLE
        assert finding.deadline is None

    def test_a_record_that_holds_no_reports(self) -> None:
        """In doubt whether it was made, never overdue by silence."""
        finding = self._assess(date(2014, 5, 1), self.KEPT, silent=True)
        assert finding.status is Status.UNDETERMINED
        assert Status.OVERDUE in finding.possible
        assert "2013" in finding.missing[0].fact
        assert finding.missing[0].cause is Cause.BEYOND_THE_RECORD

    def test_a_record_that_says_nothing_of_retention(self) -> None:
        """Silence does not show that nothing is kept."""
        finding = self._assess(date(2014, 5, 1), silent=True)
        assert finding.status is Status.UNDETERMINED
        assert Status.NOT_APPLICABLE in finding.possible
        assert finding.deadline is None

    def test_what_was_kept_may_still_be_kept(self) -> None:
        """Until a later year's word that nothing is."""
        kept = self._assess(date(2016, 4, 1), self.KEPT, silent=True)
        assert Status.OUTSTANDING in kept.possible
        gone = self._assess(date(2016, 4, 1), self.KEPT, self.NONE_LEFT, silent=True)
        assert Status.OUTSTANDING not in gone.possible

    def test_the_year_within_which_it_ended_is_in_doubt(self) -> None:
        """A State that has none in 2014 may have had some earlier in the year."""
        reports = [
            event(AnnualReport, "2014-04-01", year=y) for y in (2011, 2012, 2013)
        ]
        finding = self._assess(
            date(2015, 4, 1), self.KEPT, self.NONE_LEFT, *reports, silent=True
        )
        assert Status.OUTSTANDING in finding.possible

    def test_a_withdrawn_state_reports_no_more(self) -> None:
        """A due day after the withdrawal is not due."""
        gone = event(WithdrawalNotice, "2013-08-01")
        finding = self._assess(date(2014, 1, 31), self.KEPT, gone)
        assert finding.deadline is None
        assert finding.status is not Status.OVERDUE

    def test_the_day_is_that_of_article_7(self) -> None:
        """The two reports are made as one."""
        annual = ccm.CONVENTION.norm("art7.2")
        assert RETENTION_REPORT.fulfilled_by is AnnualReport
        assert annual.provision == "art7.2"
        assert (RETENTION_REPORT.month, RETENTION_REPORT.day) == (4, 30)

    @pytest.mark.parametrize(
        ("state", "day", "year"),
        [
            ("BEL", date(2021, 5, 1), "2020"),
            ("CMR", date(2020, 5, 1), "2018 to 2019"),
        ],
    )
    def test_states_that_keep_munitions(self, state: str, day: date, year: str) -> None:
        """The record holds what they keep (retentions.csv) and not these reports."""
        finding = ccm.as_of(day).assess(state, "art3.8")
        assert finding.status is Status.UNDETERMINED
        assert finding.missing[0].fact.startswith(f"reports on {year}")

    def test_a_report_that_is_on_record(self) -> None:
        """Germany kept munitions in 2015 and reported on 5 April 2016 (Monitor)."""
        before, after = (
            ccm.as_of(day).assess("DEU", "art3.8")
            for day in (date(2016, 4, 4), date(2016, 5, 1))
        )
        assert "report on 2015, due 2016-04-30: made" in after.explain()
        assert str(before.deadline) == "2016-04-30"
        assert not any(gap.fact.startswith("reports on 2015") for gap in after.missing)

    def test_a_report_that_a_source_misses(self) -> None:
        """It is made within the annual one, which had not come by then."""
        missing = event(AnnualReportMissing, "2013-07-15", year=2012)
        reach = Coverage(obligation="art3.8", through=None, source=FICTION)
        record = world(
            event(Retention, "2012-05-01", munitions=4), missing, coverage=(reach,)
        )
        for day, status in (
            (date(2013, 7, 15), Status.OVERDUE),
            (date(2013, 7, 16), Status.UNDETERMINED),
        ):
            finding = ccm.as_of(day, record=record).assess("XRU", "art3.8")
            assert finding.status is status

    def test_the_schedule_marks_it_as_uncertain(self) -> None:
        """For those only of which the record says that they kept any."""
        view = ccm.as_of(date(2020, 9, 28))
        due = view.schedule(until=date(2021, 4, 30), obligations="art3.8")
        assert {d.on for d in due} == {date(2021, 4, 30)}
        assert not any(d.certain for d in due)
        states = {d.state.alpha3 for d in due}
        assert {"BEL", "BGR", "DEU"} <= states
        assert not {"AFG", "IRL"} & states

    def test_detail(self) -> None:
        """Numbers as printed; none where the source gives none."""
        assert self.KEPT.detail() == "munitions retained: 6 munitions, 300 submunitions"
        assert event(Retention).detail() == "munitions retained"
        assert not event(Retention).is_none
        assert self.NONE_LEFT.is_none
