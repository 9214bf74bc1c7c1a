"""Numbers rows that say the same: two such rows are two facts, and the same two the next time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from typing import Any


class Repeated:
    """How often each thing was said so far."""

    def __init__(self, seen: Counter[Any] | None = None) -> None:
        self._seen: Counter[Any] = Counter() if seen is None else seen

    def numbered(self, *said: Hashable) -> tuple[Hashable, ...]:
        """Give what a row says with the number of times it was said, this one included."""
        self._seen[said] += 1
        return (*said, self._seen[said])
