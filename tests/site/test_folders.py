"""A site in its folder: whole, and never over what is another's."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccm.errors import InvalidValueError
from ccm.site.folders import LIST, write_site

FILES = {"index.html": b"one", "states/TCD.html": b"two", "data/a.csv": b"three"}


def _held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LIST
    }


def test_a_new_folder(tmp_path: Path) -> None:
    """It holds the files, and nothing stays beside it."""
    write_site(FILES, tmp_path / "deep" / "out")
    assert _held(tmp_path / "deep" / "out") == FILES
    assert [each.name for each in (tmp_path / "deep").iterdir()] == ["out"]


def test_again(tmp_path: Path) -> None:
    """What is gone is removed, with folders that are left empty."""
    out = tmp_path / "out"
    write_site(FILES, out)
    write_site({"index.html": b"new"}, out)
    assert _held(out) == {"index.html": b"new"}
    assert not (out / "states").exists()


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    """A file that a server needs, for one."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "CNAME").write_text("example.org", "utf-8")
    with pytest.raises(InvalidValueError, match="other things in it: CNAME; --replace"):
        write_site(FILES, out)
    write_site(FILES, out, replace=True)
    write_site({"index.html": b"new"}, out)
    assert (out / "CNAME").read_text("utf-8") == "example.org"


def test_what_is_not_ours_is_not_overwritten(tmp_path: Path) -> None:
    """Nothing is written then."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("mine", "utf-8")
    with pytest.raises(InvalidValueError, match="it is no file of the site"):
        write_site(FILES, out, replace=True)
    assert _held(out) == {"index.html": b"mine"}


def test_what_was_changed_is_not_overwritten(tmp_path: Path) -> None:
    """Somebody's work may be in it."""
    out = tmp_path / "out"
    write_site(FILES, out)
    (out / "index.html").write_text("by hand", "utf-8")
    with pytest.raises(InvalidValueError, match="it was changed since"):
        write_site({"states/TCD.html": b"new"}, out)
    assert _held(out)["states/TCD.html"] == b"two"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """It may lead out of the folder."""
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "states").symlink_to(elsewhere)
    with pytest.raises(InvalidValueError, match="got a link"):
        write_site(FILES, out, replace=True)
    assert not [*elsewhere.iterdir()]


@pytest.mark.parametrize("listed", ["{}", "[]", "no json", '{"files": 3}'])
def test_a_list_that_is_none(tmp_path: Path, listed: str) -> None:
    """It says so in a line."""
    (tmp_path / LIST).write_text(listed, "utf-8")
    with pytest.raises(InvalidValueError, match="expected the list of a site's files"):
        write_site(FILES, tmp_path)


def test_names_that_lead_out_are_not_removed(tmp_path: Path) -> None:
    """Whoever wrote the list."""
    out, mine = tmp_path / "out", tmp_path / "mine"
    write_site(FILES, out)
    mine.write_text("mine", "utf-8")
    told = (out / LIST).read_text("utf-8").replace("data/a.csv", "../mine")
    (out / LIST).write_text(told, "utf-8")
    with pytest.raises(InvalidValueError, match=r"expected the list of a site's files"):
        write_site({"index.html": b"new"}, out)
    assert mine.read_text("utf-8") == "mine"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """It is named."""
    (tmp_path / "out").write_text("", "utf-8")
    with pytest.raises(InvalidValueError, match="expected a folder, got a file"):
        write_site(FILES, tmp_path / "out")
