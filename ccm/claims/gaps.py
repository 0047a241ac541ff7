"""Why no question asks for something: a statement, or what the record lacks."""

from __future__ import annotations

import os
import re
from functools import cache

import attrs

from ccm.claims.claim import Claim
from ccm.claims.verdicts import Verdict
from ccm.facts.tables import read_rows
from ccm.questions.values import Words

__all__ = ["Gap", "gap_of", "gaps"]

_FILE = os.path.join(os.path.dirname(__file__), "gaps.csv")  # noqa: PTH118, PTH120 - as the record does


@attrs.define(frozen=True, kw_only=True)
class Gap:
    """Claims that the record cannot answer, and why.

    Attributes:
        about: A pattern for ``subject: predicate``.
        why: What is missing, or why there is nothing to recompute.
        would_answer: What would answer them; empty for a statement.
        verdict: Whether something is missing, or the claim is a statement.
    """

    about: str
    why: str
    would_answer: str = ""
    verdict: Verdict = Verdict.UNDERIVED

    def fits(self, claim: Claim) -> bool:
        """Tell whether a claim is one of them."""
        return re.match(self.about, ": ".join(claim.topic)) is not None


@cache
def gaps() -> tuple[Gap, ...]:
    """Return why claims of the two documents have no question; the first counts.

    Raises:
        DataFileError: The installed file is damaged.

    >>> gaps()[0].why
    'it describes the document'
    """
    return tuple(row.value for row in read_rows(_FILE, Gap))


def gap_of(claim: Claim) -> Gap | None:
    """Return why no question can fit a claim.

    None where nothing tells why: the question is not understood.
    """
    if isinstance(claim.value, Words):
        return _IN_WORDS
    return next((gap for gap in gaps() if gap.fits(claim)), None)


_IN_WORDS = Gap(
    about="",
    why="a statement in words: nothing to recompute",
    verdict=Verdict.STATEMENT,
)
