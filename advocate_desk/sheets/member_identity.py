"""Whom a row of members is about: somebody for certain, nobody yet, or somebody she must name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from advocate_desk.program.likeness import Told
from advocate_desk.sheets.doubts import Doubt, Rule
from advocate_desk.sheets.identity import row_keys
from advocate_desk.sheets.lookalikes import told_of
from advocate_desk.sheets.people import PersonKey, Unclear, in_order, is_shared
from advocate_desk.sheets.planned import LeftOut, Values
from advocate_desk.sheets.planning import Planning, ToldRows
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.setup import NEW, SKIP

_TWO_PEOPLE = re.compile(r"\S\s+(?:&|and|und|et)\s+\S", re.IGNORECASE)
_NAMED_BY = ("email", "full_name", "family_name", "given_name", "external_id", "uid")
_CALLED_BY = ("full_name", "family_name", "given_name", "email")
_TELLS_HER_APART = ("email", "phone", "company", "linkedin")


class MemberIdentity:
    """Tells for the rows of one sheet of members whom each is about.

    Attributes:
        with_ids: the members who have an id of the system whose ids the sheet gives.
    """

    def __init__(self, planning: Planning, rows: SheetRows, told: ToldRows) -> None:
        self._planning = planning
        self._rows = rows
        self._people = planning.people
        self._told = told
        self._read: tuple[Values, Told] | None = None
        self.row_keys = row_keys(rows, told.seen)
        self.system = rows.setup.system_of("external_id")
        self.with_ids = {
            who for (of, _), who in self._people.by_external.items() if of == self.system
        }

    def named(self, place: int, values: Values) -> int | Unclear:
        """Give the member whom the row names for certain, or as she said; 0 for nobody."""
        decided = self.decision(place)
        if decided == NEW:
            return 0
        if decided and (who := self._planning.decided_member(decided)) is not None:
            return who
        keys = self.certain_keys(values)
        found = {who for key in keys if (who := self._people.find(key)) is not None}
        found = found or self._by_other_emails(values)
        if len(found) > 1:
            return self._people.conflict(found)
        row = next((row for key in keys if (row := self._people.doubtful.get(key))), None)
        if row is not None:
            words = f"goes by the same as {row}, which must be decided first"
            return Unclear(words, Doubt(Rule.EARLIER))
        if found:
            return found.pop()
        return 0 if keys else self.row_keys.find(place, self._people) or 0

    def _by_other_emails(self, values: Values) -> set[int]:
        """Give whom the further addresses of a row name; our own sheet knows her by UID."""
        others = values.get("other_emails")
        if not isinstance(others, tuple) or (self._rows.is_program and values.get("uid")):
            return set()
        return {who for one in others if (who := self._people.with_email(one.lower())) is not None}

    def doubt(self, place: int, values: Values) -> Unclear | None:
        """Say why a row may not be a new person; None when it can be taken for one."""
        is_certain = self._rows.is_program and bool(values.get("uid"))
        if is_certain or self.decision(place) == NEW:
            return None
        if any(_TWO_PEOPLE.search(str(values.get(k, ""))) for k in ("full_name", "given_name")):
            return Unclear("names two people", Doubt(Rule.TWO_PEOPLE))
        only = not any(values.get(key) for key in _TELLS_HER_APART)
        told = told_of(values)
        self._read = (values, told)
        alike = self._alike(told, only_a_name=only)
        if values.get("external_id"):  # the system itself tells those apart who have another id
            alike = {
                who: rule
                for who, rule in alike.items()
                if rule is not Rule.NAME_ONLY or who not in self.with_ids
            }
        if not alike:
            return None
        words = f"may be {self._people.list_of(alike)}"
        return Unclear(words, Doubt(next(iter(alike.values())), tuple(alike)))

    def told_already(self, values: Values) -> Told | None:
        """Give what a row tells of a person, if that was asked for last."""
        return self._read[1] if self._read is not None and self._read[0] is values else None

    def decision(self, place: int) -> str | None:
        """Give what she said of a row; None when she was not asked."""
        setup = self._planning.setup
        said = setup.decisions.get((self._rows.setup.name, self._rows.numbers[place]))
        return said if said != SKIP else None

    def leave_waiting(self, place: int, values: Values) -> None:
        """Let what else in the file goes by the same keys wait for this row."""
        for one in self.certain_keys(values):
            if self._people.find(one) is None:
                row = f"row {self._rows.numbers[place]} of {self._rows.setup.name}"
                self._people.doubtful.setdefault(one, row)

    def certain_keys(self, values: Values) -> list[PersonKey]:
        """Give by what a row names a member for certain."""
        said = (
            ("uid", "", values.get("uid")),
            ("id", self.system, values.get("external_id")),
            ("email", "", values.get("email")),
        )
        return [
            (kind, system, value.lower() if kind == "uid" else value)
            for kind, system, value in said
            if isinstance(value, str) and not (kind == "email" and is_shared(value))
        ]

    def drop_what_others_have(self, place: int, who: int, values: Values) -> None:
        """Leave an address or UID with the member who has it; `who`: 0 for a new one."""
        uid = str(values.get("uid") or "").lower()
        if uid and self._people.by_uid.get(uid, who) != who:
            del values["uid"]
        email = values.get("email")
        if not isinstance(email, str):
            return
        holder = self._people.by_email.get(email) or self._people.mailboxes.get(email)
        if holder is not None and holder != who:
            words = "is the address of somebody else, who keeps it"
            if is_shared(email):
                words = "is a shared mailbox that somebody has already"
            self._rows.complain(place, "email", email, LeftOut.CELL, words)
            del values["email"]

    def _alike(self, one: Told, *, only_a_name: bool) -> dict[int, Rule]:
        """Give who may be a person, of the desk and of the rows before."""
        lookalikes = self._planning.lookalikes
        for who, values, told in self._told.said:
            lookalikes.enter(who, told or told_of(values))
        self._told.said.clear()
        return lookalikes.like(one, only_a_name=only_a_name)


def named_by(values: Mapping[str, Any]) -> str:
    """Give the field by which a row names somebody."""
    return next((key for key in _NAMED_BY if values.get(key)), "")


def called_by(values: Mapping[str, Any]) -> str:
    """Give the field that says what somebody is called."""
    return next((key for key in _CALLED_BY if values.get(key)), "")


def name_told(values: Mapping[str, Any]) -> str:
    """Give what a row calls somebody, in speaking order."""
    parts = (values.get("given_name"), values.get("family_name"))
    made = " ".join(part for part in parts if isinstance(part, str))
    full = values.get("full_name")
    return in_order(full) if isinstance(full, str) else made or str(values.get("email", ""))
