"""The law of answers: one is what the exact fillings of its history say together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

import attrs

from ccm.rules import (
    Finding,
    Status,
)
from ccm.testing.fillings import Filler, Filling, due_of
from ccm.testing.questions import Question

__all__ = ["Judgement", "judge"]


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Judgement:
    """An answer held against the fillings of its history.

    Attributes:
        question: What was asked.
        reached: The statuses that some filling reached.
        required: Those of them that the answer must hold possible.
        lost: A filling for each of these that it leaves out.
        misdated: Fillings whose deadline, or day of performance, lies outside
            what the answer gives.
        untight: The statuses held possible that no filling reached.
        drawn: How many fillings were drawn; none if the history denies itself.
        bounded: Whether the answer says that more courses there are than it
            followed, and so may be wider than it need be.
    """

    question: Question
    reached: frozenset[Status]
    required: frozenset[Status]
    lost: Mapping[Status, Filling]
    misdated: Mapping[str, Filling]
    untight: frozenset[Status]
    drawn: int
    bounded: bool = False

    @property
    def holds(self) -> bool:
        """Whether the answer is exactly what its fillings are."""
        return not (self.lost or self.misdated or self.untight)


def _bounded(answer: Finding) -> bool:
    """Tell whether an answer says that more courses there are than were followed."""
    return any("not all courses" in gap.fact for gap in answer.gaps)


def judge(
    question: Question, random: Random, *, least: int = 8, most: int = 2500
) -> Judgement:
    """Hold an answer against the fillings of its history.

    Args:
        question: The history, and what is asked of it.
        random: Where the choices come from.
        least: How many times the days are drawn at least.
        most: How many times they are, before a status is held unreached.
    """
    possible = question.answer.possible
    reached: set[Status] = set()
    required: set[Status] = set()
    lost: dict[Status, Filling] = {}
    misdated: dict[str, Filling] = {}
    filler, drawn = Filler(question, random), 0
    if filler.course() is None:
        return _denied(question)
    for turn in range(most):
        if turn >= least and possible <= reached:
            break
        found = list(filler.filled())
        drawn += len(found)
        for each in found:
            reached |= each.possible
            if each.required:
                required |= each.possible
                for status in each.possible - possible:
                    lost.setdefault(status, each)
                for what in _misdated(each):
                    misdated.setdefault(what, each)
    return Judgement(
        question=question,
        reached=frozenset(reached),
        required=frozenset(required),
        lost=lost,
        misdated=misdated,
        untight=frozenset(possible - reached),
        bounded=_bounded(question.answer),
        drawn=drawn,
    )


def _denied(question: Question) -> Judgement:
    nothing = frozenset[Status]()
    return Judgement(
        question=question,
        reached=nothing,
        required=nothing,
        lost={},
        misdated={},
        untight=nothing,
        drawn=0,
    )


def _misdated(filling: Filling) -> Iterator[str]:
    """Yield which days of a filling lie outside what the answer gives."""
    answer, said = filling.question.answer, filling.finding
    given, due = answer.deadline, due_of(said)
    if filling.timed and given is not None and due is not None:
        days = given.candidates
        later = due > max(days) and not getattr(given, "or_later", False)
        if due < min(days) or later:
            yield "deadline"
    done = said.fulfilled_on and said.fulfilled_on.day
    span = answer.fulfilled_on
    if done and span and not span.earliest <= done <= span.latest:
        yield "fulfilled_on"
