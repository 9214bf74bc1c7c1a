"""The ids of the rows of a list, in their order: eight bytes each, looked through by numpy.

numpy takes longer to import than the first rows take to show, so it is imported here by whoever
looks through a long list, and nowhere before.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Ids: TypeAlias = "array[int]"  # of type code q


def ids_of(ids: Iterable[int]) -> Ids:
    """Keep ids in their order."""
    return array("q", ids)


def ids_in(joined: str) -> Ids:
    """Read ids that SQLite joined by commas."""
    import numpy as np

    return array("q", np.fromstring(joined, dtype=np.int64, sep=",").tobytes())


def row_of(ids: Ids, wanted: int) -> int | None:
    """Give where an id stands; None when it is not there."""
    import numpy as np

    found = np.flatnonzero(np.frombuffer(ids, dtype=np.int64) == wanted)
    return int(found[0]) if found.size else None


def runs_of(ids: Ids, wanted: Ids) -> list[tuple[int, int]]:
    """Give the runs of rows that hold wanted ids, first and last row of each."""
    if not wanted:
        return []
    import numpy as np

    held, asked = (np.frombuffer(one, dtype=np.int64) for one in (ids, wanted))
    rows = np.flatnonzero(np.isin(held, asked))
    breaks = np.flatnonzero(np.diff(rows) > 1) + 1
    return [(int(run[0]), int(run[-1])) for run in np.split(rows, breaks) if run.size]


def are_alike(some: Ids, others: Ids) -> bool:
    """Say whether two choices hold the same ids, in whatever order."""
    return some == others or (len(some) == len(others) and sorted(some) == sorted(others))


@dataclass(frozen=True, slots=True, eq=False)
class RowIds:
    """An answer to which rows a list holds.

    Attributes:
        known: the ids of the first rows, or of all.
        rows: how many rows there are.
    """

    known: Ids
    rows: int

    @classmethod
    def all(cls, ids: Iterable[int]) -> RowIds:
        """Name every row."""
        known = ids if isinstance(ids, array) else ids_of(ids)
        return cls(known, len(known))

    @property
    def are_all(self) -> bool:
        """Say whether no row is left out."""
        return len(self.known) == self.rows

    def begin_with(self, first: Ids) -> bool:
        """Say whether the first rows are these."""
        return self.known[: len(first)] == first
