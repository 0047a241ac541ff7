"""A treaty: its rules on joining and leaving, and its obligations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import cast, get_args

import attrs

from ccm.errors import (
    InvalidValueError,
    SeveralObligationsError,
    UnknownObligationError,
)
from ccm.facts import Record, packaged_record
from ccm.facts.schema import SCHEMA, Schema
from ccm.facts.typed import held_to, hold_whole, several
from ccm.rules.joining import (
    EntryIntoForceRule,
    InstrumentRule,
    ProvisionalRule,
    SignatureRule,
    WithdrawalRule,
)
from ccm.rules.norms import Norm

__all__ = ["Treaty"]


def _all_of(
    norms: Iterable[Norm] | Mapping[str, Norm],
) -> tuple[Norm, ...] | Mapping[str, Norm]:
    if isinstance(norms, Mapping):
        return cast("Mapping[str, Norm]", norms)
    return (*several(norms, "obligations"),)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Treaty:
    """Everything that must be known of a treaty to apply it.

    Attributes:
        name: Its title.
        signature: When it is open for signature.
        instruments: Which instruments can be deposited.
        entry: When it enters into force.
        provisional: What can be applied before that.
        withdrawal: When a withdrawal takes effect.
        obligations: Its obligations, in the order of its articles; or a mapping
            that finds each by its id when it is asked for.
        schema: The data files of its record, and what a row of each is.
        folder: The folder of its own record; empty for the packaged one.
        coverable: Ids of further provisions of which a record can claim to hold
            every event.

    Raises:
        InvalidValueError: Two obligations have one id, or something that one is made
            of is of another type than its field names, or is not there; or so with a
            rule on joining or leaving. Or its record, in a folder of its own, has no
            file for a kind of events that an obligation names.
    """

    name: str
    signature: SignatureRule
    instruments: InstrumentRule
    entry: EntryIntoForceRule
    provisional: ProvisionalRule
    withdrawal: WithdrawalRule
    _obligations: tuple[Norm, ...] | Mapping[str, Norm] = attrs.field(
        alias="obligations", converter=_all_of
    )
    schema: Schema = SCHEMA
    folder: str = ""
    coverable: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if isinstance(self._obligations, Mapping):
            return  # none is loaded before it is asked for
        held_to(str, "name", self.name)
        for name, kind in _RULES.items():
            hold_whole(held_to(kind, name, getattr(self, name)), name)
        if self.entry.instruments < 1:
            least = f"expected 1 or more, got {self.entry.instruments}"
            msg = f"entry: instruments: {least}"
            raise InvalidValueError(msg)
        _hold_schema(self.schema)
        _hold_together(self._obligations)
        if self.folder:
            for norm in self._obligations:
                _hold_filed(norm, self.schema)

    def record(self) -> Record:
        """Return its own record, read once.

        Raises:
            DataFileError: The data files are damaged.
        """
        return _record_of(self)

    def __repr__(self) -> str:
        return f"<Treaty: {self.name}>"

    @property
    def obligations(self) -> tuple[Norm, ...]:
        """Its obligations, in the order of its articles."""
        return tuple(self.by_id.values())

    @cached_property
    def by_id(self) -> Mapping[str, Norm]:
        """The obligations by their ids."""
        if isinstance(self._obligations, Mapping):
            return self._obligations
        return {norm.id: norm for norm in self._obligations}

    def norm(self, obligation: str | Norm) -> Norm:
        """Return the obligation of that id or provision, or the one that is given.

        Raises:
            UnknownObligationError: There is none.
            SeveralObligationsError: The provision holds several.

        >>> from ccm.convention import CONVENTION
        >>> CONVENTION.norm("art4") is CONVENTION.norm("Article 4(1)(a)")
        True
        """
        if isinstance(obligation, Norm):
            return obligation
        name = str(obligation)  # whatever is given: no id is unhashable
        if name in self.by_id:
            return self.by_id[name]
        return self._cited(name, is_text=name == obligation)

    def id_of(self, obligation: str) -> str:
        """Return the id of the obligation of that id or provision.

        Raises:
            UnknownObligationError: There is none.
            SeveralObligationsError: The provision holds several.
        """
        return str(self.norm(obligation).id)

    def _cited(self, name: str, *, is_text: bool) -> Norm:
        from ccm.rules.citing import (  # noqa: PLC0415 - few cite provisions
            alike,
            cited,
            named,
            obligations_in,
        )

        found = obligations_in(cited(name) if is_text else (), self.obligations)
        if not found:
            near = tuple(map(named, alike(name, self.obligations)))
            raise UnknownObligationError(name, tuple(self.by_id), near)
        first, *others = found
        if others:
            ids = tuple(norm.id for norm in found)
            raise SeveralObligationsError(name, ids, tuple(map(named, found)))
        return first


_RULES: Mapping[str, type[attrs.AttrsInstance]] = {
    "signature": SignatureRule,
    "instruments": InstrumentRule,
    "entry": EntryIntoForceRule,
    "provisional": ProvisionalRule,
    "withdrawal": WithdrawalRule,
}
"""The rules on joining and leaving."""


def _hold_together(norms: tuple[Norm, ...]) -> None:
    """Hold that norms can be asked about, and each told apart by its id.

    Raises:
        InvalidValueError: One cannot, or two have one id.
    """
    for norm in norms:
        _hold(_a_norm(norm))
    ids = Counter(norm.id for norm in norms)
    twice = ", ".join(sorted(each for each, count in ids.items() if count > 1))
    if twice:
        msg = f"obligations: expected each id once, got {twice} twice"
        raise InvalidValueError(msg)


def _hold(norm: Norm) -> None:
    """Hold that a norm can be asked about.

    Raises:
        InvalidValueError: Something that it is made of is of another type, or is not
            there.
    """
    from ccm.rules.slips import slips_in  # noqa: PLC0415 - of own treaties

    hold_whole(norm, str(norm.id))
    for slip in slips_in(norm):
        msg = f"{norm.id}: {slip}" if norm.id else f"obligations: {slip}"
        raise InvalidValueError(msg)


def _hold_schema(schema: object) -> None:
    """Hold that a schema is one, if it is not that of the Convention."""
    if schema is SCHEMA:
        return
    is_one = isinstance(schema, Mapping)
    kinds = cast("Schema", schema).values() if is_one else (cast("type", schema),)
    if odd := [kind for kind in kinds if not attrs.has(kind)]:
        msg = f"schema: expected what schema_of gives, got {odd[0]!r:.80}"
        raise InvalidValueError(msg)


def _hold_filed(norm: Norm, schema: Schema) -> None:
    """Hold that what a norm names can stand in a file: of no other a row can come."""
    from ccm.rules.roles import kinds_named  # noqa: PLC0415 - of own treaties

    kinds = {*schema.values()}
    lacking = (kind for kind in kinds_named(norm) if kind not in kinds)
    if (kind := next(lacking, None)) is not None:
        named = f"{norm.id} names {kind.__name__}"
        msg = (
            f"schema: expected a file for each kind of events, {named}, which has none"
        )
        raise InvalidValueError(msg)


def _a_norm(thing: object) -> Norm:
    if isinstance(thing, Norm):
        return thing
    kinds = " or ".join(kind.__name__ for kind in get_args(Norm))
    msg = f"obligations: expected each to be a {kinds}, got {thing!r:.80}"
    raise InvalidValueError(msg)


@cache
def _record_of(treaty: Treaty) -> Record:
    if not treaty.folder:
        return packaged_record()
    from ccm.facts import load_record  # noqa: PLC0415 - it loads cattrs

    return load_record(treaty.folder, treaty.schema, cited=treaty.id_of)
