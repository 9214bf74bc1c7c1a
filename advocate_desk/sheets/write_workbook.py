"""Writes an xlsx workbook row by row with flat memory: tables, drop-downs, real days and numbers.

    with WorkbookWriter(path, "Our program") as book:
        book.add_sheet("Members", columns, rows)      # rows of texts: see `SheetColumn`

Text cells are never formulas. What is too long for a cell continues on the sheet `_longtext`, and
what is too much for a sheet on the next one (`Activities 2`).
"""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Self

from advocate_desk.base import clock
from advocate_desk.program.fields import Shape
from advocate_desk.sheets import workbook_parts as parts
from advocate_desk.sheets.cells import column_letter
from advocate_desk.sheets.safe_cells import LONGEST, may_run, split_long, xml_text
from advocate_desk.sheets.sheet_columns import SheetColumn
from advocate_desk.sheets.workbook_parts import LISTS, MOST_ROWS, STYLE_OF, Style

LONG_TEXTS = "_longtext"
LONG_TEXT_HEADINGS = (
    SheetColumn("Kind"),
    SheetColumn("UID"),
    SheetColumn("Field"),
    SheetColumn("Part", Shape.NUMBER),
    SheetColumn("Text", Shape.LONG_TEXT),
)

_MEASURED = 500  # rows that decide how wide a column is
_NARROW, _WIDE = 8, 60
_BLOCK = 200  # rows compressed at once
_QUICKLY = 1  # zlib's level: twice as fast as the usual one for a fifth more bytes
_MAYBE_LONG = LONGEST // 2  # a sign beyond the first 65,536 counts twice
_EXCEL_EPOCH = dt.date(1899, 12, 30).toordinal()
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")  # reads back as the same text
_EXACT_DIGITS = 15
_REMEMBERED = 40_000  # cells of a kind of which there are few: a century of days
_SPILL = 1 << 20  # bytes of long texts kept in memory

Row = Sequence[str]


class WorkbookWriter:
    """One workbook in the making; leaving the `with` block completes it."""

    def __init__(
        self,
        file: Path | IO[bytes],
        title: str,
        *,
        prompts: bool = False,
        most_rows: int = 0,
    ) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICKLY)
        self._title = title
        self._prompts = prompts
        self._most_rows = most_rows or MOST_ROWS
        self._sheets: list[tuple[str, bool]] = []
        self._tables = 0
        self._lists: dict[tuple[str, ...], str] = {}
        self._long = SpooledTemporaryFile(max_size=_SPILL, mode="w+", encoding="utf-8")  # noqa: SIM115  # closed with the book

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._long, self._zip:
            if kind is None:
                self._complete()

    def add_sheet(
        self,
        name: str,
        columns: Sequence[SheetColumn],
        rows: Iterable[Row],
        *,
        uid: int = 0,
        table: bool = True,
    ) -> dict[str, int]:
        """Write a sheet and those it continues on; give how many rows each holds.

        `uid` is the place of the column that names a row on the sheet of long texts.
        """
        source = iter(rows)
        kind = SheetColumn(name).key
        written: dict[str, int] = {}
        for number in range(1, 1000):
            part = name if number == 1 else f"{name} {number}"
            page = self._shortened(islice(source, self._most_rows), kind, columns, uid)
            written[part] = self._write_sheet(part, columns, page, table=table)
            if written[part] < self._most_rows or (following := next(source, None)) is None:
                break
            source = chain((following,), source)
        return written

    def _write_sheet(
        self,
        name: str,
        columns: Sequence[SheetColumn],
        rows: Iterator[Row],
        *,
        table: bool,
        hidden: bool = False,
    ) -> int:
        first = not self._sheets
        self._sheets.append((name, hidden))
        number = len(self._sheets)
        start = list(islice(rows, _MEASURED))
        lists = [self._list_name(name, column) for column in columns]
        count = 0
        with self._zip.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as file:
            start_xml = parts.sheet_start(columns, _widths(columns, start), first=first)
            file.write((start_xml + _heading_row(columns)).encode())
            for count, block in _blocks(columns, chain(start, rows)):  # noqa: B007
                file.write(block.encode())
            end = parts.sheet_end(columns, lists, prompts=self._prompts, has_table=table)
            file.write(end.encode())
        if table:
            self._add_table(number, name, columns, count)
        return count

    def _add_table(self, sheet: int, name: str, columns: Sequence[SheetColumn], rows: int) -> None:
        self._tables += 1
        table_name = "tbl" + "".join(re.findall(r"\w+", name.title()))
        self._zip.writestr(
            f"xl/tables/table{self._tables}.xml",
            parts.table_part(self._tables, table_name, columns, rows),
        )
        self._zip.writestr(
            f"xl/worksheets/_rels/sheet{sheet}.xml.rels", parts.table_relation(self._tables)
        )

    def _list_name(self, sheet: str, column: SheetColumn) -> str:
        """Give the name of the list behind a column's drop-down; equal lists are written once."""
        if not column.choices or column.shape is Shape.NUMBER:
            return ""
        plain = re.sub(r"\W+", "_", f"list_{sheet}_{column.heading}").lower()
        return self._lists.setdefault(column.choices, plain)

    def _shortened(
        self, rows: Iterable[Row], kind: str, columns: Sequence[SheetColumn], uid: int
    ) -> Iterator[Row]:
        """Give the rows with every text cut to what a cell holds; the rest is set aside."""
        for row in rows:
            if max(map(len, row)) <= _MAYBE_LONG:
                yield row
                continue
            cut = list(row)
            for place, text in enumerate(row):
                cut[place], *rest = split_long(text)
                for number, part in enumerate(rest, 2):
                    told = (kind, row[uid][:LONGEST], columns[place].heading, str(number), part)
                    self._long.write(json.dumps(told) + "\n")
            yield cut

    def _complete(self) -> None:
        self._write_lists()
        self._long.seek(0)
        self._write_sheet(LONG_TEXTS, LONG_TEXT_HEADINGS, map(json.loads, self._long), table=False)
        lists = [(name, len(choices)) for choices, name in self._lists.items()]
        sheets = len(self._sheets)
        moment = f"{clock.now().replace(' ', 'T')}Z"
        for path, xml in {
            "xl/styles.xml": parts.styles_part(),
            "xl/workbook.xml": parts.workbook_part(self._sheets, lists),
            "xl/_rels/workbook.xml.rels": parts.workbook_relations(sheets),
            "docProps/core.xml": parts.core_part(self._title, moment),
            "_rels/.rels": parts.package_relations(),
            "[Content_Types].xml": parts.content_types(sheets, self._tables),
        }.items():
            self._zip.writestr(path, xml)

    def _write_lists(self) -> None:
        if not self._lists:
            return
        longest = max(map(len, self._lists))
        padded = [choices + ("",) * (longest - len(choices)) for choices in self._lists]
        named = [SheetColumn(name) for name in self._lists.values()]
        self._write_sheet(LISTS, named, zip(*padded, strict=True), table=False, hidden=True)


