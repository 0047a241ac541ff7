"""What stands in the JSON of every page: its rows, and what it says besides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict

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
from ccm.share.provenance import ProvenanceRow, RecordRow
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

__all__ = ["PAGES", "Document"]


class Document(TypedDict):
    """What every page says of itself."""

    schema: str
    """Name and version of its schema."""
    on: str | None
    """The day asked about; None for what holds on any day."""
    known_by: str | None
    """Last day of publication that counts; None for no limit."""
    trust: str | None
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


class _PairRow(TypedDict):
    state: str
    obligation: str


class _Report(Document):
    """How all States stand, and what falls due."""

    rows: list[FindingRow]
    counts: _MembersRow
    passed: list[PassedRow]
    """Deadlines that have passed and, as far as is known, were not met."""
    tallies: list[TallyRow]
    """How the States stand, obligation by obligation."""
    unverified: list[_PairRow]
    """The answers that facts which nobody has verified would make others."""
    until: str
    """Last day that was looked at for what falls due."""
    states: list[str] | None
    """Codes of the States that were looked at; None for all."""
    due: list[DueRow]


class _Parties(Document):
    """Who is bound, and who has signed."""

    rows: list[MemberRow]
    basis: str
    """How it is counted: ``in force`` or ``deposited``."""


class _Deadlines(Document):
    """Which deadlines run or have passed."""

    rows: list[FindingRow]
    states: list[str] | None


class _Schedule(Document):
    """What falls due, in order of days."""

    rows: list[DueRow]
    until: str
    states: list[str] | None


class _State(Document):
    """One State: what it owes, by when, and what is missing."""

    rows: list[OwedRow]
    until: str | None
    state: str
    name: str
    membership: str | None
    """One of `Membership`; None on a day on which it may have left, or not."""
    steps: list[JoiningRow]
    due: list[DueRow]
    requests: list[RequestedRow]
    missing: list[GapRow]
    sources: list[str]


class _ExplainedRow(FindingRow):
    explanation: StepRow


class _Explain(Document):
    """Where a State stands under an obligation, and why."""

    rows: list[_ExplainedRow]


class _Timeline(Document):
    """Every change of an answer."""

    rows: list[FindingSpanRow]
    irregularities: list[IrregularityRow]


class _Changes(Document):
    """What happened between two days, in order."""

    rows: list[ChangeRow]
    since: str
    until: str
    states: list[str] | None
    obligation: str | None


class _Request(Document):
    """What lies ahead of a request for a longer deadline."""

    rows: list[RequestRow]
    meetings: list[str]
    """Coming meetings that were named in addition."""


class _Project(Document):
    """When a State would finish, at the pace on record."""

    rows: list[ProjectionRow]


class _Readings(Document):
    """The open questions of the text, and what other answers would change."""

    rows: list[QuestionRow]
    state: NotRequired[str]
    obligation: NotRequired[str]


class _Progress(Document):
    """How every action of a plan came out."""

    rows: list[ResultRow]
    plan: str
    ends: str
    absent: list[str]
    """Ids of actions whose text is not at hand."""
    baselines: list[BaselineRow]
    aims: list[AimRow]


class _ReasonedRow(ResultRow):
    explanation: StepRow


class _ProgressOfAction(Document):
    """How one action of a plan came out, and why."""

    rows: list[_ReasonedRow]
    plan: str
    aim: AimRow
    challenges: list[ChallengeRow]
    tools: list[ToolRow]


class _Support(Document):
    """Who presides and sits in the Committee, and what falls due around meetings."""

    rows: list[SupportDueRow]
    until: str
    presidency: PresidencyRow
    committee: list[SeatRow]


class _Conference(Document):
    """A meeting as documents tell of it: who took part, and what it decided."""

    rows: list[ParticipantRow]
    meeting: str
    opens: str
    closes: str
    presidency: str | None
    """Alpha-3 code of the State that presides over it."""
    plenaries: int | None
    observers: list[ObserverRow]
    officers: list[OfficerRow]
    proceedings: list[ProceedingRow]
    decisions: list[DecisionRow]
    papers: list[PaperRow]


class _Audit(Document):
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


class _Questions(Document):
    """What a claim can ask."""

    rows: list[_ClaimableRow]


class _Ask(Document):
    """What the record replies to a question."""

    rows: list[AskedRow]
    question: str
    answer: str


class _Check(Document):
    """The faults of files, and what was read."""

    rows: list[FaultRow]
    files: list[str]
    read: list[ReadRow]
    joining: bool
    """Whether the rules on joining and leaving could be held to what was read."""


class _Template(Document):
    """Every kind of file."""

    rows: list[KindRow]


class _Obligations(Document):
    """What is to be done, or what a provision holds."""

    rows: list[ObligationRow]


class _DrawnRow(TypedDict):
    cells: list[str]
    """What is drawn, under each of the columns."""


class _Chart(Document):
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


class _Finding(FindingRow):
    """A finding with its reasons, as `explain` writes it."""

    schema: str
    explanation: StepRow


class _OfView(ProvenanceRow):
    """What answers rest on, as it stands beside a table."""

    schema: str


PAGES: Mapping[str, type[Any]] = {
    "report": _Report,
    "state": _State,
    "parties": _Parties,
    "deadlines": _Deadlines,
    "schedule": _Schedule,
    "support": _Support,
    "conference": _Conference,
    "explain": _Explain,
    "timeline": _Timeline,
    "changes": _Changes,
    "request": _Request,
    "project": _Project,
    "readings": _Readings,
    "progress": _Progress,
    "progress-action": _ProgressOfAction,
    "audit": _Audit,
    "questions": _Questions,
    "ask": _Ask,
    "check": _Check,
    "template": _Template,
    "obligations": _Obligations,
    "chart": _Chart,
    "finding": _Finding,
    "provenance": _OfView,
}
"""What stands in every JSON document, by the name that its schema has."""
