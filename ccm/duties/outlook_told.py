"""Whether a request is open to a State, and what is said of the way ahead of it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ccm.dates import PartialDate, Period
from ccm.duties.granting import Extendable
from ccm.duties.hearings import (
    Hearing,
    hearings,
    last_day_allowed,
    last_day_undelayed,
)
from ccm.facts import ExtensionRequest
from ccm.rules.bearing import happened, happened_by
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Finding
from ccm.rules.norms import Norm, with_deadline
from ccm.rules.status import Status
from ccm.rules.truth import Truth, agreed

__all__ = ["Way", "explained", "not_open"]

_DONE = "the duty was performed, and no deadline is left to extend"
_WHY_NOT = {
    Status.NOT_BOUND: "the Convention is not in force for the State",
    Status.NOT_APPLICABLE: "the duty does not arise",
    Status.FULFILLED: _DONE,
    Status.FULFILLED_LATE: _DONE,
    Status.OVERDUE: "the deadline has expired, and a request is to come before that",
}


@attrs.define(frozen=True, eq=False, repr=False)
class Way:
    """What lies ahead of a request, before it is put in words: see `Outlook`.

    It has no latest day where nobody can tell before it is decided, or none can be
    granted.
    """

    ours: Extendable
    finding: Finding
    open: Truth
    pending: tuple[ExtensionRequest, ...]
    hearings: tuple[Hearing, ...]
    longest: Period
    latest: PartialDate | None

    @classmethod
    def of(cls, ours: Extendable, finding: Finding) -> Way:
        """Return what lies ahead of a request of the day."""
        allowed, longest = _is_open(ours, finding), ours.longest()
        or_later = finding.deadline is not None and finding.deadline.or_later
        coming = () if allowed is Truth.FALSE else hearings(ours, or_later=or_later)
        from_decision = ours.case.reading.extension_base == "decision"
        none = from_decision or longest == Period()
        return cls(
            ours,
            finding,
            allowed,
            tuple(_pending(ours)),
            tuple(coming),
            longest,
            None if none else ours.ends(longest, None),
        )


def _is_open(ours: Extendable, finding: Finding) -> Truth:
    allowed = agreed(_allows(ours, status) for status in finding.possible)
    return allowed & ~ours.used_up()


def _allows(ours: Extendable, status: Status) -> bool:
    if status is Status.OVERDUE:
        return not ours.rule.before_expiry
    return status is Status.OUTSTANDING


def _pending(ours: Extendable) -> Iterator[ExtensionRequest]:
    """Yield the requests that can have been filed, and on which nothing is decided.

    Up to the first that was surely not: they are numbered in the order of filing.
    """
    extensions, on = ours.bearing.extensions, ours.case.on
    for number, each in sorted(extensions.asked.items()):
        if not happened((each.request,), on):
            return
        decided = extensions.decided.get(number)
        if decided is None or not happened((decided.decision,), on):
            yield each.request


def not_open(norm: Norm, finding: Finding) -> Explanation:
    """Return that no request is open, as nothing is owed that could be extended."""
    bound = with_deadline(norm)
    rule = bound.extension if bound else None
    claim = f"{_asked(norm, finding)} is not open: {_why_there_is_none(norm, finding)}"
    return Explanation(claim, Truth.FALSE, rule.provision if rule else norm.provision)


def _asked(norm: Norm, finding: Finding) -> str:
    return f"{finding.state}: a request to extend the deadline to {norm.duty}"


def _why_there_is_none(norm: Norm, finding: Finding) -> str:
    bound = with_deadline(norm)
    if not norm.dated:
        return "the duty has no deadline"
    if bound is None or bound.extension is None:
        return "the text provides for no extension of this deadline"
    said = [_WHY_NOT[s] for s in sorted(finding.possible) if s in _WHY_NOT]
    if said:
        return " or ".join(dict.fromkeys(said))
    return "as the text is read, this deadline cannot be extended"


def explained(way: Way) -> Explanation:
    """Return whether a request is open, and what lies ahead of it."""
    ours, asked = way.ours, _asked(way.ours.norm, way.finding)
    verdict = {
        Truth.TRUE: "is open",
        Truth.FALSE: f"is not open: {_why_not(way)}",
        Truth.UNKNOWN: "may be open: the record cannot say",
    }[way.open]
    steps = (
        *_why_in_doubt(way),
        _why_deadline(way),
        *(_why_pending(request, way) for request in way.pending),
        *_why_last_day(way),
        *_why_hearings(way),
        _why_longest(way),
        *_why_exceptional(ours),
    )
    return Explanation(f"{asked} {verdict}", way.open, ours.rule.provision, (), steps)


def _why_not(way: Way) -> str:
    if Status.OVERDUE in way.finding.possible and way.ours.rule.before_expiry:
        return f"{_WHY_NOT[Status.OVERDUE]}; one that is filed now is irregular"
    return "the deadline was renewed as often as it can be"


def _why_in_doubt(way: Way) -> Iterator[Explanation]:
    if way.open != Truth.UNKNOWN:
        return
    for each in way.finding.courses:
        said = {_in_words(way.ours, status) for status in each.statuses}
        yield Explanation(each.as_condition(" or ".join(sorted(said))))


def _in_words(ours: Extendable, status: Status) -> str:
    return "open" if _allows(ours, status) else f"not open: {_WHY_NOT[status]}"


def _why_deadline(way: Way) -> Explanation:
    count, told = way.ours.extended, way.finding.deadline
    times = {0: "not extended", 1: "extended once", 2: "extended twice"}
    extended = times.get(count, f"extended {count} times")
    claim = f"the deadline is {told or _days(way.ours.due)}, {extended} on record"
    return Explanation(claim, told.date if told else None, way.ours.norm.provision)


def _why_pending(request: ExtensionRequest, way: Way) -> Explanation:
    filed = happened_by((request,), way.ours.case.on) is Truth.TRUE
    claim = f"request {request.number} to {request.meeting} "
    claim += "was filed" if filed else "may have been filed"
    claim += f", and no decision on it by {way.ours.case.on} is on record"
    return Explanation(claim, facts=(request,))


def _why_last_day(way: Way) -> Iterator[Explanation]:
    rule, undelayed = way.ours.rule, last_day_undelayed(way.ours)
    last = last_day_allowed(way.ours)
    if last is None:
        claim = "the text does not ask that a request come before the deadline expires"
    else:
        told = way.finding.deadline
        later = " or later" if told and told.or_later else ""
        claim = f"the text allows a request until {_days(last)}{later}"
    chosen = ("before_expiry",) if rule.before_expiry else ()
    yield Explanation(claim, last, rule.lead_provision, choices=chosen)
    for day in filter(None, (undelayed,)):
        claim = f"what is filed after {_days(day)} is late for every meeting that "
        claim += f"opens by the deadline{_of_record(way)}"
        yield Explanation(claim, day, rule.lead_provision)


def _of_record(way: Way) -> str:
    """Return that a deadline is meant that a decision not on record can have moved."""
    told = way.finding.deadline
    moved = bool(way.ours.unrecorded) or (told is not None and told.or_later)
    return " that is on record" if moved else ""


def _why_hearings(way: Way) -> Iterator[Explanation]:
    rule = way.ours.rule
    if way.hearings or way.open is Truth.FALSE:
        yield from (_why_hearing(way, hearing) for hearing in way.hearings)
        return
    claim = (
        "no coming meeting that can decide is on record; a request is to be filed "
        f"{rule.ahead} the one that is to consider it"
    )
    yield Explanation(claim, None, rule.lead_provision)


def _why_hearing(way: Way, hearing: Hearing) -> Explanation:
    meeting, rule = hearing.meeting, way.ours.rule
    days = " to ".join(dict.fromkeys((str(meeting.opens), str(meeting.closes))))
    planned = "; planned, not on record as held" if hearing.planned else ""
    claim = f"{hearing.label} ({days}{planned}) can decide: {_by_when(way, hearing)}"
    if hearing.lapse:
        first, last = hearing.lapse
        claim += f"; the deadline would have lapsed from {first} to {last}"
    chosen = ("lead_counts_from", "lead_counted_in", "late_request")
    return Explanation(claim, hearing.last_day, rule.lead_provision, choices=chosen)


def _by_when(way: Way, hearing: Hearing) -> str:
    if hearing.last_day is None:
        return "only after the deadline has expired, so that no day to file is in time"
    passed = {
        Truth.TRUE: ", which has passed",
        Truth.UNKNOWN: ", which may have passed",
        Truth.FALSE: "",
    }[hearing.passed]
    rule = way.ours.rule
    counted = f"{rule.lead} before it" if rule.lead != Period() else "its own day"
    lead = f"{counted} is {_days(hearing.lead)}"
    if hearing.last_day == hearing.lead:
        return f"{lead}, the last day to file{passed}"
    return f"{lead}; the last day to file is {_days(hearing.last_day)}{passed}"


def _why_longest(way: Way) -> Explanation:
    claim = "no extension can be granted"
    if way.longest != Period():
        claim = f"at most {way.longest} can be granted"
        day = _days(way.latest) if way.latest else "a day that hangs on the decision"
        told = way.finding.deadline
        sure = way.ours.certain and not (told and told.or_later)
        doubt = "" if sure else ", from the deadline that is on record"
        claim += f", to {day}{doubt}"
    chosen = ("longest_extension", "extension_length", "extension_end", "renewals")
    return Explanation(claim, way.latest, way.ours.rule.provision, choices=chosen)


def _why_exceptional(ours: Extendable) -> Iterator[Explanation]:
    if ours.rule.exceptional_after is None:
        return
    needed = ours.exceptional()
    must = {Truth.TRUE: "must", Truth.FALSE: "need not", Truth.UNKNOWN: "may have to"}
    claim = f"exceptional circumstances {must[needed]} be shown"
    chosen = ("exceptional_circumstances",)
    yield Explanation(claim, needed, ours.rule.provision, choices=chosen)


def _days(span: PartialDate) -> str:
    """Return a day, or the first and the last that it can be."""
    return str(span) if span.day else f"{span.earliest}..{span.latest}"
