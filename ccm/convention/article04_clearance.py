"""Article 4: clearance and destruction of cluster munition remnants."""

from __future__ import annotations

from ccm.dates import Period
from ccm.facts import (
    ClearanceCompleted,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationInDoubt,
    ContaminationRuledOut,
    HostilitiesEnded,
    InitialReport,
    MeetingKind,
)
from ccm.rules import ExtensionRule, FollowUp, TimeBound

__all__ = ["CLEARANCE", "DECLARATION", "EXTENSION", "LATER_REMNANTS"]

EXTENSION = ExtensionRule(
    provision="art4.5",
    longest=Period(years=5),
    lead=Period(months=9),
    lead_provision="art4.6",
    decision_provision="art4.7",
    before_expiry=True,
)
"""Article 4(5) to (8): extensions of up to five years, each renewable."""

CLEARANCE = TimeBound(
    id="art4",
    provision="art4.1.a",
    duty="clear and destroy cluster munition remnants",
    done="completed",
    period=Period(years=10),
    arises_from=ContaminationDeclared,
    arises_provision="art4.1.a",
    ruled_out_by=(ContaminationRuledOut,),
    doubted_by=(ContaminationInDoubt,),
    reported_by=InitialReport,
    fulfilled_by=ClearanceCompleted,
    reopened_by=(ContaminationFound,),
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
    fulfilled_by=ClearanceCompleted,
    reopened_by=(ContaminationFound,),
    extension=EXTENSION,
)
"""Article 4(1)(b): ten years from the end of each later active hostilities."""

DECLARATION = FollowUp(
    id="art4.1c",
    provision="art4.1.c",
    duty="declare to the next meeting that clearance is complete",
    follows=ClearanceCompleted,
    undone_by=ContaminationFound,
    fulfilled_by=ClearanceDeclared,
    meetings=(MeetingKind.MSP, MeetingKind.RC),
)
"""Article 4(1)(c): a declaration of compliance to the next meeting."""
