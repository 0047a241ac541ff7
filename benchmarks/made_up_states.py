"""`ccm` as one of several tools that answer nine questions about made-up States.

What is asked is simpler than the Convention. Each of the 16 columns becomes events of
a fictional State, and each answer is what ``ccm.as_of(...)`` says. Column by column:

eif
    Told ahead there, so asked on a day on which every deposit is known. Thousands of
    States deposit: the number of instruments in Article 17(1) is set so that the
    Convention enters into force on 1 August 2010, as there.
in_force
    As it is. A withdrawal is given by the day on which it takes effect, and becomes a
    notice received six months before.
art3_deadline
    None where no duty arises; a day is told there all the same. Extensions above the
    longest are cut in the input, where ccm follows the decision and calls it irregular.
    No request is made up.
art3_status
    As it is; late performance counts as compliant, as it does there.
art4_deadline
    As for Article 3. The end of hostilities replaces the base there. In ccm it starts a
    duty of its own, which is asked about once it arises: 4(1)(b), else 4(1)(a). Left
    out: extensions granted before the hostilities ended, which count there.
art4_status
    As the deadline. Left out besides: areas cleared before the hostilities ended, which
    counts there as clearance of what they left.
art7_due
    The day of the initial report, then of the next annual one. Left out: reports that
    are filed already, and days on which a State that gave notice is no Party any more.
art7_status
    One last report stands for a history: an initial report, and the annual ones of all
    years before it. Left out: reports from before entry into force, which are none
    under Article 7; a first annual report due on the same day as the initial one, where
    one report does for both there.
overall
    The worst of the three statuses; left out where one of them is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, product
from string import ascii_uppercase
from typing import NamedTuple

import attrs

import ccm
from ccm.convention import CONVENTION
from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import (
    AnnualReport,
    ClearanceCompleted,
    ContaminationDeclared,
    ContaminationRuledOut,
    Deposit,
    Event,
    ExtensionDecision,
    HostilitiesEnded,
    InitialReport,
    Instrument,
    Record,
    Source,
    State,
    States,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileRuledOut,
    WithdrawalNotice,
)
from ccm.rules import Finding, Membership, Status, TimeBound, Treaty

FICTION = (Source("fiction"),)
OPENED = date(2008, 12, 3)
THIRTIETH = date(2010, 2, 16)
SIX_MONTHS = Period(months=6)  # not taken from ccm, so that Article 20 is tested too
STATES_OF_A_WORLD = 10_000  # there are 17,576 codes of three letters
DAY = timedelta(days=1)
COMPLIANT, PENDING, OVERDUE = 1, 2, 3
CODES = {
    Status.NOT_BOUND: 0,
    Status.NOT_APPLICABLE: COMPLIANT,
    Status.FULFILLED: COMPLIANT,
    Status.FULFILLED_LATE: COMPLIANT,
    Status.OUTSTANDING: PENDING,
    Status.OVERDUE: OVERDUE,
}


class Row(NamedTuple):
    """What is known of a made-up State: the 16 columns."""

    deposit: date | None
    withdrawal: date | None
    destroyed: date | None
    cleared: date | None
    hostilities_end: date | None
    last_report: date | None
    ext3_a_granted: date | None
    ext3_b_granted: date | None
    ext4_a_granted: date | None
    ext4_b_granted: date | None
    ext3_a_months: int
    ext3_b_months: int
    ext4_a_months: int
    ext4_b_months: int
    stockpile: bool
    contaminated: bool


class Answers(NamedTuple):
    """The nine answers; a code that is no code stands for what is undetermined."""

    eif: date | None
    in_force: bool
    art3_deadline: date | None
    art3_status: int
    art4_deadline: date | None
    art4_status: int
    art7_due: date | None
    art7_status: int
    overall: int


def of(
    kind: type[Event], state: State, day: date | PartialDate, **more: object
) -> Event:
    """Return an event of a fictional State."""
    when = PartialDate.on(day) if isinstance(day, date) else day
    return kind(state=state, date=when, source=FICTION, **more)  # type: ignore[arg-type]


def events(state: State, row: Row) -> Iterator[Event]:
    """Yield what a row says of its State."""
    if row.deposit:
        accession = Instrument.ACCESSION
        yield of(Deposit, state, row.deposit, instrument=accession)
    if row.withdrawal:
        yield notice(state, row.withdrawal)
    yield of(StockpileDeclared if row.stockpile else StockpileRuledOut, state, OPENED)
    if row.destroyed:
        yield of(StockpileDestroyed, state, row.destroyed)
    areas = ContaminationDeclared if row.contaminated else ContaminationRuledOut
    yield of(areas, state, OPENED)
    if row.cleared:
        yield of(ClearanceCompleted, state, row.cleared)
    if row.hostilities_end and row.contaminated:
        yield of(HostilitiesEnded, state, row.hostilities_end)
    yield from decisions(state, row)
    if row.last_report:
        yield of(InitialReport, state, row.last_report)
        for year in range(THIRTIETH.year, row.last_report.year):
            yield of(AnnualReport, state, row.last_report, year=year)


def notice(state: State, effective: date) -> Event:
    """Return a notice of withdrawal; of no exact day where none leads to the effect."""
    received = SIX_MONTHS.before(effective, rounding=Rounding.DOWN)
    if SIX_MONTHS.after(received, rounding=Rounding.DOWN) == effective:
        return of(WithdrawalNotice, state, received)
    about = PartialDate(received, received + 4 * DAY)
    return of(WithdrawalNotice, state, about, effective=effective)


def decisions(state: State, row: Row) -> Iterator[Event]:
    """Yield the extensions, cut to the longest that may be granted."""
    ours = (
        ("art3", 1, row.ext3_a_granted, row.ext3_a_months),
        ("art3", 2, row.ext3_b_granted, row.ext3_b_months),
        ("art4", 1, row.ext4_a_granted, row.ext4_a_months),
        ("art4", 2, row.ext4_b_granted, row.ext4_b_months),
    )
    for obligation, number, day, months in ours:
        norm = CONVENTION.norm(obligation)
        if day is None or not isinstance(norm, TimeBound) or norm.extension is None:
            continue
        longest = norm.extension.longest.calendar_months
        twice = obligation == "art4" and row.hostilities_end
        for duty in (obligation, "art4.1b") if twice else (obligation,):
            yield of(
                ExtensionDecision,
                state,
                day,
                obligation=duty,
                number=number,
                meeting=f"the meeting of {day}",
                length=Period(months=min(months, longest)),
            )


@attrs.define(frozen=True, kw_only=True)
class World:
    """A record of fictional States, with the treaty that they join."""

    record: Record
    treaty: Treaty
    states: tuple[tuple[State, Row], ...]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> World:
        """Return the world of some rows, and of one State with the last instrument."""
        *states, last = islice(named(), len(rows) + 1)
        pairs = tuple(zip(states, rows, strict=True))
        told = [of(Deposit, last, THIRTIETH, instrument=Instrument.ACCESSION)]
        told += [event for state, row in pairs for event in events(state, row)]
        early = sum(
            row.deposit is not None and row.deposit <= THIRTIETH for row in rows
        )
        entry = attrs.evolve(CONVENTION.entry, instruments=early + 1)
        treaty = attrs.evolve(CONVENTION, entry=entry)
        record = Record(states=States((*states, last)), events=tuple(told))
        return cls(record=record, treaty=treaty, states=pairs)

    def on(self, day: date) -> ccm.AsOf:
        """Return the record as of a day."""
        return ccm.as_of(day, record=self.record, treaty=self.treaty)

    def anew(self) -> World:
        """Return the same world, with nothing worked out of its record."""
        return attrs.evolve(self, record=attrs.evolve(self.record))

    def known(self, day: date) -> ccm.AsOf:
        """Return it as of a day on which every deposit is known."""
        return self.on(max(day, *(row.deposit or THIRTIETH for _, row in self.states)))


def named() -> Iterator[State]:
    """Yield fictional States."""
    for letters in product(ascii_uppercase, repeat=3):
        code = "".join(letters)
        yield State(alpha3=code, alpha2=code[:2], m49="900", name=f"State {code}")


def worlds(rows: Sequence[Row]) -> tuple[World, ...]:
    """Return the rows as records, as many as the codes of States need."""
    size = STATES_OF_A_WORLD
    return tuple(World.of(rows[i : i + size]) for i in range(0, len(rows), size))


def solve(given: Iterable[World], day: date) -> list[Answers]:
    """Return the nine answers for every State."""
    found: list[Answers] = []
    for world in given:
        view, known = world.on(day), world.known(day)
        found += [answers(view, known, state, row) for state, row in world.states]
    return found


def answers(view: ccm.AsOf, known: ccm.AsOf, state: State, row: Row) -> Answers:
    """Return what ccm says of one State, in the codes of the contestants."""
    stocks, areas = view.assess(state, "art3"), remnants(view, state, row)
    due, reports = reporting(view, state)
    codes = code(stocks), code(areas), reports
    return Answers(
        eif=known.entry_into_force(state),
        in_force=view.membership(state) is Membership.PARTY,
        art3_deadline=last_day(stocks),
        art3_status=codes[0],
        art4_deadline=last_day(areas),
        art4_status=codes[1],
        art7_due=due,
        art7_status=codes[2],
        overall=max(codes),
    )


def remnants(view: ccm.AsOf, state: State, row: Row) -> Finding:
    """Return the finding under Article 4(1)(b) where that duty arises, else (a)."""
    if row.hostilities_end:
        later = view.assess(state, "art4.1b")
        if later.status is not Status.NOT_APPLICABLE:
            return later
    return view.assess(state, "art4")


def reporting(view: ccm.AsOf, state: State) -> tuple[date | None, int]:
    """Return which report is next, and the status of all reports together."""
    initial, annual = view.assess(state, "art7.1"), view.assess(state, "art7.2")
    first = last_day(initial)
    if first is None or view.on <= first:
        return first, PENDING if first else code(initial)
    status = OVERDUE if annual.status is Status.OVERDUE else COMPLIANT
    return last_day(annual), max(code(initial), status)


def code(finding: Finding) -> int:
    """Return the code of a status; -1 for what is undetermined."""
    return CODES.get(finding.status, -1)


def last_day(finding: Finding) -> date | None:
    """Return the deadline, where there is one."""
    return finding.deadline.date if finding.deadline else None
