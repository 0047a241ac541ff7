"""The few shapes that carry a treaty's obligations.

A norm is an object of one of these shapes. To read it is to read the provision;
its rule in `ccm.duties` walks it, and nothing else says the same thing again.

None has slots: attrs would make each class twice, and there are few norms.
"""

from __future__ import annotations

from functools import cached_property

import attrs

import ccm
from ccm.dates import Period
from ccm.facts import (
    Enduring,
    Event,
    ExtensionDecision,
    MeetingKind,
    OfYear,
    ToMeeting,
)
from ccm.rules.shown import Shown
from ccm.rules.status import Status

__all__ = [
    "Content",
    "Evidence",
    "ExtensionRule",
    "FollowUp",
    "Norm",
    "Occasional",
    "Recurring",
    "Reopening",
    "StandingDuty",
    "TimeBound",
    "following",
    "with_deadline",
]


@attrs.define(frozen=True, repr=False)
class Content(Shown):
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


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class ExtensionRule(Shown):
    """Under what terms a deadline can be extended.

    Attributes:
        provision: Where that is said.
        longest: The longest extension that one decision can grant.
        lead: How long before the meeting a request must be filed; no time at all if
            the text sets none.
        lead_provision: Where that is said.
        decision_provision: Where the meeting's power to decide is said.
        before_expiry: Whether the request must precede the deadline's expiry.
        exceptional_after: After how many extensions a further one needs
            exceptional circumstances; None if it never does.
        renewal_provision: Where it is said that each extension can be renewed for
            as long again; empty if the text does not say so.
        contents: What a request must contain.
        contents_provision: Where that is said.
        renewal_contents: What a request for a further extension must contain besides;
            said where renewals are provided for.
        years_ahead: A meeting takes up requests on deadlines that lie no more calendar
            years ahead than this, in practice; None if no practice is known.
    """

    provision: str
    longest: Period
    lead: Period
    lead_provision: str
    decision_provision: str
    before_expiry: bool = False
    exceptional_after: int | None = None
    renewal_provision: str = ""
    contents: tuple[Content, ...] = ()
    contents_provision: str = ""
    renewal_contents: tuple[Content, ...] = ()
    years_ahead: int | None = None

    @property
    def ahead(self) -> str:
        """How long before a meeting a request must be filed, before its name."""
        return f"{self.lead} before" if self.lead != Period() else "no later than"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Reopening(Shown):
    """What the text leaves open once something is found after performance.

    Attributes:
        choice: The field of the reading that says what deadline there is then.
        provision: What there is to go by.
    """

    choice: str
    provision: str


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Duty(Shown):
    """What a norm of any shape says, and can be asked.

    Attributes:
        id: The obligation's id, such as ``art3``.
        provision: Where it is said.
        duty: What is to be done, after "to".
    """

    id: str
    provision: str
    duty: str

    @property
    def dated(self) -> bool:
        """Whether there is a day to perform it by for every State under it."""
        return True

    @property
    def every_year(self) -> bool:
        """Whether it is owed for every year."""
        return False

    @property
    def turned_by(self) -> tuple[type[Event] | Evidence, ...]:
        """What can turn an answer, alone: events, and what they show.

        Nothing of a duty that some years raise: that hangs on the year of the event.
        """
        return ()

    def to_dict(self) -> ccm.rule_records.ObligationRow:
        """Return it as in JSON: its id, where it is said, and what is to be done."""
        return ccm.rule_records.obligation_row(self)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class TimeBound(Duty):
    """A duty to be performed once, within a period that a trigger starts.

    Attributes:
        done: What is then done, in words: "completed", "submitted".
        period: How long there is.
        runs_from: The event that starts the period; None for entry into force.
        start_read_by: The field of the reading that says what must show that the
            period has started, by the event's field ``shown_by``; empty where any
            such event does.
        start_overheard: The option of that field under which an observer's word counts.
        presupposes: Events without one of which no such event can have started it.
        apart_from: Events whose place has a period of its own.
        arises_from: The event that shows that the duty arises; None if it
            always does.
        arises_provision: Where it is said on what the duty depends.
        ruled_out_by: Events that show that it does not arise, or is moot.
        doubted_by: Events that put it in doubt whether it arises.
        reported_under: The duty to say whether it arises; None if there is none.
        fulfilled_by: The event that performs it.
        unfulfilled_by: The event that shows it was not performed by its date.
        reopened_by: The events that undo performance.
        reopening: What deadline there is then; None if nothing undoes performance.
        extension: How its deadline can be extended; None if it cannot.
        extension_read_by: The field of the reading that says whether it can, where
            the text leaves that open; else empty.
    """

    done: str
    period: Period
    runs_from: type[Event] | None = None
    start_read_by: str = ""
    start_overheard: str = ""
    presupposes: tuple[type[Enduring], ...] = ()
    apart_from: tuple[type[Event], ...] = ()
    arises_from: type[Event] | None = None
    arises_provision: str = ""
    ruled_out_by: tuple[type[Event], ...] = ()
    doubted_by: tuple[type[Event], ...] = ()
    reported_under: TimeBound | None = None
    fulfilled_by: type[Event]
    unfulfilled_by: type[Event] | None = None
    reopened_by: tuple[type[Event], ...] = ()
    reopening: Reopening | None = None
    extension: ExtensionRule | None = None
    extension_read_by: str = ""

    @property
    def turns(self) -> tuple[type[Event], ...]:
        """The events that turn whether the duty arises."""
        return (*self.ruled_out_by, *self.doubted_by, *self.reopened_by)

    @property
    def implied_by(self) -> tuple[type[Event], ...]:
        """The events that would not happen if the duty had not arisen."""
        return (self.fulfilled_by,)

    @property
    def turned_by(self) -> tuple[type[Event], ...]:
        """The events one of which, alone, can turn an answer."""
        arises = () if self.arises_from is None else (self.arises_from,)
        undoing = (*self.ruled_out_by, *self.reopened_by)
        return (self.fulfilled_by, *arises, *undoing, ExtensionDecision)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Recurring(Duty):
    """A duty to be performed every year by the same day, for the year before.

    Attributes:
        month: Month of the due day.
        day: Day of the month.
        fulfilled_by: The event that performs it for the year it names.
        unfulfilled_by: The event that shows it was not performed by its date.
        after: The duty whose deadline the first due day does not precede.
    """

    month: int
    day: int
    fulfilled_by: type[OfYear]
    unfulfilled_by: type[OfYear] | None = None
    after: TimeBound

    @property
    def raised_by(self) -> tuple[type[Event], ...]:
        """None: it is owed whatever happens."""
        return ()

    @property
    def lasting(self) -> tuple[type[Event], ...]:
        """None, as nothing raises it."""
        return ()

    @property
    def every_year(self) -> bool:
        """Whether it is owed for every year: it is."""
        return True

    @property
    def turned_by(self) -> tuple[type[Event], ...]:
        """The events one of which, alone, can turn an answer."""
        return (self.fulfilled_by,)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class FollowUp(Duty):
    """A duty that performance of another raises, towards the next meeting.

    Attributes:
        follows: The events whose last one raises it.
        undone_by: The event that takes the occasion away.
        renewed_by: Events whose own performance raises it once more.
        renewing: The duty whose period such an event begins, if a reading says which
            of them do; None if each does.
        after: The duty whose performance that is.
        fulfilled_by: The event that performs it.
        meetings: Kinds of meeting that the text names.
        papers: How long before a meeting papers for it are submitted.
    """

    follows: type[Event]
    undone_by: type[Event]
    renewed_by: tuple[type[Event], ...] = ()
    renewing: TimeBound | None = None
    after: TimeBound
    fulfilled_by: type[ToMeeting]
    meetings: tuple[MeetingKind, ...]
    papers: Period = Period()

    @property
    def turned_by(self) -> tuple[type[Event], ...]:
        """The events one of which, alone, can turn an answer."""
        return self.undone_by, self.fulfilled_by


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Occasional(Duty):
    """A yearly duty for those calendar years only in which something raised it.

    Attributes:
        month: Month of the due day, in the year after.
        day: Day of the month.
        raised_by: The events that raise it for the year in which they happen;
            one with a property ``is_none`` that is true shows that nothing does.
        lasting: Those of them that go on after their day, as keeping does.
        fulfilled_by: The event that performs it for the year it names.
        unfulfilled_by: The event that shows it was not performed by its date.
    """

    month: int
    day: int
    raised_by: tuple[type[Event], ...]
    lasting: tuple[type[Event], ...] = ()
    fulfilled_by: type[OfYear]
    unfulfilled_by: type[OfYear] | None = None

    @property
    def after(self) -> TimeBound | None:
        """None: its first due day comes after no other."""
        return None

    @property
    def dated(self) -> bool:
        """It has none: in most years, most States owe nothing."""
        return False


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Evidence(Shown):
    """What an event shows of the performance of a duty without a date.

    Attributes:
        event: The type of event.
        kind: Which of its kinds, by its field ``kind``; None if it has none.
        provision: The part of the duty that it is about.
        part: Which part, where one provision has several.
        shows: What it shows, in words that can follow "whether".
        status: Where that part then stands: fulfilled, outstanding while it is
            in progress, or undetermined where an earlier word no longer stands.
    """

    event: type[Event]
    kind: str | None = None
    provision: str
    part: str = ""
    shows: str
    status: Status

    def matches(self, event: Event) -> bool:
        """Tell whether it speaks of such an event."""
        ours = type(event) is self.event
        return ours and self.kind in (None, getattr(event, "kind", None))


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class StandingDuty(Duty):
    """A duty without a date, which can be neither met for good nor overdue.

    What the State does about it is evidence, part by part; the last word on a
    part stands until another replaces it. A duty with parts is fulfilled while
    all of them are. A duty to forbear is fulfilled while nothing shows a breach
    and the record would hold it.

    Attributes:
        arises_from: The event that shows that the duty arises; None if it
            always does.
        arises_provision: Where it is said on what the duty depends.
        condition: On what it depends, in words that can follow "whether".
        ruled_out_by: Events that show that it does not arise, or is moot.
        doubted_by: Events that put it in doubt whether it arises.
        ended_by: Events after which nothing is left to do.
        renewed_by: Events after which there is, again.
        evidence: What performs it, and what each event shows.
        breached_by: Events that show a breach; only a duty to forbear has them.
        breach: What would show a breach, in words.
        noted: Events that are shown with it and decide nothing.
        self_judged: Whether the State judges for itself that the duty arises,
            as far as the reading says so (`Reading.ability_to_assist`).
    """

    arises_from: type[Event] | None = None
    arises_provision: str = ""
    condition: str = ""
    ruled_out_by: tuple[type[Event], ...] = ()
    doubted_by: tuple[type[Event], ...] = ()
    ended_by: tuple[type[Event], ...] = ()
    renewed_by: tuple[type[Event], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    breached_by: tuple[type[Event], ...] = ()
    breach: str
    noted: tuple[type[Event], ...] = ()
    self_judged: bool = False

    @property
    def turns(self) -> tuple[type[Event], ...]:
        """The events that turn whether the duty arises."""
        return (*self.ruled_out_by, *self.doubted_by, *self.renewed_by)

    @property
    def implied_by(self) -> tuple[type[Event], ...]:
        """The events that would not happen if the duty had not arisen."""
        return self.ended_by

    @property
    def turned_by(self) -> tuple[type[Event] | Evidence, ...]:
        """What can turn an answer, alone: events, and what they show."""
        arises = () if self.arises_from is None else (self.arises_from,)
        return (*self.ruled_out_by, *arises, *self.evidence)

    @property
    def dated(self) -> bool:
        """It has none: it can be neither met for good nor overdue."""
        return False

    @cached_property
    def shown_by(self) -> tuple[type[Event], ...]:
        """The types of events that are evidence, each once."""
        return tuple(dict.fromkeys(proof.event for proof in self.evidence))


Norm = TimeBound | Recurring | FollowUp | Occasional | StandingDuty
"""An obligation of any shape."""


def with_deadline(norm: Norm) -> TimeBound | None:
    """Return the norm if it is performed once, by a deadline; None otherwise."""
    return norm if isinstance(norm, TimeBound) else None


def following(norm: Norm) -> FollowUp | None:
    """Return the norm if performance of another raises it; None otherwise."""
    return norm if isinstance(norm, FollowUp) else None
