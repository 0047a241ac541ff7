"""What is written takes its place whole, and never that of what is read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from doors import DOORS, MINE_BAN, OF_THE_TREE

from ccm.cli import main
from ccm.cli.writing import write_whole
from ccm.errors import InvalidValueError
from ccm.site.folders import LIST, write_site
from ccm.tables.folder import write

Put = Callable[..., None]


def _full(*_arguments: object, **_options: object) -> None:
    raise OSError(28, "No space left on device", "a name of its own")


def test_a_file_is_there_whole_or_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing else stays beside it; the error names the file that was asked for."""
    file = tmp_path / "out.txt"
    write_whole(file, b"old")
    monkeypatch.setattr(os, "replace", _full)
    with pytest.raises(OSError, match="No space left") as found:
        write_whole(file, b"new")
    assert found.value.filename == str(file)
    assert [*tmp_path.iterdir()] == [file]
    assert file.read_bytes() == b"old"


def test_it_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    """Who could read it still can, and a link still leads to it."""
    file, link = tmp_path / "out.txt", tmp_path / "link"
    file.write_bytes(b"old")
    file.chmod(0o604)
    link.symlink_to(file.name)
    write_whole(link, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o604)
    assert link.is_symlink()


def test_a_link_to_what_is_yet_to_be_made(tmp_path: Path) -> None:
    """It is made there."""
    link = tmp_path / "link"
    link.symlink_to("new.txt")
    write_whole(link, b"new")
    assert (tmp_path / "new.txt").read_bytes() == b"new"


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    """No file takes its place."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, b"told")
        assert os.read(reader, 9) == b"told"
    finally:
        os.close(reader)
    assert not pipe.is_file()


def test_what_is_not_to_be_written_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though its folder would take another of its name."""
    file = tmp_path / "out.txt"
    file.write_bytes(b"old")
    file.chmod(0o400)
    may = os.access  # which lets root do everything
    monkeypatch.setattr(
        os, "access", lambda path, mode: may(path, mode) and path != str(file)
    )
    with pytest.raises(PermissionError):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize(
    "name",
    ["own facts", "record", "draft with figures", "draft of a request"],
)
def test_nothing_is_written_over_what_is_read(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its own name, or by a link to it."""
    door = DOORS[name]
    file, link = tmp_path / door.file, tmp_path / "other.txt"
    file.write_text(door.good, encoding="utf-8")
    link.symlink_to(file)
    places = {"FILE": str(file), "FOLDER": str(tmp_path)}
    asked = [places.get(word, word) for word in door.command.split()]
    for output in (file, link):
        assert main([*asked, "--format", "json", "--output", str(output)]) == 2
        assert "expected another file than what is read" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == door.good


def test_nor_is_what_stands_beside_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the file that is read has the name of that."""
    file = tmp_path / "out.csv.provenance.json"
    file.write_text(DOORS["draft with figures"].good, encoding="utf-8")
    output = str(tmp_path / "out.csv")
    assert main(["audit", str(file), "--format", "csv", "--output", output]) == 2
    assert f"than what is read, got {file}" in capsys.readouterr().err


@OF_THE_TREE
@pytest.mark.parametrize("inside", ["articles.py", "data/deposits.csv"])
def test_nor_is_a_file_of_another_treaty(
    inside: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """However deep in its folder: it is run, and its record is read."""
    treaty = tmp_path / "mine_ban_copy"
    shutil.copytree(MINE_BAN, treaty, ignore=shutil.ignore_patterns("__pycache__"))
    file = treaty / inside
    before = file.read_bytes()
    asked = ["parties", "--format", "csv", "--treaty", str(treaty)]
    assert main([*asked, "--output", str(file)]) == 2
    assert "expected another file than what is read" in capsys.readouterr().err
    assert file.read_bytes() == before


PUTS: dict[str, Put] = {"site": write_site, "export": write}


@pytest.mark.parametrize("put", PUTS.values(), ids=PUTS.keys())
class TestFolders:
    """A site and an export."""

    def test_what_fails_leaves_all_as_it_was(
        self, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Such as a disk that is full, before anything is put in its place."""
        out = tmp_path / "out"
        self._put(put, out, b"old")
        before = {p.name: p.read_bytes() for p in out.iterdir()}
        monkeypatch.setattr(Path, "write_bytes", _full)
        with pytest.raises(OSError, match="No space left"):
            self._put(put, out, b"new")
        assert {p.name: p.read_bytes() for p in out.iterdir()} == before
        assert [*tmp_path.iterdir()] == [out]

    def test_a_link_to_a_folder_is_written_through(
        self, put: Put, tmp_path: Path
    ) -> None:
        """And stays a link."""
        (out := tmp_path / "out").mkdir()
        (link := tmp_path / "link").symlink_to(out)
        self._put(put, link, b"new")
        assert link.is_symlink()
        assert (out / "a.csv").read_bytes() == b"new"

    def test_a_link_that_leads_nowhere(self, put: Put, tmp_path: Path) -> None:
        """It is named as it was given."""
        (link := tmp_path / "link").symlink_to("nowhere")
        with pytest.raises(InvalidValueError, match="/link: expected a folder, got a"):
            self._put(put, link, b"new")

    @staticmethod
    def _put(put: Put, folder: Path, content: bytes) -> None:
        told = b'{"name": "ccm", "resources": [{"path": "a.csv"}]}'
        files = {"a.csv": content, "datapackage.json": told}
        put(files, folder) if put is write_site else put(folder, files)


HOSTILE_NAMES = (
    "..",
    ".",
    "",
    "../mine",
    "/etc/passwd",
    "a\\u0000b",
    "\\ud800",
    ".git",
)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_list_of_a_site_leads_to_no_other_file(name: str, tmp_path: Path) -> None:
    """Whoever wrote it: nothing is written and nothing removed."""
    (out := tmp_path / "out").mkdir()
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (out / LIST).write_text(f'{{"files": {{"{name}": "0"}}}}', encoding="utf-8")
    with pytest.raises(InvalidValueError, match="expected the list of a site's files"):
        write_site({"index.html": b"new"}, out)
    assert [path.name for path in out.iterdir()] == [LIST]
    assert (tmp_path / "mine").exists()


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_nor_does_that_of_an_export(name: str, tmp_path: Path) -> None:
    """What it lists besides its own is left alone."""
    (out := tmp_path / "out").mkdir()
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (out / "other.txt").write_text("mine", encoding="utf-8")
    told = f'{{"name": "ccm", "resources": [{{"path": "{name}"}}]}}'
    (out / "datapackage.json").write_text(told, encoding="utf-8")
    write(out, {"a.csv": b"new"}, replace=True)
    names = sorted(path.name for path in out.iterdir())
    assert names == ["a.csv", "other.txt"]
    assert (tmp_path / "mine").exists()
