"""Finds members who may be the person of a row although nothing certain says so; she decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from advocate_desk.program.likeness import (
    Reading,
    Told,
    can_be_one,
    is_typo,
    people_told,
    readings,
)
from advocate_desk.sheets.doubts import Rule
from advocate_desk.sheets.people import in_order


def told_of(values: Mapping[str, Any]) -> Told:
    """Take from a row of members, by field, what is told of a person."""

    def said(key: str) -> str:
        value = values.get(key)
        return value if isinstance(value, str) else ""

    names = (in_order(said("full_name")), said("given_name"), said("family_name"))
    return Told(names, (said("email"),), (said("company"),), said("phone"))


class Lookalikes:
    """The people of the desk and of earlier rows, found by likeness."""

    def __init__(self, session: Session) -> None:
        self._by_name: dict[tuple[str, tuple[str, ...]], list[Reading]] = defaultdict(list)
        self._by_family: dict[tuple[str, str], list[Reading]] = defaultdict(list)
        self._by_given: dict[tuple[str, str], list[Reading]] = defaultdict(list)
        self._placeless: dict[tuple[str, ...], list[Reading]] = defaultdict(list)
        self._compared: tuple[Told, list[Reading]] | None = None  # who was compared last
        for member, told in people_told(session):
            self.enter(member, told)

    def enter(self, member: int, told: Told) -> None:
        """Let later rows be compared with this person."""
        for read in self._readings(told):
            one = Reading(member, read.given, read.family, read.words, read.places)
            self._placeless[one.words].append(one)
            for place in one.places:
                self._by_name[place, one.words].append(one)
                self._by_family[place, one.family].append(one)
                self._by_given[place, one.given].append(one)

    def like(self, told: Told, *, only_a_name: bool) -> dict[int, Rule]:
        """Give the members that may be this person, and why; none for one without a name."""
        found: dict[int, Rule] = {}
        for one in self._readings(told):
            for other, rule in self._alike(one):
                found.setdefault(other.member, rule)
            if only_a_name:  # nothing else tells her from one of the same name
                for other in self._placeless.get(one.words, ()):
                    found.setdefault(other.member, Rule.NAME_ONLY)
        return found

    def _readings(self, told: Told) -> list[Reading]:
        """Fold what is told of a person; who is new is compared first, then entered."""
        if self._compared is None or self._compared[0] is not told:
            self._compared = (told, list(readings(0, told)))
        return self._compared[1]

    def _alike(self, one: Reading) -> Iterator[tuple[Reading, Rule]]:
        for place in one.places:
            for other in self._by_name.get((place, one.words), ()):
                yield other, Rule.SAME_NAME
            if one.family:
                yield from self._of_family(one, place)
            if one.given:
                for other in self._by_given.get((place, one.given), ()):
                    if is_typo(one.family, other.family):
                        yield other, Rule.SPELLING

    def _of_family(self, one: Reading, place: str) -> Iterator[tuple[Reading, Rule]]:
        for other in self._by_family.get((place, one.family), ()):
            if can_be_one(one.given, other.given):
                yield other, Rule.SHORT_NAME
            elif place.startswith("p:"):
                yield other, Rule.SAME_PHONE
