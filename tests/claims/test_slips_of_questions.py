"""What a question cannot mean is refused; what it can is asked as it is written."""

from __future__ import annotations

import pickle
import re
from datetime import date
from decimal import Decimal

import pytest

import ccm
from ccm.claims import Claim, Verdict
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import (
    Deposit,
    Event,
    ExtensionRequest,
    InitialReport,
    Instrument,
    Legislation,
    Measure,
    Measurement,
    NationalMeasure,
    Qualifier,
    Signature,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileInDoubt,
    StockpileRuledOut,
    VictimsReported,
    Voice,
    WithdrawalNotice,
)
from ccm.facts import Unit as Printed
from ccm.questions import Figure, Unit, Words
from ccm.questions.inquiry import Inquiry
from ccm.questions.language import answers_to
from ccm.rules import Cause
from ccm.testing.fiction import RURITANIA, event, world

THEN = ccm.as_of(date(2020, 9, 28))


def test_the_annual_report_of_one_state() -> None:
    """Zambia's on 2010 is told by the record: see `Finding.years`."""
    told = ccm.as_of(date(2014, 7, 1)).assess("ZMB", "art7.2").years
    assert {year.year: str(year.standing) for year in told}[2011] == "submitted on time"
    view = ccm.as_of(date(2014, 7, 1))
    assert str(view.ask("ZMB: annual report on 2011")) == "submitted on time"


@pytest.mark.parametrize("meeting", ["9MSP", "9msp", "9 MSP", "9 msp"])
def test_a_meeting_in_any_spacing(meeting: str) -> None:
    """Germany and Lao PDR asked the Ninth Meeting for more time under Article 4."""
    asked = THEN.ask(f'list parties where art4 requested to "{meeting}"')
    assert str(asked) == "DEU, LAO"
    found = THEN.ask(f"Article 4: States that asked {meeting} for more time")
    assert str(found) == "DEU, LAO"


@pytest.mark.parametrize(
    "question",
    [
        'list parties where art4 requested to "99MSP"',
        "list parties where art4 due from 2022 to 2020",
        "list parties where joined from 2RC to 1RC",
    ],
)
def test_what_cannot_be_meant_is_refused(question: str) -> None:
    """It is no sure "none"."""
    with pytest.raises(InvalidValueError, match="expected"):
        THEN.ask(question)


def test_of_nobody_there_is_no_share() -> None:
    """Before entry into force no share of States Parties is 0 %."""
    early = ccm.as_of(date(2008, 1, 1))
    assert "%" not in str(early.ask("share of parties where art3 overdue"))
    claim = Claim(
        id="X-1",
        document="a draft",
        subject="initial reports",
        predicate="rate",
        value=Figure(Decimal(100), Unit.PERCENT),
    )
    (found,) = ccm.as_of(date(2010, 8, 2)).audit([claim]).results
    assert found.verdict is not Verdict.DISAGREES


def test_of_who_may_be_nobody_there_may_be_no_share() -> None:
    """Nobody is surely in breach; of those that may be, none is a signatory alone."""
    now = ccm.as_of(date(2026, 6, 1))
    assert str(now.ask("count parties where art1 breached")).startswith("0 to ")
    reply = now.ask("share of parties where signatory among art1 breached")
    (answer,) = reply.answers
    assert (answer.value, [*map(str, answer.options)]) == (None, ["0 %"])
    assert answer.missing
    assert str(now.ask("share of parties where signatory among party")) == "0 %"


def test_a_request_to_file_hangs_on_the_duty() -> None:
    """Togo's initial report is not in: nobody knows whether it has areas to clear."""
    assert THEN.assess("TGO", "art4").status == "undetermined"
    answer = THEN.ask("list parties where art4 filing in 2021")
    assert "perhaps TGO" in str(answer)


NOW = ccm.as_of(date(2026, 11, 27))


@pytest.mark.parametrize(
    "question",
    [
        "2RC: took part, all States",
        "11MSP: took part, all States",
        *(
            f"{meeting}: plenaries with the high-level segment"
            for meeting in ("2RC", "3RC", "5MSP", "12MSP", "13MSP")
        ),
        "9MSP: observers under rule 1",
        "2RC: observers under rule 1",
        "1MSP: papers listed",
        "5MSP: papers listed",
    ],
)
def test_what_nobody_told_is_no_nought(question: str) -> None:
    """No report of these meetings was read that would tell of one."""
    assert str(NOW.ask(question)) == "nothing on record"


