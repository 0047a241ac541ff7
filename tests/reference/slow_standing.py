"""Articles 1, 3(1), 5, 6 and 9 in plain Python: duties without a date.

Silence is neither performance nor breach, even in a record that holds all events.
"""

from __future__ import annotations

from datetime import date

from slow_courses import Course, Stand, day_of
from slow_deadlines import STOCKS, Words, held
from slow_joining import Term, provisional
from slow_silence import gap, within

from ccm import Status
from ccm.facts import (
    AssistanceProvided,
    Legislation,
    NationalMeasure,
    ProhibitedAct,
    StockpileFound,
    StockpileSeparated,
    VictimAssistance,
    VictimsInDoubt,
    VictimsReported,
    VictimsRuledOut,
    VictimStep,
)

VICTIMS = Words(VictimsReported, (VictimsRuledOut,), VictimsInDoubt)

NOTHING = Stand(Status.NOT_APPLICABLE)
RUNS = Stand(Status.OUTSTANDING)
DONE = Stand(Status.FULFILLED)


def article_1(course: Course, term: Term, on: date) -> set[Stand]:
    """Forbear: a breach while bound, provisionally or not, is one for good.

    A record that holds all events shows that there was none. Of a State that joined
    again it is asked since then.
    """
    begun = term.deposit if provisional(course, term) else term.entry
    acts = (day_of(e) for e in course.of(ProhibitedAct))
    if any(begun <= day <= on for day in acts):
        return {RUNS}
    unheard = within(gap(course, "art1", ProhibitedAct, on), begun, [])
    return {DONE, RUNS} if unheard else {DONE}


def article_3_1(course: Course, _term: Term, on: date) -> set[Stand]:
    """Keep stocks apart and mark them, as long as there are any."""
    found: set[Stand] = set()
    for one in held(course, STOCKS, on):
        if not one.there or one.done:
            found.add(NOTHING)
            continue
        found |= {DONE} if _kept_apart(course, on) else {DONE, RUNS}
    return found


def _kept_apart(course: Course, on: date) -> bool:
    """Tell whether it is shown that all is kept apart: what was found later, too."""
    told = course.words(StockpileSeparated, StockpileFound)
    by_now = [word for word in told if day_of(word) <= on]
    return bool(by_now) and isinstance(by_now[-1], StockpileSeparated)


def article_5(course: Course, _term: Term, on: date) -> set[Stand]:
    """Assist victims: under way as soon as it has begun, and never done."""
    begun = any(
        e.kind is VictimStep.ASSISTANCE and day_of(e) <= on
        for e in course.of(VictimAssistance)
    )
    found: set[Stand] = set()
    for one in held(course, VICTIMS, on):
        if not one.there:
            found.add(NOTHING)
        else:
            found |= {RUNS} if begun else {DONE, RUNS}
    return found


def article_6_2(course: Course, _term: Term, on: date) -> set[Stand]:
    """Assist others, if able to: who assists is able, who does not has not said so.

    Where a State is able by its means, no record says which is (A-19).
    """
    helps = any(day_of(e) <= on for e in course.of(AssistanceProvided))
    if course.reading.ability_to_assist == "by its means":
        return {NOTHING, RUNS} if helps else {NOTHING, DONE, RUNS}
    return {RUNS if helps else NOTHING}


def article_9(course: Course, _term: Term, on: date) -> set[Stand]:
    """Take all measures: the last word of the State on its law counts.

    A word that work goes on says nothing of days of which the record does not tell.
    """
    said = [e for e in course.of(NationalMeasure) if day_of(e) <= on]
    if not said or said[-1].kind is Legislation.UNKNOWN:
        return {DONE, RUNS}
    if said[-1].kind is not Legislation.IN_PROGRESS:
        return {DONE}
    open_ = gap(course, "art9", NationalMeasure, on)
    return {DONE, RUNS} if within(open_, day_of(said[-1]), []) else {RUNS}
