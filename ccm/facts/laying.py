"""Rows of one's own over a record: what they repeat, and what they correct."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import attrs

from ccm.errors import Fault
from ccm.facts.checks import Row
from ccm.facts.events import Event, ExtensionDecision, ExtensionRequest
from ccm.facts.meetings import Meeting
from ccm.facts.papers import Paper
from ccm.facts.record import Correction, Record
from ccm.facts.states import State

__all__ = ["Laid", "laid", "misplaced", "rows_beneath", "unasked"]

_SHOWN = 3
_BESIDE = {
    *("source", "confidence", "known", "dispute", "followed"),
    *("why", "corrects", "note"),
}
"""What is said of a fact, and not by it: two rows that differ in it alone are one."""


class Laid(NamedTuple):
    """Rows of one's own that have found their place over a record."""

    rows: tuple[Row, ...]
    corrections: tuple[Correction, ...]


def rows_beneath(record: Record) -> Iterator[Row]:
    """Yield what a record holds as rows that stand in no file."""
    held = (*record.states, *record.events, *record.meetings)
    for value in (*held, *record.documents, *record.coverage):
        yield Row("", 0, value)


def misplaced(rows: Iterable[Row]) -> Iterator[Fault]:
    """Yield each row that corrects something where nothing lies beneath it."""
    for path, line, value in rows:
        if getattr(value, "corrects", ""):
            says = "expected in files laid over a record alone: here change the row"
            yield Fault.at(path, line, "corrects", says)


def laid(rows: Sequence[Row], record: Record, faults: list[str]) -> Laid:
    """Return the rows as they lie over a record, and what they correct of it.

    Args:
        rows: Rows of one's own.
        record: What lies beneath.
        faults: Every fault is added to it.
    """
    rows = _new(rows, record, faults)
    faults.extend(_without_request(rows, record))
    corrected: dict[int, Row] = {}
    placed: list[Row] = []
    corrections: list[Correction] = []
    for row in rows:
        found = _correction(row, record, corrected)
        if isinstance(found, Fault):
            faults.append(found)
        elif found is None:
            placed.append(row)
        else:
            corrections.append(found)
            placed.append(row._replace(value=found.by))
    return Laid(tuple(placed), tuple(corrections))


def _correction(
    row: Row, record: Record, corrected: dict[int, Row]
) -> Correction | Fault | None:
    """Return what a row corrects, why it cannot, or nothing if it corrects nothing."""
    own = row.value
    if not isinstance(own, Event | Meeting) or not own.corrects:
        return None
    found = _meant(own, record)
    if isinstance(found, str):
        return Fault.at(row.path, row.line, "corrects", found)
    first = corrected.setdefault(id(found), row)
    if first is not row:
        says = f"expected once, {first.path}:{first.line} corrects it too"
        return Fault.at(row.path, row.line, "corrects", says)
    if isinstance(own, Event) and isinstance(found, Event):
        return _account(row, own, found)
    return Correction(found, found, own)


def _account(row: Row, own: Event, found: Event) -> Correction | Fault:
    """Make the two accounts of one dispute, of which the own one is followed."""
    if own.dispute or not own.followed:
        field = "dispute" if own.dispute else "followed"
        says = "expected no word on it beside what it corrects"
        return Fault.at(row.path, row.line, field, says)
    dispute = found.dispute or f"correction: {found.told}"
    why = f"corrected by own fact: {own.told}"
    kept = attrs.evolve(found, dispute=dispute, followed=False, why=why)
    return Correction(found, kept, attrs.evolve(own, dispute=dispute))


def _meant(own: Event | Meeting, record: Record) -> Event | Meeting | str:
    """Return what of a record an own row names, or what was expected instead."""
    if isinstance(own, Meeting):
        return _sitting(own, record)
    events = [e for e in record.dossier(own.state).events if e.followed]
    found = [e for e in events if own.corrects in _names(e, own)]
    if len(found) == 1:
        return found[0]
    alike = found or [e for e in events if type(e) is type(own)] or events
    there = f"{'one' if found else 'a'} fact of {own.state.alpha3} as a page prints it"
    return _expected(there, own.corrects, dict.fromkeys(e.told for e in alike))


def _sitting(own: Meeting, record: Record) -> Meeting | str:
    """Return the sitting that an own one names: of the same meeting, the same part."""
    if own.corrects != own.label:
        return f"expected its own label, {own.label!r}; got {own.corrects!r}"
    sittings = [m for m in record.sittings(own.corrects) if m.part == own.part]
    if len(sittings) == 1:
        return sittings[0]
    labels = dict.fromkeys(meeting.label for meeting in record.meetings)
    there = "the label of a sitting on record, of the same part"
    return _expected(there, own.corrects, labels)


