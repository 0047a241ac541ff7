"""What the Mine Ban Convention says: Articles 1, 3, 4, 5, 7, 11, 12 and 15 to 20.

The text was read in the Portuguese gazette's authentic English (Articles 7, 11 and 15
to 20), in the Swiss, Austrian and ICRC editions (Articles 4, 5(1) to (4) and 17) and
in the United Nations' pages on the Review Conferences (Article 12). Of Article 5(5) and
(6) only accounts were read: a majority decides, and an extension can be renewed.
"""

from __future__ import annotations

from datetime import date

from ccm.dates import Period
from ccm.meetings import Base, Length, Majority
from ccm.rules import (
    Cause,
    Content,
    EntryIntoForceRule,
    ExtensionRule,
    InstrumentRule,
    Missing,
    Norm,
    Occasional,
    ProvisionalRule,
    Recurring,
    Reopening,
    Ruling,
    SignatureRule,
    StandingDuty,
    TimeBound,
    Truth,
    WithdrawalRule,
)

from . import events

__all__ = [
    "CLEARANCE",
    "CONTENTS_5_4",
    "ENTRY_INTO_FORCE",
    "FIRST_CONFERENCE",
    "FIRST_MEETING",
    "FORBEARANCE",
    "INITIAL_REPORT",
    "INSTRUMENTS",
    "INTERVAL",
    "OBLIGATIONS",
    "PROVISIONAL_APPLICATION",
    "REQUESTS",
    "RETENTION_REPORT",
    "SIGNATURE",
    "STOCKPILES",
    "WITHDRAWAL",
    "YEARLY_REPORTS",
    "reservation",
]

FORBEARANCE = StandingDuty(
    id="art1",
    provision="art1.1",
    duty="never use, make, have, transfer or assist with anti-personnel mines",
    breached_by=(events.ForbiddenAct,),
    breach="an act that Article 1(1) forbids, by the State's own word or the Parties'",
)
"""Article 1(1): a duty to forbear, the only one that can apply provisionally."""

INITIAL_REPORT = TimeBound(
    id="art7.1",
    provision="art7.1",
    duty="submit its initial report",
    done="submitted",
    period=Period(days=180),
    fulfilled_by=events.InitialReport,
)
"""Article 7(1): within 180 days of entry into force."""

RETENTION_REPORT = Occasional(
    id="art3",
    provision="art7.1.d",
    duty="report on the mines that it retains under Article 3",
    month=4,
    day=30,
    raised_by=(events.MinesRetained,),
    lasting=(events.MinesRetained,),
    fulfilled_by=events.YearlyReport,
    unfulfilled_by=events.YearlyReportMissing,
)
"""Articles 3(1) and 7(1)(d): mines kept for training are part of each yearly report.

How many are the minimum that is absolutely necessary is for the State to judge: the
text sets no number.
"""

STOCKPILES = TimeBound(
    id="art4",
    provision="art4",
    duty="destroy its stockpiled anti-personnel mines",
    done="completed",
    period=Period(years=4),
    arises_from=events.StockpileDeclared,
    arises_provision="art4",
    ruled_out_by=(events.StockpileRuledOut,),
    reported_under=INITIAL_REPORT,
    fulfilled_by=events.StockpileDestroyed,
    unfulfilled_by=events.StockpileRemaining,
    reopened_by=(events.StockpileFound,),
    reopening=Reopening(choice="stocks_found", provision="art4"),
)
"""Article 4: within four years of entry into force, and no extension."""

CONTENTS_5_4 = (
    Content("a", "the duration of the proposed extension"),
    Content("b", "the reasons, with the work done, the means and what impedes it"),
    Content("c", "humanitarian, social, economic and environmental implications"),
    Content("d", "anything else that matters"),
)
"""Article 5(4): what a request must contain, (a) to (d)."""

