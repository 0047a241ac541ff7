"""Who is bound, since when and until when, on a day."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import Literal

import attrs

from ccm.errors import InvalidValueError
from ccm.facts import Confidence, Record, State
from ccm.rules import Membership, Reading, Roll, Standing, Treaty, Truth
from ccm.rules.shown import Shown

__all__ = ["Basis", "Roster", "a_day"]

Basis = Literal["in force", "deposited"]
"""How States Parties are counted: the Convention in force for them, or deposited."""


def a_day(value: date, name: str) -> date:
    """Return a day, or refuse what is no day.

    Raises:
        InvalidValueError: It is no `datetime.date`, or it is a moment.
    """
    if type(value) is not date:
        msg = f"{name}: expected a datetime.date, got {value!r}"
        raise InvalidValueError(msg)
    return value


def _membership(value: Membership) -> Membership:
    try:
        return Membership(value)
    except ValueError:
        expected = " or ".join(map(repr, map(str, Membership)))
        msg = f"membership: expected {expected}, got {value!r}"
        raise InvalidValueError(msg) from None


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Roster(Shown):
    """Membership of a treaty on a day: the part of `ccm.AsOf` that knows no duties.

    Every answer is the record's on that day: an event of a
    later day does not count, save that a later report can say how things were.

    Attributes:
        on: The day asked about.
        record: The whole record.
        known_by: Last day of publication that counts; None for no limit.
        trust: The least sure kind of event that counts.
        reading: How open questions of the text are answered.
        treaty: The rules that are applied.
    """

    on: date
    record: Record
    known_by: date | None
    trust: Confidence
    reading: Reading
    treaty: Treaty
    roll: Roll = attrs.field(repr=False)

    def state(self, name: str | State) -> State:
        """Return the State of a code or name, as `ccm.facts.States.find` does.

        Raises:
            AmbiguousStateError: The name can be that of several.
            UnknownStateError: There is none; with near matches.
        """
        return self.record.states.find(name)

    def states(
        self,
        *,
        region: str | None = None,
        membership: Membership | None = None,
        un_member: bool | None = None,
    ) -> tuple[State, ...]:
        """Return States of the register, by code; all of them without a condition.

        Args:
            region: A region or a sub-region of the United Nations' M49 standard.
            membership: Where they stand on the day; one whose withdrawal may have
                taken effect by it, or not, is left out, as of `states_parties`.
            un_member: Whether they are Members of the United Nations.

        Raises:
            InvalidValueError: There is no such region, or no such membership.

        >>> import ccm
        >>> then = ccm.as_of(date(2020, 9, 28))
        >>> len(then.states(region="Africa", membership=ccm.Membership.PARTY))
        34
        >>> [str(state) for state in then.states(un_member=False)]
        ['Cook Islands', 'Niue', 'State of Palestine', 'Holy See']
        """
        states = self.record.states.within(region)
        if un_member is not None:
            states = [state for state in states if state.un_member is un_member]
        if membership is not None:
            standing = self._members(_membership(membership))
            states = [state for state in states if state in standing]
        return tuple(sorted(states, key=attrgetter("alpha3")))

    def standing(self, state: str | State) -> Standing:
        """Return what a State did to join the Convention or to leave it.

        Of a State that has left and joined again, the standing is that of the
        term in which the day lies.
        """
        return self.roll.standing(self.state(state), self.on)

    def membership(self, state: str | State) -> Membership:
        """Return where a State stands towards the Convention (Articles 15 to 20).

        Raises:
            UnknownStateError: There is no such State.
            UndeterminedError: The day of its withdrawal is in doubt.

        >>> import ccm
        >>> ccm.as_of(date(2020, 9, 28)).membership("NIU")
        <Membership.CONTRACTING: 'contracting'>
        """
        return self.standing(state).membership(self.on)

    def entry_into_force(self, state: str | State) -> date | None:
        """Return when the Convention enters into force for a State (Article 17).

        The day can lie ahead; None if the State has deposited nothing by the
        day asked about.

        Raises:
            UnknownStateError: There is no such State.

        >>> import ccm
        >>> ccm.as_of(date(2020, 9, 28)).entry_into_force("NIU")
        datetime.date(2021, 2, 1)
        """
        return self.standing(state).begins(self.on)

    @property
    def general_entry_into_force(self) -> date | None:
        """The day of the Convention's entry into force (Article 17(1)).

        It follows from the thirtieth instrument; None before that was deposited.
        """
        decisive = self.roll.decisive
        if decisive is None or decisive.day > self.on:
            return None
        return self.roll.general_entry_into_force

    def states_parties(self, *, basis: Basis = "in force") -> tuple[State, ...]:
        """Return the States Parties, by code.

        A State whose withdrawal may have taken effect by the day, or not, is
        left out; `membership` refuses to say.

        Args:
            basis: ``in force`` for those that are bound on the day, or
                ``deposited``, as United Nations documents count them.

        Raises:
            InvalidValueError: There is no such basis.

        >>> import ccm
        >>> then = ccm.as_of(date(2020, 9, 28))
        >>> len(then.states_parties()), len(then.states_parties(basis="deposited"))
        (108, 110)
        """
        wanted = {
            "in force": (Membership.PARTY,),
            "deposited": (Membership.PARTY, Membership.CONTRACTING),
        }
        if basis not in wanted:
            expected = " or ".join(repr(known) for known in wanted)
            msg = f"basis: expected {expected}, got {basis!r}"
            raise InvalidValueError(msg)
        return self._members(*wanted[basis])

    def perhaps_withdrawn(self) -> tuple[State, ...]:
        """Return the States of which the record does not say whether they have left.

        By code; they are among no others, neither States Parties nor withdrawn.

        >>> import ccm
        >>> ccm.as_of(date(2020, 9, 28)).perhaps_withdrawn()
        ()
        """
        standings = (self.roll.standing(s, self.on) for s in self.record.dossiers)
        return tuple(each.state for each in standings if each.is_in_doubt(self.on))

    def signatories(self) -> tuple[State, ...]:
        """Return the States that signed and have deposited nothing, by code."""
        return self._members(Membership.SIGNATORY)

    def _members(self, *wanted: Membership) -> tuple[State, ...]:
        standings = (self.roll.standing(s, self.on) for s in self.record.dossiers)
        return tuple(
            standing.state
            for standing in standings
            if not standing.is_in_doubt(self.on)
            and standing.membership(self.on) in wanted
        )

    def provisionally_applies(self, state: str | State) -> Truth:
        """Tell whether a State applies Article 1 provisionally (Article 18).

        It does from its declaration until entry into force, and not after it.

        Raises:
            UnknownStateError: There is no such State.
        """
        standing = self.standing(state)
        since = standing.provisional and standing.provisional.value
        bound = standing.in_force_from
        if not isinstance(since, date) or since > self.on:
            return Truth.FALSE
        if bound is not None and bound <= self.on:
            return Truth.FALSE
        return ~standing.has_left(self.on)