def _names(event: Event, own: Event) -> tuple[str, ...]:
    """Return what an event can be called by an own row that corrects it."""
    printed = event.told, str(event)  # as a fact, and in a sentence of its State
    return (*printed, *((str(event.date),) if type(event) is type(own) else ()))


def _expected(there: str, got: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - after a slip

    names = list(known)
    near = get_close_matches(got, names, _SHOWN, 0.4) or names[:_SHOWN]
    such = f", such as {'; '.join(near)}" if near else ""
    return f"expected {there}{such}; got {got!r}"


def _new(rows: Sequence[Row], record: Record, faults: list[str]) -> Sequence[Row]:
    """Return the own rows that say what is not said already; the others are faults."""
    beneath = {_said_by(row.value): row.value for row in rows_beneath(record)}
    first: dict[Hashable, Row] = {}
    known: defaultdict[str, list[Fault]] = defaultdict(list)
    kept: list[Row] = []
    for row in rows:
        key = _said_by(row.value)
        before = row if key is None else first.setdefault(key, row)
        if key is not None and key in beneath:
            held = _called(beneath[key])
            says = f"expected what the record lacks, it holds {held} already"
            known[row.path].append(Fault.at(row.path, row.line, "row", says))
        elif before is not row:
            says = f"expected once, it stands at {before.path}:{before.line} too"
            faults.append(Fault.at(row.path, row.line, "row", says))
        else:
            kept.append(row)
    for path, found in known.items():
        faults += _together(path, found, sum(row.path == path for row in rows))
    return kept


def _called(value: object) -> str:
    if isinstance(value, State):
        return f"{value.alpha3} {value.name}"
    if isinstance(value, Meeting):
        days = f"{value.opens} to {value.closes}"
        return f"{value.label}, part {value.part} ({days}; see 'corrects')"
    return str(value) if isinstance(value, Event | Paper) else "this row"


def _together(path: str, found: list[Fault], rows: int) -> Iterator[Fault]:
    """Yield the faults; one of the file where the record holds all of its rows."""
    if len(found) == rows > 1:
        yield Fault.of(
            path,
            f"expected rows that the record lacks, it holds all {rows} already: "
            "a whole record is read with --record",
        )
    else:
        yield from found


def _said_by(value: object) -> Hashable | None:
    """Return what a row says; None for one that corrects what is said."""
    if getattr(value, "corrects", ""):
        return None
    if isinstance(value, State):
        return State, value.alpha3
    if isinstance(value, Meeting):
        return Meeting, value.label, value.part
    if isinstance(value, Paper):
        return Paper, value.meeting, value.symbol
    kind: Any = type(value)  # of an event, or coverage
    fields = (f.name for f in attrs.fields(kind) if f.name not in _BESIDE)
    return kind, *(getattr(value, name) for name in fields)


def _without_request(rows: Sequence[Row], record: Record) -> Iterator[Fault]:
    """Yield the own decisions on what nobody has asked for."""
    events = [row.value for row in rows if isinstance(row.value, Event)]
    told = {id(event): says for event, says in unasked(events, record)}
    for path, line, event in rows:
        if id(event) in told:
            yield Fault.at(path, line, "number", told[id(event)])


def unasked(events: Sequence[Event], record: Record) -> Iterator[tuple[Event, str]]:
    """Yield each decision on what nobody has asked for, with what was expected.

    Args:
        events: What is laid over a record, the requests among it included.
        record: The record.
    """
    requests = [e for e in events if isinstance(e, ExtensionRequest)]
    asked = {_request(e) for e in (*requests, *record.every(ExtensionRequest))}
    for event in events:
        if isinstance(event, ExtensionDecision) and _request(event) not in asked:
            who, what, number = _request(event)
            ours = [(about, n) for state, about, n in asked if state == who]
            known = sorted(n for about, n in ours if about == what)
            there = f"{', '.join(map(str, known)) or 'none'} on record"
            if ours and not known:  # what was meant may be called otherwise there
                there += f", others under {', '.join(sorted(dict(ours)))}"
            says = f"expected the number of a request of {who} under {what} ({there})"
            yield event, f"{says}, got {number}"


def _request(event: ExtensionRequest | ExtensionDecision) -> tuple[str, str, int]:
    return event.state.alpha3, event.obligation, event.number
