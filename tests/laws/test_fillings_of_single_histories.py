"""The law of answers, on single histories: each with something of its own to fill in.

An answer is what its exact courses of events say together (`test_union_of_fillings`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

import attrs
import pytest

from ccm.dates import PartialDate, Period
from ccm.facts import (
    AnnualReport,
    ClearanceCompleted,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationFound,
    Coverage,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Legislation,
    MunitionsUsed,
    NationalMeasure,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    Voice,
)
from ccm.rules import Status
from ccm.testing import History, Judgement, Question, judge
from ccm.testing.fiction import FICTION, event, meeting
from ccm.testing.fillings import fillings

NINTH = meeting("9MSP", "2019-09-02", "2019-09-04")
STOCK = event(StockpileDeclared, "2011-12-01")
AREA = event(ContaminationDeclared, "2011-12-01")
USED = event(MunitionsUsed, "2011-12-01")
ENDED = event(HostilitiesEnded, "2013-01-01")
KEPT = event(Retention, "2012-05-01", munitions=5)
REPORTED = (
    event(AnnualReport, "2012-04-01", year=2011),
    event(AnnualReport, "2013-04-01", year=2012),
)


def rumour(kind: type[Event], when: str) -> Event:
    """Return what observers alone tell of."""
    return event(kind, when, voice=Voice.OBSERVER)


def decision(number: int, when: str, **more: object) -> Event:
    """Return a decision on stocks or areas, of which the record may lack others."""
    case = {"number": number, "meeting": "9MSP", "obligation": "art3", **more}
    return event(ExtensionDecision, when, **case)


def covered(obligation: str, through: str, since: str = "") -> Coverage:
    """Return the claim to hold every event from one day to another."""
    return Coverage(
        obligation=obligation,
        through=date.fromisoformat(through),
        since=date.fromisoformat(since) if since else None,
        source=FICTION,
    )


def question(
    obligation: str, on: str, events: Sequence[Event], *coverage: Coverage
) -> Question:
    """Return a question about Ruritania, in force from 1 October 2011."""
    history = History(
        deposit=date(2011, 4, 6),
        events=tuple(events),
        meetings=(NINTH,),
        coverage=coverage,
    )
    return Question(history=history, obligation=obligation, on=date.fromisoformat(on))


def chance(seed: int) -> Random:
    """Return a source of choices that draws the same again."""
    return Random(seed)  # noqa: S311 - nothing is secret


SINGLE: dict[str, Question] = {
    "what was kept may be kept still": question(
        "art3.8", "2016-06-01", [KEPT, *REPORTED]
    ),
    "what was kept, until a word that nothing is": question(
        "art3.8",
        "2016-06-01",
        [KEPT, *REPORTED, event(Retention, "2015-05-01", munitions=0)],
        covered("art3.8", "2014-06-01"),
    ),
    "what was kept, and a word of the same day that nothing is": question(
        "art3.8",
        "2016-06-01",
        [KEPT, *REPORTED, event(Retention, "2012-05-01", munitions=0)],
    ),
    "two words that nothing is": question(
        "art3.8",
        "2016-06-01",
        [
            KEPT,
            event(Retention, "2013-05-01", munitions=0),
            event(Retention, "2014-05-01", munitions=0),
            event(Retention, "2015-01-01", munitions=3),
        ],
        covered("art3.8", "2014-01-01"),
    ),
    "a rumour of clearance": question(
        "art4.1c", "2020-01-01", [AREA, rumour(ClearanceCompleted, "2018-05-01")]
    ),
    "a rumour of clearance that the State confirms": question(
        "art4.1c",
        "2020-01-01",
        [
            AREA,
            rumour(ClearanceCompleted, "2018-05-01"),
            event(ContaminationFound, "2018-06-01"),
            event(ClearanceCompleted, "2018-09-01"),
        ],
    ),
    "a declaration alone": question(
        "art4.1c",
        "2020-01-01",
        [AREA, event(ClearanceDeclared, "2019-09-03", meeting="9MSP")],
        covered("art4.1c", "2014-01-01"),
    ),
    "a rumour of an end that the State confirms": question(
        "art4.1b",
        "2020-01-01",
        [USED, rumour(HostilitiesEnded, "2013-01-01"), ENDED],
        covered("art4.1b", "2014-01-01"),
    ),
    "two ends of hostilities": question(
        "art4.1b",
        "2020-01-01",
        [USED, ENDED, event(HostilitiesEnded, "2017-01-01")],
        covered("art4.1b", "2014-01-01"),
    ),
    "nothing unheard": question(
        "art4.1b", "2016-06-01", [USED, ENDED], covered("art4.1b", "2030-01-01")
    ),
    "two decisions that the record lacks": question(
        "art3", "2034-12-31", [decision(3, "2023-09-26", length=Period(months=6))]
    ),
    "a request that may have come later than the decision on the next": question(
        "art4.1b",
        "2024-09-13",
        [
            event(
                ExtensionRequest,
                PartialDate.parse("2014-12-25..2028-09-23"),
                obligation="art4.1b",
                number=1,
                meeting="6RC",
            ),
            decision(2, "2023-04-01", obligation="art4.1b", until=date(2026, 10, 1)),
        ],
    ),
    "performed late, or extended unheard": question(
        "art3",
        "2021-06-01",
        [STOCK, event(StockpileDestroyed, "2020-01-15")],
        covered("art3", "2015-01-01"),
    ),
    "one report that may be missing": question(
        "art7.2", "2011-11-01", [], covered("art7.2", "2011-01-01")
    ),
    "a law that is being made, and nothing unheard since": question(
        "art9",
        "2016-06-01",
        [event(NationalMeasure, "2013-01-01", kind=Legislation.IN_PROGRESS)],
        covered("art9", "2030-01-01", since="2012-06-01"),
    ),
}


@pytest.mark.parametrize("told", SINGLE)
def test_an_answer_is_the_union_of_its_fillings(told: str) -> None:
    """No status is left out, none held possible besides; nor any day."""
    for seed in range(3):
        found = judge(SINGLE[told], chance(seed), least=60)
        assert found.holds, (found.lost, found.misdated, found.untight)


def misanswered(right: Question, *events: Event) -> Judgement:
    """Judge a question to which the answer is given that other events would have."""
    asked = attrs.evolve(right)
    vars(asked)["answer"] = asked.judged(events)
    return judge(asked, chance(0), least=60)


class TestAWrongAnswer:
    """It is found out by the first course that says otherwise."""

    LATE = SINGLE["performed late, or extended unheard"]

    def test_a_status_that_is_left_out(self) -> None:
        """That it may have been extended, and then was performed in time."""
        found = misanswered(self.LATE, *self.LATE.history.events)
        assert Status.FULFILLED in found.lost
        assert not found.holds

    def test_another_day_of_performance(self) -> None:
        """A day too late."""
        destroyed = event(StockpileDestroyed, "2020-01-16")
        assert "fulfilled_on" in misanswered(self.LATE, STOCK, destroyed).misdated

    def test_another_deadline(self) -> None:
        """One that no decision has set."""
        open_ = question("art3", "2015-01-01", [STOCK])
        assert judge(open_, chance(0), least=60).holds
        early = decision(1, "2014-01-01", until=date(2020, 10, 1))
        assert "deadline" in misanswered(open_, STOCK, early).misdated

    def test_a_filling_shows_what_happened_and_what_is_said(self) -> None:
        """In one line, to be read in a failure."""
        filling = next(iter(fillings(self.LATE, chance(0), 1)))
        says = repr(filling)
        assert says.startswith("<Filling: StockpileDeclared Ruritania: ")
        assert all(repr(status) in says for status in filling.possible)
