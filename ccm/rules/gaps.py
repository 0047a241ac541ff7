"""What would have to be known to settle where a State stands."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ccm.dates import PartialDate
from ccm.facts import Event, ExtensionDecision
from ccm.rules.case import Case, beyond, name_of
from ccm.rules.deadlines import Term, terms
from ccm.rules.filing import days_in_doubt, decisions, extension_of
from ccm.rules.finding import Cause, Missing
from ccm.rules.pending import Unrecorded, days_of_pending
from ccm.rules.progress import Arising, Performance, surely_absent
from ccm.rules.reopening import as_read
from ccm.rules.shapes import TimeBound
from ccm.rules.starts import beginnings, begun_on
from ccm.rules.status import Status

__all__ = ["IN_TIME_OR_LATE", "Gaps"]

IN_TIME_OR_LATE = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})
"""The statuses of a duty that has been performed."""


@attrs.define(frozen=True, eq=False, repr=False)
class Gaps:
    """The parts of an argument about a deadline, asked for what they lack.

    Attributes:
        norm: The duty.
        case: The State on the day.
        start: From when the period runs.
        arising: Whether the duty arises.
        courses: How it can stand performed.
        terms: What the deadline can be.
        unrecorded: The decisions that the record lacks.
    """

    norm: TimeBound
    case: Case
    start: PartialDate
    arising: Arising
    courses: tuple[Performance, ...]
    terms: tuple[Term, ...]
    unrecorded: tuple[Unrecorded, ...]

    def missing(self, possible: frozenset[Status]) -> Iterator[Missing]:
        """Yield what would narrow the possible statuses."""
        found = list(self._told_apart(possible))
        yield from found or self._missing_order()

    def _missing_order(self) -> Iterator[Missing]:
        """Yield the days on which it hangs which of two past events came last."""
        for event in self._steps():
            if event.date.day is None:
                fact = f"the day of: {event.detail()} (known: {event.date})"
                yield Missing(fact, Cause.PARTIAL_DATE, told_by=(event,))

    def _told_apart(self, possible: frozenset[Status]) -> Iterator[Missing]:
        if len(self.arising.states) > 1:
            yield from self._missing_report()
        if Status.OVERDUE in possible or possible >= IN_TIME_OR_LATE:
            yield from (each.missing(self.norm, self.case) for each in self.unrecorded)
        in_doubt = [e for e in self._steps() if not e.date.surely_by(self.case.on)]
        in_doubt += self._by_reading()
        yield from map(_day_of, in_doubt)
        told: list[Event | None] = [*in_doubt]
        if possible >= IN_TIME_OR_LATE and not in_doubt:
            yield from self._missing_day()
            told = [course.event for course in self.courses]
        if len(self.courses) > 1:
            yield from (_day_of(e) for e in self._out_of_order() if e not in told)
        if any(term.due.day is None for term in self.terms):
            yield from self._missing_anchor()
        if Status.OVERDUE in possible:
            yield from self._missing_later()
        elif possible >= IN_TIME_OR_LATE:
            yield from self._missing_extension()

    def _missing_day(self) -> Iterator[Missing]:
        for course in self.courses:
            if course.span is None or course.event is None:
                continue
            if course.span.day is None:
                done = self.norm.done
                fact = f"the day on which it was {done} (known: {course.span})"
                yield Missing(fact, Cause.PARTIAL_DATE, told_by=(course.event,))
            for decision in decisions(self.norm, self.case):
                taken = decision.date
                apart = (
                    taken.latest < course.span.earliest
                    or course.span.latest < taken.earliest
                )
                if taken.day is None and not apart:
                    yield _day_of(decision)

    def _missing_anchor(self) -> Iterator[Missing]:
        anchors = dict.fromkeys(t.anchor for t in self.terms if t.due.day is None)
        for anchor in anchors:
            fact = f"the day from which the period runs (known: {anchor})"
            starts = beginnings(self.norm, self.case)
            told = [e for e in self.case.dossier.events if e.date == anchor] or [
                e for e in starts if begun_on(e, self.case) == anchor
            ]
            yield Missing(fact, Cause.PARTIAL_DATE, told_by=tuple(told))

    def _missing_later(self) -> Iterator[Missing]:
        norm, case = self.norm, self.case
        if case.absence_counts(norm.id) or surely_absent(norm, case):
            return
        fact = f"whether it was {norm.done}"
        told: tuple[type[Event], ...] = (norm.fulfilled_by,)
        if norm.extension:
            fact += " or its deadline extended"
            told = (*told, ExtensionDecision)
        yield beyond(fact, case, norm.id, told)

    def _missing_extension(self) -> Iterator[Missing]:
        """Yield that a decision may be lacking that was taken before performance."""
        norm, case = self.norm, self.case
        if extension_of(norm, case.reading) is None:
            return
        due = min(term.due.earliest for term in self.terms)
        for course in self.courses:
            if course.span is None or course.span.latest <= due:
                continue
            by = min(course.span.latest, case.on)
            if not case.absence_counts(norm.id, by):
                fact = f"whether its deadline had been extended by {by}"
                yield beyond(fact, case, norm.id, (ExtensionDecision,))

    def _missing_report(self) -> Iterator[Missing]:
        norm, case = self.norm, self.case
        name = name_of(norm.arises_from) if norm.arises_from else norm.duty
        told = (*norm.ruled_out_by, *((norm.arises_from,) if norm.arises_from else ()))
        said = [e for e in case.heard(*norm.doubted_by) if e.date.possibly_by(case.on)]
        if said:
            fact = f"what the State found: {name}, or not"
            yield Missing(fact, Cause.DISPUTED, told_by=told)
            return
        report = norm.reported_under
        if report and not _reported(report, case):
            cause = _why_unreported(report, case, self.start)
            report_name = name_of(report.fulfilled_by).removesuffix(" submitted")
            yield Missing(f"its {report_name}", cause, told_by=told)
        fact = f"whether, at entry into force: {name}"
        yield Missing(fact, Cause.NOT_REPORTED, told_by=told)

    def _by_reading(self) -> Iterator[Event]:
        """Yield the events whose day matters because of how the text is read."""
        yield from days_in_doubt(self.norm, self.case)
        if self.case.reading.pending_request == "suspends":
            yield from days_of_pending(self.norm, self.case)
        if as_read(self.norm, self.case) != "old deadline":
            for event in self.case.heard(*self.norm.reopened_by):
                if event.date.day is None and event.date.surely_by(self.case.on):
                    yield event

    def _out_of_order(self) -> Iterator[Event]:
        """Yield the events of which it is not known what came before them."""
        for event in self.case.heard(*self.norm.course):
            if event.date.day is None and event.date.surely_by(self.case.on):
                yield event

    def _steps(self) -> Iterator[Event]:
        """Yield the events that can have happened by the day, or not."""
        norm, case = self.norm, self.case
        turns = case.heard(*norm.course, *norm.ruled_out_by)
        for event in (*turns, *decisions(norm, case)):
            if event.date.possibly_by(case.on):
                yield event


def _day_of(event: Event) -> Missing:
    fact = f"the day of: {event.detail()} (known: {event.date})"
    return Missing(fact, Cause.PARTIAL_DATE, told_by=(event,))


def _reported(report: TimeBound, case: Case) -> bool:
    return any(e.date.surely_by(case.on) for e in case.heard(report.fulfilled_by))


def _why_unreported(report: TimeBound, case: Case, start: PartialDate) -> Cause:
    """Return why a report is not in the record."""
    if case.on <= terms(report, case, start)[0].due.latest:
        return Cause.NOT_YET_DUE
    told = case.absence_counts(report.id) or surely_absent(report, case)
    return Cause.NOT_REPORTED if told else Cause.BEYOND_THE_RECORD
