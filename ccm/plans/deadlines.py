"""By when an action is to be done: the few rules that plans use."""

from __future__ import annotations

import re
from abc import abstractmethod
from datetime import date as Day
from typing import TYPE_CHECKING

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import Session, State
from ccm.rules import Explanation, Standing, as_read

if TYPE_CHECKING:
    from ccm.plans.inquiry import Inquiry

__all__ = [
    "PACES",
    "AfterConference",
    "AtConference",
    "ByDay",
    "DeadlineRule",
    "Due",
    "OfObligation",
    "Undated",
    "parse_deadline",
]

_ALWAYS = PartialDate(Day.min, Day.max)

PACES = (
    "as soon as possible",
    "as early as possible",
    "at once",
    "promptly",
    "in annual reports",
)
"""Words for urgency that set no day."""


@attrs.define(frozen=True)
class Due:
    """The last day for an action, with the reason for it.

    Attributes:
        last: The last day on which it is in time, a range where the day is in
            doubt; None if the plan sets none.
        why: Where the day comes from.
        judged_on_it: Whether it is decided on the day itself, as what is to be
            reached by a conference is; else from the day after it.
    """

    last: PartialDate | None
    why: Explanation
    judged_on_it: bool = False

    def may_have_passed(self, on: Day) -> bool:
        """Tell whether the day can have passed."""
        return self.last is not None and self._passes(self.last.earliest, on)

    def may_be_ahead(self, on: Day) -> bool:
        """Tell whether the day can still be ahead, or is no day at all."""
        return self.last is None or not self._passes(self.last.latest, on)

    def _passes(self, last: Day, on: Day) -> bool:
        return on >= last if self.judged_on_it else on > last


class DeadlineRule:
    """How the last day for an action follows from the record."""

    __slots__ = ()

    @abstractmethod
    def due(self, inquiry: Inquiry) -> Due:
        """Return the last day for the State that is asked about."""


@attrs.define(frozen=True)
class Undated(DeadlineRule):
    """No day; at most a word for urgency.

    Attributes:
        pace: The word, such as ``as soon as possible``.
    """

    pace: str = ""

    def due(self, inquiry: Inquiry) -> Due:
        """Return that there is no day."""
        said = f", only: {self.pace}" if self.pace else ""
        return Due(None, Explanation(f"the plan sets no day{said}", None, inquiry.ref))

    def __str__(self) -> str:
        return self.pace


@attrs.define(frozen=True)
class ByDay(DeadlineRule):
    """A day of the calendar, such as the end of a year.

    Attributes:
        day: The last day.
        words: The day as the plan says it.
    """

    day: Day
    words: str

    def due(self, inquiry: Inquiry) -> Due:
        """Return the day, unless it passed before the State was bound."""
        why = Explanation(f"{self.words}: {self.day}", self.day, inquiry.ref)
        return _unless_over(PartialDate.on(self.day), why, inquiry)

    def __str__(self) -> str:
        return self.words


@attrs.define(frozen=True)
class AtConference(DeadlineRule):
    """By a Review Conference, and judged on its day.

    Attributes:
        label: The conference, such as ``2RC``.
    """

    label: str

    def due(self, inquiry: Inquiry) -> Due:
        """Return the day of the conference as the reading has it (A-47)."""
        day, why = conference_day(inquiry, self.label)
        return Due(day, why, judged_on_it=True)

    def __str__(self) -> str:
        return f"by {self.label}"


@attrs.define(frozen=True)
class AfterConference(DeadlineRule):
    """Some time after a Review Conference or entry into force for the State (A-45).

    Attributes:
        period: How long.
        label: The conference, such as ``1RC``.
    """

    period: Period
    label: str

    def due(self, inquiry: Inquiry) -> Due:
        """Return the day, counted from the later of the two or the earlier."""
        anchor, why = conference_day(inquiry, self.label)
        assert inquiry.state  # noqa: S101 - such a day is one State's own
        entry = inquiry.duties.entry_into_force(inquiry.state)
        assert entry  # noqa: S101 - only States Parties are asked
        reading = inquiry.duties.reading
        choose = max if reading.plan_period_runs_from == "the later" else min
        anchor = PartialDate(
            choose(anchor.earliest, entry), choose(anchor.latest, entry)
        )
        last = PartialDate(
            _moved(self.period, anchor.earliest, inquiry),
            _moved(self.period, anchor.latest, inquiry),
        )
        claim = f"{self.period} from {anchor}: {last}"
        steps = (
            why,
            *_of_entry(inquiry.duties.standing(inquiry.state)),
            as_read(reading, "plan_period_runs_from"),
        )
        step = Explanation(claim, last, inquiry.ref, (), steps, _CHOSEN)
        return _unless_over(last, step, inquiry)

    def __str__(self) -> str:
        return f"{self.period} after {self.label} or entry into force"


