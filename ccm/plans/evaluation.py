"""How far a plan has got on a day: every action, for every State, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date as Day
from functools import cached_property

import attrs

from ccm.dates import PartialDate
from ccm.duties import Duties
from ccm.errors import InvalidValueError
from ccm.facts import Record, State
from ccm.plans.addressees import Addressees, addressed
from ccm.plans.assessment import Assessed, Comparison, compare
from ccm.plans.collective import JOINT_INDICATORS
from ccm.plans.deadlines import conference_day
from ccm.plans.indicators import STATE_INDICATORS
from ccm.plans.inquiry import Findings, Inquiry, Shown
from ccm.plans.loading import load_assessment
from ccm.plans.loading import plan as plan_of
from ccm.plans.model import Action, ExpectedResult, Plan
from ccm.plans.outcomes import Outcome, Result, combined
from ccm.rules import Explanation, Missing, Truth

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
class Progress:
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
    _findings: Findings = attrs.field(factory=Findings, init=False)
    _known: dict[_Key, Result] = attrs.field(factory=dict[_Key, Result], init=False)

    def __repr__(self) -> str:
        return f"<Progress of the {self.plan.title} on {self.on}>"

    @property
    def on(self) -> Day:
        """The day asked about."""
        return self.duties.on

    @property
    def ends(self) -> PartialDate:
        """The day of the conference with which the plan ends, as the reading has it."""
        return self._day_of(self.plan.ends_with)[0]

    @cached_property
    def _beginning(self) -> tuple[PartialDate, Explanation]:
        return self._day_of(self.plan.adopted_by)

    def _day_of(self, label: str) -> tuple[PartialDate, Explanation]:
        inquiry = self._inquiry(next(iter(self.plan)), None)
        return conference_day(inquiry, label)

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
        return _counting_parts(self.plan.aim(aim), self.plan)

    def inquiry(self, aim: str) -> Inquiry:
        """Return the question for the States Parties together.

        Raises:
            UnknownActionError: The plan has no such action.
        """
        return self._inquiry(self.plan.aim(aim), None)

    def against(
        self, assessment: tuple[Assessed, ...] | None = None
    ) -> tuple[Comparison, ...]:
        """Return each answer beside what a review of the States Parties found.

        No answer rests on what is held against it here.

        Args:
            assessment: What the review found; the packaged one if None.
        """
        rows = load_assessment(self.plan.name) if assessment is None else assessment
        return tuple(compare(self, row) for row in rows)

    def _is_beyond_measure(self, aim: _Aim) -> bool:
        """Tell whether nothing measures an action, nor any of its parts."""
        if aim.answers_itself:
            return bool(aim.not_measurable)
        parts = _counting_parts(aim, self.plan)
        return all(part.not_measurable for part in parts)

    def _asked(self, aim: _Aim) -> tuple[State, ...]:
        joined = self.duties.states_parties(basis="deposited")
        whom = aim.addressees if isinstance(aim, Action) else Addressees.PARTIES
        also = self.duties.signatories() if whom is Addressees.DESTROYERS else ()
        return tuple(sorted({*joined, *also}, key=lambda s: s.alpha3))

    def _inquiry(self, aim: _Aim, state: State | None) -> Inquiry:
        return Inquiry(
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
            inquiry = self._inquiry(aim, state)
            shown = self._shown(inquiry)
            self._known[key] = _stated(inquiry, shown)
        return self._known[key]

    def _shown(self, inquiry: Inquiry) -> Shown:
        aim, state = inquiry.aim, inquiry.state
        began, why = self._beginning
        if self.on < began.earliest:
            why = Explanation("the plan is not yet adopted", None, "", (), (why,))
            return Shown(possible=_NOBODY, because=(why,))
        if not aim.answers_itself:
            return self._whole(inquiry)
        if state is not None and isinstance(aim, Action):
            ruling = addressed(inquiry, state, aim.addressees)
            if ruling.truth is Truth.FALSE:
                return Shown(possible=_NOBODY, because=(ruling.explanation,))
            return _if_addressed(
                _measured(inquiry), ruling.truth, ruling.explanation, ruling.missing
            )
        return _measured(inquiry)

    def _whole(self, inquiry: Inquiry) -> Shown:
        """Return how an action came out that is answered by its parts."""
        parts = [
            self._result(part, inquiry.state)
            for part in _counting_parts(inquiry.aim, self.plan)
        ]
        possible = combined(part.possible for part in parts)
        missing = dict.fromkeys(gap for part in parts for gap in part.missing)
        return Shown(
            possible=possible,
            because=tuple(part.explanation for part in parts),
            missing=tuple(missing) if len(possible) > 1 else (),
        )


def _counting_parts(aim: _Aim, plan: Plan) -> tuple[Action, ...]:
    """Return all parts that answer for themselves and on which the whole hangs."""
    found: list[Action] = []
    for part in plan.parts(aim):
        if part.modality.is_free:
            continue
        if part.answers_itself:
            found.append(part)
        found.extend(_counting_parts(part, plan))
    return tuple(found)


def _is_joint(aim: _Aim, plan: Plan) -> bool:
    if isinstance(aim, ExpectedResult) or aim.indicator in JOINT_INDICATORS:
        return True
    if aim.answers_itself:
        return False
    parts = _counting_parts(aim, plan)
    return any(part.indicator in JOINT_INDICATORS for part in parts)


def _measured(inquiry: Inquiry) -> Shown:
    aim = inquiry.aim
    if aim.not_measurable:
        return Shown(
            possible=frozenset({Outcome.NOT_MEASURABLE}),
            because=(Explanation(aim.not_measurable, None, inquiry.ref),),
        )
    if aim.indicator in JOINT_INDICATORS:
        return JOINT_INDICATORS[aim.indicator](inquiry)
    return STATE_INDICATORS[aim.indicator](inquiry)


def _if_addressed(
    shown: Shown, truth: Truth, why: Explanation, gaps: tuple[Missing, ...]
) -> Shown:
    """Return what was shown, after whether the State is addressed at all."""
    doubt = truth == Truth.UNKNOWN
    also = _NOBODY if doubt else frozenset[Outcome]()
    return attrs.evolve(
        shown,
        possible=shown.possible | also,
        because=(why, *shown.because),
        missing=(*(gaps if doubt else ()), *shown.missing),
    )


def _stated(inquiry: Inquiry, shown: Shown) -> Result:
    """Return the result, its conclusion in words."""
    possible = shown.possible
    (single, *others) = possible
    outcome = Outcome.UNKNOWN if others else single
    doubt = f" ({' or '.join(sorted(possible))})" if others else ""
    who = inquiry.state or "the States Parties together"
    claim = f"{who} on {inquiry.on}, to {inquiry.aim.text}: {outcome}{doubt}"
    if isinstance(inquiry.aim, ExpectedResult):
        claim = f"{inquiry.aim.text}, on {inquiry.on}: {outcome}{doubt}"
    return Result(
        aim=inquiry.aim.id,
        state=inquiry.state,
        on=inquiry.on,
        possible=possible,
        due=shown.due,
        done_on=shown.done_on,
        explanation=Explanation(claim, None, inquiry.ref, (), shown.because),
        missing=shown.missing if others else (),
        irregularities=shown.irregularities,
    )
