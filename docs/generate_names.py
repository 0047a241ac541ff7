"""Fill in the names that the library takes from the locale data of Unicode.

``python docs/generate_names.py``, with the package ``babel``. A name in
``ccm/facts/names/`` that says another source stands as it is: the United Nations'
name where it is another one. The rest is made anew: the short names on which both
agree, what else the locale data call a State, and areas that are not on the register.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version, get_global

from ccm.facts import UN_LANGUAGES, State, packaged_record
from ccm.facts.naming import bare

NAMES = Path(__file__).parents[1] / "ccm" / "facts" / "names"
CLDR = f"CLDR {get_cldr_version()}"

Row = tuple[str, ...]

_GROUPS = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")
"""Codes of the locale data that stand for no area."""


def kept(file: str) -> list[Row]:
    """Return the rows of a file that have another source than the locale data."""
    with (NAMES / file).open(encoding="utf-8", newline="") as lines:
        _, *rows = csv.reader(lines)
    return [tuple(row) for row in rows if not row[-1].startswith("CLDR ")]


def write(file: str, columns: str, rows: Iterable[Row]) -> None:
    """Write a file, its rows in order."""
    table = [tuple(columns.split()), *sorted(rows)]
    with (NAMES / file).open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(table)


def called() -> dict[str, Mapping[str, str]]:
    """Return what the locale data call each area, by language and alpha-2 code."""
    return {language: Locale(language).territories for language in UN_LANGUAGES}


def agreed(states: Iterable[State], corrected: Iterable[Row]) -> Iterator[Row]:
    """Yield the short names that need no correction; the register has the English."""
    others = {tuple(row[:3]) for row in corrected}
    for language, names in called().items():
        for state in states:
            row = (state.alpha3, language, "short")
            if language != "en" and row not in others:
                yield *row, names[state.alpha2].replace("\u2019", "'"), CLDR


def besides(states: Iterable[State], known: Iterable[Row]) -> Iterator[Row]:
    """Yield what the locale data call a State and no row does yet."""
    given = {(row[0], bare(name)) for row in known for name in row[1:-1]}
    for names in called().values():
        for state in states:
            name = names[state.alpha2]
            own = {bare(state.name), *map(bare, state.printed_names)}
            if (state.alpha3, bare(name)) not in given and bare(name) not in own:
                given.add((state.alpha3, bare(name)))
                yield state.alpha3, "locale data", name, CLDR


def elsewhere(states: Iterable[State], known: Iterable[Row]) -> Iterator[Row]:
    """Yield the names and codes of areas that are not on the register."""
    given = {bare(row[0]) for row in known}
    on_it = {state.alpha2 for state in states}
    areas = [c for c in called()["en"] if len(c) == 2 and c not in (*on_it, *_GROUPS)]  # noqa: PLR2004
    codes = [
        (code, area)
        for code, (area, *more) in get_global("territory_aliases").items()
        if area in areas and not more and len(code) == 3  # noqa: PLR2004
    ]
    names = [names[area] for names in called().values() for area in areas]
    for name in (*areas, *(code for code, _ in codes), *names):
        if bare(name) not in given:
            given.add(bare(name))
            yield name, "area", "", CLDR


def main() -> None:
    """Write the three files."""
    states = tuple(packaged_record().states)
    corrected = kept("names.csv")
    names = [*corrected, *agreed(states, corrected)]
    others, away = kept("other_names.csv"), kept("elsewhere.csv")
    others += besides(states, [*names, *others])
    away += elsewhere(states, away)
    write("names.csv", "alpha3 language form name source", names)
    write("other_names.csv", "alpha3 kind name source", others)
    write("elsewhere.csv", "name kind states source", away)


if __name__ == "__main__":
    main()
