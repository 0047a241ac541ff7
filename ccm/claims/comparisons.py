"""The same thing printed twice: on one day, on two bases, in two lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import attrs

from ccm.claims.checks import Contradiction, Outcome, Term, number_of
from ccm.claims.claim import Claim
from ccm.claims.verdicts import Audited
from ccm.facts import State
from ccm.questions.values import Bound, Figure, Listing, Words, codes, plain

__all__ = ["Carried", "Peaks", "Unchanged", "like_for_like", "same_figures"]


def same_figures(results: Sequence[Audited]) -> Iterator[Outcome]:
    """Yield what becomes of every figure that is printed more than once.

    A number is held against another number, and against the length of a list.
    """
    groups: defaultdict[tuple[object, ...], list[Audited]] = defaultdict(list)
    for found in results:
        if found.claim.printed and number_of(found.claim) is not None:
            own = found.claim.as_of
            period = own if own and own.day is None else found.on
            groups[*found.claim.topic, str(period)].append(found)
    for group in groups.values():
        if len(group) > 1:
            yield _compared(group)


def _compared(group: Sequence[Audited]) -> Outcome:
    first = group[0]
    name = f"{first.claim.subject}: {first.claim.predicate}, printed more than once"
    if all(_alike(one.claim, other.claim) for one, other in combinations(group, 2)):
        return Outcome(check=name, claims=tuple(group))
    said: defaultdict[str, list[Audited]] = defaultdict(list)
    for found in group:
        said[_shown(found.claim)].append(found)
    values = "; ".join(
        f"{value} ({', '.join(part.claim.id for part in parts)})"
        for value, parts in said.items()
    )
    contradiction = Contradiction(
        check=name,
        claims=tuple(group),
        text=f"{first.claim.subject}: {first.claim.predicate} on {first.on}: {values}",
        reason=_why([parts[0] for parts in said.values()]),
        wrong=not all(found.is_borne_out for found in group)
        and not all(_is_lower_bound(found.claim) for found in group),
    )
    return Outcome(check=name, claims=tuple(group), contradictions=(contradiction,))


def _is_lower_bound(claim: Claim) -> bool:
    lower = (Bound.MORE_THAN, Bound.AT_LEAST)
    return isinstance(claim.value, Figure) and claim.value.bound in lower


def _shown(claim: Claim) -> str:
    listed = isinstance(claim.value, Listing)
    return f"{plain(_number(claim))} by name" if listed else str(claim.value)


def _number(claim: Claim) -> Decimal:
    return number_of(claim) or Decimal(0)


def _alike(one: Claim, other: Claim) -> bool:
    match one.value, other.value:
        case Figure() as figure, Listing(states):
            return figure.admits(Decimal(len(states)))
        case Listing(states), Figure() as figure:
            return figure.admits(Decimal(len(states)))
        case Figure() as figure, Figure() as second:
            return _can_be_one(figure, second)
        case _:
            return one.value == other.value


def _can_be_one(figure: Figure, second: Figure) -> bool:
    """Tell whether two figures can be of the same number, in whatever unit.

    Two that have no upper limit are told apart by their numbers: the larger is news.
    """
    other = second.to(figure.unit)
    if other is None:
        return False
    if figure.bound is Bound.EXACT:
        rounds = other.bound is Bound.EXACT and figure.admits(other.number)
        return rounds or other.admits(figure.number)
    if other.bound is Bound.EXACT:
        return figure.admits(other.number)
    return figure == other


def _why(found: Sequence[Audited]) -> str:
    """Return what the record says of each value, and who makes the difference."""
    parts = [f"{_shown(f.claim)}: {f.verdict}, {f.reason}" for f in found]
    borne_out = [f for f in found if f.is_borne_out and f.answer]
    for one, other in combinations(borne_out, 2):
        apart = one.answer.states ^ other.answer.states  # type: ignore[union-attr]
        if apart:
            parts.append(f"the difference is {codes(apart)}")
    return "; ".join(part.removesuffix(", ") for part in parts)


def like_for_like(results: Sequence[Audited]) -> Iterator[Outcome]:
    """Yield pairs of figures of one paragraph that rest on different bases.

    Growth from the one to the other says nothing.
    """
    groups: defaultdict[tuple[str, ...], list[Audited]] = defaultdict(list)
    for found in results:
        if found.is_borne_out and found.answer and found.claim.printed:
            groups[found.claim.place, *found.claim.topic].append(found)
    for group in groups.values():
        for one, other in combinations(sorted(group, key=lambda f: f.on), 2):
            if one.on != other.on and _are_figures_of_a_day(one.claim, other.claim):
                yield _on_one_basis(one, other)


def _are_figures_of_a_day(*claims: Claim) -> bool:
    return all(
        isinstance(claim.value, Figure) and (not claim.as_of or claim.as_of.day)
        for claim in claims
    )


def _on_one_basis(one: Audited, other: Audited) -> Outcome:
    name = f"{one.claim.subject}: {one.claim.predicate}, from one day to another"
    pair = (one, other)
    bases = [found.answer.basis if found.answer else "" for found in pair]
    shared = {a.basis for a in one.answers} & {a.basis for a in other.answers}
    if bases[0] == bases[1] or not shared:
        return Outcome(check=name, claims=pair)
    text = "; ".join(
        f"{found.claim.value} on {found.on} {basis} ({found.claim.id})"
        for found, basis in zip(pair, bases, strict=True)
    )
    reason = "; ".join(_alike_on(basis, *pair) for basis in sorted(shared))
    contradiction = Contradiction(
        check=name,
        claims=pair,
        text=f"{one.claim.subject}: {one.claim.predicate}: {text}: not like for like",
        reason=f"like for like: {reason}",
        wrong=False,
    )
    return Outcome(check=name, claims=pair, contradictions=(contradiction,))


def _alike_on(basis: str, *pair: Audited) -> str:
    """Return what the record gives for each of two claims on one basis."""
    shown = (
        answer.shown(found.claim.value)
        for found in pair
        for answer in found.answers
        if answer.basis == basis
    )
    return f"{' to '.join(shown)} {basis}"


@attrs.define(frozen=True, kw_only=True)
class Unchanged:
    """A list in words that two documents give differently.

    Attributes:
        term: What both say.
    """

    term: Term

    def outcomes(self, results: Sequence[Audited]) -> Iterator[Outcome]:
        """Yield what becomes of each pair of lists."""
        topic = (self.term.subject, self.term.predicate)
        name = f"{topic[0]}: {topic[1]}, in two documents"
        ours = [found for found in results if found.claim.topic == topic]
        for one, other in combinations(ours, 2):
            first, second = one.claim.value, other.claim.value
            if isinstance(first, Words) and isinstance(second, Words):
                apart = sorted({*first.items} ^ {*second.items})
                text = f"{topic[0]}: {topic[1]}: only in one: {', '.join(apart)}"
                fault = Contradiction(
                    check=name, claims=(one, other), text=text, wrong=False
                )
                faults = (fault,) if first.folded != second.folded else ()
                yield Outcome(check=name, claims=(one, other), contradictions=faults)


@attrs.define(frozen=True, kw_only=True)
class Carried:
    """States of earlier lists that must be on one of the later ones.

    Attributes:
        subject: What all the lists are about.
        earlier: Predicates of the earlier lists.
        later: Predicates of the lists on which their States can be later.
    """

    subject: str
    earlier: tuple[str, ...]
    later: tuple[str, ...]

    def outcomes(self, results: Sequence[Audited]) -> Iterator[Outcome]:
        """Yield whether every State has stayed on a list, once."""
        ours = [
            found
            for found in results
            if found.claim.subject == self.subject
            and found.claim.printed
            and isinstance(found.claim.value, Listing)
        ]
        last = max((found.on for found in ours), default=None)
        before = [f for f in ours if f.claim.predicate in self.earlier and f.on != last]
        after = [f for f in ours if f.claim.predicate in self.later and f.on == last]
        if before and after:
            yield self._outcome(before, after)

    def _outcome(self, before: list[Audited], after: list[Audited]) -> Outcome:
        name = f"{self.subject}: States of earlier lists, on later ones"
        lost = _states(before) - _states(after)
        claims = (*before, *after)
        text = (
            f"{self.subject}: {codes(lost)}: on a list of {before[0].on}, and on none "
            f"of {after[0].on}"
        )
        fault = Contradiction(check=name, claims=claims, text=text, wrong=False)
        faults = (fault,) if lost else ()
        return Outcome(check=name, claims=claims, contradictions=faults)


def _states(found: Sequence[Audited]) -> frozenset[State]:
    listed = [f.claim.value for f in found]
    return frozenset(s for v in listed if isinstance(v, Listing) for s in v.states)


@attrs.define(frozen=True, kw_only=True)
class Peaks:
    """Years that are said to be the largest, against the yearly figures.

    Attributes:
        said: The years, as words.
        figures: The yearly figures.
    """

    said: Term
    figures: Term

    def outcomes(self, results: Sequence[Audited]) -> Iterator[Outcome]:
        """Yield whether each of the years is among the largest."""
        yearly = {
            str(found.claim.as_of.earliest.year): found
            for found in results
            if found.claim.topic == (self.figures.subject, self.figures.predicate)
            and found.claim.as_of
            and found.claim.printed
        }
        for found in results:
            topic, value = found.claim.topic, found.claim.value
            if topic == (self.said.subject, self.said.predicate) and yearly:
                years = value.items if isinstance(value, Words) else ()
                yield self._outcome(found, years, yearly)

    def _outcome(
        self, found: Audited, years: tuple[str, ...], yearly: dict[str, Audited]
    ) -> Outcome:
        ranked = sorted(yearly, key=lambda y: _number(yearly[y].claim), reverse=True)
        wrong = [year for year in years if year not in ranked[: len(years)]]
        claims = (found, *(yearly[year] for year in ranked))
        name = f"{found.claim.subject}: {found.claim.predicate}, against the figures"
        said = ", ".join(f"{y} {plain(_number(yearly[y].claim))}" for y in ranked)
        text = (
            f"{found.claim.subject}: {found.claim.predicate}: {found.claim.value} "
            f"({found.claim.id}), but {self.figures.predicate}: {said}"
        )
        fault = Contradiction(check=name, claims=claims, text=text, wrong=False)
        return Outcome(
            check=name, claims=claims, contradictions=(fault,) if wrong else ()
        )
