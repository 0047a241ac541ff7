"""What a question can ask of a State: one function of a course for each condition.

A condition is asked of one course of events, so that the same unknown day is one
unknown wherever a question asks for it. It gives what tells it, or whether it is so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import get_type_hints

import attrs

from ccm.dates import Period as Length
from ccm.dates import Rounding
from ccm.errors import InvalidValueError
from ccm.facts import (
    AnnualReport,
    Event,
    ExtensionRequest,
    Instrument,
    Retention,
    State,
    Voice,
)
from ccm.facts.schema import SCHEMA
from ccm.meetings.electorate import bound
from ccm.plans import Level, Plan, PlanStep, Step, plan, plan_names, progress
from ccm.plans import Outcome as PlanOutcome
from ccm.plans.model import Aim
from ccm.questions.inquiry import Duty, Inquiry
from ccm.questions.moments import came, last_word, latest_told, membership
from ccm.questions.periods import Period, period_in
from ccm.questions.words import Words
from ccm.rules import Explanation, Membership, Norm, Standing, Status, Truth
from ccm.rules.bearing import Silence, day_of
from ccm.rules.courses import Course, Moment, When, moment, moved
from ccm.rules.years import ReportYear, Submission
from ccm.view.requests import to_be_asked

__all__ = [
    "STANDING",
    "Condition",
    "Told",
    "condition_in",
    "joined",
    "obligation_named",
]

Told = Event | Explanation | bool
"""What tells that something is so, or whether it is."""

_Test = Callable[[Course, Inquiry, State], Told]
_Events = Callable[[Inquiry, State], Iterable[Event]]
_DONE = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})
_OPEN = frozenset({Status.OUTSTANDING, Status.OVERDUE})
_STATUSES = {
    **{str(s).replace(" ", "-"): frozenset({s}) for s in Status},
    "open": _OPEN,
    "performed": _DONE,
    "arisen": _OPEN | _DONE,
}
STANDING: Mapping[str, tuple[Membership, ...]] = {
    "party": (Membership.PARTY,),
    "deposited": (Membership.PARTY, Membership.CONTRACTING),
    "waiting": (Membership.CONTRACTING,),
    "signatory": (Membership.SIGNATORY,),
    "outside": (Membership.NON_PARTY, Membership.WITHDRAWN),
    "not-party": (Membership.NON_PARTY, Membership.SIGNATORY, Membership.WITHDRAWN),
    "committed": (Membership.PARTY, Membership.CONTRACTING, Membership.SIGNATORY),
}
"""Where a State can stand, in the words of a condition."""

_JOINED = {
    "joined": frozenset(Instrument),
    "ratified": frozenset(Instrument) - {Instrument.ACCESSION, Instrument.SUCCESSION},
    "acceded": frozenset({Instrument.ACCESSION}),
}


@attrs.define(frozen=True, eq=False)
class Condition:
    """Something that is so of a State in a course of events, or not.

    Attributes:
        test: Returns what tells it, or whether it is so.
        obligation: The obligation that it is about, if it is about one.
        standing: Where a State stands, if that is all that it asks.
        due: Whether it asks whether a deadline has passed, and nothing else.
        lacks: What nothing on record tells of any State.
        statuses: Under the obligation, if that is all that it asks.
        text: The words in which it was asked.
    """

    test: _Test
    obligation: str = ""
    standing: tuple[Membership, ...] = ()
    due: bool = False
    lacks: str = ""
    statuses: frozenset[Status] = frozenset()
    text: str = attrs.field(default="", kw_only=True)


def condition_in(words: Words, inquiry: Inquiry) -> Condition:
    """Read a condition: some, joined by ``and`` and ``or``, in parentheses if need be.

    Args:
        words: What is still to be read.
        inquiry: Where meetings and obligations are looked up.

    Raises:
        InvalidValueError: There is no such condition.
    """
    found = _all_of(words, inquiry)
    while words.accept("or"):
        found = joined(found, _all_of(words, inquiry), either=True)
    return found


def _all_of(words: Words, inquiry: Inquiry) -> Condition:
    found = _one(words, inquiry)
    while words.accept("and"):
        found = joined(found, _one(words, inquiry))
    return found


def joined(one: Condition, other: Condition, *, either: bool = False) -> Condition:
    """Return what holds where both conditions do; or where either does."""

    def both(course: Course, inquiry: Inquiry, state: State) -> Told:
        first = one.test(course, inquiry, state)
        if bool(first) is either:
            return first
        second = other.test(course, inquiry, state)
        return first if second is True and not either else second

    lacks, obligation = one.lacks or other.lacks, one.obligation or other.obligation
    text = f"({one.text}) {'or' if either else 'and'} ({other.text})"
    return Condition(both, obligation, lacks=lacks, text=text)


def _one(words: Words, inquiry: Inquiry) -> Condition:
    if words.accept("not"):
        inner = _one(words, inquiry)
        return Condition(
            lambda course, inquiry, state: not inner.test(course, inquiry, state),
            inner.obligation,
        )
    if words.accept("("):
        inner = condition_in(words, inquiry)
        if not words.accept(")"):
            words.refuse("and, or or a closing parenthesis")
        return inner
    obligations = {norm.id: norm for norm in inquiry.view.treaty.obligations}
    if (name := obligation_named(words.next)) in obligations:
        words.take()
        return _of_duty(obligations[name], words, inquiry)
    if words.next in STANDING:
        return _standing(STANDING[words.take()])
    choices = (*STANDING, *_READERS, *obligations)
    name = words.one_of(choices, "a condition, one of")
    return _READERS[name](words, inquiry, name)


def obligation_named(said: str) -> str:
    """Return the id of an obligation; an article such as ``7(1)`` names one, too.

    >>> obligation_named("7(1)"), obligation_named("ART3")
    ('art7.1', 'art3')
    """
    number = re.sub(r"\((\w+)\)", r".\1", said.casefold())
    return f"art{number}" if number[:1].isdecimal() else number


def _standing(wanted: tuple[Membership, ...]) -> Condition:
    def stands(course: Course, inquiry: Inquiry, state: State) -> bool:
        return inquiry.membership(course, state) in wanted

    return Condition(stands, standing=wanted)


def _of_duty(norm: Norm, words: Words, inquiry: Inquiry) -> Condition:
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
        possible = duty.finding.possible
        if not possible & statuses:
            return False
        return possible <= statuses or duty.outcome(course).status in statuses

    return stands


def _done_in(
    course: Course, duty: Duty, statuses: frozenset[Status], period: Period
) -> bool:
    if not duty.finding.possible & statuses:
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
        dossier, on = duty.inquiry.record.dossier(duty.state), duty.inquiry.on
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
    kinds: tuple[type[Event], ...] = getattr(norm, role, ())
    dossier = duty.inquiry.record.dossier(duty.state)
    return [event for kind in kinds for event in dossier.heard(kind)]


def _in_doubt(norm: Norm, _words: Words, _inquiry: Inquiry) -> Condition:
    """Read ``in-doubt``: whether it is said that a State does not know yet.

    What is said so on a later day may have been so before it was said.
    """

    def test(course: Course, duty: Duty) -> Told:
        told = _told_by(norm, duty, "doubted_by")
        if not told or duty.finding.status is not Status.UNDETERMINED:
            return False
        if said := latest_told(course, told, duty.inquiry.on):
            return said
        return _held_open(course, duty, "in doubt") and told[0]

    return _duty(norm, test)


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
        return latest_told(course, late, duty.inquiry.on) or False

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

    return attrs.evolve(_had_come(ours, words, inquiry), obligation=norm.id)


_MADE = frozenset({Submission.ON_TIME, Submission.LATE, Submission.DAY_NOT_KNOWN})


def _yearly(norm: Norm, words: Words) -> int:
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
    year = _yearly(norm, words)

    return _duty(norm, lambda course, duty: _is_in(course, duty, year))


def _unreported(norm: Norm, words: Words, _inquiry: Inquiry) -> Condition:
    """Read ``unreported`` with a year: whether a report on it is owed and not in."""
    year = _yearly(norm, words)

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
    if found := latest_told(course, ours, duty.inquiry.on):
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


def _had_come(
    events: _Events, words: Words, inquiry: Inquiry, *, as_standing: bool = False
) -> Condition:
    """Return whether one of some events had come by the day, in a period if given.

    Args:
        events: The events of a State.
        words: What is still to be read.
        inquiry: Where meetings are looked up.
        as_standing: Whether ``as`` and where the State stood then may stand first.
    """
    narrowed = as_standing and words.accept("as")
    where = STANDING[words.one_of(STANDING, "one of")] if narrowed else None
    period = period_in(words, inquiry) or Period()

    def test(course: Course, inquiry: Inquiry, state: State) -> Told:
        roll = inquiry.view.roll
        ours = (
            event
            for event in events(inquiry, state)
            if (course, day_of(event)) in period
            and (
                where is None or membership(course, roll, state, day_of(event)) in where
            )
        )
        return latest_told(course, ours, inquiry.on) or False

    return Condition(test)


def _signed(words: Words, inquiry: Inquiry, _name: str) -> Condition:
    def signature(inquiry: Inquiry, state: State) -> Iterable[Event]:
        found = inquiry.view.standing(state).signature
        return () if found is None else (found,)

    return _had_come(signature, words, inquiry)


def _told(words: Words, inquiry: Inquiry, _name: str) -> Condition:
    """Read ``told`` with a kind of event: whether one had come by the day.

    A word after the kind narrows it, such as the step in assistance to victims; a
    place such as ``as signatory`` is where the State stood then.
    """
    of = _kind_in(words)
    return _had_come(of, words, inquiry, as_standing=True)


def _kind_in(words: Words) -> _Events:
    """Read a kind of event, and what it is to tell after ``telling``."""
    kind = SCHEMA[words.one_of(SCHEMA, "a kind of event, one of")]
    wanted = _narrowed(words, kind)
    return lambda inquiry, state: (
        event
        for event in inquiry.record.dossier(state).heard(kind)
        if wanted in ("", _value_of(event))
    )


def _took(words: Words, inquiry: Inquiry, _name: str) -> Condition:
    """Read ``took`` with a step under an action plan, in a period if one follows."""
    steps = {step.name.casefold().replace("_", "-"): step for step in Step}
    step = steps[words.one_of(steps, "a step, one of")]

    def ours(inquiry: Inquiry, state: State) -> Iterable[Event]:
        every = inquiry.once("steps", lambda: _steps(inquiry))
        return (event for event in every if event.state == state and event.step is step)

    return _had_come(ours, words, inquiry)


def _steps(inquiry: Inquiry) -> tuple[PlanStep, ...]:
    """Return the steps under every plan, where a source names the State."""
    every = (progress(inquiry.view, plan(name)) for name in plan_names())
    told = (event for made in every for event in made.facts.events)
    return inquiry.read(event for event in told if isinstance(event, PlanStep))


def _joining(words: Words, inquiry: Inquiry, how: str) -> Condition:
    """Read ``joined``, ``ratified`` or ``acceded``, in a period if one follows.

    After ``bound``: the treaty entered into force for it in the period. A State that
    has left and joined again did so each time.
    """
    bound = how == "bound"
    if bound:
        how = words.take() if words.next in _JOINED else "joined"
    accepted, periods = _JOINED[how], list[Period]()
    while period := period_in(words, inquiry):
        periods.append(period)

    def ours(course: Course, inquiry: Inquiry, term: Standing) -> bool:
        deposit = term.deposit
        if deposit is None or deposit.instrument not in accepted:
            return False
        when: When | None = term.in_force_from if bound else day_of(deposit)
        if when is None or not course.no_later(when, inquiry.on):
            return False
        return all((course, when) in period for period in periods)

    def test(course: Course, inquiry: Inquiry, state: State) -> bool:
        terms = inquiry.view.roll.standings(state)
        return any(ours(course, inquiry, term) for term in terms)

    return Condition(test)


def _last(words: Words, inquiry: Inquiry, _name: str) -> Condition:
    """Read ``last`` with a kind of event: whether the last one says something.

    On the day, or when a meeting had closed.
    """
    kind = SCHEMA[words.one_of(SCHEMA, "a kind of event, one of")]
    of = _narrowed(words, kind)
    period = period_in(words, inquiry)

    def test(course: Course, inquiry: Inquiry, state: State) -> Told:
        told = inquiry.record.dossier(state).heard(kind)
        word = last_word(course, told, _by_then(course, inquiry, period))
        return word is not None and of in ("", _value_of(word)) and word

    return Condition(test)


def _was(words: Words, inquiry: Inquiry, _name: str) -> Condition:
    """Read ``was`` with a standing and a moment: where a State stood then."""
    wanted = STANDING[words.one_of(STANDING, "one of")]
    period = period_in(words, inquiry)
    if period is None or period.moment is None:
        words.refuse("a moment such as in 1RC")

    def test(course: Course, inquiry: Inquiry, state: State) -> bool:
        when = _by_then(course, inquiry, period)
        return membership(course, inquiry.view.roll, state, when) in wanted

    return Condition(test)


def _by_then(course: Course, inquiry: Inquiry, period: Period | None) -> When:
    """Return the moment of a period; the day itself if that is still ahead.

    What happens after the day is not known on it.
    """
    when = period.moment if period else None
    if when is None or not course.no_later(when, inquiry.on):
        return inquiry.on
    return when


def _narrowed(words: Words, kind: type[Event]) -> str:
    """Return what an event is to tell, after ``telling``; empty if anything will do."""
    if not words.accept("telling"):
        return ""
    known = _tellable(kind)
    if not known:
        words.refuse("no telling of a kind of event that tells one thing alone")
    return words.one_of(known, "one of")


def _tellable(kind: type[Event]) -> tuple[str, ...]:
    """Return the words for what events of a kind can tell, if they tell several."""
    if kind is Retention:
        return _KEPT
    told = get_type_hints(kind).get("kind", StrEnum)
    return tuple(map(_word, told))


_KEPT = _NONE, _SOME = "none", "some"


def _value_of(event: Event) -> str:
    """Return in a word what an event tells, where events of its kind tell several."""
    if isinstance(event, Retention):
        return _NONE if event.is_none else _SOME
    return _word(getattr(event, "kind", ""))


def _word(told: object) -> str:
    return str(told).replace(" ", "-")


def _met(words: Words, inquiry: Inquiry, _name: str) -> Condition:
    """Read ``met`` with an action of a plan, or the first words of a chapter.

    Whether a State did it, or everything that the chapter asks of it alone.
    """
    found = plan(words.one_of(plan_names(), "a plan, one of"))
    aims = inquiry.read(_asked_of(found, words.name("an action such as 4.1(c)")))
    if not aims:
        words.refuse("a plan that was read elsewhere")

    def test(course: Course, inquiry: Inquiry, state: State) -> Told:
        made = inquiry.once(found.title, lambda: progress(inquiry.view, found))
        every = [made.result(a.id, state) for a in aims if not made.is_joint(a.id)]
        ours = [r for r in every if r.outcome is not PlanOutcome.NOT_ADDRESSED]
        if not ours or any(result.possible <= _NOT_DONE for result in ours):
            return False
        done = all(result.is_done for result in ours)
        why = Explanation(str(state), because=tuple(r.explanation for r in ours))
        return (done or course.way(("met", state, aims), (True, False))) and why

    return Condition(test, lacks=_WHETHER)


_WHETHER = "whether it did what the plan asks for and nothing measures"
_NOT_DONE = frozenset(
    {
        PlanOutcome.MISSED,
        PlanOutcome.NOT_DONE,
        PlanOutcome.NOT_YET_DUE,
        PlanOutcome.NOT_ADDRESSED,
    }
)


def _asked_of(found: Plan, said: str) -> tuple[Aim, ...]:
    """Return an action or result of a plan, or the actions of a chapter.

    Raises:
        UnknownActionError: It has neither.
    """
    actions = [a for a in found.actions if a.level is Level.ACTION]
    start = f"{said.casefold()} "
    chapter = (a for a in actions if f"{a.chapter.casefold()} ".startswith(start))
    return tuple(chapter) or (found.aim(said),)


def _in_region(words: Words, inquiry: Inquiry, _name: str) -> Condition:
    """Read ``region`` with one of the M49 standard, such as Africa."""
    parts = ((s.region, s.sub_region) for s in inquiry.record.states)
    known = sorted({name.casefold() for pair in parts for name in pair if name})
    named = words.one_of(known, "a region, one of")
    return Condition(
        lambda _course, _inquiry, state: (
            named in (state.region.casefold(), state.sub_region.casefold())
        )
    )


def _is_member(_words: Words, _inquiry: Inquiry, _name: str) -> Condition:
    return Condition(
        lambda course, _inquiry, state: (
            course.way(("member", state), (True, False))
            if state.un_member is None
            else state.un_member
        )
    )


def _unknown(words: Words, _inquiry: Inquiry, _name: str) -> Condition:
    """Read ``unknown`` with what nothing on record tells of any State."""
    lacks = words.take("what is not known, in quotation marks")
    return Condition(
        lambda course, _inquiry, state: course.way((lacks, state), (True, False)),
        lacks=lacks,
    )


_READERS: Mapping[str, Callable[[Words, Inquiry, str], Condition]] = {
    **dict.fromkeys((*_JOINED, "bound"), _joining),
    "signed": _signed,
    "told": _told,
    "last": _last,
    "was": _was,
    "took": _took,
    "met": _met,
    "unknown": _unknown,
    "region": _in_region,
    "un-member": _is_member,
}
