"""Finds members, companies and activity types in running text, by names that stand there whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from advocate_desk.base.contact import is_role_mailbox
from advocate_desk.base.text import fold_name
from advocate_desk.store.models import ActivityType, Colleague, LearnedValue

ADDRESS = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_ASIDE = re.compile(r"\s*(?:\(.*|/.*|,.*|\b1:1.*|–.*)$")  # what a name says besides
_TURNED = re.compile(r"\b([^\W\d]\S{1,30}), ([^\W\d][\w'’-]{1,30})")  # Lovelace, Ada
_MOST_WORDS = 8  # of a name


@dataclass(frozen=True, slots=True)
class Known:
    """A member as text may name her."""

    id: int
    uid: str
    name: str
    email: str
    company: str

    @property
    def called(self) -> str:
        """Give by what a sheet calls her."""
        return self.email if self.email and not is_role_mailbox(self.email) else self.uid


@dataclass(slots=True)
class Named:
    """Who is named: for certain, by a name that several have, or by an address nobody knows."""

    certain: list[Known] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


class KnownNames:
    """All names of the desk that text may hold, read once."""

    def __init__(self, session: Session) -> None:
        self._by_email: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = {}
        self._by_first: dict[tuple[str, str], list[Known]] = {}
        self._companies: set[str] = set()
        self._types = _type_words(session)
        ours = session.scalars(select(Colleague.email).where(Colleague.email.is_not(None)))
        self._colleagues = frozenset(address.lower() for address in ours if address)
        self._read_members(session)
        self._read_companies(session)

    def people(self, searched: str, addresses: Iterable[str] = ()) -> Named:
        """Give who is named in a text, and by the addresses of its head.

        By a known e-mail address, by a full name, also with the family name first, or by a first
        name where the company of exactly one member of that name is named too. Colleagues are
        not meant.
        """
        found = Named()
        said = dict.fromkeys((*addresses, *(one.lower() for one in ADDRESS.findall(searched))))
        for address in said:
            if known := self._by_email.get(address):
                _add(found.certain, known)
            elif address not in self._colleagues:
                found.unknown.append(address)
        plain = ADDRESS.sub(" ", searched)
        turned = (f"{first} {last}" for last, first in _TURNED.findall(plain))
        phrases = list(_phrases("\n".join((plain, *turned))))
        self._by_full_name(phrases, found)
        for company in self._companies_in(phrases):
            for phrase in phrases:
                named = self._by_first.get((phrase, company), [])
                if len(named) == 1:
                    _add(found.certain, named[0])
        return found

    def _by_full_name(self, phrases: Iterable[str], found: Named) -> None:
        for phrase in phrases:
            named = self._by_name.get(phrase, [])
            if len(named) == 1:
                _add(found.certain, named[0])
            elif named and not any(one in found.certain for one in named):
                found.shared.append(named[0].name)

    def type_in(self, written: str) -> str | None:
        """Give the activity type that a text names, the one with the longest words."""
        hits = [phrase for phrase in _phrases(written) if phrase in self._types]
        return self._types[max(hits, key=len)] if hits else None

    def _companies_in(self, phrases: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(one for one in phrases if one in self._companies))

    def _read_members(self, session: Session) -> None:
        rows = session.execute(
            text(
                "SELECT m.id, m.uid, f.name, m.given_name, m.email, m.other_emails, a.company"
                " FROM member m JOIN member_figures f ON f.member_id = m.id"
                " LEFT JOIN account a ON a.id = f.account_id"
            )
        )
        for member, uid, name, given, address, others, company in rows:
            one = Known(member, uid, name or "", address or "", company or "")
            for known_as in (address, *(others.split("; ") if others else ())):
                if known_as:
                    self._by_email.setdefault(known_as.lower(), one)
            key = fold_name(name or "")
            if " " in key:
                self._by_name.setdefault(key, []).append(one)
            first = fold_name(given or "") or key.partition(" ")[0]
            if first and company:
                self._by_first.setdefault((first, fold_name(company)), []).append(one)

    def _read_companies(self, session: Session) -> None:
        for company, aliases in session.execute(text("SELECT company, aliases FROM account")):
            for name in (company, *(aliases.split("; ") if aliases else ())):
                self._companies.add(fold_name(name))


def _type_words(session: Session) -> Mapping[str, str]:
    """Give by folded words the types they mean: names, names without what is aside, learned."""
    names = session.scalars(select(ActivityType.name).where(ActivityType.active)).all()
    words: dict[str, str] = {}
    short: dict[str, list[str]] = {}
    for name in names:
        words[fold_name(name)] = name
        plain = fold_name(_ASIDE.sub("", name))
        if " " in plain:
            short.setdefault(plain, []).append(name)
    learned = session.execute(
        select(LearnedValue.word, LearnedValue.choice).where(
            LearnedValue.field.in_(("type", "activities.type"))
        )
    )
    for word, choice in learned:
        if choice in names:
            words.setdefault(fold_name(word), choice)
    for plain, meant in short.items():
        if len(meant) == 1:
            words.setdefault(plain, meant[0])
    return words


def _phrases(searched: str) -> Iterable[str]:
    """Give all runs of words of a text, folded, each once; none goes on over a line's end."""
    found: dict[str, None] = {}
    for line in searched.split("\n"):
        words = fold_name(line).split()
        for start in range(len(words)):
            for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
                found.setdefault(" ".join(words[start:end]))
    return found


def _add(found: list[Known], one: Known) -> None:
    if one not in found:
        found.append(one)
