"""The report in words, in JSON and in CSV: one count, whatever the form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from datetime import date
from functools import cache
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ccm import as_of
from ccm.facts import WithdrawalNotice
from ccm.rules.told import Cause
from ccm.share.drawing import WIDTH
from ccm.share.listings import deadlines
from ccm.share.pages import Page
from ccm.share.report import report
from ccm.testing.fiction import event, world

DAYS = st.dates(date(2008, 12, 3), date(2032, 12, 31))
FEW = settings(max_examples=6)
"""Each takes a second or two: every State, every obligation, three times over."""


@cache
def page(day: date) -> Page:
    """Return the report of a day, and what falls due until the end of the year."""
    return report(as_of(day), date(day.year, 12, 31))


def read_csv(text: str) -> list[dict[str, str]]:
    """Return rows of CSV by their columns."""
    return list(csv.DictReader(io.StringIO(text)))


def pivot(rows: Any) -> dict[str, Counter[str]]:
    """Return how many rows say what, obligation by obligation."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        found.setdefault(row["obligation"], Counter())[row["shown"]] += 1
    return found


def printed(text: str) -> dict[str, Counter[str]]:
    """Return the counts that stand in the words of a page."""
    table = re.search(r"\nUnder .*adds up to.*\n((?:.+\n)*)", text)
    found: dict[str, Counter[str]] = {}
    if table is None:
        return found
    joined = re.sub(r"\n +", " ", table[1])
    for line in joined.splitlines():
        if line.startswith("art"):
            norm, _, said = line.partition(" ")
            said = re.sub(r"^ *[0-9]+ ", "", said)  # how many there are
            ways = re.sub(r" \([^)]*\)", "", said).strip().split(", ")
            found[norm] = Counter(
                {way.rpartition(" ")[0]: int(way.rpartition(" ")[2]) for way in ways}
            )
    return found


@FEW
@given(DAYS)
@example(date(2011, 4, 1))
def test_every_form_counts_the_same(day: date) -> None:
    """A label of the text is a value of JSON and of CSV, and as many have it."""
    told = page(day)
    whole = json.loads(told.as_json())
    counted = pivot(whole["rows"])
    assert counted == pivot(read_csv(told.as_csv()))
    in_words = printed(told.as_text())
    assert in_words == {norm: counted[norm] for norm in in_words}
    silent = {norm for norm in counted if norm not in in_words}
    assert all(set(counted[norm]) == {"undetermined"} for norm in silent)
    tallies = {
        row["obligation"]: {each["shown"]: each["states"] for each in row["shown"]}
        for row in whole["tallies"]
    }
    assert {norm: shown for norm, shown in tallies.items() if shown} == counted


@FEW
@given(DAYS)
@example(date(2011, 4, 1))
def test_all_states_bound_are_counted_under_every_obligation(day: date) -> None:
    """No row is left out: those in force (Article 17), and some bound before (18)."""
    view = as_of(day)
    found: dict[str, set[str]] = {}
    for row in page(day).rows:
        found.setdefault(row["obligation"], set()).add(row["state"])
    parties = {state.alpha3 for state in view.states_parties()}
    deposited = {state.alpha3 for state in view.states_parties(basis="deposited")}
    assert all(parties <= states <= deposited for states in found.values())
    assert not parties or set(found) == set(view.treaty.by_id)
    assert {norm for norm, states in found.items() if states != parties} <= {"art1"}


@FEW
@given(DAYS)
def test_what_is_printed_can_be_typed_back(day: date) -> None:
    """Codes of States and ids of obligations, on the first screen."""
    view, text = as_of(day), page(day).as_text()
    first = text.partition("\n\nArticle ")[0]
    for word in re.findall(r"\b[A-Z]{3}\b", first):
        assert view.state(word).alpha3 == word
    for word in re.findall(r"\bart[0-9]+[.0-9a-z]*\b", first.replace("art17.2", "")):
        assert view.treaty.norm(word).id == word


@FEW
@given(DAYS)
def test_keys_and_columns_have_no_spaces(day: date) -> None:
    """At any depth."""

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return {*value}.union(*map(keys, value.values()))
        return set[str]().union(*map(keys, value)) if isinstance(value, list) else set()

    told = page(day)
    assert not [key for key in keys(json.loads(told.as_json())) if " " in key]
    assert not [column for column in told.columns if " " in column]


