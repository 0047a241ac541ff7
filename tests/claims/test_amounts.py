"""Amounts of one State, in whatever unit, and the like that one can ask of a State."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import ccm
from ccm.claims import Audited, Claim, Verdict, audit
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError, UnknownStateError
from ccm.facts import ExtensionRequest, Measure, Measurement, Qualifier, Source, Voice
from ccm.facts import Unit as Printed
from ccm.questions import Answer, Figure, Listing, Unit, Value, Words
from ccm.testing.fiction import event, meeting, world

VIEW = ccm.as_of(date(2021, 9, 28))
SOURCE = (Source("supposed"),)


def ask(
    subject: str,
    predicate: str,
    value: Value,
    view: ccm.AsOf = VIEW,
    as_of: str = "2021-09-28",
) -> Audited:
    """Return what becomes of a claim."""
    claim = Claim(
        id="D-1",
        document="draft",
        subject=subject,
        predicate=predicate,
        value=value,
        as_of=PartialDate.parse(as_of),
    )
    return audit(view, [claim])["D-1"]


def cleared(value: str, unit: Printed, **more: object) -> Measurement:
    """Return an area that Chile cleared in 2019."""
    return Measurement(
        state=VIEW.state("CHL"),
        date=PartialDate.parse("2019"),
        measure=Measure.AREA_CLEARED,
        value=Decimal(value),
        unit=unit,
        source=SOURCE,
        **more,  # type: ignore[arg-type]
    )


def figure(number: str, unit: Unit) -> Figure:
    """Return a number with its unit."""
    return Figure(Decimal(number), unit)


class TestUnits:
    """A claim agrees across units; a rounded figure refutes only what lies beyond."""

    @pytest.mark.parametrize(
        ("number", "unit", "verdict"),
        [
            ("1.5", Unit.SQUARE_KILOMETRES, Verdict.AGREES),
            ("150", Unit.HECTARES, Verdict.AGREES),
            ("1500000", Unit.SQUARE_METRES, Verdict.AGREES),
            ("153", Unit.HECTARES, Verdict.POSSIBLE),
            ("156", Unit.HECTARES, Verdict.DISAGREES),
            ("150", Unit.DAYS, Verdict.NOT_UNDERSTOOD),
        ],
    )
    def test_an_area(self, number: str, unit: Unit, verdict: Verdict) -> None:
        """1.5 km² stands for 1.45 to 1.55, which is 145 to 155 hectares."""
        view = VIEW.supposing(cleared("1.5", Printed.SQUARE_KILOMETRES))
        claim = "area cleared", "by Chile", figure(number, unit)
        assert ask(*claim, view, "2019").verdict is verdict

    def test_what_to_write_is_in_the_unit_of_the_claim(self) -> None:
        """Hectares for hectares."""
        view = VIEW.supposing(cleared("1.5", Printed.SQUARE_KILOMETRES))
        found = ask(
            "area cleared", "by CHL", figure("156", Unit.HECTARES), view, "2019"
        )
        assert ccm.claims.correction_of(found) == "write 150 ha"

    def test_months_and_years(self) -> None:
        """Germany was granted five years, or sixty months; not so many weeks."""
        told = "DEU", "Article 4 extension granted"
        assert ask(*told, figure("5", Unit.YEARS)).verdict is Verdict.AGREES
        assert ask(*told, figure("60", Unit.MONTHS)).verdict is Verdict.AGREES
        assert ask(*told, figure("260", Unit.WEEKS)).verdict is Verdict.NOT_UNDERSTOOD

    @pytest.mark.parametrize(
        ("more", "verdict"),
        [
            ({"qualifier": Qualifier.MORE_THAN}, Verdict.POSSIBLE),
            ({"covers": "one province"}, Verdict.POSSIBLE),
            ({"voice": Voice.OBSERVER}, Verdict.UNDERIVED),
            ({}, Verdict.DISAGREES),
        ],
    )
    def test_who_is_refuted(self, more: dict[str, object], verdict: Verdict) -> None:
        """A part or a least amount refutes no more; an observer's word nobody."""
        view = VIEW.supposing(cleared("1.5", Printed.SQUARE_KILOMETRES, **more))
        told = "area cleared", "by CHL", figure("9", Unit.SQUARE_KILOMETRES)
        assert ask(*told, view, "2019").verdict is verdict

    def test_a_figure_of_another_year_is_a_note(self) -> None:
        """It can bear a claim out, and refutes none."""
        view = VIEW.supposing(cleared("1.5", Printed.SQUARE_KILOMETRES))
        told = "area cleared", "by CHL"
        right, wrong = (figure(n, Unit.SQUARE_KILOMETRES) for n in ("1.5", "9"))
        assert ask(*told, right, view).verdict is Verdict.AGREES
        found = ask(*told, wrong, view)
        assert found.verdict is Verdict.UNDERIVED
        assert found.reason == "a note, no verdict: the record gives 1.5 km2 for 2019"

    def test_a_year_that_is_not_over(self) -> None:
        """What the year came to is not sure before its end."""
        view = VIEW.supposing(cleared("1.5", Printed.SQUARE_KILOMETRES))
        (answer,) = view.at(date(2019, 6, 1)).ask("area cleared by CHL").answers
        assert answer.value is None
        assert answer.options == (figure("1.5", Unit.SQUARE_KILOMETRES),)


