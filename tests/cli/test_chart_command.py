"""The command `chart`: names without one, a picture with one, a sentence for the rest."""

from __future__ import annotations

import pytest

from advocate_desk.base import clock
from advocate_desk.metrics import METRICS
from tests.cli.test_desk_commands import run
from tests.making import add_member, log_act


@pytest.fixture
def closed(desk):
    """Give the path of a desk with an act that nobody has open."""
    log_act(desk, add_member(desk), completed_on=clock.today())
    desk.close()
    return desk.path


def test_without_a_name_all_charts_are_named(capsys):
    code, names, _err = run(capsys, "chart", "--json")

    assert (code, names) == (0, {metric.key: metric.title for metric in METRICS})


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@pytest.mark.parametrize(("name", "begins"), [("a.png", b"\x89PNG"), ("a.SVG", b"<?xml")])
def test_every_chart_becomes_a_picture(capsys, closed, tmp_path, metric, name, begins):
    out = tmp_path / name

    code, told, _err = run(capsys, "chart", metric.key, out, "--desk", closed, "--json")

    points = {"cohorts": 1, "goals": 5}.get(metric.key, 12)  # half-years, quarters, months
    assert (code, told) == (0, {"file": str(out), "chart": metric.key, "points": points})
    assert out.read_bytes().startswith(begins)


def test_a_time_of_her_own_has_its_points(capsys, closed, tmp_path):
    days = ("--from", "2025-01-01", "--to", "2025-12-31", "--quarters")

    told = run(capsys, "chart", "acts", tmp_path / "a.png", "--desk", closed, "--json", *days)[1]

    assert told["points"] == 4


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nope", "a.png"), "There is no chart nope. There are: acts,"),
        (("acts",), "A chart needs a file that ends in .png or .svg."),
        (("acts", "a.jpg"), "A chart needs a file that ends in .png or .svg."),
        (("acts", "nowhere/a.png"), "There is no folder nowhere."),
    ],
)
def test_what_cannot_be_drawn_is_told_in_a_sentence(capsys, closed, monkeypatch, words, sentence):
    monkeypatch.chdir(closed.parent)

    code, out, err = run(capsys, "chart", *words, "--desk", closed)

    assert (code, out) == (1, "")
    assert err.startswith(sentence)
    assert not (closed.parent / "a.png").exists()
