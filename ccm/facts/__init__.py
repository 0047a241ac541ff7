"""What happened: States, sources, events, the record; nothing here decides."""

from __future__ import annotations

from ccm.facts.events import *  # noqa: F403
from ccm.facts.events import __all__ as _events
from ccm.facts.loading import check_files, load_record, packaged_record
from ccm.facts.meetings import Coverage, Meeting, MeetingKind
from ccm.facts.record import Dossier, Record
from ccm.facts.sources import Confidence, Source, Voice
from ccm.facts.states import UN_LANGUAGES, State, States

__all__ = [  # noqa: PLE0604 - the names of the events are in their own room
    *_events,
    "UN_LANGUAGES",
    "Confidence",
    "Coverage",
    "Dossier",
    "Meeting",
    "MeetingKind",
    "Record",
    "Source",
    "State",
    "States",
    "Voice",
    "check_files",
    "load_record",
    "packaged_record",
]
