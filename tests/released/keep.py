"""Keep what this version says, so that the next can be held to it.

Run before a release, from the root of the tree: ``python tests/released/keep.py``. It
writes the folder of the version; what was released is never written again.
"""

from __future__ import annotations

import csv
import json
import pickle
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import ccm
import ccm.errors

HERE = Path(__file__).parent
DAYS = (
    *(date(year, 8, 1) for year in range(2010, 2027)),
    *(date(year, 4, 30) for year in range(2012, 2025, 3)),
    date(2030, 1, 1),
    date(2040, 1, 1),
)
"""Twenty-four days: every first of August, some days of reports, and two ahead."""
KEPT_WHOLE = list(product(("BGR", "DEU", "LAO", "GNB"), ("art3", "art4", "art7.2")))
ON = date(2025, 8, 2)


def answer(finding: ccm.Finding) -> str:
    """Return an answer in a cell: the statuses, the deadline, when performed."""
    due, done = finding.deadline, finding.fulfilled_on
    parts = (
        " or ".join(sorted(map(str, finding.possible))),
        "" if due is None else f"due {due}",
        "" if done is None else f"done {done}",
        f"complies {finding.compliant.value}",
    )
    return "; ".join(part for part in parts if part)


def answers() -> Iterator[tuple[str, str, str, str]]:
    """Yield State, obligation, day and answer: all that have deposited by the last."""
    view = ccm.as_of(DAYS[-1])
    for state in view.chosen():
        for day in sorted(DAYS):
            for found in view.at(day).findings(states=state):
                yield state.alpha3, found.obligation, str(day), answer(found)


def changes() -> Iterator[tuple[str, str, str, str]]:
    """Yield the answers that are not those of the day before."""
    last: dict[tuple[str, str], str] = {}
    for state, obligation, day, told in answers():
        if last.get((state, obligation)) != told:
            last[state, obligation] = told
            yield state, obligation, day, told


def whole() -> list[ccm.Finding]:
    """Return some findings that are kept as they are."""
    view = ccm.as_of(ON)
    return [view.assess(state, obligation) for state, obligation in KEPT_WHOLE]


def main() -> None:
    """Write the folder of this version."""
    folder = HERE / ccm.__version__
    folder.mkdir()
    with (folder / "answers.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("state", "obligation", "since", "answer"))
        rows.writerows(sorted(changes()))
    names = sorted({*ccm.__all__, *(f"errors.{n}" for n in ccm.errors.__all__)})
    (folder / "names.txt").write_text("".join(f"{n}\n" for n in names))
    kept = whole()
    (folder / "findings.pickle").write_bytes(pickle.dumps(kept, protocol=4))
    rows_of = [found.to_dict() for found in kept]
    text = json.dumps(rows_of, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "findings.json").write_text(f"{text}\n", encoding="utf-8")
    about = {"version": ccm.__version__, "sha256": ccm.packaged_record().digest}
    (folder / "about.json").write_text(f"{json.dumps(about, indent=1)}\n")


if __name__ == "__main__":
    main()
