"""The fourth step: the plan itself, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.base.words import count_words, number_words
from advocate_desk.sheets.planned import ImportPlan, Looser, PlannedRow, Section
from advocate_desk.ui import theme
from advocate_desk.ui.importing.decide import DecideRow, members_like
from advocate_desk.ui.importing.looser import LooserAnswers
from advocate_desk.ui.importing.plan_table import (
    BECAUSE,
    BECOMES,
    ROW,
    PlanTable,
)
from advocate_desk.ui.importing.row_classes import (
    RowClass,
    Rows,
    has_kind,
    is_to_decide,
    kinds_of,
)
from advocate_desk.ui.importing.rows_view import RowsView
from advocate_desk.ui.importing.run import ImportRun, Preview
from advocate_desk.ui.importing.tally import Tally
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.flow import FlowRow
from advocate_desk.ui.widgets.frames import TableCard, scrolling
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import ElidedLabel

_WIDTHS = {ROW: 64, BECOMES: 122}
_TABLE_PX = 200  # of the rows at least; in a low window the page scrolls
_BECAUSE_PX = 320  # where every row has a reason
_LONGEST = 70  # letters of a problem in the list of problems
_NAMED = 3  # new names told in the sentence; the others are counted
_SAYS_WHO = ("full_name", "given_name", "family_name", "member", "member_email", "email")
_ONE_OF = {
    "accounts": "account",
    "colleagues": "colleague",
    "activity_types": "activity type",
    "rewards": "reward",
}

_CLASSES = {
    RowClass.ALL: ("All rows", ""),
    RowClass.NEW: ("New", "ok"),
    RowClass.CHANGED: ("Changed", "accent"),
    RowClass.SAME: ("Same", "faint"),
    RowClass.LEFT_OUT: ("Left out", "faint"),
    RowClass.TO_DECIDE: ("To decide", "warn"),
    RowClass.PROBLEMS: ("Problems", "bad"),
}
_WITH_REASONS = (RowClass.CHANGED, RowClass.TO_DECIDE, RowClass.PROBLEMS)


class CheckStep(QWidget):
    """Shows what becomes of each row; rows that wait for her can be decided here.

    Signals:
        decided: she said who a row is, or what is taken; the rows must be planned again.
    """

    decided = Signal()

    def __init__(self, run: ImportRun) -> None:
        super().__init__()
        self._run = run
        self._section: Section | None = None
        self._rows: Mapping[str, Rows] = {}
        self._pills: dict[str, Pill] = {}
        self._class = RowClass.ALL
        self.notice = InlineNotice()
        self.table = PlanTable()
        self.view = RowsView("What becomes of each row", self.table)
        self.tallies = {which: Tally(*how) for which, how in _CLASSES.items()}
        self.kinds = CalmCombo("Which problems")
        self.kinds.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        self.reason = ElidedLabel("", TextStyle.SMALL, "muted")  # a cell cuts it shorter
        self.decide = quiet_button("Say who it is…", "user")
        self.looser = quiet_button("")
        self._plan_looser: tuple[Looser, ...] = ()
        self._sheets = FlowRow()
        self._card = TableCard(self.view)
        self._lay_out()
        self._dress()
        for which, tally in self.tallies.items():
            tally.clicked.connect(lambda _on=False, which=which: self.filter_by(which))
        self.kinds.activated.connect(lambda _at: self._show_rows())
        self.decide.clicked.connect(self._on_decide)
        self.looser.clicked.connect(lambda _on: self._on_looser())
        self.view.activated.connect(self._on_decide)  # by Enter, or a double click
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.modelReset.connect(self._on_row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_card"):
            self._dress()

    def _dress(self) -> None:
        self._card.setMinimumHeight(theme.scaled(_TABLE_PX))

    def show_plan(self, preview: Preview) -> None:
        """Show a plan; the sheet that was in front stays there."""
        plan = preview.plan
        self._rows = preview.rows
        self._plan_looser = plan.looser
        answers = count_words(len(plan.looser), "answer permits", "answers permit")
        self.looser.setText(f"{answers} more than your desk…")
        self.looser.setVisible(bool(plan.looser))
        self._say(plan)
        self._sheets.clear()
        self._pills.clear()
        kept = self._section.sheet if self._section else ""
        front = next((s for s in plan.sections if s.sheet == kept), None)
        self._section = front or next(iter(plan.sections), None)
        for section in plan.sections if len(plan.sections) > 1 else ():
            words = f"{section.sheet} {number_words(len(section.rows))}"
            pill = Pill(words)
            pill.setCheckable(True)
            pill.clicked.connect(lambda _on=False, section=section: self.show_section(section))
            self._pills[section.sheet] = pill
            self._sheets.add(pill)
        self._sheets.setVisible(bool(self._pills))
        if self._section is not None:
            self.show_section(self._section)

    def filter_by(self, which: RowClass) -> None:
        """Show the rows of one class only."""
        self._class = which
        for one, tally in self.tallies.items():
            tally.setChecked(one is which)
        self._fill_kinds()
        self._show_rows()

    def _lay_out(self) -> None:
        tallies = QHBoxLayout()
        tallies.setSpacing(10)
        for tally in self.tallies.values():
            tallies.addWidget(tally)
        tallies.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.decide)
        foot.addWidget(self.looser)
        foot.addStretch(1)
        foot.addWidget(self.kinds)
        inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addWidget(self._sheets)
        column.addLayout(tallies)
        column.addWidget(self._card, 1)
        column.addWidget(self.reason)
        column.addLayout(foot)

    def _say(self, plan: ImportPlan) -> None:
        """Tell what came along and what was not data, so that every line is accounted for."""
        told = [note for section in plan.sections for note in section.notes]
        told += [_new_words(kind, names) for kind, names in plan.new_names.items() if names]
        if plan.made_members:
            made = count_words(len(plan.made_members), "person", "people")
            told.append(f"{made} will be made from acts of people nobody knows.")
        if lines := sum(_not_data(section) for section in plan.sections):
            told.append(f"Headings and closing lines left aside: {number_words(lines)}.")
        if told:
            self.notice.say(" ".join(told), "info")
        else:
            self.notice.clear()

    def show_section(self, section: Section) -> None:
        """Show the rows of a sheet."""
        self._section = section
        for name, pill in self._pills.items():
            pill.setChecked(name == section.sheet)
        rows = self._rows[section.sheet]
        for which, tally in self.tallies.items():
            tally.show_count(len(rows[which]))
        for which in (RowClass.LEFT_OUT, RowClass.TO_DECIDE):
            self.tallies[which].setVisible(bool(rows[which]))
        self.filter_by(self._class if rows[self._class] else RowClass.ALL)

    def _fill_kinds(self) -> None:
        """List the problems by what is wrong, the most frequent first."""
        is_about_problems = self._class in (RowClass.TO_DECIDE, RowClass.PROBLEMS)
        kinds = kinds_of(self._shown_rows()) if is_about_problems else []
        self.kinds.clear()
        self.kinds.addItem("All problems", None)
        for kind, count in kinds:
            words = " ".join(part for part in kind if part)
            self.kinds.addItem(f"{count_words(count, 'row')}: {words[:_LONGEST]}", kind)
        self.kinds.setVisible(len(kinds) > 1)

    def _shown_rows(self) -> list[PlannedRow]:
        return self._rows[self._section.sheet][self._class] if self._section else []

    def _show_rows(self) -> None:
        if self._section is None:
            return
        rows, kind = self._shown_rows(), self.kinds.currentData()
        if kind is not None:
            rows = [row for row in rows if has_kind(row, tuple(kind))]
        self.table.show_rows(self._section, rows)
        with_reasons = {BECAUSE: _BECAUSE_PX} if self._class in _WITH_REASONS else {}
        self.view.fit_columns(_WIDTHS | with_reasons)
        self.view.scrollToTop()
        if self._class in _WITH_REASONS:
            self.view.choose_row(0)

    def _on_row(self) -> None:
        row = self.table.row_at(self.view.currentIndex().row())
        self.decide.setVisible(bool(self.tallies[RowClass.TO_DECIDE].count()))
        self.decide.setEnabled(row is not None and self._asks_who(row))
        why = self.table.reason(row) if row is not None else ""
        self.reason.setText(f"Row {row.number}: {why}" if row is not None and why else "")

    def _asks_who(self, row: PlannedRow) -> bool:
        """Say whether a row waits for her to say who it is."""
        sheet = self._section.sheet if self._section else ""
        is_looser = (sheet, row.number) in {(one.sheet, one.row) for one in self._plan_looser}
        return is_to_decide(row) and not is_looser

    def _on_looser(self) -> None:
        setup = self._run.setup
        if setup is None:
            return
        dialog = LooserAnswers(self, self._plan_looser, setup.loosened)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def take() -> None:
            setup.loosened = dialog.taken()
            self.decided.emit()

        dialog.accepted.connect(take)
        dialog.open()

    def _on_decide(self) -> None:
        row, section = self.table.row_at(self.view.currentIndex().row()), self._section
        setup = self._run.setup
        if row is None or section is None or setup is None or not self._asks_who(row):
            return
        said = " ".join(str(section.value(row, key) or "") for key in _SAYS_WHO).strip()
        known = self._run.workspace.look(lambda session: members_like(session, said))
        why = "; ".join(problem.text for problem in row.problems)
        dialog = DecideRow(self, known, said, why)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def decide() -> None:
            setup.decisions[section.sheet, row.number] = dialog.answer()
            self.decided.emit()

        dialog.accepted.connect(decide)
        dialog.open()


def _new_words(kind: str, names: tuple[str, ...]) -> str:
    """Say which new names come along with the rows."""
    one = _ONE_OF.get(kind, kind.replace("_", " "))
    listed = ", ".join(names[:_NAMED])
    more = f" and {number_words(len(names) - _NAMED)} more" if len(names) > _NAMED else ""
    comes = "comes" if len(names) == 1 else "come"
    return f"{count_words(len(names), f'new {one}')} {comes} along: {listed}{more}."


def _not_data(section: Section) -> int:
    """Count the lines of a sheet that are no data: headings, footers."""
    table = section.setup.table
    return table.heading_rows + len(table.footers) if table is not None else 0
