"""The third step: what unknown words mean, and what becomes of rows that are there already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base.words import count_words
from advocate_desk.sheets.mapping import fields_of
from advocate_desk.sheets.setup import Existing, ImportSetup, SheetSetup, Unknown
from advocate_desk.sheets.words import choices_of, suggest_choice
from advocate_desk.ui.importing.run import ImportRun
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

_MOST_WORDS = 200  # asked one by one; the rest follow the rule for unknown words
_EXISTING = {
    None: "Fill what is blank (and update rows with our own UID)",
    Existing.FILL: "Fill what is blank, change nothing",
    Existing.UPDATE: "Take what the file says",
    Existing.SKIP: "Leave them as they are",
}
_UNKNOWN_VALUES = {
    Unknown.CREATE: "Make a new one",
    Unknown.LEAVE: "Leave the cell out and tell me",
}
_UNKNOWN_MEMBERS = {
    Unknown.LEAVE: "List them for later",
    Unknown.CREATE: "Make a member of each",
}


class ValuesStep(QWidget):
    """Asks once for each unknown word, and for the rules of the whole import.

    Signals:
        changed: an answer was given.
    """

    changed = Signal()

    def __init__(self, run: ImportRun) -> None:
        super().__init__()
        self._run = run
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def show_setup(self, setup: ImportSetup) -> None:
        """Show the rules and the unknown words."""
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 12, 0)
        whole.setSpacing(14)
        whole.addLayout(self._rules(setup))
        unknown = [
            (sheet, key, word, count)
            for sheet in setup.chosen_sheets()
            for key, words in sheet.unknown_words.items()
            for word, count in words.most_common()
        ]
        if unknown:
            whole.addWidget(PlainLabel("Words the desk does not know yet", TextStyle.CARD))
            whole.addWidget(
                WrappedLabel(
                    "Say once what each means; it is remembered for the next file.",
                    TextStyle.BODY,
                    "muted",
                )
            )
            whole.addLayout(self._words(setup, unknown[:_MOST_WORDS]))
        else:
            whole.addWidget(WrappedLabel("Every word in the file is known.", colour="muted"))
        whole.addStretch(1)
        self._scroll.setWidget(inside)

    def _rules(self, setup: ImportSetup) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        rules: tuple[tuple[str, str, Mapping[Any, str]], ...] = (
            ("Rows that are there already", "existing", _EXISTING),
            ("Unknown words", "unknown_value", _UNKNOWN_VALUES),
            ("Acts of people nobody knows", "unknown_member", _UNKNOWN_MEMBERS),
        )
        for row, (name, attribute, choices) in enumerate(rules):
            combo = QComboBox()
            combo.setAccessibleName(name)
            combo.addItems(list(choices.values()))
            keys = list(choices)
            combo.setCurrentIndex(keys.index(getattr(setup, attribute)))
            combo.activated.connect(
                lambda at, attribute=attribute, keys=keys: self._on_rule(
                    setup, attribute, keys[at]
                )
            )
            grid.addWidget(PlainLabel(name, TextStyle.MEDIUM), row, 0)
            grid.addWidget(combo, row, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _on_rule(
        self, setup: ImportSetup, attribute: str, choice: Existing | Unknown | None
    ) -> None:
        setattr(setup, attribute, choice)
        self.changed.emit()

    def _words(
        self, setup: ImportSetup, unknown: list[tuple[SheetSetup, str, str, int]]
    ) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        choices = self._run.workspace.look(
            lambda session: {
                (sheet.kind, key): choices_of(session, sheet.kind or "", key)
                for sheet, key, _word, _count in unknown
            }
        )
        for row, (sheet, key, word, count) in enumerate(unknown):
            heading = next(f.heading for f in fields_of(sheet.kind or "") if f.key == key)
            grid.addWidget(PlainLabel(heading, TextStyle.SMALL, "muted"), row, 0)
            grid.addWidget(PlainLabel(word, TextStyle.STRONG), row, 1)
            grid.addWidget(
                PlainLabel(count_words(count, "cell"), TextStyle.SMALL, "muted"), row, 2
            )
            combo = self._answer(setup, (sheet, key, word), choices[sheet.kind, key])
            grid.addWidget(combo, row, 3)
        grid.setColumnStretch(4, 1)
        return grid

    def _answer(
        self, setup: ImportSetup, asked: tuple[SheetSetup, str, str], choices: tuple[str, ...]
    ) -> QComboBox:
        sheet, key, word = asked
        combo = QComboBox()
        combo.setAccessibleName(f"What {word} means")
        combo.setMinimumWidth(260)
        combo.addItem("By the rule above", None)
        suggested = self._run.workspace.look(
            lambda session: suggest_choice(session, sheet.kind or "", key, word)
        )
        for choice in choices:
            combo.addItem(f"{choice}  (proposed)" if choice == suggested else choice, choice)
        now = setup.values.get(key, {}).get(word)
        combo.setCurrentIndex(max(combo.findData(now), 0) if now else 0)
        combo.activated.connect(lambda _at: self._on_word(setup, key, word, combo.currentData()))
        return combo

    def _on_word(self, setup: ImportSetup, key: str, word: str, choice: str | None) -> None:
        words = setup.values.setdefault(key, {})
        if choice is None:
            words.pop(word, None)
        else:
            words[word] = choice
        self.changed.emit()
