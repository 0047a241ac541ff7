"""Article 5: victims, and what States report of their assistance (review of 2020)."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.convention.article05_victims import VICTIM_ASSISTANCE
from ccm.facts import (
    Event,
    VictimAssistance,
    VictimsInDoubt,
    VictimsReported,
    VictimsRuledOut,
    VictimStep,
)
from ccm.rules import Cause, Status, Truth
from ccm.testing.fiction import event, world

REVIEW = date(2020, 9, 28)
NOW = ccm.as_of(REVIEW)


def _set(codes: str) -> set[str]:
    return set(codes.split())


ELEVEN = _set("AFG ALB BIH TCD HRV GNB IRQ LAO LBN MNE SOM")
PLANS = _set("AFG ALB BIH TCD HRV IRQ LAO LBN")
DATA = _set("AFG ALB HRV IRQ LAO LBN")
RESOURCES = _set("AFG ALB BIH HRV IRQ LAO LBN MNE")


def _shown(step: VictimStep) -> set[str]:
    """Return the States whose finding rests on evidence of a step."""
    return {
        finding.state.alpha3
        for finding in NOW.findings(obligations="art5")
        for fact in finding.explanation.evidence()
        if isinstance(fact, VictimAssistance) and fact.kind is step
    }


class TestParagraph66:
    """Who has obligations under Article 5."""

    def test_the_eleven(self) -> None:
        """Named in the paragraph; the duty runs, and has no deadline."""
        found = NOW.findings(obligations="art5")
        running = {f.state.alpha3 for f in found if f.status is Status.OUTSTANDING}
        assert running == ELEVEN
        assert len(ELEVEN) == 11
        assert not any(f.deadline for f in found)

    def test_the_thirteen_at_the_first_review_conference(self) -> None:
        """The eleven less Somalia, with Colombia, Sierra Leone and Mozambique."""
        record = ccm.packaged_record()
        by_then = {
            event.state.alpha3
            for event in record.events
            if isinstance(event, VictimsReported)
            and event.date.latest <= date(2015, 9, 11)
        }
        assert by_then == (ELEVEN - {"SOM"}) | {"COL", "SLE", "MOZ"}
        assert len(by_then) == 13

    @pytest.mark.parametrize("state", ["COL", "MOZ"])
    def test_no_victims_any_more(self, state: str) -> None:
        """Colombia declared so; Mozambique verified it."""
        assert NOW.assess(state, "art5").status is Status.NOT_APPLICABLE

    def test_mozambique_before_it_had_verified(self) -> None:
        """Until 2019 it was among those with victims."""
        finding = NOW.at(date(2018, 12, 31)).assess("MOZ", "art5")
        assert Status.NOT_APPLICABLE not in finding.possible

    def test_sierra_leone(self) -> None:
        """Off the list until it gives more information: in doubt."""
        finding = NOW.assess("SLE", "art5")
        assert finding.status is Status.UNDETERMINED
        assert Status.NOT_APPLICABLE in finding.possible
        assert finding.missing[0].cause is Cause.DISPUTED

    def test_those_that_have_reported_nothing_are_in_doubt(self) -> None:
        """The seven of paragraph 94, and Sao Tome and Principe."""
        for state in _set("CPV COM COG GIN MDG RWA TGO STP"):
            finding = NOW.assess(state, "art5")
            assert finding.status is Status.UNDETERMINED
            assert finding.missing[0].cause is Cause.NOT_REPORTED

    def test_nothing_is_inapplicable_without_a_word_for_it(self) -> None:
        """Each State without victims is so by an event of its own."""
        for finding in NOW.findings(obligations="art5"):
            if finding.status is Status.NOT_APPLICABLE:
                facts = finding.explanation.evidence()
                assert any(isinstance(fact, VictimsRuledOut) for fact in facts)


class TestParagraphs67To70:
    """What the eleven reported."""

    def test_all_eleven_reported_assistance(self) -> None:
        """Paragraph 67."""
        assert _shown(VictimStep.ASSISTANCE) == ELEVEN

    def test_all_eleven_have_a_focal_point(self) -> None:
        """Paragraph 68; Article 5(2)(g)."""
        assert _shown(VictimStep.FOCAL_POINT) == ELEVEN

    def test_eight_have_a_plan(self) -> None:
        """Paragraph 69; Article 5(2)(c)."""
        assert _shown(VictimStep.PLAN) == PLANS
        assert len(PLANS) == 8

    def test_six_collect_data(self) -> None:
        """Paragraph 69; Article 5(1)."""
        assert _shown(VictimStep.DATA) == DATA
        assert len(DATA) == 6

    def test_eight_mobilised_resources(self) -> None:
        """Paragraph 70; Article 5(2)(d)."""
        assert _shown(VictimStep.RESOURCES) == RESOURCES
        assert len(RESOURCES) == 8

    def test_none_has_done_it_all(self) -> None:
        """Paragraph 69; assistance is never done, and compliance is not proven."""
        for state in ELEVEN:
            finding = NOW.assess(state, "art5")
            assert finding.performed is Truth.FALSE
            assert finding.compliant == Truth.UNKNOWN

    def test_each_part_is_shown_with_its_provision(self) -> None:
        """What is reported, and what the record does not say."""
        text = NOW.assess("TCD", "art5").explain()
        assert "a focal point has been designated: ..2020-09-28 [art5.2.g]" in text
        assert "does not say whether needs have been assessed [art5.2.a]" in text


class TestParts:
    """Ten parts, of which assistance itself has no end."""

    @staticmethod
    def _assess(*events: Event) -> ccm.Finding:
        record = world(*events)
        return ccm.as_of(date(2015, 1, 1), record=record).assess("XRU", "art5")

    def test_every_step_is_a_part(self) -> None:
        """One for each step that Article 5 asks for."""
        steps = {proof.kind for proof in VICTIM_ASSISTANCE.evidence}
        assert steps == set(VictimStep)
        provisions = {proof.provision for proof in VICTIM_ASSISTANCE.evidence}
        assert {f"art5.2.{letter}" for letter in "abcdefgh"} < provisions

    def test_victims_and_silence(self) -> None:
        """In doubt; each part that evidence could show is named."""
        finding = self._assess(event(VictimsReported))
        assert finding.status is Status.UNDETERMINED
        assert len(finding.missing) == len(VictimStep)

    def test_a_step_alone_does_not_show_assistance(self) -> None:
        """A focal point is no care: the rest stays in doubt."""
        step = event(VictimAssistance, kind=VictimStep.FOCAL_POINT)
        finding = self._assess(event(VictimsReported), step)
        assert finding.status is Status.UNDETERMINED
        assert not any("focal point" in str(gap) for gap in finding.missing)

    def test_assistance_goes_on(self) -> None:
        """With every step taken the duty still runs."""
        steps = [event(VictimAssistance, kind=step) for step in VictimStep]
        finding = self._assess(event(VictimsReported), *steps)
        assert finding.status is Status.OUTSTANDING

    def test_no_victims(self) -> None:
        """Nothing to do."""
        finding = self._assess(event(VictimsRuledOut))
        assert finding.status is Status.NOT_APPLICABLE
        assert finding.compliant is Truth.TRUE

    def test_new_victims_after_that(self) -> None:
        """The duty arises again."""
        gone, new = event(VictimsRuledOut), event(VictimsReported, "2014-01-01")
        finding = self._assess(gone, new)
        assert Status.NOT_APPLICABLE not in finding.possible

    def test_in_doubt(self) -> None:
        """Whether there are victims comes first among what is missing."""
        finding = self._assess(event(VictimsInDoubt))
        assert "victims in its areas" in finding.missing[0].fact
