"""Puts a survey's columns of ticked answers together: one column per question, several values.

A survey tool writes one column per answer that could be ticked, with the question over the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advocate_desk.base.text import fold
from advocate_desk.sheets.cells import Cell, cell_text

Rows = Sequence[tuple[Cell, ...]]
_TICKED_WORDS = "1 x yes y true ✓ ✔ ☑ checked selected ticked ja oui si"
_NOT_TICKED_WORDS = "0 no n false - ☐ unchecked unselected nein non"
_TICKED = frozenset(_TICKED_WORDS.split())
_NOT_TICKED = frozenset(_NOT_TICKED_WORDS.split())
_SELECTED = re.compile(r"\s*-\s*selected choice$", re.IGNORECASE)  # Qualtrics adds it
_OTHER = re.compile(r"\bother\b|please specify|\bandere|\bautre|\botr[ao]|sonstige", re.IGNORECASE)
_DASH = " - "


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the columns (from 0) of its answers with the words of each.

    Attributes:
        free: the column for an answer in own words, if there is one.
    """

    words: str
    answers: tuple[tuple[int, str], ...]
    free: int | None = None

    @property
    def columns(self) -> tuple[int, ...]:
        """Give its columns; the first one is to hold all answers."""
        own = [column for column, _ in self.answers]
        return tuple(own if self.free is None else [*own, self.free])


def questions_of(parts: Sequence[Sequence[str]], rows: Rows) -> list[Question]:
    """Find questions with an answer in each of several columns.

    `parts` are the rows of headings, the question over each of its columns; `rows` are the data.
    """
    told = [_question_and_answer([row[at] for row in parts]) for at in range(len(parts[0]))]
    found = []
    first = 0
    for at in range(1, len(told) + 1):
        if at == len(told) or told[at][0] != told[first][0]:
            if question := _asked(told[first:at], first, rows):
                found.append(question)
            first = at
    return found


def join_answers(rows: Rows, question: Question, data: Sequence[int]) -> list[tuple[Cell, ...]]:
    """Give the rows with all answers to a question in its first column, the others blank."""
    joined = list(rows)
    for index in data:
        row = list(joined[index])
        row += [None] * (max(question.columns) + 1 - len(row))
        said = [words for column, words in question.answers if _is_ticked(row[column], words)]
        if question.free is not None and row[question.free] is not None:
            said.append(cell_text(row[question.free]))
        for column in question.columns:
            row[column] = None
        row[question.columns[0]] = "; ".join(said) or None
        joined[index] = tuple(row)
    return joined


def _question_and_answer(parts: Sequence[str]) -> tuple[str, str]:
    """Split what stands over a column; the answer is empty where it stands for itself."""
    top, below = parts[0], parts[-1]
    question, dash, answer = below.rpartition(_DASH)
    if dash and top and top != below and not any(parts[1:-1]):
        stem = top.rpartition("_")[0]
        if stem:  # codes such as Q5_1 over the question and its answer
            return _SELECTED.sub("", question), answer
    return (top, below) if top != below else (top, "")


def _asked(told: Sequence[tuple[str, str]], first: int, rows: Rows) -> Question | None:
    """Give the question of neighbouring columns if they hold ticked answers."""
    words = told[0][0]
    if len(told) < 2 or not words:
        return None
    answers, free = [], None
    for column, (_, answer) in enumerate(told, start=first):
        if answer and _is_of_ticks(rows, column, answer):
            answers.append((column, answer))
        elif answer and _OTHER.search(answer):
            free = column
    ticked = any(_is_ticked(_cell(row, column), said) for row in rows for column, said in answers)
    return Question(words, tuple(answers), free) if len(answers) > 1 and ticked else None


def _is_of_ticks(rows: Rows, column: int, answer: str) -> bool:
    """Say whether a column holds nothing but the answer, or marks that it was ticked or not."""
    different = {fold(cell_text(cell)) for row in rows if (cell := _cell(row, column)) is not None}
    return different <= {fold(answer)} or different <= (_TICKED | _NOT_TICKED)


def _is_ticked(cell: Cell, answer: str) -> bool:
    if cell is None:
        return False
    word = fold(cell_text(cell))
    return word == fold(answer) or word in _TICKED


def _cell(row: tuple[Cell, ...], column: int) -> Cell:
    return row[column] if column < len(row) else None
