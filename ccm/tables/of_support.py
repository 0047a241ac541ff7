"""Columns of implementation support: what falls due around meetings, who sits where."""

from __future__ import annotations

from ccm.rules import Truth
from ccm.support import Decision, Seat, SupportDue
from ccm.support.coordination import OfficeKind
from ccm.view.tabular import Columns, TableKind

__all__ = ["COMMITTEE", "DECISIONS", "SUPPORT"]

_due = Columns[SupportDue]()
SUPPORT = TableKind(
    "support",
    "what falls due, or happens, around a meeting",
    (
        *_due.days("due", "The last day", lambda d: d.due),
        _due.code("meeting", "Label of the meeting.", lambda d: d.meeting or None),
        _due.code("what", "Id of what it is, such as `isu.4`.", lambda d: d.id),
        _due.code("who", "Whose it is.", lambda d: d.who),
        _due.text("text", "What is to be done.", lambda d: d.text),
        _due.text("reason", "How the day follows.", lambda d: d.explanation.claim),
        _due.code(
            "done",
            "Whether it was done by the day asked about.",
            lambda d: d.done.value,
            among=Truth,
        ),
        _due.truth(
            "certain",
            "Whether the record leaves no doubt that the rule still holds.",
            lambda d: d.certain,
        ),
        _due.codes("sources", "Where that is said.", lambda d: d.source),
    ),
)

_seat = Columns[Seat]()
COMMITTEE = TableKind(
    "committee",
    "a seat in the Coordination Committee",
    (
        _seat.code(
            "office", "The office, the theme or the organization.", lambda s: s.office
        ),
        _seat.code("kind", "What kind of office.", lambda s: s.kind, among=OfficeKind),
        *_seat.state(lambda s: s.state),
        _seat.code(
            "held",
            "Whether the State, or the organization, surely sits there.",
            lambda s: s.held.value,
            among=Truth,
        ),
        *_seat.days("until", "Last day of the term", lambda s: s.until),
        _seat.codes(
            "missing", "What would have to be known, in words.", lambda s: s.missing
        ),
        _seat.codes("sources", "Where that was read.", lambda s: s.source),
    ),
)

_decision = Columns[Decision]()
DECISIONS = TableKind(
    "decisions",
    "what a meeting decided",
    (
        _decision.code("meeting", "Label of the meeting.", lambda d: d.by),
        *_decision.days("taken", "When it was taken", lambda d: d.taken),
        _decision.code("subject", "What it is about.", lambda d: d.subject or None),
        _decision.text("text", "What was decided.", lambda d: d.text),
        _decision.whole("plenary", "At which plenary meeting.", lambda d: d.plenary),
        _decision.codes("documents", "Symbols of documents.", lambda d: d.documents),
        _decision.codes("sources", "Where that was read.", lambda d: d.source),
    ),
)
