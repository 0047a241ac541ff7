"""Claims against claims: sums, shares and the same figure printed twice."""

from __future__ import annotations

import attrs

from ccm.claims.verdicts import Audited

__all__ = ["Contradiction", "contradictions"]


@attrs.define(frozen=True, kw_only=True, eq=False)
class Contradiction:
    wrong: bool = False


def contradictions(results: tuple[Audited, ...]) -> tuple[Contradiction, ...]:
    return ()
