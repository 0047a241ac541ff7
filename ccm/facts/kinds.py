"""Which kind of rows a data file holds: its first line, name or columns say it."""

from __future__ import annotations

import csv
import os
from collections.abc import Collection, Iterator, Mapping
from errno import ENOENT
from typing import Any

import attrs

from ccm.errors import Fault
from ccm.facts.rows import Head, head_of, no_csv, other_commas, unreadable
from ccm.facts.texts import NoTextError

__all__ = ["csv_files", "kind_of"]

_SHOWN = 3


def kind_of(path: str, kinds: Mapping[str, type[Any]]) -> str | Fault:
    """Return the name of the kind of rows that a file holds, or why none is known.

    A first line such as ``# deposits`` says it; else the name of the file; else the
    columns, where only one kind has them.

    Args:
        path: The file.
        kinds: What a row is, by the name of its kind.
    """
    stem = os.path.splitext(os.path.basename(path))[0]  # noqa: PTH119, PTH122
    head = _head(path)
    if isinstance(head, Fault):
        return stem if stem in kinds else head
    if other := other_commas(head.columns):
        return Fault.at(path, None, *other)
    for told in (head.says, stem):
        if told in kinds:
            return told
    fitting = [name for name, kind in kinds.items() if _fits(kind, head.columns)]
    if len(fitting) == 1:
        return fitting[0]
    says = _unknown(head.says or stem, fitting or list(kinds))
    return Fault.at(path, None, "file name", says)


def _head(path: str) -> Head | Fault:
    try:
        return head_of(path)
    except OSError as error:
        return Fault.of(path, unreadable(error))
    except (NoTextError, csv.Error) as error:
        return no_csv(path, error)


def _fits(kind: type[Any], columns: Collection[str]) -> bool:
    """Tell whether a header can be that of a kind."""
    fields = {field.name: field.default for field in attrs.fields(kind)}
    needed = {name for name, default in fields.items() if default is attrs.NOTHING}
    return needed <= set(columns) <= set(fields)


def _unknown(told: str, kinds: Collection[str]) -> str:
    """Say what was expected: the kinds that look alike, and not all of them."""
    from difflib import get_close_matches  # noqa: PLC0415 - after a slip

    near = get_close_matches(told, kinds, _SHOWN, 0.5)
    some = near or ([*kinds] if len(kinds) <= _SHOWN else ["deposits"])
    return (
        f"expected a name that says what the rows are, such as "
        f"{' or '.join(f'{name}.csv' for name in some)}, or a first line that does, "
        f"such as '# {some[0]}': ccm template lists them"
    )


def csv_files(path: str) -> Iterator[str]:
    """Yield a file itself, and of a folder its data files.

    Raises:
        OSError: The folder cannot be read.
    """
    if "\0" in path:  # which no name can have, and Python calls another error
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), path)
    if not os.path.isdir(path):  # noqa: PTH112
        yield path
        return
    for name in sorted(os.listdir(path)):  # noqa: PTH208
        if name.endswith(".csv"):
            yield os.path.join(path, name)  # noqa: PTH118
