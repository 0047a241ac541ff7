"""Kinds of wrong answers that doubt breeds, each with its smallest history.

Every expectation is counted by hand from the provision and from how it is read. If
nothing else is said, the State is bound from 1 October 2011, so that stocks are to
be destroyed by 1 October 2019 and areas cleared by 1 October 2021; a meeting sits
from 10 to 14 September each year from 2011 on; and the record holds every event.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

import attrs
import pytest

import ccm
from ccm.dates import PartialDate, Period, Rounding
from ccm.duties.answering import answered
from ccm.facts import (
    AnnualReport,
    ArmedConflict,
    AssistanceProvided,
    ClearanceCompleted,
    ClearanceDeclared,
    Confidence,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationInDoubt,
    ContaminationRuledOut,
    Coverage,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    InitialReport,
    InitialReportMissing,
    MeetingKind,
    MunitionsAcquired,
    MunitionsTransferred,
    Record,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
    Voice,
    WithdrawalNotice,
    packaged_record,
)
from ccm.rules import Finding, Reading, Status, Truth
from ccm.testing.fiction import FICTION, NEIGHBOUR, RURITANIA, event, meeting, world

NOT_BOUND = Status.NOT_BOUND
NONE = Status.NOT_APPLICABLE
OPEN = Status.OUTSTANDING
DONE = Status.FULFILLED
LATE = Status.FULFILLED_LATE
OVERDUE = Status.OVERDUE

MEETINGS = tuple(
    meeting(f"{number}MSP", f"{2010 + number}-09-10", f"{2010 + number}-09-14")
    for number in range(1, 16)
)
STOCK = event(StockpileDeclared, "2012-01-01")
AREAS = event(ContaminationDeclared, "2012-01-01")
REMNANTS = event(HostilitiesEnded, "2012-01-01")  # to be cleared by 1 January 2022

DUTIES: dict[str, tuple[Event, type[Event], type[Event]]] = {
    "art3": (STOCK, StockpileDestroyed, StockpileFound),
    "art4": (AREAS, ClearanceCompleted, ContaminationFound),
    "art4.1b": (REMNANTS, ClearanceCompleted, ContaminationFound),
}
"""What raises each duty, what performs it, and what undoes performance."""

EVERY = (
    "art1",
    "art3.1",
    "art3",
    "art3.8",
    "art4",
    "art4.1b",
    "art4.1c",
    "art5",
    "art6",
    "art7.1",
    "art7.2",
    "art9",
)


def record_of(*events: Event, **fields: Any) -> Record:
    """Return a record of Ruritania, with a meeting each year unless said."""
    return world(*events, **{"meetings": MEETINGS, **fields})


def ask(
    obligation: str,
    on: str,
    *events: Event,
    reading: Reading | None = None,
    **fields: Any,
) -> Finding:
    """Return where Ruritania stands on a day."""
    record = record_of(*events, **fields)
    view = ccm.as_of(date.fromisoformat(on), record=record, reading=reading)
    return view.assess(RURITANIA, obligation)


def told(obligation: str, history: str) -> tuple[Event, ...]:
    """Return what raises a duty, and the completions and finds of a history."""
    raised, done, found = DUTIES[obligation]
    kinds = {"done": done, "found": found}
    words = (each.split() for each in history.split(", "))
    return (raised, *(event(kinds[what], day) for what, day in words))


def reach(obligation: str, through: str | None = None) -> tuple[Coverage, ...]:
    """Return the claim to hold all events through a day, or none at all."""
    last = date.fromisoformat(through) if through else None
    return (Coverage(obligation=obligation, through=last, source=FICTION),)


HELD = reach("art3", "2019-12-31")
"""Of other duties the record tells later: so the meetings until then were held."""


def lacks(found: Finding, words: str) -> bool:
    """Tell whether something with these words is among what is missing."""
    return any(words in gap.fact for gap in found.missing)


class TestTheSameActToldAgain:
    """Articles 3(2) and 4(1): performed on the first day on which it was done.

    A report of later years repeats what was done; it performs nothing anew. A find
    undoes what came before it, so that the first completion on or after the last
    find is the one that stands.
    """

    @pytest.mark.parametrize("obligation", DUTIES)
    @pytest.mark.parametrize(
        ("history", "on", "done"),
        [
            ("done 2015-01-01, done 2023-01-01", "2024-06-01", "2015-01-01"),
            (
                "found 2014-01-01, done 2015-01-01, done 2023-01-01",
                "2016-06-01",
                "2015-01-01",
            ),
            (
                "found 2014-01-01, done 2015-01-01, done 2023-01-01",
                "2024-06-01",
                "2015-01-01",
            ),
            (
                "done 2013-01-01, found 2014-01-01, done 2015-01-01, done 2023-01-01",
                "2024-06-01",
                "2015-01-01",
            ),
            (
                "done 2013-01-01, done 2013-06-01, found 2014-01-01, done 2015-01-01",
                "2024-06-01",
                "2015-01-01",
            ),
            (
                "found 2014, done 2015, found 2016, done 2017-01-01, done 2018",
                "2024-06-01",
                "2017-01-01",
            ),
            (
                "found 2014, done 2015-01-01, done 2023-01-01",
                "2024-06-01",
                "2015-01-01",
            ),
            (
                "found 2014-01-01, done 2015-01-01, done 2022..2023",
                "2024-06-01",
                "2015-01-01",
            ),
        ],
    )
    def test_the_first_that_stands_counts(
        self, obligation: str, history: str, on: str, done: str
    ) -> None:
        """Done well in time, and told again when the deadline had passed."""
        found = ask(obligation, on, *told(obligation, history))
        assert found.possible == {DONE}
        assert str(found.fulfilled_on) == done
        assert found.missing == ()

    @pytest.mark.parametrize("obligation", DUTIES)
    @pytest.mark.parametrize(
        "history",
        [
            "found 2015-01-01, done 2015-01-01, done 2023-01-01",
            "done 2015-01-01, found 2015-01-01, done 2023-01-01",
            "done 2013-01-01, done 2015-01-01, found 2015-01-01",
            "done 2013-01-01, found 2015-01-01, done 2015-01-01",
        ],
    )
    def test_done_on_the_day_of_the_find(self, obligation: str, history: str) -> None:
        """What is found and destroyed on one day is destroyed."""
        found = ask(obligation, "2024-06-01", *told(obligation, history))
        assert found.possible == {DONE}
        assert str(found.fulfilled_on) == "2015-01-01"

    @pytest.mark.parametrize("obligation", DUTIES)
    @pytest.mark.parametrize(
        "history",
        [
            "done 2023-01-01, done 2024-01-01",
            "found 2014-01-01, done 2023-01-01, done 2024-01-01",
            "done 2013-01-01, found 2014-01-01, done 2023-01-01, done 2024-01-01",
        ],
    )
    def test_late_is_late_by_the_first(self, obligation: str, history: str) -> None:
        """All three deadlines had passed by January 2023."""
        found = ask(obligation, "2025-06-01", *told(obligation, history))
        assert found.possible == {LATE}
        assert str(found.fulfilled_on) == "2023-01-01"

    @pytest.mark.parametrize("obligation", DUTIES)
    def test_a_find_undoes_every_completion_before_it(self, obligation: str) -> None:
        """However often it had been told."""
        history = "done 2013-01-01, done 2014-01-01, found 2015-01-01"
        found = ask(obligation, "2016-06-01", *told(obligation, history))
        assert found.possible == {OPEN}
        assert found.fulfilled_on is None

    @pytest.mark.parametrize("obligation", DUTIES)
    def test_the_order_in_which_they_are_told_does_not_matter(
        self, obligation: str
    ) -> None:
        """A record lists events in any order."""
        history = "found 2014-01-01, done 2015-01-01, done 2023-01-01"
        found = ask(obligation, "2024-06-01", *reversed(told(obligation, history)))
        assert found.possible == {DONE}
        assert str(found.fulfilled_on) == "2015-01-01"

    @pytest.mark.parametrize(
        ("on", "deposit", "possible"),
        [
            ("2021-10-01", date(2011, 4, 6), {DONE, OPEN}),
            ("2022-06-01", date(2011, 4, 6), {DONE, OVERDUE}),
            ("2021-10-01", date(2011, 2, 6), {DONE, LATE, OVERDUE}),
        ],
    )
    def test_a_find_of_which_the_year_alone_is_known(
        self, on: str, deposit: date, possible: set[Status]
    ) -> None:
        """Found by 30 September, on 1 October, or not yet by the day asked about.

        By 30 September, the completion of that day came after it; on 1 October
        nothing did; later in the year, that of 2013 stood until then. Deposited in
        February, the State was to be done by 1 August 2021.
        """
        history = "done 2013-06-02, done 2021-09-30, found 2021"
        found = ask("art4", on, *told("art4", history), deposit=deposit)
        assert found.possible == possible
        assert lacks(found, "previously unknown contaminated areas found")

    @pytest.mark.parametrize("obligation", DUTIES)
    def test_a_find_that_may_have_come_after_both(self, obligation: str) -> None:
        """Found by January 2017, the second stands; found later, nothing does."""
        history = "done 2015-01-01, done 2017-01-01, found 2016..2018"
        found = ask(obligation, "2022-06-01", *told(obligation, history))
        assert found.possible == {DONE, OVERDUE}

    @pytest.mark.parametrize("obligation", DUTIES)
    def test_a_find_that_came_before_the_second_in_any_case(
        self, obligation: str
    ) -> None:
        """Whichever of the two stands, it was in time."""
        history = "done 2015-01-01, done 2017-01-01, found 2014..2016"
        found = ask(obligation, "2024-06-01", *told(obligation, history))
        assert found.possible == {DONE}

    def test_found_after_the_deadline_and_destroyed_since(self) -> None:
        """No day was set for what was found in 2020; the first to destroy it counts."""
        history = "done 2015-01-01, found 2020-01-01, done 2020-06-01, done 2021-06-01"
        found = ask("art3", "2022-06-01", *told("art3", history))
        assert found.possible == {DONE}
        assert str(found.fulfilled_on) == "2020-06-01"

    def test_an_initial_report_that_was_sent_twice(self) -> None:
        """Due on 29 March 2012: the first was in time."""
        days = ("2012-01-01", "2013-01-01")
        found = ask("art7.1", "2014-01-01", *(event(InitialReport, d) for d in days))
        assert found.possible == {DONE}
        assert str(found.fulfilled_on) == "2012-01-01"


class TestClearanceThatMayHaveComeBeforeHostilitiesEnded:
    """Article 4(1)(b): what is cleared while fighting goes on performs nothing.

    The ten years are about what the hostilities left by their end.
    """

    @pytest.mark.parametrize(
        ("ended", "cleared", "on", "possible"),
        [
            ("2022-10-29", "2022", "2033-01-01", {DONE, OVERDUE}),
            ("2022-10-29", "2022", "2032-10-29", {DONE, OPEN}),
            ("2022-10-29", "2022", "2022-11-15", {DONE, OPEN}),
            ("2022-10-29", "2022", "2022-06-01", {NONE}),
            ("2022-10-29", "2022-10", "2033-01-01", {DONE, OVERDUE}),
            ("2022-10-29", "..2022", "2033-01-01", {DONE, OVERDUE}),
            ("2022-10-29", "..2022-10-28", "2033-01-01", {OVERDUE}),
            ("2022-10-29", "2022-10-28", "2033-01-01", {OVERDUE}),
            ("2022-10-29", "2022-10-29", "2033-01-01", {DONE}),
            ("2022-10-29", "2022-10-29..2022-11-30", "2033-01-01", {DONE}),
            ("2022", "2022", "2033-01-01", {DONE, OVERDUE}),
            ("2022", "2022", "2032-06-01", {DONE, OPEN, OVERDUE}),
            ("2012..2015", "2013-05-01", "2016-06-01", {DONE, OPEN}),
            ("2013..2014", "..2016-09-18", "2016-12-01", {DONE, OPEN}),
            ("2013..2014", "..2016-09-18", "2025-06-01", {DONE, OVERDUE}),
        ],
    )
    def test_before_or_after(
        self, ended: str, cleared: str, on: str, possible: set[Status]
    ) -> None:
        """Cleared on the day of the end at the earliest, it is performed."""
        events = event(HostilitiesEnded, ended), event(ClearanceCompleted, cleared)
        found = ask("art4.1b", on, *events)
        assert found.possible == possible
        assert bool(found.missing) == (len(possible) > 1)

    def test_the_day_of_clearance_is_what_is_missing(self) -> None:
        """To learn it settles the answer."""
        ended = event(HostilitiesEnded, "2022-10-29")
        cleared = event(ClearanceCompleted, "2022")
        found = ask("art4.1b", "2033-01-01", ended, cleared)
        assert lacks(found, "clearance completed")
        assert found.deadline is not None
        assert found.deadline.date == date(2032, 10, 29)

    @pytest.mark.parametrize(
        ("cleared", "on", "possible"),
        [
            ("2015..2017", "2027-01-01", {DONE, OVERDUE}),
            ("2015..2017", "2026-05-05", {DONE, OPEN}),
            ("2015", "2026-05-05", {OPEN}),
            ("2017", "2027-01-01", {DONE}),
        ],
    )
    def test_two_hostilities(
        self, cleared: str, on: str, possible: set[Status]
    ) -> None:
        """Cleared between the ends of 2013 and 2016, the second is left to clear."""
        ends = (event(HostilitiesEnded, day) for day in ("2013-05-05", "2016-05-05"))
        found = ask("art4.1b", on, *ends, event(ClearanceCompleted, cleared))
        assert found.possible == possible


class TestClearanceBeforeTheStateWasBound:
    """Article 4(1)(c): a State Party that fulfils its obligation declares it.

    What was complete before entry into force fulfilled no obligation under the
    Convention, so there is nothing to declare. Here the State is bound from
    1 August 2012; 2MSP sits from 10 to 14 September 2012.
    """

    DEPOSIT = date(2012, 2, 29)

    @pytest.mark.parametrize(
        ("cleared", "on", "possible"),
        [
            ("2011-01-01", "2012-08-01", {NONE}),
            ("2011-01-01", "2012-10-01", {NONE}),
            ("2011-01-01", "2020-01-01", {NONE}),
            ("2012-07-31", "2012-10-01", {NONE}),
            ("2012-08-01", "2012-08-01", {OPEN}),
            ("2012-08-01", "2012-09-14", {OPEN}),
            ("2012-08-01", "2012-09-15", {OVERDUE}),
            ("..2012-07-31", "2012-10-01", {NONE}),
            ("2012", "2012-08-15", {NONE, OPEN}),
            ("2012", "2013-06-01", {NONE, OPEN, OVERDUE}),
            ("2012", "2013-09-15", {NONE, OVERDUE}),
        ],
    )
    def test_complete_before_entry_into_force_or_since(
        self, cleared: str, on: str, possible: set[Status]
    ) -> None:
        """On the day of entry into force it counts.

        Complete by 10 September 2012, it is due at 2MSP; later in the year, at
        3MSP, which closes on 14 September 2013.
        """
        done = event(ClearanceCompleted, cleared)
        found = ask("art4.1c", on, done, deposit=self.DEPOSIT)
        assert found.possible == possible

    def test_told_again_when_it_was_bound(self) -> None:
        """The act of 2011 is no other for being told in 2013."""
        done = (event(ClearanceCompleted, day) for day in ("2011-01-01", "2013-01-01"))
        found = ask("art4.1c", "2013-10-01", *done, deposit=self.DEPOSIT)
        assert found.possible == {NONE}

    @pytest.mark.parametrize(
        ("on", "possible"), [("2013-09-14", {OPEN}), ("2013-09-15", {OVERDUE})]
    )
    def test_a_find_and_clearance_since(self, on: str, possible: set[Status]) -> None:
        """What was found while it was bound is cleared under the Convention."""
        found = ask(
            "art4.1c",
            on,
            event(ClearanceCompleted, "2011-01-01"),
            event(ContaminationFound, "2012-10-01"),
            event(ClearanceCompleted, "2013-01-01"),
            deposit=self.DEPOSIT,
        )
        assert found.possible == possible


class TestADeclarationThatWasMade:
    """Article 4(1)(c): a completion that is told again asks for no declaration.

    Only what was found, or was left by later hostilities, and was cleared since.
    """

    CLEARED = event(ClearanceCompleted, "2013-01-01")  # to be declared at 3MSP
    DECLARED = event(ClearanceDeclared, "2013-09-11", meeting="3MSP")

    @pytest.mark.parametrize("on", ["2013-10-01", "2015-02-01", "2015-10-01"])
    @pytest.mark.parametrize("again", ["2015-01-01", "2015", "2014..2016"])
    def test_it_stays_made(self, on: str, again: str) -> None:
        """Declared to 3MSP, and complete as before when it was told again."""
        later = event(ClearanceCompleted, again)
        found = ask("art4.1c", on, self.CLEARED, self.DECLARED, later)
        assert found.possible == {DONE}
        assert str(found.fulfilled_on) == "2013-09-11"

    @pytest.mark.parametrize("on", ["2013-10-01", "2015-02-01", "2015-10-01"])
    def test_it_stays_owed(self, on: str) -> None:
        """The meeting of 2013 has passed, and no other is the next one."""
        later = event(ClearanceCompleted, "2015-01-01")
        found = ask("art4.1c", on, self.CLEARED, later)
        assert found.possible == {OVERDUE}
        assert found.deadline is not None
        assert found.deadline.date == date(2013, 9, 14)

    @pytest.mark.parametrize(
        ("on", "possible"),
        [
            ("2015-02-01", {OPEN}),
            ("2015-09-14", {OPEN}),
            ("2015-09-15", {OVERDUE}),
        ],
    )
    def test_a_find_asks_for_another(self, on: str, possible: set[Status]) -> None:
        """What was found in 2014 is cleared by 2015, which 5MSP is to hear."""
        events = (
            event(ContaminationFound, "2014-06-01"),
            event(ClearanceCompleted, "2015-01-01"),
        )
        found = ask("art4.1c", on, self.CLEARED, self.DECLARED, *events)
        assert found.possible == possible

    @pytest.mark.parametrize(
        ("on", "possible"),
        [
            ("2016-06-01", {OPEN}),
            ("2016-09-14", {OPEN}),
            ("2016-09-15", {OVERDUE}),
        ],
    )
    def test_later_hostilities_ask_for_another(
        self, on: str, possible: set[Status]
    ) -> None:
        """Whoever fulfils (b) declares it, whatever it declared under (a)."""
        events = (
            event(HostilitiesEnded, "2015-06-01"),
            event(ClearanceCompleted, "2016-01-01"),
        )
        found = ask("art4.1c", on, self.CLEARED, self.DECLARED, *events)
        assert found.possible == possible

    def test_of_fifty_hostilities_each_asks_for_one(self) -> None:
        """What the first left was cleared in 2012, for 2MSP to hear; 3MSP was told.

        What the others left was cleared in 2013 and was declared in time.
        """
        ends = [date(2013, 1, 1) + timedelta(days=more) for more in range(49)]
        found = ask(
            "art4.1c",
            "2014-01-01",
            event(ClearanceCompleted, "2011-11-01"),
            event(ClearanceDeclared, "2011-12-01", meeting="2MSP"),
            event(HostilitiesEnded, "2012-01-01"),
            event(ClearanceCompleted, "2012-02-01"),
            *(event(HostilitiesEnded, day) for day in ends),
            event(ClearanceCompleted, "2013-06-01"),
            event(ClearanceDeclared, "2013-09-11", meeting="3MSP"),
        )
        assert found.possible == {LATE}

    def test_later_hostilities_ask_for_the_first(self) -> None:
        """What was clear when the State was bound was not to be declared."""
        before = event(ClearanceCompleted, "2011-05-01")
        assert ask("art4.1c", "2016-06-01", before).possible == {NONE}
        events = (
            event(HostilitiesEnded, "2015-06-01"),
            event(ClearanceCompleted, "2016-01-01"),
        )
        found = ask("art4.1c", "2016-06-01", before, *events)
        assert found.possible == {OPEN}
        assert str(found.deadline) == "2016-09-14"

    def test_an_account_that_may_be_the_earlier_one(self) -> None:
        """Complete by 10 September 2012, it was to be declared a year earlier."""
        other = event(ClearanceCompleted, "2012..2013")
        found = ask("art4.1c", "2013-10-01", self.CLEARED, self.DECLARED, other)
        assert found.possible == {DONE, LATE}


class TestNoneAfterPerformance:
    """Articles 3(2) and 4(1): what was performed stays performed.

    That nothing is left is what completion means. A duty that is overdue can become
    moot; one that was performed cannot.
    """

    WORDS: tuple[tuple[str, type[Event]], ...] = (
        ("art3", StockpileRuledOut),
        ("art3", StockpileInDoubt),
        ("art3", StockpileRetained),
        ("art4", ContaminationRuledOut),
        ("art4", ContaminationInDoubt),
    )

    @pytest.mark.parametrize(("obligation", "word"), WORDS)
    @pytest.mark.parametrize("on", ["2022-06-01", "2024-06-01"])
    def test_late_stays_late(self, obligation: str, word: type[Event], on: str) -> None:
        """With its deadline, and with the day on which it was done."""
        events = told(obligation, "done 2022-01-01")
        found = ask(obligation, on, *events, event(word, "2023-01-01"))
        assert found.possible == {LATE}
        assert found.deadline is not None
        due = {"art3": date(2019, 10, 1), "art4": date(2021, 10, 1)}
        assert found.deadline.date == due[obligation]
        assert str(found.fulfilled_on) == "2022-01-01"

    @pytest.mark.parametrize(("obligation", "word"), WORDS)
    def test_in_time_stays_in_time(self, obligation: str, word: type[Event]) -> None:
        """Also where no declaration is on record."""
        _, *done = told(obligation, "done 2015-01-01")
        for events in (told(obligation, "done 2015-01-01"), done):
            found = ask(obligation, "2024-06-01", *events, event(word, "2016-01-01"))
            assert found.possible == {DONE}
            assert str(found.fulfilled_on) == "2015-01-01"

    @pytest.mark.parametrize(
        ("obligation", "word"),
        [("art3", StockpileRuledOut), ("art4", ContaminationRuledOut)],
    )
    @pytest.mark.parametrize("declared", [True, False])
    @pytest.mark.parametrize(
        ("on", "possible"),
        [("2012-06-01", {NONE}), ("2012-12-31", {NONE}), ("2013-01-01", {DONE})],
    )
    def test_none_first_and_completion_later(
        self,
        obligation: str,
        word: type[Event],
        *,
        declared: bool,
        on: str,
        possible: set[Status],
    ) -> None:
        """After the word of none there was no duty; from completion on it is done."""
        events = told(obligation, "done 2013-01-01")[0 if declared else 1 :]
        found = ask(obligation, on, *events, event(word, "2012-03-01"))
        assert found.possible == possible
        assert (found.fulfilled_on is None) == (possible == {NONE})

    @pytest.mark.parametrize(
        ("obligation", "word"),
        [("art3", StockpileInDoubt), ("art4", ContaminationInDoubt)],
    )
    def test_doubt_first_and_completion_later(
        self, obligation: str, word: type[Event]
    ) -> None:
        """Whoever has finished had something to finish."""
        _, *done = told(obligation, "done 2013-01-01")
        found = ask(obligation, "2013-06-01", *done, event(word, "2012-03-01"))
        assert found.possible == {DONE}

    @pytest.mark.parametrize(
        ("on", "possible"),
        [
            ("2020-12-31", {LATE, OVERDUE}),
            ("2021-06-01", {LATE, NONE}),
            ("2022-01-01", {LATE}),
        ],
    )
    def test_a_completion_of_which_the_years_alone_are_known(
        self, on: str, possible: set[Status]
    ) -> None:
        """Destroyed in 2020 or 2021, late; none, the State says on 1 January 2021."""
        none = event(StockpileRuledOut, "2021-01-01")
        found = ask("art3", on, *told("art3", "done 2020..2021"), none)
        assert found.possible == possible

    @pytest.mark.parametrize(
        ("obligation", "word"),
        [("art3", StockpileRuledOut), ("art4", ContaminationRuledOut)],
    )
    def test_what_was_undone_is_not_performed(
        self, obligation: str, word: type[Event]
    ) -> None:
        """After a find nothing stands performed, so that the duty can become moot."""
        events = told(obligation, "done 2013-01-01, found 2014-01-01")
        found = ask(obligation, "2016-06-01", *events, event(word, "2015-01-01"))
        assert found.possible == {NONE}

    def test_the_declaration_is_still_owed(self) -> None:
        """Article 4(1)(c): complete in January 2013, to be declared by 3MSP."""
        cleared = event(ClearanceCompleted, "2013-01-01")
        none = event(ContaminationRuledOut, "2013-06-01")
        found = ask("art4.1c", "2013-10-01", AREAS, cleared, none)
        assert found.possible == {OVERDUE}


class TestMunitionsThatAreStillKept:
    """Article 3(8): a report on each calendar year in which munitions were kept.

    What is kept on a day may be kept on any later one, until a word of none: the
    years between are open, and never a "no".
    """

    KEPT = event(Retention, "2012-03-01", munitions=500)

    @staticmethod
    def reports(*years: int) -> tuple[Event, ...]:
        """Return the reports on some years, each made on 1 April of the next."""
        return tuple(
            event(AnnualReport, date(year + 1, 4, 1), year=year) for year in years
        )

    @pytest.mark.parametrize(
        "kept", [KEPT, event(MunitionsAcquired, "2012-03-01")], ids=["kept", "acquired"]
    )
    def test_the_years_after(self, kept: Event) -> None:
        """Nothing was reported on 2013 to 2016, when it may still have been kept."""
        found = ask("art3.8", "2018-01-01", kept, *self.reports(2012))
        assert found.status is Status.UNDETERMINED
        assert found.possible >= {DONE, OVERDUE}
        assert NONE not in found.possible
        assert found.compliant == Truth.UNKNOWN
        assert found.missing

    @pytest.mark.parametrize(
        ("years", "on", "possible"),
        [
            ((), "2013-04-30", {OPEN}),
            ((), "2013-05-01", {OVERDUE}),
            ((2012,), "2013-06-01", {DONE, OPEN}),
            ((2012,), "2014-04-30", {DONE, OPEN}),
            ((2012, 2013, 2014, 2015, 2016), "2018-01-01", {DONE, OPEN}),
        ],
    )
    def test_what_was_reported(
        self, years: tuple[int, ...], on: str, possible: set[Status]
    ) -> None:
        """With every report made, that on the last year may still be owed."""
        found = ask("art3.8", on, self.KEPT, *self.reports(*years))
        assert found.possible == possible

    def test_a_transfer_is_over_on_its_day(self) -> None:
        """Nothing goes on after it."""
        sent = event(MunitionsTransferred, "2012-03-01", receiver=NEIGHBOUR)
        found = ask("art3.8", "2018-01-01", sent, *self.reports(2012))
        assert found.possible == {DONE}

    @pytest.mark.parametrize(
        ("none", "years", "possible"),
        [
            ("2012-09-01", (2012,), {DONE}),
            ("2014-06-01", (2012, 2013, 2014), {DONE}),
            ("2014-06-01", (2012, 2013), {DONE, OVERDUE}),
            ("2014-06-01", (2012, 2014), {DONE, OVERDUE}),
            ("2014-06-01", (2013, 2014), {OVERDUE}),
        ],
    )
    def test_until_a_word_of_none(
        self, none: str, years: tuple[int, ...], possible: set[Status]
    ) -> None:
        """The years after that word are no longer open, and that of 2012 never was."""
        over = event(Retention, none, munitions=0)
        found = ask("art3.8", "2016-01-01", self.KEPT, over, *self.reports(*years))
        assert found.possible == possible

    def test_kept_before_entry_into_force(self) -> None:
        """Kept in 2011 and bound from 1 May 2012: perhaps still kept, perhaps not.

        No report was ever made, so none can have performed the duty.
        """
        kept = event(Retention, "2011-02-12", munitions=500)
        found = ask("art3.8", "2015-05-01", kept, deposit=date(2011, 11, 23))
        assert found.status is Status.UNDETERMINED
        assert found.possible >= {NONE, OVERDUE}
        assert DONE not in found.possible

    def test_no_longer_kept_at_entry_into_force(self) -> None:
        """None, it said two months before it was bound."""
        kept = event(Retention, "2011-02-12", munitions=500)
        none = event(Retention, "2012-03-01", munitions=0)
        found = ask("art3.8", "2015-05-01", kept, none, deposit=date(2011, 11, 23))
        assert found.possible == {NONE}

    def test_the_first_report_lies_ahead(self) -> None:
        """Bound from 1 August 2010; the report on that year is due in April 2011.

        It is owed if they were still kept by then; nobody can have performed it.
        """
        kept = event(Retention, "2010-06-01", munitions=500)
        found = ask("art3.8", "2010-11-15", kept, deposit=date(2009, 6, 1))
        assert found.possible == {OPEN, NONE}

    def test_the_first_report_covers_the_whole_year_if_so_read(self) -> None:
        """Then what was kept in June counts for the report on 2010."""
        kept = event(Retention, "2010-06-01", munitions=500)
        reading = Reading(part_year="whole calendar year")
        found = ask(
            "art3.8", "2010-11-15", kept, deposit=date(2009, 6, 1), reading=reading
        )
        assert found.possible == {OPEN}

    def test_kept_in_a_year_of_which_no_day_is_known(self) -> None:
        """Some day of 2011, and bound from October: before that or since."""
        kept = event(Retention, "2011", munitions=500)
        found = ask("art3.8", "2012-01-15", kept)
        assert found.possible == {OPEN, NONE}


class TestAnObserversWord:
    """An observer's word neither performs a duty nor shows that it is broken."""

    @pytest.mark.parametrize(
        ("obligation", "events", "word", "on"),
        [
            (
                "art7.2",
                (),
                event(AnnualReport, "2012-04-01", year=2011, voice=Voice.OBSERVER),
                "2012-06-01",
            ),
            (
                "art3.8",
                (event(Retention, "2012-03-01", munitions=500),),
                event(AnnualReport, "2013-04-01", year=2012, voice=Voice.OBSERVER),
                "2013-06-01",
            ),
            (
                "art7.1",
                (),
                event(InitialReport, "2012-01-01", voice=Voice.OBSERVER),
                "2012-06-01",
            ),
            (
                "art3",
                (STOCK,),
                event(StockpileDestroyed, "2015-01-01", voice=Voice.OBSERVER),
                "2020-01-01",
            ),
            (
                "art4",
                (AREAS,),
                event(ClearanceCompleted, "2015-01-01", voice=Voice.OBSERVER),
                "2022-06-01",
            ),
            (
                "art4.1b",
                (REMNANTS,),
                event(ClearanceCompleted, "2015-01-01", voice=Voice.OBSERVER),
                "2022-06-01",
            ),
            (
                "art4.1c",
                (event(ClearanceCompleted, "2013-01-01"),),
                event(
                    ClearanceDeclared,
                    "2013-09-11",
                    meeting="3MSP",
                    voice=Voice.OBSERVER,
                ),
                "2013-10-01",
            ),
        ],
        ids=["art7.2", "art3.8", "art7.1", "art3", "art4", "art4.1b", "art4.1c"],
    )
    def test_it_performs_nothing(
        self, obligation: str, events: tuple[Event, ...], word: Event, on: str
    ) -> None:
        """What the State did not report it has not performed, as far as is known."""
        assert ask(obligation, on, *events).possible == {OVERDUE}
        assert ask(obligation, on, *events, word).possible == {OVERDUE}

    @pytest.mark.parametrize("voice", [Voice.STATE, Voice.PARTIES])
    def test_a_report_that_state_or_parties_tell_of(self, voice: Voice) -> None:
        """Article 7(2): that on 2011 was made, and the next is due in April 2013."""
        report = event(AnnualReport, "2012-04-01", year=2011, voice=voice)
        found = ask("art7.2", "2012-06-01", report)
        assert found.possible == {OPEN}
        assert found.deadline is not None
        assert found.deadline.date == date(2013, 4, 30)

    def test_one_report_told_by_the_state_and_one_by_an_observer(self) -> None:
        """That on 2011 counts; that on 2012 is lacking."""
        ours = event(AnnualReport, "2012-04-01", year=2011)
        theirs = event(AnnualReport, "2013-04-01", year=2012, voice=Voice.OBSERVER)
        found = ask("art7.2", "2013-06-01", ours, theirs)
        assert found.possible == {OVERDUE}
        assert "2012" in found.explain()

    def test_where_the_record_does_not_hold_all_reports(self) -> None:
        """It stays as open as without that word."""
        word = event(AnnualReport, "2012-04-01", year=2011, voice=Voice.OBSERVER)
        for events in ((), (word,)):
            found = ask("art7.2", "2012-06-01", *events, coverage=reach("art7.2"))
            assert found.possible == {OPEN, OVERDUE}


