"""How a definition decides: elements, joined, over what is known of a thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, StrEnum
from typing import Any, Generic, TypeVar, cast

import attrs

import ccm
from ccm.errors import InvalidValueError
from ccm.rules import Cause, Explanation, Missing, Truth

__all__ = [
    "Characteristic",
    "Classification",
    "Definition",
    "Element",
    "Join",
    "Trait",
    "Wanted",
    "elements",
    "of_kinds",
    "trait",
]

_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)

Trait = Truth | bool | None
"""Whether a thing has a characteristic; None is not known. Held as a `Truth`."""

_WHETHER = "whether "
_WORDS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not known"}


@attrs.define(frozen=True)
class Characteristic:
    """What a field of a thing tells about it.

    Attributes:
        fact: The characteristic, in words, such as ``whether it is conventional``.
        samples: One value on each side of every threshold, and on it.
    """

    fact: str
    samples: tuple[Any, ...] = (Truth.TRUE, Truth.FALSE)

    @classmethod
    def of(cls, kind: type[Any], name: str) -> Characteristic:
        """Return what a field of a class tells."""
        field = attrs.fields_dict(kind)[name]
        return cast("Characteristic", field.metadata["characteristic"])


def _as_truth(value: Any) -> Any:
    if value is None:
        return Truth.UNKNOWN
    return Truth.of(value) if isinstance(value, bool) else value


def _is_truth(_self: object, field: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, Truth):
        msg = f"{field.name}: expected True, False, None or a Truth, got {value!r}"
        raise InvalidValueError(msg)


def trait(words: str) -> Any:
    """Return a field for a characteristic that a thing has or has not."""
    return attrs.field(
        default=Truth.UNKNOWN,
        converter=_as_truth,
        validator=_is_truth,
        metadata={"characteristic": Characteristic(f"{_WHETHER}{words}")},
    )


def _as_set(value: Any) -> Any:
    several = isinstance(value, (set, tuple, list))
    return frozenset(cast("Iterable[object]", value)) if several else value


def of_kinds(kind: type[_E], fact: str) -> Any:
    """Return a field for a set of kinds: empty for none, None if not known."""

    def check(_self: object, field: attrs.Attribute[Any], value: Any) -> None:
        if value is not None and not (
            isinstance(value, frozenset) and value <= set(kind)
        ):
            expected = ", ".join(kind)
            msg = f"{field.name}: expected a set of {expected}, got {value!r}"
            raise InvalidValueError(msg)

    samples = (frozenset[_E](), *(frozenset({member}) for member in kind))
    return attrs.field(
        default=None,
        converter=_as_set,
        validator=check,
        metadata={"characteristic": Characteristic(fact, samples)},
    )


@attrs.define(frozen=True)
class Element:
    """One condition, on one characteristic; known as soon as that is known.

    Attributes:
        provision: Where it stands, such as ``art2.2.c.i``.
        words: The condition, in words.
        asks: Name of the characteristic.
        test: Whether a known value meets the condition.
    """

    provision: str
    words: str
    asks: str
    test: Callable[[Any], bool] = bool

    def explain(self, thing: object) -> Explanation:
        """Return whether the condition is met, with the value that tells."""
        value = getattr(thing, self.asks)
        if value is None or value == Truth.UNKNOWN:
            return _step(self, Truth.UNKNOWN)
        return _step(self, Truth.of(self.test(value)), shown=_shown(value))

    def open(self, thing: object) -> Iterator[str]:
        """Yield the characteristic, if it is not known."""
        if _truth(self.explain(thing)) == Truth.UNKNOWN:
            yield self.asks


def elements(provision: str, kind: type[Any], *names: str) -> tuple[Element, ...]:
    """Return the elements that a thing has these characteristics."""
    facts = {name: Characteristic.of(kind, name).fact for name in names}
    return tuple(
        Element(provision, fact.removeprefix(_WHETHER), name)
        for name, fact in facts.items()
    )


class Join(Enum):
    """How the parts of a definition make the whole."""

    ALL = "all"
    """Cumulative: every part must hold."""

    ANY = "any"
    """Alternative: one part is enough."""

    NONE = "none"
    """Exceptions: one part that holds is enough to fall outside."""

    def of(self, parts: Iterable[Truth]) -> Truth:
        """Join truths as Kleene does."""
        whole, *rest = parts
        for part in rest:
            whole = whole & part if self is Join.ALL else whole | part
        return ~whole if self is Join.NONE else whole


@attrs.define(frozen=True, kw_only=True)
class Definition(Generic[_T]):
    """A term of the Convention, or a part of one, as a rule over a thing.

    Attributes:
        provision: Where it stands, such as ``art2.2``.
        words: The term.
        join: How the parts make the whole.
        parts: Elements and further definitions.
        either: A characteristic that parts ask for in opposite ways: where it is not
            known, an answer that is the same with it and without it stands.
    """

    provision: str
    words: str
    join: Join = Join.ALL
    parts: tuple[Element | Definition[Any], ...]
    either: str = ""

    def of(self, thing: _T) -> Classification:
        """Decide whether a thing falls under the term, with reasons."""
        step = self.explain(thing)
        if _truth(step) != Truth.UNKNOWN:
            return Classification(explanation=step)
        wanted = tuple(self._wanted(thing))
        settling = tuple(gap for gap in wanted if gap.settles)  # no other can turn it
        missing = settling or tuple(sorted(wanted, key=lambda gap: not gap.alone))
        return Classification(explanation=step, missing=missing)

    def explain(self, thing: object) -> Explanation:
        """Return whether the definition is met, part by part."""
        because = tuple(part.explain(thing) for part in self.parts)
        truth = self.join.of(map(_truth, because))
        if truth == Truth.UNKNOWN and self._undecided(thing):
            outcomes = set(self._supposing(thing, self.either))
            if len(outcomes) == 1 and Truth.UNKNOWN not in outcomes:
                fact = Characteristic.of(type(thing), self.either).fact
                shown = f" ({fact.replace(_WHETHER, f'{_WHETHER}or not ', 1)})"
                return _step(self, outcomes.pop(), because=because, shown=shown)
        return _step(self, truth, because=because)

    def _undecided(self, thing: object) -> bool:
        return bool(self.either) and getattr(thing, self.either) == Truth.UNKNOWN

    def open(self, thing: object) -> Iterator[str]:
        """Yield the unknown characteristics that can still turn the whole."""
        if _truth(self.explain(thing)) == Truth.UNKNOWN:
            for part in self.parts:
                yield from part.open(thing)

    def _supposing(self, thing: object, name: str) -> Iterator[Truth]:
        for value in Characteristic.of(type(thing), name).samples:
            other = attrs.evolve(cast("Any", thing), **{name: value})
            yield _truth(self.explain(other))

    def _wanted(self, thing: _T) -> Iterator[Wanted]:
        for name in dict.fromkeys(self.open(thing)):
            outcomes = set(self._supposing(thing, name))
            yield Wanted(
                fact=Characteristic.of(type(thing), name).fact,
                cause=Cause.NOT_REPORTED,
                characteristic=name,
                settles=Truth.UNKNOWN not in outcomes,
                alone=tuple(t for t in (Truth.TRUE, Truth.FALSE) if t in outcomes),
            )


@attrs.define(frozen=True, kw_only=True, repr=False)
class Wanted(Missing):
    """A characteristic that is not known and can still turn the answer.

    Attributes:
        characteristic: Its name.
        settles: Whether it settles the answer alone, whatever it turns out to be.
        alone: The answers that it can bring without any other.
    """

    characteristic: str
    settles: bool
    alone: tuple[Truth, ...]

    def __str__(self) -> str:
        answers = " or ".join(_WORDS[truth] for truth in self.alone)
        weight = f"alone can decide: {answers}" if answers else "together with others"
        return f"{self.fact} ({self.cause}; {weight})"


@attrs.define(frozen=True, kw_only=True)
class Classification:
    """Whether a thing falls under a term, why, and what would settle it.

    Attributes:
        explanation: Every part with its provision, whether it holds or not.
        missing: What is not known and matters, that which decides alone first.
    """

    explanation: Explanation
    missing: tuple[Wanted, ...] = ()

    @property
    def verdict(self) -> Truth:
        """Whether the thing falls under the term."""
        return _truth(self.explanation)

    def __bool__(self) -> bool:
        return bool(self.verdict.because(self._why_unknown))

    def _why_unknown(self) -> str:
        first, *others = self.missing
        more = f", and {len(others)} more" if others else ""
        return f"not known whether {self.explanation.claim}; missing: {first}{more}"

    def holding(self, kinds: type[_E]) -> tuple[_E, ...]:
        """Return those of some parts, named by provision, that surely hold."""
        values: dict[str, object] = {}
        for _, step in self.explanation.walk():  # a part comes before its elements
            values.setdefault(step.provision, step.value)
        return tuple(kind for kind in kinds if values.get(kind) is Truth.TRUE)

    def explain(self, form: str = "text") -> str:
        """Return the reasons as a tree, those against the answer included.

        Args:
            form: ``text``, ``markdown`` or ``html``.

        Raises:
            InvalidValueError: There is no such form.
        """
        return ccm.as_tree(self.explanation, form, missing=self.missing)

    def to_dict(self) -> ccm.rule_records.ClassificationRow:
        """Return it as in JSON: the verdict with its reasons."""
        return ccm.rule_records.classification_row(self)

    def __str__(self) -> str:
        return self.explain()


def _truth(step: Explanation) -> Truth:
    return cast("Truth", step.value)


def _step(
    part: Element | Definition[Any],
    truth: Truth,
    *,
    because: tuple[Explanation, ...] = (),
    shown: str = "",
) -> Explanation:
    claim = f"{part.words}: {_WORDS[truth]}{shown}"
    return Explanation(claim, truth, part.provision, because=because)


def _shown(value: object) -> str:
    """Return a value in brackets; a yes or no says it all."""
    if isinstance(value, Truth):
        return ""
    if isinstance(value, (tuple, frozenset)):
        value = ", ".join(sorted(map(str, cast("Iterable[object]", value))))
    return f" ({value})" if value else ""
