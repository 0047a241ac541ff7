"""What it takes to stand in each way that is possible, read off the courses.

Ways that end alike and differ in one thing are told as one: so that a few lines say it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import reduce
from itertools import groupby

import attrs

from ccm.dates import PartialDate
from ccm.duties.parting import Amounts, Leaf, Tree, parted
from ccm.duties.protocol import Upshot
from ccm.duties.said import Asked, Said, either, joined, runs
from ccm.rules.courses import Followed
from ccm.rules.outcome import Outcome
from ccm.rules.status import Status
from ccm.rules.told import Prospect

__all__ = ["prospects"]

_Path = dict[object, Asked]
_DATED = frozenset({Status.OUTSTANDING, Status.OVERDUE})
_MOST = 3
"""How many ways to one status are told one by one."""

_RANK = {status: number for number, status in enumerate(Status)}


def prospects(
    answer: Upshot, on: date, say: Callable[[Asked], Said], amounts: Amounts
) -> tuple[Prospect, ...]:
    """Return what it takes to stand in each way that is possible."""
    found: dict[object, Prospect] = {}
    paths = _shorter(_paths(parted(answer.courses.each, amounts), {}))
    ways = [(tuple(map(say, path.values())), leaf) for path, leaf in paths]
    for told, leaf in _of_which_one_will_do(ways):
        for one in _ways(told, leaf, on):
            found.setdefault((one.takes, one.statuses), one)
    followed = {status for each in found.values() for status in each.statuses}
    for status in answer.possible - followed:
        found[status] = Prospect("in a course of events not followed", _alone(status))
    return tuple(_few(sorted(found.values(), key=_order)))


def _alone(status: Status) -> frozenset[Status]:
    return frozenset({status})


def _order(prospect: Prospect) -> tuple[int, ...]:
    return tuple(sorted(_RANK[status] for status in prospect.statuses))


def _few(told: Iterable[Prospect]) -> Iterator[Prospect]:
    """Yield a few ways to each status; of more, how many there are."""
    for statuses, group in groupby(told, key=lambda each: each.statuses):
        each = list(group)
        rest = len(each) - _MOST
        yield from each if rest <= 1 else each[:_MOST]
        if rest > 1:
            yield Prospect(f"in {rest} other ways", statuses)


def _paths(tree: Tree, before: _Path) -> Iterator[tuple[_Path, Leaf]]:
    """Yield each way down, with what was answered on it.

    Of the days of one thing the last answer tells all that those before it told. What
    leads to the same whatever was answered goes without that answer.
    """
    if isinstance(tree, Leaf):
        yield before, tree
        return
    for asked, further in tree.branches:
        key = asked.about, asked.steps
        others = [other for each, other in tree.branches if each is not asked]
        for path, leaf in _paths(further, {**before, key: asked}):
            if not asked.spans and all(_same_end(leaf, other) for other in others):
                path.pop(key, None)
            yield path, leaf


def _same_end(leaf: Leaf, other: Tree) -> bool:
    """Tell whether courses all end as a leaf does, without a day that may differ."""
    return isinstance(other, Leaf) and leaf.key == other.key and not other.dated


def _shorter(paths: Iterable[tuple[_Path, Leaf]]) -> Iterator[tuple[_Path, Leaf]]:
    """Yield the ways, those as one that differ in the days of one thing alone."""
    alike: dict[object, list[tuple[_Path, Leaf]]] = {}
    for path, leaf in paths:
        answers = tuple(
            [(a.about, a.steps, None if a.spans else a.answers) for a in path.values()]
        )
        ways = alike.setdefault((leaf.key, answers), [])
        for index, (other, end) in enumerate(ways):
            if one := _as_one(other, path):
                ways[index] = one, end.with_(leaf)
                break
        else:
            ways.append((path, leaf))
    for ways in alike.values():
        yield from ways


def _as_one(one: _Path, other: _Path) -> _Path | None:
    """Return two ways as one; None if more than the days of one thing differ."""
    differ = [key for key, asked in one.items() if asked.spans != other[key].spans]
    if len(differ) > 1:
        return None
    return {k: a.or_else(other[k]) if k in differ else a for k, a in one.items()}


_Way = tuple[tuple[Said, ...], Leaf]


def _of_which_one_will_do(ways: Iterable[_Way]) -> Iterator[_Way]:
    """Yield the ways, those as one that differ in how a sentence ends alone."""
    alike: dict[object, list[_Way]] = {}
    for told, leaf in ways:
        begun = tuple(each.frame or each.words for each in told)
        alike.setdefault((leaf.key, begun), []).append((told, leaf))
    for each in alike.values():
        said, leaves = zip(*each, strict=True)
        yield tuple(map(either, zip(*said, strict=True))), reduce(Leaf.with_, leaves)


def _ways(told: tuple[Said, ...], leaf: Leaf, on: date) -> Iterator[Prospect]:
    """Yield what one way down takes: where a deadline runs, as much as was granted."""
    if not leaf.key & _DATED:
        yield Prospect(joined(told), leaf.key)
        return
    whole = next((each for each in told if each.whole is not None), None)
    if whole is None or whole.whole is None:
        yield _with_deadline(joined(told), leaf, on)
        return
    words, due = whole.whole
    takes = joined([_put(words, each, whole) for each in told])
    yield Prospect(takes, leaf.key, (PartialDate.on(due),))
    if whole.less:
        takes = joined([_put(whole.less, each, whole) for each in told])
        yield _with_deadline(takes, leaf, on)


def _put(words: str, each: Said, whole: Said) -> Said:
    """Return the same, other words in the place of those of what was granted."""
    return attrs.evolve(each, words=words) if each is whole else each


def _with_deadline(takes: str, leaf: Leaf, on: date) -> Prospect:
    """Return a way with every day on which its courses let the deadline lie."""
    spans = {_ends(each, on) for each in leaf.courses}
    known = [span for span in spans if span]
    if len(known) < len(spans):
        return Prospect(takes, leaf.key)
    later = any(last == date.max for _, last in known)
    days = (PartialDate(a, a if b == date.max else b) for a, b in known)
    return Prospect(takes, leaf.key, runs(days), later)


def _ends(each: Followed[Outcome], on: date) -> tuple[date, date] | None:
    """Return the days on which the deadline can lie; None where nobody can tell.

    Nor where a request keeps one from passing that would have passed.
    """
    ends = each.outcome.ends
    if ends is None:
        return None
    span = each.course.shown(ends, on)
    runs_on = each.outcome.status is Status.OUTSTANDING
    return None if runs_on and span[1] < on else span
