"""What a row of each table of this room is, by the name of its file."""

from __future__ import annotations

from collections.abc import Mapping

from ccm.convention.article11_meetings import MeetingPlan
from ccm.support.budget import Cell, PrintedTotal
from ccm.support.conferences import (
    Observer,
    Officer,
    Participation,
    Plenaries,
    Proceeding,
)
from ccm.support.cooperation import (
    AnalysisGroup,
    AssistanceReported,
    Coalition,
    Partner,
)
from ccm.support.coordination import Appointment, Office
from ccm.support.decided import Decision, ReserveLevel, Task
from ccm.support.declared import DeclarationParagraph, Position, Reservation
from ccm.support.figures import PrintedFigure
from ccm.support.guidelines import Guideline
from ccm.support.outsiders import StateNotParty
from ccm.support.presidents import Designation
from ccm.support.progress_reports import ProgressReport
from ccm.support.support_unit import WorkPlanEntry

__all__ = ["TABLES"]

TABLES: Mapping[str, type] = {
    "analysis_groups": AnalysisGroup,
    "assistance_reported": AssistanceReported,
    "coalitions": Coalition,
    "committee_offices": Office,
    "conferences": Plenaries,
    "coordinators": Appointment,
    "decisions": Decision,
    "declaration": DeclarationParagraph,
    "declaration_reservations": Reservation,
    "isu_budget": Cell,
    "isu_budget_printed": PrintedTotal,
    "isu_work_plan": WorkPlanEntry,
    "meeting_plans": MeetingPlan,
    "observers": Observer,
    "officers": Officer,
    "participation": Participation,
    "partners": Partner,
    "positions": Position,
    "presidencies": Designation,
    "printed_figures": PrintedFigure,
    "proceedings": Proceeding,
    "progress_reports": ProgressReport,
    "request_guidelines": Guideline,
    "reserve_levels": ReserveLevel,
    "states_not_party": StateNotParty,
    "tasks": Task,
}
