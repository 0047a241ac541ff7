"""What falls due as a calendar file, read by two libraries that know nothing of it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, cast

import attrs
import icalendar
import pytest
import vobject

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError, MissingExtraError
from ccm.facts import (
    ContaminationDeclared,
    Deposit,
    ExtensionDecision,
    Instrument,
    Meeting,
    Source,
    WithdrawalNotice,
)
from ccm.facts.meetings import MeetingKind
from ccm.share import calendars
from ccm.support import calendar as around_meetings
from ccm.testing.fiction import event, world
from ccm.words.characters import is_hidden

LAST = date(2045, 12, 31)
DAYS = [date(2015, 9, 10), date(2026, 11, 26)]
_DAY = timedelta(days=1)


def _view(on: date) -> ccm.AsOf:
    return ccm.as_of(on)


def _events(text: bytes) -> list[Any]:
    return [*cast("Any", icalendar.Calendar.from_ical(text)).walk("VEVENT")]


def _by_icalendar(text: bytes) -> Iterator[tuple[object, ...]]:
    for each in _events(text):
        first, last = each["dtstart"].dt, each["dtend"].dt
        said = str(each["summary"]), str(each["description"])
        yield str(each["uid"]), first, last, *said, int(each["sequence"])


def _by_vobject(text: bytes) -> Iterator[tuple[object, ...]]:
    for each in vobject.readOne(text.decode()).vevent_list:
        first, last = each.dtstart.value, each.dtend.value
        said = each.summary.value, each.description.value
        yield each.uid.value, first, last, *said, int(each.sequence.value)


@cache
def _due(on: date) -> ccm.Schedule:
    """Return what falls due in six years: several hundred days."""
    return _view(on).schedule(until=on + 2192 * _DAY)


@cache
def _of_duties(on: date) -> bytes:
    return _due(on).to_ics()


@cache
def _whole(on: date) -> bytes:
    also = around_meetings(_view(on), until=on + 600 * _DAY)
    return _due(on).to_ics(also=also, alarms=[30])


@pytest.mark.parametrize("on", DAYS)
class TestEveryState:
    """All that falls due, on some days, and what meetings need."""

    def test_two_readers_read_the_same(self, on: date) -> None:
        """Identity, days, texts and sequence of every event."""
        text = _whole(on)
        assert [*_by_icalendar(text)] == [*_by_vobject(text)]

    def test_one_event_for_each_that_falls_due(self, on: date) -> None:
        """On its day, for the whole of it."""
        due = _due(on)
        found = [*_by_icalendar(_of_duties(on))]
        told = [(d.on, d.on + _DAY, d.state.name, d.id) for d in due]
        assert sorted(told) == sorted(
            (first, last, str(title).partition(": ")[0], _id(str(title)))
            for _, first, last, title, *_ in found
        )

    def test_identities_are_distinct(self, on: date) -> None:
        """No event takes the place of another."""
        uids = [uid for uid, *_ in _by_icalendar(_whole(on))]
        assert len({*uids}) == len(uids) > 500

    def test_a_shorter_file_names_events_alike(self, on: date) -> None:
        """Whatever else stands in it: each State alone, and only five years."""
        whole = {(uid, first) for uid, first, *_ in _by_icalendar(_whole(on))}
        for state in ("LAO", "DEU", "BGR", "LTU"):
            ahead = _view(on).schedule(until=on + 1800 * _DAY, states=state)
            parts = {(u, first) for u, first, *_ in _by_icalendar(ahead.to_ics())}
            assert parts <= whole

    def test_lines_are_as_the_standard_has_them(self, on: date) -> None:
        """They end with CR LF and are folded at 75 octets, between characters."""
        text = _whole(on)
        assert text.count(b"\n") == text.count(b"\r\n")
        lines = text.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert all(line.decode().isprintable() for line in lines)

    def test_doubt_stands_in_status_and_title(self, on: date) -> None:
        """As some calendars show but the one."""
        events = _events(_of_duties(on))
        tentative = [each for each in events if each["status"] == "TENTATIVE"]
        assert len(tentative) == sum(not due.certain for due in _due(on))
        marks = ("(conditional)", "(in doubt)")
        for each in events:
            marked = str(each["summary"]).endswith(marks)
            assert marked == (each["status"] == "TENTATIVE")


def _id(title: str) -> str:
    return title.rpartition("[")[2].partition("]")[0]


def _deadline(view: ccm.AsOf, state: str, obligation: str) -> tuple[object, ...]:
    ahead = view.schedule(until=LAST, states=state, obligations=obligation)
    found = [e for e in _by_icalendar(ahead.to_ics()) if "request" not in str(e[3])]
    ((uid, first, _, _, _, sequence),) = found
    return uid, first, sequence


class TestMoves:
    """A decision moves the event, and makes no second one."""

    def test_lao_pdr(self) -> None:
        """9MSP and 12MSP extended its deadline, as the record has it."""
        days = date(2019, 1, 1), date(2020, 1, 1), date(2025, 1, 1)
        before, once, twice = (_deadline(_view(day), "LAO", "art4") for day in days)
        assert before[0] == once[0] == twice[0]
        assert before[1:] == (date(2020, 8, 1), 0)
        assert once[1:] == (date(2025, 8, 1), 1)
        assert twice[1:] == (date(2030, 8, 1), 2)

    def test_every_decision_of_the_record(self) -> None:
        """Where the deadline is one day before and after it."""
        found = 0
        for day in (date(2019, 8, 1), date(2020, 8, 1), date(2024, 8, 1)):
            then, later = _view(day), _view(day + 90 * _DAY)
            for state in then.states_parties():
                for duty in ("art3", "art4"):
                    found += _moved_alike(then, later, state, duty)
        assert found > 3

    def test_a_supposed_decision(self) -> None:
        """What if: the same event on another day."""
        area = event(ContaminationDeclared, "2012-03-29")
        view = ccm.as_of(date(2020, 1, 1), record=world(area))
        granted = event(
            ExtensionDecision,
            "2019-12-01",
            obligation="art4",
            number=1,
            meeting="9MSP",
            until=date(2024, 10, 1),
        )
        uid, first, sequence = _deadline(view, "XRU", "art4")
        assert (first, sequence) == (date(2021, 10, 1), 0)
        after = _deadline(view.supposing(granted), "XRU", "art4")
        assert after == (uid, date(2024, 10, 1), 1)


def _moved_alike(then: ccm.AsOf, later: ccm.AsOf, state: ccm.State, duty: str) -> int:
    """Tell whether a deadline moved; its event is then the same, and says so."""
    days = [
        v.schedule(until=LAST, states=state, obligations=duty) for v in (then, later)
    ]
    alone = [[d for d in ahead if d.what == duty and d.certain] for ahead in days]
    if not all(len(found) == 1 for found in alone) or alone[0][0].on == alone[1][0].on:
        return 0
    one, two = (_deadline(view, str(state), duty) for view in (then, later))
    assert one[0] == two[0]
    assert cast("int", one[2]) < cast("int", two[2])
    return 1


class TestMadeAgain:
    """The earlier file in hand: what fell away is cancelled, and what moved says so."""

    def _again(self, day: date, before: bytes = b"", *states: str) -> bytes:
        return calendars.calendar(
            _view(day), date(2031, 1, 1), states=states or ["BGR"], earlier=before
        )

    def _told(self, text: bytes) -> dict[str, tuple[object, ...]]:
        return {
            str(e["uid"]): (e["dtstart"].dt, str(e["status"]), int(e["sequence"]))
            for e in _events(text)
        }

    def _of_the_deadline(self, text: bytes) -> str:
        (uid,) = [
            uid
            for uid, (day, how, _) in self._told(text).items()
            if (day, how) == (date(2023, 12, 31), "CANCELLED")
        ]
        return uid

    def test_the_same_question_gives_the_same_file(self) -> None:
        """Whatever the first came of."""
        once = self._again(date(2023, 5, 1))
        assert self._again(date(2023, 5, 1), once) == once
        later = self._again(date(2023, 8, 1), once)
        assert self._again(date(2023, 8, 1), later) == later

    def test_a_file_of_version_1_0(self) -> None:
        """It did not escape what it was asked."""
        file = self._again(date(2023, 5, 1))
        old = file.replace(b"Munitions\\; BGR\\; all", b"Munitions; BGR; all")
        assert old != file
        assert self._again(date(2023, 5, 1), old) == file

    def test_what_was_done_is_cancelled(self) -> None:
        """Bulgaria completed in June 2023; its deadline was 31 December."""
        before = self._again(date(2023, 5, 1))
        after = self._again(date(2023, 8, 1), before)
        asked, gone = [e for e in _events(after) if e["status"] == "CANCELLED"]
        assert "request to 12MSP, if one is needed [art3] (c" in str(asked["summary"])
        assert gone["dtstart"].dt == date(2023, 12, 31)
        assert str(gone["summary"]) == (
            "Bulgaria: destroy its stockpiles of cluster munitions [art3] (cancelled)"
        )
        uid = str(gone["uid"])
        assert self._told(before)[uid][1:] == ("CONFIRMED", int(gone["sequence"]) - 1)
        assert [*_by_icalendar(after)] == [*_by_vobject(after)]

    def test_it_stays_cancelled_until_its_day_has_passed(self) -> None:
        """With the same number; then it is gone."""
        before = self._again(date(2023, 5, 1))
        once = self._again(date(2023, 8, 1), before)
        twice = self._again(date(2023, 12, 30), once)
        late = self._again(date(2024, 1, 1), twice)
        uid = self._of_the_deadline(once)
        assert self._told(once)[uid] == self._told(twice)[uid]
        assert uid not in self._told(late)

    def test_what_comes_back_has_a_higher_number(self) -> None:
        """As it would if what ended the duty was taken back."""
        first = self._again(date(2023, 5, 1))
        gone = self._again(date(2023, 8, 1), first)
        back = self._again(date(2023, 5, 1), gone)
        uid = self._of_the_deadline(gone)
        day, how, number = self._told(back)[uid]
        assert (day, how) == (date(2023, 12, 31), "CONFIRMED")
        assert number == cast("int", self._told(gone)[uid][2]) + 1

    def test_days_that_passed_or_lie_beyond_are_not_cancelled(self) -> None:
        """They were not undone: the one is over, the other was not looked at."""
        before = calendars.calendar(_view(date(2023, 1, 1)), LAST, states=["BGR"])
        after = self._again(date(2024, 6, 1), before)
        assert "CANCELLED" not in {how for _, how, _ in self._told(after).values()}

    def test_a_meeting_that_moves(self) -> None:
        """The same event on other days, with a number of its own; its papers, too."""

        def planned(opens: str, closes: str) -> bytes:
            meeting = Meeting(
                label="14MSP",
                kind=MeetingKind.MSP,
                opens=PartialDate.parse(opens),
                closes=PartialDate.parse(closes),
                place="Geneva",
                source=(Source("a plan"),),
            )
            view = _view(date(2026, 11, 26)).convening(meeting)
            return calendars.calendar(
                view, date(2028, 1, 1), states=["LAO"], earlier=self._made
            )

        self._made = b""
        before = self._made = planned("2027-09-13", "2027-09-17")
        after = planned("2027-10-04", "2027-10-08")
        assert planned("2027-09-13", "2027-09-17") == before
        was, now = ({e["uid"]: e for e in _events(text)} for text in (before, after))
        moved = {u: e for u, e in now.items() if str(e["summary"]).startswith("14MSP")}
        assert {int(e["sequence"]) for e in moved.values()} == {1}
        for uid in moved:
            assert now[uid]["dtstart"].dt == was[uid]["dtstart"].dt + 21 * _DAY
        others = {u for u in was if u not in moved and "14MSP" not in str(was[u])}
        assert {int(now[u]["sequence"]) for u in others} == {0}

    def test_without_the_earlier_file_nothing_is_cancelled(self) -> None:
        """It says what is, and cannot know what was."""
        after = self._again(date(2023, 8, 1))
        assert "CANCELLED" not in {how for _, how, _ in self._told(after).values()}

    @pytest.mark.parametrize(
        "wrong",
        [
            b"x",
            b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
            b"\xff\xfe",
            b"BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n",
        ],
    )
    def test_another_file_is_refused(self, wrong: bytes) -> None:
        """It says what was expected."""
        with pytest.raises(InvalidValueError, match="earlier: expected a calendar"):
            self._again(date(2023, 8, 1), wrong)

    def test_a_calendar_of_another_question_is_refused(self) -> None:
        """Else all that it holds would be cancelled."""
        other = self._again(date(2023, 5, 1), b"", "LAO", "BGR")
        with pytest.raises(InvalidValueError, match="same question .*BGR; all.*, got"):
            self._again(date(2023, 8, 1), other)

    def test_a_number_after_which_there_is_none_is_refused(self) -> None:
        """A file that somebody edited: the standard ends numbers there."""
        made = self._again(date(2023, 5, 1))
        high = made.replace(b"SEQUENCE:0\r\n", b"SEQUENCE:2147483648\r\n")
        with pytest.raises(InvalidValueError, match="earlier: expected"):
            self._again(date(2023, 8, 1), high)

    def test_an_event_that_lacks_a_part_is_refused(self) -> None:
        """A file that somebody edited."""
        cut = self._again(date(2023, 5, 1)).replace(b"SEQUENCE:0\r\n", b"")
        with pytest.raises(InvalidValueError, match="calendar file that ccm wrote"):
            self._again(date(2023, 8, 1), cut)


class TestFile:
    """What stands in the file besides its events."""

    VIEW = _view(date(2025, 10, 1))

    def test_its_name_and_how_often_to_read_it(self) -> None:
        """Named for the State, if it is about one."""
        ahead = self.VIEW.schedule(until=LAST, states="LAO")
        read = cast("Any", icalendar.Calendar.from_ical(ahead.to_ics()))
        name = "Convention on Cluster Munitions: Lao People's Democratic Republic"
        assert (read["name"], read["x-wr-calname"]) == (name, name)
        assert read["refresh-interval"].dt == _DAY
        assert (read["method"], read["version"]) == ("PUBLISH", "2.0")
        assert self.VIEW.record.digest in read["x-wr-caldesc"]

    def test_what_no_standard_names_is_a_text_as_well(self) -> None:
        """Its commas and semicolons are escaped (RFC 5545, 3.3.11 and 3.8.8.2)."""
        file = self.VIEW.schedule(until=LAST, states="LAO").to_ics()
        lines = file.replace(b"\r\n ", b"").decode().splitlines()
        told = [line.partition(":")[2] for line in lines if line.startswith("X-")]
        assert any("\\;" in text for text in told)
        assert any("\\," in text for text in told)
        bare = re.compile(r"(?<!\\)[,;]")
        assert [text for text in told if bare.search(text)] == []

    def test_it_asks_no_clock(self) -> None:
        """The same bytes in another process; its stamp is the record's last day."""
        code = (
            "import ccm, sys; from datetime import date; sys.stdout.buffer.write("
            "ccm.as_of(date(2025, 10, 1)).schedule(until=date(2030, 1, 1)).to_ics())"
        )
        ours = self.VIEW.schedule(until=date(2030, 1, 1)).to_ics()
        for seed in ("1", "2"):
            done = subprocess.run(
                [sys.executable, "-c", code],
                capture_output=True,
                check=True,
                env={"PYTHONHASHSEED": seed},
            )
            assert done.stdout == ours
        reach = self.VIEW.provenance().reach
        last = max(each.through for each in reach)
        stamps = {cast("datetime", e["dtstamp"].dt).date() for e in _events(ours)}
        assert stamps == {last}

    def test_alarms(self) -> None:
        """None unless asked; each with its text and how long before."""
        ahead = self.VIEW.schedule(until=date(2026, 12, 31), states="LAO")
        assert b"VALARM" not in ahead.to_ics()
        for each in _events(ahead.to_ics(alarms=[7, 30, 7])):
            alarms = each.walk("VALARM")
            assert [a["trigger"].dt for a in alarms] == [-30 * _DAY, -7 * _DAY]
            assert {str(a["action"]) for a in alarms} == {"DISPLAY"}

    @pytest.mark.parametrize("lead", [-1, 3661, "30d", 1.5])
    def test_an_alarm_that_is_none(self, lead: Any) -> None:
        """It says what was expected."""
        with pytest.raises(
            InvalidValueError, match=f"0 to 3660 days before, got {lead!r}"
        ):
            self.VIEW.schedule(until=LAST, states="LAO").to_ics(alarms=[lead])

    def test_reasons(self) -> None:
        """Provision and short reasons, whatever commas and semicolons they hold."""
        due = self.VIEW.schedule(until=LAST, states="LAO", obligations="art4")
        ((_, _, _, title, about, _),) = _by_vobject(due.to_ics())
        assert title == (
            "Lao People's Democratic Republic: "
            "clear and destroy cluster munition remnants [art4]"
        )
        lines = str(about).splitlines()
        assert lines[1] == "art4.1.a (Convention on Cluster Munitions)"
        reasons = self.VIEW.assess("LAO", "art4").explanation.because
        assert lines[2:-1] == [f"- {why.claim}" for why in reasons]

    def test_papers_of_a_meeting(self) -> None:
        """8-4-4 weeks before it opens, and the meeting itself, for all of its days."""
        text = calendars.calendar(_view(date(2016, 6, 1)), date(2016, 12, 31))
        found = {
            _id(str(title)): (first, last)
            for _, first, last, title, *_ in _by_icalendar(text)
            if str(title).startswith("6MSP:")
        }
        opens = date(2016, 9, 5)  # of CCM/MSP/2016, to 7 September
        assert found == {
            "documents.submission": (opens - 56 * _DAY, opens - 55 * _DAY),
            "documents.issue": (opens - 28 * _DAY, opens - 27 * _DAY),
            "meeting": (opens, opens + 3 * _DAY),
        }

    def test_a_meeting_of_which_the_days_are_not_known(self) -> None:
        """All days that it can take, in doubt."""
        planned = Meeting(
            label="14MSP",
            kind=MeetingKind.MSP,
            opens=PartialDate.parse("2027-09"),
            closes=PartialDate.parse("2027-09"),
            place="Geneva",
            source=(Source("a plan"),),
        )
        view = self.VIEW.convening(planned)
        text = calendars.calendar(view, date(2028, 1, 1), states=["LAO"])
        found = {_id(str(e["summary"])): e for e in _events(text) if "14MSP" in str(e)}
        meeting, papers = found["meeting"], found["documents.issue"]
        assert meeting["dtstart"].dt == date(2027, 9, 1)
        assert meeting["dtend"].dt == date(2027, 10, 1)
        assert meeting["status"] == papers["status"] == "TENTATIVE"
        assert "on a day not known: 2027-08-04..2027-09-02" in papers["description"]

    def test_a_meeting_that_may_be_held_on_any_day(self) -> None:
        """From the day asked about on, in doubt."""
        planned = Meeting(
            label="14MSP",
            kind=MeetingKind.MSP,
            opens=PartialDate.parse("..2027-09"),
            closes=PartialDate.parse("..2027-09"),
            place="Geneva",
            source=(Source("a plan"),),
        )
        view = self.VIEW.convening(planned)
        text = calendars.calendar(view, date(2026, 6, 1), states=["LAO"])
        held = [e for e in _events(text) if str(e["summary"]).startswith("14MSP: meet")]
        assert [(e["dtstart"].dt, e["dtend"].dt) for e in held] == [
            (view.on, date(2027, 10, 1))
        ]
        assert {str(e["status"]) for e in held} == {"TENTATIVE"}

    def test_the_last_day_of_the_calendar(self) -> None:
        """No day comes after it."""
        view = _view(date(9999, 1, 1))
        due, *_ = view.schedule(until=date.max, states="LAO")
        last = ccm.Schedule([attrs.evolve(due, on=date.max)], view)
        (each,) = _events(last.to_ics())
        assert each["dtstart"].dt == date.max
        assert "dtend" not in each  # it lasts that one day: RFC 5545, 3.6.1


