"""The audit: every claim asked of the record, and weighed against the answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

import attrs

import ccm
from ccm.claims.agreement import agreement, difference
from ccm.claims.checks import Contradiction, Outcome
from ccm.claims.claim import Claim
from ccm.claims.cross_checks import outcomes
from ccm.claims.gaps import gap_of
from ccm.claims.loading import DOCUMENTS
from ccm.claims.verdicts import Audited, Verdict
from ccm.claims.wording import is_comparable, reason_of
from ccm.errors import CCMError, InvalidValueError
from ccm.facts import State
from ccm.facts.reach import told_through
from ccm.facts.typed import several
from ccm.phrases import many
from ccm.questions.answers import Answer
from ccm.questions.asking import questions
from ccm.questions.inquiry import Inquiry
from ccm.questions.nearness import nearest, sharing
from ccm.questions.question import Asked, Question
from ccm.questions.values import Figure, Listing, Unit, Value, by_code
from ccm.rules import Truth
from ccm.tabled import Tabled
from ccm.view.findings import Duties

__all__ = ["Audit", "audit"]

_A_SLIP = 0.85
"""How alike a topic and a question are of which the one is a slip for the other."""

_HUNDRED = Decimal(100)

_NO_QUESTION = "no question asks for this subject and predicate"

_DAY_IN_WORDS = re.compile(
    r"(?P<asks>.+?),? (?:in|on|by|as of|as at|at the end of|by the end of) "
    r"(?P<day>[1-9][0-9]{3}(?:-[0-9]{2}){0,2})"
)

_ORDER = (Truth.TRUE, Truth.UNKNOWN, Truth.FALSE)
"""A claim agrees if it is right on one basis, and disagrees if on none."""


@attrs.define(frozen=True, kw_only=True, eq=False, slots=False, repr=False)
class Audit(Tabled):
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
        return (
            f"<Audit of {many(len(self.results), 'claim')}, printed: {told or 'none'}>"
        )

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

    def __iter__(self) -> Iterator[Audited]:
        """Go through what became of each claim, in the order of the claims."""
        return iter(self.results)

    def __getitem__(self, claim: str) -> Audited:
        """Return what became of the claim of that id."""
        return self._by_id[claim]

    @property
    def read(self) -> int:
        """How many of the claims were understood."""
        return len(self.results) - len(self.of(Verdict.NOT_UNDERSTOOD))

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
    view's own day. What it says of States on a day that lies ahead, of the view and of
    all that the record tells, hangs on what comes: who joins or leaves is not foretold.
    No claim is asked of another claim, save in `Audit.contradictions`.

    Args:
        view: The record on a day.
        claims: What documents print.

    Raises:
        InvalidValueError: Something among them is no claim.
    """
    here = Inquiry(view)
    days = {document.name: document.on for document in DOCUMENTS}
    now = max(view.on, told_through(view.roll.record))
    results = tuple(
        _audited(here.at(claim.on(days.get(claim.document, view.on))), claim, now)
        for claim in map(_a_claim, several(claims, "claims"))
    )
    found = tuple(outcomes(results))
    return Audit(results=_with_checks(results, found), outcomes=found)


def _a_claim(thing: object) -> Claim:
    if not isinstance(thing, Claim):
        msg = f"claims: expected a claim, got {thing!r:.80}"
        raise InvalidValueError(msg)
    return thing


_OPEN = (Verdict.UNDERIVED, Verdict.POSSIBLE)


def _with_checks(
    results: tuple[Audited, ...], found: tuple[Outcome, ...]
) -> tuple[Audited, ...]:
    """Return claims with what other figures of the documents make of each.

    Only of those that the record leaves open: of the others it says more than they.
    """
    worked: dict[str, list[str]] = {}
    for outcome in found:
        for words in outcome.worked:
            fits = "" if outcome.holds else ", which it is not"
            said = worked.setdefault(outcome.claims[0].claim.id, [])
            said.append(f"by figures of the documents {words}{fits}")
    return tuple(
        attrs.evolve(each, reason="; ".join((each.reason, *worked[each.claim.id])))
        if each.verdict in _OPEN and each.claim.id in worked
        else each
        for each in results
    )


@attrs.define(frozen=True)
class _Put:
    """A claim, put as the question that it asks.

    Attributes:
        claim: The claim.
        question: The question.
        asked: What the claim asks by it.
    """

    claim: Claim
    question: Question
    asked: Asked

    def to(self, inquiry: Inquiry) -> tuple[Answer, ...]:
        """Return the answers, in the unit of the claim where they can be told in it."""
        answers = self.question.told(inquiry, self.asked)
        return tuple(answer.told_in(self.claim.value) for answer in answers)


def _question(claim: Claim) -> tuple[Question, Asked] | None:
    topic = claim.asks
    for question in questions():
        if asked := question.asked(topic):
            return question, asked
    return None


def _unasked(claim: Claim) -> tuple[Verdict, str]:
    """Return what becomes of a claim that no question fits.

    What looks like a slip of the pen is one, before it is anything else.
    """
    if dated := _with_its_day(claim):
        return Verdict.NOT_UNDERSTOOD, dated
    if slips := nearest(claim.topic, questions(), cutoff=_A_SLIP):
        return Verdict.NOT_UNDERSTOOD, _named(slips)
    if gap := gap_of(claim):
        asks = f"; what would tell: {gap.would_answer}" if gap.would_answer else ""
        return gap.verdict, f"{gap.why}{asks}"
    near = nearest(claim.topic, questions()) or sharing(claim.topic, questions())
    return Verdict.NOT_UNDERSTOOD, _named(near)


