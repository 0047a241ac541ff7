"""How values show themselves in a notebook: small, escaped, without script or ids.

Colours and fonts are those of the notebook, light or dark. What unfolds is `details`,
and each cell says its own direction of writing, so that no name turns the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import singledispatch
from html import escape
from itertools import islice

from ccm.claims import Audit, Verdict
from ccm.phrases import many
from ccm.plans import Progress, shown_counts
from ccm.rules import Explanation, Finding
from ccm.tabled import Value
from ccm.tables.kinds import table
from ccm.view.profile import Profile
from ccm.view.tabular import Table
from ccm.words.characters import on_one_line

__all__ = ["in_notebook"]

_ROWS = 12
"""The most rows of a table that are shown."""

_REASONS = 40
"""The most reasons of an argument that are shown."""

_LONGEST = 110
"""The most characters of a cell that are shown."""

_SHOWN: Mapping[str, tuple[str, ...]] = {
    "findings": ("state", "name", "obligation", "shown", "deadline_latest", "missing"),
    "owed": ("obligation", "shown", "deadline_latest", "why"),
    "panel": ("on", "state", "name", "obligation", "status", "deadline_latest"),
    "spans": ("start", "end", "state", "obligation", "status", "deadline_latest"),
    "timeline": ("start", "end", "shown", "deadline_latest", "missing"),
    "changes": ("on", "state", "name", "kind", "obligation", "text"),
    "schedule": ("due", "state", "name", "what", "text", "certain"),
    "events": ("date_latest", "state", "name", "text", "confidence"),
    "verdicts": ("claim", "subject", "predicate", "value", "verdict", "computed"),
}
"""The columns that are shown; of other tables the first."""

_FEW = 7

_TABLE = "border-collapse:collapse;background:transparent;color:inherit"


@singledispatch
def in_notebook(value: object) -> str:
    """Return a value as HTML for a notebook, in less than eight kilobytes.

    >>> import ccm
    >>> finding = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3")
    >>> finding._repr_html_().partition("</summary>")[0]
    '<details><summary><bdi>Bulgaria, art3 on 2020-12-01: overdue</bdi>'
    """
    return _of_table(value if isinstance(value, Table) else table(value))


@in_notebook.register
def _(value: Finding) -> str:
    about = f"{value.state}, {value.obligation} on {value.on}: {value.shown}"
    open_ = value.courses if len(value.possible) > 1 else ()
    ways = (way.as_condition() for way in open_ if way.takes)
    hangs = [*ways, *(f"missing: {gap}" for gap in value.missing)]
    listed = _list(hangs) if hangs else ""
    return _unfolding(about, listed + _reasons(value.explanation))


@in_notebook.register
def _(value: Explanation) -> str:
    return _reasons(value)


@in_notebook.register
def _(value: Profile) -> str:
    about = f"{value.state} ({value.state.alpha3}) on {value.on}: {value.membership}"
    joined = _list(f"{step.on}: {step.text}" for step in value.steps)
    ahead = _list(f"{due.on}: {due.text} [{due.id}]" for due in value.ahead)
    gaps = _list(f"{gap.missing} [{', '.join(gap.obligations)}]" for gap in value.gaps)
    parts = {"How it joined": joined, "What falls due": ahead, "What is missing": gaps}
    return f"<p><b>{_text(about)}</b></p>{_of_table(table(value))}" + "".join(
        _unfolding(title, part) for title, part in parts.items()
    )


@in_notebook.register
def _(value: Progress) -> str:
    rows = (
        (aim.id, aim.text, _counts(shown_counts(value.results(aim.id))))
        for aim in value.plan
    )
    title = f"{value.plan.title} on {value.on}, the first {_ROWS} actions"
    return _table(title, ("id", "what", "how it came out"), [*islice(rows, _ROWS)])


@in_notebook.register
def _(value: Audit) -> str:
    counts = _counts({str(each): n for each, n in value.counts().items() if n})
    wrong = table(value.of(Verdict.DISAGREES) or value.results)
    told = f"{many(len(value.results), 'claim')}: {counts}"
    return f"<p>{_text(told)}</p>{_of_table(wrong)}"


def _counts(found: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {what}" for what, number in found.items())


def _of_table(found: Table) -> str:
    names = _SHOWN.get(found.kind.name, found.columns[:_FEW])
    rows = [tuple(row[name] for name in names) for row in islice(found, _ROWS)]
    total = len(found)
    more = f", the first {_ROWS}" if total > _ROWS else ""
    title = f"{found.kind.name}: {many(total, 'row')}{more}"
    return _table(title, names, rows)


def _table(title: str, names: Sequence[str], rows: Sequence[tuple[Value, ...]]) -> str:
    head = "".join(f'<th scope="col">{_escaped(name)}</th>' for name in names)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return (
        f'<table rules="rows" cellpadding="4" style="{_TABLE}">'
        f'<caption style="text-align:left;color:inherit">'
        f"{_text(title)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _cell(value: Value) -> str:
    if value is None:
        shown = ""
    elif isinstance(value, bool):
        shown = "yes" if value else "no"
    else:
        shown = "; ".join(value) if isinstance(value, tuple) else str(value)
    return f'<td dir="auto">{_escaped(shown)}</td>' if shown else "<td></td>"


def _text(text: str) -> str:
    return f"<bdi>{_escaped(text)}</bdi>"


def _escaped(text: str) -> str:
    """Return a text that is no markup, and as long as there is room for."""
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
    return escape(on_one_line(short))


def _list(lines: Iterable[str]) -> str:
    found = [*lines]
    items = "".join(f"<li>{_text(line)}</li>" for line in found[:_ROWS])
    rest = len(found) - _ROWS
    return f"<ul>{items}{f'<li>and {rest} more</li>' if rest > 0 else ''}</ul>"


def _unfolding(title: str, body: str) -> str:
    return f"<details><summary>{_text(title)}</summary>{body}</details>"


def _reasons(explanation: Explanation) -> str:
    """Return an argument, each step of which unfolds those that it follows from."""
    return "".join(_step(explanation, [_REASONS]))


def _step(step: Explanation, left: list[int]) -> Iterator[str]:
    """Yield a step with its facts and reasons, as long as some may still be shown."""
    left[0] -= 1
    cited = f" [{step.provision}]" if step.provision else ""
    if not (step.facts or step.because):
        yield f"<div>{_text(step.claim + cited)}</div>"
        return
    open_ = " open" if left[0] == _REASONS - 1 else ""
    yield f"<details{open_}><summary>{_text(step.claim + cited)}</summary>"
    yield '<div style="margin-left:1.5em">'
    yield from (f"<div>{_text(f'fact: {fact}')}</div>" for fact in step.facts)
    for reason in step.because:
        if left[0] > 0:
            yield from _step(reason, left)
    yield "</div></details>"
