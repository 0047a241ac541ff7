"""What the commands say, held against what documents print.

"Review" is the review document of the Dubrovnik Action Plan (2RC, 2020), with
information as of 28 September 2020.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ccm import packaged_record

OBLIGED_TO_CLEAR = {
    *("AFG", "BIH", "CHL", "DEU", "IRQ", "LAO", "LBN", "MRT", "SOM", "TCD"),
}
"""Review, para. 38: the ten States Parties with obligations under Article 4."""

OBLIGED_TO_DESTROY = {"BGR", "PER", "SVK", "ZAF"}
"""Review, para. 28: those that remain with declared stocks."""

REPORTS_OVERDUE = {"CPV", "COM", "COG", "GIN", "MDG", "RWA", "TGO"}
"""Review, para. 94: the seven initial reports overdue."""

ON = ("--on", "2020-09-28")


def rows(run: Any, *arguments: str) -> list[dict[str, Any]]:
    """Return the rows of the JSON form."""
    found: list[dict[str, Any]] = json.loads(
        run(*arguments, *ON, "--format", "json").out
    )["rows"]
    return found


def with_status(found: list[dict[str, Any]], obligation: str, status: str) -> set[str]:
    """Return the codes of States with a status under an obligation."""
    return {
        row["state"]
        for row in found
        if (row["obligation"], row["status"]) == (obligation, status)
    }


def test_the_report_names_those_of_the_review(run: Callable[..., Any]) -> None:
    """Paragraphs 28, 38 and 94."""
    found = rows(run, "report")
    assert with_status(found, "art4", "outstanding") == OBLIGED_TO_CLEAR
    assert with_status(found, "art3", "outstanding") == OBLIGED_TO_DESTROY
    assert with_status(found, "art7.1", "overdue") == REPORTS_OVERDUE


def test_the_report_counts_parties_as_the_review_does(run: Callable[..., Any]) -> None:
    """110 by deposit, 108 in force, side by side in the review; 13 signatories."""
    line = run("report", *ON).out.splitlines()[1]
    assert line.startswith("110 States Parties by deposit")
    assert "in force for 108; 13 signatories" in line


def test_the_report_shows_all_of_them_on_the_page(run: Callable[..., Any]) -> None:
    """Names and deadlines; Germany's first extension ends on 1 August 2025."""
    out = run("report", *ON).out
    for name in ("Afghanistan", "Somalia", "South Africa"):
        assert f"\n{name} " in out
    (germany,) = (line for line in out.splitlines() if line.startswith("Germany"))
    assert germany.split() == [
        "Germany",
        "outstanding",
        "2025-08-01",
        "2020-08-01",
        "1",
    ]


def test_the_report_tells_what_is_missing(run: Callable[..., Any]) -> None:
    """Guinea-Bissau still verified whether it held any (review, para. 28)."""
    lines = run("report", *ON).out.splitlines()
    bissau = next(line for line in lines if "Guinea-Bissau" in line)
    head, _, named = bissau.partition(": ")
    note = head.split()[-1]
    assert head.startswith("undetermined, never known, disputed [")
    assert named == "2019-05-01* Guinea-Bissau"
    assert any(line.startswith(f"{note} missing: ") for line in lines)


def test_the_report_leads_with_who_is_overdue(run: Callable[..., Any]) -> None:
    """The seven initial reports of para. 94, before anything in doubt."""
    out = run("report", *ON).out
    head = out.partition("What falls due next")[0]
    line = next(line for line in head.splitlines() if line.startswith("art7.1 "))
    assert line.split()[1] == "overdue"
    assert {code for code in REPORTS_OVERDUE if f" {code}" in head} == REPORTS_OVERDUE
    found = json.loads(run("report", *ON, "--format", "json").out)["passed"]
    late = [r for r in found if r["sure"] and r["obligation"] == "art7.1"]
    assert {row["state"] for row in late} == REPORTS_OVERDUE


