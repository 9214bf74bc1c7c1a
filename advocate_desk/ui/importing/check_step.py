"""The fourth step: the plan itself, row by row, before anything is written; mended where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.base.words import count_words, moment_words, number_words
from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.planned import ImportPlan, PlannedRow, Section
from advocate_desk.sheets.troubles import Repair, Trouble
from advocate_desk.ui import theme
from advocate_desk.ui.importing.mend_panel import MendPanel
from advocate_desk.ui.importing.plan_notes import notes_of
from advocate_desk.ui.importing.plan_table import BECAUSE, BECOMES, ROW, PlanTable
from advocate_desk.ui.importing.questions import ask_companies, ask_differing, ask_looser, ask_who
from advocate_desk.ui.importing.repairs import repaired
from advocate_desk.ui.importing.row_classes import RowClass, Rows
from advocate_desk.ui.importing.rows_view import RowsView
from advocate_desk.ui.importing.run import ImportRun, Preview
from advocate_desk.ui.importing.tally import Tally
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.flow import FlowRow
from advocate_desk.ui.widgets.frames import GAP, TableCard, scrolling
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import ElidedLabel

_WIDTHS = {ROW: 64, BECOMES: 122}
_MANY = 100  # new accounts that she should look at before they are made
_TABLE_PX = 200  # of the rows at least; in a low window the page scrolls
_BECAUSE_PX = 300  # where every row has a reason
_BECAUSE_BESIDE_PX = 180  # where what mends them stands beside

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
_TO_MEND = (RowClass.TO_DECIDE, RowClass.PROBLEMS)


class CheckStep(QWidget):
    """Shows what becomes of each row; cells can be mended here, and people named.

    Signals:
        decided: something was mended; the rows must be planned again.
        words_asked: she wants to say what words mean.
        columns_asked: she wants to choose the columns anew.
    """

    decided = Signal()
    words_asked = Signal()
    columns_asked = Signal()

    def __init__(self, run: ImportRun) -> None:
        super().__init__()
        self._run = run
        self._section: Section | None = None
        self._rows: Mapping[str, Rows] = {}
        self._troubles: Mapping[str, Sequence[Trouble]] = {}
        self._trouble: Trouble | None = None  # whose rows alone are shown
        self._pills: dict[str, Pill] = {}
        self._class = RowClass.ALL
        self._place = (0, 0)  # the row and column where she mends
        self.is_mending = False
        self.known = InlineNotice()
        self.notice = InlineNotice()
        self.table = PlanTable()
        self.view = RowsView("What becomes of each row", self.table)
        self.tallies = {which: Tally(*how) for which, how in _CLASSES.items()}
        self.panel = MendPanel()
        self.reason = ElidedLabel("", TextStyle.SMALL, "muted")  # a cell cuts it shorter
        self.decide = quiet_button("Say who it is…", "user")
        self.looser = quiet_button("")
        self.differing = quiet_button("")
        self.following = quiet_button("Next problem")
        self.undo = quiet_button("Undo", "arrow-back-up")
        self._sheets = FlowRow()
        self._card = TableCard(self.view)
        self._lay_out()
        self._dress()
        self._listen()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_card"):
            self._dress()

    def _dress(self) -> None:
        self._card.setMinimumHeight(theme.scaled(_TABLE_PX))

    def show_plan(self, preview: Preview) -> None:
        """Show a plan; the sheet, and the cell she was at, stay in front."""
        plan = preview.plan
        self._rows, self._troubles = preview.rows, preview.troubles
        answers = count_words(len(plan.looser), "answer permits", "answers permit")
        self.looser.setText(f"{answers} more than your desk…")
        self.looser.setVisible(bool(plan.looser))
        differ = count_words(len(plan.disputes), "answer differs", "answers differ")
        self.differing.setText(f"{differ}: choose…")
        self.differing.setVisible(bool(plan.disputes))
        if told := notes_of(self._run, preview):
            self._say(" ".join(told), plan)
        else:
            self.notice.clear()
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
            number, column = self._place
            self.show_section(self._section)
            if self.is_mending:
                self._go_to(self._near(number), column)
        self._show_undo()

    def _say(self, told: str, plan: ImportPlan) -> None:
        """Tell what comes along; many new accounts, or such as look like others, are asked for."""
        names, near = plan.new_names.get("accounts", ()), plan.near_accounts
        if not names:
            self.notice.say(told, "info")
            return
        likes = "looks like one" if len(near) == 1 else "look like ones"
        alike = f"{number_words(len(near))} {likes} you have: " if near else ""
        one = count_words(len(names), "new account")
        deed = f"{alike}see the {one}…" if len(names) > 1 or near else f"See the {one}…"
        kind = "warn" if near or len(names) >= _MANY else "info"
        ask = partial(ask_companies, self._run, self, self._replan)
        self.notice.say(told, kind, deed[0].upper() + deed[1:], ask)

    def say_known(self, moment: str) -> None:
        """Say since when the columns of such files are known; blank: she chose them just now."""
        if moment:
            words = f"Using the columns you chose {moment_words(moment)}."
            self.known.say(words, "info", "Change", self.columns_asked.emit)
        else:
            self.known.clear()

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
        self._trouble = self.panel.show_troubles(self._troubles[section.sheet])
        self._show_class(self._class if rows[self._class] else RowClass.ALL)

    def filter_by(self, which: RowClass) -> None:
        """Show the rows of one class only."""
        self._trouble = None
        self.panel.forget_chosen()
        self._show_class(which)

    def next_problem(self, step: int = 1) -> None:
        """Go to the next row something is wrong with, or the one before; then to other sheets."""
        if self._section is None:
            return
        if self._class not in (RowClass.ALL, *_TO_MEND):
            self.filter_by(RowClass.ALL)
        index = self.view.currentIndex()
        found = self._problem_from(index.row(), index.column(), step)
        if found is None:
            self._show_other_sheet(step)
            last = self.table.rowCount() - 1
            ends = (-1, 0) if step > 0 else (last, self.table.columnCount())
            found = self._problem_from(*ends, step)
        if found is not None:
            self._go_to(*found)

    def take_back(self) -> None:
        """Take back what she mended last."""
        if self._run.mends.undo():
            self._replan()

    def _listen(self) -> None:
        for which, tally in self.tallies.items():
            tally.clicked.connect(lambda _on=False, which=which: self.filter_by(which))
        self.panel.shown.connect(self._on_trouble)
        self.panel.asked.connect(self._on_repair)
        self.table.mended.connect(self._on_mended)
        self.decide.clicked.connect(self._on_decide)
        self.view.activated.connect(self._on_decide)  # by Enter, or a double click
        self.looser.clicked.connect(lambda _on: ask_looser(self._run, self, self._replan))
        self.differing.clicked.connect(lambda _on: ask_differing(self._run, self, self._replan))
        self.following.clicked.connect(lambda _on: self.next_problem())
        self.undo.clicked.connect(lambda _on: self.take_back())
        self.view.selectionModel().currentChanged.connect(self._on_row)
        self.table.modelReset.connect(self._on_row)
        for keys, run in (
            ("F8", self.next_problem),
            ("Shift+F8", lambda: self.next_problem(-1)),
            (QKeySequence.StandardKey.Undo, self.take_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _lay_out(self) -> None:
        self.following.setToolTip("F8, back with Shift+F8")
        tallies = FlowRow(gap=10)
        for tally in self.tallies.values():
            tallies.add(tally)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self._card, 1)
        middle.addWidget(self.panel)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.following)
        foot.addWidget(self.decide)
        foot.addWidget(self.looser)
        foot.addWidget(self.differing)
        foot.addStretch(1)
        foot.addWidget(self.undo)
        inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.known)
        column.addWidget(self.notice)
        column.addWidget(self._sheets)
        column.addWidget(tallies)
        column.addLayout(middle, 1)
        column.addWidget(self.reason)
        column.addLayout(foot)

    def _show_class(self, which: RowClass) -> None:
        self._class = which
        for one, tally in self.tallies.items():
            tally.setChecked(one is which)
        self._show_rows()

    def _show_rows(self) -> None:
        if self._section is None:
            return
        rows: Sequence[PlannedRow] = self._rows[self._section.sheet][self._class]
        troubles = self._troubles[self._section.sheet]
        if self._trouble is not None:
            rows = self._trouble.rows
        self.panel.setVisible(bool(troubles) and self._class in _TO_MEND)
        self.table.show_rows(self._section, rows)
        because = _BECAUSE_BESIDE_PX if self.panel.isVisibleTo(self) else _BECAUSE_PX
        with_reasons = {BECAUSE: because} if self._class in _WITH_REASONS else {}
        self.view.fit_columns(_WIDTHS | with_reasons)
        self.view.scrollToTop()
        if self._class in _WITH_REASONS:
            self.view.choose_row(0)

    def _on_trouble(self, trouble: Trouble | None) -> None:
        self._trouble = trouble
        self._show_class(RowClass.PROBLEMS)

    def _on_row(self) -> None:
        index = self.view.currentIndex()
        row = self.table.row_at(index.row())
        self.decide.setVisible(bool(self.tallies[RowClass.TO_DECIDE].count()))
        self.decide.setEnabled(row is not None and row.doubt is not None)
        self.following.setVisible(any(self._troubles.values()))
        why = self.table.reason(row) if row is not None else ""
        self.reason.setText(f"Row {row.number}: {why}" if row is not None and why else "")
        if row is not None:
            self._place = (row.number, index.column())

    def _show_undo(self) -> None:
        last = self._run.mends.last
        self.undo.setVisible(bool(last))
        self.undo.setText(f"Undo: {last}")
        self.undo.setToolTip("Ctrl+Z")

    def _near(self, number: int) -> int:
        """Give the line of a row, or of the one that took its place."""
        lines = range(self.table.rowCount())
        rows = ((at, self.table.row_at(at)) for at in lines)
        return next((at for at, row in rows if row and row.number >= number), len(lines) - 1)

    def _go_to(self, at: int, column: int) -> None:
        index = self.table.index(at, min(column, self.table.columnCount() - 1))
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _problem_from(self, row: int, column: int, step: int) -> tuple[int, int] | None:
        """Give the next wrong cell from one on, or the one before it."""
        for at in range(max(row, 0), self.table.rowCount() if step > 0 else -1, step):
            for wrong in self.table.wrong_columns(at)[::step]:
                if at != row or (wrong - column) * step > 0:
                    return at, wrong
        return None

    def _show_other_sheet(self, step: int) -> None:
        """Show the next sheet that has problems, this one again when there is no other."""
        names = list(self._rows)
        here = names.index(self._section.sheet) if self._section else 0
        around = [names[(here + step * at) % len(names)] for at in range(1, len(names) + 1)]
        name = next((one for one in around if self._rows[one][RowClass.PROBLEMS]), "")
        plan = self._run.plan
        section = next((s for s in plan.sections if s.sheet == name), None) if plan else None
        if section is not None:
            self._trouble = None
            self._class = self._class if self._class in _TO_MEND else RowClass.PROBLEMS
            self.show_section(section)

    def _replan(self) -> None:
        self.is_mending = True
        self.decided.emit()

    def _on_mended(self, row: PlannedRow, column: ColumnSetup, text: str) -> None:
        if self._section is not None:
            self._run.mends.cell(self._section.setup, column, row.number, text)
            self._replan()

    def _on_repair(self, trouble: Trouble, repair: Repair) -> None:
        if self._section is None or self._run.setup is None:
            return
        if repair is Repair.REVIEW:
            rows = [(self._section, row) for row in trouble.rows]
            ask_who(self._run, rows, self, self._replan)
        elif repair is Repair.LOOSEN:
            ask_looser(self._run, self, self._replan)
        elif repair is Repair.WORDS:
            self.words_asked.emit()
        else:
            repaired(self._run.mends, self._run.setup, self._section.setup, trouble, repair)
            self._replan()

    def _on_decide(self) -> None:
        row, section = self.table.row_at(self.view.currentIndex().row()), self._section
        is_editing = self.view.state() is QAbstractItemView.State.EditingState
        if row is None or section is None or is_editing or row.doubt is None:
            return
        rows = [one for one in self._rows[section.sheet][RowClass.TO_DECIDE] if one.doubt]
        here = rows.index(row) if row in rows else 0
        around = [(section, one) for one in (*rows[here:], *rows[:here])]
        ask_who(self._run, around, self, self._replan)
