"""Laws of rows over time: panel, spans and findings say the same."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ccm
from ccm.errors import InvalidValueError, UnknownObligationError, UnknownStateError
from ccm.rules import Finding
from ccm.testing import HORIZON, histories, readings
from ccm.testing.fiction import RURITANIA
from ccm.testing.history import OBLIGATIONS
from ccm.view.panels import COLUMNS
from ccm.view.tabular import Value

ODD_DAYS = (
    *(date(2009, 2, 28), date(2010, 8, 1), date(2012, 2, 29), date(2016, 5, 1)),
    *(date(2018, 8, 2), date(2019, 12, 31), date(2020, 9, 28), date(2023, 7, 1)),
    *(date(2025, 8, 2), date(2025, 9, 20), date(2026, 11, 25), date(2040, 1, 1)),
)


def told(finding: Finding) -> dict[str, Value]:
    """Return the row that a finding makes, field by field."""
    due, done = finding.deadline, finding.fulfilled_on
    return {
        "state": finding.state.alpha3,
        "name": finding.state.name,
        "obligation": finding.obligation,
        "on": finding.on,
        "status": finding.status.value,
        "compliant": finding.compliant.value,
        "possible": tuple(
            status.value for status in ccm.Status if status in finding.possible
        ),
        "deadline_earliest": due.candidates[0] if due else None,
        "deadline_latest": due.candidates[-1] if due and not due.or_later else None,
        "deadline_certain": due.date is not None if due else None,
        "performed_earliest": (
            done.earliest if done and done.earliest != date.min else None
        ),
        "performed_latest": done.latest if done else None,
    }


class TestPanel:
    """State by obligation by day."""

    def test_says_what_the_findings_say_of_every_state(self) -> None:
        """All States and obligations on twelve odd days, up to 2040."""
        view = ccm.as_of(ODD_DAYS[-1])
        rows = ccm.panel(days=ODD_DAYS).to_dicts()
        found = {(row["state"], row["obligation"], row["on"]): row for row in rows}
        assert len(rows) == len(found) == len(view.chosen()) * 12 * len(ODD_DAYS)
        for day in ODD_DAYS:
            for finding in view.at(day).findings(states=view.chosen()):
                key = finding.state.alpha3, finding.obligation, day
                assert found[key] == told(finding)

    @pytest.mark.parametrize("obligation", list(OBLIGATIONS))
    @settings(deadline=None)
    @given(reading=readings(), data=st.data())
    def test_says_what_the_findings_say_in_any_history(
        self, obligation: str, reading: ccm.Reading, data: st.DataObject
    ) -> None:
        """Day by day, under any reading."""
        history = data.draw(histories(about=obligation))
        view = history.view(HORIZON, reading)
        days = data.draw(st.lists(history.days(), min_size=1, max_size=12))
        rows = ccm.panel(RURITANIA, obligation, days=days, view=view).to_dicts()
        assert rows == [
            told(view.at(day).assess(RURITANIA, obligation)) for day in sorted({*days})
        ]

    def test_comes_state_by_state_obligation_by_obligation_day_by_day(self) -> None:
        """In the order in which States and obligations were named; days in order."""
        days = [date(2021, 1, 1), date(2020, 1, 1)]
        rows = ccm.panel(["PER", "BGR"], ["art4", "art3"], days=days).to_dicts()
        assert [(row["state"], row["obligation"], row["on"]) for row in rows] == [
            (state, obligation, day)
            for state in ("PER", "BGR")
            for obligation in ("art4", "art3")
            for day in (date(2020, 1, 1), date(2021, 1, 1))
        ]

    def test_each_column_is_there_for_every_row(self) -> None:
        """Column by column as row by row."""
        found = ccm.panel("BGR", days=ODD_DAYS)
        assert set(found.columns) == {column.name for column in COLUMNS} | {"on"}
        rows = found.to_dicts()
        for name in found.columns:
            assert found.column(name) == [row[name] for row in rows]

    def test_of_no_day_it_has_no_row(self) -> None:
        """An empty list of days is no error."""
        assert ccm.panel(days=[]).to_dicts() == []
        with pytest.raises(UnknownStateError):
            ccm.panel("Atlantis", days=[])

    def test_what_it_does_not_know_is_refused(self) -> None:
        """A State, an obligation, a day, a column."""
        day = date(2020, 1, 1)
        with pytest.raises(UnknownStateError):
            ccm.panel("Atlantis", days=[day])
        with pytest.raises(UnknownObligationError):
            ccm.panel("BGR", "art99", days=[day])
        with pytest.raises(InvalidValueError, match="days: expected several"):
            ccm.panel(days=date(2020, 1, 1))  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match="days: expected a datetime.date"):
            ccm.panel("BGR", days=["2020-01-01"])  # type: ignore[list-item]
        with pytest.raises(InvalidValueError, match="column: expected one of state"):
            ccm.panel("BGR", days=[day]).column("colour")


class TestSpans:
    """The same as stretches of days."""

    def test_say_what_the_panel_says(self) -> None:
        """Each row of the panel lies in one stretch, which says the same."""
        view = ccm.as_of(ODD_DAYS[-1])
        spans = view.spans(obligations=("art3", "art4", "art7.1", "art7.2")).to_dicts()
        panel = ccm.panel(
            view.chosen(), ("art3", "art4", "art7.1", "art7.2"), days=ODD_DAYS[2:]
        )
        place = 0
        for row in panel:
            here = row["state"], row["obligation"]
            spanned = spans[place]
            if (spanned["state"], spanned["obligation"]) != here or not _within(
                row, spanned
            ):
                place = next(
                    number
                    for number, span in enumerate(spans)
                    if (span["state"], span["obligation"]) == here
                    and _within(row, span)
                )
            assert {k: v for k, v in row.items() if k != "on"} == {
                k: v for k, v in spans[place].items() if k not in ("start", "end")
            }

    def test_leave_no_day_out_and_none_twice(self) -> None:
        """From the opening for signature to the day, and no two alike in a row."""
        view = ccm.as_of(date(2026, 11, 25))
        one_day = timedelta(days=1)
        rows = view.spans(states="BGR").to_dicts()
        for obligation in view.treaty.by_id:
            ours = [row for row in rows if row["obligation"] == obligation]
            assert ours[0]["start"] == date(2008, 12, 3)
            assert ours[-1]["end"] == view.on
            for row, after in pairwise(ours):
                assert isinstance(row["end"], date)
                assert row["end"] + one_day == after["start"]

    def test_begin_when_asked(self) -> None:
        """A first day after the view's is refused."""
        view = ccm.as_of(date(2020, 9, 28))
        first = view.spans(states="BGR", since=date(2020, 1, 1)).to_dicts()[0]
        assert first["start"] == date(2020, 1, 1)
        with pytest.raises(InvalidValueError, match="since: expected 2020-09-28"):
            view.spans(since=date(2020, 9, 29))


