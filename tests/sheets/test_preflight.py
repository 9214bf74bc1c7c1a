from __future__ import annotations

import time
import warnings
import zipfile

import pytest

from advocate_desk.base.errors import BadFile

A_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_two_far_corners_are_refused_at_once(package, read):
    """These 2 KB would make the parser ask for 500 GB and abort."""
    path = package(A_CELL + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert path.stat().st_size < 4096

    started = time.monotonic()
    with pytest.raises(BadFile, match="spans 1,048,576 rows and 16,384 columns"):
        read(path)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "far",
    [
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",  # other quotes
        '<row r="1048576"><c s="0"\n r = "XFD1048576"><v>1</v></c></row>',  # other blanks
        '<row r="2"><c r="XFD1048576"><v>1</v></c></row>',  # the row is only said in the cell
        '<row r="1048575"/><row>' + "<c><v>1</v></c>" * 16_384 + "</row>",  # places not written
    ],
)
def test_far_corners_are_seen_however_they_are_written(package, read, far):
    with pytest.raises(BadFile, match="spans"):
        read(package(A_CELL + far))


def test_far_corners_are_seen_with_prefixed_tags(package, read):
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
        '<x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>'
    )

    with pytest.raises(BadFile, match="spans"):
        read(package("", **{"xl/worksheets/sheet1.xml": sheet}))


def test_a_large_sheet_with_far_corners_is_refused_and_the_next_file_read(package, read, xlsx):
    """It is scanned while it is parsed already: whichever comes first, there is a sentence."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(2, 120_000))
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    with pytest.raises(BadFile, match=r"spans|unusually built"):
        read(package(A_CELL + rows + far))

    assert len(read(xlsx([["Name"], ["Ada"]])).sheets[0].rows) == 2


def test_formatted_blank_rows_to_the_end_are_fine(package, read_here):
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(2, 30_000))

    assert read_here(package(A_CELL + rows)).sheets[0].rows[0] == (1,)


def test_a_small_part_that_unpacks_to_a_large_one_is_refused(package, read):
    path = package(A_CELL, **{"xl/sharedStrings.xml": b"<sst>" + b" " * 30_000_000 + b"</sst>"})

    with pytest.raises(BadFile, match="unpacks to a very large one"):
        read(path)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_refused_in_any_encoding(package, read_here, codec):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "boom">]><sst>&b;</sst>'

    with pytest.raises(BadFile, match="unsafe"):
        read_here(package(A_CELL, **{"xl/sharedStrings.xml": bomb.encode(codec)}))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "C:/evil.xml", "xl\\..\\..\\x.xml"]
)
def test_parts_outside_the_package_are_refused(package, read_here, name):
    with pytest.raises(BadFile, match="outside"):
        read_here(package(A_CELL, **{name: "<a/>"}))


def test_two_parts_of_one_name_are_refused(package, read_here):
    path = package(A_CELL)
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("XL/Worksheets/sheet1.xml", "<worksheet/>")

    with pytest.raises(BadFile, match="same name"):
        read_here(path)


def test_too_many_parts_are_refused(package, read_here):
    with pytest.raises(BadFile, match="parts"):
        read_here(package(A_CELL, **{f"xl/media/{n}": "" for n in range(5_001)}))


def test_a_wrong_sum_is_damage(package, read_here):
    path = package(A_CELL, **{"docProps/app.xml": "<Properties>here</Properties>"})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("docProps/app.xml").header_offset
    data[place + 30 + len("docProps/app.xml") + 3] ^= 0xFF
    path.write_bytes(bytes(data))

    with pytest.raises(BadFile, match="damaged"):
        read_here(path)


def test_a_way_of_packing_that_is_not_known_is_no_password(package, read_here):
    path = package(A_CELL)
    data = path.read_bytes()
    for mark, place in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        at = data.find(mark)
        while at >= 0:  # 9: Deflate64
            data = data[: at + place] + b"\x09\x00" + data[at + place + 2 :]
            at = data.find(mark, at + 4)
    path.write_bytes(data)

    with pytest.raises(BadFile, match="damaged or unusually built"):
        read_here(path)


def test_an_encrypted_opendocument_names_the_password(tmp_path, read_here):
    path = tmp_path / "secret.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>")
        archive.writestr("content.xml", b"\x8e\x10")

    with pytest.raises(BadFile, match="password"):
        read_here(path)


def test_an_opendocument_that_repeats_a_row_without_end_is_refused(tmp_path, read_here):
    path = tmp_path / "long.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", '<t:table-row t:number-rows-repeated="1000000000"/>')

    with pytest.raises(BadFile, match="repeats a cell or row 1,000,000,000 times"):
        read_here(path)


def test_a_sheet_that_is_named_but_not_there_is_damage(xlsx, tmp_path, read_here):
    def add_sheet(book):
        book.create_sheet("More").append(["Email"])

    whole, part = xlsx([["Name"], ["Ada"]], add_sheet), tmp_path / "part.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(part, "w") as target:
        for name in source.namelist():
            if name != "xl/worksheets/sheet2.xml":
                target.writestr(name, source.read(name))

    assert len(read_here(whole).sheets) == 2
    with pytest.raises(BadFile, match="damaged"):
        read_here(part)
