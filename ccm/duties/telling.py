"""What an answer says besides itself: reasons, ways, and what is missing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import cast

import attrs

from ccm.dates import PartialDate
from ccm.duties.bound import Duty
from ccm.duties.homes import rule_of, words_of
from ccm.duties.missing import (
    days_of_meeting,
    last_word_said,
    rounding,
    rounding_said,
    told_apart,
)
from ccm.duties.prospects import prospects
from ccm.duties.protocol import Upshot
from ccm.duties.said import Asked, Said, Weight
from ccm.duties.wording import Reasons
from ccm.facts import Event
from ccm.rules.bearing import happened
from ccm.rules.case import Case
from ccm.rules.courses import Step
from ccm.rules.explanation import Explanation
from ccm.rules.norms import Norm, with_deadline
from ccm.rules.outcome import Lack
from ccm.rules.status import Status, shown_as
from ccm.rules.told import Cause, Missing, Told

__all__ = ["told"]


def told(answer: Upshot, case: Case) -> Told:
    """Return what an answer says besides itself."""
    norm = answer.norm
    doubt = len(answer.possible) > 1
    status = Status.UNDETERMINED if doubt else next(iter(answer.possible))
    shown = shown_as(answer.possible)
    claim = f"{case.standing.state} on {case.on}, to {norm.duty}: {shown}"
    reasons = _reasons(answer, case)
    ranked_ = list(_missing(answer, case)) if doubt else []
    say, amounts = partial(_say, answer, case), partial(_amounts, answer, case)
    return Told(
        Explanation(claim, status, norm.provision, (), reasons.because),
        prospects(answer, case.on, say, amounts),
        _each_once(ranked_),
        _each_once(sorted(ranked_, key=lambda each: each[0])),
        reasons.irregularities,
        reasons.years,
    )


_Ranked = tuple[tuple[tuple[int, int], int], Missing]


def _each_once(found: Iterable[_Ranked]) -> tuple[Missing, ...]:
    return tuple(dict.fromkeys(gap for _, gap in found))


def _reasons(answer: Upshot, case: Case) -> Reasons:
    norm, standing = answer.norm, case.standing
    if not answer.bound:
        return Reasons(because=tuple(_why_unbound(norm, case)))
    duty = case.once(norm, Duty)
    told = words_of(norm).reasons(duty.bearing, case, answer)
    left = len(answer.bound) < len(answer.courses.each)
    if standing.exit is None or standing.exit in told.because:
        return told
    because = told.because
    if left or standing.ended_by(case.on):
        because = (standing.exit, *because)
    elif _can_be_read_otherwise(standing.exit, case.on):
        because = (*because, standing.exit)
    return attrs.evolve(told, because=because)


def _can_be_read_otherwise(leaving: Explanation, on: date) -> bool:
    """Tell whether by a day it can be read that a withdrawal has taken effect."""
    told = all(event.bears_from <= on for event in leaving.evidence())
    return bool(leaving.choices) and told


def _why_unbound(norm: Norm, case: Case) -> Iterator[Explanation]:
    """Yield the reasons that could be given on the day, and no later ones."""
    standing, on = case.standing, case.on
    yield _entry(case)
    notice = standing.notice
    if notice is not None and happened((notice,), on) and standing.exit:
        yield standing.exit
    if rule_of(norm).yearly and standing.ended_by(on):
        claim = f"reports that fall due later: {case.reading.last_reports}"
        yield Explanation(claim, None, norm.provision, choices=("last_reports",))


def _entry(case: Case) -> Explanation:
    """Return why the treaty was once in force for the State, or is not yet."""
    standing, on = case.standing, case.on
    deposit, entry = standing.deposit, standing.entry
    if deposit is None or deposit.day > on:
        return _not_joined(case)
    if entry is None or standing.begins(on) is None:
        claim = f"the treaty is not yet in force on {on}"
        return Explanation(claim, None, "", (deposit,))
    return entry


def _not_joined(case: Case) -> Explanation:
    """Return that a State has deposited no instrument by the day, signed or not."""
    signature, on = case.standing.signature, case.on
    if signature is None or signature.day > on:
        claim = f"it had neither signed nor deposited an instrument by {on}"
        return Explanation(claim, None, case.standing.joins_under)
    claim = f"it had signed, and had deposited no instrument by {on}"
    return Explanation(claim, None, case.standing.joins_under, (signature,))


def _missing(answer: Upshot, case: Case) -> Iterator[_Ranked]:
    """Yield what would have to be known, each with how far it settles the status."""
    from ccm.duties.ranking import WITH_OTHERS, ranked  # noqa: PLC0415 - few ask

    exit_ = case.standing.exit
    of_exit = exit_.evidence() if exit_ else ()
    leaving = {id(event) for event in of_exit}
    for subject, rank in ranked(answer.courses).items():
        if _of(subject) in leaving:
            yield (rank, _DAYS), _day_of_leaving(case, of_exit)
            continue
        for gap in _about(subject, answer, case):
            yield (rank, _order(subject)), gap
    if not answer.courses.whole:
        claim = "more of the days that are in doubt: not all courses were followed"
        last = (WITH_OTHERS, WITH_OTHERS), _OTHERS
        yield last, Missing(claim, Cause.PARTIAL_DATE)


def _order(subject: Hashable) -> int:
    """Return the place of a subject among those that settle as much."""
    if isinstance(subject, Lack):
        return _FIRST_ASKED.get(subject.what, _OTHERS)
    return _DAYS if isinstance(subject, int) else _OTHERS


def _about(subject: Hashable, answer: Upshot, case: Case) -> Iterable[Missing]:
    """Return what is missing about what was asked: a day, or whatever else."""
    bearing, words = case.once(answer.norm, Duty).bearing, words_of(answer.norm)
    if isinstance(subject, Lack):
        if subject.what == "rounding":
            return (rounding(),)
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
        names = [_named(each, answer, case) for each in asked.about]
        one, other = map(_counted, names, asked.steps)
        by = f"{one} no later than {other}"
        return Said(by if asked.yes else f"{other} before {one}")
    if isinstance(subject, Lack):
        return _said(subject, answer.norm, case, asked)
    days, known = asked.days, _known(subject, case)
    if days == (known,):
        return Said("", Weight.PRESUMED)  # the answer leaves every day
    return Said(f"{_named(subject, answer, case)}, {' or '.join(map(str, days))}")


def _amounts(
    answer: Upshot, case: Case, asked: Asked, lack: Lack
) -> tuple[Lack, object] | None:
    """Return what an answer about a day says of something that no date tells."""
    norm, (subject, *others) = answer.norm, asked.about
    found = (event for event in case.dossier.events if id(event) == subject)
    event = None if others else next(found, None)
    if event is None:
        return None
    bearing = case.once(norm, Duty).bearing
    return words_of(norm).amounts(bearing, case, lack, event, asked)


def _counted(name: str, steps: tuple[Step, ...]) -> str:
    """Return a day in words, which may be counted from that of something."""
    return f"the day counted from {name}" if steps else name


def _said(lack: Lack, norm: Norm, case: Case, asked: Asked) -> Said:
    """Return how an answer reads to what no date tells."""
    if lack.what == "rounding":
        return rounding_said(asked)
    if lack.what == "order":
        return last_word_said(case, lack, asked)
    return words_of(norm).said(case.once(norm, Duty).bearing, case, lack, asked)


def _known(subject: Hashable, case: Case) -> PartialDate | None:
    """Return what is known of the day of an event; None if it is of none."""
    events = (e.date for e in case.dossier.events if id(e) == subject)
    return next(events, None)


def _named(subject: Hashable, answer: Upshot, case: Case) -> str:
    """Return what it is on whose day something hangs, in words."""
    of = _of(subject)
    for event in case.dossier.events:
        if id(event) == of:
            return told_apart(event, case)
    for meeting in case.record.meetings:
        if id(meeting) == of:
            return meeting.label
    if isinstance(subject, Lack) and subject.what == "decision":
        return f"the deadline set by the decision on request {subject.about[0]}"
    return _start(answer.norm)


def _start(norm: Norm) -> str:
    """Return from what the deadline of a norm runs, in words."""
    deadline = with_deadline(norm)
    started = deadline.runs_from if deadline else None
    return f"that {started.title}" if started else "what is not on record"


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


def _day_of_leaving(case: Case, told: tuple[Event, ...]) -> Missing:
    """Return that the day is missing on which a withdrawal takes effect."""
    known = case.standing.ends_told
    return Missing(
        f"the day on which its withdrawal takes effect (known: {known})",
        Cause.PARTIAL_DATE,
        told_by=tuple(event for event in told if event.date.day is None),
    )
