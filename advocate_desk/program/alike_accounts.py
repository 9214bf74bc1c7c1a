"""What makes two accounts look like one company."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.progress import Progress
from advocate_desk.program.alike_pairs import Evidence, Found, Rule, Strength, apply_rules
from advocate_desk.program.likeness import FREE_MAIL, company_key
from advocate_desk.store.models import Account

_NEAR = 90.0  # of 100: how near two names are (rapidfuzz)
_SHORTEST = 6  # letters; shorter names are near one another by chance
_NEIGHBOURS = 4  # names that are near stand near when all are sorted, by their begin or their end
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Company:
    """An account with its names, folded and without legal form; its own name in front."""

    id: int
    names: tuple[str, ...]
    domains: tuple[str, ...]
    shown: str


def alike_accounts(session: Session, progress: Progress) -> Found:
    """Give the pairs of accounts that look like one company, with what speaks for it."""
    rows = session.execute(
        select(Account.id, Account.company, Account.aliases, Account.domain).order_by(Account.id)
    )
    companies = [
        _Company(
            row_id,
            tuple(dict.fromkeys(company_key(name) for name in (company, *aliases))),
            tuple(one.lower() for one in domains),
            company,
        )
        for row_id, company, aliases, domains in rows
    ]
    found = apply_rules(companies, _RULES, lambda company: company.id, progress)
    _note_near_names(companies, found)
    return found


def _domains(company: _Company) -> Iterator[Hashable]:
    yield from (one for one in company.domains if one not in FREE_MAIL)


def _same_domain(_one: _Company, _other: _Company, key: Hashable) -> Evidence:
    return Evidence(Strength.SURE, f"Both have the domain {key}")


def _names(company: _Company) -> Iterator[Hashable]:
    yield from dict.fromkeys(tuple(sorted(name.split())) for name in company.names)


def _same_name(one: _Company, other: _Company, _key: Hashable) -> Evidence:
    if one.names[0] == other.names[0]:
        return Evidence(Strength.SURE, "The same name but for the legal form")
    if one.names[0] in other.names or other.names[0] in one.names:
        return Evidence(Strength.LIKELY, "One has the name of the other as an alias")
    return Evidence(Strength.LIKELY, "They share a name")


def _note_near_names(companies: Sequence[_Company], found: Found) -> None:
    """Compare names that stand beside one another when sorted, forwards and backwards."""
    long = [one for one in companies if len(one.names[0]) >= _SHORTEST]
    for order in (sorted(long, key=_begin), sorted(long, key=_end)):
        for at, one in enumerate(order):
            for other in order[at + 1 : at + 1 + _NEIGHBOURS]:
                if one.names[0] != other.names[0] and _is_near(one.names[0], other.names[0]):
                    said = Evidence(Strength.PERHAPS, "Names that differ by a letter or two")
                    found.note(one.id, other.id, "name", said)


def _begin(company: _Company) -> str:
    return company.names[0]


def _end(company: _Company) -> str:
    return company.names[0][::-1]


def _is_near(one: str, other: str) -> bool:
    """Say whether two names are near; those that number things are not, however near they look."""
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    return fuzz.ratio(one, other, score_cutoff=_NEAR) > 0


_RULES: tuple[Rule[_Company], ...] = (
    Rule("domain", _domains, _same_domain),
    Rule("name", _names, _same_name),
)
