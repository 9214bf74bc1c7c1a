"""Finds members who may be the person of a row although nothing certain says so.

She decides. A likeness of names alone is none: a company, a mail domain or a phone number must
agree too. And John is not Joan, nor Mario Maria: given names must be the same, or short for one
another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA
from sqlalchemy import text
from sqlalchemy.orm import Session

from advocate_desk.base.contact import is_role_mailbox, phone_key
from advocate_desk.base.text import fold_name
from advocate_desk.sheets.nicknames import can_be_one_name

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
class Person:
    """What is known of a person, folded for comparing.

    Attributes:
        places: what two people who are one would share: company, mail domain, phone.
    """

    member: int
    given: str
    family: str
    words: tuple[str, ...]  # all words of the name, sorted
    places: tuple[str, ...]
    phone: str | None


def person(
    member: int, names: tuple[str, str, str], email: str, company: str, phone: str
) -> Person:
    """Fold what is known of a person; `names` are full, given and family name."""
    full, given, family = map(_folded, names)
    if not (given and family):
        first, _, rest = full.partition(" ")
        given, family = (given or first, family or rest.rpartition(" ")[2]) if rest else ("", full)
    words = tuple(sorted((full or f"{given} {family}").split()))
    digits = phone_key(phone) if phone else None
    places = []
    if company and (key := company_key(company)):
        places.append(f"c:{key}")
    domain = email.rpartition("@")[2]
    if domain and domain not in _FREE_MAIL:
        places.append(f"d:{domain}")
    if digits:
        places.append(f"p:{digits}")
    return Person(member, given, family, words, tuple(places), digits)


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
        self._by_name: dict[tuple[str, tuple[str, ...]], list[Person]] = defaultdict(list)
        self._by_family: dict[tuple[str, str], list[Person]] = defaultdict(list)
        self._by_given: dict[tuple[str, str], list[Person]] = defaultdict(list)
        self._placeless: dict[tuple[str, ...], list[Person]] = defaultdict(list)
        for one in _people_of(session):
            self.enter(one)

    def enter(self, one: Person) -> None:
        """Let later rows be compared with this person."""
        if not one.words:
            return
        self._placeless[one.words].append(one)
        for place in one.places:
            self._by_name[place, one.words].append(one)
            self._by_family[place, one.family].append(one)
            self._by_given[place, one.given].append(one)

    def like(self, one: Person, *, only_a_name: bool) -> list[int]:
        """Give the members that may be this person; none for a person without a name."""
        if not one.words:
            return []
        found = dict.fromkeys(other.member for other in self._alike(one))
        if only_a_name:  # nothing else tells her from one of the same name
            found.update(dict.fromkeys(p.member for p in self._placeless.get(one.words, ())))
        return list(found)

    def _alike(self, one: Person) -> Iterator[Person]:
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


def _people_of(session: Session) -> Iterator[Person]:
    rows = session.execute(
        text(
            "SELECT m.id, coalesce(m.full_name, ''), coalesce(m.given_name, ''),"
            " coalesce(m.family_name, ''), coalesce(m.email, ''), coalesce(a.company, ''),"
            " coalesce(m.phone, '') FROM member m"
            " LEFT JOIN member_figures f ON f.member_id = m.id"
            " LEFT JOIN account a ON a.id = f.account_id"
        )
    )
    for member, full, given, family, email, company, phone in rows:
        address = "" if is_role_mailbox(email) else email
        yield person(member, (full, given, family), address, company, phone)
