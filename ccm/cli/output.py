"""Where an answer goes, and how: on a terminal, into a pipe, into a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from errno import EBADF, EISDIR, ENOENT
from typing import TYPE_CHECKING, cast

import click

from ccm.cli.asked import Asked
from ccm.cli.complaints import complain

if TYPE_CHECKING:
    from pathlib import Path

    from ccm.share.pages import Page

__all__ = [
    "answer",
    "columns",
    "forget_output",
    "hold_apart",
    "hold_home",
    "is_named_freely",
]

_DISAGREES, _BAD_INPUT = 1, 2
_PAGE = 80
_LEAST = 20


def answer(page: Page | str | bytes, asked: Asked) -> int:
    """Write a page, or a file to go on with, and return the exit status."""
    if isinstance(page, str | bytes) or asked.format != "table":
        _note(asked)
    if isinstance(page, str | bytes):
        _put(page, asked)
        return 0
    faults = page.rows if page.name == "check" else ()
    if faults and asked.format == "table":
        from ccm.share.checking import fault_line  # noqa: PLC0415 - not for --help

        complain(*map(fault_line, faults))
    _write(page, asked)
    if faults or page.fails:
        return _BAD_INPUT
    return _DISAGREES if page.more.get("disagrees") else 0


def _note(asked: Asked) -> None:
    """Say beside what is no page in words that something supposed is yet to come."""
    for view in asked.what_if[-1:]:
        from ccm.share.provenance import not_yet  # noqa: PLC0415 - few ask what if

        if later := not_yet(view.record, view.on):
            complain(f"ccm: {later}")


def hold_apart(
    output: Path | None, read: Iterable[object], treaty: Path | None = None
) -> None:
    """Hold that what is written does not take the place of what is read.

    Args:
        output: The file to write to, if any.
        read: The values of arguments and options, among them files and folders.
        treaty: The folder of another treaty, of which all is read.

    Raises:
        UsageError: It would.
    """
    if output is None:
        return
    homes = {os.path.realpath(each) for each in _paths(read)}
    whole = None if treaty is None else os.path.realpath(treaty)
    for written in (output, _provenance(output)):
        real = os.path.realpath(written)
        taken = homes & {real, os.path.dirname(real)}  # noqa: PTH120 - as of a text
        if written.is_file() and (taken or _is_inside(real, whole)):
            msg = f"--output: expected another file than what is read, got {written}"
            raise click.UsageError(msg)


def hold_home(output: Path | None) -> None:
    """Hold that a file can stand where it is to be written, before anything is asked.

    Args:
        output: The file to write to, if any.

    Raises:
        OSError: There is no such folder, or the file is a folder itself.
    """
    if output is None:
        return
    if output.is_dir():
        raise OSError(EISDIR, "it is a folder: name a file in it", str(output))
    if not output.parent.is_dir():
        told = f"there is no folder {output.parent}: make it first, or name another"
        raise OSError(ENOENT, told, str(output))


def is_named_freely(output: Path) -> bool:
    """Tell whether whoever asks chose the name of a file: not that of a device."""
    from ccm.cli.writing import is_no_plain_file  # noqa: PLC0415 - not for --help

    return not is_no_plain_file(output)


def _is_inside(real: str, folder: str | None) -> bool:
    return folder is not None and os.path.commonpath((real, folder)) == folder


def _provenance(output: Path) -> Path:
    """Return the file beside one, which says what it rests on."""
    return output.parent / f"{output.name}.provenance.json"


def _paths(values: Iterable[object]) -> Iterator[Path]:
    from pathlib import Path  # noqa: PLC0415 - where an answer is written to a file

    for value in values:
        if isinstance(value, Path):
            yield value
        elif isinstance(value, tuple):
            yield from _paths(cast("tuple[object, ...]", value))


def columns(*, on_terminal: bool) -> int:
    """Return how wide a text can be: as the terminal or COLUMNS say, else as a page."""
    if not (on_terminal or os.environ.get("COLUMNS")):
        return _PAGE
    from shutil import get_terminal_size  # noqa: PLC0415 - where there is one

    return max(_LEAST, get_terminal_size((_PAGE, 24)).columns)


def forget_output() -> None:
    """Leave nothing for Python to write when it ends."""
    if getattr(sys, "stdout", None) is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(page: Page, asked: Asked) -> None:
    if asked.output is not None:
        _write_file(asked.output, _text(page, asked))
        if asked.format == "csv" and _has_neighbours(asked.output):
            _write_file(_provenance(asked.output), page.provenance_as_json())
        return
    _need_output()
    on_terminal = sys.stdout.isatty()
    text = _text(page, asked, colour=_has_colour(asked.color), on_terminal=on_terminal)
    if asked.format == "table":
        _set_output(errors="replace")
    else:
        text = _for_eyes(text) if on_terminal else text
        _set_output(encoding="utf-8", errors="backslashreplace", newline="\n")
    _show(text, pager=on_terminal and not asked.no_pager)


def _put(text: str | bytes, asked: Asked) -> None:
    """Write a file that the user will go on with, as it stands."""
    written = text.encode(errors="backslashreplace") if isinstance(text, str) else text
    if asked.output is not None:
        _write_bytes(asked.output, written)
        return
    _need_output()
    _set_output(encoding="utf-8", newline="")
    _show(written.decode(), pager=False)


def _need_output() -> None:
    if getattr(sys, "stdout", None) is None:
        raise OSError(EBADF, "standard output is closed")


def _text(
    page: Page, asked: Asked, *, colour: bool = False, on_terminal: bool = False
) -> str:
    if asked.format == "table":
        remark = asked.remark(page)
        width = columns(on_terminal=on_terminal)
        return page.as_text(remark=remark, colour=colour, width=width)
    return page.as_json() if asked.format == "json" else page.as_csv()


def _show(text: str, *, pager: bool) -> None:
    """Write a text; one that is longer than the screen, screen by screen."""
    if pager and sys.stdin.isatty() and text.count("\n") >= _lines():
        os.environ.setdefault("LESS", "FRX")
        click.echo_via_pager(text.removesuffix("\n"))
        return
    sys.stdout.write(text)
    sys.stdout.flush()


def _lines() -> int:
    from shutil import get_terminal_size  # noqa: PLC0415 - where there is one

    return get_terminal_size().lines


def _for_eyes(text: str) -> str:
    from ccm.words.characters import visible  # noqa: PLC0415 - not for --help

    return visible(text)


def _write_file(path: Path, text: str) -> None:
    _write_bytes(path, text.encode(errors="backslashreplace"))


def _write_bytes(path: Path, content: bytes) -> None:
    from ccm.cli.writing import write_whole  # noqa: PLC0415 - where a file is asked for

    write_whole(path, content)


def _has_neighbours(path: Path) -> bool:
    """Tell whether a file can stand beside: not beside a pipe or what is a device."""
    return path.is_file() and "/dev" not in map(str, path.absolute().parents)


def _set_output(**settings: str) -> None:
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(**settings)


def _has_colour(when: str) -> bool:
    """Tell whether to use colours: who asks for it comes before what is usual."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
