"""The words that a question can be asked in: States, obligations, plans, meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ccm.convention import CONVENTION
from ccm.errors import InvalidValueError, did_you_mean
from ccm.facts import Record, packaged_record

__all__ = ["last_day", "words"]

Words = Iterator[tuple[str, str]]
"""Words, each with what it means."""


def words(kind: str) -> Words:
    """Return the words of a kind, each with what it means.

    Args:
        kind: ``states``, ``obligations``, ``plans``, ``documents`` or ``meetings``.

    >>> dict(words("obligations"))["art3"]
    'destroy its stockpiles of cluster munitions'
    """
    return _KINDS[kind]()


def last_day(record: Record, meeting: str, asked: str = "--on") -> date:
    """Return the last day of a meeting, of its last sitting if it was held in parts.

    Args:
        record: The record that lists the meetings.
        meeting: Its label, in upper or lower case.
        asked: The option that it was given with.

    Raises:
        InvalidValueError: There is no such meeting, or the day is not known.

    >>> last_day(packaged_record(), "1RC")
    datetime.date(2015, 9, 11)
    """
    labels = {each.label.lower(): each.label for each in record.meetings}
    sittings = record.sittings(labels.get(meeting.lower(), ""))
    if not sittings:
        hint = did_you_mean(meeting, labels.values())
        msg = (
            f"{asked}: expected a day as YYYY-MM-DD, today, or a meeting on record "
            f"such as 1RC, got {meeting!r}{hint}"
        )
        raise InvalidValueError(msg)
    closes = sittings[-1].closes
    if closes.day is None:
        known = "expected a meeting of which the last day is known"
        msg = f"{asked}: {known}, got {closes}"
        raise InvalidValueError(msg)
    return closes.day


def _states() -> Words:
    for state in packaged_record().states:
        yield state.alpha3, str(state)
        yield str(state), state.alpha3


def _obligations() -> Words:
    return ((norm.id, norm.duty) for norm in CONVENTION.obligations)


def _plans() -> Words:
    from ccm.plans import plan, plan_names  # noqa: PLC0415 - for few questions

    return ((name, plan(name).title) for name in plan_names())


def _documents() -> Words:
    from ccm.claims.loading import DOCUMENTS  # noqa: PLC0415 - for few questions

    return ((each.key, each.name) for each in DOCUMENTS)


def _meetings() -> Words:
    sittings = packaged_record().meetings
    return ((each.label, f"{each.place}, {each.closes}") for each in sittings)


_KINDS: Mapping[str, Callable[[], Words]] = {
    "states": _states,
    "obligations": _obligations,
    "plans": _plans,
    "documents": _documents,
    "meetings": _meetings,
}
