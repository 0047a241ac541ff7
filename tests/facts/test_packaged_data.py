"""The packaged data files: their form, their sources, their contradictions."""

from __future__ import annotations

import csv
import os
import re
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
import pytest

import ccm
from ccm.errors import DataFileError, InvalidValueError
from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    ClearanceCompleted,
    ContaminationRuledOut,
    Deposit,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    InitialReport,
    InitialReportMissing,
    Record,
    Signature,
    StockpileDestroyed,
    StockpileRuledOut,
    VictimsRuledOut,
    Voice,
    VoluntaryReport,
    load_record,
    packaged,
    packaged_record,
)
from ccm.facts.packaged import trusted_record
from ccm.facts.schema import DATA, SCHEMA

FILES = sorted(Path(DATA).glob("*.csv"))
RECORD = ccm.packaged_record()

Row = dict[str, str]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEveryFile:
    """What a desk officer can rely on when opening any of them."""

    def test_utf_8_without_byte_order_mark(self, path: Path) -> None:
        """Every tool reads it alike."""
        data = path.read_bytes()
        assert data.decode("utf-8")
        assert not data.startswith(b"\xef\xbb\xbf")

    def test_line_feeds(self, path: Path) -> None:
        """One kind of line end, and one at the end of the file."""
        data = path.read_bytes()
        assert b"\r" not in data
        assert data.endswith(b"\n")
        assert not data.endswith(b"\n\n")

    def test_the_name_is_known(self, path: Path) -> None:
        """No file lies beside the schema."""
        assert path.stem in SCHEMA

    def test_in_order(self, path: Path) -> None:
        """By State, so that a row is found and a change is seen."""
        rows = _rows(path)
        if rows and "state" in rows[0]:
            states = [row["state"] for row in rows]
            assert states == sorted(states)

    def test_every_row_has_a_source(self, path: Path) -> None:
        """A fact without a source is not in the record."""
        if path.stem == "states":
            return
        for row in _rows(path):
            assert row["source"].strip()
            assert all(part.strip() for part in row["source"].split(" | "))

    def test_no_blank_rows_or_stray_spaces(self, path: Path) -> None:
        """Cells hold what they say and nothing around it."""
        for row in _rows(path):
            for cell in row.values():
                assert cell is not None
                assert "\n" not in cell


@pytest.fixture(name="damage")
def _damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str], Path]:
    """Return what puts another text in place of one file, and gives the folder."""

    def damage(name: str, text: str) -> Path:
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8", newline="")
        monkeypatch.setattr(packaged, "DATA", os.fspath(tmp_path))
        return tmp_path

    for path in FILES:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return damage


DAMAGES: dict[str, Callable[[str], str]] = {
    "lost": lambda _line: "",
    "twice": lambda line: line * 2,
    "a blank line": lambda line: "\n" + line,
    "a cell less": lambda line: line.partition(",")[2],
    "a cell more": lambda line: "," + line,
    "a cell twice": lambda line: line.partition(",")[0] + "," + line,
    "a space": lambda line: line.replace(",", ", ", 1),
    "a quote": lambda line: line.replace(",", ',"', 1),
    "text after quotes": lambda line: line.replace(",", ',"x"y', 1),
    "quotes within text": lambda line: line.replace(",", '"x",', 1),
    "another line end": lambda line: line.replace("\n", "\r\n"),
    "other digits": lambda line: line.replace("2", "9"),
    "capitals": lambda line: line.upper(),
    "a mark before it": lambda line: "\ufeff" + line,
}
"""What can happen to a line of a file."""


def _everything(record: Record) -> dict[str, list[object]]:
    return {
        name: [(type(row), _told(row)) for row in getattr(record, name)]
        for name in ("states", "events", "meetings", "coverage")
    }


def _told(row: Any) -> dict[str, Any]:
    """Return what a row says: not in which file, which the quick way does not keep."""
    places = ("file", "line")
    return attrs.asdict(row, filter=lambda field, _: field.name not in places)


