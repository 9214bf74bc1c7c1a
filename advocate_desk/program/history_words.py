"""A change in words: how many rows of which kind, and each row with what became of its fields."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Boolean, Column, Date, select
from sqlalchemy.orm import Session

from advocate_desk.base.words import count_words, day_words, money_words
from advocate_desk.program.business_fields import (
    OPPORTUNITY_FIELDS,
    SERIES_EVENT_FIELDS,
    SERIES_FIELDS,
    USAGE_FIELDS,
)
from advocate_desk.program.community_fields import (
    ATTENDANCE_FIELDS,
    CONNECTION_FIELDS,
    EVENT_FIELDS,
)
from advocate_desk.program.fields import (
    ACCOUNT_FIELDS,
    ACTIVITY_FIELDS,
    ACTIVITY_TYPE_FIELDS,
    MEMBER_FIELDS,
    ListField,
    Shape,
)
from advocate_desk.program.relation_fields import (
    CAREER_WIN_FIELDS,
    CONSENT_FIELDS,
    CONVERSATION_FIELDS,
    GOAL_FIELDS,
    MOTIVATION_FIELDS,
    SURVEY_RESPONSE_FIELDS,
    WIN_FIELDS,
)
from advocate_desk.program.reward_fields import (
    COST_FIELDS,
    GRANT_FIELDS,
    POINTS_FIELDS,
    RATE_FIELDS,
    REWARD_FIELDS,
    REWARD_RULE_FIELDS,
)
from advocate_desk.program.wording import shown
from advocate_desk.store.journal_reading import ChangedRow, Image, last_image
from advocate_desk.store.models import (
    TABLE_OF_KIND,
    Account,
    ActivityType,
    Colleague,
    CustomField,
    Event,
    MemberFigures,
    Reward,
    Table,
)

_DEEDS = {"insert": "added", "update": "changed", "delete": "deleted"}
_SILENT = frozenset({"id", "uid", "import_key", "row_id", "day_assumed", "spec"})
_BY_KIND = frozenset({"first_id", "second_id"})  # they point to rows of the kind beside them
_LABELS = {
    "first_id": "One",
    "second_id": "The other",
    "member_id": "Member",
    "account_id": "Company",
    "type_id": "Type",
    "asked_by_id": "Asked by",
    "csm_id": "CSM",
    "account_executive_id": "Account executive",
    "by_id": "By",
    "field_id": "Field",
    "from_day": "From",
    "to_day": "Until",
    "read_on": "On",
    "reward_id": "Reward",
    "approved_by_id": "Approved by",
    "owner_id": "Owner",
    "activity_id": "For activity",
    "grant_id": "For grant",
    "stocked": "Stock in all",
    "event_id": "Event",
    "member_a_id": "Member A",
    "member_b_id": "Member B",
    "person_b": "Member B",
    "introduced_by_id": "Introduced by",
}


@dataclass(frozen=True, slots=True)
class _Kind:
    """How rows of a table are called, what names one, and where its labels come from."""

    one: str
    many: str = ""
    named_by: tuple[str, ...] = ()
    fields: tuple[ListField, ...] = ()


_KINDS: Mapping[str, _Kind] = {
    "member": _Kind("member", named_by=("full_name",), fields=MEMBER_FIELDS),
    "account": _Kind("account", named_by=("company",), fields=ACCOUNT_FIELDS),
    "activity": _Kind("activity", "activities", ("type_id", "member_id"), ACTIVITY_FIELDS),
    "activity_type": _Kind("activity type", named_by=("name",), fields=ACTIVITY_TYPE_FIELDS),
    "employment": _Kind("job", named_by=("member_id",)),
    "standing": _Kind("program status", "program statuses", ("member_id",)),
    "colleague": _Kind("colleague", named_by=("name",)),
    "health_reading": _Kind("account health", "readings of account health", ("account_id",)),
    "setting": _Kind("setting", named_by=("name",)),
    "custom_field": _Kind("field of your own", "fields of your own", ("name",)),
    "custom_value": _Kind("value of your own field", "values of your own fields", ("field_id",)),
    "external_id": _Kind("id elsewhere", "ids elsewhere", ("system",)),
    "saved_view": _Kind("saved view", named_by=("name",)),
    "touch": _Kind("conversation", named_by=("member_id",), fields=CONVERSATION_FIELDS),
    "win": _Kind("win", named_by=("member_id",), fields=WIN_FIELDS),
    "career_win": _Kind("career win", named_by=("member_id",), fields=CAREER_WIN_FIELDS),
    "consent": _Kind("consent", named_by=("member_id",), fields=CONSENT_FIELDS),
    "stated_motivation": _Kind("motivation", named_by=("member_id",), fields=MOTIVATION_FIELDS),
    "survey_response": _Kind(
        "survey answer", named_by=("member_id",), fields=SURVEY_RESPONSE_FIELDS
    ),
    "goal": _Kind("goal", named_by=("what",), fields=GOAL_FIELDS),
    "not_same": _Kind("pair that is not the same", "pairs that are not the same"),
    "reward": _Kind("reward", named_by=("reward",), fields=REWARD_FIELDS),
    "reward_rule": _Kind("reward rule", "", ("type_id", "reward_id"), REWARD_RULE_FIELDS),
    "grant": _Kind("reward sent", "rewards sent", ("reward_id", "member_id"), GRANT_FIELDS),
    "grant_activity": _Kind("act behind a reward", "acts behind rewards"),
    "points_entry": _Kind("points entry", "points entries", ("member_id",), POINTS_FIELDS),
    "cost": _Kind("cost", named_by=("kind",), fields=COST_FIELDS),
    "rate": _Kind("rate", named_by=("currency",), fields=RATE_FIELDS),
    "opportunity": _Kind("opportunity", "opportunities", ("name",), OPPORTUNITY_FIELDS),
    "event": _Kind("event", named_by=("event",), fields=EVENT_FIELDS),
    "attendance": _Kind("attendance", "attendances", ("event_id", "member_id"), ATTENDANCE_FIELDS),
    "connection": _Kind(
        "connection", named_by=("member_a_id", "member_b_id"), fields=CONNECTION_FIELDS
    ),
    "usage": _Kind("month of use", "months of use", ("account_id", "member_id"), USAGE_FIELDS),
    "series_point": _Kind("value of a series", "values of series", ("series",), SERIES_FIELDS),
    "series_event": _Kind(
        "event of a series", "events of series", ("event",), SERIES_EVENT_FIELDS
    ),
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What became of one field; `before` is empty in a new row, `after` in a deleted one."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What became of one row: `deed` is added, changed or deleted."""

    place: tuple[int, int]
    table: str
    row_id: int
    kind: str
    deed: str
    name: str
    fields: tuple[FieldChange, ...]


