"""The imports of the past: what came of each, its rows, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base.errors import DeskError
from advocate_desk.base.progress import Progress
from advocate_desk.base.words import count_words, moment_words, number_words
from advocate_desk.program.listing import Among, Wanted
from advocate_desk.program.past_imports import (
    Outcome,
    PastImport,
    left_rows_kept,
    past_imports,
    rows_of_import,
)
from advocate_desk.sheets.failed_rows import save_left_rows
from advocate_desk.sheets.left_rows import from_text
from advocate_desk.sheets.planned import Verdict
from advocate_desk.store.desk import Step
from advocate_desk.ui import theme
from advocate_desk.ui.importing.plan_table import CHIPS, VERDICT_WORDS
from advocate_desk.ui.importing.result_step import SHOWN
from advocate_desk.ui.importing.rows_to_mend import ask_file_to_mend
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import Button, primary_button, quiet_button
from advocate_desk.ui.widgets.chips import Chip
from advocate_desk.ui.widgets.dialog_size import take_size
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.flow import FlowRow
from advocate_desk.ui.widgets.frames import GAP, Card, TableCard, scrolling
from advocate_desk.ui.widgets.notice import Confirmation, InlineNotice
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, WrappedLabel
from advocate_desk.ui.widgets.saving import folder_for
from advocate_desk.ui.widgets.two_lines import TwoLineDelegate, TwoLineList, TwoLines
from advocate_desk.ui.workspace import Workspace

_SIZE = (940, 620)
_LIST_PX = 340
_ALL_BACK = "All of it goes back; nothing that was done since is touched."
_SOME_STAYS = "What was done since is kept, so not all of it goes back:"


class PastImports(QDialog):
    """Lists the imports, the newest first; the one chosen stands beside them."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Past imports")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self.imports: TwoLineList[PastImport] = TwoLineList(_lines_of, self)
        self.view = QListView()
        self.panel = ImportPanel(workspace)
        self._pages = QStackedWidget()
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.panel.left.connect(self.accept)
        self.panel.moved.connect(self.read)
        self.read()

    def read(self) -> None:
        """Read the imports; the one that is looked at stays chosen."""
        chosen = self.view.currentIndex().row()
        found = self._workspace.look(past_imports)
        self.imports.show(found)
        self._pages.setCurrentIndex(0 if found else 1)
        if found:
            self.view.setCurrentIndex(self.imports.index(min(max(chosen, 0), len(found) - 1)))

    def choose(self, change: int) -> None:
        """Show the import that made a change."""
        place = self.imports.place_of(lambda one: one.change == change)
        if place is not None:
            self.view.setCurrentIndex(self.imports.index(place))

    def _lay_out(self) -> None:
        self.view.setModel(self.imports)
        self.view.setItemDelegate(TwoLineDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName("Past imports")
        close = primary_button("Close")
        close.clicked.connect(lambda _on: self.accept())
        lists = QWidget()
        row = QHBoxLayout(lists)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        card = TableCard(self.view)
        card.setMaximumWidth(theme.scaled(_LIST_PX))
        row.addWidget(card, 2)
        row.addWidget(self.panel, 3)
        self._pages.addWidget(lists)
        nothing = "Each import is listed here with what came of it, and can be taken back."
        self._pages.addWidget(EmptyState("Nothing was imported yet", nothing))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel("Past imports", TextStyle.TITLE))
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        take_size(self, *_SIZE)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.panel.show_import(self.imports.rows[current.row()])


