"""Article 4: clearance, later hostilities, declarations of compliance."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import (
    ClearanceCompleted,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationInDoubt,
    ContaminationRuledOut,
    Coverage,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Meeting,
    MeetingKind,
    MunitionsUsed,
    Voice,
)
from ccm.rules import Cause, Finding, Reading, Status, Truth
from ccm.testing.fiction import FICTION, event, meeting, world

# Ruritania is bound from 1 October 2011: ten years to 1 October 2021.
DECLARED = event(ContaminationDeclared, "2012-01-10")
EIGHTH = meeting("8MSP", "2018-09-03", "2018-09-05")
NINTH = meeting("9MSP", "2019-09-02", "2019-09-04")
REVIEW = meeting("2RC", "2020-11-25", "2020-11-27", kind=MeetingKind.RC)
TENTH = meeting("10MSP", "2022-08-30", "2022-09-02")
MEETINGS = (EIGHTH, NINTH, REVIEW, TENTH)


def _assess(
    obligation: str,
    day: str,
    *events: Event,
    reading: Reading | None = None,
    **more: tuple[Coverage, ...] | tuple[Meeting, ...],
) -> Finding:
    record = world(*events, **{"meetings": MEETINGS, **more})  # type: ignore[arg-type]
    view = ccm.as_of(date.fromisoformat(day), record=record, reading=reading)
    return view.assess("XRU", obligation)


def _cleared(when: str, **more: object) -> Event:
    return event(ClearanceCompleted, when, **more)


def _values(finding: Finding) -> dict[str, object]:
    """Return what each step of the reasons holds, by its words."""
    return {step.claim: step.value for _, step in finding.explanation.walk()}


def _found(when: str) -> Event:
    return event(ContaminationFound, when)


def _request(when: str, number: int = 1, label: str = "2RC", **more: object) -> Event:
    return event(
        ExtensionRequest,
        when,
        obligation="art4",
        number=number,
        meeting=label,
        **more,
    )


def _decision(when: str, number: int = 1, label: str = "2RC", **more: object) -> Event:
    return event(
        ExtensionDecision,
        when,
        obligation="art4",
        number=number,
        meeting=label,
        **more,
    )


class TestParagraph1a:
    """Remnants present at entry into force: not later than ten years."""

    @pytest.mark.parametrize(
        ("day", "status"),
        [
            ("2011-09-30", Status.NOT_BOUND),
            ("2011-10-01", Status.OUTSTANDING),
            ("2021-10-01", Status.OUTSTANDING),
            ("2021-10-02", Status.OVERDUE),
        ],
    )
    def test_ten_years(self, day: str, status: Status) -> None:
        """The deadline day itself is in time."""
        finding = _assess("art4", day, DECLARED)
        assert finding.status is status
        if status is not Status.NOT_BOUND:
            assert str(finding.deadline) == "2021-10-01"

    @pytest.mark.parametrize(
        ("done", "status"),
        [
            ("2009-01-01", Status.FULFILLED),
            ("2021-10-01", Status.FULFILLED),
            ("2021-10-02", Status.FULFILLED_LATE),
        ],
    )
    def test_completion(self, done: str, status: Status) -> None:
        """Areas that were cleared before entry into force are cleared."""
        assert _assess("art4", "2022-01-01", DECLARED, _cleared(done)).status is status

    def test_the_reasons_say_how_late_it_is(self) -> None:
        """From the morrow of 1 October 2021 on."""
        late = _assess("art4", "2021-10-11", DECLARED).explain()
        assert "not completed by 2021-10-11, 10 days after the deadline" in late
        timely = _assess("art4", "2021-10-01", DECLARED).explain()
        assert "not completed by 2021-10-01 [art4.1.a]" in timely

    def test_without_a_report(self) -> None:
        """Undetermined, never without contamination."""
        finding = _assess("art4", "2015-01-01")
        assert finding.possible == {Status.NOT_APPLICABLE, Status.OUTSTANDING}
        assert finding.missing[0].cause is Cause.NOT_REPORTED

    def test_ruled_out(self) -> None:
        """A State without contaminated areas owes nothing here."""
        said = event(ContaminationRuledOut, "2012-03-01")
        assert _assess("art4", "2015-01-01", said).status is Status.NOT_APPLICABLE

    def test_in_doubt(self) -> None:
        """Disputed contamination decides nothing."""
        said = event(ContaminationInDoubt, "2013-01-01")
        finding = _assess("art4", "2015-01-01", said)
        assert finding.status is Status.UNDETERMINED
        assert finding.missing[0].cause is Cause.DISPUTED

    def test_observers_decide_nothing(self) -> None:
        """Neither that there are areas, nor that they are cleared."""
        listed = event(ContaminationDeclared, "2013-01-01", voice=Voice.OBSERVER)
        cleared = _cleared("2013-06-01", voice=Voice.OBSERVER)
        assert _assess("art4", "2015-01-01", listed).status is Status.UNDETERMINED
        finding = _assess("art4", "2022-01-01", DECLARED, cleared)
        assert finding.status is Status.OVERDUE
        assert cleared in finding.explanation.evidence()

    def test_areas_found_after_completion(self) -> None:
        """Completion is undone, and the old deadline is the one there is."""
        events = (DECLARED, _cleared("2014-05-01"), _found("2020-03-01"))
        assert _assess("art4", "2020-02-29", *events).status is Status.FULFILLED
        finding = _assess("art4", "2020-03-01", *events)
        assert finding.status is Status.OUTSTANDING
        assert str(finding.deadline) == "2021-10-01"
        assert _assess("art4", "2021-10-02", *events).status is Status.OVERDUE
        again = (*events, _cleared("2021-12-01"))
        assert _assess("art4", "2022-01-01", *again).status is Status.FULFILLED_LATE


class TestParagraph5:
    """Extensions of up to five years; each can be renewed (paragraph 8)."""

    def test_five_years_can_be_granted(self) -> None:
        """Sixty months are five years."""
        for length in (Period(years=5), Period(months=60)):
            given = _decision("2020-11-27", length=length)
            finding = _assess("art4", "2021-01-01", DECLARED, given)
            assert finding.irregularities == ()
            assert str(finding.deadline) == "2026-10-01"

    def test_more_than_five_years_is_flagged(self) -> None:
        """With State, decision, provision and source; it stands."""
        given = _decision("2020-11-27", length=Period(months=61))
        finding = _assess("art4", "2021-01-01", DECLARED, given)
        (odd,) = finding.irregularities
        assert odd.provision == "art4.5"
        for part in ("Ruritania", "extension 1", "2RC", "5 years", "fiction"):
            assert part in str(odd)
        assert str(finding.deadline) == "2026-11-01"

    def test_renewal(self) -> None:
        """A second extension runs from the first one's end."""
        events = (
            DECLARED,
            _decision("2020-11-27", length=Period(years=5)),
            _decision("2022-09-02", 2, "10MSP", length=Period(years=5)),
        )
        finding = _assess("art4", "2023-01-01", *events)
        assert str(finding.deadline) == "2031-10-01"
        assert finding.irregularities == ()


