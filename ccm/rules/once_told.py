"""A duty with a deadline, in words: why it stands so, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import attrs

from ccm.dates import PartialDate, Period
from ccm.facts import Assessment, Event, ExtensionDecision, HostilitiesEnded
from ccm.rules.bearing import happened_by
from ccm.rules.case import Case, Reasons, beyond, happened, name_of, spoken_of
from ccm.rules.courses import Course, every_course
from ccm.rules.explanation import Explanation
from ccm.rules.extending import ends
from ccm.rules.filing import (
    between_sittings,
    extension_of,
    left_out,
    requests,
    without_base,
)
from ccm.rules.finding import Cause, Deadline, Missing
from ccm.rules.irregularities import irregularities, measured
from ccm.rules.missing import (
    day_of,
    last_word,
    last_word_said,
    rounding,
    rounding_said,
    said_by_observers,
)
from ccm.rules.once import Bearing
from ccm.rules.outcome import Lack, Outcome
from ccm.rules.pending import Unrecorded, why_open
from ccm.rules.said import Asked, Said, Weight
from ccm.rules.shape import Answer, Words
from ccm.rules.shapes import TimeBound
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["WORDS"]

_DAY = timedelta(days=1)

IN_TIME_OR_LATE = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})
"""The statuses of a duty that has been performed."""

_ONCE_FOUND = {
    "old deadline": "the deadline that there was runs on",
    "new period": "the period runs anew",
    "overdue at once": "performance is overdue at once",
    "urgent, by its own plan": "if the deadline had passed by then, performance is "
    "urgent, by the State's own plan, and no day is set",
}
_ONCE_PASSED = {
    True: "the deadline had passed by then, so that performance is urgent, by the "
    "State's own plan, and no day is set",
    False: "the deadline had not passed by then, and runs on",
}


class _Once(Words):
    """The words of a duty with a deadline."""

    def reasons(self, bearing: Bearing, case: Case, answer: Answer, /) -> Reasons:
        """Return why the answer is what it is."""
        return _Argument(bearing, case, answer).reasons()

    def lacking(
        self, bearing: Bearing, case: Case, answer: Answer, lack: Lack, /
    ) -> Iterable[Missing]:
        """Return what is missing because something was asked that no date tells."""
        return _Gaps(bearing, case, answer).lacking(lack)

    def said(
        self, bearing: Bearing, case: Case, _answer: Answer, lack: Lack, asked: Asked, /
    ) -> Said:
        """Return how an answer reads to something that no date tells."""
        if lack.what == "decision":
            return _decided(bearing, lack, asked)
        return _SAID.get(lack.what, _arising)(bearing.norm, case, lack, asked)

    def day_of(
        self, bearing: Bearing, case: Case, answer: Answer, event: Event, /
    ) -> Missing:
        """Return that the day of an event is missing."""
        return _Gaps(bearing, case, answer).day_of(event)


WORDS: dict[type[TimeBound], Words] = {TimeBound: _Once()}


def shown(norm: TimeBound) -> tuple[str, ...]:
    """Return the choices on which it rests what starts a period."""
    if norm.runs_from is HostilitiesEnded:
        return ("hostilities_end", "unheard_events")
    return ("unheard_events",) if norm.runs_from else ()


def choices(period: Period) -> tuple[str, ...]:
    """Return the fields of the reading that matter for where a period ends."""
    return ("last_day", "rounding") if period.calendar_months else ("day_zero",)


@attrs.define(frozen=True, eq=False, repr=False)
class _Argument:
    """An answer about a duty with a deadline, as an argument."""

    bearing: Bearing
    case: Case
    answer: Answer

    @property
    def norm(self) -> TimeBound:
        return self.bearing.norm

    @property
    def under(self) -> tuple[Outcome, ...]:
        """The outcomes of the courses in which the duty arises."""
        return tuple(each for each in self.answer.bound if each.arises)

    def reasons(self) -> Reasons:
        """Return the steps, from the deadline to what was performed."""
        norm, case, due = self.norm, self.case, self.answer.deadline
        if norm.runs_from is not None and not self.under:
            return Reasons(because=tuple(self._not_begun()))
        odd = irregularities(norm, case, due) if due else ()
        because: list[Explanation] = []
        if due:
            because.extend(self._why_due(due))
        elif self.under and norm.runs_from is None:
            because.append(self._initially(self._that_passed()))
        because.extend(self._why_arising())
        if self.under:
            because.extend(self._how_reopened())
            because.append(self._how_performed())
            because.extend(self._why_doubtful())
        if due and (step := measured(norm, case, due, odd)):
            because.append(step)
        because.extend(self._judgements())
        if norm.runs_from is not None:
            if not all(each.arises for each in self.answer.bound):
                because.extend(self._unbegun())
            because.extend(self._bound())
        return Reasons(because=tuple(because), irregularities=odd)

    def _bound(self) -> Iterator[Explanation]:
        if self.case.standing.entry is not None:
            yield self.case.standing.entry

    def _not_begun(self) -> Iterator[Explanation]:
        yield from self._unbegun()
        yield from self._bound()

    def _unbegun(self) -> Iterator[Explanation]:
        norm, case, b = self.norm, self.case, self.bearing
        assert norm.runs_from is not None  # noqa: S101 - for the type checkers
        claim = f"the record holds no {name_of(norm.runs_from)}"
        told = case.heard(norm.runs_from)
        before = [e for e in told if e.date.latest < b.entry]
        if happened((e for e in told if e not in before), case.on):
            return
        if before:
            claim = f"{claim} since entry into force"
        if self.answer.possible == frozenset({Status.NOT_APPLICABLE}):
            claim += self._why_none()
        facts = case.accounts(before)
        yield Explanation(claim, None, norm.provision, facts, choices=shown(norm))
        if b.rumoured and (said := happened((d.event for d in b.rumoured), case.on)):
            claim = "observers say, which puts that in doubt"
            yield Explanation(claim, Truth.UNKNOWN, "", said)

    def _why_none(self) -> str:
        """Return what makes silence mean that there is none, in words."""
        record, norm, case = self.case.record, self.norm, self.case
        coverage = record.coverage_of(norm.id)
        if coverage is not None and self.bearing.silence.speaks(case.on):
            sources = " | ".join(str(source) for source in coverage.source)
            return f", which would hold it ({sources})"
        if self.bearing.silence.speaks(case.on):
            return ""
        return "; what no source tells of is taken to be none, as read"

    def _why_due(self, deadline: Deadline) -> Iterator[Explanation]:
        initial = self._initially(deadline)
        step = self._explained(deadline, initial)
        if step.value != deadline.date or deadline.or_later:
            claim, provision = f"deadline {deadline}", self.norm.provision
            step = Explanation(claim, deadline.date, provision, (), (step,))
        yield step
        for decision in left_out(self.norm, self.case):
            claim = f"extends nothing, as the text is read: {decision.detail()}"
            chosen = ("late_request", "silence_procedure")
            accounts = self.case.accounts((decision,))
            yield Explanation(claim, None, "", accounts, (), chosen)
        for decision in happened(without_base(self.norm, self.case), self.case.on):
            claim = f"counts from a deadline that is not known: {decision.detail()}"
            accounts = self.case.accounts((decision,))
            yield Explanation(claim, None, "", accounts, (), ("extension_base",))

    def _explained(self, deadline: Deadline, initial: Explanation) -> Explanation:
        rule = extension_of(self.norm, self.case.reading)
        if rule is None or not deadline.extensions:
            return initial
        case = self.case
        steps = tuple(
            Explanation(
                f"{'extended' if step.certain else 'perhaps already extended'} "
                f"from {step.before} to {step.after}: {step.decision.detail()}",
                step.after,
                rule.provision,
                case.accounts(
                    (step.decision, *happened(self._request(step.decision), case.on))
                ),
                (),
                _chosen(step.decision, case),
            )
            for step in deadline.extensions
        )
        claim, provision = f"deadline {deadline}", rule.decision_provision
        return Explanation(claim, deadline.date, provision, (), (initial, *steps))

    def _request(self, decision: ExtensionDecision) -> Iterable[Event]:
        ours = requests(self.norm, self.case)
        return (request for request in ours if request.number == decision.number)

    def _initially(self, deadline: Deadline) -> Explanation:
        norm, case = self.norm, self.case
        rule = extension_of(norm, case.reading)
        words, step = self._start()
        if case.reading.day_zero == "counted from the deposit" and not (
            norm.period.calendar_months or norm.runs_from
        ):
            words = "the deposit"
        chosen = choices(norm.period)
        return Explanation(
            f"{'initial deadline' if rule else 'deadline'} {self._initial(deadline)}: "
            f"{norm.period} from {words}",
            deadline.initial,
            norm.provision,
            (),
            (step,) if step else (),
            (*chosen, "later_remnants") if norm.extension_doubted else chosen,
        )

    def _that_passed(self) -> Deadline:
        """Return the deadline that there was before a find after which none is set."""
        days = sorted(self._initial_days())
        return Deadline(None, days[0] if len(set(days)) == 1 else None, (), ())

    def _initial_days(self) -> Iterator[date]:
        for each in self.answer.courses.each:
            if each.outcome.initial is not None:
                yield from each.course.span(each.outcome.initial)

    def _initial(self, deadline: Deadline) -> str:
        if deadline.initial is not None:
            return str(deadline.initial)
        days = list(self._initial_days())
        return str(PartialDate(min(days), max(days)))

    def _start(self) -> tuple[str, Explanation | None]:
        """Return from what the period runs, in words, and why."""
        norm, case = self.norm, self.case
        if norm.runs_from is None:
            return "entry into force", case.standing.entry
        events = [each.start for each in self.under if each.start is not None]
        if not events:
            return f"an {name_of(norm.runs_from)} that is not on record", None
        event = events[0]
        claim, value = f"{event.detail()}: {event.date}", event.date
        if any(event is each.event for each in self.bearing.rumoured):
            claim = f"observers say, which settles nothing: {claim}"
            step = Explanation(claim, Truth.UNKNOWN, norm.provision, (event,))
            return f"{event.detail()}, if observers are right", step
        accounts = case.accounts((event,))
        step = Explanation(claim, value, norm.provision, accounts, choices=shown(norm))
        return event.detail(), step

    def _why_arising(self) -> Iterator[Explanation]:
        norm, case = self.norm, self.case
        if norm.arises_from is None:
            return
        states = {each.arises for each in self.answer.bound}
        truth = Truth.of(states.pop()) if len(states) == 1 else Truth.UNKNOWN
        words = {
            Truth.TRUE: f"the duty arises: {name_of(norm.arises_from)}",
            Truth.FALSE: "the duty does not arise, or is moot",
            Truth.UNKNOWN: "the record does not say whether the duty arises",
        }
        facts, claim = _said(norm, case), words[truth]
        declared = any(type(event) is norm.arises_from for event in facts)
        done = [each.by for each in self.under if each.by is not None]
        if truth is Truth.TRUE and not declared and done:
            claim = f"the duty arose: {name_of(norm.fulfilled_by)}"
            facts = (*dict.fromkeys(case.accounts(done)), *facts)
        yield Explanation(claim, truth, norm.arises_provision, facts)

    def _how_reopened(self) -> Iterator[Explanation]:
        norm, case = self.norm, self.case
        if norm.reopening is None:
            return
        finds = happened(case.heard(*norm.reopened_by), case.on)
        performed = happened(case.heard(norm.fulfilled_by, *norm.ruled_out_by), case.on)
        if not finds or not (performed or any(f.date.day is None for f in finds)):
            return
        names = " or ".join(dict.fromkeys(name_of(type(find)) for find in finds))
        days = ", ".join(str(find.date) for find in finds)
        option: str = getattr(case.reading, norm.reopening.choice)
        words = _ONCE_FOUND[option]
        passed = {each.due is None for each in self.under if each.find is not None}
        if option == "urgent, by its own plan" and len(passed) == 1:
            words = _ONCE_PASSED[passed.pop()]
        claim = f"{names} ({days}): {words}"
        choice, provision = (norm.reopening.choice,), norm.reopening.provision
        yield Explanation(claim, None, provision, case.accounts(finds), (), choice)

    def _how_performed(self) -> Explanation:
        case, norm, under = self.case, self.norm, self.under
        facts = {id(e): e for o in under for e in (o.undone, o.by) if e is not None}
        accounts = case.accounts(facts.values())
        done = [each.done is not None for each in under]
        if all(done) and len(under) == len(self.answer.bound):
            span = self.answer.fulfilled_on
            claim, value = f"{norm.done}: {span or 'it is in doubt when'}", span
            return Explanation(claim, value, norm.provision, accounts)
        if any(done):
            claim = f"it is in doubt whether it was {norm.done} by {case.on}"
            return Explanation(claim, Truth.UNKNOWN, norm.provision, accounts)
        return self._not_performed(accounts)

    def _not_performed(self, accounts: tuple[Event, ...]) -> Explanation:
        case, norm, b = self.case, self.norm, self.bearing
        owed = len(self.under) == len(self.answer.bound)
        absent = [each.event for each in b.absent]
        listed = case.accounts(e for e in absent if case.on <= e.date.latest)
        known = any(case.on <= e.date.earliest for e in absent) or (
            owed and b.silence.speaks(case.on)
        )
        undone = [each.undone for each in self.under if each.undone is not None]
        since = f", {name_of(type(undone[0]))} since" if undone else ""
        if known:
            claim = f"not {norm.done} by {case.on}{since}{self._late_by()}"
        else:
            claim = f"no record that it was {norm.done}{since}"
        truth = Truth.FALSE if known else Truth.UNKNOWN
        return Explanation(claim, truth, norm.provision, (*accounts, *listed))

    def _late_by(self) -> str:
        """Return how long ago the deadline passed, where it surely has."""
        deadline = self.answer.deadline
        if deadline is None or deadline.or_later:
            return ""
        if any(each.due is None for each in self.under):
            return ""
        due = deadline.candidates[-1]
        if self.case.on <= due:
            return ""
        return f", {Period.between(due, self.case.on)} after the deadline"

    def _why_doubtful(self) -> Iterator[Explanation]:
        possible = self.answer.possible
        suspending = self._can_be_suspended()
        lacks = sorted({number for each in self.under for number in each.lacks})
        in_doubt = Status.OVERDUE in possible or possible >= IN_TIME_OR_LATE
        if suspending or lacks or in_doubt:
            lacking = tuple(_unrecorded(self.bearing, number) for number in lacks)
            yield from why_open(self.norm, self.case, lacking, suspending=suspending)

    def _can_be_suspended(self) -> bool:
        """Tell whether a deadline that may have passed can be suspended, so read."""
        deadline = self.answer.deadline
        if self.case.reading.pending_request == "suspends nothing" or deadline is None:
            return False
        passed = self.case.on > deadline.candidates[0]
        return passed and any(each.done is None for each in self.under)

    def _judgements(self) -> Iterator[Explanation]:
        for judged in self.case.dossier.of(Assessment):
            if judged.obligation == self.norm.id and judged.bears_from <= self.case.on:
                claim = f"an observer calls it a {judged.verdict}"
                yield Explanation(claim, None, "", (judged,))


def _chosen(decision: ExtensionDecision, case: Case) -> tuple[str, ...]:
    """Return the choices on which it rests what a decision does."""
    length = () if decision.until else ("extension_base", "extension_end")
    sat = between_sittings(decision, case) is Truth.FALSE
    return length if sat else (*length, "silence_procedure")


def _said(norm: TimeBound, case: Case) -> tuple[Event, ...]:
    """Return the words on whether a duty arises; what observers say comes last."""
    assert norm.arises_from is not None  # noqa: S101 - or there are none
    turns = case.heard(norm.arises_from, *norm.turns)
    heard = case.accounts(spoken_of(turns, case.on))
    kinds = (norm.arises_from, *norm.ruled_out_by, *norm.doubted_by, *norm.implied_by)
    return (*heard, *case.overheard(*kinds))


def _unrecorded(bearing: Bearing, number: int) -> Unrecorded:
    asked = bearing.extensions.asked.get(number)
    return Unrecorded(number, asked.request if asked else None)


def _decided(bearing: Bearing, lack: Lack, asked: Asked) -> Said:
    """Return how it reads what a decision made that is not on record."""
    number = lack.about[0]
    assert isinstance(number, int)  # noqa: S101 - it is made so
    request = bearing.extensions.asked.get(number)
    meeting = request.request.meeting if request else "a meeting"
    what, days = f"{meeting} granted request {number}", asked.days[0]
    if asked.yes:
        granted = _as_asked(bearing, number)
        if granted and days.earliest <= granted:
            return Said(f"{what} as asked", due=granted)
        return Said(f"{what}, to {days.earliest} or later")
    none = f"{meeting} did not grant request {number}"
    if days.earliest < days.latest:
        none += f", or not to {days.latest + _DAY}"
    return Said(none, Weight.NOTHING)


def _as_asked(bearing: Bearing, number: int) -> date | None:
    """Return the deadline if a request was granted as asked; None if in doubt."""
    extensions, first = bearing.extensions, bearing.first
    if first is None:
        return None
    granted = extensions.as_asked(number)
    if granted is None:
        return None

    def days(course: Course) -> tuple[date, date]:
        return course.span(granted.extended(course, first, date.max).due)

    found = {day for span in every_course(days).outcomes for day in span}
    return found.pop() if len(found) == 1 else None


def _unheard(norm: TimeBound, _case: Case, lack: Lack, asked: Asked) -> Said:
    """Return how it reads that it was performed, and that nobody recorded it."""
    if lack.about:  # before a find
        done = f"it had been {norm.done} before the find, which is not on record"
        return Said(done) if asked.yes else Said(*_NOTHING)
    ways = set(asked.answers)
    if ways == {None}:
        return Said(*_NOTHING)
    when = ","
    if len(ways) == 1:
        when = " in time," if ways == {Status.FULFILLED} else " late,"
    return Said(f"it was {norm.done}{when} and that is not on record", Weight.UNHEARD)


_NOTHING = "nothing happened that is not on record", Weight.PRESUMED


def _extended(_norm: TimeBound, _case: Case, _lack: Lack, asked: Asked) -> Said:
    words = "its deadline was extended, and that is not on record"
    return Said(words, Weight.UNHEARD) if asked.yes else Said(*_NOTHING)


def _starting(norm: TimeBound, _case: Case, _lack: Lack, asked: Asked) -> Said:
    assert norm.runs_from is not None  # noqa: S101 - or nothing was asked of it
    event = name_of(norm.runs_from)
    days = [PartialDate(*span) for span in asked.answers if isinstance(span, tuple)]
    if not days:
        return Said(f"no {event} is missing from the record", Weight.NOTHING)
    return Said(f"an {event} is missing from the record, {_either(days)}")


def _started(norm: TimeBound, _case: Case, _lack: Lack, asked: Asked) -> Said:
    assert norm.runs_from is not None  # noqa: S101 - or nothing was asked of it
    return Said(f"the {name_of(norm.runs_from)} came {_either(asked.days)}")


def _either(days: Iterable[PartialDate]) -> str:
    return " or ".join(map(str, days))


def _rumoured(_norm: TimeBound, case: Case, lack: Lack, asked: Asked) -> Said:
    told = [event.detail() for event in case.dossier.events if id(event) in lack.about]
    return said_by_observers(told[0], asked)


def _placed(_norm: TimeBound, _case: Case, _lack: Lack, asked: Asked) -> Said:
    places = " or ".join(str(place) or "elsewhere" for place in asked.answers)
    return Said(f"that was in: {places}")


def _arising(norm: TimeBound, case: Case, lack: Lack, asked: Asked) -> Said:
    if lack.what == "order":
        return last_word_said(case, lack, asked)
    if lack.what == "rounding":
        return rounding_said(asked)
    name = name_of(norm.arises_from) if norm.arises_from else norm.duty
    words = f"the duty arises: {name}"
    return Said(words if asked.yes else f"the duty does not arise: no {name}")


_SAID: dict[str, Callable[[TimeBound, Case, Lack, Asked], Said]] = {
    "performance": _unheard,
    "extension": _extended,
    "began": _starting,
    "start": _started,
    "rumour": _rumoured,
    "place": _placed,
}


@attrs.define(frozen=True, eq=False, repr=False)
class _Gaps:
    """What is missing, by what was asked and not answered."""

    bearing: Bearing
    case: Case
    answer: Answer

    def lacking(self, lack: Lack) -> Iterable[Missing]:
        """Return what is missing of what no date tells."""
        norm, case, b = self.bearing.norm, self.case, self.bearing
        if lack.what == "decision":
            number, _ = lack.about
            assert isinstance(number, int)  # noqa: S101 - it is made so
            return (_unrecorded(b, number).missing(norm, case),)
        if lack.what == "rounding":
            return (rounding(),)
        told: dict[str, Callable[[Lack], Iterable[Missing]]] = {
            "arises": self._report,
            "performance": self._later,
            "extension": self._later,
            "order": lambda lack: last_word(case, lack),
        }
        return told.get(lack.what, self._begun)(lack)

    def _begun(self, lack: Lack) -> Iterator[Missing]:
        runs_from = self.bearing.norm.runs_from
        assert runs_from is not None  # noqa: S101 - or nothing was asked of it
        fact = f"whether there was an {name_of(runs_from)}"
        if lack.what == "rumour":
            yield Missing(fact, Cause.NOT_REPORTED, told_by=(runs_from,))
        else:
            yield self._beyond(fact, runs_from)

    def _unheard_before_the_record(self) -> bool:
        """Tell whether the days of which the record says nothing lie before it."""
        silence = self.bearing.silence
        return silence.speaks(self.case.on) and self.bearing.entry < silence.since

    def _beyond(self, fact: str, *told: type[Event]) -> Missing:
        b = self.bearing
        if b.norm.runs_from is not None and self._unheard_before_the_record():
            since = b.silence.since
            said = f"{fact}: the record does not claim to hold this before {since}"
            return Missing(said, Cause.BEYOND_THE_RECORD, told_by=told)
        return beyond(fact, self.case, b.norm.id, told, doubted=b.doubted)

    def _later(self, lack: Lack) -> Iterator[Missing]:
        norm, case = self.bearing.norm, self.case
        if Status.OVERDUE in self.answer.possible:
            fact = f"whether it was {norm.done}"
            told: tuple[type[Event], ...] = (norm.fulfilled_by,)
            if norm.extension:
                fact += " or its deadline extended"
                told = (*told, ExtensionDecision)
            yield self._beyond(fact, *told)
        elif lack.what == "performance":
            yield self._beyond(f"whether it was {norm.done}", norm.fulfilled_by)
        else:
            done = self.answer.fulfilled_on
            by = min(done.latest, case.on) if done else case.on
            fact = f"whether its deadline had been extended by {by}"
            yield self._beyond(fact, ExtensionDecision)

    def day_of(self, event: Event) -> Missing:
        """Return that the day of an event is missing, by what it is to the duty."""
        performed = isinstance(event, self.bearing.norm.fulfilled_by)
        spans = self.answer.possible >= IN_TIME_OR_LATE
        come = happened_by((event,), self.case.on) is Truth.TRUE
        if performed and spans and come:
            fact = f"the day on which it was {self.bearing.norm.done}"
            known = self.answer.fulfilled_on or event.date
            fact = f"{fact} (known: {known})"
            return Missing(fact, Cause.PARTIAL_DATE, told_by=(event,))
        starts = any(each.start is event for each in self.answer.bound)
        if starts and come:
            fact = f"the day from which the period runs (known: {event.date})"
            return Missing(fact, Cause.PARTIAL_DATE, told_by=(event,))
        return day_of(event)

    def _report(self, _lack: Lack) -> Iterator[Missing]:
        norm, case = self.bearing.norm, self.case
        name = name_of(norm.arises_from) if norm.arises_from else norm.duty
        told = (*norm.ruled_out_by, *((norm.arises_from,) if norm.arises_from else ()))
        if happened(case.heard(*norm.doubted_by), case.on):
            fact = f"what the State found: {name}, or not"
            yield Missing(fact, Cause.DISPUTED, told_by=told)
            return
        report = norm.reported_under
        if report and not _reported(report, case):
            report_name = name_of(report.fulfilled_by).removesuffix(" submitted")
            cause = _why_unreported(report, case)
            yield Missing(f"its {report_name}", cause, told_by=told)
        fact = f"whether, at entry into force: {name}"
        yield Missing(fact, Cause.NOT_REPORTED, told_by=told)


def _reported(report: TimeBound, case: Case) -> bool:
    return happened_by(case.heard(report.fulfilled_by), case.on) is Truth.TRUE


def _why_unreported(report: TimeBound, case: Case) -> Cause:
    """Return why a report is not in the record."""
    told = case.once(report, Bearing.of)
    if told.first is not None:
        first, course = told.first, Course()
        due = ends(course, first.anchor, first.length, case.reading)
        if course.no_later(case.on, due):
            return Cause.NOT_YET_DUE
    seen = any(case.on <= each.event.date.earliest for each in told.absent)
    known = seen or told.silence.speaks(case.on)
    return Cause.NOT_REPORTED if known else Cause.BEYOND_THE_RECORD