def test_the_report_says_how_far_the_record_reaches(run: Callable[..., Any]) -> None:
    """As its own claims say (coverage.csv), before any answer."""
    answer = json.loads(run("report", *ON, "--format", "json").out)
    claims = packaged_record().coverage
    reach = answer["provenance"]["reach"]
    assert len(reach) == len({(c.event, c.obligation) for c in claims if c.through})
    head = " ".join(run("report", *ON).out.partition("\n\n")[0].split())
    assert all(told["through"] in head for told in reach)


def _text(day: date | None) -> str | None:
    return str(day) if day else None


def test_yearly_reports_of_many_states_take_one_line(run: Callable[..., Any]) -> None:
    """Article 7(2): every year by 30 April; the rows hold each State."""
    lines = run("report", *ON).out.splitlines()
    (line,) = (line for line in lines if line.startswith("2021-04-30  "))
    assert line.split() == [
        *("2021-04-30", "108", "States", "submit", "its", "annual", "reports"),
        "[art7.2]",
    ]
    found = json.loads(run("report", *ON, "--format", "json").out)["due"]
    assert len({d["state"] for d in found if d["due"] == "2021-04-30"}) == 108


def test_one_table_of_the_report_in_csv(run: Callable[..., Any]) -> None:
    """Where States stand or, on demand, what falls due: no cell of another table."""
    text = run("report", *ON, "--format", "csv").out
    found = list(csv.DictReader(io.StringIO(text)))
    assert with_status(found, "art4", "outstanding") == OBLIGED_TO_CLEAR
    text = run("report", *ON, "--format", "csv", "--table", "due").out
    due = list(csv.DictReader(io.StringIO(text)))
    whole = json.loads(run("report", *ON, "--format", "json").out)
    assert [row["due"] for row in due] == [row["due"] for row in whole["due"]]
    assert all(row["due"] and row["what"] for row in due)


def test_a_table_is_chosen_for_csv_alone(run: Callable[..., Any]) -> None:
    """The other forms hold both."""
    said = run("report", *ON, "--table", "due")
    assert said.status == 2
    assert "--table: expected with --format csv" in said.err


def test_the_report_names_unverified_facts_that_matter(
    run: Callable[..., Any],
) -> None:
    """Where they change answers; none where they are counted already."""
    day = ("--on", "2024-12-01")
    asked = [
        json.loads(run("report", *day, "--format", "json", "--trust", trust).out)
        for trust in ("medium", "unverified")
    ]
    without, with_them = asked
    changed = {
        (a["state"], a["obligation"])
        for a, b in zip(without["rows"], with_them["rows"], strict=True)
        if a["possible"] != b["possible"]
    }
    named = {(row["state"], row["obligation"]) for row in without["unverified"]}
    assert changed <= named
    assert with_them["unverified"] == []
    line = f"--trust unverified answers {len(named)} otherwise: "
    assert (line in run("report", *day).out) == bool(named)


def test_parties_have_their_dates(run: Callable[..., Any]) -> None:
    """Bulgaria deposited on 6 April 2011 (Depositary); Niue was not yet bound."""
    found = {row["state"]: row for row in rows(run, "parties")}
    assert found["BGR"]["deposited"] == "2011-04-06"
    assert found["BGR"]["entry_into_force"] == "2011-10-01"
    assert found["NIU"]["membership"] == "contracting"
    out = run("parties", *ON).out
    assert "States Parties (in force): 108\n" in out
    assert "Signatories: 13\n" in out
    deposited = run("parties", *ON, "--basis", "deposited").out
    assert "States Parties (deposited): 110\n" in deposited


def test_parties_keep_one_that_withdrew(run: Callable[..., Any]) -> None:
    """Lithuania's withdrawal took effect on 6 March 2025 (Depositary)."""
    out = run("parties", "--on", "2025-03-06").out
    (line,) = (line for line in out.splitlines() if line.startswith("Lithuania"))
    assert line.split()[-1] == "2025-03-06"


