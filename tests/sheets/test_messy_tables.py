"""Whatever stands on a sheet, an import is planned, carried out or refused; nothing is raised."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advocate_desk.base.errors import DeskError
from advocate_desk.sheets.cells import NEVER_CALCULATED, CellError
from advocate_desk.sheets.days import DayOrder
from advocate_desk.sheets.grid import Area, Sheet, TableObject
from advocate_desk.sheets.mapping import choose_kind, look_at, propose
from advocate_desk.sheets.numbers import DecimalStyle
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.report import json_of
from advocate_desk.sheets.setup import Unknown
from advocate_desk.sheets.tables import TableForm
from advocate_desk.sheets.workbook import Workbook

_HEADINGS = (
    *("Full name", "Email", "Company", "Status", "Tags", "Completed on", "Activity type"),
    *("Member email", "Reward", "Cost", "Amount", "Currency", "Points", "NPS", "UID", "Date"),
    *("Name", "", "# of calls", "Which products do you use?", "Win rate", "Respondent ID"),
)
_WORDS = (
    *("Ada Lovelace", "ada@a.example", "Acme", "enrolled", "03/04/2025", "25/03/2025", "TBC"),
    *("45325", "1.234", "1,234.56", "7.5 %", "1.23457E+17", "JosÃ©", "yes", "x", "--", "(clear)"),
    *("TOTAL", "Alpha", "Response", '{"ImportId":"q"}', "# a comment", "9 - very likely", "=1+1"),
)
CELLS = st.one_of(
    st.none(),
    st.none(),
    st.sampled_from(_HEADINGS),
    st.sampled_from(_WORDS),
    st.integers(-5, 60_000),
    st.floats(allow_nan=False, width=32),
    st.booleans(),
    st.dates(),
    st.sampled_from([CellError("#N/A"), NEVER_CALCULATED, dt.time(9), dt.timedelta(hours=30)]),
    st.text(max_size=6),
)
TEXTS = st.one_of(st.none(), st.sampled_from(_HEADINGS[:-5] + _WORDS), st.text(max_size=6))
EDGES = st.tuples(*[st.integers(0, 9)] * 4)
AREAS = EDGES.map(lambda at: Area(min(at[::2]), min(at[1::2]), max(at[::2]), max(at[1::2])))
FORMS = st.builds(
    TableForm,
    header_row=st.one_of(st.none(), st.integers(0, 12)),
    heading_rows=st.one_of(st.none(), st.integers(1, 3)),
    with_hidden=st.booleans(),
    joins_answers=st.booleans(),
    mends_letters=st.booleans(),
)


@st.composite
def books(draw):
    is_text = draw(st.booleans())
    rows = draw(st.lists(st.lists(TEXTS if is_text else CELLS, max_size=9), max_size=14))
    tidy = [tuple(cell if cell != "" else None for cell in row) for row in rows]
    width = max(map(len, tidy), default=0)
    sheet = Sheet(
        "Sheet1",
        visible=draw(st.booleans()),
        rows=tidy if is_text else [(*row, *[None] * (width - len(row))) for row in tidy],
        hidden_rows=draw(st.frozensets(st.integers(1, 14))),
        percent_cells=draw(st.dictionaries(st.integers(0, 8), st.integers(1, 9))),
        is_text=is_text,
        merged=() if is_text else tuple(draw(st.lists(AREAS, max_size=4))),
        table_objects=tuple(
            TableObject(f"t{place}", area, draw(st.booleans()), draw(st.booleans()))
            for place, area in enumerate(draw(st.lists(AREAS, max_size=0 if is_text else 2)))
        ),
    )
    return Workbook("messy", 1, "0" * 64, "text" if is_text else "xlsx", (sheet,))


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    books(),
    FORMS,
    st.sampled_from([None, "members", "activities", "grants", "costs", "survey_responses"]),
    st.booleans(),
)
def test_random_messy_tables_never_raise_past_the_plan(desk, book, form, kind, is_bold):
    with desk.read() as session:
        setup = propose(session, book)
        for sheet in setup.sheets if is_bold else ():
            look_at(session, sheet, form)
            choose_kind(session, sheet, kind)
            sheet.included = True
            for column in sheet.columns:
                column.serials = column.fills_down = True
                column.day_order, column.decimals = DayOrder.DMY, DecimalStyle.COMMA
        setup.unknown_value = setup.unknown_member = Unknown.CREATE if is_bold else Unknown.LEAVE
        try:
            plan = plan_import(session, setup)
        except DeskError:
            assert setup.undecided()
            return

    told = json_of(plan, file="messy", committed=False, change=None, seconds=0)
    for sheet in told["sheets"]:
        counts = [sheet[key] for key in ("new", "update", "same", "skipped", "invalid")]
        assert sheet["rows"] == sum(counts)


@settings(max_examples=60)
@given(books(), FORMS)
def test_a_sheet_looked_at_in_any_form_keeps_its_numbers(book, form):
    setup = propose(None, book)

    for sheet in setup.sheets:
        look_at(None, sheet, replace(form, with_hidden=True))
        if sheet.table is not None:
            numbers = set(sheet.table.numbers)
            assert numbers.isdisjoint(
                line.number for line in sheet.table.ignored if line.why != "elsewhere"
            )
            assert all(len(row.cells) == len(sheet.headings) for row in sheet.table.rows())
            assert len(set(sheet.headings)) == len(sheet.headings)
