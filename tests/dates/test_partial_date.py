"""Laws and printed examples of dates that are known in part."""

from __future__ import annotations

import pickle
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.testing import days, partial_dates

ANY_DATES = partial_dates(within=st.dates() | st.sampled_from([date.min, date.max]))


class TestText:
    """How the data files write a date."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            ("2013-10-05", date(2013, 10, 5), date(2013, 10, 5)),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
            ("2013", date(2013, 1, 1), date(2013, 12, 31)),
            ("2021-02..2021-03", date(2021, 2, 1), date(2021, 3, 31)),
            ("2019..2021", date(2019, 1, 1), date(2021, 12, 31)),
            ("2019-11-28..2019-12-05", date(2019, 11, 28), date(2019, 12, 5)),
            ("2013-02-15..2013-02-28", date(2013, 2, 15), date(2013, 2, 28)),
            ("..2020-09-28", date.min, date(2020, 9, 28)),
            ("..0999-12-31", date.min, date(999, 12, 31)),
            ("0999", date(999, 1, 1), date(999, 12, 31)),
            ("9999-12", date(9999, 12, 1), date.max),
        ],
    )
    def test_reads_and_prints(self, text: str, earliest: date, latest: date) -> None:
        """A year, a month, a day, a range of these, or only the latest day."""
        read = PartialDate.parse(text)
        assert (read.earliest, read.latest) == (earliest, latest)
        assert str(read) == text

    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            ("2013-01..2013-12", "2013"),
            ("2013-02-01..2013-02-28", "2013-02"),
            ("2013..2013-06", "2013-01..2013-06"),
            ("2013-06-07..2013-06-07", "2013-06-07"),
            ("..2013", "..2013-12-31"),
        ],
    )
    def test_prints_the_shortest_form(self, text: str, printed: str) -> None:
        """Two spellings of the same days are the same date, printed in one way."""
        assert PartialDate.parse(text) == PartialDate.parse(printed)
        assert str(PartialDate.parse(text)) == printed

    @given(partial=partial_dates() | ANY_DATES)
    @example(partial=PartialDate(date.min, date.max))
    @example(partial=PartialDate(date(999, 1, 1), date(999, 1, 31)))
    def test_is_read_as_it_is_printed(self, partial: PartialDate) -> None:
        """What is printed can be read, and is the same date."""
        assert PartialDate.parse(str(partial)) == partial

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "..",
            "2013..",
            "213",
            "20130",
            "2013-1",
            "2013/10/05",
            "20131005",
            "2013-10-05T00:00",
            "2013-10-05\n",
            "2013-10-5",
            " 2013",
            "2013...2014",
            "2013..2014..2015",
            "٢٠١٣",
            "２０１３",
            "spring 2013",
        ],
    )
    def test_refuses_what_is_no_date(self, text: str) -> None:
        """No other spelling is read, and the error quotes what was found."""
        with pytest.raises(InvalidValueError, match="expected YYYY") as refusal:
            PartialDate.parse(text)
        assert repr(text) in str(refusal.value)

    @pytest.mark.parametrize(
        ("text", "what"),
        [
            ("0000", "year"),
            ("2013-00", "month"),
            ("2013-13", "month"),
            ("2013-01-00", "day"),
            ("2013-02-29", "day"),
            ("2013-04-31", "day"),
        ],
    )
    def test_refuses_what_no_calendar_has(self, text: str, what: str) -> None:
        """It is well written, and the error does not say that it is not."""
        says = f"^expected a {what} of the calendar, got {text!r}$"
        for told in (text, f"..{text}", f"2012..{text}"):
            with pytest.raises(InvalidValueError, match=says):
                PartialDate.parse(told)

    def test_refuses_an_empty_range(self) -> None:
        """A range that ends before it begins holds no day."""
        with pytest.raises(InvalidValueError, match=r"2014-07-01.*2014-06-30"):
            PartialDate.parse("2014-07..2014-06")

    @given(
        text=st.text()
        | st.text("0123456789-. ")
        | st.from_regex(r"\d{4}(-\d\d){0,2}(\.\.\d{4}(-\d\d){0,2})?", fullmatch=True)
    )
    def test_is_read_or_refused(self, text: str) -> None:
        """Any text is a date or an `InvalidValueError`."""
        with suppress(InvalidValueError):
            assert isinstance(PartialDate.parse(text), PartialDate)


class TestBounds:
    """Between which days the date lies."""

    @given(partial=partial_dates())
    def test_are_in_order(self, partial: PartialDate) -> None:
        """The earliest day is never after the latest."""
        assert partial.earliest <= partial.latest

    @given(one=days(), other=days())
    def test_out_of_order_are_refused(self, one: date, other: date) -> None:
        """Bounds are accepted in order, and refused in any other."""
        early, late = sorted((one, other))
        assert PartialDate(early, late).latest == late
        with pytest.raises(InvalidValueError, match="latest: expected"):
            PartialDate(late + timedelta(days=1), early)

    @given(day=days())
    def test_of_a_known_day_are_the_day(self, day: date) -> None:
        """A day that is known is its own first and last day."""
        assert PartialDate.on(day) == PartialDate(day, day)
        assert PartialDate.on(day).day == day
        assert str(PartialDate.on(day)) == day.isoformat()

    def test_differs_if_one_end_does(self) -> None:
        """Whichever is held against the other."""
        year, shorter = PartialDate.parse("2013"), PartialDate.parse("2013-01..2013-11")
        later = PartialDate.parse("2013-02..2013-12")
        for other in (shorter, later):
            assert year != other
            assert other != year

    @given(partial=partial_dates())
    def test_tell_whether_the_day_is_known(self, partial: PartialDate) -> None:
        """A day is given only where both bounds agree on it."""
        assert (partial.day is None) is (partial.earliest != partial.latest)


@given(partial=partial_dates())
def test_is_a_value(partial: PartialDate) -> None:
    """It can be copied, hashed and pickled."""
    copy = pickle.loads(pickle.dumps(partial))
    assert copy == partial
    assert hash(copy) == hash(partial)
