"""What a program gives goes out and comes back through the command line, cell by cell."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from advocate_desk import cli
from advocate_desk.program.activity_types import edit_types
from advocate_desk.program.costs import add_costs
from advocate_desk.program.desks import create_desk
from advocate_desk.program.grants import GrantDraft, give_rewards
from advocate_desk.program.listing import Chosen
from advocate_desk.program.rates import add_rates
from advocate_desk.program.reward_rules import add_rules
from advocate_desk.program.rewards import add_rewards
from advocate_desk.program.settings import change_setting
from advocate_desk.store.models import ActivityType
from tests.making import REFERENCE_CALL, add_member, log_act

A_DAY = dt.date(2026, 3, 2)
GIVING = ("Rewards", "Reward rules", "Grants", "Points", "Costs", "Rates")
SHEETS = ("Members", "Activities", "Activity types", *GIVING)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Make a program that gives: a rate, a reward with a rule, a grant for an act, its points."""
    desk = create_desk(tmp_path / "one.desk", name="One", currency="EUR")
    with desk.write("Begin") as write:
        session = write.session
        change_setting(session, "points", "yes")
        add_rates(session, [{"currency": "USD", "from_day": A_DAY, "rate": "0.9200"}])
        edit_types(session, Chosen(ids=(REFERENCE_CALL,)), {"points": 500})
        mug = {"reward": "Mug", "kind": "swag", "cost": 850, "currency": "USD", "in_stock": 9}
        add_rewards(session, [mug | {"points_price": 300}])
        name = session.get_one(ActivityType, REFERENCE_CALL).name
        add_rules(session, [{"activity_type": name, "reward": "Mug", "mode": "surprise"}])
        cost = {"on_day": A_DAY, "kind": "tools", "amount": 999, "currency": "USD"}
        add_costs(session, [cost, {**cost, "currency": "GBP", "note": "no rate is known"}])
    ada = add_member(desk, full_name="Ada Byron", email="ada@kestrel.example")
    acts = log_act(desk, ada)
    with desk.write("Give") as write:
        draft = GrantDraft((ada,), 1, status="sent", activity_ids=acts, given_on=A_DAY)
        give_rewards(write.session, [draft])
    desk.close()
    return tmp_path / "one.desk"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    assert cli.main([str(word) for word in (*words, "--json")]) == 0
    return json.loads(capsys.readouterr().out)


def cells(path: Path) -> dict[str, list[Any]]:
    book = load_workbook(path)
    return {name: sorted(map(repr, book[name].values)) for name in SHEETS}


def texts(folder: Path) -> dict[str, list[str]]:
    return {
        name: sorted((folder / f"{name}.csv").read_text("utf-8-sig").splitlines())
        for name in SHEETS
    }


def changed(said: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {
        one["sheet"]: (one["new"], one["update"])
        for one in said["sheets"]
        if (one["new"], one["update"]) != (0, 0)
    }


def test_a_workbook_makes_the_same_program_and_changes_nothing_a_second_time(
    program, tmp_path, capsys
):
    run(capsys, "export", tmp_path / "one.xlsx", "--desk", program)

    again = run(capsys, "import", tmp_path / "one.xlsx", "--desk", program)
    run(capsys, "import", tmp_path / "one.xlsx", "--desk", tmp_path / "other.desk")
    run(capsys, "export", tmp_path / "other.xlsx", "--desk", tmp_path / "other.desk")

    assert (changed(again), again["change"]) == ({}, None)
    one = cells(tmp_path / "one.xlsx")
    assert one == cells(tmp_path / "other.xlsx")
    assert {name: len(rows) - 1 for name, rows in one.items() if name in GIVING} == {
        "Rewards": 1,
        "Reward rules": 1,
        "Grants": 1,
        "Points": 2,
        "Costs": 2,
        "Rates": 1,
    }
    third = run(capsys, "import", tmp_path / "one.xlsx", "--desk", tmp_path / "other.desk")
    assert (changed(third), third["change"]) == ({}, None)


def test_a_folder_of_csv_makes_the_same_program(program, tmp_path, capsys):
    run(capsys, "export", tmp_path / "one", "--desk", program)

    again = run(capsys, "import", tmp_path / "one", "--desk", program)
    run(capsys, "import", tmp_path / "one", "--desk", tmp_path / "other.desk")
    run(capsys, "export", tmp_path / "other", "--desk", tmp_path / "other.desk")

    assert (changed(again), again["change"]) == ({}, None)
    assert texts(tmp_path / "one") == texts(tmp_path / "other")


def test_the_workbook_tells_how_many_rows_each_sheet_has_and_their_checksum(
    program, tmp_path, capsys
):
    run(capsys, "export", tmp_path / "one.xlsx", "--desk", program)

    told = {
        (what, sheet): value
        for what, sheet, value, *_ in load_workbook(tmp_path / "one.xlsx")["_meta"].values
    }
    assert [told["rows", name] for name in GIVING] == ["1", "1", "1", "2", "2", "1"]
    assert all(len(told["sha256", name]) == 64 for name in GIVING)


def test_a_new_row_below_an_export_takes_its_rate_and_books_its_points(program, tmp_path, capsys):
    run(capsys, "export", tmp_path / "one.xlsx", "--desk", program)
    book = load_workbook(tmp_path / "one.xlsx")
    sheet = book["Grants"]
    headings = [cell.value for cell in sheet[1]]
    row = {
        "Member": "ada@kestrel.example",
        "Reward": "Mug",
        "Kind": "swag",
        "Status": "delivered",
        "Given on": A_DAY,
        "Cost": 8.5,
        "Currency": "USD",
        "Points spent": 100,
    }
    sheet.append([row.get(heading) for heading in headings])
    book.save(tmp_path / "one.xlsx")

    said = run(capsys, "import", tmp_path / "one.xlsx", "--desk", program)
    run(capsys, "export", tmp_path / "two.xlsx", "--desk", program)

    assert changed(said) == {"Grants": (1, 0)}
    two = load_workbook(tmp_path / "two.xlsx")
    rate = headings.index("Rate")
    assert [line[rate] for line in two["Grants"].values][1:] == ["0.9200", "0.9200"]
    amounts = [line[3] for line in two["Points"].values][1:]
    assert sorted(amounts) == [-300, -100, 500]
    stock = [line[9] for line in two["Rewards"].values][1:]
    assert stock == [8]
