"""What questions on obligations have in common: who stands where, on which basis."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.question import Asked
from ccm.claims.values import Listing
from ccm.facts import Event, State, Voice
from ccm.rules import Cause, Explanation, Finding, Missing, Status, Truth

__all__ = [
    "ARISEN",
    "DONE",
    "OPEN",
    "Test",
    "among",
    "by_event",
    "listed_only",
    "on_both_bases",
    "standing_in",
    "with_status",
]

OPEN = frozenset({Status.OUTSTANDING, Status.OVERDUE})
"""The duty runs, or its deadline has passed."""

DONE = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})
"""The duty was performed, in time or late."""

ARISEN = OPEN | DONE
"""The duty arose, whatever became of it."""

_EVER = Missing("whether it ever had any", Cause.NOT_REPORTED)

Test = Callable[[Finding], Truth]
"""Whether a State of that finding belongs."""


def standing_in(statuses: Collection[Status]) -> Test:
    """Return the test whether a State stands in one of some statuses."""

    def test(finding: Finding) -> Truth:
        known = {status in statuses for status in finding.possible}
        return Truth.of(known.pop()) if len(known) == 1 else Truth.UNKNOWN

    return test


def among(
    findings: Iterable[Finding],
    test: Test,
    *,
    basis: str = "",
    reported: bool = False,
    otherwise: Missing = _EVER,
) -> Answer:
    """Return the States whose finding passes a test.

    Args:
        findings: One for each State.
        test: Whether it belongs.
        basis: What is counted.
        reported: Whether the question is who is known to belong.
        otherwise: What is missing of a State in doubt whose finding lacks nothing.
    """
    told = [(finding, test(finding)) for finding in findings]
    sure = [finding for finding, truth in told if truth is Truth.TRUE]
    doubtful = [finding for finding, truth in told if truth == Truth.UNKNOWN]
    return Answer(
        value=Listing(frozenset(finding.state for finding in sure)),
        basis=basis,
        doubtful=frozenset(finding.state for finding in doubtful),
        reported=reported,
        why={finding.state: finding.explanation for finding in (*sure, *doubtful)},
        gaps=lambda: tuple(_gaps(doubtful, otherwise)),
    )


def _gaps(findings: Iterable[Finding], otherwise: Missing) -> Iterator[Missing]:
    for finding in sorted(findings, key=lambda f: f.state.alpha3):
        gap = next(iter(finding.missing), otherwise)
        yield Missing(f"{finding.state.alpha3}: {gap.fact}", gap.cause)


def on_both_bases(
    inquiry: Inquiry, obligation: str, test: Test, *, reported: bool = False
) -> tuple[Answer, ...]:
    """Return who belongs among those bound, and with those that deposited only.

    A State that has deposited is taken as it will stand on the day on which the
    Convention enters into force for it.
    """
    bound = [inquiry.finding(state, obligation) for state in inquiry.parties()]
    coming = [
        inquiry.at(starts).finding(state, obligation)
        for state, starts in inquiry.contracting().items()
    ]
    first = among(bound, test, basis="in force", reported=reported)
    both = among([*bound, *coming], test, basis="by deposit", reported=reported)
    same = (first.states, first.doubtful) == (both.states, both.doubtful)
    return (first,) if same else (first, both)


def listed_only(inquiry: Inquiry, finding: Finding, ruled_out: type[Event]) -> bool:
    """Tell whether no duty arises on the word of exhaustive lists alone.

    A list of those that have something left does not say whether a State that is
    not on it ever had anything: it may have finished before.
    """
    told = inquiry.record.dossier(finding.state).heard(ruled_out)
    by_then = [event for event in told if event.date.surely_by(finding.on)]
    return bool(by_then) and all(e.voice is Voice.PARTIES for e in by_then)


def with_status(
    obligation: str, statuses: Collection[Status], *, reported: bool = False
) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers who stands in one of some statuses."""
    test = standing_in(statuses)

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        return on_both_bases(inquiry, obligation, test, reported=reported)

    return answers


def by_event(states: dict[State, Explanation], basis: str = "") -> Answer:
    """Return the States of some events."""
    return Answer(value=Listing(frozenset(states)), basis=basis, why=states)
