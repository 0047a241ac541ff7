"""Obligations of the Convention on Cluster Munitions, as of any day, with reasons.

Nothing is loaded before it is used: ``import ccm`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself would cost more than all that follows
if TYPE_CHECKING:
    from ccm.claims.auditing import Audit as Audit
    from ccm.claims.auditing import audit as audit
    from ccm.claims.claim import Claim as Claim
    from ccm.claims.replies import Reply as Reply
    from ccm.claims.replies import ask as ask
    from ccm.convention import CONVENTION as CONVENTION
    from ccm.convention.article02_definitions import Munition as Munition
    from ccm.convention.article02_definitions import classify as classify
    from ccm.dates import PartialDate as PartialDate
    from ccm.dates import Period as Period
    from ccm.dates import Rounding as Rounding
    from ccm.dates import Timeline as Timeline
    from ccm.errors import CCMError as CCMError
    from ccm.facts import Record as Record
    from ccm.facts import State as State
    from ccm.facts import load_record as load_record
    from ccm.facts import packaged_record as packaged_record
    from ccm.plans.evaluation import Progress as Progress
    from ccm.plans.evaluation import progress as progress
    from ccm.plans.model import Plan as Plan
    from ccm.rules import Deadline as Deadline
    from ccm.rules import Explanation as Explanation
    from ccm.rules import Finding as Finding
    from ccm.rules import Membership as Membership
    from ccm.rules import Reading as Reading
    from ccm.rules import Status as Status
    from ccm.rules import Truth as Truth
    from ccm.view import AsOf as AsOf
    from ccm.view import as_of as as_of
    from ccm.view.changes import Change as Change
    from ccm.view.changes import changes as changes
    from ccm.view.panels import Panel as Panel
    from ccm.view.panels import Spans as Spans
    from ccm.view.panels import panel as panel
    from ccm.view.panels import spans as spans
    from ccm.view.profile import Profile as Profile
    from ccm.view.profile import profile as profile
    from ccm.view.provenance import Provenance as Provenance
    from ccm.view.schedules import Due as Due
    from ccm.view.timelines import Counts as Counts
    from ccm.view.timelines import counts as counts
    from ccm.view.timelines import memberships as memberships
    from ccm.view.timelines import timeline as timeline
    from ccm.words.forms import in_words as in_words
    from ccm.words.tree import as_tree as as_tree

__version__ = "0.1.0"

_ROOMS = {
    "ccm.convention": ("CONVENTION",),
    "ccm.convention.article02_definitions": ("Munition", "classify"),
    "ccm.dates": ("PartialDate", "Period", "Rounding", "Timeline"),
    "ccm.errors": ("CCMError",),
    "ccm.facts": ("Record", "State", "load_record", "packaged_record"),
    "ccm.rules": (
        "Deadline",
        "Explanation",
        "Finding",
        "Membership",
        "Reading",
        "Status",
        "Truth",
    ),
    "ccm.view.changes": ("Change", "changes"),
    "ccm.view.panels": ("Panel", "panel"),
    "ccm.view.provenance": ("Provenance",),
    "ccm.view.schedules": ("Due",),
    "ccm.view.timelines": ("Counts", "counts", "memberships", "timeline"),
    "ccm.view.asof": ("AsOf", "as_of"),
}
_ABOVE = {
    "ccm.claims.auditing": ("Audit", "audit"),
    "ccm.claims.claim": ("Claim",),
    "ccm.claims.replies": ("Reply", "ask"),
    "ccm.plans.evaluation": ("Progress", "progress"),
    "ccm.plans.model": ("Plan",),
    "ccm.view.panels": ("Spans", "spans"),
    "ccm.view.profile": ("Profile", "profile"),
    "ccm.words.forms": ("in_words",),
    "ccm.words.tree": ("as_tree",),
}
"""What methods ask of a room above their own, by way of this module alone.

So `Finding.explain` says ``ccm.in_words(...)`` and knows no room that has words.
"""
_HOME = {
    name: room
    for table in (_ROOMS, _ABOVE)
    for room, names in table.items()
    for name in names
}

__all__ = [
    "CONVENTION",
    "AsOf",
    "CCMError",
    "Change",
    "Counts",
    "Deadline",
    "Due",
    "Explanation",
    "Finding",
    "Membership",
    "Munition",
    "Panel",
    "PartialDate",
    "Period",
    "Profile",
    "Provenance",
    "Reading",
    "Record",
    "Rounding",
    "Spans",
    "State",
    "Status",
    "Timeline",
    "Truth",
    "__version__",
    "as_of",
    "changes",
    "classify",
    "counts",
    "load_record",
    "memberships",
    "packaged_record",
    "panel",
    "timeline",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        value: object = getattr(_loaded(_HOME[name]), name)
        globals()[name] = value
        return value
    msg = f"module 'ccm' has no attribute {name!r}"
    raise AttributeError(msg)


def _loaded(room: str) -> object:
    """Load a room; all of it is kept, so that looking for garbage finds nothing."""
    import gc  # noqa: PLC0415 - on first use
    from importlib import import_module  # noqa: PLC0415

    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return import_module(room)
    finally:
        if was_enabled:
            if not gc.get_freeze_count():  # else that would thaw what others froze
                gc.freeze()  # and at once:
                gc.unfreeze()  # what is there counts as old now, unlooked at
            gc.enable()


def __dir__() -> list[str]:
    return sorted(__all__)
