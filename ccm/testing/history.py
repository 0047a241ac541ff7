"""Histories of the fictional State: whole records, valid by construction.

A history is drawn as it truly went, day by day; then each date is blurred to what
a source may print of it. So every history comes with one true course of events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from ccm.convention import CONVENTION
from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    ArmedConflict,
    Coverage,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    InitialReport,
    InitialReportMissing,
    Meeting,
    MeetingKind,
    ProvisionalApplication,
    Record,
    Voice,
    WithdrawalNotice,
)
from ccm.rules import Reading, Recurring, TimeBound, Treaty
from ccm.testing.fiction import FICTION, OPENED, THIRTIETH, event, meeting, world
from ccm.testing.kinds import fields_of, kinds_by_obligation
from ccm.testing.strategies import blurred, days, days_near, days_within
from ccm.view import AsOf, as_of

__all__ = [
    "HORIZON",
    "OBLIGATIONS",
    "History",
    "deadlines",
    "exact_courses",
    "extendable",
    "first_bound",
    "first_day",
    "first_report",
    "histories",
    "horizon",
    "its_day",
    "longest",
    "records",
    "reported",
]

HORIZON = date(2032, 12, 31)
"""The last day on which anything happens in a history."""

OBLIGATIONS: Mapping[str, tuple[type[Event], ...]] = kinds_by_obligation(CONVENTION)
"""The obligations of the Convention, each with the kinds of events that bear on it."""

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
        treaty: The treaty whose world it is.
    """

    deposit: date
    events: tuple[Event, ...]
    meetings: tuple[Meeting, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    truth: tuple[date, ...] = ()
    treaty: Treaty = CONVENTION

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
            founders=self.treaty.entry.instruments,
            opened=self.treaty.signature.opens,
        )

    def view(self, on: date, reading: Reading | None = None) -> AsOf:
        """Return the record as of a day."""
        return as_of(
            on,
            record=self.record,
            reading=reading,
            trust="unverified",
            treaty=self.treaty,
        )

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
        found |= {*deadlines(self.deposit, self.treaty), *self._extended()}
        found |= set(due_every_year(self.deposit, self.treaty))
        first, last = self.treaty.signature.opens, horizon(self.treaty)
        return tuple(sorted(day for day in found if first < day <= last))

    def _extended(self) -> Iterator[date]:
        """Yield the days on which deadlines fall that a decision moved."""
        first = [*deadlines(self.deposit, self.treaty)]
        for decision in self.events:
            if isinstance(decision, ExtensionDecision) and decision.granted:
                if decision.until:
                    yield decision.until
                else:
                    length, down = decision.length or Period(), Rounding.DOWN
                    yield from (length.after(due, rounding=down) for due in first)

    def days(self) -> st.SearchStrategy[date]:
        """Draw a day to ask about, mostly one near a landmark."""
        any_day = days(self.treaty.signature.opens, horizon(self.treaty))
        return days_near(landmarks=self.landmarks) | any_day


def _years_on(treaty: Treaty) -> int:
    """Return how many years after the Convention a treaty was opened for signature."""
    return treaty.signature.opens.year - OPENED.year


def horizon(treaty: Treaty) -> date:
    """Return the last day on which anything happens in a history of a treaty."""
    return HORIZON.replace(year=HORIZON.year + _years_on(treaty))