class TestTheQuickWay:
    """The packaged record is read in a quick way, which must be no other way."""

    def test_it_is_what_the_strict_way_reads(self) -> None:
        """The same States, events, sittings and claims, field by field, in order."""
        quick = _everything(trusted_record())
        assert all(quick.values())
        assert quick == _everything(load_record(DATA))

    @pytest.mark.parametrize("line", [0, 2], ids=["header", "row"])
    @pytest.mark.parametrize("done", DAMAGES)
    def test_whatever_it_takes_the_strict_way_takes_too(
        self, damage: Callable[[str, str], Path], done: str, line: int
    ) -> None:
        """Of a file with one line damaged: no fault is passed over, or read apart."""
        text = (Path(DATA) / "deposits.csv").read_text(encoding="utf-8")
        lines = text.splitlines(keepends=True)
        lines[line] = DAMAGES[done](lines[line])
        folder = damage("deposits", "".join(lines))
        quick = None
        with suppress(Exception):  # then it is for the strict way to say
            quick = trusted_record()
        if quick is not None:
            assert _everything(quick) == _everything(load_record(folder))

    @pytest.mark.parametrize(
        ("name", "text", "fault"),
        [
            ("signatures", "state,date,source\nXXX,2008-12-03,UNTC\n", ":2: state: "),
            ("signatures", "state,date,source\nBGR,2008-12\n", ":2: row: "),
            ("signatures", "state,date,colour\nBGR,2008-12-03,red\n", ":1: colour: "),
            ("notes", "state,date\n", ": file name: "),
            ("states", "alpha3\nBGR\n", ":1: alpha2: "),
            (
                "signatures",
                "state,date,source,date\nBGR,2008-12-03,UNTC,2008-12-03\n",
                ":1: date: expected once",
            ),
            (
                "signatures",
                "state,date,source\nBGR,2008-12-03,UNTC\nBGR,2008-12-03,UNTC\n",
                ":3: row: expected once",
            ),
            (
                "signatures",
                'state,date,source\nBGR,2008-12-03,"UN"TC\n',
                ":2: file: expected CSV",
            ),
            (
                "coverage",
                "event,through,source\nstates,2020-01-01,A\n",
                ":2: event: expected the name of a file of events",
            ),
            (
                "coverage",
                "through,source\n2020-01-01,A\n",
                ":2: event: expected a kind of event",
            ),
            (
                "signatures",
                "state,date,source,dispute,why\nBGR,2008-12-03,A,alone,unclear\n",
                ":2: dispute: expected",
            ),
        ],
    )
    def test_damaged_files(
        self, damage: Callable[[str, str], Path], name: str, text: str, fault: str
    ) -> None:
        """Whatever is wrong, the strict way names it."""
        damage(name, text)
        with pytest.raises(DataFileError, match=rf"{name}\.csv{fault}") as caught:
            len(packaged_record.__wrapped__().events)
        assert caught.value.__context__ is None  # it names the fault, not how found

    @pytest.mark.parametrize(
        ("name", "correction"),
        [
            ("deposits", ("(BGR,.*)", r"\1\n\1", "row")),
            ("extension_decisions", ("(BGR,.*),no,(.*)", r"\1,yes,\2", "dispute")),
            ("extension_decisions", ("(LAO,.*),9MSP,(.*)", r"\1,99MSP,\2", "meeting")),
            ("states", ("LVA,(.*)", r"BGR,\1", "alpha3")),
            ("papers", ("12MSP,(.*/4,.*)", r"99MSP,\1", "meeting")),
        ],
    )
    def test_corrections_in_place(
        self,
        damage: Callable[[str, str], Path],
        name: str,
        correction: tuple[str, str, str],
    ) -> None:
        """A row that is sound alone and contradicts another is not answered from."""
        row, corrected, fault = correction
        before = (Path(DATA) / f"{name}.csv").read_text(encoding="utf-8")
        after, number = re.subn(f"(?m)^{row}$", corrected, before, count=1)
        assert number == 1
        damage(name, after)
        with pytest.raises(DataFileError, match=rf"{name}\.csv:\d+: {fault}: "):
            len(packaged_record.__wrapped__().events)
        with pytest.raises(DataFileError):
            trusted_record()


