"""Codes, days, periods and numbers have the forms that regular expressions say.

The library reads them without any, because making one takes longer than all that the
first answer reads with it. Here they stand as the other statement of the same forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.facts.cells import cell_readers, number_readers

Reading = Callable[[str], object]

DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
WHOLE = r"[0-9]+"
NUMBER = r"[0-9]+(\.[0-9]+)?"
PART = r"[0-9]{1,7} (?:year|month|week|day)s?"
STRANGE = "٣²０½\n\x1f\u2003\u00a0 -._+eE09AZaÉ"


def near(*texts: str) -> st.SearchStrategy[str]:
    """Return texts that have a form, or miss it by a character or two."""

    def altered(text: str, place: int, length: int, put: str) -> str:
        at = place % (len(text) + 1)
        return text[:at] + put + text[at + length :]

    changed = st.builds(
        altered,
        st.sampled_from(texts),
        st.integers(0, 40),
        st.integers(0, 2),
        st.text(alphabet=STRANGE + "0123456789", max_size=2),
    )
    return changed | st.text(alphabet=STRANGE, max_size=12)


def is_read(reading: Reading, text: str) -> bool:
    """Tell whether a text is taken."""
    try:
        reading(text)
    except InvalidValueError:
        return False
    return True


def reader(kind: object) -> Reading:
    """Return how a cell of a type is read."""
    return {**cell_readers(), **number_readers()}[kind]


@given(near("2020", "2020-02", "2020-02-28", "0000-01-01", "2021-13"))
def test_a_date_that_is_read_has_its_form(text: str) -> None:
    """Year, month and day, as far as they are told; ranges aside."""
    formed = re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text)
    assert formed or ".." in text or not is_read(PartialDate.parse, text)


@given(st.dates())
def test_a_date_is_read_as_far_as_it_is_told(day: object) -> None:
    """First and last day begin with what is told."""
    text = str(day)
    for length, start in ((4, text[:4]), (7, text[:7]), (10, text)):
        told = PartialDate.parse(text[:length])
        assert str(told.earliest).startswith(start)
        assert str(told.latest).startswith(start)


@given(near("1 year", "18 months", "1 year 3 months", "2 weeks 5 days"))
def test_a_period_that_is_read_has_its_form(text: str) -> None:
    """Numbers of up to seven digits and units, each unit once."""
    formed = re.fullmatch(rf"{PART}( {PART})*", text)
    units = re.findall(r"year|month|week|day", text)
    named_once = len(set(units)) == len(units)
    assert is_read(Period.parse, text) == bool(formed and named_once)


@given(near("12", "0", "007"))
def test_a_whole_number_has_its_form(text: str) -> None:
    """Digits of ASCII, and nothing else."""
    assert is_read(reader(int), text) == bool(re.fullmatch(WHOLE, text))


@given(near("12.5", "0", "1.", ".5", "10.00"))
def test_a_number_has_its_form(text: str) -> None:
    """With digits on both sides of its point, if it has one."""
    assert is_read(reader(Decimal), text) == bool(re.fullmatch(NUMBER, text))


@given(near("2020-02-28", "2020-02-30", "2020-1-1", "2020-W01-1"))
def test_a_day_that_is_read_has_its_form(text: str) -> None:
    """Weeks and days without dashes are no days of a data file."""
    assert re.fullmatch(DAY, text) or not is_read(reader(date), text)


@pytest.mark.parametrize(
    ("field", "form"),
    [
        ("alpha3", "[A-Z]{3}"),
        ("alpha2", "[A-Z]{2}"),
        ("m49", "[0-9]{3}"),
        ("name", r".*\S.*"),
    ],
)
@given(text=near("ABC", "AB", "012", "A name", "two\nlines"))
def test_what_is_said_of_a_state_has_its_form(field: str, form: str, text: str) -> None:
    """Codes of so many letters or digits, and a name that is not blank."""

    def made(value: str) -> State:
        told = {"alpha3": "ABC", "alpha2": "AB", "m49": "012", "name": "A name"}
        return State(**{**told, field: value})  # type: ignore[arg-type]

    assert is_read(made, text) == bool(re.fullmatch(form, text))
