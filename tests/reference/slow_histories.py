"""Histories of the fictional State, drawn near the days on which the rules turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import permutations, product
from random import Random

import attrs
from slow_courses import Course, add_months, add_years, day_of
from slow_joining import PRACTICE, Term, article_17_2
from slow_readings import exact as exact_readings
from slow_reports import first_due

from ccm import AsOf, Reading, as_of
from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import (
    Act,
    AnnualReport,
    AnnualReportMissing,
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
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    InitialReport,
    InitialReportMissing,
    Instrument,
    Legislation,
    Meeting,
    MeetingKind,
    MunitionsAcquired,
    MunitionsTransferred,
    MunitionsUsed,
    NationalMeasure,
    OfYear,
    Placed,
    ProhibitedAct,
    ProvisionalApplication,
    Record,
    Retention,
    Signature,
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
from ccm.testing.fiction import (
    FICTION,
    NEIGHBOUR,
    THIRTIETH,
    event,
    meeting,
    world,
)

DAY = timedelta(days=1)
FOUNDERS = 30
WIDEST = 48
"""How many fillings a history may have at most."""

SEVERAL = ("art3.8", "art4.1b")
"""Where silence on several kinds of events counts together."""

REPORTS = (InitialReport, AnnualReport)
MISSING = (InitialReportMissing, AnnualReportMissing)

STOCKPILE: tuple[type[Event], ...] = (
    StockpileDeclared,
    StockpileDeclared,
    StockpileRuledOut,
    StockpileInDoubt,
    StockpileDestroyed,
    StockpileDestroyed,
    StockpileFound,
    StockpileRetained,
)
KINDS: dict[str, tuple[type[Event], ...]] = {
    "art1": (ProhibitedAct, ProvisionalApplication),
    "art3.1": (*STOCKPILE, StockpileSeparated, StockpileSeparated),
    "art3": STOCKPILE,
    "art3.8": (
        Retention,
        Retention,
        MunitionsAcquired,
        MunitionsTransferred,
        AnnualReport,
        AnnualReport,
        AnnualReport,
        AnnualReportMissing,
    ),
    "art4": (
        ContaminationDeclared,
        ContaminationDeclared,
        ContaminationRuledOut,
        ContaminationInDoubt,
        ClearanceCompleted,
        ClearanceCompleted,
        ContaminationFound,
    ),
    "art4.1b": (
        HostilitiesEnded,
        HostilitiesEnded,
        ClearanceCompleted,
        ContaminationFound,
    ),
    "art4.1c": (
        ClearanceCompleted,
        ClearanceCompleted,
        ContaminationFound,
        ClearanceDeclared,
        ClearanceDeclared,
        HostilitiesEnded,
    ),
    "art5": (VictimsReported, VictimsRuledOut, VictimsInDoubt, VictimAssistance),
    "art6": (AssistanceProvided,),
    "art7.1": (InitialReport, InitialReport, InitialReportMissing),
    "art7.2": (AnnualReport, AnnualReport, AnnualReportMissing),
    "art9": (NationalMeasure,),
}
"""What is drawn about each obligation; what stands twice, twice as often."""

TURNS = {
    "art3.1": (8, 9),
    "art3": (8, 9),
    "art4": (10,),
    "art4.1b": (1, 2, 10, 11, 12),
    "art4.1c": (10,),
    "art3.8": (),
    "art7.1": (),
    "art7.2": (),
}
"""How many years from entry into force something can turn."""

YEARS = {"art3": 8, "art4": 10, "art4.1b": 10}
"""Of those whose deadline can be extended, the years that it is at first."""


@attrs.frozen(slots=False)
class History:
    """What the fictional State did, as a record tells of it.

    Attributes:
        events: What it did, its instrument included.
        meetings: The sittings that were held.
        marks: Days on which something can turn.
        reading: How the text is read.
        coverage: What the record claims to hold; everything if nothing is claimed.
    """

    events: tuple[Event, ...]
    meetings: tuple[Meeting, ...]
    marks: tuple[date, ...]
    reading: Reading = PRACTICE
    coverage: tuple[Coverage, ...] = ()

    def __repr__(self) -> str:
        told = "; ".join(f"{e.told} ({e.voice})" for e in self.events)
        sat = "; ".join(f"{m.label} {m.opens}..{m.closes}" for m in self.meetings)
        held = "; ".join(
            f"{c.event.title if c.event else 'all'} [{c.obligation}] of "
            f"{len(c.states) or 'all'}: {c.since}..{c.through}"
            for c in self.coverage
        )
        return f"<History: {told}; {self.reading}; holds: {held}; meetings: {sat}>"

    @cached_property
    def view(self) -> AsOf:
        """The record of it."""
        record = _world(self.meetings, self.coverage).with_events(*self.events)
        read = self.reading
        return as_of(THIRTIETH, record=record, reading=read, trust="unverified")

    @property
    def partial(self) -> list[Event]:
        """The events of which the day is not known."""
        return [e for e in self.events if e.date.day is None]

    def fillings(self) -> Iterator[tuple[bool, Course]]:
        """Yield every exact course that it allows, and whether its order is sure.

        Where two things are told of one day, each order is a course of its own. No
        report had come by a day on which it was listed as missing.
        """
        for days in product(*(list(_days(e)) for e in self.events)):
            exact = [
                attrs.evolve(e, date=PartialDate.on(day))
                for e, day in zip(self.events, days, strict=True)
            ]
            if _denied(exact):
                continue
            orders = list(_orders(exact))
            for events, read in product(orders, exact_readings(self.reading)):
                others = (THIRTIETH,) * FOUNDERS
                course = Course(others, events, self.meetings, read, self.coverage)
                yield len(orders) == 1, course


@cache
def _world(
    meetings: tuple[Meeting, ...], coverage: tuple[Coverage, ...] = ()
) -> Record:
    return world(deposit=None, founders=FOUNDERS, meetings=meetings, coverage=coverage)


def _days(told: Event) -> Iterator[date]:
    """Yield the days on which an event can have been.

    A report of which the day is not known came after the year that it covers.
    """
    first, last = told.date.earliest, told.date.latest
    if isinstance(told, AnnualReport) and first < date(told.year + 1, 1, 1) <= last:
        first = date(told.year + 1, 1, 1)
    for number in range((last - first).days + 1):
        yield first + number * DAY


def _denied(events: Sequence[Event]) -> bool:
    """Tell whether a report had come by a day on which it was missing."""
    return any(
        isinstance(missing, MISSING)
        and isinstance(report, REPORTS)
        and report.voice is not Voice.OBSERVER
        and getattr(missing, "year", 0) == getattr(report, "year", 0)
        and isinstance(missing, OfYear) == isinstance(report, OfYear)
        and day_of(report) <= day_of(missing)
        for missing in events
        for report in events
    )


def _orders(events: Sequence[Event]) -> Iterator[tuple[Event, ...]]:
    """Yield the events in order of days, and those of one day in every order."""
    by_day: dict[date, list[Event]] = {}
    for one in sorted(events, key=day_of):
        by_day.setdefault(day_of(one), []).append(one)
    ways = []
    for same in by_day.values():
        spoken = [e for e in same if not isinstance(e, (Signature, Deposit))]
        apart = len({type(e) for e in spoken}) > 1 or len({str(e) for e in spoken}) > 1
        first = [e for e in same if e not in spoken]
        orders = permutations(spoken) if apart else [tuple(spoken)]
        ways.append([(*first, *order) for order in orders])
    for order in product(*ways):
        yield tuple(e for same in order for e in same)


# -- drawing ----------------------------------------------------------------------


def calendar(random: Random) -> tuple[Meeting, ...]:
    """Draw one of a few calendars: a meeting every autumn, every fifth a conference."""
    return _calendar(random.randrange(3))


@cache
def _calendar(kind: int) -> tuple[Meeting, ...]:
    held = []
    for number, year in enumerate(range(2010, 2060), start=1):
        opens = date(year, 9, 2 + 7 * kind) + timedelta(days=number % 5)
        closes = opens + timedelta(days=kind + 1)
        review = number % 5 == 0
        label = f"{number}{'RC' if review else 'MSP'}"
        sort = MeetingKind.RC if review else MeetingKind.MSP
        held.append(meeting(label, str(opens), str(closes), kind=sort))
    return tuple(held)


DEPOSITS = (
    date(2009, 4, 2),
    date(2010, 2, 16),
    date(2010, 2, 17),
    date(2010, 2, 28),
    date(2010, 5, 28),
    date(2010, 6, 30),
    date(2010, 7, 31),
    date(2011, 4, 6),
    date(2011, 6, 1),
    date(2011, 8, 31),
    date(2012, 2, 29),
    date(2013, 5, 14),
    date(2015, 6, 6),
)
"""Days of deposit; of the last but one the first two reports are due on one day."""


def history(
    random: Random,
    obligation: str,
    *,
    exact: bool,
    reading: Reading = PRACTICE,
    again: bool = False,
    silent: bool = False,
) -> History:
    """Draw a history that bears on an obligation.

    Args:
        random: Where the choices come from.
        obligation: Its id.
        exact: Whether the day of every event is known.
        reading: How the text is read.
        again: Whether it leaves, and deposits a second time.
        silent: Whether the record holds a part of what happened.
    """
    meetings = calendar(random)
    deposit = random.choice(DEPOSITS)
    deposits = [THIRTIETH] * FOUNDERS + [deposit]
    entry = article_17_2(deposit, deposits, reading)
    assert entry is not None
    marks = _marks(obligation, Term(deposit, entry, None, None), meetings, reading)
    drawn = _Drawn(random, deposit, meetings, marks)
    back = drawn.back(obligation, reading, sure=not exact) if again else []
    found = [*_done(drawn, obligation), *back]
    told = found if exact else _blurred(drawn, found)
    if silent and obligation == "art4.1b" and random.random() < 0.5:
        told.append(drawn.event(MunitionsUsed))
    events = (*_joining(deposit), *told)
    claims = tuple(drawn.claims(obligation)) if silent else ()
    return History(events, meetings, tuple(drawn.marks), reading, claims)


def _done(drawn: _Drawn, obligation: str) -> list[Event]:
    """Draw what it did besides joining."""
    random = drawn.random
    most = random.choice((0, 1, 2, 3, 4, 5))
    found = [drawn.event(random.choice(KINDS[obligation])) for _ in range(most)]
    if obligation in YEARS and random.random() < 0.4:
        first = date.min
        if obligation == "art4.1b":  # of one period alone is it told which it extends
            found = [e for e in found if not isinstance(e, HostilitiesEnded)]
            found.append(drawn.event(HostilitiesEnded))
            first = found[-1].date.latest
        found += drawn.extensions(obligation, first)
    if random.random() < 0.2:
        found += drawn.leaving()
    if obligation == "art4.1b" and random.random() < 0.5:
        found = [drawn.placed(e) for e in found]
    reports = [e for e in found if isinstance(e, REPORTS)]
    return [e for e in found if not _denied([e, *reports])]


def _blurred(drawn: _Drawn, true: list[Event]) -> list[Event]:
    """Draw what sources may print of events, with few enough fillings to try all."""
    told = [drawn.blurred(e) for e in true]
    while _ways(told) > WIDEST:
        widest = max(range(len(told)), key=lambda i: len(list(_days(told[i]))))
        told[widest] = true[widest]
    return told


def _ways(events: Sequence[Event]) -> int:
    ways = 1
    for one in events:
        ways *= len(list(_days(one)))
    return ways


def _joining(deposit: date) -> tuple[Event, ...]:
    return (
        event(Signature, date(2008, 12, 3)),
        event(Deposit, deposit, instrument=Instrument.RATIFICATION),
    )


def _marks(
    obligation: str, term: Term, meetings: Sequence[Meeting], reading: Reading
) -> list[date]:
    entry = term.entry
    found = [entry, *(add_years(entry, n) for n in TURNS.get(obligation, (1, 3)))]
    if obligation in ("art3.8", "art7.2"):
        for year in range(entry.year, entry.year + 5):
            found += [date(year, 4, 30), date(year, 12, 31), date(year + 1, 1, 1)]
    if obligation == "art7.1":
        found += [first_due(reading, term)] * 3
    if obligation == "art4.1c":
        for one in meetings[1:6]:
            found += [one.opens.earliest, one.closes.earliest]
    return found


@attrs.define
class _Drawn:
    """Draws events one after the other, each near the marks or those before it."""

    random: Random
    deposit: date
    meetings: tuple[Meeting, ...]
    marks: list[date]
    again: list[date] = attrs.field(factory=list[date])

    def day(self, first: date = date.min) -> date:
        """Draw a day near a mark, and mark it as well."""
        near = self.random.choice((-2, -1, 0, 0, 1, 2, 5, 30, 200, -200))
        day = max(first, self.random.choice(self.marks) + timedelta(days=near))
        self.marks.append(day)
        return day

    def event(self, kind: type[Event]) -> Event:
        """Draw an event of a kind."""
        if kind is ProvisionalApplication:
            return event(kind, self.random.choice(self.deposits))
        random, day = self.random, self.day()
        ahead = (m for m in self.meetings if m.closes.latest >= day)
        fields: dict[type[Event], tuple[str, Sequence[object]]] = {
            AnnualReport: ("year", (day.year - 1,) * 3 + (day.year - 2,)),
            AnnualReportMissing: ("year", (day.year - 1, day.year - 2)),
            ClearanceDeclared: ("meeting", (next(ahead).label,)),
            MunitionsTransferred: ("receiver", (NEIGHBOUR,)),
            NationalMeasure: ("kind", list(Legislation)),
            ProhibitedAct: ("act", list(Act)),
            Retention: ("munitions", (None, 0, 5)),
            VictimAssistance: ("kind", (VictimStep.ASSISTANCE, VictimStep.PLAN)),
        }
        voices = [Voice.STATE] * 6 + [Voice.PARTIES, Voice.OBSERVER]
        if kind in (ClearanceCompleted, HostilitiesEnded):  # a rumour raises a doubt
            voices = [Voice.STATE]
        voice = random.choice(voices)
        if kind not in fields:
            return event(kind, day, voice=voice)
        name, values = fields[kind]
        return event(kind, day, voice=voice, **{name: random.choice(values)})

    def extensions(self, obligation: str, before: date) -> list[Event]:
        """Draw up to three requests, of which the last may lack a decision."""
        random = self.random
        found: list[Event] = []
        count = random.choice((1, 1, 2, 3))
        for number in range(1, count + 1):
            asked = self.day(before)
            ahead = [m for m in self.meetings if m.closes.latest > asked]
            sat = random.choice(ahead[:4])
            taken = random.choice((sat.closes.latest, self.day(asked)))
            before = max(asked, taken)
            case = {"obligation": obligation, "number": number, "meeting": sat.label}
            length = Period(months=random.choice((1, 6, 12, 18, 37, 60)))
            found.append(event(ExtensionRequest, asked, length=length, **case))
            outcome = random.randrange(8)
            if outcome == 0 and number == count:
                continue
            until = self.day(date(2012, 1, 1)) + timedelta(days=300)
            given: dict[str, object] = {"length": length}
            if outcome == 1:
                given = {"granted": False}
            elif outcome == 2:
                given = {"until": until}
            found.append(event(ExtensionDecision, taken, **given, **case))
            for one in (12 * YEARS[obligation],):
                self.marks.append(add_months(self.marks[0], one + length.months))
        return found

    def claims(self, obligation: str) -> Iterator[Coverage]:
        """Draw what the record claims to hold, of each kind of event by itself."""
        random = self.random
        kinds = {*KINDS[obligation]}
        if obligation == "art4.1b":
            kinds |= {MunitionsUsed}
        if obligation in YEARS:
            kinds |= {ExtensionDecision, ExtensionRequest}
        ordered = sorted(kinds, key=lambda kind: kind.__name__)
        chosen: list[type[Event] | None] = [None]
        if random.random() < 0.8:
            chosen = [*random.sample(ordered, random.randint(1, len(ordered)))]
        for kind in chosen:
            for _ in range(random.choice((1, 1, 1, 2))):
                yield self.claim(obligation, kind)

    def claim(self, obligation: str, kind: type[Event] | None) -> Coverage:
        """Draw through which day the record holds a kind of event; mostly of all."""
        random = self.random
        through = random.choice((None, self.day(), self.day(), self.day()))
        since = through and through - random.choice((0, 1, 60, 900, 5000)) * DAY
        if obligation in SEVERAL or kind in (None, ExtensionDecision):
            since = None  # what it means of several kinds together, no page says
        return Coverage(
            event=kind,
            obligation=random.choice((obligation, "")) if kind else obligation,
            states=random.choice(((), (), (), (NEIGHBOUR,))),
            since=random.choice((None, None, since)),
            through=through,
            source=FICTION,
        )

    @property
    def deposits(self) -> list[date]:
        """The day of its instrument, and of the second if there is one."""
        return [self.deposit, *self.again]

    def back(self, obligation: str, reading: Reading, *, sure: bool) -> list[Event]:
        """Draw how it leaves and deposits once more.

        Args:
            obligation: The obligation on which the history bears.
            reading: How the text is read.
            sure: Whether it is out by then whichever day the notice was received.
        """
        random = self.random
        received = self.marks[0] + random.choice((0, 1, 30, 200, 1000, 3000)) * DAY
        out = add_months(received, 6)
        sure = sure or reading.rounding is Rounding.REFUSE
        gap = (3, 40, 800) if sure else (0, 1, 2, 40, 800)
        deposit = out + random.choice(gap) * DAY
        kinds = (Instrument.ACCESSION,) * 3 + (Instrument.RATIFICATION,)
        instrument = event(Deposit, deposit, instrument=random.choice(kinds))
        entry = article_17_2(deposit, [THIRTIETH] * FOUNDERS, reading)
        assert entry is not None
        term = Term(deposit, entry, None, None)
        self.marks += [received, out, deposit]
        self.marks += _marks(obligation, term, self.meetings, reading) * 2
        self.again.append(deposit)
        return [event(WithdrawalNotice, received), instrument]

    def leaving(self) -> list[Event]:
        """Draw a notice of withdrawal, and often a conflict."""
        random = self.random
        received = self.day(max(self.marks[0], *self.deposits))
        out = add_months(received, 6)
        self.marks.append(out)
        found: list[Event] = [event(WithdrawalNotice, received)]
        if random.random() < 0.5:
            begun = out + timedelta(days=random.choice((-30, -1, 0, 1, 30)))
            ended = begun + timedelta(
                days=random.choice((0, 1, 2, 29, 30, 31, 60, 400))
            )
            self.marks.append(ended)
            end = random.choice((PartialDate.on(ended), None))
            found.append(event(ArmedConflict, begun, ended=end))
        return found

    def placed(self, told: Event) -> Event:
        """Draw the place that an event concerns, if events of its kind have one."""
        if not isinstance(told, Placed):
            return told
        return attrs.evolve(told, where=self.random.choice(("", "north", "south")))

    def blurred(self, told: Event) -> Event:
        """Draw what a source may print of it: mostly two or three days."""
        if told.to_the_day or self.random.random() < 0.35:
            return told
        day = day_of(told)
        before, after = self.random.choice(((0, 1), (1, 0), (1, 1), (0, 2), (2, 0)))
        first, last = day - before * DAY, day + after * DAY
        if isinstance(told, WithdrawalNotice):
            first = max(first, self.deposit)
        for again in self.again:  # what it does is surely of one time as a Party
            first = max(first, again) if again <= day else first
            last = last if again <= day else min(last, again - DAY)
        if isinstance(told, ArmedConflict) and told.ended:
            return told
        return attrs.evolve(told, date=PartialDate(first, last))


def days_to_ask(random: Random, drawn: History, most: int) -> list[date]:
    """Draw days to ask about: on, before and after those on which something turns."""
    near = [random.choice(drawn.marks) for _ in range(most)]
    return [day + timedelta(days=random.choice((-1, 0, 0, 1, 2))) for day in near]
