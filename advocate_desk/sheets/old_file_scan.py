"""Reads from the records of an old Excel file (.xls, BIFF5 and BIFF8) what the parser drops."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress

from advocate_desk.sheets.cells import CellError
from advocate_desk.sheets.findings import ERROR_CODES, Findings, Styles, styles_of

# the records, by their numbers in [MS-XLS] 2.3
_BEGIN, _END = 0x0809, 0x000A
_SHEET, _FORMAT, _LOOK = 0x0085, 0x041E, 0x00E0
_ROW, _TRUTH_OR_ERROR, _FORMULA = 0x0208, 0x0205, 0x0006
_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS = 0x0203, 0x027E, 0x00BD
_IS_HIDDEN = 0x20  # among the options of a row
_BIFF8 = 0x0600
_NO_NUMBER, _ERROR_RESULT = 0xFFFF, 2  # what a formula's result is


def scan_old_file(stream: bytes) -> dict[str, Findings]:
    """Find by the name of each sheet what its records say beside the values of its cells.

    Of records that do not hold together only those before them count.
    """
    found: dict[str, Findings] = {}
    with suppress(struct.error):
        sheets, styles = _globals(stream)
        for name, place in sheets:
            found[name] = Findings()
            with suppress(struct.error):
                _OldSheet(stream, found[name], styles).scan(place)
    return found


def _globals(stream: bytes) -> tuple[list[tuple[str, int]], Styles]:
    """Give the sheets, each with where its records begin, and the styles of all of them."""
    is_new = struct.unpack_from("<H", stream, 4)[0] == _BIFF8
    sheets: list[tuple[str, int]] = []
    formats: list[int] = []
    codes: dict[int, str] = {}
    for number, at, length in _records(stream, 0):
        if number == _SHEET:
            (place,) = struct.unpack_from("<I", stream, at)
            sheets.append((_text(stream, at + 6, is_new=is_new), place))
        elif number == _FORMAT:
            (told,) = struct.unpack_from("<H", stream, at)
            # the length of a code takes two bytes in BIFF8
            codes[told] = _text(stream, at + 2, is_new=is_new, skipped=1 if is_new else 0)
        elif number == _LOOK and length > 3:
            formats.append(struct.unpack_from("<H", stream, at + 2)[0])
    return sheets, styles_of(formats, codes)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Give number, place and length of the records of one part, without those of charts in it."""
    depth = 0
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if number == _BEGIN:
            depth += 1
        elif number == _END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield number, at, length
        at += length


def _text(stream: bytes, at: int, *, is_new: bool, skipped: int = 0) -> str:
    """Give a short text: its length, in BIFF8 how it is written, and its signs."""
    count = stream[at] if at < len(stream) else 0
    at += 1 + skipped
    if not is_new:
        return stream[at : at + count].decode("cp1252", errors="replace")
    if stream[at : at + 1] == b"\x01":
        return stream[at + 1 : at + 1 + 2 * count].decode("utf-16-le", errors="replace")
    return stream[at + 1 : at + 1 + count].decode("latin-1")


class _OldSheet:
    """Looks at the records of one sheet."""

    def __init__(self, stream: bytes, found: Findings, styles: Styles) -> None:
        self._stream, self._found, self._styles = stream, found, styles
        self._take = {
            _ROW: self._row,
            _TRUTH_OR_ERROR: self._truth_or_error,
            _FORMULA: self._formula,
        }
        if styles.looks():
            numbers = {_NUMBER: self._number, _SHORT_NUMBER: self._number}
            self._take |= numbers | {_SHORT_NUMBERS: self._numbers}

    def scan(self, place: int) -> None:
        """Go through the records from a place on."""
        for number, at, length in _records(self._stream, place):
            if number in self._take:
                self._take[number](at, length)
        self._found.patches.sort(key=lambda patch: patch[:2])

    def _row(self, at: int, _length: int) -> None:
        row, options = struct.unpack_from("<H10xH", self._stream, at)
        if options & _IS_HIDDEN:
            self._found.hidden_rows.append(row + 1)

    def _truth_or_error(self, at: int, _length: int) -> None:
        row, column, code, is_error = struct.unpack_from("<HH2xBB", self._stream, at)
        if is_error:
            self._error(row, column, code)

    def _formula(self, at: int, _length: int) -> None:
        where = struct.unpack_from("<HHHBxB3xH", self._stream, at)
        row, column, style, kind, code, mark = where
        if mark != _NO_NUMBER:
            self._styles.note(self._found, row, column, style)
        elif kind == _ERROR_RESULT:
            self._error(row, column, code)

    def _number(self, at: int, _length: int) -> None:
        row, column, style = struct.unpack_from("<HHH", self._stream, at)
        self._styles.note(self._found, row, column, style)

    def _numbers(self, at: int, length: int) -> None:
        """Look at several numbers side by side, each with its style."""
        row, first = struct.unpack_from("<HH", self._stream, at)
        for place in range((length - 6) // 6):
            (style,) = struct.unpack_from("<H", self._stream, at + 4 + 6 * place)
            self._styles.note(self._found, row, first + place, style)

    def _error(self, row: int, column: int, code: int) -> None:
        self._found.patches.append((row, column, CellError(ERROR_CODES.get(code, "#N/A"))))
