"""What changed between two days: what happened, and what that or time itself turned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

import attrs

import ccm
from ccm.duties.cells import row_of
from ccm.duties.homes import rule_of
from ccm.errors import InvalidValueError
from ccm.facts import (
    Deposit,
    Event,
    ProvisionalApplication,
    Signature,
    Source,
    State,
    TerritorialScope,
    WithdrawalNotice,
)
from ccm.rules import (
    Explanation,
    Finding,
    Membership,
    Norm,
    Recurring,
    Status,
    Truth,
)
from ccm.rules.bearing import happened_by
from ccm.rules.finding import Cell
from ccm.rules.roles import Role, role_of
from ccm.rules.shown import Shown
from ccm.rules.status import is_decided
from ccm.rules.years import Submission
from ccm.view.asof import AsOf, as_of
from ccm.view.profile import owed
from ccm.view.roster import a_day
from ccm.view.timelines import memberships

__all__ = ["Change", "Kind", "changes"]

_DAY = timedelta(days=1)


class Kind(StrEnum):
    """What kind of change it is."""

    SIGNED = "signed"
    JOINED = "joined"
    """It deposited its instrument."""
    IN_FORCE = "entered into force"
    NOTIFIED = "notified"
    """It told the depositary something else: of its withdrawal, for one."""
    LEFT = "left"
    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"
    PERFORMED = "performed"
    REPORTED = "reported"
    FOUND = "found"
    AROSE = "arose"
    BREACHED = "breached"
    TOLD = "told"
    """It said otherwise how it stands."""
    LAPSED = "lapsed"
    """A deadline passed, and the State is overdue or may be."""
    SETTLED = "settled"
    """It is known where it stands, which it was not."""
    DOUBT = "newly in doubt"
    """It may stand in a way in which it surely did not."""
    NARROWED = "less in doubt"
    """It may not stand any more in a way in which it might have."""
    TURNED = "turned"
    """It stands otherwise, and both are known."""


@attrs.define(frozen=True, kw_only=True, repr=False)
class Change(Shown):
    """Something that happened to a State, or that turned where it stands.

    Attributes:
        on: The day from which that is so; of an event of which the day is not known,
            the one by which it had surely happened.
        kind: What kind of change it is.
        state: The State.
        obligation: Id of the obligation; empty where it is about membership.
        provision: Where it is said.
        text: What happened, in words.
        facts: The events that it rests on; none where time alone brought it.
        before: The finding of the day before, where the answer turned.
        after: The finding of the day, where the answer turned.
        within: Whether it came in the period: `Truth.UNKNOWN` of an event that may have
            come before.
    """

    on: date
    kind: Kind
    state: State
    obligation: str = ""
    provision: str
    text: str
    facts: tuple[Event, ...] = ()
    before: Finding | None = None
    after: Finding | None = None
    within: Truth = Truth.TRUE

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of its events, each once."""
        return tuple(dict.fromkeys(s for fact in self.facts for s in fact.source))

    @property
    def is_known(self) -> bool:
        """Whether it leaves nothing open: an event, or a day that passed."""
        if self.kind in (Kind.DOUBT, Kind.NARROWED):
            return False
        if self.kind is not Kind.LAPSED or self.after is None:
            return True
        return is_decided(self.after.possible)

    @property
    def said(self) -> str:
        """Its kind and what happened, in words."""
        if self.kind is Kind.IN_FORCE:  # the text says so
            return self.text
        return f"{self.kind}: {self.text}"

    def to_dict(self) -> ccm.time_records.ChangeRow:
        """Return it as in JSON: the day, what happened, and the events behind it."""
        return ccm.time_records.change_row(self)

    def __str__(self) -> str:
        return f"{self.on} {self.state.alpha3}: {self.said}"


def changes(
    *,
    since: date,
    until: date,
    states: Iterable[str | State] | str | State | None = None,
    obligations: Iterable[str] | str | None = None,
    view: AsOf | None = None,
) -> tuple[Change, ...]:
    """Return what changed after a day and up to another, in order of days.

    Who joined or left, for whom the treaty entered into force, what was requested,
    granted, performed, found and reported, what lapsed, and what came to be in doubt or
    was settled. An event of which the day is not known stands with the day by which it
    had surely happened, and so in one period only. An event that turned an answer and
    what it turned are one change.

    Args:
        since: The day before the first.
        until: The last day.
        states: The States to look at; all of which the record holds an event if None.
        obligations: Ids of the obligations; all, and membership, if None.
        view: Whose record, reading and trust to use; the packaged record if None. Its
            day does not matter.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: A day is no day, or the last comes before the first.

    >>> days = {"since": date(2013, 6, 30), "until": date(2013, 12, 31)}
    >>> for change in changes(**days, states="MKD", obligations="art3"):
    ...     print(change.on, change.kind, "-", change.before.shown, change.after.shown)
    2013-10-25 performed - outstanding fulfilled
    """
    if a_day(until, "until") < a_day(since, "since"):
        msg = f"until: expected {since} or later, got {until}"
        raise InvalidValueError(msg)
    view = (view or as_of(until)).at(until)
    norms = view.norms(obligations)
    chosen = view.chosen(states) if states is not None else [*view.record.dossiers]
    found: list[Change] = []
    for state in chosen:
        life = _Life(view, state, norms, since)
        found += life.with_duties()
        if obligations is None:
            found += life.with_membership()
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[object, ...]:
    return change.on, change.state.alpha3, _KINDS.index(change.kind), change.obligation


