"""What the States of a treaty must do, and where they stand, on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import attrs

from ccm.duties.cells import row_of, rows_of
from ccm.facts import State
from ccm.facts.garbage import nothing_to_collect
from ccm.facts.typed import several
from ccm.rules import Case, Deadline, Finding, Norm
from ccm.tabled import Tabled
from ccm.view.roster import Roster, a_day

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Duties", "Findings"]


class Findings(Tabled, tuple[Finding, ...]):
    """Where States stand: a tuple that can be read as a table."""

    __slots__ = ()


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
        norm = self.treaty.norm(obligation)
        return row_of(self.roll, self.state(state), norm).on(self.on)

    def case(self, state: State) -> Case:
        """Return what a norm is applied to: the State on the day, with its events."""
        return self.roll.case(state, self.on)

    def findings(
        self,
        *,
        states: Iterable[str | State] | str | State | None = None,
        obligations: Iterable[str] | str | None = None,
    ) -> Findings:
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
            return Findings([Finding(on, row.around(on)[2]) for row in rows])

    def norms(
        self, obligations: Iterable[str | Norm] | str | Norm | None = None
    ) -> tuple[Norm, ...]:
        """Return the obligations of some ids, each once; all if None.

        Raises:
            UnknownObligationError: There is no such obligation.
            InvalidValueError: Neither one nor several are given.
        """
        if obligations is None:
            return tuple(self.treaty.by_id.values())
        if isinstance(obligations, str | Norm):
            return (self.treaty.norm(obligations),)
        named = several(obligations, "obligations")
        return tuple(dict.fromkeys(self.treaty.norm(each) for each in named))

    def chosen(
        self, states: Iterable[str | State] | str | State | None = None
    ) -> list[State]:
        """Return the States of some names, each once.

        All with a deposit by the day if None.

        Raises:
            UnknownStateError: There is no such State.
            InvalidValueError: Neither one nor several are given.
        """
        if states is None:
            return self.roll.joined(self.on)
        if isinstance(states, str | State):
            return [self.state(states)]
        found = (self.state(name) for name in several(states, "states"))
        return [*dict.fromkeys(found)]
