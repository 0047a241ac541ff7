"""Commands that write for other tools: charts, and sites."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from .conftest import Run


class TestChart:
    """A picture by the name of its file, or the numbers."""

    def test_svg_by_itself(self, run: Run) -> None:
        """On standard output."""
        found = run("chart", "members", "--on", "2020-09-28")
        assert found.status == 0
        assert found.out.startswith("<svg ")

    def test_png_by_its_name(self, run: Run, tmp_path: Path) -> None:
        """Whatever the case."""
        file = tmp_path / "a.PNG"
        assert run("chart", "members", "--on", "2020-09-28", "--output", file).out == ""
        assert file.read_bytes().startswith(b"\x89PNG")

    def test_in_another_language(self, run: Run) -> None:
        """The words of the picture."""
        found = run("chart", "members", "--on", "2020-09-28", "--language", "fr")
        assert "États parties depuis 2008, par région" in found.out

    def test_numbers(self, run: Run) -> None:
        """108 States for which the Convention was in force."""
        found = run("chart", "members", "--on", "2020-09-28", "--format", "csv")
        *_, last = csv.DictReader(io.StringIO(found.out))
        assert (last["day"], last["all"]) == ("2020-09-28", "108")

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (("stat",), "did you mean state?"),
            (("state",), "ABOUT: expected a State beside 'state'"),
            (("members", "BGR"), "ABOUT: expected nothing beside 'members'"),
            (("clearance", "FRA"), "whose pace of clearance is on record"),
            (
                ("members", "--language", "fr", "--format", "csv"),
                "--language: not allowed",
            ),
            (("members", "--language", "de"), "--language"),
            (
                ("members", "--output", "a.jpg"),
                "with .svg or .png, or --format, got a.jpg",
            ),
        ],
    )
    def test_what_does_not_fit(
        self, run: Run, given: tuple[str, ...], said: str
    ) -> None:
        """It is said in a line."""
        found = run("chart", *given, "--on", "2020-09-28")
        assert found.status == 2
        assert said in found.err
        assert len(found.err.splitlines()) == 1


class TestSite:
    """Pages in a folder."""

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (("--format", "json"), "--format: not allowed with site"),
            (("--language", "de"), "--language: expected en, fr, zh, ar, ru or es"),
            (("--treaty", "examples/mine_ban"), "about the Convention on Cluster"),
        ],
    )
    def test_what_does_not_fit(
        self, run: Run, tmp_path: Path, given: tuple[str, ...], said: str
    ) -> None:
        """It is said in a line, and nothing is written."""
        found = run("site", tmp_path / "out", *given, "--on", "2020-09-28")
        assert found.status == 2
        assert said in found.err
        assert not (tmp_path / "out").exists()

    def test_what_it_is_told(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where it begins, and how much it is; every language unless some are named."""
        asked: list[dict[str, object]] = []

        def built(_view: object, **options: object) -> dict[str, bytes]:
            asked.append(options)
            return {"index.html": b"a" * 1_000_000, "fr/index.html": b"b" * 234_567}

        monkeypatch.setattr("ccm.site.site", built)
        folder = tmp_path / "out"
        some = ("--state", "LAO", "--language", "fr")
        found = run("site", folder, *some, "--on", "2020-09-28")
        assert found.out == f"{folder / 'index.html'}: 2 files, 1.2 MB\n"
        assert (folder / "fr" / "index.html").stat().st_size == 234_567
        assert run("site", tmp_path / "all", "--on", "2020-09-28").status == 0
        every = ("en", "fr", "zh", "ar", "ru", "es")
        assert asked == [
            {"states": ("LAO",), "languages": ("fr",)},
            {"states": None, "languages": every},
        ]
