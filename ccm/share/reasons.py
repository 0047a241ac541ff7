"""Pages on one State and one obligation: the reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from ccm.errors import InvalidValueError, UnknownObligationError, UnknownStateError
from ccm.facts import State
from ccm.rules import Explanation, Finding, Missing, Norm
from ccm.share.pages import Later, Page, Row, Scope
from ccm.share.tables import Block, Heading, Paragraph
from ccm.view import AsOf
from ccm.words.rows import FactRow, finding_row, irregularity_row, step_row
from ccm.words.tree import Numbers

__all__ = [
    "REASON_COLUMNS",
    "Sources",
    "about",
    "explain",
    "reason_cells",
    "reason_lines",
    "source_list",
]

_HANG = 4
_SOURCES = "sources"
_NUMBER = re.compile(r"^(\[[0-9]+\]) ")
"""Stands before a source, and is not parted from it."""


Sources = Literal["none", "short", "full"]
"""How sources are told: not at all, pages by their sites, or by their addresses."""

_FORMS: dict[Sources, tuple[str, str]] = {
    "none": ("bare", "brief bare"),
    "short": ("named", "brief named"),
    "full": ("numbered", "brief"),
}
"""The tree and the sentences of `Finding.explain` that tell sources so."""


def explain(
    view: AsOf,
    state: str,
    obligation: str,
    *,
    brief: bool = False,
    sources: Sources = "short",
) -> Page:
    """Return where a State stands under an obligation, and every reason.

    Args:
        view: The day and the record.
        state: Code or name of the State.
        obligation: Id of the obligation.
        brief: Whether the page in words is in sentences.
        sources: How the page in words tells sources.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: State and obligation stand in each other's place.
    """
    found, (norm,) = about(view, state, obligation)
    finding = view.assess(found, norm)
    return Page(
        name="explain",
        scope=Scope.of(view),
        blocks=(
            Paragraph(""),
            *_worded(finding, brief=brief, sources=sources),
        ),
        rows=Later(lambda: [_with_reasons(finding)]),
        columns=REASON_COLUMNS,
        cells=Later(lambda: [*_cells(finding)]),
    )


REASON_COLUMNS = (
    *("depth", "kind", "claim", "value", "provision"),
    *(key for key in FactRow.__annotations__ if key != "cells"),
)
"""The columns of reasons in CSV."""


def _with_reasons(finding: Finding) -> Row:
    return {**finding_row(finding), "explanation": step_row(finding.explanation)}


def _cells(finding: Finding) -> Iterator[Row]:
    yield from reason_cells(finding.explanation, finding.missing)
    yield from _irregular_cells(finding)


def _worded(finding: Finding, *, brief: bool, sources: Sources) -> Iterator[Block]:
    tree, sentences = _FORMS[sources]
    if brief:
        yield Paragraph(finding.explain(sentences))
    else:
        yield from reason_lines(finding.explain(tree))


def reason_lines(text: str) -> Iterator[Block]:
    """Yield reasons that were put in words as blocks of a page."""
    return map(_line, text.split("\n"))


def _line(text: str) -> Block:
    if text == _SOURCES:
        return Heading(text)
    words = text.lstrip()
    together = _NUMBER.sub("\\1\N{NO-BREAK SPACE}", words)
    return Paragraph(together, indent=len(text) - len(words), hang=_HANG)


def source_list(numbers: Numbers) -> Iterator[Block]:
    """Yield the sources that were cited by number, under their own heading."""
    lines = [f"{'  ' * depth}{line}" for depth, line in numbers.lines()]
    if lines:
        yield from reason_lines("\n".join(lines))


def reason_cells(
    explanation: Explanation, missing: tuple[Missing, ...]
) -> Iterator[Row]:
    """Yield reasons as rows of CSV: each step, each fact under it, each gap."""
    for depth, step in explanation.walk():
        yield from _step_cells(depth, step)
    for gap in missing:
        yield {"depth": 1, "kind": "missing", "claim": str(gap)}


def _irregular_cells(finding: Finding) -> Iterator[Row]:
    for irregularity in finding.irregularities:
        row = irregularity_row(irregularity)
        yield {"depth": 1, "kind": "irregular", "claim": row["text"], **row}


def _step_cells(depth: int, step: Explanation) -> Iterator[Row]:
    row: dict[str, Any] = {**step_row(step)}
    yield {"depth": depth, "kind": "step", **row}
    for fact in row["facts"]:
        yield {"depth": depth + 1, "kind": "fact", **fact}


def about(
    view: AsOf, state: str, obligation: str | None
) -> tuple[State, tuple[Norm, ...]]:
    """Return the State and the obligations that are meant.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: They stand in each other's place.
    """
    try:
        return view.state(state), view.norms(obligation)
    except (UnknownStateError, UnknownObligationError):
        if obligation is None or not _swapped(view, state, obligation):
            raise
    msg = (
        f"expected STATE OBLIGATION, got the obligation {state!r} and the State "
        f"{obligation!r}: turn them round"
    )
    raise InvalidValueError(msg)


def _swapped(view: AsOf, state: str, obligation: str) -> bool:
    """Tell whether each names what the other should."""
    try:
        view.state(obligation)
        view.norms(state)
    except (UnknownStateError, UnknownObligationError):
        return False
    return True
