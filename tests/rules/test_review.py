"""Reviews of extension requests: Articles 3(3) to (5) and 4(5) to (8)."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate, Period
from ccm.duties.review import Review
from ccm.errors import (
    InvalidValueError,
    UndeterminedError,
    UnknownObligationError,
)
from ccm.facts import (
    ContaminationDeclared,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    StockpileDeclared,
)
from ccm.rules import Reading, Truth
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

    def test_a_length_and_a_day_that_it_does_not_lead_to(self) -> None:
        """Two years from 1 October 2019 are 1 October 2021; the less can be granted."""
        two = Period(years=2)
        review = fictional(ask(length=two, until=date(2021, 9, 30)))
        (odd,) = review.irregularities
        assert odd.provision == "art3.3"
        said = "asks for 2 years and for 2021-09-30: 2 years would be 2021-10-01"
        assert odd.text.endswith(said)
        assert review.latest == date(2021, 9, 30)
        assert "an extension from 2019-10-01 can be granted, to 2021" in str(review)
        agreed = fictional(ask(length=two, until=date(2021, 10, 1)))
        assert agreed.irregularities == ()
        assert "2 years from 2019-10-01 can be granted, to 2021-10-01" in str(agreed)

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


class TestReasonsAndValue:
    """The explanation concludes what the review does."""

    @pytest.mark.parametrize(
        ("request_", "order", "words"),
        [
            (ask(contents=tuple("abcdef")), Truth.TRUE, "in order"),
            (ask(), Truth.UNKNOWN, "not known whether it is in order"),
            (ask("2018-12", contents=tuple("abcdef")), Truth.UNKNOWN, "not known"),
            (ask(meeting="none", contents=tuple("abcdef")), Truth.UNKNOWN, "not known"),
            (ask(contents=("a",)), Truth.FALSE, "incomplete"),
            (ask("2019-01-15"), Truth.FALSE, "irregular, which voids nothing"),
        ],
    )
    def test_the_conclusion(
        self, request_: ExtensionRequest, order: Truth, words: str
    ) -> None:
        """What lacks an item, or may be late, is not called in order."""
        review = fictional(request_)
        assert review.in_order == order
        assert review.explanation.value == order
        assert f": {words}" in review.explanation.claim
        assert review.explain().startswith(review.explanation.claim)

    def test_before_expiry_counts_under_article_4(self) -> None:
        """Filed in September or October 2021, the deadline being 1 October."""
        late = ask("2021-09..2021-10", "art4", meeting="10MSP")
        review = fictional(attrs.evolve(late, contents=tuple("abcdefghi")))
        assert review.before_expiry is Truth.UNKNOWN

    @pytest.mark.parametrize(
        ("meeting", "before"),
        [("10MSP", Truth.TRUE), ("none", Truth.UNKNOWN)],
    )
    def test_read_of_the_decision(self, meeting: str, before: Truth) -> None:
        """The meeting that can decide must sit before 1 October 2021."""
        read = Reading(before_expiry="decision")
        late = ask("2020-01-01", "art4", meeting=meeting)
        assert fictional(late, reading=read).before_expiry is before

    def test_read_as_inadmissible(self) -> None:
        """A late request is then void, and nothing can be granted."""
        strict = Reading(late_request="inadmissible")
        review = fictional(ask("2019-01-15", length=Period(years=1)), reading=strict)
        assert review.explanation.claim.endswith(": inadmissible")
        assert review.longest == Period()
        assert review.latest == date(2019, 10, 1)

    def test_no_ban_on_showing_exceptional_circumstances(self) -> None:
        """They need not be shown for a first extension; they may be."""
        claims = [s.claim for _, s in fictional(ask()).explanation.walk()]
        assert (
            "exceptional circumstances need not be shown: no extensions granted before"
        ) in claims


class TestTheDayAskedFor:
    """A request can name a day instead of a length."""

    def test_a_day_within_four_years(self) -> None:
        """1 April 2021 is 18 months from 1 October 2019."""
        review = fictional(ask(until=date(2021, 4, 1)))
        assert review.longest == Period(years=1, months=6)
        assert review.latest == date(2021, 4, 1)
        assert not review.irregularities

    def test_a_day_in_the_fifth_year(self) -> None:
        """Refused with the provision, as a length is."""
        review = fictional(ask(until=date(2023, 10, 2)))
        assert review.latest == date(2023, 10, 1)
        (odd,) = review.irregularities
        assert odd.provision == "art3.3"

    def test_a_day_that_is_no_extension(self) -> None:
        """The deadline itself: nothing to grant."""
        review = fictional(ask(until=date(2019, 10, 1)))
        assert review.longest == Period()
        assert review.latest == date(2019, 10, 1)
        assert len(review.irregularities) == 1

    def test_a_length_in_days(self) -> None:
        """Days and years are compared from the deadline on."""
        review = fictional(ask(length=Period(days=90)))
        assert review.latest == date(2019, 12, 30)
        too_long = fictional(ask(length=Period(days=1462)))  # four years have 1461
        assert too_long.longest == Period(years=4)
        assert len(too_long.irregularities) == 1


class TestDoubt:
    """What the record does not know is not sharpened."""

    def test_a_meeting_of_which_only_the_month_is_known(self) -> None:
        """Nine months before some day of September: some day of December."""
        record = world(
            meetings=(meeting("12MSP", "2019-09", "2019-09"),),
        )
        view = ccm.as_of(date(2019, 1, 1), record=record)
        for day, timely in (
            ("2018-12-01", Truth.TRUE),
            ("2018-12-15", Truth.UNKNOWN),
            ("2018-12-31", Truth.FALSE),
        ):
            review = view.review(ask(day, meeting="12MSP"))
            assert review.timely is timely
            assert review.due is None
            assert bool(review.irregularities) is (timely is Truth.FALSE)
            assert any("12MSP (known: 2019-09)" in m.fact for m in review.missing)

    def test_a_meeting_that_had_closed(self) -> None:
        """9MSP cannot decide on what was filed after it; the next in time can."""
        review = fictional(ask("2019-11-01", length=Period(years=1)))
        assert review.meeting is not None
        assert review.meeting.label == "10MSP"

    def test_mauritanias_later_requests(self) -> None:
        """No verified source says what 11MSP decided on the second request."""
        review = NOW.review(recorded("MRT", 3))
        assert review.latest is None
        assert review.lapse is None
        assert review.before_expiry is Truth.UNKNOWN
        missing = [gap.fact for gap in review.missing]
        assert "the decision of 11MSP on request 2" in missing
        second = NOW.review(recorded("MRT", 2))
        assert second.latest == date(2029, 8, 1)  # five years from August 2024

    def test_what_was_decided_after_the_filing_is_not_known_at_it(self) -> None:
        """A further request that Peru files before its first is decided."""
        view = ccm.as_of(date(2020, 12, 1))
        request = attrs.evolve(recorded("PER", 1), number=2)
        assert view.review(request).deadline.day == date(2021, 3, 1)

    @pytest.mark.parametrize(
        ("filed", "before", "unless"),
        [
            ("2020-06-01", Truth.TRUE, ""),
            ("2021-10-05", Truth.UNKNOWN, " unless it was extended"),
        ],
    )
    def test_a_deadline_that_may_have_been_extended(
        self, filed: str, before: Truth, unless: str
    ) -> None:
        """What 9MSP decided is not on record: it can only have set a later day.

        What came before 1 October 2021 came before the deadline in any case.
        """
        record = world(
            event(ContaminationDeclared, "2011-12-01"),
            ask("2018-11-01", "art4", length=Period(years=1)),
            meetings=MEETINGS,
        )
        view = ccm.as_of(date(2020, 1, 1), record=record)
        review = view.review(ask(filed, "art4", number=2, meeting="10MSP"))
        assert review.before_expiry is before
        claims = [step.claim for _, step in review.explanation.walk()]
        assert f"filed {filed}, the deadline being 2021-10-01{unless}" in claims

    def test_remnants_of_later_hostilities(self) -> None:
        """Ten years from their end, not from entry into force (Article 4(1)(b))."""
        end = event(HostilitiesEnded, "2015-08-31", shown_by="declaration")
        view = ccm.as_of(date(2025, 1, 1), record=world(end, meetings=MEETINGS))
        request = ask("2024-10-01", "art4.1b", meeting="none", length=Period(years=2))
        review = view.review(request)
        assert (review.deadline.day, review.latest) == (
            date(2025, 8, 31),
            date(2027, 8, 31),
        )
        with pytest.raises(InvalidValueError, match="a deadline runs"):
            fictional(request)


class TestReadings:
    """The engine grants what the review says, however the text is read."""

    @given(
        reading=st.sampled_from(
            [
                Reading(last_day="too late"),
                Reading(extension_end="day before"),
                Reading(extension_base="expiry"),
                Reading(extension_length="whole years"),
                Reading(longest_extension="all together"),
                Reading(renewals="one"),
            ]
        ),
        obligation=st.sampled_from(["art3", "art4"]),
        first=st.integers(1, 36),
        months=st.integers(1, 80),
    )
    def test_a_second_extension(
        self, reading: Reading, obligation: str, first: int, months: int
    ) -> None:
        """Counted from the same anchor as the engine counts it."""

        def decided(number: int, day: str, length: Period) -> ExtensionDecision:
            return event(
                ExtensionDecision,
                day,
                obligation=obligation,
                number=number,
                meeting="9MSP",
                length=length,
            )

        granted = decided(1, "2018-09-04", Period(months=first))
        request = ask(obligation=obligation, number=2, length=Period(months=months))
        review = fictional(request, granted, reading=reading)
        if review.longest == Period():
            return
        then = decided(2, "2019-09-04", review.longest)
        record = world(
            event(StockpileDeclared, "2011-12-01"),
            event(ContaminationDeclared, "2011-12-01"),
            granted,
            then,
            meetings=MEETINGS,
        )
        view = ccm.as_of(date(2019, 9, 5), record=record, reading=reading)
        deadline = view.deadline("XRU", obligation)
        assert deadline is not None
        assert deadline.date == review.latest


def granted(day: str) -> ExtensionDecision:
    """Return twelve months on the first request, from 2019-10-01 to 2020-10-01."""
    return event(
        ExtensionDecision,
        day,
        obligation="art3",
        number=1,
        meeting="9MSP",
        length=Period(years=1),
    )


class TestEveryCourse:
    """What is said of a request is so on whichever days things happened."""

    def test_nothing_lapses_where_the_deadline_is_in_doubt(self) -> None:
        """Ten years from an end of hostilities in 2019: no meeting is so late."""
        request = ask("2019-08-23", obligation="art4.1b", meeting="10MSP")
        record = world(event(HostilitiesEnded, "2019"), request, meetings=MEETINGS)
        review = ccm.as_of(date(2019, 1, 1), record=record).review(request)
        assert str(review.deadline) == "2029-01-01..2029-08-23"
        assert review.before_expiry is Truth.TRUE
        assert review.lapse is None

    def test_nothing_lapses_where_another_meeting_may_have_to_decide(self) -> None:
        """10MSP can decide if the request came before it closed, which is not known."""
        sure = fictional(ask("2020-08", meeting="10MSP"))
        assert sure.lapse == (date(2019, 10, 2), date(2020, 9, 9))
        assert fictional(ask("2020", meeting="10MSP")).lapse is None

    def test_the_deadline_is_that_of_either_side_of_a_decision(self) -> None:
        """Filed in 2019, before or after the first request was granted."""
        review = fictional(ask("2019", number=2), granted("2019-09-03"))
        assert str(review.deadline) == "2019-10-01..2020-10-01"
        assert review.exceptional == Truth.UNKNOWN

    def test_no_day_is_told_where_the_request_may_be_inadmissible(self) -> None:
        """Filed in December 2018: by the second, or too late."""
        strict = Reading(late_request="inadmissible")
        assert fictional(ask("2018-12"), reading=strict).latest is None
        assert fictional(ask("2018-12")).latest == date(2023, 10, 1)

    def test_whether_circumstances_are_exceptional_hangs_on_what_was_granted(
        self,
    ) -> None:
        """The decision on the first request is not on record."""
        second = ask("2019-11-01", meeting="10MSP", number=2, contents=())
        record = world(
            event(StockpileDeclared, "2011-12-01"), ask(), second, meetings=MEETINGS
        )
        review = ccm.as_of(date(2019, 11, 2), record=record).review(second)
        assert review.exceptional == Truth.UNKNOWN
        told = " ".join(review.explain().split())
        assert "not known whether an extension was granted before" in told
        assert review.lacking is not None
        assert not any(content.exceptional for content in review.lacking)


class TestADayAskedForWhereTheDeadlineIsInDoubt:
    """Articles 4(5) and 4(7): at most five years from the deadline, whatever it is."""

    @pytest.mark.parametrize(
        ("until", "order", "says"),
        [
            ("2035-08-01", Truth.UNKNOWN, "can be extended to 2035-08-01 is not known"),
            ("2028-08-01", Truth.UNKNOWN, "can be extended to 2028-08-01 is not known"),
            (
                "2025-08-01",
                Truth.FALSE,
                "expected a day after the deadline, 2025-08-01 or later",
            ),
        ],
    )
    def test_a_decision_that_is_not_on_record(
        self, until: str, order: Truth, says: str
    ) -> None:
        """What 12MSP decided may have moved Germany's from 2025-08-01."""
        view = ccm.as_of(date(2025, 1, 1))
        request = attrs.evolve(
            recorded("DEU", 2),
            date=PartialDate.parse("2024-12-01"),
            number=3,
            meeting="13MSP",
            length=None,
            until=date.fromisoformat(until),
            contents=tuple("abcdefghi8"),
        )
        review = view.review(request)
        assert review.in_order == order
        assert says in " ".join(review.explain().split())

    @pytest.mark.parametrize(
        ("until", "order", "says"),
        [
            # five years from 2021-03-01 and 2022-09-01: 2026-03-01 and 2027-09-01
            ("2026-03-01", Truth.TRUE, "up to 5 years can be granted"),
            ("2027-09-01", Truth.UNKNOWN, "can be extended to 2027-09-01 is not known"),
            ("2027-09-02", Truth.FALSE, "expected 2027-09-01 at the latest"),
            ("2022-09-01", Truth.UNKNOWN, "can be extended to 2022-09-01 is not known"),
            ("2021-03-01", Truth.FALSE, "expected a day after the deadline"),
        ],
    )
    def test_an_extension_of_unknown_day(
        self, until: str, order: Truth, says: str
    ) -> None:
        """Bosnia and Herzegovina in February 2021: extended already, or not yet."""
        request = attrs.evolve(
            recorded("BIH", 2),
            date=PartialDate.parse("2021-02-20"),
            until=date.fromisoformat(until),
            contents=tuple("abcdefghi8"),
        )
        review = ccm.as_of(date(2021, 2, 20)).review(request)
        assert review.in_order == order
        assert says in " ".join(review.explain().split())
        told = [gap.fact for gap in review.missing]
        assert "the deadline that it would extend (known: 2021-03-01..2022-09-01)" in (
            told
        )


def test_how_much_is_left_in_all_hangs_on_the_deadline() -> None:
    """Four years from 2019-10-01 in all: four are left, or three if one was granted."""
    reading = Reading(longest_extension="all together")
    first = event(
        ExtensionDecision,
        "2019-09-11..2019-10-10",
        obligation="art3",
        number=1,
        meeting="9MSP",
        length=Period(years=1),
    )
    record = world(
        event(StockpileDeclared, "2011-12-01"), ask(), first, meetings=MEETINGS
    )
    view = ccm.as_of(date(2019, 10, 6), record=record, reading=reading)
    request = ask("2019-10-06", number=2, meeting="10MSP", length=Period(years=4))
    review = view.review(request)
    assert review.longest == Period(years=4)
    assert "up to 4 years can be granted" in " ".join(review.explain().split())
