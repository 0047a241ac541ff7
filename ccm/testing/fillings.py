"""Exact fillings of a history: what may have happened, with nothing left unknown.

A record leaves days open, and whether things happened at all. An answer is what
holds in every course of events that the record allows; so each course, written out
as a record in which nothing is unknown, must give an answer that was held possible,
and together they must give all of them. `fillings` draws such courses, and the
library itself judges them.

What the record does not tell is presumed not to have happened where that is how a
silent record is read: performance while a recorded deadline runs, a find after
performance, a stock or an area after a word that there is none. No filling goes
against that. Nor does one put beside an act on record another that nobody told of.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

import attrs

from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import (
    Act,
    AnnualReport,
    AnnualReportMissing,
    ArmedConflict,
    ClearanceCompleted,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationRuledOut,
    Coverage,
    EndShownBy,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    InitialReportMissing,
    Legislation,
    MunitionsTransferred,
    NationalMeasure,
    ProhibitedAct,
    Retention,
    VictimAssistance,
    Voice,
    WithdrawalNotice,
)
from ccm.rules import (
    Evidence,
    Finding,
    FollowUp,
    Norm,
    Occasional,
    Recurring,
    StandingDuty,
    Status,
    TimeBound,
)
from ccm.testing.fiction import NEIGHBOUR, event
from ccm.testing.history import History, first_day, first_report, reported
from ccm.testing.questions import FAR, Question
from ccm.testing.strategies import FIRST_DAY

__all__ = [
    "Filler",
    "Filling",
    "due_of",
    "fillings",
    "learned",
]

_Span = tuple[date, date]

_DAY = timedelta(days=1)
_LAST = date(2061, 12, 31)
_UNHEARD = "unheard"
"""The label of a meeting that the record does not hold."""

_PERFORMED = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})

_NOTHING = frozenset({Status.NOT_APPLICABLE})
_RUNNING = frozenset({Status.OUTSTANDING})

_EITHER: dict[str, type[Event]] = {
    "art4.1b": HostilitiesEnded,
    "art4.1c": ClearanceCompleted,
}
"""What an observer may be right about: unusual events, which raise a duty."""

_MOSTLY = 0.9
"""How often what an answer need not hold possible is left aside."""

_MISSING = (InitialReportMissing, AnnualReportMissing)
_COUNTED = (*_MISSING, ExtensionRequest, ExtensionDecision)
"""What counts whoever tells of it."""


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


@attrs.define(frozen=True)
class _Way:
    """Something that the record leaves open, settled in one way."""

    events: tuple[Event, ...]
    added: tuple[Event, ...] = ()
    required: bool = True
    timed: bool = True

    def with_(
        self, *added: Event, required: bool | None = None, timed: bool | None = None
    ) -> _Way:
        """Return it with further events that the record does not tell of."""
        return _Way(
            (*self.events, *added),
            (*self.added, *added),
            self.required if required is None else required,
            self.timed if timed is None else timed,
        )


class Filler:
    """Draws fillings of one history."""

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

    # -- the days -------------------------------------------------------------

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

    def within(self, spans: Sequence[_Span], near: Iterable[date] = ()) -> date | None:
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
        near = [self.on, self.on + _DAY, self.question.entry]
        for index in order:
            doubtful = _doubtful(told[index], self.question)
            if index in found or (doubtful and self.chance(0.5)):
                continue
            one = self._on_a_day(index, near, gaps)
            found[index] = one
            day = one.date.earliest
            near += [day, day + _DAY, max(day, FIRST_DAY) - _DAY]
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
            if not isinstance(told, _MISSING):
                continue
            first = min(first_report(told, self.told.values()), _LAST)
            if told.date.earliest >= first:
                return None
            last = min(told.date.latest, first - _DAY)
            day = self.pick(told.date.earliest, last)
            found[index] = self._dated(index, day)
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
        one = self._dated(index, self.pick(first, last, near))
        if isinstance(one, ArmedConflict) and one.ended:
            over = max(one.date.earliest, one.ended.earliest)
            end = self.pick(over, one.ended.latest, near)
            return attrs.evolve(one, ended=PartialDate.on(end))
        return one

    def _dated(self, index: int, day: date) -> Event:
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

    # -- what else is open ----------------------------------------------------

    def filled(self) -> Iterator[Filling]:
        """Draw one course of days, and some ways in which what else is open went."""
        self.wide = not self.chance(_MOSTLY)
        events = self.course()
        if events is None:
            return
        way = self._decided(_Way(tuple(events.values())))
        finding = self.question.judged(way.events)
        if self.chance(0.5) and self._moved(events, finding):
            way = self._decided(_Way(tuple(events.values())))
            finding = self.question.judged(way.events)
        if _overstepped(way, finding):
            return
        for each, said in self._arising(way, finding):
            yield self._filling(each, said)
            for more in (*_unheard(self, each, said), *_perhaps(self, each, said)):
                yield self._filling(more, self.question.judged(more.events))

    def _filling(self, way: _Way, finding: Finding) -> Filling:
        return Filling(
            question=self.question,
            events=way.events,
            finding=finding,
            added=way.added,
            required=way.required and not self.wide,
            timed=way.timed,
        )

    def gaps(self, obligation: str) -> list[_Span]:
        """Return the days on which something may have gone unheard.

        Those that the record does not cover up to the day asked about; in a wide
        filling also those before it covers any, though it covers that day or one
        before it.
        """
        claim = self.question.claim(obligation)
        if self.wide and claim is not None:
            return _outside(claim, FIRST_DAY, self.on)
        return list(self.question.gaps(obligation))

    def _moved(self, events: dict[int, Event], finding: Finding) -> bool:
        """Move an event to where the deadline turns; tell whether one could be."""
        due = due_of(finding)
        if due is None or due >= _LAST:
            return False
        day = self.random.choice((due, due, due + _DAY, due + _DAY, due - _DAY))
        able = [index for index in events if self._moves(self.told[index], day)]
        if able:
            index = self.random.choice(able)
            events[index] = self._dated(index, day)
        return bool(able)

    def _moves(self, told: Event, day: date) -> bool:
        """Tell whether an event can be on a day, whatever came of others."""
        if isinstance(told, (*_MISSING, ArmedConflict, WithdrawalNotice)):
            return False
        about = reported(told)
        if about is not None and any(
            isinstance(e, _MISSING) and reported(e) == about for e in self.told.values()
        ):
            return False
        return first_day(told, date.min) <= day <= told.date.latest

    # -- decisions that are lacking -------------------------------------------

    def _decided(self, way: _Way) -> _Way:
        """Return the course with a decision wherever the record lacks one.

        One on a later request shows that there was one on each before.
        """
        while found := list(_lacking(self.question, way.events)):
            way = way.with_(self._decision(way, *found[-1]))
        return way

    def _decision(
        self, way: _Way, number: int, request: ExtensionRequest | None
    ) -> ExtensionDecision:
        label = request.meeting if request else _UNHEARD
        taken = self._taken(way, label)
        if request and request.date.latest > self.on:
            taken = max(taken, request.date.latest)
        fields = {
            "obligation": self.question.obligation,
            "number": number,
            "meeting": label,
        }
        if self.chance(0.25):
            return event(ExtensionDecision, taken, granted=False, **fields)
        ends = [
            e.until
            for e in way.events
            if isinstance(e, ExtensionDecision)
            and (e.obligation, e.granted) == (self.question.obligation, True)
            and e.number > number
            and e.until
        ]
        if ends or self.chance(0.6):
            until = self.pick(FIRST_DAY, min(ends, default=_LAST), _days(way.events))
            return event(ExtensionDecision, taken, until=until, **fields)
        length = Period(months=self.random.choice((1, 6, 12, 24, 37, 60, 120)))
        return event(ExtensionDecision, taken, length=length, **fields)

    def _taken(self, way: _Way, label: str) -> date:
        sittings = [m for m in self.question.history.meetings if m.label == label]
        first = min((s.opens.earliest for s in sittings), default=FIRST_DAY)
        if self.chance(0.15):
            return FAR
        if sittings and self.chance(0.3):
            sitting = self.random.choice(sittings)
            return self.random.choice((sitting.opens.earliest, sitting.closes.latest))
        last = max(first, self.on if self.chance(0.8) else FAR)
        return self.pick(first, last, _days(way.events))

    # -- whether the duty arises ----------------------------------------------

    def _arising(self, way: _Way, said: Finding) -> Iterator[tuple[_Way, Finding]]:
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


def due_of(finding: Finding) -> date | None:
    """Return the deadline that a finding gives; None if none, or if it is in doubt."""
    return finding.deadline.date if finding.deadline else None


def _marks(question: Question) -> Iterator[date]:
    """Yield the days near which something can turn."""
    for day in (question.on, *_edges(question), *_yearly(question)):
        for near in (day - _DAY, day, day + _DAY) if day > date.min else ():
            if FIRST_DAY <= near <= _LAST:
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


def _days(events: Iterable[Event]) -> list[date]:
    days = [e.date.earliest for e in events if FIRST_DAY <= e.date.earliest <= FAR]
    return [near for day in days for near in (day - _DAY, day, day + _DAY)]


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
        return known + _DAY if known else FIRST_DAY
    return FIRST_DAY if known is None else None


def _lacking(
    question: Question, events: Sequence[Event]
) -> Iterator[tuple[int, ExtensionRequest | None]]:
    """Yield the numbers of the requests on which the record lacks the decision."""
    ours, on = question.obligation, question.on
    decisions = [
        e for e in events if isinstance(e, ExtensionDecision) and e.obligation == ours
    ]
    requests = {
        e.number: e
        for e in events
        if isinstance(e, ExtensionRequest) and e.obligation == ours
    }
    if not requests and not decisions:
        return
    decided = {d.number for d in decisions}
    taken = [d for d in decisions if d.date.latest <= on]
    top = max((d.number for d in taken), default=0)
    for number in sorted({*requests, *range(1, top)} - decided):
        request = requests.get(number)
        label = request.meeting if request else None
        if any(d.meeting == label and d.number > number for d in taken):
            continue  # what a meeting decides on one request it decides on all before
        if number < top or (request and _awaited(question, request)):
            yield number, request


def _awaited(question: Question, request: ExtensionRequest) -> bool:
    """Tell whether a request was to be decided before the day asked about."""
    if request.date.latest > question.on:
        return False
    held = [m for m in question.history.meetings if m.label == request.meeting]
    return bool(held) and max(m.closes.latest for m in held) < question.on


def _overstepped(way: _Way, finding: Finding) -> bool:
    """Tell whether what was added leads beyond a day that a later decision names."""
    granted = [d for d in way.added if isinstance(d, ExtensionDecision) and d.granted]
    if not granted or finding.deadline is None:
        return False
    first = min(d.number for d in granted)
    return any(
        step.decision.until is not None
        and step.decision.number > first
        and step.before > step.decision.until
        for step in finding.deadline.extensions
    )


# -- what is unheard ------------------------------------------------------------


def _unheard(filler: Filler, way: _Way, said: Finding) -> Iterator[_Way]:
    """Yield the course with events that nobody has heard of, where some are open."""
    norm = filler.norm
    if Status.NOT_BOUND in said.possible and not _reports_last(filler):
        return
    if isinstance(norm, TimeBound):
        yield from _late(filler, norm, way, said)
    elif isinstance(norm, Recurring):
        yield from _reported(filler, norm, way)
    elif isinstance(norm, Occasional):
        yield from _occasions(filler, norm, way, said)
    elif isinstance(norm, FollowUp):
        yield from _followed(filler, norm, way, said)
    else:
        yield from _shown(filler, norm, way)


def _reports_last(filler: Filler) -> bool:
    """Tell whether a State that has left can owe reports, as the text is read."""
    yearly = isinstance(filler.norm, (Recurring, Occasional))
    return yearly and filler.question.reading.last_reports != "none after it leaves"


def _told_apart(filler: Filler) -> bool:
    """Tell whether unusual events can have gone unheard, as the record is read."""
    return getattr(filler.question.reading, "unheard_events", "not known") != "none"


def _late(filler: Filler, norm: TimeBound, way: _Way, said: Finding) -> Iterator[_Way]:
    """Yield what may have gone unheard under a duty with a deadline."""
    gaps = filler.gaps(norm.id)
    due = due_of(said)
    if norm.runs_from is not None and said.possible == _NOTHING:
        yield from _begun(filler, norm, way)
    elif Status.OVERDUE in said.possible:
        yield from _done(filler, norm, way, gaps, due)
        yield from _extended(filler, norm, way, gaps, filler.on)
    elif Status.FULFILLED_LATE in said.possible and said.fulfilled_on:
        yield from _extended(filler, norm, way, gaps, said.fulfilled_on.latest)


def _done(
    filler: Filler,
    norm: TimeBound,
    way: _Way,
    gaps: Sequence[_Span],
    due: date | None,
    *,
    told: _Way | None = None,
) -> Iterator[_Way]:
    """Yield the course with performance on a day that the record does not cover.

    Args:
        filler: Draws the day.
        norm: The duty.
        way: The course.
        gaps: The days that the record does not cover.
        due: A day near which it matters when it was.
        told: The course without extensions that nobody has heard of.
    """
    absent = [e.date.latest for e in way.events if type(e) is norm.unfulfilled_by]
    spans = _from(max(absent) + _DAY, gaps) if absent else gaps
    last = _before_what_runs(filler, norm, told or way)
    spans = [(a, min(b, last)) for a, b in spans]
    near = (due, due + _DAY) if due else ()
    day = filler.within(spans, near)
    if day is not None:
        finds = [_day(one) for one in way.events if type(one) in norm.reopened_by]
        undone = any(day <= find <= filler.on for find in finds)
        yield way.with_(
            event(norm.fulfilled_by, day),
            required=way.required and not undone,  # nor need it be undone unheard
            timed=way.timed and not finds,
        )


def _before_what_runs(filler: Filler, norm: TimeBound, way: _Way) -> date:
    """Return the last day before any period whose deadline still runs.

    Under such a period nothing is presumed to have been done unheard.
    """
    starts = [e for e in way.events if type(e) is norm.runs_from]
    if len(starts) < 2:  # noqa: PLR2004 - alone, it does not run any more
        return filler.on
    last = filler.on
    for start in starts:
        alone = [e for e in way.events if e is start or e not in starts]
        said = filler.question.judged(alone)
        if said.possible == _RUNNING and start not in way.added:
            last = min(last, start.date.earliest - _DAY)
    return last


def _perhaps(filler: Filler, way: _Way, said: Finding) -> Iterator[_Way]:
    """Yield what an answer may hold possible, and need not.

    Later hostilities beside those on record; and performance before the deadline
    of a duty that is not known to arise.
    """
    norm = filler.norm
    if not isinstance(norm, TimeBound) or filler.chance(_MOSTLY):
        return
    if Status.NOT_APPLICABLE not in said.possible and norm.runs_from is not None:
        yield from _begun(filler, norm, attrs.evolve(way, required=False))
    supposed = any(type(one) is norm.arises_from for one in way.added)
    if supposed and said.possible == _RUNNING:
        gaps = filler.gaps(norm.id)
        yield from _done(filler, norm, attrs.evolve(way, required=False), gaps, None)


def _extended(
    filler: Filler, norm: TimeBound, way: _Way, gaps: Sequence[_Span], by: date
) -> Iterator[_Way]:
    """Yield the course with an extension that came by a day."""
    if norm.extension is None:
        return
    taken = filler.within([(a, min(b, by)) for a, b in gaps])
    if taken is None:
        return
    until = filler.pick(by, _LAST, (by, by + _DAY))
    ours = [e for e in way.events if getattr(e, "obligation", None) == norm.id]
    decided = {e.number for e in ours if isinstance(e, ExtensionDecision)}
    asked = {e.number for e in ours if isinstance(e, ExtensionRequest)}
    last = max(decided | asked, default=0)
    case = {"obligation": norm.id, "meeting": _UNHEARD}
    refused = [
        event(ExtensionDecision, taken, number=number, granted=False, **case)
        for number in sorted(asked - decided)
        if number > max(decided, default=0)
    ]
    granted = event(ExtensionDecision, taken, number=last + 1, until=until, **case)
    yield (more := way.with_(*refused, granted, timed=False))
    if by == filler.on:
        yield from _done(filler, norm, more, gaps, until, told=way)


def _begun(filler: Filler, norm: TimeBound, way: _Way) -> Iterator[_Way]:
    """Yield the course with hostilities of whose end nobody has heard."""
    question = filler.question
    claim = question.claim(norm.id)
    if claim is None or norm.runs_from is None or not _told_apart(filler):
        return
    spans = _outside(claim, question.entry, filler.on)
    start = filler.within(spans)
    if start is None:
        return
    shown_by = EndShownBy(question.reading.hostilities_end)
    voice = Voice.OBSERVER if shown_by is EndShownBy.FINDING else Voice.STATE
    places = {getattr(one, "where", "") for one in way.events} | {""}
    where = filler.random.choice(sorted(places))
    begin = event(norm.runs_from, start, shown_by=shown_by, voice=voice, where=where)
    yield (more := way.with_(begin, timed=False))
    due = norm.period.after(start, rounding=Rounding.DOWN)
    since = _from(start, filler.gaps(norm.id))
    yield from _done(filler, norm, more, since, due)
    yield from _extended(filler, norm, more, since, filler.on)


def _from(first: date, spans: Iterable[_Span]) -> list[_Span]:
    """Return what of some days does not precede another."""
    return [(max(a, first), b) for a, b in spans]


def _outside(claim: Coverage, first: date, last: date) -> list[_Span]:
    """Return the days between two that a claim does not reach."""
    if claim.through is None:
        return [(first, last)]
    spans = [(max(first, claim.through + _DAY), last)]
    if claim.since:
        spans.append((first, min(last, claim.since - _DAY)))
    return [span for span in spans if span[0] <= span[1]]


def _reported(filler: Filler, norm: Recurring, way: _Way) -> Iterator[_Way]:
    """Yield the course with yearly reports of which nobody has heard."""
    gaps = filler.gaps(norm.id)
    if gaps:
        years = _lapsed(filler, norm, way)
        yield way.with_(*_reports(filler, norm, gaps, years, way))
        if len(years) > 1:
            some = [year for year in years if filler.chance(0.5)]
            yield way.with_(*_reports(filler, norm, gaps, some, way))


def _lapsed(filler: Filler, norm: Recurring | Occasional, way: _Way) -> list[int]:
    """Return the years of which a report that was due is not on record."""
    filed = {
        e.year
        for e in way.events
        if isinstance(e, AnnualReport) and e.date.latest <= filler.on
    }
    first, moved = filler.question.entry.year - 1, filler.question.reading.report_day
    found: list[int] = []
    for year in range(first, filler.on.year):
        due = date(year + 1, norm.month, norm.day)
        if moved == "next Monday" and due.weekday() in (5, 6):
            due += timedelta(days=7 - due.weekday())
        if due < filler.on and year not in filed:
            found.append(year)
    return found


def _reports(
    filler: Filler,
    norm: Recurring | Occasional,
    gaps: Sequence[_Span],
    years: Iterable[int],
    way: _Way,
) -> list[Event]:
    return [
        event(norm.fulfilled_by, day, year=year)
        for year in years
        if (day := filler.within(_from(_missing_until(way, year), gaps))) is not None
    ]


def _missing_until(way: _Way, year: int) -> date:
    """Return the first day on which a report on a year may have gone unheard."""
    told = [
        e.date.latest
        for e in way.events
        if isinstance(e, AnnualReportMissing) and e.year == year
    ]
    return max(told) + _DAY if told else date.min


def _occasions(
    filler: Filler, norm: Occasional, way: _Way, said: Finding
) -> Iterator[_Way]:
    """Yield what may have gone unheard under a duty that events raise."""
    if len(said.possible) > 1:
        way = _closed_off(filler, norm, way)
        yield way
    gaps = filler.gaps(norm.id)
    if not gaps:
        return
    kept = filler.chance(_MOSTLY)
    free = list(_unsaid(filler, norm, way, norm.lasting if kept else norm.raised_by))
    raised = way.with_(*_raised(filler, gaps, free), required=kept)
    for each in (way, raised):
        yield each
        years = _lapsed(filler, norm, each)
        yield each.with_(*_reports(filler, norm, gaps, years, each))
        some = [year for year in years if filler.chance(0.5)]
        yield each.with_(*_reports(filler, norm, gaps, some, each))


def _raised(
    filler: Filler, gaps: Sequence[_Span], unsaid: Sequence[_Span]
) -> Iterator[Event]:
    """Yield transfers of which nobody has heard, none after a last word of none."""
    on, first = filler.on, filler.question.entry
    if filler.question.reading.part_year == "whole calendar year":
        first = first.replace(month=1, day=1)
    whole = filler.chance(0.3)
    free = [(max(a, c), min(b, d)) for a, b in gaps for c, d in unsaid]
    for year in range(first.year, on.year + 1):
        if not whole and filler.chance(0.5):
            continue
        start, end = max(first, date(year, 1, 1)), min(on, date(year, 12, 31))
        day = filler.within([(max(a, start), min(b, end)) for a, b in free])
        if day is not None:
            yield event(MunitionsTransferred, day, receiver=NEIGHBOUR)


def _unsaid(
    filler: Filler, norm: Occasional, way: _Way, undoing: tuple[type[Event], ...]
) -> Iterator[_Span]:
    """Yield the days on which no word stands that there is nothing.

    It stands until one of some events comes: that something is kept undoes it;
    that something was transferred may be held to, or not.
    """
    start: date | None = FIRST_DAY
    for word in _words(filler, norm, way):
        if getattr(word, "is_none", False):
            if start is not None:
                yield start, _day(word)
            start = None
        elif isinstance(word, undoing):
            start = start or _day(word)
    if start is not None:
        yield start, filler.on


def _words(filler: Filler, norm: Occasional, way: _Way) -> list[Event]:
    """Return what raises the duty, and what says that nothing does, in order."""
    told = [e for e in way.events if isinstance(e, norm.raised_by)]
    return sorted((e for e in told if _day(e) <= filler.on), key=_day)


def _day(one: Event) -> date:
    return one.date.latest


def _closed_off(filler: Filler, norm: Occasional, way: _Way) -> _Way:
    """Return the course in which it is known until when each stock was kept.

    What was kept in one year may have been kept in the next, which nobody says,
    until a word that nothing is.
    """
    told = _words(filler, norm, way)
    for index, kept in enumerate(told):
        if not isinstance(kept, norm.lasting) or getattr(kept, "is_none", False):
            continue
        ahead = told[index + 1 : index + 2]
        upto = _day(ahead[0]) - _DAY if ahead else filler.on
        if _day(kept) <= upto:
            way = way.with_(*_kept(filler, _day(kept), upto))
    return way


def _kept(filler: Filler, since: date, upto: date) -> Iterator[Event]:
    """Yield that something was kept each year from a day on, up to some year."""
    last = filler.random.randint(since.year, upto.year)
    for year in range(since.year + 1, last + 1):
        yield event(Retention, date(year, 1, 1), munitions=5)
    if (end := date(last, 12, 31)) < upto:
        yield event(Retention, end, munitions=0)


def _followed(
    filler: Filler, norm: FollowUp, way: _Way, said: Finding
) -> Iterator[_Way]:
    """Yield what may have gone unheard under a duty that another raises."""
    gaps = filler.gaps(norm.id)
    due = due_of(said)
    if said.possible == _NOTHING:
        open_ = _told_apart(filler) and not _ruled_out(filler, way)
        day = filler.within(_of_occasion(filler)) if open_ else None
        if day is None:
            return
        yield (more := way.with_(event(norm.follows, day), timed=False))
        yield from _declared(filler, norm, more, _from(day, gaps))
    elif Status.OVERDUE in said.possible:
        near = (due, due + _DAY) if due else ()
        since = _from(_raised_on(filler, norm, way), gaps)
        yield from _declared(filler, norm, way, since, near)
    elif Status.FULFILLED in said.possible:
        yield from _shown_only(filler, norm, way)


def _shown_only(filler: Filler, norm: FollowUp, way: _Way) -> Iterator[_Way]:
    """Yield that what a declaration alone shows came, unheard, before it."""
    told = [e for e in way.events if _day(e) <= filler.on]
    find = max((_day(e) for e in told if type(e) is norm.undone_by), default=date.min)
    since = [e for e in told if _day(e) >= find]
    made = [_day(e) for e in since if isinstance(e, norm.fulfilled_by)]
    declared = min(made, default=date.min)
    raised = [_day(e) for e in since if type(e) is norm.follows]
    if min(raised, default=date.max) <= declared or not _told_apart(filler):
        return
    first = max(filler.question.entry, find)
    before = [(a, min(b, declared)) for a, b in _of_occasion(filler)]
    day = filler.within(_from(first, before))
    if day is not None:
        yield way.with_(event(norm.follows, day), timed=False)


def _raised_on(filler: Filler, norm: FollowUp, way: _Way) -> date:
    """Return the first day of what raises the duty and no find has undone."""
    told = [e for e in way.events if _day(e) <= filler.on]
    finds = [_day(e) for e in told if type(e) is norm.undone_by]
    since = max(finds, default=date.min)
    raised = [_day(e) for e in told if type(e) is norm.follows]
    return min((day for day in raised if day >= since), default=date.min)


def _ruled_out(filler: Filler, way: _Way) -> bool:
    """Tell whether the last word is that there was nothing to clear."""
    kinds = (ContaminationDeclared, ContaminationFound, ContaminationRuledOut)
    told = [e for e in way.events if isinstance(e, kinds) and _day(e) <= filler.on]
    last = max(map(_day, told), default=None)
    return any(_day(e) == last and isinstance(e, kinds[2]) for e in told)


def _of_occasion(filler: Filler) -> list[_Span]:
    """Return the days on which an occasion may have gone unheard."""
    found = filler.gaps("art4")
    claim = filler.question.claim("art4.1c")
    if claim is not None and claim.through is not None:
        found += filler.gaps("art4.1c")
    return found


def _declared(
    filler: Filler,
    norm: FollowUp,
    way: _Way,
    gaps: Sequence[_Span],
    near: Iterable[date] = (),
) -> Iterator[_Way]:
    day = filler.within(gaps, near)
    if day is not None:
        yield way.with_(event(norm.fulfilled_by, day, meeting=_UNHEARD))


def _shown(filler: Filler, norm: StandingDuty, way: _Way) -> Iterator[_Way]:
    """Yield what may have gone unheard under a duty without a date."""
    gaps = filler.gaps(norm.id)
    if not gaps:
        return
    if norm.breached_by:
        for day in filter(None, (filler.within(gaps),)):
            yield way.with_(event(ProhibitedAct, day, act=Act.USE))
        return
    if norm.self_judged and filler.question.reading.ability_to_assist != "by its means":
        return  # each State judges for itself, and has not said so
    found = [e for p in _to_show(norm) if (e := _last_word(filler, way, p, gaps))]
    if found:
        yield way.with_(*found)
        some = [one for one in found if filler.chance(0.5)]
        yield way.with_(*some)


def _to_show(norm: StandingDuty) -> Iterator[Evidence]:
    """Yield for each part what would show that it is performed."""
    parts = {(p.provision, p.part): p for p in norm.evidence if p.status in _PERFORMED}
    yield from parts.values()


def _last_word(
    filler: Filler, way: _Way, proof: Evidence, gaps: Sequence[_Span]
) -> Event | None:
    """Return a word of performance later than what is on record of a part."""
    norm = filler.norm
    assert isinstance(norm, StandingDuty)  # noqa: S101 - by whom it is called
    ours = [
        p
        for p in norm.evidence
        if (p.provision, p.part) == (proof.provision, proof.part)
    ]
    days = [
        (e.date.latest, p.status)
        for e in way.events
        for p in ours
        if p.matches(e) and e.date.latest <= filler.on
    ]
    last = max((day for day, _ in days), default=date.min)
    if any(status in _PERFORMED for day, status in days if day == last):
        return None  # what has been performed stays so
    day = filler.within(_from(last, gaps))
    if day is None:
        return None
    if proof.event is NationalMeasure:
        return event(NationalMeasure, day, kind=Legislation(proof.kind or ""))
    if proof.event is VictimAssistance:
        return event(VictimAssistance, day, kind=proof.kind)
    return event(proof.event, day)
