"""What changed between two days: what happened, and what that or time itself turned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain, pairwise

import attrs

import ccm
from ccm.dates.spans import lies_in
from ccm.duties.cells import row_of
from ccm.duties.homes import rule_of
from ccm.duties.yearly import due_on
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
from ccm.phrases import phrase
from ccm.rules import (
    Deadline,
    Explanation,
    Finding,
    Membership,
    Norm,
    Recurring,
    Status,
    Treaty,
    Truth,
)
from ccm.rules.bearing import happened_by
from ccm.rules.finding import Cell
from ccm.rules.roles import Role, role_of
from ccm.rules.shown import Shown
from ccm.rules.status import is_decided
from ccm.rules.years import ReportYear, Submission
from ccm.tabled import Tabled
from ccm.view.asof import AsOf, the_view
from ccm.view.profile import owed
from ccm.view.roster import a_day
from ccm.view.schedules import not_too_far
from ccm.view.timelines import memberships

__all__ = ["Change", "Changes", "Kind", "changes"]

_DAY = timedelta(days=1)

_MOST_IN_REASONS = 600_000
"""How many events are in the reasons of all turns together, if each names all."""


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
    NOTED = "noted"
    """Somebody, the State or another, said otherwise how it stands."""
    LAPSED = "lapsed"
    """A deadline passed, and the State is overdue."""
    MAY_HAVE_LAPSED = "may have lapsed"
    """A deadline passed, and the State may be overdue."""
    SETTLED = "settled"
    """It is known where it stands, which it was not."""
    DOUBT = "newly in doubt"
    """It may stand in a way in which it surely did not."""
    NARROWED = "less in doubt"
    """It may not stand any more in a way in which it might have."""
    TURNED = "turned"
    """It stands otherwise, and both are known."""


_OPEN = (Kind.MAY_HAVE_LAPSED, Kind.DOUBT, Kind.NARROWED)

_BY_THEMSELVES = (Kind.SIGNED, Kind.IN_FORCE, Kind.NOTIFIED)
"""The kinds that the text says, too."""


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
        return self.kind not in _OPEN

    @property
    def said(self) -> str:
        """Its kind and what happened, in words."""
        if self.kind in _BY_THEMSELVES:
            return self.text
        return f"{self.kind}: {self.text}"

    def to_dict(self) -> ccm.time_records.ChangeRow:
        """Return it as in JSON: the day, what happened, and the events behind it."""
        return ccm.time_records.change_row(self)

    def __str__(self) -> str:
        where = self.obligation or self.provision
        cited = f" [{where}]" if where else ""
        return f"{self.on} {self.state.alpha3}: {self.said}{cited}"


class Changes(Tabled, tuple[Change, ...]):
    """What changed, in order of days: a tuple that can be read as a table."""

    __slots__ = ()


def changes(
    *,
    since: date,
    until: date,
    states: Iterable[str | State] | str | State | None = None,
    obligations: Iterable[str] | str | None = None,
    view: AsOf | None = None,
) -> Changes:
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
        InvalidValueError: A day is no day, or the last comes before the first or more
            than a hundred years after the first, or after the treaty was opened; or an
            answer turns so often that not all of the period could be looked at.

    >>> days = {"since": date(2013, 6, 30), "until": date(2013, 12, 31)}
    >>> for change in changes(**days, states="MKD", obligations="art3"):
    ...     print(change.on, change.kind, "-", change.before.shown, change.after.shown)
    2013-10-25 performed - outstanding fulfilled
    """
    if a_day(until, "until") < a_day(since, "since"):
        msg = f"until: expected {since} or later, got {until}"
        raise InvalidValueError(msg)
    view = the_view(view, until).at(until)
    not_too_far(min(until, max(since, view.treaty.signature.opens)), until)
    norms = tuple({norm.id: norm for norm in view.norms(obligations)}.values())
    chosen = view.chosen(states) if states is not None else [*view.record.dossiers]
    found: list[Change] = []
    for state in dict.fromkeys(chosen):
        life = _Life(view, state, norms, since)
        found += life.with_duties()
        if obligations is None:
            found += life.with_membership()
    return Changes(sorted(found, key=_order))


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
        self.reports = _reports(view.treaty)

    def with_membership(self) -> Iterator[Change]:
        """Yield how it joined and left."""
        void = dict(self._without_effect())
        for event in self.within:
            if why := void.get(event):
                told = self._told(Kind.NOTIFIED, event, provision=why.provision)
                yield attrs.evolve(told, text=why.claim)
            elif kind := _OF_MEMBERSHIP.get(type(event)):
                yield self._told(kind, event, provision=self._provision(event))
        spans = [*memberships(self.state, view=self.view)]
        for before, span in pairwise(spans):
            if self.since < span.start <= self.view.on:
                yield from self._stands(before.value, span.value, span.start)

    def _without_effect(self) -> Iterator[tuple[Event, Explanation]]:
        """Yield the instruments that start no term, each with why."""
        for standing in self.view.roll.standings(self.state):
            yield from standing.told_without_effect()

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
        assert why is not None  # noqa: S101 - where a State stands has its reason
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
            is_report = type(event) in self.reports
            kind = Kind.REPORTED if is_report else Kind(_ROLES[place])
            yield self._told(kind, event, norm)

    def _told(
        self, kind: Kind, event: Event, norm: Norm | None = None, provision: str = ""
    ) -> Change:
        told = event.phrased()
        if not event.date.day:
            told = phrase("{what}, {day}", what=told, day=event.date)
        return Change(
            on=event.date.latest,
            kind=kind,
            state=self.state,
            obligation=norm.id if norm else "",
            provision=norm.provision if norm else provision,
            text=told,
            facts=(event,),
            within=self.within[event],
        )

    def _turns(self, norm: Norm) -> Iterator[Change]:
        """Yield how an obligation turned, the day on which it came to bind left out."""
        row = row_of(self.view.roll, self.state, norm)
        spans = [*row.stretches(self.since, self.view.on)]
        self._are_all(norm, spans)
        for (_, last, before), (first, _, after) in pairwise(spans):
            eve, day = date.fromordinal(last), date.fromordinal(first)
            if kind := _turned(norm, before, after, eve):
                yield self._turn(norm, kind, Finding(eve, before), Finding(day, after))

    def _are_all(self, norm: Norm, spans: list[tuple[int, int, Cell]]) -> None:
        """Refuse to leave out how it turned after too many turns; each has its reasons.

        Raises:
            InvalidValueError: There are too many; it names the last day before that.
        """
        many = len(self.view.roll.record.dossier(self.state).events)
        told = spans[: max(_MOST_IN_REASONS // max(many, 1), 1)]
        reached = date.fromordinal(told[-1][1])
        if reached < self.view.on:
            where = f"{self.state} under {norm.id}"
            msg = f"until: too many changes of {where}; expected {reached} or earlier"
            raise InvalidValueError(msg)

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
            text=_said(norm, kind, before, after, new),
            facts=new or owed(norm, after).facts,
            before=before,
            after=after,
        )

    def _years(self, norm: Recurring, told: set[date]) -> Iterator[Change]:
        """Yield reports that did not come by their day, if that turned no answer."""
        first = max(self.since, self.view.treaty.signature.opens)
        for year in range(first.year, self.view.on.year + 1):
            due = due_on(norm, year - 1, self.view.reading)
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
                    text=_of_year(year),
                    facts=year.events,
                )


