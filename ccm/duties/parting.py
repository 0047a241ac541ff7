"""Where courses of events part: what they were asked, as a tree of questions.

A question whose answers all lead to the same is left out, and answers that lead to the
same are told together. So are the day of an event and a question of which the answer
says what that day does: whether a report was made says it of one on record, too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from ccm.duties.said import Asked
from ccm.rules.courses import Followed
from ccm.rules.outcome import Lack, Outcome
from ccm.rules.status import Status

__all__ = ["Amounts", "Leaf", "Node", "Tree", "parted"]

_Told = tuple[Followed[Outcome], ...]
Amounts = Callable[[Asked, Lack], tuple[Lack, object] | None]
"""Tells what an answer about a day comes to, as an answer to what no date tells.

The question, what the day concerns included, and the answer; None for the answer where
the day leaves that open, and for both where the question is about something else.
"""

_DONE = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})
_BOTH = 2


class Leaf(NamedTuple):
    """Courses that end alike.

    Attributes:
        key: The statuses.
        courses: The courses.
    """

    key: frozenset[Status]
    courses: _Told

    @property
    def dated(self) -> bool:
        """Whether a deadline is told of one of them."""
        return any(each.outcome.ends is not None for each in self.courses)

    def with_(self, other: Tree) -> Leaf:
        """Return the courses of both."""
        assert isinstance(other, Leaf)  # noqa: S101 - their keys are alike
        return Leaf(self.key | other.key, (*self.courses, *other.courses))


class Node:
    """A question, and where each answer leads.

    Attributes:
        branches: The answers, each with where it leads.
        key: What tells it apart.
    """

    __slots__ = ("branches", "key")

    def __init__(self, branches: tuple[tuple[Asked, Tree], ...]) -> None:
        self.branches = branches
        self.key: tuple[object, ...] = tuple(
            (*asked, tree.key) for asked, tree in branches
        )

    def with_(self, other: Tree) -> Node:
        """Return the same questions with the courses of both."""
        assert isinstance(other, Node)  # noqa: S101 - their keys are equal
        pairs = zip(self.branches, other.branches, strict=True)
        return Node(tuple((ours[0], ours[1].with_(its[1])) for ours, its in pairs))

    def leading(self, answer: object, to: Tree) -> Node:
        """Return the same question, of which an answer leads elsewhere."""
        return Node(
            tuple(
                (asked, to if answer in asked.answers else tree)
                for asked, tree in self.branches
            )
        )


Tree = Leaf | Node


def parted(told: _Told, amounts: Amounts, depth: int = 0) -> Tree:
    """Return the questions that courses were asked, and where their answers lead."""
    groups: dict[object, list[Followed[Outcome]]] = {}
    for each in told:
        if len(each.course.told) == depth:
            return Leaf(frozenset({each.outcome.status}), told)
        groups.setdefault(each.course.told[depth].answer, []).append(each)
    branches = [
        (
            Asked.of(group[0].course.told[depth]),
            parted(tuple(group), amounts, depth + 1),
        )
        for group in groups.values()
    ]
    return _merged(branches, amounts)


def _merged(branches: list[tuple[Asked, Tree]], amounts: Amounts) -> Tree:
    """Return a node with one branch for all answers that lead to the same."""
    found: dict[object, tuple[Asked, Tree]] = {}
    for asked, tree in branches:
        key = _alike(tree) if _of_the_end(asked) else tree.key
        if known := found.get(key):
            found[key] = known[0].or_else(asked), known[1].with_(tree)
        else:
            found[key] = asked, tree
    if len(found) == 1:
        return next(iter(found.values()))[1]
    node = Node(tuple(found.values()))
    return _folded(node, amounts) or node


def _of_the_end(asked: Asked) -> bool:
    """Tell whether nothing but how it ended is asked."""
    return isinstance(asked.answers[0], Status)


def _alike(tree: Tree) -> object:
    """Return what tells trees apart, whether in time or late being a detail."""
    return _DONE if isinstance(tree, Leaf) and tree.key <= _DONE else tree.key


def _folded(node: Node, amounts: Amounts) -> Tree | None:
    """Return a question about a day as a part of one that says it, too."""
    if len(node.branches) != _BOTH or not node.branches[0][0].spans:
        return None
    (asked, tree), (other, further) = node.branches
    return (
        _as_one(tree, further, partial(amounts, asked))
        or _under(further, tree, partial(amounts, asked))
        or _under(tree, further, partial(amounts, other))
    )


_Concerning = Callable[[Lack], tuple[Lack, object] | None]


def _as_one(one: Tree, other: Tree, amounts: _Concerning) -> Tree | None:
    """Return two trees as one where they differ in what questions concern alone."""
    if isinstance(one, Leaf) or isinstance(other, Leaf):
        return _one_end(one, other)
    if len(one.branches) != len(other.branches):
        return None
    branches: list[tuple[Asked, Tree]] = []
    for (ours, tree), (its, further) in zip(one.branches, other.branches, strict=True):
        asked, led = (
            _one_question(ours, its, amounts),
            _as_one(tree, further, amounts),
        )
        if asked is None or led is None:
            return None
        branches.append((asked, led))
    return Node(tuple(branches))


def _one_end(one: Tree, other: Tree) -> Leaf | None:
    """Return courses that end alike, all with a deadline or all without one."""
    if not isinstance(one, Leaf) or not isinstance(other, Leaf):
        return None
    alike = one.key == other.key and one.dated == other.dated
    return one.with_(other) if alike else None


def _one_question(one: Asked, other: Asked, amounts: _Concerning) -> Asked | None:
    """Return two questions as one that differ in what a day tells alone."""
    if one == other:
        return one
    ours, its = (_with_the_day(asked, amounts) for asked in (one, other))
    if ours is None or ours != its or one.answers != other.answers:
        return None
    return Asked((ours,), one.answers)


def _with_the_day(asked: Asked, amounts: _Concerning) -> Lack | None:
    """Return what is asked that no date tells, what a day concerns included."""
    (subject, *others) = asked.about
    told = amounts(subject) if isinstance(subject, Lack) and not others else None
    return told[0] if told else None


def _under(node: Tree, tree: Tree, amounts: _Concerning) -> Node | None:
    """Return a question with what leads where one of its answers does, by a day."""
    if isinstance(node, Leaf):
        return None
    (lack, *_) = node.branches[0][0].about
    told = amounts(lack) if isinstance(lack, Lack) else None
    if told is None or told[0] != lack:
        return None
    for asked, further in node.branches:
        if told[1] in asked.answers and (led := _as_one(tree, further, amounts)):
            return node.leading(told[1], led)
    return None
