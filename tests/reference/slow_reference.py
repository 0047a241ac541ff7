"""A slow reference: every obligation of the Convention, from its text and no engine.

For a course of events in which each thing has a day, it says in which ways the State
can stand. There is more than one only where the record need not say: whether there
are stocks, areas or victims; what a duty without a date leaves unsaid; for how long
munitions were kept; what a meeting decided.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from slow_courses import Course, Stand
from slow_deadlines import article_3_2, article_4_1_a, article_4_1_b, article_4_1_c
from slow_joining import Term, article_18, term_on, terms
from slow_reports import article_3_8, article_7_1, article_7_2
from slow_standing import (
    article_1,
    article_3_1,
    article_5,
    article_6_2,
    article_9,
)

from ccm import Status

OF_PARTIES: Mapping[str, Callable[[Course, Term, date], set[Stand]]] = {
    "art3.1": article_3_1,
    "art3": article_3_2,
    "art3.8": article_3_8,
    "art4": article_4_1_a,
    "art4.1b": article_4_1_b,
    "art4.1c": article_4_1_c,
    "art5": article_5,
    "art6": article_6_2,
    "art7.1": article_7_1,
    "art7.2": article_7_2,
    "art9": article_9,
}
"""What each obligation asks of a State that is bound."""

OBLIGATIONS = ("art1", *OF_PARTIES)
HELD_IN_PART = tuple(each for each in OBLIGATIONS if each != "art4.1c")
"""Those of which a record may hold a part: what it means of 4(1)(c) is not here."""


def answers(course: Course, obligation: str, on: date) -> set[Stand]:
    """Return in which ways a State can stand under an obligation on a day."""
    term = term_on(course, on)
    if obligation == "art1":
        bound = term or article_18(course, on)
        return article_1(course, bound, on) if bound else {Stand(Status.NOT_BOUND)}
    if term is None:
        return _after_leaving(course, obligation, on)
    return OF_PARTIES[obligation](course, term, on)


def _after_leaving(course: Course, obligation: str, on: date) -> set[Stand]:
    """Return where a State stands that is not bound: it can owe last reports (A-37).

    Of one that has deposited again it is not asked any more.
    """
    last = [term for term in terms(course) if term.deposit <= on][-1:]
    out = [t for t in last if t.effect is not None and t.effect <= on]
    owes = course.reading.last_reports == "for its time as a Party"
    if not out or not owes or obligation not in ("art3.8", "art7.2"):
        return {Stand(Status.NOT_BOUND)}
    return {
        stand
        if stand.status is Status.OVERDUE or stand.deadline
        else Stand(Status.NOT_BOUND)
        for stand in OF_PARTIES[obligation](course, out[-1], on)
    }