class TestAsked:
    """In plain words, with or without a colon and a year."""

    @pytest.mark.parametrize(
        ("question", "answer"),
        [
            ("area cleared by Laos in 2019", "more than 45.6 km2 for 2019"),
            ("munitions retained by Belgium", "186 munitions for 2020"),
            ("submunitions retained: by Belgium", "16,368 munitions for 2020"),
            ("United Nations First Committee vote yes in 2018", "139 votes"),
            ("United Nations General Assembly vote: yes in 2018", "144 votes"),
            ("convention  joined in 2019", "MDV, PHL"),
            ("Convention joined from 2018-07-01 to 2019-06-30", "GMB, NAM, PHL"),
            ("1RC vice-presidents", "CRI, LBN, NOR, ZMB"),
            ("report art7.2 2015 of Belgium", "submitted on time or submitted late"),
        ],
    )
    def test_what_is_replied(self, question: str, answer: str) -> None:
        """By the sources of each."""
        assert answer in str(VIEW.ask(question))

    def test_requests_to_be_filed(self) -> None:
        """Nine months before the meeting that decides on a deadline of 2022 or 2023."""
        told = VIEW.ask("list parties where art4 filing in 2022").states
        assert {"CHL", "TCD"} <= {state.alpha3 for state in told}
        assert not VIEW.ask("list parties where art4 filing in 2020").states

    def test_what_cannot_be_extended_has_no_day_to_file(self) -> None:
        """No State has one: neither of a first report, nor of a duty without a day."""
        for duty in ("art7.1", "art9"):
            assert not VIEW.ask(f"list parties where {duty} filing in 2022").states

    def test_reports_on_a_year(self) -> None:
        """Who surely submitted one, who may have, and who was not bound."""
        found = VIEW.ask("list parties where art7.2 reported 2018")
        lacking = VIEW.ask("list parties where art7.2 unreported 2018")
        assert {"BEL", "IRQ"} <= {state.alpha3 for state in found.states}
        assert not found.states & (lacking.states | lacking.possible)
        assert "NIU" not in {s.alpha3 for s in found.states | found.possible}

    @pytest.mark.parametrize(
        ("question", "says"),
        [
            ("each votes weather", "column: expected one of body"),
            ("each meetings place where label 99MSP", "label: expected 1MSP"),
            ("list parties where art4 filing since 1RC", "a period with an end"),
            ("area cleared in the moon in 2018", "expected the world"),
            ("weather today", "there is none of 'weather today'"),
        ],
    )
    def test_what_is_refused(self, question: str, says: str) -> None:
        """With what was expected."""
        with pytest.raises(InvalidValueError, match=says):
            VIEW.ask(question)

    def test_a_state_that_there_is_not(self) -> None:
        """Named as any State is."""
        with pytest.raises(UnknownStateError):
            VIEW.ask("area cleared by Atlantis")


class TestRows:
    """Rows of which it is not known whether they belong."""

    @pytest.mark.parametrize(
        ("label", "days"), [("1MSP", 4), ("2MSP", 5), ("1RC PM1", 1), ("6MSP", 3)]
    )
    def test_a_meeting_lasts_from_its_first_day_to_its_last(
        self, label: str, days: int
    ) -> None:
        """9 to 12 November 2010, 12 to 16 September 2011, and so on."""
        asked = f'each meetings days as days where label "{label}"'
        assert str(VIEW.ask(asked)).startswith(f"{days} day")

    def test_an_average_of_those_that_may_have_been_held(self) -> None:
        """Every course of events has its own."""
        (answer,) = VIEW.ask("mean meetings days as days where come").answers
        assert isinstance(answer.value, Figure)

    def test_a_sum_needs_every_year(self) -> None:
        """Of 2021 there is no budget: two years are no sum of three."""
        sums = "sum cells francs as CHF where item travel and year from {} to {}"
        assert str(VIEW.ask(sums.format(2019, 2020))).startswith("82,000 CHF")
        assert VIEW.ask(sums.format(2019, 2021)).answers[0].value is None

    def test_otherwise_is_asked_only_of_silence(self) -> None:
        """What stands before it comes first."""
        one, other = "list states where signatory", "list states where party"
        assert VIEW.ask(f"{one} | otherwise {other}").states == VIEW.ask(one).states
        silent = "each votes yes where year 1999"
        assert (
            VIEW.ask(f"{silent} | otherwise {other}").states == VIEW.ask(other).states
        )


