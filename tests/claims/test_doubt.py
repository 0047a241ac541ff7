"""Days of which only a part is known: surely on a list, perhaps on it, or not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

import ccm
from ccm.claims import Audited, Claim, Verdict, audit
from ccm.claims.agreement import agreement
from ccm.claims.wording import _gaps
from ccm.dates import PartialDate
from ccm.facts import (
    Event,
    HostilitiesEnded,
    InvestmentBan,
    Legislation,
    NationalMeasure,
    Retention,
    Source,
    State,
    StockpileDeclared,
    StockpileFound,
    VoluntaryReport,
    WithdrawalNotice,
)
from ccm.questions import Answer, Bound, Figure, Listing, Unit, Value
from ccm.questions.inquiry import Inquiry
from ccm.questions.language import answers_to
from ccm.rules import Cause, Missing, Truth
from ccm.testing.fiction import event, world

REVIEW = date(2020, 9, 28)
VIEW = ccm.as_of(REVIEW)
_SOURCE = (Source("supposed"),)


def states(*names: str) -> frozenset[State]:
    """Return States by their codes."""
    return frozenset(map(VIEW.state, names))


def ask(
    subject: str,
    predicate: str,
    *supposed: Event,
    value: Value | None = None,
    on: date = REVIEW,
) -> Audited:
    """Return what becomes of a claim, if some events are supposed as well."""
    claim = Claim(
        id="D-1",
        document="draft",
        subject=subject,
        predicate=predicate,
        value=Listing(frozenset()) if value is None else value,
        as_of=PartialDate.on(on),
    )
    return audit(VIEW.supposing(*supposed), [claim])["D-1"]


def first(found: Audited) -> Answer:
    """Return the answer on the first basis."""
    return found.answers[0]


def word(state: str, kind: Legislation, day: str) -> NationalMeasure:
    """Return a word of a State on its law."""
    days = PartialDate.parse(day)
    return NationalMeasure(
        state=VIEW.state(state), date=days, kind=kind, source=_SOURCE
    )


class TestByTheDay:
    """What came on some day of a year, asked about in that year."""

    BAN = "Article 9", "States with a ban on investment"

    def test_a_ban_of_that_year_is_perhaps_in(self) -> None:
        """Neither counted nor left out: the day is missing."""
        ban = InvestmentBan(
            state=VIEW.state("COK"), date=PartialDate.parse("2020"), source=_SOURCE
        )
        answer = first(ask(*self.BAN, ban))
        assert states("COK") <= answer.doubtful
        assert not states("COK") & answer.states
        assert any(gap.fact.startswith("COK: the day of:") for gap in answer.missing)

    def test_a_count_is_from_to(self) -> None:
        """A figure that counts it, and one that does not, can both be right."""
        ban = InvestmentBan(
            state=VIEW.state("COK"), date=PartialDate.parse("2020"), source=_SOURCE
        )
        sure = len(first(ask(*self.BAN)).states)
        for number in (sure, sure + 1):
            found = ask(*self.BAN, ban, value=Figure(Decimal(number)))
            assert found.verdict is Verdict.POSSIBLE
        more = ask(*self.BAN, ban, value=Figure(Decimal(sure + 2)))
        assert more.verdict is Verdict.DISAGREES

    def test_two_accounts_of_which_one_surely_came(self) -> None:
        """It is enough that one came, whenever the other did."""
        bans = [
            InvestmentBan(
                state=VIEW.state("COK"), date=PartialDate.parse(day), source=_SOURCE
            )
            for day in ("2019", "2020")
        ]
        answer = first(ask(*self.BAN, *bans))
        assert states("COK") <= answer.states
        assert answer.why[VIEW.state("COK")].evidence() == (bans[0],)


class TestLastWord:
    """Which of two words is the last, and what it was when a meeting closed."""

    def test_which_is_the_last_word_is_in_doubt(self) -> None:
        """A law on the way in 2019, and in place by a day of those years."""
        told = (
            word("MLI", Legislation.IN_PROGRESS, "2019"),
            word("MLI", Legislation.SPECIFIC, "2018..2019"),
        )
        for predicate in (
            "States with a specific law",
            "States with legislation in progress",
        ):
            answer = first(ask("Article 9", predicate, *told))
            assert states("MLI") <= answer.doubtful
        both = "States with a specific law or sufficient law"
        in_place = word("MLI", Legislation.SUFFICIENT, "2018..2019")
        answer = first(ask("Article 9", both, told[1], in_place))
        assert states("MLI") <= answer.states

    NEW = "Article 9", "States with legislation in progress, new since 1RC"

    def test_a_word_of_the_meetings_year_is_new_in_doubt(self) -> None:
        """On the way since some day of 2015: before 1RC closed, or after it."""
        told = word("MLI", Legislation.IN_PROGRESS, "2015")
        answer = first(ask(*self.NEW, told))
        assert states("MLI") <= answer.doubtful

    def test_one_unknown_day_is_held_against_the_close_and_the_day(self) -> None:
        """Asked on the day of the close: whoever was on the way then is not new."""
        told = word("MLI", Legislation.IN_PROGRESS, "2015")
        answer = first(ask(*self.NEW, told, on=date(2015, 9, 11)))
        assert not states("MLI") & (answer.states | answer.doubtful)

    def test_finished_since_in_doubt(self) -> None:
        """On the way in the year of the meeting, and in place the year after."""
        told = (
            word("MLI", Legislation.IN_PROGRESS, "2015"),
            word("MLI", Legislation.SPECIFIC, "2016"),
        )
        topic = "Article 9", "States with legislation finished since 1RC"
        assert states("MLI") <= first(ask(*topic, *told)).doubtful
        before = attrs.evolve(told[0], date=PartialDate.parse("2014"))
        assert states("MLI") <= first(ask(*topic, before, told[1])).states


class TestReports:
    """Reports whose day is known in part, held against more than one day."""

    def test_what_a_later_list_lacks_came_after_it(self) -> None:
        """Missing on a list of June 2015, in by 28 September 2020: since 2015."""
        answer = first(ask("initial reports", "submitted since 2015"))
        assert states("COK", "BOL", "GUY") <= answer.states

    def test_a_voluntary_report_around_the_deposit(self) -> None:
        """Palau deposited on 19 April 2016: before it a signatory, then no more."""
        report = VoluntaryReport(
            state=VIEW.state("PLW"), date=PartialDate.parse("2016-04"), source=_SOURCE
        )
        without = attrs.evolve(
            VIEW.record,
            events=tuple(
                e for e in VIEW.record.events if not isinstance(e, VoluntaryReport)
            ),
        )
        claim = Claim(
            id="D-1",
            document="draft",
            subject="voluntary reports",
            predicate="by signatories",
            value=Listing(states("PLW")),
        )
        view = ccm.as_of(REVIEW, record=without).supposing(report)
        assert view.audit([claim])["D-1"].verdict is Verdict.POSSIBLE
        early = attrs.evolve(report, date=PartialDate.parse("2016-04-01..2016-04-18"))
        view = ccm.as_of(REVIEW, record=without).supposing(early)
        assert view.audit([claim])["D-1"].verdict is Verdict.AGREES

    def test_retained_as_last_told_in_doubt(self) -> None:
        """Of two reports of one year, the last can be of nothing, or not."""
        told = [
            Retention(
                state=VIEW.state("COK"),
                date=PartialDate.parse("2019"),
                munitions=munitions,
                source=_SOURCE,
            )
            for munitions in (7, 0)
        ]
        answer = first(ask("Article 3(6)", "States that retain munitions", *told))
        assert states("COK") <= answer.doubtful
        kept = first(ask("Article 3(6)", "States that retain munitions", told[0]))
        assert states("COK") <= kept.states


class TestStocks:
    """Finds around a deadline."""

    LATE = "Article 3", "States that found stocks after their first deadline"

    def test_a_find_around_the_first_deadline(self) -> None:
        """Bulgaria's was 1 October 2019, before it was extended."""
        surely, perhaps = self.late("2019-10-02..2020-06-30")
        assert surely
        assert not perhaps
        assert self.late("2019") == (False, True)
        assert self.late("..2020-06-30") == (False, True)
        assert self.late("2019-01..2019-09") == (False, False)
        assert self.late("2019-10-01") == (False, False)
        assert self.late("2019-10-02") == (True, False)

    def late(self, days: str) -> tuple[bool, bool]:
        """Return whether a find of some day is late: surely, and perhaps."""
        state = VIEW.state("BGR")
        find = StockpileFound(state=state, date=PartialDate.parse(days), source=_SOURCE)
        answer = first(ask(*self.LATE, find))
        return state in answer.states, state in answer.doubtful


