"""Writing a site into a folder: all of it or nothing, and never over what is another's.

A file beside the pages lists what was written, with a digest of each. So a second build
knows which files are the site's, replaces and removes these, and leaves others alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from ccm.errors import InvalidValueError
from ccm.share.folders import can_be_inside, real_folder, told_in

__all__ = ["LIST", "hold_free", "write_site"]

LIST = "ccm-site.json"
"""The file that lists what was written."""


def write_site(
    files: Mapping[str, bytes], folder: Path, *, replace: bool = False
) -> None:
    """Write a site.

    A folder that is not there is made; one that holds a site gets the new one, and
    keeps what else is in it. Each file is put in its place whole, the list of them
    last.

    Args:
        files: What stands in each file, by its address.
        folder: The folder.
        replace: Whether a folder of other things is to take the site as well.

    Raises:
        InvalidValueError: It is no folder, or has other things in it and no site yet;
            or a file that the site needs is not its own, or was changed since.
        OSError: It cannot be written.
    """
    folder = hold_free(folder, replace=replace)
    ours = _listed(folder)
    _hold_ours(folder, {*files, LIST}, ours)
    whole = {**files, LIST: _list(files)}
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _put(stage, whole)
        if folder.exists():
            _move(stage, folder, whole)
            _remove(folder, {*ours} - {*whole})
        else:
            stage.chmod(0o755)
            stage.rename(folder)
    finally:
        rmtree(stage, ignore_errors=True)


def hold_free(folder: Path, *, replace: bool = False) -> Path:
    """Return where a folder is that a site can be written into.

    Raises:
        InvalidValueError: It is no folder, or has other things in it and no site yet,
            and is not to take one as well.
    """
    real = real_folder(folder)
    if _listed(real) or replace or not real.is_dir() or (real / LIST).exists():
        return real
    if others := sorted(each.name for each in real.iterdir()):
        few = ", ".join(others[:_SHOWN])
        msg = (
            f"{folder}: expected a new folder, an empty one or that of a site, got one "
            f"with other things in it: {few}; --replace writes beside them"
        )
        raise InvalidValueError(msg)
    return real


_SHOWN = 3


def _listed(folder: Path) -> dict[str, str]:
    """Return the digests of the files that an earlier build wrote."""
    try:
        told: Any = told_in(folder / LIST)
        listed = {str(name): str(digest) for name, digest in told["files"].items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, AttributeError, TypeError):
        listed = {"..": ""}
    if not all(map(can_be_inside, listed)):
        msg = f"{folder / LIST}: expected the list of a site's files"
        raise InvalidValueError(msg)
    return listed


def _list(files: Mapping[str, bytes]) -> bytes:
    told = {name: sha256(files[name]).hexdigest() for name in sorted(files)}
    return (
        json.dumps({"schema": "ccm/site/1", "files": told}, indent=1) + "\n"
    ).encode()


def _hold_ours(folder: Path, names: Iterable[str], ours: Mapping[str, str]) -> None:
    """Hold that nothing else is overwritten or removed."""
    for name in sorted({*names, *ours}):
        path = folder / name
        linked = [part for part in (path, *path.parents) if part.is_symlink()]
        if any(folder in part.parents for part in linked):
            msg = f"{path}: expected a file of the site, got a link"
            raise InvalidValueError(msg)
        if not path.exists() or name == LIST:
            continue
        if name not in ours:
            msg = f"{path}: expected a folder without it: it is no file of the site"
            raise InvalidValueError(msg)
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != ours[name]:
            msg = f"{path}: expected it as the site was built: it was changed since"
            raise InvalidValueError(msg)


def _put(stage: Path, files: Mapping[str, bytes]) -> None:
    for name, written in files.items():
        path = stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)


def _move(stage: Path, folder: Path, names: Iterable[str]) -> None:
    """Put every file in its place, the list last."""
    for name in sorted(names, key=lambda each: (each == LIST, each)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(stage / name, path)  # noqa: PTH105 - as one step


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Remove files of an earlier build, and folders that are left empty."""
    for name in sorted(names, reverse=True):
        path = folder / name
        path.unlink(missing_ok=True)
        parents = (p for p in path.parents if folder in p.parents)
        for parent in parents:
            try:
                parent.rmdir()
            except OSError:  # something else is in it
                break