class TestWhatIsSurelyOverdueStaysLate:
    """Article 7(1): 180 days, and nobody can extend them; here, to 29 March 2012.

    Once a source has shown that the day passed without a report, no report can
    have been in time any more.
    """

    @pytest.mark.parametrize(
        ("through", "on", "possible"),
        [
            ("2015-01-01", "2015-01-01", {OVERDUE}),
            ("2015-01-01", "2015-01-02", {OVERDUE, LATE}),
            ("2015-01-01", "2026-11-25", {OVERDUE, LATE}),
            ("2012-03-29", "2012-03-29", {OPEN}),
            ("2012-03-29", "2012-03-30", {OVERDUE, LATE}),
            ("2012-03-29", "2015-01-01", {OVERDUE, LATE}),
            ("2012-03-28", "2012-03-30", {OVERDUE, LATE, DONE}),
            (None, "2015-01-01", {OVERDUE, LATE, DONE}),
        ],
    )
    def test_after_the_record_ends(
        self, through: str | None, on: str, possible: set[Status]
    ) -> None:
        """On the due day itself a report is in time, so it must cover that day."""
        found = ask("art7.1", on, coverage=reach("art7.1", through))
        assert found.possible == possible

    @pytest.mark.parametrize(
        ("listed", "on", "possible"),
        [
            ("2013-01-01", "2013-01-01", {OVERDUE}),
            ("2013-01-01", "2013-01-02", {OVERDUE, LATE}),
            ("2013-01-01", "2026-11-25", {OVERDUE, LATE}),
            ("2012-03-29", "2014-01-01", {OVERDUE, LATE}),
            ("2012-03-28", "2014-01-01", {OVERDUE, LATE, DONE}),
            ("2012-04", "2014-01-01", {OVERDUE, LATE}),
            ("2012", "2014-01-01", {OVERDUE, LATE, DONE}),
        ],
    )
    def test_after_a_list_of_those_who_have_not_reported(
        self, listed: str, on: str, possible: set[Status]
    ) -> None:
        """A list of which no day is known may be of a day before the due one."""
        absent = event(InitialReportMissing, listed)
        found = ask("art7.1", on, absent, coverage=reach("art7.1"))
        assert found.possible == possible

    def test_reported_at_some_time_since(self) -> None:
        """By 2020, and not by January 2013: late, whenever it was."""
        absent = event(InitialReportMissing, "2013-01-01")
        report = event(InitialReport, "..2020-12")
        found = ask("art7.1", "2021-06-01", absent, report, coverage=reach("art7.1"))
        assert found.possible == {LATE}

    def test_remnants_of_later_hostilities_if_nothing_extends_that_deadline(
        self,
    ) -> None:
        """So read, 1 January 2022 was the last day, and the record reaches beyond."""
        found = ask(
            "art4.1b",
            "2023-01-02",
            REMNANTS,
            reading=Reading(later_remnants="cannot be extended"),
            coverage=reach("art4.1b", "2023-01-01"),
        )
        assert found.possible >= {OVERDUE, LATE}
        assert DONE not in found.possible

    def test_a_declaration_that_the_meeting_did_not_hear(self) -> None:
        """Article 4(1)(c): no later meeting is the next one any more."""
        cleared = event(ClearanceCompleted, "2013-01-01")
        claim = reach("art4.1c", "2014-01-01")
        assert ask("art4.1c", "2014-01-01", cleared, coverage=claim).possible == {
            OVERDUE
        }
        found = ask("art4.1c", "2014-01-02", cleared, coverage=claim)
        assert found.possible >= {OVERDUE, LATE}
        assert DONE not in found.possible

    @pytest.mark.parametrize("obligation", ["art3", "art4"])
    def test_where_it_can_be_extended_it_may_yet_be_in_time(
        self, obligation: str
    ) -> None:
        """Articles 3(3) and 4(5): what was granted since counts from the old day."""
        raised, *_ = DUTIES[obligation]
        claim = reach(obligation, "2022-01-01")
        assert ask(obligation, "2022-01-01", raised, coverage=claim).possible == {
            OVERDUE
        }
        found = ask(obligation, "2022-01-02", raised, coverage=claim)
        assert found.possible == {OVERDUE, LATE, DONE, OPEN}

    @pytest.mark.parametrize(
        "state", ["COG", "COM", "CPV", "GIN", "MDG", "RWA", "TGO", "STP"]
    )
    def test_those_that_were_listed(self, state: str) -> None:
        """Overdue by name in September 2020, or on a list of 2021 or 2022.

        Niue is on that list, too; but its report was due on 31 July 2021, and of
        which day the list is nobody knows.
        """
        found = ccm.as_of(date(2026, 11, 25)).assess(state, "art7.1")
        assert found.possible <= {OVERDUE, LATE}


