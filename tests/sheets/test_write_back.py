"""The file for a CRM: its ids, what it is to know, and who has no id there."""

from __future__ import annotations

import csv
import json

import pytest

from advocate_desk.base.errors import DeskError
from advocate_desk.cli import main
from advocate_desk.sheets.write_back import systems, write_back
from advocate_desk.store.models import ExternalId
from tests.making import A_DAY, add_members_, log_act


@pytest.fixture(autouse=True)
def members(desk):
    """Add three members; the CRM knows two, one of them twice."""
    ada, bob, zoe = add_members_(
        desk,
        {"full_name": "Ada Lovelace", "status": "enrolled"},
        {"full_name": "Bob Smith", "contact_preference": "do not contact"},
        {"full_name": "Zoë Nowak"},
    )
    log_act(desk, ada)
    with desk.write("Ids") as write:
        for row, system, value in (
            (ada, "Record ID", "9001"),
            (bob, "Record ID", "=9002"),
            (bob, "Record ID", "9003"),
            (zoe, "import", "abc"),
            (zoe, "Community", "z"),
        ):
            one = ExternalId(kind="members", row_id=row, system=system, value=value)
            write.session.add(one)
    return ada, bob, zoe


def test_systems_are_those_of_others_the_greatest_first(desk):
    with desk.read() as session:
        found = [(one.name, one.members) for one in systems(session)]

    assert found == [("Record ID", 2), ("Community", 1)]


def test_each_id_says_status_last_act_and_whether_not_to_contact(desk, tmp_path):
    out = tmp_path / "crm.csv"

    with desk.read() as session:
        written = write_back(session, "record id", out)

    assert (written.rows, written.without_id) == (3, 1)
    assert list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines())) == [
        ["Record ID", "Status", "Last act", "Do not contact"],
        ["9001", "enrolled", A_DAY.isoformat(), "no"],
        ["=9002", "candidate", "", "yes"],
        ["9003", "candidate", "", "yes"],
    ]


def test_a_system_that_knows_nobody_is_told_with_those_that_do(desk, tmp_path):
    with desk.read() as session, pytest.raises(DeskError, match="No member has an id") as told:
        write_back(session, "HubSpot", tmp_path / "crm.csv")

    assert "Record ID, Community" in str(told.value.hint)
    assert not (tmp_path / "crm.csv").exists()


def test_it_is_a_csv_file_and_nothing_else(desk, tmp_path):
    with desk.read() as session, pytest.raises(DeskError, match="no CSV file"):
        write_back(session, "Record ID", tmp_path / "crm.xlsx")


def test_the_command_line_says_who_has_no_id(desk, tmp_path, capsys):
    out = tmp_path / "crm.csv"
    place = str(desk.path)
    desk.close()

    code = main(["export", str(out), "--write-back", "Community", "--desk", place, "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (told["sheets"], told["without_id"]) == ({"Write-back": 1}, 2)
    assert out.read_text(encoding="utf-8-sig").startswith("Community id,")


def test_the_command_line_refuses_what_does_not_go_together(desk, tmp_path, capsys):
    words = ["export", str(tmp_path / "a.csv"), "--write-back", "Community", "--view", "All"]
    place = str(desk.path)
    desk.close()

    assert main([*words, "--desk", place]) == 1
    assert "columns of its own" in capsys.readouterr().err
