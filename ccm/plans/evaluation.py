"""How far a plan has got on a day: every action, for every State, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date as Day
from functools import cached_property

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import Record, State
from ccm.meetings import parties
from ccm.plans.addressees import addressed
from ccm.plans.assessment import Assessed
from ccm.plans.collective import JOINT_INDICATORS
from ccm.plans.comparison import Comparison, compare
from ccm.plans.dues import conference_day
from ccm.plans.indicators import STATE_INDICATORS
from ccm.plans.loading import load_assessment
from ccm.plans.loading import plan as plan_of
from ccm.plans.model import Action, Addressees, ExpectedResult, Plan
from ccm.plans.outcomes import Outcome, Result, combined
from ccm.plans.pursuit import Findings, Indication, Pursuit
from ccm.rules import Cause, Explanation, Missing, Truth
from ccm.rules.bearing import come_by, span_of
from ccm.rules.courses import When
from ccm.tabled import Tabled
from ccm.view.findings import Duties

__all__ = ["Progress", "progress"]

_Aim = Action | ExpectedResult
_Key = tuple[str, State | None]
_NOBODY = frozenset({Outcome.NOT_ADDRESSED})


def progress(duties: Duties, plan: str | Plan) -> Progress:
    """Return how far a plan has got on the day of a view.

    Args:
        duties: The view.
        plan: A plan, or the name of one that comes with the library.

    Raises:
        UnknownPlanError: There is no plan of that name.
    """
    found = plan if isinstance(plan, Plan) else plan_of(plan)
    record = duties.record
    facts = Record(states=record.states, events=found.steps)
    return Progress(
        plan=found,
        duties=duties,
        facts=facts.evidence(trust=duties.trust, known_by=duties.known_by),
    )


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Progress(Tabled):
    """How far a plan has got on a day.

    Made by `ccm.AsOf.progress`. Each answer is worked out when it is asked for.

    Attributes:
        plan: The plan.
        duties: The view that is asked.
        facts: What States did under the plan, as far as it counts as evidence.
    """

    plan: Plan
    duties: Duties
    facts: Record

    def __repr__(self) -> str:
        return f"<Progress of the {self.plan.title} on {self.on}>"

    @property
    def on(self) -> Day:
        """The day asked about."""
        return self.duties.on

    @property
    def ends(self) -> PartialDate:
        """The day of the conference with which the plan ends, as the reading has it."""
        return span_of(self._day_of(self.plan.ends_with)[0])

    @cached_property
    def _findings(self) -> Findings:
        return Findings()

    @cached_property
    def _known(self) -> dict[_Key, Result]:
        return {}

    @cached_property
    def _adopted(self) -> tuple[Truth, Explanation]:
        """Whether the plan is adopted; unless the record says when, it is."""
        day, why = self._day_of(self.plan.adopted_by)
        if not self.duties.record.sittings(self.plan.adopted_by):
            return Truth.TRUE, why
        return come_by(day, self.on), why

    def _day_of(self, label: str) -> tuple[When, Explanation]:
        pursuit = self._pursuit(next(iter(self.plan)), None)
        return conference_day(pursuit, label)

    def is_joint(self, aim: str) -> bool:
        """Tell whether an action is answered for the States Parties together.

        Raises:
            UnknownActionError: The plan has no such action.
        """
        return _is_joint(self.plan.aim(aim), self.plan)

    def result(self, aim: str, state: str | State | None = None) -> Result:
        """Return how an action or expected result came out.

        Args:
            aim: Its id, such as ``4.1(a)(i)``.
            state: The State; None for the States Parties together, which is
                the one answer of what they are to reach together.

        Raises:
            UnknownActionError: The plan has no such action.
            UnknownStateError: There is no such State.
            InvalidValueError: A State is needed, and none was given.
        """
        found = self.plan.aim(aim)
        named = None if state is None else self.duties.state(state)
        if self.is_joint(aim):
            return self._result(found, None)
        if named is None:
            if self._is_beyond_measure(found):
                return self._result(found, None)
            msg = f"state: expected one, because {aim} is asked of each State"
            raise InvalidValueError(msg)
        return self._result(found, named)

    def results(self, aim: str) -> tuple[Result, ...]:
        """Return the answers for all States to which an action may speak.

        One answer, without a State, where it is asked of them together or
        cannot be measured.

        Raises:
            UnknownActionError: The plan has no such action.
        """
        found = self.plan.aim(aim)
        if self.is_joint(aim) or self._is_beyond_measure(found):
            return (self._result(found, None),)
        every = (self._result(found, state) for state in self._asked(found))
        return tuple(r for r in every if r.outcome is not Outcome.NOT_ADDRESSED)

    def tally(self, aim: str) -> Mapping[Outcome, int]:
        """Return how many answers there are of each outcome.

        Raises:
            UnknownActionError: The plan has no such action.
        """
        return Counter(result.outcome for result in self.results(aim))

    def parts(self, aim: str) -> tuple[Action, ...]:
        """Return all parts of an action on which the whole of it hangs.

        Raises:
            UnknownActionError: The plan has no such action.
        """
        return self.plan.counting_parts(self.plan.aim(aim))

    def pursuit(self, aim: str) -> Pursuit:
        """Return an action as the States Parties pursue it together.

        Raises:
            UnknownActionError: The plan has no such action.
        """
        return self._pursuit(self.plan.aim(aim), None)

    def against(
        self, assessment: tuple[Assessed, ...] | None = None
    ) -> tuple[Comparison, ...]:
        """Return each answer beside what a review of the States Parties found.

        No answer rests on what is held against it here.

        Args:
            assessment: What the review found; the packaged one if None.
        """
        rows = load_assessment(self.plan.name) if assessment is None else assessment
        return tuple(
            compare(self.pursuit(row.aim), self.results(row.aim), row) for row in rows
        )

    def _is_beyond_measure(self, aim: _Aim) -> bool:
        """Tell whether nothing measures an action, nor any of its parts."""
        if aim.answers_itself:
            return bool(aim.not_measurable)
        parts = self.plan.counting_parts(aim)
        return all(part.not_measurable for part in parts)

    def _asked(self, aim: _Aim) -> tuple[State, ...]:
        bound = parties(self.duties.roll, self.on)  # those that may be, too
        joined = {*self.duties.states_parties(basis="deposited"), *bound}
        whom = aim.addressees if isinstance(aim, Action) else Addressees.PARTIES
        also = self.duties.signatories() if whom is Addressees.DESTROYERS else ()
        return tuple(sorted({*joined, *also}, key=lambda s: s.alpha3))

    def _pursuit(self, aim: _Aim, state: State | None) -> Pursuit:
        return Pursuit(
            duties=self.duties,
            plan=self.plan,
            aim=aim,
            state=state,
            facts=self.facts,
            findings=self._findings,
        )

    def _result(self, aim: _Aim, state: State | None) -> Result:
        key = (aim.id, state)
        if key not in self._known:
            pursuit = self._pursuit(aim, state)
            self._known[key] = _stated(pursuit, self._indicated(pursuit))
        return self._known[key]

    def _indicated(self, pursuit: Pursuit) -> Indication:
        adopted, why = self._adopted
        if adopted is Truth.FALSE:
            why = Explanation("the plan is not yet adopted", None, "", (), (why,))
            return Indication(possible=_NOBODY, because=(why,))
        found = self._once_adopted(pursuit)
        if adopted is Truth.TRUE:
            return found
        gap = Missing(f"the days of {self.plan.adopted_by}", Cause.PARTIAL_DATE)
        return _if_addressed(found, adopted, why, (gap,))

    def _once_adopted(self, pursuit: Pursuit) -> Indication:
        aim, state = pursuit.aim, pursuit.state
        if not aim.answers_itself:
            return self._whole(pursuit)
        if state is not None and isinstance(aim, Action):
            ruling = addressed(pursuit, state, aim.addressees)
            if ruling.truth is Truth.FALSE:
                return Indication(possible=_NOBODY, because=(ruling.explanation,))
            return _if_addressed(
                _measured(pursuit), ruling.truth, ruling.explanation, ruling.missing
            )
        return _measured(pursuit)

    def _whole(self, pursuit: Pursuit) -> Indication:
        """Return how an action came out that is answered by its parts."""
        parts = [
            self._result(part, pursuit.state)
            for part in self.plan.counting_parts(pursuit.aim)
        ]
        possible = combined(part.possible for part in parts)
        missing = dict.fromkeys(gap for part in parts for gap in part.missing)
        return Indication(
            possible=possible,
            because=tuple(part.explanation for part in parts),
            missing=tuple(missing) if len(possible) > 1 else (),
        )

    def to_dict(self) -> ccm.plan_records.ProgressRow:
        """Return it as in JSON: every action, and how it came out."""
        return ccm.plan_records.progress_row(self)


def _is_joint(aim: _Aim, plan: Plan) -> bool:
    if isinstance(aim, ExpectedResult) or aim.indicator in JOINT_INDICATORS:
        return True
    if aim.answers_itself:
        return False
    parts = plan.counting_parts(aim)
    return any(part.indicator in JOINT_INDICATORS for part in parts)


def _measured(pursuit: Pursuit) -> Indication:
    aim = pursuit.aim
    if aim.not_measurable:
        return Indication(
            possible=frozenset({Outcome.NOT_MEASURABLE}),
            because=(Explanation(aim.not_measurable, None, pursuit.ref),),
        )
    if aim.indicator in JOINT_INDICATORS:
        return JOINT_INDICATORS[aim.indicator](pursuit)
    return STATE_INDICATORS[aim.indicator](pursuit)


def _if_addressed(
    found: Indication, truth: Truth, why: Explanation, gaps: tuple[Missing, ...]
) -> Indication:
    """Return what an indicator says, after whether the State is addressed at all."""
    doubt = truth == Truth.UNKNOWN
    also = _NOBODY if doubt else frozenset[Outcome]()
    return attrs.evolve(
        found,
        possible=found.possible | also,
        because=(why, *found.because),
        missing=(*(gaps if doubt else ()), *found.missing),
    )


def _stated(pursuit: Pursuit, found: Indication) -> Result:
    """Return the result, its conclusion in words."""
    possible = found.possible
    (single, *others) = possible
    outcome = Outcome.UNKNOWN if others else single
    doubt = f" ({' or '.join(sorted(possible))})" if others else ""
    who = pursuit.state or "the States Parties together"
    claim = f"{who} on {pursuit.on}, to {pursuit.aim.text}: {outcome}{doubt}"
    if isinstance(pursuit.aim, ExpectedResult):
        claim = f"{pursuit.aim.text}, on {pursuit.on}: {outcome}{doubt}"
    return Result(
        aim=pursuit.aim.id,
        state=pursuit.state,
        on=pursuit.on,
        possible=possible,
        due=found.due,
        done_on=found.done_on,
        explanation=Explanation(claim, None, pursuit.ref, (), found.because),
        missing=tuple(dict.fromkeys(found.missing)) if others else (),
        irregularities=found.irregularities,
    )