class TestOneNumberOfSeveral:
    """Sums, averages and the largest are of one thing, in one unit."""

    AREA = 'amounts amount where measure "area cleared" and state Chile'

    def _told(self, question: str, *events: Measurement) -> str:
        (answer,) = VIEW.supposing(*events).ask(f"{question} {self.AREA}").answers
        assert answer.value is not None
        return str(answer.value)

    @pytest.mark.parametrize(
        ("question", "told"),
        [("sum", "2.5 km2"), ("mean", "1.25 km2"), ("most", "2 km2")],
    )
    def test_each_is_told_in_the_unit_of_the_first(
        self, question: str, told: str
    ) -> None:
        """50 hectares and 2 square kilometres: not 52, and 50 is not the largest."""
        hectares = cleared("50", Printed.HECTARES)
        kilometres = cleared("2", Printed.SQUARE_KILOMETRES)
        assert self._told(question, hectares, kilometres) == told

    @pytest.mark.parametrize("question", ["sum", "mean", "most"])
    def test_munitions_are_no_area(self, question: str) -> None:
        """Half a square kilometre and 524 remnants: nothing is 524.5."""
        area = cleared("0.5", Printed.SQUARE_KILOMETRES)
        items = Measurement(
            state=area.state,
            date=area.date,
            measure=Measure.REMNANTS_DESTROYED,
            value=Decimal(524),
            unit=Printed.ITEMS,
            source=SOURCE,
        )
        asked = f"{question} amounts amount where state Chile and year 2019"
        says = "measure: expected numbers of one, got area cleared, remnants destroyed"
        with pytest.raises(InvalidValueError, match=says):
            VIEW.supposing(area, items).ask(asked)

    @pytest.mark.parametrize("question", ["mean", "most"])
    def test_years_are_no_part_of_a_hundred(self, question: str) -> None:
        """What the text says once is of many kinds."""
        with pytest.raises(InvalidValueError, match="unit: .*, got percent, years"):
            VIEW.ask(f"{question} texts says")

    @pytest.mark.parametrize(
        ("question", "other", "told"),
        [
            ("sum", Qualifier.MORE_THAN, "at least 13.6 km2"),
            ("mean", Qualifier.MORE_THAN, "at least 6.8 km2"),
            ("most", Qualifier.MORE_THAN, "more than 10 km2"),
            ("sum", None, "nearly 14 km2"),
            ("mean", None, "nearly 7 km2"),
            ("most", None, "10 km2"),
        ],
    )
    def test_together_they_are_limited_as_each_is(
        self, question: str, other: Qualifier | None, told: str
    ) -> None:
        """Nearly 4 is from 3.6 on; with more than 10 beside it there is no most."""
        nearly = cleared("4", Printed.SQUARE_KILOMETRES, qualifier=Qualifier.NEARLY)
        beside = cleared("10", Printed.SQUARE_KILOMETRES, qualifier=other)
        assert self._told(question, nearly, beside) == told

    def test_the_largest_of_what_has_no_upper_limit(self) -> None:
        """At least 3 can be more than 10, and 10 is rounded: it can be 9.5."""
        three = cleared("3", Printed.SQUARE_KILOMETRES, qualifier=Qualifier.AT_LEAST)
        ten = cleared("10", Printed.SQUARE_KILOMETRES)
        assert self._told("most", three, ten) == "at least 9.5 km2"


class TestLengths:
    """How long an extension was asked for: in months, in days, or in words."""

    def _asked(self, length: Period, question: str) -> str:
        request = event(
            ExtensionRequest,
            "2018-01-01",
            obligation="art3",
            number=1,
            meeting="8MSP",
            length=length,
        )
        meetings = (meeting("8MSP", "2018-09-03", "2018-09-05"),)
        view = ccm.as_of(date(2018, 6, 1), record=world(request, meetings=meetings))
        return str(view.ask(question))

    @pytest.mark.parametrize(
        ("length", "told"),
        [
            (Period(years=1, months=6), "18 months"),
            (Period(days=45), "45 days"),
            (Period(weeks=6), "42 days"),
            (Period(months=1, days=15), "1 month 15 days"),
        ],
    )
    def test_of_whole_months_or_not(self, length: Period, told: str) -> None:
        """45 days are not 0 months, and a month and a half is not one."""
        said = self._asked(length, "each requests length")
        assert said == f"{told} number 1"

    def test_in_another_unit(self) -> None:
        """Of so many days nobody can say how many months they are."""
        assert self._asked(Period(days=14), "each requests length as weeks") == (
            "2 weeks number 1"
        )
        as_months = "each requests length as months"
        assert self._asked(Period(days=45), as_months) == "nothing on record"

    def test_months_and_days_add_up_to_no_number(self) -> None:
        """A month has no fixed number of days."""
        with pytest.raises(InvalidValueError, match="whole months, or of days, got 1"):
            self._asked(Period(months=1, days=15), "mean requests length")


def test_a_list_of_nobody_is_no_answer() -> None:
    """An answer without a value shows nothing."""
    assert Answer(value=None).shown(Listing(())) == ""
    assert Answer(value=Words(("x",))).shown(Listing(())) == "x"
