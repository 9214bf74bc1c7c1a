"""Where an export goes: a workbook, CSV files, another process; whole or not at all."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from advocate_desk.base.errors import DeskError, ReadOnlyPlace
from advocate_desk.base.progress import Cancelled
from advocate_desk.sheets.export_apart import export_apart
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.sheets.write_csv import FOR_SYSTEMS
from advocate_desk.store.models import Account, Member
from tests.sheets.exported import SHEETS, put, rows_of, sum_of


def test_cancel_leaves_what_stood_there_before(desk, tmp_path):
    out = tmp_path / "out.xlsx"
    out.write_text("before")

    for export in (export_program, export_apart):
        with pytest.raises(Cancelled):
            export(desk.path, out, CancelsAt(1))

    assert out.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_process_of_its_own_writes_the_same(desk, read, tmp_path):
    put(desk, Member(full_name="Ada"))
    here = export_program(desk.path, tmp_path / "here.xlsx")

    apart = export_apart(desk.path, tmp_path / "apart.xlsx")

    assert apart == here
    books = [read(tmp_path / name) for name in ("here.xlsx", "apart.xlsx")]
    assert sum_of(books[0], "Members") == sum_of(books[1], "Members")


def test_a_refusal_in_the_other_process_is_told_here(desk, tmp_path):
    with pytest.raises(ReadOnlyPlace, match="no folder"):
        export_apart(desk.path, tmp_path / "nowhere" / "out.xlsx")


@pytest.mark.parametrize("name", ["out.xls", "out.pdf", "out.txt"])
def test_other_kinds_of_files_are_refused(desk, tmp_path, name):
    with pytest.raises(DeskError, match="neither a workbook nor a CSV"):
        export_program(desk.path, tmp_path / name)


def test_a_folder_gets_a_csv_file_per_sheet(desk, read, tmp_path):
    put(desk, Member(full_name="=1+1", phone="+49 170", notes="-"))

    counts = export_program(desk.path, tmp_path / "out")

    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(
        f"{sheet}.csv" for sheet in SHEETS
    )
    (row,) = rows_of(read(tmp_path / "out" / "Members.csv"), "Members")
    assert (row["Full name"], row["Phone"], row["Notes"]) == ("'=1+1", "+49 170", "-")
    assert counts["Members"] == 1


def test_a_single_csv_file_holds_the_sheet_asked_for(desk, tmp_path):
    put(desk, Account(company="=Acme"))

    people = export_program(desk.path, tmp_path / "people.csv")
    companies = export_program(
        desk.path, tmp_path / "a.csv", sheets=["accounts"], style=FOR_SYSTEMS
    )

    assert (people, companies) == ({"Members": 0}, {"Accounts": 1})
    written = (tmp_path / "a.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfUID,Company,")
    assert b",=Acme," in written


def test_a_sheet_that_is_not_known_is_refused(desk, tmp_path):
    with pytest.raises(DeskError, match="no sheet Wishes"):
        export_program(desk.path, tmp_path / "a.csv", sheets=["Wishes"])


def test_a_desk_with_old_names_in_it_is_exported_while_it_is_open(desk, tmp_path):
    put(desk, Member(full_name="Ada"))
    with desk.write("Rename") as write:
        write.session.execute(update(Member).values(full_name="Grace"))

        assert export_program(desk.path, tmp_path / "out.xlsx")["Members"] == 1


class CancelsAt:
    """She presses Cancel at the n-th step."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def step(self, done: int, total: int, note: str = "") -> None:
        del done, total, note
        self._left -= 1
        if self._left < 0:
            raise Cancelled
