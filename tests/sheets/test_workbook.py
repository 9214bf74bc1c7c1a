from __future__ import annotations

import datetime as dt
import hashlib
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import numbers

from advocate_desk.base.errors import BadFile
from advocate_desk.sheets.cells import NEVER_CALCULATED, CellError

SYLK = b'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"Name"\r\nE\r\n'
EXCEL_2003 = (
    b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)
FOREIGN = {
    "page.xls": (b"<html><body><table><tr><td>Name</td></tr></table></body></html>", "web page"),
    "saved.xls": (EXCEL_2003, "Excel 2003 XML"),
    "data.xml": (b'<?xml version="1.0"?><members/>', "XML"),
    "old.slk": (SYLK, "SYLK"),
    "people.json": (b'[{"name": "Ada"}]', "JSON"),
    "report.pdf": (b"%PDF-1.7\n", "PDF"),
    "chart.png": (b"\x89PNG\r\n\x1a\n" + bytes(60), "picture"),
    "letter.rtf": (b"{\\rtf1 Dear Ada}", "RTF"),
    "list.csv.gz": (b"\x1f\x8b\x08\x00", "gzip"),
    "noise.xls": (bytes(range(1, 32)) * 20, "not a spreadsheet"),
}


def test_cells_come_as_plain_values(xlsx, read_here):
    moment = dt.datetime(2025, 3, 4, 14, 30)  # noqa: DTZ001
    row = [
        "00123",
        5,
        7.5,
        True,
        dt.date(2025, 3, 4),
        moment,
        dt.time(9, 30),
        None,
        " two  blanks ",
    ]

    book = read_here(xlsx([row]))

    assert book.sheets[0].rows == [tuple(row)]
    assert [type(cell) for cell in book.sheets[0].rows[0][1:4]] == [int, float, bool]


def test_blank_texts_are_no_values(xlsx, read_here):
    book = read_here(xlsx([["a", "  ", "\u00a0", "b"]]))

    assert book.sheets[0].rows == [("a", None, None, "b")]


def test_rows_keep_the_numbers_of_the_spreadsheet_program(xlsx, read_here):
    book = read_here(xlsx([[], [], [None, "Name"], [None, "Ada"]]))

    assert book.sheets[0].rows[2:] == [(None, "Name"), (None, "Ada")]


def test_errors_are_never_blank(package, read_here):
    path = package(
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>1</v></c></row>'
        '<row r="2"><c r="A2" s="0" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2"><v>2</v></c></row>'
    )

    assert read_here(path).sheets[0].rows == [(CellError("#N/A"), 1), (CellError("#DIV/0!"), 2)]


def test_formulas_never_calculated_are_told_from_blank_and_empty_text(package, read_here):
    path = package(
        '<row r="1"><c r="A1"><f>B1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c>'
        '<c r="C1"><f>1+1</f><v></v></c><c r="D1" t="str"><f>""</f><v></v></c>'
        '<c r="E1"><v>1</v></c></row>'
    )

    row = (NEVER_CALCULATED, 2, NEVER_CALCULATED, None, 1)
    assert read_here(path).sheets[0].rows == [row]


def test_zeros_that_a_format_shows_are_kept(xlsx, read_here):
    def pad(book):
        for row in (2, 3):
            book.active.cell(row, 1).number_format = "00000"

    book = read_here(xlsx([["Postcode"], [123], [45678], [9]], pad))

    assert book.sheets[0].rows == [("Postcode",), ("00123",), ("45678",), (9,)]


def test_percent_shown_hidden_rows_and_sheets_are_reported(xlsx, read_here):
    def hide(book):
        book.active.row_dimensions[2].hidden = True
        book.active["B2"].number_format = numbers.FORMAT_PERCENTAGE_00
        book.create_sheet("Lists").sheet_state = "hidden"

    first, second = read_here(xlsx([["Name", "Rate"], ["Ada", 0.075]], hide)).sheets

    assert (first.visible, first.hidden_rows, first.percent_cells) == (True, {2}, {1: 1})
    assert (second.name, second.visible, second.rows) == ("Lists", False, [])


