"""What requests and decisions make of a deadline, in one course of events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from itertools import accumulate, islice
from operator import attrgetter
from typing import NamedTuple, TypeVar, cast

import attrs

from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import (
    Deposit,
    ExtensionDecision,
    ExtensionRequest,
    Voice,
)
from ccm.rules.bearing import Sitting, day_of, sitting_of
from ccm.rules.case import Case
from ccm.rules.courses import Course, Moment, When, every_course, moved
from ccm.rules.lapse import Lapse, after, rounded
from ccm.rules.norms import ExtensionRule, TimeBound
from ccm.rules.outcome import Lack, Lengthened
from ccm.rules.reading import Reading

__all__ = [
    "Decided",
    "Expiry",
    "Extensions",
    "Lead",
    "Requested",
    "decisions_on",
    "ends",
    "joined_again",
    "requested",
    "sat",
    "since_entry",
]

_E = TypeVar("_E", ExtensionRequest, ExtensionDecision)
_T = TypeVar("_T")
_MONTH = 30
_YEAR = 365.25
_MONTHS = 12


class Decided:
    """A decision on a request: when it was taken, and by which sittings it could be."""

    __slots__ = ("decision", "number", "sittings", "taken")

    def __init__(
        self, decision: ExtensionDecision, sittings: tuple[Sitting, ...]
    ) -> None:
        self.decision, self.number = decision, decision.number
        self.taken, self.sittings = day_of(decision), sittings


class Requested:
    """A request: when it was filed, and the sittings of its meeting."""

    __slots__ = ("filed", "number", "request", "sittings")

    def __init__(
        self, request: ExtensionRequest, sittings: tuple[Sitting, ...]
    ) -> None:
        self.request, self.number = request, request.number
        self.filed, self.sittings = day_of(request), sittings


class Expiry(NamedTuple):
    """A deadline as one course of events leaves it by a moment.

    Extensions add up and are applied once to the anchor, so that a month end met on
    the way is never fed into the next step.

    Attributes:
        anchor: Where the period runs from.
        length: The period with all extensions since the anchor.
        due: The last day.
        steps: What each decision on the way did.
    """

    anchor: When
    length: Period
    due: When
    steps: tuple[Lengthened, ...] = ()


def _extension_of(norm: TimeBound, reading: Reading) -> ExtensionRule | None:
    """Return how a deadline can be extended; None if, so read, it cannot."""
    asked = norm.extension_read_by
    if asked and getattr(reading, asked) == "cannot be extended":
        return None
    return norm.extension


def ends(
    course: Course,
    anchor: When,
    length: Period,
    reading: Reading,
    *,
    longer: bool = False,
) -> When:
    """Return the last day of a length from an anchor.

    Where a reading refuses to round, the course chooses. An extension can be part of
    the length.
    """
    if length.calendar_months:
        eve = reading.last_day == "too late"
        eve = eve or (longer and reading.extension_end == "day before")
    else:
        eve = reading.day_zero == "counted" and bool(length.days)
    rounding = rounded(course, anchor, length, reading.rounding)
    return moved(anchor, Lapse(length, rounding, eve=eve))


def since_entry(norm: TimeBound, case: Case, entry: date) -> Expiry:
    """Return the period that runs from entry into force, or from the deposit.

    Where a reading refuses to round, by the earlier day; a course asks for both.
    """
    anchor, deposit = entry, case.standing.deposit
    days = case.reading.day_zero == "counted from the deposit"
    if days and not norm.period.calendar_months and deposit is not None:
        anchor = deposit.day
    due = ends(Course(), anchor, norm.period, case.reading)
    return Expiry(anchor, norm.period, due)


@attrs.define(frozen=True, eq=False, repr=False, slots=False)
class Extensions:
    """The requests and decisions on one deadline, sorted out once.

    Attributes:
        rule: How the deadline can be extended; None if, as read, it cannot.
        reading: How the text is read.
        decided: The decisions on record, by the number of the request.
        asked: The requests on record, by number.
        numbers: The numbers of both, and of those that neither has, in order.
        gaps: The numbers below that of a decision for which there is none.
        rivals: Further accounts of decisions, or further decisions on a request.
    """

    rule: ExtensionRule | None
    reading: Reading
    decided: Mapping[int, Decided]
    asked: Mapping[int, Requested]
    numbers: tuple[int, ...]
    gaps: frozenset[int]
    rivals: tuple[Decided, ...] = ()
    _always: list[_Runs | None] = attrs.field(factory=list["_Runs | None"], init=False)
    _further: dict[object, tuple[Expiry, Lengthened]] = attrs.field(
        factory=dict[object, tuple[Expiry, Lengthened]], init=False
    )

    @classmethod
    def of(cls, norm: TimeBound, case: Case) -> Extensions:
        """Return what of a State's dossier bears on the deadline of a norm."""
        none = case.for_all(norm, cls._of_nothing)
        if not case.dossier.among(ExtensionRequest, ExtensionDecision):
            return none
        rule = none.rule
        if rule is None:
            return none
        requests = _ours(ExtensionRequest, norm, case)
        asked = {each.number: requested(each, case) for each in requests}
        decided: dict[int, Decided] = {}
        told = decisions_on(norm, case)
        rivals = [e for e in told if decided.setdefault(e.number, e) is not e]
        gaps = frozenset(range(1, max(decided, default=0))) - decided.keys()
        gaps -= _numbers_before(norm, case)
        numbers = tuple(sorted({*decided, *asked, *gaps}))
        found = cls(rule, case.reading, decided, asked, numbers, gaps, tuple(rivals))
        return found.among(Course()) if found.all_known else found

    @classmethod
    def _of_nothing(cls, norm: TimeBound, case: Case) -> Extensions:
        """Return the same where nothing was requested, and nothing decided."""
        rule = _extension_of(norm, case.reading)
        return cls(rule, case.reading, {}, {}, (), frozenset())

    @property
    def all_known(self) -> bool:
        """Whether the day of each account of a decision is known."""
        rivals = {rival.number for rival in self.rivals}
        told = (*self.rivals, *(self.decided[number] for number in rivals))
        return not any(isinstance(each.taken, Moment) for each in told)

    def among(self, course: Course) -> Extensions:
        """Return the same with the first account of each decision.

        A request is decided once: of several decisions on one request the first
        counts; of one day, that which names a later day, or the longer one.
        """
        if not self.rivals:
            return self
        decided = dict(self.decided)
        for rival in self.rivals:
            if not course.no_later(decided[rival.number].taken, rival.taken):
                decided[rival.number] = rival
        return attrs.evolve(self, decided=decided, rivals=())

    def as_asked(self, number: int) -> Extensions | None:
        """Return the same, a request granted as asked; None if that is not known.

        Nor is it where a length counts from the decision, whose day nobody knows.
        """
        asked = self.asked.get(number)
        if asked is None or not asked.sittings:
            return None
        request = asked.request
        from_decision = self.reading.extension_base == "decision"
        if request.until is None and (request.length is None or from_decision):
            return None
        return self.granted(request, request.length, request.until)

    def granted(
        self,
        request: ExtensionRequest,
        length: Period | None,
        until: date | None = None,
        taken: PartialDate | None = None,
    ) -> Extensions:
        """Return the same, a request granted when it was filed, or as told."""
        decision = ExtensionDecision(
            state=request.state,
            date=taken or request.date,
            source=request.source,
            obligation=request.obligation,
            number=request.number,
            meeting=request.meeting,
            length=length,
            until=until,
        )
        decided = {**self.decided, request.number: Decided(decision, ())}
        numbers = tuple(sorted({*self.numbers, request.number}))
        return attrs.evolve(self, decided=decided, numbers=numbers)

    def before(self, number: int) -> Extensions:
        """Return the requests before one, and the decisions on them."""
        return attrs.evolve(
            self,
            decided=_below(number, self.decided),
            asked=_below(number, self.asked),
            numbers=tuple(n for n in self.numbers if n < number),
            gaps=self.gaps.intersection(range(number)),
            rivals=tuple(each for each in self.rivals if each.number < number),
        )

    def extended(
        self,
        course: Course,
        first: Expiry,
        by: When,
        *,
        since: When | None = None,
        lacking: frozenset[int] = frozenset(),
        period: int = 0,
    ) -> Expiry:
        """Return what decisions made of a deadline by a moment.

        Args:
            course: The course of events.
            first: The deadline before any decision.
            by: The moment by which decisions count.
            since: Leave out decisions taken before this.
            lacking: Numbers of decisions that are not on record; each may have set
                any later deadline, or none.
            period: Tells apart several periods, each of which it may have ended on a
                day of its own.
        """
        if not (self.decided or lacking):
            return first
        term, steps = first, [*first.steps]
        for number in self.numbers if lacking else self._decided_in_order:
            if number in lacking:
                term = _somehow_later(course, term, Lack("decision", (number, period)))
                continue
            taken = self.decided.get(number)
            if taken is not None and self._counts(course, taken, by, since):
                term, step = self._lengthened(course, term, taken)
                steps.append(step)
        return Expiry(term.anchor, term.length, term.due, tuple(steps))

    def _counts(
        self, course: Course, decided: Decided, by: When, since: When | None
    ) -> bool:
        return (
            decided.decision.granted
            and course.no_later(decided.taken, by)
            and (since is None or course.no_later(since, decided.taken))
            and not self.barred(course, decided)
        )

    def _lengthened(
        self, course: Course, term: Expiry, decided: Decided
    ) -> tuple[Expiry, Lengthened]:
        """Return what a decision makes of a deadline, and the step to it.

        Where all days are known it is the same in every course, and on every day.
        """
        if isinstance(decided.taken, Moment) or isinstance(term.due, Moment):
            return self._set_by(course, term, decided)
        if self.reading.rounding is Rounding.REFUSE:
            return self._set_by(course, term, decided)
        key = *term[:3], decided.number
        found = self._further.get(key)
        if found is None:
            found = self._further[key] = self._set_by(course, term, decided)
        return found

    def _set_by(
        self, course: Course, term: Expiry, decided: Decided
    ) -> tuple[Expiry, Lengthened]:
        decision, reading = decided.decision, self.reading
        granted = decision.length or Period()
        anchor, length, before, _ = term
        due: When
        if decision.until:
            anchor, length, due = decision.until, Period(), decision.until
        else:
            if reading.extension_base == "decision":
                anchor, length = decided.taken, granted
            elif reading.extension_base == "expiry":
                anchor = after(course, anchor, length, reading.rounding)
                length = granted
            else:
                length = length + granted
            due = ends(course, anchor, length, reading, longer=True)
        if not self._surely_later(decision) and not course.no_later(before, due):
            anchor, length, due, _ = term
        return Expiry(anchor, length, due), Lengthened(decision, before, due)

    def _surely_later(self, decision: ExtensionDecision) -> bool:
        """Tell whether a length was added, and nothing set that could be earlier."""
        added = decision.length is not None and decision.until is None
        return added and self.reading.extension_base != "decision"

    def barred(self, course: Course, decided: Decided) -> bool:
        """Tell whether a decision extends nothing, as the text is read.

        Because its request was inadmissible, or because it was taken between the
        sittings of its meeting, by a silence procedure.
        """
        if self.reading.silence_procedure == "no decision" and not sat(course, decided):
            return True
        asked = self.asked.get(decided.number)
        return asked is not None and self.inadmissible(course, asked)

    def inadmissible(self, course: Course, asked: Requested) -> bool:
        """Tell whether a request was filed too late, where that bars it."""
        if self.reading.late_request != "inadmissible" or not asked.sittings:
            return False
        return not course.no_later(asked.filed, self.last_day_for(course, asked))

    def last_day_for(self, course: Course, asked: Requested) -> When:
        """Return the last day for a request to a meeting that is on record."""
        assert self.rule is not None  # noqa: S101 - or nothing was sorted out
        lead = Lead(self.rule.lead, self.reading)
        return moved(self.counted_from(course, asked), lead)

    def counted_from(self, course: Course, asked: Requested) -> When:
        """Return the day of its meeting from which the time for a request counts."""
        sitting = _sitting_for(course, asked)
        if self.reading.lead_counts_from == "opening":
            return sitting.opens
        decided = self.decided.get(asked.number)
        if self.reading.lead_counts_from == "decision" and decided:
            return decided.taken
        return sitting.closes

    def lacking(self, course: Course, on: date, by: When) -> frozenset[int]:
        """Return the numbers of the decisions that the record lacks.

        Those on requests whose meeting had closed by the day asked about, and
        those that a later decision counts on; as far as they may have been taken by
        a moment. A decision that the record holds and that simply came later is no
        doubt: until it was taken, the request was pending.
        """
        if len(self.decided) == len(self.numbers):
            return frozenset()
        return frozenset(self._lacking_from(0, course, on, by))

    def lacks_from(self, course: Course, number: int, on: date, by: When) -> bool:
        """Tell whether one of them is on a request of a number, or of a higher one."""
        return any(self._lacking_from(number, course, on, by))

    def _lacking_from(
        self, number: int, course: Course, on: date, by: When
    ) -> Iterator[int]:
        """Yield those of a number, or of a higher one."""
        settled = _Highest(self._ending, partial(self._settles, course, by))
        yield from self._lacking_on(number, course, on, by, settled)
        for each in sorted(self._counted_on(course, on)) if self.gaps else ():
            counts = each >= number and not settled.above(each)
            if counts and self._can_be_taken(course, each, by):
                yield each

    def _lacking_on(
        self, number: int, course: Course, on: date, by: When, settled: _Highest
    ) -> Iterator[int]:
        """Yield those on a request of a number, or of a higher one."""
        overtaken: dict[str, _Highest] = {}
        first = bisect_left(self._pending, number, key=_number)
        for asked in islice(self._pending, first, None):
            if not self._undecided(course, asked, on, by):
                continue
            meeting = asked.request.meeting
            if meeting not in overtaken:
                told = self._at_meeting.get(meeting, ())
                overtaken[meeting] = _Highest(told, partial(_taken_by, course, on))
            at_meeting = overtaken[meeting]
            if not (at_meeting.above(asked.number) or settled.above(asked.number)):
                yield asked.number

    @cached_property
    def _pending(self) -> tuple[Requested, ...]:
        """The requests to a meeting on record of which no decision is, in order."""
        return tuple(
            asked
            for number, asked in sorted(self.asked.items())
            if number not in self.decided and asked.sittings
        )

    @cached_property
    def _at_meeting(self) -> Mapping[str, Sequence[Decided]]:
        """The decisions of each meeting, the highest first."""
        found: dict[str, list[Decided]] = {}
        for each in sorted(self.decided.values(), key=_number, reverse=True):
            found.setdefault(each.decision.meeting, []).append(each)
        return found

    @cached_property
    def _ending(self) -> tuple[Decided, ...]:
        """The decisions that name the day on which they end, the highest first."""
        named = filter(_names_its_end, self.decided.values())
        return tuple(sorted(named, key=_number, reverse=True))

    @cached_property
    def _decided_in_order(self) -> list[int]:
        """The numbers of the decisions on record, in order."""
        return sorted(self.decided)

    @cached_property
    def _first_taken(self) -> list[tuple[date, date]]:
        """When each decision or a later one was perhaps taken, and surely, in order."""
        numbers = reversed(self._decided_in_order)
        days = [self.decided[number].decision.date for number in numbers]
        perhaps = accumulate((day.earliest for day in days), min)
        surely = accumulate((day.latest for day in days), min)
        return [*zip(perhaps, surely, strict=True)][::-1]

    def _undecided(self, course: Course, asked: Requested, on: date, by: When) -> bool:
        """Tell whether a request was to be decided by a moment, as far as it tells."""
        if course.no_later(on, asked.sittings[-1].closes):
            return False
        if not self._can_be_taken(course, asked.number, by):
            return False
        return not self.inadmissible(course, asked)

    def _settles(self, course: Course, by: When, decided: Decided) -> bool:
        """Tell whether by a moment a decision that names its end had set that."""
        return not self.barred(course, decided) and course.no_later(decided.taken, by)

    def _counted_on(self, course: Course, on: date) -> frozenset[int]:
        """Return the numbers of decisions lacking that a later one counts on."""
        taken = partial(_taken_by, course, on)
        runs = self._runs(course).each
        return frozenset(number for run in runs for number in run.counted_on(taken))

    def _runs(self, course: Course) -> _Runs:
        """Return the runs of decisions that count on the same known deadline.

        They are kept for any course, where nothing need be asked for them; else as long
        as the course is followed.
        """
        if not self._always:
            unasked = Course()
            runs = _Runs(self, unasked)
            self._always.append(None if unasked.told else runs)
        if always := self._always[0]:
            return always
        if self not in course.kept:
            course.kept[self] = _Runs(self, course)
        return cast("_Runs", course.kept[self])

    def adrift(self, course: Course, decided: Decided) -> bool:
        """Tell whether nobody can tell which deadline a decision extends."""
        return bool(self.gaps) and decided.number in self._runs(course).adrift

    def untold(self, course: Course, number: int) -> Iterator[int]:
        """Yield the requests without whose decision a later one has no known deadline.

        Whether or not they were to be decided yet; in order.
        """
        runs = self._runs(course)
        first = runs.known[bisect_left(runs.known, number) - 1]
        last = bisect_left(runs.untold, number)
        return islice(runs.untold, bisect_right(runs.untold, first), last)

    def _can_be_taken(self, course: Course, number: int, by: When) -> bool:
        """Tell whether a decision can have been taken by a moment, as far as it tells.

        Not before its request was filed, nor before the meeting that was to decide met.
        """
        asked = self.asked.get(number)
        if asked is None:
            return True
        if asked.sittings and not course.no_later(asked.sittings[0].opens, by):
            return False
        return course.no_later(asked.filed, by)

    def taken_by(self, then: When) -> int | None:
        """Return how many decisions were taken by a moment; None if that is in doubt.

        As often as that is the same, the deadline is.
        """
        days = self._days_taken
        if days is None or isinstance(then, Moment):
            return None
        return bisect_right(days, then)

    @cached_property
    def _days_taken(self) -> list[date] | None:
        """The days on which decisions were taken, in order; None if one is in doubt."""
        days = [each.taken for each in self.decided.values()]
        known = [day for day in days if not isinstance(day, Moment)]
        return sorted(known) if len(known) == len(days) else None

    def awaits(self, course: Course, asked: Requested, on: When) -> bool:
        """Tell whether a request awaits a decision at a moment.

        One that a decision on a later request has overtaken awaits none.
        """
        return (
            course.no_later(asked.filed, on)
            and not self.decided_by(course, asked.number, on)
            and not self.inadmissible(course, asked)
        )

    def decided_by(self, course: Course, number: int, on: When) -> bool:
        """Tell whether a request was decided by a moment, or one after it."""
        numbers = self._decided_in_order
        at = bisect_left(numbers, number)
        if at < len(numbers) and not isinstance(on, Moment):
            perhaps, surely = self._first_taken[at]
            if on < perhaps or surely <= on:
                return surely <= on
        return any(
            course.no_later(self.decided[each].taken, on)
            for each in islice(numbers, at, None)
        )

    def not_on_record(self, on: date) -> tuple[int, ...]:
        """Return the numbers of the decisions that are lacking on a day, in order."""

        def lacking(course: Course) -> frozenset[int]:
            return self.among(course).lacking(course, on, on)

        return tuple(sorted(frozenset[int]().union(*every_course(lacking).outcomes)))

    def asked_for(self, first: Expiry | None, on: date) -> Iterator[tuple[int, date]]:
        """Yield each request whose decision is lacking on a day, and what it leads to.

        By its number; of one that does not say for how long, or to which day, nothing.
        """
        for number in self.not_on_record(on):
            if led := self.granted_as_asked(first, number, on):
                yield number, led[1]

    def granted_as_asked(
        self, first: Expiry | None, number: int, on: date
    ) -> tuple[date, date] | None:
        """Return what a request leads to if granted as asked; None if that is in doubt.

        The deadline that it sets itself, and that on a day, which later decisions by
        then may have moved further. So it is where the period begins with an event.
        """
        granted = self.as_asked(number) if first else None
        if first is None or granted is None:
            return None
        own = granted.before(number + 1).left(first, on)
        left = granted.left(first, on)
        return (own, left) if own and left else None

    def left(self, first: Expiry, on: date) -> date | None:
        """Return the deadline that decisions leave on a day; None if in doubt."""

        def days(course: Course) -> tuple[date, date]:
            return course.span(self.extended(course, first, on).due)

        found = {day for span in every_course(days).outcomes for day in span}
        return found.pop() if len(found) == 1 else None


