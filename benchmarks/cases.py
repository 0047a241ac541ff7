"""The answers that are timed one by one, and records that nobody has looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

import ccm
from ccm.rules import Status

__all__ = ["DAYS", "THEN", "WHOLE_LIFE", "Case", "cases", "fresh"]

THEN = date(2020, 9, 28)
DAYS = (THEN, date(2026, 11, 25))
WHOLE_LIFE = ("art3", "art4", "art7.1")
"""The obligations whose timelines and panels are timed."""

_NAMED = (
    ("FRA", "art3"),
    ("FRA", "art7.1"),
    ("FRA", "art7.2"),
    ("FRA", "art1"),
    ("DEU", "art4"),
    ("BIH", "art4"),
    ("BGR", "art3"),
    ("CHL", "art4"),
)
"""From none to three extensions, every year, and without a date."""


@attrs.define(frozen=True)
class Case:
    """A State and an obligation, asked about on a day."""

    state: str
    obligation: str
    on: date

    def assess(self, view: ccm.AsOf) -> ccm.Finding:
        """Return the answer."""
        return view.assess(self.state, self.obligation)


def cases() -> tuple[Case, ...]:
    """Return the cases: those named, and one in doubt under each obligation."""
    return tuple(case for day in DAYS for case in _on(day))


def _on(day: date) -> Iterator[Case]:
    for state, obligation in _NAMED:
        yield Case(state, obligation, day)
    view = ccm.as_of(day)
    for obligation in WHOLE_LIFE:
        for finding in view.findings(obligations=obligation):
            if finding.status is Status.UNDETERMINED:
                yield Case(finding.state.alpha3, obligation, day)
                break


def fresh(day: date = THEN) -> ccm.AsOf:
    """Return a view of a record that equals the packaged one, and keeps nothing yet."""
    return ccm.as_of(day, record=attrs.evolve(ccm.packaged_record()))
