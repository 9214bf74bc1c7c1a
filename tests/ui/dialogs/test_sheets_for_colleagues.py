"""Sheets for colleagues from the window, and back through the import."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from advocate_desk.program.accounts import add_accounts
from advocate_desk.ui.dialogs.colleague_sheets import Sending, send_sheets
from advocate_desk.ui.importing.differing import DifferingAnswers
from advocate_desk.ui.importing.wizard import ImportWizard
from advocate_desk.ui.tab import Chosen, Place
from advocate_desk.ui.tabs.members.tab import build
from advocate_desk.ui.widgets.toast import toast_over

ACCOUNTS = (
    {
        "company": "Orchard Foods",
        "csm": "Grace Hopper",
        "account_executive": "Alan Turing",
        "reference_policy": "yes",
    },
    {"company": "Nobody's Ltd"},
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def accounts(desk):
    with desk.write("Add accounts") as write:
        return add_accounts(write.session, ACCOUNTS)


@pytest.fixture
def ask(workspace, window):
    """Open the sheet as Ctrl+Shift+E does."""

    def opened():
        send_sheets(Place(window, workspace, Chosen()))
        return window.findChild(QWidget, "sheet")

    return opened


@pytest.fixture
def files(accounts, workspace, ask, tmp_path, qtbot):
    """Write the sheets of both colleagues."""
    assert accounts
    sheet = ask()
    chosen = sheet.chosen()
    sheet.reject()
    job = workspace.findChild(Sending).write(chosen, tmp_path)
    with qtbot.waitSignal(job.finished):
        pass
    return sorted(tmp_path.glob("Sheets for colleagues */*.xlsx"))


def answered(file, policy):
    book = load_workbook(file)
    book["Accounts"]["E2"] = policy
    book.save(file)


@pytest.mark.usefixtures("accounts")
def test_all_who_look_after_accounts_are_ticked(ask):
    sheet = ask()

    assert [choice.text() for choice in sheet.choices.values()] == [
        "Alan Turing · 1 account",
        "Grace Hopper · 1 account",
    ]
    assert len(sheet.chosen()) == 2
    assert sheet.save.isVisible()


def test_without_anybody_to_send_to_it_says_what_to_do(ask):
    sheet = ask()

    assert not sheet.choices
    assert not sheet.save.isVisible()


@pytest.mark.usefixtures("accounts")
def test_the_folder_is_asked_for_and_the_files_are_told(ask, window, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words: str(tmp_path))

    ask().save.click()

    qtbot.waitUntil(lambda: bool(toast_over(window.centralWidget()).sentence()))
    assert toast_over(window.centralWidget()).sentence().startswith("2 workbooks saved in “Sheets")


def test_the_page_of_accounts_leads_to_it(workspace, qtbot):
    tab = build(workspace)
    qtbot.addWidget(tab)
    tab.show_page(1)
    asked = []
    tab.run = asked.append

    tab.account_actions.send.click()

    assert asked == ["colleagues"]


def test_she_chooses_between_two_answers_and_undoes_all_at_once(
    desk, workspace, window, files, qtbot
):
    alan, grace = files
    answered(alan, "logo only")
    answered(grace, "no")
    wizard = ImportWizard(workspace, files, window)
    with qtbot.waitSignal(wizard.run.was_read):
        wizard.open()
    wizard.next.click()
    with qtbot.waitSignal(wizard.run.was_searched):
        wizard.next.click()
    with qtbot.waitSignal(wizard.run.was_planned):
        wizard.next.click()
    qtbot.waitUntil(wizard.next.isEnabled)

    assert wizard.check.differing.text() == "1 answer differs: choose…"
    wizard.check.differing.click()
    dialog = wizard.check.findChild(DifferingAnswers)
    assert [radio.text() for radio in dialog.radios.values()] == [
        *("Your desk: yes", "Alan Turing: logo only", "Grace Hopper: no")
    ]
    assert dialog.settled() == {}
    assert dialog.focusWidget() in dialog.radios.values()
    list(dialog.radios.values())[2].setChecked(True)
    keys = {one.key().toString(): one for one in dialog.findChildren(QShortcut)}
    with qtbot.waitSignal(wizard.run.was_planned):
        keys["Ctrl+Return"].activated.emit()
    qtbot.waitUntil(wizard.next.isEnabled)
    with qtbot.waitSignal(wizard.run.was_done):
        wizard.next.click()

    assert policies(desk) == ["no", None]
    step = workspace.undo()
    qtbot.waitUntil(lambda: policies(desk) == ["yes", None])
    assert step is not None


def policies(desk):
    with desk.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT reference_policy FROM account ORDER BY id"
        )
        return [row[0] for row in rows]
