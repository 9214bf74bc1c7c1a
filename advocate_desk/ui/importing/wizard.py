"""The import, step by step: files, columns, values, check, result; going back loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import count_words, number_words
from advocate_desk.program.listing import Among, Wanted
from advocate_desk.ui import theme
from advocate_desk.ui.importing.check_step import CheckStep
from advocate_desk.ui.importing.columns_step import ColumnsStep
from advocate_desk.ui.importing.result_step import ResultStep
from advocate_desk.ui.importing.rows_to_mend import ask_file_to_mend
from advocate_desk.ui.importing.run import ImportRun
from advocate_desk.ui.importing.sheets_step import SheetsStep
from advocate_desk.ui.importing.step_line import StepLine
from advocate_desk.ui.importing.values_step import ValuesStep
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import ENTER, primary_button, quiet_button
from advocate_desk.ui.widgets.dialog_size import take_size
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.plain import ElidedLabel
from advocate_desk.ui.workspace import Job, Workspace

_SIZE = (1120, 760)
_BAR_PX = 180
_FOLDER = "import/folder"
_STEPS = ("Sheets", "Columns", "Words and rules", "Check", "Done")
SHEETS, COLUMNS, VALUES, CHECK, RESULT = range(5)
_NEXT = {VALUES: "Check the rows", CHECK: "Import"}
_TOLD, _CLOSE = "See what they tell you", "Close"
KINDS = "Spreadsheets (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt);;All files (*)"


class ImportWizard(QDialog):
    """Brings one or several files in as one change. Leaving it keeps all choices.

    Signals:
        left: she left before the end.
        ended: she closed it after the end: there is nothing to come back to.
    """

    left = Signal()
    ended = Signal()

    def __init__(
        self,
        workspace: Workspace,
        files: Sequence[Path],
        parent: QWidget | None = None,
        run: ImportRun | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.run = run or ImportRun(workspace, files, self)
        self.sheets = SheetsStep(self.run)
        self.columns = ColumnsStep()
        self.values = ValuesStep()
        self.check = CheckStep(self.run)
        self.result_step = ResultStep()
        self.pages = QStackedWidget()
        self.steps = StepLine(_STEPS)
        self.notice = InlineNotice()
        self.back = quiet_button("Back", "arrow-left")
        self.next = primary_button("Next")
        self.stop = quiet_button("Cancel")
        self._bar = QProgressBar()
        self._bar_words = ElidedLabel("", TextStyle.SMALL, "muted")
        self._job: Job | None = None
        self._leaps = True  # to the plan, where such files were imported before
        self._lay_out()
        self._listen()
        self._go_to(SHEETS)
        if run is None:
            self.run.read()

    def begin_at(self, step: int) -> None:
        """Open at a later step, for what was read and perhaps planned already."""
        self._leaps = False
        if self.run.setup is not None:
            self.sheets.show_setup(self.run.setup)
        if self.run.preview is not None:
            self.check.show_plan(self.run.preview)
        self._go_to(step)
        self.open()

    @property
    def is_done(self) -> bool:
        """Say whether the rows went in."""
        return self.pages.currentIndex() == RESULT

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the cursor, and nothing else."""
        if event.key() in ENTER:
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton) and focused.isEnabled():
                focused.click()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave by Esc or the close button; what is under way is stopped first."""
        if self._job is not None:
            self._job.cancel()
            return
        if self.is_done:
            self.accept()
            return
        super().reject()
        self.left.emit()

    def accept(self) -> None:
        super().accept()
        self.ended.emit()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._bar)
        foot.addWidget(self._bar_words, 1)
        for button in (self.stop, self.back, self.next):
            foot.addWidget(button)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.scaled(_BAR_PX))
        self.next.setToolTip("Ctrl+Enter")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(self.steps)
        column.addWidget(self.notice)
        for step in (self.sheets, self.columns, self.values, self.check, self.result_step):
            self.pages.addWidget(step)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        take_size(self, *_SIZE)

    def _listen(self) -> None:
        self.next.clicked.connect(self._on_next)
        self.back.clicked.connect(self._on_back)
        self.stop.clicked.connect(self.reject)
        self.run.working.connect(self._on_working)
        self.run.was_read.connect(self._on_read)
        self.run.was_searched.connect(self._on_searched)
        self.run.was_planned.connect(self._on_planned)
        self.run.was_done.connect(self._on_done)
        self.run.failed.connect(self._on_failed)
        self.run.stopped.connect(self._on_stopped)
        self.sheets.changed.connect(self._rest)
        self.sheets.file_asked.connect(self._choose_again)
        self.columns.changed.connect(self._rest)
        self.check.decided.connect(self.run.make_plan)
        self.check.words_asked.connect(self._on_words_asked)
        self.check.columns_asked.connect(self._on_columns_asked)
        self.result_step.undo_asked.connect(self._on_undo)
        self.result_step.problems_asked.connect(self._on_save_problems)
        self.result_step.rows_asked.connect(self._on_show_rows)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)  # held down, it would import what she has not seen
            shortcut.activated.connect(self.next.click)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back.click)

    def _go_to(self, step: int) -> None:
        setup = self.run.setup
        self.notice.clear()
        if setup is not None and step == COLUMNS:
            self.columns.show_setup(setup)
        if setup is not None and step == VALUES:
            self.values.show_setup(setup, self.run.words)
        self.pages.setCurrentIndex(step)
        self.steps.show_step(step)
        self._rest()
        self._focus_next()

    def _on_next(self) -> None:
        step = self.pages.currentIndex()
        self.check.is_mending = False
        if step == COLUMNS:
            self.run.find_words()
        elif step == VALUES:
            self.run.make_plan()
        elif step == CHECK:
            self.run.carry_out()
        elif step == RESULT:
            self._on_end()
        else:
            self._go_to(step + 1)

    def _on_back(self) -> None:
        self._leaps = False
        self._go_to(self.pages.currentIndex() - 1)

    def _on_end(self) -> None:
        """Close, and show what the rows tell that went in."""
        self.accept()
        if self.run.change:
            self.run.workspace.open_requested.emit("import", self.run.change)

    def _on_read(self) -> None:
        refused = self.run.reading.refused
        if self.run.setup is not None:
            self.notice.clear()
            self.sheets.show_setup(self.run.setup)
            self._leaps = self._leaps and self.run.is_known
            if self._leaps:
                self.run.find_words()
        elif refused:
            self.sheets.show_nothing()
            sentences = "\n".join(str(one.error) for one in refused)
            self.notice.say(sentences, "bad", "Choose another file…", self._choose_again)
        self._rest()

    def _choose_again(self) -> None:
        if files := ask_for_files(self):
            self.run.files = files
            self.run.read()

    def _on_searched(self) -> None:
        """Ask about words nobody knows; in known files about those that would be made anew."""
        if self._leaps and not any(word.can_be_new for word in self.run.words):
            self.run.make_plan()
            return
        self._leaps = False
        self._go_to(VALUES)

    def _on_words_asked(self) -> None:
        self._leaps = False
        self.run.find_words()

    def _on_columns_asked(self) -> None:
        self._leaps = False
        self._go_to(COLUMNS)

    def _on_planned(self) -> None:
        if self.run.preview is not None:
            setup = self.run.setup
            self.check.say_known(setup.decided_at() if setup and self._leaps else "")
            self.check.show_plan(self.run.preview)
            self._go_to(CHECK)

    def _on_done(self) -> None:
        if self.run.outcome is not None:
            self.result_step.show_result(self.run.outcome)
            self._go_to(RESULT)

    def _on_failed(self, error: DeskError) -> None:
        self._rest()
        self.notice.say(str(error), "bad")

    def _on_stopped(self) -> None:
        """Say that nothing came of what was stopped."""
        if self.run.setup is None:
            self._job = None  # it has stopped, and says a moment later that it is over
            self.reject()
        elif self.pages.currentIndex() == CHECK:
            self.notice.say("Stopped. Nothing was imported.", "info")

    def _on_undo(self) -> None:
        self.run.undo(lambda _step: self.accept())

    def _on_show_rows(self, listing: str, ids: tuple[int, ...]) -> None:
        """Close, and show in their list what came in."""
        called = f"New from {self.run.files[0].name}"
        self.accept()
        self.run.workspace.rows_requested.emit(listing, Wanted(among=Among(ids, called)))

    def _on_save_problems(self) -> None:
        first = self.run.files[0]
        if out := ask_file_to_mend(self, first.parent, first.stem):
            self.save_problems(out)

    def save_problems(self, path: Path) -> None:
        """Write the rows that were left out."""
        self.run.save_problems(path, lambda _count: self._say_saved(path))

    def _say_saved(self, path: Path) -> None:
        self.notice.say(
            f"Saved as {path.name}. Mend the rows there and import that file: rows that are in"
            " already stay as they are.",
            "info",
        )

    def _on_working(self, job: Job) -> None:
        self._job = job
        self._bar.setRange(0, 0)
        job.stepped.connect(self._on_stepped)
        job.ended.connect(lambda: self._on_job_ended(job))
        self._rest()
        self._bar_words.setText(f"{job.label}…")

    def _on_stepped(self, done: int, total: int, note: str) -> None:
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        told = [note] if note else []
        if total:
            told.append(f"{number_words(done)} of {count_words(total, 'row')}")
        if told:
            self._bar_words.setText(" · ".join(told))

    def _on_job_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._rest()
            self._focus_next()

    def _rest(self) -> None:
        """Show what can be done now."""
        step, setup = self.pages.currentIndex(), self.run.setup
        idle = self._job is None
        self._bar.setVisible(not idle)
        if idle:
            self._bar_words.setText("")
        self.pages.setEnabled(idle)
        has_sheets = setup is not None and bool(setup.chosen_sheets())
        is_clear = setup is None or step == SHEETS or not setup.undecided()
        leads_back = step not in (SHEETS, RESULT)
        self.back.setVisible(leads_back)
        self.back.setEnabled(idle and leads_back)  # Alt+Left presses it though it is not shown
        self.next.setEnabled(idle and (step == RESULT or (has_sheets and is_clear)))
        tells = step == RESULT and self.run.change > 0
        at_end = _TOLD if tells else _CLOSE
        self.next.setText(at_end if step == RESULT else _NEXT.get(step, "Next"))
        self.stop.setText(_CLOSE if tells and idle else "Cancel")
        self.stop.setVisible(step != RESULT or tells or not idle)

    def _focus_next(self) -> None:
        """Put the cursor on the button that goes on, else on what must be answered first."""
        if self.pages.currentIndex() == CHECK and self.check.is_mending:
            self.check.view.setFocus()
            return
        if self.next.isEnabled():
            self.next.setFocus()
            return
        step, is_asking = self.pages.currentIndex(), False
        if step == SHEETS:
            is_asking = self.sheets.focus_question()
        elif step == COLUMNS:
            is_asking = self.columns.focus_question()
        if not is_asking:
            self.stop.setFocus()


def ask_for_files(parent: QWidget) -> list[Path]:
    """Ask for one or several spreadsheets; none when she thought better of it."""
    downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    folder = str(QSettings().value(_FOLDER, downloads))
    if not Path(folder).is_dir():  # else the dialog would propose its name as a file
        folder = str(Path.home())
    chosen, _kind = QFileDialog.getOpenFileNames(parent, "Import spreadsheets", folder, KINDS)
    files = [Path(name) for name in chosen]
    if files:
        QSettings().setValue(_FOLDER, str(files[0].parent))
    return files
