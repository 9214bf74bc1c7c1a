"""Finds the words of a file that mean nothing yet, and what each most likely means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

from advocate_desk.base.progress import NoProgress
from advocate_desk.base.text import fold_name
from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importers import importer_of
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.setup import ImportSetup, SheetSetup, Unknown
from advocate_desk.sheets.values import Flawed, Manner, reading_of
from advocate_desk.sheets.vocabulary import Vocabulary

MOST_ASKED = 200  # words, the most frequent ones; the rest follow the rule for unknown words
_A_SLIP = 70  # of 100: Slvr for Silver, not Gold


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word to be asked about once.

    Attributes:
        key: the kind and field it stands in, as `ImportSetup.values` names them.
        count: how many cells hold it.
        choices: what it can mean, one list for all words of a field.
        suggested: the known word that looks most like it; none for words that are not asked about.
        can_be_new: the rule may make a new one of it; words of a closed list cannot be added to.
    """

    sheet: str
    key: str
    heading: str
    word: str
    count: int
    choices: tuple[str, ...]
    suggested: str | None
    can_be_new: bool


def find_words(
    session: Session, setup: ImportSetup, asked: Sequence[UnknownWord]
) -> list[UnknownWord]:
    """Find unknown words; those that were asked before stay in the list with their answers."""
    find_unknown_words(session, setup)
    found: dict[tuple[str, str], UnknownWord] = {}
    for sheet in setup.chosen_sheets():
        before = [word for word in asked if word.sheet == sheet.name and _is_asked(sheet, word)]
        for word in (*before, *_words_of(session, setup, sheet)):
            found.setdefault((word.key, word.word), word)  # one answer does for all sheets
    return list(found.values())


def find_unknown_words(session: Session, setup: ImportSetup) -> None:
    """Fill each sheet's `unknown_words`: by field, the words, each with how many cells hold it."""
    created, setup.unknown_value = setup.unknown_value, Unknown.LEAVE
    try:
        planning = Planning(session, setup, NoProgress())
        for sheet in setup.chosen_sheets():
            sheet.unknown_words = _unknown_words(planning, sheet)
    finally:
        setup.unknown_value = created


def choices_of(session: Session, setup: ImportSetup, sheet: SheetSetup, key: str) -> list[str]:
    """Give the words that a field knows, for her to choose from."""
    field = importer_of(sheet.kind or "").field(key)
    vocabulary = Planning(session, setup, NoProgress()).vocabulary(sheet, field) if field else None
    return list(vocabulary.words) if vocabulary else []


def _unknown_words(planning: Planning, sheet: SheetSetup) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    importer = importer_of(sheet.kind or "")
    for column in (*sheet.columns, *sheet.said_besides()):
        field = importer.field(column.field) if column.field else None
        words = _of_column(planning, sheet, column, field) if field else Counter()
        if field is not None and words:
            found[field.key] = words
    return found


def _of_column(
    planning: Planning, sheet: SheetSetup, column: ColumnSetup, field: Field
) -> Counter[str]:
    vocabulary = planning.vocabulary(sheet, field)
    found: Counter[str] = Counter()
    if vocabulary is None:
        return found
    read = reading_of(field, Manner(vocabulary=vocabulary, is_program=sheet.is_program))
    for cell, count in Counter(planning.cells(sheet, column)).items():
        value = read(cell) if cell is not None else None
        if isinstance(value, Flawed):
            for word in value.unknown:
                found[word] += count
    return found


def _is_asked(sheet: SheetSetup, word: UnknownWord) -> bool:
    kind, _dot, key = word.key.partition(".")
    read = (*sheet.columns, *sheet.said_besides())
    return sheet.kind == kind and key in (column.field for column in read)


def _words_of(session: Session, setup: ImportSetup, sheet: SheetSetup) -> list[UnknownWord]:
    """Give the unknown words of a sheet, field by field, the most frequent first."""
    fields = {field.key: field for field in importer_of(sheet.kind or "").fields}
    found = []
    for key, counted in sheet.unknown_words.items():
        words = _spelt_once(counted)
        can_be_new = not fields[key].choices
        known = Vocabulary(choices_of(session, setup, sheet, key), {})
        asked = list(words)[:MOST_ASKED]
        choices = tuple(sorted({*known.words, *(asked if can_be_new else ())}, key=str.casefold))
        for place, (word, count) in enumerate(words.items()):
            more_frequent = asked[:place] if can_be_new else []
            found.append(
                UnknownWord(
                    sheet=sheet.name,
                    key=f"{sheet.kind}.{key}",
                    heading=fields[key].heading,
                    word=word,
                    count=count,
                    choices=choices,
                    suggested=(known.nearest(word) or _misspelt(word, more_frequent))
                    if place < MOST_ASKED
                    else None,
                    can_be_new=can_be_new,
                )
            )
    return found


def _spelt_once(counted: Counter[str]) -> dict[str, int]:
    """Give words with their counts; those that differ by case or accents only are one word."""
    spellings: dict[str, str] = {}
    words: Counter[str] = Counter()
    for word, count in counted.most_common():
        words[spellings.setdefault(fold_name(word), word)] += count
    return dict(words.most_common())


def _misspelt(word: str, others: Sequence[str]) -> str | None:
    """Give the more frequent word of the file that this one may be a slip of."""
    near = process.extractOne(word, others, scorer=fuzz.ratio, score_cutoff=_A_SLIP)
    return near[0] if near else None