class TestSeveralAccountsOfOneAct:
    """Of several accounts of one act the day is the first of them all.

    It was done at the earliest on the earliest day that any allows, and by the last
    day of whichever account ends first.
    """

    @pytest.mark.parametrize(
        ("days", "on", "possible", "done"),
        [
            (
                ("2013-01-01", "..2014-12", "2018-01-01"),
                "2020-12-02",
                {DONE, LATE},
                "..2013-01-01",
            ),
            (("2013-01-01", "..2014-12"), "2020-12-02", {DONE, LATE}, "..2013-01-01"),
            (("2012-01-01", "..2020-12"), "2021-12-02", {DONE}, "..2012-01-01"),
            (("2012-03", "2012-02..2012-04"), "2013-01-01", {DONE, LATE}, "2012-02"),
            (("2012-03-29", "2012-03"), "2013-01-01", {DONE}, "2012-03-01"),
            (("2012-03-30", "2012-04"), "2013-01-01", {LATE}, "2012-03-30"),
        ],
    )
    def test_an_initial_report(
        self, days: tuple[str, ...], on: str, possible: set[Status], done: str
    ) -> None:
        """Article 7(1): due on 29 March 2012."""
        found = ask("art7.1", on, *(event(InitialReport, day) for day in days))
        assert found.possible == possible
        assert str(found.fulfilled_on).startswith(done)
        assert found.fulfilled_on is not None
        least = min(PartialDate.parse(day).latest for day in days)
        assert found.fulfilled_on.latest == least

    def test_an_account_that_may_lie_ahead(self) -> None:
        """On 1 June 2012: reported by the due day, since, or not yet."""
        days = ("2013-01-01", "..2014-12", "2018-01-01")
        found = ask("art7.1", "2012-06-01", *(event(InitialReport, d) for d in days))
        assert found.possible == {DONE, LATE, OVERDUE}

    @pytest.mark.parametrize("obligation", ["art3", "art4"])
    @pytest.mark.parametrize(
        ("history", "done"),
        [
            ("done 2013-06-01, done 2012..2014", "2012-01-01..2013-06-01"),
            ("done 2013, done 2014-06-01", "2013"),
            ("done 2014-06-01, done 2013..2015, done 2012..2016", "2012-01-01"),
            ("done 2023-01-01, done ..2019-06", "..2019-06-30"),
            ("found 2012-06-01, done 2015-01-01, done 2014..2016", "2014-01-01"),
        ],
    )
    def test_a_completion(self, obligation: str, history: str, done: str) -> None:
        """Articles 3(2) and 4(1)(a): each of them was in time, whenever it was."""
        found = ask(obligation, "2024-06-01", *told(obligation, history))
        assert found.possible == {DONE}
        assert str(found.fulfilled_on).startswith(done)

    @pytest.mark.parametrize(
        ("obligation", "history"),
        [
            ("art3", "done 2019-12-01, done 2019"),
            ("art4", "done 2021-12-01, done 2021"),
            ("art4.1b", "done 2022-12-01, done 2021-07..2022"),
        ],
    )
    def test_a_completion_of_which_one_account_may_be_in_time(
        self, obligation: str, history: str
    ) -> None:
        """The exact one is late; the other may tell of an earlier day."""
        found = ask(obligation, "2024-06-01", *told(obligation, history))
        assert found.possible == {DONE, LATE}

    def test_clearance_after_hostilities(self) -> None:
        """Article 4(1)(b): the account of 2011 to 2013 may be of a day before them."""
        history = "done 2012-06-01, done 2011..2013"
        found = ask("art4.1b", "2024-06-01", *told("art4.1b", history))
        assert found.possible == {DONE}
        assert found.fulfilled_on is not None
        assert found.fulfilled_on.latest == date(2012, 6, 1)

    @pytest.mark.parametrize("turned", [False, True])
    def test_a_declaration(self, *, turned: bool) -> None:
        """Article 4(1)(c): due at 2MSP, and told as of 2013 or of 2012 to 2014."""
        declared = (
            event(ClearanceDeclared, "2013-06-20", meeting="3MSP"),
            event(ClearanceDeclared, "2012-03..2014-03", meeting="2MSP"),
        )
        cleared = event(ClearanceCompleted, "2012-01-01")
        accounts = reversed(declared) if turned else declared
        found = ask("art4.1c", "2022-12-02", cleared, *accounts)
        assert found.possible == {DONE, LATE}


