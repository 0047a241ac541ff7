"""What the States of a treaty must do, and where they stand, on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import attrs

from ccm.duties.cells import row_of, rows_of
from ccm.facts import State
from ccm.facts.garbage import nothing_to_collect
from ccm.rules import Case, Deadline, Finding, Norm
from ccm.view.roster import Roster, a_day

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Duties"]


class Duties(Roster):
    """Findings on a day: the part of `ccm.AsOf` that applies the norms.

    What plans, claims and the support of implementation ask their questions of.
    """

    def at(self, day: date) -> Self:
        """Return the same view on another day."""
        return attrs.evolve(self, on=a_day(day, "day"))

    def deadline(self, state: str | State, obligation: str | Norm) -> Deadline | None:
        """Return a State's deadline under an obligation; None where none runs.

        Raises:
            UnknownStateError: There is no such State.
            UnknownObligationError: There is no such obligation.

        >>> import ccm
        >>> str(ccm.as_of(date(2020, 9, 28)).deadline("DEU", "art4"))
        '2025-08-01'
        """
        return self.assess(state, obligation).deadline

    def assess(self, state: str | State, obligation: str | Norm) -> Finding:
        """Return where a State stands under an obligation, and why.

        Raises:
            UnknownStateError: There is no such State.
            UnknownObligationError: There is no such obligation.

        >>> import ccm
        >>> ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3").status
        <Status.OVERDUE: 'overdue'>
        """
        norm = obligation
        if isinstance(norm, str):
            norm = self.treaty.norm(norm)
        return row_of(self.roll, self.state(state), norm).on(self.on)

    def case(self, state: State) -> Case:
        """Return what a norm is applied to: the State on the day, with its events."""
        return self.roll.case(state, self.on)

    def findings(
        self,
        *,
        states: Iterable[str | State] | str | State | None = None,
        obligations: Iterable[str] | str | None = None,
    ) -> tuple[Finding, ...]:
        """Return every State's finding under every obligation.

        Args:
            states: The States to look at; all with a deposit by the day if None.
            obligations: Ids of the obligations; all if None.

        Raises:
            UnknownStateError: There is no such State.
            UnknownObligationError: There is no such obligation.

        >>> import ccm
        >>> found = ccm.as_of(date(2020, 9, 28)).findings(obligations="art7.1")
        >>> len([finding for finding in found if finding.status == "overdue"])
        7
        """
        norms, roll, on = self.norms(obligations), self.roll, self.on
        chosen = self.chosen(states)
        rows = (row for state in chosen for row in rows_of(roll, state, norms))
        with nothing_to_collect():
            return tuple([Finding(on, row.around(on)[2]) for row in rows])

    def norms(self, obligations: Iterable[str] | str | None = None) -> tuple[Norm, ...]:
        """Return the obligations of some ids; all if None.

        Raises:
            UnknownObligationError: There is no such obligation.
        """
        wanted = (obligations,) if isinstance(obligations, str) else obligations
        chosen = self.treaty.by_id if wanted is None else wanted
        return tuple([self.treaty.norm(obligation) for obligation in chosen])

    def chosen(
        self, states: Iterable[str | State] | str | State | None = None
    ) -> list[State]:
        """Return the States of some names; all with a deposit by the day if None.

        Raises:
            UnknownStateError: There is no such State.
        """
        if states is None:
            return self.roll.joined(self.on)
        named = (states,) if isinstance(states, str | State) else states
        return [self.state(name) for name in named]
