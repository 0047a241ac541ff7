"""The roll of States: who is bound, since when and until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from ccm.dates import PartialDate
from ccm.errors import InadmissibleEventError
from ccm.facts import Deposit, Record, Signature, State, WithdrawalNotice
from ccm.rules.case import Case
from ccm.rules.explanation import Explanation
from ccm.rules.joining import (
    joined_twice,
    notice_after,
    unknown_coverage,
    unknown_obligations,
)
from ccm.rules.reading import Reading
from ccm.rules.standing import Standing
from ccm.rules.treaty import Treaty

__all__ = ["Roll"]


_ASKED = frozenset(
    (
        "entry_into_force",
        "last_signature",
        "rounding",
        "conflict_found_by",
        "rejoining",
    )
)
"""The choices that the rules on joining and leaving ask about."""


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Roll:
    """Where every State of a record stands towards a treaty.

    Attributes:
        record: The events that count.
        treaty: The rules that are applied to them.
        reading: How open questions of its text are answered.
        decisive: The deposit that brought the treaty into force, if any did.
        kept: What has been sorted out of the record for each State and norm.
    """

    record: Record
    treaty: Treaty
    reading: Reading
    decisive: Deposit | None
    kept: dict[object, object] = attrs.field(factory=dict[object, object], init=False)
    _standings: dict[State, tuple[Standing, ...]] = attrs.field(
        factory=dict[State, tuple[Standing, ...]], init=False
    )

    @classmethod
    def of(
        cls,
        record: Record,
        treaty: Treaty,
        reading: Reading,
        *,
        admitted: Record | None = None,
    ) -> Roll:
        """Return the roll of a record.

        Args:
            record: The events that count.
            treaty: The rules that are applied to them.
            reading: How open questions of its text are answered.
            admitted: The events among which admissible and inadmissible ones
                are told apart; those that count if None.

        Raises:
            InadmissibleEventError: The record holds signatures, deposits or
                notices that the treaty does not admit; with all of them.
        """
        deposits = [d for f in record.dossiers.values() for d in f.of(Deposit)]
        decisive = treaty.entry.decisive(deposits)
        roll = cls(record=record, treaty=treaty, reading=reading, decisive=decisive)
        roll._admit(admitted or record)
        return roll

    def read_with(self, field: str, reading: Reading) -> Roll | None:
        """Return the roll under a reading that differs in one choice.

        None if who is bound can hang on that choice, so that events must be
        admitted or refused anew.
        """
        return None if field in _ASKED else attrs.evolve(self, reading=reading)

    def _admit(self, record: Record) -> None:
        treaty, general = self.treaty, self.general_entry_into_force
        covered = (*treaty.by_id, *treaty.coverable)
        faults = list(unknown_coverage(record.coverage, covered))
        for dossier in record.dossiers.values():
            faults += unknown_obligations(dossier, treaty.by_id)
            faults += joined_twice(dossier, treaty.instruments.signatories)
            faults += treaty.signature.faults(dossier, general, self.reading)
            faults += treaty.instruments.faults(dossier)
            faults += treaty.provisional.faults(dossier)
            faults += treaty.withdrawal.faults(dossier, self.reading)
        if faults:
            raise InadmissibleEventError(tuple(faults))

    @property
    def general_entry_into_force(self) -> date | None:
        """The day of the treaty's entry into force; None until it is certain."""
        if self.decisive is None:
            return None
        day = self.decisive.day
        return self.treaty.entry.first_day(day, self.reading)

    def standing(self, state: State, on: date | None = None) -> Standing:
        """Return where a State stands, in the term of membership of a day.

        A term begins with a deposit: the first, or one that a State that has left
        joins again by. What lies before the first belongs to its term.

        Args:
            state: The State.
            on: The day; None for the last term on record.
        """
        known = self.standings(state)
        if on is None or len(known) == 1:
            return known[-1]
        deposits = self.record.dossier(state).of(Deposit)
        made = sum(deposit.day <= on for deposit in deposits)
        return known[max(made, 1) - 1]

    def case(self, state: State, on: date) -> Case:
        """Return what a norm is applied to: the State on a day, with its events."""
        record, standing = self.record, self.standing(state, on)
        dossier = record.dossier(state)
        return Case(dossier, record, standing, self.reading, on, kept=self.kept)

    def standings(self, state: State) -> tuple[Standing, ...]:
        """Return where a State stands from each of its deposits on, worked out once.

        There is one standing for a State that has deposited nothing.
        """
        known = self._standings.get(state)
        if known is None:
            known = self._standings[state] = tuple(self._stood(state))
        return known

    def _stood(self, state: State) -> Iterator[Standing]:
        deposits = self.record.dossier(state).of(Deposit)
        standing = self._term(state, deposits[0] if deposits else None)
        yield standing
        for again in deposits[1:]:
            standing = self._deposited_again(standing, again)
            yield standing

    def _term(self, state: State, deposit: Deposit | None) -> Standing:
        """Return where a State stands in the term that begins with a deposit."""
        treaty, dossier = self.treaty, self.record.dossier(state)
        joining, signed = treaty.instruments, next(iter(dossier.of(Signature)), None)
        entry = None
        if deposit and self.decisive:
            entry = treaty.entry.entry(deposit, self.decisive, self.reading)
        begins = entry.value if entry and isinstance(entry.value, date) else None
        bound = Standing(
            state=state,
            signature=signed,
            deposit=deposit,
            in_force_from=begins,
            entry=entry,
            provisional=treaty.provisional.applied(dossier, deposit),
            covers=treaty.provisional.covers,
            joins_under=joining.signatories if signed else joining.others,
        )
        notice = notice_after(deposit, dossier)
        return self._leaving(bound, notice) if notice else bound

    def _leaving(self, bound: Standing, notice: WithdrawalNotice) -> Standing:
        """Return where a State stands that gave notice of withdrawal."""
        rule, dossier = self.treaty.withdrawal, self.record.dossier(bound.state)
        leaving = rule.leaving(notice, dossier, self.reading)
        why = rule.effect(leaving, dossier)
        ends = why.value if isinstance(why.value, PartialDate) else None
        return attrs.evolve(bound, notice=notice, leaving=leaving, ends=ends, exit=why)

    def _deposited_again(self, before: Standing, deposit: Deposit) -> Standing:
        """Return where a State stands from a further deposit on.

        It starts a term if the State has surely left and the reading lets it join
        again by such an instrument. Else all stays as it was.
        """
        joining = self.treaty.instruments
        under, left = joining.provision_of(deposit), before.ended_by(deposit.day)
        if left and joining.readmits(deposit, self.reading):
            return self._joined_again(before, deposit, under)
        why = "its withdrawal had not surely taken effect"
        if left:
            why = f"to join again is read as {self.reading.rejoining}"
        claim = f"{deposit.detail()}, {deposit.date}, has no effect: {why}"
        chosen = ("rejoining",) if left else ()
        step = Explanation(claim, None, under, choices=chosen)
        return attrs.evolve(
            before,
            exit=_with(before.exit, step),
            without_effect=(*before.without_effect, deposit),
        )

    def _joined_again(self, before: Standing, deposit: Deposit, under: str) -> Standing:
        claim = f"joined again: its withdrawal had taken effect {before.ends}"
        step = Explanation(claim, None, under, choices=("rejoining",))
        term = self._term(before.state, deposit)
        return attrs.evolve(
            term,
            entry=_with(term.entry, step),
            provisional=_with(term.provisional, step),
            joins_under=under,
        )


def _with(told: Explanation | None, step: Explanation) -> Explanation | None:
    return told and attrs.evolve(told, because=(*told.because, step))
