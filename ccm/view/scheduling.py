"""A schedule: what falls due from the day of a view on, as a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Self

import ccm
from ccm.facts import State
from ccm.facts.garbage import nothing_to_collect
from ccm.tabled import Tabled
from ccm.view import AsOf
from ccm.view.requests import to_be_filed
from ccm.view.roster import a_day
from ccm.view.schedules import Due, falling_due, not_too_far, taking_effect

__all__ = ["Schedule", "schedule"]


class Schedule(Tabled, tuple[Due, ...]):  # noqa: SLOT001 - a tuple with slots holds no more
    """What falls due, in order of days: a tuple that knows of which view it is."""

    _view: AsOf
    _asked: tuple[str, date] | None

    def __new__(
        cls, found: Iterable[Due], view: AsOf, asked: tuple[str, date] | None = None
    ) -> Self:
        """Return what falls due, as a view tells it.

        Args:
            found: What falls due.
            view: The view.
            asked: Which States and obligations were looked at, in words that are the
                same whenever the same is asked, and up to which day.
        """
        made = super().__new__(cls, found)
        made._view, made._asked = view, asked
        return made

    @property
    def asked(self) -> tuple[str, date] | None:
        """What was looked at, and up to which day; None where that is not known."""
        return self._asked

    @property
    def view(self) -> AsOf:
        """The view that was asked."""
        return self._view

    def __reduce__(self) -> tuple[object, ...]:
        return Schedule, (tuple(self), self._view, self._asked)

    def to_dict(self) -> ccm.records.ScheduleRow:
        """Return it as in JSON: the day asked about, and what falls due."""
        return ccm.records.schedule_row(self)

    def to_ics(
        self,
        *,
        alarms: Sequence[int] = (),
        also: Iterable[ccm.SupportDue] = (),
        earlier: bytes = b"",
    ) -> bytes:
        """Return it as a calendar file, an event of a whole day for each that it holds.

        What a file of the next day holds again has the same identity there, also where
        a decision has moved its day: a calendar that subscribes to it moves the event.
        What is in doubt is tentative, and its title says so.

        Args:
            alarms: How many days before an event to remind of it; never if none.
            also: What falls due around meetings, from `ccm.support.calendar`.
            earlier: The file that was made before of the same question. What it holds
                and what falls due no more is cancelled; what moved, meetings as well,
                has a higher number of sequence.

        Raises:
            MissingExtraError: The extra ``calendar`` is not installed.
            InvalidValueError: An alarm is no number of days, or the earlier file is no
                calendar of the same States and obligations.

        >>> ahead = ccm.as_of(date(2020, 9, 28)).schedule(
        ...     until=date(2021, 3, 1), states="NIU"
        ... )
        >>> text = ahead.to_ics(alarms=[30]).decode()
        >>> [line for line in text.splitlines() if line.startswith("SUMMARY")]
        ['SUMMARY:Niue: the Convention enters into force [art17.2]']
        """
        return ccm.to_ics(self, alarms=alarms, also=also, earlier=earlier)


def schedule(
    view: AsOf,
    *,
    until: date,
    states: Iterable[str | State] | str | State | None = None,
    obligations: Iterable[str] | str | None = None,
) -> Schedule:
    """Return what falls due from the day of a view, in order of days.

    Args:
        view: The view.
        until: Last day to look at.
        states: The States to look at; all with a deposit by the day if None.
        obligations: Ids of the obligations; all, with entries into force and
            withdrawals, if None.

    Raises:
        InvalidValueError: *until* is earlier than the day asked about, or more than a
            hundred years later.
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
    """
    not_too_far(view.on, a_day(until, "until"))
    chosen, norms = view.chosen(states), view.norms(obligations)
    cases = [view.case(state) for state in chosen]
    with nothing_to_collect():
        found = list(falling_due(norms, view.roll, cases, until))
        found += to_be_filed(norms, view.roll, cases, until)
    if obligations is None:
        found += taking_effect(cases, until)
    whom = None if states is None else sorted({state.alpha3 for state in chosen})
    what = None if obligations is None else sorted({norm.id for norm in norms})
    asked = f"{' '.join(whom or ['all'])}; {' '.join(what or ['all'])}"
    in_order = sorted(found, key=lambda d: (d.on, d.what, d.state.alpha3))
    return Schedule(in_order, view, (asked, until))
