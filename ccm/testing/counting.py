"""Laws that count a day again, by a calendar other than the library's own."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from ccm.dates import Period
from ccm.facts import Deposit, State
from ccm.rules import Deadline, Membership, Norm, Reading, Recurring, Status, TimeBound
from ccm.testing.laws import require
from ccm.view import AsOf
from ccm.view.timelines import timeline

__all__ = [
    "deadline_is_counted_from_the_norm",
    "entry_is_counted_from_the_deposit",
    "nothing_is_due_before_entry",
    "overdue_is_never_in_time_again",
    "status_keeps_to_the_deadline",
    "who_is_no_party_is_not_bound",
]

_NOT_BOUND = frozenset({Status.NOT_BOUND})
_OVERDUE = frozenset({Status.OVERDUE})


def who_is_no_party_is_not_bound(view: AsOf, state: State, norm: Norm) -> None:
    """Who has not joined by the day, or has not left, is not held to anything else.

    What can be applied provisionally, and the last reports of who has left, are
    left to the rules on them.

    Raises:
        BrokenLawError: A State Party is not bound, or who never joined is.
    """
    standing, status = view.standing(state), view.assess(state, norm).possible
    if standing.is_in_doubt(view.on) or norm.id in view.treaty.provisional.covers:
        return
    member = standing.membership(view.on)
    law = f"{norm.id} binds who is a party on {view.on}, and nobody else"
    if member is Membership.PARTY:
        require(Status.NOT_BOUND not in status, law, member, *status)
    elif member is not Membership.WITHDRAWN:
        require(status == _NOT_BOUND, law, member, *status)


def entry_is_counted_from_the_deposit(view: AsOf, state: State, norm: Norm) -> None:
    """A State is bound from the first of a month, so many months after its deposit.

    No earlier than the general entry into force; counted by month, as the text is read
    in practice. A successor is bound since the day that the Depositary gives.

    Raises:
        BrokenLawError: It is another day.
    """
    standing, roll = view.standing(state), view.roll
    deposit, entry = standing.deposit, standing.in_force_from
    if deposit is None or deposit.since or entry is None or roll.decisive is None:
        return
    if view.reading == Reading():
        counted = max(deposit.day, roll.decisive.day).replace(day=1)
        first = counted + relativedelta(months=view.treaty.entry.months)
        law = f"deposited {deposit.day}: {norm.id} binds from {first}"
        require(entry == first, law, entry)


def nothing_is_due_before_entry(view: AsOf, state: State, norm: Norm) -> None:
    """No deadline lies before entry into force for the State.

    As the text is read in practice: days that are counted from the deposit can.

    Raises:
        BrokenLawError: One does, or may.
    """
    entry, found = view.standing(state).in_force_from, view.assess(state, norm).deadline
    if entry is not None and found is not None and view.reading == Reading():
        for day in found.candidates:
            require(day >= entry, f"{norm.id} binds from {entry}", day)


def deadline_is_counted_from_the_norm(view: AsOf, state: State, norm: Norm) -> None:
    """A deadline is entry into force, the norm's period and what was granted.

    In calendar years, months and days; a decision that names a day gives that day, and
    one that names an earlier day than there is shortens nothing.
    Of a duty of every year it is the day of the year that the norm names. As the text
    is read in practice.

    Raises:
        BrokenLawError: It is another day.
    """
    found = view.assess(state, norm).deadline
    if found is None or found.date is None or view.reading != Reading():
        return
    entry, initial = view.standing(state).in_force_from, found.initial
    if isinstance(norm, Recurring):
        named = (found.date.month, found.date.day) == (norm.month, norm.day)
        law = f"{norm.id} is due on day {norm.day} of month {norm.month}"
        require(named, law, found.date)
    elif isinstance(norm, TimeBound) and norm.runs_from is None and entry and initial:
        law = f"{norm.id} is due {norm.period} after {entry}"
        require(initial == _after(entry, norm.period), law, initial)
        _extended(norm, initial, found)


def _extended(norm: TimeBound, initial: date, found: Deadline) -> None:
    start, given = initial, relativedelta()
    for step in found.extensions:
        decision = step.decision
        if decision.until is not None and decision.until < step.before:
            law = f"extension {decision.number} of {norm.id} shortens nothing"
            require(step.after == step.before, law, step.after)
            return
        if decision.until is not None:
            start, given = decision.until, relativedelta()
        else:
            given += _delta(decision.length or Period())
        law = f"extension {decision.number} of {norm.id} leads to {start + given}"
        require(step.after == start + given, law, step.after)
    if found.extensions and all(step.certain for step in found.extensions):
        last = found.extensions[-1].after
        require(found.date == last, f"{norm.id} is due {last}", found.date)


def _delta(period: Period) -> relativedelta:
    return relativedelta(
        years=period.years, months=period.months, weeks=period.weeks, days=period.days
    )


def _after(day: date, period: Period) -> date:
    return day + _delta(period)


def status_keeps_to_the_deadline(view: AsOf, state: State, norm: Norm) -> None:
    """Nothing is overdue by its last day, nor in time after it.

    As the text is read in practice, of a duty performed once and a deadline that is
    known.

    Raises:
        BrokenLawError: Status, day and deadline do not go together.
    """
    found = view.assess(state, norm)
    due = found.deadline.date if found.deadline else None
    if due is None or view.reading != Reading() or not isinstance(norm, TimeBound):
        return
    law = f"{norm.id}, due {due}, on {view.on}"
    if found.status is Status.OUTSTANDING:
        require(view.on <= due, f"{law}: it has passed", found.status)
    elif found.status is Status.OVERDUE:
        require(view.on > due, f"{law}: it has not passed", found.status)
    elif found.status.is_fulfilled and found.fulfilled_on is not None:
        done, late = found.fulfilled_on, found.status is Status.FULFILLED_LATE
        right = done.latest > due if late else done.earliest <= due
        require(right, f"{law}: performed {done}", found.status)


def overdue_is_never_in_time_again(view: AsOf, state: State, norm: Norm) -> None:
    """What was surely overdue is never performed in time after that.

    Of duties whose deadline nothing can move: no extension, and no find.

    Raises:
        BrokenLawError: Once it was overdue, it is held possible that it was in time.
    """
    if not isinstance(norm, TimeBound) or norm.extension or norm.reopened_by:
        return
    deposits = view.record.dossier(state).of(Deposit)
    opened = view.on >= view.treaty.signature.opens
    if len(deposits) != 1 or norm.runs_from or not opened:
        return
    late = False
    told = timeline(state, norm.id, until=view.on, view=view)
    for span in told:
        law = f"{norm.id} was overdue before {span.start}"
        found = span.value.possible
        require(not late or Status.FULFILLED not in found, law, *found)
        late = late or found == _OVERDUE
