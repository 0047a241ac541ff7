"""Asking the record: findings on a day, each made once, and without one source."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import Protocol, TypeVar, cast

import attrs

from ccm.duties.answering import outcome_in
from ccm.errors import InvalidValueError
from ccm.facts import Coverage, MeetingKind, Record, Session, Source, State
from ccm.questions.moments import membership
from ccm.rules import Case, Finding, Membership, Roll, Status
from ccm.rules.courses import Course, Courses, every_course
from ccm.rules.outcome import Outcome
from ccm.view.findings import Duties

__all__ = ["Duty", "Inquiry", "Sourced"]

_DECISIVE = (MeetingKind.MSP, MeetingKind.RC)
_YET = frozenset({Status.OUTSTANDING})
"""How it stands with what is not yet performed when a State joins."""


def _is_from(source: Source, document: str) -> bool:
    cited = source.citation
    return cited == document or cited.startswith(f"{document},")


class Sourced(Protocol):
    """A row of data that names its sources."""

    @property
    def source(self) -> tuple[Source, ...]:
        """Where it was read."""
        ...


_S = TypeVar("_S", bound=Sourced)
_T = TypeVar("_T")


@attrs.define(frozen=True, eq=False)
class Inquiry:
    """A view that remembers its findings, for many questions on few days.

    Attributes:
        view: The record on the day asked about.
        unread: The document that is taken never to have been read, if any.
        heard: The last day of which events count as having come: that asked about,
            save where a State is taken as it will stand later.
    """

    view: Duties
    unread: str = attrs.field(default="", kw_only=True)
    heard: date = attrs.field(
        default=attrs.Factory(lambda self: self.view.on, takes_self=True), kw_only=True
    )
    _days: dict[date, Inquiry] = attrs.field(factory=dict["date", "Inquiry"])
    _blind: dict[str, Inquiry] = attrs.field(factory=dict["str", "Inquiry"])
    _findings: dict[tuple[State, str], Finding] = attrs.field(
        factory=dict[tuple[State, str], Finding], init=False
    )

    _stands: dict[State, Courses[Membership]] = attrs.field(
        factory=dict[State, Courses[Membership]], init=False
    )
    _told: dict[Hashable, object] = attrs.field(
        factory=dict["Hashable", "object"], init=False
    )

    def once(self, key: Hashable, work: Callable[[], _T]) -> _T:
        """Return what some work gives, done once for each key on this day."""
        if key not in self._told:
            self._told[key] = work()
        return cast("_T", self._told[key])

    @property
    def on(self) -> date:
        """The day asked about."""
        return self.view.on

    @property
    def record(self) -> Record:
        """The events that count."""
        return self.view.roll.record

    def at(self, day: date) -> Inquiry:
        """Return the same inquiry on another day."""
        if day == self.on:
            return self
        if day not in self._days:
            then = self.view.at(day)
            self._days[day] = Inquiry(then, self._days, self._blind, unread=self.unread)
        return self._days[day]

    def ahead(self, day: date) -> Inquiry:
        """Return the inquiry of a later day up to which nothing more happens."""

        def made() -> Inquiry:
            return Inquiry(self.view.at(day), unread=self.unread, heard=self.on)

        return self.once(("ahead", day), made)

    def without(self, document: str) -> Inquiry:
        """Return the inquiry of a record that never read a document.

        What has a source elsewhere too stays. Where the record claims to be
        complete on the word of the document, it claims nothing.
        """
        if document not in self._blind:
            record, view = self.record, self.view
            known = record.once("without", document, lambda: _without(record, document))
            if known is not record:
                treaty, reading = self.view.treaty, self.view.reading
                roll = Roll.of(known, treaty, reading, admitted=known)
                view = attrs.evolve(self.view, roll=roll)
            self._blind[document] = Inquiry(view, unread=document)
        return self._blind[document].at(self.on)

    def read(self, rows: Iterable[_S]) -> tuple[_S, ...]:
        """Return the rows of other rooms that count: those that were read elsewhere.

        All of them, unless a document is taken never to have been read.
        """
        return tuple(
            row
            for row in rows
            if not self.unread or _is_elsewhere(row.source, self.unread)
        )

    def finding(self, state: State, obligation: str) -> Finding:
        """Return where a State stands under an obligation."""
        key = (state, obligation)
        if key not in self._findings:
            self._findings[key] = self.view.assess(state, obligation)
        return self._findings[key]

    def duty(self, state: State, obligation: str) -> Duty:
        """Return an obligation of a State, on the day."""
        return Duty(self, state, obligation)

    def membership(self, course: Course, state: State) -> Membership:
        """Return where a State stands on the day, in one course of events."""
        courses = self.memberships(state)
        if courses.whole and len(courses.each) == 1:
            return courses.each[0].outcome  # nothing is in doubt, which is most often
        return membership(course, self.view.roll, state, self.on)

    def memberships(self, state: State) -> Courses[Membership]:
        """Return where a State stands on the day, in every course of events."""
        if state not in self._stands:
            roll, on = self.view.roll, self.on
            self._stands[state] = every_course(
                lambda course: membership(course, roll, state, on)
            )
        return self._stands[state]

    def parties(self) -> tuple[State, ...]:
        """Return the States for which the Convention is in force, surely or perhaps."""

        def found() -> tuple[State, ...]:
            told = ((s, self.memberships(s).outcomes) for s in self.record.dossiers)
            return tuple(s for s, outcomes in told if Membership.PARTY in outcomes)

        return self.once("parties", found)

    def is_party(self, course: Course, state: State) -> bool:
        """Tell whether the Convention is in force for a State, in one course."""
        return self.membership(course, state) is Membership.PARTY

    def contracting(self) -> dict[State, date | None]:
        """Return those that have deposited only, and when it enters into force.

        None where it is not sure that a State has, or has no more than that.
        """
        told = {s: {*self.memberships(s).outcomes} for s in self.record.dossiers}
        only = {Membership.CONTRACTING}
        return {
            state: self.view.entry_into_force(state) if outcomes == only else None
            for state, outcomes in told.items()
            if only <= outcomes
        }

    def session(self, label: str) -> Session:
        """Return a meeting from which a question counts, whoever told of it.

        Raises:
            InvalidValueError: The record holds no meeting of that label.
        """
        return _session(self.view.record, label)

    def told_session(self, label: str) -> Session:
        """Return a meeting that the question itself is about.

        Raises:
            InvalidValueError: The record holds no meeting of that label.
        """
        return _session(self.record, label)


def _case_of(duty: Duty) -> Case:
    return duty.inquiry.view.case(duty.state)


@attrs.define(frozen=True, eq=False)
class Duty:
    """An obligation of a State, on the day of an inquiry.

    Attributes:
        inquiry: The inquiry.
        state: The State.
        obligation: Id of the obligation.
    """

    inquiry: Inquiry
    state: State
    obligation: str
    _case: Case = attrs.field(
        default=attrs.Factory(_case_of, takes_self=True), init=False, repr=False
    )

    @property
    def finding(self) -> Finding:
        """Where the State stands under it, as far as the record can tell."""
        return self.inquiry.finding(self.state, self.obligation)

    def outcome(self, course: Course) -> Outcome:
        """Return where the State stands under it in one course of events."""
        inquiry = self.inquiry
        norm = inquiry.view.treaty.norm(self.obligation)
        found = outcome_in(course, norm, self._case)
        if inquiry.heard == inquiry.on or found.done is None:
            return found
        if course.no_later(found.done, inquiry.heard):
            return found
        return found.not_yet()

    @property
    def possible(self) -> frozenset[Status]:
        """Where it may stand, as far as that is known before courses are followed."""
        found = frozenset(self.finding.possible)
        return found if self.inquiry.heard == self.inquiry.on else found | _YET

    def on(self, day: date) -> Duty:
        """Return the same on another day."""
        return Duty(self.inquiry.at(day), self.state, self.obligation)


def _session(record: Record, named: str) -> Session:
    """Return the meeting of a label, in any case and spacing."""
    for label in (named, named.upper(), "".join(named.upper().split())):
        if sittings := record.sittings(label):
            return Session(label, sittings)
    msg = f"expected a meeting of the record, got {named.upper()!r}"
    raise InvalidValueError(msg)


def _is_elsewhere(sources: tuple[Source, ...], document: str) -> bool:
    return not all(_is_from(source, document) for source in sources)


def _without(record: Record, document: str) -> Record:
    """Return what is left of a record; the same where nothing was read there."""

    def elsewhere(sources: tuple[Source, ...]) -> bool:
        return _is_elsewhere(sources, document)

    rows: tuple[Sourced, ...] = (
        *record.events,
        *record.meetings,
        *record.coverage,
        *record.documents,
    )
    if all(elsewhere(row.source) for row in rows):
        return record
    return attrs.evolve(
        record,
        events=tuple(event for event in record.events if elsewhere(event.source)),
        meetings=tuple(held for held in record.meetings if elsewhere(held.source)),
        coverage=tuple(
            claim if elsewhere(claim.source) else _claiming_nothing(claim)
            for claim in record.coverage
        ),
        documents=tuple(p for p in record.documents if elsewhere(p.source)),
    )


def _claiming_nothing(claim: Coverage) -> Coverage:
    return attrs.evolve(claim, since=None, through=None)
