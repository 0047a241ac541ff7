"""Values made again of their rows: of those kinds whose row says all that they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, cast

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError, UnknownObligationError
from ccm.facts import Confidence, Event, Record, Source, State, States
from ccm.facts.cells import cell_converter
from ccm.facts.reach import Reach
from ccm.facts.record import OwnFile
from ccm.facts.sources import OWN, file_and_citation
from ccm.facts.typed import typed_fields
from ccm.plans.steps import PlanStep
from ccm.rules import (
    Cause,
    Explanation,
    Finding,
    Membership,
    Missing,
    Reading,
    Ruling,
    Status,
    Treaty,
    Truth,
)
from ccm.rules.choices import reading_of
from ccm.rules.explanation import Value
from ccm.rules.told import Prospect
from ccm.share.fact_records import DateRow, PeriodRow, SourceRow, StateRow
from ccm.share.fitting import misfits
from ccm.share.page_records import FindingPage
from ccm.share.provenance import OwnRow, ProvenanceRow, ReachRow, ReceiptRow
from ccm.share.rule_records import ReadingRow, RulingRow
from ccm.share.time_records import CountsRow
from ccm.view.asof import as_of
from ccm.view.provenance import Provenance
from ccm.view.receipts import Receipt
from ccm.view.timelines import Counts
from ccm.words.rows import (
    Concluded,
    CourseRow,
    FactRow,
    MissingRow,
    StepRow,
)
from ccm.words.texts import Dated, Day

if TYPE_CHECKING:
    import cattrs

__all__ = ["REMADE", "Among"]

_DIGEST = re.compile("[0-9a-f]{64}")


@attrs.define(frozen=True)
class Among:
    """What the words of a row can name.

    Attributes:
        record: The record whose States they are, and of which answers are made again.
        treaty: The treaty whose kinds of events they are.
    """

    record: Record
    treaty: Treaty

    @property
    def states(self) -> States:
        """The States."""
        return self.record.states

    def event(self, cells: Mapping[str, str], kind: type[Event]) -> Event:
        """Return a fact of a kind, as the row of a data file says it."""
        return _converter(self.states, self.treaty).structure(cells, kind)


@lru_cache(maxsize=8)
def _converter(states: States, treaty: Treaty) -> cattrs.Converter:
    return cell_converter(states, schema=treaty.schema)


def _date(row: DateRow, _among: Among) -> PartialDate:
    return PartialDate.parse(row["text"])


def _period(row: PeriodRow, _among: Among) -> Period:
    return Period.parse(row["text"])


def _source(row: SourceRow, _among: Among) -> Source:
    own = row["own"]
    return Source(row["citation"], file=own or "", own=own is not None)


def _state(row: StateRow, _among: Among) -> State:
    return State(
        alpha3=row["state"],
        alpha2=row["alpha2"],
        m49=row["m49"],
        name=row["name"],
        printed_names=tuple(row["printed_names"]),
        region=row["region"],
        sub_region=row["sub_region"],
        un_member=row["un_member"],
    )


def _reading(row: ReadingRow, _among: Among) -> Reading:
    return _chosen(row["reading"])


def _chosen(options: Mapping[str, str]) -> Reading:
    return reading_of(map("=".join, options.items()))


def _missing(row: MissingRow, _among: Among) -> Missing:
    return Missing(row["fact"], Cause(row["cause"]))


def _prospect(row: CourseRow, _among: Among) -> Prospect:
    return Prospect(
        takes=row["takes"],
        statuses=frozenset(map(Status, row["statuses"])),
        due=tuple(map(PartialDate.parse, row["due"])),
        or_later=row["or_later"],
    )


def _counts(row: CountsRow, among: Among) -> Counts:
    return Counts(
        in_force=_count("in_force", row["in_force"]),
        deposited=_count("deposited", row["deposited"]),
        signatories=_count("signatories", row["signatories"]),
        in_doubt=tuple(map(among.states.find, row["in_doubt"])),
    )


def _receipt(row: ReceiptRow, among: Among) -> Receipt:
    return Receipt(
        state=among.states.find(row["state"]),
        obligation=_obligation(row, among.treaty),
        on=date.fromisoformat(row["on"]),
        known_by=_day(row["known_by"]),
        trust=Confidence(row["trust"]),
        reading=_chosen(row["reading"]),
        treaty=row["treaty"],
        version=row["version"],
        digest=_digest(row["sha256"]),
    )


def _obligation(row: ReceiptRow, treaty: Treaty) -> str:
    """Return the obligation of a receipt, which of another treaty is any word."""
    given = row["obligation"]
    if row["treaty"] == treaty.name and given not in treaty.by_id:
        raise UnknownObligationError(given, tuple(treaty.by_id))
    if given.split() != [given]:
        msg = f"obligation: expected the id of one, got {given!r}"
        raise InvalidValueError(msg)
    return given


def _digest(text: str) -> str:
    if not _DIGEST.fullmatch(text):
        msg = f"sha256: expected 64 digits, 0 to 9 and a to f, got {text!r}"
        raise InvalidValueError(msg)
    return text


def _count(what: str, number: int) -> int:
    if number < 0:
        msg = f"{what}: expected none or more, got {number}"
        raise InvalidValueError(msg)
    return number


def _provenance(row: ProvenanceRow, among: Among) -> Provenance:
    reading = _chosen(row["reading"])
    return Provenance(
        version=row["version"],
        treaty=row["treaty"],
        on=date.fromisoformat(row["on"]),
        known_by=_day(row["known_by"]),
        trust=Confidence(row["trust"]),
        edition=row["edition"] or "",
        folder=row["folder"] or "",
        own=tuple(_own_file(each) for each in row["own"]),
        events=_count("events", row["events"]),
        reach=_reaches(row["reach"], among),
        digest=_digest(row["sha256"]),
        reading=reading.chosen,
        changed=reading.changed,
    )


def _own_file(row: OwnRow) -> OwnFile:
    return OwnFile(row["file"], _count("own: rows", row["rows"]))


def _reaches(rows: Sequence[ReachRow], among: Among) -> tuple[Reach, ...]:
    twice = [
        what for what, times in Counter(r["what"] for r in rows).items() if times > 1
    ]
    if twice:
        msg = f"reach: expected each once, got {', '.join(twice)} again"
        raise InvalidValueError(msg)
    return tuple(_reach(each, among) for each in rows)


def _reach(row: ReachRow, among: Among) -> Reach:
    kind = among.treaty.schema.get(row["what"])
    return Reach(
        event=kind,
        obligation="" if kind else row["what"],
        since=_day(row["since"]),
        through=date.fromisoformat(row["through"]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _event(row: FactRow, among: Among) -> Event:
    """Return a fact, read as the row of a data file is."""
    cells = _cells(row)
    kinds = (*among.treaty.schema.values(), PlanStep)
    kind = next((kind for kind in kinds if kind.__name__ == row["type"]), None)
    if kind is None or not issubclass(kind, Event):
        msg = f"type: expected a kind of event, got {row['type']!r}"
        raise InvalidValueError(msg)
    if odd := cells.keys() - {field.name for field in typed_fields(kind)}:
        msg = f"cells: expected columns of {row['type']}, got {', '.join(sorted(odd))}"
        raise InvalidValueError(msg)
    event = among.event(cells, kind)
    sources = map(_cited, row["sources"])
    return attrs.evolve(event, source=tuple(sources))


def _cited(text: str) -> Source:
    """Return a source that was printed, if of one's own, with its file."""
    if not text.startswith(OWN):
        return Source(text)
    file, citation = file_and_citation(text.removeprefix(OWN))
    return Source(citation, file=file, own=True)


