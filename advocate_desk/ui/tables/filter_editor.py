"""Where a filter is made: which field, how it compares, with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base.errors import DeskError
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.listing import Condition, Test, Value
from advocate_desk.ui import theme
from advocate_desk.ui.tables.inputs import Known, LineInput, mark_wrong
from advocate_desk.ui.tables.popup import Finder, Popup, list_line
from advocate_desk.ui.tables.values import word_shown
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

_ANY = (Test.BLANK, Test.NOT_BLANK)
_FREE = (Test.CONTAINS, Test.IS, Test.IS_NOT, *_ANY)
_TESTS: dict[Shape, tuple[Test, ...]] = {
    Shape.CHOICE: (Test.IS, Test.IS_NOT, *_ANY),
    Shape.YES_NO: (Test.IS, *_ANY),
    Shape.DAY: (Test.AFTER, Test.BEFORE, Test.IS, *_ANY),
    Shape.NUMBER: (Test.AT_LEAST, Test.AT_MOST, Test.IS, *_ANY),
    Shape.DECIMAL: (Test.AT_LEAST, Test.AT_MOST, Test.IS, *_ANY),
    Shape.MONEY: (Test.AT_LEAST, Test.AT_MOST, *_ANY),
    Shape.LONG_TEXT: (Test.CONTAINS, *_ANY),
    Shape.WORDS: (Test.IS, Test.IS_NOT, Test.CONTAINS, *_ANY),
    Shape.COMPANY: (Test.IS, Test.IS_NOT, Test.CONTAINS, *_ANY),
    Shape.COLLEAGUE: (Test.IS, Test.IS_NOT, *_ANY),
    Shape.EVENT: (Test.IS, Test.IS_NOT, Test.CONTAINS),
    Shape.ACTIVITY_TYPE: (Test.IS, Test.IS_NOT, *_ANY),
}
_STORED = Qt.ItemDataRole.UserRole
_LIST_PX = 230


def ways_to_compare(field: ListField) -> tuple[Test, ...]:
    """Give the ways in which a field can be compared."""
    if field.shape is Shape.TEXT and field.bulk:
        return (Test.IS, Test.IS_NOT, Test.CONTAINS, *_ANY)
    return _TESTS.get(field.shape, _FREE)


class FilterEditor(Popup):
    """Asks for a filter in two steps: the field, then its test and value.

    Signals:
        made: the Condition.
    """

    made = Signal(object)

    def __init__(
        self, parent: QWidget, kind: str, fields: Sequence[ListField], known: Known
    ) -> None:
        super().__init__(parent)
        self._kind, self._fields, self._known = kind, tuple(fields), known
        self._steps = QStackedWidget()
        self._list = QListWidget()
        self._list.setAccessibleName("Fields")
        self._search = Finder("Find a field", self._list)
        self._test = QComboBox()
        self._test.setAccessibleName("How to compare")
        self._values = _ValueStep()
        self._title = PlainLabel("", TextStyle.STRONG)
        self._field: ListField | None = None
        self._lay_out()
        for field in fields:
            list_line(field.label, self._list).setData(_STORED, field.key)

    def edit(self, field: ListField, condition: Condition | None = None) -> None:
        """Go to the second step, with what a filter says now."""
        self._field = field
        self._title.setText(field.label)
        self._test.clear()
        for test in ways_to_compare(field):
            self._test.addItem(test.value, test)
        if condition:
            self._test.setCurrentIndex(max(self._test.findData(condition.test), 0))
        self._show_value(condition.value if condition else None)
        self._steps.setCurrentIndex(1)
        self.setFocusProxy(self._values.entry() or self._test)
        self.setFocus()  # here, not when she compares otherwise: the keyboard stays with that

    def condition(self) -> Condition | None:
        """Give the filter; None while it lacks a value.

        Raises:
            NotReadable: what is typed means nothing.
        """
        if self._field is None:
            return None
        test = Test(self._test.currentData())
        if test in _ANY:
            return Condition(self._field.key, test)
        value = self._values.value()
        if value in (None, (), ""):
            return None
        return Condition(self._field.key, test, value)

    def _lay_out(self) -> None:
        fields, how = QWidget(), QWidget()
        first, second = QVBoxLayout(fields), QVBoxLayout(how)
        for column in (first, second):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        first.addWidget(self._search)
        first.addWidget(self._list)
        apply = primary_button("Apply filter")
        for widget in (self._title, self._test, self._values):
            second.addWidget(widget)
        second.addWidget(apply, 0, Qt.AlignmentFlag.AlignRight)
        self._list.setMinimumHeight(theme.scaled(_LIST_PX))
        second.addStretch(1)
        self._steps.addWidget(fields)
        self._steps.addWidget(how)
        self.column.addWidget(self._steps)
        self._search.returnPressed.connect(lambda: self._on_field(self._search.first()))
        self._list.itemClicked.connect(self._on_field)
        self._list.itemActivated.connect(self._on_field)
        self._test.activated.connect(lambda _line: self._show_value(None))
        self._values.entered.connect(self._apply)
        apply.clicked.connect(lambda _checked: self._apply())
        self.setFocusProxy(self._search)

    def _on_field(self, line: QListWidgetItem | None) -> None:
        if line is not None:
            key = line.data(_STORED)
            self.edit(next(field for field in self._fields if field.key == key))

    def _show_value(self, value: Value) -> None:
        field = self._field
        if field is None:
            return
        test = Test(self._test.currentData())
        if test in _ANY:
            self._values.ask_nothing()
        elif test in (Test.IS, Test.IS_NOT) and _is_listed(field):
            self._values.ask_words(self._kind, field, self._known, value)
        else:
            self._values.ask_value(self._kind, field, value)

    def _apply(self) -> None:
        try:
            condition = self.condition()
        except DeskError as error:
            self._values.say(error.sentence)
            return
        if condition:
            self.made.emit(condition)
            self.close()
        else:
            self._values.say("Choose or type a value first.")


class _ValueStep(QWidget):
    """The value of a filter: nothing, one typed value, or some of those in use.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._line: LineInput | None = None
        self._list = QListWidget()
        self._list.setAccessibleName("Values")
        self._find = Finder("Find a value", self._list)
        self._problem = WrappedLabel("", TextStyle.SMALL, "bad")
        self._list.setFixedHeight(theme.scaled(_LIST_PX - 40))
        for widget in (self._find, self._list, self._problem):
            self._column.addWidget(widget)
        self._find.returnPressed.connect(self._on_enter)
        self._list.itemActivated.connect(self._take)
        self._model: QStringListModel | None = None
        self._words: Callable[[str], str] = str
        self._ticked: tuple[str, ...] = ()

    def ask_nothing(self) -> None:
        """Ask for nothing: the test says it all."""
        self._start(is_list=False)

    def ask_value(self, kind: str, field: ListField, value: Value) -> None:
        """Ask for one typed value."""
        self._start(is_list=False)
        self._line = LineInput(_plain(field), kind)
        if not isinstance(value, tuple):
            self._line.show_value(value)
        self._line.returnPressed.connect(self.entered)
        self._column.insertWidget(0, self._line)

    def ask_words(self, kind: str, field: ListField, known: Known, value: Value) -> None:
        """Ask for some of a closed list, or of the values in use."""
        self._start(is_list=True)
        self._ticked = value if isinstance(value, tuple) else (str(value),) if value else ()
        if field.choices:
            self._fill([(word_shown(kind, field, stored), stored) for stored in field.choices])
            return
        self._words = partial(word_shown, kind, field)
        self._model = known(field.key)
        self._model.modelReset.connect(self._fill_from_model)
        self._model.dataChanged.connect(self._fill_from_model)
        self._fill_from_model()

    def entry(self) -> QWidget | None:
        """Give the field to type in; None while nothing is asked."""
        return self._line or (None if self._find.isHidden() else self._find)

    def value(self) -> Any:
        """Give the value; a tuple of stored words when there is a list.

        Raises:
            NotReadable: what is typed means nothing.
        """
        if self._line is not None:
            return self._line.value()
        lines = (self._list.item(number) for number in range(self._list.count()))
        return tuple(
            line.data(_STORED) for line in lines if line.checkState() is Qt.CheckState.Checked
        )

    def say(self, problem: str) -> None:
        """Say what is wrong."""
        self._problem.setText(problem)
        self._problem.show()
        if self._line is not None:
            mark_wrong(self._line, wrong=True)

    def _start(self, *, is_list: bool) -> None:
        if self._line is not None:
            self._line.deleteLater()
            self._line = None
        if self._model is not None:
            self._model.disconnect(self)
            self._model = None
        self._list.clear()
        self._problem.hide()
        self._find.setVisible(is_list)
        self._list.setVisible(is_list)

    def _fill_from_model(self) -> None:
        if self._model is not None:
            chosen = self.value()
            self._ticked = tuple({*self._ticked, *chosen})
            self._fill([(self._words(word), word) for word in self._model.stringList()])

    def _fill(self, lines: Sequence[tuple[str, str]]) -> None:
        self._list.clear()
        for words, stored in lines:
            line = list_line(words, self._list)
            line.setData(_STORED, stored)
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = stored in self._ticked
            line.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

        self._find.narrow()

    def _on_enter(self) -> None:
        """Take the value that is found; with nothing typed, those that are ticked."""
        found = self._find.first() if self._find.text() else None
        if found is not None:
            self._take(found)
        else:
            self.entered.emit()

    def _take(self, line: QListWidgetItem) -> None:
        line.setCheckState(Qt.CheckState.Checked)
        self.entered.emit()


def _is_listed(field: ListField) -> bool:
    listed = {Shape.CHOICE, Shape.WORDS, Shape.COMPANY, Shape.COLLEAGUE, Shape.ACTIVITY_TYPE}
    return field.shape in listed or (field.shape is Shape.TEXT and field.bulk)


def _plain(field: ListField) -> ListField:
    """Compare with one piece of text, whatever the field holds several of."""
    is_text = field.shape in (Shape.WORDS, Shape.LONG_TEXT)
    return ListField(field.key, field.label, Shape.TEXT) if is_text else field
