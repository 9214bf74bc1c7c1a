"""`export`: the whole program, some of its sheets or a saved view, to a workbook or to CSV."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

from advocate_desk import cli
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.listing import Condition, Test, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.views import View, save_view
from tests.making import add_members_


@pytest.fixture
def export(capsys, desk, tmp_path):
    """Give the command, as (exit code, document, sentence)."""
    add_members_(desk, {"full_name": "Ada", "notes": "=1+1"}, {"full_name": "Zoë", "tier": "Gold"})

    def run(out, *words):
        code = cli.main(
            ["export", str(tmp_path / out), "--desk", str(desk.path), "--json", *words]
        )
        said, told = capsys.readouterr()
        return code, json.loads(said), told.strip()

    return run


def save(desk, listing, name, **view):
    with desk.write("Save view") as write:
        save_view(write.session, listing, name, View(**view))


def test_only_the_sheets_named_are_written(export, tmp_path):
    code, said, _ = export("out.xlsx", "--sheet", "members", "--sheet", "Activity types")

    assert (code, list(said["sheets"])) == (0, ["Members", "Activity types"])
    assert load_workbook(tmp_path / "out.xlsx").sheetnames[:2] == ["Members", "Activity types"]


def test_a_csv_file_holds_no_more_than_one_sheet(export, tmp_path):
    code, _, told = export("out.csv", "--sheet", "Members", "--sheet", "Points")

    assert (code, (tmp_path / "out.csv").exists()) == (1, False)
    assert "A CSV file holds one sheet" in told


def test_a_saved_view_goes_out_as_it_is_now(desk, export, tmp_path):
    gold = Wanted(conditions=(Condition("tier", Test.IS, ("Gold",)),))
    save(desk, MEMBERS, "Gold ones", wanted=gold, columns=("name", "tier"))

    code, said, _ = export(
        "gold.csv", "--view", "gold ones", "--delimiter", "semicolon", "--no-mark"
    )

    assert (code, said["sheets"]) == (0, {"gold ones": 1})
    assert (tmp_path / "gold.csv").read_text("utf-8").startswith("Member;Tier;UID\nZoë;Gold;")


def test_a_view_that_is_not_there_or_there_twice_is_refused_with_those_that_are(desk, export):
    save(desk, MEMBERS, "Mine")
    save(desk, ACCOUNTS, "Mine")

    none, twice = export("a.csv", "--view", "Hers"), export("a.csv", "--view", "Mine")

    assert "There are: members: Mine, accounts: Mine" in none[2]
    assert "Several lists have a view Mine" in twice[2]
    assert export("a.csv", "--view", "accounts: Mine")[0] == 0


def test_exact_text_is_written_with_its_warning(desk, capsys, tmp_path, export):
    code, _, _ = export("out.csv", "--exact")
    cli.main(["export", str(tmp_path / "b.csv"), "--desk", str(desk.path), "--exact"])

    assert code == 0
    assert ",=1+1" in (tmp_path / "out.csv").read_text()
    assert "Do not open such a file in Excel" in capsys.readouterr().out
