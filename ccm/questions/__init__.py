"""What can be asked of a record in a few words, and what it answers.

A question is a row of a small closed language, or one of a few named functions; a claim
of a document asks the same ones (`ccm.claims`).
"""

from __future__ import annotations

from ccm.questions.answers import Answer
from ccm.questions.asking import questions
from ccm.questions.question import Question, Topic
from ccm.questions.replies import Reply, ask
from ccm.questions.values import Bound, Figure, Listing, Span, Unit, Value, Words

__all__ = [
    "Answer",
    "Bound",
    "Figure",
    "Listing",
    "Question",
    "Reply",
    "Span",
    "Topic",
    "Unit",
    "Value",
    "Words",
    "ask",
    "questions",
]
