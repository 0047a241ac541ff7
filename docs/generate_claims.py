"""Write the page on claims and their audit: ``python docs/generate_claims.py``."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from ccm import as_of
from ccm.claims import (
    DOCUMENTS,
    Audit,
    Audited,
    Document,
    Verdict,
    correction_of,
    packaged_claims,
)
from ccm.questions import Bound, Unit

REFERENCE = Path(__file__).parent / "reference"
CLAIMS, BEFORE = REFERENCE / "claims.md", REFERENCE / "claims-before.csv"
BORNE_OUT = (Verdict.AGREES, Verdict.RESTS)

_CLAIMS_HEAD = """\
# Claims and their audit

Made by `make docs`; do not edit it here. A claim is a figure or list that a document
prints. None is an input: the record is never made from one, and the room of claims is
loaded only when somebody audits. `view.audit(claims)` asks the record again and answers

{verdicts}
To tell whether a document bears itself out, each question is asked twice: of the
record, and of a record that never read the claim's document. A document that repeats
itself is one voice.

Doubt is that of the rules. What the record read as a list of 2020 may have been so on
the day before: then a figure is possible, and the reason says what is known, of whom
the record cannot say, and what would settle it. Nothing disagrees unless no course of
events that the record allows gives it. Where the record holds only something that is
near a claim, such as the average length of meetings, it is told as a note and refutes
nothing.

A claim is asked of the day that it speaks of. Where it gives none, it is asked of the
day of its document (below), or of the view's day for any other document. On a day that
lies ahead of the view, and of all that the record tells, what is said of States hangs
on what comes. Where a document may count in more than one way, each is a named basis; a
figure that is right on one of them agrees, and the reason names it. What a reader
counted or added up (`printed` is no) is audited, and is counted apart.
"""


def claims() -> str:
    """Return the page on claims, as it should stand."""
    view = as_of(DOCUMENTS[-1].on)
    audits = {d: view.audit(packaged_claims(d.key)) for d in DOCUMENTS}
    both = view.audit(c for d in DOCUMENTS for c in packaged_claims(d.key))
    parts = [
        _head(),
        _claims_counts(audits),
        _changed(both),
        _claims_columns(),
    ]
    parts += [_disagreeing(document, found) for document, found in audits.items()]
    parts += [_contradictions(both)]
    for verdict in (Verdict.POSSIBLE, Verdict.UNDERIVED):
        parts += [_open(d, found, verdict) for d, found in audits.items()]
    return "\n".join(parts)


def _head() -> str:
    rows = [(str(verdict), verdict.means) for verdict in Verdict]
    return _CLAIMS_HEAD.format(verdicts=_grid(("verdict", "what it says"), *rows))


def _grid(*rows: tuple[str, ...]) -> str:
    width = len(rows[0])
    lines = (rows[0], ("---",) * width, *rows[1:])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _claims_counts(audits: dict[Document, Audit]) -> str:
    head = ("document", "day", *map(str, Verdict), "claims against claims")
    rows = [
        (
            f"`{document.key}`: {document.name}",
            str(document.on),
            *(
                f"{found.counts()[verdict]} ({found.counts(printed=False)[verdict]})"
                for verdict in Verdict
            ),
            f"{sum(o.holds for o in found.outcomes)} of {len(found.outcomes)} fit",
        )
        for document, found in audits.items()
    ]
    note = "Printed figures; in brackets, with those that a reader counted.\n"
    return f"## The two documents\n\n{_grid(head, *rows)}\n{note}"


def _before() -> dict[str, str]:
    """Return the verdicts of the audit that did not doubt yet, by claim."""
    with BEFORE.open(encoding="utf-8", newline="") as text:
        return {row["claim"]: row["verdict"] for row in csv.DictReader(text)}


def _changed(both: Audit) -> str:
    """Return how verdicts changed when the audit began to doubt as the rules do."""
    before = _before()
    now = {found.claim.id: str(found.verdict) for found in both.results}
    counts = [
        (
            str(verdict),
            str(sum(was == verdict for was in before.values())),
            str(sum(verdict == is_ for is_ in now.values())),
        )
        for verdict in Verdict
    ]
    lost = [
        (f.claim.id, before[f.claim.id], str(f.verdict), f.reason)
        for f in both.results
        if before.get(f.claim.id) in BORNE_OUT and str(f.verdict) not in BORNE_OUT
    ]
    told = [
        f.claim.id
        for f in both.results
        if before.get(f.claim.id) == Verdict.AGREES and f.verdict is Verdict.RESTS
    ]
    head = ("verdict", "before", "now")
    return _CHANGED.format(
        counts=_grid(head, *counts),
        lost=_grid(("claim", "before", "now", "why"), *lost),
        told=", ".join(told),
    )


_CHANGED = """\
## Before the audit doubted, and since

All claims of both documents, on their own days. Before, what the record read as a list
was "no" on the day before, what it knew a part of was agreement, and statements whose
matter the library now holds were out of reach.

{counts}
These figures agreed, or the record rested on them, and now the record allows something
else, too, or cannot tell:

{lost}
Agreement that rested on a coincidence, and now rests on the document: {told}.
"""


def _claims_columns() -> str:
    units = ", ".join(f"`{unit}`" for unit in Unit)
    bounds = ", ".join(f"`{bound}`" for bound in Bound)
    rows = (
        ("column", "what it holds"),
        ("`id`", "a name of the claim, once in the file"),
        ("`document`, `paragraph`", "where it stands; may be left out"),
        (
            "`subject`, `predicate`",
            "what is asked: one of the [questions](questions.md)",
        ),
        ("`value`", "a number, States separated by `;`, a day"),
        ("`unit`", f"one of {units}"),
        ("`bound`", f"one of {bounds}; exactly if left out"),
        ("`as_of`", "YYYY-MM-DD, or a year; may be left out"),
        ("`printed`", "yes or no; yes if left out"),
    )
    return f"## A file of claims\n\n{_grid(*rows)}"


def _disagreeing(document: Document, found: Audit) -> str:
    rows = [_claim_row(r) for r in found.of(Verdict.DISAGREES)]
    head = ("claim", "place", "says", "the record", "to be corrected")
    return f"## `{document.key}`: disagrees\n\n{_grid(head, *rows)}"


def _claim_row(found: Audited) -> tuple[str, ...]:
    claim = found.claim
    said = f"{claim.subject}: {claim.predicate}: {claim.value}"
    return claim.id, claim.paragraph, said, found.reason, correction_of(found)


def _contradictions(audit: Audit) -> str:
    rows = [
        (c.text, "; ".join(c.ids), c.reason, "yes" if c.wrong else "no")
        for c in audit.contradictions
    ]
    head = ("what does not fit", "claims", "what the record says", "one is wrong")
    return f"## Claims that do not fit each other\n\n{_grid(head, *rows)}"


def _open(document: Document, found: Audit, verdict: Verdict) -> str:
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for result in found.of(verdict):
        mark = "" if result.claim.printed else "*"
        grouped[result.reason].append(f"{result.claim.id}{mark}")
    rows = [(why, ", ".join(ids)) for why, ids in grouped.items()]
    head = ("what the record says", "claims (* not printed)")
    return f"## `{document.key}`: {verdict}\n\n{_grid(head, *rows)}"


if __name__ == "__main__":
    CLAIMS.write_text(claims(), encoding="utf-8")
