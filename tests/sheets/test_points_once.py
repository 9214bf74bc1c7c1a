"""Points are booked once, whatever a file brings: its own ledger, or rows that say what they are.

See “Points once” of the program workbook.
"""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from advocate_desk.program.desks import open_desk
from advocate_desk.program.points import balances_of
from advocate_desk.program.settings import change_setting
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.mapping import map_column, propose
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.store.models import ActivityType
from tests.making import add_member
from tests.sheets.importing import book_of, bring_in, counts, lines, plan_of, problems, setup_of

A_DAY = dt.date(2026, 3, 2)
pytestmark = pytest.mark.usefixtures("ada")
ADA = "ada@kestrel.example"
ACTS = (
    ("Member", "Type", "Status", "Completed on", "Points"),
    (ADA, "Speaking", "completed", A_DAY, 70),
    (ADA, "Writing", "completed", A_DAY, None),
    (ADA, "Writing", "declined", None, 70),
)
GIVEN = (
    ("Member", "Kind", "Status", "Given on", "Points spent"),
    (ADA, "gift", "sent", A_DAY, 30),
    (ADA, "swag", "idea", None, 10),
)
LEDGER = ("Member", "On", "Amount", "Kind", "Reason")


@pytest.fixture
def ada(desk):
    with desk.write("Types") as write:
        write.session.add(a_type("Speaking", 100))
        write.session.add(a_type("Writing", 20))
    return add_member(desk, full_name="Ada Byron", email=ADA)


def a_type(name, points):
    more = {"category": "event", "stance": "both", "moment": "both", "effort": 3}
    return ActivityType(name=name, points=points, **more)


def turn_points_on(desk):
    with desk.write("Points") as write:
        change_setting(write.session, "points", "yes")


def ledger(desk):
    return [row[1:] for row in lines(desk, "points_entry", "id", "amount", "kind", "on_day")]


def balance(desk, member):
    with desk.read() as session:
        return balances_of(session, (member,))[member]


def test_while_points_are_off_no_line_is_made_and_the_cells_are_kept(desk):
    bring_in(desk, book_of(Activities=ACTS, Grants=GIVEN))

    assert ledger(desk) == []
    assert [row[1] for row in lines(desk, "activity", "id", "points")] == [70, None, 70]
    assert [row[1] for row in lines(desk, '"grant"', "id", "points_spent")] == [30, 10]


def test_acts_credit_their_points_or_those_of_their_types_and_grants_debit(desk):
    turn_points_on(desk)

    bring_in(desk, book_of(Activities=ACTS, Grants=GIVEN))

    assert ledger(desk) == [
        (70, "earned", "2026-03-02"),
        (20, "earned", "2026-03-02"),
        (-30, "spent", "2026-03-02"),
    ]


def test_the_same_file_again_books_nothing(desk, ada):
    turn_points_on(desk)
    bring_in(desk, book_of(Activities=ACTS, Grants=GIVEN))

    bring_in(desk, book_of(Activities=ACTS, Grants=GIVEN))

    assert balance(desk, ada) == 60


def test_a_workbook_with_its_ledger_books_nothing_for_what_it_covers(desk):
    turn_points_on(desk)
    uid = "00000000-0000-7000-8000-000000000001"
    acts = (("UID", *ACTS[0]), (uid, *ACTS[1]), (uid[:-1] + "2", *ACTS[2]))
    line = (ADA, A_DAY, 55, "earned", "Speaking", uid)

    bring_in(desk, book_of(Activities=acts, Points=[(*LEDGER, "For activity"), line]))

    assert ledger(desk) == [(55, "earned", "2026-03-02")]
    assert lines(desk, "points_entry", "activity_id") == [
        (lines(desk, "activity", "id", "uid")[0][0],)
    ]


def test_a_ledger_without_a_line_covers_what_was_done_while_points_were_off(
    desk, tmp_path, new_desk, read
):
    bring_in(desk, book_of(Activities=ACTS))
    turn_points_on(desk)
    export_program(desk.path, tmp_path / "out.xlsx")

    other = bring_into_another(new_desk, tmp_path, read(tmp_path / "out.xlsx"))

    assert ledger(other) == []
    other.close()


def bring_into_another(new_desk, tmp_path, book):
    shutil.copyfile(new_desk, tmp_path / "other.desk")
    other = open_desk(tmp_path / "other.desk")
    bring_in(other, book)
    return other


