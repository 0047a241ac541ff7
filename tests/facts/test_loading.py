"""Data files: every fault with file, line and field, or a whole record."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate
from ccm.errors import DataFileError, InadmissibleEventError
from ccm.facts import (
    ClearanceCompleted,
    ContaminationFound,
    Deposit,
    Instrument,
    Signature,
    check_files,
    load_record,
)

SIGNATURES = "state,date,source\n"
DEPOSITS = "state,date,instrument,source\n"
FULL = "state,date,source,dispute,followed,why\n"
REQUESTS = "state,date,obligation,number,meeting,length,source\n"
DECISIONS = "state,date,obligation,number,meeting,granted,length,until,source\n"
MEETINGS = "label,kind,opens,closes,place,source\n"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes data files and gives their folder."""

    def _write(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
        return tmp_path

    return _write


def _faults(folder: Path) -> list[str]:
    """Return the faults of loading a folder, without the path of the folder."""
    with pytest.raises(DataFileError) as refusal:
        load_record(folder)
    assert str(refusal.value) == "\n".join(refusal.value.faults)
    return [fault.replace(f"{folder}/", "") for fault in refusal.value.faults]


class TestWhatIsRead:
    """A file that keeps to the schema."""

    def test_the_mark_that_a_spreadsheet_puts_first(self, write: Write) -> None:
        """Saved as "CSV UTF-8" there, a file begins with a byte order mark."""
        folder = write(signatures="\ufeff" + SIGNATURES + "BGR,2008-12-03,UNTC\n")
        (signature,) = load_record(folder).events
        assert isinstance(signature, Signature)

    def test_coverage_of_what_is_no_obligation(self, write: Write) -> None:
        """A slip there would pass for a record that holds everything."""
        folder = write(coverage="obligation,through,source\nart33,2020-01-01,a page\n")
        record = load_record(folder)
        with pytest.raises(
            InadmissibleEventError, match=r"coverage\.csv:2: obligation: .* 'art33'"
        ):
            ccm.as_of(date(2020, 1, 1), record=record)

    def test_a_folder(self, write: Write) -> None:
        """Columns with a default can be left out; cells are typed."""
        folder = write(
            signatures=SIGNATURES + "BGR,2008-12-03,UNTC | another page\n",
            deposits=DEPOSITS + "BGR,2011-04-06,ratification,UNTC\n",
        )
        record = load_record(folder)
        deposit, signature = sorted(record.events, key=lambda e: type(e).__name__)
        assert isinstance(deposit, Deposit)
        assert isinstance(signature, Signature)
        assert deposit.instrument is Instrument.RATIFICATION
        assert deposit.date == PartialDate.on(date(2011, 4, 6))
        assert [str(source) for source in signature.source] == ["UNTC", "another page"]
        assert deposit.confidence == "high"
        assert deposit.voice == "state"

    def test_a_register_of_its_own(self, write: Write) -> None:
        """States are those of its states.csv, where there is one."""
        folder = write(
            states="alpha3,alpha2,m49,name\nXRU,XR,900,Ruritania\n",
            signatures=SIGNATURES + "XRU,2008-12-03,UNTC\n",
        )
        record = load_record(folder)
        assert [state.name for state in record.states] == ["Ruritania"]

    def test_the_place_of_clearance_and_of_a_find(self, write: Write) -> None:
        """A file can name it in a column of its own, and need not."""
        folder = write(
            clearance_completed="state,date,where,source\n"
            "BGR,2018-05-01,the north,UNTC\nFRA,2018-05-01,,UNTC\n",
            contamination_found="state,date,source\nBGR,2020-05-01,UNTC\n",
        )
        events = load_record(folder).events
        north, all_over = (e for e in events if isinstance(e, ClearanceCompleted))
        (found,) = (e for e in events if isinstance(e, ContaminationFound))
        assert (north.where, all_over.where, found.where) == ("the north", "", "")
        assert north.detail() == "clearance completed (the north)"
        assert all_over.detail() == "clearance completed"

    def test_a_header_alone(self, write: Write) -> None:
        """A file may hold no row."""
        assert load_record(write(signatures=SIGNATURES)).events == ()

    def test_files_checked_alone(self, write: Write) -> None:
        """Without meetings.csv, meetings of requests cannot be held against it."""
        row = "BGR,2019-04,art3,1,9MSP,12 months,UNTC\n"
        folder = write(extension_requests=REQUESTS + row)
        assert len(check_files([folder / "extension_requests.csv"]).events) == 1

    def test_a_cell_that_spans_lines(self, write: Write) -> None:
        """A quoted cell may hold a line end; the row stands where it begins."""
        folder = write(
            signatures='state,date,source,note\nBGR,2008-12-03,UNTC,"two\nlines"\n'
        )
        (event,) = load_record(folder).events
        assert event.note == "two\nlines"

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_line_ends_of_every_system(self, write: Write, end: str) -> None:
        """Spreadsheets write both."""
        text = f"state,date,source{end}BGR,2008-12-03,UNTC{end}"
        assert len(load_record(write(signatures=text)).events) == 1

    def test_the_packaged_files(self) -> None:
        """They are read like any others."""
        assert len(load_record().events) == len(ccm.packaged_record().events)


CELLS = {
    "state": "BGR",
    "date": "2011-04-06",
    "instrument": "ratification",
    "confidence": "high",
    "voice": "state",
    "followed": "yes",
    "source": "UNTC",
}


class TestOneFault:
    """Each kind of fault, with line and field."""

    @pytest.mark.parametrize(
        ("field", "cell", "expected"),
        [
            ("date", "6 April 2011", "expected YYYY"),
            ("date", "2013-02-30", "expected a day of the calendar"),
            ("date", "2013-13", "expected a month of the calendar"),
            ("date", "2012..2011", "or later, got 2011-12-31"),
            ("date", "", "expected a value, got an empty cell"),
            ("state", "Bulgari", "near matches: BGR Bulgaria"),
            ("state", "XXX", "no State is called 'XXX'"),
            ("state", "Korea", "'Korea' can be any of KOR Republic of Korea, PRK"),
            ("state", "Kosovo", "'Kosovo' is not on the register of States"),
            ("state", "", "expected a value, got an empty cell"),
            ("source", "", "expected a value, got an empty cell"),
            ("source", "   ", "expected a document or an address"),
            ("source", "UNTC |  | page", "expected a document or an address"),
            ("instrument", "treaty", "ratification or acceptance or approval"),
            ("instrument", "Ratification", "got 'Ratification'"),
            ("confidence", "sure", "expected high or medium or unverified, got 'sure'"),
            ("voice", "me", "expected state or parties or observer, got 'me'"),
            ("followed", "True", "expected yes or no, got 'True'"),
            ("followed", "False", "expected yes or no, got 'False'"),
            ("followed", "1", "expected yes or no, got '1'"),
        ],
    )
    def test_a_cell(self, write: Write, field: str, cell: str, expected: str) -> None:
        """The fault names file, line and field, and what was expected."""
        good = ",".join(CELLS.values()).replace("BGR", "FRA")
        bad = ",".join({**CELLS, field: cell}.values())
        text = f"{','.join(CELLS)}\n{good}\n{bad}\n"
        (fault,) = _faults(write(deposits=text))
        assert fault.startswith(f"deposits.csv:3: {field}: ")
        assert expected in fault

    @pytest.mark.parametrize(
        "cell", ["bgr", "Bulgaria", "100", "République de Bulgarie"]
    )
    def test_a_state_by_any_name(self, write: Write, cell: str) -> None:
        """As on the command line; the record is the same, down to its digest."""
        rows = [",".join({**CELLS, "state": name}.values()) for name in ("BGR", cell)]
        by_code, by_name = (
            load_record(write(deposits=f"{','.join(CELLS)}\n{row}\n")) for row in rows
        )
        assert by_name.events == by_code.events
        assert by_name.digest == by_code.digest

    @pytest.mark.parametrize(
        ("row", "fault"),
        [
            ("BGR,2019-04,art3,one,9MSP,12 months,UNTC", "number: expected a whole"),
            ("BGR,2019-04,art3,-1,9MSP,12 months,UNTC", "number: expected a whole"),
            (
                f"BGR,2019-04,art3,{'9' * 5000},9MSP,12 months,UNTC",
                "number: expected a whole number, got one of 5000 digits",
            ),
            ("BGR,2019-04,art3,1,9MSP,a year,UNTC", "length: expected a period"),
            ("BGR,2019-04,art3,1,9MSP,12,UNTC", "length: expected a period"),
        ],
    )
    def test_numbers_and_periods(self, write: Write, row: str, fault: str) -> None:
        """A number is digits, a period names its unit."""
        found = _faults(write(extension_requests=f"{REQUESTS}{row}\n"))
        assert found[0].startswith(f"extension_requests.csv:2: {fault}")

    def test_an_end_date_is_a_day(self, write: Write) -> None:
        """A decision names a day, no month."""
        row = "BGR,2019-09-04,art3,1,9MSP,yes,,2020-10,UNTC\n"
        (fault,) = _faults(write(extension_decisions=DECISIONS + row))
        assert fault.startswith("extension_decisions.csv:2: until: expected YYYY-MM-DD")

    def test_an_end_date_is_in_the_calendar(self, write: Write) -> None:
        """30 February is no day."""
        row = "BGR,2019-09-04,art3,1,9MSP,yes,,2020-02-30,UNTC\n"
        (fault,) = _faults(write(extension_decisions=DECISIONS + row))
        assert "until: expected a day of the calendar, got '2020-02-30'" in fault

    def test_a_decision_that_grants_nothing(self, write: Write) -> None:
        """Granted means a length or an end date."""
        row = "BGR,2019-09-04,art3,1,9MSP,yes,,,UNTC\n"
        (fault,) = _faults(write(extension_decisions=DECISIONS + row))
        expected = "length: expected a length or an end date (until)"
        assert fault == f"extension_decisions.csv:2: {expected}"

    def test_a_quantity(self, write: Write) -> None:
        """Digits and a point, no words, and a unit of the list."""
        text = (
            "state,date,measure,value,unit,source\n"
            "AFG,2017,area contaminated,about 6,km2,UNTC\n"
            "AFG,2018,area contaminated,6.5,acres,UNTC\n"
        )
        first, second = _faults(write(measurements=text))
        expected = "a number, 0 or more, such as 1250 or 16.8"
        assert first == f"measurements.csv:2: value: expected {expected}, got 'about 6'"
        assert second == (
            "measurements.csv:3: unit: expected items or million items or m2 or ha or "
            "km2 or million USD, got 'acres'"
        )

    def test_a_partial_date_where_the_day_is_on_record(self, write: Write) -> None:
        """The depositary records the day of a signature."""
        (fault,) = _faults(write(signatures=SIGNATURES + "BGR,2008-12,UNTC\n"))
        assert fault == ("signatures.csv:2: date: expected the exact day, got 2008-12")

    def test_a_meeting_that_closes_before_it_opens(self, write: Write) -> None:
        """A fault of the row as a whole."""
        row = "9MSP,meeting of states parties,2019-09-04,2019-09-02,Geneva,UNTC\n"
        (fault,) = _faults(write(meetings=MEETINGS + row))
        assert fault.startswith("meetings.csv:2: row: ")
        assert "2019-09-02" in fault

    def test_a_number_of_a_request(self, write: Write) -> None:
        """They are counted from one."""
        row = "BGR,2018-11-01,art4,0,9MSP,3 years,UNTC\n"
        (fault,) = _faults(write(extension_requests=REQUESTS + row))
        assert fault == "extension_requests.csv:2: number: expected 1 or more, got 0"

    def test_a_conflict_that_ends_before_it_begins(self, write: Write) -> None:
        """Its end is that of the same conflict."""
        row = "BGR,2018-11-01,2018-10,UNTC\n"
        (fault,) = _faults(write(armed_conflicts="state,date,ended,source\n" + row))
        says = "expected 2018-11-01 or later, got 2018-10"
        assert fault == f"armed_conflicts.csv:2: ended: {says}"

    def test_a_code_of_a_state(self, write: Write) -> None:
        """The register is checked like any file."""
        text = "alpha3,alpha2,m49,name\nXRU,xr,900,Ruritania\n"
        (fault,) = _faults(write(states=text))
        assert fault.startswith("states.csv:2: alpha2: expected two capital letters")

    def test_an_m49_code_stands_once(self, write: Write) -> None:
        """A State is found by it, too."""
        rows = "XRU,XR,900,Ruritania\nXLA,XL,900,Land\n"
        (fault,) = _faults(write(states=f"alpha3,alpha2,m49,name\n{rows}"))
        expected = "states.csv:3: m49: expected once, XRU Ruritania has '900' too"
        assert fault == expected

    def test_regions_and_membership(self, write: Write) -> None:
        """May be left out; membership is yes or no."""
        head, land = (
            "alpha3,alpha2,m49,name,region,un_member\n",
            "XRU,XR,900,Ruritania,",
        )
        (state,) = load_record(write(states=f"{head}{land}Europe,no\n")).states
        assert (state.region, state.sub_region, state.un_member) == (
            "Europe",
            "",
            False,
        )
        (state,) = load_record(write(states=f"{head}{land},\n")).states
        assert (state.region, state.un_member) == ("", None)
        (fault,) = _faults(write(states=f"{head}{land},maybe\n"))
        assert fault == "states.csv:2: un_member: expected yes or no, got 'maybe'"


class TestColumns:
    """The header and the number of cells."""

    def test_an_unknown_column(self, write: Write) -> None:
        """The columns that exist are listed."""
        found = _faults(write(signatures="state,date,source,colour\n"))
        assert len(found) == 1
        assert found[0].startswith("signatures.csv:1: colour: expected one of the")
        assert "confidence" in found[0]

    def test_a_missing_column(self, write: Write) -> None:
        """Each that is needed is named."""
        assert _faults(write(deposits="state,source\n")) == [
            "deposits.csv:1: date: expected this column in the header",
            "deposits.csv:1: instrument: expected this column in the header",
        ]

    def test_a_column_that_stands_twice(self, write: Write) -> None:
        """Which of the two would count?"""
        text = "state,date,date,source\nBGR,2008-12-03,2008-12-04,UNTC\n"
        assert _faults(write(signatures=text)) == [
            "signatures.csv:1: date: expected once, got it 2 times"
        ]

    @pytest.mark.parametrize("text", ["", "\n", "\ufeff"])
    def test_no_header(self, write: Write, text: str) -> None:
        """An empty file is no empty list, and a byte order mark is no header."""
        assert all(
            f.startswith("signatures.csv:1: ") for f in _faults(write(signatures=text))
        )

    @pytest.mark.parametrize(
        ("row", "number"), [("BGR,2008-12-03", 2), ("BGR,2008-12-03,UNTC,more", 4)]
    )
    def test_a_wrong_number_of_cells(self, write: Write, row: str, number: int) -> None:
        """Too few or too many: nothing is shifted in silence."""
        text = f"{SIGNATURES}FRA,2008-12-03,UNTC\n{row}\n"
        assert _faults(write(signatures=text)) == [
            f"signatures.csv:3: row: expected 3 cells, got {number}"
        ]

    def test_a_blank_line(self, write: Write) -> None:
        """It is a row without cells."""
        text = f"{SIGNATURES}\nFRA,2008-12-03,UNTC\n"
        assert _faults(write(signatures=text)) == [
            "signatures.csv:2: row: expected 3 cells, got 0"
        ]

    def test_the_header_again(self, write: Write) -> None:
        """As where two files were put together: it is no State called 'state'."""
        row = "FRA,2008-12-03,UNTC\n"
        assert _faults(write(signatures=f"{SIGNATURES}{row}{SIGNATURES}")) == [
            "signatures.csv:3: row: expected values, got the header again"
        ]

    @pytest.mark.parametrize("kept", ["-5", "1,000", "5.0", " 5", "1e3", "٥"])
    def test_what_is_no_whole_number(self, write: Write, kept: str) -> None:
        """Fewer than none are not kept, and separators are read in two ways."""
        text = f'state,date,munitions,source\nFRA,2015,"{kept}",a page\n'
        expected = "a whole number, 0 or more, in digits alone"
        assert _faults(write(retentions=text)) == [
            f"retentions.csv:2: munitions: expected {expected}, got {kept!r}"
        ]

    @pytest.mark.parametrize("kind", ["annual_reports", "annual_reports_missing"])
    @pytest.mark.parametrize("year", ["25", "999", "10000"])
    def test_a_year_that_is_cut_short(self, write: Write, kind: str, year: str) -> None:
        """A report on "25" would be on no year that anybody asks about."""
        text = f"state,date,year,source\nFRA,2026-04-30,{year},a page\n"
        assert _faults(write(**{kind: text})) == [
            f"{kind}.csv:2: year: expected a year of four digits, got {year}"
        ]

    def test_a_report_on_a_year_to_come(self, write: Write) -> None:
        """It covers the calendar year before it (Article 7(2)); "2027" is a slip."""
        fine = "FRA,2027-01-01,2027,a\nFRA,2026-12..2027-01,2027,a\n"
        slips = "FRA,..2026-12-31,2027,a\n"
        text = f"state,date,year,source\n{fine}{slips}"
        expected = "year: expected one that had begun by ..2026-12-31"
        assert _faults(write(annual_reports=text)) == [
            f"annual_reports.csv:4: {expected}, got 2027"
        ]

    def test_a_row_that_stands_twice(self, write: Write) -> None:
        """Both lines are named."""
        row = "FRA,2008-12-03,UNTC\n"
        text = f"{SIGNATURES}{row}DEU,2008-12-03,UNTC\n{row}"
        assert _faults(write(signatures=text)) == [
            "signatures.csv:4: row: expected once, it stands at line 2 too"
        ]


class TestLines:
    """The line is that of the fault, also where cells span lines."""

    def test_after_a_cell_that_spans_lines(self, write: Write) -> None:
        """Lines of the file are counted, not rows."""
        text = (
            "state,date,source,note\n"
            'BGR,2008-12-03,UNTC,"one\ntwo\nthree"\n'
            "FRA,never,UNTC,\n"
        )
        (fault,) = _faults(write(signatures=text))
        assert fault.startswith("signatures.csv:5: date: ")

    def test_of_a_row_that_spans_lines(self, write: Write) -> None:
        """The row stands where it begins, as an editor shows it."""
        text = (
            "state,date,source,note\n"
            "FRA,2008-12-03,UNTC,\n"
            'BGR,never,UNTC,"one\ntwo\nthree"\n'
        )
        (fault,) = _faults(write(signatures=text))
        assert fault.startswith("signatures.csv:3: date: ")

    @pytest.mark.parametrize(
        "row",
        [
            'BGR,2008-12-03,"UNTC\n',  # never closed
            'BGR,2008-12-03,"UNTC\nDEU,2008-12-03,UNTC\n',  # and more follows
            'BGR,2008-12-03,"UNTC"x\n',  # closed too early
        ],
    )
    def test_a_stray_quote(self, write: Write, row: str) -> None:
        """The file is refused, not read askew."""
        good = "FRA,2008-12-03,UNTC\n"
        found = _faults(write(signatures=SIGNATURES + good + row))
        assert len(found) == 1
        assert found[0].startswith("signatures.csv:3: file: expected CSV, got ")

    def test_a_stray_quote_in_the_header(self, write: Write) -> None:
        """It is refused there, before any row is looked at."""
        (fault,) = _faults(write(signatures='"state"x,date,source\nFRA,never,\n'))
        assert fault.startswith("signatures.csv:1: file: expected CSV, got ")

    def test_a_quote_within_a_cell_is_text(self, write: Write) -> None:
        """A cell that does not begin with a quote may hold one."""
        text = SIGNATURES + 'BGR,2008-12-03,a "page"\n'
        (event,) = load_record(write(signatures=text)).events
        assert str(event.source[0]) == 'a "page"'


class TestFiles:
    """Files and folders."""

    def test_not_utf_8(self, tmp_path: Path) -> None:
        """Latin-1 is refused, not guessed, at the line where that shows."""
        data = "state,date,source\nCIV,2008-12-04,Côte\n".encode("latin-1")
        (tmp_path / "signatures.csv").write_bytes(data)
        (fault,) = _faults(tmp_path)
        says = "expected UTF-8, got the byte 0xf4: save it as UTF-8"
        assert fault == f"signatures.csv:2: file: {says}"

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("before", [0, 1, 500, 5000])
    def test_at_which_line_it_is_no_utf_8(
        self, tmp_path: Path, before: int, end: str
    ) -> None:
        """However far down: files are read piece by piece."""
        rows = [f"BGR,2008-12-03,page {number}" for number in range(before)]
        text = end.join(["state,date,source", *rows, "CIV,2008-12-04,Côte", ""])
        (tmp_path / "signatures.csv").write_bytes(text.encode("latin-1"))
        *_, fault = _faults(tmp_path)
        assert fault.startswith(f"signatures.csv:{before + 2}: file: expected UTF-8")

    @pytest.mark.parametrize(
        ("begins", "told"),
        [
            ("state".encode("utf-16"), "UTF-16: save it as UTF-8"),
            (b"PK\x03\x04\xff\n", "a workbook or an archive: save the sheet as CSV"),
        ],
    )
    def test_files_of_other_kinds(
        self, tmp_path: Path, begins: bytes, told: str
    ) -> None:
        """As spreadsheets write them, whatever they are called."""
        (tmp_path / "signatures.csv").write_bytes(begins)
        (fault,) = _faults(tmp_path)
        assert fault == f"signatures.csv:1: file: expected UTF-8, got {told}"

    def test_a_column_without_a_name(self, write: Write) -> None:
        """As spreadsheets leave them at the end: the header says no more."""
        rows = "state,date,source,,\nBGR,2008-12-03,UNTC,,\n"
        (fault,) = _faults(write(signatures=rows))
        says = "expected each column to have a name, got one without"
        assert fault == f"signatures.csv:1: header: {says}"

    def test_an_unknown_file_name(self, write: Write) -> None:
        """Those that are like it are named, in one line that can be read."""
        (fault,) = _faults(write(signature=SIGNATURES))
        says = "expected a name that says what the rows are, such as signatures.csv"
        assert fault.startswith(f"signature.csv: file name: {says}")
        assert len(fault) < 200

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        """A record of nothing is a mistake."""
        with pytest.raises(DataFileError, match=r"folder with data files \(\*"):
            load_record(tmp_path)

    def test_a_folder_that_does_not_exist(self, tmp_path: Path) -> None:
        """The same form of message."""
        missing = tmp_path / "nowhere"
        with pytest.raises(DataFileError, match="nowhere: no such file or folder"):
            load_record(missing)

    def test_a_file_that_does_not_exist(self, tmp_path: Path) -> None:
        """Checked alone, it is named."""
        missing = tmp_path / "deposits.csv"
        with pytest.raises(DataFileError, match=r"deposits\.csv: no such file"):
            check_files([missing])

    def test_a_folder_in_the_place_of_a_file(self, tmp_path: Path) -> None:
        """It is no file."""
        (tmp_path / "deposits.csv").mkdir()
        with pytest.raises(DataFileError, match=r"deposits\.csv: expected a file"):
            load_record(tmp_path)

    def test_a_name_that_no_file_can_have(self) -> None:
        """There is none of that name, as of any other that is not there."""
        for name in ("de\0posits.csv", "no\0where/deposits.csv"):
            with pytest.raises(DataFileError, match="no such file or folder"):
                check_files([name])

    def test_many_faults_are_not_all_told(self, write: Write) -> None:
        """A thousand rows are, and that the rest is unread."""
        folder = write(signatures=SIGNATURES + "BGR,2008-12,UNTC\n" * 1500)
        *_, last = faults = _faults(folder)
        assert len(faults) == 1001
        assert last == (
            "signatures.csv:1001: file: expected fewer than 1,000 rows at fault: "
            "the rest is unread"
        )

    def test_other_files_are_left_alone(self, write: Write) -> None:
        """Only names that end in .csv are data."""
        folder = write(signatures=SIGNATURES)
        (folder / "README.md").write_text("notes", encoding="utf-8")
        assert load_record(folder).events == ()


class TestAcrossRows:
    """What shows only when rows are held against each other."""

    def test_a_dispute_without_a_followed_account(self, write: Write) -> None:
        """One account is followed, or there is no answer."""
        text = (
            f"{FULL}NOR,2013-09,a,nor-clearance,no,first\n"
            "NOR,2014-04,b,nor-clearance,no,second\n"
        )
        (fault,) = _faults(write(clearance_completed=text))
        assert fault == (
            "clearance_completed.csv:2: dispute: expected 'nor-clearance' of NOR to "
            "have one followed account of two or more, got 0 of 2"
        )

    def test_a_dispute_with_two_followed_accounts(self, write: Write) -> None:
        """Two answers are none."""
        text = (
            f"{FULL}NOR,2013-09,a,nor-clearance,yes,first\n"
            "NOR,2014-04,b,nor-clearance,yes,second\n"
        )
        (fault,) = _faults(write(clearance_completed=text))
        assert "got 2 of 2" in fault

    def test_a_dispute_with_itself(self, write: Write) -> None:
        """It takes two."""
        text = f"{FULL}NOR,2013-09,a,nor-clearance,yes,first\n"
        (fault,) = _faults(write(clearance_completed=text))
        assert "got 1 of 1" in fault

    def test_a_dispute_across_files(self, write: Write) -> None:
        """Accounts of one dispute may stand in two files."""
        folder = write(
            initial_reports=f"{FULL}CMR,2014-08,a,cmr-report,yes,dated\n",
            initial_reports_missing=f"{FULL}CMR,2015-06-18,b,cmr-report,no,posted\n",
        )
        assert len(load_record(folder).events) == 2

    def test_disputes_of_two_states_are_two(self, write: Write) -> None:
        """The same name for two States joins nothing."""
        text = f"{FULL}NOR,2013-09,a,x,yes,first\nMOZ,2014-04,b,x,no,second\n"
        assert len(_faults(write(clearance_completed=text))) == 2

    @pytest.mark.parametrize(
        ("row", "field"),
        [
            ("NOR,2013-09,a,x,yes,", "why"),
            ("NOR,2013-09,a,,yes,because", "why"),
            ("NOR,2013-09,a,,no,", "dispute"),
        ],
    )
    def test_a_dispute_has_a_reason(self, write: Write, row: str, field: str) -> None:
        """Name, account and reason go together."""
        found = _faults(write(clearance_completed=f"{FULL}{row}\n"))
        assert found[0].startswith(f"clearance_completed.csv:2: {field}: expected")

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("extension_requests", REQUESTS + "BGR,2019-04,art3,1,99MSP,,UNTC\n"),
            (
                "extension_decisions",
                DECISIONS + "BGR,2019-09-04,art3,1,99MSP,no,,,UNTC\n",
            ),
        ],
    )
    def test_an_unknown_meeting(self, write: Write, name: str, text: str) -> None:
        """It must be a label of meetings.csv."""
        row = "9MSP,meeting of states parties,2019-09-02,2019-09-04,Geneva,UNTC\n"
        (fault,) = _faults(write(meetings=MEETINGS + row, **{name: text}))
        assert fault == (
            f"{name}.csv:2: meeting: expected a label of meetings.csv, got '99MSP'"
        )


