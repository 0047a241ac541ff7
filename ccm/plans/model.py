"""What an action plan says: actions, their parts, and the results expected of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date as Day
from enum import StrEnum
from functools import cached_property

import attrs

import ccm
from ccm.errors import InvalidValueError, UnknownActionError
from ccm.facts import Source
from ccm.plans.deadlines import DeadlineRule, Undated
from ccm.plans.steps import JointStep, PlanStep
from ccm.tabled import Tabled

__all__ = [
    "Action",
    "Addressees",
    "Aim",
    "Baseline",
    "ExpectedResult",
    "Level",
    "Modality",
    "Plan",
]


class Level(StrEnum):
    """Where an action stands in the plan's text."""

    ACTION = "action"
    ITEM = "item"
    BULLET = "bullet"


class Modality(StrEnum):
    """How strongly the plan speaks. No plan adds to what the Convention obliges to."""

    WILL = "will"
    COMMITTED = "committed"
    SHOULD = "should"
    ENCOURAGED = "encouraged"
    MAY_CONSIDER = "may consider"
    MAY_INCLUDE = "may include"
    """An example."""

    @property
    def is_free(self) -> bool:
        """Whether it leaves the choice open, so that no whole hangs on it."""
        return self in (Modality.MAY_CONSIDER, Modality.MAY_INCLUDE)


class Addressees(StrEnum):
    """Whom an action speaks to."""

    PARTIES = "States Parties"
    WITH_STOCKPILES = "States Parties with stockpiles"
    DESTROYERS = "States Parties and signatories that began or finished destruction"
    RETAINERS = "States Parties that retain or acquire munitions"
    WITHOUT_STOCKPILES = "States Parties that fulfilled Article 3"
    FINDERS = "States Parties that found stocks after declaring compliance"
    AFFECTED = "affected States Parties"
    FORMER_USERS = "States Parties that used or abandoned cluster munitions"
    WITH_VICTIMS = "States Parties with victims"
    SEEKING = "States Parties that seek assistance"
    ABLE = "States Parties in a position to assist"
    WITH_EXPERTS = "States Parties and expert organisations"
    SEEKING_OR_ABLE = (
        "States Parties that seek or give assistance, and expert organisations"
    )
    WITHOUT_REVIEW = "States Parties that have not reviewed their law"
    """All of them: one that has reviewed its law has done what is asked."""


def _parts_of(name: str) -> list[str]:
    """Return the numbers and letters of an id, however they are set apart."""
    return re.findall(r"[0-9]+|[a-z]+", name.lower())


@attrs.define(frozen=True, kw_only=True, eq=False)
class Aim:
    """What a plan wants to be done, or to be so.

    Attributes:
        id: Its number in the plan, such as ``4.1(a)(i)`` or ``R6.1``.
        chapter: The chapter in which it stands.
        text: What it says, in words of our own.
        deadline: By when.
        articles: The articles of the Convention that it serves.
        indicator: By what it is measured; empty if it is not.
        subject: What the indicator looks at: an obligation's id, or a step.
        target: The number to be reached, where the plan sets one.
        not_measurable: Why nothing measures it.
        source: The document and paragraph where it stands.
        note: What else a reader should know.

    Raises:
        InvalidValueError: It has both an indicator and a reason why there is
            none.
    """

    id: str
    chapter: str
    text: str
    deadline: DeadlineRule = Undated()
    articles: tuple[str, ...]
    indicator: str = ""
    subject: tuple[str, ...] = ()
    target: int | None = None
    not_measurable: str = ""
    source: tuple[Source, ...]
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if self.indicator and self.not_measurable:
            msg = "not_measurable: expected no reason beside an indicator"
            raise InvalidValueError(msg)

    @property
    def paragraph(self) -> str:
        """The paragraph in which it stands, such as ``10(a)``."""
        return str(self.source[0]).rpartition("para. ")[2]

    @property
    def answers_itself(self) -> bool:
        """Whether it is measured, or known not to be, without its parts."""
        return bool(self.indicator or self.not_measurable)

    def __str__(self) -> str:
        return f"{self.id}: {self.text}"

    def to_dict(self) -> ccm.plan_records.AimRow:
        """Return it as in JSON: what is asked of whom, and by when."""
        return ccm.plan_records.aim_row(self)


@attrs.define(frozen=True, kw_only=True, eq=False)
class Action(Aim):
    """What some States are to do; also a lettered item or a bullet of an action.

    Attributes:
        level: Where it stands in the text.
        parent: Id of the action of which it is a part; empty for a whole one.
        title: The heading of a whole action.
        addressees: Whom it speaks to.
        modality: How strongly.
        effort: Words that soften or strengthen that, such as ``endeavour``.
    """

    level: Level
    parent: str = ""
    title: str = ""
    addressees: Addressees
    modality: Modality
    effort: str = ""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if (self.level is Level.ACTION) == bool(self.parent):
            msg = f"parent: expected for an item or a bullet only, got {self.parent!r}"
            raise InvalidValueError(msg)