def words_of_kind(table: str) -> tuple[str, str]:
    """Give what one row of a table and several are called."""
    return _KINDS[table].one, _KINDS[table].many


def counts_in_words(counts: Mapping[tuple[str, str], int]) -> str:
    """Say how many rows of which kind were added, changed and deleted."""
    told: dict[str, list[str]] = defaultdict(list)
    order = list(_KINDS)
    known = sorted(counts.items(), key=lambda one: order.index(one[0][0]))
    for (table, op), count in known:
        kind = _KINDS[table]
        told[op].append(count_words(count, kind.one, kind.many))
    sentences = (f"{', '.join(told[op])} {deed}" for op, deed in _DEEDS.items() if told[op])
    return "; ".join(sentences)


def rows_in_words(session: Session, rows: Sequence[ChangedRow]) -> list[RowChange]:
    """Say of each row which one it is and what became of it."""
    names = _Names(session, rows)
    return [_row_in_words(row, names) for row in rows]


def _row_in_words(row: ChangedRow, names: _Names) -> RowChange:
    kind = _KINDS[row.table]
    deed = "added" if row.before is None else "deleted" if row.after is None else "changed"
    image = row.after or row.before or {}
    return RowChange(
        row.place,
        row.table,
        row.row_id,
        kind.one,
        deed,
        names.name_of(row.table, row.row_id, image),
        tuple(_fields_in_words(row, names)),
    )


