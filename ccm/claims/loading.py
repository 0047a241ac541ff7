"""Reading claims from CSV: the packaged documents, and a drafter's own figures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import attrs

from ccm.claims.claim import Claim
from ccm.dates import PartialDate
from ccm.errors import (
    CCMError,
    DataFileError,
    Fault,
    InvalidValueError,
    UnknownStateError,
    did_you_mean,
)
from ccm.facts import States, packaged_record
from ccm.facts.cells import cell_converter
from ccm.facts.checks import Row
from ccm.facts.laying import misplaced
from ccm.facts.rows import rows_of
from ccm.questions.asking import questions
from ccm.questions.values import Bound, Unit, parse_value

if TYPE_CHECKING:
    FilePath = str | os.PathLike[str]

__all__ = ["DOCUMENTS", "ClaimRow", "Document", "load_claims", "packaged_claims"]

_DATA = os.path.join(os.path.dirname(__file__), "data")  # noqa: PTH118, PTH120 - as the record does


@attrs.define(frozen=True, kw_only=True)
class Document:
    """A document whose figures come with the library as claims.

    Attributes:
        key: Short name, which is also the name of its file.
        name: Symbol or title, as in the sources of the record.
        on: The day that it speaks of: what it prints without a day is asked of
            that day.
    """

    key: str
    name: str
    on: date


DOCUMENTS = (
    Document(
        key="final-report-2015",
        name="CCM/CONF/2015/7",
        on=date(2015, 9, 11),
    ),
    Document(
        key="review-2020",
        name="Review document of the Dubrovnik Action Plan, 2RC (2020)",
        on=date(2020, 9, 28),
    ),
)
"""The final report of the First Review Conference, and the review of 2020.

The report was adopted on 11 September 2015; the review gives 28 September 2020 as
the day of its information (para. 94).
"""


@attrs.define(frozen=True, kw_only=True)
class ClaimRow:
    """A figure or a list that a draft or another document prints.

    Attributes:
        id: Name of the claim, such as S20-0008.
        subject: What it is about, such as Article 3 or the code of a State.
        predicate: What it says of it, such as "States that completed".
        value: The figure, list, day or text.
        unit: What the value is.
        document: Symbol or title of the document.
        paragraph: Where it stands there, such as para. 3.
        bound: How a number is limited.
        as_of: The day or the year that it speaks of; None where the document gives
            none.
        printed: Whether it stands in the document in these words; "no" for what a
            reader counted or added up.
    """

    id: str
    subject: str
    predicate: str
    value: str
    unit: Unit
    document: str = "draft"
    paragraph: str = ""
    bound: Bound = Bound.EXACT
    as_of: PartialDate | None = None
    printed: bool = True

    def claim(self, states: States) -> Claim:
        """Return the claim that it is.

        Raises:
            InvalidValueError: The value does not have the form of its unit.
        """
        try:
            value = parse_value(self.value, self.unit, self.bound, states)
        except CCMError as error:
            fault = str(error)
            msg = fault if fault.startswith("value: ") else f"value: {fault}"
            raise InvalidValueError(msg) from None
        plain = {"id", "document", "paragraph", "subject", "predicate"}
        words = {name: getattr(self, name) for name in plain}
        return Claim(**words, value=value, as_of=self.as_of, printed=self.printed)


def load_claims(file: FilePath, *, states: States | None = None) -> tuple[Claim, ...]:
    """Read claims from a CSV file.

    Its columns are ``id``, ``subject``, ``predicate``, ``value`` and ``unit``, and
    if wanted ``document``, ``paragraph``, ``bound``, ``as_of`` and ``printed``.

    Args:
        file: The file.
        states: The States that it can name; the packaged ones if None.

    Raises:
        DataFileError: With every fault as ``file:line: field: what was
            expected``; nothing is loaded then.
    """
    known = packaged_record().states if states is None else states
    faults: list[str] = []
    cells = cell_converter(packaged_record().states, None)
    rows = tuple(rows_of(os.fspath(file), ClaimRow, cells, faults))
    faults.extend(misplaced(rows))
    claims = tuple(_claims(rows, known, faults))
    if faults:
        raise DataFileError(tuple(faults))
    return claims


def _claims(
    rows: tuple[Row, ...], states: States, faults: list[str]
) -> Iterator[Claim]:
    first: dict[str, int] = {}
    for row in rows:
        before = first.setdefault(row.value.id, row.line)
        if before != row.line:
            fault = f"expected once, {row.value.id!r} stands at line {before} too"
            faults.append(Fault.at(row.path, row.line, "id", fault))
        try:
            claim = row.value.claim(states)
        except CCMError as error:
            faults.append(Fault.of_row(row.path, row.line, str(error)))
            continue
        if unknown := _unknown_subject(claim, states):
            faults.append(Fault.at(row.path, row.line, "subject", str(unknown)))
        yield claim


def _unknown_subject(claim: Claim, states: States) -> UnknownStateError | None:
    """Return why a claim that asks of one State asks of none that there is."""
    topic = claim.asks
    fits = (question for question in questions() if question.asked(topic))
    first = next(fits, None)
    if first is None or first.subject != "{state}":
        return None
    try:
        states.find(claim.subject)
    except UnknownStateError as error:
        return error
    return None


def packaged_claims(document: str) -> tuple[Claim, ...]:
    """Return the claims of a document that come with the library; read once.

    Args:
        document: Its key, such as ``review-2020``.

    Raises:
        InvalidValueError: There is no such document.

    >>> len(packaged_claims("review-2020"))
    322
    """
    keys = [known.key for known in DOCUMENTS]
    if document not in keys:
        hint = did_you_mean(document, keys)
        msg = f"document: expected {' or '.join(keys)}, got {document!r}{hint}"
        raise InvalidValueError(msg)
    return _packaged(document)


@cache
def _packaged(key: str) -> tuple[Claim, ...]:
    return load_claims(os.path.join(_DATA, f"{key.replace('-', '_')}.csv"))  # noqa: PTH118
