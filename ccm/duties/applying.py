"""Applying a norm to a case: every course of events, and what they have in common."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any, cast

import attrs

from ccm.dates import PartialDate
from ccm.duties.homes import rule_of, words_of
from ccm.duties.missing import days_of_meeting
from ccm.duties.prospects import prospects
from ccm.duties.protocol import Upshot
from ccm.duties.said import Asked, Said
from ccm.rules.bearing import happened
from ccm.rules.case import Case, Reasons, name_of
from ccm.rules.courses import Course, Courses, Fork, When, every_course, taken
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Cause, Deadline, Extension, Finding, Missing, Told
from ccm.rules.norms import Norm, with_deadline
from ccm.rules.outcome import Lack, Outcome
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["answered", "apply", "outcome_in", "possible"]


class _Duty:
    """A norm and a State: the rule, whatever the day."""

    __slots__ = ("bearing", "case", "leaving", "rule")

    def __init__(self, norm: Norm, case: Case) -> None:
        self.case, self.rule, self.leaving = case, rule_of(norm), case.leaving
        self.bearing: Any = self.rule.bearing(norm, case)

    @property
    def conceivable(self) -> frozenset[Status]:
        """Every status that there can be of the State once it is bound."""
        leaves = {Status.NOT_BOUND} if self.leaving is not None else set[Status]()
        return self.rule.conceivable | leaves

    def outcome(self, on: date, course: Course) -> Outcome | Fork[Outcome]:
        """Return where the State stands on a day in one course of events."""
        if self.leaving is None:
            return self.rule.outcome(self.bearing, on, course, None)
        leaves = self.leaving.day(course)
        if leaves is not None and course.no_later(leaves, on):
            return self._once_left(on, course, leaves)
        return self._bound(on, course, leaves)

    def _bound(
        self, on: date, course: Course, leaves: When | None
    ) -> Outcome | Fork[Outcome]:
        ends = leaves if leaves is not None and self._told(course, on) else None
        return self.rule.outcome(self.bearing, on, course, ends)

    def _told(self, course: Course, on: date) -> bool:
        """Tell whether notice of withdrawal has been received by a day."""
        if self.leaving is None or not self.rule.yearly:
            return False
        return course.no_later(self.leaving.received, on)

    def _once_left(
        self, on: date, course: Course, leaves: When
    ) -> Outcome | Fork[Outcome]:
        """Return what a State that has left still owes, as the text is read."""
        begun = self.case.standing.in_force_from is not None
        late = self.case.reading.last_reports == "for its time as a Party"
        if self.rule.yearly and late and begun:
            told = self.rule.outcome(self.bearing, on, course, leaves)
            return taken(told, _still_owed)
        return _NOT_BOUND


def _still_owed(outcome: Outcome) -> Outcome:
    """Return what a State that has left owes; that it is not bound if nothing."""
    owed = outcome.status is Status.OVERDUE
    runs = outcome.status is Status.OUTSTANDING and outcome.due is not None
    return outcome if owed or runs else _NOT_BOUND


_NOT_BOUND = Outcome(status=Status.NOT_BOUND, arises=False)
_ALONE = {status: frozenset({status}) for status in Status}
_UNBOUND: Courses[Outcome] = every_course(lambda _: _NOT_BOUND)


def apply(norm: Norm, case: Case) -> Finding:
    """Return where the State stands under a norm, and why."""
    return finding_of(answered(norm, case), case)


def possible(norm: Norm, case: Case) -> frozenset[Status]:
    """Return every status that the record allows, without reasons."""
    return answered(norm, case).possible


def answered(norm: Norm, case: Case) -> Upshot:
    """Return what every course of events comes to."""
    if not _perhaps_bound(norm, case):
        status = _ALONE[Status.NOT_BOUND]
        return Upshot(norm, _UNBOUND, status)
    duty = case.once(norm, _Duty)
    courses = every_course(partial(duty.outcome, case.on))
    if len(courses.each) == 1 and courses.whole:
        return _of_one(norm, courses.each[0].outcome, courses, case.on)
    statuses = frozenset(outcome.status for outcome in courses.outcomes)
    if not courses.whole:
        statuses |= duty.conceivable
    on = case.on
    return Upshot(
        norm, courses, statuses, _deadline(courses, on), _fulfilled(courses, on)
    )


def outcome_in(course: Course, norm: Norm, case: Case) -> Outcome:
    """Return where the State stands under a norm in one course, to be asked on.

    Args:
        course: The course.
        norm: The norm.
        case: The State on the day.
    """
    if not _perhaps_bound(norm, case):
        return _NOT_BOUND
    told = case.once(norm, _Duty).outcome(case.on, course)
    return told.followed(course) if isinstance(told, Fork) else told


def _perhaps_bound(norm: Norm, case: Case) -> bool:
    standing, on = case.standing, case.on
    begin = standing.in_force_from
    if begin is not None and begin <= on:
        return True
    return standing.provisionally(norm.id, on) is not None


def _of_one(norm: Norm, told: Outcome, courses: Courses[Outcome], on: date) -> Upshot:
    """Return the answer where nothing is in doubt, which is most often."""
    due, initial = told.due, told.initial
    deadline = None
    moved = bool(told.steps) or told.open_ended or due == date.max
    if isinstance(due, date) and isinstance(initial, date) and not moved:
        deadline = Deadline(due, initial, (), (due,))
    elif due is not None:
        deadline = _deadline(courses, on)
    done = None if told.done is None else _fulfilled(courses, on)
    return Upshot(norm, courses, _ALONE[told.status], deadline, done)


def _deadline(courses: Courses[Outcome], on: date) -> Deadline | None:
    """Return the deadline that every course leaves on the day."""
    told = [each for each in courses.each if each.outcome.due is not None]
    if not told:
        return None
    spans = [_span(each.course, each.outcome.due, on) for each in told]
    candidates = tuple(_ends((first, _known(last, first)) for first, last in spans))
    later = any(each.outcome.open_ended for each in told) or not courses.whole
    later = later or any(last == date.max for _, last in spans)
    initial = {
        day for each in told for day in _span(each.course, each.outcome.initial, on)
    }
    single = len(candidates) == 1 and not later
    return Deadline(
        date=candidates[0] if single else None,
        initial=initial.pop() if len(initial) == 1 else None,
        extensions=_extensions(courses, on),
        candidates=candidates,
        or_later=later,
    )


def _known(last: date, first: date) -> date:
    """Return the last day of some, or the first where they have no end."""
    return first if last == date.max else last


def _span(course: Course, when: When | None, on: date) -> tuple[date, date]:
    return (date.max, date.max) if when is None else course.shown(when, on)


def _ends(spans: Iterable[tuple[date, date]]) -> Iterator[date]:
    """Yield the first and the last of the days of each run that spans make together."""
    first: date | None = None
    last = date.min
    for opens, closes in sorted(spans):
        if first is None:
            first, last = opens, closes
        elif opens.toordinal() <= last.toordinal() + 1:
            last = max(last, closes)
        else:
            yield from dict.fromkeys((first, last))
            first, last = opens, closes
    if first is not None:
        yield from dict.fromkeys((first, last))


def _extensions(courses: Courses[Outcome], on: date) -> tuple[Extension, ...]:
    """Return what decisions did, in the course in which the most of them count."""
    told = [each for each in courses.each if each.outcome.due is not None]
    most = max(told, key=lambda each: len(each.outcome.steps))
    span = partial(most.course.shown, on=on)
    return tuple(
        Extension(
            step.decision,
            span(step.before)[1],
            span(step.after)[1],
            all(
                any(other.decision is step.decision for other in each.outcome.steps)
                for each in told
            ),
        )
        for step in most.outcome.steps
    )


def _fulfilled(courses: Courses[Outcome], on: date) -> PartialDate | None:
    """Return when it was performed, if it was in every course."""
    spans: list[tuple[date, date]] = []
    for each in courses.each:
        if each.outcome.done is None or not courses.whole:
            return None
        spans.append(each.course.shown(each.outcome.done, on))
    return PartialDate(min(s[0] for s in spans), max(s[1] for s in spans))


# what an answer says


def finding_of(answer: Upshot, case: Case) -> Finding:
    """Return the finding that an answer amounts to; its words are made when read."""
    norm, courses = answer.norm, answer.courses.each
    alone = len(answer.possible) == 1
    status = courses[0].outcome.status if alone else Status.UNDETERMINED
    return Finding(
        state=case.standing.state,
        obligation=norm.id,
        duty=norm.duty,
        on=case.on,
        status=status,
        possible=answer.possible,
        deadline=answer.deadline,
        fulfilled_on=answer.fulfilled_on,
        breach=_breach(answer.courses),
        tells=partial(_told, norm, case),
    )


def _breach(courses: Courses[Outcome]) -> Truth:
    """Return whether a breach is shown that is no lateness, in every course."""
    told = courses.each[0].outcome.breach
    if len(courses.each) == 1:
        return told
    alike = all(each.outcome.breach is told for each in courses.each)
    return told if alike and courses.whole else Truth.UNKNOWN


def _told(norm: Norm, case: Case) -> Told:
    """Return what an answer says besides itself.

    The courses are followed again: that takes less than to keep them for every
    answer of which nobody asks for the reasons.
    """
    answer = answered(norm, case)
    doubt = len(answer.possible) > 1
    status = Status.UNDETERMINED if doubt else next(iter(answer.possible))
    claim = f"{case.standing.state} on {case.on}, to {norm.duty}: {status}"
    reasons = _reasons(answer, case)
    ranked_ = list(_missing(answer, case)) if doubt else []
    say = partial(_say, answer, case)
    return Told(
        Explanation(claim, status, norm.provision, (), reasons.because),
        prospects(answer.courses, answer.possible, case.on, say),
        _each_once(ranked_),
        _each_once(sorted(ranked_, key=lambda each: each[0])),
        reasons.irregularities,
    )


_Ranked = tuple[tuple[int, int], Missing]


def _each_once(found: Iterable[_Ranked]) -> tuple[Missing, ...]:
    return tuple(dict.fromkeys(gap for _, gap in found))


def _reasons(answer: Upshot, case: Case) -> Reasons:
    norm, standing = answer.norm, case.standing
    if not answer.bound:
        return Reasons(because=tuple(_why_unbound(norm, case)))
    duty = case.once(norm, _Duty)
    told = words_of(norm).reasons(duty.bearing, case, answer)
    left = len(answer.bound) < len(answer.courses.each)
    leaving = standing.exit
    because = told.because
    gone = standing.ended_by(case.on)
    if leaving and (left or gone) and leaving not in because:
        because = (leaving, *because)
    elif leaving and (deferred := _deferred(case)) and leaving not in because:
        because = (*because, deferred)
    return attrs.evolve(told, because=because)


def _deferred(case: Case) -> Explanation | None:
    """Return why a withdrawal has not taken effect, if that can be read otherwise."""
    leaving = case.standing.exit
    if leaving is None or not leaving.choices or case.standing.ended_by(case.on):
        return None
    told = all(event.bears_from <= case.on for event in leaving.evidence())
    return leaving if told else None


def _why_unbound(norm: Norm, case: Case) -> Iterator[Explanation]:
    """Yield the reasons that could be given on the day, and no later ones."""
    standing, on = case.standing, case.on
    deposit, entry = standing.deposit, standing.entry
    if deposit is None or deposit.day > on:
        claim = f"no instrument of the State was deposited by {on}"
        yield Explanation(claim, None, standing.joins_under)
    elif entry is None or any(e.date.earliest > on for e in entry.evidence()):
        claim = f"the treaty is not yet in force on {on}"
        yield Explanation(claim, None, "", (deposit,))
    else:
        yield entry
    notice = standing.notice
    if notice is not None and happened((notice,), on) and standing.exit:
        yield standing.exit
    if rule_of(norm).yearly and standing.ended_by(on):
        claim = f"reports that fall due later: {case.reading.last_reports}"
        yield Explanation(claim, None, norm.provision, choices=("last_reports",))


def _missing(answer: Upshot, case: Case) -> Iterator[_Ranked]:
    """Yield what would have to be known, each with how far it settles the status."""
    from ccm.duties.ranking import WITH_OTHERS, ranked  # noqa: PLC0415 - few ask

    exit_ = case.standing.exit
    leaving = {id(event) for event in exit_.evidence()} if exit_ else set[int]()
    for subject, rank in ranked(answer.courses).items():
        if _of(subject) in leaving:
            yield (rank, _DAYS), _day_of_leaving(case)
            continue
        order = _OTHERS
        if isinstance(subject, int):
            order = _DAYS
        elif isinstance(subject, Lack):
            order = _FIRST_ASKED.get(subject.what, _OTHERS)
        for gap in _about(subject, answer, case):
            yield (rank, order), gap
    if not answer.courses.whole:
        claim = "more of the days that are in doubt: not all courses were followed"
        yield (WITH_OTHERS, _OTHERS), Missing(claim, Cause.PARTIAL_DATE)


def _about(subject: Hashable, answer: Upshot, case: Case) -> Iterable[Missing]:
    """Return what is missing about what was asked: a day, or whatever else."""
    bearing, words = case.once(answer.norm, _Duty).bearing, words_of(answer.norm)
    if isinstance(subject, Lack):
        return words.lacking(bearing, case, answer, subject)
    events = {id(event): event for event in case.dossier.events}
    event = events.get(cast("int", _of(subject)))
    if event is not None:
        return (words.day_of(bearing, case, answer, event),)
    return days_of_meeting(case, cast("tuple[Hashable, ...]", subject))


def _say(answer: Upshot, case: Case, asked: Asked) -> Said:
    """Return how an answer to a question reads."""
    subject, *others = asked.about
    if others:
        one, other = (_named(each, answer, case) for each in asked.about)
        by = f"{one} no later than {other}"
        return Said(by if asked.yes else f"{other} before {one}")
    if isinstance(subject, Lack):
        bearing, words = case.once(answer.norm, _Duty).bearing, words_of(answer.norm)
        return words.said(bearing, case, answer, subject, asked)
    days = " or ".join(map(str, asked.days))
    return Said(f"{_named(subject, answer, case)}, {days}")


def _named(subject: Hashable, answer: Upshot, case: Case) -> str:
    """Return what it is on whose day something hangs, in words."""
    of = _of(subject)
    for event in case.dossier.events:
        if id(event) == of:
            return event.detail()
    for meeting in case.record.meetings:
        if id(meeting) == of:
            return meeting.label
    if isinstance(subject, Lack) and subject.what == "decision":
        return f"the deadline set by the decision on request {subject.about[0]}"
    deadline = with_deadline(answer.norm)
    started = deadline.runs_from if deadline else None
    return f"that {name_of(started)}" if started else "what is not on record"


_DAYS, _OTHERS = 1, 2
_FIRST_ASKED: dict[str, int] = dict.fromkeys(
    ("arises", "able", "began", "raised", "decision"), 0
)
"""Of what settles as much: whether there is a duty, and decisions; days; the rest."""


def _of(subject: Hashable) -> Hashable:
    """Return what a subject is a part of, as the end of a conflict is of that."""
    if isinstance(subject, tuple):
        return cast("tuple[Hashable, ...]", subject)[0]
    return subject


def _day_of_leaving(case: Case) -> Missing:
    """Return that the day is missing on which a withdrawal takes effect."""
    leaving = case.standing.exit
    told = leaving.evidence() if leaving else ()
    return Missing(
        f"the day on which its withdrawal takes effect (known: {case.standing.ends})",
        Cause.PARTIAL_DATE,
        told_by=tuple(event for event in told if event.date.day is None),
    )
