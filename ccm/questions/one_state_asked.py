"""Questions about one State: a day, its status or its deadline under an obligation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from ccm.facts import Event, State
from ccm.questions.answers import Answer
from ccm.questions.conditions import obligation_named
from ccm.questions.inquiry import Inquiry
from ccm.questions.of_duties import year_of_report
from ccm.questions.states_asked import explained
from ccm.questions.values import Value, Words
from ccm.questions.words import Words as Asked
from ccm.rules import Cause, Explanation, Finding, Missing, Status, Truth
from ccm.rules.bearing import happened_by, span_of
from ccm.rules.status import NOTHING_OWED
from ccm.rules.years import Submission

__all__ = ["obligation_in", "one_state_asked"]


def one_state_asked(words: Asked, inquiry: Inquiry, basis: str) -> Answer:
    """Answer ``day``, ``status``, ``deadline`` or ``report``, with ``of`` and a State.

    ``day signature of Bulgaria``, ``day art3 of Peru`` (when it was performed),
    ``status art3 of Peru``, ``deadline art4 of Chad``, ``report art7.2 2019 of Peru``.

    Args:
        words: The question.
        inquiry: The record on the day.
        basis: A name for the answer.

    Raises:
        InvalidValueError: It is no question.
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
    """
    asks = words.one_of(("day", "status", "deadline", "report"), "one of")
    if asks == "day" and words.next in _DAYS:
        answers: _Answers = _DAYS[words.take()]
    elif asks == "report":
        norm = inquiry.view.treaty.norm(obligation_in(words, inquiry))
        answers = _finding(norm.id, partial(_report, year_of_report(norm, words)))
    else:
        obligation, of_finding = obligation_in(words, inquiry), _OF_FINDING[asks]
        answers = _finding(obligation, of_finding)
    if not words.accept("of"):
        words.refuse("of and a State")
    state = inquiry.view.state(words.name("a State"))
    if words:
        words.refuse("the end")
    return answers(inquiry, state, basis)


_Answers = Callable[[Inquiry, State, str], Answer]


def obligation_in(words: Asked, inquiry: Inquiry) -> str:
    """Return the obligation that stands next: ``art7.1``, or ``7(1)``.

    Raises:
        UnknownObligationError: There is no such obligation.
    """
    said = words.take("an obligation such as art3")
    return inquiry.view.treaty.norm(obligation_named(said)).id


def _finding(obligation: str, of: Callable[[Finding, str], Answer]) -> _Answers:
    def answers(inquiry: Inquiry, state: State, basis: str) -> Answer:
        return of(inquiry.finding(state, obligation), basis)

    return answers


def _one_of(
    finding: Finding,
    basis: str,
    values: tuple[Value, ...],
    *,
    or_later: bool = False,
    or_none: bool = False,
) -> Answer:
    """Return a value where it is the only one that a finding allows; else each."""
    sure = len(values) == 1 and not or_later and not or_none
    return Answer(
        value=values[0] if sure else None,
        basis=basis,
        options=() if sure else values,
        or_later=or_later,
        why={finding.state: finding.explanation},
        gaps=lambda: finding.missing,
    )


def _status(finding: Finding, basis: str) -> Answer:
    possible = tuple(status for status in Status if status in finding.possible)
    return _one_of(finding, basis, possible)


def _deadline(finding: Finding, basis: str) -> Answer:
    if finding.deadline is None:
        return _silent(finding.explanation, finding.state, basis)
    due, may_be_none = finding.deadline, bool(finding.possible & NOTHING_OWED)
    return _one_of(
        finding, basis, due.spans, or_later=due.or_later, or_none=may_be_none
    )


def _performed(finding: Finding, basis: str) -> Answer:
    if finding.fulfilled_on is None:
        return _silent(finding.explanation, finding.state, basis)
    return _one_of(finding, basis, (finding.fulfilled_on,))


def _report(year: int, finding: Finding, basis: str) -> Answer:
    """Answer what became of the report on a year, or what can have become of it."""
    told = (each for each in finding.years if each.year == year)
    if (found := next(told, None)) is None:
        return _silent(finding.explanation, finding.state, basis)
    made = (Submission.ON_TIME, Submission.LATE)
    since = (Submission.LATE,) if found.absent_as_of else ()
    possible = {
        Submission.NOT_SUBMITTED: (*since, Submission.NOT_SUBMITTED),
        Submission.DAY_NOT_KNOWN: made,
        Submission.NOT_KNOWN: (*made, Submission.NOT_SUBMITTED),
        Submission.LESS_SURE: (*made, Submission.NOT_SUBMITTED),
    }.get(found.standing, (found.standing,))
    return _one_of(finding, basis, tuple(Words((str(each),)) for each in possible))


_OF_FINDING: Mapping[str, Callable[[Finding, str], Answer]] = {
    "status": _status,
    "deadline": _deadline,
    "day": _performed,
}


def _silent(why: Explanation, state: State, basis: str) -> Answer:
    gap = Missing("the record holds nothing of it", Cause.NOT_REPORTED)
    return Answer(value=None, basis=basis, why={state: why}, gaps=lambda: (gap,))


def _signature(inquiry: Inquiry, state: State, basis: str) -> Answer:
    return _day_of(inquiry, inquiry.view.standing(state).signature, state, basis)


def _deposit(inquiry: Inquiry, state: State, basis: str) -> Answer:
    return _day_of(inquiry, inquiry.view.standing(state).deposit, state, basis)


def _day_of(inquiry: Inquiry, event: Event | None, state: State, basis: str) -> Answer:
    why = explained(inquiry, state)
    if event is None or happened_by((event,), inquiry.on) is Truth.FALSE:
        return _silent(why, state, basis)
    return Answer(value=event.date, basis=basis, why={state: why})


def _entry(inquiry: Inquiry, state: State, basis: str) -> Answer:
    why = explained(inquiry, state)
    begins = inquiry.view.standing(state).begins(inquiry.on)
    if begins is None:
        return _silent(why, state, basis)
    return Answer(value=span_of(begins), basis=basis, why={state: why})


_DAYS: Mapping[str, _Answers] = {
    "signature": _signature,
    "deposit": _deposit,
    "entry-into-force": _entry,
}
