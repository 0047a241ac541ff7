"""What a small draft is told: the other basis, what it prints twice, what follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import ccm
from ccm.claims import Audit, Claim
from ccm.claims.agreement import agreement
from ccm.dates import PartialDate
from ccm.questions import Answer, Bound, Figure, Unit, Value, Words
from ccm.rules import Truth

PARTIES = ("Convention", "States Parties")
REVIEW = "2020-09-28"
CONFERENCE = "2015-09-11"


def figure(number: int, bound: Bound = Bound.EXACT) -> Figure:
    """Return a count."""
    return Figure(Decimal(number), Unit.COUNT, bound)


def printed(
    name: str,
    topic: tuple[str, str],
    value: Value,
    on: str = REVIEW,
    document: str = "draft",
) -> Claim:
    """Return a claim of a draft."""
    return Claim(
        id=name,
        document=document,
        subject=topic[0],
        predicate=topic[1],
        value=value,
        as_of=PartialDate.parse(on),
    )


def audited(*claims: Claim) -> Audit:
    """Return the audit of a draft."""
    return ccm.as_of(date.fromisoformat(REVIEW)).audit(claims)


def test_what_the_other_basis_gives_is_said() -> None:
    """110 States had deposited, and for 108 the Convention was in force."""
    (found,) = audited(printed("D-1", PARTIES, figure(110))).results
    assert found.reason == "by deposit; 108 in force"


def test_two_numbers_of_one_day_are_one_contradiction() -> None:
    """Right each on its own basis; who makes the difference is named."""
    claims = [printed(f"D-{n}", PARTIES, figure(n)) for n in (110, 108)]
    (fault,) = audited(*claims).contradictions
    assert fault.text == (
        f"Convention: States Parties on {REVIEW}: 110 (D-110); 108 (D-108)"
    )
    assert fault.reason.endswith("the difference is LCA, NIU")
    assert not fault.wrong


def test_growth_from_one_basis_to_another_is_not_like_for_like() -> None:
    """96 by deposit in 2015, 108 in force in 2020."""
    claims = (
        printed("D-1", PARTIES, figure(96), CONFERENCE),
        printed("D-2", PARTIES, figure(108)),
    )
    (fault,) = audited(*claims).contradictions
    assert fault.reason == ("like for like: 96 to 110 by deposit; 91 to 108 in force")


def test_what_is_in_one_list_alone_is_named() -> None:
    """And not what both hold."""
    topic = "Coordination Committee", "members"
    longer = Words(("Presidents", "Coordinators", "observers"))
    one = printed("D-1", topic, longer, document="one")
    other = printed("D-2", topic, Words(longer.items[:2]), document="other")
    (fault,) = audited(one, other).contradictions
    assert fault.text == "Coordination Committee: members: only in one: observers"


@pytest.mark.parametrize(("parties", "fits"), [(10, False), (11, True), (12, True)])
def test_parts_are_not_more_than_the_whole(parties: int, *, fits: bool) -> None:
    """6 without stocks, 3 with, 1 that verifies and 1 without a report are 11."""
    parts = (
        ("Article 3", "States without stocks", 6),
        ("Article 3", "States that report stocks to destroy", 3),
        ("Article 3", "States that verify whether they hold stocks", 1),
        ("initial reports", "not submitted", 1),
    )
    claims = [printed("D-0", PARTIES, figure(parties))]
    claims += [printed(f"D-{s}: {p}", (s, p), figure(n)) for s, p, n in parts]
    (check,) = audited(*claims).outcomes
    assert check.holds is fits
    assert check.worked == ("6 + 3 + 1 + 1 = 11",)
    why = [fault.reason.partition(" (")[0] for fault in check.contradictions]
    assert why == ([] if fits else ["of D-0 the record says: disagrees"])


def test_of_a_figure_of_which_the_record_holds_nothing_it_says_nothing() -> None:
    """37 is not 38 + 0, and no source tells how many travelled how far."""
    numbers = {"trips a year": 37, "long-haul trips": 38, "short-haul trips": 0}
    claims = [
        printed(f"D-{what}", ("ISU travel", what), figure(number))
        for what, number in numbers.items()
    ]
    (fault,) = audited(*claims).contradictions
    assert fault.reason == ""


@pytest.mark.parametrize(
    ("bound", "verdict"),
    [
        (Bound.MORE_THAN, Truth.UNKNOWN),
        (Bound.AT_LEAST, Truth.UNKNOWN),
        (Bound.ABOUT, Truth.UNKNOWN),
        (Bound.NEARLY, Truth.FALSE),
        (Bound.EXACT, Truth.FALSE),
    ],
)
def test_a_number_beside_one_that_is_not_told_exactly(
    bound: Bound, verdict: Truth
) -> None:
    """101 can be more than 100, at least so much, or about; nearly 100 is less."""
    answer = Answer(value=figure(100, bound))
    assert agreement(figure(101), answer) is verdict
