"""Tables that are no part of a record: their rows name States that come with it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ccm.errors import DataFileError
from ccm.facts.cells import cell_converter
from ccm.facts.checks import Row
from ccm.facts.laying import misplaced
from ccm.facts.packaged import packaged_record
from ccm.facts.rows import rows_of

if TYPE_CHECKING:
    FilePath = str | os.PathLike[str]

__all__ = ["read_rows"]


def read_rows(
    path: FilePath,
    kind: type[Any],
    *,
    cells: Mapping[Any, Callable[[str], object]] | None = None,
) -> tuple[Row, ...]:
    """Return the rows of a data file that is no part of a record.

    Args:
        path: A CSV file whose columns are fields of *kind*.
        kind: The attrs class of a row.
        cells: How to read cells of types that no record has.

    Raises:
        DataFileError: With every fault of the file; nothing is loaded then.
    """
    faults: list[str] = []
    states = packaged_record().states
    rows = tuple(rows_of(os.fspath(path), kind, cell_converter(states, cells), faults))
    faults.extend(misplaced(rows))
    if faults:
        raise DataFileError(tuple(faults))
    return rows
