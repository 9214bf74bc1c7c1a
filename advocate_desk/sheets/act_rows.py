"""Works out what rows of activities say together: who, when, how far, by what known again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any

from advocate_desk.base.text import fold
from advocate_desk.program.activities import usability_of
from advocate_desk.sheets.act_days import ActDays, SaidDays, settle_days
from advocate_desk.sheets.cells import Cell, cell_text
from advocate_desk.sheets.planned import LeftOut
from advocate_desk.sheets.planning import Planning, ToldRows
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.row_people import WHO, RowPeople
from advocate_desk.sheets.values import CLEAR

_DAYS = ("day", "asked_on", "due_on", "responded_on", "completed_on")
_KEY_DAYS = ("completed_on", "due_on", "responded_on", "asked_on", "day")


class ActRows:
    """The rows of one sheet of activities, their columns brought to what an activity holds.

    Attributes:
        who: the member of each row, or why nobody is taken to be meant.
        named: how each row names her; blank where it does not.
        complaint_key: the field to which a problem with a row's member belongs.
        import_keys: by what a later import knows each row again; blank for rows with a UID.
        days: the status and days of each row.
        said_status: whether each row says how far it is.
    """

    def __init__(self, planning: Planning, rows: SheetRows) -> None:
        self._planning = planning
        self.rows = rows
        self.uids = [uid.lower() if isinstance(uid, str) else "" for uid in rows.column("uid")]
        people = RowPeople(planning, rows)
        self.named, self.who = people.named, people.who
        self.complaint_key = people.complaint_key()
        self.import_keys = list(self._keys())
        self.said_status = [isinstance(status, str) for status in rows.column("status")]
        self.days = self._days()
        self._put_back()

    def _keys(self) -> Iterator[str]:
        rows = self.rows
        link = "link" if "link" in rows.columns else "text"
        layout = rows.setup.layout.key
        seen = self._planning.told.setdefault(rows.kind, ToldRows()).seen
        kept = self._planning.import_keys if any(self.uids) else {}
        said_of = zip(
            self.uids,
            _folded(self.named),
            _folded(self._cells("type")),
            self._key_days(),
            _texts(self._cells(link)),
            strict=True,
        )
        for uid, who, kind, day, words in said_of:
            if uid:  # its identity; the sheet of ids may know it by a key besides
                yield kept.get(uid, "")
                continue
            said = f"{layout}\x1f{who}\x1f{kind}\x1f{day}\x1f{words}"
            times = seen[said] = seen.get(said, 0) + 1
            yield blake2b(f"{said}\x1f{times}".encode(), digest_size=12).hexdigest()

    def _cells(self, key: str) -> Sequence[Cell]:
        column = self.rows.setup.column_of(key)
        return self.rows.setup.cells(column) if column else [None] * len(self.rows)

    def _key_days(self) -> Sequence[str]:
        """Give each row's day as it was read, else as it was written."""
        found: Sequence[str] = [""] * len(self.rows)
        for key in _KEY_DAYS:
            if key not in self.rows.columns:
                continue
            days, written = self.rows.columns[key], self._cells(key)
            known = {
                said: str(said[0]) if isinstance(said[0], dt.date) else fold(cell_text(said[1]))
                for said in dict.fromkeys(zip(days, written, strict=True))
            }
            texts = map(known.__getitem__, zip(days, written, strict=True))
            found = [first or text for first, text in zip(found, texts, strict=True)]
        return found

    def _days(self) -> list[ActDays]:
        """Put each date where the status says; rows that say the same are settled once."""
        today = self._planning.day
        known: dict[tuple[Any, ...], ActDays] = {}
        found = []
        columns = [self.rows.column(key) for key in ("status", *_DAYS)]
        for place, said in enumerate(zip(*columns, strict=True)):
            days = known.get(said)
            if days is None:
                plain = [None if value is CLEAR else value for value in said]
                days = known[said] = settle_days(SaidDays(*plain), today)
            if days.is_too_late:
                key = "completed_on" if said[-1] else "day"
                day = said[-1] or said[1]
                words = "is still to come, although it is said to be done"
                self.rows.complain(place, key, day, LeftOut.CELL, words)
            found.append(days)
        return found

    def _put_back(self) -> None:
        """Give the rows the columns of an activity instead of those of the file."""
        rows = self.rows
        columns: dict[str, list[Any]] = {"member": self.named}
        given = {key: column for key, column in rows.columns.items() if key not in (*WHO, "day")}
        for key, settled in zip(ActDays._fields[:6], zip(*self.days, strict=True), strict=False):
            name = "day_assumed" if key == "is_assumed" else key
            given[name] = _with_said(settled, given.get(name), is_mark=key == "is_assumed")
        if "quality" in given:
            given["usability"] = self._usability(given)
        rows.columns = columns | given

    def _usability(self, given: dict[str, list[Any]]) -> list[Any]:
        """Let a quality of 1 to 5 say how usable it is, where the row does not."""
        held = given.get("usability") or [None] * len(self.rows)
        return [
            said if said is not None or uid or type(quality) is not int else usability_of(quality)
            for said, quality, uid in zip(held, given["quality"], self.uids, strict=True)
        ]


def _folded(cells: Sequence[Cell]) -> list[str]:
    known = {
        cell: fold(cell if isinstance(cell, str) else cell_text(cell))
        for cell in dict.fromkeys(cells)
    }
    return list(map(known.__getitem__, cells))


def _texts(cells: Sequence[Cell]) -> list[str]:
    known = {cell: cell_text(cell) for cell in dict.fromkeys(cells)}
    return list(map(known.__getitem__, cells))


def _with_said(settled: Sequence[Any], said: list[Any] | None, *, is_mark: bool) -> list[Any]:
    """Keep what a file says of its own: that a cell is to be cleared, that a day is assumed."""
    if is_mark:
        marks = said or [None] * len(settled)
        return [
            True if given is True or assumed else None
            for given, assumed in zip(marks, settled, strict=True)
        ]
    if said is None or CLEAR not in said:
        return list(settled)
    return [CLEAR if given is CLEAR else day for given, day in zip(said, settled, strict=True)]
