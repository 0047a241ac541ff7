"""Laws of duties without a date, and of reports that only some years raise."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate
from ccm.facts import (
    Act,
    AnnualReport,
    AssistanceProvided,
    Coverage,
    Event,
    InvestmentBan,
    Legislation,
    MunitionsAcquired,
    NationalMeasure,
    ProhibitedAct,
    ProvisionalApplication,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileRuledOut,
    StockpileSeparated,
    VictimAssistance,
    VictimsInDoubt,
    VictimsReported,
    VictimsRuledOut,
    VictimStep,
    Voice,
)
from ccm.rules import StandingDuty, Status, Truth
from ccm.testing import laws
from ccm.testing.fiction import FICTION, event, world
from ccm.testing.strategies import blurred, days, days_within

KINDS: dict[str, tuple[type[Event], ...]] = {
    "art1": (ProhibitedAct, ProvisionalApplication),
    "art3.1": (
        StockpileDeclared,
        StockpileRuledOut,
        StockpileDestroyed,
        StockpileFound,
        StockpileSeparated,
    ),
    "art3.8": (Retention, Retention, MunitionsAcquired, AnnualReport),
    "art5": (VictimsReported, VictimsRuledOut, VictimsInDoubt, VictimAssistance),
    "art6": (AssistanceProvided,),
    "art9": (NationalMeasure, InvestmentBan),
}
STANDING = [n.id for n in ccm.CONVENTION.obligations if isinstance(n, StandingDuty)]
EACH = pytest.mark.parametrize("obligation", list(KINDS))
FIRST, LAST = date(2010, 1, 1), date(2022, 12, 31)
DAYS = days(FIRST, LAST)


@st.composite
def events_about(draw: st.DrawFn, obligation: str, *, exact: bool = False) -> Event:
    """Draw an event that bears on an obligation."""
    kind = draw(st.sampled_from(KINDS[obligation]))
    if kind is ProvisionalApplication:
        return event(kind, "2011-04-06")
    day = draw(DAYS)
    fields: dict[str, object] = {
        ProhibitedAct: {"act": draw(st.sampled_from(Act))},
        Retention: {"munitions": draw(st.sampled_from([0, 5, None]))},
        AnnualReport: {"year": day.year - 1},
        VictimAssistance: {"kind": draw(st.sampled_from(VictimStep))},
        NationalMeasure: {"kind": draw(st.sampled_from(Legislation))},
    }.get(kind, {})
    voice = draw(st.sampled_from([Voice.STATE] * 4 + [Voice.PARTIES, Voice.OBSERVER]))
    when = PartialDate.on(day) if exact else draw(blurred(day=day))
    return event(kind, when, voice=voice, **fields)


def courses(obligation: str) -> st.SearchStrategy[list[Event]]:
    """Draw up to five events that bear on an obligation."""
    return st.lists(events_about(obligation), max_size=5)


def coverages(obligation: str) -> st.SearchStrategy[tuple[Coverage, ...]]:
    """Draw how far absence counts: without limit as often as not."""
    limit = st.sampled_from([None]) | DAYS
    ordered = st.tuples(limit, limit).map(_span)
    claims = ordered.map(
        lambda ends: Coverage(
            obligation=obligation, since=ends[0], through=ends[1], source=FICTION
        )
    )
    return st.just(()) | st.tuples(claims)


def _span(ends: tuple[date | None, date | None]) -> tuple[date | None, date | None]:
    """Return a claim's first and last day; without a last there is no first."""
    first, last = ends
    if first and last:
        return min(first, last), max(first, last)
    return (first, last) if last else (None, None)


def _view(events: list[Event], coverage: tuple[Coverage, ...], on: date) -> ccm.AsOf:
    return ccm.as_of(on, record=world(*events, coverage=coverage), trust="unverified")


@EACH
@given(data=st.data(), on=DAYS)
def test_an_answer_is_its_reasons(
    obligation: str, data: st.DataObject, on: date
) -> None:
    """Root and status agree; doubt and what is missing stand together."""
    view = _view(data.draw(courses(obligation)), data.draw(coverages(obligation)), on)
    finding = view.assess("XRU", obligation)
    assert finding.explanation.value is finding.status
    doubtful = finding.status is Status.UNDETERMINED
    assert doubtful == (len(finding.possible) > 1) == bool(finding.missing)
    for fact in finding.explanation.evidence():
        assert fact.bears_from <= on or fact.title == "deposit"


