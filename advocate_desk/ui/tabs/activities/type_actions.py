"""What can be done with activity types in this tab."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from advocate_desk.program.activity_list import ACTIVITY_TYPES
from advocate_desk.program.activity_types import add_types, edit_types
from advocate_desk.program.listing import Line
from advocate_desk.ui.dialogs.activity_types import add_type_sheet
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.page_forms import PageForms
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.many_panel import ManyPanel
from advocate_desk.ui.tables.row_panel import RowPanel
from advocate_desk.ui.tabs.activities.type_face import TypeFace, type_card

_SHARED = ("category", "stance", "moment", "effort", "counts_as_advocacy", "active")


class TypeActions(QObject):
    """The verbs of the list of types, for its buttons, menus and panel.

    Signals:
        acts_asked: the name of the type whose activities she wants to see.
    """

    acts_asked = Signal(str)

    def __init__(self, tab: Tab, page: ListPage) -> None:
        super().__init__(page)
        self._tab, self._page = tab, page
        self.forms = PageForms(page)
        self.face = TypeFace(page)
        self.face.switch_asked.connect(self.switch)
        self.face.acts_asked.connect(self._ask_acts)
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
        page.set_panel(RowPanel(page, self.face, many, type_card, self.face.show_card))
        page.set_none_yet(
            "No activity types",
            "Types say what an activity is, what it takes and what it is worth.",
            ("Add type", self.add),
            None,
        )
        switch = QAction("Activate or deactivate", self)
        switch.triggered.connect(lambda _checked: self.switch())
        page.keys.row_actions = [switch]

    def add(self) -> FormSheet:
        """Ask for a new type."""
        page = self._page
        sheet = add_type_sheet(page.known, self._tab)

        def save(values: Mapping[str, Any]) -> None:
            name = values["name"] or "activity type"
            job = page.edits.change(
                f"Add {name}",
                lambda session: add_types(session, [values])[0],
                lambda _id: f"{name} added",
                refused=False,
            )
            job.finished.connect(lambda told: page.reveal(told[0]))
            sheet.close_after(job)

        sheet.save_wanted.connect(save)
        sheet.open()
        return sheet

    def switch(self) -> None:
        """Take the chosen types out of use, or into use again, by what the first one is."""
        line = self._first_line()
        if line is not None:
            self._set_active(active=not line.values["active"])

    def _set_active(self, *, active: bool) -> None:
        page = self._page
        count = page.view.count_chosen()
        if not count:
            return
        chosen, verb = page.chosen(), "Activate" if active else "Deactivate"
        page.edits.change(
            f"{verb} {page.kind.counted(count)}",
            lambda session: edit_types(session, chosen, {"active": active}),
            lambda changed: f"{page.kind.counted(changed)} {verb.lower()}d",
        )

    def _ask_acts(self) -> None:
        if line := self._first_line():
            self.acts_asked.emit(line.values["name"])

    def _first_line(self) -> Line | None:
        ids = self._page.view.chosen_ids()[:1]
        found = self._page.workspace.look(lambda session: ACTIVITY_TYPES.lines(session, ids))
        return next(iter(found.values()), None)
