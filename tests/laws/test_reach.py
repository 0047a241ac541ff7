"""Laws of how far a record reaches, and of what was last known."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import attrs
from hypothesis import given
from hypothesis import strategies as st

from ccm.dates import PartialDate
from ccm.facts import Coverage, Event, HostilitiesEnded, MunitionsUsed, Voice
from ccm.facts.schema import SCHEMA
from ccm.rules import Finding, Status
from ccm.testing import History, histories
from ccm.testing.fiction import FICTION, RURITANIA, event
from ccm.testing.history import OBLIGATIONS
from ccm.testing.strategies import FIRST_DAY, days
from ccm.view import AsOf

obligations = st.sampled_from(sorted(OBLIGATIONS))
kinds_of_events = st.sampled_from(
    [kind for kind in SCHEMA.values() if issubclass(kind, Event)]
)
a_day = days(FIRST_DAY, date(2035, 1, 1))


@st.composite
def claims(draw: st.DrawFn, kind: type[Event]) -> Coverage:
    """Draw a claim to hold all events of a kind on some days, or on none."""
    if draw(st.booleans()):
        return Coverage(event=kind, source=FICTION)
    since, through = sorted((draw(a_day), draw(a_day)))
    return Coverage(event=kind, since=since, through=through, source=FICTION)


def asked(history: History, obligation: str, on: date) -> Finding:
    """Return where the State of a history stands."""
    return history.view(on).assess(RURITANIA, obligation)


class TestClaimsOfOneKind:
    """To claim less never narrows an answer, to claim more never widens it."""

    @given(data=st.data(), obligation=obligations, kind=kinds_of_events, on=a_day)
    def test_a_second_claim_only_narrows(
        self, data: st.DataObject, obligation: str, kind: type[Event], on: date
    ) -> None:
        """Whatever the kind, and whichever days it is about."""
        drawn = data.draw(histories(about=obligation))
        one, other = data.draw(claims(kind)), data.draw(claims(kind))
        less = attrs.evolve(drawn, coverage=(*drawn.coverage, one))
        more = attrs.evolve(less, coverage=(*less.coverage, other))
        narrow, wide = (asked(h, obligation, on) for h in (more, less))
        assert narrow.possible <= wide.possible

    @given(data=st.data(), obligation=obligations, on=a_day)
    def test_of_all_kinds_as_of_the_obligation(
        self, data: st.DataObject, obligation: str, on: date
    ) -> None:
        """What is said of every kind, one by one, is what is said of all together."""
        drawn = data.draw(histories(about=obligation))
        through = data.draw(a_day)
        whole = Coverage(obligation=obligation, through=through, source=FICTION)
        parts = tuple(
            Coverage(event=kind, obligation=obligation, through=through, source=FICTION)
            for kind in SCHEMA.values()
            if issubclass(kind, Event)
        )
        one, each = (
            asked(attrs.evolve(drawn, coverage=told), obligation, on)
            for told in ((whole,), parts)
        )
        assert (one.possible, one.deadline) == (each.possible, each.deadline)


class TestUse:
    """Article 4(1)(b): what observers report puts a silence in doubt, no more."""

    @given(data=st.data(), on=a_day, used=a_day)
    def test_a_report_only_adds_what_can_be(
        self, data: st.DataObject, on: date, used: date
    ) -> None:
        """What silence ruled out can be; nothing else is ruled out."""
        drawn = data.draw(histories(about="art4.1b"))
        ends = Coverage(event=HostilitiesEnded, source=FICTION)
        quiet = attrs.evolve(drawn, coverage=(ends,))
        told = event(MunitionsUsed, used, until=None, voice=Voice.OBSERVER)
        stirred = attrs.evolve(quiet, events=(*quiet.events, told))
        before, after = (asked(h, "art4.1b", on) for h in (quiet, stirred))
        assert before.possible <= after.possible

    @given(data=st.data(), on=a_day, used=a_day)
    def test_a_day_that_is_known_only_narrows(
        self, data: st.DataObject, on: date, used: date
    ) -> None:
        """To learn the day of a use only narrows."""
        drawn = data.draw(histories(about="art4.1b"))
        ends = Coverage(event=HostilitiesEnded, source=FICTION)
        about = data.draw(st.integers(0, 400))
        vague = PartialDate(used - timedelta(days=about), used + timedelta(days=about))
        some, known = (
            event(MunitionsUsed, day, until=None, voice=Voice.OBSERVER)
            for day in (vague, used)
        )
        wide, narrow = (
            asked(
                attrs.evolve(drawn, coverage=(ends,), events=(*drawn.events, told)),
                "art4.1b",
                on,
            )
            for told in (some, known)
        )
        assert narrow.possible <= wide.possible


class TestLastKnown:
    """Where a State stood on the latest day that decided it."""

    @given(data=st.data(), obligation=obligations, on=a_day)
    def test_is_the_latest_decided_day(
        self, data: st.DataObject, obligation: str, on: date
    ) -> None:
        """No later day is decided; that of the day is what it says."""
        drawn = data.draw(histories(about=obligation))
        view = drawn.view(on)
        finding = view.assess(RURITANIA, obligation)
        known = finding.last_known
        if _decided(finding):
            assert known is not None
            assert (known.on, known.status) == (on, finding.status)
            return
        first = known.on + timedelta(days=1) if known else _first_bound(view, on)
        for day in _some_days(first, on):
            assert not _decided(view.at(day).assess(RURITANIA, obligation))
        if known:
            then = view.at(known.on).assess(RURITANIA, obligation)
            assert _decided(then)
            assert then == known.finding
            assert then.status is not Status.NOT_BOUND
            assert known.missing == view.at(first).assess(RURITANIA, obligation).missing

    @given(data=st.data(), obligation=obligations, on=a_day)
    def test_is_the_same_for_all_days_after_it(
        self, data: st.DataObject, obligation: str, on: date
    ) -> None:
        """Until the next day that is decided."""
        drawn = data.draw(histories(about=obligation))
        finding = drawn.view(on).assess(RURITANIA, obligation)
        if _decided(finding) or finding.last_known is None:
            return
        first = finding.last_known.on + timedelta(days=1)
        for day in _some_days(first, on):
            other = drawn.view(day).assess(RURITANIA, obligation).last_known
            assert other is not None
            assert other.on == finding.last_known.on


def _decided(finding: Finding) -> bool:
    several = len(finding.possible) > 1
    return not several or all(status.is_fulfilled for status in finding.possible)


def _first_bound(view: AsOf, on: date) -> date:
    return min(view.entry_into_force(RURITANIA) or on, on)


def _some_days(first: date, last: date) -> set[date]:
    """Return some days from one to another, both among them."""
    number = (last - first).days
    marks = [first + timedelta(days=number * n // 7) for n in range(8)]
    return {*marks, *(early for early, late in pairwise(marks) if early < late)}
