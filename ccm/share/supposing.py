"""What if: a view with events that somebody supposes, each said in a line."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from ccm.facts import Event, ExtensionDecision, ExtensionRequest, State
from ccm.facts.phrases import event_in
from ccm.view import AsOf

__all__ = ["supposing"]


def supposing(
    view: AsOf, lines: Iterable[str], state: State | str | None = None
) -> AsOf:
    """Return a view in which some events happened as well.

    Args:
        view: The view.
        lines: The events, each as `ccm.facts.phrases.event_in` reads it.
        state: The State that is meant where a line names none.

    Raises:
        InvalidValueError: A line cannot be read.
        UnknownStateError: A line names a State that there is not.
        UnknownObligationError: A line names an obligation that there is not.
        InadmissibleEventError: The treaty does not admit the events.

    >>> import ccm
    >>> from datetime import date
    >>> now = ccm.as_of(date(2025, 9, 1))
    >>> line = "decision art4 2 12MSP 2024-09-13 granted 5 years"
    >>> print(supposing(now, [line], "DEU").deadline("DEU", "art4"))
    2030-08-01
    """
    known = None if state is None else view.state(state)
    states, schema = view.record.states, view.treaty.schema
    events = [event_in(line, states, state=known, schema=schema) for line in lines]
    return view.supposing(*(_cited(view, event) for event in events))


def _cited(view: AsOf, event: Event) -> Event:
    """Return an event whose obligation stands by its id, however it was cited."""
    if isinstance(event, ExtensionRequest | ExtensionDecision):
        return attrs.evolve(event, obligation=view.treaty.norm(event.obligation).id)
    return event
