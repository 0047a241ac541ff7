"""Clauses that set no date: who must, or may, do what."""

from __future__ import annotations

from enum import StrEnum

import attrs

__all__ = ["Clause", "Force"]


class Force(StrEnum):
    """How strongly a clause binds."""

    MUST = "must"
    MUST_TRY = "must do its best to"
    STRONGLY_ENCOURAGED = "is strongly encouraged to"
    ENCOURAGED = "is encouraged to"
    FORESEEN = "is to"
    """Foreseen by a text of which States differ on whether it obliges them."""

    MAY = "may"
    MUST_NOT = "must not"


@attrs.define(frozen=True)
class Clause:
    """A duty or a power without a date of its own.

    Attributes:
        provision: Where it is said.
        who: Whose duty or power it is.
        force: Whether it is a duty or a power.
        what: Of what, in our own words.
    """

    provision: str
    who: str
    force: Force
    what: str

    def __str__(self) -> str:
        return f"{self.who} {self.force} {self.what} [{self.provision}]"
