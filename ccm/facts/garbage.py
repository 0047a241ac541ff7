"""Garbage, for which nobody need look while everything that is made is kept."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

__all__ = ["nothing_to_collect"]


@contextmanager
def nothing_to_collect() -> Generator[None]:
    """Leave garbage alone meanwhile: every row is kept, and looking costs a quarter.

    Afterwards all that is there counts as old; else the next look at what is young
    would be the one that was spared here.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():  # else that would thaw what others froze
                gc.freeze()
                gc.unfreeze()
            gc.enable()
