"""What nobody foresaw is logged and told once, in plain text, and the window goes on."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from advocate_desk.base.paths import log_folder
from advocate_desk.ui.crash import CrashDialog, CrashWatch


@pytest.fixture(autouse=True)
def watch(qapp, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back what install replaces
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    watch = CrashWatch(qapp)
    watch.install()
    yield
    watch.deleteLater()


def test_a_fault_is_told_without_what_it_was_about(qtbot, caplog):
    told = []
    read_and_close(told, qtbot, lambda: fault("Maya Ortiz"))

    assert len(told) == 1
    assert str(log_folder()) in told[0]
    assert "Maya" not in told[0]
    assert "not foreseen" in caplog.text


def test_a_fault_that_comes_again_and_again_is_told_once(qtbot):
    told = []

    def faults():
        for _ in range(60):
            fault("painting")

    read_and_close(told, qtbot, faults)

    assert len(told) == 1


def test_a_fault_on_another_thread_is_told_on_the_windows(qtbot):
    told = []

    def begin():
        threading.Thread(target=lambda: 1 // 0).start()

    read_and_close(told, qtbot, begin)

    assert len(told) == 1


def read_and_close(told, qtbot, cause):
    """Cause a fault; a timer reads and closes what comes, for a dialog has a loop of its own."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CrashDialog):
            told.append(dialog.findChild(QPlainTextEdit).toPlainText())
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    cause()
    qtbot.waitUntil(lambda: bool(told))
    QApplication.processEvents()
    timer.stop()


def fault(about):
    try:
        int(about)
    except ValueError:
        sys.excepthook(*sys.exc_info())
