"""Knows rows again that may say the same twice: two such rows are two facts, and stay the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from advocate_desk.sheets.plain_rows import ONLY_IN_DESK, Key
from advocate_desk.sheets.planning import Planning, ToldRows

HeldRow = tuple[int, str, tuple[Hashable, ...]]  # id, UID, what it says


class RepeatedRows:
    """The keys of the rows of one kind: the UID, else what a row says and how often it was said.

    Rows of the desk that the file calls by their UIDs are not looked for by what they say.
    """

    def __init__(self, planning: Planning, kind: str) -> None:
        self._told = planning.told.setdefault(kind, ToldRows())
        self._seen: Counter[Any] = self._told.seen  # of all sheets of the kind
        self._called = planning.uids_in_file(kind)
        self._kind = kind

    def of_row(self, uid: Any, *said: Hashable) -> Iterator[Key]:
        """Give by what a row of the file is known."""
        if uid and ("uid", str(uid).lower()) in self._told.keys:
            yield "uid", str(uid).lower()
            return
        if uid:
            yield "uid", str(uid).lower()
        self._seen[said] += 1
        yield ONLY_IN_DESK if uid else self._kind, *said, self._seen[said]

    def of_desk(self, rows: Iterable[HeldRow]) -> dict[Key, int | None]:
        """Give the rows of the desk, each with its UID and what it says, by their keys."""
        found: dict[Key, int | None] = {}
        seen: Counter[Any] = Counter()
        for row, uid, said in rows:
            found["uid", uid] = row
            if uid in self._called:
                continue
            seen[said] += 1
            for first in (self._kind, ONLY_IN_DESK):
                found[(first, *said, seen[said])] = row
        return found
