"""The sheet Settings: those that differ from their defaults."""

from __future__ import annotations

from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.store.models import Setting

SETTINGS = sheet_of(
    "Settings",
    {"Name": Setting.name.expression, "Value": Setting.value.expression},
    Setting.__table__,
    Setting.id.expression,
)
