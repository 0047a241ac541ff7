"""Yes, no, or not known."""

from __future__ import annotations

from enum import Enum

from ccm.errors import UndeterminedError

__all__ = ["Truth"]


class Truth(Enum):
    """A three-valued answer; an unknown one refuses to pass for a yes or a no.

    ``&``, ``|`` and ``~`` follow Kleene: an unknown part matters only where it
    could still turn the whole.

    >>> Truth.FALSE & Truth.UNKNOWN
    <Truth.FALSE: 'false'>
    >>> bool(Truth.UNKNOWN)
    Traceback (most recent call last):
    ccm.errors.UndeterminedError: unknown is neither yes nor no: ask for what is missing
    """

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool) -> Truth:  # noqa: FBT001 - the value is the point
        """Return a known yes or no as a truth."""
        return cls.TRUE if value else cls.FALSE

    def __bool__(self) -> bool:
        if self is Truth.UNKNOWN:
            msg = "unknown is neither yes nor no: ask for what is missing"
            raise UndeterminedError(msg)
        return self is Truth.TRUE

    def __and__(self, other: Truth) -> Truth:
        if Truth.FALSE in (self, other):
            return Truth.FALSE
        return Truth.UNKNOWN if Truth.UNKNOWN in (self, other) else Truth.TRUE

    def __or__(self, other: Truth) -> Truth:
        if Truth.TRUE in (self, other):
            return Truth.TRUE
        return Truth.UNKNOWN if Truth.UNKNOWN in (self, other) else Truth.FALSE

    def __invert__(self) -> Truth:
        if self is Truth.UNKNOWN:
            return self
        return Truth.FALSE if self is Truth.TRUE else Truth.TRUE
