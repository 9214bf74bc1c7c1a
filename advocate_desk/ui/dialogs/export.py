"""Asks what to hand out as a file: the whole program, the list in front, or the template."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QVBoxLayout, QWidget

from advocate_desk.base.words import count_words
from advocate_desk.program.listing import Chosen
from advocate_desk.sheets.export_view import View
from advocate_desk.ui import theme
from advocate_desk.ui.dialogs.labelled import Labelled
from advocate_desk.ui.dialogs.sheet import Sheet
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.plain import WrappedLabel

_WIDTH = 560
_DOT_PX = 16
_INDENT = 10  # px from the dot to the words of a choice; the line below begins there


class What(StrEnum):
    """What can be exported."""

    PROGRAM = "program"
    LIST = "list"
    CHOSEN = "chosen"
    TEMPLATE = "template"


class FileForm(StrEnum):
    """What kind of file a list is written to."""

    WORKBOOK = "Excel workbook (.xlsx)"
    CSV = "CSV for people (.csv)"
    EXACT_CSV = "CSV for other programs, exact text (.csv)"


@dataclass(frozen=True, slots=True)
class Export:
    """What she wants.

    Attributes:
        view: the rows and columns of a list; None for the program and the template.
        name: what the file is about, for its name.
        rows: how many rows of a list there are.
    """

    what: What
    form: FileForm = FileForm.WORKBOOK
    view: View | None = None
    name: str = ""
    rows: int = 0

    @property
    def suffix(self) -> str:
        """Give what the file's name ends in."""
        return ".xlsx" if self.form is FileForm.WORKBOOK else ".csv"


class ExportSheet(Sheet):
    """Asks what and in which form. Saves nothing: see `wanted`.

    Signals:
        wanted: the Export she asked for.
    """

    wanted = Signal(object)

    def __init__(self, page: ListPage | None, parent: QWidget | None = None) -> None:
        super().__init__("Export", _WIDTH, parent)
        self._offers = _offers(page)
        self._group = QButtonGroup(self)
        self.choices: dict[What, QRadioButton] = {}
        self.form = QComboBox()
        for form in FileForm:
            self.form.addItem(form.value, form)
        self._form_line = Labelled("As", self.form)
        self.save = primary_button("Save as…")
        self._lay_out()
        first = What.CHOSEN if What.CHOSEN in self._offers else What.PROGRAM
        self.choose(first)
        self.choices[first].setFocus()

    def choose(self, what: What) -> None:
        """Choose one of the offers."""
        self.choices[what].setChecked(True)

    def export(self) -> Export:
        """Give what she asks for."""
        what = next(what for what, choice in self.choices.items() if choice.isChecked())
        export = self._offers[what][0]
        if export.view is None:
            return export
        return replace(export, form=FileForm(self.form.currentData()))

    def _lay_out(self) -> None:
        for what, (_export, title, about) in self._offers.items():
            choice = QRadioButton(title.replace("&", "&&"))
            choice.setAccessibleDescription(about)
            choice.toggled.connect(self._on_chosen)
            self._group.addButton(choice)
            self.choices[what] = choice
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(choice)
            told = WrappedLabel(about, TextStyle.SMALL, "muted")
            told.setContentsMargins(theme.scaled(_DOT_PX) + _INDENT, 0, 0, 0)
            words.addWidget(told)
            self.body.addLayout(words)
        self.body.addWidget(self._form_line)
        cancel = quiet_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        self.save.setToolTip("Ctrl+Enter")
        self.footer.addStretch(1)
        self.footer.addWidget(cancel)
        self.footer.addWidget(self.save)
        self.save_by_keys(self._on_save)

    def _on_chosen(self) -> None:
        checked = [what for what, choice in self.choices.items() if choice.isChecked()]
        self._form_line.setVisible(bool(checked) and self._offers[checked[0]][0].view is not None)

    def _on_save(self) -> None:
        self.wanted.emit(self.export())
        self.accept()


_Offer = tuple[Export, str, str]


def _offers(page: ListPage | None) -> dict[What, _Offer]:
    """Give what can be exported from here: each with its title and what it is for."""
    offers: dict[What, _Offer] = {}
    if page is not None:
        chosen = page.view.count_chosen()
        shown = page.view.table.rowCount()
        if chosen > 1:
            offers[What.CHOSEN] = (
                _of_list(page, What.CHOSEN, page.chosen(), chosen),
                f"The chosen {page.kind.counted(chosen)}",
                "With the columns and in the order of the list.",
            )
        if shown:
            everything = Chosen(wanted=page.state.wanted)
            offers[What.LIST] = (
                _of_list(page, What.LIST, everything, shown),
                f"This list: {page.kind.counted(shown)}",
                "As it is shown now: the filter, these columns, this order.",
            )
    offers[What.PROGRAM] = (
        Export(What.PROGRAM),
        "The whole program",
        "A workbook with every sheet. Edit it in Excel and import it again, or keep it.",
    )
    offers[What.TEMPLATE] = (
        Export(What.TEMPLATE, name="template"),
        "An empty template",
        "The same workbook without rows, with drop-down lists and notes, to be filled in.",
    )
    return offers


def _of_list(page: ListPage, what: What, chosen: Chosen, rows: int) -> Export:
    view = View(page.kind.listing, chosen, page.state.sort, page.state.keys)
    return Export(what, view=view, name=page.kind.many, rows=rows)


def told_of(export: Export, sheets: dict[str, int]) -> str:
    """Say what was written."""
    if export.view is not None:
        return count_words(export.rows, "row")
    if export.what is What.TEMPLATE:
        return "the empty template"
    filled = [count for count in sheets.values() if count]
    return f"{count_words(sum(filled), 'row')} on {count_words(len(filled), 'sheet')}"
