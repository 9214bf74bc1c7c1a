"""Finds the words of a file that mean nothing yet, and what each most likely means."""

from __future__ import annotations

from collections import Counter

from sqlalchemy.orm import Session

from advocate_desk.base.progress import NoProgress
from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importers import importer_of
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.setup import ImportSetup, SheetSetup, Unknown
from advocate_desk.sheets.values import Flawed, Manner, reading_of


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
