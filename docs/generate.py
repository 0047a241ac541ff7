"""Write the pages that say what the code says: ``python docs/generate.py``."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout, suppress
from datetime import date
from inspect import isfunction
from io import StringIO
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import ccm
import ccm.errors
from ccm.charts import chart, svg
from ccm.cli import PROGRAM, main
from ccm.convention.register import REGISTER, Entry
from ccm.plans import Action, ExpectedResult, plan
from ccm.share.schemas import schemas
from ccm.tables.kinds import KINDS
from ccm.view import as_of
from ccm.view.tabular import Column, Form

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "docs" / "reference" / "articles.md"
API = ROOT / "docs" / "reference" / "api.md"
CODEBOOK = ROOT / "docs" / "reference" / "codebook.md"
PICTURE = ROOT / "docs" / "pictures" / "bulgaria.svg"
COMMANDS = ROOT / "docs" / "reference" / "commands.md"
SCHEMAS = ROOT / "docs" / "reference" / "schemas"
DUBROVNIK = ROOT / "docs" / "reference" / "dubrovnik.md"

_HEAD = """\
# Article → provision → norm → tests

Made from the register, `ccm/convention/register.py`, by `make docs`; do not edit it
here. Each norm is an object; to read it is to read the provision. Tests are those of
the article, and those that name the provision or the module of its norm. Where a
provision is not modelled, the last column says why.
"""

_COLUMNS = ("provision", "what it says", "norm", "module", "tests")


def articles() -> str:
    """Return the page on articles, as it should stand."""
    tests = _tests()
    parts = [_HEAD]
    for number, entries in groupby(REGISTER, key=attrgetter("article")):
        parts.append(f"\n## Article {number}\n\n{_table(entries, tests)}")
    return "".join(parts)


_TABLES = """\
# Tables, column by column

Made from the columns in the code, by `make docs`; do not edit it here. [Tables for
other tools](../how-to/tables.md) says how to get them, and
[Export](../how-to/export.md) how to write them to files. A column keeps its name and
its type: one that changes is a new one, and the changelog says so.

A dictionary is a text of which there are few, and a list holds several texts. Where a
column says that it is one of some words, there are no others. Where the earliest and
the latest of a date are alike, it is one known day.
"""

_TYPES: dict[Form, str] = {
    "code": "text, as a dictionary",
    "codes": "list of text",
    "text": "text",
    "day": "date",
    "truth": "yes or no",
    "whole": "whole number",
    "number": "number",
}


def codebook() -> str:
    """Return the page on columns, as it should stand."""
    parts = [_TABLES]
    for kind in KINDS.values():
        rows = [(each.name, _TYPES[each.form], _says(each)) for each in kind.columns]
        key = ", ".join(f"`{name}`" for name in kind.key)
        told = f"{kind.says[0].upper()}{kind.says[1:]}."
        told += f" No two rows have the same {key}." if key else ""
        lines = _lines(("column", "type", "what stands in it"), rows)
        parts.append(f"\n## `{kind.name}`\n\n{told}\n\n{lines}")
    return "".join(parts)


_COMMANDS = """\
# The commands

Made from their help, by `make docs`; do not edit it here. `ccm help COMMAND` prints the
same.
"""


def commands() -> str:
    """Return the page on commands, as it should stand: the help of each."""
    os.environ["COLUMNS"] = "80"
    parts = [_COMMANDS]
    for theme, each in PROGRAM.themes.items():
        parts.append(f"\n## {theme[:1].upper()}{theme[1:]}\n")
        names = [str(command.name) for command in each if command.name != "help"]
        parts += [f"\n### {name}\n\n```text\n{_help(name)}\n```\n" for name in names]
    return "".join(parts)


def _help(command: str) -> str:
    with redirect_stdout(StringIO()) as said, suppress(SystemExit):
        main([command, "--help"])
    return said.getvalue().strip()


_API = """\
# Every name, with its docstring

Made from `ccm.__all__` and `ccm.errors`, by `make docs`; do not edit it here. [The
names of `ccm`](python.md) in the order of use come first; here is the whole of each.
"""


def api() -> str:
    """Return the page of docstrings, as it should stand."""
    names = [f"ccm.{name}" for name in ccm.__all__ if not name.startswith("__")]
    errors = [f"ccm.errors.{name}" for name in ccm.errors.__all__ if name != "CCMError"]
    parts = [_API]
    for title, found in (("Names of `ccm`", names), ("Errors", errors)):
        parts.append(f"\n## {title}\n")
        parts += [_documented(name) for name in found]
    return "".join(parts)


def _documented(name: str) -> str:
    thing = attrgetter(name.removeprefix("ccm."))(ccm)
    if isinstance(thing, type):
        told = f"autoclass:: {name}\n   :members:"
        if any(base.__module__ == "ccm.view.findings" for base in thing.__mro__):
            told += "\n   :inherited-members:"  # its users know one class
    else:
        told = f"auto{'function' if isfunction(thing) else 'data'}:: {name}"
    return f"\n```{{eval-rst}}\n.. {told}\n```\n"


def _says(column: Column[object]) -> str:
    among = ", ".join(f"`{each}`" for each in column.among)
    return f"{column.says} One of {among}." if among else column.says


_SCHEMAS = """\
# Schemas of JSON

Made from the rows in the code, by `make docs`; do not edit them here. Each file is a
JSON Schema (2020-12) of one kind of document: what the key `schema` says, such as
`ccm/report/3`, is its name here, as [`report-3.json`](report-3.json). A schema that is
changed is a new version, and an older one stays here. What stands in a page of one
version is what its schema says and no more. `ccm.from_json` [reads
it](../../how-to/read-json.md).

