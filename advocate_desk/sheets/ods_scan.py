"""Reads from an OpenDocument sheet what the parser drops: errors, hidden rows, merged cells."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.parsers import expat

from advocate_desk.sheets.cells import CellError
from advocate_desk.sheets.findings import Findings
from advocate_desk.sheets.grid import Area

_BLOCK = 1 << 20
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _OFFICE = f"{_OASIS}:table:1.0 ", f"{_OASIS}:office:1.0 "
_KIND_OF_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_PARAGRAPH = f"{_OASIS}:text:1.0 p"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ERROR = re.compile(r"#(?:N/A|DIV/0!|REF!|NAME\?|VALUE!|NUM!|NULL!)|Err:\d{3}")
_PADDED = re.compile(r"0\d+")
_MOST = 200_000  # findings of a sheet; more are no spreadsheet's
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def scan_ods(content: bytes) -> dict[str, Findings]:
    """Find by the name of each sheet what its XML says beside the values of its cells.

    Of XML that does not hold together only what stands before counts.
    """
    scan = _Scan()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.say
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        with archive.open("content.xml") as xml:
            try:
                while block := xml.read(_BLOCK):
                    parser.Parse(block, False)  # noqa: FBT003  expat's signature
                parser.Parse(b"", True)  # noqa: FBT003
            except expat.ExpatError:
                pass
    return scan.found


class _Scan:
    """What was found so far, and where in the sheets that is."""

    def __init__(self) -> None:
        self.found: dict[str, Findings] = {}
        self._sheet = Findings()
        self._tables = 0  # one in a cell of another is no sheet
        self._row = self._rows = 0  # where the row is, and how often it is there
        self._column = self._columns = 0
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._is_hidden = False
        self._says = False  # the row holds something

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Go into an element."""
        if name == f"{_TABLE}table":
            self._tables += 1
            if self._tables == 1:
                self._sheet = self.found[attributes.get(f"{_TABLE}name", "")] = Findings()
                self._row = 0
        elif self._tables != 1:
            return
        elif name == f"{_TABLE}table-row":
            self._rows = _times(attributes, "number-rows-repeated", _MOST_ROWS)
            self._is_hidden = attributes.get(f"{_TABLE}visibility") in ("collapse", "filter")
            self._column, self._says = 0, False
        elif name in _CELLS:
            self._columns = _times(attributes, "number-columns-repeated", _MOST_COLUMNS)
            self._cell, self._text = attributes, []

    def say(self, text: str) -> None:
        """Take in text."""
        if self._cell is not None and self._tables == 1:
            self._text.append(text)

    def end(self, name: str) -> None:
        """Come out of an element."""
        if name == f"{_TABLE}table":
            self._tables -= 1
        elif self._tables != 1:
            return
        elif name in _CELLS and self._cell is not None:
            self._note_cell(self._cell, "".join(self._text))
            self._column += self._columns
            self._cell = None
        elif name == f"{_TABLE}table-row":
            if self._is_hidden and self._says and len(self._sheet.hidden_rows) < _MOST:
                first = self._row + 1
                self._sheet.hidden_rows += range(first, first + min(self._rows, _MOST))
            self._row += self._rows

    def _note_cell(self, cell: dict[str, str], text: str) -> None:
        """Keep what a cell says beside its value."""
        kind = cell.get(f"{_OFFICE}value-type", "")
        self._says = self._says or bool(kind)
        is_error = cell.get(_KIND_OF_CALC) == "error" or (
            f"{_TABLE}formula" in cell and _ERROR.fullmatch(text)
        )
        if is_error:
            self._patch(CellError(text or "#N/A"))
        elif kind == "percentage":
            self._sheet.percent_cells[self._column] += self._columns
        elif kind == "float" and _PADDED.fullmatch(text):
            self._patch(len(text))
        wide = _times(cell, "number-columns-spanned", _MOST_COLUMNS)
        high = _times(cell, "number-rows-spanned", _MOST_ROWS)
        if (wide > 1 or high > 1) and len(self._sheet.merged) < _MOST:
            right, bottom = self._column + wide - 1, self._row + high - 1
            self._sheet.merged.append(Area(self._row, self._column, bottom, right))

    def _patch(self, what: CellError | int) -> None:
        """Note something of a cell and of all its repetitions."""
        for row in range(self._row, self._row + self._rows):
            for column in range(self._column, self._column + self._columns):
                if len(self._sheet.patches) >= _MOST:
                    return
                self._sheet.patches.append((row, column, what))


def _times(attributes: dict[str, str], name: str, most: int) -> int:
    """Give how often something stands there, or over how many cells it goes."""
    said = attributes.get(f"{_TABLE}{name}", "1")
    return min(max(int(said), 1), most) if said.isdecimal() and len(said) < 10 else 1
