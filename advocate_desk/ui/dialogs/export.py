"""Asks what to hand out as a file: the whole program, the list in front, or the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from advocate_desk.base.words import count_words
from advocate_desk.program.listing import Chosen
from advocate_desk.sheets.export_view import View
from advocate_desk.sheets.exporters import EXPORTERS
from advocate_desk.sheets.saved_views import view_of
from advocate_desk.sheets.write_csv import FOR_PEOPLE, CsvStyle
from advocate_desk.ui import theme
from advocate_desk.ui.dialogs.export_form import OF_PROGRAM, OF_ROWS, FileForm, FormBox
from advocate_desk.ui.dialogs.sheet import Sheet
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.plain import WrappedLabel

_WIDTH = 600
_DOT_PX = 16
_INDENT = 10  # px from the dot to the words of a choice; the line below begins there


class What(StrEnum):
    """What can be exported."""

    CHOSEN = "chosen"
    LIST = "list"
    SAVED = "saved view"
    KIND = "kind"
    PROGRAM = "program"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Export:
    """What she wants.

    Attributes:
        view: the rows and columns of a list; None where there is none.
        sheet: the one sheet of the program that is wanted; empty for another thing.
        name: what the file is about, for its name.
        style: how CSV is written.
    """

    what: What
    form: FileForm = FileForm.WORKBOOK
    view: View | None = None
    sheet: str = ""
    name: str = ""
    style: CsvStyle = FOR_PEOPLE


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be exported: its title, what it is for, and which of several."""

    title: str
    about: str
    ways: Sequence[tuple[str, Export]]
    forms: Sequence[FileForm] = OF_ROWS


class ExportSheet(Sheet):
    """Asks what and in which form. Saves nothing: see `wanted`.

    Signals:
        wanted: the Export she asked for.
    """

    wanted = Signal(object)

    def __init__(self, page: ListPage | None, parent: QWidget | None = None) -> None:
        super().__init__("Export", _WIDTH, parent)
        self._offers = offers_of(page)
        self._group = QButtonGroup(self)
        self.choices: dict[What, QRadioButton] = {}
        self.ways: dict[What, CalmCombo] = {}
        self.forms = FormBox()
        self.save = primary_button("Save as…")
        self._lay_out()
        self.forms.form.currentIndexChanged.connect(self._name_deed)
        first = What.CHOSEN if What.CHOSEN in self._offers else What.PROGRAM
        self.choose(first)
        self.choices[first].setFocus()

    def choose(self, what: What) -> None:
        """Choose one of the offers."""
        self.choices[what].setChecked(True)

    def export(self) -> Export:
        """Give what she asks for."""
        what = self._chosen()
        offer = self._offers[what]
        number = self.ways[what].currentIndex() if what in self.ways else 0
        return replace(
            offer.ways[number][1], form=self.forms.chosen(), style=self.forms.style_of_csv()
        )

    def _lay_out(self) -> None:
        for what, offer in self._offers.items():
            self.body.addLayout(self._choice(what, offer))
        self.body.addWidget(self.forms)
        self.end_with(self.save, self._on_save)

    def _choice(self, what: What, offer: Offer) -> QVBoxLayout:
        choice = QRadioButton(offer.title.replace("&", "&&"))
        choice.setAccessibleDescription(offer.about)
        choice.toggled.connect(self._on_chosen)
        self._group.addButton(choice)
        self.choices[what] = choice
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(choice)
        indent = theme.scaled(_DOT_PX) + _INDENT
        told = WrappedLabel(offer.about, TextStyle.SMALL, "muted")
        told.setContentsMargins(indent, 0, 0, 0)
        words.addWidget(told)
        if len(offer.ways) > 1 or what in (What.SAVED, What.KIND):
            which = self.ways[what] = CalmCombo(offer.title)
            for name, _export in offer.ways:
                which.addItem(name)
            held = QVBoxLayout()
            held.setContentsMargins(indent, 4, 0, 0)
            held.addWidget(which)
            words.addLayout(held)
        return words

    def _chosen(self) -> What:
        return next(what for what, choice in self.choices.items() if choice.isChecked())

    def _on_chosen(self, is_on: bool) -> None:
        if not is_on:  # of two choices that change places, the new one tells
            return
        what = self._chosen()
        for of_what, which in self.ways.items():
            which.setVisible(of_what is what)
        self.forms.offer(self._offers[what].forms)
        self._name_deed()

    def _name_deed(self) -> None:
        is_copy = self.forms.chosen() is FileForm.CLIPBOARD
        self.save.setText("Copy" if is_copy else "Save as…")

    def _on_save(self) -> None:
        self.wanted.emit(self.export())
        self.accept()


def offers_of(page: ListPage | None) -> dict[What, Offer]:
    """Give what can be exported from here."""
    return {
        **(_of_list(page) if page is not None else {}),
        What.KIND: Offer(
            "One kind of row",
            "A sheet of the program workbook by itself.",
            [
                (one.sheet, Export(What.KIND, sheet=one.sheet, name=one.sheet.lower()))
                for one in EXPORTERS
            ],
        ),
        What.PROGRAM: Offer(
            "The whole program",
            "A workbook with every sheet. Edit it in Excel and import it again, or keep it.",
            [("", Export(What.PROGRAM))],
            OF_PROGRAM,
        ),
        What.TEMPLATE: Offer(
            "An empty template",
            "The same workbook without rows, with drop-down lists and notes, to be filled in.",
            [
                ("All sheets", Export(What.TEMPLATE, name="template")),
                *(
                    (
                        one.sheet,
                        Export(What.TEMPLATE, sheet=one.sheet, name=f"{one.sheet} template"),
                    )
                    for one in EXPORTERS
                ),
            ],
            (FileForm.WORKBOOK,),
        ),
    }


def _of_list(page: ListPage) -> dict[What, Offer]:
    """Give what can be exported of a list."""
    kind, state = page.kind, page.state
    chosen, shown = page.view.count_chosen(), page.view.table.rowCount()
    offers: dict[What, Offer] = {}

    def of_rows(what: What, rows: Chosen) -> Sequence[tuple[str, Export]]:
        view = View(kind.listing, rows, state.sort, state.keys)
        return [("", Export(what, view=view, name=kind.many))]

    if chosen > 1:
        offers[What.CHOSEN] = Offer(
            f"The chosen {kind.counted(chosen)}",
            "With the columns and in the order of the list.",
            of_rows(What.CHOSEN, page.chosen()),
        )
    if shown:
        offers[What.LIST] = Offer(
            f"This list: {kind.counted(shown)}",
            "As it is shown now: the filter, these columns, this order.",
            of_rows(What.LIST, Chosen(wanted=state.wanted)),
        )
    if state.views:
        offers[What.SAVED] = Offer(
            f"A view of the {kind.many}",
            "Its rows as they are now, with its columns.",
            [
                (one.name, Export(What.SAVED, view=view_of(kind.listing, one), name=one.name))
                for one in state.views
            ],
        )
    return offers


def told_of(export: Export, sheets: dict[str, int]) -> str:
    """Say what was written."""
    if export.what is What.TEMPLATE:
        return "the empty template"
    filled = [count for count in sheets.values() if count]
    if export.what is not What.PROGRAM:
        return count_words(sum(filled), "row")
    where = ("in", "file") if export.form.is_folder else ("on", "sheet")
    return f"{count_words(sum(filled), 'row')} {where[0]} {count_words(len(filled), where[1])}"
