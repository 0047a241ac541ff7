"""A State on paper: the page of the site as PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import ccm
from ccm.cli import main
from ccm.errors import MissingExtraError
from ccm.site.paper import state_on_paper

try:
    state_on_paper(ccm.as_of(date(2020, 9, 28)), "NIU")
except MissingExtraError:  # where Pango is no part of the system
    pytest.skip("Pango is not found", allow_module_level=True)


def test_it_is_the_same_twice() -> None:
    """It holds no clock."""
    view = ccm.as_of(date(2020, 9, 28))
    once = state_on_paper(view, "NIU")
    assert once.startswith(b"%PDF-")
    assert once == state_on_paper(view, "NIU")


def test_the_name_of_the_file_asks_for_it(tmp_path: Path) -> None:
    """A State is written so where that ends as a PDF does."""
    file = tmp_path / "niu.pdf"
    assert main(["state", "NIU", "--on", "2020-09-28", "--output", str(file)]) == 0
    assert file.read_bytes().startswith(b"%PDF-")
