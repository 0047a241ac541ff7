"""One State: since when it is bound, what it owes, what falls due and what it asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.duties.wording import in_short
from ccm.facts import (
    Event,
    ExtensionDecision,
    ExtensionRequest,
    Signature,
    Source,
    State,
    TerritorialScope,
)
from ccm.rules import (
    Cause,
    Explanation,
    Finding,
    Irregularity,
    Membership,
    Missing,
    Norm,
    Standing,
    StandingDuty,
    Status,
    TimeBound,
    Truth,
)
from ccm.rules.bearing import happened_by
from ccm.rules.shown import Shown
from ccm.tabled import Tabled
from ccm.view.asof import AsOf
from ccm.view.schedules import FAR_AHEAD, Due

__all__ = ["Asked", "Gap", "Owed", "Profile", "Step", "owed", "profile"]


_Event = ExtensionRequest | ExtensionDecision


@attrs.define(frozen=True, repr=False)
class Step(Shown):
    """Something by which a State joined or left, or what followed from it.

    Attributes:
        on: The day, as far as it is known.
        text: What happened, in words.
        provision: Where it is said; empty where the treaty says nothing of it.
        facts: The events that it rests on.
    """

    on: PartialDate
    text: str
    provision: str
    facts: tuple[Event, ...]

    def to_dict(self) -> ccm.profile_records.JoiningRow:
        """Return it as in JSON: the day, what happened, and the facts."""
        return ccm.profile_records.joining_row(self)


@attrs.define(frozen=True, repr=False)
class Owed(Shown):
    """Where the State stands under one obligation, and the line that tells why.

    Attributes:
        norm: The obligation.
        finding: Where the State stands under it.
        why: What the answer rests on before all; what is missing where it is open.
        facts: The events that this line rests on.
    """

    norm: Norm = attrs.field(eq=attrgetter("id"))
    finding: Finding
    why: str
    facts: tuple[Event, ...]

    @property
    def stands(self) -> str:
        """How it stands, with its deadline; in every way that is possible."""
        return " or ".join(dict.fromkeys(way.stands for way in self.finding.courses))

    def to_dict(self) -> ccm.profile_records.OwedRow:
        """Return it as in JSON: the answer, and the line that tells why."""
        return ccm.profile_records.owed_row(self)


@attrs.define(frozen=True, repr=False)
class Asked(Shown):
    """A request for a longer deadline, and what became of it.

    Attributes:
        obligation: Id of the obligation.
        number: 1 for the first request under it, and so on.
        events: The request and the decision, as far as they surely happened by the day.
        decided: Whether a decision had been taken by the day.
        irregular: What was done otherwise than a provision says.
    """

    obligation: str
    number: int
    events: tuple[ExtensionRequest | ExtensionDecision, ...]
    decided: Truth
    irregular: tuple[Irregularity, ...] = ()

    def to_dict(self) -> ccm.profile_records.AskedRow:
        """Return it as in JSON: request and decision, with what is odd."""
        return ccm.profile_records.asked_row(self)


@attrs.define(frozen=True, repr=False)
class Gap(Shown):
    """Something that is missing, and the obligations whose answers hang on it.

    Attributes:
        missing: What it is, and for what cause.
        obligations: Ids of the obligations.
    """

    missing: Missing
    obligations: tuple[str, ...]

    @property
    def cause(self) -> Cause:
        """Why the record lacks it."""
        return self.missing.cause

    def to_dict(self) -> ccm.profile_records.GapRow:
        """Return it as in JSON: the fact, its cause, and the obligations."""
        return ccm.profile_records.gap_row(self)


@attrs.define(frozen=True, kw_only=True, repr=False)
class Profile(Shown, Tabled):
    """One State on a day.

    Attributes:
        state: The State.
        on: The day.
        membership: Where it stands towards the treaty; None on a day on which its
            withdrawal may have taken effect, or not.
        steps: How it joined and left, in order.
        owed: Where it stands under each obligation, in the order of articles.
        ahead: What falls due, in order of days.
        requests: What it asked for, obligation by obligation, in order.
        gaps: What is missing, cause by cause.
    """

    state: State
    on: date
    membership: Membership | None
    steps: tuple[Step, ...]
    owed: tuple[Owed, ...]
    ahead: tuple[Due, ...]
    requests: tuple[Asked, ...]
    gaps: tuple[Gap, ...]

    @property
    def facts(self) -> tuple[Event, ...]:
        """The events that it names, each once, in order of first use."""
        named = [fact for step in self.steps for fact in step.facts]
        named += [fact for owed in self.owed for fact in owed.facts]
        asked = [event for request in self.requests for event in request.events]
        return tuple(dict.fromkeys([*named, *asked]))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of these events, each once, in order of first use."""
        return tuple(dict.fromkeys(s for fact in self.facts for s in fact.source))

    def to_dict(self) -> ccm.profile_records.ProfileRow:
        """Return it as in JSON: all that is told of the State."""
        return ccm.profile_records.profile_row(self)


