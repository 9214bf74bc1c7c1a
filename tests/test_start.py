"""The start of the program: window or command, what is imported first, one window at a time."""

from __future__ import annotations

import logging
import os
import subprocess
import sys

import pytest

from advocate_desk import app
from advocate_desk.__main__ import asks_for_window
from advocate_desk.ui.main_window import MainWindow

HEAVY = ("sqlalchemy", "alembic", "numpy", "matplotlib", "openpyxl", "babel", "python_calamine")
AT_FIRST_PAINT = f"""
import sys
from advocate_desk import app
from advocate_desk.ui.main_window import MainWindow
from PySide6.QtWidgets import QApplication
application = QApplication([])
app.introduce(application)
window = MainWindow()
window.show_start()
window.painted.connect(lambda: print([name for name in {HEAVY!r} if name in sys.modules]))
window.painted.connect(window.close)
window.show()
application.exec()
"""


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--desk", "my.desk"],
        ["--desk=my.desk"],
        ["My.DESK"],
        ["--smoke"],
        ["--demo"],
        ["--desk", "x", "--smoke"],
    ],
)
def test_without_a_command_the_window_opens(words):
    assert asks_for_window(words)


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["check"],
        ["--desk", "my.desk", "check"],
        ["import", "x.xlsx"],
        ["--desk"],
        ["x.xlsx"],
    ],
)
def test_everything_else_is_a_command(words):
    assert not asks_for_window(words)


def test_nothing_heavy_is_imported_before_the_first_paint():
    done = python("-c", AT_FIRST_PAINT)

    assert done.stdout.strip() == "[]"
    assert done.returncode == 0


def test_it_paints_once_and_ends():
    done = python("-m", "advocate_desk", "--smoke")

    assert (done.returncode, done.stdout) == (0, "painted\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a screen")
def test_without_a_screen_it_says_so_in_one_sentence():
    done = python("-m", "advocate_desk", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")

    assert done.returncode == 1
    assert done.stderr.startswith("There is no screen to open a window on.")
    assert done.stderr.count("\n") == 1


def test_a_second_start_shows_its_desk_in_the_first_window(qtbot, new_desk):
    window = MainWindow()
    server = app._answer_later_starts(window)
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        second = subprocess.Popen(
            [sys.executable, "-m", "advocate_desk", "--desk", str(new_desk)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )

    assert second.wait(20) == 0
    assert window.isVisible()
    server.close()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    window.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_a_first_start_meets_no_window():
    assert not app._is_handed_over("")


def test_the_log_holds_no_personal_words():
    line = app.QuietFormatter("%(message)s")
    names = ["Maya Ortiz"]
    try:
        int(names[0])
    except ValueError:
        told = logging.LogRecord(
            "x", 40, __file__, 1, "left out maya@ortiz.example", (), sys.exc_info()
        )

    written = line.format(told)

    assert "ValueError" in written
    assert "test_start.py" in written
    assert "Maya" not in written
    assert "maya" not in written


def python(*words, **environment):
    """Run Python in a home of its own."""
    wanted = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        check=False,
        env=wanted,
        timeout=60,
    )


def test_pyside_does_not_hold_the_sources_of_what_is_imported():
    look = (
        "import linecache, PySide6.QtWidgets; from advocate_desk import app;"
        " app.leave_sources_unread(); import sqlalchemy.orm;"
        " print([name for name in linecache.cache if name.endswith('orm/query.py')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
