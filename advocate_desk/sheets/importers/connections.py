"""How connections come in: two people in no order, of whom one may be no member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from advocate_desk.base.text import fold, fold_name
from advocate_desk.program.connections import KIND, add_connections, edit_connections
from advocate_desk.program.edits import Each
from advocate_desk.program.fields import Shape
from advocate_desk.program.likeness import company_key
from advocate_desk.program.listing import listed
from advocate_desk.program.members import edit_members
from advocate_desk.sheets.cells import is_uid
from advocate_desk.sheets.doubts import Doubt, Rule
from advocate_desk.sheets.fields import foreign
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import KindSheet
from advocate_desk.sheets.people import Unclear
from advocate_desk.sheets.plain_rows import Complaint, Key, plan_plain, said
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.row_people import NAME_FIELDS, NAME_PARTS
from advocate_desk.sheets.saving import Saving, without_clear
from advocate_desk.store.models import Connection, Member

_SHEET = KindSheet(KIND, add_connections, edit_connections, ("introduced_on",))
_TWO = ("member_a", "member_b")
_ONE_IN_PARTS = (*NAME_PARTS, "member_email", "company")  # instead of Member A
_PROFILE = "linkedin"


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

    profiles = _Profiles(planning)
    is_ours = planning.wrote(rows.setup)

    def adjust(_planning: Planning, group: Group, changes: Values) -> None:
        changes.pop("two", None)  # who they are is by what they are known
        if not profiles.lacks(group.merged["two"].member):
            changes.pop(_PROFILE, None)

    rules = _SHEET.rules(
        rows,
        keys=_keys,
        load_keys=_load_keys,
        check=check,
        prepare=lambda planning, values: _prepare(planning, values, profiles, is_ours=is_ours),
        adjust=adjust,
        undecided=lambda _place, values: values["two"].unclear,
    )
    return plan_plain(planning, rows, rules)


class _Profiles:
    """The members by their profiles, and by name and company."""

    def __init__(self, planning: Planning) -> None:
        self._planning = planning
        profiles = planning.session.execute(select(Member.id, Member.linkedin))
        self._of = {row.id: row.linkedin for row in profiles}
        self._by_profile = {profile: member for member, profile in self._of.items() if profile}

    def find(self, values: Values) -> int | str | Unclear:
        """Give the member whom a row names in parts, else the name of somebody who is none."""
        profile, email = said(values, _PROFILE), said(values, "member_email")
        name = " ".join(filter(None, (said(values, part) for part in NAME_PARTS)))
        found = self._by_profile.get(profile) or self._planning.people.with_email(email)
        if found:
            return found
        people, company = self._planning.people, company_key(said(values, "company"))
        named = people.by_name.get(fold_name(name), [])
        at_work = ((one, self._planning.company_of(one) or "") for one in named)
        like = [one for one, works_at in at_work if company and company_key(works_at) == company]
        if len(like) > 1:
            words = f"fits several members: {people.list_of(like)}"
            return Unclear(words, Doubt(Rule.SEVERAL, tuple(like)))
        if like:
            return like[0]
        if named:  # she may have changed her job
            words = f"may be {people.list_of(named)}"
            return Unclear(words, Doubt(Rule.NAME_ONLY, tuple(named)))
        return Unclear("is nobody known", Doubt(Rule.NOBODY))

    def lacks(self, member: int) -> bool:
        """Say whether a member's profile is not known."""
        return not self._of.get(member)


def _prepare(planning: Planning, values: Values, profiles: _Profiles, *, is_ours: bool) -> None:
    """Find the two; a member comes first."""
    ours = is_ours and "uid" in values
    if "member_a" in values or not values.keys() & {_PROFILE, *_ONE_IN_PARTS}:
        one = _person(planning, values.pop("member_a", None), ours=ours)
    else:
        one = profiles.find(values)
    other = _person(planning, values.pop("member_b", None), ours=ours)
    for key in _ONE_IN_PARTS:
        values.pop(key, None)
    values["two"] = _two(one, other)


def _person(planning: Planning, said: Any, *, ours: bool) -> int | str | Unclear:
    """Give the member whom a cell names, else the name of somebody who is none."""
    name = said if isinstance(said, str) else ""
    if ours and not is_uid(name):  # our own workbook names members by UID or address alone
        email, _ = planning.people.told_apart(name, "", "")
        member = planning.people.with_email(email) if email else None
        return name if member is None else member
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


def save(saving: Saving, section: Section) -> None:
    """Make the new connections, change the known ones, and fill in profiles not known yet."""

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
    profiles: dict[int, Values] = {}
    for group in section.groups:
        if profile := said((group.changes or {}) if group.known else group.merged, _PROFILE):
            member = saving.member(group.merged["two"].member)
            profiles.setdefault(member, {_PROFILE: profile})
    lacking = select(Member.id).where(
        Member.id.in_(listed(tuple(profiles))), func.coalesce(Member.linkedin, "") == ""
    )
    filled = Each({member: profiles[member] for member in saving.session.scalars(lacking)})
    edit_members(saving.session, filled.chosen, filled)


CONNECTIONS = Importer(
    key="connections",
    sheet="Connections",
    fields=(
        *_SHEET.fields(),
        foreign(_PROFILE, "LinkedIn"),
        foreign("member_email", "Member e-mail", Shape.EMAIL),
        foreign("company", "Company", Shape.COMPANY),
        *NAME_FIELDS,
    ),
    needs=(frozenset({"member_a"}), frozenset({"member_b"})),
    plan=plan,
    save=save,
)