def test_deadlines_of_one_obligation(run: Callable[..., Any]) -> None:
    """Those that run or have passed; with --all, those that were met as well."""
    found = rows(run, "deadlines", "--obligation", "art3")
    assert {row["obligation"] for row in found} == {"art3"}
    assert with_status(found, "art3", "outstanding") == OBLIGED_TO_DESTROY
    everyone = rows(run, "deadlines", "--obligation", "art3", "--all")
    assert "fulfilled" in {row["status"] for row in everyone}
    assert "fulfilled" not in {row["status"] for row in found}


def test_all_deadlines_fit_where_many_are_alike(run: Callable[..., Any]) -> None:
    """States that stand alike share a line; asked of one duty, each has its own."""
    alone = run("deadlines", *ON, "--obligation", "art7.2").out.splitlines()
    together = run("deadlines", *ON).out.splitlines()
    states = rows(run, "deadlines", "--obligation", "art7.2")
    for row in states:
        first, *_ = row["name"].split()
        assert any(line.startswith(first) for line in alone)
    assert len(together) < len(states) < len(alone)


def test_schedule_ends_where_it_is_told(run: Callable[..., Any]) -> None:
    """Bulgaria's extended deadline of 1 October 2020 is the first to come."""
    found = rows(run, "schedule", "--until", "2020-10-01")
    assert [(row["due"], row["state"], row["what"]) for row in found] == [
        ("2020-10-01", "BGR", "art3")
    ]
    assert "Nothing." in run("schedule", *ON, "--months", "0").out
    assert "Falls due by 2021-09-28" in run("schedule", *ON, "--months", "12").out


@pytest.mark.parametrize("name", ["BGR", "bg", "Bulgaria", "保加利亚"])
def test_explain_takes_any_name(run: Callable[..., Any], name: str) -> None:
    """Codes, names, and the name that the Chinese documents print."""
    out = run("explain", name, "art3", "--on", "2020-12-01").out
    head = "Bulgaria on 2020-12-01, to destroy its stockpiles of cluster munitions:"
    assert f"{head} overdue" in out
    assert "  irregular: " in out


def test_explain_gives_the_whole_tree(run: Callable[..., Any]) -> None:
    """Down to the deposit, with its day, its sources and how sure it is."""
    (row,) = rows(run, "explain", "BGR", "art3")
    steps = [row["explanation"]]
    facts = []
    while steps:
        step = steps.pop()
        steps += step["because"]
        facts += step["facts"]
    (deposit,) = (fact for fact in facts if fact["type"] == "Deposit")
    assert (deposit["date"], deposit["confidence"]) == ("2011-04-06", "high")
    assert deposit["sources"]
    assert deposit["followed"] is True


def test_explain_in_sentences(run: Callable[..., Any]) -> None:
    """A paragraph for a brief, with the same day and the same conclusion."""
    found = run("explain", "BGR", "art3", "--on", "2020-12-01", "--brief")
    text = " ".join(found.out.split())
    assert "Bulgaria: on 1 December 2020 the duty to destroy" in text
    assert "is overdue; the deadline is 1 October 2020." in text


def test_accounts_that_are_not_followed_are_in_the_csv(run: Callable[..., Any]) -> None:
    """The Monitor says 18 months where the review (para. 30) says 12."""
    text = run("explain", "BGR", "art3", *ON, "--format", "csv").out
    found = list(csv.DictReader(io.StringIO(text)))
    rejected = [row for row in found if row["followed"] == "no"]
    assert any("18 months" in row["text"] and row["why"] for row in rejected)
    assert {"step", "fact"} <= {row["kind"] for row in found}


def test_what_is_missing_is_in_the_csv(run: Callable[..., Any]) -> None:
    """Cabo Verde had not reported (review, para. 94)."""
    text = run("explain", "CPV", "art3", *ON, "--format", "csv").out
    found = list(csv.DictReader(io.StringIO(text)))
    missing = [row["claim"] for row in found if row["kind"] == "missing"]
    assert "its initial report" in missing[0]


