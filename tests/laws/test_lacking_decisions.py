"""Laws of a record that lacks a decision: it leaves open what the decision settles."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import (
    ClearanceCompleted,
    ContaminationDeclared,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Meeting,
    StockpileDeclared,
    StockpileDestroyed,
)
from ccm.rules import Finding, Reading, Status
from ccm.testing import History, histories, laws, readings
from ccm.testing.fiction import RURITANIA, event
from ccm.testing.history import first_bound
from ccm.testing.strategies import days, days_near

EXTENDABLE = ("art3", "art4", "art4.1b")
PERFORMED = {
    "art3": StockpileDestroyed,
    "art4": ClearanceCompleted,
    "art4.1b": ClearanceCompleted,
}
FIRST_MEETING, LAST_MEETING = 6, 19
_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True, eq=False)
class Lacking:
    """A history, and what of it a poorer record lacks.

    Attributes:
        full: The history, with every decision that was taken.
        gone: The decision that the poorer record lacks.
        since: The first day on which the poorer record shows that it lacks one.
        poorer: What the poorer record holds.
    """

    full: History
    gone: ExtensionDecision
    since: date
    poorer: History


def _shown_by(kind: str, history: History) -> Event:
    begun = first_bound(history.deposit)
    if kind == "art4.1b":
        return event(HostilitiesEnded, begun)
    declared = StockpileDeclared if kind == "art3" else ContaminationDeclared
    return event(declared, begun)


@st.composite
def _decided(
    draw: st.DrawFn, about: str, number: int, meeting: Meeting, last: date
) -> tuple[ExtensionRequest, ExtensionDecision, date]:
    """Draw a request, the decision on it, and until when that leads at the most."""
    opens, closes = meeting.opens.earliest, meeting.closes.latest
    case = {"obligation": about, "number": number, "meeting": meeting.label}
    filed = opens - timedelta(days=draw(st.integers(1, 350)))
    taken = draw(st.sampled_from([opens, closes]))
    told = PartialDate.on(taken)
    if draw(st.integers(0, 3)) == 0:  # it sits within the year: some day of it
        told = PartialDate(opens, draw(days(closes, closes + timedelta(days=60))))
    how: dict[str, object] = {"granted": False}
    if outcome := draw(st.integers(0, 5)):
        months = draw(st.integers(1, 60))
        last = Period(months=months).after(max(last, closes), rounding=Rounding.DOWN)
        how = {"until": last} if outcome > 3 else {"length": Period(months=months)}
    request = event(ExtensionRequest, filed, **case)
    return request, event(ExtensionDecision, told, **case, **how), last


@st.composite
def lacking(draw: st.DrawFn, *, about: str) -> Lacking:
    """Draw a history of up to four decisions, of which one is not recorded.

    Each is taken by a meeting of its own, in the order of their numbers.
    """
    history = draw(histories(about=about, leaving=False, most=2))
    events = [
        e
        for e in history.events
        if not isinstance(e, (ExtensionRequest, ExtensionDecision))
    ]
    if draw(st.integers(0, 3)):
        events.append(_shown_by(about, history))
    if draw(st.booleans()):
        near = days_near(landmarks=[m.closes.latest for m in history.meetings])
        events.append(event(PERFORMED[about], draw(near)))
    count = draw(st.integers(1, 4))
    indices = st.integers(FIRST_MEETING, LAST_MEETING)
    order = sorted(draw(st.lists(indices, min_size=count, max_size=count, unique=True)))
    last = Period(years=12).after(history.deposit, rounding=Rounding.DOWN)
    found: list[tuple[ExtensionRequest, ExtensionDecision]] = []
    for number, index in enumerate(order, start=1):
        meeting = history.meetings[index]
        request, taken, last = draw(_decided(about, number, meeting, last))
        found.append((request, taken))
    place = draw(st.integers(0, count - 1))
    asked, gone = found[place]
    since = history.meetings[order[place]].closes.latest + _DAY
    without: set[int] = {id(gone)}
    if place + 1 < count and draw(st.booleans()):
        without.add(id(asked))
        since = found[place + 1][1].date.latest
    all_ = [*events, *(e for pair in found for e in pair)]
    full = history.with_events(all_)
    poorer = history.with_events([e for e in all_ if id(e) not in without])
    return Lacking(full=full, gone=gone, since=since, poorer=poorer)


def _irregular(found: Finding) -> set[str]:
    """Return what is irregular, save that a request was filed late for its meeting.

    That hangs on no deadline, but can be read to hang on the day of the decision.
    """
    return {str(o) for o in found.irregularities if "late; expected by" not in o.text}


class TestADecisionThatIsNotRecorded:
    """What the poorer record says does not contradict the richer one."""

    @pytest.mark.parametrize("about", EXTENDABLE)
    @given(reading=st.just(Reading()) | readings(), data=st.data())
    def test_leaves_open_what_it_settles(
        self, about: str, reading: Reading, data: st.DataObject
    ) -> None:
        """On any day on which the poorer record shows that one is missing."""
        drawn = data.draw(lacking(about=about))
        on = data.draw(drawn.full.days())
        assume(on >= drawn.since)
        full = drawn.full.view(on, reading).assess(RURITANIA, about)
        poorer = drawn.poorer.view(on, reading).assess(RURITANIA, about)
        laws.settles(full, poorer)
        laws.doubt_has_a_reason(poorer)
        assert _irregular(poorer) <= _irregular(full)
        for form in ("text", "markdown", "html"):
            assert poorer.explain(form)
