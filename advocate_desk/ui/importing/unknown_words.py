"""The words of a file that nobody knows yet, each with what it could mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from advocate_desk.base.progress import Progress
from advocate_desk.sheets.mapping import fields_of
from advocate_desk.sheets.setup import ImportSetup
from advocate_desk.sheets.words import choices_of, find_unknown_words, suggest_choice


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word to be asked about once.

    Attributes:
        key: the field it stands in, as `ImportSetup.values` names it.
        count: how many cells hold it.
        suggested: the known word that looks most like it.
    """

    sheet: str
    key: str
    heading: str
    word: str
    count: int
    choices: tuple[str, ...]
    suggested: str | None


def find_words(
    session: Session, setup: ImportSetup, asked: Sequence[UnknownWord], progress: Progress
) -> list[UnknownWord]:
    """Find unknown words; those that were asked before stay in the list with their answers."""
    find_unknown_words(session, setup, progress)
    found: list[UnknownWord] = []
    for sheet in setup.chosen_sheets():
        kind = sheet.kind or ""
        headings = {field.key: field.heading for field in fields_of(kind)}
        found += [word for word in asked if word.sheet == sheet.name and sheet.column_of(word.key)]
        known = {(word.key, word.word) for word in found if word.sheet == sheet.name}
        for key, words in sheet.unknown_words.items():
            choices = choices_of(session, kind, key)
            found += [
                UnknownWord(
                    sheet.name,
                    key,
                    headings.get(key, key),
                    word,
                    count,
                    choices,
                    suggest_choice(session, kind, key, word),
                )
                for word, count in words.most_common()
                if (key, word) not in known
            ]
    return found
