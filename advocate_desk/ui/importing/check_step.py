"""The fourth step: the plan itself, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.words import count_words, number_words
from advocate_desk.program.listing import Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.sheets.planned import ImportPlan, PlannedRow, Section, Verdict
from advocate_desk.store.models import Member
from advocate_desk.ui import theme
from advocate_desk.ui.importing.decide import DecideRow
from advocate_desk.ui.importing.plan_table import PlanTable
from advocate_desk.ui.importing.run import ImportRun
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.pills import Pill

_WIDTHS = (60, 90, 320)
_CELL_PX = 150
_MOST_PROPOSED = 8
_SHORT = 2  # letters of a word too short to search by

Holds = Callable[[PlannedRow], bool]
FILTERS: tuple[tuple[str, Holds], ...] = (
    ("All", lambda _row: True),
    ("New", lambda row: row.verdict is Verdict.NEW),
    ("Changed", lambda row: row.verdict is Verdict.UPDATE),
    ("Same", lambda row: row.verdict is Verdict.SAME),
    ("To decide", lambda row: row.verdict is Verdict.SKIPPED and bool(row.problems)),
    ("Problems", lambda row: bool(row.problems)),
)


class CheckStep(QWidget):
    """Shows what becomes of each row; rows that wait for her can be decided here.

    Signals:
        decided: she said who a row is; the rows must be planned again.
    """

    decided = Signal()

    def __init__(self, run: ImportRun) -> None:
        super().__init__()
        self._run = run
        self.notice = InlineNotice()
        self.table = PlanTable()
        self.view = QTableView()
        self.view.setModel(self.table)
        self.view.setAccessibleName("What becomes of each row")
        self.view.verticalHeader().hide()
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._sheets = QHBoxLayout()
        self._filters = QHBoxLayout()
        for row in (self._sheets, self._filters):
            row.setSpacing(8)
        self.decide = quiet_button("Say who it is…", "user")
        self.decide.clicked.connect(self._on_decide)
        self.decide.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addLayout(self._sheets)
        column.addLayout(self._filters)
        column.addWidget(self.view, 1)
        column.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.modelReset.connect(lambda: self.decide.setEnabled(False))
        self._section: Section | None = None
        self._filter = 0

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a plan from its first sheet on."""
        self._say(plan)
        _empty(self._sheets)
        kept = self._section.sheet if self._section else ""
        front = next((s for s in plan.sections if s.sheet == kept), None)
        self._section = front or next(iter(plan.sections), None)
        for section in plan.sections:
            words = f"{section.sheet}: {count_words(len(section.rows), 'row')}"
            self._sheets.addWidget(
                _pill(words, section is self._section, partial(self._show, section))
            )
        self._sheets.addStretch(1)
        if self._section is not None:
            self._show(self._section)

    def _say(self, plan: ImportPlan) -> None:
        """Tell what came along and what was not data, so that every row is accounted for."""
        told = [note for section in plan.sections for note in section.notes]
        told += [
            f"{count_words(len(names), 'new ' + kind.replace('_', ' ').rstrip('s'))} come along."
            if len(names) > 1
            else f"1 new {kind.replace('_', ' ').rstrip('s')} comes along: {names[0]}."
            for kind, names in plan.new_names.items()
            if names
        ]
        if told:
            self.notice.say(" ".join(told), "info")
        else:
            self.notice.clear()

    def _show(self, section: Section) -> None:
        self._section = section
        _empty(self._filters)
        for at, (name, holds) in enumerate(FILTERS):
            count = sum(map(holds, section.rows))
            words = f"{name} {number_words(count)}"
            self._filters.addWidget(_pill(words, at == self._filter, partial(self._filter_by, at)))
        self._filters.addStretch(1)
        self._filter_by(self._filter)

    def _filter_by(self, at: int) -> None:
        self._filter = at
        if self._section is not None:
            self.table.show_rows(self._section, FILTERS[at][1])
            self.view.verticalHeader().setDefaultSectionSize(theme.scaled(30))
            for column in range(self.table.columnCount()):
                width = _WIDTHS[column] if column < len(_WIDTHS) else _CELL_PX
                self.view.setColumnWidth(column, theme.scaled(width))

    def _on_row(self) -> None:
        row = self.table.row_at(self.view.currentIndex().row())
        waits = row is not None and row.verdict is Verdict.SKIPPED and bool(row.problems)
        self.decide.setEnabled(waits)

    def _on_decide(self) -> None:
        row, section = self.table.row_at(self.view.currentIndex().row()), self._section
        if row is None or section is None or self._run.setup is None:
            return
        said = " ".join(
            str(section.value(row, key) or "")
            for key in ("full_name", "given_name", "family_name", "member", "email")
        )
        dialog = DecideRow(self, self._proposals(said), said.strip())
        if dialog.exec():
            self._run.setup.decisions[section.sheet, row.number] = dialog.answer()
            self.decided.emit()

    def _proposals(self, said: str) -> list[tuple[str, str]]:
        """Give members whose name or company has a word of the row, as uid and words."""

        def ask(session: Session) -> list[tuple[str, str]]:
            found: dict[int, None] = {}
            for word in (word for word in said.split() if len(word) > _SHORT):
                ids = MEMBERS.first_ids(session, Wanted(word), MEMBERS.default_sort, 4)
                found.update(dict.fromkeys(ids))
            ids = list(found)[:_MOST_PROPOSED]
            lines = MEMBERS.lines(session, ids)
            uids = session.execute(select(Member.id, Member.uid).where(Member.id.in_(ids)))
            return [(uid, _person(lines[row_id].values)) for row_id, uid in uids]

        return self._run.workspace.look(ask)


def _person(values: Mapping[str, Any]) -> str:
    return " · ".join(str(values[key]) for key in ("name", "role", "email") if values[key])


def _pill(words: str, on: bool, chosen: Callable[[], None]) -> Pill:
    pill = Pill(words)
    pill.setCheckable(True)
    pill.setAutoExclusive(True)
    pill.setChecked(on)
    pill.clicked.connect(lambda _on=False: chosen())
    return pill


def _empty(row: QHBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
