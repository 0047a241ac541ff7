"""Applying a norm to a case: where the State stands, and why."""

from __future__ import annotations

from functools import partial

from ccm.duties.answering import answered
from ccm.rules.case import Case
from ccm.rules.courses import Courses
from ccm.rules.finding import Finding, Told
from ccm.rules.norms import Norm
from ccm.rules.outcome import Outcome
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["apply"]


def apply(norm: Norm, case: Case) -> Finding:
    """Return where the State stands under a norm, and why.

    Words are made when somebody reads them.
    """
    answer = answered(norm, case)
    doubt = len(answer.possible) > 1
    return Finding(
        state=case.standing.state,
        obligation=norm.id,
        duty=norm.duty,
        on=case.on,
        status=Status.UNDETERMINED if doubt else next(iter(answer.possible)),
        possible=answer.possible,
        deadline=answer.deadline,
        fulfilled_on=answer.fulfilled_on,
        breach=_breach(answer.courses),
        tells=partial(_tells, norm, case),
    )


def _breach(courses: Courses[Outcome]) -> Truth:
    """Return whether a breach is shown that is no lateness, in every course."""
    told = courses.each[0].outcome.breach
    if len(courses.each) == 1:
        return told
    alike = all(each.outcome.breach is told for each in courses.each)
    return told if alike and courses.whole else Truth.UNKNOWN


def _tells(norm: Norm, case: Case) -> Told:
    from ccm.duties.telling import told  # noqa: PLC0415 - words when they are read

    return told(norm, case)
