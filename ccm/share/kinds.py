"""Every kind of file that the library reads, and how a file of each is read alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ccm.claims.loading import ClaimRow, load_claims
from ccm.errors import Fault
from ccm.facts import States
from ccm.facts.drafts import check_draft
from ccm.facts.kinds import kind_of
from ccm.facts.schema import SCHEMA, Schema
from ccm.facts.tables import read_rows
from ccm.plans.loading import PLAN_FILES, plan_rows
from ccm.quantities.printed import Figure
from ccm.questions.surroundings import SURROUNDINGS
from ccm.support.scales import Rate, load_scale
from ccm.support.schema import TABLES

__all__ = ["KINDS", "Kind", "kind_of_file", "kinds_of"]


_Read = Callable[[str, States], tuple[object, ...]]


class Kind(NamedTuple):
    """A kind of file.

    A file of the record has no `read`: such files are read together.
    """

    name: str
    row: type[Any] | None
    """What a row is; None for a draft of a request, which has none."""
    used: str
    """What a file of one's own can be used for."""
    read: _Read | None = None


def _kinds() -> dict[str, Kind]:
    record = [_of_record(name, row) for name, row in SCHEMA.items()]
    claims = Kind("claims", ClaimRow, "ccm audit", _claims)
    plans = [_of_plan(name, row) for name, row in PLAN_FILES.items()]
    tables = {**TABLES, "figures": Figure, **SURROUNDINGS}
    others = [_table(name, row) for name, row in tables.items()]
    scale = Kind("scale", Rate, "ccm check", _scale)
    kinds = (*record, claims, _REQUEST, *plans, *others, scale)
    return {kind.name: kind for kind in kinds}


def _of_record(name: str, row: type[Any]) -> Kind:
    return Kind(name, row, "--add, --record")


def _scale(path: str, _states: States) -> tuple[object, ...]:
    return tuple(load_scale(path).items())


def _draft(path: str, _states: States) -> tuple[object, ...]:
    check_draft(path)
    return ()


_REQUEST = Kind("request", None, "ccm request --check", _draft)


def _claims(path: str, states: States) -> tuple[object, ...]:
    return load_claims(path, states=states)


def _of_plan(name: str, row: type) -> Kind:
    def read(path: str, _states: States) -> tuple[object, ...]:
        return plan_rows(path, row)

    return Kind(name, row, "ccm.plans.load_plan", read)


def _table(name: str, row: type) -> Kind:
    def read(path: str, _states: States) -> tuple[object, ...]:
        return read_rows(path, row)

    return Kind(name, row, "ccm check", read)


KINDS: Mapping[str, Kind] = _kinds()
"""Every kind of file by its name, those of the record first."""


def kinds_of(schema: Schema) -> Mapping[str, Kind]:
    """Return every kind of file by its name; of another treaty those of its record.

    >>> list(kinds_of({"states": SCHEMA["states"]}))
    ['states', 'request']
    """
    if schema is SCHEMA:
        return KINDS
    record = {name: _of_record(name, row) for name, row in schema.items()}
    return {**record, _REQUEST.name: _REQUEST}


def kind_of_file(path: str, schema: Schema = SCHEMA) -> Kind | Fault:
    """Return what kind of file it is, or why none is known.

    What can be laid over a record is told first, in the same way as when it is.

    Args:
        path: The file.
        schema: The files of the record.
    """
    others = {kind.name: kind.row for kind in KINDS.values() if kind.row and kind.read}
    found = kind_of(path, schema)
    if isinstance(found, Fault) and path.endswith(".toml"):
        return _REQUEST
    for among in (others, {**schema, **others}):
        if isinstance(found, Fault):
            found = kind_of(path, among)
    if isinstance(found, Fault):
        return found
    return _of_record(found, schema[found]) if found in schema else KINDS[found]
