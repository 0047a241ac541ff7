"""CCM/CONF/2015/7, para. 29: the President's term, and the year of transition."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.facts import MeetingKind, Record, packaged_record
from ccm.rules import Reading
from ccm.support import (
    Presidency,
    conference,
    designated,
    designations,
    presidency,
    tenures,
)
from ccm.testing.fiction import meeting, world

GAP = (date(2015, 9, 12), date(2015, 12, 31))
"""From the morrow of the Conference's end (para. 5) to the eve of 1 January 2016."""


def _on(day: date, **reading: str) -> Presidency:
    given_reading = Reading(**reading)  # type: ignore[arg-type]
    return presidency(ccm.as_of(day, reading=given_reading))


class TestParagraph29:
    """From the end of one meeting's last day to the last day of the next."""

    @pytest.mark.parametrize(
        ("day", "state"),
        [
            (date(2015, 9, 8), "HRV"),  # elected on 7 September, para. 15
            (date(2016, 1, 1), "NLD"),  # the day that para. 29 names; para. 33
            (date(2016, 9, 7), "NLD"),  # the last day of the Sixth Meeting
            (date(2016, 9, 8), "DEU"),
            (date(2017, 9, 6), "DEU"),
            (date(2017, 9, 7), "NIC"),
            (date(2019, 9, 4), "LKA"),
        ],
    )
    def test_who_presides(self, day: date, state: str) -> None:
        """The last day still belongs to the outgoing President."""
        found = _on(day)
        assert found.state is not None
        assert found.state.alpha3 == state
        assert not found.missing

    @pytest.mark.parametrize("day", GAP)
    def test_the_gap_of_2015_is_a_gap(self, day: date) -> None:
        """Nobody is named for its first day and its last, and the answer says so."""
        found = _on(day)
        assert found.state is None
        assert found.tenure is None
        assert "who presided from 2015-09-12 to 2015-12-31" in str(found.missing[0])
        assert found.explanation.reading() == ("vacant_presidency",)

    def test_before_the_report_was_published(self) -> None:
        """Who had no report yet is told so, and not that 2016 came before 2015."""
        found = presidency(ccm.as_of(date(2016, 6, 1), known_by=date(2015, 10, 12)))
        assert found.state is None
        assert "what 1RC decided on the term" in str(found.missing[0])
        assert "published on 2015-10-13" in found.explanation.claim

    def test_on_the_day_on_which_the_report_was_published(self) -> None:
        """It bears the date of 13 October 2015: who read it then knows its rules."""
        found = presidency(ccm.as_of(date(2016, 6, 1), known_by=date(2015, 10, 13)))
        assert found.tenure is not None
        assert found.tenure.meeting == "6MSP"

    @pytest.mark.parametrize("day", GAP)
    def test_the_gap_read_otherwise(self, day: date) -> None:
        """If the last President stays, Croatia does, whose Conference it was."""
        found = _on(day, vacant_presidency="last President stays")
        assert found.state is not None
        assert found.state.name == "Croatia"
        assert not found.missing

    def test_the_reading_matters_in_the_gap_only(self) -> None:
        """On the days around it the answers agree."""
        one = timedelta(days=1)
        for day in (GAP[0] - one, GAP[1] + one):
            assert (
                _on(day).state
                == _on(day, vacant_presidency="last President stays").state
            )

    def test_before_the_decision_there_is_no_rule(self) -> None:
        """Between meetings of those years the record says nothing."""
        found = _on(date(2015, 1, 1))
        assert found.state is None
        assert "who presided before 1RC" in str(found.missing[0])

    def test_a_conference_in_two_parts_has_one_term(self) -> None:
        """The Second Review Conference sat in 2020 and in 2021."""
        found = _on(date(2021, 3, 1))
        assert found.tenure is not None
        assert found.tenure.meeting == "2RC"
        assert str(found.tenure.ends) == "2021-09-21"

    def test_after_a_conference_another_day_may_have_been_named(self) -> None:
        """As the First one did; what the Second decided is not in the record."""
        found = _on(date(2022, 1, 1))
        assert "whether 2RC set another first day" in str(found.missing[0])

    @pytest.mark.parametrize(
        ("day", "matters"),
        [
            (date(2016, 2, 1), False),
            (date(2019, 2, 1), False),  # 9MSP follows 8MSP, however read
            (date(2020, 2, 1), True),  # the Second Review Conference itself
            (date(2022, 2, 1), True),  # 10MSP follows it
            (date(2023, 2, 1), False),
        ],
    )
    def test_whether_conferences_count_is_named_where_it_matters(
        self, day: date, *, matters: bool
    ) -> None:
        """Article 11 and 12 meetings alike, by the practice."""
        assert ("declaration_forum" in _on(day).explanation.reading()) is matters
        literal = _on(day, declaration_forum="meetings of States Parties only")
        assert (literal.tenure != _on(day).tenure) is matters

    def test_meetings_alone(self) -> None:
        """Para. 29 speaks of Meetings: so read, 10MSP's term follows 9MSP."""
        found = _on(
            date(2020, 10, 1), declaration_forum="meetings of States Parties only"
        )
        assert found.tenure is not None
        assert found.tenure.meeting == "10MSP"

    def test_a_month_leaves_the_last_day_open(self, month_only: Record) -> None:
        """Where of the next meeting nothing else is known."""
        view = ccm.as_of(date(2026, 9, 15), record=month_only)
        assert presidency(view.at(date(2026, 8, 31))).state is not None
        found = presidency(view)
        assert found.state is None
        assert "the days of the term" in str(found.missing[0])

    def test_after_the_last_meeting_known(self) -> None:
        """The record holds no meeting after the Third Review Conference."""
        found = _on(date(2027, 1, 1))
        assert found.state is None
        assert found.missing[0].fact == "the next meeting"


