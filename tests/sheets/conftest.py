"""Makers of small spreadsheet files, sound and hostile ones, and a reader of their own."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as NewWorkbook

from advocate_desk.base.progress import Progress
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.messages import Message, Order
from advocate_desk.sheets.reader import Reader, answer
from advocate_desk.sheets.workbook import Workbook, open_workbook

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
)
_LINKS = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    one = Reader()
    yield one
    one.close()


@pytest.fixture
def read(reader: Reader) -> Callable[..., Workbook]:
    """Open a file with the reader that the tests share."""

    def open_it(path: Path, **choices: Any) -> Workbook:
        return open_workbook(path, reader=reader, **choices)

    return open_it


class ReaderHere(Reader):
    """Reads in this process what is harmless, so that the code of the child is seen at work."""

    def read(self, order: Order, progress: Progress) -> Iterator[Message]:
        messages: list[Message] = []
        if refusal := answer(order, messages.append):
            raise refusal
        for place, message in enumerate(messages):
            progress.step(place, len(messages))
            yield message


@pytest.fixture
def read_here() -> Callable[..., Workbook]:
    """Open a file without a child."""

    def open_it(path: Path, **choices: Any) -> Workbook:
        return open_workbook(path, reader=ReaderHere(), **choices)

    return open_it


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Write rows with openpyxl; `change` may do more to the workbook before it is saved."""

    def write(
        rows: Sequence[Sequence[Any]],
        change: Callable[[Any], None] = lambda _book: None,
        name: str = "book.xlsx",
    ) -> Path:
        book = NewWorkbook()
        for row in rows:
            book.active.append(row)
        change(book)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def package(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook of one sheet from its raw XML, with other parts added or replaced."""

    def write(sheet: str, name: str = "book.xlsx", **parts: str | bytes) -> Path:
        members: dict[str, str | bytes] = {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _LINKS.format(
                f'<Relationship Id="r1" Type="{_RELS}/officeDocument" Target="xl/workbook.xml"/>'
            ),
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}"><sheets>'
            '<sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _LINKS.format(
                f'<Relationship Id="r1" Type="{_RELS}/worksheet" Target="worksheets/sheet1.xml"/>'
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}'
            "</sheetData></worksheet>",
        } | parts
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members.items():
                archive.writestr(member, content)
        return tmp_path / name

    return write


@pytest.fixture
def compound() -> Callable[..., bytes]:
    """Make an OLE compound file with these streams, each padded to whole sectors."""
    return _compound


def _compound(**streams: bytes) -> bytes:
    sector = 512
    table = [0xFFFFFFFD, 0xFFFFFFFE]  # sector 0 is the table itself, sector 1 the directory
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    body = io.BytesIO()
    for name, content in streams.items():
        padded = content.ljust(4096, b"\x00")  # smaller ones would go to the mini stream
        padded += b"\x00" * (-len(padded) % sector)
        first, count = len(table), len(padded) // sector
        table += [*range(first + 1, first + count), 0xFFFFFFFE]
        entries.append(_entry(name, 2, first, len(padded)))
        body.write(padded)
    table += [0xFFFFFFFF] * (128 - len(table))
    header = bytearray(sector)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    struct.pack_into("<108I", header, 80, *[0xFFFFFFFF] * 108)
    directory = b"".join(entries).ljust(sector, b"\x00")
    return bytes(header) + struct.pack("<128I", *table) + directory + body.getvalue()


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    entry = bytearray(128)
    text = name.encode("utf-16-le")
    entry[: len(text)] = text
    struct.pack_into("<HBB", entry, 64, len(text) + 2, kind, 1)
    struct.pack_into("<III", entry, 68, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<II", entry, 116, first, size)
    return bytes(entry)


@pytest.fixture
def sheet() -> Callable[..., Sheet]:
    """Make a sheet from rows; of a workbook they are made equally wide."""

    def make(*rows: Sequence[Any], is_text: bool = False, **more: Any) -> Sheet:
        width = max(map(len, rows), default=0)
        cells = [tuple(row) if is_text else (*row, *[None] * (width - len(row))) for row in rows]
        return Sheet("Sheet", visible=True, rows=cells, is_text=is_text, **more)

    return make
