"""The page of a list of plain rows: its panel of fields, its form for new ones, its verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.program.checks import Values
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Chosen, Line
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.members_form import MembersForm
from advocate_desk.ui.dialogs.page_forms import PageForms
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.many_panel import ManyAction, ManyPanel
from advocate_desk.ui.tables.panel_parts import (
    ChipWords,
    FieldSections,
    Lines,
    RowHead,
    Section,
)
from advocate_desk.ui.tables.row_panel import RowPanel
from advocate_desk.ui.tables.values import words_of
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.empty_state import Deed
from advocate_desk.ui.workspace import Job, Workspace

_MEMBERS = ("member_id", "member_a_id")  # whose row it is, where a list has one of these


@dataclass(frozen=True, slots=True)
class DetailLine:
    """Something that belongs to a row: two texts, and what a click opens."""

    first: str
    second: str
    opens: Callable[[Workspace], None]


@dataclass(frozen=True, slots=True)
class Card:
    """A row with what belongs to it."""

    line: Line
    details: tuple[DetailLine, ...]


@dataclass(frozen=True, eq=False)
class AddForm:
    """The form for a new row.

    Attributes:
        title: what stands over it; `verb` on its button and on the page's.
        first: the fields that are asked; `more` those behind a button.
        usual: what they hold at first.
        add: the verb; it is given one row for each member, or one.
        fields: fields that are asked otherwise than the list has them.
        sheet: the form of a list of members' rows.
    """

    title: str
    verb: str
    first: tuple[str, ...]
    add: Callable[[Session, Sequence[Values]], list[int]]
    more: tuple[str, ...] = ()
    usual: Callable[[], Values] = dict
    fields: tuple[ListField, ...] = ()
    sheet: type[MembersForm] = MembersForm


@dataclass(frozen=True, eq=False)
class PlainList:
    """One such list.

    Attributes:
        title: of its page.
        sections: its fields on the panel.
        shared: the fields that several chosen rows are compared by.
        nothing: the heading and the sentence while there are no rows.
        second: the line below a row's name on the panel.
        chips: the chips below that.
        details: what belongs to a row, under the heading `details_title`.
        asks: what the page's button does, where it is a command of the window.
    """

    kind: ListKind
    title: str
    form: AddForm
    sections: tuple[Section, ...]
    shared: tuple[str, ...]
    nothing: tuple[str, str]
    second: Callable[[Line], str]
    chips: Callable[[Line], list[ChipWords]] = lambda _line: []
    details: Callable[[Session, Line], Sequence[DetailLine]] = lambda _session, _line: ()
    details_title: str = ""
    asks: str = ""

    @property
    def is_of_members(self) -> bool:
        """Say whether its rows belong to members, some of them at least."""
        return self._member_key is not None

    @property
    def _member_key(self) -> str | None:
        return next((key for key in _MEMBERS if key in self.kind.listing.columns), None)

    def member_of(self, line: Line) -> int | None:
        """Give the member a row belongs to."""
        return line.values.get(self._member_key or "")

    def card(self, session: Session, row_id: int) -> Card | None:
        """Read what the panel shows of a row."""
        line = self.kind.lines(session, [row_id]).get(row_id)
        return None if line is None else Card(line, tuple(self.details(session, line)))


@dataclass(frozen=True, eq=False)
class PlainDeed:
    """Something that is done to chosen rows at once.

    Attributes:
        words: what menus and buttons say; `done` what is said afterwards.
        run: the verb; it says how many rows it changed.
        fits: whether it makes sense for a row; its button is not shown where it does not.
    """

    words: str
    done: str
    icon: str
    run: Callable[[Session, Chosen], int]
    fits: Callable[[Line], bool] = lambda _line: True


class PlainFace(QWidget):
    """One row on the panel.

    Signals:
        deed_asked: the number of a button of the kind's own.
    """

    deed_asked = Signal(int)

    def __init__(self, page: ListPage, plain: PlainList, deeds: Sequence[PlainDeed]) -> None:
        super().__init__()
        self._page, self._plain, self._deeds = page, plain, tuple(deeds)
        self.head = RowHead()
        self.details = Lines(plain.details_title)
        self.fields = FieldSections(plain.kind.listing.key, plain.sections, page.known)
        self.deeds = [
            primary_button(deed.words) if number == 0 else quiet_button(deed.words)
            for number, deed in enumerate(deeds)
        ]
        self.member = quiet_button("Member")
        self._line: Line | None = None
        self._lay_out()
        self.fields.edited.connect(self._on_edited)
        self.fields.refused.connect(page.say_refused)

    def show_card(self, card: Card) -> None:
        """Show a row."""
        line = card.line
        if self._line is None or line.id != self._line.id:
            self.fields.close_editors()
        self._line = line
        self.head.show_row(self._name(line), self._plain.second(line), self._plain.chips(line))
        for deed, button in zip(self._deeds, self.deeds, strict=True):
            button.setVisible(deed.fits(line))
        self.member.setVisible(self._plain.member_of(line) is not None)
        self.details.show_lines(
            [(one.first, one.second) for one in card.details],
            [partial(one.opens, self._page.workspace) for one in card.details],
        )
        self.fields.show_fields(self._page.state.fields)
        self.fields.show_line(line)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for number, button in enumerate(self.deeds):
            button.clicked.connect(lambda _checked, number=number: self.deed_asked.emit(number))
            buttons.addWidget(button)
        self.member.clicked.connect(lambda _checked: self._show_member())
        buttons.addWidget(self.member)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(buttons)
        column.addWidget(self.details)
        column.addWidget(self.fields)

    def _name(self, line: Line) -> str:
        kind = self._plain.kind
        field = self._page.state.fields[kind.people.key]
        return words_of(kind.listing.key, field, line.values.get(field.key) or "")

    def _show_member(self) -> None:
        if self._line is not None:
            show_member_of(self._page, self._plain, self._line)

    def _on_edited(self, field_: ListField, value: object) -> None:
        if self._line is not None:
            self._page.edit_field(self._line.id, field_, value)


class PlainActions(QObject):
    """The page of such a list with its verbs, for its buttons, menus and panel."""

    def __init__(self, tab: Tab, plain: PlainList, deeds: Sequence[PlainDeed] = ()) -> None:
        super().__init__(tab)
        self._tab, self._plain, self._deeds = tab, plain, tuple(deeds)
        self.page = page = ListPage(tab.workspace, plain.kind, plain.title)
        self.forms = PageForms(page)
        self.face = PlainFace(page, plain, self._deeds)
        self.face.deed_asked.connect(lambda number: self.do(self._deeds[number]))
        many = ManyPanel(page.workspace, page.kind, plain.shared, self._for_many())
        page.set_panel(RowPanel(page, lambda: self.face, many, plain.card, self.face.show_card))
        page.set_main(plain.form.verb, self.add)
        title, sentence = plain.nothing
        page.set_none_yet(
            title,
            sentence,
            (plain.form.verb, self.add),
            ("Import a spreadsheet", lambda: tab.run("import")),
            tab.sample_deed(),
        )
        page.keys.offer(self.commands())

    def commands(self) -> tuple[Deed, ...]:
        """Give what the menus offer."""
        own = tuple((deed.words, partial(self.do, deed)) for deed in self._deeds)
        member = (("Show member", self.show_member),) if self._plain.is_of_members else ()
        return (*own, ("Set field…", self.forms.ask_set_field), *member)

    def add(self) -> FormSheet | None:
        """Ask for a new row, about the members of the chosen ones."""
        if self._plain.asks:
            self._tab.run(self._plain.asks)
            return None
        sheet = add_sheet(self._tab.workspace, self._plain, self.page.known, self._tab)
        if isinstance(sheet, MembersForm):
            sheet.about(self._members())
        return self.forms.open(sheet, partial(self._save, sheet))

    def show_member(self) -> None:
        """Show whose row it is."""
        if line := self.page.needed_line():
            show_member_of(self.page, self._plain, line)

    def do(self, deed: PlainDeed) -> None:
        """Do something to the chosen rows."""
        page = self.page
        count = page.needed_count()
        if not count:
            return
        chosen, whom = page.chosen(), page.kind.counted(count)
        page.edits.change(
            f"{deed.words} for {whom}",
            lambda session: deed.run(session, chosen),
            lambda changed: f"{page.kind.counted(changed)} {deed.done}",
        )

    def _save(self, sheet: FormSheet, values: dict[str, Any]) -> Job:
        page, add = self.page, self._plain.form.add
        rows = sheet.rows(values) if isinstance(sheet, MembersForm) else [values]
        what = page.kind.one if len(rows) == 1 else page.kind.counted(len(rows))
        whom = f" of {sheet.whom()}" if isinstance(sheet, MembersForm) and sheet.who.ids() else ""
        job = self.forms.change(
            f"Add {what}{whom}",
            lambda session: add(session, rows),
            lambda ids: f"{page.kind.counted(len(ids))} added",
        )
        job.finished.connect(lambda told: page.reveal(told[0][0]))
        return job

    def _members(self) -> tuple[int, ...]:
        ids = self.page.view.chosen_ids()
        lines = self.page.workspace.look(lambda s: self._plain.kind.listing.lines(s, ids))
        whose = (self._plain.member_of(line) for line in lines.values())
        return tuple(dict.fromkeys(one for one in whose if one is not None))

    def _for_many(self) -> list[ManyAction]:
        own: list[ManyAction] = [
            (deed.words, deed.icon, partial(self.do, deed)) for deed in self._deeds
        ]
        return [
            *own,
            ("Set field…", "pencil", self.forms.ask_set_field),
            ("Delete", "trash", self.page.keys.delete),
        ]


def show_member_of(page: ListPage, plain: PlainList, line: Line) -> None:
    """Show the member whose row it is; of one that is of none, say so."""
    member = plain.member_of(line)
    if member is None:
        page.say_refused(DeskError("This is somebody who is no member."))
    else:
        page.workspace.open_requested.emit("member", member)


def add_sheet(workspace: Workspace, plain: PlainList, known: Any, parent: QWidget) -> FormSheet:
    """Give the form for a new row of a list."""
    form, listing = plain.form, plain.kind.listing
    if plain.is_of_members:
        sheet: FormSheet = form.sheet(workspace, form.title, form.verb, listing.key, known, parent)
    else:
        sheet = FormSheet(form.title, form.verb, listing.key, known, parent)
    asked = {one.key: one for one in (*listing.fields, *form.fields)}
    usual = form.usual()
    sheet.ask([asked[key] for key in form.first], usual)
    if form.more:
        sheet.ask_folded("More fields", [asked[key] for key in form.more], usual)
    sheet.input(form.first[0]).setFocus()
    return sheet
