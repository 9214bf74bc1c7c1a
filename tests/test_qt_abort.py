"""Qt's calls that return nothing must not wear out `None`: one release of PySide6 aborts."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
from PySide6.QtCore import QCoreApplication, QTimer
app = QCoreApplication([])
timer = QTimer()
for _ in range(100_000):
    timer.stop()
"""


def test_a_hundred_thousand_void_calls_do_not_abort():
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
