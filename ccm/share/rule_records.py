"""Rows on rules: obligations, how the text is read, and what a provision decides."""

from __future__ import annotations

from typing import Annotated, TypedDict

from ccm.convention.article02_criteria import Classification
from ccm.duties.alternatives import Alternative
from ccm.rules import Reading, Truth
from ccm.rules.norms import Duty
from ccm.rules.ruling import Ruling
from ccm.words.rows import (
    FindingRow,
    MissingRow,
    StepRow,
    finding_row,
    missing_row,
    step_row,
)
from ccm.words.sentences import article

__all__ = [
    "AlternativeRow",
    "ClassificationRow",
    "ObligationRow",
    "ReadingRow",
    "RulingRow",
    "alternative_row",
    "classification_row",
    "obligation_row",
    "reading_row",
    "ruling_row",
]


class ObligationRow(TypedDict):
    """An obligation, or what else a provision says."""

    obligation: str | None
    """Id of the obligation; None where the row says what the provision says."""
    provision: str
    cited: str
    """The provision as it is cited, such as ``Article 4(1)(a)``."""
    text: str
    """What is to be done, after "to"; or what it says, in a few words."""


class ReadingRow(TypedDict):
    """How open questions of the text are answered."""

    reading: dict[str, str]
    """Every choice of interpretation, with the option chosen."""
    changed: list[str]
    """The names of those that differ from the default."""


class RulingRow(TypedDict):
    """The answer to a question that a provision decides."""

    truth: Annotated[str, Truth]
    """``true``, ``false`` or ``unknown``."""
    missing: list[MissingRow]
    explanation: StepRow


class ClassificationRow(TypedDict):
    """Whether a thing falls under a term of the Convention."""

    verdict: Annotated[str, Truth]
    """``true``, ``false`` or ``unknown``."""
    missing: list[str]
    """What is not known and matters, that which decides alone first."""
    explanation: StepRow


class AlternativeRow(TypedDict):
    """The answer that another choice of interpretation gives."""

    field: str
    """The choice."""
    option: str
    """The option taken instead of the one in use."""
    finding: FindingRow


def obligation_row(norm: Duty) -> ObligationRow:
    """Return an obligation: its id, where it is said, and what is to be done."""
    return {
        "obligation": norm.id,
        "provision": norm.provision,
        "cited": article(norm.provision),
        "text": norm.duty,
    }


def reading_row(reading: Reading) -> ReadingRow:
    """Return every choice of interpretation, and those that are not the default."""
    return {"reading": dict(reading.chosen), "changed": list(reading.changed)}


def ruling_row(ruling: Ruling) -> RulingRow:
    """Return what a provision decides, with the reasons."""
    return {
        "truth": str(ruling.truth),
        "missing": [missing_row(gap) for gap in ruling.missing],
        "explanation": step_row(ruling.explanation),
    }


def classification_row(found: Classification) -> ClassificationRow:
    """Return whether a thing falls under a term, with the reasons."""
    return {
        "verdict": str(found.verdict),
        "missing": [str(wanted) for wanted in found.missing],
        "explanation": step_row(found.explanation),
    }


def alternative_row(other: Alternative) -> AlternativeRow:
    """Return the answer that another choice of interpretation gives."""
    return {
        "field": other.field,
        "option": other.option,
        "finding": finding_row(other.finding),
    }
