"""Where Meetings are held, and who bears what another place costs (para. 30(d))."""

from __future__ import annotations

from ccm.rules import Cause, Missing, Ruling, Truth
from ccm.support.course import FOUNDING, REVIEWING, cited, following, session
from ccm.support.tables import joined
from ccm.view.roster import Roster

__all__ = ["DEFAULT_PLACE", "default_place"]

DEFAULT_PLACE = "Geneva"
"""Where a Meeting is held if nothing else is decided."""


def default_place(view: Roster, label: str) -> Ruling:
    """Tell whether a meeting is held where Meetings are held by default.

    The First Review Conference decided so of the Meetings up to the next one; whether
    that holds for later ones is not in the record. If a Meeting is held elsewhere, the
    host bears what exceeds the estimated costs.

    Args:
        view: The record on a day.
        label: The meeting, such as ``6MSP``.

    Raises:
        InvalidValueError: The record holds no such meeting.

    >>> from datetime import date
    >>> import ccm
    >>> then = ccm.as_of(date(2016, 1, 1))
    >>> print(default_place(then, "6MSP").explanation.claim)
    6MSP is held in Geneva, where Meetings are held by default
    """
    meeting, rule = session(view.record, label), joined(cited("para. 30(d)"))
    places = {sitting.place for sitting in meeting.sittings}
    where = f"{meeting.label} is held in {', '.join(sorted(places))}"
    if not _is_ruled(meeting.label, view):
        gap = Missing(
            f"what was decided on its place: {where}", Cause.BEYOND_THE_RECORD
        )
        claim = f"{where}; of it {FOUNDING} decided nothing"
        return Ruling.of(Truth.UNKNOWN, claim, rule, missing=(gap,))
    if places == {DEFAULT_PLACE}:
        claim = f"{where}, where Meetings are held by default"
        return Ruling.of(Truth.TRUE, claim, rule)
    claim = f"{where}: its host bears what exceeds the estimated costs"
    return Ruling.of(Truth.FALSE, claim, rule)


def _is_ruled(label: str, view: Roster) -> bool:
    """Tell whether it is a Meeting up to the next Review Conference."""
    after = {each.label for each in following(view.record, FOUNDING)}
    later = {each.label for each in following(view.record, REVIEWING)}
    return label in after - later - {REVIEWING}
