"""Article 17: entry into force."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.convention import ENTRY_INTO_FORCE
from ccm.rules import Reading
from ccm.testing.fiction import THIRTIETH, world


def _entry(deposit: date, reading: Reading | None = None) -> date | None:
    view = ccm.as_of(date(2030, 1, 1), record=world(deposit=deposit), reading=reading)
    return view.entry_into_force("XRU")


class TestArticle17Paragraph1:
    """The thirtieth instrument brings the Convention into force."""

    def test_thirty_instruments(self) -> None:
        """The number is the text's."""
        assert ENTRY_INTO_FORCE.instruments == 30

    def test_before_the_thirtieth_instrument_nothing_is_in_force(self) -> None:
        """Twenty-nine deposits bind nobody."""
        record = world(deposit=None)
        states = {event.state for event in record.events}
        last = max(states, key=lambda state: state.alpha3)
        fewer = type(record)(
            states=record.states,
            events=tuple(e for e in record.events if e.state != last),
        )
        view = ccm.as_of(date(2030, 1, 1), record=fewer)
        assert view.general_entry_into_force is None
        assert view.states_parties() == ()
        assert len(view.states_parties(basis="deposited")) == 29

    def test_the_day_is_derived_from_the_thirtieth_deposit(self) -> None:
        """First day of the sixth month after February is 1 August."""
        view = ccm.as_of(THIRTIETH, record=world())
        assert view.general_entry_into_force == date(2010, 8, 1)
        assert view.at(date(2010, 2, 15)).general_entry_into_force is None

    def test_earlier_instruments_share_the_general_day(self) -> None:
        """Who deposited with or before the thirtieth is bound from the same day."""
        assert _entry(date(2009, 6, 1)) == date(2010, 8, 1)
        assert _entry(THIRTIETH) == date(2010, 8, 1)


class TestArticle17Paragraph2:
    """Later instruments: first day of the sixth month after the deposit."""

    def test_a_deposit_before_the_general_day_counts_for_itself(self) -> None:
        """28 May 2010 lies after the thirtieth deposit: 1 November 2010."""
        assert _entry(date(2010, 5, 28)) == date(2010, 11, 1)

    @pytest.mark.parametrize(
        ("deposit", "expected"),
        [
            (date(2018, 3, 1), date(2018, 9, 1)),  # Sri Lanka
            (date(2012, 2, 1), date(2012, 8, 1)),  # Mauritania
            (date(2015, 8, 31), date(2016, 2, 1)),  # Iceland
            (date(2012, 2, 29), date(2012, 8, 1)),
        ],
    )
    def test_the_day_of_the_month_does_not_matter(
        self, deposit: date, expected: date
    ) -> None:
        """Deposits on the first and on the last day of a month give firsts."""
        assert _entry(deposit) == expected

    def test_the_other_reading_gives_a_month_more(self) -> None:
        """Six full months from 17 July end in January: 1 February."""
        other = Reading(entry_into_force="six full months")
        assert _entry(date(2012, 7, 17), other) == date(2013, 2, 1)
        assert _entry(date(2018, 3, 1), other) == date(2018, 9, 1)

    def test_nothing_is_known_before_the_deposit(self) -> None:
        """On the eve of the deposit no entry into force can be named."""
        view = ccm.as_of(date(2011, 4, 5), record=world(deposit=date(2011, 4, 6)))
        assert view.entry_into_force("XRU") is None
        assert view.at(date(2011, 4, 6)).entry_into_force("XRU") == date(2011, 10, 1)
