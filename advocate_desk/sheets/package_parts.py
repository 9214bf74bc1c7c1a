"""Finds out which parts of an xlsx package belong to which sheet, and its table objects."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from html import unescape
from pathlib import Path

from advocate_desk.sheets.grid import TableObject
from advocate_desk.sheets.side_scan import area_of

_LARGEST_TABLE = 1 << 20  # bytes; it holds little more than the names of its columns
_MOST_TABLES = 200  # of a sheet


class PackageParts:
    """Answers what the parts of one package are to its sheets."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self._parts = {
                info.filename.replace("\\", "/").lstrip("/").lower(): info
                for info in archive.infolist()
            }
            self._by_sheet = self._sheets(archive)
            self._tables = {
                name: self._tables_of(archive, part) for name, part in self._by_sheet.items()
            }

    def part_of(self, sheet: str) -> str:
        """Give the name of a sheet's part in lower case; empty when it is not told."""
        return self._by_sheet.get(sheet, "")

    def tables_of(self, sheet: str) -> tuple[TableObject, ...]:
        """Give the table objects of a sheet, from the top down."""
        return self._tables.get(sheet, ())

    def _sheets(self, archive: zipfile.ZipFile) -> dict[str, str]:
        targets = self._links(archive, "xl/workbook.xml")
        named = {}
        for sheet in _elements(self._read(archive, "xl/workbook.xml"), "sheet"):
            link = next((v for k, v in sheet.items() if k.endswith(":id")), "")
            if target := targets.get(link):
                named[sheet.get("name", "")] = target
        return named

    def _tables_of(self, archive: zipfile.ZipFile, part: str) -> tuple[TableObject, ...]:
        found = []
        for target in list(self._links(archive, part, "/table").values())[:_MOST_TABLES]:
            info = self._parts.get(target)
            if info is None or info.file_size > _LARGEST_TABLE:
                continue
            about = next(iter(_elements(archive.read(info), "table")), {})
            if made := _table_object(about):
                found.append(made)
        return tuple(sorted(found, key=lambda one: (one.area.top, one.area.left)))

    def _links(self, archive: zipfile.ZipFile, part: str, kind: str = "") -> dict[str, str]:
        """Give by id the parts that a part points to, of one kind."""
        folder, _, name = part.rpartition("/")
        links = _elements(self._read(archive, f"{folder}/_rels/{name}.rels"), "Relationship")
        return {
            link.get("Id", ""): _absolute(folder, link["Target"])
            for link in links
            if "Target" in link and link.get("Type", "").endswith(kind)
        }

    def _read(self, archive: zipfile.ZipFile, part: str) -> bytes:
        return archive.read(self._parts[part]) if part in self._parts else b""


def _absolute(folder: str, target: str) -> str:
    target = target.replace("\\", "/").lower()
    joined = target if target.startswith("/") else f"{folder}/{target}"
    return posixpath.normpath(joined).lstrip("/")


def _table_object(about: Mapping[str, str]) -> TableObject | None:
    area = area_of(about.get("ref", ""))
    if area is None:
        return None
    return TableObject(
        about.get("displayName") or about.get("name", ""),
        area,
        has_headings=about.get("headerRowCount", "1") != "0",
        has_totals=about.get("totalsRowCount", "0") not in ("0", ""),
    )


def _elements(xml: bytes, tag: str) -> list[dict[str, str]]:
    text = xml.decode("utf-8", errors="replace")
    return [
        {key: unescape(value) for key, value in re.findall(r'([\w:]+)\s*=\s*"([^"]*)"', found)}
        for found in re.findall(rf"<(?:\w+:)?{tag}\s([^>]*)>", text)
    ]
