"""Which of the things that a record leaves open would settle an answer.

Read off the tree of questions that the courses of events make: nothing is asked
anew, and no rule is applied a second time.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from ccm.rules.courses import Course, Courses, Followed
from ccm.rules.outcome import Outcome
from ccm.rules.status import Status

__all__ = ["PERHAPS", "SETTLES", "WITH_OTHERS", "Rank", "ranked"]

SETTLES, PERHAPS, WITH_OTHERS = 0, 1, 2
"""What settles the status in every way; in some; only together with others."""

_Told = Sequence[Followed[Outcome]]


Rank = tuple[int, int]
"""How far something settles the status by what is asked of it alone; and by all."""


def ranked(courses: Courses[Outcome]) -> dict[Hashable, Rank]:
    """Return what would have to be known, in the order in which it was asked.

    With each subject comes how far it alone would settle the status. A question whose
    answers lead to the same statuses is none that matters.
    """
    told, found = courses.each, dict[Hashable, Rank]()
    for subject in _that_matter(told, 0):
        if subject not in found:
            alone = _rank(told, subject, alone=True)
            found[subject] = alone, _rank(told, subject)
    return found


def _that_matter(told: _Told, depth: int) -> Iterator[Hashable]:
    """Yield the subjects of the questions whose answers lead to different statuses."""
    groups: dict[object, list[Followed[Outcome]]] = {}
    about: tuple[Hashable, ...] = ()
    for each in (each for each in told if len(each.course.told) > depth):
        question = each.course.told[depth]
        about = question.about
        groups.setdefault(question.answer, []).append(each)
    if len(groups) > 1 and len({_statuses(group) for group in groups.values()}) > 1:
        yield from about
    for group in groups.values():
        if len(group) > 1:
            yield from _that_matter(group, depth + 1)


def _statuses(told: _Told) -> frozenset[Status]:
    return frozenset(each.outcome.status for each in told)


def _rank(told: _Told, subject: Hashable, *, alone: bool = False) -> int:
    """Tell whether the answers to all that was asked about a subject leave one status.

    Where it was not asked about, the answer hangs on something else, whatever this is.

    Args:
        told: The courses.
        subject: The subject.
        alone: Whether to look at questions about nothing else: which of two days
            came first is not known when one of them is.
    """
    groups: dict[object, list[Followed[Outcome]]] = {}
    for each in told:
        answers = tuple(_answers(each.course, subject, alone=alone))
        groups.setdefault(answers, []).append(each)
    unasked = groups.pop((), [])
    settled = [len(_statuses([*group, *unasked])) == 1 for group in groups.values()]
    if settled and all(settled):
        return SETTLES
    return PERHAPS if any(settled) else WITH_OTHERS


def _answers(
    course: Course, subject: Hashable, *, alone: bool
) -> Iterator[tuple[object, object]]:
    """Yield what was asked about a subject, and the answers."""
    for question in course.told:
        others = len(question.about) > 1
        if subject in question.about and not (alone and others):
            yield question.about, question.answer
