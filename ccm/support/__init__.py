"""Implementation support: meetings, presidencies, the ISU budget and its procedures.

What meetings decided on the work under the Convention. None of it is an
obligation of the Convention, so none of it is a finding on a State; each row
names its document and paragraph.
"""

from __future__ import annotations

from ccm.support.agenda import SupportDue, calendar
from ccm.support.budget import Budget, Cell, Item, PrintedTotal, isu_budget
from ccm.support.conferences import (
    Capacity,
    Conference,
    Observer,
    Officer,
    Participation,
    Plenaries,
    Proceeding,
    conference,
)
from ccm.support.cooperation import (
    AnalysisGroup,
    AssistanceReported,
    Coalition,
    Partner,
    analysis_groups,
    assistance_reported,
    coalitions,
    partners,
)
from ccm.support.coordination import (
    Appointment,
    Office,
    OfficeKind,
    Seat,
    appointments,
    committee,
)
from ccm.support.decided import (
    Decision,
    ReserveLevel,
    Task,
    decisions,
    meeting_plans,
    reserve_level,
    tasks,
)
from ccm.support.declared import (
    DeclarationKind,
    DeclarationParagraph,
    Position,
    Reservation,
    Stance,
    declaration,
    declaration_reservations,
    holds_itself_bound,
    positions,
)
from ccm.support.documents import PATTERN, DocumentDays, document_days
from ccm.support.figures import PrintedFigure, printed_figures, sponsorship
from ccm.support.guidelines import Guideline, request_guidelines
from ccm.support.outsiders import Matter, StateNotParty, states_not_party
from ccm.support.places import default_place
from ccm.support.presidents import (
    Designation,
    Presidency,
    Tenure,
    designated,
    designations,
    presidency,
    tenures,
)
from ccm.support.procedures import FINANCIAL_PERIOD, PROCEDURES, Procedure, by_id
from ccm.support.progress_reports import ProgressReport, progress_reports
from ccm.support.scales import Rate, load_scale
from ccm.support.sharing import ANNUAL, MEETINGS, Contributions, contributions, in_two
from ccm.support.support_unit import WorkPlanEntry, WorkPlanPart, isu_work_plan

__all__ = [
    "ANNUAL",
    "FINANCIAL_PERIOD",
    "MEETINGS",
    "PATTERN",
    "PROCEDURES",
    "AnalysisGroup",
    "Appointment",
    "AssistanceReported",
    "Budget",
    "Capacity",
    "Cell",
    "Coalition",
    "Conference",
    "Contributions",
    "Decision",
    "DeclarationKind",
    "DeclarationParagraph",
    "Designation",
    "DocumentDays",
    "Guideline",
    "Item",
    "Matter",
    "Observer",
    "Office",
    "OfficeKind",
    "Officer",
    "Participation",
    "Partner",
    "Plenaries",
    "Position",
    "Presidency",
    "PrintedFigure",
    "PrintedTotal",
    "Procedure",
    "Proceeding",
    "ProgressReport",
    "Rate",
    "Reservation",
    "ReserveLevel",
    "Seat",
    "Stance",
    "StateNotParty",
    "SupportDue",
    "Task",
    "Tenure",
    "WorkPlanEntry",
    "WorkPlanPart",
    "analysis_groups",
    "appointments",
    "assistance_reported",
    "by_id",
    "calendar",
    "coalitions",
    "committee",
    "conference",
    "contributions",
    "decisions",
    "declaration",
    "declaration_reservations",
    "default_place",
    "designated",
    "designations",
    "document_days",
    "holds_itself_bound",
    "in_two",
    "isu_budget",
    "isu_work_plan",
    "load_scale",
    "meeting_plans",
    "partners",
    "positions",
    "presidency",
    "printed_figures",
    "progress_reports",
    "request_guidelines",
    "reserve_level",
    "sponsorship",
    "states_not_party",
    "tasks",
    "tenures",
]
