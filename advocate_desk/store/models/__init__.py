"""All tables of the program file."""

from __future__ import annotations

from advocate_desk.store.models.activities import Activity, ActivityType
from advocate_desk.store.models.derived import AccountFigures, FiguresState, MemberFigures
from advocate_desk.store.models.keeping import (
    Change,
    ChangeImage,
    ChangeRow,
    Draft,
    Import,
    ImportedRow,
    Journal,
    LearnedValue,
    RememberedMapping,
    ViewState,
)
from advocate_desk.store.models.own import (
    TABLE_OF_KIND,
    CustomField,
    CustomValue,
    ExternalId,
    SavedView,
    Setting,
)
from advocate_desk.store.models.people import (
    Account,
    Colleague,
    Employment,
    HealthReading,
    Member,
    Standing,
)
from advocate_desk.store.models.table import Table, Words, new_uid

__all__ = [
    "TABLE_OF_KIND",
    "Account",
    "AccountFigures",
    "Activity",
    "ActivityType",
    "Change",
    "ChangeImage",
    "ChangeRow",
    "Colleague",
    "CustomField",
    "CustomValue",
    "Draft",
    "Employment",
    "ExternalId",
    "FiguresState",
    "HealthReading",
    "Import",
    "ImportedRow",
    "Journal",
    "LearnedValue",
    "Member",
    "MemberFigures",
    "RememberedMapping",
    "SavedView",
    "Setting",
    "Standing",
    "Table",
    "ViewState",
    "Words",
    "new_uid",
]
