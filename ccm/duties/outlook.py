"""What lies ahead of a request to extend a deadline: when, to which meeting, with what.

The other way round from a review, which looks at a request that there is: the terms are
those of the request that the State would file on the day.
"""

from __future__ import annotations

from datetime import date

import attrs

import ccm
from ccm.dates import PartialDate, Period
from ccm.duties.granting import Extendable
from ccm.duties.hearings import (
    Hearing,
    last_day_allowed,
    last_day_undelayed,
    to_be_extended,
)
from ccm.duties.outlook_told import Way, explained, not_open
from ccm.facts import ExtensionRequest, State
from ccm.rules.case import Case
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Deadline, Finding
from ccm.rules.norms import Content, Norm, with_deadline
from ccm.rules.status import Status
from ccm.rules.told import Missing
from ccm.rules.truth import Truth
from ccm.tabled import Tabled

__all__ = ["Item", "Outlook", "outlook_on"]

_OWED = frozenset({Status.OUTSTANDING, Status.OVERDUE})


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
        return _looking_ahead(ours, finding)
    rule = bound.extension if bound else None
    return Outlook(
        state=finding.state,
        obligation=norm.id,
        on=case.on,
        provision=rule.provision if rule else "",
        deadline=finding.deadline,
        explanation=not_open(norm, finding),
        open=Truth.FALSE,
    )


def _looking_ahead(ours: Extendable, finding: Finding) -> Outlook:
    way, told = Way.of(ours, finding), finding.deadline
    gaps = finding.missing if way.open == Truth.UNKNOWN else ()
    return Outlook(
        state=finding.state,
        obligation=finding.obligation,
        on=ours.case.on,
        provision=ours.rule.provision,
        deadline=told,
        number=ours.request.number,
        pending=way.pending,
        longest=way.longest,
        latest=way.latest,
        exceptional=ours.exceptional(),
        last_day=last_day_allowed(ours),
        undelayed=last_day_undelayed(ours),
        hearings=way.hearings,
        checklist=tuple(
            Item(provision=provision, content=content, needed=needed)
            for provision, content, needed in ours.asked_for()
        ),
        explanation=explained(way),
        missing=tuple(dict.fromkeys((*gaps, *ours.missing()))),
        open=way.open,
    )