def profile(view: AsOf, state: str | State, *, until: date | None = None) -> Profile:
    """Return one State on a day.

    Args:
        view: The record on a day.
        state: The State.
        until: Last day to look at for what falls due. If None, every deadline is
            told, and of what falls due every year the next time.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: *until* is earlier than the day asked about, or more than a
            hundred years later.
    """
    found = view.state(state)
    findings = view.findings(states=found)
    standing = view.standing(found)
    doubtful = standing.is_in_doubt(view.on)
    return Profile(
        state=found,
        on=view.on,
        membership=None if doubtful else standing.membership(view.on),
        steps=tuple(dict.fromkeys(_steps(view, found))),
        owed=tuple(owed(view.treaty.norm(f.obligation), f) for f in findings),
        ahead=tuple(_ahead(view, found, until)),
        requests=tuple(_requests(view, found, findings)),
        gaps=tuple(_gaps(findings)),
    )


def _steps(view: AsOf, state: State) -> Iterator[Step]:
    """Yield how a State joined and left, term by term."""
    dossier, provision = (
        view.roll.record.dossier(state),
        view.treaty.signature.provision,
    )
    for signature in dossier.of(Signature):
        yield from _taken(signature, provision, view.on)
    for standing in view.roll.standings(state):
        yield from _term(standing, view)
    for scope in dossier.of(TerritorialScope):
        yield from _taken(scope, "", view.on)


def _term(standing: Standing, view: AsOf) -> Iterator[Step]:
    """Yield how a State joined, and how it left after that."""
    on = view.on
    if standing.deposit is not None:
        yield from _taken(standing.deposit, standing.joins_under, on)
    applied = standing.provisional
    if applied and happened_by(applied.evidence(), on) is Truth.TRUE:
        yield from _followed(applied)
    if standing.begins(on) is not None:
        yield from _followed(standing.entry)
    if standing.notice is not None and standing.exit is not None:
        received = [*_taken(standing.notice, standing.exit.provision, on)]
        yield from received
        yield from _followed(standing.exit if received else None)
        if received and standing.exit.value is None:
            yield from _deferred(standing.exit, on)
    for deposit, why in standing.told_without_effect():
        if happened_by((deposit,), on) is Truth.TRUE:
            yield Step(deposit.date, why.claim, why.provision, (deposit,))


def _taken(event: Event, provision: str, on: date) -> Iterator[Step]:
    """Yield an event, if it has surely happened by the day."""
    if happened_by((event,), on) is Truth.TRUE:
        yield Step(event.date, event.phrased(), provision, (event,))


def _deferred(why: Explanation, on: date) -> Iterator[Step]:
    """Yield that a withdrawal takes no effect, once what defers it has begun."""
    if happened_by(why.facts, on) is Truth.TRUE:
        yield Step(why.facts[0].date, why.claim, why.provision, why.evidence())


def _followed(why: Explanation | None) -> Iterator[Step]:
    """Yield what followed from events, with the day that it concludes."""
    if why is None:
        return
    day = PartialDate.on(why.value) if isinstance(why.value, date) else why.value
    if isinstance(day, PartialDate):
        yield Step(day, why.claim, why.provision, why.evidence())


