"""Reads text files of rows: csv, tsv and what else separates cells by a sign."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from advocate_desk.sheets.cells import Cell
from advocate_desk.sheets.delimiters import DELIMITERS
from advocate_desk.sheets.encodings import decode_text
from advocate_desk.sheets.text_lines import Dialect, TextLines

_SAMPLE = 200_000  # characters
_LONGEST_CELL = 1 << 24
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextTable:
    """The rows of a text file, as wide as they were written, and how they were told apart."""

    rows: Iterator[tuple[Cell, ...]]
    encoding: str
    delimiter: str
    _decoding: tuple[str, ...]
    _lines: TextLines

    @property
    def notes(self) -> tuple[str, ...]:
        """Give what she should know about the file; complete when all rows were read."""
        return self._decoding + tuple(self._lines.notes())


def read_text_table(data: bytes, encoding: str | None, delimiter: str | None) -> TextTable:
    """Read a text file; encoding and delimiter are found out unless they are given."""
    csv.field_size_limit(_LONGEST_CELL)
    decoded = decode_text(data, encoding)
    text = decoded.text
    if line := _SEPARATOR_LINE.match(text):  # Excel obeys this line and does not show it
        delimiter = delimiter or line[1]
        text = text[line.end() :]
    chosen = delimiter or guess_delimiter(text)
    lines = TextLines(text, _dialect(_whole_lines(text), chosen))
    return TextTable(_rows(lines), decoded.encoding, chosen, decoded.notes, lines)


def guess_delimiter(text: str) -> str:
    """Take the delimiter that gives the most rows of one width."""
    sample = _whole_lines(text)
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _whole_lines(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    end = max(text.rfind("\n", 0, _SAMPLE), text.rfind("\r", 0, _SAMPLE))
    return text[: end + 1] if end > 0 else text[:_SAMPLE]


def _widths(text: str, dialect: Dialect) -> Counter[int]:
    widths: Counter[int] = Counter()
    try:
        for chunk in TextLines(text, dialect).chunks():
            widths.update(map(len, chunk))
    except csv.Error:  # a cell longer than any
        widths[1] += 1
    widths.pop(0, None)  # blank lines tell nothing
    return widths


def _evenness(text: str, delimiter: str) -> float:
    widths = _widths(text, Dialect(delimiter))
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    if width == 1:
        return 0.0  # every text is even in a sign that it does not use
    return count / widths.total() * (1 + min(width, 8) / 8)


def _dialect(sample: str, delimiter: str) -> Dialect:
    """Find out how quotes are written: the rows come out even only that way."""
    plain = Dialect(delimiter)
    if re.search(f'{re.escape(delimiter)} +"', sample):
        spaced = Dialect(delimiter, spaces=True)
        if _off_width(_widths(sample, spaced)) <= _off_width(_widths(sample, plain)):
            plain = spaced
    if '\\"' not in sample:
        return plain
    escaped = replace(plain, escape="\\")
    odd, left = (_off_width(_widths(sample, one)) for one in (plain, escaped))
    return escaped if odd > 0.05 and left < odd else plain


def _off_width(widths: Counter[int]) -> float:
    return 1 - max(widths.values(), default=0) / max(widths.total(), 1)


def _rows(lines: TextLines) -> Iterator[tuple[Cell, ...]]:
    known: dict[str, Cell] = {"": None}
    for chunk in lines.chunks():
        for row in chunk:
            for cell in row:
                if cell not in known:
                    known[cell] = None if cell.isspace() else cell
            yield tuple(map(known.__getitem__, row))
        if len(known) > 200_000:  # texts that are all different need not be remembered
            known = {"": None}
