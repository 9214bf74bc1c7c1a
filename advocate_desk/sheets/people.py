"""Who is meant: members of the desk and of earlier sheets of the same file, by what names them.

A member is named by a reference: her id, or below zero the number of one the import will make.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from sqlalchemy import text
from sqlalchemy.orm import Session

from advocate_desk.base.contact import is_role_mailbox, name_and_address
from advocate_desk.base.text import fold_name
from advocate_desk.program.merging import merged_ids
from advocate_desk.sheets.cells import is_uid
from advocate_desk.sheets.doubts import Doubt, Rule

_MOST_NAMED = 5  # candidates in a sentence

is_shared = lru_cache(maxsize=64)(is_role_mailbox)  # asked several times about the same row
_folded = lru_cache(maxsize=50_000)(fold_name)


PersonKey = tuple[str, str, str]  # uid, id or email; the system of an id; the value
_SUFFIXES = frozenset(
    (
        *("jr", "sr", "ii", "iii", "iv", "phd", "ph d", "md", "m d", "mba", "esq", "cpa", "pmp"),
        *("msc", "bsc", "dds", "rn"),
    )
)


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why nobody is taken to be meant.

    `text` is the end of the sentence that the cell begins.
    """

    text: str
    doubt: Doubt

    @property
    def is_nobody(self) -> bool:
        """Say whether nothing in the desk or the file fits; else she must choose."""
        return self.doubt.rule is Rule.NOBODY


