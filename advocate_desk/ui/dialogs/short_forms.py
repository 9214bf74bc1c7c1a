"""Forms of a field or two: a tag, the name of a view, a field of her own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from advocate_desk.program.fields import ListField, Shape
from advocate_desk.store.choices import CustomShape
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.tables.inputs import Known


def tag_sheet(
    title: str, verb: str, kind: str, known: Known, parent: QWidget | None = None
) -> FormSheet:
    """Give the form for tags to add or to take away."""
    sheet = FormSheet(title, verb, kind, known, parent)
    sheet.ask([ListField("tags", "Tags", Shape.WORDS)], {})
    sheet.input("tags").setFocus()
    return sheet


def view_name_sheet(
    name: str, kind: str, known: Known, parent: QWidget | None = None
) -> FormSheet:
    """Give the form for the name of a view; a known name is replaced."""
    sheet = FormSheet("Save this view", "Save view", kind, known, parent)
    sheet.ask([ListField("view", "Name")], {"view": name})
    sheet.input("view").setFocus()
    return sheet


def own_field_sheet(
    many: str, kind: str, known: Known, parent: QWidget | None = None
) -> FormSheet:
    """Give the form for a field of her own."""
    sheet = FormSheet(f"Add a field to {many}", "Add field", kind, known, parent)
    fields = (
        ListField("name", "Name of the field"),
        ListField("type", "What it holds", Shape.CHOICE, tuple(CustomShape)),
    )
    sheet.ask(fields, {"type": CustomShape.TEXT})
    sheet.input("name").setFocus()
    return sheet
