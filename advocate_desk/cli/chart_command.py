"""The command `chart`: a trend as a picture, or the names of those there are."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from advocate_desk.base import clock
from advocate_desk.base.errors import BadFile, DeskError
from advocate_desk.cli.answers import day_of, desk_path, say

if TYPE_CHECKING:
    from advocate_desk.metrics.trend import Metric

_ENDINGS = (".png", ".svg")


def add_words(words: argparse.ArgumentParser) -> None:
    """Take which chart, where it goes, and of what time."""
    words.add_argument("name", nargs="?", metavar="NAME", help="which chart; without: all names")
    words.add_argument("out", nargs="?", type=Path, metavar="OUT", help="OUT.png or OUT.svg")
    words.add_argument("--from", dest="first", type=day_of, metavar="DAY", help="the first day")
    words.add_argument("--to", dest="last", type=day_of, metavar="DAY", help="the last; today")
    words.add_argument("--quarters", action="store_true", help="a point per quarter, not month")


def run(asked: argparse.Namespace) -> int:
    """Save one chart, or name them all."""
    from advocate_desk.metrics import METRICS

    if asked.name is None:
        names = {metric.key: metric.title for metric in METRICS}
        say(asked, names, *(f"{name:20} {title}" for name, title in names.items()))
        return 0
    metric = next((metric for metric in METRICS if metric.key == asked.name), None)
    if metric is None:
        known = ", ".join(metric.key for metric in METRICS)
        raise DeskError(f"There is no chart {asked.name}.", f"There are: {known}.")
    if asked.out is None or asked.out.suffix.lower() not in _ENDINGS:
        raise BadFile(
            "A chart needs a file that ends in .png or .svg.",
            f"Write: chart {asked.name} {asked.name}.png",
        )
    return _save(asked, metric)


def _save(asked: argparse.Namespace, metric: Metric) -> int:
    from advocate_desk.charts.picture import save_picture
    from advocate_desk.metrics.ranges import Range, When, span_words
    from advocate_desk.metrics.trend import Grain
    from advocate_desk.program.desks import look_at_desk
    from advocate_desk.sheets.whole_files import saved_whole

    grain = Grain.QUARTER if asked.quarters else Grain.MONTH
    is_custom = asked.first is not None or asked.last is not None
    when = When(Range.CUSTOM if is_custom else Range.YEAR, grain, asked.first, asked.last)
    desk = look_at_desk(desk_path(asked))
    try:
        with desk.read() as session:
            trend = metric.trend(session, when.span(clock.today(), None))
    finally:
        desk.close()
    words = (metric.title, f"{span_words(trend.span)} · everyone", metric.formula)
    with saved_whole(asked.out) as part:
        save_picture(part, trend, metric.form, words, ending=asked.out.suffix)
    document = {"file": str(asked.out), "chart": metric.key, "points": len(trend.buckets)}
    say(asked, document, f"Chart written: {asked.out}")
    return 0
