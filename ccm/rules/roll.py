"""The roll of States: who is bound, since when and until when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import ClassVar

import attrs

from ccm.dates import PartialDate
from ccm.errors import InadmissibleEventError
from ccm.facts import (
    Assessment,
    Deposit,
    Dossier,
    ExtensionDecision,
    ExtensionRequest,
    ProvisionalApplication,
    Record,
    Signature,
    State,
    WithdrawalNotice,
)
from ccm.rules.case import Case
from ccm.rules.explanation import Explanation
from ccm.rules.joining import (
    beyond_extension,
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

_chosen: Callable[[Reading], tuple[object, ...]] = attrgetter(*sorted(_ASKED))
"""Gives what is chosen of these."""


_CAN_BE_AT_FAULT = (
    Deposit,
    Signature,
    ProvisionalApplication,
    WithdrawalNotice,
    ExtensionRequest,
    ExtensionDecision,
    Assessment,
)
"""The kinds of events of which a treaty does not admit every one."""


_NOBODY = frozenset[State]()


class _Layered(dict[object, object]):
    """What has been sorted out, laid over what had been before and still holds."""

    __slots__ = ("_before",)

    def __init__(self, before: dict[object, object]) -> None:
        super().__init__()
        self._before = before

    def get(self, key: object, default: object = None, /) -> object:
        found = super().get(key)
        return self._before.get(key, default) if found is None else found


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Roll:
    """Where every State of a record stands towards a treaty.

    Attributes:
        record: The events that count.
        treaty: The rules that are applied to them.
        reading: How open questions of its text are answered.
        decisive: The deposit that brought the treaty into force, if any did.
    """

    asks: ClassVar[frozenset[str]] = _ASKED
    """The choices on which it can hang who is bound."""

    record: Record
    treaty: Treaty
    reading: Reading
    decisive: Deposit | None

    @cached_property
    def kept(self) -> dict[object, object]:
        """What has been sorted out of the record for each State and norm."""
        return {}

    @cached_property
    def _before(self) -> tuple[Roll, frozenset[State]] | None:
        """The roll that it shares with, and the States of which it does not."""
        return None

    @cached_property
    def _known(self) -> dict[State, tuple[Dossier, tuple[Standing, ...]]]:
        """What is on record of States, and where they stand term by term."""
        return {}

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
        key = treaty, reading
        roll = record.once("roll", key, lambda: cls._made(record, treaty, reading))
        roll.admit(admitted or record)
        return roll

    @classmethod
    def _made(cls, record: Record, treaty: Treaty, reading: Reading) -> Roll:
        """Return the roll of a record: what further events leave alone is shared."""
        deposits = record.every(Deposit)
        grown, before = record.grown, None
        if grown is not None:
            before = grown[0].at_hand("roll", (treaty, reading))
        if grown is None or not isinstance(before, Roll):
            decisive = treaty.entry.decisive(deposits)
            return cls(record=record, treaty=treaty, reading=reading, decisive=decisive)
        same = deposits is grown[0].every(Deposit)
        decisive = before.decisive if same else treaty.entry.decisive(deposits)
        roll = cls(record=record, treaty=treaty, reading=reading, decisive=decisive)
        if decisive is before.decisive:
            roll._share(before, grown[1])
        return roll

    def _share(self, before: Roll, touched: frozenset[State]) -> None:
        """Share what another roll has sorted out of all States but some."""
        object.__setattr__(self, "kept", _Layered(before.kept))
        object.__setattr__(self, "_before", (before, touched))

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it again, without what was sorted out with it."""
        return Roll._made, (self.record, self.treaty, self.reading)

    def read_with(self, field: str, reading: Reading) -> Roll | None:
        """Return the roll under a reading that differs in one choice.

        None if who is bound can hang on that choice, so that events must be
        admitted or refused anew.
        """
        if field in _ASKED:
            return None
        key = self.treaty, reading
        return self.record.once("read", key, lambda: self._read(reading))

    def _read(self, reading: Reading) -> Roll:
        """Return the roll under a reading by which the same States are bound."""
        roll = attrs.evolve(self, reading=reading)
        object.__setattr__(roll, "_known", self._known)
        object.__setattr__(roll, "_before", self._before)
        return roll

    def admit(self, record: Record) -> None:
        """Refuse a record with events of joining or leaving that are not admitted.

        Raises:
            InadmissibleEventError: There are some; with all of them.
        """
        faults = self._faults(record)
        if faults:
            raise InadmissibleEventError(faults)

    def _faults(self, record: Record) -> tuple[str, ...]:
        """Return what of a record the treaty does not admit, worked out once."""
        key = self.treaty, self.general_entry_into_force, _chosen(self.reading)
        return record.once("faults", key, lambda: tuple(self._each_fault(record)))

    def _each_fault(self, record: Record) -> Iterator[str]:
        """Yield each; where events were added to what is admitted, of those States."""
        if record.grown is not None and not self._faults(record.grown[0]):
            for state in sorted(record.grown[1], key=lambda state: state.alpha3):
                yield from self._faults_of(record.dossier(state))
            return
        covered = (*self.treaty.by_id, *self.treaty.coverable)
        yield from unknown_coverage(record.coverage, covered, self.treaty.by_id)
        for dossier in record.dossiers_with(*_CAN_BE_AT_FAULT):
            yield from self._faults_of(dossier)

    def _faults_of(self, dossier: Dossier) -> Iterator[str]:
        treaty, general = self.treaty, self.general_entry_into_force
        yield from unknown_obligations(dossier, treaty.by_id)
        yield from beyond_extension(dossier, treaty.by_id)
        yield from joined_twice(dossier, treaty.instruments.signatories)
        yield from treaty.signature.faults(dossier, general, self.reading)
        yield from treaty.instruments.faults(dossier, treaty.signature.opens)
        yield from treaty.provisional.faults(dossier)
        yield from treaty.withdrawal.faults(dossier, self.reading)

    @cached_property
    def general_entry_into_force(self) -> date | None:
        """The day of the treaty's entry into force; None until it is certain."""
        if self.decisive is None:
            return None
        return self.treaty.entry.general_day(self.decisive.day)

    def standing(self, state: State, on: date | None = None) -> Standing:
        """Return where a State stands, in the term of a day, or in the last on record.

        A term begins with a deposit: the first, or one that a State that has left
        joins again by. What lies before the first belongs to its term.
        """
        known = self.standings(state)
        if on is None or len(known) == 1:
            return known[-1]
        deposits = self.record.dossier(state).of(Deposit)
        made = sum(deposit.day <= on for deposit in deposits)
        return known[max(made, 1) - 1]

    def joined(self, on: date) -> list[State]:
        """Return the States that have deposited an instrument by a day, by code."""
        return [state for state, deposited in self._deposits if deposited <= on]

    @cached_property
    def _deposits(self) -> list[tuple[State, date]]:
        """The States that have deposited, each with the day of its first instrument."""
        told = self.record.dossiers_with(Deposit)
        firsts = ((d.state, self.standings(d.state)[0].deposit) for d in told)
        return [(state, deposit.day) for state, deposit in firsts if deposit]

    def case(self, state: State, on: date) -> Case:
        """Return what a norm is applied to: the State on a day, with its events."""
        dossier, terms = self.known_of(state)
        standing = terms[0] if len(terms) == 1 else self.standing(state, on)
        return Case(dossier, self.record, standing, self.reading, on, kept=self.kept)

    def standings(self, state: State) -> tuple[Standing, ...]:
        """Return where a State stands from each of its deposits on, worked out once.

        There is one standing for a State that has deposited nothing.
        """
        return self.known_of(state)[1]

    def known_of(self, state: State) -> tuple[Dossier, tuple[Standing, ...]]:
        """Return what is on record of a State, and its standings term by term."""
        known = self._known.get(state)
        if known is None:
            before, touched = self._before or (None, _NOBODY)
            if before is None or state in touched:
                known = self.record.dossier(state), tuple(self._stood(state))
            else:
                known = before.known_of(state)
            self._known[state] = known
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
        claim = f"joined again: its withdrawal had taken effect {before.ends_told}"
        step = Explanation(claim, None, under, choices=("rejoining",))
        term = self._term(before.state, deposit)
        return attrs.evolve(
            term,
            entry=_with(term.entry, step),
            provisional=_with(term.provisional, step),
            joins_under=under,
            before=before,
        )


def _with(told: Explanation | None, step: Explanation) -> Explanation | None:
    return told and attrs.evolve(told, because=(*told.because, step))
