"""What `ccm check` says of what stands in no file, and own facts laid over little."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.errors import InvalidValueError
from ccm.facts import Record
from ccm.share.changes import what_changed
from ccm.share.checking import check
from ccm.share.own import own_record


def _own(folder: Path) -> Path:
    """Write a fact of one's own, which has nothing to do with joining."""
    file = folder / "stockpiles_declared.csv"
    file.write_text("state,date,source\nBGR,2012-01-15,A report\n", encoding="utf-8")
    return file


def test_a_path_that_there_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a fault as any other; no file beside it has a like name."""
    monkeypatch.chdir(tmp_path)
    (row,) = check([Path("a\0b.csv")]).rows
    assert (row["line"], row["text"]) == (None, "no such file or folder")


def test_a_fault_that_no_own_file_makes(tmp_path: Path) -> None:
    """By the rules of somebody's own treaty, the packaged record is at fault itself."""
    opens = date(2008, 12, 4)  # a day late: most States had signed
    signature = attrs.evolve(CONVENTION.signature, opens=opens)
    treaty = attrs.evolve(CONVENTION, signature=signature)
    first, *_ = check([_own(tmp_path)], treaty=treaty).rows
    assert (first["file"], first["line"], first["field"]) == (None, None, None)
    assert "signature, 2008-12-03: expected" in first["text"]


def test_own_facts_over_a_record_in_which_nobody_joined(tmp_path: Path) -> None:
    """There is nothing to hold to the rules on joining."""
    nobody = Record(states=ccm.packaged_record().states)
    (told,) = own_record([_own(tmp_path)], over=nobody).events
    assert str(told) == "Bulgaria: stockpile declared, 2012-01-15"


def test_changes_in_an_order_that_there_is_not() -> None:
    """The orders that there are are named."""
    view = ccm.as_of(date(2020, 9, 28))
    with pytest.raises(InvalidValueError, match="by: expected day, .*, got 'weather'"):
        what_changed(view, date(2020, 9, 1), by="weather")


def test_where_no_reading_changes_anything(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """China has not joined, however the text is read."""
    from ccm.cli import main  # noqa: PLC0415 - for this test alone

    assert main(["readings", "CHN", "art3", "--on", "2020-09-28"]) == 0
    said = "No other answer to an open question changes that.\n"
    assert said in capsys.readouterr().out
