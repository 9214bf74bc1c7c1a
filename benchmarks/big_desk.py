"""A desk as large as asked for, made by raw inserts and kept until the tables change."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import uuid_utils
from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from advocate_desk.base import clock
from advocate_desk.base.paths import cache_folder
from advocate_desk.figures.refresh import refresh_all
from advocate_desk.program.desks import create_desk
from advocate_desk.store.engines import writer_engine
from advocate_desk.store.models import Table
from advocate_desk.store.upgrade import SCHEMA
from benchmarks.measuring import Size

GIVEN, FAMILY, WORDS = (
    line.split()
    for line in (
        "Ada Amir Bao Chidi Dana Elif Femi Grace Hana Ines Jon Kofi Lena Mara Noor Olga Zoë",
        "Abe Berg Costa Diaz Ekwall Fuchs García Hale Ito Jansen Kovač Li Moreau Nowak Silva",
        "launch rollout integration dashboard onboarding renewal upgrade webinar panel quote",
    )
)
TITLES = ("Head of Support", "IT Director", "Operations Lead", "VP Product", "Analyst")
STATUSES = ("enrolled",) * 7 + ("candidate", "invited", "nominated", "paused", "alumni")
ACT_STATUSES = ("completed",) * 17 + ("declined", "asked", "scheduled")
SPAN = 3650  # days back from today


def big_desk(size: Size, folder: Path) -> Path:
    """Give a copy of the big desk in a folder, to be used and thrown away."""
    copy = folder / "big.desk"
    shutil.copyfile(kept_desk(size), copy)
    return copy


def kept_desk(size: Size) -> Path:
    """Give the kept desk, made anew when the tables changed; it is not to be written to."""
    kept = cache_folder() / "benchmarks" / f"{size.members}-{size.acts}-{_fingerprint()}.desk"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        for stale in kept.parent.glob(f"{size.members}-{size.acts}-*"):
            stale.unlink()
        with tempfile.TemporaryDirectory(dir=kept.parent) as folder:  # others may be making it too
            making = Path(folder, "making.desk")
            create_desk(making, name="Big program").close()
            fill(making, size)
            making.rename(kept)
    return kept


def _fingerprint() -> str:
    """Hash what decides the contents: the tables, this file, and the day its figures are of."""
    tables = Table.metadata.sorted_tables
    sql = "".join(str(CreateTable(t).compile(dialect=sqlite.dialect())) for t in tables)
    contents = f"{SCHEMA}{sql}{Path(__file__).read_text(encoding='utf-8')}{clock.today()}"
    return hashlib.sha256(contents.encode()).hexdigest()[:16]


def fill(path: Path, size: Size) -> None:
    """Insert the rows and compute the figures, without the journal."""
    engine = writer_engine(path)
    chance = random.Random(2026)
    with engine.begin() as connection:
        types = connection.exec_driver_sql(
            "SELECT id FROM activity_type WHERE counts_as_advocacy"
        ).scalars()
        companies = max(size.members // 8, 1)
        _insert(connection, "account", ACCOUNT, _accounts(companies))
        _insert(connection, "member", MEMBER, _members(size.members, chance))
        _insert(connection, "employment", EMPLOYMENT, _employments(size.members, companies))
        _insert(connection, "standing", STANDING, _standings(size.members, chance))
        _insert(connection, "activity", ACTIVITY, acts(size, list(types), chance))
        refresh_all(connection)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("ANALYZE")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()


ACCOUNT = ("uid", "company", "industry", "country", "aliases")
MEMBER = ("uid", "full_name", "person_type", "email", "country", "city", "tags", "tier", "notes")
EMPLOYMENT = ("uid", "member_id", "account_id", "job_title", "from_day")
STANDING = ("uid", "member_id", "status", "from_day")
ACTIVITY = (
    *(
        "uid",
        "member_id",
        "account_id",
        "type_id",
        "status",
        "asked_on",
        "completed_on",
        "trigger",
    ),
    *("quality", "points", "outcome", "notes"),
)

Row = Sequence[Any]


def _insert(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterator[Row]
) -> None:
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    cursor = connection.connection.cursor()
    cursor.executemany(sql, rows)
    cursor.close()


def _accounts(count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        name = f"{FAMILY[number % len(FAMILY)]} {WORDS[number % len(WORDS)].title()} {number}"
        yield _uid(), name, "Software", "Germany", None


def _members(count: int, chance: random.Random) -> Iterator[Row]:
    for number in range(1, count + 1):
        name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} {number}"
        email = f"member{number}@example{number % 997}.com"
        tags = "; ".join(sorted(set(chance.choices(WORDS, k=2))))
        yield _uid(), name, "customer", email, "Germany", "Berlin", tags, "Gold", "met at the fair"


def _employments(count: int, companies: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        yield _uid(), number, company_of(number, companies), TITLES[number % 5], "2020-01-15"


def _standings(count: int, chance: random.Random) -> Iterator[Row]:
    for number in range(1, count + 1):
        yield _uid(), number, chance.choice(STATUSES), _day_ago(chance.randrange(SPAN))


def acts(size: Size, types: Sequence[int], chance: random.Random) -> Iterator[Row]:
    """Give activities: most by a few members, most of them done."""
    companies = max(size.members // 8, 1)
    for number in range(size.acts):
        member = min(int(chance.paretovariate(0.6)), size.members)
        if number % 2:
            member = chance.randint(1, size.members)
        status = chance.choice(ACT_STATUSES)
        days = chance.randrange(SPAN)
        yield (
            *(_uid(), member, company_of(member, companies), chance.choice(types), status),
            *(_day_ago(days + 7), _day_ago(days) if status == "completed" else None),
            *("asked", 1 + number % 5, 10, f"{chance.choice(WORDS)} #{number % 1000}", None),
        )


def company_of(member: int, companies: int) -> int:
    """Give the account that a made-up member works for."""
    return member % companies + 1


def _day_ago(days: int) -> str:
    return (clock.today() - dt.timedelta(days=days)).isoformat()


def _uid() -> str:
    return str(uuid_utils.uuid7())
