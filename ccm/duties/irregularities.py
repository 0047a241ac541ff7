"""What requests and decisions on extensions did otherwise than the rule says.

Something is irregular if it is so in every course of events in which it happened: a
list is made of each course, and what stands in all of them is told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

import attrs

from ccm.dates import Period
from ccm.duties.extensions import Decided, Extensions, Requested
from ccm.duties.granting import RENEWED_ONCE, Filing, in_whole_years, late_filing
from ccm.duties.once import Bearing, once
from ccm.facts import ExtensionDecision, ExtensionRequest
from ccm.rules.bearing import happened
from ccm.rules.case import Case
from ccm.rules.courses import Course, When, any_of, every_course, moved
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Deadline, Extension
from ccm.rules.lapse import Lapse
from ccm.rules.norms import ExtensionRule
from ccm.rules.outcome import Lengthened, Outcome
from ccm.rules.told import Irregularity
from ccm.rules.truth import Truth

__all__ = ["Irregular", "irregular"]

_DAY = timedelta(days=1)
_MONTHS = 12


@attrs.define(frozen=True, eq=False, repr=False)
class Irregular:
    """What requests and decisions did otherwise than the rule says.

    Attributes:
        surely: What is so in every course in which it happened.
        measured: By what they were measured; None if there are none.
    """

    surely: tuple[Irregularity, ...] = ()
    measured: Explanation | None = None


def irregular(bearing: Bearing, case: Case, deadline: Deadline) -> Irregular:
    """Return what requests and decisions did otherwise than the rule says."""
    extensions, rule = bearing.extensions, bearing.extensions.rule
    requests = sorted(extensions.asked.items())
    filed = [each for _, each in requests if happened((each.request,), case.on)]
    if rule is None or not (filed or deadline.extensions):
        return Irregular()
    filings = {e.number: Filing.of(extensions, e, case.on) for e in filed}
    odd, doubtful = _odd_in_courses(bearing, case.on)
    told = _Words(extensions, rule, deadline, odd, filings)
    surely, perhaps = tuple(told.surely(filed)), [*told.perhaps(filed, doubtful)]
    claim = "requests and decisions on the deadline are as the rule says"
    if surely:
        claim += f", save for {len(surely)} irregular"
    if perhaps:
        claim += f"; it is not known whether {', or '.join(perhaps)}"
    chosen = _choices(rule, filed, surely, deadline.extensions)
    step = Explanation(claim, None, rule.decision_provision, (), (), chosen)
    return Irregular(surely, step)


def _choices(
    rule: ExtensionRule,
    filed: list[Requested],
    surely: tuple[Irregularity, ...],
    decided: tuple[Extension, ...],
) -> tuple[str, ...]:
    """Return the choices by which requests and decisions are measured."""
    late = any(odd.provision == rule.lead_provision for odd in surely)
    vague = any(each.request.date.day is None for each in filed)
    series = "renewals" if rule.renewal_provision else "longest_extension"
    measured: dict[str, object] = {
        **dict.fromkeys(_OF_REQUESTS, filed),
        "late_request": late or vague or decided,
        "before_expiry": rule.before_expiry and filed,
        "extension_length": decided,
        series: decided[1:],
    }
    return tuple(filter(measured.get, measured))


_OF_REQUESTS = "lead_counts_from", "lead_counted_in", "grant_beyond_request"

# over one course of events

_Odd = tuple[str, int]
"""What is odd, and the number of the request, or of that which was decided on."""


def _odd_in_courses(
    bearing: Bearing, on: date
) -> tuple[frozenset[_Odd], frozenset[_Odd]]:
    """Return what is odd in every course in which it happened, and what in some."""

    def checked(course: Course) -> dict[_Odd, bool]:
        # What the last questions ask of changes neither the deadline nor its steps.
        outcome = any_of(once(bearing, on, course))
        if outcome.due is None:
            return {}
        extensions = bearing.extensions.among(course)
        return dict(_Checks(course, extensions, outcome, on).all())

    courses = every_course(checked)
    each = list(courses.outcomes)
    odd = {what for told in each for what, so in told.items() if so}
    fine = {what for told in each for what, so in told.items() if not so}
    surely = odd - fine if courses.whole else set[_Odd]()
    return frozenset(surely), frozenset(odd - surely)


class _Check(NamedTuple):
    """How it reads that something is odd, and that it may be.

    Attributes:
        perhaps: Whether it is as it should be, with a place for a number.
        provision: Which provision of the rule says so.
        surely: What is odd, with places for what was asked, decided and allowed.
    """

    perhaps: str
    provision: str
    surely: str


_REQUESTS = {
    "expired": _Check(
        "request {} was filed before the deadline had passed",
        "lead_provision",
        "filed after the deadline had passed; expected by {expiry}",
    ),
    "undecided": _Check(
        "request {} was decided before the deadline had passed",
        "lead_provision",
        "not decided before the deadline had passed; expected by {expiry}",
    ),
}
_DECISIONS = {
    "unasked": _Check(
        "extension {} was granted after it was asked for",
        "decision_provision",
        "taken before its request was filed; expected on or after {asked.date}",
    ),
    "too long": _Check(
        "extension {} is no longer than may be granted",
        "provision",
        "longer than may be granted; expected {rule.longest} at most",
    ),
    "longer than asked": _Check(
        "extension {} is no longer than was asked for",
        "decision_provision",
        "longer than was asked for; expected {asked.length} at most",
    ),
    "later than asked": _Check(
        "extension {} ends no later than was asked for",
        "decision_provision",
        "later than was asked for; expected {asked_to} at the latest",
    ),
    "ends before": _Check(
        "extension {} ends after the deadline that it extends",
        "decision_provision",
        "ends before the deadline of {before} that it extends",
    ),
    "too far": _Check(
        "extension {} ends no later than may be granted",
        "provision",
        "later than may be granted; expected {furthest} at the latest, "
        "{rule.longest} from {before}",
    ),
    "mismatch": _Check(
        "extension {} is as long as it says",
        "decision_provision",
        "{decision.length} would be {led}",
    ),
    "no whole years": _Check(
        "extension {} is of whole years",
        "provision",
        "of {length}; expected whole years",
    ),
    "too late": _Check(
        "extension {} was granted before the deadline had passed",
        "decision_provision",
        "taken after the deadline of {before} had passed",
    ),
}
_SERIES = {
    "renewed": _Check(
        "extension {} is the only renewal",
        "renewal_provision",
        "renewed before; expected one renewal",
    ),
    "more in all": _Check(
        "extension {} leaves all together within what may be granted",
        "provision",
        "more than may be granted in all; expected {in_all} at the latest, "
        "{rule.longest} from {initial}",
    ),
}


class _Checks:
    """The checks of what requests and decisions did, in one course of events."""

    def __init__(
        self, course: Course, extensions: Extensions, outcome: Outcome, on: date
    ) -> None:
        self.course, self.extensions, self.on = course, extensions, on
        self.due, self.initial, self.steps = outcome.due, outcome.initial, outcome.steps
        self.numbers = [step.decision.number for step in outcome.steps]
        assert extensions.rule is not None  # noqa: S101 - by whom it is called
        self.rule, self.reading = extensions.rule, extensions.reading

    def all(self) -> Iterator[tuple[_Odd, bool]]:
        """Yield what was checked, and whether it is odd."""
        asked_for = self.extensions.asked.values() if self.rule.before_expiry else ()
        for asked in asked_for:
            if self.course.no_later(asked.filed, self.on):
                yield from self._against_expiry(asked)
        for step in self.steps:
            yield ("too long", step.decision.number), self._too_long(step)
            decided = self.extensions.decided[step.decision.number]
            if decided.number in self.extensions.asked:
                yield ("unasked", decided.number), self._unasked(decided)
            if not self.extensions.adrift(self.course, decided):
                yield from self._of_step(step)
        yield from self._of_series()
        yield from self._of_no_effect()

    def _of_no_effect(self) -> Iterator[tuple[_Odd, bool]]:
        """Yield that what extends nothing, as the text is read, is odd in nothing."""
        for number, decided in self.extensions.decided.items():
            granted = decided.decision.granted and number not in self.numbers
            if granted and self.course.no_later(decided.taken, self.on):
                for what in (*_DECISIONS, *_SERIES):
                    yield (what, number), False

    def _after(self, one: When, other: When) -> bool:
        return not self.course.no_later(one, other)

    def _further(self, length: Period, before: When) -> When:
        return moved(before, Lapse(length, self.reading.rounding))

    def _longer(self, one: Period, other: Period, before: When) -> bool:
        """Tell whether one period leads further than another from a deadline."""
        return self._after(self._further(one, before), self._further(other, before))

    # requests

    def _against_expiry(self, asked: Requested) -> Iterator[tuple[_Odd, bool]]:
        expiry = self._expiry(asked.number)
        untold = self.extensions.untold(self.course, asked.number)
        if expiry is None or any(untold):
            return  # nobody can tell which deadline it was to extend
        yield ("expired", asked.number), self._after(asked.filed, expiry)
        if self.reading.before_expiry == "decision":
            yield ("undecided", asked.number), self._undecided(asked, expiry)

    def _expiry(self, number: int) -> When | None:
        """Return the deadline that a request was to extend."""
        at = bisect_left(self.numbers, number)
        return self.steps[at].before if at < len(self.steps) else self.due

    def _undecided(self, asked: Requested, expiry: When) -> bool:
        """Tell whether a request was not decided before expiry."""
        decided = self.extensions.decided.get(asked.number)
        if decided is None and self._sat_by(asked, expiry):
            return False  # its decision is not on record, and may be from before
        passed = self._after(self.on, expiry)
        return passed and (decided is None or self._after(decided.taken, expiry))

    def _sat_by(self, asked: Requested, day: When) -> bool:
        """Tell whether a meeting that is over can have decided by a day."""
        if not asked.sittings:
            return False
        over = self._after(self.on, asked.sittings[-1].closes)
        return over and self.course.no_later(asked.sittings[0].opens, day)

    # decisions

    def _unasked(self, decided: Decided) -> bool:
        filed = self.extensions.asked[decided.number].filed
        return self._after(filed, decided.taken)

    def _too_long(self, step: Lengthened) -> bool:
        length = step.decision.length
        if length is None:
            return False
        return self._longer(length, self.rule.longest, step.before)

    def _of_step(self, step: Lengthened) -> Iterator[tuple[_Odd, bool]]:
        decision, before, number = step.decision, step.before, step.decision.number
        taken = self.extensions.decided[number].taken
        yield ("too late", number), self._after(taken, before)
        if self.reading.grant_beyond_request == "not allowed":
            yield from self._beyond_request(step)
        if decision.until:
            until = decision.until
            longest = self._further(self.rule.longest, before)
            yield ("ends before", number), self._after(before, until)
            yield ("too far", number), self._after(until, longest)
            if decision.length:
                yield ("mismatch", number), self._mismatch(decision.length, step)
        if self.reading.extension_length == "whole years":
            yield ("no whole years", number), self._no_whole_years(step)

    def _beyond_request(self, step: Lengthened) -> Iterator[tuple[_Odd, bool]]:
        """Yield whether more was granted than was asked for, in length or to a day."""
        asked = self.extensions.asked.get(step.decision.number)
        if asked is None:
            return
        length, granted = asked.request.length, step.decision.length
        if granted and length and self._longer(granted, length, step.before):
            yield ("longer than asked", step.decision.number), True
            return
        latest = tuple(self._asked_to(asked.request, step.before))
        if latest:
            later = all(self._after(step.after, day) for day in latest)
            yield ("later than asked", step.decision.number), later

    def _asked_to(self, request: ExtensionRequest, before: When) -> Iterator[When]:
        """Yield each day that a request can be read to ask for."""
        if request.until is not None:
            yield request.until
        if request.length is not None:
            yield self._further(request.length, before)

    def _mismatch(self, length: Period, step: Lengthened) -> bool:
        """Tell whether a decision names another day than its length leads to."""
        until, day = step.decision.until, self._further(length, step.before)
        assert until is not None  # noqa: S101 - by whom it is called
        if self.reading.extension_end == "day before":
            until = until + _DAY if until < date.max else until
        return self._after(day, until) or self._after(until, day)

    def _no_whole_years(self, step: Lengthened) -> bool:
        first, last = self.course.span(step.before)
        if first != last:
            return False
        length = _length(step.decision, first)
        return length != in_whole_years(length)

    def _of_series(self) -> Iterator[tuple[_Odd, bool]]:
        """Yield what may be too much for all extensions together."""
        if self.rule.renewal_provision:
            for step in self.steps[RENEWED_ONCE:]:
                yield ("renewed", step.decision.number), self.reading.renewals == "one"
            return
        if self.reading.longest_extension == "each by itself" or self.initial is None:
            return
        longest = self._further(self.rule.longest, self.initial)
        for number, step in zip(self.numbers[1:], self.steps[1:], strict=True):
            yield ("more in all", number), self._after(step.after, longest)


def _length(decision: ExtensionDecision, before: date) -> Period:
    """Return how long an extension is, in whole years where it can be."""
    if decision.length:
        years = in_whole_years(decision.length)
        rest = decision.length.calendar_months % _MONTHS
        days = 7 * decision.length.weeks + decision.length.days
        return Period(years=years.years, months=rest, days=days)
    until = decision.until or before
    return Period.between(before, max(before, until))


# in words


@attrs.define(frozen=True, eq=False, repr=False)
class _Words:
    """What is odd in every course in which it happened, in words, or doubtful."""

    extensions: Extensions
    rule: ExtensionRule
    deadline: Deadline
    odd: frozenset[_Odd]
    filings: Mapping[int, Filing]

    def surely(self, requests: list[Requested]) -> Iterator[Irregularity]:
        """Yield what is odd in any case."""
        for asked in requests:
            yield from self._of_request(asked)
        of_all = _SERIES if self.deadline.initial else {"renewed": _SERIES["renewed"]}
        for checks in (_DECISIONS, of_all):
            for step in self.deadline.extensions:
                for check in self._odd(step.decision.number, checks):
                    yield self._irregular(step.decision, check, self._named(step))

    def _of_request(self, asked: Requested) -> Iterator[Irregularity]:
        yield from late_filing(asked.request, self.rule, self.filings[asked.number])
        steps = self.deadline.extensions
        at = bisect_left(steps, asked.number, key=lambda step: step.decision.number)
        due = steps[at].before if at < len(steps) else self.deadline.candidates[-1]
        for check in self._odd(asked.number, _REQUESTS):
            yield self._irregular(asked.request, check, {"expiry": due})

    def _odd(self, number: int, checks: Mapping[str, _Check]) -> list[_Check]:
        """Return what is odd of a request or of the decision on it."""
        return [check for what, check in checks.items() if (what, number) in self.odd]

    def _irregular(
        self,
        event: ExtensionRequest | ExtensionDecision,
        check: _Check,
        named: dict[str, object],
    ) -> Irregularity:
        text = f"{event}: {check.surely.format(**named)}"
        return Irregularity(getattr(self.rule, check.provision), text, event)

    def perhaps(
        self, requests: list[Requested], doubtful: frozenset[_Odd]
    ) -> Iterator[str]:
        """Yield what may be odd: whether it is as it should be; the like as one."""
        alike: defaultdict[str, list[int]] = defaultdict(list)
        for asked in requests:
            timely = self.filings[asked.number].timely
            if asked.sittings and timely == Truth.UNKNOWN:
                alike["request {} was in time"].append(asked.number)
        checks = {**_REQUESTS, **_DECISIONS, **_SERIES}
        for what, number in sorted(doubtful):
            alike[checks[what].perhaps].append(number)
        for words, numbers in alike.items():
            yield words.format(" or ".join(map(str, numbers)))

    def _named(self, step: Extension) -> dict[str, object]:
        """Return what the words on a decision can name."""
        decision, before, longest = step.decision, step.before, self.rule.longest
        told, initial = (
            self.extensions.asked.get(decision.number),
            self.deadline.initial,
        )
        asked = told.request if told else None
        days = [asked.until] if asked and asked.until else []
        if asked and asked.length:
            days.append(self._ends(asked.length, before))
        return {
            "rule": self.rule,
            "decision": decision,
            "before": before,
            "asked": asked,
            "asked_to": max(days, default=None),
            "furthest": self._ends(longest, before),
            "led": self._ends(decision.length or Period(), before),
            "length": _length(decision, before),
            "in_all": initial and self._ends(longest, initial),
            "initial": initial,
        }

    def _ends(self, length: Period, before: date) -> date:
        """Return where a length from a deadline ends."""
        return Lapse(length, self.extensions.reading.rounding)(before)
