"""A State on paper: the page of the site as PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import ccm
from ccm.cli import main
from ccm.errors import MissingExtraError
from ccm.site.paper import state_on_paper

VIEW = ccm.as_of(date(2020, 9, 28))


@pytest.fixture(scope="module")
def paper() -> bytes:
    """A State on paper; where Pango is no part of the system, there is none."""
    try:
        return state_on_paper(VIEW, "NIU")
    except MissingExtraError:
        pytest.skip("Pango is not found")


def test_it_is_the_same_twice(paper: bytes) -> None:
    """It holds no clock."""
    assert paper.startswith(b"%PDF-")
    assert paper == state_on_paper(VIEW, "NIU")


@pytest.mark.usefixtures("paper")
def test_the_name_of_the_file_asks_for_it(tmp_path: Path) -> None:
    """A State is written so where that ends as a PDF does."""
    file = tmp_path / "niu.pdf"
    assert main(["state", "NIU", "--on", "2020-09-28", "--output", str(file)]) == 0
    assert file.read_bytes().startswith(b"%PDF-")
