"""Reviews of extension requests: Articles 3(3) to (5) and 4(5) to (8)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.dates import Period
from ccm.errors import (
    InvalidValueError,
    UndeterminedError,
    UnknownObligationError,
)
from ccm.facts import (
    ContaminationDeclared,
    ExtensionDecision,
    ExtensionRequest,
    StockpileDeclared,
)
from ccm.rules import Reading, Review, Truth
from ccm.testing.fiction import event, meeting, world

NOW = ccm.as_of(date(2026, 11, 21))
MEETINGS = (
    meeting("9MSP", "2019-09-02", "2019-09-04"),
    meeting("10MSP", "2020-09-07", "2020-09-09"),
)


def recorded(state: str, number: int) -> ExtensionRequest:
    """Return a request of the record."""
    requests = NOW.record.dossier(NOW.state(state)).of(ExtensionRequest)
    (found,) = (request for request in requests if request.number == number)
    return found


def fictional(
    request: ExtensionRequest,
    *granted: ExtensionDecision,
    reading: Reading | None = None,
) -> Review:
    """Review a request of Ruritania, whose deadline is 2019-10-01 (2021 for art4)."""
    record = world(
        event(StockpileDeclared, "2011-12-01"),
        event(ContaminationDeclared, "2011-12-01"),
        *granted,
        meetings=MEETINGS,
    )
    return ccm.as_of(date(2019, 1, 1), record=record, reading=reading).review(request)


def ask(
    day: str = "2018-12-02", obligation: str = "art3", **given: object
) -> ExtensionRequest:
    """Return a request of Ruritania to the ninth meeting."""
    fields = {"number": 1, "meeting": "9MSP", "obligation": obligation, **given}
    return event(ExtensionRequest, day, **fields)


class TestNineMonths:
    """At least nine months before the meeting (Articles 3(5) and 4(6))."""

    def test_as_iraq_was_told(self) -> None:
        """11 December 2022 for the meeting of 11 September 2023; filed in November."""
        review = NOW.review(recorded("IRQ", 1))
        assert review.due == date(2022, 12, 11)
        assert review.timely is Truth.TRUE
        assert not review.irregularities

    def test_germany_was_late_by_44_days(self) -> None:
        """An irregularity, no refusal: 9MSP granted five years."""
        review = NOW.review(recorded("DEU", 1))
        assert review.timely is Truth.FALSE
        (late,) = review.irregularities
        assert late.provision == "art4.6"
        assert "44 days late" in late.text
        granted = ccm.as_of(date(2020, 1, 1)).deadline("DEU", "art4")
        assert granted is not None
        assert granted.date == date(2025, 8, 1)

    @pytest.mark.parametrize(
        ("day", "timely"),
        [
            ("2018-12-02", Truth.TRUE),
            ("2018-12-03", Truth.FALSE),
            ("2018-12", Truth.UNKNOWN),
        ],
    )
    def test_the_last_day(self, day: str, timely: Truth) -> None:
        """Nine months before 2 September lie on 2 December."""
        assert fictional(ask(day)).timely is timely

    def test_a_late_request_can_be_read_as_moved(self) -> None:
        """Filed in January 2019, it is in time for the meeting of 2020."""
        other = Reading(late_request="moved to a later meeting")
        moved = fictional(ask("2019-01-15"), reading=other).meeting
        stays = fictional(ask("2019-01-15")).meeting
        assert moved is not None
        assert stays is not None
        assert (moved.label, stays.label) == ("10MSP", "9MSP")


class TestHowMuch:
    """At most four years, or five, and no more than was asked for."""

    def test_peru_in_2021(self) -> None:
        """37 months were asked for: to 1 April 2024."""
        review = NOW.review(recorded("PER", 1))
        assert review.longest == Period(months=37)
        assert review.latest == date(2024, 4, 1)

    def test_chile_in_2022(self) -> None:
        """The record holds no length asked for: five years from 1 June 2023."""
        review = NOW.review(recorded("CHL", 3))
        assert review.longest == Period(years=5)
        assert review.latest == date(2028, 6, 1)
        assert "the length asked for" in [gap.fact for gap in review.missing]

    @pytest.mark.parametrize(
        ("obligation", "years", "provision"),
        [("art3", 4, "art3.3"), ("art4", 5, "art4.5")],
    )
    def test_a_year_too_many_is_refused(
        self, obligation: str, years: int, provision: str
    ) -> None:
        """A fifth year under Article 3, a sixth under Article 4."""
        request = ask(obligation=obligation, length=Period(years=years + 1))
        review = fictional(request)
        assert review.longest == Period(years=years)
        assert provision in [odd.provision for odd in review.irregularities]

    def test_a_deadline_that_cannot_be_extended(self) -> None:
        """Article 7 provides for no extension."""
        with pytest.raises(InvalidValueError, match=r"Ruritania.*art7\.1"):
            fictional(ask(obligation="art7.1"))
        with pytest.raises(InvalidValueError, match=r"art7\.2"):
            fictional(ask(obligation="art7.2"))
        with pytest.raises(UnknownObligationError):
            fictional(ask(obligation="art99"))

    @given(
        months=st.integers(1, 80),
        obligation=st.sampled_from(["art3", "art4"]),
        asked=st.booleans(),
    )
    def test_never_promises_more_than_is_then_granted(
        self, months: int, obligation: str, *, asked: bool
    ) -> None:
        """To grant the longest gives the latest day, and nothing irregular."""
        length = Period(months=months) if asked else None
        request = ask(obligation=obligation, length=length)
        review = fictional(request)
        decision = event(
            ExtensionDecision,
            "2019-09-04",
            obligation=obligation,
            number=1,
            meeting="9MSP",
            length=review.longest,
        )
        record = world(
            event(StockpileDeclared, "2011-12-01"),
            event(ContaminationDeclared, "2011-12-01"),
            request,
            decision,
            meetings=MEETINGS,
        )
        finding = ccm.as_of(date(2019, 9, 5), record=record).assess("XRU", obligation)
        assert finding.deadline
        assert finding.deadline.date == review.latest
        assert not finding.irregularities


class TestExceptionalCircumstances:
    """For further extensions under Article 3(3); never under Article 4."""

    @pytest.mark.parametrize(
        ("state", "number", "needed"),
        [
            ("BGR", 1, Truth.FALSE),
            ("BGR", 2, Truth.TRUE),
            ("BGR", 3, Truth.TRUE),
            ("PER", 1, Truth.FALSE),
            ("CHL", 3, Truth.FALSE),
            ("TCD", 2, Truth.FALSE),
        ],
    )
    def test_of_real_requests(self, state: str, number: int, needed: Truth) -> None:
        """Only Bulgaria's second and third."""
        assert NOW.review(recorded(state, number)).exceptional is needed


