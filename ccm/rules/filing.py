"""Requests for extension: when they must be filed, and which decisions count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from ccm.dates import PartialDate
from ccm.facts import ExtensionDecision, ExtensionRequest, Meeting
from ccm.rules.case import Case
from ccm.rules.extending import counted_back, extension_of
from ccm.rules.reading import Reading
from ccm.rules.shapes import ExtensionRule, TimeBound
from ccm.rules.shown import Shown
from ccm.rules.truth import Truth, no_later

__all__ = [
    "Filing",
    "barred",
    "between_sittings",
    "counted_back",
    "decisions",
    "extension_of",
    "filing",
    "lacking_before",
    "left_out",
    "recorded",
    "requests",
    "sitting_for",
    "span_of",
    "tells_its_end",
    "too_late",
    "without_base",
]


def requests(norm: TimeBound, case: Case) -> tuple[ExtensionRequest, ...]:
    """Return the requests to extend the norm's deadline, in order of their numbers."""
    found = case.dossier.of(ExtensionRequest)
    ours = (r for r in found if r.obligation == norm.id) if found else ()
    return tuple(sorted(ours, key=lambda request: request.number))


def recorded(norm: TimeBound, case: Case) -> tuple[ExtensionDecision, ...]:
    """Return every decision on the norm's deadline, in order of their numbers.

    A request is decided once: of several decisions on one request, the first
    counts.
    """
    found = case.dossier.of(ExtensionDecision)
    if not found:
        return ()
    ours = [d for d in found if d.obligation == norm.id]
    if len({decision.number for decision in ours}) < len(ours):
        first = {d.number: d for d in sorted(ours, key=_order)}
        ours = list(first.values())
    return tuple(sorted(ours, key=lambda decision: decision.number))


def _order(decision: ExtensionDecision) -> tuple[object, ...]:
    """Order accounts of one decision: last the earliest, and one that names a day."""
    named = decision.until or date.min
    return -decision.date.latest.toordinal(), named, str(decision.length)


def decisions(norm: TimeBound, case: Case) -> tuple[ExtensionDecision, ...]:
    """Return the decisions that count, in order of their numbers.

    A length counts from the deadline before. It is left out where a decision on
    an earlier request is not in the record, since nobody can then tell that day.
    """
    found = recorded(norm, case)
    if not found or (extension_of(norm, case.reading) is None and norm.extension):
        return ()
    if _bars(case.reading):
        found = tuple(d for d in found if barred(d, norm, case) is not Truth.TRUE)
    adrift = without_base(norm, case)
    return tuple(d for d in found if d not in adrift) if adrift else found


def without_base(
    norm: TimeBound, case: Case
) -> Mapping[ExtensionDecision, tuple[int, ...]]:
    """Return the decisions whose length counts from a day that nobody can tell.

    With each come the numbers of the earlier requests that it hangs on.
    """
    found = lacking_before(norm, case)
    return {
        d: found[d]
        for d in found
        if d.granted
        and not tells_its_end(d, norm, case)
        and barred(d, norm, case) is not Truth.TRUE
    }


def lacking_before(
    norm: TimeBound, case: Case
) -> Mapping[ExtensionDecision, tuple[int, ...]]:
    """Return the decisions on a deadline which nobody can tell.

    With each come the numbers of the earlier requests on which the record holds
    no decision. What a meeting decides on one request it decides on those before.
    A refusal tells no deadline either: what was granted before it stands.
    """
    recorded_ = recorded(norm, case)
    if not recorded_ or recorded_[-1].number == len(recorded_):
        return {}  # none is left out
    told, known = {decision.number for decision in recorded_}, 0
    found: dict[ExtensionDecision, tuple[int, ...]] = {}
    for decision in recorded_:
        lacking = tuple(n for n in range(known + 1, decision.number) if n not in told)
        if lacking:
            moot = _moot_before(decision.meeting, norm, case)
            lacking = tuple(n for n in lacking if n not in moot)
        if lacking:
            found[decision] = lacking
        if not lacking or tells_its_end(decision, norm, case):
            known = decision.number
    return found


def tells_its_end(decision: ExtensionDecision, norm: TimeBound, case: Case) -> bool:
    """Tell whether a deadline follows from a decision alone."""
    alone = case.reading.extension_base == "decision" or decision.until is not None
    if not (alone and decision.granted):
        return False
    return not _bars(case.reading) or barred(decision, norm, case) is Truth.FALSE


