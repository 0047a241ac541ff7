"""Articles 19 and 21 to 23: reservations, non-parties, depositary, languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.convention.article13_amendments import DUTIES as AMENDMENT_DUTIES
from ccm.convention.article19_reservations import Target, admissible
from ccm.convention.article21_relations import (
    DUTIES,
    NEVER,
    Activity,
    Conduct,
    permitted,
)
from ccm.convention.article22_depositary import DEPOSITARY, FUNCTIONS
from ccm.convention.article23_authentic_texts import AUTHENTIC_TEXTS, authentic
from ccm.meetings import Force
from ccm.rules import Membership, Truth

READING = ccm.Reading()
PREVAILS = ccm.Reading(interoperability="prevails")
YIELDS = ccm.Reading(interoperability="does not prevail")
BESIDE = (Activity.ASSIST, Activity.RETAIN)
TERRITORY = (Activity.HOST, Activity.TRANSIT)

truths = st.sampled_from(Truth)
conducts = st.builds(
    Conduct,
    activity=st.sampled_from(Activity),
    partner=st.none() | st.sampled_from(Membership),
    lawful=truths,
    expressly=truths,
    exclusive_control=truths,
)
readings = st.builds(
    ccm.Reading,
    interoperability=st.sampled_from(["contested", "prevails", "does not prevail"]),
    transit=st.sampled_from(["contested", "prohibited", "permitted"]),
)


def _conduct(activity: Activity, **fields: object) -> Conduct:
    given_: dict[str, object] = {
        "partner": Membership.NON_PARTY,
        "lawful": Truth.TRUE,
        **fields,
    }
    return Conduct(activity=activity, **given_)  # type: ignore[arg-type]


class TestArticle19:
    """No reservations."""

    @pytest.mark.parametrize(
        ("modifies", "truth"),
        [
            (Truth.TRUE, Truth.FALSE),
            (Truth.FALSE, Truth.TRUE),
            (Truth.UNKNOWN, Truth.UNKNOWN),
        ],
    )
    def test_to_the_articles(self, modifies: Truth, truth: Truth) -> None:
        """What changes legal effect is excluded; a mere interpretation is not."""
        ruling = admissible(Target.ARTICLES, modifies=modifies)
        assert ruling.truth is truth
        assert ruling.explanation.provision == "art19"

    def test_to_a_political_document(self) -> None:
        """As four States declared in 2015: CCM/CONF/2015/7, annex II."""
        assert admissible(Target.POLITICAL_DOCUMENT).truth is Truth.TRUE


class TestArticle21Paragraphs1And2:
    """What is owed towards States not party."""

    def test_four_duties_one_of_best_efforts(self) -> None:
        """To encourage, to notify, to promote, and to do one's best to discourage."""
        assert [duty.force for duty in DUTIES] == [*[Force.MUST] * 3, Force.MUST_TRY]

    def test_notice_goes_to_those_it_cooperates_with(self) -> None:
        """The governments of the States of paragraph 3, and not to all."""
        assert "with which it cooperates" in DUTIES[1].what


class TestArticle21Paragraph3:
    """Military cooperation and operations with States not party."""

    @pytest.mark.parametrize("lawful", Truth)
    def test_is_permitted_in_accordance_with_international_law(
        self, lawful: Truth
    ) -> None:
        """The one condition that the text names."""
        conduct = _conduct(Activity.JOIN_OPERATIONS, lawful=lawful)
        ruling = permitted(conduct, READING)
        assert ruling.truth is lawful
        assert ruling.explanation.provision == "art21.3"

    @pytest.mark.parametrize("partner", Membership)
    def test_who_has_not_joined_yet_is_not_party(self, partner: Membership) -> None:
        """A signatory is a State not party; with a Party the exception is closed."""
        ruling = permitted(_conduct(Activity.ASSIST, partner=partner), PREVAILS)
        assert ruling.truth is Truth.of(partner is not Membership.PARTY)