_KINDS = tuple(Kind)

_OF_MEMBERSHIP: dict[type[Event], Kind] = {
    Signature: Kind.SIGNED,
    Deposit: Kind.JOINED,
    ProvisionalApplication: Kind.NOTIFIED,
    TerritorialScope: Kind.NOTIFIED,
    WithdrawalNotice: Kind.NOTIFIED,
}


class _Life:
    """One State from the day after one day to another."""

    def __init__(
        self, view: AsOf, state: State, norms: tuple[Norm, ...], since: date
    ) -> None:
        self.view, self.state, self.norms, self.since = view, state, norms, since
        events = [e for e in view.roll.record.dossier(state).events if e.followed]
        had = [e for e in events if happened_by((e,), view.on) is Truth.TRUE]
        before = {e: happened_by((e,), since) for e in had}
        self.within = {e: ~by for e, by in before.items() if by is not Truth.TRUE}

    def with_membership(self) -> Iterator[Change]:
        """Yield how it joined and left."""
        for event in self.within:
            if kind := _OF_MEMBERSHIP.get(type(event)):
                yield self._told(kind, event, provision=self._provision(event))
        spans = [*memberships(self.state, view=self.view)]
        for before, span in pairwise(spans):
            if self.since < span.start <= self.view.on:
                yield from self._stands(before.value, span.value, span.start)

    def _provision(self, event: Event) -> str:
        """Return where it is said what an event of membership does."""
        for standing in self.view.roll.standings(self.state):
            if event is standing.deposit:
                return standing.joins_under
            why = standing.exit if event is standing.notice else standing.provisional
            if why is not None and event in why.evidence():
                return why.provision
        is_signature = isinstance(event, Signature)
        return self.view.treaty.signature.provision if is_signature else ""

    def _stands(
        self, before: Membership | None, after: Membership | None, day: date
    ) -> Iterator[Change]:
        standing = self.view.roll.standing(self.state, day)
        if after is Membership.PARTY and before is not None:
            yield from self._followed(Kind.IN_FORCE, standing.entry, day)
        elif after is Membership.WITHDRAWN:
            yield from self._followed(Kind.LEFT, standing.exit, day)
        elif after is None:
            yield from self._followed(Kind.DOUBT, standing.exit, day)

    def _followed(
        self, kind: Kind, why: Explanation | None, day: date
    ) -> Iterator[Change]:
        if why is not None:
            yield Change(
                on=day,
                kind=kind,
                state=self.state,
                provision=why.provision,
                text=why.claim,
                facts=why.evidence(),
            )

    def with_duties(self) -> Iterator[Change]:
        """Yield what bears on its obligations, and how they turned."""
        told = [change for event in self.within for change in self._bearing(event)]
        for norm in self.norms:
            turns = [*self._turns(norm)]
            yield from _merged([c for c in told if c.obligation == norm.id], turns)
            if isinstance(norm, Recurring):
                yield from self._years(norm, {turn.on for turn in turns})

    def _bearing(self, event: Event) -> Iterator[Change]:
        """Yield an event under the obligation on which it bears most."""
        roles = [(role_of(norm, event), norm) for norm in self.view.treaty.obligations]
        bears = [(_ROLES.index(role), not n.dated, n) for role, n in roles if role]
        ours = [each for each in bears if each[2] in self.norms]
        if ours:
            place, _, norm = min(ours, key=_weight)
            is_report = type(event) in self._reports
            kind = Kind.REPORTED if is_report else Kind(_ROLES[place])
            yield self._told(kind, event, norm)

    @property
    def _reports(self) -> set[type[Event]]:
        """What reports to the other Parties: every year, and before that once."""
        yearly = [n for n in self.view.treaty.obligations if isinstance(n, Recurring)]
        return {norm.fulfilled_by for each in yearly for norm in (each, each.after)}

    def _told(
        self, kind: Kind, event: Event, norm: Norm | None = None, provision: str = ""
    ) -> Change:
        when = "" if event.date.day else f", {event.date}"
        return Change(
            on=event.date.latest,
            kind=kind,
            state=self.state,
            obligation=norm.id if norm else "",
            provision=norm.provision if norm else provision,
            text=f"{event.detail()}{when}",
            facts=(event,),
            within=self.within[event],
        )

    def _turns(self, norm: Norm) -> Iterator[Change]:
        """Yield how an obligation turned, the day on which it came to bind left out."""
        row = row_of(self.view.roll, self.state, norm)
        spans = [*row.stretches(self.since, self.view.on)]
        for (_, last, before), (first, _, after) in pairwise(spans):
            eve, day = date.fromordinal(last), date.fromordinal(first)
            if kind := _turned(norm, before, after, eve):
                yield self._turn(norm, kind, Finding(eve, before), Finding(day, after))

    def _turn(self, norm: Norm, kind: Kind, before: Finding, after: Finding) -> Change:
        known = {*before.explanation.evidence()}
        told = [fact for fact in after.explanation.evidence() if fact.followed]
        new = tuple(fact for fact in told if fact not in known)
        return Change(
            on=after.on,
            kind=kind,
            state=self.state,
            obligation=norm.id,
            provision=norm.provision,
            text=_said(norm, kind, before, after),
            facts=new or owed(norm, after).facts,
            before=before,
            after=after,
        )

    def _years(self, norm: Recurring, told: set[date]) -> Iterator[Change]:
        """Yield reports that did not come by their day, if that turned no answer."""
        for year in range(self.since.year, self.view.on.year + 1):
            due = date(year, norm.month, norm.day)
            if self.since <= due < self.view.on and due + _DAY not in told:
                yield from self._lacking(norm, due)

    def _lacking(self, norm: Recurring, due: date) -> Iterator[Change]:
        day = due + _DAY
        for year in self.view.at(day).assess(self.state, norm).years[-1:]:
            kind = _NOT_IN_TIME.get(year.standing)
            if kind is not None and year.due == due:
                yield Change(
                    on=day,
                    kind=kind,
                    state=self.state,
                    obligation=norm.id,
                    provision=norm.provision,
                    text=f"report on {year.year}, due {due}: {year.said}",
                    facts=year.events,
                )


