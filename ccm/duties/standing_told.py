"""A duty without a date, in words: why it stands where it does, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from ccm.duties.said import Asked, Said, Weight
from ccm.duties.standing import Bearing, Part, Word, breached
from ccm.duties.wording import Amount, Reasons, Words
from ccm.facts import Event
from ccm.rules.bearing import happened, spoken_of, truth_of
from ccm.rules.courses import every_course
from ccm.rules.explanation import Explanation
from ccm.rules.norms import Evidence, StandingDuty
from ccm.rules.outcome import Lack
from ccm.rules.status import Status
from ccm.rules.told import Cause, Missing
from ccm.rules.truth import Truth, agreed

__all__ = ["WORDS"]

_NOT_SO = "it is not so that "
_ARISING = Said("{condition}"), Said(f"{_NOT_SO}{{condition}}")


class _Words(Words):
    b: Bearing
    norm: StandingDuty
    yes_and_no: ClassVar = {
        "arises": _ARISING,
        "able": _ARISING,
        "breach": (
            Said("a breach is missing from the record, {breach}"),
            Said("no breach is missing from the record", Weight.NOTHING),
        ),
    }

    @property
    def names(self) -> dict[str, str]:
        return {"condition": self.norm.condition, "breach": self.norm.breach}

    # why it stands so

    def reasons(self) -> Reasons:
        applied = self.case.standing.provisionally(self.norm.id, self.on)
        because = [*((applied,) if applied else self.entry), *self._why_arising()]
        if self.under:
            because.extend(map(self._explained, self.b.parts))
            because.extend(self._why_no_breach())
        return Reasons((*because, *self._what_else()))

    def _why_arising(self) -> Iterator[Explanation]:
        norm, case = self.norm, self.case
        if norm.arises_from is None:
            return
        truth = agreed(each.arises for each in self.answer.bound)
        claim = {
            Truth.TRUE: f"the duty arises: {norm.condition}",
            Truth.FALSE: "the duty does not arise, or is moot",
            Truth.UNKNOWN: f"the record does not say whether {norm.condition}",
        }[truth]
        if norm.self_judged and truth is Truth.FALSE:
            claim = f"not unless {norm.condition}: no word of the State says so"
        turns = case.heard(norm.arises_from, *norm.turns, *norm.ended_by)
        heard = case.accounts(spoken_of(turns, self.on))
        kinds = (norm.arises_from, *norm.ruled_out_by, *norm.doubted_by)
        facts = (*heard, *case.overheard(*kinds))
        chosen = ("ability_to_assist",) if norm.self_judged else ()
        yield Explanation(claim, truth, norm.arises_provision, facts, (), chosen)

    def _last_words(self, part: Part) -> list[Word | None]:
        """Return the last word on a part in each course; None where none stands."""
        return [*every_course(lambda course: part.last(course, self.on)).outcomes]

    def _explained(self, part: Part) -> Explanation:
        """Return what the record shows of a part."""
        provision = part.proofs[0].provision
        facts = self.case.accounts(
            happened((w.told.event for w in part.words), self.on)
        )
        words = {word and word.proof: word for word in self._last_words(part)}
        if len(words) > 1:
            claim = f"in doubt: {part.shows}"
            return Explanation(claim, Truth.UNKNOWN, provision, facts)
        (word,) = words.values()
        if word is None:
            found = happened((e.event for e in part.renewals), self.on) if facts else ()
            since = f": {found[-1].title} since" if found else ""
            claim = f"the record does not say whether {part.shows}{since}"
            return Explanation(claim, Truth.UNKNOWN, provision, facts)
        claim = f"{word.proof.shows}: {word.told.event.date}"
        silent = word.proof.status is Status.UNDETERMINED
        return Explanation(claim, _TOLD[silent], provision, facts)

    def _why_no_breach(self) -> Iterator[Explanation]:
        norm = self.norm
        if not norm.breached_by:
            return
        if told := happened((each.event for each in self.b.breaches), self.on):
            truth = truth_of(lambda course: bool(breached(self.b, self.on, course)))
            yield self.step("a breach is on record", truth, self.case.accounts(told))
        elif self.b.silence.speaks(self.on):
            held = self.held_by(*norm.breached_by)
            yield self.step(f"no breach is on record{held}", Truth.FALSE)
        else:
            yield self.step("no breach is on record", Truth.UNKNOWN)

    def _what_else(self) -> Iterator[Explanation]:
        norm = self.norm
        if noted := self.come(*norm.noted):
            names = ", ".join(dict.fromkeys(event.title for event in noted))
            yield Explanation(f"besides: {names}", None, "", self.case.accounts(noted))
        yield from self.observed(*norm.shown_by, *norm.breached_by)

    # what is missing, and how answers read

    def gaps(self, lack: Lack) -> Iterator[Missing]:
        norm, silence = self.norm, self.b.silence
        if lack.what in ("arises", "able"):
            doubted = self.come(*norm.doubted_by)
            cause = Cause.DISPUTED if doubted else Cause.NOT_REPORTED
            told = (*norm.ruled_out_by, *filter(None, (norm.arises_from,)))
            yield Missing(f"whether {norm.condition}", cause, told_by=told)
        elif lack.what == "breach":
            fact = f"whether there is {norm.breach}"
            yield silence.lacks(fact, self.on, norm.breached_by)
        else:
            yield from self._missing_part(self._part_of(lack))

    def like(self, told: list[Event]) -> tuple[type[Event] | Evidence, ...]:
        """Return what would be evidence like some words."""
        kinds = super().like(told)
        proofs = (proof for part in self.b.parts for proof in part.proofs)
        return tuple(proof for proof in proofs if proof.event in kinds) or kinds

    def _part_of(self, lack: Lack) -> Part:
        """Return the part of which it was asked whether it was performed."""
        (part,) = (each for each in self.b.parts if each.lack == lack)
        return part

    def _missing_part(self, part: Part) -> Iterator[Missing]:
        silence, words = self.b.silence, self._last_words(part)
        if all(w and w.proof.status is not Status.UNDETERMINED for w in words):
            fact = f"whether {part.shows} by now"
            yield silence.lacks(fact, self.on, part.performed_by)
            return
        for asked in part.performed_by:
            fact = f"whether {asked.shows} [{part.proofs[0].provision}]"
            if silence.speaks(self.on):
                yield Missing(fact, Cause.NOT_REPORTED, told_by=(asked,))
            else:
                yield silence.lacks(fact, self.on, (asked,))

    def reads(self, lack: Lack, asked: Asked) -> Said:
        if lack.what != "part":
            return self.yes_or_no(lack, asked, **self.names)
        part = self._part_of(lack)
        part_of_it = f"{part.shows} [{part.proofs[0].provision}]"
        if Status.FULFILLED in asked.answers:
            return Said(part_of_it, Weight.NOTHING)
        return Said.of(f"{_NOT_SO}{{}}", part_of_it, Weight.SAID, ", or that ")

    def amounts(self, lack: Lack, event: Event, asked: Asked) -> Amount:
        """Return what the day of an event says, as that a part of it is performed.

        What is under way is neither done nor left undone.
        """
        if lack.what != "part":
            return super().amounts(lack, event, asked)
        words = (w for w in self._part_of(lack).words if w.told.event is event)
        if all(word.proof.status is not Status.FULFILLED for word in words):
            return None
        return lack, Status.FULFILLED if asked.days[-1].latest <= self.on else None


_TOLD = {True: Truth.UNKNOWN, False: Truth.TRUE}

WORDS = {StandingDuty: _Words}
