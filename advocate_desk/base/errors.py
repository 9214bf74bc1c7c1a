"""What can go wrong, in one sentence a person can act on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class DeskError(Exception):
    """Something she should be told: what happened, and what to do about it."""

    def __init__(self, sentence: str, hint: str = "", *, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
        self.exit_code = exit_code

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


class NotADesk(DeskError):
    """The file is not a program file of ours."""


class NewerDesk(DeskError):
    """The file was written by a newer version of Advocate Desk."""


class DamagedDesk(DeskError):
    """The file is ours, but its contents do not hold together."""


class DeskInUse(DeskError):
    """Another window or command is writing to the file."""


class DiskFull(DeskError):
    """There is no room left; the change was not saved, nothing else was lost."""


class ReadOnlyPlace(DeskError):
    """The file or its folder can be looked at but not written to."""


class BadFile(DeskError):
    """A spreadsheet that cannot be read."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field of a draft; `field` is empty when it is about the whole."""

    field: str
    text: str


class InvalidDraft(DeskError):
    """What the user entered cannot be saved as it is.

    Attributes:
        problems: each with the field it belongs to.
        row_id: the row that is wrong, where several were to be changed.
    """

    def __init__(self, problems: Sequence[Problem], row_id: int | None = None) -> None:
        super().__init__("; ".join(problem.text for problem in problems))
        self.problems = tuple(problems)
        self.row_id = row_id
