"""How settings come in: those that the desk knows, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from advocate_desk.base.text import fold_name
from advocate_desk.base.words import is_known_currency
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known
from advocate_desk.sheets.plain_rows import Complaint, Key, PlainRules, plan_plain
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving
from advocate_desk.store.preferences import (
    Preferences,
    preferences,
    set_preference,
    setting_name,
)

FIELDS: tuple[Field, ...] = (
    Field("name", "Name", erasable=False),
    Field("value", "Value", erasable=False),
)
_DEFAULTS = {setting_name(key): value for key, value in asdict(Preferences()).items()}
_NUMBERS = {fold_name(name): place for place, name in enumerate(_DEFAULTS, start=1)}
_NAMES = tuple(_DEFAULTS)


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of settings."""
    return plan_plain(planning, rows, _RULES)


def _keys(values: Values) -> Iterator[Key]:
    name = fold_name(str(values.get("name", "")))
    if name in _NUMBERS and _wrong_value(_NAMES[_NUMBERS[name] - 1], values) is None:
        yield ("name", name)


def _load_keys(_planning: Planning) -> Mapping[Key, int | None]:
    # every setting has a value, be it the default
    return {("name", name): number for name, number in _NUMBERS.items()}


def _load(planning: Planning, _rows: SheetRows, _ids: Iterable[int]) -> Known:
    held = asdict(preferences(planning.session))
    return {
        _NUMBERS[fold_name(setting_name(key))]: {"name": setting_name(key), "value": str(value)}
        for key, value in held.items()
    }


def _check(values: Values) -> Complaint | None:
    name = fold_name(str(values.get("name", "")))
    if name not in _NUMBERS:
        return "name", "is no setting that the desk knows yet"
    return _wrong_value(_NAMES[_NUMBERS[name] - 1], values)


def _wrong_value(name: str, values: Values) -> Complaint | None:
    value = values.get("value")
    if not isinstance(value, str):
        return "value", "is blank"
    if isinstance(_DEFAULTS[name], int) and not value.isdigit():
        return "value", "is not a whole number"
    if name == "Base currency" and not is_known_currency(value):
        return "value", "is not a currency code"
    return None


def _adjust(_planning: Planning, group: Group, changes: Values) -> None:
    """Take a value over the default too, which is no blank to be filled."""
    changes.pop("name", None)
    value = group.merged.get("value")
    if value != group.known.get("value") and group.known.get("value") == str(
        _DEFAULTS[str(group.known.get("name"))]
    ):
        changes["value"] = value


_RULES = PlainRules(_keys, _load_keys, _load, _check, adjust=_adjust, has_no_uid=True)


def save(saving: Saving, section: Section) -> None:
    """Set what differs."""
    for group in section.groups:
        if group.changes and group.target is not None:
            set_preference(saving.session, _NAMES[group.target - 1], group.changes["value"])


SETTINGS = Importer(
    key="settings",
    sheet="Settings",
    fields=FIELDS,
    needs=(frozenset({"name"}), frozenset({"value"})),
    plan=plan,
    save=save,
)
