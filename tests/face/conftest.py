"""What the library answers with: some questions, and all that their answers hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs
import pytest

import ccm
from ccm.claims import packaged_claims
from ccm.convention.article02_definitions import classify
from ccm.convention.article03_retention import Purpose, may_retain
from ccm.facts import ExtensionRequest
from ccm.facts.reach import reach_of
from ccm.quantities import project
from ccm.support import calendar, committee, presidency, request_guidelines

DAYS = (date(2020, 9, 28), date(2025, 10, 1))
"""That of a review, and one on which requests are pending and answers in doubt."""
STATES = ("BGR", "AFG", "PER", "LTU", "ZMB")
_ENOUGH = 10
"""Values of one type that are looked at."""


def _about(view: ccm.AsOf) -> Iterator[object]:
    """Yield what a view answers."""
    for state in STATES:
        yield from view.findings(states=state)
        yield view.profile(state)
    yield view.schedule(until=date(view.on.year + 2, 12, 31), states=STATES)
    yield view.outlook("AFG", "art4")
    yield view.provenance()
    yield view.spans(states="BGR", obligations="art3")
    yield view.across_readings("PER", "art3")
    progress = view.progress("dubrovnik")
    yield progress
    yield from progress.results("2.1(b)")
    yield view.audit(packaged_claims("review-2020"))
    yield project(view, "LBN"), request_guidelines(view, "art4")
    yield calendar(view, until=date(view.on.year + 1, 12, 31))
    yield presidency(view), committee(view)
    for request in view.record.dossier(view.state("PER")).of(ExtensionRequest):
        yield view.review(request)


def _asked() -> Iterator[object]:
    """Yield answers to questions of every kind."""
    record = ccm.packaged_record()
    for day in DAYS:
        yield from _about(ccm.as_of(day, record=record))
    yield ccm.timeline("BGR", "art3"), ccm.memberships("LTU"), ccm.counts()
    yield ccm.panel("BGR", "art3", days=DAYS)
    yield classify(ccm.Munition()), may_retain([Purpose.CLEARANCE])
    yield record, record.states.find("BGR"), record.meetings[0], record.documents[0]
    yield reach_of(record), record.events, ccm.CONVENTION.obligations
    yield ccm.Period(years=8), ccm.PartialDate.parse("2021-02..2021-03")


_HELD = (
    *("explanation", "courses", "missing", "irregularities", "years", "last_known"),
    *("finding", "contradictions", "facts", "answer", "receipt"),
)
"""Properties of answers that hold further ones."""


def _within(value: object) -> Iterator[object]:
    """Yield what an answer holds, as its fields have it and as it tells on demand."""
    if isinstance(value, Mapping):
        yield from (*value.keys(), *value.values())
    elif isinstance(value, (tuple, list, frozenset, ccm.Timeline)):
        yield from value
    kind: type = type(value)
    if attrs.has(kind):
        fields = () if kind is ccm.Finding else attrs.fields(kind)
        yield from (getattr(value, field.name) for field in fields)
        yield from (getattr(value, name) for name in _HELD if hasattr(value, name))


def _reached(roots: Iterable[object]) -> dict[type, list[object]]:
    """Return some values of each type that is reached."""
    found: defaultdict[type, list[object]] = defaultdict(list)
    waiting, seen = [*roots], dict[int, object]()
    while waiting:
        value = waiting.pop()
        some = found[type(value)]
        if id(value) in seen or (_is_ours(type(value)) and len(some) >= _ENOUGH):
            continue
        seen[id(value)] = value  # kept, so that no other is given its id
        some.append(value)
        waiting.extend(_within(value))
    return {kind: some for kind, some in found.items() if _is_ours(kind)}


def _is_ours(kind: type) -> bool:
    return kind.__module__.startswith("ccm.")


@pytest.fixture(scope="session")
def values() -> dict[type, list[object]]:
    """Some values of every type that answers are made of, by type."""
    return _reached(_asked())