def test_an_audit_writes_no_nought_of_what_nobody_told() -> None:
    """The same, of a draft that says 94."""
    claim = Claim(
        id="X-2",
        document="a draft",
        subject="2RC",
        predicate="took part, all States",
        value=Figure(Decimal(94)),
    )
    (found,) = NOW.audit([claim]).results
    assert found.verdict is Verdict.UNDERIVED


def test_of_what_is_whole_a_nought_is_told() -> None:
    """Articles 3(5) and 4(5) alone let a deadline be moved; the Convention is known."""
    extensible = "number norms id where extensible yes and article"
    assert str(NOW.ask(f"{extensible} art9")) == "0"
    assert str(NOW.ask(f"{extensible} art3")) == "1"


def test_meetings_are_whole_up_to_the_last_on_record() -> None:
    """From 1RC to the review of 2020 (para. 128) none was held between sessions."""
    held = "intersessional meetings: held since 1RC"
    assert str(ccm.as_of(date(2020, 9, 28)).ask(held)) == "0"
    later = ccm.as_of(date(2030, 1, 1)).ask("intersessional meetings: held since 13MSP")
    assert str(later) == "nothing on record"


@pytest.mark.parametrize("meeting", ["6MSP", "7MSP", "8MSP", "9MSP"])
def test_one_of_several_meetings_is_none_of_them(meeting: str) -> None:
    """The review of 2020, para. 11, names States of one at least of four Meetings."""
    asked = NOW.ask(f"{meeting}: took part, all States")
    assert str(asked) == "nothing on record"


def test_what_a_report_lists_whole_is_counted() -> None:
    """CCM/CONF/2015/7: paras. 7 to 10 name 92 States, annex VII has 19 papers.

    Of the Thirteenth Meeting single papers are known, and no register.
    """
    assert str(NOW.ask("1RC: took part, all States")) == "92"
    assert str(NOW.ask("1RC: papers listed")) == "19"
    assert str(NOW.ask("13MSP: papers listed")) == "nothing on record"


@pytest.mark.parametrize(
    "question",
    [
        "99MSP: plenaries with the high-level segment",
        "99MSP: papers listed",
        "99MSP: observers under rule 1",
        "99MSP: took part, all States",
        "99MSP: vice-presidents",
        "99MSP: dates",
        "99MSP: plenary meetings",
        "1RC;: plenary meetings",
        "{meeting}: plenary meetings",
        "President of 99MSP: term ends",
        "number decisions meeting where meeting 99MSP",
    ],
)
def test_a_meeting_that_there_is_not_is_refused(question: str) -> None:
    """It is neither a sure 0 nor nothing on record."""
    with pytest.raises(InvalidValueError, match="expected"):
        NOW.ask(question)


def test_a_row_of_a_meeting_in_any_spacing() -> None:
    """The Ninth Meeting sat from 2 to 4 September 2019."""
    assert str(NOW.ask("9 msp: dates")).startswith("2019-09-02 to 2019-09-04")
    assert str(NOW.ask("1 RC: plenaries with the high-level segment")) == "3"


@pytest.mark.parametrize(
    "question",
    [
        "country coalition of Botswana: ended in 2010",
        "1RC: plenaries with the high-level segment in 2099",
        "Convention: States Parties in 2015",
    ],
)
def test_a_year_of_which_nothing_is_asked_is_refused(question: str) -> None:
    """It was passed over."""
    with pytest.raises(InvalidValueError, match="without a year"):
        NOW.ask(question)


@pytest.mark.parametrize("article", [3, 4])
def test_a_year_of_completion_is_no_word_too_many(article: int) -> None:
    """The question of one year stands behind that of all years, and is asked."""
    asked = NOW.ask(f"Article {article}: States that completed in 2015")
    spelt = NOW.ask(f"list parties where art{article} performed in 2015")
    assert asked.states == spelt.states
    assert asked.possible == spelt.possible
    ever = NOW.ask(f"Article {article}: States that completed")
    assert asked.states < ever.states


def test_case_does_not_matter_before_a_year() -> None:
    """The two ask the same."""
    shouted = NOW.ask("AREA CLEARED BY LAOS IN 2019")
    assert str(shouted) == str(NOW.ask("area cleared by Laos in 2019"))


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2012, 1, 1), "nothing on record"),
        (date(2017, 12, 31), "nothing on record"),
        (date(2018, 6, 1), "perhaps 2018"),
        (date(2019, 1, 1), "2018"),
    ],
)
def test_an_end_is_told_when_it_has_come(day: date, told: str) -> None:
    """Botswana's coalition ended in 2018 (the review of 2020, para. 82)."""
    assert str(ccm.as_of(day).ask("country coalition of Botswana: ended")) == told