def _fields_in_words(row: ChangedRow, names: _Names) -> Iterator[FieldChange]:
    before, after = row.before or {}, row.after or {}
    kind, table = _KINDS[row.table], Table.metadata.tables[row.table]
    is_whole = row.before is None or row.after is None
    told = _SILENT | set(kind.named_by) if is_whole else _SILENT
    if not kind.fields:
        told |= {"kind"}  # which list a value of her own belongs to
    for column in table.columns:
        if column.name in told or before.get(column.name) == after.get(column.name):
            continue
        label, known = _label(kind, column.name)
        yield FieldChange(
            label,
            _value_in_words(column, known, before, names),
            _value_in_words(column, known, after, names),
        )


def _value_in_words(
    column: Column[Any], known: ListField | None, image: Image, names: _Names
) -> str:
    value = image.get(column.name)
    if value is None or value == "":
        return ""
    if target := _target(column, image):
        return names.name(target, value)
    if isinstance(column.type, Date):
        return day_words(dt.date.fromisoformat(value))
    if isinstance(column.type, Boolean):
        return "yes" if value else "no"
    if known and known.shape is Shape.MONEY and image.get("currency"):
        return money_words(value, image["currency"])
    is_choice = known is not None and known.shape is Shape.CHOICE
    return shown(column.name, value) if is_choice or column.name == "status" else str(value)


def _target(column: Column[Any], image: Image) -> str:
    """Give the table that a column of a row points to; nothing for one that does not."""
    if column.name in _BY_KIND:
        return TABLE_OF_KIND.get(image.get("kind", ""), "")
    return next((key.column.table.name for key in column.foreign_keys), "")


def _label(kind: _Kind, column: str) -> tuple[str, ListField | None]:
    known = next((one for one in kind.fields if one.key == column), None)
    if known:
        return known.label, known
    return _LABELS.get(column) or column.replace("_", " ").capitalize(), None


_NAMES = {
    "member": (MemberFigures.member_id, MemberFigures.name),
    "account": (Account.id, Account.company),
    "colleague": (Colleague.id, Colleague.name),
    "activity_type": (ActivityType.id, ActivityType.name),
    "custom_field": (CustomField.id, CustomField.name),
    "reward": (Reward.id, Reward.reward),
    "event": (Event.id, Event.event),
}


@dataclass
class _Names:
    """The names of all rows that some changed rows are or point to, read at once."""

    session: Session
    rows: Sequence[ChangedRow]
    known: dict[tuple[str, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wanted: dict[str, set[int]] = defaultdict(set)
        for row in self.rows:
            wanted[row.table].add(row.row_id)
            for column in Table.metadata.tables[row.table].columns:
                for image in filter(None, (row.before, row.after)):
                    wanted[_target(column, image)].add(image.get(column.name) or 0)
        for table in wanted.keys() & _NAMES.keys():
            id_column, name = _NAMES[table]
            found = self.session.execute(
                select(id_column, name).where(id_column.in_(wanted[table]))
            )
            self.known.update({(table, row_id): called for row_id, called in found})

    def name(self, table: str, row_id: int) -> str:
        """Name a row that another points to, also when it is gone."""
        if (table, row_id) not in self.known:
            image = last_image(self.session, table, row_id)
            self.known[table, row_id] = _name_in(table, image or {}) or "deleted since"
        return self.known[table, row_id]

    def name_of(self, table: str, row_id: int, image: Image) -> str:
        """Name a changed row itself."""
        if found := self.known.get((table, row_id)) or _name_in(table, image):
            return found
        columns = Table.metadata.tables[table].columns
        pointing = (
            (key.column.table.name, image.get(column))
            for column in _KINDS[table].named_by
            for key in columns[column].foreign_keys
        )
        return " · ".join(self.name(where, one) for where, one in pointing if one is not None)


def _name_in(table: str, image: Image) -> str:
    """Find a name in an image."""
    if table == "member":
        both = " ".join(filter(None, (image.get("given_name"), image.get("family_name"))))
        found = (image.get("full_name"), both, image.get("preferred_name"), image.get("email"))
        return next(filter(None, found), "")
    texts = (image.get(column) for column in _KINDS[table].named_by)
    return next((text for text in texts if isinstance(text, str)), "")
