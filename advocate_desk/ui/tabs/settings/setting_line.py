"""One setting on the page: what it is, where its default comes from, and the field to set it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.program.settings import default_words
from advocate_desk.store.setting_rules import Kind, SettingRule
from advocate_desk.ui import theme
from advocate_desk.ui.tabs.settings.setting_fields import SettingField, field_for
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import ghost_button
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

_WIDTHS = {
    Kind.NUMBER: 72,
    Kind.CURRENCY: 110,
    Kind.MONTH: 150,
    Kind.WEEKDAY: 150,
    Kind.TEXT: 260,
}  # px at 100 %
_DEFAULTED = frozenset(
    {Kind.NUMBER, Kind.MONTH, Kind.WEEKDAY}
)  # of others every program has its own


class FieldLine(QWidget):
    """What a field is called and what it is for, beside it; below what is wrong, if anything."""

    def __init__(self, title: str, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, TextStyle.MEDIUM)
        self.about = WrappedLabel(told, TextStyle.SMALL, "muted", self)
        self.about.setHidden(not told)
        self._problem = WrappedLabel("", TextStyle.SMALL, "bad")
        self._problem.hide()
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.title, self.about, self._problem):
            words.addWidget(label)
        for label in (self.about, self._problem):
            label.setMinimumHeight(1)  # its own is that of a word a line: the page would scroll on
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 6, 0, 6)
        self._grid.setHorizontalSpacing(24)
        self._grid.addLayout(words, 0, 0)
        self._grid.addLayout(self.row, 0, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)

    def put_below(self, widget: QWidget) -> None:
        """Let a widget stand below the words, over the whole width."""
        self._grid.addWidget(widget, 1, 0, 1, 2)

    def say(self, problem: str, field: QWidget) -> None:
        """Say what is wrong with what a field holds; nothing when all is well again."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        field.setAccessibleDescription(problem)
        field.setProperty("wrong", bool(problem))
        field.style().unpolish(field)  # a rule by property is looked up only then
        field.style().polish(field)

    def problem(self) -> str:
        """Give what is said to be wrong."""
        return "" if self._problem.isHidden() else self._problem.text()


class SettingLine(FieldLine):
    """A setting of the desk.

    Signals:
        wanted: the key of the setting and the text it should have.
    """

    wanted = Signal(str, str)

    def __init__(self, rule: SettingRule, parent: QWidget | None = None) -> None:
        super().__init__(rule.title, _told_of(rule), parent)
        self.rule = rule
        self.field: SettingField = field_for(rule)
        self.back = ghost_button("Back to default", parent=self)
        self.back.setAccessibleName(f"{rule.title}: back to default")
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self._kept = ""
        self.title.setBuddy(self.field.widget)
        if rule.about.kind in _DEFAULTED:
            self.row.addWidget(self.back)
        if self.field.is_wide:
            self.put_below(self.field.widget)
        else:
            self.row.addWidget(self.field.widget)
        if rule.about.unit:
            self.row.addWidget(PlainLabel(rule.about.unit, TextStyle.BODY, "muted"))
        self.field.entered.connect(self._on_entered)
        self.back.clicked.connect(lambda _checked: self._go_back())
        self._dress()

    def show_kept(self, text: str) -> None:
        """Show what is kept; what she is just typing stays."""
        self._kept = text
        is_default = text == self.rule.text_of(self.rule.default)
        self.back.setVisible(self.rule.about.kind in _DEFAULTED and not is_default)
        if not self.field.is_being_typed():
            self.field.show(text)
            self.complain("")

    def complain(self, problem: str) -> None:
        """Say what is wrong with what she entered."""
        self.say(problem, self.field.widget.focusProxy() or self.field.widget)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "field"):
            self._dress()

    def _dress(self) -> None:
        if width := _WIDTHS.get(self.rule.about.kind):
            self.field.widget.setFixedWidth(theme.scaled(width))

    def _on_entered(self) -> None:
        written = self.field.written()
        if wrong := self.rule.wrong(written):
            self.complain(f"“{written}” {wrong}. {self._stays()}")
            return
        self.complain("")
        text = self.rule.text_of(self.rule.value_of(written))
        self.field.show(text)
        if text != self._kept:
            self.wanted.emit(self.rule.key, text)

    def _stays(self) -> str:
        """Say what holds while what she entered cannot be kept."""
        return f"It stays {self._kept}." if self._kept else "Nothing was changed."

    def _go_back(self) -> None:
        self.field.widget.setFocus()
        self.wanted.emit(self.rule.key, self.rule.text_of(self.rule.default))


def _told_of(rule: SettingRule) -> str:
    """Say what a setting is for, what it is by default, and where that comes from."""
    about = rule.about
    is_told = about.kind in _DEFAULTED
    default = f"By default {default_words(rule)}." if is_told else ""
    return "\n".join(filter(None, (about.what, f"{default} {about.source}".strip())))
