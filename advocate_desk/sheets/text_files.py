"""Reads text files of rows: csv, tsv and what else separates cells by a sign."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from advocate_desk.sheets.cells import Cell
from advocate_desk.sheets.delimiters import DELIMITERS
from advocate_desk.sheets.encodings import decode_text

_SAMPLE = 200_000  # characters
_LONGEST_CELL = 1 << 24
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextTable:
    """The rows of a text file, as wide as they were written, and how they were told apart."""

    rows: Iterator[tuple[Cell, ...]]
    encoding: str
    delimiter: str
    notes: tuple[str, ...]


def read_text_table(data: bytes, encoding: str | None, delimiter: str | None) -> TextTable:
    """Read a text file; encoding and delimiter are found out unless they are given."""
    csv.field_size_limit(_LONGEST_CELL)
    decoded = decode_text(data, encoding)
    text = decoded.text
    if line := _SEPARATOR_LINE.match(text):  # Excel obeys this line and does not show it
        delimiter = delimiter or line[1]
        text = text[line.end() :]
    chosen = delimiter or guess_delimiter(text)
    escape = "\\" if _needs_escapes(text, chosen) else None
    return TextTable(_rows(text, chosen, escape), decoded.encoding, chosen, decoded.notes)


def guess_delimiter(text: str) -> str:
    """Take the delimiter that gives the most rows of one width."""
    sample = _whole_lines(text)
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _whole_lines(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    end = max(text.rfind("\n", 0, _SAMPLE), text.rfind("\r", 0, _SAMPLE))
    return text[: end + 1] if end > 0 else text[:_SAMPLE]


def _widths(text: str, delimiter: str, escape: str | None = None) -> Counter[int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, escapechar=escape)
    widths: Counter[int] = Counter()
    try:
        for row in reader:
            widths[len(row)] += 1
    except csv.Error:  # a quote that is never closed swallows the rest
        widths[1] += 1
    widths.pop(0, None)  # blank lines tell nothing
    return widths


def _evenness(text: str, delimiter: str) -> float:
    widths = _widths(text, delimiter)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    if width == 1:
        return 0.0  # every text is even in a sign that it does not use
    return count / widths.total() * (1 + min(width, 8) / 8)


def _needs_escapes(text: str, delimiter: str) -> bool:
    """Say whether quotes are escaped by backslashes: rows come out even only then."""
    sample = _whole_lines(text)
    if '\\"' not in sample:
        return False
    plain, escaped = (_off_width(_widths(sample, delimiter, escape)) for escape in (None, "\\"))
    return plain > 0.05 and escaped < plain


def _off_width(widths: Counter[int]) -> float:
    return 1 - max(widths.values(), default=0) / max(widths.total(), 1)


def _rows(text: str, delimiter: str, escape: str | None) -> Iterator[tuple[Cell, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, escapechar=escape)
    known: dict[str, Cell] = {"": None}
    while chunk := list(islice(reader, 2000)):
        for row in chunk:
            for cell in row:
                if cell not in known:
                    known[cell] = None if cell.isspace() else cell
            yield tuple(map(known.__getitem__, row))
        if len(known) > 200_000:  # texts that are all different need not be remembered
            known = {"": None}
