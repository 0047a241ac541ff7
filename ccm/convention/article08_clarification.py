"""Article 8: facilitation and clarification of compliance."""

from __future__ import annotations

from datetime import date as Day
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import Event, State
from ccm.meetings import Clause, Force, Length, forums, next_session, party_on
from ccm.meetings.electorate import bound
from ccm.rules import Cause, Explanation, Missing, Reading, Roll, Ruling, Truth, as_read
from ccm.rules.bearing import day_of, happened_by, span_in_all, span_of, truth_of
from ccm.rules.courses import Course, When, every_course, moment

__all__ = [
    "CLARIFICATION",
    "REPLY",
    "Clarification",
    "ClarificationAnswered",
    "ClarificationRequested",
    "Stage",
    "admissible",
    "clarification",
    "reply_due",
]

REPLY = Length(provision="art8.2", period=Period(days=28))
"""Article 8(2): all information that would help, within 28 days."""

_PARTY, _ASKING, _ASKED = "a State Party", "the requesting State", "the requested State"
_SECRETARY_GENERAL = "the Secretary-General"
_MEETING = "the Meeting of States Parties"

CLARIFICATION = (
    Clause("art8.1", "the States Parties", Force.MUST, "consult and cooperate"),
    Clause("art8.2", _PARTY, Force.MAY, "ask another to clarify its compliance"),
    Clause("art8.2", _PARTY, Force.MUST_NOT, "make an unfounded request"),
    Clause("art8.2", _ASKED, Force.MUST, "give all information that would help"),
    Clause("art8.3", _ASKING, Force.MAY, "submit the matter to the next Meeting"),
    Clause(
        "art8.3",
        _SECRETARY_GENERAL,
        Force.MUST,
        "transmit the submission to all States Parties and to the requested State",
    ),
    Clause("art8.3", _ASKED, Force.MAY, "respond to the submission"),
    Clause(
        "art8.4",
        "any State Party concerned",
        Force.MAY,
        "ask for the Secretary-General's good offices before a Meeting",
    ),
    Clause("art8.5", _MEETING, Force.MUST, "first decide whether to consider it"),
    Clause("art8.5", _MEETING, Force.MAY, "suggest ways and means to settle it"),
    Clause("art8.5", _MEETING, Force.MAY, "have procedures of international law begun"),
    Clause(
        "art8.5",
        _MEETING,
        Force.MAY,
        "recommend measures, cooperation under Article 6 among them, if what is at "
        "issue lies beyond the requested State's control",
    ),
    Clause("art8.6", _MEETING, Force.MAY, "adopt other procedures for clarification"),
)
"""What Article 8 requires and allows without a date; of 8(5) no majority is named."""


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class ClarificationRequested(Event):
    """States Parties asked another, the event's State, to clarify its compliance.

    Attributes:
        by: The States that ask; at least one.
        transmitted: When the Secretary-General passed the request on.
        received: When the requested State received it.

    Raises:
        InvalidValueError: Nobody asks, or the State asks itself.
    """

    title: ClassVar[str] = "request for clarification"
    by: tuple[State, ...]
    transmitted: PartialDate | None = None
    received: PartialDate | None = None

    def cohere(self) -> None:
        """Refuse what does not go together."""
        super().cohere()
        if not self.by or self.state in self.by:
            msg = f"by: expected other States than {self.state}, at least one"
            raise InvalidValueError(msg)

    def detail(self) -> str:
        """Name the States that ask."""
        return f"{self.title} by {', '.join(map(str, self.by))}"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class ClarificationAnswered(Event):
    """The requested State answered through the Secretary-General.

    Attributes:
        satisfactory: Whether the requesting States deem the answer satisfactory.
    """

    title: ClassVar[str] = "answer to a request for clarification"
    satisfactory: Truth = Truth.UNKNOWN


class Stage(StrEnum):
    """How far a request for clarification has got."""

    AWAITED = "answer awaited"
    """The 28 days run, and no answer has come."""

    ANSWERED = "answered"
    """A satisfactory answer came in time; nothing follows."""

    OPEN = "open to submission"
    """No answer in time, or none that satisfies: the next Meeting can be seized."""

    UNDETERMINED = "undetermined"
    """The record cannot say."""


