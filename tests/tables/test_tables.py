"""Every kind of table, with what the packaged record puts into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import attrs
import duckdb
import pandas as pd
import polars as pl
import pytest

import ccm
from ccm.claims import packaged_claims
from ccm.errors import InvalidValueError
from ccm.facts import ExtensionRequest, Measurement, WithdrawalNotice
from ccm.support import calendar, committee
from ccm.support.decided import decisions
from ccm.tables.kinds import KINDS, parts_of
from ccm.tables.of_one_state import STATES, Member
from ccm.testing.fiction import RURITANIA, event, world
from ccm.view.tabular import Form, Table

VIEW = ccm.as_of(date(2025, 10, 1))
FEW = ["LAO", "BGR", "LTU", "TCD", "DEU", "NIU"]


def _profiles(place: int) -> Table:
    return parts_of(VIEW.profile(state) for state in FEW)[place]


SAMPLES: dict[str, Callable[[], object]] = {
    "states": lambda: STATES.of(Member(VIEW, each) for each in VIEW.record.states),
    "obligations": lambda: VIEW.treaty.obligations,
    "findings": lambda: VIEW.findings(states=FEW),
    "owed": lambda: VIEW.profile("LAO"),
    "panel": lambda: ccm.panel(FEW, days=[date(2015, 1, 1), VIEW.on]),
    "spans": lambda: VIEW.spans(states=FEW),
    "timeline": lambda: ccm.timeline("BGR", "art3"),
    "values": lambda: ccm.memberships("LTU"),
    "counts": ccm.counts,
    "schedule": lambda: VIEW.schedule(until=date(2031, 1, 1)),
    "changes": lambda: ccm.changes(since=date(2019, 1, 1), until=VIEW.on, states=FEW),
    "steps": lambda: _profiles(0),
    "requests": lambda: _profiles(1),
    "missing": lambda: _profiles(2),
    "hearings": lambda: VIEW.outlook("TCD", "art4"),
    "reviews": lambda: [VIEW.review(r) for r in VIEW.record.every(ExtensionRequest)],
    "events": lambda: VIEW.record,
    "quantities": lambda: VIEW.record.every(Measurement),
    "meetings": lambda: VIEW.record.meetings,
    "coverage": lambda: VIEW.record.coverage,
    "claims": lambda: packaged_claims("review-2020"),
    "verdicts": lambda: VIEW.audit(packaged_claims("review-2020")[:60]),
    "aims": lambda: VIEW.progress("dubrovnik").plan,
    "results": lambda: VIEW.progress("dubrovnik"),
    "support": lambda: calendar(VIEW, until=date(2027, 1, 1)),
    "committee": lambda: committee(VIEW),
    "decisions": lambda: decisions(VIEW),
}

TYPES: dict[Form, type[Any]] = {
    "code": str,
    "codes": tuple,
    "text": str,
    "day": date,
    "truth": bool,
    "whole": int,
    "number": float,
}


@cache
def table(name: str) -> Table:
    """Return what the record puts into a table of a kind."""
    made = SAMPLES[name]()
    return made if isinstance(made, Table) else ccm.table(made)


def _rows(found: duckdb.DuckDBPyRelation | None) -> list[Any]:
    assert found is not None
    return found.fetchall()


def test_every_kind_has_a_sample() -> None:
    """So that the laws below hold of all."""
    assert SAMPLES.keys() == KINDS.keys()


@pytest.mark.parametrize("name", SAMPLES)
class TestEveryKind:
    """Columns, types, codes and keys."""

    def test_it_is_the_table_of_its_name(self, name: str) -> None:
        """With rows in it."""
        assert table(name).kind is KINDS[name]
        assert len(table(name))

    def test_what_stands_in_a_column_is_of_its_type(self, name: str) -> None:
        """Exactly: no word of an enumeration, and no number for a yes."""
        for column in KINDS[name].columns:
            found = {type(cell) for cell in table(name).column(column.name)}
            assert found <= {TYPES[column.form], type(None)}, column

    def test_codes_are_those_that_are_promised(self, name: str) -> None:
        """Where the column names them all."""
        for column in KINDS[name].columns:
            if column.among:
                found = set(table(name).column(column.name))
                assert found <= {*column.among, None}, column

    def test_the_key_tells_rows_apart(self, name: str) -> None:
        """And nothing of it is open."""
        key = KINDS[name].key
        rows = [tuple(row[each] for each in key) for row in table(name)]
        assert not key or len({*rows}) == len(rows)
        assert name in ("timeline", "values", "counts") or None not in set().union(
            *map(set, rows)
        )

    def test_the_first_day_does_not_come_after_the_last(self, name: str) -> None:
        """Of every date in doubt."""
        for row in table(name):
            for column in row:
                if column.endswith("_earliest"):
                    first, last = row[column], row[f"{column[:-9]}_latest"]
                    both = isinstance(first, date) and isinstance(last, date)
                    assert not both or first <= last, row  # type: ignore[operator]

    def test_other_libraries_read_the_same(self, name: str) -> None:
        """In one line each."""
        source = table(name)
        told = [
            {
                key: [*cell] if isinstance(cell, tuple) else cell
                for key, cell in row.items()
            }
            for row in source.to_dicts()
        ]
        assert pl.DataFrame(source).to_dicts() == told
        arrow = source.to_arrow()
        assert arrow.to_pylist() == told
        assert _rows(duckdb.sql("select count(*) from arrow")) == [(len(told),)]
        assert list(pd.DataFrame.from_arrow(source).columns) == list(source.columns)


@pytest.mark.parametrize("wrong", ["LAO", 7, (), [], [VIEW.on], [VIEW, None]])
def test_what_is_no_table_is_named(wrong: object) -> None:
    """With what would be one."""
    with pytest.raises(InvalidValueError, match="expected one or more of one kind"):
        ccm.table(wrong)


def test_a_column_that_is_not_there_is_named() -> None:
    """With those that are."""
    with pytest.raises(InvalidValueError, match=r"column: expected one of obligation,"):
        table("obligations").column("id")


def test_one_review_is_a_table_of_one() -> None:
    """As several are one of several."""
    review = VIEW.review(VIEW.record.every(ExtensionRequest)[0])
    assert [*ccm.table(review)] == [*ccm.table([review])]


def test_an_extension_that_has_no_whole_months() -> None:
    """As another treaty can limit it: 90 days are no number of months."""
    review = VIEW.review(VIEW.record.every(ExtensionRequest)[0])
    longest = [ccm.Period(years=1, months=6), ccm.Period(days=90), ccm.Period(weeks=6)]
    rows = ccm.table([attrs.evolve(review, longest=each) for each in longest])
    assert [row["longest_months"] for row in rows] == [18, None, None]


def test_a_member_of_which_it_is_not_known_has_no_membership() -> None:
    """A notice of some day of 2012 may or may not have taken effect."""
    record = world(event(WithdrawalNotice, "2012"))
    told = [
        [*STATES.of([Member(ccm.as_of(on, record=record), RURITANIA)])]
        for on in (date(2011, 12, 31), date(2012, 12, 31), date(2013, 7, 1))
    ]
    stood = [row["membership"] for (row,) in told]
    assert stood == ["party", None, "withdrawn"]


def test_units_are_turned_exactly() -> None:
    """A hectare is ten thousand square metres; a million items is that many."""
    for told in table("quantities"):
        text = str(told["text"])
        measured = told["area_m2"] if " km2" in text or " ha" in text else None
        if " km2" in text and "(" not in text:
            number = text.removesuffix(" km2").rpartition(" ")[2]
            assert measured == pytest.approx(float(number) * 1e6, rel=1e-12)
