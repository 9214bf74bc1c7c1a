"""The words of a file that nobody knows yet, each with what it could mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold_name
from advocate_desk.sheets.mapping import fields_of
from advocate_desk.sheets.setup import ImportSetup, SheetSetup
from advocate_desk.sheets.unknown_words import choices_of, find_unknown_words
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


def _is_asked(sheet: SheetSetup, word: UnknownWord) -> bool:
    kind, _dot, key = word.key.partition(".")
    read = (*sheet.columns, *sheet.said_besides())
    return sheet.kind == kind and key in (column.field for column in read)


def _words_of(session: Session, setup: ImportSetup, sheet: SheetSetup) -> list[UnknownWord]:
    """Give the unknown words of a sheet, field by field, the most frequent first."""
    fields = {field.key: field for field in fields_of(sheet.kind or "")}
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
