"""Everything as tables in a folder: valid, safe to open, the same again, never half."""

from __future__ import annotations

import csv
import io
import json
import sys
import warnings
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pyarrow.parquet as pq
import pytest

import ccm
from ccm.claims import packaged_claims
from ccm.errors import InvalidValueError, MissingExtraError
from ccm.tables.descriptor import BETWEEN, Format
from ccm.tables.everything import tables_of
from ccm.tables.folder import export, package, write
from ccm.tables.kinds import KINDS
from ccm.tables.of_answers import SCHEDULE
from ccm.tables.of_documents import CLAIMS, VERDICTS
from ccm.view.tabular import Table
from ccm.words.characters import unguarded

VIEW = ccm.as_of(date(2025, 10, 1))
FORMATS: tuple[Format, ...] = ("csv", "jsonl", "parquet", "xlsx")


@pytest.fixture(scope="module")
def tables() -> Mapping[str, Table]:
    """Return all that is told of three States, the whole record, and a few claims."""
    claims = packaged_claims("review-2020")[:40]
    return {
        **tables_of(VIEW, date(2027, 10, 1), states=["LAO", "TCD", "LTU"]),
        "claims": CLAIMS.of(claims),
        "verdicts": VERDICTS.of(VIEW.audit(claims).results),
    }


@pytest.fixture(scope="module")
def few(tables: Mapping[str, Table]) -> Mapping[str, Table]:
    """Return the smaller of these."""
    names = "states", "obligations", "findings", "schedule", "requests", "committee"
    return {name: tables[name] for name in names}


def _told(table: Table) -> list[dict[str, Any]]:
    return [
        {key: [*cell] if isinstance(cell, tuple) else cell for key, cell in row.items()}
        for row in table
    ]


class TestReadBack:
    """What is read from a file is what was written."""

    def test_lines_of_json(self, tables: Mapping[str, Table]) -> None:
        """Days as text."""
        files = package(VIEW, tables, "jsonl")
        for name, table in tables.items():
            lines = files[f"{name}.jsonl"].decode().splitlines()
            told = json.loads(json.dumps(_told(table), default=str))
            assert [json.loads(line) for line in lines] == told

    def test_parquet(self, tables: Mapping[str, Table]) -> None:
        """With types, and what it rests on."""
        files = package(VIEW, tables, "parquet")
        for name, table in tables.items():
            read = pq.read_table(io.BytesIO(files[f"{name}.parquet"]))
            assert read.to_pylist() == _told(table)
            told = read.schema.metadata[b"ccm.rests_on"].decode()
            assert VIEW.record.digest in told
            assert read.schema.metadata[b"ccm.on"] == b"2025-10-01"

    def test_csv(self, tables: Mapping[str, Table]) -> None:
        """As the schema of the package says, the apostrophe taken off."""
        files = package(VIEW, tables, "csv")
        for name, table in tables.items():
            text = files[f"{name}.csv"].decode()
            rows = list(csv.DictReader(io.StringIO(text, newline="")))
            assert [*map(_plain, rows)] == [*map(_as_text, table)]

    def test_a_workbook(self, few: Mapping[str, Table]) -> None:
        """By another library: the same texts, days as days, no formula."""
        files = package(VIEW, few, "xlsx")
        book = openpyxl.load_workbook(io.BytesIO(files["tables.xlsx"]))
        assert book.sheetnames == ["about", *few, "codebook"]
        for name, table in few.items():
            titles, *rows = _values(book[name])
            assert titles == table.columns
            assert len(rows) == len(table)
            for read, row in zip(rows, table, strict=True):
                for cell, value in zip(read, row.values(), strict=True):
                    day = getattr(cell, "date", lambda: None)()
                    assert (day if isinstance(value, date) else cell) == (
                        BETWEEN.join(value) or None
                        if isinstance(value, tuple)
                        else value
                    )


def _values(sheet: Any) -> list[tuple[Any, ...]]:
    return [*sheet.values]


def _plain(row: Mapping[str, str]) -> dict[str, str]:
    return {key: unguarded(cell) for key, cell in row.items()}


