"""Applying a duty without a date: what the record shows of its performance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import attrs

from ccm.dates import PartialDate
from ccm.facts import Event
from ccm.rules.case import Answer, Case, beyond, happened, name_of
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Cause, Missing
from ccm.rules.progress import Arising, arising, possible_last
from ccm.rules.shapes import Evidence, StandingDuty
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["apply_standing_duty", "possible_under_standing_duty"]

_EITHER = frozenset({Status.FULFILLED, Status.OUTSTANDING})


def apply_standing_duty(norm: StandingDuty, case: Case) -> Answer:
    """Return where the State stands under a duty that has no date."""
    return _Argument.of(norm, case).answer()


def possible_under_standing_duty(norm: StandingDuty, case: Case) -> frozenset[Status]:
    """Return every status that the record allows, without the reasons."""
    return frozenset(_Argument.of(norm, case).statuses())


@attrs.define(frozen=True, eq=False, repr=False)
class _Word:
    """The last word on a part of the duty."""

    event: Event
    proof: Evidence


@attrs.define(frozen=True, eq=False, repr=False)
class _Part:
    """What the record shows of one part of the duty.

    Attributes:
        proofs: What would be evidence of it.
        events: The evidence that there can be by the day.
        words: The last word in each course of events; None for silence.
        open_ended: Whether the part may have been performed since, unrecorded.
    """

    proofs: tuple[Evidence, ...]
    events: tuple[Event, ...]
    words: tuple[_Word | None, ...]
    open_ended: bool

    @property
    def provision(self) -> str:
        return self.proofs[0].provision

    @property
    def statuses(self) -> frozenset[Status]:
        found = (self._status(word) for word in self.words)
        return frozenset[Status]().union(*found)

    def _status(self, word: _Word | None) -> frozenset[Status]:
        if word is None or word.proof.status is Status.UNDETERMINED:
            return _EITHER
        if self.open_ended and word.proof.status is Status.OUTSTANDING:
            return _EITHER
        return frozenset({word.proof.status})

    @property
    def silent(self) -> bool:
        """Whether in some course nothing that is known stands."""
        return any(
            w is None or w.proof.status is Status.UNDETERMINED for w in self.words
        )

    def differing(self) -> tuple[Event, ...]:
        """Return the last words there can be, where they show different things."""
        words = [word for word in self.words if word]
        differ = len({word.proof.status for word in words}) > 1
        return tuple(word.event for word in words) if differ else ()

    def asked(self) -> tuple[Evidence, ...]:
        """Return what would show performance."""
        done = tuple(p for p in self.proofs if p.status is Status.FULFILLED)
        return done or self.proofs

    def in_words(self) -> str:
        """Return what would show performance, in words."""
        return " or ".join(proof.shows for proof in self.asked())

    def explained(self, case: Case) -> Explanation:
        word, *others = self.words
        facts = case.accounts(self.events)
        if others:
            claim, truth = f"in doubt: {self.in_words()}", Truth.UNKNOWN
        elif word is None:
            claim = f"the record does not say whether {self.in_words()}"
            truth = Truth.UNKNOWN
        else:
            claim = f"{word.proof.shows}: {word.event.date}"
            truth = Truth.UNKNOWN if self.silent else Truth.TRUE
        return Explanation(claim, truth, self.provision, facts)


def _parts(norm: StandingDuty, case: Case) -> Iterator[_Part]:
    shown = happened(case.heard(*norm.shown_by), case.on)
    open_ended = not case.absence_counts(norm.id)
    for proofs in _proofs_by_part(norm):
        yield _part(proofs, shown, case.on, open_ended=open_ended)


@lru_cache(maxsize=64)
def _proofs_by_part(norm: StandingDuty) -> tuple[tuple[Evidence, ...], ...]:
    parts: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for proof in norm.evidence:
        parts[proof.provision, proof.part].append(proof)
    return tuple(map(tuple, parts.values()))


def _part(
    proofs: tuple[Evidence, ...],
    shown: tuple[Event, ...],
    on: date,
    *,
    open_ended: bool,
) -> _Part:
    told = [
        _Word(event, proof)
        for event in shown
        for proof in proofs
        if proof.matches(event)
    ]
    events = tuple(word.event for word in told)
    last = possible_last(events, on, _none_wins)
    words = {w.proof: w for w in told if w.event in last}.values()
    can_be_done = any(proof.status is Status.FULFILLED for proof in proofs)
    return _Part(
        proofs,
        events,
        (*words, None) if None in last else tuple(words),
        can_be_done and open_ended,
    )


def _none_wins(_event: Event) -> bool:
    """Prefer no event of a day to another: two words of one day are a doubt."""
    return False


def _still_arising(norm: StandingDuty, case: Case) -> Arising:
    """Return whether the duty arises and nothing has ended it since."""
    found = arising(norm, case)
    if norm.self_judged and case.reading.ability_to_assist == "by its means":
        found = attrs.evolve(found, states=(True, False))
    if not norm.ended_by:
        return found

    def ends(event: Event | None) -> bool:
        return isinstance(event, norm.ended_by)

    turns = case.heard(*norm.ended_by, *norm.renewed_by)
    over = {ends(event) for event in possible_last(turns, case.on, ends)}
    states = dict.fromkeys(a and not o for a in found.states for o in over)
    ended = happened(case.heard(*norm.ended_by), case.on)
    heard = (*found.heard, *case.accounts(ended))
    return attrs.evolve(found, states=tuple(states), heard=heard)


@attrs.define(frozen=True, eq=False, repr=False)
class _Argument:
    """The parts from which the answer is put together."""

    norm: StandingDuty
    case: Case
    arising: Arising
    parts: tuple[_Part, ...]
    breaches: tuple[Event, ...]

    @classmethod
    def of(cls, norm: StandingDuty, case: Case) -> _Argument:
        found = _still_arising(norm, case)
        parts = tuple(_parts(norm, case)) if True in found.states else ()
        breaches = happened(case.heard(*norm.breached_by), case.on)
        return cls(norm, case, found, parts, breaches)

    def answer(self) -> Answer:
        possible = frozenset(self.statuses())
        done = possible == frozenset({Status.FULFILLED})
        arises = True in self.arising.states
        because = [*self._why_bound(), *self._why_arising()]
        if arises:
            because.extend(part.explained(self.case) for part in self.parts)
            because.extend(self._why_no_breach())
        because.extend(self._what_else())
        return Answer(
            possible=possible,
            because=tuple(because),
            fulfilled_on=self._fulfilled_on() if done else None,
            missing=tuple(self._missing()) if len(possible) > 1 else (),
            breach=self._breach(possible),
        )

    def statuses(self) -> Iterator[Status]:
        """Yield the statuses of every course of events."""
        for arises in self.arising.states:
            if not arises:
                yield Status.NOT_APPLICABLE
            elif self.norm.breached_by:
                yield from self._forborne()
            else:
                yield from self._performed()

    def _forborne(self) -> frozenset[Status]:
        if any(event.date.surely_by(self.case.on) for event in self.breaches):
            return frozenset({Status.OUTSTANDING})
        known = self.case.absence_counts(self.norm.id) and not self.breaches
        return frozenset({Status.FULFILLED}) if known else _EITHER

    def _performed(self) -> Iterator[Status]:
        found = [part.statuses for part in self.parts]
        if all(Status.FULFILLED in statuses for statuses in found):
            yield Status.FULFILLED
        if any(Status.OUTSTANDING in statuses for statuses in found):
            yield Status.OUTSTANDING

    def _breach(self, possible: frozenset[Status]) -> Truth:
        if Status.OUTSTANDING not in possible:
            return Truth.FALSE
        shown = any(event.date.surely_by(self.case.on) for event in self.breaches)
        return Truth.TRUE if shown and len(possible) == 1 else Truth.UNKNOWN

    def _fulfilled_on(self) -> PartialDate | None:
        words = [word for part in self.parts for word in part.words]
        return words[0].event.date if len(words) == 1 and words[0] else None

    def _why_bound(self) -> Iterator[Explanation]:
        standing = self.case.standing
        applied = standing.provisionally(self.norm.id, self.case.on)
        if basis := applied or standing.entry:
            yield basis

    def _why_arising(self) -> Iterator[Explanation]:
        norm, found = self.norm, self.arising
        if norm.arises_from is None:
            return
        (state, *others) = found.states
        truth = Truth.UNKNOWN if others else Truth.of(state)
        words = {
            Truth.TRUE: f"the duty arises: {norm.condition}",
            Truth.FALSE: "the duty does not arise, or is moot",
            Truth.UNKNOWN: f"the record does not say whether {norm.condition}",
        }
        facts = (*found.heard, *found.overheard)
        chosen = ("ability_to_assist",) if norm.self_judged else ()
        yield Explanation(words[truth], truth, norm.arises_provision, facts, (), chosen)

    def _why_no_breach(self) -> Iterator[Explanation]:
        norm, case = self.norm, self.case
        if not norm.breached_by:
            return
        if self.breaches:
            surely = any(event.date.surely_by(case.on) for event in self.breaches)
            truth = Truth.TRUE if surely else Truth.UNKNOWN
            facts = case.accounts(self.breaches)
            yield Explanation("a breach is on record", truth, norm.provision, facts)
            return
        known = case.absence_counts(norm.id)
        claim = "no breach is on record"
        if known and (coverage := case.record.coverage_of(norm.id)):
            sources = " | ".join(str(source) for source in coverage.source)
            claim += f", which would hold it ({sources})"
        truth = Truth.FALSE if known else Truth.UNKNOWN
        yield Explanation(claim, truth, norm.provision)

    def _what_else(self) -> Iterator[Explanation]:
        norm, case = self.norm, self.case
        if noted := happened(case.heard(*norm.noted), case.on):
            names = ", ".join(dict.fromkeys(name_of(type(event)) for event in noted))
            yield Explanation(f"besides: {names}", None, "", case.accounts(noted))
        if said := case.overheard(*norm.shown_by, *norm.breached_by):
            yield Explanation("observers say, which decides nothing", None, "", said)

    def _missing(self) -> Iterator[Missing]:
        if len(self.arising.states) > 1:
            yield self._missing_report()
        last = (e for part in self.parts for e in part.differing() if not e.date.day)
        for event in dict.fromkeys((*self._in_doubt(), *last)):
            fact = f"the day of: {event.detail()} (known: {event.date})"
            yield Missing(fact, Cause.PARTIAL_DATE, told_by=(event,))
        for part in self.parts:
            yield from self._missing_part(part)
        if self.norm.breached_by and not self.case.absence_counts(self.norm.id):
            fact = f"whether there is {self.norm.breach}"
            yield beyond(fact, self.case, self.norm.id, self.norm.breached_by)

    def _missing_report(self) -> Missing:
        norm, case = self.norm, self.case
        doubted = happened(case.heard(*norm.doubted_by), case.on)
        cause = Cause.DISPUTED if doubted else Cause.NOT_REPORTED
        told = (*norm.ruled_out_by, *((norm.arises_from,) if norm.arises_from else ()))
        return Missing(f"whether {norm.condition}", cause, told_by=told)

    def _in_doubt(self) -> Iterator[Event]:
        """Yield the events that can have happened by the day, or not."""
        norm, case = self.norm, self.case
        told = (*norm.turns, *norm.ended_by, *norm.shown_by, *norm.breached_by)
        for event in happened(case.heard(*told), case.on):
            if not event.date.surely_by(case.on):
                yield event

    def _missing_part(self, part: _Part) -> Iterator[Missing]:
        known = self.case.absence_counts(self.norm.id)
        of_one_day = [event for event in part.differing() if event.date.day]
        if len(of_one_day) > 1:
            words = " or ".join(sorted(event.detail() for event in of_one_day))
            fact = f"which is the last word of {of_one_day[0].date}: {words}"
            yield Missing(fact, Cause.DISPUTED, told_by=part.proofs)
        if part.silent:
            for asked in part.asked():
                fact = f"whether {asked.shows} [{part.provision}]"
                yield (
                    Missing(fact, Cause.NOT_REPORTED, told_by=(asked,))
                    if known
                    else beyond(fact, self.case, self.norm.id, (asked,))
                )
        elif part.open_ended and Status.OUTSTANDING in part.statuses:
            fact = f"whether {part.in_words()} by now"
            yield beyond(fact, self.case, self.norm.id, part.asked())
