"""How the catalogue of rewards comes in: known by UID or name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import select

from advocate_desk.base.text import fold
from advocate_desk.program.edits import Each
from advocate_desk.program.reward_fields import REWARD_FIELDS
from advocate_desk.program.reward_list import REWARDS as REWARD_LIST
from advocate_desk.program.rewards import add_rewards, edit_rewards
from advocate_desk.sheets.fields import Field, own_fields
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, known_rows
from advocate_desk.sheets.own_values import save_own_values_of
from advocate_desk.sheets.plain_rows import Complaint, Key, PlainRules, is_another, plan_plain
from advocate_desk.sheets.plain_saving import save_groups
from advocate_desk.sheets.planned import Group, LeftOut, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.reward_kinds import settle_kind
from advocate_desk.sheets.saving import Saving, plain_values, with_rate, without_clear
from advocate_desk.store.models import Reward

_LISTED = (
    "reward kind value cost currency rate units_given points_price in_stock vendor active notes"
)
FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    *own_fields(REWARD_FIELDS, _LISTED.split(), kept=("reward", "kind", "currency")),
)


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of rewards."""

    def adjust(_planning: Planning, group: Group, changes: Values) -> None:
        """Let no reward take the name of another one."""
        if "reward" in changes and not _keeps_name(planning, rows, group, changes["reward"]):
            del changes["reward"]

    rules = PlainRules(_keys, _load_keys, _load, _check, adjust=adjust, complete=_complete)
    return plan_plain(planning, rows, rules)


def _keys(values: Values) -> Iterator[Key]:
    if uid := values.get("uid"):
        yield "uid", str(uid).lower()
    if isinstance(name := values.get("reward"), str):
        yield "reward", fold(name)


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    found: dict[Key, int | None] = {}
    rows = planning.session.execute(select(Reward.id, Reward.uid, Reward.reward))
    for row, uid, name in rows:
        found["uid", uid] = row
        key = ("reward", fold(name))
        found[key] = None if key in found else row
    return found


def _load(planning: Planning, rows: SheetRows, ids: Iterable[int]) -> Known:
    return known_rows(planning.session, REWARD_LIST, ids, rows.keys)


def _check(values: Values) -> Complaint | None:
    return None if isinstance(values.get("reward"), str) else ("reward", "has no name")


def _keeps_name(planning: Planning, rows: SheetRows, group: Group, name: str) -> bool:
    if not is_another(planning, rows.kind, group, ("reward", fold(name))):
        return True
    place = group.givers.get("reward", group.places[0])
    rows.complain(place, "reward", name, LeftOut.CELL, "is the name of another reward")
    return False


def _complete(planning: Planning, rows: SheetRows, group: Group) -> None:
    if not _keeps_name(planning, rows, group, str(group.merged["reward"])):
        group.merged["reward"] = rows.column("reward")[group.places[0]]  # as it was said first
    settle_kind(rows, group, str(group.merged["reward"]))
    group.merged.setdefault("active", True)


def save(saving: Saving, section: Section) -> None:
    """Make the new rewards and change the known ones."""

    def add(groups: Sequence[Group]) -> list[int]:
        said = (without_clear(plain_values(group.merged)) for group in groups)
        return add_rewards(saving.session, [with_rate(section, values) for values in said])

    def edit(edits: Mapping[int, Values]) -> None:
        told = Each({row_id: plain_values(changes) for row_id, changes in edits.items()})
        edit_rewards(saving.session, told.chosen, told)

    save_groups(saving, section, add, edit)
    save_own_values_of(saving, section)


REWARDS = Importer(
    key="rewards",
    sheet="Rewards",
    fields=FIELDS,
    needs=(
        frozenset({"reward"}),
        frozenset({"kind", "value", "cost", "units_given", "points_price", "in_stock"}),
    ),
    tells=frozenset({"reward!", "points_price", "units_given"}),
    plan=plan,
    save=save,
)