class TestMembership:
    """A State of which it is in doubt whether it has left."""

    NOTICE = WithdrawalNotice(
        state=VIEW.state("AUT"),
        date=PartialDate.parse("2019-11..2020-06"),
        source=_SOURCE,
    )

    def test_the_count_of_parties_is_in_doubt(self) -> None:
        """One more or one less: neither is wrong, and both cannot be derived."""
        topic = "Convention", "States Parties in force"
        sure = len(first(ask(*topic, self.NOTICE)).states)
        assert sure == len(VIEW.states_parties()) - 1
        for number in (sure, sure + 1):
            found = ask(*topic, self.NOTICE, value=Figure(Decimal(number)))
            assert found.verdict is Verdict.POSSIBLE
            assert found.missing[0].fact.startswith("AUT: the day on which it joined")

    def test_a_list_that_names_it_can_be_right(self) -> None:
        """Of each other State it is said where it stood."""
        named = Listing(states("AUT", "BGR"))
        found = ask("2RC", "took part as States Parties", self.NOTICE, value=named)
        assert found.verdict is Verdict.POSSIBLE
        assert first(found).states == states("BGR")
        assert "withdrawn" in first(found).why[VIEW.state("AUT")].claim

    def test_it_is_perhaps_on_a_list_of_parties_with_a_duty(self) -> None:
        """It has destroyed its stocks; whether as a State Party still is open."""
        answer = first(ask("Article 3", "States that completed", self.NOTICE))
        assert states("AUT") <= answer.doubtful
        assert states("AUT") <= first(ask("Article 3", "States that completed")).states


