"""How jobs come in: who worked where from when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select

from advocate_desk.base.text import fold_name
from advocate_desk.program.books import CompanyBook
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, listed
from advocate_desk.sheets.plain_rows import ONLY_IN_DESK, Complaint, Key, PlainRules, plan_plain
from advocate_desk.sheets.plain_saving import save_plain
from advocate_desk.sheets.planned import Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving
from advocate_desk.store.models import Employment

FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    Field("member", "Member", Shape.MEMBER, erasable=False),
    Field("company", "Company", Shape.COMPANY),
    Field("job_title", "Job title"),
    Field("from", "From", Shape.DAY),
    Field("to", "To", Shape.DAY),
)
_COLUMN_OF = {"job_title": "job_title", "from": "from_day", "to": "to_day"}
_COLUMNS = ("member_id", "account_id", "job_title", "from_day", "to_day")


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of jobs."""
    return plan_plain(planning, rows, _RULES)


def _keys(values: Values) -> Iterator[Key]:
    uid, company = values.get("uid"), values.get("company")
    who, began, ended = values["who"], values.get("from"), values.get("to")
    name = fold_name(company) if isinstance(company, str) else ""
    if not uid:
        yield "job", who, name, began
        return
    yield "uid", str(uid).lower()
    # a job of another desk may be here under another UID; two of the file are never one
    if began is not None:
        yield ONLY_IN_DESK, who, name, began
    if began is None or ended is None:  # a list of members tells jobs without their beginning
        yield ONLY_IN_DESK, who, name, values.get("job_title"), ended


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    found: dict[Key, int | None] = {}
    rows = planning.session.execute(
        select(
            Employment.id,
            Employment.uid,
            Employment.member_id,
            Employment.account_id,
            Employment.from_day,
            Employment.to_day,
            Employment.job_title,
        )
    )
    for row, uid, member, account, began, ended, title in rows:
        name = fold_name(planning.companies.name_of(account) or "")
        found["uid", uid] = row
        found.setdefault(("job", member, name, began), row)
        dated = (began,) if began is not None else (title, ended)
        found.setdefault((ONLY_IN_DESK, member, name, *dated), row)
    return found


def _load(planning: Planning, _rows: SheetRows, ids: Iterable[int]) -> Known:
    rows = planning.session.execute(
        select(
            Employment.id,
            Employment.job_title,
            Employment.from_day,
            Employment.to_day,
            Employment.account_id,
        ).where(Employment.id.in_(listed(ids)))
    )
    return {
        row: {
            "job_title": title,
            "from": began,
            "to": ended,
            "company": planning.companies.name_of(account),
        }
        for row, title, began, ended, account in rows
    }


def _check(values: Values) -> Complaint | None:
    told = values.get("company") or values.get("job_title") or values.get("uid")
    return None if told else ("company", "has neither a company nor a job title")


_RULES = PlainRules(_keys, _load_keys, _load, _check)


def save(saving: Saving, section: Section) -> None:
    """Make the new jobs and change the known ones."""
    companies = CompanyBook(saving.session)

    def stored(values: Values) -> Values:
        found = {_COLUMN_OF[key]: value for key, value in values.items() if key in _COLUMN_OF}
        if "company" in values:
            name = values["company"]
            found["account_id"] = companies.find_or_add(name) if isinstance(name, str) else None
        return found

    save_plain(saving, section, Employment, _COLUMNS, stored)


EMPLOYMENT = Importer(
    key="employment",
    sheet="Employment",
    fields=FIELDS,
    needs=(
        frozenset({"member"}),
        frozenset({"company", "job_title"}),
        frozenset({"from", "to"}),
    ),
    plan=plan,
    save=save,
)
