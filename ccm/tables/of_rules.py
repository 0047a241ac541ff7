"""Columns of what a treaty asks for."""

from __future__ import annotations

from ccm.rules.norms import Duty
from ccm.view.tabular import Columns, TableKind
from ccm.words.sentences import article

__all__ = ["OBLIGATIONS"]

_duty = Columns[Duty]()
OBLIGATIONS = TableKind(
    "obligations",
    "an obligation",
    (
        _duty.code("obligation", "Its id.", lambda d: d.id),
        _duty.code("provision", "Where it is said.", lambda d: d.provision),
        _duty.code(
            "cited",
            "The provision as it is cited.",
            lambda d: article(d.provision),
        ),
        _duty.text("text", 'What is to be done, after "to".', lambda d: d.duty),
    ),
    ("obligation",),
)
