"""A duty without a date, over one course of events: what is shown of its parts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache

import attrs

from ccm.duties.arising import Arising
from ccm.duties.protocol import Rule
from ccm.rules.bearing import Dated, LastWord, Silence, come, dated
from ccm.rules.case import Case
from ccm.rules.courses import Course, Fork, When
from ccm.rules.norms import Evidence, StandingDuty
from ccm.rules.outcome import Lack, Outcome
from ccm.rules.reading import Reading
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["RULES", "Bearing", "Part", "Word", "breached"]

_EITHER = (Status.FULFILLED, Status.OUTSTANDING)


@attrs.define(frozen=True, eq=False, repr=False)
class Word:
    """What an event shows of a part of the duty."""

    told: Dated
    proof: Evidence

    @property
    def when(self) -> When:
        """When it came."""
        return self.told.when


@attrs.define(frozen=True, eq=False, repr=False)
class Part:
    """A part of the duty, with the words on it.

    Attributes:
        proofs: What would be evidence of it.
        words: The evidence on record.
        can_be_done: Whether something would show that it has been performed.
        lack: What a course is asked of where no word stands.
        in_order: The words, to be asked which can be the last.
        renewals: What came to light later: no word before it speaks of that.
    """

    proofs: tuple[Evidence, ...]
    words: tuple[Word, ...]
    can_be_done: bool
    lack: Lack
    in_order: LastWord[Word]
    renewals: tuple[Dated, ...]

    @property
    def performed_by(self) -> tuple[Evidence, ...]:
        """What would show performance."""
        done = tuple(p for p in self.proofs if p.status is Status.FULFILLED)
        return done or self.proofs

    @property
    def shows(self) -> str:
        """What that would show, in words."""
        return " or ".join(proof.shows for proof in self.performed_by)

    def last(self, course: Course, on: date) -> Word | None:
        """Return the last word by a day, if it still stands."""
        word = self._last(course, on)
        if word is None or not self._renewed(course, word, on):
            return word
        return None

    def _renewed(self, course: Course, word: Word, on: date) -> bool:
        """Tell whether something came to light of which a word says nothing."""
        return any(
            course.no_later(each.when, on)
            and not course.no_later(each.when, word.told.when)
            for each in self.renewals
        )

    def _last(self, course: Course, on: date) -> Word | None:
        """Return the last word by a day; of one day, either."""
        if not self.can_be_done:  # all say the same
            return next((w for w in self.words if course.no_later(w.when, on)), None)
        last: Word | None = None
        for word in come(course, self.in_order.by(on), on):
            if last is None or self._follows(course, word, last):
                last = word
        return last

    def _follows(self, course: Course, one: Word, last: Word) -> bool:
        if not course.no_later(last.told.when, one.told.when):
            return False
        if not course.no_later(one.told.when, last.told.when):
            return True
        if one.proof.status is last.proof.status:
            return False
        about = (id(last.told.event), id(one.told.event))
        return course.way(Lack("order", about), (False, True))


@attrs.define(frozen=True, eq=False, repr=False)
class Bearing:
    """What of a dossier bears on a duty without a date, sorted out once.

    Attributes:
        arising: What tells whether the duty arises.
        endings: What ended it, or renewed it; to be asked which can be the last.
        parts: Its parts, with the words on each.
        breaches: What shows a breach, as far as it can have been while bound.
        since: The first day on which the State is bound by the duty.
        silence: On which days silence means no breach, or no word of performance.
    """

    norm: StandingDuty
    reading: Reading
    arising: Arising
    endings: LastWord[Dated]
    parts: tuple[Part, ...]
    breaches: tuple[Dated, ...]
    since: date
    silence: Silence

    @classmethod
    def of(cls, norm: StandingDuty, case: Case) -> Bearing:
        """Return what bears on the duty of the State of a case."""
        since = _bound_since(norm, case)
        acts = (e for e in case.heard(*norm.breached_by) if e.date.latest >= since)
        return cls(
            norm=norm,
            reading=case.reading,
            arising=Arising.of(norm, case),
            endings=LastWord(dated(case.heard(*norm.ended_by, *norm.renewed_by))),
            parts=_parts(norm, case),
            breaches=dated(acts),
            since=since,
            silence=case.for_most(norm, _silence),
        )


def _silence(norm: StandingDuty, case: Case) -> Silence:
    kinds = norm.breached_by or norm.shown_by
    return Silence.of(norm, case.standing.state, case.record, *kinds)


def _bound_since(norm: StandingDuty, case: Case) -> date:
    """Return the first day on which a duty binds the State, provisionally or not."""
    standing = case.standing
    entry = standing.in_force_from or date.max
    applied = standing.provisional.value if standing.provisional else None
    if norm.id in standing.covers and isinstance(applied, date):
        return min(entry, applied)
    return entry


def _parts(norm: StandingDuty, case: Case) -> tuple[Part, ...]:
    shown = dated(case.heard(*norm.shown_by))
    renewals = dated(case.heard(*norm.renewed_by))
    if not shown and not renewals:
        return case.for_all(norm, _without_words)
    return tuple([_part(proofs, shown, renewals) for proofs in proofs_by_part(norm)])


def _without_words(norm: StandingDuty, _case: Case) -> tuple[Part, ...]:
    return tuple([_part(proofs, (), ()) for proofs in proofs_by_part(norm)])


def _part(
    proofs: tuple[Evidence, ...],
    shown: tuple[Dated, ...],
    renewals: tuple[Dated, ...],
) -> Part:
    words = tuple(
        Word(told, proof)
        for told in shown
        for proof in proofs
        if proof.matches(told.event)
    )
    done = any(proof.status is Status.FULFILLED for proof in proofs)
    lack = Lack("part", (proofs[0].provision, proofs[0].part))
    return Part(proofs, words, done, lack, LastWord(words), renewals)


@lru_cache(maxsize=64)
def proofs_by_part(norm: StandingDuty) -> tuple[tuple[Evidence, ...], ...]:
    """Return what would be evidence, part by part."""
    parts: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for proof in norm.evidence:
        parts[proof.provision, proof.part].append(proof)
    return tuple(map(tuple, parts.values()))


_NONE = Outcome(status=Status.NOT_APPLICABLE, arises=False)
_DONE = Outcome(status=Status.FULFILLED)
_OPEN = Outcome(status=Status.OUTSTANDING, breach=Truth.UNKNOWN)
_PERHAPS_BREACHED = Fork(Lack("breach"), ((False, _DONE), (True, _OPEN)))


def standing_duty(
    bearing: Bearing, on: date, course: Course, _ends: When | None
) -> Outcome | Fork[Outcome]:
    """Return where the State stands under a duty without a date in one course."""
    if not _arises(bearing, on, course):
        return _NONE
    if bearing.norm.breached_by:
        return _forborne(bearing, on, course)
    return _performed(bearing, on, course)


def _arises(bearing: Bearing, on: date, course: Course) -> bool:
    norm = bearing.norm
    if norm.self_judged:
        if bearing.reading.ability_to_assist == "by its means":
            if not course.way(Lack("able"), (True, False)):
                return False
        else:
            return bearing.arising.last(course, on) is not None
    elif not bearing.arising.holds(course, on):
        return False
    return not _ended(bearing, on, course)


def _ended(bearing: Bearing, on: date, course: Course) -> bool:
    """Tell whether something ended the duty, and nothing renewed it since."""
    norm = bearing.norm
    last: Dated | None = None
    for each in bearing.endings.by(on):
        if not course.no_later(each.when, on):
            continue
        if last is None or _follows(norm, course, each, last):
            last = each
    return last is not None and isinstance(last.event, norm.ended_by)


def _follows(norm: StandingDuty, course: Course, one: Dated, last: Dated) -> bool:
    """Tell whether one comes after the last; of one day, what ends the duty does."""
    if isinstance(one.event, norm.ended_by):
        return course.no_later(last.when, one.when)
    return not course.no_later(one.when, last.when)


def breached(bearing: Bearing, on: date, course: Course) -> Dated | None:
    """Return what was a breach by a day: an act since the duty binds the State."""
    for each in bearing.breaches:
        if course.no_later(each.when, on) and course.no_later(bearing.since, each.when):
            return each
    return None


def _forborne(bearing: Bearing, on: date, course: Course) -> Outcome | Fork[Outcome]:
    if breach := breached(bearing, on, course):
        return Outcome(
            status=Status.OUTSTANDING, undone=breach.event, breach=Truth.TRUE
        )
    if bearing.silence.speaks(on):
        return _DONE
    return _PERHAPS_BREACHED


def _performed(bearing: Bearing, on: date, course: Course) -> Outcome:
    """Return where it stands; the first part that is open decides.

    So that n parts make n + 1 courses, and not 2 to the n.
    """
    word: Word | None = None
    for part in bearing.parts:
        word = part.last(course, on)
        if _stands(part, word, bearing, on, course) is Status.OUTSTANDING:
            return _OPEN
    if len(bearing.parts) > 1 or word is None:
        return _DONE
    return Outcome(status=Status.FULFILLED, done=word.told.when, by=word.told.event)


def _stands(
    part: Part, word: Word | None, bearing: Bearing, on: date, course: Course
) -> Status:
    status = word.proof.status if word else Status.UNDETERMINED
    if status is Status.OUTSTANDING and part.can_be_done:
        open_ = not bearing.silence.speaks(on)
    else:
        open_ = status is Status.UNDETERMINED
    if not open_:
        return status
    return course.way(part.lack, _EITHER)


RULES = {
    StandingDuty: Rule(
        conceivable=frozenset({Status.NOT_APPLICABLE, *_EITHER}),
        bearing=Bearing.of,
        outcome=standing_duty,
    )
}