class TestMeetings:
    """A meeting of which the month is known."""

    SINCE = "intersessional meetings", "held since {}"

    @pytest.mark.parametrize(
        ("on", "least", "most"),
        [
            (date(2022, 4, 30), 0, 0),
            (date(2022, 5, 15), 0, 1),
            (date(2022, 5, 31), 1, 1),
        ],
    )
    def test_held_in_a_month(self, on: date, least: int, most: int) -> None:
        """The one of May 2022, counted since 2RC closed in 2021."""
        found = ask(self.SINCE[0], self.SINCE[1].format("2RC"), on=on)
        assert first(found).value == Figure(Decimal(least))
        assert first(found).up_to == (Decimal(most) if most > least else None)

    def test_no_meeting_comes_after_itself(self) -> None:
        """Whichever day of the month it opened, it had not closed before."""
        since = self.SINCE[1].format("Intersessional 2022")
        found = ask(self.SINCE[0], since, on=date(2022, 6, 30))
        assert first(found).value == Figure(Decimal(0))
        assert first(found).up_to is None


class TestADeadlineOnOneOfManyDays:
    """Ten years from some day of March 2015: any day of March 2025, and no other."""

    ENDED = event(HostilitiesEnded, "2015-03")

    @pytest.mark.parametrize(
        ("printed", "verdict"),
        [
            ("2025-03", Truth.TRUE),
            ("2025-03-01", Truth.UNKNOWN),
            ("2025-03-15", Truth.UNKNOWN),
            ("2025-04-01", Truth.FALSE),
        ],
    )
    def test_a_day_between_is_possible(self, printed: str, verdict: Truth) -> None:
        """As is the first, and the month is right."""
        view = ccm.as_of(REVIEW, record=world(self.ENDED))
        (answer,) = answers_to("deadline art4.1b of XRU", Inquiry(view))
        assert agreement(PartialDate.parse(printed), answer) is verdict