class _Highest:
    """The highest number of which something is so: looked for no further than asked."""

    __slots__ = ("_at", "_found", "_is_so", "_told")

    def __init__(
        self, told: Sequence[Decided], is_so: Callable[[Decided], bool]
    ) -> None:
        self._told, self._is_so = told, is_so  # the highest number first
        self._at = self._found = 0

    def above(self, number: int) -> bool:
        """Tell whether it is so of one above a number."""
        while self._found == 0 and self._at < len(self._told):
            each = self._told[self._at]
            if each.number <= number:
                return False
            self._at += 1
            if self._is_so(each):
                self._found = each.number
        return self._found > number


def _taken_by(course: Course, on: date, decided: Decided) -> bool:
    return course.no_later(decided.taken, on)


_number = attrgetter("number")


def _names_its_end(decided: Decided) -> bool:
    return decided.decision.granted and decided.decision.until is not None


class _Runs:
    """The runs of decisions that count on the same known deadline, in order.

    What a meeting decides on one request it decides on those before. A refusal tells no
    deadline either: what was granted before it stands.

    Attributes:
        each: The runs.
        known: The number of the decision with which each begins.
        adrift: The decisions of which a decision before is lacking.
        untold: The requests and decisions without which there is no known deadline.
    """

    def __init__(self, extensions: Extensions, course: Course) -> None:
        self.each = [_Counting(0)]
        for number in sorted(extensions.gaps | extensions.decided.keys()):
            self._count(number, extensions, course)
        self.known = [run.known for run in self.each]
        self.adrift = frozenset(told.number for run in self.each for told in run.adrift)
        lacking = {n for run in self.each for n in run.counted_on(lambda _: True)}
        self.untold = sorted(
            lacking.union(extensions.asked) - extensions.decided.keys()
        )

    def _count(self, number: int, all_: Extensions, course: Course) -> None:
        asked, decided = all_.asked.get(number), all_.decided.get(number)
        if decided is not None:
            known = not self.each[-1].decides(decided)
            if known or (_names_its_end(decided) and not all_.barred(course, decided)):
                self.each.append(_Counting(number))
        elif asked is None or not all_.inadmissible(course, asked):
            self.each[-1].lacks(number, asked)


