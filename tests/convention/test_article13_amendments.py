"""Article 13: amendments, in a world of thirty founders and Ruritania."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.convention.article13_amendments import (
    DUTIES,
    admissible,
    adopted,
    binds,
    entry_into_force,
    in_force,
    rightly_timed,
    sufficiently_accepted,
    supported,
)
from ccm.convention.article13_course import AmendmentStage, course
from ccm.convention.article13_procedure import (
    ACCEPTANCE,
    ADOPTION,
    EARLIER_CONFERENCE,
    SUPPORT,
    SUPPORT_PERIOD,
)
from ccm.convention.article13_proposals import (
    Amendment,
    AmendmentAccepted,
    AmendmentProposed,
    AmendmentReply,
)
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import Deposit, Event, Instrument, State, WithdrawalNotice
from ccm.meetings import Base, Vote
from ccm.rules import Cause, Roll, Truth
from ccm.rules.courses import Course
from ccm.testing.fiction import RURITANIA, event, meeting, world

MEETINGS = (meeting("12MSP", "2024-09-10", "2024-09-13"),)
CIRCULATED = date(2024, 1, 10)
LAST = date(2024, 4, 9)
"""90 days after 10 January 2024: 21 left in January, 29, 31, and nine of April."""
VOTED = date(2024, 9, 18)


def _roll(*events: Event, deposit: date | None = date(2011, 4, 6)) -> Roll:
    record = world(*events, deposit=deposit, meetings=MEETINGS)
    return ccm.as_of(VOTED, record=record).roll


def _read(roll: Roll, **choices: str) -> Roll:
    reading = ccm.Reading(**choices)  # type: ignore[arg-type]
    return ccm.as_of(VOTED, record=roll.record, reading=reading).roll


ROLL = _roll()
FOUNDERS = tuple(state for state in ROLL.record.dossiers if state != RURITANIA)
PROPOSAL = event(AmendmentProposed, "2024-01-05", state=FOUNDERS[0])


def _replies(
    states: Iterable[State], when: str | date = "2024-03-01", **fields: object
) -> tuple[AmendmentReply, ...]:
    given_: dict[str, object] = {"supports": True, **fields}
    return tuple(event(AmendmentReply, when, state=s, **given_) for s in states)


def _acceptances(
    states: Iterable[State], when: str | date = "2025-01-01"
) -> tuple[AmendmentAccepted, ...]:
    return tuple(event(AmendmentAccepted, when, state=s) for s in states)


SUPPORTED = Amendment(
    proposal=PROPOSAL,
    circulated=PartialDate.on(CIRCULATED),
    replies=_replies(FOUNDERS[:16]),
)
ADOPTED = attrs.evolve(
    SUPPORTED,
    opened=PartialDate.parse("2024-09-14"),
    voted=PartialDate.on(VOTED),
    votes=dict.fromkeys(FOUNDERS, Vote.IN_FAVOUR) | {RURITANIA: Vote.AGAINST},
)


class TestAWholeAmendment:
    """From proposal to entry into force, told as it would happen.

    Thirty founders and Ruritania are Parties: a majority of all is sixteen.
    """

    AMENDMENT = attrs.evolve(
        ADOPTED,
        replies=(
            *_replies(FOUNDERS[:15], "2024-02-01"),
            *_replies(FOUNDERS[15:16], LAST),  # the sixteenth, on the 90th day
            *_replies(FOUNDERS[16:20], "2024-04-10"),  # a day late
        ),
        votes=dict.fromkeys(FOUNDERS[:20], Vote.IN_FAVOUR)
        | dict.fromkeys(FOUNDERS[20:29], Vote.AGAINST)
        | {FOUNDERS[29]: Vote.ABSTAINED, RURITANIA: Vote.AGAINST},
        acceptances=(
            *_acceptances(FOUNDERS[:15], "2025-02-03"),
            *_acceptances(FOUNDERS[15:16], "2025-06-17"),  # the sixteenth
            *_acceptances([RURITANIA], "2026-01-20"),
        ),
    )

    @pytest.mark.parametrize(
        ("on", "stage"),
        [
            ("2024-01-05", "proposed"),
            ("2024-01-10", "circulated"),
            ("2024-04-08", "circulated"),
            ("2024-04-09", "supported"),
            ("2024-09-13", "supported"),
            ("2024-09-14", "conference opened"),
            ("2024-09-18", "adopted"),
            ("2025-06-16", "adopted"),
            ("2025-06-17", "in force"),
        ],
    )
    def test_day_by_day(self, on: str, stage: str) -> None:
        """Every stage begins on the day of the act that completes it."""
        found = course(self.AMENDMENT, ROLL, date.fromisoformat(on))
        assert found.stage == stage
        assert found.explanation.claim == (
            f"amendment proposed by Founder 1, on {on}: {stage}"
        )
        assert found.missing == ()

    def test_it_names_four_majorities(self) -> None:
        """Each of those that it was measured by, in figures."""
        found = course(self.AMENDMENT, ROLL, date(2025, 6, 17))
        claims = [step.claim for _, step in found.explanation.walk()]
        assert [claim for claim in claims if "majority," in claim] == [
            (
                "support by 2024-04-09: a majority, 16 of 31 States Parties in favour, "
                "more than half needed"
            ),
            (
                "an earlier conference: no majority, 0 of 31 States Parties in favour, "
                "more than half needed"
            ),
            (
                "adoption: a majority, 20 of 30 States Parties present and voting in "
                "favour, at least two thirds needed"
            ),
            (
                "adoption: a majority, 20 of 30 States Parties present and voting in "
                "favour, at least two thirds needed"
            ),
            (
                "acceptances by 2025-06-17: a majority, 16 of 31 States that were "
                "Parties at the date of adoption in favour, more than half needed"
            ),
        ]
        assert set(found.explanation.reading()) == {
            "support_counted_on",
            "abstentions",
            "acceptance_of_leaver",
        }

    def test_whom_it_binds(self) -> None:
        """Those that accepted, from the majority on; others from their own deposit."""
        whole, founder = self.AMENDMENT, FOUNDERS[0]
        cases = [
            (founder, "2025-06-16", Truth.FALSE),
            (founder, "2025-06-17", Truth.TRUE),
            (RURITANIA, "2026-01-19", Truth.FALSE),
            (RURITANIA, "2026-01-20", Truth.TRUE),
            (FOUNDERS[29], "2040-01-01", Truth.FALSE),
        ]
        for state, on, truth in cases:
            ruling = binds(whole, state, ROLL, date.fromisoformat(on))
            assert ruling.truth is truth, (state, on)

    def test_had_the_abstention_counted_it_would_have_failed(self) -> None:
        """20 of 31 are less than two thirds (A-16)."""
        other = _read(ROLL, abstentions="voting")
        found = course(self.AMENDMENT, other, date(2025, 6, 17))
        assert found.stage is AmendmentStage.REJECTED


class TestTheOrderOfActs:
    """Proposed, circulated, replied to, opened, voted on, accepted."""

    WHOLE = TestAWholeAmendment.AMENDMENT

    @pytest.mark.parametrize(
        ("on", "stage"),
        [
            ("2024-09-17", "supported"),
            ("2024-09-18", "adopted"),
            ("2025-06-17", "in force"),
        ],
    )
    def test_who_votes_has_met(self, on: str, stage: str) -> None:
        """The opening is not on record: it was over when the vote was taken."""
        amendment = attrs.evolve(self.WHOLE, opened=None)
        assert course(amendment, ROLL, date.fromisoformat(on)).stage == stage

    @pytest.mark.parametrize("on", ["2024-02-01", "2024-09-13"])
    def test_who_replies_was_asked(self, on: str) -> None:
        """From the first reply on it is no longer only proposed."""
        amendment = attrs.evolve(self.WHOLE, circulated=None)
        found = course(amendment, ROLL, date.fromisoformat(on))
        assert found.stage is AmendmentStage.UNDETERMINED
        assert str(found.missing[0]) == (
            "when the proposal was circulated (not reported)"
        )
        eve = course(amendment, ROLL, date(2024, 1, 31))
        assert eve.stage is AmendmentStage.PROPOSED

    AS_CONVENED = pytest.mark.parametrize(
        ("on", "stage"),
        [
            ("2024-09-14", "conference opened"),
            ("2024-09-18", "adopted"),
            ("2025-06-17", "in force"),
        ],
    )
    """Article 13(1): it is convened if a majority supports that, and not otherwise."""

    @AS_CONVENED
    def test_who_is_convened_was_asked_for(self, on: str, stage: str) -> None:
        """When the proposal was circulated is not on record."""
        amendment = attrs.evolve(self.WHOLE, circulated=None)
        assert course(amendment, ROLL, date.fromisoformat(on)).stage == stage

    @pytest.mark.parametrize(
        ("on", "opened", "stage"),
        [
            ("2024-09-13", True, "undetermined"),
            ("2024-09-14", True, "conference opened"),
            ("2024-09-17", False, "undetermined"),
            ("2025-06-17", True, "in force"),
            ("2025-06-17", False, "in force"),
        ],
    )
    def test_replies_that_are_not_on_record(
        self, on: str, *, opened: bool, stage: str
    ) -> None:
        """The account tells of none, and all of them were to come after it ended."""
        amendment = attrs.evolve(self.WHOLE, replies=(), known_through=date(2024, 2, 1))
        if not opened:
            amendment = attrs.evolve(amendment, opened=None)
        day = date.fromisoformat(on)
        assert course(amendment, ROLL, day).stage == stage
        claim = supported(amendment, ROLL, day).explanation.claim
        shown = claim.startswith("a conference was convened")
        assert shown is (stage != "undetermined")

    @AS_CONVENED
    def test_who_replied_on_a_day_that_is_not_known_did_in_time(
        self, on: str, stage: str
    ) -> None:
        """The sixteenth, in April: by the 9th, as the conference was convened."""
        replies = *_replies(FOUNDERS[:15]), *_replies(FOUNDERS[15:16], "2024-04")
        for counted in ("circulation", "last day for support"):
            roll = _read(ROLL, support_counted_on=counted)
            amendment = attrs.evolve(self.WHOLE, replies=replies)
            assert course(amendment, roll, date.fromisoformat(on)).stage == stage
        eve = course(amendment, ROLL, date(2024, 9, 13))
        assert eve.stage is AmendmentStage.UNDETERMINED

    @pytest.mark.parametrize(
        ("circulated", "replies"),
        [(None, ()), (PartialDate.on(CIRCULATED), _replies(FOUNDERS[:15]))],
    )
    def test_what_the_account_would_hold_is_not_presumed(
        self,
        circulated: PartialDate | None,
        replies: tuple[AmendmentReply, ...],
    ) -> None:
        """It is complete: fewer than a majority asked for what was convened."""
        amendment = attrs.evolve(self.WHOLE, circulated=circulated, replies=replies)
        assert supported(amendment, ROLL, VOTED).truth is not Truth.TRUE

    def test_who_accepts_has_adopted(self) -> None:
        """Acceptances without a vote on record: how it went is not known."""
        amendment = attrs.evolve(self.WHOLE, opened=None, voted=None)
        found = course(amendment, ROLL, date(2025, 2, 3))
        assert found.stage is AmendmentStage.UNDETERMINED
        assert str(found.missing[0]) == "when the conference voted (not reported)"

    def test_which_of_two_days_is_not_known(self) -> None:
        """A vote in 2024 or 2025, and no opening on record."""
        voted = PartialDate.parse("2024-09-18..2025-01-10")
        amendment = attrs.evolve(self.WHOLE, opened=None, voted=voted)
        found = course(amendment, ROLL, date(2024, 12, 1))
        assert found.stage is AmendmentStage.UNDETERMINED
        assert str(found.missing[0]) == "when it was opened (not reported)"

    def test_a_vague_day_lies_between_the_others(self) -> None:
        """It came before the vote, so that nothing is waited for."""
        vague = PartialDate.parse("2024-01-10..2024-12-31")
        for amendment in (
            attrs.evolve(self.WHOLE, circulated=vague),
            attrs.evolve(self.WHOLE, opened=vague),
        ):
            assert course(amendment, ROLL, VOTED).stage is AmendmentStage.ADOPTED

    def test_a_vague_proposal_was_made_before_it_was_circulated(self) -> None:
        """Made in 2024, and circulated on 10 January of that year."""
        proposal = event(AmendmentProposed, "2024", state=FOUNDERS[0])
        amendment = attrs.evolve(self.WHOLE, proposal=proposal)
        found = course(amendment, ROLL, date(2024, 1, 10))
        assert found.stage is AmendmentStage.CIRCULATED

    def test_once_the_conference_is_open_support_is_waited_for_no_more(self) -> None:
        """Opened within the 90 days, with no majority of replies on record."""
        amendment = Amendment(
            proposal=PROPOSAL,
            circulated=PartialDate.parse("2024-08-01"),
            opened=PartialDate.parse("2024-09-14"),
        )
        for on, stage in (("2024-09-13", "circulated"), ("2024-09-14", "undetermined")):
            assert course(amendment, ROLL, date.fromisoformat(on)).stage == stage


class TestParagraph1Proposal:
    """Any Party, at any time after entry into force."""

    @pytest.mark.parametrize(
        ("when", "truth"),
        [
            ("2010-07-31", Truth.FALSE),
            ("2010-08-01", Truth.TRUE),
            ("2010", Truth.UNKNOWN),
        ],
    )
    def test_not_before_entry_into_force(self, when: str, truth: Truth) -> None:
        """Before that there are no States Parties."""
        proposal = event(AmendmentProposed, when, state=FOUNDERS[0])
        assert admissible(Amendment(proposal=proposal), ROLL).truth is truth

    def test_since_when_the_convention_is_in_force_is_said(self) -> None:
        """With the day."""
        told = admissible(Amendment(proposal=PROPOSAL), ROLL).explanation.because
        assert told[0].claim == "the Convention is in force since 2010-08-01"

    def test_only_a_party_proposes(self) -> None:
        """Ruritania is none before 1 October 2011."""
        for when, truth in (("2011-09-30", Truth.FALSE), ("2011-10-01", Truth.TRUE)):
            proposal = event(AmendmentProposed, when)
            assert admissible(Amendment(proposal=proposal), ROLL).truth is truth

    @pytest.mark.parametrize(
        ("when", "truth"),
        [
            ("2015-07-14", Truth.TRUE),
            ("2016-01-01", Truth.FALSE),
            ("2017-09-01", Truth.TRUE),
            ("2015..2017", Truth.UNKNOWN),
        ],
    )
    def test_a_party_that_left_and_came_back(self, when: str, truth: Truth) -> None:
        """It proposes while it is a Party, whenever the record is asked."""
        left = event(WithdrawalNotice, "2015-01-15")
        back = event(Deposit, "2017-03-10", instrument=Instrument.ACCESSION)
        proposal = event(AmendmentProposed, when)
        found = admissible(Amendment(proposal=proposal), _roll(left, back))
        assert found.truth is truth

    def test_without_a_convention_in_force_nothing_is_proposed(self) -> None:
        """Three instruments are not thirty."""
        roll = ccm.as_of(VOTED, record=world(founders=3)).roll
        amendment = Amendment(proposal=event(AmendmentProposed, "2024-01-05"))
        assert admissible(amendment, roll).truth is Truth.FALSE
        found = course(amendment, roll, VOTED)
        assert found.stage is AmendmentStage.INADMISSIBLE

    def test_an_adopted_amendment_goes_to_all_states(self) -> None:
        """Not to the Parties alone (13.4)."""
        assert DUTIES[-1].what.endswith("to all States")


class TestParagraph1Support:
    """A majority of all Parties, within 90 days after circulation."""

    def test_the_numbers(self) -> None:
        """90 days; more than half, of all Parties and not of those that reply."""
        assert SUPPORT_PERIOD.period == Period(days=90)
        assert SUPPORT.base is Base.ALL
        assert [SUPPORT.least(n) for n in (30, 31, 32)] == [16, 16, 17]
        assert SUPPORT_PERIOD.ends(Course(), CIRCULATED, ROLL.reading) == LAST

    @pytest.mark.parametrize(
        ("supporters", "on", "truth"),
        [
            (16, "2024-03-01", Truth.TRUE),
            (16, "2024-02-29", Truth.UNKNOWN),
            (15, "2024-04-09", Truth.UNKNOWN),
            (15, "2024-04-10", Truth.FALSE),
            (0, "2024-04-10", Truth.FALSE),
        ],
    )
    def test_reached_or_not(self, supporters: int, on: str, truth: Truth) -> None:
        """Open until the period is over, unless the majority is there before."""
        amendment = attrs.evolve(SUPPORTED, replies=_replies(FOUNDERS[:supporters]))
        ruling = supported(amendment, ROLL, date.fromisoformat(on))
        assert ruling.truth is truth

    @pytest.mark.parametrize(
        ("when", "truth"),
        [
            (LAST, Truth.TRUE),
            (LAST + timedelta(days=1), Truth.FALSE),
            ("2024-04", Truth.UNKNOWN),
        ],
    )
    def test_the_ninetieth_day_is_in_time(self, when: str | date, truth: Truth) -> None:
        """A sixteenth reply on 9 April counts; on 10 April it does not."""
        replies = (*_replies(FOUNDERS[:15]), *_replies(FOUNDERS[15:16], when))
        amendment = attrs.evolve(SUPPORTED, replies=replies)
        assert supported(amendment, ROLL, date(2024, 5, 1)).truth is truth

    def test_the_replies_are_its_facts(self) -> None:
        """Those that had come by the day, and what they said."""
        facts = supported(SUPPORTED, ROLL, LAST).explanation.evidence()
        assert len(facts) == 16
        assert str(facts[0]) == "Founder 1: support, 2024-03-01"
        early = supported(SUPPORTED, ROLL, date(2024, 2, 29))
        assert early.explanation.evidence() == ()

    def test_the_last_reply_in_time_counts(self) -> None:
        """Who changes its mind in time is heard; too late it is not."""
        for when, truth in (("2024-04-09", Truth.FALSE), ("2024-04-10", Truth.TRUE)):
            no = _replies(FOUNDERS[:1], when, supports=False)
            amendment = attrs.evolve(SUPPORTED, replies=(*SUPPORTED.replies, *no))
            assert supported(amendment, ROLL, date(2024, 5, 1)).truth is truth

    def test_of_which_day_the_parties_are_counted_is_a_reading(self) -> None:
        """Founder 30 leaves between: 16 of 31 at circulation, 15 of 30 on day 90."""
        notice = event(WithdrawalNotice, "2023-08-01", state=FOUNDERS[29])
        roll = _roll(notice)  # with effect from 1 February 2024
        replies = _replies((*FOUNDERS[:15], FOUNDERS[29]), "2024-01-20")
        amendment = attrs.evolve(SUPPORTED, replies=replies)
        on = date(2024, 5, 1)
        ruling = supported(amendment, roll, on)
        assert ruling.truth is Truth.FALSE
        assert "15 of 30" in ruling.explanation.claim
        then = supported(amendment, _read(roll, support_counted_on="circulation"), on)
        assert then.truth is Truth.TRUE
        assert "16 of 31" in then.explanation.claim

    def test_silence_beyond_the_account_is_not_a_no(self) -> None:
        """If the account ends before day 90, the missing replies are unknown."""
        amendment = attrs.evolve(
            SUPPORTED, replies=_replies(FOUNDERS[:15]), known_through=date(2024, 3, 1)
        )
        ruling = supported(amendment, ROLL, date(2025, 1, 1))
        assert ruling.truth is Truth.UNKNOWN
        found = course(amendment, ROLL, date(2025, 1, 1))
        assert found.stage is AmendmentStage.UNDETERMINED
        assert "Ruritania" in found.missing[0].fact

    def test_without_support_there_is_no_conference(self) -> None:
        """The walk ends there."""
        amendment = attrs.evolve(ADOPTED, replies=())
        found = course(amendment, ROLL, date(2025, 1, 1))
        assert found.stage is AmendmentStage.NOT_SUPPORTED

    def test_one_unknown_last_day_is_one_for_all(self) -> None:
        """It ended on 9 or 10 April: on the latter six came, and six thought better."""
        late = "2024-04-10"
        replies = (
            *_replies(FOUNDERS[:16]),
            *_replies(FOUNDERS[:6], late, supports=False),
            *_replies(FOUNDERS[16:22], late),
        )
        circulated = PartialDate.parse("2024-01-10..2024-01-11")
        amendment = attrs.evolve(SUPPORTED, circulated=circulated, replies=replies)
        ruling = supported(amendment, ROLL, date(2024, 5, 1))
        assert ruling.truth is Truth.TRUE
        assert "16 of 31" in ruling.explanation.claim
        fewer = attrs.evolve(amendment, replies=replies[1:])
        assert supported(fewer, ROLL, date(2024, 5, 1)).truth is Truth.UNKNOWN

    @given(
        changes=st.lists(
            st.tuples(st.sampled_from(FOUNDERS), st.integers(-2, 5), st.booleans()),
            max_size=12,
        ),
        number=st.integers(13, 18),
        length=st.integers(0, 3),
    )
    def test_is_what_every_day_of_circulation_says(
        self, changes: list[tuple[State, int, bool]], number: int, length: int
    ) -> None:
        """Known if, and only if, all days that the record allows agree."""
        replies = (
            *_replies(FOUNDERS[:number]),
            *(
                _replies([state], LAST + timedelta(days), supports=supports)[0]
                for state, days, supports in changes
            ),
        )

        def truth(circulated: PartialDate) -> Truth:
            told = attrs.evolve(SUPPORTED, circulated=circulated, replies=replies)
            return supported(told, ROLL, date(2024, 6, 1)).truth

        days = [CIRCULATED + timedelta(more) for more in range(length + 1)]
        found = {truth(PartialDate.on(day)) for day in days}
        expected = found.pop() if len(found) == 1 else Truth.UNKNOWN
        assert truth(PartialDate(days[0], days[-1])) is expected

    def test_before_circulation_nothing_can_be_told(self) -> None:
        """The 90 days have not begun."""
        ruling = supported(Amendment(proposal=PROPOSAL), ROLL, VOTED)
        assert ruling.truth is Truth.UNKNOWN

    @given(data=st.data(), on=st.dates(CIRCULATED, date(2024, 6, 1)))
    def test_more_support_never_loses_it(self, data: st.DataObject, on: date) -> None:
        """One more supporting reply turns no yes into anything else."""
        days = st.dates(CIRCULATED, date(2024, 5, 1))
        states = data.draw(st.lists(st.sampled_from(FOUNDERS), max_size=20))
        replies = tuple(_replies([s], data.draw(days))[0] for s in states)
        more = (*replies, *_replies([RURITANIA], data.draw(days)))
        order = [Truth.FALSE, Truth.UNKNOWN, Truth.TRUE]
        before, after = (
            order.index(supported(attrs.evolve(SUPPORTED, replies=r), ROLL, on).truth)
            for r in (replies, more)
        )
        assert after >= before


class TestParagraph3:
    """Immediately after a meeting, unless a majority asks for it earlier."""

    @pytest.mark.parametrize(
        ("opened", "truth"),
        [
            ("2024-09-13", Truth.TRUE),
            ("2024-09-14", Truth.TRUE),
            ("2024-09-15", Truth.UNKNOWN),
            ("2025-01-20", Truth.UNKNOWN),
            ("2024-09-12", Truth.FALSE),
            ("2024-09-13..2024-09-14", Truth.TRUE),
            ("2024-09", Truth.UNKNOWN),
        ],
    )
    def test_what_is_immediately(self, opened: str, truth: Truth) -> None:
        """On the day of the close or the next; later the text leaves open."""
        amendment = attrs.evolve(SUPPORTED, opened=PartialDate.parse(opened))
        ruling = rightly_timed(amendment, ROLL)
        assert ruling.truth is truth
        if truth is Truth.UNKNOWN:
            assert ruling.missing[0].cause is Cause.DISPUTED

    @pytest.mark.parametrize(("asking", "truth"), [(16, Truth.TRUE), (15, Truth.FALSE)])
    def test_a_majority_of_all_can_move_it_up(self, asking: int, truth: Truth) -> None:
        """Of all Parties, as for its convening."""
        assert EARLIER_CONFERENCE.base is Base.ALL
        amendment = attrs.evolve(
            SUPPORTED,
            replies=_replies(FOUNDERS[:asking], earlier=True),
            opened=PartialDate.parse("2024-06-03"),
        )
        assert rightly_timed(amendment, ROLL).truth is truth

    def test_a_wish_that_comes_after_the_opening_moves_nothing(self) -> None:
        """The sixteenth asks on the day after."""
        replies = (
            *_replies(FOUNDERS[:15], earlier=True),
            *_replies(FOUNDERS[15:16], "2024-06-04", earlier=True),
        )
        amendment = attrs.evolve(
            SUPPORTED, replies=replies, opened=PartialDate.parse("2024-06-03")
        )
        assert rightly_timed(amendment, ROLL).truth is Truth.FALSE

    def test_a_misplaced_conference_stops_nothing(self) -> None:
        """What it adopts is adopted."""
        early = attrs.evolve(ADOPTED, opened=PartialDate.parse("2024-06-03"))
        found = course(early, ROLL, VOTED)
        assert found.stage is AmendmentStage.ADOPTED
        assert Truth.FALSE in [step.truth for step in found.steps[:-1]]

    def test_it_names_the_meeting_that_had_closed(self) -> None:
        """The one before the conference; of one that was still to come it is silent."""
        for opened, said in (
            ("2024-09-14", "2024-09-14, after 12MSP, which closed 2024-09-13"),
            ("2024-06-03", "2024-06-03"),
        ):
            amendment = attrs.evolve(SUPPORTED, opened=PartialDate.parse(opened))
            place, _ = rightly_timed(amendment, ROLL).explanation.because
            assert place.claim == f"the conference opened {said}"

    def test_before_it_opens_nothing_can_be_told(self) -> None:
        """There is no conference to judge."""
        assert rightly_timed(SUPPORTED, ROLL).truth is Truth.UNKNOWN


class TestParagraph4:
    """Two thirds of the Parties present and voting."""

    @pytest.mark.parametrize(
        ("in_favour", "against", "truth"),
        [(2, 1, Truth.TRUE), (19, 10, Truth.FALSE), (20, 10, Truth.TRUE)],
    )
    def test_exactly_two_thirds_adopt(
        self, in_favour: int, against: int, truth: Truth
    ) -> None:
        """Of those that vote; the absent do not count."""
        votes = dict.fromkeys(ROLL.record.dossiers, Vote.ABSENT)
        votes |= dict.fromkeys(FOUNDERS[:in_favour], Vote.IN_FAVOUR)
        votes |= dict.fromkeys(FOUNDERS[in_favour : in_favour + against], Vote.AGAINST)
        assert adopted(attrs.evolve(ADOPTED, votes=votes), ROLL).truth is truth
        assert ADOPTION.base is Base.VOTING

    def test_unknown_votes_that_cannot_turn_it(self) -> None:
        """With 21 of 31 in favour the other ten may have done what they like."""
        for number, truth in ((21, Truth.TRUE), (20, Truth.UNKNOWN)):
            votes = dict.fromkeys(FOUNDERS[:number], Vote.IN_FAVOUR)
            ruling = adopted(attrs.evolve(ADOPTED, votes=votes), ROLL)
            assert ruling.truth is truth

    def test_without_a_vote(self) -> None:
        """Where nobody asks for a vote, there is none to count."""
        found = attrs.evolve(ADOPTED, votes={}, consensus=True)
        assert adopted(found, ROLL).truth is Truth.TRUE
        assert adopted(SUPPORTED, ROLL).truth is Truth.UNKNOWN

    def test_who_is_no_party_does_not_vote(self) -> None:
        """A vote of Ruritania before it joined is refused."""
        roll = _roll(deposit=None)
        with pytest.raises(InvalidValueError, match="States Parties, got Ruritania"):
            adopted(ADOPTED, roll)


class TestParagraph5:
    """In force with acceptance by a majority of those that were Parties then."""

    @pytest.mark.parametrize(("number", "truth"), [(15, Truth.FALSE), (16, Truth.TRUE)])
    def test_more_than_half_of_the_parties_at_adoption(
        self, number: int, truth: Truth
    ) -> None:
        """16 of 31."""
        amendment = attrs.evolve(ADOPTED, acceptances=_acceptances(FOUNDERS[:number]))
        ruling = in_force(amendment, ROLL, date(2025, 1, 1))
        assert ruling.truth is truth
        day = entry_into_force(amendment, ROLL)
        assert day == (PartialDate.parse("2025-01-01") if truth else None)

    def test_the_denominator_is_frozen(self) -> None:
        """Ruritania joins after adoption: it neither counts nor is counted."""
        assert ACCEPTANCE.base is Base.AT_ADOPTION
        roll = _roll(deposit=date(2024, 6, 1))  # in force from 1 December 2024
        votes = dict.fromkeys(FOUNDERS, Vote.IN_FAVOUR)
        amendment = attrs.evolve(
            ADOPTED,
            votes=votes,
            acceptances=(
                *_acceptances(FOUNDERS[:15]),
                *_acceptances([RURITANIA], "2025-02-01"),
            ),
        )
        on = date(2025, 3, 1)
        ruling = sufficiently_accepted(amendment, roll, on)
        assert ruling.truth is Truth.FALSE
        assert "15 of 30" in str(ruling)
        more = attrs.evolve(
            amendment,
            acceptances=(
                *amendment.acceptances,
                *_acceptances(FOUNDERS[15:16], "2025-03-01"),
            ),
        )
        assert entry_into_force(more, roll) == PartialDate.on(on)
        assert binds(more, RURITANIA, roll, on).truth is Truth.TRUE
        assert binds(more, RURITANIA, roll, date(2025, 2, 28)).truth is Truth.FALSE

    def test_the_acceptance_of_a_state_that_left_is_a_reading(self) -> None:
        """Founder 1 accepts and leaves before the sixteenth acceptance (A-40)."""
        notice = event(WithdrawalNotice, "2024-11-01", state=FOUNDERS[0])
        roll = _roll(notice)  # with effect from 1 May 2025
        amendment = attrs.evolve(
            ADOPTED,
            acceptances=(
                *_acceptances(FOUNDERS[:15], "2025-01-01"),
                *_acceptances(FOUNDERS[15:16], "2025-06-01"),
                *_acceptances(FOUNDERS[16:17], "2025-09-01"),
            ),
        )
        assert entry_into_force(amendment, roll) == PartialDate.parse("2025-06-01")
        other = _read(roll, acceptance_of_leaver="does not count")
        assert entry_into_force(amendment, other) == PartialDate.parse("2025-09-01")
        on = date(2025, 10, 1)
        assert binds(amendment, FOUNDERS[0], roll, on).truth is Truth.FALSE

    def test_once_in_force_it_stays_in_force(self) -> None:
        """A later withdrawal undoes nothing, whatever the reading."""
        notice = event(WithdrawalNotice, "2025-06-01", state=FOUNDERS[0])
        roll = _read(_roll(notice), acceptance_of_leaver="does not count")
        amendment = attrs.evolve(ADOPTED, acceptances=_acceptances(FOUNDERS[:16]))
        after = date(2026, 1, 1)
        assert sufficiently_accepted(amendment, roll, after).truth is Truth.FALSE
        assert in_force(amendment, roll, after).truth is Truth.TRUE

    def test_there_are_no_waiting_months(self) -> None:
        """Unlike Article 17: the day of the deposit is the day of entry."""
        amendment = attrs.evolve(ADOPTED, acceptances=_acceptances(FOUNDERS[:16]))
        day = date(2025, 1, 1)
        assert binds(amendment, FOUNDERS[0], ROLL, day).truth is Truth.TRUE
        assert (
            binds(amendment, FOUNDERS[0], ROLL, day - timedelta(days=1)).truth
            is Truth.FALSE
        )

    def test_a_day_in_doubt_stays_in_doubt(self) -> None:
        """Of the sixteenth only the month is known: so it is with the entry."""
        amendment = attrs.evolve(
            ADOPTED,
            acceptances=(
                *_acceptances(FOUNDERS[:15]),
                *_acceptances(FOUNDERS[15:16], "2025-06"),
            ),
        )
        assert entry_into_force(amendment, ROLL) == PartialDate.parse("2025-06")
        ruling = in_force(amendment, ROLL, date(2025, 6, 15))
        assert ruling.truth is Truth.UNKNOWN
        assert ruling.missing[0].fact == "the day of the decisive acceptance"
        found = course(amendment, ROLL, date(2025, 6, 15))
        assert found.stage is AmendmentStage.UNDETERMINED

    def test_beyond_the_account_it_may_have_entered_into_force(self) -> None:
        """Where the account ends, no acceptance on record is not none."""
        amendment = attrs.evolve(
            ADOPTED,
            acceptances=(
                *_acceptances(FOUNDERS[:15]),
                *_acceptances(FOUNDERS[15:16], "2025-06-01"),
            ),
            known_through=date(2025, 3, 1),
        )
        day = entry_into_force(amendment, ROLL)
        assert day == PartialDate.parse("2025-03-02..2025-06-01")
        early = in_force(amendment, ROLL, date(2025, 3, 1))
        assert early.truth is Truth.FALSE
        assert binds(amendment, RURITANIA, ROLL, date(2025, 7, 1)).truth is (
            Truth.UNKNOWN
        )

    def test_not_before_it_was_adopted(self) -> None:
        """However little is on record of acceptances, and however early that ends."""
        amendment = attrs.evolve(
            ADOPTED,
            acceptances=_acceptances(FOUNDERS[:16], "2025-06-01"),
            known_through=date(2024, 4, 1),
        )
        day = entry_into_force(amendment, ROLL)
        assert day == PartialDate(VOTED, date(2025, 6, 1))
        eve = in_force(amendment, ROLL, VOTED - timedelta(days=1))
        assert eve.truth is Truth.FALSE

    def test_in_force_for_a_while_it_may_be_in_force(self) -> None:
        """Founder 1 may have accepted before it left: then enough had accepted."""
        notice = event(WithdrawalNotice, "2024-11-01", state=FOUNDERS[0])
        roll = _read(_roll(notice), acceptance_of_leaver="does not count")
        amendment = attrs.evolve(
            ADOPTED,
            acceptances=(
                *_acceptances(FOUNDERS[1:16], "2025-01-01"),
                *_acceptances(FOUNDERS[:1], "2025-04..2025-05"),
            ),
        )  # it leaves with effect from 1 May 2025
        ruling = in_force(amendment, roll, date(2025, 7, 1))
        assert ruling.truth is Truth.UNKNOWN
        assert ruling.missing
        assert entry_into_force(amendment, roll) is None

    def test_in_force_it_stays_in_force_whoever_may_have_left(self) -> None:
        """Sixteen accepted; whether Founder 1 has left since, changes nothing."""
        notice = event(WithdrawalNotice, "2024-11..2025-02", state=FOUNDERS[0])
        roll = _read(_roll(notice), acceptance_of_leaver="does not count")
        amendment = attrs.evolve(ADOPTED, acceptances=_acceptances(FOUNDERS[:16]))
        on = date(2025, 7, 1)  # it leaves between 1 May and 28 August 2025
        assert sufficiently_accepted(amendment, roll, on).truth is Truth.UNKNOWN
        assert in_force(amendment, roll, on).truth is Truth.TRUE

    def test_on_whichever_day_the_last_accepted_there_were_sixteen(self) -> None:
        """Founder 1 leaves on the day on which Founder 16 accepts: one for the other.

        Founder 17 accepted before that day or after it, and was the sixteenth.
        Founder 2 leaves on 15 July: there are fifteen then.
        """
        roll = _read(
            _roll(
                event(WithdrawalNotice, "2024-11-01", state=FOUNDERS[0]),
                event(WithdrawalNotice, "2025-01-15", state=FOUNDERS[1]),
            ),
            acceptance_of_leaver="does not count",
        )
        amendment = attrs.evolve(
            ADOPTED,
            acceptances=(
                *_acceptances(FOUNDERS[:15], "2025-01-01"),
                *_acceptances(FOUNDERS[15:16], "2025-05-01"),
                *_acceptances(FOUNDERS[16:17], "2025-04..2025-06"),
            ),
        )
        on = date(2025, 9, 1)
        assert sufficiently_accepted(amendment, roll, on).truth is Truth.FALSE
        assert in_force(amendment, roll, on).truth is Truth.TRUE

    def test_it_binds_nobody_who_would_have_prevented_it(self) -> None:
        """Still a Party, Founder 30 votes it down: 19 of 29; else it has left."""
        founder = FOUNDERS[29]
        notice = event(WithdrawalNotice, "2024-03..2024-06", state=founder)
        votes = dict.fromkeys(FOUNDERS[:19], Vote.IN_FAVOUR)
        votes |= dict.fromkeys(FOUNDERS[19:28], Vote.AGAINST)
        votes |= {FOUNDERS[28]: Vote.ABSENT, founder: Vote.AGAINST}
        votes |= {RURITANIA: Vote.ABSENT}
        amendment = attrs.evolve(
            ADOPTED, votes=votes, acceptances=_acceptances(FOUNDERS, "2024-10-15")
        )
        ruling = binds(amendment, founder, _roll(notice), date(2024, 11, 1))
        truths = [step.value for step in ruling.explanation.because]
        assert truths == [Truth.UNKNOWN, Truth.TRUE, Truth.UNKNOWN]
        assert ruling.truth is Truth.FALSE

    def test_before_the_majority_it_says_how_many_have_accepted(self) -> None:
        """What is not in force yet is not told as of the day on which it will be."""
        amendment = attrs.evolve(
            ADOPTED,
            acceptances=(
                *_acceptances(FOUNDERS[:15]),
                *_acceptances(FOUNDERS[15:16], "2025-06-17"),
            ),
        )
        eve = in_force(amendment, ROLL, date(2025, 6, 16))
        assert eve.explanation.claim == "in force by 2025-06-16"
        assert "15 of 31" in str(eve)

    def test_beyond_the_account_who_may_have_accepted_is_missing(self) -> None:
        """One more acceptance than is on record would do."""
        amendment = attrs.evolve(
            ADOPTED,
            acceptances=_acceptances(FOUNDERS[:15]),
            known_through=date(2025, 3, 1),
        )
        ruling = in_force(amendment, ROLL, date(2025, 7, 1))
        assert ruling.truth is Truth.UNKNOWN
        assert "Ruritania" in ruling.missing[0].fact

    def test_what_was_not_adopted_does_not_enter_into_force(self) -> None:
        """However many accept it."""
        votes = dict.fromkeys(ROLL.record.dossiers, Vote.AGAINST)
        amendment = attrs.evolve(
            ADOPTED, votes=votes, acceptances=_acceptances(FOUNDERS)
        )
        assert in_force(amendment, ROLL, date(2030, 1, 1)).truth is Truth.FALSE
        assert entry_into_force(amendment, ROLL) is None
        none_yet = attrs.evolve(SUPPORTED, acceptances=_acceptances(FOUNDERS))
        assert in_force(none_yet, ROLL, date(2030, 1, 1)).truth is Truth.UNKNOWN

    @given(
        order=st.permutations(FOUNDERS),
        gaps=st.lists(st.integers(0, 200), min_size=30, max_size=30),
    )
    def test_it_is_the_day_of_the_sixteenth(
        self, order: list[State], gaps: list[int]
    ) -> None:
        """Whatever the order of acceptances: the sixteenth of thirty-one decides."""
        days, day = [], date(2024, 10, 1)
        for gap in gaps:
            day += timedelta(days=gap)
            days.append(day)
        accepted = tuple(
            event(AmendmentAccepted, day, state=state)
            for state, day in zip(order, days, strict=True)
        )
        amendment = attrs.evolve(ADOPTED, acceptances=accepted[::-1])
        assert entry_into_force(amendment, ROLL) == PartialDate.on(days[15])


class TestCourse:
    """The walk as a whole."""

    def test_an_act_of_unknown_day_is_not_taken_for_done(self) -> None:
        """In the month in which it was circulated the stage is in doubt."""
        amendment = Amendment(
            proposal=PROPOSAL, circulated=PartialDate.parse("2024-02")
        )
        found = course(amendment, ROLL, date(2024, 2, 10))
        assert found.stage is AmendmentStage.UNDETERMINED
        assert found.missing[0].cause is Cause.PARTIAL_DATE
        after = course(amendment, ROLL, date(2024, 2, 29))
        assert after.stage is AmendmentStage.CIRCULATED

    @pytest.mark.parametrize(
        ("on", "stage"),
        [
            (date(2024, 3, 31), AmendmentStage.CIRCULATED),
            (date(2024, 4, 15), AmendmentStage.UNDETERMINED),
            (date(2024, 5, 1), AmendmentStage.NOT_SUPPORTED),
        ],
    )
    def test_support_may_be_counted_no_longer(
        self, on: date, stage: AmendmentStage
    ) -> None:
        """90 days after some day of January end from 31 March to 30 April."""
        vague = Amendment(proposal=PROPOSAL, circulated=PartialDate.parse("2024-01"))
        assert course(vague, ROLL, on).stage is stage

    def test_what_may_not_be_admissible_is_in_doubt_while_support_is_counted(
        self,
    ) -> None:
        """Proposed when the Convention may not yet have been in force."""
        amendment = Amendment(
            proposal=event(AmendmentProposed, "2010-07..2010-08", state=FOUNDERS[0]),
            circulated=PartialDate.parse("2010-09-01"),
        )
        found = course(amendment, ROLL, date(2010, 10, 1))
        assert found.stage is AmendmentStage.UNDETERMINED

    def test_a_day_before_the_proposal_is_refused(self) -> None:
        """There is nothing to ask about yet."""
        with pytest.raises(InvalidValueError, match="on: expected a day on or after"):
            course(SUPPORTED, ROLL, date(2024, 1, 4))

    def test_each_stage_has_one_more_step(self) -> None:
        """The steps are rulings, in the order of the Article."""
        numbers = [
            len(course(a, ROLL, date(2030, 1, 1)).steps)
            for a in (Amendment(proposal=PROPOSAL), SUPPORTED, ADOPTED)
        ]
        assert numbers == [1, 2, 5]


class TestWithoutAVote:
    """An amendment that nobody asked to vote on is accepted as any other is."""

    def test_it_enters_into_force_with_the_sixteenth_of_31(self) -> None:
        """On the day of that acceptance, and not before it (Article 13(5))."""
        consensus = attrs.evolve(
            ADOPTED,
            votes={},
            consensus=True,
            acceptances=(
                *_acceptances(FOUNDERS[:15]),
                *_acceptances(FOUNDERS[15:16], "2025-03-01"),
            ),
        )
        assert entry_into_force(consensus, ROLL) == PartialDate.parse("2025-03-01")
        assert in_force(consensus, ROLL, date(2025, 2, 28)).truth is Truth.FALSE
        assert in_force(consensus, ROLL, date(2025, 3, 1)).truth is Truth.TRUE
