"""Whether a request to extend a deadline is in order, and how much can be granted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import ExtensionRequest, Meeting
from ccm.rules.case import Case
from ccm.rules.deadlines import terms
from ccm.rules.explanation import Explanation
from ccm.rules.filing import (
    Filing,
    counted_back,
    decisions,
    extension_of,
    filing,
    sitting_for,
    span_of,
)
from ccm.rules.finding import Cause, Irregularity, Missing
from ccm.rules.irregularities import in_whole_years
from ccm.rules.shapes import Content, ExtensionRule, TimeBound
from ccm.rules.truth import Truth

__all__ = ["Review", "review_request"]

_DAY = timedelta(days=1)
_RENEWED_ONCE = 2
"""How many extensions there are once the first has been renewed."""


@attrs.define(frozen=True, kw_only=True)
class Review:
    """What can be said of an extension request before it is decided.

    Attributes:
        request: The request.
        provision: Where extensions of that deadline are provided for.
        timely: Whether it was filed long enough before the meeting.
        due: The last day for that; None if the meeting is not in the record.
        before_expiry: Whether it was filed, or can be decided if so read, before
            the deadline expired; a question that not every treaty provision asks.
        lacking: What the request does not contain; None if the record does not
            say what it contains.
        exceptional: Whether exceptional circumstances must be shown.
        deadline: The deadline that it would extend.
        longest: The longest extension that may be granted.
        latest: The deadline that this gives; None if the present one is in doubt.
        meeting: The meeting that can decide; None if none is in the record.
        lapse: First and last day between the deadline and the end of that
            meeting, on which the deadline would have passed undecided.
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
    meeting: Meeting | None
    lapse: tuple[date, date] | None
    explanation: Explanation
    irregularities: tuple[Irregularity, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def in_order(self) -> Truth:
        """Whether nothing is irregular and nothing is lacking."""
        complete = Truth.UNKNOWN if self.lacking is None else Truth.of(not self.lacking)
        truth = Truth.of(not self.irregularities) & self.timely & complete
        return truth.because(self._why_unknown)

    def _why_unknown(self) -> str:
        gaps = "; ".join(map(str, self.missing))
        return f"{self.request}: not known whether it is in order; missing: {gaps}"


def review_request(norm: TimeBound, request: ExtensionRequest, case: Case) -> Review:
    """Review a request against the norm whose deadline it would extend.

    Raises:
        InvalidValueError: The norm's deadline cannot be extended, or does not
            run for the State.
    """
    return _Reviewing.of(norm, request, case).review()


@attrs.define(frozen=True, eq=False, repr=False)
class _Reviewing:
    """The parts from which a review is put together."""

    norm: TimeBound
    rule: ExtensionRule
    request: ExtensionRequest
    case: Case
    deadline: PartialDate
    initial: PartialDate
    extended: int

    @classmethod
    def of(cls, norm: TimeBound, request: ExtensionRequest, case: Case) -> _Reviewing:
        begin = case.standing.in_force_from
        rule = extension_of(norm, case.reading)
        if rule is None:
            msg = f"{request}: expected a deadline that can be extended [{norm.id}]"
            raise InvalidValueError(msg)
        if begin is None:
            msg = f"{request}: expected a State for which a deadline runs [{norm.id}]"
            raise InvalidValueError(msg)
        start = PartialDate.on(begin)
        found = terms(norm, case, start, date.max, request.number)
        granted = [
            d for d in decisions(norm, case) if d.granted and d.number < request.number
        ]
        initial = terms(norm, case, start, date.min)[0].due
        return cls(norm, rule, request, case, found[-1].due, initial, len(granted))

    def review(self) -> Review:
        timely, due, filed = self._filing()
        meeting = self._meeting()
        expiry, expired = self._expiry(meeting)
        longest = self._longest()
        latest = self._latest(longest)
        exceptional = self._exceptional()
        lapse = self._lapse(meeting)
        lacking, contents = self._contents()
        steps = (
            filed,
            expired,
            contents,
            self._why_longest(longest, latest),
            self._why_exceptional(exceptional),
            self._why_meeting(meeting, lapse),
        )
        irregular = tuple(self._irregular(timely, due, expiry))
        words = "in order" if not irregular else "irregular, which voids nothing"
        claim = f"{self.request}: {words}"
        value = Truth.of(not irregular)
        because = tuple(step for step in steps if step is not None)
        return Review(
            request=self.request,
            provision=self.rule.provision,
            timely=timely,
            due=due,
            before_expiry=expiry,
            lacking=lacking,
            exceptional=exceptional,
            deadline=self.deadline,
            longest=longest,
            latest=latest,
            meeting=meeting,
            lapse=lapse,
            explanation=Explanation(
                claim, value, self.rule.provision, (self.request,), because
            ),
            irregularities=irregular,
            missing=tuple(self._missing(due, lacking)),
        )

    def _filing(self) -> tuple[Truth, date | None, Explanation | None]:
        expected: Filing | None = filing(self.request, self.rule, self.case)
        if expected is None:
            return Truth.UNKNOWN, None, None
        timely = _by(self.request.date, expected.due)
        claim = (
            f"{self.rule.lead} before {self.request.meeting} ({expected.day}) is "
            f"{expected.due}: filed {self.request.date}"
        )
        late = self.case.reading.late_request
        if timely is Truth.FALSE:
            claim += f"; a late request: {late}"
        chosen = ("lead_counts_from", "lead_counted_in", "late_request")
        step = Explanation(claim, timely, self.rule.lead_provision, choices=chosen)
        return timely, expected.due, step

    def _expiry(self, meeting: Meeting | None) -> tuple[Truth, Explanation | None]:
        on_request = self.case.reading.before_expiry == "request"
        if on_request or not self.rule.before_expiry:
            before = _by(self.request.date, self.deadline.earliest)
            claim = f"filed {self.request.date}, the deadline being {self.deadline}"
        elif meeting is None:
            before, claim = Truth.UNKNOWN, "no meeting that can decide is known"
        else:
            days = span_of(meeting)
            before = _by(days, self.deadline.earliest)
            claim = f"can be decided {days}, the deadline being {self.deadline}"
        if not self.rule.before_expiry:
            return before, None
        chosen = ("before_expiry",)
        provision = self.rule.lead_provision
        return before, Explanation(claim, before, provision, choices=chosen)

    def _longest(self) -> Period:
        """Return the longest extension that can be granted."""
        reading, rule = self.case.reading, self.rule
        renewable = reading.renewals == "unlimited" or not rule.renewal_provision
        if not renewable and self.extended >= _RENEWED_ONCE:
            return Period()
        longest, asked = rule.longest, self.request.length
        if reading.longest_extension == "all together" and not rule.renewal_provision:
            longest = self._left_of(longest)
        bound = reading.grant_beyond_request == "not allowed"
        if asked is not None and bound and not asked.exceeds(longest):
            longest = asked
        whole = reading.extension_length == "whole years"
        return in_whole_years(longest) if whole else longest

    def _left_of(self, longest: Period) -> Period:
        """Return what is left of a length that counts from the first deadline."""
        rounding = self.case.reading.rounding
        last = longest.after(self.initial.earliest, rounding=rounding)
        now = self.deadline.latest
        return Period.between(now, last) if now < last else Period()

    def _latest(self, longest: Period) -> date | None:
        if self.deadline.day is None:
            return None
        reading = self.case.reading
        found = longest.after(self.deadline.day, rounding=reading.rounding)
        if reading.extension_end == "day before" and found > self.deadline.day:
            found -= _DAY
        asked = self.request.until
        bound = reading.grant_beyond_request == "not allowed"
        return (
            min(found, asked)
            if bound and asked and asked > self.deadline.day
            else found
        )

    def _why_longest(self, longest: Period, latest: date | None) -> Explanation:
        cap = f"at most {self.rule.longest}"
        if self.case.reading.grant_beyond_request == "not allowed":
            cap += ", and no more than was asked for"
        claim = f"{longest} from {self.deadline} can be granted, to {latest}: {cap}"
        series = "renewals" if self.rule.renewal_provision else "longest_extension"
        chosen = ("grant_beyond_request", "extension_length", "extension_end", series)
        return Explanation(claim, latest, self.rule.provision, choices=chosen)

    def _exceptional(self) -> Truth:
        after = self.rule.exceptional_after
        if after is None:
            return Truth.FALSE
        always = self.case.reading.exceptional_circumstances == "for any extension"
        return Truth.of(always or self.extended >= after)

    def _why_exceptional(self, needed: Truth) -> Explanation | None:
        if self.rule.exceptional_after is None:
            return None
        not_ = "" if needed else "not "
        claim = (
            f"exceptional circumstances must {not_}be shown: "
            f"{self.extended} extensions granted before"
        )
        chosen = ("exceptional_circumstances",)
        return Explanation(claim, needed, self.rule.provision, choices=chosen)

    def _meeting(self) -> Meeting | None:
        """Return the first meeting that opens late enough for the filing."""
        filed = self.request.date.latest
        lead, reading = self.rule.lead, self.case.reading
        ahead = [
            meeting
            for meeting in self.case.record.meetings
            if meeting.kind.decides
            and meeting.opens.earliest > filed
            and counted_back(lead, meeting.opens.earliest, reading) >= filed
        ]
        named = sitting_for(self.request, self.case)
        first = min(ahead, key=lambda m: m.opens.earliest, default=None)
        if reading.late_request == "moved to a later meeting":
            return first
        if reading.late_request == "inadmissible":
            late = filing(self.request, self.rule, self.case)
            if late and self.request.date.earliest > late.due:
                return None
        return named or first

    def _lapse(self, meeting: Meeting | None) -> tuple[date, date] | None:
        if meeting is None or meeting.closes.latest <= self.deadline.latest:
            return None
        return self.deadline.latest + _DAY, meeting.closes.latest

    def _why_meeting(
        self, meeting: Meeting | None, lapse: tuple[date, date] | None
    ) -> Explanation:
        provision = self.rule.decision_provision
        if meeting is None:
            claim = "no meeting that can decide is in the record"
            return Explanation(claim, Truth.UNKNOWN, provision)
        claim = f"{meeting.label} ({meeting.opens} to {meeting.closes}) can decide"
        if lapse:
            claim += f"; the deadline would have lapsed from {lapse[0]} to {lapse[1]}"
        return Explanation(claim, meeting.closes, provision)

    def _contents(self) -> tuple[tuple[Content, ...] | None, Explanation | None]:
        wanted = [
            content
            for content in self.rule.contents
            if not (content.exceptional and self._exceptional() is Truth.FALSE)
        ]
        given = self.request.contents
        if given is None or not wanted:
            return None if wanted else (), None
        lacking = tuple(c for c in wanted if c.letter not in given)
        letters = ", ".join(f"({c.letter}) {c.text}" for c in lacking)
        claim = f"lacks {letters}" if lacking else "contains all that is asked for"
        step = Explanation(claim, Truth.of(not lacking), self.rule.contents_provision)
        return lacking, step

    def _irregular(
        self, timely: Truth, due: date | None, expiry: Truth
    ) -> Iterator[Irregularity]:
        request, rule = self.request, self.rule
        if timely is Truth.FALSE and due:
            late = (request.date.earliest - due).days
            least = "" if request.date.day else "at least "
            text = f"{request}: {least}{Period(days=late)} late; expected by {due}"
            yield Irregularity(rule.lead_provision, text, request)
        if rule.before_expiry and expiry is Truth.FALSE:
            asked_for = (
                "" if self.case.reading.before_expiry == "request" else "decision "
            )
            text = (
                f"{request}: {asked_for}expected before the deadline expired, "
                f"{self.deadline}"
            )
            yield Irregularity(rule.lead_provision, text, request)
        if request.length and request.length.exceeds(rule.longest):
            text = (
                f"{request}: asks for {request.length}; expected {rule.longest} at most"
            )
            yield Irregularity(rule.provision, text, request)
        whole = self.case.reading.extension_length == "whole years"
        if whole and request.length and not _is_whole(request.length):
            text = f"{request}: asks for {request.length}; expected whole years"
            yield Irregularity(rule.provision, text, request)

    def _missing(
        self, due: date | None, lacking: tuple[Content, ...] | None
    ) -> Iterator[Missing]:
        if due is None:
            fact = f"the days of {self.request.meeting}"
            yield Missing(fact, Cause.BEYOND_THE_RECORD)
        if self.request.date.day is None:
            fact = f"the day of filing (known: {self.request.date})"
            yield Missing(fact, Cause.PARTIAL_DATE)
        if self.request.length is None and self.request.until is None:
            yield Missing("the length asked for", Cause.NOT_REPORTED)
        if lacking is None:
            yield Missing("what the request contains", Cause.NOT_REPORTED)


def _is_whole(length: Period) -> bool:
    return in_whole_years(length).calendar_months == length.calendar_months and not (
        length.weeks or length.days
    )


def _by(when: PartialDate, day: date) -> Truth:
    if when.surely_by(day):
        return Truth.TRUE
    return Truth.UNKNOWN if when.possibly_by(day) else Truth.FALSE
