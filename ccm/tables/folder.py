"""A package of tables in a folder: written whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from ccm.errors import InvalidValueError
from ccm.share.folders import can_be_inside, real_folder, told_in
from ccm.share.own import as_registered
from ccm.share.pages import document
from ccm.share.provenance import in_brief, provenance_row
from ccm.share.words import alpha3s
from ccm.tables.descriptor import Format, descriptor
from ccm.tables.everything import tables_of
from ccm.tables.forms import form_named, written
from ccm.view import AsOf
from ccm.view.tabular import Table
from ccm.words.characters import visible
from ccm.words.versions import schema_name

__all__ = ["export", "package", "write"]

_PACKAGE, _PROVENANCE = "datapackage.json", "provenance.json"


def export(  # noqa: PLR0913 - what to write, and how
    view: AsOf,
    folder: Path,
    form: str,
    *,
    until: date,
    states: Iterable[str] | None = None,
    mark: bool = False,
    read: Iterable[Path] = (),
    replace: bool = False,
) -> str:
    """Write all that a view tells to a folder, and say what was written.

    Args:
        view: The record on a day.
        folder: The folder.
        form: The form of the files.
        until: Last day to look at for what falls due.
        states: Codes or names of the States to look at; all if None.
        mark: Whether CSV begins with the mark by which some spreadsheets know UTF-8.
        read: Files and folders that were read, which are not written to.
        replace: Whether the folder can have other things in it, which then stay.

    Raises:
        MissingExtraError: What writes that form is not installed.
        InvalidValueError: There is no such form; the mark is asked for another than
            CSV; *until* is earlier than the day; the folder has other things in it, or
            was read.
        UnknownStateError: There is no such State.
    """
    target, known = real_folder(folder), form_named(form, mark=mark)
    _hold_free(target, (*read,), replace=replace)
    chosen = None if states is None else alpha3s(view, (*states,))
    with as_registered(view.record):
        tables = tables_of(view, until, states=chosen)
        files = package(view, tables, known, mark=mark)
    write(folder, files, read=read, replace=replace)
    rows = sum(map(len, tables.values()))
    told = f"{len(tables)} tables of {rows:,} rows, {view.treaty.name}, as of {view.on}"
    return visible(f"{folder}: {told}\n{', '.join(tables)}\n")


def package(
    view: AsOf, tables: Mapping[str, Table], form: Format, *, mark: bool = False
) -> Mapping[str, bytes]:
    """Return tables of a view as the files of a package, by their names.

    Beside the tables stand `datapackage.json`, which describes them by the Data
    Package standard, and `provenance.json`, which says what they rest on. The same
    view gives the same bytes.

    Args:
        view: The view.
        tables: The tables by their names.
        form: The form of their files.
        mark: Whether CSV begins with the mark by which some spreadsheets know UTF-8.

    Raises:
        MissingExtraError: What writes that form is not installed.
        InvalidValueError: There is no such form, or the mark is asked for another.
    """
    told = provenance_row(view.provenance())
    brief = {
        "treaty": view.treaty.name,
        "on": told["on"],
        "known_by": told["known_by"] or "",
        "trust": told["trust"],
        "rests_on": in_brief(view.record, digits=None),
    }
    files = written(tables, form, brief, mark=mark)
    about = {
        "title": f"{view.treaty.name}, as of {view.on}",
        "description": in_brief(view.record, digits=None),
    }
    said = descriptor(tables, form, files, about)
    whole = {"schema": schema_name("provenance"), **told}
    return {
        **files,
        _PACKAGE: document(said).encode(),
        _PROVENANCE: document(whole).encode(),
    }


def write(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    read: Iterable[Path] = (),
    replace: bool = False,
) -> None:
    """Write the files of a package to a folder, all at once.

    An earlier package there is replaced. Anything else is left alone: a folder with
    other things in it is refused, unless it is to take the files as well.

    Args:
        folder: The folder; it is made if it is not there.
        files: The files by their names.
        read: Files and folders that were read, which are not written to.
        replace: Whether the folder can have other things in it, which then stay, save
            those that are named as the files are.

    Raises:
        InvalidValueError: The folder is no folder, has other things in it, or was read.
    """
    target = real_folder(folder)
    others = _hold_free(target, (*read,), replace=replace)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    made = beside / "made"
    try:
        made.mkdir()
        for name, content in files.items():
            (made / name).write_bytes(content)
        if others:
            stale = _ours(target) - files.keys()
            _add(made, target)
            for name in stale:
                (target / name).unlink(missing_ok=True)
        else:
            _exchange(made, target, beside / "old")
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _hold_free(target: Path, read: Iterable[Path], *, replace: bool) -> list[str]:
    """Return what else stands in a folder that can be written to.

    Raises:
        InvalidValueError: It is no folder, has other things in it, or was read.
    """
    for path in read:
        real = Path(os.path.realpath(path))
        if target in (real, *real.parents):
            msg = f"{target}: expected another folder than what is read, {path}"
            raise InvalidValueError(msg)
    others = _others(target)
    if others and not replace:
        few = ", ".join(others[:3])
        msg = (
            f"{target}: expected a new folder, an empty one or an earlier export, got "
            f"one with other things in it: {few}; --replace writes beside them"
        )
        raise InvalidValueError(msg)
    return others


def _others(target: Path) -> list[str]:
    """Return what stands in a folder and is no part of an earlier package."""
    there = {each.name for each in target.iterdir()} if target.is_dir() else set[str]()
    return sorted(there - _ours(target))


def _ours(target: Path) -> set[str]:
    """Return the names of the files of an earlier package; none if there is none."""
    try:
        told: Any = told_in(target / _PACKAGE)
        paths = {str(each["path"]) for each in told["resources"]}
        ours = told["name"] == "ccm"
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    names = {path for path in paths if can_be_inside(path) and "/" not in path}
    return {_PACKAGE, _PROVENANCE, *names} if ours else set()


def _exchange(made: Path, target: Path, old: Path) -> None:
    """Let a folder take the place of another, which stays if that fails."""
    if target.is_dir():
        target.rename(old)
    try:
        made.rename(target)
    except OSError:
        if old.is_dir():
            old.rename(target)
        raise


def _add(made: Path, target: Path) -> None:
    """Let files take the place of those of an earlier package, among other things."""
    for each in sorted(made.iterdir()):
        each.replace(target / each.name)
