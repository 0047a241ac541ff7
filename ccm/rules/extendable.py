"""The deadline that a request would extend, and how far it can be extended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import ExtensionDecision, ExtensionRequest
from ccm.rules.case import Case
from ccm.rules.deadlines import Term, lengthened, terms
from ccm.rules.filing import (
    decisions,
    extension_of,
    too_late,
)
from ccm.rules.finding import Missing
from ccm.rules.irregularities import in_whole_years
from ccm.rules.lapse import Lapse
from ccm.rules.pending import Unrecorded, unrecorded_before
from ccm.rules.shapes import ExtensionRule, TimeBound
from ccm.rules.starts import beginnings, begun_on
from ccm.rules.truth import Truth

__all__ = ["Extendable"]

_RENEWED_ONCE = 2
"""How many extensions there are once the first has been renewed."""


@attrs.define(frozen=True, eq=False, repr=False)
class Extendable:
    """The deadline that a request would extend.

    Attributes:
        norm: The obligation.
        rule: How its deadline can be extended.
        request: The request.
        case: The State on the day.
        terms: What the deadline can be, before the request is decided.
        initial: The deadline before any extension.
        extended: How many extensions were granted before.
        unrecorded: The decisions on earlier requests that the record lacks.
    """

    norm: TimeBound
    rule: ExtensionRule
    request: ExtensionRequest
    case: Case
    terms: tuple[Term, ...]
    initial: PartialDate
    extended: int
    unrecorded: tuple[Unrecorded, ...]

    @classmethod
    def of(cls, norm: TimeBound, request: ExtensionRequest, case: Case) -> Extendable:
        """Return the deadline that a request would extend.

        Raises:
            InvalidValueError: It cannot be extended, or none runs for the State.
        """
        rule = extension_of(norm, case.reading)
        if rule is None:
            msg = f"{request}: expected a deadline that can be extended [{norm.id}]"
            raise InvalidValueError(msg)
        by = max(case.on, request.date.latest)
        starts = _starts(norm, case, by)
        if not starts:
            msg = f"{request}: expected a State for which a deadline runs [{norm.id}]"
            raise InvalidValueError(msg)
        before = [d for d in decisions(norm, case) if d.number < request.number]
        granted = [d for d in before if d.granted and d.date.possibly_by(by)]
        found = [t for s in starts for t in terms(norm, case, s, by, request.number)]
        initial = terms(norm, case, starts[0], date.min)[0].due
        lacking = unrecorded_before(norm, request, case)
        extended = len(granted)
        return cls(norm, rule, request, case, tuple(found), initial, extended, lacking)

    @property
    def due(self) -> PartialDate:
        """The deadline, as far as the record knows it."""
        days = [t.due for t in self.terms]
        return PartialDate(min(d.earliest for d in days), max(d.latest for d in days))

    @property
    def certain(self) -> bool:
        """Whether the record leaves no doubt of the deadline."""
        return self.due.day is not None and not self.unrecorded

    def missing(self) -> Iterator[Missing]:
        """Yield what would have to be known to know the deadline."""
        yield from (each.missing(self.norm, self.case) for each in self.unrecorded)

    def longest(self) -> Period:
        """Return the longest extension that can be granted."""
        reading, rule = self.case.reading, self.rule
        barred = reading.late_request == "inadmissible"
        if barred and too_late(self.request, rule, self.case) is Truth.TRUE:
            return Period()
        renewable = reading.renewals == "unlimited" or not rule.renewal_provision
        if not renewable and self.extended >= _RENEWED_ONCE:
            return Period()
        longest = rule.longest
        if reading.longest_extension == "all together" and not rule.renewal_provision:
            longest = self._left_of(longest)
        asked = self._asked()
        bound = reading.grant_beyond_request == "not allowed"
        if asked is not None and bound and not self.exceeds(asked, longest):
            longest = asked
        whole = reading.extension_length == "whole years"
        return in_whole_years(longest) if whole else longest

    def exceeds(self, one: Period, other: Period) -> bool:
        """Tell whether one length leads further than another from the deadline."""
        first, last = (self._from_deadline(length) for length in (one, other))
        return first > last

    def latest_for(self, length: Period) -> date:
        """Return where a length from the deadline ends, before any other choice."""
        return self._from_deadline(length)

    def latest(self, longest: Period, taken: PartialDate | None) -> date | None:
        """Return the deadline that the longest extension gives; None if in doubt.

        Args:
            longest: The length.
            taken: When it can be granted, where that is known.
        """
        if not self.certain:
            return None
        if longest == Period():
            return self.due.day
        decision = ExtensionDecision(
            state=self.request.state,
            date=taken or self.request.date,
            source=self.request.source,
            obligation=self.norm.id,
            number=self.request.number,
            meeting=self.request.meeting,
            length=longest,
        )
        found = {lengthened(term, decision, self.case) for term in self.terms}
        ends = found.pop()
        if found or ends.day is None:
            return None
        asked, reading = self.request.until, self.case.reading
        if asked and reading.grant_beyond_request == "not allowed":
            return max(self.due.latest, min(ends.day, asked))
        return ends.day

    def _asked(self) -> Period | None:
        """Return the length asked for; up to the day asked for, where only that is."""
        length, until = self.request.length, self.request.until
        if length is not None or until is None:
            return length
        return Period.between(self.due.latest, max(until, self.due.latest))

    def _from_deadline(self, length: Period) -> date:
        return Lapse(length, self.case.reading.rounding)(self.due.latest)

    def _left_of(self, longest: Period) -> Period:
        """Return what is left of a length that counts from the first deadline."""
        rounding = self.case.reading.rounding
        last = Lapse(longest, rounding)(self.initial.earliest)
        now = self.due.latest
        return Period.between(now, last) if now < last else Period()


def _starts(norm: TimeBound, case: Case, by: date) -> tuple[PartialDate, ...]:
    """Return from when the period runs; more than once where events start it."""
    if norm.runs_from is None:
        begin = case.standing.in_force_from
        return () if begin is None else (PartialDate.on(begin),)
    begun = (begun_on(event, case) for event in beginnings(norm, case))
    return tuple(day for day in begun if day.possibly_by(by))
