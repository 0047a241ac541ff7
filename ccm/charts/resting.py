"""What a chart rests on, and what it draws, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from ccm import __version__
from ccm.charts.stretches import OPEN
from ccm.facts.reach import latest, reach_of
from ccm.phrases import Code, Phrase, counted, joined, phrase
from ccm.view import AsOf
from ccm.words.sentences import article

__all__ = ["cited", "listed", "rests_on", "sentences"]

_DIGITS = 12


def rests_on(view: AsOf) -> Phrase:
    """Return the source of a chart: treaty, library, record and its reach."""
    told = view.provenance()
    through = latest(reach_of(view.record))
    record = counted(told.events, "1 event", "{number} events")
    if told.edition:
        record = phrase("{edition} of {events}", edition=told.edition, events=record)
    if through:
        record = phrase("{record} to {day}", record=record, day=through)
    return phrase(
        "Source: {treaty}; ccm {version}, record {record}, sha256 {digest}.",
        treaty=view.treaty.name,
        version=__version__,
        record=record,
        digest=told.digest[:_DIGITS],
    )


def cited(provision: str) -> Phrase:
    """Return a provision as it is cited."""
    number = article(provision).removeprefix("Article ")
    return phrase("Article {number}", number=Code(number))


def listed(parts: Mapping[str, int], order: Iterable[str]) -> Phrase:
    """Return numbers with what they count, in order; a nought if nothing is counted."""
    there = [(part, parts[part]) for part in order if parts.get(part)]
    each = (phrase("{part} {number}", part=p, number=number) for p, number in there)
    return joined(", ", each) or phrase("{number}", number=0)


def sentences(rows: Iterable[Sequence[str]]) -> Phrase:
    """Return rows of stretches in words, line by line."""
    told: list[Phrase] = []
    for line, group in groupby(rows, key=itemgetter(0)):
        parts = [_stretch(what, *ends) for _, what, *ends in group]
        told.append(phrase("{line}: {parts}.", line=line, parts=joined(", ", parts)))
    return joined(" ", told)


def _stretch(what: str, first: str, last: str) -> Phrase:
    if first == last:
        return phrase("{what} {day}", what=what, day=first)
    if last == OPEN:
        return phrase("{what} from {first} on", what=what, first=first)
    return phrase("{what} {first} to {last}", what=what, first=first, last=last)
