"""Where each shape of duty is applied, and where its words are told.

What a shape needs is loaded with the first norm of it; its words, when somebody first
reads them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ccm.duties.protocol import Rule
from ccm.rules.norms import (
    FollowUp,
    Norm,
    Occasional,
    Recurring,
    StandingDuty,
    TimeBound,
)

if TYPE_CHECKING:
    from ccm.duties.wording import Words

__all__ = ["rule_of", "words_of"]

_RULES_OF: dict[type[Norm], str] = {
    TimeBound: "ccm.duties.once",
    Recurring: "ccm.duties.yearly",
    Occasional: "ccm.duties.yearly",
    FollowUp: "ccm.duties.after",
    StandingDuty: "ccm.duties.standing",
}
"""The words of a shape stand beside its rule, in a module of that name with `_told`."""

_RULES: dict[type[Norm], Rule] = {}


def rule_of(norm: Norm) -> Rule:
    """Return how norms of its shape are applied."""
    kind = type(norm)
    if kind not in _RULES:
        _RULES.update(import_module(_RULES_OF[kind]).RULES)
    return _RULES[kind]


def words_of(norm: Norm) -> type[Words]:
    """Return what is said of norms of its shape."""
    told: type[Words] = import_module(f"{_RULES_OF[type(norm)]}_told").WORDS[type(norm)]
    return told
