"""Undo and redo in the menu: they name the change that they would move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from advocate_desk.ui.menus import Menus
from advocate_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from advocate_desk.store.desk import Step


class Undoing(QObject):
    """The two actions, kept in step with the desk.

    Signals:
        moved: the sentence about what was taken back or done again.
    """

    moved = Signal(str)

    def __init__(self, menus: Menus, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self.undo = menus.add("Edit", "Undo", QKeySequence.StandardKey.Undo, self._take_back)
        self.redo = menus.add("Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), self._do_again)
        self.let_go()

    def take(self, workspace: Workspace) -> None:
        """Follow an open desk."""
        self._workspace = workspace
        workspace.changed.connect(self._name_them)
        self._name_them()

    def let_go(self) -> None:
        """Do nothing: there is no desk."""
        self._workspace = None
        self._name_them()

    def _name_them(self) -> None:
        desk = self._workspace.desk if self._workspace else None
        for action, verb, label in (
            (self.undo, "Undo", desk.undo_label() if desk else None),
            (self.redo, "Redo", desk.redo_label() if desk else None),
        ):
            action.setEnabled(label is not None)
            action.setText(f"{verb} {label}".replace("&", "&&") if label else verb)

    def _take_back(self) -> None:
        if self._workspace:
            self._workspace.undo(lambda step: self._tell("Undone", step))

    def _do_again(self) -> None:
        if self._workspace:
            self._workspace.redo(lambda step: self._tell("Done again", step))

    def _tell(self, what: str, step: Step | None) -> None:
        if step:
            self.moved.emit(f"{what}: {step.label}")