CLEARANCE = TimeBound(
    id="art5",
    provision="art5.1",
    duty="destroy all anti-personnel mines in mined areas",
    done="completed",
    period=Period(years=10),
    arises_from=events.MinedAreasDeclared,
    arises_provision="art5.1",
    ruled_out_by=(events.MinedAreasRuledOut,),
    reported_under=INITIAL_REPORT,
    fulfilled_by=events.MinedAreasCleared,
    reopened_by=(events.MinedAreasFound,),
    reopening=Reopening(choice="areas_found", provision="art5.1"),
    extension=ExtensionRule(
        provision="art5.3",
        longest=Period(years=10),
        lead=Period(),
        lead_provision="art5.3",
        decision_provision="art5.5",
        renewal_provision="art5.6",
        contents=CONTENTS_5_4,
        contents_provision="art5.4",
        years_ahead=1,
    ),
)
"""Article 5: within ten years, with extensions of up to ten, each renewable.

A request goes to a Meeting of the States Parties or to a Review Conference; the text
sets no time by which it must be there. Meetings took up deadlines of their own calendar
year and of the next: so every request on record.
"""

YEARLY_REPORTS = Recurring(
    id="art7.2",
    provision="art7.2",
    duty="submit its yearly reports",
    month=4,
    day=30,
    fulfilled_by=events.YearlyReport,
    unfulfilled_by=events.YearlyReportMissing,
    after=INITIAL_REPORT,
)
"""Article 7(2): by 30 April each year, on the calendar year before."""

OBLIGATIONS: tuple[Norm, ...] = (
    FORBEARANCE,
    RETENTION_REPORT,
    STOCKPILES,
    CLEARANCE,
    INITIAL_REPORT,
    YEARLY_REPORTS,
)
"""In the order of the articles."""

REQUESTS = Majority(provision="art5.5", base=Base.VOTING)
"""Article 5(5): requests are put to the vote of those present and voting."""

FIRST_MEETING = Length(provision="art11.2", period=Period(years=1))
"""Article 11(2): the first Meeting within one year of entry into force."""

FIRST_CONFERENCE = Length(provision="art12.1", period=Period(years=5))
"""Article 12(1): the first Review Conference five years after entry into force."""

INTERVAL = Length(provision="art12.1", period=Period(years=5))
"""Article 12(1): never less than five years between Review Conferences."""

SIGNATURE = SignatureRule(provision="art15", opens=date(1997, 12, 3))
"""Article 15: at Ottawa from 3 December 1997, in New York until entry into force."""

INSTRUMENTS = InstrumentRule(signatories="art16.1", others="art16.2")
"""Article 16: signatories ratify, accept or approve; only others accede."""

ENTRY_INTO_FORCE = EntryIntoForceRule(
    general="art17.1", later="art17.2", instruments=40, months=6
)
"""Article 17: the first day of the sixth month after forty instruments.

Paragraph 1 counts from the month of the fortieth deposit, paragraph 2 from the date of
a later State's own. So paragraph 2 can be read in two ways: one State's law on it says
1 November 1999 of a deposit of 30 April, where the Depositary says 1 October. That is
`Reading.entry_into_force`, as under the Convention on Cluster Munitions.
"""

PROVISIONAL_APPLICATION = ProvisionalRule(provision="art18", covers=("art1",))
"""Article 18: Article 1(1), by a declaration made with the instrument."""


def reservation(*, modifies: Truth) -> Ruling:
    """Tell whether a State can make a statement on the Articles: Article 19.

    None that is meant to exclude or to change what a provision does, whatever it is
    called.

    Args:
        modifies: Whether it is meant so.

    >>> reservation(modifies=Truth.TRUE).truth
    <Truth.FALSE: 'false'>
    """
    gap = Missing("whether it is meant to change what a provision does", Cause.DISPUTED)
    claim = f"the Articles admit no reservation; is it one? {modifies}"
    return Ruling.of(~modifies, claim, "art19", missing=(gap,))


WITHDRAWAL = WithdrawalRule(provision="art20.3", period=Period(months=6))
"""Article 20(3): six months after receipt, not before an armed conflict ends."""
