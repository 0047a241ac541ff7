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
