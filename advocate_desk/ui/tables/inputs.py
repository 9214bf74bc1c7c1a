"""Fields to type a value in, one kind per shape; the same in cells, panels and dialogs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from advocate_desk.program.fields import ListField, Shape
from advocate_desk.ui import theme
from advocate_desk.ui.tables.values import (
    DAYS_AHEAD,
    NotReadable,
    read_value,
    typed_words,
    word_shown,
)
from advocate_desk.ui.widgets.day_field import DayField

# Words to complete from, by the key of a field; the model may be filled a moment later.
Known = Callable[[str], QStringListModel]

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_COMPLETED = frozenset(
    {Shape.TEXT, Shape.COMPANY, Shape.COLLEAGUE, Shape.ACTIVITY_TYPE, Shape.REWARD, Shape.EVENT}
)
_COMPLETIONS_PX = 280
_DAY_HINT = "3 Nov, yesterday, +2w"
_NEVER_BLANK = frozenset({"status", "person_type", "type"})


class LineInput(QLineEdit):
    """One line; what is typed is read by the field's shape."""

    def __init__(self, field: ListField, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._kind = field, kind
        self._currency = ""
        self.setAccessibleName(field.label)

    def show_value(self, value: Any, currency: str = "") -> None:
        """Show a value as she would type it."""
        self._currency = currency
        self.setText(typed_words(self._kind, self._field, value, currency))

    def count_in(self, currency: str | None) -> None:
        """Read amounts in a currency: how many digits they have after the sign goes by it."""
        self._currency = currency or self._currency

    def value(self) -> Any:
        """Give what is meant.

        Raises:
            NotReadable: nothing is.
        """
        return read_value(self._field, self.text(), self._currency)


class WordsInput(LineInput):
    """Several words with `;` between them; the completer helps with the one being typed."""

    def complete_from(self, known: QStringListModel) -> None:
        """Offer these words."""
        completer = _completer(known, self)
        completer.setWidget(self)
        completer.activated.connect(self._take)
        self._completer = completer
        self.textEdited.connect(self._offer)

    def _offer(self, _text: str) -> None:
        typed = self.text()[: self.cursorPosition()].rpartition(";")[2].strip()
        self._completer.setCompletionPrefix(typed)
        if typed and self._completer.completionCount():
            self._completer.complete()
        elif popup := self._completer.popup():
            popup.hide()

    def _take(self, word: str) -> None:
        before, _, _typed = self.text()[: self.cursorPosition()].rpartition(";")
        after = self.text()[self.cursorPosition() :].lstrip("; ")
        head = f"{before.strip()}; " if before.strip() else ""
        self.setText(f"{head}{word}; {after}")
        self.setCursorPosition(len(head) + len(word) + 2)


class LongInput(QPlainTextEdit):
    """Several lines; Shift+Enter or Ctrl+Enter goes on in the next one inside a cell."""

    def __init__(self, field: ListField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.setAccessibleName(field.label)
        self.setTabChangesFocus(True)

    def show_value(self, value: Any, _currency: str = "") -> None:
        """Show a text."""
        self.setPlainText(value or "")

    def value(self) -> Any:
        """Give the text; None when it is empty."""
        return read_value(self._field, self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers():
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)


class ChoiceInput(QComboBox):
    """One of a closed list."""

    def __init__(self, field: ListField, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(field.label)
        self._typed_at = QElapsedTimer()
        self._is_listed = False
        if field.key not in _NEVER_BLANK:
            self.addItem("", None)
        if field.shape is Shape.YES_NO:
            self.addItem("Yes", True)
            self.addItem("No", False)
        for stored in field.choices:
            self.addItem(word_shown(kind, field, stored), stored)

    def show_value(self, value: Any, _currency: str = "") -> None:
        """Choose a value."""
        found = next((n for n in range(self.count()) if self.itemData(n) == value), -1)
        if found < 0 and value is not None:  # written by another version: it stays as it is
            self.addItem(str(value), value)
            found = self.count() - 1
        self.setCurrentIndex(max(found, 0))

    def value(self) -> Any:
        """Give the stored word of the chosen line."""
        return self.currentData()

    def choose_in_list(self) -> None:
        """Let letters look in the open list from now on: only Enter or a click chooses."""
        self._is_listed = True

    def open_list(self) -> None:
        """Open the list; one that is open stays where she is in it."""
        if not self.view().isVisible():
            self.showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a space between typed words as one of their letters: it does not open the list."""
        if self._is_listed and event.text().strip() and event.text().isprintable():
            self.open_list()
            self.view().keyboardSearch(event.text())
            return
        pause = QApplication.keyboardInputInterval()
        is_typing = self._typed_at.isValid() and not self._typed_at.hasExpired(pause)
        if event.text() == " " and is_typing:
            view = self.view()
            view.setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
            view.keyboardSearch(" ")
            self.setCurrentIndex(view.currentIndex().row())
        else:
            super().keyPressEvent(event)
        if event.text().strip() or is_typing:
            self._typed_at.restart()

    def wheelEvent(self, event: Any) -> None:
        """Let the page scroll: a wheel over a closed list must not change it."""
        event.ignore()


class DayInput(DayField):
    """A day in a form, which says below which day is meant."""

    def __init__(self, field: ListField, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, ahead=field.key in DAYS_AHEAD)
        self._label = field.label
        self.line.setAccessibleName(field.label)
        self.line.setPlaceholderText(_DAY_HINT)

    def show_value(self, value: Any, _currency: str = "") -> None:
        """Show a day."""
        self.set_day(value)

    def value(self) -> Any:
        """Give the day.

        Raises:
            NotReadable: what is written is none.
        """
        if self.is_wrong():
            raise NotReadable(f"{self._label} is a day, such as 3 Nov or yesterday.")
        return self.day()


Input = LineInput | LongInput | ChoiceInput
FormInput = Input | DayInput


def input_for(kind: str, field: ListField, known: Known, parent: QWidget | None = None) -> Input:
    """Give the field to type a value of a shape in; `known` gives words to complete from."""
    if field.shape is Shape.YES_NO or field.choices:
        return ChoiceInput(field, kind, parent)
    if field.shape is Shape.LONG_TEXT:
        return LongInput(field, parent)
    if field.shape is Shape.WORDS:
        words = WordsInput(field, kind, parent)
        words.complete_from(known(field.key))
        words.setPlaceholderText("one; another")
        return words
    line = LineInput(field, kind, parent)
    if field.shape in _COMPLETED and (field.bulk or field.shape is not Shape.TEXT):
        line.setCompleter(_completer(known(field.key), line))
    if field.shape is Shape.DAY:
        line.setPlaceholderText(_DAY_HINT)
    return line


def form_input_for(kind: str, field: ListField, known: Known) -> FormInput:
    """Give the field for a form: like one in a cell, with room to say more."""
    return DayInput(field) if field.shape is Shape.DAY else input_for(kind, field, known)


def mark_wrong(field: QWidget, *, wrong: bool) -> None:
    """Show a field's edge in red, or as usual."""
    field.setProperty("wrong", "true" if wrong else "false")
    field.style().unpolish(field)  # a rule by property is looked up only then
    field.style().polish(field)


def is_enter(event: QEvent) -> bool:
    """Say whether a key event is Enter alone."""
    return (
        isinstance(event, QKeyEvent)
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD)
    )


def _completer(known: QStringListModel, parent: QWidget) -> QCompleter:
    completer = QCompleter(known, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(8)
    popup = QListView()
    popup.setObjectName("completions")
    popup.setUniformItemSizes(True)
    popup.setMinimumWidth(theme.scaled(_COMPLETIONS_PX))  # a narrow cell would cut the words
    completer.setPopup(popup)
    return completer
