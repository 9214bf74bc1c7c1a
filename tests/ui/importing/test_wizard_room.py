"""The pages of the import are never wider than the window, however large the letters are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea

from advocate_desk.ui import theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PEOPLE = (
    ("Full name", "Email", "Status", "Tags", "A question with a long heading"),
    ("Ada Lovelace", "ada@kestrel.example", "Aktive Champion", "Speakers", "2026-03-04"),
    ("Zoë Nowak", "zoe@a-very-long-name-of-a-company.example", "enrolled", "", "no"),
)


@pytest.mark.parametrize("per_cent", [100, 160])
def test_no_page_of_the_import_is_wider_than_the_smallest_window(way, xlsx, window, per_cent):
    theme.choose_text_size(per_cent)
    window.resize(1100, 680)
    wizard = way.open(xlsx(PEOPLE))
    assert too_wide(wizard) == []
    wizard.next.click()
    assert too_wide(wizard) == []
    way.find_words(wizard)
    assert wizard.values.answers
    assert too_wide(wizard) == []
    way.plan(wizard)
    assert too_wide(wizard) == []
    assert wizard.width() <= 1100


def too_wide(wizard):
    """Give what can be seen of pages that are wider than the room they scroll in."""
    wizard.grab()  # lays everything out
    areas = (area for area in wizard.findChildren(QScrollArea) if area.isVisible())
    return [
        (type(area.parent()).__name__, area.widget().width(), area.viewport().width())
        for area in areas
        if area.widget() and area.widget().width() > area.viewport().width()
    ]
