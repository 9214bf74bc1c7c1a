"""The words of a file that nobody knows yet, each with what it could mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from advocate_desk.base.progress import Progress
from advocate_desk.sheets.mapping import fields_of
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import read_rows
from advocate_desk.sheets.setup import ImportSetup, SheetSetup, Unknown


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word to be asked about once.

    Attributes:
        key: the kind and field it stands in, as `ImportSetup.values` names them.
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
    # what she said of new words is a rule for the plan: here she may still say what they mean
    planning = Planning(session, replace(setup, unknown_value=Unknown.LEAVE), progress)
    found: list[UnknownWord] = []
    for sheet in setup.chosen_sheets():
        before = [word for word in asked if word.sheet == sheet.name and _is_asked(sheet, word)]
        known = {(word.key, word.word) for word in before}
        newly = _words_of(planning, sheet)
        found += before + [word for word in newly if (word.key, word.word) not in known]
    return found


def _is_asked(sheet: SheetSetup, word: UnknownWord) -> bool:
    kind, _dot, key = word.key.partition(".")
    return sheet.kind == kind and sheet.column_of(key) is not None


def _words_of(planning: Planning, sheet: SheetSetup) -> list[UnknownWord]:
    """Give the unknown words of a sheet, field by field, the most frequent first."""
    fields = {field.key: field for field in fields_of(sheet.kind or "")}
    found = []
    for key, words in read_rows(planning, sheet, fields).unknown.items():
        vocabulary = planning.vocabulary(sheet, fields[key])
        if vocabulary is None:
            continue
        choices = tuple(sorted(vocabulary.words, key=str.casefold))
        found += [
            UnknownWord(
                sheet=sheet.name,
                key=f"{sheet.kind}.{key}",
                heading=fields[key].heading,
                word=word,
                count=count,
                choices=choices,
                suggested=vocabulary.nearest(word),
            )
            for word, count in words.most_common()
        ]
    return found