def _within(row: dict[str, Value] | object, span: dict[str, Value]) -> bool:
    assert isinstance(row, dict)
    start, on, end = span["start"], row["on"], span["end"]
    assert isinstance(start, date)
    assert isinstance(on, date)
    assert isinstance(end, date)
    return start <= on <= end


class TestArrow:
    """The extra ``tables``: the same rows as a table of Arrow."""

    def test_holds_the_same_rows(self) -> None:
        """Codes come as text, days as dates, what is none as none."""
        panel = ccm.panel(["BGR", "AFG"], days=ODD_DAYS)
        rows = panel.to_dicts()
        for row in rows:
            possible = row["possible"]
            assert isinstance(possible, tuple)
        table = panel.to_arrow()
        assert table.column_names == list(panel.columns)
        assert table.to_pylist() == [
            {name: _listed(value) for name, value in row.items()} for row in rows
        ]

    def test_has_types_that_do_not_hang_on_the_rows(self) -> None:
        """Those of a panel without rows are the same."""
        spans = ccm.as_of(ODD_DAYS[-1]).spans(states="BGR")
        empty = ccm.panel(days=[])
        one, other = spans.to_arrow().schema, empty.to_arrow().schema
        shared = [name for name in spans.columns if name in empty.columns]
        assert [one.field(n).type for n in shared] == [
            other.field(n).type for n in shared
        ]
        assert str(one.field("status").type).startswith("dictionary")
        assert str(one.field("start").type) == "date32[day]"
        assert str(other.field("on").type) == "date32[day]"

    def test_a_stream_can_be_asked_for_again(self) -> None:
        """Each reader gets all rows."""
        panel = ccm.panel("BGR", days=ODD_DAYS)
        for _ in range(2):
            read = pa.RecordBatchReader.from_stream(panel).read_all()
            assert read.equals(panel.to_arrow())


def _listed(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value
