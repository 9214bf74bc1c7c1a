"""Why a row waits for her to say who is meant, and who may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """By what somebody may be meant, though nothing certain says so."""

    CONFLICT = "conflict"  # its id says one member, its e-mail another
    SAME_NAME = "same name"  # and the same company, mail domain or phone
    SAME_PHONE = "same phone"  # and the same family name
    SHORT_NAME = "short name"  # a nickname, or letters swapped, at the same place
    SPELLING = "spelling"  # the family name differs by one letter, at the same place
    NAME_ONLY = "name only"  # the same name, and nothing else is told
    SEVERAL = "several"  # the name fits several members
    OTHER_EMAIL = "other e-mail"  # the name fits, the e-mail beside it is unknown
    TWO_PEOPLE = "two people"  # one name of two
    EARLIER = "earlier row"  # goes by what a row before does that must be decided first
    NOBODY = "nobody"  # names nobody known


@dataclass(frozen=True, slots=True)
class Doubt:
    """What makes a row wait.

    Attributes:
        maybe: who may be meant, the likeliest first: ids of members, or below zero the numbers of
            members whom earlier rows of the same import make.
    """

    rule: Rule
    maybe: tuple[int, ...] = ()
