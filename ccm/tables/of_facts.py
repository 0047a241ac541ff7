"""Columns of the record: events, meetings, and how far it reaches."""

from __future__ import annotations

from ccm.facts import Coverage, Event, Meeting
from ccm.facts.schema import name_of
from ccm.facts.sources import Confidence, Voice
from ccm.view.tabular import Columns, TableKind

__all__ = ["COVERAGE", "EVENTS", "MEETINGS"]

_event = Columns[Event]()
EVENTS = TableKind(
    "events",
    "an event of the record",
    (
        _event.code(
            "kind", "The kind of event, by its data file.", lambda e: name_of(type(e))
        ),
        *_event.state(lambda e: e.state),
        *_event.days("date", "When it happened", lambda e: e.date),
        *_event.days(
            "known", "When it became public, where that was later", lambda e: e.known
        ),
        _event.text("text", "What happened, in words.", lambda e: e.detail()),
        _event.code(
            "obligation",
            "Id of the obligation that it is about, where it names one.",
            lambda e: _text(e, "obligation"),
        ),
        _event.whole(
            "number",
            "Number of the request or decision.",
            lambda e: _whole(e, "number"),
        ),
        _event.whole("year", "The year that it is about.", lambda e: _whole(e, "year")),
        _event.code("meeting", "Label of the meeting.", lambda e: _text(e, "meeting")),
        _event.code(
            "confidence", "How sure it is.", lambda e: e.confidence, among=Confidence
        ),
        _event.code("voice", "Whose word it is.", lambda e: e.voice, among=Voice),
        _event.truth("own", "Whether it is a fact of one's own.", lambda e: e.own),
        _event.code(
            "dispute",
            "Name shared by accounts that contradict each other.",
            lambda e: e.dispute or None,
        ),
        _event.truth(
            "followed", "Whether answers follow this account.", lambda e: e.followed
        ),
        _event.text(
            "why", "Why, where accounts contradict each other.", lambda e: e.why
        ),
        _event.text("note", "What else a reader should know.", lambda e: e.note),
        _event.codes("sources", "Where that was read.", lambda e: e.source),
    ),
)


def _text(event: Event, field: str) -> str | None:
    value: object = getattr(event, field, None)
    return str(value) if value else None


def _whole(event: Event, field: str) -> int | None:
    value: object = getattr(event, field, None)
    return value if isinstance(value, int) else None


_sitting = Columns[Meeting]()
MEETINGS = TableKind(
    "meetings",
    "a sitting of a meeting",
    (
        _sitting.code("meeting", "Its label, such as `9MSP`.", lambda m: m.label),
        _sitting.whole("part", "Which part of it.", lambda m: m.part),
        _sitting.code("kind", "What kind of meeting.", lambda m: str(m.kind)),
        *_sitting.days("opens", "When it opens", lambda m: m.opens),
        *_sitting.days("closes", "When it closes", lambda m: m.closes),
        _sitting.text("place", "Where it is held.", lambda m: m.place),
        _sitting.text(
            "presidency", "Who presides, as printed.", lambda m: m.presidency
        ),
        _sitting.text("symbol", "Symbol of its documents.", lambda m: m.symbol),
        _sitting.code(
            "confidence", "How sure that is.", lambda m: m.confidence, among=Confidence
        ),
        _sitting.text("note", "What else a reader should know.", lambda m: m.note),
        _sitting.codes("sources", "Where that was read.", lambda m: m.source),
    ),
    ("meeting", "part"),
)

_claim = Columns[Coverage]()
COVERAGE = TableKind(
    "coverage",
    "through which day the absence of an event in the record means something",
    (
        _claim.code(
            "kind",
            "The kind of event, by its data file; none for all that the obligation "
            "asks for.",
            lambda c: name_of(c.event) if c.event else None,
        ),
        _claim.code(
            "obligation",
            "Id of the obligation; none for each that asks for the kind.",
            lambda c: c.obligation or None,
        ),
        _claim.codes(
            "states",
            "Codes of the States of which it holds; none if of all.",
            lambda c: [state.alpha3 for state in c.states],
        ),
        _claim.day("since", "First day; none where from the start.", lambda c: c.since),
        _claim.day(
            "through", "Last day; none where it never claims so.", lambda c: c.through
        ),
        _claim.text("note", "What is known to be missing.", lambda c: c.note),
        _claim.codes("sources", "What the claim rests on.", lambda c: c.source),
    ),
)
