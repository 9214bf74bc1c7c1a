"""Columns of a list: how each field looks in a cell, and the words prepared for painting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.listing import Line
from advocate_desk.ui.tables.values import value_of, word_shown, words_of

# What a cell shows, prepared once per page: its text, and what its look needs besides.
Cell = tuple[str, Any]
BLANK: Cell = ("", None)


class Look(Enum):
    """How a cell is drawn."""

    TEXT = "text"
    DIM = "dim"  # days: read when wanted
    PERSON = "person"  # avatar and two lines
    STATUS = "status"  # one chip with a dot
    CHIPS = "chips"
    NUMBER = "number"


_LOOKS = {
    Shape.WORDS: Look.CHIPS,
    Shape.DAY: Look.DIM,
    Shape.MOMENT: Look.DIM,
    Shape.NUMBER: Look.NUMBER,
    Shape.DECIMAL: Look.NUMBER,
    Shape.MONEY: Look.NUMBER,
}
_WIDTHS = {
    Look.TEXT: 150,
    Look.DIM: 116,
    Look.PERSON: 212,
    Look.STATUS: 122,
    Look.CHIPS: 172,
    Look.NUMBER: 84,
}
_WIDE = {
    Shape.MONEY: 116,
    Shape.ACTIVITY_TYPE: 210,
    Shape.EMAIL: 210,
    Shape.LINK: 200,
    Shape.LONG_TEXT: 240,
}

# The colour of the chip for each word of a closed list; other lists are plain text.
CHIP_KINDS: Mapping[str, Mapping[str, str]] = {
    "members.status": {
        "candidate": "grey",
        "nominated": "violet",
        "approved": "blue",
        "invited": "blue",
        "enrolled": "green",
        "paused": "amber",
        "alumni": "grey",
        "declined": "red",
        "removed": "red",
    },
    "activities.status": {
        "idea": "grey",
        "asked": "blue",
        "accepted": "blue",
        "scheduled": "violet",
        "submitted": "violet",
        "completed": "green",
        "declined": "amber",
        "no reply": "amber",
        "cancelled": "grey",
        "rejected": "red",
    },
    "grants.status": {
        "idea": "grey",
        "needs approval": "amber",
        "approved": "blue",
        "ordered": "violet",
        "sent": "violet",
        "delivered": "green",
        "redeemed": "green",
        "declined": "red",
        "returned": "amber",
        "cancelled": "grey",
        "expired": "grey",
    },
    "consents.state": {
        "given": "green",
        "not asked": "grey",
        "refused": "red",
        "expired": "amber",
        "withdrawn": "red",
    },
    "opportunities.outcome": {"open": "blue", "won": "green", "lost": "grey"},
    "connections.status": {
        "offered": "grey",
        "accepted": "blue",
        "met": "green",
        "ongoing": "green",
        "declined": "amber",
    },
    "wins.may_tell": {"yes": "green", "ask": "amber", "no": "red"},
    "accounts.health": {"green": "green", "amber": "amber", "red": "red", "unknown": "grey"},
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        prepare: gives what the cell of a line shows.
        writes: the field that an edit of this cell changes; None where nothing can be typed.
        width: px at a text size of 100 %, until she changes it.
    """

    field: ListField
    look: Look
    prepare: Callable[[Line], Cell]
    width: int
    writes: ListField | None = None

    @property
    def key(self) -> str:
        """Give the key of its field."""
        return self.field.key

    @property
    def is_right(self) -> bool:
        """Say whether it stands at the right edge, as numbers do."""
        return self.look is Look.NUMBER


@dataclass(frozen=True, slots=True)
class People:
    """What stands for a whole row in a list: its field, the line below, what an edit changes."""

    key: str
    second: Callable[[Line], str]
    writes: str


def columns_of(kind: str, fields: Iterable[ListField], people: People) -> dict[str, Column]:
    """Give the column of every field of a list by its key."""
    by_key = {field.key: field for field in fields}
    return {key: _column(kind, field, by_key, people) for key, field in by_key.items()}


def chip_kind(kind: str, key: str, stored: Any) -> str:
    """Give the colour of a chip for a stored word."""
    return CHIP_KINDS.get(f"{kind}.{key}", {}).get(stored, "grey")


def _column(
    kind: str, field: ListField, by_key: Mapping[str, ListField], people: People
) -> Column:
    if field.key == people.key:
        prepare = partial(_person, kind, field, people.second)
        return Column(field, Look.PERSON, prepare, _WIDTHS[Look.PERSON], by_key.get(people.writes))
    writes = field if field.editable else None
    if f"{kind}.{field.key}" in CHIP_KINDS:
        look: Look = Look.STATUS
        prepare = partial(_status, kind, field)
    else:
        look = _LOOKS.get(field.shape, Look.TEXT)
        prepare = partial(_plain, kind, field)
    return Column(field, look, prepare, _WIDE.get(field.shape, _WIDTHS[look]), writes)


def _person(kind: str, field: ListField, second: Callable[[Line], str], line: Line) -> Cell:
    return (words_of(kind, field, line.values.get(field.key) or ""), second(line))


def _status(kind: str, field: ListField, line: Line) -> Cell:
    stored = line.values.get(field.key)
    return (words_of(kind, field, stored), chip_kind(kind, field.key, stored))


def _plain(kind: str, field: ListField, line: Line) -> Cell:
    value = value_of(field, line.values)
    if isinstance(value, tuple):  # chips, a word each
        value = tuple(word_shown(kind, field, word) for word in value)
    currency = line.values.get("currency") or ""
    return (" ".join(words_of(kind, field, value, currency).split()), value)
