"""Where a file goes is asked one way, and nothing is replaced that she was not asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from advocate_desk.base.text import file_name
from advocate_desk.ui.widgets.saving import ask_file, folder_for
from tests.ui.bare_window import bare_window

KINDS = ("Picture (*.png)", "Drawing (*.svg)")


@pytest.fixture
def ask(qtbot, tmp_path, monkeypatch):
    """Ask for a file, as if she chose a place and a kind; give the file."""
    window = bare_window(qtbot)

    def asked(name, kind=KINDS[0]):
        chosen = str(tmp_path / name), kind
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: chosen)
        return ask_file(window, "Save", tmp_path / "chart.png", *KINDS)

    return asked


@pytest.fixture
def answer(monkeypatch):
    """Answer a question; give what was asked."""
    asked = []

    def answered(verb):
        def press(box):
            asked.append(box.text())
            next(one for one in box.buttons() if one.text() == verb).click()

        monkeypatch.setattr(QMessageBox, "exec", press)
        return asked

    return answered


@pytest.mark.parametrize(
    ("typed", "kind", "saved"),
    [
        ("q4", KINDS[0], "q4.png"),
        ("q4", KINDS[1], "q4.svg"),
        ("q4.SVG", KINDS[0], "q4.SVG"),
        ("q4.final", KINDS[1], "q4.final.svg"),
    ],
)
def test_a_name_gets_the_ending_of_its_kind(ask, tmp_path, typed, kind, saved):
    assert ask(typed, kind) == tmp_path / saved
    assert folder_for(Path("/elsewhere/my.desk")) == tmp_path


@pytest.mark.parametrize(("verb", "goes_on"), [("Replace it", True), ("Cancel", False)])
def test_a_file_that_only_the_ending_names_is_not_replaced_unasked(
    ask, answer, tmp_path, verb, goes_on
):
    (tmp_path / "q4.png").write_text("mine", encoding="utf-8")
    asked = answer(verb)

    assert (ask("q4") is not None) is goes_on
    assert asked == ["“q4.png” is there already."]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acts / member: 50 %?", "Acts member 50 %"),
        ("  Ada\t\n", "Ada"),
        ("..", ""),
        ("a.b", "a.b"),
    ],
)
def test_a_text_is_called_as_every_system_lets_a_file_be_called(text, name):
    assert file_name(text) == name
