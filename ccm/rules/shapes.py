"""The few shapes that carry a treaty's obligations.

A norm is an object of one of these shapes. To read it is to read the provision;
the engine walks it, and nothing else says the same thing again.
"""

from __future__ import annotations

import attrs

from ccm.dates import Period
from ccm.facts import AnnualReport, Event, MeetingKind

__all__ = ["Content", "ExtensionRule", "FollowUp", "Norm", "Recurring", "TimeBound"]


@attrs.define(frozen=True)
class Content:
    """Something that a request must contain.

    Attributes:
        letter: Its letter in the provision's list.
        text: What it is, in words.
        exceptional: Whether it is asked for only where exceptional
            circumstances must be shown.
    """

    letter: str
    text: str
    exceptional: bool = False


@attrs.define(frozen=True, kw_only=True, eq=False)
class ExtensionRule:
    """Under what terms a deadline can be extended.

    Attributes:
        provision: Where that is said.
        longest: The longest extension that one decision can grant.
        lead: How long before the meeting a request must be filed.
        lead_provision: Where that is said.
        decision_provision: Where the meeting's power to decide is said.
        before_expiry: Whether the request must precede the deadline's expiry.
        exceptional_after: After how many extensions a further one needs
            exceptional circumstances; None if it never does.
        contents: What a request must contain.
        contents_provision: Where that is said.
    """

    provision: str
    longest: Period
    lead: Period
    lead_provision: str
    decision_provision: str
    before_expiry: bool = False
    exceptional_after: int | None = None
    contents: tuple[Content, ...] = ()
    contents_provision: str = ""


@attrs.define(frozen=True, kw_only=True, eq=False)
class TimeBound:
    """A duty to be performed once, within a period that a trigger starts.

    Attributes:
        id: The obligation's id, such as ``art3``.
        provision: Where the duty and its period are said.
        duty: What is to be done, after "to".
        done: What is then done, in words: "completed", "submitted".
        period: How long there is.
        runs_from: The event that starts the period; None for entry into force.
        arises_from: The event that shows that the duty arises; None if it
            always does.
        arises_provision: Where it is said on what the duty depends.
        ruled_out_by: Events that show that it does not arise, or is moot.
        doubted_by: Events that put it in doubt whether it arises.
        reported_by: The event in which a State says whether it arises.
        fulfilled_by: The event that performs it.
        unfulfilled_by: The event that shows it was not performed by its date.
        reopened_by: The events that undo performance.
        extension: How its deadline can be extended; None if it cannot.
    """

    id: str
    provision: str
    duty: str
    done: str
    period: Period
    runs_from: type[Event] | None = None
    arises_from: type[Event] | None = None
    arises_provision: str = ""
    ruled_out_by: tuple[type[Event], ...] = ()
    doubted_by: tuple[type[Event], ...] = ()
    reported_by: type[Event] | None = None
    fulfilled_by: type[Event]
    unfulfilled_by: type[Event] | None = None
    reopened_by: tuple[type[Event], ...] = ()
    extension: ExtensionRule | None = None

    @property
    def course(self) -> tuple[type[Event], ...]:
        """The events that perform the duty or undo performance."""
        return (self.fulfilled_by, *self.reopened_by)

    @property
    def turns(self) -> tuple[type[Event], ...]:
        """The events that turn whether the duty arises."""
        return (*self.ruled_out_by, *self.doubted_by, *self.reopened_by)


@attrs.define(frozen=True, kw_only=True, eq=False)
class Recurring:
    """A duty to be performed every year by the same day, for the year before.

    Attributes:
        id: The obligation's id.
        provision: Where it is said.
        duty: What is to be done, after "to".
        month: Month of the due day.
        day: Day of the month.
        fulfilled_by: The event that performs it for the year it names.
        after: The duty whose deadline the first due day does not precede.
    """

    id: str
    provision: str
    duty: str
    month: int
    day: int
    fulfilled_by: type[AnnualReport]
    after: TimeBound


@attrs.define(frozen=True, kw_only=True, eq=False)
class FollowUp:
    """A duty that performance of another raises, towards the next meeting.

    Attributes:
        id: The obligation's id.
        provision: Where it is said.
        duty: What is to be done, after "to".
        follows: The events whose last one raises it.
        undone_by: The event that takes the occasion away.
        fulfilled_by: The event that performs it.
        meetings: Kinds of meeting that the text names.
    """

    id: str
    provision: str
    duty: str
    follows: type[Event]
    undone_by: type[Event]
    fulfilled_by: type[Event]
    meetings: tuple[MeetingKind, ...]


Norm = TimeBound | Recurring | FollowUp
"""An obligation of any shape."""