@pytest.mark.parametrize("brought", [0, 70])
def test_an_act_that_a_file_completes_is_credited_once(desk, brought):
    turn_points_on(desk)
    uid = "00000000-0000-7000-8000-000000000001"
    asked = (("UID", *ACTS[0]), (uid, ADA, "Speaking", "asked", None, 70))
    bring_in(desk, book_of(Activities=asked))
    done = (asked[0], (uid, ADA, "Speaking", "completed", A_DAY, 70))
    line = (uid[:-1] + "9", ADA, A_DAY, 70, "earned", "Speaking", uid)
    points = (("UID", *LEDGER, "For activity"), *([line] if brought else []))

    plan = bring_in(desk, book_of(Activities=done, Points=points))

    assert counts(plan, "Activities") == {"update": 1}
    assert ledger(desk) == [(70, "earned", "2026-03-02")]


def test_a_row_she_adds_below_an_export_is_credited_although_it_has_a_ledger(desk):
    turn_points_on(desk)
    acts = (("UID", *ACTS[0]), (None, *ACTS[1]))
    uid = "00000000-0000-7000-8000-000000000003"
    points = (("UID", *LEDGER), (uid, ADA, A_DAY, 5, "earned", "More"))

    bring_in(desk, book_of(Activities=acts, Points=points))

    assert sorted(ledger(desk)) == [(5, "earned", "2026-03-02"), (70, "earned", "2026-03-02")]


def test_a_ledger_from_elsewhere_covers_all_that_its_file_tells_of(desk):
    turn_points_on(desk)
    points = [("Recipient email", "Date", "Points", "Reason"), (ADA, A_DAY, 90, "Two acts")]

    bring_in(desk, book_of(Activities=ACTS, Grants=GIVEN, Ledger=points))

    assert ledger(desk) == [(90, "earned", "2026-03-02")]


def test_lines_of_a_ledger_come_in_once_and_are_never_changed(desk):
    rows = [LEDGER, (ADA, A_DAY, 10, "earned", "Answer"), (ADA, A_DAY, 10, "earned", "Answer")]
    bring_in(desk, book_of(Points=rows))

    again = bring_in(desk, book_of(Points=rows), existing=Existing.UPDATE)

    assert counts(again, "Points") == {"same": 2}
    assert ledger(desk) == [(10, "earned", "2026-03-02")] * 2


def test_what_other_files_spend_is_below_nought_and_kinds_go_by_the_sign(desk):
    rows = [
        ("Recipient email", "Transaction date", "Points", "Type", "Description"),
        (ADA, A_DAY, 100, "Opening balance", None),
        (ADA, A_DAY, 40, "Redeemed", "Mug"),
        (ADA, A_DAY, -5, None, "Typed wrong"),
        (ADA, A_DAY, 15, None, "Answer"),
    ]

    plan = bring_in(desk, book_of(Points=rows))

    assert problems(plan, "Points") == []
    assert [row[:2] for row in ledger(desk)] == [
        (100, "opening"),
        (-40, "spent"),
        (-5, "spent"),
        (15, "earned"),
    ]


def test_a_line_that_cannot_be_says_why(desk):
    rows = [
        (*LEDGER, "For grant"),
        (ADA, A_DAY, 0, "earned", None, None),
        (ADA, None, 5, "earned", None, None),
        (ADA, A_DAY, None, "earned", None, None),
        (ADA, A_DAY, -5, "earned", None, None),
        (ADA, A_DAY, 5, "earned", None, "00000000-0000-7000-8000-000000000000"),
        ("nobody@kestrel.example", A_DAY, 5, "earned", None, None),
    ]

    plan = plan_of(desk, book_of(Points=rows))

    assert problems(plan, "Points") == [
        (2, "Amount", "row", "is no number of points of this kind"),
        (3, "On", "row", "has no day"),
        (4, "Amount", "row", "has no amount"),
        (5, "Amount", "row", "is no number of points of this kind"),
        (6, "For grant", "cell", "names a reward given that is not there"),
        (7, "Member", "row", "is nobody known"),
    ]
    assert counts(plan, "Points") == {"new": 1, "invalid": 4, "skipped": 1}


MEMBERS = (("Full name", "Email", "Points"), ("Cleo Day", "cleo@kestrel.example", "1,250 pts"))


def test_points_on_a_list_of_members_are_offered_and_taken_as_one_opening_line(desk):
    setup = setup_of(desk, book_of(Members=MEMBERS))
    column = setup.sheets[0].columns[2]
    assert (column.field, column.proposed) == (None, "opening_points")

    for _ in range(2):
        with desk.write("Import") as write:
            setup = propose(write.session, book_of(Members=MEMBERS))
            map_column(setup.sheets[0], setup.sheets[0].columns[2], "opening_points")

            commit_plan(write.session, plan_import(write.session, setup))

    assert [row[:2] for row in ledger(desk)] == [(1250, "opening")]
