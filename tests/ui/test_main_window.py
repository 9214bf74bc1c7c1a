"""The window: opens and leaves desks, shows tabs, names undo, takes files, remembers its place."""

from __future__ import annotations

import importlib
import threading

import pytest
from plain_tab import ENTRIES, add_account, close, count_accounts
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from advocate_desk.base.recent import recent_desks
from advocate_desk.store.backup import backups_of
from advocate_desk.ui import theme
from advocate_desk.ui.commands import COMMANDS
from advocate_desk.ui.main_window import MainWindow
from advocate_desk.ui.tabs import TABS
from advocate_desk.ui.widgets.drop_overlay import DropOverlay
from advocate_desk.ui.widgets.status_strip import JobBar
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.widgets.window_place import keep_place, take_place

NO_BUTTONS = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)


def test_every_tab_has_a_module_that_builds_it():
    for entry in TABS:
        assert callable(importlib.import_module(entry.module).build)


def test_every_command_has_its_function():
    for line in COMMANDS:
        assert callable(getattr(importlib.import_module(line.module), line.function))


def test_no_two_actions_have_one_shortcut(qtbot):
    window = MainWindow()
    keys = [a.shortcut() for a in window.findChildren(QAction) if not a.shortcut().isEmpty()]

    assert len({key.toString() for key in keys}) == len(keys)
    close(window, qtbot)


def test_without_a_desk_it_offers_to_make_one(window, tmp_path, qtbot):
    window.show_start()
    page = window.tabs.currentWidget()
    path = tmp_path / "Fresh.desk"

    with qtbot.waitSignal(window.desk.opened):
        page.create_requested.emit(path, "Fresh", "CHF")

    assert path.is_file()
    assert window.windowTitle().startswith("Fresh")
    assert recent_desks()[0] == path


def test_an_open_desk_shows_its_first_tab(opened):
    tab = opened.tabs.currentWidget()

    assert tab.counts == [0]
    assert opened.rail.isVisible()
    assert opened.strip.sentence() == "All changes saved"
    assert action(opened, "Accounts").isEnabled()


def test_a_tab_is_built_once_and_kept(opened):
    first = opened.tabs.currentWidget()
    other = opened.tabs.go_to("others")
    opened.rail.chosen.emit("accounts")

    assert other is not first
    assert opened.tabs.currentWidget() is first
    assert first.counts == [0]


def test_a_hidden_tab_refreshes_only_when_it_is_shown(opened, qtbot):
    first = opened.tabs.currentWidget()
    other = opened.tabs.go_to("others")

    finish(opened.desk.workspace.write("Add", add_account), qtbot)

    assert (first.counts, other.counts) == ([0], [0, 1])
    opened.tabs.go_to("accounts")
    assert first.counts == [0, 1]


def test_a_tab_lends_its_commands_while_it_is_in_front(opened):
    first = opened.tabs.currentWidget()
    assert lent(opened) == ["Count again"]

    opened.tabs.go_to("others")

    assert lent(opened) == ["Count again"]
    assert opened.menus.menu("Members").actions()[0].parent() is not first
    opened.tabs.let_go()
    assert lent(opened) == []


def test_a_row_is_shown_in_the_tab_of_its_kind(opened):
    opened.desk.workspace.open_requested.emit("member", 7)

    assert opened.tabs.currentWidget().shown_row == ("member", 7)


def test_find_goes_to_the_tab_in_front(opened):
    action(opened, "Find").trigger()

    assert opened.tabs.currentWidget().was_searched


def test_undo_names_the_change(opened, qtbot):
    assert not action(opened, "Undo").isEnabled()
    finish(opened.desk.workspace.write("Add Kestrel & Sons", add_account), qtbot)

    undo = action(opened, "Undo Add Kestrel && Sons")
    with qtbot.waitSignal(opened.desk.workspace.changed):
        undo.trigger()

    assert opened.desk.workspace.look(count_accounts) == 0
    assert action(opened, "Redo Add Kestrel && Sons").isEnabled()
    assert not undo.isEnabled()


