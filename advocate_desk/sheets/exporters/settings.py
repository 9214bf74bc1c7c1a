"""The sheet Settings: those that differ from their defaults."""

from __future__ import annotations

from dataclasses import replace

from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.store.models import Setting
from advocate_desk.store.preferences import DESK_ID, SNOOZED

_ALL = sheet_of(
    "Settings",
    {"Name": Setting.name.expression, "Value": Setting.value.expression},
    Setting.__table__,
    Setting.id.expression,
)
_HERS = Setting.name != DESK_ID, ~Setting.name.startswith(SNOOZED)
SETTINGS = replace(_ALL, query=_ALL.query.where(*_HERS))