def test_the_timeline_marks_the_day(run: Callable[..., Any]) -> None:
    """Bulgaria was late from 2 October 2020, until a decision in early 2021."""
    out = run("timeline", "BGR", "art3", "--on", "2020-12-01").out
    (now,) = (line for line in out.splitlines() if line.startswith(">  "))
    assert now.split()[1] == "2020-10-02"
    assert now.split()[3] == "overdue"


def test_the_timeline_says_once_what_was_irregular(run: Callable[..., Any]) -> None:
    """The second extension came after its deadline had lapsed (facts/README)."""
    out = run("timeline", "BGR", "art3", *ON).out
    said = " ".join(out.split())
    assert said.count("taken after the deadline of 2020-10-01 had passed") == 1


def test_the_timeline_in_json(run: Callable[..., Any]) -> None:
    """Spans follow each other without a gap; the last is open."""
    found = rows(run, "timeline", "BGR", "art3")
    assert found[0]["from"] == "2008-12-03"
    assert found[0]["status"] == "not bound"
    assert found[-1]["to"] is None


def test_the_fictional_record(run: Callable[..., Any], fiction: Path) -> None:
    """Thirty deposits on 3 December 2008: in force 1 June 2009, stocks by 2017."""
    here = ("--record", str(fiction), "--on", "2010-06-01", "--format", "json")
    found = json.loads(run("deadlines", "--obligation", "art3", *here).out)["rows"]
    declared = {row["state"]: row for row in found if row["status"] == "outstanding"}
    assert set(declared) == {"XAA", "XAB"}
    assert declared["XAA"]["deadline"] == "2017-06-01"


class TestSupport:
    """`ccm support`: who presides, who coordinates, what meetings need."""

    def test_the_gap_of_2015(self, run: Callable[..., Any]) -> None:
        """Nobody presides from 12 September to 31 December (para. 29)."""
        page = run("support", "--on", "2015-10-01", "--until", "2016-07-31").out
        assert "Presidency: nobody is known to preside" in page
        assert "2016-07-07  6MSP" in page
        lines = [line.split() for line in page.splitlines()]
        assert ["universalization", "Zambia", "2017-09-06"] in lines
        assert ["universalization", "Ecuador", "2016"] in lines

    def test_in_json(self, run: Callable[..., Any]) -> None:
        """The same as keys and values."""
        arguments = ("--on", "2017-06-01", "--until", "2017-07-31", "--format", "json")
        answer = json.loads(run("support", *arguments).out)
        assert answer["presidency"]["state"] == "DEU"
        assert [row["due"] for row in answer["rows"]] == ["2017-07-06", "2017-07-10"]
        assert answer["rows"][0]["sources"] == ["CCM/CONF/2015/7, annex V, para. 4"]
        assert answer["rows"][0]["readings"] == ["days_before_meeting"]

    def test_before_the_decision(self, run: Callable[..., Any]) -> None:
        """There may be no list of members, and nothing is due but the meetings."""
        page = run("support", "--on", "2011-12-01", "--until", "2012-01-31").out
        assert "holds no list of its members" in page
        page = run("support", "--on", "2014-12-01", "--until", "2015-01-31").out
        assert "national implementation                 New Zealand ?" in page
        assert "\nNothing.\n" in page

    def test_marks_what_is_in_doubt(self, run: Callable[..., Any]) -> None:
        """Whether the procedures were changed in 2021 is not in the record."""
        page = run("support", "--on", "2022-01-01", "--until", "2022-12-31").out
        assert "2022-07-01 ?" in page
        assert "whether the rule still holds" in page


def test_the_timeline_reaches_to_the_day(run: Callable[..., Any]) -> None:
    """A yearly duty turns every year: the row of the day is there, however late."""
    out = run("timeline", "AUT", "art7.2", "--on", "2040-06-01").out
    (now,) = (line for line in out.splitlines() if line.startswith(">  "))
    assert now.split()[2] == "2040-06-01"


