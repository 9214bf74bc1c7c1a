"""Fields to set a setting with, one for each kind; all speak in the text that files keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from advocate_desk.base.days import MONTHS, WEEKDAYS
from advocate_desk.store.setting_rules import Kind, SettingRule
from advocate_desk.ui.pages.first_run import CURRENCIES
from advocate_desk.ui.tabs.settings.days_field import DaysField
from advocate_desk.ui.widgets.calm_combo import CalmCombo


@dataclass(frozen=True, slots=True)
class SettingField:
    """A widget that sets a setting.

    Attributes:
        entered: the signal that says that she entered something.
        written: gives what is entered, as files keep it.
        show: shows what is kept.
        is_being_typed: says whether something is typed that is not entered yet.
        is_wide: it stands below what is said of it, over the whole width.
    """

    widget: QWidget
    entered: SignalInstance
    written: Callable[[], str]
    show: Callable[[str], None]
    is_being_typed: Callable[[], bool] = lambda: False
    is_wide: bool = False


class TypedLine(QLineEdit):
    """A line that is entered when she leaves it or presses Enter; Esc takes back what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = ""

    def show_text(self, text: str) -> None:
        """Show what is kept."""
        self._kept = text
        self.setText(text)

    def is_being_typed(self) -> bool:
        """Say whether something is typed that is not entered yet."""
        return self.hasFocus() and self.isModified()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self.show_text(self._kept)
            self.editingFinished.emit()
            return
        super().keyPressEvent(event)


def _typed() -> SettingField:
    line = TypedLine()
    return SettingField(line, line.editingFinished, line.text, line.show_text, line.is_being_typed)


def _currency() -> SettingField:
    combo, line = CalmCombo(""), TypedLine()
    combo.setEditable(True)
    combo.setLineEdit(line)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.addItems(CURRENCIES)
    combo.activated.connect(lambda _at: line.editingFinished.emit())
    return SettingField(
        combo, line.editingFinished, line.text, line.show_text, line.is_being_typed
    )


def choice(answers: Mapping[str, str]) -> SettingField:
    """Give a choice among a few: the texts that are kept, with their words."""
    combo = CalmCombo("")
    for text, words in answers.items():
        combo.addItem(words, text)
    return SettingField(
        combo,
        combo.activated,
        lambda: str(combo.currentData()),
        lambda text: combo.setCurrentIndex(combo.findData(text)),
    )


def _named(names: Sequence[str]) -> SettingField:
    return choice({str(at): name.capitalize() for at, name in enumerate(names, start=1)})


def _switch() -> SettingField:
    box = QCheckBox("On")
    return SettingField(
        box,
        box.clicked,
        lambda: "yes" if box.isChecked() else "no",
        lambda text: box.setChecked(text == "yes"),
    )


def _days() -> SettingField:
    days = DaysField()
    return SettingField(days, days.entered, days.written, days.show_text, is_wide=True)


_FIELDS: Mapping[Kind, Callable[[], SettingField]] = {
    Kind.TEXT: _typed,
    Kind.NUMBER: _typed,
    Kind.CURRENCY: _currency,
    Kind.MONTH: partial(_named, MONTHS),
    Kind.WEEKDAY: partial(_named, WEEKDAYS),
    Kind.YES_NO: _switch,
    Kind.DAYS: _days,
}


def field_for(rule: SettingRule) -> SettingField:
    """Give the field that sets a setting."""
    field = _FIELDS[rule.about.kind]()
    for part in (field.widget, *field.widget.findChildren(QLineEdit)):
        part.setAccessibleName(rule.title)
    return field