@given(day=st.dates(date(2016, 1, 1), date(2026, 8, 31)))
def test_every_day_has_one_term(day: date) -> None:
    """Since the transition, terms leave no day out and never overlap."""
    covering = [
        tenure
        for tenure in tenures(ccm.as_of(day))
        if tenure.begins.earliest <= day <= tenure.ends.latest
    ]
    assert len(covering) == 1


def test_a_president_whom_the_record_does_not_name() -> None:
    """In a world of other meetings the term is known, and its holder is not."""
    meetings = (
        meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
        meeting("XMSP", "2016-09-05", "2016-09-07"),
    )
    view = ccm.as_of(date(2016, 3, 1), record=world(meetings=meetings))
    found = presidency(view)
    assert found.state is None
    assert {gap.fact for gap in found.missing} == {
        "whether 1RC set another first day",
        "who presides over XMSP",
    }


def test_without_the_founding_conference_there_is_no_term() -> None:
    """The rules are those of the First Review Conference."""
    view = ccm.as_of(date(2016, 3, 1), record=world())
    assert tenures(view) == ()
    assert presidency(view).state is None


def test_presidents_are_those_of_the_meetings() -> None:
    """The table agrees with what the record of meetings prints."""
    named = designations(ccm.as_of(date(2026, 1, 1)))
    for label, designation in named.items():
        (printed, *_) = packaged_record().sittings(label)
        assert printed.presidency.split()[0] in designation.state.name


def test_a_high_trust_leaves_out_what_one_family_of_sources_says() -> None:
    """The Third Review Conference's presidency rests on one."""
    careful = designations(ccm.as_of(date(2026, 1, 1), trust="high"))
    assert "3RC" not in careful
    assert "6MSP" in careful


def test_nothing_before_the_report_was_published() -> None:
    """The report is dated 13 October 2015."""
    day = date(2016, 2, 1)
    before = ccm.as_of(day, known_by=date(2015, 10, 12))
    assert "6MSP" not in designations(before)
    assert "6MSP" in designations(ccm.as_of(day, known_by=date(2015, 10, 13)))


def test_croatia_was_designated_before_the_first_review_conference() -> None:
    """CCM/CONF/2015/7, para. 3: the Fifth Meeting named it, so from its close on."""
    named = designated(ccm.as_of(date(2014, 9, 5)))
    assert [(row.state.alpha3, row.meeting) for row in named] == [("HRV", "1RC")]
    assert designated(ccm.as_of(date(2014, 9, 4))) == ()


def test_where_no_source_that_is_trusted_says_who_presides() -> None:
    """Nobody is taken to: of the Third Review Conference one family of sources says."""
    day = date(2026, 10, 1)
    assert conference(ccm.as_of(day), "3RC").presidency is not None
    assert conference(ccm.as_of(day, trust="high"), "3RC").presidency is None


def test_a_meeting_that_the_record_lacks() -> None:
    """Who presided over it was known with the meeting, of which nothing is known."""
    day = date(2016, 6, 1)
    known = designations(ccm.as_of(day, known_by=day))
    lacking = designations(ccm.as_of(day, known_by=day, record=world()))
    assert "1MSP" in known
    assert "1MSP" not in lacking
    assert lacking.keys() < known.keys()


@pytest.mark.parametrize("opens", ["2016-09-08", "2016-09-09"])
def test_a_review_conference_that_opens_as_a_term_begins_falls_into_it(
    opens: str,
) -> None:
    """Whether it stands in for a Meeting of States Parties is asked (A-14)."""
    meetings = (
        meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
        meeting("6MSP", "2016-09-05", "2016-09-07"),
        meeting("2RC", opens, "2016-09-10", kind=MeetingKind.RC),
    )
    view = ccm.as_of(date(2016, 9, 9), record=world(meetings=meetings))
    (read,) = presidency(view).explanation.because
    assert read.choices == ("declaration_forum",)
