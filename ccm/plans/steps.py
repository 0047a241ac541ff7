"""What was done under a plan that no obligation of the Convention rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

import attrs

from ccm.dates import PartialDate
from ccm.facts import Confidence, Event, Source

__all__ = ["JointStep", "JointStepKind", "PlanStep", "Step"]


class Step(StrEnum):
    """What a plan asks of a State that can be seen to be done."""

    DESTRUCTION_PLAN = "destruction plan"
    DESTRUCTION_PLAN_REPORTED = "destruction plan reported"
    DESTRUCTION_HELP_REQUESTED = "help with destruction requested"
    DESTRUCTION_PRACTICE_EXCHANGED = "destruction practice exchanged"
    COMPLIANCE_DECLARED = "compliance with Article 3 declared"
    FIND_REPORTED = "find reported"
    SURVEY = "evidence-based survey"
    RISK_EDUCATION = "risk education with disaggregated data"
    AREA_FENCED = "contaminated area fenced"
    CLEARANCE_STRATEGY = "clearance strategy"
    CLEARANCE_MEANS = "means for clearance identified"
    CONTAMINATION_REPORTED = "contamination reported from a database"
    DATA_BY_SEX_AND_AGE = "data by sex and age"
    SERVICES_REVIEWED = "services reviewed"
    COORDINATION = "coordination mechanism"
    EXPERTS = "experts in the delegation"
    ASSISTANCE_REQUESTED = "assistance requested"
    NATIONAL_STRATEGY = "activities under a national strategy"
    PARTNERSHIP = "multi-year partnership"
    NEW_VICTIMS = "new victims reported"
    """No step, but what a plan is to bring to an end."""


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class PlanStep(Event):
    """The State took a step that a plan asks for.

    Attributes:
        step: Which step.
    """

    title: ClassVar[str] = "step under a plan"
    step: Step

    def detail(self) -> str:
        """Name the step."""
        return str(self.step)


class JointStepKind(StrEnum):
    """What a plan asks of the States Parties together that can be seen to be done."""

    GUIDELINES = "guidelines on Article 5"
    SUPPORT_PAID = "implementation support paid in full"
    TEMPLATE = "template of a declaration under Article 3"
    PRACTICE_LIST = "list of States that share practice"


@attrs.define(frozen=True, kw_only=True)
class JointStep:
    """The States Parties together took a step that a plan asks for.

    Attributes:
        step: Which step.
        date: When, as exactly as the source says.
        source: Where that was read; at least one.
        confidence: How sure it is.
        doubt: Why it may be no such step; empty where it surely is.
        note: What else a reader should know.
    """

    step: JointStepKind
    date: PartialDate
    source: tuple[Source, ...]
    confidence: Confidence = Confidence.HIGH
    doubt: str = ""
    note: str = ""

    def __str__(self) -> str:
        sources = " | ".join(map(str, self.source))
        told = "".join(f"; {word}" for word in (self.note, self.doubt) if word)
        return f"{self.step}, {self.date} ({self.confidence}{told}; {sources})"
