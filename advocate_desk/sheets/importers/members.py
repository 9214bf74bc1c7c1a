"""How members come in: who is meant, what is told of them, and what only she can decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import exists, select

from advocate_desk.base.contact import name_and_address
from advocate_desk.base.text import fold_name
from advocate_desk.base.words import day_words
from advocate_desk.program.edits import Each, pages_of
from advocate_desk.program.fields import MEMBER_FIELDS, Shape
from advocate_desk.program.member_list import MEMBERS as MEMBER_LIST
from advocate_desk.program.members import add_members, edit_members
from advocate_desk.sheets.column_setup import Basis, Existing
from advocate_desk.sheets.fields import Field, colleague, foreign, own_fields
from advocate_desk.sheets.grouping import changes_of, finish, kept_back, policy_of
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, known_rows
from advocate_desk.sheets.member_identity import (
    MemberIdentity,
    called_by,
    name_told,
    named_by,
)
from advocate_desk.sheets.member_steps import (
    STANDING_KEYS,
    add_address,
    keep_both_addresses,
    keep_strict,
    name_their_sheets,
    next_step,
    other_enrolment,
    settle_first_steps,
    without_address,
    without_histories,
    works_elsewhere,
)
from advocate_desk.sheets.older_rows import LAST_MODIFIED, OlderRows
from advocate_desk.sheets.opening_points import HELD, OPENING_POINTS, open_once, save_openings
from advocate_desk.sheets.own_values import add_external_ids, save_own_values
from advocate_desk.sheets.people import Unclear, in_order, is_shared
from advocate_desk.sheets.planned import Group, LeftOut, PlannedRow, Section, Values, Verdict
from advocate_desk.sheets.planning import Planning, ToldRows
from advocate_desk.sheets.reading import STEP, SheetRows
from advocate_desk.sheets.saving import Saving, plain_values, without_clear
from advocate_desk.sheets.setup import SheetSetup
from advocate_desk.store.models import Member, Standing

_LISTED = (
    "full_name given_name family_name preferred_name person_type email other_emails company"
    " job_title seniority function country city time_zone language phone linkedin status"
    " status_since status_reason enrolled_on"
)
_LISTED_AFTER = (
    "source tier interests use_cases can_help_with looking_for open_to_network willing_to"
    " reward_policy never_ask_for contact_preference lawful_basis paused_until tags notes"
)
FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    *own_fields(MEMBER_FIELDS, _LISTED.split()),
    colleague("nominated_by", "Nominated by"),
    Field("nominated_on", "Nominated on", Shape.DAY),
    *own_fields(MEMBER_FIELDS, _LISTED_AFTER.split()),
    foreign("external_id", "Member ID"),
    foreign("opt_out", "Do not contact", Shape.YES_NO),
    LAST_MODIFIED,
    OPENING_POINTS,
)
_TELL_PEOPLE = frozenset(  # things too have an id, a name, a status and a category
    (
        *("full_name!", "email", "other_emails", "given_name", "family_name", "phone"),
        *("linkedin", "company", "job_title", "enrolled_on", "person_type", "opt_out"),
    )
)
_CALLED = ("full_name", "given_name", "family_name", "preferred_name", "email")
_NOBODY = "has neither a name nor an e-mail"


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of members."""
    return _MemberPlan(planning, rows).section()


