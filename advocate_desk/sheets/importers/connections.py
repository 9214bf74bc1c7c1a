"""How connections come in: two people in no order, of whom one may be no member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from advocate_desk.base.text import fold
from advocate_desk.program.connections import KIND, add_connections, edit_connections
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import KindSheet
from advocate_desk.sheets.people import Unclear, is_uid
from advocate_desk.sheets.plain_rows import Complaint, Key, plan_plain
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving, without_clear
from advocate_desk.store.models import Connection

_SHEET = KindSheet(KIND, add_connections, edit_connections, ("introduced_on",))
_TWO = ("member_a", "member_b")


@dataclass(frozen=True, slots=True, eq=False)
class _Two:
    """The two people of a row: the reference of a member, and of another or a name.

    Attributes:
        unclear: of which of the cells nobody knows whom it means, and why.
    """

    member: int = 0
    other: int | str = ""
    unclear: Complaint | None = None

    @property
    def key(self) -> frozenset[int | str]:
        """Give by what the two are known, whoever is named first."""
        other = fold(self.other) if isinstance(self.other, str) else self.other
        return frozenset({self.member, other})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Two) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of connections."""

    def check(values: Values) -> Complaint | None:
        two: _Two = values["two"]
        if two.unclear is None and two.member == two.other:
            return "member_b", "is the same person"
        told = {"member_a_id": 1, "person_b": "?"}  # who they are is looked at apart
        return _SHEET.complaint(rows, {**_SHEET.stored(without_clear(values)), **told})

    rules = _SHEET.rules(
        rows,
        keys=_keys,
        load_keys=_load_keys,
        check=check,
        prepare=_prepare,
        adjust=_adjust,
        undecided=lambda _place, values: values["two"].unclear,
    )
    return plan_plain(planning, rows, rules)


def _prepare(planning: Planning, values: Values) -> None:
    """Find the two; a member comes first."""
    ours = planning.is_own_workbook and "uid" in values
    one, other = (_person(planning, values.pop(key, None), ours=ours) for key in _TWO)
    values["two"] = _two(one, other)


def _person(planning: Planning, said: Any, *, ours: bool) -> int | str | Unclear:
    """Give the member whom a cell names, else the name of somebody who is none."""
    name = said if isinstance(said, str) else ""
    if ours and "@" not in name and not is_uid(name):
        return name  # our own workbook names members otherwise
    who = planning.people.who(name, "", "")
    return name if isinstance(who, Unclear) and who.is_nobody and not is_uid(name) else who


def _two(one: int | str | Unclear, other: int | str | Unclear) -> _Two:
    for key, who in zip(_TWO, (one, other), strict=True):
        if isinstance(who, Unclear) or not who:
            words = who.text if isinstance(who, Unclear) else "is blank"
            return _Two(unclear=(key, words))
    if isinstance(one, int) and not isinstance(other, Unclear):
        return _Two(one, other)
    if isinstance(other, int) and not isinstance(one, Unclear):
        return _Two(other, one)
    return _Two(unclear=("member_a", "is no member, and the other one neither"))


def _keys(values: Values) -> Iterator[Key]:
    uid = values.get("uid")
    if uid:
        yield "uid", str(uid).lower()
    two: _Two = values["two"]
    if two.unclear is None:
        yield "row", two.key, values.get("introduced_on")


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    one = Connection
    rows = planning.session.execute(
        select(one.id, one.uid, one.member_a_id, one.member_b_id, one.person_b, one.introduced_on)
    )
    found: dict[Key, int | None] = {}
    for row, uid, member, other, name, day in rows:
        found["uid", uid] = row
        found.setdefault(("row", _Two(member, other or name or "").key, day), row)
    return found


def _adjust(_planning: Planning, _group: Group, changes: Values) -> None:
    changes.pop("two", None)  # who they are is by what they are known


def save(saving: Saving, section: Section) -> None:
    """Make the new connections and change the known ones."""

    def draft(group: Group) -> Values:
        two: _Two = group.merged["two"]
        is_member = isinstance(two.other, int)
        return {
            **_SHEET.drafted(saving, section, group),
            "member_a_id": saving.member(two.member),
            "member_b_id": saving.member(two.other) if isinstance(two.other, int) else None,
            "person_b": None if is_member else two.other,
        }

    _SHEET.save_as(saving, section, draft, lambda group: _SHEET.stored(group.changes or {}))


CONNECTIONS = Importer(
    key="connections",
    sheet="Connections",
    fields=_SHEET.fields(),
    needs=(frozenset({"member_a"}), frozenset({"member_b"})),
    plan=plan,
    save=save,
)
