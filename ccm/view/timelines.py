"""Every change of an answer, with the day from which it holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

import attrs

import ccm
from ccm.dates import Timeline
from ccm.duties.cells import row_of
from ccm.duties.homes import rule_of
from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.rules import Finding, Membership, Norm, Roll, Standing
from ccm.rules.asked import OneDayError, Stretch
from ccm.rules.finding import Cell
from ccm.view.asof import AsOf, the_view
from ccm.view.roster import a_day

__all__ = ["Counts", "counts", "last_day", "memberships", "timeline"]

_MOST_IN_A_WALK = 4096
"""How many stretches of days are walked at the most."""


def timeline(
    state: str | State,
    obligation: str | Norm,
    *,
    until: date | None = None,
    view: AsOf | None = None,
) -> Timeline[Finding]:
    """Return every change of an answer, each with the day from which it holds.

    That is: of what is possible, of the deadline, of when it was performed, and of
    whether a breach is shown. Asked for a day, it gives the finding of that day with
    its reasons, also of a day after its last.

    Args:
        state: The State.
        obligation: The obligation.
        until: Last day to look at. If None, the last on which the answer can
            change; for a yearly duty that a State has, the last of which the record
            speaks.
        view: Whose record, reading and trust to use; the packaged record if
            None. Its day does not matter.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: *until* is no day, or is before the treaty.

    >>> for span in timeline("NOR", "art4"):
    ...     print(span.start, span.value.status)
    2008-12-03 not bound
    2010-08-01 outstanding
    2013-09-01 undetermined
    2013-09-30 fulfilled
    """
    view = the_view(view, date.min)
    norm = view.treaty.norm(obligation)
    found = view.state(state)
    first = view.treaty.signature.opens
    last = last_day(view, found, norm) if until is None else a_day(until, "until")
    if last < first:
        msg = f"until: expected {first} or later, got {last}"
        raise InvalidValueError(msg)
    spans = list(row_of(view.roll, found, norm).stretches(first, last))
    reached = date.fromordinal(spans[-1][1])
    return Timeline(
        tuple((day, Finding(day, cell)) for day, cell in _starts(spans)),
        until=None if reached == date.max else reached,
        asked=partial(_on, view, found, norm),
    )


def _starts(spans: list[tuple[int, int, Cell]]) -> Iterator[tuple[date, Cell]]:
    for first, _, cell in spans:
        yield date.fromordinal(first), cell


def _on(view: AsOf, state: State, norm: Norm, day: date) -> Finding:
    return view.at(day).assess(state, norm)


def last_day(view: AsOf, state: State, norm: Norm) -> date:
    """Return the last day of a timeline.

    A yearly duty turns for ever, so that it ends where the record does; where the State
    is not bound any more, or never was, nothing turns.
    """
    if not rule_of(norm).yearly:
        return date.max
    days = [e.date.latest for e in view.record.events]
    begun = [each.in_force_from for each in view.roll.standings(state)]
    known = max([view.treaty.signature.opens, *filter(None, begun), *days])
    _, through, _ = row_of(view.roll, state, norm).around(known)
    return date.max if date.fromordinal(through).year == date.max.year else known


def memberships(
    state: str | State, *, view: AsOf | None = None
) -> Timeline[Membership | None]:
    """Return every change of where a State stands towards the treaty.

    On days on which its withdrawal may have taken effect, or not, it is None: the
    record does not say. Where it is so vague that too many days have to be asked about
    one by one, the timeline ends early (`Timeline.until`).

    Args:
        state: The State.
        view: Whose record, reading and trust to use; the packaged record if None. Its
            day does not matter.

    Raises:
        UnknownStateError: There is no such State.

    >>> for span in memberships("LTU"):
    ...     print(span.start, span.value)
    2008-12-03 signatory
    2011-03-24 contracting
    2011-09-01 party
    2025-03-06 withdrawn
    """
    view = the_view(view, date.min)
    changes, last = _memberships(view.roll, view.state(state))
    return Timeline[Membership | None].of(changes, until=_end(last))


def _end(last: date) -> date | None:
    return None if last == date.max else last


def _memberships(
    roll: Roll, state: State
) -> tuple[list[tuple[date, Membership | None]], date]:
    """Return where a State stands, stretch by stretch of days, and the last day.

    It comes early where too many days have each to be asked about alone.
    """
    day = last = roll.treaty.signature.opens
    found: list[tuple[date, Membership | None]] = []
    for _ in range(_MOST_IN_A_WALK):
        known, last = _around(roll, state, day)
        found.append((day, known))
        if last == date.max:
            break
        day = last + timedelta(days=1)
    return found, last


def _around(roll: Roll, state: State, day: date) -> tuple[Membership | None, date]:
    """Return where a State stands on a day, and the last on which it stands alike."""
    asked = Stretch(day)
    try:
        known = _membership(roll.standing(state, asked.day), asked.day)
    except OneDayError:
        return _membership(roll.standing(state, day), day), day
    return known, date.fromordinal(asked.days[1])


def _membership(standing: Standing, on: date) -> Membership | None:
    return None if standing.is_in_doubt(on) else standing.membership(on)


@attrs.define(frozen=True)
class Counts:
    """How many States have joined a treaty.

    Attributes:
        in_force: The States for which it is in force.
        deposited: Those that have deposited their instrument and have not left, as
            United Nations documents count States Parties.
        signatories: The States that have signed and deposited nothing.
        in_doubt: States that are counted in none of these, as the record does not say
            whether they have left.
    """

    in_force: int = 0
    deposited: int = 0
    signatories: int = 0
    in_doubt: tuple[State, ...] = ()

    def to_dict(self) -> ccm.time_records.CountsRow:
        """Return it as in JSON: the numbers."""
        return ccm.time_records.counts_row(self)


def counts(*, view: AsOf | None = None) -> Timeline[Counts]:
    """Return every change of how many States have joined.

    Args:
        view: Whose record, reading and trust to use; the packaged record if None. Its
            day does not matter.

    >>> counts().at(date(2020, 9, 28))
    Counts(in_force=108, deposited=110, signatories=13, in_doubt=())
    """
    view = the_view(view, date.min)
    changes: defaultdict[date, dict[State, Membership | None]] = defaultdict(dict)
    end = date.max
    for state in view.record.dossiers:
        stands, last = _memberships(view.roll, state)
        end = min(end, last)
        for day, membership in stands:
            changes[day][state] = membership
    told = [(day, changes[day]) for day in sorted(changes) if day <= end]
    first = view.treaty.signature.opens
    found = _counted(told) or [(first, Counts())]
    return Timeline[Counts].of(found, until=_end(end))


def _counted(
    changes: list[tuple[date, dict[State, Membership | None]]],
) -> list[tuple[date, Counts]]:
    stand: dict[State, Membership | None] = {}
    found: list[tuple[date, Counts]] = []
    for day, changed in changes:
        stand |= changed
        found.append((day, _counts(stand)))
    return found


def _counts(stand: dict[State, Membership | None]) -> Counts:
    number = Counter(stand.values())
    in_force = number[Membership.PARTY]
    return Counts(
        in_force=in_force,
        deposited=in_force + number[Membership.CONTRACTING],
        signatories=number[Membership.SIGNATORY],
        in_doubt=tuple(state for state, each in stand.items() if each is None),
    )
