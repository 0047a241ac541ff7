"""A question of interpretation, its options, and what supports the default."""

from __future__ import annotations

from typing import Any, get_args

import attrs

from ccm.errors import InvalidValueError

__all__ = ["Choice", "choice"]


@attrs.define(frozen=True)
class Choice:
    """A question of interpretation and what supports the default.

    Attributes:
        id: Number of the question in ``docs/explanation/readings.md``.
        question: What the text leaves open.
        evidence: Why the default is the default.
    """

    id: str
    question: str
    evidence: str


def choice(
    default: str, options: Any, number: str, question: str, evidence: str
) -> Any:
    """Return a field for a question whose options a `Literal` names."""
    return attrs.field(
        default=default,
        validator=_one_of(get_args(options)),
        metadata={"choice": Choice(number, question, evidence)},
    )


def _one_of(allowed: tuple[str, ...]) -> Any:
    def check(_self: object, field: attrs.Attribute[str], value: str) -> None:
        if value not in allowed:
            expected = ", ".join(repr(option) for option in allowed)
            msg = f"{field.name}: expected one of {expected}, got {value!r}"
            raise InvalidValueError(msg)

    return check
