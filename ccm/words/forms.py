"""A finding in every form that it can be read in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypedDict

from ccm.errors import InvalidValueError
from ccm.rules import Finding, Irregularity, Missing
from ccm.rules.told import Prospect
from ccm.words.rows import as_json
from ccm.words.sentences import brief, last_stood
from ccm.words.tree import TREES, Cite, Line, as_tree, tree_lines

__all__ = ["finding_lines", "in_words"]

_WHOLE: dict[str, Callable[[Finding], str]] = {
    "brief": brief,
    "brief named": partial(brief, called=lambda source: source.name),
    "brief bare": partial(brief, called=lambda _: ""),
    "json": as_json,
}


def in_words(finding: Finding, form: str) -> str:
    """Return a finding in any form: as a tree, in sentences, or as JSON.

    What is ``named`` calls pages by their sites, what is ``bare`` names no source.

    Raises:
        InvalidValueError: There is no such form.
    """
    if form in _WHOLE:
        return _WHOLE[form](finding)
    if form not in TREES:
        msg = f"form: expected one of {', '.join((*TREES, *_WHOLE))}, got {form!r}"
        raise InvalidValueError(msg)
    return finding.worded_once(form, partial(_tree, form))


def _tree(form: str, finding: Finding) -> str:
    return as_tree(finding.explanation, form, **_besides(finding))


def finding_lines(finding: Finding, cite: Cite) -> list[Line]:
    """Return a finding as the lines of a tree, each with how deep it stands.

    Args:
        finding: The finding.
        cite: Cites the sources of a line.
    """
    return tree_lines(finding.explanation, cite, **_besides(finding))


class _Besides(TypedDict):
    stood: str
    courses: tuple[Prospect, ...]
    missing: tuple[Missing, ...]
    irregularities: tuple[Irregularity, ...]


def _besides(finding: Finding) -> _Besides:
    """Return what a tree says besides the argument."""
    return {
        "stood": last_stood(finding),
        "courses": () if len(finding.possible) == 1 else finding.courses,
        "missing": finding.missing,
        "irregularities": finding.irregularities,
    }
