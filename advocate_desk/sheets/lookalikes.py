"""Finds members who may be the person of a row although nothing certain says so.

She decides. A likeness of names alone is none: a company, a mail domain or a phone number must
agree too. And John is not Joan, nor Mario Maria: given names must be the same, or short for one
another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import OSA
from sqlalchemy import text
from sqlalchemy.orm import Session

from advocate_desk.base.contact import is_role_mailbox, phone_key
from advocate_desk.base.text import fold_name
from advocate_desk.sheets.nicknames import can_be_one_name
from advocate_desk.sheets.people import in_order

_LEGAL = frozenset(
    (
        *("ltd", "limited", "gmbh", "inc", "llc", "sa", "plc", "ab", "ag", "bv", "nv", "co"),
        *("corp", "corporation", "company", "kg", "oy", "as", "aps", "srl", "spa", "sl", "pty"),
    )
)
_FREE_MAIL = frozenset(
    (
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com"),
        *("gmx.de", "gmx.net", "web.de", "aol.com", "live.com", "me.com", "proton.me", "mail.com"),
        *("protonmail.com", "yahoo.co.uk", "orange.fr", "free.fr", "t-online.de", "msn.com"),
    )
)
_SHORTEST_TYPO = 4  # letters; in shorter names a typo is another name


@dataclass(frozen=True, slots=True)
class _Person:
    """One reading of what is told of a person, folded for comparing.

    Attributes:
        places: what two people who are one would share: company, mail domain, phone.
    """

    member: int
    given: str
    family: str
    words: tuple[str, ...]  # all words of the name, sorted
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a person: full, given and family name, and where to find her."""

    names: tuple[str, str, str]
    emails: Iterable[str] = ()
    companies: Iterable[str] = ()
    phone: str = ""


def told_of(values: Mapping[str, Any]) -> Told:
    """Take from a row of members, by field, what is told of a person."""

    def said(key: str) -> str:
        value = values.get(key)
        return value if isinstance(value, str) else ""

    names = (in_order(said("full_name")), said("given_name"), said("family_name"))
    return Told(names, (said("email"),), (said("company"),), said("phone"))


def _readings(member: int, told: Told) -> Iterator[_Person]:
    """Fold what is told of a person; nothing without a name.

    Parts of a name that say something else than the whole are one more reading: what fills a
    blank part takes nothing away by which she was found.
    """
    full, given, family = map(_folded, told.names)
    places = tuple(_places(told))
    first, _, rest = full.partition(" ")
    whole = (first, rest.rpartition(" ")[2]) if rest else ("", full)
    parts = (given or whole[0], family or whole[1]) if given or family else whole
    for given_name, family_name in dict.fromkeys((parts, whole) if full else (parts,)):
        words = tuple(sorted((full or f"{given_name} {family_name}").split()))
        if words:
            yield _Person(member, given_name, family_name, words, places)


def _places(told: Told) -> Iterator[str]:
    for company in filter(None, told.companies):
        if key := company_key(company):
            yield f"c:{key}"
    for email in told.emails:
        domain = "" if is_role_mailbox(email) else email.rpartition("@")[2]
        if domain and domain not in _FREE_MAIL:
            yield f"d:{domain}"
    if told.phone and (digits := phone_key(told.phone)):
        yield f"p:{digits}"


_folded = lru_cache(maxsize=50_000)(fold_name)  # given names and companies come again and again


@lru_cache(maxsize=20_000)
def company_key(name: str) -> str:
    """Fold a company's name without its legal form."""
    words = fold_name(name).split()
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)


class Lookalikes:
    """The people of the desk and of earlier rows, found by likeness."""

    def __init__(self, session: Session) -> None:
        self._by_name: dict[tuple[str, tuple[str, ...]], list[_Person]] = defaultdict(list)
        self._by_family: dict[tuple[str, str], list[_Person]] = defaultdict(list)
        self._by_given: dict[tuple[str, str], list[_Person]] = defaultdict(list)
        self._placeless: dict[tuple[str, ...], list[_Person]] = defaultdict(list)
        for member, told in _people_of(session):
            self.enter(member, told)

    def enter(self, member: int, told: Told) -> None:
        """Let later rows be compared with this person."""
        for one in _readings(member, told):
            self._placeless[one.words].append(one)
            for place in one.places:
                self._by_name[place, one.words].append(one)
                self._by_family[place, one.family].append(one)
                self._by_given[place, one.given].append(one)

    def like(self, told: Told, *, only_a_name: bool) -> list[int]:
        """Give the members that may be this person; none for a person without a name."""
        found: dict[int, None] = {}
        for one in _readings(0, told):
            found.update(dict.fromkeys(other.member for other in self._alike(one)))
            if only_a_name:  # nothing else tells her from one of the same name
                found.update(dict.fromkeys(p.member for p in self._placeless.get(one.words, ())))
        return list(found)

    def _alike(self, one: _Person) -> Iterator[_Person]:
        for place in one.places:
            yield from self._by_name.get((place, one.words), ())
            if one.family:
                same_phone = place.startswith("p:")
                for other in self._by_family.get((place, one.family), ()):
                    if same_phone or _can_be_one(one.given, other.given):
                        yield other
            if one.given:
                for other in self._by_given.get((place, one.given), ()):
                    if _is_typo(one.family, other.family):
                        yield other


def _can_be_one(one: str, other: str) -> bool:
    return can_be_one_name(one, other) or _is_swap(one, other)


def _is_typo(one: str, other: str) -> bool:
    """Say whether two family names differ by one slip of the finger."""
    if min(len(one), len(other)) < _SHORTEST_TYPO:
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1


def _is_swap(one: str, other: str) -> bool:
    """Say whether two given names differ by swapped letters only: any other letter is a name."""
    return (
        len(one) == len(other) >= _SHORTEST_TYPO
        and sorted(one) == sorted(other)
        and OSA.distance(one, other, score_cutoff=1) == 1
    )


def _people_of(session: Session) -> Iterator[tuple[int, Told]]:
    """Give the members of the desk, at all places they are and were."""
    companies: dict[int, list[str]] = defaultdict(list)
    for member, company in session.execute(
        text(
            "SELECT e.member_id, a.company FROM employment e JOIN account a ON a.id = e.account_id"
        )
    ):
        companies[member].append(company)
    rows = session.execute(
        text(
            "SELECT id, coalesce(full_name, ''), coalesce(given_name, ''),"
            " coalesce(family_name, ''), coalesce(email, ''), coalesce(other_emails, ''),"
            " coalesce(phone, '') FROM member"
        )
    )
    for member, full, given, family, email, others, phone in rows:
        emails = (email, *others.lower().split("; ")) if others else (email,)
        yield member, Told((full, given, family), emails, companies.get(member, ()), phone)