class TestAMeetingInParts:
    """Article 4(1)(c): the next meeting is the next that sits.

    The Second Review Conference sat from 25 to 27 November 2020, and again on 20
    and 21 September 2021; the second part can hear what was done since the first.
    """

    @pytest.mark.parametrize(
        ("cleared", "due"),
        [
            ("2020-11-26", "2021-09-21"),
            ("2021-02-01", "2021-09-21"),
            ("2021-09-20", "2021-09-21"),
            ("2021-02..2021-08", "2021-09-21"),
            ("2021-09-21", "2022-09-02"),
            ("2021-09", "2021-09-21 or 2022-09-02"),
        ],
    )
    def test_the_second_part_is_the_next_meeting(self, cleared: str, due: str) -> None:
        """Up to the day on which it opens."""
        done = event(ClearanceCompleted, cleared)
        meetings = packaged_record().meetings
        found = ask("art4.1c", "2021-10-15", AREAS, done, meetings=meetings)
        assert str(found.deadline) == due

    @pytest.mark.parametrize(
        ("cleared", "on", "possible"),
        [
            ("2021-02-01", "2021-09-21", {OPEN}),
            ("2021-02-01", "2021-09-22", {OVERDUE}),
            ("2021-09-21", "2021-09-22", {OPEN}),
            ("2021-09", "2021-10-15", {OPEN, OVERDUE}),
        ],
    )
    def test_when_it_has_closed(
        self, cleared: str, on: str, possible: set[Status]
    ) -> None:
        """Its last day is the last day for the declaration."""
        done = event(ClearanceCompleted, cleared)
        meetings = packaged_record().meetings
        assert ask("art4.1c", on, done, meetings=meetings).possible == possible

    def test_what_the_first_part_did_not_decide_the_second_can(self) -> None:
        """More time was asked for: up to its close the deadline is what it was.

        Then a decision on that of 1 October 2021 may be missing from the record.
        """
        request = asked("art4", "2020-01-15", 1, "2RC")
        meetings = packaged_record().meetings
        for on, due in (
            ("2020-11-28", "2021-10-01"),
            ("2021-09-21", "2021-10-01"),
            ("2021-09-22", "2021-10-01 or later"),
        ):
            found = ask("art4", on, AREAS, request, meetings=meetings)
            assert str(found.deadline) == due

    def test_a_meeting_between_the_parts(self) -> None:
        """It is the next for what was cleared, unheard, in December, and has closed.

        For what was cleared by 25 November, or in late February, the conference is,
        which has not.
        """
        found = ask(
            "art4.1c",
            "2021-03-01",
            event(ContaminationDeclared, "2020-11-10"),
            deposit=date(2020, 5, 10),  # bound from 1 November
            meetings=(
                meeting("2RC", "2020-11-25", "2020-11-27", kind=MeetingKind.RC),
                meeting("11MSP", "2021-02-01", "2021-02-05"),
                meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC),
            ),
            coverage=(*reach("art4"), *reach("art4.1c")),
        )
        assert found.possible == {NONE, OPEN, OVERDUE, DONE, LATE}

    def test_declared_to_the_second_part(self) -> None:
        """In time."""
        found = ask(
            "art4.1c",
            "2022-10-01",
            event(ClearanceCompleted, "2021-02-01"),
            event(ClearanceDeclared, "2021-09-20", meeting="2RC"),
            meetings=packaged_record().meetings,
        )
        assert found.possible == {DONE}

    @pytest.mark.parametrize(
        ("cleared", "reading", "due"),
        [
            (
                "2021-02-01",
                Reading(declaration_forum="meetings of States Parties only"),
                "2022-09-02",
            ),
            (
                "2021-07-26",
                Reading(declaration_papers="one with time for papers"),
                "2021-09-21",
            ),
            (
                "2021-07-27",
                Reading(declaration_papers="one with time for papers"),
                "2022-09-02",
            ),
        ],
        ids=["no conference", "eight weeks before", "a day less"],
    )
    def test_as_the_text_is_read(
        self, cleared: str, reading: Reading, due: str
    ) -> None:
        """Eight weeks before 20 September 2021 was 26 July."""
        done = event(ClearanceCompleted, cleared)
        meetings = packaged_record().meetings
        found = ask("art4.1c", "2021-08-15", done, meetings=meetings, reading=reading)
        assert str(found.deadline) == due


class TestADeclarationBeforeTheDayOfCompletion:
    """Article 4(1)(c): a declaration shows that clearance was complete by its day.

    That a record dates the completion later does not make it undeclared.
    """

    @pytest.mark.parametrize(
        ("cleared", "declared", "possible"),
        [
            ("2014-01-01", "2013-11-01", {DONE}),
            ("2014-01-01", "2013-11-01..2014-02-01", {DONE}),
            ("2014-01-01", "2014-01-01", {DONE}),
            ("2014", "2013-11-01", {DONE}),
            ("2013-06..2014-06", "2013-11-01", {DONE, LATE}),
            ("2013-01-01", "2013-11-01", {LATE}),
            ("2013-01-01", "2013-11..2014-02", {LATE}),
        ],
    )
    def test_it_counts(
        self, cleared: str, declared: str, possible: set[Status]
    ) -> None:
        """Complete by 10 September 2013, it was due at 3MSP; later, at 4MSP."""
        done = event(ClearanceCompleted, cleared)
        word = event(ClearanceDeclared, declared, meeting="4MSP")
        for on in ("2015-01-01", "2020-01-01"):
            assert ask("art4.1c", on, done, word).possible == possible

    @pytest.mark.parametrize("on", ["2014-01-01", "2014-09-15", "2020-01-01"])
    def test_once_the_day_of_completion_has_come(self, on: str) -> None:
        """To wait for it turns nothing."""
        done = event(ClearanceCompleted, "2014-01-01")
        word = event(ClearanceDeclared, "2013-11-01", meeting="4MSP")
        found = ask("art4.1c", on, done, word)
        assert found.possible == {DONE}
        assert str(found.fulfilled_on) == "2013-11-01"

    @pytest.mark.parametrize("done", [(), (event(ClearanceCompleted, "2014-01-01"),)])
    def test_where_no_completion_is_on_record_by_then(
        self, done: tuple[Event, ...]
    ) -> None:
        """It was complete; since when, and so for which meeting, may be open."""
        word = event(ClearanceDeclared, "2013-09-11", meeting="3MSP")
        found = ask("art4.1c", "2013-10-01", *done, word)
        assert DONE in found.possible
        assert found.possible <= {DONE, LATE}

    def test_what_was_found_since_is_not_declared(self) -> None:
        """A declaration of 2012 says nothing of what was found in 2013."""
        found = ask(
            "art4.1c",
            "2014-10-01",
            event(ClearanceDeclared, "2012-10-01", meeting="2MSP"),
            event(ContaminationFound, "2013-01-01"),
            event(ClearanceCompleted, "2014-01-01"),
        )
        assert found.possible == {OVERDUE}


class TestAFindAfterNone:
    """No provision tells a find after "none" from a find after destruction.

    Both reach the same reading (A-23, A-24): a State that honestly finds stock
    after it had said that it holds none is treated no worse.
    """

    FIRST: tuple[tuple[str, type[Event]], ...] = (
        ("done", StockpileDestroyed),
        ("none", StockpileRuledOut),
        ("kept", StockpileRetained),
    )
    AREAS_FIRST: tuple[tuple[str, type[Event]], ...] = (
        ("done", ClearanceCompleted),
        ("none", ContaminationRuledOut),
    )

    @pytest.mark.parametrize("first", [k for _, k in FIRST], ids=[i for i, _ in FIRST])
    @pytest.mark.parametrize("declared", [True, False])
    @pytest.mark.parametrize(
        ("found_on", "on", "possible", "due"),
        [
            ("2020-06-01", "2020-07-01", {OPEN}, None),
            ("2020-06-01", "2030-01-01", {OPEN}, None),
            ("2019-10-02", "2020-07-01", {OPEN}, None),
            ("2018-06-01", "2018-07-01", {OPEN}, "2019-10-01"),
            ("2018-06-01", "2020-07-01", {OVERDUE}, "2019-10-01"),
            ("2019-10-01", "2020-07-01", {OVERDUE}, "2019-10-01"),
        ],
    )
    def test_stocks_found(
        self,
        first: type[Event],
        *,
        declared: bool,
        found_on: str,
        on: str,
        possible: set[Status],
        due: str | None,
    ) -> None:
        """Article 7(1)(g): urgent and without a day once the old one has passed."""
        events = (event(first, "2013-01-01"), event(StockpileFound, found_on))
        found = ask("art3", on, *((STOCK,) if declared else ()), *events)
        assert found.possible == possible
        assert (str(found.deadline) if found.deadline else None) == due

    @pytest.mark.parametrize("first", [k for _, k in FIRST], ids=[i for i, _ in FIRST])
    def test_stocks_found_if_the_old_deadline_runs_on(self, first: type[Event]) -> None:
        """So read, it had passed."""
        found = ask(
            "art3",
            "2020-07-01",
            event(first, "2013-01-01"),
            event(StockpileFound, "2020-06-01"),
            reading=Reading(stocks_found="old deadline"),
        )
        assert found.possible == {OVERDUE}
        assert str(found.deadline) == "2019-10-01"

    @pytest.mark.parametrize("first", [k for _, k in FIRST], ids=[i for i, _ in FIRST])
    def test_stocks_found_on_a_day_in_doubt(self, first: type[Event]) -> None:
        """By 1 October 2019 the old deadline ran on; after it, none was set."""
        events = (event(first, "2013-01-01"), event(StockpileFound, "2019"))
        assert ask("art3", "2020-07-01", *events).possible == {OPEN, OVERDUE}

    @pytest.mark.parametrize("first", [k for _, k in FIRST], ids=[i for i, _ in FIRST])
    def test_stocks_found_and_destroyed(self, first: type[Event]) -> None:
        """No day was set, so nothing was late."""
        found = ask(
            "art3",
            "2022-01-01",
            event(first, "2013-01-01"),
            event(StockpileFound, "2020-06-01"),
            event(StockpileDestroyed, "2021-01-01"),
        )
        assert found.possible == {DONE}
        assert str(found.fulfilled_on) == "2021-01-01"

    @pytest.mark.parametrize(
        "first", [k for _, k in AREAS_FIRST], ids=[i for i, _ in AREAS_FIRST]
    )
    @pytest.mark.parametrize(
        ("option", "found_on", "possible", "due"),
        [
            ("old deadline", "2022-01-01", {OVERDUE}, "2021-10-01"),
            ("old deadline", "2020-01-01", {OVERDUE}, "2021-10-01"),
            ("new period", "2022-01-01", {OPEN}, "2032-01-01"),
            ("new period", "2020-01-01", {OPEN}, "2030-01-01"),
            ("overdue at once", "2022-01-01", {OVERDUE}, "2021-12-31"),
            ("overdue at once", "2020-01-01", {OVERDUE}, "2019-12-31"),
        ],
    )
    def test_areas_found(
        self,
        first: type[Event],
        option: Any,
        found_on: str,
        possible: set[Status],
        due: str,
    ) -> None:
        """Article 4(1): whichever day the text is read to set, it sets for both."""
        found = ask(
            "art4",
            "2022-02-01",
            event(first, "2013-01-01"),
            event(ContaminationFound, found_on),
            reading=Reading(areas_found=option),
        )
        assert found.possible == possible
        assert str(found.deadline) == due


