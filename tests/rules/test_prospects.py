"""What each possible status takes, in the reader's words: `Finding.courses`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import attrs
import pytest

import ccm
from ccm.dates import PartialDate, Period
from ccm.duties import telling
from ccm.duties.parting import Amounts, Leaf, Tree, parted
from ccm.duties.prospects import prospects
from ccm.duties.protocol import Upshot
from ccm.duties.said import Asked
from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    ClearanceCompleted,
    ContaminationDeclared,
    Coverage,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    MunitionsAcquired,
    MunitionsTransferred,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileRuledOut,
    Voice,
)
from ccm.rules import Finding, Reading, Status, Truth
from ccm.rules.bearing import days_in
from ccm.rules.courses import Course, When, every_course, moment
from ccm.testing.fiction import FICTION, RURITANIA, event, meeting, world
from ccm.testing.history import OBLIGATIONS
from ccm.testing.questions import asked

RECORD = ccm.packaged_record()
EACH = 40
"""How many drawn histories of each obligation."""
UNHEARD = "and that is not on record"
NOTHING = "nothing else happened that is not on record"
FEW = 8
"""How many lines there are at the most, of whatever is on record."""
MOST = 4
"""How many lines to one status, the last of which may say how many more there are."""


def told(state: str, obligation: str, day: str) -> list[str]:
    """Return what is told of a State of the record."""
    finding = ccm.as_of(date.fromisoformat(day)).assess(state, obligation)
    return [str(way) for way in finding.courses]


class TestGermany:
    """Request 2 was to 12MSP, whose decision the record does not hold as surely."""

    def test_on_the_last_day_there_is_nothing_to_hang_on(self) -> None:
        """1 August 2025 is in time whatever 12MSP decided."""
        lines = told("DEU", "art4", "2025-08-01")
        assert lines == ["outstanding until 2025-08-01 or later"]

    def test_the_morrow_hangs_on_the_decision(self) -> None:
        """Five years were asked for, from 1 August 2025; less can be granted: 4(7)."""
        less = "12MSP granted request 2 for less, as far as 2025-08-02"
        assert told("DEU", "art4", "2025-08-02") == [
            "12MSP granted request 2 as asked: outstanding until 2030-08-01",
            f"{less}: outstanding until 2025-08-02 or later",
            "12MSP did not grant request 2: overdue since 2025-08-02",
        ]

    def test_on_the_last_day_of_what_was_asked_less_is_not_enough(self) -> None:
        """On 1 August 2030 it runs as asked, or by a decision nobody has heard of."""
        lines = told("DEU", "art4", "2030-08-01")
        asked = "12MSP granted request 2 as asked: outstanding until 2030-08-01"
        assert lines[0] == asked
        assert not any("for less" in line for line in lines)

    def test_beyond_the_record_it_may_be_done(self) -> None:
        """Completion and a further decision may have come and not be on record."""
        lines = told("DEU", "art4", "2026-11-25")
        less = "12MSP granted request 2 for less, as far as 2026-11-25"
        assert lines[:2] == [
            "12MSP granted request 2 as asked: outstanding until 2030-08-01",
            f"{less}: outstanding until 2026-11-25 or later",
        ]
        refused = "12MSP did not grant request 2, or not as far as 2026-11-25"
        assert lines[2:] == [
            f"its deadline was extended, {UNHEARD}: outstanding",
            f"it was completed, {UNHEARD}: complies, in time or late not known",
            f"{refused}; {NOTHING}: overdue since 2025-08-02 or later",
        ]


class TestMauritania:
    """The decisions of 11MSP on request 2 and of 13MSP on request 3 are lacking."""

    def test_either_decision_can_have_gone_far_enough(self) -> None:
        """Five years from 2024-08-01, granted by 11MSP, lead to 2029 without 13MSP."""
        lines = told("MRT", "art4", "2026-11-25")
        granted = "11MSP granted request 2, or 13MSP request 3, as far as 2026-11-25"
        assert lines[0] == f"{granted}: outstanding until 2026-11-25 or later"
        none = "11MSP did not grant request 2, nor 13MSP request 3"
        assert lines[-1] == (
            f"{none}, or not as far as 2026-11-25; {NOTHING}: "
            "overdue since 2024-08-02 or later"
        )

    def test_no_line_is_refuted_by_what_is_learned(self) -> None:
        """13MSP refused, 11MSP had granted five years: so it is not overdue."""
        view = ccm.as_of(date(2026, 11, 25)).supposing(
            decided("MRT", 2, "11MSP", length=Period(years=5)),
            decided("MRT", 3, "13MSP", granted=False),
        )
        (only,) = view.assess("MRT", "art4").courses
        assert str(only) == "outstanding until 2029-08-01"

    def test_before_13msp_the_first_alone_is_lacking(self) -> None:
        """On 2 August 2024 what 13MSP was to decide was not filed for long."""
        lines = told("MRT", "art4", "2024-08-02")
        assert lines[-1] == "11MSP did not grant request 2: overdue since 2024-08-02"


def decided(state: str, number: int, meeting: str, **how: Any) -> ExtensionDecision:
    """Return a decision on a deadline under Article 4, of the last day of a meeting."""
    return ExtensionDecision(
        state=ccm.as_of(date(2026, 1, 1)).state(state),
        date=PartialDate.on(RECORD.sittings(meeting)[-1].closes.latest),
        source=FICTION,
        obligation="art4",
        number=number,
        meeting=meeting,
        **how,
    )


def test_what_was_done_by_then_was_granted_time_enough_and_no_more() -> None:
    """Where it was performed, less than was asked for is enough, and no day is told."""
    record = world(
        event(ContaminationDeclared, "2012-01-01"),
        event(
            ExtensionRequest,
            "2020-11-01",
            obligation="art4",
            number=1,
            meeting="9MSP",
            length=Period(years=5),
        ),
        event(ClearanceCompleted, "2022-03-01"),
        meetings=(meeting("9MSP", "2021-09-01", "2021-09-03"),),
    )
    finding = ccm.as_of(date(2022, 4, 1), record=record).assess(RURITANIA, "art4")
    first = "9MSP granted request 1 as far as 2022-03-01: fulfilled"
    assert str(finding.courses[0]) == first


def test_whether_there_is_a_duty() -> None:
    """Guinea-Bissau, after 1 May 2019 and before it said that it held none."""
    assert told("GNB", "art3", "2020-01-01") == [
        "the duty does not arise (no stockpile declared): not applicable",
        "the duty arises (stockpile declared): overdue since 2019-05-02",
    ]


def test_bosnia_hangs_on_the_day_of_a_decision() -> None:
    """It came in February or March 2021; the deadline was 1 March."""
    extended = "extension 1 granted by 2RC: 18 months"
    assert told("BIH", "art4", "2021-03-15") == [
        f"{extended}, 2021-02-01..2021-03-15: outstanding until 2022-09-01",
        f"{extended}, 2021-03-16..2021-03-31: overdue since 2021-03-02",
    ]


def test_in_time_or_late_is_told_apart_where_a_day_does() -> None:
    """The deadline lies between the days on which it can have been completed."""
    record = world(
        event(ContaminationDeclared, "2012-01-01"),
        event(ClearanceCompleted, "2021-09..2021-10"),
    )
    finding = ccm.as_of(date(2022, 1, 1), record=record).assess(RURITANIA, "art4")
    assert [str(way) for way in finding.courses] == [
        "clearance completed, 2021-09-01..2021-10-01: fulfilled",
        "clearance completed, 2021-10-02..2021-10-31: fulfilled late",
    ]


def test_a_refusal_that_is_known_takes_nothing() -> None:
    """Where the record answers, there is one line, and it hangs on nothing."""
    record = world(
        event(ContaminationDeclared, "2012-01-01"),
        event(
            ExtensionRequest, "2020-01-01", obligation="art4", number=1, meeting="9MSP"
        ),
        event(
            ExtensionDecision,
            "2021-09-02",
            obligation="art4",
            number=1,
            meeting="9MSP",
            granted=False,
        ),
        meetings=(meeting("9MSP", "2021-09-01", "2021-09-03"),),
    )
    finding = ccm.as_of(date(2021, 11, 1), record=record).assess(RURITANIA, "art4")
    (only,) = finding.courses
    assert str(only) == "overdue since 2021-10-02"
    assert only.compliant is Truth.FALSE


def test_a_report_that_was_due_is_not_overdue_since_a_day_to_come() -> None:
    """The deadline of a yearly duty is the next one; what is overdue was due before."""
    finding = ccm.as_of(date(2033, 3, 1), record=world()).assess(RURITANIA, "art7.2")
    assert finding.status is Status.OVERDUE
    assert [str(way) for way in finding.courses] == ["overdue"]


def test_of_a_deadline_on_a_day_in_a_year_all_days_are_told() -> None:
    """It is one of 365 days, not the first or the last; nor is it the new year."""
    record = world(event(HostilitiesEnded, "2013"))
    finding = ccm.as_of(date(2020, 8, 1), record=record).assess(RURITANIA, "art4.1b")
    (only,) = finding.courses
    assert only.due == (PartialDate.parse("2023"),)
    assert str(only) == "outstanding until 2023-01-01..2023-12-31"


def for_a_year(kind: type[Event], day: str, number: int) -> Event:
    """Return a request of a number, or a decision on it: the first is to 9MSP."""
    case = {"obligation": "art3", "number": number, "meeting": f"{8 + number}MSP"}
    return event(kind, day, length=Period(years=1), **case)


def stocks(on: date, *events: Event) -> list[str]:
    """Return what is told of stocks to be destroyed by 1 October 2019."""
    record = world(
        event(StockpileDeclared, "2011-12-01"),
        *events,
        meetings=(
            meeting("9MSP", "2019-09-02", "2019-09-04"),
            meeting("10MSP", "2020-09-02", "2020-09-04"),
            meeting("11MSP", "2021-09-02", "2021-09-04"),
        ),
    )
    finding = ccm.as_of(on, record=record).assess(RURITANIA, "art3")
    return [str(way) for way in finding.courses]


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2019, 11, 1), "2020-10-01"),  # one year from 2019
        (date(2020, 11, 1), "2021-10-01"),  # and one more, granted in 2020
    ],
)
def test_what_was_granted_later_moved_no_deadline_before(on: date, due: str) -> None:
    """What 9MSP decided is not on record; 10MSP granted another year."""
    lines = stocks(
        on,
        for_a_year(ExtensionRequest, "2018-11-01", 1),
        for_a_year(ExtensionDecision, "2020-09-04", 2),
    )
    assert f"9MSP granted request 1 as asked: outstanding until {due}" in lines


def test_what_a_later_decision_added_is_no_part_of_what_was_asked() -> None:
    """A year from 2019, as 10MSP was asked for, and the year of 11MSP end in 2021.

    So that on 1 November 2021 more had been granted, or it was overdue: a meeting then
    went as far as 1 November 2020, to which 11MSP added its year.
    """
    lines = stocks(
        date(2021, 11, 1),
        for_a_year(ExtensionRequest, "2018-11-01", 1),
        for_a_year(ExtensionRequest, "2019-11-01", 2),
        for_a_year(ExtensionDecision, "2021-09-04", 3),
    )
    far = "9MSP granted request 1, or 10MSP request 2, as far as 2020-11-01"
    assert f"{far}: outstanding until 2021-11-01 or later" in lines


def test_a_decision_lacking_of_two_deadlines_leads_out_of_no_calendar() -> None:
    """Each of two ends of hostilities has a deadline that it can have extended."""
    record = world(
        event(HostilitiesEnded, "..2029-08-29", where="north"),
        event(HostilitiesEnded, "2021-09-19"),
        event(
            ExtensionRequest,
            "..2024-12-05",
            obligation="art4.1b",
            number=3,
            meeting="14MSP",
        ),
        meetings=(meeting("14MSP", "2024-04-27", "2024-04-29"),),
        coverage=(
            Coverage(obligation="art4.1b", through=date(2021, 9, 19), source=FICTION),
        ),
    )
    finding = ccm.as_of(date(2034, 12, 31), record=record).assess(RURITANIA, "art4.1b")
    lines = [str(way) for way in finding.courses]
    assert "9999" not in " ".join(lines)
    assert finding.explain("brief")


def test_a_deadline_is_not_told_as_the_day_from_which_it_runs() -> None:
    """Ten years run from the end; clearance is late after them, not after the end."""
    record = world(
        event(HostilitiesEnded, "2012..2014"), event(ClearanceCompleted, "2021..2025")
    )
    finding = ccm.as_of(date(2030, 1, 1), record=record).assess(RURITANIA, "art4.1b")
    deadline, done = (
        "the day counted from end of active hostilities",
        "clearance completed",
    )
    assert [str(way) for way in finding.courses] == [
        f"{done} no later than {deadline}: fulfilled",
        f"{deadline} before {done}: fulfilled late",
    ]


def test_two_finds_are_told_apart() -> None:
    """Each by what is known of its day, where both read alike."""
    record = world(
        event(StockpileDeclared, "2012-01-01"),
        event(StockpileDestroyed, "2013-01-01"),
        event(StockpileFound, "2014..2016"),
        event(StockpileFound, "2015..2017"),
        event(StockpileDestroyed, "2016-06-01"),
    )
    finding = ccm.as_of(date(2018, 1, 1), record=record).assess(RURITANIA, "art3")
    told = " ".join(map(str, finding.courses))
    assert "further stocks found (known: 2015..2017), 2016-06-02..2017-12-31" in told


def test_which_of_two_words_of_one_day_is_the_last() -> None:
    """A stockpile was declared and ruled out on that day: the last word decides."""
    record = world(
        event(StockpileDeclared, "2012-01-01"), event(StockpileRuledOut, "2012-01-01")
    )
    finding = ccm.as_of(date(2013, 1, 1), record=record).assess(RURITANIA, "art3")
    last = "the last word of the day is"
    assert {str(way) for way in finding.courses} == {
        f"{last}: stockpile declared: outstanding until 2019-10-01",
        f"{last}: no stockpile: not applicable",
    }


def test_what_was_reported_may_have_been_owed_or_not() -> None:
    """Each year was reported on; of munitions retained the record claims nothing.

    If there were any, Article 3(8) was complied with; else it asked for nothing.
    """
    kinds = Retention, MunitionsAcquired, MunitionsTransferred
    record = world(
        *(event(AnnualReport, f"{y + 1}-04-01", year=y) for y in (2011, 2012, 2013)),
        coverage=tuple(Coverage(event=kind, source=FICTION) for kind in kinds),
    )
    finding = ccm.as_of(date(2014, 5, 1), record=record).assess(RURITANIA, "art3.8")
    ways = {each.takes: each.statuses for each in finding.courses}
    coming, past = "no report on 2014 is owed", "in 2011 to 2013"
    assert ways == {
        "a report on 2014 is owed": {Status.OUTSTANDING},
        f"{coming}; something raised it {past}, and the reports were made": {
            Status.FULFILLED
        },
        f"{coming}; nothing raised it {past}": {Status.NOT_APPLICABLE},
    }


def test_two_words_of_observers_are_told_apart() -> None:
    """They may be right about one of them and wrong about the other."""
    said = [
        event(HostilitiesEnded, day, voice=Voice.OBSERVER)
        for day in ("2012-03-01", "2015-03-01")
    ]
    finding = ccm.as_of(date(2023, 1, 1), record=world(*said)).assess(
        RURITANIA, "art4.1b"
    )
    told = " ".join(map(str, finding.courses))
    assert "right about: end of active hostilities (known: 2012-03-01)" in told
    assert "right about: end of active hostilities (known: 2015-03-01)" in told


def test_what_was_asked_for_has_no_end_where_it_counts_from_the_decision() -> None:
    """Five years from a decision that is not on record: no day follows from it."""
    record = world(
        event(ContaminationDeclared, "2012-01-01"),
        event(
            ExtensionRequest,
            "2020-11-01",
            obligation="art4",
            number=1,
            meeting="9MSP",
            length=Period(years=5),
        ),
        meetings=(meeting("9MSP", "2021-09-01", "2021-09-03"),),
    )
    reading = Reading(extension_base="decision")
    view = ccm.as_of(date(2021, 12, 1), record=record, reading=reading)
    first, _ = view.assess(RURITANIA, "art4").courses
    assert str(first) == (
        "9MSP granted request 1 as far as 2021-12-01: "
        "outstanding until 2021-12-01 or later"
    )


def test_of_several_periods_each_is_named() -> None:
    """What one end of hostilities left can be cleared, and not what the other did."""
    record = world(
        event(HostilitiesEnded, "2012-03-01"),
        event(HostilitiesEnded, "2013-03-01", where="north"),
        coverage=(
            Coverage(obligation="art4.1b", through=date(2021, 1, 1), source=FICTION),
        ),
    )
    finding = ccm.as_of(date(2024, 1, 1), record=record).assess(RURITANIA, "art4.1b")
    told = " ".join(map(str, finding.courses))
    assert "after end of active hostilities (north): it was completed" in told


def test_what_a_duty_asks_is_denied_in_a_sentence() -> None:
    """A law is wanted, or the word that the laws in force are enough."""
    record = world(coverage=(Coverage(obligation="art9", source=FICTION),))
    finding = ccm.as_of(date(2018, 1, 1), record=record).assess(RURITANIA, "art9")
    assert str(finding.courses[0]).startswith("it is not so that a law of its own")


def test_one_part_that_is_open_is_enough_whatever_of_the_others() -> None:
    """Of ten parts each alone leaves the duty open: one line names three."""
    record = world(coverage=(Coverage(obligation="art5", source=FICTION),))
    finding = ccm.as_of(date(2018, 1, 1), record=record).assess(RURITANIA, "art5")
    (line,) = [way for way in finding.courses if way.statuses == {Status.OUTSTANDING}]
    assert str(line) == (
        "there are victims in its areas; it is not so that data on victims are being "
        "collected [art5.1], or that good practice is followed [art5.2.h], or that a "
        "focal point has been designated [art5.2.g], or one of 7 others: outstanding"
    )


def test_a_part_that_may_have_been_shown_by_the_day_is_no_way_of_its_own() -> None:
    """Of Afghanistan the review of 2020 tells what it had done, of no day.

    That victims were being assisted shows that the duty was under way: that is one.
    """
    ways = ccm.as_of(date(2015, 6, 1)).assess("AFG", "art5").courses
    assert [str(way.stands) for way in ways] == ["outstanding"] * 2 + ["fulfilled"]
    assert ways[1].takes == "victim assistance: assistance, ..2015-06-01"
    assert not any("plan, " in way.takes or "data, " in way.takes for way in ways)


def test_reports_of_which_the_day_is_not_known_are_told_together() -> None:
    """Those on 2016 and 2017 came by September 2020: by August 2018, or later."""
    assert told("AFG", "art7.2", "2018-08-02") == [
        "reports on 2016 to 2017 had come by then: outstanding until 2019-04-30",
        "not all reports on 2016 to 2017 had come by then: overdue",
    ]


def test_a_report_that_a_list_may_have_found_missing_later() -> None:
    """No report on 2011 by some day of 2012; it was due by 30 April."""
    missing = event(AnnualReportMissing, "2012-05..2012-12", year=2011)
    coverage = (Coverage(event=AnnualReport, source=FICTION),)
    record = world(missing, coverage=coverage)
    finding = ccm.as_of(date(2012, 8, 1), record=record).assess(RURITANIA, "art7.2")
    made = "reports on 2011 were made, and are not on record"
    assert [str(way) for way in finding.courses] == [
        f"{made}: outstanding until 2013-04-30",
        "not all reports on 2011 were made: overdue",
    ]


def test_a_report_that_may_have_come_after_its_day_is_its_own_way() -> None:
    """The record holds every report: if it came later, none had come before."""
    record = world(event(AnnualReport, "2012-06..2012-12", year=2011))
    finding = ccm.as_of(date(2012, 8, 1), record=record).assess(RURITANIA, "art7.2")
    came = "annual report on 2011 submitted"
    assert [str(way) for way in finding.courses] == [
        f"{came}, 2012-06-01..2012-08-01: outstanding until 2013-04-30",
        f"{came}, 2012-08-02..2012-12-31: overdue",
    ]


def test_what_raises_a_report_is_told_of_all_years() -> None:
    """Belize: a list of 2020 lacks its reports on 2018 and 2019, of no day."""
    raised = "something raised it in 2015 to 2019, and the reports were made"
    assert told("BLZ", "art3.8", "2020-09-28") == [
        "no report on 2020 is owed; nothing raised it in 2015 to 2019: not applicable",
        "a report on 2020 is owed: outstanding",
        f"no report on 2020 is owed; {raised}: fulfilled",
        "a report on 2015 to 2016, 2018 to 2019 was owed and not made: overdue",
    ]


def test_that_it_holds_none_may_have_been_said_by_the_day() -> None:
    """Andorra had said so by September 2020: of June 2015 nobody knows."""
    assert told("AND", "art3", "2015-06-01") == [
        "the duty does not arise (no stockpile declared): not applicable",
        "the duty arises (stockpile declared): outstanding until 2021-10-01",
    ]


def test_reports_on_two_years_that_may_yet_be_owed_are_named_together() -> None:
    """On New Year's Day: on the past year, due in April, and on the new one."""
    lines = told("ZMB", "art3.8", "2023-01-01")
    assert "a report on 2022 or 2023 is owed: outstanding" in lines
    none = "no report on 2022 or 2023 is owed; nothing raised it in 2010 to 2021"
    assert f"{none}: not applicable" in lines


