"""The workbook of another desk comes into one that holds some of the same people and acts."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from advocate_desk import cli

DAY = dt.date(2025, 3, 20)
PEOPLE = (
    ("Member ID", "Full name", "Email", "Company", "Job title", "Status"),
    ("A-1", "Ada Byron", "ada@kestrel.example", "Kestrel", "CTO", "Active"),
    ("A-2", "Bob Bee", "bob@kestrel.example", "Kestrel", "CIO", "Active"),
)
ACTS = (("Member", "Activity", "Date"), ("ada@kestrel.example", "Speaking", DAY))
CREATE = ("--unknown-value", "create", "--json")


def write(path: Path, **sheets: Any) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def run(capsys, *words: object) -> tuple[int, Any]:
    code = cli.main([str(word) for word in words])
    return code, json.loads(capsys.readouterr().out)


def counts(said: Any) -> dict[str, tuple[int, int, int]]:
    kinds = ("Members", "Employment", "Standings", "Activities", "External ids")
    return {
        s["sheet"]: (s["new"], s["update"], s["same"])
        for s in said["sheets"]
        if s["sheet"] in kinds
    }


def test_what_both_desks_hold_stays_once(tmp_path, capsys):
    theirs, mine = tmp_path / "theirs.desk", tmp_path / "mine.desk"
    book = write(tmp_path / "b.xlsx", People=PEOPLE, Acts=ACTS)
    for desk in (theirs, mine):
        assert run(capsys, "import", book, "--desk", desk, *CREATE)[0] == 0
    run(capsys, "export", tmp_path / "out.xlsx", "--desk", theirs, "--json")

    code, said = run(capsys, "import", tmp_path / "out.xlsx", "--desk", mine, "--json")

    assert (code, said["change"]) == (0, None)
    assert counts(said) == {
        "Members": (0, 0, 2),
        "Employment": (0, 0, 2),
        "Standings": (0, 0, 2),
        "Activities": (0, 0, 1),
        "External ids": (0, 0, 3),
    }


def test_an_id_that_somebody_else_has_is_left_out(tmp_path, capsys):
    theirs, mine = tmp_path / "theirs.desk", tmp_path / "mine.desk"
    other = (PEOPLE[0], ("A-1", "Cy Dee", "cy@kestrel.example", "Kestrel", "CFO", "Active"))
    run(capsys, "import", write(tmp_path / "a.xlsx", P=PEOPLE), "--desk", mine, *CREATE)
    run(capsys, "import", write(tmp_path / "b.xlsx", P=other), "--desk", theirs, *CREATE)
    run(capsys, "export", tmp_path / "out.xlsx", "--desk", theirs, "--json")

    code, said = run(capsys, "import", tmp_path / "out.xlsx", "--desk", mine, "--json")

    ids = next(sheet for sheet in said["sheets"] if sheet["sheet"] == "External ids")
    assert (code, ids["invalid"], counts(said)["Members"]) == (3, 1, (1, 0, 0))
    assert ids["problems"][0]["problem"] == "belongs to another row already"


def test_an_act_copied_with_its_uid_goes_in_once(tmp_path, capsys):
    desk, out = tmp_path / "a.desk", tmp_path / "out.xlsx"
    run(capsys, "import", write(tmp_path / "b.xlsx", P=PEOPLE, A=ACTS), "--desk", desk, *CREATE)
    run(capsys, "export", out, "--desk", desk, "--json")
    book = load_workbook(out)
    sheet = book["Activities"]
    sheet.append([cell.value for cell in sheet[2]])
    book.save(out)

    code, said = run(capsys, "import", out, "--desk", tmp_path / "new.desk", "--json")

    acts = next(sheet for sheet in said["sheets"] if sheet["sheet"] == "Activities")
    assert (code, acts["new"], acts["invalid"]) == (3, 1, 1)
    assert acts["problems"][0]["problem"] == "comes a second time in the file"


def test_csv_of_our_own_brings_texts_back_as_they_were(tmp_path, capsys):
    desk, notes = tmp_path / "a.desk", ("=1+1", "@ada", "'=quoted", "+", "-5 pts", "+44 20 7946")
    rows = [(f"Tester {n}", f"t{n}@kestrel.example", note) for n, note in enumerate(notes)]
    book = tmp_path / "in.csv"
    book.write_text("\n".join(",".join(row) for row in (("Full name", "Email", "Notes"), *rows)))
    run(capsys, "import", book, "--desk", desk, "--json")
    run(capsys, "export", tmp_path / "out", "--desk", desk, "--json")

    members = tmp_path / "out" / "Members.csv"
    again = run(capsys, "import", members, "--desk", desk, "--json")[1]
    run(capsys, "import", members, "--desk", tmp_path / "new.desk", "--json")
    run(capsys, "export", tmp_path / "new.xlsx", "--desk", tmp_path / "new.desk", "--json")

    assert again["change"] is None
    heading, *held = load_workbook(tmp_path / "new.xlsx")["Members"].values
    assert [row[heading.index("Notes")] for row in held] == list(notes)


def test_a_member_with_a_shared_mailbox_is_named_by_uid(tmp_path, capsys):
    shared = (PEOPLE[0], ("A-1", "Ada Byron", "hello@kestrel.example", "Kestrel", "CTO", "Active"))
    book = write(tmp_path / "b.xlsx", P=shared)
    run(capsys, "import", book, "--desk", tmp_path / "a.desk", *CREATE)
    run(capsys, "export", tmp_path / "out.xlsx", "--desk", tmp_path / "a.desk", "--json")

    words = ("import", tmp_path / "out.xlsx", "--json", "--desk")
    same = run(capsys, *words, tmp_path / "a.desk")
    fresh = run(capsys, *words, tmp_path / "new.desk")

    assert (same[0], same[1]["change"], fresh[0]) == (0, None, 0)
    assert counts(fresh[1])["Employment"] == (1, 0, 0)


ACCOUNTS = (("Company", "Industry", "Health", "Health on"), ("Kestrel", "Food", "red", DAY))


def edited(out: Path, heading: str, name: str, old: str, new: str) -> None:
    """Change the only cell under a heading of one of our sheets that holds a value."""
    book = load_workbook(out)
    rows = book[name].iter_rows(min_row=2)
    column = [cell.value for cell in book[name][1]].index(heading)
    (cell,) = (row[column] for row in rows if row[column].value == old)
    cell.value = new
    book.save(out)


def changes_of(said: Any, name: str) -> Any:
    sheet = next(sheet for sheet in said["sheets"] if sheet["sheet"] == name)
    return sheet["new"], sheet["update"], sheet["same"]


def test_settings_and_readings_edited_in_our_own_workbook_change_in_the_desk(tmp_path, capsys):
    desk, out = tmp_path / "a.desk", tmp_path / "out.xlsx"
    book = write(tmp_path / "b.xlsx", P=PEOPLE, Accounts=ACCOUNTS)
    run(capsys, "import", book, "--desk", desk, *CREATE)
    run(capsys, "export", out, "--desk", desk, "--json")
    edited(out, "Value", "Settings", "a", "Customer voices")
    edited(out, "Health", "Health readings", "red", "green")

    said = run(capsys, "import", out, "--desk", desk, "--json")[1]
    again = run(capsys, "import", out, "--desk", desk, "--json")[1]

    assert changes_of(said, "Settings") == changes_of(said, "Health readings") == (0, 1, 0)
    assert again["change"] is None


def test_a_desk_with_nobody_in_it_takes_the_name_of_the_program(tmp_path, capsys):
    desk, out, new = tmp_path / "a.desk", tmp_path / "out.xlsx", tmp_path / "new.desk"
    run(capsys, "import", write(tmp_path / "b.xlsx", P=PEOPLE), "--desk", desk, *CREATE)
    run(capsys, "export", out, "--desk", desk, "--json")

    said = run(capsys, "import", out, "--desk", new, "--json")[1]
    run(capsys, "export", tmp_path / "new.xlsx", "--desk", new, "--json")

    assert changes_of(said, "Settings") == (0, 1, 0)
    names = [tuple(load_workbook(one)["Settings"].values) for one in (out, tmp_path / "new.xlsx")]
    assert names == [(("Name", "Value"), ("Program name", "a"))] * 2


def test_our_own_csv_files_one_by_one_make_no_job_or_step_twice(tmp_path, capsys):
    desk, new = tmp_path / "a.desk", tmp_path / "new.desk"
    later = DAY + dt.timedelta(days=90)
    jobs = (
        ("Member", "Company", "Job title", "From", "To"),
        ("ada@kestrel.example", "Kestrel", "Analyst", None, DAY),
        ("ada@kestrel.example", "Kestrel", "CTO", DAY, None),
    )
    steps = (
        ("Member", "Status", "From", "To"),
        ("ada@kestrel.example", "invited", None, DAY),
        ("ada@kestrel.example", "enrolled", DAY, later),
        ("ada@kestrel.example", "alumni", later, None),
    )
    book = write(tmp_path / "b.xlsx", P=PEOPLE[:2], Employment=jobs, Standings=steps)
    run(capsys, "import", book, "--desk", desk, *CREATE)
    run(capsys, "export", tmp_path / "out", "--desk", desk, "--json")

    for name in ("Members", "Employment", "Standings", "Employment", "Standings"):
        said = run(capsys, "import", tmp_path / "out" / f"{name}.csv", "--desk", new, "--json")[1]
    run(capsys, "export", tmp_path / "new", "--desk", new, "--json")

    def told(folder: str, name: str) -> list[str]:
        text = (tmp_path / folder / f"{name}.csv").read_text("utf-8-sig")
        return sorted(line.split(",", 1)[1] for line in text.splitlines())  # without the UID

    assert said["change"] is None
    assert told("new", "Employment") == told("out", "Employment")
    assert told("new", "Standings") == told("out", "Standings")