def owed(norm: Norm, finding: Finding) -> Owed:
    """Return where a State stands under an obligation, and the line that tells why."""
    if finding.shown == Status.UNDETERMINED and finding.missing:
        return Owed(norm, finding, str(finding.missing[0]), ())
    step = _deciding(finding)
    facts = tuple(fact for fact in step.evidence() if fact.followed)
    return Owed(norm, finding, str(_line(step, norm)), facts)


def _deciding(finding: Finding) -> Explanation:
    """Return the step on which an answer rests before all.

    Performance, or a withdrawal, with its day; else what tells whether the duty
    arises or, of what is overdue, that it was not performed.
    """
    steps = finding.explanation.because or (finding.explanation,)
    dated = [step for step in steps if isinstance(step.value, PartialDate)]
    told = [step for step in steps if isinstance(step.value, Truth)]
    if finding.status is Status.OVERDUE:
        told.reverse()
    return (*dated, *told, *steps[::-1])[0]


def _line(step: Explanation, norm: Norm) -> str:
    """Return a step in words; if these tell no day, with the last of its events.

    What raises a duty, or puts it in doubt, is not why it does not arise.
    """
    facts = [fact for fact in step.evidence() if fact.followed]
    if step.value is Truth.FALSE:
        raising = _raising(norm)
        facts = [fact for fact in facts if type(fact) not in raising] or facts
    told = isinstance(step.value, PartialDate | date)
    if told or not facts or any(str(fact.date) in step.claim for fact in facts):
        return in_short(step.claim)
    last = facts[-1]
    known = "" if last.detail() in step.claim else f"{last.detail()}, "
    return f"{step.claim} ({known}{last.date})"


def _raising(norm: Norm) -> tuple[type[Event] | None, ...]:
    if isinstance(norm, TimeBound | StandingDuty):
        return norm.arises_from, *norm.doubted_by
    return ()


def _ahead(view: AsOf, state: State, until: date | None) -> Iterator[Due]:
    """Yield what falls due; of what does every year the next time, if no end is set."""
    last = min(view.on.year + FAR_AHEAD, date.max.year)
    found = view.schedule(until=until or date(last, 12, 31), states=state)
    yearly = {norm.id for norm in view.treaty.obligations if norm.every_year}
    told = set[str]()
    for due in found:
        if until is not None or due.what not in told:
            yield due
        told |= {due.what} & yearly


def _requests(view: AsOf, state: State, findings: Iterable[Finding]) -> Iterator[Asked]:
    """Yield requests and decisions by obligation and number, in order of dates."""
    dossier = view.roll.record.dossier(state)
    odd = [each for finding in findings for each in finding.irregularities]
    events: list[_Event] = [
        *dossier.of(ExtensionRequest),
        *dossier.of(ExtensionDecision),
    ]
    asked: defaultdict[tuple[str, int], list[_Event]] = defaultdict(list)
    for event in events:
        asked[event.obligation, event.number].append(event)
    for (obligation, number), told in sorted(asked.items(), key=_first):
        ours = tuple(e for e in told if happened_by((e,), view.on) is Truth.TRUE)
        if ours:
            decisions = [e for e in told if isinstance(e, ExtensionDecision)]
            decided = happened_by(decisions, view.on)
            irregular = dict.fromkeys(each for each in odd if each.event in ours)
            yield Asked(obligation, number, ours, decided, tuple(irregular))


def _first(numbered: tuple[tuple[str, int], object]) -> tuple[str, int]:
    return numbered[0]


def _gaps(findings: Iterable[Finding]) -> Iterator[Gap]:
    """Yield what is missing, the causes in the order in which `Cause` has them."""
    hangs: defaultdict[Missing, list[str]] = defaultdict(list)
    for finding in findings:
        for missing in finding.missing:
            hangs[missing].append(finding.obligation)
    for cause in Cause:
        for missing, obligations in hangs.items():
            if missing.cause is cause:
                yield Gap(missing, tuple(obligations))
