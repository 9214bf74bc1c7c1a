"""A file may tell of one kind of row on several sheets: each row is there once all the same."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from advocate_desk import cli

Rows = Sequence[Sequence[Any]]

MEMBERS: Rows = (
    ("Full name", "Email", "City"),
    ("Ada Byron", "ada@kestrel.example", "London"),
    ("Bob Bee", "bob@kestrel.example", None),
)
DAY = dt.date(2025, 3, 20)


def write(path: Path, sheets: dict[str, Rows]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    code = cli.main([str(word) for word in words])
    return code, json.loads(capsys.readouterr().out)


def counts(said: Any) -> list[tuple[int, int, int]]:
    return [(s["new"], s["update"], s["same"]) for s in said["sheets"]]


def exported(tmp_path: Path, capsys: pytest.CaptureFixture[str], sheet: str) -> list[Any]:
    out = tmp_path / "out.xlsx"
    run(capsys, "export", out, "--desk", tmp_path / "d.desk", "--json")
    heading, *rows = load_workbook(out)[sheet].values
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_who_stands_on_two_sheets_comes_in_once(tmp_path, capsys):
    more = (MEMBERS[0], ("Ada Byron", "ada@kestrel.example", "Paris"), ("Bob", "", "Rome"))
    book = write(tmp_path / "b.xlsx", {"North": MEMBERS, "South": (*more[:2], MEMBERS[2])})
    words = ("import", book, "--desk", tmp_path / "d.desk", "--json")

    first = run(capsys, *words)
    again = run(capsys, *words)

    assert (first[0], counts(first[1])) == (0, [(2, 0, 0), (0, 1, 1)])
    assert (again[0], counts(again[1]), again[1]["change"]) == (0, [(0, 0, 2), (0, 0, 2)], None)
    told = {row["Full name"]: row["City"] for row in exported(tmp_path, capsys, "Members")}
    assert told == {"Ada Byron": "Paris", "Bob Bee": None}  # later rows win, as on one sheet


def test_a_sheet_that_takes_a_change_back_leaves_none(tmp_path, capsys):
    desk = tmp_path / "d.desk"
    run(capsys, "import", write(tmp_path / "a.xlsx", {"M": MEMBERS}), "--desk", desk, "--json")
    moved = (MEMBERS[0], ("Ada Byron", "ada@kestrel.example", "Oslo"))
    book = write(tmp_path / "b.xlsx", {"North": moved, "South": MEMBERS[:2]})

    code, said = run(capsys, "import", book, "--desk", desk, "--existing", "update", "--json")

    assert (code, counts(said), said["change"]) == (0, [(0, 0, 1), (0, 0, 1)], None)


@pytest.mark.parametrize(
    ("sheet", "heading", "one", "two"),
    [
        ("Accounts", ("Company", "Domain", "Industry"), ("Kestrel", "k.example", "Bank"), None),
        ("Activity types", ("Name", "Effort", "Stance"), ("Walk", 2, "both"), None),
        ("Colleagues", ("Name", "Email", "Team"), ("Tim", "tim@own.example", "CS"), "Sales"),
        ("Health readings", ("Company", "On", "Health"), ("Kestrel", DAY, "green"), "red"),
    ],
)
def test_every_kind_knows_the_rows_of_earlier_sheets(tmp_path, capsys, sheet, heading, one, two):
    changed = (*one[:-1], two or one[-1])
    book = write(tmp_path / "b.xlsx", {"One": (heading, one), "Two": (heading, changed)})
    words = ("import", book, "--desk", tmp_path / "d.desk", "--json")

    code, said = run(capsys, *words)
    again = run(capsys, *words)[1]

    assert (code, counts(said)) == (0, [(1, 0, 0), (0, 1, 0) if two else (0, 0, 1)])
    assert (counts(again), again["change"]) == ([(0, 0, 1), (0, 0, 1)], None)
    held = [row for row in exported(tmp_path, capsys, sheet) if row[heading[0]] == one[0]]
    assert [row[heading[-1]] for row in held] == [changed[-1]]


def test_the_same_act_on_two_sheets_is_two_acts_that_are_known_again(tmp_path, capsys):
    acts = (("Member", "Activity", "Date"), ("ada@kestrel.example", "Speaking", DAY))
    book = write(tmp_path / "b.xlsx", {"M": MEMBERS, "Spring": acts, "Summer": acts})
    words = ("import", book, "--desk", tmp_path / "d.desk", "--unknown-value", "create", "--json")

    first = run(capsys, *words)
    again = run(capsys, *words)

    assert (first[0], counts(first[1])) == (0, [(2, 0, 0), (1, 0, 0), (1, 0, 0)])
    assert counts(again[1]) == [(0, 0, 2), (0, 0, 1), (0, 0, 1)]


def test_people_with_nothing_but_a_name_may_stand_on_two_sheets(tmp_path, capsys):
    alone = (("First name", "Last name", "City"), ("Zoë", "Müller", "Bern"))
    book = write(tmp_path / "b.xlsx", {"One": alone, "Two": alone})
    words = ("import", book, "--desk", tmp_path / "d.desk", "--json")

    code, said = run(capsys, *words)

    assert (code, counts(said)) == (3, [(1, 0, 0), (0, 0, 0)])
    assert "may be Zoë Müller" in said["sheets"][1]["problems"][0]["problem"]
