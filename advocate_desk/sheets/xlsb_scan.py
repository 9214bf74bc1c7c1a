"""Reads from the records of a binary workbook (.xlsb) what the parser drops."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

from advocate_desk.sheets.cells import CellError
from advocate_desk.sheets.findings import ERROR_CODES, Findings, Styles, styles_of
from advocate_desk.sheets.grid import Area
from advocate_desk.sheets.package_parts import Package

_BOOK, _STYLES = "xl/workbook.bin", "xl/styles.bin"
_LARGEST_STYLES = 20_000_000
# the records, by their numbers in [MS-XLSB] 2.3.2
_ROW, _ERROR, _FORMULA_ERROR = 0, 3, 11
_NUMBERS = (2, 5, 9)  # short, long, of a formula
_SHEET, _MERGED = 156, 176
_FORMAT, _LOOK, _LOOKS_BEGIN, _LOOKS_END = 44, 47, 617, 618
_IS_HIDDEN = 0x10  # among the options of a row
_LESS = 0x80  # more bytes of a number follow
_MOST_MERGED = 200_000


def scan_xlsb(content: bytes) -> dict[str, Findings]:
    """Find by the name of each sheet what its records say beside the values of its cells.

    Of records that do not hold together only those before them count.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        package = Package(archive)
        styles = _styles(package.read(_STYLES, _LARGEST_STYLES))
        targets = package.links(_BOOK)
        found: dict[str, Findings] = {}
        for name, link in _sheets(package.read(_BOOK)):
            found[name] = Findings()
            with suppress(struct.error):
                _scan_sheet(package.read(targets.get(link, "")), found[name], styles)
        return found


def _records(data: bytes) -> Iterator[tuple[int, int]]:
    """Give the number of each record and where its content begins."""
    at = 0
    with suppress(IndexError):
        while at < len(data):
            number, at = data[at], at + 1
            if number & _LESS:
                number, at = (number & 0x7F) | data[at] << 7, at + 1
            length = shift = 0
            more = True
            while more and shift < 28:
                byte, at = data[at], at + 1
                length |= (byte & 0x7F) << shift
                shift, more = shift + 7, bool(byte & _LESS)
            yield number, at
            at += length


def _sheets(book: bytes) -> list[tuple[str, str]]:
    """Give the sheets, each with the link to its part."""
    found = []
    with suppress(struct.error):
        for number, at in _records(book):
            if number == _SHEET:
                link, behind = _text(book, at + 8)
                found.append((_text(book, behind)[0], link))
    return found


def _styles(data: bytes) -> Styles:
    formats: list[int] = []
    codes: dict[int, str] = {}
    is_of_cells = False
    with suppress(struct.error):
        for number, at in _records(data):
            if number == _FORMAT:
                codes[struct.unpack_from("<H", data, at)[0]] = _text(data, at + 2)[0]
            elif number in (_LOOKS_BEGIN, _LOOKS_END):
                is_of_cells = number == _LOOKS_BEGIN
            elif number == _LOOK and is_of_cells:
                formats.append(struct.unpack_from("<2xH", data, at)[0])
    return styles_of(formats, codes)


def _text(data: bytes, at: int) -> tuple[str, int]:
    """Give a text and where it ends."""
    (count,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * count
    return data[at + 4 : end].decode("utf-16-le", errors="replace"), end


def _scan_sheet(data: bytes, found: Findings, styles: Styles) -> None:
    row = 0
    looks = bool(styles.looks())
    for number, at in _records(data):
        if number == _ROW:
            row, options = struct.unpack_from("<I7xB", data, at)
            if options & _IS_HIDDEN:
                found.hidden_rows.append(row + 1)
        elif number in (_ERROR, _FORMULA_ERROR):
            column, code = struct.unpack_from("<I4xB", data, at)
            found.patches.append((row, column, CellError(ERROR_CODES.get(code, "#N/A"))))
        elif looks and number in _NUMBERS:
            column, style = struct.unpack_from("<II", data, at)
            styles.note(found, row, column, style & 0xFFFFFF)
        elif number == _MERGED and len(found.merged) < _MOST_MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", data, at)
            found.merged.append(Area(top, left, bottom, right))
