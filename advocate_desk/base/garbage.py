"""When Python looks for garbage: in the window on its own thread, and never while rows are made.

Left to itself, Python looks on whatever thread makes the next thing, and a part of the window that
ends on another thread than the window's brings the program down.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()


class _Work:
    """How many pieces of work make rows now."""

    under_way = 0


@contextmanager
def undisturbed() -> Iterator[None]:
    """Make many small things without the collector going through all of them again and again.

    Afterwards it leaves them alone: looking through a million cells once would stop the window.
    """
    was_on = gc.isenabled()
    gc.disable()
    _count(1)
    try:
        yield
    finally:
        _count(-1)
        gc.freeze()
        if was_on:
            gc.enable()


def disturb_again() -> None:
    """Let the collector look again at what was made; for when most of it is gone."""
    gc.unfreeze()


def collect_due() -> None:
    """Look for garbage where there may be some by Python's own measure; on the window's thread."""
    if _Work.under_way:
        return
    counts, limits = gc.get_count(), gc.get_threshold()
    due = [age for age in range(len(counts)) if counts[age] > limits[age]]
    if due:
        gc.collect(due[-1])


def _count(step: int) -> None:
    with _lock:
        _Work.under_way += step
