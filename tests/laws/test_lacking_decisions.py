"""Laws of a record that lacks a decision: it leaves open what the decision settles."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import ccm
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
from ccm.rules import Finding, Reading
from ccm.testing import History, histories, laws, readings
from ccm.testing.fiction import RURITANIA, event
from ccm.testing.history import HORIZON, first_bound
from ccm.testing.strategies import days, days_near

EXTENDABLE = ("art3", "art4", "art4.1b")
PERFORMED: dict[str, type[Event]] = {
    "art3": StockpileDestroyed,
    "art4": ClearanceCompleted,
    "art4.1b": ClearanceCompleted,
}
_SHOWN: dict[str, type[Event]] = {
    "art3": StockpileDeclared,
    "art4": ContaminationDeclared,
    "art4.1b": HostilitiesEnded,
}
FIRST_MEETING, LAST_MEETING = 6, 19
_SOME = 20
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


def _shown_by(about: str, history: History) -> Event:
    return event(_SHOWN[about], first_bound(history.deposit))


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
def _background(draw: st.DrawFn, about: str) -> tuple[History, list[Event]]:
    """Draw a history, and what happened in it besides requests and decisions."""
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
    return history, events


@st.composite
def lacking(draw: st.DrawFn, *, about: str) -> Lacking:
    """Draw a history of up to four decisions, of which one is not recorded.

    Each is taken by a meeting of its own, in the order of their numbers.
    """
    history, events = draw(_background(about))
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

    @pytest.mark.parametrize("about", EXTENDABLE)
    @given(reading=st.just(Reading()) | readings(), data=st.data())
    def test_is_told_alike_by_answer_and_timeline(
        self, about: str, reading: Reading, data: st.DataObject
    ) -> None:
        """On days on which something turns."""
        drawn = data.draw(lacking(about=about))
        view = drawn.poorer.view(HORIZON, reading)
        found = ccm.timeline(RURITANIA, about, until=HORIZON, view=view)
        marks = drawn.full.landmarks
        near = {day + step * _DAY for day in marks for step in (-1, 0, 1)}
        told = sorted(day for day in near if found.start <= day <= HORIZON)
        on = sorted(data.draw(st.sets(st.sampled_from(told), max_size=_SOME)))
        laws.timeline_agrees(found, view, on)

    @pytest.mark.parametrize("about", EXTENDABLE)
    @given(data=st.data())
    def test_leaves_open_to_when_the_next_request_can_lead(
        self, about: str, data: st.DataObject
    ) -> None:
        """Unless a later decision names a day: then the base is known."""
        drawn = data.draw(lacking(about=about))
        decided = [e for e in drawn.poorer.events if isinstance(e, ExtensionDecision)]
        later = [d for d in decided if d.number > drawn.gone.number]
        asked = [e for e in drawn.poorer.events if isinstance(e, ExtensionRequest)]
        shown = later or any(r.number == drawn.gone.number for r in asked)
        assert shown
        assume(not any(d.until for d in later))
        on = drawn.full.meetings[-1].closes.latest
        view = drawn.poorer.view(on)
        shown_by = _shown_by(about, drawn.full)
        request = event(
            ExtensionRequest,
            on,
            obligation=about,
            number=len(decided) + 2,
            meeting="21MSP",
        )
        review = view.supposing(shown_by).review(request)
        assert review.latest is None
        assert review.lapse is None
        assert any(str(drawn.gone.number) in gap.fact for gap in review.missing)