class TestDisputes:
    """Contradictions of the sources stay in the record."""

    @staticmethod
    def _disputes() -> dict[tuple[str, str], list[Event]]:
        found: dict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in RECORD.events:
            if event.dispute:
                found[event.state.alpha3, event.dispute].append(event)
        return found

    def test_one_account_is_followed_and_every_one_says_why(self) -> None:
        """A reader can follow the choice, and make another."""
        disputes = self._disputes()
        assert disputes
        for accounts in disputes.values():
            assert len(accounts) > 1
            assert sum(account.followed for account in accounts) == 1
            assert all(account.why.strip() for account in accounts)

    def test_accounts_of_a_dispute_speak_of_one_thing(self) -> None:
        """Of one act, of a report and its lack, of a stock that was or never was."""
        rivals: tuple[set[type[Event]], ...] = (
            {InitialReport, InitialReportMissing},
            {AnnualReport, AnnualReportMissing},
            {StockpileDestroyed, StockpileRuledOut},
        )
        for accounts in self._disputes().values():
            kinds = {type(account) for account in accounts}
            assert len(kinds) == 1 or kinds in rivals
            assert len({getattr(account, "year", None) for account in accounts}) == 1

    @pytest.mark.parametrize(
        ("state", "kind", "accounts"),
        [
            ("BGR", ExtensionRequest, {"12 months", "18 months"}),
            ("BGR", ExtensionDecision, {"12 months", "18 months"}),
        ],
    )
    def test_bulgarias_first_extension(
        self, state: str, kind: type[Event], accounts: set[str]
    ) -> None:
        """Twelve months (review), eighteen (Monitor): both are there."""
        found = [
            event
            for event in self._of(state, kind)
            if isinstance(event, ExtensionRequest | ExtensionDecision)
            and event.number == 1
        ]
        assert {str(event.length) for event in found} == accounts
        assert [str(event.length) for event in found if event.followed] == ["12 months"]

    @pytest.mark.parametrize(
        ("state", "kind", "dates"),
        [
            ("NOR", ClearanceCompleted, "2013-09 2014-04 2014-09-02..2014-09-05"),
            ("DEU", ExtensionRequest, "2018-10-31..2018-12-28 2019-01-15"),
            ("CMR", InitialReport, "2014-08"),
            ("CMR", InitialReportMissing, "2015-06-18 2015-07-03"),
            ("BEN", InitialReportMissing, "2019-06-20"),
            ("BOL", InitialReport, "2017-07-11 2017-11-07"),
            ("IRQ", Deposit, "2013-05-14 2013-05-15"),
            ("IRQ", Signature, "2009-11-12 2009-11-13"),
            ("KNA", InitialReport, "2015-12-31 2016"),
            ("LTU", VoluntaryReport, "2010-03-30 2011-03-30"),
            ("LUX", InitialReport, "2011-01-21 2011-01-21..2011-03-30 2011-03-30"),
            ("MLI", InitialReportMissing, "2016-05-30"),
            ("MLI", StockpileDestroyed, "..2007-12-31"),
            ("MLI", StockpileRuledOut, "2010-07"),
            ("MOZ", InitialReport, "2012-06 2012-07"),
            ("MRT", ClearanceCompleted, "2013-09-09 2014-09"),
            ("SSD", Deposit, "2023-08-03 2023-08-04"),
            ("SWZ", InitialReport, "2013-04-09 2013-04-09..2013-04-29 2013-04-29"),
            ("HUN", StockpileDestroyed, "2011-06-30 2011-07-08"),
            ("NOR", StockpileDestroyed, "2010-06 2010-07-16"),
            ("CUB", InitialReport, "2017-03-30 2018-03"),
            ("ZMB", AnnualReport, "2015-05-31"),
            ("ZMB", AnnualReportMissing, "2015-07-24"),
        ],
    )
    def test_contradictory_dates_are_kept(
        self, state: str, kind: type[Event], dates: str
    ) -> None:
        """Those that the shared facts name, each as its source prints it."""
        found = {str(event.date) for event in self._of(state, kind) if event.dispute}
        assert found == set(dates.split())

    @staticmethod
    def _of(state: str, kind: type[Event]) -> list[Event]:
        return [
            event
            for event in RECORD.events
            if event.state.alpha3 == state and isinstance(event, kind)
        ]


