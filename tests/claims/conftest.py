"""The audit of both documents, made once."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

import ccm
from ccm.claims import DOCUMENTS, Audit, Claim, packaged_claims

REVIEW = date(2020, 9, 28)


@cache
def _claims() -> tuple[Claim, ...]:
    return tuple(claim for d in DOCUMENTS for claim in packaged_claims(d.key))


@cache
def _audit() -> Audit:
    return ccm.as_of(REVIEW).audit(_claims())


@pytest.fixture
def claims() -> tuple[Claim, ...]:
    """Return the claims of both documents."""
    return _claims()


@pytest.fixture
def both() -> Audit:
    """Return the audit of both documents together."""
    return _audit()
