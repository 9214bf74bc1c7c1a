"""Brings the figures of members and accounts up to date: set-based, for those a change touched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from advocate_desk.base import clock
from advocate_desk.figures.formulas import (
    ACCOUNT_ACTS,
    ACCOUNT_FIGURES,
    ACCOUNT_STAFF,
    MEMBER_ACTS,
    MEMBER_CARE,
    MEMBER_FIGURES,
    READ_OF,
)
from advocate_desk.store.preferences import RULES

YEAR = 365  # days; the window of "active"

# whose figures a row touches: per table, the column that names them. What somebody is takes ten
# times as long to compute as what she did, and an import of activities touches only that; what we
# did for her is apart again.
_TOUCHED = {
    "member": {"member": "id", "employment": "member_id", "standing": "member_id"},
    "account": {"account": "id", "health_reading": "account_id"},
    "acting_member": {"activity": "member_id", "touch": "member_id"},
    "cared_member": {
        "touch": "member_id",
        "survey_response": "member_id",
        "grant": "member_id",
        "points_entry": "member_id",
    },
    "staffed_account": {"employment": "account_id"},
    "acting_account": {"activity": "account_id"},
}


@dataclass(frozen=True, slots=True)
class _FromAfar:
    """An edit of some columns of a table touches those named in the rows that point to it."""

    table: str
    edited: tuple[str, ...]
    whom: str
    named: str  # the column that names whose figures are touched
    rows: str  # the table of it
    points: str  # the column there that points to the edited row


_COUNTS = ("counts_as_advocacy",)
_FROM_AFAR = (
    # who she is decides whether her acts count, wherever they happened
    _FromAfar("member", ("person_type",), "acting_member", "id", "member", "id"),
    _FromAfar("member", ("person_type",), "acting_account", "account_id", "activity", "member_id"),
    _FromAfar(
        "account", ("company", "aliases"), "member", "member_id", "employment", "account_id"
    ),
    _FromAfar("activity_type", _COUNTS, "acting_member", "member_id", "activity", "type_id"),
    _FromAfar("activity_type", _COUNTS, "acting_account", "account_id", "activity", "type_id"),
)

THRESHOLDS = tuple(rule.name for rule in RULES.values() if rule.about.in_figures)
_ALL_OF = {"member": "member", "acting_member": "member", "cared_member": "member"}
_ALL_OF |= dict.fromkeys(("account", "staffed_account", "acting_account"), "account")


class Figures:
    """The derived figures of one desk; `thresholds` are the settings they are computed with."""

    def __init__(self, thresholds: Collection[str] = THRESHOLDS) -> None:
        self._thresholds = tuple(thresholds)

    def collect(self, connection: Connection, change: int) -> None:
        """Remember the members and accounts whose rows this change touches."""
        _make_lists(connection)
        for whom, columns in _TOUCHED.items():
            for table, column in columns.items():
                _collect(connection, change, (whom, table, column))
        for far in _FROM_AFAR:
            connection.exec_driver_sql(
                f"INSERT OR IGNORE INTO touched_{far.whom} SELECT {far.named} FROM {far.rows}"
                f" WHERE {far.named} IS NOT NULL AND {far.points} IN"
                " (SELECT row_id FROM change_row WHERE change_id = ? AND table_name = ?"
                f" AND op = 'update' AND {_tells(far.edited)})",
                (change, far.table),
            )
        if self._thresholds and self._sets_a_threshold(connection, change):
            for whom, table in _ALL_OF.items():
                connection.exec_driver_sql(
                    f"INSERT OR IGNORE INTO touched_{whom} SELECT id FROM {table}"
                )

    def _sets_a_threshold(self, connection: Connection, change: int) -> bool:
        """Say whether a change touches a setting that the figures are computed with."""
        among = f"IN ({', '.join('?' * len(self._thresholds))})"
        found = connection.exec_driver_sql(
            "SELECT 1 FROM change_row WHERE change_id = ? AND table_name = 'setting'"
            f" AND (json_extract(before, '$.name') {among}"
            f" OR row_id IN (SELECT id FROM setting WHERE name {among})) LIMIT 1",
            (change, *self._thresholds, *self._thresholds),
        )
        return found.first() is not None

    def renew(self, connection: Connection) -> None:
        """Compute the remembered figures again, and those of the accounts of these people."""
        made = "id FROM touched_{0} WHERE id NOT IN (SELECT {0}_id FROM {0}_figures)"
        where_they_work = (
            "account_id FROM employment WHERE account_id IS NOT NULL AND member_id IN"
            " (SELECT id FROM touched_member UNION SELECT id FROM touched_acting_member)"
        )
        for into, rows in (
            ("acting_member", made.format("member")),
            ("cared_member", made.format("member")),
            ("acting_account", made.format("account")),
            ("staffed_account", made.format("account")),
            ("staffed_account", where_they_work),
        ):
            connection.exec_driver_sql(f"INSERT OR IGNORE INTO touched_{into} SELECT {rows}")
        whom = {name: f"IN (SELECT id FROM touched_{name})" for name in _TOUCHED}
        _compute(connection, _day_of(connection), whom)
        for name in _TOUCHED:
            connection.exec_driver_sql(f"DELETE FROM temp.touched_{name}")


def refresh_all(connection: Connection) -> None:
    """Compute every figure again, for today: when the day or a threshold changed."""
    connection.exec_driver_sql("DELETE FROM figures_state")
    connection.exec_driver_sql(
        "INSERT INTO figures_state (id, day) VALUES (1, ?)", (clock.today().isoformat(),)
    )
    _compute(connection, clock.today(), dict.fromkeys(_TOUCHED, "IS NOT NULL"))


def is_stale(connection: Connection) -> bool:
    """Say whether the figures were computed for another day."""
    return _day_of(connection) != clock.today()


def _day_of(connection: Connection) -> dt.date:
    day = connection.exec_driver_sql("SELECT day FROM figures_state").scalar()
    return dt.date.fromisoformat(day) if day else clock.today()


def _make_lists(connection: Connection) -> None:
    for name in _TOUCHED:
        connection.exec_driver_sql(
            f"CREATE TEMP TABLE IF NOT EXISTS touched_{name} (id INTEGER PRIMARY KEY)"
        )


def _collect(connection: Connection, change: int, what: tuple[str, str, str]) -> None:
    """Remember whom rows of one table name: in their images, in what is there, in ranges."""
    whom, table, column = what
    into = f"INSERT OR IGNORE INTO touched_{whom}"
    lines = "FROM change_row WHERE change_id = ? AND table_name = ?"
    reads = f"(op <> 'update' OR {_tells(READ_OF[table])})"
    values = (change, table)
    if column == "id":
        connection.exec_driver_sql(f"{into} SELECT row_id {lines} AND {reads}", values)
    else:
        for image in ("before", "after"):
            named = f"json_extract({image}, '$.{column}')"
            connection.exec_driver_sql(f"{into} SELECT {named} {lines} AND {named} > 0", values)
        connection.exec_driver_sql(
            f'{into} SELECT {column} FROM "{table}" WHERE {column} IS NOT NULL AND id IN'
            f" (SELECT row_id {lines} AND op = 'update' AND {reads})",
            values,
        )
    ranges = connection.exec_driver_sql(
        f"SELECT row_id, last_id {lines} AND op = 'range'", values
    ).all()
    for first, last in ranges:
        connection.exec_driver_sql(
            f'{into} SELECT {column} FROM "{table}"'
            f" WHERE id BETWEEN ? AND ? AND {column} IS NOT NULL",
            (first, last),
        )


def _tells(columns: Sequence[str]) -> str:
    """Give the SQL that says whether an update's line changed one of these columns."""
    told = " OR ".join(f"json_type(after, '$.{name}') IS NOT NULL" for name in columns)
    return f"({told})"


def _compute(connection: Connection, day: dt.date, whom: Mapping[str, str]) -> None:
    values = {
        "today": day.isoformat(),
        "since": (day - dt.timedelta(days=YEAR - 1)).isoformat(),
    }
    for name, formulas in (
        ("member", MEMBER_FIGURES),
        ("acting_member", (MEMBER_ACTS,)),
        ("cared_member", (MEMBER_CARE,)),
        ("account", ACCOUNT_FIGURES),
        ("staffed_account", (ACCOUNT_STAFF,)),
        ("acting_account", (ACCOUNT_ACTS,)),
    ):
        for sql in formulas:
            used = {key: value for key, value in values.items() if f":{key}" in sql}
            connection.exec_driver_sql(sql.replace(":whom", whom[name]), used)
