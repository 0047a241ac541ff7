"""A duty that performance of another raises, over one course of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

import attrs

from ccm.duties.arising import Arising, what_starts
from ccm.duties.protocol import Rule
from ccm.facts import Event, Meeting, MeetingKind, Voice
from ccm.facts.reach import told_through
from ccm.rules.bearing import (
    Dated,
    InOrder,
    Silence,
    dated,
    first_of,
    last_of,
    sitting_of,
)
from ccm.rules.case import Case
from ccm.rules.courses import Course, Moment, When, moved
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
        norm: The duty.
        reading: How the text is read.
        entry: Entry into force for the State.
        occasions: The events that raise it, by each account.
        rumoured: Those of which only observers speak.
        finds: The events that take the occasion away.
        renewals: The events whose own performance raises it once more.
        made: The events that perform it.
        acts: What raises it, and what performs it.
        sittings: The sittings of the meetings that the text means, in order.
        arising: Whether the duty arises that it follows.
        occasions_heard: On which days silence means that nothing raised it.
        silence: On which days silence means that it was not performed.
    """

    norm: FollowUp
    reading: Reading
    entry: date
    occasions: InOrder
    rumoured: InOrder
    finds: InOrder
    renewals: InOrder
    made: InOrder
    acts: InOrder
    sittings: tuple[Next, ...]
    arising: Arising
    occasions_heard: tuple[Silence, ...]
    silence: Silence

    @classmethod
    def of(cls, norm: FollowUp, case: Case) -> Bearing:
        """Return what bears on the duty of the State of a case."""
        told, made = case.dossier.of(norm.follows), case.heard(norm.fulfilled_by)
        occasions_heard, silence = case.for_most(norm, _heard)
        return cls(
            norm=norm,
            reading=case.reading,
            entry=case.standing.in_force_from or date.max,
            occasions=_in_order(case.heard(norm.follows)),
            rumoured=_in_order(e for e in told if e.voice is Voice.OBSERVER),
            finds=_in_order(case.heard(norm.undone_by)),
            renewals=_in_order(_what_renews(norm, case) if told or made else ()),
            made=_in_order(made),
            acts=_in_order(case.heard(norm.follows, norm.fulfilled_by)),
            sittings=case.for_all(norm, _sittings),
            arising=Arising.of(norm.after, case, anywhere=True),
            occasions_heard=occasions_heard,
            silence=silence,
        )


def _in_order(events: Iterable[Event]) -> InOrder:
    return InOrder(dated(events))


def _what_renews(norm: FollowUp, case: Case) -> tuple[Event, ...]:
    """Return the events that raise it once more, as the text is read."""
    begins = norm.renewing
    return what_starts(begins, case) if begins else case.heard(*norm.renewed_by)


def _heard(norm: FollowUp, case: Case) -> tuple[tuple[Silence, ...], Silence]:
    """Return what silence means for what raises the duty, and for what performs it."""
    of = case.standing.state, case.record
    silence = Silence.of(norm, *of, norm.fulfilled_by)
    return tuple(_occasions_heard(norm, case, silence)), silence


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


class Next:
    """A sitting that can be the next one.

    Attributes:
        label: Name of the meeting.
        opens: When the sitting opens.
        closes: When the meeting closes, at which a declaration is still in time.
        planned: Whether that is a plan: the record does not tell of those days.
    """

    __slots__ = ("closes", "label", "opens", "planned")

    def __init__(self, sitting: Meeting, last: Meeting, through: date) -> None:
        self.label = sitting.label
        self.opens, self.closes = sitting_of(sitting).opens, sitting_of(last).closes
        self.planned = last.closes.latest > through


def _sittings(norm: FollowUp, case: Case) -> tuple[Next, ...]:
    literal = case.reading.declaration_forum == "meetings of States Parties only"
    kinds = (MeetingKind.MSP,) if literal else norm.meetings
    held = [meeting for meeting in case.record.meetings if meeting.kind in kinds]
    held.sort(key=lambda meeting: meeting.opens.earliest)
    last = {m.label: case.record.sittings(m.label)[-1] for m in held}
    through = told_through(case.record)
    return tuple(Next(each, last[each.label], through) for each in held)


