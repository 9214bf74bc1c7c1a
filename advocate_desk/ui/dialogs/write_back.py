"""Asks for which CRM the write-back is, and writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from advocate_desk.base import clock
from advocate_desk.base.words import count_words
from advocate_desk.sheets.write_back import System, WrittenBack, systems, without_id, write_back
from advocate_desk.ui.dialogs.labelled import Labelled
from advocate_desk.ui.dialogs.sheet import Sheet
from advocate_desk.ui.tab import Place
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.plain import WrappedLabel
from advocate_desk.ui.widgets.saving import ask_file, folder_for, offer_again, say_saved
from advocate_desk.ui.workspace import Job, Workspace

_WIDTH = 540
_ABOUT = (
    "A CSV file for your CRM: for each member it knows, its own id, the status in your program,"
    " the day of the last act, and whether not to contact. Import it there; nothing here changes."
)
_NOTHING = (
    "No member has an id of another system yet. Import the contacts from your CRM with their id"
    " column (Record ID, Contact ID or the like), and come back."
)


def write_to_crm(place: Place) -> WriteBackSheet:
    """Ask for which system the file is."""
    known = place.workspace.findChild(WritingBack)
    return (known or WritingBack(place.workspace, place.parent)).open()


class WriteBackSheet(Sheet):
    """Offers the systems that know members. Saves nothing: see `wanted`.

    Signals:
        wanted: the name of the system she chose.
    """

    wanted = Signal(str)

    def __init__(
        self,
        found: Sequence[System],
        missing_of: Callable[[str], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("CRM write-back", _WIDTH, parent)
        self._missing_of = missing_of
        self.system = CalmCombo("System")
        self.missing = WrappedLabel("", TextStyle.SMALL, "muted")
        self.save = primary_button("Save as…")
        self.body.addWidget(WrappedLabel(_ABOUT if found else _NOTHING, TextStyle.BODY, "muted"))
        for one in found:
            self.system.addItem(f"{one.name} · {count_words(one.members, 'member')}", one.name)
        if found:
            self.body.addWidget(Labelled("Ids of", self.system))
            self.body.addWidget(self.missing)
        cancel = self.end_with(self.save, self._on_save, leave="Cancel" if found else "Close")
        self.save.setVisible(bool(found))
        self.system.currentIndexChanged.connect(lambda _at: self._show_missing())
        self._show_missing()
        (self.system if found else cancel).setFocus()

    def _show_missing(self) -> None:
        """Say how many members the chosen system does not know."""
        name = self.system.currentData()
        missing = self._missing_of(name) if name else 0
        stay = "stays" if missing == 1 else "stay"
        words = f"{count_words(missing, 'member')} without such an id {stay} out."
        self.missing.setText(words if missing else "Every member has such an id.")

    def _on_save(self) -> None:
        if name := self.system.currentData():
            self.wanted.emit(name)
            self.accept()


class WritingBack(QObject):
    """The files for a CRM of a desk's window."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(workspace)
        self._workspace, self._window = workspace, window

    def open(self) -> WriteBackSheet:
        """Ask for which system the file is."""
        look = self._workspace.look
        sheet = WriteBackSheet(
            look(systems),
            lambda name: look(lambda session: without_id(session, name)),
            self._window,
        )
        sheet.wanted.connect(self._on_wanted)
        sheet.open()
        return sheet

    def write(self, system: str, out: Path) -> Job:
        """Write the file in the background."""
        desk = self._workspace.desk

        def work(_progress: object) -> WrittenBack:
            with desk.read() as session:
                return write_back(session, system, out)

        job = self._workspace.aside(
            f"Export {out.name}", work, lambda written: self._on_written(out, written)
        )
        offer_again(
            job,
            self._window,
            "CRM write-back",
            lambda: self.write(system, out),
            lambda: self._on_wanted(system),
        )
        return job

    def _on_wanted(self, system: str) -> None:
        desk = self._workspace.desk.path
        name = f"{desk.stem} write-back {clock.today().isoformat()}.csv"
        proposed = folder_for(desk) / name
        if out := ask_file(self._window, "Save the write-back", proposed, "CSV file (*.csv)"):
            self.write(system, out)

    def _on_written(self, out: Path, written: WrittenBack) -> None:
        left = count_words(written.without_id, "member")
        rest = f", {left} without an id" if written.without_id else ""
        told = f"{out.name} saved: {count_words(written.rows, 'row')}{rest}"
        say_saved(self._window, told, out.parent, "Open the folder")