class TestTheDaysBeforeCompletion:
    """Articles 3(2) and 4(1): whoever finishes had something to finish.

    A completion states, as a declaration does, what was there before it.
    """

    DUE = (("art3", date(2019, 10, 1)), ("art4", date(2021, 10, 1)))

    @staticmethod
    def done(obligation: str, day: str, **fields: object) -> Event:
        """Return the completion of a duty."""
        return event(DUTIES[obligation][1], day, **fields)

    @pytest.mark.parametrize(("obligation", "due"), DUE)
    @pytest.mark.parametrize(
        ("day", "on", "possible"),
        [
            ("2013-10-16", "2011-10-01", {OPEN}),
            ("2013-10-16", "2012-06-01", {OPEN}),
            ("2013-10-16", "2013-10-15", {OPEN}),
            ("2013-10-16", "2013-10-16", {DONE}),
            ("2013-10", "2013-09-30", {OPEN}),
            ("2013-10", "2013-10-01", {DONE, OPEN}),
            ("2013-10", "2013-10-15", {DONE, OPEN}),
            ("2013-10", "2013-10-31", {DONE}),
            ("2023-01-01", "2022-06-01", {OVERDUE}),
            ("2022..2023", "2022-06-01", {LATE, OVERDUE}),
            ("..2024-06-20", "2015-02-28", {DONE, OPEN}),
            ("..2024-06-20", "2023-06-01", {DONE, LATE, OVERDUE}),
        ],
    )
    def test_without_a_declaration(
        self, obligation: str, due: date, day: str, on: str, possible: set[Status]
    ) -> None:
        """The duty was there all along, and so was its deadline."""
        found = ask(obligation, on, self.done(obligation, day))
        assert found.possible == possible
        assert found.deadline is not None
        assert found.deadline.date == due
        breached = {OVERDUE} == possible
        assert (found.compliant == Truth.FALSE) == breached

    @pytest.mark.parametrize(("obligation", "due"), DUE)
    @pytest.mark.parametrize("on", ["2013-10-15", "2014-01-01"])
    def test_an_observer_settles_nothing(
        self, obligation: str, due: date, on: str
    ) -> None:
        """Whether there was something to finish stays as open as without it."""
        word = self.done(obligation, "2013-10-16", voice=Voice.OBSERVER)
        for events in ((), (word,)):
            found = ask(obligation, on, *events)
            assert found.possible == {NONE, OPEN}
            assert found.deadline is not None
            assert found.deadline.date == due

    @pytest.mark.parametrize(
        ("on", "possible"),
        [("2013-10-15", {DONE, OPEN}), ("2013-10-16", {NONE})],
    )
    def test_separation_of_the_stock(self, on: str, possible: set[Status]) -> None:
        """Article 3(1): until it was destroyed there was a stock to keep apart."""
        found = ask("art3.1", on, self.done("art3", "2013-10-16"))
        assert found.possible == possible


def asked(obligation: str, day: str, number: int, to: str) -> Event:
    """Return a request for more time."""
    return event(
        ExtensionRequest, day, obligation=obligation, number=number, meeting=to
    )


def granted(
    obligation: str, day: str, number: int, by: str, **how: object
) -> ExtensionDecision:
    """Return a decision on a request."""
    return event(
        ExtensionDecision,
        day,
        obligation=obligation,
        number=number,
        meeting=by,
        **how,
    )


class TestARequestThatNobodyRecordedAsDecided:
    """Articles 3(5) and 4(7): the meeting decides; then the deadline may be another.

    From its close on the deadline on record is the least there is. Article 4 is due
    here on 1 March 2026, and 15MSP, to which more time was asked for, closed on
    14 September 2025.
    """

    FIELDS: ClassVar[dict[str, Any]] = {"deposit": date(2015, 9, 10)}
    EVENTS = (
        event(ContaminationDeclared, "2016-06-01"),
        asked("art4", "2024-12-01", 1, "15MSP"),
    )

    @pytest.mark.parametrize("on", ["2024-12-01", "2025-09-10", "2025-09-14"])
    def test_up_to_the_close_it_is_certain(self, on: str) -> None:
        """Nobody can have decided otherwise before the meeting; its last day counts."""
        deadline = ask("art4", on, *self.EVENTS, **self.FIELDS).deadline
        assert deadline is not None
        assert deadline.date == date(2026, 3, 1)
        assert deadline.candidates == (date(2026, 3, 1),)
        assert deadline.or_later is False
        assert str(deadline) == "2026-03-01"

    @pytest.mark.parametrize("on", ["2025-09-15", "2026-03-01", "2026-03-02"])
    def test_from_the_close_on_it_is_open(self, on: str) -> None:
        """It is the day on record, or later."""
        deadline = ask("art4", on, *self.EVENTS, **self.FIELDS).deadline
        assert deadline is not None
        assert deadline.date is None
        assert deadline.candidates == (date(2026, 3, 1),)
        assert deadline.or_later is True
        assert str(deadline) == "2026-03-01 or later"

    @pytest.mark.parametrize(
        ("on", "possible"),
        [
            ("2025-09-15", {OPEN}),
            ("2026-03-01", {OPEN}),
            ("2026-03-02", {OPEN, OVERDUE}),
        ],
    )
    def test_before_the_lapse_the_duty_is_outstanding(
        self, on: str, possible: set[Status]
    ) -> None:
        """Whatever was decided, nobody can have shortened it."""
        found = ask("art4", on, *self.EVENTS, **self.FIELDS)
        assert found.possible == possible

    @pytest.mark.parametrize(
        ("on", "certain"), [("2025-09-14", True), ("2025-09-15", False)]
    )
    def test_the_schedule(self, on: str, *, certain: bool) -> None:
        """What may be later is not certain to fall due."""
        record = record_of(*self.EVENTS, **self.FIELDS)
        view = ccm.as_of(date.fromisoformat(on), record=record)
        due = view.schedule(until=date(2026, 12, 31), obligations="art4")
        ours = [(one.on, one.certain) for one in due if one.state == RURITANIA]
        assert ours == [(date(2026, 3, 1), certain)]

    @pytest.mark.parametrize(
        ("decided", "on", "due"),
        [
            ({"day": "2025-09-12", "granted": False}, "2025-12-01", "2026-03-01"),
            (
                {"day": "2025-09-12", "length": Period(years=1)},
                "2025-12-01",
                "2027-03-01",
            ),
            (
                {"day": "2026-02-01", "length": Period(years=1)},
                "2025-12-01",
                "2026-03-01",
            ),
            (
                {"day": "2026-02-01", "length": Period(years=1)},
                "2026-02-01",
                "2027-03-01",
            ),
        ],
        ids=["refused", "granted", "later, before", "later, since"],
    )
    def test_a_decision_on_record_leaves_nothing_open(
        self, decided: dict[str, Any], on: str, due: str
    ) -> None:
        """Also one that simply came later: until then the request was pending."""
        fields = dict(decided)
        taken = granted("art4", fields.pop("day"), 1, "15MSP", **fields)
        deadline = ask("art4", on, *self.EVENTS, taken, **self.FIELDS).deadline
        assert deadline is not None
        assert str(deadline) == due
        assert deadline.date == date.fromisoformat(due)
        assert deadline.or_later is False

    @pytest.mark.parametrize(
        ("done", "possible"),
        [
            ("2025-12-01", {DONE}),
            ("2026-03-01", {DONE}),
            ("2026-04-01", {DONE, LATE}),
            ("2026", {DONE, LATE}),
        ],
    )
    def test_performed_since(self, done: str, possible: set[Status]) -> None:
        """By the day on record it is in time in any case."""
        cleared = event(ClearanceCompleted, done)
        found = ask("art4", "2027-01-01", *self.EVENTS, cleared, **self.FIELDS)
        assert found.possible == possible

    @pytest.mark.parametrize(
        ("obligation", "to", "closed", "due"),
        [
            ("art3", "9MSP", date(2019, 9, 14), date(2019, 10, 1)),
            ("art4", "11MSP", date(2021, 9, 14), date(2021, 10, 1)),
            ("art4.1b", "11MSP", date(2021, 9, 14), date(2022, 1, 1)),
        ],
    )
    def test_each_duty_that_can_be_extended(
        self, obligation: str, to: str, closed: date, due: date
    ) -> None:
        """Certain on the day of the close, open from the next one."""
        events = (DUTIES[obligation][0], asked(obligation, "2018-06-01", 1, to))
        for later in (False, True):
            on = closed + timedelta(days=later)
            found = ask(obligation, on.isoformat(), *events)
            assert found.possible == {OPEN}
            assert found.deadline is not None
            assert found.deadline.candidates == (due,)
            assert found.deadline.date == (None if later else due)
            assert found.deadline.or_later is later

    def test_a_request_that_a_named_day_has_overtaken(self) -> None:
        """A decision that names the day hangs on no earlier one."""
        events = (
            asked("art4", "2020-12-01", 1, "11MSP"),
            granted("art4", "2022-09-12", 2, "12MSP", until=date(2028, 3, 1)),
        )
        found = ask("art4", "2023-01-01", self.EVENTS[0], *events, **self.FIELDS)
        assert found.deadline is not None
        assert found.deadline.date == date(2028, 3, 1)
        assert found.deadline.or_later is False

    def test_a_day_that_was_named_before_overtakes_nothing(self) -> None:
        """The second request is overtaken by the third decision; not by the first."""
        first = granted("art4", "2020-09-12", 1, "10MSP", until=date(2027, 3, 1))
        third = granted("art4", "2023-09-12", 3, "13MSP", until=date(2030, 3, 1))
        second = asked("art4", "2021-12-01", 2, "12MSP")
        for told, deadline in (
            ((first, second), "2027-03-01 or later"),
            ((first, second, third), "2030-03-01"),
        ):
            found = ask("art4", "2024-01-01", self.EVENTS[0], *told, **self.FIELDS)
            assert str(found.deadline) == deadline


