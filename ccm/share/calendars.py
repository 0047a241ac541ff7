"""What falls due as a calendar file, which other calendars import or subscribe to.

An event has the same identity in every file in which it stands. It is made of what
the event is, never of its day, so that a decision that moves a deadline moves the
event. How many decisions have done so is its SEQUENCE, by which a reader tells the
later of two. No clock is asked: the same record and day give the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

import attrs

from ccm import __version__
from ccm.duties.homes import rule_of
from ccm.errors import InvalidValueError, MissingExtraError
from ccm.facts.reach import latest, reach_of
from ccm.rules import Finding, Status
from ccm.share.calendar_before import Before, before
from ccm.share.words import alpha3s
from ccm.support import SupportDue
from ccm.support import calendar as around_meetings
from ccm.view import AsOf
from ccm.view.schedules import REQUEST, Due
from ccm.view.scheduling import Schedule
from ccm.words.characters import on_one_line, visible

__all__ = ["calendar", "of_meetings", "to_ics"]

_ICALENDAR = "icalendar", "calendar"
"""The package that writes calendars, and the extra that brings it."""

_DAY = timedelta(days=1)
_FARTHEST = 3660
"""The most days before an event of which a reminder can speak: ten years."""

_FOR_ALL = "meeting", "documents"
"""Of what falls due around meetings, what concerns every State."""

_IN_DOUBT, _CONDITIONAL, _CANCELLED = "in doubt", "conditional", "cancelled"


@attrs.define(frozen=True, kw_only=True)
class _Entry:
    """An event of a calendar.

    Attributes:
        key: What it is, whatever its day.
        first: Its first day.
        last: Its last day.
        title: What stands in the calendar.
        about: Where it is said, and why, in lines.
        category: Id of the obligation, or what else it belongs to.
        moved: How many decisions have moved it.
        doubt: A word on it, where it may not come, or on another day.
        state: Code of the State that it is about; empty for what concerns all.
        cancelled: Whether it stood in an earlier file, and is no more.
    """

    key: tuple[str, ...]
    first: date
    last: date
    title: str
    about: str
    category: str
    moved: int = 0
    doubt: str = ""
    state: str = ""
    cancelled: bool = False

    @property
    def beyond(self) -> date | None:
        """The first day that is no part of it; None where the calendar ends."""
        return self.last + _DAY if self.last < date.max else None


def to_ics(
    schedule: Schedule,
    *,
    alarms: Sequence[int] = (),
    also: Iterable[SupportDue] = (),
    earlier: bytes = b"",
) -> bytes:
    """Return a schedule as a calendar file.

    Args:
        schedule: What falls due.
        alarms: How many days before an event to remind of it; never if none.
        also: What falls due around meetings.
        earlier: The file that was made before of the same question; empty if none was.

    Raises:
        MissingExtraError: The extra ``calendar`` is not installed.
        InvalidValueError: An alarm is no number of days, or the earlier file is no
            calendar of the same States and obligations.
    """
    for lead in alarms:
        if type(lead) is not int or not 0 <= lead <= _FARTHEST:
            msg = f"alarm: expected 0 to {_FARTHEST} days before, got {lead!r}"
            raise InvalidValueError(msg)
    view, around = schedule.view, [_around(due, schedule.view) for due in also]
    entries = _known(schedule, sorted([*_duties(schedule), *around], key=_in_order))
    opened, closed = _without_events(schedule)
    known = before(earlier, _asked(schedule))
    now = {uid: _again(entry, known.get(uid)) for uid, entry in entries.items()}
    gone = _fallen_away(known, now, schedule, meetings=bool(around))
    stamp, leads = _stamp(view), tuple(sorted({*alarms}, reverse=True))
    events = (
        _event(entry, uid, stamp, leads if uid in now else ())
        for uid, entry in sorted({**now, **gone}.items(), key=lambda e: _in_order(e[1]))
    )
    return b"".join((opened, *events, closed))


def _in_order(entry: _Entry) -> tuple[date, tuple[str, ...]]:
    return entry.first, entry.key


def _known(schedule: Schedule, entries: Iterable[_Entry]) -> dict[str, _Entry]:
    """Return events by their identity, which those that are alike do not share."""
    seen, found = Counter[tuple[str, ...]](), dict[str, _Entry]()
    for entry in entries:
        seen[entry.key] += 1
        place = str(seen[entry.key])
        found[_uid(schedule.view.treaty.name, *entry.key, place)] = entry
    return found


def _asked(schedule: Schedule) -> str:
    told = schedule.asked[0] if schedule.asked else "not known"
    return f"{schedule.view.treaty.name}; {told}"


def _again(entry: _Entry, known: Before | None) -> _Entry:
    """Return an event with the number that follows from an earlier one of it."""
    if known is None:
        return entry
    number = known.sequence_of(entry.first, entry.beyond, entry.moved)
    return attrs.evolve(entry, moved=number)


def _fallen_away(
    known: Mapping[str, Before],
    now: Container[str],
    schedule: Schedule,
    *,
    meetings: bool,
) -> dict[str, _Entry]:
    """Return the events of an earlier file that are no more, and would lie ahead.

    Of days that have passed, or that lie further ahead than was looked, nothing is
    said; and nothing of meetings where nobody asked about them.
    """
    if schedule.asked is None:
        return {}
    first, last = schedule.view.on, schedule.asked[1]
    return {
        uid: _Entry(
            key=("cancelled", uid),
            first=each.first,
            last=each.beyond - _DAY if each.beyond else date.max,
            title=each.title,
            about=each.about,
            category=each.category,
            moved=each.sequence + (not each.cancelled),
            state=each.state,
            cancelled=True,
        )
        for uid, each in known.items()
        if uid not in now and first <= each.first <= last and (each.state or meetings)
    }


def calendar(
    view: AsOf,
    until: date,
    *,
    states: Sequence[str] | None = None,
    alarms: Sequence[int] = (),
    meetings: bool = True,
    earlier: bytes = b"",
) -> bytes:
    """Return what falls due up to a day as a calendar file, with meetings.

    Args:
        view: The record on a day.
        until: Last day to look at.
        states: Codes or names of the States to look at; all if None.
        alarms: How many days before an event to remind of it; never if none.
        meetings: Whether to tell of meetings and the days for their documents.
        earlier: The file that was made before of the same question; empty if none was.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: *until* is earlier than the day asked about, an alarm is no
            number of days, or the earlier file is no calendar of the same States.
        MissingExtraError: The extra ``calendar`` is not installed.
    """
    found = view.schedule(until=until, states=alpha3s(view, states))
    also = of_meetings(view, until) if meetings else ()
    return to_ics(found, alarms=alarms, also=also, earlier=earlier)


def of_meetings(view: AsOf, until: date) -> tuple[SupportDue, ...]:
    """Return the meetings up to a day, and the days for their documents."""
    found = around_meetings(view, until=until)
    return tuple(due for due in found if due.id.startswith(_FOR_ALL))


def _without_events(schedule: Schedule) -> tuple[bytes, bytes]:
    """Return what stands in a calendar before its events, and after them."""
    written = bytes(_calendar(schedule).to_ical())
    end = written.rindex(b"END:VCALENDAR")
    return written[:end], written[end:]


def _calendar(schedule: Schedule) -> Any:
    """Return a calendar without events; if it is about one State, it is named so."""
    try:
        from icalendar import Calendar, vText  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError(*_ICALENDAR) from None
    view, few = schedule.view, sorted({due.state.name for due in schedule})
    name = ": ".join((view.treaty.name, *(few if len(few) == 1 else ())))
    told = f"As of {view.on}. ccm {__version__}, sha256 {view.record.digest}"
    fields: dict[str, object] = {
        "prodid": f"-//ccm//ccm {__version__}//EN",
        "version": "2.0",
        "calscale": "GREGORIAN",
        "method": "PUBLISH",
        "name": on_one_line(name),
        "x-wr-calname": vText(on_one_line(name)),
        "description": told,
        "x-wr-caldesc": vText(told),
        "x-published-ttl": "P1D",
        "x-ccm-asked": vText(on_one_line(_asked(schedule))),
    }
    made = _filled(Calendar(), fields)
    made.add("refresh-interval", _DAY, parameters={"VALUE": "DURATION"})
    return made


def _filled(part: Any, fields: Mapping[str, object]) -> Any:
    """Return a part of a calendar, of no type that its library says, with fields."""
    for field, value in fields.items():
        part.add(field, value)
    return part


def _stamp(view: AsOf) -> datetime:
    """Return when the calendar was made: on the last day of which its record tells."""
    day = latest(reach_of(view.roll.record)) or view.on
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _uid(*parts: str) -> str:
    """Return the identity of an event: the same in every file and on every machine."""
    whole = json.dumps(parts, ensure_ascii=True)
    return f"{sha256(whole.encode()).hexdigest()[:32]}@ccm"


def _duties(schedule: Schedule) -> Iterator[_Entry]:
    """Yield an event for each day of a schedule, with short reasons."""
    view = schedule.view
    found = cache(view.assess)
    for due in schedule:
        duty = due.id in view.treaty.by_id
        yield _of_a_state(due, found(due.state, due.id) if duty else None, view)


def _of_a_state(due: Due, finding: Finding | None, view: AsOf) -> _Entry:
    about = [f"{due.state}: {due.text}", f"{due.provision} ({view.treaty.name})"]
    if finding and not rule_of(view.treaty.norm(due.id)).yearly:
        about += [f"- {why.claim}" for why in finding.explanation.because]
    if finding and not due.certain:
        about += [f"- not known: {gap}" for gap in finding.missing[:3]]
    return _Entry(
        key=(due.state.alpha3, due.id, due.what, due.turn),
        first=due.on,
        last=due.on,
        title=f"{due.state}: {due.text} [{due.id}]",
        about="\n".join([*about, f"As of {view.on}"]),
        category=due.id,
        moved=due.moved,
        doubt="" if due.certain else _doubt(due, finding),
        state=due.state.alpha3,
    )


def _doubt(due: Due, finding: Finding | None) -> str:
    """Return whether it hangs on a condition, or whether more is in doubt."""
    if due.what.startswith(REQUEST):
        return _CONDITIONAL  # on whether the State needs one
    if finding and finding.deadline and Status.NOT_APPLICABLE in finding.possible:
        known = finding.deadline.date is not None
        return _CONDITIONAL if known else _IN_DOUBT
    return _IN_DOUBT


def _around(due: SupportDue, view: AsOf) -> _Entry:
    """Return what falls due around a meeting; of a day not known, the first it can be.

    From the day of the view on. A meeting takes all of its days.
    """
    held = [m for m in view.record.sittings(due.meeting) if due.id == "meeting"]
    known = all(m.opens.day and m.closes.day for m in held)
    if not held:
        known = due.due.day is not None
    first = due.due.earliest if known else max(due.due.earliest, view.on)
    said = "; ".join(str(source) for source in due.source)
    days = f"on a day not known: {due.due}"
    about = [f"{due.who}: {due.text}", due.explanation.claim, said]
    return _Entry(
        key=("", due.id, due.meeting, due.text if due.id == "task" else "", due.turn),
        first=first,
        last=due.due.latest if held else first,
        title=f"{due.meeting or due.who}: {due.text} [{due.id}]",
        about="\n".join(about if known else [*about, days]),
        category=due.id,
        doubt="" if known and due.certain else _IN_DOUBT,
    )


@lru_cache(maxsize=1024)  # a meeting stands in the calendar of every State
def _event(entry: _Entry, uid: str, stamp: datetime, leads: tuple[int, ...]) -> bytes:
    """Return an event as it is written, with a reminder so many days before."""
    from icalendar import Event  # noqa: PLC0415 - an extra

    fields: dict[str, object] = {
        "uid": uid,
        "dtstamp": stamp,
        "sequence": entry.moved,
        "dtstart": entry.first,
        "summary": on_one_line(_title(entry)),
        "description": visible(entry.about),
        "categories": [on_one_line(entry.category)],
        "status": _status(entry),
        "class": "PUBLIC",
        "transp": "TRANSPARENT",  # nobody is busy all day
        "x-microsoft-cdo-busystatus": "FREE",
    }
    if entry.state:
        fields["x-ccm-state"] = entry.state
    if entry.beyond is not None:
        fields["dtend"] = entry.beyond
    event = _filled(Event(), fields)
    for lead in leads:
        event.add_component(_alarm(entry.title, lead))
    return bytes(event.to_ical())


def _status(entry: _Entry) -> str:
    if entry.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if entry.doubt else "CONFIRMED"


def _title(entry: _Entry) -> str:
    """Return what stands in the calendar; doubt in words, as some show no status."""
    if not entry.cancelled:
        return f"{entry.title} ({entry.doubt})" if entry.doubt else entry.title
    bare = entry.title
    for word in (_IN_DOUBT, _CONDITIONAL, _CANCELLED):
        bare = bare.removesuffix(f" ({word})")
    return f"{bare} ({_CANCELLED})"


def _alarm(title: str, lead: int) -> Any:
    from icalendar import Alarm  # noqa: PLC0415 - an extra

    fields: dict[str, object] = {
        "action": "DISPLAY",
        "trigger": timedelta(days=-lead),
        "description": on_one_line(title),
    }
    return _filled(Alarm(), fields)
