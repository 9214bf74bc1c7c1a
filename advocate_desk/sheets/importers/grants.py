"""How rewards that were given come in: known by UID, order, or by who got what when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from advocate_desk.base.text import fold
from advocate_desk.program.books import ColleagueBook
from advocate_desk.program.edits import Each, with_any
from advocate_desk.program.fields import Shape
from advocate_desk.program.grants import add_grants, edit_grants, set_grant_activities
from advocate_desk.program.points_settling import leave_grants_to_ledger
from advocate_desk.program.reward_fields import GRANT_FIELDS
from advocate_desk.sheets.cells import cell_text, is_uid
from advocate_desk.sheets.fields import Field, colleague, foreign, own_fields, reward
from advocate_desk.sheets.grant_steps import (
    first_day,
    leave_out_future,
    moved_on,
    settle_steps,
    take_answers,
)
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, known_columns, listed
from advocate_desk.sheets.own_values import save_own_values_of
from advocate_desk.sheets.plain_rows import (
    ONLY_IN_DESK,
    Complaint,
    Key,
    PlainRules,
    plan_plain,
    said,
)
from advocate_desk.sheets.plain_saving import save_groups
from advocate_desk.sheets.planned import Group, LeftOut, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.repeated import RepeatedRows
from advocate_desk.sheets.reward_kinds import RewardKinds, settle_kind
from advocate_desk.sheets.reward_words import likely_kind
from advocate_desk.sheets.row_people import NAME_FIELDS, NAME_PARTS, WHO, WHO_FIELDS
from advocate_desk.sheets.saving import Saving, plain_values, with_rate, without_clear
from advocate_desk.store.choices import RewardKind
from advocate_desk.store.models import Activity, Colleague, Grant, GrantActivity, Reward

_LISTED = "kind mode status given_on sent_on delivered_on value cost currency rate points_spent"
_LISTED_AFTER = "vendor order_id cost_centre"
FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    Field("member", "Member", Shape.MEMBER, erasable=False),
    reward(),
    *own_fields(GRANT_FIELDS, _LISTED.split(), kept=("kind", "currency")),
    Field("for_activities", "For activities", Shape.WORDS),
    *own_fields(GRANT_FIELDS, ("branded", "cash_equivalent")),
    *own_fields(GRANT_FIELDS, _LISTED_AFTER.split()),
    colleague("approved_by", "Approved by"),
    *own_fields(GRANT_FIELDS, ("check_result", "check_note", "notes")),
    foreign("day", "Date", Shape.DAY),
    foreign("shipped", "Shipped", Shape.YES_NO),
    foreign("received", "Received", Shape.YES_NO),
    *WHO_FIELDS,
    *NAME_FIELDS,
)
_PLAIN = (
    *_LISTED.split(),
    *("branded", "cash_equivalent"),
    *_LISTED_AFTER.split(),
    *("check_result", "check_note", "notes"),
)
_ONLY_IN_FILES = frozenset((*WHO, *NAME_PARTS, "day", "shipped", "received"))
_ORDERED = ("order_id", *WHO, *NAME_PARTS)


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of grants."""
    return plan_plain(planning, rows, _GrantPlan(planning, rows).rules())


