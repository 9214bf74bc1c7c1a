"""Pastes what Excel, a mail or another list put on the clipboard into the list in front."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import count_words
from advocate_desk.sheets.clipboard_rows import TextRows, clipboard_rows
from advocate_desk.sheets.importers import importer_of
from advocate_desk.sheets.pasted import InView, may_be_pasted, starts_with_headings
from advocate_desk.sheets.planned import Verdict
from advocate_desk.sheets.safe_cells import unguarded
from advocate_desk.ui.importing.ask_paste import AskPaste
from advocate_desk.ui.importing.pasted_run import PastedRun
from advocate_desk.ui.importing.wizard import CHECK, COLUMNS, SHEETS, VALUES, ImportWizard
from advocate_desk.ui.tab import Place
from advocate_desk.ui.tables.block_paste import Landing, landing_of, paste_over
from advocate_desk.ui.tables.clipboard import OUR_ROWS
from advocate_desk.ui.tables.list_page import ListPage, list_in_front
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Workspace

_LONG = 300_000  # characters that are not read in the time of a key press
_ALL_THERE = "Nothing was pasted: all of it is in the desk already."
_NO_ROWS = "Nothing was pasted: the clipboard holds headings, but no rows below them."
_NOTHING = "The clipboard holds no cells: copy some in Excel first, then paste them here."


def paste(place: Place) -> None:
    """Paste over the chosen cells, or as new rows, whatever fits."""
    _pasting(place).read(_copied())


def paste_rows(place: Place) -> None:
    """Paste as new rows, whatever is chosen."""
    _pasting(place).read(_copied(), as_rows=True)


def _copied() -> QMimeData:
    """Give what was copied; where nothing ever was there is not even an empty clipboard."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def _pasting(place: Place) -> Pasting:
    known = place.workspace.findChild(Pasting)
    return known or Pasting(place.workspace, place.parent)


