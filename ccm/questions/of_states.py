"""What a question can ask of a State itself: ``joined in 2015``, ``told law``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import get_type_hints

from ccm.facts import Event, Instrument, Retention, State
from ccm.facts.schema import SCHEMA
from ccm.plans import Level, Plan, PlanStep, Step, plan, plan_names, progress
from ccm.plans import Outcome as PlanOutcome
from ccm.plans.model import Aim
from ccm.questions.condition import STANDING, Condition, Events, Told, had_come
from ccm.questions.inquiry import Inquiry
from ccm.questions.moments import last_word, membership
from ccm.questions.periods import Period, period_in
from ccm.questions.words import Words
from ccm.rules import Explanation, Membership, Standing
from ccm.rules.bearing import day_of
from ccm.rules.courses import Course, When

__all__ = ["READERS", "standing"]

_JOINED = {
    "joined": frozenset(Instrument),
    "ratified": frozenset(Instrument) - {Instrument.ACCESSION, Instrument.SUCCESSION},
    "acceded": frozenset({Instrument.ACCESSION}),
}


def standing(wanted: tuple[Membership, ...]) -> Condition:
    """Return whether a State stands at one of some places on the day."""

    def stands(course: Course, inquiry: Inquiry, state: State) -> bool:
        return inquiry.membership(course, state) in wanted

    return Condition(stands, standing=wanted)


def _signed(words: Words, inquiry: Inquiry, _name: str) -> Condition:
    def signature(inquiry: Inquiry, state: State) -> Iterable[Event]:
        found = inquiry.view.standing(state).signature
        return () if found is None else (found,)

    return had_come(signature, words, inquiry)


def _told(words: Words, inquiry: Inquiry, _name: str) -> Condition:
    """Read ``told`` with a kind of event: whether one had come by the day.

    A word after the kind narrows it, such as the step in assistance to victims; a
    place such as ``as signatory`` is where the State stood then.
    """
    of = _kind_in(words)
    return had_come(of, words, inquiry, as_standing=True)


def _kind_in(words: Words) -> Events:
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

    return had_come(ours, words, inquiry)


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
    if when is None or not course.no_later(when, inquiry.heard):
        return inquiry.heard
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


READERS: Mapping[str, Callable[[Words, Inquiry, str], Condition]] = {
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
"""What reads each condition of a State itself, by its first word."""
