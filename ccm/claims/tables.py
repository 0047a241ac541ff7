"""The tables of other rooms of which questions ask, by the names that these use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import attrs

from ccm.claims.inquiry import Inquiry, Sourced
from ccm.claims.surroundings import resolutions
from ccm.convention import CLEARANCE, SIGNATURE, STOCKPILE_DESTRUCTION
from ccm.convention.article12_review_conferences import FIRST_CONFERENCE, INTERVAL
from ccm.convention.article15_signature import ADOPTION
from ccm.dates import PartialDate, Period
from ccm.facts import Source
from ccm.support import (
    PROCEDURES,
    Office,
    Task,
    declaration_reservations,
    isu_budget,
    positions,
    reserve_level,
    sponsorship,
    tasks,
    tenures,
)
from ccm.support.course import taken_by
from ccm.support.tables import heard, table
from ccm.view.findings import Duties

__all__ = ["TABLES"]


@attrs.define(frozen=True)
class _Told:
    """A task with every place that tells of it, of its performance too."""

    task: Task
    view: Duties

    @property
    def id(self) -> str:
        return self.task.id

    @property
    def source(self) -> tuple[Source, ...]:
        return (*self.task.source, *self.task.evidence)

    @property
    def meeting(self) -> str:
        return self.task.at or f"before {self.task.before}"

    @property
    def within(self) -> Period | None:
        return self.task.within

    @property
    def due(self) -> PartialDate:
        return self.task.due(self.view)


@attrs.define(frozen=True)
class _Text:
    """What the text of the treaty says, and where."""

    id: str
    says: Period | date
    provision: str

    @property
    def source(self) -> tuple[Source, ...]:
        return (Source(f"Convention on Cluster Munitions, {self.provision}"),)


_LONGEST = CLEARANCE.extension.longest if CLEARANCE.extension else None
_TEXTS = (
    _Text("art3", STOCKPILE_DESTRUCTION.period, STOCKPILE_DESTRUCTION.provision),
    _Text("art4", CLEARANCE.period, CLEARANCE.provision),
    _Text("art4.5", _LONGEST or Period(), "art4.5"),
    _Text("art12 first", FIRST_CONFERENCE.period, FIRST_CONFERENCE.provision),
    _Text("art12 interval", INTERVAL.period, INTERVAL.provision),
    _Text("art15", ADOPTION, SIGNATURE.provision),
)


def _offices(inquiry: Inquiry) -> Iterable[Office]:
    rows = heard(table("committee_offices", Office), inquiry.view)
    return (row for row in rows if taken_by(row.decided_by, inquiry.view))


def _reserve(inquiry: Inquiry) -> Iterable[Sourced]:
    level = reserve_level(inquiry.view)
    return (level,) if level else ()


TABLES: Mapping[str, Callable[[Inquiry], Iterable[Sourced]]] = {
    "cells": lambda _inquiry: isu_budget().cells,
    "offices": _offices,
    "positions": lambda inquiry: positions(inquiry.view),
    "procedures": lambda _inquiry: PROCEDURES,
    "reservations": lambda inquiry: declaration_reservations(inquiry.view),
    "reserve": _reserve,
    "sponsorship": lambda inquiry: sponsorship(inquiry.view),
    "tasks": lambda inquiry: (_Told(t, inquiry.view) for t in tasks(inquiry.view)),
    "tenures": lambda inquiry: tenures(inquiry.view),
    "texts": lambda _inquiry: _TEXTS,
    "votes": lambda inquiry: heard(resolutions(), inquiry.view),
}
"""What a row names is said where its table is made; each row names its sources."""
