"""Tells what a file really is by its content, whatever its name says."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from advocate_desk.base.errors import BadFile
from advocate_desk.sheets.encodings import wide_encoding

_HEAD = 8192
_SAVE_AS = "Open it in Excel and save it as an Excel workbook (.xlsx), then import that."


class FileKind(StrEnum):
    """The kinds of file we read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


# what a file begins with, what it is, what to do about it
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "Ask for the spreadsheet it was made from."),
    (b"\x89PNG", "a picture", "Ask for the spreadsheet it shows."),
    (b"\xff\xd8\xff", "a picture", "Ask for the spreadsheet it shows."),
    (b"GIF8", "a picture", "Ask for the spreadsheet it shows."),
    (b"II*\x00", "a picture", "Ask for the spreadsheet it shows."),
    (b"MM\x00*", "a picture", "Ask for the spreadsheet it shows."),
    (b"RIFF", "a picture or a recording", "Choose a spreadsheet or a text file instead."),
    (b"{\\rtf", "a text document (RTF)", "Copy its table into Excel, save it, and import that."),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it and import what is inside."),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7-Zip)", "Unpack it and import what is inside."),
    (b"Rar!", "a compressed file (RAR)", "Unpack it and import what is inside."),
    (b"SQLite format 3\x00", "a database", "Export the table as .xlsx or .csv and import that."),
    (b"PAR1", "a Parquet file", "Export the table as .xlsx or .csv and import that."),
    (b"\x09\x00\x04\x00", "an Excel file from before 1993", _SAVE_AS),
    (b"\x09\x02\x06\x00", "an Excel file from before 1993", _SAVE_AS),
    (b"\x09\x04\x06\x00", "an Excel file from before 1993", _SAVE_AS),
    (b"\x00\x00\x02\x00", "a Lotus or Quattro Pro file", _SAVE_AS),
    (b"\x00\x00\x1a\x00", "a Lotus file", _SAVE_AS),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|meta|style|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_SYLK = re.compile(rb"ID;P\w*(?:;[NE])*\s*[\r\n]+(?:[A-Z]{1,2};)")
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

# members of a zip file that give away whose it is
_FOREIGN_ZIPS: tuple[tuple[str, str, str], ...] = (
    (
        r"word/document\.xml",
        "a Word document",
        "Copy its table into Excel, save it, and import that.",
    ),
    (
        r"ppt/presentation\.xml",
        "a PowerPoint file",
        "Import the spreadsheet its tables come from.",
    ),
    (
        r"index/.*\.iwa|index\.zip|index\.(?:apxl|xml)(?:\.gz)?|.*\.numbers/.*",
        "an Apple Numbers, Keynote or Pages file",
        "In Numbers choose File > Export To > Excel, and import that.",
    ),
)
_ODF = "application/vnd.oasis.opendocument."


def file_kind(content: bytes, name: str) -> FileKind:
    """Tell the kind of a file from its content.

    Raises:
        BadFile: it is something else, and which.
    """
    head = content[:_HEAD]
    if head.startswith(b"PK"):
        return _zip_kind(content, name)
    if head.startswith(_OLE):
        return FileKind.XLS
    # a Lotus mark is also how UTF-32 text could begin, so marks of order go first
    if not head.startswith(_MARKS):
        _refuse_signatures(head, name)
    _refuse_marked_text(head, name)
    if not head.startswith(_MARKS) and wide_encoding(head) is None:
        _refuse_binary(head, name)
    return FileKind.TEXT


def is_not_a_table(name: str, what: str, hint: str) -> BadFile:
    """Give the refusal of a file that is something else."""
    return BadFile(f"“{name}” is {what}, which cannot be imported.", hint)


def damaged(name: str) -> BadFile:
    """Give the refusal of a file that does not hold together."""
    return BadFile(
        f"“{name}” is damaged or unusually built; nothing was imported.",
        "Open it in Excel, save it under a new name as .xlsx, and import that.",
    )


