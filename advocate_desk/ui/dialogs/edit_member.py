"""Adding a member: a handful of fields first, the others folded; look-alikes are pointed out."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold_name
from advocate_desk.program.listing import Line, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.tables.inputs import Known, LineInput
from advocate_desk.ui.workspace import Workspace

_FIRST = ("full_name", "email", "company", "job_title", "status", "tags")
_PAUSE_MS = 250
_USUAL = {"status": "candidate", "person_type": "customer"}


class AddMemberSheet(FormSheet):
    """Asks for a new member.

    Signals:
        known_wanted: the id of the member who is there already, to be shown instead.
    """

    known_wanted = Signal(int)

    def __init__(self, workspace: Workspace, known: Known, parent: QWidget | None = None) -> None:
        super().__init__("Add member", "Add member", MEMBERS.key, known, parent)
        self._workspace = workspace
        more = [one for one in MEMBERS.fields if one.editable and one.key not in _FIRST]
        self.ask([MEMBERS.field(key) for key in _FIRST], _USUAL)
        self.ask_folded("More fields", more, _USUAL)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_around)
        name = self.input("full_name")
        if isinstance(name, LineInput):
            name.textEdited.connect(lambda _text: self._pause.start())
        name.setFocus()

    def _look_around(self) -> None:
        name = self.input("full_name").value() or ""
        self._workspace.read(
            lambda session: look_alikes(session, name), lambda found: self._hint(name, found)
        )

    def _hint(self, name: str, found: list[Line]) -> None:
        if name != self.input("full_name").value():
            return
        if not found:
            self.notice.clear()
            return
        values = found[0].values
        at = f" at {values['company']}" if values.get("company") else ""
        self.notice.say(
            f"There is already a {values['name']}{at}.",
            "warn",
            "Show",
            lambda: self._show_known(found[0].id),
        )

    def _show_known(self, member_id: int) -> None:
        self.reject()
        self.known_wanted.emit(member_id)


def look_alikes(session: Session, name: str) -> list[Line]:
    """Give the members whose name reads the same."""
    folded = fold_name(name)
    if not folded:
        return []
    ids = MEMBERS.first_ids(session, Wanted(words=name), MEMBERS.default_sort, 50)
    lines = MEMBERS.lines(session, ids).values()
    return [line for line in lines if fold_name(line.values["name"]) == folded]
