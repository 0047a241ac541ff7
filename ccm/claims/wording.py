"""Why a claim agrees or not, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import dropwhile, takewhile

from ccm.claims.answers import Answer, agreement
from ccm.claims.values import Listing, Value, codes
from ccm.claims.verdicts import Audited, Verdict
from ccm.facts import State
from ccm.rules import Truth

__all__ = ["reason_of"]

_MANY = 15
_TOLD = 2
_SITE = r"^https?://(?:www\.)?([^/:]+).*$"
_PLACE = r", paras?\. .*$"


def reason_of(found: Audited) -> str:
    """Return the reason for a verdict, as sentences without a full stop."""
    parts = {
        Verdict.AGREES: _agreeing,
        Verdict.RESTS: _resting,
        Verdict.DISAGREES: _disagreeing,
        Verdict.UNDERIVED: _underived,
        Verdict.STATEMENT: _agreeing,
    }[found.verdict](found)
    return "; ".join(part for part in parts if part)


def _agreeing(found: Audited) -> Iterator[str]:
    answer = found.answer
    if answer is None:
        return
    others = [other for other in found.answers if other is not answer]
    if answer is not found.answers[0] or (answer.basis and others):
        yield answer.basis
    yield from _each(found, others)
    if answer.each:
        yield "of what else the list says the record holds nothing"
    yield from _doubt(answer)
    if found.resting:
        kept = "on this document alone" if not answer.each else ""
        yield f"the record has {codes(found.resting)} {kept}" if kept else ""


def _each(found: Audited, answers: list[Answer]) -> Iterator[str]:
    """Yield the other bases with their values."""
    if found.answer and found.answer.each:
        return
    for other in answers:
        shown = other.shown(found.claim.value)
        if shown and other.basis:
            yield f"{shown} {other.basis}"


def _resting(found: Audited) -> Iterator[str]:
    answer = found.answer
    if answer is None:
        return
    if answer.basis and len(found.answers) > 1:
        yield answer.basis
    if not isinstance(answer.value, Listing):
        yield "the record read it there"
    elif not found.independent:
        yield "the record read every State there"
    else:
        yield f"read elsewhere too: {codes(found.independent)}"
        alone = codes(found.resting)
        yield (
            f"read there alone: {alone}"
            if alone
            else ("that no other State belongs was read there alone")
        )
    yield from _doubt(answer)


def _few(states: frozenset[State]) -> str:
    """Return the codes of States, or how many they are if they are many."""
    return codes(states) if len(states) <= _MANY else f"{len(states)} States"


def _doubt(answer: Answer) -> Iterator[str]:
    doubtful = answer.doubtful - answer.states
    if doubtful and answer.reported:
        yield f"of {codes(doubtful)} the record cannot say"


def _disagreeing(found: Audited) -> Iterator[str]:
    for answer in found.answers:
        shown = answer.shown(found.claim.value)
        if answer.each:
            yield f"not so: {found.difference.removeprefix('+')}, {answer.basis}"
        elif isinstance(answer.value, Listing) and len(answer.states) <= _MANY:
            named = codes(answer.states)
            same = shown == named
            yield " ".join(p for p in (shown, answer.basis) if p) + (
                "" if same or not named else f" ({named})"
            )
        else:
            yield " ".join(part for part in (shown, answer.basis) if part)
    yield from _held(found)
    told = _tellers(found)
    yield f"as told by {', '.join(told)}" if told else ""


def _tellers(found: Audited) -> list[str]:
    """Return the documents and sites that tell of most of the facts."""
    sources = (str(s) for fact in found.facts for s in fact.source)
    names = Counter(re.sub(_PLACE, "", re.sub(_SITE, r"\1", name)) for name in sources)
    return [name for name, _ in names.most_common(_TOLD)]


def _held(found: Audited) -> Iterator[str]:
    """Yield on which days, the last before it, the record gives the claim's value."""
    for answer in found.answers:
        if answer.history:
            basis = f" {answer.basis}" if answer.basis else ""
            spans = answer.history.spans(found.on)
            right = takewhile(
                lambda span: span[2],
                dropwhile(
                    lambda span: not span[2],
                    ((a, b, _is_right(found, value)) for a, b, value in spans),
                ),
            )
            days = [day for first, last, _ in right for day in (first, last)]
            if days:
                yield f"right{basis} from {min(days)} to {max(days)}"


def _is_right(found: Audited, value: Value) -> bool:
    return agreement(found.claim.value, Answer(value=value)) is Truth.TRUE


def _underived(found: Audited) -> Iterator[str]:
    answer = found.answer
    if answer is None or answer.value is None:
        yield "the record holds nothing of it"
        return
    if answer.each:
        yield "how many there were is the document's own word"
        return
    for other in found.answers:
        shown = other.shown(found.claim.value)
        yield " ".join(
            part for part in ("the record allows", shown, other.basis) if part
        )
    doubtful = answer.doubtful - answer.states
    yield f"it cannot say of {_few(doubtful)}" if doubtful else ""
