"""The list of activity types, and what can be done with them in this tab."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from advocate_desk.base.words import count_words
from advocate_desk.program.activity_types import add_types, edit_types
from advocate_desk.program.checks import Values
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import CUSTOM
from advocate_desk.program.points import points_are_on
from advocate_desk.program.points_settling import (
    Preview,
    preview_recalculation,
    recalculate_points,
)
from advocate_desk.ui.dialogs.activity_types import add_type_sheet
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.page_forms import PageForms
from advocate_desk.ui.dialogs.points_forms import recalculation_sheet
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.many_panel import ManyPanel
from advocate_desk.ui.tables.row_panel import RowPanel
from advocate_desk.ui.tabs.activities.columns import TITLE, TYPES
from advocate_desk.ui.tabs.activities.type_face import TypeFace, type_card
from advocate_desk.ui.widgets.toast import question_over, toast_over

_SHARED = ("category", "stance", "moment", "effort", "counts_as_advocacy", "active")


class TypeActions(QObject):
    """The verbs of the list of types, for its buttons, menus and panel.

    Signals:
        acts_asked: the name of the type whose activities she wants to see.
    """

    acts_asked = Signal(str)

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self._tab = tab
        self.page = page = ListPage(tab.workspace, TYPES, TITLE)
        self.forms = PageForms(page)
        self.face = TypeFace(page)
        self.face.switch_asked.connect(self.switch)
        self.face.acts_asked.connect(self._ask_acts)
        self._repriced: int | None = None
        self._watch_points()
        many = ManyPanel(
            page.workspace,
            page.kind,
            _SHARED,
            (
                ("Set field…", "pencil", self.forms.ask_set_field),
                ("Deactivate", "eye-off", lambda: self._set_active(active=False)),
                ("Activate", "check", lambda: self._set_active(active=True)),
                ("Delete", "trash", page.keys.delete),
            ),
        )
        page.set_panel(RowPanel(page, lambda: self.face, many, type_card, self.face.show_card))
        page.set_main("Add type", self.add)
        page.set_none_yet(
            "No activity types",
            "Types say what an activity is, what it takes and what it is worth.",
            ("Add type", self.add),
            None,
        )
        page.keys.offer(
            (
                ("Activate or deactivate", self.switch),
                ("Recalculate points…", self.recalculate),
            )
        )

    def add(self) -> FormSheet:
        """Ask for a new type."""
        sheet = add_type_sheet(self._usual_fields(), self.page.known, self._tab)
        return self.forms.open_to_add(sheet, "name", _add_type)

    def _usual_fields(self) -> list[ListField]:
        return [
            field for key, field in self.page.state.fields.items() if not key.startswith(CUSTOM)
        ]

    def switch(self) -> None:
        """Take the chosen types out of use, or into use again, by what the first one is."""
        line = self.page.chosen_line() if self.page.needed_count() else None
        if line is not None:
            self._set_active(active=not line.values["active"])

    def recalculate(self) -> FormSheet | None:
        """Ask whether past acts of the chosen types are booked by the points of today."""
        page = self.page
        count = page.needed_count()
        if not count:
            return None
        if not page.workspace.look(points_are_on):
            toast_over(page).say("Points are off. They are turned on in Settings.")
            return None
        ids, line = tuple(page.view.chosen_ids()), page.only_line()
        whom = line.values["name"] if line else page.kind.counted(count)
        preview = page.workspace.look(lambda session: preview_recalculation(session, ids))
        sheet = recalculation_sheet(whom, preview, page.known, self._tab)
        return self.forms.open(
            sheet,
            lambda _values: self.forms.change(
                f"Recalculate points of {whom}",
                lambda session: recalculate_points(session, ids),
                lambda lines: f"{count_words(lines, 'line')} of points booked",
            ),
        )

    def _watch_points(self) -> None:
        self.page.view.rows.typed.connect(
            lambda row_id, column, _value: self._note_points(row_id, column.field)
        )
        self.face.fields.edited.connect(
            lambda field, _value: self._note_points(self.face.shown, field)
        )
        self.page.workspace.changed.connect(self._on_changed)

    def _note_points(self, type_id: int, field: ListField) -> None:
        """Remember whose points she changes, until they are saved."""
        if field.of_points:
            self._repriced = type_id

    def _on_changed(self, tables: frozenset[str]) -> None:
        """Offer to book past acts by the new points, when any would change."""
        type_id = self._repriced
        if type_id is None or "activity_type" not in tables:
            return
        self._repriced = None
        if self.page.workspace.look(points_are_on):
            self.page.workspace.read(
                lambda session: preview_recalculation(session, (type_id,)), self._offer
            )

    def _offer(self, preview: Preview) -> None:
        if not preview.lines:
            return
        acts = count_words(preview.lines, "past act")
        question_over(self.page).ask(
            f"These points hold from now on. {acts} can be booked by them too.",
            (("Recalculate all…", self.recalculate), ("From now on", lambda: None)),
        )

    def _set_active(self, *, active: bool) -> None:
        page = self.page
        count = page.needed_count()
        if not count:
            return
        chosen, verb = page.chosen(), "Activate" if active else "Deactivate"
        page.edits.change(
            f"{verb} {page.kind.counted(count)}",
            lambda session: edit_types(session, chosen, {"active": active}),
            lambda changed: f"{page.kind.counted(changed)} {verb.lower()}d",
        )

    def _ask_acts(self) -> None:
        if line := self.page.chosen_line():
            self.acts_asked.emit(line.values["name"])


def _add_type(session: Session, values: Values) -> int:
    return add_types(session, [values])[0]
