"""Deadlines and what decisions did to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import attrs

from ccm.dates import PartialDate, Period
from ccm.facts import ExtensionDecision, ExtensionRequest, Meeting
from ccm.rules.case import Case, happened
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Deadline, Extension, Irregularity
from ccm.rules.shapes import ExtensionRule, TimeBound

__all__ = [
    "Term",
    "choices",
    "deadline_of",
    "decisions",
    "irregularities",
    "requests",
    "sitting_for",
    "terms",
]


@attrs.define(frozen=True, eq=False, repr=False)
class Term:
    """A deadline as one course of events leaves it.

    Extensions add up and are applied once to the anchor, so that a month end
    met on the way is never fed into the next step.

    Attributes:
        anchor: Where the period runs from.
        length: The period with all extensions since the anchor.
        due: The last day.
        extensions: What each decision on the way did.
    """

    anchor: PartialDate
    length: Period
    due: PartialDate
    extensions: tuple[Extension, ...] = ()


def _due(anchor: PartialDate, length: Period, case: Case) -> PartialDate:
    reading = case.reading
    first = length.after(anchor.earliest, rounding=reading.rounding)
    last = (
        first
        if anchor.earliest == anchor.latest
        else length.after(anchor.latest, rounding=reading.rounding)
    )
    counted = (
        reading.last_day == "too late"
        if length.calendar_months
        else reading.day_zero == "counted" and bool(length.days)
    )
    shift = timedelta(days=1 if counted else 0)
    return PartialDate(first - shift, last - shift)


def choices(period: Period) -> tuple[str, ...]:
    """Return the fields of the reading that matter for where a period ends."""
    return ("last_day", "rounding") if period.calendar_months else ("day_zero",)


def decisions(norm: TimeBound, case: Case) -> tuple[ExtensionDecision, ...]:
    """Return the decisions on the norm's deadline, in order of their numbers.

    A request is decided once: of several decisions on one request, the first
    counts.
    """
    found = case.dossier.of(ExtensionDecision)
    ours = [d for d in found if d.obligation == norm.id] if found else []
    if len({decision.number for decision in ours}) < len(ours):
        first = {d.number: d for d in sorted(ours, key=_order)}
        ours = list(first.values())
    return tuple(sorted(ours, key=lambda decision: decision.number))


def _order(decision: ExtensionDecision) -> tuple[object, ...]:
    """Order accounts of one decision: last the earliest, and one that names a day."""
    named = decision.until or date.min
    return -decision.date.latest.toordinal(), named, str(decision.length)


def requests(norm: TimeBound, case: Case) -> tuple[ExtensionRequest, ...]:
    """Return the requests to extend the norm's deadline, in order of their numbers."""
    found = case.dossier.of(ExtensionRequest)
    ours = (r for r in found if r.obligation == norm.id) if found else ()
    return tuple(sorted(ours, key=lambda request: request.number))


def terms(
    norm: TimeBound,
    case: Case,
    start: PartialDate,
    by: date | None = None,
    before: int | None = None,
) -> tuple[Term, ...]:
    """Return the deadline that each possible course of events leaves by a day.

    Args:
        norm: The obligation.
        case: The State and the day.
        start: When the period began to run.
        by: The day by which decisions count, if not the day of the case.
        before: Leave out decisions on the request of this number and later ones.

    Returns:
        One term where everything is known; one more for each way in which
        decisions of unknown day can or cannot have been taken.
    """
    by = by or case.on
    found = [Term(start, norm.period, _due(start, norm.period, case))]
    for decision in happened(decisions(norm, case), by):
        later = before is not None and decision.number >= before
        if later or not decision.granted:
            continue
        certain = decision.date.surely_by(by)
        extended = [_extended(term, decision, case, certain=certain) for term in found]
        found = extended if certain else _distinct(found + extended)
    return tuple(found)


def _distinct(found: list[Term]) -> list[Term]:
    """Return one term for each anchor and length, so that doubts do not multiply."""
    kept = {(str(t.anchor), str(t.length), str(t.due)): t for t in reversed(found)}
    return list(reversed(kept.values()))


def _extended(
    term: Term, decision: ExtensionDecision, case: Case, *, certain: bool
) -> Term:
    if decision.until:
        anchor, length = PartialDate.on(decision.until), Period()
        due = anchor
    else:
        granted = decision.length or Period()
        if case.reading.extension_base == "decision":
            anchor, length = decision.date, granted
        else:
            anchor, length = term.anchor, term.length + granted
        due = _due(anchor, length, case)
    if due.latest < term.due.latest:  # nobody has the power to shorten
        anchor, length, due = term.anchor, term.length, term.due
    step = Extension(decision, term.due.latest, due.latest, certain)
    return Term(anchor, length, due, (*term.extensions, step))


def deadline_of(found: Sequence[Term], initial: PartialDate) -> Deadline:
    """Return the deadline that the possible terms amount to."""
    days = sorted({day for t in found for day in (t.due.earliest, t.due.latest)})
    return Deadline(
        date=days[0] if len(days) == 1 else None,
        initial=initial.day,
        extensions=found[-1].extensions,
        candidates=tuple(days),
    )


