"""A meeting as its report tells of it: who took part, who presided, what was done."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

import attrs

import ccm
from ccm.convention.article14_costs import Cost, sharers
from ccm.dates import PartialDate
from ccm.errors import UndeterminedError
from ccm.facts import MeetingKind, Paper, Session, State
from ccm.rules import Cause, Missing, Ruling, Truth
from ccm.support.course import session, taken_by
from ccm.support.decided import Decision, decisions
from ccm.support.presidents import presiding
from ccm.support.tables import Entry, heard, joined, table
from ccm.view.roster import Roster

__all__ = [
    "Capacity",
    "Conference",
    "Observer",
    "Officer",
    "Participation",
    "Plenaries",
    "Proceeding",
    "conference",
]


class Capacity(StrEnum):
    """As what a State took part in a meeting."""

    PARTY = "State Party"
    DEPOSITED = "State that has deposited, not yet bound"
    SIGNATORY = "signatory"
    OBSERVER = "neither Party nor signatory"


@attrs.define(frozen=True, kw_only=True)
class _Told(Entry):
    """What is told of a meeting.

    Attributes:
        meeting: Label of the meeting.
    """

    meeting: str


@attrs.define(frozen=True, kw_only=True)
class Plenaries(_Told):
    """How many plenaries a meeting had.

    Attributes:
        plenaries: Their number.
    """

    plenaries: int


@attrs.define(frozen=True, kw_only=True)
class Participation(Entry):
    """A State took part in a meeting, or in at least one of several.

    Attributes:
        meetings: Labels of the meetings; it surely took part in a single one, and
            of several in one at least.
        state: The State.
        capacity: As what.
    """

    meetings: tuple[str, ...]
    state: State
    capacity: Capacity


@attrs.define(frozen=True, kw_only=True)
class Observer(_Told):
    """An organization that took part as an observer.

    Attributes:
        name: Its name.
        rule: The rule of procedure under which it did, such as ``1(2)``.
    """

    name: str
    rule: str


@attrs.define(frozen=True, kw_only=True)
class Officer(_Told):
    """Who held an office at a meeting, or was named for one.

    Attributes:
        office: The office.
        state: The State that holds it, or whose the person is.
        person: The person, in Latin letters; empty where only a State is named.
        printed: The name as the document prints it that was read.
        post: What else the person was.
        how: ``elected``, ``confirmed`` or ``designated``; empty if neither.
        date: When, where that is printed.
        plenary: At which plenary, likewise.
    """

    office: str
    state: State | None = None
    person: str = ""
    printed: str = ""
    post: str = ""
    how: str = ""
    date: PartialDate | None = None
    plenary: int | None = None


@attrs.define(frozen=True, kw_only=True)
class Proceeding(_Told):
    """What was done at a meeting.

    Attributes:
        plenary: At which plenary, or from which on, where that is printed.
        through: The last one, if it took several.
        date: On which day, likewise.
        text: What was done, in our own words.
    """

    plenary: int | None = None
    through: int | None = None
    date: PartialDate | None = None
    text: str


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Conference:
    """A Meeting of States Parties or a Review Conference, as documents tell of it.

    Made by `conference`. What no document at hand tells is empty or None.

    Attributes:
        session: The meeting, with its days.
        presidency: The State that presides over it.
        plenaries: How many plenaries it had.
        participants: Which States took part, as what; who may have is among them.
        observers: Which organizations took part.
        officers: Who held office.
        proceedings: What was done, in order of the report.
        decisions: What was decided.
        papers: What lay before it.
    """

    session: Session
    presidency: State | None
    plenaries: int | None
    participants: tuple[Participation, ...]
    observers: tuple[Observer, ...]
    officers: tuple[Officer, ...]
    proceedings: tuple[Proceeding, ...]
    decisions: tuple[Decision, ...]
    papers: tuple[Paper, ...]

    def __repr__(self) -> str:
        return f"<Conference: {self.label}>"

    @property
    def label(self) -> str:
        """Its label, such as ``1RC``."""
        return self.session.label

    @property
    def is_listed(self) -> bool:
        """Whether a list of all States that took part is at hand."""
        return any(len(row.meetings) == 1 for row in self.participants)

    def states(self, *capacities: Capacity) -> tuple[State, ...]:
        """Return the States that surely took part, by alpha-3 code.

        Args:
            capacities: As what; any, if none is given.
        """
        found = {
            row.state
            for row in self.participants
            if len(row.meetings) == 1 and row.capacity in (capacities or Capacity)
        }
        return tuple(sorted(found, key=lambda state: state.alpha3))

    def attended(self, state: State) -> Ruling:
        """Tell whether a State took part.

        Where a report lists who did, whoever is not on the list did not.
        """
        rows = [row for row in self.participants if row.state == state]
        truth = Truth.UNKNOWN
        if state in self.states():
            truth = Truth.TRUE
        elif self.is_listed:
            truth = Truth.FALSE
        told = joined(source for row in rows for source in row.source)
        gap = Missing(f"who took part in {self.label}", Cause.NOT_REPORTED)
        claim = f"{state} took part in {self.label}"
        return Ruling.of(truth, claim, told, missing=(gap,))

    def office(self, name: str) -> tuple[Officer, ...]:
        """Return who held an office, such as ``Vice-President``."""
        return tuple(officer for officer in self.officers if officer.office == name)

    def under(self, rule: str) -> tuple[Observer, ...]:
        """Return the observers under a rule of procedure, such as ``1(3)``."""
        return tuple(observer for observer in self.observers if observer.rule == rule)

    def observing(self) -> tuple[State | Observer, ...]:
        """Return who took part without being a Party (Articles 11(3) and 12(3)).

        States come first, by alpha-3 code; then organizations.

        Raises:
            UndeterminedError: It is not known who took part.
        """
        self._listed()
        parties = self.states(Capacity.PARTY)
        guests = (state for state in self.states() if state not in parties)
        return (*guests, *self.observers)

    def sharing_costs(self, view: Roster) -> tuple[State, ...]:
        """Return the States that share its cost (Article 14(1)), by alpha-3 code.

        All States Parties do, and whoever else took part.

        Raises:
            UndeterminedError: It is not known who took part, or who was a Party.
        """
        self._listed()
        kind, opening = self.session.sittings[0].kind, self.session.opens.day
        if opening is None:
            msg = f"the day on which {self.label} opened: {self.session.opens}"
            raise UndeterminedError(msg)
        cost = Cost.REVIEW_CONFERENCE if kind is MeetingKind.RC else Cost.MEETING
        return sharers(cost, view.roll, opening, self.states())

    def contributing(self) -> tuple[State, ...]:
        """Return the States Parties that took part, who share 40 % of a budget.

        So it stands in paragraph 7(a) of the financial procedures; `contributions`
        takes them as those that attend.

        Raises:
            UndeterminedError: It is not known who took part.
        """
        self._listed()
        return self.states(Capacity.PARTY)

    def _listed(self) -> None:
        if not self.is_listed:
            msg = f"who took part in {self.label}: not reported"
            raise UndeterminedError(msg)

    def to_dict(self) -> ccm.support_records.ConferenceRow:
        """Return it as in JSON: who took part, who held office, what was decided."""
        return ccm.support_records.conference_row(self)


_T = TypeVar("_T", bound=_Told)


def conference(view: Roster, label: str) -> Conference:
    """Return a meeting as the documents tell of it on which a view may rest.

    Args:
        view: The record on a day; of a meeting that has not closed by then nothing
            is told but its days and papers.
        label: The meeting, such as ``1RC``.

    Raises:
        InvalidValueError: The record holds no such meeting.

    >>> import ccm
    >>> first = conference(ccm.as_of(date(2016, 1, 1)), "1RC")
    >>> [len(first.states(capacity)) for capacity in Capacity]
    [57, 4, 9, 22]
    >>> [officer.state.alpha3 for officer in first.office("Vice-President")]
    ['NOR', 'ZMB', 'CRI', 'LBN']
    """
    meeting = session(view.record, label)
    label, over = meeting.label, taken_by(meeting.label, view)
    listed = heard(table("participation", Participation), view)

    def told(rows: tuple[_T, ...]) -> tuple[_T, ...]:
        known = heard(rows, view)
        return tuple(row for row in known if over and row.meeting == label)

    plenaries = [row.plenaries for row in told(table("conferences", Plenaries))]
    return Conference(
        session=meeting,
        presidency=presiding(view, label),
        plenaries=plenaries[0] if plenaries else None,
        participants=tuple(r for r in listed if over and label in r.meetings),
        observers=told(table("observers", Observer)),
        officers=told(table("officers", Officer)),
        proceedings=told(table("proceedings", Proceeding)),
        decisions=tuple(row for row in decisions(view) if row.by == label),
        papers=view.record.papers(label),
    )
