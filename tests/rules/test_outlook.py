"""What lies ahead of a request: Articles 3(3) to (5) and 4(5) to (8).

Expected days are counted by hand from the text: nine months before the day on which a
meeting opens, and four or five years from the deadline.
"""

from __future__ import annotations

from datetime import date

import attrs
import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.dates import PartialDate, Period
from ccm.duties.outlook import Outlook
from ccm.errors import InvalidValueError, UndeterminedError
from ccm.facts import (
    ContaminationDeclared,
    Coverage,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    MunitionsUsed,
    StockpileDeclared,
    StockpileDestroyed,
)
from ccm.rules import Reading, TimeBound, Truth
from ccm.testing.fiction import FICTION, event, meeting, world

STOCK = event(StockpileDeclared, "2011-12-01")
AREA = event(ContaminationDeclared, "2011-12-01")
MEETINGS = (
    meeting("9MSP", "2019-09-02", "2019-09-04"),
    meeting("10MSP", "2020-09-07", "2020-09-09"),
)


def ahead(
    on: date,
    obligation: str,
    *events: ccm.facts.Event,
    reading: Reading | None = None,
    meetings: tuple[ccm.facts.Meeting, ...] = MEETINGS,
    coverage: tuple[Coverage, ...] = (),
) -> Outlook:
    """Return the outlook of Ruritania, in force 2011-10-01: 2019-10-01, 2021-10-01."""
    record = world(STOCK, AREA, *events, meetings=meetings, coverage=coverage)
    return ccm.as_of(on, record=record, reading=reading).outlook("XRU", obligation)


def last_days(outlook: Outlook) -> dict[str, str]:
    """Return the last day to file to each meeting."""
    return {each.label: str(each.last_day) for each in outlook.hearings}


class TestArticle3:
    """Stockpiles: eight years, extensions of up to four."""

    def test_paragraph_5_nine_months_before_the_meeting(self) -> None:
        """2 September and 7 September, less nine months; the first deadline passes."""
        found = ahead(date(2018, 6, 1), "art3")
        assert last_days(found) == {"9MSP": "2018-12-02", "10MSP": "2019-12-07"}
        assert [each.passed for each in found.hearings] == [Truth.FALSE] * 2

    def test_paragraph_5_sets_no_last_day_before_expiry(self) -> None:
        """Unlike Article 4(6): a request is open after the deadline, too."""
        found = ahead(date(2019, 11, 1), "art3")
        assert found.open is Truth.TRUE
        assert found.last_day is None
        assert last_days(found) == {"10MSP": "2019-12-07"}

    def test_paragraph_3_four_years_from_the_deadline(self) -> None:
        """2019-10-01 and four years."""
        found = ahead(date(2018, 6, 1), "art3")
        assert found.longest == Period(years=4)
        assert found.latest == PartialDate.parse("2023-10-01")

    def test_paragraph_3_exceptional_circumstances_for_a_further_one(self) -> None:
        """Needed the second time, and asked for under 3(4)(b) then."""
        asked = event(
            ExtensionRequest, "2018-11-01", obligation="art3", number=1, meeting="9MSP"
        )
        granted = event(
            ExtensionDecision,
            "2019-09-04",
            obligation="art3",
            number=1,
            meeting="9MSP",
            length=Period(years=1),
        )
        first = ahead(date(2018, 6, 1), "art3", asked, granted)
        then = ahead(date(2019, 10, 1), "art3", asked, granted)
        assert (first.number, first.exceptional) == (1, Truth.FALSE)
        assert (then.number, then.exceptional) == (2, Truth.TRUE)
        needed = [i.needed for i in then.checklist if i.content.exceptional]
        assert needed == [Truth.TRUE]
        assert then.latest == PartialDate.parse("2024-10-01")  # 2020-10-01 and four

    def test_how_often_it_was_extended(self) -> None:
        """By 9MSP and by 10MSP, for a year each: from 2019 to 2021."""
        extensions = [
            event(
                ExtensionDecision,
                day,
                obligation="art3",
                number=number,
                meeting=label,
                length=Period(years=1),
            )
            for number, label, day in (
                (1, "9MSP", "2019-09-04"),
                (2, "10MSP", "2020-09-09"),
            )
        ]
        told = ahead(date(2020, 10, 1), "art3", *extensions).explanation
        claims = [step.claim for _, step in told.walk()]
        assert "the deadline is 2021-10-01, extended twice on record" in claims

    def test_paragraph_4_six_items(self) -> None:
        """(a) to (f), each with its provision."""
        found = ahead(date(2018, 6, 1), "art3")
        wanted = [i.provision for i in found.checklist if i.needed is Truth.TRUE]
        assert wanted == [f"art3.4.{letter}" for letter in "abcdef"]

    def test_what_lapses_meanwhile(self) -> None:
        """From the day after the deadline to the end of the meeting that decides."""
        found = ahead(date(2018, 12, 3), "art3")
        first, second = found.hearings
        assert (first.passed, first.lapse) == (Truth.TRUE, None)
        assert second.lapse == (date(2019, 10, 2), date(2020, 9, 9))

    def test_what_was_performed_is_not_extended(self) -> None:
        """No meeting, no item; and the reason is said."""
        done = event(StockpileDestroyed, "2015-01-01")
        found = ahead(date(2018, 6, 1), "art3", done)
        assert found.open is Truth.FALSE
        assert not found.hearings
        assert not found.checklist
        assert "the duty was performed" in found.explain()


