"""The forms of a list's page: opened by its verbs, closed when what they ask for is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from sqlalchemy.orm import Session

from advocate_desk.program.checks import Values
from advocate_desk.program.own_fields import add_custom_field
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.set_field import SetFieldSheet
from advocate_desk.ui.dialogs.short_forms import own_field_sheet, view_name_sheet
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.workspace import Job

AnySheet = TypeVar("AnySheet", bound=FormSheet)
T = TypeVar("T")


class PageForms(QObject):
    """Opens forms over a page; those that every list has are here."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        page.name_asked.connect(self.ask_name)
        page.field_asked.connect(self.ask_own_field)

    def open(self, sheet: AnySheet, save: Callable[[Values], Job]) -> AnySheet:
        """Open a form; it closes when the job of `save` has ended well, else it says why not."""
        sheet.save_wanted.connect(lambda values: sheet.close_after(save(values)))
        sheet.open()
        return sheet

    def change(
        self,
        label: str,
        work: Callable[[Session], T],
        sentence: Callable[[T], str] | None = None,
    ) -> Job:
        """Change rows as a form asks, which says itself why it was refused."""
        return self._page.edits.change(label, work, sentence, refused=False)

    def open_to_add(
        self, sheet: AnySheet, name_key: str, add: Callable[[Session, Values], int]
    ) -> AnySheet:
        """Open a form for a new row; what was added is shown."""
        page = self._page

        def save(values: Values) -> Job:
            name = values[name_key] or page.kind.one
            job = self.change(
                f"Add {name}", lambda session: add(session, values), lambda _id: f"{name} added"
            )
            job.finished.connect(lambda told: page.reveal(told[0]))
            return job

        return self.open(sheet, save)

    def ask_name(self) -> FormSheet:
        """Ask for the name under which the view is kept."""
        page = self._page
        present = {view.id: view.name for view in page.state.views}
        name = present.get(page.state.chosen_view, "")
        sheet = view_name_sheet(name, page.kind.listing.key, page.known, page)
        return self.open(sheet, lambda values: page.save_view(values["view"] or ""))

    def ask_own_field(self) -> FormSheet:
        """Ask for a new field of her own, and show it as the last column."""
        page = self._page
        kind = page.kind.listing.key

        def save(values: Values) -> Job:
            name = values["name"] or ""
            job = self.change(
                f"Add field {name}",
                lambda session: add_custom_field(session, kind, name, values["type"]),
            )
            job.finished.connect(lambda told: page.show_own_field(told[0]))
            return job

        return self.open(own_field_sheet(page.kind.many, kind, page.known, page), save)

    def ask_set_field(self) -> SetFieldSheet | None:
        """Ask for a field and the value that all chosen rows get."""
        page = self._page
        count = page.needed_count()
        if not count:
            return None
        chosen = page.chosen()  # as it was when she asked
        whom = page.kind.counted(count)
        fields = tuple(page.state.fields.values())
        sheet = SetFieldSheet(whom, page.kind.listing.key, fields, page.known, page)
        sheet.chosen.connect(
            lambda field, value: page.edits.set_field(chosen, count, field, value)
        )
        sheet.open()
        return sheet
