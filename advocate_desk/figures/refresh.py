"""Brings the figures of members and accounts up to date: set-based, for those a change touched."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from advocate_desk.base import clock
from advocate_desk.figures.formulas import ACCOUNT_FIGURES, MEMBER_FIGURES

YEAR = 365  # days; the window of "active"

# per table: whose figures a row of it touches, as SQL over the image `i` of the row
_MEMBERS_OF = {
    "member": "i.id",
    "employment": "i.member_id",
    "standing": "i.member_id",
    "activity": "i.member_id",
}
_ACCOUNTS_OF = {
    "account": "i.id",
    "employment": "i.account_id",
    "activity": "i.account_id",
    "health_reading": "i.account_id",
}


class Figures:
    """The derived figures of one desk."""

    def collect(self, connection: Connection, change: int) -> None:
        """Remember the members and accounts whose rows this change touches."""
        _make_lists(connection)
        for whom, columns in (("member", _MEMBERS_OF), ("account", _ACCOUNTS_OF)):
            for table, column in columns.items():
                _collect(connection, change, (whom, table, column.removeprefix("i.")))

    def renew(self, connection: Connection) -> None:
        """Compute the remembered figures again; a changed account touches its people."""
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO touched_member SELECT member_id FROM employment"
            " WHERE account_id IN (SELECT id FROM touched_company)"
        )
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
        for name in ("touched_member", "touched_account", "touched_company"):
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
    for name in ("touched_member", "touched_account", "touched_company"):
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
    if table == "account":
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO touched_company SELECT row_id FROM change_row"
            " WHERE change_id = ? AND table_name = 'account' AND op = 'update'",
            (change,),
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
