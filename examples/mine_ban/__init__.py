"""The Anti-Personnel Mine Ban Convention on the engine of `ccm`, with its record.

What its articles say stands in `mine_ban.articles`, what happens under it in
`mine_ban.events`, and what happened in ``data``: 166 instruments, five notices of
withdrawal and, of some States, what they destroyed, cleared, asked for and reported.

``ccm report --treaty examples/mine_ban`` prints it; in Python it is

    then = ccm.as_of(day, treaty=mine_ban.TREATY)
"""

from __future__ import annotations

from pathlib import Path

from ccm.facts.schema import schema_of
from ccm.rules import Treaty

from .articles import (
    ENTRY_INTO_FORCE,
    INSTRUMENTS,
    OBLIGATIONS,
    PROVISIONAL_APPLICATION,
    SIGNATURE,
    WITHDRAWAL,
)
from .events import KINDS

__all__ = ["TREATY"]

TREATY = Treaty(
    name="Anti-Personnel Mine Ban Convention",
    signature=SIGNATURE,
    instruments=INSTRUMENTS,
    entry=ENTRY_INTO_FORCE,
    provisional=PROVISIONAL_APPLICATION,
    withdrawal=WITHDRAWAL,
    obligations=OBLIGATIONS,
    schema=schema_of(KINDS),
    folder=str(Path(__file__).parent / "data"),
)
"""The Convention as done at Oslo on 18 September 1997."""
