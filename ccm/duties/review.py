"""Whether a request to extend a deadline is in order, and how much can be granted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property, partial
from itertools import starmap

import attrs

import ccm
from ccm.dates import PartialDate, Period
from ccm.duties.extensions import Lead
from ccm.duties.filing import Filing, late_filing
from ccm.duties.granting import Extendable, in_whole_years
from ccm.facts import ExtensionRequest, Meeting
from ccm.rules.bearing import sitting_of, truth_of
from ccm.rules.case import Case
from ccm.rules.courses import Course, moment, moved
from ccm.rules.explanation import Explanation
from ccm.rules.norms import Content, TimeBound
from ccm.rules.told import Cause, Irregularity, Missing
from ccm.rules.truth import Truth
from ccm.tabled import Tabled

__all__ = ["Review", "review_request"]

_DAY = timedelta(days=1)


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
    meeting: Meeting | None
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
        self.ours, self.rule = ours, ours.rule
        self.request, self.case = ours.request, ours.case
        self.filing = Filing.of(ours.bearing.extensions, ours.asked)
        self.meeting = _deciding(ours, self.filing)

        self.longest, self.lapse = ours.longest(), self._lapse()
        taken = span_of(self.meeting) if self.meeting else None
        self.latest = ours.latest(self.longest, taken)
        self.expiry, self.expired = self._expiry()
        self.open = self._perhaps_wanted()
        self.lacking, self.contents = self._contents()
        self.irregular = tuple(self._irregular())
        self.order = self._order()

    def review(self) -> Review:
        return Review(
            request=self.request,
            provision=self.rule.provision,
            timely=self.filing.timely,
            due=self.filing.due.day if self.filing.due else None,
            before_expiry=self.expiry,
            lacking=self.lacking,
            exceptional=self.ours.exceptional(),
            deadline=self.ours.due,
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
            self.contents,
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
        complete = Truth.UNKNOWN if self.lacking is None else Truth.of(not self.lacking)
        if self.open or self._perhaps_too_far():
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
        return "; ".join([*odd, *(["incomplete"] if self.lacking else [])])

    def _why_timely(self) -> Explanation:
        provision, filing = self.rule.lead_provision, self.filing
        if filing.due is None:
            claim = f"the days of {self.request.meeting} are not in the record"
            return Explanation(claim, Truth.UNKNOWN, provision)
        claim = (
            f"{self.rule.ahead} {self.request.meeting} ({filing.day}) is "
            f"{filing.due}: filed {self.request.date}"
        )
        if filing.timely is Truth.FALSE:
            claim += f"; a late request: {self.case.reading.late_request}"
        chosen = ("lead_counts_from", "lead_counted_in", "late_request")
        return Explanation(claim, filing.timely, provision, choices=chosen)

    def _expiry(self) -> tuple[Truth, Explanation | None]:
        """Tell whether it came, or can be decided, before the deadline expired."""
        due = self.ours.due
        on_request = self.case.reading.before_expiry == "request"
        if on_request or not self.rule.before_expiry:
            before = self.ours.by_the_deadline(self.ours.asked.filed)
            claim = f"filed {self.request.date}, the deadline being {due}"
        elif self.meeting is None:
            before, claim = Truth.UNKNOWN, "no meeting that can decide is known"
        else:
            days = span_of(self.meeting)
            before = self.ours.by_the_deadline(moment(id(self.meeting), days))
            claim = f"can be decided {days}, the deadline being {due}"
        if before is Truth.FALSE and self.ours.unrecorded:  # it may have been extended
            before = Truth.UNKNOWN
            claim += " unless it was extended"
        if not self.rule.before_expiry:
            return before, None
        provision = self.rule.lead_provision
        step = Explanation(claim, before, provision, choices=("before_expiry",))
        return before, step

    def _why_longest(self) -> Explanation:
        longest, latest = self.longest, self.latest
        cap = f"at most {self.rule.longest}"
        if self.case.reading.grant_beyond_request == "not allowed":
            cap += ", and no more than was asked for"
        if longest == Period():
            claim = f"no extension can be granted: {cap}"
        elif latest is None:
            most = "up to " if self._hangs_on_the_deadline() else ""
            claim = f"{most}{longest} can be granted: {cap}; to which day is in doubt"
        else:
            how = "an extension" if self._otherwise else str(longest)
            claim = f"{how} from {self.ours.due} can be granted, to {latest}: {cap}"
        series = "renewals" if self.rule.renewal_provision else "longest_extension"
        chosen = ("grant_beyond_request", "extension_length", "extension_end", series)
        return Explanation(claim, latest, self.rule.provision, choices=chosen)

    def _hangs_on_the_deadline(self) -> bool:
        """Tell whether it hangs on the deadline how much can be granted."""
        in_all = self.case.reading.longest_extension == "all together"
        return self.request.length is None or in_all

    def _why_exceptional(self) -> Explanation | None:
        if self.rule.exceptional_after is None:
            return None
        needed, count = self.ours.exceptional(), self.ours.extended
        number = f"{count or 'no'} extension{'' if count == 1 else 's'}"
        if needed == Truth.UNKNOWN:
            claim = "not known whether an extension was granted before, and so whether "
            claim += "exceptional circumstances must be shown"
        else:
            must = "must" if needed else "need not"
            claim = (
                f"exceptional circumstances {must} be shown: {number} granted before"
            )
        chosen = ("exceptional_circumstances",)
        return Explanation(claim, needed, self.rule.provision, choices=chosen)

    def _lapse(self) -> tuple[date, date] | None:
        meeting, last = self.meeting, self.ours.due.latest
        if meeting is None or meeting.closes.day is None or not self.ours.certain:
            return None
        filed, closes = self.ours.asked.filed, sitting_of(meeting).closes
        if truth_of(lambda course: course.no_later(filed, closes)) is not Truth.TRUE:
            return None  # it may be for another meeting to decide
        if self.ours.by_the_deadline(closes) is not Truth.FALSE:
            return None
        return last + _DAY, meeting.closes.latest

    def _why_meeting(self) -> Explanation:
        provision, meeting = self.rule.decision_provision, self.meeting
        if meeting is None:
            claim = "no meeting that can decide is in the record"
            return Explanation(claim, Truth.UNKNOWN, provision)
        claim = f"{meeting.label} ({_days(meeting)}) can decide"
        if self.lapse:
            first, last = self.lapse
            claim += f"; the deadline would have lapsed from {first} to {last}"
        return Explanation(claim, meeting.closes, provision)

    def _contents(self) -> tuple[tuple[Content, ...] | None, Explanation | None]:
        wanted = self._wanted()
        given, provision = self.request.contents, self.rule.contents_provision
        if not wanted and not self.open:
            return (), None
        if given is None:
            claim = "the record does not say what it contains"
            return None, Explanation(claim, Truth.UNKNOWN, provision)
        lacking = [(where, c) for where, c in wanted if c.letter not in given]
        truth = Truth.of(not lacking)
        if self.open:
            truth = truth & Truth.UNKNOWN
        step = Explanation(self._lacks(lacking), truth, provision)
        return tuple(c for _, c in lacking), step

    def _lacks(self, lacking: list[tuple[str, Content]]) -> str:
        """Return what a request lacks, and may lack, in words."""
        sure = "surely " if self.open else ""
        claim = f"contains all that is {sure}asked for"
        if lacking:
            claim = f"lacks {self._all_named(lacking)}"
        if self.open:
            claim += f"; whether {self._all_named(self.open)} is asked for is not known"
        return claim

    def _all_named(self, contents: list[tuple[str, Content]]) -> str:
        return ", ".join(starmap(self._named, contents))

    def _perhaps_wanted(self) -> list[tuple[str, Content]]:
        """Return what it does not contain and may have to, and where that is said."""
        given = self.request.contents
        asked = self.ours.asked_for() if given is not None else ()
        open_ = ((where, c) for where, c, need in asked if need == Truth.UNKNOWN)
        return [(where, c) for where, c in open_ if c.letter not in (given or ())]

    def _named(self, where: str, content: Content) -> str:
        if where.startswith(f"{self.rule.contents_provision}."):
            return f"({content.letter}) {content.text}"
        return f"{content.text} [{where}]"

    def _wanted(self) -> list[tuple[str, Content]]:
        """Return what the request must contain, and where that is said."""
        asked = self.ours.asked_for()
        return [(where, c) for where, c, needed in asked if needed is Truth.TRUE]

    def _irregular(self) -> Iterator[Irregularity]:
        request, rule, due = self.request, self.rule, self.ours.due
        yield from late_filing(request, rule, self.filing)
        if rule.before_expiry and self.expiry is Truth.FALSE:
            on_request = self.case.reading.before_expiry == "request"
            what = "" if on_request else "decision "
            text = f"{request}: {what}expected before the deadline expired, {due}"
            yield Irregularity(rule.lead_provision, text, request)
        for text in self._beyond_granting():
            yield Irregularity(rule.provision, f"{request}: {text}", request)

    def _beyond_granting(self) -> Iterator[str]:
        """Yield what the request asks for that nobody can grant."""
        yield from self._too_far()
        length = self.request.length
        whole = self.case.reading.extension_length == "whole years"
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
        """Yield that it asks for too much, or for no more than there is."""
        length, until = self.request.length, self.request.until
        longest = self.rule.longest
        if length and self.ours.exceeds(length, longest):
            yield f"asks for {length}; expected {longest} at most"
        elif until and self.ours.too_far(until, longest) is Truth.TRUE:
            last = self.ours.latest_for(longest)
            yield f"asks for {until}; expected {last} at the latest"
        elif until and self.ours.too_soon(until) is Truth.TRUE:
            yield f"asks for {until}; expected a day after the deadline, {self.ours}"

    def _why_far(self) -> Explanation | None:
        """Return that the day that it asks for may be too late, or too early."""
        if not self._perhaps_too_far():
            return None
        claim = (
            f"whether the deadline, {self.ours}, can be extended to "
            f"{self.request.until} is not known: {self.rule.longest} at most"
        )
        return Explanation(claim, Truth.UNKNOWN, self.rule.provision)

    def _perhaps_too_far(self) -> bool:
        """Tell whether the day that it asks for may be too late, or too early."""
        until = self.request.until
        if until is None:
            return False
        far = self.ours.too_far(until, self.rule.longest) | self.ours.too_soon(until)
        return far == Truth.UNKNOWN

    def _missing(self) -> Iterator[Missing]:
        request, filing = self.request, self.filing
        yield from self.ours.missing()
        if filing.due is None:
            yield Missing(f"the days of {request.meeting}", Cause.BEYOND_THE_RECORD)
        elif filing.due.day is None:
            fact = f"the days of {request.meeting} (known: {filing.day})"
            yield Missing(fact, Cause.PARTIAL_DATE)
        if request.date.day is None:
            fact = f"the day of filing (known: {request.date})"
            yield Missing(fact, Cause.PARTIAL_DATE)
        if request.length is None and request.until is None:
            yield Missing("the length asked for", Cause.NOT_REPORTED)
        if self.lacking is None:
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

    def over(course: Course, meeting: Meeting) -> bool:
        return not course.no_later(filed, sitting_of(meeting).closes)

    def passed(course: Course, meeting: Meeting) -> bool:
        return not course.no_later(filed, sitting_of(meeting).opens)

    ahead = [
        m for m in sittings if truth_of(partial(passed, meeting=m)) is not Truth.TRUE
    ]
    named = next(iter(ahead or sittings), None)
    if named and truth_of(partial(over, meeting=named)) is Truth.TRUE:
        return None
    return named


def _days(meeting: Meeting) -> str:
    ends = dict.fromkeys((str(meeting.opens), str(meeting.closes)))
    return " to ".join(ends)


def _is_whole(length: Period) -> bool:
    return in_whole_years(length).calendar_months == length.calendar_months and not (
        length.weeks or length.days
    )


def span_of(meeting: Meeting) -> PartialDate:
    """Return the days on which a meeting can decide."""
    return PartialDate(meeting.opens.earliest, meeting.closes.latest)
