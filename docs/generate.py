"""Write the pages that say what the code says: ``python docs/generate.py``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from ccm.convention.register import REGISTER, Entry

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "docs" / "reference" / "articles.md"

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


def _tests() -> dict[str, str]:
    """Return the text of each test file, by its path."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "tests" / "convention").glob("test_*.py"))
    }


def _table(entries: Iterable[Entry], tests: dict[str, str]) -> str:
    rows = [_COLUMNS, ("---",) * len(_COLUMNS), *(_row(e, tests) for e in entries)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(entry: Entry, tests: dict[str, str]) -> tuple[str, ...]:
    if not entry.norm:
        return (entry.provision, entry.text, "not modelled", "", entry.why_not)
    return (
        entry.provision,
        entry.text,
        f"`{entry.name}`",
        f"`ccm/convention/{entry.module}.py`",
        ", ".join(f"`{path}`" for path in _tests_of(entry, tests)),
    )


def _tests_of(entry: Entry, tests: dict[str, str]) -> Iterator[str]:
    named = re.compile(rf"\b{re.escape(entry.provision)}\b(?!\.[0-9a-z])")
    module = re.compile(rf"\b{entry.module}\b")
    own = f"article{entry.article:02}"
    for path, text in tests.items():
        if own in path or named.search(text) or module.search(text):
            yield path


if __name__ == "__main__":
    ARTICLES.write_text(articles(), encoding="utf-8")
