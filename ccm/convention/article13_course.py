"""Article 13: how far an amendment has got, step by step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day
from enum import StrEnum

import attrs

from ccm.convention.article13_amendments import (
    admissible,
    adopted,
    in_force,
    rightly_timed,
    supported,
)
from ccm.convention.article13_procedure import Procedure
from ccm.convention.article13_proposals import Act, Amendment
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.rules import Cause, Explanation, Missing, Roll, Ruling, Truth
from ccm.rules.bearing import happened_by, truth_of

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
    proposal = amendment.proposal
    if happened_by((proposal,), on) is Truth.FALSE:
        day = proposal.date
        msg = f"on: expected a day on or after the proposal ({day}), got {on}"
        raise InvalidValueError(msg)
    stage, steps = _walk(amendment, roll, on)
    claim = f"amendment proposed by {proposal.state}, on {on}: {stage}"
    missing = steps[-1].missing if stage is AmendmentStage.UNDETERMINED else ()
    because = tuple(step.explanation for step in steps)
    return Course(
        stage=stage,
        steps=steps,
        explanation=Explanation(claim, None, "art13", (proposal,), because),
        missing=missing,
    )


_Judge = Callable[[Amendment, Roll, Day], Ruling]


@attrs.define(frozen=True, eq=False)
class _Gate:
    """A step of the procedure: the act that it needs, and what it is judged by.

    Attributes:
        act: The act.
        before: The stage until then.
        judge: Rules on the step.
        refused: The stage if the ruling is no; None if that stops nothing.
    """

    act: Act
    before: AmendmentStage
    judge: _Judge
    refused: AmendmentStage | None


_GATES = (
    _Gate(
        "proposed",
        AmendmentStage.PROPOSED,
        lambda amendment, roll, _: admissible(amendment, roll),
        AmendmentStage.INADMISSIBLE,
    ),
    _Gate(
        "circulated", AmendmentStage.PROPOSED, supported, AmendmentStage.NOT_SUPPORTED
    ),
    _Gate(
        "opened",
        AmendmentStage.SUPPORTED,
        lambda amendment, roll, _: rightly_timed(amendment, roll),
        None,
    ),
    _Gate(
        "voted",
        AmendmentStage.CONVENED,
        lambda amendment, roll, _: adopted(amendment, roll),
        AmendmentStage.REJECTED,
    ),
    _Gate("voted", AmendmentStage.CONVENED, in_force, AmendmentStage.ADOPTED),
)


def _walk(
    amendment: Amendment, roll: Roll, on: Day
) -> tuple[AmendmentStage, tuple[Ruling, ...]]:
    steps: list[Ruling] = []
    procedure = Procedure(amendment, roll)
    for gate in _GATES:
        done = _done(procedure, gate.act, on)
        if done is Truth.FALSE:
            return gate.before, tuple(steps)
        if done == Truth.UNKNOWN:
            gap = _lacking(gate.act, amendment.day(gate.act))
            claim = f"no longer only {gate.before}?"
            steps.append(Ruling.of(done, claim, "art13", missing=(gap,)))
            return AmendmentStage.UNDETERMINED, tuple(steps)
        steps.append(gate.judge(amendment, roll, on))
        truth = steps[-1].truth
        if gate.refused and truth is not Truth.TRUE:
            unsettled = _unsettled(gate.act, procedure, on)
            return gate.refused if truth is Truth.FALSE else unsettled, tuple(steps)
    return AmendmentStage.IN_FORCE, tuple(steps)


def _done(procedure: Procedure, act: Act, on: Day) -> Truth:
    return truth_of(lambda course: procedure.done(course, act, on))


def _lacking(act: Act, day: PartialDate | None) -> Missing:
    if day is None:
        return Missing(f"when it was {act}", Cause.NOT_REPORTED)
    return Missing(f"the exact day (known: {day})", Cause.PARTIAL_DATE)


def _unsettled(act: Act, procedure: Procedure, on: Day) -> AmendmentStage:
    """Return the stage if it is not known what comes of an act.

    While support is counted, that it may come still is no doubt, unless the
    conference was opened all the same.
    """
    circulated = procedure.amendment.when("circulated")
    convened = _done(procedure, "opened", on) is not Truth.FALSE
    if act != "circulated" or circulated is None or convened:
        return AmendmentStage.UNDETERMINED
    running = truth_of(
        lambda course: course.no_later(on, procedure.support_ends(course, circulated))
    )
    still = running is Truth.TRUE
    return AmendmentStage.CIRCULATED if still else AmendmentStage.UNDETERMINED
