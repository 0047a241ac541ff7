"""How a value of many rows is handed to another library: by its table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ccm

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Tabled", "Value"]

Value = str | date | bool | int | float | tuple[str, ...] | None
"""What stands in a row: a text, a day, a number, several texts; None for nothing."""


class Tabled:
    """A value that can be read as a table; what stands in it, `ccm.table` says."""

    __slots__ = ()

    def to_dicts(self) -> list[dict[str, Value]]:
        """Return its rows, each with its columns by name; days are dates."""
        return ccm.table(self).to_dicts()

    def to_arrow(self) -> pa.Table:
        """Return its rows as an Arrow table, codes as dictionaries, days as dates.

        Raises:
            MissingExtraError: The extra ``tables`` is not installed.
        """
        return ccm.table(self).to_arrow()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return its rows as a stream, by which other libraries read them.

        Raises:
            MissingExtraError: The extra ``tables`` is not installed.
        """
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        """Return it for a notebook."""
        return ccm.in_notebook(self)
