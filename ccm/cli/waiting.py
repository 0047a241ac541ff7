"""A bar on the terminal while an answer takes more than a second."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["waiting"]

_PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextmanager
def waiting(for_: str, output: Path | None, color: str) -> Generator[None]:
    """Show that something is being worked out, where somebody looks and it takes long.

    Args:
        for_: What is asked.
        output: The file that the answer goes to; None for standard output.
        color: Whether to use colours: auto, always or never.
    """
    if not (_is_seen(sys.stderr) and (output or _is_seen(sys.stdout))):
        yield
        return
    from threading import Timer  # noqa: PLC0415 - where somebody looks

    bar = _Bar(for_, plain=color == "never")
    timer = Timer(_PATIENCE, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        bar.hide()


def _is_seen(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and bool(isatty())


class _Bar:
    """A bar that is shown at most once, and not after it was hidden."""

    def __init__(self, text: str, *, plain: bool) -> None:
        from threading import Lock  # noqa: PLC0415 - where somebody looks

        self._text, self._plain = text, plain
        self._lock, self._shown, self._over = Lock(), ExitStack(), False

    def show(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - after a second
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
        )

        with self._lock:
            if self._over:
                return
            said = TextColumn("{task.description}", markup=False)
            bar = Progress(
                *(said, BarColumn(), TimeElapsedColumn()),
                console=Console(stderr=True, no_color=self._plain or None),
                transient=True,
            )
            bar.add_task(self._text, total=None)
            self._shown.enter_context(bar)

    def hide(self) -> None:
        with self._lock:
            self._over = True
            self._shown.close()
