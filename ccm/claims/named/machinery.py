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
    years_of,
)
from ccm.claims.question import Asked, Question
from ccm.claims.surroundings import Resolution, reporting_forms, resolutions
from ccm.claims.values import Figure, Unit, Words
from ccm.dates import PartialDate, Period
from ccm.facts import Source
from ccm.plans import Action
from ccm.rules import Explanation, Truth, with_deadline
from ccm.support import (
    PATTERN,
    Office,
    OfficeKind,
    Task,
    committee,
    declaration_reservations,
    meeting_plans,
    tasks,
    tenures,
)
from ccm.support.course import FOUNDING, cited, taken_by
from ccm.support.tables import Entry, heard, table

__all__ = ["MACHINERY"]

_Answers = Callable[[Inquiry, Asked], tuple[Answer, ...]]


def _term_starts(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    rows = inquiry.read(tenures(inquiry.view))
    ours = (row for row in rows if row.meeting == asked.words["meeting"])
    return tuple(one(row.begins, row) for row in ours)


def _term_ends(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    rows = inquiry.read(tenures(inquiry.view))
    ours = (row for row in rows if row.meeting == asked.words["meeting"])
    return tuple(one(row.ends, row) for row in ours)


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


def _term_of_one(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    offices = _offices(inquiry, OfficeKind.COORDINATOR)
    ours = ((o, o.term) for o in offices if o.office == asked.words["office"])
    return tuple(number(t.years, o, unit=Unit.YEARS) for o, t in ours if t)


def _coordinators(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer who holds an office on the day, surely or perhaps."""
    seats = [s for s in committee(inquiry.view) if s.office == asked.words["office"]]
    if not any(seat.state for seat in seats):
        return lacking(*(str(gap.fact) for seat in seats for gap in seat.missing))
    rows = [seat for seat in inquiry.read(seats) if seat.state]
    sure = ((s.state, s) for s in rows if s.state and s.held is Truth.TRUE)
    perhaps = (s.state for s in rows if s.state and s.held is not Truth.TRUE)
    return (
        attrs.evolve(
            states_of(sure),
            doubtful=frozenset(perhaps),
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


def _observers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    rows = _offices(inquiry, OfficeKind.OBSERVER)
    return (one(Words(tuple(row.office for row in rows)), *rows),) if rows else ()


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


def _reservations(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    rows = inquiry.read(declaration_reservations(inquiry.view))
    return (states_of((row.state, row) for row in rows),) if rows else ()


class _Told:
    """A task with every place that tells of it, of its performance too."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.source: tuple[Source, ...] = (*task.source, *task.evidence)


def _task(inquiry: Inquiry, name: str) -> tuple[_Told, ...]:
    told = (_Told(task) for task in tasks(inquiry.view) if task.id == name)
    return inquiry.read(told)


def _meeting_of(name: str) -> _Answers:
    """Return what answers at which meeting, or before which, a task is to be done."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        rows = _task(inquiry, name)
        return tuple(
            one(row.task.at or f"before {row.task.before}", row) for row in rows
        )

    return answers


def _time_allowed(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    rows = ((row, row.task.within) for row in _task(inquiry, "synergies"))
    return tuple(
        number(within.years, row, unit=Unit.YEARS) for row, within in rows if within
    )


def _last_day(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    rows = _task(inquiry, "synergies")
    return tuple(one(row.task.due(inquiry.view), row) for row in rows)


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


def _first_resolution(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    rows = inquiry.read(heard(resolutions(), inquiry.view))
    first = sorted(rows, key=lambda row: row.year)[:1]
    basis = "of which a source tells as the first"
    return tuple(
        one(PartialDate.parse(str(row.year)), row, basis=basis) for row in first
    )


def _votes(kind: Callable[[Resolution], int | None]) -> _Answers:
    """Return what answers with the votes on the resolution in the claim's year."""

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        years = years_of(asked.claim.as_of)
        rows = inquiry.read(heard(resolutions(), inquiry.view))
        told = ((row, kind(row)) for row in rows if row.year in years)
        found = tuple(
            number(votes, row, unit=Unit.VOTES)
            for row, votes in told
            if votes is not None
        )
        return found or lacking(
            "the votes on the resolution of that year: no other source at hand "
            "prints them"
        )

    return answers


def _all(row: Resolution) -> int | None:
    counts = (row.yes, row.no, row.abstentions)
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _ask(subject: str, predicate: str, asks: str, answers: _Answers) -> Question:
    return Question(subject=subject, predicate=predicate, asks=asks, answers=answers)


_VOTE = "United Nations General Assembly vote"
_PROCEDURES = "ISU Financial Procedures"

MACHINERY = (
    _ask(
        "President of {meeting}",
        "term starts",
        "the first whole day of the term, which a decision can name",
        _term_starts,
    ),
    _ask("President of {meeting}", "term ends", "its last day", _term_ends),
    _ask(
        "thematic coordinators",
        "term",
        "for how many years coordinators serve, most of them first",
        _thematic_term,
    ),
    _ask(
        "coordinator of {office}",
        "term",
        "for how many years that one serves",
        _term_of_one,
    ),
    _ask(
        "coordinator of {office}",
        "States",
        "the States that hold it on the day",
        _coordinators,
    ),
    _ask("Coordination Committee", "members", "who sits in it", _members),
    _ask("Coordination Committee", "observers", "whom it invites", _observers),
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
        "Dubrovnik Declaration",
        "States with reservations",
        "the States that made a reservation to it",
        _reservations,
    ),
    _ask(
        _PROCEDURES,
        "review at",
        "the meeting that was to review them first, or did",
        _meeting_of("review of the procedures"),
    ),
    _ask(
        _PROCEDURES,
        "next review",
        "the meeting that was to review them again",
        _meeting_of("second review of the procedures"),
    ),
    _ask(
        "ISU synergy",
        "next review",
        "before which meeting synergies were to be reviewed again",
        _meeting_of("second review of synergies"),
    ),
    _ask(
        "GICHD hosting agreement",
        "next evaluation",
        "the meeting that was to assess it",
        _meeting_of("hosting agreement"),
    ),
    _ask(
        "synergy study",
        "years allowed",
        "how many years there were for it",
        _time_allowed,
    ),
    _ask(
        "synergy study",
        "deadline",
        "its last day, counted from the end of the meeting that asked for it",
        _last_day,
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
    _ask(
        "United Nations General Assembly resolution",
        "first year",
        "the year of the first resolution on the Convention",
        _first_resolution,
    ),
    _ask(_VOTE, "all votes", "the three together", _votes(_all)),
    _ask(_VOTE, "yes", "the votes for it", _votes(lambda row: row.yes)),
    _ask(_VOTE, "no", "the votes against it", _votes(lambda row: row.no)),
    _ask(_VOTE, "abstentions", "the abstentions", _votes(lambda row: row.abstentions)),
)
"""Questions on what meetings decided on the work, and on what surrounds it."""
