"""Questions on meetings: when, where, under whom, and how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

import attrs

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.moments import opening, year_of
from ccm.claims.named.told import lacking
from ccm.claims.question import Asked, Question
from ccm.claims.values import Figure, Listing, Span, Unit, Words
from ccm.errors import UnknownStateError
from ccm.facts import Meeting, MeetingKind, Session, State
from ccm.rules import Cause, Explanation, Missing
from ccm.rules.courses import Course, every_course

__all__ = ["MEETINGS"]

_Answers = Callable[[Inquiry, Asked], tuple[Answer, ...]]
_Row = tuple[Session, ...]
_Rule = Callable[[Course], _Row]
"""The meetings that a question is about, in one course of events."""


class _Meetings:
    """The meetings that a question is about, as every course of events has them.

    Attributes:
        surely: Those that every course has.
        perhaps: Those, and those that one course has.
    """

    def __init__(self, rule: _Rule) -> None:
        courses = every_course(rule)
        rows = tuple(courses.outcomes)
        self.perhaps = tuple(dict.fromkeys(s for row in rows for s in row))
        sure = (s for s in self.perhaps if all(s in row for row in rows))
        self.surely = tuple(sure) if courses.whole else ()

    def gaps(self) -> tuple[Missing, ...]:
        """Return of which meetings it is not known."""
        return tuple(
            Missing(f"whether {s.label} is among them: {s.opens}", Cause.PARTIAL_DATE)
            for s in self.perhaps
            if s not in self.surely
        )


def _figure(
    rule: _Rule,
    number: Callable[[Course, _Row], Decimal | None],
    *,
    unit: Unit = Unit.COUNT,
    basis: str = "",
) -> tuple[Answer, ...]:
    """Answer with a number of meetings; of several, from the least to the largest."""
    told = every_course(lambda course: number(course, rule(course)))
    numbers = [each for each in told.outcomes if each is not None]
    if not numbers:
        return ()
    low, high, held = min(numbers), max(numbers), _Meetings(rule)
    known = told.whole and len(numbers) == len(told.each)
    return (
        Answer(
            value=Figure(low, unit) if known else None,
            basis=basis,
            up_to=high if high > low else None,
            reasons=tuple(why for s in held.perhaps for why in _held(s.sittings)),
            gaps=held.gaps,
        ),
    )


def _count(_course: Course, row: _Row) -> Decimal:
    return Decimal(len(row))


def _held(sittings: Iterable[Meeting]) -> tuple[Explanation, ...]:
    """Return each sitting with its days and its sources as a reason."""
    return tuple(
        Explanation(
            f"{sitting.label}: {sitting.opens} to {sitting.closes}, {sitting.place} "
            f"({' | '.join(map(str, sitting.source))})"
        )
        for sitting in sittings
    )


def _dates(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    session = inquiry.told_session(asked.words["meeting"])
    first, last = session.opens.day, session.closes.day
    value = Span(first, last) if first and last else None
    return (Answer(value=value, reasons=_held(session.sittings)),)


def _place(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    session = inquiry.told_session(asked.words["meeting"])
    return tuple(
        Answer(value=Words((sitting.place,)), reasons=_held((sitting,)))
        for sitting in session.sittings
    )


def _presidency(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    found = _president(inquiry, inquiry.told_session(asked.words["meeting"]))
    return _listed((found,) if found else ())


def _presidencies(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    held = _Meetings(_between(inquiry, asked))
    found = {s: told for s in held.perhaps if (told := _president(inquiry, s))}
    if not found or len(found) != len(held.perhaps):
        return ()
    sure = frozenset(found[session][0] for session in held.surely)
    why = dict(found.values())
    doubtful = frozenset(why) - sure
    return (Answer(value=Listing(sure), doubtful=doubtful, why=why, gaps=held.gaps),)


def _between(inquiry: Inquiry, asked: Asked) -> _Rule:
    """Return which meetings there were from one to another."""
    first, last = (
        opening(inquiry.session(asked.words[word])) for word in ("first", "last")
    )
    meetings = inquiry.meetings()

    def rule(course: Course) -> _Row:
        return tuple(
            meeting
            for meeting in inquiry.held(course, meetings)
            if course.no_later(first, opening(meeting))
            and course.no_later(opening(meeting), last)
        )

    return rule


def _president(inquiry: Inquiry, session: Session) -> tuple[State, Explanation] | None:
    """Return the State that presided, if the record names it."""
    sitting = session.sittings[0]
    try:
        return inquiry.view.state(sitting.presidency), _held((sitting,))[0]
    except UnknownStateError:
        return None


def _listed(found: Iterable[tuple[State, Explanation]]) -> tuple[Answer, ...]:
    why = dict(found)
    return (Answer(value=Listing(frozenset(why)), why=why),) if why else ()


def _symbols(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer whether papers of these symbols lay before the meeting.

    The record's register of papers tells it. Of a symbol that is formed as the
    meeting's are, and that the register lacks, nobody else tells; another may be cited.
    """
    session = inquiry.told_session(asked.words["meeting"])
    prefix, claimed = session.sittings[0].symbol, asked.claim.value
    if not prefix or not isinstance(claimed, Words):
        return ()
    papers = [p for p in inquiry.record.documents if p.meeting == session.label]
    known = {paper.symbol.casefold() for paper in papers}
    if claimed.folded <= known:
        return (Answer(value=claimed, reasons=_held(session.sittings)),)
    own = all(s.startswith(f"{prefix}/") for s in claimed.items if s.count("/"))
    if own:
        return lacking(
            "the symbol belongs to the meeting; the number is the document's own word"
        )
    form = Words((f"{prefix}/…",))
    cited = asked.words["of"] not in _OF_ITS_OWN
    return (Answer(value=form, near=cited, reasons=_held(session.sittings)),)


