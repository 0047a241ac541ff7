"""What a question can ask of a State: something that is so in a course, or not.

A condition is asked of one course of events, so that the same unknown day is one
unknown wherever a question asks for it. It gives what tells it, or whether it is so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attrs

from ccm.facts import Event, State
from ccm.questions.inquiry import Inquiry
from ccm.questions.moments import latest_told, membership
from ccm.questions.periods import Period, period_in
from ccm.questions.words import Words
from ccm.rules import Explanation, Membership, Status
from ccm.rules.bearing import day_of
from ccm.rules.courses import Course

__all__ = ["STANDING", "Condition", "Events", "Told", "had_come", "joined"]

Told = Event | Explanation | bool
"""What tells that something is so, or whether it is."""

_Test = Callable[[Course, Inquiry, State], Told]
Events = Callable[[Inquiry, State], Iterable[Event]]
"""Gives some events of a State."""

STANDING: Mapping[str, tuple[Membership, ...]] = {
    "party": (Membership.PARTY,),
    "deposited": (Membership.PARTY, Membership.CONTRACTING),
    "waiting": (Membership.CONTRACTING,),
    "signatory": (Membership.SIGNATORY,),
    "outside": (Membership.NON_PARTY, Membership.WITHDRAWN),
    "not-party": (Membership.NON_PARTY, Membership.SIGNATORY, Membership.WITHDRAWN),
    "committed": (Membership.PARTY, Membership.CONTRACTING, Membership.SIGNATORY),
}
"""Where a State can stand, in the words of a condition."""


@attrs.define(frozen=True, eq=False)
class Condition:
    """Something that is so of a State in a course of events, or not.

    Attributes:
        test: Returns what tells it, or whether it is so.
        obligation: The obligation that it is about, if it is about one.
        standing: Where a State stands, if that is all that it asks.
        due: Whether it asks whether a deadline has passed, and nothing else.
        lacks: What nothing on record tells of any State.
        statuses: Under the obligation, if that is all that it asks.
        text: The words in which it was asked.
    """

    test: _Test
    obligation: str = ""
    standing: tuple[Membership, ...] = ()
    due: bool = False
    lacks: str = ""
    statuses: frozenset[Status] = frozenset()
    text: str = attrs.field(default="", kw_only=True)


def joined(one: Condition, other: Condition, *, either: bool = False) -> Condition:
    """Return what holds where both conditions do; or where either does."""

    def both(course: Course, inquiry: Inquiry, state: State) -> Told:
        first = one.test(course, inquiry, state)
        if bool(first) is either:
            return first
        second = other.test(course, inquiry, state)
        return first if second is True and not either else second

    lacks, obligation = one.lacks or other.lacks, one.obligation or other.obligation
    text = f"({one.text}) {'or' if either else 'and'} ({other.text})"
    return Condition(both, obligation, lacks=lacks, text=text)


def had_come(
    events: Events, words: Words, inquiry: Inquiry, *, as_standing: bool = False
) -> Condition:
    """Return whether one of some events had come by the day, in a period if given.

    Args:
        events: The events of a State.
        words: What is still to be read.
        inquiry: Where meetings are looked up.
        as_standing: Whether ``as`` and where the State stood then may stand first.
    """
    narrowed = as_standing and words.accept("as")
    where = STANDING[words.one_of(STANDING, "one of")] if narrowed else None
    period = period_in(words, inquiry) or Period()

    def test(course: Course, inquiry: Inquiry, state: State) -> Told:
        roll = inquiry.view.roll
        ours = (
            event
            for event in events(inquiry, state)
            if (course, day_of(event)) in period
            and (
                where is None or membership(course, roll, state, day_of(event)) in where
            )
        )
        return latest_told(course, ours, inquiry.heard) or False

    return Condition(test)
