"""The first step of the import: what it asks, and where it leads when a file holds nothing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from advocate_desk.sheets.planned import Verdict
from advocate_desk.ui.importing.wizard import ImportWizard
from advocate_desk.ui.widgets.buttons import Button
from tests.ui.importing.conftest import PEOPLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_what_the_rows_are_is_not_asked_once_it_is_said(way, xlsx):
    wizard = way.open(xlsx((("Colour", "Taste"), ("red", "sweet")), "fruit.xlsx"))
    assert "say what the rows are" in wizard.sheets.notice.sentence()

    wizard.sheets.lines["fruit"].kind.choose("members")

    assert wizard.sheets.notice.sentence() == ""


def test_a_file_with_nothing_in_it_leads_to_another(way, xlsx, monkeypatch, qtbot):
    wizard = way.open(xlsx((), "empty.xlsx", sheet="Sheet1"))
    monkeypatch.setattr(
        QFileDialog,
        "getOpenFileNames",
        lambda *_args: ([str(xlsx(PEOPLE, "full.xlsx", sheet="Sheet1"))], ""),
    )

    with qtbot.waitSignal(wizard.run.was_read):
        wizard.sheets.notice.findChild(Button).click()
    way.check(wizard)

    assert wizard.run.plan.counts()[Verdict.NEW] == 3


def test_cancel_while_a_file_is_read_closes_the_wizard(workspace, window, xlsx, qtbot):
    wizard = ImportWizard(workspace, [xlsx(PEOPLE)], window)
    wizard.open()
    assert wizard.run.job is not None

    with qtbot.waitSignal(wizard.left):
        wizard.stop.click()

    assert not wizard.isVisible()


def test_of_a_file_that_cannot_be_read_only_the_reason_is_shown(way, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.touch()

    wizard = way.open(empty)

    assert "is empty (0 bytes)" in wizard.notice.sentence()
    assert not any(part.isVisible() for part in wizard.sheets._parts)
