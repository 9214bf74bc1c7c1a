"""Finds pairs that may be one by keys they share: never everybody against everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import Generic, TypeVar

from advocate_desk.base.progress import Progress

T = TypeVar("T")

_ALL_PAIRS = 60  # rows with one key; in a larger block each is compared with its neighbours only
_NEIGHBOURS = 6
_STEP = 2_000  # rows between two looks at whether she pressed Cancel


class Strength(StrEnum):
    """How much speaks for two being one, the strongest first."""

    SURE = "Almost certain"
    LIKELY = "Likely"
    PERHAPS = "Perhaps"


ORDER = {strength: place for place, strength in enumerate(Strength)}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for two being one, in words."""

    strength: Strength
    words: str


@dataclass
class Found:
    """What speaks for each pair, once for each sign; the lower id stands in front."""

    pairs: dict[tuple[int, int], dict[str, Evidence]] = field(default_factory=dict)

    def note(self, one: int, other: int, sign: str, evidence: Evidence) -> None:
        """Keep what speaks for a pair: of one sign, as two companies they share, the first."""
        pair = (min(one, other), max(one, other))
        self.pairs.setdefault(pair, {}).setdefault(sign, evidence)


@dataclass(frozen=True)
class Rule(Generic[T]):
    """One way of looking alike.

    Attributes:
        sign: what it is about.
        keys: what two rows share that are compared at all.
        judge: says of two rows that share a key what speaks for them, if anything does.
    """

    sign: str
    keys: Callable[[T], Iterable[Hashable]]
    judge: Callable[[T, T, Hashable], Evidence | None]


def apply_rules(
    rows: Sequence[T], rules: Sequence[Rule[T]], id_of: Callable[[T], int], progress: Progress
) -> Found:
    """Give the pairs that a rule finds, one rule after the other."""
    found = Found()
    for number, rule in enumerate(rules):
        blocks: dict[Hashable, list[T]] = defaultdict(list)
        for at, row in enumerate(rows):
            if at % _STEP == 0:
                progress.step(number * len(rows) + at, len(rules) * len(rows), "Look-alikes")
            for key in rule.keys(row):
                blocks[key].append(row)
        for key, block in blocks.items():
            for one, other in _compared(block):
                if id_of(one) != id_of(other) and (said := rule.judge(one, other, key)):
                    found.note(id_of(one), id_of(other), rule.sign, said)
    return found


def _compared(block: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Give the pairs of a block that are compared; few of a large one, or it would never end."""
    if len(block) <= _ALL_PAIRS:
        yield from combinations(block, 2)
        return
    for at, one in enumerate(block):
        for other in block[at + 1 : at + 1 + _NEIGHBOURS]:
            yield one, other
