"""How a provision is cited: in any usual spelling, and which obligations it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from unicodedata import normalize

from ccm.rules.norms import Norm, StandingDuty, TimeBound

__all__ = [
    "Parts",
    "alike",
    "cited",
    "cited_by",
    "named",
    "obligations_in",
    "provision",
]

Parts = tuple[str, ...]
"""The numbers and letters of a provision, from the article down: 4, 1, a."""

_WORD = (  # compiled when something is cited otherwise than by an id
    r"(?<![a-z])(?:sub-?)?"
    r"(?:art(?:icle)?s?|para(?:graph)?s?|lit|letters?|points?)(?![a-z])\.?|§"
)
_PART = r"(?:(?<![0-9])[0-9]+(?![0-9])|(?<![a-z])(?:[ivx]+|[a-z])(?![a-z]))"
_CITATION = rf"[0-9]+(?:[\s.,()\[\]]*{_PART})*"
_AROUND = " \t.,()[]"


def cited(text: str) -> Parts:
    """Return the parts of a provision that is cited; nothing if none is.

    >>> cited("Article 4(1)(a)") == cited("art4.1.a") == cited("4 (1) (a)")
    True
    >>> cited("ART. 7, paragraph 2"), cited("art4.1b"), cited("Bulgaria")
    (('7', '2'), ('4', '1', 'b'), ())
    """
    rest = re.sub(_WORD, " ", normalize("NFKC", text).lower()).strip(_AROUND)
    if not re.fullmatch(_CITATION, rest):
        return ()
    return tuple(re.findall(_PART, rest))


def provision(parts: Parts) -> str:
    """Return the id of a provision.

    >>> provision(cited("4(1)(a)"))
    'art4.1.a'
    """
    return f"art{'.'.join(parts)}"


def cited_by(norm: Norm) -> Iterator[str]:
    """Yield each provision that an obligation is read from, its own first."""
    yield norm.provision
    if isinstance(norm, StandingDuty):
        yield from (proof.provision for proof in norm.evidence)
    if isinstance(norm, TimeBound) and norm.extension is not None:
        rule = norm.extension
        yield rule.provision
        yield rule.lead_provision
        yield rule.decision_provision
        yield from filter(None, (rule.renewal_provision, rule.contents_provision))


def obligations_in(parts: Parts, norms: Iterable[Norm]) -> tuple[Norm, ...]:
    """Return the obligations that a provision holds.

    That of which it is the id or the provision; else all those in it; else those that
    are extended or performed under it, and those of a provision of which it is a part.
    """
    told = tuple(norms) if parts else ()
    for holds in _WAYS:
        if found := tuple(norm for norm in told if holds(parts, norm)):
            return found
    return ()


def named(norm: Norm) -> str:
    """Return an obligation by its id, with what is to be done.

    >>> from ccm.convention import CONVENTION
    >>> named(CONVENTION.norm("art3"))
    'art3 (destroy its stockpiles of cluster munitions)'
    """
    return f"{norm.id} ({norm.duty})"


def alike(text: str, norms: Iterable[Norm]) -> tuple[Norm, ...]:
    """Return the obligations that may be meant by words which cite none.

    Those of whose duty they name something; else the one whose id looks most alike.

    >>> from ccm.convention import CONVENTION
    >>> [norm.id for norm in alike("stockpiles", CONVENTION.obligations)]
    ['art3.1', 'art3']
    >>> [norm.id for norm in alike("atr4", CONVENTION.obligations)]
    ['art4']
    """
    from difflib import get_close_matches  # noqa: PLC0415 - after a slip

    told = {norm.id: norm for norm in norms}
    stems = [word[:_STEM] for word in text.lower().split() if len(word) >= _STEM]
    meant = [norm for norm in told.values() if any(s in norm.duty for s in stems)]
    near = get_close_matches(text.lower(), told, n=1, cutoff=0.65)
    return tuple(meant) or tuple(map(told.__getitem__, near))


_STEM = 5
"""Letters by which a word is known, whatever its ending."""


_WAYS: tuple[Callable[[Parts, Norm], bool], ...] = (
    lambda parts, norm: cited(norm.id) == parts,
    lambda parts, norm: cited(norm.provision) == parts,
    lambda parts, norm: cited(norm.provision)[: len(parts)] == parts,
    lambda parts, norm: any(cited(each) == parts for each in cited_by(norm)),
    lambda parts, norm: _is_part_of(cited(norm.provision), parts),
)
"""In which ways a provision can hold an obligation, the closest first."""


def _is_part_of(own: Parts, parts: Parts) -> bool:
    return bool(own) and parts[: len(own)] == own
