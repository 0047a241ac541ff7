"""How answers read to what no date tells of a duty with a deadline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import cast

import attrs

from ccm.dates import PartialDate
from ccm.dates.partial import open_ended
from ccm.duties.as_asked import granted_as_asked, not_on_record
from ccm.duties.missing import said_by_observers, told_apart
from ccm.duties.once import Bearing
from ccm.duties.said import Asked, Said, Weight, when_done
from ccm.facts import Event
from ccm.rules.case import Case
from ccm.rules.norms import TimeBound
from ccm.rules.outcome import Lack

__all__ = ["amounts", "said"]

_DAY = timedelta(days=1)


def said(bearing: Bearing, case: Case, lack: Lack, asked: Asked) -> Said:
    """Return how an answer reads to something that no date tells."""
    if lack.what == "decision":
        return _of_period(_decided(bearing, case, lack, asked), case, lack)
    told = _SAID.get(lack.what, _arising)(bearing.norm, case, lack, asked)
    apart = lack.what in ("performance", "extension")
    return _of_period(told, case, lack) if apart else told


def amounts(
    bearing: Bearing, case: Case, lack: Lack, event: Event, asked: Asked
) -> tuple[Lack, object] | None:
    """Return what a word that there is nothing says of whether the duty arises."""
    ruled_out = isinstance(event, bearing.norm.ruled_out_by)
    if lack.what != "arises" or not ruled_out:
        return None
    return lack, False if asked.days[-1].latest <= case.on else None


def _of_period(told: Said, case: Case, lack: Lack) -> Said:
    """Return the same with what started the period, where several run."""
    started = [e for e in case.dossier.events if id(e) in lack.about]
    if not started or told.weight is Weight.PRESUMED:
        return told
    start = f"after {told_apart(started[0], case)}"
    whole = told.whole and (f"{start}: {told.whole[0]}", told.whole[1])
    less = told.less and f"{start}: {told.less}"
    return attrs.evolve(told, words=f"{start}: {told.words}", whole=whole, less=less)


def _decided(bearing: Bearing, case: Case, lack: Lack, asked: Asked) -> Said:
    """Return how it reads what a decision made that is not on record.

    What one before it may have set, and it left as it was, cannot be told from what it
    set itself: so both are named.
    """
    number = lack.about[0]
    assert isinstance(number, int)  # noqa: S101 - it is made so
    lacking = _lacking_up_to(bearing, number, case.on)
    named = [(_meeting(bearing, each), each) for each in lacking]
    if len(asked.answers) > 1:
        decided = " or ".join(f"{meeting}, on request {n}" for meeting, n in named)
        return _either_way(decided, asked.days)
    days, alone = asked.days[0], len(named) == 1
    if asked.yes:
        granted = _of_each(named, "granted", "or")
        return _granted(bearing, case, granted, days, number if alone else None)
    none = _of_each(named, "did not grant", "nor")
    if days.earliest < days.latest < date.max:
        none += f", or not as far as {days.latest + _DAY}"
    return Said(none, Weight.NOTHING)


def _of_each(named: list[tuple[str, int]], verb: str, link: str) -> str:
    """Return what each of some meetings did with the request to it."""
    (meeting, first), *others = named
    further = "".join(f", {link} {each} request {number}" for each, number in others)
    return f"{meeting} {verb} request {first}{further}"


def _granted(
    bearing: Bearing, case: Case, granted: str, days: PartialDate, number: int | None
) -> Said:
    """Return how it reads that more time was granted."""
    far = f"{granted}{',' if number is None else ''} as far as {days.earliest}"
    asked = None
    if number is not None:
        extensions, first = bearing.extensions, bearing.first
        asked = granted_as_asked(extensions, first, number, case.on)
    if asked is None or asked[0] < days.earliest:
        return Said(far)
    whole, due = f"{granted} as asked", asked[1]
    less = f"{granted} for less, as far as {days.earliest}"
    return Said(far, whole=(whole, due), less=less if days.earliest < asked[0] else "")


def _meeting(bearing: Bearing, number: int) -> str:
    """Return the meeting that was to decide a request, in words."""
    asked = bearing.extensions.asked.get(number)
    return asked.request.meeting if asked else "a meeting"


def _lacking_up_to(bearing: Bearing, number: int, on: date) -> list[int]:
    """Return the numbers of the decisions that are not on record, up to one."""
    found = not_on_record(bearing.extensions, on)
    return [*(each for each in found if each < number), number]


def _either_way(decided: str, days: tuple[PartialDate, ...]) -> Said:
    """Return how it reads that a decision set one of some days; nothing of any day."""
    if len(days) == 1:
        return Said("", Weight.PRESUMED)
    lies = " or ".join(map(open_ended, days))
    return Said(f"{decided}, left a deadline of {lies}")


def _unheard(norm: TimeBound, _case: Case, lack: Lack, asked: Asked) -> Said:
    """Return how it reads that it was performed, and that nobody recorded it."""
    if lack.what != "performance":
        done = f"it had been {norm.done} before the find, which is not on record"
        return Said(done) if asked.yes else Said(*_NOTHING)
    ways = set(asked.answers)
    if ways == {None}:
        return Said(*_NOTHING)
    done = f"it was {norm.done}{when_done(ways)}"
    return Said(f"{done}, and that is not on record", Weight.UNHEARD)


_NOTHING = "nothing else happened that is not on record", Weight.NOTHING


def _extended(_norm: TimeBound, _case: Case, _lack: Lack, asked: Asked) -> Said:
    words = "its deadline was extended, and that is not on record"
    return Said(words, Weight.UNHEARD) if asked.yes else Said(*_NOTHING)


def _starting(norm: TimeBound, _case: Case, _lack: Lack, asked: Asked) -> Said:
    assert norm.runs_from is not None  # noqa: S101 - or nothing was asked of it
    event = norm.runs_from.title
    spans = cast("tuple[tuple[date, date] | None, ...]", asked.answers)
    days = [PartialDate(*span) for span in spans if span]
    if not days:
        return Said(f"no {event} is missing from the record", Weight.NOTHING)
    return Said(f"an {event} is missing from the record, {_either(days)}")


def _started(norm: TimeBound, _case: Case, _lack: Lack, asked: Asked) -> Said:
    assert norm.runs_from is not None  # noqa: S101 - or nothing was asked of it
    return Said(f"the {norm.runs_from.title} came {_either(asked.days)}")


def _either(days: Iterable[PartialDate]) -> str:
    return " or ".join(map(str, days))


def _rumoured(_norm: TimeBound, case: Case, lack: Lack, asked: Asked) -> Said:
    return said_by_observers(case, lack, asked)


def _placed(_norm: TimeBound, _case: Case, _lack: Lack, asked: Asked) -> Said:
    places = " or ".join(str(place) or "elsewhere" for place in asked.answers)
    return Said(f"that was in: {places}")


def _arising(norm: TimeBound, _case: Case, _lack: Lack, asked: Asked) -> Said:
    name = norm.arises_from.title if norm.arises_from else norm.duty
    words = f"the duty arises ({name})"
    return Said(words if asked.yes else f"the duty does not arise (no {name})")


def _arose(norm: TimeBound, _case: Case, _lack: Lack, asked: Asked) -> Said:
    name = norm.arises_from.title if norm.arises_from else norm.duty
    if asked.yes:
        return Said(f"the duty arose before the find ({name})")
    return Said(f"the duty did not arise before the find (no {name})")


_SAID: dict[str, Callable[[TimeBound, Case, Lack, Asked], Said]] = {
    "arose": _arose,
    "performance": _unheard,
    "performance before a find": _unheard,
    "extension": _extended,
    "began": _starting,
    "start": _started,
    "rumour": _rumoured,
    "place": _placed,
}
