"""What requests and decisions on extensions did otherwise than the rule says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccm.dates import Period
from ccm.facts import ExtensionDecision, ExtensionRequest
from ccm.rules.case import Case, happened
from ccm.rules.explanation import Explanation
from ccm.rules.filing import (
    extension_of,
    filing,
    lacking_before,
    recorded,
    requests,
)
from ccm.rules.finding import Deadline, Extension, Irregularity
from ccm.rules.lapse import Lapse
from ccm.rules.pending import unrecorded_before
from ccm.rules.shapes import ExtensionRule, TimeBound
from ccm.rules.truth import Truth

__all__ = ["in_whole_years", "irregularities", "late_filing", "measured"]

_MONTHS = 12
_RENEWED_ONCE = 2
"""How many extensions there are once the first has been renewed."""


def in_whole_years(length: Period) -> Period:
    """Return the whole years of a length, and nothing of the rest.

    >>> print(in_whole_years(Period(months=37)))
    3 years
    """
    return Period(years=length.calendar_months // _MONTHS)


def irregularities(
    norm: TimeBound, case: Case, deadline: Deadline
) -> tuple[Irregularity, ...]:
    """Return what requests and decisions did otherwise than the rule says."""
    rule = extension_of(norm, case.reading)
    filed, steps = requests(norm, case), deadline.extensions
    if rule is None or not (filed or steps):
        return ()
    filed = happened(filed, case.on)
    found = [i for r in filed for i in late_filing(r, rule, case)]
    for request in filed if rule.before_expiry else ():
        if unrecorded_before(norm, request, case):
            continue  # nobody can tell which deadline it was to extend
        found += _after_expiry(request, rule, deadline)
        if case.reading.before_expiry == "decision":
            found += _undecided(request, norm, rule, case, deadline)
    for step in steps:
        found += _of_decision(step, norm, rule, case)
    if len(steps) > 1:
        found += _of_series(deadline, rule, case)
    return tuple(found)


def measured(
    norm: TimeBound, case: Case, deadline: Deadline, found: tuple[Irregularity, ...]
) -> Explanation | None:
    """Return by what requests and decisions were measured; None if there are none."""
    filed = requests(norm, case)
    if not (filed or deadline.extensions):
        return None
    rule = extension_of(norm, case.reading)
    filed = happened(filed, case.on)
    if rule is None or not (filed or deadline.extensions):
        return None
    names: list[str] = []
    if filed:
        names += ["lead_counts_from", "lead_counted_in", "grant_beyond_request"]
    late = any(odd.provision == rule.lead_provision for odd in found)
    partial = any(request.date.day is None for request in filed)
    if late or partial or deadline.extensions:
        names.append("late_request")
    if filed and rule.before_expiry:
        names.append("before_expiry")
    if deadline.extensions:
        names.append("extension_length")
    if len(deadline.extensions) > 1:
        names.append("renewals" if rule.renewal_provision else "longest_extension")
    save = f", save for {len(found)} irregular" if found else ""
    claim = f"requests and decisions on the deadline are as the rule says{save}"
    return Explanation(claim, None, rule.decision_provision, (), (), tuple(names))


def late_filing(
    request: ExtensionRequest, rule: ExtensionRule, case: Case
) -> Iterator[Irregularity]:
    """Yield that a request was filed too late for its meeting, if that is shown."""
    expected = filing(request, rule, case)
    if expected is None or expected.kept(request.date) is not Truth.FALSE:
        return  # in time, or nothing in the record shows the contrary
    late = (request.date.earliest - expected.due.latest).days
    least = "" if request.date.day and expected.due.day else "at least "
    yield Irregularity(
        rule.lead_provision,
        f"{request}: {least}{Period(days=late)} late; expected by {expected.due}, "
        f"{rule.lead} before {request.meeting} ({expected.day})",
        request,
    )


def _after_expiry(
    request: ExtensionRequest, rule: ExtensionRule, deadline: Deadline
) -> Iterator[Irregularity]:
    expiry = _expiry(request, deadline)
    if expiry and request.date.earliest > expiry:
        yield Irregularity(
            rule.lead_provision,
            f"{request}: filed after the deadline had passed; expected by {expiry}",
            request,
        )


def _expiry(request: ExtensionRequest, deadline: Deadline) -> date | None:
    """Return the deadline that a request was to extend."""
    later = (s for s in deadline.extensions if s.decision.number >= request.number)
    return next((step.before for step in later), deadline.date)


def _undecided(
    request: ExtensionRequest,
    norm: TimeBound,
    rule: ExtensionRule,
    case: Case,
    deadline: Deadline,
) -> Iterator[Irregularity]:
    """Yield that a request was not decided before expiry, where that is asked for."""
    expiry = _expiry(request, deadline)
    decided = [d for d in recorded(norm, case) if d.number == request.number]
    if not decided and expiry and _sat_by(expiry, request, case):
        return  # its decision is not in the record, and may be from before
    first = min((d.date.earliest for d in decided), default=date.max)
    if expiry and expiry < min(first, case.on):
        yield Irregularity(
            rule.lead_provision,
            f"{request}: not decided before the deadline had passed; expected by "
            f"{expiry}",
            request,
        )


def _sat_by(day: date, request: ExtensionRequest, case: Case) -> bool:
    """Tell whether a meeting that is over began by a day, and so can have decided."""
    sittings = case.record.sittings(request.meeting)
    over = bool(sittings) and sittings[-1].closes.latest < case.on
    return over and sittings[0].opens.earliest <= day


def _of_decision(
    step: Extension, norm: TimeBound, rule: ExtensionRule, case: Case
) -> Iterator[Irregularity]:
    decision = step.decision
    if decision.length and _longer(decision.length, rule.longest, step, case):
        yield Irregularity(
            rule.provision,
            f"{decision}: longer than may be granted; expected {rule.longest} at most",
            decision,
        )
    unknown = lacking_before(norm, case)
    if unknown and decision in unknown:
        return  # nobody can tell which deadline it extends
    yield from _beyond_request(step, norm, rule, case)
    if decision.until:
        yield from _named_day(step, decision.until, rule, case)
    if case.reading.extension_length == "whole years":
        yield from _of_years(step, rule)
    if decision.date.earliest > step.before:
        yield Irregularity(
            rule.decision_provision,
            f"{decision}: taken after the deadline of {step.before} had passed",
            decision,
        )


def _beyond_request(
    step: Extension, norm: TimeBound, rule: ExtensionRule, case: Case
) -> Iterator[Irregularity]:
    """Yield that more was granted than was asked for, in length or to a day."""
    decision, provision = step.decision, rule.decision_provision
    if case.reading.grant_beyond_request != "not allowed":
        return
    stated = (r for r in requests(norm, case) if r.length or r.until)
    asked = next((r for r in stated if r.number == decision.number), None)
    if asked is None:
        return
    length, granted = asked.length, decision.length
    if granted and length and _longer(granted, length, step, case):
        text = f"{decision}: longer than was asked for; expected {length} at most"
        yield Irregularity(provision, text, decision)
        return
    latest = _asked_to(asked, step, case)
    if step.after > latest:
        text = f"{decision}: later than was asked for; expected {latest} at the latest"
        yield Irregularity(provision, text, decision)


def _asked_to(asked: ExtensionRequest, step: Extension, case: Case) -> date:
    """Return the latest day that a request can be read to ask for."""
    by_day, length = asked.until or date.min, asked.length
    if length is None:
        return by_day
    return max(by_day, Lapse(length, case.reading.rounding)(step.before))


def _longer(one: Period, other: Period, step: Extension, case: Case) -> bool:
    """Tell whether one period leads further than another from the old deadline."""
    rounding = case.reading.rounding
    ends = [Lapse(period, rounding)(step.before) for period in (one, other)]
    return ends[0] > ends[1]


def _named_day(
    step: Extension, until: date, rule: ExtensionRule, case: Case
) -> Iterator[Irregularity]:
    decision, rounding = step.decision, case.reading.rounding
    if until < step.before:
        yield Irregularity(
            rule.decision_provision,
            f"{decision}: ends before the deadline of {step.before} that it extends",
            decision,
        )
    longest = Lapse(rule.longest, rounding)(step.before)
    if until > longest:
        yield Irregularity(
            rule.provision,
            f"{decision}: later than may be granted; expected {longest} at the latest, "
            f"{rule.longest} from {step.before}",
            decision,
        )
    if decision.length:
        day = Lapse(decision.length, rounding)(step.before)
        eve = case.reading.extension_end == "day before"
        if (day - until).days != eve:
            yield Irregularity(
                rule.decision_provision,
                f"{decision}: {decision.length} would be {day}",
                decision,
            )


def _of_years(step: Extension, rule: ExtensionRule) -> Iterator[Irregularity]:
    length = _length(step.decision, step.before)
    if length != in_whole_years(length):
        yield Irregularity(
            rule.provision,
            f"{step.decision}: of {length}; expected whole years",
            step.decision,
        )


def _length(decision: ExtensionDecision, before: date) -> Period:
    """Return how long an extension is, in whole years where it can be."""
    if decision.length:
        years = in_whole_years(decision.length)
        rest = decision.length.calendar_months % _MONTHS
        days = 7 * decision.length.weeks + decision.length.days
        return Period(years=years.years, months=rest, days=days)
    until = decision.until or before
    return Period.between(before, max(before, until))


def _of_series(
    deadline: Deadline, rule: ExtensionRule, case: Case
) -> Iterator[Irregularity]:
    """Yield what is too much for all extensions together, if they count together."""
    steps = deadline.extensions
    if rule.renewal_provision:
        if case.reading.renewals == "one":
            for step in steps[_RENEWED_ONCE:]:
                text = f"{step.decision}: renewed before; expected one renewal"
                yield Irregularity(rule.renewal_provision, text, step.decision)
        return
    initial = deadline.initial
    if case.reading.longest_extension == "each by itself" or initial is None:
        return
    longest = Lapse(rule.longest, case.reading.rounding)(initial)
    for step in steps[1:]:
        if step.after > longest:
            yield Irregularity(
                rule.provision,
                f"{step.decision}: more than may be granted in all; expected {longest} "
                f"at the latest, {rule.longest} from {initial}",
                step.decision,
            )
