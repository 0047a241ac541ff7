"""What lies ahead of a request to extend a deadline: when, to which meeting, with what.

The other way round from a review, which looks at a request that there is: the terms are
those of the request that the State would file on the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import starmap

import attrs

import ccm
from ccm.dates import PartialDate, Period
from ccm.duties.granting import Extendable
from ccm.duties.hearings import (
    Hearing,
    hearings,
    last_day_allowed,
    last_day_undelayed,
    to_be_extended,
)
from ccm.duties.review import days_of
from ccm.facts import ExtensionRequest, State
from ccm.rules.bearing import happened, happened_by
from ccm.rules.case import Case
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Deadline, Finding
from ccm.rules.norms import Content, Norm, with_deadline
from ccm.rules.status import Status
from ccm.rules.told import Missing
from ccm.rules.truth import Truth, agreed
from ccm.tabled import Tabled

__all__ = ["Item", "Outlook", "outlook_on"]

_OWED = frozenset({Status.OUTSTANDING, Status.OVERDUE})
_DONE = "the duty was performed, and no deadline is left to extend"
_WHY_NOT = {
    Status.NOT_BOUND: "the Convention is not in force for the State",
    Status.NOT_APPLICABLE: "the duty does not arise",
    Status.FULFILLED: _DONE,
    Status.FULFILLED_LATE: _DONE,
    Status.OVERDUE: "the deadline has expired, and a request is to come before that",
}
_PASSED = {
    Truth.TRUE: ", which has passed",
    Truth.UNKNOWN: ", which may have passed",
    Truth.FALSE: "",
}
_MUST = {Truth.TRUE: "must", Truth.FALSE: "need not", Truth.UNKNOWN: "may have to"}


@attrs.define(frozen=True, kw_only=True)
class Item:
    """Something that a request can have to contain.

    Attributes:
        provision: Where it is asked for, such as ``art4.6.a``.
        content: What it is.
        needed: Whether it is asked for of this request.
    """

    provision: str
    content: Content
    needed: Truth

    def to_dict(self) -> ccm.request_records.ItemRow:
        """Return it as in JSON: what must be said, and where that is asked for."""
        return ccm.request_records.item_row(self)


@attrs.define(frozen=True, kw_only=True)
class Outlook(Tabled):
    """What lies ahead of a State that wants a deadline extended.

    Where nothing is owed that could be extended there is no meeting, no day, no item.

    Attributes:
        state: The State.
        obligation: Id of the obligation.
        on: The day asked about.
        provision: Where extensions are provided for; empty if they are not.
        deadline: The deadline in force; None where none runs.
        number: The number that the request would have.
        pending: The requests that were filed, and on which no decision is on record.
        longest: The longest extension that may be granted; no time at all if none.
        latest: The days to which it leads, from a deadline that is on record.
        exceptional: Whether exceptional circumstances must be shown.
        last_day: The last day on which the text allows a request; None if it sets none.
        undelayed: The last day to file for a meeting that opens by the deadline.
        hearings: The coming meetings that can decide, in order of days.
        checklist: What the request must contain.
        open: Whether the text lets the State ask for an extension on the day.
        explanation: The reasons.
        missing: What would have to be known to say more.
    """

    state: State
    obligation: str
    on: date
    provision: str = ""
    deadline: Deadline | None = None
    number: int = 1
    pending: tuple[ExtensionRequest, ...] = ()
    longest: Period = Period()
    latest: PartialDate | None = None
    exceptional: Truth = Truth.FALSE
    last_day: PartialDate | None = None
    undelayed: PartialDate | None = None
    hearings: tuple[Hearing, ...] = ()
    checklist: tuple[Item, ...] = ()
    explanation: Explanation
    missing: tuple[Missing, ...] = ()

    _open: Truth = attrs.field(alias="open")

    @property
    def open(self) -> Truth:
        """Whether the text lets the State ask for an extension on the day."""
        return self._open.because(self._why_unknown)

    def explain(self, form: str = "text") -> str:
        """Return the reasons as a tree, with what is missing.

        Args:
            form: ``text``, ``numbered``, ``markdown`` or ``html``.

        Raises:
            InvalidValueError: There is no such form.
        """
        return ccm.as_tree(self.explanation, form, missing=self.missing)

    def _why_unknown(self) -> str:
        gaps = "; ".join(map(str, self.missing))
        return f"{self.explanation.claim}; missing: {gaps}"

    def to_dict(self) -> ccm.request_records.OutlookRow:
        """Return it as in JSON: days, meetings, contents and reasons."""
        return ccm.request_records.outlook_row(self)


def outlook_on(norm: Norm, finding: Finding, case: Case) -> Outlook:
    """Return what lies ahead of a request to extend the deadline of a norm."""
    bound = with_deadline(norm)
    ours = to_be_extended(bound, case) if bound and finding.possible & _OWED else None
    if ours is not None:
        return _Ahead(ours, finding).outlook()
    rule = bound.extension if bound else None
    return Outlook(
        state=finding.state,
        obligation=norm.id,
        on=case.on,
        provision=rule.provision if rule else "",
        deadline=finding.deadline,
        explanation=_not_open(norm, finding),
        open=Truth.FALSE,
    )


class _Ahead:
    """The parts from which an outlook is put together; of no latest day if in doubt."""

    def __init__(self, ours: Extendable, finding: Finding) -> None:
        self.ours, self.finding, self.rule = ours, finding, ours.rule
        self.case, self.on, self.told = ours.case, ours.case.on, finding.deadline
        self.or_later = self.told is not None and self.told.or_later
        self.open = agreed(map(self._allows, finding.possible)) & ~ours.used_up()
        shut = self.open is Truth.FALSE
        self.hearings = () if shut else tuple(hearings(ours, or_later=self.or_later))
        self.last_day, self.undelayed = last_day_allowed(ours), last_day_undelayed(ours)
        self.pending, self.longest = tuple(self._pending()), ours.longest()
        from_decision = self.case.reading.extension_base == "decision"
        none = from_decision or self.longest == Period()
        self.latest = None if none else ours.ends(self.longest, None)

    def outlook(self) -> Outlook:
        ours, finding = self.ours, self.finding
        gaps = finding.missing if self.open == Truth.UNKNOWN else ()
        return Outlook(
            state=finding.state,
            obligation=finding.obligation,
            on=self.on,
            provision=self.rule.provision,
            deadline=self.told,
            number=ours.request.number,
            pending=self.pending,
            longest=self.longest,
            latest=self.latest,
            exceptional=ours.exceptional(),
            last_day=self.last_day,
            undelayed=self.undelayed,
            hearings=self.hearings,
            checklist=tuple(starmap(_item, ours.asked_for())),
            explanation=self._explained(),
            missing=tuple(dict.fromkeys((*gaps, *ours.missing()))),
            open=self.open,
        )

    def _allows(self, status: Status) -> bool:
        if status is Status.OVERDUE:
            return not self.rule.before_expiry
        return status is Status.OUTSTANDING

    def _pending(self) -> Iterator[ExtensionRequest]:
        """Yield the requests that can have been filed, and on which nothing is decided.

        Up to the first that was surely not: they are numbered in the order of filing.
        """
        extensions = self.ours.bearing.extensions
        for number, each in sorted(extensions.asked.items()):
            if not happened((each.request,), self.on):
                return
            decided = extensions.decided.get(number)
            if decided is None or not happened((decided.decision,), self.on):
                yield each.request

    def _explained(self) -> Explanation:
        """Return whether a request is open, and what lies ahead of it."""
        verdict = {
            Truth.TRUE: "is open",
            Truth.FALSE: f"is not open: {self._why_not()}",
            Truth.UNKNOWN: "may be open: the record cannot say",
        }[self.open]
        steps = (
            *self._why_in_doubt(),
            self._why_deadline(),
            *map(self._why_pending, self.pending),
            *self._why_last_day(),
            *self._why_hearings(),
            self._why_longest(),
            *self._why_exceptional(),
        )
        claim = f"{_asked(self.ours.norm, self.finding)} {verdict}"
        return Explanation(claim, self.open, self.rule.provision, (), steps)

    def _why_not(self) -> str:
        if Status.OVERDUE in self.finding.possible and self.rule.before_expiry:
            return f"{_WHY_NOT[Status.OVERDUE]}; one that is filed now is irregular"
        return "the deadline was renewed as often as it can be"

    def _why_in_doubt(self) -> Iterator[Explanation]:
        for each in self.finding.courses if self.open == Truth.UNKNOWN else ():
            said = {
                "open" if self._allows(status) else f"not open: {_WHY_NOT[status]}"
                for status in each.statuses
            }
            yield Explanation(each.as_condition(" or ".join(sorted(said))))

    def _why_deadline(self) -> Explanation:
        count, told = self.ours.extended, self.told
        times = {0: "not extended", 1: "extended once", 2: "extended twice"}
        extended = times.get(count, f"extended {count} times")
        claim = f"the deadline is {told or _days(self.ours.due)}, {extended} on record"
        return Explanation(claim, told.date if told else None, self.ours.norm.provision)

    def _why_pending(self, request: ExtensionRequest) -> Explanation:
        filed = happened_by((request,), self.on) is Truth.TRUE
        claim = f"request {request.number} to {request.meeting} "
        claim += "was filed" if filed else "may have been filed"
        claim += f", and no decision on it by {self.on} is on record"
        return Explanation(claim, facts=(request,))

    def _why_last_day(self) -> Iterator[Explanation]:
        rule, last, undelayed = self.rule, self.last_day, self.undelayed
        if last is None:
            claim = "the text does not ask that a request come before the deadline "
            claim += "expires"
        else:
            later = " or later" if self.or_later else ""
            claim = f"the text allows a request until {_days(last)}{later}"
        chosen = ("before_expiry",) if rule.before_expiry else ()
        yield Explanation(claim, last, rule.lead_provision, choices=chosen)
        for day in filter(None, (undelayed,)):
            moved = self.ours.unrecorded or self.or_later
            claim = f"what is filed after {_days(day)} is late for every meeting "
            claim += (
                f"that opens by the deadline{' that is on record' if moved else ''}"
            )
            yield Explanation(claim, day, rule.lead_provision)

    def _why_hearings(self) -> Iterator[Explanation]:
        yield from map(self._why_hearing, self.hearings)
        if not self.hearings and self.open is not Truth.FALSE:
            claim = (
                "no coming meeting that can decide is on record; a request is to be "
            )
            claim += f"filed {self.rule.ahead} the one that is to consider it"
            yield Explanation(claim, None, self.rule.lead_provision)

    def _why_hearing(self, hearing: Hearing) -> Explanation:
        planned = "; planned, not on record as held" if hearing.planned else ""
        claim = f"{hearing.label} ({days_of(hearing.meeting)}{planned}) can decide: "
        claim += self._by_when(hearing)
        if hearing.lapse:
            first, last = hearing.lapse
            claim += f"; the deadline would have lapsed from {first} to {last}"
        chosen = ("lead_counts_from", "lead_counted_in", "late_request")
        provision = self.rule.lead_provision
        return Explanation(claim, hearing.last_day, provision, choices=chosen)

    def _by_when(self, hearing: Hearing) -> str:
        last, before = hearing.last_day, self.rule.lead
        if last is None:
            claim = "only after the deadline has expired, so that no day to file is in "
            return f"{claim}time"
        counted = f"{before} before it" if before != Period() else "its own day"
        own = last == hearing.lead
        day = (
            ", the last day to file"
            if own
            else f"; the last day to file is {_days(last)}"
        )
        return f"{counted} is {_days(hearing.lead)}{day}{_PASSED[hearing.passed]}"

    def _why_longest(self) -> Explanation:
        claim = "no extension can be granted"
        if self.longest != Period():
            latest = self.latest
            day = _days(latest) if latest else "a day that hangs on the decision"
            sure = self.ours.certain and not self.or_later
            doubt = "" if sure else ", from the deadline that is on record"
            claim = f"at most {self.longest} can be granted, to {day}{doubt}"
        chosen = ("longest_extension", "extension_length", "extension_end", "renewals")
        return Explanation(claim, self.latest, self.rule.provision, choices=chosen)

    def _why_exceptional(self) -> Iterator[Explanation]:
        if self.rule.exceptional_after is None:
            return
        needed, chosen = self.ours.exceptional(), ("exceptional_circumstances",)
        claim = f"exceptional circumstances {_MUST[needed]} be shown"
        yield Explanation(claim, needed, self.rule.provision, choices=chosen)


def _item(provision: str, content: Content, needed: Truth) -> Item:
    return Item(provision=provision, content=content, needed=needed)


def _not_open(norm: Norm, finding: Finding) -> Explanation:
    """Return that no request is open, as nothing is owed that could be extended."""
    bound = with_deadline(norm)
    rule = bound.extension if bound else None
    claim = f"{_asked(norm, finding)} is not open: {_why_there_is_none(norm, finding)}"
    return Explanation(claim, Truth.FALSE, rule.provision if rule else norm.provision)


def _asked(norm: Norm, finding: Finding) -> str:
    return f"{finding.state}: a request to extend the deadline to {norm.duty}"


def _why_there_is_none(norm: Norm, finding: Finding) -> str:
    bound = with_deadline(norm)
    if not norm.dated:
        return "the duty has no deadline"
    if bound is None or bound.extension is None:
        return "the text provides for no extension of this deadline"
    said = [_WHY_NOT[s] for s in sorted(finding.possible) if s in _WHY_NOT]
    if said:
        return " or ".join(dict.fromkeys(said))
    return "as the text is read, this deadline cannot be extended"


def _days(span: PartialDate) -> str:
    """Return a day, or the first and the last that it can be."""
    return str(span) if span.day else f"{span.earliest}..{span.latest}"
