"""Obligations of the Convention on Cluster Munitions, as of any day, with reasons.

Nothing is loaded before it is used: ``import ccm`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself would cost more than all that follows
if TYPE_CHECKING:
    from ccm.claims.auditing import Audit as Audit
    from ccm.claims.auditing import audit as audit
    from ccm.claims.claim import Claim as Claim
    from ccm.convention import CONVENTION as CONVENTION
    from ccm.convention.article02_definitions import Munition as Munition
    from ccm.convention.article02_definitions import classify as classify
    from ccm.convention.citing import obligation_id as obligation_id
    from ccm.convention.obligations import Obligation as Obligation
    from ccm.convention.questions import Choice as Choice
    from ccm.convention.questions import question as question
    from ccm.dates import PartialDate as PartialDate
    from ccm.dates import Period as Period
    from ccm.dates import Rounding as Rounding
    from ccm.dates import Timeline as Timeline
    from ccm.duties.outlook import Outlook as Outlook
    from ccm.duties.review import Review as Review
    from ccm.errors import CCMError as CCMError
    from ccm.facts import Record as Record
    from ccm.facts import State as State
    from ccm.facts import load_record as load_record
    from ccm.facts import packaged_record as packaged_record
    from ccm.plans.evaluation import Progress as Progress
    from ccm.plans.evaluation import progress as progress
    from ccm.plans.model import Plan as Plan
    from ccm.questions.replies import Reply as Reply
    from ccm.questions.replies import ask as ask
    from ccm.rules import Deadline as Deadline
    from ccm.rules import Explanation as Explanation
    from ccm.rules import Finding as Finding
    from ccm.rules import Membership as Membership
    from ccm.rules import Reading as Reading
    from ccm.rules import Status as Status
    from ccm.rules import Truth as Truth
    from ccm.share import audit_records as audit_records
    from ccm.share import fact_records as fact_records
    from ccm.share import plan_records as plan_records
    from ccm.share import profile_records as profile_records
    from ccm.share import projection_records as projection_records
    from ccm.share import provenance as provenance
    from ccm.share import records as records
    from ccm.share import request_records as request_records
    from ccm.share import rule_records as rule_records
    from ccm.share import support_records as support_records
    from ccm.share import time_records as time_records
    from ccm.share.calendars import to_ics as to_ics
    from ccm.share.hooks import register_hooks as register_hooks
    from ccm.share.written import from_dict as from_dict
    from ccm.share.written import from_json as from_json
    from ccm.share.written import to_json as to_json
    from ccm.support.agenda import SupportDue as SupportDue
    from ccm.tables.kinds import table as table
    from ccm.tables.notebook import in_notebook as in_notebook
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
    from ccm.view.provenance import provenance_of as provenance_of
    from ccm.view.receipts import Receipt as Receipt
    from ccm.view.receipts import receipt_of as receipt_of
    from ccm.view.schedules import Due as Due
    from ccm.view.scheduling import Schedule as Schedule
    from ccm.view.scheduling import schedule as schedule
    from ccm.view.timelines import Counts as Counts
    from ccm.view.timelines import counts as counts
    from ccm.view.timelines import memberships as memberships
    from ccm.view.timelines import timeline as timeline
    from ccm.words import rows as rows
    from ccm.words.forms import in_words as in_words
    from ccm.words.tree import as_tree as as_tree

__version__ = "1.1.dev0"

_ROOMS = {
    "ccm.convention": ("CONVENTION",),
    "ccm.convention.article02_definitions": ("Munition", "classify"),
    "ccm.convention.obligations": ("Obligation",),
    "ccm.dates": ("PartialDate", "Period", "Rounding", "Timeline"),
    "ccm.duties.outlook": ("Outlook",),
    "ccm.duties.review": ("Review",),
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
    "ccm.view.schedules": ("Due",),
    "ccm.view.timelines": ("Counts", "counts", "memberships", "timeline"),
    "ccm.view.asof": ("AsOf", "as_of"),
}
_ABOVE = {
    "ccm.claims.auditing": ("Audit", "audit"),
    "ccm.claims.claim": ("Claim",),
    "ccm.questions.replies": ("Reply", "ask"),
    "ccm.convention.citing": ("obligation_id",),
    "ccm.convention.questions": ("Choice", "question"),
    "ccm.plans.evaluation": ("Progress", "progress"),
    "ccm.plans.model": ("Plan",),
    "ccm.share.calendars": ("to_ics",),
    "ccm.share.hooks": ("register_hooks",),
    "ccm.share.written": ("from_dict", "from_json", "to_json"),
    "ccm.support.agenda": ("SupportDue",),
    "ccm.tables.kinds": ("table",),
    "ccm.tables.notebook": ("in_notebook",),
    "ccm.view.panels": ("Spans", "spans"),
    "ccm.view.profile": ("Profile", "profile"),
    "ccm.view.provenance": ("Provenance", "provenance_of"),
    "ccm.view.receipts": ("Receipt", "receipt_of"),
    "ccm.view.scheduling": ("Schedule", "schedule"),
    "ccm.words.forms": ("in_words",),
    "ccm.words.tree": ("as_tree",),
}
"""What methods ask of a room above their own, by way of this module alone.

So `Finding.explain` says ``ccm.in_words(...)`` and knows no room that has words.
"""
_ROWS = {
    room.rpartition(".")[2]: room
    for room in (
        "ccm.share.audit_records",
        "ccm.share.fact_records",
        "ccm.share.plan_records",
        "ccm.share.profile_records",
        "ccm.share.projection_records",
        "ccm.share.provenance",
        "ccm.share.records",
        "ccm.share.request_records",
        "ccm.share.rule_records",
        "ccm.share.support_records",
        "ccm.share.time_records",
        "ccm.words.rows",
    )
}
"""The modules that say what stands in JSON, of which `to_dict` asks one.

So `Finding.to_dict` says ``ccm.rows.finding_row(...)``.
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
    "Audit",
    "CCMError",
    "Change",
    "Claim",
    "Counts",
    "Deadline",
    "Due",
    "Explanation",
    "Finding",
    "Membership",
    "Munition",
    "Obligation",
    "Outlook",
    "Panel",
    "PartialDate",
    "Period",
    "Plan",
    "Profile",
    "Progress",
    "Provenance",
    "Reading",
    "Receipt",
    "Record",
    "Review",
    "Rounding",
    "Schedule",
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
    "from_dict",
    "from_json",
    "load_record",
    "memberships",
    "packaged_record",
    "panel",
    "register_hooks",
    "table",
    "timeline",
    "to_json",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        value: object = getattr(_loaded(_HOME[name]), name)
        globals()[name] = value
        return value
    if name in _ROWS:
        globals()[name] = rows = _loaded(_ROWS[name])
        return rows
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
