"""A duty of every year, or of years in which something raised it, over one course."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

import attrs

from ccm.duties.extensions import since_entry
from ccm.duties.protocol import Rule
from ccm.facts import Event, OfYear
from ccm.rules.bearing import (
    Dated,
    Silence,
    come,
    dated,
    first_of,
    hold_after,
    last_of,
    perhaps_last,
)
from ccm.rules.case import Case
from ccm.rules.courses import Course, Fork, Moment, When
from ccm.rules.norms import Norm, Occasional, Recurring
from ccm.rules.outcome import Lack, Outcome
from ccm.rules.reading import Reading
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["CHOICES", "RULES", "Bearing", "Years", "due_on"]

_DAY = timedelta(days=1)
_WEEKEND = (5, 6)
_MONDAY = 7

CHOICES = ("report_day", "last_reports")
"""The choices on which the day of a report rests, whatever raises it."""


class Reports:
    """The reports on one year, and the words that there was none by a day.

    Attributes:
        year: The calendar year.
        made: The reports, by each account.
        absent: The days by which there was none, as a source shows.
        vague: Whether the day of a report is not known.
    """

    __slots__ = ("_doubtful", "_since", "absent", "made", "vague", "year")

    def __init__(
        self, year: int, made: Iterable[Event] = (), absent: Iterable[Event] = ()
    ) -> None:
        self.year, self.made, self.absent = year, dated(made), dated(absent)
        self.vague = any(map(_is_vague, self.made))
        self._doubtful = bool(self.made) and any(map(_is_vague, self.absent))
        told = () if self.vague or self._doubtful else self.made
        self._since = min((e.event.date.earliest for e in told), default=None)

    def made_by(self, course: Course, on: date) -> bool:
        """Tell whether one was made by a day."""
        if self._since is not None:
            return self._since <= on  # of known days, as most are, the first is enough
        if not self.made:
            return False
        self._hold(course)
        return any(course.no_later(each.when, on) for each in self.made)

    def made_so_far(self, course: Course, on: date) -> Truth:
        """Return whether that is so whatever the course is still to be asked."""
        if not self.vague:
            return Truth.of(self.made_by(course, on))
        self._hold(course)  # all on their first days hold it together, or on their last
        days = [course.span(each.when) for each in self.made]
        if any(last <= on for _, last in days):
            return Truth.TRUE
        if all(first > on for first, _ in days):
            return Truth.FALSE
        return Truth.UNKNOWN

    def first_by(self, course: Course, on: date) -> Dated | None:
        """Return the first that was made by a day."""
        self._hold(course)
        return first_of(course, come(course, self.made, on))

    def seen_absent(self, course: Course, by: When) -> bool:
        """Tell whether a source shows that there was none by a moment."""
        if not self.absent:
            return False
        self._hold(course)
        return any(course.no_later(by, each.when) for each in self.absent)

    def last_absent(self, course: Course) -> Dated | None:
        """Return the last word that there was none."""
        return last_of(course, self.absent)

    def _hold(self, course: Course) -> None:
        """Hold that none was made before its year was over, or by a day without it.

        Of the day that a source gives nothing is held.
        """
        if not (self.vague or self._doubtful):
            return
        held = "report", self.year
        if held in course.kept:
            return
        course.kept[held] = True
        over = date(self.year, 12, 31)
        for each in filter(_is_vague, self.made):
            course.given(over, each.when, _DAY)
        hold_after(course, self.absent, self.made)


def _is_vague(told: Dated) -> bool:
    return isinstance(told.when, Moment)


_NOTHING = Reports(0)
"""What is on record of a year of which the record holds nothing."""


@attrs.define(frozen=True, eq=False, repr=False)
class Bearing:
    """What of a dossier bears on a yearly duty, sorted out once.

    Attributes:
        before: The last day for the initial report, which no annual one precedes.
        initial: The initial report, by each account.
        reports: What is on record of the report on each year.
        raising: The events that raise the duty, where only events do.
        clearing: The words that nothing does any more.
        occasions_heard: On which days silence means that nothing raised the duty.
        silence: On which days it means that no report was made.
        dues: The days on which reports fall due, as far as they were asked for.
    """

    norm: Recurring | Occasional
    reading: Reading
    entry: date
    before: date
    initial: tuple[Dated, ...]
    reports: Mapping[int, Reports]
    raising: tuple[Dated, ...]
    clearing: tuple[Dated, ...]
    occasions_heard: Silence
    silence: Silence
    dues: dict[int, date]

    @classmethod
    def of(cls, norm: Recurring | Occasional, case: Case) -> Bearing:
        """Return what bears on the duty of the State of a case."""
        entry = case.standing.in_force_from or date.max
        told = case.heard(*norm.raised_by)
        initial = case.heard(norm.after.fulfilled_by) if norm.after else ()
        heard = case.for_most(norm, _heard)
        return cls(
            norm=norm,
            reading=case.reading,
            entry=entry,
            before=_initial_due(norm, case, entry),
            initial=dated(initial),
            reports=_reports(norm, case),
            raising=dated(event for event in told if not _is_none(event)),
            clearing=dated(filter(_is_none, told)),
            occasions_heard=heard[0],
            silence=heard[1],
            dues=case.for_all(norm, _no_dues),
        )

    def due(self, year: int) -> date:
        """Return the day on which the report on a year falls due."""
        known = self.dues.get(year)
        if known is None:
            known = self.dues[year] = due_on(self.norm, year, self.reading)
        return known

    def on_year(self, year: int) -> Reports:
        """Return what is on record of the report on a year."""
        return self.reports.get(year, _NOTHING)


def _is_none(event: Event) -> bool:
    """Tell whether an event says that there is none of what raises the duty."""
    return bool(getattr(event, "is_none", False))


def _reports(norm: Recurring | Occasional, case: Case) -> Mapping[int, Reports]:
    """Return reports, and the words that there was none, by the year."""
    lists = filter(None, (norm.unfulfilled_by,))
    told = case.heard(norm.fulfilled_by), case.dossier.among(*lists)
    found: defaultdict[int, tuple[list[Event], list[Event]]]
    found = defaultdict(lambda: ([], []))
    for place, events in enumerate(told):
        for event in (each for each in events if isinstance(each, OfYear)):
            found[event.year][place].append(event)
    return {year: Reports(year, *each) for year, each in found.items()}


def _heard(norm: Recurring | Occasional, case: Case) -> tuple[Silence, Silence]:
    """Return on which days silence means no occasion, and on which no report."""
    of = partial(Silence.of, norm, case.standing.state, case.record)
    return of(*norm.raised_by), of(norm.fulfilled_by)


def _no_dues(_norm: Norm, _case: Case) -> dict[int, date]:
    """Return where due days are kept, which are the same for all States."""
    return {}


def _initial_due(norm: Recurring | Occasional, case: Case, entry: date) -> date:
    if norm.after is None:
        return date.min
    return Course().span(since_entry(norm.after, case, entry).due)[0]


def due_on(norm: Recurring | Occasional, year: int, reading: Reading) -> date:
    """Return the day on which the report on a year falls due."""
    due = date(year + 1, norm.month, norm.day)
    if reading.report_day == "next Monday" and due.weekday() in _WEEKEND:
        due += timedelta(days=_MONDAY - due.weekday())
    return due


class Years:
    """The years that a duty covers on a day, in one course of events.

    A State that leaves owes no more once that has taken effect, or as it is read.
    """

    __slots__ = ("b", "course", "ends", "on")

    def __init__(
        self, bearing: Bearing, course: Course, on: date, ends: When | None
    ) -> None:
        self.b, self.course, self.on, self.ends = bearing, course, on, ends

    def covered(self, until: date) -> Iterator[tuple[int, date]]:
        """Yield each year covered and its due day, up to the first after a day."""
        first = self._first()
        for year in range(first, date.max.year) if first is not None else ():
            due = self.b.due(year)
            if self.ends is not None and self._over(self.ends, year):
                return
            yield year, due
            if due > until:
                return

    def is_owed(self, year: int) -> bool:
        """Tell whether a report on a year is owed, once its day has come."""
        first = self._first()
        if first is None or year < first:
            return False
        return self.ends is None or not self._over(self.ends, year)

    def _over(self, ends: When, year: int) -> bool:
        """Tell whether a State that leaves owes no report on a year any more."""
        if self.b.reading.last_reports == "none after it leaves":
            return self.course.no_later(ends, self.b.due(year))
        return not self.course.no_later(date(year, 1, 1), ends)

    def _first(self) -> int | None:
        """Return the first year covered; None if, so read, none is yet."""
        b, year = self.b, self.b.entry.year
        if b.norm.after is None:
            return year
        option = b.reading.first_annual_report
        if option == "year before the first 30 April":
            return year if date(year, b.norm.month, b.norm.day) < b.entry else year - 1
        if option == "year of entry into force":
            early = year + 1 < date.max.year and b.due(year) < b.before
            return year + 1 if early else year
        report = first_of(self.course, come(self.course, b.initial, self.on))
        return None if report is None else self._year_before(report.when)

    def _year_before(self, day: When) -> int:
        """Return the year before the due day that comes next after a day.

        Nothing falls due before the State is bound.
        """
        norm, begin = self.b.norm, self.b.entry
        passed = begin > date(begin.year, norm.month, norm.day)
        soonest = begin.year + 1 if passed else begin.year
        _, last = self.course.span(day)
        for year in range(soonest, last.year + 1):
            if self.course.no_later(day, date(year, norm.month, norm.day)):
                return year - 1
        return max(last.year, soonest - 1)


def recurring(
    bearing: Bearing, on: date, course: Course, ends: When | None
) -> Outcome | Fork[Outcome]:
    """Return where the State stands under a duty of every year in one course.

    It asks for the day of a report only where nothing else settles the answer.
    """
    past, upcoming = _owed(Years(bearing, course, on, ends))
    late = _with_next(Status.OVERDUE, upcoming)
    unmade = _unmade(bearing, past, course, on)
    each = [bearing.on_year(year) for year in unmade]
    if any(reports.seen_absent(course, on) for reports in each):
        return late
    on_record = all(reports.vague for reports in each)
    if on_record and all(reports.made_by(course, on) for reports in each):
        return _with_next(Status.OUTSTANDING, upcoming)
    if bearing.silence.speaks(on):
        return late
    lacking = Lack("reports", tuple(_unmade(bearing, unmade, course, on)))
    filed = _with_next(Status.OUTSTANDING, upcoming)
    return Fork(lacking, ((False, late), (True, filed)))


def _unmade(
    bearing: Bearing, past: Iterable[int], course: Course, on: date
) -> list[int]:
    """Return the years whose report was not made by a day, or perhaps not."""
    return [
        year
        for year in past
        if bearing.on_year(year).made_so_far(course, on) is not Truth.TRUE
    ]


def _owed(years: Years) -> tuple[list[int], date | None]:
    """Return the years whose day has passed, and the next day on which one falls due.

    A report that is on record already does not fall due any more.
    """
    past: list[int] = []
    for year, due in years.covered(date.max):
        if due < years.on:
            past.append(year)
        elif not years.b.on_year(year).made_by(years.course, years.on):
            return past, due
    return past, None


def _with_next(status: Status, due: date | None) -> Outcome:
    ends = due if status is Status.OUTSTANDING else None
    return Outcome(status=status, due=due, ends=ends, initial=due)


class _Year(NamedTuple):
    """A year: whether a report is owed and was made; None where that is open."""

    year: int
    due: date
    owed: bool | None
    filed: bool | None

    @property
    def lapses(self) -> bool | None:
        """Whether a report is owed and not made."""
        if self.owed is False or self.filed is True:
            return False
        return True if self.owed and self.filed is False else None


def occasional(
    bearing: Bearing, on: date, course: Course, ends: When | None
) -> Outcome | Fork[Outcome]:
    """Return where the State stands under a duty that only some years raise.

    A year counts from its beginning: what raises the duty in March raises it then.
    Who is not bound yet sees what it will see once it is.
    """
    begun = max(on, bearing.entry)
    told = _Occasions(bearing, on, course, ends)
    found: list[_Year] = []
    for year, due in Years(bearing, course, on, ends).covered(date.max):
        if begun < date(year, 1, 1):
            break
        found.append(told.year(year, due))
        if found[-1].lapses and due < on:
            break  # whatever became of later years
    return _Begun(found, raised=bool(told.raising)).outcome(on)


class _Begun:
    """The years that have begun: what comes of them.

    Those that are open are asked about together: independent questions multiply, and
    all that matters is whether one of them is owed and not made, and whether one is
    owed at all.
    """

    __slots__ = ("_each", "_raised")

    def __init__(self, each: list[_Year], *, raised: bool) -> None:
        self._each, self._raised = each, raised

    def outcome(self, on: date) -> Outcome | Fork[Outcome]:
        """Return where the State stands on a day."""
        past = [year for year in self._each if year.due < on]
        late, told = self._told(Status.OVERDUE), self._coming(self._each[len(past) :])
        if any(year.lapses for year in past):
            return late
        doubtful = tuple(year.year for year in past if year.lapses is None)
        if not doubtful:
            return told
        return Fork(Lack("years", doubtful), ((True, late), (False, told)))

    def _coming(self, ahead: list[_Year]) -> Outcome | Fork[Outcome]:
        """Return where it stands if no report is late."""
        told = self._at_all()
        for year in reversed(ahead):
            runs = self._told(Status.OUTSTANDING, year.due)
            if year.lapses:
                told = runs
            elif year.lapses is None:
                about = Lack("coming", (year.year,))
                told = Fork(about, ((True, runs), (False, told)))
        return told

    def _at_all(self) -> Outcome | Fork[Outcome]:
        """Return where it stands if no report is late, and none is to be made."""
        done, none = self._told(Status.FULFILLED), self._told(Status.NOT_APPLICABLE)
        if any(year.owed for year in self._each):
            return done
        asked = (y for y in self._each if y.owed is None and y.filed is not False)
        if not (open_ := tuple(year.year for year in asked)):
            return none
        return Fork(Lack("owed", open_), ((True, done), (False, none)))

    def _told(self, status: Status, due: date | None = None) -> Outcome:
        if not self._raised:
            return _ALIKE[status]
        return Outcome(
            status=status,
            due=due,
            ends=due,
            initial=due,
            arises=status is not Status.NOT_APPLICABLE,
            owed=tuple(year.year for year in self._each if year.owed),
        )


_ALIKE = {
    status: Outcome(status=status, arises=status is not Status.NOT_APPLICABLE)
    for status in Status
}
"""The outcomes of a duty that nothing on record raised: no day is told of them."""


class _Occasions:
    """The events by a day that raise the duty, and those that show that none does.

    What a State does once it is out raises nothing.
    """

    __slots__ = (
        "b",
        "clearing",
        "course",
        "ends",
        "on",
        "raising",
        "silent",
        "speaks",
        "unheard",
    )

    def __init__(
        self, bearing: Bearing, on: date, course: Course, ends: When | None
    ) -> None:
        self.b, self.on, self.course, self.ends = bearing, on, course, ends
        raising = [e for e in bearing.raising if course.no_later(e.when, on)]
        if ends is not None:
            raising = [e for e in raising if not course.no_later(ends, e.when)]
        self.raising = raising
        self.clearing = [e for e in bearing.clearing if course.no_later(e.when, on)]
        self.silent = bearing.silence.speaks(on)
        self.speaks = bearing.occasions_heard.speaks(on)
        self.unheard = bearing.occasions_heard.unheard_from(on)

    def year(self, year: int, due: date) -> _Year:
        """Return what is known of a year."""
        owed = self._owed(year)
        if owed is False:
            return _Year(year, due, owed, None)  # whether it was made changes nothing
        return _Year(year, due, owed, self._filed(year, due, sure=owed is None))

    def _filed(self, year: int, due: date, *, sure: bool) -> bool | None:
        """Tell whether a report on a year was made by the day; None if that is open.

        Where it is open whether one is owed, no more is asked than what is *sure*: all
        such years are asked about together.
        """
        reports, course, on = self.b.on_year(year), self.course, self.on
        if reports is _NOTHING:
            made = Truth.FALSE
        elif sure:
            made = reports.made_so_far(course, on)
        else:
            made = Truth.of(reports.made_by(course, on))
        if made is Truth.TRUE:
            return True
        if reports.seen_absent(course, on):
            return False
        not_yet_due = due >= on  # then it is taken not to have been made
        silent = not_yet_due or self.silent
        return False if silent and made is Truth.FALSE else None

    def _owed(self, year: int) -> bool | None:
        """Tell whether something raised the duty in a year.

        What was kept on a day may still be kept on any later one, until a word of
        none: the years between are open.
        """
        last = self._last_day(year)
        if not (self.raising or self.clearing):
            return False if self._heard(last) else None
        first, begun = self._first_day(year), come(self.course, self.raising, last)
        if any(self.course.no_later(first, each.when) for each in begun):
            return True
        kept = [e for e in begun if isinstance(e.event, self.b.norm.lasting)]
        return self._from_before(kept, first, last)

    def _heard(self, last: date) -> bool:
        """Tell whether silence on a year means that nothing happened."""
        return self.speaks or last < self.unheard

    def _from_before(self, kept: list[Dated], first: date, last: date) -> bool | None:
        """Tell whether something from before a year raised the duty in it, too.

        It did not, or that is open.
        """
        heard = self._heard(last)
        if heard and not kept:
            return False
        cleared = [w for w in self.clearing if not self.course.no_later(first, w.when)]
        if self._lasts(kept, cleared):
            return None
        return False if cleared or heard or self._none_by(last) else None

    def _none_by(self, last: date) -> bool:
        """Tell whether a word of none leaves no day of a year on which silence is open.

        After that word there is none until another replaces it.
        """
        return any(
            self.course.no_later(word.when, last)
            and not self.course.no_later(self.unheard, word.when)
            for word in self.clearing
        )

    def _lasts(self, kept: list[Dated], cleared: list[Dated]) -> bool:
        """Tell whether something was kept of which no word of none came after it."""
        words = perhaps_last(self.course, cleared)
        return any(not self._over(e, words) for e in perhaps_last(self.course, kept))

    def _over(self, kept: Dated, words: Sequence[Dated]) -> bool:
        """Tell whether a word of none came after something was kept."""
        return any(not self.course.no_later(w.when, kept.when) for w in words)

    def _last_day(self, year: int) -> date:
        """Return the last day of a year on which something can, as far as is known."""
        last, ends = date(year, 12, 31), self.ends
        return ends - _DAY if isinstance(ends, date) and ends <= last else last

    def _first_day(self, year: int) -> date:
        """Return the first day of a year on which something can raise the duty."""
        first = date(year, 1, 1)
        if self.b.reading.part_year == "whole calendar year":
            return first
        return max(first, self.b.entry)


def _coming(
    bearing: Bearing, course: Course, on: date, ends: When | None, until: date
) -> Iterator[date]:
    """Yield the due day of each year of which no report is on record."""
    for year, due in Years(bearing, course, on, ends).covered(until):
        if due >= on and not bearing.on_year(year).made_by(course, on):
            yield due


def told_until(norm: Recurring | Occasional, case: Case) -> date:
    """Return the last day of which anything on record tells of a yearly duty.

    The last of the calendar where silence tells for ever, and the first where nothing
    ever tells. After it no report comes to light, and the years that are open then stay
    so. That a State leaves opens none of them again: while it may be out, its answer is
    open, and once it surely is, either nothing is owed, or what was stays so.
    """
    raised = _told_of(norm, case, norm.raised_by)
    if isinstance(norm, Occasional) and not raised:
        return date.min  # none may have been owed, whatever reports are on record
    first = norm.after.fulfilled_by if norm.after else None
    kinds = filter(None, (norm.fulfilled_by, norm.unfulfilled_by, first))
    told = [*raised, *_told_of(norm, case, tuple(kinds))]
    return max(told, default=date.min)


def _told_of(
    norm: Recurring | Occasional, case: Case, kinds: tuple[type[Event], ...]
) -> list[date]:
    """Return the last days of which anything on record tells of kinds of events."""
    record, state = case.record, case.standing.state
    heard = (days for kind in kinds for days in record.covered(norm.id, (kind,), state))
    events = case.dossier.among(*kinds) if kinds else ()
    return [last for _, last in heard] + [event.date.latest for event in events]


RULES: dict[type[Recurring | Occasional], Rule] = {
    Recurring: Rule(
        yearly=True,
        conceivable=frozenset({Status.OVERDUE, Status.OUTSTANDING}),
        bearing=Bearing.of,
        outcome=recurring,
        coming=_coming,
        told_until=told_until,
    ),
    Occasional: Rule(
        yearly=True,
        conceivable=frozenset(
            {Status.NOT_APPLICABLE, Status.OUTSTANDING}
            | {Status.FULFILLED, Status.OVERDUE}
        ),
        bearing=Bearing.of,
        outcome=occasional,
        told_until=told_until,
    ),
}
