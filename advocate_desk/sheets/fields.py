"""What a column of a file can mean: the desk's own fields, and those that only files have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from advocate_desk.program.fields import ListField, Shape

# fields of her own are named by this and the name of the field: `custom:Shoe size`
CUSTOM = "custom:"
IN_NOTES = "notes:"  # and columns that are kept in the notes of their rows: `notes:Shoe size`
BY_HEADING = (CUSTOM, IN_NOTES)
CUSTOM_SHAPES = {
    "text": Shape.TEXT,
    "number": Shape.NUMBER,
    "day": Shape.DAY,
    "yes/no": Shape.YES_NO,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column can mean.

    Attributes:
        key: its name in mappings and JSON: the own heading in lower case with underscores.
        heading: its heading in the program workbook; for fields only foreign files have, a name.
        choices: the closed list of words it may hold; empty where anything goes.
        grows: its words are hers, and a new one is made only when she says so (tags, tiers).
        own: the program workbook has this column.
        erasable: `(clear)` takes away what is there.
        offered: a heading that fits it is no more than a proposal; she must take it.
        signed: a number that may be below 0.
    """

    key: str
    heading: str
    shape: Shape = Shape.TEXT
    choices: tuple[str, ...] = ()
    grows: bool = False
    own: bool = True
    erasable: bool = True
    offered: bool = False
    signed: bool = False

    @property
    def is_custom(self) -> bool:
        """Say whether it is a field of her own."""
        return self.key.startswith(CUSTOM)


def own_fields(
    listed: Sequence[ListField], keys: Iterable[str], *, kept: Collection[str] = ()
) -> tuple[Field, ...]:
    """Give the fields of a list as columns of the program workbook; none is erased of `kept`."""
    by_key = {field.key: field for field in listed}
    fields = (_from_list(by_key[key]) for key in keys)
    return tuple(replace(one, erasable=one.erasable and one.key not in kept) for one in fields)


def _from_list(field: ListField) -> Field:
    heading = {"evidence": "Evidence"}.get(field.key, field.label)
    return Field(
        field.key,
        heading,
        field.shape,
        field.choices,
        grows=field.key in _GROWING,
        erasable=field.key not in _NEVER_BLANK,
    )


_NEVER_BLANK = frozenset(
    (
        *("full_name", "person_type", "status", "member", "type", "trigger", "name", "category"),
        *("stance", "moment", "effort", "counts_as_advocacy", "counts_towards_load", "active"),
        "rate",
    )
)
_GROWING = frozenset({"tags", "tier", "type", "csm", "account_executive", "asked_by"})


def colleague(key: str, heading: str) -> Field:
    """Give a column that names one of our own people."""
    return Field(key, heading, Shape.COLLEAGUE, grows=True)


def reward(key: str = "reward") -> Field:
    """Give a column that names something of the catalogue of rewards."""
    return Field(key, "Reward", grows=True)


def foreign(key: str, heading: str, shape: Shape = Shape.TEXT) -> Field:
    """Give a field that only other people's files have."""
    return Field(key, heading, shape, own=False, erasable=False)


def custom(name: str, shape: Shape = Shape.TEXT) -> Field:
    """Give the field of a column that becomes, or is, a field of her own."""
    return Field(f"{CUSTOM}{name}", name, shape)


def is_blank(value: Any) -> bool:
    """Say whether a field holds nothing."""
    return value is None or value == ()


@lru_cache(maxsize=512)
def plain_label(key: str) -> str:
    """Give a field's name for sentences, without its kind."""
    return key.rpartition(".")[2].removeprefix(CUSTOM).removeprefix(IN_NOTES).replace("_", " ")
