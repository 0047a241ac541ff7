"""What requests and decisions on extensions did otherwise than the rule says.

Something is irregular if it is so in every course of events in which it happened: a
list is made of each course, and what stands in all of them is told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property

import attrs

from ccm.dates import Period
from ccm.duties.extensions import Decided, Extensions, Requested
from ccm.duties.filing import Filing, late_filing
from ccm.duties.granting import RENEWED_ONCE, in_whole_years
from ccm.duties.once import Bearing, once
from ccm.facts import Event, ExtensionDecision, ExtensionRequest
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

__all__ = ["Irregular", "irregular", "measured"]

_DAY = timedelta(days=1)
_MONTHS = 12


@attrs.define(frozen=True, eq=False, repr=False)
class Irregular:
    """What requests and decisions did otherwise than the rule says.

    Attributes:
        surely: What is so in every course in which it happened.
        perhaps: What is so in some of them, in words.
    """

    surely: tuple[Irregularity, ...] = ()
    perhaps: tuple[str, ...] = ()


def irregular(bearing: Bearing, case: Case, deadline: Deadline) -> Irregular:
    """Return what requests and decisions did otherwise than the rule says."""
    extensions = bearing.extensions
    if extensions.rule is None or not (extensions.asked or deadline.extensions):
        return Irregular()
    odd, doubtful = _odd_in_courses(bearing, case.on)
    told = _Words(extensions, case.on, extensions.rule, deadline, odd, doubtful)
    requests = [
        asked
        for _, asked in sorted(extensions.asked.items())
        if happened((asked.request,), case.on)
    ]
    return Irregular(tuple(told.surely(requests)), tuple(told.perhaps(requests)))


def measured(
    bearing: Bearing, case: Case, deadline: Deadline, found: Irregular
) -> Explanation | None:
    """Return by what requests and decisions were measured; None if there are none."""
    rule = bearing.extensions.rule
    requests = [each.request for each in bearing.extensions.asked.values()]
    filed = happened(requests, case.on)
    if rule is None or not (filed or deadline.extensions):
        return None
    late = any(odd.provision == rule.lead_provision for odd in found.surely)
    decided = deadline.extensions
    chosen = (
        *_on_requests(rule, filed, late=late or bool(decided)),
        *_on_decisions(rule, decided),
    )
    return Explanation(_in_all(found), None, rule.decision_provision, (), (), chosen)


def _in_all(found: Irregular) -> str:
    """Return how much is irregular, in words."""
    claim = "requests and decisions on the deadline are as the rule says"
    if found.surely:
        claim += f", save for {len(found.surely)} irregular"
    if found.perhaps:
        claim += f"; it is not known whether {', or '.join(found.perhaps)}"
    return claim


def _on_requests(
    rule: ExtensionRule, filed: tuple[Event, ...], *, late: bool
) -> Iterator[str]:
    """Yield the choices by which requests are measured."""
    if filed:
        yield from ("lead_counts_from", "lead_counted_in", "grant_beyond_request")
    if late or any(request.date.day is None for request in filed):
        yield "late_request"
    if filed and rule.before_expiry:
        yield "before_expiry"


def _on_decisions(rule: ExtensionRule, decided: tuple[Extension, ...]) -> Iterator[str]:
    """Yield the choices by which decisions are measured."""
    if decided:
        yield "extension_length"
    if len(decided) > 1:
        yield "renewals" if rule.renewal_provision else "longest_extension"


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


_IN_DOUBT = {
    "expired": "request {} was filed before the deadline had passed",
    "undecided": "request {} was decided before the deadline had passed",
    "unasked": "extension {} was granted after it was asked for",
    "too long": "extension {} is no longer than may be granted",
    "too late": "extension {} was granted before the deadline had passed",
    "longer than asked": "extension {} is no longer than was asked for",
    "later than asked": "extension {} ends no later than was asked for",
    "ends before": "extension {} ends after the deadline that it extends",
    "too far": "extension {} ends no later than may be granted",
    "mismatch": "extension {} is as long as it says",
    "no whole years": "extension {} is of whole years",
    "renewed": "extension {} is the only renewal",
    "more in all": "extension {} leaves all together within what may be granted",
}
"""How it reads that something may be odd: whether it is as it should be."""


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
                for what in (*_OF_DECISION, "renewed", "more in all"):
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
    on: date
    rule: ExtensionRule
    deadline: Deadline
    odd: frozenset[_Odd]
    doubtful: frozenset[_Odd]
    _filings: dict[int, Filing] = attrs.field(factory=dict[int, Filing], init=False)

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers of the decisions, in order."""
        return [step.decision.number for step in self.deadline.extensions]

    def filing(self, asked: Requested) -> Filing:
        """Return whether a request, if filed by the day, was in time; made out once."""
        found = self._filings.get(asked.number)
        if found is None:
            found = Filing.of(self.extensions, asked, self.on)
            self._filings[asked.number] = found
        return found

    def surely(self, requests: list[Requested]) -> Iterator[Irregularity]:
        """Yield what is odd in any case."""
        for asked in requests:
            yield from self.of_request(asked)
        for step in self.deadline.extensions:
            yield from self.of_decision(step)
        yield from self.of_series()

    def perhaps(self, requests: list[Requested]) -> Iterator[str]:
        """Yield what may be odd: whether it is as it should be."""
        for asked in requests:
            timely = self.filing(asked).timely
            if asked.sittings and timely == Truth.UNKNOWN:
                yield f"request {asked.number} was in time"
        for what, number in sorted(self.doubtful):
            yield _IN_DOUBT[what].format(number)

    def of_request(self, asked: Requested) -> Iterator[Irregularity]:
        """Yield what is odd of a request."""
        request, provision = asked.request, self.rule.lead_provision
        yield from late_filing(request, self.rule, self.filing(asked))
        steps = self.deadline.extensions
        at = bisect_left(self.numbers, asked.number)
        expiry = steps[at].before if at < len(steps) else self.deadline.candidates[-1]
        for what, done in _AFTER_EXPIRY.items():
            if (what, asked.number) in self.odd:
                text = f"{done} the deadline had passed; expected by {expiry}"
                yield Irregularity(provision, f"{request}: {text}", request)

    def of_decision(self, step: Extension) -> Iterator[Irregularity]:
        """Yield what is odd of a decision."""
        decision, rule = step.decision, self.rule
        for what, (of, words) in _OF_DECISION.items():
            if (what, decision.number) in self.odd:
                text = f"{decision}: {words(self, step)}"
                yield Irregularity(getattr(rule, of), text, decision)

    def of_series(self) -> Iterator[Irregularity]:
        """Yield what is odd of all decisions together."""
        rule, initial = self.rule, self.deadline.initial
        for step in self.deadline.extensions:
            decision = step.decision
            if ("renewed", decision.number) in self.odd:
                text = f"{decision}: renewed before; expected one renewal"
                yield Irregularity(rule.renewal_provision, text, decision)
            if ("more in all", decision.number) in self.odd and initial is not None:
                longest = self.ends(rule.longest, initial)
                text = (
                    f"{decision}: more than may be granted in all; expected {longest} "
                    f"at the latest, {rule.longest} from {initial}"
                )
                yield Irregularity(rule.provision, text, decision)

    def ends(self, length: Period, before: date) -> date:
        """Return where a length from a deadline ends."""
        return Lapse(length, self.extensions.reading.rounding)(before)

    def asked_to(self, step: Extension) -> date:
        """Return the latest day that the request can be read to ask for."""
        request = self.extensions.asked[step.decision.number].request
        by_day, length = request.until or date.min, request.length
        if length is None:
            return by_day
        return max(by_day, self.ends(length, step.before))


