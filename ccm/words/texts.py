"""What a text in JSON can be: a day, a date of which a source gives less, one of words.

A row says so in its types, where `Day` is a text to a type checker. Schemas are made of
it, and what is read is held to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError

__all__ = ["Dated", "Day", "Form"]


@attrs.define(frozen=True)
class Form:
    """A form that a text has.

    Attributes:
        schema: What a JSON Schema says of it.
        read: Reads it; raises `InvalidValueError` where the text has another form.
    """

    schema: Mapping[str, str] = attrs.field(hash=False)
    read: Callable[[str], object]


def _day(text: str) -> date:
    """Return a day; Python itself would read other forms of it as well."""
    try:
        day = PartialDate.parse(text).day
    except InvalidValueError:
        day = None
    if day is None or len(text) != len("YYYY-MM-DD"):
        msg = f"expected a day, YYYY-MM-DD, got {text!r}"
        raise InvalidValueError(msg)
    return day


_PART = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"

Day = Annotated[str, Form({"format": "date"}, _day)]
"""A day, YYYY-MM-DD."""

Dated = Annotated[
    str,
    Form({"pattern": rf"^(({_PART})?\.\.)?{_PART}$"}, PartialDate.parse),
]
"""A date as the data files write it: a day, a month, a year, or a range of these."""