class _Counting:
    """Decisions that count on one known deadline, and the decisions lacking after it.

    Attributes:
        known: The number of the decision that set the deadline; 0 if none did.
        adrift: The decisions of which a decision before is lacking, in order.
    """

    __slots__ = ("_lacking", "_meetings", "adrift", "known")

    def __init__(self, known: int) -> None:
        self.known = known
        self.adrift: list[Decided] = []
        self._lacking: list[tuple[int, str | None]] = []
        self._meetings: set[str | None] = set()

    def lacks(self, number: int, asked: Requested | None) -> None:
        """Note that the decision on the request of a number is lacking."""
        meeting = asked.request.meeting if asked else None
        self._lacking.append((number, meeting))
        self._meetings.add(meeting)

    def decides(self, decided: Decided) -> bool:
        """Note a decision, and tell whether one before it is lacking.

        Not one on a request to the same meeting, which it leaves moot.
        """
        if self._meetings <= {decided.decision.meeting}:
            return False
        self.adrift.append(decided)
        return True

    def counted_on(self, counts: Callable[[Decided], bool]) -> Iterator[int]:
        """Yield the numbers lacking on which one of the decisions that count rests."""
        told = [each for each in self.adrift if counts(each)]
        if not told:
            return
        last, at = told[-1].number, told[-1].decision.meeting
        others = (each.number for each in told if each.decision.meeting != at)
        other = max(others, default=0)
        for number, meeting in self._lacking:
            if number < (other if meeting == at else last):
                yield number


