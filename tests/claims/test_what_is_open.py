"""What nothing on record tells of a State is one question each, and open as long."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

import ccm
from ccm.dates import Period
from ccm.errors import InvalidValueError
from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    ContaminationDeclared,
    Coverage,
    Deposit,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    Instrument,
    Measure,
    Measurement,
    MeetingKind,
    Qualifier,
    Record,
    Retention,
    Voice,
    WithdrawalNotice,
)
from ccm.facts import Unit as Printed
from ccm.questions import Answer, Figure
from ccm.questions.inquiry import Inquiry
from ccm.questions.language import answers_to
from ccm.testing.fiction import FICTION, RURITANIA, event, meeting, world

LATER = date(2018, 1, 1)
KNOWN = Coverage(obligation="art7.2", source=FICTION, through=date(2015, 6, 1))
"""What the record holds of annual reports: all up to a day in June 2015."""

_NO, _PERHAPS, _YES = (False, False), (False, True), (True, True)


def _answer(record: Record, question: str, on: date = LATER) -> Answer:
    (answer,) = ccm.as_of(on, record=record).ask(question).answers
    return answer


def _ruritania(record: Record, condition: str, on: date = LATER) -> tuple[bool, bool]:
    """Return whether a condition holds of Ruritania: surely, and perhaps."""
    answer = _answer(record, f"list states where {condition}", on)
    sure = RURITANIA in answer.states
    return sure, sure or RURITANIA in answer.doubtful


class TestReports:
    """Article 7(2): the report on each year, of which the record can be silent."""

    @pytest.mark.parametrize(
        ("condition", "holds"),
        [
            ("art7.2 reported 2015 and not art7.2 reported 2016", _PERHAPS),
            ("art7.2 unreported 2015 and not art7.2 unreported 2016", _PERHAPS),
            ("art7.2 reported 2015 and art7.2 unreported 2015", _NO),
            ("art7.2 reported 2015 or art7.2 unreported 2015", _YES),
        ],
    )
    def test_each_year_is_a_question_of_its_own(
        self, condition: str, holds: tuple[bool, bool]
    ) -> None:
        """A State can have reported on one year and not on the next."""
        assert _ruritania(world(coverage=(KNOWN,)), condition) == holds

    @pytest.mark.parametrize(
        ("on", "lacking", "said"),
        [
            (date(2015, 6, 1), _YES, "not submitted"),
            (date(2015, 6, 2), _PERHAPS, "submitted late or not submitted"),
            (LATER, _PERHAPS, "submitted late or not submitted"),
        ],
    )
    def test_a_list_of_those_that_lack_one_speaks_of_its_own_day(
        self, on: date, lacking: tuple[bool, bool], said: str
    ) -> None:
        """After it the report can have come, and only late: it was due in April."""
        listed = event(AnnualReportMissing, "2015-06-01", year=2014)
        record = world(listed, coverage=(KNOWN,))
        came = tuple(not each for each in reversed(lacking))
        assert _ruritania(record, "art7.2 unreported 2014", on) == lacking
        assert _ruritania(record, "art7.2 reported 2014", on) == came
        answer = _answer(record, "report art7.2 2014 of Ruritania", on)
        told = answer.options or (answer.value,)
        assert " or ".join(map(str, told)) == said

    def test_a_report_of_a_day_not_known_is_in_or_is_not(self) -> None:
        """While its day may be ahead, it is one or the other in each course."""
        record = world(event(AnnualReport, "2016-04-20..2016-07-01", year=2015))
        both = "art7.2 reported 2015 and art7.2 unreported 2015"
        either = "art7.2 reported 2015 or art7.2 unreported 2015"
        june = date(2016, 6, 1)
        assert _ruritania(record, "art7.2 reported 2015", june) == _PERHAPS
        assert _ruritania(record, both, june) == _NO
        assert _ruritania(record, either, june) == _YES

    @pytest.mark.parametrize(
        ("deposit", "in_february"),
        [
            (None, _NO),
            (date(2017, 8, 1), _NO),  # in force from 1 February 2018
            (date(2017, 6, 1), _PERHAPS),  # from 1 December 2017
        ],
    )
    def test_before_it_falls_due_it_can_be_in_if_the_state_was_bound(
        self, deposit: date | None, in_february: tuple[bool, bool]
    ) -> None:
        """On the year that has ended; whoever was not bound then owes none on it."""
        record = world(deposit=deposit, coverage=(KNOWN,))
        february = date(2018, 2, 1)
        assert _ruritania(record, "art7.2 reported 2017", february) == in_february

    def test_a_state_that_left_may_have_reported_before(self) -> None:
        """Out from 15 July 2017: it was bound as that year began."""
        left = event(WithdrawalNotice, "2017-01-15")
        record = world(left, coverage=(KNOWN,))
        asked = "art7.2 reported {}"
        february = date(2018, 2, 1)
        assert _ruritania(record, asked.format(2017), february) == _PERHAPS
        record = world(event(WithdrawalNotice, "2016-01-15"), coverage=(KNOWN,))
        assert _ruritania(record, asked.format(2017), february) == _NO

    def test_before_it_falls_due_a_record_that_holds_all_reports_tells(self) -> None:
        """What is not in it by the day has not come by it."""
        february = date(2018, 2, 1)
        assert _ruritania(world(), "art7.2 reported 2017", february) == _NO
        early = event(AnnualReport, "2018-02-01", year=2017)
        assert _ruritania(world(early), "art7.2 reported 2017", february) == _YES

    def test_an_observer_cannot_report(self) -> None:
        """What an observer says of a report decides nothing."""
        seen = event(AnnualReport, "2015-04-01", year=2014, voice=Voice.OBSERVER)
        record = world(seen)
        assert _ruritania(record, "art7.2 reported 2014") == _NO
        assert _ruritania(record, "art7.2 unreported 2014") == _YES

    @pytest.mark.parametrize("asks", ["reported", "unreported"])
    @pytest.mark.parametrize("obligation", ["art3", "art3.8", "art7.1"])
    def test_of_no_other_duty_it_is_told_year_by_year(
        self, obligation: str, asks: str
    ) -> None:
        """That nobody lacks a report on retained munitions would be untrue."""
        record = world(event(Retention, "2012-03-01", munitions=5))
        with pytest.raises(InvalidValueError, match="owed every year, got art"):
            _answer(record, f"list parties where {obligation} {asks} 2015")

    @pytest.mark.parametrize("obligation", ["art3", "art3.8", "art7.1"])
    def test_nor_of_one_state(self, obligation: str) -> None:
        """An initial report (Article 7(1)) covers no year."""
        with pytest.raises(InvalidValueError, match="owed every year, got art"):
            _answer(world(), f"report {obligation} 2015 of XRU")
        told = _answer(world(), "report art7.2 2014 of XRU")
        assert str(told.value) == "not submitted"


def test_each_action_is_a_question_of_its_own() -> None:
    """Of Cabo Verde nobody knows whether it is affected, nor what it did then."""
    view = ccm.as_of(date(2021, 11, 1))
    one, other = 'met dubrovnik "3.1(a)"', 'met dubrovnik "3.3(a)"'
    for condition in (one, other, f"{one} and not {other}", f"{other} and not {one}"):
        (answer,) = view.ask(f"list parties where {condition}").answers
        assert view.state("CPV") in answer.doubtful


class TestAStateThatJoinedAgain:
    """Articles 16(2) and 20: it acceded, left in July 2014, and acceded again."""

    @pytest.fixture
    def record(self) -> Record:
        """Return the record of a State that never signed."""
        others = world(deposit=None)
        acceded = (
            event(Deposit, day, instrument=Instrument.ACCESSION)
            for day in ("2011-04-06", "2016-03-01")
        )
        kept = (each for each in others.events if each.state != RURITANIA)
        left = event(WithdrawalNotice, "2014-01-10")
        return attrs.evolve(others, events=(*kept, *acceded, left))

    @pytest.mark.parametrize(
        ("condition", "holds"),
        [
            ("joined in 2011", _YES),
            ("joined in 2016", _YES),
            ("joined in 2014", _NO),
            ("acceded by 2012", _YES),
            ("bound in 2011", _YES),
            ("bound acceded in 2016", _YES),
            ("ratified", _NO),
        ],
    )
    def test_it_joined_twice(
        self, record: Record, condition: str, holds: tuple[bool, bool]
    ) -> None:
        """What it did the first time it has done."""
        assert _ruritania(record, condition) == holds


class TestSums:
    """What is summed of rows of which not all have surely come."""

    @pytest.mark.parametrize(
        ("on", "least", "most"),
        [
            (date(2019, 8, 31), "12 months", None),
            (date(2019, 9, 3), "12 months", 36),
            (date(2019, 12, 31), "36 months", None),
        ],
    )
    def test_a_decision_of_an_unknown_day(
        self, on: date, least: str, most: int | None
    ) -> None:
        """Twelve months were granted, and in autumn 24 more."""
        record = world(
            *(
                event(
                    ExtensionDecision,
                    day,
                    obligation="art3",
                    number=number,
                    meeting="9MSP",
                    length=Period(months=12 * number),
                )
                for number, day in ((1, "2018-09-03"), (2, "2019-09..2019-12"))
            )
        )
        answer = _answer(record, "sum decisions length where state XRU", on)
        assert (str(answer.value), answer.up_to) == (least, most)
        assert bool(answer.missing) == (most is not None)

    @pytest.mark.parametrize(
        ("question", "qualifier", "unit", "said"),
        [
            ("sum", None, Printed.SQUARE_KILOMETRES, "2 km2 to 7.01 km2"),
            ("sum", None, Printed.HECTARES, "2 km2 to 2.06 km2"),
            ("most", None, Printed.SQUARE_KILOMETRES, "2 km2 to 5.01 km2"),
            ("sum", Qualifier.MORE_THAN, Printed.SQUARE_KILOMETRES, "at least 2 km2"),
            ("most", Qualifier.MORE_THAN, Printed.SQUARE_KILOMETRES, "at least 2 km2"),
            ("mean", Qualifier.NEARLY, Printed.SQUARE_KILOMETRES, "2 km2 to 3.5 km2"),
        ],
    )
    def test_an_amount_of_an_unknown_day(
        self,
        question: str,
        qualifier: Qualifier | None,
        unit: Printed,
        said: str,
    ) -> None:
        """2.00 km² for sure, and 5.00 that may have come since, as they are rounded."""
        told = {"measure": Measure.AREA_CLEARED}
        sure = event(
            Measurement,
            "2018",
            value=Decimal("2.00"),
            unit=Printed.SQUARE_KILOMETRES,
            **told,
        )
        perhaps = event(
            Measurement,
            "2019-09..2019-12",
            value=Decimal("5.00"),
            unit=unit,
            qualifier=qualifier,
            **told,
        )
        view = ccm.as_of(date(2019, 10, 1), record=world(sure, perhaps))
        asked = f'{question} amounts amount where measure "area cleared"'
        (answer,) = view.ask(f"{asked} and state XRU").answers
        assert answer.shown(Figure(Decimal(1))) == said
        assert answer.missing

    def test_a_year_of_which_the_figure_may_not_have_come(self) -> None:
        """Then there may be no sum of both; if there is one, it is this."""
        told = [
            event(
                Measurement,
                day,
                measure=Measure.AREA_CLEARED,
                value=Decimal(count),
                unit=Printed.SQUARE_KILOMETRES,
            )
            for day, count in (("2018", 2), ("2019-09..2019-12", 5))
        ]
        asked = (
            'sum amounts amount where measure "area cleared" and state XRU '
            "and year from 2018 to 2019 and come"
        )
        answer = _answer(world(*told), asked, date(2019, 10, 1))
        assert (answer.value, [*map(str, answer.options)]) == (None, ["7 km2"])

    def test_words_that_differ_are_each_possible(self) -> None:
        """With the Seventh Meeting among them, or without it."""
        meetings = (
            meeting("6MSP", "2016-09-05", "2016-09-07"),
            meeting("7MSP", "2017-09-04..2017-09-06", "2017-09-08"),
        )
        record, day = world(meetings=meetings), date(2017, 9, 5)
        answer = _answer(record, "all meetings label", day)
        said = {str(option) for option in answer.options}
        assert (answer.value, len(said)) == (None, 2)


def test_a_meeting_in_two_parts_sat_on_the_days_of_both() -> None:
    """2RC: 25 to 27 November 2020, and 20 to 21 September 2021."""
    view = ccm.as_of(date(2022, 11, 1))
    (answer,) = view.ask("each meetings days where label 2RC").answers
    assert str(answer.value) == str(3 + 2)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("each meetings days where label 7MSP", "at least 2"),
        ("each meetings days as days where label 7MSP", "at least 2 days"),
        ("sum meetings days", "at least 5"),
        ("mean meetings days as days", "at least 2.5 days"),
        ("most meetings days", "at least 3"),
    ],
)
def test_a_meeting_of_vague_days_sat_on_so_many_at_least(
    question: str, told: str
) -> None:
    """From the 4th or 5th to the 6th to 8th: two days to five, beside three."""
    record = world(
        meetings=(
            meeting("6MSP", "2016-09-05", "2016-09-07"),
            meeting("7MSP", "2017-09-04..2017-09-05", "2017-09-06..2017-09-08"),
        )
    )
    assert str(_answer(record, question).value) == told


@pytest.mark.parametrize("work", ["sum", "mean", "most"])
def test_of_words_there_is_no_number(work: str) -> None:
    """Meetings are told apart by labels, which are no numbers."""
    record = world(meetings=(meeting("6MSP", "2016-09-05", "2016-09-07"),))
    assert _answer(record, f"{work} meetings label").value is None


def test_what_a_question_was_asked_of_is_no_other_question() -> None:
    """``C among A or B`` asks for C and one of the two; ``A or B and C`` does not."""
    record = world(event(Retention, "2012-03-01", munitions=5))
    inquiry = Inquiry(ccm.as_of(LATER, record=record))
    among = "list states where signatory among party or told retentions"
    either = "list states where party or told retentions and signatory"
    (first,), (then,) = answers_to(among, inquiry), answers_to(either, inquiry)
    assert not first.states
    assert then.states == frozenset(record.states)


class TestTheLastDayToFile:
    """Article 4(6): nine months before a meeting that opens in August or September."""

    MEETINGS = (
        meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
        meeting("2RC", "2021-08..2021-09", "2021-08..2021-09", kind=MeetingKind.RC),
    )

    @pytest.mark.parametrize(
        ("on", "period", "holds"),
        [
            (date(2020, 10, 1), "in 2020-10", _NO),
            (date(2020, 10, 1), "in 2020-11", _PERHAPS),
            (date(2020, 10, 1), "from 2020-12-05 to 2020-12-20", _PERHAPS),
            (date(2020, 10, 1), "from 2020-11 to 2020-12", _YES),
            (date(2020, 11, 20), "from 2020-11 to 2020-12", _PERHAPS),
            (date(2020, 11, 20), "in 2021-01", _NO),
        ],
    )
    def test_it_is_one_of_its_days(
        self, on: date, period: str, holds: tuple[bool, bool]
    ) -> None:
        """From 1 November to 30 December 2020; it may be over, and may lie between."""
        left = event(ContaminationDeclared, "2012-01-01")
        record = world(left, meetings=self.MEETINGS)
        assert _ruritania(record, f"art4 filing {period}", on) == holds


class TestAMomentThatIsAhead:
    """2RC closes on 21 September 2021: until then its end is not known of."""

    MEETINGS = (
        meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
        meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC),
    )

    @pytest.mark.parametrize(
        ("condition", "before", "after"),
        [
            ("last retentions telling some in 2RC", _NO, _YES),
            ("last retentions telling none in 2RC", _YES, _NO),
            ("was party in 2RC", _NO, _YES),
            ("was signatory in 2RC", _YES, _NO),
        ],
    )
    def test_what_happens_after_the_day_does_not_count(
        self, condition: str, before: tuple[bool, bool], after: tuple[bool, bool]
    ) -> None:
        """It deposits in January 2021, and told of munitions in June again."""
        record = world(
            event(Retention, "2019-06-01", munitions=0),
            event(Retention, "2021-06-01", munitions=5),
            deposit=date(2021, 1, 5),
            meetings=self.MEETINGS,
        )
        assert _ruritania(record, condition, date(2020, 12, 31)) == before
        assert _ruritania(record, condition, date(2021, 9, 21)) == after


class TestADeadlineThatADecisionMayHaveMoved:
    """Article 4(5): five years were asked for, and the decision is not on record."""

    ON = date(2022, 1, 1)
    MEETINGS = (
        meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC),
        meeting("10MSP", "2022-08-30", "2022-09-02"),
    )
    CONDITIONS = (
        "art4 due",
        "art4 due in 2021",
        "art4 due in 2026",
        "art4 due in 2020",
        "art4 extended",
    )

    def holds(self, *decided: Event) -> tuple[tuple[bool, bool], ...]:
        """Return what holds three months after 1 October 2021.

        Where the decision is known, the record holds all that was done by then.
        """
        known = date(2022, 6, 1) if decided else date(2021, 1, 1)
        asked = event(
            ExtensionRequest,
            "2020-12-01",
            obligation="art4",
            number=1,
            meeting="2RC",
            length=Period(years=5),
        )
        record = world(
            event(ContaminationDeclared, "2012-01-01"),
            asked,
            *decided,
            meetings=self.MEETINGS,
            coverage=(Coverage(obligation="art4", source=FICTION, through=known),),
        )
        return tuple(_ruritania(record, each, self.ON) for each in self.CONDITIONS)

    def decision(self, length: Period | None) -> Event:
        """Return the decision; a refusal without a length."""
        return event(
            ExtensionDecision,
            "2021-09-21",
            obligation="art4",
            number=1,
            meeting="2RC",
            granted=length is not None,
            length=length,
        )

    def test_it_may_have_passed_and_may_run(self) -> None:
        """What the decision can have been decides; before 2021 it was not."""
        said = (_PERHAPS, _PERHAPS, _PERHAPS, _NO, _PERHAPS)
        assert self.holds() == said

    def test_once_the_decision_is_known_it_is_one_of_the_two(self) -> None:
        """Five years lead to 1 October 2026."""
        granted = self.holds(self.decision(Period(years=5)))
        refused = self.holds(self.decision(None))
        assert granted == (_NO, _NO, _YES, _NO, _YES)
        assert refused == (_YES, _YES, _NO, _NO, _NO)


def test_deadlines_that_wait_for_a_decision_of_13msp() -> None:
    """Afghanistan, Chile, Lebanon, Mauritania and Somalia asked (CCM/MSP/2025/3-7)."""
    view = ccm.as_of(date(2026, 11, 21))
    (answer,) = view.ask("list parties where art4 due").answers
    five = {view.state(code) for code in ("AFG", "CHL", "LBN", "MRT", "SOM")}
    assert five <= answer.doubtful
    assert not five & answer.states


@pytest.mark.parametrize(
    "condition",
    [
        "last retentions telling some",
        "last retentions telling none",
        "told victim_assistance telling focal-point",
        "last national_measures telling in-progress",
    ],
)
def test_what_no_event_on_record_tells_is_told_of_nobody(condition: str) -> None:
    """It is no slip to ask for what an event of the kind can tell."""
    assert _ruritania(world(), condition) == _NO


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ("told retentions telling much", "expected one of: none, some, got 'much'"),
        (
            "told stockpiles_declared telling some",
            "a kind of event that tells one thing alone, got 'some'",
        ),
    ],
)
def test_what_no_event_of_a_kind_can_tell_is_a_slip(condition: str, says: str) -> None:
    """The words are named that it can tell, whatever is on record."""
    with pytest.raises(InvalidValueError, match=says):
        _answer(world(), f"list states where {condition}")


def test_of_a_kind_of_meeting_that_was_not_held_there_is_none() -> None:
    """A record of one Meeting and no intersessional one: asked for, and not a slip."""
    record = world(meetings=(meeting("8MSP", "2018-09-03", "2018-09-05"),))
    asked = "number meetings label where kind {}"
    day = date(2018, 9, 3)
    answers = [
        _answer(record, asked.format(kind), day).value
        for kind in ("msp", "intersessional")
    ]
    assert [str(value) for value in answers] == ["1", "0"]
