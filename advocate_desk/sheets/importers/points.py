"""How the lines of a points ledger come in: added, known again, never edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from advocate_desk.base.text import fold
from advocate_desk.program.fields import Shape
from advocate_desk.program.points import add_points, points_problems
from advocate_desk.program.points_rules import TAKES
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known
from advocate_desk.sheets.plain_rows import (
    Complaint,
    Key,
    PlainRules,
    plan_plain,
    said,
)
from advocate_desk.sheets.plain_saving import make_groups
from advocate_desk.sheets.planned import Group, LeftOut, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.repeated import RepeatedRows
from advocate_desk.sheets.row_people import NAME_FIELDS, NAME_PARTS, WHO, WHO_FIELDS
from advocate_desk.sheets.saving import Saving, without_clear
from advocate_desk.store.choices import PointsKind
from advocate_desk.store.models import PointsEntry

FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    Field("member", "Member", Shape.MEMBER, erasable=False),
    Field("on", "On", Shape.DAY, erasable=False),
    Field("amount", "Amount", Shape.NUMBER, erasable=False, signed=True),
    Field("kind", "Kind", Shape.CHOICE, tuple(PointsKind), erasable=False),
    Field("reason", "Reason", erasable=False),
    Field("for_activity", "For activity", erasable=False),
    Field("for_grant", "For grant", erasable=False),
    *WHO_FIELDS,
    *NAME_FIELDS,
)
_NAMED = {"for_activity": "activities", "for_grant": "grants"}
_COLUMN_OF = {"for_activity": "activity_id", "for_grant": "grant_id"}
_WORDS = {"amount": "is no number of points of this kind", "on": "is no day until today"}


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of points."""
    _settle_amounts(rows)
    _name_rows(planning, rows)
    repeated = RepeatedRows(planning, rows.kind)

    def keys(values: Values) -> Iterator[Key]:
        reason = fold(said(values, "reason"))
        what = (values["who"], values.get("on"), values.get("amount"), reason)
        return repeated.of_row(values.get("uid"), *what)

    def load_keys(_planning: Planning) -> Mapping[Key, int | None]:
        return repeated.of_desk(_held(planning))

    rules = PlainRules(
        keys,
        load_keys,
        _load,
        _check,
        adjust=lambda _planning, _group, changes: changes.clear(),  # no line is ever edited
        complete=_as_said_first,
        finds_people=True,
    )
    return plan_plain(planning, rows, rules)


def _as_said_first(_planning: Planning, rows: SheetRows, group: Group) -> None:
    """Keep a line as its first row tells it: a second one with its UID edits nothing."""
    place = group.places[0]
    told = {key: column[place] for key, column in rows.columns.items()}
    group.merged = {key: value for key, value in told.items() if value is not None}


def _settle_amounts(rows: SheetRows) -> None:
    """Say of lines without a kind what they are; let what other files spend be below 0."""
    amounts = rows.column("amount")
    kinds = rows.column("kind")
    for place, amount in enumerate(amounts):
        if not isinstance(amount, int):
            continue
        if kinds[place] is None:
            kinds[place] = str(PointsKind.SPENT if amount < 0 else PointsKind.EARNED)
        elif kinds[place] in TAKES and amount > 0 and not rows.is_program:
            amounts[place] = -amount
    rows.columns["kind"] = kinds


def _name_rows(planning: Planning, rows: SheetRows) -> None:
    """Call the acts and grants that lines are for as the desk does; say which are not there."""
    for key, kind in _NAMED.items():
        column = rows.columns.get(key)
        if column is None:
            continue
        known = planning.references(kind)
        for place, uid in enumerate(column):
            if not isinstance(uid, str):
                continue
            column[place] = known.find(uid)
            if column[place] is None:
                words = f"names {_ONE_OF[kind]} that is not there"
                rows.complain(place, key, uid, LeftOut.CELL, words)


_ONE_OF = {"activities": "an activity", "grants": "a reward given"}


def _held(planning: Planning) -> Iterator[tuple[int, str, tuple[Any, ...]]]:
    """Give the lines of the desk's ledger with what they are known by."""
    rows = planning.session.execute(
        select(
            PointsEntry.id,
            PointsEntry.uid,
            PointsEntry.member_id,
            PointsEntry.on_day,
            PointsEntry.amount,
            PointsEntry.reason,
        ).order_by(PointsEntry.id)
    )
    for row, uid, who, on_day, amount, reason in rows:
        yield row, uid, (who, on_day, amount, fold(reason or ""))


def _load(_planning: Planning, _rows: SheetRows, _ids: Iterable[int]) -> Known:
    return {}


def _check(values: Values) -> Complaint | None:
    for key, words in (("amount", "has no amount"), ("on", "has no day")):
        if values.get(key) is None:
            return key, words
    line = values | {"on_day": values["on"]}
    for problem in points_problems(line):
        key = problem.field.removesuffix("_day")
        return key, _WORDS.get(key, "cannot be kept")
    return None


def save(saving: Saving, section: Section) -> None:
    """Make the new lines."""

    def add(groups: Sequence[Group]) -> list[int]:
        saving.step(0, len(groups), "Adding points")
        return add_points(saving.session, [_line(saving, group) for group in groups])

    make_groups(section, add)


def _line(saving: Saving, group: Group) -> Values:
    said = without_clear(group.merged)
    line = {key: said.get(key) for key in ("uid", "amount", "kind", "reason")}
    for key, kind in _NAMED.items():
        uid = said.get(key)
        ids = saving.ids_by_uid(kind) if isinstance(uid, str) else {}
        line[_COLUMN_OF[key]] = ids.get(str(uid).lower())
    return line | {"member_id": saving.member(group.who), "on_day": said["on"]}


POINTS = Importer(
    key="points",
    sheet="Points",
    fields=FIELDS,
    needs=(frozenset((*WHO, *NAME_PARTS)), frozenset({"on"}), frozenset({"amount"})),
    tells=frozenset({"reason", "kind", "for_activity", "for_grant"}),
    plan=plan,
    save=save,
)
