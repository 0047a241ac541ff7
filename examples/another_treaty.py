"""Another treaty on the same engine: mined areas, ten years and up to ten more.

The Anti-Personnel Mine Ban Convention gives ten years to clear mined areas
(Article 5(1)) and lets them be extended by up to ten (Article 5(3)). It enters
into force for a State on the first day of the sixth month after its deposit
(Article 17). Writing that down is all it takes. The State is fictional.
"""

from __future__ import annotations

from datetime import date

import attrs

import ccm
from ccm.convention import CONVENTION
from ccm.dates import Period
from ccm.facts import (
    ClearanceCompleted,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationRuledOut,
    ExtensionDecision,
    Voice,
)
from ccm.rules import EntryIntoForceRule, ExtensionRule, TimeBound, Treaty
from ccm.testing.fiction import event, world

MINED_AREAS = TimeBound(
    id="art5",
    provision="art5.1",
    duty="destroy all anti-personnel mines in mined areas",
    done="completed",
    period=Period(years=10),
    arises_from=ContaminationDeclared,
    arises_provision="art5.1",
    ruled_out_by=(ContaminationRuledOut,),
    fulfilled_by=ClearanceCompleted,
    reopened_by=(ContaminationFound,),
    extension=ExtensionRule(
        provision="art5.3",
        longest=Period(years=10),
        lead=Period(),
        lead_provision="art5.3",
        decision_provision="art5.5",
    ),
)

MINE_BAN: Treaty = attrs.evolve(
    CONVENTION,
    name="Anti-Personnel Mine Ban Convention",
    entry=EntryIntoForceRule(
        general="art17.1", later="art17.2", instruments=40, months=6
    ),
    obligations=(MINED_AREAS,),
)


def main() -> None:
    """Print where Ruritania stands under the other treaty's Article 5."""
    record = world(
        event(ContaminationDeclared, "2012-03-01", voice=Voice.STATE),
        event(
            ExtensionDecision,
            "2021-06-10",
            obligation="art5",
            number=1,
            meeting="a meeting",
            length=Period(years=10),
        ),
        founders=40,
    )
    then = ccm.as_of(date(2022, 1, 1), record=record, treaty=MINE_BAN)
    print(then.assess("Ruritania", "art5").explain())


if __name__ == "__main__":
    main()