class _MemberPlan:
    """One sheet of members being planned."""

    def __init__(self, planning: Planning, rows: SheetRows) -> None:
        self._planning = planning
        self._rows = rows
        self._people = planning.people
        self._told = planning.told.setdefault(rows.kind, ToldRows())
        self._groups: dict[int, Group] = {}  # of this sheet, by the member's reference
        self._left: dict[int, PlannedRow] = {}
        self._identity = MemberIdentity(planning, rows, self._told)
        self._own: Mapping[str, Existing] = {}  # policies of columns, for the row in hand

    def section(self) -> Section:
        """Take the rows one by one, then compare each member with the desk."""
        keys = self._rows.keys
        for place, row in enumerate(self._rows.rows()):
            if place % STEP == 0:
                self._planning.progress.step(place, len(self._rows), "Looking for who is meant")
            values = {
                key: value
                for key, value in zip(keys, row, strict=True)
                if value is not None and value != ()
            }
            self._take(place, values if self._rows.is_program else _as_called(values))
        self._compare()
        return finish(self._rows, list(self._groups.values()), self._left)

    def _take(self, place: int, values: Values) -> None:
        if place in self._rows.skipped:
            self._left[place] = self._rows.left_by_choice(place)
            return
        if problem := self._rows.faulty.get(place):
            self._rows.problems.setdefault(place, []).append(problem)
            self._leave(place, Verdict.INVALID)
            return
        if not any(values.get(key) for key in (*_CALLED, "uid", "external_id")):
            self._leave(place, Verdict.INVALID, "full_name", _NOBODY)
            return
        named = self._identity.named(place, values)
        if isinstance(named, Unclear):
            self._to_decide(place, values, named_by(values), named)
            return
        self._identity.drop_what_others_have(place, named, values)
        if not named and not any(isinstance(values.get(key), str) for key in _CALLED):
            self._leave(place, Verdict.INVALID, "full_name", _NOBODY)
            return
        who = named or self._new(place, values)
        if who is not None:
            self._join(place, who, values)

    def _leave(self, place: int, verdict: Verdict, key: str = "", words: str = "") -> None:
        """Leave a row out; without words, its problem is noted already."""
        if words:
            value = self._rows.column(key)[place] if key else None
            self._rows.complain(place, key, value, LeftOut.ROW, words)
        self._left[place] = self._rows.left_out(place, verdict, ())

    def _to_decide(self, place: int, values: Values, key: str, why: Unclear) -> None:
        """Leave a row to her, and with it what else in the file goes by the same keys."""
        self._rows.doubts[place] = why.doubt
        self._leave(place, Verdict.SKIPPED, key, why.text)
        self._identity.leave_waiting(place, values)

    def _new(self, place: int, values: Values) -> int | None:
        """Give a new member's reference; None when she may be there already."""
        if why := self._identity.doubt(place, values):
            self._to_decide(place, values, called_by(values), why)
            return None
        who = self._people.new_member(f"{name_told(values)}, row {self._rows.numbers[place]}")
        group = self._group_of(who)
        if not self._identity.certain_keys(values):
            group.keys.append(self._identity.row_keys.of(place))
        return who

    def _group_of(self, who: int) -> Group:
        """Give what this sheet says of a member, going on with what earlier sheets say."""
        if who not in self._groups:
            earlier = self._told.groups.get(who)
            group = earlier.going_on() if earlier else Group(who if who > 0 else None, who=who)
            self._groups[who] = group
            self._told.groups.setdefault(who, group)
        return self._groups[who]

    def _join(self, place: int, who: int, values: Values) -> None:
        """Put a row to the member it means, and let later rows find her by what it says."""
        self._told.said.append((who, values, self._identity.told_already(values)))
        group = self._group_of(who)
        uid = str(values.get("uid", "")).lower()
        if is_part := uid in self._people.merged:
            if self._people.with_email(str(values.get("email"))) == who:
                del values["email"]  # she has it, be it as another one
        elif uid and self._people.by_uid.get(uid) == who:
            group.by_uid = True
        if external := values.pop("external_id", None):
            key = (self._identity.system, str(external))
            if key not in self._people.by_external:
                self._people.by_external[key] = who
                self._identity.with_ids.add(who)
                group.keys.append(key)
                group.givers["external_id"] = place
        if not (group.by_uid and self._rows.is_program):
            add_address(group.merged, values)
        emails = [values["email"]] if isinstance(values.get("email"), str) else []
        if emails and is_shared(emails[0]):
            self._people.mailboxes[emails[0]] = who
        others = values.get("other_emails")
        emails += others if isinstance(others, tuple) else ()
        self._people.enter(who, uid=uid, emails=emails, name=name_told(values))
        group.take(place, values, is_part=is_part)
        row = (self._rows.setup.name, self._rows.numbers[place])
        self._planning.member_rows[row] = who

    def _compare(self) -> None:
        """Say of each member what the rows change, once all of them are read."""
        targets = [group.target for group in self._groups.values() if group.target is not None]
        known = self._held(targets)
        older = OlderRows(self._planning, self._rows, targets)
        for group in self._groups.values():
            elsewhere = self._settle(group)
            self._people.enter(group.who, name=name_told(group.merged))
            if group.target is None:
                group.merged.pop(LAST_MODIFIED.key, None)
                if "other_emails" in group.merged:
                    others = group.merged["other_emails"]
                    group.merged["other_emails"] = without_address(
                        others, group.merged.get("email")
                    )
                settle_first_steps(
                    group.merged, self._planning.day, is_program=self._rows.is_program
                )
                continue
            group.known = known.get(group.target, {})
            name_their_sheets(self._rows, group, elsewhere)
            usual = policy_of(self._rows, self._planning.setup.existing, by_uid=group.by_uid)
            policy, self._own = older.policies(group, usual, self._rows.setup.own_policies())
            replaces = group.is_whole and self._rows.is_program and policy is Existing.UPDATE
            changes = self._changes(group, policy, replaces=replaces)
            group.changes = kept_back(changes, policy, self._own)

    def _held(self, targets: Iterable[int]) -> Known:
        """Give what the desk holds of members, their companies called as files call them."""
        more = ("email", "other_emails", "contact_preference", "status", "enrolled_on")
        keys = dict.fromkeys((*self._rows.keys, *more, "account_id"))
        known = known_rows(self._planning.session, MEMBER_LIST, targets, keys, _MORE)
        for row in known.values():
            row["company"] = self._planning.companies.name_of(row["account_id"])
        return known

    def _settle(self, group: Group) -> Values:
        """Leave to standings and jobs what they tell, and give it; read an opt-out."""
        merged = group.merged
        if group.target is not None:
            merged.pop("uid", None)
        elsewhere = without_histories(merged, self._planning.kinds)
        opted_out = merged.pop("opt_out", None)
        if opted_out is True:
            merged["contact_preference"] = "do not contact"
            group.givers.setdefault("contact_preference", group.places[0])
        return elsewhere

    def _changes(self, group: Group, policy: Existing, *, replaces: bool) -> Values:
        known = group.known
        merged = dict(group.merged)
        steps = {key: merged.pop(key) for key in STANDING_KEYS if key in merged}
        confirmed = keep_strict(self._planning, self._rows, group, merged)
        address = merged.get("email")
        changes = changes_of(merged, known, policy, replaces=replaces, own=self._own) | confirmed
        open_once(known, changes)
        if isinstance(address, str) and not replaces:
            keep_both_addresses(address, known, changes)
        if "job_title" in changes and works_elsewhere(merged, known, changes):
            del changes["job_title"]  # it would be the title she has at another company
        changes.update(next_step(steps, known, self._own.get("status", policy)))
        if policy is Existing.UPDATE and (held := other_enrolment(steps, known)):
            place = group.givers.get("enrolled_on", group.places[0])
            words = f"the desk has {day_words(held)}: the sheet Standings can change it"
            self._rows.complain(place, "enrolled_on", steps["enrolled_on"], LeftOut.CELL, words)
        return changes | ({"external_id": group.keys[0][1]} if group.keys else {})


