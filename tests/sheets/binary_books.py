"""Binary workbooks (.xlsb) made of their records."""

from __future__ import annotations

import io
import struct
import zipfile

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_BINARY = "application/vnd.ms-excel"


def record(number: int, content: bytes = b"") -> bytes:
    """Make a record: number and length take a byte for each seven bits."""
    head = bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80, number >> 7])
    assert len(content) < 1 << 14
    low, high = len(content) & 0x7F, len(content) >> 7
    return head + (bytes([low | 0x80, high]) if high else bytes([low])) + content


def row(number: int, *, hidden: bool = False) -> bytes:
    """Make the record that begins a row, from 0."""
    return record(0, struct.pack("<IIHBBBI", number, 0, 255, 0, 0x10 if hidden else 0, 0, 0))


def text_cell(column: int, text: str) -> bytes:
    """Make a cell that holds a text."""
    return record(6, struct.pack("<II", column, 0) + _wide(text))


def error_cell(column: int, code: int) -> bytes:
    """Make a cell that holds an error."""
    return record(3, struct.pack("<IIB", column, 0, code))


def number_cell(column: int, number: float, style: int = 0) -> bytes:
    """Make a cell that holds a number shown in a style."""
    return record(5, struct.pack("<IId", column, style, number))


def merged(top: int, left: int, bottom: int, right: int) -> bytes:
    """Make the record of a merged block."""
    return record(176, struct.pack("<IIII", top, bottom, left, right))


def binary_book(rows: bytes, behind: bytes = b"", formats: tuple[int, ...] = (0,)) -> bytes:
    """Make a workbook with the sheet “Members”; 164 is the format 00000."""
    sheet = (
        record(129)
        + record(148, struct.pack("<IIII", 0, 50, 0, 5))
        + record(145)
        + rows
        + record(146)
        + behind
        + record(130)
    )
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Members")
    book = record(131) + record(143) + record(156, bundle) + record(144) + record(132)
    looks = b"".join(
        record(47, struct.pack("<HH", 0, number).ljust(16, b"\0")) for number in formats
    )
    styles = (
        record(278)
        + record(615, struct.pack("<I", 1))
        + record(44, struct.pack("<H", 164) + _wide("00000"))
        + record(616)
        + record(617, struct.pack("<I", len(formats)))
        + looks
        + record(618)
        + record(279)
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES}"><Default Extension="bin"'
            f' ContentType="{_BINARY}.sheet.binary.macroEnabled.main"/></Types>',
        )
        archive.writestr("_rels/.rels", _links(("rId1", "officeDocument", "xl/workbook.bin")))
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            _links(
                ("rId1", "worksheet", "worksheets/sheet1.bin"), ("rId2", "styles", "styles.bin")
            ),
        )
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/styles.bin", styles)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return made.getvalue()


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _links(*links: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in links
    )
    return f'<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'
