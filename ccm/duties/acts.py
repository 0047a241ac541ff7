"""What a State did, in one course: what came first and last, what before another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from ccm.rules.bearing import Dated, first_of, last_of
from ccm.rules.courses import Course

__all__ = ["Acts"]

_when: Callable[[Dated], Any] = attrgetter("when")


class Acts:
    """Acts in order where all days are known; else their order is asked of a course."""

    __slots__ = ("_course", "told")

    def __init__(
        self, told: Sequence[Dated] = (), course: Course | None = None
    ) -> None:
        self.told, self._course = told, course

    def first(self) -> Dated | None:
        """Return the first of them."""
        if self._course is not None:
            return first_of(self._course, self.told)
        return self.told[0] if self.told else None

    def last(self) -> Dated | None:
        """Return the last of them."""
        if self._course is not None:
            return last_of(self._course, self.told)
        return self.told[-1] if self.told else None

    def latest(self) -> Acts:
        """Return the last alone; all while it is open which that is."""
        if self._course is None:
            return Acts(self.told[-1:])
        if self._course.asks_no_more:
            return Acts(self._course.in_order(self.told, _when)[-1:])
        return self

    def without(self, last: Dated) -> Acts:
        """Return those before the last."""
        if self._course is None:
            return Acts(self.told[:-1])
        return Acts([each for each in self.told if each is not last], self._course)

    def parted(self, find: Dated) -> tuple[Acts, Acts]:
        """Return what came before a find, and what came by it or since."""
        if self._course is None:
            at = bisect_left(self.told, _when(find), key=_when)
            return Acts(self.told[:at]), Acts(self.told[at:])
        parts: tuple[list[Dated], list[Dated]] = [], []
        for act in self.told:
            parts[self._course.no_later(find.when, act.when)].append(act)
        return Acts(parts[0], self._course), Acts(parts[1], self._course)

    def backwards(self) -> Iterator[Dated]:
        """Yield them, the last first."""
        left, told = self, self.told
        if self._course is not None:
            while not self._course.asks_no_more:
                last = left.last()
                if last is None:
                    return
                yield last
                left = left.without(last)
            told = self._course.in_order(left.told, _when)
        yield from reversed(told)
