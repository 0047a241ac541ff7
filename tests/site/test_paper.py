"""A State on paper: the page of the site as PDF."""

from __future__ import annotations

import os
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


def test_it_is_the_same_twice(paper: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds no clock, nor do the fonts in it."""
    assert paper.startswith(b"%PDF-")
    monkeypatch.setattr("time.time", lambda: 1_000_000_000.0)
    assert paper == state_on_paper(VIEW, "NIU")


@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize("before", [None, "86400"])
def test_the_environment_is_left_as_it_was(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What says when it is says so for a page alone."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if before is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", before)
    state_on_paper(VIEW, "NIU")
    assert os.environ.get("SOURCE_DATE_EPOCH") == before


@pytest.mark.usefixtures("paper")
def test_the_name_of_the_file_asks_for_it(tmp_path: Path) -> None:
    """A State is written so where that ends as a PDF does."""
    file = tmp_path / "niu.pdf"
    assert main(["state", "NIU", "--on", "2020-09-28", "--output", str(file)]) == 0
    assert file.read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("paper")
def test_it_loads_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever a page would fetch is refused, be it a file that is there."""
    picture = tmp_path / "picture.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    page = f'<html lang="en"><title>A</title><img alt="B" src="{picture.as_uri()}">'
    monkeypatch.setattr("ccm.site.paper.page_of", lambda *_: page.encode())
    assert state_on_paper(VIEW, "NIU").startswith(b"%PDF-")
    assert f"Failed to load image at '{picture.as_uri()}'" in caplog.text
