"""What was asked of a course, and how the answer reads in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from datetime import date
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

import attrs

from ccm.dates import PartialDate
from ccm.dates.spans import runs_of
from ccm.rules.courses import Question, Step
from ccm.rules.status import Status

__all__ = ["Asked", "Said", "Weight", "either", "joined", "runs", "when_done"]


class Asked(NamedTuple):
    """A question that the record leaves open, with answers that lead to the same.

    Attributes:
        about: What would tell.
        answers: The answers.
        spans: The first and last days of the runs of days that they leave to what
            would tell; none where it was not about the day of one thing.
        steps: Where two days are compared, what leads to each.
    """

    about: tuple[Hashable, ...]
    answers: tuple[object, ...]
    spans: tuple[tuple[date, date], ...] = ()
    steps: tuple[tuple[Step, ...], ...] = ()

    @classmethod
    def of(cls, question: Question) -> Asked:
        """Return a question with the one answer that a course gave."""
        spans = () if question.days is None else (question.days,)
        return cls(question.about, (question.answer,), spans, question.steps)

    def or_else(self, other: Asked) -> Asked:
        """Return the same question with the answers to both."""
        answers = tuple(dict.fromkeys((*self.answers, *other.answers)))
        spans = (*self.spans, *other.spans)
        return Asked(self.about, answers, spans, self.steps)

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The runs of days, those that touch each other as one."""
        return runs(PartialDate(*span) for span in self.spans)

    @property
    def yes(self) -> bool:
        """Whether the only answer is yes."""
        return self.answers == (True,)


def runs(days: Iterable[PartialDate]) -> tuple[PartialDate, ...]:
    """Return runs of days in order, those that touch each other as one."""
    spans = ((each.earliest, each.latest) for each in days)
    return tuple(PartialDate(*run) for run in runs_of(spans))


class Weight(IntEnum):
    """How much it matters to say an answer."""

    PRESUMED = 0
    """It goes without saying, unless there is nothing else to say."""

    NOTHING = 1
    """That nothing happened: beside something unheard it says no more."""

    SAID = 2
    """It is always said."""

    UNHEARD = 3
    """Something happened that is not on record."""


@attrs.define(frozen=True, repr=False)
class Said:
    """How an answer reads.

    Attributes:
        words: The answer, as a sentence without its full stop.
        weight: How much it matters to say it.
        whole: Where a deadline runs: that all was granted that was asked for, and the
            deadline that follows.
        less: That less was, and still enough; empty if there is no less.
        frame: The same with a place for the thing that it is said of; empty where it is
            of no one thing.
        things: What it is said of.
        link: What stands between two of them.
    """

    words: str
    weight: Weight = Weight.SAID
    whole: tuple[str, date] | None = None
    less: str = ""
    frame: str = ""
    things: tuple[str, ...] = ()
    link: str = " or "

    @classmethod
    def of(cls, frame: str, thing: str, weight: Weight, link: str = " or ") -> Said:
        """Return what is said of a thing, which may be said of others as well."""
        words = frame.format(thing)
        return cls(words, weight, frame=frame, things=(thing,), link=link)

    def named(self, **names: str) -> Said:
        """Return the same with names in the places for them."""
        return attrs.evolve(self, words=self.words.format(**names))


_MOST = 3
"""How many things are named of which one will do."""


def either(told: Sequence[Said]) -> Said:
    """Return as one what is said alike, or of several things."""
    if not told[0].frame:
        return told[0]
    things = tuple(dict.fromkeys(thing for each in told for thing in each.things))
    more = len(things) - _MOST
    named = things if more <= 1 else things[:_MOST]
    words = told[0].link.join(named)
    if more > 1:
        words += f", or one of {more} others"
    return attrs.evolve(told[0], words=told[0].frame.format(words), things=things)


def _together(told: Iterable[Said]) -> Iterator[Said]:
    """Yield answers, as one those that deny the same of things one after the other."""
    alike = groupby(told, lambda each: each.frame if each.weight < Weight.SAID else "")
    for frame, group in alike:
        yield from (either([*group]),) if frame else group


def when_done(ways: Collection[object]) -> str:
    """Return whether it was done in time or late, where that is answered."""
    if len(ways) > 1:
        return ""
    return " in time" if Status.FULFILLED in ways else " late"


def joined(told: Sequence[Said]) -> str:
    """Return what several answers come to, in one sentence."""
    least = Weight.SAID
    heaviest = max((each.weight for each in told), default=least)
    if heaviest < Weight.UNHEARD:
        least = min(heaviest, Weight.NOTHING)
    heavy = [each for each in told if each.words and each.weight >= least]
    words = (each.words for each in _together(heavy))
    return "; ".join(dict.fromkeys(words))
