"""Article 19: reservations."""

from __future__ import annotations

from enum import StrEnum

from ccm.rules import Cause, Missing, Ruling, Truth

__all__ = ["Target", "admissible"]


class Target(StrEnum):
    """What a State's statement is about."""

    ARTICLES = "the Articles of the Convention"
    POLITICAL_DOCUMENT = "a declaration, a plan or another political document"


def admissible(target: Target, *, modifies: Truth = Truth.UNKNOWN) -> Ruling:
    """Tell whether a State's statement is open to it.

    A statement is a reservation if it is meant to exclude or to change the legal
    effect of a provision, whatever it is called. To the Articles none can be
    made. What States call a reservation to a political document is none.

    Args:
        target: What it is about.
        modifies: Whether it is meant to exclude or to change legal effect.

    >>> admissible(Target.ARTICLES, modifies=Truth.TRUE).truth
    <Truth.FALSE: 'false'>
    """
    if target is Target.POLITICAL_DOCUMENT:
        claim = f"a statement on {target} is no reservation"
        return Ruling.of(Truth.TRUE, claim, "art19")
    gap = Missing("whether it is meant to change legal effect", Cause.DISPUTED)
    claim = (
        "the Articles are not subject to reservations; meant to change their legal "
        f"effect? {modifies.value}"
    )
    return Ruling.of(~modifies, claim, "art19", missing=(gap,))
