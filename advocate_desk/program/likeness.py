"""When two people can be one: how names, companies, addresses and numbers are compared.

A likeness of names alone is none: a company, a mail domain or a phone number must agree too. And
John is not Joan, nor Mario Maria: given names must be the same, or short for one another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA
from sqlalchemy import text
from sqlalchemy.orm import Session

from advocate_desk.base.contact import is_role_mailbox, phone_key
from advocate_desk.base.text import fold_name
from advocate_desk.program.nicknames import can_be_one_name

_LEGAL = frozenset(
    (
        *("ltd", "limited", "gmbh", "inc", "llc", "sa", "plc", "ab", "ag", "bv", "nv", "co"),
        *("corp", "corporation", "company", "kg", "oy", "as", "aps", "srl", "spa", "sl", "pty"),
    )
)
FREE_MAIL = frozenset(
    (
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com"),
        *("gmx.de", "gmx.net", "web.de", "aol.com", "live.com", "me.com", "proton.me", "mail.com"),
        *("protonmail.com", "yahoo.co.uk", "orange.fr", "free.fr", "t-online.de", "msn.com"),
    )
)
_TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "herr"),
        *("frau", "dipl", "ing", "mag", "mme", "mlle", "sr", "sra", "dott", "ir", "drs"),
    )
)
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SHORTEST_TYPO = 4  # letters; in shorter names a typo is another name


@dataclass(frozen=True, slots=True)
class Reading:
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
    linkedin: str = ""


def readings(member: int, told: Told) -> Iterator[Reading]:
    """Fold what is told of a person; nothing without a name.

    Parts of a name that say something else than the whole are one more reading: what fills a
    blank part takes nothing away by which she was found.
    """
    full, given, family = map(_folded_name, told.names)
    places = tuple(_places(told))
    first, _, rest = full.partition(" ")
    whole = (first, rest.rpartition(" ")[2]) if rest else ("", full)
    parts = (given or whole[0], family or whole[1]) if given or family else whole
    for given_name, family_name in dict.fromkeys((parts, whole) if full else (parts,)):
        words = tuple(sorted((full or f"{given_name} {family_name}").split()))
        if words:
            yield Reading(member, given_name, family_name, words, places)


def _places(told: Told) -> Iterator[str]:
    for company in filter(None, told.companies):
        if key := company_key(company):
            yield f"c:{key}"
    for email in told.emails:
        domain = "" if is_role_mailbox(email) else email.rpartition("@")[2]
        if domain and domain not in FREE_MAIL:
            yield f"d:{domain}"
    if told.phone and (digits := phone_key(told.phone)):
        yield f"p:{digits}"


@lru_cache(maxsize=50_000)  # given names come again and again
def _folded_name(name: str) -> str:
    """Fold a name without what stands before or behind it: titles, and words in brackets."""
    plain = _IN_BRACKETS.sub(" ", name) if "(" in name or "[" in name else name
    words = fold_name(plain).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words) or fold_name(name)


@lru_cache(maxsize=20_000)
def company_key(name: str) -> str:
    """Fold a company's name without its legal form."""
    words = fold_name(name).split()
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)


def can_be_one(one: str, other: str) -> bool:
    """Say whether two given names can be one: the same, short for it, or two letters swapped."""
    return can_be_one_name(one, other) or _is_swap(one, other)


def is_typo(one: str, other: str) -> bool:
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


def people_told(session: Session) -> Iterator[tuple[int, Told]]:
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
            " coalesce(phone, ''), coalesce(linkedin, '') FROM member ORDER BY id"
        )
    )
    for member, full, given, family, email, others, phone, linkedin in rows:
        emails = (email, *others.lower().split("; ")) if others else (email,)
        names, at = (full, given, family), companies.get(member, ())
        yield member, Told(names, emails, at, phone, linkedin)