def password_protected(name: str) -> BadFile:
    """Give the refusal of a file that is encrypted."""
    return BadFile(
        f"“{name}” is protected with a password.",
        "Open it in Excel, remove the password (File > Info > Protect Workbook), save it, "
        "and try again.",
    )


def _zip_kind(content: bytes, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = [info.filename.replace("\\", "/").lstrip("/") for info in archive.infolist()]
            mimetype = archive.read("mimetype")[:200] if "mimetype" in members else b""
    except NotImplementedError as error:  # packed in a way that only few programs know
        raise damaged(name) from error
    except RuntimeError as error:  # how zipfile says that a member is encrypted
        raise password_protected(name) from error
    except (zipfile.BadZipFile, OSError, ValueError, KeyError) as error:
        raise damaged(name) from error
    lower = {member.lower() for member in members}
    if mimetype:
        return _open_document(mimetype.decode("latin-1").strip(), name)
    if "[content_types].xml" in lower:
        if "xl/workbook.bin" in lower:
            return FileKind.XLSB
        if not any(member.startswith(("word/", "ppt/")) for member in lower):
            return FileKind.XLSX
    raise _foreign_zip(lower, name)


def _open_document(mimetype: str, name: str) -> FileKind:
    if mimetype.startswith(_ODF + "spreadsheet"):
        return FileKind.ODS
    raise is_not_a_table(
        name, "a document of another kind", "Copy its table into a spreadsheet and import that."
    )


def _foreign_zip(members: set[str], name: str) -> BadFile:
    if not members:
        return damaged(name)
    for pattern, what, hint in _FOREIGN_ZIPS:
        if any(re.fullmatch(pattern, member) for member in members):
            return is_not_a_table(name, what, hint)
    return is_not_a_table(
        name, "a zip file without a workbook in it", "Unpack it and import what is inside."
    )


def _refuse_signatures(head: bytes, name: str) -> None:
    for signature, what, hint in _SIGNATURES:
        if head.startswith(signature):
            raise is_not_a_table(name, what, hint)
    if head[4:8] == b"ftyp":
        raise is_not_a_table(name, "a picture or a film", "Choose a spreadsheet instead.")


def _refuse_marked_text(head: bytes, name: str) -> None:
    """Refuse texts that are not rows of cells: web pages, XML, SYLK, JSON."""
    plain = head.replace(b"\x00", b"")  # UTF-16 reads the same this way
    for mark in _MARKS:
        plain = plain.removeprefix(mark)
    plain = plain.lstrip()
    if _HTML.match(plain):
        raise is_not_a_table(
            name, "a web page, although it may be named like a workbook", _SAVE_AS
        )
    if plain.startswith(b"<?xml") or re.match(rb"<[\w:]+[\s>].*?(?:xmlns|</)", plain, re.DOTALL):
        if b"schemas-microsoft-com:office:spreadsheet" in plain:
            raise is_not_a_table(name, "an Excel 2003 XML file", _SAVE_AS)
        if re.search(rb"<html\b", plain, re.IGNORECASE):
            raise is_not_a_table(name, "a web page, although it may be named otherwise", _SAVE_AS)
        raise is_not_a_table(name, "an XML file", _SAVE_AS)
    if _SYLK.match(plain):
        raise is_not_a_table(name, "a SYLK file", _SAVE_AS)
    if _JSON.match(plain):
        raise is_not_a_table(name, "a JSON file", "Export it as .xlsx or .csv and import that.")


def _refuse_binary(head: bytes, name: str) -> None:
    """Refuse what is no text: many control characters, and no pattern of wide characters."""
    odd = sum(byte < 9 or (13 < byte < 32 and byte != 27) for byte in head if byte)
    if odd > len(head) // 50:
        raise BadFile(
            f"“{name}” is not a spreadsheet or text file that can be read.",
            "Import an Excel workbook (.xlsx, .xls), an OpenDocument sheet (.ods) or a .csv file.",
        )
