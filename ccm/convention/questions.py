"""The open questions of the text, and what supports each answer that is taken.

Each answers to a field of `ccm.Reading`, and has its number in
``docs/explanation/readings.md``.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from ccm.rules.shown import Shown

__all__ = ["QUESTIONS", "Choice", "question"]


@attrs.define(frozen=True, repr=False)
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


def question(field: str) -> Choice:
    """Return what a field of a reading asks.

    >>> question("last_day").question
    'is performance on the anniversary itself in time?'
    """
    return QUESTIONS[field]


QUESTIONS: Mapping[str, Choice] = {
    "entry_into_force": Choice(
        "A-01",
        "what is the first day of the sixth month after the date of deposit?",
        "173 of 174 printed dates of entry into force; the other is a misprint",
    ),
    "last_signature": Choice(
        "A-02",
        "on which day did signature close?",
        "open for signature until entry into force",
    ),
    "last_day": Choice(
        "A-03",
        "is performance on the anniversary itself in time?",
        "not later than eight years after; published deadlines are anniversaries",
    ),
    "single_submunition": Choice(
        "A-04",
        "what is a munition that releases a single explosive submunition?",
        "Article 2(2) names no least number, and neither does the exemption in (c)(i)",
    ),
    "bomblets": Choice(
        "A-05",
        "do Articles 3 and 7 reach the explosive bomblets of Article 1(2)?",
        "no practice is on record; else what is banned could stay in stock",
    ),
    "transfer": Choice(
        "A-06",
        "must title and control pass as well as the munitions move?",
        "the text says 'in addition to'; the wider meaning leaves no gap in a ban",
    ),
    "day_zero": Choice(
        "A-08",
        "does the day of entry into force count among the 180 days?",
        "30 of 35 printed due dates; the misses go both ways",
    ),
    "first_annual_report": Choice(
        "A-09",
        "which calendar year does the first annual report cover?",
        "initial reports of 2011 were followed by reports on 2011 in April 2012",
    ),
    "report_day": Choice(
        "A-10",
        "is a report due later if 30 April falls on a Saturday or a Sunday?",
        "the text names the day and no exception; holidays differ from State to State",
    ),
    "lead_counts_from": Choice(
        "A-11",
        "from which day of the meeting do nine months count back?",
        "December 2022 was named for the meeting that opened on 11 September 2023",
    ),
    "lead_counted_in": Choice(
        "A-11",
        "how long are nine months?",
        "the text counts months here, and days in Articles 7, 8 and 13",
    ),
    "late_request": Choice(
        "A-11b",
        "what follows if a request is filed too late for its meeting?",
        "many late requests were decided at the meeting they were addressed to",
    ),
    "pending_request": Choice(
        "A-12",
        "does a request that is pending keep the deadline from passing?",
        "no provision says so; decisions after a lapse counted from the old deadline",
    ),
    "before_expiry": Choice(
        "A-12",
        "what must precede the expiry of the deadline under Article 4(6)?",
        "the text is about submitting the request",
    ),
    "declaration_papers": Choice(
        "A-13",
        "is a meeting the next one if no paper can be submitted for it any more?",
        "the text asks for no paper; the eight weeks are of CCM/CONF/2015/7, para. 35",
    ),
    "declaration_forum": Choice(
        "A-14",
        "does a Review Conference stand in for a Meeting of States Parties?",
        "Review Conferences took the place of the meetings of 2015, 2020 and 2021",
    ),
    "extension_base": Choice(
        "A-15",
        "from when does an extension run?",
        "37 months from 1 March 2021 gave 1 April 2024",
    ),
    "extension_end": Choice(
        "A-15",
        "is the last day of an extension the anniversary or the day before?",
        "18 months from 1 March 2021 gave 1 September 2022; once the eve was named",
    ),
    "abstentions": Choice(
        "A-16",
        "is to abstain from a vote to vote?",
        "United Nations practice; the text says present and voting",
    ),
    "review_interval": Choice(
        "A-17",
        "from where to where are the years between Review Conferences counted?",
        "so counted, the first three Conferences keep the interval",
    ),
    "rounding": Choice(
        "A-18",
        "which day ends a period whose last day is not in the calendar?",
        "the period is never longer than the text says",
    ),
    "ability_to_assist": Choice(
        "A-19",
        "who says whether a State is in a position to assist?",
        "no body was given the power to say so, and no threshold is in the text",
    ),
    "urgent_help_since": Choice(
        "A-20",
        "since when are remnants new, so that urgent help is owed under Article 6(6)?",
        "Article 4(1)(b) counts so for the same remnants; the words name no State",
    ),
    "later_remnants": Choice(
        "A-21",
        "can the ten years from the end of later hostilities be extended?",
        "Article 4(6) names the time period in paragraph 1; 4(5) entry into force",
    ),
    "hostilities_end": Choice(
        "A-22",
        "what shows that active hostilities have ended?",
        "the text names nobody who finds it, and States report on their own areas",
    ),
    "areas_found": Choice(
        "A-23",
        "what deadline has a State that finds contaminated areas after completion?",
        "no provision gives another; a find of 2020 was followed by a request to 2RC",
    ),
    "stocks_found": Choice(
        "A-24",
        "what deadline has a State that finds stocks once the old one has passed?",
        "Article 7(1)(g) and the Dubrovnik Action Plan, action 2.5, ask for a plan",
    ),
    "unheard_events": Choice(
        "A-57",
        "do later hostilities, or a completion, that no source tells of count as none?",
        "no source claims to hold them all; what a source covers is none in any case",
    ),
    "exceptional_circumstances": Choice(
        "A-25",
        "which extensions under Article 3(3) need exceptional circumstances?",
        "the text names them with additional extensions, 3(4)(b) where applicable",
    ),
    "longest_extension": Choice(
        "A-25",
        "are the four years of Article 3(3) the most for each extension or for all?",
        "12, 24 and 15 months were granted to one State",
    ),
    "extension_length": Choice(
        "A-26",
        "must an extension be of whole years, as the text counts years?",
        "12, 15, 18, 24 and 37 months were granted",
    ),
    "grant_beyond_request": Choice(
        "A-27",
        "can a meeting grant more than was asked for?",
        "the text lets it grant less and is silent on more",
    ),
    "renewals": Choice(
        "A-28",
        "how often can an extension under Article 4 be renewed?",
        "no number is in Article 4(8); one State had three extensions by 2022",
    ),
    "retention_minimum": Choice(
        "A-29",
        "of what must no more be kept than is absolutely necessary?",
        "the sentence is worded for explosive submunitions",
    ),
    "reach": Choice(
        "A-30",
        "does Article 3 reach munitions under jurisdiction or control alone?",
        "Article 3(1) says jurisdiction and control; Article 4(1) says or",
    ),
    "transit": Choice(
        "A-31",
        "is it assistance to let others' munitions pass or be kept on one's territory?",
        "the text names neither transit nor the stocks of others",
    ),
    "interoperability": Choice(
        "A-32",
        "does Article 21(3) prevail over the ban on assistance?",
        "Article 21(4) does not name it; views differ (CCM/CONF/2015/7, annex II)",
    ),
    "investment": Choice(
        "A-33",
        "is it assistance to invest in the makers of cluster munitions?",
        "the Dubrovnik Action Plan, para. 53, lets each State consider a ban",
    ),
    "conflict_found_by": Choice(
        "A-36",
        "whose word is it that a withdrawing State is engaged in an armed conflict?",
        "the text names nobody who finds it; observers decide nothing elsewhere",
    ),
    "last_reports": Choice(
        "A-37",
        "does a State that withdrew owe reports on its last time as a Party?",
        "the duty is that of a State Party, which it is no more on the day",
    ),
    "reply_runs_from": Choice(
        "A-38",
        "from when do the 28 days for a reply run?",
        "the duty is that of the Party which receives the request",
    ),
    "support_counted_on": Choice(
        "A-39",
        "of the States Parties of which day must a majority support a conference?",
        "support can come until that day",
    ),
    "acceptance_of_leaver": Choice(
        "A-40",
        "does an acceptance count once the State has withdrawn?",
        "the text counts the States that were Parties at the date of adoption",
    ),
    "convened": Choice(
        "A-52",
        "is a meeting convened when it is held or when it is called?",
        "meetings are counted by the days on which they were held",
    ),
    "rejoining": Choice(
        "A-53",
        "can a State that has withdrawn join again, and how?",
        "no practice is on record; no provision shuts it out, and signature has closed",
    ),
    "silence_procedure": Choice(
        "A-54",
        "is a decision under a silence procedure one of a meeting?",
        "the extensions of February 2021 were decided so and have been followed",
    ),
    "part_year": Choice(
        "A-56",
        "what part of the year of entry into force does its report cover?",
        "what was done before the State was bound is not done under the Convention",
    ),
    "days_before_meeting": Choice(
        "A-43",
        "does the opening count among the 60 days before a meeting?",
        "the procedures say at least 60 days before the opening",
    ),
    "document_weeks": Choice(
        "A-44",
        "how do the weeks of the pattern 8-4-4 follow each other?",
        "eight are four and four; CCM/CONF/2015/7, para. 35 only names the pattern",
    ),
    "vacant_presidency": Choice(
        "A-48",
        "who presides where one term has ended and the next has not begun?",
        "CCM/CONF/2015/7, para. 29 names nobody for 12 September to 31 December 2015",
    ),
    "parties_counted": Choice(
        "A-35",
        "which States does a plan's number of States Parties count?",
        "the plan counts those that ratified or acceded (annex III, para. 9)",
    ),
    "plan_period_runs_from": Choice(
        "A-45",
        "from which of conference and entry into force does a plan's period run?",
        "the other day would end the period before the plan, or the State, began",
    ),
    "plan_starts_at": Choice(
        "A-45b",
        "which day stands for the Review Conference that adopted a plan?",
        "after the conference; the report gives the plan's adoption no day of its own",
    ),
    "plan_ends_at": Choice(
        "A-47",
        "which day stands for the Review Conference with which a plan ends?",
        "the conference had not been held before it closed",
    ),
}
"""Every open question, by the field of `ccm.Reading` that answers it."""