`values` has a part for each row that `to_dict()` gives, by the row's name. The tables
of `ccm export --format jsonl` are described by the `datapackage.json` beside them.

"""


def schema_files() -> dict[str, str]:
    """Return every schema as a file, and the page that lists them, by their names."""
    files: dict[str, str] = {}
    rows: list[tuple[str, str]] = []
    for name, found in schemas().items():
        file = f"{name.removeprefix('ccm/').replace('/', '-')}.json"
        files[file] = f"{json.dumps(found, ensure_ascii=False, indent=1)}\n"
        rows.append((f"[`{name}`]({file})", found["description"]))
    files["README.md"] = _SCHEMAS + _lines(("schema", "what it is"), rows)
    return files


_NAMES = re.compile(r"\bart[0-9]+(?:\.[0-9a-z]+)*|\barticle[0-9]{2}\w*")


def _tests() -> dict[str, set[str]]:
    """Return the provisions and modules that each test file names, by its path."""
    return {
        path.relative_to(ROOT).as_posix(): set(
            _NAMES.findall(path.read_text(encoding="utf-8"))
        )
        for path in sorted((ROOT / "tests" / "convention").glob("test_*.py"))
    }


def _table(entries: Iterable[Entry], tests: dict[str, set[str]]) -> str:
    rows = [_COLUMNS, ("---",) * len(_COLUMNS), *(_row(e, tests) for e in entries)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(entry: Entry, tests: dict[str, set[str]]) -> tuple[str, ...]:
    if not entry.norm:
        return (entry.provision, entry.text, "not modelled", "", entry.why_not)
    return (
        entry.provision,
        entry.text,
        f"`{entry.name}`",
        f"`ccm/convention/{entry.module}.py`",
        ", ".join(f"`{path}`" for path in _tests_of(entry, tests)),
    )


def _tests_of(entry: Entry, tests: dict[str, set[str]]) -> Iterator[str]:
    own = f"article{entry.article:02}"
    for path, names in tests.items():
        if own in path or not names.isdisjoint({entry.provision, entry.module}):
            yield path


_PLAN_HEAD = """\
# The Dubrovnik Action Plan

Made from the plan's data, `ccm/plans/data/`, by `make docs`; do not edit it here. The
paragraphs are those of annex III of CCM/CONF/2015/7, the words are ours. The plan adds
nothing to what the Convention obliges to (paras. 2 and 6). Where nothing measures an
action, the last column says why; how each measure works stands in
`ccm/plans/indicators.py` and `ccm/plans/collective.py`.
"""

_ACTION_COLUMNS = ("id", "para.", "who", "how", "what", "by", "serves", "measured by")
_RESULT_COLUMNS = ("id", "para.", "what", "serves", "measured by")


def dubrovnik() -> str:
    """Return the page on the Dubrovnik Action Plan, as it should stand."""
    found = plan("dubrovnik")
    wholes = sum(not action.parent for action in found.actions)
    counts = (
        f"\n{wholes} actions with {len(found.actions) - wholes} parts, and "
        f"{len(found.results)} expected results by the Second Review Conference.\n"
    )
    parts = [_PLAN_HEAD, counts]
    for chapter, actions in groupby(found.actions, key=attrgetter("chapter")):
        results = [result for result in found.results if result.chapter == chapter]
        parts.append(f"\n## {chapter.capitalize()}\n\n")
        parts.append(_lines(_ACTION_COLUMNS, map(_action_row, actions)))
        parts.append("\nExpected results:\n\n")
        parts.append(_lines(_RESULT_COLUMNS, map(_result_row, results)))
    return "".join(parts)


def _lines(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    every = [columns, ("---",) * len(columns), *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in every)


def _action_row(action: Action) -> tuple[str, ...]:
    effort = f" ({action.effort})" if action.effort else ""
    title = f"**{action.title}**: " if action.title else ""
    return (
        action.id,
        action.paragraph,
        str(action.addressees),
        f"{action.modality}{effort}",
        f"{title}{action.text}",
        str(action.deadline),
        ", ".join(action.articles),
        _measure(action) or "its parts",
    )


def _result_row(result: ExpectedResult) -> tuple[str, ...]:
    serves = ", ".join(result.articles)
    return (result.id, result.paragraph, result.text, serves, _measure(result))


def _measure(aim: Action | ExpectedResult) -> str:
    if aim.not_measurable:
        return f"*not measurable*: {aim.not_measurable}"
    subject = f": {', '.join(aim.subject)}" if aim.subject else ""
    target = f" ({aim.target})" if aim.target else ""
    note = f" — {aim.note}" if aim.note and aim.indicator else ""
    return f"{aim.indicator}{subject}{target}{note}"


def picture() -> str:
    """Return the chart that the page on charts begins with."""
    return svg(chart(as_of(date(2026, 11, 26)), "state", "BGR"))


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
    API.write_text(api(), encoding="utf-8")
    COMMANDS.write_text(commands(), encoding="utf-8")
    SCHEMAS.mkdir(exist_ok=True)
    for file, text in schema_files().items():
        (SCHEMAS / file).write_text(text, encoding="utf-8")
    CODEBOOK.write_text(codebook(), encoding="utf-8")
    DUBROVNIK.write_text(dubrovnik(), encoding="utf-8")
    ARTICLES.write_text(articles(), encoding="utf-8")