def _of_year(year: ReportYear) -> str:
    """Return what became of the report on a year."""
    report = phrase("report on {year}, due {day}", year=year.year, day=year.due)
    return phrase("{report}: {said}", report=report, said=year.said)


def _reports(treaty: Treaty) -> set[type[Event]]:
    """Return what reports to the other Parties: every year, and before that once."""
    yearly = [norm for norm in treaty.obligations if isinstance(norm, Recurring)]
    return {norm.fulfilled_by for each in yearly for norm in (each, each.after)}


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
    on_day: defaultdict[date, list[Change]] = defaultdict(list)
    for each in told:
        on_day[each.on].append(each)
    for turn in turns:
        came = on_day[turn.on]
        ours = _behind(turn, came) if came else []
        if not ours:
            yield turn
            continue
        first = min(ours, key=_order)
        came.remove(first)
        yield _together(first, turn)
    yield from chain.from_iterable(on_day.values())


def _together(told: Change, turn: Change) -> Change:
    """Return an event and what it turned as one change, of the event's kind."""
    return attrs.evolve(
        turn,
        kind=told.kind,
        within=told.within,
        text=f"{told.text}; {turn.text}",
        facts=tuple(dict.fromkeys((*told.facts, *turn.facts))),
    )


def _behind(turn: Change, told: list[Change]) -> list[Change]:
    """Return those of some events on which an answer that turned rests."""
    assert turn.after is not None  # noqa: S101 - an answer turned into it
    rests_on = {*turn.after.explanation.evidence()}
    return [each for each in told if each.facts[0] in rests_on]