_CHOSEN = ("plan_period_runs_from",)


@attrs.define(frozen=True)
class OfObligation(DeadlineRule):
    """The Convention's own deadline.

    Attributes:
        obligation: Id of the obligation, such as ``art3``.
    """

    obligation: str

    def due(self, inquiry: Inquiry) -> Due:
        """Return the deadline that runs for the State under the Convention."""
        assert inquiry.state  # noqa: S101 - such a day is one State's own
        finding = inquiry.finding(inquiry.state, self.obligation)
        if finding.deadline is None or not finding.deadline.candidates:
            claim = f"no deadline runs under {self.obligation}"
            return Due(None, Explanation(claim, None, inquiry.ref))
        days = finding.deadline.candidates
        last = PartialDate(min(days), max(days))
        claim = f"the Convention's own deadline: {finding.deadline}"
        return Due(last, Explanation(claim, last, finding.explanation.provision))

    def __str__(self) -> str:
        return f"deadline of {self.obligation}"


def conference_day(inquiry: Inquiry, label: str) -> tuple[PartialDate, Explanation]:
    """Return the day that stands for a Review Conference, as the reading has it.

    The conference with which the plan ends has the day that is chosen by
    ``plan_ends_at``; any other that of ``plan_starts_at``. Any day, if the
    record does not hold the conference.
    """
    plan, reading = inquiry.plan, inquiry.duties.reading
    sittings = inquiry.duties.record.sittings(label)
    field = "plan_ends_at" if label == plan.ends_with else "plan_starts_at"
    chosen: str = getattr(reading, field)
    choice = as_read(reading, field)
    if chosen == "planned opening" and plan.planned_end:
        day = PartialDate.on(plan.planned_end)
    elif not sittings:
        claim = f"the record does not hold the days of {label}"
        return _ALWAYS, Explanation(claim, None, "", (), (choice,), (field,))
    else:
        session = Session(label, sittings)
        day = session.closes if chosen == "close" else session.opens
    return day, Explanation(f"{label}: {day}", day, "", (), (choice,), (field,))


def _of_entry(standing: Standing) -> tuple[Explanation, ...]:
    return (standing.entry,) if standing.entry else ()


def _moved(period: Period, day: Day, inquiry: Inquiry) -> Day:
    if day in (Day.min, Day.max):
        return day  # in doubt to the end of the calendar
    return period.after(day, rounding=inquiry.duties.reading.rounding)


def _unless_over(last: PartialDate, why: Explanation, inquiry: Inquiry) -> Due:
    """Return the day, or none if it had passed when the State was bound.

    A State cannot have missed what it was not asked to do in time.
    """
    state: State | None = inquiry.state
    entry = inquiry.duties.entry_into_force(state) if state else None
    if entry is None or entry <= last.latest:
        return Due(last, why)
    claim = f"{last} had passed at entry into force on {entry}: no day is set"
    return Due(None, Explanation(claim, None, inquiry.ref, (), (why,)))


_FORMS: tuple[tuple[str, str], ...] = (
    ("day", r"by ([0-9]{4}-[0-9]{2}-[0-9]{2})"),
    ("year", r"by the end of ([0-9]{4})"),
    ("conference", r"by ([0-9]+RC)"),
    ("after", r"(.+) after ([0-9]+RC) or entry into force"),
    ("obligation", r"deadline of (art[0-9a-z.]+)"),
)


def parse_deadline(text: str) -> DeadlineRule:
    """Read a deadline as the data files write it.

    The end of a year is its 31 December (A-46).

    Raises:
        InvalidValueError: The text has none of the forms.

    >>> parse_deadline("by the end of 2016").day
    datetime.date(2016, 12, 31)
    >>> str(parse_deadline("2 years after 1RC or entry into force").period)
    '2 years'
    """
    if not text or text in PACES:
        return Undated(text)
    for form, pattern in _FORMS:
        if match := re.fullmatch(pattern, text):
            return _made(form, match.groups(), text)
    msg = (
        f"expected {', '.join(map(repr, PACES))}, 'by 2016-12-31', 'by the end of "
        f"2016', 'by 2RC', '2 years after 1RC or entry into force' or 'deadline of "
        f"art3', got {text!r}"
    )
    raise InvalidValueError(msg)


def _made(form: str, parts: tuple[str, ...], text: str) -> DeadlineRule:
    match form:
        case "day":
            return ByDay(PartialDate.parse(parts[0]).earliest, text)
        case "year":
            return ByDay(PartialDate.parse(parts[0]).latest, text)
        case "conference":
            return AtConference(parts[0])
        case "after":
            return AfterConference(Period.parse(parts[0]), parts[1])
        case _:
            return OfObligation(parts[0])
