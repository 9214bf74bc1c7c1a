"""Takes from sheets that come back from colleagues what is news, and finds where they differ.

A cell that came back as it was sent, or blank, says nothing: what the desk holds now stays. A cell
that was changed goes in, unless another colleague answered otherwise or the desk was changed
meanwhile: then she chooses, and nothing of it goes in before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.merging import merged_ids
from advocate_desk.sheets.disputes import Answer, Dispute, Of, words_of
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.known import Known, known_rows
from advocate_desk.sheets.planned import LeftOut, RowProblem
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows, read_rows, value_of
from advocate_desk.sheets.setup import SheetSetup
from advocate_desk.store.models import Account

KIND = ACCOUNTS.key
_NAME = "company"
_GONE = "is an account that this desk has no more"


class _Changed(NamedTuple):
    """A cell that says something else than what was sent."""

    place: int
    answer: Answer
    was_moved: bool  # the desk holds something else than what was sent, too


class CameBack:
    """The sheets of one import that were sent to colleagues, read and compared.

    Attributes:
        rows: by sheet, its rows with what is news; all else is blank but the account's name.
        disputes: what she has to choose, or chose, in the order of the rows.
    """

    def __init__(
        self, planning: Planning, sheets: Sequence[SheetSetup], fields: Mapping[str, Field]
    ) -> None:
        self._planning = planning
        self.rows = {
            sheet.name: read_rows(planning, sheet, fields)
            for sheet in sheets
            if sheet.kind == KIND and sheet.sent and sheet.column_of("uid")
        }
        self._ids = self._find_accounts() if self.rows else {}
        self._changed: dict[Of, list[_Changed]] = {}
        self._held: Known = {}
        for rows in self.rows.values():
            self._compare(rows)
        self.disputes = {
            of: dispute
            for of, changed in self._changed.items()
            if (dispute := self._dispute(of, changed)) is not None
        }
        for rows in self.rows.values():
            self._settle(rows)

    def _find_accounts(self) -> dict[str, int]:
        session = self._planning.session
        held: dict[str, int] = dict(session.execute(select(Account.uid, Account.id)).all())
        return {**held, **merged_ids(session, KIND)}

    def _compare(self, rows: SheetRows) -> None:
        """Blank each cell that says nothing, and note the others."""
        uids = self._uids(rows)
        wanted = [self._ids[uid] for uid in uids if uid in self._ids]
        keys = (*rows.keys, _NAME)
        self._held |= known_rows(self._planning.session, ACCOUNTS, wanted, keys)
        for place, uid in enumerate(uids):
            if uid and uid not in self._ids:
                rows.faulty[place] = RowProblem("UID", "", LeftOut.ROW, _GONE)
        for key, sent in _sent_values(self._planning, rows, uids):
            column = rows.columns[key]
            for place, uid in enumerate(uids):
                if uid not in self._ids:
                    continue
                held = self._held[self._ids[uid]].get(key)
                if column[place] is None or column[place] == sent[place]:
                    column[place] = None
                else:
                    answer = Answer(rows.setup.name, _who(rows), column[place])
                    found = _Changed(place, answer, sent[place] != held)
                    self._changed.setdefault((KIND, uid, key), []).append(found)

    def _dispute(self, of: Of, changed: list[_Changed]) -> Dispute | None:
        """Give what she must choose between; None where all that is said agrees."""
        values = {words_of(one.answer.value) for one in changed}
        held = self._held[self._ids[of[1]]]
        ours = held.get(of[2])
        moved = any(one.was_moved for one in changed) and values != {words_of(ours)}
        if len(values) == 1 and not moved:
            return None
        rows = self.rows[changed[0].answer.sheet]
        column = rows.setup.column_of(of[2])
        heading = column.heading if column else of[2]
        answers = tuple(one.answer for one in changed)
        return Dispute(of, str(held.get(_NAME) or ""), heading, ours, answers)

    def _settle(self, rows: SheetRows) -> None:
        """Leave out of a sheet what is disputed, unless she chose its answer."""
        chosen = self._planning.setup.settled
        for of, dispute in self.disputes.items():
            for one in self._changed[of]:
                if one.answer.sheet != rows.setup.name or chosen.get(of) == rows.setup.name:
                    continue
                rows.columns[of[2]][one.place] = None
                if of not in chosen:
                    words = dispute.words(rows.setup.name)
                    value = one.answer.value
                    rows.complain(one.place, of[2], value, LeftOut.CELL, words)

        names = rows.columns.get(_NAME, [])
        for place, uid in enumerate(self._uids(rows)[: len(names)]):
            if names[place] is None and uid in self._ids:
                names[place] = self._name_of(uid)

    def _name_of(self, uid: str) -> Any:
        """Give what an account will be called, so that every row tells which it is."""
        of = (KIND, uid, _NAME)
        sheet = self._planning.setup.settled.get(of)
        for one in self._changed.get(of, ()):
            if of not in self.disputes or one.answer.sheet == sheet:
                return one.answer.value
        return self._held[self._ids[uid]][_NAME]

    def _uids(self, rows: SheetRows) -> list[str]:
        return [str(uid or "").lower() for uid in rows.column("uid")]


def _who(rows: SheetRows) -> str:
    return rows.setup.sent.who if rows.setup.sent else ""


def _sent_values(
    planning: Planning, rows: SheetRows, uids: Sequence[str]
) -> Iterator[tuple[str, list[Any]]]:
    """Give by field what each row held when the sheet was sent."""
    cells = rows.setup.sent.cells if rows.setup.sent else {}
    headings = {heading for _uid, heading in cells}
    for column in rows.setup.columns:
        if column.field and column.heading in headings:
            texts = [cells.get((uid, column.heading), "") for uid in uids]
            yield column.field, [value_of(planning, rows, column.field, text) for text in texts]
