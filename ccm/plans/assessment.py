"""What a review of the States Parties found of the actions of a plan."""

from __future__ import annotations

from datetime import date as Day
from enum import StrEnum

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.facts import Source, State

__all__ = ["Assessed", "Challenge", "ChallengeKind", "Rating", "Said", "Tool"]


class Rating(StrEnum):
    """What the words of a review come to.

    The review of 2020 rates nothing: these are our short names for its words,
    and no more than that.
    """

    NOT_MET = "not met"
    PARTLY = "partly"
    LARGELY_MET = "largely met"
    DONE_NO_DAY = "done, no day given"
    NOT_TRIGGERED = "not triggered"
    NOT_ASSESSABLE = "not assessable"
    NOT_RATED = "not rated"
    """It tells of what was done, and not how far the action got."""


@attrs.define(frozen=True, kw_only=True)
class Assessed:
    """What a review found of one action or expected result.

    It is a claim to be held against the record, and never an input.

    Attributes:
        aim: Id of the action or expected result.
        rating: What its words come to; see `Rating`.
        finding: What it says, in words of our own.
        states: The States that it names as having done what the action asks.
        number: How many it counts of them, where it prints a number.
        before: How many there were when the plan began, as it prints.
        after: How many there were at its own time, as it prints.
        as_of: The last day of its information.
        source: The document and paragraphs where it stands.
        note: What else a reader should know.
    """

    aim: str
    rating: Rating
    finding: str
    states: tuple[State, ...] = ()
    number: int | None = None
    before: int | None = None
    after: int | None = None
    as_of: Day
    source: tuple[Source, ...]
    note: str = ""


class ChallengeKind(StrEnum):
    """What a review says of what lies ahead."""

    CHALLENGE = "challenge"
    LESSON = "lesson"
    WAY = "way forward"


@attrs.define(frozen=True, kw_only=True)
class Said:
    """What a review says that concerns actions and provisions.

    Attributes:
        aims: Ids of the actions that it concerns.
        articles: The provisions or obligations that it concerns.
        known: When it was published.
        source: The document and paragraph.
        note: What else a reader should know.
    """

    aims: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    known: PartialDate
    source: tuple[Source, ...]
    note: str = ""


@attrs.define(frozen=True, kw_only=True)
class Challenge(Said):
    """A challenge, a lesson, or what the review holds to be the way forward.

    Attributes:
        chapter: The chapter in which it stands.
        kind: Which of the three it is.
        text: What it says, in words of our own.
        states: The States that it names.
    """

    chapter: str
    kind: ChallengeKind
    text: str
    states: tuple[State, ...] = ()

    def to_dict(self) -> ccm.plan_records.ChallengeRow:
        """Return it as in JSON: what it says, and what it concerns."""
        return ccm.plan_records.challenge_row(self)


@attrs.define(frozen=True, kw_only=True)
class Tool(Said):
    """A tool, a guide or a way of working that the review names.

    Attributes:
        name: What it is called, or what it is.
        kind: What kind of help it is, such as ``guide`` or ``model law``.
        by: Who made or began it, where that is said.
        since: When, likewise.
    """

    name: str
    kind: str
    by: str = ""
    since: PartialDate | None = None

    def to_dict(self) -> ccm.plan_records.ToolRow:
        """Return it as in JSON: what it is, and what it helps with."""
        return ccm.plan_records.tool_row(self)
