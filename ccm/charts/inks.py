"""What marks are filled with: a colour and a pattern, so that grey paper tells as much.

The colours are those that Okabe and Ito chose for readers who are colour-blind. Where
two are as dark as each other, a pattern tells them apart. Doubt is hatched, and nothing
else is.
"""

from __future__ import annotations

from typing import Literal

import attrs

__all__ = ["INKS", "PAPER", "STROKES", "Ink", "Pattern"]

Pattern = Literal["plain", "hatched", "crossed", "dotted", "barred", "upright"]
"""What is drawn over a colour."""


@attrs.define(frozen=True)
class Ink:
    """What a mark is filled with.

    Attributes:
        light: The colour on light paper.
        dark: The colour on dark paper.
        pattern: What is drawn over it.
        lines: The colours of that, on light and on dark paper.
    """

    light: str
    dark: str
    pattern: Pattern = "plain"
    lines: tuple[str, str] = ("#1b1b1b", "#f2f2f2")


INKS = {
    "done": Ink("#33b48f", "#2cc096"),
    "late": Ink("#8ed3bd", "#16604a", "barred", ("#00614a", "#8ed3bd")),
    "either": Ink("#8ed3bd", "#16604a", "dotted", ("#00614a", "#8ed3bd")),
    "open": Ink("#005a8e", "#4aa6e0"),
    "overdue": Ink("#e2762b", "#c65a0a", "crossed", ("#5a2400", "#ffe0c8")),
    "undone": Ink("#f0c05a", "#a37616", "upright", ("#6b4a00", "#ffe7b0")),
    "none": Ink("#d9d9d9", "#4a4a4a"),
    "doubt": Ink("#ffffff", "#1b1b1b", "hatched", ("#595959", "#bdbdbd")),
    "given": Ink("#56b4e9", "#2f7fb0"),
    "more": Ink("#a9d8f3", "#1f5674"),
    "Africa": Ink("#e69f00", "#c98b00"),
    "Americas": Ink("#56b4e9", "#2f7fb0", "barred", ("#123f5a", "#cfeaf9")),
    "Asia": Ink("#f0e442", "#b3a91e", "dotted", ("#6b6400", "#fffbd0")),
    "Europe": Ink("#0072b2", "#4aa6e0"),
    "Oceania": Ink("#cc79a7", "#a85786", "crossed", ("#57203f", "#fbdcec")),
    "mark": Ink("#111111", "#f5f5f5"),
}
"""Every ink by its name."""

PAPER = "#ffffff", "#1b1b1b"
"""The colour of the paper, light and dark."""

STROKES = {
    "axis": ("#595959", "#a6a6a6"),
    "grid": ("#d4d4d4", "#3d3d3d"),
    "now": ("#b3261e", "#ff8a80"),
    "text": ("#1b1b1b", "#f2f2f2"),
    "quiet": ("#525252", "#bdbdbd"),
}
"""The colours of lines and words, light and dark."""
