"""How a text file is read: its encoding and what stands between its cells, to be changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from advocate_desk.sheets.delimiters import DELIMITERS
from advocate_desk.sheets.workbook import Workbook
from advocate_desk.ui.importing.run import TextForm
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.pills import Pill

ENCODINGS = {
    "utf-8": "Unicode (UTF-8)",
    "utf-8-sig": "Unicode (UTF-8 with mark)",
    "utf-16": "Unicode (UTF-16)",
    "utf-16-le": "Unicode (UTF-16, low byte first)",
    "utf-16-be": "Unicode (UTF-16, high byte first)",
    "utf-32": "Unicode (UTF-32)",
    "cp1252": "Western (Windows)",
    "mac_roman": "Western (Mac)",
    "cp850": "Western (DOS)",
    "cp1250": "Central European",
    "cp932": "Japanese (Shift-JIS)",
    "euc_jp": "Japanese (EUC)",
}
_DELIMITERS = {sign: name.capitalize() for sign, name in DELIMITERS.items()}


class TextFormBar(QWidget):
    """Two choices, and a filter to the rows that show whether the encoding is right.

    Signals:
        asked: she wants the file read in another way.
        filtered: other rows are to be shown.
    """

    asked = Signal()
    filtered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.encoding = CalmCombo("Encoding of the file")
        self.delimiter = CalmCombo("What stands between the cells")
        for combo in (self.encoding, self.delimiter):
            combo.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        self.special = Pill("Rows with special letters")
        self.special.setCheckable(True)
        self.special.toggled.connect(self.filtered)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.special)
        for combo in (self.encoding, self.delimiter):
            combo.activated.connect(self.asked)
            row.addWidget(combo)
        self.hide()

    def show_form(self, book: Workbook | None) -> None:
        """Show how a file was read; nothing when it is no text file."""
        is_text = book is not None and book.kind == "text"
        self.setVisible(is_text)
        if book is None or not is_text:
            return
        _fill(self.encoding, ENCODINGS, book.encoding)
        _fill(self.delimiter, _DELIMITERS, book.delimiter)

    def form(self) -> TextForm:
        """Give how the file is to be read."""
        return TextForm(self.encoding.currentData(), self.delimiter.currentData())

    def is_filtering(self) -> bool:
        """Say whether only rows with special letters are wanted."""
        return not self.isHidden() and self.special.isChecked()


def _fill(combo: CalmCombo, choices: dict[str, str], chosen: str) -> None:
    combo.clear()
    for value, words in choices.items():
        combo.addItem(words, value)
    if combo.findData(chosen) < 0:  # an odd one that the file itself told
        combo.addItem(chosen, chosen)
    combo.setCurrentIndex(combo.findData(chosen))
