"""Whom an action speaks to: predicates over the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ccm.facts import Event, Retention, State, StockpileDestroyed, StockpileFound
from ccm.meetings import is_party
from ccm.plans.dues import beginning_for
from ccm.plans.model import Addressees
from ccm.plans.pursuit import Pursuit
from ccm.plans.steps import Step
from ccm.plans.traces import TRACES
from ccm.rules import Cause, Finding, Membership, Missing, Ruling, Status, Truth
from ccm.rules.bearing import (
    Dated,
    dated,
    day_of,
    happened_by,
    last_of,
    span_of,
    truth_of,
)
from ccm.rules.courses import Course, When, every_course, moment
from ccm.rules.lapse import eve
from ccm.rules.status import NOTHING_OWED

__all__ = ["addressed"]


_OPEN = frozenset({Status.OUTSTANDING, Status.OVERDUE})


def addressed(pursuit: Pursuit, state: State, group: Addressees) -> Ruling:
    """Tell whether a State is one of those whom an action speaks to on the day.

    A State that had stockpiles or contaminated areas at some time since the
    plan began stays one: it is asked to have dealt with them.
    """
    known, key = pursuit.findings.rulings, (pursuit.on, state, str(group))
    if key not in known:
        known[key] = _addressed(pursuit, state, group)
    return known[key]


def _addressed(pursuit: Pursuit, state: State, group: Addressees) -> Ruling:
    party = _party(pursuit, state)
    if group is Addressees.DESTROYERS:
        return _destroyers(pursuit, state, party)
    predicate = _PREDICATES.get(group)
    if predicate is None or party.truth is Truth.FALSE:
        return party
    return Ruling.all_of(
        f"{state} is one of: {group}",
        pursuit.plan.title,
        party,
        predicate(pursuit, state),
    )


def _party(pursuit: Pursuit, state: State) -> Ruling:
    standing = pursuit.duties.standing(state)
    truth = is_party(standing, pursuit.on)
    word = {Truth.TRUE: "is", Truth.FALSE: "is not", Truth.UNKNOWN: "may be"}[truth]
    gap = Missing("the day on which its withdrawal takes effect", Cause.PARTIAL_DATE)
    claim = f"{state} {word} a State Party on {pursuit.on}"
    return Ruling.of(truth, claim, "art17", missing=(gap,))


def _in_the_plans_time(obligation: str) -> Callable[[Pursuit, State], Ruling]:
    def predicate(pursuit: Pursuit, state: State) -> Ruling:
        """Tell whether a duty was to be performed when the plan began, or since."""
        began = beginning_for(pursuit, state)
        shown = span_of(began)
        now = pursuit.finding(state, obligation)
        then = pursuit.at(shown.latest).finding(state, obligation)
        truth = _was_to_be_performed(then, now, began)
        claim = f"to {pursuit.duties.treaty.norm(obligation).duty}: {now.status} now"
        fact = f"whether it was performed before {shown} (known: {now.fulfilled_on})"
        vague = Missing(fact, Cause.PARTIAL_DATE)
        return Ruling.of(
            truth,
            f"{claim}, {then.status} on {shown}",
            now.explanation.provision,
            because=(now.explanation,),
            missing=now.missing or (vague,),
        )

    return predicate


def _was_to_be_performed(then: Finding, now: Finding, began: When) -> Truth:
    if now.possible <= _OPEN or then.possible <= _OPEN:
        return Truth.TRUE
    if now.possible <= NOTHING_OWED:
        return Truth.FALSE
    if now.performed is not Truth.TRUE or not now.fulfilled_on:
        return Truth.UNKNOWN
    done = moment((now.state, now.obligation, "performed"), now.fulfilled_on)
    return truth_of(lambda course: not course.no_later(done, began))


def _destroyers(pursuit: Pursuit, state: State, party: Ruling) -> Ruling:
    """Tell whether a State Party or signatory began or finished destruction.

    Of signatories the record holds nothing, because they need not report.
    """
    claim = f"{state} is one of: {Addressees.DESTROYERS}"
    if party.truth is Truth.FALSE:
        signed = pursuit.duties.membership(state) is Membership.SIGNATORY
        gap = Missing("whether, as a signatory, it destroyed any", Cause.NOT_REPORTED)
        truth = Truth.UNKNOWN if signed else Truth.FALSE
        return Ruling.of(truth, claim, pursuit.plan.title, missing=(gap,))
    finding = pursuit.finding(state, "art3")
    truth = Truth.UNKNOWN
    if finding.possible <= NOTHING_OWED:
        truth = Truth.FALSE
    elif not finding.possible & NOTHING_OWED:
        truth = Truth.TRUE
    arising = Ruling.of(
        truth,
        "it had stockpiles to destroy",
        finding.explanation.provision,
        because=(finding.explanation,),
        missing=finding.missing,
    )
    return Ruling.all_of(claim, pursuit.plan.title, party, arising)


def _retainers(pursuit: Pursuit, state: State) -> Ruling:
    """Tell whether the last word of a State is that it keeps munitions."""
    told = dated(pursuit.duties.case(state).heard(Retention))

    def keeps(course: Course) -> bool:
        last = _last_word(course, told, pursuit.on)
        if last is None:
            return course.way((state, "retention"), (True, False))
        return not last.is_none

    words = set(every_course(lambda c: _last_word(c, told, pursuit.on)).outcomes)
    facts = tuple(each.event for each in told if each.event in words)
    claim = "its last word on munitions retained"
    gap = Missing(f"the day of {claim}", Cause.PARTIAL_DATE)
    if None in words:
        claim, facts = "no word on retention", ()
        gap = Missing("whether it retains munitions", Cause.NOT_REPORTED)
    return Ruling.of(truth_of(keeps), claim, "art3.6", facts=facts, missing=(gap,))


def _last_word(course: Course, told: tuple[Dated, ...], on: date) -> Retention | None:
    """Return the last word on it by a day; of one day, the last on record."""
    said = [each for each in reversed(told) if course.no_later(each.when, on)]
    last = last_of(course, said)
    word = last.event if last else None
    return word if isinstance(word, Retention) else None


def _without_stockpiles(pursuit: Pursuit, state: State) -> Ruling:
    finding = pursuit.finding(state, "art3")
    truth = finding.performed
    return Ruling.of(
        truth,
        f"destruction of its stockpiles: {finding.status}",
        finding.explanation.provision,
        because=(finding.explanation,),
        missing=finding.missing,
    )


def _finders(pursuit: Pursuit, state: State) -> Ruling:
    """Tell whether stocks came to light since the plan began, after compliance.

    Who destroyed its stocks is taken to have declared it.
    """
    began = beginning_for(pursuit, state)
    finds = pursuit.duties.case(state).heard(StockpileFound)
    complied = (
        *pursuit.duties.case(state).heard(StockpileDestroyed),
        *pursuit.traces(state, TRACES[Step.COMPLIANCE_DECLARED]),
    )

    def found(course: Course) -> bool:
        return any(
            course.no_later(day_of(find), pursuit.on)
            and not course.no_later(day_of(find), began)
            and _had_complied(course, pursuit, state, find, complied)
            for find in finds
        )

    truth = truth_of(found)
    fact = "the day of the find, and whether compliance had been declared before it"
    claim = f"stocks found since {span_of(began)}, after it had declared compliance"
    facts = finds if truth is not Truth.FALSE else ()
    gap = Missing(fact, Cause.PARTIAL_DATE)
    return Ruling.of(truth, claim, "art7.1.g", facts=facts, missing=(gap,))


def _had_complied(
    course: Course,
    pursuit: Pursuit,
    state: State,
    find: Event,
    told: tuple[Event, ...],
) -> bool:
    """Tell whether a State had declared compliance before a find.

    It surely had not while its stocks were still to be destroyed.
    """
    found = day_of(find)
    if any(not course.no_later(found, day_of(event)) for event in told):
        return True
    _, last = course.span(found)
    if pursuit.at(eve(last)).finding(state, "art3").possible <= _OPEN:
        return False
    return course.way((id(find), "complied"), (True, False))


def _former_users(_pursuit: Pursuit, state: State) -> Ruling:
    gap = Missing("who used cluster munitions before, and where", Cause.NOT_REPORTED)
    claim = f"{state} may have used or abandoned cluster munitions before it was bound"
    return Ruling.of(Truth.UNKNOWN, claim, "art4.4", missing=(gap,))


def _with_victims(pursuit: Pursuit, state: State) -> Ruling:
    finding = pursuit.finding(state, "art5")
    truth = Truth.of(not finding.possible <= NOTHING_OWED)
    if truth and finding.possible & NOTHING_OWED:
        truth = Truth.UNKNOWN
    return Ruling.of(
        truth,
        "there are victims in its areas",
        finding.explanation.provision,
        because=(finding.explanation,),
        missing=finding.missing,
    )


def _that_did(claim: str, why: str, *names: str) -> Callable[[Pursuit, State], Ruling]:
    def predicate(pursuit: Pursuit, state: State) -> Ruling:
        """Tell whether a State did it; one that did not may be in the same need."""
        facts = [e for name in names for e in pursuit.traces(state, TRACES[name])]
        truth = Truth.UNKNOWN | happened_by(facts, pursuit.on)
        gap = Missing(why, Cause.NOT_REPORTED)
        return Ruling.of(truth, claim, "art6", facts=facts, missing=(gap,))

    return predicate


_SOUGHT = (str(Step.ASSISTANCE_REQUESTED), str(Step.DESTRUCTION_HELP_REQUESTED))
_GIVEN = "assistance provided"

_PREDICATES: Mapping[Addressees, Callable[[Pursuit, State], Ruling]] = {
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