@pytest.mark.parametrize("year", [2026, 2027, 2099])
def test_on_a_year_that_is_not_over_nobody_reported(year: int) -> None:
    """Article 7(2): a report covers the calendar year before it."""
    asked = NOW.ask(f"Article 7(2): States that reported on {year}")
    assert (asked.states, asked.possible) == (frozenset(), frozenset())
    assert str(NOW.ask(f"count parties where art7.2 reported {year}")) == "0"


def test_the_unit_of_the_record_is_named() -> None:
    """A day is no text."""
    claim = Claim(
        id="X-3",
        document="a draft",
        subject="country coalition of Botswana",
        predicate="ended",
        value=Words(("2018",)),
    )
    (found,) = NOW.audit([claim]).results
    assert "the same unit: day" in str(found)


def test_a_hint_can_be_typed_back() -> None:
    """It has the meeting that was written in it."""
    with pytest.raises(InvalidValueError, match="near: '1RC: plenaries with the high"):
        NOW.ask("1RC: plenaries with high-level segment")


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("list parties where art3 early soon", "a number of years .*, got 'soon'"),
        ("list states where was party", "a moment such as in 1RC"),
        ("list states where was party by 2012", "a moment such as in 1RC"),
        ("day signature Peru", "of and a State, got 'Peru'"),
        ("day signature of Peru now", "the end, got 'now'"),
        ("number norms id where extensible yes Peru", "where, and, else or the end"),
        ("sum cells francs where year from 2016 2020", "to and a year, got '2020'"),
        ("each cells francs where colour red", "one of confidence, francs, .*'colour'"),
        ("count states | how many", "one of list, count, .*, got 'how'"),
    ],
)
def test_a_slip_is_named_with_what_was_expected(question: str, says: str) -> None:
    """Where it stands, and what could stand there."""
    with pytest.raises(InvalidValueError, match=f"expected {says}"):
        THEN.ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "day art3 of Peru",  # which has stocks left
        "report art7.2 1990 of Peru",
        "day signature of Grenada",  # which acceded
        "day entry-into-force of China",
        "day entry-into-force of Vanuatu",  # which acceded five years later
        "sum cells item",
        "each papers label where first",  # of no paper the day is told
    ],
)
def test_of_what_has_not_happened_there_is_nothing(question: str) -> None:
    """It is no error to ask."""
    assert str(THEN.ask(question)) == "nothing on record"


def _codes(question: str, view: ccm.AsOf = THEN) -> set[str]:
    return {state.alpha3 for state in view.ask(question).states}


def test_early_is_so_many_years_before_the_first_deadline() -> None:
    """Eight years from entry into force: Article 3(2)."""
    found = _codes("list parties where art3 early 5")
    told = THEN.findings(obligations="art3")
    done = [f for f in told if f.fulfilled_on and f.fulfilled_on.day]
    begun = {f.state.alpha3: THEN.entry_into_force(f.state) for f in done}
    three = ccm.Period(years=3)
    expected = {
        f.state.alpha3
        for f in done
        if f.fulfilled_on
        and (since := begun[f.state.alpha3])
        and f.fulfilled_on.latest <= three.after(since)
    }
    assert expected <= found
    assert "BGR" not in found


def test_whoever_is_overdue_is_in_breach() -> None:
    """Of a duty with a day no other breach is needed."""
    overdue = _codes("list parties where art7.1 overdue")
    assert overdue
    assert overdue <= _codes("list parties where art7.1 breached")


def test_who_asked_for_more_time_by_the_day() -> None:
    """Every request on record under Article 4, in any year and to any meeting."""
    expected = {
        event.state.alpha3
        for event in THEN.record.events
        if isinstance(event, ExtensionRequest)
        and event.obligation == "art4"
        and event.date.latest <= THEN.on
    }
    assert {"DEU", "LAO"} <= expected
    assert _codes("list parties where art4 requested") == expected


def test_who_signed_in_a_year() -> None:
    """It was open for signature from 3 December 2008."""
    signed = [e for e in THEN.record.events if isinstance(e, Signature)]
    in_2008 = {e.state.alpha3 for e in signed if e.date.latest.year == 2008}
    assert _codes("list states where signed in 2008") == in_2008
    assert _codes("list states where signed by 2008-12-31") == in_2008


def test_a_last_day_to_file_up_to_a_meeting() -> None:
    """Chile's deadline was 1 June 2021, and 2RC the last meeting before it."""
    asked = "list parties where art4 filing from 2020 to 2RC"
    assert "CHL" in _codes(asked)
    assert "LAO" not in _codes(asked)  # until 2025


