"""Article 6: international cooperation and assistance."""

from __future__ import annotations

from ccm.facts import AssistanceProvided
from ccm.meetings import Clause, Force
from ccm.rules import Evidence, StandingDuty, Status

__all__ = ["COOPERATION", "FORMS"]

COOPERATION = StandingDuty(
    id="art6",
    provision="art6.2",
    duty="assist other States, if it is in a position to do so",
    arises_from=AssistanceProvided,
    arises_provision="art6.2",
    condition="it is in a position to assist, as it judges itself",
    self_judged=True,
    evidence=(
        Evidence(
            event=AssistanceProvided,
            provision="art6.2",
            shows="it has assisted another State",
            status=Status.OUTSTANDING,
        ),
    ),
    breach="nothing: each State judges for itself whether it is able to assist",
)
"""Article 6(2): a State that assists shows that it is in a position to.

One that does not shows nothing (A-19): no breach is ever derived.
"""

_ABLE = "a State Party in a position to do so"
_EACH = "each State Party"

FORMS = (
    Clause("art6.1", _EACH, Force.MAY, "seek and receive assistance"),
    Clause("art6.3.a", _EACH, Force.MUST, "further the exchange of equipment"),
    Clause("art6.3.b", _EACH, Force.MUST_NOT, "restrict clearance equipment unduly"),
    Clause("art6.4", _ABLE, Force.MUST, "help clear and destroy remnants"),
    Clause("art6.5", _ABLE, Force.MUST, "help destroy stockpiles"),
    Clause("art6.6", _ABLE, Force.MUST, "help urgently where remnants are new"),
    Clause("art6.7", _ABLE, Force.MUST, "help carry out Article 5"),
    Clause("art6.8", _ABLE, Force.MUST, "help economic and social recovery"),
    Clause("art6.9", _ABLE, Force.MAY, "contribute to trust funds"),
    Clause(
        "art6.10", "a State Party that is helped", Force.MUST, "ease entry and exit"
    ),
    Clause("art6.11", _EACH, Force.MAY, "ask for help with a national action plan"),
    Clause("art6.12", "giver and receiver", Force.MUST, "cooperate in programmes"),
)
"""Article 6: who must, or may, do what; none of it has a date."""
