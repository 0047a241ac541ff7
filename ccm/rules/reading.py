"""How the text is read where it can be read in more than one way.

First the options of each open question, the default first; then the questions. What
each asks, and what supports its default, is said in `ccm.convention.questions`.
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

__all__ = ["Reading", "in_words"]

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
Bomblets = Literal["as cluster munitions", "under the ban alone"]
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


def _choice(options: Any) -> Any:
    """Return a field for a question whose options a `Literal` names."""
    each = get_args(options)
    return attrs.field(default=each[0], metadata={"options": each})


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

    entry_into_force: MonthCount = _choice(MonthCount)
    last_signature: LastSignature = _choice(LastSignature)
    last_day: LastDay = _choice(LastDay)
    single_submunition: Single = _choice(Single)
    bomblets: Bomblets = _choice(Bomblets)
    transfer: Movement = _choice(Movement)
    day_zero: DayZero = _choice(DayZero)
    first_annual_report: FirstYear = _choice(FirstYear)
    report_day: ReportDay = _choice(ReportDay)
    lead_counts_from: Lead = _choice(Lead)
    lead_counted_in: LeadUnit = _choice(LeadUnit)
    late_request: Late = _choice(Late)
    pending_request: Pending = _choice(Pending)
    before_expiry: BeforeExpiry = _choice(BeforeExpiry)
    declaration_papers: Papers = _choice(Papers)
    declaration_forum: Forum = _choice(Forum)
    extension_base: Base = _choice(Base)
    extension_end: ExtensionEnd = _choice(ExtensionEnd)
    abstentions: Abstention = _choice(Abstention)
    review_interval: Interval = _choice(Interval)
    rounding: Rounding = attrs.field(
        default=Rounding.DOWN, metadata={"options": tuple(Rounding)}
    )
    ability_to_assist: Ability = _choice(Ability)
    urgent_help_since: UrgentSince = _choice(UrgentSince)
    later_remnants: LaterRemnants = _choice(LaterRemnants)
    hostilities_end: HostilitiesEnd = _choice(HostilitiesEnd)
    areas_found: AreasFound = _choice(AreasFound)
    stocks_found: StocksFound = _choice(StocksFound)
    unheard_events: Unheard = _choice(Unheard)
    exceptional_circumstances: Exceptional = _choice(Exceptional)
    longest_extension: Longest = _choice(Longest)
    extension_length: ExtensionUnit = _choice(ExtensionUnit)
    grant_beyond_request: Beyond = _choice(Beyond)
    renewals: Renewals = _choice(Renewals)
    retention_minimum: Minimum = _choice(Minimum)
    reach: Reach = _choice(Reach)
    transit: Transit = _choice(Transit)
    interoperability: Interoperability = _choice(Interoperability)
    investment: Investment = _choice(Investment)
    conflict_found_by: Finder = _choice(Finder)
    last_reports: LastReports = _choice(LastReports)
    reply_runs_from: ReplyFrom = _choice(ReplyFrom)
    support_counted_on: SupportDay = _choice(SupportDay)
    acceptance_of_leaver: Leaver = _choice(Leaver)
    convened: Convened = _choice(Convened)
    rejoining: Rejoining = _choice(Rejoining)
    silence_procedure: Silence = _choice(Silence)
    part_year: PartYear = _choice(PartYear)
    days_before_meeting: DaysBefore = _choice(DaysBefore)
    document_weeks: Weeks = _choice(Weeks)
    vacant_presidency: Vacancy = _choice(Vacancy)
    parties_counted: Counted = _choice(Counted)
    plan_period_runs_from: RunsFrom = _choice(RunsFrom)
    plan_starts_at: Starts = _choice(Starts)
    plan_ends_at: Ends = _choice(Ends)

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
    options = field.metadata["options"]
    if chosen not in options:
        expected = ", ".join(repr(option) for option in options)
        msg = f"{field.name}: expected one of {expected}, got {chosen!r}"
        raise InvalidValueError(msg)
