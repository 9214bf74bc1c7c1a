"""What colleagues answered in several ways, or the desk changed meanwhile, for her to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from advocate_desk.program.own_fields import value_text

OURS = ""  # the choice that leaves what the desk has

Of = tuple[str, str, str]  # the kind, the UID and the field


class Answer(NamedTuple):
    """What a colleague says of one field, on which sheet."""

    sheet: str
    who: str
    value: Any


@dataclass(frozen=True, slots=True)
class Dispute:
    """One field of an account that was answered in several ways.

    Attributes:
        of: by what `ImportSetup.settled` names it.
        name: of the account.
        heading: of the column.
        ours: what the desk holds now.
        answers: what colleagues say instead.
    """

    of: Of
    name: str
    heading: str
    ours: Any
    answers: tuple[Answer, ...]

    def words(self, sheet: str) -> str:
        """Say what else is said, to one who reads what this sheet says."""
        others = [
            f"{one.who} says {words_of(one.value)}" for one in self.answers if one.sheet != sheet
        ]
        told = ", ".join([*others, f"the desk has {words_of(self.ours)}"])
        return f"is not the only answer: {told}"


def words_of(value: Any) -> str:
    """Give a value as she reads it."""
    return value_text(value) if value is not None else "nothing"
