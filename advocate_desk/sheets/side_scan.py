"""Reads from a sheet's XML what the parser drops: errors, unrun formulas, hidden rows, formats.

It streams: a block of XML at a time is searched for the few cells that matter, because looking at
each cell in Python would take longer than parsing the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from advocate_desk.sheets.cells import NEVER_CALCULATED, CellError, column_index
from advocate_desk.sheets.findings import NO_STYLES, Findings, Styles, styles_of
from advocate_desk.sheets.grid import Area

_LONGEST_CARRY = 8 << 20  # no legal cell is longer
_PREFIX = re.compile(rb"<(\w+:)?worksheet\b")
_PLACE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]{0,4})(\d{1,9})["']""")
_STYLE = re.compile(rb"""(?:^|\s)s\s*=\s*["'](\d+)["']""")
_IS_ERROR = re.compile(rb"""(?:^|\s)t\s*=\s*["']e["']""")
_IS_TEXT = re.compile(rb"""(?:^|\s)t\s*=\s*["'](?:str|inlineStr|s)["']""")
_IS_HIDDEN = re.compile(rb"""(?:^|\s)hidden\s*=\s*["'](?:1|true)["']""")
_COLUMN_OF_CELL = re.compile(rb' r="([A-Za-z]{1,4})\d')
_ROW_OF_CELL = re.compile(rb' r="[A-Za-z]{1,4}(\d{1,9})"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_MOST_MERGED = 200_000  # blocks; more than anybody merges by hand
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")


def read_styles(xml: bytes) -> Styles:
    """Find the styles that pad with zeros or show percent in a workbook's styles part."""
    codes: dict[int, str] = {}
    for attributes in re.findall(rb"<(?:\w+:)?numFmt\s([^>]*)>", xml):
        number = re.search(rb'numFmtId\s*=\s*"(\d+)"', attributes)
        code = re.search(rb'formatCode\s*=\s*"([^"]*)"', attributes)
        if number and code:
            codes[int(number[1])] = unescape(code[1].decode("utf-8", errors="replace"))
    used = re.search(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", xml, re.DOTALL)
    looks = re.findall(rb"<(?:\w+:)?xf\b([^>]*)>", used[0] if used else b"")
    named = (re.search(rb'numFmtId\s*=\s*"(\d+)"', attributes) for attributes in looks)
    return styles_of((int(found[1]) if found else 0 for found in named), codes)


def area_of(reference: str) -> Area | None:
    """Give the block that a reference such as `A3:D10` names."""
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    if found is None:
        return None
    first, top = column_index(found[1]), int(found[2]) - 1
    last = column_index(found[3]) if found[3] else first
    bottom = int(found[4]) - 1 if found[4] else top
    return Area(min(top, bottom), min(first, last), max(top, bottom), max(first, last))


class SheetScan(Findings):
    """What one sheet's XML says beside the values of its cells.

    Attributes:
        last_row: the largest row number really used, from 1.
        last_column: the largest column number really used, from 1.
    """

    def __init__(self, styles: Styles = NO_STYLES) -> None:
        super().__init__()
        self.last_row = 0
        self.last_column = 0
        self._styles = styles
        self._carry = b""
        self._tags: _Tags | None = None
        self._cell_by_cell = False
        self._row = -1
        self._column = -1

    def feed(self, block: bytes) -> None:
        """Scan the next bytes of the sheet's XML."""
        data = self._carry + block
        if self._tags is None:
            prefix = _PREFIX.search(data)
            self._tags = _tags(prefix[1] or b"" if prefix else b"", self._looks())
        cut = max(data.rfind(start) for start in self._tags.starts)
        if cut > 0:
            self._scan(data[:cut], self._tags)
            data = data[cut:]
        self._carry = data if len(data) < _LONGEST_CARRY else b""

    def close(self) -> None:
        """Scan what is left and put the findings in order."""
        if self._tags is not None:
            self._scan(self._carry, self._tags)
        self._carry = b""
        self.patches.sort(key=lambda patch: patch[:2])

    def _looks(self) -> tuple[int, ...]:
        return tuple(sorted(self._styles.looks()))

    def _scan(self, xml: bytes, tags: _Tags) -> None:
        self._note_merged(xml)
        columns = _COLUMN_OF_CELL.findall(xml)
        if not self._cell_by_cell and tags.has_more_cells(xml, len(columns)):
            # cells without a place of their own stand right of the one before
            self._cell_by_cell = True
            self._row = self.last_row - 1
        if self._cell_by_cell:
            self._walk(xml, tags)
            return
        if columns:
            self._reach_column(max(map(column_index, map(bytes.decode, set(columns)))))
            self._reach_row(max(map(int, set(_ROW_OF_CELL.findall(xml))), default=0) - 1)
        self._note_special(xml, tags)

    def _note_merged(self, xml: bytes) -> None:
        """Keep the merged blocks, which are told after all cells."""
        if b"mergeCell" not in xml or len(self.merged) > _MOST_MERGED:
            return
        found = (area_of(ref.decode()) for ref in _MERGED.findall(xml))
        self.merged.extend(area for area in found if area is not None)

    def _note_special(self, xml: bytes, tags: _Tags) -> None:
        """Find the rows and cells that have something beside their value to say."""
        if b"hidden=" in xml:
            for attributes in tags.row.findall(xml):
                self._note_row(attributes)
        for attributes, inside in tags.special_cells(xml):
            if place := _PLACE.search(attributes):
                self._note_cell(
                    int(place[2]) - 1, column_index(place[1].decode()), attributes, inside
                )

    def _walk(self, xml: bytes, tags: _Tags) -> None:
        """Look at each row and cell in turn, counting where no place is written."""
        for found in tags.row_or_cell.finditer(xml):
            place = _PLACE.search(found[1] or found[2] or b"")
            if found[1] is not None:
                self._row = int(place[2]) - 1 if place else self._row + 1
                self._column = -1
                if _IS_HIDDEN.search(found[1]):
                    self.hidden_rows.append(self._row + 1)
                continue
            if place and place[1]:
                self._row, self._column = int(place[2]) - 1, column_index(place[1].decode())
            else:
                self._column += 1
            self._reach_row(self._row)
            self._reach_column(self._column)
            self._note_cell(self._row, self._column, found[2], found[3] or b"")

    def _reach_row(self, row: int) -> None:
        self.last_row = max(self.last_row, row + 1)

    def _reach_column(self, column: int) -> None:
        self.last_column = max(self.last_column, column + 1)

    def _note_row(self, attributes: bytes) -> None:
        place = _PLACE.search(attributes)
        if place and _IS_HIDDEN.search(attributes):
            self.hidden_rows.append(int(place[2]))

    def _note_cell(self, row: int, column: int, attributes: bytes, inside: bytes) -> None:
        """Keep what a cell's attributes and inside say beside its value."""
        if _IS_ERROR.search(attributes):
            self.patches.append((row, column, CellError(_value_text(inside) or "#N/A")))
            return
        if b"<" in inside and _is_never_calculated(attributes, inside):
            self.patches.append((row, column, NEVER_CALCULATED))
            return
        style = _STYLE.search(attributes)
        if style and inside and not _IS_TEXT.search(attributes):
            self._styles.note(self, row, column, int(style[1]))


@dataclass(frozen=True, slots=True)
class _Tags:
    """The patterns for one way of writing the tags (`<c …>` or `<x:c …>`)."""

    starts: tuple[bytes, ...]
    row: re.Pattern[bytes]
    cell_start: bytes
    cell_end: bytes
    any_cell: re.Pattern[bytes]
    row_or_cell: re.Pattern[bytes]
    marks: tuple[re.Pattern[bytes], ...]
    formula_start: bytes
    never_calculated: re.Pattern[bytes]

    def has_more_cells(self, xml: bytes, placed: int) -> bool:
        """Say whether there are more cells than those whose place is written."""
        # counting what begins like a cell is quick, and mostly nothing else does
        return placed < xml.count(self.cell_start) and placed < len(self.any_cell.findall(xml))

    def special_cells(self, xml: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Give the attributes and the inside of each cell that may have more to say."""
        for mark in self.marks:
            for found in mark.finditer(xml):
                start = xml.rfind(b"<", 0, found.start())
                stop = xml.find(b">", found.end())
                if not xml.startswith(self.cell_start, start):
                    continue
                inside = xml[stop + 1 : xml.find(self.cell_end, stop)]
                yield xml[start:stop], b"" if xml[stop - 1 : stop] == b"/" else inside
        if self.formula_start in xml:
            for found in self.never_calculated.finditer(xml):
                yield found[1], found[2]


@lru_cache(maxsize=64)
def _tags(prefix: bytes, looks: tuple[int, ...]) -> _Tags:
    names = {b"p": re.escape(prefix), b"looks": b"|".join(b"%d" % look for look in looks)}
    error, look = rb' t="e"', rb' s="(?:%(looks)s)"' % names
    formula = rb"<%(p)sf\b[^>]*?(?:/>|>[^<]*</%(p)sf>)\s*" % names
    no_value = rb"(?:<%(p)sv\s*/>|<%(p)sv>\s*</%(p)sv>)?\s*" % names
    return _Tags(
        starts=tuple(b"<" + prefix + name for name in (b"c ", b"c>", b"row")),
        row=re.compile(rb"<%(p)srow\b([^>]*)>" % names),
        cell_start=b"<" + prefix + b"c",
        cell_end=b"</" + prefix + b"c>",
        any_cell=re.compile(rb"<%(p)sc[\s/>]" % names),
        row_or_cell=re.compile(
            rb"<%(p)srow\b([^>]*)>|<%(p)sc(?=[\s/>])([^>]*?)(?:/>|>(.*?)</%(p)sc>)" % names,
            re.DOTALL,
        ),
        marks=tuple(re.compile(mark) for mark in ((error, look) if looks else (error,))),
        formula_start=b"<" + prefix + b"f",
        never_calculated=re.compile(
            rb"<%(p)sc\s([^>]*)>(" % names + formula + no_value + rb")</%(p)sc>" % names
        ),
    )


def _is_never_calculated(attributes: bytes, inside: bytes) -> bool:
    """Say whether there is a formula but no result; an empty text is a result."""
    has_formula = re.search(rb"<(?:\w+:)?f\b", inside) is not None
    return has_formula and not _value_text(inside) and not _IS_TEXT.search(attributes)


def _value_text(inside: bytes) -> str:
    found = re.search(rb"<(?:\w+:)?v[^>]*>([^<]*)</", inside)
    return unescape(found[1].decode("utf-8", errors="replace")).strip() if found else ""
