"""Facts of one's own: what the check passes is taken, and a correction is no more."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import attrs
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.cli import main
from ccm.dates import PartialDate
from ccm.facts import (
    Deposit,
    Event,
    ProvisionalApplication,
    Record,
    load_record,
    packaged_record,
)
from ccm.facts.schema import name_of

PACKAGED = packaged_record()
LINES = {
    "states": ("alpha3,alpha2,m49,name", "XRU,XR,900,Ruritania", "TUR,TR,792,Turkey"),
    "signatures": (
        "state,date,source",
        "Ruritania,2009-01-05,a note",
        "BRA,2009-01-05,a note",
        "BRA,2011-01-05,a note",
    ),
    "deposits": (
        "state,date,instrument,source,corrects,why",
        "BRA,2026-10-12,accession,a note,,",
        "BRA,2026-10-12,ratification,a note,,",
        "BRA,2026-11-12,accession,a note,,",
        "Ruritania,2026-10-12,accession,a note,,",
        "BGR,2011-05-06,ratification,a note,2011-04-06,a slip",
        "BGR,2011-05-06,ratification,a note,2011-04-07,a slip",
        "BGR,2008-05-06,ratification,a note,2011-04-06,a slip",
        "BGR,2011-04-06,ratification,a note,,",
    ),
    "extension_decisions": (
        "state,date,obligation,number,meeting,granted,until,source",
        "CHL,2025-09-19,art4,4,13MSP,yes,2028-06-01,a note",
        "CHL,2025-09-19,art4,4,14MSP,yes,2028-06-01,a note",
        "CHL,2025-09-19,art4,5,13MSP,yes,2028-06-01,a note",
        "CHL,2025-09-19,art44,4,13MSP,yes,2028-06-01,a note",
    ),
    "extension_requests": (
        "state,date,obligation,number,meeting,source,confidence",
        "CHL,2025-09-19,art4,5,13MSP,a note,",
        "CHL,2025-09-19,art44,4,13MSP,a note,unverified",
    ),
    "meetings": (
        "label,kind,opens,closes,place,source",
        "14MSP,meeting of states parties,2027-09-13,2027-09-17,Geneva,a note",
        "3RC,review conference,2026-09-14,2026-09-18,Vientiane,a note",
    ),
    "coverage": (
        "event,obligation,through,source",
        "annual_reports,,2026-10-31,a note",
        ",art33,2026-10-31,a note",
    ),
}
"""Rows of which some are sound, some are not, and some hang on others."""


@st.composite
def files(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    """Return some files of some rows each."""
    kinds = draw(
        st.lists(st.sampled_from([*LINES]), min_size=1, max_size=4, unique=True)
    )
    rows = {
        kind: draw(st.lists(st.sampled_from(LINES[kind][1:]), max_size=3))
        for kind in kinds
    }
    return {kind: (LINES[kind][0], *told) for kind, told in rows.items()}


def _status(*arguments: str) -> int:
    return main([*arguments])


@given(files(), st.randoms(use_true_random=False))
def test_what_check_passes_can_be_added(
    told: dict[str, tuple[str, ...]], luck: Random
) -> None:
    """And what it does not, cannot: in any order of the files, by file or folder."""
    with TemporaryDirectory() as folder:
        for kind, lines in told.items():
            Path(folder, f"{kind}.csv").write_text("\n".join(lines), encoding="utf-8")
        paths = [str(path) for path in Path(folder).iterdir()]
        luck.shuffle(paths)
        added = [part for path in paths for part in ("--add", path)]
        checked = _status("check", *paths)
        assert checked in (0, 2)
        assert checked == _status("parties", "--on", "2026-11-21", *added)
        assert checked == _status("check", folder)


def _with(event: Event, other: Event) -> Record:
    """Return the packaged record with an event in the place of another."""
    events = tuple(other if each is event else each for each in PACKAGED.events)
    return attrs.evolve(PACKAGED, events=events, edition="")


DEPOSITS = [
    event
    for event in PACKAGED.every(Deposit)
    if event.day > date(2010, 8, 1)
    and not event.dispute
    and not PACKAGED.dossier(event.state).of(ProvisionalApplication)
]
"""Not of a State whose declaration is of the same day, which would have to move too."""


@given(
    st.sampled_from(DEPOSITS),
    st.integers(1, 200),
    st.sampled_from(["art3", "art4", "art7.1", "art7.2"]),
)
def test_a_correction_is_the_fact_in_its_place(
    event: Deposit, days: int, duty: str
) -> None:
    """The same answers as of a record that had always said so."""
    moved = date.fromordinal(event.day.toordinal() + days)
    head = "state,date,instrument,source,corrects,why"
    row = f"{event.state.alpha3},{moved},{event.instrument},x,{event.date},a slip"
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{name_of(Deposit)}.csv")
        path.write_text(f"{head}\n{row}\n", encoding="utf-8")
        own = load_record(path, over=PACKAGED)
    other = _with(event, attrs.evolve(event, date=PartialDate.on(moved)))
    for on in (moved, date(2019, 10, 1), date(2026, 11, 21)):
        one, two = (
            ccm.as_of(on, record=record, trust="unverified").assess(event.state, duty)
            for record in (own, other)
        )
        assert (one.status, one.possible) == (two.status, two.possible)
        assert one.deadline == two.deadline
        assert [str(gap) for gap in one.missing] == [str(gap) for gap in two.missing]