class TestArticle4:
    """Remnants: ten years, extensions of up to five, each renewable."""

    def test_paragraph_6_before_expiry_and_nine_months_before(self) -> None:
        """The deadline, 2021-10-01, is the last day that the text allows."""
        found = ahead(date(2019, 1, 1), "art4")
        assert last_days(found) == {"9MSP": "2018-12-02", "10MSP": "2019-12-07"}
        assert found.last_day == PartialDate.parse("2021-10-01")
        assert found.undelayed == PartialDate.parse("2021-01-01")

    def test_paragraph_6_the_deadline_is_the_earlier(self) -> None:
        """A meeting of September 2022 is asked by the deadline of 2021."""
        late = (meeting("12MSP", "2022-09-05", "2022-09-07"),)
        (found,) = ahead(date(2021, 1, 1), "art4", meetings=late).hearings
        assert str(found.lead) == "2021-12-05"
        assert str(found.last_day) == "2021-10-01"
        assert found.lapse == (date(2021, 10, 2), date(2022, 9, 7))

    def test_paragraph_6_read_as_a_decision_before_expiry(self) -> None:
        """Then no day is in time for a meeting that opens after the deadline."""
        late = (meeting("12MSP", "2022-09-05", "2022-09-07"),)
        reading = Reading(before_expiry="decision")
        found = ahead(date(2020, 1, 1), "art4", meetings=late, reading=reading)
        (hearing,) = found.hearings
        assert hearing.last_day is None
        assert hearing.passed is Truth.TRUE
        assert found.last_day == PartialDate.parse("2021-01-01")

    def test_paragraph_6_an_expired_deadline_is_not_open(self) -> None:
        """The record covers the time, so that the deadline surely expired."""
        found = ahead(date(2022, 1, 1), "art4")
        assert found.open is Truth.FALSE
        assert "the deadline has expired" in found.explain()

    def test_paragraph_6_nine_items_and_paragraph_8_one_more(self) -> None:
        """(a) to (i); what was done during an extension, once there was one."""
        found = ahead(date(2019, 1, 1), "art4")
        items = {item.provision: item.needed for item in found.checklist}
        nine = {f"art4.6.{letter}": Truth.TRUE for letter in "abcdefghi"}
        assert items == {**nine, "art4.8": Truth.FALSE}

    def test_paragraph_5_five_years_from_the_deadline(self) -> None:
        """2021-10-01 and five years."""
        found = ahead(date(2019, 1, 1), "art4")
        assert (found.longest, str(found.latest)) == (Period(years=5), "2026-10-01")
        assert found.exceptional is Truth.FALSE


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (0, "2021-10-01, not extended on record"),
        (1, "2022-10-01, extended once on record"),
        (2, "2023-10-01, extended twice on record"),
        (3, "2024-10-01, extended 3 times on record"),
    ],
)
def test_how_often_a_deadline_was_extended_is_said(times: int, said: str) -> None:
    """By a year each time, from 1 October 2021."""
    granted = [
        event(
            ExtensionDecision,
            f"2019-09-0{number + 1}",
            obligation="art4",
            number=number,
            meeting="9MSP",
            length=Period(years=1),
        )
        for number in range(1, times + 1)
    ]
    told = ahead(date(2020, 1, 15), "art4", *granted).explain()
    assert f"the deadline is {said}" in " ".join(told.split())


