"""A duty without a date, in words: why it stands where it does, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccm.duties.missing import last_word
from ccm.duties.protocol import Upshot
from ccm.duties.said import Asked, Said, Weight
from ccm.duties.standing import Bearing, Part, breached
from ccm.duties.wording import Reasons, Words, held_by, observed
from ccm.facts import Event
from ccm.rules.bearing import happened, spoken_of, truth_of
from ccm.rules.case import Case
from ccm.rules.courses import every_course
from ccm.rules.explanation import Explanation
from ccm.rules.norms import Evidence, StandingDuty
from ccm.rules.outcome import Lack
from ccm.rules.status import Status
from ccm.rules.told import Cause, Missing
from ccm.rules.truth import Truth, agreed

__all__ = ["WORDS"]


def _reasons(bearing: Bearing, case: Case, answer: Upshot) -> Reasons:
    because = [*_why_bound(bearing, case), *_why_arising(bearing, case, answer)]
    if any(each.arises for each in answer.bound):
        because.extend(_explained(part, case) for part in bearing.parts)
        because.extend(_why_no_breach(bearing, case))
    because.extend(_what_else(bearing, case))
    return Reasons(because=tuple(because))


def _said(bearing: Bearing, _case: Case, lack: Lack, asked: Asked) -> Said:
    norm = bearing.norm
    if lack.what == "breach":
        there = f"a breach is missing from the record, {norm.breach}"
        none = "no breach is missing from the record"
        return Said(there) if asked.yes else Said(none, Weight.NOTHING)
    if lack.what in ("arises", "able"):
        return Said(norm.condition if asked.yes else f"{_NOT_SO}{norm.condition}")
    part = _part_of(bearing, lack)
    where = f"[{part.proofs[0].provision}]"
    if Status.FULFILLED in asked.answers:
        return Said(f"{_in_words(part)} {where}", Weight.NOTHING)
    part_of_it = f"{_in_words(part)} {where}"
    return Said.of(f"{_NOT_SO}{{}}", part_of_it, Weight.SAID, ", or that ")


_NOT_SO = "it is not so that "


def _amounts(
    bearing: Bearing, case: Case, lack: Lack, event: Event, asked: Asked
) -> tuple[Lack, object] | None:
    """Return what the day of an event says of whether it is so that there is a duty.

    Or of whether a part of it is performed, which an event shows that has come.
    """
    come = asked.days[-1].latest <= case.on
    if lack.what == "arises" and isinstance(event, bearing.norm.ruled_out_by):
        return lack, False if come else None
    if lack.what == "part" and _shows(_part_of(bearing, lack), event):
        return lack, Status.FULFILLED if come else None
    return None


def _shows(part: Part, event: Event) -> bool:
    """Tell whether an event shows that a part is done.

    What is under way is neither done nor left undone.
    """
    words = (word for word in part.words if word.told.event is event)
    return any(word.proof.status is Status.FULFILLED for word in words)


def _why_bound(bearing: Bearing, case: Case) -> Iterator[Explanation]:
    standing = case.standing
    applied = standing.provisionally(bearing.norm.id, case.on)
    yield from filter(None, (applied or standing.entry,))


def _why_arising(bearing: Bearing, case: Case, answer: Upshot) -> Iterator[Explanation]:
    norm = bearing.norm
    if norm.arises_from is None:
        return
    truth = agreed(each.arises for each in answer.bound)
    words = {
        Truth.TRUE: f"the duty arises: {norm.condition}",
        Truth.FALSE: "the duty does not arise, or is moot",
        Truth.UNKNOWN: f"the record does not say whether {norm.condition}",
    }
    turns = case.heard(norm.arises_from, *norm.turns, *norm.ended_by)
    heard = case.accounts(spoken_of(turns, case.on))
    claim = words[truth]
    if norm.self_judged and truth is Truth.FALSE:
        claim = f"not unless {norm.condition}: no word of the State says so"
    kinds = (norm.arises_from, *norm.ruled_out_by, *norm.doubted_by)
    facts = (*heard, *case.overheard(*kinds))
    chosen = ("ability_to_assist",) if norm.self_judged else ()
    yield Explanation(claim, truth, norm.arises_provision, facts, (), chosen)


def _part_of(bearing: Bearing, lack: Lack) -> Part:
    """Return the part of which it was asked whether it was performed."""
    (part,) = (each for each in bearing.parts if each.lack == lack)
    return part


def _asked(part: Part) -> tuple[Evidence, ...]:
    """Return what would show performance of a part."""
    done = tuple(p for p in part.proofs if p.status is Status.FULFILLED)
    return done or part.proofs


def _in_words(part: Part) -> str:
    return " or ".join(proof.shows for proof in _asked(part))


def _explained(part: Part, case: Case) -> Explanation:
    """Return what the record shows of a part."""
    courses = every_course(lambda course: part.last(course, case.on))
    words = {word and word.proof: word for word in courses.outcomes}
    told = (w.told.event for w in part.words)
    facts, provision = case.accounts(happened(told, case.on)), part.proofs[0].provision
    if len(words) > 1:
        claim = f"in doubt: {_in_words(part)}"
        return Explanation(claim, Truth.UNKNOWN, provision, facts)
    (word,) = words.values()
    if word is None:
        claim = _not_said(part, case.on, told=bool(facts))
        return Explanation(claim, Truth.UNKNOWN, provision, facts)
    silent = word.proof.status is Status.UNDETERMINED
    claim = f"{word.proof.shows}: {word.told.event.date}"
    truth = Truth.UNKNOWN if silent else Truth.TRUE
    return Explanation(claim, truth, provision, facts)


def _not_said(part: Part, on: date, *, told: bool) -> str:
    """Return that no word stands of a part, and what was found since, if one was."""
    claim = f"the record does not say whether {_in_words(part)}"
    found = happened((each.event for each in part.renewals), on) if told else ()
    return f"{claim}: {found[-1].title} since" if found else claim


def _why_no_breach(bearing: Bearing, case: Case) -> Iterator[Explanation]:
    norm = bearing.norm
    if not norm.breached_by:
        return
    known = bearing.silence.speaks(case.on)
    if told := happened((each.event for each in bearing.breaches), case.on):
        truth = truth_of(lambda course: breached(bearing, case.on, course) is not None)
        facts = case.accounts(told)
        yield Explanation("a breach is on record", truth, norm.provision, facts)
        return
    claim = "no breach is on record"
    if known:
        claim += held_by(norm.breached_by, norm, case)
    truth = Truth.FALSE if known else Truth.UNKNOWN
    yield Explanation(claim, truth, norm.provision)


def _what_else(bearing: Bearing, case: Case) -> Iterator[Explanation]:
    norm = bearing.norm
    if noted := happened(case.heard(*norm.noted), case.on):
        names = ", ".join(dict.fromkeys(event.title for event in noted))
        yield Explanation(f"besides: {names}", None, "", case.accounts(noted))
    yield from observed(case, *norm.shown_by, *norm.breached_by)


def _lacking(
    bearing: Bearing, case: Case, _answer: Upshot, lack: Lack
) -> Iterator[Missing]:
    norm = bearing.norm
    if lack.what in ("arises", "able"):
        doubted = happened(case.heard(*norm.doubted_by), case.on)
        cause = Cause.DISPUTED if doubted else Cause.NOT_REPORTED
        arises = (norm.arises_from,) if norm.arises_from else ()
        told = (*norm.ruled_out_by, *arises)
        yield Missing(f"whether {norm.condition}", cause, told_by=told)
    elif lack.what == "breach":
        fact = f"whether there is {norm.breach}"
        yield bearing.silence.lacks(fact, case.on, norm.breached_by)
    elif lack.what == "order":
        yield from last_word(case, lack, _shown_by(bearing, case, lack))
    else:
        yield from _missing_part(bearing, case, _part_of(bearing, lack))


def _shown_by(bearing: Bearing, case: Case, lack: Lack) -> tuple[Evidence, ...]:
    """Return what would be evidence like two words."""
    kinds = {type(e) for e in case.dossier.events if id(e) in lack.about}
    proofs = (proof for part in bearing.parts for proof in part.proofs)
    return tuple(proof for proof in proofs if proof.event in kinds)


def _missing_part(bearing: Bearing, case: Case, part: Part) -> Iterator[Missing]:
    courses = every_course(lambda course: part.last(course, case.on))
    silent = any(
        word is None or word.proof.status is Status.UNDETERMINED
        for word in courses.outcomes
    )
    if not silent:
        fact = f"whether {_in_words(part)} by now"
        yield bearing.silence.lacks(fact, case.on, _asked(part))
        return
    for asked in _asked(part):
        fact = f"whether {asked.shows} [{part.proofs[0].provision}]"
        if bearing.silence.speaks(case.on):
            yield Missing(fact, Cause.NOT_REPORTED, told_by=(asked,))
        else:
            yield bearing.silence.lacks(fact, case.on, (asked,))


WORDS = {
    StandingDuty: Words(
        reasons=_reasons, lacking=_lacking, said=_said, amounts=_amounts
    )
}
