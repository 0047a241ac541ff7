"""Article 13: how far an amendment has got, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date as Day
from enum import StrEnum

import attrs

from ccm.convention.article13_amendments import (
    SUPPORT_PERIOD,
    admissible,
    adopted,
    in_force,
    rightly_timed,
    supported,
)
from ccm.convention.article13_proposals import Amendment
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.rules import Cause, Explanation, Missing, Roll, Ruling, Truth, no_later

__all__ = ["AmendmentStage", "Course", "course"]


class AmendmentStage(StrEnum):
    """How far an amendment has got."""

    INADMISSIBLE = "not admissible"
    PROPOSED = "proposed"
    CIRCULATED = "circulated"
    NOT_SUPPORTED = "not supported"
    SUPPORTED = "supported"
    CONVENED = "conference opened"
    REJECTED = "not adopted"
    ADOPTED = "adopted"
    IN_FORCE = "in force"
    UNDETERMINED = "undetermined"


@attrs.define(frozen=True, kw_only=True, eq=False)
class Course:
    """How far an amendment has got on a day, and why.

    Attributes:
        stage: The stage; `AmendmentStage.UNDETERMINED` if it cannot be told.
        steps: The ruling on each step so far, in order.
        explanation: The reasons.
        missing: What would have to be known.
    """

    stage: AmendmentStage
    steps: tuple[Ruling, ...]
    explanation: Explanation
    missing: tuple[Missing, ...]


def course(amendment: Amendment, roll: Roll, on: Day) -> Course:
    """Return how far an amendment has got on a day, step by step.

    A step that is not taken, or of which it cannot be told, ends the walk.
    When the conference was held is judged beside it and stops nothing.

    Raises:
        InvalidValueError: The proposal is later than the day, or a State voted
            that was not a Party.
    """
    proposed = amendment.proposal.date
    if not proposed.possibly_by(on):
        msg = f"on: expected a day on or after the proposal ({proposed}), got {on}"
        raise InvalidValueError(msg)
    stage, steps = _walk(amendment, roll, on)
    claim = f"amendment proposed by {amendment.proposal.state}, on {on}: {stage}"
    missing = steps[-1].missing if stage is AmendmentStage.UNDETERMINED else ()
    because = tuple(step.explanation for step in steps)
    return Course(
        stage=stage,
        steps=steps,
        explanation=Explanation(claim, None, "art13", (amendment.proposal,), because),
        missing=missing,
    )


@attrs.define(frozen=True, kw_only=True, eq=False)
class _Gate:
    """A step of the procedure: the act that it needs, and what it is judged by.

    Attributes:
        act: When the act was done; None if it was not.
        before: The stage until then.
        judge: Rules on the step.
        refused: The stage if the ruling is no; None if that stops nothing.
        unsettled: The stage if the ruling is not known.
    """

    act: PartialDate | None
    before: AmendmentStage
    judge: Callable[[], Ruling]
    refused: AmendmentStage | None
    unsettled: AmendmentStage = AmendmentStage.UNDETERMINED


def _gates(amendment: Amendment, roll: Roll, on: Day) -> Iterator[_Gate]:
    stage = AmendmentStage
    circulated = amendment.circulated
    last = SUPPORT_PERIOD.ends(circulated, roll.reading) if circulated else None
    running = last is not None and on <= last.earliest
    yield _Gate(
        act=amendment.proposal.date,
        before=stage.PROPOSED,
        judge=lambda: admissible(amendment, roll),
        refused=stage.INADMISSIBLE,
    )
    yield _Gate(
        act=circulated,
        before=stage.PROPOSED,
        judge=lambda: supported(amendment, roll, on),
        refused=stage.NOT_SUPPORTED,
        unsettled=stage.CIRCULATED if running else stage.UNDETERMINED,
    )
    yield _Gate(
        act=amendment.opened,
        before=stage.SUPPORTED,
        judge=lambda: rightly_timed(amendment, roll),
        refused=None,
    )
    yield _Gate(
        act=amendment.voted,
        before=stage.CONVENED,
        judge=lambda: adopted(amendment, roll),
        refused=stage.REJECTED,
    )
    yield _Gate(
        act=amendment.voted,
        before=stage.CONVENED,
        judge=lambda: in_force(amendment, roll, on),
        refused=stage.ADOPTED,
    )


def _walk(
    amendment: Amendment, roll: Roll, on: Day
) -> tuple[AmendmentStage, tuple[Ruling, ...]]:
    steps: list[Ruling] = []
    for gate in _gates(amendment, roll, on):
        done = no_later(gate.act, PartialDate.on(on)) if gate.act else Truth.FALSE
        if done is Truth.FALSE:
            return gate.before, tuple(steps)
        if done == Truth.UNKNOWN:
            gap = Missing(f"the exact day (known: {gate.act})", Cause.PARTIAL_DATE)
            claim = f"no longer only {gate.before}?"
            steps.append(Ruling.of(done, claim, "art13", missing=(gap,)))
            return AmendmentStage.UNDETERMINED, tuple(steps)
        steps.append(gate.judge())
        truth = steps[-1].truth
        if gate.refused and truth is not Truth.TRUE:
            stage = gate.refused if truth is Truth.FALSE else gate.unsettled
            return stage, tuple(steps)
    return AmendmentStage.IN_FORCE, tuple(steps)
