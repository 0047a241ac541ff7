"""How the text is read where it can be read in more than one way."""

from __future__ import annotations

from typing import Any, Literal, get_args

import attrs

from ccm.dates import Rounding
from ccm.errors import InvalidValueError

__all__ = ["Choice", "Reading"]


@attrs.define(frozen=True)
class Choice:
    """A question of interpretation and what supports the default.

    Attributes:
        id: Number of the question in ``docs/explanation/readings.md``.
        question: What the text leaves open.
        evidence: Why the default is the default.
    """

    id: str
    question: str
    evidence: str


def _choice(
    default: str, options: Any, number: str, question: str, evidence: str
) -> Any:
    choice = Choice(number, question, evidence)
    return attrs.field(
        default=default, metadata={"choice": choice, "options": get_args(options)}
    )


MonthCount = Literal["sixth month after the month of deposit", "six full months"]
LastSignature = Literal["day before entry into force", "day of entry into force"]
LastDay = Literal["in time", "too late"]
DayZero = Literal["not counted", "counted"]
FirstYear = Literal["year of entry into force", "year before the first 30 April"]
Single = Literal["a cluster munition", "no cluster munition"]
Movement = Literal["movement or title", "movement and title"]
Lead = Literal["opening", "closing"]
Pending = Literal["suspends nothing", "suspends"]
Forum = Literal["any meeting that decides", "meetings of States Parties only"]
Base = Literal["previous deadline", "decision"]
Abstention = Literal["not voting", "voting"]
Interval = Literal["opening to opening", "close to opening", "part 1", "part 2"]
Transit = Literal["contested", "prohibited", "permitted"]
Interoperability = Literal["contested", "prevails", "does not prevail"]
ReplyFrom = Literal["receipt", "transmission", "request"]
SupportDay = Literal["last day for support", "circulation"]
Leaver = Literal["counts", "does not count"]
Convened = Literal["held", "called"]
Silence = Literal["a decision", "no decision"]
Late = Literal["irregular", "moved to a later meeting"]
Counted = Literal["deposited", "in force"]
RunsFrom = Literal["the later", "the earlier"]
Starts = Literal["close", "opening"]
Ends = Literal["close", "opening", "planned opening"]


