"""A question: what a subject and a predicate ask of the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import attrs

from ccm.claims.answers import Answer
from ccm.claims.claim import Claim
from ccm.claims.inquiry import Inquiry

__all__ = ["Asked", "Question"]


@attrs.define(frozen=True, kw_only=True)
class Asked:
    """What a claim asks, after its question was found.

    Attributes:
        claim: The claim.
        words: The parts of subject and predicate that the question leaves open.
    """

    claim: Claim
    words: Mapping[str, str]


def _left_open(part: re.Match[str]) -> str:
    """Return what can stand in a part that is left open: no comma, save in some."""
    commas = "" if part[1] in ("state", "decision") else ","
    return rf"(?P<{part[1]}>[^{commas}\n]+?)"


def _plainly(words: str) -> str:
    """Return words with one space between them."""
    return " ".join(words.split())


@attrs.define(frozen=True, kw_only=True, eq=False)
class Question:
    """What is asked of the record, by subject and predicate.

    Attributes:
        subject: The subject, with ``{word}`` for a part that is left open.
        predicate: The predicate, likewise.
        asks: What the answer is, in words.
        answers: Asks; returns the default basis first.
        reads_value: Whether the answer depends on what the claim says.
        query: The same in the language of questions; empty for a named function.
    """

    subject: str
    predicate: str
    asks: str
    answers: Callable[[Inquiry, Asked], tuple[Answer, ...]] = attrs.field(repr=False)
    reads_value: bool = False
    query: str = ""
    _form: re.Pattern[str] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        text = re.escape(f"{self.subject}\n{self.predicate}")
        form = re.sub(r"\\\{(\w+)\\\}", _left_open, text)
        object.__setattr__(self, "_form", re.compile(form, re.IGNORECASE))

    def told(self, inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        """Return the answers, each worked out once for all claims that ask the same.

        Raises:
            CCMError: The claim names something that there is not.
        """
        if self.reads_value:
            return self.answers(inquiry, asked)
        same = (id(self), *asked.words.values(), asked.claim.as_of)
        return inquiry.once(same, lambda: self.answers(inquiry, asked))

    def asked(self, claim: Claim) -> Asked | None:
        """Return what the claim asks; None if it asks something else."""
        match = self._form.fullmatch("\n".join(map(_plainly, claim.topic)))
        return Asked(claim=claim, words=match.groupdict()) if match else None
