"""Keeps Python from looking for cycles while many rows are made: there are none to find."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Make many small things without the collector going through all of them again and again.

    Afterwards it leaves them alone: looking through a million cells once would stop the window.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def disturb_again() -> None:
    """Let the collector look again at what was made; for when most of it is gone."""
    gc.unfreeze()
