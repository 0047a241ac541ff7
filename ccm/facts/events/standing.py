"""Events that bear on duties without a date: Articles 5, 7 and 9.

Few answers ask for one of them: these types are made when the first does.
"""

from enum import StrEnum
from typing import ClassVar

import attrs

from ccm.facts.events.base import Event, Statement
from ccm.facts.events.duties import AssistanceProvided, StockpileSeparated

__all__ = [
    "AssistanceProvided",
    "InvestmentBan",
    "Legislation",
    "NationalMeasure",
    "StockpileSeparated",
    "VictimAssistance",
    "VictimStep",
    "VictimsInDoubt",
    "VictimsReported",
    "VictimsRuledOut",
    "VoluntaryReport",
]


class VictimsReported(Statement):
    """There are victims in areas of the State (Article 5(1))."""

    __slots__ = ()
    title: ClassVar[str] = "victims in its areas"


class VictimsRuledOut(Event):
    """No area of the State has victims, it says, or an exhaustive list shows."""

    __slots__ = ()
    title: ClassVar[str] = "no victims in its areas"


class VictimsInDoubt(Event):
    """It is not known whether there are victims in areas of the State."""

    __slots__ = ()
    title: ClassVar[str] = "victims in doubt"


class VictimStep(StrEnum):
    """What Article 5 asks a State to do for victims."""

    ASSISTANCE = "assistance"
    """Medical care, rehabilitation, psychological support, inclusion (5(1))."""

    DATA = "data"
    """Collection of reliable relevant data (5(1))."""

    NEEDS = "needs"
    """Assessment of needs (5(2)(a))."""

    LAWS = "laws"
    """Laws and policies (5(2)(b))."""

    PLAN = "plan"
    """A national plan and budget with timeframes (5(2)(c))."""

    RESOURCES = "resources"
    """Mobilisation of resources (5(2)(d))."""

    EQUALITY = "equality"
    """No discrimination against or among victims (5(2)(e))."""

    INVOLVEMENT = "involvement"
    """Close consultation and involvement of victims (5(2)(f))."""

    FOCAL_POINT = "focal point"
    """A focal point within the government (5(2)(g))."""

    GUIDELINES = "guidelines"
    """Use of guidelines and good practices (5(2)(h))."""


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class VictimAssistance(Event):
    """The State took, or is taking, a step for victims (Article 5).

    Attributes:
        kind: Which step.
    """

    title: ClassVar[str] = "victim assistance"
    kind: VictimStep

    def detail(self) -> str:
        """Name the step."""
        return f"victim assistance: {self.kind}"


class Legislation(StrEnum):
    """What a State says of its law (Article 9)."""

    SPECIFIC = "specific law"
    """A law of its own carries out the Convention."""

    SUFFICIENT = "existing law sufficient"
    """Its existing law is enough, it says."""

    IN_PROGRESS = "in progress"
    """A law is being considered or adopted."""

    UNKNOWN = "unknown"
    """What it said before is no longer listed, and nothing stands in its place."""


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class NationalMeasure(Event):
    """What the State reports of its law; a later report replaces an earlier one.

    Attributes:
        kind: What it says of its law.
    """

    title: ClassVar[str] = "national measures"
    kind: Legislation

    def detail(self) -> str:
        """Name what it says."""
        return f"national measures: {self.kind}"


class InvestmentBan(Event):
    """The State's law forbids investment in cluster munitions."""

    __slots__ = ()
    title: ClassVar[str] = "ban on investment in cluster munitions"


class VoluntaryReport(Event):
    """A State that is not bound submitted a report under Article 7."""

    __slots__ = ()
    title: ClassVar[str] = "voluntary report submitted"
