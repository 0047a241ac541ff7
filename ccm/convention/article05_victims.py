"""Article 5: victim assistance."""

from __future__ import annotations

from ccm.facts import (
    VictimAssistance,
    VictimsInDoubt,
    VictimsReported,
    VictimsRuledOut,
    VictimStep,
)
from ccm.rules import Evidence, StandingDuty, Status

__all__ = ["VICTIM_ASSISTANCE"]


def _step(
    step: VictimStep, provision: str, shows: str, status: Status = Status.FULFILLED
) -> Evidence:
    return Evidence(
        event=VictimAssistance,
        kind=step,
        provision=provision,
        part=step,
        shows=shows,
        status=status,
    )


VICTIM_ASSISTANCE = StandingDuty(
    id="art5",
    provision="art5.1",
    duty="assist victims in areas under its jurisdiction or control",
    arises_from=VictimsReported,
    arises_provision="art5.1",
    condition="there are victims in its areas",
    ruled_out_by=(VictimsRuledOut,),
    doubted_by=(VictimsInDoubt,),
    evidence=(
        _step(
            VictimStep.ASSISTANCE,
            "art5.1",
            "victims are being assisted",
            Status.OUTSTANDING,
        ),
        _step(VictimStep.NEEDS, "art5.2.a", "needs have been assessed"),
        _step(VictimStep.LAWS, "art5.2.b", "laws and policies carry it out"),
        _step(VictimStep.PLAN, "art5.2.c", "there is a national plan"),
        _step(VictimStep.RESOURCES, "art5.2.d", "resources are being mobilised"),
        _step(VictimStep.EQUALITY, "art5.2.e", "nobody is discriminated against"),
        _step(VictimStep.INVOLVEMENT, "art5.2.f", "victims are consulted and involved"),
        _step(VictimStep.FOCAL_POINT, "art5.2.g", "a focal point has been designated"),
        _step(VictimStep.GUIDELINES, "art5.2.h", "good practice is followed"),
        _step(VictimStep.DATA, "art5.1", "data on victims are being collected"),
    ),
    breach="victims in its areas whom it does not assist",
)
"""Article 5: for as long as there are victims; it has no date and is never done.

So assistance that is given shows that the duty is being performed, not that it
has been.
"""
