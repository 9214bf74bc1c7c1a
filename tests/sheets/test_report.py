"""The document of an import counts every row once and lists the problems."""

from __future__ import annotations

from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.report import MOST_PROBLEMS, json_of, sheets_of_setup
from tests.sheets.importing import book_of, bring_in, plan_of, setup_of


def test_the_document_tells_of_each_sheet(desk):
    book = book_of(
        Members=[
            ("Full name", "Email", "Shoe size", "Tier"),
            ("Ada", "ada@", 38, "Gold"),
            (None, None, 7, None),
        ],
        Prices=[("Shoe", "Price"), ("red", 7)],
    )
    plan = bring_in(desk, book)

    document = json_of(plan, file="spring.xlsx", committed=True, change=1, seconds=0.123)

    members, prices = document["sheets"]
    assert {key: document[key] for key in ("file", "committed", "change", "seconds")} == {
        "file": "spring.xlsx",
        "committed": True,
        "change": 1,
        "seconds": 0.1,
    }
    assert members == {
        "sheet": "Members",
        "kind": "members",
        "layout": "generic",
        "header_row": 1,
        "heading_rows": 1,
        "ignored": [],
        "hidden_rows": 0,
        "notes": [],
        "rows": 2,
        "new": 1,
        "update": 0,
        "same": 0,
        "skipped": 0,
        "invalid": 1,
        "mapping": {"Full name": "full_name", "Email": "email", "Tier": "tier"},
        "unmapped": ["Shoe size"],
        "unknown_values": {"tier": {"Gold": 1}},
        "problem_count": 3,
        "problems": [
            {
                "row": 2,
                "column": "Email",
                "value": "ada@",
                "left_out": "cell",
                "problem": "is not an e-mail address",
            },
            {
                "row": 2,
                "column": "Tier",
                "value": "Gold",
                "left_out": "cell",
                "problem": "is not known",
            },
            {
                "row": 3,
                "column": "Full name",
                "value": "",
                "left_out": "row",
                "problem": "has neither a name nor an e-mail",
            },
        ],
    }
    assert (prices["kind"], prices["unmapped"], prices["rows"]) == (None, ["Shoe", "Price"], 0)


def test_sheets_that_were_not_asked_for_are_not_told_of(desk):
    book = book_of(
        Members=[("Full name", "Email"), ("Ada", "a@x.example")], Other=[("Hat",), (7,)]
    )
    setup = setup_of(desk, book)
    setup.sheet("Other").included = False

    with desk.read() as session:
        plan = plan_import(session, setup)

    assert [
        sheet["sheet"]
        for sheet in json_of(plan, file="", committed=False, change=None, seconds=0)["sheets"]
    ] == ["Members"]


def test_a_refused_file_tells_of_its_sheets(desk):
    (sheet,) = sheets_of_setup(setup_of(desk, book_of(Prices=[("Shoe", "Hat"), ("red", 7)])))

    assert (sheet["sheet"], sheet["kind"], sheet["unmapped"]) == ("Prices", None, ["Shoe", "Hat"])


def test_a_thousand_problems_are_listed_and_all_counted(desk):
    rows = [(f"Ada {n}", "ada@") for n in range(MOST_PROBLEMS + 5)]

    plan = plan_of(desk, book_of(Members=[("Full name", "Email"), *rows]))

    (sheet,) = json_of(plan, file="", committed=False, change=None, seconds=0)["sheets"]
    assert len(sheet["problems"]) == MOST_PROBLEMS
    assert sheet["problem_count"] == MOST_PROBLEMS + 5
