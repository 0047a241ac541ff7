"""Who sits in the Coordination Committee (CCM/CONF/2015/7, paras. 30 to 32)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

import attrs

import ccm
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import MeetingKind, Session, Source, State
from ccm.rules import Cause, Missing, Truth
from ccm.rules.bearing import come_by, truth_of
from ccm.rules.courses import Course, moment
from ccm.support.course import (
    DECIDING,
    closing,
    following,
    formal,
    session,
    taken_by,
)
from ccm.support.presidents import designations, presidency
from ccm.support.tables import Entry, heard, table
from ccm.view.roster import Roster

__all__ = ["Appointment", "Office", "OfficeKind", "Seat", "appointments", "committee"]

_DAY = timedelta(days=1)


class OfficeKind(StrEnum):
    """How somebody comes to sit in the Committee."""

    PRESIDENCY = "presidency"
    COORDINATOR = "coordinator"
    OBSERVER = "observer"


def _in_years(_self: object, _field: object, term: Period | None) -> None:
    if term is not None and term != Period(years=term.years):
        msg = f"term: expected whole years, got {term}"
        raise InvalidValueError(msg)


@attrs.define(frozen=True, kw_only=True)
class Office(Entry):
    """An office of the Committee, or an organization that it invites.

    Attributes:
        office: Its name, or the theme of a coordinator.
        kind: What kind of office it is.
        decided_by: Label of the meeting that made the list.
        term: For how long a coordinator serves.
        doubt: Where documents contradict each other; empty if they do not.
    """

    office: str
    kind: OfficeKind
    decided_by: str
    term: Period | None = attrs.field(default=None, validator=_in_years)
    doubt: str = ""


@attrs.define(frozen=True, kw_only=True)
class Appointment(Entry):
    """A State that a meeting welcomed as a coordinator, or a list of the Committee has.

    Attributes:
        office: The theme.
        state: The State.
        named_by: Label of the meeting; empty where only a list has it.
        until: Label of the meeting with whose end the term ends, where it is
            printed.
        since: When the term began, in part, where a list prints it.
        ends: When it ends, likewise.

    Raises:
        InvalidValueError: Neither a meeting nor a day from which it serves.
    """

    office: str
    state: State
    named_by: str = ""
    until: str = ""
    since: PartialDate | None = None
    ends: PartialDate | None = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if not self.named_by and not (self.since and self.ends):
            msg = "named_by: expected a meeting, or both since and ends"
            raise InvalidValueError(msg)


@attrs.define(frozen=True, kw_only=True)
class Seat:
    """A seat in the Committee on a day.

    Attributes:
        office: The office, the theme or the organization.
        kind: What kind of office it is.
        state: Who holds it; None for an organization, or where nobody is known.
        held: Whether the State, or the organization, surely sits there.
        until: Last day of the term; None where no day follows from the record.
        missing: What would settle it; empty where it is known.
        source: Where the office and its holder were read.
    """

    office: str
    kind: OfficeKind
    state: State | None
    held: Truth
    until: PartialDate | None = None
    missing: tuple[Missing, ...] = ()
    source: tuple[Source, ...]

    def to_dict(self) -> ccm.support_records.SeatRow:
        """Return it as in JSON: the office and who holds it."""
        return ccm.support_records.seat_row(self)


def appointments(view: Roster) -> tuple[Appointment, ...]:
    """Return the coordinators whom meetings had named by the day of the view.

    Not those of whom only a list of the Committee tells, which `committee` knows.
    """
    named = heard(table("coordinators", Appointment), view)
    return tuple(entry for entry in named if _is_named(entry, view))


def _is_named(entry: Appointment, view: Roster) -> bool:
    return bool(entry.named_by) and taken_by(entry.named_by, view)


def committee(view: Roster) -> tuple[Seat, ...]:
    """Return the seats of the Coordination Committee on the day of the view.

    A coordinator whose end is printed sits until the end of that meeting. Where
    none is printed, a coordinator sits at least until the end of the next
    Meeting of States Parties, because Meetings elect them, and at most for a
    full term; in between the record cannot say. Before the First Review
    Conference closed, whose list it is, only those coordinators sit whom a list
    of the Committee has, from year to year. Of the two years themselves the list
    does not name the days. A list counts until a meeting has named others.

    >>> import ccm
    >>> seats = committee(ccm.as_of(date(2016, 6, 1)))
    >>> [seat.state.alpha3 for seat in seats if seat.office == "universalization"]
    ['ZMB', 'ECU']
    """
    offices = heard(table("committee_offices", Office), view)
    return tuple(
        seat
        for office in offices
        for seat in (
            _seats(office, view)
            if taken_by(office.decided_by, view)
            else _before(office, view)
        )
    )


def _before(office: Office, view: Roster) -> Iterator[Seat]:
    """Yield who coordinated before the meeting that made the list of offices."""
    ahead = view.record.sittings(office.decided_by)
    if ahead and office.kind is OfficeKind.COORDINATOR:
        yield from _held(office, view)


def _seats(office: Office, view: Roster) -> Iterator[Seat]:
    if office.kind is OfficeKind.PRESIDENCY:
        yield _of_the_presidency(office, view)
    elif office.kind is OfficeKind.COORDINATOR:
        yield from _coordinators(office, view)
    else:
        yield _seat(office, None, Truth.TRUE)


def _seat(
    office: Office,
    state: State | None,
    held: Truth,
    *missing: Missing,
    until: PartialDate | None = None,
    source: tuple[Source, ...] = (),
) -> Seat:
    sources = dict.fromkeys((*office.source, *source))
    why = f"{office.office}: {'; '.join(map(str, missing))}"
    return Seat(
        office=office.office,
        kind=office.kind,
        state=state,
        held=held.because(lambda: why),
        until=until,
        missing=missing,
        source=tuple(sources),
    )


def _of_the_presidency(office: Office, view: Roster) -> Seat:
    if office.doubt:
        return _outgoing(office, view)
    if office.office == "President":
        who = presidency(view)
        until = who.tenure.ends if who.tenure else None
        held = Truth.TRUE if who.state else Truth.UNKNOWN
        return _seat(office, who.state, held, *who.missing, until=until)
    return _designate(office, view)


def _designate(office: Office, view: Roster) -> Seat:
    """Return who is to preside next, which the record knows only by the outcome."""
    now = presidency(view).tenure
    label = now.meeting if now else _last_held(view, view.on)
    ahead = following(view.record, label, *DECIDING)
    named = designations(view).get(ahead[0].label) if ahead else None
    if named is None:
        gap = Missing("the President-designate", Cause.BEYOND_THE_RECORD)
        return _seat(office, None, Truth.UNKNOWN, gap)
    if named.designated_by and taken_by(named.designated_by, view):
        return _seat(office, named.state, Truth.TRUE, source=named.source)
    fact = f"when {named.state} was designated for {named.meeting}"
    gap = Missing(fact, Cause.NOT_REPORTED)
    return _seat(office, named.state, Truth.UNKNOWN, gap, source=named.source)


def _last_held(view: Roster, by: date) -> str:
    """Return the label of the last meeting that had surely closed; empty if none."""
    closed = [
        meeting.label
        for meeting in formal(view.record)
        if come_by(closing(meeting), by) is Truth.TRUE
    ]
    return closed[-1] if closed else ""


def _outgoing(office: Office, view: Roster) -> Seat:
    """Return who presided last: on the last day of a meeting, over the one before."""
    tenure = presidency(view).tenure
    last = tenure.follows if tenure else _last_held(view, view.on - _DAY)
    named = designations(view).get(last)
    gap = Missing(office.doubt, Cause.DISPUTED)
    return _seat(office, named.state if named else None, Truth.UNKNOWN, gap)


def _coordinators(office: Office, view: Roster) -> Iterator[Seat]:
    seats = _held(office, view)
    later = Missing(f"who coordinates {office.office}", Cause.BEYOND_THE_RECORD)
    yield from seats or (_seat(office, None, Truth.UNKNOWN, later),)


def _held(office: Office, view: Roster) -> tuple[Seat, ...]:
    """Return the seats of the coordinators of an office."""
    listed = heard(table("coordinators", Appointment), view)
    ours = [entry for entry in listed if entry.office == office.office]
    named = [entry for entry in ours if _is_named(entry, view)]
    others = (e for e in ours if not e.named_by and not _replaced(e, named, view))
    seats = (_serving(office, entry, view) for entry in (*named, *others))
    return tuple(seat for seat in seats if seat)


def _replaced(entry: Appointment, named: Iterable[Appointment], view: Roster) -> bool:
    """Tell whether a meeting has surely named coordinators since a list was made."""
    assert entry.since  # noqa: S101 - a list has it, where no meeting named the State
    made = moment((id(entry), "since"), entry.since)
    ends = [closing(session(view.record, each.named_by)) for each in named]

    def followed(course: Course) -> bool:
        return any(course.no_later(made, end) for end in ends)

    return truth_of(followed) is Truth.TRUE


def _serving(office: Office, entry: Appointment, view: Roster) -> Seat | None:
    """Return a coordinator's seat; None once the term has surely ended."""
    least, most = _ends(office, entry, view) if entry.named_by else (None, None)

    def serves(course: Course) -> bool:
        if least is not None and course.no_later(view.on, closing(least)):
            return True
        if most is not None and not course.no_later(view.on, closing(most)):
            return False
        return _as_listed(course, entry, view.on)

    truth = truth_of(serves)
    if truth is Truth.FALSE:
        return None
    if truth is Truth.TRUE:
        until = least.closes if least and least is most else entry.ends
        return _seat(office, entry.state, truth, until=until, source=entry.source)
    what = f"{_open_end(entry, view)} {entry.state} serves"
    gap = Missing(what, Cause.NOT_REPORTED)
    return _seat(office, entry.state, Truth.UNKNOWN, gap, source=entry.source)


