"""What has to be assumed before a printed figure says anything of the future."""

from __future__ import annotations

from decimal import Decimal

import attrs

from ccm.errors import InvalidValueError
from ccm.phrases import many

__all__ = ["Assumptions"]

_TENTH = Decimal("0.1")


def _share(_self: object, field: attrs.Attribute[Decimal], value: object) -> None:
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 <= value < 1:
        msg = f"{field.name}: expected a Decimal from 0 up to 1, got {value!r}"
        raise InvalidValueError(msg)


def _margin(_self: object, field: attrs.Attribute[Decimal], value: object) -> None:
    known = isinstance(value, Decimal) and value.is_finite() and value >= 0
    if value is not None and not known:
        msg = f"{field.name}: expected a Decimal, 0 or more, or None, got {value!r}"
        raise InvalidValueError(msg)


def _count(_self: object, field: attrs.Attribute[int], value: object) -> None:
    if type(value) is not int or value < 1:
        msg = f"{field.name}: expected a whole number of years, got {value!r}"
        raise InvalidValueError(msg)


@attrs.define(frozen=True, kw_only=True)
class Assumptions:
    """How words beside a figure are read, and which figures show the pace.

    None of this is in a source: every projection prints it.

    Attributes:
        years: The pace is that of the figures for the last so many years.
        about: How far off a figure can be that is printed with about, almost or
            nearly, as a part of it.
        beyond: How far a figure printed with more than, over or at least can be
            exceeded, as a part of it; None if it sets no limit.

    Raises:
        InvalidValueError: A value is out of its range.

    >>> Assumptions(years=3).about
    Decimal('0.1')
    """

    years: int = attrs.field(default=5, validator=_count)
    about: Decimal = attrs.field(default=_TENTH, validator=_share)
    beyond: Decimal | None = attrs.field(default=None, validator=_margin)

    def __str__(self) -> str:
        limit = "without limit" if self.beyond is None else f"by up to {self.beyond:%}"
        return (
            f"nothing more is found; the pace stays, and stayed since, within that "
            f"of the figures for the last {many(self.years, 'year')}; a figure with "
            f"about, almost or nearly is off by up to {self.about:%}; one with more "
            f"than, over or at least is exceeded {limit}; any other but a count is "
            f"right to half of its last place"
        )
