"""Questions on Article 9 and on bans of investment: what States say of their law."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.moments import closing, last_word, latest_told, membership
from ccm.claims.question import Asked, Question
from ccm.claims.questions.findings import of_parties
from ccm.claims.questions.reports import share
from ccm.facts import Event, InvestmentBan, Legislation, NationalMeasure, Session, State
from ccm.rules import Membership
from ccm.rules.courses import Course, When

__all__ = ["LAWS"]

_IN_PLACE = (Legislation.SPECIFIC, Legislation.SUFFICIENT)
_IN_PROGRESS = (Legislation.IN_PROGRESS,)

_Answers = Callable[[Inquiry, Asked], tuple[Answer, ...]]


def _said(
    course: Course,
    inquiry: Inquiry,
    state: State,
    kinds: Collection[Legislation],
    by: When,
) -> NationalMeasure | None:
    """Return the last word of a State on its law by a moment, if it is one of some."""
    told = inquiry.record.dossier(state).of(NationalMeasure)
    last = last_word(course, told, by)
    return last if last is not None and last.kind in kinds else None


def _saying(inquiry: Inquiry, kinds: Collection[Legislation]) -> Answer:
    """Return the States Parties whose last word on their law is one of some."""
    return of_parties(
        inquiry, lambda course, state: _said(course, inquiry, state, kinds, inquiry.on)
    )


def _with(*kinds: Legislation) -> _Answers:
    return lambda inquiry, _asked: (_saying(inquiry, kinds),)


def _share_with(*kinds: Legislation) -> _Answers:
    """Return what answers with the share of States Parties that say so."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        said = _saying(inquiry, kinds)
        deposited = len(inquiry.view.states_parties(basis="deposited"))
        bound = len(inquiry.view.states_parties())
        return (
            share(said, deposited, f"of the {deposited} States Parties by deposit"),
            share(said, bound, f"of the {bound} States Parties in force"),
        )

    return answers


def _was_in_progress(
    course: Course, inquiry: Inquiry, state: State, meeting: Session
) -> bool:
    """Tell whether a State Party was on the way when a meeting closed."""
    closed = closing(meeting)
    stood = membership(course, inquiry.view.roll, state, closed)
    if stood is not Membership.PARTY:
        return False
    return _said(course, inquiry, state, _IN_PROGRESS, closed) is not None


def _since(kinds: Collection[Legislation], *, was_in_progress: bool) -> _Answers:
    """Return what answers whose law stands so now, and how it was at a meeting.

    Args:
        kinds: What their last word is now.
        was_in_progress: Whether they were on the way when the meeting closed.
    """

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        meeting = inquiry.session(asked.words["meeting"])

        def word(course: Course, state: State) -> Event | None:
            now = _said(course, inquiry, state, kinds, inquiry.on)
            if now is None:
                return None
            then = _was_in_progress(course, inquiry, state, meeting)
            return now if then is was_in_progress else None

        return (of_parties(inquiry, word),)

    return answers


def _bans(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    def ban(course: Course, state: State) -> Event | None:
        told = inquiry.record.dossier(state).of(InvestmentBan)
        return latest_told(course, told, inquiry.on)

    return (of_parties(inquiry, ban),)


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
        _since(_IN_PROGRESS, was_in_progress=False),
    ),
    _question(
        "States with legislation finished since {meeting}",
        "those that were on the way when a meeting closed, and have their law now",
        _since(_IN_PLACE, was_in_progress=True),
    ),
    _question(
        "States with a ban on investment",
        "the States Parties whose law forbids investment in cluster munitions",
        _bans,
    ),
)
"""Questions that reported national measures answer."""
