"""Questions on Article 3: stocks, their destruction, and what is retained."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.question import Asked, Question
from ccm.claims.questions.findings import (
    ARISEN,
    DONE,
    OPEN,
    among,
    by_event,
    listed_only,
    on_both_bases,
    standing_in,
    with_status,
)
from ccm.convention import STOCKPILES
from ccm.dates import Period, Rounding
from ccm.facts import (
    Event,
    Retention,
    State,
    StockpileFound,
    StockpileInDoubt,
    StockpileRuledOut,
)
from ccm.rules import Cause, Explanation, Finding, Missing, Status, Truth

__all__ = ["STOCKS", "completed_since"]

_EARLY = Period(years=3)
_ART3 = STOCKPILES.id


def _ever(
    accepted: Collection[Status],
) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers who is known to have had stocks, or to have finished."""
    plain = standing_in(accepted)

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        def test(finding: Finding) -> Truth:
            truth = plain(finding)
            if truth is not Truth.FALSE:
                return truth
            listed = listed_only(inquiry, finding, StockpileRuledOut)
            return Truth.UNKNOWN if listed else truth

        return on_both_bases(inquiry, _ART3, test, reported=True)

    return answers


def completed_since(
    obligation: str, also: frozenset[Status] = DONE, early: Period | None = None
) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers who completed after a meeting closed."""

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        closed = inquiry.session(asked.words["meeting"]).closes.latest

        def test(finding: Finding) -> Truth:
            done = finding.fulfilled_on
            if finding.performed is not Truth.TRUE or done is None:
                return Truth.FALSE
            if done.surely_by(closed) or not finding.possible <= also:
                return Truth.FALSE
            if done.possibly_by(closed):
                return Truth.UNKNOWN
            return _ahead(finding, early) if early else Truth.TRUE

        return on_both_bases(inquiry, obligation, test, reported=True)

    return answers


def _ahead(finding: Finding, period: Period) -> Truth:
    """Tell whether it was done that long before the first deadline, or longer."""
    done, deadline = finding.fulfilled_on, finding.deadline
    if done is None or deadline is None or deadline.initial is None:
        return Truth.UNKNOWN
    last = period.before(deadline.initial, rounding=Rounding.DOWN)
    if done.surely_by(last):
        return Truth.TRUE
    return Truth.UNKNOWN if done.possibly_by(last) else Truth.FALSE


def _joined_with_stocks(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    closed = inquiry.session(asked.words["meeting"]).closes.latest
    arisen = standing_in(ARISEN)
    new = [
        inquiry.finding(state, _ART3)
        for state in inquiry.parties()
        if (deposit := inquiry.view.standing(state).deposit)
        and deposit.date.earliest > closed
    ]
    return (among(new, arisen, basis="by deposit", reported=True),)


def _verifying(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer who is said, by a State or the States Parties, not to know yet."""
    found: dict[State, Explanation] = {}
    for state in inquiry.parties():
        told = inquiry.record.dossier(state).heard(StockpileInDoubt)
        said = [event for event in told if event.date.surely_by(inquiry.on)]
        if said and inquiry.finding(state, _ART3).status is Status.UNDETERMINED:
            found[state] = _told(said[-1])
    return (by_event(found),)


def _told(event: Event) -> Explanation:
    return Explanation(str(event), facts=(event,))


def _found_late(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer whose finds came after the first deadline."""
    found: dict[State, Explanation] = {}
    for state in inquiry.parties():
        for event in inquiry.record.dossier(state).heard(StockpileFound):
            if event.date.surely_by(inquiry.on) and _after_deadline(inquiry, event):
                found[state] = _told(event)
    return (by_event(found),)


def _after_deadline(inquiry: Inquiry, find: Event) -> bool:
    """Tell whether the first deadline had surely passed before a find."""
    if find.date.earliest == date.min:
        return False
    eve = inquiry.at(find.date.earliest - timedelta(days=1))
    deadline = eve.finding(find.state, _ART3).deadline
    return bool(deadline and deadline.initial and eve.on >= deadline.initial)


def _given_more_time(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer whose deadline a decision has moved."""
    found = {
        finding.state: finding.explanation
        for finding in _all(inquiry)
        if finding.deadline
        and any(step.certain for step in finding.deadline.extensions)
    }
    return (by_event(found),)


def _all(inquiry: Inquiry) -> Iterator[Finding]:
    return (inquiry.finding(state, _ART3) for state in inquiry.parties())


def _retaining(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer whose last report on what it retains is not of nothing."""
    found: dict[State, Explanation] = {}
    silent: list[State] = []
    for state in inquiry.parties():
        told = inquiry.record.dossier(state).of(Retention)
        reports = [event for event in told if event.date.possibly_by(inquiry.on)]
        if not reports:
            silent.append(state)
        elif not reports[-1].is_none:
            found[state] = _told(reports[-1])
    gap = Missing(
        "what the other States Parties reported of munitions that they retain",
        Cause.BEYOND_THE_RECORD,
    )
    answer = by_event(found)
    return (
        Answer(
            value=answer.value,
            why=answer.why,
            doubtful=frozenset(silent),
            gaps=lambda: (gap,),
        ),
    )


STOCKS = (
    Question(
        subject="Article 3",
        predicate="States that report to have or have had stocks",
        asks="the States that had stocks when the Convention entered into force",
        answers=_ever(ARISEN),
    ),
    Question(
        subject="Article 3",
        predicate="States that completed",
        asks="the States that have finished destroying their stocks",
        answers=_ever(DONE),
    ),
    Question(
        subject="Article 3",
        predicate="States with stocks to destroy",
        asks="the States that have yet to finish",
        answers=with_status(_ART3, OPEN),
    ),
    Question(
        subject="Article 3",
        predicate="States that report stocks to destroy",
        asks="the States that are known to have yet to finish",
        answers=with_status(_ART3, OPEN, reported=True),
    ),
    Question(
        subject="Article 3",
        predicate="States without stocks",
        asks="the States that never had stocks, or have destroyed them",
        answers=with_status(_ART3, DONE | {Status.NOT_APPLICABLE}),
    ),
    Question(
        subject="Article 3",
        predicate="States that completed since {meeting}",
        asks="the States that finished after a meeting closed",
        answers=completed_since(_ART3),
    ),
    Question(
        subject="Article 3",
        predicate="States that completed since {meeting}, in time",
        asks="those of them that met their deadline",
        answers=completed_since(_ART3, frozenset({Status.FULFILLED})),
    ),
    Question(
        subject="Article 3",
        predicate="States that completed since {meeting}, three years early or more",
        asks="those of them that finished three years before their first deadline",
        answers=completed_since(_ART3, early=_EARLY),
    ),
    Question(
        subject="Article 3",
        predicate="States that joined since {meeting} and report stocks",
        asks="the States that deposited after a meeting closed and had stocks",
        answers=_joined_with_stocks,
    ),
    Question(
        subject="Article 3",
        predicate="States that verify whether they hold stocks",
        asks="the States that cannot yet say",
        answers=_verifying,
    ),
    Question(
        subject="Article 3",
        predicate="States that found stocks after their first deadline",
        asks="the States whose later finds came after the deadline of Article 3(2)",
        answers=_found_late,
    ),
    Question(
        subject="Article 3",
        predicate="States granted more time",
        asks="the States whose deadline a decision has moved",
        answers=_given_more_time,
    ),
    Question(
        subject="Article 3(6)",
        predicate="States that retain munitions",
        asks="the States whose last report on retained munitions is not of nothing",
        answers=_retaining,
    ),
)
"""Questions that findings under Article 3 answer."""