@pytest.mark.parametrize(
    ("declared", "said", "verdict"),
    [(True, "2019-10-01", Truth.TRUE), (False, "perhaps 2019-10-01", Truth.UNKNOWN)],
)
def test_a_deadline_of_a_duty_that_may_not_arise(
    declared: bool,  # noqa: FBT001 - a case
    said: str,
    verdict: Truth,
) -> None:
    """Without stocks nothing is to be destroyed by 1 October 2019."""
    told = (event(StockpileDeclared, "2012-03-01"),) if declared else ()
    view = ccm.as_of(date(2015, 1, 1), record=world(*told))
    reply = view.ask("deadline art3 of XRU")
    assert str(reply) == said
    (answer,) = reply.answers
    assert agreement(PartialDate.parse("2019-10-01"), answer) is verdict
    assert agreement(PartialDate.parse("2019-10-02"), answer) is Truth.FALSE


@pytest.mark.parametrize(("codes", "said"), [("BGR", ""), ("BGR TCD", " (2)")])
def test_what_is_missing_of_several_states_is_said_once(codes: str, said: str) -> None:
    """With how many they are, where it is more than one."""
    gaps = tuple(
        Missing(f"{code}: whether it has stocks", Cause.NOT_REPORTED)
        for code in codes.split()
    )
    told = _gaps(Answer(value=None, gaps=lambda: gaps))
    assert told == f"what would settle it: whether it has stocks{said}"


@pytest.mark.parametrize("obligation", ["art3", "art4", "art7.1"])
def test_deadlines_that_had_passed_on_other_days(obligation: str) -> None:
    """What an answer tells of another day is what is told when that day is asked."""
    question = f"list depositors where {obligation} due"
    (answer,) = VIEW.ask(question).answers
    assert answer.history is not None
    days = sorted(day for day in answer.history.changes if day <= REVIEW)
    for day in (*days[::6], REVIEW):
        (then,) = VIEW.at(day).ask(question).answers
        assert answer.history.on(day).states == then.states
    (now,) = VIEW.ask(question).answers
    assert answer.history.on(REVIEW).doubtful == now.doubtful


class TestALimitedNumberAgainstARange:
    """It is right if every number is that the record allows, and wrong if none is."""

    @pytest.mark.parametrize(
        ("printed", "verdict"),
        [
            ("at least 6", Truth.TRUE),
            ("more than 5", Truth.TRUE),
            ("at least 7", Truth.UNKNOWN),
            ("more than 7", Truth.UNKNOWN),
            ("more than 8", Truth.FALSE),
            ("at least 9", Truth.FALSE),
            ("about 7", Truth.UNKNOWN),
            ("7", Truth.UNKNOWN),
        ],
    )
    def test_six_to_eight(self, printed: str, verdict: Truth) -> None:
        """Of a number in a range, and of States of which two are in doubt."""
        words, _, number = printed.rpartition(" ")
        claimed = Figure(Decimal(number), bound=Bound(words or "exactly"))
        ranged = Answer(value=Figure(Decimal(6)), up_to=Decimal(8))
        named = sorted(VIEW.states_parties(), key=str)
        listed = Answer(
            value=Listing(frozenset(named[:6])), doubtful=frozenset(named[6:8])
        )
        assert agreement(claimed, ranged) is verdict
        assert agreement(claimed, listed) is verdict

    def test_a_count_that_is_sure_to_be_as_large(self) -> None:
        """Of Austria alone nobody can say whether it has left: 100 there are anyhow."""
        found = ask(
            "Convention",
            "States Parties",
            event(WithdrawalNotice, "2020-03", state=VIEW.state("AUT")),
            value=Figure(Decimal(100), bound=Bound.AT_LEAST),
        )
        assert found.verdict is Verdict.AGREES
        assert found.missing == ()


