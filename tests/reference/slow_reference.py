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
from slow_joining import Term, article_18, term_on
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


def answers(course: Course, obligation: str, on: date) -> set[Stand]:
    """Return in which ways a State can stand under an obligation on a day."""
    term = term_on(course, on)
    if obligation == "art1":
        bound = term is not None or article_18(course, on)
        return article_1(course, on) if bound else {Stand(Status.NOT_BOUND)}
    if term is None:
        return {Stand(Status.NOT_BOUND)}
    return OF_PARTIES[obligation](course, term, on)
