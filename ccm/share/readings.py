"""A page on the open questions of the text, and what other answers would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

import attrs

from ccm.duties.alternatives import Alternative, explain_difference
from ccm.errors import InvalidValueError
from ccm.rules import Finding, Norm, Status
from ccm.rules.choices import OpenQuestion, open_questions
from ccm.rules.told import Prospect
from ccm.share.pages import Page, Scope
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.share.words import days, heading
from ccm.view import AsOf

__all__ = ["QuestionRow", "readings"]

_HANG = 4


class QuestionRow(TypedDict):
    """An open question of the text; asked of an answer, one that changes it."""

    field: str
    """What is written before the equals sign of ``--reading``."""
    number: str
    """Its number in the explanation of readings, such as ``A-12``."""
    question: str
    answer: str
    """How it is answered by the reading in use."""
    option: str | None
    """The other answer that was tried; None where no State was asked about."""
    options: list[str]
    """Every answer that it can have, the default first."""
    evidence: str
    """What supports the default."""
    shown: str | None
    """Where the State would stand by the other answer."""
    deadline: str | None
    changes: list[str]
    """What the other answer would change, step by step."""


def readings(
    view: AsOf, state: str | None = None, obligation: str | None = None
) -> Page:
    """Return the open questions; or those whose other answers change a finding.

    Args:
        view: The day, the record and the reading in use.
        state: Code or name of a State; every open question is listed if None.
        obligation: Id of an obligation; given with a State.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: One of State and obligation is given without the other.
    """
    if (state is None) != (obligation is None):
        msg = "expected STATE OBLIGATION, or neither"
        raise InvalidValueError(msg)
    asked = {question.field: question for question in open_questions()}
    if state is None or obligation is None:
        rows = [_row(question, view) for question in asked.values()]
        blocks = [*_listed(view, [*asked.values()])]
        more = dict[str, object]()
    else:
        finding = view.assess(state, obligation)
        norm = view.treaty.norm(obligation)
        others = view.across_readings(finding.state, norm.id)
        told = [(asked[other.field], other) for other in others]
        rows = [_turned(question, view, finding, other) for question, other in told]
        blocks = [*_compared(norm, finding, told)]
        more = {"state": finding.state.alpha3, "obligation": norm.id}
    return Page(
        name="readings",
        scope=Scope.of(view),
        blocks=tuple(blocks),
        rows=rows,
        columns=tuple(QuestionRow.__annotations__),
        more=more,
    )


def _row(question: OpenQuestion, view: AsOf) -> QuestionRow:
    return {
        "field": question.field,
        "number": question.choice.id,
        "question": question.choice.question,
        "answer": question.answered_by(view.reading),
        "option": None,
        "options": [*question.options],
        "evidence": question.choice.evidence,
        "shown": None,
        "deadline": None,
        "changes": [],
    }


def _turned(
    question: OpenQuestion, view: AsOf, finding: Finding, other: Alternative
) -> QuestionRow:
    its = other.finding
    return {
        **_row(question, view),
        "option": other.option,
        "shown": its.shown,
        "deadline": days(its.deadline) or None,
        "changes": [str(each) for each in explain_difference(finding, its)],
    }


def _listed(view: AsOf, questions: Sequence[OpenQuestion]) -> Iterator[Block]:
    """Yield every open question with its answers."""
    yield Heading("Open questions of the text, and how each is answered")
    for question in questions:
        ours = question.answered_by(view.reading)
        others = [option for option in question.options if option != ours]
        asked = question.choice
        yield Paragraph(f"{question.field}: {asked.question} [{asked.id}]", hang=_HANG)
        told = f"{ours}; or else: {'; '.join(others)}"
        yield Paragraph(told, indent=_HANG, hang=_HANG)
    yield Paragraph('Another answer: --reading "FIELD=ANSWER"', hang=_HANG)


def _compared(
    norm: Norm, finding: Finding, others: Sequence[tuple[OpenQuestion, Alternative]]
) -> Iterator[Block]:
    """Yield what each other answer would change of a finding."""
    yield Heading(f"{finding.state}. {heading(norm)}")
    yield Paragraph(f"{_stands(finding)}, as the text is read")
    if not others:
        yield Paragraph("No other answer to an open question changes that.")
        return
    rows = [
        (f"{question.field}={other.option}", _changed(finding, other.finding))
        for question, other in others
    ]
    yield Table.of(("Read otherwise", "Would be"), rows)


def _stands(finding: Finding) -> str:
    """Return how the State can stand; the ways to one status as one."""
    ways: dict[frozenset[Status], list[Prospect]] = {}
    for way in finding.courses:
        ways.setdefault(way.statuses, []).append(way)
    return " or ".join(_in_all(each).stands for each in ways.values())


def _in_all(ways: list[Prospect]) -> Prospect:
    """Return several ways to one status as one, with each deadline if all have one."""
    due = sorted({days for way in ways for days in way.due}, key=str)
    if not all(way.due for way in ways):
        due = []
    later = any(way.or_later for way in ways)
    return attrs.evolve(ways[0], due=tuple(due[:1] if later else due), or_later=later)


def _changed(ours: Finding, its: Finding) -> str:
    """Return where the State would stand; where it does so too, in what they differ."""
    if _stands(ours) != _stands(its):
        return _stands(its)
    if days(ours.deadline) != days(its.deadline):
        return f"the same, with the deadline {days(its.deadline)}"
    first, *more = explain_difference(ours, its)
    return f"the same; {first}{f', and {len(more)} more' if more else ''}"
