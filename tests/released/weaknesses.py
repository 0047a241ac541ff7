"""Hold what is installed to a list of known weaknesses that needs no network.

Run as ``make weaknesses``. The list is that of the package ``safety-db``, which says of
which versions of a package a weakness is known. It is as old as the script prints: what
came to be known later is not in it, and a clean result says no more than that.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import distribution, distributions
from pathlib import Path
from typing import Any

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name

LIST = "safety-db"


def _read() -> dict[str, Any]:
    place = Path(str(distribution(LIST).locate_file("safety_db/insecure_full.json")))
    told: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return told


def _is_in(version: str, spec: str) -> bool:
    try:
        return SpecifierSet(spec).contains(version, prereleases=True)
    except InvalidSpecifier:
        return False


def found() -> Iterator[str]:
    """Yield each weakness of what is installed, in a line."""
    weak = {canonicalize_name(name): each for name, each in _read().items()}
    for each in sorted(distributions(), key=lambda d: d.name.casefold()):
        for entry in weak.get(canonicalize_name(each.name), ()):
            if any(_is_in(each.version, spec) for spec in entry["specs"]):
                named = entry["cve"] or entry["id"]
                yield f"{each.name} {each.version}: {named}: {entry['advisory'][:200]}"


def main() -> None:
    """Print how old the list is, how much was looked up, and what was found."""
    made = datetime.fromtimestamp(_read()["$meta"]["timestamp"], UTC)
    lines = list(found())
    looked_up = sum(1 for _ in distributions())
    sys.stdout.write(f"{LIST} of {made:%Y-%m-%d}; {looked_up} packages looked up\n")
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.exit(bool(lines))


if __name__ == "__main__":
    main()
