"""All States at one glance: how far the record reaches, what has passed, what comes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from ccm.dates import Period, Rounding
from ccm.errors import InadmissibleEventError, InvalidValueError
from ccm.facts import Confidence, State
from ccm.facts.garbage import nothing_to_collect
from ccm.facts.reach import Reach, reach_of
from ccm.rules import Finding, LastKnown, Norm, Status
from ccm.rules.told import Cause
from ccm.rules.years import Submission
from ccm.view.asof import AsOf, as_of
from ccm.view.schedules import Due

__all__ = ["Overview", "Passed", "Tally", "causes", "overview"]


@attrs.define(frozen=True)
class Passed:
    """A deadline that has passed and, as far as is known, was not met.

    Attributes:
        finding: Where the State stands on the day asked about.
        known: Where it stood when that was last known: overdue, or outstanding with
            a deadline that has passed since.
        due: The deadline; the first day that it can have been. Under a duty of every
            year, that of the first report that was missed.
    """

    finding: Finding
    known: LastKnown
    due: date

    @property
    def sure(self) -> bool:
        """Whether the State is overdue on the day asked about."""
        return self.finding.status is Status.OVERDUE

    @property
    def or_later(self) -> bool:
        """Whether the deadline that ran can have been a later day."""
        deadline = self.known.deadline
        if deadline is None or self.known.status is not Status.OUTSTANDING:
            return False
        return deadline.or_later or deadline.candidates[-1] > self.due


@attrs.define(frozen=True)
class Tally:
    """How the States bound by one obligation stand: each of them counts once.

    Attributes:
        norm: The obligation.
        shown: How many States stand in which way, as `Finding.shown` tells it.
        stood: Of those of which that is not known, how many stood in which way when
            it last was. Those of which it never was are left out.
    """

    norm: Norm
    shown: Mapping[str, int]
    stood: Mapping[str, int]

    @property
    def states(self) -> int:
        """How many States are bound."""
        return sum(self.shown.values())

    @property
    def silent(self) -> bool:
        """Whether it is not known of any State on any day where it stands."""
        return not self.stood and set(self.shown) == {Status.UNDETERMINED}


@attrs.define(frozen=True, kw_only=True)
class Overview:
    """All States at one glance.

    Attributes:
        reach: How far the record reaches, kind by kind of event.
        passed: The deadlines that have passed; those that are surely not met first.
        ahead: What falls due, in order of days.
        next: What falls due on the next ten days of which any does, whenever they come.
        tallies: How the States stand, obligation by obligation.
        findings: The answers that were counted, State by State.
        unverified: Those of them that facts would change which nobody has verified, or
            that stood otherwise when that was last known.
    """

    reach: tuple[Reach, ...]
    passed: tuple[Passed, ...]
    ahead: tuple[Due, ...]
    next: tuple[Due, ...]
    tallies: tuple[Tally, ...]
    findings: tuple[Finding, ...]
    unverified: tuple[Finding, ...]


def overview(
    view: AsOf,
    until: date,
    *,
    states: Iterable[str | State] | str | State | None = None,
) -> Overview:
    """Return all States at one glance, and what falls due up to a day.

    Args:
        view: The record on a day.
        until: Last day to look at for what falls due.
        states: The States to look at; all with a deposit by the day if None.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: *until* is earlier than the day asked about, or more than a
            hundred years later.

    >>> glance = overview(as_of(date(2020, 9, 28)), date(2020, 12, 31))
    >>> {tally.states for tally in glance.tallies}
    {108}
    >>> sure = [each.finding for each in glance.passed if each.sure]
    >>> [f.state.alpha3 for f in sure if f.obligation == "art7.1"]
    ['COM', 'CPV', 'TGO', 'COG', 'GIN', 'RWA', 'MDG']
    """
    with nothing_to_collect():
        chosen = view.chosen(states)
        findings = view.findings(states=chosen)
        bound = tuple(f for f in findings if f.status is not Status.NOT_BOUND)
        ahead = view.schedule(until=until, states=chosen)
        return Overview(
            reach=reach_of(view.roll.record),
            passed=_passed(view, bound),
            ahead=ahead,
            next=_next(view, ahead, until, chosen),
            tallies=tuple(_tallies(view, bound)),
            findings=bound,
            unverified=_changed_by_unverified(view, bound),
        )


_DAYS = 10
"""How many days on which something falls due are the next ones."""

_FURTHER = (Period(years=5), Period(years=15), Period(years=30))
"""How much further to look for them, if they are not that many."""


def _next(
    view: AsOf, ahead: tuple[Due, ...], until: date, states: Sequence[State]
) -> tuple[Due, ...]:
    """Return what falls due on the next ten days of which any does."""
    for more in _FURTHER:
        if len({due.on for due in ahead}) >= _DAYS:
            break
        try:
            further = more.after(until, rounding=Rounding.DOWN)
            ahead = view.schedule(until=further, states=states)
        except InvalidValueError:  # it leads out of the calendar
            break
    days = [*dict.fromkeys(due.on for due in ahead)][:_DAYS]
    return tuple(due for due in ahead if due.on <= days[-1]) if days else ()


def causes(finding: Finding) -> tuple[Cause, ...]:
    """Return why it is not known where a State stands, the weightiest cause first."""
    return tuple(dict.fromkeys(gap.cause for gap in finding.missing))


def _passed(view: AsOf, findings: Iterable[Finding]) -> tuple[Passed, ...]:
    place = {norm: number for number, norm in enumerate(view.treaty.by_id)}

    def order(each: Passed) -> tuple[object, ...]:
        late = each.known.status is Status.OVERDUE
        name = each.finding.state.alpha3
        return not each.sure, not late, place[each.finding.obligation], each.due, name

    return tuple(sorted(_lapsed(findings), key=order))


_OPEN = (Status.OUTSTANDING, Status.OVERDUE)


def _lapsed(findings: Iterable[Finding]) -> Iterator[Passed]:
    for finding in findings:
        if finding.shown not in (Status.UNDETERMINED, Status.OVERDUE):
            continue
        known = finding.last_known
        if known is None or known.status not in _OPEN:
            continue
        due = _due(known.finding)
        if due is not None and due < finding.on:
            yield Passed(finding, known, due)


def _due(finding: Finding) -> date | None:
    """Return the deadline that was first missed, or else the one that ran."""
    missed = (y for y in finding.years if y.standing is Submission.NOT_SUBMITTED)
    first = next((year.due for year in missed), None)
    if first is None and finding.deadline:
        return finding.deadline.candidates[0]
    return first


def _tallies(view: AsOf, findings: Iterable[Finding]) -> Iterator[Tally]:
    ours: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        ours[finding.obligation].append(finding)
    for norm in view.treaty.obligations:
        found = ours[norm.id]
        doubtful = (f for f in found if f.shown == Status.UNDETERMINED)
        known = filter(None, (f.last_known for f in doubtful))
        yield Tally(
            norm,
            Counter(f.shown for f in found),
            Counter(each.finding.shown for each in known),
        )


def _changed_by_unverified(
    view: AsOf, findings: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """Return the answers that unverified facts would change, if the Parties admit them.

    Or where a State last stood, if the answer is open. Nothing where the record with
    such facts is refused.
    """
    if view.trust is Confidence.UNVERIFIED:
        return ()
    try:
        other = as_of(
            view.on,
            known_by=view.known_by,
            record=view.record,
            reading=view.reading,
            trust=Confidence.UNVERIFIED.value,
            treaty=view.treaty,
        )
    except InadmissibleEventError:
        return ()
    record = view.roll.record
    unsure = {event.state for event in (*record.withheld, *record.doubted)}
    begun = view.roll.general_entry_into_force
    if other.roll.general_entry_into_force == begun:  # of others all is as it was
        findings = tuple(f for f in findings if f.state in unsure)
    states = dict.fromkeys(finding.state for finding in findings)
    theirs = {_about(f): _answer(f, unsure) for f in other.findings(states=states)}
    return tuple(f for f in findings if theirs[_about(f)] != _answer(f, unsure))


def _about(finding: Finding) -> tuple[str, str]:
    return finding.state.alpha3, finding.obligation


def _answer(finding: Finding, unsure: Container[State]) -> tuple[object, ...]:
    """Return what is answered; of some States also where they last stood."""
    told = finding.possible, finding.deadline, finding.fulfilled_on, finding.breach
    known = finding.last_known if finding.state in unsure else None
    if known is None or finding.shown != Status.UNDETERMINED:
        return told
    return *told, known.on, known.finding.possible, known.deadline
