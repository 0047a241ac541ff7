"""Every question that a claim can ask of the record, by theme."""

from __future__ import annotations

from ccm.claims.questions.amounts import AMOUNTS
from ccm.claims.questions.budget import BUDGET
from ccm.claims.questions.clearance import AREAS
from ccm.claims.questions.machinery import MACHINERY
from ccm.claims.questions.meetings import MEETINGS
from ccm.claims.questions.membership import MEMBERSHIP
from ccm.claims.questions.national_measures import LAWS
from ccm.claims.questions.norms import NORMS
from ccm.claims.questions.one_state import ONE_STATE
from ccm.claims.questions.plans import PLANS
from ccm.claims.questions.reports import REPORTS
from ccm.claims.questions.steps import STEPS
from ccm.claims.questions.stockpiles import STOCKS
from ccm.claims.questions.victims import VICTIMS

__all__ = ["QUESTIONS"]

QUESTIONS = (
    *MEMBERSHIP,
    *STOCKS,
    *AREAS,
    *VICTIMS,
    *REPORTS,
    *LAWS,
    *NORMS,
    *AMOUNTS,
    *STEPS,
    *PLANS,
    *BUDGET,
    *MACHINERY,
    *ONE_STATE,
    *MEETINGS,
)
"""The questions, each theme after the other; the first that fits is asked."""