def test_cells_without_a_place_of_their_own_keep_their_errors(package, read_here):
    path = package('<row><c><v>1</v></c></row><row><c t="e"><v>#REF!</v></c><c><v>2</v></c></row>')

    assert read_here(path).sheets[0].rows == [(1, None), (CellError("#REF!"), 2)]


def test_the_content_decides_whatever_the_name_says(xlsx, read_here):
    book = read_here(xlsx([["Name"], ["Ada"]], name="people.csv"))

    assert (book.kind, book.name) == ("xlsx", "people.csv")


def test_size_and_sum_tell_the_very_file(tmp_path, read_here):
    path = tmp_path / "people.csv"
    path.write_bytes(b"Name,Company\nAda,Acme\n")

    book = read_here(path)

    assert book.size == 22
    assert book.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_parts_in_utf_16_are_read_by_the_second_parser(package, read_here):
    workbook = (
        '<?xml version="1.0" encoding="UTF-16"?><workbook '
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas'
        '.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" '
        'sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    parts = {"xl/workbook.xml": workbook.encode("utf-16")}
    path = package(
        '<row r="2"><c r="B2"><v>5</v></c><c r="C2" t="e"><v>#N/A</v></c></row>', **parts
    )

    assert read_here(path).sheets[0].rows == [(None, None, None), (None, 5, CellError("#N/A"))]


@pytest.mark.parametrize("name", FOREIGN)
def test_other_kinds_of_files_are_named(tmp_path, read_here, name):
    content, what = FOREIGN[name]
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(BadFile, match=what) as refusal:
        read_here(path)

    assert name in refusal.value.sentence
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("member", "what"),
    [
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("Index/Document.iwa", "Numbers"),
        ("notes.txt", "zip file without a workbook"),
    ],
)
def test_other_zipped_files_are_named(tmp_path, read_here, member, what):
    with zipfile.ZipFile(tmp_path / "it.xlsx", "w") as archive:
        archive.writestr(member, "x")
        if ".xml" in member:
            archive.writestr("[Content_Types].xml", "<Types/>")

    with pytest.raises(BadFile, match=what):
        read_here(tmp_path / "it.xlsx")


def test_a_list_of_ids_is_no_sylk_file(tmp_path, read_here):
    path = tmp_path / "people.csv"
    path.write_text("ID;Person\n1;Ada\n", encoding="utf-8")

    assert read_here(path).sheets[0].rows == [("ID", "Person"), ("1", "Ada")]


def test_a_text_named_like_a_workbook_is_read_when_it_has_columns(tmp_path, read_here):
    path = tmp_path / "export.xls"
    path.write_text("Name\tCompany\nAda\tAcme\n", encoding="utf-8")
    stub = tmp_path / "stub.xls"
    stub.write_text("Attachment lost", encoding="utf-8")

    assert read_here(path).sheets[0].rows[1] == ("Ada", "Acme")
    with pytest.raises(BadFile, match="damaged"):
        read_here(stub)


def test_a_cut_off_workbook_is_damaged(xlsx, read_here):
    path = xlsx([["Name"]] * 50)
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(BadFile, match=r"book\.xlsx.* is damaged"):
        read_here(path)


@given(
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"a,b\n1,"]),
    st.binary(max_size=600),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_are_read_or_refused_in_a_sentence(tmp_path, read, start, rest):
    path = tmp_path / "any.xlsx"
    path.write_bytes(start + rest)

    try:
        sentence = f"{read(path).name} was read"
    except BadFile as refusal:
        sentence = refusal.sentence

    assert "any.xlsx" in sentence


def test_a_text_file_wider_than_any_spreadsheet_is_refused(tmp_path, read_here):
    path = tmp_path / "line.csv"
    path.write_bytes(b"ab," * 20_000)

    with pytest.raises(BadFile, match="20,001 cells"):
        read_here(path)


def test_a_text_file_longer_than_any_spreadsheet_is_refused(tmp_path, read_here):
    path = tmp_path / "lines.csv"
    path.write_bytes(b"\n" * 1_048_577)

    with pytest.raises(BadFile, match="more than 1,048,576 rows"):
        read_here(path)
