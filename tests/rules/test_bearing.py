"""What is heard of a State by a day."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.dates import PartialDate
from ccm.facts import Deposit, Instrument, NationalMeasure, Voice
from ccm.facts.events import Legislation
from ccm.rules import Cause, Missing, Truth
from ccm.rules.bearing import (
    _beyond,
    come_by,
    dated,
    days_in_all,
    runs_in_all,
    spoken_of,
)
from ccm.rules.courses import Course, When, moment
from ccm.testing.fiction import event, world

SUCCESSOR = event(
    Deposit, "2011-11-11", instrument=Instrument.SUCCESSION, since=date(2011, 7, 9)
)
"""It says on 11 November since when the State is bound."""

OTHER = event(Deposit, "2011-08-01", instrument=Instrument.ACCESSION)


@pytest.mark.parametrize(
    ("on", "heard"),
    [
        (date(2011, 7, 8), ()),
        (date(2011, 7, 9), (SUCCESSOR,)),
        (date(2011, 8, 1), (SUCCESSOR, OTHER)),  # what is to come stands first
        (date(2011, 11, 10), (SUCCESSOR, OTHER)),
        (date(2011, 11, 11), (OTHER, SUCCESSOR)),
        (date(2020, 1, 1), (OTHER, SUCCESSOR)),
    ],
)
def test_a_later_word_speaks_of_the_days_since(
    on: date, heard: tuple[Deposit, ...]
) -> None:
    """Of those before that it says nothing; once it was said, it is one of several."""
    assert spoken_of((OTHER, SUCCESSOR), on) == heard


@pytest.mark.parametrize(
    ("on", "shown"), [(date(2011, 12, 31), False), (date(2012, 1, 1), True)]
)
def test_what_an_observer_says_is_shown_from_its_day(on: date, *, shown: bool) -> None:
    """Of a law, which was none before."""
    law = event(
        NationalMeasure, "2012-01-01", kind=Legislation.SPECIFIC, voice=Voice.OBSERVER
    )
    finding = ccm.as_of(on, record=world(law)).assess("XRU", "art9")
    assert (law in finding.explanation.evidence()) is shown


CLAIMED = (
    (date(2012, 1, 1), date(2013, 12, 31)),
    (date(2015, 1, 1), date(2016, 12, 31)),
)
"""Two years, and two more after a year of which nobody claims to hold all."""


@pytest.mark.parametrize(
    ("since", "on", "told"),
    [
        (date(2012, 1, 1), date(2016, 6, 1), "from 2014-01-01 to 2014-12-31"),
        (date(2014, 1, 1), date(2016, 6, 1), "before 2015-01-01"),
        (date(2014, 1, 1), date(2015, 1, 1), "before 2015-01-01"),
        (date(2013, 1, 1), date(2014, 6, 1), "between 2013-12-31 and 2015-01-01"),
        (date(2013, 1, 1), date(2017, 1, 1), "after 2016-12-31"),
        (date(2011, 1, 1), date(2011, 6, 1), "before 2012-01-01"),
    ],
)
def test_of_which_days_nothing_is_claimed(since: date, on: date, told: str) -> None:
    """The nearest of those that matter."""
    assert _beyond(CLAIMED, since, on) == told


def test_what_would_tell_is_asked_for_and_not_shown() -> None:
    """Of what is missing the fact is shown, and why it is."""
    gap = Missing("the day of a law", Cause.PARTIAL_DATE, told_by=(NationalMeasure,))
    assert "NationalMeasure" not in repr(gap)
    assert gap == Missing("the day of a law", Cause.PARTIAL_DATE)


def test_what_came_on_a_known_day_is_asked_first() -> None:
    """It settles what others would have to be asked for."""
    vague, known = (
        event(NationalMeasure, when, kind=Legislation.SPECIFIC)
        for when in ("2012", "2013-05-01")
    )
    assert [each.event for each in dated((vague, known))] == [known, vague]


@pytest.mark.parametrize(
    ("day", "come"),
    [
        ("2019-09-03", Truth.TRUE),
        ("2019-09-04", Truth.TRUE),
        ("2019-09-05", Truth.FALSE),
        ("2019-09-03..2019-09-04", Truth.TRUE),
        ("2019-09-04..2019-09-05", Truth.UNKNOWN),
        ("2019-09-05..2019-09-06", Truth.FALSE),
    ],
)
def test_what_comes_on_a_day_has_come_by_its_end(day: str, come: Truth) -> None:
    """Be the day known or not."""
    when = moment("a meeting", PartialDate.parse(day))
    assert come_by(when, date(2019, 9, 4)) == come


def test_of_more_than_can_be_asked_the_days_may_be_any() -> None:
    """Each of sixty days of that year may come before July, or not."""
    year = PartialDate.parse("2019")

    def asked(course: Course) -> list[When]:
        came = [course.no_later(moment(n, year), date(2019, 6, 30)) for n in range(60)]
        return [date(2019, 7, sum(came) % 31 + 1)]

    assert runs_in_all(asked) == ((date.min, date.max),)
    assert days_in_all(asked) == PartialDate(date.min, date.max)
