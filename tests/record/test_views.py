"""What a view cannot be asked is refused, with what was expected."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import ccm
from ccm.errors import InvalidValueError


def test_a_trust_that_there_is_not() -> None:
    """A slip there would pass for another record."""
    trust: Any = "hihg"
    with pytest.raises(InvalidValueError, match="trust: expected 'high' or .* 'hihg'"):
        ccm.as_of(date(2020, 9, 28), trust=trust)


def test_a_basis_that_there_is_not() -> None:
    """States Parties are counted by deposits, or by entry into force."""
    basis: Any = "signed"
    view = ccm.as_of(date(2020, 9, 28))
    with pytest.raises(InvalidValueError, match="basis: expected 'in force' or .*"):
        view.states_parties(basis=basis)


def test_a_state_and_an_obligation_that_are_named_twice_count_once() -> None:
    """By whatever name: the same day stood in a calendar as often as it was named."""
    view, twice = ccm.as_of(date(2020, 9, 28)), ["LAO", "Laos", "LAO"]
    cited = ["art4", "4(1)(a)"]
    assert len(view.findings(states=twice, obligations=cited)) == 1
    assert len(ccm.panel(twice, cited, days=[view.on])) == 1
    assert view.spans(states=twice).to_dicts() == view.spans(states="LAO").to_dicts()
    until = date(2022, 1, 1)
    assert view.schedule(until=until, states=twice) == view.schedule(
        until=until, states="LAO"
    )


def test_what_is_no_claim_is_named() -> None:
    """A name of a document is not its claims."""
    claims: Any = ["review-2020"]
    with pytest.raises(InvalidValueError, match="expected a claim, got 'review-2020'"):
        ccm.as_of(date(2020, 9, 28)).audit(claims)


@pytest.mark.parametrize("text", [None, 3.5, float("nan")])
def test_what_is_no_text_is_no_date_and_no_period(text: Any) -> None:
    """Such as what stands in a table where nothing does."""
    with pytest.raises(InvalidValueError, match=f"expected YYYY, .* got {text!r}"):
        ccm.PartialDate.parse(text)
    with pytest.raises(InvalidValueError, match=f"expected a period .* got {text!r}"):
        ccm.Period.parse(text)
