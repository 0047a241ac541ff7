"""Events that raise, perform or reopen a duty under Articles 3, 4 and 7."""

from enum import StrEnum
from typing import ClassVar

import attrs

from ccm.facts.events.base import (
    Enduring,
    Event,
    OfYear,
    Placed,
    Statement,
    ToMeeting,
)
from ccm.phrases import Phrase, phrase

__all__ = [
    "AnnualReport",
    "AnnualReportMissing",
    "Assessment",
    "ClearanceCompleted",
    "ClearanceDeclared",
    "ContaminationDeclared",
    "ContaminationFound",
    "ContaminationInDoubt",
    "ContaminationRuledOut",
    "EndShownBy",
    "HostilitiesEnded",
    "InitialReport",
    "InitialReportMissing",
    "MunitionsUsed",
    "StockpileDeclared",
    "StockpileDestroyed",
    "StockpileFound",
    "StockpileInDoubt",
    "StockpileRetained",
    "StockpileRuledOut",
    "Verdict",
]


class StockpileDeclared(Statement):
    """The State held cluster munitions when the Convention entered into force."""

    __slots__ = ()
    title: ClassVar[str] = "stockpile declared"


class StockpileRuledOut(Event):
    """The State holds no cluster munitions, it says, or an exhaustive list shows."""

    __slots__ = ()
    title: ClassVar[str] = "no stockpile"


class StockpileInDoubt(Event):
    """It is not known whether the State holds cluster munitions."""

    __slots__ = ()
    title: ClassVar[str] = "stockpile in doubt"


class StockpileDestroyed(Statement):
    """The State finished the destruction of its stockpile (Article 3(2)).

    It says, too, that there was a stock before: one cannot finish with nothing.
    """

    __slots__ = ()
    title: ClassVar[str] = "destruction of the stockpile completed"


class StockpileFound(Event):
    """Further stocks came to light after completion (Article 7(1)(g))."""

    __slots__ = ()
    title: ClassVar[str] = "further stocks found"


class StockpileRetained(Event):
    """The whole remaining stock was declared as retained (Article 3(6))."""

    __slots__ = ()
    title: ClassVar[str] = "whole stock declared as retained"


class ContaminationDeclared(Statement):
    """Areas of the State were contaminated at entry into force (Article 4(1)(a))."""

    __slots__ = ()
    title: ClassVar[str] = "contaminated areas declared"


class ContaminationRuledOut(Event):
    """No area of the State is contaminated, it says, or an exhaustive list shows."""

    __slots__ = ()
    title: ClassVar[str] = "no contaminated areas"


class ContaminationInDoubt(Event):
    """It is not known, or disputed, whether areas of the State are contaminated."""

    __slots__ = ()
    title: ClassVar[str] = "contamination in doubt"


class ClearanceCompleted(Placed, Statement):
    """The State finished the clearance of its contaminated areas (Article 4(1)).

    It says, too, that there were such areas before.
    """

    __slots__ = ()
    title: ClassVar[str] = "clearance completed"


class ContaminationFound(Placed):
    """Contaminated areas came to light after completion."""

    __slots__ = ()
    title: ClassVar[str] = "previously unknown contaminated areas found"


class ClearanceDeclared(ToMeeting):
    """The State declared to a meeting that clearance is complete (Article 4(1)(c))."""

    __slots__ = ()
    title: ClassVar[str] = "declaration of compliance"

    def detail(self) -> str:
        """Name the meeting."""
        return f"declaration of compliance to {self.meeting}"


class EndShownBy(StrEnum):
    """What shows that active hostilities have ended."""

    DECLARATION = "declaration"
    """The State says so."""

    CEASEFIRE = "ceasefire"
    """The parties to the conflict agreed on one."""

    SETTLEMENT = "political settlement"
    """The conflict itself was settled."""

    FINDING = "finding"
    """The United Nations, or the Red Cross and Red Crescent, found it."""


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class HostilitiesEnded(Placed):
    """Active hostilities that left remnants after entry into force ended.

    Attributes:
        shown_by: What shows it.
    """

    title: ClassVar[str] = "end of active hostilities"
    shown_by: EndShownBy = EndShownBy.DECLARATION


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class MunitionsUsed(Enduring):
    """Cluster munitions were used on the territory of the State, by whomever.

    Its date is that of the first use of a conflict. What was used can have become
    remnants, for which the State answers from the end of active hostilities on
    (Article 4(1)(b)).

    Attributes:
        by: Who used them, as the source says.
    """

    title: ClassVar[str] = "use of cluster munitions on its territory"
    by: str = ""

    def detail(self) -> str:
        """Name who used them, if anybody is named."""
        return f"{self.title}, by {self.by}" if self.by else self.title


class InitialReport(Event):
    """The State submitted its initial report (Article 7(1))."""

    __slots__ = ()
    title: ClassVar[str] = "initial report submitted"


class InitialReportMissing(Statement):
    """On the date, the State's initial report had not been submitted."""

    __slots__ = ()
    title: ClassVar[str] = "initial report listed as not submitted"


class AnnualReport(OfYear):
    """The State submitted its report on a calendar year (Article 7(2))."""

    __slots__ = ()
    title: ClassVar[str] = "annual report submitted"

    def detail(self) -> str:
        """Name the year."""
        return str(self.phrased())

    def phrased(self) -> Phrase:
        """Say the same as a phrase."""
        return phrase("annual report on {year} submitted", year=self.year)


class AnnualReportMissing(OfYear, Statement):
    """On the date, the State's report on a calendar year had not been submitted.

    It proves that the report was not made by then, and not that it never came.
    """

    __slots__ = ()
    title: ClassVar[str] = "annual report listed as not submitted"

    def detail(self) -> str:
        """Name the year."""
        return f"annual report on {self.year} listed as not submitted"


class Verdict(StrEnum):
    """What an observer says of a State's performance."""

    VIOLATION = "violation"
    COMPLIANCE = "compliance"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Assessment(Event):
    """An observer judged the State's performance; shown, never decisive.

    Attributes:
        obligation: Id of the obligation that was judged; in a file, also a provision.
        verdict: What was said.
    """

    title: ClassVar[str] = "assessment by an observer"
    obligation: str
    verdict: Verdict

    def detail(self) -> str:
        """Name the verdict."""
        return f"called a {self.verdict} by an observer"