class TestTerms:
    """A State that has left and joined again."""

    def test_a_second_term_has_events_of_its_own(self) -> None:
        """Those of the first are over, and stay what they were."""
        left = event(WithdrawalNotice, "2015-01-15")
        back = event(Deposit, "2017-03-10", instrument=Instrument.ACCESSION)
        record = world(left, back)
        first = ccm.as_of(date(2012, 1, 1), record=record)
        second = ccm.as_of(date(2018, 1, 1), record=record)
        once, again = (
            {
                (due.id, due.what, due.turn)
                for due in view.schedule(until=date(2030, 1, 1), states="XRU")
            }
            for view in (first, second)
        )
        assert once
        assert again
        assert not once & again


HOSTILE = "Land\x1b[31m,; of\u202e \\n\x07" + "é" * 90


def test_hostile_names_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """No character of a name commands or hides; both readers read what is shown."""
    named = attrs.evolve(ccm.packaged_record().states.find("LAO"), name=HOSTILE)
    view = _view(date(2025, 10, 1))
    due = [*view.schedule(until=date(2026, 12, 31), states="LAO")]
    theirs = [type(d)(d.on, named, d.what, d.provision, "a\nb") for d in due]
    monkeypatch.setattr(view.__class__, "assess", lambda *_: None)
    text = ccm.Schedule(theirs, view).to_ics(alarms=[1])
    assert [*_by_icalendar(text)] == [*_by_vobject(text)]
    assert not any(map(is_hidden, text.decode().replace("\r\n", "")))
    ((_, _, _, title, *_), *_) = _by_vobject(text)
    assert str(title).startswith(r"Land\x1b[31m,; of\u202e \n\x07é")
    assert r"é: a\nb [art7.2]" in str(title)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says which."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    ahead = _view(date(2025, 10, 1)).schedule(until=LAST, states="LAO")
    with pytest.raises(
        MissingExtraError, match="icalendar is not installed.*'calendar'"
    ):
        ahead.to_ics()
