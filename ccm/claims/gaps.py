"""Why no question asks for something: a statement, or what the record lacks."""

from __future__ import annotations

import re

import attrs

from ccm.claims.claim import Claim
from ccm.claims.values import Words
from ccm.claims.verdicts import Verdict

__all__ = ["GAPS", "Gap", "gap_of"]


@attrs.define(frozen=True, kw_only=True)
class Gap:
    """Claims that the record cannot answer, and why.

    Attributes:
        about: A pattern for ``subject: predicate``.
        why: What is missing, or why there is nothing to recompute.
        verdict: Whether something is missing, or the claim is a statement.
    """

    about: str
    why: str
    verdict: Verdict = Verdict.UNDERIVED

    def fits(self, claim: Claim) -> bool:
        """Tell whether a claim is one of them."""
        return re.match(self.about, ": ".join(claim.topic)) is not None


def _said(about: str, why: str) -> Gap:
    return Gap(about=about, why=why, verdict=Verdict.STATEMENT)


def _lacks(about: str, why: str) -> Gap:
    return Gap(about=about, why=why)


_COUNTED = "it counts the document's own parts"
_DECIDED = "it is what the States Parties decided or hope for, not a fact"

GAPS = (
    _said(r"document: ", "it describes the document"),
    _said(r"(annex VII|procedures|Declaration|Art 12): ", _COUNTED),
    _said(r"Dubrovnik Declaration: paragraphs", _COUNTED),
    _said(r"Dubrovnik Declaration: aims", _DECIDED),
    _said(r"working groups: |implementation machinery: |reasons for not", _COUNTED),
    _said(r"Article 3: challenges named", _COUNTED),
    _said(r"ISU (mandate|universalisation|stockpiles|clearance): ", _COUNTED),
    _said(r"ISU (victim|cooperation|transparency|national|communication)", _COUNTED),
    _said(r"ISU (plan|support President): ", _COUNTED),
    _said(r"ISU: fully staffed", _DECIDED),
    _said(r"Convention on the Rights .* tenth", "it is the history of another treaty"),
    _lacks(
        r"Dubrovnik Action Plan: ",
        "the text of the plan, of which the library holds the actions and results",
    ),
    _lacks(
        r"ISU (staff|travel): ",
        "posts and journeys: the budget of the ISU is held in francs, line by line",
    ),
    _lacks(r"ISU: established", "when the ISU was set up, which no other source tells"),
    _lacks(
        r"ISU Financial Procedures: coordinators thanked",
        "who coordinated the work on the procedures before the First Review Conference",
    ),
    _lacks(
        r"ISU budget: |ISU (work plan|contributions|Director): ",
        "what the budget and the procedures of the ISU do not say",
    ),
    _lacks(
        r"annual reports: |Article 5: .*annual report",
        "the annual reports of all States: the record holds those of some",
    ),
    _lacks(
        r"initial reports: decrease",
        "the days of most initial reports, without which those overdue at the end of "
        "1RC cannot be counted",
    ),
    _lacks(
        r"assistance: |Article \d: States that express a need|Article 5: .*asked",
        "which States asked for assistance, gave it or received it",
    ),
    _lacks(
        r"country coalitions: ",
        "country coalitions and who formed them, which no other source at hand names",
    ),
    _lacks(
        r"(risk reduction education|survey|national strategies): ",
        "what States reported of it, by name",
    ),
    _lacks(
        r"Article 4: States that found areas",
        "finds before completion: the record holds those that reopened it",
    ),
    _lacks(
        r"Article 9: States with administrative",
        "administrative measures: the record holds what States say of their law",
    ),
    _lacks(
        r"United Nations: Members",
        "which States are Members of the United Nations: the record knows who is a "
        "State, and who joined the Convention",
    ),
    _lacks(
        r"Convention on the Rights of Persons",
        "who is a party to that Convention, which is not in the record",
    ),
    _lacks(
        r"Article 1: uses|use of cluster|Zagreb: |casualties: ",
        "casualties, and each single use: the record holds neither",
    ),
    _lacks(r"past production|USA: ", "policies and production of States not party"),
    _lacks(
        r"(1RC|Meetings of States Parties): ",
        "who took part in a meeting, held office or spoke, and how often it sat",
    ),
    _lacks(
        r"2RC: planned",
        "days once planned: the record holds meetings as they were held, and of the "
        "Second Review Conference the planned opening alone",
    ),
    _lacks(
        r".*: (adopted|agreed|held)$|Vientiane Action Plan: ",
        "documents and workshops: the record holds meetings and their days",
    ),
    _lacks(r"model laws: ", "model laws, which are no events of the record"),
)
"""Why claims of the two documents have no question; the first that fits counts."""


def gap_of(claim: Claim) -> tuple[Verdict, str] | None:
    """Return the verdict and the reason for a claim that no question can fit.

    None where nothing tells why: the question is not understood.
    """
    if isinstance(claim.value, Words):
        return Verdict.STATEMENT, "a statement in words: nothing to recompute"
    for gap in GAPS:
        if gap.fits(claim):
            return gap.verdict, gap.why
    return None