_OF_ITS_OWN = (
    "s of the documents considered",
    " of the final report",
    " of the report",
)
"""Symbols that only a paper of the meeting itself can have."""


def _since(inquiry: Inquiry, asked: Asked, kind: MeetingKind) -> _Rule:
    """Return which meetings of a kind opened after a meeting had closed."""
    since = inquiry.session(asked.words["meeting"])
    meetings = inquiry.meetings(kind)
    return lambda course: inquiry.held(course, meetings, since)


def _number_since(kind: MeetingKind) -> _Answers:
    return lambda inquiry, asked: _figure(_since(inquiry, asked, kind), _count)


def _lengths(row: _Row) -> dict[str, int]:
    return {session.label: days for session in row if (days := _days(session))}


def _days(session: Session) -> int | None:
    first, last = session.opens.day, session.closes.day
    return (last - first).days + 1 if first and last else None


def _mean_length(_course: Course, row: _Row) -> Decimal | None:
    lengths = _lengths(row).values()
    return Decimal(sum(lengths)) / len(lengths) if lengths else None


def _length(rule: _Rule) -> tuple[Answer, ...]:
    """Answer with the length of meetings; the average where they differ."""
    lengths = _lengths(_Meetings(rule).perhaps)
    each = ", ".join(f"{label} {days}" for label, days in lengths.items())
    alike = len(set(lengths.values())) == 1
    basis = "each" if alike else f"on average ({each})"
    return _figure(rule, _mean_length, unit=Unit.DAYS, basis=basis)


def _length_since(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    return _length(_since(inquiry, asked, MeetingKind.MSP))


def _length_of_intersessionals(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with their average, which tells little of how long they usually were."""
    meetings = inquiry.meetings(MeetingKind.INTERSESSIONAL)
    told = _length(lambda course: inquiry.held(course, meetings))
    return tuple(attrs.evolve(answer, near=True) for answer in told)


def _places_since(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    held = _Meetings(_since(inquiry, asked, MeetingKind.MSP))
    sittings = [sitting for session in held.perhaps for sitting in session.sittings]
    if not sittings:
        return ()
    places = Words(tuple(dict.fromkeys(sitting.place for sitting in sittings)))
    known = held.perhaps == held.surely
    return (
        Answer(
            value=places if known else None, reasons=_held(sittings), gaps=held.gaps
        ),
    )


def _until_next_conference(inquiry: Inquiry, kind: MeetingKind) -> _Rule:
    """Return which meetings follow the day, up to the next Review Conference."""
    meetings = inquiry.meetings(kind)
    conferences = inquiry.meetings(MeetingKind.RC)

    def rule(course: Course) -> _Row:
        ends = _ahead(course, conferences, inquiry.on)
        return tuple(
            meeting
            for meeting in _ahead(course, meetings, inquiry.on)
            if all(course.no_later(opening(meeting), opening(end)) for end in ends)
        )

    return rule


def _ahead(course: Course, meetings: _Row, on: date) -> _Row:
    """Return the meetings that open after a day."""
    return tuple(m for m in meetings if not course.no_later(opening(m), on))


def _a_year(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer how many were held, on average, in a year in which one was held."""
    return _figure(_until_next_conference(inquiry, MeetingKind.MSP), _mean_a_year)


def _mean_a_year(course: Course, row: _Row) -> Decimal | None:
    years = {year_of(course, opening(session)) for session in row}
    return Decimal(len(row)) / len(years) if years else None


def _expected(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return _figure(_until_next_conference(inquiry, MeetingKind.INTERSESSIONAL), _count)


MEETINGS = (
    Question(
        subject="{meeting}",
        predicate="dates",
        asks="the first and the last day of a meeting",
        answers=_dates,
    ),
    Question(
        subject="{meeting}",
        predicate="place",
        asks="where it was held",
        answers=_place,
    ),
    Question(
        subject="{meeting}",
        predicate="presidency",
        asks="the State that presided",
        answers=_presidency,
    ),
    Question(
        subject="{meeting}",
        predicate="symbol{of}",
        asks="whether the symbols of documents begin as those of the meeting do",
        answers=_symbols,
        reads_value=True,
    ),
    Question(
        subject="Meetings of States Parties",
        predicate="presidencies of {first} to {last}",
        asks="the States that presided over a row of meetings",
        answers=_presidencies,
    ),
    Question(
        subject="Meetings of States Parties",
        predicate="a year, until the next Review Conference",
        asks="how many were held a year",
        answers=_a_year,
    ),
    Question(
        subject="Meetings of States Parties since {meeting}",
        predicate="length",
        asks="how many days they lasted",
        answers=_length_since,
    ),
    Question(
        subject="Meetings of States Parties since {meeting}",
        predicate="places",
        asks="where they were held",
        answers=_places_since,
    ),
    Question(
        subject="intersessional meetings",
        predicate="expected until the next Review Conference",
        asks="how many were held until then",
        answers=_expected,
    ),
    Question(
        subject="intersessional meetings",
        predicate="held since {meeting}",
        asks="how many were held after a meeting closed",
        answers=_number_since(MeetingKind.INTERSESSIONAL),
    ),
    Question(
        subject="intersessional meetings",
        predicate="length",
        asks="how many days they lasted, up to the day",
        answers=_length_of_intersessionals,
    ),
)
"""Questions that the record's list of meetings answers."""
