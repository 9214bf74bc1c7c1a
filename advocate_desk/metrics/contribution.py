"""What a member's acts of a year add up to: 0 to 100, the same for everybody whatever others do.

The weights are assumptions of ours.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from advocate_desk.store.choices import Usability

_USE = {Usability.AS_IS: 1.25, Usability.NEEDS_WORK: 0.75, Usability.NOT_USABLE: 0.25}
_UNRATED = 1.0
_FULL, _HALF = 3, 8  # so many acts of a type count in full, so many at least half
_SMALL_ACTS_AT_MOST = 4.0  # what all acts of effort 1 weigh together
_HALF_WAY = 8.0  # the weight that makes 50


@dataclass(frozen=True, slots=True)
class DoneAct:
    """An act as the contribution weighs it."""

    type_id: int
    effort: int
    usability: str | None
    day: dt.date
    uid: str


def contribution(acts: Iterable[DoneAct]) -> float | None:
    """Give 100·(1 − 2^(−W÷8)), W the weight of the acts of 365 days; None without any.

    An act weighs effort × use × repeat: as is 1.25, needs work 0.75, not usable 0.25, unrated 1;
    of each type the best three in full, the next five half, the others a quarter. All acts of
    effort 1 together weigh at most 4.
    """
    by_type: dict[int, list[DoneAct]] = defaultdict(list)
    for act in acts:
        by_type[act.type_id].append(act)
    if not by_type:
        return None
    small = large = 0.0
    for of_type in by_type.values():
        best_first = sorted(of_type, key=lambda act: (-_use(act), act.day, act.uid))
        for place, act in enumerate(best_first, start=1):
            weight = act.effort * _use(act) * _repeat(place)
            if act.effort == 1:
                small += weight
            else:
                large += weight
    whole = large + min(small, _SMALL_ACTS_AT_MOST)
    return 100 * (1 - 2 ** (-whole / _HALF_WAY))


def _use(act: DoneAct) -> float:
    return _USE[Usability(act.usability)] if act.usability else _UNRATED


def _repeat(place: int) -> float:
    if place <= _FULL:
        return 1.0
    return 0.5 if place <= _HALF else 0.25
