"""Article 4: clearance and destruction of cluster munition remnants."""

from __future__ import annotations

from ccm.convention.article03_stockpiles import YEARS_AHEAD
from ccm.convention.article07_transparency import INITIAL_REPORT
from ccm.dates import Period
from ccm.facts import (
    ClearanceCompleted,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationInDoubt,
    ContaminationRuledOut,
    EndShownBy,
    HostilitiesEnded,
    MeetingKind,
    MunitionsUsed,
)
from ccm.rules import Content, ExtensionRule, FollowUp, Reopening, TimeBound

__all__ = [
    "CLEARANCE",
    "CONTENTS_4_6",
    "CONTENTS_4_8",
    "DECLARATION_OF_COMPLIANCE",
    "EXTENSION",
    "LATER_REMNANTS",
]

CONTENTS_4_6 = (
    Content("a", "the length of the extension"),
    Content("b", "why it is needed, with the means available and required"),
    Content("c", "preparation of the work ahead, and what has been done so far"),
    Content("d", "the whole area at entry into force, and found since"),
    Content("e", "the area cleared since entry into force"),
    Content("f", "the area left to clear"),
    Content("g", "what has impeded the work, and may impede it"),
    Content("h", "humanitarian, social, economic and environmental implications"),
    Content("i", "anything else that matters"),
)
"""Article 4(6): what a request must contain, (a) to (i)."""

CONTENTS_4_8 = (Content("8", "what was done during the extension before"),)
"""Article 4(8): what a request to renew an extension must contain besides."""

EXTENSION = ExtensionRule(
    provision="art4.5",
    longest=Period(years=5),
    lead=Period(months=9),
    lead_provision="art4.6",
    decision_provision="art4.7",
    before_expiry=True,
    renewal_provision="art4.8",
    contents=CONTENTS_4_6,
    contents_provision="art4.6",
    renewal_contents=CONTENTS_4_8,
    years_ahead=YEARS_AHEAD,
)
"""Article 4(5) to (8): extensions of up to five years, each renewable."""

_FOUND = Reopening(choice="areas_found", provision="art4.1")

CLEARANCE = TimeBound(
    id="art4",
    provision="art4.1.a",
    duty="clear and destroy cluster munition remnants",
    done="completed",
    period=Period(years=10),
    arises_from=ContaminationDeclared,
    arises_provision="art4.1.a",
    apart_from=(HostilitiesEnded,),
    ruled_out_by=(ContaminationRuledOut,),
    doubted_by=(ContaminationInDoubt,),
    reported_under=INITIAL_REPORT,
    fulfilled_by=ClearanceCompleted,
    reopened_by=(ContaminationFound,),
    reopening=_FOUND,
    extension=EXTENSION,
)
"""Article 4(1)(a): remnants present at entry into force, within ten years."""

LATER_REMNANTS = TimeBound(
    id="art4.1b",
    provision="art4.1.b",
    duty="clear and destroy remnants of later hostilities",
    done="completed",
    period=Period(years=10),
    runs_from=HostilitiesEnded,
    start_read_by="hostilities_end",
    start_overheard=EndShownBy.FINDING,
    presupposes=(MunitionsUsed,),
    fulfilled_by=ClearanceCompleted,
    reopened_by=(ContaminationFound,),
    reopening=_FOUND,
    extension=EXTENSION,
    extension_read_by="later_remnants",
)
"""Article 4(1)(b): ten years from the end of each later active hostilities."""

DECLARATION_OF_COMPLIANCE = FollowUp(
    id="art4.1c",
    provision="art4.1.c",
    duty="declare to the next meeting that clearance is complete",
    follows=ClearanceCompleted,
    undone_by=ContaminationFound,
    renewed_by=(HostilitiesEnded,),
    renewing=LATER_REMNANTS,
    after=CLEARANCE,
    fulfilled_by=ClearanceDeclared,
    meetings=(MeetingKind.MSP, MeetingKind.RC),
    papers=Period(weeks=8),
)
"""Article 4(1)(c): a declaration of compliance to the next meeting.

Eight weeks before a meeting papers are submitted (CCM/CONF/2015/7, para. 35);
whether that matters for which meeting is the next is a reading (A-13).
"""
