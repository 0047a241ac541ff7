"""Requests and decisions of which days, meetings or accounts are in doubt."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.dates import Period, Rounding
from ccm.duties.extensions import Lead
from ccm.duties.review import Review
from ccm.errors import InvalidValueError
from ccm.facts import (
    ContaminationDeclared,
    ContaminationFound,
    Coverage,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Meeting,
    MeetingKind,
    MunitionsUsed,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
)
from ccm.rules import Finding, Reading, Status, Truth
from ccm.testing.fiction import FICTION, event, meeting, world

STOCK = event(StockpileDeclared, "2011-12-01")
AREAS = event(ContaminationDeclared, "2011-12-01")
NINTH = meeting("9MSP", "2019-09-02", "2019-09-04")
INADMISSIBLE = Reading(late_request="inadmissible")
YEAR = Period(years=1)


def found(
    obligation: str,
    on: str,
    *events: Event,
    reading: Reading | None = None,
    meetings: tuple[Meeting, ...] = (NINTH,),
) -> Finding:
    """Return where Ruritania stands: due 2019-10-01 under art3, 2021 under art4."""
    record = world(*events, meetings=meetings)
    view = ccm.as_of(date.fromisoformat(on), record=record, reading=reading)
    return view.assess("XRU", obligation)


def asked(
    when: str,
    obligation: str = "art3",
    *,
    number: int = 1,
    label: str = "9MSP",
    length: Period = YEAR,
) -> ExtensionRequest:
    """Return a request."""
    case = {"obligation": obligation, "number": number, "meeting": label}
    return event(ExtensionRequest, when, length=length, **case)


def granted(
    when: str = "2019-09-04",
    obligation: str = "art3",
    *,
    number: int = 1,
    label: str = "9MSP",
    **what: object,
) -> ExtensionDecision:
    """Return a decision that grants more time."""
    case = {"obligation": obligation, "number": number, "meeting": label}
    return event(ExtensionDecision, when, **case, **what)


class TestAMeetingOfAnUnknownDay:
    """Filed in November or December 2018 to a meeting of September 2019.

    Nine months before it lie between 1 and 30 December 2018 (Article 3(5)); what is
    late is inadmissible, as the text is read here.
    """

    FOUND = found(
        "art3",
        "2019-10-15",
        asked("2018-11..2018-12"),
        STOCK,
        reading=INADMISSIBLE,
        meetings=(
            meeting("8MSP", "2018-09-03", "2018-09-05"),
            meeting("9MSP", "2019-09", "2019-09"),
        ),
    )

    def test_it_is_open_whether_there_was_anything_to_decide(self) -> None:
        """If in time, the meeting can have granted more; if late, nothing runs."""
        assert self.FOUND.possible == {Status.OUTSTANDING, Status.OVERDUE}

    def test_both_days_and_the_decision_are_missing(self) -> None:
        """Each with what is known of it."""
        assert {gap.fact for gap in self.FOUND.missing} == {
            "the decision of 9MSP on request 1",
            "the day of: request 1 for 1 year to 9MSP (known: 2018-11..2018-12)",
            "the days of 9MSP (known: 2019-09)",
        }

    def test_each_way_names_the_meeting(self) -> None:
        """In time, counted from it; or not."""
        late = "the day counted from 9MSP before request 1 for 1 year to 9MSP"
        (way,) = (each for each in self.FOUND.courses if each.takes == late)
        assert way.statuses == {Status.OVERDUE}

    def test_the_step_to_the_last_day_is_one_for_one_reading(self) -> None:
        """Of one time, read in one way; nothing else is it."""
        lead = Lead(Period(months=9), Reading())
        assert lead == Lead(Period(months=9), Reading())
        assert lead != Lead(Period(months=9), Reading(lead_counts_from="closing"))
        assert lead != Lead(Period(months=8), Reading())


class TestAGap:
    """The decision of 9MSP on the first of two requests is not on record."""

    SECOND = granted("2020-09-09", number=2, label="10MSP", length=YEAR)

    def asked_of(self, first: Event, reading: Reading | None = None) -> Finding:
        """Return where the State stands soon after the decision on the second."""
        meetings = NINTH, meeting("10MSP", "2020-09-07", "2020-09-09")
        events = STOCK, first, self.SECOND
        return found("art3", "2020-09-20", *events, reading=reading, meetings=meetings)

    def test_what_is_inadmissible_was_not_decided(self) -> None:
        """Filed in January 2019, too late for September: nothing is missing on it."""
        late = asked("2019-01-15")
        told = self.asked_of(late, INADMISSIBLE)
        assert str(told.deadline) == "2020-10-01"
        assert not told.missing
        assert str(self.asked_of(late).deadline) == "2020-10-01 or later"

    def test_what_may_be_inadmissible_may_have_been_decided(self) -> None:
        """Filed from November 2018 to January 2019: the deadline hangs on that day."""
        told = self.asked_of(asked("2018-11..2019-01"), INADMISSIBLE)
        assert told.status is Status.OUTSTANDING
        assert str(told.deadline) == "2020-10-01 or later"


class TestTwoDecisionsOnOneRequest:
    """The first counts, and nobody knows which that is."""

    def test_either_may_have_set_the_deadline(self) -> None:
        """One was taken in August or September, the other between July and October."""
        told = found(
            "art3",
            "2020-01-15",
            STOCK,
            granted("2019-08..2019-09", until=date(2020, 10, 1)),
            granted("2019-07..2019-10", label="10MSP", until=date(2021, 10, 1)),
        )
        assert told.deadline is not None
        assert told.deadline.candidates == (date(2020, 10, 1), date(2021, 10, 1))

    def test_the_first_of_two_known_days_counts(self) -> None:
        """In whichever order they stand in the record."""
        first = granted("2019-08-01", until=date(2020, 10, 1))
        second = granted("2019-09-01", label="10MSP", until=date(2021, 10, 1))
        for events in ((first, second), (second, first)):
            told = found("art3", "2020-01-15", STOCK, *events)
            assert str(told.deadline) == "2020-10-01"


class TestIrregularities:
    """What was done otherwise than the text says, as it is read."""

    def test_a_request_to_a_meeting_that_the_record_lacks(self) -> None:
        """No decision on it can be from before the deadline that has passed (A-09)."""
        told = found(
            "art4",
            "2022-01-15",
            AREAS,
            asked("2020-11-01", "art4", label="99MSP"),
            reading=Reading(before_expiry="decision"),
        )
        (odd,) = told.irregularities
        assert "not decided before the deadline had passed" in odd.text
        assert "expected by 2021-10-01" in odd.text

    @pytest.mark.parametrize(
        ("end", "until", "odd"),
        [
            ("same day", date(2020, 10, 1), False),
            ("same day", date(2020, 9, 30), True),
            ("day before", date(2020, 9, 30), False),
            ("day before", date(2020, 10, 1), True),
        ],
    )
    def test_a_day_that_is_not_where_the_length_leads(
        self, end: str, until: date, *, odd: bool
    ) -> None:
        """A year from 1 October 2019 ends on that day of 2020, or on the day before."""
        told = found(
            "art3",
            "2019-12-15",
            STOCK,
            asked("2018-11-01"),
            granted(length=YEAR, until=until),
            reading=Reading(extension_end=end),  # type: ignore[arg-type]
        )
        said = [each.text for each in told.irregularities if "would be" in each.text]
        assert bool(said) is odd

    def test_a_request_of_which_it_is_not_known_whether_it_was_in_time(self) -> None:
        """Nine months before 9MSP end in December 2018, within the days in doubt.

        Of a meeting that the record lacks no last day is known, and nothing is said.
        """
        doubt = "it is not known whether request 1 was in time"
        for label, said in (("9MSP", True), ("99MSP", False)):
            told = found("art3", "2019-08-01", STOCK, asked("2018-12", label=label))
            assert (doubt in told.explain()) is said

    def test_several_are_told_together(self) -> None:
        """What is not known of two requests is said once."""
        later = asked("2018-12", number=2)
        told = found("art3", "2019-08-01", STOCK, asked("2018-12"), later)
        doubt = "it is not known whether request 1 or 2 was in time"
        assert doubt in told.explain()

    def test_nine_months_of_30_days(self) -> None:
        """270 days before 2 September 2019: 6 December 2018, and 2 by the calendar."""
        read = Reading(lead_counted_in="months of 30 days")
        for filed, late in (("2018-12-06", False), ("2018-12-07", True)):
            told = found("art3", "2019-08-01", STOCK, asked(filed), reading=read)
            said = [odd.text for odd in told.irregularities]
            assert bool(said) is late
            assert all("expected by 2018-12-06" in text for text in said)

    def test_no_whole_years_from_a_deadline_in_doubt(self) -> None:
        """Ten years from some day of early 2012: of how long a day is, nobody knows."""
        told = found(
            "art4.1b",
            "2019-12-15",
            event(MunitionsUsed, "2011-12-01"),
            event(HostilitiesEnded, "2012-01..2012-05"),
            granted(obligation="art4.1b", until=date(2022, 12, 31)),
            reading=Reading(extension_length="whole years"),
        )
        assert not [e for e in told.irregularities if "whole years" in e.text]


def test_a_year_more_ends_on_its_day_or_on_the_day_before() -> None:
    """From 1 October 2019, as the text is read: the deadline itself stays as it is."""
    for end, before, due in (
        ("same day", "2019-10-01", "2020-10-01"),
        ("day before", "2019-10-01", "2020-09-30"),
    ):
        reading = Reading(extension_end=end)  # type: ignore[arg-type]
        longer = granted(length=YEAR)
        first = found("art3", "2019-09-03", STOCK, longer, reading=reading)
        then = found("art3", "2019-09-04", STOCK, longer, reading=reading)
        assert (str(first.deadline), str(then.deadline)) == (before, due)


def test_a_request_may_be_pending() -> None:
    """Filed in September or October 2019: on 15 October nobody knows whether it was.

    Of two of which that is so the first is named, if none surely is.
    """
    first = asked("2019-09..2019-10", label="10MSP")
    for others, named in (
        ((), "request 1 may be pending"),
        ((asked("2019-09..2019-11", number=2, label="10MSP"),), "request 1 may be"),
        ((asked("2019-09-20", number=2, label="10MSP"),), "request 2 is pending"),
    ):
        told = found("art3", "2019-10-15", STOCK, first, *others)
        assert named in told.explain()


class TestADeadlineInDoubt:
    """Ten years from some day of January to May 2012 on which hostilities ended."""

    FOUND = found(
        "art4.1b",
        "2019-12-15",
        event(MunitionsUsed, "2011-12-01"),
        event(HostilitiesEnded, "2012-01..2012-05"),
        granted(obligation="art4.1b", length=YEAR),
    )

    def test_an_extension_is_as_long_as_was_granted(self) -> None:
        """It is shown from the last day on which it can begin to its end."""
        assert self.FOUND.deadline is not None
        (extension,) = self.FOUND.deadline.extensions
        assert extension.before == date(2022, 5, 31)
        assert extension.after == date(2023, 5, 31)

    def test_the_first_deadline_is_none_of_its_days_in_particular(self) -> None:
        """Of several days none is told as the deadline before any extension."""
        assert self.FOUND.deadline is not None
        assert self.FOUND.deadline.initial is None

    def test_its_reasons_name_all_days_of_the_first_deadline(self) -> None:
        """As all are known of the day from which it runs."""
        initial = "initial deadline 2022-01..2022-05: 10 years from end of active"
        assert initial in self.FOUND.explain()


def test_a_decision_that_extends_nothing_is_named() -> None:
    """The ten years from the end of later hostilities stay ten, if so read (A-21)."""
    told = (
        event(MunitionsUsed, "2011-12-01"),
        event(HostilitiesEnded, "2012-03-01"),
        granted(obligation="art4.1b", length=YEAR),
    )
    nothing = "extends nothing, as the text is read: extension 1 granted by 9MSP"
    for extension, due, named in (
        ("can be extended", "2023-03-01", False),
        ("cannot be extended", "2022-03-01", True),
    ):
        reading = Reading(later_remnants=extension)  # type: ignore[arg-type]
        answer = found("art4.1b", "2019-12-15", *told, reading=reading)
        assert str(answer.deadline) == due
        assert (nothing in answer.explain()) is named


class TestReviews:
    """What can be reviewed, and against what."""

    def test_of_who_never_joined(self) -> None:
        """No deadline runs for it."""
        record = world(AREAS, meetings=(NINTH,), deposit=None)
        view = ccm.as_of(date(2019, 1, 15), record=record)
        with pytest.raises(InvalidValueError, match="a State for which a deadline"):
            view.review(asked("2018-11-01", "art4"))

    def test_to_a_meeting_of_which_nothing_is_known(self) -> None:
        """Whether it can be decided before the deadline, nobody can say (A-09)."""
        view = ccm.as_of(
            date(2019, 1, 15),
            record=world(AREAS),
            reading=Reading(before_expiry="decision"),
        )
        review = view.review(asked("2018-11-01", "art4", label="99MSP"))
        assert review.before_expiry == Truth.UNKNOWN
        assert "no meeting that can decide is known" in review.explain()


def test_each_way_to_round_is_said() -> None:
    """Ten years from 29 February 2012, as of the day that the calendar lacks."""
    told = found(
        "art4.1b",
        "2022-03-01",
        event(MunitionsUsed, "2011-12-01"),
        event(HostilitiesEnded, "2012-02-29"),
        reading=Reading(rounding=Rounding.REFUSE),
    )
    ways = {each.takes: each.statuses for each in told.courses}
    read_as = "its last day, which is not in the calendar, is read as the "
    assert ways == {
        f"{read_as}last day of the month": {Status.OVERDUE},
        f"{read_as}first day of the next month": {Status.OUTSTANDING},
    }


def test_a_find_after_a_decision_that_is_not_on_record() -> None:
    """Stocks found once the deadline may have passed: the meeting can have moved it.

    If it had, the old deadline runs on; else performance is urgent (A-24).
    """
    told = found(
        "art3",
        "2020-12-01",
        event(StockpileFound, "2020-06-01"),
        asked("2018-11-01"),
    )
    assert Status.OUTSTANDING in told.possible
    ways = " ".join(each.takes for each in told.courses)
    assert "9MSP, on request 1, left a deadline of " in ways


def test_a_way_in_which_no_day_may_be_set_is_told_without_one() -> None:
    """Destroyed, and found again: the old deadline runs on if it was moved so far.

    If it was moved, and not so far, performance is urgent, and no day is set (A-24).
    """
    told = found(
        "art3",
        "2020-12-01",
        STOCK,
        asked("2018-11-01"),
        event(StockpileDestroyed, "2020-03-01"),
        event(StockpileFound, "2020-06-01"),
    )
    (way,) = (each for each in told.courses if each.statuses == {Status.OUTSTANDING})
    assert "left a deadline of 2019-10..2020-05 or 2020-12-01 or later" in way.takes
    assert way.due == ()
    assert way.or_later is False


def test_performed_after_a_deadline_that_may_have_been_extended() -> None:
    """Stocks were to be destroyed by 1 October 2019, or later: who knows, in time.

    Of decisions since 2015 the record claims nothing.
    """
    silent = Coverage(obligation="art3", through=date(2015, 1, 1), source=FICTION)
    destroyed = event(StockpileDestroyed, "2020-01-15")
    record = world(STOCK, destroyed, coverage=(silent,))
    told = ccm.as_of(date(2021, 1, 1), record=record).assess("XRU", "art3")
    assert told.possible == {Status.FULFILLED, Status.FULFILLED_LATE}
    assert str(told.deadline) == "2019-10-01 or later"


def test_performed_before_the_meeting_that_was_to_extend_its_deadline() -> None:
    """Destroyed in January 2020, late: 10MSP, of September, had not met by then.

    Had 9MSP been asked, it may have granted more time before.
    """
    tenth = meeting("10MSP", "2020-09-07", "2020-09-09")
    done = event(StockpileDestroyed, "2020-01-15")
    for label, possible in (
        ("10MSP", {Status.FULFILLED_LATE}),
        ("9MSP", {Status.FULFILLED, Status.FULFILLED_LATE}),
    ):
        filed = asked("2018-11-01", label=label)
        told = found("art3", "2021-01-01", STOCK, done, filed, meetings=(NINTH, tenth))
        assert told.possible == possible


def test_performed_late_before_a_find_unless_it_had_been_extended() -> None:
    """Stocks destroyed in January 2020, found in June, destroyed in September.

    The deadline was 1 October 2019; of decisions since 2015 the record claims nothing.
    """
    silent = Coverage(obligation="art3", through=date(2015, 1, 1), source=FICTION)
    record = world(
        STOCK,
        event(StockpileDestroyed, "2020-01-15"),
        event(StockpileFound, "2020-06-01"),
        event(StockpileDestroyed, "2020-09-15"),
        coverage=(silent,),
    )
    told = ccm.as_of(date(2021, 1, 1), record=record).assess("XRU", "art3")
    assert {each.takes: each.statuses for each in told.courses} == {
        "its deadline was extended, and that is not on record": {Status.FULFILLED},
        "nothing else happened that is not on record": {Status.FULFILLED_LATE},
    }


class TestUnheardHostilities:
    """Remnants of later hostilities, of whose end the record does not tell."""

    def test_none_can_have_left_anything_before_munitions_were_used(self) -> None:
        """The end of hostilities is missing from March to August 2012 and after 2014.

        Cluster munitions were used in March 2013: the former days cannot be meant.
        """
        record = world(
            event(MunitionsUsed, "2013-03-01"),
            coverage=(
                Coverage(event=MunitionsUsed, through=date(2030, 1, 1), source=FICTION),
                Coverage(
                    event=HostilitiesEnded, through=date(2012, 3, 1), source=FICTION
                ),
                Coverage(
                    event=HostilitiesEnded,
                    since=date(2012, 9, 1),
                    through=date(2014, 6, 1),
                    source=FICTION,
                ),
            ),
        )
        view = ccm.as_of(date(2022, 6, 1), record=record)
        ways = [each.takes for each in view.assess("XRU", "art4.1b").courses]
        assert any("2014-06-02..2022-06-01" in takes for takes in ways)
        assert not any("2012" in takes or "2013" in takes for takes in ways)
        eve = view.at(date(2014, 6, 1)).assess("XRU", "art4.1b")
        assert eve.status is Status.NOT_APPLICABLE

    def test_what_was_found_may_have_been_cleared_before(self) -> None:
        """An area is found in 2014; an end of hostilities may be unheard since 2012."""
        silent = Coverage(
            obligation="art4.1b", through=date(2011, 12, 31), source=FICTION
        )
        record = world(
            event(MunitionsUsed, "2011-12-01"),
            event(ContaminationFound, "2014-05-01"),
            coverage=(silent,),
        )
        reading = Reading(areas_found="overdue at once")
        told = ccm.as_of(date(2018, 1, 1), record=record, reading=reading)
        found_ = told.assess("XRU", "art4.1b")
        before = "it had been completed before the find, which is not on record"
        (way,) = (
            each
            for each in found_.courses
            if before in each.takes and "nothing else" in each.takes
        )
        assert way.statuses == {Status.OVERDUE}

    def test_where_it_last_stood(self) -> None:
        """Silence means none until April 2013; a third extension came in some 2024."""
        silent = Coverage(
            obligation="art4.1b",
            since=date(2011, 7, 1),
            through=date(2013, 4, 30),
            source=FICTION,
        )
        third = granted(
            "2024", "art4.1b", number=3, label="15MSP", length=Period(months=1)
        )
        view = ccm.as_of(date(2025, 1, 1), record=world(third, coverage=(silent,)))
        told = view.assess("XRU", "art4.1b").last_known
        assert told is not None
        assert (told.on, told.finding.status) == (
            date(2013, 4, 30),
            Status.NOT_APPLICABLE,
        )


class TestAReviewWhereADecisionIsNotOnRecord:
    """Article 4(8): a renewal asks for more, and runs from another day."""

    MEETINGS = (
        NINTH,
        meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC),
    )
    FIRST = asked("2018-11-01", "art4", length=Period(years=2))

    def review(self, *decided: Event, **request: object) -> Review:
        """Return what is said of a second request, filed in September 2020."""
        case = {"obligation": "art4", "number": 2, "meeting": "2RC"}
        second = event(ExtensionRequest, "2020-09-01", **case, **request)
        record = world(
            AREAS,
            self.FIRST,
            *decided,
            meetings=self.MEETINGS,
            coverage=(
                Coverage(obligation="art4", source=FICTION, through=date(2019, 2, 1)),
            ),
        )
        return ccm.as_of(date(2020, 10, 1), record=record).review(second)

    def decision(self, years: int) -> Event:
        """Return the decision on the first request; none granted if refused."""
        return event(
            ExtensionDecision,
            "2019-09-04",
            obligation="art4",
            number=1,
            meeting="9MSP",
            granted=bool(years),
            length=Period(years=years) if years else None,
        )

    @pytest.mark.parametrize(
        ("contents", "unknown", "granted", "refused"),
        [
            ("abcdefghi", Truth.UNKNOWN, Truth.FALSE, Truth.TRUE),
            ("abcdefghi8", Truth.TRUE, Truth.TRUE, Truth.TRUE),
            ("abcdefgh8", Truth.FALSE, Truth.FALSE, Truth.FALSE),
        ],
    )
    def test_what_was_done_before_is_asked_for_if_time_was_granted(
        self, contents: str, unknown: Truth, granted: Truth, refused: Truth
    ) -> None:
        """So nobody can say that it contains all, nor that it lacks that."""
        whole = {"length": Period(years=5), "contents": tuple(contents)}
        assert self.review(**whole).in_order == unknown
        assert self.review(self.decision(2), **whole).in_order is granted
        assert self.review(self.decision(0), **whole).in_order is refused

    @pytest.mark.parametrize(
        ("until", "granted", "refused"),
        [
            ("2028-01-01", Truth.TRUE, Truth.FALSE),  # five years from 2021 are 2026
            ("2023-01-01", Truth.FALSE, Truth.TRUE),  # from 2023 it is no time at all
        ],
    )
    def test_whether_a_day_is_too_late_or_too_early_hangs_on_the_deadline(
        self, until: str, granted: Truth, refused: Truth
    ) -> None:
        """1 October 2021, or 2023 if two years were granted."""
        named = {
            "until": date.fromisoformat(until),
            "contents": tuple("abcdefghi8"),
        }
        assert self.review(**named).in_order == Truth.UNKNOWN
        assert self.review(self.decision(2), **named).in_order is granted
        assert self.review(self.decision(0), **named).in_order is refused


def test_an_extension_of_a_deadline_on_one_of_many_days() -> None:
    """Ten years from some day of March 2015, and a year more: some day of March."""
    case = {"obligation": "art4.1b", "number": 1, "meeting": "12MSP"}
    told = found(
        "art4.1b",
        "2024-12-01",
        AREAS,
        event(HostilitiesEnded, "2015-03"),
        asked("2023-10", "art4.1b", label="12MSP"),
        event(ExtensionDecision, "2024-09-12", length=YEAR, **case),
        meetings=(meeting("12MSP", "2024-09-10", "2024-09-13"),),
    )
    assert told.deadline is not None
    assert told.deadline.initial is None
    (step,) = told.deadline.extensions
    assert [str(step.before_from), str(step.before)] == ["2025-03-01", "2025-03-31"]
    assert [str(step.after_from), str(step.after)] == ["2026-03-01", "2026-03-31"]
    assert "extended from 2025-03 to 2026-03: extension 1 granted" in told.explain()


def test_a_meeting_on_whose_day_an_answer_hangs_is_named() -> None:
    """It closed in October; asked in the middle of that month, it may sit on."""
    sits = meeting("9MSP", "2019-08", "2019-10")
    told = found("art3", "2019-10-15", STOCK, asked("2019-01"), meetings=(sits,))
    assert "9MSP, 2019-10-15..2019-10-31: overdue since 2019-10-02" in [
        str(course) for course in told.courses
    ]


@pytest.mark.parametrize(
    ("on", "doubt"),
    [("2015-01-01", False), ("2022-12-11", False), ("2022-12-12", True)],
)
def test_what_was_filed_by_the_day_was_in_time_if_it_came_by_the_last(
    on: str, *, doubt: bool
) -> None:
    """Mauritania filed request 2 by 11MSP (2023-09-11), nobody knows when.

    Nine months before is 2022-12-11: whatever was filed by then was in time.
    """
    view = ccm.as_of(date.fromisoformat(on))
    text = view.assess("MRT", "art4").explain()
    assert ("whether request 2" in text and "was in time" in text) is doubt
    assert "request 3" not in text


def test_a_deadline_is_no_reason_for_itself() -> None:
    """Germany, extended once, and 12MSP was to decide: the day stands in one line."""
    finding = ccm.as_of(date(2024, 10, 1)).assess("DEU", "art4")
    claims = [step.claim for _, step in finding.explanation.walk()]
    assert claims.count("deadline 2025-08-01 or later") == 1


def test_what_may_be_no_decision_is_not_surely_irregular() -> None:
    """Granted while 12MSP sat, after the deadline; or by silence, and so not at all."""
    year = {"obligation": "art4", "meeting": "12MSP", "number": 1, "length": YEAR}
    case = (
        AREAS,
        event(ExtensionRequest, "2021-07-19", **year),
        event(ExtensionDecision, "2022-08-23..2022-09-18", **year),
    )
    read = Reading(silence_procedure="no decision")
    twelfth = (meeting("12MSP", "2022-09-02", "2022-09-04"),)
    odd, known = (
        found("art4", "2022-10-01", *case, reading=reading, meetings=twelfth)
        for reading in (read, None)
    )
    assert not [each for each in odd.irregularities if "had passed" in each.text]
    told = " ".join(odd.explain().split())
    assert "whether extension 1 was granted before the deadline had passed" in told
    assert [each for each in known.irregularities if "had passed" in each.text]
