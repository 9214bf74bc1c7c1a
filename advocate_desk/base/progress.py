"""How long work tells how far it is, and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """She pressed Cancel; the work stops and its transaction is rolled back."""


class Progress(Protocol):
    """Told by long work how far it is."""

    def step(self, done: int, total: int, note: str = "") -> None:
        """Say that `done` of `total` steps are done; total 0 means unknown.

        Raises:
            Cancelled: the work should stop.
        """


class NoProgress:
    """Nobody is watching and nobody cancels."""

    def step(self, done: int, total: int, note: str = "") -> None:
        """Do nothing."""
