"""The problems of a sheet by what mends them: some dozens of lines, not a thousand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from advocate_desk.base.words import count_words, number_words
from advocate_desk.sheets.cells import Cell
from advocate_desk.sheets.days import DayOrder, read_day_cell
from advocate_desk.sheets.doubts import Rule
from advocate_desk.sheets.planned import LeftOut, Mend, PlannedRow, RowProblem, Section

_MOST = 30  # kinds that are told; the rest are among all problems

RULE_WORDS = {
    Rule.CONFLICT: "name two members",
    Rule.SAME_NAME: "may be somebody known: same name, same company or phone",
    Rule.SAME_PHONE: "may be somebody known: same phone, same family name",
    Rule.SHORT_NAME: "may be somebody known: a short form of the name, same company or phone",
    Rule.SPELLING: "may be somebody known: one letter differs, same company or phone",
    Rule.NAME_ONLY: "may be somebody known: same name, nothing else told",
    Rule.SEVERAL: "have a name that several members have",
    Rule.OTHER_EMAIL: "have a known name, but an unknown e-mail",
    Rule.TWO_PEOPLE: "name two people at once",
    Rule.EARLIER: "wait for a row before them to be decided",
    Rule.NOBODY: "name nobody known",
}


class Repair(StrEnum):
    """What can be done about all problems of a kind at once."""

    REVIEW = "review"
    MAKE_MEMBERS = "make members"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    WORDS = "words"
    LOOSEN = "loosen"
    OLDER_WINS = "older wins"


_DECIDED_BY: Mapping[Rule, tuple[Repair, ...]] = {
    Rule.EARLIER: (),
    Rule.NOBODY: (Repair.MAKE_MEMBERS, Repair.REVIEW),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Problems of one kind.

    Attributes:
        kind: the rule or the column and what is wrong with its cells.
        words: what is wrong, with how many rows have it.
        rows: the rows that have it, in order.
        repairs: what can be done about all of them at once; nothing where each is mended alone.
        mended: how many more cells are days when read in the other order.
    """

    kind: tuple[str, ...]
    words: str
    rows: tuple[PlannedRow, ...]
    repairs: tuple[Repair, ...] = ()
    mended: int = 0


def troubles_of(section: Section) -> list[Trouble]:
    """Give the problems of a sheet by kind, the most frequent first."""
    found: dict[tuple[str, ...], dict[int, PlannedRow]] = defaultdict(dict)
    first: dict[tuple[str, ...], RowProblem] = {}
    for row in section.rows:
        for kind, problem in _kinds(row):
            found[kind].setdefault(row.number, row)
            first.setdefault(kind, problem)
    counted = sorted(found, key=lambda kind: -len(found[kind]))
    return [
        _trouble(section, kind, first[kind], tuple(found[kind].values()))
        for kind in counted[:_MOST]
    ]


def _kinds(row: PlannedRow) -> Iterator[tuple[tuple[str, ...], RowProblem]]:
    """Give the kinds of a row's problems; who is meant is one, whatever its words."""
    for problem in row.problems:
        if row.doubt is not None and problem.left_out is LeftOut.ROW:
            yield (row.doubt.rule,), problem
        elif problem.mend in (Mend.STRICTNESS, Mend.AGE):
            yield (problem.mend, problem.column), problem
        else:
            yield (problem.mend, problem.column, problem.text), problem


def _trouble(
    section: Section, kind: tuple[str, ...], problem: RowProblem, rows: tuple[PlannedRow, ...]
) -> Trouble:
    doubt = rows[0].doubt
    if doubt is not None and kind == (doubt.rule,):
        words = f"{_rows(rows)} {RULE_WORDS[doubt.rule]}"
        return Trouble(kind, words, rows, _DECIDED_BY.get(doubt.rule, (Repair.REVIEW,)))
    if problem.mend is Mend.STRICTNESS:
        words = f"{_rows(rows)} would allow to write to people who said no"
        return Trouble(kind, words, rows, (Repair.LOOSEN,))
    if problem.mend is Mend.AGE:
        words = f"{_rows(rows)} {problem.text}"
        return Trouble(kind, words, rows, (Repair.OLDER_WINS,))
    words = f"{_rows(rows)}: {problem.column} {problem.text}".replace(":  ", ": ")
    if problem.mend is Mend.WORDS:
        return Trouble(kind, words, rows, (Repair.WORDS,))
    if problem.mend is Mend.DAYS:
        return _days(section, kind, words, rows)
    return Trouble(kind, words, rows)


def _rows(rows: tuple[PlannedRow, ...]) -> str:
    return count_words(len(rows), "row")


def _days(
    section: Section, kind: tuple[str, ...], words: str, rows: tuple[PlannedRow, ...]
) -> Trouble:
    """Offer the other order of day and month where it reads cells that are no days now."""
    heading = kind[1]
    column = next((one for one in section.setup.columns if one.heading == heading), None)
    now = column.order_of_days if column else None
    if column is None or now is None:
        return Trouble(kind, words, rows)
    other = DayOrder.MDY if now is not DayOrder.MDY else DayOrder.DMY
    cells = [cell for cell in section.setup.cells(column) if cell is not None]
    mended = sum(_is_day(cell, other) - _is_day(cell, now) for cell in cells)
    repair = Repair.DAY_FIRST if other is DayOrder.DMY else Repair.MONTH_FIRST
    return Trouble(kind, words, rows, (repair,) if mended > 0 else (), max(mended, 0))


def _is_day(cell: Cell, order: DayOrder) -> bool:
    return isinstance(read_day_cell(cell, order), dt.date)


def repair_words(trouble: Trouble, repair: Repair) -> str:
    """Give the words of the button that mends all problems of a kind."""
    mended = number_words(trouble.mended)
    return {
        Repair.REVIEW: "Say who they are…",
        Repair.MAKE_MEMBERS: "Make a member of each",
        Repair.DAY_FIRST: f"Read the day first: mends {mended}",
        Repair.MONTH_FIRST: f"Read the month first: mends {mended}",
        Repair.WORDS: "Say what they mean…",
        Repair.LOOSEN: "Say who said yes again…",
        Repair.OLDER_WINS: "Take the file all the same",
    }[repair]
