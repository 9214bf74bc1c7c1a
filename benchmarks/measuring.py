"""Sizes, medians, and the lines of the table: what every budget's script needs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Size:
    """How much is measured; budgets hold at full size: start costs weigh more at a fiftieth."""

    name: str
    members: int
    acts: int
    import_rows: int
    messy_members: int
    messy_acts: int
    repeats: int


FIFTIETH = Size("1/50", 2_000, 20_000, 2_000, 400, 4_000, repeats=3)
FULL = Size("full", 100_000, 1_000_000, 100_000, 20_000, 200_000, repeats=5)
SIZES = {size.name: size for size in (FIFTIETH, FULL)}


@dataclass(frozen=True)
class Line:
    """One figure beside its budget; without one it is told, not judged."""

    figure: str  # P1, or P1 with what is measured when there are several
    measured: float
    budget: float | None
    unit: str  # "x" for a ratio, else what the number counts
    peers: str = ""

    @property
    def holds(self) -> bool:
        """Say whether the figure is within its budget."""
        return self.budget is None or self.measured <= self.budget

    def cells(self) -> tuple[str, str, str, str]:
        """Give figure, measured, budget, peers as they are printed."""
        verdict = "" if self.holds else "  misses"
        return (
            self.figure,
            _amount(self.measured, self.unit),
            "" if self.budget is None else f"{_amount(self.budget, self.unit)}{verdict}",
            self.peers,
        )


def _amount(number: float, unit: str) -> str:
    words = f"{number:,.0f}" if number >= 100 else f"{number:.3g}"
    return f"{words}{'' if unit == 'x' else ' '}{unit}"


def seconds(action: Callable[[], object]) -> float:
    """Give how long an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def medians(repeats: int, *actions: Callable[[], object]) -> list[float]:
    """Give the median seconds of each action, taken in turns so that drift hits all alike."""
    taken: list[list[float]] = [[] for _ in actions]
    for _ in range(repeats):
        for times, action in zip(taken, actions, strict=True):
            times.append(seconds(action))
    return [statistics.median(times) for times in taken]


def milliseconds(value: float) -> str:
    """Give seconds as whole milliseconds, or as seconds when there are many."""
    return f"{value * 1000:,.0f} ms" if value < 10 else f"{value:,.1f} s"


def environment(**changes: str) -> dict[str, str]:
    """Give a child's environment: offscreen, and with compiled modules kept as in real life."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept, "PYTHONPATH": str(ROOT), **changes}


def seconds_until_said(
    command: Sequence[str | Path], word: str, env: Mapping[str, str] | None = None
) -> float:
    """Start a program and give the seconds until it prints a word; then let it end."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, env=env or environment(), stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if word in line:
                taken = time.perf_counter() - start
                child.stdout.read()
                return taken
    raise RuntimeError(f"{command} ended with {child.returncode} and never said {word!r}")


def python(*words: str | Path) -> list[str | Path]:
    """Give the command that runs this Python with these words."""
    return [sys.executable, *words]
