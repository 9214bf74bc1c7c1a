"""How reward rules come in: known by UID, else by the type and the reward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from advocate_desk.base.text import fold
from advocate_desk.program.edits import Each
from advocate_desk.program.fields import Shape
from advocate_desk.program.reward_rules import add_rules, edit_rules
from advocate_desk.sheets.fields import Field, reward
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, listed
from advocate_desk.sheets.plain_rows import Complaint, Key, PlainRules, is_another, plan_plain
from advocate_desk.sheets.plain_saving import save_groups
from advocate_desk.sheets.planned import Group, LeftOut, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.reward_kinds import RewardKinds
from advocate_desk.sheets.reward_words import likely_kind
from advocate_desk.sheets.saving import Saving, plain_values, without_clear
from advocate_desk.store.choices import GrantMode, RewardKind
from advocate_desk.store.models import ActivityType, Reward, RewardRule

FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    Field("activity_type", "Activity type", Shape.ACTIVITY_TYPE, grows=True, erasable=False),
    replace(reward(), erasable=False),
    Field("mode", "Mode", Shape.CHOICE, tuple(GrantMode), erasable=False),
    Field("active", "Active", Shape.YES_NO, erasable=False),
)
_OFFERS = ("activity_type", "reward")


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of reward rules."""

    def adjust(_planning: Planning, group: Group, changes: Values) -> None:
        """Let no rule become what another one is, nor change by how a name is written."""
        for key in set(_OFFERS) & changes.keys():
            if fold(str(changes[key])) == fold(str(group.known.get(key) or "")):
                del changes[key]
        if changes.keys() & set(_OFFERS) and _is_twice(
            planning, rows, group, {**group.known, **changes}
        ):
            for key in _OFFERS:
                changes.pop(key, None)

    rules = PlainRules(_keys, _load_keys, _load, _check, adjust=adjust, complete=_complete)
    return plan_plain(planning, rows, rules)


def _keys(values: Values) -> Iterator[Key]:
    if uid := values.get("uid"):
        yield "uid", str(uid).lower()
    yield _rule_of(values)


def _rule_of(values: Values) -> Key:
    """Give by what a rule is known: there is one for a type and a reward."""
    return "rule", *(fold(str(values.get(key) or "")) for key in _OFFERS)


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    found: dict[Key, int | None] = {}
    rows = planning.session.execute(
        select(RewardRule.id, RewardRule.uid, ActivityType.name, Reward.reward)
        .join(ActivityType, ActivityType.id == RewardRule.type_id)
        .join(Reward, Reward.id == RewardRule.reward_id)
    )
    for row, uid, kind, name in rows:
        found["uid", uid] = row
        found["rule", fold(kind), fold(name)] = row
    return found


def _load(planning: Planning, _rows: SheetRows, ids: Iterable[int]) -> Known:
    rows = planning.session.execute(
        select(RewardRule.id, ActivityType.name, Reward.reward, RewardRule.mode, RewardRule.active)
        .join(ActivityType, ActivityType.id == RewardRule.type_id)
        .join(Reward, Reward.id == RewardRule.reward_id)
        .where(RewardRule.id.in_(listed(ids)))
    )
    keys = ("activity_type", "reward", "mode", "active")
    return {row[0]: dict(zip(keys, row[1:], strict=True)) for row in rows}


def _check(values: Values) -> Complaint | None:
    for key in _OFFERS:
        if not isinstance(values.get(key), str):
            return key, "is blank"
    return None


def _is_twice(planning: Planning, rows: SheetRows, group: Group, said: Values) -> bool:
    if not is_another(planning, rows.kind, group, _rule_of(said)):
        return False
    words = "has a rule of its own for this type of activity"
    rows.complain(group.places[-1], "reward", said["reward"], LeftOut.CELL, words)
    return True


def _complete(planning: Planning, rows: SheetRows, group: Group) -> None:
    if _is_twice(planning, rows, group, group.merged):
        group.merged |= {key: rows.column(key)[group.places[0]] for key in _OFFERS}
    name = str(group.merged["reward"])
    RewardKinds(planning).make(name, likely_kind(name) or RewardKind.GIFT)
    group.merged.setdefault("active", True)


def save(saving: Saving, section: Section) -> None:
    """Make the new rules and change the known ones."""
    rewards = saving.rewards()

    def stored(values: Values) -> Values:
        said = plain_values(values)
        return said | ({"reward": rewards[fold(said["reward"])][1]} if "reward" in said else {})

    def add(groups: Sequence[Group]) -> list[int]:
        drafts = [stored(without_clear(group.merged)) for group in groups]
        return add_rules(saving.session, drafts)

    def edit(edits: Mapping[int, Values]) -> None:
        told = Each({row_id: stored(changes) for row_id, changes in edits.items()})
        edit_rules(saving.session, told.chosen, told)

    save_groups(saving, section, add, edit)


REWARD_RULES = Importer(
    key="reward_rules",
    sheet="Reward rules",
    fields=FIELDS,
    needs=(frozenset({"activity_type"}), frozenset({"reward"}), frozenset({"mode", "active"})),
    tells=frozenset({"activity_type!"}),
    plan=plan,
    save=save,
)
