"""Decisions that the record lacks, on requests that were to be decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ccm.dates import Period
from ccm.facts import (
    Event,
    ExtensionDecision,
    ExtensionRequest,
)
from ccm.rules import (
    Finding,
)
from ccm.testing.fiction import event
from ccm.testing.fillings.days import Days
from ccm.testing.fillings.ways import (
    LAST,
    UNHEARD,
    Way,
    near_days,
)
from ccm.testing.questions import FAR, Question
from ccm.testing.strategies import FIRST_DAY

__all__ = ["decided", "overstepped"]


def decided(filler: Days, way: Way) -> Way:
    """Return the course with a decision wherever the record lacks one.

    One on a later request shows that there was one on each before.
    """
    while found := list(_lacking(filler.question, way.events)):
        way = way.with_(_decision(filler, way, *found[-1]))
    return way


def _decision(
    filler: Days, way: Way, number: int, request: ExtensionRequest | None
) -> ExtensionDecision:
    label = request.meeting if request else UNHEARD
    taken = _taken(filler, way, label)
    if request and request.date.latest > filler.on:
        taken = max(taken, request.date.latest)
    fields = {
        "obligation": filler.question.obligation,
        "number": number,
        "meeting": label,
    }
    if filler.chance(0.25):
        return event(ExtensionDecision, taken, granted=False, **fields)
    ends = [
        e.until
        for e in way.events
        if isinstance(e, ExtensionDecision)
        and (e.obligation, e.granted) == (filler.question.obligation, True)
        and e.number > number
        and e.until
    ]
    if ends or filler.chance(0.6):
        until = filler.pick(FIRST_DAY, min(ends, default=LAST), near_days(way.events))
        return event(ExtensionDecision, taken, until=until, **fields)
    length = Period(months=filler.random.choice((1, 6, 12, 24, 37, 60, 120)))
    return event(ExtensionDecision, taken, length=length, **fields)


def _taken(filler: Days, way: Way, label: str) -> date:
    sittings = [m for m in filler.question.history.meetings if m.label == label]
    first = min((s.opens.earliest for s in sittings), default=FIRST_DAY)
    if filler.chance(0.15):
        return FAR
    if sittings and filler.chance(0.3):
        sitting = filler.random.choice(sittings)
        return filler.random.choice((sitting.opens.earliest, sitting.closes.latest))
    last = max(first, filler.on if filler.chance(0.8) else FAR)
    return filler.pick(first, last, near_days(way.events))


def _lacking(
    question: Question, events: Sequence[Event]
) -> Iterator[tuple[int, ExtensionRequest | None]]:
    """Yield the numbers of the requests on which the record lacks the decision."""
    ours, on = question.obligation, question.on
    decisions = [
        e for e in events if isinstance(e, ExtensionDecision) and e.obligation == ours
    ]
    requests = {
        e.number: e
        for e in events
        if isinstance(e, ExtensionRequest) and e.obligation == ours
    }
    if not requests and not decisions:
        return
    decided = {d.number for d in decisions}
    taken = [d for d in decisions if d.date.latest <= on]
    top = max((d.number for d in taken), default=0)
    for number in sorted({*requests, *range(1, top)} - decided):
        request = requests.get(number)
        label = request.meeting if request else None
        if any(d.meeting == label and d.number > number for d in taken):
            continue  # what a meeting decides on one request it decides on all before
        if number < top or (request and _awaited(question, request)):
            yield number, request


def _awaited(question: Question, request: ExtensionRequest) -> bool:
    """Tell whether a request was to be decided before the day asked about."""
    if request.date.latest > question.on:
        return False
    held = [m for m in question.history.meetings if m.label == request.meeting]
    return bool(held) and max(m.closes.latest for m in held) < question.on


def overstepped(way: Way, finding: Finding) -> bool:
    """Tell whether what was added leads beyond a day that a later decision names."""
    granted = [d for d in way.added if isinstance(d, ExtensionDecision) and d.granted]
    if not granted or finding.deadline is None:
        return False
    first = min(d.number for d in granted)
    return any(
        step.decision.until is not None
        and step.decision.number > first
        and step.before > step.decision.until
        for step in finding.deadline.extensions
    )
