"""What to write instead of a figure that disagrees, as an author would write it."""

from __future__ import annotations

from collections.abc import Iterator

from ccm.claims.verdicts import Audited, Verdict
from ccm.facts import State
from ccm.questions.answers import Answer
from ccm.questions.values import Figure, Listing, codes

__all__ = ["correction_of"]


def correction_of(found: Audited) -> str:
    """Return what to write instead; empty where nothing need be corrected.

    Where a document may count in more than one way, each is named.

    Args:
        found: The claim with its verdict.
    """
    answer = found.answer
    if found.verdict is not Verdict.DISAGREES or answer is None:
        return ""
    if isinstance(found.claim.value, Listing):
        return "; ".join(_list_edits(found.claim.value, answer))
    told: dict[str, list[str]] = {}
    for other in found.answers:
        told.setdefault(_shown(found, other), []).append(other.basis)
    if len(told) == 1:
        return f"write {next(iter(told))}"
    each = (f"{value} ({' or '.join(bases)})" for value, bases in told.items())
    return f"write {' or '.join(each)}"


def _shown(found: Audited, answer: Answer) -> str:
    """Return a value without the words that bound it, which are the document's own."""
    shown = answer.shown(found.claim.value)
    is_range = " to " in shown and isinstance(found.claim.value, Figure)
    return f"a number from {shown}" if is_range else shown


def _list_edits(claimed: Listing, answer: Answer) -> Iterator[str]:
    allowed = answer.states | answer.doubtful
    missing = frozenset[State]() if answer.each else answer.states - claimed.states
    if not (claimed.states & allowed or missing):
        yield "write none"
        return
    if missing:
        yield f"add {codes(missing)}"
    if wrong := claimed.states - allowed:
        yield f"leave out {codes(wrong)}"