class Pasting(QObject):
    """What is pasted into a desk's window."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(workspace)
        self._workspace, self._window = workspace, window
        self.run: PastedRun | None = None
        self.wizard: ImportWizard | None = None
        self.asking: AskPaste | None = None

    def read(self, mime: QMimeData, *, as_rows: bool = False) -> None:
        """Read a clipboard and paste it; a long one in the background."""
        is_ours, text = mime.hasFormat(OUR_ROWS), mime.text()
        html = "" if "\t" in text else mime.html()

        def rows() -> TextRows:
            found = clipboard_rows(text, html)
            # ours have apostrophes that keep Excel from running what was copied
            return [tuple(map(unguarded, row)) for row in found] if is_ours else found

        if len(text) + len(html) < _LONG:
            self.paste(rows(), as_rows=as_rows)
        else:
            self._workspace.aside(
                "Reading the clipboard",
                lambda _progress: rows(),
                lambda found: self.paste(found, as_rows=as_rows),
            )

    def paste(self, rows: TextRows, *, as_rows: bool = False) -> None:
        """Paste into the list in front."""
        page = list_in_front(self._window)
        if not rows:
            self._say(_NOTHING)
            return
        landing = landing_of(page.view, rows) if page and not as_rows else None
        if page is None or landing is None:
            self._bring_in(rows, page)
        elif self._goes_over(page, landing, rows):
            paste_over(page, landing, rows)
        elif _has_headings(page, rows):
            self._bring_in(rows, page)
        else:
            self._ask(page, landing, rows)

    def _goes_over(self, page: ListPage, landing: Landing, rows: TextRows) -> bool:
        """Say whether there is no doubt that cells are meant, not new rows."""
        is_one_cell = len(rows) == len(rows[0]) == 1
        if is_one_cell or not may_be_pasted(page.kind.listing.key):
            return True
        is_several = page.view.count_chosen() > 1 and len(landing.ids) > 1
        return is_several and not _has_headings(page, rows)

    def _ask(self, page: ListPage, landing: Landing, rows: TextRows) -> None:
        """Ask what is meant: the cursor is on a row whenever she has clicked one."""
        first, last = landing.columns[0].field.label, landing.columns[-1].field.label
        cells = first if first == last else f"{first} to {last}"
        holds = f"{count_words(len(rows), 'row')} of {count_words(len(rows[0]), 'column')}"
        name = self._workspace.look(lambda s: page.kind.name_of(s, landing.ids[0]))
        others = len(landing.ids) - 1
        whom = f"{name} and {page.kind.counted(others)} below" if others else name
        asking = AskPaste(self._window, holds, f"Over {cells} of {whom}", many=page.kind.many)
        self.asking = asking
        makes_row = landing.columns[0].key in (page.kind.people.key, "email")
        if first == last and not makes_row:  # nobody is told by a tag alone
            asking.over.setChecked(True)

        def take() -> None:
            if asking.over.isChecked():
                paste_over(page, landing, rows)
            else:
                self._bring_in(rows, page)

        asking.accepted.connect(take)
        asking.finished.connect(asking.deleteLater)
        asking.open()

    def _bring_in(self, rows: TextRows, page: ListPage | None) -> None:
        """Import the rows; without a list in front their headings must tell what they are."""
        kind = page.kind.listing.key if page else ""
        if page is not None and not may_be_pasted(kind):
            self._say(f"Choose the rows to paste over: no {page.kind.many} can be added here.")
            return
        in_view = _in_view(page) if page else ()
        run = self.run = PastedRun(self._workspace, rows, kind, in_view, self)
        run.was_read.connect(lambda: self._on_read(run, page))
        run.was_searched.connect(lambda: self._on_words(run))
        run.was_planned.connect(lambda: self._on_planned(run))
        run.was_done.connect(lambda: self._on_done(run, page))
        run.failed.connect(lambda error: self._on_failed(run, error))
        run.stopped.connect(lambda: self._on_stopped(run))
        run.read()

    def _on_read(self, run: PastedRun, page: ListPage | None) -> None:
        if page is None and run.setup is not None and not run.setup.chosen_sheets():
            self._drop(run)
            self._say("Nothing was recognised on the clipboard: open the list it belongs to.")
        elif run.knows_columns():
            run.find_words()
        else:
            is_known = run.setup is not None and bool(run.setup.chosen_sheets())
            self._show(run, COLUMNS if is_known else SHEETS)

    def _on_words(self, run: PastedRun) -> None:
        if self._is_shown(run):
            return
        if run.words:
            self._show(run, VALUES)
        else:
            run.make_plan()

    def _on_planned(self, run: PastedRun) -> None:
        if self._is_shown(run):
            return
        if not run.is_plain():
            self._show(run, CHECK)
        elif run.plan is not None and run.plan.has_changes():
            run.carry_out()
        else:
            has_rows = run.plan is not None and any(run.plan.counts().values())
            self._drop(run)
            self._say(_ALL_THERE if has_rows else _NO_ROWS)

    def _on_done(self, run: PastedRun, page: ListPage | None) -> None:
        if self._is_shown(run) or run.plan is None:
            return
        new, kind = run.plan.counts()[Verdict.NEW], run.plan.sections[0].kind
        if page is not None and page.kind.listing.key == kind:
            told = f"{page.kind.counted(new)} pasted"
        else:
            told = f"{count_words(new, 'row')} pasted into {importer_of(kind).sheet}"
        change = run.change
        toast_over(self._window).say(
            told, "Undo", lambda: self._workspace.take_back_exactly(change)
        )
        self._drop(run)

    def _on_failed(self, run: PastedRun, error: DeskError) -> None:
        if not self._is_shown(run):
            self._show(run, SHEETS if run.setup is None else COLUMNS)
            if self.wizard is not None:
                self.wizard.notice.say(str(error), "bad")

    def _on_stopped(self, run: PastedRun) -> None:
        """Say that nothing came of it; where steps are shown, they say it."""
        if not self._is_shown(run):
            self._on_left(run)

    def _show(self, run: PastedRun, step: int) -> None:
        """Open the steps of an import where something is to be decided."""
        wizard = ImportWizard(self._workspace, run.files, self._window, run)
        self.wizard = wizard
        wizard.setWindowTitle("Paste")
        wizard.ended.connect(lambda: self._drop(run))
        wizard.left.connect(lambda: self._on_left(run))
        wizard.begin_at(step)

    def _on_left(self, run: PastedRun) -> None:
        self._drop(run)
        self._say("Nothing was pasted")

    def _is_shown(self, run: PastedRun) -> bool:
        return self.wizard is not None and self.wizard.run is run

    def _drop(self, run: PastedRun) -> None:
        run.let_go()
        if self._is_shown(run) and self.wizard is not None:
            self.wizard.deleteLater()
            self.wizard = None
        if self.run is run:
            self.run = None
        run.deleteLater()

    def _say(self, sentence: str) -> None:
        toast_over(self._window).say(sentence)


def _in_view(page: ListPage) -> tuple[InView, ...]:
    """Give the columns from left to right."""
    return tuple(
        InView(column.field.label, column.writes.key if column.writes else column.key)
        for column in page.view.columns_in_order()
    )


def _has_headings(page: ListPage, rows: TextRows) -> bool:
    return starts_with_headings(page.kind.listing.key, rows[0], _in_view(page))