def test_what_a_State_did_under_a_plan() -> None:  # noqa: N802
    """Progress with the plan says the same of each."""
    progress = THEN.progress("dubrovnik")
    results = progress.results("4.1(c)")
    done = {r.state.alpha3 for r in results if r.state and r.is_done}
    assert _codes("list parties where met dubrovnik 4.1(c)") == done


def test_what_a_document_says_is_no_proof_of_it() -> None:
    """The plan was read in the document that is audited."""
    blind = Inquiry(THEN, unread="CCM/CONF/2015/7")
    with pytest.raises(InvalidValueError, match="a plan that was read elsewhere"):
        answers_to("list parties where met dubrovnik 4.1(c)", blind)


def test_the_last_decision_is_that_of_the_latest_day() -> None:
    """Whichever State it is about: the Ninth Meeting's, of September 2019."""
    assert str(THEN.ask("all decisions meeting where come and last")) == "9MSP"


@pytest.mark.parametrize(
    ("year", "is_party"),
    [(2010, False), (2011, True), (2012, True), (2013, False), (2016, True)],
)
def test_a_State_that_left_and_joined_again(  # noqa: N802
    year: int, *, is_party: bool
) -> None:
    """Bound from October 2011 to July 2013, and again from September 2016."""
    record = world(
        event(WithdrawalNotice, "2013-01-15"),
        event(Deposit, "2016-03-10", instrument=Instrument.ACCESSION),
    )
    view = ccm.as_of(date(2020, 1, 1), record=record)
    asked = _codes(f"list states where was party in {year}", view)
    assert ("XRU" in asked) is is_party


def test_who_may_have_left_may_be_a_party() -> None:
    """A notice of some day of 2012 takes effect six months later: Article 20(2)."""
    record = world(event(WithdrawalNotice, "2012"))
    reply = ccm.as_of(date(2012, 12, 31), record=record).ask("list parties")
    assert {state.alpha3 for state in reply.possible - reply.states} == {"XRU"}
    (gap,) = reply.answers[0].missing
    assert gap.fact.startswith("XRU: ")
    assert gap.cause is Cause.PARTIAL_DATE


def test_before_the_treaty_is_in_force_nobody_knows_who_will_owe_what() -> None:
    """Of three States that deposited and one more; thirty are needed: Article 17(1)."""
    view = ccm.as_of(date(2020, 9, 28), record=world(founders=3))
    assert str(view.ask("count depositors where art3 open")) == "0 to 4"
    assert str(view.ask("count parties")) == "0"


class TestBeforeEntryIntoForce:
    """A State that has deposited is asked about as if nothing more happened."""

    def test_norway_finished_a_fortnight_later(self) -> None:
        """It destroyed its last on 16 July 2010, and Moldova on the 29th."""
        performed = "list depositors where art3 performed"
        before = ccm.as_of(date(2010, 7, 15)).ask(performed)
        after = ccm.as_of(date(2010, 7, 16)).ask(performed)
        assert {state.alpha3 for state in after.states - before.states} == {"NOR"}
        assert "MDA" not in {state.alpha3 for state in after.possible}

    @pytest.mark.parametrize(
        "asked",
        [
            "told victims_reported",
            "last national_measures telling specific-law",
            "art7.1 performed",
            "art4 requested",
        ],
    )
    def test_what_came_later_has_not_come(self, asked: str) -> None:
        """Ruritania deposited on 6 April 2011, and is bound from 1 October."""
        told = (
            event(VictimsReported, "2011-08-01"),
            event(NationalMeasure, "2011-08-01", kind=Legislation.SPECIFIC),
            event(InitialReport, "2011-08-01"),
            event(
                ExtensionRequest,
                "2011-08-01",
                obligation="art4",
                number=1,
                meeting="2MSP",
                length=Period(years=1),
            ),
        )
        record, question = world(*told), f"list depositors where {asked}"
        assert "XRU" not in _codes(
            question, ccm.as_of(date(2011, 7, 31), record=record)
        )
        assert "XRU" in _codes(question, ccm.as_of(date(2011, 8, 1), record=record))

    def test_what_may_have_come(self) -> None:
        """In August 2011 a report of that month may be in, or not yet."""
        record = world(event(InitialReport, "2011-08"))
        view = ccm.as_of(date(2011, 8, 15), record=record)
        reply = view.ask("list depositors where art7.1 performed")
        assert [state.alpha3 for state in reply.possible] == ["XRU"]
        assert not reply.states
        due = view.ask("list depositors where art7.1 outstanding")
        assert "XRU" in {state.alpha3 for state in due.possible - due.states}

    def test_why_it_is_open(self) -> None:
        """The reasons say that it was performed later."""
        record = world(
            event(StockpileDeclared, "2011-01-01"),
            event(StockpileDestroyed, "2011-08-01"),
        )
        view = ccm.as_of(date(2011, 7, 31), record=record)
        (answer,) = view.ask("list depositors where art3 outstanding").answers
        said = answer.why[RURITANIA].claim
        assert said.endswith(
            "performed 2011-08-01, which was still to come on 2011-07-31"
        )

    def test_who_left_is_outside(self) -> None:
        """Lithuania is neither signatory nor Party since 6 March 2025."""
        for day, is_outside in (("2025-03-05", False), ("2025-03-06", True)):
            view = ccm.as_of(date.fromisoformat(day))
            assert ("LTU" in _codes("list states where outside", view)) is is_outside


