"""Takes a text apart into lines of cells; a quotation mark out of place swallows no lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

_CHUNK = 2_000  # lines
_OPEN = "unexpected end of data"  # how the reader says that a quoted text never ends
_TOLD = 5  # rows with such marks that are named


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a text are told apart.

    Attributes:
        escape: the sign before a quotation mark that is part of a quoted text.
        spaces: cells may be quoted after a space, as in `Ada, "Lovelace, PhD"`.
    """

    delimiter: str
    escape: str | None = None
    spaces: bool = False


class TextLines:
    """The lines of a text, read once."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        self._lines = io.StringIO(text, newline="")
        self._dialect = dialect
        self._unclosed: list[int] = []
        self._width = 0  # of the row before

    def chunks(self) -> Iterator[list[list[str]]]:
        """Give the lines, some thousands at a time."""
        count = 0
        while True:
            start = self._lines.tell()  # the reader takes no line before it needs it
            try:
                chunk = list(islice(self._reader(strict=True), _CHUNK))
            except csv.Error:
                self._lines.seek(start)
                chunk = list(self._with_care(count))
            if not chunk:
                return
            count += len(chunk)
            self._width = len(chunk[-1])
            yield chunk

    def notes(self) -> Iterator[str]:
        """Say in which rows a quotation mark is never closed."""
        if self._unclosed:
            rows = ", ".join(map(str, self._unclosed[:_TOLD]))
            more = " and others" if len(self._unclosed) > _TOLD else ""
            yield (
                f"A quotation mark is never closed in row {rows}{more}; "
                "it was read as part of the text."
            )

    def _with_care(self, before: int) -> Iterator[list[str]]:
        """Give the next lines one by one: some of their quotation marks are out of place."""
        for number in range(before + 1, before + _CHUNK + 1):
            start = self._lines.tell()
            try:
                cells = next(self._reader(strict=True), None)
            except csv.Error as error:
                self._lines.seek(start)
                cells = self._odd(number, start, is_open=str(error) == _OPEN)
            if cells is None:
                return
            self._width = len(cells)
            yield cells

    def _odd(self, number: int, start: int, *, is_open: bool) -> list[str]:
        """Give the cells of a row with a mark out of place, which must not take lines along."""
        reader = self._reader()
        cells: list[str] = next(reader)
        if reader.line_num == 1 and not is_open:
            return cells
        after = self._lines.tell()
        self._lines.seek(start)
        plain = self._plainly(self._lines.readline())
        if len(cells) == self._width != len(plain) and not is_open:
            self._lines.seek(after)
            return cells
        self._unclosed.append(number)
        return plain

    def _plainly(self, line: str) -> list[str]:
        """Give the cells of a line in which quotation marks are letters."""
        form = {**self._form(), "quoting": csv.QUOTE_NONE}
        cells = next(csv.reader([line], **form))
        return [_unquoted(cell) for cell in cells]

    def _reader(self, *, strict: bool = False) -> Any:
        return csv.reader(self._lines, strict=strict, **self._form())

    def _form(self) -> dict[str, Any]:
        dialect = self._dialect
        return {
            "delimiter": dialect.delimiter,
            "escapechar": dialect.escape,
            "skipinitialspace": dialect.spaces,
        }


def _unquoted(cell: str) -> str:
    is_quoted = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if is_quoted else cell
