"""Article 1: general obligations and scope."""

from __future__ import annotations

import attrs

from ccm.facts import Act, ProhibitedAct
from ccm.rules import StandingDuty

__all__ = ["EXCEPTIONS", "FORBEARANCE", "PROHIBITIONS", "Prohibition"]


@attrs.define(frozen=True)
class Prohibition:
    """One thing that Article 1(1) forbids, under any circumstances.

    The same holds, adapted, for bomblets released by dispensers on aircraft
    (Article 1(2)), and not for mines (Article 1(3)).

    Attributes:
        act: What is forbidden.
        provision: Where that is said.
        exceptions: The only provisions that permit some of it all the same.
        tolerated: The provision during whose period it is not yet a breach.
    """

    act: Act
    provision: str
    exceptions: tuple[str, ...] = ()
    tolerated: str = ""


PROHIBITIONS = (
    Prohibition(Act.USE, "art1.1.a"),
    Prohibition(Act.DEVELOP, "art1.1.b"),
    Prohibition(Act.PRODUCE, "art1.1.b"),
    Prohibition(Act.ACQUIRE, "art1.1.b", ("art3.6",)),
    Prohibition(Act.STOCKPILE, "art1.1.b", tolerated="art3.2"),
    Prohibition(Act.RETAIN, "art1.1.b", ("art3.6",)),
    Prohibition(Act.TRANSFER, "art1.1.b", ("art3.7",)),
    Prohibition(Act.ASSIST, "art1.1.c", ("art21.3",)),
)
"""Article 1(1): use, six verbs that each stand for themselves, and assistance.

Whether investment is assistance is left to each State (A-33).
"""

EXCEPTIONS = ("art3.6", "art3.7", "art21.3")
"""What holds notwithstanding Article 1; nothing else in the Convention does."""

FORBEARANCE = StandingDuty(
    id="art1",
    provision="art1.1",
    duty="never use, make, have, transfer or assist with cluster munitions",
    breached_by=(ProhibitedAct,),
    breach="an act that Article 1(1) forbids, by the State's own word or the Parties'",
)
"""Article 1(1): a duty to forbear, the only one that can apply provisionally.

That nobody reports a breach shows nothing, save where a document of the States
Parties says of a period that there was none.
"""