def _widths(columns: Sequence[SheetColumn], rows: Sequence[Row]) -> list[int]:
    cells = zip(*rows, strict=True) if rows else ((),) * len(columns)
    return [
        min(max(_NARROW, len(column.heading) + 4, *(len(text) + 2 for text in texts)), _WIDE)
        for column, texts in zip(columns, cells, strict=True)
    ]


def _heading_row(columns: Sequence[SheetColumn]) -> str:
    cells = "".join(
        f'<c r="{column_letter(n)}1" s="{Style.HEADING.value}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{xml_text(column.heading)}</t></is></c>'
        for n, column in enumerate(columns)
    )
    return f'<row r="1">{cells}</row>'


def _blocks(columns: Sequence[SheetColumn], rows: Iterable[Row]) -> Iterator[tuple[int, str]]:
    """Give the rows' XML in blocks, each with how many rows are written with it."""
    drawn = [
        (f'<c r="{column_letter(n)}', _drawing(column.shape)) for n, column in enumerate(columns)
    ]
    source = iter(rows)
    count = 0
    while block := list(islice(source, _BLOCK)):
        written = []
        for number, row in enumerate(block, count + 2):
            cells = [
                f"{start}{number}{draw(text)}"
                for (start, draw), text in zip(drawn, row, strict=True)
                if text
            ]
            written.append(f'<row r="{number}">{"".join(cells)}</row>')
        count += len(block)
        yield count, "".join(written)


def _drawing(shape: Shape) -> Callable[[str], str]:
    """Give the function that draws a cell of this shape, after its reference."""
    if shape in _FEW_VALUES:
        return _FEW_VALUES[shape]
    draw = _text_drawing(STYLE_OF.get(shape, Style.TEXT))
    return lru_cache(maxsize=_REMEMBERED)(draw) if shape in _FEW_WORDS else draw


def _text_drawing(style: Style) -> Callable[[str], str]:
    plain, prefixed = (
        f'" s="{look}" t="inlineStr"><is><t xml:space="preserve">'
        for look in (style.value, style.value + 1)
    )

    def draw(text: str) -> str:
        start = prefixed if text[0] in _SUSPICIOUS and may_run(text) else plain
        return f"{start}{xml_text(text)}</t></is></c>"

    return draw


_FEW_WORDS = frozenset({Shape.CHOICE, Shape.YES_NO, Shape.ACTIVITY_TYPE, Shape.COLLEAGUE})
_SUSPICIOUS = frozenset("=+-@\t\r＝＋－＠ \n")
_draw_text = _text_drawing(Style.TEXT)


@lru_cache(maxsize=_REMEMBERED)
def _draw_day(text: str) -> str:
    """Draw a day; what Excel's calendar cannot hold stays text."""
    try:
        serial = dt.date.fromisoformat(text).toordinal() - _EXCEL_EPOCH
    except ValueError:
        return _draw_text(text)
    if serial < parts.FIRST_SAFE_DAY:
        return _draw_text(text)
    return f'" s="{Style.DAY.value}"><v>{serial}</v></c>'


@lru_cache(maxsize=_REMEMBERED)
def _draw_number(text: str) -> str:
    return f'"><v>{text}</v></c>' if is_exact(text) else _draw_text(text)


@lru_cache(maxsize=_REMEMBERED)
def _draw_money(text: str) -> str:
    exact = is_exact(text)
    return f'" s="{Style.MONEY.value}"><v>{text}</v></c>' if exact else _draw_text(text)


_FEW_VALUES: dict[Shape, Callable[[str], str]] = {
    Shape.DAY: _draw_day,
    Shape.NUMBER: _draw_number,
    Shape.DECIMAL: _draw_number,
    Shape.MONEY: _draw_money,
}


def is_exact(text: str) -> bool:
    """Say whether a spreadsheet program holds this number without rounding it."""
    if not _NUMBER.fullmatch(text):
        return False
    return sum(sign.isdigit() for sign in text) <= _EXACT_DIGITS
