"""Slips of every kind, in every command: one line, exit status 2, what was meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ccm import cli
from ccm.facts.schema import DATA

Run = Callable[..., Any]

ASKED = {
    "report": "",
    "state": "BGR",
    "parties": "",
    "deadlines": "",
    "schedule": "",
    "support": "",
    "conference": "1RC",
    "explain": "BGR art3",
    "timeline": "BGR",
    "request": "TCD art4",
    "project": "LAO",
    "progress": "dubrovnik",
    "audit": "--document review-2020",
    "check": DATA,
    "changes": "--since 2024-12-31",
    "readings": "",
    "template": "",
    "calendar": "LAO",
    "obligations": "",
    "help": "terms",
}
"""A right way to ask each command."""

EVERY = [f"{command} {rest}".strip() for command, rest in ASKED.items()]
DATED = [
    asked
    for asked in EVERY
    if not asked.startswith(("obligations", "help", "template"))
]

COMMANDS = {
    "reprot": "did you mean report?",
    "explian BGR art3": "did you mean explain?",
    "deadline": "did you mean deadlines?",
    "schedul": "did you mean schedule?",
    "Report": "did you mean report?",
    "partys": "did you mean parties?",
    "time-line LAO": "did you mean timeline?",
    "xyz": "expected report, state",
    "--on 2020-01-01": "expected COMMAND",
    "--on 2020-01-01 reprot": "did you mean report?",
    "--no-pager": "expected COMMAND",
    "help reprot": "did you mean report?",
    "help term": "did you mean terms?",
    "help art33": "did you mean art3?",
    "help xyz": "see ccm help",
}
MISSING = {
    "state": "expected STATE: ccm state STATE",
    "explain": "expected STATE: ccm explain STATE OBLIGATION",
    "explain BGR": "expected OBLIGATION: ccm explain STATE OBLIGATION",
    "timeline": "expected STATE: ccm timeline STATE",
    "request TCD": "expected OBLIGATION: ccm request STATE OBLIGATION",
    "project": "expected STATE: ccm project STATE",
    "conference": "expected MEETING: ccm conference MEETING",
    "progress": "expected PLAN: ccm progress PLAN",
    "audit": "expected FILE or --document",
    "export": "expected FOLDER: ccm export FOLDER",
    "ask": "expected QUESTION: ccm ask QUESTION",
    "check": "expected FILE, or --record FOLDER",
    "changes": "expected --since: ccm changes",
    "readings PER": "expected STATE OBLIGATION, or neither",
    "report --on": "--on: ",
    "deadlines --obligation": "--obligation: ",
    "explain BGR art3 --sources": "--sources: ",
}
TOO_MUCH = {
    "report BGR": "did you mean --state BGR?",
    "schedule Chad": "did you mean --state Chad?",
    "deadlines LAO": "did you mean --state LAO?",
    "parties BGR": "expected no argument, got 'BGR'",
    "explain BGR art3 art4": "expected no more than STATE OBLIGATION, got 'art4'",
    "progress dubrovnik 1.1 BGR LAO": "got 'LAO' as well",
    "explain BGR art3 --brief=yes": "--brief: ",
    "report --suppose": "--suppose: expected a value after it",
    "changes": "expected --since DAY: ccm changes",
    "parties --state LAO": "no option is called '--state': see ccm help parties",
    "timeline LAO --state LAO": "expected STATE alone, as in ccm timeline STATE",
    "calendar --state LAO": "expected STATES alone, as in ccm calendar [STATES]",
    "explain LAO --obligation art4": "expected OBLIGATION alone, as in ccm explain",
    "report --ouput x": "did you mean --output?",
    "deadlines art4": "did you mean --obligation art4?",
    "deadlines '4(1)(a)'": "did you mean --obligation '4(1)(a)'?",
    "deadlines 418": "did you mean --state 418?",
    "schedule LAO": "did you mean --state LAO?",
    "parties LAO": "parties: expected no argument, got 'LAO' as well",
    "schedule --until 2099-01-01 --months 2": "--until: not allowed with --months",
    "support --until 2099-01-01 --months 2": "--until: not allowed with --months",
    "report --table due": "--table: expected with --format csv",
    "audit --questions due draft.csv": "expected --questions alone, got FILE as well",
    "audit --template progress-report --document review-2020": "got --document as well",
    "audit --template progress-report --questions due": "got --template as well",
    "template deposits meetings": "expected no more than KIND, got 'meetings'",
    "readings PER art3 art4": "got 'art4' as well",
}
WORDS = {
    "report --format tabel": "expected table, json or csv, got 'tabel'; did you mean",
    "report --format XML": "--format: expected table, json or csv, got 'XML'",
    "report --trust hihg": "did you mean high?",
    "report --trust low": "--trust: expected high, medium or unverified, got 'low'",
    "report --color allways": "--color: expected auto, always or never, got 'allways'",
    "report --table fidnings": "did you mean findings?",
    "parties --basis signed": "--basis: expected in force or deposited",
    "explain BGR art3 --sources shrt": "did you mean short?",
    "report --months two": "--months: expected a whole number, 0 or more, got 'two'",
    "report --months 1.5": "--months: expected a whole number, 0 or more, got '1.5'",
    "report --months -1": "--months: expected a whole number, 0 or more, got '-1'",
    f"report --months {'9' * 5000}": "--months: expected a whole number, 0 or more",
    "changes --since 2024-01-01 --by month": "--by: expected day, state or obligation",
    "explain PER art3 --reading last_day": "expected FIELD=OPTION, got 'last_day'",
    "explain PER art3 --reading lastday=x": "near: last_day",
    "explain PER art3 --reading 'last_day=to late'": "one of 'in time', 'too late'",
    "project LAO --reading x=y": "--reading: no open question is called 'x'",
    "explain DEU art4 --suppose 'decisoin art4'": "--suppose: expected a kind of",
    "explain DEU art4 --suppose 'clearance completed'": "expected values of date",
    "report --suppose 'clearance completed 2020'": "expected a State before",
    "report --suppose 'DEU decision art99 1 9MSP 2019 granted 1 year'": "art9",
    "template depositts": "deposits",
    "template xyz": "ccm template",
    "audit --document reviw-2020": "--document: expected final-report-2015 or review",
    "conference 99MSP": "MEETING: expected 1MSP, 2MSP",
    "obligations 99": "PROVISION: expected one of the Convention",
    "calendar LAO --alarm 3m": "--alarm: expected days or weeks, such as 30d or 4w",
    "calendar LAO --alarm 9999d": "--alarm: expected 0 to 3660 days before, got 9999",
    "calendar Bulgeria": "near matches: BGR Bulgaria",
    "chart": "expected KIND: ccm chart KIND",
    "chart pie": "KIND: expected state, clearance, running",
    "chart state Narnia": "no State is called 'Narnia'",
    "chart members --output x.gif": "expected a name that ends with .svg or .png",
    "site": "expected FOLDER: ccm site FOLDER",
    "site out --language tlh": "--language: expected en, fr, zh, ar, ru or es",
    "site out --format json": "--format: not allowed with site",
    "site out --output x": "--output: not allowed with site",
    "export out --format ods": "--format: expected csv, parquet, xlsx or jsonl",
    "export out --output x": "--output: not allowed with export",
    "export out --bom --format xlsx": "--bom: expected with --format csv alone",
    "calendar LAO --earlier no.ics": "--earlier: cannot read no.ics: No such file",
    "calendar LAO --format csv": "--format: not allowed with calendar",
    "ask 'count Sates'": "expected whom, one of: states, parties",
    "ask 'count States where art99 overdue'": "expected a condition, one of: party",
    "ask 'count States' x": "expected and, or, among or the end, got 'x'",
    "calendar --alarm x": "--alarm: expected days or weeks, such as 30d or 4w",
    "calendar --format json": "--format: not allowed with calendar",
    "project BIH --years x": "--years: expected a whole number, 1 or more, got 'x'",
    "project BIH --years 0": "--years: expected a whole number, 1 or more, got '0'",
}
DAYS = {
    "report --on 2020-12": "expected a day as YYYY-MM-DD, today, or a meeting",
    "report --on '1 Dec 2020'": "got '1 Dec 2020'",
    "report --on 1/12/2020": "got '1/12/2020'",
    "report --on 20201201": "got '20201201'",
    "report --on 2021-02-29": "got '2021-02-29'",
    "report --on yesterday": "got 'yesterday'",
    "report --on 99MSP": "did you mean 9MSP?",
    "report --on 1RCC": "did you mean 1RC?",
    "report --on 'Intersessional 2022'": "last day is known, got 2022-05",
    "check x.csv --on 5000": "--on: expected a day",
    "report --on 2021-02-30": "--on: expected a day of the calendar, got '2021-02-30'",
    "report --on '31 April 2026'": "day of the calendar, got '31 April 2026'",
    "report --known-by then": "--known-by: expected a day as YYYY-MM-DD, today, or a",
    "report --known-by 2020": "--known-by: expected a day as YYYY-MM-DD, today, or a",
    "schedule --until 1RCC": "did you mean 1RC?",
    "schedule --until 1RC": "or later, got 2015-09-11",
    "state LAO --until 2030-13-01": "--until: expected a day of the calendar, got",
    "schedule --on 2021-01-01 --until 2020-01-01": "--until: expected 2021-01-01 or",
    "export out --on 2109-01-01": "--on: expected a day of 2108 or before",
    "changes --since 2024": "--since: expected a day as YYYY-MM-DD",
    "changes --since 2025-01-01 --until 2024-01-01": "--until: expected 2025-01-01",
    "changes --since 2025-01-01 --on 2024-01-01": "--since: expected 2024-01-01 or",
    "request TCD art4 --meeting 14MSP": "--meeting: expected LABEL=DAY",
    "request TCD art4 --meeting 14MSP=soon": "--meeting: expected LABEL=DAY",
}
NAMES = {
    "explain Bulgeria art3": "near matches: BGR Bulgaria",
    "state Korea": "can be any of KOR Republic of Korea",
    "state USSR": "former State; see RUS",
    "report --state Bulgeria": "near matches: BGR Bulgaria",
    "explain art3 BGR": "turn them round",
    "timeline art3 BGR": "turn them round",
    "explain BGR art99": "did you mean art9 (take all measures",
    "explain BGR atr4": "did you mean art4 (clear and destroy cluster",
    "explain BGR stockpiles": "or art3 (destroy its stockpiles of cluster munitions)?",
    "explain BGR victims": "did you mean art5 (",
    "explain BGR art7": "expected one of art7.1 (submit its initial report), art7.2 (",
    "deadlines --obligation art33": "did you mean art3 (destroy its stockpiles",
    "obligations artt4": "did you mean art4 (clear and destroy",
    "obligations 'Article 99'": "expected one of the Convention",
    "progress dubrovnk": "did you mean dubrovnik?",
    "progress dubrovnik 2.1(bb)": "did you mean 2.1(b)?",
    "progress dubrovnik 1.1 XX": "no State is called 'XX'",
    "audit --document review-2002": "did you mean review-2020?",
    "audit --document x": "expected final-report-2015 or review-2020",
}
FILES = {
    "check {}/deposit.csv": "no such file or folder; did you mean deposits.csv?",
    "check {}/notes.csv": "file name: expected a name that says what the rows are",
    "report --add {}/no.csv": "no such file or folder",
    "report --add {}/empty": "expected a folder with data files",
    "report --add {}/notes.csv": "expected a name that says what the rows are",
    "report --treaty {}/empty": "treaty",
    "report --treaty xyz": "xyz",
    "audit --document review-2020 --treaty x": "--treaty: this command is about",
    "check {}/empty": "expected a folder with data files",
    "check {}/no/such": "no such file or folder",
    "audit {}/draf.csv": "no such file or folder; did you mean draft.csv?",
    "audit {}": "expected a file, got a folder",
    "request TCD art4 --on 2025-10-01 --check {}/requst.toml": "mean request.toml?",
    "request TCD art4 --on 2025-10-01 --check {}/request.toml": "did you mean length?",
    "report --record {}/recrod": "no such file or folder; did you mean record?",
    "report --record {}/empty": "expected a folder with data files",
    "report --record {}/record": "did you mean date?",
    "audit {}/draft.csv": "did you mean predicate?",
}

CASES = {
    **COMMANDS,
    **MISSING,
    **TOO_MUCH,
    **WORDS,
    **DAYS,
    **NAMES,
    **FILES,
    **{f"{asked} --of x": "no option is called '--of'" for asked in EVERY},
    **{f"{asked} --formta csv": "did you mean --format?" for asked in EVERY},
    **{f"{asked} --on 32MSP": "--on: expected a day" for asked in DATED[:-2]},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with files that are named or written slightly wrong."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "record").mkdir()
    (tmp_path / "deposits.csv").write_text("state,date,source,instrument\n")
    (tmp_path / "notes.csv").write_text("a,b\n")
    (tmp_path / "draft.csv").write_text("id,subject,predicat,value,unit,predicate\n")
    (tmp_path / "request.toml").write_text(
        'filed = "2025-12-01"\nmeeting = "3RC"\ncontents = ["a"]\nlenght = "1 year"\n'
    )
    (tmp_path / "record" / "signatures.csv").write_text("state,dat,source,date\n")
    return tmp_path


def words(line: str, folder: object = "") -> list[str]:
    """Return the words of a command line, those in quotes as one."""
    parts = line.replace("{}", str(folder)).split("'")
    return [
        word
        for number, part in enumerate(parts)
        for word in ([part] if number % 2 else part.split())
    ]


@pytest.mark.parametrize(("line", "says"), CASES.items(), ids=CASES)
def test_a_slip(run: Run, folder: Path, line: str, says: str) -> None:
    """One line on standard error, nothing else."""
    result = run(*words(line, folder))
    assert (result.status, result.err.count("\n")) == (2, 1), result.err
    assert says in result.err
    if not line.startswith("check {}"):  # whose faults are an answer
        assert (result.out, result.err[:12]) == ("", "ccm: error: ")


def test_enough_slips_are_tried() -> None:
    """Every command has its own, and there are many."""
    assert len(CASES) >= 120
    first = [words(line)[0] for line in CASES if not line.startswith("-")]
    assert all(first.count(command) >= 3 for command in cli.PROGRAM.commands)
