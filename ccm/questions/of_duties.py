"""What a question can ask of an obligation: ``art4 due``, ``art7.2 reported 2015``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import attrs

from ccm.dates import Period as Length
from ccm.dates import Rounding
from ccm.errors import InvalidValueError
from ccm.facts import AnnualReport, Event, ExtensionRequest, State, Voice
from ccm.meetings.electorate import bound
from ccm.questions.condition import Condition, Told, had_come
from ccm.questions.inquiry import Duty, Inquiry
from ccm.questions.moments import came, last_word, latest_told
from ccm.questions.periods import Period, period_in
from ccm.questions.words import Words
from ccm.rules import Norm, Status, Truth
from ccm.rules.bearing import Silence, day_of
from ccm.rules.courses import Course, Moment, When, moment, moved
from ccm.rules.years import ReportYear, Submission
from ccm.view.requests import to_be_asked

__all__ = ["of_duty", "year_of_report"]

_DONE = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})
_OPEN = frozenset({Status.OUTSTANDING, Status.OVERDUE})
_STATUSES = {
    **{str(s).replace(" ", "-"): frozenset({s}) for s in Status},
    "open": _OPEN,
    "performed": _DONE,
    "arisen": _OPEN | _DONE,
}


def of_duty(norm: Norm, words: Words, inquiry: Inquiry) -> Condition:
    """Read what is asked of an obligation: a status, or one of a few other words."""
    asks = words.one_of((*_STATUSES, *_OF_DUTY), "what is asked of a duty, one of")
    if asks in _OF_DUTY:
        return _OF_DUTY[asks](norm, words, inquiry)
    accepted, period = _STATUSES[asks], period_in(words, inquiry)
    if period is None:
        return attrs.evolve(_duty(norm, _in_status(accepted)), statuses=accepted)
    return _duty(norm, lambda course, duty: _done_in(course, duty, accepted, period))


_DutyTest = Callable[[Course, Duty], Told]


def _duty(norm: Norm, test: _DutyTest, *, due: bool = False) -> Condition:
    def of_state(course: Course, inquiry: Inquiry, state: State) -> Told:
        return test(course, inquiry.duty(state, norm.id))

    return Condition(of_state, norm.id, due=due)


def _in_status(statuses: frozenset[Status]) -> _DutyTest:
    """Return what tells the status; a course is asked only where they differ."""

    def stands(course: Course, duty: Duty) -> bool:
        possible = duty.possible
        if not possible & statuses:
            return False
        return possible <= statuses or duty.outcome(course).status in statuses

    return stands


def _done_in(
    course: Course, duty: Duty, statuses: frozenset[Status], period: Period
) -> bool:
    if not duty.possible & statuses:
        return False
    told = duty.outcome(course)
    if told.done is None or told.status not in statuses:
        return False
    return (course, told.done) in period


def _ever(norm: Norm, words: Words, _inquiry: Inquiry) -> Condition:
    """Read ``ever`` with a status: what a list, or an observer alone, tells is open.

    A list of those that have something left does not say whether a State that is not
    on it ever had anything: it may have finished before.
    """
    stands = _in_status(_STATUSES[words.one_of(("arisen", "performed"), "one of")])
    ruled_out: tuple[type[Event], ...] = getattr(norm, "ruled_out_by", ())
    finished: type[Event] | None = getattr(norm, "fulfilled_by", None)

    def test(course: Course, duty: Duty) -> bool:
        if stands(course, duty):
            return True
        dossier, on = duty.inquiry.record.dossier(duty.state), duty.inquiry.heard
        nones = [e for kind in ruled_out for e in dossier.heard(kind)]
        told = [event for event in nones if came(course, event, on)]
        listed = bool(told) and all(e.voice is Voice.PARTIES for e in told)
        ends = dossier.of(finished) if finished else ()
        observed = (event for event in ends if event.voice is Voice.OBSERVER)
        seen = latest_told(course, observed, on)
        return bool(listed or seen) and _held_open(course, duty, "ever")

    return _duty(norm, test)


def _held_open(course: Course, duty: Duty, about: str) -> bool:
    """Tell whether a State belongs after all, which nothing on record can tell.

    Args:
        course: The course.
        duty: The duty of the State.
        about: What of it is open: what else is open is another question.
    """
    open_ = ("held open", duty.state, duty.obligation, about)
    return course.way(open_, (True, False))


def _deadline(course: Course, duty: Duty) -> When | None:
    """Return the deadline in a course, decisions that are not on record included.

    One that such a decision keeps running is on the day asked about or any later one.
    """
    told = duty.outcome(course)
    if told.due is None or told.ends is not None or not told.open_ended:
        return told.due and (told.ends or told.due)
    key = ("set beyond the record", duty.state, duty.obligation)
    return Moment(key, (duty.inquiry.on, date.max))


def _due(norm: Norm, words: Words, inquiry: Inquiry) -> Condition:
    """Read ``due``: whether the deadline has passed, or lies in a period."""
    period = period_in(words, inquiry)

    def passed(course: Course, duty: Duty) -> bool:
        last = _deadline(course, duty)
        if last is None:
            return False
        if period is not None:
            return (course, last) in period
        return not course.no_later(duty.inquiry.on, last)

    return _duty(norm, passed, due=period is None)


def _early(norm: Norm, words: Words, _inquiry: Inquiry) -> Condition:
    """Read ``early`` with a number of years: so long before the first deadline."""
    if not words.next.isdecimal():
        words.refuse("a number of years after early")
    ahead = _Ahead(Length(years=int(words.take())))

    def test(course: Course, duty: Duty) -> bool:
        told = duty.outcome(course)
        if told.done is None or told.initial is None:
            return False
        return course.no_later(told.done, moved(told.initial, ahead))

    return _duty(norm, test)


@attrs.define(frozen=True)
class _Ahead:
    """The step to the day that lies a period before another."""

    period: Length

    def __call__(self, day: date) -> date:
        return self.period.before(day, rounding=Rounding.DOWN)


def _extended(norm: Norm, _words: Words, _inquiry: Inquiry) -> Condition:
    def test(course: Course, duty: Duty) -> bool:
        told, last = duty.outcome(course), _deadline(course, duty)
        if told.steps or last is None or told.due is None:
            return bool(told.steps)
        return not course.no_later(last, told.due)

    return _duty(norm, test)


def _breached(norm: Norm, _words: Words, _inquiry: Inquiry) -> Condition:
    def test(course: Course, duty: Duty) -> bool:
        outcome = duty.outcome(course)
        if outcome.status is Status.OVERDUE or outcome.breach is Truth.TRUE:
            return True
        return outcome.breach == Truth.UNKNOWN and _held_open(course, duty, "breach")

    return _duty(norm, test)


def _told_by(norm: Norm, duty: Duty, role: str) -> list[Event]:
    """Return the events that have a role under a norm, such as ``doubted_by``."""
    named: type[Event] | tuple[type[Event], ...] | None = getattr(norm, role, None)
    kinds = named if isinstance(named, tuple) else (named,) if named else ()
    dossier = duty.inquiry.record.dossier(duty.state)
    return [event for kind in kinds for event in dossier.heard(kind)]


def _in_doubt(norm: Norm, _words: Words, _inquiry: Inquiry) -> Condition:
    """Read ``in-doubt``: whether it is said that a State does not know yet.

    What is said so on a later day may have been so before it was said.
    """

    def test(course: Course, duty: Duty) -> Told:
        doubts = _told_by(norm, duty, "doubted_by")
        if not doubts or not _is_undone(course, duty):
            return False
        settled = _last_settling(course, norm, duty)
        said = last_word(course, doubts, duty.inquiry.heard)
        if said is None:
            return not settled and _held_open(course, duty, "in doubt") and doubts[0]
        if settled and course.no_later(day_of(said), day_of(settled)):
            return False
        return said

    return _duty(norm, test)


def _is_undone(course: Course, duty: Duty) -> bool:
    """Tell whether a State is bound and has not performed a duty, in a course."""
    outcome = duty.outcome(course)
    return outcome.status is not Status.NOT_BOUND and outcome.done is None


def _last_settling(course: Course, norm: Norm, duty: Duty) -> Event | None:
    """Return the last word by the day on whether a duty arises that is no doubt."""
    doubting: tuple[type[Event], ...] = getattr(norm, "doubted_by", ())
    turning = (*_told_by(norm, duty, "arises_from"), *_told_by(norm, duty, "turns"))
    words = (event for event in turning if not isinstance(event, doubting))
    return last_word(course, words, duty.inquiry.heard)


def _gone_before(norm: Norm, _words: Words, _inquiry: Inquiry) -> Condition:
    """Read ``done-before-joining``: whether it was by the day of the deposit."""

    def test(course: Course, duty: Duty) -> bool:
        deposit = duty.inquiry.view.standing(duty.state).deposit
        done = duty.outcome(course).done
        if deposit is None or done is None:
            return False
        return course.no_later(done, day_of(deposit))

    return _duty(norm, test)


def _found_late(norm: Norm, _words: Words, _inquiry: Inquiry) -> Condition:
    """Read ``found-late``: a find after the first deadline, which no find moves."""

    def test(course: Course, duty: Duty) -> Told:
        told = _told_by(norm, duty, "reopened_by")
        last = duty.outcome(course).initial if told else None
        if last is None:
            return False
        late = (find for find in told if not course.no_later(day_of(find), last))
        return latest_told(course, late, duty.inquiry.heard) or False

    return _duty(norm, test)


def _started(norm: Norm, words: Words, inquiry: Inquiry) -> Condition:
    """Read ``this-year`` with a status: how it stood when the year began, or stands."""
    stands = _in_status(_STATUSES[words.one_of(_STATUSES, "a status, one of")])
    january = date(inquiry.on.year, 1, 1)

    def test(course: Course, duty: Duty) -> bool:
        return bool(stands(course, duty) or stands(course, duty.on(january)))

    return _duty(norm, test)


def _requested(norm: Norm, words: Words, inquiry: Inquiry) -> Condition:
    """Read ``requested``: whether a request was made, in a period or to a meeting."""
    meeting = ""
    if words.accept("to"):
        meeting = inquiry.session(words.take("a meeting")).label.upper()

    def ours(inquiry: Inquiry, state: State) -> Iterable[Event]:
        return (
            event
            for event in inquiry.record.dossier(state).of(ExtensionRequest)
            if event.obligation == norm.id and meeting in ("", event.meeting.upper())
        )

    return attrs.evolve(had_come(ours, words, inquiry), obligation=norm.id)


_MADE = frozenset({Submission.ON_TIME, Submission.LATE, Submission.DAY_NOT_KNOWN})


def year_of_report(norm: Norm, words: Words) -> int:
    """Read a year, of a duty of which it is told year by year what became of it.

    Raises:
        InvalidValueError: It is another duty; nobody would say that it was performed.
    """
    if not norm.every_year:
        expected = "expected a report that is owed every year"
        msg = f"{words.text!r}: {expected}, got {norm.id}"
        raise InvalidValueError(msg)
    return words.year()


def _reported(norm: Norm, words: Words, _inquiry: Inquiry) -> Condition:
    """Read ``reported`` with a year: whether the report on it was submitted.

    Of a year on which none is due yet, only a report on record tells; on one that is
    not over, none can be in.
    """
    year = year_of_report(norm, words)

    return _duty(norm, lambda course, duty: _is_in(course, duty, year))


def _unreported(norm: Norm, words: Words, _inquiry: Inquiry) -> Condition:
    """Read ``unreported`` with a year: whether a report on it is owed and not in."""
    year = year_of_report(norm, words)

    def test(course: Course, duty: Duty) -> bool:
        told = _report_on(duty, year)
        if told is None or _is_in(course, duty, year):
            return False
        return told.owed is Truth.TRUE or _held_open(course, duty, f"owed {year}")

    return _duty(norm, test)


def _report_on(duty: Duty, year: int) -> ReportYear | None:
    """Return what became of the report on a year; None if none has fallen due."""
    told = (each for each in duty.finding.years if each.year == year)
    return next(told, None)


def _is_in(course: Course, duty: Duty, year: int) -> Told:
    """Return the report on a year if it is in; else whether it is all the same.

    A source that there was none speaks of its own day, and of none after it.
    """
    heard = duty.inquiry.record.dossier(duty.state).heard(AnnualReport)
    ours = (e for e in heard if isinstance(e, AnnualReport) and e.year == year)
    if found := latest_told(course, ours, duty.inquiry.heard):
        return found
    told = _report_on(duty, year)
    if told is None:
        open_ = year == duty.inquiry.on.year - 1 and _can_be_in(course, duty, year)
    else:
        lacking = told.standing is Submission.NOT_SUBMITTED
        open_ = not lacking or told.absent_as_of is not None
    made = told is not None and told.standing in _MADE
    return made or (open_ and _held_open(course, duty, f"report on {year}"))


def _can_be_in(course: Course, duty: Duty, year: int) -> bool:
    """Tell whether a report on a year can be in before it falls due, unheard of.

    Of a State for which the treaty was in force as that year began or ended.
    """
    view, record = duty.inquiry.view, duty.inquiry.record
    norm = view.treaty.norm(duty.obligation)
    if Silence.of(norm, duty.state, record, AnnualReport).speaks(duty.inquiry.on):
        return False
    ends = date(year, 1, 1), date(year, 12, 31)
    return any(bound(course, view.roll, duty.state, day) for day in ends)


def _filing(norm: Norm, words: Words, inquiry: Inquiry) -> Condition:
    """Read ``filing`` with a period: whether a last day to file a request lies in it.

    From the day asked about on.
    """
    period = period_in(words, inquiry)
    if period is None or (until := period.until) is None:
        words.refuse("a period with an end, such as in 2021")
    runs = _in_status(_STATUSES["open"])

    def test(course: Course, duty: Duty) -> bool:
        on = duty.inquiry.on
        days = _last_days(norm, duty) if on <= until else ()
        ours = any(course.no_later(on, day) and (course, day) in period for day in days)
        return ours and bool(runs(course, duty))

    return _duty(norm, test)


def _last_days(norm: Norm, duty: Duty) -> tuple[When, ...]:
    """Return the last day to file a request to each meeting that can be asked."""
    view, key = duty.inquiry.view, ("filing", duty.state, norm.id)

    def found() -> tuple[When, ...]:
        heard = to_be_asked(norm, view.roll, view.case(duty.state))
        return tuple(moment((*key, h.label), h.last_day) for h in heard if h.last_day)

    return duty.inquiry.once(key, found)


_OF_DUTY: Mapping[str, Callable[[Norm, Words, Inquiry], Condition]] = {
    "ever": _ever,
    "due": _due,
    "early": _early,
    "extended": _extended,
    "requested": _requested,
    "reported": _reported,
    "unreported": _unreported,
    "filing": _filing,
    "breached": _breached,
    "in-doubt": _in_doubt,
    "found-late": _found_late,
    "this-year": _started,
    "done-before-joining": _gone_before,
}
