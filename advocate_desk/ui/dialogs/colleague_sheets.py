"""Asks which colleagues get a workbook with their accounts, and writes one for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from advocate_desk.base.progress import Progress
from advocate_desk.base.words import count_words
from advocate_desk.sheets.colleague_sheets import (
    Portfolio,
    portfolios,
    unattended,
    write_colleague_sheets,
)
from advocate_desk.ui.dialogs.sheet import Sheet
from advocate_desk.ui.tab import Place
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button
from advocate_desk.ui.widgets.plain import WrappedLabel
from advocate_desk.ui.widgets.saving import ask_folder, folder_for, offer_again, say_saved
from advocate_desk.ui.workspace import Job, Workspace

_WIDTH = 560
_ABOUT = (
    "Each colleague gets a short workbook: her accounts with health, open issue and whether we may"
    " ask, and a sheet to nominate advocates. Drop the returned ones here together: where two"
    " answers differ, you choose."
)
_NOBODY = (
    "No account names a CSM or an account executive yet, so there is nobody to send a sheet to."
    " Choose accounts, set the field CSM for them, and come back."
)


def send_sheets(place: Place) -> ColleaguesSheet:
    """Ask for whom sheets are to be written."""
    known = place.workspace.findChild(Sending)
    return (known or Sending(place.workspace, place.parent)).open()


class ColleaguesSheet(Sheet):
    """Offers the colleagues who look after accounts. Saves nothing: see `wanted`.

    Signals:
        wanted: the ids of the colleagues she chose.
    """

    wanted = Signal(tuple)

    def __init__(
        self, found: Sequence[Portfolio], nobodys: int, parent: QWidget | None = None
    ) -> None:
        super().__init__("Sheets for colleagues", _WIDTH, parent)
        self.choices: dict[int, QCheckBox] = {}
        self.save = primary_button("Save to a folder…")
        self.body.addWidget(WrappedLabel(_ABOUT if found else _NOBODY, TextStyle.BODY, "muted"))
        for one in found:
            self._offer(one)
        if found and nobodys:
            goes = "goes" if nobodys == 1 else "go"
            words = (
                f"{count_words(nobodys, 'account')} with neither a CSM nor an account executive"
                f" {goes} to nobody."
            )
            self.body.addWidget(WrappedLabel(words, TextStyle.SMALL, "muted"))
        cancel = self.end_with(self.save, self._on_save, leave="Cancel" if found else "Close")
        self.save.setVisible(bool(found))
        (next(iter(self.choices.values()), cancel)).setFocus()

    def chosen(self) -> tuple[int, ...]:
        """Give the ids of the chosen colleagues."""
        return tuple(who for who, choice in self.choices.items() if choice.isChecked())

    def _offer(self, one: Portfolio) -> None:
        words = f"{one.name} · {count_words(one.accounts, 'account')}"
        choice = QCheckBox(words.replace("&", "&&"))
        choice.setChecked(True)
        choice.toggled.connect(lambda _on: self.save.setEnabled(bool(self.chosen())))
        self.choices[one.colleague] = choice
        self.body.addWidget(choice)

    def _on_save(self) -> None:
        if self.chosen():
            self.wanted.emit(self.chosen())
            self.accept()


class Sending(QObject):
    """The sheets for colleagues of a desk's window."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(workspace)
        self._workspace, self._window = workspace, window

    def open(self) -> ColleaguesSheet:
        """Ask who gets one."""
        found, nobodys = self._workspace.look(
            lambda session: (portfolios(session), unattended(session))
        )
        sheet = ColleaguesSheet(found, nobodys, self._window)
        sheet.wanted.connect(self._on_wanted)
        sheet.open()
        return sheet

    def write(self, colleagues: Sequence[int], within: Path) -> Job:
        """Write the workbooks in the background."""
        desk = self._workspace.desk

        def work(progress: Progress) -> list[Path]:
            with desk.read() as session:
                return write_colleague_sheets(session, colleagues, within, progress)

        job = self._workspace.aside("Writing sheets for colleagues", work, self._on_written)
        again = partial(self.write, colleagues, within)
        offer_again(
            job,
            self._window,
            "Sheets for colleagues",
            again,
            partial(self._on_wanted, tuple(colleagues)),
        )
        return job

    def _on_wanted(self, colleagues: tuple[int, ...]) -> None:
        proposed = folder_for(self._workspace.desk.path)
        if within := ask_folder(self._window, "Save the sheets in", proposed):
            self.write(colleagues, within)

    def _on_written(self, files: list[Path]) -> None:
        folder = files[0].parent
        told = f"{count_words(len(files), 'workbook')} saved in “{folder.name}”"
        say_saved(self._window, told, folder)