class _GrantPlan:
    """What the rows of one sheet of grants are known by, and what they do not say themselves."""

    def __init__(self, planning: Planning, rows: SheetRows) -> None:
        self._planning = planning
        self._kinds = RewardKinds(planning)
        named = [rows.column(key) for key in _ORDERED]
        self._orders = Counter(zip(*named, strict=True))  # how many things of one go to one person
        self._told = {order for order, *who in self._orders if order and any(who)}
        self._repeated = RepeatedRows(planning, rows.kind)
        _name_activities(planning, rows)
        _guess_kinds(rows)
        self._to_come = leave_out_future(planning, rows)
        self._owners: dict[str, int | None] = {}  # by order: None where it went to several
        self._is_usual = (rows.setup.existing or planning.setup.existing) is None

    def rules(self) -> PlainRules:
        """Give what is special about grants."""
        return PlainRules(
            self._keys,
            self._load_keys,
            _load,
            _check,
            adjust=self._adjust,
            complete=self._complete,
            finds_people=True,
            owner=self._owner,
        )

    def _keys(self, values: Values) -> Iterator[Key]:
        """Give by what a row is known: one order may go to several people, or hold several."""
        uid, who = values.get("uid"), values["who"]
        what = fold(said(values, "reward") or said(values, "kind"))
        if order := said(values, "order_id"):
            if uid:
                yield "uid", str(uid).lower()
            yield ONLY_IN_DESK if uid else "order", order, who, what
            if self._orders[_order_of(values)] == 1 or not what:
                yield ONLY_IN_DESK if uid else "order", order, who
            return
        yield from self._repeated.of_row(uid, who, what, first_day(values))

    def _load_keys(self, planning: Planning) -> Mapping[Key, int | None]:
        rows = _held(planning)
        found = self._repeated.of_desk((row, uid, key) for row, uid, key, _ in rows)
        for row, _, (who, what, _), order in rows:
            if order:
                self._owners[order] = None if order in self._owners else who
            for known_as in ("order", ONLY_IN_DESK) if order else ():
                for key in ((known_as, order, who, what), (known_as, order, who)):
                    found[key] = None if key in found else row
        return found

    def _owner(self, values: Values) -> int | None:
        """Give whose reward an order is, where its row names nobody and no other row does."""
        order = said(values, "order_id")
        return None if order in self._told else self._owners.get(order)

    def _adjust(self, planning: Planning, group: Group, changes: Values) -> None:
        """Let a file that names the order move its reward on, never back."""
        merged, known = group.merged, group.known
        is_order = bool(known.get("order_id")) and merged.get("order_id") == known["order_id"]
        if self._is_usual and is_order and (status := moved_on(merged, known.get("status"))):
            changes["status"] = status
        _adjust(planning, group, changes)

    def _complete(self, _planning: Planning, rows: SheetRows, group: Group) -> None:
        merged = group.merged
        name = merged.get("reward")
        named = name if isinstance(name, str) else ""
        kind = settle_kind(rows, group, named, self._kinds.of(named) if named else None)
        if named:
            self._kinds.make(named, kind)
        if rows.is_program and merged.get("uid") and isinstance(merged.get("status"), str):
            return  # our own workbook says all there is to say
        is_to_come = group.places[0] in self._to_come
        settle_steps(merged, is_to_come=is_to_come)


def _order_of(values: Values) -> tuple[Any, ...]:
    return tuple(values.get(key) for key in _ORDERED)


def _guess_kinds(rows: SheetRows) -> None:
    """Say what is given of rows that name what nobody knows: their words tell the kind."""
    column = rows.setup.column_of("reward")
    if column is None:
        return
    names, kinds = rows.column("reward"), rows.column("kind")
    for place, cell in enumerate(rows.setup.cells(column)):
        if cell is not None and names[place] is None and kinds[place] is None:
            kinds[place] = str(likely_kind(cell_text(cell)) or RewardKind.GIFT)
    rows.columns["kind"] = kinds


def _name_activities(planning: Planning, rows: SheetRows) -> None:
    """Call the acts that rows are for as the desk does; say which are not there."""
    column = rows.columns.get("for_activities")
    if column is None:
        return
    known = planning.references("activities")
    for place, uids in enumerate(column):
        if not isinstance(uids, tuple):
            continue
        found = {uid: known.find(uid) for uid in uids}
        column[place] = tuple(sorted(set(filter(None, found.values())))) or None
        # a list that was exported, and is known by its UIDs, names them by their types
        is_told = not rows.column("uid")[place]
        for uid in (
            uid for uid, here in found.items() if here is None and (is_told or is_uid(uid))
        ):
            words = "names an activity that is not there"
            rows.complain(place, "for_activities", uid, LeftOut.CELL, words)


def _held(planning: Planning) -> list[tuple[int, str, tuple[Any, ...], str | None]]:
    """Give the grants of the desk with what they are known by, and their orders."""
    rows = planning.session.execute(
        select(
            Grant.id,
            Grant.uid,
            Grant.member_id,
            func.coalesce(Reward.reward, Grant.kind),
            func.coalesce(Grant.given_on, Grant.sent_on, Grant.delivered_on),  # as `first_day`
            Grant.order_id,
        )
        .outerjoin(Reward, Reward.id == Grant.reward_id)
        .order_by(Grant.id)
    )
    return [(row, uid, (who, fold(name), day), order) for row, uid, who, name, day, order in rows]


