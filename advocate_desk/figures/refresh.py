"""Brings the figures of members and accounts up to date: set-based, for those a change touched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection

from advocate_desk.base import clock
from advocate_desk.figures.formulas import ACCOUNT_FIGURES, MEMBER_FIGURES, READ_OF

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
# the edited columns of a table that touch figures from afar: whose, and by which rows
_FROM_AFAR = (
    # who she is decides whether her acts count, wherever they happened
    ("member", ("person_type",), "account", "activity WHERE member_id"),
    ("account", ("company", "aliases"), "member", "employment WHERE account_id"),
    ("activity_type", ("counts_as_advocacy",), "member", "activity WHERE type_id"),
    ("activity_type", ("counts_as_advocacy",), "account", "activity WHERE type_id"),
)


class Figures:
    """The derived figures of one desk."""

    def collect(self, connection: Connection, change: int) -> None:
        """Remember the members and accounts whose rows this change touches."""
        _make_lists(connection)
        for whom, columns in (("member", _MEMBERS_OF), ("account", _ACCOUNTS_OF)):
            for table, column in columns.items():
                _collect(connection, change, (whom, table, column))
        for table, edited, whom, rows in _FROM_AFAR:
            connection.exec_driver_sql(
                f"INSERT OR IGNORE INTO touched_{whom} SELECT {whom}_id FROM {rows} IN"
                " (SELECT row_id FROM change_row WHERE change_id = ? AND table_name = ?"
                f" AND op = 'update' AND {_tells(edited)}) AND {whom}_id IS NOT NULL",
                (change, table),
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
