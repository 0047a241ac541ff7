"""Histories of the fictional State: whole records, valid by construction.

A history is drawn as it truly went, day by day; then each date is blurred to what
a source may print of it. So every history comes with one true course of events.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import (
    Act,
    AnnualReport,
    ArmedConflict,
    AssistanceProvided,
    ClearanceCompleted,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationInDoubt,
    ContaminationRuledOut,
    Coverage,
    Deposit,
    EndShownBy,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    InitialReport,
    InitialReportMissing,
    Instrument,
    InvestmentBan,
    Legislation,
    Meeting,
    MeetingKind,
    MunitionsAcquired,
    MunitionsTransferred,
    NationalMeasure,
    ProhibitedAct,
    ProvisionalApplication,
    Record,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
    StockpileSeparated,
    VictimAssistance,
    VictimsInDoubt,
    VictimsReported,
    VictimsRuledOut,
    VictimStep,
    Voice,
    WithdrawalNotice,
)
from ccm.rules import Reading
from ccm.testing.fiction import FICTION, NEIGHBOUR, THIRTIETH, event, meeting, world
from ccm.testing.strategies import FIRST_DAY, blurred, days, days_near, days_within
from ccm.view import AsOf, as_of

__all__ = [
    "HORIZON",
    "OBLIGATIONS",
    "History",
    "exact_courses",
    "histories",
    "tangled",
    "tangled_histories",
]

HORIZON = date(2032, 12, 31)
"""The last day on which anything happens in a history."""

_STOCKPILE: tuple[type[Event], ...] = (
    StockpileDeclared,
    StockpileRuledOut,
    StockpileInDoubt,
    StockpileDestroyed,
    StockpileFound,
    StockpileRetained,
)
_CLEARANCE: tuple[type[Event], ...] = (ClearanceCompleted, ContaminationFound)

OBLIGATIONS: Mapping[str, tuple[type[Event], ...]] = {
    "art1": (ProhibitedAct,),
    "art3.1": (*_STOCKPILE, StockpileSeparated, StockpileSeparated),
    "art3": _STOCKPILE,
    "art3.8": (
        Retention,
        Retention,
        MunitionsAcquired,
        MunitionsTransferred,
        AnnualReport,
    ),
    "art4": (
        ContaminationDeclared,
        ContaminationRuledOut,
        ContaminationInDoubt,
        *_CLEARANCE,
    ),
    "art4.1b": (HostilitiesEnded, HostilitiesEnded, *_CLEARANCE),
    "art4.1c": (*_CLEARANCE, ClearanceDeclared, HostilitiesEnded),
    "art5": (
        VictimsReported,
        VictimsRuledOut,
        VictimsInDoubt,
        VictimAssistance,
        VictimAssistance,
    ),
    "art6": (AssistanceProvided,),
    "art7.1": (InitialReport, InitialReportMissing),
    "art7.2": (AnnualReport,),
    "art9": (NationalMeasure, NationalMeasure, InvestmentBan),
}
"""The obligations, each with the types of events that bear on it.

