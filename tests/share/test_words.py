"""Short words for findings."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from ccm import as_of
from ccm.charts.days import until
from ccm.dates import Period
from ccm.facts import (
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    StockpileDeclared,
)
from ccm.share.words import (
    Notes,
    agenda,
    counts,
    days,
    deadline_cells,
    is_open,
    span,
    urgency,
    who,
)
from ccm.testing.fiction import event, meeting, world
from ccm.words.sentences import article

VIEW = as_of(date(2020, 9, 28))


@pytest.mark.parametrize(
    ("provision", "cited"),
    [
        ("art3.2", "Article 3(2)"),
        ("art4.1.a", "Article 4(1)(a)"),
        ("art18", "Article 18"),
    ],
)
def test_a_provision_is_cited_as_the_convention_does(
    provision: str, cited: str
) -> None:
    """Paragraphs and letters in brackets."""
    assert article(provision) == cited


def test_counts_add_up_to_the_states() -> None:
    """No State is lost on the way: 110 had deposited by that day (review)."""
    found = VIEW.findings(obligations="art7.1")
    bound = Counter(f.shown for f in found if f.status != "not bound")
    assert sum(int(part.split()[-1]) for part in counts(bound).split(", ")) == 108


def test_reports_of_unknown_day_count_as_submitted() -> None:
    """Seven are overdue by name (review, para. 94); the others are not open."""
    found = VIEW.findings(obligations="art7.1")
    open_reports = [finding for finding in found if is_open(finding)]
    assert len([f for f in open_reports if f.status == "overdue"]) == 7
    assert not any(finding.performed for finding in open_reports)


def test_the_gravest_come_first() -> None:
    """What is overdue stands over what is not, and both over what is in doubt."""
    found = sorted(VIEW.findings(obligations=("art3", "art7.1")), key=urgency)
    statuses = [str(f.status) for f in found if is_open(f)]
    order = list(dict.fromkeys(statuses))
    assert order == ["overdue", "outstanding", "undetermined"]


def test_what_was_performed_stands_with_the_performed() -> None:
    """In time or late: an answer, told after all that is open (review, para. 94)."""
    found = sorted(VIEW.findings(obligations="art7.1"), key=urgency)
    ways = list(dict.fromkeys(finding.shown for finding in found))
    first = ways.index("fulfilled")
    assert ways[first:] == [
        *("fulfilled", "fulfilled late", "fulfilled in time or late", "not bound"),
    ]
    assert not any(is_open(f) for f in found if f.shown in ways[first:])


def test_a_note_stands_once() -> None:
    """The same thing missing for two States has one number, beside its cause."""
    notes = Notes()
    states = ("CPV", "COM", "GNB")
    found = [VIEW.assess(state, "art3") for state in states]
    assert [notes.marked([finding]) for finding in found] == [
        *("not reported [1]", "not reported [1]", "disputed [2]"),
    ]
    texts = [paragraph.text for paragraph in notes.paragraphs(found)]
    assert [text.partition(" ")[0] for text in texts] == ["[1]", "[2]", "*"]
    assert notes.marked([VIEW.assess("BGR", "art3")]) == ""


def test_a_note_says_how_much_more_is_missing() -> None:
    """Cabo Verde: the initial report, and the stock that it would declare."""
    notes = Notes()
    finding = VIEW.assess("CPV", "art3")
    assert len(finding.missing) == 2
    notes.marked([finding])
    text = next(notes.paragraphs([])).text
    assert text == f"[1] missing: {finding.missing[0]}, and 1 more"


def test_states_that_lack_other_things_have_no_number() -> None:
    """Those that lack one thing share its note; of the others the cause is told."""
    notes = Notes()
    open_ = [f for f in VIEW.findings(obligations="art7.2") if f.missing]
    lacking = {finding.missing[0]: finding for finding in open_}
    reports = [f for f in lacking.values() if f.missing[0].cause == "beyond the record"]
    reports = reports[:2]
    assert len({finding.missing[0] for finding in reports}) == 2
    assert notes.marked(reports) == "beyond the record"
    assert not list(notes.paragraphs([]))


def test_states_are_named_while_they_are_few() -> None:
    """One by its name, some by codes that can be typed back, many by their number."""
    states = VIEW.states_parties()
    assert who(states[:1]) == str(states[0])
    assert [VIEW.state(code) for code in who(states[:3]).split()] == [*states[:3]]
    assert who(states) == "108 States"


def test_of_many_days_the_ends_are_told() -> None:
    """A deadline with as many candidates as there were meetings is a range."""
    albania = VIEW.assess("ALB", "art4.1c").deadline
    assert albania is not None
    told, (first, *_, last) = days(albania), albania.candidates
    assert told.startswith(f"{first}..{last}")
    assert days(VIEW.deadline("BGR", "art3")) == "2020-10-01"
    assert days(None) == ""
    assert span([date(2020, 1, 2), date(2020, 1, 1)]) == "2020-01-01..2020-01-02"
    assert span([date(2020, 1, 2)]) == "2020-01-02"


def test_what_falls_due_can_be_asked_about() -> None:
    """In brackets stands an id of an obligation, or a provision where there is none."""
    found = VIEW.schedule(until=date(2021, 12, 31))
    assert {due.id for due in found if due.what in VIEW.treaty.by_id} <= {
        *VIEW.treaty.by_id
    }
    (table, *_) = agenda(found)
    assert any("[art4]" in cell for cell in str(table).split(","))


@pytest.mark.parametrize(
    ("ended", "told", "drawn"),
    [
        ("2015-03", "2025-03", "2025-03"),
        ("2015-03-01..2015-03-02", *["2025-03-01 or 2025-03-02"] * 2),
        ("2015-03-05..2015-03-07", *["2025-03-05..2025-03-07"] * 2),
    ],
)
def test_of_days_that_follow_each_other_each_is_possible(
    ended: str, told: str, drawn: str
) -> None:
    """Ten years from some day of them: two are named, of more none is left out."""
    view = as_of(date(2020, 9, 28), record=world(event(HostilitiesEnded, ended)))
    deadline = view.assess("XRU", "art4.1b").deadline
    assert (str(deadline), days(deadline), until(deadline)) == (told, told, drawn)


@pytest.mark.parametrize(
    ("taken", "on", "number"),
    [
        ("2019-09-04", date(2019, 9, 5), "1"),
        ("2019-09", date(2019, 8, 31), ""),
        ("2019-09", date(2019, 9, 3), "0 to 1"),
        ("2019-09", date(2019, 10, 1), "1"),
    ],
)
def test_an_extension_that_may_be_granted_yet_counts_perhaps(
    taken: str, on: date, number: str
) -> None:
    """Of the day on which it was granted only the month is known."""
    case = {"obligation": "art3", "number": 1, "meeting": "9MSP"}
    year = Period(years=1)
    record = world(
        event(StockpileDeclared, "2011-12-01"),
        event(ExtensionRequest, "2018-10", length=year, **case),
        event(ExtensionDecision, taken, length=year, **case),
        meetings=(meeting("9MSP", "2019-09-02", "2019-09-04"),),
    )
    found = as_of(on, record=record).assess("XRU", "art3")
    assert deadline_cells(found)[2] == number