def _as_text(row: Mapping[str, object]) -> dict[str, str]:
    return {
        key: BETWEEN.join(cell)
        if isinstance(cell, tuple)
        else str(cell).lower()
        if isinstance(cell, bool)
        else ""
        if cell is None
        else str(cell)
        for key, cell in row.items()
    }


class TestPackage:
    """It says of itself what is so."""

    @pytest.mark.parametrize("form", ["csv", "xlsx"])
    def test_it_is_valid(
        self,
        form: Format,
        tables: Mapping[str, Table],
        few: Mapping[str, Table],
        tmp_path: Path,
    ) -> None:
        """By the standard's own library: schemas, every cell, keys and references."""
        written = tables if form == "csv" else few
        write(tmp_path / "out", package(VIEW, written, form))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from frictionless import Package  # noqa: PLC0415 - warns when loaded

            read = Package.from_descriptor(str(tmp_path / "out" / "datapackage.json"))
            if form == "xlsx":  # which it finds by a word of its own
                for each in read.resources:
                    each.dialect.controls.append(_sheet(each.name))
            report = read.validate()
        assert report.valid, report.flatten(["title", "rowNumber", "note"])
        assert {task.name for task in report.tasks} == {*written}

    def test_sizes_and_digests_are_those_of_the_files(
        self, few: Mapping[str, Table]
    ) -> None:
        """Whatever the form."""
        for form in FORMATS:
            files = package(VIEW, few, form)
            told = json.loads(files["datapackage.json"])
            for each in told["resources"]:
                assert each["bytes"] == len(files[each["path"]])
            assert {each["path"] for each in told["resources"]} == {*files} - {
                "datapackage.json",
                "provenance.json",
            }

    def test_provenance_stands_beside(self, few: Mapping[str, Table]) -> None:
        """The same as of the view."""
        told = json.loads(package(VIEW, few, "csv")["provenance.json"])
        assert told.pop("schema") == "ccm/provenance/1"
        assert told == VIEW.to_dict()

    def test_columns_are_documented(self, tables: Mapping[str, Table]) -> None:
        """Each with a description, and under no other name than in the codebook."""
        told = json.loads(package(VIEW, tables, "csv")["datapackage.json"])
        for each in told["resources"]:
            fields = each["schema"]["fields"]
            assert [field["name"] for field in fields] == [
                column.name for column in KINDS[each["name"]].columns
            ]
            assert all(field["description"] for field in fields)