def _moot_before(meeting: str, norm: TimeBound, case: Case) -> frozenset[int]:
    """Return the numbers of the requests that a decision of a meeting leaves moot.

    Those that it was to decide, and those that are inadmissible, as so read.
    """
    rule = norm.extension
    strict = case.reading.late_request == "inadmissible" and rule is not None
    return frozenset(
        request.number
        for request in requests(norm, case)
        if request.meeting == meeting
        or (strict and rule and too_late(request, rule, case) is Truth.TRUE)
    )


def left_out(norm: TimeBound, case: Case) -> tuple[ExtensionDecision, ...]:
    """Return the decisions by the day that extend nothing, as the text is read."""
    if not (_bars(case.reading) or norm.extension_doubted):
        return ()
    counted = {decision.number for decision in decisions(norm, case)}
    counted |= {decision.number for decision in without_base(norm, case)}
    return tuple(
        decision
        for decision in recorded(norm, case)
        if decision.date.possibly_by(case.on) and decision.number not in counted
    )


def _bars(reading: Reading) -> bool:
    return (
        reading.silence_procedure == "no decision"
        or reading.late_request == "inadmissible"
    )


def barred(decision: ExtensionDecision, norm: TimeBound, case: Case) -> Truth:
    """Tell whether a decision extends nothing, as the text is read.

    Because its request was inadmissible, or because it was taken between the
    sittings of its meeting, by a silence procedure.
    """
    reading, found = case.reading, Truth.FALSE
    if reading.silence_procedure == "no decision":
        found |= between_sittings(decision, case)
    if reading.late_request == "inadmissible" and norm.extension:
        for request in requests(norm, case):
            if request.number == decision.number:
                found |= too_late(request, norm.extension, case)
    return found


def between_sittings(decision: ExtensionDecision, case: Case) -> Truth:
    """Tell whether a decision was taken while its meeting did not sit."""
    sittings = case.record.sittings(decision.meeting)
    taken = decision.date
    if not sittings:
        return Truth.FALSE  # nothing in the record shows it
    if any(
        s.opens.earliest <= taken.earliest and taken.latest <= s.closes.latest
        for s in sittings
    ):
        return Truth.FALSE
    apart = all(
        taken.latest < s.opens.earliest or s.closes.latest < taken.earliest
        for s in sittings
    )
    return Truth.TRUE if apart else Truth.UNKNOWN


@attrs.define(frozen=True, eq=False, repr=False)
class Filing(Shown):
    """By when a request must be filed.

    Attributes:
        day: The day of the meeting from which the time counts back.
        due: The last day for the request; as far as the former is known.
    """

    day: PartialDate
    due: PartialDate

    def kept(self, filed: PartialDate) -> Truth:
        """Tell whether a request filed on a day is filed by then."""
        return no_later(filed, self.due)


def filing(request: ExtensionRequest, rule: ExtensionRule, case: Case) -> Filing | None:
    """Return by when a request must be filed; None if its meeting is not recorded."""
    sitting = sitting_for(request, case)
    if sitting is None:
        return None
    day = _counted_from(request, sitting, case)
    first, last = (
        end if end == date.min else counted_back(rule.lead, end, case.reading)
        for end in (day.earliest, day.latest)
    )
    return Filing(day, PartialDate(first, last))


def _counted_from(
    request: ExtensionRequest, sitting: Meeting, case: Case
) -> PartialDate:
    base = case.reading.lead_counts_from
    if base == "opening":
        return sitting.opens
    if base == "decision":
        for decision in case.dossier.of(ExtensionDecision):
            ours = decision.obligation == request.obligation
            if ours and decision.number == request.number:
                return decision.date
    return sitting.closes


def too_late(request: ExtensionRequest, rule: ExtensionRule, case: Case) -> Truth:
    """Tell whether a request was filed too late for its meeting."""
    found = filing(request, rule, case)
    return Truth.FALSE if found is None else ~found.kept(request.date)


def sitting_for(request: ExtensionRequest, case: Case) -> Meeting | None:
    """Return the first sitting of its meeting that can consider the request.

    A meeting held in two parts considers in the second what was filed since
    the first.
    """
    sittings = case.record.sittings(request.meeting)
    ahead = [s for s in sittings if s.opens.latest >= request.date.latest]
    return next(iter(ahead or sittings), None)


def span_of(meeting: Meeting) -> PartialDate:
    """Return the days on which a meeting can decide."""
    return PartialDate(meeting.opens.earliest, meeting.closes.latest)
