"""What lies ahead under a norm: the days on which something falls due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccm.dates import PartialDate
from ccm.rules.case import Case
from ccm.rules.deadlines import terms
from ccm.rules.engine import apply
from ccm.rules.recurring import due_days
from ccm.rules.shapes import Norm, Recurring, TimeBound
from ccm.rules.status import Status

__all__ = ["ahead"]

_Day = tuple[date, bool]


def ahead(norm: Norm, case: Case, until: date) -> Iterator[_Day]:
    """Yield each day, from the case's to *until*, on which performance falls due.

    With each comes whether the record leaves no doubt that it does.
    """
    begin, ends = case.standing.begins(case.on), case.leaves
    if begin is None:
        return
    found = _soon_bound(norm, case, begin) if begin > case.on else _bound(norm, case)
    sure = case.surely_leaves is not None
    if isinstance(norm, Recurring):
        found = _yearly(norm, case, until)
        ends = None if sure else ends  # a withdrawal counts there
    for day, certain in found:
        over = ends is not None and ends.earliest <= day
        if case.on <= day <= until and not (over and sure):
            yield day, certain and not over


def _bound(norm: Norm, case: Case) -> Iterator[_Day]:
    finding = apply(norm, case)
    if Status.OUTSTANDING not in finding.possible or finding.deadline is None:
        return
    certain = finding.status is Status.OUTSTANDING and finding.deadline.date is not None
    for day in finding.deadline.candidates:
        yield day, certain


def _soon_bound(norm: Norm, case: Case, begin: date) -> Iterator[_Day]:
    """Yield what a State that has deposited will owe in any case."""
    always = isinstance(norm, TimeBound) and not (norm.arises_from or norm.runs_from)
    if isinstance(norm, TimeBound) and always:
        done = any(e.date.surely_by(case.on) for e in case.heard(norm.fulfilled_by))
        if not done:
            term = terms(norm, case, PartialDate.on(begin))[0]
            yield term.due.latest, True


def _yearly(norm: Recurring, case: Case, until: date) -> Iterator[_Day]:
    filed = {
        e.year for e in case.dossier.of(norm.fulfilled_by) if e.date.surely_by(case.on)
    }
    for year, due in due_days(norm, case, until):
        if year not in filed:
            yield due, True
