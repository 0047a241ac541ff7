"""What the record does not exclude is never called wrong, whatever is asked when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ccm
from ccm.claims import DOCUMENTS, Audit, Audited, Claim, Verdict, packaged_claims
from ccm.claims.agreement import agreement
from ccm.dates import PartialDate
from ccm.facts import Event, Record, State, packaged_record
from ccm.questions import Answer, Bound, Figure, Listing, questions
from ccm.rules import Truth

FIRST = date(2008, 12, 3)
BEGAN = date(2010, 8, 1)
CLAIMS = tuple(claim for d in DOCUMENTS for claim in packaged_claims(d.key))
TOPICS = sorted(
    {claim.topic for claim in CLAIMS}
    | {
        (question.subject, question.predicate)
        for question in questions()
        if "{" not in f"{question.subject}{question.predicate}"
    }
)
"""What the documents ask, and every question that leaves nothing open."""


def _filled(events: Iterable[Event], dice: Random) -> Iterator[Event]:
    """Yield events, some of those that have a range of days on one of them."""
    for event in events:
        days = event.date
        first = max(days.earliest, FIRST)
        if days.day is None and first <= days.latest and dice.random() < 0.5:
            day = first + timedelta(days=dice.randint(0, (days.latest - first).days))
            yield attrs.evolve(event, date=PartialDate.on(day))
        else:
            yield event


@cache
def _learnt(seed: int) -> Record:
    """Return the record of somebody who knows more days than ours."""
    record = packaged_record()
    dice = Random(seed)  # noqa: S311 - no secret
    events = tuple(_filled(record.events, dice))
    return attrs.evolve(record, events=events)


def _claim(topic: tuple[str, str], on: date) -> Claim:
    return Claim(
        id="D-1",
        document="draft",
        subject=topic[0],
        predicate=topic[1],
        value=Listing(frozenset()),
        as_of=PartialDate.on(on),
    )


def _known(answer: Answer) -> bool:
    """Tell whether an answer is one value, of which nothing is in doubt."""
    if answer.value is None or answer.near or answer.each:
        return False
    if isinstance(answer.value, Figure) and answer.value.bound is not Bound.EXACT:
        return False
    return agreement(answer.value, answer) is Truth.TRUE


@settings(max_examples=12)
@given(
    seed=st.integers(0, 3),
    topics=st.lists(st.sampled_from(TOPICS), min_size=3, max_size=3),
    on=st.dates(BEGAN, date(2026, 6, 1)),
)
def test_whoever_knows_more_is_never_accused(
    seed: int, topics: list[tuple[str, str]], on: date
) -> None:
    """What surely follows from a record with more days disagrees with none of ours.

    To learn a day only narrows a list: who is surely on it stays, nobody comes who was
    not perhaps on it.
    """
    knowing = ccm.as_of(on, record=_learnt(seed))
    asked = [attrs.evolve(_claim(t, on), id=f"D-{n}") for n, t in enumerate(topics)]
    said = [
        attrs.evolve(found.claim, id=f"{found.claim.id}-{n}", value=answer.value)
        for found in knowing.audit(asked)
        for n, answer in enumerate(found.answers)
        if answer.value is not None and _known(answer)
    ]
    ours = ccm.as_of(on)
    for found in ours.audit(said):
        assert found.verdict is not Verdict.DISAGREES, _told(found)
    for wide, narrow in zip(ours.audit(asked), knowing.audit(asked), strict=True):
        for before, after in zip(wide.answers, narrow.answers, strict=False):
            if before.basis == after.basis and isinstance(before.value, Listing):
                assert before.states <= after.states, _told(wide)
                assert _may_belong(after) <= _may_belong(before), _told(wide)


def _told(found: Audited) -> str:
    return f"{found.claim.topic} on {found.on}: {found.claim.value}: {found.reason}"


TEN_DAYS = [
    date(2011, 6, 1),
    date(2013, 3, 1),
    date(2014, 12, 31),
    date(2015, 6, 1),
    date(2016, 1, 1),
    date(2017, 9, 30),
    date(2018, 12, 1),
    date(2019, 8, 1),
    date(2020, 9, 27),
    date(2022, 5, 1),
]


def _of_a_day(both: Audit) -> Iterator[Audited]:
    """Yield the claims that can be asked of another day, each thing said once."""
    said: set[tuple[object, ...]] = set()
    for found in both:
        claim = found.claim
        if found.answers and (claim.as_of is None or claim.as_of.day):
            thing = (*claim.topic, str(claim.value), found.on)
            if found.verdict is not Verdict.DISAGREES and thing not in said:
                said.add(thing)
                yield found


@pytest.mark.parametrize("on", TEN_DAYS, ids=str)
def test_on_another_day_an_event_proves_what_disagrees(on: date, both: Audit) -> None:
    """What was right on its own day is wrong on another only if something happened."""
    then = {found.claim.id: found for found in _of_a_day(both)}
    day = PartialDate.on(on)
    moved = [
        attrs.evolve(found.claim, as_of=day, document="draft")
        for found in then.values()
    ]
    for found in ccm.as_of(both.results[0].on).audit(moved):
        if found.verdict is Verdict.DISAGREES:
            assert any(_proofs(then[found.claim.id], found)), _told(found)


def _proofs(own: Audited, other: Audited) -> Iterator[object]:
    """Yield what shows that something changed between two days, as the record tells.

    An event with a day, or an entry into force; for the rest what changed of a State,
    what the answers rest on, and for what speaks of no State a meeting.
    """
    since, until = sorted((own.on, other.on))
    apart = _apart(own, other)
    for state in apart:
        yield from (day for day in _days_of()[state] if since < day <= until)
    if apart:
        told = ccm.changes(since=since, until=until, states=apart)
        yield from (each for each in told if each.within is Truth.TRUE)
    yield from (e for e in (*own.facts, *other.facts) if since < e.date.earliest)
    if not own.facts and not other.facts:
        held = packaged_record().meetings
        yield from (m for m in held if since < m.opens.earliest <= until)


def _apart(own: Audited, other: Audited) -> frozenset[State]:
    """Return the States that are on one list and not on the other, on any basis."""
    listed = own.claim.value.states if isinstance(own.claim.value, Listing) else None
    pairs = list(zip(own.answers, other.answers, strict=False))
    apart = {s for a, b in pairs for s in _may_belong(a) ^ _may_belong(b)}
    named = {s for _, b in pairs if listed for s in listed ^ _may_belong(b)}
    of_one = {s for answer in other.answers for s in answer.why if listed is None}
    return frozenset(apart | named or of_one)


def _may_belong(answer: Answer) -> frozenset[State]:
    return answer.states | answer.doubtful


@cache
def _days_of() -> dict[State, set[date]]:
    """Return the days of the events of each State, and its entry into force."""
    record = packaged_record()
    view = ccm.as_of(date(2026, 6, 1))
    found: dict[State, set[date]] = {state: set() for state in record.states}
    for event in record.events:
        if event.date.day:
            found[event.state].add(event.date.day)
    for state in view.states_parties():
        found[state] |= {*filter(None, [view.entry_into_force(state)])}
    return found