class TestDoubt:
    """What the record leaves open stays open."""

    def test_a_meeting_of_which_the_month_is_known(self) -> None:
        """September 2019: from 1 December to 30 December 2018."""
        some = (meeting("9MSP", "2019-09", "2019-09"),)
        (early,) = ahead(date(2018, 11, 30), "art3", meetings=some).hearings
        (between,) = ahead(date(2018, 12, 15), "art3", meetings=some).hearings
        (late,) = ahead(date(2018, 12, 31), "art3", meetings=some).hearings
        assert str(early.last_day) == "2018-12-01..2018-12-30"
        assert early.passed is Truth.FALSE
        assert between.passed is Truth.UNKNOWN
        assert late.passed is Truth.TRUE

    def test_beyond_the_record_it_is_not_known(self) -> None:
        """The deadline may have been extended: so may the last day be the later one."""
        told = Coverage(obligation="art4", through=date(2021, 6, 30), source=FICTION)
        late = (meeting("13MSP", "2023-09-04", "2023-09-06"),)
        found = ahead(date(2022, 1, 1), "art4", meetings=late, coverage=(told,))
        assert found.open == Truth.UNKNOWN
        with pytest.raises(UndeterminedError, match="may be open"):
            bool(found.open)
        (hearing,) = found.hearings
        assert str(hearing.last_day) == "2021-10-01..2022-12-04"
        assert (hearing.passed, hearing.planned) == (Truth.UNKNOWN, True)

    def test_a_request_that_is_pending_is_named(self) -> None:
        """Filed and not decided; the next one would have the next number."""
        asked = event(
            ExtensionRequest, "2018-11-01", obligation="art4", number=1, meeting="9MSP"
        )
        found = ahead(date(2019, 1, 1), "art4", asked)
        assert (found.number, found.pending) == (2, (asked,))
        assert "request 1 to 9MSP was filed, and no decision" in found.explain()

    def test_a_decision_that_is_not_on_record_can_only_have_set_a_later_day(
        self,
    ) -> None:
        """8MSP has closed: 9MSP is in time whatever it decided; 10MSP may be."""
        asked = event(
            ExtensionRequest, "2017-11-01", obligation="art3", number=1, meeting="8MSP"
        )
        meetings = (meeting("8MSP", "2018-09-03", "2018-09-05"), *MEETINGS)
        found = ahead(date(2018, 10, 1), "art3", asked, meetings=meetings)
        assert [(each.label, each.in_time) for each in found.hearings] == [
            ("9MSP", Truth.TRUE),
            ("10MSP", Truth.UNKNOWN),
        ]
        assert found.hearings[1].lapse is None


class TestNotExtendable:
    """Most duties know no extension."""

    @pytest.mark.parametrize(
        ("obligation", "why"),
        [
            ("art7.1", "the text provides for no extension of this deadline"),
            ("art4.1c", "the text provides for no extension of this deadline"),
            ("art5", "the duty has no deadline"),
        ],
    )
    def test_it_says_so(self, obligation: str, why: str) -> None:
        """Whatever the State did."""
        found = ahead(date(2018, 6, 1), obligation)
        assert (found.open, found.provision) == (Truth.FALSE, "")
        assert why in found.explain()


class TestOfTheRecord:
    """Chad, Bulgaria, and a State for which the duty does not arise."""

    def test_chad_on_1_october_2025(self) -> None:
        """3RC is planned for 14 September 2026; the deadline is 1 October 2026."""
        found = ccm.as_of(date(2025, 10, 1)).outlook("TCD", "art4")
        assert found.open is Truth.TRUE
        assert last_days(found) == {"3RC": "2025-12-14"}
        (hearing,) = found.hearings
        assert (hearing.planned, hearing.in_time) == (True, Truth.TRUE)
        assert (str(found.last_day), str(found.latest)) == ("2026-10-01", "2031-10-01")
        assert found.checklist[-1].needed is Truth.TRUE  # it was extended before

    def test_chad_after_the_record(self) -> None:
        """No coming meeting is on record; one that somebody names is taken."""
        view = ccm.as_of(date(2026, 11, 26))
        found = view.outlook("TCD", "art4")
        assert (found.open, found.hearings) == (Truth.UNKNOWN, ())
        assert "no coming meeting that can decide is on record" in found.explain()
        named = view.convening(meeting("14MSP", "2027-09-13", "2027-09-16"))
        (hearing,) = named.outlook("TCD", "art4").hearings
        assert str(hearing.lead) == "2026-12-13"

    def test_bulgaria_on_1_january_2019(self) -> None:
        """Too late for 9MSP by a month; the deadline is before 2RC."""
        found = ccm.as_of(date(2019, 1, 1)).outlook("BGR", "art3")
        first, second, *_ = found.hearings
        assert (first.label, first.passed) == ("9MSP", Truth.TRUE)
        assert str(first.last_day) == "2018-12-02"
        assert second.lapse == (date(2019, 10, 2), date(2020, 11, 27))
        assert (found.number, str(found.latest)) == (1, "2023-10-01")

    def test_a_state_without_the_duty(self) -> None:
        """The United Kingdom has no areas of its own on record."""
        found = ccm.as_of(date(2026, 1, 1)).outlook("GBR", "art4")
        assert found.open is Truth.FALSE
        assert "the duty does not arise" in found.explain()

    def test_a_meeting_on_record_is_not_named_anew(self) -> None:
        """Its days are facts; a correction is one more fact."""
        view = ccm.as_of(date(2025, 10, 1))
        with pytest.raises(
            InvalidValueError,
            match="another than 3RC, which is on record, 2026-09-14 to",
        ):
            view.convening(meeting("3RC", "2026-11-30", "2026-12-04"))