class TestArticle21Paragraph4:
    """What paragraph 3 never authorizes."""

    @pytest.mark.parametrize(
        ("activity", "provision"),
        [
            (Activity.DEVELOP, "art21.4.a"),
            (Activity.PRODUCE, "art21.4.a"),
            (Activity.ACQUIRE, "art21.4.a"),
            (Activity.STOCKPILE, "art21.4.b"),
            (Activity.TRANSFER, "art21.4.b"),
            (Activity.USE, "art21.4.c"),
        ],
    )
    def test_items_a_to_c(self, activity: Activity, provision: str) -> None:
        """Each is refused with its own item."""
        ruling = permitted(_conduct(activity), PREVAILS)
        assert ruling.truth is Truth.FALSE
        assert ruling.explanation.provision == provision

    @given(conduct=conducts, reading=readings)
    def test_no_circumstance_and_no_reading_opens_a_to_c(
        self, conduct: Conduct, reading: ccm.Reading
    ) -> None:
        """Whatever else is known."""
        if conduct.activity in NEVER:
            assert permitted(conduct, reading).truth is Truth.FALSE

    @pytest.mark.parametrize(
        ("expressly", "exclusive", "truth"),
        [
            (Truth.TRUE, Truth.TRUE, Truth.FALSE),
            (Truth.TRUE, Truth.FALSE, Truth.TRUE),
            (Truth.FALSE, Truth.TRUE, Truth.TRUE),
            (Truth.TRUE, Truth.UNKNOWN, Truth.UNKNOWN),
            (Truth.UNKNOWN, Truth.FALSE, Truth.TRUE),
        ],
    )
    def test_item_d_needs_both(
        self, expressly: Truth, exclusive: Truth, truth: Truth
    ) -> None:
        """Express, and in exclusive control: item (d) is an 'and'."""
        conduct = _conduct(
            Activity.REQUEST_USE, expressly=expressly, exclusive_control=exclusive
        )
        ruling = permitted(conduct, PREVAILS)
        assert ruling.truth is truth
        assert "art21.4.d" in ruling.explanation.provisions()

    def test_beside_item_d_a_request_is_disputed(self) -> None:
        """It can still be an inducement: unknown, or prohibited, by the reading."""
        conduct = _conduct(
            Activity.REQUEST_USE, expressly=Truth.TRUE, exclusive_control=Truth.FALSE
        )
        assert permitted(conduct, READING).truth is Truth.UNKNOWN
        assert permitted(conduct, YIELDS).truth is Truth.FALSE


class TestWhatIsDisputed:
    """What Article 21(4) does not name: unknown, with the question named."""

    @pytest.mark.parametrize("activity", BESIDE)
    def test_beside_the_limits(self, activity: Activity) -> None:
        """Assistance is in no item of paragraph 4 (A-32)."""
        conduct = _conduct(activity)
        ruling = permitted(conduct, READING)
        assert ruling.truth is Truth.UNKNOWN
        assert ruling.explanation.reading() == ("interoperability",)
        assert ruling.explanation.because[-1].provision == "art21.3"
        assert "(A-32)" in ruling.missing[0].fact
        assert permitted(conduct, PREVAILS).truth is Truth.TRUE
        assert permitted(conduct, YIELDS).truth is Truth.FALSE

    @pytest.mark.parametrize("activity", TERRITORY)
    def test_on_ones_territory(self, activity: Activity) -> None:
        """The text names neither transit nor foreign stocks (A-31)."""
        conduct = _conduct(activity)
        ruling = permitted(conduct, READING)
        assert ruling.truth is Truth.UNKNOWN
        assert ruling.explanation.reading() == ("transit",)
        assert "art1.1.c" in ruling.explanation.provisions()
        assert "(A-31)" in ruling.missing[0].fact
        for choice, truth in (("permitted", True), ("prohibited", False)):
            reading = ccm.Reading(transit=choice)  # type: ignore[arg-type]
            assert permitted(conduct, reading).truth is Truth.of(truth)

    def test_what_is_not_known_is_asked_for(self) -> None:
        """Partner, lawfulness and the open question, in that order."""
        ruling = permitted(Conduct(activity=Activity.ASSIST), READING)
        assert [str(gap.cause) for gap in ruling.missing] == [
            "not reported",
            "not reported",
            "disputed",
        ]

    @given(conduct=conducts, reading=readings)
    def test_the_reason_is_the_answer(
        self, conduct: Conduct, reading: ccm.Reading
    ) -> None:
        """The root of the explanation is the truth; what is missing is open."""
        ruling = permitted(conduct, reading)
        assert ruling.explanation.value is ruling.truth
        assert bool(ruling.missing) == (ruling.truth is Truth.UNKNOWN)


class TestArticle22:
    """The Depositary."""

    def test_is_the_secretary_general(self) -> None:
        """And each function stands in another Article."""
        assert DEPOSITARY == "the Secretary-General of the United Nations"
        assert all(clause.who == DEPOSITARY for clause in FUNCTIONS)
        assert AMENDMENT_DUTIES[-1].provision in {c.provision for c in FUNCTIONS}


class TestArticle23:
    """Authentic texts."""

    @pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
    def test_six_languages_are_equally_authentic(self, language: str) -> None:
        """Those of the United Nations."""
        assert authentic(language).truth is Truth.TRUE
        assert len(AUTHENTIC_TEXTS) == 6

    def test_every_other_text_is_a_translation(self) -> None:
        """German and Lao among them."""
        for language in ("de", "lo", "EN", ""):
            assert authentic(language).truth is Truth.FALSE
