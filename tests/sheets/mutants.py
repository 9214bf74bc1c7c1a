"""Small sound files of every kind, and what a bad disk or a bad program makes of them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.table import Table

_ROWS = [
    ("Full name", "Email", "Company", "Status", "Enrolled on", "Points"),
    *(
        (f"Ada {n}", f"ada{n}@x.example", f"Atlas {n % 3}", "enrolled", f"2026-03-{n:02}", n * 10)
        for n in range(1, 13)
    ),
]
_TABLE_NS = "urn:oasis:names:tc:opendocument:xmlns"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def sound_xlsx() -> bytes:
    """Make a workbook of two sheets, one of them with a table, a merge and an error cell."""
    book = Workbook()
    people = book.active
    people.title = "Members"
    for row in _ROWS:
        people.append(row)
    people.add_table(Table(displayName="tblMembers", ref=f"A1:F{len(_ROWS)}"))
    acts = book.create_sheet("Activities")
    acts.append(("Member", "Type", "Completed on"))
    for name, email, *_more in _ROWS[1:]:
        acts.append((email, f"Call with {name}", "2026-04-01"))
    acts["C3"] = "#N/A"
    acts.merge_cells("A5:A6")
    acts.row_dimensions[7].hidden = True
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def sound_ods() -> bytes:
    """Make an OpenDocument sheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{value}</text:p></table:table-cell>"
            for value in row
        )
        + "</table:table-row>"
        for row in _ROWS
    )
    content = (
        f'<office:document-content xmlns:office="{_TABLE_NS}:office:1.0" '
        f'xmlns:table="{_TABLE_NS}:table:1.0" xmlns:text="{_TABLE_NS}:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="Members">'
        f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_MANIFEST}">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        "</manifest:manifest>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _ODS, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return made.getvalue()


def sound_csv() -> bytes:
    """Make a text file."""
    return "\r\n".join(",".join(map(str, row)) for row in _ROWS).encode()


def workbook_stream(looks: bytes = b"", more: bytes = b"") -> bytes:
    """Make the stream of an old workbook (BIFF8) with one sheet of these rows.

    `looks` are records of formats before the sheet, `more` are records at the end of the sheet.
    """
    name = b"Members"
    begin = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)
    sheet_name = struct.pack("<BB", len(name), 0) + name
    before = record(0x809, begin) + record(0x42, struct.pack("<H", 1200)) + looks
    start = len(before) + 4 + 6 + len(sheet_name) + 4
    bound = struct.pack("<IBB", start, 0, 0) + sheet_name
    book = before + record(0x85, bound) + record(0x0A, b"")
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 0))
    for row, values in enumerate(_ROWS):
        for column, value in enumerate(values):
            text = str(value).encode("utf-16-le")
            label = struct.pack("<HHHHB", row, column, 0, len(text) // 2, 1) + text
            sheet += record(0x204, label)
    return book + sheet + more + record(0x0A, b"")


def record(number: int, content: bytes) -> bytes:
    """Make a record of an old workbook."""
    return struct.pack("<HH", number, len(content)) + content


def harmed(data: bytes, chance: Random) -> bytes:
    """Give a file that is not what it was: in its bytes, or inside its zipped parts."""
    if data.startswith(b"PK") and chance.random() < 0.75:  # most harm is inside
        return _harmed_inside(data, chance)
    return _harmed_bytes(data, chance)


def _harmed_bytes(data: bytes, chance: Random) -> bytes:
    for _time in range(chance.choice((1, 1, 3, 20))):
        data = chance.choice(_HARMS)(data, chance)
    return data


def _harmed_inside(data: bytes, chance: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    harmed_part = chance.randrange(len(parts))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(parts):
            if number != harmed_part:
                archive.writestr(name, content)
            elif chance.random() < 0.9:  # else the part is missing
                archive.writestr(name, _harmed_bytes(content, chance))
    return made.getvalue()


def _flip(data: bytes, chance: Random) -> bytes:
    where = chance.randrange(max(len(data), 1))
    return data[:where] + bytes([chance.randrange(256)]) + data[where + 1 :]


def _cut(data: bytes, chance: Random) -> bytes:
    where = chance.randrange(max(len(data), 1))
    return data[:where] + data[where + chance.choice((1, 4, 60, 5_000)) :]


def _repeat(data: bytes, chance: Random) -> bytes:
    where = chance.randrange(max(len(data), 1))
    piece = data[where : where + chance.choice((4, 60, 500))]
    return data[:where] + piece * chance.choice((2, 50)) + data[where:]


def _number(data: bytes, chance: Random) -> bytes:
    """Put a huge, negative or empty number where one stands."""
    digits = [n for n, byte in enumerate(data) if chr(byte).isdigit()]
    if not digits:
        return _flip(data, chance)
    where = chance.choice(digits)
    put = chance.choice((b"99999999", b"-1", b"", b"1e308", b"4294967296"))
    return data[:where] + put + data[where + 1 :]


def _insert(data: bytes, chance: Random) -> bytes:
    where = chance.randrange(max(len(data), 1))
    put = chance.choice((b"<", b">", b"\x00", b"&#0;", b"]]>", b"<!DOCTYPE a>", b"\xff\xfe", b'"'))
    return data[:where] + put + data[where:]


_HARMS: tuple[Callable[[bytes, Random], bytes], ...] = (_flip, _cut, _repeat, _number, _insert)
