"""Where Articles 3 and 4 differ, one test for each difference.

Much of the two articles reads alike, so that it is easy to carry over to one what
only the other says. Both are put to the same facts here.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.convention.article02_terms import REMNANT as REMNANTS
from ccm.convention.article02_terms import Find, Item, Remnant
from ccm.convention.article03_scope import STOCKS
from ccm.convention.article03_stockpiles import CONTENTS_3_4, STOCKPILE_DESTRUCTION
from ccm.convention.article04_clearance import (
    CLEARANCE,
    CONTENTS_4_6,
    DECLARATION_OF_COMPLIANCE,
)
from ccm.convention.article04_scope import AREAS
from ccm.dates import Period
from ccm.duties.review import Review
from ccm.facts import (
    ClearanceCompleted,
    ContaminationDeclared,
    ContaminationFound,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
)
from ccm.rules import FollowUp, Reading, Status, Truth
from ccm.testing.fiction import event, meeting, world

BOTH = ("art3", "art4")
# Ruritania is bound from 1 October 2011.
DEADLINES = {"art3": date(2019, 10, 1), "art4": date(2021, 10, 1)}
MEETINGS = (
    meeting("9MSP", "2019-09-02", "2019-09-04"),
    meeting("11MSP", "2023-09-11", "2023-09-14"),
)


def view(*events: Event, on: date = date(2024, 1, 1)) -> ccm.AsOf:
    """Return a world in which Ruritania declared stockpiles and areas."""
    declared = (
        event(StockpileDeclared, "2011-12-01"),
        event(ContaminationDeclared, "2011-12-01"),
    )
    return ccm.as_of(on, record=world(*declared, *events, meetings=MEETINGS))


def granted(obligation: str, number: int, length: Period, day: str) -> Event:
    """Return a decision."""
    return event(
        ExtensionDecision,
        day,
        obligation=obligation,
        number=number,
        meeting="9MSP",
        length=length,
    )


def review(
    obligation: str,
    *events: Event,
    filed: str = "2018-12-01",
    label: str = "9MSP",
    number: int = 1,
    contents: tuple[str, ...] = (),
) -> Review:
    """Review the same request under either article."""
    request = event(
        ExtensionRequest,
        filed,
        obligation=obligation,
        number=number,
        meeting=label,
        contents=contents,
    )
    return view(*events).review(request)


class TestJurisdictionAndControl:
    """(1) Article 3(1) says jurisdiction and control, Article 4(1) or."""

    @pytest.mark.parametrize(
        ("jurisdiction", "control"), list(product(Truth, Truth)), ids=str
    )
    def test_and_against_or(self, jurisdiction: Truth, control: Truth) -> None:
        """What is under one of them alone is reached by Article 4 only."""
        stocks = STOCKS.covers(jurisdiction, control, Reading()).truth
        areas = AREAS.covers(jurisdiction, control, Reading()).truth
        given = (jurisdiction, control)
        assert (stocks is Truth.TRUE) == (given == (Truth.TRUE, Truth.TRUE))
        assert (areas is Truth.TRUE) == (Truth.TRUE in given)
        assert (stocks is Truth.FALSE) == (Truth.FALSE in given)
        assert (areas is Truth.FALSE) == (given == (Truth.FALSE, Truth.FALSE))

    def test_what_is_asked_for_is_said(self) -> None:
        """In the words of each article."""
        for reach, words in ((STOCKS, "and"), (AREAS, "or")):
            ruling = reach.covers(Truth.TRUE, Truth.TRUE, Reading())
            asked = f"under jurisdiction {words} control: "
            assert ruling.explanation.claim.startswith(asked)

    def test_the_provisions_are_cited(self) -> None:
        """Each answer says under which article it stands."""
        for reach, provision in ((STOCKS, "art3.1"), (AREAS, "art4.1")):
            ruling = reach.covers(Truth.TRUE, Truth.FALSE, Reading())
            assert ruling.explanation.provision == provision


class TestExceptionalCircumstances:
    """(2) Article 3(3) asks for them with further extensions, Article 4(8) never."""

    @pytest.mark.parametrize(
        ("obligation", "number", "needed"),
        [
            ("art3", 1, Truth.FALSE),
            ("art3", 2, Truth.TRUE),
            ("art3", 3, Truth.TRUE),
            ("art4", 1, Truth.FALSE),
            ("art4", 2, Truth.FALSE),
            ("art4", 3, Truth.FALSE),
        ],
    )
    def test_of_the_nth_extension(
        self, obligation: str, number: int, needed: Truth
    ) -> None:
        """The request says what they are, under Article 3(4)(b) alone."""
        earlier = [
            granted(obligation, n, Period(years=1), "2018-09-05")
            for n in range(1, number)
        ]
        found = review(obligation, *earlier, number=number)
        assert found.exceptional is needed
        assert found.lacking is not None
        assert any(c.exceptional for c in found.lacking) is bool(needed)


class TestBeforeExpiry:
    """(3) Article 4(6) wants the request before expiry; Article 3 does not say so."""

    @pytest.mark.parametrize("obligation", BOTH)
    def test_a_request_a_day_after_the_deadline(self, obligation: str) -> None:
        """In good time for its meeting in either case."""
        expired = DEADLINES[obligation].replace(day=2).isoformat()
        found = review(obligation, filed=expired, label="11MSP")
        assert found.timely is Truth.TRUE
        assert found.before_expiry is Truth.FALSE
        odd = [irregularity.provision for irregularity in found.irregularities]
        assert odd == (["art4.6"] if obligation == "art4" else [])

    @pytest.mark.parametrize("obligation", BOTH)
    def test_the_finding_says_the_same(self, obligation: str) -> None:
        """Before anybody has decided."""
        asked = event(
            ExtensionRequest,
            DEADLINES[obligation].replace(day=2),
            obligation=obligation,
            number=1,
            meeting="11MSP",
        )
        found = view(asked, on=date(2022, 1, 1)).assess("XRU", obligation)
        odd = [irregularity.provision for irregularity in found.irregularities]
        assert odd == (["art4.6"] if obligation == "art4" else [])


class TestDeclarationOfCompliance:
    """(4) Article 4(1)(c) asks for one; Article 3 has no such duty."""

    def test_only_clearance_is_followed_by_one(self) -> None:
        """No obligation follows destruction of stockpiles."""
        follow_ups = [n for n in CONVENTION.obligations if isinstance(n, FollowUp)]
        assert follow_ups == [DECLARATION_OF_COMPLIANCE]
        assert DECLARATION_OF_COMPLIANCE.follows is ClearanceCompleted

    def test_what_completion_raises(self) -> None:
        """Clearance leaves something to declare, destruction leaves nothing."""
        on = date(2019, 6, 1)
        cleared = view(event(ClearanceCompleted, "2019-05-01"), on=on)
        destroyed = view(event(StockpileDestroyed, "2019-05-01"), on=on)
        assert cleared.assess("XRU", "art4.1c").status is Status.OUTSTANDING
        assert destroyed.assess("XRU", "art4.1c").status is Status.NOT_APPLICABLE
        assert destroyed.assess("XRU", "art3").status is Status.FULFILLED


class TestContents:
    """(5) Article 3(4) lists six items, Article 4(6) nine."""

    @pytest.mark.parametrize(
        ("obligation", "letters"), [("art3", "abcdef"), ("art4", "abcdefghi")]
    )
    def test_what_an_empty_request_lacks(self, obligation: str, letters: str) -> None:
        """Letter by letter."""
        lacking = review(obligation).lacking
        assert lacking is not None
        assert "".join(dict.fromkeys(c.letter for c in lacking)) == letters

    def test_six_letters_are_not_enough_under_article_4(self) -> None:
        """What completes one request leaves the other short of (g), (h), (i)."""
        given = tuple("abcdef")
        assert review("art3", contents=given).lacking == ()
        lacking = review("art4", contents=given).lacking
        assert lacking is not None
        assert [content.letter for content in lacking] == ["g", "h", "i"]


class TestLengths:
    """(6) Four years at most under Article 3(3), five under Article 4(5)."""

    @pytest.mark.parametrize(("obligation", "years"), [("art3", 4), ("art4", 5)])
    def test_the_longest_extension(self, obligation: str, years: int) -> None:
        """From the deadline that there is."""
        found = review(obligation)
        assert found.longest == Period(years=years)
        due = DEADLINES[obligation]
        assert found.latest == due.replace(year=due.year + years)

    @pytest.mark.parametrize(
        ("obligation", "provisions"), [("art3", ["art3.3"]), ("art4", [])]
    )
    def test_five_years_granted(self, obligation: str, provisions: list[str]) -> None:
        """A year too many under Article 3, and in order under Article 4."""
        decision = granted(obligation, 1, Period(years=5), "2019-09-04")
        found = view(decision, on=date(2019, 9, 10)).assess("XRU", obligation)
        assert [odd.provision for odd in found.irregularities] == provisions

    @pytest.mark.parametrize(
        ("norm", "years"), [(STOCKPILE_DESTRUCTION, 8), (CLEARANCE, 10)]
    )
    def test_the_first_periods_differ_as_well(
        self, norm: ccm.rules.TimeBound, years: int
    ) -> None:
        """Eight years and ten."""
        assert norm.period == Period(years=years)


class TestMeans:
    """(7) 3(4)(b): means available or required; 4(6)(b): available and required."""

    @pytest.mark.parametrize(
        ("contents", "word"), [(CONTENTS_3_4, "or"), (CONTENTS_4_6, "and")]
    )
    def test_or_against_and(
        self, contents: tuple[ccm.rules.Content, ...], word: str
    ) -> None:
        """The item under (b) says which."""
        means = [c.text for c in contents if c.letter == "b" and not c.exceptional]
        assert len(means) == 1
        assert f"available {word} required" in means[0]


class TestRenewal:
    """Article 4(8) lets an extension be renewed; Article 3(3) adds further ones."""

    def test_where_it_is_said(self) -> None:
        """So that a second renewal can be doubted under Article 4 alone (A-28)."""
        stocks, areas = STOCKPILE_DESTRUCTION.extension, CLEARANCE.extension
        assert stocks is not None
        assert areas is not None
        assert (stocks.renewal_provision, areas.renewal_provision) == ("", "art4.8")


class TestBomblets:
    """Remnants include bomblets (2(7)); the words of Article 3 do not."""

    def test_an_unexploded_bomblet_is_a_remnant(self) -> None:
        """Under Article 4 that is said; under Article 3 it is a reading (A-05)."""
        found = REMNANTS.of(Find(item=Item.BOMBLET, separated=True, exploded=False))
        assert found.verdict is Truth.TRUE
        assert found.holding(Remnant) == (Remnant.UNEXPLODED_BOMBLET,)


class TestAfterAFind:
    """Stocks found late are urgent; for areas found late the old deadline runs."""

    def test_found_after_the_deadline(self) -> None:
        """Neither article says what follows: A-23 and A-24 are readings."""
        found = view(
            event(StockpileDestroyed, "2014-05-01"),
            event(StockpileFound, "2022-03-01"),
            event(ClearanceCompleted, "2014-05-01"),
            event(ContaminationFound, "2022-03-01"),
            on=date(2022, 3, 1),
        )
        stocks, areas = (found.assess("XRU", obligation) for obligation in BOTH)
        assert (stocks.status, stocks.deadline) == (Status.OUTSTANDING, None)
        assert areas.status is Status.OVERDUE
        assert str(areas.deadline) == "2021-10-01"
        assert "stocks_found" in stocks.reading
        assert "areas_found" in areas.reading
