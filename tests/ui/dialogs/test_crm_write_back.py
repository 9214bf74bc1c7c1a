"""The write-back from the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from advocate_desk.store.models import ExternalId
from advocate_desk.ui.dialogs.write_back import write_to_crm
from advocate_desk.ui.tab import Chosen, Place
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import add_members_

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def ask(workspace, window):
    return lambda: write_to_crm(Place(window, workspace, Chosen()))


@pytest.fixture
def known(desk):
    """Add two members, one of whom the CRM knows."""
    ada, _zoe = add_members_(desk, {"full_name": "Ada"}, {"full_name": "Zoë"})
    with desk.write("Ids") as write:
        one = ExternalId(kind="members", row_id=ada, system="Record ID", value="9001")
        write.session.add(one)


@pytest.mark.usefixtures("known")
def test_who_has_no_id_is_said_before(ask):
    sheet = ask()

    assert sheet.system.currentText() == "Record ID · 1 member"
    assert sheet.missing.text() == "1 member without such an id stays out."


def test_without_ids_it_says_where_they_come_from(ask):
    assert not ask().save.isVisible()


@pytest.mark.usefixtures("known")
def test_the_file_is_written_and_told(ask, window, tmp_path, qtbot, monkeypatch):
    chosen = (str(tmp_path / "crm"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: chosen)

    ask().save.click()

    qtbot.waitUntil(lambda: bool(toast_over(window.centralWidget()).sentence()))
    said = toast_over(window.centralWidget()).sentence()
    assert said == "crm.csv saved: 1 row, 1 member without an id"
    assert (tmp_path / "crm.csv").exists()
