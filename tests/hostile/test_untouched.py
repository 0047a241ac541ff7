"""What was loaded before stays as it was, whatever is refused after it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from breaking import KINDS
from doors import DOORS

import ccm
from ccm.errors import CCMError
from ccm.facts import load_record

OWN = DOORS["own facts"]


@pytest.mark.parametrize("name", [n for n, door in DOORS.items() if door.file])
def test_the_packaged_record(name: str, tmp_path: Path) -> None:
    """By its digest, made anew, and by an answer that rests on it."""
    record, door = ccm.packaged_record(), DOORS[name]
    then = ccm.as_of(date(2025, 10, 1))
    before = _digest(record), str(then.assess("TCD", "art4").explain())
    refused = 0
    for kind in ("nothing", "NUL", "a column, a field or a row twice"):
        for content in KINDS[kind](door):
            try:
                door.knock(content, tmp_path)
            except CCMError:
                refused += 1
    assert refused
    assert record is ccm.packaged_record()
    again = ccm.as_of(date(2025, 10, 1)).assess("TCD", "art4").explain()
    assert (_digest(record), str(again)) == before


def _digest(record: ccm.Record) -> str:
    """Return the digest of what a record holds, reckoned and not remembered."""
    return ccm.Record(
        states=record.states,
        events=record.events,
        meetings=record.meetings,
        coverage=record.coverage,
        documents=record.documents,
    ).digest


def test_own_facts_over_it(tmp_path: Path) -> None:
    """A good file, then a broken one over both: the first stays laid."""
    good = tmp_path / OWN.file
    good.write_text(OWN.good, encoding="utf-8")
    over = load_record(good, over=ccm.packaged_record())
    before = over.digest, over.own, len(over.corrections)
    broken = tmp_path / "clearances_completed.csv"
    broken.write_text("state,date,source\nTCD,2026-13,A paper\n", encoding="utf-8")
    with pytest.raises(CCMError):
        load_record(broken, over=over)
    assert (over.digest, over.own, len(over.corrections)) == before


def test_a_correction_cannot_go_round(tmp_path: Path) -> None:
    """Of two own facts that name each other neither is on record beneath."""
    file = tmp_path / "contamination_found.csv"
    rows = (
        "state,date,source,corrects,why",
        "TCD,2026-01-01,A paper,2026-01-02,seen",
        "TCD,2026-01-02,A paper,2026-01-01,seen",
    )
    file.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(CCMError, match="corrects: expected a fact of TCD") as found:
        load_record(file, over=ccm.packaged_record())
    assert str(found.value).count("corrects: expected") == 2


def test_nothing_can_be_a_path_that_has_nul() -> None:
    """Which Python refuses in another way than a file that is not there."""
    with pytest.raises(CCMError, match="no such file or folder"):
        load_record("a\0b.csv")
    with pytest.raises(CCMError, match="no such file or folder"):
        load_record(["a\0/b.csv"], over=ccm.packaged_record())
