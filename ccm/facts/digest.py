"""What identifies a record: a digest of all that it holds, in no particular order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, cast

import attrs

from ccm.facts.schema import name_of
from ccm.facts.sources import Source
from ccm.facts.states import State

if TYPE_CHECKING:
    from attrs import AttrsInstance

__all__ = ["cells_of", "digest_of", "line_of"]

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(rows: Iterable[AttrsInstance]) -> str:
    """Return the SHA-256 of rows: of the line of each, sorted, in UTF-8.

    A line feed ends every line. So the order of rows and of columns, the files that
    rows stand in and how these are quoted make no difference, and every word does.
    """
    lines = sorted(map(line_of, rows))
    whole = "".join(f"{line}\n" for line in lines)
    return sha256(whole.encode(errors="surrogatepass")).hexdigest()


def line_of(row: AttrsInstance) -> str:
    """Return a row in one form: its type, and those cells that say something.

    >>> from ccm.facts import Coverage, Source
    >>> print(line_of(Coverage(obligation="art3", source=Source.parse("A | B"))))
    Coverage {"obligation":"art3","source":["A","B"]}
    """
    return f"{type(row).__name__} {_JSON.encode(cells_of(row))}"


def cells_of(row: AttrsInstance) -> Mapping[str, str | list[str]]:
    """Return the cells of a row that say something, by their columns."""
    return {
        field.name: _cell(value)
        for field in attrs.fields(type(row))
        if (value := getattr(row, field.name)) != field.default
    }


def _cell(value: object) -> str | list[str]:
    """Return what a cell of a data file says, as the files write it."""
    if isinstance(value, tuple):
        return [_text(each) for each in cast("tuple[object, ...]", value)]
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, State):
        return value.alpha3
    if isinstance(value, Source):  # that it is one's own, and not in which file
        return f"own fact: {value.citation}" if value.own else value.citation
    if isinstance(value, type):
        return name_of(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
