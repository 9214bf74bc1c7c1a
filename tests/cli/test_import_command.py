"""The import command: counts, verdicts, files, exit codes; and a sentence for every bad input."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from openpyxl import load_workbook

from advocate_desk import cli
from advocate_desk.base.paths import backups_folder
from advocate_desk.program.desks import create_desk, look_at_desk, open_desk
from tests.cli.writing import counts, write_book
from tests.making import add_member, dump

MEMBERS = (
    (
        "Member ID",
        "First Name",
        "Surname",
        "E-mail Address",
        "Company",
        "Tier",
        "Status ",
        "Member since",
        "Win rate",
    ),
    (
        "A-1",
        "Zoë",
        "Müller",
        "ZOE@kestrel.example",
        "Kestrel Bank",
        "gold",
        "Active",
        dt.date(2024, 1, 5),
        0.5,
    ),
    (
        "A-2",
        "Ada",
        "Lovelace",
        "ada@kestrel.example,",
        "Kestrel Bank",
        "Gold",
        "on hold",
        "25/02/2024",
        "#N/A",
    ),
    (
        "A-3",
        "Grace",
        "Hopper",
        "grace at navy.example",
        "Navy",
        None,
        "Prospect",
        "31/02/2023",
        0.1,
    ),
)
ACTS = (
    ("Date", "Member e-mail", "Member name", "Activity", "Outcome", "Notes"),
    (dt.date(2025, 3, 1), "zoe@kestrel.example", "Zoë Müller", "Reference call", "Done", None),
    (dt.date(2025, 3, 1), "zoe@kestrel.example", "Zoë Müller", "Reference call", "Done", None),
    ("13/04/2025", None, "Ada Lovelace", "Ref call", "Planned", "Two\nlines"),
    (dt.date(2025, 5, 1), "someone@example.net", "Unknown Person", "Reference call", "Done", None),
)


@pytest.fixture
def spring(tmp_path):
    """Give a messy program file: members and what they did."""
    return write_book(tmp_path / "spring.xlsx", Members=MEMBERS, Activities=ACTS)


def test_a_messy_file_goes_in_with_every_row_accounted_for(bring_in, spring):
    code, document, _err = bring_in(spring, "--unknown-value", "create")

    members, acts = document["sheets"]
    assert code == 3  # the act of nobody known is left out
    assert document["committed"]
    assert document["change"] == 1
    assert counts(members) == (3, 3, 0, 0, 0, 0)
    assert counts(acts) == (4, 3, 0, 0, 1, 0)
    left = {(p["row"], p["column"]): p["left_out"] for p in members["problems"]}
    assert left == {
        (3, "Win rate"): "nothing",
        (4, "E-mail Address"): "cell",
        (4, "Member since"): "cell",
    }
    assert acts["problems"][0]["left_out"] == "row"
    assert members["unmapped"] == ["Win rate"]


def test_the_same_file_again_changes_nothing(bring_in, spring):
    bring_in(spring, "--unknown-value", "create")

    code, document, _err = bring_in(spring, "--unknown-value", "create")

    assert code == 3
    assert document["change"] is None
    assert [(s["new"], s["update"]) for s in document["sheets"]] == [(0, 0), (0, 0)]
    assert [s["skipped"] for s in document["sheets"]] == [0, 1]


def test_undo_after_a_restart_leaves_the_desk_as_it_was(bring_in, spring, desk, capsys):
    add_member(desk, email="grace@navy.example")
    before = dump(desk)
    desk.close()
    bring_in(spring, "--unknown-value", "create", desk=desk.path)

    assert cli.main(["undo", "--desk", str(desk.path)]) == 0

    again = open_desk(desk.path)
    assert dump(again) == before
    again.close()
    assert cli.main(["check", "--desk", str(desk.path)]) == 0
    capsys.readouterr()


def test_words_are_mapped_by_a_file_and_learned_for_the_next_time(bring_in, spring, tmp_path):
    values = tmp_path / "values.json"
    means = {"Reference call": "Reference call 1:1", "Ref call": "Reference call 1:1"}
    values.write_text(json.dumps({"type": means, "tier": {"gold": "Gold"}}))

    _code, first, _err = bring_in(spring, "--values", values)
    _code, second, _err = bring_in(spring)

    assert first["sheets"][1]["new"] == 3
    assert first["sheets"][1]["unknown_values"] == {}
    assert [(s["new"], s["update"]) for s in second["sheets"]] == [(0, 0), (0, 0)]


def test_unknown_words_leave_the_cell_out_and_are_counted(bring_in, tmp_path):
    heads = ("First name", "Surname", "Tier")
    rows = (heads, ("Ada", "Lovelace", "Bronce"), ("Grace", "Hopper", "Bronce"))

    code, document, _err = bring_in(write_book(tmp_path / "a.xlsx", Members=rows))

    sheet = document["sheets"][0]
    assert code == 0  # every row went in
    assert sheet["new"] == 2
    assert sheet["unknown_values"] == {"tier": {"Bronce": 2}}
    assert sheet["problem_count"] == 2


def test_a_dry_run_writes_nothing_and_makes_no_desk(bring_in, spring, tmp_path):
    code, document, _err = bring_in(spring, "--dry-run", "--unknown-value", "create")

    assert code == 3
    assert not document["committed"]
    assert document["sheets"][0]["new"] == 3
    assert not (tmp_path / "my.desk").exists()


def test_rows_left_out_come_back_as_a_workbook_that_imports_once_mended(
    bring_in, spring, tmp_path
):
    out = tmp_path / "mend.xlsx"
    bring_in(spring, "--unknown-value", "create", "--problems", out)
    book = load_workbook(out)
    sheet = book["Activities"]
    headings = [cell.value for cell in sheet[1]]
    assert headings[:2] == ["Import problem", "Row in file"]
    assert sheet.cell(2, 2).value == 5
    sheet.cell(2, headings.index("Member e-mail") + 1).value = "zoe@kestrel.example"
    sheet.cell(2, headings.index("Member name") + 1).value = "Zoë Müller"
    book.save(out)

    code, document, _err = bring_in(out, "--unknown-value", "create")

    assert code == 0
    assert [s["new"] for s in document["sheets"] if s["kind"] == "activities"] == [1]


def test_nobody_known_can_be_made_a_member(bring_in, spring):
    code, document, _err = bring_in(
        spring, "--unknown-value", "create", "--unknown-member", "create"
    )

    assert code == 0
    assert document["sheets"][1]["new"] == 4


def test_a_blank_desk_is_not_left_behind_by_a_refusal(bring_in, tmp_path):
    rows = (("Song", "Length"), ("Help!", 2), ("Yesterday", 3))

    code, document, err = bring_in(write_book(tmp_path / "songs.xlsx", Songs=rows))

    assert code == 1
    assert "Nothing in songs.xlsx was recognised" in err
    assert document["committed"] is False
    assert document["sheets"][0]["kind"] is None
    assert document["sheets"][0]["unmapped"] == ["Song", "Length"]
    assert not (tmp_path / "my.desk").exists()


def test_a_new_desk_has_nothing_to_back_up_first(bring_in, tmp_path):
    rows = [(f"Person {n}", f"p{n}@x.example") for n in range(120)]
    file = write_book(tmp_path / "many.xlsx", Members=[("Full name", "Email"), *rows])

    code, _document, err = bring_in(file)

    assert (code, err) == (0, "")
    assert not backups_folder(tmp_path / "my.desk").exists()


def test_a_new_desk_in_the_folder_of_a_sync_service_comes_with_a_warning(bring_in, tmp_path):
    file = write_book(
        tmp_path / "people.xlsx", Members=[("Full name", "Email"), ("Ada", "a@x.example")]
    )

    code, document, err = bring_in(file, desk=tmp_path / "Dropbox" / "my.desk")

    assert (code, document["committed"]) == (0, True)
    assert err.startswith("Dropbox copies files while they are in use")


def test_days_that_nothing_proves_are_asked_for_by_name(bring_in, tmp_path):
    rows = (("Full name", "Member since"), ("Ada", "03/04/2024"), ("Grace", "05/06/2024"))
    file = write_book(tmp_path / "days.xlsx", Members=rows)

    code, _document, err = bring_in(file)
    assert code == 1
    assert "Member since" in err
    assert "--dates" in err
    code, _document, _err = bring_in(file, "--dates", "mdy")

    assert code == 0
    desk = look_at_desk(tmp_path / "my.desk")
    days = {day for row in dump(desk)["standing"] for day in row if isinstance(day, dt.date)}
    assert days == {dt.date(2024, 3, 4), dt.date(2024, 5, 6)}
    desk.close()


def test_two_columns_for_one_field_are_refused(bring_in, tmp_path):
    rows = (("Full name", "Mail one", "Mail two"), ("Ada", "a@b.example", "c@d.example"))
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"Mail one": "email", "Mail two": "email"}))

    code, _document, err = bring_in(
        write_book(tmp_path / "two.xlsx", Members=rows), "--mapping", mapping
    )

    assert code == 1
    assert "both mapped to one field" in err


def test_an_unknown_field_in_a_mapping_is_named(bring_in, spring, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"Surname": "shoe_size"}))

    code, _document, err = bring_in(spring, "--mapping", mapping)

    assert code == 1
    assert "shoe_size" in err


@pytest.mark.parametrize("content", ["{", "[1]", ""])
def test_a_mapping_that_is_no_json_object_is_refused(bring_in, spring, tmp_path, content):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(content)

    assert bring_in(spring, "--mapping", mapping)[0] == 1


def test_an_address_that_two_rows_claim_goes_to_one_person(bring_in, tmp_path):
    rows = (
        ("Full name", "Email", "City"),
        ("Ada Lovelace", "ada@kestrel.example", None),
        ("Ada Lovelace", "ADA@kestrel.example", "London"),
    )

    _code, document, _err = bring_in(write_book(tmp_path / "twice.xlsx", Members=rows))

    assert counts(document["sheets"][0]) == (2, 1, 1, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("gone.xlsx", None, "no file"),
        ("empty.xlsx", b"", "empty"),
        ("page.xls", b"<html><table><tr><td>Name</td></tr></table></html>", "web page"),
        ("paper.xlsx", b"%PDF-1.7 " + b"x" * 900, "PDF"),
        ("half.xlsx", b"PK\x03\x04" + b"\x00" * 300, ""),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ""),
    ],
)
def test_every_bad_file_gets_one_sentence_and_the_desk_is_as_before(
    bring_in, desk, tmp_path, name, content, says
):
    add_member(desk)
    before = dump(desk)
    desk.close()
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)

    code, document, err = bring_in(file, desk=desk.path)

    assert code == 1
    assert document["error"] == err
    assert "\n" not in err
    assert says.casefold() in err.casefold()
    again = open_desk(desk.path)
    assert dump(again) == before
    again.close()


def test_a_desk_in_use_refuses_the_import(bring_in, desk, spring):
    code, _document, err = bring_in(spring, desk=desk.path)

    assert code == 1
    assert "open in another window or command" in err


def test_a_file_that_is_no_desk_refuses_the_import(bring_in, spring, tmp_path):
    other = tmp_path / "notes.desk"
    other.write_text("my notes")

    code, _document, err = bring_in(spring, desk=other)

    assert code == 1
    assert "not a program file" in err
    assert other.read_text() == "my notes"


def test_only_the_sheets_she_names_go_in(bring_in, spring):
    _code, document, _err = bring_in(spring, "--sheet", "Members", "--unknown-value", "create")
    assert [s["new"] for s in document["sheets"] if s["kind"] == "members"] == [3]
    assert all(s["new"] == 0 for s in document["sheets"] if s["sheet"] == "Activities")

    code, _document, err = bring_in(spring, "--sheet", "Winter")
    assert code == 1
    assert "no sheet Winter" in err


def test_a_file_without_a_table_is_told_from_one_that_is_not_recognised(bring_in, tmp_path):
    (tmp_path / "blank.csv").write_text("\n\n  \n")

    code, _document, err = bring_in(tmp_path / "blank.csv", "--as", "members")

    assert code == 1
    assert err.startswith("There is no table in blank.csv.")


def test_a_kind_that_is_none_is_answered_with_those_there_are(bring_in, spring, tmp_path):
    code, document, err = bring_in(spring, "--as", "wizards")

    assert code == 1
    assert "There is no kind wizards" in err
    assert "members, " in err
    assert not document["committed"]
    assert not (tmp_path / "my.desk").exists()


def test_existing_rows_are_filled_updated_or_left(bring_in, tmp_path):
    path = tmp_path / "my.desk"
    desk = create_desk(path)
    add_member(desk, email="ada@kestrel.example", city="Leeds")
    desk.close()
    rows = (
        ("Full name", "Email", "City", "Country"),
        ("Ada", "ada@kestrel.example", "London", "UK"),
    )
    file = write_book(tmp_path / "a.xlsx", Members=rows)

    def city_after(policy):
        bring_in(file, "--existing", policy)
        desk = open_desk(path)
        with desk.read() as session:
            found = session.connection().exec_driver_sql("SELECT city, country FROM member").one()
        desk.undo()
        desk.close()
        return tuple(found)

    assert city_after("fill") == ("Leeds", "UK")
    assert city_after("update") == ("London", "UK")