def first_bound(deposit: date, treaty: Treaty = CONVENTION) -> date:
    """Return when the treaty enters into force for who deposits on a day.

    The first day of the sixth month after a deposit, or the general day.
    """
    counted = max(deposit, treaty.signature.opens + (THIRTIETH - OPENED))
    months = 12 * counted.year + counted.month - 1 + treaty.entry.months
    return date(months // 12, months % 12 + 1, 1)


def deadlines(deposit: date, treaty: Treaty = CONVENTION) -> Iterator[date]:
    """Yield entry into force and the days on which first deadlines fall."""
    begin = first_bound(deposit, treaty)
    yield begin
    once = (n for n in treaty.obligations if isinstance(n, TimeBound))
    periods = (norm.period for norm in once if norm.runs_from is None)
    yield from sorted({p.after(begin, rounding=Rounding.DOWN) for p in periods})


def due_every_year(deposit: date, treaty: Treaty = CONVENTION) -> Iterator[date]:
    """Yield the days on which what is owed every year falls due, to the horizon."""
    begin, last = first_bound(deposit, treaty), horizon(treaty)
    yearly = [norm for norm in treaty.obligations if isinstance(norm, Recurring)]
    for year in range(begin.year, last.year + 1):
        yield from (date(year, norm.month, norm.day) for norm in yearly)


@st.composite
def histories(
    draw: st.DrawFn,
    *,
    about: str | None = None,
    exact: bool = False,
    most: int = 5,
    leaving: bool = True,
    treaty: Treaty = CONVENTION,
) -> History:
    """Draw a history of Ruritania over some twenty years from its deposit on.

    What can happen, and near which days, is read off the norms of the treaty: their
    events, periods, extensions and triggers.

    Args:
        draw: Given by Hypothesis.
        about: Id of the one obligation on which the events bear; a few of all if
            None.
        exact: Whether every date is a day.
        most: The greatest number of events besides requests and decisions.
        leaving: Whether it may withdraw.
        treaty: The treaty.
    """
    topics = [about] if about else draw(_some_topics(treaty))
    first, last = treaty.signature.opens, horizon(treaty)
    deposit = draw(days(first, date(first.year + 6, 12, 31)))
    meetings = draw(_meetings(_years_on(treaty)))
    marks = [*deadlines(deposit, treaty), *(m.closes.latest for m in meetings)]
    when = days_near(landmarks=marks) | days(first, last)
    if yearly := [*due_every_year(deposit, treaty)]:
        when |= days_near(landmarks=yearly)
    by_topic = kinds_by_obligation(treaty)
    kinds = [kind for topic in topics for kind in by_topic[topic]]
    found = [
        draw(_an_event(draw(st.sampled_from(kinds)), draw(when), meetings))
        for _ in range(draw(st.integers(0, most)))
    ]
    for topic in topics:
        if topic in extendable(treaty) and draw(st.booleans()):
            found += draw(_extensions(topic, when, meetings, longest(treaty)))
    applied = bool({*treaty.provisional.covers} & {*topics})
    if applied and draw(st.booleans()):
        found.append(event(ProvisionalApplication, deposit))
    if leaving and draw(st.integers(0, 4)) == 0:
        found += draw(_withdrawal(deposit, first, last))
    truth = tuple(its_day(e) for e in found)
    if not exact:
        found = [draw(_retold(event)) for event in found]
    return History(
        deposit=deposit,
        events=tuple(found),
        meetings=meetings,
        coverage=draw(_coverage(topics, days(first, last))),
        truth=truth,
        treaty=treaty,
    )


st.register_type_strategy(History, lambda _: histories())  # for `st.from_type`


def records(treaty: Treaty = CONVENTION) -> st.SearchStrategy[Record]:
    """Draw the record of a history of a treaty.

    Args:
        treaty: The treaty.
    """
    return histories(treaty=treaty).map(lambda history: history.record)


def extendable(treaty: Treaty) -> tuple[str, ...]:
    """Return the ids of the obligations of which more time can be asked for.

    >>> extendable(CONVENTION)
    ('art3', 'art4', 'art4.1b')
    """
    once = (n for n in treaty.obligations if isinstance(n, TimeBound))
    return tuple(norm.id for norm in once if norm.extension)


def longest(treaty: Treaty) -> int:
    """Return the longest extension that one decision can grant, in months.

    >>> longest(CONVENTION)
    60
    """
    once = (n for n in treaty.obligations if isinstance(n, TimeBound))
    lengths = (norm.extension.longest for norm in once if norm.extension)
    return max((12 * each.years + each.months for each in lengths), default=0)


def _some_topics(treaty: Treaty) -> st.SearchStrategy[list[str]]:
    every = st.sampled_from(list(treaty.by_id))
    return st.lists(every, min_size=1, max_size=_TOPICS, unique=True)


@st.composite
def exact_courses(draw: st.DrawFn, *, history: History) -> History:
    """Draw a course of events that a history allows: every partial date made a day.

    Args:
        draw: Given by Hypothesis.
        history: The history, of which some dates may be partial.
    """
    settled: dict[int, Event] = {}
    gaps: dict[object, date] = {}
    for index, told in enumerate(history.events):
        if isinstance(told, (InitialReportMissing, AnnualReportMissing)):
            first = first_report(told, history.events)
            assume(told.date.earliest < first)  # or the history denies itself
            last = min(told.date.latest, first - timedelta(days=1))
            span = PartialDate(told.date.earliest, last)
            one = draw(_settled(attrs.evolve(told, date=span), date.min))
            settled[index], about = one, reported(told)
            gaps[about] = max(one.date.latest, gaps.get(about, date.min))
    return history.with_events(
        [
            settled.get(index)
            or draw(_settled(told, gaps.get(reported(told), date.min)))
            for index, told in enumerate(history.events)
        ]
    )


def reported(told: Event) -> object:
    """Return which report an event speaks of; None if of none."""
    if isinstance(told, (AnnualReport, AnnualReportMissing)):
        return told.year
    return isinstance(told, (InitialReport, InitialReportMissing)) or None


def first_report(missing: Event, events: Iterable[Event]) -> date:
    """Return by when the report had surely come that is missing in an event."""
    ours = (
        e.date.latest
        for e in events
        if isinstance(e, (InitialReport, AnnualReport))
        and e.voice is not Voice.OBSERVER
        and reported(e) == reported(missing)
    )
    return min(ours, default=date.max)


@st.composite
def _settled(draw: st.DrawFn, event: Event, gap: date) -> Event:
    """Draw the event on a day; a report not before it was listed as missing."""
    span = event.date
    span = PartialDate(first_day(event, gap), span.latest)
    if isinstance(event, ArmedConflict) and event.ended:  # it began before that
        span = PartialDate(span.earliest, min(span.latest, event.ended.latest))
    day = span.day or draw(days_within(span=span))
    settled = attrs.evolve(event, date=PartialDate.on(day))
    if isinstance(settled, ArmedConflict) and settled.ended:
        ended = PartialDate(max(day, settled.ended.earliest), settled.ended.latest)
        end = ended.day or draw(days_within(span=ended))
        return attrs.evolve(settled, ended=PartialDate.on(end))
    return settled


def first_day(told: Event, gap: date) -> date:
    """Return the first day on which an event can have been.

    A report comes after it was missing, and after the year that it covers.

    Args:
        told: The event.
        gap: The last day on which the report was missing.
    """
    span = told.date
    if not isinstance(told, (InitialReport, AnnualReport)) or span.day:
        return span.earliest
    first = max(span.earliest, gap + timedelta(days=1))
    if isinstance(told, AnnualReport):
        first = max(first, date(told.year + 1, 1, 1))
    return first if first <= span.latest else span.earliest


@st.composite
def _retold(draw: st.DrawFn, event: Event) -> Event:
    """Draw the event as a source may tell it; what the Depositary told, as it was."""
    if event.to_the_day:
        return event
    told = draw(blurred(day=its_day(event)))
    if isinstance(event, WithdrawalNotice):  # none precedes the deposit
        told = PartialDate(its_day(event), told.latest)
    return attrs.evolve(event, date=told)


def its_day(event: Event) -> date:
    """Return the day of an event of which it is known; of others the first."""
    return event.date.earliest


@st.composite
def _meetings(draw: st.DrawFn, later: int) -> tuple[Meeting, ...]:
    """Draw a meeting for most years, each of three days."""
    held: list[Meeting] = []
    for number, year in enumerate(range(2010, 2030), start=1):
        opens = date(year + later, 9, 1) + timedelta(days=draw(st.integers(0, 60)))
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
    fields = fields_of(kind, day, meetings)
    drawn = {name: draw(values) for name, values in fields.items()}
    voices = [Voice.STATE] * 6 + [Voice.PARTIES, Voice.OBSERVER]
    return event(kind, day, voice=draw(st.sampled_from(voices)), **drawn)


@st.composite
def _extensions(
    draw: st.DrawFn,
    topic: str,
    when: st.SearchStrategy[date],
    meetings: tuple[Meeting, ...],
    longest: int,
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
        length = Period(months=draw(st.integers(1, longest)))
        found.append(event(ExtensionRequest, asked, length=length, **case))
        outcome = draw(st.integers(0, 5))
        if outcome > 1:
            found.append(event(ExtensionDecision, decided, length=length, **case))
        elif outcome == 1:
            found.append(event(ExtensionDecision, decided, granted=False, **case))
    return found


@st.composite
def _withdrawal(draw: st.DrawFn, deposit: date, first: date, last: date) -> list[Event]:
    received = draw(days(deposit, last))
    found: list[Event] = [event(WithdrawalNotice, received)]
    if draw(st.booleans()):
        begun = draw(days(first, last))
        ended = draw(days(begun, last))
        end = draw(st.sampled_from([None, PartialDate.on(ended)]))
        found.append(event(ArmedConflict, begun, ended=end))
    return found


@st.composite
def _coverage(
    draw: st.DrawFn, topics: Sequence[str], some_day: st.SearchStrategy[date]
) -> tuple[Coverage, ...]:
    """Draw how far absence counts: mostly without limit."""
    limits = st.sampled_from([None]) | some_day
    return tuple(
        Coverage(obligation=topic, through=draw(limits), source=FICTION)
        for topic in topics
        if draw(st.integers(0, 3)) == 0
    )
