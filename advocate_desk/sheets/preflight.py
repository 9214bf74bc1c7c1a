"""Looks a zipped workbook over before any parser sees it: bombs, tricks and damage are refused."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from advocate_desk.base.errors import BadFile
from advocate_desk.sheets.findings import NO_STYLES, Styles
from advocate_desk.sheets.kinds import damaged, password_protected
from advocate_desk.sheets.side_scan import SheetScan, read_styles

_MOST_PARTS = 5_000
_MOST_BYTES = 1_500_000_000
_MOST_RATIO = 200  # for parts over 10 MB; spreadsheets reach 20
_RATIO_FROM = 10_000_000
_MOST_CELLS = 60_000_000  # calamine takes some 30 bytes for each cell of the used range
_XML_HEAD = 4096
_LARGEST_STYLES = 20_000_000
_BLOCK = 1 << 20
_DECLARATIONS = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SHEET = re.compile(rb"<(?:\w+:)?worksheet\b")
_ENCRYPTED = b"encryption-data"
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,19})["']""")
_LONGEST_REPEATED = 60  # bytes of such a mark
_MOST_REPEATED = 1 << 24  # rows of the largest sheets that any program makes


def check_directory(content: bytes, name: str) -> int:
    """Check what the package says of its parts; give how many bytes they unpack to.

    Raises:
        BadFile: the package is damaged, or built to do harm.
    """
    with _package(content, name) as archive:
        _check_directory(archive, name)
        return sum(part.file_size for part in archive.infolist())


def scan_parts(content: bytes, name: str) -> dict[str, SheetScan]:
    """Read every part of the package once; give what each sheet's XML tells beside its values.

    Raises:
        BadFile: the package is damaged, encrypted, or built to do harm.
    """
    with _package(content, name) as archive:
        return dict(_read_parts(archive, name))


@contextmanager
def _package(content: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield archive
    except NotImplementedError as error:  # packed in a way that only few programs know
        raise damaged(name) from error
    except RuntimeError as error:  # how zipfile says that a member is encrypted
        raise password_protected(name) from error
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, zlib.error) as error:
        raise damaged(name) from error


def too_large(name: str, reason: str) -> BadFile:
    """Give the refusal of a workbook that would not fit into memory."""
    return BadFile(
        f"“{name}” was not opened: {reason}.",
        "Copy the rows you need into a new workbook and import that.",
    )


def _check_directory(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS:
        raise too_large(name, f"it is packed from {len(parts):,} parts")
    names = [part.filename.replace("\\", "/") for part in parts]
    if len({part.casefold() for part in names}) < len(names):
        raise _unsafe(name, "two of its parts have the same name")
    if any(part.startswith("/") or ".." in part.split("/") or part[1:2] == ":" for part in names):
        raise _unsafe(name, "a part of it points outside the file")
    if sum(part.file_size for part in parts) > _MOST_BYTES:
        raise too_large(name, "it unpacks to more than 1.5 GB")
    for part in parts:
        if part.file_size > max(_RATIO_FROM, part.compress_size * _MOST_RATIO):
            raise too_large(name, "a small part of it unpacks to a very large one")


def _read_parts(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, SheetScan]]:
    """Read each part to its end, which checks its sum, and scan the sheets on the way."""
    styles = _styles(archive)
    for part in archive.infolist():
        with archive.open(part) as file:
            head = file.read(_BLOCK)
            if part.filename.lower().endswith((".xml", ".rels")):
                _check_head(head[:_XML_HEAD], name)
                if part.filename.lower().endswith("manifest.xml") and _ENCRYPTED in head:
                    raise password_protected(name)
            if not _SHEET.search(head[:_XML_HEAD]):
                _check_repeats(head, file, name)
                continue
            scan = SheetScan(styles)
            while head:
                scan.feed(head)
                head = file.read(_BLOCK)
            scan.close()
        if scan.last_row * scan.last_column > _MOST_CELLS:
            raise too_large(
                name,
                f"a sheet of it spans {scan.last_row:,} rows and {scan.last_column:,} columns",
            )
        yield part.filename.replace("\\", "/").lstrip("/"), scan


def _check_repeats(head: bytes, file: IO[bytes], name: str) -> None:
    """Read a part to its end; refuse an OpenDocument sheet that repeats a row without end."""
    tail = b""
    while head:
        block = tail + head
        most = max(map(int, _REPEATED.findall(block)), default=0)
        if most > _MOST_REPEATED:
            raise too_large(name, f"a sheet of it repeats a cell or row {most:,} times")
        tail, head = block[-_LONGEST_REPEATED:], file.read(_BLOCK)


def _styles(archive: zipfile.ZipFile) -> Styles:
    for part in archive.infolist():
        if part.filename.replace("\\", "/").lower().endswith("xl/styles.xml"):
            if part.file_size > _LARGEST_STYLES:
                return NO_STYLES
            return read_styles(archive.read(part))
    return NO_STYLES


def _check_head(head: bytes, name: str) -> None:
    """Refuse declarations of entities, in whichever encoding they are written."""
    texts = [head.decode("latin-1")]
    if b"\x00" in head:
        texts += [head.decode(codec, errors="replace") for codec in ("utf-16-le", "utf-16-be")]
    if any(_DECLARATIONS.search(text) for text in texts):
        raise _unsafe(name, "it holds XML declarations that workbooks do not have")


def _unsafe(name: str, reason: str) -> BadFile:
    return BadFile(
        f"“{name}” was not opened because it looks unsafe: {reason}.",
        "If you trust where it comes from, open it in Excel and save it under a new name.",
    )
