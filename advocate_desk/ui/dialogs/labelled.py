"""A field of a form: its name above it, and below what is wrong with what was entered."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel


class Labelled(QWidget):
    """A widget with its name; the line for problems takes no room while there are none."""

    def __init__(self, name: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        label = PlainLabel(name.replace("&", "&&"), TextStyle.MEDIUM)  # it has a buddy
        label.setBuddy(field)
        for named in (field, field.focusProxy()):
            if named and not named.accessibleName():
                named.setAccessibleName(name)
        self._problem = WrappedLabel("", TextStyle.SMALL, "bad")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(field)
        column.addWidget(self._problem)

    def say(self, problem: str) -> None:
        """Say what is wrong; nothing when all is well again."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        focused = self.field.focusProxy() or self.field
        focused.setAccessibleDescription(problem)
        focused.setProperty("wrong", bool(problem))
        focused.style().unpolish(focused)  # a rule by property is looked up only then
        focused.style().polish(focused)

    def problem(self) -> str:
        """Give what is said to be wrong."""
        return "" if self._problem.isHidden() else self._problem.text()
