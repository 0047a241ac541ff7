"""What falls due for some States in the coming days, as text or as JSON.

Such as, for the seven days from 28 January 2021 on::

    python examples/weekly_digest.py --on 2021-01-28 Niue BGR
    python examples/weekly_digest.py --on 2021-01-28 --days 14 --json Niue BGR
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs
from cattrs.preconf.json import make_converter

import ccm

EXAMPLE = ("--on", "2021-01-28", "Niue", "BGR")
"""What is asked where nothing is."""


@attrs.frozen
class Ahead:
    """What falls due for one State, in order of days."""

    state: ccm.State
    due: tuple[ccm.Due, ...]


@attrs.frozen
class Digest:
    """What falls due for some States from one day to another, and on what it rests."""

    since: date
    until: date
    ahead: tuple[Ahead, ...]
    rests_on: ccm.Provenance


def digest(view: ccm.AsOf, states: Iterable[str], days: int) -> Digest:
    """Return what falls due on the day of a view and on those that follow.

    Args:
        view: The record on the first of the days.
        states: Codes or names of the States.
        days: How many days to look at.

    Raises:
        CCMError: There is no such State, or the last day is too far ahead.
    """
    until = ccm.Period(days=days - 1).after(view.on)
    ahead = (
        Ahead(view.state(name), view.schedule(until=until, states=name))
        for name in states
    )
    return Digest(view.on, until, tuple(ahead), view.provenance())


def as_text(found: Digest) -> str:
    """Return a digest as lines of text."""
    return "\n".join(_lines(found))


def _lines(found: Digest) -> Iterator[str]:
    told, rests_on = [due for each in found.ahead for due in each.due], found.rests_on
    yield f"What falls due from {found.since} to {found.until}"
    for each in found.ahead:
        yield f"\n{each.state}"
        yield from map(_line, each.due)
        if not each.due:
            yield "  nothing"
    if not all(due.certain for due in told):
        yield "\n? the record cannot say whether it falls due"
    yield f"\nRecord of {rests_on.events:,} events to {rests_on.through}"


def _line(due: ccm.Due) -> str:
    doubt = "" if due.certain else " ?"
    return f"  {due.on}{doubt}  {due.text} [{due.id}]"


def as_json(found: Digest) -> str:
    """Return a digest as JSON: the library says how its values are written."""
    converter = make_converter()
    ccm.register_hooks(converter)
    return json.dumps(converter.unstructure(found), ensure_ascii=False, indent=2)


def _number(text: str) -> int:
    if not text.isdecimal() or not int(text):
        msg = f"expected a whole number, 1 or more, got {text!r}"
        raise ArgumentTypeError(msg)
    return int(text)


def main(arguments: Sequence[str]) -> None:
    """Print a digest."""
    parser = ArgumentParser(description="Print what falls due for some States.")
    parser.add_argument("states", nargs="+", metavar="STATE", help="any code or name")
    first, days = (
        "the first day, YYYY-MM-DD",
        "how many days to look at; 7 if not given",
    )
    parser.add_argument(
        "--on", type=date.fromisoformat, required=True, metavar="DAY", help=first
    )
    parser.add_argument("--days", type=_number, default=7, metavar="NUMBER", help=days)
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args(arguments)
    try:
        found = digest(ccm.as_of(asked.on), asked.states, asked.days)
    except ccm.CCMError as error:
        parser.error(str(error))
    print(as_json(found) if asked.json else as_text(found))


if __name__ == "__main__":
    main(sys.argv[1:] or EXAMPLE)