class TestParagraph6:
    """A request before expiry, nine months before the meeting."""

    @pytest.mark.parametrize(
        ("filed", "provisions"),
        [("2020-02-25", []), ("2020-02-26", ["art4.6"])],
    )
    def test_nine_months(self, filed: str, provisions: list[str]) -> None:
        """Before 25 November 2020 they begin on 25 February."""
        asked = _request(filed, length=Period(years=1))
        found = _assess("art4", "2020-03-01", DECLARED, asked).irregularities
        assert [odd.provision for odd in found] == provisions

    def test_after_expiry(self) -> None:
        """In good time for the meeting, and yet too late for the deadline."""
        asked = _request("2021-10-02", label="10MSP", length=Period(years=1))
        (odd,) = _assess("art4", "2021-11-01", DECLARED, asked).irregularities
        assert odd.provision == "art4.6"
        assert "filed after the deadline had passed; expected by 2021-10-01" in odd.text

    def test_on_the_day_of_expiry(self) -> None:
        """The deadline day has not passed."""
        asked = _request("2021-10-01", label="10MSP", length=Period(years=1))
        assert _assess("art4", "2021-11-01", DECLARED, asked).irregularities == ()

    def test_a_second_request_is_held_to_the_extended_deadline(self) -> None:
        """It comes before the expiry of the time that it wants extended."""
        events = (
            DECLARED,
            _decision("2020-11-27", length=Period(years=1)),
            _request("2021-11-01", 2, "10MSP", length=Period(years=1)),
            _decision("2022-09-02", 2, "10MSP", length=Period(years=1)),
        )
        assert _assess("art4", "2023-01-01", *events).irregularities == ()

    def test_closed_without_recorded_decision(self) -> None:
        """The outcome is what is missing; it may be overdue, or not."""
        asked = _request("2021-06-01", label="10MSP", length=Period(years=1))
        assert _assess("art4", "2022-09-02", DECLARED, asked).status is Status.OVERDUE
        finding = _assess("art4", "2022-09-03", DECLARED, asked)
        assert finding.status is Status.UNDETERMINED
        assert finding.missing[0].cause is Cause.DECISION_NOT_RECORDED

    def test_a_request_under_another_article_is_no_request_here(self) -> None:
        """Its number and its meeting do not matter."""
        other = event(
            ExtensionDecision,
            "2020-11-27",
            obligation="art3",
            number=1,
            meeting="2RC",
            length=Period(years=1),
        )
        finding = _assess("art4", "2021-01-01", DECLARED, other)
        assert str(finding.deadline) == "2021-10-01"


