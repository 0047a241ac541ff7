"""States, their codes and the names they are known by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

import attrs

from ccm.errors import CCMError, InvalidValueError, UnknownStateError

__all__ = ["UN_LANGUAGES", "State", "States", "folded"]

UN_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
"""The six languages in which the Convention is authentic (Article 23)."""


_Check = Callable[[object, "attrs.Attribute[str]", str], None]


def _code(characters: str, length: int, expected: str) -> _Check:
    """Return a check of a code; four regular expressions would cost 0.2 ms to make."""
    allowed = frozenset(characters)

    def check(_self: object, field: attrs.Attribute[str], value: str) -> None:
        if len(value) != length or not allowed.issuperset(value):
            raise _unformed(field, expected, value)

    return check


def _is_name(_self: object, field: attrs.Attribute[str], value: str) -> None:
    if not value or value.isspace() or "\n" in value:
        raise _unformed(field, "a name", value)


def _unformed(
    field: attrs.Attribute[str], expected: str, value: str
) -> InvalidValueError:
    return InvalidValueError(f"{field.name}: expected {expected}, got {value!r}")


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789"


@attrs.define(frozen=True, kw_only=True)
class State:
    """A State, whether bound by the Convention or not.

    Attributes:
        alpha3: ISO 3166-1 alpha-3 code; the library's own key.
        alpha2: ISO 3166-1 alpha-2 code.
        m49: The United Nations' three-digit code, as text.
        name: The United Nations' short name, in English.
        printed_names: Every name under which the source documents print it.

    Raises:
        InvalidValueError: A code does not have its form.
    """

    alpha3: str = attrs.field(validator=_code(_CAPITALS, 3, "three capital letters"))
    alpha2: str = attrs.field(
        eq=False, validator=_code(_CAPITALS, 2, "two capital letters")
    )
    m49: str = attrs.field(eq=False, validator=_code(_DIGITS, 3, "three digits"))
    name: str = attrs.field(eq=False, validator=_is_name)
    printed_names: tuple[str, ...] = attrs.field(default=(), eq=False)

    def name_in(self, language: str) -> str:
        """Return the name in one of the six languages of the United Nations.

        English is the United Nations' short name; the others are those of the
        Unicode locale data, which the package ``babel`` carries.

        Args:
            language: Two-letter code: ar, en, es, fr, ru or zh.

        Raises:
            InvalidValueError: Not a language of the United Nations, or the
                locale data have no such name.
            CCMError: The optional package ``babel`` is not installed.
        """
        if language not in UN_LANGUAGES:
            expected = ", ".join(UN_LANGUAGES)
            msg = f"language: expected one of {expected}, got {language!r}"
            raise InvalidValueError(msg)
        if language == "en":
            return self.name
        try:
            from babel import Locale  # noqa: PLC0415 - optional, and 30 ms to load
        except ImportError:
            msg = (
                "names in other languages need babel: in the folder of ccm, "
                "python -m pip install '.[names]'"
            )
            raise CCMError(msg) from None
        names = cast("Mapping[str, str]", Locale(language).territories)
        name = names.get(self.alpha2)
        if name is None:
            msg = f"{self.alpha3} has no name in the locale data for {language!r}"
            raise InvalidValueError(msg)
        return name

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.alpha3 == other.alpha3

    def __hash__(self) -> int:
        return hash(self.alpha3)

    def __repr__(self) -> str:
        codes = f"alpha3={self.alpha3!r}, alpha2={self.alpha2!r}, m49={self.m49!r}"
        names = f"name={self.name!r}, printed_names={self.printed_names!r}"
        return f"State({codes}, {names})"

    def __str__(self) -> str:
        return self.name


def folded(name: str) -> str:
    """Return a name without letter case, outer spaces and curly apostrophes.

    >>> folded(" Côte d’Ivoire")
    "côte d'ivoire"
    """
    return name.strip().replace("\u2019", "'").casefold()


def _names_of(state: State) -> tuple[str, ...]:
    return state.alpha2, state.alpha3, state.name, *state.printed_names


class States:
    """A register of States, to be asked by any code or name.

    Attributes:
        by_alpha3: The States by their alpha-3 code.

    >>> from ccm.facts import packaged_record
    >>> packaged_record().states.find("保加利亚").alpha3
    'BGR'
    """

    __slots__ = ("_by_name", "_states", "by_alpha3")

    def __init__(self, states: Iterable[State]) -> None:
        self._states = tuple(states)
        self.by_alpha3 = {state.alpha3: state for state in self._states}
        self._by_name: dict[str, State] = {}

    def __repr__(self) -> str:
        return f"<States: {len(self)}>"

    def _named(self) -> dict[str, State]:
        """Return the States by every name, which few questions need."""
        if not self._by_name:
            self._by_name = {
                folded(name): state
                for state in self._states
                for name in _names_of(state)
            }
        return self._by_name

    def find(self, name: str | State) -> State:
        """Return the State of that code or name; letter case does not matter.

        Raises:
            UnknownStateError: There is none; with near matches.
        """
        key = name.alpha3 if isinstance(name, State) else str(name)
        state = self.by_alpha3.get(key) or self._named().get(folded(key))
        if state is None:
            raise UnknownStateError(key, self._near(key))
        return state

    def _near(self, name: str) -> tuple[str, ...]:
        from difflib import get_close_matches  # noqa: PLC0415 - for errors only

        named = self._named()
        keys = [key for key in named if len(key) > 2]  # noqa: PLR2004
        found = get_close_matches(folded(name), keys, n=5, cutoff=0.7)
        states = dict.fromkeys(named[key] for key in found)
        return tuple(f"{state.alpha3} {state.name}" for state in states)[:3]

    def extended(self, states: Iterable[State]) -> States:
        """Return the register with further States; known codes stay as they are."""
        new = {s.alpha3: s for s in states if s.alpha3 not in self.by_alpha3}
        return States((*self._states, *new.values())) if new else self

    def __iter__(self) -> Iterator[State]:
        return iter(self._states)

    def __len__(self) -> int:
        return len(self._states)
