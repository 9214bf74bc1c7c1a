"""How settings come in: those that the desk knows, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from advocate_desk.base.text import fold_name
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known
from advocate_desk.sheets.plain_rows import Complaint, Key, PlainRules, plan_plain
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving
from advocate_desk.store.preferences import RULES, preferences, set_preference
from advocate_desk.store.setting_rules import SettingRule

FIELDS: tuple[Field, ...] = (
    Field("name", "Name", erasable=False),
    Field("value", "Value", erasable=False),
)
_RULES_IN_ORDER = tuple(RULES.values())
_NUMBERS = {fold_name(rule.name): place for place, rule in enumerate(_RULES_IN_ORDER, start=1)}


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of settings."""
    return plan_plain(planning, rows, _RULES)


def _rule_of(values: Values) -> SettingRule | None:
    number = _NUMBERS.get(fold_name(str(values.get("name", ""))))
    return _RULES_IN_ORDER[number - 1] if number else None


def _keys(values: Values) -> Iterator[Key]:
    rule = _rule_of(values)
    if rule and _wrong_value(rule, values) is None:
        yield ("name", fold_name(rule.name))


def _load_keys(_planning: Planning) -> Mapping[Key, int | None]:
    # every setting has a value, be it the default
    return {("name", name): number for name, number in _NUMBERS.items()}


def _load(planning: Planning, _rows: SheetRows, _ids: Iterable[int]) -> Known:
    held = preferences(planning.session)
    return {
        number: {"name": rule.name, "value": rule.text_of(getattr(held, rule.key))}
        for number, rule in enumerate(_RULES_IN_ORDER, start=1)
    }


def _check(values: Values) -> Complaint | None:
    rule = _rule_of(values)
    if rule is None:
        return "name", "is no setting that the desk knows yet"
    return _wrong_value(rule, values)


def _wrong_value(rule: SettingRule, values: Values) -> Complaint | None:
    value = values.get("value")
    if not isinstance(value, str):
        return "value", "is blank"
    wrong = rule.wrong(value)
    return ("value", wrong) if wrong else None


def _prepare(_planning: Planning, values: Values) -> None:
    """Spell a value as the desk does, so that `On` for yes is no change."""
    rule = _rule_of(values)
    if rule and _wrong_value(rule, values) is None:
        values["value"] = rule.text_of(rule.value_of(values["value"]))


def _adjust(_planning: Planning, group: Group, changes: Values) -> None:
    """Take a value over the default too, which is no blank to be filled."""
    changes.pop("name", None)
    value, rule = group.merged.get("value"), RULES[str(group.known.get("name"))]
    if value != group.known.get("value") == rule.text_of(rule.default):
        changes["value"] = value


_RULES = PlainRules(_keys, _load_keys, _load, _check, _prepare, _adjust, has_no_uid=True)


def save(saving: Saving, section: Section) -> None:
    """Set what differs."""
    for group in section.groups:
        if group.changes and group.target is not None:
            set_preference(
                saving.session, _RULES_IN_ORDER[group.target - 1].name, group.changes["value"]
            )


SETTINGS = Importer(
    key="settings",
    sheet="Settings",
    fields=FIELDS,
    needs=(frozenset({"name"}), frozenset({"value"})),
    plan=plan,
    save=save,
)
