"""A scale of assessments, brought by whoever apportions: the library holds none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from decimal import Decimal

import attrs

from ccm.errors import DataFileError, Fault
from ccm.facts import State
from ccm.facts.tables import read_rows
from ccm.support.tables import Entry

__all__ = ["Rate", "load_scale"]


@attrs.define(frozen=True, kw_only=True)
class Rate(Entry):
    """A State's rate on a scale of assessments.

    Attributes:
        state: The State.
        rate: Its rate, 0 or more, in the unit of the scale.
    """

    state: State
    rate: Decimal


def load_scale(path: str | os.PathLike[str]) -> Mapping[State, Decimal]:
    """Read a scale of assessments from a CSV file.

    Its columns are ``state``, ``rate`` and ``source``; one State a row. All rates are
    in one unit, which is free: shares keep their proportions.

    Raises:
        DataFileError: With every fault of the file, a State that comes twice included.
    """
    found: dict[State, Decimal] = {}
    faults: list[Fault] = []
    for _, line, row in read_rows(path, Rate):
        if row.state in found:
            says = f"expected each State once, got {row.state} again"
            faults.append(Fault.at(os.fspath(path), line, "state", says))
        found[row.state] = row.rate
    if faults:
        raise DataFileError(tuple(faults))
    return found
