"""Values made again of their rows: of those kinds whose row says all that they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import attrs

from ccm.dates import PartialDate, Period
from ccm.facts import Confidence, Source, State, States
from ccm.facts.reach import Reach
from ccm.facts.record import OwnFile
from ccm.facts.schema import Schema
from ccm.rules import Cause, Missing, Reading, Status
from ccm.rules.choices import reading_of
from ccm.rules.told import Prospect
from ccm.share.fact_records import DateRow, PeriodRow, SourceRow, StateRow
from ccm.share.provenance import ProvenanceRow, ReachRow, ReceiptRow
from ccm.share.rule_records import ReadingRow
from ccm.share.time_records import CountsRow
from ccm.view.provenance import Provenance
from ccm.view.receipts import Receipt
from ccm.view.timelines import Counts
from ccm.words.rows import CourseRow, MissingRow

__all__ = ["REMADE", "Among"]


@attrs.define(frozen=True)
class Among:
    """What the words of a row can name.

    Attributes:
        states: The States.
        schema: The kinds of events, by the names of their files.
    """

    states: States
    schema: Schema


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
        in_force=row["in_force"],
        deposited=row["deposited"],
        signatories=row["signatories"],
        in_doubt=tuple(map(among.states.find, row["in_doubt"])),
    )


def _receipt(row: ReceiptRow, among: Among) -> Receipt:
    return Receipt(
        state=among.states.find(row["state"]),
        obligation=row["obligation"],
        on=date.fromisoformat(row["on"]),
        known_by=_day(row["known_by"]),
        trust=Confidence(row["trust"]),
        reading=_chosen(row["reading"]),
        treaty=row["treaty"],
        version=row["version"],
        digest=row["sha256"],
    )


def _provenance(row: ProvenanceRow, among: Among) -> Provenance:
    return Provenance(
        version=row["version"],
        treaty=row["treaty"],
        on=date.fromisoformat(row["on"]),
        known_by=_day(row["known_by"]),
        trust=Confidence(row["trust"]),
        edition=row["edition"] or "",
        folder=row["folder"] or "",
        own=tuple(OwnFile(each["file"], each["rows"]) for each in row["own"]),
        events=row["events"],
        reach=tuple(_reach(each, among) for each in row["reach"]),
        digest=row["sha256"],
        reading=tuple(row["reading"].items()),
        changed=tuple(row["changed"]),
    )


def _reach(row: ReachRow, among: Among) -> Reach:
    kind = among.schema.get(row["what"])
    return Reach(
        event=kind,
        obligation="" if kind else row["what"],
        since=_day(row["since"]),
        through=date.fromisoformat(row["through"]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


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
}
"""How a value of each kind is made of its row."""
