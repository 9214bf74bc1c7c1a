"""Asks what kind of file is written, and how a CSV file is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.sheets.delimiters import DELIMITERS
from advocate_desk.sheets.write_csv import EXACT_WARNING, CsvStyle
from advocate_desk.ui.dialogs.labelled import Labelled
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.notice import InlineNotice


class FileForm(StrEnum):
    """What is written, or where to it goes."""

    WORKBOOK = "Excel workbook (.xlsx)"
    CSV = "CSV for people (.csv)"
    EXACT_CSV = "CSV for other programs, exact text (.csv)"
    FOLDER = "Folder of CSV files for people"
    EXACT_FOLDER = "Folder of CSV files for other programs, exact text"
    CLIPBOARD = "Clipboard, to paste into Excel or a mail"

    @property
    def is_exact(self) -> bool:
        """Say whether texts stand as they are, whatever Excel would make of them."""
        return self in (FileForm.EXACT_CSV, FileForm.EXACT_FOLDER)

    @property
    def is_folder(self) -> bool:
        """Say whether it becomes a folder of files."""
        return self in (FileForm.FOLDER, FileForm.EXACT_FOLDER)

    @property
    def is_csv(self) -> bool:
        """Say whether CSV is written."""
        return self in (FileForm.CSV, FileForm.EXACT_CSV) or self.is_folder

    @property
    def suffix(self) -> str:
        """Give what the file's name ends in."""
        if self.is_folder or self is FileForm.CLIPBOARD:
            return ""
        return ".csv" if self.is_csv else ".xlsx"


OF_ROWS = (FileForm.WORKBOOK, FileForm.CSV, FileForm.EXACT_CSV, FileForm.CLIPBOARD)
OF_PROGRAM = (FileForm.WORKBOOK, FileForm.FOLDER, FileForm.EXACT_FOLDER)


class FormBox(QWidget):
    """The choices; those that say nothing of the form in force are not shown."""

    def __init__(self) -> None:
        super().__init__()
        self.form = CalmCombo("As")
        self.delimiter = CalmCombo("Between the cells")
        for sign, name in DELIMITERS.items():
            self.delimiter.addItem(name.capitalize(), sign)
        self.mark = QCheckBox("With the mark by which Excel knows accents (UTF-8)")
        self.mark.setChecked(True)
        self.warning = InlineNotice()
        self._of_csv = QWidget()
        csv = QHBoxLayout(self._of_csv)
        csv.setContentsMargins(0, 0, 0, 0)
        csv.setSpacing(16)
        csv.addWidget(Labelled("Between the cells", self.delimiter))
        csv.addWidget(self.mark, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Labelled("As", self.form))
        column.addWidget(self._of_csv)
        column.addWidget(self.warning)
        self.form.currentIndexChanged.connect(self._on_form)
        self._on_form()

    def offer(self, forms: Sequence[FileForm]) -> None:
        """Offer these; the one in force stays where it is among them."""
        kept = self.form.currentData()
        self.form.clear()
        for form in forms:
            self.form.addItem(form.value, form)
        self.form.setCurrentIndex(max(self.form.findData(kept), 0))
        self.setVisible(len(forms) > 1)

    def chosen(self) -> FileForm:
        """Give the form in force."""
        return FileForm(self.form.currentData() or FileForm.WORKBOOK)

    def style_of_csv(self) -> CsvStyle:
        """Give how CSV is to be written."""
        return CsvStyle(
            self.chosen().is_exact, str(self.delimiter.currentData()), self.mark.isChecked()
        )

    def _on_form(self) -> None:
        form = self.chosen()
        self._of_csv.setVisible(form.is_csv)
        if form.is_exact:
            self.warning.say(EXACT_WARNING)
        else:
            self.warning.clear()
