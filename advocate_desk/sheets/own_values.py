"""Saves what hangs on a row beside its own fields: fields of her own, and ids of other systems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, text

from advocate_desk.base.text import fold
from advocate_desk.program.own_fields import add_custom_field, keep_custom_text, value_text
from advocate_desk.sheets.fields import CUSTOM
from advocate_desk.sheets.known import listed
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
        by_text: dict[str, list[int]] = {}
        for row_id, values in rows.items():
            if f"{CUSTOM}{name}" in values:
                by_text.setdefault(text_of(values[f"{CUSTOM}{name}"]), []).append(row_id)
        _save_field(saving, kind, field, by_text)


def save_own_values_of(saving: Saving, section: Section) -> None:
    """Save the fields of her own that the rows have which a section makes or changes."""
    told = {
        group.target: (group.changes or {}) if group.known else group.merged
        for group in section.groups
        if group.target is not None
    }
    save_own_values(saving, section.kind, told)


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


def _save_field(saving: Saving, kind: str, field: int, by_text: Mapping[str, list[int]]) -> None:
    """Insert where the field held nothing yet, all at once; change the others text by text."""
    held = set(
        saving.session.execute(
            text("SELECT row_id FROM custom_value WHERE field_id = :field"), {"field": field}
        ).scalars()
    )
    fresh = []
    for value, ids in by_text.items():
        known = [row_id for row_id in ids if row_id in held]
        if known:
            keep_custom_text(saving.session, field, listed(known), value)
        if value:
            fresh += [(kind, row_id, field, value) for row_id in ids if row_id not in held]
    saving.session.flush()
    insert_many(
        saving.session.connection(),
        Table.metadata.tables["custom_value"],
        ("kind", "row_id", "field_id", "value"),
        fresh,
    )


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
