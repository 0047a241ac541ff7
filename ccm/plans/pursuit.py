"""An aim of a plan as it is put to a State: what an indicator is given, and gives."""

from __future__ import annotations

from datetime import date as Day

import attrs

from ccm.dates import PartialDate
from ccm.facts import Event, Record, State, Voice
from ccm.plans.model import Action, ExpectedResult, Plan
from ccm.plans.outcomes import Outcome
from ccm.plans.traces import Trace
from ccm.rules import Explanation, Finding, Irregularity, Missing, Ruling
from ccm.rules.bearing import happened
from ccm.view.findings import Duties

__all__ = ["Findings", "Indication", "Pursuit"]

_Key = tuple[Day, State, str]


class Findings:
    """What many actions rest on, each worked out once.

    Attributes:
        rulings: Whether a State is one of a group on the day.
    """

    __slots__ = ("_known", "rulings")

    def __init__(self) -> None:
        self.rulings: dict[_Key, Ruling] = {}
        self._known: dict[_Key, Finding] = {}

    def of(self, duties: Duties, state: State, obligation: str) -> Finding:
        """Return where a State stands under an obligation."""
        key = (duties.on, state, obligation)
        if key not in self._known:
            self._known[key] = duties.assess(state, obligation)
        return self._known[key]


@attrs.define(frozen=True, kw_only=True, eq=False)
class Pursuit:
    """An action or expected result, as a State pursues it, or all do together.

    Attributes:
        duties: The view that is asked, on its day.
        plan: The plan.
        aim: The action or expected result.
        state: The State; None for the States Parties together.
        facts: What States did under the plan, as far as it counts as evidence.
        findings: Where States stand under the Convention.
    """

    duties: Duties
    plan: Plan
    aim: Action | ExpectedResult
    state: State | None
    facts: Record
    findings: Findings

    @property
    def on(self) -> Day:
        """The day asked about."""
        return self.duties.on

    @property
    def ref(self) -> str:
        """The plan and the number of the action, as they are cited."""
        return f"{self.plan.title}, {self.aim.id}"

    def at(self, day: Day) -> Pursuit:
        """Return the same on another day."""
        return attrs.evolve(self, duties=self.duties.at(day))

    def finding(self, state: State, obligation: str) -> Finding:
        """Return where a State stands under an obligation on the day."""
        return self.findings.of(self.duties, state, obligation)

    def traces(self, state: State, trace: Trace) -> tuple[Event, ...]:
        """Return the events up to the day that show a step of a State.

        Those are the State's own word or the States Parties'; what observers
        say decides nothing.
        """
        told = (
            *self.duties.roll.record.dossier(state).among(trace.event),
            *self.facts.dossier(state).among(trace.event),
        )
        return tuple(
            event
            for event in happened(told, self.on)
            if event.voice is not Voice.OBSERVER and trace.shows(event)
        )


@attrs.define(frozen=True, kw_only=True, eq=False)
class Indication:
    """What an indicator says of an action, before it is put in words.

    Attributes:
        possible: Every outcome that the record allows.
        because: The steps of the argument.
        due: The last day; None if there is none.
        done_on: When it was done.
        missing: What would have to be known.
        irregularities: What was done otherwise than a provision says.
    """

    possible: frozenset[Outcome]
    because: tuple[Explanation, ...]
    due: PartialDate | None = None
    done_on: PartialDate | None = None
    missing: tuple[Missing, ...] = ()
    irregularities: tuple[Irregularity, ...] = ()
