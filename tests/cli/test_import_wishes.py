"""The files named with `import`: what they may say, and that none of them costs the desk."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from advocate_desk import cli
from advocate_desk.program.desks import look_at_desk
from advocate_desk.store.models import Member
from tests.making import add_member, dump


@pytest.fixture
def people(tmp_path):
    """Give a list of two people, one of them without a name or an address."""
    book = Workbook()
    sheet = book.active
    for row in (("Full name", "Email", "Tier"), ("Ada Lovelace", "ada@example.com", "Slvr")):
        sheet.append(row)
    sheet.append((None, None, "Gold"))
    book.save(tmp_path / "people.xlsx")
    return tmp_path / "people.xlsx"


def written(tmp_path, content):
    """Write a JSON file; give its path."""
    path = tmp_path / "said.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_rows_left_out_are_never_saved_over_the_desk(bring_in, desk, people):
    add_member(desk)
    desk.close()

    code, _document, err = bring_in(people, "--problems", desk.path, desk=desk.path)

    assert code == 1
    assert "cannot be saved as" in err
    looked = look_at_desk(desk.path)
    assert len(dump(looked)["member"]) == 1
    looked.close()


def test_rows_left_out_are_never_saved_over_the_file_they_are_in(bring_in, people):
    before = people.read_bytes()

    code, _document, err = bring_in(people, "--problems", people)

    assert (code, people.read_bytes()) == (1, before)
    assert "is the file being imported" in err


def test_a_missing_folder_for_the_rows_left_out_is_said_before_anything_is_changed(
    bring_in, people, tmp_path
):
    code, _document, err = bring_in(people, "--problems", tmp_path / "no" / "mend.xlsx")

    assert code == 1
    assert err.startswith("There is no folder")
    assert not (tmp_path / "my.desk").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"Shoe": "email"}, "The file has no column Shoe"),
        ({"Full name": 5}, "is not the name of a field"),
    ],
)
def test_a_mapping_that_cannot_be_followed_is_refused(bring_in, people, tmp_path, content, said):
    code, _document, err = bring_in(people, "--mapping", written(tmp_path, content))

    assert code == 1
    assert said in err
    assert not (tmp_path / "my.desk").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"tpye": {"a": "b"}}, "There is no field tpye"),
        ({"tier": "x"}, "which words of tier"),
        ({"tier": {"Slvr": 5}}, "which words of tier"),
    ],
)
def test_values_that_mean_nothing_are_refused(bring_in, people, tmp_path, content, said):
    code, _document, err = bring_in(people, "--values", written(tmp_path, content))

    assert code == 1
    assert said in err
    assert not (tmp_path / "my.desk").exists()


def test_a_field_may_be_named_by_its_heading(bring_in, people, tmp_path):
    said = written(tmp_path, {"Tier": {"Slvr": "Silver"}})

    bring_in(people, "--values", said, "--unknown-value", "create")

    looked = look_at_desk(tmp_path / "my.desk")
    with looked.read() as session:
        assert session.scalars(select(Member.tier)).all() == ["Silver"]
    looked.close()


def test_sheets_without_rows_are_not_told_of(capsys, desk, tmp_path):
    add_member(desk)
    desk.close()
    file = tmp_path / "out.xlsx"
    assert cli.main(["export", str(file), "--desk", str(desk.path), "--json"]) == 0
    capsys.readouterr()

    assert cli.main(["import", str(file), "--desk", str(tmp_path / "my.desk")]) == 0

    told = [line.split(" (")[0] for line in capsys.readouterr().out.splitlines()]
    assert told == ["Settings", "Activity types", "Members"]


def test_the_folder_of_an_export_comes_back_as_one_import(capsys, desk, tmp_path):
    add_member(desk, company="Navy", status="enrolled")
    desk.close()
    folder = tmp_path / "out"
    assert cli.main(["export", str(folder), "--desk", str(desk.path), "--json"]) == 0
    assert cli.main(["import", str(folder), "--desk", str(tmp_path / "my.desk")]) == 0
    again = tmp_path / "again"

    assert cli.main(["export", str(again), "--desk", str(tmp_path / "my.desk"), "--json"]) == 0
    capsys.readouterr()
    assert [
        file.name
        for file in sorted(folder.iterdir())
        if file.read_bytes() != (again / file.name).read_bytes()
    ] == ["Settings.csv"]  # a new desk has its own name


def test_a_folder_without_spreadsheets_is_refused(bring_in, tmp_path):
    (tmp_path / "empty").mkdir()

    code, _document, err = bring_in(tmp_path / "empty")

    assert code == 1
    assert "a folder without spreadsheets" in err


@pytest.mark.parametrize("words", [["--json"], []])
def test_a_terminal_that_does_not_know_a_sign_is_no_failure(tmp_path, words):
    book = Workbook()
    book.active.append(("Full name", "Email", "備考"))
    book.active.append(("佐藤 美咲", "m@example.com", "x"))
    book.save(tmp_path / "名前.xlsx")
    asked = ["import", str(tmp_path / "名前.xlsx"), "--desk", str(tmp_path / "my.desk"), *words]
    code = f"import sys; from advocate_desk import cli; sys.exit(cli.main({asked!a}))"

    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", code],
        env={"PYTHONIOENCODING": "ascii", "HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    if words:
        assert json.loads(done.stdout)["sheets"][0]["unmapped"] == ["備考"]


def test_columns_and_sheets_that_go_nowhere_are_told_in_words(capsys, tmp_path):
    book = Workbook()
    book.active.append(("Full name", "Email", "Shoe size"))
    book.active.append(("Ada Lovelace", "ada@example.com", 38))
    other = book.create_sheet("Menu")
    for row in (("Dish", "Price"), ("Soup", 4), ("Fish", 9)):
        other.append(row)
    book.save(tmp_path / "a.xlsx")

    cli.main(["import", str(tmp_path / "a.xlsx"), "--desk", str(tmp_path / "my.desk")])

    out = capsys.readouterr().out
    assert "they mean nothing to the desk: Shoe size" in out
    assert "Menu: not recognised and left out" in out