class TestDecisionsOutOfOrder:
    """Articles 3(3) and 3(5): an extension counts from the deadline before it.

    A decision on the second request is on record and that on the first is not: at
    least the second was granted. The State is bound from 1 August 2010, and 1RC
    and 2MSP sat in October 2010 and September 2011.
    """

    MONTH: ClassVar[dict[str, Any]] = {"length": Period(months=1)}
    FIELDS: ClassVar[dict[str, Any]] = {
        "deposit": date(2008, 12, 3),
        "meetings": (
            meeting("1RC", "2010-10-01", "2010-10-03"),
            meeting("2MSP", "2011-09-10", "2011-09-12"),
        ),
    }
    STOCK_THEN = event(StockpileDeclared, "2010-09-01")

    @staticmethod
    def history(second: str = "2010-08-01") -> tuple[Event, ...]:
        """Return both requests, and what was decided on the second."""
        return (
            asked("art3", "2010-08-01", 1, "1RC"),
            asked("art3", "2010-08-01", 2, "2MSP"),
            granted("art3", second, 2, "2MSP", length=Period(months=1)),
        )

    @pytest.mark.parametrize("second", ["2010-08-01", "2011-09-12"])
    def test_the_first_decision_is_not_on_record(self, second: str) -> None:
        """One month more than eight years, or later."""
        deadline = ask(
            "art3", "2018-08-15", *self.history(second), **self.FIELDS
        ).deadline
        assert deadline is not None
        assert deadline.date is None
        assert deadline.candidates == (date(2018, 9, 1),)
        assert deadline.or_later is True
        assert str(deadline) == "2018-09-01 or later"

    def test_the_first_decision_lies_ahead(self) -> None:
        """Then it is known that by 2018 nobody had taken it."""
        late = granted("art3", "2033-01-01", 1, "1RC", length=Period(years=1))
        deadline = ask(
            "art3", "2018-08-15", *self.history(), late, **self.FIELDS
        ).deadline
        assert deadline is not None
        assert deadline.date == date(2018, 9, 1)
        assert deadline.or_later is False

    def test_a_request_that_its_meeting_left_moot(self) -> None:
        """2MSP decided on the third request, and so on the second to it as well.

        That on the first was for 1RC to decide, and nobody knows what it did.
        """
        found = ask(
            "art3",
            "2018-10-15",
            self.STOCK_THEN,
            asked("art3", "2010-08-01", 1, "1RC"),
            asked("art3", "2010-08-01", 2, "2MSP"),
            granted("art3", "2011-09-12", 3, "2MSP", **self.MONTH),
            **self.FIELDS,
        )
        assert str(found.deadline) == "2018-09-01 or later"
        assert lacks(found, "the decision of 1RC on request 1")
        assert not lacks(found, "request 2")

    @pytest.mark.parametrize(
        ("how", "due"),
        [
            ({"length": Period(years=1)}, date(2019, 9, 1)),
            ({"granted": False}, date(2018, 9, 1)),
        ],
        ids=["granted", "refused"],
    )
    def test_the_first_decision_is_learnt(self, how: dict[str, Any], due: date) -> None:
        """It settles what was open, and nothing that was certain."""
        first = granted("art3", "2010-10-03", 1, "1RC", **how)
        deadline = ask(
            "art3", "2018-08-15", *self.history("2011-09-12"), first, **self.FIELDS
        ).deadline
        assert deadline is not None
        assert deadline.date == due
        assert deadline.or_later is False

    @pytest.mark.parametrize("ahead", [False, True])
    @pytest.mark.parametrize("on", ["2018-08-15", "2018-09-01"])
    def test_what_is_surely_granted_is_not_overdue(
        self, on: str, *, ahead: bool
    ) -> None:
        """Until the day to which the second decision leads by itself."""
        late = granted("art3", "2033-01-01", 1, "1RC", length=Period(years=1))
        events = (self.STOCK_THEN, *self.history(), *((late,) if ahead else ()))
        assert ask("art3", on, *events, **self.FIELDS).possible == {OPEN}

    @pytest.mark.parametrize(
        ("ahead", "possible"), [(False, {OPEN, OVERDUE}), (True, {OVERDUE})]
    )
    def test_the_day_after(self, *, ahead: bool, possible: set[Status]) -> None:
        """Overdue, unless the first request was granted."""
        late = granted("art3", "2033-01-01", 1, "1RC", length=Period(years=1))
        events = (self.STOCK_THEN, *self.history(), *((late,) if ahead else ()))
        found = ask("art3", "2018-09-02", *events, **self.FIELDS)
        assert found.possible == possible

    def test_two_decisions_that_are_not_on_record(self) -> None:
        """The third request was granted a month; the others may have been, too."""
        third = (
            asked("art3", "2010-08-01", 3, "2MSP"),
            granted("art3", "2011-09-12", 3, "2MSP", **self.MONTH),
        )
        requests = self.history()[:1]
        deadline = ask(
            "art3", "2018-08-15", self.STOCK_THEN, *requests, *third, **self.FIELDS
        ).deadline
        assert deadline is not None
        assert deadline.candidates == (date(2018, 9, 1),)
        assert deadline.or_later is True

    def test_under_article_4(self) -> None:
        """Articles 4(5) and 4(7) say the same of ten years."""
        events = (
            event(ContaminationDeclared, "2010-09-01"),
            asked("art4", "2010-08-01", 1, "1RC"),
            granted("art4", "2011-09-12", 2, "2MSP", **self.MONTH),
        )
        found = ask("art4", "2020-08-15", *events, **self.FIELDS)
        assert found.possible == {OPEN}
        assert found.deadline is not None
        assert found.deadline.candidates == (date(2020, 9, 1),)
        assert found.deadline.or_later is True

    def test_a_number_alone_tells_that_there_was_a_first_request(self) -> None:
        """Of which the record holds nothing; more time can have been granted on it."""
        second = granted("art3", "2011-09-12", 2, "2MSP", **self.MONTH)
        found = ask("art3", "2018-08-15", self.STOCK_THEN, second, **self.FIELDS)
        assert str(found.deadline) == "2018-09-01 or later"

    def test_what_is_added_to_a_deadline_in_doubt_leaves_it_so(self) -> None:
        """The third adds a month to what the second left, and nobody knows to what."""
        third = granted("art3", "2011-09-12", 3, "3MSP", **self.MONTH)
        events = (self.STOCK_THEN, *self.history("2011-09-12"), third)
        found = ask("art3", "2018-08-15", *events, **self.FIELDS)
        assert str(found.deadline) == "2018-10-01 or later"
        adrift = "counts from a deadline that is not known: extension"
        assert f"{adrift} 2 granted by 2MSP: 1 month" in found.explain()
        assert f"{adrift} 3 granted by 3MSP: 1 month" in found.explain()

    @pytest.mark.parametrize("ahead", [False, True])
    def test_the_schedule(self, *, ahead: bool) -> None:
        """Only what is certain is told as certain."""
        late = granted("art3", "2033-01-01", 1, "1RC", length=Period(years=1))
        events = (self.STOCK_THEN, *self.history(), *((late,) if ahead else ()))
        view = ccm.as_of(date(2018, 8, 15), record=record_of(*events, **self.FIELDS))
        due = view.schedule(until=date(2018, 12, 31), obligations="art3")
        ours = [(one.on, one.certain) for one in due if one.state == RURITANIA]
        assert ours == [(date(2018, 9, 1), ahead)]


class TestSilenceOnUnusualEvents:
    """Articles 4(1)(b) and (c): what only an unusual event raises.

    That nothing is said of an end of hostilities, or of a completion, means that
    there was none as far as a source covers the time; beyond it, it is open unless
    the text is read to presume none. An observer's report puts it in doubt.
    """

    PRESUMED: ClassVar[dict[str, Any]] = {"unheard_events": "none"}
    CASES = (
        ("art4.1b", "art4.1b", event(HostilitiesEnded, "2013-05-05")),
        ("art4.1c", "art4.1c", event(ClearanceCompleted, "2013-05-05")),
        ("art4.1c", "art4", event(ClearanceCompleted, "2013-05-05")),
    )
    IDS = ("hostilities", "completion", "completion by Article 4")

    @pytest.mark.parametrize(("obligation", "claimed", "_raised"), CASES, ids=IDS)
    def test_within_what_is_covered(
        self, obligation: str, claimed: str, _raised: Event
    ) -> None:
        """None, up to the last day that the record reaches."""
        assert ask(obligation, "2030-01-01").possible == {NONE}
        for on in ("2011-10-01", "2013-01-01", "2015-06-30"):
            found = ask(obligation, on, coverage=reach(claimed, "2015-06-30"))
            assert found.possible == {NONE}
            assert found.missing == ()

    @pytest.mark.parametrize(
        ("obligation", "claimed", "through"),
        [
            ("art4.1b", "art4.1b", "2015-06-30"),
            ("art4.1b", "art4.1b", None),
            ("art4.1c", "art4.1c", "2015-06-30"),
            ("art4.1c", "art4", "2015-06-30"),
            ("art4.1c", "art4", None),
        ],
    )
    def test_beyond_what_is_covered(
        self, obligation: str, claimed: str, through: str | None
    ) -> None:
        """Open, and what would settle it is said."""
        for on in ("2015-07-01", "2016-06-01", "2030-01-01"):
            found = ask(obligation, on, coverage=reach(claimed, through))
            assert found.status is Status.UNDETERMINED
            assert found.possible >= {NONE, OPEN}
            assert found.missing

    @pytest.mark.parametrize(("obligation", "claimed", "_raised"), CASES, ids=IDS)
    @pytest.mark.parametrize("through", ["2015-06-30", None])
    def test_none_is_presumed_if_so_read(
        self, obligation: str, claimed: str, _raised: Event, through: str | None
    ) -> None:
        """And the reasons say on which reading that rests."""
        claim, reading = reach(claimed, through), Reading(**self.PRESUMED)
        for on in ("2015-07-01", "2030-01-01"):
            found = ask(obligation, on, coverage=claim, reading=reading)
            assert found.possible == {NONE}
            assert "unheard_events" in found.reading

    @pytest.mark.parametrize(("obligation", "claimed", "raised"), CASES, ids=IDS)
    @pytest.mark.parametrize("presumed", [False, True])
    @pytest.mark.parametrize("through", ["2030-01-01", "2012-01-01", "covered"])
    def test_an_observers_report_puts_it_in_doubt(
        self,
        obligation: str,
        claimed: str,
        raised: Event,
        *,
        presumed: bool,
        through: str,
    ) -> None:
        """Under either reading, within what is covered and beyond."""
        reading = Reading(**(self.PRESUMED if presumed else {}))
        claim = () if through == "covered" else reach(claimed, through)
        word = attrs.evolve(raised, voice=Voice.OBSERVER)
        found = ask(obligation, "2013-06-01", word, coverage=claim, reading=reading)
        assert found.status is Status.UNDETERMINED
        assert found.possible >= {NONE, OPEN}
        assert found.missing

    @pytest.mark.parametrize(("obligation", "_claimed", "raised"), CASES, ids=IDS)
    def test_not_before_its_day(
        self, obligation: str, _claimed: str, raised: Event
    ) -> None:
        """On 4 May 2013 there was nothing to report."""
        word = attrs.evolve(raised, voice=Voice.OBSERVER)
        assert ask(obligation, "2013-05-04", word).possible == {NONE}

    @pytest.mark.parametrize(
        ("obligation", "on"), [("art4.1b", "2023-05-06"), ("art4.1c", "2013-09-15")]
    )
    def test_what_an_observer_reports_may_have_lapsed(
        self, obligation: str, on: str
    ) -> None:
        """Ten years after the end of hostilities; at 3MSP after a completion."""
        kinds: dict[str, type[Event]] = {
            "art4.1b": HostilitiesEnded,
            "art4.1c": ClearanceCompleted,
        }
        word = event(kinds[obligation], "2013-05-05", voice=Voice.OBSERVER)
        assert ask(obligation, on, word).possible >= {NONE, OVERDUE}

    def test_the_states_own_word_settles_it(self) -> None:
        """Whatever an observer says besides."""
        ended = event(HostilitiesEnded, "2013-05-05")
        word = attrs.evolve(ended, voice=Voice.OBSERVER)
        assert ask("art4.1b", "2014-01-01", ended, word).possible == {OPEN}

    def test_hostilities_that_were_over_when_it_was_bound(self) -> None:
        """Bound from October 2011: what ended before starts no ten years."""
        word = event(HostilitiesEnded, "2011-05-05", voice=Voice.OBSERVER)
        assert ask("art4.1b", "2014-01-01", word).possible == {NONE}

    @pytest.mark.parametrize(
        ("on", "lapsed"),
        [
            ("2015-09-14", False),
            ("2015-10-01", True),
        ],
    )
    def test_a_completion_that_nobody_recorded_may_have_to_be_declared(
        self, on: str, *, lapsed: bool
    ) -> None:
        """Complete on 1 July 2015, it was due at 5MSP, by 14 September."""
        found = ask("art4.1c", on, coverage=reach("art4.1c", "2015-06-30"))
        assert found.possible >= {NONE, OPEN}
        if lapsed:
            assert OVERDUE in found.possible

    def test_what_a_declaration_shows_may_have_been_complete_long_before(self) -> None:
        """Declared in 2018: complete by then, in 2015 or just before; 5MSP or 8MSP."""
        word = event(ClearanceDeclared, "2018-08-01", meeting="8MSP")
        claim = *reach("art4.1c", "2015-06-30"), *HELD
        found = ask("art4.1c", "2019-01-01", word, coverage=claim)
        assert found.possible == {DONE, LATE}
        for day, status in (("2015-07-10", LATE), ("2018-07-10", DONE)):
            done = event(ClearanceCompleted, day)
            known = ask("art4.1c", "2019-01-01", word, done, coverage=claim)
            assert known.possible == {status}

    def test_but_not_before_what_was_found(self) -> None:
        """A find in July 2018 leaves no earlier completion to declare."""
        word = event(ClearanceDeclared, "2018-08-01", meeting="8MSP")
        find = event(ContaminationFound, "2018-07-01")
        claim = reach("art4.1c", "2015-06-30")
        found = ask("art4.1c", "2019-01-01", find, word, coverage=claim)
        assert found.possible == {DONE}

    def test_nor_before_the_first_day_on_which_it_can_have_been_found(self) -> None:
        """Found in the latter half of 2017: 7MSP is the next meeting, or 8MSP."""
        word = event(ClearanceDeclared, "2018-08-01", meeting="8MSP")
        find = event(ContaminationFound, "2017-07..2017-12")
        claim = *reach("art4.1c", "2015-06-30"), *HELD
        found = ask("art4.1c", "2019-01-01", find, word, coverage=claim)
        assert found.possible == {DONE, LATE}
        for day, status in (("2017-08-01", LATE), ("2018-07-10", DONE)):
            told = event(ContaminationFound, "2017-07-20"), word
            done = event(ClearanceCompleted, day)
            known = ask("art4.1c", "2019-01-01", *told, done, coverage=claim)
            assert known.possible == {status}

    def test_what_was_declared_before_it_was_bound_is_not_all(self) -> None:
        """What later hostilities left may have been cleared, unheard, since."""
        word = event(ClearanceDeclared, "2010-01-24", meeting="1MSP")
        ended = event(HostilitiesEnded, "2016-09-29", where="south")
        claim = reach("art4.1c", "2018-08-22")
        on = "2019-09-15"
        found = ask("art4.1c", on, word, ended, coverage=claim)
        done = event(ClearanceCompleted, "2019-03-16")
        known = ask("art4.1c", on, word, ended, done, coverage=claim)
        assert known.possible <= found.possible
        assert NONE not in known.possible
        assert ask("art4.1c", on, word, coverage=claim).possible == {NONE}

    def test_what_later_hostilities_left_is_cleared_unheard(self) -> None:
        """Nothing was there at entry into force; of what came later nobody says."""
        told = (
            event(ContaminationRuledOut, "2012-08-30"),
            event(HostilitiesEnded, "2020-05-06", where="north"),
            event(ContaminationFound, "2021-11-24", where="north"),
        )
        found = ask("art4.1c", "2024-01-01", *told, coverage=reach("art4"))
        assert found.possible >= {NONE, OPEN}

    @pytest.mark.parametrize(
        ("deposit", "on", "known"),
        [
            (date(2011, 4, 6), "2013-01-01", False),
            (date(2011, 4, 6), "2018-01-01", False),
            (date(2011, 4, 6), "2020-09-28", False),
            (date(2015, 3, 10), "2018-01-01", False),
            (date(2015, 4, 10), "2018-01-01", True),
            (date(2015, 4, 10), "2020-09-28", True),
            (date(2015, 4, 10), "2020-09-29", False),
        ],
    )
    def test_since_when_absence_counts(
        self, deposit: date, on: str, *, known: bool
    ) -> None:
        """Covered from 12 September 2015: bound by then, something may have ended.

        Deposited in March 2015 the State is bound from 1 September 2015; in April,
        from 1 October, and nothing can have begun that the record does not hold.
        """
        claim = Coverage(
            obligation="art4.1b",
            since=date(2015, 9, 12),
            through=date(2020, 9, 28),
            source=FICTION,
        )
        found = ask("art4.1b", on, deposit=deposit, coverage=(claim,))
        assert NONE in found.possible
        assert (found.possible == {NONE}) == known
        assert bool(found.missing) != known

    @pytest.mark.parametrize(
        ("since", "known"),
        [("2011-09-30", True), ("2011-10-01", True), ("2011-10-02", False)],
    )
    def test_since_the_day_of_entry_into_force(
        self, since: str, *, known: bool
    ) -> None:
        """From the day on which it is bound something can begin."""
        claim = Coverage(
            obligation="art4.1b",
            since=date.fromisoformat(since),
            through=date(2020, 9, 28),
            source=FICTION,
        )
        found = ask("art4.1b", "2018-01-01", coverage=(claim,))
        assert (found.possible == {NONE}) == known