@attrs.define(frozen=True, kw_only=True, eq=False)
class Clarification:
    """Where a request for clarification stands on a day, and why.

    Attributes:
        stage: The stage; `Stage.UNDETERMINED` where the record cannot say.
        due: The last day for an answer; without end (`date.max`) where neither the
            day from which it is counted nor that of a later act is on record.
        may_submit: Whether the matter can be submitted to the next Meeting.
        meeting: Label of the next meeting to which it can be submitted; empty
            while it cannot, or if the record does not tell which meeting that is.
        follows: What can follow from here.
        explanation: The reasons.
        missing: What would have to be known.
    """

    stage: Stage
    due: PartialDate
    may_submit: Ruling
    meeting: str
    follows: tuple[Clause, ...]
    explanation: Explanation
    missing: tuple[Missing, ...]


def admissible(request: ClarificationRequested, roll: Roll) -> Ruling:
    """Tell whether all the States concerned were Parties when it was made."""
    made = day_of(request)
    concerned = [("asking", state) for state in request.by]
    concerned.append(("asked", request.state))
    parts = [
        Ruling.of(
            party_on(roll, state, made),
            f"{state}, {role}, is a State Party on {request.date}",
            "art8.2",
            missing=(Missing(f"whether {state} was a Party", Cause.PARTIAL_DATE),),
        )
        for role, state in concerned
    ]
    together = truth_of(
        lambda course: all(bound(course, roll, state, made) for _, state in concerned)
    )
    claim = "the request is one between Parties"
    return Ruling.all_of(claim, "art8.2", *parts, truth=together)


def reply_due(request: ClarificationRequested, reading: Reading) -> Explanation:
    """Return the last day for an answer; the day counted from is day 0.

    A request is made, transmitted and received in that order. Where the day counted
    from is not on record, that is all that is known of it: the due day has no end
    then, unless a later act is on record.
    """
    procedure = _Procedure(request, None, reading)
    due, base = span_in_all(procedure.due), reading.reply_runs_from
    start = span_of(procedure.start)
    claim = f"answer due {_by(due)}: {REPLY.period} from {base}, {start}"
    if not procedure.start_is_recorded:
        claim = f"answer due {_by(due)}: the day of {base} is not on record"
    read = as_read(reading, "reply_runs_from")
    return Explanation(claim, due, REPLY.provision, (request,), (read,))


class _Procedure:
    """A request and its answer, over one course of events."""

    __slots__ = ("_in_order", "answer", "reading", "start", "start_is_recorded")

    def __init__(
        self,
        request: ClarificationRequested,
        answer: ClarificationAnswered | None,
        reading: Reading,
    ) -> None:
        made = day_of(request)
        sent = _day_of_act(request, "transmission", request.transmitted)
        received = _day_of_act(request, "receipt", request.received)
        base = reading.reply_runs_from
        acts = {"request": made, "transmission": sent, "receipt": received}
        told = acts[base]
        self.answer, self.reading = answer, reading
        self.start_is_recorded = told is not None
        known = request.transmitted or request.date
        unknown = PartialDate(known.earliest, Day.max)
        self.start = told or moment((id(request), base), unknown)
        acts[base] = self.start
        self._in_order = [day for day in acts.values() if day is not None]

    def due(self, course: Course) -> When:
        """Return the last day for an answer."""
        for earlier, later in pairwise(self._in_order):
            course.given(earlier, later)
        return REPLY.ends(course, self.start, self.reading)

    def answered(self, course: Course, on: Day) -> bool:
        """Tell whether an answer has come by a day."""
        answer = self.answer
        return answer is not None and course.no_later(day_of(answer), on)

    def late(self, course: Course, on: Day) -> bool:
        """Tell whether the last day is over, and no answer came by it."""
        due = self.due(course)
        if course.no_later(on, due):
            return False
        answer = self.answer
        in_time = answer is not None and course.no_later(day_of(answer), due)
        return not (in_time and self.answered(course, on))

    def poor(self, course: Course, on: Day) -> Truth:
        """Tell whether an answer came that does not satisfy."""
        if self.answer is None or not self.answered(course, on):
            return Truth.FALSE
        return ~self.answer.satisfactory

    def may_submit(self, course: Course, on: Day) -> Truth:
        """Tell whether the matter can be submitted to the next Meeting."""
        return Truth.of(self.late(course, on)) | self.poor(course, on)

    def stage(self, course: Course, on: Day) -> Stage:
        """Return how far the request has got."""
        submit = self.may_submit(course, on)
        if submit is Truth.TRUE:
            return Stage.OPEN
        if submit == Truth.UNKNOWN:
            return Stage.UNDETERMINED
        return Stage.ANSWERED if self.answered(course, on) else Stage.AWAITED


