"""Workbooks to import, made once and kept: tidy activities, and a messy whole program."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from advocate_desk.base.paths import cache_folder
from benchmarks.big_desk import FAMILY, GIVEN, TITLES, WORDS
from benchmarks.measuring import Size

LAST_DAY = dt.date(2025, 12, 31)
MEMBER_HEADINGS = ("Full name", "Email", "Company", "Job title", "Country", "Status", "Tags")
ACT_HEADINGS = (
    *("Member", "Type", "Status", "Completed on", "Trigger"),
    *("Quality", "Minutes", "Outcome", "Link", "Notes"),
)
MESS = 20  # one row in so many has something wrong with it

Row = Sequence[Any]


def tidy_acts(size: Size, kinds: Sequence[str]) -> Path:
    """Give a workbook of `import_rows` activities of members of the big desk."""
    name = f"tidy-{size.import_rows}-{size.members}"
    return _kept(name, lambda book: _write(book, "Activities", ACT_HEADINGS, _tidy(size, kinds)))


def messy_program(size: Size, kinds: Sequence[str]) -> Path:
    """Give a workbook of members and activities as people keep them."""

    def write(book: Workbook) -> None:
        _write(book, "Members", MEMBER_HEADINGS, _messy_members(size.messy_members))
        _write(book, "Activities", ACT_HEADINGS, _messy_acts(size, kinds))

    return _kept(f"messy-{size.messy_members}-{size.messy_acts}", write)


def _kept(name: str, write: Callable[[Workbook], None]) -> Path:
    version = hashlib.sha256(Path(__file__).read_bytes())
    folder = cache_folder() / "benchmarks"
    kept = folder / f"{name}-{version.hexdigest()[:16]}.xlsx"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for stale in folder.glob(f"{name}-*"):
            stale.unlink()
        book = Workbook(write_only=True)
        write(book)
        with tempfile.TemporaryDirectory(dir=folder) as place:  # others may be making it too
            making = Path(place, kept.name)
            book.save(making)
            making.rename(kept)
    return kept


def _write(book: Workbook, sheet: str, headings: Sequence[str], rows: Iterator[Row]) -> None:
    page = book.create_sheet(sheet)
    page.append(headings)
    for row in rows:
        page.append(row)


def _tidy(size: Size, kinds: Sequence[str]) -> Iterator[Row]:
    chance = random.Random(7)
    for number in range(size.import_rows):
        member = chance.randint(1, size.members)
        yield (
            f"member{member}@example{member % 997}.com",
            *(chance.choice(kinds), "completed", _day(chance), "asked"),
            *(1 + number % 5, 30, f"{chance.choice(WORDS)} #{number}"),
            *(f"https://example.com/{number}", None),
        )


def _messy_members(count: int) -> Iterator[Row]:
    chance = random.Random(11)
    for number in range(count):
        name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} {number}"
        email = f"member{number}@example{number % 997}.com"
        if number % MESS == 0:
            name = f"  {name.upper()} "
            email = chance.choice((f"{email.upper()},", "ada@", None, "#N/A"))
        tags = "; ".join(chance.choices(WORDS, k=2))
        company = f"{chance.choice(FAMILY)} {chance.choice(WORDS)} {number % 900}"
        yield name, email, company, chance.choice(TITLES), "germany ", "Enrolled", tags


def _messy_acts(size: Size, kinds: Sequence[str]) -> Iterator[Row]:
    chance = random.Random(13)
    for number in range(size.messy_acts):
        member = chance.randrange(size.messy_members)
        who: str | None = f"Member{member}@example{member % 997}.com"
        kind, day = chance.choice(kinds), _day(chance)
        status: str | None = "Completed"
        if number % MESS == 0:
            who = chance.choice((who, "nobody@nowhere.example", None))
            kind = chance.choice((kind.lower(), "Cofee chat", ""))
            day = chance.choice((day, "31.02.2024", "#N/A", "soon"))
        yield who, kind, status, day, "asked", 1 + number % 5, 30, f"note {number}", None, None


def _day(chance: random.Random) -> Any:
    return LAST_DAY - dt.timedelta(days=chance.randrange(3000))
