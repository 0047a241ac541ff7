"""The financial procedures of the support unit (CCM/CONF/2015/7, annex V)."""

from __future__ import annotations

from datetime import timedelta

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import UnknownObligationError
from ccm.facts import MeetingKind, Session, Source
from ccm.meetings import Clause, Force
from ccm.rules import Reading
from ccm.support.course import DECIDING, cited, during

__all__ = ["FINANCIAL_PERIOD", "PROCEDURES", "Procedure", "by_id"]

FINANCIAL_PERIOD = Period(years=1)
"""Paragraph 2: a financial period is a calendar year."""

_NOTICE = Period(days=60)
_ISU, _DIRECTOR = "the ISU", "the Director of the ISU"
_EACH = "each State Party"
_MEETING = "the Meeting of States Parties"


@attrs.define(frozen=True, kw_only=True)
class Procedure:
    """One norm of the procedures.

    It falls due at every meeting of its kinds, that long before the opening or
    in the course of the meeting; or a number of times in each financial period;
    or it has no day, and `timing` says what the text says instead.

    Attributes:
        id: Its id, such as ``isu.4``.
        clause: Who must, or may, do what; its provision is the paragraph.
        at: Kinds of meeting that it falls due with.
        lead: At least how long before the opening; None for in its course.
        times: How often at least in each calendar year.
        timing: When, where no day follows.
    """

    id: str
    clause: Clause
    at: tuple[MeetingKind, ...] = ()
    lead: Period | None = None
    times: int = 0
    timing: str = ""

    @property
    def source(self) -> tuple[Source, ...]:
        """The paragraph of annex V."""
        return cited(self.clause.provision)

    def due(self, meeting: Session, reading: Reading) -> PartialDate | None:
        """Return the last day for a meeting; None if it is of no such kind.

        A day in the course of the meeting is given as the days of the meeting.

        Args:
            meeting: The meeting that it falls due with.
            reading: Says whether the opening counts among the days before it.

        >>> from ccm.facts import packaged_record
        >>> from ccm.support.course import session
        >>> seventh = session(packaged_record(), "7MSP")
        >>> str(by_id("isu.4").due(seventh, Reading()))
        '2017-07-06'
        """
        if meeting.sittings[0].kind not in self.at:
            return None
        if self.lead is None:
            return during(meeting)
        counted = reading.days_before_meeting == "opening day counted"
        opening = timedelta(days=1 if counted else 0)
        return PartialDate(
            self.lead.before(meeting.opens.earliest + opening),
            self.lead.before(meeting.opens.latest + opening),
        )


def _norm(
    number: str, who: str, what: str, *, force: Force = Force.MUST, **more: object
) -> Procedure:
    provision = f"annex V, para. {number.partition('.')[0]}"
    clause = Clause(provision, who, force, what)
    return Procedure(id=f"isu.{number}", clause=clause, **more)  # type: ignore[arg-type]


PROCEDURES = (
    _norm(
        "3",
        _ISU,
        "send every State Party its work plan for the next five years, with an "
        "indicative budget",
        at=(MeetingKind.RC,),
        lead=_NOTICE,
    ),
    _norm(
        "3.presentation",
        _ISU,
        "present its work plan for the next five years, with an indicative budget",
        at=(MeetingKind.RC,),
    ),
    _norm(
        "3.adoption",
        "the Review Conference",
        "adopt the work plan",
        at=(MeetingKind.RC,),
    ),
    _norm(
        "4",
        _ISU,
        "send every State Party its budget for the next financial period",
        at=DECIDING,
        lead=_NOTICE,
    ),
    _norm(
        "5",
        "the meeting",
        "consider and adopt the budget for the next financial period",
        at=DECIDING,
    ),
    _norm(
        "6",
        _DIRECTOR,
        "commit and spend what the adopted budget allows, as far as income covers it "
        "unless a Meeting authorizes more",
        force=Force.MAY,
        timing="once the budget is adopted",
    ),
    _norm(
        "7(a)",
        "each State Party that attends the meeting, an Amendment Conference included",
        "share in 40 % of the budget, on the basis of the costs under Article 14, for "
        "what the ISU does for meetings",
        force=Force.FORESEEN,
        timing="no day is set",
    ),
    _norm(
        "7(b)",
        _EACH,
        "contribute each year to 60 % of the budget, by the scale of the United "
        "Nations adjusted to the States Parties",
        force=Force.FORESEEN,
        timing="each year; no day is set",
    ),
    _norm(
        "7(c)",
        "States Parties and others",
        "contribute voluntarily besides, in money or in kind",
        force=Force.MAY,
        timing="at any time",
    ),
    _norm(
        "8(a)",
        _ISU,
        "tell every State Party the amount that the scale gives it for the next "
        "financial period",
        at=DECIDING,
        timing="when the budget is adopted",
    ),
    _norm(
        "8(b)",
        _EACH,
        "indicate its contribution for the next financial period, what exceeds the "
        "scale and what is in kind included",
        at=DECIDING,
    ),
    _norm(
        "8(c)",
        _EACH,
        "commit itself for several years",
        force=Force.ENCOURAGED,
        timing="at any time",
    ),
    _norm(
        "8(d)",
        "all States Parties",
        "tell the ISU when they expect to pay",
        timing="as early as possible",
    ),
    _norm(
        "9",
        _DIRECTOR,
        "acknowledge every pledge and contribution",
        timing="at once",
    ),
    _norm(
        "9.reports",
        _DIRECTOR,
        "inform the States Parties of pledges and contributions, twice a year at least",
        times=2,
    ),
    _norm(
        "10",
        _ISU,
        "have contributions under 7(b) and 7(c) credited to its trust fund at the "
        "Geneva International Centre for Humanitarian Demining",
        timing="on receipt",
    ),
    _norm(
        "11",
        _MEETING,
        "set the level of the working capital reserve",
        timing="from time to time",
    ),
    _norm(
        "11.refill",
        _ISU,
        "pay back from contributions what it drew from the reserve",
        timing="as soon as possible",
    ),
    _norm(
        "12.committee",
        _ISU,
        "submit the accounts to the Coordination Committee: last year's audited, this "
        "year's preliminary",
        timing="before they go to the meeting",
    ),
    _norm(
        "12",
        _ISU,
        "submit the accounts for approval: last year's audited, by paragraph 4 of the "
        "hosting agreement, this year's preliminary",
        at=DECIDING,
    ),
)
"""Paragraphs 3 to 12 of annex V, in order; 1 is the scope, 2 the financial period.

Whether 7(a) and 7(b) oblige a State is for its own declaration to say (annex VI):
see `ccm.support.holds_itself_bound`.
"""


def by_id(name: str) -> Procedure:
    """Return the norm of an id, such as ``isu.4``.

    Raises:
        UnknownObligationError: There is none.
    """
    known = {procedure.id: procedure for procedure in PROCEDURES}
    if name not in known:
        raise UnknownObligationError(name, tuple(known))
    return known[name]