def test_of_many_next_meetings_the_first_and_the_last_are_named() -> None:
    """Albania completed by the end of 2019: from the first Meeting to 2RC, any was."""
    finding = ccm.as_of(date(2021, 3, 15)).assess("ALB", "art4.1c")
    assert (
        "due at the next meeting, one of 11 from 1MSP to 2RC, which closes between "
        "2010-11-12 and 2021-09-21"
    ) in finding.explain()


def test_that_there_are_no_victims_may_have_been_said_by_the_day() -> None:
    """Andorra said so by September 2015: of June nobody knows otherwise."""
    ways = ccm.as_of(date(2015, 6, 1)).assess("AND", "art5").courses
    assert str(ways[0]) == (
        "it is not so that there are victims in its areas: not applicable"
    )
    assert not any("2015" in way.takes for way in ways)


def check(finding: Finding) -> None:
    """Hold what must be so of every finding."""
    ways = finding.courses
    assert {s for way in ways for s in way.statuses} == finding.possible
    known = len(finding.possible) == 1
    lines = [str(way) for way in ways]
    assert len(set(lines)) == len(lines)
    for way in ways:
        assert known or way.takes or len(ways) == 1
        assert len(way.statuses) == 1 or way.statuses == {
            Status.FULFILLED,
            Status.FULFILLED_LATE,
        }
        assert not {"<", ">", "Lack", "None", "True"} & set(str(way).split())
        assert "<" not in str(way)
    for statuses in {way.statuses for way in ways}:
        assert sum(way.statuses == statuses for way in ways) <= MOST