class People:
    """The members that rows can mean."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made = 0
        self._made_names: dict[int, str] = {}
        self.mailboxes: dict[str, int] = {}  # shared ones of the file, with who has them
        self.doubtful: dict[PersonKey, str] = {}  # by a row she must decide about: which

    def new_member(self, name: str) -> int:
        """Give the reference of a member that the import will make."""
        self._made += 1
        self._made_names[-self._made] = name
        return -self._made

    def enter(
        self, member: int, *, uid: str = "", emails: Iterable[str] = (), name: str = ""
    ) -> None:
        """Let later rows find a member by these."""
        if uid:
            self.by_uid.setdefault(uid, member)
        for email in emails:
            if not is_shared(email):
                self.by_email.setdefault(email, member)
        if name and (key := _folded(name)):
            found = self.by_name.setdefault(key, [])
            if member not in found:
                found.append(member)

    def find(self, key: PersonKey) -> int | None:
        """Give the member whom a key names for certain."""
        kind, system, value = key
        if kind == "email":
            return self.with_email(value)
        return self.by_uid.get(value) if kind == "uid" else self.by_external.get((system, value))

    def with_email(self, email: str) -> int | None:
        """Give the member of an address; a mailbox that several read names nobody."""
        return None if is_shared(email) else self.by_email.get(email)

    def who(
        self, said: str, email: str, name: str, known_as: tuple[str, str] | None = None
    ) -> int | Unclear:
        """Give the member whom a row names, in the order of how sure each name is.

        `said` is a cell that may hold an e-mail, a UID or a name; `known_as` another system and
        the id it has for her.
        """
        address, name = self.told_apart(said, "", name)
        email = email or address  # beside it the row may have another
        certain = {
            member
            for member in (
                self.by_uid.get(said.lower()) if is_uid(said) else None,
                self.by_external.get(known_as) if known_as else None,
                self.with_email(email) if email else None,
                self.with_email(address) if address not in ("", email) else None,
            )
            if member is not None
        }
        if len(certain) == 1:
            return certain.pop()
        if certain:
            return self.conflict(certain)
        who = self._by_name(said, email, name)
        if known_as is not None and isinstance(who, Unclear) and who.is_nobody:
            return replace(who, text="is nobody known")
        return who

    def conflict(self, members: Iterable[int]) -> Unclear:
        """Say that what names somebody for certain names several."""
        found = sorted(members)
        return Unclear(
            f"names two members: {self.list_of(found)}", Doubt(Rule.CONFLICT, tuple(found))
        )

    @staticmethod
    def told_apart(said: str, email: str, name: str) -> tuple[str, str]:
        """Tell which cells hold an e-mail, a name or both; give e-mail and name."""
        called, address = name_and_address(said)
        named, other = name_and_address(name)
        known_as = named or ("" if is_uid(called) else called)
        return email or address or other or "", in_order(known_as)

    def _by_name(self, said: str, email: str, name: str) -> int | Unclear:
        found = self.by_name.get(_folded(in_order(name)), []) if name else []
        has_email = bool(email) and not is_shared(email)
        if has_email and (row := self.doubtful.get(("email", "", email))):
            words = f"is the person of {row}, which must be decided first"
            return Unclear(words, Doubt(Rule.EARLIER))
        if len(found) == 1 and not has_email:
            return found[0]
        if len(found) > 1:
            words = f"fits several members: {self.list_of(found)}"
            return Unclear(words, Doubt(Rule.SEVERAL, tuple(found)))
        if found:
            words = f"has the name of {self.list_of(found)} but an e-mail that nobody has"
            return Unclear(words, Doubt(Rule.OTHER_EMAIL, tuple(found)))
        is_blank = not (said or email or name)
        return Unclear("names nobody" if is_blank else "is nobody known", Doubt(Rule.NOBODY))

    def name_of(self, member: int) -> str:
        """Give the name of a member of the desk."""
        return self._known_names.get(member, ("", ""))[0]

    def uid_of(self, member: int) -> str | None:
        """Give the UID of a member of the desk."""
        return self._known_names.get(member, ("", None))[1]

    def list_of(self, members: Iterable[int]) -> str:
        """Name members for her to choose among, those of the desk with their UIDs."""
        chosen = list(members)
        named = [self._words(member) for member in chosen[:_MOST_NAMED]]
        more = len(chosen) - len(named)
        return ", ".join(named) + (f" and {more} more" if more else "")

    def _words(self, member: int) -> str:
        if member < 0:
            return f"{self._made_names[member]} (new in this file)"
        name, uid = self._known_names.get(member, ("", ""))
        return f"{name} ({uid})"

    @cached_property
    def by_email(self) -> dict[str, int]:
        """Give members by every address known of them."""
        found: dict[str, int] = {}
        others: list[tuple[int, str]] = []
        rows = self._session.execute(text("SELECT id, email, other_emails FROM member"))
        for member, email, more in rows.all():
            if email:
                found[email] = member
            if more:
                others.append((member, more))
        for member, more in others:
            for email in more.lower().split("; "):
                found.setdefault(email, member)
        return found

    @cached_property
    def by_uid(self) -> dict[str, int]:
        """Give members by UID, also by that of another who was merged into them."""
        rows = self._session.execute(text("SELECT uid, id FROM member"))
        return {**self.merged, **{row.uid: row.id for row in rows}}

    @cached_property
    def merged(self) -> dict[str, int]:
        """Give members by the UID of another who was merged into them."""
        return merged_ids(self._session, "members")

    @cached_property
    def by_external(self) -> dict[tuple[str, str], int]:
        """Give members by the id another system has for them."""
        rows = self._session.execute(
            text("SELECT system, value, row_id FROM external_id WHERE kind = 'members'")
        )
        return {(system, value): member for system, value, member in rows}

    @cached_property
    def by_name(self) -> dict[str, list[int]]:
        """Give members by folded name."""
        found: dict[str, list[int]] = {}
        for member, key in self._session.execute(
            text("SELECT member_id, name_key FROM member_figures")
        ):
            if key:
                found.setdefault(key, []).append(member)
        return found

    @cached_property
    def _known_names(self) -> dict[int, tuple[str, str]]:
        rows = self._session.execute(
            text(
                "SELECT m.id, f.name, m.uid FROM member m"
                " JOIN member_figures f ON f.member_id = m.id"
            )
        )
        return {member: (name, uid) for member, name, uid in rows}


def in_order(name: str) -> str:
    """Put a name written `Last, First` in speaking order."""
    last, comma, first = name.partition(",")
    if not comma or "," in first or not last.strip() or not first.strip():
        return name
    if fold_name(first) in _SUFFIXES:  # Ann Day, PhD
        return name
    return f"{first.strip()} {last.strip()}"
