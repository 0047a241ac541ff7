"""The tables of the room: strict, sourced, and read on first use."""

from __future__ import annotations

import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ccm.dates import PartialDate
from ccm.errors import DataFileError
from ccm.facts.tables import read_rows
from ccm.support import Designation
from ccm.support.tables import DATA, is_published

FILES = sorted(Path(DATA).glob("*.csv"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_has_a_source(path: Path) -> None:
    """A document with its paragraph, or an address."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for source in row["source"].split(" | "):
                assert "para" in source or "annex" in source or "://" in source, row


def _fault(tmp_path: Path, *lines: str) -> str:
    path = tmp_path / "presidencies.csv"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read_rows(path, Designation)
    (fault,) = caught.value.faults
    return fault.removeprefix(f"{path}:")


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (("meeting,state", "6MSP,NLD"), "1: source: expected this column"),
        (("meeting,state,source", "6MSP,XXX,para. 1"), "2: state: no State is called"),
        (("meeting,state,source", "6MSP,NLD,"), "2: source: expected a value"),
        (
            ("meeting,state,begins,source", "6MSP,NLD,January,para. 1"),
            "2: begins: expected YYYY",
        ),
    ],
)
def test_a_faulty_table_is_refused(
    tmp_path: Path, lines: tuple[str, ...], fault: str
) -> None:
    """With file, line, field and what was expected."""
    assert _fault(tmp_path, *lines).startswith(fault)


@pytest.mark.parametrize(
    ("known", "by", "published"),
    [
        (None, None, True),
        (None, "2015-10-12", True),
        ("2015-10-13", None, True),
        ("2015-10-13", "2015-10-12", False),
        ("2015-10-13", "2015-10-13", True),
        ("2015-10", "2015-10-30", False),
        ("2015-10", "2015-10-31", True),
    ],
)
def test_what_was_surely_published_by_a_day(
    known: str | None, by: str | None, *, published: bool
) -> None:
    """What became known with its event is not held back; of a month, the last day."""
    when = PartialDate.parse(known) if known else None
    day = date.fromisoformat(by) if by else None
    assert is_published(when, day) is published


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(DataFileError, match=r"none\.csv: no such file"):
        read_rows(tmp_path / "none.csv", Designation)


def test_no_table_is_read_before_it_is_asked_for() -> None:
    """Nor is pint, which amounts as quantities need, loaded."""
    code = (
        "import sys, ccm.support as s; from ccm.support.tables import table;"
        "assert table.cache_info().currsize == 0; s.isu_budget().total(2016);"
        "assert 'pint' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
