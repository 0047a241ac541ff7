"""Article 8: facilitation and clarification of compliance."""

from __future__ import annotations

from datetime import date as Day
from enum import StrEnum
from typing import ClassVar

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import Event, State
from ccm.meetings import Clause, Force, Length, forums, next_session, party_on
from ccm.rules import (
    Cause,
    Explanation,
    Missing,
    Reading,
    Roll,
    Ruling,
    Truth,
    as_read,
    no_later,
)

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

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
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
        due: The last day for an answer; without end (`date.max`) where the day
            from which it is counted is not on record.
        may_submit: Whether the matter can be submitted to the next Meeting.
        meeting: Label of the next meeting to which it can be submitted; empty
            while it cannot, or if the record does not hold that meeting.
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
    parts = [
        Ruling.of(
            party_on(roll, state, request.date),
            f"{state}, {role}, is a State Party on {request.date}",
            "art8.2",
            missing=(Missing(f"whether {state} was a Party", Cause.PARTIAL_DATE),),
        )
        for role, states in (("asking", request.by), ("asked", (request.state,)))
        for state in states
    ]
    return Ruling.all_of("the request is one between Parties", "art8.2", *parts)


def reply_due(request: ClarificationRequested, reading: Reading) -> Explanation:
    """Return the last day for an answer; the day counted from is day 0.

    Where that day is not on record, it is known only not to precede the day of
    transmission or, failing that, of the request: the due day has no end then.
    """
    start = _counted_from(request, reading)
    due = REPLY.ends(start, reading)
    base = reading.reply_runs_from
    claim = f"answer due {_by(due)}: {REPLY.period} from {base}, {start}"
    if due.latest == Day.max:
        claim = f"answer due {_by(due)}: the day of {base} is not on record"
    read = as_read(reading, "reply_runs_from")
    return Explanation(claim, due, REPLY.provision, (request,), (read,))


def _counted_from(request: ClarificationRequested, reading: Reading) -> PartialDate:
    known = {
        "receipt": request.received,
        "transmission": request.transmitted,
        "request": request.date,
    }
    earlier = request.transmitted or request.date
    return known[reading.reply_runs_from] or attrs.evolve(earlier, latest=Day.max)


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
    if not request.date.surely_by(on):
        msg = f"on: expected a day on or after the request ({request.date}), got {on}"
        raise InvalidValueError(msg)
    if answer and answer.state != request.state:
        msg = f"answer: expected one by {request.state}, got one by {answer.state}"
        raise InvalidValueError(msg)
    reason = reply_due(request, roll.reading)
    due = REPLY.ends(_counted_from(request, roll.reading), roll.reading)
    answered = _answered(answer, on)
    submit = _may_submit(answer, answered, due, on)
    stage = _stage(submit.truth, answered.truth)
    meeting = next_session(roll.record, forums(roll.reading), on)
    follows = {Stage.OPEN: ("art8.3", "art8.4", "art8.5"), Stage.AWAITED: ("art8.4",)}
    claim = f"{request.state} on {on}, request of {request.date}: {stage}"
    because = [reason, answered.explanation, submit.explanation]
    if stage is Stage.OPEN:
        because.append(as_read(roll.reading, "declaration_forum"))
    return Clarification(
        stage=stage,
        due=due,
        may_submit=submit,
        meeting=meeting.label if meeting and stage is Stage.OPEN else "",
        follows=tuple(
            c for c in CLARIFICATION if c.provision in follows.get(stage, ())
        ),
        explanation=Explanation(claim, None, "art8", (request,), tuple(because)),
        missing=submit.missing,
    )


def _answered(answer: ClarificationAnswered | None, on: Day) -> Ruling:
    if answer is None:
        return Ruling.of(Truth.FALSE, "no answer is on record", "art8.2")
    return Ruling.of(
        no_later(answer.date, PartialDate.on(on)),
        f"answered: {answer.date}",
        "art8.2",
        facts=(answer,),
        missing=(Missing("the exact day of the answer", Cause.PARTIAL_DATE),),
    )


def _may_submit(
    answer: ClarificationAnswered | None, answered: Ruling, due: PartialDate, on: Day
) -> Ruling:
    """Tell whether no answer came in time, or the one that came does not satisfy."""
    over = ~no_later(PartialDate.on(on), due)
    in_time = no_later(answer.date, due) if answer else Truth.FALSE
    content = answer.satisfactory if answer else Truth.FALSE
    late = Ruling.of(
        over & ~(answered.truth & in_time),
        f"no answer {_by(due)}",
        "art8.3",
        missing=(Missing("the last day for the answer", Cause.PARTIAL_DATE),),
    )
    poor = Ruling.of(
        answered.truth & ~content,
        "an answer that does not satisfy",
        "art8.3",
        missing=(
            *answered.missing,
            Missing("whether the requesting State is satisfied", Cause.NOT_REPORTED),
        ),
    )
    return Ruling.of(
        late.truth | poor.truth,
        "it can be submitted to the next Meeting of States Parties",
        "art8.3",
        because=(late.explanation, poor.explanation),
        missing=(*late.missing, *poor.missing),
    )


def _by(due: PartialDate) -> str:
    return f"on {due.earliest} or later" if due.latest == Day.max else f"by {due}"


def _stage(submit: Truth, answered: Truth) -> Stage:
    if submit is Truth.TRUE:
        return Stage.OPEN
    if Truth.UNKNOWN in (submit, answered):
        return Stage.UNDETERMINED
    return Stage.ANSWERED if answered else Stage.AWAITED
