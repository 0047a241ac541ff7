"""Rules by which States join a treaty and leave it, and what follows from them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

import attrs

from ccm.dates import PartialDate, Period
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
    State,
    WithdrawalNotice,
)
from ccm.rules.courses import Course, Courses, When, every_course
from ccm.rules.explanation import Explanation
from ccm.rules.lapse import Lapse
from ccm.rules.leaving import Leaving
from ccm.rules.reading import Reading

__all__ = [
    "EntryIntoForceRule",
    "InstrumentRule",
    "ProvisionalRule",
    "SignatureRule",
    "WithdrawalRule",
]


_NEVER = (date.max, date.max)


def _fault(event: Event, provision: str, expected: str) -> str:
    sources = " | ".join(str(source) for source in event.source)
    return f"{event}: expected {expected} [{provision}] ({sources})"


def joined_twice(dossier: Dossier, provision: str) -> Iterator[str]:
    """Yield the signatures and deposits that repeat an earlier one.

    Those that can have followed a notice of withdrawal are none: whether a State
    can come back by them is a question of reading.
    """
    for kind in (Signature, Deposit):
        for again in dossier.of(kind)[1:]:
            if not _may_have_given_notice(dossier, again):
                yield _fault(again, provision, f"one {kind.title} of a State")


def _may_have_given_notice(dossier: Dossier, before: Event) -> bool:
    day = before.date.earliest
    return any(n.date.possibly_by(day) for n in dossier.of(WithdrawalNotice))


def notice_after(deposit: Deposit | None, dossier: Dossier) -> WithdrawalNotice | None:
    """Return the notice of withdrawal from the term that begins with a deposit.

    It is the first that can have been received since the deposit. A notice whose
    printed effect is no later than the deposit ended an earlier term.

    Args:
        deposit: The deposit; None for the first notice of all.
        dossier: The State's events.
    """
    since = deposit.date.earliest if deposit else date.min
    for notice in dossier.of(WithdrawalNotice):
        if notice.date.latest >= since and (notice.effective or date.max) > since:
            return notice
    return None


def unknown_obligations(dossier: Dossier, known: Container[str]) -> Iterator[str]:
    """Yield the requests, decisions and judgements on what is no obligation."""
    named: tuple[ExtensionRequest | ExtensionDecision | Assessment, ...] = (
        *dossier.of(ExtensionRequest),
        *dossier.of(ExtensionDecision),
        *dossier.of(Assessment),
    )
    for event in named:
        if event.obligation not in known:
            expected = f"the id of an obligation, not {event.obligation!r}"
            yield _fault(event, "no provision", expected)


def unknown_coverage(
    claims: Iterable[Coverage], known: Container[str]
) -> Iterator[str]:
    """Yield the claims to hold all events of what is no obligation.

    The obligation that was meant would else be taken to be covered in full.
    """
    for claim in claims:
        if claim.obligation not in known:
            sources = " | ".join(str(source) for source in claim.source)
            expected = f"the id of an obligation, not {claim.obligation!r}"
            yield f"coverage: expected {expected} ({sources})"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
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
            day = signature.date.earliest
            if day < self.opens:
                yield _fault(signature, self.provision, f"{self.opens} or later")
            elif general and (day > general or (closed and day == general)):
                by = "before" if closed else "by"
                expected = f"a signature {by} entry into force on {general}"
                yield _fault(signature, self.provision, expected)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
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
        accedes = deposit.instrument is Instrument.ACCESSION
        return self.others if accedes else self.signatories

    def readmits(self, deposit: Deposit, reading: Reading) -> bool:
        """Tell whether a State that has left joins again by a deposit.

        Whether it had signed is no matter: it is a former Party.
        """
        if reading.rejoining == "by accession":
            return deposit.instrument is Instrument.ACCESSION
        return reading.rejoining == "by any instrument"

    def faults(self, dossier: Dossier) -> Iterator[str]:
        """Yield the deposits that the rule does not admit.

        It says nothing of a State that has given notice of withdrawal and
        deposits again; see `readmits`.
        """
        signed = dossier.of(Signature)
        first, later = dossier.of(Deposit)[:1], dossier.of(Deposit)[1:]
        repeated = (d for d in later if not _may_have_given_notice(dossier, d))
        for deposit in (*first, *repeated):
            if deposit.instrument is Instrument.ACCESSION:
                if signed:
                    expected = (
                        "ratification, acceptance or approval, because the State "
                        f"signed on {signed[0].date}"
                    )
                    yield _fault(deposit, self.others, expected)
            elif not signed:
                expected = "accession, because the State has not signed"
                yield _fault(deposit, self.signatories, expected)
            elif deposit.date.earliest < signed[0].date.earliest:
                expected = f"a deposit on or after its signature, {signed[0].date}"
                yield _fault(deposit, self.signatories, expected)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
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
        for deposit in sorted(deposits, key=lambda d: d.date.earliest):
            first.setdefault(deposit.state, deposit)
        if len(first) < self.instruments:
            return None
        return tuple(first.values())[self.instruments - 1]

    def first_day(self, deposit: date, reading: Reading) -> date:
        """Return the day that the rule counts from a deposit.

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
        day = deposit.date.earliest
        ordinal = f"first day of the {self.months}th month after the month of"
        general = self.first_day(decisive.date.earliest, reading)
        if day <= decisive.date.earliest:
            decisively = f"the {self.instruments}th deposit"
            claim = f"{decisively}: {decisive.date}"
            step = Explanation(claim, decisive.date, self.general, (decisive,))
            return Explanation(
                f"entry into force {general}: {ordinal} {decisively}",
                general,
                self.general,
                (deposit,),
                (step,),
                ("entry_into_force",),
            )
        first = self.first_day(day, reading)
        claim = f"entry into force {first}: {ordinal} its deposit"
        counted = ("entry_into_force",)
        return Explanation(claim, first, self.later, (deposit,), (), counted)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
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

        Args:
            dossier: The State's events.
            deposit: The deposit with which it is declared; None for any.
        """
        for declared in dossier.of(ProvisionalApplication):
            day = declared.date.earliest
            if deposit is None or day == deposit.date.earliest:
                claim = f"applied provisionally since {declared.date}"
                return Explanation(claim, day, self.provision, (declared,))
        return None

    def faults(self, dossier: Dossier) -> Iterator[str]:
        """Yield the declarations that the rule does not admit."""
        days = {deposit.date.earliest for deposit in dossier.of(Deposit)}
        for declared in dossier.of(ProvisionalApplication):
            if declared.date.earliest not in days:
                expected = "the day of the deposit of its instrument"
                yield _fault(declared, self.provision, expected)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class WithdrawalRule:
    """When a withdrawal takes effect.

    Attributes:
        provision: Where that is said.
        period: How long after receipt by the Depositary.
    """

    provision: str
    period: Period

    def effect(
        self, notice: WithdrawalNotice, dossier: Dossier, reading: Reading
    ) -> Explanation:
        """Return when a withdrawal takes effect, and why.

        The value is None while an armed conflict without recorded end defers it.
        """
        ends = self._after_period(notice, reading)
        claim = f"withdrawal takes effect {ends}: {self.period} after receipt"
        if notice.effective and ends.day is None:
            claim = (
                f"withdrawal takes effect {notice.effective}, the day that a source "
                f"prints: {self.period} after receipt lie within {ends}"
            )
            ends = PartialDate.on(notice.effective)
        step = Explanation(claim, ends, self.provision, dossier.accounts(notice))
        over, conflicts = self._deferred(notice, dossier, reading)
        chosen = ("conflict_found_by",) if dossier.of(ArmedConflict) else ()
        if not conflicts:
            return attrs.evolve(step, choices=chosen)
        if over.earliest == date.max:
            claim = "withdrawal deferred: engaged in an armed conflict, no end recorded"
            return Explanation(claim, None, self.provision, conflicts, (step,), chosen)
        claim = f"withdrawal takes effect {over}: end of the armed conflict"
        return Explanation(claim, over, self.provision, conflicts, (step,), chosen)

    def leaving(
        self, notice: WithdrawalNotice, dossier: Dossier, reading: Reading
    ) -> Leaving:
        """Return how the State leaves that gave a notice."""
        return Leaving.of(notice, dossier, self.period, reading)

    def _after_period(self, notice: WithdrawalNotice, reading: Reading) -> PartialDate:
        """Return the days on which the period after receipt can end."""
        alone = Leaving.of(
            attrs.evolve(notice, effective=None),
            Dossier(notice.state, ()),
            self.period,
            reading,
        )
        courses: Courses[When] = every_course(alone.counted)
        spans = [each.course.span(each.outcome) for each in courses.each]
        return PartialDate(min(s[0] for s in spans), max(s[1] for s in spans))

    def _deferred(
        self, notice: WithdrawalNotice, dossier: Dossier, reading: Reading
    ) -> tuple[PartialDate, tuple[ArmedConflict, ...]]:
        """Return when the withdrawal takes effect, and the conflicts that defer it.

        A conflict of which no end is recorded ends on no day of the calendar.
        """
        leaving = self.leaving(notice, dossier, reading)

        def leaves(course: Course) -> tuple[When | None, list[ArmedConflict]]:
            return leaving.day(course), leaving.lasting(course)

        courses = every_course(leaves)
        spans: list[tuple[date, date]] = []
        for each in courses.each:
            ends = each.outcome[0]
            spans.append(_NEVER if ends is None else each.course.span(ends))
        if not courses.whole:
            unmoved = Course()
            spans.append((unmoved.span(leaving.counted(unmoved))[0], date.max))
        lasting = {id(c) for _, found in courses.outcomes for c in found}
        found = tuple(c for c in leaving.conflicts if id(c) in lasting)
        return PartialDate(min(s[0] for s in spans), max(s[1] for s in spans)), found

    def faults(self, dossier: Dossier, reading: Reading) -> Iterator[str]:
        """Yield the notices that the rule does not admit."""
        for notice in dossier.of(WithdrawalNotice):
            deposits = dossier.of(Deposit)
            if not deposits or notice.date.latest < deposits[0].date.earliest:
                expected = "a notice by a State that has deposited its instrument"
                yield _fault(notice, self.provision, expected)
            counted = self._after_period(notice, reading)
            alone = attrs.evolve(notice, effective=None)
            deferred = bool(self._deferred(alone, dossier, reading)[1])
            printed = notice.effective
            if printed and not (
                deferred or counted.earliest <= printed <= counted.latest
            ):
                expected = f"an effect on {counted}, {self.period} after receipt"
                yield _fault(notice, self.provision, expected)
