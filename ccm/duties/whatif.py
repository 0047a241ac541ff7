"""Which single events would turn an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from ccm.dates import PartialDate
from ccm.duties.extensions import Extensions
from ccm.facts import (
    Event,
    ExtensionDecision,
    OfYear,
    Session,
    Source,
    ToMeeting,
    Voice,
    sessions,
)
from ccm.rules.bearing import happened, sitting_of, truth_of
from ccm.rules.case import Case
from ccm.rules.norms import (
    Evidence,
    FollowUp,
    Norm,
    TimeBound,
    following,
    with_deadline,
)
from ccm.rules.truth import Truth

__all__ = ["SUPPOSED", "conceivable", "supposed"]

SUPPOSED = (Source("supposed"),)
"""The source of what nobody says."""


def conceivable(norm: Norm, case: Case) -> Iterator[Event]:
    """Yield single events on the day of the case that could turn the answer."""
    for kind in norm.turned_by:
        yield from supposed(kind, norm, case)


def supposed(kind: type[Event] | Evidence, norm: Norm, case: Case) -> Iterator[Event]:
    """Yield the events of a kind that can have happened on the day of the case.

    None where an event of that kind says more than that it happened.
    """
    if isinstance(kind, Evidence):
        yield _shown(kind, case)
    elif kind is ExtensionDecision and (deadline := with_deadline(norm)):
        yield from _decisions(deadline, case)
    elif issubclass(kind, OfYear):
        for year in (case.on.year - 1, case.on.year):
            yield kind(**_given(case), year=year)
    elif issubclass(kind, ToMeeting) and (after := following(norm)):
        yield from _declarations(after, case)
    elif _says_no_more(kind):
        yield kind(**_given(case))


def _says_no_more(kind: type[Event]) -> bool:
    """Tell whether an event of a type can be made of State, day and source."""
    needed = {f.name for f in attrs.fields(kind) if f.default is attrs.NOTHING}
    return needed <= {"state", "date", "source"}


def _declarations(norm: FollowUp, case: Case) -> Iterator[Event]:
    """Yield a declaration to the meeting that has not closed, or else to the last."""
    held = sessions(case.record, *norm.meetings)
    ahead = [each for each in held if not _surely_closed(each, case.on)]
    for session in ahead[:1] or held[-1:]:
        yield norm.fulfilled_by(**_given(case), meeting=session.label)


def _surely_closed(session: Session, on: date) -> bool:
    closes = sitting_of(session.sittings[-1]).closes
    return truth_of(lambda course: course.no_later(on, closes)) is Truth.FALSE


def _shown(proof: Evidence, case: Case) -> Event:
    of_kind: dict[str, Any] = {} if proof.kind is None else {"kind": proof.kind}
    return proof.event(**_given(case), **of_kind)


def _decisions(norm: TimeBound, case: Case) -> Iterator[ExtensionDecision]:
    """Yield the longest extension that can be granted, and a refusal."""
    extensions = Extensions.of(norm, case)
    rule = extensions.rule
    if rule is None:
        return
    told = (each.decision for each in extensions.decided.values())
    decided = [decision.number for decision in happened(told, case.on)]
    for granted in (True, False):
        yield ExtensionDecision(
            **_given(case),
            obligation=norm.id,
            number=max(decided, default=0) + 1,
            meeting="a meeting",
            granted=granted,
            length=rule.longest if granted else None,
        )


def _given(case: Case) -> dict[str, Any]:
    return {
        "state": case.standing.state,
        "date": PartialDate.on(case.on),
        "source": SUPPOSED,
        "voice": Voice.STATE,
    }