@attrs.define(frozen=True, kw_only=True, eq=False)
class ExpectedResult(Aim):
    """What the actions of a chapter together are to bring about."""


@attrs.define(frozen=True, kw_only=True)
class Baseline:
    """A figure from which a plan starts, as it prints it; no answer rests on it.

    Attributes:
        chapter: The chapter at whose head it stands.
        measure: What is counted.
        value: How much.
        unit: Of what, such as ``States`` or ``%``.
        aims: Ids of the actions and results that it stands beside.
        source: The document and paragraph.
    """

    chapter: str
    measure: str
    value: int
    unit: str
    aims: tuple[str, ...] = ()
    source: tuple[Source, ...]

    def __str__(self) -> str:
        number = f"{self.value} %" if self.unit == "%" else f"{self.value}"
        return f"{self.measure} {number}"

    def to_dict(self) -> ccm.plan_records.BaselineRow:
        """Return it as in JSON: what is counted, and how much there was."""
        return ccm.plan_records.baseline_row(self)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Plan(Tabled):
    """An action plan of the States Parties.

    Attributes:
        name: What it is asked for by, such as ``dubrovnik``.
        title: Its title.
        adopted_by: Label of the Review Conference that adopted it.
        ends_with: Label of the Review Conference up to which it runs.
        planned_end: The day for which the opening of that was planned.
        source: Where that is said.
        actions: Its actions, each followed by its parts.
        results: The results that are expected of them.
        steps: What States did under it, as far as the record has no place for it.
        joint_steps: What the States Parties did together.
        baselines: The figures from which it starts.
        numbering: Ids of all its whole actions, where the text of some is not at
            hand; empty where all are.
    """

    name: str
    title: str
    adopted_by: str
    ends_with: str
    planned_end: Day | None = None
    source: tuple[Source, ...]
    actions: tuple[Action, ...] = ()
    results: tuple[ExpectedResult, ...] = ()
    steps: tuple[PlanStep, ...] = ()
    joint_steps: tuple[JointStep, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    numbering: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Plan: {self.title}>"

    def __iter__(self) -> Iterator[Action | ExpectedResult]:
        yield from self.actions
        yield from self.results

    @cached_property
    def by_id(self) -> Mapping[str, Action | ExpectedResult]:
        """The actions and results by their ids."""
        return {aim.id: aim for aim in self}

    def aim(self, id: str) -> Action | ExpectedResult:  # noqa: A002 - what it is
        """Return the action or expected result of that id, as ``2.1(b)`` or ``2.1b``.

        Raises:
            UnknownActionError: There is none.
        """
        if id in self.by_id:
            return self.by_id[id]
        found = [known for known in self.by_id if _parts_of(known) == _parts_of(id)]
        if len(found) == 1:
            return self.by_id[found[0]]
        raise UnknownActionError(id, self.title, tuple(self.by_id))

    @property
    def absent(self) -> tuple[str, ...]:
        """Ids of the actions that the plan has and whose text is not at hand."""
        return tuple(id_ for id_ in self.numbering if id_ not in self.by_id)

    def baseline(self, aim: str) -> tuple[Baseline, ...]:
        """Return the figures from which an action or expected result starts.

        Raises:
            UnknownActionError: The plan has no such action.
        """
        found = self.aim(aim).id
        return tuple(each for each in self.baselines if found in each.aims)

    def parts(self, aim: Aim) -> tuple[Action, ...]:
        """Return the items or bullets directly under an action, in order."""
        return self._parts.get(aim.id, ())

    def counting_parts(self, aim: Aim) -> tuple[Action, ...]:
        """Return all parts that answer for themselves and on which the whole hangs."""
        found: list[Action] = []
        for part in self.parts(aim):
            if part.modality.is_free:
                continue
            if part.answers_itself:
                found.append(part)
            found.extend(self.counting_parts(part))
        return tuple(found)

    @cached_property
    def _parts(self) -> Mapping[str, tuple[Action, ...]]:
        parents = dict.fromkeys(a.parent for a in self.actions if a.parent)
        return {
            parent: tuple(a for a in self.actions if a.parent == parent)
            for parent in parents
        }

    def to_dict(self) -> ccm.plan_records.PlanRow:
        """Return it as in JSON: all that it asks for."""
        return ccm.plan_records.plan_row(self)
