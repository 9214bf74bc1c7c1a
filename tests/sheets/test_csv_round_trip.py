"""A folder of CSV files for people comes back as the program it was."""

from __future__ import annotations

import shutil

from hypothesis import HealthCheck, Phase, given, settings

from advocate_desk.program.desks import open_desk
from advocate_desk.sheets.exporters import CANONICAL_COLUMNS
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.planned import Verdict
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.sheets.several_files import as_one
from advocate_desk.store.models import Account
from tests.sheets.exported import put
from tests.sheets.random_programs import programs
from tests.sheets.test_round_trip import cells_of, import_into, opened, unexpected


@settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(programs())
def test_a_program_comes_back_whole_from_its_csv_files(new_desk, tmp_path, read_here, fill):
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    with opened(new_desk, tmp_path / "one.desk") as one:
        fill(one)
        export_program(one.path, tmp_path / "out")
        before = cells_of(one)
        book = as_one([read_here(path) for path in sorted((tmp_path / "out").iterdir())])

        assert unexpected(import_into(one, book), Verdict.SAME) == []
    with opened(new_desk, tmp_path / "other.desk") as other:
        import_into(other, book)

        assert without_own_fields(cells_of(other)) == without_own_fields(before)


def without_own_fields(cells):
    """Leave out fields of her own: a CSV file does not say what they are."""
    return {
        sheet: sorted(row[: len(CANONICAL_COLUMNS[sheet])] for row in rows)
        for sheet, rows in cells.items()
    }


def test_an_amount_in_our_own_files_is_read_as_we_write_it(desk, tmp_path, read_here, new_desk):
    put(desk, Account(company="Kestrel", annual_value=1_234, currency="KWD"))
    export_program(desk.path, tmp_path / "companies.csv", sheets=["accounts"])
    empty = open_desk(shutil.copyfile(new_desk, tmp_path / "empty.desk"))
    book = read_here(tmp_path / "companies.csv")

    with empty.read() as session:
        assert propose(session, book).undecided() == []
    import_into(empty, book)

    assert cells_of(empty)["Accounts"] == cells_of(desk)["Accounts"]
    empty.close()
