"""Questions on the machinery: presidency, coordinators, committee, tasks, documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

import attrs

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.moments import sat
from ccm.claims.named.plans import plan_of
from ccm.claims.named.told import (
    lacking,
    number,
    one,
    reasons,
    states_of,
)
from ccm.claims.question import Asked, Question
from ccm.claims.surroundings import reporting_forms
from ccm.claims.values import Figure, Listing, Unit, Words
from ccm.dates import Period
from ccm.plans import Action
from ccm.rules import Explanation, Truth, with_deadline
from ccm.support import (
    PATTERN,
    Office,
    OfficeKind,
    committee,
    meeting_plans,
)
from ccm.support.course import FOUNDING, cited, taken_by
from ccm.support.tables import Entry, heard, table

__all__ = ["MACHINERY"]

_Answers = Callable[[Inquiry, Asked], tuple[Answer, ...]]


def _offices(inquiry: Inquiry, *kinds: OfficeKind) -> tuple[Office, ...]:
    rows = inquiry.read(heard(table("committee_offices", Office), inquiry.view))
    return tuple(
        row
        for row in rows
        if row.kind in kinds and taken_by(row.decided_by, inquiry.view)
    )


def _thematic_term(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the terms of coordinators, that of most of them first."""
    offices = _offices(inquiry, OfficeKind.COORDINATOR)
    found = [office.term for office in offices if office.term]
    order = sorted(dict.fromkeys(found), key=lambda term: -found.count(term))
    return tuple(
        _years(term, (o for o in offices if o.term == term), found.count(term))
        for term in order
    )


def _years(term: Period, offices: Iterable[Office], count: int) -> Answer:
    basis = f"of {count} coordinators"
    return number(term.years, *offices, unit=Unit.YEARS, basis=basis)


_IN_A_PAIR = 2
"""How many coordinators most offices have: with fewer known, others can be."""


def _coordinators(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer who holds an office on the day, surely or perhaps."""
    seats = [s for s in committee(inquiry.view) if s.office == asked.words["office"]]
    if not any(seat.state for seat in seats):
        return lacking(*(str(gap.fact) for seat in seats for gap in seat.missing))
    rows = [seat for seat in inquiry.read(seats) if seat.state]
    sure = ((s.state, s) for s in rows if s.state and s.held is Truth.TRUE)
    perhaps = frozenset(s.state for s in rows if s.state and s.held is not Truth.TRUE)
    held = frozenset(s.state for s in rows if s.held is Truth.TRUE)
    if len(held) < _IN_A_PAIR and isinstance(asked.claim.value, Listing):
        perhaps |= asked.claim.value.states - held  # whom no list names may serve
    return (
        attrs.evolve(
            states_of(sure),
            doubtful=perhaps,
            gaps=lambda: tuple(gap for seat in rows for gap in seat.missing),
        ),
    )


def _members(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with those of whom no document doubts, and with those beside."""
    thematic = _offices(inquiry, OfficeKind.COORDINATOR)
    heads = _offices(inquiry, OfficeKind.PRESIDENCY)
    sure = tuple(office for office in heads if not office.doubt)
    last = ("thematic coordinators",) if thematic else ()
    return tuple(
        Answer(
            value=Words((*(office.office for office in offices), *last)),
            basis=basis,
            reasons=reasons((*offices, *thematic)),
        )
        for offices, basis in (
            (sure, "as all documents list them"),
            (heads, "with those whom one document leaves out"),
        )
        if offices
    )


def _pattern(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    rows = inquiry.read((Entry(source=cited("para. 35")),))
    weeks = "-".join(str(period.weeks) for period in PATTERN)
    return tuple(one(weeks, row) for row in rows)


def _frequency(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the plan of a Review Conference for the Meetings after it."""
    rows = inquiry.read(meeting_plans())
    return tuple(
        one(words, row, basis=basis)
        for row in rows
        if taken_by(row.by, inquiry.view)
        for words, basis in (
            ("annual", "as decided"),
            (f"annual until {row.until}", "as decided, with its end"),
        )
    )


def _decided_at(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the days of the conference that decided on the support unit."""
    session = inquiry.told_session(FOUNDING)
    days = sat(session)
    why = Explanation(f"adopted by {session.label}, on one of its days", days)
    return (Answer(value=days, basis=f"while {session.label} sat", reasons=(why,)),)


def _groups(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with how many articles have a deadline that can be extended."""
    norms = inquiry.view.treaty.obligations
    dated = [norm for norm in map(with_deadline, norms) if norm]
    ours = [norm for norm in dated if norm.extension]
    articles = {norm.provision.partition(".")[0] for norm in ours}
    why = tuple(Explanation(norm.id, provision=norm.provision) for norm in ours)
    named = " and ".join(sorted(articles))
    basis = f"one for each article with a deadline that can be extended, {named}"
    return (Answer(value=Figure(Decimal(len(articles))), basis=basis, reasons=why),)


def _form(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer with the form for the obligation that an action, or its whole, serves.

    The forms are those of 2010; what an action asks to be put on another form
    is that action's own word.
    """
    forms = inquiry.read(heard(reporting_forms(), inquiry.view))
    found = plan_of(asked)
    action = found.aim(asked.words["action"])
    above = found.by_id.get(action.parent) if isinstance(action, Action) else None
    served = {*action.articles, *(above.articles if above else ())}
    ours = (form for form in forms if form.obligation in served)
    told = (one(f.form, f, basis=f"for {f.title}, as of 2010") for f in ours)
    return tuple(attrs.evolve(answer, near=True) for answer in told)


def _ask(subject: str, predicate: str, asks: str, answers: _Answers) -> Question:
    return Question(subject=subject, predicate=predicate, asks=asks, answers=answers)


MACHINERY = (
    _ask(
        "thematic coordinators",
        "term",
        "for how many years coordinators serve, most of them first",
        _thematic_term,
    ),
    Question(
        subject="coordinator of {office}",
        predicate="States",
        asks="the States that hold it on the day",
        answers=_coordinators,
        reads_value=True,
    ),
    _ask("Coordination Committee", "members", "who sits in it", _members),
    _ask(
        "documents before meetings",
        "pattern in weeks",
        "the weeks for submission, translation and issue",
        _pattern,
    ),
    _ask(
        "MSP",
        "frequency",
        "how often Meetings are held, as a Review Conference decided",
        _frequency,
    ),
    _ask(
        "ISU budget and work plan",
        "adopted",
        "the days of the conference that adopted them",
        _decided_at,
    ),
    _ask(
        "analysis groups",
        "count",
        "the articles under which a deadline can be extended, with a group for each",
        _groups,
    ),
    _ask(
        "{place} Action Plan, action {action}",
        "form of the report",
        "the reporting form of 2010 for the obligation that the action serves",
        _form,
    ),
)
"""Questions on what meetings decided on the work, and on what surrounds it."""
