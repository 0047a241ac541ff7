"""Whether a request to extend a deadline is in order, and how much can be granted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

import attrs

import ccm
from ccm.dates import PartialDate, Period
from ccm.duties.extensions import Lead
from ccm.duties.granting import Extendable, Filing, in_whole_years, late_filing
from ccm.facts import ExtensionRequest, Meeting
from ccm.facts.meetings import told_of
from ccm.rules.bearing import sitting_of, truth_of
from ccm.rules.case import Case
from ccm.rules.courses import Course, When, moment, moved
from ccm.rules.explanation import Explanation
from ccm.rules.norms import Content, TimeBound
from ccm.rules.told import Cause, Irregularity, Missing
from ccm.rules.truth import Truth
from ccm.tabled import Tabled

__all__ = ["Review", "days_of", "review_request"]

_DAY = timedelta(days=1)
_MUST_BE = "exceptional circumstances"
_Item = tuple[str, Content]
"""Something that a request must or may have to contain, after where that is said."""


@attrs.define(frozen=True, kw_only=True)
class Review(Tabled):
    """What can be said of an extension request before it is decided.

    Attributes:
        request: The request.
        provision: Where extensions of that deadline are provided for.
        timely: Whether it was filed long enough before the meeting.
        due: The last day for that; None if the meeting, or its first day, is not
            in the record.
        before_expiry: Whether it was filed, or can be decided if so read, before
            the deadline expired; a question that not every treaty provision asks.
        lacking: What the request does not contain; None if the record does not
            say what it contains.
        exceptional: Whether exceptional circumstances must be shown.
        deadline: The deadline that it would extend, as far as the record knows it.
        longest: The longest extension that may be granted.
        latest: The deadline that this gives; None if the present one is in doubt,
            as it is while the decision on an earlier request is not recorded.
        meeting: The meeting that can decide; None if none is in the record.
        lapse: First and last day between the deadline and the end of that
            meeting, on which the deadline would have passed undecided; None if
            there is none, or one of the days is in doubt.
        in_order: Whether nothing is irregular and nothing is lacking.
        explanation: The reasons.
        irregularities: What is otherwise than a provision says.
        missing: What would have to be known to say more.
    """

    request: ExtensionRequest
    provision: str
    timely: Truth
    due: date | None
    before_expiry: Truth
    lacking: tuple[Content, ...] | None
    exceptional: Truth
    deadline: PartialDate
    longest: Period
    latest: date | None
    meeting: Meeting | None = attrs.field(eq=told_of)
    lapse: tuple[date, date] | None
    explanation: Explanation
    irregularities: tuple[Irregularity, ...] = ()
    missing: tuple[Missing, ...] = ()

    _order: Truth = attrs.field(alias="order")

    @property
    def in_order(self) -> Truth:
        """Whether nothing is irregular and nothing is lacking."""
        return self._order.because(self._why_unknown)

    def explain(self, form: str = "text") -> str:
        """Return the reasons as a tree, with what is missing and irregular.

        Args:
            form: ``text``, ``markdown`` or ``html``.

        Raises:
            InvalidValueError: There is no such form.
        """
        return ccm.as_tree(
            self.explanation,
            form,
            missing=self.missing,
            irregularities=self.irregularities,
        )

    def _why_unknown(self) -> str:
        gaps = "; ".join(map(str, self.missing))
        return f"{self.request}: not known whether it is in order; missing: {gaps}"

    def to_dict(self) -> ccm.request_records.ReviewRow:
        """Return it as in JSON: whether it is in order, with reasons."""
        return ccm.request_records.review_row(self)


def review_request(norm: TimeBound, request: ExtensionRequest, case: Case) -> Review:
    """Review a request against the norm whose deadline it would extend.

    Raises:
        InvalidValueError: The norm's deadline cannot be extended, or does not
            run for the State.
    """
    return _Reviewing(Extendable.of(norm, request, case)).review()


class _Reviewing:
    """The parts from which a review is put together."""

    def __init__(self, ours: Extendable) -> None:
        self.ours, self.rule, self.due = ours, ours.rule, ours.due
        self.request, self.case, self.reading = (
            ours.request,
            ours.case,
            ours.case.reading,
        )
        self.filing = Filing.of(ours.bearing.extensions, ours.asked)
        self.meeting = _deciding(ours, self.filing)
        self.longest, self.lapse = ours.longest(), self._lapse()
        taken = span_of(self.meeting) if self.meeting else None
        self.latest = ours.latest(self.longest, taken)
        self.expiry, self.expired = self._expiry()
        self.doubtful = self._perhaps_too_far()
        self.wanted = self._asked_for(Truth.TRUE)
        self.open = self._asked_for(Truth.UNKNOWN)
        self.untold = bool(self.wanted) and self.request.contents is None
        wanted = () if self.untold else self.wanted
        self.lacks = [each for each in wanted if self._lacks(*each)]
        self.irregular = tuple(self._irregular())
        self.order = self._order()

    def review(self) -> Review:
        return Review(
            request=self.request,
            provision=self.rule.provision,
            timely=self.filing.timely,
            due=self.filing.due.day if self.filing.due else None,
            before_expiry=self.expiry,
            lacking=None if self.untold else tuple(c for _, c in self.lacks),
            exceptional=self.ours.exceptional(),
            deadline=self.due,
            longest=self.longest,
            latest=self.latest,
            meeting=self.meeting,
            lapse=self.lapse,
            explanation=self._explained(),
            irregularities=self.irregular,
            missing=tuple(self._missing()),
            order=self.order,
        )

    def _explained(self) -> Explanation:
        steps = (
            self._why_timely(),
            self.expired,
            self._why_contents(),
            self._why_far(),
            self._why_longest(),
            self._why_exceptional(),
            self._why_meeting(),
        )
        because = tuple(step for step in steps if step is not None)
        claim, provision = f"{self.request}: {self._in_words()}", self.rule.provision
        return Explanation(claim, self.order, provision, (self.request,), because)

    def _order(self) -> Truth:
        """Tell whether nothing is irregular and nothing is lacking."""
        complete = Truth.UNKNOWN if self.untold else Truth.of(not self.lacks)
        if self.open or self.doubtful:
            complete &= Truth.UNKNOWN
        order = Truth.of(not self.irregular) & self.filing.timely & complete
        return order & self.expiry if self.rule.before_expiry else order

    def _in_words(self) -> str:
        if self.ours.inadmissible() is Truth.TRUE:
            return "inadmissible"
        if self.order is not Truth.FALSE:
            known = self.order is Truth.TRUE
            return "in order" if known else "not known whether it is in order"
        odd = ["irregular, which voids nothing"] if self.irregular else []
        return "; ".join([*odd, *(["incomplete"] if self.lacks else [])])

    def _why_timely(self) -> Explanation:
        provision, filing = self.rule.lead_provision, self.filing
        if filing.due is None:
            claim = f"the days of {self.request.meeting} are not in the record"
            return Explanation(claim, Truth.UNKNOWN, provision)
        ahead = f"{self.rule.ahead} {self.request.meeting} ({filing.day})"
        claim = f"{ahead} is {filing.due}: filed {self.request.date}"
        if filing.timely is Truth.FALSE:
            claim += f"; a late request: {self.reading.late_request}"
        chosen = ("lead_counts_from", "lead_counted_in", "late_request")
        return Explanation(claim, filing.timely, provision, choices=chosen)

    def _expiry(self) -> tuple[Truth, Explanation | None]:
        """Tell whether it came, or can be decided, before the deadline expired."""
        ours, rule = self.ours, self.rule
        if self.reading.before_expiry == "request" or not rule.before_expiry:
            before = ours.by_the_deadline(ours.asked.filed)
            claim = f"filed {self.request.date}, the deadline being {self.due}"
        elif self.meeting is None:
            before, claim = Truth.UNKNOWN, "no meeting that can decide is known"
        else:
            days = span_of(self.meeting)
            before = ours.by_the_deadline(moment(id(self.meeting), days))
            claim = f"can be decided {days}, the deadline being {self.due}"
        if before is Truth.FALSE and ours.unrecorded:  # it may have been extended
            before, claim = Truth.UNKNOWN, f"{claim} unless it was extended"
        chosen = ("before_expiry",)
        step = Explanation(claim, before, rule.lead_provision, choices=chosen)
        return before, step if rule.before_expiry else None

    def _why_longest(self) -> Explanation:
        longest, latest, length = self.longest, self.latest, self.request.length
        cap = f"at most {self.rule.longest}"
        if self.reading.grant_beyond_request == "not allowed":
            cap += ", and no more than was asked for"
        if longest == Period():
            claim = f"no extension can be granted: {cap}"
        elif latest is None:
            in_all = self.reading.longest_extension == "all together"
            most = "up to " if length is None or in_all else ""
            claim = f"{most}{longest} can be granted: {cap}; to which day is in doubt"
        else:
            how = "an extension" if self._otherwise else str(longest)
            claim = f"{how} from {self.due} can be granted, to {latest}: {cap}"
        series = "renewals" if self.rule.renewal_provision else "longest_extension"
        chosen = ("grant_beyond_request", "extension_length", "extension_end", series)
        return Explanation(claim, latest, self.rule.provision, choices=chosen)

    def _why_exceptional(self) -> Explanation | None:
        if self.rule.exceptional_after is None:
            return None
        needed, count = self.ours.exceptional(), self.ours.extended
        number = f"{count or 'no'} extension{'' if count == 1 else 's'}"
        claim = {
            Truth.TRUE: f"{_MUST_BE} must be shown: {number} granted before",
            Truth.FALSE: f"{_MUST_BE} need not be shown: {number} granted before",
            Truth.UNKNOWN: "not known whether an extension was granted before, and so "
            f"whether {_MUST_BE} must be shown",
        }[needed]
        chosen = ("exceptional_circumstances",)
        return Explanation(claim, needed, self.rule.provision, choices=chosen)

    def _lapse(self) -> tuple[date, date] | None:
        meeting, filed = self.meeting, self.ours.asked.filed
        if meeting is None or meeting.closes.day is None or not self.ours.certain:
            return None
        closes = sitting_of(meeting).closes
        # if it was filed later, it may be for another meeting to decide
        sits = truth_of(lambda course: course.no_later(filed, closes)) is Truth.TRUE
        lapses = sits and self.ours.by_the_deadline(closes) is Truth.FALSE
        return (self.due.latest + _DAY, meeting.closes.latest) if lapses else None

    def _why_meeting(self) -> Explanation:
        provision, meeting = self.rule.decision_provision, self.meeting
        if meeting is None:
            claim = "no meeting that can decide is in the record"
            return Explanation(claim, Truth.UNKNOWN, provision)
        claim = f"{meeting.label} ({days_of(meeting)}) can decide"
        if self.lapse:
            first, last = self.lapse
            claim += f"; the deadline would have lapsed from {first} to {last}"
        return Explanation(claim, meeting.closes, provision)

    # what it contains

    def _asked_for(self, needed: Truth) -> list[_Item]:
        """Return what is asked of the request, surely or perhaps, and where.

        Of what perhaps is, what it does not contain: none if that is not told.
        """
        asked = [
            (where, c) for where, c, need in self.ours.asked_for() if need == needed
        ]
        if needed is Truth.TRUE:
            return asked
        given = self.request.contents is not None
        return [each for each in asked if given and self._lacks(*each)]

    def _lacks(self, _where: str, content: Content) -> bool:
        return content.letter not in (self.request.contents or ())

    def _why_contents(self) -> Explanation | None:
        """Return what a request lacks, and may lack."""
        lacks, open_, provision = self.lacks, self.open, self.rule.contents_provision
        if not self.wanted and not open_:
            return None
        if self.untold:
            claim = "the record does not say what it contains"
            return Explanation(claim, Truth.UNKNOWN, provision)
        claim = f"contains all that is {'surely ' if open_ else ''}asked for"
        if lacks:
            claim = f"lacks {self._named(lacks)}"
        truth = Truth.of(not lacks)
        if open_:
            claim += f"; whether {self._named(open_)} is asked for is not known"
            truth &= Truth.UNKNOWN
        return Explanation(claim, truth, provision)

    def _named(self, contents: list[_Item]) -> str:
        by_letter = f"{self.rule.contents_provision}."
        return ", ".join(
            f"({c.letter}) {c.text}"
            if where.startswith(by_letter)
            else f"{c.text} [{where}]"
            for where, c in contents
        )

    # what is irregular, or missing

    def _irregular(self) -> Iterator[Irregularity]:
        request, rule = self.request, self.rule
        yield from late_filing(request, rule, self.filing)
        if rule.before_expiry and self.expiry is Truth.FALSE:
            what = "" if self.reading.before_expiry == "request" else "decision "
            text = f"{request}: {what}expected before the deadline expired, {self.due}"
            yield Irregularity(rule.lead_provision, text, request)
        for text in self._beyond_granting():
            yield Irregularity(rule.provision, f"{request}: {text}", request)

    def _beyond_granting(self) -> Iterator[str]:
        """Yield what the request asks for that nobody can grant, or that there is."""
        yield from self._too_far()
        length = self.request.length
        whole = self.reading.extension_length == "whole years"
        if whole and length and not _is_whole(length):
            yield f"asks for {length}; expected whole years"
        if (day := self._otherwise) is not None:
            until = self.request.until
            yield f"asks for {length} and for {until}: {length} would be {day}"

    @cached_property
    def _otherwise(self) -> date | None:
        """Where the length asked for leads, if it names another day as well."""
        length, until = self.request.length, self.request.until
        if length is None or until is None or not self.ours.certain:
            return None
        ends = self.ours.ends(length, span_of(self.meeting) if self.meeting else None)
        return None if ends is None or ends.day == until else ends.day

    def _too_far(self) -> Iterator[str]:
        ours, longest = self.ours, self.rule.longest
        length, until = self.request.length, self.request.until
        if length and ours.exceeds(length, longest):
            yield f"asks for {length}; expected {longest} at most"
        elif until and ours.too_far(until, longest) is Truth.TRUE:
            last = ours.latest_for(longest)
            yield f"asks for {until}; expected {last} at the latest"
        elif until and ours.too_soon(until) is Truth.TRUE:
            yield f"asks for {until}; expected a day after the deadline, {ours}"

    def _why_far(self) -> Explanation | None:
        """Return that the day that it asks for may be too late, or too early."""
        claim = f"whether the deadline, {self.ours}, can be extended to "
        claim += f"{self.request.until} is not known: {self.rule.longest} at most"
        step = Explanation(claim, Truth.UNKNOWN, self.rule.provision)
        return step if self.doubtful else None

    def _perhaps_too_far(self) -> bool:
        """Tell whether the day that it asks for may be too late, or too early."""
        ours, until = self.ours, self.request.until
        if until is None:
            return False
        far = ours.too_far(until, self.rule.longest) | ours.too_soon(until)
        return far == Truth.UNKNOWN

    def _missing(self) -> Iterator[Missing]:
        request, filing = self.request, self.filing
        yield from self.ours.missing()
        days = f"the days of {request.meeting}"
        if filing.due is None:
            yield Missing(days, Cause.BEYOND_THE_RECORD)
        elif filing.due.day is None:
            yield Missing(f"{days} (known: {filing.day})", Cause.PARTIAL_DATE)
        if request.date.day is None:
            fact = f"the day of filing (known: {request.date})"
            yield Missing(fact, Cause.PARTIAL_DATE)
        if request.length is None and request.until is None:
            yield Missing("the length asked for", Cause.NOT_REPORTED)
        if self.untold:
            yield Missing("what the request contains", Cause.NOT_REPORTED)


def _deciding(ours: Extendable, filing: Filing) -> Meeting | None:
    """Return the meeting that can decide.

    The one that the request names, unless it had closed; else the first that opens
    late enough for the filing.
    """
    case, reading = ours.case, ours.case.reading
    ahead = (m for m in case.record.meetings if m.kind.decides and _in_time(m, ours))
    first = min(ahead, key=lambda m: m.opens.earliest, default=None)
    if reading.late_request == "moved to a later meeting":
        return first
    if reading.late_request == "inadmissible" and filing.timely is Truth.FALSE:
        return None
    return _named(ours) or first


def _in_time(meeting: Meeting, ours: Extendable) -> bool:
    """Tell whether a request was surely filed in time for a meeting."""
    filed, opens = ours.asked.filed, sitting_of(meeting).opens
    lead = Lead(ours.rule.lead, ours.case.reading)

    def asked(course: Course) -> bool:
        ahead = not course.no_later(opens, filed)
        return ahead and course.no_later(filed, moved(opens, lead))

    return truth_of(asked) is Truth.TRUE


def _named(ours: Extendable) -> Meeting | None:
    """Return the sitting of the meeting that a request names, unless it had closed."""
    filed = ours.asked.filed
    sittings = ours.case.record.sittings(ours.request.meeting)

    def over(day: When) -> bool:
        passed = truth_of(lambda course: not course.no_later(filed, day))
        return passed is Truth.TRUE

    ahead = [meeting for meeting in sittings if not over(sitting_of(meeting).opens)]
    named = next(iter(ahead or sittings), None)
    return None if named and over(sitting_of(named).closes) else named


def days_of(meeting: Meeting) -> str:
    """Return the days of a meeting, in words."""
    return " to ".join(dict.fromkeys((str(meeting.opens), str(meeting.closes))))


def _is_whole(length: Period) -> bool:
    rest = length.weeks or length.days
    return not rest and in_whole_years(length).calendar_months == length.calendar_months


def span_of(meeting: Meeting) -> PartialDate:
    """Return the days on which a meeting can decide."""
    return PartialDate(meeting.opens.earliest, meeting.closes.latest)
