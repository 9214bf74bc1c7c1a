"""The catalogue, its rules, costs and rates come in; amounts keep the rates they came with."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re

import pytest

from advocate_desk import cli
from advocate_desk.program.rates import add_rates
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.fields import CUSTOM
from advocate_desk.sheets.importers import importer_of
from advocate_desk.sheets.mapping import map_column
from advocate_desk.sheets.setup import Unknown
from tests.making import add_member
from tests.sheets.importing import (
    book_of,
    bring_in,
    counts,
    lines,
    plan_of,
    problems,
    setup_of,
)

A_DAY = dt.date(2026, 3, 2)
ADA = "ada@kestrel.example"
COSTS = ("On", "Kind", "Amount", "Currency", "Note")
RATES = ("Currency", "From", "Rate")


def add_rate(desk, currency, rate, from_day=A_DAY):
    with desk.write("Rate") as write:
        add_rates(write.session, [{"currency": currency, "from_day": from_day, "rate": rate}])


def test_a_catalogue_comes_in_once_and_is_known_by_name(desk):
    headings = ("Reward", "Kind", "Cost", "Points price", "In stock")
    book = book_of(Catalogue=[headings, ("Mug", "merch", "€8.50", 350, 12), ("Zorble",)])

    plan = bring_in(desk, book)

    words = "says of no kind what it is: it is taken for a gift"
    assert problems(plan, "Catalogue") == [(3, "Reward", "nothing", words)]
    found = lines(desk, "reward", "reward", "kind", "cost", "currency", "stocked", "active")
    assert found == [("Mug", "swag", 850, "EUR", 12, 1), ("Zorble", "gift", None, None, None, 1)]
    changed = book_of(Catalogue=[headings, ("MUG", "swag", "€9", 350, 11)])
    again = bring_in(desk, changed, existing=Existing.UPDATE)
    assert counts(again, "Catalogue") == {"update": 1}
    found = lines(desk, "reward", "reward", "cost", "stocked")
    assert found[0] == ("MUG", 900, 11)


def test_no_reward_takes_the_name_of_another(desk):
    rows = [("Reward", "Kind", "Cost"), ("Mug", "swag", 8), ("Pen", "swag", 2)]
    bring_in(desk, book_of(Rewards=rows))
    uid = dict(lines(desk, "reward", "reward", "uid"))["Pen"]
    renamed = [("UID", "Reward", "Kind", "Cost"), (uid, "mug", "swag", 2)]

    plan = bring_in(desk, book_of(Rewards=renamed))

    assert problems(plan, "Rewards") == [(2, "Reward", "cell", "is the name of another reward")]
    assert [row[0] for row in lines(desk, "reward", "reward")] == ["Mug", "Pen"]


def test_a_rule_names_type_and_reward_and_makes_what_is_new_when_she_says_so(desk):
    headings = ("Activity type", "Reward", "Mode")
    rows = [headings, ("Podcast", "Thank-you mug", "surprise"), ("Podcast", "Mug", "by chance")]
    book = book_of(Reward_rules=rows)

    assert counts(plan_of(desk, book), "Reward rules") == {"invalid": 2}
    plan = bring_in(desk, book, unknown_value=Unknown.CREATE)

    assert counts(plan, "Reward rules") == {"new": 2}
    assert plan.new_names["rewards"] == ("Thank-you mug", "Mug")
    assert [row[1] for row in lines(desk, "reward_rule", "id", "mode")] == ["surprise", "courtesy"]
    assert counts(bring_in(desk, book, unknown_value=Unknown.CREATE), "Reward rules") == {
        "same": 2
    }


def test_a_file_may_call_a_reward_otherwise_than_the_desk_does(desk):
    add_member(desk, email=ADA)
    bring_in(desk, book_of(Rewards=[("Reward", "Kind", "Cost"), ("Mug", "swag", 8)]))
    uid = lines(desk, "reward", "uid")[0][0]
    book = book_of(
        Rewards=[("UID", "Reward", "Kind", "Cost"), (uid, "Cup", "swag", 8)],
        Reward_rules=[("Activity type", "Reward", "Mode"), ("Advisory board", "CUP", "surprise")],
        Grants=[("Member", "Reward", "Given on"), (ADA, "cup", A_DAY), (ADA, "MUG", A_DAY)],
    )

    bring_in(desk, book, existing=Existing.FILL, unknown_value=Unknown.CREATE)

    assert lines(desk, "reward", "reward") == [("Mug",)]
    assert lines(desk, '"grant"', "reward_id") == [(1,), (1,)]
    assert lines(desk, "reward_rule", "reward_id") == [(1,)]


def test_two_costs_of_a_day_stay_two_and_come_in_once(desk):
    row = (A_DAY, "tools", 240, "EUR", "Licence")
    book = book_of(Costs=[COSTS, row, row, (A_DAY, "tools", -5, "EUR", None)])

    plan = bring_in(desk, book)

    assert counts(plan, "Costs") == {"new": 2, "invalid": 1}
    assert problems(plan, "Costs") == [
        (4, "Amount", "cell", "is less than 0"),
        (4, "Amount", "row", "has no amount"),
    ]
    assert counts(bring_in(desk, book), "Costs") == {"same": 2, "invalid": 1}


def test_rates_keep_the_decimals_they_were_typed_with(desk):
    book = book_of(
        Rates=[RATES, ("usd", A_DAY, "0.9200"), ("JPY", A_DAY, 0.0061), ("GBP", A_DAY, "none")]
    )

    plan = bring_in(desk, book)

    assert problems(plan, "Rates") == [
        (4, "Rate", "cell", "is not a number"),
        (4, "Rate", "row", "is blank"),
    ]
    assert lines(desk, "rate", "currency", "rate") == [("JPY", "0.0061"), ("USD", "0.9200")]
    assert counts(bring_in(desk, book), "Rates") == {"same": 2, "invalid": 1}


def test_the_base_currency_has_no_rate_of_its_own(desk):
    plan = bring_in(desk, book_of(Rates=[RATES, ("EUR", A_DAY, "1.5")]))

    words = "is the base currency, whose rate is always 1"
    assert problems(plan, "Rates") == [(2, "Currency", "row", words)]


def test_an_amount_takes_the_rate_of_its_day_from_the_same_file(desk):
    rates = [RATES, ("USD", dt.date(2026, 1, 1), "0.9"), ("USD", dt.date(2026, 2, 1), "0.95")]
    costs = [
        COSTS,
        (dt.date(2026, 1, 20), "tools", 10, "USD", "a"),
        (A_DAY, "tools", 10, "USD", "b"),
        (dt.date(2025, 1, 1), "tools", 10, "USD", "before all rates"),
        (A_DAY, "tools", 10, None, "base"),
    ]

    bring_in(desk, book_of(Costs=costs, Rates=rates))

    assert [row[1] for row in lines(desk, "cost", "id", "rate")] == ["0.9", "0.95", None, "1"]


def test_a_rate_beside_an_amount_is_kept_and_a_later_one_changes_nothing(desk):
    headings = ("Company", "Industry", "Annual value", "Currency", "Rate")
    bring_in(desk, book_of(Accounts=[headings, ("Kestrel", "Bank", 100, "USD", "0.5")]))

    add_rate(desk, "USD", "0.9")

    assert lines(desk, "account", "annual_value", "rate") == [(10_000, "0.5")]


def test_activities_take_their_rates_too(desk):
    add_member(desk, email=ADA)
    add_rate(desk, "USD", "0.9")
    headings = ("Member", "Type", "Completed on", "Value", "Currency", "Rate")
    rows = [(ADA, "Speaking", A_DAY, 5, "USD", None), (ADA, "Writing", A_DAY, 5, "USD", "0.7")]

    bring_in(desk, book_of(Activities=[headings, *rows]), unknown_value=Unknown.CREATE)

    assert [row[1] for row in lines(desk, "activity", "id", "rate")] == ["0.9", "0.7"]


@pytest.mark.parametrize("rate", ["0", "-1", "1e30", "abc"])
def test_what_is_no_rate_is_left_out(desk, rate):
    headings = ("On", "Kind", "Amount", "Currency", "Rate", "Vendor")
    book = book_of(Costs=[headings, (A_DAY, "tools", 10, "USD", rate, "Shop")])

    plan = bring_in(desk, book)

    assert [problem[:3] for problem in problems(plan, "Costs")] == [(2, "Rate", "cell")]
    assert lines(desk, "cost", "amount", "rate") == [(1000, None)]


def test_a_column_of_gifts_can_be_kept_as_a_field_of_her_own(desk):
    add_member(desk, full_name="Ada Byron", email=ADA)
    headings = ("Member", "Kind", "Given on", "Order id", "Shirt size")
    book = book_of(Grants=[headings, (ADA, "swag", A_DAY, "17", "M")])
    setup = setup_of(desk, book)
    map_column(setup.sheets[0], setup.sheets[0].columns[4], CUSTOM)

    bring_in(desk, book, sheets=setup.sheets)

    assert lines(desk, "custom_value", "kind", "value") == [("grants", "M")]


KINDS = {
    "rewards": (("Reward", "Cost"), ("Mug", 8)),
    "reward_rules": (("Activity type", "Reward", "Active"), ("Advisory board", "Mug", "yes")),
    "grants": (("Who", "What", "When"), (ADA, "gift", A_DAY)),
    "points": (("Who", "When", "How many"), (ADA, A_DAY, 5)),
    "costs": (("When", "What", "How much"), (A_DAY, "tools", 9)),
    "rates": (("Money", "When", "Worth"), ("USD", A_DAY, "0.9")),
}
MAPPINGS = {
    "grants": {"Who": "member", "What": "kind", "When": "given_on"},
    "points": {"Who": "member", "When": "on", "How many": "amount"},
    "costs": {"When": "on", "What": "kind", "How much": "amount"},
    "rates": {"Money": "currency", "When": "from", "Worth": "rate"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_line_takes_each_kind_by_its_name(tmp_path, capsys, kind):
    rows = KINDS[kind]
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    (tmp_path / "map.json").write_text(json.dumps(MAPPINGS.get(kind, {})), encoding="utf-8")
    words = ["import", tmp_path / "in.csv", "--desk", tmp_path / "d.desk", "--as", kind]
    words += ["--mapping", tmp_path / "map.json", "--unknown-member", "create"]
    words += ["--unknown-value", "create", "--json"]

    code = cli.main([str(word) for word in words])

    told = json.loads(capsys.readouterr().out)["sheets"][0]
    assert (code, told["kind"], told["new"]) == (0, kind, 1)
    cli.main(
        [
            "export",
            str(tmp_path / "out.csv"),
            "--desk",
            str(tmp_path / "d.desk"),
            "--sheet",
            importer_of(kind).sheet,
        ]
    )
    assert re.search(r": 1 row\b", capsys.readouterr().out)