def _load(planning: Planning, rows: SheetRows, ids: Iterable[int]) -> Known:
    wanted = list(ids)
    known = known_columns(planning.session, rows, Grant, wanted, {key: key for key in _PLAIN})
    names = planning.session.execute(
        select(Grant.id, Reward.reward, Colleague.name)
        .outerjoin(Reward, Reward.id == Grant.reward_id)
        .outerjoin(Colleague, Colleague.id == Grant.approved_by_id)
        .where(Grant.id.in_(listed(wanted)))
    )
    for row, name, approver in names:
        known[row] |= {"reward": name, "approved_by": approver, "for_activities": ()}
    acts = planning.session.execute(
        select(GrantActivity.grant_id, Activity.uid)
        .join(Activity, Activity.id == GrantActivity.activity_id)
        .where(GrantActivity.grant_id.in_(listed(wanted)))
        .order_by(Activity.uid)
    )
    for row, uid in acts:
        known[row]["for_activities"] += (uid,)
    return known


def _check(values: Values) -> Complaint | None:
    if said(values, "reward") or said(values, "kind"):
        return None
    return "reward", "says neither what was given nor of which kind it is"


def _adjust(_planning: Planning, group: Group, changes: Values) -> None:
    for key in _ONLY_IN_FILES & changes.keys():
        del changes[key]
    name, held = changes.get("reward"), group.known.get("reward")
    if isinstance(name, str) and fold(name) == fold(held or ""):
        del changes["reward"]  # it is the same one, however the catalogue writes it


def save(saving: Saving, section: Section) -> None:
    """Make the new grants and change the known ones."""
    drafts = _Drafts(saving)

    def add(groups: Sequence[Group]) -> Sequence[int]:
        saving.step(0, len(groups), "Adding rewards given")
        made = add_grants(
            saving.session,
            [with_rate(section, drafts.new(group)) for group in groups],
            [drafts.activities(group.merged) for group in groups],
        )
        uids = [group.merged.get("uid") for group in groups]
        told = saving.told_by_ledger(zip(made, uids, strict=True))
        leave_grants_to_ledger(saving.session, told)
        return made

    def edit(edits: Mapping[int, Values]) -> None:
        acts = with_any(edits, "for_activities")
        set_grant_activities(
            saving.session, {grant: drafts.activities(told) for grant, told in acts.items()}
        )
        told = Each({grant: drafts.changes(changes) for grant, changes in edits.items()})
        edit_grants(saving.session, told.chosen, told, as_told=True)

    save_groups(saving, section, add, edit)
    save_own_values_of(saving, section)


class _Drafts:
    """Makes of planned rows what the verbs take: ids for rewards, colleagues, activities."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self._rewards = saving.rewards()
        self._colleagues = ColleagueBook(saving.session)

    def new(self, group: Group) -> dict[str, Any]:
        """Give the values of a new grant."""
        said = without_clear(group.merged)
        found = {key: said.get(key) for key in _PLAIN} | {"uid": said.get("uid")}
        by, name = said.get("approved_by"), said.get("reward")
        return {
            **found,
            "member_id": self._saving.member(group.who),
            "reward_id": self._rewards[fold(name)][0] if isinstance(name, str) else None,
            "approved_by_id": self._colleagues.find_or_add(by) if isinstance(by, str) else None,
        }

    def activities(self, values: Mapping[str, Any]) -> list[int]:
        """Give the activities that a row is for."""
        uids = values.get("for_activities")
        if not isinstance(uids, tuple) or not uids:
            return []
        ids = self._saving.ids_by_uid("activities")
        return [ids[uid.lower()] for uid in uids if uid.lower() in ids]

    def changes(self, changes: Values) -> dict[str, Any]:
        """Give the changes of a known grant, as the verbs take them."""
        found = plain_values(changes)
        found.pop("for_activities", None)
        if isinstance(name := found.get("reward"), str):
            found["reward"] = self._rewards[fold(name)][1]
        return found


GRANTS = Importer(
    key="grants",
    sheet="Grants",
    fields=FIELDS,
    needs=(
        frozenset((*WHO, *NAME_PARTS)),
        frozenset({"reward", "kind"}),
        frozenset(
            (
                *("given_on", "sent_on", "delivered_on", "day", "order_id", "status"),
                *("shipped", "received"),
            )
        ),
    ),
    or_needs=(
        frozenset({"order_id"}),
        frozenset({"status", "sent_on", "delivered_on", "shipped", "received"}),
    ),
    tells=frozenset(
        (
            *("reward", "sent_on", "delivered_on", "points_spent", "vendor", "order_id"),
            *("cost", "cash_equivalent", "branded"),
        )
    ),
    plan=plan,
    save=save,
    adjust=take_answers,
)
