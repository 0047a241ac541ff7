"""What lies ahead under a norm: the days on which something falls due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from ccm.dates import PartialDate
from ccm.rules.case import Case
from ccm.rules.deadlines import terms
from ccm.rules.engine import apply
from ccm.rules.leaving import left_on
from ccm.rules.recurring import due_days
from ccm.rules.shapes import Norm, Occasional, Recurring, TimeBound
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
    if isinstance(norm, (Recurring, Occasional)):
        ends = None  # a withdrawal counts there
    for day, certain in found:
        over = ends is not None and ends.earliest <= day
        gone = sure and ends is not None and ends.latest <= day
        if case.on <= day <= until and not gone:
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
    soonest = left_on(case.leaves.earliest, case) if case.leaves else case
    surely = set(due_days(norm, soonest, until))
    latest = case if case.surely_leaves else _staying(case)
    for year, due in due_days(norm, latest, until):
        if year not in filed:
            yield due, (year, due) in surely


def _staying(case: Case) -> Case:
    """Return the case if no notice of withdrawal was received by its day."""
    standing = attrs.evolve(case.standing, notice=None, ends=None)
    return attrs.evolve(case, standing=standing)
