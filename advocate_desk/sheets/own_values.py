"""Saves what hangs on a row beside its own fields: fields of her own, and ids of other systems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from advocate_desk.base.text import fold
from advocate_desk.program.own_fields import add_custom_field, keep_custom_texts, value_text
from advocate_desk.sheets.fields import CUSTOM
from advocate_desk.sheets.planned import Section
from advocate_desk.sheets.saving import Saving
from advocate_desk.sheets.values import CLEAR
from advocate_desk.store.journal import insert_many
from advocate_desk.store.models import CustomField, ExternalId, Table


def text_of(value: Any) -> str:
    """Give a value as a field of her own keeps it; nothing for a value to be erased."""
    return "" if value is CLEAR else value_text(value)


def save_own_values(saving: Saving, kind: str, rows: Mapping[int, Mapping[str, Any]]) -> None:
    """Save the fields of her own that rows have among their values."""
    names = dict.fromkeys(
        key.removeprefix(CUSTOM)
        for values in rows.values()
        for key in values
        if key.startswith(CUSTOM)
    )
    for name in names:
        field = _field_named(saving, kind, name)
        key = f"{CUSTOM}{name}"
        texts = {row_id: text_of(values[key]) for row_id, values in rows.items() if key in values}
        keep_custom_texts(saving.session, field, texts)


def save_own_values_of(saving: Saving, section: Section) -> None:
    """Save the fields of her own that the rows have which a section makes or changes."""
    told = {
        group.target: (group.changes or {}) if group.known else group.merged
        for group in section.groups
        if group.target is not None
    }
    save_own_values(saving, section.kind, told)


def save_own_fields(saving: Saving) -> None:
    """Make the fields of her own that our own workbook has, in its order, filled or not."""
    for section in saving.plan.sections:
        for key in section.keys if section.setup.is_program else ():
            if key.startswith(CUSTOM):
                _field_named(saving, section.kind, key.removeprefix(CUSTOM))


def _field_named(saving: Saving, kind: str, name: str) -> int:
    fields = saving.session.execute(
        select(CustomField.id, CustomField.name).where(CustomField.kind == kind)
    )
    held = {fold(known): field for field, known in fields}
    if fold(name) in held:
        return held[fold(name)]
    told = saving.own_field(kind, name)
    if told is None:
        return add_custom_field(saving.session, kind, name)
    return add_custom_field(saving.session, kind, name, told.type, told.uid)


def add_external_ids(
    saving: Saving, kind: str, ids: Sequence[tuple[int | None, tuple[str, str]]]
) -> None:
    """Note by which ids other systems, and later imports, know rows."""
    saving.session.flush()
    insert_many(
        saving.session.connection(),
        Table.metadata.tables[ExternalId.__tablename__],
        ("kind", "row_id", "system", "value"),
        [(kind, row_id, system, value) for row_id, (system, value) in ids],
    )
