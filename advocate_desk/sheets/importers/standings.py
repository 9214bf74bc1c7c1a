"""How standings come in: who stood where in the program from when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select

from advocate_desk.program.books import ColleagueBook
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.fields import Field, colleague
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, listed
from advocate_desk.sheets.plain_rows import ONLY_IN_DESK, Complaint, Key, PlainRules, plan_plain
from advocate_desk.sheets.plain_saving import save_plain
from advocate_desk.sheets.planned import Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving
from advocate_desk.store.choices import Status
from advocate_desk.store.models import Colleague, Standing

FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    Field("member", "Member", Shape.MEMBER, erasable=False),
    Field("status", "Status", Shape.CHOICE, tuple(Status), erasable=False),
    Field("from", "From", Shape.DAY),
    Field("to", "To", Shape.DAY),
    Field("reason", "Reason"),
    colleague("by", "By"),
)
_COLUMN_OF = {"status": "status", "from": "from_day", "to": "to_day", "reason": "reason"}
_COLUMNS = ("member_id", "status", "from_day", "to_day", "reason", "by_id")


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of standings."""
    return plan_plain(planning, rows, _RULES)


def _keys(values: Values) -> Iterator[Key]:
    uid = values.get("uid")
    if uid:
        yield "uid", str(uid).lower()
    # a step of another desk may be here under another UID; two of the file are never one
    yield ONLY_IN_DESK if uid else "step", values["who"], values.get("status"), values.get("from")


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    found: dict[Key, int | None] = {}
    rows = planning.session.execute(
        select(Standing.id, Standing.uid, Standing.member_id, Standing.status, Standing.from_day)
    )
    for row, uid, member, status, began in rows:
        found["uid", uid] = row
        for known_as in ("step", ONLY_IN_DESK):
            found.setdefault((known_as, member, status, began), row)
    return found


def _load(planning: Planning, _rows: SheetRows, ids: Iterable[int]) -> Known:
    rows = planning.session.execute(
        select(
            Standing.id,
            Standing.status,
            Standing.from_day,
            Standing.to_day,
            Standing.reason,
            Colleague.name,
        )
        .outerjoin(Colleague, Colleague.id == Standing.by_id)
        .where(Standing.id.in_(listed(ids)))
    )
    keys = ("status", "from", "to", "reason", "by")
    return {row[0]: dict(zip(keys, row[1:], strict=True)) for row in rows}


def _check(values: Values) -> Complaint | None:
    return None if isinstance(values.get("status"), str) else ("status", "has no status")


_RULES = PlainRules(_keys, _load_keys, _load, _check)


def save(saving: Saving, section: Section) -> None:
    """Make the new standings and change the known ones."""
    colleagues = ColleagueBook(saving.session)

    def stored(values: Values) -> Values:
        found = {_COLUMN_OF[key]: value for key, value in values.items() if key in _COLUMN_OF}
        if "by" in values:
            name = values["by"]
            found["by_id"] = colleagues.find_or_add(name) if isinstance(name, str) else None
        return found

    save_plain(saving, section, Standing, _COLUMNS, stored)


STANDINGS = Importer(
    key="standings",
    sheet="Standings",
    fields=FIELDS,
    needs=(frozenset({"member"}), frozenset({"status"}), frozenset({"from", "to"})),
    plan=plan,
    save=save,
)
