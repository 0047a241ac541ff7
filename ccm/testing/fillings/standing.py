"""What may have gone unheard under a duty without a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ccm.facts import (
    Act,
    Event,
    Legislation,
    NationalMeasure,
    ProhibitedAct,
    VictimAssistance,
)
from ccm.rules import (
    Evidence,
    StandingDuty,
    Status,
)
from ccm.testing.fiction import event
from ccm.testing.fillings.days import Days
from ccm.testing.fillings.ways import (
    Span,
    Way,
    not_before,
)

__all__ = ["shown"]

_PERFORMED = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})


def shown(filler: Days, norm: StandingDuty, way: Way) -> Iterator[Way]:
    """Yield what may have gone unheard under a duty without a date."""
    gaps = filler.gaps(norm.id)
    if not gaps:
        return
    if norm.breached_by:
        for day in filter(None, (filler.within(gaps),)):
            yield way.with_(event(ProhibitedAct, day, act=Act.USE))
        return
    if norm.self_judged and filler.question.reading.ability_to_assist != "by its means":
        return  # each State judges for itself, and has not said so
    found = [e for p in _to_show(norm) if (e := _last_word(filler, way, p, gaps))]
    if found:
        yield way.with_(*found)
        some = [one for one in found if filler.chance(0.5)]
        yield way.with_(*some)


def _to_show(norm: StandingDuty) -> Iterator[Evidence]:
    """Yield for each part what would show that it is performed."""
    parts = {(p.provision, p.part): p for p in norm.evidence if p.status in _PERFORMED}
    yield from parts.values()


def _last_word(
    filler: Days, way: Way, proof: Evidence, gaps: Sequence[Span]
) -> Event | None:
    """Return a word of performance later than what is on record of a part."""
    norm = filler.norm
    assert isinstance(norm, StandingDuty)  # noqa: S101 - by whom it is called
    ours = [
        p
        for p in norm.evidence
        if (p.provision, p.part) == (proof.provision, proof.part)
    ]
    days = [
        (e.date.latest, p.status)
        for e in way.events
        for p in ours
        if p.matches(e) and e.date.latest <= filler.on
    ]
    last = max((day for day, _ in days), default=date.min)
    if any(status in _PERFORMED for day, status in days if day == last):
        return None  # what has been performed stays so
    day = filler.within(not_before(last, gaps))
    if day is None:
        return None
    if proof.event is NationalMeasure:
        return event(NationalMeasure, day, kind=Legislation(proof.kind or ""))
    if proof.event is VictimAssistance:
        return event(VictimAssistance, day, kind=proof.kind)
    return event(proof.event, day)