def _with_its_day(claim: Claim) -> str:
    """Return how to write a claim that says its day among its words, if it does."""
    dated = _DAY_IN_WORDS.fullmatch(claim.predicate)
    if dated is None or not _question(attrs.evolve(claim, predicate=dated["asks"])):
        return ""
    near = f"{claim.subject}: {dated['asks']}"
    return f"{_NO_QUESTION}; near: {near!r}, with {dated['day']} in the column as_of"


def _named(near: Sequence[str]) -> str:
    told = f"; near: {', '.join(map(repr, near))}" if near else ""
    return f"{_NO_QUESTION}{told}"


def _audited(inquiry: Inquiry, claim: Claim, now: date) -> Audited:
    found = _question(claim)
    if found is None:
        verdict, why = _unasked(claim)
        return Audited(claim=claim, on=inquiry.on, verdict=verdict, reason=why)
    put = _Put(claim, *found)
    try:
        answers = put.to(inquiry)
    except CCMError as error:
        why = _with_its_day(claim) or " ".join(str(error).split())
        verdict = Verdict.NOT_UNDERSTOOD
        return Audited(claim=claim, on=inquiry.on, verdict=verdict, reason=why)
    if answers and inquiry.on > now and _perhaps_ahead(inquiry, put, answers):
        return _hanging(inquiry, put, answers, now)
    if answers:
        return _weighed(inquiry, put, answers)
    verdict, why = Verdict.UNDERIVED, "the record holds nothing of it"
    return Audited(claim=claim, on=inquiry.on, verdict=verdict, reason=why)


def _perhaps_ahead(inquiry: Inquiry, put: _Put, answers: tuple[Answer, ...]) -> bool:
    """Tell whether a claim can be right of States that join or leave by its day."""
    each = by_code(inquiry.record.states)
    wide = filter(None, (_whatever_comes(answer, each) for answer in answers))
    return any(agreement(put.claim.value, told) is not Truth.FALSE for told in wide)


def _whatever_comes(answer: Answer, each: tuple[State, ...]) -> Answer | None:
    """Return an answer about States whoever joins or leaves; None if it is no such."""
    match answer.value:
        case Listing() if not answer.each:
            return Answer(value=Listing(frozenset()), doubtful=each)
        case Figure(unit=Unit.PERCENT):
            return Answer(value=Figure(Decimal(), Unit.PERCENT), up_to=_HUNDRED)
        case _:
            return None


def _hanging(
    inquiry: Inquiry, put: _Put, answers: tuple[Answer, ...], now: date
) -> Audited:
    """Return that a claim of a day ahead is possible, and how things stand."""
    claim = put.claim.value
    told = [(agreement(claim, answer), answer) for answer in answers]
    _, answer = min(told, key=lambda found: _rank(claim, *found))
    stand = " or ".join(
        " ".join(filter(None, (each.shown(claim), each.basis))) for each in answers
    )
    return Audited(
        claim=put.claim,
        on=inquiry.on,
        verdict=Verdict.POSSIBLE,
        answers=answers,
        answer=answer,
        reason=f"hangs on what comes after {now}; as far as is known: {stand}",
    )


def _weighed(inquiry: Inquiry, put: _Put, answers: tuple[Answer, ...]) -> Audited:
    """Return the verdict that the answers, on all their bases, allow."""
    claim = put.claim
    told = [(agreement(claim.value, answer), answer) for answer in answers]
    truth, answer = min(told, key=lambda found: _rank(claim.value, *found))
    wrong = truth is Truth.FALSE and not answer.near
    settled = truth is not Truth.TRUE and not answer.states
    alone = _NOTHING if settled else _independent(inquiry, put, answer)
    result = Audited(
        claim=claim,
        on=inquiry.on,
        verdict=_verdict(claim.value, answer, truth, alone),
        answers=answers,
        answer=answer,
        difference=difference(claim.value, answer) if wrong else "",
        independent=alone.states,
    )
    result = attrs.evolve(result, reason=reason_of(result, answer))
    if result.verdict is Verdict.AGREES and alone.answer:
        # agreement is shown by what others tell, not by the document's own word
        by = alone.answer
        answer = attrs.evolve(answer, why=lambda: by.why, reasons=by.reasons)
        return attrs.evolve(result, answer=answer)
    return result


def _rank(claimed: Value, truth: Truth, answer: Answer) -> tuple[int, bool]:
    """Return how well an answer bears a claim out, the best first.

    Of answers that leave it open, that one whose known States are those of the claim.
    """
    known = Answer(value=answer.value)
    return _ORDER.index(truth), agreement(claimed, known) is not Truth.TRUE


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


def _verdict(claimed: Value, answer: Answer, truth: Truth, alone: _Alone) -> Verdict:
    if truth is Truth.TRUE:
        return Verdict.AGREES if alone.whole else Verdict.RESTS
    if truth is Truth.FALSE:
        return Verdict.UNDERIVED if answer.near else Verdict.DISAGREES
    silent = answer.value is None and not answer.options
    if silent or (answer.each and not isinstance(claimed, Listing)):
        return Verdict.UNDERIVED
    if is_comparable(claimed, answer):
        return Verdict.POSSIBLE
    return Verdict.NOT_UNDERSTOOD


def _independent(inquiry: Inquiry, put: _Put, answer: Answer) -> _Alone:
    """Ask again of a record that never read the claim's document."""
    claim = put.claim
    try:
        others = put.to(inquiry.without(claim.document))
    except CCMError:  # such as a meeting of which nobody else tells
        others = ()
    again = [other for other in others if other.basis == answer.basis]
    right = (o for o in again if agreement(claim.value, o) is Truth.TRUE)
    states = frozenset[State]().union(*(other.states for other in again))
    return _Alone(states & answer.states, next(right, None))
