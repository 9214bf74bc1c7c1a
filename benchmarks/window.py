"""P1: from the start of the process to the first painted window, beside a bare QMainWindow."""

from __future__ import annotations

import statistics

from benchmarks.measuring import ROOT, Line, Size, milliseconds, python, seconds_until_said

BARE_WINDOW = """
import os
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
        os._exit(0)
app = QApplication([])
window = Window()
window.resize(1200, 800)
window.show()
app.exec()
"""


def measure(size: Size) -> list[Line]:
    """Start both in turns."""
    shell, bare = [], []
    for _ in range(size.repeats + 1):
        bare.append(bare_window_seconds())
        shell.append(seconds_until_said(python(ROOT / "main.py", "--smoke"), "painted"))
    # the first round warmed the disk cache and compiled the modules
    ours, theirs = statistics.median(shell[1:]), statistics.median(bare[1:])
    return [
        Line(
            "P1 window",
            ours / theirs,
            1.6,
            "x",
            f"{milliseconds(ours)}; bare window {milliseconds(theirs)}",
        )
    ]


def bare_window_seconds() -> float:
    """Give the seconds until an empty main window is painted: the floor for all of this."""
    return seconds_until_said(python("-c", BARE_WINDOW), "painted")
