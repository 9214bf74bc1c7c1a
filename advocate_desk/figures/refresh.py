"""Brings the figures of members and accounts up to date: set-based, for those a change touched."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from advocate_desk.base import clock
from advocate_desk.figures.formulas import ACCOUNT_FIGURES, MEMBER_FIGURES

_LISTS = ("touched_member", "touched_account")
YEAR = 365  # days; the window of "active"

# per table: the column of its rows that names whose figures they touch
_MEMBERS_OF = {
    "member": "id",
    "employment": "member_id",
    "standing": "member_id",
    "activity": "member_id",
}
_ACCOUNTS_OF = {
    "account": "id",
    "employment": "account_id",
    "activity": "account_id",
    "health_reading": "account_id",
}
# per table: whose figures an edited row of it touches from afar
_FROM_AFAR = {
    "member": "touched_account SELECT account_id FROM activity WHERE account_id IS NOT NULL"
    " AND member_id IN",  # who she is decides whether her acts count, wherever they happened
    "account": "touched_member SELECT member_id FROM employment WHERE account_id IN",
    "activity_type": "touched_member SELECT member_id FROM activity WHERE type_id IN",
}


class Figures:
    """The derived figures of one desk."""

    def collect(self, connection: Connection, change: int) -> None:
        """Remember the members and accounts whose rows this change touches."""
        _make_lists(connection)
        for whom, columns in (("member", _MEMBERS_OF), ("account", _ACCOUNTS_OF)):
            for table, column in columns.items():
                _collect(connection, change, (whom, table, column))
        for table, touched in _FROM_AFAR.items():
            connection.exec_driver_sql(
                f"INSERT OR IGNORE INTO {touched} (SELECT row_id FROM change_row"
                " WHERE change_id = ? AND table_name = ? AND op = 'update')",
                (change, table),
            )
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO touched_account SELECT account_id FROM activity"
            " WHERE account_id IS NOT NULL AND type_id IN (SELECT row_id FROM change_row"
            " WHERE change_id = ? AND table_name = 'activity_type' AND op = 'update')",
            (change,),
        )

    def renew(self, connection: Connection) -> None:
        """Compute the remembered figures again, and those of the accounts of these people."""
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO touched_account SELECT account_id FROM employment"
            " WHERE account_id IS NOT NULL AND member_id IN (SELECT id FROM touched_member)"
        )
        day = _day_of(connection)
        _compute(
            connection,
            day,
            "IN (SELECT id FROM touched_member)",
            "IN (SELECT id FROM touched_account)",
        )
        for name in _LISTS:
            connection.exec_driver_sql(f"DELETE FROM temp.{name}")


def refresh_all(connection: Connection) -> None:
    """Compute every figure again, for today: when the day or a threshold changed."""
    connection.exec_driver_sql("DELETE FROM figures_state")
    connection.exec_driver_sql(
        "INSERT INTO figures_state (id, day) VALUES (1, ?)", (clock.today().isoformat(),)
    )
    _compute(connection, clock.today(), "IS NOT NULL", "IS NOT NULL")


def is_stale(connection: Connection) -> bool:
    """Say whether the figures were computed for another day."""
    return _day_of(connection) != clock.today()


def _day_of(connection: Connection) -> dt.date:
    day = connection.exec_driver_sql("SELECT day FROM figures_state").scalar()
    return dt.date.fromisoformat(day) if day else clock.today()


def _make_lists(connection: Connection) -> None:
    for name in _LISTS:
        connection.exec_driver_sql(
            f"CREATE TEMP TABLE IF NOT EXISTS {name} (id INTEGER PRIMARY KEY)"
        )


def _collect(connection: Connection, change: int, what: tuple[str, str, str]) -> None:
    whom, table, column = what
    for image in ("before", "after"):
        connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO touched_{whom} SELECT json_extract({image}, '$.{column}')"
            f" FROM change_row WHERE change_id = ? AND table_name = ? AND {image} IS NOT NULL"
            f" AND json_extract({image}, '$.{column}') IS NOT NULL",
            (change, table),
        )
    ranges = connection.exec_driver_sql(
        "SELECT row_id, last_id FROM change_row"
        " WHERE change_id = ? AND table_name = ? AND op = 'range'",
        (change, table),
    ).all()
    for first, last in ranges:
        connection.exec_driver_sql(
            f'INSERT OR IGNORE INTO touched_{whom} SELECT {column} FROM "{table}"'
            f" WHERE id BETWEEN ? AND ? AND {column} IS NOT NULL",
            (first, last),
        )


def _compute(connection: Connection, day: dt.date, members: str, accounts: str) -> None:
    values = {
        "today": day.isoformat(),
        "since": (day - dt.timedelta(days=YEAR - 1)).isoformat(),
    }
    for sql in MEMBER_FIGURES:
        connection.exec_driver_sql(sql.replace(":whom", members), _used(sql, values))
    for sql in ACCOUNT_FIGURES:
        connection.exec_driver_sql(sql.replace(":whom", accounts), _used(sql, values))


def _used(sql: str, values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if f":{name}" in sql}
