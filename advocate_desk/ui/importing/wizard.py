"""The import, step by step: files, columns, values, check, result; going back loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base.errors import DeskError
from advocate_desk.sheets.mapping import find_unknown_words
from advocate_desk.ui import theme
from advocate_desk.ui.importing.check_step import CheckStep
from advocate_desk.ui.importing.columns_step import ColumnsStep
from advocate_desk.ui.importing.result_step import ResultStep
from advocate_desk.ui.importing.run import ImportRun
from advocate_desk.ui.importing.sheets_step import SheetsStep
from advocate_desk.ui.importing.values_step import ValuesStep
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel
from advocate_desk.ui.workspace import Job, Workspace

_SIZE = (1080, 740)
_STEPS = ("1  Sheets", "2  Columns", "3  Words and rules", "4  Check", "5  Done")
SHEETS, COLUMNS, VALUES, CHECK, RESULT = range(5)
KINDS = "Spreadsheets (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt);;All files (*)"


class ImportWizard(QDialog):
    """Brings one or several files in as one change."""

    def __init__(
        self, workspace: Workspace, files: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.run = ImportRun(workspace, files, self)
        self._workspace = workspace
        self.sheets = SheetsStep(self.run)
        self.columns = ColumnsStep()
        self.values = ValuesStep(self.run)
        self.check = CheckStep(self.run)
        self.result_step = ResultStep()
        self.pages = QStackedWidget()
        self.notice = InlineNotice()
        self.back = quiet_button("Back", "arrow-left")
        self.next = primary_button("Next")
        self.stop = quiet_button("Cancel")
        self._bar = QProgressBar()
        self._bar_words = ElidedLabel("", TextStyle.SMALL, "muted")
        self._names = [PlainLabel(step, TextStyle.MEDIUM, "muted") for step in _STEPS]
        self._job: Job | None = None
        self._lay_out()
        self._listen()
        self._go_to(SHEETS)
        self.run.read()

    def _lay_out(self) -> None:
        self.resize(*(theme.scaled(px) for px in _SIZE))
        names = QHBoxLayout()
        names.setSpacing(24)
        for name in self._names:
            names.addWidget(name)
        names.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._bar_words, 1)
        foot.addWidget(self._bar)
        for button in (self.stop, self.back, self.next):
            foot.addWidget(button)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.scaled(180))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addLayout(names)
        column.addWidget(self.notice)
        for step in (self.sheets, self.columns, self.values, self.check, self.result_step):
            self.pages.addWidget(step)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        self._rest()

    def _listen(self) -> None:
        self.next.clicked.connect(self._on_next)
        self.back.clicked.connect(lambda: self._go_to(self.pages.currentIndex() - 1))
        self.stop.clicked.connect(self._on_stop)
        self.run.working.connect(self._on_working)
        self.run.was_read.connect(self._on_read)
        self.run.was_planned.connect(self._on_planned)
        self.run.was_done.connect(self._on_done)
        self.run.failed.connect(self._on_failed)
        self.sheets.changed.connect(self._rest)
        self.columns.changed.connect(self._rest)
        self.check.decided.connect(self.run.make_plan)
        self.result_step.undo_asked.connect(self._on_undo)
        self.result_step.problems_asked.connect(self._on_save_problems)

    def _go_to(self, step: int) -> None:
        setup = self.run.setup
        self.notice.clear()
        self.pages.setCurrentIndex(step)
        for at, name in enumerate(self._names):
            name.paint_with("accent" if at == step else "muted")
        if setup is not None and step == COLUMNS:
            self.columns.show_setup(setup)
        if setup is not None and step == VALUES:
            self._workspace.look(lambda session: find_unknown_words(session, setup))
            self.values.show_setup(setup)
        self._rest()

    def _on_next(self) -> None:
        step = self.pages.currentIndex()
        if step == VALUES:
            self.run.make_plan()
        elif step == CHECK:
            self.run.carry_out()
        elif step == RESULT:
            self.accept()
        else:
            self._go_to(step + 1)

    def _on_read(self) -> None:
        self._rest()
        if self.run.setup is not None:
            self.sheets.show_setup(self.run.setup)
            self._rest()
            return
        sentences = " ".join(str(refused.error) for refused in self.run.refused)
        self.notice.say(sentences, "bad", "Choose another file…", self._choose_again)

    def _choose_again(self) -> None:
        if files := ask_for_files(self):
            self.run.files = files
            self.run.read()
            self.notice.clear()

    def _on_planned(self) -> None:
        if self.run.plan is not None:
            self._go_to(CHECK)
            self.check.show_plan(self.run.plan)
            self._rest()

    def _on_done(self) -> None:
        if self.run.plan is not None:
            self.result_step.show_result(self.run.plan)
            self._go_to(RESULT)

    def _on_failed(self, error: DeskError) -> None:
        self._rest()
        self.notice.say(str(error), "bad")

    def _on_undo(self) -> None:
        self.result_step.undo.setEnabled(False)
        self._workspace.undo(lambda _step: self.accept())

    def _on_save_problems(self) -> None:
        first = self.run.files[0]
        proposed = str(first.with_name(f"{first.stem} – rows to mend.xlsx"))
        out, _kind = QFileDialog.getSaveFileName(
            self, "Save the rows left out", proposed, "Workbook (*.xlsx)"
        )
        if out:
            path = Path(out).with_suffix(".xlsx")
            self.run.save_problems(path, lambda _none: self._say_saved(path))

    def _say_saved(self, path: Path) -> None:
        self._rest()
        self.notice.say(f"Saved: {path.name}. Mend the rows there and import the file.", "info")

    def _on_working(self, job: Job) -> None:
        self._job = job
        self._bar.setRange(0, 0)
        self._bar.show()
        job.stepped.connect(self._on_stepped)
        job.ended.connect(self._on_job_ended)
        for widget in (self.pages, self.back, self.next):
            widget.setEnabled(False)
        self._bar_words.setText(f"{job.label}…")

    def _on_stepped(self, done: int, total: int, note: str) -> None:
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        if note:
            self._bar_words.setText(note)

    def _on_job_ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._rest()

    def _rest(self) -> None:
        """Show what can be done now that nothing is under way."""
        step, setup = self.pages.currentIndex(), self.run.setup
        idle = self._job is None
        self._bar.setVisible(not idle)
        if idle:
            self._bar_words.setText("")
        self.pages.setEnabled(idle)
        has_sheets = setup is not None and bool(setup.chosen_sheets())
        is_clear = setup is None or step == SHEETS or not setup.undecided()
        self.back.setEnabled(idle and step not in (SHEETS, RESULT))
        self.next.setEnabled(idle and (step == RESULT or (has_sheets and is_clear)))
        self.next.setText({VALUES: "Check", CHECK: "Import", RESULT: "Close"}.get(step, "Next"))
        self.stop.setVisible(step != RESULT)

    def _on_stop(self) -> None:
        """Cancel what is under way; when nothing is, leave."""
        if self._job is not None:
            self._job.cancel()
        else:
            self.reject()

    def reject(self) -> None:
        """Leave by Esc or the close button; a running step is stopped first."""
        if self._job is not None:
            self._job.cancel()
        super().reject()


def ask_for_files(parent: QWidget) -> list[Path]:
    """Ask for one or several spreadsheets; none when she thought better of it."""
    chosen, _kind = QFileDialog.getOpenFileNames(parent, "Import spreadsheets", "", KINDS)
    return [Path(name) for name in chosen]
