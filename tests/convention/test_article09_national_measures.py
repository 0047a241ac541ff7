"""Article 9: what States say of their law; review of 2020, paragraphs 106 and 107."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.facts import Coverage, Event, InvestmentBan, Legislation, NationalMeasure
from ccm.rules import Cause, Status, Truth
from ccm.testing.fiction import FICTION, event, world

FIRST_REVIEW_CONFERENCE = date(2015, 9, 11)
END_OF_2015 = date(2015, 12, 31)
REVIEW = date(2020, 9, 28)


def _set(codes: str) -> set[str]:
    return set(codes.split())


SPECIFIC_2015 = _set(
    "AUS AUT BEL CAN COK CZE ECU FRA DEU HUN IRL ITA JPN LIE LUX NLD NZL NOR PRT WSM "
    "ESP SWE CHE GBR"
)
SUFFICIENT_2015 = _set(
    "ALB AND BIH CIV DNK GNB VAT LTU MLT MRT MNE MDA NIC SMR SVN TTO URY"
)
IN_PROGRESS_2015 = _set(
    "AFG ATG BWA BGR BFA BDI CMR HRV SWZ GHA GRD GTM LAO LBN LSO MWI MOZ VCT SYC SLE "
    "ZMB"
)
SPECIFIC_2020 = SPECIFIC_2015 | _set("AFG BGR CMR GTM ISL MUS KNA")
SUFFICIENT_2020 = _set(
    "ALB AND BOL BIH CHL COL CIV HRV CUB DNK DOM GUY VAT IRQ LTU MLT MNE MDA MOZ NIC "
    "PLW PSE PAN PRY SMR SVK SVN ZAF TTO URY"
)
FINISHED = _set("AFG BGR CMR HRV GTM MOZ")
IN_PROGRESS_2020 = (IN_PROGRESS_2015 - FINISHED) | _set("BLZ GNB NRU NAM SOM LKA TUN")
BANS_2015 = _set("BEL IRL ITA LIE LUX NLD NZL WSM CHE")
BANS_2020 = BANS_2015 | _set("AFG KNA ESP")


def _found(day: date) -> tuple[ccm.Finding, ...]:
    return ccm.as_of(day).findings(obligations="art9")


def _with(status: Status, day: date) -> set[str]:
    return {f.state.alpha3 for f in _found(day) if f.status is status}


def _saying(kind: Legislation, day: date) -> set[str]:
    """Return the States whose last word, on which the answer rests, is this."""
    said: set[str] = set()
    for finding in _found(day):
        facts = finding.explanation.evidence()
        words = [e for e in facts if isinstance(e, NationalMeasure)]
        known = [w for w in words if w.date.latest <= day]
        if finding.status is not Status.UNDETERMINED and known[-1:]:
            said |= {finding.state.alpha3} if known[-1].kind is kind else set()
    return said


def _banning(day: date) -> set[str]:
    return {
        finding.state.alpha3
        for finding in _found(day)
        for fact in finding.explanation.evidence()
        if isinstance(fact, InvestmentBan) and fact.date.latest <= day
    }


class TestParagraph106:
    """At the end of the First Review Conference, 11 September 2015."""

    def test_the_lists(self) -> None:
        """24 with a law of their own, 17 with law that suffices, 21 at work on it."""
        day = FIRST_REVIEW_CONFERENCE
        assert _saying(Legislation.SPECIFIC, day) == SPECIFIC_2015
        assert _saying(Legislation.SUFFICIENT, day) == SUFFICIENT_2015
        assert _saying(Legislation.IN_PROGRESS, day) == IN_PROGRESS_2015
        sizes = (len(SPECIFIC_2015), len(SUFFICIENT_2015), len(IN_PROGRESS_2015))
        assert sizes == (24, 17, 21)

    def test_41_with_measures(self) -> None:
        """The first two lists together."""
        done = _with(Status.FULFILLED, FIRST_REVIEW_CONFERENCE)
        assert done == SPECIFIC_2015 | SUFFICIENT_2015
        assert len(done) == 41
        assert _with(Status.OUTSTANDING, FIRST_REVIEW_CONFERENCE) == IN_PROGRESS_2015

    def test_nine_bans_on_investment(self) -> None:
        """Named in the paragraph."""
        assert _banning(FIRST_REVIEW_CONFERENCE) == BANS_2015
        assert len(BANS_2015) == 9

    def test_at_the_end_of_2015(self) -> None:
        """The same lists, save the States whose word changed some day after 1RC."""
        changed = FINISHED | {"GNB", "MRT"}
        listed = SPECIFIC_2015 | SUFFICIENT_2015
        assert _with(Status.FULFILLED, END_OF_2015) == listed - changed
        assert _with(Status.OUTSTANDING, END_OF_2015) == IN_PROGRESS_2015 - changed
        assert changed <= _with(Status.UNDETERMINED, END_OF_2015)


class TestParagraph107:
    """By 28 September 2020, the day of the review's information."""

    def test_the_lists(self) -> None:
        """31 with a law of their own, 30 with law that suffices, 22 at work on it."""
        assert _saying(Legislation.SPECIFIC, REVIEW) == SPECIFIC_2020
        assert _saying(Legislation.SUFFICIENT, REVIEW) == SUFFICIENT_2020
        assert _saying(Legislation.IN_PROGRESS, REVIEW) == IN_PROGRESS_2020
        sizes = (len(SPECIFIC_2020), len(SUFFICIENT_2020), len(IN_PROGRESS_2020))
        assert sizes == (31, 30, 22)

    def test_61_with_measures(self) -> None:
        """The first two lists together."""
        done = _with(Status.FULFILLED, REVIEW)
        assert done == SPECIFIC_2020 | SUFFICIENT_2020
        assert len(done) == 61
        assert _with(Status.OUTSTANDING, REVIEW) == IN_PROGRESS_2020

    def test_twelve_bans_on_investment(self) -> None:
        """The nine of 2015, with AFG, KNA and ESP."""
        assert _banning(REVIEW) == BANS_2020
        assert len(BANS_2020) == 12

    @pytest.mark.parametrize("state", ["MRT", "HND", "PER"])
    def test_who_is_on_no_list(self, state: str) -> None:
        """In doubt, not in breach; Mauritania's word of 2015 no longer stands."""
        finding = ccm.as_of(REVIEW).assess(state, "art9")
        assert finding.status is Status.UNDETERMINED
        assert finding.compliant == Truth.UNKNOWN
        assert finding.missing[0].cause is Cause.NOT_REPORTED

    def test_after_the_review(self) -> None:
        """Laws stay; what was in progress may have been adopted since."""
        later = ccm.as_of(date(2026, 1, 1))
        assert later.assess("BEL", "art9").status is Status.FULFILLED
        finding = later.assess("BLZ", "art9")
        assert finding.possible == {Status.OUTSTANDING, Status.FULFILLED}
        assert finding.missing[0].cause is Cause.BEYOND_THE_RECORD

    def test_nothing_is_ever_overdue(self) -> None:
        """Article 9 has no date."""
        for day in (FIRST_REVIEW_CONFERENCE, REVIEW, date(2026, 1, 1)):
            assert not any(Status.OVERDUE in f.possible for f in _found(day))
            assert not any(f.deadline for f in _found(day))