def test_a_number_of_very_many_digits_is_compared_all_the_same() -> None:
    """51 of 55 in per cent, as it is worked out: between 92 and 100, and not 100."""
    worked_out = Figure(Decimal(100) * 51 / 55)
    ranged = Answer(value=Figure(Decimal(92)), up_to=Decimal(100))
    assert agreement(worked_out, ranged) is Truth.UNKNOWN
    assert not worked_out.admits(Decimal(100))
    assert worked_out.admits(worked_out.number)


class TestADayThatLiesAhead:
    """Who joins or leaves by then is not foretold."""

    NOW = date(2026, 11, 28)
    AHEAD = PartialDate.parse("2030-01-01")

    def _asked(
        self,
        value: Value,
        predicate: str = "States Parties",
        *,
        as_of: PartialDate = AHEAD,
        on: date = NOW,
        subject: str = "Convention",
    ) -> Audited:
        claim = Claim(
            id="D-1",
            document="draft",
            subject=subject,
            predicate=predicate,
            value=value,
            as_of=as_of,
        )
        return ccm.as_of(on).audit([claim])["D-1"]

    @pytest.mark.parametrize("number", [0, 95, 112, 120, 197])
    def test_the_number_of_parties_hangs_on_what_comes(self, number: int) -> None:
        """More can join (Article 16), and each can withdraw (Article 20)."""
        found = self._asked(Figure(Decimal(number)))
        assert found.verdict is Verdict.POSSIBLE
        assert found.reason == (
            "hangs on what comes after 2026-11-28; "
            "as far as is known: 112 by deposit or 112 in force"
        )
        assert found.missing[0].cause is Cause.BEYOND_THE_RECORD

    def test_no_more_can_join_than_there_are_states(self) -> None:
        """There are fewer than 500, and no more than all are a hundred per cent."""
        assert self._asked(Figure(Decimal(500))).verdict is Verdict.DISAGREES
        for number, verdict in ((3, Verdict.POSSIBLE), (101, Verdict.DISAGREES)):
            share = Figure(Decimal(number), Unit.PERCENT)
            found = self._asked(share, "rate", subject="initial reports")
            assert found.verdict is verdict

    def test_so_does_a_list_and_what_is_asked_of_parties(self) -> None:
        """They may be others by then."""
        listed = self._asked(Listing(states("NOR", "USA")))
        assert listed.verdict is Verdict.POSSIBLE
        claimed, asked = Figure(Decimal(3)), "States that completed"
        done = self._asked(claimed, asked, subject="Article 3")
        assert done.verdict is Verdict.POSSIBLE
        assert done.reason.startswith("hangs on what comes")

    @pytest.mark.parametrize(
        ("as_of", "on", "verdict"),
        [
            ("2026", "2026-11-28", Verdict.DISAGREES),
            ("2026-11-28", "2026-11-28", Verdict.DISAGREES),
            ("2026-11-29", "2026-11-28", Verdict.POSSIBLE),
            ("2026-02-03", "2015-01-01", Verdict.DISAGREES),
            ("2026-02-04", "2015-01-01", Verdict.POSSIBLE),
        ],
    )
    def test_a_day_of_which_the_record_tells_lies_not_ahead(
        self, as_of: str, on: str, verdict: Verdict
    ) -> None:
        """Nor does that of the view, or a year in which it lies."""
        day = date.fromisoformat(on)
        claimed = Figure(Decimal(120))
        found = self._asked(claimed, as_of=PartialDate.parse(as_of), on=day)
        assert found.verdict is verdict

    def test_what_has_been_stays(self) -> None:
        """What no State that joins or leaves can change is as the record tells it."""
        for day, verdict in (
            ("2023-12-31", Verdict.AGREES),
            ("2023-12-30", Verdict.DISAGREES),
        ):
            claimed, asked = PartialDate.parse(day), "Article 3 deadline"
            found = self._asked(claimed, asked, subject="BGR")
            assert found.verdict is verdict
