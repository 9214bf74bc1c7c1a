"""How costs come in: known by UID, else by day, kind, amount and note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from advocate_desk.base.text import fold
from advocate_desk.program.costs import add_costs, edit_costs
from advocate_desk.program.edits import Each
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, known_columns
from advocate_desk.sheets.own_values import save_own_values_of
from advocate_desk.sheets.plain_rows import (
    Complaint,
    Key,
    PlainRules,
    plan_plain,
    said,
)
from advocate_desk.sheets.plain_saving import save_groups
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.repeated import RepeatedRows
from advocate_desk.sheets.saving import Saving, plain_values, with_rate, without_clear
from advocate_desk.store.models import Cost

FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    Field("on", "On", Shape.DAY, erasable=False),
    Field("kind", "Kind", erasable=False),
    Field("amount", "Amount", Shape.MONEY, erasable=False),
    Field("currency", "Currency", erasable=False),
    Field("rate", "Rate", erasable=False),
    Field("cost_centre", "Cost centre"),
    Field("vendor", "Vendor"),
    Field("invoice", "Invoice"),
    Field("note", "Note", Shape.LONG_TEXT),
)
_COLUMN_OF = {
    field.key: "on_day" if field.key == "on" else field.key
    for field in FIELDS
    if field.key != "uid"
}


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of costs."""
    repeated = RepeatedRows(planning, rows.kind)

    def keys(values: Values) -> Iterator[Key]:
        kind, note = fold(said(values, "kind")), fold(said(values, "note"))
        what = (values.get("on"), kind, values.get("amount"), note)
        return repeated.of_row(values.get("uid"), *what)

    def load_keys(_planning: Planning) -> Mapping[Key, int | None]:
        return repeated.of_desk(_held(planning))

    return plan_plain(planning, rows, PlainRules(keys, load_keys, _load, _check))


def _held(planning: Planning) -> Iterator[tuple[int, str, tuple[Any, ...]]]:
    """Give the costs of the desk with what they are known by."""
    rows = planning.session.execute(
        select(Cost.id, Cost.uid, Cost.on_day, Cost.kind, Cost.amount, Cost.note).order_by(Cost.id)
    )
    for row, uid, on_day, kind, amount, note in rows:
        yield row, uid, (on_day, fold(kind), amount, fold(note or ""))


def _load(planning: Planning, rows: SheetRows, ids: Iterable[int]) -> Known:
    return known_columns(planning.session, rows, Cost, ids, _COLUMN_OF)


def _check(values: Values) -> Complaint | None:
    for key, words in (("on", "has no day"), ("kind", "has no kind"), ("amount", "has no amount")):
        if values.get(key) is None:
            return key, words
    return None


def save(saving: Saving, section: Section) -> None:
    """Make the new costs and change the known ones."""

    def add(groups: Sequence[Group]) -> list[int]:
        drafts = [with_rate(section, _stored(without_clear(group.merged))) for group in groups]
        return add_costs(saving.session, drafts)

    def edit(edits: Mapping[int, Values]) -> None:
        told = Each({row_id: _stored(changes) for row_id, changes in edits.items()})
        edit_costs(saving.session, told.chosen, told)

    save_groups(saving, section, add, edit)
    save_own_values_of(saving, section)


def _stored(values: Values) -> Values:
    return {_COLUMN_OF.get(key, key): value for key, value in plain_values(values).items()}


COSTS = Importer(
    key="costs",
    sheet="Costs",
    fields=FIELDS,
    needs=(frozenset({"on"}), frozenset({"kind"}), frozenset({"amount"})),
    tells=frozenset({"cost_centre", "invoice", "vendor"}),
    plan=plan,
    save=save,
)
