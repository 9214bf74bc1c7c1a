"""The Backups page: what there is, making one, checking one, and the way back in two steps."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from advocate_desk.program.desks import open_desk
from advocate_desk.store import backup as backup_file
from advocate_desk.store.backup import back_up, backups_of
from advocate_desk.store.models import Member
from advocate_desk.ui.widgets.buttons import Button
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import add_member


@pytest.fixture
def path(desk_file):
    """Give the file of a desk with one member."""
    desk = open_desk(desk_file)
    add_member(desk)
    desk.close()
    return desk_file


@pytest.fixture
def window(open_window, path):
    return open_window(path)


@pytest.fixture
def tab(window, path, qtbot):
    """Give the page with two backups, the newer one made before an import."""
    back_up(path)
    desk = window.desk.workspace.desk
    add_member(desk, full_name="Grace Hopper")
    back_up(path, note="before import")
    return shown(window, qtbot)


def shown(window, qtbot, count=2):
    tab = window.tabs.go_to("backups")
    qtbot.waitUntil(lambda: len(tab.backups.rows) == count)
    return tab


def names(desk):
    with desk.read() as session:
        return sorted(member.full_name for member in session.query(Member))


def said(tab, qtbot):
    qtbot.waitUntil(lambda: bool(tab.panel.notice.sentence()))
    return tab.panel.notice.sentence()


def restored(tab, place, qtbot):
    tab.panel.restore_to(place)
    qtbot.waitUntil(tab.panel.open_button.isVisible)


def test_the_status_line_leads_to_it(window, qtbot):
    qtbot.waitUntil(window.strip.right.isVisible)

    qtbot.mouseClick(window.strip.right, Qt.MouseButton.LeftButton)

    assert window.tabs.currentWidget() is window.tabs.go_to("backups")


def test_without_a_backup_it_offers_the_first_one(window, path, qtbot):
    tab = window.tabs.go_to("backups")
    qtbot.waitUntil(tab.empty.isVisible)
    first = tab.empty.findChild(Button)
    assert QApplication.focusWidget() is first

    qtbot.keyClick(first, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(tab.backups.rows) == 1)
    assert [backup.note for backup in backups_of(path)] == ["by hand"]
    assert QApplication.focusWidget() is tab.view
    assert "Made by you" in tab.backups.index(0).data()


def test_each_backup_says_when_why_how_large_and_that_it_is_verified(tab):
    newest, older = (tab.backups.index(row).data() for row in (0, 1))

    assert newest.startswith("Today")
    assert "Before an import · " in newest
    assert "Made by itself" in older
    assert newest.endswith("Verified")
    assert "2 members" in tab.panel._told[2].text()


def test_the_newest_is_chosen_and_the_arrows_go_on(tab, qtbot):
    qtbot.keyClick(tab.view, Qt.Key.Key_Down)

    assert tab.panel.backup == tab.backups.rows[1]
    assert "1 member" in tab.panel._told[2].text()


def test_a_whole_backup_is_told_so(tab, qtbot):
    tab.panel.verify_button.click()

    assert "It is whole" in said(tab, qtbot)
    qtbot.waitUntil(lambda: "Verified today" in tab.panel._told[-1].text())


def test_a_changed_backup_is_found_marked_and_never_restored(tab, qtbot):
    spoiled = tab.panel.backup.path
    spoiled.write_bytes(spoiled.read_bytes()[:-1] + b"x")

    tab.panel.verify_button.click()

    assert said(tab, qtbot) == "It was changed since it was made. Choose another backup."
    qtbot.waitUntil(lambda: tab.backups.index(0).data().endswith("Damaged"))
    assert not tab.panel.restore_button.isEnabled()
    assert tab.panel.verify_button.isEnabled()


def cancel_next(tab, qtbot, begin):
    """Begin a job while the lane is kept busy, and stop it before its turn."""
    gate = threading.Event()
    others = [tab.workspace.aside("", lambda _progress: gate.wait()) for _reader in range(2)]
    begin()
    (job,) = [one for one in tab.workspace._read_lane.jobs() if one not in others]
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        gate.set()
    qtbot.waitUntil(tab.panel.verify_button.isEnabled)


def test_checking_can_be_stopped_and_says_nothing_then(tab, qtbot):
    cancel_next(tab, qtbot, tab.panel.verify_button.click)

    assert tab.panel.notice.sentence() == ""


def test_a_copy_that_is_stopped_leaves_nothing(tab, path, qtbot):
    cancel_next(tab, qtbot, lambda: tab.panel.restore_to(path.with_name("copy.desk")))

    assert [one for one in path.parent.iterdir() if "copy" in one.name] == []
    assert not tab.panel.open_button.isVisible()


def test_a_backup_that_is_gone_is_told_and_leaves_the_list(tab, qtbot):
    tab.panel.backup.path.unlink()

    tab.panel.verify_button.click()

    assert "was not found" in said(tab, qtbot)
    qtbot.waitUntil(lambda: len(tab.backups.rows) == 1)


def test_a_backup_comes_back_as_a_copy_first_and_nothing_is_opened(
    tab, window, path, qtbot, monkeypatch
):
    proposed = []

    def choose(_parent, _title, place, *_more, **_options):
        proposed.append(Path(place))
        return str(path.with_name("looking back")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    tab.view.setCurrentIndex(tab.backups.index(1))

    tab.panel.restore_button.click()

    qtbot.waitUntil(tab.panel.open_button.isVisible)
    assert proposed[0].parent == path.parent
    assert proposed[0].name.startswith("advocates as of ")
    copy = open_desk(path.with_name("looking back.desk"))
    assert names(copy) == ["Ada Lovelace"]
    copy.close()
    assert window.desk.workspace.desk.path == path
    assert names(window.desk.workspace.desk) == ["Ada Lovelace", "Grace Hopper"]


def test_a_copy_never_replaces_a_file(tab, path, qtbot):
    there = path.with_name("there.desk")
    there.write_bytes(b"mine")

    tab.panel.restore_to(there)

    assert said(tab, qtbot) == "there.desk is already there. Choose another name."
    assert there.read_bytes() == b"mine"
    assert not tab.panel.open_button.isVisible()


def test_a_full_disk_is_told_in_a_sentence(tab, path, qtbot, monkeypatch):
    monkeypatch.setattr(backup_file, "ROOM_LEFT", 2**62)

    tab.panel.restore_to(path.with_name("copy.desk"))

    assert "almost full" in said(tab, qtbot)
    assert not path.with_name("copy.desk").exists()


def test_the_copy_opens_when_she_says_so_and_her_desk_still_knows_it(tab, window, path, qtbot):
    place = path.with_name("copy.desk")
    restored(tab, place, qtbot)

    with qtbot.waitSignal(window.desk.opened):
        tab.panel.open_button.click()

    assert window.desk.workspace.desk.path == place
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)
    again = shown(window, qtbot, count=len(backups_of(path)))
    copies = [backup.copy for backup in again.backups.rows]
    assert place in copies


def test_the_copy_becomes_her_desk_only_after_a_question_and_a_backup(tab, window, path, qtbot):
    tab.view.setCurrentIndex(tab.backups.index(1))
    restored(tab, path.with_name("copy.desk"), qtbot)

    tab.panel.swap_button.click()
    assert QApplication.focusWidget() is tab.panel.question.keep_button
    qtbot.keyClick(tab.panel.question.keep_button, Qt.Key.Key_Return)
    assert not tab.panel.question.isVisible()

    tab.panel.swap_button.click()
    with qtbot.waitSignal(window.desk.opened):
        tab.panel.question.go_button.click()

    assert window.desk.workspace.desk.path == path
    assert names(window.desk.workspace.desk) == ["Ada Lovelace"]
    assert backups_of(path)[0].note == "before restore"
    assert backups_of(path)[0].rows["member"] == 2
    qtbot.waitUntil(lambda: "as it is in copy" in toast_over(window.tabs).sentence())


def test_a_copy_that_cannot_become_her_desk_leaves_it_open_as_it_was(
    tab, window, path, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    place = path.with_name("copy.desk")
    restored(tab, place, qtbot)
    place.write_bytes(b"no desk any more")

    with qtbot.waitSignal(window.desk.opened):
        tab.panel._swap()

    qtbot.waitUntil(lambda: bool(told))
    assert "copy.desk is not a program file" in told[0]
    assert names(window.desk.workspace.desk) == ["Ada Lovelace", "Grace Hopper"]


@pytest.mark.usefixtures("tab")
def test_a_backup_made_elsewhere_is_there_when_the_page_comes_back(window, path, qtbot):
    window.tabs.go_to("members")
    back_up(path)

    shown(window, qtbot, count=3)
