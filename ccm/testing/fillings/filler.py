"""Exact fillings of a history, drawn and judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from random import Random

import attrs

from ccm.facts import (
    ArmedConflict,
    Event,
    WithdrawalNotice,
)
from ccm.rules import (
    Finding,
    FollowUp,
    Occasional,
    Recurring,
    StandingDuty,
    Status,
    TimeBound,
)
from ccm.testing.fiction import event
from ccm.testing.fillings.after import followed
from ccm.testing.fillings.days import Days
from ccm.testing.fillings.decisions import decided, overstepped
from ccm.testing.fillings.occasional import occasions
from ccm.testing.fillings.once import late, perhaps
from ccm.testing.fillings.standing import shown
from ccm.testing.fillings.ways import (
    DAY,
    LAST,
    MISSING,
    MOSTLY,
    Way,
    due_of,
)
from ccm.testing.fillings.yearly import reported_unheard
from ccm.testing.history import History, first_day, reported
from ccm.testing.questions import Question
from ccm.testing.strategies import FIRST_DAY

__all__ = ["Filler", "Filling", "fillings", "learned"]


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Filling:
    """One exact course of events that a record allows.

    Attributes:
        question: What was asked.
        events: What happened, each event on a day.
        finding: What the library says of it.
        added: What the record does not tell of.
        required: Whether an answer must hold it possible; otherwise it may.
        timed: Whether its deadline is one that the record tells of or leaves
            open, and none that nobody has heard of.
    """

    question: Question
    events: tuple[Event, ...]
    finding: Finding
    added: tuple[Event, ...] = ()
    required: bool = True
    timed: bool = True

    def __repr__(self) -> str:
        told = ", ".join(f"{type(e).__name__} {e}" for e in self.events)
        return f"<Filling: {told}: {sorted(self.finding.possible)}>"

    @property
    def possible(self) -> frozenset[Status]:
        """What the library holds possible of it: mostly one status."""
        return self.finding.possible

    @property
    def history(self) -> History:
        """The history that it is."""
        question = self.question
        own = {question.obligation, "art4" if question.obligation == "art4.1c" else ""}
        coverage = tuple(
            c for c in question.history.coverage if c.obligation not in own
        )
        return attrs.evolve(
            question.history, events=self.events, coverage=coverage, truth=()
        )


def fillings(question: Question, random: Random, rounds: int) -> Iterator[Filling]:
    """Draw fillings of a history.

    Args:
        question: The history, and what is asked of it.
        random: Where the choices come from.
        rounds: How many times the days are drawn; each gives a few fillings.
            None are given of a history that denies itself.
    """
    filler = Filler(question, random)
    for _ in range(rounds):
        yield from filler.filled()


def learned(
    question: Question, random: Random
) -> Iterator[tuple[str, Question, Question]]:
    """Yield ways to learn more: in words, and the question before and after.

    The day of one event; then, with every day known, one thing that the record
    had left open.

    Args:
        question: The history, and what is asked of it.
        random: Where the choices come from.
    """
    history, filler = question.history, Filler(question, random)
    course = filler.course()
    if course is None:
        return
    doubtful = [i for i in course if history.events[i].date.day is None]
    if doubtful:
        index = random.choice(doubtful)
        one = attrs.evolve(history.events[index], date=course[index].date)
        events = (*history.events[:index], one, *history.events[index + 1 :])
        yield f"learned: {one}", question, _of(question, events)
    known = _of(question, tuple(course.values()))
    added = [each for each in fillings(known, random, 1) if each.added]
    if added := [each for each in added if each.required]:
        one = random.choice(random.choice(added).added)
        yield f"learned: {one}", known, _of(known, (*known.history.events, one))


def _of(question: Question, events: tuple[Event, ...]) -> Question:
    history = question.history.with_events(events)
    return attrs.evolve(question, history=history)


class Filler(Days):
    """Draws fillings of one history."""

    def filled(self) -> Iterator[Filling]:
        """Draw one course of days, and some ways in which what else is open went."""
        self.wide = not self.chance(MOSTLY)
        events = self.course()
        if events is None:
            return
        way = decided(self, Way(tuple(events.values())))
        finding = self.question.judged(way.events)
        if self.chance(0.5) and self._moved(events, finding):
            way = decided(self, Way(tuple(events.values())))
            finding = self.question.judged(way.events)
        if overstepped(way, finding):
            return
        for each, said in self._arising(way, finding):
            yield self._filling(each, said)
            for more in (*_unheard(self, each, said), *perhaps(self, each, said)):
                yield self._filling(more, self.question.judged(more.events))

    def _filling(self, way: Way, finding: Finding) -> Filling:
        return Filling(
            question=self.question,
            events=way.events,
            finding=finding,
            added=way.added,
            required=way.required and not self.wide,
            timed=way.timed,
        )

    def _moved(self, events: dict[int, Event], finding: Finding) -> bool:
        """Move an event to where the deadline turns; tell whether one could be."""
        due = due_of(finding)
        if due is None or due >= LAST:
            return False
        day = self.random.choice((due, due, due + DAY, due + DAY, due - DAY))
        able = [index for index in events if self._moves(self.told[index], day)]
        if able:
            index = self.random.choice(able)
            events[index] = self.dated(index, day)
        return bool(able)

    def _moves(self, told: Event, day: date) -> bool:
        """Tell whether an event can be on a day, whatever came of others."""
        if isinstance(told, (*MISSING, ArmedConflict, WithdrawalNotice)):
            return False
        about = reported(told)
        if about is not None and any(
            isinstance(e, MISSING) and reported(e) == about for e in self.told.values()
        ):
            return False
        return first_day(told, date.min) <= day <= told.date.latest

    def _arising(self, way: Way, said: Finding) -> Iterator[tuple[Way, Finding]]:
        """Yield the course, settled in both ways if it does not say of what."""
        norm = self.norm
        if not isinstance(norm, (TimeBound, StandingDuty)) or not norm.ruled_out_by:
            yield way, said
            return
        since = _open_since(norm, way.events, self.on)
        either = Status.NOT_APPLICABLE in said.possible and len(said.possible) > 1
        if since is None or not either or norm.arises_from is None:
            yield way, said
            return
        clear = tuple(e for e in way.events if not isinstance(e, norm.doubted_by))
        way = attrs.evolve(way, events=clear)
        for kind in (norm.arises_from, self.random.choice(norm.ruled_out_by)):
            day = self.pick(min(since, self.on), self.on)
            more = way.with_(event(kind, day))
            yield more, self.question.judged(more.events)


def _unheard(filler: Days, way: Way, said: Finding) -> Iterator[Way]:
    """Yield the course with events that nobody has heard of, where some are open."""
    norm = filler.norm
    if Status.NOT_BOUND in said.possible and not _reports_last(filler):
        return
    if isinstance(norm, TimeBound):
        yield from late(filler, norm, way, said)
    elif isinstance(norm, Recurring):
        yield from reported_unheard(filler, norm, way)
    elif isinstance(norm, Occasional):
        yield from occasions(filler, norm, way, said)
    elif isinstance(norm, FollowUp):
        yield from followed(filler, norm, way, said)
    else:
        yield from shown(filler, norm, way)


def _reports_last(filler: Days) -> bool:
    """Tell whether a State that has left can owe reports, as the text is read."""
    yearly = isinstance(filler.norm, (Recurring, Occasional))
    return yearly and filler.question.reading.last_reports != "none after it leaves"


def _open_since(
    norm: TimeBound | StandingDuty, events: Iterable[Event], on: date
) -> date | None:
    """Return since when nothing says whether a duty arises; None if something does."""
    doubt: date | None = None
    known: date | None = None
    arises = norm.arises_from
    for one in events:
        day = one.date.earliest
        if isinstance(one, norm.doubted_by) and day <= on:
            doubt = max(day, doubt or day)
        elif day <= on and type(one) in (arises, *norm.turns):
            known = max(day, known or day)
    if doubt is not None and (known is None or doubt > known):
        return known + DAY if known else FIRST_DAY
    return FIRST_DAY if known is None else None
