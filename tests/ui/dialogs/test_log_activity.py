"""The quick log by keyboard alone: few keys, nothing typed is lost, one change for all."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from sqlalchemy import select

from advocate_desk.base import clock
from advocate_desk.program.drafts import kept_draft
from advocate_desk.program.listing import Chosen as Rows
from advocate_desk.program.members import edit_members
from advocate_desk.store.models import Activity
from advocate_desk.ui.dialogs.log_activity import LogActivityDialog
from advocate_desk.ui.dialogs.quick_log import log_activity
from advocate_desk.ui.tab import Chosen, Place
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import CASE_STUDY, REFERENCE_CALL, add_member, add_members_, log_act

# the offscreen platform has no popups that hold the keyboard
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TODAY = dt.date(2026, 11, 21)
YESTERDAY = dt.date(2026, 11, 20)
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture
def ask(workspace, window, qtbot):
    """Open the quick log as Ctrl+L does, for members that are chosen in a list."""

    def open_log(*chosen: int) -> LogActivityDialog:
        dialog = log_activity(Place(window, workspace, Chosen("member", chosen)))
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        return dialog

    return open_log


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the cursor is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    """Type a text where the cursor is."""
    QTest.keyClicks(QApplication.focusWidget(), text)


def saved(qtbot, workspace):
    """Wait until all is saved."""
    qtbot.waitUntil(lambda: not workspace.unsaved())


def acts(desk):
    with desk.read() as session:
        found = session.scalars(select(Activity).order_by(Activity.id)).all()
        session.expunge_all()
    return found


def test_a_call_is_logged_in_eight_keys_beyond_typed_text(desk, workspace, ask, qtbot):
    priya = add_member(desk, full_name="Priya Raman")
    ask()  # Ctrl+L: the first key

    write("priy")
    press(ENTER)
    press(ENTER)
    press(Qt.Key.Key_1)
    write("yesterday")
    press(Qt.Key.Key_A, ALT)
    press(Qt.Key.Key_U, ALT)
    press(ENTER, CTRL)
    saved(qtbot, workspace)

    (act,) = acts(desk)
    assert (act.member_id, act.type_id, act.completed_on) == (priya, REFERENCE_CALL, YESTERDAY)
    assert (act.status, act.trigger, act.usability) == ("completed", "asked", "as is")
    assert act.minutes == 45


def test_people_are_found_without_their_accents_and_by_company(desk, ask):
    add_members_(desk, {"full_name": "Zoë Müller", "company": "Kestrel"}, {"full_name": "Zed"})
    dialog = ask()

    write("muller")
    press(ENTER)
    assert [person.name for person in dialog.form.who.people()] == ["Zoë Müller"]
    press(Qt.Key.Key_Backspace)
    write("kest")
    press(ENTER)
    assert [person.role for person in dialog.form.who.people()] == ["Kestrel"]


def test_several_people_are_one_change(desk, workspace, ask, qtbot):
    ids = add_members_(desk, *({"full_name": name} for name in ("Ada", "Bob", "Cleo")))
    ask(*ids)

    press(Qt.Key.Key_1)
    press(ENTER, CTRL)
    saved(qtbot, workspace)

    assert [act.member_id for act in acts(desk)] == ids
    assert desk.undo_label() == "Log reference call 1:1 for 3 people"


def test_undo_in_the_toast_takes_exactly_this_back(desk, workspace, window, ask, qtbot):
    ada = add_member(desk)
    ask(ada)
    press(Qt.Key.Key_1)
    press(ENTER, CTRL)
    toast = toast_over(window.centralWidget())
    qtbot.waitUntil(lambda: bool(toast.sentence()))
    with desk.write("Something newer") as newer:
        edit_members(newer.session, Rows(ids=(ada,)), {"city": "Berlin"})

    toast._on_action()
    saved(qtbot, workspace)

    assert toast.sentence() == ""
    assert acts(desk) == []
    assert desk.undo_label() == "Take back: Log reference call 1:1 for Ada Lovelace"


def test_what_was_typed_survives_esc_and_a_kill(desk, ask, qtbot):
    ada = add_member(desk)
    ask(ada)
    press(Qt.Key.Key_1)
    write("3 nov")

    qtbot.waitUntil(lambda: _draft(desk) is not None)  # kept while the form is still open
    press(ESC)
    again = ask(ada)

    assert again.form.when.line.text() == "3 nov"
    assert again.form.what.chosen().id == REFERENCE_CALL


def test_cancel_forgets_what_was_typed(desk, workspace, ask, qtbot):
    ada = add_member(desk)
    dialog = ask(ada)
    press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: _draft(desk) is not None)

    dialog._on_cancel()
    saved(qtbot, workspace)

    assert _draft(desk) is None


def test_a_draft_for_others_is_offered_not_forced(desk, ask, qtbot):
    ada, bob = add_members_(desk, {"full_name": "Ada"}, {"full_name": "Bob"})
    ask(ada)
    press(Qt.Key.Key_1)
    press(ESC)
    qtbot.waitUntil(lambda: _draft(desk) is not None)

    dialog = ask(bob)

    assert dialog.form.who.ids() == (bob,)
    assert dialog.offer.sentence() == "You did not finish logging for Ada."


def test_problems_stand_beside_the_fields_they_name(desk, ask):
    dialog = ask()

    press(ENTER, CTRL)
    assert dialog.form.problem("member") == "Say who did it."
    assert dialog.form.problem("type") == "Say what kind of activity it was."
    dialog.form.when.line.setText("tomorrow")
    press(ENTER, CTRL)

    assert dialog.form.problem("day") == "Nothing is completed in the future."
    assert acts(desk) == []


def test_a_name_that_was_not_chosen_is_not_dropped_silently(desk, ask):
    ada = add_member(desk)
    dialog = ask(ada)
    press(Qt.Key.Key_1)
    dialog.form.who.line.setText("Nobody")

    press(ENTER, CTRL)

    assert dialog.form.problem("member") == "Nobody of that name is chosen; choose from the list."


def test_it_says_that_an_open_ask_is_closed_and_closes_it(desk, workspace, ask, qtbot):
    ada = add_member(desk)
    asked_on = dt.date(2026, 11, 3)
    (open_ask,) = log_act(desk, ada, status="asked", asked_on=asked_on, trigger="contest")
    dialog = ask(ada)

    press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: dialog.notice.sentence() == "This closes your ask of 3 Nov.")
    press(ENTER, CTRL)
    saved(qtbot, workspace)

    (act,) = acts(desk)
    assert (act.id, act.status, act.trigger) == (open_ask, "completed", "contest")


def test_it_says_who_is_paused(desk, ask, qtbot):
    until = dt.date(2026, 12, 20)
    dialog = ask(add_member(desk, full_name="Priya", paused_until=until))

    qtbot.waitUntil(lambda: dialog.notice.sentence() == "Priya is paused until 20 Dec 2026.")


def test_it_counts_references_from_the_third_in_ninety_days_on(desk, ask, qtbot):
    ada = add_member(desk)
    for day in (1, 10):
        log_act(desk, ada, completed_on=dt.date(2026, 10, day))
    log_act(desk, ada, completed_on=dt.date(2026, 1, 10))
    dialog = ask(ada)

    press(Qt.Key.Key_1)

    qtbot.waitUntil(lambda: dialog.notice.sentence() == "Third reference in 90 days.")


def test_any_type_is_found_by_typing(desk, workspace, ask, qtbot):
    dialog = ask(add_member(desk))

    press(Qt.Key.Key_7)  # Other…
    write("written case")
    press(ENTER)
    press(ENTER, CTRL)
    saved(qtbot, workspace)

    assert [act.type_id for act in acts(desk)] == [CASE_STUDY]
    assert dialog is not None


def test_what_is_used_most_comes_first(desk, ask):
    ada = add_member(desk)
    log_act(desk, ada, type_id=CASE_STUDY)

    dialog = ask(ada)
    press(Qt.Key.Key_1)

    assert dialog.form.what.chosen().id == CASE_STUDY


def test_an_ask_that_is_planned_reads_days_ahead(desk, workspace, ask, qtbot):
    dialog = ask(add_member(desk))
    press(Qt.Key.Key_1)
    dialog.form.status.setCurrentIndex(dialog.form.status.findData("scheduled"))
    dialog.form.when.line.setText("fri")

    press(ENTER, CTRL)
    saved(qtbot, workspace)

    (act,) = acts(desk)
    assert (act.status, act.due_on, act.completed_on) == ("scheduled", dt.date(2026, 11, 27), None)


def test_logging_another_keeps_what_and_when(desk, workspace, ask, qtbot):
    ada, bob = add_members_(desk, {"full_name": "Ada"}, {"full_name": "Bob"})
    dialog = ask(ada)
    press(Qt.Key.Key_1)
    write("yesterday")

    press(ENTER, CTRL | Qt.KeyboardModifier.ShiftModifier)
    write("bob")
    press(ENTER)
    press(ENTER, CTRL)
    saved(qtbot, workspace)

    assert [(a.member_id, a.completed_on) for a in acts(desk)] == [
        (ada, YESTERDAY),
        (bob, YESTERDAY),
    ]
    assert dialog is not None


def test_a_web_address_is_a_link_and_anything_else_where_a_file_is(desk, workspace, ask, qtbot):
    ada = add_member(desk)
    for place in ("https://example.com/review", "C:\\proofs\\call.mp3"):
        dialog = ask(ada)
        press(Qt.Key.Key_1)
        dialog.form.link.setText(place)
        press(ENTER, CTRL)
        saved(qtbot, workspace)

    assert [(act.link, act.evidence) for act in acts(desk)] == [
        ("https://example.com/review", None),
        (None, "C:\\proofs\\call.mp3"),
    ]


def test_it_is_not_opened_for_a_whole_list(workspace, window, monkeypatch):
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))

    everybody = Chosen("member", tuple(range(1, 1235)))

    assert log_activity(Place(window, workspace, everybody)) is None
    assert said == ["1,234 are chosen; an activity can be logged for 500 at once."]


def test_a_long_name_leaves_room_for_its_cross(desk, ask):
    dialog = ask(add_member(desk, full_name="Wolfgang " * 12, job_title="Head of " * 9))

    (pill,) = dialog.form.who.findChildren(Pill)

    assert pill.sizeHint().width() <= dialog.form.who.width()


def _draft(desk):
    with desk.read() as session:
        return kept_draft(session, "log activity")


def test_today_is_the_day_until_she_types_another(desk, ask):
    assert ask(add_member(desk)).form.when.day() == clock.today()
