"""Files to start from: of every kind one, with its columns explained."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from inspect import cleandoc
from io import StringIO
from types import NoneType
from typing import Any, TypedDict, TypeGuard, get_args

import attrs

from ccm.convention import CONVENTION
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import Event, Source, State
from ccm.facts.drafts import draft_template
from ccm.facts.typed import typed_fields
from ccm.rules import Treaty
from ccm.share.kinds import Kind, kinds_of
from ccm.share.pages import Page, Scope
from ccm.share.tables import Block, Paragraph, Table

__all__ = ["KindRow", "explained", "kinds", "template"]


class KindRow(TypedDict):
    """A kind of file."""

    kind: str
    """Its name, which is also that of the file without ``.csv``."""
    says: str
    """What a row says."""
    used: str
    """What a file of one's own can be used for."""


def kinds(treaty: Treaty = CONVENTION) -> Page:
    """Return every kind of file that the library reads; of another treaty its own."""
    rows: list[KindRow] = [
        {"kind": kind.name, "says": _says(kind), "used": kind.used}
        for kind in kinds_of(treaty.schema).values()
    ]
    return Page(
        name="template",
        scope=Scope(title=treaty.name, on=None, known_by=None, trust=None),
        blocks=tuple(_blocks(rows)),
        rows=rows,
        columns=tuple(KindRow.__annotations__),
    )


def _blocks(rows: list[KindRow]) -> Iterator[Block]:
    cells = [(row["kind"], row["says"], row["used"]) for row in rows]
    yield Table.of(("Kind", "A row says", "For"), cells)
    yield Paragraph("")
    yield Paragraph("ccm template KIND --output FILE writes a file to start from")


def template(kind: str, treaty: Treaty = CONVENTION) -> str:
    """Return a file of a kind without rows: its columns, and above them what they mean.

    The explanation is lines that begin with ``#``; they can stay. The first says what
    the rows are, so that the file can have any name.

    Raises:
        InvalidValueError: There is no such kind; with near matches.

    >>> print(template("signatures").splitlines()[0])
    # signatures: The State signed the Convention (Article 15).
    """
    every = kinds_of(treaty.schema)
    known = every.get(kind)
    if known is None:
        near = get_close_matches(kind, every, 3)
        hint = f"did you mean {' or '.join(near)}?" if near else "see ccm template"
        msg = f"no kind of file is called {kind!r}: {hint}"
        raise InvalidValueError(msg)
    if known.row is None:
        return draft_template()
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([f"# {kind}: {_says(known)}"])
    writer.writerows([f"# {line}"] for line in explained(known.row))
    writer.writerow(field.name for field in _fields(known.row))
    return text.getvalue()


def explained(row: type[Any]) -> Iterator[str]:
    """Yield a line for each column: what it says, and how its cells are written."""
    said = _attributes(row)
    for field in _fields(row):
        needed = field.default is attrs.NOTHING
        parts = (said.get(field.name, ""), _form(row, field), _default(field))
        told = " ".join(part for part in parts if part)
        yield f"{field.name}{' (needed)' if needed else ''}: {told}"


def _fields(row: type[Any]) -> list[attrs.Attribute[Any]]:
    """Return the columns: what is needed first, and last what every kind can say."""
    common = {field.name for field in attrs.fields(Event)}

    def place(field: attrs.Attribute[Any]) -> tuple[bool, bool]:
        needed = field.default is attrs.NOTHING
        return not needed, not needed and field.name in common

    return sorted(typed_fields(row), key=place)


def _says(kind: Kind) -> str:
    if kind.row is None:
        return draft_template().partition("\n")[0].partition(": ")[2]
    return _plain(cleandoc(kind.row.__doc__ or "").partition("\n")[0])


_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def _attributes(row: type[Any]) -> dict[str, str]:
    """Return what the docstrings of a class say of each attribute."""
    said: dict[str, str] = {}
    for owner in reversed(row.__mro__):
        text = cleandoc(vars(owner).get("__doc__") or "")
        _, _, listed = text.partition("Attributes:\n")
        listed = listed.partition("\n\n")[0]
        said.update((name, _plain(told)) for name, told in _ATTRIBUTE.findall(listed))
    return said


def _plain(text: str) -> str:
    """Return what a docstring says to somebody who fills in a cell."""
    words = " ".join(text.split()).replace("``", "").replace("`", "")
    return re.sub(r"\bNone\b", "empty", words)


_FORMS: dict[object, str] = {
    bool: "Written: yes or no.",
    int: "Written: a whole number.",
    Decimal: "Written: a number.",
    date: "Written: a day, 2013-10-25.",
    PartialDate: (
        "Written: 2013-10-25, 2013-10, 2013, 2021-02..2021-03 for some day between, "
        "or ..2020-09-28 for by then."
    ),
    Period: "Written: 8 years, 18 months.",
    tuple[Source, ...]: "Written: one, or several with ' | ' between.",
    tuple[str, ...]: "Written: one, or several with ' | ' between.",
    State: "Written: a code or a name of the State.",
    tuple[State, ...]: "Written: codes or names of States, with ' | ' between.",
    type[Event]: "Written: the name of its file, such as deposits.",
}
"""How a cell of each type is written, as `ccm.facts.cells` reads it."""


def _form(row: type[Any], field: attrs.Attribute[Any]) -> str:
    kind: Any = field.type
    if kind is PartialDate and getattr(row, "to_the_day", False):
        return _FORMS[date]
    if kind in _FORMS:
        return _FORMS[kind]
    told: Any = next((t for t in get_args(kind) if t is not NoneType), kind)
    if told in _FORMS:
        return _FORMS[told]
    return f"One of: {', '.join(told)}." if _is_of_words(told) else ""


def _is_of_words(kind: Any) -> TypeGuard[type[StrEnum]]:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _default(field: attrs.Attribute[Any]) -> str:
    default = field.default
    if isinstance(default, bool):
        return f"If empty: {'yes' if default else 'no'}."
    shown = isinstance(default, StrEnum | int) or (isinstance(default, str) and default)
    return f"If empty: {default}." if shown else ""
