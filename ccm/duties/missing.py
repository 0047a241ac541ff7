"""What is missing, whatever the shape of the duty: days, and orders of days."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from ccm.dates import Rounding
from ccm.duties.said import Asked, Said, Weight
from ccm.facts import Event
from ccm.rules.case import Case
from ccm.rules.norms import Evidence
from ccm.rules.outcome import Lack
from ccm.rules.told import Cause, Missing

__all__ = [
    "day_of",
    "days_of_meeting",
    "last_word",
    "last_word_said",
    "rounding",
    "rounding_said",
    "said_by_observers",
    "told_apart",
]


def told_apart(event: Event, case: Case) -> str:
    """Return an event in words, with its day where another reads like it."""
    words = event.detail()
    told = (each for each in case.dossier.events if each.followed)
    alike = [each for each in told if each.detail() == words]
    return words if len(alike) == 1 else f"{words} (known: {event.date})"


def day_of(event: Event) -> Missing:
    """Return that the day of an event is missing."""
    fact = f"the day of: {event.detail()} (known: {event.date})"
    return Missing(fact, Cause.PARTIAL_DATE, told_by=(event,))


def days_of_meeting(case: Case, subject: tuple[Hashable, ...]) -> Iterator[Missing]:
    """Yield that the days of a meeting are missing."""
    for meeting in case.record.meetings:
        if id(meeting) == subject[0]:
            days = meeting.closes if subject[1] == "closes" else meeting.opens
            fact = f"the days of {meeting.label} (known: {days})"
            yield Missing(fact, Cause.PARTIAL_DATE)


def last_word(
    case: Case, lack: Lack, told_by: tuple[Evidence, ...] = ()
) -> Iterator[Missing]:
    """Yield that nobody says which of two words of one day is the last.

    Nothing where a day is in doubt: then that is what is missing.
    """
    told = [event for event in case.dossier.events if id(event) in lack.about]
    if any(event.date.day is None for event in told):
        return
    words = " or ".join(sorted(event.detail() for event in told))
    fact = f"which is the last word of {told[0].date}: {words}"
    by: tuple[type[Event] | Evidence, ...] = told_by or tuple(map(type, told))
    yield Missing(fact, Cause.DISPUTED, told_by=by)


def last_word_said(case: Case, lack: Lack, asked: Asked) -> Said:
    """Return how it reads which of two words of one day is the last."""
    told = {id(event): event for event in case.dossier.events}
    one, other = (
        told_apart(told[key], case) for key in lack.about if isinstance(key, int)
    )
    return Said(f"the last word of the day is: {other if asked.yes else one}")


def said_by_observers(case: Case, lack: Lack, asked: Asked) -> Said:
    """Return how it reads whether what only observers say is so."""
    told = [event for event in case.dossier.events if id(event) in lack.about]
    what = " or ".join(dict.fromkeys(told_apart(event, case) for event in told))
    right = "right" if asked.yes else "wrong"
    weight = Weight.SAID if asked.yes else Weight.NOTHING
    return Said(f"observers are {right} about: {what}", weight)


def rounding_said(asked: Asked) -> Said:
    """Return how it reads where a period ends that ends on no day of the calendar."""
    up = Rounding.UP in asked.answers
    day = "first day of the next month" if up else "last day of the month"
    return Said(f"its last day, which is not in the calendar, is read as the {day}")


def rounding() -> Missing:
    """Return that it is open how a period ends that ends on no day of the calendar."""
    fact = "which day ends a period whose last day is not in the calendar"
    return Missing(fact, Cause.DISPUTED)