_NOT_BOUND = frozenset({Status.NOT_BOUND})

_ROLES = tuple(Role)

_NOT_IN_TIME = {
    Submission.NOT_SUBMITTED: Kind.LAPSED,
    Submission.NOT_KNOWN: Kind.DOUBT,
    Submission.LESS_SURE: Kind.DOUBT,
}


def _weight(bears: tuple[int, bool, Norm]) -> tuple[int, bool]:
    return bears[:2]


def _merged(told: list[Change], turns: list[Change]) -> Iterator[Change]:
    """Yield events and turns; an event that turned the answer on its day with that."""
    for turn in turns:
        ours = [c for c in told if c.on == turn.on and _is_behind(c, turn)]
        if not ours:
            yield turn
            continue
        first = min(ours, key=_order)
        told.remove(first)
        yield _together(first, turn)
    yield from told


def _together(told: Change, turn: Change) -> Change:
    """Return an event and what it turned as one change, of the event's kind."""
    return attrs.evolve(
        turn,
        kind=told.kind,
        within=told.within,
        text=f"{told.text}; {turn.text}",
        facts=tuple(dict.fromkeys((*told.facts, *turn.facts))),
    )


def _is_behind(told: Change, turn: Change) -> bool:
    """Tell whether an answer that turned rests on an event."""
    return turn.after is not None and told.facts[0] in turn.after.explanation.evidence()


def _turned(norm: Norm, before: Cell, after: Cell, eve: date) -> Kind | None:
    """Return how an answer turned on the day after a day; None if that is no change."""
    was, now = before.possible, after.possible
    if _NOT_BOUND in (was, now):
        return None
    if after.breach is Truth.TRUE is not before.breach:
        return Kind.BREACHED
    if was == now:
        moved = not rule_of(norm).yearly and before.deadline != after.deadline
        return Kind.TURNED if moved else None
    if Status.OVERDUE in now - was and _ended(before, eve):
        return Kind.LAPSED
    return _otherwise(before, after)


def _otherwise(before: Cell, after: Cell) -> Kind:
    """Return how an answer turned that is possible in other ways than before."""
    if after.decided:
        return Kind.TURNED if before.decided else Kind.SETTLED
    return Kind.NARROWED if after.possible < before.possible else Kind.DOUBT


def _ended(before: Cell, eve: date) -> bool:
    """Tell whether a day can have been the last for the duty."""
    runs = before.deadline.runs if before.deadline else ()
    return any(first <= eve <= last for first, last in runs)


def _said(norm: Norm, kind: Kind, before: Finding, after: Finding) -> str:
    """Return what turned, in words, and why or what it hangs on."""
    line, was = owed(norm, after), owed(norm, before).stands
    if not is_decided(after.possible):
        lead = _in_doubt(kind, before, after, was)
        return f"{lead}; not known: {line.why}"
    if kind is Kind.LAPSED:
        return f"deadline {before.on} passed: {line.stands}"
    if kind is Kind.SETTLED:
        return f"{line.stands}: {line.why}"
    return f"{line.stands}, was {was}"


def _in_doubt(kind: Kind, before: Finding, after: Finding, was: str) -> str:
    """Return how an answer turned that is not known after it."""
    if kind is Kind.LAPSED:
        return f"deadline {before.on} passed"
    if is_decided(before.possible):
        return f"was {was}"
    gone, come = before.possible - after.possible, after.possible - before.possible
    said = [f"may be {_either(come)} too"] if come else []
    said += [f"is surely not {_either(gone)}"] if gone else []
    return ", ".join(said or ["stands otherwise"])


def _either(statuses: frozenset[Status]) -> str:
    return " or ".join(status for status in Status if status in statuses)