def _turned(norm: Norm, before: Cell, after: Cell, eve: date) -> Kind | None:
    """Return how an answer turned on the day after a day; None if that is no change."""
    was, now = before.possible - _NOT_BOUND, after.possible - _NOT_BOUND
    if not (was and now):
        return None
    if after.breach is Truth.TRUE is not before.breach:
        return Kind.BREACHED
    if was == now:
        return None if rule_of(norm).yearly else _moved(before.deadline, after.deadline)
    if Status.OVERDUE in now - was and _ended(before, eve):
        return Kind.LAPSED if after.decided else Kind.MAY_HAVE_LAPSED
    return _otherwise(was, now)


def _moved(before: Deadline | None, after: Deadline | None) -> Kind | None:
    """Return how a deadline turned under an answer that is possible as before."""
    if before == after or before is None or after is None:
        return None if before == after else Kind.TURNED
    if after.date is not None:
        return Kind.TURNED if before.date is not None else Kind.SETTLED
    fewer = all(
        any(first <= since and until <= last for first, last in before.runs)
        for since, until in after.runs
    )
    return Kind.NARROWED if fewer and before.or_later >= after.or_later else Kind.DOUBT


def _otherwise(was: frozenset[Status], now: frozenset[Status]) -> Kind:
    """Return how an answer turned that is possible in other ways than before."""
    if is_decided(now):
        return Kind.TURNED if is_decided(was) else Kind.SETTLED
    return Kind.NARROWED if now < was else Kind.DOUBT


def _ended(before: Cell, eve: date) -> bool:
    """Tell whether a day can have been the last for the duty."""
    runs = before.deadline.runs if before.deadline else ()
    return lies_in(eve, runs)


def _said(
    norm: Norm, kind: Kind, before: Finding, after: Finding, new: Iterable[Event]
) -> str:
    """Return what turned, in words, and why or what it hangs on."""
    line, was = owed(norm, after), owed(norm, before).stands
    passed = f"deadline {before.on} {_passed(before.deadline)}"
    if kind is Kind.LAPSED:
        return f"{passed}: {line.stands}"
    if kind is Kind.MAY_HAVE_LAPSED:
        return f"{passed}; not known: {line.why}"
    if not is_decided(after.possible):
        return f"{_in_doubt(before, after, was)}; not known: {line.why}"
    if kind is Kind.SETTLED and before.possible != after.possible:
        return f"{line.stands}: {line.why}"
    why = f": {claim}" if kind is Kind.DOUBT and (claim := _by(after, new)) else ""
    return f"{line.stands}, was {was}{why}"


def _in_doubt(before: Finding, after: Finding, was: str) -> str:
    """Return how an answer turned that is not known after it."""
    if is_decided(before.possible):
        return f"was {was}"
    gone, come = before.possible - after.possible, after.possible - before.possible
    said = [f"may be {_either(come)} too"] if come else []
    said += [f"can no longer be {_either(gone)}"] if gone else []
    return ", ".join(said) or f"its deadline may be {after.deadline}"


def _either(statuses: frozenset[Status]) -> str:
    return " or ".join(status for status in Status if status in statuses)


def _passed(deadline: Deadline | None) -> str:
    is_sure = deadline is not None and deadline.date is not None
    return "passed" if is_sure else "may have passed"


def _by(after: Finding, new: Iterable[Event]) -> str:
    """Return the step of an argument that rests on an event which none did before."""
    steps = (step for _, step in after.explanation.walk())
    return next((s.claim for s in steps if not {*new}.isdisjoint(s.facts)), "")
