"""The page of a window without a desk: make one, open one, or drop spreadsheets and begin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base.paths import DESK_SUFFIX, cloud_warning, desks_folder
from advocate_desk.base.recent import recent_desks
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import ghost_button, primary_button, quiet_button
from advocate_desk.ui.widgets.frames import Card
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

CURRENCIES = ("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD", "INR", "JPY")
_FIRST_NAME = "Advocates"
_NOT_IN_NAMES = '<>:"/\\|?*'
_CARD_PX = 560
_RECENT = 4


class FirstRunPage(QScrollArea):
    """Asks for the name, the currency and the place of a new desk.

    Signals:
        create_requested: path, name of the program, currency.
        open_requested: the path of a desk to open.
        files_asked: she wants to choose the spreadsheets to begin with.
        sample_requested: she wants to look around in a program that is there already.
    """

    create_requested = Signal(Path, str, str)
    open_requested = Signal(Path)
    files_asked = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(_FIRST_NAME)
        self.name.setAccessibleName("Name of the program")
        self.currency = QComboBox()
        self.currency.setEditable(True)
        self.currency.addItems(CURRENCIES)
        self.currency.setAccessibleName("Currency")
        self.folder = QLineEdit(str(desks_folder()))
        self.folder.setAccessibleName("Folder")
        self.notice = InlineNotice()
        self.create_button = primary_button("Create the desk", "plus")
        self._recent = QVBoxLayout()
        self._waiting = WrappedLabel("", TextStyle.BODY, "accent")
        self._waiting.hide()
        self._lay_out()
        self.name.textChanged.connect(self._look_again)
        self.folder.textChanged.connect(self._look_again)
        self.create_button.clicked.connect(self._on_create)
        for field in (self.name, self.folder):
            field.returnPressed.connect(self._on_create)
        self._look_again()
        self.show_recent(recent_desks())

    def path(self) -> Path:
        """Give where the new desk would be."""
        plain = "".join(sign for sign in self.name.text() if sign not in _NOT_IN_NAMES).strip(" .")
        folder = Path(self.folder.text().strip()).expanduser()
        return folder / f"{plain or _FIRST_NAME}{DESK_SUFFIX}"

    def take_focus(self) -> None:
        """Begin at the name: no button looks chosen before she chose one.

        What lies in the folder may have changed since the page was last in front.
        """
        self._look_again()
        self.name.setFocus()
        self.name.selectAll()

    def show_waiting(self, files: Sequence[Path]) -> None:
        """Say which dropped files will be brought in once there is a desk."""
        names = ", ".join(file.name for file in files)
        self._waiting.setText(f"Waiting to be imported: {names}")
        self._waiting.setVisible(bool(files))
        self.create_button.setFocus()

    def show_recent(self, desks: Sequence[Path]) -> None:
        """Offer the desks that were used last."""
        while (item := self._recent.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for desk in desks[:_RECENT]:
            button = ghost_button(f"Open {desk.stem}", "clock")
            button.clicked.connect(lambda _checked, desk=desk: self.open_requested.emit(desk))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 32, 0, 32)
        column.setSpacing(12)
        title = PlainLabel("Your advocacy program, on this computer", TextStyle.TITLE)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(
            WrappedLabel(
                "Everything stays in one file of yours: no account, no network."
                " Drop your spreadsheets on this window, as many as you like at once,"
                " or choose them here.",
                TextStyle.BODY,
                "muted",
            )
        )
        choose = ghost_button("Choose spreadsheets…", "file-import")
        choose.clicked.connect(lambda _checked: self.files_asked.emit())
        sample = ghost_button("Try with sample data", "users")
        sample.clicked.connect(lambda _checked: self.sample_requested.emit())
        ways = QHBoxLayout()
        ways.addWidget(choose)
        ways.addWidget(sample)
        ways.addStretch(1)
        column.addLayout(ways)
        column.addWidget(self._waiting)
        column.addWidget(self._form())
        column.addStretch(3)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.addStretch(1)
        row.addWidget(self._column)
        row.addStretch(1)
        self.setWidget(inside)
        self._dress()

    def _form(self) -> Card:
        card = Card("A new desk")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.addWidget(PlainLabel("Name of the program", TextStyle.MEDIUM), 0, 0)
        grid.addWidget(PlainLabel("Currency", TextStyle.MEDIUM), 0, 1)
        grid.addWidget(self.name, 1, 0)
        grid.addWidget(self.currency, 1, 1)
        grid.setColumnStretch(0, 1)
        card.column.addLayout(grid)
        card.column.addSpacing(6)
        card.column.addWidget(PlainLabel("Kept in the folder", TextStyle.MEDIUM))
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        choose = quiet_button("Choose…", "folder-open")
        choose.clicked.connect(self._on_choose_folder)
        place.addWidget(choose)
        card.column.addLayout(place)
        card.column.addWidget(self.notice)
        deeds = QHBoxLayout()
        known = ghost_button("Open a desk…")
        known.clicked.connect(self._on_choose_desk)
        deeds.addWidget(known)
        deeds.addStretch(1)
        deeds.addWidget(self.create_button)
        card.column.addSpacing(8)
        card.column.addLayout(deeds)
        card.column.addLayout(self._recent)
        return card

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_column"):
            self._dress()

    def _dress(self) -> None:
        self._column.setFixedWidth(theme.scaled(_CARD_PX))

    def _look_again(self) -> None:
        """Warn of a synced folder, and of a file that is there, before she presses Create."""
        path = self.path()
        taken, is_whole = path.exists(), path.is_absolute()
        if taken:
            self.notice.say(
                f"{path.name} is already there.", "warn", "Open it", lambda: self._open(path)
            )
        elif not is_whole:
            self.notice.say("Write the folder from its root on, or press Choose.")
        elif warning := cloud_warning(path.parent):
            self.notice.say(warning)
        else:
            self.notice.clear()
        self.create_button.setEnabled(not taken and is_whole)

    def _open(self, path: Path) -> None:
        self.open_requested.emit(path)

    def _on_create(self) -> None:
        if self.create_button.isEnabled():
            name = self.name.text().strip() or _FIRST_NAME
            currency = self.currency.currentText().strip().upper()
            self.create_requested.emit(self.path(), name, currency)

    def _on_choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to keep it", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _on_choose_desk(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, "Open a desk", self.folder.text(), f"Program files (*{DESK_SUFFIX})"
        )
        if chosen:
            self.open_requested.emit(Path(chosen))