class TestPartialDates:
    """A date that a source gives in part stays in part."""

    @pytest.mark.parametrize(
        ("state", "kind", "printed"),
        [
            ("BGR", StockpileDestroyed, "2023-06"),
            ("SVN", StockpileDestroyed, "2018-04"),
            ("MRT", ClearanceCompleted, "2013-09-09"),  # CCM/CONF/2021/2, para. 1
            ("BDI", InitialReport, "2011"),
            ("CHL", InitialReport, "2012-09-13..2012-09-30"),
            ("ZAF", StockpileDestroyed, "2023-01-01..2023-09-12"),
            ("GBR", StockpileDestroyed, "2013-12-17"),
        ],
    )
    def test_as_printed(self, state: str, kind: type[Event], printed: str) -> None:
        """Nothing was sharpened."""
        dates = [
            str(event.date)
            for event in RECORD.events
            if event.state.alpha3 == state and isinstance(event, kind)
        ]
        assert printed in dates


def test_every_request_and_decision_names_a_meeting_of_the_record() -> None:
    """And one that can decide."""
    for event in RECORD.events:
        if isinstance(event, ExtensionRequest | ExtensionDecision):
            sittings = RECORD.sittings(event.meeting)
            assert sittings
            assert all(sitting.kind.decides for sitting in sittings)


class TestPapers:
    """Of a paper the record holds what it is about."""

    def test_the_analyses_before_12msp(self) -> None:
        """Three requests were before it (clusterconvention.org/12msp)."""
        symbols = {
            paper.symbol: paper.title
            for paper in RECORD.papers("12MSP")
            if paper.title.startswith("analysis")
        }
        assert symbols == {
            "CCM/MSP/2024/4": "analysis of the Article 4 request of Chad",
            "CCM/MSP/2024/5": "analysis of the Article 4 request of Germany",
            "CCM/MSP/2024/6": "analysis of the Article 4 request of Lao PDR",
        }

    def test_every_paper_lay_before_a_sitting_of_the_record(self) -> None:
        """Once, and before a part that there is."""
        found = [(paper.meeting, paper.symbol) for paper in RECORD.documents]
        assert len(set(found)) == len(found)
        for paper in RECORD.documents:
            parts = {sitting.part for sitting in RECORD.sittings(paper.meeting)}
            assert paper.part in parts
            assert repr(paper) == f"<Paper {paper.symbol}, {paper.title}>"

    def test_a_paper_has_a_symbol_and_a_source(self) -> None:
        """Otherwise nobody can find it."""
        paper = RECORD.documents[0]
        with pytest.raises(InvalidValueError, match="symbol: expected one"):
            attrs.evolve(paper, symbol=" ")
        with pytest.raises(InvalidValueError, match="has no source"):
            attrs.evolve(paper, source=())


def test_a_planned_meeting_says_so() -> None:
    """No page was read that was written after it (Xinhua, 27 February 2026)."""
    (sitting,) = RECORD.sittings("3RC")
    assert (str(sitting.opens), str(sitting.closes)) == ("2026-09-14", "2026-09-18")
    assert sitting.note.startswith("planned days")


def test_no_answer_is_stored() -> None:
    """No file has a column for a deadline or a status: those are computed."""
    for path in FILES:
        with path.open(encoding="utf-8") as file:
            header = file.readline()
        for word in ("deadline", "status", "in_force", "due"):
            assert word not in header


@pytest.mark.parametrize(
    "kind", [StockpileRuledOut, ContaminationRuledOut, VictimsRuledOut]
)
def test_lists_rule_nothing_out_for_who_had_not_reported(kind: type[Event]) -> None:
    """A list of 2015 says nothing of a State whose initial report was still to come."""
    too_early = [
        event
        for dossier in RECORD.dossiers.values()
        for event in dossier.of(kind)
        if event.voice is Voice.PARTIES
        and (
            any(event.date.latest < r.date.earliest for r in dossier.of(InitialReport))
            or any(
                event.date.latest < silent.date.latest
                for silent in dossier.of(InitialReportMissing)
            )
        )
    ]
    assert too_early == []
