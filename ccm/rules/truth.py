"""Yes, no, or not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from ccm.errors import UndeterminedError

__all__ = ["Truth", "agreed"]


class Truth(StrEnum):
    """A three-valued answer; an unknown one refuses to pass for a yes or a no.

    ``&``, ``|`` and ``~`` follow Kleene: an unknown part matters only where it
    could still turn the whole.

    An unknown that comes with an answer about a State knows why it is unknown,
    and says so where it refuses (`because`). Such a one equals `Truth.UNKNOWN`
    without being the same object: compare with ``==``.

    It is a string, as `Status` is: it prints as its value, and JSON takes it.

    >>> Truth.FALSE & Truth.UNKNOWN
    <Truth.FALSE: 'false'>
    >>> bool(Truth.UNKNOWN)
    Traceback (most recent call last):
    ccm.errors.UndeterminedError: unknown is neither yes nor no: ask for what is missing
    """

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    _why: Callable[[], str] | None

    def __init__(self, _value: str) -> None:
        self._why = None

    @classmethod
    def of(cls, value: bool) -> Truth:  # noqa: FBT001 - the value is the point
        """Return a known yes or no as a truth."""
        return cls.TRUE if value else cls.FALSE

    def because(self, why: Callable[[], str]) -> Truth:
        """Return the same truth; one that is unknown then says why it is.

        >>> doubt = Truth.UNKNOWN.because(lambda: "nobody has reported")
        >>> doubt == Truth.UNKNOWN, doubt & Truth.FALSE
        (True, <Truth.FALSE: 'false'>)
        >>> bool(doubt & Truth.TRUE)
        Traceback (most recent call last):
        ccm.errors.UndeterminedError: nobody has reported
        """
        if self._value_ != "unknown":
            return self
        told = str.__new__(Truth, self._value_)
        told._name_, told._value_ = self._name_, self._value_
        told._why = why  # noqa: SLF001 - of a truth that is made here
        return told

    def __bool__(self) -> bool:
        if self == Truth.UNKNOWN:
            raise UndeterminedError(self._why() if self._why else _NO_CAUSE)
        return self is Truth.TRUE

    def __and__(self, other: Truth) -> Truth:
        if Truth.FALSE in (self, other):
            return Truth.FALSE
        return other if self is Truth.TRUE else self._beside(other)

    def __or__(self, other: Truth) -> Truth:
        if Truth.TRUE in (self, other):
            return Truth.TRUE
        return other if self is Truth.FALSE else self._beside(other)

    def _beside(self, other: Truth) -> Truth:
        """Return this unknown with the causes of another truth, if it has any."""
        ours, theirs = self._why, other._why
        if theirs is None or theirs is ours:
            return self
        return other if ours is None else self.because(lambda: f"{ours()}; {theirs()}")

    def __invert__(self) -> Truth:
        if self == Truth.UNKNOWN:
            return self
        return Truth.FALSE if self is Truth.TRUE else Truth.TRUE


def agreed(said: Iterable[bool]) -> Truth:
    """Return what all say, one or more; unknown if they differ."""
    told = set(said)
    return Truth.of(told.pop()) if len(told) == 1 else Truth.UNKNOWN


_NO_CAUSE = "unknown is neither yes nor no: ask for what is missing"
