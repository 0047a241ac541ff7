"""A duty with a deadline, over one course of events: no doubt in it, only questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain

from ccm.dates import Period, Rounding
from ccm.duties.acts import Acts
from ccm.duties.arising import Arising, place_of, placed, what_starts
from ccm.duties.extensions import Expiry, Extensions, ends, joined_again, since_entry
from ccm.duties.pending import suspended
from ccm.duties.protocol import Rule
from ccm.facts import Enduring, Event, ExtensionDecision, Voice
from ccm.rules.bearing import (
    Dated,
    InOrder,
    Silence,
    dated,
    day_of,
    happened,
    hold_after,
)
from ccm.rules.case import Case
from ccm.rules.courses import Course, Fork, Moment, When, moved, taken
from ccm.rules.lapse import eve, morrow
from ccm.rules.norms import TimeBound
from ccm.rules.outcome import Lack, Lengthened, Outcome
from ccm.rules.status import Status

__all__ = ["RULES", "Bearing", "once"]

_ORDER = (
    Status.NOT_APPLICABLE,
    Status.FULFILLED,
    Status.FULFILLED_LATE,
    Status.OUTSTANDING,
    Status.OVERDUE,
)
"""From the lightest to the gravest: of several periods, the gravest is told."""


class Heard:
    """On which days silence means that nothing happened, by what that would be.

    Attributes:
        begun: No period began.
        preluded: Nothing came that has to come before one begins.
        extended: No deadline was extended.
        performed: The duty was not performed.
    """

    __slots__ = ("begun", "extended", "performed", "preluded")

    def __init__(self, norm: TimeBound, case: Case) -> None:
        of = partial(Silence.of, norm, case.standing.state, case.record)
        started = (norm.runs_from,) if norm.runs_from else ()
        self.begun, self.preluded = of(*started), of(*norm.presupposes)
        self.extended, self.performed = of(ExtensionDecision), of(norm.fulfilled_by)


class Bearing:
    """What of a dossier bears on a duty with a deadline, sorted out once.

    Attributes:
        starts: From when the period runs: the events, or entry into force.
        rumoured: Events that start a period, as observers say.
        arising: What tells whether the duty arises.
        deeds: What performed it, by each account.
        finds: What undid performance.
        in_order: The same deeds and finds, to be cut where all their days are known and
            none has a place; else None.
        absent: The days by which it had not been performed, as a source shows.
        extensions: The requests and decisions.
        used: What is on record of that without which no period can begin.
        heard: On which days silence means something.
        first: The period before any extension, where it runs from entry into force.
        places: The places of deeds and finds, and first that of what has none.
        since: The first day on which a deed counts.
    """

    __slots__ = (
        "absent",
        "arising",
        "deeds",
        "entry",
        "extensions",
        "finds",
        "first",
        "heard",
        "in_order",
        "norm",
        "places",
        "reading",
        "rumoured",
        "since",
        "starts",
        "used",
    )

    def __init__(self, norm: TimeBound, case: Case) -> None:
        entry = case.standing.in_force_from or date.min
        self.norm, self.reading, self.entry = norm, case.reading, entry
        starts = [e for e in what_starts(norm, case) if e.date.latest >= entry]
        self.starts = dated(starts)  # the rest asks nothing
        self.rumoured = dated(_rumours(norm, case, entry, starts))
        self.arising = Arising.of(norm, case)
        self.deeds = dated(placed(norm, case, case.heard(norm.fulfilled_by)))
        self.finds = dated(placed(norm, case, case.heard(*norm.reopened_by)))
        self.in_order = _in_order(self.deeds, self.finds)
        self.absent = dated(case.dossier.among(*filter(None, (norm.unfulfilled_by,))))
        self.extensions = Extensions.of(norm, case)
        self.used = _used(norm, case, entry)
        self.heard = case.for_most(norm, Heard)
        self.first = None if norm.runs_from else since_entry(norm, case, entry)
        named = {place_of(each.event) for each in (*self.deeds, *self.finds)}
        self.places = tuple(sorted({"", *named}))
        self.since = _since(norm, case)

    @classmethod
    def of(cls, norm: TimeBound, case: Case) -> Bearing:
        """Return what bears on the duty of the State of a case."""
        return cls(norm, case)

    def seen_absent(self, course: Course, by: When) -> bool:
        """Tell whether a source shows that it had not been performed by a moment."""
        return any(course.no_later(by, absent.when) for absent in self.absent)


def _in_order(
    deeds: tuple[Dated, ...], finds: tuple[Dated, ...]
) -> tuple[InOrder, InOrder] | None:
    each = InOrder(deeds), InOrder(finds)
    if any(place_of(told.event) for told in (*deeds, *finds)):
        return None
    return each if all(one.known for one in each) else None


def _used(norm: TimeBound, case: Case, entry: date) -> tuple[Enduring, ...]:
    """Return what is on record of that without which no period can begin.

    What can have gone on since the State is bound; observers, too, can put a silence
    in doubt.
    """
    told = (e for kind in norm.presupposes for e in case.dossier.of(kind))
    return tuple(event for event in told if event.last >= entry)


def _since(norm: TimeBound, case: Case) -> date:
    """Return the first day on which a deed counts."""
    if norm.arises_from is None and norm.runs_from is None:
        return joined_again(case)  # a report is on this time as a Party
    return date.min


def _rumours(
    norm: TimeBound, case: Case, entry: date, starts: list[Event]
) -> list[Event]:
    """Return what observers say of other events that would start a period."""
    if norm.runs_from is None:
        return []
    told = (e for e in case.dossier.of(norm.runs_from) if e.voice is Voice.OBSERVER)
    return [e for e in told if e not in starts and e.date.latest >= entry]


def once(
    bearing: Bearing, on: date, course: Course, _ends: When | None = None
) -> _Told:
    """Return where the State stands under a duty with a deadline in one course."""
    return _Argument(bearing, on, course).outcome()


class Performed:
    """What became of the duty by a day, in one course of events.

    Attributes:
        done: When it was performed; None if it was not, or not since a find.
        by: The event that performed it.
        find: The last find, if something had been performed, or ruled out, before.
        before: When it had been performed before that, each time with the find that
            it followed.
        undone: The event that undid performance and that nothing followed.
    """

    __slots__ = ("before", "by", "done", "find", "undone")

    def __init__(
        self,
        deed: Dated | None = None,
        find: When | None = None,
        before: tuple[_Deed, ...] = (),
        undone: Event | None = None,
    ) -> None:
        self.done: When | None = deed.when if deed else None
        self.by: Event | None = deed.event if deed else None
        self.find, self.before, self.undone = find, before, undone

    @property
    def deeds(self) -> tuple[_Deed, ...]:
        """Each time that it was performed, with the find that it followed."""
        last = () if self.done is None else ((self.done, self.find),)
        return (*self.before, *last)


_Told = Outcome | Fork[Outcome]
_Deed = tuple[When, When | None]
_Stand = tuple[Status, bool]
"""A status, and whether a decision that is not on record has made it."""

_RUNS, _LAPSED = (Status.OUTSTANDING, False), (Status.OVERDUE, False)
_IN_TIME, _LATE = (Status.FULFILLED, False), (Status.FULFILLED_LATE, False)
_RUNS_UNHEARD, _IN_TIME_UNHEARD = (Status.OUTSTANDING, True), (Status.FULFILLED, True)
_NOT_PERFORMED = Performed()

_MOST_TURNS = 20
"""How many times a duty is taken to be performed and undone: a life has one or two."""
_MOST_PERIODS = 100
"""How many periods are looked at where more is in doubt than can be asked about."""
_BEGAN = Lack("began")
_PLACE, _PERFORMED, _EXTENDED = Lack("place"), Lack("performance"), Lack("extension")
_BEFORE = Lack("performance before a find")
_NONE = Outcome(status=Status.NOT_APPLICABLE, arises=False)


class _Argument:
    """The rule, for one course of events."""

    __slots__ = ("b", "course", "extensions", "norm", "on", "several")

    def __init__(self, bearing: Bearing, on: date, course: Course) -> None:
        self.b, self.on, self.course = bearing, on, course
        self.norm = bearing.norm
        self.several = False  # whether several periods have begun
        self.extensions = bearing.extensions.among(course)

    def outcome(self) -> _Told:
        """Return where the State stands; of several periods, under the gravest."""
        if self.b.first is not None:
            return self._under(self.b.first)
        begun = [each for each in self.b.starts if self._begins(each)]
        if not begun:
            return self._not_begun()
        self.several = len(begun) > 1
        told = [*self._each(begun)]
        return told[0] if len(told) == 1 else self._gravest(told)

    def _each(self, begun: list[Dated]) -> Iterator[_Told]:
        """Yield where the State stands under each period that has begun."""
        for count, each in enumerate(begun):
            if count >= _MOST_PERIODS and self.course.asks_no_more:
                self.course.whole = False  # of this course more may come
                return
            yield self._since(each.when, each.event)

    def _begins(self, start: Dated) -> bool:
        """Tell whether a period begins with an event, for the State and by the day."""
        begun = self.course.no_later(start.when, self.on)
        return begun and self.course.no_later(self.b.entry, start.when)

    def _gravest(self, told: list[_Told]) -> Outcome:
        course = self.course
        each = [one.followed(course) if isinstance(one, Fork) else one for one in told]
        first, *others = each
        last = first
        for other in others:
            if self._graver(other, first):
                first = other
            last = self._later_done(last, other)
        return first.performed(last.done, last.by)

    def _later_done(self, one: Outcome, other: Outcome) -> Outcome:
        """Return which of two was performed later; one that was not comes last."""
        if one.done is None:
            return one
        if other.done is None:
            return other
        return one if self.course.no_later(other.done, one.done) else other

    def _graver(self, one: Outcome, other: Outcome) -> bool:
        ours, theirs = _ORDER.index(one.status), _ORDER.index(other.status)
        if ours != theirs or one.due is None or other.due is None:
            return ours > theirs
        return not self.course.no_later(other.due, one.due)

    def _since(self, start: When, event: Event | None, place: str = "") -> _Told:
        where = place_of(event) if event else place
        return self._under(Expiry(start, self.norm.period, start), start, event, where)

    def _not_begun(self) -> _Told:
        """Return where it stands where no event on record has started a period."""
        b = self.b
        for each in b.rumoured:
            rumour = Lack("rumour", (id(each.event),))
            if self._begins(each) and self.course.way(rumour, (False, True)):
                return self._since(each.when, each.event)
        ways = (None, *self._unheard_starts())
        days = self.course.way(_BEGAN, ways)
        if days is None:
            return _NONE
        where = self.course.way(_PLACE, b.places)
        return self._since(Moment(Lack("start", days[:1]), days), None, where)

    def _unheard_starts(self) -> Iterator[tuple[date, date]]:
        """Yield the days on which a period can have begun that the record lacks."""
        b = self.b
        days = self._perhaps_preluded()
        if days is not None:
            for first, last in b.heard.begun.unheard(b.entry, self.on):
                if days <= last:
                    yield max(first, days), last

    def _perhaps_preluded(self) -> date | None:
        """Return the first day on which a period can have begun; None if none can.

        Something has to come first that is on record, or of which silence says
        nothing; what is read to be none is not taken to have come unheard.
        """
        b = self.b
        used = happened(b.used, self.on)
        days = [max(b.entry, event.bears_from) for event in used]
        if b.reading.unheard_events != "none":
            unheard = b.heard.preluded.unheard(b.entry, self.on)
            days += [first for first, _ in unheard[:1]]
        return min(days, default=None)

    def _under(
        self,
        period: Expiry,
        since: When | None = None,
        event: Event | None = None,
        where: str = "",
    ) -> _Told:
        """Return where it stands under one period.

        It began with entry into force where no day is given, unheard where no event is.
        """
        unheard = since is not None and event is None
        deeds, finds = self._so_far(since, where)
        undone = self._undone(deeds, finds)
        if undone and not self.b.arising.holds(self.course, self.on):
            return _NONE
        performed = self._in_turn(deeds, finds, unheard=unheard)
        if since is not None or self.b.reading.rounding is Rounding.REFUSE:
            due = ends(self.course, period.anchor, period.length, self.b.reading)
            period = Expiry(period.anchor, period.length, due)
        return _Period(self, period, since, event, performed).outcome()

    def _so_far(self, since: When | None, where: str) -> tuple[Acts, Acts]:
        """Return what performed the duty by the day, and what was found."""
        b, course = self.b, self.course
        if not (b.deeds or b.finds):
            return Acts(), Acts()
        if b.absent:
            hold_after(course, b.absent, b.deeds)
        if b.in_order and not isinstance(since, Moment):
            first = b.since if since is None else max(b.since, since)
            done, found = (each.between(course, first, self.on) for each in b.in_order)
            return Acts(done), Acts(found)
        asked = None if b.in_order else course
        done, found = (self._by_now(told, since, where) for told in (b.deeds, b.finds))
        return Acts(done, asked), Acts(found, asked)

    def _undone(self, deeds: Acts, finds: Acts) -> bool:
        """Tell whether nothing has performed it since the last find."""
        find, course = finds.last(), self.course
        done = deeds.told
        return not any(find is None or course.no_later(find.when, d.when) for d in done)

    def _in_turn(
        self, deeds: Acts, finds: Acts, *, unheard: bool, turn: int = 0
    ) -> Performed:
        """Return what became of the duty, find after find; of very many, the last."""
        find = finds.last()
        if find is None:
            return Performed(deeds.first()) if deeds.told else _NOT_PERFORMED
        before, after = deeds.parted(find)
        done = after.first()
        others = finds.without(find)
        anew = self._began_anew(before, others, find, unheard=unheard)
        earlier = None
        if before.told and turn < _MOST_TURNS:
            earlier = self._in_turn(before, others, unheard=unheard, turn=turn + 1)
        return Performed(
            done,
            find=anew.when if anew else None,
            before=earlier.deeds if earlier else (),
            undone=None if done else find.event,
        )

    def _began_anew(
        self, deeds: Acts, finds: Acts, last: Dated, *, unheard: bool
    ) -> Dated | None:
        """Return the find with which the duty began anew; None if it had never ended.

        What is found while something is left to do changes nothing.
        """
        if not deeds.told and self.norm.arises_from is None and not unheard:
            return None
        for earlier in chain(finds.backwards(), (None,)):
            deeds = deeds.latest()
            if self._settled(deeds, earlier, last, unheard=unheard):
                return last
            last = earlier or last
        return None

    def _settled(
        self,
        deeds: Acts,
        since: Dated | None,
        find: Dated,
        *,
        unheard: bool,
    ) -> bool:
        """Tell whether nothing was left to do before a find.

        It had been performed, or there was nothing; or, where nobody heard it begin,
        it had been performed unheard.
        """
        course = self.course
        if any(
            since is None or course.no_later(since.when, d.when) for d in deeds.told
        ):
            return True
        if self.norm.arises_from is not None:
            return self._was_none(find, since)
        if not unheard or since or self.b.heard.performed.speaks(self.on):
            return False
        return course.way(_BEFORE, (False, True))

    def _was_none(self, find: Dated, since: Dated | None) -> bool:
        """Tell whether the duty had not arisen before a find."""
        arose = self.b.arising.before(self.course, find, since)
        if arose is None and self._reopens_otherwise:
            arose = self.course.way(Lack("arose", (id(find.event),)), (True, False))
        return arose is False

    @property
    def _reopens_otherwise(self) -> bool:
        """Whether what is found has another deadline than what was there before."""
        reopening = self.norm.reopening
        option = reopening and getattr(self.b.reading, reopening.choice)
        return option not in (None, "old deadline")

    def _by_now(
        self, told: Iterable[Dated], since: When | None, where: str
    ) -> list[Dated]:
        """Return what came by the day, since a period began in a place."""
        return [
            each
            for each in told
            if (since is None or place_of(each.event) in ("", where))
            and self.course.no_later(each.when, self.on)
            and self.course.no_later(self.b.since, each.when)
            and (since is None or self.course.no_later(since, each.when))
        ]


class _Period:
    """One period, with what was performed in it: the deadline, and the status.

    Of one that began unheard, no word stands that it has not been performed.
    """

    __slots__ = (
        "a",
        "course",
        "key",
        "lacks",
        "now",
        "on",
        "performed",
        "period",
        "since",
        "start",
        "unheard",
    )

    def __init__(
        self,
        argument: _Argument,
        period: Expiry,
        since: When | None,
        start: Event | None,
        performed: Performed,
    ) -> None:
        self.a, self.period, self.since = argument, period, since
        self.performed, self.start = performed, start
        self.unheard = since is not None and start is None
        self.key = id(start) if start and argument.several else 0  # which of several
        self.course, self.on = argument.course, argument.on

    def outcome(self) -> _Told:
        """Return where the State stands."""
        done = self.performed.done
        self.now = self._with(self.on, self.performed.find, frozenset())
        self.lacks = self._lacking(done or self.on)
        stand = self._open() if done is None else self._done(done)
        return taken(stand, self._told)

    def _told(self, stand: _Stand) -> Outcome:
        """Return what came of one way in which it can stand."""
        (status, extended), performed, now = stand, self.performed, self.now
        later = now is not None and (extended or bool(self._lacking(self.on)))
        return Outcome(
            status=status,
            due=None if self.unheard else self._shown(),
            ends=None if self.unheard or extended else self._ending(),
            open_ended=later,
            initial=self.period.due,
            steps=now.steps if now else (),
            done=performed.done,
            by=performed.by,
            undone=performed.undone,
            find=performed.find,
            lacks=tuple(sorted(self.lacks)),
            start=self.start,
        )

    def _ending(self) -> When | None:
        """Return the deadline, decisions that are not on record included."""
        if self.lacks:
            return self._set_by_lacking(self.lacks)
        return self.now.due if self.now else None

    def _shown(self) -> When | None:
        """Return the deadline on the day.

        The one that the record tells of; where it tells of none since a find, what a
        decision not on record can have set.
        """
        if self.now:
            return self.now.due
        return self._set_by_lacking(self._lacking(self.on))

    def _done(self, done: When) -> _Stand | Fork[_Stand]:
        """Compare performance with the deadline that was in force at the time."""
        if self._late_before():
            return _LATE
        due = self._with_lacking(done, self.performed.find)
        if due is None or self._by_then(done, due, self.performed.find):
            return _IN_TIME
        if not self._perhaps_extended(done):
            return _LATE
        extended = self._of_this(_EXTENDED)
        return Fork(extended, ((False, _LATE), (True, _IN_TIME_UNHEARD)))

    def _late_before(self) -> bool:
        return any(self._was_late(*deed) for deed in self.performed.before)

    def _was_late(self, done: When, find: When | None) -> bool:
        """Tell whether it had been performed late before something was found.

        What is found, or decided, later changes nothing of that.
        """
        due = self._with_lacking(done, find)
        if due is None or self._by_then(done, due, find):
            return False
        if not self._perhaps_extended(done):
            return True
        extended = Lack("extension", (self.key, "before a find"))
        return not self.course.way(extended, (False, True))

    def _by_then(self, done: When, due: When, find: When | None) -> bool:
        """Tell whether it was performed before the deadline had passed."""
        return self.course.no_later(done, due) or self._suspended(done, find)

    def _suspended(self, by: When, find: When | None) -> bool:
        """Tell whether a pending request keeps the deadline since a find running."""

        def stood(then: When) -> When | None:
            term = self._with(then, find, frozenset())
            return term.due if term else None

        return suspended(self.a.extensions, self.course, self.on, by, stood)

    def _perhaps_extended(self, by: When) -> bool:
        """Tell whether it may have been extended by a moment, unheard."""
        if self.a.b.extensions.rule is None:
            return False
        return not self.a.b.heard.extended.heard_on(self.course, by)

    def _open(self) -> _Stand | Fork[_Stand]:
        now = self.now
        due = now.due if now else self._set_by_lacking(self.lacks)
        if due is None:
            return _RUNS
        runs = self.course.no_later(self.on, due)
        if runs and not self.unheard:
            return _RUNS
        if not runs and now is not None and self._extended_or_suspended():
            return _RUNS
        return self._unless_performed(due, runs=runs)

    def _unless_performed(self, due: When, *, runs: bool) -> _Stand | Fork[_Stand]:
        """Return how it stands, by whether it was performed and nobody recorded it."""
        otherwise = self._not_performed(runs=runs)
        performed = tuple(self._unheard_performance(due, runs=runs))
        if not performed:
            return otherwise
        each = tuple((stand[0], stand) for stand in performed)
        return Fork(self._of_this(_PERFORMED), ((None, otherwise), *each))

    def _of_this(self, lack: Lack) -> Lack:
        """Return what is asked, told apart where there are several periods."""
        return Lack(lack.what, (self.key,)) if self.key else lack

    def _not_performed(self, *, runs: bool) -> _Stand | Fork[_Stand]:
        if runs:
            return _RUNS
        if self._perhaps_extended(self.on):
            extended = self._of_this(_EXTENDED)
            return Fork(extended, ((False, _LAPSED), (True, _RUNS_UNHEARD)))
        return _LAPSED

    def _extended_or_suspended(self) -> bool:
        """Tell whether a decision not on record, or a request, keeps it running."""
        if self._suspended(self.on, self.performed.find):
            return True
        due = self._set_by_lacking(self.lacks)
        return due is not None and self.course.no_later(self.on, due)

    def _set_by_lacking(self, lacks: frozenset[int]) -> When | None:
        """Return the deadline that decisions not on record have set, if they have.

        Where, as far as the record tells, no day is set since a find.
        """
        return self._with_lacking(self.on, self.performed.find) if lacks else None

    def _unheard_performance(self, due: When, *, runs: bool) -> Iterator[_Stand]:
        """Yield how it can stand if it was performed, and nobody recorded it."""
        if not self._perhaps_unheard():
            return
        if self._late_before():
            yield _LATE
            return
        if runs or self._perhaps_by_then(due):
            yield _IN_TIME
        elif self._perhaps_extended(self.on):
            yield _IN_TIME_UNHEARD
        if self._perhaps_late(due, runs=runs):
            yield _LATE

    def _perhaps_unheard(self) -> bool:
        """Tell whether performance can have come by the day, and gone unheard.

        What nobody heard begin can also have been performed, unheard, before the
        days of which the record speaks.
        """
        heard = self.a.b.heard.performed.speaks(self.on)
        if heard and not (self.unheard and self._unheard_before()):
            return False
        return not self.a.b.seen_absent(self.course, self.on)

    def _perhaps_late(self, due: When, *, runs: bool) -> bool:
        """Tell whether unheard performance can have come after a deadline.

        Of one that runs, after one that had passed before a decision extended it.
        """
        silence, course = self.a.b.heard.performed, self.course
        passed = [due]
        if runs:
            passed = [
                step.before
                for step in self._steps
                if not course.no_later(
                    day_of(step.decision), moved(step.before, morrow)
                )
            ]
        if not silence.speaks(self.on):
            return bool(passed)
        return any(not course.no_later(silence.since, each) for each in passed)

    @property
    def _steps(self) -> tuple[Lengthened, ...]:
        return self.now.steps if self.now else ()

    def _unheard_before(self) -> bool:
        """Tell whether performance can have gone unheard before the record speaks.

        Not of what was found since.
        """
        since, undone = self.a.b.heard.performed.since, self.performed.undone
        if undone is not None and self.course.no_later(since, day_of(undone)):
            return False
        return self.a.b.entry < since

    def _perhaps_by_then(self, due: When) -> bool:
        """Tell whether unheard performance can have come by a recorded deadline.

        By the first, or by one that a decision had set by then.
        """
        steps = self._steps
        timely = (
            step.after
            for step in steps
            if self.course.no_later(day_of(step.decision), step.after)
        )
        return any(map(self._perhaps_by, (steps[0].before if steps else due, *timely)))

    def _perhaps_by(self, due: When) -> bool:
        """Tell whether unheard performance can have come by a day, and stood."""
        b, course, undone = self.a.b, self.course, self.performed.undone
        if not course.no_later(b.heard.performed.unheard_from(self.on), due):
            return False
        if undone is not None and not course.no_later(day_of(undone), due):
            return False
        return not b.seen_absent(course, due)

    # the deadline

    def _lacking(self, by: When) -> frozenset[int]:
        return self.a.extensions.lacking(self.course, self.on, by)

    def _with_lacking(self, by: When, find: When | None) -> When | None:
        """Return the deadline by a moment, with decisions that are not on record."""
        term = self._with(by, find, self._lacking(by))
        return term.due if term else None

    def _with(
        self, by: When, find: When | None, lacking: frozenset[int]
    ) -> Expiry | None:
        """Return the deadline in force by a moment, with some decisions lacking.

        None if, after a find, no day is set.
        """
        course, reopening = self.course, self.a.norm.reopening
        start = self.a.b.entry if self.since is None else self.since
        option: str = "old deadline"
        if find is not None and reopening is not None:
            option = getattr(self.a.b.reading, reopening.choice)
        if find is None or option == "old deadline" or not course.no_later(start, find):
            return self._extended(self.period, by, self.since, lacking)
        if option == "urgent, by its own plan":
            old = self._extended(self.period, by, self.since, lacking)
            return old if course.no_later(find, old.due) else None
        return self._extended(self._anew(option, find), by, find, lacking)

    def _extended(
        self, first: Expiry, by: When, since: When | None, lacking: frozenset[int]
    ) -> Expiry:
        return self.a.extensions.extended(
            self.course, first, by, since=since, lacking=lacking, period=self.key
        )

    def _anew(self, option: str, find: When) -> Expiry:
        if option == "new period":
            length = self.a.norm.period
            due = ends(self.course, find, length, self.a.b.reading)
            return Expiry(find, length, due)
        return Expiry(find, Period(), moved(find, eve))


RULES = {
    TimeBound: Rule(
        conceivable=frozenset(_ORDER),
        bearing=Bearing.of,
        outcome=once,
        asked_for=lambda bearing, on: bearing.extensions.asked_for(bearing.first, on),
    )
}
