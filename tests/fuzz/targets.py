"""What is fuzzed: what lets it through, what is taken there, and words for more."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import attrs
from doors import DOORS, ON, Knock, small

import ccm.questions
from ccm.claims.loading import ClaimRow
from ccm.errors import CCMError, DataFileError
from ccm.facts.cells import cell_converter
from ccm.facts.rows import rows_of
from ccm.facts.schema import SCHEMA
from ccm.support.scales import Rate

__all__ = ["TARGETS", "Target"]


@attrs.define(frozen=True, kw_only=True)
class Target:
    """What is fuzzed.

    Attributes:
        doors: The doors that are knocked at, one after the other.
        knock: What is fuzzed besides, where a door itself takes too long.
        besides: What is taken, besides what is good at the doors.
        words: What is put in, besides what the fuzzer finds.
    """

    doors: tuple[str, ...] = ()
    knock: Knock | None = None
    besides: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def knocks(self) -> Iterator[Knock]:
        """Whatever lets something through."""
        yield from (DOORS[name].knock for name in self.doors)
        if self.knock is not None:
            yield self.knock

    @property
    def good(self) -> Iterator[str]:
        """Yield what is taken."""
        yield from (DOORS[name].good for name in self.doors)
        yield from self.besides


_TABLES = ("own facts", "record", "scale of assessments", "draft with figures")
_CONVERTER = cell_converter(ccm.packaged_record().states, schema=SCHEMA)
_ROWS = (*(SCHEMA[n] for n in ("extension_decisions", "deposits")), Rate, ClaimRow)


def _rows(content: bytes, folder: Path) -> object:
    """Read the rows of a table alone, a thousand times faster than a record of them."""
    (path := folder / "rows.csv").write_bytes(content)
    faults: list[str] = []
    for kind in _ROWS:
        if not [*rows_of(str(path), kind, _CONVERTER, faults)] and not faults:
            raise DataFileError(("nothing was read, and nothing is wrong",))
    return faults


def _question(content: bytes, folder: Path) -> object:
    """Ask a record of one State, where an answer takes no time."""
    del folder
    view = ccm.as_of(ON, record=small())
    return ccm.questions.ask(view, content.decode("utf-8", "surrogateescape"))


def _queries() -> list[str]:
    """Return the questions of the packaged table, in the language of questions."""
    table = Path(ccm.questions.__file__).parent / "questions.csv"
    with table.open(encoding="utf-8", newline="") as file:
        return [row["query"] for row in csv.DictReader(file)]


def _words(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for text in texts for word in text.split()))


_CELLS = (
    *("state", "date", "source", "corrects", "known", "dispute", "followed", "yes"),
    *(" | ", "..", "2019-02", "TCD", "art4", "3RC", "high", '"', ",", "\r\n", "# "),
)
_IN_TOML = ("[", "]", "{", "}", '"""', "'''", "T00:00:00Z", "inf", "nan", "0x", "1e9")
_IN_JSON = ("..", "/", "\\ud800", "\\u0000", "[", "{", "null", "files", "resources")
_IN_DATES = ("year", "months", "weeks", "..", "0001", "9999", "=")

TARGETS: Mapping[str, Target] = {
    "csv": Target(
        knock=_rows, besides=tuple(DOORS[name].good for name in _TABLES), words=_CELLS
    ),
    "tables": Target(
        doors=tuple(name for name, door in DOORS.items() if door.form == "CSV"),
        words=(*_CELLS, *SCHEMA),
    ),
    "toml": Target(doors=("draft of a request",), words=_IN_TOML),
    "json": Target(
        doors=tuple(name for name, door in DOORS.items() if door.form == "JSON"),
        words=_IN_JSON,
    ),
    "calendar": Target(
        doors=("earlier calendar",), words=_words(DOORS["earlier calendar"].good)
    ),
    "citation": Target(doors=("citation",), words=("para", "sub-", "lit", "§", "iv")),
    "question": Target(
        knock=_question, besides=(*_queries(),), words=_words(*_queries())
    ),
    "date": Target(doors=("day", "period", "reading"), words=_IN_DATES),
    "event": Target(doors=("event",), words=tuple(SCHEMA)),
    "state": Target(doors=("name of a State",), words=("Republic of", "St. ", "the ")),
}
"""What is fuzzed, by name."""


def through(target: Target, content: bytes, folder: Path) -> None:
    """Let something through everywhere: it ends with a value or an error."""
    for knock in target.knocks:
        with suppress(CCMError):
            knock(content, folder)
