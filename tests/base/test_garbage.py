"""Garbage: found on the window's thread, and not while rows are made."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtWidgets import QDialog

from advocate_desk import app
from advocate_desk.base.garbage import collect_due, undisturbed
from advocate_desk.ui.main_window import MainWindow


class Ring:
    """Something that holds itself."""

    def __init__(self):
        self.me = self


@pytest.fixture
def much():
    """Leave enough that Python would look for garbage."""
    gc.collect()
    yield lambda: [[] for _ in range(gc.get_threshold()[0] + 100)]
    gc.unfreeze()


def test_what_only_holds_itself_goes_when_it_is_due(much):
    ring = weakref.ref(Ring())

    kept = much()
    collect_due()

    assert kept
    assert ring() is None


def test_nothing_is_looked_for_while_rows_are_made(much):
    ring = weakref.ref(Ring())

    with undisturbed():
        kept = much()
        collect_due()
        assert ring() is not None

    assert kept


def test_a_closed_dialog_ends_on_the_windows_thread_whoever_works(qtbot, workspace, much):
    ended = []

    class Closed(QDialog):
        def __del__(self):
            ended.append(threading.current_thread())

    window = MainWindow()
    qtbot.addWidget(window)
    app._collect_again(window)
    dialog = Closed()
    dialog.me = dialog
    del dialog

    with qtbot.waitSignal(workspace.read(lambda _session: bool(much())).finished):
        pass
    kept = much()

    qtbot.waitUntil(lambda: bool(ended))
    assert kept
    assert ended == [threading.main_thread()]
