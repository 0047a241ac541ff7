"""A question of interpretation, its options, and what supports the default."""

from __future__ import annotations

from typing import Any, get_args

import attrs

from ccm.errors import InvalidValueError
from ccm.rules.shown import Shown

__all__ = ["Choice", "check", "choice"]


@attrs.define(frozen=True, eq=False, repr=False)
class Choice(Shown):
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
    told = Choice(number, question, evidence)
    return attrs.field(
        default=default, metadata={"choice": told, "options": get_args(options)}
    )


def check(field: attrs.Attribute[Any], chosen: object) -> None:
    """Refuse what is no option of a question; one call is cheaper than validators.

    Raises:
        InvalidValueError: It is none.
    """
    options = field.metadata.get("options", ())
    if options and chosen not in options:
        expected = ", ".join(repr(option) for option in options)
        msg = f"{field.name}: expected one of {expected}, got {chosen!r}"
        raise InvalidValueError(msg)
