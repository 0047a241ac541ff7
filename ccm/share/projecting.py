"""The page on when a State would finish, with what it rests on."""

from __future__ import annotations

from ccm.quantities import Assumptions, project
from ccm.share.pages import Page, Scope
from ccm.share.reasons import REASON_COLUMNS, reason_cells, reason_lines
from ccm.share.tables import Paragraph
from ccm.view import AsOf

__all__ = ["projection"]


def projection(view: AsOf, state: str, assumptions: Assumptions) -> Page:
    """Return when a State would have cleared its areas at the pace on record.

    Raises:
        InvalidValueError: The years of the assumptions lead out of the calendar.
        UnknownStateError: There is no such State.
    """
    found = project(view, state, assumptions=assumptions)
    return Page(
        name="project",
        scope=Scope.of(view),
        blocks=(Paragraph(""), *reason_lines(found.explain())),
        rows=[found.to_dict()],
        columns=REASON_COLUMNS,
        cells=list(reason_cells(found.explanation, found.missing)),
    )
