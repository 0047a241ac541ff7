"""When documents are due: the pattern 8-4-4 (CCM/CONF/2015/7, para. 35)."""

from __future__ import annotations

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import Record
from ccm.rules import Reading
from ccm.support.course import FOUNDING, following

__all__ = ["PATTERN", "DocumentDays", "document_days"]

PATTERN = (Period(weeks=8), Period(weeks=4), Period(weeks=4))
"""The pattern as it is named: eight, four and four weeks."""


@attrs.define(frozen=True, kw_only=True)
class DocumentDays:
    """The last days for the documents of a meeting.

    Attributes:
        meeting: Label of the meeting.
        submitted: Last day to submit them.
        translated: Last day to translate them.
        issued: Last day to issue them.
        opens: First day of the meeting.
    """

    meeting: str
    submitted: PartialDate
    translated: PartialDate
    issued: PartialDate
    opens: PartialDate


def document_days(
    record: Record, label: str, reading: Reading | None = None
) -> DocumentDays:
    """Return the last days for the documents of a meeting.

    The report names the pattern and does not explain it. By default documents
    are submitted eight weeks before the opening, translated within four, and
    issued four weeks before it (`Reading.document_weeks`).

    Args:
        record: Holds the meeting.
        label: The meeting, such as ``6MSP``.
        reading: How the pattern is read.

    Raises:
        InvalidValueError: It is no meeting that opened after the First Review
            Conference, for which the pattern was agreed.

    >>> from ccm.facts import packaged_record
    >>> days = document_days(packaged_record(), "6MSP")
    >>> str(days.submitted), str(days.issued)
    ('2016-07-11', '2016-08-08')
    """
    bound = {m.label: m.opens for m in following(record, FOUNDING)}
    if label not in bound:
        expected = ", ".join(bound) or f"one after {FOUNDING}, and there is none"
        msg = f"meeting: expected {expected}, got {label!r}"
        raise InvalidValueError(msg)
    opens = bound[label]
    whole, translation, circulation = PATTERN
    issued = _before(opens, circulation)
    if reading and reading.document_weeks == "one span after another":
        translated = _before(issued, translation)
        submitted = _before(translated, whole)
    else:
        translated, submitted = issued, _before(opens, whole)
    return DocumentDays(
        meeting=label,
        submitted=submitted,
        translated=translated,
        issued=issued,
        opens=opens,
    )


def _before(day: PartialDate, period: Period) -> PartialDate:
    return PartialDate(period.before(day.earliest), period.before(day.latest))
