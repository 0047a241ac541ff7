"""The same question asked otherwise: other readings, other facts, other days."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import zip_longest

import attrs

import ccm
from ccm.dates import Rounding
from ccm.facts import Event
from ccm.rules.explanation import Explanation, Value
from ccm.rules.finding import Finding
from ccm.rules.reading import Reading, in_words
from ccm.rules.told import Irregularity

__all__ = [
    "Alternative",
    "Difference",
    "Watched",
    "differ",
    "explain_difference",
    "other_readings",
]


@attrs.define(frozen=True)
class Alternative:
    """The answer that another choice of interpretation gives.

    Attributes:
        field: The choice, a field of `Reading`.
        option: The option taken instead of the one in use.
        finding: The answer.
    """

    field: str
    option: str
    finding: Finding

    def to_dict(self) -> ccm.rule_records.AlternativeRow:
        """Return it as in JSON: the choice and the answer that it gives."""
        return ccm.rule_records.alternative_row(self)


@attrs.define(frozen=True)
class Difference:
    """A step in which two arguments part.

    Attributes:
        provision: The provision that both apply, where there is one.
        left: What the first argument says; None if it has no such step.
        right: What the second says; None if it has no such step.
    """

    provision: str
    left: str | None
    right: str | None

    def __str__(self) -> str:
        where = f" [{self.provision}]" if self.provision else ""
        return f"{self.left or 'nothing'} → {self.right or 'nothing'}{where}"


_CHOICES = frozenset(field.name for field in attrs.fields(Reading))


class Watched(Reading):
    """A reading that notes which of its choices are looked at.

    A rule that never looks at a choice says the same whatever was chosen: no other
    reading of that choice need be asked.

    >>> reading = Watched.of(Reading())
    >>> reading.last_day
    'in time'
    >>> reading.looked_at
    {'last_day'}
    """

    __slots__ = ("looked_at",)
    looked_at: set[str]
    """The choices that somebody looked at."""

    @classmethod
    def of(cls, reading: Reading) -> Watched:
        """Return a reading to watch, of the same choices."""
        watched = cls.__new__(cls)
        object.__setattr__(watched, "looked_at", set[str]())
        for name in _CHOICES:
            object.__setattr__(watched, name, getattr(reading, name))
        return watched

    def __getattribute__(self, name: str) -> object:
        if name in _CHOICES:
            object.__getattribute__(self, "looked_at").add(name)
        return object.__getattribute__(self, name)


def differ(one: Finding, other: Finding) -> bool:
    """Tell whether two answers differ in more than words.

    In the status, the deadline or a breach; or else in what is irregular, which is
    made out only where nothing else tells them apart.

    >>> import ccm
    >>> from datetime import date
    >>> then = ccm.as_of(date(2020, 9, 28)).assess("PER", "art3")
    >>> differ(then, then)
    False
    """
    ours, its = ((f.possible, f.deadline, f.breach) for f in (one, other))
    return ours != its or one.irregularities != other.irregularities


def other_readings(
    reading: Reading, looked_at: Container[str] = _CHOICES
) -> Iterator[tuple[str, str, Reading]]:
    """Yield every reading that differs in one choice that can matter, with its name."""
    for field in attrs.fields(Reading):
        name = field.name
        for option in field.metadata["options"] if name in looked_at else ():
            # A period that ends on no day of the calendar has no other answer
            # under REFUSE: it has none.
            if option not in (getattr(reading, name), Rounding.REFUSE):
                yield name, in_words(option), attrs.evolve(reading, **{name: option})


def explain_difference(left: Finding, right: Finding) -> tuple[Difference, ...]:
    """Return the steps in which the arguments of two findings part.

    The trees are compared node by node: steps under one provision, or without
    one, are paired in order. What is irregular in one of them alone comes last.
    Nothing is returned for equal arguments.
    """
    steps = _parting(left.explanation, right.explanation)
    return (*steps, *_oddly(left, right))


def _oddly(left: Finding, right: Finding) -> Iterator[Difference]:
    """Yield in what is irregular where they differ; what is so of one event as one."""
    ours, its = _odd_alone(left, right), _odd_alone(right, left)
    for about in dict.fromkeys(map(_about, (*ours, *its))):
        of_it = ([o.text for o in odds if _about(o) == about] for odds in (ours, its))
        for one, other in zip_longest(*of_it):
            yield Difference(about[0], one, other)


def _odd_alone(one: Finding, other: Finding) -> list[Irregularity]:
    return [odd for odd in one.irregularities if odd not in other.irregularities]


def _about(odd: Irregularity) -> tuple[str, Event]:
    return odd.provision, odd.event


def _parting(
    left: Explanation | None, right: Explanation | None
) -> Iterator[Difference]:
    """Yield in what two steps differ of which one may be missing."""
    if left is not None and right is not None:
        if _said(left) != _said(right):
            yield Difference(left.provision, left.claim, right.claim)
        for ours, theirs in _paired(left.because, right.because):
            yield from _parting(ours, theirs)
        return
    for step in filter(None, (left, right)):
        one, other = (each.claim if each else None for each in (left, right))
        yield Difference(step.provision, one, other)


def _said(step: Explanation) -> tuple[str, Value, tuple[object, ...]]:
    return step.claim, step.value, step.facts


def _paired(
    left: tuple[Explanation, ...], right: tuple[Explanation, ...]
) -> Iterator[tuple[Explanation | None, Explanation | None]]:
    for provision in dict.fromkeys(step.provision for step in (*left, *right)):
        ours = [step for step in left if step.provision == provision]
        theirs = [step for step in right if step.provision == provision]
        yield from zip_longest(ours, theirs)
