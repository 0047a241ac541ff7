"""The tables of other rooms of which questions ask, by the names that these use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

import attrs

from ccm.convention import CLEARANCE, SIGNATURE, STOCKPILE_DESTRUCTION
from ccm.convention.article12_review_conferences import FIRST_CONFERENCE, INTERVAL
from ccm.convention.article15_signature import ADOPTION
from ccm.dates import Period
from ccm.errors import UnknownStateError
from ccm.facts import (
    ExtensionDecision,
    ExtensionRequest,
    Meeting,
    MeetingKind,
    Session,
    Source,
    State,
    sessions,
)
from ccm.plans import Action, Level, Plan, plan, plan_names
from ccm.plans.deadlines import AfterConference, AtConference, ByDay, DeadlineRule
from ccm.questions.amounts import MEASURES, OF_MANY, amounts
from ccm.questions.inquiry import Inquiry, Sourced
from ccm.questions.moments import closing, opening, sat
from ccm.questions.rows import Row, cell_of, pieces_of
from ccm.questions.surroundings import Body, reporting_forms, resolutions
from ccm.questions.values import Bound, Figure, Span, Unit
from ccm.rules import Explanation, Truth, with_deadline
from ccm.rules.bearing import day_of, happened_by, span_of
from ccm.rules.courses import moment
from ccm.support import (
    ANNUAL,
    FINANCIAL_PERIOD,
    MEETINGS,
    PATTERN,
    PROCEDURES,
    Item,
    Office,
    OfficeKind,
    analysis_groups,
    assistance_reported,
    decisions,
    declaration,
    declaration_reservations,
    isu_budget,
    isu_work_plan,
    meeting_plans,
    positions,
    request_guidelines,
    reserve_level,
    sponsorship,
    tasks,
    tenures,
)
from ccm.support.conferences import (
    Observer,
    Officer,
    Participation,
    Plenaries,
    Proceeding,
)
from ccm.support.cooperation import Coalition
from ccm.support.course import cited, taken_by
from ccm.support.tables import Entry, heard, table

__all__ = ["TABLES", "Table"]

_Rows = Iterable[Sourced]


@attrs.define(frozen=True)
class Table:
    """A table of which questions ask.

    Attributes:
        made: Makes its rows on a day, as far as the record holds them.
        closed: The columns of which every word is known: another is a slip.
        words: The words of a column, where they do not depend on the day.
        whole: Whether it has every row that there is; of rows with moments, up to the
            last of these.
        says_when: The columns that say of which moment a row is: whoever asks for one
            means it, although it has not come by the day.
    """

    made: Callable[[Inquiry], _Rows]
    closed: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = attrs.field(
        factory=dict[str, tuple[str, ...]]
    )
    whole: bool = attrs.field(default=False, kw_only=True)
    says_when: tuple[str, ...] = attrs.field(default=(), kw_only=True)

    def known(self, column: str, inquiry: Inquiry) -> tuple[str, ...]:
        """Return every word of a column; none where others may be right, too."""
        if column not in self.closed:
            return self.words.get(column, ())
        cells = (cell_of(row, column) for row in self.rows(inquiry))
        pieces = (str(piece) for cell in cells for piece in pieces_of(cell))
        return tuple(dict.fromkeys(piece for piece in pieces if piece))

    def tells_all(self, inquiry: Inquiry) -> bool:
        """Tell whether there is nothing by the day of which it has no row."""
        if not self.whole:
            return False
        rows = (row for row in self.rows(inquiry) if isinstance(row, Row))
        last = [span_of(row.when).latest for row in rows if row.when is not None]
        return not last or inquiry.on <= max(last)

    def rows(self, inquiry: Inquiry) -> tuple[Sourced, ...]:
        """Return its rows, made once on a day."""
        return inquiry.once(id(self), lambda: tuple(self.made(inquiry)))


def _text(provision: str) -> tuple[Source, ...]:
    return (Source(f"Convention on Cluster Munitions, {provision}"),)


_LONGEST = CLEARANCE.extension.longest if CLEARANCE.extension else None
_TEXTS: tuple[tuple[str, object, tuple[Source, ...]], ...] = (
    ("art3", STOCKPILE_DESTRUCTION.period, _text(STOCKPILE_DESTRUCTION.provision)),
    ("art4", CLEARANCE.period, _text(CLEARANCE.provision)),
    ("art4.5", _LONGEST or Period(), _text("art4.5")),
    ("art12 first", FIRST_CONFERENCE.period, _text(FIRST_CONFERENCE.provision)),
    ("art12 interval", INTERVAL.period, _text(INTERVAL.provision)),
    ("art15", ADOPTION, _text(SIGNATURE.provision)),
    ("weeks", "-".join(str(each.weeks) for each in PATTERN), cited("para. 35")),
    ("share 7(a)", MEETINGS, cited("annex V, para. 7(a)")),
    ("share 7(b)", ANNUAL, cited("annex V, para. 7(b)")),
    ("financial period", FINANCIAL_PERIOD, cited("annex V, para. 2")),
    ("shares", MEETINGS + ANNUAL, cited("annex V, para. 7")),
)
"""What a text says once: of the treaty, and of what the States Parties decided."""


def _texts(inquiry: Inquiry) -> _Rows:
    for name, says, source in _TEXTS:
        yield Row(source, {"id": name, "says": says})
    for row in meeting_plans():
        if taken_by(row.by, inquiry.view):
            for says, basis in (
                ("annual", "as decided"),
                (f"annual until {row.until}", "as decided, with its end"),
            ):
                cells = {"id": "Meetings", "says": says}
                yield Row(row.source, cells, basis=basis)
    yield from _milestones(inquiry)


def _milestones(inquiry: Inquiry) -> Iterator[Row]:
    """Yield when the treaty entered into force, and on which days it was signed."""
    view = inquiry.view
    starts, decisive = view.general_entry_into_force, view.roll.decisive
    if starts and decisive:
        claim = f"the instrument of {decisive.state} brought it into force"
        why = Explanation(claim, provision="art17.1", facts=(decisive,))
        cells = {"id": "entry into force", "says": starts}
        yield Row(decisive.source, cells, told=(why,))
    told = (view.standing(state).signature for state in inquiry.record.dossiers)
    signed = [e for e in told if e and happened_by((e,), inquiry.on) is Truth.TRUE]
    opened = view.treaty.signature.opens
    days = [event.date.latest for event in signed]  # each is exact
    first = tuple(event for event in signed if event.date.day == opened)
    if not first:
        return
    claim = f"{len(first)} States signed on {opened}, when it was opened for signature"
    whys = (Explanation(claim, provision="art15", facts=first),)
    source = first[0].source
    cells = {"id": "signature", "says": Span(opened, opened)}
    yield Row(source, cells, basis="at Oslo", told=whys)
    cells = {"id": "signature", "says": Span(opened, max(days))}
    yield Row(source, cells, basis="to the last signature", told=whys)


_KINDS = {
    MeetingKind.MSP: "msp",
    MeetingKind.RC: "review",
    MeetingKind.PREPARATORY: "preparatory",
    MeetingKind.INTERSESSIONAL: "intersessional",
}


def _meetings(inquiry: Inquiry) -> _Rows:
    return [_meeting(s, inquiry) for s in sessions(inquiry.record, *MeetingKind)]


def _meeting(session: Session, inquiry: Inquiry) -> Row:
    first, last = session.opens.day, session.closes.day
    years = {session.opens.earliest.year, session.opens.latest.year}
    cells: dict[str, object] = {
        "label": session.label,
        "kind": _KINDS[session.sittings[0].kind],
        "decides": "yes" if session.sittings[0].kind.decides else "no",
        "place": tuple(dict.fromkeys(held.place for held in session.sittings)),
        "presidency": _president(session.sittings[0], inquiry),
        "dates": Span(first, last) if first and last else None,
        "sat": sat(session),
        "days": _days_of(session),
        "year": years.pop() if len(years) == 1 else None,
    }
    sources = (source for held in session.sittings for source in held.source)
    basis = f"while {session.label} sat"
    told = tuple(map(_held, session.sittings))
    when = opening(session)
    return Row(tuple(dict.fromkeys(sources)), cells, when, basis, told)


def _days_of(session: Session) -> int | Figure:
    """Return on how many days a meeting sat, in all its parts; at least, if vague."""
    sittings = session.sittings
    days = sum(
        max(1, (each.closes.earliest - each.opens.latest).days + 1) for each in sittings
    )
    if all(each.opens.day and each.closes.day for each in sittings):
        return days
    return Figure(Decimal(days), bound=Bound.AT_LEAST)


def _held(sitting: Meeting) -> Explanation:
    return Explanation(
        f"{sitting.label}: {sitting.opens} to {sitting.closes}, {sitting.place} "
        f"({' | '.join(map(str, sitting.source))})"
    )


def _president(sitting: Meeting, inquiry: Inquiry) -> State | None:
    """Return the State that presided, if the record names it."""
    if not sitting.presidency:
        return None
    try:
        return inquiry.view.state(sitting.presidency)
    except UnknownStateError:
        return None


def _extensions(
    kind: type[ExtensionRequest | ExtensionDecision],
) -> Callable[[Inquiry], _Rows]:
    """Return what gives requests or decisions of all States, the last first."""

    def rows(inquiry: Inquiry) -> _Rows:
        dossiers = inquiry.record.dossiers.values()
        every = [event for dossier in dossiers for event in dossier.of(kind)]
        for event in reversed(every):
            cells = {
                "state": event.state,
                "obligation": event.obligation,
                "meeting": event.meeting,
                "length": event.length and _in_months(event.length),
            }
            why = (Explanation(str(event), facts=(event,)),)
            basis = f"number {event.number}"
            yield Row(event.source, cells, day_of(event), basis, why)

    return rows


def _in_months(length: Period) -> Figure | Period:
    """Return a length in months; as it is, if it is not of whole ones."""
    months = length.calendar_months
    return (
        length if length.weeks or length.days else Figure(Decimal(months), Unit.MONTHS)
    )


def _offices(inquiry: Inquiry) -> Iterator[Office]:
    rows = heard(table("committee_offices", Office), inquiry.view)
    return (row for row in rows if taken_by(row.decided_by, inquiry.view))


def _members(inquiry: Inquiry) -> _Rows:
    """Yield the seats of the Committee, as all documents list them and with others."""
    known = tuple(_offices(inquiry))
    last = [row for row in known if row.kind is OfficeKind.COORDINATOR]
    heads = [row for row in known if row.kind is OfficeKind.PRESIDENCY]
    for basis, ours in (
        ("as all documents list them", [row for row in heads if not row.doubt]),
        ("with those whom one document leaves out", heads),
    ):
        for row in ours:
            yield Row(row.source, {"list": basis, "office": row.office})
        for row in last[:1] if ours else ():
            cells = {"list": basis, "office": "thematic coordinators"}
            yield Row(row.source, cells)


def _budgets(inquiry: Inquiry) -> _Rows:
    """Yield the budget as a whole, and of each year what it says of rates."""
    whole = isu_budget()
    cells = inquiry.read(whole.cells)
    if not cells:
        return
    years = whole.years
    days = Span(date(years[0], 1, 1), date(years[-1], 12, 31))
    off = whole.difference()
    headline = None if off is None else -off
    whole_cells = {"period": days, "headline": headline, "rate": None, "year": None}
    yield Row(cells[0].source, whole_cells)
    for year in years:
        rate = whole.share(Item.SOCIAL_SECURITY, Item.SALARIES, year)
        own = {"period": None, "headline": None, "rate": rate, "year": year}
        yield Row(cells[0].source, own, basis=f"in {year}")


def _positions(inquiry: Inquiry) -> _Rows:
    for row in positions(inquiry.view):
        cells = {
            "state": row.state,
            "paragraph": row.paragraph,
            "stance": row.stance,
            "own-voice": "yes" if row.spoken_by in (None, row.state) else "no",
        }
        yield Row(row.source, cells)


def _tasks(inquiry: Inquiry) -> _Rows:
    """Yield tasks with every place that tells of them, of performance too."""
    for task in tasks(inquiry.view):
        cells = {
            "id": task.id,
            "by": task.by,
            "meeting": task.at or f"before {task.before}",
            "within": task.within,
            "due": task.due(inquiry.view),
        }
        yield Row((*task.source, *task.evidence), cells)


def _reserve(inquiry: Inquiry) -> _Rows:
    level = reserve_level(inquiry.view)
    return (level,) if level else ()


def _votes(inquiry: Inquiry) -> _Rows:
    every = (vote for body in Body for vote in resolutions(body))
    for vote in heard(every, inquiry.view):
        names = ("body", "year", "in_year", "yes", "no", "abstentions", "cast")
        cells = {name.replace("_", "-"): getattr(vote, name) for name in names}
        when = moment((vote.body, vote.year), vote.in_year)
        yield Row(vote.source, cells, when)


def _procedures(_inquiry: Inquiry) -> _Rows:
    for row in PROCEDURES:
        cells = {
            "id": row.id,
            "paragraph": row.id.removeprefix("isu."),
            "number": _leading(row.id.removeprefix("isu.")),
            "who": row.clause.who,
            "force": row.clause.force,
            "lead": row.lead,
            "times": row.times,
        }
        yield Row(row.source, cells)


def _leading(paragraph: str) -> int | None:
    """Return the number with which a paragraph begins."""
    found = re.match(r"[0-9]+", paragraph)
    return int(found[0]) if found else None


def _declaration(inquiry: Inquiry) -> _Rows:
    for row in declaration(inquiry.view):
        number = _leading(row.paragraph)
        cells = {"paragraph": row.paragraph, "number": number, "kind": row.kind}
        yield Row(row.source, cells)


def _plans(_inquiry: Inquiry) -> _Rows:
    for found in map(plan, plan_names()):
        span = f"{found.adopted_by} to {found.ends_with}"
        yield Row(found.source, {"plan": _place_of(found), "span": span})


def _place_of(found: Plan) -> str:
    """Return the place after which a plan is named."""
    return found.title.removesuffix(" Action Plan")


def _aims(_inquiry: Inquiry) -> _Rows:
    """Yield the actions, items, bullets and expected results of every plan."""
    for found in map(plan, plan_names()):
        for aim in found:
            level = str(aim.level) if isinstance(aim, Action) else "result"
            numbers = [int(n) for n in re.findall(r"[0-9]+", aim.paragraph)]
            cells = {
                "plan": _place_of(found),
                "id": aim.id,
                "level": level,
                "chapter": aim.chapter,
                "deadline": _deadline(aim.deadline),
                "target": aim.target,
                "paragraph": max(numbers, default=None),
            }
            yield Row(aim.source, cells, basis=aim.id if aim.target else "")


def _deadline(rule: DeadlineRule) -> object:
    """Return a day, a number of years after a conference, or a conference."""
    match rule:
        case ByDay(day=day):
            return day
        case AfterConference(period=period):
            return period
        case AtConference(label=label):
            return label
        case _:
            return None


def _items(_inquiry: Inquiry) -> _Rows:
    """Yield, for what each item asks, the item and those that it is a part of."""
    for found in map(plan, plan_names()):
        for action in found.actions:
            for name in _upwards(action, found):
                part = "" if name == action.id else f"of which {action.id} is a part"
                cells = {"plan": _place_of(found), "asks": action.subject, "id": name}
                yield Row(action.source, cells, basis=part)


def _upwards(action: Action, found: Plan) -> tuple[str, ...]:
    """Return the id of an item and those of the items that it is a part of."""
    above = found.by_id.get(action.parent)
    if isinstance(above, Action) and above.level is not Level.ACTION:
        return (action.id, *_upwards(above, found))
    return (action.id,)


def _forms(inquiry: Inquiry) -> _Rows:
    """Yield the form of 2010 for the obligation that an action, or its whole, serves.

    What an action asks to be put on another form is that action's own word.
    """
    forms = heard(reporting_forms(), inquiry.view)
    for found in map(plan, plan_names()):
        for action in found.actions:
            above = found.by_id.get(action.parent)
            served = {*action.articles, *(above.articles if above else ())}
            for form in forms:
                if form.obligation in served:
                    place = _place_of(found)
                    cells = {"plan": place, "action": action.id, "form": form.form}
                    basis = f"for {form.title}, as of 2010"
                    yield Row(form.source, cells, basis=basis, near=True)


def _norms(inquiry: Inquiry) -> _Rows:
    for norm in inquiry.view.treaty.obligations:
        dated = with_deadline(norm)
        cells = {
            "id": norm.id,
            "article": norm.provision.partition(".")[0],
            "extensible": "yes" if dated and dated.extension else "no",
        }
        why = (Explanation(norm.id, provision=norm.provision),)
        yield Row(_text(norm.provision), cells, told=why)


def _guidelines(inquiry: Inquiry) -> _Rows:
    for norm in inquiry.view.treaty.obligations:
        for row in request_guidelines(inquiry.view, norm):
            cells = {"obligation": norm.id, "by": row.by, "text": row.text}
            yield Row(row.source, cells)


def _over(rows: Iterable[Entry], inquiry: Inquiry) -> Iterator[Entry]:
    """Yield what is told of a meeting that is over."""
    for row in heard(rows, inquiry.view):
        if taken_by(str(getattr(row, "meeting", "")), inquiry.view):
            yield row


def _officers(inquiry: Inquiry) -> _Rows:
    """Yield who held an office of a meeting, or was named, from the day of that on."""
    for row in heard(table("officers", Officer), inquiry.view):
        if not inquiry.record.sittings(row.meeting):
            continue
        closes = closing(inquiry.told_session(row.meeting))
        key = row.meeting, row.office, row.person
        cells = {
            "meeting": row.meeting,
            "office": row.office,
            "state": row.state,
            "person": row.person,
        }
        yield Row(row.source, cells, moment(key, row.date) if row.date else closes)


def _coalitions(inquiry: Inquiry) -> _Rows:
    for row in heard(table("coalitions", Coalition), inquiry.view):
        began = moment(("coalition", row.state), row.since)
        yield Row(row.source, {"state": row.state, "until": row.until}, began)


def _coalitions_ended(inquiry: Inquiry) -> _Rows:
    """Yield which country coalitions ended, each from the day of its end on."""
    for row in heard(table("coalitions", Coalition), inquiry.view):
        if row.until:
            ended = moment(("coalition ended", row.state), row.until)
            yield Row(row.source, {"state": row.state, "until": row.until}, ended)


def _proceedings(inquiry: Inquiry) -> _Rows:
    """Yield what was done at each plenary of which a report tells."""
    for row in heard(table("proceedings", Proceeding), inquiry.view):
        if not taken_by(row.meeting, inquiry.view):
            continue
        first = row.plenary or 0
        for plenary in range(first, (row.through or first) + 1):
            cells = {"meeting": row.meeting, "plenary": plenary, "text": row.text}
            yield Row(row.source, cells)


def _participants(inquiry: Inquiry) -> _Rows:
    """Yield who took part in a meeting that is over.

    Who took part in one of several is told of none of them.
    """
    for row in heard(table("participation", Participation), inquiry.view):
        if len(row.meetings) == 1 and taken_by(row.meetings[0], inquiry.view):
            yield row


TABLES: Mapping[str, Table] = {
    "aims": Table(_aims, closed=("plan", "id", "level", "chapter"), whole=True),
    "analysis-groups": Table(lambda inquiry: analysis_groups(inquiry.view), whole=True),
    "amounts": Table(
        amounts, words={"whose": OF_MANY, "measure": MEASURES}, says_when=("year",)
    ),
    "assistance": Table(lambda inquiry: assistance_reported(inquiry.view)),
    "budgets": Table(_budgets),
    "cells": Table(lambda _inquiry: isu_budget().cells, closed=("item",), whole=True),
    "coalitions": Table(_coalitions),
    "coalitions-ended": Table(_coalitions_ended),
    "declaration": Table(_declaration, whole=True),
    "decisions": Table(_extensions(ExtensionDecision)),
    "forms": Table(_forms, closed=("plan",)),
    "guidelines": Table(_guidelines),
    "items": Table(_items, closed=("plan", "asks"), whole=True),
    "meetings": Table(
        _meetings,
        closed=("label", "place"),
        words={"kind": tuple(_KINDS.values())},
        whole=True,
        says_when=("label", "year"),
    ),
    "members": Table(_members),
    "norms": Table(_norms, whole=True),
    "observers": Table(lambda inquiry: _over(table("observers", Observer), inquiry)),
    "officers": Table(_officers),
    "offices": Table(_offices),
    "papers": Table(lambda inquiry: inquiry.record.documents),
    "participants": Table(_participants),
    "plans": Table(_plans, closed=("plan",), whole=True),
    "plenaries": Table(lambda inquiry: _over(table("conferences", Plenaries), inquiry)),
    "positions": Table(_positions),
    "proceedings": Table(_proceedings),
    "procedures": Table(_procedures, closed=("id",), whole=True),
    "requests": Table(_extensions(ExtensionRequest)),
    "reservations": Table(lambda inquiry: declaration_reservations(inquiry.view)),
    "reserve": Table(_reserve),
    "resolved": Table(lambda inquiry: decisions(inquiry.view)),
    "sponsorship": Table(lambda inquiry: sponsorship(inquiry.view)),
    "tasks": Table(_tasks),
    "tenures": Table(lambda inquiry: tenures(inquiry.view)),
    "texts": Table(_texts),
    "votes": Table(_votes, closed=("body",)),
    "work-plan": Table(
        lambda inquiry: isu_work_plan(inquiry.view),
        closed=("part", "theme"),
        whole=True,
    ),
}
"""What a row names is said where its table is made; each row names its sources."""