class TestContents:
    """Six items under Article 3(4), nine under Article 4(6)."""

    @pytest.mark.parametrize(("obligation", "letters"), [("art3", 6), ("art4", 9)])
    def test_a_request_that_contains_nothing(
        self, obligation: str, letters: int
    ) -> None:
        """Every letter of the list is lacking."""
        review = fictional(ask(obligation=obligation, contents=()))
        assert review.lacking is not None
        assert len({content.letter for content in review.lacking}) == letters

    def test_a_complete_request(self) -> None:
        """Nothing is lacking, and it is in order."""
        review = fictional(ask(contents=tuple("abcdef"), length=Period(years=1)))
        assert review.lacking == ()
        assert review.in_order is Truth.TRUE

    def test_a_request_of_which_the_contents_are_unknown(self) -> None:
        """The record does not say: unknown, not complete."""
        review = fictional(ask(length=Period(years=1)))
        assert review.lacking is None
        assert review.in_order == Truth.UNKNOWN
        assert "what the request contains" in [gap.fact for gap in review.missing]
        with pytest.raises(UndeterminedError, match="request 1.*what the request con"):
            bool(review.in_order)


class TestWhoDecides:
    """The meeting, and what lapses if it decides late."""

    def test_bulgarias_second_request(self) -> None:
        """2RC closed after 1 October 2020: the deadline lapsed meanwhile."""
        lapse = NOW.review(recorded("BGR", 2)).lapse
        assert lapse is not None
        assert lapse[0] == date(2020, 10, 2)

    def test_bosnias_second_request(self) -> None:
        """10MSP closed on 2 September 2022, a day after the deadline."""
        lapse = NOW.review(recorded("BIH", 2)).lapse
        assert lapse == (date(2022, 9, 2), date(2022, 9, 2))

    def test_a_meeting_before_the_deadline(self) -> None:
        """Nothing lapses."""
        assert fictional(ask()).lapse is None

    def test_after_expiry(self) -> None:
        """Irregular under Article 4(6); Article 3 says nothing of it."""
        clearance = fictional(ask("2021-10-02", "art4", meeting="none"))
        assert clearance.before_expiry is Truth.FALSE
        assert "art4.6" in [odd.provision for odd in clearance.irregularities]
        stocks = fictional(ask("2019-10-02", meeting="none"))
        assert stocks.before_expiry is Truth.FALSE
        assert not stocks.irregularities
