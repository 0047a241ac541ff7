"""By which events of the record a step can be seen."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from ccm.facts import (
    AssistanceProvided,
    Event,
    InvestmentBan,
    Legislation,
    NationalMeasure,
    VictimAssistance,
    VictimStep,
)
from ccm.plans.steps import PlanStep, Step

__all__ = ["TRACES", "Trace"]


@attrs.define(frozen=True, kw_only=True)
class Trace:
    """What shows that a State took a step.

    Attributes:
        name: What a plan's data call it.
        event: The type of event.
        field: The field of the event that says which step; empty if any event
            of the type will do.
        values: What that field can say.
        covered_by: Id of the obligation whose coverage tells through which day
            silence means that it was not done; empty if silence means nothing.
    """

    name: str
    event: type[Event]
    field: str = ""
    values: tuple[object, ...] = ()
    covered_by: str = ""

    def shows(self, event: Event) -> bool:
        """Tell whether an event of the type shows the step."""
        return not self.field or getattr(event, self.field) in self.values


def _for_victims(name: str, *steps: VictimStep) -> Trace:
    field = "kind" if steps else ""
    return Trace(name=name, event=VictimAssistance, field=field, values=steps)


_OF_THE_RECORD = (
    _for_victims("focal point", VictimStep.FOCAL_POINT),
    _for_victims("victim plan", VictimStep.PLAN),
    _for_victims("resources for victims", VictimStep.RESOURCES),
    _for_victims("victims involved", VictimStep.INVOLVEMENT),
    _for_victims("victim assistance reported"),
    Trace(
        name="law reviewed",
        event=NationalMeasure,
        field="kind",
        values=(Legislation.SPECIFIC, Legislation.SUFFICIENT),
    ),
    Trace(
        name="law reported",
        event=NationalMeasure,
        field="kind",
        values=(
            Legislation.SPECIFIC,
            Legislation.SUFFICIENT,
            Legislation.IN_PROGRESS,
        ),
        covered_by="art9",
    ),
    Trace(name="investment ban", event=InvestmentBan, covered_by="art9"),
    Trace(name="assistance provided", event=AssistanceProvided),
)
"""Steps that the record holds anyway, because an obligation asks for them too.

A list of those who reported something of victims is no list of those who did
nothing, so that silence means nothing there; of laws it does (`coverage.csv`).
"""

_OF_PLANS = (
    Trace(name=str(step), event=PlanStep, field="step", values=(step,)) for step in Step
)

TRACES: Mapping[str, Trace] = {
    trace.name: trace for trace in (*_OF_THE_RECORD, *_OF_PLANS)
}
"""Every step that a plan's data can name."""
