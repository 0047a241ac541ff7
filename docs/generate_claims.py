"""Write the page on claims and their audit: ``python docs/generate_claims.py``."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from ccm import as_of
from ccm.claims import (
    DOCUMENTS,
    Audit,
    Audited,
    Bound,
    Document,
    Unit,
    Verdict,
    correction_of,
    packaged_claims,
    questions,
)
from ccm.claims.grammar import LANGUAGE
from ccm.claims.tables import TABLES

CLAIMS = Path(__file__).parent / "reference" / "claims.md"

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
day of its document (below), or of the view's day for any other document. Where a
document may count in more than one way, each is a named basis; a figure that is right
on one of them agrees, and the reason names it. What a reader counted or added up
(`printed` is no) is audited, and is counted apart.
"""


def claims() -> str:
    """Return the page on claims, as it should stand."""
    view = as_of(DOCUMENTS[-1].on)
    audits = {d: view.audit(packaged_claims(d.key)) for d in DOCUMENTS}
    both = view.audit(c for d in DOCUMENTS for c in packaged_claims(d.key))
    parts = [
        _head(),
        _claims_counts(audits),
        _claims_columns(),
        _language(),
        _questions(),
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


def _claims_columns() -> str:
    units = ", ".join(f"`{unit}`" for unit in Unit)
    bounds = ", ".join(f"`{bound}`" for bound in Bound)
    rows = (
        ("column", "what it holds"),
        ("`id`", "a name of the claim, once in the file"),
        ("`document`, `paragraph`", "where it stands; may be left out"),
        ("`subject`, `predicate`", "what is asked: one of the questions below"),
        ("`value`", "a number, States separated by `;`, a day"),
        ("`unit`", f"one of {units}"),
        ("`bound`", f"one of {bounds}; exactly if left out"),
        ("`as_of`", "YYYY-MM-DD, or a year; may be left out"),
        ("`printed`", "yes or no; yes if left out"),
    )
    return f"## A file of claims\n\n{_grid(*rows)}"


def _questions() -> str:
    rows = [(f"`{q.subject}`", f"`{q.predicate}`", q.asks) for q in questions()]
    head = ("subject", "predicate", "what is asked")
    words = "A word in braces is left open: a meeting such as `5MSP`, a State.\n"
    return f"## Questions\n\n{words}\n{_grid(head, *rows)}"


def _language() -> str:
    conditions = "\n".join(f"- `{form}`: {means}" for form, means in LANGUAGE.items())
    tables = ", ".join(f"`{name}`" for name in TABLES)
    return _LANGUAGE.format(conditions=conditions, tables=tables)


_LANGUAGE = """\
## The language of questions

Most questions are rows of a table (`ccm/claims/questions.csv`) in a small language, and
anybody can ask in it: `ccm ask "count States where art3 overdue" --on 2020-09-28`, or
`view.ask(...)`. Case and spacing do not matter; what stands in quotation marks is one
word.

| question | answer |
|---|---|
| `list` or `count`, whom, `where` a condition | the States, or how many |
| `share of` whom, `where` a condition, `among` another | per cent of those among |
| `day signature of` a State; `deposit`, `entry-into-force`, an obligation | the day |
| `status art3 of` a State, `deadline art4 of` a State | as a finding gives it |
| `each`, `first`, `sum`, `number`, `all`, `named`, a table, a column | as rows say |

Whom: `states` (all of the register), `parties` (for which the treaty is in force), and
`depositors` (with those for which it is not yet in force, as they will then stand).
Several questions are several bases: a name, a colon, the question, and `|` before the
next.

Conditions are joined by `and`, `or` and `not`, with parentheses if need be. They are
asked of one course of events at a time: who belongs in every course is sure, who in
some is possible.

{conditions}

Tables are those of the support room: {tables}. `where` a column and what it holds,
`begins` with, or `from` one year `to` another; `as` a unit.

A period is `since 1RC` (after its close), `from 1RC` (with its opening), `from` one
`to` another, `in 2019`, `in 2019-06`, `in 9MSP`, or `by 2020-09-28`; a meeting of two
words stands in quotation marks.
"""


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
