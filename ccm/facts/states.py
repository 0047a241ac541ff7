"""States, their codes and the names they are known by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, get_args

import attrs

import ccm
from ccm.errors import AmbiguousStateError, InvalidValueError, UnknownStateError
from ccm.facts.typed import take_types

if TYPE_CHECKING:
    from ccm.facts.naming import Callings

__all__ = ["UN_LANGUAGES", "State", "States", "folded"]

UN_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
"""The six languages in which the Convention is authentic (Article 23)."""

NameForm = Literal["short", "formal"]
"""How the United Nations write the name of a State."""

_Check = Callable[[object, "attrs.Attribute[str]", str], None]


def _code(characters: str, length: int, expected: str) -> _Check:
    """Return a check of a code; four regular expressions would cost 0.2 ms to make."""
    allowed = frozenset(characters)

    def check(_self: object, field: attrs.Attribute[str], value: str) -> None:
        if not _is_text(value) or len(value) != length or not allowed.issuperset(value):
            raise _unformed(field, expected, value)

    return check


def _is_name(_self: object, field: attrs.Attribute[str], value: str) -> None:
    if not _is_text(value) or not value or value.isspace() or "\n" in value:
        raise _unformed(field, "a name", value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _unformed(
    field: attrs.Attribute[str], expected: str, value: object
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
        region: Region of the United Nations' M49 standard, such as Africa.
        sub_region: Sub-region of the same standard, such as Sub-Saharan Africa.
        un_member: Whether it is a Member of the United Nations; None if not told.

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
    region: str = attrs.field(default="", eq=False)
    sub_region: str = attrs.field(default="", eq=False)
    un_member: bool | None = attrs.field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        take_types(self)

    def name_in(self, language: str, form: NameForm = "short") -> str:
        """Return what the United Nations call it in one of their six languages.

        Args:
            language: Two-letter code: ar, en, es, fr, ru or zh.
            form: ``short`` or ``formal``; some States have one name for both.

        Raises:
            InvalidValueError: Not a language of the United Nations, no form of a
                name, or a State that they do not name.

        >>> from ccm.facts import packaged_record
        >>> bulgaria = packaged_record().states.find("BGR")
        >>> bulgaria.name_in("fr"), bulgaria.name_in("fr", "formal")
        ('Bulgarie', 'République de Bulgarie')
        """
        from ccm.facts.naming import name_in  # noqa: PLC0415 - with its tables

        _one_of("language", language, UN_LANGUAGES)
        _one_of("form", form, get_args(NameForm))
        name = name_in(self.alpha3, language, form)
        if language == "en" and (form == "short" or name is None):
            return self.name
        if name is None:
            msg = f"{self.alpha3} has no name in {language!r}: none is on the tables"
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

    def to_dict(self) -> ccm.fact_records.StateRow:
        """Return it as in JSON: codes and names."""
        return ccm.fact_records.state_row(self)


def _one_of(field: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        msg = f"{field}: expected one of {', '.join(known)}, got {given!r}"
        raise InvalidValueError(msg)


def folded(name: str) -> str:
    """Return a name without letter case, outer spaces and curly apostrophes.

    What `ccm.facts.naming.bare` leaves out besides is looked at only where no State
    is called so.

    >>> folded(" Côte d’Ivoire")
    "côte d'ivoire"
    """
    return name.strip().replace("\u2019", "'").casefold()


def _names_of(state: State) -> tuple[str, ...]:
    return state.alpha2, state.alpha3, state.m49, state.name, *state.printed_names


class States:
    """A register of States, to be asked by any code or name.

    Attributes:
        by_alpha3: The States by their alpha-3 code.

    >>> from ccm.facts import packaged_record
    >>> packaged_record().states.find("保加利亚").alpha3
    'BGR'
    """

    __slots__ = ("_by_name", "_callings", "_states", "by_alpha3")

    def __init__(self, states: Iterable[State]) -> None:
        self._states = tuple(states)
        self.by_alpha3 = {state.alpha3: state for state in self._states}
        self._by_name: dict[str, State] = {}
        self._callings: Callings | None = None

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
        """Return the State of a code or a name, as people and documents write it.

        Codes are those of ISO 3166 and M49. A name can be any of the register, the
        United Nations' in their six languages, short or formal, or another in use;
        letter case, accents, apostrophes, dashes, spaces, articles and the like do
        not matter. Nothing is guessed: a name that is nearly one is refused.

        Raises:
            AmbiguousStateError: It can be one of several States.
            UnknownStateError: There is none; with near matches, and with a word on
                the names of areas and of former States.

        >>> from ccm.facts import packaged_record
        >>> states = packaged_record().states
        >>> [str(states.find(name)) for name in ("laos", "Cote d’Ivoire", "756")]
        ["Lao People's Democratic Republic", "Côte d'Ivoire", 'Switzerland']
        """
        key = name.alpha3 if isinstance(name, State) else str(name)
        state = self.by_alpha3.get(key) or self._named().get(folded(key))
        return state or self._called(key)

    def _called(self, name: str) -> State:
        """Return the State of a name that no register need hold."""
        from ccm.facts.naming import Callings, standing_for  # noqa: PLC0415 - see there

        if self._callings is None:
            own = (
                (s.alpha3, name) for s in self for name in (s.name, *s.printed_names)
            )
            self._callings = Callings(own)
        codes = self._callings.by(name)
        if len(codes) == 1:
            return self.by_alpha3[codes[0]]
        if codes:
            raise AmbiguousStateError(name, self._told(codes))
        if away := standing_for(name):
            kind, instead = away
            raise UnknownStateError(name, self._told(instead), kind)
        raise UnknownStateError(name, self._told(self._callings.near(name)))

    def _told(self, codes: Iterable[str]) -> tuple[str, ...]:
        states = (self.by_alpha3[code] for code in codes if code in self.by_alpha3)
        return tuple(f"{state.alpha3} {state.name}" for state in states)

    def within(self, region: str | None) -> list[State]:
        """Return the States of a region or sub-region; all if None.

        Raises:
            InvalidValueError: No State of the register lies in such a region.

        >>> from ccm.facts import packaged_record
        >>> len(packaged_record().states.within("South-eastern Asia"))
        11
        """
        if region is None:
            return list(self)
        found = [state for state in self if region in (state.region, state.sub_region)]
        if not found or not region:
            known = {name for s in self for name in (s.region, s.sub_region) if name}
            expected = ", ".join(sorted(known)) or "none: the register names no region"
            msg = f"region: expected one of {expected}; got {region!r}"
            raise InvalidValueError(msg)
        return found

    def extended(self, states: Iterable[State]) -> States:
        """Return the register with further States; known codes stay as they are."""
        new = {s.alpha3: s for s in states if s.alpha3 not in self.by_alpha3}
        return States((*self._states, *new.values())) if new else self

    def __iter__(self) -> Iterator[State]:
        return iter(self._states)

    def __len__(self) -> int:
        return len(self._states)
