"""Article 23: authentic texts."""

from __future__ import annotations

from ccm.facts import UN_LANGUAGES
from ccm.rules import Ruling, Truth

__all__ = ["AUTHENTIC_TEXTS", "authentic"]

AUTHENTIC_TEXTS = UN_LANGUAGES
"""Article 23: the texts in these six languages are equally authentic."""


def authentic(language: str) -> Ruling:
    """Tell whether the text in a language is authentic, and not a translation.

    Args:
        language: Two-letter code, such as ``fr``.

    >>> authentic("de").truth
    <Truth.FALSE: 'false'>
    """
    named = ", ".join(AUTHENTIC_TEXTS)
    claim = f"the text in {language!r}: equally authentic are those in {named}"
    return Ruling.of(Truth.of(language in AUTHENTIC_TEXTS), claim, "art23")
