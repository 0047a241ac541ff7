"""How the text is read where it can be read in more than one way.

First the options of each open question, the default first; then the questions, each
with its number in ``docs/explanation/readings.md`` and what supports the default.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Literal, get_args

import attrs

import ccm
from ccm.dates import Rounding
from ccm.errors import InvalidValueError
from ccm.rules.shown import Shown

__all__ = ["Choice", "Reading", "in_words"]

MonthCount = Literal["sixth month after the month of deposit", "six full months"]
LastSignature = Literal["day before entry into force", "day of entry into force"]
LastDay = Literal["in time", "too late"]
DayZero = Literal["not counted", "counted", "counted from the deposit"]
FirstYear = Literal[
    "year of entry into force",
    "year before the first 30 April",
    "year before the 30 April after the initial report",
]
Single = Literal["a cluster munition", "no cluster munition"]
Movement = Literal["movement or title", "movement and title"]
Lead = Literal["opening", "closing", "decision"]
Pending = Literal["suspends nothing", "suspends"]
Forum = Literal["any meeting that decides", "meetings of States Parties only"]
Base = Literal["previous deadline", "decision", "expiry"]
Abstention = Literal["not voting", "voting"]
Interval = Literal["opening to opening", "close to opening", "part 1", "part 2"]
Transit = Literal["contested", "prohibited", "permitted"]
Interoperability = Literal["contested", "prevails", "does not prevail"]
ReplyFrom = Literal["receipt", "transmission", "request"]
SupportDay = Literal["last day for support", "circulation"]
Leaver = Literal["counts", "does not count"]
Convened = Literal["held", "called"]
Rejoining = Literal["by accession", "by any instrument", "not possible"]
Silence = Literal["a decision", "no decision"]
Late = Literal["irregular", "inadmissible", "moved to a later meeting"]
Bomblets = Literal["as cluster munitions", "under Article 1 alone"]
ReportDay = Literal["30 April", "next Monday"]
LeadUnit = Literal["calendar months", "months of 30 days", "twelfths of a year"]
BeforeExpiry = Literal["request", "decision"]
Papers = Literal["any later meeting", "one with time for papers"]
ExtensionEnd = Literal["same day", "day before"]
Ability = Literal["as the State judges", "by its means"]
UrgentSince = Literal["entry into force for that State", "general entry into force"]
LaterRemnants = Literal["can be extended", "cannot be extended"]
HostilitiesEnd = Literal["declaration", "ceasefire", "political settlement", "finding"]
AreasFound = Literal["old deadline", "new period", "overdue at once"]
StocksFound = Literal["urgent, by its own plan", "old deadline"]
Exceptional = Literal["for further extensions", "for any extension"]
Longest = Literal["each by itself", "all together"]
ExtensionUnit = Literal["months", "whole years"]
Beyond = Literal["not allowed", "allowed"]
Renewals = Literal["unlimited", "one"]
Minimum = Literal["submunitions", "munitions as well"]
Reach = Literal["as each article says", "jurisdiction or control"]
Investment = Literal["national choice", "assistance"]
Finder = Literal["State or Parties", "observers as well"]
LastReports = Literal["none after it leaves", "for its time as a Party"]
PartYear = Literal["since entry into force", "whole calendar year"]
DaysBefore = Literal["full days", "opening day counted"]
Weeks = Literal["eight weeks in all", "one span after another"]
Vacancy = Literal["nobody", "last President stays"]
Counted = Literal["deposited", "in force"]
RunsFrom = Literal["the later", "the earlier"]
Unheard = Literal["not known", "none"]
Starts = Literal["close", "opening"]
Ends = Literal["close", "opening", "planned opening"]


@attrs.define(frozen=True, eq=False, repr=False)
class Choice(Shown):
    """A question of interpretation and what supports the default.

    Attributes:
        id: Number of the question in ``docs/explanation/readings.md``.
        question: What the text leaves open.
        evidence: Why the default is the default.
    """

    id: str
    question: str
    evidence: str


def _choice(options: Any, number: str, question: str, evidence: str) -> Any:
    """Return a field for a question whose options a `Literal` names."""
    each = get_args(options)
    told = Choice(number, question, evidence)
    return attrs.field(default=each[0], metadata={"choice": told, "options": each})


class _Hashed(Shown):
    """Keeps its hash: every view is looked up by its reading."""

    __slots__ = ("_hash",)
    _hash: int


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Reading(_Hashed):
    """One choice for every open question; the defaults are the practice.

    Raises:
        InvalidValueError: A choice is none of its options.

    >>> Reading(extension_base="decision", last_day="in time")
    Reading(extension_base='decision')
    """

    entry_into_force: MonthCount = _choice(
        MonthCount,
        "A-01",
        "what is the first day of the sixth month after the date of deposit?",
        "173 of 174 printed dates of entry into force; the other is a misprint",
    )
    last_signature: LastSignature = _choice(
        LastSignature,
        "A-02",
        "on which day did signature close?",
        "open for signature until entry into force",
    )
    last_day: LastDay = _choice(
        LastDay,
        "A-03",
        "is performance on the anniversary itself in time?",
        "not later than eight years after; published deadlines are anniversaries",
    )
    single_submunition: Single = _choice(
        Single,
        "A-04",
        "what is a munition that releases a single explosive submunition?",
        "Article 2(2) names no least number, and neither does the exemption in (c)(i)",
    )
    bomblets: Bomblets = _choice(
        Bomblets,
        "A-05",
        "do Articles 3 and 7 reach the explosive bomblets of Article 1(2)?",
        "no practice is on record; else what is banned could stay in stock",
    )
    transfer: Movement = _choice(
        Movement,
        "A-06",
        "must title and control pass as well as the munitions move?",
        "the text says 'in addition to'; the wider meaning leaves no gap in a ban",
    )
    day_zero: DayZero = _choice(
        DayZero,
        "A-08",
        "does the day of entry into force count among the 180 days?",
        "30 of 35 printed due dates; the misses go both ways",
    )
    first_annual_report: FirstYear = _choice(
        FirstYear,
        "A-09",
        "which calendar year does the first annual report cover?",
        "initial reports of 2011 were followed by reports on 2011 in April 2012",
    )
    report_day: ReportDay = _choice(
        ReportDay,
        "A-10",
        "is a report due later if 30 April falls on a Saturday or a Sunday?",
        "the text names the day and no exception; holidays differ from State to State",
    )
    lead_counts_from: Lead = _choice(
        Lead,
        "A-11",
        "from which day of the meeting do nine months count back?",
        "December 2022 was named for the meeting that opened on 11 September 2023",
    )
    lead_counted_in: LeadUnit = _choice(
        LeadUnit,
        "A-11",
        "how long are nine months?",
        "the text counts months here, and days in Articles 7, 8 and 13",
    )
    late_request: Late = _choice(
        Late,
        "A-11b",
        "what follows if a request is filed too late for its meeting?",
        "many late requests were decided at the meeting they were addressed to",
    )
    pending_request: Pending = _choice(
        Pending,
        "A-12",
        "does a request that is pending keep the deadline from passing?",
        "no provision says so; decisions after a lapse counted from the old deadline",
    )
    before_expiry: BeforeExpiry = _choice(
        BeforeExpiry,
        "A-12",
        "what must precede the expiry of the deadline under Article 4(6)?",
        "the text is about submitting the request",
    )
    declaration_papers: Papers = _choice(
        Papers,
        "A-13",
        "is a meeting the next one if no paper can be submitted for it any more?",
        "the text asks for no paper; the eight weeks are of CCM/CONF/2015/7, para. 35",
    )
    declaration_forum: Forum = _choice(
        Forum,
        "A-14",
        "does a Review Conference stand in for a Meeting of States Parties?",
        "Review Conferences took the place of the meetings of 2015, 2020 and 2021",
    )
    extension_base: Base = _choice(
        Base,
        "A-15",
        "from when does an extension run?",
        "37 months from 1 March 2021 gave 1 April 2024",
    )
    extension_end: ExtensionEnd = _choice(
        ExtensionEnd,
        "A-15",
        "is the last day of an extension the anniversary or the day before?",
        "18 months from 1 March 2021 gave 1 September 2022; once the eve was named",
    )
    abstentions: Abstention = _choice(
        Abstention,
        "A-16",
        "is to abstain from a vote to vote?",
        "United Nations practice; the text says present and voting",
    )
    review_interval: Interval = _choice(
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
    ability_to_assist: Ability = _choice(
        Ability,
        "A-19",
        "who says whether a State is in a position to assist?",
        "no body was given the power to say so, and no threshold is in the text",
    )
    urgent_help_since: UrgentSince = _choice(
        UrgentSince,
        "A-20",
        "since when are remnants new, so that urgent help is owed under Article 6(6)?",
        "Article 4(1)(b) counts so for the same remnants; the words name no State",
    )
    later_remnants: LaterRemnants = _choice(
        LaterRemnants,
        "A-21",
        "can the ten years from the end of later hostilities be extended?",
        "Article 4(6) names the time period in paragraph 1; 4(5) entry into force",
    )
    hostilities_end: HostilitiesEnd = _choice(
        HostilitiesEnd,
        "A-22",
        "what shows that active hostilities have ended?",
        "the text names nobody who finds it, and States report on their own areas",
    )
    areas_found: AreasFound = _choice(
        AreasFound,
        "A-23",
        "what deadline has a State that finds contaminated areas after completion?",
        "no provision gives another; a find of 2020 was followed by a request to 2RC",
    )
    stocks_found: StocksFound = _choice(
        StocksFound,
        "A-24",
        "what deadline has a State that finds stocks once the old one has passed?",
        "Article 7(1)(g) and the Dubrovnik Action Plan, action 2.5, ask for a plan",
    )
    unheard_events: Unheard = _choice(
        Unheard,
        "A-57",
        "do later hostilities, or a completion, that no source tells of count as none?",
        "no source claims to hold them all; what a source covers is none in any case",
    )
    exceptional_circumstances: Exceptional = _choice(
        Exceptional,
        "A-25",
        "which extensions under Article 3(3) need exceptional circumstances?",
        "the text names them with additional extensions, 3(4)(b) where applicable",
    )
    longest_extension: Longest = _choice(
        Longest,
        "A-25",
        "are the four years of Article 3(3) the most for each extension or for all?",
        "12, 24 and 15 months were granted to one State",
    )
    extension_length: ExtensionUnit = _choice(
        ExtensionUnit,
        "A-26",
        "must an extension be of whole years, as the text counts years?",
        "12, 15, 18, 24 and 37 months were granted",
    )
    grant_beyond_request: Beyond = _choice(
        Beyond,
        "A-27",
        "can a meeting grant more than was asked for?",
        "the text lets it grant less and is silent on more",
    )
    renewals: Renewals = _choice(
        Renewals,
        "A-28",
        "how often can an extension under Article 4 be renewed?",
        "no number is in Article 4(8); one State had three extensions by 2022",
    )
    retention_minimum: Minimum = _choice(
        Minimum,
        "A-29",
        "of what must no more be kept than is absolutely necessary?",
        "the sentence is worded for explosive submunitions",
    )
    reach: Reach = _choice(
        Reach,
        "A-30",
        "does Article 3 reach munitions under jurisdiction or control alone?",
        "Article 3(1) says jurisdiction and control; Article 4(1) says or",
    )
    transit: Transit = _choice(
        Transit,
        "A-31",
        "is it assistance to let others' munitions pass or be kept on one's territory?",
        "the text names neither transit nor the stocks of others",
    )
    interoperability: Interoperability = _choice(
        Interoperability,
        "A-32",
        "does Article 21(3) prevail over the ban on assistance?",
        "Article 21(4) does not name it; views differ (CCM/CONF/2015/7, annex II)",
    )
    investment: Investment = _choice(
        Investment,
        "A-33",
        "is it assistance to invest in the makers of cluster munitions?",
        "the Dubrovnik Action Plan, para. 53, lets each State consider a ban",
    )
    conflict_found_by: Finder = _choice(
        Finder,
        "A-36",
        "whose word is it that a withdrawing State is engaged in an armed conflict?",
        "the text names nobody who finds it; observers decide nothing elsewhere",
    )
    last_reports: LastReports = _choice(
        LastReports,
        "A-37",
        "does a State that withdrew owe reports on its last time as a Party?",
        "the duty is that of a State Party, which it is no more on the day",
    )
    reply_runs_from: ReplyFrom = _choice(
        ReplyFrom,
        "A-38",
        "from when do the 28 days for a reply run?",
        "the duty is that of the Party which receives the request",
    )
    support_counted_on: SupportDay = _choice(
        SupportDay,
        "A-39",
        "of the States Parties of which day must a majority support a conference?",
        "support can come until that day",
    )
    acceptance_of_leaver: Leaver = _choice(
        Leaver,
        "A-40",
        "does an acceptance count once the State has withdrawn?",
        "the text counts the States that were Parties at the date of adoption",
    )
    convened: Convened = _choice(
        Convened,
        "A-52",
        "is a meeting convened when it is held or when it is called?",
        "meetings are counted by the days on which they were held",
    )
    rejoining: Rejoining = _choice(
        Rejoining,
        "A-53",
        "can a State that has withdrawn join again, and how?",
        "no practice is on record; no provision shuts it out, and signature has closed",
    )
    silence_procedure: Silence = _choice(
        Silence,
        "A-54",
        "is a decision under a silence procedure one of a meeting?",
        "the extensions of February 2021 were decided so and have been followed",
    )
    part_year: PartYear = _choice(
        PartYear,
        "A-56",
        "what part of the year of entry into force does its report cover?",
        "what was done before the State was bound is not done under the Convention",
    )
    days_before_meeting: DaysBefore = _choice(
        DaysBefore,
        "A-43",
        "does the opening count among the 60 days before a meeting?",
        "the procedures say at least 60 days before the opening",
    )
    document_weeks: Weeks = _choice(
        Weeks,
        "A-44",
        "how do the weeks of the pattern 8-4-4 follow each other?",
        "eight are four and four; CCM/CONF/2015/7, para. 35 only names the pattern",
    )
    vacant_presidency: Vacancy = _choice(
        Vacancy,
        "A-48",
        "who presides where one term has ended and the next has not begun?",
        "CCM/CONF/2015/7, para. 29 names nobody for 12 September to 31 December 2015",
    )
    parties_counted: Counted = _choice(
        Counted,
        "A-35",
        "which States does a plan's number of States Parties count?",
        "the plan counts those that ratified or acceded (annex III, para. 9)",
    )
    plan_period_runs_from: RunsFrom = _choice(
        RunsFrom,
        "A-45",
        "from which of conference and entry into force does a plan's period run?",
        "the other day would end the period before the plan, or the State, began",
    )
    plan_starts_at: Starts = _choice(
        Starts,
        "A-45b",
        "which day stands for the Review Conference that adopted a plan?",
        "after the conference; the report gives the plan's adoption no day of its own",
    )
    plan_ends_at: Ends = _choice(
        Ends,
        "A-47",
        "which day stands for the Review Conference with which a plan ends?",
        "the conference had not been held before it closed",
    )

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Every choice of interpretation, with the option chosen, in words."""
        fields = attrs.fields(Reading)
        return tuple((f.name, in_words(getattr(self, f.name))) for f in fields)

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of those that differ from the default.

        >>> Reading(last_day="too late").changed
        ('last_day',)
        """
        fields = attrs.fields(Reading)
        return tuple(f.name for f in fields if getattr(self, f.name) != f.default)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return _chosen(self) == _chosen(other)

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:  # asked for the first time
            object.__setattr__(self, "_hash", hash(_chosen(self)))
            return self._hash

    def __attrs_post_init__(self) -> None:
        for field in attrs.fields(type(self)):
            _check(field, getattr(self, field.name))

    def to_dict(self) -> ccm.rule_records.ReadingRow:
        """Return it as in JSON: every choice, and those that are not the default."""
        return ccm.rule_records.reading_row(self)


_chosen: Callable[[Reading], tuple[object, ...]] = attrgetter(
    *(field.name for field in attrs.fields(Reading))
)
"""Gives what is chosen, question by question: what attrs would compile is long."""


def in_words(option: object) -> str:
    """Return an option as it is printed: `Rounding` has words that are no text."""
    return str(option.value if isinstance(option, Rounding) else option)


def _check(field: attrs.Attribute[Any], chosen: object) -> None:
    """Refuse what is no option of a question; one call is cheaper than validators."""
    options = field.metadata.get("options", ())
    if options and chosen not in options:
        expected = ", ".join(repr(option) for option in options)
        msg = f"{field.name}: expected one of {expected}, got {chosen!r}"
        raise InvalidValueError(msg)
