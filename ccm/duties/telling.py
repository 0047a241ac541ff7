"""What an answer says besides itself: reasons, ways, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import cast

import attrs

from ccm.duties.bound import Duty
from ccm.duties.homes import rule_of, words_of
from ccm.duties.missing import told_apart
from ccm.duties.prospects import prospects
from ccm.duties.protocol import Upshot
from ccm.duties.said import Asked, Said, Weight
from ccm.duties.wording import Amount, Reasons, Words
from ccm.facts import Event, Meeting
from ccm.rules.bearing import happened
from ccm.rules.case import Case
from ccm.rules.courses import Courses, Followed, Step
from ccm.rules.explanation import Explanation
from ccm.rules.norms import with_deadline
from ccm.rules.outcome import Lack, Outcome
from ccm.rules.status import Status, shown_as
from ccm.rules.told import Cause, Missing, Told

__all__ = ["told"]

_DAYS, _OTHERS = 1, 2
_FIRST_ASKED: dict[str, int] = dict.fromkeys(
    ("arises", "able", "began", "raised", "decision"), 0
)
"""Of what settles as much: whether there is a duty, and decisions; days; the rest."""

_Placed = tuple[tuple[tuple[int, int], int], Missing]


def told(answer: Upshot, case: Case) -> Told:
    """Return what an answer says besides itself."""
    return _Telling(answer, case).told()


class _Telling:
    """An answer, and the State on the day."""

    def __init__(self, answer: Upshot, case: Case) -> None:
        self.answer, self.norm = answer, answer.norm
        self.case, self.standing, self.on = case, case.standing, case.on

    @cached_property
    def words(self) -> Words:
        """What the shape of the duty says of the answer."""
        bearing = self.case.once(self.norm, Duty).bearing
        return words_of(self.norm)(self.answer, self.case, bearing)

    def told(self) -> Told:
        norm, possible = self.norm, self.answer.possible
        doubt = len(possible) > 1
        status = Status.UNDETERMINED if doubt else next(iter(possible))
        who = f"{self.standing.state} on {self.on}"
        claim = f"{who}, to {norm.duty}: {shown_as(possible)}"
        reasons = self._reasons()
        ranked = [*self._missing()] if doubt else []
        return Told(
            Explanation(claim, status, norm.provision, (), reasons.because),
            prospects(self.answer, self.on, self._say, self._amounts),
            _each_once(ranked),
            _each_once(sorted(ranked, key=lambda each: each[0])),
            reasons.irregularities,
            reasons.years,
        )

    # reasons

    def _reasons(self) -> Reasons:
        if not self.answer.bound:
            return Reasons(tuple(self._why_unbound()))
        told, leaving = self.words.reasons(), self.standing.exit
        if leaving is None or leaving in told.because:
            return told
        because = told.because
        left = len(self.answer.bound) < len(self.answer.courses.each)
        if left or self.standing.ended_by(self.on):
            because = (leaving, *because)
        elif leaving.choices and all(
            e.bears_from <= self.on for e in leaving.evidence()
        ):
            because = (*because, leaving)  # so read, it may have taken effect
        return attrs.evolve(told, because=because)

    def _why_unbound(self) -> Iterator[Explanation]:
        """Yield the reasons that could be given on the day, and no later ones."""
        notice, leaving = self.standing.notice, self.standing.exit
        yield self._entry()
        if notice is not None and happened((notice,), self.on) and leaving:
            yield leaving
        if rule_of(self.norm).yearly and self.standing.ended_by(self.on):
            claim = f"reports that fall due later: {self.case.reading.last_reports}"
            provision = self.norm.provision
            yield Explanation(claim, None, provision, choices=("last_reports",))

    def _entry(self) -> Explanation:
        """Return why the treaty was once in force for the State, or is not yet."""
        standing, on = self.standing, self.on
        deposit, entry, signature = standing.deposit, standing.entry, standing.signature
        if deposit is not None and deposit.day <= on:
            if entry is not None and standing.begins(on) is not None:
                return entry
            claim = f"the treaty is not yet in force on {on}"
            return Explanation(claim, None, "", (deposit,))
        if signature is None or signature.day > on:
            claim = f"it had neither signed nor deposited an instrument by {on}"
            return Explanation(claim, None, standing.joins_under)
        claim = f"it had signed, and had deposited no instrument by {on}"
        return Explanation(claim, None, standing.joins_under, (signature,))

    # what is missing

    def _missing(self) -> Iterator[_Placed]:
        """Yield what would have to be known, with how far each settles the status."""
        leaving = self.standing.exit.evidence() if self.standing.exit else ()
        ids = {id(event) for event in leaving}
        for subject, rank in _ranked(self.answer.courses).items():
            if _of(subject) in ids:
                yield (rank, _DAYS), self._day_of_leaving(leaving)
                continue
            for gap in self._about(subject):
                yield (rank, _order(subject)), gap
        if not self.answer.courses.whole:
            claim = "more of the days that are in doubt: not all courses were followed"
            last = (_WITH_OTHERS, _WITH_OTHERS), _OTHERS
            yield last, Missing(claim, Cause.PARTIAL_DATE)

    def _day_of_leaving(self, leaving: tuple[Event, ...]) -> Missing:
        """Return that the day is missing on which a withdrawal takes effect."""
        known = self.standing.ends_told
        fact = f"the day on which its withdrawal takes effect (known: {known})"
        told_by = tuple(event for event in leaving if event.date.day is None)
        return Missing(fact, Cause.PARTIAL_DATE, told_by=told_by)

    def _about(self, subject: Hashable) -> Iterable[Missing]:
        """Return what is missing about what was asked: a day, or whatever else."""
        if isinstance(subject, Lack):
            return self.words.lacking(subject)
        if event := self._event(_of(subject)):
            return (self.words.day_of(event),)
        of = cast("tuple[Hashable, ...]", subject)
        held = (one for one in self.case.record.meetings if id(one) == of[0])
        return tuple(_days_of(meeting, of[1]) for meeting in held)

    def _event(self, key: Hashable) -> Event | None:
        """Return the event that something is asked of; None if it is of none."""
        return next((e for e in self.case.dossier.events if id(e) == key), None)

    # how answers read

    def _say(self, asked: Asked) -> Said:
        """Return how an answer to a question reads."""
        subject, *others = asked.about
        if others:
            names = map(self._named, asked.about)
            one, other = map(_counted, names, asked.steps)
            by = f"{one} no later than {other}"
            return Said(by if asked.yes else f"{other} before {one}")
        if isinstance(subject, Lack):
            return self.words.said(subject, asked)
        event, days = self._event(subject), asked.days
        if event is not None and days == (event.date,):
            return Said("", Weight.PRESUMED)  # the answer leaves every day
        return Said(f"{self._named(subject)}, {' or '.join(map(str, days))}")

    def _amounts(self, asked: Asked, lack: Lack) -> Amount:
        """Return what an answer about a day says of something that no date tells."""
        subject, *others = asked.about
        event = None if others else self._event(subject)
        return self.words.amounts(lack, event, asked) if event else None

    def _named(self, subject: Hashable) -> str:
        """Return what it is on whose day something hangs, in words."""
        of = _of(subject)
        if event := self._event(of):
            return told_apart(event, self.case)
        for meeting in self.case.record.meetings:
            if id(meeting) == of:
                return meeting.label
        if isinstance(subject, Lack) and subject.what == "decision":
            return f"the deadline set by the decision on request {subject.about[0]}"
        bound = with_deadline(self.norm)
        started = bound.runs_from if bound else None
        return f"that {started.title}" if started else "what is not on record"


def _each_once(found: Iterable[_Placed]) -> tuple[Missing, ...]:
    return tuple(dict.fromkeys(gap for _, gap in found))


def _days_of(meeting: Meeting, end: Hashable) -> Missing:
    """Return that the days of a meeting are missing."""
    days = meeting.closes if end == "closes" else meeting.opens
    fact = f"the days of {meeting.label} (known: {days})"
    return Missing(fact, Cause.PARTIAL_DATE)


def _order(subject: Hashable) -> int:
    """Return the place of a subject among those that settle as much."""
    if isinstance(subject, Lack):
        return _FIRST_ASKED.get(subject.what, _OTHERS)
    return _DAYS if isinstance(subject, int) else _OTHERS


def _counted(name: str, steps: tuple[Step, ...]) -> str:
    """Return a day in words, which may be counted from that of something."""
    return f"the day counted from {name}" if steps else name


def _of(subject: Hashable) -> Hashable:
    """Return what a subject is a part of, as the end of a conflict is of that."""
    if isinstance(subject, tuple):
        return cast("tuple[Hashable, ...]", subject)[0]
    return subject


# which of the things that a record leaves open would settle an answer


_SETTLES, _PERHAPS, _WITH_OTHERS = 0, 1, 2
"""What settles the status in every way; in some; only together with others."""

_Told = Sequence[Followed[Outcome]]
_Rank = tuple[int, int]
"""How far something settles the status by what is asked of it alone; and by all."""


def _ranked(courses: Courses[Outcome]) -> dict[Hashable, _Rank]:
    """Return what would have to be known, in the order in which it was asked.

    With each subject comes how far it alone would settle the status. A question whose
    answers lead to the same statuses is none that matters.
    """
    told, found = courses.each, dict[Hashable, _Rank]()
    for subject in _that_matter(told, 0):
        if subject not in found:
            alone = _rank(told, subject, alone=True)
            found[subject] = alone, _rank(told, subject)
    return found


def _that_matter(told: _Told, depth: int) -> Iterator[Hashable]:
    """Yield the subjects of the questions whose answers lead to different statuses."""
    asked = [each for each in told if len(each.course.told) > depth]
    groups = _grouped(asked, lambda each: each.course.told[depth].answer).values()
    if len({*map(_statuses, groups)}) > 1:
        yield from asked[-1].course.told[depth].about
    for group in groups:
        if len(group) > 1:
            yield from _that_matter(group, depth + 1)


def _grouped(
    told: _Told, answered: Callable[[Followed[Outcome]], object]
) -> dict[object, list[Followed[Outcome]]]:
    """Return courses by what they answered."""
    groups: defaultdict[object, list[Followed[Outcome]]] = defaultdict(list)
    for each in told:
        groups[answered(each)].append(each)
    return groups


def _statuses(told: _Told) -> frozenset[Status]:
    return frozenset(each.outcome.status for each in told)


def _rank(told: _Told, subject: Hashable, *, alone: bool = False) -> int:
    """Tell whether the answers to all that was asked about a subject leave one status.

    Where it was not asked about, the answer hangs on something else, whatever this is.

    Args:
        told: The courses.
        subject: The subject.
        alone: Whether to look at questions about nothing else: which of two days
            came first is not known when one of them is.
    """
    groups = _grouped(told, partial(_answers, subject, alone=alone))
    unasked = groups.pop((), [])
    settled = [len(_statuses([*group, *unasked])) == 1 for group in groups.values()]
    if settled and all(settled):
        return _SETTLES
    return _PERHAPS if any(settled) else _WITH_OTHERS


def _answers(
    subject: Hashable, followed: Followed[Outcome], *, alone: bool
) -> tuple[tuple[object, object], ...]:
    """Return what was asked about a subject, and the answers."""
    ours = (asked for asked in followed.course.told if subject in asked.about)
    told = (asked for asked in ours if not (alone and len(asked.about) > 1))
    return tuple((asked.about, asked.answer) for asked in told)
