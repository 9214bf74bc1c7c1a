"""Do the kept figures equal what the facts give?"""

from __future__ import annotations

from sqlalchemy import Connection

from advocate_desk.figures.refresh import refresh_all

_FIGURES = {"member_figures": "member_id", "account_figures": "account_id"}


def figures_that_differ(connection: Connection) -> list[str]:
    """Recompute all figures and say which rows differed; the caller rolls back.

    The figures must have been computed for today already.
    """
    for table in _FIGURES:
        connection.exec_driver_sql(f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM {table}")
    refresh_all(connection)
    faults = []
    for table, key in _FIGURES.items():
        missing, extra = (
            connection.exec_driver_sql(
                f"SELECT count(*) FROM (SELECT * FROM {one} EXCEPT SELECT * FROM {other})"
            ).scalar_one()
            for one, other in ((table, f"kept_{table}"), (f"kept_{table}", table))
        )
        if missing or extra:
            whose = key.removesuffix("_id")
            faults.append(f"The figures of {max(missing, extra)} {whose}s were out of date.")
    return faults
