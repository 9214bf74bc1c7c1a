"""Finds out which parts of an xlsx package belong to which sheet, and its table objects."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from html import unescape
from io import BytesIO

from advocate_desk.sheets.grid import TableObject
from advocate_desk.sheets.side_scan import area_of

_LARGEST_TABLE = 1 << 20  # bytes; it holds little more than the names of its columns
_MOST_TABLES = 200  # of a sheet


class Package:
    """The parts of an open package, by their names in lower case."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._parts = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info
            for info in archive.infolist()
        }

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def read(self, part: str, largest: int | None = None) -> bytes:
        """Give a part's bytes; none when it is not there, or larger than it should be."""
        info = self._parts.get(part)
        if info is None or (largest is not None and info.file_size > largest):
            return b""
        return self._archive.read(info)

    def links(self, part: str, kind: str = "") -> dict[str, str]:
        """Give by id the parts that a part points to, of one kind."""
        folder, _, name = part.rpartition("/")
        links = _elements(self.read(f"{folder}/_rels/{name}.rels"), "Relationship")
        return {
            link.get("Id", ""): _absolute(folder, link["Target"])
            for link in links
            if "Target" in link and link.get("Type", "").endswith(kind)
        }


class PackageParts:
    """Answers what the parts of one package are to its sheets.

    Attributes:
        lacks_sheets: a sheet is named whose part is not there.
    """

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            package = Package(archive)
            self._by_sheet = _sheets(package)
            self.lacks_sheets = any(part not in package for part in self._by_sheet.values())
            self._tables = {
                name: _tables_of(package, part) for name, part in self._by_sheet.items()
            }

    def part_of(self, sheet: str) -> str:
        """Give the name of a sheet's part in lower case; empty when it is not told."""
        return self._by_sheet.get(sheet, "")

    def tables_of(self, sheet: str) -> tuple[TableObject, ...]:
        """Give the table objects of a sheet, from the top down."""
        return self._tables.get(sheet, ())


def _sheets(package: Package) -> dict[str, str]:
    targets = package.links("xl/workbook.xml")
    named = {}
    for sheet in _elements(package.read("xl/workbook.xml"), "sheet"):
        link = next((v for k, v in sheet.items() if k.endswith(":id")), "")
        if target := targets.get(link):
            named[sheet.get("name", "")] = target
    return named


def _tables_of(package: Package, part: str) -> tuple[TableObject, ...]:
    found = []
    for target in list(package.links(part, "/table").values())[:_MOST_TABLES]:
        about = next(iter(_elements(package.read(target, _LARGEST_TABLE), "table")), {})
        if made := _table_object(about):
            found.append(made)
    return tuple(sorted(found, key=lambda one: (one.area.top, one.area.left)))


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
