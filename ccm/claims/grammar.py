"""The conditions of the language of questions, as they are written, for a page."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["LANGUAGE"]

LANGUAGE: Mapping[str, str] = {
    "party": "the treaty is in force for it",
    "deposited, waiting, committed": (
        "it has deposited; it has, and the treaty is not in force for it; it has "
        "deposited or signed"
    ),
    "signatory, outside, not-party": (
        "it has only signed; neither signed nor joined; one of both"
    ),
    "joined, ratified, acceded PERIOD": "it deposited in a period",
    "bound PERIOD": "the treaty entered into force for it in a period",
    "signed PERIOD": "it signed in a period",
    "was STANDING in MOMENT": "it stood so when a meeting closed, or on a day",
    "region NAME": "it lies in a region or sub-region of the M49 standard",
    "un-member": "it is a Member of the United Nations",
    "art3 STATUS": (
        "where it stands under an obligation: a status, or `open` (outstanding or "
        "overdue), `performed` (in time or late), `arisen` (either)"
    ),
    "art3 performed PERIOD": "it was performed in a period",
    "art3 due, art3 due PERIOD": "the deadline has passed, or lies in a period",
    "art3 early YEARS": "it was performed so long before the first deadline",
    "art3 extended": "a decision has moved its deadline",
    "art3 requested PERIOD, art3 requested to MEETING": "it asked for more time",
    "art3 ever arisen, art3 ever performed": (
        "the same, with those of which only a list or an observer tells held open"
    ),
    "art3 this-year STATUS": "it stands so, or stood so when the year began",
    "art3 in-doubt, art3 found-late, art3 done-before-joining, art1 breached": (
        "it is said not to know yet; a find came after the first deadline; it was "
        "performed by the day of the deposit; a breach is shown"
    ),
    "told KIND PERIOD": (
        "an event of a kind, named as its file is, had come; narrowed by `telling` "
        "a word, and by `as` a standing"
    ),
    "last KIND telling WORD": (
        "the last event of a kind says so; `in` a meeting, the last when that closed"
    ),
    "took STEP PERIOD": "a source names it for a step under an action plan",
    "met dubrovnik ACTION": "it carried out an action of a plan",
    'unknown "WHAT"': "nothing on record tells it of any State",
}
"""The conditions, and what each says of a State."""