def test_a_sentence_is_told_in_plain_text(opened, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: told.append((box.text(), box.textFormat()))
    )

    def refuse(_session, _progress):
        raise ValueError("Maya <b>Ortiz</b>")

    with qtbot.waitSignal(opened.desk.workspace.failed):
        opened.desk.workspace.write("Add", refuse)

    assert told == [
        ("This could not be done, and nothing of it was kept.", Qt.TextFormat.PlainText)
    ]


def test_a_file_that_is_no_desk_is_refused_and_the_start_page_shown(
    window, tmp_path, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    bad = tmp_path / "letter.desk"
    bad.write_text("Dear Maya", encoding="utf-8")

    with qtbot.waitSignal(window.desk.failed):
        window.desk.open(bad)

    assert told == ["letter.desk is not a program file of Advocate Desk."]
    assert not window.rail.isVisible()


def test_a_file_that_cannot_be_opened_leaves_the_desk_open_that_was(
    opened, desk_file, tmp_path, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    bad = tmp_path / "letter.desk"
    bad.write_text("Dear Maya", encoding="utf-8")

    with qtbot.waitSignal(opened.desk.refused):
        opened.desk.open(bad)

    assert opened.desk.workspace.desk.path == desk_file
    assert opened.rail.isVisible()
    assert told == ["letter.desk is not a program file of Advocate Desk."]


def test_what_a_message_offers_goes_with_its_desk(opened, qtbot):
    toast = toast_over(opened)
    toast.say("Logged a review for Ada.", "Undo", opened.desk.workspace.undo)

    with qtbot.waitSignal(opened.desk.left):
        opened.desk.leave(opened.show_start)

    assert not toast.isVisible()


def test_closing_waits_for_changes_and_backs_them_up(opened, desk_file, qtbot):
    may_go_on = threading.Event()

    def add_slowly(session, progress):
        may_go_on.wait(5)
        add_account(session, progress)

    opened.desk.workspace.write("Add", add_slowly)
    opened.close()
    assert opened.isVisible()
    assert "saved" in opened.strip.sentence()
    may_go_on.set()
    qtbot.waitUntil(lambda: not opened.isVisible())

    assert opened.desk.workspace is None
    assert len(backups_of(desk_file)) == 1


def test_a_session_without_changes_makes_no_backup(opened, desk_file, qtbot):
    close(opened, qtbot)

    assert backups_of(desk_file) == []


def test_a_backup_is_told_in_the_status_line(opened, desk_file, qtbot):
    with qtbot.waitSignal(
        opened.desk.backed_up, check_params_cb=lambda words: words.startswith("Last backup today")
    ):
        action(opened, "Back up now").trigger()

    assert len(backups_of(desk_file)) == 1


def test_another_desk_takes_the_place_of_the_first(opened, tmp_path, qtbot):
    first = opened.desk.workspace.desk.path
    with qtbot.waitSignal(opened.desk.opened):
        opened.desk.make(tmp_path / "Second.desk")
    assert opened.windowTitle().startswith("Second")

    with qtbot.waitSignal(opened.desk.opened):
        opened.desk.open(first)

    assert opened.tabs.currentWidget().counts == [0]


def test_a_long_job_shows_how_far_it_is_and_can_be_cancelled(opened, qtbot):
    def count(_session, progress):
        for row in range(100_000):
            progress.step(row, 100_000, "rows")
            threading.Event().wait(0.01)

    with qtbot.waitSignal(opened.desk.workspace.busy):
        job = opened.desk.workspace.write("Import spring.xlsx", count)
    bar = opened.findChild(JobBar)
    with qtbot.waitSignal(job.stepped):
        pass
    assert bar.isVisible()
    assert "of 100,000 · rows" in bar.said()

    with qtbot.waitSignal(job.cancelled):
        bar.cancel.click()
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_files_can_be_let_go_anywhere_and_none_is_passed_over(window, tmp_path, qtbot):
    sheet, note = tmp_path / "spring.XLSX", tmp_path / "notes.docx"
    overlay = window.findChild(DropOverlay)

    with qtbot.waitSignal(window.files_dropped) as dropped:
        drag(window, sheet, note)
        assert overlay.isVisible()
        drop(window, sheet, note)

    assert dropped.args == [[sheet, note]]
    assert not overlay.isVisible()


def test_what_is_no_file_is_not_taken(window):
    held = QMimeData()
    held.setText("ada@example.com")
    at, copy = QPoint(5, 5), Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(at, copy, held, *NO_BUTTONS))

    assert not window.findChild(DropOverlay).isVisible()


def test_a_desk_let_go_over_the_window_is_opened(window, desk_file, qtbot):
    with qtbot.waitSignal(window.desk.opened):
        drag(window, desk_file)
        drop(window, desk_file)


def test_the_rail_is_narrow_in_a_narrow_window(opened):
    opened.resize(1440, 880)
    wide = opened.rail.width()
    opened.resize(1150, 880)

    assert (wide, opened.rail.width()) == (184, 64)


def test_a_rail_that_is_narrow_from_the_start_shows_icons_only(qtbot):
    theme.choose_text_size(160)
    window = MainWindow(ENTRIES)
    window.resize(1100, 680)

    window.show()

    assert window.rail.width() == 64
    assert all(place.toolTip() for place in window.rail._places.values())
    close(window, qtbot)


def test_files_can_be_chosen_before_there_is_a_desk(window, tmp_path, monkeypatch):
    names = [str(tmp_path / "people.csv"), str(tmp_path / "acts.csv")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_words: (names, ""))
    window.show_start()

    action(window, "Import…").trigger()

    page = window.tabs.currentWidget()
    assert page._waiting.text() == "Waiting to be imported: people.csv, acts.csv"


def test_a_window_comes_back_where_it_was(qtbot):
    first, again = QWidget(), QWidget()
    for window in (first, again):
        qtbot.addWidget(window)
    first.setGeometry(40, 30, 500, 400)
    first.show()
    keep_place(first)

    take_place(again)

    assert again.geometry() == first.geometry()


def test_a_place_that_makes_no_sense_is_not_taken(qtbot):
    QSettings().setValue("window/1/geometry", "nonsense")

    window = MainWindow(ENTRIES)
    assert window.width() >= 1100
    close(window, qtbot)


def test_the_look_is_switched_from_the_menu(window):
    action(window, "Dark").trigger()
    assert theme.tokens() is theme.DARK

    action(window, "Larger text").trigger()
    assert theme.text_size() == 115
    action(window, "Usual text size").trigger()
    assert theme.text_size() == 100


def test_every_button_can_be_hit_and_has_a_name(opened):
    for button in opened.rail._places.values():
        assert button.accessibleName()
        assert button.height() >= 28


@pytest.mark.parametrize("per_cent", [100, 160])
@pytest.mark.parametrize("look", [theme.Appearance.LIGHT, theme.Appearance.DARK])
def test_the_window_can_be_painted_in_every_look(opened, look, per_cent):
    theme.choose_appearance(look)
    theme.choose_text_size(per_cent)

    picture = opened.grab().toImage()

    corner = picture.pixelColor(10, opened.height() // 2).name().upper()
    assert corner == theme.tokens().frame


def action(window, words):
    found = [a for a in window.findChildren(QAction) if a.text() == words]
    assert found, words
    return found[0]


def lent(window):
    return [a.text() for a in window.menus.menu("Members").actions()]


def finish(job, qtbot):
    with qtbot.waitSignal(job.finished):
        pass


def drag(window, *files):
    held = mime(files)  # the event does not keep it
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, held, *NO_BUTTONS)
    QApplication.sendEvent(window, event)


def drop(window, *files):
    held = mime(files)
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, held, *NO_BUTTONS)
    QApplication.sendEvent(window, event)


def mime(files):
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return held


def test_a_first_window_leaves_room_for_its_frame(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()

    take_place(window)

    assert window.width() < room.width() or window.width() == 1440
    assert window.height() < room.height() or window.height() == 880
