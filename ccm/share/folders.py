"""Folders that are written to: where they really are, and what an earlier list says."""

from __future__ import annotations

import json
import os
from pathlib import Path
from posixpath import normpath

from ccm.errors import InvalidValueError

__all__ = ["can_be_inside", "real_folder", "told_in"]


def real_folder(folder: Path) -> Path:
    """Return where a folder is, or would be made: a link leads to it.

    Raises:
        InvalidValueError: It is a file, or a link that leads nowhere.
    """
    real = Path(os.path.realpath(folder))  # which a loop of links does not stop
    if folder.is_symlink() and not folder.exists():
        got = "a link to what is not there"
    elif real.exists() and not real.is_dir():
        got = "a file"
    else:
        return real
    msg = f"{folder}: expected a folder, got {got}"
    raise InvalidValueError(msg)


def told_in(file: Path) -> object:
    """Return what a file says in JSON.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no JSON, or nested deeper than anything that was written.
    """
    try:
        told: object = json.loads(file.read_text("utf-8"))
    except RecursionError as error:
        raise ValueError(file) from error
    return told


def can_be_inside(name: str) -> bool:
    """Tell whether a file of a folder can have a name, which has slashes between parts.

    >>> can_be_inside("states/LAO.html"), can_be_inside("../other"), can_be_inside("")
    (True, False, False)
    """
    plain = name == normpath(name) and not name.startswith((".", "/"))
    return plain and "\0" not in name and name.isprintable()
