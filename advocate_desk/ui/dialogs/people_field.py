"""Who: a line with suggestions from the desk, and a removable pill for each person chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from advocate_desk.program.quick_log import Person, people_like, people_of
from advocate_desk.ui import theme
from advocate_desk.ui.dialogs.suggestions import Suggestion, Suggestions
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.flow import FlowLayout
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.workspace import Workspace

_PILL_PX = 400  # of the words, at a text size of 100 %
_SHOWN = 12  # pills; the others are counted
_PLACEHOLDER = "Type a name, a company or an e-mail"


class PeopleField(QWidget):
    """Asks for one or several members.

    Signals:
        people_changed: the ids of the chosen members.
        left: Enter was pressed with nothing typed.
    """

    people_changed = Signal(object)
    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._people: dict[int, Person] = {}
        self.line = QLineEdit()
        self.line.setPlaceholderText(_PLACEHOLDER)
        self.line.setAccessibleName("Who")
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        self._pills = FlowLayout(gap=6)
        self._suggestions = Suggestions(self.line, self._look_up)
        self._suggestions.picked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._pills)
        column.addWidget(self.line)
        wide = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        wide.setHeightForWidth(True)
        self.setSizePolicy(wide)

    def ids(self) -> tuple[int, ...]:
        """Give the chosen members."""
        return tuple(self._people)

    def people(self) -> tuple[Person, ...]:
        """Give the chosen members as they are shown."""
        return tuple(self._people.values())

    def set_ids(self, ids: Sequence[int]) -> None:
        """Choose members; those who were deleted are left out."""
        found = self._workspace.look(lambda session: people_of(session, ids))
        self._people = {person.id: person for person in found}
        self._show_pills()
        self.people_changed.emit(self.ids())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            typed = bool(self.line.text())
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._on_enter(typed=typed)
                return True
            if event.key() == Qt.Key.Key_Backspace and not typed and self._people:
                self._remove(next(reversed(self._people)))
                return True
        return super().eventFilter(watched, event)

    def _look_up(self, words: str) -> list[Suggestion]:
        found = self._workspace.look(lambda session: people_like(session, words))
        return [(person, _words_of(person)) for person in found if person.id not in self._people]

    def _on_enter(self, *, typed: bool) -> None:
        if typed:
            self._suggestions.pick_current()
        else:
            self.left.emit()

    def _add(self, person: object) -> None:
        if isinstance(person, Person):
            self._people[person.id] = person
            self.line.clear()
            self._show_pills()
            self.people_changed.emit(self.ids())

    def _remove(self, member_id: int) -> None:
        self._people.pop(member_id, None)
        self._show_pills()
        self.people_changed.emit(self.ids())
        self.line.setFocus()

    def _show_pills(self) -> None:
        self._pills.clear()
        for person in list(self._people.values())[:_SHOWN]:
            pill = _PersonPill(person)
            pill.removed.connect(lambda member_id=person.id: self._remove(member_id))
            self._pills.addWidget(pill)
        if len(self._people) > _SHOWN:
            self._pills.addWidget(Pill(f"+{len(self._people) - _SHOWN}"))
        self.line.setPlaceholderText("Add another" if self._people else _PLACEHOLDER)
        self.updateGeometry()


class _PersonPill(Pill):
    """A chosen person; never wider than the field, so that the cross can be reached."""

    def __init__(self, person: Person) -> None:
        letters = theme.metrics(TextStyle.SMALL_STRONG)
        room = theme.scaled(_PILL_PX)
        words = _words_of(person)
        if letters.horizontalAdvance(words) > room:
            words = letters.elidedText(person.name, Qt.TextElideMode.ElideRight, room)
        super().__init__(words, removable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Backspace in the line removes the last one


def _words_of(person: Person) -> str:
    return f"{person.name} · {person.role}" if person.role else person.name