def _sheet(name: str) -> Any:
    from frictionless.formats import ExcelControl  # noqa: PLC0415 - warns when loaded

    return ExcelControl(sheet=name)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_view_gives_the_same_bytes(
    form: Format, few: Mapping[str, Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made again, at another time."""
    import time  # noqa: PLC0415

    first = package(VIEW, few, form)
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert package(VIEW, few, form) == first


class TestCsv:
    """It opens right in a spreadsheet."""

    def test_the_mark_comes_first_if_asked(self, few: Mapping[str, Table]) -> None:
        """And is no part of the first column's name for who reads it so."""
        plain, marked = (package(VIEW, few, "csv", mark=mark) for mark in (False, True))
        for name in few:
            file = f"{name}.csv"
            assert marked[file] == b"\xef\xbb\xbf" + plain[file]

    @pytest.mark.parametrize("form", ["jsonl", "parquet", "xlsx"])
    def test_no_other_form_has_a_mark(
        self, form: Format, few: Mapping[str, Table]
    ) -> None:
        """It would break it."""
        with pytest.raises(InvalidValueError, match="mark: expected with csv alone"):
            package(VIEW, few, form, mark=True)

    def test_several_texts_can_be_told_apart(self, tables: Mapping[str, Table]) -> None:
        """None of them holds what stands between them."""
        for table in tables.values():
            for row in table:
                for cell in row.values():
                    if isinstance(cell, tuple):
                        assert not any(BETWEEN in each for each in cell)


class TestFolder:
    """Written whole or not at all, and over nothing that is not its own."""

    FILES: Mapping[str, bytes] = {
        "a.csv": b"a\n",
        "datapackage.json": b'{"name": "ccm", "resources": [{"path": "a.csv"}]}',
        "provenance.json": b"{}",
    }

    def _names(self, folder: Path) -> set[str]:
        return {each.name for each in folder.iterdir()}

    def test_it_is_made(self, tmp_path: Path) -> None:
        """With those above it, and nothing is left beside it."""
        write(tmp_path / "new" / "out", self.FILES)
        assert self._names(tmp_path / "new" / "out") == {*self.FILES}
        assert self._names(tmp_path / "new") == {"out"}

    def test_an_empty_folder_will_do(self, tmp_path: Path) -> None:
        """As one that was made for it."""
        write(tmp_path, self.FILES)
        assert self._names(tmp_path) == {*self.FILES}

    def test_an_earlier_export_is_replaced(self, tmp_path: Path) -> None:
        """What it had and the new one has not is gone."""
        out = tmp_path / "out"
        write(out, self.FILES)
        other = b'{"name": "ccm", "resources": [{"path": "b.csv"}]}'
        write(out, {"b.csv": b"b\n", "datapackage.json": other})
        assert self._names(out) == {"b.csv", "datapackage.json"}
        assert self._names(tmp_path) == {"out"}

    def test_other_things_are_left_alone(self, tmp_path: Path) -> None:
        """Unless told, and then only what has the same name is replaced."""
        (tmp_path / "mine.txt").write_text("mine")
        with pytest.raises(InvalidValueError, match=r"other things in it: mine\.txt"):
            write(tmp_path, self.FILES)
        assert self._names(tmp_path) == {"mine.txt"}
        write(tmp_path, self.FILES, replace=True)
        assert self._names(tmp_path) == {"mine.txt", *self.FILES}
        assert (tmp_path / "mine.txt").read_text() == "mine"

    @pytest.mark.parametrize(
        "said",
        ["", "[]", '{"name": "ccm"}', '{"name": "b", "resources": []}', "\udcff"],
    )
    def test_another_package_is_no_export(self, said: str, tmp_path: Path) -> None:
        """Nor is what cannot be read."""
        there = tmp_path / "datapackage.json"
        there.write_bytes(said.encode(errors="surrogateescape"))
        with pytest.raises(InvalidValueError, match="other things in it"):
            write(tmp_path, self.FILES)
        assert there.read_bytes() == said.encode(errors="surrogateescape")

    def test_what_was_read_is_not_written_to(self, tmp_path: Path) -> None:
        """Not even if told: neither the folder of a file, nor one above."""
        (tmp_path / "in").mkdir()
        own = tmp_path / "in" / "deposits.csv"
        own.write_text("")
        for read in (own, own.parent):
            for target in (tmp_path / "in", tmp_path):
                with pytest.raises(InvalidValueError, match="than what is read"):
                    write(target, self.FILES, read=[read], replace=True)
        assert self._names(tmp_path / "in") == {"deposits.csv"}

    def test_a_file_is_no_folder(self, tmp_path: Path) -> None:
        """It stays what it is."""
        (tmp_path / "out").write_text("mine")
        with pytest.raises(InvalidValueError, match="expected a folder, got a file"):
            write(tmp_path / "out", self.FILES, replace=True)

    def test_nothing_is_left_of_a_write_that_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The earlier export stays, whole."""
        out = tmp_path / "out"
        write(out, self.FILES)

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "rename", full)
        with pytest.raises(OSError, match="No space"):
            write(out, {"b.csv": b"b"})
        assert self._names(tmp_path) == {"out"}
        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space"):
            write(out, {"b.csv": b"b"}, replace=True)
        assert self._names(out) == {*self.FILES}
        assert self._names(tmp_path) == {"out"}


@pytest.mark.parametrize("there", [False, True])
def test_the_earlier_export_comes_back_if_no_other_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    """The folder was moved aside, if there was one, when the new one failed."""
    out, files = tmp_path / "out", TestFolder.FILES
    if there:
        write(out, files)
    moved = Path.rename

    def full(path: Path, target: Path) -> Path:
        if path.name == "made":
            raise OSError(28, "No space left on device")
        return moved(path, target)

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        write(out, {"b.csv": b"b"})
    assert [*tmp_path.iterdir()] == ([out] if there else [])
    assert {each.name for each in tmp_path.rglob("*.*")} == (
        {*files} if there else set()
    )


def test_what_is_written_is_said(tmp_path: Path) -> None:
    """How many tables and rows there are, and which, as the package describes them."""
    out = tmp_path / "out"
    told = export(VIEW, out, "csv", until=date(2026, 1, 1), states=["NIU"])
    resources = json.loads((out / "datapackage.json").read_text("utf-8"))["resources"]
    tables = {
        each["name"]: (out / each["path"]).read_text("utf-8") for each in resources
    }
    rows = sum(len([*csv.reader(io.StringIO(each))]) - 1 for each in tables.values())
    first, second = told.splitlines()
    assert first.startswith(f"{out}: {len(tables)} tables of {rows:,} rows, Convention")
    assert second.split(", ") == [*tables]


def test_a_form_that_there_is_not(tmp_path: Path) -> None:
    """Those that there are are named, and nothing is written."""
    with pytest.raises(InvalidValueError, match="format: expected one of csv, .*'xml'"):
        export(VIEW, tmp_path / "out", "xml", until=date(2026, 1, 1))
    assert not (tmp_path / "out").exists()


def test_without_the_extras(
    few: Mapping[str, Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says which; the other forms need none."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for form, name in (("xlsx", "xlsxwriter"), ("parquet", "pyarrow")):
        with pytest.raises(MissingExtraError, match=f"{name} is not installed"):
            package(VIEW, few, form)  # type: ignore[arg-type]
    assert package(VIEW, few, "csv")


def test_what_is_longer_than_a_cell_says_so() -> None:
    """A workbook would leave it out without a word."""
    (due, *_) = VIEW.schedule(until=date(2027, 1, 1))
    long = SCHEDULE.of([attrs.evolve(due, text="x" * 40_000)])
    files = package(VIEW, {"schedule": long}, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(files["tables.xlsx"]))
    (_, row) = _values(book["schedule"])
    text = row[long.columns.index("text")]
    assert isinstance(text, str)
    assert len(text) == 32_767
    assert text.endswith("... (longer than a cell)")


class TestOddDays:
    """A day before the treaty was open has its tables; one too far is refused."""

    def test_before_it_opened_for_signature(self) -> None:
        """Nobody is bound, and the register is there."""
        tables = tables_of(
            ccm.as_of(date(2008, 1, 1)), date(2009, 1, 1), states=["LAO"]
        )
        assert {row["status"] for row in tables["spans"].to_dicts()} <= {"not bound"}
        assert len(tables["states"].to_dicts()) == 197

    def test_too_far(self) -> None:
        """A hundred years hence, and not eight thousand."""
        with pytest.raises(InvalidValueError, match="on: expected a day of 2108"):
            tables_of(ccm.as_of(date(9999, 12, 31)), date(9999, 12, 31))


def test_tables_of_an_earlier_form_go(tmp_path: Path) -> None:
    """What is another's stays, and nothing outside the folder is touched."""
    view, until = ccm.as_of(date(2020, 9, 28)), date(2021, 1, 1)
    tables = tables_of(view, until, states=["NIU"])
    outside, folder = tmp_path / "outside.csv", tmp_path / "out"
    outside.write_text("mine")
    write(folder, package(view, tables, "jsonl"))
    told = json.loads((folder / "datapackage.json").read_text())
    told["resources"].append({"path": "../outside.csv"})
    (folder / "datapackage.json").write_text(json.dumps(told))
    (folder / "mine.txt").write_text("mine")
    write(folder, package(view, tables, "csv"), replace=True)
    assert not [*folder.glob("*.jsonl")]
    assert (folder / "mine.txt").read_text() == outside.read_text() == "mine"
