"""Histories of the kind on which answers go wrong: what crosses a turn, told twice.

Drawn from a plain source of chance, so that a hundred thousand of them take minutes.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

import attrs
from hypothesis import strategies as st

from ccm.convention import CONVENTION
from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import (
    Act,
    AnnualReport,
    AnnualReportMissing,
    ArmedConflict,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationRuledOut,
    Coverage,
    Deposit,
    EndShownBy,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    InitialReport,
    Instrument,
    Legislation,
    Meeting,
    MeetingKind,
    MunitionsTransferred,
    NationalMeasure,
    ProhibitedAct,
    ProvisionalApplication,
    Retention,
    StockpileDeclared,
    VictimAssistance,
    VictimsReported,
    VictimStep,
    Voice,
    WithdrawalNotice,
)
from ccm.testing.fiction import FICTION, NEIGHBOUR, event, meeting
from ccm.testing.history import (
    HORIZON,
    OBLIGATIONS,
    History,
    deadlines,
    extendable,
    its_day,
)
from ccm.testing.strategies import FIRST_DAY

__all__ = ["tangled", "tangled_histories"]


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


EXTENDABLE = extendable(CONVENTION)
"""The obligations of the Convention of which more time can be asked for."""

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
        if self.about in (*EXTENDABLE, "art4.1c"):
            self.meetings = self._held()
        self.marks = [*deadlines(deposit), *(m.closes.latest for m in self.meetings)]
        if self.about in _YEARLY:
            self.marks += self._year_ends(deposit)
        found = self._acts(random.randint(0, most))
        if self.about in EXTENDABLE and self._one_in(2):
            found += self._requests()
        if self.about == "art1" and self._one_in(2):
            found.append(event(ProvisionalApplication, deposit))
        if leaving and self._one_in(6):
            found += self._leaves(deposit, returning=returning)
        truth = tuple(map(its_day, found))
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
            day = its_day(found[-1])
            self.marks += [day, *_follows_from(day)]
        return found

    def _act(self, kind: type[Event]) -> Event:
        random, day = self.random, self._near()
        voice = random.choice((*[Voice.STATE] * 6, Voice.PARTIES, Voice.OBSERVER))
        fields: dict[str, object] = {}
        if kind in (AnnualReport, AnnualReportMissing):
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
        day = min(max(its_day(one) + timedelta(days=later), FIRST_DAY), HORIZON)
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
        date_ = self._blurred(its_day(one))
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
