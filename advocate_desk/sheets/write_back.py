"""Writes for a CRM what the desk knows of its people, each named by the id that the CRM has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.text import fold_name
from advocate_desk.program.fields import Shape
from advocate_desk.program.merging import MERGED
from advocate_desk.sheets.exporter import as_text
from advocate_desk.sheets.program_workbook import Form, form_of
from advocate_desk.sheets.setup import SYSTEM
from advocate_desk.sheets.sheet_columns import SheetColumn
from advocate_desk.sheets.whole_files import saved_whole
from advocate_desk.sheets.write_csv import FOR_SYSTEMS, write_csv
from advocate_desk.store.choices import ContactPreference
from advocate_desk.store.models import ExternalId, Member, MemberFigures

_MEMBERS = "members"
_OURS = (SYSTEM, MERGED)  # ids that the desk gives itself
_COLUMNS = (
    SheetColumn("Status", Shape.CHOICE),
    SheetColumn("Last act", Shape.DAY),
    SheetColumn("Do not contact", Shape.YES_NO),
)


@dataclass(frozen=True, slots=True)
class System:
    """A system whose ids members have, and how many of them have one."""

    name: str
    members: int


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """What was written: how many ids, and how many members have none of that system."""

    rows: int
    without_id: int


def systems(session: Session) -> list[System]:
    """Give the systems that know members by ids of their own, the one with most of them first."""
    count = func.count(ExternalId.row_id.distinct())
    found = session.execute(
        select(ExternalId.system, count)
        .where(ExternalId.kind == _MEMBERS, ExternalId.system.not_in(_OURS))
        .group_by(ExternalId.system)
        .order_by(count.desc(), ExternalId.system)
    )
    return [System(name, members) for name, members in found]


def without_id(session: Session, system: str) -> int:
    """Count the members whom a system does not know by an id."""
    known = select(ExternalId.row_id).where(
        ExternalId.kind == _MEMBERS, ExternalId.system == system
    )
    count = select(func.count()).select_from(Member).where(Member.id.not_in(known))
    return session.scalar(count) or 0


def write_back(session: Session, system: str, out: Path) -> WrittenBack:
    """Write id, status, day of the last act and whether not to contact, to `….csv`.

    A member whom the system knows twice stands there twice. The text is exact, for the system.

    Raises:
        DeskError: no member has an id of that system, or the file cannot be written.
    """
    known = {fold_name(one.name): one.name for one in systems(session)}
    name = known.get(fold_name(system))
    if name is None:
        listed = ", ".join(known.values()) or "none yet"
        raise DeskError(
            f"No member has an id of {system}.",
            f"The systems whose ids are known: {listed}. They come with what you import.",
        )
    if form_of(out) is not Form.CSV:
        raise DeskError(f"“{out.name}” is no CSV file.", "Give it a name that ends in .csv.")
    heading = name if fold_name(name).endswith("id") else f"{name} id"
    columns = (SheetColumn(heading), *_COLUMNS)
    with saved_whole(out) as part:
        rows = write_csv(part, columns, _rows(session, name), FOR_SYSTEMS)
    return WrittenBack(rows, without_id(session, name))


def _rows(session: Session, system: str) -> list[tuple[str, ...]]:
    is_silent = Member.contact_preference == ContactPreference.DO_NOT_CONTACT.value
    found = session.execute(
        select(
            ExternalId.value,
            MemberFigures.status,
            as_text(MemberFigures.last_act_on.expression),
            func.iif(func.coalesce(is_silent, literal(value=False)), "yes", "no"),
        )
        .join(Member, Member.id == ExternalId.row_id)
        .join(MemberFigures, MemberFigures.member_id == Member.id)
        .where(ExternalId.kind == _MEMBERS, ExternalId.system == system)
        .order_by(Member.id, ExternalId.id)
    )
    return [tuple(row) for row in found]
