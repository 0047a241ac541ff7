"""A file gets what is written as a whole, or keeps what it had."""

from __future__ import annotations

import os
import stat
from errno import EACCES, ELOOP
from pathlib import Path

__all__ = ["is_no_plain_file", "write_whole"]

_LIVE = ("/dev/", "/proc/")
"""Where what looks like a file can be one that is open: no other takes its place."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file at once.

    Whoever reads it meanwhile, or after a failure, finds the one that was there. A
    pipe or a device is written to as it is, and so is a file in a folder that takes no
    other.

    Args:
        path: The file; of a link, where that leads to.
        content: What it is to hold.

    Raises:
        OSError: It cannot be written; with its own name.
    """
    real = os.path.realpath(path)
    home = os.path.dirname(real)  # noqa: PTH120 - as of a text
    if is_no_plain_file(path) or (path.exists() and not os.access(home, os.W_OK)):
        path.write_bytes(content)
        return
    _hold_writable(path, real)
    beside = os.path.join(home, f".ccm-{os.urandom(8).hex()}")  # noqa: PTH118
    try:
        with open(beside, "xb") as file:  # noqa: PTH123
            file.write(content)
        if path.exists():
            Path(beside).chmod(stat.S_IMODE(path.stat().st_mode))
        os.replace(beside, real)  # noqa: PTH105 - as one step
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        Path(beside).unlink(missing_ok=True)


def is_no_plain_file(path: Path) -> bool:
    """Tell whether it is a pipe, a device or a folder, or where those are."""
    if path.exists() and not path.is_file():
        return True
    return str(path.absolute()).startswith(_LIVE)


def _hold_writable(path: Path, real: str) -> None:
    """Hold that a file that is there can be written, as if that were done in place.

    Raises:
        OSError: It cannot.
    """
    why = None
    if Path(real).is_symlink():  # which a link is only where it leads round
        why = ELOOP
    elif path.exists() and not os.access(real, os.W_OK):
        why = EACCES
    if why:
        raise OSError(why, os.strerror(why), str(path))
