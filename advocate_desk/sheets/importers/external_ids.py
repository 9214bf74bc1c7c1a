"""How ids of other systems come in, and the keys by which earlier imports know what they made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import text

from advocate_desk.program.merging import MERGED
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known
from advocate_desk.sheets.own_values import add_external_ids
from advocate_desk.sheets.plain_rows import Complaint, Key, PlainRules, plan_plain
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving
from advocate_desk.sheets.setup import SYSTEM

_TABLES = {
    "members": "member",
    "accounts": "account",
    "colleagues": "colleague",
    "activities": "activity",
    "survey_responses": "survey_response",
}
_SHEETS = tuple(kind.replace("_", " ").capitalize() for kind in _TABLES)
_APART = 1 << 48
FIELDS: tuple[Field, ...] = (
    Field("sheet", "Sheet", choices=_SHEETS, erasable=False),
    Field("uid", "UID", erasable=False),
    Field("system", "System", erasable=False),
    Field("id", "Id", erasable=False),
)


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of ids."""
    ids = _Ids(planning)
    rules = PlainRules(_keys, _load_keys, _load, ids.check, ids.call_as_here, _adjust)
    return plan_plain(planning, rows, rules)


class _Ids:
    """The ids that the desk and earlier rows give, and the rows that may have one."""

    def __init__(self, planning: Planning) -> None:
        self._rows = {kind: planning.uids(kind, table) for kind, table in _TABLES.items()}
        self._holders = {_id_of(key): str(key[1]) for key in _load_keys(planning)}
        self._part_of = {
            (kind, value): uid
            for (kind, system, value), uid in self._holders.items()
            if system == MERGED
        }

    def call_as_here(self, planning: Planning, values: Values) -> None:
        """Call a row by the UID it has here: another desk knows it by its own."""
        kind, uid = _kind_of(values), str(values.get("uid", "")).lower()
        here = self._part_of.get((kind, uid))
        if _is_import_key(kind, str(values.get("system"))):
            here = self._holders.get((kind, SYSTEM, values.get("id")))
        elif kind == "members" and (who := planning.people.by_uid.get(uid, 0)) > 0:
            here = planning.people.uid_of(who)
        if here:
            values["uid"] = here

    def check(self, values: Values) -> Complaint | None:
        """Say why a row cannot go in."""
        for key in ("sheet", "uid", "system", "id"):
            if not isinstance(values.get(key), str):
                return key, "is blank"
        kind, uid = _kind_of(values), str(values["uid"]).lower()
        if uid not in self._rows[kind]:
            return "uid", "names a row that is not there"
        holder = self._holders.setdefault((kind, values["system"], values["id"]), uid)
        return None if holder == uid else ("id", "belongs to another row already")


def _id_of(key: Key) -> Key:
    """Give the part of a key that names one row of a kind."""
    kind, _, system, number = key
    return kind, system, number


def _keys(values: Values) -> Iterator[Key]:
    said = [values.get(key) for key in ("uid", "system", "id")]
    uid, system, number = (one if isinstance(one, str) else "" for one in said)
    if (kind := _kind_of(values)) and uid:
        yield kind, uid.lower(), system, number


def _kind_of(values: Values) -> str:
    """Give the kind of the rows on the sheet that a row names."""
    sheet = values.get("sheet")
    return sheet.lower().replace(" ", "_") if isinstance(sheet, str) else ""


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    found: dict[Key, int | None] = {}
    for kind, table in _TABLES.items():
        rows = planning.session.execute(
            text(
                f"SELECT x.id, r.uid, x.system, x.value FROM external_id x"  # noqa: S608  # ours
                f" JOIN {table} r ON r.id = x.row_id WHERE x.kind = :kind"
            ),
            {"kind": kind},
        )
        found |= {(kind, uid, system, value): row for row, uid, system, value in rows}
    keys = planning.session.execute(
        text("SELECT id, uid, import_key FROM activity WHERE import_key IS NOT NULL")
    )
    # the keys of acts stand in their own table: their numbers must not meet those of the ids
    return found | {("activities", uid, SYSTEM, key): _APART + row for row, uid, key in keys}


def _load(_planning: Planning, _rows: SheetRows, _ids: Iterable[int]) -> Known:
    return {}


def _adjust(_planning: Planning, _group: Group, changes: Values) -> None:
    changes.clear()  # all of an id is its key


def _said(group: Group) -> tuple[str, str, str, str]:
    merged = group.merged
    return _kind_of(merged), str(merged["uid"]).lower(), str(merged["system"]), str(merged["id"])


def save(saving: Saving, section: Section) -> None:
    """Note the new ids with the rows they belong to."""
    said = [_said(group) for group in section.groups if group.target is None]
    keys = [(key, uid) for kind, uid, system, key in said if _is_import_key(kind, system)]
    if keys:  # acts made by this import have theirs already
        saving.session.flush()
        saving.session.connection().exec_driver_sql(
            "UPDATE activity SET import_key = ? WHERE uid = ? AND import_key IS NULL", keys
        )
    for kind, table in _TABLES.items():
        wanted = [one for one in said if one[0] == kind and not _is_import_key(kind, one[2])]
        if not wanted:
            continue
        rows = saving.session.execute(text(f"SELECT uid, id FROM {table}"))  # noqa: S608  # ours
        ids = {row.uid: row.id for row in rows}
        add_external_ids(
            saving,
            kind,
            [(ids[uid], (system, key)) for _, uid, system, key in wanted if uid in ids],
        )


def _is_import_key(kind: str, system: str) -> bool:
    return kind == "activities" and system == SYSTEM


EXTERNAL_IDS = Importer(
    key="external_ids",
    sheet="External ids",
    fields=FIELDS,
    needs=(frozenset({"sheet"}), frozenset({"uid"}), frozenset({"system"}), frozenset({"id"})),
    plan=plan,
    save=save,
)