def explained(
    norm: TimeBound, case: Case, deadline: Deadline, initial: Explanation
) -> Explanation:
    """Return why the deadline is what it is."""
    if norm.extension is None or not deadline.extensions:
        return initial
    steps = tuple(
        Explanation(
            f"{'extended' if step.certain else 'perhaps already extended'} "
            f"from {step.before} to {step.after}: {step.decision.detail()}",
            step.after,
            norm.extension.provision,
            case.accounts(
                (step.decision, *happened(_request(norm, case, step.decision), case.on))
            ),
            (),
            () if step.decision.until else ("extension_base",),
        )
        for step in deadline.extensions
    )
    provision = norm.extension.decision_provision
    return Explanation(
        f"deadline {deadline}", deadline.date, provision, (), (initial, *steps)
    )


def _request(
    norm: TimeBound, case: Case, decision: ExtensionDecision
) -> tuple[ExtensionRequest, ...]:
    return tuple(r for r in requests(norm, case) if r.number == decision.number)


def irregularities(
    norm: TimeBound, case: Case, deadline: Deadline
) -> tuple[Irregularity, ...]:
    """Return what requests and decisions did otherwise than the rule says."""
    if norm.extension is None:
        return ()
    rule = norm.extension
    filed = happened(requests(norm, case), case.on)
    return (
        *(i for r in filed for i in _of_request(r, rule, case)),
        *(i for r in filed for i in _after_expiry(r, rule, deadline)),
        *(i for s in deadline.extensions for i in _of_decision(s, norm, rule, case)),
    )


def _of_request(
    request: ExtensionRequest, rule: ExtensionRule, case: Case
) -> Iterator[Irregularity]:
    sitting = sitting_for(request, case)
    if sitting is None:
        return
    opening = case.reading.lead_counts_from == "opening"
    day = sitting.opens.earliest if opening else sitting.closes.latest
    filed = request.date.earliest
    if filed == date.min:
        return  # nothing says how early it was
    due = rule.lead.before(day, rounding=case.reading.rounding)
    if filed <= due:
        return  # in time, or nothing in the record shows the contrary
    late = (filed - due).days
    least = "" if request.date.day else "at least "
    yield Irregularity(
        rule.lead_provision,
        f"{request}: {least}{Period(days=late)} late; expected by {due}, "
        f"{rule.lead} before {request.meeting} ({day})",
        request,
    )


def sitting_for(request: ExtensionRequest, case: Case) -> Meeting | None:
    """Return the first sitting of its meeting that can consider the request.

    A meeting held in two parts considers in the second what was filed since
    the first.
    """
    sittings = case.record.sittings(request.meeting)
    ahead = [s for s in sittings if s.opens.latest >= request.date.latest]
    return next(iter(ahead or sittings), None)


def _after_expiry(
    request: ExtensionRequest, rule: ExtensionRule, deadline: Deadline
) -> Iterator[Irregularity]:
    before = {s.decision.number: s.before for s in deadline.extensions}
    expiry = before.get(request.number, deadline.date)
    if rule.before_expiry and expiry and request.date.earliest > expiry:
        yield Irregularity(
            rule.lead_provision,
            f"{request}: filed after the deadline had passed; expected by {expiry}",
            request,
        )


def _of_decision(
    step: Extension, norm: TimeBound, rule: ExtensionRule, case: Case
) -> Iterator[Irregularity]:
    decision = step.decision
    asked = [r.length for r in _request(norm, case, decision) if r.length]
    if decision.length and _longer(decision.length, rule.longest, step, case):
        yield Irregularity(
            rule.provision,
            f"{decision}: longer than may be granted; expected {rule.longest} at most",
            decision,
        )
    if decision.length and asked and _longer(decision.length, asked[0], step, case):
        yield Irregularity(
            rule.decision_provision,
            f"{decision}: longer than was asked for; expected {asked[0]} at most",
            decision,
        )
    if decision.until and decision.until < step.before:
        yield Irregularity(
            rule.decision_provision,
            f"{decision}: ends before the deadline of {step.before} that it extends",
            decision,
        )
    if decision.until:
        yield from _named_day(step, rule, case)
    if decision.date.earliest > step.before:
        yield Irregularity(
            rule.decision_provision,
            f"{decision}: taken after the deadline of {step.before} had passed",
            decision,
        )


def _longer(one: Period, other: Period, step: Extension, case: Case) -> bool:
    """Tell whether one period leads further than another from the old deadline."""
    rounding = case.reading.rounding
    ends = [p.after(step.before, rounding=rounding) for p in (one, other)]
    return ends[0] > ends[1]


def _named_day(
    step: Extension, rule: ExtensionRule, case: Case
) -> Iterator[Irregularity]:
    decision, rounding = step.decision, case.reading.rounding
    longest = rule.longest.after(step.before, rounding=rounding)
    if decision.until and decision.until > longest:
        yield Irregularity(
            rule.provision,
            f"{decision}: later than may be granted; expected {longest} at the latest, "
            f"{rule.longest} from {step.before}",
            decision,
        )
    if decision.length:
        day = decision.length.after(step.before, rounding=rounding)
        if day != decision.until:
            yield Irregularity(
                rule.decision_provision,
                f"{decision}: {decision.length} would be {day}",
                decision,
            )
