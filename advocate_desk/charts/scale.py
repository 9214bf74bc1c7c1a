"""Where the marks of the axes stand: round numbers, names of months, labels that keep apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from advocate_desk.base.words import short_month_words
from advocate_desk.metrics.trend import Grain, Span

_MOST_STEPS, _STEP_PX = 5, 24  # px that two names need one above the other
_RUNNING = "so far"
_NAME_PX = 36  # what the name of a month takes, with air
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months between two names


def steps_up_to(top: float, height: float) -> list[int]:
    """Give round numbers from 0 to the first that is not below `top`, as many as have room."""
    most = min(max(int(height // _STEP_PX), 1), _MOST_STEPS)
    power = 1
    while True:
        for digit in (1, 2, 5):
            step = digit * power
            if step * most >= top:
                count = max(-int(-top // step), 1)
                return [step * at for at in range(count + 1)]
        power *= 10


def time_marks(span: Span, buckets: Sequence[dt.date], width: float) -> list[tuple[int, str]]:
    """Give the buckets to name and their names; the year stands below where it begins.

    A last one that is not over yet says so.
    """
    if not buckets:
        return []
    slot = width / len(buckets)
    per_bucket = span.grain.months
    step = next(
        (s for s in _STEPS if s >= per_bucket and s / per_bucket * slot >= _NAME_PX), _STEPS[-1]
    )
    named: list[tuple[int, str]] = []
    year = None
    for at, bucket in enumerate(buckets):
        if (bucket.year * 12 + bucket.month - 1) % step:
            continue
        if step >= 12:
            named.append((at, str(bucket.year)))
            continue
        name = _name_of(bucket, span.grain)
        is_running = at == len(buckets) - 1 and not span.is_whole(bucket)
        below = str(bucket.year) if bucket.year != year else _RUNNING * is_running
        named.append((at, f"{name}\n{below}".strip()))
        year = bucket.year
    return named


def spread(heights: Sequence[float], gap: float, foot: float = 0) -> list[float]:
    """Move heights apart so that none is nearer than `gap` to another nor below the foot."""
    order = sorted(range(len(heights)), key=lambda at: (heights[at], at))
    groups: list[list[int]] = []
    for at in order:
        groups.append([at])
        while len(groups) > 1 and _end_of(groups[-2], heights, gap) > _start_of(
            groups[-1], heights, gap
        ):
            last = groups.pop()
            groups[-1].extend(last)
    placed = list(heights)
    for group in groups:
        start = max(_start_of(group, heights, gap), foot)
        for place, at in enumerate(group):
            placed[at] = start + gap * place
        foot = placed[group[-1]] + gap
    return placed


def _start_of(group: Sequence[int], heights: Sequence[float], gap: float) -> float:
    """Give where a group of labels begins when it is centred on what it names."""
    middle = sum(heights[at] for at in group) / len(group)
    return middle - gap * (len(group) - 1) / 2


def _end_of(group: Sequence[int], heights: Sequence[float], gap: float) -> float:
    """Give where the next group may begin."""
    return _start_of(group, heights, gap) + gap * len(group)


def _name_of(bucket: dt.date, grain: Grain) -> str:
    if grain is Grain.QUARTER:
        return f"Q{(bucket.month + 2) // 3}"
    return short_month_words(bucket)
