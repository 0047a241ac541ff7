"""Claims against claims: sums, shares, and the same figure printed twice.

A check speaks of subjects and predicates, so that it holds for any document that
prints them, a draft included. What a reader counted or added up is left out: only
what documents print is held against what they print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import product

import attrs

import ccm
from ccm.claims.claim import Claim
from ccm.claims.verdicts import Audited, Verdict
from ccm.questions.values import Bound, Figure, Listing, plain

__all__ = ["Arithmetic", "Contradiction", "How", "Outcome", "Scope", "Term", "Timing"]

_HUNDRED = Decimal(100)


class Scope(StrEnum):
    """Where the terms of a check are looked for, beside its result."""

    PARAGRAPH = "paragraph"
    PART = "part"
    """The same document, and the same annex of it."""

    ANYWHERE = "anywhere"


class Timing(StrEnum):
    """On which day a term is looked for."""

    SAME = "same day"
    EARLIER = "earlier"
    YEARS = "every year"
    ONE_YEAR = "one year"
    """Any, the same for all terms."""


class How(StrEnum):
    """What is done with the terms."""

    SUM = "sum"
    """Each with its sign."""

    SHARE = "share"
    """The first in per cent of the second."""

    MEAN = "average"
    DECREASE = "decrease"
    """From the first to the second, in per cent of the first."""

    AT_MOST = "at most"
    """The sum must not be more than the result."""


@attrs.define(frozen=True)
class Term:
    """A figure that a check needs.

    Attributes:
        subject: Subject of its claim.
        predicate: Predicate of its claim.
        sign: 1, or -1 for what is taken away.
        when: On which day it is looked for.
    """

    subject: str
    predicate: str
    sign: int = 1
    when: Timing = Timing.SAME


@attrs.define(frozen=True, kw_only=True, eq=False)
class Contradiction:
    """Claims that cannot all be right, or that do not speak of the same thing.

    Attributes:
        check: What was held against what.
        claims: The claims, with what the audit says of each.
        text: What does not fit, in words.
        reason: Why, as far as the record can tell.
        wrong: Whether a claim must be wrong: not where each is right on its own
            basis.
    """

    check: str
    claims: tuple[Audited, ...]
    text: str
    reason: str = ""
    wrong: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the claims."""
        return tuple(found.claim.id for found in self.claims)

    @property
    def places(self) -> tuple[str, ...]:
        """Where the claims stand, each place once."""
        return tuple(dict.fromkeys(found.claim.place for found in self.claims))

    def to_dict(self) -> ccm.audit_records.ContradictionRow:
        """Return it as in JSON: the claims, and what does not fit."""
        return ccm.audit_records.contradiction_row(self)


@attrs.define(frozen=True, kw_only=True, eq=False)
class Outcome:
    """What became of a check for one result.

    Attributes:
        check: What was held against what.
        claims: The claims.
        contradictions: What does not fit; empty where it does.
        worked: How the figure was worked out, each way that there is.
    """

    check: str
    claims: tuple[Audited, ...]
    contradictions: tuple[Contradiction, ...] = ()
    worked: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the figures fit."""
        return not self.contradictions

    def to_dict(self) -> ccm.audit_records.CheckRow:
        """Return it as in JSON: whether the figures fit."""
        return ccm.audit_records.check_row(self)


def number_of(claim: Claim) -> Decimal | None:
    """Return the number of a claim: of a list its length; None of anything else."""
    match claim.value:
        case Figure(number):
            return number
        case Listing(states):
            return Decimal(len(states))
        case _:
            return None


def _admits(claim: Claim, number: Decimal) -> bool:
    if isinstance(claim.value, Figure):
        return claim.value.admits(number)
    return number_of(claim) == number


def _is_limited(claim: Claim) -> bool:
    """Tell whether a number is more or less than it is printed."""
    return isinstance(claim.value, Figure) and claim.value.bound is not Bound.EXACT


def _reach(claim: Claim) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a claim can stand for."""
    if isinstance(claim.value, Figure):
        return claim.value.reach
    number = number_of(claim) or Decimal(0)
    return number, number