def _below(number: int, told: Mapping[int, _T]) -> dict[int, _T]:
    return {each: what for each, what in told.items() if each < number}


def requested(request: ExtensionRequest, case: Case) -> Requested:
    """Return a request with the sittings of its meeting."""
    return Requested(request, _sittings(request.meeting, case))


def sat(course: Course, decided: Decided) -> bool:
    """Tell whether a decision was taken while its meeting sat, or nobody knows when."""
    return not decided.sittings or any(
        course.no_later(sitting.opens, decided.taken)
        and course.no_later(decided.taken, sitting.closes)
        for sitting in decided.sittings
    )


def _sitting_for(course: Course, asked: Requested) -> Sitting:
    """Return the first sitting of its meeting that can consider a request.

    A meeting held in two parts considers in the second what was filed since the first.
    """
    for each in asked.sittings:
        if course.no_later(asked.filed, each.opens):
            return each
    return asked.sittings[0]


class Lead:
    """The step back over the time that a request must precede its meeting by."""

    __slots__ = ("length", "reading")

    def __init__(self, length: Period, reading: Reading) -> None:
        self.length, self.reading = length, reading

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lead):
            return NotImplemented
        return self.length == other.length and self.reading == other.reading

    def __hash__(self) -> int:
        return hash((self.length, self.reading))

    def __call__(self, day: date) -> date:
        """Return the last day for the request."""
        if day < _EARLIEST:
            return date.min
        reading, months = self.reading, self.length.calendar_months
        if reading.lead_counted_in == "months of 30 days":
            return Period(days=_MONTH * months).before(day)
        if reading.lead_counted_in == "twelfths of a year":
            return Period(days=round(_YEAR * months / _MONTHS)).before(day)
        refuses = reading.rounding is Rounding.REFUSE  # then nothing is late by a day
        rounding = Rounding.UP if refuses else reading.rounding
        return self.length.before(day, rounding=rounding)


