"""What the parser drops of .xls and .ods files is found: errors, hidden rows, shown formats."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from advocate_desk.sheets.cells import CellError
from advocate_desk.sheets.grid import Area
from advocate_desk.sheets.old_file_scan import scan_old_file
from tests.sheets.mutants import record, sound_ods, workbook_stream

FORMATS = record(0x41E, struct.pack("<HHB", 164, 5, 0) + b"00000")
LOOKS = FORMATS + b"".join(
    record(0xE0, struct.pack("<HH", 0, number_format).ljust(20, b"\0"))
    for number_format in (0, 164, 9)
)
HIDDEN_ROW = record(0x208, struct.pack("<HHHHHHI", 3, 0, 6, 255, 0, 0, 0x20))
CODE_ERROR = record(0x205, struct.pack("<HHHBB", 2, 1, 0, 0x2A, 1))
TRUE = record(0x205, struct.pack("<HHHBB", 2, 2, 0, 1, 0))
FORMULA_ERROR = record(
    0x06, struct.pack("<HHHBBB3sH", 4, 2, 0, 2, 0, 0x07, b"", 0xFFFF).ljust(22, b"\0")
)
PADDED = record(0x203, struct.pack("<HHHd", 20, 0, 1, 123.0))
PERCENT = record(0xBD, struct.pack("<HHHIHIH", 20, 1, 2, 30 << 2 | 3, 2, 30 << 2 | 3, 2))
CHART = record(0x809, struct.pack("<HHII", 0x600, 0x20, 0, 0)) + CODE_ERROR + record(0x0A, b"")


@pytest.fixture
def old(tmp_path, compound, read):
    def open_it(*records, looks=LOOKS):
        path = tmp_path / "old.xls"
        path.write_bytes(compound(Workbook=workbook_stream(looks, b"".join(records))))
        return read(path).sheets[0]

    return open_it


def test_errors_and_hidden_rows_of_an_old_file_are_found(old):
    sheet = old(HIDDEN_ROW, CODE_ERROR, TRUE, FORMULA_ERROR)

    assert sheet.hidden_rows == {4}
    assert sheet.rows[2][1:3] == (CellError("#N/A"), True)
    assert sheet.rows[4][2] == CellError("#DIV/0!")


def test_numbers_of_an_old_file_keep_the_zeros_and_percents_they_are_shown_with(old):
    sheet = old(PADDED, PERCENT)

    assert sheet.rows[20][:3] == ("00123", 0.3, 0.3)
    assert sheet.percent_cells == {1: 1, 2: 1}


def test_what_stands_in_a_chart_of_an_old_file_is_no_cell(old):
    assert old(CHART).rows[2][1] == "ada2@x.example"


def test_records_that_are_cut_off_take_nothing_away():
    stream = workbook_stream(LOOKS, HIDDEN_ROW + record(0x205, b"\x02\x00"))

    assert scan_old_file(stream)["Members"].hidden_rows == [4]
    for length in range(0, len(stream), 7):
        scan_old_file(stream[:length])


NAMES = b'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
TEXT = 'office:value-type="string"'
ROWS = (
    f"<table:table-row><table:table-cell {TEXT}><text:p>Ada</text:p></table:table-cell>"
    f'<table:table-cell table:formula="of:=NA()" {TEXT} office:string-value=""'
    ' calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>'
    '<table:table-row table:visibility="filter" table:number-rows-repeated="2">'
    f"<table:table-cell {TEXT}><text:p>Bob</text:p></table:table-cell>"
    '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0">'
    "<text:p>#DIV/0!</text:p></table:table-cell></table:table-row>"
    f'<table:table-row><table:table-cell {TEXT} table:number-rows-spanned="2"'
    ' table:number-columns-spanned="1"><text:p>Kestrel</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="42"><text:p>00042</text:p>'
    "</table:table-cell></table:table-row>"
    "<table:table-row><table:covered-table-cell/><table:table-cell"
    ' office:value-type="percentage" office:value="0.3"><text:p>30%</text:p></table:table-cell>'
    "</table:table-row>"
    '<table:table-row table:visibility="collapse" table:number-rows-repeated="1000000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


@pytest.fixture
def open_document(tmp_path, read):
    def open_it(rows):
        path = tmp_path / "open.ods"
        with (
            zipfile.ZipFile(io.BytesIO(sound_ods())) as sound,
            zipfile.ZipFile(path, "w") as made,
        ):
            for info in sound.infolist():
                content = sound.read(info)
                if info.filename == "content.xml":
                    start = content.index(b"<table:table-row>")
                    end = content.rindex(b"</table:table>")
                    content = content[:start] + rows.encode() + content[end:]
                    content = content.replace(b"-content ", b"-content " + NAMES, 1)
                made.writestr(info, content)
        return read(path).sheets[0]

    return open_it


def test_what_an_open_document_says_beside_its_values_is_found(open_document):
    sheet = open_document(ROWS)

    assert sheet.rows[0] == ("Ada", CellError("#N/A"))
    assert sheet.rows[1] == sheet.rows[2] == ("Bob", CellError("#DIV/0!"))
    assert sheet.hidden_rows == {2, 3}
    assert sheet.rows[3][1] == "00042"
    assert sheet.merged == (Area(3, 0, 4, 0),)
    assert sheet.percent_cells == {1: 1}


def test_an_error_that_is_only_written_is_a_text(open_document):
    sheet = open_document(
        f"<table:table-row><table:table-cell {TEXT}><text:p>#N/A</text:p></table:table-cell>"
        "</table:table-row>"
    )

    assert sheet.rows[0] == ("#N/A",)