def _cells(row: FactRow) -> Mapping[str, str]:
    """Return the row of a data file that a row of JSON was made of."""
    said = cast("Mapping[str, object]", row)
    return {
        **{column: str(said[column]) for column in _SAME},
        "known": row["known"] or "",
        "followed": "yes" if row["followed"] else "no",
        "source": _SOME if row["sources"] else "",  # each is read by itself
        **row["cells"],
    }


_SOME = "some document"

_SAME = ("state", "date", "confidence", "voice", "corrects", "why", "note")
"""Columns that a row of JSON has as a data file has them."""


def _explanation(row: StepRow, among: Among) -> Explanation:
    return Explanation(
        claim=row["claim"],
        value=_value(row["value"], row["value_is"]),
        provision=row["provision"],
        facts=tuple(_event(fact, among) for fact in row["facts"]),
        because=tuple(_explanation(step, among) for step in row["because"]),
        choices=tuple(row["choices"]),
    )


def _value(text: str | None, kind: str | None) -> Value:
    if text is None or kind is None:
        return None
    concluded = Concluded(kind)
    for _place, says in misfits(text, _WRITTEN[concluded]):
        msg = f"value: {says}"
        raise InvalidValueError(msg)
    return _CONCLUDED[concluded](text)


_WRITTEN: Mapping[Concluded, object] = {
    Concluded.STATUS: Annotated[str, Status],
    Concluded.MEMBERSHIP: Annotated[str, Membership],
    Concluded.TRUTH: Annotated[str, Truth],
    Concluded.DAY: Day,
    Concluded.DATE: Dated,
}

_CONCLUDED: Mapping[Concluded, Callable[[str], Value]] = {
    Concluded.STATUS: Status,
    Concluded.MEMBERSHIP: Membership,
    Concluded.TRUTH: Truth,
    Concluded.DAY: date.fromisoformat,
    Concluded.DATE: PartialDate.parse,
}


def _ruling(row: RulingRow, among: Among) -> Ruling:
    return Ruling(
        truth=Truth(row["truth"]),
        explanation=_explanation(row["explanation"], among),
        missing=tuple(_missing(gap, among) for gap in row["missing"]),
    )


def _finding(told: Any, among: Among) -> Finding:
    """Return an answer, made again; of a row alone by the usual reading and trust."""
    if "receipt" in told:
        return _as_received(told, among)
    on = date.fromisoformat(told["on"])
    view = as_of(on, record=among.record, treaty=among.treaty)
    return view.assess(told["state"], told["obligation"])


def _as_received(page: FindingPage, among: Among) -> Finding:
    """Return an answer with all its reasons: made again, of the same record."""
    receipt = _receipt(page["receipt"], among)
    if receipt.to_dict() != page["receipt"]:
        msg = f"receipt: expected {str(receipt)!r} in words, as the rest of it says"
        raise InvalidValueError(msg)
    return receipt.again(record=among.record, treaty=among.treaty)


REMADE: Mapping[type, Callable[[Any, Among], object]] = {
    PartialDate: _date,
    Period: _period,
    Source: _source,
    State: _state,
    Reading: _reading,
    Missing: _missing,
    Prospect: _prospect,
    Counts: _counts,
    Receipt: _receipt,
    Reach: _reach,
    Provenance: _provenance,
    Event: _event,
    Explanation: _explanation,
    Ruling: _ruling,
    Finding: _finding,
}
"""How a value of each kind is made of its row."""
