"""The page on one question, the list of questions, and a draft with its figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypedDict

from ccm.claims.agreement import agreement
from ccm.dates import PartialDate
from ccm.errors import CCMError, InvalidValueError
from ccm.facts import State
from ccm.questions import Answer, Question, Reply, questions
from ccm.questions.inquiry import Inquiry
from ccm.questions.question import Asked, Topic
from ccm.questions.values import Bound, Figure, Listing, Span, Unit, Value
from ccm.rules import Truth
from ccm.share.pages import Page, Scope
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.view import AsOf

__all__ = ["DRAFTS", "AskedRow", "asking", "draft_template", "question_list"]

_MANY, _CENT = 25, Decimal("0.01")


class AskedRow(TypedDict):
    """A State, or a value, that answers a question."""

    basis: str | None
    """What is counted, where there is more than one way."""
    state: str | None
    """Code of the State; null for a value."""
    name: str | None
    value: str | None
    """What the answer is, where it is no State."""
    sure: bool
    """Whether the record leaves nothing else possible."""
    why: str
    missing: list[str]
    """What would settle it."""


def asking(view: AsOf, question: str) -> Page:
    """Return what the record replies to a question.

    Args:
        view: The record on a day.
        question: In the language of questions, or a subject and a predicate.

    Raises:
        InvalidValueError: It is no question.
    """
    reply = view.ask(question)
    return Page(
        name="ask",
        scope=Scope.of(view),
        blocks=tuple(_blocks(reply)),
        rows=[row for answer in reply.answers for row in _rows(answer)],
        columns=tuple(AskedRow.__annotations__),
        more={"question": reply.question, "answer": str(reply)},
    )


def _blocks(reply: Reply) -> Iterator[Block]:
    for number, answer in enumerate(reply.answers):
        if number:
            yield Paragraph("")
        yield Paragraph(reply.said(answer), hang=2)
        yield from _doubts(answer)
    named = [a for a in reply.answers if isinstance(a.value, Listing)]
    for answer in named[:1]:
        yield from _table(answer)


def _doubts(answer: Answer) -> Iterator[Block]:
    gaps = dict.fromkeys(gap.fact for gap in answer.missing)
    open_ = answer.doubtful or answer.options or answer.value is None
    if gaps and open_:
        yield Paragraph("What would settle it:")
        for fact in list(gaps)[:_MANY]:
            yield Paragraph(fact, indent=2, hang=2)
        if len(gaps) > _MANY:
            yield Paragraph(f"and {len(gaps) - _MANY} more", indent=2)


def _table(answer: Answer) -> Iterator[Block]:
    named = sorted(answer.states | answer.doubtful, key=_name)
    belongs = {True: "yes", False: "perhaps"}
    rows = [(s.name, belongs[s in answer.states], _claim(answer, s)) for s in named]
    if rows:
        yield Heading("Why")
        yield Table(("State", "Belongs", "Why"), tuple(rows))


def _name(state: State) -> str:
    return state.name


def _claim(answer: Answer, state: State) -> str:
    return answer.why[state].claim.removeprefix(state.name).lstrip(": ")


def _rows(answer: Answer) -> Iterator[AskedRow]:
    basis = answer.basis or None
    gaps = [str(gap) for gap in answer.missing]
    if not isinstance(answer.value, Listing):
        known = answer.value is not None and answer.up_to is None
        yield {
            "basis": basis,
            "state": None,
            "name": None,
            "value": answer.shown(Listing(frozenset())) or None,
            "sure": known and answer.certain,
            "why": "; ".join(why.claim for why in answer.why.values()),
            "missing": gaps,
        }
        return
    for state in sorted(answer.states | answer.doubtful, key=_name):
        yield {
            "basis": basis,
            "state": state.alpha3,
            "name": state.name,
            "value": None,
            "sure": state in answer.states,
            "why": _claim(answer, state),
            "missing": [gap for gap in gaps if gap.startswith(f"{state.alpha3}: ")],
        }


def question_list(word: str = "") -> Page:
    """Return the questions that a claim can ask, those with a word in them if given.

    Args:
        word: Part of a subject, of a predicate or of what is asked.

    Raises:
        InvalidValueError: No question has the word.
    """
    sought = word.casefold()
    found = [q for q in questions() if any(sought in part for part in _parts(q))]
    if not found:
        msg = f"--questions: expected a word of a question, got {word!r}"
        raise InvalidValueError(msg)
    blocks = (
        Paragraph("subject: predicate, as a claim writes them; braces are left open"),
        *(block for q in found for block in _question(q)),
    )
    return Page(
        name="questions",
        scope=Scope(title="Questions of an audit", on=None, known_by=None, trust=None),
        blocks=blocks,
        rows=[
            {
                "subject": q.subject,
                "predicate": q.predicate,
                "asks": q.asks,
                "query": q.query or None,
            }
            for q in found
        ],
        columns=("subject", "predicate", "asks", "query"),
    )


def _parts(question: Question) -> tuple[str, ...]:
    topic = f"{question.subject}: {question.predicate}"
    return topic.casefold(), question.asks.casefold()


def _question(question: Question) -> Iterator[Block]:
    yield Paragraph(f"{question.subject}: {question.predicate}", indent=2, hang=2)
    yield Paragraph(question.asks, indent=4, hang=2)


DRAFTS = ("progress-report",)
"""The kinds of draft that can be written."""


def draft_template(view: AsOf, kind: str) -> str:
    """Return a draft of claims with every figure that the library can vouch for.

    Each question that names no meeting, year or State is asked on the day of the view;
    where the record allows one answer alone, it is written down as a claim.

    Args:
        view: The record on the day of the draft.
        kind: One of `DRAFTS`.

    Raises:
        InvalidValueError: There is no such kind.
    """
    if kind not in DRAFTS:
        msg = f"--template: expected {' or '.join(DRAFTS)}, got {kind!r}"
        raise InvalidValueError(msg)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("id", "subject", "predicate", "value", "unit", "as_of"))
    for number, row in enumerate(_vouched_for(view), start=1):
        writer.writerow((f"P-{number}", *row, view.on))
    return text.getvalue()


def _vouched_for(view: AsOf) -> Iterator[tuple[str, str, str, str]]:
    """Yield subject, predicate, value and unit of each figure that is sure."""
    inquiry = Inquiry(view)
    for question in _of_a_day(questions()):
        topic = question.subject, question.predicate
        asked = Asked(topic=_dated(*topic, view), words={})
        for value, unit in _sure(question, inquiry, asked):
            yield (*topic, value, unit)


def _of_a_day(known: Iterable[Question]) -> Iterator[Question]:
    """Yield the questions about States that can be asked of any day as they stand."""
    for question in known:
        if question.query and "{" not in f"{question.subject}{question.predicate}":
            yield question


def _dated(subject: str, predicate: str, view: AsOf) -> Topic:
    on = PartialDate.on(view.on)
    return Topic(subject=subject, predicate=predicate, as_of=on)


def _sure(
    question: Question, inquiry: Inquiry, asked: Asked
) -> Iterator[tuple[str, str]]:
    """Yield the number, and the list where it is short, that a question answers."""
    try:
        answers = question.told(inquiry, asked)
    except CCMError:  # such as an obligation that another treaty has not
        return
    if not answers:
        return
    first = answers[0]
    if first.value is None or agreement(first.value, first) is not Truth.TRUE:
        return
    if isinstance(first.value, Figure) and first.value.bound is not Bound.EXACT:
        return
    yield _cell(first.value)
    if isinstance(first.value, Listing) and 0 < len(first.states) <= _MANY:
        named = sorted(state.alpha3 for state in first.states)
        yield "; ".join(named), str(Unit.STATES)


def _cell(value: Value) -> tuple[str, str]:
    match value:
        case Listing(states):
            return str(len(states)), str(Unit.COUNT)
        case Figure(number, unit):
            return f"{number.quantize(_CENT).normalize():f}", str(unit)
        case PartialDate():
            return str(value), str(Unit.DAY)
        case Span(first, last):
            return f"{first}/{last}", str(Unit.SPAN)
        case _:
            return str(value), str(Unit.LIST)
