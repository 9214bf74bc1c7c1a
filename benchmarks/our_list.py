"""One of our lists in a window of its own, as a tab builds it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from advocate_desk.app import STYLE_WORDS, SWITCH_SECONDS
from advocate_desk.program.desks import open_desk
from advocate_desk.program.listing import Listing
from advocate_desk.ui import theme
from advocate_desk.ui.tables.columns import People, columns_of
from advocate_desk.ui.tables.list_view import ListView
from advocate_desk.ui.tables.row_finder import RowFinder
from advocate_desk.ui.workspace import Workspace
from benchmarks.qt_peer import HEIGHT, WIDTH

NOBODY = People("", lambda _line: "", "")
MEMBER = People("name", lambda line: str(line.values.get("role") or ""), "name")


def application() -> QApplication:
    """Give the application in its look."""
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication(["benchmarks", *STYLE_WORDS])
    theme.install(app)
    return app


class OurList:
    """A list over a desk."""

    def __init__(
        self, desk: Path, listing: Listing, keys: Sequence[str], people: People = NOBODY
    ) -> None:
        self.workspace = Workspace(open_desk(desk))
        self.listing = listing
        self.view = ListView(listing.key, self._fetch, lambda _key: ())
        self.finder = RowFinder(self.workspace, listing, self.view)
        columns = columns_of(listing.key, listing.fields, people)
        self.view.show_columns([columns[key] for key in keys], {})
        self.view.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.view.resize(WIDTH, HEIGHT)
        self.finder.first_found.connect(self.view.show_first)
        self.finder.all_found.connect(self.view.show_all)
        self.view.show()

    def _fetch(self, ids: Sequence[int]) -> object:
        return self.workspace.look(lambda session: self.listing.lines(session, ids))

    def close(self) -> None:
        """Close the desk and the window."""
        self.view.close()
        self.workspace.close()