def _as_listed(course: Course, entry: Appointment, on: date) -> bool:
    """Tell whether a term runs as a list has it, or may run where none has it."""
    if not entry.named_by and not _has_begun(course, entry, on):
        return False
    if entry.ends is None:
        return course.way((entry.office, entry.state), (True, False))
    return course.no_later(on, moment((id(entry), "ends"), entry.ends))


def _has_begun(course: Course, entry: Appointment, on: date) -> bool:
    if entry.since is None:
        return True
    return course.no_later(moment((id(entry), "since"), entry.since), on)


def _open_end(entry: Appointment, view: Roster) -> str:
    """Return which end of a term leaves it open whether it runs on the day."""
    begun = truth_of(lambda course: _has_begun(course, entry, view.on))
    return "until when" if entry.named_by or begun is Truth.TRUE else "since when"


def _ends(
    office: Office, entry: Appointment, view: Roster
) -> tuple[Session | None, Session | None]:
    """Return the first and the last meeting with which a term can end, where known.

    Terms of years are counted in Meetings, of which there is one each year: the
    two years that began in 2015 end with the Seventh Meeting. So is a term up to
    a meeting that the record lacks.
    """
    if view.record.sittings(entry.until):
        printed = session(view.record, entry.until)
        return printed, printed
    meetings = following(view.record, entry.named_by, MeetingKind.MSP)
    count = office.term.years if office.term else len(meetings)
    return (
        meetings[0] if meetings else None,
        meetings[count - 1] if 0 < count <= len(meetings) else None,
    )
