"""Every figure equals what a plain script makes of the exported workbook."""

from __future__ import annotations

import ast
import datetime as dt
import json
import math
import shutil
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import select

from advocate_desk import cli
from advocate_desk.base.words import amount_words, number_words
from advocate_desk.metrics import METRICS
from advocate_desk.metrics.cohorts import COHORTS
from advocate_desk.metrics.goals import goal_actual
from advocate_desk.metrics.goals_over_time import GOALS_OVER_TIME
from advocate_desk.metrics.home import Lookback, home_page
from advocate_desk.metrics.trend import Grain, Span
from advocate_desk.metrics.waiting import KINDS, waiting_today
from advocate_desk.program.desks import open_desk
from advocate_desk.sample.program import make_sample
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.store.models import Activity, Consent, Goal, Grant, Member, Touch
from tests.plain import of_goals, of_trends
from tests.plain.figures import SHARES, WHOLE, cost, figures, spans_before_home, spans_of_home
from tests.plain.of_cohorts import cohorts
from tests.plain.of_members import members
from tests.plain.of_waiting import LINES, waiting
from tests.plain.program import read
from tests.plain.random_program import CASES, Case, tell

HERE = Path(__file__).parent
TABLES = {
    "members": Member,
    "activities": Activity,
    "consents": Consent,
    "conversations": Touch,
    "grants": Grant,
}


SAMPLE = Case(0, dt.date(2026, 11, 21), {}, {})  # a program made by the verbs alone


@pytest.fixture(scope="module")
def made(new_desk, tmp_path_factory):
    """Make the desk and the exported program of a case, once, in whatever order tests come."""
    found = {}

    def make(case):
        if case.seed not in found:
            folder = tmp_path_factory.mktemp("program")
            desk = open_desk(shutil.copyfile(new_desk, folder / "program.desk"))
            with desk.write("Make a program") as write:
                if case is SAMPLE:
                    make_sample(write.session, case.today)
                else:
                    tell(write.session, case)
            export_program(desk.path, folder / "program.xlsx")
            found[case.seed] = desk, read(folder / "program.xlsx")
        return found[case.seed]

    yield make
    for desk, _program in found.values():
        desk.close()


