"""How each shape of duty is applied: its rule over one course, and its words."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccm.duties.alternatives import (
        Alternative,
        Difference,
        explain_difference,
        other_readings,
    )
    from ccm.duties.applying import apply
    from ccm.duties.falling_due import ahead
    from ccm.duties.review import Review, review_request
    from ccm.duties.turning import morrows, turning_days
    from ccm.duties.whatif import conceivable

__all__ = [
    "Alternative",
    "Difference",
    "Review",
    "ahead",
    "apply",
    "conceivable",
    "explain_difference",
    "morrows",
    "other_readings",
    "review_request",
    "turning_days",
]

_HOMES = {
    "falling_due": ("ahead",),
    "alternatives": (
        "Alternative",
        "Difference",
        "explain_difference",
        "other_readings",
    ),
    "applying": ("apply",),
    "review": ("Review", "review_request"),
    "turning": ("morrows", "turning_days"),
    "whatif": ("conceivable",),
}
"""Where each name lives: few questions need more than the first answer does."""


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(f"{__name__}.{home}"), name)
            globals()[name] = value
            return value
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted(__all__)
