"""By what a later import knows a row again that has nothing of its own to be known by."""

from __future__ import annotations

import hashlib
from collections import Counter

from advocate_desk.base.text import fold
from advocate_desk.sheets.cells import cell_text
from advocate_desk.sheets.people import People
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.setup import SYSTEM
from advocate_desk.sheets.synonyms import heading_key, is_added


class RowKeys:
    """Keys made of all that a row says, and how often the file said so before."""

    def __init__(self, rows: SheetRows, seen: Counter[str]) -> None:
        self._rows = rows
        self._made: dict[int, str] = {}
        self._seen = seen  # of all sheets of the kind: two may say the same
        self._names: list[str] | None = None

    def of(self, place: int) -> tuple[str, str]:
        """Give the key of a row."""
        if place not in self._made:
            said = self._said(place)
            self._seen[said] += 1
            self._made[place] = digest(self._rows.kind, said, str(self._seen[said]))
        return SYSTEM, self._made[place]

    def find(self, place: int, people: People) -> int | None:
        """Give the member whom an earlier import made of this very row."""
        return people.by_external.get(self.of(place))

    def _said(self, place: int) -> str:
        table = self._rows.setup.found_table()
        if self._names is None:
            self._names = [heading_key(heading) for heading in table.headings]
        cells = zip(self._names, table.row(place).cells, strict=False)
        said = {name: fold(cell_text(cell)) for name, cell in cells if cell is not None}
        return "\n".join(
            f"{name}={value}" for name, value in sorted(said.items()) if not is_added(name)
        )


def row_keys(rows: SheetRows, seen: Counter[str]) -> RowKeys:
    """Give the keys of a sheet's rows."""
    return RowKeys(rows, seen)


def digest(*parts: str) -> str:
    """Give a short name for texts, the same in every import."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()