@pytest.fixture(params=(SAMPLE, *CASES), ids=lambda case: f"program {case.seed}")
def case(request, monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", request.param.today.isoformat())
    return request.param


@pytest.fixture
def desk(case, made):
    return made(case)[0]


@pytest.fixture
def program(case, made):
    return made(case)[1]


@pytest.fixture
def today(case):
    return case.today


@pytest.mark.parametrize("days_ago", [0, 200])
def test_the_metrics_of_a_day_are_those_of_the_script(capsys, case, desk, program, days_ago):
    day = case.today - dt.timedelta(days=days_ago)

    code = cli.main(["metrics", "--desk", str(desk.path), "--as-of", str(day), "--json"])

    told = json.loads(capsys.readouterr().out)
    values = {name: figure["value"] for name, figure in told["metrics"].items()}
    assert code == 0
    assert values == pytest.approx(_all_figures(case, program, day))
    expected = members(program, day)
    assert {one["uid"] for one in told["members"]} == set(expected)
    for one in told["members"]:
        plain = {key: _as_text(value) for key, value in expected[one["uid"]].items()}
        assert {key: one[key] for key in plain} == pytest.approx(plain)


def _all_figures(case, program, day):
    """Give the figures of a year, of the quarter's goals, and of what waits today."""
    found = dict(figures(program, day - dt.timedelta(days=364), day))
    quarter = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    for goal in of_goals.goals(program, day):
        if goal.quarter == quarter:
            found[f"goal_{goal.what.replace(' ', '_')}"] = goal.actual
    if day == case.today:
        since = case.first_import or dt.date.min  # older rows are a project
        lines = waiting(program, day)
        waits = {
            kind: sum(begun >= since for begun in lines.get(kind, {}).values()) for kind in LINES
        }
        found |= {f"waiting_{kind}": count for kind, count in waits.items()}
        found["waiting_for_you"] = sum(waits.values())
    return found


def spans(today):
    """Give months that go on beyond today, and quarters cut at both ends."""
    beyond, cut = today + dt.timedelta(days=70), today - dt.timedelta(days=20)
    return (
        Span(of_trends.later(today.replace(day=1), -11), beyond),
        Span(today - dt.timedelta(days=900), cut, Grain.QUARTER),
    )


@pytest.mark.parametrize("key", of_trends.TRENDS)
def test_a_trend_is_that_of_the_script(desk, program, today, key):
    metric = next(one for one in METRICS if one.key == key)
    for span in spans(today):
        with desk.read() as session:
            trend = metric.trend(session, span)

        found = {
            (bucket, series.keys[0]): value
            for series in (*trend.series, *trend.aside)
            for bucket, value in zip(trend.buckets, series.values, strict=True)
            if value
        }
        numbers = _by_bucket(program, key, span, today)
        plain = {
            (bucket, word): value
            for bucket, of_bucket in numbers.items()
            for word, value in of_bucket.items()
            if value and word not in ("anything", "judged")
        }
        assert tuple(trend.buckets) == tuple(numbers)
        assert found == plain
        if key in WHOLE:
            whole = [sum(one.get(word, 0) for word in WHOLE[key]) for one in numbers.values()]
            assert [trend.known(at) for at in range(len(whole))] == whole
            assert trend.least == next(least for of, _, least in SHARES.values() if of == key)


def _by_bucket(program, key, span, today):
    return {
        bucket: of_trends.TRENDS[key](program, first, min(last, today))
        for bucket, first, last in of_trends.buckets(span.first, span.last, span.grain.months)
    }


def test_cohorts_are_those_of_the_script(desk, program, today):
    with desk.read() as session:
        trend = COHORTS.trend(session, Span(today, today))

    plain = cohorts(program, today)
    oldest = min(half for half, _months in plain)
    assert trend.buckets[0] in (oldest, of_trends.later(trend.buckets[-1], -60))
    for at, bucket in enumerate(trend.buckets):
        for series in trend.series:
            cell = plain.get((bucket, int(series.keys[0])))
            share = None
            if cell is not None and cell.acted is not None and cell.members >= 5:
                share = cell.acted / cell.members
            found = trend.share(series, at)
            assert (found if found is None else float(found)) == share, (bucket, series.keys)
            assert trend.known(at, series) == (cell.members if cell else 0)


def test_goals_are_those_of_the_script(desk, program, today):
    plain = {(goal.what, goal.quarter): goal for goal in of_goals.goals(program, today)}
    with desk.read() as session:
        trend = GOALS_OVER_TIME.trend(session, Span(today - dt.timedelta(days=900), today))
        found = {
            (goal.what, goal.period): goal_actual(session, goal, today)
            for goal in session.scalars(select(Goal))
        }

    for (what, quarter), goal in plain.items():
        actual = found[what, f"{quarter.year}-Q{quarter.month // 3 + 1}"]
        assert actual.on_pace == pytest.approx(float(goal.on_pace))
        assert actual.is_on_pace == (goal.actual >= goal.on_pace)
        assert (actual.figure.value, actual.target) == (goal.actual, goal.target)
    for series in trend.series:
        for at, bucket in enumerate(trend.buckets):
            goal = plain.get((series.keys[0], bucket))
            assert series.values[at] == (goal.actual if goal else 0)
            assert trend.known(at, series) == (goal.target if goal else 0)


@pytest.mark.parametrize("lookback", Lookback)
def test_home_is_that_of_the_script(desk, program, today, lookback):
    with desk.read() as session:
        page = home_page(session, lookback)

    span, before = spans_of_home(today)[lookback.value], spans_before_home(today)[lookback.value]
    assert (page.span.first, page.span.last) == span
    for card, plain in zip(page.figures, _cards(program, span), strict=True):
        assert card.figure.value == pytest.approx(plain), card.label
    for card, plain in zip(page.figures, _cards(program, before), strict=True):
        goal = _goal_told(program, today, card.label) if lookback is Lookback.QUARTER else ""
        amount = amount_words(plain, program.base)
        was = amount if card.key == "reward_cost" else number_words(plain)
        assert card.compared.startswith(goal or f"{was} "), card.label
    left_out = of_trends.reward_cost(program, *span)["no rate"]
    assert (f"{left_out} reward" in page.figures[-1].compared) == (left_out > 0)
    by_category = {one.keys[0]: sum(one.values) for one in page.by_category}
    assert by_category == of_trends.acts(program, *span)


def _cards(program, span):
    """Give the figures of Home for a time, in their order."""
    active = of_trends.advocates(program, *span)["active"]
    return active, len(program.acts(*span)), cost(program, *span)


def _goal_told(program, today, label):
    what = {"Active advocates": "active advocates", "Acts of advocacy": "acts"}.get(label)
    for goal in of_goals.goals(program, today):
        if (goal.what, goal.quarter) == (what, of_trends.start_of(today, 3)):
            by_now = math.floor(goal.on_pace + Fraction(1, 2))
            pace = "on pace" if goal.actual >= goal.on_pace else f"{by_now} by now"
            return f"goal {goal.target}: {pace}"
    return ""


def test_what_waits_is_that_of_the_script(case, desk, program, today):
    with desk.read() as session:
        found = waiting_today(session)
        uids = {
            name: dict(session.execute(select(t.id, t.uid)).all()) for name, t in TABLES.items()
        }

    plain = waiting(program, today)
    since = case.first_import or dt.date.min
    for part, begins in (
        (found.waiting, lambda day: day >= since),
        (found.project, lambda day: day < since),
    ):
        told = {
            one.kind.key: ({uids[one.kind.listing][i] for i in one.ids}, one.oldest)
            for one in part
        }
        rows = {
            key: {uid: day for uid, day in of_line.items() if begins(day)}
            for key, of_line in plain.items()
        }
        assert told == {
            key: (set(of_line), max((today - min(of_line.values())).days, 0))
            for key, of_line in rows.items()
            if of_line
        }


def test_the_script_knows_every_line_and_every_trend():
    assert set(LINES) == {kind.key for kind in KINDS}
    assert {*of_trends.TRENDS, "cohorts", "goals"} == {metric.key for metric in METRICS}


def test_the_script_uses_none_of_the_product():
    asking = ("test_plain_script", "random_program")
    files = [path for path in HERE.glob("*.py") if path.stem not in asking]
    imported = {
        name
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _imported(node)
    }

    assert len(files) >= 7
    ours = {name for name in imported if f"{name}.".startswith("tests.plain.")}
    assert {name.split(".")[0] for name in imported - ours} <= {
        "openpyxl",
        *sys.stdlib_module_names,
    }
    assert f"tests.plain.{asking[1]}" not in ours
    assert not any("import_module" in path.read_text("utf-8") for path in files)


def _imported(node):
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    return [node.module or "."] if isinstance(node, ast.ImportFrom) else []


def _as_text(value):
    return value.isoformat() if isinstance(value, dt.date) else value
