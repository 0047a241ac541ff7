"""Article 3(1): which munitions it reaches."""

from __future__ import annotations

from ccm.convention.article02_bomblets import EXPLOSIVE_BOMBLET, Bomblet
from ccm.convention.article02_criteria import Classification
from ccm.convention.article02_definitions import Munition, classify
from ccm.rules import Explanation, Reading, Truth, as_read
from ccm.rules.reach import Reach

__all__ = ["STOCKS", "belongs_to_stocks"]

STOCKS = Reach(provision="art3.1", both=True)
"""Article 3(1): under jurisdiction and control, where Article 4 says or."""


def belongs_to_stocks(
    weapon: Munition | Bomblet, reading: Reading | None = None
) -> Classification:
    """Decide whether Articles 3 and 7 speak of a weapon, if it is in stock.

    They speak of cluster munitions. Article 1(2) extends Article 1(1), and no
    other provision by its words, to explosive bomblets: whether they must be
    destroyed and reported is a reading (A-05). Remnants of them are remnants in
    any case (Article 2(7)).

    Args:
        weapon: What is known of it.
        reading: How the text is read.

    Source:
        Convention on Cluster Munitions, Articles 1(2), 2(2), 2(13) and 3(1).

    >>> bomblet = Bomblet(
    ...     conventional=True, mass="1 kg", self_propelled=False, detonates=True,
    ...     dispensed=True, on_aircraft=True, placed=False,
    ... )
    >>> belongs_to_stocks(bomblet).verdict
    <Truth.TRUE: 'true'>
    >>> literal = Reading(bomblets="under the ban alone")
    >>> belongs_to_stocks(bomblet, literal).verdict
    <Truth.FALSE: 'false'>
    """
    reading = reading or Reading()
    if isinstance(weapon, Munition):
        return classify(weapon, reading)
    found = EXPLOSIVE_BOMBLET.of(weapon)
    included = reading.bomblets == "as cluster munitions"
    truth = found.verdict & Truth.of(included)
    step = Explanation(
        f"stock for the purpose of Articles 3 and 7: {truth.value}",
        truth,
        "art3.1",
        because=(found.explanation, as_read(reading, "bomblets")),
    )
    missing = found.missing if truth == Truth.UNKNOWN else ()
    return Classification(explanation=step, missing=missing)