def test_of_an_amount_that_is_only_limited_from_above_there_is_no_telling() -> None:
    """At most 7 km² can be nothing; 9 km² are told."""

    def left(qualifier: Qualifier | None, value: int) -> str:
        measured = event(
            Measurement,
            "2019",
            measure=Measure.AREA_CONTAMINATED,
            value=Decimal(value),
            unit=Printed.SQUARE_KILOMETRES,
            qualifier=qualifier,
        )
        view = ccm.as_of(date(2020, 9, 28), record=world(measured))
        question = 'each amounts amount where measure "area contaminated"'
        return str(view.ask(f"{question} and state XRU"))

    assert left(Qualifier.AT_MOST, 7) == "nothing on record"
    assert left(None, 9).startswith("9 km2")


def test_an_answer_can_be_sent() -> None:
    """With its reasons and with what is missing, worked out by then."""
    (answer,) = THEN.ask("list parties where art3 open").answers
    again = pickle.loads(pickle.dumps(answer))
    assert (again.states, again.doubtful) == (answer.states, answer.doubtful)
    assert again.missing == answer.missing
    assert again.why == answer.why


def test_a_reply_shows_what_was_asked_and_when() -> None:
    """In one line, for whoever tries it out."""
    reply = THEN.ask("count parties")
    assert repr(reply) == f"<Reply to 'count parties' on 2020-09-28: {reply}>"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("list States where art7.2 reported 0000", "a year such as 2019, got '0000'"),
        ("list States where art7.2 reported ٢٠١٩", "a year such"),
        ("sum cells francs where year from 0000 to 2019", "a year such as 2019"),
        (
            "sum cells francs where year from 20 to 2019",
            "a year such as 2019, got '20'",
        ),
        (
            "sum cells francs where year from 2016 to",
            "a year such as 2019, got the end",
        ),
        ("sum cells francs where year from 2016", "expected to and a year"),
        ("sum cells francs where year from 2019 to 2016", "a year from 2019 on"),
    ],
)
def test_a_year_is_one_wherever_it_stands(asked: str, says: str) -> None:
    """In a condition on States as among rows; and the last is none before the first."""
    with pytest.raises(InvalidValueError, match=re.escape(says)):
        NOW.ask(asked)


@pytest.mark.parametrize(
    ("ruled_out", "declared", "says"),
    [
        ("2022-05", None, "none"),  # what came last is no doubt
        ("2020-07-05..2022-05-31", None, "none, perhaps XRU"),  # it may have been
        (None, None, "XRU"),
        (None, "2021-03-01", "none"),  # overdue or not, it knows that it holds some
        ("2020-09-28", None, "none"),  # of one day, a clear word before a doubt
    ],
)
def test_who_does_not_know_yet_has_said_so_last(
    ruled_out: str | None, declared: str | None, says: str
) -> None:
    """Article 3: a doubt of 2020, and what else is said of the stocks."""
    doubt = event(StockpileInDoubt, "2020-09-28", voice=Voice.PARTIES)
    told: list[Event] = [doubt]
    if ruled_out:
        told.append(event(StockpileRuledOut, PartialDate.parse(ruled_out)))
    if declared:
        told.append(event(StockpileDeclared, declared))
    view = ccm.as_of(date(2025, 8, 2), record=world(*told))
    assert str(view.ask("list States where art3 in-doubt")) == says


def test_who_does_not_know_yet_is_bound() -> None:
    """A doubt about stocks of a State that is not bound is none of Article 3."""
    told = event(StockpileInDoubt, "2020-09-28", voice=Voice.PARTIES)
    view = ccm.as_of(date(2025, 8, 2), record=world(told, deposit=None))
    assert str(view.ask("list States where art3 in-doubt")) == "none"
