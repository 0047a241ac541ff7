"""Article 6: a State judges for itself whether it is in a position to assist."""

from __future__ import annotations

from datetime import date

import ccm
from ccm.convention.article06_cooperation import COOPERATION, FORMS
from ccm.facts import AssistanceProvided, Event, Voice
from ccm.meetings import Force
from ccm.rules import Status, Truth
from ccm.testing.fiction import event, world


def _assess(*events: Event, on: date = date(2015, 1, 1)) -> ccm.Finding:
    return ccm.as_of(on, record=world(*events)).assess("XRU", "art6")


class TestSelfJudged:
    """In a position to do so (A-19)."""

    def test_silence(self) -> None:
        """Whether it is in a position to is for the State to say, and it does not."""
        finding = _assess()
        assert finding.status is Status.NOT_APPLICABLE
        assert finding.compliant is Truth.TRUE
        assert "not unless it is in a position to assist, as it judges itself" in (
            finding.explain()
        )

    def test_no_breach_is_ever_derived(self) -> None:
        """With or without a word, on any day, nothing is overdue or broken."""
        helped = event(AssistanceProvided, "2013-01-01")
        for events in ((), (helped,)):
            for day in (date(2012, 1, 1), date(2015, 1, 1), date(2030, 1, 1)):
                finding = _assess(*events, on=day)
                assert Status.OVERDUE not in finding.possible
                assert finding.compliant is not Truth.FALSE

    def test_a_state_that_assists_shows_that_it_can(self) -> None:
        """From that day the duty arises, and is being performed."""
        helped = event(AssistanceProvided, "2013-01-01")
        assert _assess(helped).status is Status.OUTSTANDING
        before = _assess(helped, on=date(2012, 12, 31))
        assert Status.NOT_APPLICABLE in before.possible

    def test_what_observers_say_decides_nothing(self) -> None:
        """It is shown."""
        helped = event(AssistanceProvided, "2013-01-01", voice=Voice.OBSERVER)
        finding = _assess(helped)
        assert Status.NOT_APPLICABLE in finding.possible
        assert "assistance to other States provided" in finding.explain()

    def test_the_record_names_nobody(self) -> None:
        """The review of 2020 counts those who gave help (para. 78)."""
        found = ccm.as_of(date(2020, 9, 28)).findings(obligations="art6")
        bound = {f.status for f in found} - {Status.NOT_BOUND}
        assert bound == {Status.NOT_APPLICABLE}


class TestForms:
    """What must, may and must not be done."""

    def test_duties_of_those_who_can(self) -> None:
        """Paragraphs 4 to 8, with paragraph 2."""
        must = [clause for clause in FORMS if clause.force is Force.MUST]
        able = {clause.provision for clause in must if "position" in clause.who}
        assert able == {"art6.4", "art6.5", "art6.6", "art6.7", "art6.8"}
        assert COOPERATION.provision == "art6.2"

    def test_rights_and_permissions(self) -> None:
        """To seek help, to give to funds, to ask for a plan."""
        may = {c.provision for c in FORMS if c.force is Force.MAY}
        assert may == {"art6.1", "art6.9", "art6.11"}

    def test_a_prohibition(self) -> None:
        """No undue restrictions on equipment for clearance."""
        (never,) = (c for c in FORMS if c.force is Force.MUST_NOT)
        assert never.provision == "art6.3.b"
