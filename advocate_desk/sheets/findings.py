"""What a sheet says beside the values of its cells, and what its number formats show of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from advocate_desk.sheets.cells import CellError
from advocate_desk.sheets.grid import Area

Patch = tuple[int, int, CellError | int]
ERROR_CODES = {  # of binary files, [MS-XLS] 2.5.10
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_PERCENT_IDS = frozenset({9, 10})  # the built-in formats 0% and 0.00%
_QUOTED = re.compile(r'"[^"]*"|\\.')


@dataclass
class Findings:
    """What a parser of values drops of one sheet.

    Attributes:
        hidden_rows: numbers of hidden rows, from 1.
        patches: (row, column, what) from 0, in the order of rows: an error or a formula never run
            takes the cell's place; a number says to how many digits the cell is filled with zeros.
        percent_cells: how many cells of a column (from 0) are shown as percent.
        merged: the blocks of cells that are merged.
    """

    hidden_rows: list[int] = field(default_factory=list)
    patches: list[Patch] = field(default_factory=list)
    percent_cells: Counter[int] = field(default_factory=Counter)
    merged: list[Area] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a workbook whose looks change what a number says.

    Attributes:
        padded: by style, to how many digits a number is filled with zeros.
        percent: the styles that show a number as percent.
    """

    padded: dict[int, int]
    percent: frozenset[int]

    def looks(self) -> frozenset[int]:
        """Give the styles that change anything."""
        return self.percent.union(self.padded)

    def note(self, found: Findings, row: int, column: int, style: int) -> None:
        """Note how a number in a cell of a style is shown."""
        if style in self.padded:
            found.patches.append((row, column, self.padded[style]))
        elif style in self.percent:
            found.percent_cells[column] += 1


NO_STYLES = Styles({}, frozenset())


def styles_of(formats: Iterable[int], codes: Mapping[int, str]) -> Styles:
    """Find the styles that pad with zeros or show percent, by the number format of each."""
    padded: dict[int, int] = {}
    percent: set[int] = set()
    for style, number_format in enumerate(formats):
        code = _QUOTED.sub("", codes.get(number_format, ""))
        if re.fullmatch("0{2,30}", code):
            padded[style] = len(code)
        elif number_format in _PERCENT_IDS or "%" in code:
            percent.add(style)
    return Styles(padded, frozenset(percent))
