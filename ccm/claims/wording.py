"""Why a claim agrees or not, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import dropwhile, takewhile

from ccm.claims.agreement import agreement
from ccm.claims.verdicts import Audited, Verdict
from ccm.facts import State
from ccm.questions.answers import Answer
from ccm.questions.values import Figure, Listing, Unit, Value, codes, unit_of
from ccm.rules import Truth

__all__ = ["is_comparable", "reason_of"]

_MANY = 15
_TOLD = 2
_SITE = r"^https?://(?:www\.)?([^/:]+).*$"
_CODE = r"^[A-Z]{3}: "
_PLACE = r", paras?\. .*$"


def reason_of(found: Audited, answer: Answer) -> str:
    """Return the reason for the verdict that an answer allows.

    Args:
        found: The claim with its verdict.
        answer: The answer that decided.
    """
    parts = {
        Verdict.AGREES: _agreeing,
        Verdict.RESTS: _resting,
        Verdict.DISAGREES: _disagreeing,
        Verdict.POSSIBLE: _possible,
        Verdict.UNDERIVED: _underived,
        Verdict.NOT_UNDERSTOOD: _of_another_kind,
    }[found.verdict](found, answer)
    return "; ".join(part for part in parts if part)


def _agreeing(found: Audited, answer: Answer) -> Iterator[str]:
    yield _basis(found, answer)
    if answer.each:
        yield "of what else the list says the record holds nothing"
        return
    said = answer.shown(found.claim.value)
    for other in _apart(found):
        if other is not answer and other.shown(found.claim.value) != said:
            yield _shown(found, other)
    if isinstance(answer.value, Listing) and not answer.states:
        yield "the record holds none"  # silence, which a reader should know


def _resting(found: Audited, answer: Answer) -> Iterator[str]:
    yield _basis(found, answer)
    if not isinstance(answer.value, Listing):
        yield "the record read it there"
    else:
        yield from _read_there(found)


def _read_there(found: Audited) -> Iterator[str]:
    if not found.independent:
        yield "the record read every State there"
        return
    yield f"read elsewhere too: {codes(found.independent)}"
    alone = codes(found.resting)
    no_other = "that no other State belongs was read there alone"
    yield f"read there alone: {alone}" if alone else no_other


def _disagreeing(found: Audited, answer: Answer) -> Iterator[str]:
    if answer.each:
        wrong = found.difference.removeprefix("+")
        yield f"not so of {wrong}, {answer.basis}"
        return
    for other in _apart(found):
        said, named = _told(found, other), codes(other.states)
        few = 0 < len(other.states) <= _MANY and named not in said
        yield f"{said} ({named})" if few else said
    yield from _held(found)
    told = _tellers(found)
    yield f"as told by {', '.join(told)}" if told else ""


def _underived(found: Audited, answer: Answer) -> Iterator[str]:
    if answer.each:
        yield "how many there were is the document's own word"
    elif answer.near:
        told = ", ".join(_shown(found, other) for other in found.answers)
        yield f"a note, no verdict: the record gives {told}"
    else:
        gaps = "; ".join(gap.fact for gap in answer.missing)
        yield gaps or "the record holds nothing of it"


def _of_another_kind(found: Audited, _answer: Answer) -> Iterator[str]:
    told = ", ".join(_shown(found, other) for other in found.answers)
    values = (v for other in found.answers for v in (other.value, *other.options))
    units = dict.fromkeys(str(unit_of(value)) for value in values if value is not None)
    expected = f"the same unit: {' or '.join(units)}"
    yield f"the record gives {told}: expected the claim in {expected}"


def _possible(found: Audited, answer: Answer) -> Iterator[str]:
    if isinstance(answer.value, Listing):
        sure = _few(answer.states) if answer.states else "no State"
        yield " ".join(part for part in (f"known: {sure}", answer.basis) if part)
        yield f"the record cannot say of {_few(answer.doubtful - answer.states)}"
        if found.resting:
            yield from _read_there(found)
    if not isinstance(found.claim.value, Listing):
        allowed = [_shown(found, other) for other in _apart(found)]
        yield f"the record allows {', '.join(allowed)}"
    yield _gaps(answer)


def is_comparable(claimed: Value, answer: Answer) -> bool:
    """Tell whether a claim is of the kind, and in the unit, of the answer."""
    if answer.options:
        each = (Answer(value=option) for option in answer.options)
        return any(is_comparable(claimed, one) for one in each)
    match claimed, answer.value:
        case Figure(unit=unit), Listing():
            return unit is Unit.COUNT
        case Figure(unit=unit), Figure(unit=computed):
            return unit is computed
        case _, value:
            return type(claimed) is type(value)


def _gaps(answer: Answer) -> str:
    """Return what is missing of most States, without their codes."""
    kinds = Counter(re.sub(_CODE, "", gap.fact) for gap in answer.missing)
    told = (
        f"{fact} ({count})" if count > 1 else fact
        for fact, count in kinds.most_common(_TOLD)
    )
    return f"what would settle it: {', '.join(told)}" if kinds else ""


def _apart(found: Audited) -> list[Answer]:
    """Return the answers that give something else than those before them."""
    first: dict[tuple[str, frozenset[State]], Answer] = {}
    for answer in found.answers:
        first.setdefault((answer.shown(found.claim.value), answer.states), answer)
    return list(first.values())


def _basis(found: Audited, answer: Answer) -> str:
    """Return the basis, where there is more than one."""
    return answer.basis if len(found.answers) > 1 else ""


def _shown(found: Audited, answer: Answer) -> str:
    """Return the value on its basis."""
    parts = (answer.shown(found.claim.value), answer.basis)
    return " ".join(part for part in parts if part)


def _told(found: Audited, answer: Answer) -> str:
    """Return the value on its basis; of a long list how many, as it is told apart."""
    if not isinstance(found.claim.value, Listing) or len(answer.states) <= _MANY:
        return _shown(found, answer)
    return " ".join(part for part in (_few(answer.states), answer.basis) if part)


def _few(states: frozenset[State]) -> str:
    """Return the codes of States, or how many they are if they are many."""
    return codes(states) if len(states) <= _MANY else f"{len(states)} States"


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
                    ((a, b, _is_right(found, then)) for a, b, then in spans),
                ),
            )
            days = [day for first, last, _ in right for day in (first, last)]
            if days:
                yield f"right{basis} from {min(days)} to {max(days)}"


def _is_right(found: Audited, then: Answer) -> bool:
    return agreement(found.claim.value, then) is Truth.TRUE