class TestWords:
    """The last word stands."""

    @staticmethod
    def _assess(*events: Event, on: date = date(2020, 1, 1)) -> ccm.Finding:
        return ccm.as_of(on, record=world(*events)).assess("XRU", "art9")

    @pytest.mark.parametrize(
        ("kind", "status"),
        [
            (Legislation.SPECIFIC, Status.FULFILLED),
            (Legislation.SUFFICIENT, Status.FULFILLED),
            (Legislation.IN_PROGRESS, Status.OUTSTANDING),
            (Legislation.UNKNOWN, Status.UNDETERMINED),
        ],
    )
    def test_four_answers(self, kind: Legislation, status: Status) -> None:
        """A law, law that suffices, a law in progress, and nothing that stands."""
        assert self._assess(event(NationalMeasure, kind=kind)).status is status

    def test_silence_is_no_breach(self) -> None:
        """Each kind of evidence that would show performance is named."""
        finding = self._assess()
        assert finding.status is Status.UNDETERMINED
        assert len(finding.missing) == 2
        assert finding.missing[0].cause is Cause.NOT_REPORTED

    def test_a_later_word_replaces_an_earlier_one(self) -> None:
        """In either direction: a law can be repealed."""
        before = event(NationalMeasure, "2012-01-01", kind=Legislation.SPECIFIC)
        after = event(NationalMeasure, "2014-01-01", kind=Legislation.IN_PROGRESS)
        assert self._assess(before, after).status is Status.OUTSTANDING
        early = self._assess(before, after, on=date(2013, 1, 1))
        assert early.status is Status.FULFILLED
        assert str(early.fulfilled_on) == "2012-01-01"

    def test_a_ban_on_investment_is_shown_and_decides_nothing(self) -> None:
        """It is the State's own choice (A-33)."""
        finding = self._assess(event(InvestmentBan, "2013-01-01"))
        assert finding.status is Status.UNDETERMINED
        assert "ban on investment" in finding.explain()

    def test_in_progress_beyond_the_record(self) -> None:
        """The record stops in 2015: the law may have come in 2016."""
        limit = Coverage(obligation="art9", through=date(2015, 1, 1), source=FICTION)
        word = event(NationalMeasure, kind=Legislation.IN_PROGRESS)
        record = world(word, coverage=(limit,))
        view = ccm.as_of(date(2015, 1, 1), record=record)
        assert view.assess("XRU", "art9").status is Status.OUTSTANDING
        assert view.at(date(2015, 1, 2)).assess("XRU", "art9").missing

    def test_what_is_missing_settles_it(self) -> None:
        """A word of its law, supposed, turns the doubt into an answer."""
        view = ccm.as_of(REVIEW)
        word = NationalMeasure(
            state=view.state("PER"),
            date=ccm.PartialDate.on(REVIEW),
            source=FICTION,
            kind=Legislation.SPECIFIC,
        )
        assert view.supposing(word).assess("PER", "art9").status is Status.FULFILLED

    def test_what_would_change(self) -> None:
        """The single events that turn the answer are the kinds of evidence."""
        turned = ccm.as_of(REVIEW).what_would_change("PER", "art9")
        assert {finding.status for _, finding in turned} == {
            Status.FULFILLED,
            Status.OUTSTANDING,
        }
