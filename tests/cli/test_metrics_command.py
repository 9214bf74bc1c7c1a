"""The command `metrics`: the figures of the window, each with its rows."""

from __future__ import annotations

import subprocess
import sys

import pytest

from advocate_desk.base import clock
from advocate_desk.metrics import METRICS
from advocate_desk.metrics.waiting import KINDS
from tests.cli.test_desk_commands import run
from tests.making import add_member, add_reward, give, log_act


@pytest.fixture
def closed(desk):
    """Give the path of a desk with an act that nobody has open."""
    log_act(desk, add_member(desk, full_name="Ada Lovelace"), completed_on=clock.today())
    desk.close()
    return desk.path


def test_every_figure_is_told_with_its_formula_and_why_it_is_empty(capsys, closed):
    code, told, _err = run(capsys, "metrics", "--desk", closed, "--json")

    assert (code, told["as_of"]) == (0, clock.today().isoformat())
    assert set(told["metrics"]) == {
        *(name for metric in METRICS for name in metric.headlines if not metric.needs_points),
        "waiting_for_you",
        *(f"waiting_{kind.key}" for kind in KINDS),
    }
    assert told["metrics"]["acts"]["value"] == 1
    assert told["metrics"]["organic_share"]["value"] is None
    assert told["metrics"]["organic_share"]["why"].startswith("too few: ")
    (ada,) = told["members"]
    assert (ada["name"], ada["acts"], ada["activity_state"]) == ("Ada Lovelace", 1, "recent")
    assert 0 < ada["contribution"] < 100


def test_an_earlier_day_does_not_know_of_later_acts(capsys, closed):
    told = run(capsys, "metrics", "--desk", closed, "--json", "--as-of", "2020-01-31")[1]

    assert told["as_of"] == "2020-01-31"
    assert told["metrics"]["acts"]["value"] == 0
    assert told["members"][0]["activity_state"] == "never asked"


def test_the_rows_behind_a_figure_are_listed(capsys, closed):
    told = run(capsys, "metrics", "--desk", closed, "--json", "--rows", "acts")[1]

    assert told["kind"] == "activities"
    assert [row["member"] for row in told["rows"]] == ["Ada Lovelace"]


def test_amounts_in_the_rows_are_told_as_money(capsys, desk):
    ada = add_member(desk, full_name="Ada Lovelace")
    give(desk, add_reward(desk, cost=2650, currency="EUR"), ada, status="sent")
    desk.close()

    rows = run(capsys, "metrics", "--desk", desk.path, "--rows", "reward_cost")[1]

    assert "Ada Lovelace" in rows
    assert "€26.50" in rows


def test_a_figure_that_is_none_is_answered_with_those_there_are(capsys, closed):
    code, _out, err = run(capsys, "metrics", "--desk", closed, "--rows", "nope")

    assert (code, err.splitlines()[0][:42]) == (1, "There is no figure nope. There are: acts, ")


def test_who_reads_only_the_first_line_is_no_error(closed):
    command = [sys.executable, "-m", "advocate_desk", "metrics", "--desk", str(closed), "--json"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdout.close()

    assert child.stderr.read() == b""
    assert child.wait() == 0
    child.stderr.close()
