"""Tells the questions of a survey tool's export apart: the score, free texts, and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advocate_desk.base.text import fold
from advocate_desk.sheets.cells import Cell, cell_text
from advocate_desk.sheets.fields import CUSTOM
from advocate_desk.sheets.grid import Sheet, Table
from advocate_desk.sheets.heading_rows import HEADING_JOINT, shape
from advocate_desk.sheets.layout import heading_texts
from advocate_desk.sheets.table_shapes import place_of, with_columns

_COMMENTS = "Comments"
_RECOMMENDS = re.compile(r"how likely\b.*\brecommend|likel(?:y|ihood) to recommend")
_FREE = re.compile(r"open[- ]ended|\bcomments?\b|_text\b|- text$")
_CHOSEN = re.compile(r"- selected choice$")
_WORDY = 20  # signs that answers have on average which are not chosen from a list
_DIFFERENT = 0.5  # of free answers at least


class SurveyQuestions:
    """The questions of one tool: all columns that it does not make itself.

    Args:
        own: the headings of the columns that it makes, and of those named as persons are.
        properties: what headings of things told about the person look like.
    """

    def __init__(self, own: frozenset[str], *, properties: str) -> None:
        self._own = own
        self._properties = re.compile(properties)

    def with_comments(self, table: Table, _sheet: Sheet) -> Table:
        """Put the answers to several free questions into one column, each after its question."""
        asked = self._free_texts(table)
        if len(asked) < 2 or place_of(table, _COMMENTS.lower()) is not None:
            return table
        columns = [table.column(place) for place in asked]
        names = [_question(table.headings[place]) for place in asked]
        said = [_together(names, cells) for cells in zip(*columns, strict=True)]
        return with_columns(table, {_COMMENTS: said})

    def meanings(self, table: Table) -> dict[str, str]:
        """Give by heading what the columns mean that are not the same in all surveys."""
        found: dict[str, str] = {}
        free = [table.headings[place] for place in self._free_texts(table)]
        if place_of(table, _COMMENTS.lower()) is None:
            found = dict.fromkeys(free[:1], "comment")
        else:
            found = dict.fromkeys(free, "") | {_COMMENTS: "comment"}
        scores = [
            heading
            for place, heading in enumerate(table.headings)
            if _RECOMMENDS.search(fold(heading)) and _has_scores(table.column(place))
        ]
        found |= dict.fromkeys(scores[:1], "nps")
        for place, heading in enumerate(table.headings):
            if any(map(self._properties.fullmatch, heading_texts(heading))):
                is_told = any(cell is not None for cell in table.column(place))
                found[heading] = f"{CUSTOM}{_question(heading)}" if is_told else ""
        return found

    def _free_texts(self, table: Table) -> list[int]:
        """Give the places of the questions that are answered in words of one's own."""
        return [
            place
            for place, heading in enumerate(table.headings)
            if self._is_question(heading)
            and _is_free(heading, _codes(table, place), table.column(place))
        ]

    def _is_question(self, heading: str) -> bool:
        texts = heading_texts(heading)
        if any(text in self._own or self._properties.fullmatch(text) for text in texts):
            return False
        return fold(heading) != _COMMENTS.lower() and not _RECOMMENDS.search(texts[0])


def _has_scores(cells: Sequence[Cell]) -> bool:
    """Say whether cells hold figures, not the group each falls into."""
    texts = [cell_text(cell) for cell in cells if cell is not None]
    return any(text[:1].isdigit() for text in texts) or not texts


def _codes(table: Table, place: int) -> str:
    """Give what the heading rows say over a column, with the codes that are no heading."""
    first = table.header_row - 1
    column = table.columns[place]
    rows = table.source[first : first + table.heading_rows]
    return " ".join(cell_text(row[column]) for row in rows if column < len(row))


def _is_free(heading: str, codes: str, cells: Sequence[Cell]) -> bool:
    texts = [cell_text(cell) for cell in cells if cell is not None]
    told = fold(heading)
    if _CHOSEN.search(told) or not any(shape(text) == "text" for text in texts):
        return False
    if _FREE.search(told) or _FREE.search(fold(codes)):
        return True
    length = sum(map(len, texts)) / len(texts)
    return length >= _WORDY and len(set(texts)) >= _DIFFERENT * len(texts)


def _question(heading: str) -> str:
    """Give the words of a question without its code and without what every one has."""
    parts = heading.split(HEADING_JOINT)
    if len(parts) < 2:
        return heading
    return (
        parts[0] if _FREE.search(fold(parts[-1])) or len(parts[0]) > len(parts[-1]) else parts[-1]
    )


def _together(names: Sequence[str], cells: Sequence[Cell]) -> str | None:
    said = zip(names, cells, strict=True)
    lines = (f"{name} {cell_text(cell)}" for name, cell in said if cell is not None)
    return "\n".join(lines) or None