@attrs.define(frozen=True, kw_only=True)
class Reading:
    """One choice for every open question; the defaults are the practice.

    Raises:
        InvalidValueError: A choice is none of its options.

    >>> Reading(extension_base="decision").extension_base
    'decision'
    """

    entry_into_force: MonthCount = _choice(
        "sixth month after the month of deposit",
        MonthCount,
        "A-01",
        "what is the first day of the sixth month after the date of deposit?",
        "173 of 174 printed dates of entry into force; the other is a misprint",
    )
    last_signature: LastSignature = _choice(
        "day before entry into force",
        LastSignature,
        "A-02",
        "on which day did signature close?",
        "open for signature until entry into force",
    )
    last_day: LastDay = _choice(
        "in time",
        LastDay,
        "A-03",
        "is performance on the anniversary itself in time?",
        "not later than eight years after; published deadlines are anniversaries",
    )
    single_submunition: Single = _choice(
        "a cluster munition",
        Single,
        "A-04",
        "what is a munition that releases a single explosive submunition?",
        "Article 2(2) names no least number, and neither does the exemption in (c)(i)",
    )
    transfer: Movement = _choice(
        "movement or title",
        Movement,
        "A-06",
        "must title and control pass as well as the munitions move?",
        "the text says 'in addition to'; the wider meaning leaves no gap in a ban",
    )
    day_zero: DayZero = _choice(
        "not counted",
        DayZero,
        "A-08",
        "does the day of entry into force count among the 180 days?",
        "30 of 35 printed due dates; the misses go both ways",
    )
    first_annual_report: FirstYear = _choice(
        "year of entry into force",
        FirstYear,
        "A-09",
        "which calendar year does the first annual report cover?",
        "initial reports of 2011 were followed by reports on 2011 in April 2012",
    )
    lead_counts_from: Lead = _choice(
        "opening",
        Lead,
        "A-11",
        "from which day of the meeting do nine months count back?",
        "December 2022 was named for the meeting that opened on 11 September 2023",
    )
    pending_request: Pending = _choice(
        "suspends nothing",
        Pending,
        "A-12",
        "does a request that is pending keep the deadline from passing?",
        "no provision says so; decisions after a lapse counted from the old deadline",
    )
    declaration_forum: Forum = _choice(
        "any meeting that decides",
        Forum,
        "A-14",
        "does a Review Conference stand in for a Meeting of States Parties?",
        "Review Conferences took the place of the meetings of 2015, 2020 and 2021",
    )
    late_request: Late = _choice(
        "irregular",
        Late,
        "A-11b",
        "what follows if a request is filed too late for its meeting?",
        "many late requests were decided at the meeting they were addressed to",
    )
    extension_base: Base = _choice(
        "previous deadline",
        Base,
        "A-15",
        "from when does an extension run?",
        "37 months from 1 March 2021 gave 1 April 2024",
    )
    abstentions: Abstention = _choice(
        "not voting",
        Abstention,
        "A-16",
        "is to abstain from a vote to vote?",
        "United Nations practice; the text says present and voting",
    )
    review_interval: Interval = _choice(
        "opening to opening",
        Interval,
        "A-17",
        "from where to where are the years between Review Conferences counted?",
        "so counted, the first three Conferences keep the interval",
    )
    rounding: Rounding = attrs.field(
        default=Rounding.DOWN,
        validator=attrs.validators.instance_of(Rounding),
        metadata={
            "choice": Choice(
                "A-18",
                "which day ends a period whose last day is not in the calendar?",
                "the period is never longer than the text says",
            )
        },
    )
    transit: Transit = _choice(
        "contested",
        Transit,
        "A-31",
        "is it assistance to let others' munitions pass or be kept on one's territory?",
        "the text names neither transit nor the stocks of others",
    )
    interoperability: Interoperability = _choice(
        "contested",
        Interoperability,
        "A-32",
        "does Article 21(3) prevail over the ban on assistance?",
        "Article 21(4) does not name it; views differ (CCM/CONF/2015/7, annex II)",
    )
    reply_runs_from: ReplyFrom = _choice(
        "receipt",
        ReplyFrom,
        "A-38",
        "from when do the 28 days for a reply run?",
        "the duty is that of the Party which receives the request",
    )
    support_counted_on: SupportDay = _choice(
        "last day for support",
        SupportDay,
        "A-39",
        "of the States Parties of which day must a majority support a conference?",
        "support can come until that day",
    )
    acceptance_of_leaver: Leaver = _choice(
        "counts",
        Leaver,
        "A-40",
        "does an acceptance count once the State has withdrawn?",
        "the text counts the States that were Parties at the date of adoption",
    )
    convened: Convened = _choice(
        "held",
        Convened,
        "A-52",
        "is a meeting convened when it is held or when it is called?",
        "meetings are counted by the days on which they were held",
    )
    silence_procedure: Silence = _choice(
        "a decision",
        Silence,
        "A-54",
        "is a decision under a silence procedure one of a meeting?",
        "the extensions of February 2021 were decided so and have been followed",
    )
    parties_counted: Counted = _choice(
        "deposited",
        Counted,
        "A-35",
        "which States does a plan's number of States Parties count?",
        "the plan counts those that ratified or acceded (annex III, para. 9)",
    )
    plan_period_runs_from: RunsFrom = _choice(
        "the later",
        RunsFrom,
        "A-45",
        "from which of conference and entry into force does a plan's period run?",
        "the other day would end the period before the plan, or the State, began",
    )
    plan_starts_at: Starts = _choice(
        "close",
        Starts,
        "A-45b",
        "which day stands for the Review Conference that adopted a plan?",
        "after the conference; the report gives the plan's adoption no day of its own",
    )
    plan_ends_at: Ends = _choice(
        "close",
        Ends,
        "A-47",
        "which day stands for the Review Conference with which a plan ends?",
        "the conference had not been held before it closed",
    )

    def __attrs_post_init__(self) -> None:
        for field in attrs.fields(type(self)):
            options = field.metadata.get("options", ())
            chosen = getattr(self, field.name)
            if options and chosen not in options:
                expected = ", ".join(repr(option) for option in options)
                msg = f"{field.name}: expected one of {expected}, got {chosen!r}"
                raise InvalidValueError(msg)
