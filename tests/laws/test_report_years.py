"""Laws on the report of each year: doubt is what exact histories say together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hypothesis import event as seen
from hypothesis import given
from hypothesis import strategies as st

from ccm.facts import AnnualReport, AnnualReportMissing, Event, Voice
from ccm.rules import Finding, Status, Submission, Truth
from ccm.testing import exact_courses
from ccm.testing.history import History, histories

_MADE = (Submission.ON_TIME, Submission.LATE)

ALLOWED = {
    Submission.ON_TIME: {Submission.ON_TIME},
    Submission.LATE: {Submission.LATE},
    Submission.DAY_NOT_KNOWN: {*_MADE, Submission.DAY_NOT_KNOWN},
    Submission.NOT_SUBMITTED: {Submission.NOT_SUBMITTED, Submission.LATE},
    Submission.NOT_KNOWN: set(Submission),
}
"""What may come of a report once all days are known, by what was said before."""


def reckoned(told: Iterable[Event], year: int, on: date, *, heard: bool) -> Submission:
    """Return what became of a report, from days that are all known."""
    events = list(told)
    due = date(year + 1, 4, 30)
    made = [
        e.date.latest
        for e in events
        if isinstance(e, AnnualReport)
        and e.year == year
        and e.date.latest <= on
        and e.voice is not Voice.OBSERVER
    ]
    if made:
        return Submission.ON_TIME if min(made) <= due else Submission.LATE
    missed = any(
        isinstance(e, AnnualReportMissing) and e.year == year and e.date.latest >= due
        for e in events
    )
    return Submission.NOT_SUBMITTED if heard or missed else Submission.NOT_KNOWN


def asked(history: History, on: date) -> Finding:
    """Return where Ruritania stands with its annual reports."""
    return history.view(on).assess("XRU", "art7.2")


def heard(history: History, on: date) -> bool:
    """Tell whether the record would hold a report made by a day."""
    claims = [c for c in history.coverage if c.obligation == "art7.2"]
    return not claims or (claims[0].through is not None and on <= claims[0].through)


@given(data=st.data(), history=histories(about="art7.2", exact=True, leaving=False))
def test_of_known_days_it_is_reckoned(data: st.DataObject, history: History) -> None:
    """By hand, from the events themselves."""
    on = data.draw(history.days())
    for year in asked(history, on).years:
        known = heard(history, on)
        expected = reckoned(history.events, year.year, on, heard=known)
        seen(str(expected))
        assert (year.standing, year.owed) == (expected, Truth.TRUE)


@given(data=st.data(), history=histories(about="art7.2", leaving=False))
def test_a_known_day_narrows_what_is_said(
    data: st.DataObject, history: History
) -> None:
    """Whatever the unknown days are, what was said before allows it."""
    on = data.draw(history.days())
    exact = data.draw(exact_courses(history=history))
    before, after = asked(history, on).years, asked(exact, on).years
    assert [year.year for year in before] == [year.year for year in after]
    for one, other in zip(before, after, strict=True):
        assert other.standing in ALLOWED[one.standing], (one, other)
        if one.submitted and other.submitted:
            span = one.submitted
            assert span.earliest <= other.submitted.earliest <= span.latest


@given(data=st.data(), history=histories(about="art7.2"))
def test_years_and_status_agree(data: st.DataObject, history: History) -> None:
    """Who has made every report that fell due is not late; who missed one is."""
    on = data.draw(history.days())
    finding = asked(history, on)
    owed = [year for year in finding.years if year.owed is Truth.TRUE]
    standings = [year.standing for year in owed]
    if any(s is Submission.NOT_SUBMITTED for s in standings) and heard(history, on):
        assert Status.OVERDUE in finding.possible
    if finding.years and all(year.standing in _MADE for year in finding.years):
        assert Status.OVERDUE not in finding.possible
    if finding.possible == {Status.OUTSTANDING}:
        assert all(s in (*_MADE, Submission.DAY_NOT_KNOWN) for s in standings)
