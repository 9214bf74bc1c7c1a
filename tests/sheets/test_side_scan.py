from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.sheets.cells import NEVER_CALCULATED, CellError
from advocate_desk.sheets.side_scan import SheetScan, read_styles

SHEET = (
    b'<worksheet xmlns="m"><cols><col min="1"/></cols><sheetData>'
    b'<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>7</v></c></row>'
    b'<row r="3" hidden="1"><c r="A3" s="2"><v>0.5</v></c><c r="C3" t="e"><v>#N/A</v></c></row>'
    b'<row r="4"><c r="AB4"><f>SUM(A1:A3)</f></c><c r="AC4" s="1"/></row>'
    b'</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
)
STYLES = (
    b'<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="00000"/>'
    b'<numFmt numFmtId="165" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="9"/>'
    b'</cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/>'
    b'<xf numFmtId="165"><alignment/></xf><xf numFmtId="10"/></cellXfs></styleSheet>'
)


def scan(*blocks):
    found = SheetScan(read_styles(STYLES))
    for block in blocks:
        found.feed(block)
    found.close()
    return (
        found.last_row,
        found.last_column,
        found.hidden_rows,
        found.patches,
        dict(found.percent_cells),
    )


FOUND = (
    4,
    29,
    [3],
    [(0, 1, 5), (2, 2, CellError("#N/A")), (3, 27, NEVER_CALCULATED)],
    {0: 1},
)


def test_what_the_parser_drops_is_found():
    assert scan(SHEET) == FOUND


@given(st.lists(st.integers(1, len(SHEET) - 1), max_size=6, unique=True))
def test_it_does_not_matter_where_the_blocks_are_cut(cuts):
    edges = [0, *sorted(cuts), len(SHEET)]
    blocks = [SHEET[start:end] for start, end in itertools.pairwise(edges)]

    assert scan(*blocks) == FOUND


def test_prefixed_tags_are_the_same():
    prefixed = SHEET.replace(b"</", b"\x01").replace(b"<", b"<x:").replace(b"\x01", b"</x:")

    assert scan(prefixed) == FOUND


def test_cells_without_places_are_counted():
    bare = (
        b'<worksheet><sheetData><row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row>'
        b'<row hidden="1"><c/></row>'
    )

    assert scan(bare) == (2, 2, [2], [(0, 1, CellError("#REF!"))], {})


def test_only_formats_of_zeros_pad_and_only_percent_is_percent():
    styles = read_styles(STYLES)

    assert (styles.padded, styles.percent) == ({1: 5}, {2, 3})
