"""What a package of tables says of itself: the Data Package standard, version 2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, Literal

from ccm import __version__
from ccm.view.tabular import Column, Form, Table, TableKind

__all__ = ["BETWEEN", "Format", "descriptor"]

Format = Literal["csv", "parquet", "xlsx", "jsonl"]
"""The forms in which tables are written."""

BETWEEN = " | "
"""Stands between several texts in a cell."""

_STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"

_MEDIA: Mapping[Format, str] = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl",
}

_TYPES: Mapping[Form, Mapping[str, object]] = {
    "code": {"type": "string"},
    "text": {"type": "string"},
    "codes": {"type": "list", "itemType": "string", "delimiter": BETWEEN},
    "day": {"type": "date"},
    "truth": {"type": "boolean"},
    "whole": {"type": "integer"},
    "number": {"type": "number"},
}

_LINKS = {"state": "states", "obligation": "obligations"}
"""The columns whose codes are the key of another table."""

_NOT_ALWAYS = "schedule", "events", "coverage"
"""Tables in which what stands as an obligation can be another provision."""


def descriptor(
    tables: Mapping[str, Table],
    form: Format,
    files: Mapping[str, bytes],
    about: Mapping[str, str],
) -> dict[str, object]:
    """Return what the package says of itself.

    Args:
        tables: The tables by their names.
        form: The form of the files.
        files: The files by their names.
        about: Title and description of the whole.
    """
    return {
        "$schema": _STANDARD,
        "name": "ccm",
        **about,
        "version": __version__,
        "resources": [
            _resource(name, table.kind, form, files, {*tables})
            for name, table in tables.items()
        ],
    }


def _resource(
    name: str,
    kind: TableKind[Any],
    form: Format,
    files: Mapping[str, bytes],
    known: set[str],
) -> dict[str, object]:
    path = "tables.xlsx" if form == "xlsx" else f"{name}.{form}"
    return {
        "name": name,
        "path": path,
        "type": "table",
        "title": f"{kind.says[0].upper()}{kind.says[1:]}",
        "format": form,
        "mediatype": _MEDIA[form],
        **({"encoding": "utf-8"} if form in ("csv", "jsonl") else {}),
        **({"dialect": {"sheetName": name}} if form == "xlsx" else {}),
        "bytes": len(files[path]),
        "hash": f"sha256:{sha256(files[path]).hexdigest()}",
        "schema": _schema(kind, known),
    }


def _schema(kind: TableKind[Any], known: set[str]) -> dict[str, object]:
    links = [*_links(kind, known)]
    return {
        "fields": [_field(column, kind.key) for column in kind.columns],
        "missingValues": [""],
        **({"primaryKey": [*kind.key]} if kind.key else {}),
        **({"foreignKeys": links} if links else {}),
    }


def _field(column: Column[Any], key: tuple[str, ...]) -> dict[str, object]:
    rules: dict[str, object] = {}
    if column.name in key:
        rules["required"] = True
    if column.among:
        rules["enum"] = [*column.among]
    told = {"name": column.name, **_TYPES[column.form], "description": column.says}
    return {**told, **({"constraints": rules} if rules else {})}


def _links(kind: TableKind[Any], known: set[str]) -> Iterator[dict[str, object]]:
    for column in kind.columns:
        home = _LINKS.get(column.name)
        if home is None or home not in known or kind.name == home:
            continue
        if home == "obligations" and kind.name in _NOT_ALWAYS:
            continue
        yield {
            "fields": [column.name],
            "reference": {"resource": home, "fields": [column.name]},
        }
