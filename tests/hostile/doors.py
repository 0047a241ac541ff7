"""The doors through which words from elsewhere come into the library, one by one.

A door takes bytes as they stand in a file, or as they were typed, and gives a value or
an error of the library. The tests of this room knock at them, and so does what fuzzes
(`tests/fuzz`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Literal

import attrs
import pytest

import ccm
from ccm.claims import load_claims
from ccm.dates import PartialDate, Period
from ccm.facts import Deposit, Record, States, load_record
from ccm.facts.drafts import Asked, load_draft
from ccm.plans import load_plan
from ccm.questions import ask
from ccm.rules.choices import reading_of
from ccm.rules.citing import cited
from ccm.share.calendar_before import before
from ccm.share.supposing import supposing
from ccm.share.treaties import treaty_named
from ccm.site.folders import write_site
from ccm.support import load_scale
from ccm.tables.folder import write

__all__ = ["DOORS", "FORMS", "OF_THE_TREE", "Door", "Form", "Knock"]

ON = date(2025, 10, 1)
MINE_BAN = Path(__file__).parents[2] / "examples" / "mine_ban"
OF_THE_TREE = pytest.mark.skipif(
    not MINE_BAN.is_dir(), reason="the examples are no part of the package"
)

Form = Literal["CSV", "TOML", "JSON", "iCalendar", "typed"]
FORMS: tuple[Form, ...] = ("CSV", "TOML", "JSON", "iCalendar", "typed")

Knock = Callable[[bytes, Path], object]
"""What lets bytes through, with a folder in which they can be laid as a file."""


@attrs.define(frozen=True, kw_only=True)
class Door:
    """A way in.

    Attributes:
        form: How what comes through is written.
        good: What is taken, with something in every part.
        knock: Lets something through.
        command: The command that reads it; ``FILE``, ``FOLDER`` and ``TEXT`` stand for
            what it reads. Nothing where no command does.
        file: The name of the file, if it is one.
    """

    form: Form
    good: str
    knock: Knock
    command: str = ""
    file: str = ""


def view() -> ccm.AsOf:
    """Return what is asked: the packaged record on a day."""
    return ccm.as_of(ON)


@cache
def small() -> Record:
    """Return a record of one State, over which a file is laid in no time."""
    whole = ccm.packaged_record()
    chad = whole.states.find("TCD")
    states, events = States((chad,)), whole.dossier(chad).events
    return attrs.evolve(whole, states=states, events=events, documents=(), coverage=())


_Reads = Callable[[Path], object]


def _laid(name: str, read: _Reads) -> Knock:
    """Return a door for a file of a name, in a folder of its own."""

    def knock(content: bytes, folder: Path) -> object:
        home = Path(mkdtemp(dir=folder))
        (path := home / name).write_bytes(content)
        return read(path)

    return knock


def _typed(read: Callable[[str], object]) -> Knock:
    """Return a door for what is typed; what is no UTF-8 comes as from a shell."""

    def knock(content: bytes, folder: Path) -> object:
        del folder
        return read(content.decode("utf-8", "surrogateescape"))

    return knock


@cache
def _asked() -> Asked:
    return Asked(
        state=ccm.packaged_record().states.find("TCD"),
        obligation="art4",
        number=2,
        meetings=("3RC",),
        letters=("a", "b"),
    )


def _state(name: str) -> object:
    return ccm.packaged_record().states.find(name)


_STATES = "alpha3,alpha2,m49,name\nBGR,BG,100,Bulgaria\nLAO,LA,418,Laos\n"
_TITLES = "name,title,adopted_by,ends_with,source\nown,Own,1RC,2RC,A paper\n"


def _beside(name: str, text: str, read: _Reads) -> _Reads:
    """Return a reader of a folder, in which a good file stands beside the other."""

    def both(path: Path) -> object:
        path.with_name(name).write_text(text, encoding="utf-8")
        return read(path.parent)

    return both


_DOORS: Mapping[str, Door] = {
    "own facts": Door(
        form="CSV",
        good=(
            "state,obligation,number,meeting,date,granted,length,source,corrects,why\n"
            "TCD,art4,2,12MSP,2024-09-13,yes,1 year 3 months,A paper,"
            "2024-09-10..2024-09-13,seen\n"
        ),
        knock=_laid(
            "extension_decisions.csv", lambda path: load_record(path, over=small())
        ),
        command="parties --add FILE",
        file="extension_decisions.csv",
    ),
    "record": Door(
        form="CSV",
        good=(
            "state,date,instrument,source,confidence\n"
            'BGR,2011-04-06,ratification,"C.N. 1, p. 2 | A list",high\n'
            "LAO,2009-03-18,ratification,A list,medium\n"
        ),
        knock=_laid("deposits.csv", _beside("states.csv", _STATES, load_record)),
        command="parties --record FOLDER",
        file="deposits.csv",
    ),
    "record of another treaty": Door(
        form="CSV",
        good="state,date,source,known\nBGR,2003-12..2004-03-01,A paper,2004\n",
        knock=_laid(
            "mined_areas_declared.csv",
            _beside(
                "states.csv",
                _STATES,
                lambda path: load_record(path, treaty_named(str(MINE_BAN)).schema),
            ),
        ),
        command=f"parties --treaty {MINE_BAN} --record FOLDER",
        file="mined_areas_declared.csv",
    ),
    "plan": Door(
        form="CSV",
        good=(
            "id,chapter,text,deadline,articles,indicator,subject,source,level,"
            "addressees,modality\n"
            "1.1,I,Destroy,deadline of art3,3,obligation,art3,A paper,action,"
            "States Parties,will\n"
        ),
        knock=_laid(
            "own.csv",
            _beside("plans.csv", _TITLES, lambda path: load_plan("own", str(path))),
        ),
        command="check FILE",
        file="plan_actions.csv",
    ),
    "scale of assessments": Door(
        form="CSV",
        good="state,rate,source\nBGR,0.056,A paper\nLAO,0.007,A paper\n",
        knock=_laid("scale.csv", load_scale),
        command="check FILE",
        file="scale.csv",
    ),
    "draft with figures": Door(
        form="CSV",
        good=(
            "id,subject,predicate,value,unit,as_of,bound\n"
            "1,Convention,States Parties,88,count,2015,at least\n"
            "2,Article 3,States with obligations,BGR; PER,states,,\n"
        ),
        knock=_laid("draft.csv", load_claims),
        command="audit FILE",
        file="draft.csv",
    ),
    "draft of a request": Door(
        form="TOML",
        good=(
            'filed = 2025-12-01\nmeeting = "3RC"\ncontents = ["a", "b"]\n'
            'length = "1 year 3 months"\nuntil = 2029-10-01\n'
        ),
        knock=_laid("draft.toml", lambda path: load_draft(path, _asked())),
        command="check FILE",
        file="draft.toml",
    ),
    "list of an earlier site": Door(
        form="JSON",
        good='{"schema": "ccm/site/1", "files": {"a/b.html": "00"}}',
        knock=_laid(
            "ccm-site.json", lambda path: write_site({"a.html": b""}, path.parent)
        ),
        file="ccm-site.json",
    ),
    "description of an earlier export": Door(
        form="JSON",
        good='{"name": "ccm", "resources": [{"path": "parties.csv"}]}',
        knock=_laid(
            "datapackage.json", lambda path: write(path.parent, {"states.csv": b""})
        ),
        command="export FOLDER",
        file="datapackage.json",
    ),
    "event in JSON": Door(
        form="JSON",
        good=(
            '{"type": "Deposit", "state": "AFG", "date": "2011-09-08", "known": null, '
            '"text": "deposit of its instrument of ratification", "confidence": "high",'
            ' "voice": "state", "sources": ["A paper"], "own": null, "corrects": "", '
            '"followed": true, "why": "", "note": "", '
            '"cells": {"instrument": "ratification"}}'
        ),
        knock=lambda content, _folder: ccm.from_json(content, Deposit),
    ),
    "period in JSON": Door(
        form="JSON",
        good='{"text": "3 months", "years": 0, "months": 3, "weeks": 0, "days": 0}',
        knock=_laid("period.json", lambda path: ccm.from_json(path, Period)),
    ),
    "earlier calendar": Door(
        form="iCalendar",
        good=(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ccm//0.1//EN\r\n"
            "X-CCM-ASKED:all\r\nBEGIN:VEVENT\r\nUID:a@ccm\r\n"
            "DTSTAMP:20250101T000000Z\r\nDTSTART;VALUE=DATE:20260430\r\n"
            "DTEND;VALUE=DATE:20260501\r\nSEQUENCE:1\r\nSTATUS:CONFIRMED\r\n"
            "SUMMARY:LAO: report\r\nDESCRIPTION:due\r\nCATEGORIES:art7.2\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n"
        ),
        knock=lambda content, _folder: before(content, "all"),
        command="calendar LAO --earlier FILE",
        file="earlier.ics",
    ),
    "citation": Door(
        form="typed",
        good="Article 4, para. (1)(a)",
        knock=_typed(lambda text: (cited(text), view().treaty.norm(text))),
        command="obligations TEXT",
    ),
    "question": Door(
        form="typed",
        good='list parties where (art3 open in "2019" or not art4 arisen) and joined',
        knock=_typed(lambda text: ask(view(), text)),
        command="ask TEXT",
    ),
    "day": Door(
        form="typed", good="2021-02..2021-03-31", knock=_typed(PartialDate.parse)
    ),
    "period": Door(
        form="typed", good="1 year 3 months 2 weeks 5 days", knock=_typed(Period.parse)
    ),
    "event": Door(
        form="typed",
        good='TCD decision art4 2 12MSP 2024-09-13 granted "1 year 3 months"',
        knock=_typed(lambda text: supposing(view(), [text])),
        command="parties --suppose TEXT",
    ),
    "reading": Door(
        form="typed",
        good="pending_request=suspends",
        knock=_typed(lambda text: reading_of([text])),
        command="parties --reading TEXT",
    ),
    "name of a State": Door(
        form="typed",
        good="Côte d’Ivoire",
        knock=_typed(_state),
        command="explain TEXT art3",
    ),
}

DOORS: Mapping[str, Door] = {
    name: door
    for name, door in _DOORS.items()
    if MINE_BAN.is_dir() or name != "record of another treaty"
}
"""Every door, by what comes through it."""
