"""A duty that follows another, in words: why it stands where it does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

import attrs

from ccm.duties.after import Bearing
from ccm.duties.missing import last_word, said_by_observers
from ccm.duties.protocol import Upshot
from ccm.duties.said import Asked, Said, Weight, when_done
from ccm.duties.wording import Reasons, Words
from ccm.facts import Event, Voice
from ccm.rules.bearing import happened, happened_by
from ccm.rules.case import Case
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Deadline
from ccm.rules.lapse import eve
from ccm.rules.norms import FollowUp
from ccm.rules.outcome import Lack, Outcome
from ccm.rules.status import Status
from ccm.rules.told import Cause, Missing
from ccm.rules.truth import Truth

__all__ = ["WORDS"]

_NEXT = ("declaration_forum", "declaration_papers")


def _reasons(bearing: Bearing, case: Case, answer: Upshot) -> Reasons:
    entry = (case.standing.entry,) if case.standing.entry else ()
    return Reasons(because=(*_because(bearing, case, answer), *entry))


def _said(bearing: Bearing, case: Case, lack: Lack, asked: Asked) -> Said:
    if lack.what == "arises":
        return _arising(bearing, asked)
    if lack.what in ("raised", "rumour"):
        return _occasion(bearing, case, lack, asked)
    if lack.what == "put off":
        how = "was put off" if asked.yes else "was held as planned"
        return Said(f"{lack.about[0]} {how}")
    return _how_declared(asked)


def _arising(bearing: Bearing, asked: Asked) -> Said:
    after = bearing.norm.after
    name = after.arises_from.title if after.arises_from else after.duty
    there = f"{name} at entry into force"
    return Said(there if asked.yes else f"no {there}")


def _occasion(bearing: Bearing, case: Case, lack: Lack, asked: Asked) -> Said:
    """Return how it reads whether there was an occasion that is not on record."""
    name = bearing.norm.follows.title
    if lack.what == "rumour":
        return said_by_observers(case, lack, asked)
    if True in asked.answers:
        return Said(f"{name}, and that is not on record")
    return Said(f"no {name} is missing from the record", Weight.NOTHING)


def _how_declared(asked: Asked) -> Said:
    """Return how it reads what became of a declaration that is not on record."""
    done = {Status.FULFILLED, Status.FULFILLED_LATE}.intersection(asked.answers)
    if not done:
        owed = Status.OUTSTANDING in asked.answers
        words = "the next meeting has not closed" if owed else "it was not declared"
        return Said(words, Weight.NOTHING)
    declared = f"it was declared{when_done(done)}"
    return Said(f"{declared}, and that is not on record", Weight.UNHEARD)


def _lacking(
    bearing: Bearing, case: Case, _answer: Upshot, lack: Lack
) -> Iterator[Missing]:
    norm = bearing.norm
    if lack.what == "meeting":
        yield Missing("the days of the next meeting", Cause.BEYOND_THE_RECORD)
    elif lack.what == "put off":
        fact = f"whether {lack.about[0]} was held on the days for which it is planned"
        yield Missing(fact, Cause.BEYOND_THE_RECORD)
    elif lack.what == "declaration":
        fact = "whether the declaration was made"
        yield bearing.silence.lacks(fact, case.on, (norm.fulfilled_by,))
    elif lack.what == "arises" and norm.after.arises_from:
        fact = f"whether, at entry into force: {norm.after.arises_from.title}"
        told_by = (norm.after.arises_from, *norm.after.ruled_out_by)
        yield Missing(fact, Cause.NOT_REPORTED, told_by=told_by)
    elif lack.what == "order":
        yield from last_word(case, lack)
    else:
        yield _whether_raised(bearing, case, lack)


def _whether_raised(bearing: Bearing, case: Case, lack: Lack) -> Missing:
    """Return that it is missing whether there was an occasion."""
    norm = bearing.norm
    fact, told_by = f"whether there was: {norm.follows.title}", (norm.follows,)
    if lack.what == "rumour":
        return Missing(fact, Cause.NOT_REPORTED, told_by=told_by)
    first = bearing.occasions_heard[0]
    mute = bearing.silence if first.speaks(case.on) else first
    return mute.lacks(fact, case.on, told_by)


def _because(bearing: Bearing, case: Case, answer: Upshot) -> Iterator[Explanation]:
    under = [each for each in answer.bound if each.arises]
    if not under:
        yield from _no_occasion(bearing, case)
        return
    raised = _raised(bearing, case, answer)
    chosen = ("unheard_events",) if _unheard_asked(answer) else raised.choices
    chosen = (*chosen, *_on_renewals(bearing.norm, case))
    raised = attrs.evolve(raised, choices=chosen)
    if all(map(_on_no_known_day, under)):
        # Which meeting is the next decides of a day that nobody tells as well.
        yield attrs.evolve(raised, choices=(*raised.choices, *_NEXT))
    else:
        yield from _due(bearing.norm, case, answer, raised)
    yield _declared(bearing, case, answer)
    if not set(raised.facts).intersection(each.event for each in bearing.rumoured.told):
        yield from _observed(bearing, case)


def _on_renewals(norm: FollowUp, case: Case) -> tuple[str, ...]:
    """Return the choices on which it rests what raises the duty once more."""
    asked = norm.renewing.start_read_by if norm.renewing else ""
    return (asked,) if asked and case.dossier.among(*norm.renewed_by) else ()


def _on_no_known_day(outcome: Outcome) -> bool:
    """Tell whether at most the declaration shows that something raised the duty."""
    return outcome.undone is None or outcome.undone is outcome.by


def _due(
    norm: FollowUp, case: Case, answer: Upshot, raised: Explanation
) -> Iterator[Explanation]:
    """Yield what raised the duty, and at which meeting it falls due."""
    deadline = answer.deadline
    if deadline is None:
        claim = "the next meeting is not yet in the record"
        yield raised
        yield Explanation(claim, Truth.UNKNOWN, norm.provision, choices=_NEXT)
        return
    claim = f"due at the next meeting, {_one_of([*_labels(case, answer)], deadline)}"
    if any(each.open_ended for each in answer.bound):
        claim += "; that it is held on these days is planned, and not on record"
    yield Explanation(claim, deadline.date, norm.provision, (), (raised,), _NEXT)


_MOST = 4
"""How many meetings are named, one of which is the next."""


def _one_of(labels: list[str], deadline: Deadline) -> str:
    """Return which meeting it can be, and when that closes, in words."""
    if len(labels) <= _MOST:
        return f"{' or '.join(labels)}, which closes {deadline}"
    first, last = deadline.candidates[0], deadline.candidates[-1]
    of_these = f"one of {len(labels)} from {labels[0]} to {labels[-1]}"
    return f"{of_these}, which closes between {first} and {last}"


def _no_occasion(bearing: Bearing, case: Case) -> Iterator[Explanation]:
    norm = bearing.norm
    told = happened(case.heard(norm.follows), case.on)
    before = eve(bearing.entry)
    early = [e for e in told if happened_by((e,), before) is not Truth.FALSE]
    if early:
        claim = f"{norm.follows.title} before entry into force raises no duty"
        facts, chosen = case.accounts(early), _on_renewals(norm, case)
        yield Explanation(claim, Truth.FALSE, norm.provision, facts, choices=chosen)
    else:
        claim = f"the record holds no event that raises it: {norm.follows.title}"
        heard = all(silence.speaks(case.on) for silence in bearing.occasions_heard)
        if not heard and bearing.reading.unheard_events == "none":
            claim += "; what no source tells of is taken to be none, as read"
        chosen = ("unheard_events",)
        yield Explanation(claim, Truth.FALSE, norm.provision, choices=chosen)
    yield from _observed(bearing, case)


def _observed(bearing: Bearing, case: Case) -> Iterator[Explanation]:
    said = happened((each.event for each in bearing.rumoured.told), case.on)
    if said:
        yield Explanation("observers say, which settles nothing", None, "", said)


def _raised(bearing: Bearing, case: Case, answer: Upshot) -> Explanation:
    norm = bearing.norm
    told = _raising(answer)
    if not told:
        claim = f"the record holds no event that raises it: {norm.follows.title}"
        return Explanation(claim, Truth.UNKNOWN, norm.provision)
    claim = f"{norm.follows.title}: {_day_raised(answer) or _dates(told)}"
    if all(event.voice is Voice.OBSERVER for event in told):
        claim = f"observers say, which settles nothing: {claim}"
        return Explanation(claim, Truth.UNKNOWN, norm.provision, told)
    value = told[0].date if len(told) == 1 else None
    return Explanation(claim, value, norm.provision, case.accounts(told))


def _unheard_asked(answer: Upshot) -> bool:
    """Tell whether it was asked if something raised the duty that is not on record."""
    return any(
        isinstance(subject, Lack) and subject.what == "raised"
        for each in answer.courses.each
        for question in each.course.told
        for subject in question.about
    )


def _raising(answer: Upshot) -> tuple[Event, ...]:
    """Return what raised the duty, in one course or another."""
    under = (each for each in answer.bound if each.arises)
    return tuple({id(o.undone): o.undone for o in under if o.undone}.values())


def _day_raised(answer: Upshot) -> str:
    """Return the day on which it was raised; nothing if there can be several."""
    days = set(chain.from_iterable(answer.spans(attrgetter("find"))))
    return str(days.pop()) if len(days) == 1 else ""


def _dates(told: tuple[Event, ...]) -> str:
    return " or ".join(dict.fromkeys(str(event.date) for event in told))


def _labels(case: Case, answer: Upshot) -> Iterator[str]:
    """Yield the meetings whose close is the deadline in some course."""
    days = set(chain.from_iterable(answer.spans(attrgetter("due"))))
    found = dict.fromkeys(
        meeting.label
        for meeting in sorted(case.record.meetings, key=lambda m: m.opens.earliest)
        if meeting.kind.decides
        and not days.isdisjoint((meeting.closes.earliest, meeting.closes.latest))
    )
    yield from found


def _declared(bearing: Bearing, case: Case, answer: Upshot) -> Explanation:
    norm = bearing.norm
    made = {id(o.by): o.by for o in answer.bound if o.by is not None}
    if made:
        told = tuple(made.values())
        value = told[0].date if len(told) == 1 else None
        return Explanation(
            f"declared: {_dates(told)}", value, norm.provision, case.accounts(told)
        )
    claim = f"the record holds no {norm.fulfilled_by.title}"
    known = len(answer.possible) == 1
    truth = Truth.FALSE if known else Truth.UNKNOWN
    return Explanation(claim, truth, norm.provision)


WORDS = {FollowUp: Words(reasons=_reasons, lacking=_lacking, said=_said)}
