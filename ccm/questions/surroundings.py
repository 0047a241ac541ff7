"""What claims speak of and no obligation rests on: reporting forms, the Assembly.

These are facts with sources of their own, and no claims: nothing here was read in a
document whose claims come with the library.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TypeVar

import attrs

from ccm.dates import PartialDate
from ccm.facts.tables import read_rows
from ccm.support.tables import Entry

__all__ = [
    "SURROUNDINGS",
    "Body",
    "ReportingForm",
    "Resolution",
    "reporting_forms",
    "resolutions",
]

_DATA = os.path.join(os.path.dirname(__file__), "facts")  # noqa: PTH118, PTH120 - as the record does

_T = TypeVar("_T")


@attrs.define(frozen=True, kw_only=True)
class ReportingForm(Entry):
    """A form of the reports under Article 7 (CCM/MSP/2010/PM/10).

    Attributes:
        form: Its letter, such as ``Form B``.
        title: What it is for.
        obligation: The obligation of which it tells.
    """

    form: str
    title: str
    obligation: str


class Body(StrEnum):
    """Who voted on a resolution."""

    ASSEMBLY = "General Assembly"
    FIRST_COMMITTEE = "First Committee"


@attrs.define(frozen=True, kw_only=True)
class Resolution(Entry):
    """A vote on a resolution on the implementation of the Convention.

    Attributes:
        year: The year of the vote.
        body: Who voted: the General Assembly, or its First Committee on the draft.
        yes: Votes for it, where a source prints them.
        no: Votes against it, likewise.
        abstentions: Abstentions, likewise.
    """

    year: int
    body: Body
    yes: int | None = None
    no: int | None = None
    abstentions: int | None = None

    @property
    def in_year(self) -> PartialDate:
        """Some day of the year of the vote."""
        return PartialDate.parse(str(self.year))

    @property
    def cast(self) -> int | None:
        """All votes; None where a source prints only some of them."""
        counts = (self.yes, self.no, self.abstentions)
        known = [count for count in counts if count is not None]
        return sum(known) if len(known) == len(counts) else None


SURROUNDINGS: Mapping[str, type] = {
    "general_assembly": Resolution,
    "reporting_forms": ReportingForm,
}
"""What a row is in each of these tables, by the name of its file."""


@cache
def reporting_forms() -> tuple[ReportingForm, ...]:
    """Return the forms of 2010 that tell of an obligation.

    Raises:
        DataFileError: The installed file is damaged.

    >>> [form.form for form in reporting_forms() if form.obligation == "art3"]
    ['Form B']
    """
    return _table("reporting_forms", ReportingForm)


@cache
def resolutions(body: Body = Body.ASSEMBLY) -> tuple[Resolution, ...]:
    """Return the votes of a body of which a source tells; there can be others.

    Args:
        body: The General Assembly, or its First Committee.

    Raises:
        DataFileError: The installed file is damaged.

    >>> min(resolution.year for resolution in resolutions())
    2015
    >>> [vote.yes for vote in resolutions(Body.FIRST_COMMITTEE) if vote.year == 2020]
    [137]
    """
    votes = _table("general_assembly", Resolution)
    return tuple(vote for vote in votes if vote.body is body)


def _table(name: str, kind: type[_T]) -> tuple[_T, ...]:
    rows = read_rows(os.path.join(_DATA, f"{name}.csv"), kind)  # noqa: PTH118
    return tuple(row.value for row in rows)
