"""Where a fact was read, and how far to trust it."""

from __future__ import annotations

import re
from enum import StrEnum

import attrs

import ccm
from ccm.errors import InvalidValueError

__all__ = ["Confidence", "Source", "Voice"]


class Confidence(StrEnum):
    """How sure a fact is."""

    HIGH = "high"
    """The depositary, a UN document, or two independent families of sources."""

    MEDIUM = "medium"
    """One family of sources."""

    UNVERIFIED = "unverified"
    """Kept, but left out of every answer unless it is asked for."""


class Voice(StrEnum):
    """Whose word a fact is."""

    STATE = "state"
    """The State's own report, statement or note."""

    PARTIES = "parties"
    """A document of the States Parties or of their implementation support unit."""

    OBSERVER = "observer"
    """Somebody else: a monitor, an operator, a journalist. Shown, never decisive.

    One exception: a list of reports that were not posted by a day. It is no
    judgement; anybody could check it against the register.
    """


_ADDRESS = re.compile(r"https?://(?:www\.)?([^/\s]+)\S*")


OWN = "own fact in "
"""What a source of one's own is printed with, before its file."""


def name_cited(file: str) -> str:
    """Return the name of a file as it stands before a citation, where it ends.

    >>> name_cited("my.csv"), name_cited("2026: my.csv")
    ('my.csv', '"2026: my.csv"')
    """
    if ": " not in file and not file.startswith('"'):
        return file
    return '"{}"'.format(file.replace('"', '""'))


def file_and_citation(said: str) -> tuple[str, str]:
    """Return the file and the citation of which a text was made.

    >>> file_and_citation("my.csv: Note 12: 2026")
    ('my.csv', 'Note 12: 2026')
    >>> file_and_citation('"2026: my.csv": Note')
    ('2026: my.csv', 'Note')
    """
    if found := re.match(r'"((?:[^"]|"")*)": ', said):
        return found[1].replace('""', '"'), said[found.end() :]
    file, _, citation = said.partition(": ")
    return file, citation


def _as_text(citation: object) -> str:
    if isinstance(citation, str):
        return citation
    msg = f"citation: expected a document or an address, got {citation!r}"
    raise InvalidValueError(msg)


def _cites(_self: object, _field: object, citation: str) -> None:
    _as_text(citation)
    if not citation.strip():
        msg = "expected a document or an address, got a blank source"
        raise InvalidValueError(msg)
    if citation.startswith(OWN):
        msg = f"expected a document or an address, got {citation!r}: that marks a file"
        raise InvalidValueError(msg)


def _has_file(source: Source, _field: object, own: bool) -> None:  # noqa: FBT001
    if own and not source.file:
        msg = "own: expected the file that cites it, got none"
        raise InvalidValueError(msg)


@attrs.define(frozen=True)
class Source:
    """The document or page that a fact was read in.

    Attributes:
        citation: Symbol and paragraph of a document, or the address of a page.
        file: The data file whose row cites it; empty for the packaged files.
        line: Where the row stands in the file.
        own: Whether the file was laid over a record: it is then a fact of the
            user's own, and says so wherever it is printed.

    Raises:
        InvalidValueError: The citation is blank, or begins as one is printed that is
            the user's own; or it is that of no file.

    >>> str(Source("CCM/CONF/2015/7, annex III, para. 14"))
    'CCM/CONF/2015/7, annex III, para. 14'
    >>> str(Source("Note 12/2026", file="deposits.csv", line=2, own=True))
    'own fact in deposits.csv: Note 12/2026'
    """

    citation: str = attrs.field(validator=_cites)
    file: str = ""
    line: int = 0
    own: bool = attrs.field(default=False, validator=_has_file)

    @classmethod
    def parse(cls, text: str) -> tuple[Source, ...]:
        """Read one or more citations, separated by `` | ``.

        Raises:
            InvalidValueError: A citation is blank.
        """
        return tuple(cls(part.strip()) for part in _as_text(text).split(" | "))

    @property
    def name(self) -> str:
        """What it is called: a document as it is cited, a page by its site.

        >>> Source("https://www.clusterconvention.org/9msp/").name
        'clusterconvention.org'
        """
        return self._said(_ADDRESS.sub(r"\1", self.citation))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        if self.citation != other.citation or self.own is not other.own:
            return False
        return not self.own or self.file == other.file

    def __hash__(self) -> int:
        return hash(self.citation)

    def __repr__(self) -> str:
        own = f", file={self.file!r}, own=True" if self.own else ""
        return f"Source(citation={self.citation!r}{own})"

    def __str__(self) -> str:
        return self._said(self.citation)

    def _said(self, citation: str) -> str:
        return f"{OWN}{name_cited(self.file)}: {citation}" if self.own else citation

    def to_dict(self) -> ccm.fact_records.SourceRow:
        """Return it as in JSON: its citation."""
        return ccm.fact_records.source_row(self)
