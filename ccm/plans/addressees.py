"""Whom an action speaks to: predicates over the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ccm.dates import PartialDate
from ccm.facts import Retention, StockpileDestroyed, StockpileFound
from ccm.meetings import is_party
from ccm.plans.deadlines import conference_day
from ccm.plans.steps import Step
from ccm.plans.traces import TRACES
from ccm.rules import Cause, Membership, Missing, Ruling, Status, Truth

if TYPE_CHECKING:
    from ccm.facts import State
    from ccm.plans.inquiry import Inquiry

__all__ = ["Addressees", "addressed"]


class Addressees(StrEnum):
    """Whom an action speaks to."""

    PARTIES = "States Parties"
    WITH_STOCKPILES = "States Parties with stockpiles"
    DESTROYERS = "States Parties and signatories that began or finished destruction"
    RETAINERS = "States Parties that retain or acquire munitions"
    WITHOUT_STOCKPILES = "States Parties that fulfilled Article 3"
    FINDERS = "States Parties that found stocks after declaring compliance"
    AFFECTED = "affected States Parties"
    FORMER_USERS = "States Parties that used or abandoned cluster munitions"
    WITH_VICTIMS = "States Parties with victims"
    SEEKING = "States Parties that seek assistance"
    ABLE = "States Parties in a position to assist"
    WITH_EXPERTS = "States Parties and expert organisations"
    SEEKING_OR_ABLE = (
        "States Parties that seek or give assistance, and expert organisations"
    )
    WITHOUT_REVIEW = "States Parties that have not reviewed their law"
    """All of them: one that has reviewed its law has done what is asked."""


_OPEN = frozenset({Status.OUTSTANDING, Status.OVERDUE})
_IDLE = frozenset({Status.NOT_APPLICABLE, Status.NOT_BOUND})


def addressed(inquiry: Inquiry, state: State, group: Addressees) -> Ruling:
    """Tell whether a State is one of those whom an action speaks to on the day.

    A State that had stockpiles or contaminated areas at some time since the
    plan began stays one: it is asked to have dealt with them.
    """
    known, key = inquiry.findings.rulings, (inquiry.on, state, str(group))
    if key not in known:
        known[key] = _addressed(inquiry, state, group)
    return known[key]


def _addressed(inquiry: Inquiry, state: State, group: Addressees) -> Ruling:
    party = _party(inquiry, state)
    if group is Addressees.DESTROYERS:
        return _destroyers(inquiry, state, party)
    predicate = _PREDICATES.get(group)
    if predicate is None or party.truth is Truth.FALSE:
        return party
    return Ruling.all_of(
        f"{state} is one of: {group}",
        inquiry.plan.title,
        party,
        predicate(inquiry, state),
    )


def _party(inquiry: Inquiry, state: State) -> Ruling:
    standing = inquiry.duties.standing(state)
    truth = is_party(standing, inquiry.on)
    word = {Truth.TRUE: "is", Truth.FALSE: "is not", Truth.UNKNOWN: "may be"}[truth]
    gap = Missing("the day on which its withdrawal takes effect", Cause.PARTIAL_DATE)
    claim = f"{state} {word} a State Party on {inquiry.on}"
    return Ruling.of(truth, claim, "art17", missing=(gap,))


def _in_the_plans_time(obligation: str) -> Callable[[Inquiry, State], Ruling]:
    def predicate(inquiry: Inquiry, state: State) -> Ruling:
        """Tell whether a duty was to be performed when the plan began, or since."""
        now = inquiry.finding(state, obligation)
        began = _beginning(inquiry, state)
        then = inquiry.at(began.latest).finding(state, obligation)
        truth = Truth.UNKNOWN
        if now.possible <= _OPEN or then.possible <= _OPEN:
            truth = Truth.TRUE
        elif now.possible <= _IDLE:
            truth = Truth.FALSE
        elif now.performed is Truth.TRUE and now.fulfilled_on:
            truth = _later(now.fulfilled_on, began)
        claim = f"to {inquiry.duties.treaty.norm(obligation).duty}: {now.status} now"
        fact = f"whether it was performed before {began} (known: {now.fulfilled_on})"
        vague = Missing(fact, Cause.PARTIAL_DATE)
        return Ruling.of(
            truth,
            f"{claim}, {then.status} on {began}",
            now.explanation.provision,
            because=(now.explanation,),
            missing=(now.missing or (vague,)) if truth == Truth.UNKNOWN else (),
        )

    return predicate


def _beginning(inquiry: Inquiry, state: State) -> PartialDate:
    """Return when the plan began for a State: with entry into force, if later."""
    began, _ = conference_day(inquiry, inquiry.plan.adopted_by)
    entry = inquiry.duties.entry_into_force(state) or began.earliest
    on = inquiry.on
    return PartialDate(
        min(max(began.earliest, entry), on), min(max(began.latest, entry), on)
    )


def _later(when: PartialDate, than: PartialDate) -> Truth:
    if when.earliest > than.latest:
        return Truth.TRUE
    return Truth.FALSE if when.latest <= than.earliest else Truth.UNKNOWN


def _destroyers(inquiry: Inquiry, state: State, party: Ruling) -> Ruling:
    """Tell whether a State Party or signatory began or finished destruction.

    Of signatories the record holds nothing, because they need not report.
    """
    claim = f"{state} is one of: {Addressees.DESTROYERS}"
    if party.truth is Truth.FALSE:
        signed = inquiry.duties.membership(state) is Membership.SIGNATORY
        gap = Missing("whether, as a signatory, it destroyed any", Cause.NOT_REPORTED)
        truth = Truth.UNKNOWN if signed else Truth.FALSE
        return Ruling.of(truth, claim, inquiry.plan.title, missing=(gap,))
    finding = inquiry.finding(state, "art3")
    truth = Truth.UNKNOWN
    if finding.possible <= _IDLE:
        truth = Truth.FALSE
    elif not finding.possible & _IDLE:
        truth = Truth.TRUE
    arising = Ruling.of(
        truth,
        "it had stockpiles to destroy",
        finding.explanation.provision,
        because=(finding.explanation,),
        missing=finding.missing if truth == Truth.UNKNOWN else (),
    )
    return Ruling.all_of(claim, inquiry.plan.title, party, arising)


def _retainers(inquiry: Inquiry, state: State) -> Ruling:
    """Tell whether the last word of a State is that it keeps munitions."""
    told = [
        event
        for event in inquiry.duties.case(state).heard(Retention)
        if event.date.surely_by(inquiry.on) and isinstance(event, Retention)
    ]
    last = told[-1] if told else None
    truth = Truth.of(not last.is_none) if last else Truth.UNKNOWN
    gap = Missing("whether it retains munitions", Cause.NOT_REPORTED)
    claim = "its last word on munitions retained" if last else "no word on retention"
    facts = (last,) if last else ()
    return Ruling.of(truth, claim, "art3.6", facts=facts, missing=(gap,))


def _without_stockpiles(inquiry: Inquiry, state: State) -> Ruling:
    finding = inquiry.finding(state, "art3")
    truth = finding.performed
    return Ruling.of(
        truth,
        f"destruction of its stockpiles: {finding.status}",
        finding.explanation.provision,
        because=(finding.explanation,),
        missing=finding.missing if truth == Truth.UNKNOWN else (),
    )


def _finders(inquiry: Inquiry, state: State) -> Ruling:
    """Tell whether stocks came to light since the plan began, after compliance.

    Who destroyed its stocks is taken to have declared it.
    """
    began = _beginning(inquiry, state)
    truth = Truth.FALSE
    facts = inquiry.duties.case(state).heard(StockpileFound)
    for event in facts:
        if event.date.possibly_by(inquiry.on):
            complied = _had_complied(inquiry, state, event.date)
            truth |= _later(event.date, began) & complied
    fact = "the day of the find, and whether compliance had been declared before it"
    claim = f"stocks found since {began}, after it had declared compliance"
    found = facts if truth is not Truth.FALSE else ()
    gap = Missing(fact, Cause.PARTIAL_DATE)
    return Ruling.of(truth, claim, "art7.1.g", facts=found, missing=(gap,))


def _had_complied(inquiry: Inquiry, state: State, find: PartialDate) -> Truth:
    """Tell whether a State had declared compliance before a find.

    It surely had not while its stocks were still to be destroyed.
    """
    told = (
        *inquiry.duties.case(state).heard(StockpileDestroyed),
        *inquiry.traces(state, TRACES[Step.COMPLIANCE_DECLARED]),
    )
    if any(_later(find, event.date) is Truth.TRUE for event in told):
        return Truth.TRUE
    eve = find.earliest - timedelta(days=find.earliest > date.min)
    before = inquiry.at(eve).finding(state, "art3")
    return Truth.FALSE if before.possible <= _OPEN else Truth.UNKNOWN


def _former_users(_inquiry: Inquiry, state: State) -> Ruling:
    gap = Missing("who used cluster munitions before, and where", Cause.NOT_REPORTED)
    claim = f"{state} may have used or abandoned cluster munitions before it was bound"
    return Ruling.of(Truth.UNKNOWN, claim, "art4.4", missing=(gap,))


def _with_victims(inquiry: Inquiry, state: State) -> Ruling:
    finding = inquiry.finding(state, "art5")
    truth = Truth.of(not finding.possible <= _IDLE)
    if truth and finding.possible & _IDLE:
        truth = Truth.UNKNOWN
    return Ruling.of(
        truth,
        "there are victims in its areas",
        finding.explanation.provision,
        because=(finding.explanation,),
        missing=finding.missing if truth == Truth.UNKNOWN else (),
    )


def _that_did(claim: str, why: str, *names: str) -> Callable[[Inquiry, State], Ruling]:
    def predicate(inquiry: Inquiry, state: State) -> Ruling:
        """Tell whether a State did it; one that did not may be in the same need."""
        facts = [e for name in names for e in inquiry.traces(state, TRACES[name])]
        did = any(event.date.surely_by(inquiry.on) for event in facts)
        truth = Truth.TRUE if did else Truth.UNKNOWN
        gap = Missing(why, Cause.NOT_REPORTED)
        return Ruling.of(truth, claim, "art6", facts=facts, missing=(gap,))

    return predicate


_SOUGHT = (str(Step.ASSISTANCE_REQUESTED), str(Step.DESTRUCTION_HELP_REQUESTED))
_GIVEN = "assistance provided"

_PREDICATES: Mapping[Addressees, Callable[[Inquiry, State], Ruling]] = {
    Addressees.WITH_STOCKPILES: _in_the_plans_time("art3"),
    Addressees.AFFECTED: _in_the_plans_time("art4"),
    Addressees.RETAINERS: _retainers,
    Addressees.WITHOUT_STOCKPILES: _without_stockpiles,
    Addressees.FINDERS: _finders,
    Addressees.FORMER_USERS: _former_users,
    Addressees.WITH_VICTIMS: _with_victims,
    Addressees.SEEKING: _that_did(
        "it seeks assistance", "whether it seeks assistance", *_SOUGHT
    ),
    Addressees.ABLE: _that_did(
        "it is in a position to assist, as it judges itself",
        "whether it assists others",
        _GIVEN,
    ),
    Addressees.SEEKING_OR_ABLE: _that_did(
        "it seeks assistance or gives it",
        "whether it seeks assistance or gives it",
        *_SOUGHT,
        _GIVEN,
    ),
}
"""What else than being a State Party is asked; nothing, for the groups not here."""
