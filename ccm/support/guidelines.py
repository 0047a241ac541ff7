"""What meetings decided on how requests to extend a deadline are made and looked at."""

from __future__ import annotations

import attrs

import ccm
from ccm.convention import CONVENTION
from ccm.rules import Norm, with_deadline
from ccm.support.course import taken_by
from ccm.support.tables import Entry, heard, table
from ccm.view.roster import Roster

__all__ = ["Guideline", "request_guidelines"]


@attrs.define(frozen=True, kw_only=True)
class Guideline(Entry):
    """What a meeting decided on requests under one article.

    Attributes:
        article: The article, such as ``art3``.
        by: Label of the meeting.
        text: What was decided, in our own words, as far as sources tell.
    """

    article: str
    by: str
    text: str

    def to_dict(self) -> ccm.support_records.GuidelineRow:
        """Return it as in JSON: what was decided, and where."""
        return ccm.support_records.guideline_row(self)


def request_guidelines(view: Roster, obligation: str | Norm) -> tuple[Guideline, ...]:
    """Return what meetings had decided by the day on requests under an obligation.

    None where its deadline cannot be extended, or another treaty sets it.

    Raises:
        UnknownObligationError: There is no such obligation.

    >>> from datetime import date
    >>> import ccm
    >>> view = ccm.as_of(date(2019, 1, 1))
    >>> [(row.by, row.text) for row in request_guidelines(view, "art4")]
    [('8MSP', 'guidelines on requests under Article 4, with a timeline')]
    """
    norm = with_deadline(view.treaty.norm(obligation))
    if norm is None or norm.extension is None:
        return ()
    if CONVENTION.by_id.get(norm.id) is not norm:
        return ()
    article, _, _ = norm.extension.provision.partition(".")
    rows = heard(table("request_guidelines", Guideline), view)
    return tuple(r for r in rows if r.article == article and taken_by(r.by, view))