class TestParagraph1b:
    """Remnants of later hostilities: ten years from their end."""

    NORTH = event(HostilitiesEnded, "2015-03-10", where="north")
    SOUTH = event(HostilitiesEnded, "2018-06-30", where="south")

    def test_no_hostilities(self) -> None:
        """The duty does not arise."""
        assert _assess("art4.1b", "2016-01-01").status is Status.NOT_APPLICABLE

    def test_an_end_of_which_observers_alone_tell(self) -> None:
        """It puts in doubt that there was none; word of the State's of use does so."""
        end = event(HostilitiesEnded, "2015-03-10", voice=Voice.OBSERVER)
        use = event(MunitionsUsed, "2015-02-01")
        for told, said in (
            ((end,), "observers say, which puts that in doubt"),
            ((end, use), "what puts that in doubt"),
        ):
            finding = _assess("art4.1b", "2016-01-01", *told)
            assert finding.possible == {Status.NOT_APPLICABLE, Status.OUTSTANDING}
            steps = [s for _, s in finding.explanation.walk() if s.claim == said]
            assert [set(step.facts) for step in steps] == [set(told)]

    def test_where_none_was_used_none_is_missing(self) -> None:
        """The record would hold use of cluster munitions, and not all hostilities."""
        silent = Coverage(event=HostilitiesEnded, through=None, source=FICTION)
        finding = _assess("art4.1b", "2016-01-01", coverage=(silent,))
        assert finding.status is Status.NOT_APPLICABLE
        assert "and no use of cluster munitions on its territory" in finding.explain()

    def test_beyond_the_coverage(self) -> None:
        """A record that does not reach the day cannot say that there were none."""
        reach = Coverage(obligation="art4.1b", through=date(2015, 1, 1), source=FICTION)
        finding = _assess("art4.1b", "2016-01-01", coverage=(reach,))
        assert finding.status is Status.UNDETERMINED
        assert finding.missing[0].cause is Cause.BEYOND_THE_RECORD

    @pytest.mark.parametrize(
        ("day", "status"),
        [
            ("2015-03-09", Status.NOT_APPLICABLE),
            ("2015-03-10", Status.OUTSTANDING),
            ("2025-03-10", Status.OUTSTANDING),
            ("2025-03-11", Status.OVERDUE),
        ],
    )
    def test_ten_years_from_the_end(self, day: str, status: Status) -> None:
        """Not from entry into force."""
        finding = _assess("art4.1b", day, self.NORTH)
        assert finding.status is status
        if finding.deadline:
            assert str(finding.deadline) == "2025-03-10"

    def test_clearance_before_the_end_does_not_count(self) -> None:
        """What was cleared then cannot have been what the hostilities left."""
        early = _cleared("2014-01-01")
        finding = _assess("art4.1b", "2016-01-01", self.NORTH, early)
        assert finding.status is Status.OUTSTANDING

    def test_clearance_after_the_end(self) -> None:
        """In time or late."""
        in_time = _assess("art4.1b", "2026-01-01", self.NORTH, _cleared("2025-03-10"))
        assert in_time.status is Status.FULFILLED
        late = _assess("art4.1b", "2026-01-01", self.NORTH, _cleared("2025-03-11"))
        assert late.status is Status.FULFILLED_LATE

    @pytest.mark.parametrize(
        ("day", "status", "deadline"),
        [
            ("2019-01-01", Status.OUTSTANDING, "2028-06-30"),
            ("2025-03-11", Status.OUTSTANDING, "2028-06-30"),
            ("2028-07-01", Status.OVERDUE, "2028-06-30"),
        ],
    )
    def test_one_deadline_for_each_end(
        self, day: str, status: Status, deadline: str
    ) -> None:
        """Clearance of 2016 ends the first duty, not the second."""
        cleared = _cleared("2016-05-01")
        finding = _assess("art4.1b", day, self.NORTH, self.SOUTH, cleared)
        assert finding.status is status
        assert str(finding.deadline) == deadline

    def test_the_gravest_is_told(self) -> None:
        """Nothing cleared: in 2026 the first is overdue, the second is not."""
        finding = _assess("art4.1b", "2026-01-01", self.NORTH, self.SOUTH)
        assert finding.status is Status.OVERDUE
        assert str(finding.deadline) == "2025-03-10"

    def test_an_end_of_unknown_day(self) -> None:
        """Ten years from some day of a month end on some day of that month."""
        ended = event(HostilitiesEnded, "2015-03", where="north")
        finding = _assess("art4.1b", "2025-03-15", ended)
        assert str(finding.deadline) == "2025-03"
        assert finding.possible == {Status.OUTSTANDING, Status.OVERDUE}
        assert [gap.cause for gap in finding.missing] == [Cause.PARTIAL_DATE]
        assert _assess("art4.1b", "2025-04-01", ended).status is Status.OVERDUE

    def test_an_end_that_may_not_have_come(self) -> None:
        """Within its month it has come, or hostilities last."""
        ended = event(HostilitiesEnded, "2015-03", where="north")
        finding = _assess("art4.1b", "2015-03-15", ended)
        assert finding.possible == {Status.NOT_APPLICABLE, Status.OUTSTANDING}
        assert finding.missing[0].cause is Cause.PARTIAL_DATE
        assert _assess("art4.1b", "2015-03-31", ended).status is Status.OUTSTANDING

    def test_a_second_end_that_may_not_have_come(self) -> None:
        """If it has not, the first duty, which is fulfilled, is all there is."""
        events = (
            self.NORTH,
            _cleared("2016-05-01"),
            event(HostilitiesEnded, "2018-06", where="south"),
        )
        finding = _assess("art4.1b", "2018-06-15", *events)
        assert finding.possible == {Status.FULFILLED, Status.OUTSTANDING}
        assert finding.missing

    @pytest.mark.parametrize(
        ("rounding", "deadline"),
        [(Rounding.DOWN, "2034-02-28"), (Rounding.UP, "2034-03-01")],
    )
    def test_a_leap_day(self, rounding: Rounding, deadline: str) -> None:
        """29 February has no anniversary in 2034: the reading says which day."""
        ended = event(HostilitiesEnded, "2024-02-29")
        reading = Reading(rounding=rounding)
        finding = _assess("art4.1b", "2030-01-01", ended, reading=reading)
        assert str(finding.deadline) == deadline

    def test_a_leap_day_refused(self) -> None:
        """Or that is left open, and both days are held possible."""
        ended = event(HostilitiesEnded, "2024-02-29")
        reading = Reading(rounding=Rounding.REFUSE)
        both = (date(2034, 2, 28), date(2034, 3, 1))
        for day, possible in (
            ("2030-01-01", {Status.OUTSTANDING}),
            ("2034-02-28", {Status.OUTSTANDING}),
            ("2034-03-01", {Status.OUTSTANDING, Status.OVERDUE}),
            ("2034-03-02", {Status.OVERDUE}),
        ):
            finding = _assess("art4.1b", day, ended, reading=reading)
            assert finding.possible == possible
            assert finding.deadline is not None
            assert finding.deadline.date is None
            assert finding.deadline.candidates == both

    def test_how_late_it_is_at_least(self) -> None:
        """Ten years from some day of March 2015, of which the last is counted from."""
        ended = event(HostilitiesEnded, "2015-03")
        told = _assess("art4.1b", "2025-06-15", ended).explain()
        late = (
            "not completed by 2025-06-15, at least 2 months 15 days after the deadline"
        )
        assert late in told