class TestAllAtOnce:
    """Every fault of every file; nothing half-loaded."""

    def test_every_fault(self, write: Write) -> None:
        """One run shows all that is to be corrected."""
        folder = write(
            signatures=f"{SIGNATURES}BGR,never,\nFRA,2008-12-03,UNTC\nXXX,2008,UNTC\n",
            deposits="state,date,source\n",
            colours="a,b\n",
            clearance_completed=f"{FULL}NOR,2013-09,a,x,no,first\n",
        )
        found = _faults(folder)
        places = [fault.partition(": ")[0] for fault in found]
        fields = {":".join(fault.split(": ")[:2]) for fault in found}
        assert sorted(places) == [
            "clearance_completed.csv:2",
            "colours.csv",
            "deposits.csv:1",
            "signatures.csv:2",
            "signatures.csv:2",
            "signatures.csv:4",
        ]
        assert "signatures.csv:2:date" in fields
        assert "signatures.csv:2:source" in fields

    def test_all_faults_of_one_row(self, write: Write) -> None:
        """A row with four faults gives four."""
        found = _faults(write(deposits=DEPOSITS + "XXX,never,treaty,\n"))
        fields = [fault.split(": ")[1] for fault in found]
        assert sorted(fields) == ["date", "instrument", "source", "state"]

    def test_nothing_is_loaded(self, write: Write) -> None:
        """One bad row in one file: no record at all."""
        folder = write(
            signatures=f"{SIGNATURES}FRA,2008-12-03,UNTC\n",
            deposits=f"{DEPOSITS}FRA,2009-09-25,treaty,UNTC\n",
        )
        with pytest.raises(DataFileError):
            load_record(folder)

    def test_a_register_of_no_state(self, write: Write) -> None:
        """An empty register knows no State, the packaged ones included."""
        found = _faults(
            write(
                states="alpha3,alpha2,m49,name\n",
                signatures=SIGNATURES + "BGR,2008-12-03,UNTC\n",
            )
        )
        assert len(found) == 1
        assert found[0].startswith("signatures.csv:2: state: no State is called 'BGR'")

    def test_a_fault_of_the_register_is_no_fault_of_others_alone(
        self, write: Write
    ) -> None:
        """The bad State is named first, then the rows that miss it."""
        found = _faults(
            write(
                states="alpha3,alpha2,m49,name\nXRU,xr,900,Ruritania\n",
                signatures=SIGNATURES + "XRU,2008-12-03,UNTC\n",
            )
        )
        assert found[0].startswith("states.csv:2: alpha2:")


HEADERS = st.sampled_from([DEPOSITS, "", DEPOSITS.strip(), DEPOSITS[:-8]])
PIECES = st.sampled_from(
    [",", "\n", "\r", '"', "BGR", "2011-04-06", "ratification", "UNTC", "\0", " "]
)
TEXTS = st.one_of(
    st.text(),
    st.builds("".join, st.lists(PIECES)),
    st.builds(str.__add__, HEADERS, st.text()),
    st.builds(str.__add__, HEADERS, st.builds("".join, st.lists(PIECES))),
)


def _refusal(folder: str) -> tuple[str, ...]:
    """Return the faults of a folder; another exception goes through."""
    try:
        load_record(folder)
    except DataFileError as error:
        return error.faults
    return ()


@given(text=TEXTS)
@settings(deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever a file holds: a record or a `DataFileError`, nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deposits.csv"
        path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
        for fault in _refusal(folder):
            place, _, rest = fault.removeprefix(str(path)).partition(": ")
            assert place.removeprefix(":").isdecimal()
            assert ": " in rest


@given(data=st.binary())
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """The same for bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deposits.csv"
        path.write_bytes(data)
        assert all(fault.startswith(f"{path}:") for fault in _refusal(folder))
