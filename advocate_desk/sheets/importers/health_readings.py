"""How readings of health come in: how an account was doing on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select

from advocate_desk.base.text import fold_name
from advocate_desk.program.books import CompanyBook
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, listed
from advocate_desk.sheets.plain_rows import Complaint, Key, PlainRules, plan_plain
from advocate_desk.sheets.plain_saving import save_plain
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving
from advocate_desk.store.choices import Health
from advocate_desk.store.models import HealthReading

FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    Field("company", "Company", Shape.COMPANY, erasable=False),
    Field("on", "On", Shape.DAY, erasable=False),
    Field("health", "Health", Shape.CHOICE, tuple(Health), erasable=False),
)
_COLUMN_OF = {"on": "read_on", "health": "health"}
_COLUMNS = ("account_id", "read_on", "health")


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of readings."""
    return plan_plain(planning, rows, _RULES)


def _keys(values: Values) -> Iterator[Key]:
    company = values.get("company")
    if isinstance(company, str):
        yield fold_name(company), values.get("on")


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    rows = planning.session.execute(
        select(HealthReading.id, HealthReading.account_id, HealthReading.read_on)
    )
    names = planning.companies
    return {(fold_name(names.name_of(account) or ""), on): row for row, account, on in rows}


def _load(planning: Planning, _rows: SheetRows, ids: Iterable[int]) -> Known:
    rows = planning.session.execute(
        select(HealthReading.id, HealthReading.health, HealthReading.account_id).where(
            HealthReading.id.in_(listed(ids))
        )
    )
    names = planning.companies
    return {
        row: {"health": health, "company": names.name_of(account)} for row, health, account in rows
    }


def _check(values: Values) -> Complaint | None:
    for key in ("company", "on", "health"):
        if not values.get(key):
            return key, "is blank"
    return None


def _prepare(_planning: Planning, values: Values) -> None:
    values.pop("uid", None)  # the company and the day name a reading


def _adjust(_planning: Planning, _group: Group, changes: Values) -> None:
    for key in ("on", "company"):  # by these it is known
        changes.pop(key, None)


_RULES = PlainRules(_keys, _load_keys, _load, _check, _prepare, _adjust, has_no_uid=True)


def save(saving: Saving, section: Section) -> None:
    """Make the new readings and change the known ones."""
    companies = CompanyBook(saving.session)

    def stored(values: Values) -> Values:
        found = {_COLUMN_OF[key]: value for key, value in values.items() if key in _COLUMN_OF}
        if "company" in values:
            found["account_id"] = companies.find_or_add(values["company"])
        return found

    save_plain(saving, section, HealthReading, _COLUMNS, stored)


HEALTH_READINGS = Importer(
    key="health_readings",
    sheet="Health readings",
    fields=FIELDS,
    needs=(frozenset({"company"}), frozenset({"on"}), frozenset({"health"})),
    plan=plan,
    save=save,
)