class TestHelpThatEachStateJudges:
    """Article 6(2): who is in a position to assist is for the State itself to say."""

    @pytest.mark.parametrize(
        "claim",
        [(), reach("art6"), reach("art6", "2013-01-01")],
        ids=["always", "never", "to 2013"],
    )
    def test_without_a_word_of_the_state(self, claim: tuple[Coverage, ...]) -> None:
        """Not applicable, unless it judges itself able; nothing is breached."""
        for on in ("2011-10-01", "2015-01-01", "2026-11-25"):
            found = ask("art6", on, coverage=claim)
            assert found.possible == {NONE}
            assert found.compliant == Truth.TRUE
            assert found.missing == ()
            assert "judges itself" in found.explain()
            assert "ability_to_assist" in found.reading

    def test_by_its_means_it_is_not_known(self) -> None:
        """So read, somebody else would have to say."""
        reading = Reading(ability_to_assist="by its means")
        found = ask("art6", "2015-01-01", reading=reading)
        assert found.status is Status.UNDETERMINED
        assert NONE in found.possible
        assert found.missing

    def test_one_that_assists_shows_that_it_can(self) -> None:
        """The duty has no end, and is in no way overdue."""
        found = ask("art6", "2015-01-01", event(AssistanceProvided, "2013-01-01"))
        assert NONE not in found.possible
        assert OVERDUE not in found.possible


class TestPlaces:
    """Article 4(1): each period is for what its own event left, in its own place.

    One runs from entry into force, one from the end of each later hostilities. A
    completion or a find of one place bears on the hostilities of that place alone,
    and not on Article 4(1)(a); without a place, on all.
    """

    NORTH = event(HostilitiesEnded, "2016-05-05", where="north")  # 5 May 2026

    @pytest.mark.parametrize(
        ("where", "obligation", "on", "possible"),
        [
            ("north", "art4", "2019-01-01", {OPEN}),
            ("north", "art4", "2021-10-02", {OVERDUE}),
            ("north", "art4.1b", "2019-01-01", {DONE}),
            ("north", "art4.1b", "2026-05-06", {DONE}),
            ("", "art4", "2021-10-02", {DONE}),
            ("", "art4.1b", "2026-05-06", {DONE}),
            ("old areas", "art4", "2021-10-02", {DONE}),
            ("old areas", "art4.1b", "2019-01-01", {OPEN}),
            ("old areas", "art4.1b", "2026-05-06", {OVERDUE}),
        ],
    )
    def test_a_completion(
        self, where: str, obligation: str, on: str, possible: set[Status]
    ) -> None:
        """What fighting left in the north is not what was there in 2011."""
        cleared = event(ClearanceCompleted, "2018-01-01", where=where)
        assert ask(obligation, on, AREAS, self.NORTH, cleared).possible == possible

    @pytest.mark.parametrize(
        ("where", "obligation", "on", "possible"),
        [
            ("north", "art4", "2019-01-01", {DONE}),
            ("north", "art4", "2021-10-02", {DONE}),
            ("north", "art4.1b", "2019-01-01", {OPEN}),
            ("north", "art4.1b", "2026-05-06", {OVERDUE}),
            ("", "art4", "2021-10-02", {OVERDUE}),
            ("", "art4.1b", "2019-01-01", {OPEN}),
            ("old areas", "art4", "2021-10-02", {OVERDUE}),
            ("old areas", "art4.1b", "2026-05-06", {DONE}),
        ],
    )
    def test_a_find(
        self, where: str, obligation: str, on: str, possible: set[Status]
    ) -> None:
        """All was cleared in 2017, and something found in one place since."""
        cleared = event(ClearanceCompleted, "2017-01-01")
        again = event(ContaminationFound, "2018-01-01", where=where)
        found = ask(obligation, on, AREAS, self.NORTH, cleared, again)
        assert found.possible == possible

    @pytest.mark.parametrize(
        ("cleared", "on", "possible"),
        [
            ((("2015-01-01", "north"),), "2016-01-01", {OPEN}),
            ((("2015-01-01", "north"),), "2024-05-05", {OPEN}),
            ((("2015-01-01", "north"),), "2024-05-06", {OVERDUE}),
            ((("2015-01-01", "south"),), "2023-05-06", {OVERDUE}),
            ((("2015-01-01", ""),), "2024-05-06", {DONE}),
            (
                (("2015-01-01", "north"), ("2016-01-01", "south")),
                "2024-05-06",
                {DONE},
            ),
            (
                (("2013-05-04", "north"), ("2016-01-01", "south")),
                "2016-06-01",
                {OPEN},
            ),
            ((("2013", "north"), ("2016-01-01", "south")), "2016-06-01", {DONE, OPEN}),
            (
                (("2015-01-01", "north"), ("2025-01-01", "south")),
                "2025-06-01",
                {LATE},
            ),
        ],
    )
    def test_hostilities_in_two_places(
        self, cleared: tuple[tuple[str, str], ...], on: str, possible: set[Status]
    ) -> None:
        """Ended in the north on 5 May 2013, in the south on 5 May 2014."""
        ends = (
            event(HostilitiesEnded, "2013-05-05", where="north"),
            event(HostilitiesEnded, "2014-05-05", where="south"),
        )
        done = (event(ClearanceCompleted, day, where=at) for day, at in cleared)
        assert ask("art4.1b", on, *ends, *done).possible == possible

    @pytest.mark.parametrize(
        ("obligation", "possible"), [("art4", {DONE}), ("art4.1b", {OPEN})]
    )
    def test_hostilities_of_no_place(
        self, obligation: str, possible: set[Status]
    ) -> None:
        """To clear the north is not to clear all that they left."""
        ended = event(HostilitiesEnded, "2014-05-05")
        cleared = event(ClearanceCompleted, "2015-01-01", where="north")
        found = ask(obligation, "2016-01-01", AREAS, ended, cleared)
        assert found.possible == possible

    def test_it_says_nothing_of_what_was_there_at_entry_into_force(self) -> None:
        """Without a declaration, that stays as open as it was."""
        cleared = event(ClearanceCompleted, "2018-01-01", where="north")
        found = ask("art4", "2019-01-01", self.NORTH, cleared)
        assert found.possible == {NONE, OPEN}

    @pytest.mark.parametrize("kind", [ClearanceCompleted, ContaminationFound])
    def test_a_record_that_names_no_place(
        self, kind: type[ClearanceCompleted | ContaminationFound]
    ) -> None:
        """All of them are meant."""
        assert event(kind, "2015-01-01").where == ""


class TestTheEndOfTheCalendar:
    """A deadline beyond the year 9999 has not passed on any day of the calendar."""

    FAR: ClassVar[dict[str, Any]] = {
        "deposit": date(9992, 1, 1)
    }  # bound from 1 July 9992

    @pytest.mark.parametrize("on", ["9995-01-01", "9999-12-31"])
    @pytest.mark.parametrize(
        ("obligation", "raised"),
        [
            ("art3", event(StockpileDeclared, "9992-08-01")),
            ("art4", event(ContaminationDeclared, "9992-08-01")),
            ("art4.1b", event(HostilitiesEnded, "9992-08-01")),
        ],
        ids=["art3", "art4", "art4.1b"],
    )
    def test_a_deadline_beyond_it(
        self, obligation: str, raised: Event, on: str
    ) -> None:
        """Eight and ten years from 9992."""
        found = ask(obligation, on, raised, **self.FAR)
        assert found.possible == {OPEN}
        assert found.compliant == Truth.TRUE
        assert found.explain()

    def test_days_that_lead_beyond_it(self) -> None:
        """180 days from 1 September 9999."""
        found = ask("art7.1", "9999-12-31", deposit=date(9999, 3, 1))
        assert found.possible == {OPEN}

    @pytest.mark.parametrize("on", ["2030-01-01", "9999-12-31"])
    def test_an_extension_beyond_it(self, on: str) -> None:
        """Nine thousand years more."""
        events = (
            STOCK,
            granted("art3", "2019-09-12", 1, "9MSP", length=Period(years=9000)),
        )
        found = ask("art3", on, *events)
        assert found.possible == {OPEN}
        assert found.explain()

    def test_a_period_that_runs_anew_beyond_it(self) -> None:
        """Found in 9995, if ten years run from then."""
        events = told("art4", "done 2013-01-01, found 9995-01-01")
        reading = Reading(areas_found="new period")
        assert ask("art4", "9999-01-01", *events, reading=reading).possible == {OPEN}

    def test_performed_before_a_deadline_beyond_it(self) -> None:
        """In time."""
        events = (
            event(StockpileDeclared, "9992-08-01"),
            event(StockpileDestroyed, "9998-01-01"),
        )
        found = ask("art3", "9999-12-31", *events, **self.FAR)
        assert found.possible == {DONE}

    @pytest.mark.parametrize("obligation", EVERY)
    @pytest.mark.parametrize("on", ["9992-07-01", "9999-12-31"])
    def test_every_duty_can_be_asked_about(self, obligation: str, on: str) -> None:
        """It is bound, and the answer has its reasons."""
        found = ask(obligation, on, **self.FAR)
        assert NOT_BOUND not in found.possible
        assert found.explain()

    def test_one_state_does_not_hide_the_others(self) -> None:
        """Thirty founders, and the one that came last."""
        view = ccm.as_of(date(9992, 8, 1), record=record_of(**self.FAR))
        found = view.findings()
        assert len({finding.state for finding in found}) == 31
        assert {finding.obligation for finding in found} == set(EVERY)
        assert len(found) == 31 * len(EVERY)

    def test_the_schedule_ends_with_the_calendar(self) -> None:
        """Nothing is certain to fall due on a day of it."""
        declared = event(StockpileDeclared, "9992-08-01")
        view = ccm.as_of(date(9999, 1, 1), record=record_of(declared, **self.FAR))
        due = view.schedule(until=date.max, obligations=["art3", "art4"])
        assert not [one for one in due if one.state == RURITANIA and one.certain]


class TestDaysThatTheCalendarLacks:
    """Ten years from 29 February 2012: 28 February or 1 March 2022 (A-18).

    A reading that refuses to round leaves both open; it refuses no answer.
    """

    REFUSE = Reading(rounding=Rounding.REFUSE)
    ENDED = event(HostilitiesEnded, "2012-02-29")

    @pytest.mark.parametrize(
        ("on", "possible"),
        [
            ("2015-01-01", {OPEN}),
            ("2022-02-28", {OPEN}),
            ("2022-03-01", {OPEN, OVERDUE}),
            ("2022-03-02", {OVERDUE}),
        ],
    )
    def test_both_days_are_held_possible(self, on: str, possible: set[Status]) -> None:
        """It matters on one day only."""
        found = ask("art4.1b", on, self.ENDED, reading=self.REFUSE)
        assert found.possible == possible
        assert found.deadline is not None
        assert found.deadline.date is None
        assert found.deadline.candidates == (date(2022, 2, 28), date(2022, 3, 1))
        assert found.deadline.or_later is False
        assert bool(found.missing) == (len(possible) > 1)
        assert "rounding" in found.reading

    @pytest.mark.parametrize(
        ("cleared", "possible"),
        [
            ("2022-02-28", {DONE}),
            ("2022-03-01", {DONE, LATE}),
            ("2022-03-02", {LATE}),
            ("2022-03", {DONE, LATE}),
        ],
    )
    def test_performed_on_one_of_them(
        self, cleared: str, possible: set[Status]
    ) -> None:
        """On 1 March it was in time, or a day late."""
        done = event(ClearanceCompleted, cleared)
        found = ask("art4.1b", "2024-01-01", self.ENDED, done, reading=self.REFUSE)
        assert found.possible == possible

    @pytest.mark.parametrize(
        ("rounding", "due"),
        [(Rounding.DOWN, date(2022, 2, 28)), (Rounding.UP, date(2022, 3, 1))],
    )
    def test_either_way_of_rounding_gives_one_of_them(
        self, rounding: Rounding, due: date
    ) -> None:
        """As the text is read."""
        reading = Reading(rounding=rounding)
        found = ask("art4.1b", "2015-01-01", self.ENDED, reading=reading)
        assert found.deadline is not None
        assert found.deadline.date == due

    def test_an_extension_from_such_a_day(self) -> None:
        """A year from 29 February 2020, which a decision had named."""
        events = (
            STOCK,
            granted("art3", "2019-09-12", 1, "9MSP", until=date(2020, 2, 29)),
            granted("art3", "2020-01-15", 2, "10MSP", length=Period(years=1)),
        )
        for on, possible in (
            ("2021-02-28", {OPEN}),
            ("2021-03-01", {OPEN, OVERDUE}),
            ("2021-03-02", {OVERDUE}),
        ):
            found = ask("art3", on, *events, reading=self.REFUSE)
            assert found.possible == possible
            assert found.deadline is not None
            assert found.deadline.candidates == (date(2021, 2, 28), date(2021, 3, 1))

    def test_nine_months_before_such_a_day(self) -> None:
        """Before 30 November 2020: 29 February is there; a year later it is not."""
        later = meeting("11MSP", "2021-11-30", "2021-12-03")
        events = (AREAS, asked("art4", "2021-03-15", 1, "11MSP"))
        found = ask(
            "art4", "2021-09-30", *events, meetings=(later,), reading=self.REFUSE
        )
        assert found.possible == {OPEN}
        assert found.deadline is not None
        assert found.deadline.date == date(2021, 10, 1)

    @pytest.mark.parametrize(
        ("on", "possible"),
        [
            ("2025-02-27", {DONE}),
            ("2025-02-28", {DONE, NOT_BOUND}),
            ("2025-03-01", {NOT_BOUND}),
        ],
    )
    def test_six_months_after_such_a_day(self, on: str, possible: set[Status]) -> None:
        """Article 20(3): six months after 31 August 2024."""
        notice = event(WithdrawalNotice, "2024-08-31")
        assert ask("art1", on, notice, reading=self.REFUSE).possible == possible


