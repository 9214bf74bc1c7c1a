"""The Friday sweep by keyboard alone: one key an ask, each answer a change of its own."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from sqlalchemy import select

from advocate_desk.store.models import Activity
from advocate_desk.ui import theme
from advocate_desk.ui.dialogs.sweep import sweep
from advocate_desk.ui.tab import Chosen, Place
from tests.making import add_members_, log_act

TODAY = dt.date(2026, 11, 20)
KEYS = Qt.Key


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture
def asks(desk):
    """Give three asks: of 2, 9 and 16 November."""
    people = add_members_(desk, *({"full_name": name} for name in ("Ada", "Bob", "Cleo")))
    return [
        log_act(desk, person, status="asked", asked_on=dt.date(2026, 11, 2 + 7 * number))[0]
        for number, person in enumerate(people)
    ]


@pytest.fixture
def open_sweep(workspace, qtbot):
    window = QMainWindow()
    window.resize(1440, 880)
    qtbot.addWidget(window)
    window.show()

    def open_it():
        dialog = sweep(Place(window, workspace, Chosen()))
        qtbot.waitUntil(lambda: dialog.view.hasFocus() or dialog.calm.isVisible())
        return dialog

    return open_it


@pytest.fixture
def state(desk, workspace, qtbot):
    """Give what an ask is now, when all is saved."""

    def state_of(ask_id, *fields):
        qtbot.waitUntil(lambda: not workspace.unsaved())
        with desk.read() as session:
            act = session.scalars(select(Activity).where(Activity.id == ask_id)).one()
            return tuple(getattr(act, field) for field in fields)

    return state_of


def press(dialog, *keys):
    for key in keys:
        QTest.keyClick(dialog.view, key)


def test_the_ask_that_waits_longest_is_first_and_said_to_be_silent(asks, open_sweep):
    dialog = open_sweep()

    assert [(ask.id, ask.is_silent) for ask in dialog.asks.asks] == [
        (asks[0], True),
        (asks[1], False),
        (asks[2], False),
    ]


def test_done_and_a_number_completes_and_rates(asks, open_sweep, state):
    dialog = open_sweep()

    press(dialog, KEYS.Key_D, KEYS.Key_2)

    found = state(asks[0], "status", "completed_on", "usability")
    assert found == ("completed", TODAY, "needs work")
    assert dialog.progress.text() == "1 of 3"


def test_a_key_an_ask_is_enough(asks, open_sweep, state):
    dialog = open_sweep()

    press(dialog, KEYS.Key_D, KEYS.Key_D, KEYS.Key_N)

    assert state(asks[0], "status", "usability") == ("completed", None)
    assert state(asks[1], "status", "usability") == ("completed", None)
    assert state(asks[2], "status", "responded_on") == ("declined", TODAY)
    assert dialog.progress.text() == "3 of 3"
    assert dialog.notice.sentence() == "All asks are answered."


def test_each_answer_is_a_change_of_its_own(asks, desk, open_sweep, state):
    press(open_sweep(), KEYS.Key_N, KEYS.Key_N)

    state(asks[1], "status")
    labels = [line.label for line in desk.history(2)]
    assert labels == [
        "Answer ask: Bob, Reference call 1:1",
        "Answer ask: Ada, Reference call 1:1",
    ]


def test_later_takes_a_day_and_leaves_the_ask_open(asks, open_sweep, state):
    dialog = open_sweep()

    press(dialog, KEYS.Key_L)
    QTest.keyClicks(dialog.later.line, "+2w")
    QTest.keyClick(dialog.later.line, KEYS.Key_Return)

    assert state(asks[0], "status", "due_on") == ("asked", dt.date(2026, 12, 4))
    assert dialog.view.hasFocus()


def test_a_day_that_has_been_is_not_later(asks, open_sweep, state):
    dialog = open_sweep()

    press(dialog, KEYS.Key_L)
    dialog.later.line.setText("1 Nov 2026")
    QTest.keyClick(dialog.later.line, KEYS.Key_Return)

    assert state(asks[0], "due_on") == (None,)


def test_ctrl_z_takes_one_answer_after_the_other_back(asks, open_sweep, state):
    dialog = open_sweep()
    press(dialog, KEYS.Key_N, KEYS.Key_N)
    state(asks[1], "status")

    for _ in range(2):
        QTest.keyClick(dialog.view, KEYS.Key_Z, Qt.KeyboardModifier.ControlModifier)
        state(asks[0], "status")

    assert state(asks[0], "status", "responded_on") == ("asked", None)
    assert state(asks[1], "status", "responded_on") == ("asked", None)
    assert dialog.view.currentIndex().row() == 0
    assert dialog.progress.text() == "0 of 3"


def test_arrows_move_and_an_answered_ask_is_left_alone(asks, open_sweep, state):
    dialog = open_sweep()

    press(dialog, KEYS.Key_Down, KEYS.Key_N, KEYS.Key_Up, KEYS.Key_D)

    assert state(asks[1], "status") == ("declined",)
    assert state(asks[0], "status") == ("asked",)
    assert "answered" in dialog.notice.sentence()


def test_escape_takes_the_d_back_before_it_is_saved(asks, open_sweep, state):
    dialog = open_sweep()

    press(dialog, KEYS.Key_D, KEYS.Key_Escape)

    assert dialog.isVisible()
    assert state(asks[0], "status") == ("asked",)


def test_closing_saves_what_was_said_to_be_done(asks, open_sweep, state):
    dialog = open_sweep()

    press(dialog, KEYS.Key_D)
    dialog.reject()

    assert state(asks[0], "status") == ("completed",)


def test_a_call_that_was_set_for_a_day_was_done_that_day(desk, open_sweep, state):
    (ada,) = add_members_(desk, {"full_name": "Ada"})
    held_on = dt.date(2026, 11, 18)
    (call,) = log_act(desk, ada, status="scheduled", due_on=held_on)

    press(open_sweep(), KEYS.Key_D, KEYS.Key_Return)

    assert state(call, "completed_on") == (held_on,)


def test_nobody_answered_is_an_answer(asks, open_sweep, state):
    press(open_sweep(), KEYS.Key_R)

    assert state(asks[0], "status") == ("no reply",)


def test_without_asks_it_says_so(open_sweep):
    dialog = open_sweep()

    assert dialog.view.isHidden()
    assert dialog.progress.text() == ""


def test_the_sheet_stays_where_it_is_while_something_is_asked(desk, open_sweep, qtbot):
    people = add_members_(desk, *({"full_name": f"Ada {one}"} for one in range(9)))
    for person in people:
        log_act(desk, person, status="asked", asked_on=dt.date(2026, 11, 2))
    dialog = open_sweep()
    qtbot.waitUntil(lambda: dialog.view.height() == 8 * theme.row_height())
    place = dialog.geometry()

    for key, box in ((Qt.Key.Key_D, dialog._rating_box), (Qt.Key.Key_L, dialog._later_box)):
        press(dialog, key)
        qtbot.waitUntil(box.isVisible)
        qtbot.waitUntil(lambda: dialog.view.height() < 8 * theme.row_height())
        qtbot.waitUntil(lambda: dialog.geometry() == place)
