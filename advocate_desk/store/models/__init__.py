"""All tables of the program file."""

from __future__ import annotations

from advocate_desk.store.models.activities import Activity, ActivityType
from advocate_desk.store.models.business import Opportunity, SeriesEvent, SeriesPoint, Usage
from advocate_desk.store.models.community import Attendance, Connection, Event
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
from advocate_desk.store.models.relations import (
    CareerWin,
    Consent,
    Goal,
    NotSame,
    StatedMotivation,
    SurveyResponse,
    Touch,
    Win,
)
from advocate_desk.store.models.rewards import (
    Cost,
    Grant,
    GrantActivity,
    PointsEntry,
    Rate,
    Reward,
    RewardRule,
)
from advocate_desk.store.models.table import Table, Words, new_uid

__all__ = [
    "TABLE_OF_KIND",
    "Account",
    "AccountFigures",
    "Activity",
    "ActivityType",
    "Attendance",
    "CareerWin",
    "Change",
    "ChangeImage",
    "ChangeRow",
    "Colleague",
    "Connection",
    "Consent",
    "Cost",
    "CustomField",
    "CustomValue",
    "Draft",
    "Employment",
    "Event",
    "ExternalId",
    "FiguresState",
    "Goal",
    "Grant",
    "GrantActivity",
    "HealthReading",
    "Import",
    "ImportedRow",
    "Journal",
    "LearnedValue",
    "Member",
    "MemberFigures",
    "NotSame",
    "Opportunity",
    "PointsEntry",
    "Rate",
    "RememberedMapping",
    "Reward",
    "RewardRule",
    "SavedView",
    "SeriesEvent",
    "SeriesPoint",
    "Setting",
    "Standing",
    "StatedMotivation",
    "SurveyResponse",
    "Table",
    "Touch",
    "Usage",
    "ViewState",
    "Win",
    "Words",
    "new_uid",
]
