"""CSV for people comes back exactly; files of others keep every apostrophe they have."""

from __future__ import annotations

import shutil

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from advocate_desk.program.desks import open_desk
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.planned import Verdict
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.sheets.several_files import as_one
from advocate_desk.sheets.write_csv import FOR_SYSTEMS
from advocate_desk.store.models import Account, Colleague, Member, StatedMotivation
from tests.sheets.exported import put

NEAR = st.text(alphabet="'=+-@＝01a(", min_size=1, max_size=6).filter(str.strip)


def import_into(desk, book):
    with desk.write("Import") as write:
        plan = plan_import(write.session, propose(write.session, book))
        commit_plan(write.session, plan)
    return plan


def notes_of(desk):
    with desk.read() as session:
        return list(session.scalars(select(Member.notes).order_by(Member.full_name)))


def people(*notes):
    return [
        Member(full_name=f"Tester {n:03}", person_type="customer", notes=note)
        for n, note in enumerate(notes)
    ]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(NEAR, min_size=1, max_size=5))
def test_csv_for_people_comes_back_exactly(new_desk, tmp_path, read_here, notes):
    one, other = (shutil.copyfile(new_desk, tmp_path / name) for name in ("one.desk", "two.desk"))
    desk, empty = open_desk(one), open_desk(other)
    put(desk, *people(*notes))
    export_program(one, tmp_path / "Members.csv")
    book = read_here(tmp_path / "Members.csv")

    again, _ = import_into(desk, book), import_into(empty, book)

    assert again.counts()[Verdict.SAME] == len(notes)
    assert notes_of(empty) == notes_of(desk) == notes
    desk.close()
    empty.close()


def test_csv_for_other_programs_changes_nothing_where_it_comes_from(desk, tmp_path, read_here):
    put(desk, *people("'=x", "=x", "-x"))
    export_program(desk.path, tmp_path / "Members.csv", style=FOR_SYSTEMS)

    plan = import_into(desk, read_here(tmp_path / "Members.csv"))

    assert plan.counts()[Verdict.SAME] == 3


def test_csv_for_other_programs_keeps_apostrophes_in_an_empty_desk(
    new_desk, desk, tmp_path, read_here
):
    put(desk, *people("'=x", "=x"))
    export_program(desk.path, tmp_path / "Members.csv", style=FOR_SYSTEMS)
    empty = open_desk(shutil.copyfile(new_desk, tmp_path / "empty.desk"))

    import_into(empty, read_here(tmp_path / "Members.csv"))

    assert notes_of(empty) == ["'=x", "=x"]
    empty.close()


def test_an_edited_cell_among_guarded_ones_is_read_as_one_of_them(desk, tmp_path, read_here):
    put(desk, *people("=x", "=y"))
    out = tmp_path / "Members.csv"
    export_program(desk.path, out)
    out.write_text(out.read_text("utf-8-sig").replace("'=x", "'=new").replace("'=y", "- hers"))

    import_into(desk, read_here(out))

    assert notes_of(desk) == ["=new", "- hers"]


def test_a_text_that_came_back_guarded_by_hand_is_still_what_we_hold(desk, tmp_path, read_here):
    put(desk, *people("=x"))
    export_program(desk.path, tmp_path / "Members.csv")
    with desk.write("Edit") as write:
        write.session.execute(update(Member).values(notes="'=x"))

    plan = import_into(desk, read_here(tmp_path / "Members.csv"))

    assert plan.counts()[Verdict.SAME] == 1


def test_files_of_others_keep_their_apostrophes(desk, tmp_path, read_here):
    path = tmp_path / "theirs.csv"
    path.write_text("Full name,Email,Notes\nAda,a@x.example,'=1+1\n")

    import_into(desk, read_here(path))

    assert notes_of(desk) == ["'=1+1"]


def test_a_folder_of_csv_files_comes_back_with_all_that_names_one_another(
    new_desk, desk, tmp_path, read_here
):
    put(desk, Colleague(name="=Grace"), Account(company="@Acme"), *people("=x"))
    put(desk, StatedMotivation(member_id=1, motivation="=own", basis="stated", weight=2))
    export_program(desk.path, tmp_path / "out")
    books = [read_here(path) for path in sorted((tmp_path / "out").iterdir())]
    empty = open_desk(shutil.copyfile(new_desk, tmp_path / "empty.desk"))

    import_into(empty, as_one(books))

    with empty.read() as session:
        for column, held in (
            (Colleague.name, "=Grace"),
            (Account.company, "@Acme"),
            (StatedMotivation.motivation, "=own"),
        ):
            assert list(session.scalars(select(column))) == [held]
    empty.close()