_AFTER_EXPIRY = {"expired": "filed after", "undecided": "not decided before"}


def _named_too_far(told: _Words, step: Extension) -> str:
    longest = told.ends(told.rule.longest, step.before)
    return (
        f"later than may be granted; expected {longest} at the latest, "
        f"{told.rule.longest} from {step.before}"
    )


def _mismatched(told: _Words, step: Extension) -> str:
    length = step.decision.length or Period()
    return f"{length} would be {told.ends(length, step.before)}"


def _longer_than_asked(told: _Words, step: Extension) -> str:
    length = told.extensions.asked[step.decision.number].request.length
    return f"longer than was asked for; expected {length} at most"


def _unasked(told: _Words, step: Extension) -> str:
    filed = told.extensions.asked[step.decision.number].request.date
    return f"taken before its request was filed; expected on or after {filed}"


_Text = Callable[[_Words, Extension], str]
_OF_DECISION: dict[str, tuple[str, _Text]] = {
    "unasked": ("decision_provision", _unasked),
    "too long": (
        "provision",
        lambda told, _: (
            f"longer than may be granted; expected {told.rule.longest} at most"
        ),
    ),
    "longer than asked": ("decision_provision", _longer_than_asked),
    "later than asked": (
        "decision_provision",
        lambda told, step: (
            f"later than was asked for; expected {told.asked_to(step)} at the latest"
        ),
    ),
    "ends before": (
        "decision_provision",
        lambda _, step: f"ends before the deadline of {step.before} that it extends",
    ),
    "too far": ("provision", _named_too_far),
    "mismatch": ("decision_provision", _mismatched),
    "no whole years": (
        "provision",
        lambda _, step: (
            f"of {_length(step.decision, step.before)}; expected whole years"
        ),
    ),
    "too late": (
        "decision_provision",
        lambda _, step: f"taken after the deadline of {step.before} had passed",
    ),
}
"""Of what is odd of a decision: the provision of the rule, and the words."""
