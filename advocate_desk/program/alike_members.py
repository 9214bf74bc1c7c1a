"""What makes two members look like one person."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from advocate_desk.base.contact import is_role_mailbox
from advocate_desk.base.progress import Progress
from advocate_desk.program.alike_pairs import Evidence, Found, Rule, Strength, apply_rules
from advocate_desk.program.likeness import (
    Reading,
    Told,
    can_be_one,
    company_key,
    is_typo,
    people_told,
    readings,
)

_NEAR = 85.0  # of 100 (rapidfuzz): two letters of a long family name may differ


@dataclass(frozen=True, slots=True)
class _Person:
    """A reading of a member, with what else is told of her."""

    reading: Reading
    told: Told

    @property
    def id(self) -> int:
        """Give the member's id."""
        return self.reading.member

    @property
    def shown(self) -> str:
        """Give the name as it is written."""
        full, given, family = self.told.names
        return full or f"{given} {family}".strip()


def alike_members(session: Session, progress: Progress) -> Found:
    """Give the pairs of members that look like one person, with what speaks for it."""
    people = [
        _Person(reading, told)
        for member, told in people_told(session)
        for reading in _one_at_least(member, told)
    ]
    return apply_rules(people, _RULES, lambda person: person.id, progress)


def _one_at_least(member: int, told: Told) -> Sequence[Reading]:
    return list(readings(member, told)) or [Reading(member, "", "", (), ())]


def _addresses(person: _Person) -> Iterator[Hashable]:
    for email in dict.fromkeys(person.told.emails):
        if email and not is_role_mailbox(email):
            yield email


def _same_address(_one: _Person, _other: _Person, key: Hashable) -> Evidence:
    return Evidence(Strength.SURE, f"Both have the address {key}")


def _profiles(person: _Person) -> Iterator[Hashable]:
    if person.told.linkedin:
        yield person.told.linkedin


def _same_profile(_one: _Person, _other: _Person, key: Hashable) -> Evidence:
    return Evidence(Strength.SURE, f"Both have the profile {key}")


def _names_at_places(person: _Person) -> Iterator[Hashable]:
    for place in person.reading.places:
        yield place, person.reading.words


def _same_name(one: _Person, other: _Person, key: Hashable) -> Evidence:
    place = _place(one, other, key)
    is_swapped = one.reading.family != other.reading.family
    if is_swapped and one.reading.given == other.reading.family:
        return Evidence(Strength.LIKELY, f"The same name with its parts swapped, {place}")
    return Evidence(Strength.LIKELY, f"The same name, {place}")


def _families_at_places(person: _Person) -> Iterator[Hashable]:
    if person.reading.family:
        for place in person.reading.places:
            yield place, person.reading.family


def _given_for_one(one: _Person, other: _Person, key: Hashable) -> Evidence | None:
    names = (one.reading.given, other.reading.given)
    if names[0] == names[1] or not can_be_one(*names):
        return None
    strength = Strength.PERHAPS if 1 in map(len, names) else Strength.LIKELY
    said = f"{one.shown} and {other.shown} can be one name"
    return Evidence(strength, f"{said}, {_place(one, other, key)}")


def _givens_at_places(person: _Person) -> Iterator[Hashable]:
    if len(person.reading.given) > 1:
        for place in person.reading.places:
            yield place, person.reading.given


def _near_family(one: _Person, other: _Person, key: Hashable) -> Evidence | None:
    mine, theirs = one.reading, other.reading
    if mine.words == theirs.words:
        return None
    place = _place(one, other, key)
    shorter, longer = sorted((set(mine.words), set(theirs.words)), key=len)
    if len(shorter) > 1 and shorter < longer:
        return Evidence(Strength.LIKELY, f"One name holds the other, {place}")
    if mine.family == theirs.family:
        return Evidence(Strength.LIKELY, f"The same given and family name, {place}")
    if not mine.family.isalpha():  # what is numbered is told apart by its number
        return None
    near = fuzz.ratio(mine.family, theirs.family, score_cutoff=_NEAR)
    if near or is_typo(mine.family, theirs.family):
        return Evidence(Strength.PERHAPS, f"Names that differ by a letter or two, {place}")
    return None


def _whole_names(person: _Person) -> Iterator[Hashable]:
    if len(person.reading.words) > 1:
        yield person.reading.words


def _only_a_name(one: _Person, other: _Person, _key: Hashable) -> Evidence | None:
    if one.reading.places and other.reading.places:
        return None
    return Evidence(Strength.PERHAPS, "The same name, and of one no more is known")


def _place(one: _Person, other: _Person, key: Hashable) -> str:
    """Say where both are: at a company, a mail domain or a phone number."""
    place = str(key[0]) if isinstance(key, tuple) else ""
    what, _, name = place.partition(":")
    if what == "p":
        return "and the same phone number"
    if what == "d":
        return f"both with an address at {name}"
    companies = (*one.told.companies, *other.told.companies)
    return f"both at {next((c for c in companies if company_key(c) == name), name)}"


_RULES: tuple[Rule[_Person], ...] = (
    Rule("address", _addresses, _same_address),
    Rule("profile", _profiles, _same_profile),
    Rule("name", _names_at_places, _same_name),
    Rule("name", _families_at_places, _given_for_one),
    Rule("name", _givens_at_places, _near_family),
    Rule("name", _whole_names, _only_a_name),
)