@EACH
@given(data=st.data(), day=DAYS, later=st.integers(0, 400))
def test_doubt_about_words_of_one_day_has_a_reason(
    obligation: str, data: st.DataObject, day: date, later: int
) -> None:
    """Whatever is said on one day: what is in doubt says what is missing."""
    told = data.draw(courses(obligation))
    fixed = (ProvisionalApplication,)
    events = [
        one if isinstance(one, fixed) else attrs.evolve(one, date=PartialDate.on(day))
        for one in told
    ]
    view = _view(events, (), min(day + timedelta(days=later), LAST))
    laws.doubt_has_a_reason(view.assess("XRU", obligation))


@EACH
@given(data=st.data(), on=DAYS)
def test_knowing_the_day_removes_doubt_and_adds_none(
    obligation: str, data: st.DataObject, on: date
) -> None:
    """Whatever days partial dates stand for, the answer was possible before."""
    told = data.draw(courses(obligation))
    coverage = data.draw(coverages(obligation))
    exact: list[Event] = []
    for each in told:
        day = data.draw(days_within(span=each.date))
        exact.append(attrs.evolve(each, date=PartialDate.on(day)))
    before = _view(told, coverage, on).assess("XRU", obligation)
    after = _view(exact, coverage, on).assess("XRU", obligation)
    assert after.possible <= before.possible, (before.explain(), after.explain())


@EACH
@given(data=st.data(), on=DAYS)
def test_the_order_of_rows_does_not_matter(
    obligation: str, data: st.DataObject, on: date
) -> None:
    """Nor does that of events of the same day."""
    told = data.draw(courses(obligation))
    shuffled = data.draw(st.permutations(told))
    coverage = data.draw(coverages(obligation))
    ours = _view(told, coverage, on).assess("XRU", obligation)
    theirs = _view(list(shuffled), coverage, on).assess("XRU", obligation)
    assert (ours.possible, ours.breach) == (theirs.possible, theirs.breach)
    assert set(ours.missing) == set(theirs.missing)


@EACH
@given(data=st.data(), on=DAYS)
def test_the_timeline_is_the_answer_on_every_day(
    obligation: str, data: st.DataObject, on: date
) -> None:
    """An answer changes on known days only."""
    events, coverage = data.draw(courses(obligation)), data.draw(coverages(obligation))
    view = _view(events, coverage, on)
    spans = ccm.timeline("XRU", obligation, until=LAST, view=view)
    finding = view.assess("XRU", obligation)
    found = spans.at(on)
    assert found is not None
    assert found.possible == finding.possible
    assert found.deadline == finding.deadline


@pytest.mark.parametrize("obligation", STANDING)
@given(data=st.data(), on=DAYS)
def test_what_has_no_date_is_never_overdue(
    obligation: str, data: st.DataObject, on: date
) -> None:
    """It has no deadline; a breach is shown by an act alone, never by time."""
    events = data.draw(courses(obligation))
    view = _view(events, data.draw(coverages(obligation)), on)
    finding = view.assess("XRU", obligation)
    late = {Status.OVERDUE, Status.FULFILLED_LATE}
    assert not late & finding.possible
    assert finding.deadline is None
    if finding.compliant is Truth.FALSE:
        assert any(isinstance(e, ProhibitedAct) for e in events)
    if finding.status is Status.FULFILLED:
        assert finding.compliant is Truth.TRUE


@EACH
@given(data=st.data(), on=DAYS)
def test_what_observers_say_decides_nothing(
    obligation: str, data: st.DataObject, on: date
) -> None:
    """Without their words the answer is the same."""
    events, coverage = data.draw(courses(obligation)), data.draw(coverages(obligation))
    heard = [e for e in events if e.voice is not Voice.OBSERVER]
    ours = _view(events, coverage, on).assess("XRU", obligation)
    theirs = _view(heard, coverage, on).assess("XRU", obligation)
    assert ours.possible == theirs.possible
    assert ours.missing == theirs.missing


@given(data=st.data(), on=DAYS)
def test_the_last_word_stands(data: st.DataObject, on: date) -> None:
    """Of words on law with known days, the last by the day decides."""
    words = data.draw(
        st.lists(
            events_about("art9", exact=True).filter(
                lambda e: isinstance(e, NationalMeasure) and e.voice != "observer"
            ),
            max_size=5,
            unique_by=lambda e: e.date,
        )
    )
    finding = _view(words, (), on).assess("XRU", "art9")
    said = (word for word in words if word.date.latest <= on)
    last = max(said, key=lambda word: word.date.latest, default=None)
    expected = {
        Legislation.SPECIFIC: Status.FULFILLED,
        Legislation.SUFFICIENT: Status.FULFILLED,
        Legislation.IN_PROGRESS: Status.OUTSTANDING,
    }
    kind = last.kind if isinstance(last, NationalMeasure) else None
    if finding.status is not Status.NOT_BOUND:
        status = expected.get(kind, Status.UNDETERMINED) if kind else None
        assert finding.status is (status or Status.UNDETERMINED)
