"""P2: from the start of the process to the first rows of members, beside a bare QMainWindow."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.big_desk import big_desk
from benchmarks.measuring import ROOT, Line, Size, environment, milliseconds, python
from benchmarks.window import bare_window_seconds


def measure(size: Size) -> list[Line]:
    """Start both in turns."""
    ours, bare = [], []
    with tempfile.TemporaryDirectory() as folder:
        desk = big_desk(size, Path(folder))
        for _ in range(size.repeats + 1):
            bare.append(bare_window_seconds())
            start = time.perf_counter()
            with watched_window(desk):
                ours.append(time.perf_counter() - start)
    # the first round warmed the disk cache and compiled the modules
    mine, floor = statistics.median(ours[1:]), statistics.median(bare[1:])
    words = f"{milliseconds(mine)}; bare window {milliseconds(floor)}"
    return [Line("P2 first rows", mine / floor, 6, "x", words)]


@contextmanager
def watched_window(desk: Path) -> Iterator[subprocess.Popen[str]]:
    """Open the window on a desk; inside, its first rows are painted. It is killed afterwards."""
    home = desk.with_name("home")
    home.mkdir(exist_ok=True)
    kept = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "CACHE", "STATE")}
    child = subprocess.Popen(
        python("-m", "benchmarks.watched_window", desk),
        env=environment(HOME=str(home), **kept),
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        _wait_for(child, "rows")
        yield child
    finally:
        child.kill()
        child.wait()


def _wait_for(child: subprocess.Popen[str], word: str) -> str:
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith(word):
            return line
    raise RuntimeError(f"the window ended with {child.wait()} and never said {word!r}")


def memory_of(child: subprocess.Popen[str]) -> float:
    """Wait until the window has settled; give its anonymous memory in MB."""
    return float(_wait_for(child, "anonymous").split()[1])
