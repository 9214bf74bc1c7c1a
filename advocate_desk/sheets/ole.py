"""Looks an old Excel file (.xls, an OLE compound file) over before any parser sees it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from advocate_desk.sheets.kinds import damaged, is_not_a_table, password_protected

_HEADER = 512
_LARGEST_SECTOR = 0xFFFFFFFA  # numbers from here on are marks, not sectors
_ENTRY = 128  # bytes of a directory entry
_SMALL = 64  # bytes of a sector of the mini stream
_FILEPASS = 0x2F
_BOOK_STREAMS = ("workbook", "book")
_GLOBALS = 1 << 20  # FILEPASS stands near the beginning
_FOREIGN = {
    "worddocument": ("a Word document", "Copy its table into Excel, save it, and import that."),
    "powerpoint document": ("a PowerPoint file", "Import the spreadsheet its tables come from."),
    "perfectoffice_main": ("a Quattro Pro file", "Save it as an Excel workbook and import that."),
    "nativecontent_main": ("a Quattro Pro file", "Save it as an Excel workbook and import that."),
}


class _Broken(Exception):
    """The sectors of the file do not hold together."""


@dataclass(frozen=True, slots=True)
class _Stream:
    name: str
    first: int
    size: int


def read_book_stream(content: bytes, name: str) -> bytes:
    """Give the records of a workbook whose sectors hold together and that is not encrypted.

    Raises:
        BadFile: it is damaged, encrypted, or something else than a workbook.
    """
    try:
        compound = _CompoundFile(content)
        streams = {stream.name.lower(): stream for stream in compound.streams()}
        _refuse_others(set(streams), name)
        book = next((streams[key] for key in _BOOK_STREAMS if key in streams), None)
        if book is None:
            raise is_not_a_table(
                name, "a file of another program", "Save it as an Excel workbook and import that."
            )
        if _is_encrypted(compound.content(book, _GLOBALS)):
            raise password_protected(name)
        return compound.content(book, book.size)
    except (_Broken, struct.error, IndexError) as error:
        raise damaged(name) from error


def _refuse_others(streams: set[str], name: str) -> None:
    if "encryptedpackage" in streams:
        raise password_protected(name)
    for stream, (what, hint) in _FOREIGN.items():
        if stream in streams and not streams.intersection(_BOOK_STREAMS):
            raise is_not_a_table(name, what, hint)


def _is_encrypted(globals_part: bytes) -> bool:
    """Look for the record that says how the records after it are encrypted."""
    at = 0
    while at + 4 <= len(globals_part):
        record, length = struct.unpack_from("<HH", globals_part, at)
        if record == _FILEPASS:
            return True
        if record == 0x0A:  # the end of the globals
            return False
        at += 4 + length
    return False


class _CompoundFile:
    """The chains of sectors of an OLE file, followed with care."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER:
            raise _Broken
        self._data = data
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise _Broken
        self._size = 1 << shift
        self._sectors = (len(data) - 1) // self._size  # the header takes the place of one
        tables, self._directory = struct.unpack_from("<II", data, 44)
        self._cutoff, self._small_first, small_tables = struct.unpack_from("<III", data, 56)
        more_first, more_count = struct.unpack_from("<II", data, 68)
        if max(tables, small_tables, more_count) > self._sectors:
            raise _Broken
        self._next = self._read_table(tables, more_first)

    def streams(self) -> list[_Stream]:
        """Give the streams of the directory, the root (which holds the mini stream) first."""
        directory = b"".join(self._sector(number) for number in self._chain(self._directory))
        found = []
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            first, size = struct.unpack_from("<II", directory, at + 116)
            raw = directory[at : at + max(0, min(length, 64) - 2)]
            if kind:
                found.append(_Stream(raw.decode("utf-16-le", errors="replace"), first, size))
        return found

    def content(self, stream: _Stream, most: int) -> bytes:
        """Give a stream's first bytes; the whole chain of it is checked."""
        if stream.size >= self._cutoff:
            chain = list(self._chain(stream.first))
            parts = (self._sector(number) for number in chain[: most // self._size + 1])
            return b"".join(parts)[: min(most, stream.size)]
        root = self.streams()[0]
        mini = b"".join(self._sector(number) for number in self._chain(root.first))
        table = self._numbers(self._chain(self._small_first)) if stream.size else []
        return b"".join(
            mini[number * _SMALL : (number + 1) * _SMALL]
            for number in _follow(stream.first, table)
        )[: stream.size]

    def _read_table(self, count: int, more_first: int) -> list[int]:
        """Read the table that links each sector to its next one."""
        places = list(struct.unpack_from("<109I", self._data, 76))
        seen: set[int] = set()
        more = more_first
        while more < _LARGEST_SECTOR and len(places) < count:
            if more in seen:
                raise _Broken
            seen.add(more)
            numbers = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            places.extend(numbers[:-1])
            more = numbers[-1]
        used = [place for place in places[:count] if place < _LARGEST_SECTOR]
        return self._numbers(iter(used))

    def _numbers(self, sectors: Iterator[int]) -> list[int]:
        data = b"".join(self._sector(number) for number in sectors)
        return list(struct.unpack(f"<{len(data) // 4}I", data))

    def _chain(self, first: int) -> Iterator[int]:
        return _follow(first, self._next)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise _Broken
        return self._data[start : start + self._size].ljust(self._size, b"\x00")


def _follow(first: int, table: list[int]) -> Iterator[int]:
    """Follow a chain of sectors to its end; a chain that bites its tail is broken."""
    seen = 0
    number = first
    while number < _LARGEST_SECTOR:
        if number >= len(table) or seen > len(table):
            raise _Broken
        yield number
        seen += 1
        number = table[number]
