"""Garbage, for which nobody need look while everything that is made is kept."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

__all__ = ["nothing_to_collect"]


@contextmanager
def nothing_to_collect(*, for_good: bool = False) -> Generator[None]:
    """Leave garbage alone meanwhile: all is kept, and looking costs a quarter.

    Args:
        for_good: Whether what is made is kept as long as the process lives. Afterwards
            all that is there counts as old; else the next look at what is young would
            be the one that was spared here.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if for_good and not gc.get_freeze_count():  # else that would thaw others'
                gc.freeze()
                gc.unfreeze()
            gc.enable()
