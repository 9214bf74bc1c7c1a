"""How activity types come in: known by UID or name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import text

from advocate_desk.base.text import fold_name
from advocate_desk.program.activity_list import ACTIVITY_TYPES as TYPE_LIST
from advocate_desk.program.activity_types import add_types, edit_types
from advocate_desk.program.edits import Each
from advocate_desk.program.fields import ACTIVITY_TYPE_FIELDS
from advocate_desk.sheets.fields import Field, own_fields
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, known_rows
from advocate_desk.sheets.plain_rows import Complaint, Key, PlainRules, plan_plain
from advocate_desk.sheets.plain_saving import save_groups
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving, with_rate, without_clear

_LISTED = [field.key for field in ACTIVITY_TYPE_FIELDS if field.editable or field.key == "rate"]
FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    *own_fields(ACTIVITY_TYPE_FIELDS, _LISTED),
)
_PLAIN_CONSENT = ("quote", "name and title", "company name")  # what `yes` means


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of activity types."""
    return plan_plain(planning, rows, _RULES)


def _prepare(_planning: Planning, values: Values) -> None:
    consent = values.get("needs_consent")
    if isinstance(consent, tuple) and [word.lower() for word in consent] in (["yes"], ["no"]):
        values["needs_consent"] = _PLAIN_CONSENT if consent[0].lower() == "yes" else ()


def _keys(values: Values) -> Iterator[Key]:
    if uid := values.get("uid"):
        yield "uid", str(uid).lower()
    if isinstance(name := values.get("name"), str):
        yield "name", fold_name(name)


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    found: dict[Key, int | None] = {}
    for kind, uid, name in planning.session.execute(
        text("SELECT id, uid, name FROM activity_type")
    ):
        found["uid", uid] = kind
        found["name", fold_name(name)] = None if ("name", fold_name(name)) in found else kind
    return found


def _load(planning: Planning, rows: SheetRows, ids: Iterable[int]) -> Known:
    return known_rows(planning.session, TYPE_LIST, ids, rows.keys)


def _check(values: Values) -> Complaint | None:
    return None if isinstance(values.get("name"), str) else ("name", "has no name")


_RULES = PlainRules(_keys, _load_keys, _load, _check, _prepare)


def save(saving: Saving, section: Section) -> None:
    """Make the new types and change the known ones."""

    def draft(group: Group) -> Values:
        said = with_rate(section, without_clear(group.merged))
        is_ours = section.setup.is_program and "uid" in said and "minutes" in section.keys
        return {"minutes": None, **said} if is_ours else said  # our own workbook leaves none out

    def add(groups: Sequence[Group]) -> list[int]:
        return add_types(saving.session, list(map(draft, groups)))

    def edit(edits: Mapping[int, Values]) -> None:
        told = Each(edits)
        edit_types(saving.session, told.chosen, told)

    save_groups(saving, section, add, edit)


ACTIVITY_TYPES = Importer(
    key="activity_types",
    sheet="Activity types",
    fields=FIELDS,
    needs=(
        frozenset({"name"}),
        frozenset({"effort", "stance", "moment", "motivations", "counts_as_advocacy"}),
    ),
    plan=plan,
    save=save,
)
