"""What stands in the JSON of every page: its rows, and what it says besides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, NotRequired, TypedDict

from ccm.facts import Confidence
from ccm.rules import Membership
from ccm.share.asking import AskedRow
from ccm.share.audit_records import AuditedRow, ContradictionRow
from ccm.share.checking import FaultRow, ReadRow
from ccm.share.fact_records import PaperRow
from ccm.share.plan_records import (
    AimRow,
    BaselineRow,
    ChallengeRow,
    ResultRow,
    ToolRow,
)
from ccm.share.profile_records import AskedRow as RequestedRow
from ccm.share.profile_records import GapRow, JoiningRow, OwedRow
from ccm.share.projection_records import ProjectionRow
from ccm.share.provenance import ProvenanceRow, ReceiptRow, RecordRow
from ccm.share.readings import QuestionRow
from ccm.share.records import DueRow, MemberRow, PassedRow, TallyRow
from ccm.share.request import RequestRow
from ccm.share.rule_records import ObligationRow
from ccm.share.support_records import (
    DecisionRow,
    ObserverRow,
    OfficerRow,
    ParticipantRow,
    PresidencyRow,
    ProceedingRow,
    SeatRow,
    SupportDueRow,
)
from ccm.share.templates import KindRow
from ccm.share.time_records import ChangeRow, FindingSpanRow
from ccm.words.rows import FindingRow, IrregularityRow, StepRow
from ccm.words.texts import Dated, Day

__all__ = [
    "PAGES",
    "ActionPage",
    "AskPage",
    "AuditPage",
    "ChangesPage",
    "ChartPage",
    "CheckPage",
    "ConferencePage",
    "DeadlinesPage",
    "Document",
    "ExplainPage",
    "FindingPage",
    "ObligationsPage",
    "PartiesPage",
    "ProgressPage",
    "ProjectPage",
    "ProvenancePage",
    "QuestionsPage",
    "ReadingsPage",
    "ReportPage",
    "RequestPage",
    "SchedulePage",
    "StatePage",
    "SupportPage",
    "TemplatePage",
    "TimelinePage",
]


class Document(TypedDict):
    """What every page says of itself."""

    schema: str
    """Name and version of its schema."""
    on: Day | None
    """The day asked about; None for what holds on any day."""
    known_by: Day | None
    """Last day of publication that counts; None for no limit."""
    trust: Annotated[str, Confidence] | None
    """The least sure kind of fact that counts; None where nobody asked."""
    provenance: ProvenanceRow | RecordRow | None
    """What the page rests on; None if no record was read."""


class _MembersRow(TypedDict):
    deposited: int
    """States that have deposited their instrument and have not left."""
    in_force: int
    """States for which the treaty is in force."""
    signatories: int
    """States that have signed and deposited nothing."""
    in_doubt: int
    """States of which the record does not say whether they have left."""


class _PairRow(TypedDict):
    state: str
    obligation: str


class ReportPage(Document):
    """How all States stand, and what falls due."""

    rows: list[FindingRow]
    counts: _MembersRow
    passed: list[PassedRow]
    """Deadlines that have passed and, as far as is known, were not met."""
    tallies: list[TallyRow]
    """How the States stand, obligation by obligation."""
    unverified: list[_PairRow]
    """The answers that facts which nobody has verified would make others."""
    until: Day
    """Last day that was looked at for what falls due."""
    states: list[str] | None
    """Codes of the States that were looked at; None for all."""
    due: list[DueRow]


class PartiesPage(Document):
    """Who is bound, and who has signed."""

    rows: list[MemberRow]
    basis: str
    """How it is counted: ``in force`` or ``deposited``."""


class DeadlinesPage(Document):
    """Which deadlines run or have passed."""

    rows: list[FindingRow]
    states: list[str] | None


class SchedulePage(Document):
    """What falls due, in order of days."""

    rows: list[DueRow]
    until: Day
    states: list[str] | None


class StatePage(Document):
    """One State: what it owes, by when, and what is missing."""

    rows: list[OwedRow]
    until: Day | None
    state: str
    name: str
    membership: Annotated[str, Membership] | None
    """One of `Membership`; None on a day on which it may have left, or not."""
    steps: list[JoiningRow]
    due: list[DueRow]
    requests: list[RequestedRow]
    missing: list[GapRow]
    sources: list[str]


class _ExplainedRow(FindingRow):
    explanation: StepRow


class ExplainPage(Document):
    """Where a State stands under an obligation, and why."""

    rows: list[_ExplainedRow]


class TimelinePage(Document):
    """Every change of an answer."""

    rows: list[FindingSpanRow]
    irregularities: list[IrregularityRow]


class ChangesPage(Document):
    """What happened between two days, in order."""

    rows: list[ChangeRow]
    since: Day
    until: Day
    states: list[str] | None
    obligation: str | None


class RequestPage(Document):
    """What lies ahead of a request for a longer deadline."""

    rows: list[RequestRow]
    meetings: list[str]
    """Coming meetings that were named in addition."""


class ProjectPage(Document):
    """When a State would finish, at the pace on record."""

    rows: list[ProjectionRow]


class ReadingsPage(Document):
    """The open questions of the text, and what other answers would change."""

    rows: list[QuestionRow]
    state: NotRequired[str]
    obligation: NotRequired[str]


class ProgressPage(Document):
    """How every action of a plan came out."""

    rows: list[ResultRow]
    plan: str
    ends: Dated
    absent: list[str]
    """Ids of actions whose text is not at hand."""
    baselines: list[BaselineRow]
    aims: list[AimRow]


class _ReasonedRow(ResultRow):
    explanation: StepRow


class ActionPage(Document):
    """How one action of a plan came out, and why."""

    rows: list[_ReasonedRow]
    plan: str
    aim: AimRow
    challenges: list[ChallengeRow]
    tools: list[ToolRow]


class SupportPage(Document):
    """Who presides and sits in the Committee, and what falls due around meetings."""

    rows: list[SupportDueRow]
    until: Day
    presidency: PresidencyRow
    committee: list[SeatRow]


class ConferencePage(Document):
    """A meeting as documents tell of it: who took part, and what it decided."""

    rows: list[ParticipantRow]
    meeting: str
    opens: Dated
    closes: Dated
    presidency: str | None
    """Alpha-3 code of the State that presides over it."""
    plenaries: int | None
    observers: list[ObserverRow]
    officers: list[OfficerRow]
    proceedings: list[ProceedingRow]
    decisions: list[DecisionRow]
    papers: list[PaperRow]


class AuditPage(Document):
    """What became of each claim, and what the claims say against each other."""

    rows: list[AuditedRow]
    counts: dict[str, int]
    """How many claims that documents print have each verdict."""
    contradictions: list[ContradictionRow]
    read: int
    """How many claims were understood."""
    not_understood: int
    disagrees: bool
    """Whether a figure disagrees with the record, or with other figures."""


class _ClaimableRow(TypedDict):
    subject: str
    predicate: str
    asks: str
    query: str | None
    """The same in the language of questions."""


class QuestionsPage(Document):
    """What a claim can ask."""

    rows: list[_ClaimableRow]


class AskPage(Document):
    """What the record replies to a question."""

    rows: list[AskedRow]
    question: str
    answer: str


class CheckPage(Document):
    """The faults of files, and what was read."""

    rows: list[FaultRow]
    files: list[str]
    read: list[ReadRow]
    joining: bool
    """Whether the rules on joining and leaving could be held to what was read."""


class TemplatePage(Document):
    """Every kind of file."""

    rows: list[KindRow]


class ObligationsPage(Document):
    """What is to be done, or what a provision holds."""

    rows: list[ObligationRow]


class _DrawnRow(TypedDict):
    cells: list[str]
    """What is drawn, under each of the columns."""


class ChartPage(Document):
    """What a chart draws."""

    kind: str
    """Which chart it is."""
    about: str | None
    """The State, obligation or plan that it is about; None where it is about all."""
    title: str
    shown: str
    """How it is drawn."""
    told: str
    """The same in words."""
    columns: list[str]
    rows: list[_DrawnRow]


class FindingPage(FindingRow):
    """A finding with its reasons, as `explain` writes it."""

    schema: str
    explanation: StepRow
    receipt: ReceiptRow
    """What it was made of, so that it can be made again."""


class ProvenancePage(ProvenanceRow):
    """What answers rest on, as it stands beside a table."""

    schema: str


PAGES: Mapping[str, type[Any]] = {
    "report": ReportPage,
    "state": StatePage,
    "parties": PartiesPage,
    "deadlines": DeadlinesPage,
    "schedule": SchedulePage,
    "support": SupportPage,
    "conference": ConferencePage,
    "explain": ExplainPage,
    "timeline": TimelinePage,
    "changes": ChangesPage,
    "request": RequestPage,
    "project": ProjectPage,
    "readings": ReadingsPage,
    "progress": ProgressPage,
    "progress-action": ActionPage,
    "audit": AuditPage,
    "questions": QuestionsPage,
    "ask": AskPage,
    "check": CheckPage,
    "template": TemplatePage,
    "obligations": ObligationsPage,
    "chart": ChartPage,
    "finding": FindingPage,
    "provenance": ProvenancePage,
}
"""What stands in every JSON document, by the name that its schema has."""
