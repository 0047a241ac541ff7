"""What a chart rests on, and what it draws, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from ccm import __version__
from ccm.facts.reach import latest, reach_of
from ccm.view import AsOf

__all__ = ["listed", "rests_on", "sentences"]

_DIGITS = 12


def rests_on(view: AsOf) -> str:
    """Return the source of a chart: treaty, library, record and its reach."""
    told = view.provenance()
    through = latest(reach_of(view.record))
    reach = f" to {through}" if through else ""
    edition = f" {told.edition}" if told.edition else ""
    record = f"record{edition} of {told.events:,} events{reach}"
    digest = f"sha256 {told.digest[:_DIGITS]}"
    return f"Source: {view.treaty.name}; ccm {__version__}, {record}, {digest}."


def listed(parts: Mapping[str, int], order: Iterable[str]) -> str:
    """Return numbers with what they count, in order."""
    return ", ".join(f"{part} {parts[part]}" for part in order if parts.get(part))


def sentences(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of stretches in words, line by line."""
    told: list[str] = []
    for line, group in groupby(rows, key=itemgetter(0)):
        parts = ", ".join(f"{what} {_days(*ends)}" for _, what, *ends in group)
        told.append(f"{line}: {parts}.")
    return " ".join(told)


def _days(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"
