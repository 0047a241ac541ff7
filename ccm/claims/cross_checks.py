"""The checks that hold claims against claims: rows of a table, read on first use."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

import attrs

from ccm.claims.checks import Arithmetic, How, Outcome, Scope, Term, Timing
from ccm.claims.comparisons import (
    Carried,
    Peaks,
    Unchanged,
    like_for_like,
    same_figures,
)
from ccm.claims.verdicts import Audited
from ccm.errors import InvalidValueError
from ccm.facts.tables import read_rows

__all__ = ["Check", "CheckRow", "checks", "outcomes"]

_FILE = os.path.join(os.path.dirname(__file__), "checks.csv")  # noqa: PTH118, PTH120 - as the record does
_TERMS = re.compile(r" (?=[+-] [^:+]+: )")
_TERM = re.compile(r"(?:([+-]) )?([^:]+): (.+?)(?: @ (.+))?")


class Check(Protocol):
    """What holds claims against claims."""

    def outcomes(self, results: Sequence[Audited]) -> Iterator[Outcome]:
        """Yield what becomes of the check, for each claim that it is about."""
        ...


@attrs.define(frozen=True, kw_only=True)
class CheckRow:
    """A check of the table.

    Attributes:
        result: Subject and predicate of the figure that is checked.
        how: One of `How`; or ``unchanged``, ``carried``, ``peaks``, which compare.
        terms: What it follows from, each with its sign; after ``@`` when it is
            looked for.
        scope: Where the terms are looked for.
    """

    result: Term
    how: str
    terms: tuple[Term, ...] = ()
    scope: Scope = Scope.PART

    def check(self) -> Check:
        """Return the check that it is."""
        result, terms = self.result, self.terms
        if self.how == "unchanged":
            return Unchanged(term=result)
        if self.how == "peaks":
            return Peaks(said=result, figures=terms[0])
        if self.how == "carried":
            earlier = tuple(term.predicate for term in terms if term.sign < 0)
            later = tuple(term.predicate for term in terms if term.sign > 0)
            return Carried(subject=result.subject, earlier=earlier, later=later)
        return Arithmetic(
            result=result, terms=terms, how=How(self.how), scope=self.scope
        )


def _terms(text: str) -> tuple[Term, ...]:
    return tuple(map(_term, _TERMS.split(text)))


def _term(text: str) -> Term:
    found = _TERM.fullmatch(text)
    if found is None:
        msg = f"expected a subject, a colon and a predicate, got {text!r}"
        raise InvalidValueError(msg)
    sign, subject, predicate, when = found.groups()
    timing = Timing(when) if when else Timing.SAME
    return Term(subject, predicate, -1 if sign == "-" else 1, timing)


_CELLS = {Term: _term, tuple[Term, ...]: _terms}


@cache
def checks() -> tuple[Check, ...]:
    """Return every check, beside the two that hold for all figures alike.

    Raises:
        DataFileError: The installed file is damaged.
    """
    return tuple(row.value.check() for row in read_rows(_FILE, CheckRow, cells=_CELLS))


def outcomes(results: Sequence[Audited]) -> Iterator[Outcome]:
    """Yield what becomes of every check that finds its claims."""
    yield from same_figures(results)
    yield from like_for_like(results)
    for check in checks():
        yield from check.outcomes(results)
