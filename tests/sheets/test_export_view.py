"""Exporting what a list shows, and the rows chosen in it."""

from __future__ import annotations

import csv

import openpyxl
import pytest

from advocate_desk.base.errors import DeskError
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.activity_list import ACTIVITIES, ACTIVITY_TYPES
from advocate_desk.program.cost_list import RATES
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.grants import GrantDraft, give_rewards
from advocate_desk.program.listing import Chosen, Condition, Sort, Test, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.own_fields import add_custom_field
from advocate_desk.program.rates import add_rates
from advocate_desk.program.rewards import add_rewards
from advocate_desk.sheets.export_view import View, export_view
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.planned import Verdict
from advocate_desk.sheets.write_csv import FOR_SYSTEMS
from advocate_desk.store.models import Account, CustomValue
from tests.making import A_DAY, add_member, add_members_, log_act

PEOPLE = (
    {"full_name": "Ada", "email": "ada@example.com", "tags": ("beta", "speaker")},
    {"full_name": "Bob", "email": "bob@example.com", "country": "=cmd|x"},
    {"full_name": "Cleo", "email": "cleo@example.com", "open_to_network": True},
)
EVERYBODY = Chosen(wanted=Wanted())
BY_NAME = Sort("name")


def test_columns_stand_in_her_order_with_a_hidden_uid_last(desk, tmp_path):
    add_members_(desk, *PEOPLE)

    count = export(desk, View(MEMBERS, EVERYBODY, BY_NAME, ("tags", "name")), tmp_path / "v.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "v.xlsx")["Members"]
    rows = [[cell.value for cell in row[:2]] for row in sheet.iter_rows()]
    assert rows == [["Tags", "Member"], ["beta; speaker", "Ada"], [None, "Bob"], [None, "Cleo"]]
    assert (sheet["C1"].value, sheet.column_dimensions["C"].hidden) == ("UID", True)
    assert count == 3


def test_only_the_rows_that_the_filter_gives_are_written_but_those_left_out(desk, tmp_path):
    ada, _, cleo = add_members_(desk, *PEOPLE)
    wanted = Wanted(conditions=(Condition("email", Test.CONTAINS, "example.com"),))
    chosen = Chosen(wanted=wanted, without=(ada,))

    export(
        desk, View(MEMBERS, chosen, Sort("name", descending=True), ("name",)), tmp_path / "v.csv"
    )

    assert names_in(tmp_path / "v.csv") == ["Cleo", "Bob"]
    export(desk, View(MEMBERS, Chosen(ids=(cleo, ada)), BY_NAME, ("name",)), tmp_path / "v.csv")
    assert names_in(tmp_path / "v.csv") == ["Ada", "Cleo"]


def test_a_text_that_would_run_is_defused_in_csv_unless_exact_text_is_asked_for(desk, tmp_path):
    add_members_(desk, *PEOPLE)
    view = View(MEMBERS, EVERYBODY, BY_NAME, ("country",))

    export(desk, view, tmp_path / "people.csv")
    export(desk, view, tmp_path / "systems.csv", style=FOR_SYSTEMS)

    assert "'=cmd|x" in names_in(tmp_path / "people.csv")
    assert "=cmd|x" in names_in(tmp_path / "systems.csv")


def test_an_amount_has_its_currency_beside_it(desk, tmp_path):
    with desk.write("Add") as write:
        write.session.add(Account(company="Acme", annual_value=125_050, currency="USD"))

    view = View(ACCOUNTS, EVERYBODY, Sort("company"), ("annual_value", "company"))
    export(desk, view, tmp_path / "v.csv")

    assert lines_of(tmp_path / "v.csv")[0] == ["Annual value", "Currency", "Company", "UID"]
    assert lines_of(tmp_path / "v.csv")[1][:3] == ["1250.5", "USD", "Acme"]


def test_fields_of_her_own_are_written_too(desk, tmp_path):
    ada = add_member(desk)
    with desk.write("Add") as write:
        field = add_custom_field(write.session, "members", "Member", "number")
        write.session.add(CustomValue(kind="members", row_id=ada, field_id=field, value="42"))

    view = View(MEMBERS, EVERYBODY, BY_NAME, ("name", f"custom:{field}"))
    export(desk, view, tmp_path / "v.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "v.xlsx")["Members"]
    assert [cell.value for cell in sheet[1]] == ["Member", "Member (2)", "UID"]
    assert sheet["B2"].value == 42


@pytest.mark.parametrize("listing", [MEMBERS, ACCOUNTS, ACTIVITIES, ACTIVITY_TYPES])
def test_every_list_can_be_written_with_all_its_columns(desk, tmp_path, listing):
    log_act(desk, add_member(desk, company="Acme"), completed_on=A_DAY)
    columns = tuple(field.key for field in listing.fields)

    count = export(
        desk, View(listing, EVERYBODY, listing.default_sort, columns), tmp_path / "v.xlsx"
    )

    (sheet,) = (s for s in openpyxl.load_workbook(tmp_path / "v.xlsx") if s.title[0] != "_")
    assert (sheet.max_row, count) == (count + 1, 72 if listing is ACTIVITY_TYPES else 1)


def test_a_folder_is_refused(desk, tmp_path):
    with pytest.raises(DeskError, match="is a folder"):
        export(desk, View(MEMBERS, EVERYBODY, BY_NAME, ("name",)), tmp_path)


def export(desk, view, out, **how):
    with desk.read() as session:
        return export_view(session, view, out, **how)


def lines_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def names_in(path):
    return [line[0] for line in lines_of(path)[1:]]


def test_a_list_of_gifts_that_was_exported_finds_its_rows_again(desk, read, tmp_path):
    (ada,) = add_members_(desk, PEOPLE[0])
    acts = log_act(desk, ada)
    with desk.write("Give") as write:
        (mug,) = add_rewards(write.session, [{"reward": "Mug", "kind": "swag"}])
        give_rewards(write.session, [GrantDraft((ada,), mug, activity_ids=acts, given_on=A_DAY)])
    columns = ("member", "reward", "status", "given_on", "for_activities")

    export(desk, View(GRANTS, EVERYBODY, Sort("given_on"), columns), tmp_path / "v.xlsx")

    with desk.read() as session:
        plan = plan_import(session, propose(session, read(tmp_path / "v.xlsx")))
    (section,) = plan.sections
    assert section.kind == "grants"
    assert [(row.verdict, row.problems) for row in section.rows] == [(Verdict.SAME, ())]


def test_rates_have_no_uid_and_are_exported_all_the_same(desk, tmp_path):
    with desk.write("Rates") as write:
        rate = {"currency": "USD", "from_day": A_DAY, "rate": "0.92"}
        add_rates(write.session, [rate])

    view = View(RATES, EVERYBODY, Sort("currency"), ("currency", "rate"))

    assert export(desk, view, tmp_path / "v.csv") == 1
    assert "USD,0.92," in (tmp_path / "v.csv").read_text("utf-8-sig")