_NONE = Outcome(status=Status.NOT_APPLICABLE, arises=False)


def after(bearing: Bearing, on: date, course: Course, _ends: When | None) -> Outcome:
    """Return where the State stands under a duty that follows another.

    Of several occasions, each of which raises it, the gravest is told.
    """
    find = last_of(course, bearing.finds.latest(course, on))
    following = partial(_Following, bearing, on, course)
    last = following(find)
    since = [last, *map(following, last.renewals())]
    raised = [(each, *each.occasion()) for each in since]
    told = [
        each.since(occasion.when, occasion, declared)
        for each, occasion, declared in raised
        if occasion and not _before_entry(bearing, course, occasion)
    ]
    if told:
        return _gravest(course, told)
    if raised[0][1] is not None:  # what was over when it was bound raises nothing
        find = last_of(course, last.bound_since())
        if find is None:
            return _NONE
    return following(find).perhaps_unheard()


def _before_entry(bearing: Bearing, course: Course, raised: Dated) -> bool:
    return not course.no_later(bearing.entry, raised.when)


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
        ours, theirs = one.find, other.find
        return theirs is None or ours is None or course.no_later(theirs, ours)
    if one.due is None or other.due is None:
        return other.due is None
    return not course.no_later(other.due, one.due)


_MOST_RENEWALS = 50
"""How many of them are looked at, the last ones: a life has one or two."""


