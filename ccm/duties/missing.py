"""What is missing, whatever the shape of the duty: days, and orders of days."""

from __future__ import annotations

from ccm.facts import Event
from ccm.rules.case import Case
from ccm.rules.told import Cause, Missing

__all__ = ["day_of", "told_apart"]


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