_EARLIEST = date(100, 1, 1)
"""Before this no time is counted back: it would lead out of the calendar."""


def _somehow_later(course: Course, term: Expiry, lack: Lack) -> Expiry:
    """Return a deadline that a decision set of which nobody knows the terms."""
    first, _ = course.span(term.due)
    due = Moment(lack, (first, date.max))
    course.given(term.due, due)
    return Expiry(due, Period(), due, term.steps)


def _sittings(label: str, case: Case) -> tuple[Sitting, ...]:
    return tuple(map(sitting_of, case.record.sittings(label)))


def joined_again(case: Case) -> date:
    """Return the day on which a former Party deposited anew; the first day if none."""
    deposits, ours = case.dossier.of(Deposit), case.standing.deposit
    if ours is None or not deposits or deposits[0] is ours:
        return date.min
    return ours.day


def _ours(kind: type[_E], norm: TimeBound, case: Case) -> Iterator[_E]:
    """Yield the events on a deadline that are not surely of an earlier term."""
    first = joined_again(case)
    # one that may be of either time counts; the packaged record has no such State
    for event in case.dossier.of(kind):
        ours = event.obligation == norm.id and event.voice is not Voice.OBSERVER
        if ours and event.date.latest >= first:
            yield event


def _numbers_before(norm: TimeBound, case: Case) -> set[int]:
    """Return the numbers of requests that a former Party made before it left."""
    first, told = joined_again(case), case.dossier
    each: tuple[ExtensionRequest | ExtensionDecision, ...] = (
        *told.of(ExtensionRequest),
        *told.of(ExtensionDecision),
    )
    ours = (e for e in each if e.obligation == norm.id)
    return {e.number for e in ours if e.date.latest < first}


def decisions_on(norm: TimeBound, case: Case) -> Iterator[Decided]:
    """Yield the decisions on a deadline; first those that count among several."""
    ours = _ours(ExtensionDecision, norm, case)
    for decision in sorted(ours, key=_order, reverse=True):
        yield Decided(decision, _sittings(decision.meeting, case))


def _order(decision: ExtensionDecision) -> tuple[date, float]:
    """Order accounts of one decision of one day: by how much they grant."""
    return decision.until or date.min, _days(decision.length or Period())


def _days(length: Period) -> float:
    """Return how many days a length of time has, in years of an average length."""
    years = length.calendar_months / _MONTHS
    return _YEAR * years + 7 * length.weeks + length.days
