"""Questions on Article 9 and on bans of investment: what States say of their law."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.question import Asked, Question
from ccm.claims.questions.findings import by_event
from ccm.claims.questions.reports import share
from ccm.facts import InvestmentBan, Legislation, NationalMeasure, State
from ccm.rules import Explanation

__all__ = ["LAWS"]

_IN_PLACE = (Legislation.SPECIFIC, Legislation.SUFFICIENT)
_IN_PROGRESS = (Legislation.IN_PROGRESS,)

_Answers = Callable[[Inquiry, Asked], tuple[Answer, ...]]


def _saying(inquiry: Inquiry, kinds: Collection[Legislation]) -> Answer:
    """Return the States Parties whose last word on their law is one of some."""
    found: dict[State, Explanation] = {}
    for state in inquiry.parties():
        told = inquiry.record.dossier(state).of(NationalMeasure)
        known = [event for event in told if event.date.surely_by(inquiry.on)]
        if known and known[-1].kind in kinds:
            found[state] = Explanation(str(known[-1]), facts=(known[-1],))
    return by_event(found)


def _with(*kinds: Legislation) -> _Answers:
    return lambda inquiry, _asked: (_saying(inquiry, kinds),)


def _share_with(*kinds: Legislation) -> _Answers:
    """Return what answers with the share of States Parties that say so."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        said = _saying(inquiry, kinds)
        deposited = len(inquiry.view.states_parties(basis="deposited"))
        bound = len(inquiry.parties())
        return (
            share(said, deposited, f"of the {deposited} States Parties by deposit"),
            share(said, bound, f"of the {bound} States Parties in force"),
        )

    return answers


def _new_in_progress(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer who is on the way now, and was not when a meeting closed."""
    before = inquiry.at(inquiry.session(asked.words["meeting"]).closes.latest)
    now, then = _saying(inquiry, _IN_PROGRESS), _saying(before, _IN_PROGRESS)
    return (by_event({s: why for s, why in now.why.items() if s not in then.why}),)


def _finished(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer who was on the way when a meeting closed, and has its law now."""
    before = inquiry.at(inquiry.session(asked.words["meeting"]).closes.latest)
    now, then = _saying(inquiry, _IN_PLACE), _saying(before, _IN_PROGRESS)
    return (by_event({s: why for s, why in now.why.items() if s in then.why}),)


def _bans(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    found: dict[State, Explanation] = {}
    for state in inquiry.parties():
        for event in inquiry.record.dossier(state).of(InvestmentBan):
            if event.date.surely_by(inquiry.on):
                found[state] = Explanation(str(event), facts=(event,))
    return (by_event(found),)


def _question(predicate: str, asks: str, answers: _Answers) -> Question:
    return Question(
        subject="Article 9", predicate=predicate, asks=asks, answers=answers
    )


LAWS = (
    _question(
        "States with a specific law",
        "the States Parties that report a law of its own for the Convention",
        _with(Legislation.SPECIFIC),
    ),
    _question(
        "States whose law is sufficient",
        "the States Parties that call their existing law sufficient",
        _with(Legislation.SUFFICIENT),
    ),
    _question(
        "States with a specific law or sufficient law",
        "both together",
        _with(*_IN_PLACE),
    ),
    _question(
        "States with legislation in progress",
        "the States Parties that report a law being considered or adopted",
        _with(*_IN_PROGRESS),
    ),
    _question(
        "share with a specific law or sufficient law",
        "the share of States Parties with either",
        _share_with(*_IN_PLACE),
    ),
    _question(
        "share with legislation in progress",
        "the share of States Parties with a law on the way",
        _share_with(*_IN_PROGRESS),
    ),
    _question(
        "States with legislation in progress, new since {meeting}",
        "those on the way that were not when a meeting closed",
        _new_in_progress,
    ),
    _question(
        "States with legislation finished since {meeting}",
        "those that were on the way when a meeting closed, and have their law now",
        _finished,
    ),
    _question(
        "States with a ban on investment",
        "the States Parties whose law forbids investment in cluster munitions",
        _bans,
    ),
)
"""Questions that reported national measures answer."""
