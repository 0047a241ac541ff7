"""Reading plans: every fault with file, line and field, or a whole plan."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as _Day
from functools import cache, partial
from typing import TypeVar

import attrs

from ccm.convention import CONVENTION
from ccm.errors import DataFileError, Fault, InvalidValueError, UnknownPlanError
from ccm.facts import Source
from ccm.facts.checks import Row
from ccm.facts.tables import read_rows
from ccm.plans.assessment import Assessed, Challenge, Tool
from ccm.plans.collective import JOINT_INDICATORS
from ccm.plans.deadlines import DeadlineRule, Undated, parse_deadline
from ccm.plans.indicators import STATE_INDICATORS
from ccm.plans.model import Action, Aim, Baseline, ExpectedResult, Plan
from ccm.plans.steps import JointStep, JointStepKind, PlanStep
from ccm.plans.traces import TRACES

__all__ = [
    "DATA",
    "PLAN_FILES",
    "Title",
    "load_assessment",
    "load_challenges",
    "load_plan",
    "load_tools",
    "plan",
    "plan_names",
    "plan_rows",
]

DATA = os.path.join(os.path.dirname(__file__), "data")  # noqa: PTH118, PTH120 - as in facts
"""The folder of the packaged plans."""

_T = TypeVar("_T")
_CELLS = {DeadlineRule: parse_deadline}
_REGISTER = "plans.csv"


@attrs.define(frozen=True, kw_only=True)
class Title:
    """A plan of the register of plans.

    Attributes:
        name: What it is asked for by, and how the names of its other files begin.
        title: Its title.
        adopted_by: Label of the Review Conference that adopted it.
        ends_with: Label of the Review Conference up to which it runs.
        planned_end: The day for which the opening of that was planned.
        numbering: Ids of all its whole actions, where the text of some is not at
            hand.
        source: Where that is said.
    """

    name: str
    title: str
    adopted_by: str
    ends_with: str
    planned_end: _Day | None = None
    numbering: tuple[str, ...] = ()
    source: tuple[Source, ...]


PLAN_FILES: Mapping[str, type] = {
    "plans": Title,
    "plan_actions": Action,
    "plan_results": ExpectedResult,
    "plan_steps": PlanStep,
    "plan_joint_steps": JointStep,
    "plan_assessment": Assessed,
    "plan_baselines": Baseline,
    "plan_challenges": Challenge,
    "plan_tools": Tool,
}
"""What a row is in each of the files that a plan is made of."""


def plan_rows(path: str, kind: type) -> tuple[Row, ...]:
    """Return the rows of one file of a plan, held against each other.

    Raises:
        DataFileError: With every fault of the file.
    """
    rows = read_rows(path, kind, cells=_CELLS)
    faults = tuple(_cross_faults(rows)) if issubclass(kind, Aim) else ()
    if faults:
        raise DataFileError(faults)
    return rows


def plan_names(folder: str = DATA) -> tuple[str, ...]:
    """Return the names of the plans of a folder.

    Raises:
        DataFileError: Their register is damaged.

    >>> plan_names()
    ('dubrovnik',)
    """
    return tuple(title.name for title in _titles(folder))


@cache
def plan(name: str) -> Plan:
    """Return a plan that comes with the library; read once.

    Raises:
        UnknownPlanError: There is none of that name.
        DataFileError: The installed data files are damaged.

    >>> plan("dubrovnik").title
    'Dubrovnik Action Plan'
    """
    return load_plan(name)


def load_plan(name: str, folder: str = DATA) -> Plan:
    """Read a plan from a folder of data files.

    Args:
        name: Its name in ``plans.csv``; its other files begin with it.
        folder: Holds ``plans.csv`` and, for a plan called NAME, ``NAME.csv``,
            ``NAME_results.csv``, ``NAME_steps.csv``, ``NAME_joint_steps.csv`` and
            ``NAME_baselines.csv``; the last four can be absent.

    Of a plan whose text is there in part, the register has the ids of all its whole
    actions (``numbering``); `Plan.absent` says which of them are missing.

    Raises:
        UnknownPlanError: The register has none of that name.
        DataFileError: With every fault of every file; nothing is loaded then.
    """
    titles = {title.name: title for title in _titles(folder)}
    if name not in titles:
        raise UnknownPlanError(name, tuple(titles))
    faults: list[str] = []
    actions = _read(folder, f"{name}.csv", Action, faults)
    results = _read(folder, f"{name}_results.csv", ExpectedResult, faults)
    steps = _read(folder, f"{name}_steps.csv", PlanStep, faults)
    joint = _read(folder, f"{name}_joint_steps.csv", JointStep, faults)
    starts = _read(folder, f"{name}_baselines.csv", Baseline, faults)
    if not faults:
        faults.extend(_cross_faults((*actions, *results)))
        faults.extend(_astray(starts, (*actions, *results)))
        faults.extend(_unnumbered(actions, titles[name].numbering))
    if faults:
        raise DataFileError(tuple(faults))
    return Plan(
        **attrs.asdict(titles[name], recurse=False),
        actions=_values(actions, Action),
        results=_values(results, ExpectedResult),
        steps=_values(steps, PlanStep),
        joint_steps=_values(joint, JointStep),
        baselines=_values(starts, Baseline),
    )


@cache
def load_assessment(name: str, folder: str = DATA) -> tuple[Assessed, ...]:
    """Return what a review of the States Parties found of each action of a plan.

    Args:
        name: Name of the plan.
        folder: Holds ``NAME_assessment.csv``.

    Raises:
        DataFileError: With every fault of the file.
    """
    return _alone(folder, f"{name}_assessment.csv", Assessed)


@cache
def load_challenges(name: str, folder: str = DATA) -> tuple[Challenge, ...]:
    """Return the challenges and lessons that a review of a plan tells of.

    Args:
        name: Name of the plan.
        folder: Holds ``NAME_challenges.csv``.

    Raises:
        DataFileError: With every fault of the file.
    """
    return _alone(folder, f"{name}_challenges.csv", Challenge)


@cache
def load_tools(name: str, folder: str = DATA) -> tuple[Tool, ...]:
    """Return the tools and guides that a review of a plan names.

    Args:
        name: Name of the plan.
        folder: Holds ``NAME_tools.csv``.

    Raises:
        DataFileError: With every fault of the file.
    """
    return _alone(folder, f"{name}_tools.csv", Tool)


def _alone(folder: str, name: str, kind: type[_T]) -> tuple[_T, ...]:
    """Return the rows of a file on which the plan itself does not rest."""
    faults: list[str] = []
    rows = _read(folder, name, kind, faults)
    if faults:
        raise DataFileError(tuple(faults))
    return _values(rows, kind)


def _titles(folder: str) -> tuple[Title, ...]:
    rows = read_rows(os.path.join(folder, _REGISTER), Title)  # noqa: PTH118
    return _values(rows, Title)


def _read(folder: str, name: str, kind: type, faults: list[str]) -> tuple[Row, ...]:
    path = os.path.join(folder, name)  # noqa: PTH118
    if kind is not Action and not os.path.exists(path):  # noqa: PTH110
        return ()
    try:
        return read_rows(path, kind, cells=_CELLS)
    except DataFileError as error:
        faults.extend(error.faults)
        return ()


def _values(rows: Sequence[Row], kind: type[_T]) -> tuple[_T, ...]:
    return tuple(row.value for row in rows if isinstance(row.value, kind))


def _cross_faults(rows: Sequence[Row]) -> Iterator[Fault]:
    """Yield every fault that shows only when rows are held against each other."""
    ids = [row.value.id for row in rows]
    parents = {getattr(row.value, "parent", "") for row in rows}
    for number, (path, line, aim) in enumerate(rows):
        at = partial(Fault.at, path, line)
        if aim.id in ids[:number]:
            yield at("id", f"expected once, got {aim.id!r} again")
        if getattr(aim, "parent", "") not in ("", *ids[:number]):
            yield at("parent", f"expected the id of a row above, got {aim.parent!r}")
        if not aim.answers_itself and aim.id not in parents:
            says = "expected an indicator, a reason why there is none, or parts"
            yield at("not_measurable", says)
        try:
            _check_indicator(aim)
        except InvalidValueError as fault:
            yield Fault.of_row(path, line, str(fault))


def _astray(starts: Sequence[Row], aims: Sequence[Row]) -> Iterator[Fault]:
    """Yield every figure that stands beside no action of the plan."""
    ids = {row.value.id for row in aims}
    for path, line, baseline in starts:
        for aim in baseline.aims:
            if aim not in ids:
                says = f"expected ids of actions or results, got {aim!r}"
                yield Fault.at(path, line, "aims", says)


def _unnumbered(actions: Sequence[Row], numbering: Sequence[str]) -> Iterator[Fault]:
    """Yield every whole action that the list of all of them lacks, if there is one."""
    for path, line, action in actions:
        if numbering and not action.parent and action.id not in numbering:
            listed = ", ".join(numbering)
            says = f"expected one of the numbering, {listed}, got {action.id!r}"
            yield Fault.at(path, line, "id", says)


def _check_indicator(aim: Aim) -> None:
    if not aim.indicator:
        for field, value in (("subject", aim.subject), ("target", aim.target)):
            if value:
                msg = f"{field}: expected beside an indicator alone"
                raise InvalidValueError(msg)
        return
    known = (*JOINT_INDICATORS, *(STATE_INDICATORS if isinstance(aim, Action) else ()))
    if aim.indicator not in known:
        msg = f"indicator: expected one of {', '.join(known)}, got {aim.indicator!r}"
        raise InvalidValueError(msg)
    if (aim.indicator == "number of States Parties") is (aim.target is None):
        msg = "target: expected with the indicator 'number of States Parties' alone"
        raise InvalidValueError(msg)
    if aim.indicator == "obligation":
        _check_whose_deadline(aim)
    _check_subjects(aim)


def _check_whose_deadline(aim: Aim) -> None:
    """Refuse a day of the plan's own beside an obligation, which has its own."""
    own = tuple(f"deadline of {id_}" for id_ in aim.subject)
    if not isinstance(aim.deadline, Undated) and str(aim.deadline) not in own:
        told = f"none, or {' or '.join(own)}, beside the indicator 'obligation'"
        msg = f"deadline: expected {told}, got '{aim.deadline}'"
        raise InvalidValueError(msg)


_WITHOUT_SUBJECT = (
    "number of States Parties",
    "more States Parties",
    "fewer signatories",
    "new victims",
)
_OF_STEPS = ("step", "more States with a step")
_OF_SEVERAL = "higher rate"


def _check_subjects(aim: Aim) -> None:
    if aim.indicator in _WITHOUT_SUBJECT:
        expected: Sequence[str] = ()
    elif aim.indicator in _OF_STEPS:
        expected = tuple(TRACES)
    elif aim.indicator == "joint step":
        expected = tuple(JointStepKind)
    else:
        expected = tuple(CONVENTION.by_id)
    unknown = [each for each in aim.subject if each not in expected]
    several = len(aim.subject) > 1 and aim.indicator != _OF_SEVERAL
    if unknown or several or bool(aim.subject) is not bool(expected):
        words = f"one of {', '.join(expected)}" if expected else "nothing"
        msg = f"subject: expected {words}, got {' | '.join(aim.subject)!r}"
        raise InvalidValueError(msg)
