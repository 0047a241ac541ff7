"""Decisions that the record lacks, and requests that await one, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import attrs

from ccm.duties.extensions import Extensions, Requested
from ccm.facts import ExtensionDecision, ExtensionRequest
from ccm.rules.bearing import truth_of
from ccm.rules.case import Case
from ccm.rules.courses import Course
from ccm.rules.explanation import Explanation
from ccm.rules.norms import TimeBound
from ccm.rules.shown import Shown
from ccm.rules.told import Cause, Missing
from ccm.rules.truth import Truth

__all__ = ["Unrecorded", "why_open"]


@attrs.define(frozen=True, eq=False, repr=False)
class Unrecorded(Shown):
    """A decision that the record lacks, and that may have moved the deadline.

    Attributes:
        number: Number of the request that was to be decided.
        asked: That request; None if the record lacks it too.
    """

    number: int
    asked: Requested | None

    @classmethod
    def of(cls, extensions: Extensions, number: int) -> Unrecorded:
        """Return that the decision on the request of a number is not on record."""
        return cls(number, extensions.asked.get(number))

    @property
    def request(self) -> ExtensionRequest | None:
        """The request itself."""
        return self.asked.request if self.asked else None

    def missing(self, norm: TimeBound, case: Case) -> Missing:
        """Return that it is missing, and why."""
        fact = f"the decision on request {self.number}, which came before one recorded"
        if self.request is not None:
            fact = f"the decision of {self.request.meeting} on request {self.number}"
        withheld = any(
            isinstance(event, ExtensionDecision)
            and (event.state, event.obligation) == (case.standing.state, norm.id)
            and event.number == self.number
            for event in (*case.record.withheld, *case.record.doubted)
        )
        cause = Cause.UNVERIFIED if withheld else Cause.DECISION_NOT_RECORDED
        return Missing(fact, cause, told_by=(ExtensionDecision,))

    def explained(self, case: Case) -> Explanation:
        """Return why it is known that there was something to decide."""
        asked = self.asked
        if asked is None:
            claim = (
                f"a decision on a later request is in the record, and that on request "
                f"{self.number} is not"
            )
            return Explanation(claim, Truth.UNKNOWN)
        over = not asked.sittings or (
            truth_of(lambda course: course.no_later(case.on, asked.sittings[-1].closes))
            is Truth.FALSE
        )
        claim = (
            f"{asked.request.meeting}, which was to decide request {self.number}, "
            f"{'has' if over else 'may have'} closed, and its decision is not in the "
            "record"
        )
        return Explanation(claim, Truth.UNKNOWN, "", case.accounts((asked.request,)))


_KEEPS = {
    Truth.TRUE: "keeps the deadline from passing",
    Truth.UNKNOWN: "may keep the deadline from passing",
    Truth.FALSE: "suspends nothing",
}


def why_open(
    extensions: Extensions,
    case: Case,
    lacking: tuple[Unrecorded, ...],
    *,
    kept: Truth,
) -> Iterator[Explanation]:
    """Yield what leaves open whether a deadline that has passed was extended."""
    yield from (each.explained(case) for each in lacking)
    awaited = None if lacking else _awaited(extensions, case)
    if awaited is None:
        return
    asked, sure = awaited
    pending = f"request {asked.number} {'is' if sure else 'may be'} pending"
    claim = f"{pending}, which {_KEEPS[kept]}"
    facts = case.accounts((asked.request,))
    truth = None if sure else Truth.UNKNOWN
    yield Explanation(claim, truth, "", facts, (), ("pending_request",))


def _awaited(extensions: Extensions, case: Case) -> tuple[Requested, bool] | None:
    """Return the request that awaits a decision on the day, surely before perhaps."""
    perhaps: Requested | None = None
    for _, asked in sorted(extensions.asked.items()):
        awaits = truth_of(partial(_awaits, extensions, asked, case.on))
        if awaits is Truth.TRUE:
            return asked, True
        if awaits == Truth.UNKNOWN and perhaps is None:
            perhaps = asked
    return None if perhaps is None else (perhaps, False)


def _awaits(extensions: Extensions, asked: Requested, on: date, course: Course) -> bool:
    return extensions.among(course).awaits(course, asked, on)