class TestSchedule:
    """The last days to file stand in the schedule."""

    def test_chad_may_file_until_14_december_2025(self) -> None:
        """Never certain: whether one is needed is for the State to say."""
        view = ccm.as_of(date(2025, 10, 1))
        found = view.schedule(until=date(2026, 12, 31), obligations="art4")
        (due,) = (d for d in found if d.state.alpha3 == "TCD" and d.what != "art4")
        assert (due.on, due.what) == (date(2025, 12, 14), "request art4")
        assert (due.id, due.provision, due.certain) == ("art4", "art4.6", False)

    def test_nobody_asks_years_ahead(self) -> None:
        """Meetings take up deadlines of their year and of the next."""
        record = world(STOCK, AREA, meetings=MEETINGS)
        view = ccm.as_of(date(2018, 6, 1), record=record)
        found = view.schedule(until=date(2021, 1, 1))
        ours = [due for due in found if due.state.alpha3 == "XRU"]
        asked = [(str(d.on), d.what) for d in ours if d.what.startswith("request")]
        assert asked == [
            ("2018-12-02", "request art3"),
            ("2019-12-07", "request art3"),
            ("2019-12-07", "request art4"),
        ]

    def test_another_treaty_may_take_them_up_however_early(self) -> None:
        """Where no practice is told, every meeting ahead is one that can be asked."""
        art3 = CONVENTION.norm("art3")
        assert isinstance(art3, TimeBound)
        assert art3.extension is not None
        rule = attrs.evolve(art3.extension, years_ahead=None)
        early = attrs.evolve(art3, extension=rule)
        treaty = attrs.evolve(CONVENTION, obligations=(early,))
        seventh = meeting("7MSP", "2017-09-04", "2017-09-06")
        record = world(STOCK, meetings=(seventh, *MEETINGS))
        asked = []
        for each in (CONVENTION, treaty):
            view = ccm.as_of(date(2015, 6, 1), record=record, treaty=each)
            found = view.schedule(
                until=date(2018, 12, 31), states="XRU", obligations="art3"
            )
            asked.append([str(due.on) for due in found if due.what != "art3"])
        assert asked == [["2018-12-02"], ["2016-12-04", "2018-12-02"]]


class TestWhyNoneIsOpen:
    """No request can be made, or nothing can be granted."""

    def test_as_the_text_is_read(self) -> None:
        """Article 4(1)(b) names no extension of its own: some read it to have none."""
        record = world(
            event(MunitionsUsed, "2011-12-01"),
            event(HostilitiesEnded, "2012-01-05"),
            meetings=MEETINGS,
        )
        reading = Reading(later_remnants="cannot be extended")
        view = ccm.as_of(date(2019, 1, 15), record=record, reading=reading)
        outlook = view.outlook("XRU", "art4.1b")
        assert outlook.open is Truth.FALSE
        assert "as the text is read, this deadline cannot be" in outlook.explain()

    def test_where_it_was_renewed_as_often_as_it_can_be(self) -> None:
        """Extended and renewed once, by a reading that allows no more (A-12)."""
        twice = [
            event(
                ExtensionDecision,
                f"{year}-09-04",
                obligation="art4",
                number=number,
                meeting=f"{number}MSP",
                length=Period(years=1),
            )
            for number, year in ((1, 2020), (2, 2021))
        ]
        found = ahead(
            date(2021, 12, 15), "art4", *twice, reading=Reading(renewals="one")
        )
        assert (found.open, found.longest) == (Truth.FALSE, Period())
        told = " ".join(found.explain().split())
        assert "the deadline was renewed as often as it can be" in told
        assert "no extension can be granted" in told


