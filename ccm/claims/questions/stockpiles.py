"""Questions on Article 3: stocks, their destruction, and what is retained."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date

import attrs

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Duty, Inquiry
from ccm.claims.moments import came_after, last_word, latest_told
from ccm.claims.question import Asked, Question
from ccm.claims.questions.findings import (
    ARISEN,
    DONE,
    OPEN,
    among,
    held_open,
    joined_since,
    listed_only,
    of_parties,
    on_both_bases,
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
from ccm.rules import Cause, Missing, Status, Truth
from ccm.rules.bearing import day_of, truth_of
from ccm.rules.courses import Course, moved
from ccm.rules.outcome import Outcome

__all__ = ["STOCKS", "completed_since"]

_EARLY = Period(years=3)
_ART3 = STOCKPILES.id


def _ever(
    accepted: Collection[Status],
) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers who is known to have had stocks, or to have finished."""

    def test(course: Course, duty: Duty) -> bool:
        if duty.outcome(course).status in accepted:
            return True
        return listed_only(course, duty, StockpileRuledOut) and held_open(course, duty)

    return lambda inquiry, _asked: on_both_bases(inquiry, _ART3, test)


def completed_since(
    obligation: str, also: frozenset[Status] = DONE, early: Period | None = None
) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers who completed after a meeting closed."""

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        meeting = inquiry.session(asked.words["meeting"])

        def test(course: Course, duty: Duty) -> bool:
            told = duty.outcome(course)
            if told.done is None or told.status not in also:
                return False
            since = came_after(course, told.done, meeting)
            return since and (early is None or _is_ahead(course, told, early))

        return on_both_bases(inquiry, obligation, test)

    return answers


@attrs.define(frozen=True)
class _Ahead:
    """The step to the day that lies a period before another.

    Attributes:
        period: The period.
    """

    period: Period

    def __call__(self, day: date) -> date:
        return self.period.before(day, rounding=Rounding.DOWN)


def _is_ahead(course: Course, told: Outcome, period: Period) -> bool:
    """Tell whether it was done that long before the first deadline, or longer."""
    if told.done is None or told.initial is None:
        return False
    return course.no_later(told.done, moved(told.initial, _Ahead(period)))


def _joined_with_stocks(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer who joined with a stock: not whose last one was gone before."""
    joined = joined_since(ARISEN, inquiry.session(asked.words["meeting"]))

    def test(course: Course, duty: Duty) -> bool:
        return joined(course, duty) and not _was_gone(course, duty)

    return (among(_all(inquiry), test, basis="by deposit"),)


def _was_gone(course: Course, duty: Duty) -> bool:
    """Tell whether a State had destroyed its stock by the day of its deposit."""
    deposit = duty.inquiry.view.standing(duty.state).deposit
    done = duty.outcome(course).done
    if deposit is None or done is None:
        return False
    return course.no_later(done, day_of(deposit))


def _verifying(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer who is said, by a State or the States Parties, not to know yet.

    What is said so on a later day may have been so before it was said.
    """

    def doubt(course: Course, state: State) -> Event | None:
        if inquiry.finding(state, _ART3).status is not Status.UNDETERMINED:
            return None
        told = inquiry.record.dossier(state).heard(StockpileInDoubt)
        if said := latest_told(course, told, inquiry.on):
            return said
        later = next(iter(told), None)
        return (
            later if later and course.way(("in doubt", state), (True, False)) else None
        )

    return (of_parties(inquiry, doubt),)


def _found_late(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer whose finds came after the first deadline."""

    def find(course: Course, state: State) -> Event | None:
        told = inquiry.record.dossier(state).heard(StockpileFound)
        late = (find for find in told if _is_late(course, inquiry, find))
        return latest_told(course, late, inquiry.on)

    return (of_parties(inquiry, find),)


def _is_late(course: Course, inquiry: Inquiry, find: Event) -> bool:
    """Tell whether a find came after the first deadline, as that stood before it."""
    begins = inquiry.view.entry_into_force(find.state)
    if begins is None:
        return False
    eve = date.fromordinal(max(find.date.earliest.toordinal() - 1, begins.toordinal()))
    last = inquiry.at(eve).duty(find.state, _ART3).outcome(course).initial
    return last is not None and not course.no_later(day_of(find), last)


def _given_more_time(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer whose deadline a decision has moved."""

    def moved_once(course: Course, duty: Duty) -> bool:
        return bool(duty.outcome(course).steps)

    return (among(_all(inquiry), moved_once),)


def _all(inquiry: Inquiry) -> Iterator[Duty]:
    return (inquiry.duty(state, _ART3) for state in inquiry.parties())


def _retaining(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer whose last report on what it retains is not of nothing."""

    def last(course: Course, state: State) -> Retention | None:
        told = inquiry.record.dossier(state).of(Retention)
        return last_word(course, told, inquiry.on)

    def kept(course: Course, state: State) -> Event | None:
        said = last(course, state)
        return None if said is None or said.is_none else said

    told = of_parties(inquiry, kept)

    def perhaps_silent(state: State) -> bool:
        silent = truth_of(lambda course: last(course, state) is None)
        return silent is not Truth.FALSE

    silent = frozenset(filter(perhaps_silent, inquiry.parties()))
    return (
        attrs.evolve(
            told, doubtful=told.doubtful | silent, gaps=lambda: (_OTHERS, *told.missing)
        ),
    )


_OTHERS = Missing(
    "what the other States Parties reported of munitions that they retain",
    Cause.BEYOND_THE_RECORD,
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
        answers=with_status(_ART3, OPEN),
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
        asks="the States that deposited after a meeting closed and had stocks then",
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
