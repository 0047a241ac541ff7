"""A presidency's page: one row a meeting, tasks, money, decisions."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.share.support import support


def _page(day: date, until: date) -> str:
    return support(ccm.as_of(day), until, brief=True).as_text()


def _line(text: str, start: str) -> str:
    lines = " ".join(text.split())
    return lines[lines.index(start) :]


def test_one_row_a_meeting() -> None:
    """The Seventh Meeting: budget 60 days ahead, documents eight and four weeks."""
    text = _page(date(2017, 6, 1), date(2017, 12, 31))
    line = _line(text, "7MSP ISU budget")
    assert line.count("ISU budget sent by 2017-07-06") == 1
    assert "documents submitted by 2017-07-10" in line
    assert "held 2017-09-04..2017-09-06" in line


def test_the_progress_report_of_the_year() -> None:
    """Annex IV, para. 9(d): it has no day but that of documents."""
    text = " ".join(_page(date(2017, 6, 1), date(2017, 12, 31)).split())
    assert "progress report of the year, which the ISU helps the President to" in text
    before = _page(date(2015, 9, 10), date(2015, 12, 31))
    assert "progress report" not in before


def test_who_presides_is_not_told_as_ahead() -> None:
    """On 7 September 2015 Croatia presided: it was designated for nothing ahead."""
    assert "designated Croatia" not in _page(date(2015, 9, 7), date(2015, 12, 31))
    assert "5MSP designated Croatia" in _page(date(2015, 3, 1), date(2015, 12, 31))


def test_the_money_of_the_year() -> None:
    """455,511 francs in 2017, of which 40 and 60 per cent (annex IV and V)."""
    text = _line(_page(date(2017, 6, 1), date(2017, 12, 31)), "Money of 2017")
    assert "455,511.00 CHF: 182,204.40 CHF" in text
    assert "273,306.60 CHF by all" in text
    later = _line(_page(date(2024, 6, 1), date(2024, 12, 31)), "Money of 2024")
    assert "holds no ISU budget of 2024" in later
    assert "400,000 CHF, set by 7MSP" in later


def test_decisions_that_hold() -> None:
    """What was for the Sixth Meeting is over after it; what has no end stays."""
    text = " ".join(_page(date(2017, 6, 1), date(2017, 12, 31)).split())
    assert "documents come in the pattern of 8, 4 and 4 weeks" in text
    assert "financial arrangements of the Sixth Meeting" not in text
    assert "the agenda is adopted" not in text


def test_open_tasks() -> None:
    """Synergies, by 11 September 2017; the review of the procedures is still ahead."""
    text = " ".join(_page(date(2017, 6, 1), date(2017, 12, 31)).split())
    assert "2017-09-11 1RC the President: explore synergies" in text


def test_costa_rica_was_outgoing_on_11_september_2015() -> None:
    """On its last day Croatia presides, and who presided before goes out."""
    text = " ".join(_page(date(2015, 9, 11), date(2015, 12, 31)).split())
    assert "Presidency: Croatia" in text
    assert "outgoing President Costa Rica" in text


def test_no_budget_before_it_was_published() -> None:
    """Whoever asks with the papers of early 2015 has none for 2016."""
    early = ccm.as_of(date(2016, 6, 1), known_by=date(2015, 1, 1))
    text = support(early, date(2016, 7, 1), brief=True).as_text()
    assert "holds no ISU budget of 2016" in " ".join(text.split())


THIRTEEN_DAYS = [
    ("2014-09-01", "nobody is known to preside", ""),  # the day before 5MSP
    ("2014-09-05", "Costa Rica", ""),  # its last day
    ("2015-03-01", "nobody is known to preside", ""),
    ("2015-09-07", "Croatia", ""),
    ("2015-09-11", "Croatia", "Costa Rica ?"),  # the last day of 1RC
    ("2015-10-01", "nobody is known to preside", "Croatia ?"),  # para. 29
    ("2016-01-01", "Netherlands (Kingdom of the)", "Croatia ?"),
    ("2016-09-07", "Netherlands (Kingdom of the)", "Croatia ?"),
    ("2016-09-08", "Germany", "Netherlands (Kingdom of the) ?"),
    ("2017-09-07", "Nicaragua", "Germany ?"),
    ("2019-08-01", "Sri Lanka", "Nicaragua ?"),
    ("2020-12-01", "Switzerland", "Sri Lanka ?"),  # between the parts of 2RC
    ("2021-12-31", "United Kingdom", "Switzerland ?"),
]
"""From 2014 to 2021: who presides, and who went out, as the meetings had it."""


@pytest.mark.parametrize(("day", "president", "outgoing"), THIRTEEN_DAYS)
def test_thirteen_days(day: str, president: str, outgoing: str) -> None:
    """Each fits 80 columns, and names nobody twice: as presiding, and as ahead."""
    on = date.fromisoformat(day)
    page = _page(on, date(on.year + 2, on.month, min(on.day, 28)))
    assert max(map(len, page.splitlines())) <= 80
    assert f"\nPresidency: {president}" in page
    told = " ".join(page.split())
    assert f"designated {president}" not in told
    assert (f"outgoing President {outgoing}" in told) is bool(outgoing)
    assert "outgoing President" not in told or outgoing
    assert "Falls due by" in told
    assert f"Money of {on.year}" in told
