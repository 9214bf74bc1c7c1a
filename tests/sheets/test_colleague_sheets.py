"""Sheets that travel: what a colleague gets, and what becomes of what she sends back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.program.accounts import add_accounts, edit_accounts
from advocate_desk.program.listing import Chosen
from advocate_desk.sheets.colleague_sheets import (
    portfolios,
    unattended,
    write_colleague_sheets,
)
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.several_files import as_one
from advocate_desk.store.models import Account
from tests.making import A_DAY, add_member, dump
from tests.sheets.importing import counts, lines, people, problems, section_of

ACCOUNTS = (
    {"company": "Kestrel Bank", "csm": "Grace Hopper", "health": "amber", "open_issue": True},
    {
        "company": "Orchard Foods",
        "csm": "Grace Hopper",
        "account_executive": "Alan Turing",
        "reference_policy": "yes",
    },
    {"company": "Gone Ltd", "csm": "Grace Hopper", "churned_on": A_DAY},
    {"company": "Nobody's Ltd"},
)


@pytest.fixture(autouse=True)
def accounts(desk):
    """Give the ids of accounts that two colleagues look after."""
    with desk.write("Add accounts") as write:
        return add_accounts(write.session, ACCOUNTS)


@pytest.fixture
def sent(desk, tmp_path):
    """Write the sheets of both colleagues; give the files by name."""
    with desk.read() as session:
        whom = [one.colleague for one in portfolios(session)]
        files = write_colleague_sheets(session, whom, tmp_path)
    return {file.stem: file for file in files}


@pytest.fixture
def plan(desk, read):
    """Plan files dropped together; `settled` is what she chose."""

    def planned(*files: Path, **settled):
        with desk.read() as session:
            setup = propose(session, as_one([read(file) for file in files]))
            setup.settled.update(settled.get("settled", {}))
            return plan_import(session, setup)

    return planned


def answer(file: Path, sheet: str, row: int, **cells: str) -> None:
    """Fill in cells as the colleague does, by heading."""
    book = load_workbook(file)
    page = book[sheet]
    places = {cell.value: cell.column for cell in page[1]}
    for heading, value in cells.items():
        page.cell(row, places[heading.replace("_", " ")]).value = value
    book.save(file)


def commit(desk, plan):
    with desk.write("Import") as write:
        commit_plan(write.session, plan)


def held(desk):
    with desk.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT a.company, f.health, a.open_issue, a.reference_policy FROM account a"
            " JOIN account_figures f ON f.account_id = a.id ORDER BY a.id LIMIT 2"
        )
        return [tuple(row) for row in rows]


def test_each_colleague_gets_her_accounts_that_are_still_customers(desk):
    with desk.read() as session:
        found = [(one.name, one.accounts) for one in portfolios(session)]
        nobody = unattended(session)

    assert found == [("Alan Turing", 1), ("Grace Hopper", 2)]
    assert nobody == 1


def test_the_workbook_says_for_whom_it_is_and_what_to_do(sent):
    book = load_workbook(sent["Grace Hopper"])

    assert book["How to"]["A1"].value.startswith("For Grace Hopper, from Advocates")
    assert [cell.value for cell in book["Accounts"][2]][1:] == [
        *("Kestrel Bank", "amber", "yes", None)
    ]
    assert book["Accounts"].column_dimensions["A"].hidden
    assert len(book["Accounts"].data_validations.dataValidation) == 3
    assert book.active.title == "How to"


def test_what_comes_back_untouched_changes_nothing(desk, sent, plan):
    before = dump(desk)

    found = plan(*sent.values())
    commit(desk, found)

    assert counts(found, "Accounts (Grace Hopper.xlsx)") == {"same": 2}
    assert not found.disputes
    assert dump(desk) == before


def test_what_a_colleague_changed_goes_in(desk, sent, plan):
    answer(sent["Grace Hopper"], "Accounts", 2, Health="Red", May_we_ask="no")

    found = plan(sent["Grace Hopper"])
    commit(desk, found)

    assert counts(found, "Accounts") == {"update": 1, "same": 1}
    assert held(desk)[0] == ("Kestrel Bank", "red", 1, "no")


def test_a_cell_left_blank_says_nothing(sent, plan):
    answer(sent["Grace Hopper"], "Accounts", 2, Health=None, Open_issue=None)

    assert counts(plan(sent["Grace Hopper"]), "Accounts") == {"same": 2}


def test_a_column_of_her_own_does_not_stop_her_answers(desk, sent, plan):
    answer(sent["Grace Hopper"], "Accounts", 2, Health="red")
    book = load_workbook(sent["Grace Hopper"])
    for place, heading in enumerate(("My remarks", "And more"), 6):
        book["Accounts"].cell(1, place).value = heading
    book.save(sent["Grace Hopper"])

    commit(desk, plan(sent["Grace Hopper"]))

    assert held(desk)[0][1] == "red"


def test_answers_hold_on_a_sheet_that_a_colleague_renamed_and_moved_columns_on(desk, sent, plan):
    file = sent["Grace Hopper"]
    answer(file, "Accounts", 2, Health="red")
    answer(file, "Nominations", 2, Full_name="Ada Lovelace", Company="Kestrel Bank")
    book = load_workbook(file)
    book["Accounts"].insert_cols(1)
    book["Accounts"]["A1"] = "#"
    book["Accounts"]["H1"] = "My remarks"
    book["Accounts"].title = "Mine"
    book["Nominations"].title = "People I like"
    book.save(file)

    commit(desk, plan(file))

    assert held(desk)[0][1] == "red"
    assert lines(desk, "standing", "status") == [("nominated",)]


def test_two_answers_wait_for_her_and_neither_goes_in(desk, sent, plan):
    answer(sent["Grace Hopper"], "Accounts", 3, May_we_ask="no")
    answer(sent["Alan Turing"], "Accounts", 2, May_we_ask="logo only")

    found = plan(*sent.values())

    assert problems(found, "Accounts (Grace Hopper.xlsx)") == [
        (
            *(3, "May we ask", "cell"),
            "is not the only answer: Alan Turing says logo only, the desk has yes",
        )
    ]
    (dispute,) = found.disputes
    assert (dispute.name, dispute.heading, dispute.ours) == ("Orchard Foods", "May we ask", "yes")
    assert {one.who: one.value for one in dispute.answers} == {
        "Alan Turing": "logo only",
        "Grace Hopper": "no",
    }
    commit(desk, found)
    assert held(desk)[1][3] == "yes"


@pytest.mark.parametrize(
    ("sheet", "policy"),
    [
        ("Accounts (Grace Hopper.xlsx)", "no"),
        ("Accounts (Alan Turing.xlsx)", "logo only"),
        ("", "yes"),
    ],
)
def test_the_answer_she_chooses_holds(desk, sent, plan, sheet, policy):
    answer(sent["Grace Hopper"], "Accounts", 3, May_we_ask="no")
    answer(sent["Alan Turing"], "Accounts", 2, May_we_ask="logo only")
    (dispute,) = plan(*sent.values()).disputes

    found = plan(*sent.values(), settled={dispute.of: sheet})
    commit(desk, found)

    assert found.problem_count() == 0
    assert held(desk)[1][3] == policy


def test_two_who_say_the_same_agree(desk, sent, plan):
    answer(sent["Grace Hopper"], "Accounts", 3, May_we_ask="no")
    answer(sent["Alan Turing"], "Accounts", 2, May_we_ask="No")

    found = plan(*sent.values())
    commit(desk, found)

    assert not found.disputes
    assert held(desk)[1][3] == "no"


def test_what_the_desk_changed_meanwhile_is_asked_not_overwritten(desk, accounts, sent, plan):
    with desk.write("Edit") as write:
        edit_accounts(write.session, Chosen(ids=(accounts[0],)), {"health": "green"})
    answer(sent["Grace Hopper"], "Accounts", 2, Health="red")

    found = plan(sent["Grace Hopper"])

    assert [one.ours for one in found.disputes] == ["green"]
    assert counts(found, "Accounts") == {"same": 2}


def test_what_she_left_alone_does_not_take_back_what_the_desk_changed(desk, accounts, sent, plan):
    with desk.write("Edit") as write:
        changes = {"company": "Kestrel Group", "open_issue": False}
        edit_accounts(write.session, Chosen(ids=(accounts[0],)), changes)

    found = plan(sent["Grace Hopper"])

    assert counts(found, "Accounts") == {"same": 2}
    assert section_of(found, "Accounts").value(section_of(found, "Accounts").rows[0], "company")


def test_an_account_that_was_deleted_is_not_made_again(desk, accounts, sent, plan):
    with desk.write("Delete") as write:
        write.session.delete(write.session.get_one(Account, accounts[0]))

    found = plan(sent["Grace Hopper"])

    assert counts(found, "Accounts") == {"invalid": 1, "same": 1}


def test_nominations_become_nominated_members(desk, sent, plan):
    why = "Loves it"
    words = {"Full_name": "Ada Lovelace", "Company": "Kestrel Bank", "Why_this_person": why}
    answer(sent["Grace Hopper"], "Nominations", 2, Email="ada@kestrel.example", **words)

    commit(desk, plan(sent["Grace Hopper"]))

    (ada,) = people(desk, "f.status")
    assert ada["status"] == "nominated"
    today = clock.today().isoformat()
    assert lines(desk, "standing", "reason", "from_day", "by_id") == [(why, today, 1)]
    assert lines(desk, "colleague", "name") == [("Alan Turing",), ("Grace Hopper",)]


def test_a_member_who_is_nominated_again_stays_what_she_is(desk, sent, plan):
    add_member(desk, email="ada@kestrel.example", status="enrolled")
    answer(sent["Grace Hopper"], "Nominations", 2, Email="ada@kestrel.example", Full_name="Ada L.")

    commit(desk, plan(sent["Grace Hopper"]))

    assert lines(desk, "standing", "status") == [("enrolled",)]


def test_a_name_one_colleague_mends_holds_on_every_sheet(desk, sent, plan):
    answer(sent["Alan Turing"], "Accounts", 2, Company="Orchard Foods plc")

    commit(desk, plan(*sent.values()))

    assert held(desk)[1][0] == "Orchard Foods plc"


def test_the_same_returned_sheets_again_change_nothing(desk, sent, plan):
    answer(sent["Grace Hopper"], "Accounts", 2, Health="red")
    answer(sent["Grace Hopper"], "Nominations", 2, Full_name="Ada", Email="ada@kestrel.example")
    commit(desk, plan(*sent.values()))
    before = dump(desk)

    commit(desk, plan(*sent.values()))

    assert dump(desk) == before


def test_a_returned_sheet_is_never_overwritten(desk, sent, tmp_path):
    with desk.read() as session:
        (first, *_rest) = [one.colleague for one in portfolios(session)]
        (again,) = write_colleague_sheets(session, [first], tmp_path)

    assert again.parent not in {file.parent for file in sent.values()}


def test_names_that_no_file_can_have_are_written_otherwise(desk, tmp_path):
    with desk.write("Add") as write:
        add_accounts(write.session, [{"company": "A", "csm": 'Ada "AC/DC" <x>'}])

    with desk.read() as session:
        one = portfolios(session)[0]
        (file,) = write_colleague_sheets(session, [one.colleague], tmp_path)

    assert file.name == "Ada AC DC x.xlsx"


def test_a_place_that_is_not_there_is_told(desk, tmp_path):
    with desk.read() as session, pytest.raises(DeskError, match="There is no folder"):
        write_colleague_sheets(session, [portfolios(session)[0].colleague], tmp_path / "not there")
