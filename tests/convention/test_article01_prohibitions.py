"""Article 1: what is never permitted, and what a silent record says of it."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.convention.article01_prohibitions import EXCEPTIONS, FORBEARANCE, PROHIBITIONS
from ccm.facts import (
    Act,
    Coverage,
    Event,
    ProhibitedAct,
    ProvisionalApplication,
    Voice,
    WithdrawalNotice,
)
from ccm.rules import Cause, Status, Truth
from ccm.testing.fiction import FICTION, event, world

DAY = date(2015, 1, 1)
COVERED = Coverage(
    obligation="art1",
    since=date(2012, 1, 1),
    through=date(2020, 9, 28),
    source=FICTION,
)
REVIEW = date(2020, 9, 28)


def _assess(*events: Event, on: date = DAY) -> ccm.Finding:
    record = world(*events, coverage=(COVERED,))
    return ccm.as_of(on, record=record).assess("XRU", "art1")


class TestParagraph1:
    """Use (a), six verbs (b), and assistance (c)."""

    def test_six_verbs(self) -> None:
        """Each stands for itself (art1.1.b)."""
        verbs = {p.act for p in PROHIBITIONS if p.provision == "art1.1.b"}
        assert verbs == {
            Act.DEVELOP,
            Act.PRODUCE,
            Act.ACQUIRE,
            Act.STOCKPILE,
            Act.RETAIN,
            Act.TRANSFER,
        }

    def test_every_act_is_forbidden_once(self) -> None:
        """Use, the six verbs and assistance; no act is left out."""
        assert [p.act for p in PROHIBITIONS] == list(Act)

    def test_three_exceptions_and_no_more(self) -> None:
        """Articles 3(6), 3(7) and 21(3) hold notwithstanding Article 1."""
        used = {provision for p in PROHIBITIONS for provision in p.exceptions}
        assert used == set(EXCEPTIONS) == {"art3.6", "art3.7", "art21.3"}

    @pytest.mark.parametrize("act", [Act.USE, Act.DEVELOP, Act.PRODUCE, Act.STOCKPILE])
    def test_never_under_any_circumstances(self, act: Act) -> None:
        """For these there is no exception at all."""
        (found,) = (p for p in PROHIBITIONS if p.act is act)
        assert found.exceptions == ()

    def test_a_stock_is_tolerated_while_it_is_being_destroyed(self) -> None:
        """Article 3(2) gives a period; it is no exception."""
        (found,) = (p for p in PROHIBITIONS if p.act is Act.STOCKPILE)
        assert found.tolerated == "art3.2"


class TestForbearance:
    """Absence of reports is no evidence, save where a document says so."""

    def test_where_a_document_says_that_there_was_no_breach(self) -> None:
        """Performed, with the document as the reason."""
        finding = _assess()
        assert finding.status is Status.FULFILLED
        assert finding.compliant is Truth.TRUE
        assert "(fiction)" in finding.explain()

    @pytest.mark.parametrize(
        ("day", "reach"),
        [(date(2011, 12, 31), "before 2012-01-01"), (date(2020, 9, 29), "after 2020")],
    )
    def test_outside_the_period_nothing_is_known(self, day: date, reach: str) -> None:
        """The day before and the day after are in doubt, with the cause."""
        finding = _assess(on=day)
        assert finding.status is Status.UNDETERMINED
        assert finding.compliant == Truth.UNKNOWN
        assert finding.missing[0].cause is Cause.BEYOND_THE_RECORD
        assert reach in str(finding.missing[0])

    def test_a_breach_is_shown_and_is_never_overdue(self) -> None:
        """A duty without a date cannot be late; it can be broken."""
        finding = _assess(event(ProhibitedAct, "2014-06-01", act=Act.TRANSFER))
        assert finding.status is Status.OUTSTANDING
        assert finding.compliant is Truth.FALSE
        assert "prohibited act: transfer" in finding.explain()

    def test_before_the_act_there_was_no_breach(self) -> None:
        """The day decides."""
        act = event(ProhibitedAct, "2014-06-01", act=Act.USE)
        assert _assess(act, on=date(2014, 5, 31)).compliant is Truth.TRUE
        assert _assess(act, on=date(2014, 6, 1)).compliant is Truth.FALSE

    def test_an_act_of_unknown_day(self) -> None:
        """Within its year it is in doubt whether there was a breach by then."""
        act = event(ProhibitedAct, "2014", act=Act.USE)
        finding = _assess(act, on=date(2014, 6, 1))
        assert finding.status is Status.UNDETERMINED
        assert finding.compliant == Truth.UNKNOWN
        assert finding.missing[0].cause is Cause.PARTIAL_DATE

    def test_what_observers_allege_decides_nothing(self) -> None:
        """It is shown."""
        act = event(ProhibitedAct, "2014-06-01", act=Act.USE, voice=Voice.OBSERVER)
        finding = _assess(act)
        assert finding.status is Status.FULFILLED
        assert "observers say" in finding.explain()

    def test_the_norm_says_what_a_breach_would_be(self) -> None:
        """In words, for the page and for the reader."""
        assert "Article 1(1)" in FORBEARANCE.breach


class TestProvisionalApplication:
    """Article 18: Article 1 alone, from the deposit until entry into force."""

    DECLARED = event(ProvisionalApplication, "2011-04-06")

    @pytest.mark.parametrize(
        ("day", "bound"),
        [
            (date(2011, 4, 5), False),
            (date(2011, 4, 6), True),
            (date(2011, 9, 30), True),
            (date(2011, 10, 1), True),
        ],
    )
    def test_it_binds_by_article_1(self, day: date, bound: bool) -> None:  # noqa: FBT001
        """And stays bound by it when the Convention enters into force."""
        finding = _assess(self.DECLARED, on=day)
        assert (finding.status is not Status.NOT_BOUND) == bound

    def test_the_declaration_is_the_reason(self) -> None:
        """Until entry into force; then entry into force is."""
        before = _assess(self.DECLARED, on=date(2011, 9, 30))
        assert "art18" in before.explanation.provisions()
        assert "art18" not in _assess(self.DECLARED).explanation.provisions()

    def test_without_a_declaration_nothing_binds(self) -> None:
        """A deposit alone does not."""
        assert _assess(on=date(2011, 9, 30)).status is Status.NOT_BOUND

    @pytest.mark.parametrize("other", [n for n in ccm.CONVENTION.by_id if n != "art1"])
    def test_nothing_else_is_applied(self, other: str) -> None:
        """Every other obligation waits for entry into force."""
        view = ccm.as_of(date(2011, 9, 30), record=world(self.DECLARED))
        assert view.assess("XRU", other).status is Status.NOT_BOUND

    def test_it_begins_before_the_general_entry_into_force(self) -> None:
        """A State can apply Article 1 while too few have deposited."""
        record = world(self.DECLARED, founders=3)
        view = ccm.as_of(date(2011, 5, 1), record=record)
        assert view.assess("XRU", "art1").status is Status.FULFILLED
        assert view.assess("XRU", "art9").status is Status.NOT_BOUND

    def test_a_withdrawn_state_applies_nothing(self) -> None:
        """Its declaration does not outlive its withdrawal."""
        gone = event(WithdrawalNotice, "2013-01-01")
        finding = _assess(self.DECLARED, gone, on=date(2013, 7, 1))
        assert finding.status is Status.NOT_BOUND

    @pytest.mark.parametrize(
        ("state", "day"),
        [
            ("LTU", date(2011, 3, 24)),
            ("CHE", date(2012, 7, 17)),
            ("BLZ", date(2014, 9, 2)),
        ],
    )
    def test_three_states_did(self, state: str, day: date) -> None:
        """Lithuania, Switzerland and Belize (provisional_applications.csv)."""
        view = ccm.as_of(day)
        assert view.assess(state, "art1").status is not Status.NOT_BOUND
        assert view.assess(state, "art9").status is Status.NOT_BOUND


class TestReview:
    """Review of the Dubrovnik Action Plan (2020), paragraph 15."""

    def test_no_state_party_was_in_breach(self) -> None:
        """In the period of the review: the document says so of all of them."""
        view = ccm.as_of(REVIEW)
        every = view.findings(obligations="art1")
        found = [finding for finding in every if finding.status != "not bound"]
        assert {f.state for f in found} == set(view.states_parties())
        assert {f.status for f in found} == {Status.FULFILLED}

    def test_of_other_days_nobody_says_so(self) -> None:
        """At the First Review Conference, and on the morrow of the review."""
        for day in (date(2015, 9, 11), date(2020, 9, 29)):
            found = ccm.as_of(day).findings(obligations="art1")
            bound = {f.status for f in found} - {Status.NOT_BOUND}
            assert bound == {Status.UNDETERMINED}

    def test_in_2016_nobody_had_read_it(self) -> None:
        """True then, and not known then: the review was published in 2020."""
        view = ccm.as_of(date(2016, 6, 1))
        assert view.assess("BEL", "art1").status is Status.FULFILLED
        finding = view.as_known_then().assess("BEL", "art1")
        assert finding.status is Status.UNDETERMINED