def _part(claim: Claim) -> tuple[str, str]:
    """Return the document, and its annex if the claim stands in one."""
    annex, comma, _ = claim.paragraph.partition(",")
    return claim.document, annex if comma or annex.startswith("annex") else ""


@attrs.define(frozen=True, kw_only=True)
class Arithmetic:
    """A figure that follows from others.

    Attributes:
        result: The figure.
        terms: What it follows from.
        how: How it follows.
        scope: Where the terms are looked for.
    """

    result: Term
    terms: tuple[Term, ...]
    how: How = How.SUM
    scope: Scope = Scope.PART

    @property
    def name(self) -> str:
        """What is held against what."""
        signs = ["-" if term.sign < 0 else "+" for term in self.terms]
        named = (
            f"{sign} {term.subject}: {term.predicate}"
            for sign, term in zip(signs, self.terms, strict=True)
        )
        whole = " ".join(named).removeprefix("+ ")
        return f"{self.result.subject}: {self.result.predicate} = {self.how} of {whole}"

    def outcomes(self, results: Sequence[Audited]) -> Iterator[Outcome]:
        """Yield what becomes of the check, for each result that has its terms.

        Where a document prints a term twice and differently, it is enough that
        the check holds with one of them.
        """
        for found in results:
            if _is(found.claim, self.result):
                choices = [self._choices(term, found, results) for term in self.terms]
                combined = [terms for terms in product(*choices) if self._fits(terms)]
                if combined:
                    yield self._outcome(found, combined)

    def _fits(self, terms: tuple[tuple[Audited, ...], ...]) -> bool:
        """Tell whether terms of one year are all of the same, and none divides by 0."""
        if self.how in (How.SHARE, How.DECREASE):
            whole = terms[1 if self.how is How.SHARE else 0]
            if not any(map(_number, whole)):
                return False
        years = {
            str(part.claim.as_of)
            for term, parts in zip(self.terms, terms, strict=True)
            for part in parts
            if term.when is Timing.ONE_YEAR
        }
        return len(years) <= 1

    def _outcome(
        self, found: Audited, combined: Sequence[tuple[tuple[Audited, ...], ...]]
    ) -> Outcome:
        workings = [self._working(terms) for terms in combined]
        faults = [
            Contradiction(
                check=self.name,
                claims=(found, *_flat(terms)),
                text=self._said(found, terms, words, number),
                reason=_why(found),
            )
            for terms, (words, number) in zip(combined, workings, strict=True)
            if not self._follows(found.claim, terms, number)
        ]
        holds = len(faults) < len(combined)
        used = dict.fromkeys((found, *(part for t in combined for part in _flat(t))))
        return Outcome(
            check=self.name,
            claims=tuple(used),
            contradictions=() if holds else tuple(faults),
            worked=tuple(words for words, _ in workings),
        )

    def _choices(
        self, term: Term, found: Audited, results: Sequence[Audited]
    ) -> list[tuple[Audited, ...]]:
        """Return the claims that a term can be, each number once."""
        near = [
            other
            for other in results
            if _is(other.claim, term)
            and self._in_scope(other.claim, found.claim)
            and other is not found
        ]
        if term.when is Timing.YEARS:
            years = {o.claim.as_of.earliest.year: o for o in near if o.claim.as_of}
            return [tuple(years[year] for year in sorted(years))] if years else []
        if term.when is Timing.ONE_YEAR:
            return [(other,) for other in near if other.claim.as_of]
        if term.when is Timing.EARLIER:
            near = [other for other in near if other.on < found.on]
        else:
            near = [other for other in near if _same_time(other, found)]
        return [(other,) for other in {number_of(o.claim): o for o in near}.values()]

    def _in_scope(self, claim: Claim, result: Claim) -> bool:
        if self.scope is Scope.PARAGRAPH:
            return claim.place == result.place
        return self.scope is Scope.ANYWHERE or _part(claim) == _part(result)

    def _follows(
        self, claim: Claim, terms: tuple[tuple[Audited, ...], ...], computed: Decimal
    ) -> bool:
        """Tell whether a claim can be what comes out of terms, as each is limited."""
        least, most = computed, computed
        if any(_is_limited(part.claim) for part in _flat(terms)):
            if self.how not in (How.SUM, How.AT_MOST):
                return True  # what a share of it comes to nobody can say
            least, most = self._limits(terms)
        low, high = _reach(claim)
        if self.how is How.AT_MOST:
            return least <= high
        open_ = least < most and low <= most and least <= high
        return open_ or _admits(claim, computed)

    def _limits(
        self, terms: tuple[tuple[Audited, ...], ...]
    ) -> tuple[Decimal, Decimal]:
        """Return the least and the most to which terms can add up."""
        added = [
            tuple(sorted(term.sign * end for end in _reach(part.claim)))
            for term, parts in zip(self.terms, terms, strict=True)
            for part in parts
        ]
        least, most = zip(*added, strict=True)
        return sum(least, Decimal(0)), sum(most, Decimal(0))

    def _said(
        self,
        found: Audited,
        terms: tuple[tuple[Audited, ...], ...],
        words: str,
        number: Decimal,
    ) -> str:
        claim = found.claim
        off = plain(abs(_number(found) - number))
        used = "; ".join(part.claim.id for part in _flat(terms))
        return (
            f"{claim.subject}: {claim.predicate}: {claim.value} ({claim.id}), but "
            f"{words}, {off} apart ({used})"
        )

    def _working(self, terms: tuple[tuple[Audited, ...], ...]) -> tuple[str, Decimal]:
        """Return how the figure is worked out, and what comes out."""
        signed = [
            (term.sign, _number(part))
            for term, parts in zip(self.terms, terms, strict=True)
            for part in parts
        ]
        computed = self._computed(signed)
        return self._worked(signed, computed), computed

    def _computed(self, signed: Sequence[tuple[int, Decimal]]) -> Decimal:
        numbers = [number for _, number in signed]
        if self.how is How.MEAN:
            return sum(numbers, Decimal(0)) / len(numbers)
        if self.how in (How.SUM, How.AT_MOST):
            return sum((sign * number for sign, number in signed), Decimal(0))
        first, second = numbers
        whole = second if self.how is How.SHARE else first
        part = first if self.how is How.SHARE else first - second
        return _HUNDRED * part / whole

    def _worked(self, signed: Sequence[tuple[int, Decimal]], computed: Decimal) -> str:
        numbers = [plain(number) for _, number in signed]
        words = {
            How.SHARE: " of ".join(numbers),
            How.MEAN: f"the average of {', '.join(numbers)}",
            How.DECREASE: f"from {' to '.join(numbers)}",
        }
        plus = " ".join(
            f"{'-' if sign < 0 else '+'} {plain(number)}" for sign, number in signed
        )
        percent = " %" if self.how in (How.SHARE, How.DECREASE) else ""
        whole = words.get(self.how, plus.removeprefix("+ "))
        return f"{whole} = {plain(computed)}{percent}"


def _flat(terms: tuple[tuple[Audited, ...], ...]) -> tuple[Audited, ...]:
    return tuple(part for parts in terms for part in parts)


def _number(found: Audited) -> Decimal:
    return number_of(found.claim) or Decimal(0)


def _is(claim: Claim, term: Term) -> bool:
    """Tell whether a claim is printed and a number of that subject and predicate."""
    fits = claim.topic == (term.subject, term.predicate)
    return fits and claim.printed and number_of(claim) is not None


def _same_time(one: Audited, other: Audited) -> bool:
    """Tell whether two claims speak of the same day, or of the same year."""
    periods = [found.claim.as_of for found in (one, other)]
    if all(period is not None and period.day is None for period in periods):
        return periods[0] == periods[1]
    return one.on == other.on


def _why(found: Audited) -> str:
    """Return what the record says of a figure that does not fit."""
    told = found.verdict not in (Verdict.UNDERIVED, Verdict.STATEMENT)
    if not (told or found.answers):
        return ""
    words = f"of {found.claim.id} the record says: {found.verdict}"
    return f"{words} ({found.reason})" if found.reason else words
