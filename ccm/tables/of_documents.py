"""Columns of what documents print: claims, verdicts, and what plans ask for."""

from __future__ import annotations

from ccm.claims import Audited, Claim, Verdict, correction_of
from ccm.plans import Action, Outcome, Result
from ccm.plans.model import Aim
from ccm.view.tabular import Columns, TableKind, of_part

__all__ = ["AIMS", "CLAIMS", "RESULTS", "VERDICTS"]

_claim = Columns[Claim]()
CLAIMS = TableKind(
    "claims",
    "a figure or list that a document prints",
    (
        _claim.code("claim", "Its id.", lambda c: c.id),
        _claim.code(
            "document", "Symbol or title of the document.", lambda c: c.document
        ),
        _claim.text("paragraph", "Where it stands there.", lambda c: c.paragraph),
        _claim.code("subject", "What it is about.", lambda c: c.subject),
        _claim.code("predicate", "What it says of it.", lambda c: c.predicate),
        _claim.text("value", "The figure, list, day or text.", lambda c: str(c.value)),
        *_claim.days(
            "as_of", "The day or the year that it speaks of", lambda c: c.as_of
        ),
        _claim.truth(
            "printed",
            "Whether the document prints it; not so for what a reader counted.",
            lambda c: c.printed,
        ),
    ),
    ("claim",),
)


def _claim_of(found: Audited) -> Claim:
    return found.claim


_verdict = Columns[Audited]()
VERDICTS = TableKind(
    "verdicts",
    "a claim, and what the record says of it",
    (
        *(of_part(column, _claim_of) for column in CLAIMS.columns),
        _verdict.day("on", "The day that was asked about.", lambda v: v.on),
        _verdict.code(
            "verdict", "What became of it.", lambda v: v.verdict, among=Verdict
        ),
        _verdict.text("computed", "What the record gives.", lambda v: v.computed),
        _verdict.text("difference", "By how much it is off.", lambda v: v.difference),
        _verdict.text(
            "correction",
            "What to write instead, where it disagrees.",
            correction_of,
        ),
        _verdict.text("reason", "Why, in words.", lambda v: v.reason),
        _verdict.codes(
            "missing", "What would have to be known, in words.", lambda v: v.missing
        ),
        _verdict.codes(
            "sources",
            "Where the facts were read that the answer rests on.",
            lambda v: dict.fromkeys(s for fact in v.facts for s in fact.source),
        ),
    ),
    ("claim",),
)

_aim = Columns[Aim]()


def _level(aim: Aim) -> str:
    return str(aim.level) if isinstance(aim, Action) else "expected result"


AIMS = TableKind(
    "aims",
    "what a plan asks for",
    (
        _aim.code("aim", "Its id, such as `4.1(a)(i)`.", lambda a: a.id),
        _aim.code("level", "An action, a part of one, or a result.", _level),
        _aim.code("chapter", "The chapter.", lambda a: a.chapter),
        _aim.text("text", "What it says, in words of our own.", lambda a: a.text),
        _aim.code(
            "addressees",
            "Whom it speaks to; none for the States Parties together.",
            lambda a: str(a.addressees) if isinstance(a, Action) else None,
        ),
        _aim.code(
            "modality",
            "How strongly.",
            lambda a: str(a.modality) if isinstance(a, Action) else None,
        ),
        _aim.text("deadline", "By when, in words.", lambda a: str(a.deadline)),
        _aim.codes("articles", "The articles that it serves.", lambda a: a.articles),
        _aim.code(
            "indicator", "By what it is measured.", lambda a: a.indicator or None
        ),
        _aim.text(
            "not_measurable", "Why nothing measures it.", lambda a: a.not_measurable
        ),
        _aim.codes("sources", "Where it stands.", lambda a: a.source),
    ),
    ("aim",),
)

_result = Columns[Result]()
RESULTS = TableKind(
    "results",
    "how an action came out, for a State or for the States Parties together",
    (
        _result.code("aim", "Id of what the plan asks for.", lambda r: r.aim),
        *_result.state(lambda r: r.state),
        _result.day("on", "The day asked about.", lambda r: r.on),
        _result.code("outcome", "How it came out.", lambda r: r.outcome, among=Outcome),
        _result.codes(
            "possible",
            "Every outcome that the record allows.",
            lambda r: sorted(map(str, r.possible)),
        ),
        *_result.days("due", "The last day that the plan sets", lambda r: r.due),
        *_result.days("done", "When it was done", lambda r: r.done_on),
        _result.codes(
            "missing", "What would have to be known, in words.", lambda r: r.missing
        ),
    ),
)
