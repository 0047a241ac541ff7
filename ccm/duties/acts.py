"""What a State did, in one course: what came first and last, what before another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from ccm.rules.bearing import Dated, first_of, last_of
from ccm.rules.courses import Course

__all__ = ["NO_ACTS", "Acts", "vague"]

_when: Callable[[Dated], Any] = attrgetter("when")


class Acts:
    """Acts of which all days are known, in order: nothing need be sought."""

    __slots__ = ("told",)

    def __init__(self, told: Sequence[Dated]) -> None:
        self.told = told

    def first(self) -> Dated | None:
        """Return the first of them."""
        return self.told[0] if self.told else None

    def last(self) -> Dated | None:
        """Return the last of them."""
        return self.told[-1] if self.told else None

    def latest(self) -> Acts:
        """Return the last alone; all while it is open which that is."""
        return Acts(self.told[-1:])

    def without(self, last: Dated) -> Acts:  # noqa: ARG002 - it stands there
        """Return those before the last."""
        return Acts(self.told[:-1])

    def parted(self, find: Dated) -> tuple[Acts, Acts]:
        """Return what came before a find, and what came by it or since."""
        at = bisect_left(self.told, _when(find), key=_when)
        return Acts(self.told[:at]), Acts(self.told[at:])

    def backwards(self) -> Iterator[Dated]:
        """Return them, the last first."""
        return reversed(self.told)


class _Vague(Acts):
    """Acts whose order is asked for, as far as it is needed."""

    __slots__ = ("_course",)

    def __init__(self, told: Sequence[Dated], course: Course) -> None:
        super().__init__(told)
        self._course = course

    def first(self) -> Dated | None:
        return first_of(self._course, self.told)

    def last(self) -> Dated | None:
        return last_of(self._course, self.told)

    def latest(self) -> Acts:
        if self._course.asks_no_more:
            return Acts(self._course.in_order(self.told, _when)[-1:])
        return self

    def without(self, last: Dated) -> Acts:
        others = [each for each in self.told if each is not last]
        return _Vague(others, self._course)

    def parted(self, find: Dated) -> tuple[Acts, Acts]:
        before: list[Dated] = []
        after: list[Dated] = []
        for act in self.told:
            followed = self._course.no_later(find.when, act.when)
            (after if followed else before).append(act)
        return _Vague(before, self._course), _Vague(after, self._course)

    def backwards(self) -> Iterator[Dated]:
        left: Acts = self
        while not self._course.asks_no_more:
            last = left.last()
            if last is None:
                return
            yield last
            left = left.without(last)
        yield from reversed(self._course.in_order(left.told, _when))


def vague(told: Sequence[Dated], course: Course) -> Acts:
    """Return acts of which not all days are known."""
    return _Vague(told, course)


NO_ACTS = Acts(())
