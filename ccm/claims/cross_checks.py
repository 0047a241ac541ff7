"""The checks that hold claims against claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from ccm.claims.checks import Arithmetic, How, Outcome, Scope, Term, Timing
from ccm.claims.comparisons import (
    Carried,
    Peaks,
    Unchanged,
    like_for_like,
    same_figures,
)
from ccm.claims.verdicts import Audited

__all__ = ["CHECKS", "Check", "outcomes"]


class Check(Protocol):
    """What holds claims against claims."""

    def outcomes(self, results: Sequence[Audited]) -> Iterator[Outcome]:
        """Yield what becomes of the check, for each claim that it is about."""
        ...


_PARTIES = Term("Convention", "States Parties")
_LINES = (
    "salaries",
    "social security",
    "communication",
    "travel",
    "other implementation support",
)


def _art(
    number: int, predicate: str, sign: int = 1, when: Timing = Timing.SAME
) -> Term:
    return Term(f"Article {number}", predicate, sign, when)


def _reports(predicate: str, sign: int = 1, when: Timing = Timing.SAME) -> Term:
    return Term("initial reports", predicate, sign, when)


def _budget(line: str, when: Timing = Timing.SAME) -> Term:
    return Term("ISU budget", line, 1, when)


_OVERDUE = _reports("overdue")
_LAW = _art(9, "States with a specific law or sufficient law")
_IN_PROGRESS = _art(9, "States with legislation in progress")

_MEMBERSHIP = (
    Arithmetic(
        result=Term("Convention", "committed States"),
        terms=(_PARTIES, Term("Convention", "signatories")),
        scope=Scope.PARAGRAPH,
    ),
    Arithmetic(
        result=Term("Convention", "signatories"),
        terms=tuple(
            Term(region, "listed as signatories")
            for region in ("Africa", "the Americas", "Asia", "Europe")
        ),
        scope=Scope.PARAGRAPH,
    ),
)

_STOCKS = (
    Arithmetic(
        result=_art(3, "States that completed"),
        terms=(
            _art(3, "States that report to have or have had stocks"),
            _art(3, "States with stocks to destroy", -1),
        ),
        scope=Scope.ANYWHERE,
    ),
    Arithmetic(
        result=_art(3, "States that report to have or have had stocks"),
        terms=(
            _art(3, "States that completed"),
            _art(3, "States that report stocks to destroy"),
            _art(3, "States that verify whether they hold stocks"),
        ),
    ),
    Arithmetic(
        result=_art(3, "States that report stocks to destroy"),
        terms=(
            _art(3, "States with stocks to destroy", 1, Timing.EARLIER),
            _art(3, "States that completed since 1RC", -1),
            _art(3, "States that joined since 1RC and report stocks"),
            _art(3, "States that verify whether they hold stocks", -1),
        ),
    ),
    Arithmetic(
        result=_PARTIES,
        terms=(
            _art(3, "States without stocks"),
            _art(3, "States that report stocks to destroy"),
            _art(3, "States that verify whether they hold stocks"),
            _reports("not submitted"),
        ),
        how=How.AT_MOST,
    ),
)

_AREAS = (
    Arithmetic(
        result=_art(4, "States that report to have or have had areas"),
        terms=(
            _art(4, "States that completed"),
            _art(4, "States with areas to clear"),
        ),
    ),
    Arithmetic(
        result=_art(4, "States with areas to clear"),
        terms=(
            _art(4, "States with areas to clear", 1, Timing.EARLIER),
            _art(4, "States that completed since 1RC", -1),
            _art(4, "States that joined since 1RC and report areas"),
            _art(4, "States with a new find after completion, since 1RC"),
        ),
    ),
    Arithmetic(
        result=_art(4, "States affected in the year"),
        terms=tuple(
            Term("risk reduction education", f"States with {what}")
            for what in (
                "very limited information",
                "limited information, a fenced range",
                "detailed information by sex and age",
            )
        ),
        scope=Scope.PARAGRAPH,
    ),
)

_REPORTS = (
    Arithmetic(result=_OVERDUE, terms=(_reports("due"), _reports("submitted", -1))),
    Arithmetic(
        result=_reports("not submitted"),
        terms=(_OVERDUE, _reports("not yet due")),
    ),
    Arithmetic(
        result=_reports("rate"),
        terms=(_reports("submitted"), _reports("due")),
        how=How.SHARE,
    ),
    Arithmetic(
        result=_reports("submitted since 2015"),
        terms=(
            _reports("submitted since 2015, late"),
            _reports("submitted since 2015, in time"),
        ),
    ),
    Arithmetic(
        result=_reports("decrease of those overdue since 1RC"),
        terms=(_reports("overdue", 1, Timing.EARLIER), _OVERDUE),
        how=How.DECREASE,
    ),
    Arithmetic(
        result=Term("annual reports", "States that owe one"),
        terms=(
            Term("annual reports", "States that submitted one or more"),
            Term("annual reports", "States that miss one or more"),
        ),
    ),
    *(
        Arithmetic(
            result=Term("assistance", f"yearly average of States that {did} it"),
            terms=(Term("assistance", f"States that {did} it", 1, Timing.YEARS),),
            how=How.MEAN,
        )
        for did in ("requested", "provided", "received")
    ),
)

_LAWS = (
    Arithmetic(
        result=_LAW,
        terms=(
            _art(9, "States with a specific law"),
            _art(9, "States whose law is sufficient"),
        ),
    ),
    Arithmetic(
        result=_IN_PROGRESS,
        terms=(
            _art(9, "States with legislation in progress", 1, Timing.EARLIER),
            _art(9, "States with legislation in progress, new since 1RC"),
            _art(9, "States with legislation finished since 1RC", -1),
        ),
    ),
    Arithmetic(
        result=_art(9, "share with a specific law or sufficient law"),
        terms=(_LAW, _PARTIES),
        how=How.SHARE,
    ),
    Arithmetic(
        result=_art(9, "share with legislation in progress"),
        terms=(_IN_PROGRESS, _PARTIES),
        how=How.SHARE,
    ),
    Arithmetic(
        result=_art(
            5, "States with a disability or victim assistance plan, or a lead agency"
        ),
        terms=(_art(5, "States with a plan for victim assistance"),),
        how=How.AT_MOST,
    ),
)

_BUDGET = (
    Arithmetic(
        result=Term("ISU travel", "trips a year"),
        terms=(
            Term("ISU travel", "long-haul trips"),
            Term("ISU travel", "short-haul trips"),
        ),
    ),
    Arithmetic(result=_budget("total"), terms=tuple(map(_budget, _LINES))),
    Arithmetic(
        result=_budget("total of all years"), terms=(_budget("total", Timing.YEARS),)
    ),
    Arithmetic(
        result=_budget("stated rate of social security on salaries"),
        terms=(
            _budget("social security", Timing.ONE_YEAR),
            _budget("salaries", Timing.ONE_YEAR),
        ),
        how=How.SHARE,
    ),
)

_WORDS = (
    Unchanged(term=Term("Coordination Committee", "members")),
    Carried(
        subject="Article 9",
        earlier=("States with a specific law", "States whose law is sufficient"),
        later=(
            "States with a specific law",
            "States whose law is sufficient",
            "States with legislation in progress, new since 1RC",
        ),
    ),
    Peaks(
        said=_budget("years of more activity"),
        figures=_budget("total"),
    ),
    Peaks(
        said=_budget("years of more activity"),
        figures=_budget("travel"),
    ),
)

CHECKS: tuple[Check, ...] = (
    *_MEMBERSHIP,
    *_STOCKS,
    *_AREAS,
    *_REPORTS,
    *_LAWS,
    *_BUDGET,
    *_WORDS,
)
"""Every check, beside the two that hold for all figures alike."""


def outcomes(results: Sequence[Audited]) -> Iterator[Outcome]:
    """Yield what becomes of every check that finds its claims."""
    yield from same_figures(results)
    yield from like_for_like(results)
    for check in CHECKS:
        yield from check.outcomes(results)