def test_what_is_filed_for_a_part_is_filed_for_the_meeting() -> None:
    """A meeting in two parts is one that decides; nine months before its first."""
    second = attrs.evolve(meeting("10MSP", "2021-02-01", "2021-02-03"), part=2)
    found = ahead(date(2018, 6, 1), "art3", meetings=(*MEETINGS, second))
    assert [each.label for each in found.hearings] == ["9MSP", "10MSP"]
    assert last_days(found)["10MSP"] == "2019-12-07"


class TestAnExtensionOfUnknownDay:
    """Bosnia and Herzegovina: 2RC extended 2021-03-01 to 2022-09-01, by March 2021."""

    def test_the_last_day_to_file_hangs_on_whether_it_was_extended(self) -> None:
        """Nine months before 10MSP (2022-08-30), unless the deadline comes before."""
        outlook = ccm.as_of(date(2021, 2, 20)).outlook("BIH", "art4")
        days = {each.label: each.last_day for each in outlook.hearings}
        assert days["10MSP"] == PartialDate.parse("2021-03-01..2021-11-30")
        assert days["3RC"] == PartialDate.parse("2021-03-01..2022-09-01")

    def test_a_schedule_holds_the_day_that_follows_if_it_was(self) -> None:
        """On 5 March the first deadline has passed, and the later day is to come."""
        due = ccm.as_of(date(2021, 3, 5)).schedule(
            until=date(2021, 12, 31), states=["BIH"]
        )
        told = [(each.text, str(each.on)) for each in due if "to file" in each.text]
        text = "last day to file a request to 10MSP, if one is needed"
        assert told == [(text, "2021-11-30")]

    def test_no_meeting_is_told_of_that_has_no_use_in_either_case(self) -> None:
        """10MSP sits after 2022-09-01; if it was not extended, none can be asked."""
        outlook = ccm.as_of(date(2021, 3, 5)).outlook("BIH", "art4")
        assert [each.label for each in outlook.hearings] == [
            "2RC, part 2",
            "10MSP",
            "3RC",
        ]


def test_late_for_what_opens_by_the_deadline_that_is_on_record() -> None:
    """What 12MSP decided may have moved Germany's, and 13MSP can still be asked."""
    outlook = ccm.as_of(date(2024, 10, 1)).outlook("DEU", "art4")
    text = " ".join(outlook.explain().split())
    assert (
        "what is filed after 2024-11-01 is late for every meeting that opens by the "
        "deadline that is on record"
    ) in text
    assert last_days(outlook)["13MSP"] == "2024-12-16"


def test_no_lapse_is_told_to_a_day_that_is_not_known() -> None:
    """10MSP is to close some day of September: 2019-10-02 to when, nobody knows."""
    vague = (MEETINGS[0], meeting("10MSP", "2020-09", "2020-09"))
    found = ahead(date(2018, 12, 15), "art3", meetings=vague)
    tenth = found.hearings[1]
    assert (tenth.label, tenth.in_time, tenth.lapse) == ("10MSP", Truth.FALSE, None)
    exact = ahead(date(2018, 12, 15), "art3").hearings[1]
    assert exact.lapse == (date(2019, 10, 2), date(2020, 9, 9))


def test_of_days_apart_each_run_is_told_in_a_schedule() -> None:
    """Granted on a day of October or November 2021, for a year from the decision.

    On 6 October it was granted by then, so that a request can come until 2022-10-01 to
    2022-10-06; or not, and the first deadline, 2021-10-01, has passed.
    """
    case = {"obligation": "art4", "number": 1, "meeting": "11MSP"}
    record = world(
        AREA,
        event(ExtensionRequest, "2020-08-27", length=Period(years=1), **case),
        event(
            ExtensionDecision, "2021-10-01..2021-11-09", length=Period(years=1), **case
        ),
        meetings=(
            meeting("11MSP", "2021-09-02", "2021-09-04"),
            meeting("13MSP", "2023-09-02", "2023-09-04"),
        ),
    )
    reading = Reading(extension_base="decision")
    view = ccm.as_of(date(2021, 10, 6), record=record, reading=reading)
    due = view.schedule(until=date(2023, 1, 1), states="XRU", obligations="art4")
    told = [str(each.on) for each in due if "to file" in each.text]
    assert told == ["2022-10-01", "2022-10-06"]
