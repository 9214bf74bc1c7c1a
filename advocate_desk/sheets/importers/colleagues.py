"""How our own people come in: known by UID, e-mail or name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select, text

from advocate_desk.base.text import fold_name
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, listed
from advocate_desk.sheets.plain_rows import Complaint, Key, PlainRules, plan_plain
from advocate_desk.sheets.plain_saving import save_plain
from advocate_desk.sheets.planned import Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving
from advocate_desk.store.models import Colleague

FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    Field("name", "Name", erasable=False),
    Field("email", "Email", Shape.EMAIL),
    Field("team", "Team"),
    Field("role", "Role"),
    Field("charter_version", "Charter version"),
    Field("opted_in_on", "Opted in on", Shape.DAY),
)
_COLUMNS = ("name", "email", "team", "role", "charter_version", "opted_in_on")


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of colleagues."""
    return plan_plain(planning, rows, _RULES)


def _prepare(_planning: Planning, values: Values) -> None:
    if not isinstance(values.get("name"), str) and isinstance(values.get("email"), str):
        values["name"] = values["email"]


def _keys(values: Values) -> Iterator[Key]:
    if uid := values.get("uid"):
        yield "uid", str(uid).lower()
    if isinstance(email := values.get("email"), str):
        yield "email", email
    elif isinstance(name := values.get("name"), str) and not values.get("uid"):
        yield "name", fold_name(name)


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    found: dict[Key, int | None] = {}
    for row, uid, name, email in planning.session.execute(
        text("SELECT id, uid, name, email FROM colleague")
    ):
        found["uid", uid] = row
        found["name", fold_name(name)] = None if ("name", fold_name(name)) in found else row
        if email:
            found["email", email.lower()] = row
    return found


def _load(planning: Planning, _rows: SheetRows, ids: Iterable[int]) -> Known:
    columns = Colleague.__table__.columns
    rows = planning.session.execute(
        select(columns["id"], *(columns[key] for key in _COLUMNS)).where(
            columns["id"].in_(listed(ids))
        )
    )
    return {row[0]: dict(zip(_COLUMNS, row[1:], strict=True)) for row in rows}


def _check(values: Values) -> Complaint | None:
    return None if values.get("name") else ("name", "has no name")


_RULES = PlainRules(_keys, _load_keys, _load, _check, _prepare)


def save(saving: Saving, section: Section) -> None:
    """Make the new colleagues and change the known ones."""
    save_plain(saving, section, Colleague, _COLUMNS, dict)


COLLEAGUES = Importer(
    key="colleagues",
    sheet="Colleagues",
    fields=FIELDS,
    needs=(
        frozenset({"name", "email"}),
        frozenset({"team", "charter_version", "opted_in_on"}),
    ),
    plan=plan,
    save=save,
)
