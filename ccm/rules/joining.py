"""Rules by which States join a treaty and leave it, and what follows from them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import attrs

from ccm.dates import PartialDate, Period
from ccm.dates.partial import open_ended
from ccm.errors import Fault
from ccm.facts import (
    ArmedConflict,
    Assessment,
    Coverage,
    Deposit,
    Dossier,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    Instrument,
    ProvisionalApplication,
    Signature,
    Source,
    State,
    WithdrawalNotice,
)
from ccm.phrases import nth, phrase, phrase_of_ordinals
from ccm.rules.bearing import day_of, happened_by, span_in_all, spanned, truth_of
from ccm.rules.courses import Course, Courses, When, every_course
from ccm.rules.explanation import Explanation
from ccm.rules.lapse import Lapse
from ccm.rules.leaving import Leaving
from ccm.rules.norms import Norm, with_deadline
from ccm.rules.reading import Reading
from ccm.rules.truth import Truth

__all__ = [
    "EntryIntoForceRule",
    "InstrumentRule",
    "ProvisionalRule",
    "SignatureRule",
    "WithdrawalRule",
]


_NEVER = (date.max, date.max)
_UNSIGNED = (Instrument.ACCESSION, Instrument.SUCCESSION)
"""Instruments by which States join that have not signed."""


def _fault(event: Event, dossier: Dossier, provision: str, expected: str) -> str:
    """Return a fault; where an own fact makes it one, at the row of that."""
    told = (e for e in dossier.events if e.own and e.of_the_depositary)
    source, *_ = event.source if event.own else next(told, event).source
    sources = " | ".join(str(source) for source in event.source)
    says = f"{event}: expected {expected} [{provision}] ({sources})"
    return Fault.at(source.file, source.line, "row", says) if source.file else says


def joined_twice(dossier: Dossier, provision: str) -> Iterator[str]:
    """Yield the signatures and deposits that repeat an earlier one.

    Those that can have followed a notice of withdrawal are none: whether a State
    can come back by them is a question of reading.
    """
    for kind in (Signature, Deposit):
        told = dossier.of(kind)
        corrects = ", or what this one corrects" if any(e.own for e in told) else ""
        for again in told[1:]:
            if not _may_have_given_notice(dossier, again.day):
                expected = f"one {kind.title} of a State{corrects}"
                yield _fault(again, dossier, provision, expected)


def _may_have_given_notice(dossier: Dossier, by: date) -> bool:
    given = happened_by(dossier.of(WithdrawalNotice), by)
    return given is not Truth.FALSE


def notice_after(deposit: Deposit | None, dossier: Dossier) -> WithdrawalNotice | None:
    """Return the notice of withdrawal from the term that begins with a deposit, if any.

    It is the first that can have been received since the deposit, or the first of all
    of a State that deposited nothing. A notice whose printed effect is no later than
    the deposit ended an earlier term.
    """
    for notice in dossier.of(WithdrawalNotice):
        if deposit is None:
            return notice
        over = notice.effective is not None and notice.effective <= deposit.day
        if not over and _can_follow(notice, deposit):
            return notice
    return None


def _can_follow(notice: WithdrawalNotice, deposit: Deposit) -> bool:
    """Tell whether a notice can have been received on the day of a deposit or later."""
    day = day_of(notice)
    follows = truth_of(lambda course: course.no_later(deposit.day, day))
    return follows is not Truth.FALSE


def unknown_obligations(dossier: Dossier, norms: Mapping[str, Norm]) -> Iterator[str]:
    """Yield the requests, decisions and judgements on what is no obligation.

    Args:
        dossier: What is on record of a State.
        norms: The obligations by their ids.
    """
    named: tuple[ExtensionRequest | ExtensionDecision | Assessment, ...] = (
        *dossier.of(ExtensionRequest),
        *dossier.of(ExtensionDecision),
        *dossier.of(Assessment),
    )
    for event in named:
        if event.obligation not in norms:
            yield _named_wrongly(event.source, str(event), event.obligation, norms)


def beyond_extension(dossier: Dossier, norms: Mapping[str, Norm]) -> Iterator[str]:
    """Yield the requests and decisions on a deadline that the text does not extend.

    Nothing would come of them, and nobody would be told.
    """
    named: tuple[ExtensionRequest | ExtensionDecision, ...] = (
        *dossier.of(ExtensionRequest),
        *dossier.of(ExtensionDecision),
    )
    for event in named:
        norm = norms.get(event.obligation)
        dated = norm and with_deadline(norm)
        if norm is not None and not (dated and dated.extension):
            says = "expected an obligation whose deadline can be extended, not"
            yield _of_field(event.source, str(event), f"{says} {norm.id}")


def unknown_coverage(
    claims: Iterable[Coverage], known: Container[str], norms: Mapping[str, Norm]
) -> Iterator[str]:
    """Yield the claims to hold all events of what is no obligation.

    The obligation that was meant would else be taken to be covered in full.

    Args:
        claims: The claims.
        known: Ids of all that can be claimed to be held.
        norms: The obligations by their ids.
    """
    for claim in claims:
        if claim.obligation and claim.obligation not in known:
            yield _named_wrongly(claim.source, "coverage", claim.obligation, norms)


def _named_wrongly(
    sources: tuple[Source, ...], what: str, named: str, norms: Mapping[str, Norm]
) -> str:
    from ccm.rules.citing import (  # noqa: PLC0415 - after a slip
        alike,
        cited,
        obligations_in,
    )

    told = norms.values()
    meant = obligations_in(cited(named), told) or alike(named, told)
    hint = f"; did you mean {' or '.join(n.id for n in meant)}?" if meant else ""
    says = f"expected the id of an obligation, not {named!r}{hint}"
    return _of_field(sources, what, says)


def _of_field(sources: tuple[Source, ...], what: str, says: str) -> str:
    """Return what is wrong of an obligation, where it stands if that is known."""
    first, told = sources[0], " | ".join(map(str, sources))
    says = f"{says} ({told})"
    if first.file:
        return Fault.at(first.file, first.line, "obligation", says)
    return f"{what}: {says}"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class SignatureRule:
    """When the treaty is open for signature.

    Attributes:
        provision: Where that is said.
        opens: First day; it closes with the general entry into force.
    """

    provision: str
    opens: date

    def faults(
        self, dossier: Dossier, general: date | None, reading: Reading
    ) -> Iterator[str]:
        """Yield the signatures that the rule does not admit."""
        closed = reading.last_signature == "day before entry into force"
        for signature in dossier.of(Signature):
            day = signature.day
            if day < self.opens:
                yield _fault(
                    signature, dossier, self.provision, f"{self.opens} or later"
                )
            elif general and (day > general or (closed and day == general)):
                by = "before" if closed else "by"
                expected = f"a signature {by} entry into force on {general}"
                yield _fault(signature, dossier, self.provision, expected)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class InstrumentRule:
    """Which instrument a State can deposit.

    Attributes:
        signatories: Provision on States that have signed.
        others: Provision on States that have not.
    """

    signatories: str
    others: str

    def provision_of(self, deposit: Deposit) -> str:
        """Return the provision that speaks of such an instrument."""
        return self.others if deposit.instrument in _UNSIGNED else self.signatories

    def readmits(self, deposit: Deposit, reading: Reading) -> bool:
        """Tell whether a State that has left joins again by a deposit.

        Whether it had signed is no matter: it is a former Party.
        """
        if reading.rejoining == "by accession":
            return deposit.instrument is Instrument.ACCESSION
        return reading.rejoining == "by any instrument"

    def faults(self, dossier: Dossier, opens: date) -> Iterator[str]:
        """Yield the deposits that the rule does not admit.

        It says nothing of a State that has given notice of withdrawal and
        deposits again; see `readmits`.
        """
        yield from self._too_early(dossier, opens)
        signed = dossier.of(Signature)
        first, later = dossier.of(Deposit)[:1], dossier.of(Deposit)[1:]
        repeated = (d for d in later if not _may_have_given_notice(dossier, d.day))
        for deposit in (*first, *repeated):
            expected = _expected_of(deposit, signed[0] if signed else None)
            if expected:
                yield _fault(deposit, dossier, self.provision_of(deposit), expected)

    def _too_early(self, dossier: Dossier, opens: date) -> Iterator[str]:
        """Yield the deposits of a day on which there was nothing to join."""
        for deposit in dossier.of(Deposit):
            if deposit.day < opens:
                provision = self.provision_of(deposit)
                yield _fault(deposit, dossier, provision, f"{opens} or later")


def _expected_of(deposit: Deposit, signed: Signature | None) -> str:
    """Return what a State deposits that has signed, or has not; empty if it did so.

    What the text asks of others is not for a successor.
    """
    if deposit.instrument is Instrument.ACCESSION and signed:
        says = "ratification, acceptance or approval, because the State signed on"
        return f"{says} {signed.date}"
    if deposit.instrument in _UNSIGNED:
        return ""
    if signed is None:
        return "accession, because the State has not signed"
    early = deposit.day < signed.day
    return f"a deposit on or after its signature, {signed.date}" if early else ""


_SUCCEEDS = "entry into force {day}: bound since then as a successor"
_LATER = (
    "entry into force {day}: first day of the {months}th month after the month of its "
    "deposit"
)
_GENERAL = (
    "entry into force {day}: first day of the {months}th month after the month of the "
    "{deposit}th deposit"
)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class EntryIntoForceRule:
    """When the treaty enters into force.

    Attributes:
        general: Provision on the first instruments.
        later: Provision on every later instrument.
        instruments: How many instruments bring it into force.
        months: In which month after the month of deposit.
    """

    general: str
    later: str
    instruments: int
    months: int

    def decisive(self, deposits: Sequence[Deposit]) -> Deposit | None:
        """Return the deposit that brings the treaty into force, once there is one.

        A State counts once: that it comes back adds no instrument.
        """
        first: dict[State, Deposit] = {}
        for deposit in sorted(deposits, key=lambda d: d.day):
            first.setdefault(deposit.state, deposit)
        if len(first) < self.instruments:
            return None
        return tuple(first.values())[self.instruments - 1]

    def general_day(self, decisive: date) -> date:
        """Return the day of the treaty's own entry into force, by the decisive deposit.

        Its provision names the month of the deposit, so that no reading bears on it.
        """
        return Period(months=self.months).after(decisive.replace(day=1))

    def first_day(self, deposit: date, reading: Reading) -> date:
        """Return the day that the rule counts from a later deposit.

        Args:
            deposit: Day of the deposit.
            reading: Says how the months are counted.
        """
        months = self.months
        full = reading.entry_into_force == "six full months"
        if full and deposit.day > 1:
            months += 1
        return Lapse(Period(months=months), reading.rounding)(deposit.replace(day=1))

    def entry(
        self, deposit: Deposit, decisive: Deposit, reading: Reading
    ) -> Explanation:
        """Return the day of entry into force for a State, and why."""
        if deposit.since:
            claim = phrase(_SUCCEEDS, day=deposit.since)
            return Explanation(claim, deposit.since, "", (deposit,))
        if deposit.day <= decisive.day:
            general = self.general_day(decisive.day)
            decided = f"the {nth(self.instruments)} deposit: {decisive.date}"
            step = Explanation(decided, decisive.date, self.general, (decisive,))
            ordinals = {"months": self.months, "deposit": self.instruments}
            claim = phrase_of_ordinals(_GENERAL, ordinals, day=general)
            return Explanation(claim, general, self.general, (deposit,), (step,))
        first = self.first_day(deposit.day, reading)
        claim = phrase_of_ordinals(_LATER, {"months": self.months}, day=first)
        counted = ("entry_into_force",)
        return Explanation(claim, first, self.later, (deposit,), (), counted)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class ProvisionalRule:
    """What a State can apply before entry into force.

    Attributes:
        provision: Where that is said.
        covers: Ids of the obligations that it can apply.
    """

    provision: str
    covers: tuple[str, ...]

    def applied(self, dossier: Dossier, deposit: Deposit | None) -> Explanation | None:
        """Return since when a State applies the rule's obligations, if it does.

        As declared with a deposit; of a State that made none, on any day.
        """
        for declared in dossier.of(ProvisionalApplication):
            day = declared.day
            if deposit is None or day == deposit.day:
                claim = phrase("applied provisionally since {day}", day=declared.date)
                return Explanation(claim, day, self.provision, (declared,))
        return None

    def faults(self, dossier: Dossier) -> Iterator[str]:
        """Yield the declarations that the rule does not admit."""
        days = {deposit.day for deposit in dossier.of(Deposit)}
        for declared in dossier.of(ProvisionalApplication):
            if declared.day not in days:
                expected = "the day of the deposit of its instrument"
                yield _fault(declared, dossier, self.provision, expected)


_ENDS = "withdrawal takes effect {day}: {period} after receipt"
_PRINTED = (
    "withdrawal takes effect {day}, the day that a source prints: {period} after "
    "receipt lie within {days}"
)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class WithdrawalRule:
    """When a withdrawal takes effect.

    Attributes:
        provision: Where that is said.
        period: How long after receipt by the Depositary.
    """

    provision: str
    period: Period

    def leaving(
        self, notice: WithdrawalNotice, dossier: Dossier, reading: Reading
    ) -> Leaving:
        """Return how the State leaves that gave a notice."""
        return Leaving.of(notice, dossier, self.period, reading)

    def effect(self, leaving: Leaving, dossier: Dossier) -> Explanation:
        """Return when a withdrawal takes effect, and why.

        The value is None while an armed conflict without recorded end defers it.
        """
        step = self._counted(leaving, dossier)
        ends, conflicts, always = _deferred(leaving)
        chosen = ("conflict_found_by",) if dossier.of(ArmedConflict) else ()
        if not conflicts:
            return attrs.evolve(step, choices=chosen)
        claim = "withdrawal deferred: engaged in an armed conflict, no end recorded"
        if ends is not None:
            why = "" if always else f"{self.period} after receipt, or the "
            day = open_ended(ends)
            claim = f"withdrawal takes effect {day}: {why}end of the armed conflict"
        return Explanation(claim, ends, self.provision, conflicts, (step,), chosen)

    def _counted(self, leaving: Leaving, dossier: Dossier) -> Explanation:
        """Return the day on which the period ends, or the one that a source prints."""
        notice, ends = leaving.notice, span_in_all(leaving.period_ends)
        claim = phrase(_ENDS, day=ends, period=self.period)
        if notice.effective and ends.day is None:
            told = {"day": notice.effective, "period": self.period}
            claim = phrase(_PRINTED, **told, days=ends)
            ends = PartialDate.on(notice.effective)
        return Explanation(claim, ends, self.provision, dossier.accounts(notice))

    def faults(self, dossier: Dossier, reading: Reading) -> Iterator[str]:
        """Yield the notices that the rule does not admit."""
        deposits = dossier.of(Deposit)
        for notice in dossier.of(WithdrawalNotice):
            if not deposits or not _can_follow(notice, deposits[0]):
                expected = "a notice by a State that has deposited its instrument"
                yield _fault(notice, dossier, self.provision, expected)
            unprinted = attrs.evolve(notice, effective=None)
            leaving = self.leaving(unprinted, dossier, reading)
            if notice.effective and not _can_be(notice.effective, leaving):
                counted = span_in_all(leaving.period_ends)
                expected = f"an effect on {counted}, {self.period} after receipt"
                yield _fault(notice, dossier, self.provision, expected)


def _can_be(printed: date, leaving: Leaving) -> bool:
    """Tell whether a withdrawal can take effect on the day that a source prints."""

    def on_the_day(course: Course) -> bool:
        ends = leaving.period_ends(course)
        return course.no_later(ends, printed) and course.no_later(printed, ends)

    deferred = bool(_deferred(leaving).by)
    return deferred or truth_of(on_the_day) is not Truth.FALSE


class _Deferred(NamedTuple):
    """What armed conflicts do to a withdrawal.

    Attributes:
        until: When it takes effect; None if that is on no day, whatever happened.
        by: The conflicts that defer it, in some course of events or in all.
        always: Whether one does in every course.
    """

    until: PartialDate | None
    by: tuple[ArmedConflict, ...]
    always: bool


_Ends = tuple[When | None, list[ArmedConflict]]


def _ends(leaving: Leaving, courses: Courses[_Ends]) -> Iterator[tuple[date, date]]:
    """Yield the days on which a withdrawal can take effect, course by course."""
    for each in courses.each:
        ends = each.outcome[0]
        yield _NEVER if ends is None else each.course.span(ends)
    if not courses.whole:
        unmoved = Course()
        yield unmoved.span(leaving.counted(unmoved))[0], date.max


def _deferred(leaving: Leaving) -> _Deferred:
    """Return when a withdrawal takes effect, and the conflicts that defer it.

    A conflict of which no end is recorded ends on no day of the calendar; there is
    no day at all if one defers the withdrawal whichever course events took.
    """

    def leaves(course: Course) -> _Ends:
        return leaving.day(course), leaving.lasting(course)

    courses = every_course(leaves)
    lasting = {id(c) for _, found in courses.outcomes for c in found}
    deferring = tuple(c for c in leaving.conflicts if id(c) in lasting)
    days = spanned(_ends(leaving, courses))
    always = courses.whole and all(found for _, found in courses.outcomes)
    return _Deferred(None if days.earliest == date.max else days, deferring, always)
