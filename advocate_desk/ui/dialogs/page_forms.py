"""The forms both lists share: the name of a view, a field of her own, one field of many rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from advocate_desk.program.own_fields import add_custom_field
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.set_field import SetFieldSheet
from advocate_desk.ui.dialogs.short_forms import own_field_sheet, view_name_sheet
from advocate_desk.ui.tables.list_page import ListPage


class PageForms(QObject):
    """Opens the forms that a page of a list asks for."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        page.name_asked.connect(self.ask_name)
        page.field_asked.connect(self.ask_own_field)

    def ask_name(self) -> FormSheet:
        """Ask for the name under which the view is kept."""
        page = self._page
        present = {view.id: view.name for view in page.state.views}
        name = present.get(page.state.chosen_view, "")
        sheet = view_name_sheet(name, page.kind.listing.key, page.known, page)
        sheet.save_wanted.connect(
            lambda values: sheet.close_after(page.save_view(values["view"] or ""))
        )
        sheet.open()
        return sheet

    def ask_own_field(self) -> FormSheet:
        """Ask for a new field of her own, and show it as the last column."""
        page = self._page
        kind = page.kind.listing.key
        sheet = own_field_sheet(page.kind.many, kind, page.known, page)

        def save(values: Mapping[str, Any]) -> None:
            job = page.edits.change(
                f"Add field {values['name'] or ''}",
                lambda session: add_custom_field(
                    session, kind, values["name"] or "", values["type"]
                ),
                refused=False,
            )
            job.finished.connect(lambda told: page.show_own_field(told[0]))
            sheet.close_after(job)

        sheet.save_wanted.connect(save)
        sheet.open()
        return sheet

    def ask_set_field(self) -> SetFieldSheet | None:
        """Ask for a field and the value that all chosen rows get."""
        page = self._page
        count = page.view.count_chosen()
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
