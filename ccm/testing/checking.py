"""Every law at once: `check_all` holds what a view says to each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

import attrs

from ccm.facts import State, Statement
from ccm.rules import Norm, Status
from ccm.testing import counting, laws, retelling
from ccm.view import AsOf
from ccm.view.timelines import timeline

__all__ = ["LAWS", "Law", "check_all"]

_DAY = timedelta(days=1)


@attrs.define(frozen=True, eq=False)
class Law:
    """A law that the answer about a State under a norm obeys, on any day.

    Attributes:
        name: The name of the function that holds an answer to it.
        says: The sentence that it stands for.
        holds: Raises `BrokenLawError` unless it is obeyed.
    """

    name: str
    says: str
    holds: Callable[[AsOf, State, Norm], None] = attrs.field(repr=False)

    @classmethod
    def of(cls, holds: Callable[[AsOf, State, Norm], None]) -> Law:
        """Return the law that a function stands for, by its first line."""
        says = (holds.__doc__ or "").partition("\n")[0]
        return cls(holds.__name__, says, holds)


def reasons_agree_with_the_value(view: AsOf, state: State, norm: Norm) -> None:
    """The root of the reasons is the status; their deadline is the deadline."""
    laws.reasons_agree_with_the_value(view.assess(state, norm))


def doubt_has_a_reason(view: AsOf, state: State, norm: Norm) -> None:
    """An answer is in doubt if, and only if, something is said to be missing."""
    laws.doubt_has_a_reason(view.assess(state, norm))


def reasons_lie_in_the_past(view: AsOf, state: State, norm: Norm) -> None:
    """No reason of who is bound rests on what surely came after the day."""
    found = view.assess(state, norm)
    if found.status is not Status.NOT_BOUND:
        laws.reasons_lie_in_the_past(found, save=[Statement])


def reasons_can_be_put_in_words(view: AsOf, state: State, norm: Norm) -> None:
    """The reasons can be put in words of every form, which name State and status."""
    laws.reasons_can_be_put_in_words(view.assess(state, norm))


def lookups_agree(view: AsOf, state: State, norm: Norm) -> None:
    """What is looked up of a day is what the rule says, asked on that very day."""
    days = [view.on - _DAY, view.on, view.on + _DAY]
    laws.lookups_agree(view, state, norm.id, days)


def timeline_agrees(view: AsOf, state: State, norm: Norm) -> None:
    """A timeline says on each day what the rule says, and tells each change once."""
    if view.on < view.treaty.signature.opens:
        return
    told = timeline(state, norm, until=view.on, view=view)
    turns = {day + step for day, _ in told.changes for step in (-_DAY, 0 * _DAY)}
    laws.timeline_agrees(told, view, sorted(d for d in turns if d >= told.start))


def schedule_lies_ahead(view: AsOf, state: State, norm: Norm) -> None:
    """What falls due lies in the days asked about, in their order."""
    until = view.on + 4000 * _DAY
    due = view.schedule(until=until, states=state, obligations=norm.id)
    laws.schedule_lies_ahead(due, view.on, until)


LAWS: tuple[Law, ...] = tuple(
    map(
        Law.of,
        (
            reasons_agree_with_the_value,
            doubt_has_a_reason,
            reasons_lie_in_the_past,
            reasons_can_be_put_in_words,
            lookups_agree,
            timeline_agrees,
            schedule_lies_ahead,
            counting.who_is_no_party_is_not_bound,
            counting.entry_is_counted_from_the_deposit,
            counting.nothing_is_due_before_entry,
            counting.deadline_is_counted_from_the_norm,
            counting.status_keeps_to_the_deadline,
            counting.overdue_is_never_in_time_again,
            retelling.order_of_rows_does_not_matter,
            retelling.telling_again_changes_nothing,
            retelling.none_left_undoes_nothing,
            retelling.observers_decide_nothing,
            retelling.accounts_not_followed_decide_nothing,
            retelling.to_learn_a_day_narrows,
            retelling.what_comes_later_changes_nothing,
        ),
    )
)
"""The laws of every answer: the rules of any treaty are held to them."""


def check_all(
    view: AsOf,
    *,
    states: Iterable[str | State] | str | State | None = None,
    obligations: Iterable[str] | str | None = None,
) -> None:
    """Hold every answer of a view to every law.

    Args:
        view: Of any treaty, any record, any reading.
        states: The States to look at; all with a deposit by the day if None.
        obligations: Ids of the obligations; all if None.

    Raises:
        BrokenLawError: A law is broken; with its sentence, the State, the obligation,
            the day, and what was found.

    >>> import ccm
    >>> check_all(ccm.as_of(date(2020, 9, 28)), states="BGR", obligations="art7.1")
    """
    for state in view.chosen(states):
        for norm in view.norms(obligations):
            for law in LAWS:
                _hold(law, view, state, norm)


def _hold(law: Law, view: AsOf, state: State, norm: Norm) -> None:
    try:
        law.holds(view, state, norm)
    except laws.BrokenLawError as broken:
        where = f"{law.name}, {state}, {norm.id}, {view.on}"
        msg = f"{law.says} [{where}]: {broken}"
        raise laws.BrokenLawError(msg) from broken