def _day_of_act(
    request: ClarificationRequested, act: str, day: PartialDate | None
) -> When | None:
    return None if day is None else moment((id(request), act), day)


def clarification(
    request: ClarificationRequested,
    answer: ClarificationAnswered | None,
    roll: Roll,
    on: Day,
) -> Clarification:
    """Return where a request stands on a day on or after it.

    Args:
        request: The request.
        answer: The answer; None if there is none.
        roll: The record, for its meetings, and the reading.
        on: The day asked about.

    Raises:
        InvalidValueError: The request is later than the day, or it is answered
            by another State than the one that was asked.
    """
    _refuse(request, answer, on)
    procedure = _Procedure(request, answer, roll.reading)
    stage = _stage(procedure, on)
    answered, submit = _answered(procedure, on), _may_submit(procedure, on)
    because = [reply_due(request, roll.reading)]
    because += [answered.explanation, submit.explanation]
    if stage is Stage.OPEN:
        because.append(as_read(roll.reading, "declaration_forum"))
    claim = f"{request.state} on {on}, request of {request.date}: {stage}"
    gaps = submit.missing or answered.missing
    return Clarification(
        stage=stage,
        due=span_in_all(procedure.due),
        may_submit=submit,
        meeting=_next_meeting(roll, on) if stage is Stage.OPEN else "",
        follows=tuple(c for c in CLARIFICATION if c.provision in _AHEAD.get(stage, ())),
        explanation=Explanation(claim, None, "art8", (request,), tuple(because)),
        missing=gaps if stage is Stage.UNDETERMINED else (),
    )


_AHEAD = {Stage.OPEN: ("art8.3", "art8.4", "art8.5"), Stage.AWAITED: ("art8.4",)}


def _next_meeting(roll: Roll, on: Day) -> str:
    meeting = next_session(roll.record, forums(roll.reading), on)
    return meeting.label if meeting else ""


def _stage(procedure: _Procedure, on: Day) -> Stage:
    courses = every_course(lambda course: procedure.stage(course, on))
    stages = set(courses.outcomes)
    one = courses.whole and len(stages) == 1
    return stages.pop() if one else Stage.UNDETERMINED


def _refuse(
    request: ClarificationRequested, answer: ClarificationAnswered | None, on: Day
) -> None:
    if happened_by((request,), on) is not Truth.TRUE:
        msg = f"on: expected a day on or after the request ({request.date}), got {on}"
        raise InvalidValueError(msg)
    if answer and answer.state != request.state:
        msg = f"answer: expected one by {request.state}, got one by {answer.state}"
        raise InvalidValueError(msg)


def _answered(procedure: _Procedure, on: Day) -> Ruling:
    answer = procedure.answer
    if answer is None:
        return Ruling.of(Truth.FALSE, "no answer is on record", "art8.2")
    return Ruling.of(
        truth_of(lambda course: procedure.answered(course, on)),
        f"answered: {answer.date}",
        "art8.2",
        facts=(answer,),
        missing=(Missing("the exact day of the answer", Cause.PARTIAL_DATE),),
    )


def _may_submit(procedure: _Procedure, on: Day) -> Ruling:
    """Tell whether no answer came in time, or the one that came does not satisfy."""
    late = Ruling.of(
        truth_of(lambda course: procedure.late(course, on)),
        f"no answer {_by(span_in_all(procedure.due))}",
        "art8.3",
        missing=(Missing("the last day for the answer", Cause.PARTIAL_DATE),),
    )
    poor = Ruling.of(
        truth_of(lambda course: procedure.poor(course, on)),
        "an answer that does not satisfy",
        "art8.3",
        missing=(
            *_answered(procedure, on).missing,
            Missing("whether the requesting State is satisfied", Cause.NOT_REPORTED),
        ),
    )
    return Ruling.of(
        truth_of(lambda course: procedure.may_submit(course, on)),
        "it can be submitted to the next Meeting of States Parties",
        "art8.3",
        because=(late.explanation, poor.explanation),
        missing=(*late.missing, *poor.missing),
    )


def _by(due: PartialDate) -> str:
    return f"on {due.earliest} or later" if due.latest == Day.max else f"by {due}"
