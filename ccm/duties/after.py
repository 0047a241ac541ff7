"""A duty that performance of another raises, over one course of events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

import attrs

from ccm.duties.arising import Arising, what_starts
from ccm.duties.protocol import Rule
from ccm.facts import Event, MeetingKind, Voice
from ccm.rules.bearing import (
    Dated,
    Silence,
    Sitting,
    come,
    dated,
    first_of,
    last_of,
    sitting_of,
)
from ccm.rules.case import Case
from ccm.rules.courses import Course, When, moved
from ccm.rules.lapse import after as lapsed
from ccm.rules.lapse import eve
from ccm.rules.norms import FollowUp
from ccm.rules.outcome import Lack, Outcome
from ccm.rules.reading import Reading
from ccm.rules.status import Status

__all__ = ["RULES", "Bearing"]

_DAY = timedelta(days=1)


@attrs.define(frozen=True, eq=False, repr=False)
class Bearing:
    """What of a dossier bears on a duty that follows another, sorted out once.

    Attributes:
        occasions: The events that raise it, by each account.
        rumoured: Those of which only observers speak.
        finds: The events that take the occasion away.
        renewals: The events whose own performance raises it once more.
        made: The events that perform it.
        sittings: The sittings of the meetings that the text means, in order; each
            with the close of its meeting, at which a declaration is still in time.
        arising: Whether the duty arises that it follows.
        occasions_heard: On which days silence means that nothing raised it.
        silence: On which days silence means that it was not performed.
    """

    norm: FollowUp
    reading: Reading
    entry: date
    occasions: tuple[Dated, ...]
    rumoured: tuple[Dated, ...]
    finds: tuple[Dated, ...]
    renewals: tuple[Dated, ...]
    made: tuple[Dated, ...]
    sittings: tuple[Sitting, ...]
    arising: Arising
    occasions_heard: tuple[Silence, ...]
    silence: Silence

    @classmethod
    def of(cls, norm: FollowUp, case: Case) -> Bearing:
        """Return what bears on the duty of the State of a case."""
        state = case.standing.state
        told, made = case.dossier.of(norm.follows), case.heard(norm.fulfilled_by)
        silence = Silence.of(norm, state, case.record, norm.fulfilled_by)
        return cls(
            norm=norm,
            reading=case.reading,
            entry=case.standing.in_force_from or date.max,
            occasions=dated(case.heard(norm.follows)),
            rumoured=dated(e for e in told if e.voice is Voice.OBSERVER),
            finds=dated(case.heard(norm.undone_by)),
            renewals=dated(_what_renews(norm, case)) if told or made else (),
            made=dated(made),
            sittings=case.for_all(norm, _sittings),
            arising=Arising.of(norm.after, case, anywhere=True),
            occasions_heard=tuple(_occasions_heard(norm, case, silence)),
            silence=silence,
        )


def _what_renews(norm: FollowUp, case: Case) -> tuple[Event, ...]:
    """Return the events that raise it once more, as the text is read."""
    begins = norm.renewing
    return what_starts(begins, case) if begins else case.heard(*norm.renewed_by)


def _occasions_heard(norm: FollowUp, case: Case, silence: Silence) -> Iterator[Silence]:
    """Yield what silence means for the events that raise the duty.

    They are events of the duty that it follows; where the record claims to hold all
    events of this one up to a day, it speaks of them no later either.
    """
    record, state, kinds = case.record, case.standing.state, (norm.follows,)
    heard = partial(
        Silence.on, record=record, kinds=kinds, state=state, doubted=silence.doubted
    )
    yield heard(norm.after.id)
    claims = record.claims_on(norm.id, norm.follows)
    if any(claim.obligation and claim.spans for claim in claims):
        yield heard(norm.id)


def _sittings(norm: FollowUp, case: Case) -> tuple[Sitting, ...]:
    literal = case.reading.declaration_forum == "meetings of States Parties only"
    kinds = (MeetingKind.MSP,) if literal else norm.meetings
    held = [meeting for meeting in case.record.meetings if meeting.kind in kinds]
    held.sort(key=lambda meeting: meeting.opens.earliest)
    last = {m.label: case.record.sittings(m.label)[-1] for m in held}
    return tuple(
        Sitting(sitting_of(each).opens, sitting_of(last[each.label]).closes)
        for each in held
    )


_NONE = Outcome(status=Status.NOT_APPLICABLE, arises=False)


def after(bearing: Bearing, on: date, course: Course, _ends: When | None) -> Outcome:
    """Return where the State stands under a duty that follows another.

    Of several occasions, each of which raises it, the gravest is told.
    """
    since = partial(_Since, bearing, on, course)
    first = since(last_of(course, come(course, bearing.finds, on)))
    every = [first, *map(since, first.renewals())]
    raised = [(each, *each.occasion()) for each in every]
    told = [
        each.outcome(occasion, made)
        for each, occasion, made in raised
        if occasion and not _before_entry(bearing, course, occasion)
    ]
    if told:
        return _gravest(course, told)
    if raised[0][1] is not None:  # what was over when it was bound raises nothing
        last = last_of(course, first.begun_anew())
        return since(last).unraised() if last else _NONE
    return first.unraised()


_GRAVEST = (
    Status.OVERDUE,
    Status.OUTSTANDING,
    Status.FULFILLED_LATE,
    Status.FULFILLED,
)


def _gravest(course: Course, told: list[Outcome]) -> Outcome:
    """Return the gravest of some outcomes.

    Of those that are owed alike, what falls due first; of those that are performed,
    the last.
    """
    first, *others = told
    for each in others:
        ours, theirs = map(_GRAVEST.index, (each.status, first.status))
        if ours < theirs or (ours == theirs and _goes_before(course, each, first)):
            first = each
    return first


def _goes_before(course: Course, one: Outcome, other: Outcome) -> bool:
    if one.done is not None:
        return (
            other.find is None
            or one.find is None
            or course.no_later(other.find, one.find)
        )
    if one.due is None or other.due is None:
        return other.due is None
    return not course.no_later(other.due, one.due)


def _before_entry(bearing: Bearing, course: Course, raised: Dated) -> bool:
    return not course.no_later(bearing.entry, raised.when)


_MOST_RENEWALS = 50
"""How many of them are looked at, the last ones: a life has one or two."""


class _Since:
    """The rule since a find, or what renewed the duty, for one course of events."""

    __slots__ = ("b", "course", "find", "on")

    def __init__(
        self, bearing: Bearing, on: date, course: Course, find: Dated | None
    ) -> None:
        self.b, self.on, self.course, self.find = bearing, on, course, find

    def since(self, told: tuple[Dated, ...], by: When) -> list[Dated]:
        """Return what came by a moment and was not undone by the find."""
        return come(self.course, told, by, self.find.when if self.find else None)

    def occasion(self) -> tuple[Dated | None, list[Dated]]:
        """Return what raised the duty by the day, and the declarations.

        Where no word of the State or of the Parties tells, a declaration shows that
        there was an occasion, and observers may be right of when.
        """
        made = self.since(self.b.made, self.on)
        if told := self.since(self.b.occasions, self.on):
            return first_of(self.course, (*told, *made)), made
        declared = first_of(self.course, made)
        return self._rumoured(declared.when if declared else self.on) or declared, made

    def _rumoured(self, by: When) -> Dated | None:
        """Return an occasion of which only observers speak, if it was so."""
        for each in self.since(self.b.rumoured, by):
            if self.course.way(Lack("rumour", (id(each.event),)), (False, True)):
                return each
        return None

    def renewals(self) -> list[Dated]:
        """Return what began a duty of its own, once that has been performed, too.

        Later hostilities do, whose remnants have been cleared.
        """
        course, told = self.course, (*self.b.occasions, *self.b.made)[::-1]
        return [
            each
            for each in self.begun_anew()[-_MOST_RENEWALS:]
            if any(
                course.no_later(each.when, other.when)
                and course.no_later(other.when, self.on)
                for other in told
            )
        ]

    def begun_anew(self) -> list[Dated]:
        """Return what began one, once the State was bound."""
        return [
            each
            for each in self.since(self.b.renewals, self.on)
            if self.course.no_later(self.b.entry, each.when)
        ]

    def unraised(self) -> Outcome:
        """Return where the State stands where nothing on record has raised the duty."""
        first = self._unheard()
        if first is None or first > self.on:
            return _NONE
        if not self.b.arising.holds(self.course, self.on):
            return _NONE
        if not self.course.way(Lack("raised"), (False, True)):
            return _NONE
        about = "occasion" if self.b.silence.speaks(self.on) else "declaration"
        return Outcome(status=self.course.way(Lack(about), (*self._perhaps(first),)))

    def _unheard(self) -> date | None:
        """Return since when the record may lack an occasion; None if it lacks none."""
        b, on, find = self.b, self.on, self.find
        mute = [s for s in b.occasions_heard if not s.speaks(on)]
        if not mute or b.reading.unheard_events == "none":
            return None
        first = max(b.entry, min(silence.unheard_from(on) for silence in mute))
        return max(first, self.course.span(find.when)[0]) if find else first

    def outcome(self, raised: Dated, made: list[Dated]) -> Outcome:
        """Return where the State stands, given what raised the duty.

        No deadline is told where the declaration is all that shows what raised it.
        """
        when, declared = raised.when, first_of(self.course, made)
        if declared is raised:
            status, due = self._shown_by(when), None
        else:
            due = self._due(when)
            status = self._status(when, declared, due)
        return Outcome(
            status=status,
            due=due,
            ends=due,
            initial=due,
            done=declared.when if declared else None,
            by=declared.event if declared else None,
            find=when,
            undone=raised.event,
        )

    def _shown_by(self, declared: When) -> Status:
        """Return the status where the declaration is all that shows what raised it.

        What it declared may have been complete, unheard, long before.
        """
        first = self._unheard()
        if first is None or self.course.no_later(declared, first):
            return Status.FULFILLED
        due, last = self._due(first), self._due(moved(declared, eve))
        if due is not None and last and self.course.no_later(declared, due):
            return Status.FULFILLED
        either = Status.FULFILLED, Status.FULFILLED_LATE
        return self.course.way(Lack("raised"), either)

    def _due(self, when: When) -> When | None:
        """Return the close of the sitting that is next; None if none is held.

        The second part of a meeting in parts is the next sitting, too.
        """
        b, course = self.b, self.course
        if b.reading.declaration_papers == "one with time for papers":
            when = lapsed(course, when, b.norm.papers, b.reading.rounding)
        for sitting in b.sittings:
            if course.no_later(when, sitting.opens):
                return sitting.closes
        return None

    def _status(self, when: When, declared: Dated | None, due: When | None) -> Status:
        if declared is not None:
            return self._declared(declared.when, when, due)
        if due is None or self.course.no_later(self.on, due):
            return Status.OUTSTANDING
        if self.b.silence.speaks(self.on):
            return Status.OVERDUE
        ways = [Status.OVERDUE, Status.FULFILLED_LATE]
        unheard = self.b.silence.unheard_from(self.on)
        if self.course.no_later(unheard, due) and self.course.no_later(when, due):
            ways.append(Status.FULFILLED)
        return self.course.way(Lack("declaration"), tuple(ways))

    def _declared(self, declared: When, when: When, due: When | None) -> Status:
        if due is not None:
            in_time = self.course.no_later(declared, due)
            return Status.FULFILLED if in_time else Status.FULFILLED_LATE
        if self.course.no_later(declared, when):
            return Status.FULFILLED
        return self.course.way(
            Lack("meeting"), (Status.FULFILLED, Status.FULFILLED_LATE)
        )

    def _perhaps(self, first: date) -> Iterator[Status]:
        """Yield the statuses that there can be if it was raised between a day and now.

        What nobody tells of may have been performed, unheard, before its day as well.
        """
        dues = tuple(self._dues(first, self.on))
        lapsed = [due for due in dues if due and not self.course.no_later(self.on, due)]
        if len(lapsed) < len(dues):
            yield Status.OUTSTANDING
        if lapsed:
            yield Status.OVERDUE
        if not self.b.silence.speaks(self.on):
            yield Status.FULFILLED  # of what was raised last no due day has passed
            if lapsed or (None in dues and first < self.on):
                yield Status.FULFILLED_LATE

    def _dues(self, first: date, last: date) -> Iterator[When | None]:
        """Yield when it can fall due, if it was raised on one of some days."""
        yield self._due(first)
        for sitting in self.b.sittings:
            opens, _ = self.course.span(sitting.opens)
            if first < opens < last:
                yield self._due(opens + _DAY)
        yield self._due(last)


RULES = {
    FollowUp: Rule(
        conceivable=frozenset(Status) - {Status.NOT_BOUND, Status.UNDETERMINED},
        bearing=Bearing.of,
        outcome=after,
    )
}