A type that stands twice is drawn twice as often.
"""

_EXTENDABLE = ("art3", "art4", "art4.1b")

_TOPICS = 4
"""On how many obligations a history bears at most; on all, it would bear on none."""


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class History:
    """What Ruritania did, in a world in which meetings were held.

    Attributes:
        deposit: Day on which it deposited its instrument.
        events: What else it did.
        meetings: The meetings that were held.
        coverage: How far absence of an event counts.
        truth: The day on which each event truly was, in the order of *events*.
    """

    deposit: date
    events: tuple[Event, ...]
    meetings: tuple[Meeting, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    truth: tuple[date, ...] = ()

    def __repr__(self) -> str:
        told = ", ".join(f"{type(e).__name__} {e}" for e in self.events)
        reach = {c.obligation: str(c.through) for c in self.coverage}
        return f"<History: deposit {self.deposit}, {told}, coverage {reach}>"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: FBT001
        """Keep Hypothesis from printing every field of every meeting."""
        printer.text(repr(self))

    @cached_property
    def record(self) -> Record:
        """The record of the world in which it happened."""
        return world(
            *self.events,
            deposit=self.deposit,
            meetings=self.meetings,
            coverage=self.coverage,
        )

    def view(self, on: date, reading: Reading | None = None) -> AsOf:
        """Return the record as of a day."""
        return as_of(on, record=self.record, reading=reading, trust="unverified")

    def with_events(self, events: Sequence[Event]) -> History:
        """Return the history with these events in place of its own."""
        return attrs.evolve(self, events=tuple(events))

    @cached_property
    def landmarks(self) -> tuple[date, ...]:
        """Days on which an answer may turn, in order of days."""
        dates = [event.date for event in self.events]
        dates += [m.closes for m in self.meetings]
        found = {day for d in dates for day in (d.earliest, d.latest)}
        found |= {c.through for c in self.coverage if c.through}
        found |= set(deadlines(self.deposit))
        return tuple(sorted(day for day in found if FIRST_DAY < day <= HORIZON))

    def days(self) -> st.SearchStrategy[date]:
        """Draw a day to ask about, mostly one near a landmark."""
        return days_near(landmarks=self.landmarks) | days(FIRST_DAY, HORIZON)


def first_bound(deposit: date) -> date:
    """Return the first day of the sixth month after a deposit, or the general day."""
    counted = max(deposit, THIRTIETH)
    months = 12 * counted.year + counted.month - 1 + 6
    return date(months // 12, months % 12 + 1, 1)


def deadlines(deposit: date) -> Iterator[date]:
    """Yield entry into force and the days on which first deadlines fall."""
    begin = first_bound(deposit)
    yield begin
    yield begin + timedelta(days=180)
    yield begin.replace(year=begin.year + 8)
    yield begin.replace(year=begin.year + 10)


@st.composite
def histories(
    draw: st.DrawFn,
    *,
    about: str | None = None,
    exact: bool = False,
    most: int = 5,
    leaving: bool = True,
) -> History:
    """Draw a history of Ruritania from its deposit to the early thirties.

    Args:
        draw: Given by Hypothesis.
        about: Id of the one obligation on which the events bear; a few of all if
            None.
        exact: Whether every date is a day.
        most: The greatest number of events besides requests and decisions.
        leaving: Whether it may withdraw.
    """
    topics = [about] if about else draw(_some_topics())
    deposit = draw(days(FIRST_DAY, date(2014, 12, 31)))
    meetings = draw(_meetings())
    marks = [*deadlines(deposit), *(m.closes.latest for m in meetings)]
    when = days_near(landmarks=marks) | days(FIRST_DAY, HORIZON)
    kinds = [kind for topic in topics for kind in OBLIGATIONS[topic]]
    found = [
        draw(_an_event(draw(st.sampled_from(kinds)), draw(when), meetings))
        for _ in range(draw(st.integers(0, most)))
    ]
    for topic in topics:
        if topic in _EXTENDABLE and draw(st.booleans()):
            found += draw(_extensions(topic, when, meetings))
    if "art1" in topics and draw(st.booleans()):
        found.append(event(ProvisionalApplication, deposit))
    if leaving and draw(st.integers(0, 4)) == 0:
        found += draw(_withdrawal(deposit))
    truth = tuple(_its_day(e) for e in found)
    if not exact:
        found = [draw(_retold(event)) for event in found]
    return History(
        deposit=deposit,
        events=tuple(found),
        meetings=meetings,
        coverage=draw(_coverage(topics)),
        truth=truth,
    )


def _some_topics() -> st.SearchStrategy[list[str]]:
    every = st.sampled_from(list(OBLIGATIONS))
    return st.lists(every, min_size=1, max_size=_TOPICS, unique=True)


@st.composite
def exact_courses(draw: st.DrawFn, *, history: History) -> History:
    """Draw a course of events that a history allows: every partial date made a day.

    Args:
        draw: Given by Hypothesis.
        history: The history, of which some dates may be partial.
    """
    reports = [e for e in history.events if isinstance(e, InitialReport)]
    first = min((e.date.latest for e in reports), default=date.max)
    settled: dict[int, Event] = {}
    for index, told in enumerate(history.events):
        if isinstance(told, InitialReportMissing):
            assume(told.date.earliest < first)  # or the history denies itself
            last = min(told.date.latest, first - timedelta(days=1))
            span = PartialDate(told.date.earliest, last)
            settled[index] = draw(_settled(attrs.evolve(told, date=span), date.min))
    gap = max((e.date.latest for e in settled.values()), default=date.min)
    return history.with_events(
        [
            settled.get(index) or draw(_settled(told, gap))
            for index, told in enumerate(history.events)
        ]
    )


@st.composite
def _settled(draw: st.DrawFn, event: Event, gap: date) -> Event:
    """Draw the event on a day; a report not before it was listed as missing."""
    span = event.date
    if isinstance(event, InitialReport) and span.earliest <= gap:
        span = PartialDate(gap + timedelta(days=1), span.latest)
    if isinstance(event, ArmedConflict) and event.ended:  # it began before that
        span = PartialDate(span.earliest, min(span.latest, event.ended.latest))
    day = span.day or draw(days_within(span=span))
    settled = attrs.evolve(event, date=PartialDate.on(day))
    if isinstance(settled, ArmedConflict) and settled.ended:
        ended = PartialDate(max(day, settled.ended.earliest), settled.ended.latest)
        end = ended.day or draw(days_within(span=ended))
        return attrs.evolve(settled, ended=PartialDate.on(end))
    return settled


@st.composite
def _retold(draw: st.DrawFn, event: Event) -> Event:
    """Draw the event as a source may tell it; what the Depositary told, as it was."""
    if event.to_the_day:
        return event
    told = draw(blurred(day=_its_day(event)))
    if isinstance(event, WithdrawalNotice):  # none precedes the deposit
        told = PartialDate(_its_day(event), told.latest)
    return attrs.evolve(event, date=told)


def _its_day(event: Event) -> date:
    return event.date.earliest


@st.composite
def _meetings(draw: st.DrawFn) -> tuple[Meeting, ...]:
    """Draw a meeting for most years, each of three days."""
    held: list[Meeting] = []
    for number, year in enumerate(range(2010, 2030), start=1):
        opens = date(year, 9, 1) + timedelta(days=draw(st.integers(0, 60)))
        closes = opens + timedelta(days=2)
        review = year % 5 == 0
        kind = MeetingKind.RC if review else MeetingKind.MSP
        label = f"{number}{'RC' if review else 'MSP'}"
        held.append(meeting(label, str(opens), str(closes), kind=kind))
    return tuple(held)


@st.composite
def _an_event(
    draw: st.DrawFn, kind: type[Event], day: date, meetings: tuple[Meeting, ...]
) -> Event:
    """Draw an event of a type, with the fields that the type needs."""
    numbers = st.sampled_from([None, 0, 5])
    fields: dict[type[Event], Mapping[str, st.SearchStrategy[object]]] = {
        AnnualReport: {"year": st.just(day.year - 1)},
        ClearanceDeclared: {"meeting": st.sampled_from([m.label for m in meetings])},
        MunitionsTransferred: {"receiver": st.just(NEIGHBOUR)},
        NationalMeasure: {"kind": st.sampled_from(Legislation)},
        ProhibitedAct: {"act": st.sampled_from(Act)},
        Retention: {"munitions": numbers, "submunitions": numbers},
        VictimAssistance: {"kind": st.sampled_from(VictimStep)},
    }
    drawn = {name: draw(values) for name, values in fields.get(kind, {}).items()}
    voices = [Voice.STATE] * 6 + [Voice.PARTIES, Voice.OBSERVER]
    return event(kind, day, voice=draw(st.sampled_from(voices)), **drawn)


@st.composite
def _extensions(
    draw: st.DrawFn,
    topic: str,
    when: st.SearchStrategy[date],
    meetings: tuple[Meeting, ...],
) -> list[Event]:
    """Draw up to three requests in order, most of them with a decision."""
    count = draw(st.integers(1, 3))
    moments = sorted(draw(st.lists(when, min_size=2 * count, max_size=2 * count)))
    found: list[Event] = []
    for number in range(1, count + 1):
        asked, decided = moments[2 * number - 2 : 2 * number]
        case = {
            "obligation": topic,
            "number": number,
            "meeting": draw(st.sampled_from(meetings)).label,
        }
        length = Period(months=draw(st.integers(1, 60)))
        found.append(event(ExtensionRequest, asked, length=length, **case))
        outcome = draw(st.integers(0, 5))
        if outcome > 1:
            found.append(event(ExtensionDecision, decided, length=length, **case))
        elif outcome == 1:
            found.append(event(ExtensionDecision, decided, granted=False, **case))
    return found


@st.composite
def _withdrawal(draw: st.DrawFn, deposit: date) -> list[Event]:
    received = draw(days(deposit, HORIZON))
    found: list[Event] = [event(WithdrawalNotice, received)]
    if draw(st.booleans()):
        begun = draw(days(FIRST_DAY, HORIZON))
        ended = draw(days(begun, HORIZON))
        end = draw(st.sampled_from([None, PartialDate.on(ended)]))
        found.append(event(ArmedConflict, begun, ended=end))
    return found


@st.composite
def _coverage(draw: st.DrawFn, topics: Sequence[str]) -> tuple[Coverage, ...]:
    """Draw how far absence counts: mostly without limit."""
    limits = st.sampled_from([None]) | days(FIRST_DAY, HORIZON)
    return tuple(
        Coverage(obligation=topic, through=draw(limits), source=FICTION)
        for topic in topics
        if draw(st.integers(0, 3)) == 0
    )


# -- tangled histories ----------------------------------------------------------


def tangled(
    random: Random,
    *,
    about: str,
    most: int = 4,
    leaving: bool = True,
    returning: bool = False,
    places: bool = False,
) -> History:
    """Draw a history of the kind on which answers go wrong.

    Acts near the days on which answers turn, told in ranges that cross them;
    performance that nothing announced; one act told twice; decisions that the
    record lacks or that came out of order; meetings in parts. Drawn from a plain
    source of chance, so that a hundred thousand of them take minutes.

    Args:
        random: Where the choices come from.
        about: Id of the obligation on which the events bear.
        most: The greatest number of events besides requests and decisions.
        leaving: Whether it may withdraw.
        returning: Whether it may accede again after that.
        places: Whether hostilities and clearance may be told of one area only.
    """
    return _Tangle(random, about, places=places).history(
        most=most, leaving=leaving, returning=returning
    )


@st.composite
def tangled_histories(
    draw: st.DrawFn,
    *,
    about: str,
    leaving: bool = True,
    returning: bool = False,
    places: bool = False,
) -> History:
    """Draw a history of the kind on which answers go wrong, as `tangled` does.

    Args:
        draw: Given by Hypothesis.
        about: Id of the obligation on which the events bear.
        leaving: Whether it may withdraw.
        returning: Whether it may accede again after that.
        places: Whether hostilities and clearance may be told of one area only.
    """
    random = draw(st.randoms(use_true_random=False))
    return tangled(
        random, about=about, leaving=leaving, returning=returning, places=places
    )


_LAST_DEPOSIT = date(2014, 12, 31)

_WHERE = ("", "", "north", "south")


class _Tangle:
    """Draws one history: each draw lies near what was drawn before."""

    def __init__(self, random: Random, about: str, *, places: bool) -> None:
        self.random, self.about, self.places = random, about, places
        self.meetings: tuple[Meeting, ...] = ()
        self.marks: list[date] = []
        self.returns = False

    def history(self, *, most: int, leaving: bool, returning: bool) -> History:
        """Draw the history."""
        random = self.random
        deposit = self._day(FIRST_DAY, _LAST_DEPOSIT)
        if self.about in (*_EXTENDABLE, "art4.1c"):
            self.meetings = self._held()
        self.marks = [*deadlines(deposit), *(m.closes.latest for m in self.meetings)]
        if self.about in _YEARLY:
            self.marks += self._year_ends(deposit)
        found = self._acts(random.randint(0, most))
        if self.about in _EXTENDABLE and self._one_in(2):
            found += self._requests()
        if self.about == "art1" and self._one_in(2):
            found.append(event(ProvisionalApplication, deposit))
        if leaving and self._one_in(6):
            found += self._leaves(deposit, returning=returning)
        truth = tuple(map(_its_day, found))
        told = tuple(self._told(one, deposit) for one in found)
        coverage = tuple(self._claims())
        return History(
            deposit=deposit,
            events=told,
            meetings=self.meetings,
            coverage=coverage,
            truth=truth,
        )

    def _one_in(self, count: int) -> bool:
        return self.random.randrange(count) == 0

    def _day(self, first: date, last: date) -> date:
        """Draw a day, sometimes the first of a month."""
        count = (last - first).days
        day = first + timedelta(days=self.random.randint(0, count))
        return max(first, day.replace(day=1)) if self._one_in(4) else day

    def _near(self) -> date:
        """Draw a day near one on which something turns."""
        if self._one_in(4):
            return self._day(FIRST_DAY, HORIZON)
        day = self.random.choice(self.marks)
        day += timedelta(days=self.random.choice((0, 0, 1, -1, 30, -30, 400)))
        return min(max(day, FIRST_DAY), HORIZON)

    def _year_ends(self, deposit: date) -> Iterator[date]:
        year = deposit.year + self.random.randint(0, 5)
        for each in (year, year + 1, year + 2):
            yield from (date(each, 1, 1), date(each, 4, 30), date(each, 12, 31))

    def _held(self) -> tuple[Meeting, ...]:
        """Draw a meeting for each year; of some a second part, months later."""
        found: list[Meeting] = []
        apart = self.random.choice((0, 0, 3))
        for number, year in enumerate(range(2010, 2030), start=1):
            review = year % 5 == 0
            opens = date(year, 9, 1) + timedelta(days=self.random.randint(0, 60))
            kind = MeetingKind.RC if review else MeetingKind.MSP
            label = f"{number}{'RC' if review else 'MSP'}"
            found.append(_sitting(label, opens, kind))
            if apart and self._one_in(apart):
                again = opens + timedelta(days=self.random.randint(40, 390))
                found.append(attrs.evolve(_sitting(label, again, kind), part=2))
        return tuple(found)

    def _acts(self, count: int) -> list[Event]:
        """Draw what it did; some of it is told twice, or by an observer."""
        kinds = (*OBLIGATIONS[self.about], *_BESIDES.get(self.about, ()))
        if self._one_in(2):  # performance that nothing announced
            kinds = tuple(k for k in kinds if k not in _ANNOUNCED) or kinds
        found: list[Event] = []
        while len(found) < count:
            if found and self._one_in(5):
                found.append(self._again(self.random.choice(found)))
                continue
            found.append(self._act(self.random.choice(kinds)))
            day = _its_day(found[-1])
            self.marks += [day, *_follows_from(day)]
        return found

    def _act(self, kind: type[Event]) -> Event:
        random, day = self.random, self._near()
        voice = random.choice((*[Voice.STATE] * 6, Voice.PARTIES, Voice.OBSERVER))
        fields: dict[str, object] = {}
        if kind is AnnualReport:
            fields["year"] = day.year - random.choice((1, 1, 1, 0, 2))
        elif kind is ClearanceDeclared:
            fields["meeting"] = random.choice(self.meetings).label
        elif kind is MunitionsTransferred:
            fields["receiver"] = NEIGHBOUR
        elif kind is Retention:
            fields["munitions"] = random.choice((None, 0, 0, 5))
        elif kind in _CHOSEN:
            name, options = _CHOSEN[kind]
            fields[name] = random.choice(options)
        if kind is HostilitiesEnded and self._one_in(6):
            fields["shown_by"] = random.choice(tuple(EndShownBy))
        if self.places and "where" in (f.name for f in attrs.fields(kind)):
            fields["where"] = random.choice(_WHERE)
        return event(kind, day, voice=voice, **fields)

    def _again(self, one: Event) -> Event:
        """Tell of an act once more: the same day, soon after, or years later."""
        later = self.random.choice((0, 1, 20, 400, 2000, -300))
        day = min(max(_its_day(one) + timedelta(days=later), FIRST_DAY), HORIZON)
        voice = self.random.choice((one.voice, Voice.STATE))
        return attrs.evolve(one, date=PartialDate.on(day), voice=voice)

    def _requests(self) -> list[Event]:
        """Draw up to three requests; decisions are lacking or out of order."""
        random, found = self.random, list[Event]()
        count = random.randint(1, 3)
        held = sorted(self.random.choices(self.meetings, k=count), key=_opening)
        if self._one_in(8):
            random.shuffle(held)
        for number, sitting in enumerate(held, start=1):
            case: dict[str, object] = {
                "obligation": self.about,
                "number": number,
                "meeting": sitting.label,
            }
            asked = _opening(sitting) - timedelta(days=random.randint(-20, 400))
            if not self._one_in(6):
                found.append(event(ExtensionRequest, asked, **case))
            if not self._one_in(3):
                found.append(self._decision(sitting, case))
        return found

    def _decision(self, sitting: Meeting, case: Mapping[str, object]) -> Event:
        random, opens = self.random, _opening(sitting)
        days = (opens, sitting.closes.latest, opens + timedelta(days=90), self._near())
        taken = random.choices(days, (4, 4, 1, 1))[0]
        if self._one_in(5):
            return event(ExtensionDecision, taken, granted=False, **case)
        if self._one_in(3):
            until = self._day(opens, HORIZON)
            return event(ExtensionDecision, taken, until=until, **case)
        length = Period(months=random.choice((1, 6, 12, 24, 37, 60)))
        return event(ExtensionDecision, taken, length=length, **case)

    def _leaves(self, deposit: date, *, returning: bool) -> list[Event]:
        """Draw a withdrawal, perhaps in a conflict, perhaps not for good."""
        day = max(self._near(), deposit)
        found: list[Event] = [event(WithdrawalNotice, day)]
        if self._one_in(3):
            begun = self._day(FIRST_DAY, HORIZON)
            ended = PartialDate.on(self._day(begun, HORIZON))
            end = self.random.choice((None, ended, ended))
            found.append(event(ArmedConflict, begun, ended=end))
        elif returning and self._one_in(2) and day < _BEFORE_RETURN:
            self.returns = True
            back = self._day(day + timedelta(days=200), HORIZON)
            how = Instrument.ACCESSION
            found.append(event(Deposit, back, instrument=how))
        return found

    def _told(self, one: Event, deposit: date) -> Event:
        """Draw what a source prints of an event: often a range across a turn."""
        if one.to_the_day:
            return one
        date_ = self._blurred(_its_day(one))
        if isinstance(one, WithdrawalNotice):
            if self.returns:  # it must surely have left before that
                return one
            date_ = PartialDate(max(deposit, date_.earliest), date_.latest)
        if isinstance(one, ArmedConflict) and one.ended and one.ended.day:
            ended = self._blurred(one.ended.day)
            return attrs.evolve(one, date=date_, ended=ended)
        return attrs.evolve(one, date=date_)

    def _blurred(self, day: date) -> PartialDate:
        """Draw what a source may print of a day; often a range up to a turn."""
        random = self.random
        if self._one_in(2):
            return PartialDate.on(day)
        mark = random.choice(self.marks)
        other = mark + timedelta(days=random.choice((-1, 0, 1, 2, 40)))
        end = monthrange(day.year, day.month)[1]
        before = day - timedelta(days=random.randint(0, 500))
        after = day + timedelta(days=random.randint(0, 500))
        first, last = random.choice(
            (
                (day.replace(day=1), day.replace(day=end)),
                (date(day.year, 1, 1), date(day.year, 12, 31)),
                (min(day, other), max(day, other)),
                (min(day, other), max(day, other)),
                (before, after),
                (date.min, after),
            )
        )
        return PartialDate(first, last)

    def _claims(self) -> Iterator[Coverage]:
        """Draw how far absence counts: everywhere, up to a day, or nowhere."""
        topics = (self.about, *(("art4",) if self.about == "art4.1c" else ()))
        for topic in topics:
            if self._one_in(2):
                continue
            through = None if self._one_in(3) else self._near()
            since = None
            if through is not None and self._one_in(3):
                since = self._day(FIRST_DAY, through)
            yield Coverage(
                obligation=topic, since=since, through=through, source=FICTION
            )


_BESIDES: Mapping[str, tuple[type[Event], ...]] = {
    "art4.1c": (ContaminationRuledOut,),
    "art7.2": (InitialReport,),
}
"""What else can matter to an obligation, as the text is read."""

_YEARLY = ("art3.8", "art7.2")

_ANNOUNCED = (
    StockpileDeclared,
    ContaminationDeclared,
    VictimsReported,
    HostilitiesEnded,
)
"""What raises a duty before it is performed."""

_CHOSEN: Mapping[type[Event], tuple[str, tuple[object, ...]]] = {
    NationalMeasure: ("kind", tuple(Legislation)),
    ProhibitedAct: ("act", tuple(Act)),
    VictimAssistance: ("kind", tuple(VictimStep)),
}
"""Types of events with a field of which any option will do."""

_BEFORE_RETURN = HORIZON - timedelta(days=201)


def _sitting(label: str, opens: date, kind: MeetingKind) -> Meeting:
    closes = opens + timedelta(days=2)
    return meeting(label, str(opens), str(closes), kind=kind)


def _opening(sitting: Meeting) -> date:
    return sitting.opens.earliest


def _follows_from(day: date) -> Iterator[date]:
    """Yield where the periods end that may run from a day."""
    for years in (8, 10):
        end = Period(years=years).after(day, rounding=Rounding.DOWN)
        if end <= HORIZON:
            yield end