_TELLING = 300  # rows that tell whether a name holds a part of it
_CHUNK = 5_000  # members written at once: Cancel is looked for in between
_MORE = {
    OPENING_POINTS.key: HELD,
    "has_standing": exists(select(Standing.id).where(Standing.member_id == Member.id)),
}


def save(saving: Saving, section: Section) -> None:
    """Make the new members, change the known ones, and note the ids other systems have."""
    new = [group for group in section.groups if group.target is None]
    total = len(section.groups)
    for start in range(0, len(new), _CHUNK):
        saving.step(start, total, "Adding members")
        page = new[start : start + _CHUNK]
        drafts = [without_clear(_draft(group.merged)) for group in page]
        ids = add_members(saving.session, drafts, from_plan=True)
        for group, member in zip(page, ids, strict=True):
            group.made(member)
            saving.made_members[group.who] = member
    changed = {
        group.target: group.changes
        for group in section.groups
        if group.changes and group.target is not None
    }
    for edits in pages_of(changed, saving.progress, "Changing members"):
        told = Each({member: _draft(changes) for member, changes in edits.items()})
        edit_members(saving.session, told.chosen, told, from_plan=True)
    own = {member: dict(changes) for member, changes in changed.items()}
    own.update({group.target: group.merged for group in new if group.target is not None})
    save_own_values(saving, "members", own)
    save_openings(saving, section.groups)
    keys = [(group.target, key) for group in section.groups for key in group.keys if group.target]
    add_external_ids(saving, "members", keys)


def _as_called(values: Values) -> Values:
    """Put `Bell, Ada` in speaking order, and tell `Ada Bell <ada@x.example>` apart."""
    full = values.get("full_name")
    if not isinstance(full, str) or not ("," in full or "@" in full):
        return values
    name, address = name_and_address(full)
    told = {**values, "full_name": in_order(name), "email": values.get("email", address)}
    return {key: value for key, value in told.items() if value}


def _adjust(sheet: SheetSetup) -> None:
    """Take a column Name or Nom beside the given names for the family name, and so on.

    In German, French and other files it is the other part of the name; where it holds the whole
    name, the part is in it.
    """
    whole = sheet.column_of("full_name")
    if whole is None or whole.basis is Basis.CHOSEN:
        return
    for part, other in (("given_name", "family_name"), ("family_name", "given_name")):
        told = sheet.column_of(part)
        if told is None or sheet.column_of(other) is not None:
            continue
        cells = zip(sheet.cells(told), sheet.cells(whole), strict=True)
        both = list(islice((both for both in cells if all(both)), _TELLING))
        holds = sum(fold_name(str(one)) in fold_name(str(name)) for one, name in both)
        if both and holds * 2 < len(both):
            whole.field, whole.basis = other, Basis.CONTENT


def _draft(merged: Mapping[str, Any]) -> Values:
    plain = plain_values(merged)
    return {key: plain[key] for key in plain if key not in ("external_id", OPENING_POINTS.key)}


MEMBERS = Importer(
    key="members",
    sheet="Members",
    fields=FIELDS,
    needs=(frozenset({"email", "full_name", "given_name", "family_name"}),),
    tells=_TELL_PEOPLE,
    suffice=frozenset({"given_name", "family_name"}),
    plan=plan,
    save=save,
    adjust=_adjust,
)