class _Following:
    """The rule since a find, or since the State is bound, for one course of events."""

    __slots__ = ("b", "course", "find", "on")

    def __init__(
        self, bearing: Bearing, on: date, course: Course, find: Dated | None
    ) -> None:
        self.b, self.on, self.course, self.find = bearing, on, course, find

    # what raises it

    def occasion(self) -> tuple[Dated | None, Dated | None]:
        """Return what raised the duty by the day, and the first declaration.

        Where no word of the State or of the Parties tells, a declaration shows that
        there was an occasion, and observers may be right of when.
        """
        course, since = self.course, self.find.when if self.find else None
        made = self.b.made.earliest(course, since, self.on)
        if told := self.b.occasions.earliest(course, since, self.on):
            return first_of(course, (*told, *made)), first_of(course, made)
        declared = first_of(course, made)
        by = declared.when if declared else self.on
        for each in self.b.rumoured.between(course, since, by):
            if course.way(Lack("rumour", (id(each.event),)), (False, True)):
                return each, declared
        return declared, declared

    def renewals(self) -> list[Dated]:
        """Return what began a duty of its own, once that has been performed, too.

        Later hostilities do, whose remnants have been cleared.
        """
        told = self.bound_since()[-_MOST_RENEWALS:]
        acts, course = self.b.acts, self.course
        return [each for each in told if acts.has_one(course, each.when, self.on)]

    def bound_since(self) -> Sequence[Dated]:
        """Return what began one, once the State was bound."""
        course, entry, renewals = self.course, self.b.entry, self.b.renewals
        if self.find is None:
            return renewals.between(course, entry, self.on)
        if not isinstance(self.find.when, Moment):
            return renewals.between(course, max(entry, self.find.when), self.on)
        told = renewals.between(course, self.find.when, self.on)
        return [each for each in told if course.no_later(entry, each.when)]

    def _unheard(self) -> date | None:
        """Return since when the record may lack an occasion; None if it lacks none."""
        b, find = self.b, self.find
        mute = [s for s in b.occasions_heard if not s.speaks(self.on)]
        if not mute or b.reading.unheard_events == "none":
            return None
        first = max(b.entry, min(silence.unheard_from(self.on) for silence in mute))
        return max(first, self.course.span(find.when)[0]) if find else first

    def perhaps_unheard(self) -> Outcome:
        """Return where the State stands where nothing on record has raised the duty."""
        first = self._unheard()
        course = self.course
        if (
            first is None
            or first > self.on
            or not self.b.arising.holds(course, self.on)
        ):
            return _NONE
        if not course.way(Lack("raised"), (False, True)):
            return _NONE
        ways = tuple(self._perhaps(first))
        about = "occasion" if self.b.silence.speaks(self.on) else "declaration"
        return Outcome(status=course.way(Lack(about), ways))

    def _next(self, when: When) -> Next | None:
        """Return the sitting that is the next one after a moment; None if none is held.

        The second part of a meeting in parts is the next sitting, too.
        """
        b = self.b
        if b.reading.declaration_papers == "one with time for papers":
            when = lapsed(self.course, when, b.norm.papers, b.reading.rounding)
        for sitting in b.sittings:
            if self.course.no_later(when, sitting.opens):
                return sitting
        return None

    # where it stands

    def since(self, when: When, raised: Dated, declared: Dated | None) -> Outcome:
        """Return where the State stands, given when the duty was raised.

        No deadline is told where the declaration is all that shows what raised it.
        """
        if declared is raised:
            status, ends, upcoming = self._shown_by(when), None, None
        else:
            upcoming = self._next(when)
            status, ends = self._stands(when, declared, upcoming)
        due = upcoming.closes if upcoming else None
        return Outcome(
            status=status,
            due=due,
            ends=ends,
            open_ended=upcoming is not None and upcoming.planned,
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
        sitting = self._next(when)
        return sitting.closes if sitting else None

    def _stands(
        self, when: When, declared: Dated | None, upcoming: Next | None
    ) -> tuple[Status, When | None]:
        """Return the status, and the deadline in the course; None if nobody can tell.

        What is planned need not have been: the meeting can have been put off, to any
        later day.
        """
        due = upcoming.closes if upcoming else None
        status = partial(self._status, when, declared, due)
        if upcoming is None or due is None or not upcoming.planned:
            return status(), due
        by = declared.when if declared else self.on
        if self.course.no_later(by, due):
            return status(), self._or_later(upcoming.label, due)
        put_off = Lack("put off", (upcoming.label,))
        if not self.course.way(put_off, (False, True)):
            return status(), due
        if declared is None:
            return Status.OUTSTANDING, None
        return Status.FULFILLED, self._or_later(upcoming.label, declared.when)

    def _or_later(self, label: str, when: When) -> Moment:
        """Return a day on which a meeting can close that may be put off."""
        return Moment(("closes", label), (self.course.span(when)[0], date.max))

    def _status(self, when: When, declared: Dated | None, due: When | None) -> Status:
        if declared is not None:
            return self._declared(declared.when, when, due)
        if due is None or self.course.no_later(self.on, due):
            return Status.OUTSTANDING
        if self.b.silence.speaks(self.on):
            return Status.OVERDUE
        ways = [Status.OVERDUE, Status.FULFILLED_LATE]
        if self._perhaps_by(due, when):
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

    def _perhaps_by(self, due: When, when: When) -> bool:
        """Tell whether a declaration that is not on record can have been in time."""
        first = self.b.silence.unheard_from(self.on)
        return self.course.no_later(first, due) and self.course.no_later(when, due)

    def _perhaps(self, first: date) -> Iterator[Status]:
        """Yield the statuses that there can be if it was raised on some day by now.

        What nobody tells of may have been performed, unheard, before its day as well.

        Args:
            first: The first day on which that can have been.
        """
        dues = tuple(self._dues(first, self.on))
        lapsed = tuple(filter(self._has_passed, dues))
        if len(lapsed) < len(dues):
            yield Status.OUTSTANDING
        if lapsed:
            yield Status.OVERDUE
        if not self.b.silence.speaks(self.on):
            yield Status.FULFILLED  # of what was raised last no due day has passed
            if lapsed or (None in dues and first < self.on):
                yield Status.FULFILLED_LATE

    def _has_passed(self, due: When | None) -> bool:
        return due is not None and not self.course.no_later(self.on, due)

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
