"""Which single events would turn an answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ccm.dates import PartialDate
from ccm.facts import (
    ClearanceDeclared,
    Event,
    ExtensionDecision,
    Source,
    Voice,
)
from ccm.rules.case import Case
from ccm.rules.filing import decisions, extension_of
from ccm.rules.shapes import FollowUp, Norm, Recurring, StandingDuty, TimeBound

__all__ = ["conceivable"]

_SUPPOSED = (Source("supposed"),)


def conceivable(norm: Norm, case: Case) -> Iterator[Event]:
    """Yield single events on the day of the case that could turn the answer."""
    if isinstance(norm, TimeBound):
        yield from _of_time_bound(norm, case)
    elif isinstance(norm, Recurring):
        for year in range(case.on.year - 1, case.on.year + 1):
            yield norm.fulfilled_by(**_given(case), year=year)
    elif isinstance(norm, StandingDuty):
        yield from _of_standing_duty(norm, case)
    elif isinstance(norm, FollowUp):
        yield norm.undone_by(**_given(case))
        for meeting in case.record.meetings:
            if meeting.kind in norm.meetings and meeting.opens.earliest <= case.on:
                yield ClearanceDeclared(**_given(case), meeting=meeting.label)


def _given(case: Case) -> dict[str, Any]:
    return {
        "state": case.standing.state,
        "date": PartialDate.on(case.on),
        "source": _SUPPOSED,
        "voice": Voice.STATE,
    }


def _of_standing_duty(norm: StandingDuty, case: Case) -> Iterator[Event]:
    for kind in (*norm.ruled_out_by, norm.arises_from):
        if kind is not None:
            yield kind(**_given(case))
    for proof in norm.evidence:
        of_kind: dict[str, Any] = {} if proof.kind is None else {"kind": proof.kind}
        yield proof.event(**_given(case), **of_kind)


def _of_time_bound(norm: TimeBound, case: Case) -> Iterator[Event]:
    kinds = (
        norm.fulfilled_by,
        norm.arises_from,
        *norm.ruled_out_by,
        *norm.reopened_by,
    )
    for kind in kinds:
        if kind is not None:
            yield kind(**_given(case))
    if (rule := extension_of(norm, case.reading)) is not None:
        decided = [
            decision.number
            for decision in decisions(norm, case)
            if decision.date.possibly_by(case.on)
        ]
        yield ExtensionDecision(
            **_given(case),
            obligation=norm.id,
            number=max(decided, default=0) + 1,
            meeting="a meeting",
            length=rule.longest,
        )