class TestParagraph1c:
    """A declaration of compliance to the next meeting."""

    @staticmethod
    def _declared(when: str, label: str) -> Event:
        return event(ClearanceDeclared, when, meeting=label)

    @pytest.mark.parametrize(
        ("cleared", "due"), [("2018-07-09", "2018-09-05"), ("2018-07-10", "2019-09-04")]
    )
    def test_papers_are_submitted_eight_weeks_before(
        self, cleared: str, due: str
    ) -> None:
        """8MSP opens on 3 September 2018: eight weeks before is 9 July."""
        with_time = Reading(declaration_papers="one with time for papers")
        done = _cleared(cleared)
        finding = _assess("art4.1c", "2018-07-20", done, reading=with_time)
        assert str(finding.deadline) == due

    def test_nothing_completed(self) -> None:
        """Then nothing is to be declared."""
        finding = _assess("art4.1c", "2018-01-01", DECLARED)
        assert finding.status is Status.NOT_APPLICABLE

    def test_until_the_next_meeting_closes(self) -> None:
        """Completed in May 2018: 8MSP, which closes on 5 September."""
        done = _cleared("2018-05-01")
        for day in ("2018-05-01", "2018-09-05"):
            finding = _assess("art4.1c", day, done)
            assert finding.status is Status.OUTSTANDING
            assert str(finding.deadline) == "2018-09-05"
        assert _assess("art4.1c", "2018-09-06", done).status is Status.OVERDUE

    def test_the_reasons_name_the_next_meeting(self) -> None:
        """Of the four on record 8MSP is next; and nothing was declared to it."""
        finding = _assess("art4.1c", "2018-09-06", _cleared("2018-05-01"))
        assert "due at the next meeting, 8MSP, which closes 2018-09-05" in (
            finding.explain()
        )
        assert _values(finding)["the record holds no declaration of compliance"] == (
            Truth.FALSE
        )

    def test_the_reasons_where_it_may_not_be_complete(self) -> None:
        """Completed from May to July 2018: in doubt on each of these days but the last.

        Asked on the first of them, if it is complete, it was completed on that day.
        """
        done = _cleared("2018-05..2018-07")
        for day, completed in (
            ("2018-05-01", "2018-05-01"),
            ("2018-06-01", "2018-05..2018-07"),
        ):
            finding = _assess("art4.1c", day, done)
            assert finding.possible == {Status.NOT_APPLICABLE, Status.OUTSTANDING}
            assert f"clearance completed: {completed} [art4.1.c]" in finding.explain()
            declared = _values(finding)["the record holds no declaration of compliance"]
            assert declared == Truth.UNKNOWN

    def test_completed_on_the_opening_day(self) -> None:
        """The meeting that opens on that day is the next."""
        finding = _assess("art4.1c", "2018-09-03", _cleared("2018-09-03"))
        assert str(finding.deadline) == "2018-09-05"

    def test_completed_while_the_meeting_sits(self) -> None:
        """Then the next is that of the year after."""
        finding = _assess("art4.1c", "2018-09-04", _cleared("2018-09-04"))
        assert str(finding.deadline) == "2019-09-04"

    def test_declared_in_time(self) -> None:
        """To the meeting itself."""
        events = (_cleared("2018-05-01"), self._declared("2018-09-04", "8MSP"))
        assert _assess("art4.1c", "2018-09-03", *events).status == "outstanding"
        finding = _assess("art4.1c", "2020-01-01", *events)
        assert finding.status is Status.FULFILLED
        assert finding.fulfilled_on == PartialDate.on(date(2018, 9, 4))

    def test_declared_on_the_days_of_the_meeting(self) -> None:
        """On which of them does not matter once it has closed."""
        events = (
            _cleared("2018-05-01"),
            self._declared("2018-09-03..2018-09-05", "8MSP"),
        )
        assert _assess("art4.1c", "2018-09-04", *events).status == "undetermined"
        assert _assess("art4.1c", "2018-09-05", *events).status == "fulfilled"

    def test_declared_late(self) -> None:
        """To the meeting after it."""
        events = (_cleared("2018-05-01"), self._declared("2019-09-03", "9MSP"))
        assert _assess("art4.1c", "2019-01-01", *events).status is Status.OVERDUE
        finding = _assess("art4.1c", "2020-01-01", *events)
        assert finding.status is Status.FULFILLED_LATE
        assert finding.compliant is Truth.TRUE

    def test_a_review_conference_receives_it(self) -> None:
        """By practice; in 2020 it took the place of the meeting of the year."""
        finding = _assess("art4.1c", "2020-06-01", _cleared("2020-05-01"))
        assert str(finding.deadline) == "2020-11-27"

    def test_the_literal_reading_waits_for_a_meeting_of_states_parties(self) -> None:
        """Article 4(1)(c) names meetings of States Parties."""
        literal = Reading(declaration_forum="meetings of States Parties only")
        done = _cleared("2020-05-01")
        finding = _assess("art4.1c", "2020-12-01", done, reading=literal)
        assert finding.status is Status.OUTSTANDING
        assert str(finding.deadline) == "2022-09-02"

    def test_no_meeting_is_known_yet(self) -> None:
        """Outstanding, without a deadline."""
        finding = _assess("art4.1c", "2023-06-01", _cleared("2023-05-01"))
        assert finding.status is Status.OUTSTANDING
        assert finding.deadline is None
        assert "not yet in the record" in finding.explain()

    def test_completion_undone(self) -> None:
        """What is not complete is not declared complete."""
        events = (_cleared("2018-05-01"), _found("2018-07-01"))
        finding = _assess("art4.1c", "2018-08-01", *events)
        assert finding.status is Status.NOT_APPLICABLE

    def test_completed_again(self) -> None:
        """The last completion raises the duty, and an old declaration is none."""
        events = (
            _cleared("2018-05-01"),
            self._declared("2018-09-04", "8MSP"),
            _found("2019-10-01"),
            _cleared("2020-05-01"),
        )
        finding = _assess("art4.1c", "2020-06-01", *events)
        assert finding.status is Status.OUTSTANDING
        assert str(finding.deadline) == "2020-11-27"

    def test_beyond_the_coverage(self) -> None:
        """A record without declarations shows no breach."""
        reach = Coverage(obligation="art4.1c", through=None, source=FICTION)
        done = _cleared("2018-05-01")
        finding = _assess("art4.1c", "2018-09-06", done, coverage=(reach,))
        assert finding.status is Status.UNDETERMINED
        assert finding.missing[0].cause is Cause.BEYOND_THE_RECORD

    PLANNED = (
        Coverage(obligation="art4.1c", through=date(2019, 9, 3), source=FICTION),
    )
    """The record stops on the second of the three days for which 9MSP is planned."""
    HELD = (Coverage(obligation="art4.1c", through=date(2019, 9, 4), source=FICTION),)

    @pytest.mark.parametrize("day", ["2019-05-01", "2019-09-04"])
    def test_a_meeting_that_is_planned_can_be_put_off(self, day: str) -> None:
        """Due at its close, whenever that will be; until then the time runs."""
        finding = _assess("art4.1c", day, _cleared("2019-05-01"), coverage=self.PLANNED)
        assert finding.status is Status.OUTSTANDING
        deadline = finding.deadline
        assert deadline is not None
        assert (str(deadline), deadline.date) == ("2019-09-04 or later", None)
        assert "that it is held on these days is planned" in finding.explain()

    def test_nobody_is_late_for_one_that_may_not_have_been_held(self) -> None:
        """On the day after the days for which it was planned, and not declared."""
        done = _cleared("2019-05-01")
        finding = _assess("art4.1c", "2019-09-05", done, coverage=self.PLANNED)
        owed = {Status.OUTSTANDING, Status.OVERDUE}
        assert finding.possible == {*owed, Status.FULFILLED, Status.FULFILLED_LATE}
        assert "if 9MSP was put off: outstanding" in finding.explain()
        assert "if 9MSP was held as planned; it was not declared: overdue" in (
            finding.explain()
        )
        first = finding.missing[0]
        assert str(first).startswith("whether 9MSP was held on the days for which")
        assert first.cause is Cause.BEYOND_THE_RECORD

    def test_to_learn_that_it_was_held_only_narrows(self) -> None:
        """A record that reaches its close tells that it was: none is put off then."""
        done = _cleared("2019-05-01")
        for day in ("2019-06-01", "2019-09-04", "2019-09-05", "2019-12-01"):
            before = _assess("art4.1c", day, done, coverage=self.PLANNED)
            after = _assess("art4.1c", day, done, coverage=self.HELD)
            assert after.possible <= before.possible
            assert str(after.deadline) == "2019-09-04"
            assert "planned" not in after.explain()

    @pytest.mark.parametrize(
        ("declared", "possible"),
        [
            ("2019-09-04", {Status.FULFILLED}),
            ("2019-09-05", {Status.FULFILLED, Status.FULFILLED_LATE}),
        ],
    )
    def test_a_declaration_to_one_that_is_planned(
        self, declared: str, possible: set[Status]
    ) -> None:
        """In time by the planned close; later, if the meeting was put off as long."""
        events = _cleared("2019-05-01"), self._declared(declared, "9MSP")
        finding = _assess("art4.1c", "2020-01-01", *events, coverage=self.PLANNED)
        assert finding.possible == possible

    def test_questions_take_the_close_as_the_first_day_that_it_can_be(self) -> None:
        """Due by the eve of the planned close it is not; by that day, or later."""
        record = world(_cleared("2019-05-01"), meetings=MEETINGS, coverage=self.PLANNED)
        view = ccm.as_of(date(2019, 6, 1), record=record)
        for by, told in (("2019-09-03", "0"), ("2019-09-04", "0 to 1")):
            asked = view.ask(f"count States where art4.1c due by {by}")
            assert str(asked) == told

    UNHEARD = (
        Coverage(obligation="art4.1c", through=date(2021, 12, 31), source=FICTION),
    )
    """The record says nothing since 2022; 10MSP opens on 30 August 2022."""

    def test_what_nobody_tells_of_is_not_late_while_the_meeting_sits(self) -> None:
        """Completed in 2022, it is due at 10MSP: nothing is late while that sits.

        Of the meeting after it the record says nothing.
        """
        for day, late in (("2022-08-30", False), ("2022-09-03", True)):
            finding = _assess("art4.1c", day, coverage=self.UNHEARD)
            assert finding.possible >= {Status.NOT_APPLICABLE, Status.FULFILLED}
            assert (Status.FULFILLED_LATE in finding.possible) is late

    def test_a_completion_that_is_not_on_record_raises_it(self) -> None:
        """Where none is missing, nothing is to be declared."""
        finding = _assess("art4.1c", "2022-08-30", coverage=self.UNHEARD)
        for way in finding.courses:
            none_raised = way.statuses == {Status.NOT_APPLICABLE}
            raised = "clearance completed, and that is not on record" in way.takes
            assert raised is not none_raised

    def test_the_reasons_say_that_silence_is_read_as_none(self) -> None:
        """After the record ends it is so read; before, the record would hold it."""
        none = Reading(unheard_events="none")
        as_read = "what no source tells of is taken to be none, as read"
        for day, said in (("2021-12-31", False), ("2022-08-30", True)):
            finding = _assess("art4.1c", day, reading=none, coverage=self.UNHEARD)
            assert finding.status is Status.NOT_APPLICABLE
            assert (as_read in finding.explain()) is said