def test_the_timeline_ends_where_it_is_told_to(run: Callable[..., Any]) -> None:
    """Nothing is said of later days."""
    found = rows(run, "timeline", "BGR", "art3", "--until", "2019-12-31")
    assert found[-1]["to"] == "2019-12-31"
    assert found[-1]["status"] == "outstanding"


def test_a_timeline_that_ends_before_the_treaty_is_refused(
    run: Callable[..., Any],
) -> None:
    """With the first day that there is."""
    said = run("timeline", "BGR", "art3", "--until", "2008-01-01")
    assert said.status
    assert "until: expected 2008-12-03 or later, got 2008-01-01" in said.err


STAND_OUTSIDE = {
    ("BRA", "2026-11-27"): "it had neither signed nor deposited an instrument",
    ("JAM", "2020-09-28"): "it had signed, and had deposited no instrument",
    ("NIU", "2020-09-28"): "entry into force 2021-02-01",
    ("LTU", "2026-01-01"): "withdrawal takes effect 2025-03-06",
}
"""Depositary: Niue deposited in August 2020; Lithuania gave notice in 2024."""

ASKED_OF_SOME = (
    ("deadlines",),
    ("deadlines", "--all"),
    ("schedule",),
    ("report",),
    ("changes", "--since"),
)


@pytest.mark.parametrize("asked", ASKED_OF_SOME, ids=" ".join)
@pytest.mark.parametrize(("state", "on"), STAND_OUTSIDE)
def test_of_a_state_that_is_not_bound_it_is_said_why(
    run: Callable[..., Any], asked: tuple[str, ...], state: str, on: str
) -> None:
    """An empty list alone would read as if it had done all that it owes."""
    since = (on,) if asked[-1] == "--since" else ()
    out = run(*asked, *since, "--state", state, "--on", on).out
    said = " ".join(out.split())
    assert f"is not bound on {on}: {STAND_OUTSIDE[state, on]}" in said


@pytest.mark.parametrize(("state", "on"), STAND_OUTSIDE)
def test_beside_a_calendar_it_is_said_too(
    run: Callable[..., Any], state: str, on: str
) -> None:
    """The file is a calendar and nothing else; of a State that is bound, no word."""
    pytest.importorskip("icalendar")
    said = run("calendar", state, "--on", on)
    assert said.status == 0
    assert said.out.startswith("BEGIN:VCALENDAR")
    assert f"is not bound on {on}: {STAND_OUTSIDE[state, on]}" in said.err
    assert run("calendar", "LAO", "--on", on).err == ""


def test_what_a_state_applies_before_it_is_bound_is_told(
    run: Callable[..., Any],
) -> None:
    """Norway declared in 2008 that it applies Article 1 provisionally (Article 18)."""
    out = run("deadlines", "--state", "NOR", "--on", "2010-06-01").out
    said = "Norway is not bound on 2010-06-01 but by art1: entry into force 2010-08-01"
    assert said in " ".join(out.split())


@pytest.mark.parametrize("asked", ASKED_OF_SOME[:4], ids=" ".join)
def test_of_a_state_that_is_bound_that_is_not_said(
    run: Callable[..., Any], asked: tuple[str, ...]
) -> None:
    """Nor of States that nobody asked for."""
    for chosen in ((), ("--state", "LAO")):
        assert "not bound on" not in run(*asked, *chosen, *ON).out


def test_among_changes_a_state_that_left_tells_itself(run: Callable[..., Any]) -> None:
    """Lithuania in 2025: the change says why it is not bound."""
    on = "--on", "2025-12-31", "--since", "2024-12-31"
    assert "is not bound" not in run("changes", "--state", "LTU", *on).out


def test_the_report_of_one_state_speaks_of_one(run: Callable[..., Any]) -> None:
    """Reports of 1 State, and not of 1 States."""
    out = run("report", "--state", "LAO", *ON).out
    assert "reports of 1 State:" in out
