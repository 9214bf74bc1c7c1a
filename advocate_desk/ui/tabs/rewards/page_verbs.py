"""What the lists of this tab have in common: a page, its forms, and setting fields of many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from sqlalchemy.orm import Session

from advocate_desk.program.checks import Values
from advocate_desk.program.listing import Line
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.page_forms import PageForms
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.many_panel import ManyAction, ManyPanel
from advocate_desk.ui.tables.row_panel import RowPanel
from advocate_desk.ui.tabs.rewards.columns import TITLE
from advocate_desk.ui.tabs.rewards.plain_face import PlainFace


class PageVerbs(QObject):
    """The verbs of one list, for its buttons, menus and panel."""

    def __init__(self, tab: Tab, kind: ListKind) -> None:
        super().__init__(tab)
        self._tab = tab
        self.page = ListPage(tab.workspace, kind, TITLE, tab)
        self.page.hide()  # until the tab shows it: a form may be asked for before
        self.forms = PageForms(self.page)

    def set_panel(
        self, face: PlainFace, shared: Sequence[str], actions: Sequence[ManyAction]
    ) -> None:
        """Show a card for one chosen row, and for several what they share."""
        page = self.page
        many = ManyPanel(page.workspace, page.kind, shared, actions)

        def card(session: Session, row_id: int) -> Line | None:
            return page.kind.listing.lines(session, [row_id]).get(row_id)

        page.set_panel(RowPanel(page, lambda: face, many, card, face.show_card))

    def set_fields(self, verb: str, done: str, values: Values) -> None:
        """Set fields of all chosen rows: `Mark 3 rewards sent delivered`."""
        page = self.page
        count = page.needed_count()
        if not count:
            return
        chosen = page.chosen()
        page.edits.change(
            f"{verb} {page.kind.counted(count)}",
            lambda session: page.kind.edit(session, chosen, values),
            lambda changed: f"{page.kind.counted(changed)} {done}",
        )

    def ask_new(
        self,
        sheet: FormSheet,
        name_key: str,
        add: Callable[[Session, Sequence[Values]], Sequence[int]],
    ) -> FormSheet:
        """Open a form for a new row."""
        return self.forms.open_to_add(
            sheet, name_key, lambda session, values: add(session, [values])[0]
        )