def test_cells_of_csv_can_be_read() -> None:
    """Where it was last known is text and three columns, not a row in a cell."""
    (row,) = (
        row
        for row in read_csv(page(date(2026, 11, 26)).as_csv())
        if (row["state"], row["obligation"]) == ("HRV", "art4.1c")
    )
    known = as_of(date(2026, 11, 26)).assess("HRV", "art4.1c").last_known
    assert known is not None
    assert row["last_known"] == str(known)
    assert row["last_known_on"] == str(known.on)
    assert row["last_known_status"] == known.status
    assert row["last_known_deadline"] == str(known.deadline)
    assert not any("{" in cell for cell in row.values())


def test_a_wide_terminal_is_used_by_tables() -> None:
    """No line is longer than asked for, and there are fewer of them."""
    told = page(date(2026, 11, 26))
    narrow, wide = (told.as_text(width=width).splitlines() for width in (WIDTH, 140))
    assert len(wide) < len(narrow)
    assert max(map(len, narrow)) <= WIDTH < max(map(len, wide)) <= 140


def test_every_row_that_is_in_doubt_says_what_it_hangs_on() -> None:
    """One of the causes, in words; what was performed is an answer, and complies."""
    rows = read_csv(page(date(2026, 11, 26)).as_csv())
    causes = {row["cause"] for row in rows if row["shown"] == "undetermined"}
    assert causes <= set(Cause)
    done = {r["compliant"] for r in rows if r["shown"] == "fulfilled in time or late"}
    assert done == {"true"}


def test_a_deadline_that_may_be_later_is_no_last_day() -> None:
    """Requests went to 13MSP, whose decisions are not on record; Chad's did not."""
    first = page(date(2026, 11, 26)).as_text().partition("What falls due next")[0]
    told = " ".join(first.split())
    view = as_of(date(2026, 11, 26))
    for code in ("MRT", "AFG", "SOM", "LBN", "CHL", "DEU", "TCD"):
        known = view.assess(code, "art4").last_known
        assert known is not None
        assert known.deadline is not None
        line = next(line for line in told.split(" art") if f" {code}" in line)
        assert known.deadline.or_later == (code != "TCD")
        assert ("until at least" in line) == (code != "TCD")


def test_many_states_are_counted_where_unverified_sources_answer_otherwise() -> None:
    """The first screen stays one, though few facts are as sure as asked for."""
    view = as_of(date(2026, 11, 26), trust="high")
    lines = report(view, date(2026, 12, 31)).as_text().splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("--trust"))
    assert lines.index("What falls due next") - start <= 5


def test_where_obligations_bind_different_states_each_line_has_its_sum() -> None:
    """In April 2011 one State applied Article 1 before it was bound by the rest."""
    lines = page(date(2011, 4, 1)).as_text().splitlines()
    parties = len(as_of(date(2011, 4, 1)).states_parties())
    start = [line.split()[:2] for line in lines].index(["Under", "States"])
    sums = {line.split()[1] for line in lines[start + 1 :] if line.startswith("art")}
    assert str(parties) in sums


def test_before_anybody_is_bound() -> None:
    """On the eve of the day on which the Convention was opened for signature."""
    early = report(as_of(date(2008, 12, 2)), date(2008, 12, 2)).as_text()
    assert "\nNo State is bound\n" in early


def test_a_state_that_may_be_bound_is_told_as_such() -> None:
    """Notice of some day in January or February 2020: it left in July or August."""
    left = event(WithdrawalNotice, "2020-01-10..2020-02-10")
    page = deadlines(as_of(date(2020, 8, 1), record=world(left)), None, states=["XRU"])
    said = " ".join(page.as_text().split())
    assert "Ruritania may not be bound on 2020-08-01: missing: " in said


def test_every_number_of_reports_is_written_alike() -> None:
    """Thousands stand apart in the sum and in its parts."""
    text = " ".join(page(date(2026, 11, 28)).as_text().split())
    assert "1,481 reports of 111 States: 98 submitted on time" in text
    assert ", 1,114 not known" in text
