"""What is missing of a duty with a deadline, by what was asked and not answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import attrs

from ccm.duties.extensions import ends
from ccm.duties.missing import day_of, last_word
from ccm.duties.once import Bearing
from ccm.duties.protocol import Upshot
from ccm.duties.unrecorded import Unrecorded
from ccm.facts import Event, ExtensionDecision
from ccm.rules.bearing import Silence, happened, happened_by, truth_of
from ccm.rules.case import Case
from ccm.rules.courses import Course
from ccm.rules.norms import TimeBound
from ccm.rules.outcome import Lack
from ccm.rules.status import Status
from ccm.rules.told import Cause, Missing
from ccm.rules.truth import Truth

__all__ = ["IN_TIME_OR_LATE", "Gaps"]

IN_TIME_OR_LATE = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})
"""The statuses of a duty that has been performed."""


@attrs.define(frozen=True, eq=False, repr=False)
class Gaps:
    """What is missing, by what was asked and not answered."""

    bearing: Bearing
    case: Case
    answer: Upshot

    def lacking(self, lack: Lack) -> Iterable[Missing]:
        """Return what is missing of what no date tells."""
        case = self.case
        if lack.what == "decision":
            number, _ = lack.about
            assert isinstance(number, int)  # noqa: S101 - it is made so
            return self._decisions(number)
        told: dict[str, Callable[[Lack], Iterable[Missing]]] = {
            "arises": self._report,
            "arose": self._report,
            "performance": self._later,
            "performance before a find": self._later,
            "extension": self._later,
            "order": lambda lack: last_word(case, lack),
        }
        return told.get(lack.what, self._begun)(lack)

    def _decisions(self, number: int) -> Iterator[Missing]:
        """Yield the decision on a request, and others before it that are not on record.

        Each can have set as late a deadline.
        """
        lacks = {each for outcome in self.answer.bound for each in outcome.lacks}
        for each in (number, *sorted(n for n in lacks if n < number)):
            decision = Unrecorded.of(self.bearing.extensions, each)
            yield decision.missing(self.bearing.norm, self.case)

    def _begun(self, lack: Lack) -> Iterator[Missing]:
        b, case, norm = self.bearing, self.case, self.bearing.norm
        assert norm.runs_from is not None  # noqa: S101 - or nothing was asked of it
        fact = f"whether there was an {norm.runs_from.title}"
        used = happened(b.used, case.on)
        if lack.what == "rumour":
            yield Missing(fact, Cause.NOT_REPORTED, told_by=(norm.runs_from,))
        elif used:
            told = "; ".join(f"{each.detail()}, {each.date}" for each in used)
            said = f"{fact} after: {told}"
            yield Missing(said, Cause.NOT_REPORTED, told_by=(norm.runs_from,))
        else:
            told_by = (*norm.presupposes, norm.runs_from)
            silence = b.heard.begun if b.heard.begun.spans else b.heard.preluded
            yield silence.lacks(fact, case.on, told_by, since=b.entry)

    def _beyond(self, fact: str, *told: type[Event]) -> Missing:
        norm, case = self.bearing.norm, self.case
        silence = Silence.of(norm, case.standing.state, case.record, *told)
        since = self.bearing.entry if norm.runs_from else date.min
        return silence.lacks(fact, case.on, told, since=since)

    def _later(self, lack: Lack) -> Iterator[Missing]:
        norm, case = self.bearing.norm, self.case
        if Status.OVERDUE in self.answer.possible:
            fact = f"whether it was {norm.done}"
            told: tuple[type[Event], ...] = (norm.fulfilled_by,)
            if norm.extension:
                fact += " or its deadline extended"
                told = (*told, ExtensionDecision)
            yield self._beyond(fact, *told)
        elif lack.what.startswith("performance"):
            yield self._beyond(f"whether it was {norm.done}", norm.fulfilled_by)
        else:
            done = self.answer.fulfilled_on
            by = min(done.latest, case.on) if done else case.on
            fact = f"whether its deadline had been extended by {by}"
            yield self._beyond(fact, ExtensionDecision)

    def day_of(self, event: Event) -> Missing:
        """Return that the day of an event is missing, by what it is to the duty."""
        fact = self._tells(event)
        if fact and happened_by((event,), self.case.on) is Truth.TRUE:
            return Missing(fact, Cause.PARTIAL_DATE, told_by=(event,))
        return day_of(event)

    def _tells(self, event: Event) -> str:
        """Return what the day of an event would tell of the duty; empty if nothing."""
        performed = isinstance(event, self.bearing.norm.fulfilled_by)
        if performed and self.answer.possible >= IN_TIME_OR_LATE:
            known = self.answer.fulfilled_on or event.date
            return f"the day on which it was {self.bearing.norm.done} (known: {known})"
        if any(each.start is event for each in self.answer.bound):
            return f"the day from which the period runs (known: {event.date})"
        return ""

    def _report(self, _lack: Lack) -> Iterator[Missing]:
        norm, case = self.bearing.norm, self.case
        name = norm.arises_from.title if norm.arises_from else norm.duty
        told = (*norm.ruled_out_by, *((norm.arises_from,) if norm.arises_from else ()))
        if happened(case.heard(*norm.doubted_by), case.on):
            fact = f"what the State found: {name}, or not"
            yield Missing(fact, Cause.DISPUTED, told_by=told)
            return
        report = norm.reported_under
        made = happened_by(case.heard(report.fulfilled_by), case.on) if report else None
        if report and made is not Truth.TRUE:
            report_name = report.fulfilled_by.title.removesuffix(" submitted")
            cause = _why_unreported(report, case)
            yield Missing(f"its {report_name}", cause, told_by=told)
        fact = f"whether, at entry into force: {name}"
        yield Missing(fact, Cause.NOT_REPORTED, told_by=told)


def _why_unreported(report: TimeBound, case: Case) -> Cause:
    """Return why a report is not in the record."""
    told = case.once(report, Bearing.of)
    first, course = told.first, Course()
    if first is not None and course.no_later(
        case.on, ends(course, first.anchor, first.length, case.reading)
    ):
        return Cause.NOT_YET_DUE
    seen = truth_of(lambda course: told.seen_absent(course, case.on))
    known = seen is Truth.TRUE or told.heard.performed.speaks(case.on)
    return Cause.NOT_REPORTED if known else Cause.BEYOND_THE_RECORD
