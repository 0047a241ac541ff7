"""Articles 15 to 20 in plain Python: who is bound, from when until when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from slow_courses import Course, add_months, day_of

from ccm import Membership, Reading
from ccm.facts import (
    ArmedConflict,
    Deposit,
    Instrument,
    ProvisionalApplication,
    Signature,
    WithdrawalNotice,
)

PRACTICE = Reading()


class Term(NamedTuple):
    """A stretch of time for which a State consented to be bound.

    Attributes:
        deposit: Day of its instrument.
        entry: First day on which the Convention is in force for it; the last of the
            calendar while too few have deposited.
        receipt: When the Depositary received its notice of withdrawal.
        effect: First day on which it is out; None while none is known.
        since: From when on what it does is done in this term: any time, or, of a State
            that joins again, its deposit.
    """

    deposit: date
    entry: date
    receipt: date | None
    effect: date | None
    since: date = date.min

    def binds(self, on: date) -> bool:
        """Tell whether the Convention is in force for it on a day."""
        return self.entry <= on and (self.effect is None or on < self.effect)


def first_of_sixth_month(day: date) -> date:
    """Return the first day of the sixth month after the month of a day (A-01)."""
    return add_months(day.replace(day=1), 6)


def article_17_1(deposits: list[date]) -> date | None:
    """Return when the Convention entered into force: by the thirtieth instrument."""
    if len(deposits) < 30:
        return None
    return first_of_sixth_month(sorted(deposits)[29])


def article_17_2(
    deposit: date, deposits: list[date], reading: Reading = PRACTICE
) -> date | None:
    """Return when it enters into force for the State of a deposit.

    For the first thirty with the Convention itself; for later ones by the month of
    their own deposit, or once six months are full (A-01).
    """
    general = article_17_1(deposits)
    if general is None:
        return None
    thirtieth = sorted(deposits)[29]
    if deposit <= thirtieth:
        return general
    first = first_of_sixth_month(deposit)
    full = reading.entry_into_force == "six full months" and deposit.day > 1
    return add_months(first, 1) if full else first


def article_20_3(
    receipt: date, conflicts: tuple[ArmedConflict, ...], *, up: bool = False
) -> date | None:
    """Return when a withdrawal takes effect; None where no end of a conflict is known.

    Six months after receipt. Who is then engaged in an armed conflict stays bound
    until its end; one that began later, or was over by then, makes no difference.
    """
    effect = add_months(receipt, 6, up=up)
    ends = [effect]
    for conflict in conflicts:
        end = conflict.ended.day if conflict.ended else None
        if day_of(conflict) > effect or (end and end <= effect):
            continue
        if end is None:
            return None
        ends.append(end)
    return max(ends)


def terms(course: Course) -> list[Term]:
    """Return the terms of a State: Article 16(2) lets one that left accede again.

    Whose word a conflict is, is a reading (A-36).
    """
    found: list[Term] = []
    conflicts = course.of(ArmedConflict)
    if course.reading.conflict_found_by == "observers as well":
        conflicts = tuple(e for e in course.events if isinstance(e, ArmedConflict))
    notices = [day_of(notice) for notice in course.of(WithdrawalNotice)]
    for instrument in course.of(Deposit):
        deposit = day_of(instrument)
        if found and not _returns(course, instrument, found[-1]):
            continue
        deposits = [*course.others, deposit]
        entry = article_17_2(deposit, deposits, course.reading) or date.max
        receipt = min((day for day in notices if day >= deposit), default=None)
        effect = receipt and article_20_3(receipt, conflicts, up=course.up)
        since = deposit if found else date.min
        found.append(Term(deposit, entry, receipt, effect, since))
    return found


def _returns(course: Course, instrument: Deposit, last: Term) -> bool:
    """Tell whether a State that left is in again: by accession (A-53), once out."""
    how = course.reading.rejoining
    acceded = instrument.instrument is Instrument.ACCESSION
    if how == "not possible" or (how == "by accession" and not acceded):
        return False
    return last.effect is not None and last.effect <= day_of(instrument)


def term_on(course: Course, on: date) -> Term | None:
    """Return the term in which the State is bound on a day; None if in none."""
    return next((term for term in terms(course) if term.binds(on)), None)


def article_18(course: Course, on: date) -> Term | None:
    """Return the term in which the State applies Article 1 provisionally on a day.

    From its declaration, which comes with its instrument, until entry into force.
    """
    return next(
        (
            term
            for term in terms(course)
            if provisional(course, term)
            and term.deposit <= on < term.entry
            and (term.effect is None or on < term.effect)
        ),
        None,
    )


def provisional(course: Course, term: Term) -> bool:
    """Tell whether a declaration of provisional application came with an instrument."""
    return any(day_of(e) == term.deposit for e in course.of(ProvisionalApplication))


def membership(course: Course, on: date) -> Membership:
    """Return where a State stands towards the Convention on a day (Articles 15-20)."""
    joined = [term for term in terms(course) if term.deposit <= on]
    if not joined:
        signed = any(day_of(s) <= on for s in course.of(Signature))
        return Membership.SIGNATORY if signed else Membership.NON_PARTY
    last = joined[-1]
    if last.effect is not None and last.effect <= on:
        return Membership.WITHDRAWN
    return Membership.PARTY if last.entry <= on else Membership.CONTRACTING