@pytest.mark.parametrize("obligation", OBLIGATIONS)
def test_what_is_possible_is_told(obligation: str) -> None:
    """Every possible status has its lines, few and each once; no other has any."""
    random = Random(obligation)  # noqa: S311 - nothing is kept secret by it
    for _ in range(EACH):
        check(asked(random, obligation).answer)


@pytest.mark.parametrize(
    "day", [date(2015, 9, 12), date(2021, 3, 15), date(2026, 11, 25)]
)
def test_all_states_of_the_record(day: date) -> None:
    """The same of the record."""
    for finding in ccm.as_of(day).findings():
        check(finding)
        assert len(finding.courses) <= FEW


def _leaves(tree: Tree) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        yield tree
        return
    for _, further in tree.branches:
        yield from _leaves(further)


def test_every_course_leads_to_one_way_of_its_status(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is told together leaves no course out, and tells none twice."""
    courses: set[int] = set()

    def checked(answer: Upshot, on: date, say: Any, amounts: Amounts) -> Any:
        leaves = [*_leaves(parted(answer.courses.each, amounts))]
        told_of = [id(each) for leaf in leaves for each in leaf.courses]
        assert sorted(told_of) == sorted(map(id, answer.courses.each))
        for leaf in leaves:
            assert {each.outcome.status for each in leaf.courses} == leaf.key
        courses.update(told_of)
        return prospects(answer, on, say, amounts)

    monkeypatch.setattr(telling, "prospects", checked)
    for finding in ccm.as_of(date(2015, 6, 2), record=attrs.evolve(RECORD)).findings():
        assert finding.courses
    assert courses


def test_the_same_answer_of_other_days_is_still_that_answer() -> None:
    """Two ways in which a request was granted are told as one, and not as a refusal."""
    early, late = (
        Asked(("decision",), (True,), ((date(year, 1, 1), date.max),))
        for year in (2020, 2022)
    )
    assert early.or_else(late).yes
    assert not early.or_else(Asked(("decision",), (False,))).yes


def test_days_are_any_where_not_every_course_was_followed() -> None:
    """What was not followed may have been on another day."""
    landed = moment("the landing", PartialDate.parse("1969-07"))

    def days(course: Course) -> list[When]:
        return [landed if course.no_later(landed, date(1969, 7, 20)) else date.max]

    one, all_ = (every_course(days, most=most) for most in (1, 8))
    assert days_in(one, lambda told: told) == PartialDate(date.min, date.max)
    assert days_in(all_, lambda told: told) == PartialDate(date(1969, 7, 1), date.max)
