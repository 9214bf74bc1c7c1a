"""What the list of changes says of each: what was done, when, to how many rows."""

from __future__ import annotations

from advocate_desk.base.words import count_words, moment_words
from advocate_desk.store.desk import ChangeLine
from advocate_desk.ui.widgets.two_lines import TwoLines

_UNDONE = "Undone"


def about(line: ChangeLine) -> str:
    """Give when a change was made and how many rows it touched."""
    return f"{moment_words(line.at)} · {count_words(line.rows, 'row')}"


def lines_of(line: ChangeLine) -> TwoLines:
    """Give the row of a change; what was undone is faint."""
    chip = _UNDONE if line.undone else ""
    return TwoLines(line.label, about(line), chip, is_faint=line.undone)