class ImportPanel(Card):
    """Shows one import.

    Signals:
        left: she wants to see rows elsewhere.
        moved: it was taken back.
    """

    left = Signal()
    moved = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._import: PastImport | None = None
        self.title = ElidedLabel("", TextStyle.CARD)
        self.about = WrappedLabel("", TextStyle.SMALL, "muted")
        self.back = quiet_button("Undo this import…", "arrow-back-up")
        self.ways: list[Button] = []  # to the rows it made
        self.problems = quiet_button("Save the rows left out…", "file-spreadsheet")
        self.question = Confirmation("Undo it", "Keep it")
        self.stays, self.go = self.question.words, self.question.go_button
        self.keep = self.question.keep_button
        self.notice = InlineNotice()
        self._scroll = scrolling()
        self._lay_out()
        self.back.clicked.connect(lambda _on: self.ask_back())
        self.go.clicked.connect(lambda _on: self.take_back())
        self.keep.clicked.connect(lambda _on: self._keep())
        self.problems.clicked.connect(lambda _on: self._on_save_problems())

    def show_import(self, made: PastImport) -> None:
        """Show an import: its sheets with their counts, its rows, the way back."""
        is_same = self._import is not None and self._import.id == made.id
        self._import = made
        self.title.setText(made.file)
        self.about.setText(f"{moment_words(made.at)} · {_OUTCOMES[made.outcome]}")
        self.back.setVisible(made.outcome is Outcome.STANDS)
        self.problems.setVisible(made.has_left_rows)
        self.question.hide()
        if not is_same:
            self.notice.clear()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for sheet, counts in made.counts.items():
            column.addWidget(_SheetCounts(sheet, counts))
        column.addWidget(self._ways_to_rows(made))
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def ask_back(self) -> None:
        """Find out what would stay, and ask whether to go on."""
        if self._import is None:
            return
        self.back.setEnabled(False)
        job = self._workspace.what_stays(self._import.change, self._ask)
        job.failed.connect(self._refuse)
        job.cancelled.connect(lambda: self.back.setEnabled(True))

    def take_back(self) -> None:
        """Take the import back as far as nothing newer is lost."""
        if self._import is not None:
            self.question.hide()
            job = self._workspace.take_back_exactly(self._import.change, self._on_taken_back)
            job.failed.connect(self._refuse)

    def save_problems(self, out: Path) -> None:
        """Write the rows that the import left out, to be mended."""
        made = self._import
        if made is None:
            return
        kept = self._workspace.look(lambda session: left_rows_kept(session, made.id))

        def work(_progress: Progress) -> int:
            return save_left_rows(from_text(kept), out)

        words = f"Saved as {out.name}. Mend the rows there and import that file."
        job = self._workspace.aside(
            "Saving the rows left out", work, lambda _count: self.notice.say(words, "info")
        )
        job.failed.connect(self._refuse)

    def _on_save_problems(self) -> None:
        name = Path(self._import.file).stem if self._import else ""
        if out := ask_file_to_mend(self, folder_for(self._workspace.desk.path), name):
            self.save_problems(out)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        self.column.addLayout(head)
        for widget in (self.about, self.question, self.notice):
            self.column.addWidget(widget)
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self.problems, 0, Qt.AlignmentFlag.AlignLeft)

    def _ways_to_rows(self, made: PastImport) -> QWidget:
        """Give the buttons that show in their lists what the import made."""
        ways, self.ways = FlowRow(), []
        if made.outcome is Outcome.TAKEN_BACK:
            return ways
        found = self._workspace.look(lambda session: rows_of_import(session, made.id))
        for kind, ids in found.items():
            if kind in SHOWN:
                words, icon = SHOWN[kind]
                button = quiet_button(words, icon)
                button.clicked.connect(
                    lambda _on=False, kind=kind, ids=ids: self._show_rows(kind, ids)
                )
                self.ways.append(button)
                ways.add(button)
        return ways

    def _show_rows(self, kind: str, ids: tuple[int, ...]) -> None:
        called = f"New from {self._import.file}" if self._import else ""
        self.left.emit()
        self._workspace.rows_requested.emit(kind, Wanted(among=Among(ids, called)))

    def _ask(self, stays: list[str]) -> None:
        self.back.setEnabled(True)
        self.question.ask("\n".join([_SOME_STAYS, *stays] if stays else [_ALL_BACK]))

    def _keep(self) -> None:
        self.question.hide()
        self.back.setFocus()

    def _on_taken_back(self, step: Step | None) -> None:
        kept = list(step.kept) if step else []
        self.moved.emit()
        self.notice.say(" ".join(["The import was taken back.", *kept]), "info")

    def _refuse(self, error: DeskError) -> None:
        self.back.setEnabled(True)
        self.notice.say(str(error), "bad")


class _SheetCounts(QWidget):
    """The counts of one sheet: its name, and a chip for each class of rows."""

    def __init__(self, sheet: str, counts: Mapping[str, int]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        rows = count_words(sum(counts.values()), "row")
        column.addWidget(ElidedLabel(f"{sheet} · {rows}", TextStyle.STRONG))
        chips = FlowRow()
        for verdict in Verdict:
            if count := counts.get(verdict.value, 0):
                words = f"{VERDICT_WORDS[verdict]} {number_words(count)}"
                chips.add(Chip(words, CHIPS[verdict], dot=True))
        column.addWidget(chips)


_OUTCOMES = {
    Outcome.STANDS: "can be taken back",
    Outcome.TAKEN_BACK: "was taken back",
    Outcome.FINAL: "too long ago to be taken back",
}


def _lines_of(made: PastImport) -> TwoLines:
    """Give the row of an import; one that was taken back is faint."""
    is_back = made.outcome is Outcome.TAKEN_BACK
    new, changed = made.count("new"), made.count("update")
    counted = f"{number_words(new)} new, {number_words(changed)} changed"
    lower = f"{moment_words(made.at)} · {counted}"
    return TwoLines(made.file, lower, "Taken back" if is_back else "", is_faint=is_back)
