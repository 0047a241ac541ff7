"""The audit: every claim asked of the record, and weighed against the answer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import attrs

import ccm
from ccm.claims.answers import Answer, agreement, difference
from ccm.claims.checks import Contradiction, Outcome
from ccm.claims.claim import Claim
from ccm.claims.cross_checks import outcomes
from ccm.claims.gaps import UNASKED, gap_of
from ccm.claims.inquiry import Inquiry
from ccm.claims.loading import DOCUMENTS
from ccm.claims.question import Asked, Question
from ccm.claims.questions import QUESTIONS
from ccm.claims.verdicts import Audited, Verdict
from ccm.claims.wording import reason_of
from ccm.errors import CCMError
from ccm.facts import State
from ccm.rules import Truth
from ccm.view.findings import Duties

__all__ = ["Audit", "audit"]

_ORDER = (Truth.TRUE, Truth.UNKNOWN, Truth.FALSE)
"""A claim agrees if it is right on one basis, and disagrees if on none."""


@attrs.define(frozen=True, kw_only=True, eq=False, slots=False, repr=False)
class Audit:
    """What became of each claim, and what the claims say against each other.

    Attributes:
        results: One for each claim, in the order of the claims.
        outcomes: What became of the checks that hold claims against claims.
    """

    results: tuple[Audited, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Claims that cannot all be right, or that rest on different bases."""
        return tuple(fault for o in self.outcomes for fault in o.contradictions)

    def __repr__(self) -> str:
        told = ", ".join(f"{n} {verdict}" for verdict, n in self.counts().items() if n)
        return f"<Audit of {len(self.results)} claims, printed: {told or 'none'}>"

    def of(self, verdict: Verdict) -> tuple[Audited, ...]:
        """Return the claims with a verdict."""
        return tuple(found for found in self.results if found.verdict is verdict)

    def counts(self, *, printed: bool = True) -> dict[Verdict, int]:
        """Return how many claims have each verdict.

        Args:
            printed: Whether to count only what stands in the documents.
        """
        counted = [r for r in self.results if r.claim.printed or not printed]
        return {
            verdict: sum(found.verdict is verdict for found in counted)
            for verdict in Verdict
        }

    @cached_property
    def _by_id(self) -> dict[str, Audited]:
        return {found.claim.id: found for found in self.results}

    def __getitem__(self, claim: str) -> Audited:
        """Return what became of the claim of that id."""
        return self._by_id[claim]

    @property
    def disagrees(self) -> bool:
        """Whether a figure disagrees with the record, or with other figures."""
        wrong = any(contradiction.wrong for contradiction in self.contradictions)
        return wrong or bool(self.of(Verdict.DISAGREES))

    def to_dict(self) -> ccm.audit_records.AuditRow:
        """Return it as in JSON: every verdict, and what does not fit."""
        return ccm.audit_records.audit_row(self)


def audit(view: Duties, claims: Iterable[Claim]) -> Audit:
    """Recompute claims from the record.

    A claim is asked of the day that it speaks of. Where it gives none, it is
    asked of the day of its document, if that is one of `DOCUMENTS`, or of the
    view's own day. No claim is asked of another claim, save in
    `Audit.contradictions`.

    Args:
        view: The record on a day.
        claims: What documents print.
    """
    here = Inquiry(view)
    days = {document.name: document.on for document in DOCUMENTS}
    results = tuple(
        _audited(here.at(claim.on(days.get(claim.document, view.on))), claim)
        for claim in claims
    )
    return Audit(results=results, outcomes=tuple(outcomes(results)))


def _question(claim: Claim) -> tuple[Question, Asked] | None:
    for question in QUESTIONS:
        if asked := question.asked(claim):
            return question, asked
    return None


def _near(claim: Claim) -> str:
    """Return the question that looks most like what the claim asks."""
    from difflib import get_close_matches  # noqa: PLC0415 - for slips of the pen only

    known = [f"{question.subject}: {question.predicate}" for question in QUESTIONS]
    near = get_close_matches(": ".join(claim.topic), known, n=1, cutoff=0.7)
    return f"; near: {near[0]!r}" if near else ""


def _audited(inquiry: Inquiry, claim: Claim) -> Audited:
    found = _question(claim)
    if found is None:
        verdict, why = gap_of(claim)
        near = _near(claim) if why is UNASKED else ""
        return Audited(claim=claim, on=inquiry.on, verdict=verdict, reason=why + near)
    question, asked = found
    try:
        answers = question.told(inquiry, asked)
    except CCMError as error:
        answers, why = (), " ".join(str(error).split())
    else:
        why = "the record holds nothing of it"
    if answers:
        return _weighed(inquiry, question, asked, answers)
    verdict = Verdict.UNDERIVED
    return Audited(claim=claim, on=inquiry.on, verdict=verdict, reason=why)


def _weighed(
    inquiry: Inquiry, question: Question, asked: Asked, answers: tuple[Answer, ...]
) -> Audited:
    """Return the verdict that the answers, on all their bases, allow."""
    claim = asked.claim
    told = [(agreement(claim.value, answer), answer) for answer in answers]
    truth, answer = min(told, key=lambda found: _ORDER.index(found[0]))
    settled = truth is not Truth.TRUE and not answer.states
    alone = _NOTHING if settled else _independent(inquiry, question, asked, answer)
    result = Audited(
        claim=claim,
        on=inquiry.on,
        verdict=_verdict(truth, alone),
        answers=answers,
        answer=answer,
        difference=difference(claim.value, answer) if truth is Truth.FALSE else "",
        independent=alone.states,
    )
    result = attrs.evolve(result, reason=reason_of(result, answer))
    if result.verdict is Verdict.AGREES and alone.answer:
        # agreement is shown by what others tell, not by the document's own word
        why, reasons = alone.answer.why, alone.answer.reasons
        answer = attrs.evolve(answer, why=why, reasons=reasons)
        return attrs.evolve(result, answer=answer)
    return result


@attrs.define(frozen=True)
class _Alone:
    """What is left of an answer without the claim's own document.

    Attributes:
        states: The States that still belong.
        answer: The answer with which the claim still agrees, if it does.
    """

    states: frozenset[State]
    answer: Answer | None = None

    @property
    def whole(self) -> bool:
        """Whether the claim is still what the record answers."""
        return self.answer is not None


_NOTHING = _Alone(frozenset())


def _verdict(truth: Truth, alone: _Alone) -> Verdict:
    if truth == Truth.UNKNOWN:
        return Verdict.UNDERIVED
    if truth is Truth.FALSE:
        return Verdict.DISAGREES
    return Verdict.AGREES if alone.whole else Verdict.RESTS


def _independent(
    inquiry: Inquiry, question: Question, asked: Asked, answer: Answer
) -> _Alone:
    """Ask again of a record that never read the claim's document."""
    claim = asked.claim
    without = inquiry.without(claim.document)
    try:
        others = question.told(without, asked)
    except CCMError:  # such as a meeting of which nobody else tells
        others = ()
    again = [other for other in others if other.basis == answer.basis]
    right = (o for o in again if agreement(claim.value, o) is Truth.TRUE)
    states = frozenset[State]().union(*(other.states for other in again))
    return _Alone(states & answer.states, next(right, None))
