"""Another treaty on the command line: found by name or folder, asked like this one."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import attrs
import pytest

from ccm.cli import main
from ccm.convention import CONVENTION
from ccm.errors import DataFileError, InvalidValueError, UnknownTreatyError
from ccm.facts import Event, load_record
from ccm.facts.schema import schema_of
from ccm.share import treaties
from ccm.share.treaties import treaty_named

FOLDER = Path(__file__).parents[2] / "examples" / "mine_ban"
PAGE = FOLDER.parents[1] / "docs" / "how-to" / "encode-another-treaty.md"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the example is not part of the installed package"
)


@pytest.fixture
def package(tmp_path: Path) -> Iterator[Path]:
    """Return the folder of a package of one's own, forgotten afterwards."""
    folder = tmp_path / "some_treaty"
    folder.mkdir()
    yield folder
    sys.modules.pop(folder.name, None)


def _write(folder: Path, text: str) -> str:
    (folder / "__init__.py").write_text(text, encoding="utf-8")
    return str(folder)


class TestFinding:
    """`treaty_named`."""

    def test_a_folder(self, package: Path) -> None:
        """Run once, however often it is asked for."""
        name = _write(package, "from ccm import CONVENTION as TREATY\n")
        assert treaty_named(name) is CONVENTION
        assert treaty_named(f"{name}/") is CONVENTION

    def test_an_installed_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """By the name of its entry point."""
        ours = EntryPoint("dublin", "ccm.convention:CONVENTION", treaties.GROUP)
        found = EntryPoints([ours])
        monkeypatch.setattr(treaties, "entry_points", lambda group: found)  # noqa: ARG005
        assert treaty_named("dublin") is CONVENTION
        with pytest.raises(UnknownTreatyError, match=r"installed one \(dublin\)"):
            treaty_named("oslo")

    def test_an_installed_one_by_its_own_name(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As receipts and pages have it; what is no treaty has none."""
        other = EntryPoint("another", "ccm.convention:__name__", treaties.GROUP)
        ours = EntryPoint("dublin", "ccm.convention:CONVENTION", treaties.GROUP)
        found = EntryPoints([other, ours])
        monkeypatch.setattr(treaties, "entry_points", lambda group: found)  # noqa: ARG005
        assert treaty_named(CONVENTION.name) is CONVENTION

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "expected a ccm.rules.Treaty called TREATY, got None"),
            ("TREATY = 1\n", "expected a ccm.rules.Treaty called TREATY, got 1"),
            ("import no_such_thing\n", "No module named 'no_such_thing'"),
            ("x = (\n", "SyntaxError"),
        ],
    )
    def test_what_is_none(self, package: Path, text: str, told: str) -> None:
        """It says what is wrong with the folder."""
        with pytest.raises(UnknownTreatyError, match=told):
            treaty_named(_write(package, text))

    def test_the_name_of_another_package(self, tmp_path: Path) -> None:
        """Nothing that is loaded is replaced."""
        folder = tmp_path / "ccm"
        folder.mkdir()
        with pytest.raises(UnknownTreatyError, match="another package is called 'ccm'"):
            treaty_named(_write(folder, "TREATY = None\n"))


class TestFiles:
    """A treaty names the files of its record."""

    def test_the_files_of_another_treaty_are_refused(self, tmp_path: Path) -> None:
        """And it is said where those that there are can be seen."""
        (tmp_path / "retentions.csv").write_text("state\nAUT\n", encoding="utf-8")
        schema = treaty_named(str(FOLDER)).schema
        with pytest.raises(DataFileError, match="ccm template lists them"):
            load_record(tmp_path, schema)

    def test_what_any_treaty_can_have(self) -> None:
        """Without a kind of its own, too."""
        assert {"deposits", "meetings", "extension_requests"} <= {*schema_of(())}
        assert "stockpiles_declared" not in schema_of(())

    def test_each_kind_has_a_file(self) -> None:
        """Its own: no two share one."""
        kinds = treaty_named(str(FOLDER)).schema.values()
        events = [kind for kind in kinds if issubclass(kind, Event)]
        files = [kind.file for kind in events if kind.file]
        assert (
            len(files)
            == len({*files})
            == len(events)
            - len([kind for kind in schema_of(()).values() if issubclass(kind, Event)])
        )


class TestCommands:
    """The same commands, with ``--treaty``."""

    @pytest.mark.parametrize(
        "command",
        [
            ["report"],
            ["state", "POL"],
            ["schedule"],
            ["explain", "FIN", "art4"],
            ["explain", "FIN", "4", "--brief"],
            ["timeline", "MOZ", "art5"],
            ["request", "SSD", "art5"],
            ["parties"],
            ["deadlines", "--obligation", "5(1)"],
            ["obligations"],
            ["obligations", "Article 5"],
        ],
        ids=" ".join,
    )
    def test_titles_ids_and_words_are_its_own(
        self, command: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Nothing of cluster munitions is printed."""
        on = [] if command[0] == "obligations" else ["--on", "2025-06-01"]
        assert main([*command, *on, "--treaty", str(FOLDER)]) == 0
        out = capsys.readouterr().out
        assert out.startswith("Anti-Personnel Mine Ban Convention")
        assert "luster" not in out
        assert "remnant" not in out

    def test_its_files_have_no_fault(self, capsys: pytest.CaptureFixture[str]) -> None:
        """As `ccm check` says."""
        asked = ["check", "--treaty", str(FOLDER)]
        assert main([*asked, "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["rows"] == []
        assert told["joining"]

    def test_founders_share_a_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Forty entries into force on one day are no forty lines."""
        asked = ["schedule", "--on", "1998-12-01", "--months", "6"]
        assert main([*asked, "--treaty", str(FOLDER)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len([line for line in lines if line.startswith("1999-03-01")]) == 2

    @pytest.mark.parametrize(
        "command",
        [
            ["support"],
            ["conference", "1RC"],
            ["progress", "dubrovnik"],
            ["audit", "--document", "review-2020"],
            ["ask", "list States where art5 overdue"],
            ["project", "LAO"],
            ["site", "nowhere"],
        ],
    )
    def test_what_is_of_this_convention_alone(
        self, command: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Is refused in one line, and named where the page lists what is."""
        assert main([*command, "--treaty", str(FOLDER)]) == 2
        err = capsys.readouterr().err
        assert "this command is about the Convention on Cluster Munitions" in err
        assert err.count("\n") == 1
        page = PAGE.read_text(encoding="utf-8")
        listed = page[page.index("`support`, ") : page.index("alone, and")]
        assert f"`{command[0]}`" in listed


def test_two_obligations_of_one_id_are_refused() -> None:
    """The first would be lost without a word."""
    norm = CONVENTION.norm("art9")
    with pytest.raises(InvalidValueError, match=r"each id once, got art9 twice"):
        attrs.evolve(CONVENTION, obligations=(norm, CONVENTION.norm("art6"), norm))
