"""The roll of States: who is bound, since when and until when."""

from __future__ import annotations

from datetime import date

import attrs

from ccm.dates import PartialDate
from ccm.errors import InadmissibleEventError
from ccm.facts import (
    Deposit,
    Record,
    Signature,
    State,
    WithdrawalNotice,
)
from ccm.rules.joining import (
    joined_twice,
    unknown_coverage,
    unknown_obligations,
)
from ccm.rules.reading import Reading
from ccm.rules.standing import Standing
from ccm.rules.treaty import Treaty

__all__ = ["Roll"]

_ASKED = frozenset(
    ("entry_into_force", "last_signature", "rounding", "conflict_found_by")
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
    """

    record: Record
    treaty: Treaty
    reading: Reading
    decisive: Deposit | None
    _standings: dict[State, Standing] = attrs.field(
        factory=dict[State, Standing], init=False
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
        day = self.decisive.date.earliest
        return self.treaty.entry.first_day(day, self.reading)

    def standing(self, state: State) -> Standing:
        """Return where a State stands, worked out once."""
        known = self._standings.get(state)
        if known is None:
            known = self._standings[state] = self._standing(state)
        return known

    def _standing(self, state: State) -> Standing:
        dossier = self.record.dossier(state)
        signature = next(iter(dossier.of(Signature)), None)
        deposit = next(iter(dossier.of(Deposit)), None)
        notice = next(iter(dossier.of(WithdrawalNotice)), None)
        entry = (
            self.treaty.entry.entry(deposit, self.decisive, self.reading)
            if deposit and self.decisive
            else None
        )
        leaving = (
            self.treaty.withdrawal.effect(notice, dossier, self.reading)
            if notice
            else None
        )
        joining = self.treaty.instruments
        return Standing(
            state=state,
            signature=signature,
            deposit=deposit,
            notice=notice,
            in_force_from=entry.value
            if entry and isinstance(entry.value, date)
            else None,
            ends=leaving.value
            if leaving and isinstance(leaving.value, PartialDate)
            else None,
            entry=entry,
            exit=leaving,
            provisional=self.treaty.provisional.applied(dossier),
            covers=self.treaty.provisional.covers,
            withdrawal=self.treaty.withdrawal,
            joins_under=joining.signatories if signature else joining.others,
        )
