"""Ways to read the text: each option of each question, and two of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import attrs
from slow_joining import PRACTICE

from ccm import Reading
from ccm.dates import Rounding

JOINING = ("entry_into_force", "rounding", "conflict_found_by", "rejoining")
EXTENDED = (
    "last_day",
    "lead_counts_from",
    "lead_counted_in",
    "late_request",
    "pending_request",
    "before_expiry",
    "extension_base",
    "extension_end",
    "silence_procedure",
)
BEARS = {
    "art3": (*EXTENDED, "stocks_found"),
    "art4": (*EXTENDED, "areas_found"),
    "art4.1b": (*EXTENDED, "areas_found", "later_remnants", "hostilities_end"),
    "art4.1c": ("declaration_papers", "declaration_forum", "hostilities_end"),
    "art7.1": ("day_zero",),
    "art7.2": ("first_annual_report", "report_day", "last_reports", "day_zero"),
    "art3.8": ("report_day", "part_year", "last_reports"),
}
"""Which questions bear on an obligation besides who is bound: drawn more often."""

TOGETHER = (
    ("late_request", "lead_counts_from"),
    ("late_request", "lead_counted_in"),
    ("late_request", "pending_request"),
    ("pending_request", "extension_base"),
    ("first_annual_report", "day_zero"),
    ("first_annual_report", "report_day"),
    ("extension_base", "rounding"),
    ("silence_procedure", "pending_request"),
)
"""Questions of which one says more where the other is answered otherwise, too."""


def others() -> Iterator[tuple[str, Reading]]:
    """Yield every option that is not the default, with its field."""
    for field in attrs.fields(Reading):
        for option in field.metadata["options"]:
            if option != field.default:
                yield field.name, _with(PRACTICE, field.name, option)


def reading(random: Random, obligation: str) -> Reading:
    """Draw a reading that differs from the practice in one question, or in two."""
    names = [field.name for field in attrs.fields(Reading)]
    bears = (*BEARS.get(obligation, ()), *JOINING)
    kind = random.random()
    if kind < 0.65:
        chosen: tuple[str, ...] = (random.choice(bears),)
    elif kind < 0.8:
        chosen = (random.choice(names),)
    else:
        pairs = [pair for pair in TOGETHER if {*pair} <= {*bears}]
        chosen = random.choice(pairs) if pairs else (random.choice(bears),)
    found = PRACTICE
    for name in chosen:
        field = getattr(attrs.fields(Reading), name)
        options = [o for o in field.metadata["options"] if o != field.default]
        found = _with(found, name, random.choice(options))
    return found


def _with(read: Reading, name: str, option: object) -> Reading:
    chosen: dict[str, Any] = {name: option}
    return attrs.evolve(read, **chosen)


def exact(read: Reading) -> Iterator[Reading]:
    """Yield a reading; of one that chooses between no two days, both (A-18)."""
    if read.rounding is not Rounding.REFUSE:
        yield read
        return
    for rounding in (Rounding.DOWN, Rounding.UP):
        yield attrs.evolve(read, rounding=rounding)
