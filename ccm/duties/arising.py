"""Whether a duty arises, and what starts its period: the last word on it decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ccm.facts import Event, Statement
from ccm.rules.bearing import Dated, InOrder, LastWord, come, dated
from ccm.rules.case import Case
from ccm.rules.courses import Course
from ccm.rules.norms import StandingDuty, TimeBound
from ccm.rules.outcome import Lack

__all__ = ["Arising", "place_of", "placed", "what_starts"]

_ARISES = Lack("arises")

_BOTH_WAYS = 2
"""How many kinds of words there are at the least if they can contradict each other."""


class Arising:
    """What tells whether a duty arises, sorted out once.

    Attributes:
        norm: The duty.
        turns: The words on whether it does, one way or the other or in doubt.
        stated: Whether somebody states that it did before the day of the statement.
        alike: Whether all words say the same, so that any of them is the last.
        words: The words, to be asked which can be the last.
    """

    __slots__ = ("_others", "alike", "norm", "stated", "turns", "words")

    def __init__(
        self,
        norm: TimeBound | StandingDuty,
        turns: tuple[Dated, ...],
        words: LastWord[Dated],
        *,
        stated: bool,
        alike: bool,
    ) -> None:
        self.norm, self.turns, self.words = norm, turns, words
        self.stated, self.alike = stated, alike
        self._others: dict[type[Event], InOrder] = {}

    @classmethod
    def of(
        cls, norm: TimeBound | StandingDuty, case: Case, *, anywhere: bool = False
    ) -> Arising:
        """Return what of a State's dossier tells whether a duty arises.

        Args:
            norm: The duty.
            case: The dossier.
            anywhere: Whether the places of later hostilities count as well.
        """
        if norm.arises_from is None:
            return case.for_all(norm, _unsaid)
        said = case.heard(norm.arises_from, *norm.implied_by)
        turns = case.heard(norm.arises_from, *norm.turns)
        if not said and not turns:
            return case.for_all(norm, _unsaid)
        if not anywhere:
            said, turns = placed(norm, case, said), placed(norm, case, turns)
        stated = any(isinstance(event, Statement) for event in said)
        told = dated(turns)
        alike = _alike(norm, told)
        return cls(norm, told, LastWord(told), stated=stated, alike=alike)

    def holds(self, course: Course, on: date) -> bool:
        """Tell whether the duty arises for the State by the end of a day."""
        if self.norm.arises_from is None:
            return True
        last = self.last(course, on)
        effect = self.stated if last is None else _effect(self.norm, last.event)
        if effect is None or (last is None and not effect):
            return course.way(_ARISES, (True, False))
        return effect

    def last(self, course: Course, on: date) -> Dated | None:
        """Return the last word by a day; of one day, a clear word before a doubt."""
        if self.alike:
            return next((w for w in self.turns if course.no_later(w.when, on)), None)
        return self._last_of(course, come(course, self.words.by(on), on))

    def before(self, course: Course, find: Dated, since: Dated | None) -> bool | None:
        """Tell whether the duty arose just before a find; None if that is open.

        Args:
            course: The course of events.
            find: What was found.
            since: What had been found before, as what is there dates from; None if
                nothing.
        """
        words = self._words_beside(type(find.event))
        told = words.between(course, since.when if since else None, find.when)
        last = self._last_of(course, told)
        if last is not None:
            return _effect(self.norm, last.event)
        return True if since is not None or self.stated else None

    def _words_beside(self, found: type[Event]) -> InOrder:
        """Return the words save those of a kind."""
        if found not in self._others:
            told = [w for w in self.turns if not isinstance(w.event, found)]
            self._others[found] = InOrder(told)
        return self._others[found]

    def _last_of(self, course: Course, told: Sequence[Dated]) -> Dated | None:
        if _alike(self.norm, told):
            return next(iter(told), None)
        last = told[0]
        for each in told[1:]:
            if self._follows(course, each, last):
                last = each
        return last

    def _follows(self, course: Course, one: Dated, last: Dated) -> bool:
        ours, theirs = (_effect(self.norm, each.event) for each in (one, last))
        if theirs is None and ours is not None:
            return course.no_later(last.when, one.when)
        if ours is None or ours == theirs:
            return not course.no_later(one.when, last.when)
        if not course.no_later(last.when, one.when):
            return False
        if not course.no_later(one.when, last.when):
            return True
        return course.way(Lack("order", (id(last.event), id(one.event))), (True, False))


def _unsaid(norm: TimeBound | StandingDuty, _case: Case) -> Arising:
    """Return what tells it where nobody says so: some duties always arise."""
    always = norm.arises_from is None
    return Arising(norm, (), LastWord(()), stated=always, alike=True)


def _effect(norm: TimeBound | StandingDuty, event: Event) -> bool | None:
    """Return whether a duty arises, as an event shows; None if it leaves that open."""
    if isinstance(event, norm.ruled_out_by):
        return False
    return None if isinstance(event, norm.doubted_by) else True


def _alike(norm: TimeBound | StandingDuty, told: Iterable[Dated]) -> bool:
    """Tell whether words all say the same."""
    return len({_effect(norm, each.event) for each in told}) < _BOTH_WAYS


def placed(
    norm: TimeBound | StandingDuty, case: Case, events: tuple[Event, ...]
) -> tuple[Event, ...]:
    """Return the events that concern what was there at entry into force.

    What concerns a place that has a period of its own is told apart with that.
    """
    apart = norm.apart_from if isinstance(norm, TimeBound) else ()
    if not apart or not any(map(place_of, events)):
        return events
    later = {place_of(event) for event in case.heard(*apart)}
    return tuple(e for e in events if not place_of(e) or place_of(e) not in later)


def place_of(event: Event) -> str:
    """Return the area that an event concerns; empty for all, or for none."""
    place: str = getattr(event, "where", "")
    return place


def what_starts(norm: TimeBound, case: Case) -> tuple[Event, ...]:
    """Return the events that start a period, as the text is read; none from entry."""
    if norm.runs_from is None:
        return ()
    if not norm.start_read_by:
        return case.heard(norm.runs_from)
    shown_by: str = getattr(case.reading, norm.start_read_by)
    overheard = shown_by == norm.start_overheard
    told = (case.dossier.of if overheard else case.heard)(norm.runs_from)
    return tuple(e for e in told if getattr(e, "shown_by", "") == shown_by)
