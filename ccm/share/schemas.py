"""JSON Schemas (2020-12) of all JSON that the library writes, read off its rows."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import pairwise
from textwrap import dedent
from types import ModuleType, NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Union,
    get_args,
    get_origin,
)

import ccm
from ccm.share.fitting import keys_of
from ccm.share.page_records import PAGES
from ccm.words.texts import Form
from ccm.words.versions import schema_name

__all__ = ["VALUES", "schema", "schemas"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

VALUES = schema_name("values")
"""Name and version of the schema that has every row of `to_dict`, by its name."""

_PLAIN: Mapping[object, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    NoneType: "null",
}


def schemas() -> Mapping[str, Mapping[str, Any]]:
    """Return every schema by its name and version, such as ``ccm/report/3``."""
    pages = {schema_name(page): schema(page) for page in PAGES}
    return {**pages, VALUES: _of_values()}


def schema(page: str) -> Mapping[str, Any]:
    """Return the schema of a page's JSON.

    What it names is all that stands there: a key more is a new version.

    Args:
        page: The name of the page.

    >>> schema("parties")["properties"]["rows"]
    {'type': 'array', 'items': {'$ref': '#/$defs/MemberRow'}}
    """
    found = _Found()
    whole = found.row(PAGES[page])
    name = schema_name(page)
    whole["properties"]["schema"] = {"const": name}
    return {"$schema": _DIALECT, "$id": name, **whole, "$defs": found.defs()}


def _of_values() -> Mapping[str, Any]:
    found = _Found()
    for row in sorted(_rows(), key=lambda row: row.__name__):
        found.of(row)
    about = "What `to_dict` gives, by the name of the row."
    return {
        "$schema": _DIALECT,
        "$id": VALUES,
        "description": about,
        "$defs": found.defs(),
    }


def _rows() -> set[type[Any]]:
    """Return every row that a `to_dict` promises."""
    named: Iterable[str] = vars(ccm)["_ROWS"]
    modules: list[ModuleType] = [getattr(ccm, name) for name in named]
    found: list[object] = [row for each in modules for row in vars(each).values()]
    return {row for row in found if isinstance(row, type) and hasattr(row, "__total__")}


class _Found:
    """The rows that a schema speaks of, each described once."""

    def __init__(self) -> None:
        self._defs: dict[str, dict[str, Any]] = {}

    def defs(self) -> dict[str, Any]:
        return dict(sorted(self._defs.items()))

    def row(self, kind: Any) -> dict[str, Any]:
        """Return the schema of an object with the keys that a row promises."""
        said, keys = _said(kind), keys_of(kind)
        properties = {
            name: _described(self.of(key.kind), said.get(name, ""))
            for name, key in keys.items()
        }
        return {
            **({"description": about} if (about := _about(kind)) else {}),
            "type": "object",
            "properties": properties,
            "required": sorted(name for name in keys if keys[name].needed),
        }

    def of(self, hint: Any) -> dict[str, Any]:
        """Return the schema of a value of a type."""
        if hint in _PLAIN:
            return {"type": _PLAIN[hint]}
        origin, parts = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return _formed(parts[1])
        if origin in (Union, UnionType):
            return _either([self.of(part) for part in parts])
        if origin is list:
            return {"type": "array", "items": self.of(parts[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(parts[1])}
        name = hint.__name__.lstrip("_")
        if name not in self._defs:
            self._defs[name] = {}  # it can hold itself
            self._defs[name] = self.row(hint)
        return {"$ref": f"#/$defs/{name}"}


def _formed(form: Form | type[StrEnum]) -> dict[str, Any]:
    """Return the schema of a text of a form, or of one of some words."""
    if isinstance(form, Form):
        return {"type": "string", **form.schema}
    return {"enum": [*map(str, form)]}


def _either(ways: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the schema of a value that can be of several types, one often null."""
    if all(way.keys() == {"type"} for way in ways):
        return {"type": [way["type"] for way in ways]}
    match ways:
        case [{"enum": words}, {"type": "null"}]:
            return {"enum": [*words, None]}
        case [{"type": str(kind), **form}, {"type": "null"}]:
            return {"type": [kind, "null"], **form}
        case _:
            return {"anyOf": ways}


def _described(found: dict[str, Any], told: str) -> dict[str, Any]:
    return {"description": told, **found} if told else found


def _about(kind: type[Any]) -> str:
    return " ".join((kind.__doc__ or "").split())


def _said(kind: type[Any]) -> Mapping[str, str]:
    """Return what the code says of each key, with those that were taken over."""
    try:
        tree = ast.parse(dedent(inspect.getsource(kind)))
    except (OSError, TypeError):  # it was not made by a class statement
        return {}
    stated = next(part for part in tree.body if isinstance(part, ast.ClassDef))
    found: dict[str, str] = {}
    for base in stated.bases:
        home: Any = getattr(inspect.getmodule(kind), ast.unparse(base), None)
        if hasattr(home, "__total__"):
            found.update(_said(home))
    return {**found, **dict(_documented(stated.body))}


def _documented(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for line, after in pairwise(body):
        match line, after:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, " ".join(text.split())
            case _:
                pass
