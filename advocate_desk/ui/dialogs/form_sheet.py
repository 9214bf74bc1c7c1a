"""A form made of fields: what is asked first, what is folded, and problems beside their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advocate_desk.base.errors import DeskError, InvalidDraft, Problem
from advocate_desk.base.words import is_known_currency
from advocate_desk.program.fields import ListField
from advocate_desk.ui import theme
from advocate_desk.ui.dialogs.labelled import Labelled
from advocate_desk.ui.dialogs.sheet import Sheet
from advocate_desk.ui.tables.inputs import (
    FormInput,
    Known,
    LineInput,
    LongInput,
    form_input_for,
)
from advocate_desk.ui.widgets.buttons import link_button, primary_button
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.workspace import Job

_WIDTH = 480
_LONG_PX = 84


class FormSheet(Sheet):
    """Asks for the values of some fields. Saves nothing: see `save_wanted`.

    Signals:
        save_wanted: the values by the key of their field, without the blanks nobody touched.
    """

    save_wanted = Signal(object)

    def __init__(
        self, title: str, verb: str, kind: str, known: Known, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, _WIDTH, parent)
        self._kind, self._known = kind, known
        self._fields: dict[str, Labelled] = {}
        self._inputs: dict[str, FormInput] = {}
        self._folded: QWidget | None = None
        self.notice = InlineNotice()
        self.body.addWidget(self.notice)
        self.save = primary_button(verb)
        self.end_with(self.save, self._want)

    def ask(self, fields: Sequence[ListField], values: Mapping[str, Any]) -> None:
        """Ask for fields; `values` are what they hold now."""
        for field in fields:
            self.body.addWidget(self._labelled(field, values))

    def ask_folded(
        self, words: str, fields: Sequence[ListField], values: Mapping[str, Any]
    ) -> None:
        """Ask for more fields, behind a button until they are wanted."""
        self._folded = QWidget()
        column = QVBoxLayout(self._folded)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.body.spacing())
        for field in fields:
            column.addWidget(self._labelled(field, values))
        self._folded.hide()
        self._unfold = link_button(words, "chevron-down")
        self._unfold.clicked.connect(lambda _checked: self.unfold())
        self.body.addWidget(self._unfold)
        self.body.addWidget(self._folded)

    def unfold(self) -> None:
        """Show the fields that are folded away."""
        if self._folded is not None and self._folded.isHidden():
            self._folded.show()
            self._unfold.hide()

    def input(self, key: str) -> FormInput:
        """Give the widget that asks for a field."""
        return self._inputs[key]

    def line(self, key: str) -> Labelled:
        """Give a field with its name and its problem."""
        return self._fields[key]

    def values(self) -> dict[str, Any]:
        """Give what is entered.

        Raises:
            InvalidDraft: some of it means nothing.
        """
        values: dict[str, Any] = {}
        problems = []
        self._count_in_currency()
        for key, field in self._inputs.items():
            try:
                values[key] = field.value()
            except DeskError as error:
                problems.append(Problem(key, error.sentence))
        if problems:
            raise InvalidDraft(problems)
        return values

    def _count_in_currency(self) -> None:
        """Let amounts be in the currency that is asked for beside them."""
        currency = self._inputs.get("currency")
        if isinstance(currency, LineInput):
            code = currency.text().strip().upper()
            for entry in self._inputs.values():
                if isinstance(entry, LineInput) and is_known_currency(code):
                    entry.count_in(code)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong, beside the fields it is about."""
        by_field = {problem.field: problem.text for problem in problems}
        for key, line in self._fields.items():
            line.say(by_field.pop(key, ""))
        homeless = " ".join(by_field.values())
        if homeless:
            self.notice.say(homeless, "bad")
        else:
            self.notice.clear()
        wrong = next((one.field for one in problems if one.field in self._fields), None)
        if wrong is not None:
            folded = self._folded
            if folded is not None and folded.isAncestorOf(self._fields[wrong]):
                self.unfold()
            self._fields[wrong].field.setFocus()

    def close_after(self, job: Job) -> None:
        """Close when the values are saved; stay and say why when they are not."""
        self.save.setEnabled(False)
        job.finished.connect(lambda _result: self.accept())
        job.failed.connect(self._on_refused)
        job.cancelled.connect(lambda: self.save.setEnabled(True))

    def _on_refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        if isinstance(error, InvalidDraft):
            self.show_problems(error.problems)
        else:
            self.notice.say(str(error), "bad")

    def _want(self) -> None:
        if not self.save.isEnabled():
            return
        try:
            values = self.values()
        except InvalidDraft as error:
            self.show_problems(error.problems)
            return
        self.show_problems(())
        self.save_wanted.emit(values)

    def _labelled(self, field: ListField, values: Mapping[str, Any]) -> Labelled:
        entry = form_input_for(self._kind, field, self._known)
        entry.show_value(values.get(field.key), values.get("currency") or "")
        if isinstance(entry, LongInput):
            entry.setFixedHeight(theme.scaled(_LONG_PX))
        line = Labelled(field.label, entry)
        self._inputs[field.key] = entry
        self._fields[field.key] = line
        return line
