"""What every row of a sheet says that it has no column for: where a list comes from, say."""

from __future__ import annotations

from collections.abc import Mapping

from advocate_desk.base.errors import DeskError
from advocate_desk.base.text import tidy_spaces
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importers import importer_of
from advocate_desk.sheets.mending import as_typed
from advocate_desk.sheets.setup import SheetSetup
from advocate_desk.sheets.values import Flawed, Manner, reading_of

# what tells one person or row from all others is never the same in every row
_TELLS_APART = frozenset(
    (
        *("uid", "external_id", "member_id", "account_id", "respondent", "full_name", "email"),
        *("given_name", "family_name", "preferred_name", "other_emails", "phone", "linkedin"),
    )
)
_HINTS = {
    Shape.DAY: "Write a day like 2026-04-03.",
    Shape.NUMBER: "Write a whole number.",
    Shape.MONEY: "Write an amount like 1,250.00.",
    Shape.YES_NO: "Write yes or no.",
}


def sayable_fields(sheet: SheetSetup) -> list[Field]:
    """Give the fields that all rows of a sheet may say the same in: those it has no column for."""
    fields = importer_of(sheet.kind).fields if sheet.kind else ()
    return [
        one for one in fields if one.key not in _TELLS_APART and sheet.column_of(one.key) is None
    ]


def say_in_every_row(sheet: SheetSetup, key: str, text: str) -> None:
    """Let every row of a sheet say a text in a field; blank takes back what was said.

    Raises:
        DeskError: the sheet has no such field or has a column for it, or the text cannot stand
            in it. A word that the field does not know is asked about like those of the file.
    """
    field = next((one for one in sayable_fields(sheet) if one.key == key), None)
    if field is None:
        raise DeskError(
            f"Rows of {sheet.name} cannot all say the same in {key}.",
            "Name a field that the sheet has no column for.",
        )
    said = as_typed(field, tidy_spaces(text))
    value = reading_of(field, Manner())(said) if said else None
    if isinstance(value, Flawed):
        hint = _HINTS.get(field.shape, f"Say something else for {field.heading}.")
        raise DeskError(f"“{text}” {value.text}.", hint)
    sheet.said = [one for one in sheet.said if one.field != key]
    if said:
        sheet.said.append(_said(field, said))


def said_columns(sheet: SheetSetup, remembered: Mapping[str, str]) -> list[ColumnSetup]:
    """Give what all rows of a sheet say: as it was sent, as she said, else as the last time."""
    fields = importer_of(sheet.kind).fields if sheet.kind else ()
    sent = sheet.sent.every_row if sheet.sent else {}
    before = {one.field: one.said for one in sheet.said}
    texts = {
        one.key: sent.get(one.heading) or before.get(one.key) or remembered.get(one.key, "")
        for one in fields
    }
    return [_said(one, text) for one in fields if (text := texts[one.key])]


def _said(field: Field, text: str) -> ColumnSetup:
    return ColumnSetup(-1, field.heading, "", field.key, said=text)
