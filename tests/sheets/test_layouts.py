"""Other programs' spreadsheets are known by their headings; no other is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.sheets.exporters import CANONICAL_COLUMNS
from advocate_desk.sheets.importers import importer_of
from advocate_desk.sheets.layout import Layout
from advocate_desk.sheets.layouts import LAYOUTS, layout_of
from advocate_desk.sheets.mapping import choose_kind
from advocate_desk.sheets.synonyms import PROBLEM_HEADING, ROW_HEADING
from tests.sheets.importing import book_of, setup_of

_WORDS = st.text(min_size=1, max_size=12)


def test_each_layout_has_a_key_and_a_name_of_its_own():
    assert len({layout.key for layout in LAYOUTS}) == len(LAYOUTS)
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.key)
def test_what_a_layout_means_are_fields_of_its_kind(layout):
    importer = importer_of(layout.kind)
    meant = {*layout.means.values(), *layout.usual} - {""}

    assert [key for key in meant if importer.field(key) is None] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.key)
def test_a_layout_is_known_whatever_the_order_and_the_case_of_its_columns(layout):
    for known in layout.known_by:
        shown = [heading.title() for heading in known]

        assert layout_of(["Something else", *reversed(shown)]) is layout
        assert layout_of([heading.upper() for heading in known]) is layout
        assert layout_of([f" {heading}* " for heading in known]) is layout
        assert layout_of([f"* {heading} ↑" for heading in known]) is layout


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.key)
def test_columns_mean_the_same_in_another_order_and_case(desk, layout):
    headings = list(dict.fromkeys((*layout.known_by[0], *layout.means)))

    one = setup_of(desk, book_of(List=[headings, ["?"] * len(headings)])).sheets[0]
    other = [heading.upper() for heading in reversed(headings)]
    turned = setup_of(desk, book_of(List=[other, ["?"] * len(other)])).sheets[0]

    assert one.layout is turned.layout is layout
    assert {c.field for c in one.columns} == {c.field for c in turned.columns}


@given(st.sampled_from(list(CANONICAL_COLUMNS)), st.data())
def test_our_own_sheets_are_never_taken_for_those_of_another_program(sheet, data):
    ours = st.sampled_from(list(CANONICAL_COLUMNS[sheet]))
    headings = data.draw(st.lists(ours | _WORDS, unique=True))

    assert layout_of(headings) is None
    assert layout_of(CANONICAL_COLUMNS[sheet]) is None


def test_a_list_taken_for_something_else_is_read_as_it_stands(desk):
    rows = [
        ("userid", "fullname", "email", "status", "billing-active"),
        ("U1", "Ada Lovelace", "ada@atlas.example", "Member", "1"),
        ("U2", "Helper", "", "Bot", "0"),
    ]
    setup = setup_of(desk, book_of(People=rows))
    sheet = setup.sheets[0]
    assert (sheet.layout.key, len(sheet.table)) == ("slack_members", 1)

    with desk.read() as session:
        choose_kind(session, sheet, "colleagues")
    assert (sheet.layout, len(sheet.table)) == (Layout.GENERIC, 2)

    with desk.read() as session:
        choose_kind(session, sheet, "members")
    assert (sheet.layout.key, len(sheet.table)) == ("slack_members", 1)


def test_rows_that_were_left_out_are_not_put_in_order_a_second_time(desk):
    rows = [
        (
            *(PROBLEM_HEADING, ROW_HEADING, "User Name (Original Name)", "Email", "Attended"),
            *("Topic", "Time in Session (minutes)"),
        ),
        ("who?", 4, "Ada", "ada@atlas.example", "Yes", "Stories", 51),
        ("who?", 5, "Ada", "ada@atlas.example", "Yes", "Stories", 51),
    ]

    sheet = setup_of(desk, book_of(Attendees=rows)).sheets[0]

    minutes = sheet.column_of("minutes")
    assert minutes is not None
    assert list(sheet.cells(minutes)) == [51, 51]


def test_minutes_of_zoom_that_are_no_number_count_nothing(desk):
    headings = ("User Name (Original Name)", "Email", "Attended", "Time in Session (minutes)")
    rows = [headings, ("Ada", "ada@atlas.example", "Yes", "²"), ("Bob", "b@x.example", "Yes", "5")]

    sheet = setup_of(desk, book_of(Attendees=rows)).sheets[0]

    assert list(sheet.cells(sheet.column_of("minutes"))) == [None, 5]


def test_a_nought_is_an_answer_to_a_free_question(desk):
    asked = ("What do you miss most of all? Open-Ended Response", "And what else? Comment")
    headings = ("Respondent ID", "Collector ID", "Email Address", "End Date", *asked)
    told = ("1", "2", "ada@atlas.example", "2026-03-02")
    rows = [headings, (*told, "the reports", "much"), (*told, "the rest", 0)]

    sheet = setup_of(desk, book_of(Answers=rows)).sheets[0]

    assert sheet.cells(sheet.column_of("comment"))[1].endswith("Comment 0")
