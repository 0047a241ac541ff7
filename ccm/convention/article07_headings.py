"""Article 7(1): what a report contains."""

from __future__ import annotations

import attrs

__all__ = ["HEADINGS", "ReportHeading"]


@attrs.define(frozen=True)
class ReportHeading:
    """One of the headings of a report under Article 7(1).

    Attributes:
        letter: Its letter.
        text: What is reported under it.
        serves: The provisions whose implementation it shows.
        as_far_as_possible: Whether the text asks for it, or for part of it, no
            further than it is known or possible.
    """

    letter: str
    text: str
    serves: tuple[str, ...]
    as_far_as_possible: bool = False


HEADINGS = (
    ReportHeading("a", "national implementation measures", ("art9",)),
    ReportHeading("b", "stockpiles, by type, quantity and lot", ("art3.1",), True),  # noqa: FBT003 - one of a row
    ReportHeading("c", "technical characteristics of each type", ("art4.2",), True),  # noqa: FBT003
    ReportHeading("d", "conversion of production facilities", ("art1.1.b",)),
    ReportHeading("e", "programmes of destruction, sites, standards", ("art3.2",)),
    ReportHeading("f", "types and quantities destroyed", ("art3.2",)),
    ReportHeading("g", "stockpiles found after completion, and plans", ("art3.2",)),
    ReportHeading("h", "contaminated areas, types, when used", ("art4.1",), True),  # noqa: FBT003
    ReportHeading("i", "clearance, and quantities destroyed", ("art4.1",)),
    ReportHeading("j", "risk reduction education and warning", ("art4.2.e",)),
    ReportHeading("k", "victim assistance and data collected", ("art5",)),
    ReportHeading("l", "institutions and their contacts", ("art7.1",)),
    ReportHeading("m", "national resources", ("art3", "art4", "art5")),
    ReportHeading("n", "cooperation and assistance provided", ("art6",)),
)
"""Article 7(1)(a) to (n): fourteen headings.

Help that a State received has no heading: (n) is about help that it gave.
"""
