"""The options of each open question of the text; the first is the default."""

from __future__ import annotations

from typing import Literal

__all__ = [
    "Ability",
    "Abstention",
    "AreasFound",
    "Base",
    "BeforeExpiry",
    "Beyond",
    "Bomblets",
    "Convened",
    "Counted",
    "DayZero",
    "DaysBefore",
    "Ends",
    "Exceptional",
    "ExtensionEnd",
    "ExtensionUnit",
    "Finder",
    "FirstYear",
    "Forum",
    "HostilitiesEnd",
    "Interoperability",
    "Interval",
    "Investment",
    "LastDay",
    "LastReports",
    "LastSignature",
    "Late",
    "LaterRemnants",
    "Lead",
    "LeadUnit",
    "Leaver",
    "Longest",
    "Minimum",
    "MonthCount",
    "Movement",
    "Papers",
    "PartYear",
    "Pending",
    "Reach",
    "Rejoining",
    "Renewals",
    "ReplyFrom",
    "ReportDay",
    "RunsFrom",
    "Silence",
    "Single",
    "Starts",
    "StocksFound",
    "SupportDay",
    "Transit",
    "Unheard",
    "UrgentSince",
    "Vacancy",
    "Weeks",
]

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
