"""Questions on meetings: when, where, under whom, and how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.question import Asked, Question
from ccm.claims.values import Figure, Listing, Span, Unit, Words
from ccm.errors import UnknownStateError
from ccm.facts import Meeting, MeetingKind, Session, State, sessions
from ccm.rules import Explanation

__all__ = ["MEETINGS"]

_Answers = Callable[[Inquiry, Asked], tuple[Answer, ...]]


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
    first = inquiry.session(asked.words["first"]).opens.earliest
    last = inquiry.session(asked.words["last"]).opens.earliest
    held = [s for s in inquiry.meetings() if first <= s.opens.earliest <= last]
    found = [president for s in held if (president := _president(inquiry, s))]
    return _listed(found) if len(found) == len(held) else _listed(())


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
    """Answer whether the symbols are the meeting's own: the claim itself if so."""
    session = inquiry.told_session(asked.words["meeting"])
    prefix = session.sittings[0].symbol
    claimed = asked.claim.value
    if not prefix or not isinstance(claimed, Words):
        return ()
    symbols = [item for item in claimed.items if item.count("/")]
    own = all(symbol.startswith(f"{prefix}/") for symbol in symbols)
    value = claimed if own else Words((f"{prefix}/…",))
    return (Answer(value=value, reasons=_held(session.sittings)),)


def _number_since(*kinds: MeetingKind) -> _Answers:
    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        closed = inquiry.session(asked.words["meeting"]).closes.latest
        held = inquiry.meetings(kinds, after=closed)
        reasons = tuple(why for s in held for why in _held(s.sittings))
        return (Answer(value=Figure(Decimal(len(held))), reasons=reasons),)

    return answers


def _days(session: Session) -> int | None:
    first, last = session.opens.day, session.closes.day
    return (last - first).days + 1 if first and last else None


def _length(held: tuple[Session, ...]) -> tuple[Answer, ...]:
    """Answer with the length of meetings; the average where they differ."""
    lengths = {session.label: days for session in held if (days := _days(session))}
    if not lengths:
        return ()
    mean = Decimal(sum(lengths.values())) / len(lengths)
    each = ", ".join(f"{label} {days}" for label, days in lengths.items())
    alike = len(set(lengths.values())) == 1
    return (
        Answer(
            value=Figure(mean, Unit.DAYS),
            basis="each" if alike else f"on average ({each})",
            reasons=tuple(why for s in held for why in _held(s.sittings)),
        ),
    )


def _length_since(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    closed = inquiry.session(asked.words["meeting"]).closes.latest
    return _length(inquiry.meetings((MeetingKind.MSP,), after=closed))


def _length_of_intersessionals(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return _length(inquiry.meetings((MeetingKind.INTERSESSIONAL,)))


def _places_since(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    closed = inquiry.session(asked.words["meeting"]).closes.latest
    held = inquiry.meetings((MeetingKind.MSP,), after=closed)
    sittings = [sitting for session in held for sitting in session.sittings]
    places = dict.fromkeys(sitting.place for sitting in sittings)
    reasons = _held(sittings)
    return (Answer(value=Words(tuple(places)), reasons=reasons),) if places else ()


def _until_next_conference(
    inquiry: Inquiry, *kinds: MeetingKind
) -> tuple[Session, ...]:
    """Return the meetings after the day, up to the next Review Conference."""
    later = [
        session
        for session in sessions(inquiry.record, *kinds, MeetingKind.RC)
        if session.opens.earliest > inquiry.on
    ]
    of_kind = [session.sittings[0].kind for session in later]
    rc = MeetingKind.RC
    return tuple(later[: of_kind.index(rc)] if rc in of_kind else later)


def _a_year(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer how many were held, on average, in a year in which one was held."""
    held = _until_next_conference(inquiry, MeetingKind.MSP)
    years = {session.opens.earliest.year for session in held}
    if not years:
        return ()
    mean = Decimal(len(held)) / len(years)
    reasons = tuple(why for s in held for why in _held(s.sittings))
    return (Answer(value=Figure(mean), reasons=reasons),)


def _expected(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    held = _until_next_conference(inquiry, MeetingKind.INTERSESSIONAL)
    reasons = tuple(why for s in held for why in _held(s.sittings))
    return (Answer(value=Figure(Decimal(len(held))), reasons=reasons),)


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
