"""A sheet that holds several tables is taken apart, and each is imported as if it were a sheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.table import Table as TableOfExcel

from advocate_desk.sheets.grid import Area, Line, Sheet, TableObject
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.setup import ImportSetup
from advocate_desk.sheets.tables import find_table
from advocate_desk.sheets.workbook import Workbook
from tests.sheets.importing import bring_in, counts

DAY = dt.date(2026, 3, 2)
PEOPLE = (("Full name", "Email", "Company"), ("Ada", "ada@a.example", "Acme"))
BOB = ("Bob", "bob@b.example", "Bolt")
ACTS = (
    ("Member email", "Activity type", "Completed on", "Status"),
    ("ada@a.example", "Reference call 1:1", DAY, "completed"),
)
GIFTS = (("Reward", "Cost", "Currency"), ("Mug", 5, "EUR"))
WEBINAR = """\
Attendee Report
Report Generated:,06/06/2026 10:00
Topic,Webinar ID,Actual Start Time,# Registrants
Spring webinar,123-456,06/05/2026 10:00:00 AM,120
Host Details,
Attended,User Name (Original Name),Email,Join Time,Country/Region Name,
Yes,Hanna Host,host@us.example,06/05/2026 09:45:00 AM,Germany,
Attendee Details,
Attended,User Name (Original Name),First Name,Last Name,Email,Join Time,
Yes,Ada A,Ada,A,ada@a.example,06/05/2026 10:01:00 AM,
No,Bob B,Bob,B,bob@b.example,--,
"""
PHONED = """\
Other Attended,
User Name,Join Time,Leave Time,Time in Session (minutes)
493012345,06/05/2026 10:01:00 AM,06/05/2026 10:31:00 AM,30
"""


def as_book(*rows, name="Lists", **more) -> Workbook:
    width = max(map(len, rows))
    cells = [(*row, *[None] * (width - len(row))) for row in rows]
    sheet = Sheet(name, visible=True, rows=cells, **more)
    return Workbook("lists.xlsx", 1, "0" * 64, "xlsx", (sheet,))


def found_in(*rows, **more) -> ImportSetup:
    return propose(None, as_book(*rows, **more))


def told(setup: ImportSetup) -> list[tuple[str, str | None, int, int]]:
    """Give name, kind, heading row and number of rows of the sheets that are wanted."""
    return [
        (one.name, one.kind, one.header_row, len(one.table or ()))
        for one in setup.sheets
        if one.included
    ]


def beside(left, right, gap=1):
    """Put two tables side by side, with blank columns between."""
    wide = max(map(len, left)) + gap
    height = max(len(left), len(right))
    rows = [[*(left[at] if at < len(left) else ())] + [None] * wide for at in range(height)]
    return [(*row[:wide], *(right[at] if at < len(right) else ())) for at, row in enumerate(rows)]


def test_tables_side_by_side_are_two():
    setup = found_in(*beside([("Members",), *PEOPLE, BOB], [("Gifts",), *GIFTS]))

    assert told(setup) == [("Members", "members", 2, 2), ("Gifts", "rewards", 2, 1)]


def test_tables_side_by_side_without_titles_are_named_by_their_place():
    setup = found_in(*beside([*PEOPLE, BOB], GIFTS))

    assert told(setup) == [("Lists A1:C3", "members", 1, 2), ("Lists E1:G2", "rewards", 1, 1)]


def test_equal_headings_side_by_side_are_two_tables():
    setup = found_in(*beside(PEOPLE, [PEOPLE[0], BOB]))

    assert [name for name, *_ in told(setup)] == ["Lists A1:C2", "Lists E1:G2"]


def test_a_blank_column_within_a_table_does_not_split_it():
    rows = beside(
        [("Name", "Email"), ("Ada", "a@a.example")], [("Status", "Notes"), ("enrolled", "x")]
    )

    assert told(found_in(*rows)) == [("Lists", "members", 1, 1)]


def test_a_table_below_a_gap_is_one_of_its_own():
    setup = found_in(*PEOPLE, BOB, (), *ACTS)

    assert told(setup) == [("Lists A1:C3", "members", 1, 2), ("Lists A5:D6", "activities", 5, 1)]


def test_titles_name_the_tables_below_them():
    setup = found_in(("Our people",), *PEOPLE, BOB, (), ("What they did",), ("by hand",), *ACTS)

    assert told(setup) == [("Our people", "members", 2, 2), ("What they did", "activities", 8, 1)]


def test_sections_of_a_webinar_report_are_sheets(tmp_path, read_here):
    (tmp_path / "webinar.csv").write_text(WEBINAR)

    setup = propose(None, read_here(tmp_path / "webinar.csv"))

    assert [(name, head, rows) for name, _, head, rows in told(setup)] == [
        ("Attendee Report", 3, 1),
        ("Host Details", 6, 1),
        ("Attendee Details", 9, 2),
    ]
    assert setup.sheet("Attendee Details").table.numbers == [10, 11]


def test_a_section_far_down_has_headings_too(tmp_path, read_here):
    (tmp_path / "webinar.csv").write_text(WEBINAR + f"{WEBINAR.splitlines()[-1]}\n" * 200 + PHONED)

    setup = propose(None, read_here(tmp_path / "webinar.csv"))

    assert setup.sheet("Other Attended").headings[0] == "User Name"


def test_the_whole_sheet_can_be_had_instead():
    whole = found_in(*PEOPLE, BOB, (), *ACTS).sheets[-1]

    assert (whole.name, whole.included) == ("Lists (whole sheet)", False)
    assert whole.source.area is None


def test_parts_of_one_name_are_told_apart_by_their_sheets():
    first, second = (
        as_book(("People",), *PEOPLE, (), ("Acts",), *ACTS, name=name).sheets[0]
        for name in ("North", "South")
    )
    book = Workbook("lists.xlsx", 1, "0" * 64, "xlsx", (first, second))

    assert [one.name for one in propose(None, book).sheets if one.included] == [
        "People (North)",
        "Acts (North)",
        "People (South)",
        "Acts (South)",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "Role", "Age"), ("Team A",), ("Ann", "x", "n/a"), ("Team B",), ("Cy", "y", 6)),
        (("Name", "Company"), ("Cy",), ("Ann", "Acme"), (), ("Bob", "Bolt")),
        (("Notes:",), ("All that you see here is a sample.",), (), *PEOPLE, BOB),
        (("Topic", "Spring"), ("Date", "3 May"), (), *PEOPLE, BOB),
        (*PEOPLE, BOB, ("Region South",), PEOPLE[0], ("Cy", "cy@c.example", "Cog")),
        (*PEOPLE, BOB, (), ("Prepared by", "Approved by"), ("Ann", "Lee")),
    ],
)
def test_titles_gaps_and_groups_do_not_make_a_second_table(rows):
    assert [name for name, *_ in told(found_in(*rows))] == ["Lists"]


def test_table_objects_of_excel_go_before_the_whole_sheet(xlsx, read_here):
    def more(book):
        for at, row in enumerate(GIFTS, start=2):
            for place, value in enumerate(row, start=5):
                book.active.cell(at, place, value)
        book.active.add_table(TableOfExcel(displayName="tblPeople", ref="A2:C3"))
        book.active.add_table(TableOfExcel(displayName="tblGifts", ref="E2:G3"))

    setup = propose(None, read_here(xlsx([("Lists of ours",), *PEOPLE, BOB], more)))

    # Bob was typed below the table, which did not grow
    assert told(setup) == [("tblPeople", "members", 2, 2), ("tblGifts", "rewards", 2, 1)]
    assert setup.sheets[0].table.ignored == (Line(1, "elsewhere", "Lists of ours"),)


def test_the_totals_of_a_table_object_are_no_row():
    table = TableObject("tblGifts", Area(0, 0, 2, 2), has_totals=True)
    setup = found_in(*GIFTS, (None, 5, None), (), *PEOPLE, table_objects=(table,))

    assert told(setup) == [("tblGifts", "rewards", 1, 1), ("Lists A5:C6", "members", 5, 1)]


def test_one_table_object_says_where_the_headings_are():
    table = TableObject("tblWords", Area(1, 0, 3, 1))
    setup = found_in(
        ("Given name", "Company"), ("a", "b"), ("c", "d"), ("e", "f"), table_objects=(table,)
    )

    assert told(setup) == [("Lists", None, 2, 2)]


def test_rows_that_are_no_data_are_told_with_the_reason(sheet):
    table = find_table(
        sheet(("A list",), *PEOPLE, ("Region South",), PEOPLE[0], BOB, ("Total", None, None))
    )

    assert [(line.number, line.why) for line in table.ignored] == [
        (1, "title"),
        (4, "heading"),
        (5, "heading"),
    ]
    assert table.ignored[1].text == "Region South"


def test_both_tables_go_in_by_one_import(desk):
    plan = bring_in(desk, as_book(("People",), *PEOPLE, BOB, (), ("Acts",), *ACTS))

    assert (counts(plan, "People"), counts(plan, "Acts")) == ({"new": 2}, {"new": 1})


CELLS = st.sampled_from(
    [
        None,
        "",
        "x",
        "Name",
        "Email",
        "Company",
        "a@b.example",
        7,
        0.5,
        True,
        DAY,
        "03/04/2025",
        "TOTAL",
    ]
)
AREAS = st.tuples(*[st.integers(0, 7)] * 4).map(
    lambda four: Area(
        min(four[0], four[2]), min(four[1], four[3]), max(four[0], four[2]), max(four[1], four[3])
    )
)


@given(
    st.lists(st.lists(CELLS, max_size=8), min_size=1, max_size=16),
    st.lists(AREAS, max_size=3),
    st.lists(AREAS, max_size=3),
    st.booleans(),
)
def test_random_tables_are_taken_apart_without_losing_a_cell(rows, merged, objects, is_text):
    book = as_book(
        *([None if cell == "" else cell for cell in row] for row in rows),
        merged=tuple(merged),
        table_objects=tuple(TableObject(f"t{n}", area) for n, area in enumerate(objects)),
        is_text=is_text,
    )

    setup = propose(None, replace(book, kind="text" if is_text else "xlsx"))

    filled = {n for n, row in enumerate(book.sheets[0].rows, 1) if any(c is not None for c in row)}
    seen: set[int] = set()
    for one in setup.sheets:
        if one.included and one.table is not None:
            seen.update(one.table.numbers)
            seen.update(range(one.header_row, one.header_row + one.table.heading_rows))
            seen.update(line.number for line in one.table.ignored)
    assert filled <= seen
