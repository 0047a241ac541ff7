"""Whether a pending request keeps a deadline from passing, in one course of events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date

from ccm.duties.extensions import Extensions, Requested
from ccm.rules.courses import Course, When

__all__ = ["suspended"]

_Due = Callable[[When], When | None]


def suspended(
    extensions: Extensions, course: Course, on: date, by: When, due: _Due
) -> bool:
    """Tell whether a pending request keeps the deadline from passing, so read.

    Not one of which the record lacks the decision, or that on a later request: it may
    have been a refusal.
    """
    if extensions.reading.pending_request == "suspends nothing":
        return False
    last = max(extensions.lacking(course, on, by), default=0)
    in_time = _InTime(extensions, course, on, due)
    return any(
        extensions.awaits(course, asked, by) and in_time(asked)
        for asked in extensions.asked.values()
        if asked.number > last
    )


class _InTime:
    """Which requests were filed before the deadline had passed.

    By the deadline as it stood, or while a request before it kept that from passing.
    What one hangs on is settled one after the other, and once: there can be thousands.
    """

    __slots__ = ("_all", "_course", "_due", "_known", "_on", "_perhaps", "_stood")

    def __init__(
        self, extensions: Extensions, course: Course, on: date, due: _Due
    ) -> None:
        self._all, self._course, self._on, self._due = extensions, course, on, due
        self._known: dict[int, bool] = {}
        self._perhaps = sorted(extensions.asked)
        self._stood: dict[int, When | None] = {}

    def __call__(self, asked: Requested) -> bool:
        """Tell whether a request is one of them."""
        path = [] if asked.number in self._known else [self._settled(asked)]
        while path:
            before = next(path[-1], None)
            if before is None:
                path.pop()
            else:
                path.append(self._settled(before))
        return self._known[asked.number]

    def _settled(self, asked: Requested) -> Iterator[Requested]:
        """Settle one; yield whatever must be settled before it."""
        found = self._by_the_deadline(asked)
        if not found:
            for before in self._pending(asked):
                yield before
                if self._known[before.number]:
                    found = True
                    break
        self._known[asked.number] = found
        if not found:
            del self._perhaps[bisect_left(self._perhaps, asked.number)]

    def _by_the_deadline(self, asked: Requested) -> bool:
        stood = self._stood_at(asked.filed)
        return stood is None or self._course.no_later(asked.filed, stood)

    def _stood_at(self, then: When) -> When | None:
        """Return the deadline as it stood: the same between two decisions."""
        taken = self._all.taken_by(then)
        if taken is None:
            return self._due(then)
        if taken not in self._stood:
            self._stood[taken] = self._due(then)
        return self._stood[taken]

    def _pending(self, asked: Requested) -> Iterator[Requested]:
        """Yield the requests before one that were pending when it was filed.

        Save those that were late. What may have overtaken one has all before it, too.
        """
        course, then, number = self._course, asked.filed, asked.number
        while place := bisect_left(self._perhaps, number):
            number = self._perhaps[place - 1]
            each = self._all.asked[number]
            if not course.no_later(each.filed, then):
                continue
            if self._all.decided_by(course, number, then):
                return
            if self._all.inadmissible(course, each):
                continue
            if self._all.lacks_from(course, number, self._on, then):
                return
            yield each
