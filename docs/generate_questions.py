"""Write the page of questions and their language: ``docs/generate_questions.py``."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

from ccm.questions import questions
from ccm.questions.tables import TABLES

QUESTIONS = Path(__file__).parent / "reference" / "questions.md"

_HEAD = """\
# Questions, and their language

Made by `make docs`; do not edit it here. What a claim can ask, `ccm ask` and
`view.ask` answer as well: `ccm ask "Convention: signatories"`, or without the colon,
`ccm ask "area cleared by Laos in 2019"`. What an audit makes of the answers is said on
the page on [claims](claims.md).

## The language

Questions are rows of a table (`ccm/questions/questions.csv`) in a small language, and
anybody can ask in it: `ccm ask "count States where art3 overdue" --on 2020-09-28`, or
`view.ask(...)`. Case and spacing do not matter; what stands in quotation marks is one
word. Numbers come with their units, and a claim in hectares is held against square
kilometres, one in months against years.

| question | answer |
|---|---|
| `list` or `count`, whom, `where` a condition | the States, or how many |
| `share of` whom, `where` a condition, `among` another | per cent of those among |
| `day signature of` a State; `deposit`, `entry-into-force`, an obligation | the day |
| `status art3 of` a State, `deadline art4 of` a State | as a finding gives it |
| `report art7.2 2019 of` a State | what became of its report on a year |
| `each`, `sum` and like words, a table, a column | as [rows](#rows) say |

Whom: `states` (all of the register), `parties` (for which the treaty is in force), and
`depositors` (with those for which it is not yet in force, as they will stand when it
is, if nothing more happens: each of them is a `party`, and none is `waiting`).
Several questions are several bases: a name, a colon, the question, and `|` before the
next; what begins with `otherwise` is asked only where nothing before it gave an answer.

### Conditions on States

They are joined by `and`, `or` and `not`, with parentheses if need be, and are asked of
one course of events at a time: who belongs in every course is sure, who in some is
possible.

{conditions}

A period is `since 1RC` (after its close), `from 1RC` (with its opening), `from` one
`to` another, `in 2019`, `in 2019-06`, `in 9MSP`, or `by 2020-09-28`; a meeting of two
words stands in quotation marks.

### Rows

| word | answer |
|---|---|
| `each` | every value of the column, what most rows have first |
| `named` | the States of the column |
| `sum` | the numbers of the column added up: those of one source, with every year |
| `mean`, `most` | the average of the numbers of the column; the largest |
| `number`, `yearly` | how many different values there are; how many rows a year |
| `all` | the values together |
| `note` before one of them | it is near a claim, and refutes none |

`where` a column and what it holds, `or` something else; `begins` or `holds` some words;
`from` one year `to` another. A period, where rows have a moment; `come` (by the day),
`ahead` (after it, up to the next Review Conference), `first`, `last`. `as` a unit. Rows
are those that had come by the day, unless the question says of when they are: by one of
these two, by a period with an end, or by a meeting or a year that it names.
`else` what is missing where no row fits.

A `number` is 0 only of a table that has every row that there is. Of another, no row
that fits is nothing on record. A meeting that the record lacks is refused. These
tables have every row, of meetings up to the last on record: {whole}.

Tables: {tables}. A word that a table does not know is refused, with those that it does.

## Questions

A word in braces is left open: a meeting such as `5MSP`, a State by any of its names.
{named} of {all} are functions, which read what a claim says; the others are rows.

{questions}"""


def page() -> str:
    """Return the page, as it should stand."""
    text = files("ccm.questions").joinpath("language.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    asked = questions()
    return _HEAD.format(
        conditions="\n".join(f"- `{row['form']}`: {row['means']}" for row in rows),
        tables=", ".join(f"`{name}`" for name in TABLES),
        whole=", ".join(f"`{name}`" for name, each in TABLES.items() if each.whole),
        named=sum(not question.query for question in asked),
        all=len(asked),
        questions="".join(_lines()),
    )


def _lines() -> list[str]:
    head = "| subject | predicate | what is asked |\n| --- | --- | --- |\n"
    told = (f"| `{q.subject}` | `{q.predicate}` | {q.asks} |\n" for q in questions())
    return [head, *told]


if __name__ == "__main__":
    QUESTIONS.write_text(page(), encoding="utf-8")
