"""The form of the quick log: who did what, when, how it came about and whether it can be used."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.program.activities import ActivityDraft
from advocate_desk.program.quick_log import LogMeant, TypeChoice
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import ActStatus, Trigger, Usability
from advocate_desk.ui import theme
from advocate_desk.ui.dialogs.labelled import Labelled
from advocate_desk.ui.dialogs.people_field import PeopleField
from advocate_desk.ui.dialogs.pill_row import PillRow
from advocate_desk.ui.dialogs.type_field import TypeField
from advocate_desk.ui.widgets.day_field import DayField
from advocate_desk.ui.widgets.frames import GAP
from advocate_desk.ui.workspace import Workspace

_STATUSES = (
    ActStatus.COMPLETED,
    ActStatus.ASKED,
    ActStatus.ACCEPTED,
    ActStatus.SCHEDULED,
    ActStatus.SUBMITTED,
    ActStatus.IDEA,
    ActStatus.DECLINED,
    ActStatus.NO_REPLY,
    ActStatus.CANCELLED,
    ActStatus.REJECTED,
)
# which day of the activity "When" means; the day it was asked for all others
_DAY_OF = {
    ActStatus.COMPLETED: "completed_on",
    ActStatus.REJECTED: "completed_on",
    ActStatus.ACCEPTED: "due_on",
    ActStatus.SCHEDULED: "due_on",
    ActStatus.IDEA: "due_on",
    ActStatus.DECLINED: "responded_on",
}
_TRIGGER_KEYS = {
    Trigger.ORGANIC: "Alt+I",
    Trigger.ASKED: "Alt+A",
    Trigger.PROMISED: "Alt+P",
    Trigger.CONTEST: "Alt+C",
}
_USABILITY_KEYS = {
    Usability.AS_IS: "Alt+U",
    Usability.NEEDS_WORK: "Alt+W",
    Usability.NOT_USABLE: "Alt+N",
}
_NOTES_PX = 64


class LogForm(QWidget):
    """The fields of the quick log.

    Signals:
        edited: something was entered.
    """

    edited = Signal()

    def __init__(
        self, workspace: Workspace, types: Sequence[TypeChoice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.who = PeopleField(workspace)
        self.what = TypeField(types)
        self.when = DayField(clock.today())
        self.minutes = QLineEdit()
        self.minutes.setValidator(QIntValidator(0, 99_999, self.minutes))
        self.status = QComboBox()
        for status in _STATUSES:
            self.status.addItem(_status_words(status), status.value)
        self.trigger = _pills("How it came about", "trigger", _TRIGGER_KEYS)
        self.usability = _pills("Can it be used", "usability", _USABILITY_KEYS)
        self.link = QLineEdit()
        self.link.setPlaceholderText("Optional: https://… or where the file is")
        self.notes = _text_field("For yourself")
        self.text = _text_field("What they wrote or said")
        self._minutes_typed = False
        self._boxes = {
            "member": Labelled("Who", self.who),
            "type": Labelled("What", self.what),
            "day": Labelled("When", self.when),
            "minutes": Labelled("Minutes", self.minutes),
            "status": Labelled("Status", self.status),
            "trigger": Labelled("How it came about", self.trigger),
            "usability": Labelled("Can it be used?", self.usability),
            "link": Labelled("Link or file", self.link),
            "notes": Labelled("Notes", self.notes),
            "text": Labelled("Text", self.text),
        }
        self._lay_out()
        self._listen()

    def draft(self) -> ActivityDraft:
        """Give what she entered."""
        chosen = self.what.chosen()
        link = self.link.text().strip()
        is_web = link.lower().startswith(("http://", "https://", "www."))
        return ActivityDraft(
            member_ids=self.who.ids(),
            type_id=chosen.id if chosen else 0,
            status=self._status(),
            trigger=_word(self.trigger),
            usability=_word(self.usability),
            minutes=int(self.minutes.text()) if self.minutes.text() else None,
            link=link if is_web else None,
            evidence=None if is_web else link or None,
            text=self.text.toPlainText().strip() or None,
            notes=self.notes.toPlainText().strip() or None,
            **self._days(),
        )

    def meant(self) -> LogMeant:
        """Give what is known so far of what she is about to log."""
        chosen = self.what.chosen()
        return LogMeant(
            self.who.ids(), chosen.id if chosen else None, self._status(), self.when.day()
        )

    def entered(self) -> dict[str, Any]:
        """Give what is entered, word by word, to be kept as a draft."""
        chosen = self.what.chosen()
        return {
            "members": list(self.who.ids()),
            "type": chosen.id if chosen else None,
            "when": self.when.line.text(),
            "minutes": self.minutes.text() if self._minutes_typed else "",
            "status": self._status(),
            "trigger": self.trigger.value(),
            "usability": self.usability.value(),
            "link": self.link.text(),
            "notes": self.notes.toPlainText(),
            "text": self.text.toPlainText(),
        }

    def is_worth_keeping(self) -> bool:
        """Say whether something is entered that it would be a pity to lose."""
        typed = (self.link.text(), self.notes.toPlainText(), self.text.toPlainText())
        chosen = (self.what.chosen(), self.trigger.value(), self.usability.value())
        return any(typed) or any(value is not None for value in chosen)

    def enter(self, entered: Mapping[str, Any]) -> None:
        """Enter what was kept as a draft."""
        self.who.set_ids(entered.get("members", ()))
        self.what.set_type(entered.get("type"))
        self.when.line.setText(entered.get("when", ""))
        self.status.setCurrentIndex(max(self.status.findData(entered.get("status")), 0))
        self.trigger.set_value(entered.get("trigger"))
        self.usability.set_value(entered.get("usability"))
        self.link.setText(entered.get("link", ""))
        self.notes.setPlainText(entered.get("notes", ""))
        self.text.setPlainText(entered.get("text", ""))
        self._minutes_typed = bool(entered.get("minutes"))
        self._on_type(self.what.chosen())
        if self._minutes_typed:
            self.minutes.setText(entered["minutes"])

    def show_status(self, status: ActStatus) -> None:
        """Begin with another status than done."""
        self.status.setCurrentIndex(self.status.findData(status.value))

    def start_another(self) -> None:
        """Keep what the next one is likely to share: what, when and how it came about."""
        self.who.set_ids(())
        self.usability.set_value(None)
        for line in (self.link, self.notes, self.text):
            line.clear()
        self.show_problems(())
        self.who.setFocus()

    def show_problems(self, problems: Sequence[Problem]) -> list[str]:
        """Show each problem beside its field; give those that belong to none."""
        for box in self._boxes.values():
            box.say("")
        homeless = []
        for problem in problems:
            key = "day" if problem.field.endswith("_on") else problem.field
            key = "link" if key == "evidence" else key
            if key in self._boxes:
                self._boxes[key].say(problem.text)
            else:
                homeless.append(problem.text)
        first = next((box for box in self._boxes.values() if box.problem()), None)
        if first:
            first.field.setFocus()
        return homeless

    def problem(self, key: str) -> str:
        """Give what is said to be wrong with a field."""
        return self._boxes[key].problem()

    def wrong_words(self) -> list[Problem]:
        """Say what cannot be read at all."""
        found = []
        if self.when.is_wrong():
            found.append(Problem("day", "Write a day, such as 3 Nov or yesterday."))
        if self.who.line.text().strip():
            found.append(Problem("member", "Nobody of that name is chosen; choose from the list."))
        return found

    def _status(self) -> str:
        return str(self.status.currentData())

    def _days(self) -> dict[str, Any]:
        day: dt.date | None = self.when.day()
        return {_DAY_OF.get(ActStatus(self._status()), "asked_on"): day}

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._boxes["member"])
        column.addWidget(self._boxes["type"])
        column.addLayout(self._side_by_side("day", "minutes", "status"))
        column.addWidget(self._boxes["trigger"])
        column.addWidget(self._boxes["usability"])
        column.addWidget(self._boxes["link"])
        column.addLayout(self._side_by_side("notes", "text"))

    def _side_by_side(self, *keys: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for key in keys:
            row.addWidget(self._boxes[key], 1, Qt.AlignmentFlag.AlignTop)
        return row

    def _listen(self) -> None:
        self.who.left.connect(self.what.row.setFocus)
        self.what.type_changed.connect(self._on_type_chosen)
        self.status.currentIndexChanged.connect(self._on_status)
        self.minutes.textEdited.connect(self._on_minutes_typed)
        for signal in (
            self.who.people_changed,
            self.what.type_changed,
            self.when.line.textChanged,
            self.minutes.textChanged,
            self.status.currentIndexChanged,
            self.trigger.chosen,
            self.usability.chosen,
            self.link.textChanged,
            self.notes.textChanged,
            self.text.textChanged,
        ):
            signal.connect(lambda *_told: self.edited.emit())

    def _on_type_chosen(self, choice: TypeChoice | None) -> None:
        self._on_type(choice)
        if choice is not None:
            self.when.line.setFocus(Qt.FocusReason.TabFocusReason)  # with all of it selected

    def _on_type(self, choice: TypeChoice | None) -> None:
        if not self._minutes_typed:
            known = choice is not None and choice.minutes is not None
            self.minutes.setText(str(choice.minutes) if choice and known else "")

    def _on_minutes_typed(self, text: str) -> None:
        self._minutes_typed = bool(text)

    def _on_status(self) -> None:
        is_to_come = _DAY_OF.get(ActStatus(self._status())) == "due_on"
        self.when.read_ahead(ahead=is_to_come)


def _pills(name: str, field: str, keys: Mapping[Any, str]) -> PillRow:
    row = PillRow(name, numbered=True)
    row.show_choices([(word.value, shown(field, word)) for word in keys])
    for word, key in keys.items():
        row.add_key(word.value, key)
    return row


def _word(row: PillRow) -> str | None:
    value = row.value()
    return value if isinstance(value, str) else None


def _text_field(hint: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)
    field.setFixedHeight(theme.scaled(_NOTES_PX))
    return field


def _status_words(status: ActStatus) -> str:
    return "Done" if status is ActStatus.COMPLETED else shown("activities.status", status)
