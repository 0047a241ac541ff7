"""What was said of a stretch of days, put for one of them.

Words that name the day asked about hold a place for it, which is filled in when
somebody reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from operator import is_
from typing import Any, TypeVar

import attrs

from ccm.dates import PartialDate, Period
from ccm.rules.asked import SINCE, THE_DAY, DayAsked
from ccm.rules.explanation import Explanation
from ccm.rules.told import Irregularity, Missing, Prospect, Told

__all__ = ["filled", "names_a_day", "on_day"]

_T = TypeVar("_T", Prospect, Missing, Irregularity)

_TIME = re.compile(f"{SINCE}([0-9-]+){SINCE}")


def on_day(told: Told, day: date) -> Told:
    """Return what was said of a stretch as it reads on a day of it."""
    filled = _Filled(day)
    return Told(
        filled.step(told.explanation),
        filled.each(told.courses, "takes"),
        filled.each(told.gaps, "fact"),
        filled.each(told.missing, "fact"),
        filled.each(told.irregularities, "text"),
        told.years,
    )


def filled(text: str, day: date) -> str:
    """Return a text as it reads on a day."""
    if SINCE in text:
        since = date.fromisoformat
        text = _TIME.sub(lambda at: str(Period.between(since(at[1]), day)), text)
    return text.replace(THE_DAY, str(day)) if THE_DAY in text else text


class _Filled:
    """Fills in a day; what does not name it stays the same object."""

    __slots__ = ("text",)

    def __init__(self, day: date) -> None:
        self.text = partial(filled, day=day)

    def step(self, step: Explanation) -> Explanation:
        """Return a step of the argument, with those that it follows from."""
        claim = self.text(step.claim)
        because = tuple(map(self.step, step.because)) if step.because else ()
        if claim is step.claim and all(map(is_, because, step.because)):
            return step
        return Explanation(
            claim, step.value, step.provision, step.facts, because, step.choices
        )

    def each(self, told: tuple[_T, ...], field: str) -> tuple[_T, ...]:
        """Return what has words in a field."""
        return tuple([self._put(one, field) for one in told])

    def _put(self, told: _T, field: str) -> _T:
        words: str = getattr(told, field)
        text = self.text(words)
        changed: dict[str, Any] = {field: text}
        return told if text is words else attrs.evolve(told, **changed)


def names_a_day(told: Told) -> bool:
    """Tell whether a value in it was counted from the day asked about.

    Then it holds for that day alone.
    """
    return any(isinstance(day, DayAsked) for day in _days(told))


def _days(told: Told) -> Iterator[object]:
    for way in told.courses:
        for span in way.due:
            yield from (span.earliest, span.latest)
    for year in told.years:
        for days in filter(None, (year.submitted, year.absent_as_of)):
            yield from (days.earliest, days.latest)
    for _, step in told.explanation.walk():
        if isinstance(step.value, PartialDate):
            yield from (step.value.earliest, step.value.latest)
        else:
            yield step.value
