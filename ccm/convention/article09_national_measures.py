"""Article 9: national implementation measures."""

from __future__ import annotations

from ccm.facts import InvestmentBan, Legislation, NationalMeasure
from ccm.rules import Evidence, StandingDuty, Status

__all__ = ["NATIONAL_MEASURES"]


def _law(kind: Legislation, shows: str, status: Status) -> Evidence:
    return Evidence(
        event=NationalMeasure, kind=kind, provision="art9", shows=shows, status=status
    )


NATIONAL_MEASURES = StandingDuty(
    id="art9",
    provision="art9",
    duty="take all measures, with penal sanctions, to carry out the Convention",
    evidence=(
        _law(
            Legislation.SPECIFIC,
            "a law of its own carries out the Convention",
            Status.FULFILLED,
        ),
        _law(
            Legislation.SUFFICIENT,
            "its existing law is enough, as it says",
            Status.FULFILLED,
        ),
        _law(
            Legislation.IN_PROGRESS,
            "a law is being considered or adopted",
            Status.OUTSTANDING,
        ),
        _law(
            Legislation.UNKNOWN,
            "what it said of its law no longer stands",
            Status.UNDETERMINED,
        ),
    ),
    breach="activity that its law neither prevents nor punishes",
    noted=(InvestmentBan,),
)
"""Article 9: what the State says of its law; no date.

A ban on investment is the State's own choice (A-33), so that it is shown and
decides nothing.
"""
