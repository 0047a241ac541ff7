"""Exact fillings of a history: what may have happened, with nothing left unknown.

A record leaves days open, and whether things happened at all. An answer is what
holds in every course of events that the record allows; so each course, written out
as a record in which nothing is unknown, must give an answer that was held possible,
and together they must give all of them. `fillings` draws such courses, and the
library itself judges them.

What the record does not tell is presumed not to have happened where that is how a
silent record is read: performance while a recorded deadline runs, a find after
performance, a stock or an area after a word that there is none. No filling goes
against that. Nor does one put beside an act on record another that nobody told of.
"""

from __future__ import annotations

from ccm.testing.fillings.filler import Filler, Filling, fillings, learned
from ccm.testing.fillings.ways import due_of

__all__ = [
    "Filler",
    "Filling",
    "due_of",
    "fillings",
    "learned",
]
