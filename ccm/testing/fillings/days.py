"""On which day each event of a history came."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

import attrs

from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import (
    ArmedConflict,
    ClearanceCompleted,
    ContaminationFound,
    EndShownBy,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Voice,
    WithdrawalNotice,
)
from ccm.rules import (
    Norm,
    Occasional,
    Recurring,
    TimeBound,
)
from ccm.testing.fillings.ways import (
    DAY,
    LAST,
    MISSING,
    Span,
    outside,
)
from ccm.testing.history import first_day, first_report, reported
from ccm.testing.questions import FAR, Question
from ccm.testing.strategies import FIRST_DAY

__all__ = ["Days"]

_EITHER: dict[str, type[Event]] = {
    "art4.1b": HostilitiesEnded,
    "art4.1c": ClearanceCompleted,
}
"""What an observer may be right about: unusual events, which raise a duty."""

_COUNTED = (*MISSING, ExtensionRequest, ExtensionDecision)
"""What counts whoever tells of it."""


class Days:
    """Draws the days of one history: of what it tells, and of what it leaves open.

    Attributes:
        question: The history, and what is asked of it.
        random: Where the choices come from.
        norm: The duty.
        on: The day asked about.
        marks: The days near which something can turn.
        wide: Whether what an answer need not hold possible is drawn, too.
        told: What can count of the history, each with its place.
    """

    def __init__(self, question: Question, random: Random) -> None:
        self.question, self.random = question, random
        self.norm, self.on = question.norm, question.on
        self.marks = sorted(set(_marks(question)))
        self.wide = False
        self._exact: dict[tuple[int, date], Event] = {}
        self.told = {
            index: told
            for index, told in enumerate(question.history.events)
            if _heard(told, question)
        }

    def pick(self, first: date, last: date, near: Iterable[date] = ()) -> date:
        """Draw a day between two, mostly one on which something can turn."""
        first = max(first, min(FIRST_DAY, last))
        if first == last:
            return first
        random = self.random
        if self.chance(0.1):
            return first + timedelta(days=random.randint(0, (last - first).days))
        if self.chance(0.15):
            return random.choice((first, last))
        close = [day for day in near if first <= day <= last]
        if close and self.chance(0.45):
            return random.choice(close)
        marks = self.marks
        from_, to = bisect_left(marks, first), bisect_right(marks, last)
        index = random.randint(from_ - 1, to)
        if from_ <= index < to:
            return marks[index]
        return first if index < from_ else last

    def chance(self, share: float) -> bool:
        """Draw a yes, in a share of cases."""
        return self.random.random() < share

    def within(self, spans: Sequence[Span], near: Iterable[date] = ()) -> date | None:
        """Draw a day of some spans; None if there is none."""
        whole = [span for span in spans if span[0] <= span[1]]
        return self.pick(*self.random.choice(whole), near) if whole else None

    def course(self) -> dict[int, Event] | None:
        """Draw a day for each event; None if the history denies itself.

        Each comes with its place in the history.
        """
        told, random = self.told, self.random
        found: dict[int, Event] = {}
        gaps = self._listed(found)
        if gaps is None:
            return None
        order = list(told)
        random.shuffle(order)
        near = [self.on, self.on + DAY, self.question.entry]
        for index in order:
            doubtful = _doubtful(told[index], self.question)
            if index in found or (doubtful and self.chance(0.5)):
                continue
            one = self._on_a_day(index, near, gaps)
            found[index] = one
            day = one.date.earliest
            near += [day, day + DAY, max(day, FIRST_DAY) - DAY]
        return dict(sorted(self._without_rumours(found).items()))

    def _without_rumours(self, found: dict[int, Event]) -> dict[int, Event]:
        """Leave out what observers say where the State or the Parties have spoken."""
        rumours = {i for i in found if _doubtful(self.told[i], self.question)}
        if not rumours:
            return found
        by_now = [
            one
            for index, one in found.items()
            if index not in rumours and one.date.latest <= self.on
        ]
        finds = [e.date.earliest for e in by_now if isinstance(e, ContaminationFound)]
        since = self.question.entry
        if self.question.obligation == "art4.1c":
            since = max(finds, default=date.min)
        if not any(_spoken(e, self.question, since) for e in by_now):
            return found
        return {i: e for i, e in found.items() if i not in rumours}

    def _listed(self, found: dict[int, Event]) -> dict[object, date] | None:
        """Draw the days on which reports were missing; return the last, by report."""
        gaps: dict[object, date] = {}
        for index, told in self.told.items():
            if not isinstance(told, MISSING):
                continue
            first = min(first_report(told, self.told.values()), LAST)
            if told.date.earliest >= first:
                return None
            last = min(told.date.latest, first - DAY)
            day = self.pick(told.date.earliest, last)
            found[index] = self.dated(index, day)
            about = reported(told)
            gaps[about] = max(gaps.get(about, date.min), day)
        return gaps

    def _on_a_day(
        self, index: int, near: list[date], gaps: Mapping[object, date]
    ) -> Event:
        told = self.told[index]
        last = told.date.latest
        first = first_day(told, gaps.get(reported(told), date.min))
        if isinstance(told, WithdrawalNotice):
            first = max(first, self.question.history.deposit)
        if isinstance(told, ArmedConflict) and told.ended:
            last = min(last, told.ended.latest)
        one = self.dated(index, self.pick(first, last, near))
        if isinstance(one, ArmedConflict) and one.ended:
            over = max(one.date.earliest, one.ended.earliest)
            end = self.pick(over, one.ended.latest, near)
            return attrs.evolve(one, ended=PartialDate.on(end))
        return one

    def dated(self, index: int, day: date) -> Event:
        """Return an event of the history on a day, as one that is known of it."""
        told = self.told[index]
        if told.date.day == day and not _doubtful(told, self.question):
            return told
        known = self._exact.get((index, day))
        if known is None:
            known = attrs.evolve(told, date=PartialDate.on(day))
            if _doubtful(told, self.question):
                known = attrs.evolve(known, voice=Voice.STATE)
            self._exact[index, day] = known
        if self.wide and isinstance(known, HostilitiesEnded) and known is not told:
            return self._as_read(told, known)
        return known

    def _as_read(self, told: Event, known: HostilitiesEnded) -> HostilitiesEnded:
        """Return what an observer says of, shown by what shows it as so read."""
        if not _doubtful(told, self.question):
            return known
        shown_by = EndShownBy(self.question.reading.hostilities_end)
        return attrs.evolve(known, shown_by=shown_by)

    def gaps(self, obligation: str) -> list[Span]:
        """Return the days on which something may have gone unheard.

        Those that the record does not cover up to the day asked about; in a wide
        filling also those before it covers any, though it covers that day or one
        before it.
        """
        claim = self.question.claim(obligation)
        if self.wide and claim is not None:
            return outside(claim, FIRST_DAY, self.on)
        return list(self.question.gaps(obligation))


def _marks(question: Question) -> Iterator[date]:
    """Yield the days near which something can turn."""
    for day in (question.on, *_edges(question), *_yearly(question)):
        for near in (day - DAY, day, day + DAY) if day > date.min else ():
            if FIRST_DAY <= near <= LAST:
                yield near


def _edges(question: Question) -> Iterator[date]:
    history = question.history
    yield from history.landmarks
    yield question.entry
    for day in _ends_of(history.events):
        yield day
        yield from _later(question.norm, day)
    for one in history.events:
        if isinstance(one, ArmedConflict) and one.ended:
            yield from (one.ended.earliest, one.ended.latest)
    for held in history.meetings:
        yield from (held.opens.earliest, held.closes.latest)
    for claim in history.coverage:
        yield from (day for day in (claim.since, claim.through) if day)
    yield from _earlier(question)
    deadline = question.answer.deadline
    yield from deadline.candidates if deadline else ()


def _ends_of(events: Iterable[Event]) -> Iterator[date]:
    for one in events:
        yield from (one.date.earliest, one.date.latest)
        if isinstance(one, ExtensionDecision) and one.until:
            yield one.until


def _later(norm: Norm, day: date) -> Iterator[date]:
    """Yield what a period that runs from a day leads to."""
    if not FIRST_DAY <= day <= FAR:
        return
    yield Period(months=6).after(day, rounding=Rounding.DOWN)
    if isinstance(norm, TimeBound):
        yield norm.period.after(day, rounding=Rounding.DOWN)


def _earlier(question: Question) -> Iterator[date]:
    """Yield from where a period leads to the day asked about."""
    yield Period(months=6).before(question.on, rounding=Rounding.DOWN)
    if isinstance(question.norm, TimeBound):
        yield question.norm.period.before(question.on, rounding=Rounding.DOWN)


def _yearly(question: Question) -> Iterator[date]:
    if isinstance(question.norm, (Recurring, Occasional)):
        for year in range(question.entry.year - 1, question.on.year + 2):
            yield from (date(year, 1, 1), date(year, 4, 30), date(year, 12, 31))


def _heard(told: Event, question: Question) -> bool:
    """Tell whether an event can count: not if an observer alone tells of it."""
    if told.voice is not Voice.OBSERVER or told.of_the_depositary:
        return True
    return (
        isinstance(told, _COUNTED)
        or _found(told, question)
        or _doubtful(told, question)
    )


def _found(told: Event, question: Question) -> bool:
    """Tell whether it is a finding by those whose finding counts, as so read."""
    return (
        isinstance(told, HostilitiesEnded)
        and told.shown_by is EndShownBy.FINDING
        and question.reading.hostilities_end == "finding"
    )


def _spoken(told: Event, question: Question, since: date) -> bool:
    """Tell whether State or Parties speak of what only observers might have told."""
    if told.date.earliest < since:
        return False
    if question.obligation == "art4.1c":
        return isinstance(told, ClearanceCompleted)
    shown_by = question.reading.hostilities_end
    return isinstance(told, HostilitiesEnded) and told.shown_by == shown_by


def _doubtful(told: Event, question: Question) -> bool:
    """Tell whether an observer alone tells of it, and may be right."""
    kind = _EITHER.get(question.obligation)
    observed = told.voice is Voice.OBSERVER and not _found(told, question)
    return observed and kind is not None and isinstance(told, kind)
