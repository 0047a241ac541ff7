"""The digest of a record: what makes a difference to it, and what does not."""

from __future__ import annotations

import csv
import hashlib
import json
import pickle
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from ccm.dates import PartialDate
from ccm.facts import (
    Confidence,
    Record,
    Signature,
    Source,
    States,
    load_record,
    packaged_record,
)
from ccm.facts.digest import line_of
from ccm.facts.schema import DATA, SCHEMA

WHOLE = packaged_record()


def _signed(**other: str) -> Signature:
    told = {"date": "2008-12-03", "source": "Treaty Series", "note": "", **other}
    return Signature(
        state=WHOLE.states.find("NOR"),
        date=PartialDate.parse(told["date"]),
        source=Source.parse(told["source"]),
        note=told["note"],
    )


def _of_files(folder: Path) -> str:
    """Return the digest as the docs define it, worked out from the files alone."""
    lines = []
    for file in sorted(folder.glob("*.csv")):
        kind = SCHEMA[file.stem]
        with file.open(encoding="utf-8", newline="") as text:
            lines += [_line(kind, row) for row in csv.DictReader(text)]
    whole = "".join(f"{line}\n" for line in sorted(lines))
    return hashlib.sha256(whole.encode()).hexdigest()


def _line(kind: type, row: dict[str, str]) -> str:
    fields = {field.name: field for field in attrs.fields(kind)}
    said: dict[str, str | list[str]] = {}
    for name, text in row.items():
        default = fields[name].default
        usual = ("no", "yes")[default] if isinstance(default, bool) else str(default)
        if not text or text == usual:
            continue
        kind_of_cell = str(fields[name].type)
        if kind_of_cell.startswith("tuple"):
            said[name] = text.split(" | ")
        else:
            is_date = "PartialDate" in kind_of_cell
            said[name] = str(PartialDate.parse(text)) if is_date else text
    cells = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{kind.__name__} {cells}"


def test_it_is_what_the_docs_say() -> None:
    """Worked out anew from the text of the packaged files, without the loaders."""
    assert _of_files(Path(DATA)) == WHOLE.digest


def test_the_same_rows_have_the_same_digest(tmp_path: Path) -> None:
    """In another order, in other files, in memory, after a pickle."""
    for file in Path(DATA).glob("*.csv"):
        head, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
        copy = tmp_path / file.name
        copy.write_text("".join((head, *reversed(rows))), encoding="utf-8")
    assert load_record(tmp_path).digest == WHOLE.digest
    assert pickle.loads(pickle.dumps(WHOLE)).digest == WHOLE.digest


@pytest.mark.parametrize(
    "other", [{"date": "2008-12-04"}, {"source": "Treaty Series | UNTC"}, {"note": "x"}]
)
def test_every_word_makes_a_difference(other: dict[str, str]) -> None:
    """A day, a source, a note."""
    ours = Record(states=States(()), events=(_signed(),))
    theirs = Record(states=States(()), events=(_signed(**other),))
    assert ours.digest != theirs.digest


def test_a_further_event_makes_a_difference() -> None:
    """And to have it twice is another record than to have it once."""
    one = Record(states=States(()), events=(_signed(),))
    two = one.with_events(_signed())
    assert len({one.digest, two.digest}) == 2
    assert one.with_events().digest == one.digest


def test_a_cell_cannot_pass_for_two() -> None:
    """What separates cells and rows is written otherwise within them."""
    line = line_of(_signed(note='x","state":"SWE"}\nSignature {'))
    assert "\n" not in line
    assert json.loads(line.removeprefix("Signature "))["state"] == "NOR"


def test_what_is_usual_is_left_out() -> None:
    """A column that is added with a default changes no digest."""
    plain = line_of(_signed())
    assert line_of(attrs.evolve(_signed(), confidence=Confidence.HIGH)) == plain
    assert json.loads(plain.removeprefix("Signature ")) == {
        "state": "NOR",
        "date": "2008-12-03",
        "source": ["Treaty Series"],
    }


def test_what_is_packaged_says_its_edition() -> None:
    """A record with further events is no edition, nor is a folder of one's own."""
    assert WHOLE.edition
    assert WHOLE.evidence().edition == WHOLE.edition
    assert not WHOLE.with_events(_signed()).edition
    assert load_record(DATA).folder == DATA
    assert not load_record(DATA).edition
    assert not WHOLE.folder


def test_nothing_is_worked_out_before_it_is_asked() -> None:
    """Neither at import nor to answer is anything hashed, or put into JSON."""
    code = (
        "import sys, ccm; from datetime import date\n"
        "ccm.as_of(date(2020, 9, 28)).assess('BGR', 'art3')\n"
        "assert not {'ccm.facts.digest', 'ccm.view.provenance'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
