"""Laws of answers: value and reasons, timelines, schedules, the order of rows."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import ccm
from ccm.facts import Statement
from ccm.rules import Reading, Status
from ccm.testing import HORIZON, History, histories, laws, readings
from ccm.testing.fiction import RURITANIA, THIRTIETH
from ccm.testing.history import OBLIGATIONS, first_bound
from ccm.view.schedules import REQUEST

HISTORIES = histories()
EXACT = histories(exact=True)
EACH = pytest.mark.parametrize("obligation", list(OBLIGATIONS))


class TestReasons:
    """Every answer in every history is explained."""

    @given(history=HISTORIES, reading=readings(), data=st.data())
    def test_agree_with_the_value(
        self, history: History, reading: Reading, data: st.DataObject
    ) -> None:
        """The root of the tree is the status; the deadline is concluded in it."""
        view = history.view(data.draw(history.days()), reading)
        for finding in view.findings(states=[RURITANIA]):
            laws.reasons_agree_with_the_value(finding)

    @EACH
    @given(reading=readings(), data=st.data())
    def test_agree_with_the_value_of_each_obligation(
        self, obligation: str, reading: Reading, data: st.DataObject
    ) -> None:
        """So it is for every obligation, in histories that bear on it alone."""
        history = data.draw(histories(about=obligation))
        view = history.view(data.draw(history.days()), reading)
        finding = view.assess(RURITANIA, obligation)
        laws.reasons_agree_with_the_value(finding)
        laws.doubt_has_a_reason(finding)

    @given(history=HISTORIES, data=st.data())
    def test_can_be_put_in_words(self, history: History, data: st.DataObject) -> None:
        """Each form can be made, and names the State and the status."""
        for finding in history.view(data.draw(history.days())).findings(
            states=[RURITANIA]
        ):
            for form in ("text", "markdown", "html"):
                words = finding.explain(form)
                assert "Ruritania" in words
                assert finding.shown in words
            words = finding.explain("brief")
            known = finding.shown != Status.UNDETERMINED
            assert (finding.shown in words) if known else "leaves open" in words
            ways = () if known else finding.courses
            assert all(way.stands.partition(" ")[0] in words for way in ways)

    @given(history=EXACT, data=st.data())
    def test_lie_in_the_past(self, history: History, data: st.DataObject) -> None:
        """Of a State that is bound, nothing later is used, save statements."""
        for finding in history.view(data.draw(history.days())).findings(
            states=[RURITANIA]
        ):
            if finding.status is not Status.NOT_BOUND:
                laws.reasons_lie_in_the_past(finding, save=[Statement])

    @given(history=EXACT, reading=readings(), data=st.data())
    def test_doubt_has_a_reason(
        self, history: History, reading: Reading, data: st.DataObject
    ) -> None:
        """Several answers, an undetermined one, something missing: all or none."""
        view = history.view(data.draw(history.days()), reading)
        for finding in view.findings(states=[RURITANIA]):
            laws.doubt_has_a_reason(finding)


class TestOrder:
    """An answer is a matter of days, not of rows."""

    @given(history=HISTORIES, data=st.data())
    def test_of_rows_does_not_matter(
        self, history: History, data: st.DataObject
    ) -> None:
        """The same events in any order give the same answers."""
        record = history.record
        order = data.draw(st.permutations(range(len(record.events))))
        view = history.view(data.draw(history.days()))
        other = ccm.as_of(
            view.on, record=laws.shuffled(record, order), trust="unverified"
        )
        assert laws.answers_of(view, RURITANIA) == laws.answers_of(other, RURITANIA)


class TestTimeline:
    """What a timeline says of a day is what the record says as of that day."""

    @EACH
    @settings(deadline=None)
    @given(data=st.data())
    def test_agrees_with_the_answer_on_each_day(
        self, obligation: str, data: st.DataObject
    ) -> None:
        """No day on which an answer turns is missed, and none is named that is none."""
        history = data.draw(histories(about=obligation))
        view = history.view(HORIZON, data.draw(readings()))
        found = ccm.timeline(RURITANIA, obligation, until=HORIZON, view=view)
        turns = {change for change, _ in found.changes} | set(history.landmarks)
        near = {day + timedelta(days=step) for day in turns for step in (-1, 0, 1)}
        start = data.draw(history.days())
        window = {start + timedelta(days=n) for n in range(0, 400, 8)}
        days = sorted(d for d in near | window if found.start <= d <= HORIZON)
        laws.timeline_agrees(found, view, days)
        for one, other in pairwise(span.value for span in found):
            assert laws.said(one) != laws.said(other)

    @settings(deadline=None)
    @given(history=histories(about="art3", exact=True))
    def test_performance_lasts_until_it_is_undone(self, history: History) -> None:
        """Fulfilled becomes something else only with a find, a rule-out or an exit."""
        found = ccm.timeline(
            RURITANIA, "art3", until=HORIZON, view=history.view(HORIZON)
        )
        moved = {e.date.day for e in history.events}
        for one, next_one in pairwise(found):
            if one.value.status.is_fulfilled and not next_one.value.status.is_fulfilled:
                ends = history.view(HORIZON).standing(RURITANIA).ends
                assert next_one.start in moved | {ends and ends.day}


class TestSchedule:
    """What falls due."""

    @settings(deadline=None)
    @given(history=HISTORIES, reading=readings(), data=st.data())
    def test_lies_ahead_in_order(
        self, history: History, reading: Reading, data: st.DataObject
    ) -> None:
        """Each day lies in the window that was asked for; days come in order."""
        view = history.view(data.draw(history.days()), reading)
        until = view.on + timedelta(days=data.draw(st.integers(0, 1000)))
        laws.schedule_lies_ahead(view.schedule(until=until), view.on, until)

    @settings(deadline=None)
    @given(history=HISTORIES, data=st.data())
    def test_tells_each_from_every_other(
        self, history: History, data: st.DataObject
    ) -> None:
        """Whatever its day: so that a calendar can move it."""
        view = history.view(data.draw(history.days()))
        due = view.schedule(until=date(2045, 1, 1))
        named = [(d.state.alpha3, d.id, d.what, d.turn) for d in due]
        assert len({*named}) == len(named)

    @settings(deadline=None)
    @given(history=HISTORIES, data=st.data())
    def test_names_the_deadlines_that_run(
        self, history: History, data: st.DataObject
    ) -> None:
        """A deadline that runs and lies ahead is in the schedule, as certain."""
        view = history.view(data.draw(history.days()))
        due = view.schedule(until=date(2045, 1, 1))
        ends = view.standing(RURITANIA).ends
        for finding in view.findings(states=[RURITANIA]):
            day = finding.deadline.date if finding.deadline else None
            over = ends is not None and day is not None and ends.earliest <= day
            if day and finding.status is Status.OUTSTANDING and not over:
                same = [d for d in due if (d.on, d.what) == (day, finding.obligation)]
                mine = [d for d in same if d.state == RURITANIA]
                assert (view.on <= day) == bool(mine)
                assert all(d.certain for d in mine)

    @EACH
    @settings(deadline=None)
    @given(reading=readings(), data=st.data())
    def test_before_entry_into_force_is_that_of_the_day_itself(
        self, obligation: str, reading: Reading, data: st.DataObject
    ) -> None:
        """A State that has deposited sees what it will see once it is bound.

        If nothing else is known by then: neither an event nor an end of what the
        record claims to hold comes between. Who is not bound files no request yet.
        """
        history = data.draw(histories(about=obligation))
        begins = first_bound(history.deposit)
        knows = max(history.deposit, THIRTIETH)
        day = data.draw(st.dates(knows, begins - timedelta(days=1)))
        known = [e for e in history.events if e.date.latest <= day]
        told = history.with_events(known)
        reach = {c.through for c in told.coverage if c.through}
        assume(not any(day <= through < begins for through in reach))
        until = date(2045, 1, 1)
        before, after = (
            told.view(on, reading).schedule(until=until, obligations=obligation)
            for on in (day, begins)
        )
        due, ahead = (
            [each for each in told if not each.what.startswith(REQUEST)]
            for told in (after, before)
        )
        assert [each for each in ahead if each.on >= begins] == due
