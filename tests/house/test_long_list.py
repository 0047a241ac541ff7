"""What is left to `make test-all` is there, and is no whole room."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LISTED = (TESTS / "long.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("listed", LISTED)
def test_it_names_what_there_is(listed: str) -> None:
    """A test that was renamed is run by everybody again, and so is left out by name."""
    file, _, name = listed.partition("::")
    page = TESTS.parent / file
    if file.startswith("docs/") and not page.exists():
        pytest.skip("the pages are not part of the installed package")
    text = page.read_text("utf-8")
    parts = name.partition("[")[0].split("::") if name else []
    assert all(part in text for part in parts)
