"""What States declared on the funding of the support unit, and on the Declaration."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.rules import Truth
from ccm.support.course import FOUNDING, in_force, taken_by
from ccm.support.tables import Entry, heard, table
from ccm.view.roster import Roster

__all__ = [
    "DeclarationKind",
    "DeclarationParagraph",
    "Position",
    "Reservation",
    "Stance",
    "declaration",
    "declaration_reservations",
    "holds_itself_bound",
    "positions",
]


class Stance(StrEnum):
    """What a State holds of a paragraph of the financial procedures."""

    OBLIGATION = "obligation"
    """Contributions that the Convention obliges to, or the basis of such."""

    NO_FURTHER_OBLIGATION = "no further obligation"
    """Nothing that goes beyond Article 14."""

    VOLUNTARY = "voluntary"
    FULL_PAYMENT = "full payment"
    """It hopes that everybody pays in full; it does not say that they must."""

    UNDECIDED = "undecided"
    WHERE_ABLE = "where able"
    RESERVED = "reserved"
    SUPPORT = "support"


_PARAGRAPHS = ("7(a)", "7(b)", "7(c)", "8(b)", "whole")


def _a_paragraph(_self: object, _field: object, value: str) -> None:
    if value not in _PARAGRAPHS:
        expected = ", ".join(_PARAGRAPHS)
        msg = f"paragraph: expected one of {expected}, got {value!r}"
        raise InvalidValueError(msg)


@attrs.define(frozen=True, kw_only=True)
class Position(Entry):
    """A State's position on the financial procedures (annex VI).

    Attributes:
        state: The State.
        paragraph: The paragraph of annex V; ``whole`` for all of it.
        stance: What the State holds.
        spoken_by: The State that spoke for it and others; None if it alone.
        text: What it said, in our own words.
    """

    state: State
    paragraph: str = attrs.field(validator=_a_paragraph)
    stance: Stance
    spoken_by: State | None = None
    text: str


@attrs.define(frozen=True, kw_only=True)
class Reservation(Entry):
    """A State's reservation to the Dubrovnik Declaration (annex II).

    Attributes:
        state: The State.
        paragraph: The paragraph of the Declaration, where it names one.
        provision: The provision of the Convention that it sees affected.
        text: What it said, in our own words.
    """

    state: State
    paragraph: str = ""
    provision: str = ""
    text: str


class DeclarationKind(StrEnum):
    """What a paragraph of the Declaration does."""

    STATEMENT = "statement"
    CONDEMNATION = "condemnation"
    REAFFIRMATION = "reaffirmation"
    UNDERTAKING = "undertaking"


@attrs.define(frozen=True, kw_only=True)
class DeclarationParagraph(Entry):
    """A paragraph of the Dubrovnik Declaration (annex I).

    Attributes:
        paragraph: Its number, such as ``10(d)``.
        kind: What it does.
        text: What it says, in our own words.
    """

    paragraph: str
    kind: DeclarationKind
    text: str


def positions(
    view: Roster, *, state: str | State | None = None, paragraph: str = ""
) -> tuple[Position, ...]:
    """Return what States declared on the financial procedures by the day.

    A State that declared nothing has no position in the record; that is neither
    consent nor dissent.

    Args:
        view: The record on a day; nothing is declared before the procedures
            were adopted.
        state: The State to look at; all if None.
        paragraph: ``7(a)``, ``7(b)``, ``7(c)``, ``8(b)`` or ``whole``; all if
            empty.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: There is no such paragraph.

    >>> import ccm
    >>> then = ccm.as_of(date(2016, 1, 1))
    >>> [str(p.stance) for p in positions(then, state="FRA")]
    ['voluntary', 'voluntary', 'voluntary']
    """
    if paragraph:
        _a_paragraph(None, None, paragraph)
    wanted = view.state(state) if state is not None else None
    if not in_force(view):
        return ()
    return tuple(
        position
        for position in heard(table("positions", Position), view)
        if wanted in (None, position.state) and paragraph in ("", position.paragraph)
    )


def holds_itself_bound(view: Roster, state: str | State, paragraph: str) -> Truth:
    """Tell whether a State holds that a paragraph obliges it to pay.

    What it declared counts, and nothing else: the silent majority is unknown, and
    so is a State that spoke of the procedures as a whole and not of the paragraph.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: There is no such paragraph.

    >>> import ccm
    >>> then = ccm.as_of(date(2016, 1, 1))
    >>> for name in ("Switzerland", "Japan", "LAO"):
    ...     print(name, holds_itself_bound(then, name, "7(b)").value)
    Switzerland true
    Japan false
    LAO unknown
    """
    said = positions(view, state=state, paragraph=paragraph)
    stances = {position.stance for position in said}
    if stances & {Stance.VOLUNTARY, Stance.NO_FURTHER_OBLIGATION}:
        return Truth.FALSE
    if Stance.OBLIGATION in stances:
        return Truth.TRUE
    spoke = said or positions(view, state=state, paragraph="whole")
    what = "leaves open what it holds" if spoke else "declared nothing"
    why = f"{view.state(state)} {what} of paragraph {paragraph}"
    return Truth.UNKNOWN.because(lambda: why)


def declaration(
    view: Roster, kind: DeclarationKind | None = None
) -> tuple[DeclarationParagraph, ...]:
    """Return the paragraphs of the Dubrovnik Declaration, in order.

    Args:
        view: The record on a day; nothing before the Conference closed.
        kind: Those of this kind alone; all if None.

    >>> import ccm
    >>> then = ccm.as_of(date(2016, 1, 1))
    >>> [row.paragraph for row in declaration(then, DeclarationKind.UNDERTAKING)]
    ['10(d)', '10(e)', '10(f)']
    """
    if not taken_by(FOUNDING, view):
        return ()
    rows = heard(table("declaration", DeclarationParagraph), view)
    return tuple(row for row in rows if kind in (None, row.kind))


def declaration_reservations(view: Roster) -> tuple[Reservation, ...]:
    """Return the reservations to the Dubrovnik Declaration, in order of annex II.

    >>> import ccm
    >>> then = ccm.as_of(date(2016, 1, 1))
    >>> [row.state.alpha3 for row in declaration_reservations(then)]
    ['AUS', 'CAN', 'LTU', 'GBR']
    """
    if not taken_by(FOUNDING, view):
        return ()
    return heard(table("declaration_reservations", Reservation), view)
