"""Lines that a file adds to a text of hers, which it never takes the place of."""

from __future__ import annotations

from advocate_desk.base.text import tidy_spaces
from advocate_desk.sheets.cells import Cell, CellError, cell_text


class KeptLines(str):
    """A text whose lines are added to what is there, as far as they are not there already."""

    __slots__ = ()

    def added_to(self, held: object) -> KeptLines:
        """Give a text with these lines below it; none stands there twice."""
        lines = held.splitlines() if isinstance(held, str) else []
        lines += [line for line in self.splitlines() if line not in lines]
        return KeptLines("\n".join(lines))


def line_of(heading: str, cell: Cell) -> KeptLines | None:
    """Give a cell as a line that says what it is; None where there is nothing to keep."""
    text = "" if isinstance(cell, CellError) else tidy_spaces(cell_text(cell))
    return KeptLines(f"{heading}: {text}") if text else None