class TestAnArmedConflictAndANotice:
    """Article 20(3): six months after receipt, or at the end of a conflict.

    What counts is whether the State is engaged in a conflict when the six months
    end; the withdrawal then takes effect when the conflict does.
    """

    NOTICE = event(WithdrawalNotice, "2023-11")  # six months end from 1 to 30 May 2024

    @staticmethod
    def conflict(begun: str, ended: str | None) -> Event:
        """Return a conflict of the State."""
        over = PartialDate.parse(ended) if ended else None
        return event(ArmedConflict, begun, ended=over)

    @pytest.mark.parametrize("obligation", ["art1", "art7.1"])
    @pytest.mark.parametrize(
        ("notice", "begun", "ended", "on", "possible"),
        [
            ("2023-11", "2023-01-01", "2024-05-11", "2024-05-01", {DONE}),
            ("2023-11", "2023-01-01", "2024-05-11", "2024-05-10", {DONE}),
            ("2023-11", "2023-01-01", "2024-05-11", "2024-05-11", {DONE, NOT_BOUND}),
            ("2023-11", "2023-01-01", "2024-05-11", "2024-05-29", {DONE, NOT_BOUND}),
            ("2023-11", "2023-01-01", "2024-05-11", "2024-05-30", {NOT_BOUND}),
            ("2023-11", "2023-01-01", "2024-04-30", "2024-04-30", {DONE}),
            ("2023-11", "2023-01-01", "2024-04-30", "2024-05-01", {DONE, NOT_BOUND}),
            ("2023-11", "2023-01-01", "2024-07-01", "2024-06-30", {DONE}),
            ("2023-11", "2023-01-01", "2024-07-01", "2024-07-01", {NOT_BOUND}),
            ("2023-11", "2023-01-01", None, "2030-01-01", {DONE}),
            ("2023-11", "2024-05-10", "2025-01-15", "2024-04-30", {DONE}),
            ("2023-11", "2024-05-10", "2025-01-15", "2024-05-05", {DONE, NOT_BOUND}),
            ("2023-11", "2024-05-10", "2025-01-15", "2025-01-14", {DONE, NOT_BOUND}),
            ("2023-11", "2024-05-10", "2025-01-15", "2025-01-15", {NOT_BOUND}),
            ("2023-11-11", "2023-01-01", "2024-05", "2024-05-10", {DONE}),
            ("2023-11-11", "2023-01-01", "2024-05", "2024-05-11", {DONE, NOT_BOUND}),
            ("2023-11-11", "2023-01-01", "2024-05", "2024-05-30", {DONE, NOT_BOUND}),
            ("2023-11-11", "2023-01-01", "2024-05", "2024-05-31", {NOT_BOUND}),
        ],
    )
    def test_not_bound_only_where_some_day_of_the_notice_ends_it(  # noqa: PLR0917
        self,
        obligation: str,
        notice: str,
        begun: str,
        ended: str | None,
        on: str,
        possible: set[Status],
    ) -> None:
        """To 11 May 2024: six months that end by then are deferred to that day.

        Those that end later end it on their own day, 30 May at the latest. A
        conflict that begins on 10 May defers only what ends on that day or later.
        """
        found = ask(
            obligation,
            on,
            event(InitialReport, "2012-01-01"),
            event(WithdrawalNotice, notice),
            self.conflict(begun, ended),
        )
        assert found.possible == possible

    def test_when_the_withdrawal_takes_effect(self) -> None:
        """From the end of the conflict to six months after the end of November."""
        record = record_of(self.NOTICE, self.conflict("2023-01-01", "2024-05-11"))
        ends = ccm.as_of(date(2024, 5, 10), record=record).standing(RURITANIA).ends
        assert ends == PartialDate(date(2024, 5, 11), date(2024, 5, 30))

    def test_the_day_of_the_notice_would_tell(self) -> None:
        """The days of the conflict are known."""
        conflict = self.conflict("2023-01-01", "2024-05-11")
        (gap,) = ask("art1", "2024-05-15", self.NOTICE, conflict).missing
        assert gap.fact.startswith("the day on which its withdrawal takes effect")
        assert gap.told_by == (self.NOTICE,)


class TestVeryManyVagueEvents:
    """So many courses that nobody can follow all: sound, soon, and said."""

    HISTORIES = (
        ("art3", ("2015-01-01", "2014-01-01"), DONE),
        ("art3", ("2023-01-01", "2014-01-01"), LATE),
        ("art3", ("2015-01-01", "2018-01-01"), OVERDUE),
        ("art3", ("2026-01-01", "2026-02-01"), OVERDUE),
        ("art4", ("2015-01-01", "2014-01-01"), DONE),
        ("art4", ("2023-01-01", "2022-01-01"), LATE),
        ("art4", ("2015-01-01", "2020-01-01"), OVERDUE),
        ("art4", ("2026-01-01", "2026-02-01"), OVERDUE),
        ("art4.1b", ("2015-01-01", "2014-01-01"), DONE),
        ("art4.1b", ("2023-01-01", "2022-06-01"), LATE),
        ("art4.1b", ("2015-01-01", "2020-01-01"), OVERDUE),
        ("art4.1b", ("2026-01-01", "2026-02-01"), OVERDUE),
        ("art4.1c", ("2015-01-01", "2014-01-01"), OVERDUE),
        ("art4.1c", ("2026-01-01", "2026-02-01"), NONE),
    )
    """What some ways to fill in the days give on 1 June 2025."""

    ON = "2025-06-01"

    @staticmethod
    def events(obligation: str, done: str, found: str) -> tuple[Event, ...]:
        """Return sixty completions and sixty finds, each with a note of its own."""
        about = "art4" if obligation == "art4.1c" else obligation
        raised, completed, reopened = DUTIES[about]
        return (
            raised,
            *(event(completed, done, note=f"completion {i}") for i in range(60)),
            *(event(reopened, found, note=f"find {i}") for i in range(60)),
        )

    @pytest.mark.parametrize(("obligation", "days", "status"), HISTORIES)
    def test_each_filling(
        self, obligation: str, days: tuple[str, str], status: Status
    ) -> None:
        """With every day known there is one answer."""
        found = ask(obligation, self.ON, *self.events(obligation, *days))
        assert found.possible == {status}

    @pytest.mark.parametrize("obligation", [*DUTIES, "art4.1c"])
    def test_all_of_them_are_held_possible(self, obligation: str) -> None:
        """Each some day from 2010 to 2030; at least what those fillings give."""
        vague = self.events(obligation, "2010..2030", "2010..2030")
        found = ask(obligation, self.ON, *vague)
        wanted = {status for about, _, status in self.HISTORIES if about == obligation}
        assert found.possible >= wanted
        assert found.status is Status.UNDETERMINED

    @pytest.mark.parametrize("obligation", [*DUTIES, "art4.1c"])
    def test_the_work_is_bounded(self, obligation: str) -> None:
        """Counted in comparisons of days, so that no clock of a machine decides."""
        vague = self.events(obligation, "2010..2030", "2010..2030")
        view = ccm.as_of(date.fromisoformat(self.ON), record=record_of(*vague))
        norm = view.treaty.norm(obligation)
        courses = answered(norm, view.case(RURITANIA)).courses
        assert not courses.whole
        assert sum(each.course.work for each in courses.each) < 1_000_000

    @pytest.mark.parametrize("obligation", [*DUTIES, "art4.1c"])
    def test_it_says_that_not_every_course_was_followed(self, obligation: str) -> None:
        """Among what is missing, or among the reasons."""
        vague = self.events(obligation, "2010..2030", "2010..2030")
        found = ask(obligation, self.ON, *vague)
        assert lacks(found, "courses") or "courses" in found.explain()


class TestARecordThatTellsTheSame:
    """Article 20: what is told of one record is told in its own words."""

    @pytest.mark.parametrize("again", [1, 2])
    def test_a_conflict_that_may_have_ended_either_side(self, again: int) -> None:
        """Asked of two records that are equal and are not the same object."""
        told = (
            event(WithdrawalNotice, "2013"),
            event(ArmedConflict, "2013-05-02", ended=PartialDate.parse("2013..2015")),
        )
        found = ask("art9", "2014-03-01", *told)
        assert found.missing, again
        assert all(gap.fact for gap in found.missing)


class TestLeftOutAsLessSure:
    """What a view leaves out as less sure counts neither as done nor as undone."""

    @pytest.mark.parametrize("obligation", DUTIES)
    def test_it_may_have_been_performed(self, obligation: str) -> None:
        """In 2015, which is in time: nobody calls it overdue in 2024."""
        *raised, done = told(obligation, "done 2015-01-01")
        less_sure = attrs.evolve(done, confidence=Confidence.MEDIUM)
        record = record_of(*raised, less_sure)
        then = date(2024, 6, 1)
        found = ccm.as_of(then, record=record, trust="high").assess(
            RURITANIA, obligation
        )
        assert {DONE, OVERDUE} <= found.possible
        assert ask(obligation, str(then), *raised, less_sure).possible == {DONE}


class TestTwoDecisionsOnOneRequest:
    """Article 3(5): a request is decided once; of several decisions one counts."""

    EARLY, LATE = Period(years=1), Period(years=2)

    @pytest.mark.parametrize(
        ("day", "due"),
        [
            ("2019-09-11", ("2020-10-01",)),
            ("2019-09-13", ("2021-10-01",)),
            ("2019-09-11..2019-09-13", ("2020-10-01", "2021-10-01")),
        ],
    )
    def test_the_first_counts_and_may_not_be_known(
        self, day: str, due: tuple[str, ...]
    ) -> None:
        """One year was granted on a day that is in doubt, and two on 12 September."""
        found = ask(
            "art3",
            "2020-01-01",
            STOCK,
            asked("art3", "2018-10-01", 1, "9MSP"),
            granted("art3", day, 1, "9MSP", length=self.EARLY),
            granted("art3", "2019-09-12", 1, "9MSP", length=self.LATE),
        )
        assert found.deadline is not None
        assert tuple(map(str, found.deadline.candidates)) == due

    @pytest.mark.parametrize(
        ("told", "due"),
        [
            (("6 months", "12 months"), "2020-10-01"),
            (("6 months", "1 year"), "2020-10-01"),
            (("1 year", "18 months"), "2021-04-01"),
            (("2 years", "18 months", "9 months"), "2021-10-01"),
            (("100 days", "3 months"), "2020-01-09"),
            (("12 weeks", "80 days"), "2019-12-24"),
            (("", "6 months"), "2020-04-01"),
        ],
    )
    def test_of_one_day_that_which_grants_most_counts(
        self, told: tuple[str, ...], due: str
    ) -> None:
        """In whatever units, and in whatever order they are told; "" is a refusal."""
        each = [
            granted("art3", "2019-09-12", 1, "9MSP", length=Period.parse(length))
            if length
            else granted("art3", "2019-09-12", 1, "9MSP", granted=False)
            for length in told
        ]
        request = asked("art3", "2018-10-01", 1, "9MSP")
        for decisions in (each, each[::-1]):
            found = ask("art3", "2019-10-01", STOCK, request, *decisions)
            assert str(found.deadline) == due


@pytest.mark.parametrize("since", ["2011-01-01", "2013-01-01", "2019-09-30"])
@pytest.mark.parametrize("obligation", DUTIES)
def test_what_began_and_was_not_heard_done_is_not_done(
    obligation: str, since: str
) -> None:
    """On a day of which the record speaks, whenever it began to speak."""
    raised, _, _ = DUTIES[obligation]
    speaks = Coverage(
        obligation=obligation,
        since=date.fromisoformat(since),
        through=date(2025, 1, 1),
        source=FICTION,
    )
    found = ask(obligation, "2024-01-01", raised, coverage=(speaks,))
    assert found.possible == {OVERDUE}
