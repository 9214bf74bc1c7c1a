"""Writes a short workbook for each colleague: her accounts to check, and a sheet for nominations.

What was sent stands on the sheet `_meta` too, so that a returned one says only what was changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.base.text import file_name
from advocate_desk.base.words import day_words
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.exporter import YES_NO
from advocate_desk.sheets.meta import (
    DAY_OF_IMPORT,
    HOW_TO,
    META,
    META_COLUMNS,
    Sent,
    meta_rows,
    sent_rows,
)
from advocate_desk.sheets.naming import colleague_name
from advocate_desk.sheets.sheet_columns import SheetColumn
from advocate_desk.sheets.whole_files import free_place, saved_whole
from advocate_desk.sheets.write_workbook import WorkbookWriter
from advocate_desk.store.choices import Health, ReferencePolicy, Status
from advocate_desk.store.models import Account, AccountFigures, Colleague
from advocate_desk.store.preferences import desk_id, preferences

ACCOUNTS, NOMINATIONS = "Accounts", "Nominations"
_ACCOUNT_COLUMNS = (
    SheetColumn("UID", hidden=True),
    SheetColumn("Company"),
    SheetColumn("Health", Shape.CHOICE, tuple(Health)),
    SheetColumn("Open issue", Shape.YES_NO, YES_NO),
    SheetColumn("May we ask", Shape.CHOICE, tuple(ReferencePolicy)),
)
_SENT_COLUMNS = range(1, len(_ACCOUNT_COLUMNS))
_STEPS = (
    "On the sheet Accounts: how is each account doing, is an issue open there, and may we ask its"
    " people to speak for us? Choose from the lists; leave alone what is right.",
    "On the sheet Nominations: who of your accounts would speak for us? A name and a company are"
    " enough; an e-mail address and why you think so help.",
    "Save the file and send it back as it is, with its name and its headings.",
)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A colleague and how many accounts she looks after, as CSM or account executive."""

    colleague: int
    name: str
    accounts: int


def portfolios(session: Session) -> list[Portfolio]:
    """Give the colleagues who look after accounts that are still customers, by name."""
    found = session.execute(
        select(Colleague.id, Colleague.name, func.count(Account.id))
        .join(Account, _looks_after(Colleague.id.expression))
        .where(Account.churned_on.is_(None))
        .group_by(Colleague.id)
        .order_by(Colleague.name, Colleague.id)
    )
    return [Portfolio(*row) for row in found]


def unattended(session: Session) -> int:
    """Count the accounts that nobody is named for: they go to no colleague."""
    nobodys = select(func.count(Account.id)).where(
        Account.csm_id.is_(None),
        Account.account_executive_id.is_(None),
        Account.churned_on.is_(None),
    )
    return session.scalar(nobodys) or 0


def write_colleague_sheets(
    session: Session, colleagues: Sequence[int], within: Path, progress: Progress | None = None
) -> list[Path]:
    """Write a workbook for each of the colleagues to a new folder in `within`; give the files.

    Nothing is ever overwritten: a sheet that came back may lie in an older folder.

    Raises:
        DeskError: a file cannot be written; none of them is there then.
        Cancelled: she pressed Cancel.
    """
    folder = free_place(within / f"Sheets for colleagues {clock.today().isoformat()}")
    names: list[str] = []
    with saved_whole(folder) as part:
        part.mkdir()
        for number, colleague in enumerate(colleagues):
            (progress or NoProgress()).step(number, len(colleagues), "Writing sheets")
            who = session.get_one(Colleague, colleague)
            file = free_place(part / f"{file_name(who.name) or 'Colleague'}.xlsx")
            _write(session, who, file)
            names.append(file.name)
    return [folder / name for name in names]


def _write(session: Session, who: Colleague, out: Path) -> None:
    program = preferences(session).program_name
    rows = _account_rows(session, who.id)
    companies = tuple(dict.fromkeys(row[1] for row in rows))
    called = session.scalars(select(colleague_name()).where(Colleague.id == who.id)).one()
    sent = Sent(who.name, dict(_cells_of(rows)))
    every_row = {"Status": Status.NOMINATED.value, "Nominated by": called}
    nominated = Sent(who.name, every_row=every_row | {"Nominated on": DAY_OF_IMPORT})
    with WorkbookWriter(out, f"{program}: accounts of {who.name}") as book:
        headline = SheetColumn(
            f"For {who.name}, from {program}, {day_words(clock.today())}", Shape.LONG_TEXT
        )
        book.add_sheet(HOW_TO, (headline,), [(step,) for step in _STEPS], table=False)
        book.add_sheet(ACCOUNTS, _ACCOUNT_COLUMNS, rows)
        book.add_sheet(NOMINATIONS, _nomination_columns(companies), ())
        about = [*meta_rows((), desk_id(session))]
        about += [*sent_rows(ACCOUNTS, sent), *sent_rows(NOMINATIONS, nominated)]
        book.add_sheet(META, META_COLUMNS, about, table=False)


def _nomination_columns(companies: tuple[str, ...]) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn("Full name"),
        SheetColumn("Email"),
        SheetColumn("Company", Shape.TEXT, companies),
        SheetColumn("Why this person"),
    )


def _account_rows(session: Session, colleague: int) -> list[tuple[str, ...]]:
    found = session.execute(
        select(
            Account.uid,
            Account.company,
            AccountFigures.health,
            Account.open_issue,
            Account.reference_policy,
        )
        .outerjoin(AccountFigures, AccountFigures.account_id == Account.id)
        .where(_looks_after(colleague), Account.churned_on.is_(None))
        .order_by(AccountFigures.name_key, Account.id)
    )
    return [
        (uid, company, health or "", YES_NO[not issue] if issue is not None else "", policy or "")
        for uid, company, health, issue, policy in found
    ]


def _cells_of(rows: Sequence[Sequence[str]]) -> Iterator[tuple[tuple[str, str], str]]:
    for row in rows:
        for place in _SENT_COLUMNS:
            yield (row[0], _ACCOUNT_COLUMNS[place].heading), row[place]


def _looks_after(colleague: int | ColumnElement[int]) -> ColumnElement[bool]:
    return or_(Account.csm_id == colleague, Account.account_executive_id == colleague)
