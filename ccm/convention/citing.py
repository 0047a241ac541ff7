"""How files that are laid over the packaged record name its obligations."""

from __future__ import annotations

from ccm.convention import CONVENTION

__all__ = ["obligation_id"]


def obligation_id(cited: str) -> str:
    """Return the id of the obligation of that id or provision.

    Raises:
        UnknownObligationError: There is none.
        SeveralObligationsError: The provision holds several.

    >>> obligation_id("Article 4(1)(a)"), obligation_id("art4")
    ('art4', 'art4')
    """
    return CONVENTION.id_of(cited)
